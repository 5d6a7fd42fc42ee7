//! What a leader that has an entry waits for before it may commit it.

use super::answer::{Cause, Point, Wait};
use super::queries::*;
use crate::play::tell::{clock, names, quorum_size};
use crate::raft::{AppendOutcome, Entry, Index, Message, Node, NodeId, NodeSet, Role, Rpc, Rule};
use crate::sim::{Server, Status, World};

/// The different entries that logs have at this index, and which nodes have them. The most frequent one comes first, of
/// equally frequent ones the one of the latest term.
pub(super) fn variants(world: &World, index: Index) -> Vec<(Entry, NodeSet)> {
    let mut variants: Vec<(Entry, NodeSet)> = Vec::new();
    for server in world.servers() {
        let Some(entry) = log(server).get(index) else { continue };
        match variants.iter_mut().find(|(other, _)| *other == entry) {
            None => variants.push((entry, NodeSet::of(server.node.id()))),
            Some((_, nodes)) => {
                nodes.insert(server.node.id());
            }
        }
    }
    variants.sort_by_key(|(entry, nodes)| std::cmp::Reverse((nodes.len(), entry.term)));
    variants
}

/// The voters with the entry in the log, and those with it on disk.
pub(super) fn holders(world: &World, index: Index, entry: Entry) -> (NodeSet, NodeSet) {
    let that = |fits: &dyn Fn(&Server) -> bool| {
        world.servers().iter().filter(|server| fits(server)).map(|server| server.node.id()).collect()
    };
    let voters = all_voters(world);
    let (logs, disks): (NodeSet, NodeSet) =
        (that(&|s| log(s).get(index) == Some(entry)), that(&|s| s.disk.log.get(index) == Some(entry)));
    (logs.and(voters), disks.and(voters))
}

pub(super) fn held(world: &World, index: Index, entry: Entry) -> Point {
    let (logs, disks) = holders(world, index, entry);
    let quorum = quorum(world);
    let (on, takes) = (of_all(logs, &quorum), quorum_size(&quorum));
    let section = if quorum.config.is_joint() { "§6" } else { "§5.3" };
    let text = if logs.is_empty() {
        format!("Nobody who votes has it: {on}. It takes {takes} ({section}).")
    } else if logs == disks {
        format!("{} it, in the log and on disk: {on}. It takes {takes} ({section}).", they(logs, "has", "have"))
    } else {
        format!(
            "{} it in the log: {on}. {} it on disk, which is what counts (Figure 2). It takes {takes} ({section}).",
            they(logs, "has", "have"),
            if disks.is_empty() { "Nobody has".to_string() } else { they(disks, "has", "have") }
        )
    };
    Point::new(Cause::Held { logs, disks, need: usize::from(quorum.need) }, text)
}

/// Adds what a leader that has the entry waits for before it may commit it. Returns the gist.
pub(super) fn counting(world: &World, leader: &Node, index: Index, entry: Entry, points: &mut Vec<Point>) -> String {
    let (id, mine, rules) = (leader.id(), leader.current_term(), world.rules());
    let quorum = quorum(world);
    let takes = quorum_size(&quorum);
    let older = entry.term != mine && rules.on(Rule::CommitOwnTerm);
    let own = if older { own_entry(leader, index) } else { None };
    // The entry whose copies the leader counts: this one, or the one of its own term that commits it.
    let target = own.unwrap_or(index);
    let known = leader.holders(target, rules);
    let (logs, disks) = holders(world, index, entry);
    if older {
        let name = format!("entry {index} of term {}", entry.term);
        let then = match own {
            Some(own) => format!(
                "{id} has one: entry {own} of term {mine}, which it knows to be on {}. With it, {name} is committed.",
                of_all(known, &quorum)
            ),
            None if world.setup().noop => format!(
                "{id} has none after {name}: the next command that a client proposes becomes one, and {name} is \
                 committed with it."
            ),
            None => format!(
                "{id} has none: new leaders append no blank entry (noop=off), so it takes a client's next command, and \
                 {name} is committed with it (§8)."
            ),
        };
        let text = format!(
            "Entry {index} is of term {}, and {id} leads term {mine}. Only entries of the leader's own term are \
             committed by counting (§5.4.2). {then}",
            entry.term
        );
        points.push(Point::new(Cause::NotOwnTerm { leader: id, term: entry.term, mine, own }, text));
    }
    points.push(held(world, index, entry));
    joint(world, known, ("is known to have it", "are known to have it"), points);
    let counted = leader.holders(index, rules).and(all_voters(world));
    points.push(Point::new(Cause::Counted { leader: id, holders: counted }, counted_text(leader, counted)));
    if !quorum.holds(known) {
        waits(world, leader, target, points);
    } else if leader.may_commit(target, rules).is_ok() && leader.commit_index() < target {
        let text = format!("{id} may count it by now, and looks again with the next message or write.");
        points.push(Point::new(Cause::NotTried(id), text));
    }
    behind(world, leader, points);
    if older && quorum.holds(logs) {
        format!("its term {} is not the leader's term {mine}", entry.term)
    } else if !quorum.holds(logs) {
        format!("it takes {takes}")
    } else if !quorum.holds(disks) {
        format!("it is on disk at only {}, and it takes {takes}", of_all(disks, &quorum))
    } else if !quorum.holds(counted) {
        format!("{id}, which leads, knows only of {}, and it takes {takes}", of_all(counted, &quorum))
    } else {
        format!("{id}, which leads, has yet to look again")
    }
}

