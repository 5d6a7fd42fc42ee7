//! Committed entries: which nodes store one, which knew first, which do not know yet; and what becomes of another entry
//! at its index.

use super::answer::{Answer, Cause, Point, Wait};
use super::counting::{counting, variants};
use super::current::{is_deposed, is_outvoted, later};
use super::queries::*;
use crate::play::ask::standing::committed_stays;
use crate::play::tell::{clock, figure, paper, told, Told};
use crate::raft::{Entry, Index, Message, Node, NodeSet, Rpc, Rule, Term};
use crate::sim::{Committed, Server, Status, World};

/// The answer for a committed entry.
pub(super) fn is_committed(world: &World, index: Index, committed: Committed) -> Answer {
    let Committed { entry, at, .. } = committed;
    let knows = |server: &&Server| server.status != Status::Crashed && server.node.commit_index() >= index;
    let known: NodeSet = world.servers().iter().filter(knows).map(|server| server.node.id()).collect();
    let unknown = all_voters(world).without(known);
    let mut points = vec![stored(world, index, entry), first_to_know(world, index, committed)];
    let text = match known.is_empty() {
        true => told!("commit-known-nowhere", section: figure(2)),
        false => told!("commit-known-on", nodes: known, index),
    };
    points.push(Point::new(Cause::Known(known), [text]));
    let leader = world.leader().and_then(|id| world.server(id)).map(|server| &server.node);
    let waits = unknown.iter().filter_map(|id| Some((id, wait_to_know(world, world.server(id)?, leader, index))));
    for (nodes, wait) in grouped(waits) {
        let text = not_known(leader, nodes, &wait);
        points.push(Point::new(Cause::NotKnown(nodes, wait), text));
    }
    if let Some(leader) = leader.filter(|leader| leader.commit_index() < index) {
        if leader.log().get(index) == Some(entry) && !is_deposed(world, leader, index, entry) {
            counting(world, leader, index, entry, &mut points);
        }
    }
    for (other, nodes) in variants(world, index).into_iter().filter(|(other, _)| *other != entry) {
        let mut text = vec![another(world, index, &other, nodes)];
        if committed_stays(world) {
            text.push(told!("will-be-replaced", section: paper("5.3")));
        }
        points.push(Point::new(Cause::Another { nodes, term: other.term }, text));
    }
    let mut headline = vec![told!("entry-was-committed", index, term: entry.term, at: clock(at))];
    if !unknown.is_empty() {
        headline.push(told!("commit-not-known-to", nodes: unknown));
    }
    Answer { headline, points }
}

/// The node that knew first that the entry is committed, and its term.
fn first_to_know(world: &World, index: Index, committed: Committed) -> Point {
    let Committed { entry, in_term, by, at } = committed;
    let first =
        told!("first-to-know", node: by, index, term: entry.term, at: clock(at), in_term, section: paper("5.3"));
    let mut text = vec![first];
    if in_term != entry.term && world.rules().on(Rule::CommitOwnTerm) && committed_stays(world) {
        text.push(told!("committed-with-own-entry", in_term, section: paper("5.4.2")));
    }
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
    let (term, on) = (entry.term, share(world, disks, &quorum));
    let mut text = vec![match disks.is_empty() {
        true => told!("stored-nowhere", index, term, on),
        false => told!("stored-by", index, term, nodes: disks, on),
    }];
    if !quorum.holds(disks) {
        text.push(told!("too-few"));
    }
    text.push(commit_needs(world, &quorum));
    Point::new(Cause::Stored { disks, need: usize::from(quorum.need) }, text)
}

/// Why these nodes do not know that the entry is committed.
fn not_known(leader: Option<&Node>, nodes: NodeSet, wait: &Wait) -> Vec<Told> {
    let term = leader.map_or(0, Node::current_term);
    let leader = leader.map(Node::id);
    vec![match wait {
        Wait::Crashed => told!("crash-erased-commit-index", nodes, section: figure(2)),
        Wait::Paused => told!("nodes-paused", nodes),
        Wait::Cut => return leader.map(|node| told!("links-cut", node, nodes)).into_iter().collect(),
        Wait::Request(ids) => told!("leader-commit-on-its-way", nodes, messages: list(ids), section: paper("5.3")),
        Wait::Leads => told!("leader-counts-itself", nodes, section: paper("5.4.2")),
        Wait::LeaderKnowsNot => told!("leader-does-not-know-either", nodes, section: paper("5.3")),
        Wait::NoLeader => told!("no-leader-to-learn-from", nodes, section: paper("5.3")),
        Wait::HigherTerm => told!("learns-from-later-leader", nodes, term, section: paper("5.3")),
        Wait::Disk
        | Wait::Answer(_)
        | Wait::Refusal(_)
        | Wait::Snapshot(_)
        | Wait::Probe(_)
        | Wait::Lost
        | Wait::NoMember
        | Wait::NextAppend => told!("learns-from-next-append", nodes, section: paper("5.3")),
    }]
}

