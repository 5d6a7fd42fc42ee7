//! What a leader that has an entry waits for before it may commit it.

use super::answer::{Cause, Point, Wait};
use super::queries::*;
use crate::play::tell::{and, clock, figure, paper, told, Told};
use crate::raft::{AppendOutcome, Entry, Index, Message, Node, NodeId, NodeSet, Role, Rpc, Rule, Term};
use crate::sim::order::by_number;
use crate::sim::{Server, World};

/// The different entries that logs have at this index, and which nodes have them. The most frequent one comes first, of
/// equally frequent ones the one of the latest term.
pub(super) fn variants(world: &World, index: Index) -> Vec<(Entry, NodeSet)> {
    let entries = world.servers().iter().filter_map(|server| Some((server.node.id(), log(server).get(index)?)));
    let mut variants = alike(entries);
    by_number(&mut variants, |(entry, nodes)| u128::MAX - ((nodes.len() as u128) << 64 | u128::from(entry.term)));
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
    let on = share(world, logs, &quorum);
    let mut text = Vec::new();
    if logs.is_empty() {
        text.push(told!("no-voter-has-it", on));
    } else if logs == disks {
        text.push(told!("in-log-and-on-disk", nodes: logs, on));
    } else {
        text.push(told!("in-log", nodes: logs, on));
        text.push(if disks.is_empty() { told!("on-no-disk") } else { told!("on-disk", nodes: disks) });
        if world.rules().on(Rule::DurableBeforeReply) {
            text.push(told!("only-disks-count", section: figure(2)));
        }
    }
    let counts = if world.rules().on(Rule::DurableBeforeReply) { disks } else { logs };
    // A condition that is met is no reason: said like one, it reads as a contradiction.
    text.push(match quorum.holds(logs) && quorum.holds(counts) && world.monitor().commitment(index).is_none() {
        true => told!("enough-have-it"),
        false => commit_needs(world, &quorum),
    });
    Point::new(Cause::Held { logs, disks, need: usize::from(quorum.need) }, text)
}

/// Whether a leader that has the entry may commit it with its next event, because it knows enough copies.
pub(super) fn may_commit_now(world: &World, leader: &Node, index: Index, entry: Entry) -> bool {
    let older = entry.term != leader.current_term() && world.rules().on(Rule::CommitOwnTerm);
    let target = if older { own_entry(leader, index) } else { None }.unwrap_or(index);
    leader.may_commit(target, world.rules()).is_ok()
}

/// Adds what a leader that has the entry waits for before it may commit it. Returns the gist.
pub(super) fn counting(world: &World, leader: &Node, index: Index, entry: Entry, points: &mut Vec<Point>) -> Vec<Told> {
    let (id, mine, rules) = (leader.id(), leader.current_term(), world.rules());
    let quorum = quorum(world);
    let older = entry.term != mine && rules.on(Rule::CommitOwnTerm);
    let own = if older { own_entry(leader, index) } else { None };
    // The entry whose copies the leader counts: this one, or the one of its own term that commits it.
    let target = own.unwrap_or(index);
    let known = leader.holders(target, rules);
    let (logs, disks) = holders(world, index, entry);
    let first = points.len();
    if older {
        let cause = Cause::NotOwnTerm { leader: id, term: entry.term, mine, own };
        points.push(Point::new(cause, not_own_term(world, leader, index, entry.term, own)));
    }
    points.push(held(world, index, entry));
    joint(world, leader, known, points);
    let counted = leader.holders(index, rules).and(all_voters(world));
    points.push(Point::new(Cause::Counted { leader: id, holders: counted }, counted_text(leader, counted)));
    if !quorum.holds(known) {
        waits(world, leader, target, points);
    } else if leader.may_commit(target, rules).is_ok() && leader.commit_index() < target {
        points.push(Point::new(Cause::NotTried(id), [told!("leader-may-commit-now", leader: id)]));
    }
    behind(world, leader, points);
    let needs = commit_needs(world, &quorum);
    let is_held = |cause: &Cause| matches!(cause, Cause::Held { .. });
    if older && quorum.holds(logs) {
        decides(points, first, |cause| matches!(cause, Cause::NotOwnTerm { .. }));
        vec![told!("term-is-not-leaders-term", term: entry.term, mine)]
    } else if !quorum.holds(logs) {
        decides(points, first, is_held);
        vec![needs]
    } else if !quorum.holds(disks) && rules.on(Rule::DurableBeforeReply) {
        decides(points, first, is_held);
        vec![told!("on-too-few-disks", on: share(world, disks, &quorum)), needs]
    } else if !quorum.holds(counted) {
        decides(points, first, |cause| matches!(cause, Cause::Counted { .. }));
        vec![told!("leader-knows-of-too-few", leader: id, on: share(world, counted, &quorum)), needs]
    } else {
        decides(points, first, |cause| matches!(cause, Cause::NotTried(_)));
        vec![told!("leader-has-not-checked", leader: id)]
    }
}

/// Puts the point that decides before the others, from `first` on: a condition that is met is no answer.
pub(super) fn decides(points: &mut [Point], first: usize, is: impl Fn(&Cause) -> bool) {
    let Some(of) = points.get_mut(first..) else { return };
    if let Some(place) = of.iter().position(|point| is(&point.cause)) {
        of[..=place].rotate_right(1);
    }
}