/// The leader's first entry of its own term after `index`.
fn own_entry(leader: &Node, index: Index) -> Option<Index> {
    let log = leader.log();
    // Entries of its own term are the last ones of its log.
    if log.last_term() != leader.current_term() {
        return None;
    }
    let own = log.first_index_of_term(log.last_index()).max(index + 1);
    log.get(own).map(|_| own)
}

fn counted_text(leader: &Node, holders: NodeSet) -> String {
    let Role::Leader { progress, .. } = leader.role() else { return String::new() };
    let others = leader.config().all_voters().without(NodeSet::of(leader.id()));
    let mut matched: Vec<(Index, NodeSet)> = Vec::new();
    for node in others.iter() {
        let Some(index) = progress.get(node.slot()).map(|progress| progress.match_index) else { continue };
        match matched.iter_mut().find(|(other, _)| *other == index) {
            Some((_, nodes)) => {
                nodes.insert(node);
            }
            None => matched.push((index, NodeSet::of(node))),
        }
    }
    let matched: Vec<String> = matched.iter().map(|(index, nodes)| format!("{index} for {}", names(*nodes))).collect();
    let known = match matched.split_last() {
        None => String::new(),
        Some((last, [])) => format!(" Its matchIndex is {last}."),
        Some((last, rest)) => format!(" Its matchIndex is {} and {last}.", rest.join(", ")),
    };
    format!(
        "{}, which leads term {}, knows it to be on {} (§5.3).{known}",
        leader.id(),
        leader.current_term(),
        if holders.is_empty() { "no disk".to_string() } else { names(holders) }
    )
}

/// Adds that the leader's commitIndex, which is volatile, is behind what is committed.
fn behind(world: &World, leader: &Node, points: &mut Vec<Point>) {
    let (commit_index, committed) = (leader.commit_index(), world.monitor().committed());
    if commit_index >= committed {
        return;
    }
    let id = leader.id();
    let of = world.monitor().committed_at(committed).map_or(0, |(entry, _)| entry.term);
    let text = format!(
        "{id}'s own commitIndex is {commit_index}, though all up to entry {committed} of term {of} are committed: \
         commitIndex is volatile, and a new leader knows for certain only what it has counted itself (Figure 2, \
         §5.4.2)."
    );
    points.push(Point::new(Cause::Behind { leader: id, commit_index, committed }, text));
}

/// Adds why the nodes that the leader does not count have not acknowledged the entry, one point for each kind of wait.
fn waits(world: &World, leader: &Node, index: Index, points: &mut Vec<Point>) {
    let (id, term) = (leader.id(), leader.current_term());
    let entry = match leader.log().get(index) {
        Some(entry) => format!("entry {index} of term {}", entry.term),
        None => format!("entry {index}"),
    };
    let missing = all_voters(world).without(leader.holders(index, world.rules()));
    if missing.contains(id) {
        let text = format!("{id}'s own write of {entry} is not durable yet: until then it does not count itself.");
        points.push(Point::new(Cause::OwnDisk(id), text));
    }
    let others = missing.without(NodeSet::of(id));
    let heartbeat = world.server(id).and_then(|server| server.heartbeat).map(|alarm| alarm.fires);
    for (nodes, wait) in grouped(others.iter().filter_map(|node| Some((node, wait(world, leader, node, index)?)))) {
        let text = match &wait {
            Wait::Crashed => {
                format!("{} crashed, and cannot acknowledge {entry} (§5.5).", they(nodes, "is", "are"))
            }
            Wait::Paused => format!("{} paused: what arrives there waits.", they(nodes, "is", "are")),
            Wait::Cut => format!("The links between {id} and {} are cut.", names(nodes)),
            Wait::HigherTerm => {
                format!("{} in a higher term than {term}, and would refuse (§5.1).", they(nodes, "is", "are"))
            }
            Wait::Disk => format!(
                "{} stored {entry}, not yet durably: the acknowledgement waits for the disk (Figure 2).",
                they(nodes, "has", "have")
            ),
            Wait::Answer(ids) => format!(
                "{} acknowledged {entry}, and that is on its way: {} (§5.3).",
                they(nodes, "has", "have"),
                list(ids)
            ),
            Wait::Request(ids) => format!("On its way to {} is {entry}: {} (§5.3).", names(nodes), list(ids)),
            Wait::Snapshot(ids) => {
                format!("A snapshot is on its way to {}, what follows comes later: {} (§7).", names(nodes), list(ids))
            }
            Wait::Probe(ids) => format!(
                "{id} sends {entry} to {}, or asks again, once these have arrived: {} (§5.3).",
                names(nodes),
                list(ids)
            ),
            Wait::Lost
            | Wait::Refusal(_)
            | Wait::NoMember
            | Wait::Leads
            | Wait::LeaderKnowsNot
            | Wait::NoLeader
            | Wait::NextAppend => {
                let when = heartbeat.map_or(String::new(), |at| format!(", at {}", clock(at)));
                let nodes = names(nodes);
                format!("Nothing is under way between {id} and {nodes}: the next heartbeat asks{when} (§5.2, §5.3).")
            }
        };
        points.push(Point::new(Cause::NotCounted(nodes, wait), text));
    }
    too_few(world, leader, points);
}