/// Why a node does not know that the entry is committed.
fn wait_to_know(world: &World, server: &Server, leader: Option<&Node>, index: Index) -> Wait {
    let id = server.node.id();
    match server.status {
        Status::Crashed => return Wait::Crashed,
        Status::Paused => return Wait::Paused,
        Status::Up => {}
    }
    let Some(leader) = leader else { return Wait::NoLeader };
    // A deposed leader steps down and learns like any follower.
    if server.node.is_leader() && server.node.current_term() >= leader.current_term() {
        return if is_outvoted(world, leader) { Wait::HigherTerm } else { Wait::Leads };
    }
    let tells = |message: &Message| {
        message.term >= server.node.current_term()
            && matches!(message.rpc, Rpc::AppendEntries { leader_commit, .. } if leader_commit >= index)
    };
    let telling = in_flight(world, leader.id(), id, tells);
    if !telling.is_empty() {
        return Wait::Request(telling);
    }
    if server.node.current_term() > leader.current_term() {
        return Wait::HigherTerm;
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
    let what = short(world, index, &theirs);
    let variants = variants(world, index);
    let mine = variants.iter().find(|(entry, _)| entry.term == term && *entry != theirs);
    let mut points = Vec::new();
    let headline = match mine {
        None => vec![
            told!("no-log-has-entry-of-term", index, term),
            told!("other-entry-is-committed", index, term: theirs.term, what),
        ],
        Some(&(entry, nodes)) => {
            let own = short(world, index, &entry);
            let stays = committed_stays(world);
            points.push(held_by(nodes, index, committed, stays));
            if stays {
                replaces(world, index, theirs, nodes, &mut points);
                deposed(world, nodes, committed, &mut points);
                vec![
                    told!("entry-will-be-replaced", index, term, what: own),
                    told!("other-entry-is-committed", index, term: theirs.term, what),
                ]
            } else {
                vec![
                    told!("entry-was-not-first", index, term, what: own),
                    told!("other-entry-was-first", index, term: theirs.term, what),
                ]
            }
        }
    };
    points.extend([first_to_know(world, index, committed), stored(world, index, theirs)]);
    Answer { headline, points }
}

fn held_by(nodes: NodeSet, index: Index, committed: Committed, stays: bool) -> Point {
    let (in_term, term) = (committed.in_term, committed.entry.term);
    let mut text = vec![told!("entry-is-in-log", nodes)];
    if stays {
        text.push(told!("later-leaders-have-entry", in_term, index, term, section: paper("5.4")));
        text.push(told!("conflicting-entries-are-deleted", section: figure(2)));
    } else {
        text.push(told!("either-entry-may-stay"));
    }
    Point::new(Cause::Holds(nodes), text)
}

/// Adds when the leader replaces the entry on these nodes, or what prevents it.
fn replaces(world: &World, index: Index, theirs: Entry, nodes: NodeSet, points: &mut Vec<Point>) {
    let leader = world.leader().and_then(|id| world.server(id)).map(|server| &server.node);
    let has = |leader: &&Node| {
        leader.log().get(index) == Some(theirs) || index <= leader.log().snapshot().last_included_index
    };
    let Some(node) = leader.filter(has) else {
        let text = told!("entry-stays-without-leader");
        points.push(Point::new(Cause::Stays(nodes, Wait::NoLeader), [text]));
        return;
    };
    let (leader, config) = (node.id(), node.config());
    let later = later(world, node.current_term());
    let wait = |node| match config.members().contains(node) {
        true if later.contains(node) => Wait::HigherTerm,
        true => unreachable(world, leader, node).unwrap_or(Wait::NextAppend),
        false => Wait::NoMember,
    };
    let term = node.current_term();
    let stays = || told!("entry-stays-until-append", leader, term);
    for (nodes, wait) in grouped(nodes.iter().map(|node| (node, wait(node)))) {
        let text = match &wait {
            Wait::Crashed => vec![told!("nodes-crashed", nodes, section: paper("5.5")), stays()],
            Wait::Paused => vec![told!("nodes-paused", nodes), stays()],
            Wait::Cut => vec![told!("links-cut", node: leader, nodes), stays()],
            Wait::NoMember => vec![told!("entry-stays-on-no-member", leader, term, nodes, section: paper("6"))],
            Wait::HigherTerm => {
                let refuse = told!("higher-term-would-refuse", nodes, term, section: paper("5.1"));
                vec![refuse, told!("entry-stays-until-later-leader")]
            }
            Wait::Disk
            | Wait::Answer(_)
            | Wait::Refusal(_)
            | Wait::Request(_)
            | Wait::Snapshot(_)
            | Wait::Probe(_)
            | Wait::Lost
            | Wait::Leads
            | Wait::LeaderKnowsNot
            | Wait::NoLeader
            | Wait::NextAppend => vec![told!("leader-replaces-it", leader, term, nodes)],
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
        let text = [
            told!("has-not-heard-of-later-term", leader: id, term),
            told!("can-never-commit", leader: id, term, section: paper("5.1")),
        ];
        points.push(Point::new(Cause::CannotCommit(id), text));
    }
}
