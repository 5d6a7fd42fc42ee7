//! Questions about the world that several answers ask, and sentences that they share.

use super::answer::{Cause, Point, Wait};
use crate::play::tell::{self, commas, paper, told, List, Told};
use crate::raft::{Config, Entry, Index, Log, Message, Node, NodeId, NodeSet, Quorum, Rule, Term};
use crate::sim::order::by_number;
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

/// Nodes with the same value, in the order in which the values first appear.
pub(super) fn alike<T: PartialEq>(values: impl Iterator<Item = (NodeId, T)>) -> Vec<(T, NodeSet)> {
    let mut groups: Vec<(T, NodeSet)> = Vec::new();
    for (node, value) in values {
        match groups.iter_mut().find(|(other, _)| *other == value) {
            None => groups.push((value, NodeSet::of(node))),
            Some((_, nodes)) => {
                nodes.insert(node);
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

/// A share of the voters: `3 of 5 nodes`; in a joint configuration, `2 of 3 old and 2 of 3 new voters`.
pub(super) fn share(world: &World, set: NodeSet, quorum: &Quorum) -> Told {
    let Config { voters, outgoing, .. } = quorum.config;
    let (count, all) = (set.and(voters).len(), voters.len());
    match quorum.config.is_joint() {
        true => {
            told!("share-of-joint", old: set.and(outgoing).len(), all_old: outgoing.len(), new: count, all_new: all)
        }
        false => told!("share-of-nodes", count, all, all_vote: all == world.servers().len()),
    }
}

/// How many nodes a decision needs: `3 nodes`; in a joint configuration, `2 old and 2 new voters`.
pub(super) fn needed(world: &World, quorum: &Quorum) -> Told {
    match quorum.config.is_joint() {
        true => told!("needed-joint", old: quorum.need_outgoing, new: quorum.need),
        false => {
            let all_vote = quorum.config.voters.len() == world.servers().len();
            told!("needed", count: quorum.need, all_vote)
        }
    }
}

/// How many nodes must have an entry before it is committed.
pub(super) fn commit_needs(world: &World, quorum: &Quorum) -> Told {
    let section = if quorum.config.is_joint() { paper("6") } else { paper("5.3") };
    told!("commit-needs", needed: needed(world, quorum), section)
}

/// The running voters.
pub(super) fn up(world: &World) -> NodeSet {
    let up: NodeSet = world.servers().iter().filter(|server| server.is_up()).map(|server| server.node.id()).collect();
    up.and(all_voters(world))
}

/// In a joint configuration, adds the point that a majority of C_old is needed as well.
pub(super) fn joint(world: &World, leader: &Node, have: NodeSet, points: &mut Vec<Point>) {
    let (new, old) = (all(world), world.config().outgoing);
    if old.is_empty() {
        return;
    }
    let need = |voters| crate::raft::quorum(world.rules(), voters);
    let have = have.and(old);
    let needs = told!("joint-needs-both", need_new: need(new), new, need_old: need(old), old, section: paper("6"));
    let counted = match have.is_empty() {
        true => told!("counts-no-old-voter", leader: leader.id()),
        false => told!("counts-old-voters", leader: leader.id(), nodes: have),
    };
    points.push(Point::new(Cause::Joint { have, need: need(old) }, [needs, counted]));
}

/// The paused leader of the highest term that a paused leader has, and that term.
pub(super) fn paused_leader(world: &World) -> Option<(NodeId, Term)> {
    let paused = world.servers().iter().filter(|server| server.status == Status::Paused && server.node.is_leader());
    let leader = paused.max_by_key(|server| server.node.current_term())?;
    Some((leader.node.id(), leader.node.current_term()))
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
    by_number(&mut ids, |id| id.rank().into());
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

/// Messages by name: `n1>n2#3, n1>n3#3`.
pub(super) fn list(ids: &[MessageId]) -> List {
    commas(ids.iter().map(ToString::to_string))
}

/// What the entry holds. For a configuration: what it changes in a log that has it.
pub(super) fn short(world: &World, index: Index, entry: &Entry) -> Told {
    let mut logs = world.servers().iter().map(|server| server.node.log());
    let first = logs.clone().next();
    let log = logs.find(|log| log.get(index) == Some(*entry)).or(first);
    log.map_or(Told::NOTHING, |log| tell::entry_label(world, log, index, entry))
}

/// These nodes have another entry at this index.
pub(super) fn another(world: &World, index: Index, entry: &Entry, nodes: NodeSet) -> Told {
    told!("another-entry", nodes, index, term: entry.term, what: short(world, index, entry))
}

/// What a leader does that hears of a higher term; `None` if that rule is off.
pub(super) fn steps_down(world: &World, leader: NodeId) -> Option<Told> {
    world.rules().on(Rule::StepDown).then(|| told!("steps-down-when-it-hears", leader, section: paper("5.1")))
}
