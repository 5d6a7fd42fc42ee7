//! Which leader is current. A node may still lead although nodes of later terms refuse its messages (§5.1): it neither
//! commits entries nor replaces them there.

use super::answer::{Cause, Point};
use super::queries::*;
use crate::play::tell::{paper, told, Told};
use crate::raft::{Entry, Index, Node, NodeId, NodeSet, Term};
use crate::sim::order::by_number;
use crate::sim::{Server, Status, World};

/// The currentTerm of a node; for a crashed node, the one on its disk.
pub(super) fn term_of(server: &Server) -> Term {
    match server.status {
        Status::Crashed => server.disk.current_term,
        Status::Up | Status::Paused => server.node.current_term(),
    }
}

/// The nodes of a later term. They refuse AppendEntries of this one.
pub(super) fn later(world: &World, term: Term) -> NodeSet {
    world.servers().iter().filter(|server| term_of(server) > term).map(|server| server.node.id()).collect()
}

/// Whether the nodes that still accept AppendEntries of this leader are too few to commit an entry.
pub(super) fn is_outvoted(world: &World, leader: &Node) -> bool {
    !quorum(world).holds(all_voters(world).without(later(world, leader.current_term())))
}

/// Whether a leader is deposed as far as this entry is concerned: too few nodes are left in its term, or the entry is
/// of a later term.
pub(super) fn is_deposed(world: &World, leader: &Node, index: Index, entry: Entry) -> bool {
    let holds = |server: &Server| log(server).get(index) == Some(entry);
    let newer = |server: &Server| term_of(server) > leader.current_term() && holds(server);
    is_outvoted(world, leader) || entry.term > leader.current_term() && world.servers().iter().any(newer)
}

/// These nodes are in a later term and refuse AppendEntries of this leader.
pub(super) fn refuses(leader: &Node, nodes: NodeSet) -> Told {
    let (id, term) = (leader.id(), leader.current_term());
    told!("later-term-refuses-append", leader: id, term, nodes, section: paper("5.1"))
}

/// What a leader does to entries on these nodes: `does` on those of its term or an earlier one; the others refuse.
pub(super) fn reaches(world: &World, leader: &Node, nodes: NodeSet, does: Told) -> Vec<Told> {
    let later = nodes.and(later(world, leader.current_term()));
    let mut text = Vec::new();
    if !nodes.without(later).is_empty() {
        text.push(does);
    }
    if !later.is_empty() {
        text.push(refuses(leader, later));
    }
    text
}

/// Adds that this node leads without effect.
pub(super) fn deposed(world: &World, leader: &Node, points: &mut Vec<Point>) {
    let (id, term) = (leader.id(), leader.current_term());
    let by = later(world, term);
    let mut text = vec![told!("deposed-leader-believes", leader: id, term), refuses(leader, by)];
    text.extend(steps_down(world, id));
    points.push(Point::new(Cause::Deposed { leader: id, by }, text));
}

/// The nodes that lead, whether current or not, those that run first, of those the one of the highest term first.
fn leaders(world: &World) -> Vec<&Server> {
    let mut leaders: Vec<_> = world.servers().iter().filter(alive).filter(|server| server.node.is_leader()).collect();
    by_number(&mut leaders, |server| {
        u128::MAX - (u128::from(server.is_up()) << 64 | u128::from(server.node.current_term()))
    });
    leaders
}

/// No running leader can commit this entry. Returns the gist.
pub(super) fn nobody_leads(world: &World, index: Index, entry: Entry, points: &mut Vec<Point>) -> Vec<Told> {
    let leaders = leaders(world);
    let paused = leaders.iter().filter(|server| server.status == Status::Paused);
    let paused = paused.map(|server| &server.node).find(|node| !is_deposed(world, node, index, entry));
    let gist = if let Some(node) = paused {
        let (leader, term) = (node.id(), node.current_term());
        let text = told!("paused-leader-counts-nothing", leader, term);
        points.push(Point::new(Cause::LeaderPaused { leader, term }, [text]));
        vec![told!("leader-is-paused", leader, term)]
    } else {
        let newest = leaders.iter().map(|server| server.node.current_term() + 1).max();
        let (gist, cause, text) = match newest.map(|newest| newest.max(entry.term)) {
            None => (told!("nobody-leads"), Cause::NoLeader, told!("only-a-leader-counts")),
            Some(term) => {
                let nobody = told!("nobody-leads-term", term);
                (nobody.clone(), Cause::NoCurrentLeader { term }, nobody)
            }
        };
        let last = last_leader(world).map(|(_, _, text)| text);
        let mut text = vec![text];
        text.extend(last.clone());
        text.push(told!("new-leader-can-commit", section: paper("5.4.2")));
        text.push(told!("new-leader-may-replace", section: paper("5.3")));
        points.push(Point::new(cause, text));
        [gist].into_iter().chain(last).collect()
    };
    for server in leaders.iter().filter(|server| is_deposed(world, &server.node, index, entry)) {
        deposed(world, &server.node, points);
    }
    gist
}

/// The leader of the highest term that had one, if it does not lead any more; its term; and both in a sentence.
pub(super) fn last_leader(world: &World) -> Option<(NodeId, Term, Told)> {
    let (term, leader) = world.monitor().last_leader()?;
    let server = world.server(leader)?;
    if server.status != Status::Crashed && server.node.is_leader() {
        return None;
    }
    let text = match server.status {
        Status::Crashed => told!("last-leader-crashed", leader, term),
        Status::Paused => told!("last-leader-paused", leader, term),
        Status::Up => told!("last-leader", leader, term),
    };
    Some((leader, term, text))
}
