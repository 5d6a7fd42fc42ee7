//! What a branch of the run has come to, for the eye: lanes, messages and marks, as the space-time diagram draws them.
//!
//! The run itself forgets (a message that has arrived is gone); the timeline keeps what a picture needs, and nothing
//! more: some sixty bytes a message, twenty-four for a change of a node's state or for a turning point, and eight a
//! step. Things are placed twice, by virtual time and by *step* (see [`Run::steps`](crate::play::Run::steps)), for the
//! diagram has both axes; and steps tell causes: what was sent in the step in which a message arrived is what that
//! message has caused.

use std::rc::Rc;

use crate::play::record::spans::{partition, Axis, Span, Spans, Spot};
use crate::play::tell;
use crate::raft::{Fact, Handle, MessageKind, NodeId, NodeSet, Payload, Role, Rpc, Rule, Term};
use crate::sim::kv::Outcome;
use crate::sim::network::Flight;
use crate::sim::{
    Answer, Cause, Chunked, ClientId, Evidence, FactKind, MessageId, Micros, Op, OpOutcome, Record, Server, Status,
    What, World,
};
use std::collections::BTreeMap;

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
    /// The term of the last entry that it carries, or of the snapshot's; 0: it carries none.
    pub carries: u32,
    /// When it left.
    pub sent: Micros,
    /// When it ended. Meaningless while it is in flight.
    pub ended: Micros,
    /// In which step it left.
    pub sent_step: u32,
    /// In which step it ended. Meaningless while it is in flight.
    pub ended_step: u32,
    /// Of one that arrived: how long before, in microseconds, it had come to a paused node, and waited there.
    pub waited: u32,
    /// Of one that was lost: how far it had come, in 255ths of its way.
    pub place: u8,
}

impl Leg {
    /// Whether it carries something: entries, a snapshot, a vote, a refusal. What does not is a heartbeat, or says yes.
    pub fn is_heavy(&self) -> bool {
        match self.kind {
            MessageKind::AppendEntries => self.entries > 0,
            MessageKind::AppendEntriesReply => self.ok == Some(false),
            MessageKind::RequestVote | MessageKind::RequestVoteReply => true,
            MessageKind::PreVote | MessageKind::PreVoteReply | MessageKind::TimeoutNow => true,
            MessageKind::InstallSnapshot | MessageKind::InstallSnapshotReply => true,
        }
    }

    /// The same before it had ended.
    fn in_flight(&self) -> Leg {
        let (ended, ended_step) = (self.sent, self.sent_step);
        Leg { fate: Fate::InFlight, ended, ended_step, waited: 0, place: 0, ..*self }
    }
}

impl Span for Leg {
    fn begins(&self) -> Spot {
        Spot { at: self.sent, step: self.sent_step }
    }

    fn ends(&self) -> Option<Spot> {
        (self.fate != Fate::InFlight).then_some(Spot { at: self.ended, step: self.ended_step })
    }
}

/// A client's command at a node, from when the node took it until its client heard what became of it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Request {
    /// The node that took it, as leader.
    pub node: NodeId,
    /// Where in the log it stands, as far as 32 bits go.
    pub index: u32,
    /// When it was taken.
    pub taken: Spot,
    /// What its client was told.
    pub reply: Reply,
    /// When. Meaningless while it waits.
    pub answered: Spot,
}

/// What a client was told of its command.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Reply {
    /// Nothing yet.
    Waits,
    /// It is done.
    Done,
    /// It was applied, and changed nothing: it found another value.
    Unequal,
    /// Another entry took its place.
    Lost,
    /// Nothing: the node crashed. It may have been done, or may yet be.
    Never,
}

impl Span for Request {
    fn begins(&self) -> Spot {
        self.taken
    }

    fn ends(&self) -> Option<Spot> {
        (self.reply != Reply::Waits).then_some(self.answered)
    }
}

/// An operation that was asked from outside, from when it began until it was over.
#[derive(Clone, Debug)]
pub struct Operation {
    /// The operation, with what has become of it.
    pub op: Op,
    /// Where it began.
    pub from: Spot,
    /// Where it was over. Meaningless while it is open.
    pub to: Spot,
}

