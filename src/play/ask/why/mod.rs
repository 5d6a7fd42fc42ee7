//! Why something has *not* happened: why an entry is not committed, and why nobody leads.
//!
//! The answers are seen from above: they know every log, every disk and every message in flight, which no node does.
//! An [`Answer`] is a sentence and its points; a [`Point`] says what is so, and which rule waits for what. Beside its
//! words each has a [`Cause`], the same as data, that can be checked against the world.
//!
//! A message that the dice have doomed already counts as one on its way: nobody can know.

mod commit;
mod committed;
mod leader;

pub use commit::{commitment, why_entry, why_not_committed};
pub use leader::why_no_leader;

use crate::play::tell::{self, names, quorum_share, quorum_size};
use crate::raft::{Entry, Index, Log, Message, NodeId, NodeSet, Quorum, Rejection, Term};
use crate::sim::{Cause as Lost, MessageId, Micros, Server, Status, World};

/// An answer to a question.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Answer {
    /// The answer in a sentence.
    pub headline: String,
    /// What it rests on, the most important first.
    pub points: Vec<Point>,
}

/// Something that is so, and what waits for it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Point {
    /// What is so, as data.
    pub cause: Cause,
    /// In a sentence or two, with the sections of the paper.
    pub text: String,
}

/// What is so.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Cause {
    /// The entry is committed: who knew first, when, and in which term.
    Committed {
        /// The first node that knew.
        by: NodeId,
        /// When.
        at: Micros,
        /// The term of its leader then.
        in_term: Term,
    },
    /// Who has the committed entry on disk, in the log or under a snapshot.
    Stored {
        /// Who, of the voters.
        disks: NodeSet,
        /// How many it takes; of a joint configuration, of the new voters.
        need: usize,
    },
    /// These nodes have the entry in the log, though another one is committed at its index.
    Holds(NodeSet),
    /// On these nodes that entry stays as long as they wait for the leader; what for.
    Stays(NodeSet, Wait),
    /// This leader of an earlier term holds that entry, and can never commit it.
    CannotCommit(NodeId),
    /// These nodes know that it is committed.
    Known(NodeSet),
    /// These nodes do not know yet that it is committed; what they wait for.
    NotKnown(NodeSet, Wait),
    /// No log has an entry at this index. Messages that carry one.
    NoEntry(Vec<MessageId>),
    /// Who has the entry in the log (of a crashed node: on disk), and who has it on disk.
    Held {
        /// In the log.
        logs: NodeSet,
        /// On disk.
        disks: NodeSet,
        /// How many it takes.
        need: usize,
    },
    /// This node asks whether it would get votes: who has said yes.
    Asks {
        /// Who asks.
        node: NodeId,
        /// Who would vote for it.
        granted: NodeSet,
    },
    /// The configuration is joint: of the old voters, who is counted, and how many it takes.
    Joint {
        /// Those of the old voters that are counted.
        have: NodeSet,
        /// How many it takes.
        need: usize,
    },
    /// Whom the leader knows to hold it.
    Counted {
        /// The leader.
        leader: NodeId,
        /// matchIndex is high enough.
        holders: NodeSet,
    },
    /// The entry's term is not the leader's.
    NotOwnTerm {
        /// The leader.
        leader: NodeId,
        /// The entry's term.
        term: Term,
        /// The leader's currentTerm.
        mine: Term,
        /// The leader's first entry of its own term after it, if it has one.
        own: Option<Index>,
    },
    /// The leader's own write is not durable yet.
    OwnDisk(NodeId),
    /// The leader does not count these yet; what for.
    NotCounted(NodeSet, Wait),
    /// The leader and those with whom it can talk are too few.
    Minority {
        /// The leader.
        leader: NodeId,
        /// Itself and the others.
        group: NodeSet,
        /// How many it takes.
        need: usize,
    },
    /// The leader does not lead for the others any more: these have heard of a higher term.
    Deposed {
        /// The leader.
        leader: NodeId,
        /// Who has.
        by: NodeSet,
    },
    /// The leader's commitIndex is behind what is committed.
    Behind {
        /// The leader.
        leader: NodeId,
        /// Its commitIndex.
        commit_index: Index,
        /// What is committed.
        committed: Index,
    },
    /// The leader may count it; it looks again with the next event, because a rule was switched since.
    NotTried(NodeId),
    /// These have another entry at this index.
    Another {
        /// Who.
        nodes: NodeSet,
        /// The other entry's term.
        term: Term,
    },
    /// This leader's log ends before the entry.
    LeaderLacks(NodeId),
    /// A leader of an older term, which has not heard of the newer one, may still count answers that are on their way.
    OldLeaderCounts {
        /// The old leader.
        leader: NodeId,
        /// The answers.
        messages: Vec<MessageId>,
    },
    /// Nobody leads.
    NoLeader,
    /// It leads.
    Leads {
        /// Who.
        leader: NodeId,
        /// Which term.
        term: Term,
    },
    /// It leads, and is paused.
    LeaderPaused {
        /// Who.
        leader: NodeId,
        /// Which term.
        term: Term,
    },
    /// The leader of the highest term that was ever led.
    LastLeader {
        /// Who.
        leader: NodeId,
        /// Which term.
        term: Term,
    },
    /// Too few nodes run.
    TooFewRun {
        /// Who runs.
        up: NodeSet,
        /// How many it takes.
        need: usize,
    },
    /// Nobody is connected with enough others; the most that anybody is connected with, itself among them.
    NotConnected {
        /// Somebody's group.
        group: NodeSet,
        /// How many it takes.
        need: usize,
    },
    /// Somebody stands.
    Stands {
        /// Who.
        candidate: NodeId,
        /// In which term.
        term: Term,
        /// Who has voted for it, as it knows.
        granted: NodeSet,
        /// How many it takes.
        need: usize,
        /// Whether it can still get as many in this term.
        can_win: bool,
    },
    /// Somebody has refused a candidate its vote; what the guard says now, or nothing if that has changed.
    Refused {
        /// The candidate.
        candidate: NodeId,
        /// Who refused.
        voter: NodeId,
        /// Why.
        rejection: Option<Rejection>,
    },
    /// A candidate has no answer from these.
    NoAnswer {
        /// The candidate.
        candidate: NodeId,
        /// From whom.
        voters: NodeSet,
        /// Why.
        wait: Wait,
    },
    /// Several stand in one term, and none of them can win it.
    Split {
        /// The term.
        term: Term,
        /// Who.
        candidates: NodeSet,
    },
    /// Nobody stands.
    NobodyStands,
    /// Whose election timer fires next, and when.
    NextTimer {
        /// Whose.
        node: NodeId,
        /// When.
        at: Micros,
    },
    /// No election timer runs.
    NoTimer,
    /// Rules without which elections may go wrong are off.
    RulesOff(Vec<crate::raft::Rule>),
    /// A round trip may take longer than the shortest election timeout.
    TooSlow,
}

