//! Why an entry is not committed.

use super::answer::{Answer, Cause, Point};
use super::committed::{another_is_committed, is_committed};
use super::counting::{acknowledges, counting, decides, held, holders, may_commit_now, variants};
use super::current::{is_deposed, nobody_leads, reaches};
use super::queries::*;
use crate::play::tell::{paper, told, Told};
use crate::raft::{Entry, Index, Message, Node, NodeId, NodeSet, Rpc, Term};
use crate::sim::{Server, World};

/// Why the entry of this index and term is not committed, in a sentence or two; none if it is, or if no log has it.
pub fn commitment(world: &World, index: Index, term: Term) -> Vec<Told> {
    let committed = world.monitor().committed_at(index).is_some_and(|(entry, _)| entry.term == term);
    let held = variants(world, index).iter().any(|(entry, _)| entry.term == term);
    if held && !committed {
        why_entry(world, index, term).headline
    } else {
        Vec::new()
    }
}

/// Why the entry at this index is not committed; if it is, which nodes know it.
///
/// If logs differ at this index, the answer is about the committed entry; without one, about the entry of the current
/// leader; without one, about the entry that most logs have. There is an answer for an index without entries.
pub fn why_not_committed(world: &World, index: Index) -> Answer {
    if let Some(committed) = world.monitor().commitment(index) {
        return is_committed(world, index, committed);
    }
    let variants = variants(world, index);
    let Some(&(most, _)) = variants.first() else { return no_entry(world, index, None) };
    let leader = world.leader().and_then(|id| world.server(id));
    let own = leader.and_then(|leader| leader.node.log().get(index));
    let current = own.filter(|own| current_leader(world, index, *own).is_some());
    open(world, index, current.unwrap_or(most))
}

/// Why the entry of this index and term is not committed. If it is: which nodes know it. If another one is committed at
/// its index: when this one will be replaced.
pub fn why_entry(world: &World, index: Index, term: Term) -> Answer {
    match world.monitor().commitment(index) {
        Some(committed) if committed.entry.term == term => is_committed(world, index, committed),
        Some(committed) => another_is_committed(world, index, term, committed),
        None => match variants(world, index).iter().find(|(entry, _)| entry.term == term) {
            Some(&(entry, _)) => open(world, index, entry),
            None => no_entry(world, index, Some(term)),
        },
    }
}

/// The running leader of the highest term, unless it is deposed as far as this entry is concerned.
fn current_leader(world: &World, index: Index, entry: Entry) -> Option<&Node> {
    let node = &world.server(world.leader()?)?.node;
    let commits = node.log().get(index) == Some(entry) && may_commit_now(world, node, index, entry);
    (commits || !is_deposed(world, node, index, entry)).then_some(node)
}

/// Why this entry is not committed, where no entry is committed at its index.
fn open(world: &World, index: Index, entry: Entry) -> Answer {
    let variants = variants(world, index);
    let leader = current_leader(world, index, entry);
    let own = leader.and_then(|leader| leader.log().get(index));
    let mut points = Vec::new();
    let because = match leader {
        Some(leader) if own == Some(entry) => counting(world, leader, index, entry, &mut points),
        _ => {
            let because = match leader {
                Some(leader) => vec![leader_lacks(world, leader, (index, entry), own, &mut points)],
                None => nobody_leads(world, index, entry, &mut points),
            };
            points.push(held(world, index, entry));
            because
        }
    };
    for (other, nodes) in variants.iter().filter(|(other, _)| *other != entry) {
        let mut text = vec![another(world, index, other, *nodes)];
        if let Some(leader) = leader.filter(|_| own == Some(entry)) {
            let does = told!("leader-replaces-that-entry", leader: leader.id(), index, section: paper("5.3"));
            text.extend(reaches(world, leader, *nodes, does));
        } else if let Some(leader) = leader.filter(|_| own == Some(*other)) {
            let does = told!("leader-has-that-entry", leader: leader.id(), term: entry.term, section: paper("5.3"));
            let holders = variants.iter().find(|(of, _)| *of == entry).map_or(NodeSet::EMPTY, |(_, nodes)| *nodes);
            text.extend(reaches(world, leader, holders, does));
        }
        points.push(Point::new(Cause::Another { nodes: *nodes, term: other.term }, text));
    }
    if let Some(own) = own.filter(|own| *own != entry) {
        decides(&mut points, 0, |cause| matches!(cause, Cause::Another { term, .. } if *term == own.term));
    }
    old_leaders(world, leader.map(Node::id), index, entry, &mut points);
    let (logs, _) = holders(world, index, entry);
    let on = share(world, logs, &quorum(world));
    let mut headline = vec![told!("not-committed", index, term: entry.term, on)];
    headline.extend(because);
    Answer { headline, points }
}