/// What a broken property says of an operation.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Guilt {
    /// What it was answered contradicts an answer that no order explains.
    Contradicts,
    /// No order of the operations explains what it was answered, or it was done twice.
    Unexplained,
}

/// That a broken property is about an operation, and since when that is known.
#[derive(Clone, Copy, Debug)]
struct Blame {
    /// Its place in the history of all operations.
    op: u32,
    guilt: Guilt,
    step: u32,
}

impl Operation {
    /// The same before it was over.
    fn reopened(&self) -> Operation {
        Operation { op: Op { outcome: OpOutcome::Open, ..self.op.clone() }, from: self.from, to: self.from }
    }
}

impl Span for Operation {
    fn begins(&self) -> Spot {
        self.from
    }

    fn ends(&self) -> Option<Spot> {
        self.op.outcome.at().map(|_| self.to)
    }
}

/// What the nodes have to live with, from a moment on.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Weather {
    /// From when.
    pub from: Spot,
    /// By the sender's slot: to whom nothing gets through.
    pub cut: Rc<[NodeSet]>,
    /// The rules that are switched off.
    pub off: Rc<[Rule]>,
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
    /// Whether it is no member of the configuration that decides.
    pub out: bool,
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
    /// Thesis 9.6
    PreCandidate,
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

/// A message on its way.
#[derive(Clone, Debug)]
struct Way {
    /// Where its leg is.
    leg: usize,
    /// As the network has it; `None`: it left and ended in one step.
    flight: Option<Flight>,
}

/// What a branch has come to. Cheap to clone: clones share what was there.
#[derive(Clone, Debug, Default)]
pub struct Timeline {
    legs: Spans<Leg>,
    /// Where the heavy legs are.
    heavy: Chunked<u32>,
    /// By link: where its legs are, copies left out. So a message is found by its number.
    links: BTreeMap<(NodeId, NodeId), Chunked<u32>>,
    /// Where the legs of copies are.
    copies: BTreeMap<MessageId, u32>,
    /// The legs that have not ended.
    open: BTreeMap<MessageId, Way>,
    /// By slot.
    lanes: Vec<Chunked<Lane>>,
    /// The members of the configuration that decides.
    members: NodeSet,
    marks: Chunked<Mark>,
    /// Where the grave marks are.
    grave: Chunked<u32>,
    requests: Spans<Request>,
    /// Where the requests are that wait, by node and command.
    waiting: BTreeMap<(NodeId, u32), usize>,
    operations: Spans<Operation>,
    /// Where the operations are that are open.
    asking: Vec<usize>,
    /// Who has asked for something, in the order in which they began: the names of clients.
    askers: Vec<(ClientId, Rc<str>)>,
    /// Which operations a broken property is about, in the order in which that came out.
    blames: Vec<Blame>,
    /// How many answers no order explained, as far as they stand in `blames`.
    failures: usize,
    weather: Chunked<Weather>,
    /// By step, from 0: when it happened.
    times: Chunked<Micros>,
}

fn narrow(n: u64) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// Whether a turning point is drawn even where there are too many: what goes with every single command is not.
pub fn is_grave(fact: FactKind) -> bool {
    use FactKind::{ClientOutcome, Commit, Propose, ProposeRefused, Reply, Set, Skipped};
    !matches!(fact, Commit | Propose | ProposeRefused | Reply | Set | Skipped | ClientOutcome)
}

impl Timeline {
    /// The timeline of a world in which only its first facts have happened.
    pub fn new(world: &World, records: &[Record]) -> Timeline {
        let mut timeline = Timeline { lanes: vec![Chunked::default(); world.servers().len()], ..Timeline::default() };
        timeline.roster(world, 0);
        timeline.weather(world, 0);
        timeline.passed(world, 0, records);
        timeline
    }

