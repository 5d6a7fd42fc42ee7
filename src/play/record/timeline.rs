//! What the space-time diagram of one branch shows: states of nodes, messages, operations, and marks.
//!
//! A [`World`] forgets a message once it has arrived, so the timeline keeps what the diagram needs: about 60 bytes a
//! message, 24 a change of a node's state or a mark, and 8 a step. Everything has a virtual time and a *step* (see
//! [`Run::steps`](crate::play::Run::steps)), because the diagram has an axis for each. Steps also show cause and
//! effect: a message causes what its receiver sends in the step in which it arrives.

use std::collections::BTreeMap;
use std::rc::Rc;

use crate::play::record::items::*;
use crate::play::record::spans::{Axis, Spans, TimePoint};
use crate::play::tell;
use crate::raft::{Fact, Handle, Message, NodeId, NodeSet, Payload, Role, Rpc, Rule, Term};
use crate::sim::{
    Answer, Chunked, ClientId, Evidence, FactKind, MessageId, Micros, Op, OpOutcome, Outcome, Record, Server, Status,
    What, World,
};

/// An operation that has a part in a violation.
#[derive(Clone, Copy, Debug)]
struct Implicated {
    /// The operation's index in the history of all operations.
    op: u32,
    role: ViolationRole,
    /// The step in which the violation was found.
    step: u32,
}

/// The timeline of one branch. A clone shares the recorded items with its original.
#[derive(Clone, Debug, Default)]
pub struct Timeline {
    messages: Spans<MessageSpan>,
    /// Indexes of the substantive messages, in order.
    substantive: Chunked<u32>,
    /// By link, see [`link`]: indexes of messages by number, without copies.
    by_link: Vec<Chunked<u32>>,
    /// Indexes of copies.
    copies: BTreeMap<MessageId, u32>,
    /// By slot: the states of a node, in order.
    node_states: Vec<Chunked<NodeState>>,
    /// The members of the configuration that decides.
    members: NodeSet,
    marks: Chunked<Mark>,
    /// Indexes of the major marks, in order.
    major_marks: Chunked<u32>,
    requests: Spans<Request>,
    /// By node and command: the index of a pending request.
    pending_requests: BTreeMap<(NodeId, u32), usize>,
    operations: Spans<Operation>,
    /// Indexes of the open operations.
    open_operations: Vec<usize>,
    /// The clients with operations and their names, by first operation.
    clients: Vec<(ClientId, Rc<str>)>,
    /// In the order in which the violations were found.
    implicated: Vec<Implicated>,
    /// How many failures of linearizability are in `implicated`.
    failures: usize,
    conditions: Chunked<Conditions>,
    /// By step, from 0: its virtual time.
    times: Chunked<Micros>,
}

/// The place of a link in a list of all links.
fn link(from: NodeId, to: NodeId) -> usize {
    from.slot() * NodeId::MAX as usize + to.slot()
}

/// Caps a number at 32 bits.
fn cap(n: u64) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

impl Timeline {
    /// The timeline at step 0, given the world and the facts of its start.
    pub fn new(world: &World, records: &[Record]) -> Timeline {
        let mut timeline =
            Timeline { node_states: vec![Chunked::default(); world.servers().len()], ..Timeline::default() };
        timeline.update_members(world, 0);
        timeline.update_conditions(world, 0);
        timeline.record_step(world, 0, records);
        timeline
    }

    /// Records a step, given the world after it and its facts. Steps come in order, each once.
    pub fn record_step(&mut self, world: &World, step: u64, records: &[Record]) {
        let step = cap(step);
        self.times.push(world.now());
        // Most steps only deliver and send messages, which changes no members and no operations. With a rule off, a
        // node can take another term without a fact, and so another leader's configuration can decide.
        let is_traffic = |record: &Record| matches!(record.what, What::Send(..) | What::Deliver(..));
        let traffic = records.iter().all(is_traffic) && world.rules().off().next().is_none();
        if !traffic {
            self.update_members(world, step);
            self.find_implicated(world, step, records);
        }
        self.update_operations(world, step, if traffic { &[] } else { records });
        let mut updated = None;
        for record in records {
            self.record_fact(world, step, record);
            // Nodes are looked at as they are after the step.
            if let Some(id) = record.node.filter(|id| updated != Some(*id)) {
                self.update_node(world, id.slot(), step);
                updated = Some(id);
            }
            if tell::weight(&record.what) >= 2 {
                let fact = tell::kind(&record.what);
                let index = self.marks.push(Mark { at: record.at, step, node: record.node, fact, seq: record.seq });
                if is_major(fact) {
                    self.major_marks.push(cap(index as u64));
                }
            }
        }
    }

