//! Why an entry is not committed.

use super::answer::{Answer, Cause, Point};
use super::committed::{another_is_committed, is_committed};
use super::counting::{acknowledges, counting, held, holders, variants};
use super::queries::*;
use crate::raft::{Entry, Index, Message, Node, NodeId, NodeSet, Rpc, Term};
use crate::sim::{Status, World};

/// Why the entry of this index and term is not committed, in a sentence; `None` if it is, or if no log has it.
pub fn commitment(world: &World, index: Index, term: Term) -> Option<String> {
    let committed = world.monitor().committed_at(index).is_some_and(|(entry, _)| entry.term == term);
    let held = variants(world, index).iter().any(|(entry, _)| entry.term == term);
    (held && !committed).then(|| why_entry(world, index, term).headline)
}

/// Why the entry at this index is not committed; if it is, which nodes know it.
///
/// If logs differ at this index, the answer is about the committed entry; without one, about the entry of the leader of
/// the highest term; without one, about the entry that most logs have. There is an answer for an index without entries.
pub fn why_not_committed(world: &World, index: Index) -> Answer {
    if let Some(committed) = world.monitor().commitment(index) {
        return is_committed(world, index, committed);
    }
    let variants = variants(world, index);
    let Some(&(most, _)) = variants.first() else { return no_entry(world, index, None) };
    let leader = world.leader().and_then(|id| world.server(id));
    let own = leader.and_then(|leader| leader.node.log().get(index));
    open(world, index, own.unwrap_or(most))
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

/// Why this entry is not committed, where no entry is committed at its index.
fn open(world: &World, index: Index, entry: Entry) -> Answer {
    let variants = variants(world, index);
    let leader = world.leader().and_then(|id| world.server(id));
    let own = leader.and_then(|leader| leader.node.log().get(index));
    let mut points = Vec::new();
    let because = match (leader, own) {
        (Some(leader), Some(own)) if own == entry => counting(world, &leader.node, index, entry, &mut points),
        (Some(leader), own) => {
            let because = leader_lacks(&leader.node, index, own, &mut points);
            points.push(held(world, index, entry));
            because
        }
        (None, _) => {
            let because = nobody_leads(world, &mut points);
            points.push(held(world, index, entry));
            because
        }
    };
    for &(other, nodes) in variants.iter().filter(|(other, _)| *other != entry) {
        let (have, what) = (they(nodes, "has", "have"), short(world, index, &other));
        let fate = match leader {
            Some(leader) if own == Some(entry) => {
                format!(": AppendEntries from {} replaces it when it gets that far (§5.3)", leader.node.id())
            }
            Some(leader) if own == Some(other) => format!(
                ", which is the leader's: AppendEntries from {} puts it in the place of the entry of term {} (§5.3)",
                leader.node.id(),
                entry.term
            ),
            _ => String::new(),
        };
        let text = format!("{have} another entry {index}, of term {} ({what}){fate}.", other.term);
        points.push(Point::new(Cause::Another { nodes, term: other.term }, text));
    }
    old_leaders(world, leader.map(|leader| leader.node.id()), index, entry, &mut points);
    let (logs, _) = holders(world, index, entry);
    let on = of_all(logs, &quorum(world));
    let headline = format!("Entry {index} of term {} is on {on}; not committed, because {because}.", entry.term);
    Answer { headline, points }
}

/// The leader has no entry at this index, or another one. Returns the gist.
fn leader_lacks(leader: &Node, index: Index, own: Option<Entry>, points: &mut Vec<Point>) -> String {
    let (id, term) = (leader.id(), leader.current_term());
    let last = leader.log().last_index();
    if let Some(own) = own {
        return format!("{id}, which leads term {term}, has entry {index} of term {} in its place", own.term);
    }
    let text = format!(
        "{id} leads term {term}, and its log ends at {last}. Only what is in the leader's log is counted; where the \
         leader gets another entry at index {index}, this one is removed (§5.3)."
    );
    points.push(Point::new(Cause::LeaderLacks(id), text));
    format!("{id}, which leads term {term}, does not have it")
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
    let text = if messages.is_empty() {
        format!("The longest log ends at {last}.")
    } else {
        format!("The longest log ends at {last}; one is on its way: {}.", list(&messages))
    };
    let of = term.map(|term| format!(" of term {term}")).unwrap_or_default();
    let headline = format!("No log has an entry {index}{of}.");
    Answer { headline, points: vec![Point::new(Cause::NoEntry(messages), text)] }
}

fn nobody_leads(world: &World, points: &mut Vec<Point>) -> String {
    let paused = world.servers().iter().filter(|s| s.status == Status::Paused && s.node.is_leader());
    if let Some(leader) = paused.max_by_key(|server| server.node.current_term()) {
        let (id, term) = (leader.node.id(), leader.node.current_term());
        let text = format!("{id} leads term {term} and is paused: it counts nothing until it goes on.");
        points.push(Point::new(Cause::LeaderPaused { leader: id, term }, text));
        return format!("{id}, which leads term {term}, is paused");
    }
    let text = "Nobody leads, and only a leader counts. A new leader that has the entry commits it together with an \
                entry of its own term (§5.4.2)."
        .to_string();
    points.push(Point::new(Cause::NoLeader, text));
    "nobody leads".to_string()
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
            let text = format!(
                "{id} still leads term {} for all it knows, and may count what is on its way to it: {} (§5.4).",
                node.current_term(),
                list(&messages)
            );
            points.push(Point::new(Cause::OldLeaderCounts { leader: id, messages }, text));
        }
    }
}