    /// A step has been made: what of it is to be drawn. The world is the one after the step.
    pub fn passed(&mut self, world: &World, step: u64, records: &[Record]) {
        let step = narrow(step);
        self.times.push(world.now());
        self.roster(world, step);
        self.operations(world, step, records);
        self.blames(world, step, records);
        for record in records {
            let spot = Spot { at: record.at, step };
            match &record.what {
                What::Send(id, message) | What::Duplicate(id, message) => {
                    let (entries, carries) = match &message.rpc {
                        Rpc::AppendEntries { entries, .. } => {
                            (entries.len().min(255) as u8, entries.iter().last().map_or(0, |(_, entry)| entry.term))
                        }
                        Rpc::InstallSnapshot { snapshot, .. } => (0, snapshot.last_included_term),
                        _ => (0, 0),
                    };
                    self.leaves(
                        world,
                        Leg {
                            id: *id,
                            kind: message.kind(),
                            fate: Fate::InFlight,
                            entries,
                            ok: message.answer(),
                            term: narrow(message.term),
                            carries: narrow(carries),
                            sent: record.at,
                            ended: record.at,
                            sent_step: step,
                            ended_step: step,
                            waited: 0,
                            place: 0,
                        },
                    );
                }
                What::Deliver(id, _) => self.end(*id, spot, Fate::Arrived),
                What::Drop(id, _, cause) => self.end(*id, spot, Fate::Lost(*cause)),
                What::Delay(id, _) | What::Late(id, _) => {
                    if let (Some(way), Some(flight)) = (self.open.get_mut(id), world.network().get(*id)) {
                        way.flight = Some(flight.clone());
                    }
                }
                What::Node(Fact::Propose { index, payload: Payload::Command(handle), .. }) => {
                    if let Some(node) = record.node {
                        let request =
                            Request { node, index: narrow(*index), taken: spot, reply: Reply::Waits, answered: spot };
                        let place = self.requests.push(request);
                        self.waiting.insert((node, handle.0), place);
                    }
                }
                What::Reply(handle, _, answer) => {
                    if let Some(node) = record.node {
                        let reply = match answer {
                            Answer::Applied(Outcome::Done(_)) => Reply::Done,
                            Answer::Applied(Outcome::Unequal(_)) => Reply::Unequal,
                            Answer::Lost => Reply::Lost,
                        };
                        self.answer(node, *handle, spot, reply);
                    }
                }
                What::Crash { .. } => {
                    let here = self.waiting.keys().filter(|(node, _)| Some(*node) == record.node);
                    for (node, handle) in here.copied().collect::<Vec<_>>() {
                        self.answer(node, Handle(handle), spot, Reply::Never);
                    }
                }
                What::Partition(_) | What::Heal | What::Cut(..) | What::Mend(..) | What::Rule(..) => {
                    self.weather(world, step);
                }
                _ => {}
            }
            if let Some(id) = record.node {
                self.lane(world, id.slot(), step);
            }
            if tell::weight(&record.what) >= 2 {
                let fact = record.what.kind();
                let place = self.marks.push(Mark { at: record.at, step, node: record.node, fact, seq: record.seq });
                if is_grave(fact) {
                    self.grave.push(narrow(place as u64));
                }
            }
        }
    }

    /// Which operations have begun, and which are over.
    fn operations(&mut self, world: &World, step: u32, records: &[Record]) {
        let spot = Spot { at: world.now(), step };
        while let Some(op) = world.ops().get(narrow(self.operations.len() as u64)) {
            let op = Op { outcome: OpOutcome::Open, ..op.clone() };
            if let Some(client) = op.client.filter(|client| self.askers.iter().all(|(known, _)| known != client)) {
                self.askers.push((client, world.client_name(client).into()));
            }
            self.asking.push(self.operations.push(Operation { op, from: spot, to: spot }));
        }
        let ends = |record: &Record| {
            use FactKind::{ClientOutcome, ClientRetry, Crash, ProposeRefused, Read, ReadRefused, Reply};
            let kind = record.what.kind();
            matches!(kind, ClientOutcome | ClientRetry | Crash | ProposeRefused | Read | ReadRefused | Reply)
        };
        if !records.iter().any(ends) {
            return;
        }
        let operations = &mut self.operations;
        self.asking.retain(|&place| {
            let Some(op) = world.ops().get(narrow(place as u64)) else { return false };
            let same = operations.get(place).is_some_and(|operation| operation.op == *op);
            if !same {
                operations.end(place, |operation| (operation.op, operation.to) = (op.clone(), spot));
            }
            op.outcome == OpOutcome::Open
        });
    }

