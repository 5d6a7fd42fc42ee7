//! Committed entries: which nodes store one, which knew first, which do not know yet; and what becomes of another entry
//! at its index.

use super::answer::{Answer, Cause, Point, Wait};
use super::counting::{counting, variants};
use super::queries::*;
use crate::play::ask::standing::committed_stays;
use crate::play::tell::{clock, names, quorum_size};
use crate::raft::{Entry, Index, Message, Node, NodeSet, Rpc, Rule, Term};
use crate::sim::{Committed, Server, Status, World};

/// The answer for a committed entry.
pub(super) fn is_committed(world: &World, index: Index, committed: Committed) -> Answer {
    let Committed { entry, at, .. } = committed;
    let knows = |server: &&Server| server.status != Status::Crashed && server.node.commit_index() >= index;
    let known: NodeSet = world.servers().iter().filter(knows).map(|server| server.node.id()).collect();
    let unknown = all_voters(world).without(known);
    let mut points = vec![first_to_know(world, index, committed), stored(world, index, entry)];
    let text = if known.is_empty() {
        "Nobody knows it at present: commitIndex is volatile (Figure 2).".to_string()
    } else {
        format!("{} it: commitIndex is at least {index}.", they(known, "knows", "know"))
    };
    points.push(Point::new(Cause::Known(known), text));
    let leader = world.leader().and_then(|id| world.server(id)).map(|server| &server.node);
    let waits = unknown.iter().filter_map(|id| Some((id, wait_to_know(world, world.server(id)?, leader, index))));
    for (nodes, wait) in grouped(waits) {
        let text = not_known(nodes, &wait);
        points.push(Point::new(Cause::NotKnown(nodes, wait), text));
    }
    if let Some(leader) = leader.filter(|leader| leader.commit_index() < index) {
        if leader.log().get(index) == Some(entry) {
            counting(world, leader, index, entry, &mut points);
        }
    }
    for (other, nodes) in variants(world, index).into_iter().filter(|(other, _)| *other != entry) {
        let what = short(world, index, &other);
        let fate = if committed_stays(world) { " It is not committed, and will be replaced (§5.3)." } else { "" };
        let have = they(nodes, "has", "have");
        let text = format!("{have} another entry at this index: entry {index} of term {} ({what}).{fate}", other.term);
        points.push(Point::new(Cause::Another { nodes, term: other.term }, text));
    }
    let but = if unknown.is_empty() {
        String::new()
    } else {
        format!("; {} it", they(unknown, "does not know", "do not know"))
    };
    let headline = format!("Entry {index} of term {} is committed, since {}{but}.", entry.term, clock(at));
    Answer { headline, points }
}

/// The node that knew first that the entry is committed, and its term.
fn first_to_know(world: &World, index: Index, committed: Committed) -> Point {
    let Committed { entry, in_term, by, at } = committed;
    let name = format!("entry {index} of term {}", entry.term);
    let with = match in_term != entry.term && world.rules().on(Rule::CommitOwnTerm) && committed_stays(world) {
        true => format!(", together with an entry of term {in_term} (§5.4.2)"),
        false => " (§5.3)".to_string(),
    };
    let text =
        format!("{by} was the first to know that {name} is committed, at {}, in term {in_term}{with}.", clock(at));
    Point::new(Cause::Committed { by, at, in_term }, text)
}

/// The voters that store the entry.
fn stored(world: &World, index: Index, entry: Entry) -> Point {
    let holds = |server: &&Server| {
        let log = &server.disk.log;
        log.get(index) == Some(entry) || index <= log.snapshot().last_included_index
    };
    let disks: NodeSet = world.servers().iter().filter(holds).map(|server| server.node.id()).collect();
    let disks = disks.and(all_voters(world));
    let quorum = quorum(world);
    let section = if quorum.config.is_joint() { "§6" } else { "§5.3" };
    let who = if disks.is_empty() { "Nobody has".to_string() } else { they(disks, "has", "have") };
    let enough = match quorum.holds(disks) {
        true => format!("It takes {}", quorum_size(&quorum)),
        false => format!("That is too few: it takes {}", quorum_size(&quorum)),
    };
    let on = of_all(disks, &quorum);
    let text = format!("{who} entry {index} of term {} on disk: {on}. {enough} ({section}).", entry.term);
    Point::new(Cause::Stored { disks, need: usize::from(quorum.need) }, text)
}