    /// Adds or ends what a fact begins or ends: a message, a request, or a period of network conditions.
    fn record_fact(&mut self, world: &World, step: u32, record: &Record) {
        let point = TimePoint { at: record.at, step };
        match &record.what {
            What::Send(id, message, arrives) | What::Duplicate(id, message, arrives) => {
                self.add_message(point, *id, message, *arrives);
            }
            What::Deliver(id, _, waited) => {
                self.end_message(*id, point, |message| MessageSpan {
                    status: MessageStatus::Arrived,
                    waited: cap(*waited),
                    ..message
                });
            }
            What::Drop(id, _, cause, place) => {
                let progress = (u64::from(*place) * 255 / 1_000_000) as u8;
                let status = MessageStatus::Lost(*cause);
                self.end_message(*id, point, |message| MessageSpan { status, progress, ..message });
            }
            What::Delay(id, _) => {
                if let (Some(index), Some(flight)) = (self.index_of(*id), world.network().get(*id)) {
                    self.messages.finish(index, |message| message.ended = flight.arrives);
                }
            }
            What::Node(Fact::Propose { index, payload: Payload::Command(handle), .. }) => {
                let Some(node) = record.node else { return };
                let index = cap(*index);
                let request = Request { node, index, accepted: point, reply: Reply::Pending, answered: point };
                let index = self.requests.push(request);
                self.pending_requests.insert((node, handle.0), index);
            }
            What::Reply(handle, _, answer) => {
                let Some(node) = record.node else { return };
                let reply = match answer {
                    Answer::Applied(Outcome::Done(_)) => Reply::Done,
                    Answer::Applied(Outcome::Unequal(_)) => Reply::Unequal,
                    Answer::Lost => Reply::Lost,
                };
                self.answer_request(node, *handle, point, reply);
            }
            What::Crash { .. } => {
                let here = self.pending_requests.keys().filter(|(node, _)| Some(*node) == record.node);
                for (node, handle) in here.copied().collect::<Vec<_>>() {
                    self.answer_request(node, Handle(handle), point, Reply::Never);
                }
            }
            What::Partition(_) | What::Heal | What::Cut(..) | What::Mend(..) | What::Rule(..) => {
                self.update_conditions(world, step);
            }
            // Only the marks and the states of nodes tell the other facts.
            _ => {}
        }
    }

    /// Adds the operations that have begun, and ends those that have an outcome.
    fn update_operations(&mut self, world: &World, step: u32, records: &[Record]) {
        let point = TimePoint { at: world.now(), step };
        while let Some(op) = world.ops().get(cap(self.operations.len() as u64)) {
            let op = Op { outcome: OpOutcome::Open, ..op.clone() };
            if let Some(client) = op.client.filter(|client| self.clients.iter().all(|(known, _)| known != client)) {
                self.clients.push((client, world.client_name(client).into()));
            }
            self.open_operations.push(self.operations.push(Operation { op, from: point, to: point }));
        }
        let changes_operation = |record: &Record| {
            use FactKind::{ClientOutcome, ClientRetry, Crash, ProposeRefused, Read, ReadRefused, Reply};
            let kind = tell::kind(&record.what);
            matches!(kind, ClientOutcome | ClientRetry | Crash | ProposeRefused | Read | ReadRefused | Reply)
        };
        if !records.iter().any(changes_operation) {
            return;
        }
        let operations = &mut self.operations;
        self.open_operations.retain(|&index| {
            let Some(op) = world.ops().get(cap(index as u64)) else { return false };
            let same = operations.get(index).is_some_and(|operation| operation.op == *op);
            if !same {
                operations.finish(index, |operation| (operation.op, operation.to) = (op.clone(), point));
            }
            op.outcome == OpOutcome::Open
        });
    }

