//! What a branch of the run has come to, for the eye: lanes, messages and marks, as the space-time diagram draws them.
//!
//! The run itself forgets (a message that has arrived is gone); the timeline keeps what a picture needs, and nothing
//! more: some forty bytes a message, and twenty-four for a change of a node's state or for a turning point. Things are
//! placed twice, by virtual time and by *step* (see [`Run::steps`](super::Run::steps)), for the diagram has both axes;
//! and steps tell causes: what was sent in the step in which a message arrived is what that message has caused.

use std::collections::BTreeMap;

use super::narrate;
use crate::raft::{AppendOutcome, MessageKind, NodeId, Role, Rpc, Term};
use crate::sim::{Cause, Chunked, FactKind, MessageId, Micros, Record, Server, Status, What, World};

/// What became of a message.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Fate {
    /// Nothing yet.
    InFlight,
    /// It arrived.
    Arrived,
    /// It was lost.
    Lost(Cause),
}

/// A message's way.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Leg {
    /// Its name.
    pub id: MessageId,
    /// What it is.
    pub kind: MessageKind,
    /// What became of it.
    pub fate: Fate,
    /// How many entries it carries, up to 255. 0 for AppendEntries: a heartbeat.
    pub entries: u8,
    /// Of a reply: whether it says yes.
    pub ok: Option<bool>,
    /// Its term, as far as 32 bits go.
    pub term: u32,
    /// When it left.
    pub sent: Micros,
    /// When it ended. Meaningless while it is in flight.
    pub ended: Micros,
    /// In which step it left.
    pub sent_step: u32,
    /// In which step it ended. Meaningless while it is in flight.
    pub ended_step: u32,
}

/// What a node is, from a moment on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Lane {
    /// From when.
    pub at: Micros,
    /// From which step.
    pub step: u32,
    /// Its term, as far as 32 bits go.
    pub term: u32,
    /// Whether it runs.
    pub status: Status,
    /// Its role.
    pub role: LaneRole,
}

/// A role, without what goes with it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum LaneRole {
    /// §5.2
    Follower,
    /// §5.2
    Candidate,
    /// §5.2
    Leader,
}

/// A turning point: an election, a commit, a crash, a cut, a broken property.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Mark {
    /// When.
    pub at: Micros,
    /// In which step.
    pub step: u32,
    /// Where; `None`: in the world between the nodes.
    pub node: Option<NodeId>,
    /// What.
    pub fact: FactKind,
    /// The fact's number in the run.
    pub seq: u64,
}

/// What a branch has come to. Cheap to clone: clones share what was there.
#[derive(Clone, Debug, Default)]
pub struct Timeline {
    legs: Chunked<Leg>,
    /// By slot.
    lanes: Vec<Chunked<Lane>>,
    marks: Chunked<Mark>,
    /// Where the legs are that have not ended.
    open: BTreeMap<MessageId, usize>,
}

fn narrow(n: u64) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

impl Timeline {
    /// The timeline of a world in which only its first facts have happened.
    pub fn new(world: &World, records: &[Record]) -> Timeline {
        let mut timeline = Timeline { lanes: vec![Chunked::default(); world.servers().len()], ..Timeline::default() };
        for slot in 0..timeline.lanes.len() {
            timeline.lane(world, slot, 0);
        }
        timeline.passed(world, 0, records);
        timeline
    }

    /// A step has been made: what of it is to be drawn. The world is the one after the step.
    pub fn passed(&mut self, world: &World, step: u64, records: &[Record]) {
        let step = narrow(step);
        for record in records {
            match &record.what {
                What::Send(id, message) | What::Duplicate(id, message) => {
                    let (entries, ok) = match &message.rpc {
                        Rpc::AppendEntries { entries, .. } => (entries.len().min(255) as u8, None),
                        Rpc::RequestVoteReply { vote_granted } => (0, Some(*vote_granted)),
                        Rpc::AppendEntriesReply { outcome, .. } => {
                            (0, Some(matches!(outcome, AppendOutcome::Success { .. })))
                        }
                        Rpc::InstallSnapshotReply { .. } => (0, Some(true)),
                        Rpc::RequestVote { .. } | Rpc::InstallSnapshot { .. } => (0, None),
                    };
                    let place = self.legs.push(Leg {
                        id: *id,
                        kind: message.kind(),
                        fate: Fate::InFlight,
                        entries,
                        ok,
                        term: narrow(message.term),
                        sent: record.at,
                        ended: record.at,
                        sent_step: step,
                        ended_step: step,
                    });
                    self.open.insert(*id, place);
                }
                What::Deliver(id, _) => self.end(*id, record.at, step, Fate::Arrived),
                What::Drop(id, _, cause) => self.end(*id, record.at, step, Fate::Lost(*cause)),
                _ => {}
            }
            if let Some(id) = record.node {
                self.lane(world, id.slot(), step);
            }
            if narrate::weight(&record.what) >= 2 {
                let fact = record.what.kind();
                self.marks.push(Mark { at: record.at, step, node: record.node, fact, seq: record.seq });
            }
        }
    }

