//! Why an entry is not committed.

use super::committed::{another_is_committed, is_committed};
use super::{
    alive, all, all_voters, group, grouped, in_flight, joint, list, log, of_all, quorum, quorum_size, short, they,
    unreachable, Answer, Cause, Point, Wait,
};
use crate::play::tell::{clock, names};
use crate::raft::{AppendOutcome, Entry, Index, Message, Node, NodeId, NodeSet, Role, Rpc, Rule, Term};
use crate::sim::{Server, Status, World};

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
fn holders(world: &World, index: Index, entry: Entry) -> (NodeSet, NodeSet) {
    let that = |fits: &dyn Fn(&Server) -> bool| {
        world.servers().iter().filter(|server| fits(server)).map(|server| server.node.id()).collect()
    };
    let voters = all_voters(world);
    let (logs, disks): (NodeSet, NodeSet) =
        (that(&|s| log(s).get(index) == Some(entry)), that(&|s| s.disk.log.get(index) == Some(entry)));
    (logs.and(voters), disks.and(voters))
}

fn held(world: &World, index: Index, entry: Entry) -> Point {
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

/// The answer where no log has an entry at this index, or none of this term.
fn no_entry(world: &World, index: Index, term: Option<Term>) -> Answer {
    let fits = |entry: Entry| term.is_none_or(|term| entry.term == term);
    let carries = |message: &Message| match &message.rpc {
        Rpc::AppendEntries { entries, .. } => entries.get(index).is_some_and(fits),
        _ => false,
    };
    let nodes: NodeSet = world.servers().iter().map(|server| server.node.id()).collect();
    let pairs = nodes.iter().flat_map(|from| nodes.iter().map(move |to| (from, to)));
    let messages: Vec<_> = pairs.flat_map(|(from, to)| in_flight(world, from, to, carries)).collect::<Vec<_>>();
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
    let (logs, disks) = self::holders(world, index, entry);
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
    let matched: Vec<String> =
        matched.iter().map(|(index, nodes)| format!("{index} for {}", names(*nodes))).collect::<Vec<_>>();
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
    let (id, term, quorum) = (leader.id(), leader.current_term(), quorum(world));
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
fn acknowledges(world: &World, leader: &Node, index: Index, message: &Message) -> bool {
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
            .collect::<Vec<_>>();
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