    /// Finds the operations that a violation in this step implicates.
    fn find_implicated(&mut self, world: &World, step: u32, records: &[Record]) {
        if records.iter().all(|record| tell::kind(&record.what) != FactKind::Violation) {
            return;
        }
        for failure in world.linear().failures().skip(self.failures) {
            self.failures += 1;
            for (i, op) in failure.ops.iter().enumerate() {
                let role = if i == 0 { ViolationRole::Unexplained } else { ViolationRole::Contradicting };
                self.implicated.push(Implicated { op: cap(*op), role, step });
            }
        }
        for record in records {
            let What::Violation(violation) = &record.what else { continue };
            let Evidence::DoneTwice { session, .. } = violation.evidence else { continue };
            let is_it = |it: &&Operation| (it.op.client, it.op.number) == (Some(session.client), session.serial);
            if let Some(it) = self.operations.items().iter().find(is_it) {
                self.implicated.push(Implicated { op: it.op.id, role: ViolationRole::Unexplained, step });
            }
        }
    }

    fn add_message(&mut self, point: TimePoint, id: MessageId, message: &Message, arrives: Micros) {
        let (entries, carries) = match &message.rpc {
            Rpc::AppendEntries { entries, .. } => {
                (entries.len().min(255) as u8, entries.iter().last().map_or(0, |(_, entry)| entry.term))
            }
            Rpc::InstallSnapshot { snapshot, .. } => (0, snapshot.last_included_term),
            Rpc::RequestVote { .. } | Rpc::RequestVoteReply { .. } => (0, 0),
            Rpc::PreVote { .. } | Rpc::PreVoteReply { .. } | Rpc::TimeoutNow => (0, 0),
            Rpc::AppendEntriesReply { .. } | Rpc::InstallSnapshotReply { .. } => (0, 0),
        };
        let span = MessageSpan {
            id,
            kind: message.kind(),
            status: MessageStatus::InFlight,
            entries,
            ok: message.answer(),
            term: cap(message.term),
            carries: cap(carries),
            sent: point.at,
            ended: arrives,
            sent_step: point.step,
            ended_step: point.step,
            waited: 0,
            progress: 0,
        };
        let index = self.messages.push(span);
        self.index_message(index, &span);
    }

    /// Enters a message into the lists that find it by number, or as a substantive one.
    fn index_message(&mut self, index: usize, message: &MessageSpan) {
        let index = cap(index as u64);
        if message.is_substantive() {
            self.substantive.push(index);
        }
        if message.id.copy > 1 {
            self.copies.insert(message.id, index);
        } else {
            let link = link(message.id.from, message.id.to);
            if self.by_link.len() <= link {
                self.by_link.resize_with(link + 1, Chunked::default);
            }
            self.by_link[link].push(index);
        }
    }

    /// A message in flight arrives or is lost; `changed` says which.
    fn end_message(&mut self, id: MessageId, point: TimePoint, changed: impl Fn(MessageSpan) -> MessageSpan) {
        if let Some(index) = self.index_of(id) {
            self.messages.finish(index, |message| {
                *message = changed(MessageSpan { ended: point.at, ended_step: point.step, ..*message });
            });
        }
    }

    fn answer_request(&mut self, node: NodeId, handle: Handle, point: TimePoint, reply: Reply) {
        if let Some(index) = self.pending_requests.remove(&(node, handle.0)) {
            self.requests.finish(index, |request| (request.reply, request.answered) = (reply, point));
        }
    }

    /// Begins a new period if the cuts or the disabled rules have changed.
    fn update_conditions(&mut self, world: &World, step: u32) {
        let ids = || NodeSet::first(world.servers().len() as u8).iter();
        let cut = ids().map(|from| {
            let mut set = NodeSet::EMPTY;
            for to in ids().filter(|&to| world.network().is_cut(from, to)) {
                set.insert(to);
            }
            set
        });
        let rules_off = Rule::ALL.iter().copied().filter(|&rule| !world.rules().on(rule)).collect();
        let now = Conditions { from: TimePoint { at: world.now(), step }, cut: cut.collect(), rules_off };
        let last = self.conditions.len().checked_sub(1).and_then(|last| self.conditions.get(last));
        if last.is_none_or(|last| (&last.cut, &last.rules_off) != (&now.cut, &now.rules_off)) {
            self.conditions.push(now);
        }
    }

    /// Updates all nodes if the members of the configuration that decides have changed.
    fn update_members(&mut self, world: &World, step: u32) {
        let members = world.config().members();
        if members != self.members {
            self.members = members;
            (0..world.servers().len()).for_each(|slot| self.update_node(world, slot, step));
        }
    }