/// What somebody waits for, from somebody else.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Wait {
    /// It is crashed.
    Crashed,
    /// It is paused.
    Paused,
    /// The link there is cut, or the link back.
    Cut,
    /// It is in a higher term, and refuses.
    HigherTerm,
    /// It has stored the entry, or voted, and its disk has not written that yet.
    Disk,
    /// It has the entry, or has voted yes, and its answer is on its way.
    Answer(Vec<MessageId>),
    /// Its answer, a no, is on its way.
    Refusal(Vec<MessageId>),
    /// The entry, or the request for its vote, is on its way to it.
    Request(Vec<MessageId>),
    /// A snapshot is on its way to it.
    Snapshot(Vec<MessageId>),
    /// The leader looks for the place where the logs agree, or waits for room: these are on their way.
    Probe(Vec<MessageId>),
    /// A message was lost; the next heartbeat, or election, asks again.
    Lost,
    /// It is no member of the leader's configuration, and is sent nothing.
    NoMember,
    /// It leads itself.
    Leads,
    /// Whoever leads does not know it either.
    LeaderKnowsNot,
    /// Nobody leads.
    NoLeader,
    /// The next AppendEntries brings it.
    NextAppend,
}

impl Wait {
    /// The messages that it is about.
    pub fn messages(&self) -> &[MessageId] {
        match self {
            Wait::Answer(ids) | Wait::Refusal(ids) | Wait::Request(ids) | Wait::Snapshot(ids) | Wait::Probe(ids) => ids,
            _ => &[],
        }
    }

    fn messages_mut(&mut self) -> Option<&mut Vec<MessageId>> {
        match self {
            Wait::Answer(ids) | Wait::Refusal(ids) | Wait::Request(ids) | Wait::Snapshot(ids) | Wait::Probe(ids) => {
                Some(ids)
            }
            _ => None,
        }
    }
}

impl Cause {
    /// The messages in flight that it is about.
    pub fn messages(&self) -> &[MessageId] {
        match self {
            Cause::NotKnown(_, wait) | Cause::NotCounted(_, wait) | Cause::NoAnswer { wait, .. } => wait.messages(),
            Cause::NoEntry(ids) | Cause::OldLeaderCounts { messages: ids, .. } => ids,
            _ => &[],
        }
    }
}