    /// Which operations have come out to be what a broken property is about.
    fn blames(&mut self, world: &World, step: u32, records: &[Record]) {
        if records.iter().all(|record| record.what.kind() != FactKind::Violation) {
            return;
        }
        for failure in world.linear().failures().skip(self.failures) {
            self.failures += 1;
            for (i, op) in failure.ops.iter().enumerate() {
                let guilt = if i == 0 { Guilt::Unexplained } else { Guilt::Contradicts };
                self.blames.push(Blame { op: narrow(*op), guilt, step });
            }
        }
        for record in records {
            let What::Violation(violation) = &record.what else { continue };
            let Evidence::DoneTwice { session, .. } = violation.evidence else { continue };
            let asked = |it: &&Operation| (it.op.client, it.op.number) == (Some(session.client), session.serial);
            if let Some(it) = self.operations.items().iter().find(asked) {
                self.blames.push(Blame { op: it.op.id, guilt: Guilt::Unexplained, step });
            }
        }
    }

    fn leaves(&mut self, world: &World, leg: Leg) {
        let id = leg.id;
        let place = self.legs.push(leg);
        self.list(place, &leg);
        self.open.insert(id, Way { leg: place, flight: world.network().get(id).cloned() });
    }

    /// Enters a leg into the lists by which it is found.
    fn list(&mut self, place: usize, leg: &Leg) {
        let number = narrow(place as u64);
        if leg.is_heavy() {
            self.heavy.push(number);
        }
        if leg.id.copy > 1 {
            self.copies.insert(leg.id, number);
        } else {
            self.links.entry((leg.id.from, leg.id.to)).or_default().push(number);
        }
    }

    fn end(&mut self, id: MessageId, spot: Spot, fate: Fate) {
        let Some(Way { leg, flight }) = self.open.remove(&id) else { return };
        let (mut waited, mut place) = (0, 0);
        match (flight, fate) {
            (Some(flight), Fate::Arrived) => waited = narrow(spot.at.saturating_sub(flight.arrives)),
            (Some(flight), Fate::Lost(_)) => place = (u64::from(flight.place(spot.at)) * 255 / 1_000_000) as u8,
            _ => {}
        }
        self.legs.end(leg, |leg| {
            *leg = Leg { fate, ended: spot.at, ended_step: spot.step, waited, place, ..*leg };
        });
    }

    fn answer(&mut self, node: NodeId, handle: Handle, spot: Spot, reply: Reply) {
        if let Some(place) = self.waiting.remove(&(node, handle.0)) {
            self.requests.end(place, |request| (request.reply, request.answered) = (reply, spot));
        }
    }

    fn weather(&mut self, world: &World, step: u32) {
        let ids = || NodeSet::first(world.servers().len() as u8).iter();
        let cut = ids().map(|from| {
            let mut set = NodeSet::EMPTY;
            for to in ids().filter(|&to| world.network().is_cut(from, to)) {
                set.insert(to);
            }
            set
        });
        let (cut, off) = (cut.collect(), Rule::ALL.iter().copied().filter(|&rule| !world.rules().on(rule)).collect());
        let now = Weather { from: Spot { at: world.now(), step }, cut, off };
        let last = self.weather.len().checked_sub(1).and_then(|last| self.weather.get(last));
        if last.is_none_or(|last| (&last.cut, &last.off) != (&now.cut, &now.off)) {
            self.weather.push(now);
        }
    }

    /// Whoever leads now, or what is committed now, may have another configuration: then every lane is looked at.
    fn roster(&mut self, world: &World, step: u32) {
        let members = world.config().members();
        if members != self.members {
            self.members = members;
            (0..world.servers().len()).for_each(|slot| self.lane(world, slot, step));
        }
    }