/// Why a leader does not count replicas of an entry of an older term, and which entry will commit it.
fn not_own_term(world: &World, leader: &Node, index: Index, term: Term, own: Option<Index>) -> Vec<Told> {
    let (id, mine) = (leader.id(), leader.current_term());
    let mut text = vec![
        told!("entry-is-of-older-term", leader: id, index, term, mine),
        told!("only-own-term-is-counted", section: paper("5.4.2")),
    ];
    if let Some(own) = own {
        let on = share(world, leader.holders(own, world.rules()), &quorum(world));
        text.push(told!("own-entry-is-on", leader: id, own, mine, on));
        text.push(told!("own-entry-commits-it", own, index, term));
    } else {
        text.push(told!("leader-has-no-own-entry", leader: id, mine));
        if !world.setup().noop {
            text.push(told!("no-blank-entries", section: paper("8")));
        }
        text.push(told!("next-command-commits-it", index, term));
    }
    text
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

/// What the leader knows: which nodes have the entry, and the matchIndex of the others.
fn counted_text(leader: &Node, holders: NodeSet) -> Vec<Told> {
    let Role::Leader { progress, .. } = leader.role() else { return Vec::new() };
    let (id, term) = (leader.id(), leader.current_term());
    let others = leader.config().all_voters().without(NodeSet::of(id));
    let matched = alike(others.iter().filter_map(|node| Some((node, progress.get(node.slot())?.match_index))));
    let mut text = vec![match holders.is_empty() {
        true => told!("leader-counts-nobody", leader: id, term, section: paper("5.3")),
        false => told!("leader-counts", leader: id, term, nodes: holders, section: paper("5.3")),
    }];
    if !matched.is_empty() {
        let matched = matched.into_iter().map(|(index, nodes)| told!("match-index-for", index, nodes));
        text.push(told!("match-indexes", leader: id, values: and(matched)));
    }
    text
}

/// Adds that the leader's commitIndex, which is volatile, is behind what is committed.
fn behind(world: &World, leader: &Node, points: &mut Vec<Point>) {
    let (commit_index, committed) = (leader.commit_index(), world.monitor().committed());
    if commit_index >= committed {
        return;
    }
    let id = leader.id();
    let of = world.monitor().committed_at(committed).map_or(0, |(entry, _)| entry.term);
    let text = [
        told!("leader-commit-index-is-behind", leader: id, commit_index, committed, term: of),
        told!("new-leader-may-not-know", section: figure(2), section_2: paper("5.4.2")),
    ];
    points.push(Point::new(Cause::Behind { leader: id, commit_index, committed }, text));
}

/// Adds why the nodes that the leader does not count have not acknowledged the entry, one point for each kind of wait.
fn waits(world: &World, leader: &Node, index: Index, points: &mut Vec<Point>) {
    let id = leader.id();
    let term = leader.log().get(index).map_or(0, |entry| entry.term);
    let missing = all_voters(world).without(leader.holders(index, world.rules()));
    if missing.contains(id) {
        points.push(Point::new(Cause::OwnDisk(id), [told!("own-write-not-durable", leader: id, index, term)]));
    }
    let others = missing.without(NodeSet::of(id));
    for (nodes, wait) in grouped(others.iter().filter_map(|node| Some((node, wait(world, leader, node, index)?)))) {
        let text = not_counted(world, leader, (index, term), nodes, &wait);
        points.push(Point::new(Cause::NotCounted(nodes, wait), text));
    }
    too_few(world, leader, points);
}

/// Why these nodes have not acknowledged the entry of this index and term.
fn not_counted(world: &World, leader: &Node, (index, term): (Index, Term), nodes: NodeSet, wait: &Wait) -> Vec<Told> {
    let id = leader.id();
    vec![match wait {
        Wait::Crashed => told!("nodes-crashed", nodes, section: paper("5.5")),
        Wait::Paused => told!("nodes-paused", nodes),
        Wait::Cut => told!("links-cut", node: id, nodes),
        Wait::HigherTerm => {
            told!("higher-term-would-refuse", nodes, term: leader.current_term(), section: paper("5.1"))
        }
        Wait::Disk => told!("write-not-durable", nodes, index, term, section: figure(2)),
        Wait::Answer(ids) => {
            told!("acknowledgement-on-its-way", nodes, index, term, messages: list(ids), section: paper("5.3"))
        }
        Wait::Request(ids) => told!("entry-on-its-way", nodes, index, term, messages: list(ids), section: paper("5.3")),
        Wait::Snapshot(ids) => told!("snapshot-on-its-way", nodes, messages: list(ids), section: paper("7")),
        Wait::Probe(ids) => {
            let messages = list(ids);
            told!("sends-when-messages-arrive", leader: id, index, term, nodes, messages, section: paper("5.3"))
        }
        Wait::Lost
        | Wait::Refusal(_)
        | Wait::NoMember
        | Wait::Leads
        | Wait::LeaderKnowsNot
        | Wait::NoLeader
        | Wait::NextAppend => {
            let heartbeat = world.server(id).and_then(|server| server.heartbeat).map(|alarm| clock(alarm.fires));
            let (section, section_2) = (paper("5.2"), paper("5.3"));
            let asks = heartbeat.map(|at| told!("next-heartbeat-asks", at, section, section_2));
            return [told!("nothing-on-its-way", leader: id, nodes)].into_iter().chain(asks).collect();
        }
    }]
}

/// Adds that the leader reaches too few nodes.
fn too_few(world: &World, leader: &Node, points: &mut Vec<Point>) {
    let (id, quorum) = (leader.id(), quorum(world));
    let group = group(world, id);
    if !quorum.holds(group) {
        let text = match group.len() {
            1 => vec![told!("leader-reaches-nobody", leader: id)],
            _ => {
                let on = share(world, group, &quorum);
                let nodes = group.without(NodeSet::of(id));
                vec![told!("leader-reaches-too-few", leader: id, nodes, on), commit_needs(world, &quorum)]
            }
        };
        points.push(Point::new(Cause::Minority { leader: id, group, need: usize::from(quorum.need) }, text));
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