    /// Adds a state of a node if it differs from its last one.
    fn update_node(&mut self, world: &World, slot: usize, step: u32) {
        if self.node_states.len() <= slot {
            // A server was switched on.
            self.node_states.resize_with(slot + 1, Chunked::default);
        }
        let (Some(server), Some(states)) = (world.servers().get(slot), self.node_states.get_mut(slot)) else { return };
        let now = NodeState {
            at: world.now(),
            step,
            term: cap(current_term(server)),
            status: server.status,
            role: match server.node.role() {
                Role::Follower => RoleKind::Follower,
                Role::Candidate { .. } => RoleKind::Candidate,
                Role::Leader { .. } => RoleKind::Leader,
                Role::PreCandidate { .. } => RoleKind::PreCandidate,
            },
            out: !self.members.contains(server.node.id()),
        };
        let last = states.len().checked_sub(1).and_then(|last| states.get(last));
        if last.is_none_or(|last| NodeState { at: now.at, step, ..*last } != now) {
            states.push(now);
        }
    }

    /// The timeline as it was after `step`, given the world at that step. A branch that forks there begins with it.
    pub fn up_to(&self, step: u64, world: &World) -> Timeline {
        let step = cap(step);
        let mut cut = Timeline {
            // What ended later is open again.
            messages: self.messages.up_to(step, MessageSpan::back_in_flight),
            requests: self.requests.up_to(step, |request| Request {
                reply: Reply::Pending,
                answered: request.accepted,
                ..*request
            }),
            operations: self.operations.up_to(step, Operation::reopened),
            node_states: self.node_states.clone(),
            members: world.config().members(),
            marks: self.marks.clone(),
            major_marks: self.major_marks.clone(),
            conditions: self.conditions.clone(),
            times: self.times.clone(),
            ..Timeline::default()
        };
        cut.marks.truncate(self.marks.partition_point(|mark| mark.step <= step));
        cut.major_marks.truncate(self.major_marks.partition_point(|&index| (index as usize) < cut.marks.len()));
        cut.conditions.truncate(self.conditions.partition_point(|conditions| conditions.from.step <= step));
        cut.times.truncate(step as usize + 1);
        // Servers that are switched on later have no states yet.
        cut.node_states.truncate(world.servers().len());
        for states in &mut cut.node_states {
            states.truncate(states.partition_point(|state| state.step <= step));
        }
        let has_operation = |client: ClientId| cut.operations.items().iter().any(|it| it.op.client == Some(client));
        let clients = self.clients.iter().filter(|(client, _)| has_operation(*client)).cloned().collect();
        cut.clients = clients;
        cut.implicated = self.implicated.iter().filter(|it| it.step <= step).copied().collect();
        cut.failures = world.linear().failures().count();
        let is_open = |&index: &usize| cut.operations.get(index).is_some_and(|it| it.op.outcome == OpOutcome::Open);
        cut.open_operations = (0..cut.operations.len()).filter(is_open).collect();
        cut.reopen_messages(world);
        cut.reopen_requests(world);
        cut
    }

    /// Rebuilds the lists that find messages, and the times at which those in flight are to arrive.
    fn reopen_messages(&mut self, world: &World) {
        for index in 0..self.messages.len() {
            let Some(message) = self.messages.get(index).copied() else { continue };
            self.index_message(index, &message);
            if message.status == MessageStatus::InFlight {
                let arrives = world.network().get(message.id).map_or(message.sent, |flight| flight.arrives);
                self.messages.finish(index, |message| message.ended = arrives);
            }
        }
    }

    /// Rebuilds the list of pending requests from the commands whose clients the servers still have to answer.
    fn reopen_requests(&mut self, world: &World) {
        for server in world.servers() {
            for (index, handle) in &server.waiting {
                let is_it = |request: &Request| {
                    request.reply == Reply::Pending && request.node == server.node.id() && request.index == cap(*index)
                };
                let found = (0..self.requests.len()).rev().find(|&at| self.requests.get(at).is_some_and(is_it));
                if let Some(found) = found {
                    self.pending_requests.insert((server.node.id(), handle.0), found);
                }
            }
        }
    }

    /// All messages, in the order in which they were sent.
    pub fn messages(&self) -> &Spans<MessageSpan> {
        &self.messages
    }

    /// Indexes of the substantive messages, in order.
    pub fn substantive(&self) -> &Chunked<u32> {
        &self.substantive
    }

    /// The message with this id.
    pub fn message(&self, id: MessageId) -> Option<&MessageSpan> {
        self.messages.get(self.index_of(id)?)
    }

    fn index_of(&self, id: MessageId) -> Option<usize> {
        let index = match id.copy {
            1 => self.by_link.get(link(id.from, id.to))?.get(id.number.checked_sub(1)? as usize)?,
            _ => self.copies.get(&id)?,
        };
        Some(*index as usize)
    }