impl Point {
    fn new(cause: Cause, text: String) -> Point {
        Point { cause, text }
    }
}

/// Puts together those that wait for the same kind of thing, in the order in which the kinds first appear.
fn grouped(waits: impl Iterator<Item = (NodeId, Wait)>) -> Vec<(NodeSet, Wait)> {
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

/// All voters; of a joint configuration, those of C_new.
fn all(world: &World) -> NodeSet {
    world.config().voters
}

/// All voters; of a joint configuration, those of C_old and of C_new.
fn all_voters(world: &World) -> NodeSet {
    world.config().all_voters()
}

/// What a decision takes, of a joint configuration in both its halves.
fn quorum(world: &World) -> Quorum {
    crate::raft::quorum_of(world.rules(), world.config())
}

/// How many of the voters these are: `3 of 5 nodes`; of a joint configuration, `2 of 3 old and 2 of 3 new voters`.
fn of_all(set: NodeSet, quorum: &Quorum) -> String {
    format!("{} {}", quorum_share(set, quorum), if quorum.config.is_joint() { "voters" } else { "nodes" })
}

/// The voters that run.
fn up(world: &World) -> NodeSet {
    let up: NodeSet = world.servers().iter().filter(|server| server.is_up()).map(|server| server.node.id()).collect();
    up.and(all_voters(world))
}

/// Of a joint configuration: it takes a majority of the old voters as well, and these are the ones that are counted.
fn joint(world: &World, have: NodeSet, (one, many): (&str, &str), points: &mut Vec<Point>) {
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

/// A node that is not crashed: only then is what its memory holds true.
fn alive(server: &&Server) -> bool {
    server.status != Status::Crashed
}

/// The log that a node has: of a crashed one, what its disk says.
fn log(server: &Server) -> &Log {
    match server.status {
        Status::Crashed => &server.disk.log,
        Status::Up | Status::Paused => server.node.log(),
    }
}

/// Whether the link is cut, in either direction.
fn is_cut(world: &World, a: NodeId, b: NodeId) -> bool {
    world.network().is_cut(a, b) || world.network().is_cut(b, a)
}

/// Those who run and whose links with this node are whole, itself among them.
fn group(world: &World, of: NodeId) -> NodeSet {
    up(world).iter().filter(|&other| other == of || !is_cut(world, of, other)).chain([of]).collect()
}

/// The messages from one node to another, oldest first, that are in flight and fit. What a cut has doomed is not.
fn in_flight(world: &World, from: NodeId, to: NodeId, fits: impl Fn(&Message) -> bool) -> Vec<MessageId> {
    let doomed = |lost: Option<(Micros, Lost)>| matches!(lost, Some((_, Lost::Cut)));
    let flights = world
        .network()
        .flights()
        .filter(|flight| flight.id.from == from && flight.id.to == to && !doomed(flight.lost) && fits(&flight.message));
    let mut ids: Vec<MessageId> = flights.map(|flight| flight.id).collect::<Vec<_>>();
    ids.sort();
    ids
}

/// Why nothing can be had from this node at present, if so.
fn unreachable(world: &World, from: NodeId, to: NodeId) -> Option<Wait> {
    match world.server(to)?.status {
        Status::Crashed => Some(Wait::Crashed),
        Status::Paused => Some(Wait::Paused),
        Status::Up => is_cut(world, from, to).then_some(Wait::Cut),
    }
}

fn list(ids: &[MessageId]) -> String {
    let names: Vec<String> = ids.iter().map(ToString::to_string).collect::<Vec<_>>();
    names.join(", ")
}

/// `n1 is` or `n1 n2 are`: the nodes, and the verb that goes with as many.
fn they(nodes: NodeSet, one: &str, many: &str) -> String {
    format!("{} {}", names(nodes), if nodes.len() == 1 { one } else { many })
}

fn need(world: &World) -> usize {
    crate::raft::quorum(world.rules(), all(world))
}

/// What an entry says, in a few characters. Of a configuration, what it changes in a log that holds it.
fn short(world: &World, index: Index, entry: &Entry) -> String {
    let mut logs = world.servers().iter().map(|server| server.node.log());
    let first = logs.clone().next();
    let log = logs.find(|log| log.get(index) == Some(*entry)).or(first);
    log.map_or(String::new(), |log| tell::entry_label(world, log, index, entry))
}
