//! Questions about the world that several answers ask, and phrases that they share.

use super::answer::{Cause, Point, Wait};
use crate::play::tell::{self, names, quorum_share};
use crate::raft::{Entry, Index, Log, Message, NodeId, NodeSet, Quorum};
use crate::sim::{Cause as Lost, MessageId, Micros, Server, Status, World};

/// Groups nodes that wait for the same kind of thing, in the order in which the kinds first appear.
pub(super) fn grouped(waits: impl Iterator<Item = (NodeId, Wait)>) -> Vec<(NodeSet, Wait)> {
    let mut groups: Vec<(NodeSet, Wait)> = Vec::new();
    for (node, mut wait) in waits {
        let same = |other: &&mut (NodeSet, Wait)| std::mem::discriminant(&other.1) == std::mem::discriminant(&wait);
        match groups.iter_mut().find(same) {
            None => groups.push((NodeSet::of(node), wait)),
            Some((nodes, group)) => {
                nodes.insert(node);
                if let (Some(all), Some(more)) = (group.messages_mut(), wait.messages_mut()) {
                    all.append(more);
                }
            }
        }
    }
    groups
}

/// The voters; in a joint configuration, those of C_new.
pub(super) fn all(world: &World) -> NodeSet {
    world.config().voters
}

/// The voters; in a joint configuration, those of C_old and of C_new.
pub(super) fn all_voters(world: &World) -> NodeSet {
    world.config().all_voters()
}

/// The quorum that a decision needs; in a joint configuration, one of C_old and one of C_new.
pub(super) fn quorum(world: &World) -> Quorum {
    crate::raft::quorum_of(world.rules(), world.config())
}

/// The share of the voters: `3 of 5 nodes`; in a joint configuration, `2 of 3 old and 2 of 3 new voters`.
pub(super) fn of_all(set: NodeSet, quorum: &Quorum) -> String {
    format!("{} {}", quorum_share(set, quorum), if quorum.config.is_joint() { "voters" } else { "nodes" })
}

/// The running voters.
pub(super) fn up(world: &World) -> NodeSet {
    let up: NodeSet = world.servers().iter().filter(|server| server.is_up()).map(|server| server.node.id()).collect();
    up.and(all_voters(world))
}

/// In a joint configuration, adds the point that a majority of C_old is needed as well.
pub(super) fn joint(world: &World, have: NodeSet, (one, many): (&str, &str), points: &mut Vec<Point>) {
    let outgoing = world.config().outgoing;
    if outgoing.is_empty() {
        return;
    }
    let (have, need) = (have.and(outgoing), crate::raft::quorum(world.rules(), outgoing));
    let text = format!(
        "The configuration is joint (§6): beside {} of the new voters ({}), it takes {need} of the old ones ({}). Of \
         those, {}.",
        self::need(world),
        names(all(world)),
        names(outgoing),
        if have.is_empty() { format!("nobody {one}") } else { they(have, one, many) }
    );
    points.push(Point::new(Cause::Joint { have, need }, text));
}

/// Whether a node is not crashed, so that its memory is valid.
pub(super) fn alive(server: &&Server) -> bool {
    server.status != Status::Crashed
}

/// The log of a node. For a crashed node: the one on its disk.
pub(super) fn log(server: &Server) -> &Log {
    match server.status {
        Status::Crashed => &server.disk.log,
        Status::Up | Status::Paused => server.node.log(),
    }
}

/// Whether the link is cut, in either direction.
pub(super) fn is_cut(world: &World, a: NodeId, b: NodeId) -> bool {
    world.network().is_cut(a, b) || world.network().is_cut(b, a)
}

/// The node and the running voters that it reaches.
pub(super) fn group(world: &World, of: NodeId) -> NodeSet {
    up(world).iter().filter(|&other| other == of || !is_cut(world, of, other)).chain([of]).collect()
}

/// The messages in flight from one node to another that fit, oldest first. Those on a cut link do not count.
pub(super) fn in_flight(world: &World, from: NodeId, to: NodeId, fits: impl Fn(&Message) -> bool) -> Vec<MessageId> {
    let doomed = |lost: Option<(Micros, Lost)>| matches!(lost, Some((_, Lost::Cut)));
    let flights = world
        .network()
        .flights()
        .filter(|flight| flight.id.from == from && flight.id.to == to && !doomed(flight.lost) && fits(&flight.message));
    let mut ids: Vec<MessageId> = flights.map(|flight| flight.id).collect();
    ids.sort();
    ids
}

/// Why the node `to` cannot be reached now; `None` if it can.
pub(super) fn unreachable(world: &World, from: NodeId, to: NodeId) -> Option<Wait> {
    match world.server(to)?.status {
        Status::Crashed => Some(Wait::Crashed),
        Status::Paused => Some(Wait::Paused),
        Status::Up => is_cut(world, from, to).then_some(Wait::Cut),
    }
}

pub(super) fn list(ids: &[MessageId]) -> String {
    let names: Vec<String> = ids.iter().map(ToString::to_string).collect();
    names.join(", ")
}

/// The nodes and the verb in singular or plural: `n1 is`, `n1 n2 are`.
pub(super) fn they(nodes: NodeSet, one: &str, many: &str) -> String {
    format!("{} {}", names(nodes), if nodes.len() == 1 { one } else { many })
}

pub(super) fn need(world: &World) -> usize {
    crate::raft::quorum(world.rules(), all(world))
}

/// The label of an entry. For a configuration: what it changes in a log that has it.
pub(super) fn short(world: &World, index: Index, entry: &Entry) -> String {
    let mut logs = world.servers().iter().map(|server| server.node.log());
    let first = logs.clone().next();
    let log = logs.find(|log| log.get(index) == Some(*entry)).or(first);
    log.map_or(String::new(), |log| tell::entry_label(world, log, index, entry))
}