    /// The message whose arrival made a node send this one: it arrived in the step in which this one was sent.
    pub fn cause(&self, message: &MessageSpan) -> Option<&MessageSpan> {
        let step = u64::from(message.sent_step);
        let (earlier, _) = self.messages.overlapping(Axis::Step, step, step);
        earlier.into_iter().filter_map(|index| self.messages.get(index)).find(|other| {
            other.status == MessageStatus::Arrived
                && other.ended_step == message.sent_step
                && other.id.to == message.id.from
        })
    }

    /// The messages that the receiver sent because this one arrived: those of the step in which it arrived.
    pub fn effects<'a>(&'a self, message: &'a MessageSpan) -> impl Iterator<Item = &'a MessageSpan> {
        let step = u64::from(message.ended_step);
        let arrived = message.status == MessageStatus::Arrived;
        let (_, inside) = if arrived { self.messages.overlapping(Axis::Step, step, step) } else { (Vec::new(), 0..0) };
        inside.filter_map(|index| self.messages.get(index)).filter(|other| other.id.from == message.id.to)
    }

    /// By slot: the states of a node, in order.
    pub fn node_states(&self) -> &[Chunked<NodeState>] {
        &self.node_states
    }

    /// All marks, in order.
    pub fn marks(&self) -> &Chunked<Mark> {
        &self.marks
    }

    /// Indexes of the major marks, in order. See [`is_major`].
    pub fn major_marks(&self) -> &Chunked<u32> {
        &self.major_marks
    }

    /// Commands that leaders accepted, in order.
    pub fn requests(&self) -> &Spans<Request> {
        &self.requests
    }

    /// Operations of clients and of the script, in the order in which they began.
    pub fn operations(&self) -> &Spans<Operation> {
        &self.operations
    }

    /// Clients with operations and their names, in the order of their first operation.
    pub fn clients(&self) -> &[(ClientId, Rc<str>)] {
        &self.clients
    }

    /// The part that an operation has in a violation, as far as the branch is known. `op` is its index in the history
    /// of all operations.
    pub fn violation_role(&self, op: u32) -> Option<ViolationRole> {
        self.implicated.iter().filter(|it| it.op == op).map(|it| it.role).max()
    }

    /// The periods of network conditions and disabled rules, in order.
    pub fn conditions(&self) -> &Chunked<Conditions> {
        &self.conditions
    }

    /// The last step at or before this time.
    pub fn step_at(&self, at: Micros) -> u64 {
        self.times.partition_point(|&time| time <= at).saturating_sub(1) as u64
    }

    /// The time of a step, or of the last known step if this one is later.
    pub fn time_of(&self, step: u64) -> Micros {
        let last = self.times.len().saturating_sub(1);
        let step = usize::try_from(step).unwrap_or(last).min(last);
        self.times.get(step).copied().unwrap_or(0)
    }

    /// An estimate of the memory that it takes, in bytes.
    pub fn bytes(&self) -> usize {
        self.bytes_after(None)
    }

    /// An estimate of the memory that what comes after `step` takes, in bytes; `None`: all of it.
    pub fn bytes_after(&self, step: Option<u64>) -> usize {
        let before = |item_step: u32| step.is_some_and(|step| item_step <= cap(step));
        let messages = self.messages.len() - self.messages.items().partition_point(|message| before(message.sent_step));
        let marks = self.marks.len() - self.marks.partition_point(|mark| before(mark.step));
        let requests =
            self.requests.len() - self.requests.items().partition_point(|request| before(request.accepted.step));
        let operations = self.operations.len() - self.operations.items().partition_point(|it| before(it.from.step));
        let states = self.node_states.iter();
        let states = states.map(|states| states.len() - states.partition_point(|state| before(state.step)));
        let times = self.times.len() - step.map_or(0, |step| self.times.len().min(step as usize + 1));
        messages * (size_of::<MessageSpan>() + size_of::<u32>())
            + marks * size_of::<Mark>()
            + requests * size_of::<Request>()
            + operations * size_of::<Operation>()
            + times * size_of::<Micros>()
            + states.sum::<usize>() * size_of::<NodeState>()
    }
}

/// currentTerm of a node. For a crashed node: the term on its disk.
fn current_term(server: &Server) -> Term {
    match server.status {
        Status::Crashed => server.disk.current_term,
        Status::Up | Status::Paused => server.node.current_term(),
    }
}