fn not_known(nodes: NodeSet, wait: &Wait) -> String {
    let they = |one: &str, many: &str| they(nodes, one, many);
    match wait {
        Wait::Crashed => format!("{} crashed: commitIndex is volatile (Figure 2).", they("is", "are")),
        Wait::Paused => format!("{} paused, and does not learn of it.", they("is", "are")),
        Wait::Cut => format!("{} cut off from the leader.", they("is", "are")),
        Wait::Request(ids) => {
            format!("{} it from leaderCommit, which is on its way: {} (§5.3).", they("learns", "learn"), list(ids))
        }
        Wait::Leads => {
            format!("{}, and knows only what it has counted itself, in its own term (§5.4.2).", they("leads", "lead"))
        }
        Wait::LeaderKnowsNot => {
            format!("{} it from the leader, which does not know it yet either (§5.3).", they("learns", "learn"))
        }
        Wait::NoLeader => format!("{} it from a leader, and nobody leads (§5.3).", they("learns", "learn")),
        Wait::HigherTerm
        | Wait::Disk
        | Wait::Answer(_)
        | Wait::Refusal(_)
        | Wait::Snapshot(_)
        | Wait::Probe(_)
        | Wait::Lost
        | Wait::NoMember
        | Wait::NextAppend => format!(
            "{} it from leaderCommit, with a coming AppendEntries from the leader (§5.3).",
            they("learns", "learn")
        ),
    }
}

/// Why a node does not know that the entry is committed.
fn wait_to_know(world: &World, server: &Server, leader: Option<&Node>, index: Index) -> Wait {
    let id = server.node.id();
    match server.status {
        Status::Crashed => return Wait::Crashed,
        Status::Paused => return Wait::Paused,
        Status::Up => {}
    }
    if server.node.is_leader() {
        return Wait::Leads;
    }
    let Some(leader) = leader else { return Wait::NoLeader };
    let tells = |message: &Message| {
        message.term >= server.node.current_term()
            && matches!(message.rpc, Rpc::AppendEntries { leader_commit, .. } if leader_commit >= index)
    };
    let telling = in_flight(world, leader.id(), id, tells);
    if !telling.is_empty() {
        return Wait::Request(telling);
    }
    if is_cut(world, leader.id(), id) {
        return Wait::Cut;
    }
    if leader.commit_index() < index {
        return Wait::LeaderKnowsNot;
    }
    Wait::NextAppend
}

/// The answer for an entry of this term where another one is committed at its index.
pub(super) fn another_is_committed(world: &World, index: Index, term: Term, committed: Committed) -> Answer {
    let theirs = committed.entry;
    let rival = format!("entry {index} of term {} ({})", theirs.term, short(world, index, &theirs));
    let variants = variants(world, index);
    let mine = variants.iter().find(|(entry, _)| entry.term == term && *entry != theirs);
    let mut points = Vec::new();
    let headline = match mine {
        None => format!("No log holds an entry {index} of term {term}; {rival} is committed."),
        Some(&(entry, nodes)) => {
            let own = format!("Entry {index} of term {term} ({})", short(world, index, &entry));
            let stays = committed_stays(world);
            points.push(held_by(nodes, &rival, committed.in_term, stays));
            if stays {
                replaces(world, index, theirs, nodes, &mut points);
                deposed(world, nodes, committed, &mut points);
                format!("{own} is not committed, and will be replaced: {rival} is committed.")
            } else {
                format!("{own} is not the entry that was committed first at index {index}: that was {rival}.")
            }
        }
    };
    points.extend([first_to_know(world, index, committed), stored(world, index, theirs)]);
    Answer { headline, points }
}