/// The leader has no entry at this index, or another one. Returns the gist.
fn leader_lacks(
    world: &World,
    leader: &Node,
    (index, entry): (Index, Entry),
    own: Option<Entry>,
    points: &mut Vec<Point>,
) -> Told {
    let (id, term) = (leader.id(), leader.current_term());
    if let Some(own) = own {
        return told!("leader-has-another-entry", leader: id, term, index, other: own.term);
    }
    let holds = |server: &&Server| log(server).get(index) == Some(entry);
    let nodes = world.servers().iter().filter(holds).map(|server| server.node.id()).collect();
    let mut text = vec![
        told!("leader-log-ends", leader: id, term, last: leader.log().last_index()),
        told!("leader-counts-own-log"),
    ];
    let does = told!("leader-entry-takes-place", index, section: paper("5.3"));
    text.extend(reaches(world, leader, nodes, does));
    points.push(Point::new(Cause::LeaderLacks(id), text));
    told!("leader-lacks-entry", leader: id, term)
}

/// The answer where no log has an entry at this index, or none of this term.
fn no_entry(world: &World, index: Index, term: Option<Term>) -> Answer {
    let fits = |entry: Entry| term.is_none_or(|term| entry.term == term);
    let carries = |message: &Message| match &message.rpc {
        Rpc::AppendEntries { entries, .. } => entries.get(index).is_some_and(fits),
        _ => false,
    };
    let nodes: NodeSet = world.servers().iter().map(|server| server.node.id()).collect();
    let pairs = nodes.iter().flat_map(|from| nodes.iter().map(move |to| (from, to)));
    let messages: Vec<_> = pairs.flat_map(|(from, to)| in_flight(world, from, to, carries)).collect();
    let last = world.servers().iter().map(|server| log(server).last_index()).max().unwrap_or(0);
    let mut text = vec![told!("longest-log-ends", last)];
    if !messages.is_empty() {
        text.push(told!("such-entry-on-its-way", index, messages: list(&messages)));
    }
    let headline = vec![match term {
        None => told!("no-log-has-entry", index),
        Some(term) => told!("no-log-has-entry-of-term", index, term),
    }];
    Answer { headline, points: vec![Point::new(Cause::NoEntry(messages), text)] }
}

/// Adds leaders of older terms that have the entry and may still commit it.
fn old_leaders(world: &World, leader: Option<NodeId>, index: Index, entry: Entry, points: &mut Vec<Point>) {
    for server in world.servers().iter().filter(alive) {
        let node = &server.node;
        if !node.is_leader() || Some(node.id()) == leader || node.log().get(index) != Some(entry) {
            continue;
        }
        let id = node.id();
        let others = all(world).without(node.holders(index, world.rules())).without(NodeSet::of(id));
        let messages: Vec<_> = others
            .iter()
            .flat_map(|from| in_flight(world, from, id, |message| acknowledges(world, node, index, message)))
            .collect();
        if !messages.is_empty() {
            let term = node.current_term();
            let text =
                told!("old-leader-may-count", leader: id, term, messages: list(&messages), section: paper("5.4"));
            points.push(Point::new(Cause::OldLeaderCounts { leader: id, messages }, [text]));
        }
    }
}