    fn end(&mut self, id: MessageId, at: Micros, step: u32, fate: Fate) {
        let leg = self.open.remove(&id).and_then(|place| self.legs.get_mut(place));
        if let Some(leg) = leg {
            (leg.ended, leg.ended_step, leg.fate) = (at, step, fate);
        }
    }

    fn lane(&mut self, world: &World, slot: usize, step: u32) {
        let (Some(server), Some(lanes)) = (world.servers().get(slot), self.lanes.get_mut(slot)) else { return };
        let now = Lane {
            at: world.now(),
            step,
            term: narrow(term(server)),
            status: server.status,
            role: match server.node.role() {
                Role::Follower => LaneRole::Follower,
                Role::Candidate { .. } => LaneRole::Candidate,
                Role::Leader { .. } => LaneRole::Leader,
            },
        };
        let last = lanes.len().checked_sub(1).and_then(|last| lanes.get(last));
        if last.is_none_or(|last| (last.term, last.status, last.role) != (now.term, now.status, now.role)) {
            lanes.push(now);
        }
    }

    /// The same up to and including this step: where another future begins.
    pub fn up_to(&self, step: u64) -> Timeline {
        let step = narrow(step);
        let mut cut = self.clone();
        cut.legs.truncate(partition(&self.legs, |leg| leg.sent_step <= step));
        cut.marks.truncate(partition(&self.marks, |mark| mark.step <= step));
        for lane in &mut cut.lanes {
            lane.truncate(partition(lane, |lane| lane.step <= step));
        }
        // What ended later is in flight again.
        cut.open.clear();
        for place in 0..cut.legs.len() {
            let open = cut.legs.get(place).filter(|leg| leg.fate == Fate::InFlight || leg.ended_step > step).copied();
            if let Some(leg) = open {
                cut.open.insert(leg.id, place);
                if let Some(kept) = cut.legs.get_mut(place) {
                    *kept = Leg { fate: Fate::InFlight, ended: leg.sent, ended_step: leg.sent_step, ..leg };
                }
            }
        }
        cut
    }

    /// All messages, in the order in which they were sent.
    pub fn legs(&self) -> &Chunked<Leg> {
        &self.legs
    }

    /// What a node has been, from change to change.
    pub fn lanes(&self) -> &[Chunked<Lane>] {
        &self.lanes
    }

    /// The turning points, in order.
    pub fn marks(&self) -> &Chunked<Mark> {
        &self.marks
    }

    /// Roughly how many bytes it takes.
    pub fn bytes(&self) -> usize {
        self.bytes_after(None)
    }

    /// Roughly how many bytes of it come after this step; `None`: all.
    pub fn bytes_after(&self, step: Option<u64>) -> usize {
        let before = |sent_by: u32| step.is_some_and(|step| sent_by <= narrow(step));
        let legs = self.legs.len() - partition(&self.legs, |leg| before(leg.sent_step));
        let marks = self.marks.len() - partition(&self.marks, |mark| before(mark.step));
        let lanes = self.lanes.iter().map(|lanes| lanes.len() - partition(lanes, |lane| before(lane.step)));
        legs * size_of::<Leg>() + marks * size_of::<Mark>() + lanes.sum::<usize>() * size_of::<Lane>()
    }
}

/// The term that a node has: of a crashed one, what its disk says.
fn term(server: &Server) -> Term {
    match server.status {
        Status::Crashed => server.disk.current_term,
        Status::Up | Status::Paused => server.node.current_term(),
    }
}

/// How many items from the start satisfy this, where all that do come before all that do not.
pub fn partition<T: Clone>(list: &Chunked<T>, fits: impl Fn(&T) -> bool) -> usize {
    let (mut low, mut high) = (0, list.len());
    while low < high {
        let middle = low + (high - low) / 2;
        if list.get(middle).is_some_and(&fits) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    low
}