fn held_by(nodes: NodeSet, rival: &str, in_term: Term, stays: bool) -> Point {
    let have = they(nodes, "has it in its log", "have it in their logs");
    let text = if stays {
        format!(
            "{have}. Every leader of a later term than {in_term} has {rival} (Leader Completeness, §5.4). A leader's \
             AppendEntries makes a follower delete an entry that conflicts, and all that follow it (Figure 2, \
             AppendEntries 3)."
        )
    } else {
        format!(
            "{have}. A rule of Raft is off, or a property is broken: nobody can say which of the two entries stays."
        )
    };
    Point::new(Cause::Holds(nodes), text)
}

/// Adds when the leader replaces the entry on these nodes, or what prevents it.
fn replaces(world: &World, index: Index, theirs: Entry, nodes: NodeSet, points: &mut Vec<Point>) {
    let leader = world.leader().and_then(|id| world.server(id)).map(|server| &server.node);
    let has = |leader: &&Node| {
        leader.log().get(index) == Some(theirs) || index <= leader.log().snapshot().last_included_index
    };
    let Some(leader) = leader.filter(has) else {
        let text = "No leader that has the committed entry runs at present: until one does, the other entry stays.";
        points.push(Point::new(Cause::Stays(nodes, Wait::NoLeader), text.to_string()));
        return;
    };
    let (id, term) = (leader.id(), leader.current_term());
    let wait = |node| match leader.config().members().contains(node) {
        true => unreachable(world, id, node).unwrap_or(Wait::NextAppend),
        false => Wait::NoMember,
    };
    for (nodes, wait) in grouped(nodes.iter().map(|node| (node, wait(node)))) {
        let them = if nodes.len() == 1 { "it" } else { "them" };
        let keep = |one: &str, many: &str| {
            format!("{} the entry until {id}, which leads term {term}, reaches {them}.", they(nodes, one, many))
        };
        let text = match &wait {
            Wait::Crashed => keep("is crashed, and keeps", "are crashed, and keep"),
            Wait::Paused => keep("is paused, and keeps", "are paused, and keep"),
            Wait::Cut => keep("is cut off, and keeps", "are cut off, and keep"),
            Wait::NoMember => format!(
                "{}: by the configuration of {id}, which leads term {term}, {} (§6).",
                they(nodes, "keeps the entry", "keep the entry"),
                if nodes.len() == 1 { "it is no member" } else { "they are no members" }
            ),
            Wait::HigherTerm
            | Wait::Disk
            | Wait::Answer(_)
            | Wait::Refusal(_)
            | Wait::Request(_)
            | Wait::Snapshot(_)
            | Wait::Probe(_)
            | Wait::Lost
            | Wait::Leads
            | Wait::LeaderKnowsNot
            | Wait::NoLeader
            | Wait::NextAppend => {
                format!("{id}, which leads term {term}, replaces it on {} as soon as it reaches {them}.", names(nodes))
            }
        };
        points.push(Point::new(Cause::Stays(nodes, wait), text));
    }
}

/// Adds that leaders of earlier terms can never commit the entry.
fn deposed(world: &World, nodes: NodeSet, committed: Committed, points: &mut Vec<Point>) {
    for server in nodes.iter().filter_map(|id| world.server(id)).filter(|server| server.status != Status::Crashed) {
        let (id, term) = (server.node.id(), server.node.current_term());
        if !server.node.is_leader() || term >= committed.in_term {
            continue;
        }
        let text = format!(
            "{id} still leads term {term}, as it has not heard of a later one. It can never commit the entry: a \
             majority is in a later term, and refuses AppendEntries of term {term} (§5.1)."
        );
        points.push(Point::new(Cause::CannotCommit(id), text));
    }
}