/// Adds that the leader reaches too few nodes, or that too many have a higher term.
fn too_few(world: &World, leader: &Node, points: &mut Vec<Point>) {
    let (id, term, quorum) = (leader.id(), leader.current_term(), quorum(world));
    let group = group(world, id);
    if !quorum.holds(group) {
        let takes = quorum_size(&quorum);
        let text = match group.len() {
            1 => format!("{id} reaches nobody: alone it can commit nothing."),
            n => {
                format!("{} reach each other, {n} nodes: they can commit nothing, for it takes {takes}.", names(group))
            }
        };
        points.push(Point::new(Cause::Minority { leader: id, group, need: usize::from(quorum.need) }, text));
    }
    let later = |server: &&Server| match server.status {
        Status::Crashed => server.disk.current_term > term,
        Status::Up | Status::Paused => server.node.current_term() > term,
    };
    let by: NodeSet = world.servers().iter().filter(later).map(|server| server.node.id()).collect();
    if !quorum.holds(all_voters(world).without(by)) {
        let text = format!(
            "{} heard of a higher term than {term}: {id} will never again have a majority for that term, and steps \
             down when it hears of it (§5.1).",
            they(by, "has", "have")
        );
        points.push(Point::new(Cause::Deposed { leader: id, by }, text));
    }
}

/// Whether a reply acknowledges everything up to this index to the leader.
pub(super) fn acknowledges(world: &World, leader: &Node, index: Index, message: &Message) -> bool {
    let current = message.term == leader.current_term()
        || message.term < leader.current_term() && !world.rules().on(Rule::IgnoreOldAcks);
    let holds = match message.rpc {
        Rpc::AppendEntriesReply { outcome: AppendOutcome::Success { match_index }, .. }
        | Rpc::InstallSnapshotReply { match_index, .. } => match_index >= index,
        _ => false,
    };
    current && holds
}

/// What the leader waits for from a follower that it does not count for this index.
fn wait(world: &World, leader: &Node, follower: NodeId, index: Index) -> Option<Wait> {
    let (id, term) = (leader.id(), leader.current_term());
    let server = world.server(follower)?;
    let answers = in_flight(world, follower, id, |message| acknowledges(world, leader, index, message));
    if !answers.is_empty() {
        return Some(Wait::Answer(answers));
    }
    if let Some(wait) = unreachable(world, id, follower) {
        return Some(wait);
    }
    if server.node.current_term() > term {
        return Some(Wait::HigherTerm);
    }
    let entry = leader.log().get(index);
    let has = server.node.log().get(index) == entry;
    if has && server.node.durable_last(world.rules()) < index {
        return Some(Wait::Disk);
    }
    let sent = |fits: &dyn Fn(&Rpc) -> bool| {
        in_flight(world, id, follower, |message| message.term == term && fits(&message.rpc))
    };
    if !has {
        let carrying = sent(&|rpc| matches!(rpc, Rpc::AppendEntries { entries, .. } if entries.get(index) == entry));
        if !carrying.is_empty() {
            return Some(Wait::Request(carrying));
        }
        let snapshots = sent(&|rpc| matches!(rpc, Rpc::InstallSnapshot { .. }));
        if !snapshots.is_empty() {
            return Some(Wait::Snapshot(snapshots));
        }
    }
    let mut between = sent(&|_| true);
    between.extend(in_flight(world, follower, id, |message| message.answer().is_some()));
    Some(if between.is_empty() { Wait::Lost } else { Wait::Probe(between) })
}