    fn lane(&mut self, world: &World, slot: usize, step: u32) {
        if self.lanes.len() <= slot {
            // A server was switched on.
            self.lanes.resize_with(slot + 1, Chunked::default);
        }
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
                Role::PreCandidate { .. } => LaneRole::PreCandidate,
            },
            out: !self.members.contains(server.node.id()),
        };
        let last = lanes.len().checked_sub(1).and_then(|last| lanes.get(last));
        if last.is_none_or(|last| Lane { at: now.at, step, ..*last } != now) {
            lanes.push(now);
        }
    }

    /// The same up to and including this step, after which the world was this one: where another future begins.
    pub fn up_to(&self, step: u64, world: &World) -> Timeline {
        let step = narrow(step);
        let mut cut = Timeline {
            // What ended later is in flight again, and waits again.
            legs: self.legs.up_to(step, Leg::in_flight),
            requests: self.requests.up_to(step, |request| Request {
                reply: Reply::Waits,
                answered: request.taken,
                ..*request
            }),
            operations: self.operations.up_to(step, Operation::reopened),
            lanes: self.lanes.clone(),
            members: world.config().members(),
            marks: self.marks.clone(),
            grave: self.grave.clone(),
            weather: self.weather.clone(),
            times: self.times.clone(),
            ..Timeline::default()
        };
        cut.marks.truncate(partition(&self.marks, |mark| mark.step <= step));
        cut.grave.truncate(partition(&self.grave, |&place| (place as usize) < cut.marks.len()));
        cut.weather.truncate(partition(&self.weather, |weather| weather.from.step <= step));
        cut.times.truncate(step as usize + 1);
        // Servers that are switched on later have no lane yet.
        cut.lanes.truncate(world.servers().len());
        for lane in &mut cut.lanes {
            lane.truncate(partition(lane, |lane| lane.step <= step));
        }
        let has_asked = |client: ClientId| cut.operations.items().iter().any(|it| it.op.client == Some(client));
        let askers = self.askers.iter().filter(|(client, _)| has_asked(*client)).cloned().collect::<Vec<_>>();
        cut.askers = askers;
        cut.blames = self.blames.iter().filter(|blame| blame.step <= step).copied().collect::<Vec<_>>();
        cut.failures = world.linear().failures().count();
        let is_open = |&place: &usize| cut.operations.get(place).is_some_and(|it| it.op.outcome == OpOutcome::Open);
        cut.asking = (0..cut.operations.len()).filter(is_open).collect::<Vec<_>>();
        for place in 0..cut.legs.len() {
            let Some(leg) = cut.legs.get(place).copied() else { continue };
            cut.list(place, &leg);
            if leg.fate == Fate::InFlight {
                cut.open.insert(leg.id, Way { leg: place, flight: world.network().get(leg.id).cloned() });
            }
        }
        for server in world.servers() {
            for (index, handle) in &server.clients {
                let waits = |request: &Request| {
                    request.reply == Reply::Waits && request.node == server.node.id() && request.index == narrow(*index)
                };
                let place = (0..cut.requests.len()).rev().find(|&place| cut.requests.get(place).is_some_and(waits));
                if let Some(place) = place {
                    cut.waiting.insert((server.node.id(), handle.0), place);
                }
            }
        }
        cut
    }

    /// All messages, in the order in which they were sent.
    pub fn legs(&self) -> &Spans<Leg> {
        &self.legs
    }

    /// Where the messages are that carry something, in order.
    pub fn heavy(&self) -> &Chunked<u32> {
        &self.heavy
    }

    /// A message by its name.
    pub fn leg(&self, id: MessageId) -> Option<&Leg> {
        let place = match id.copy {
            1 => self.links.get(&(id.from, id.to))?.get(id.number.checked_sub(1)? as usize)?,
            _ => self.copies.get(&id)?,
        };
        self.legs.get(*place as usize)
    }

    /// Of a message that has not ended: when it will have come, if nothing happens to it.
    pub fn arrives(&self, id: MessageId) -> Option<Micros> {
        Some(self.open.get(&id)?.flight.as_ref()?.arrives)
    }

    /// The message that a message follows from: the one with whose arrival the step began in which it was sent.
    pub fn cause(&self, leg: &Leg) -> Option<&Leg> {
        let step = u64::from(leg.sent_step);
        let (earlier, _) = self.legs.over(Axis::Step, step, step);
        earlier.into_iter().filter_map(|place| self.legs.get(place)).find(|other| {
            other.fate == Fate::Arrived && other.ended_step == leg.sent_step && other.id.to == leg.id.from
        })
    }

    /// The messages that follow from a message: what its receiver sent in the step in which it arrived.
    pub fn effects<'a>(&'a self, leg: &'a Leg) -> impl Iterator<Item = &'a Leg> {
        let step = u64::from(leg.ended_step);
        let arrived = leg.fate == Fate::Arrived;
        let (_, inside) = if arrived { self.legs.over(Axis::Step, step, step) } else { (Vec::new(), 0..0) };
        inside.filter_map(|place| self.legs.get(place)).filter(|other| other.id.from == leg.id.to)
    }

    /// What a node has been, from change to change.
    pub fn lanes(&self) -> &[Chunked<Lane>] {
        &self.lanes
    }

    /// The turning points, in order.
    pub fn marks(&self) -> &Chunked<Mark> {
        &self.marks
    }

    /// Where the turning points are that do not go with every single command, in order.
    pub fn grave(&self) -> &Chunked<u32> {
        &self.grave
    }

    /// What clients have asked for, in the order in which it was taken.
    pub fn requests(&self) -> &Spans<Request> {
        &self.requests
    }

    /// What was asked from outside, in the order in which it began.
    pub fn asked(&self) -> &Spans<Operation> {
        &self.operations
    }

    /// The clients that have asked for something, in the order in which they began.
    pub fn askers(&self) -> &[(ClientId, Rc<str>)] {
        &self.askers
    }

    /// What a broken property says of the operation at this place of the history, as far as the branch is known.
    pub fn guilt(&self, op: u32) -> Option<Guilt> {
        self.blames.iter().filter(|blame| blame.op == op).map(|blame| blame.guilt).max()
    }

    /// What the nodes have had to live with, from change to change.
    pub fn weathers(&self) -> &Chunked<Weather> {
        &self.weather
    }

    /// How many steps are made by the end of this moment.
    pub fn step_at(&self, at: Micros) -> u64 {
        partition(&self.times, |&time| time <= at).saturating_sub(1) as u64
    }

    /// When a step happened; of one that is not known yet, when the last one did.
    pub fn time_of(&self, step: u64) -> Micros {
        let last = self.times.len().saturating_sub(1);
        let step = usize::try_from(step).unwrap_or(last).min(last);
        self.times.get(step).copied().unwrap_or(0)
    }

    /// Roughly how many bytes it takes.
    pub fn bytes(&self) -> usize {
        self.bytes_after(None)
    }

    /// Roughly how many bytes of it come after this step; `None`: all.
    pub fn bytes_after(&self, step: Option<u64>) -> usize {
        let before = |sent_by: u32| step.is_some_and(|step| sent_by <= narrow(step));
        let legs = self.legs.len() - partition(self.legs.items(), |leg| before(leg.sent_step));
        let marks = self.marks.len() - partition(&self.marks, |mark| before(mark.step));
        let requests = self.requests.len() - partition(self.requests.items(), |request| before(request.taken.step));
        let operations = self.operations.len() - partition(self.operations.items(), |it| before(it.from.step));
        let lanes = self.lanes.iter().map(|lanes| lanes.len() - partition(lanes, |lane| before(lane.step)));
        let times = self.times.len() - step.map_or(0, |step| self.times.len().min(step as usize + 1));
        legs * (size_of::<Leg>() + size_of::<u32>())
            + marks * size_of::<Mark>()
            + requests * size_of::<Request>()
            + operations * size_of::<Operation>()
            + times * size_of::<Micros>()
            + lanes.sum::<usize>() * size_of::<Lane>()
    }
}

/// The term that a node has: of a crashed one, what its disk says.
fn term(server: &Server) -> Term {
    match server.status {
        Status::Crashed => server.disk.current_term,
        Status::Up | Status::Paused => server.node.current_term(),
    }
}
