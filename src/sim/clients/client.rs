//! Named clients, with sessions (§8; thesis 6.3). A client is outside the cluster. It has at most one operation open,
//! and starts the next one at a fixed interval.
//!
//! A request travels to a node, and the node's answer travels back. A node that does not lead refuses the request and
//! names the leader it knows; the client tries that leader, or else the next node by number. If no answer arrives in
//! time, the client sends the same operation to the next node under the same serial number. The state machine remembers
//! the last serial number and outcome of each client, so it executes nothing twice ([`Store::execute`]).
//!
//! Every request is one attempt, refused ones included. When all attempts are used up, the operation has *failed* if
//! every attempt was certainly refused, or if it only reads; otherwise its outcome is *unknown*.
//!
//! # Where it deviates, and why
//!
//! - There is no RegisterClient RPC (thesis 6.3): a session exists from the client's first operation on, because a
//!   script names its clients.
//! - Sessions do not expire. There are at most [`MAX_CLIENTS`], and each has one operation open at a time, so the state
//!   machine needs only the last serial number and outcome of each.
//! - Cuts and partitions separate nodes only: every client reaches every node. `latency` and `loss` apply to requests
//!   and answers; neither is duplicated.
//! - A `get` is served as the setting `reads` says: through the log it is a command like any other.
//!
//! [`Store::execute`]: super::store::Store::execute

use std::collections::BTreeMap;
use std::rc::Rc;

use super::ops::Ops;
use crate::raft::{NodeId, Rejection};
use crate::sim::dice::{draw_chance, draw_span, Purpose};
use crate::sim::order::by_number;
use crate::sim::setup::{Micros, Setup};
use crate::sim::types::{
    Again, Answer, Cause, ClientAnswer, ClientId, ClientPlan, Command, OpOutcome, Request, Session, Skip, Status, What,
    MAX_CLIENTS,
};

/// The most memory that one operation takes beside its command, in bytes.
const OPERATION_BYTES: u64 = 192;

/// An operation that waits for its answer.
#[derive(Clone, Debug)]
pub struct OpenOp {
    /// Its place in the history: see [`Ops`].
    pub op: u32,
    /// Its number: the serial number of the session.
    pub number: u32,
    /// The node of the current request.
    pub node: NodeId,
    /// The attempt, from 1.
    pub attempt: u8,
    /// When the operation began.
    pub since: Micros,
    plan: Rc<ClientPlan>,
    /// The number of the current request.
    request: u32,
    /// When the current request times out.
    timeout: Micros,
    /// Requests that a node may have appended, and that were not answered.
    unanswered: Vec<u32>,
}

/// A client.
#[derive(Clone, Debug)]
pub struct Client {
    /// Its name.
    pub name: Rc<str>,
    /// Its open operation.
    pub open: Option<OpenOp>,
    /// How many operations were answered.
    pub ok: u32,
    /// How many failed.
    pub failed: u32,
    /// How many have an unknown outcome.
    pub unknown: u32,
    plan: Rc<ClientPlan>,
    /// When it starts the next operation; `None`: it was stopped.
    next: Option<Micros>,
    /// How many operations it has started.
    pub(crate) operations: u32,
    /// How many requests it has sent.
    pub(crate) requests: u32,
    /// The node that it asks first.
    pub(crate) contact: NodeId,
}

impl Client {
    /// Whether it starts operations.
    pub fn is_running(&self) -> bool {
        self.next.is_some()
    }

    /// When its timer fires next: a request times out, or the next operation is due.
    pub(crate) fn timer(&self) -> Option<Micros> {
        match (self.open.as_ref().map(|open| open.timeout), self.next) {
            (Some(timeout), Some(next)) => Some(timeout.min(next)),
            (timeout, next) => timeout.or(next),
        }
    }
}

/// A request on its way to a node, or an answer on its way back.
#[derive(Clone, Debug)]
pub struct ClientFlight {
    /// The client.
    pub client: ClientId,
    /// The number of the request, among those of this client, from 1.
    pub request: u32,
    /// The operation.
    pub op: u32,
    /// The node at the other end.
    pub node: NodeId,
    /// The answer; `None`: this is the request.
    pub answer: Option<ClientAnswer>,
    /// When it left.
    pub sent: Micros,
    /// When it arrives, or would arrive if it were not lost.
    pub arrives: Micros,
    /// When it is lost on the way.
    pub lost: Option<Micros>,
    /// A request that has arrived at a paused node and waits there.
    pub waiting: bool,
}

/// What clients ask the world to do.
#[derive(Clone, Debug)]
pub(crate) enum ClientEffect {
    /// Record a fact, at this node or at none.
    Note(Option<NodeId>, What),
    /// An operation has begun: its place in the history.
    Invoked(u32),
    /// An operation is over: its place in the history, which has its outcome.
    Ended(u32),
    /// A flight ends at this time: call [`Clients::flight_ends`] then.
    Schedule(Micros, u32),
    /// A request has arrived at a node that is up.
    Request(NodeId, Request),
}

/// The request that a node answers.
#[derive(Clone, Copy, Debug)]
pub(crate) struct RequestOrigin {
    session: Option<Session>,
    op: u32,
    request: u32,
}

impl From<&Request> for RequestOrigin {
    fn from(request: &Request) -> RequestOrigin {
        let &Request { session, op, request, .. } = request;
        RequestOrigin { session, op, request }
    }
}

/// What clients see of the world in one step, and where their effects go.
pub(crate) struct ClientStep<'a> {
    pub now: Micros,
    pub setup: &'a Setup,
    /// How many servers there are.
    pub nodes: usize,
    pub effects: &'a mut Vec<ClientEffect>,
}

impl ClientStep<'_> {
    fn note(&mut self, node: Option<NodeId>, what: What) {
        self.effects.push(ClientEffect::Note(node, what));
    }

    /// The next node by number; after the last one, the first.
    fn next_node(&self, node: NodeId) -> NodeId {
        NodeId::from_slot((node.slot() + 1) % self.nodes.max(1))
    }
}

/// All clients of a run, what travels between them and the cluster, and the history of operations.
#[derive(Clone, Debug, Default)]
pub struct Clients {
    list: Vec<Client>,
    /// By number, in the order in which they left.
    flights: BTreeMap<u32, ClientFlight>,
    /// The number of the last flight.
    last_flight: u32,
    ops: Ops,
    /// What the clients' operations take, in bytes as the limits count them.
    memory: u64,
}

impl Clients {
    /// The clients, in the order in which they began.
    pub fn list(&self) -> &[Client] {
        &self.list
    }

    /// One client.
    pub fn get(&self, id: ClientId) -> Option<&Client> {
        self.list.get(id.slot())
    }

    /// Requests and answers on their way, in the order in which they left.
    pub fn flights(&self) -> impl Iterator<Item = &ClientFlight> {
        self.flights.values()
    }

    /// The history of operations, including those without a client.
    pub fn ops(&self) -> &Ops {
        &self.ops
    }

    /// What operations of clients take, in bytes. Never falls.
    pub(crate) fn memory(&self) -> u64 {
        self.memory
    }

    /// How many requests and answers are on their way, including those that wait at paused nodes.
    pub(crate) fn in_flight(&self) -> usize {
        self.flights.len()
    }

    /// How many bytes a clone takes.
    pub(crate) fn clone_bytes(&self) -> usize {
        self.list.len() * size_of::<Client>()
            + self.flights.len() * (size_of::<ClientFlight>() + size_of::<u32>())
            + self.ops.list().clone_bytes()
    }

    /// Whether this flight still has to end.
    pub(crate) fn is_due(&self, flight: u32) -> bool {
        self.flights.get(&flight).is_some_and(|flight| !flight.waiting)
    }

    /// The node at the other end of a flight.
    pub(crate) fn flight_node(&self, flight: u32) -> Option<NodeId> {
        self.flights.get(&flight).map(|flight| flight.node)
    }

    fn find(&self, name: &str) -> Option<ClientId> {
        self.list.iter().position(|client| &*client.name == name).map(|slot| ClientId(slot as u8))
    }

    /// The client whose timer fires next, and when. Of equal times, the client that began first.
    pub(crate) fn next_timer(&self) -> Option<(Micros, ClientId)> {
        let timers = self.list.iter().enumerate();
        timers.filter_map(|(slot, client)| Some((client.timer()?, ClientId(slot as u8)))).min()
    }

    /// A client begins, or continues with another plan. It starts an operation at once, unless one is open.
    pub(crate) fn begin(&mut self, name: &Rc<str>, plan: &ClientPlan, step: &mut ClientStep) -> Result<(), Skip> {
        let plan = Rc::new(plan.clone());
        let next = Some(step.now.saturating_add(plan.every.max(1)));
        let id = match self.find(name) {
            Some(id) => id,
            None if self.list.len() >= MAX_CLIENTS => return Err(Skip::TooManyClients),
            None => ClientId(self.list.len() as u8),
        };
        match self.list.get_mut(id.slot()) {
            Some(client) => (client.plan, client.next) = (plan.clone(), next),
            None => self.list.push(Client {
                name: name.clone(),
                open: None,
                ok: 0,
                failed: 0,
                unknown: 0,
                plan: plan.clone(),
                next,
                operations: 0,
                requests: 0,
                contact: NodeId::from_slot(0),
            }),
        }
        step.note(None, What::Client(id, Some(plan)));
        self.begin_operation(id, step);
        Ok(())
    }

    /// A client starts no more operations. It still waits for the answer to its open one.
    pub(crate) fn stop(&mut self, name: &str, step: &mut ClientStep) -> Result<(), Skip> {
        let id = self.find(name).ok_or(Skip::NoClient)?;
        match self.list.get_mut(id.slot()).filter(|client| client.is_running()) {
            Some(client) => client.next = None,
            None => return Err(Skip::NoClient),
        }
        step.note(None, What::Client(id, None));
        Ok(())
    }

    /// A client's timer fires: its request timed out, or it starts the next operation.
    pub(crate) fn timer_fires(&mut self, id: ClientId, step: &mut ClientStep) {
        let now = step.now;
        let Some(client) = self.list.get_mut(id.slot()) else { return };
        debug_assert!(client.timer().is_some_and(|at| at <= now), "the timer of {id:?} is not due");
        if let Some(open) = client.open.as_mut().filter(|open| open.timeout <= now) {
            open.unanswered.push(open.request);
            let (node, may) = (open.node, open.plan.retry);
            self.retry(id, step.next_node(node), Again::TimedOut, may, step);
        } else if client.next.is_some_and(|next| next <= now) {
            client.next = Some(now.saturating_add(client.plan.every.max(1)));
            self.begin_operation(id, step);
        }
    }

    /// A client starts an operation, unless one is open.
    fn begin_operation(&mut self, id: ClientId, step: &mut ClientStep) {
        let Some(client) = self.list.get_mut(id.slot()).filter(|client| client.open.is_none()) else { return };
        client.operations += 1;
        let (number, node, plan) = (client.operations, client.contact, client.plan.clone());
        let command = plan.command.numbered(number);
        self.memory += OPERATION_BYTES + command.to_string().len() as u64;
        let op = self.ops.begin(Some((id, number)), command, node, step.now);
        step.effects.push(ClientEffect::Invoked(op));
        client.open = Some(OpenOp {
            op,
            number,
            node,
            attempt: 0,
            since: step.now,
            plan,
            request: 0,
            timeout: Micros::MAX,
            unanswered: Vec::new(),
        });
        self.send_request(id, node, step);
    }

    /// A proposal or a read without a client: the request that a node gets, at once and without a session.
    pub(crate) fn begin_without_client(&mut self, node: NodeId, command: Command, step: &mut ClientStep) {
        let op = self.ops.begin(None, command.clone(), node, step.now);
        step.effects.push(ClientEffect::Invoked(op));
        step.effects.push(ClientEffect::Request(node, Request { session: None, op, request: 0, command }));
    }

    fn send_request(&mut self, id: ClientId, node: NodeId, step: &mut ClientStep) {
        let Some(client) = self.list.get_mut(id.slot()) else { return };
        let Some(open) = client.open.as_mut() else { return };
        client.requests += 1;
        open.request = client.requests;
        open.attempt = open.attempt.saturating_add(1);
        open.node = node;
        open.timeout = step.now.saturating_add(open.plan.timeout.max(1));
        let (op, request, attempt) = (open.op, open.request, open.attempt);
        self.ops.set_node(op, node);
        step.note(Some(node), What::ClientRequest { client: id, op, attempt });
        self.send(id, request, op, node, None, step);
    }

    /// Puts a request or an answer in flight. It is lost half-way, as messages are.
    fn send(
        &mut self,
        client: ClientId,
        request: u32,
        op: u32,
        node: NodeId,
        answer: Option<ClientAnswer>,
        step: &mut ClientStep,
    ) {
        let Setup { seed, latency, loss, .. } = *step.setup;
        let key = |draw: Draw| u64::from(client.0 + 1) << 2 | u64::from(answer.is_some()) << 1 | draw as u64;
        let sent = step.now;
        let arrives = sent + draw_span(seed, Purpose::Client, key(Draw::Latency), u64::from(request), latency);
        let is_lost = draw_chance(seed, Purpose::Client, key(Draw::Loss), u64::from(request), loss);
        let lost = is_lost.then_some(sent + (arrives - sent) / 2);
        self.last_flight += 1;
        let flight = ClientFlight { client, request, op, node, answer, sent, arrives, lost, waiting: false };
        self.flights.insert(self.last_flight, flight);
        step.effects.push(ClientEffect::Schedule(lost.unwrap_or(arrives), self.last_flight));
    }

    /// A flight ends; `status` is that of its node. A request is lost at a crashed node and waits at a paused one. A
    /// lost request or answer is not reported to anyone: the client's timeout leads to the retry.
    pub(crate) fn flight_ends(&mut self, flight: u32, status: Status, step: &mut ClientStep) {
        let Some(this) = self.flights.get_mut(&flight) else { return };
        debug_assert!(!this.waiting, "flight {flight} has arrived already");
        if this.lost.is_some() {
            return self.lose(flight, Cause::Loss, step);
        }
        match status {
            Status::Paused if this.answer.is_none() => {
                this.waiting = true;
                return;
            }
            Status::Crashed if this.answer.is_none() => return self.lose(flight, Cause::Down, step),
            _ => {}
        }
        let Some(ClientFlight { client, request, op, node, answer, .. }) = self.flights.remove(&flight) else { return };
        match answer {
            None => self.deliver_request(client, request, op, node, step),
            Some(answer) => self.deliver_answer(client, request, op, node, answer, step),
        }
    }

    fn lose(&mut self, flight: u32, cause: Cause, step: &mut ClientStep) {
        if let Some(ClientFlight { client, op, node, answer, .. }) = self.flights.remove(&flight) {
            step.note(Some(node), What::ClientLost { client, op, request: answer.is_none(), cause });
        }
    }

    /// A request arrives at a node that is up.
    fn deliver_request(&mut self, client: ClientId, request: u32, op: u32, node: NodeId, step: &mut ClientStep) {
        let Some(operation) = self.ops.get(op) else { return };
        let session = Session { client, serial: operation.number };
        let command = operation.command.clone();
        step.effects.push(ClientEffect::Request(node, Request { session: Some(session), op, request, command }));
    }

    /// A paused node resumes: it gets the requests that waited for it, in the order of their arrival.
    pub(crate) fn node_resumes(&mut self, node: NodeId, step: &mut ClientStep) {
        let mut waiting: Vec<(Micros, u32)> =
            self.waiting_at(node).map(|(number, flight)| (flight.arrives, number)).collect();
        by_number(&mut waiting, |(arrives, number)| u128::from(*arrives) << 32 | u128::from(*number));
        for (_, number) in waiting {
            if let Some(flight) = self.flights.remove(&number) {
                self.deliver_request(flight.client, flight.request, flight.op, node, step);
            }
        }
    }

    /// A node crashes. Requests that waited there are lost. Proposals without a client that it had appended (`taken`,
    /// by operation) will not be answered, so their outcome is unknown; named clients retry after their timeout.
    pub(crate) fn node_crashes(&mut self, node: NodeId, taken: &[u32], step: &mut ClientStep) {
        for &op in taken {
            self.end_op(op, OpOutcome::Unknown(step.now), step);
        }
        let waiting: Vec<u32> = self.waiting_at(node).map(|(number, _)| number).collect();
        for number in waiting {
            self.lose(number, Cause::Down, step);
        }
    }

    fn waiting_at(&self, node: NodeId) -> impl Iterator<Item = (u32, &ClientFlight)> {
        let waits = move |flight: &ClientFlight| flight.waiting && flight.node == node;
        self.flights.iter().filter(move |(_, flight)| waits(flight)).map(|(number, flight)| (*number, flight))
    }

    /// A node says what became of a request that it had appended, or answers a read. `certain`: a lost command was
    /// certainly not applied.
    pub(crate) fn node_answers(
        &mut self,
        node: NodeId,
        to: RequestOrigin,
        answer: &Answer,
        certain: bool,
        step: &mut ClientStep,
    ) {
        let answer = match answer {
            Answer::Applied(outcome) => ClientAnswer::Ok(outcome.clone()),
            Answer::Lost => ClientAnswer::Lost { certain },
        };
        self.answer(node, to, answer, step);
    }

    /// A node rejects a request.
    pub(crate) fn node_rejects(
        &mut self,
        node: NodeId,
        to: RequestOrigin,
        rejection: Rejection,
        step: &mut ClientStep,
    ) {
        let leader = match rejection {
            Rejection::NotLeader { leader, .. } => leader,
            _ => None,
        };
        self.answer(node, to, ClientAnswer::Refused(leader), step);
    }

    /// Sends the answer to the client. Without a client, the operation ends at once.
    fn answer(&mut self, node: NodeId, to: RequestOrigin, answer: ClientAnswer, step: &mut ClientStep) {
        let at = step.now;
        let RequestOrigin { session, op, request } = to;
        let Some(Session { client, .. }) = session else {
            let outcome = match answer {
                ClientAnswer::Ok(outcome) => OpOutcome::Ok(outcome, at),
                ClientAnswer::Lost { certain: false } => OpOutcome::Unknown(at),
                ClientAnswer::Refused(_) | ClientAnswer::Lost { certain: true } => OpOutcome::Failed(at),
            };
            return self.end_op(op, outcome, step);
        };
        self.send(client, request, op, node, Some(answer), step);
    }

    /// An answer arrives at its client. An answer to an operation that is over changes nothing. A refusal, or the news
    /// that the entry was overwritten, counts only for the current request: the client has moved on from older ones.
    fn deliver_answer(
        &mut self,
        id: ClientId,
        request: u32,
        op: u32,
        node: NodeId,
        answer: ClientAnswer,
        step: &mut ClientStep,
    ) {
        let waits = |open: &&mut OpenOp| open.op == op;
        let client = self.list.get_mut(id.slot());
        let late = client.is_none_or(|client| client.open.as_mut().filter(waits).is_none());
        step.note(Some(node), What::ClientReply { client: id, op, answer: answer.clone(), late });
        let Some(client) = self.list.get_mut(id.slot()) else { return };
        let Some(open) = client.open.as_mut().filter(waits) else { return };
        client.contact = node;
        let certain = !matches!(answer, ClientAnswer::Lost { certain: false });
        let current = open.request == request;
        let may_retry = open.plan.retry;
        if certain {
            open.unanswered.retain(|other| *other != request);
        } else if current {
            open.unanswered.push(request);
        }
        match answer {
            ClientAnswer::Ok(outcome) => {
                self.ops.set_node(op, node);
                self.end(id, OpOutcome::Ok(outcome, step.now), step);
            }
            _ if !current => {}
            ClientAnswer::Refused(Some(leader)) if leader.slot() < step.nodes => {
                self.retry(id, leader, Again::Redirected, true, step);
            }
            ClientAnswer::Refused(_) => self.retry(id, step.next_node(node), Again::Refused, true, step),
            ClientAnswer::Lost { .. } => self.retry(id, step.next_node(node), Again::Lost, may_retry, step),
        }
    }

    /// A client sends its operation to another node, or gives up if it may not retry or has no attempts left.
    fn retry(&mut self, id: ClientId, node: NodeId, why: Again, may: bool, step: &mut ClientStep) {
        let Some(open) = self.list.get(id.slot()).and_then(|client| client.open.as_ref()) else { return };
        let (op, attempt) = (open.op, open.attempt);
        if may && attempt < open.plan.tries {
            step.note(Some(node), What::ClientRetry { client: id, op, attempt: attempt + 1, why });
            return self.send_request(id, node, step);
        }
        let only_reads = self.ops.get(op).is_some_and(|op| matches!(op.command, Command::Get(_)));
        let certain = open.unanswered.is_empty() || only_reads;
        let outcome = if certain { OpOutcome::Failed(step.now) } else { OpOutcome::Unknown(step.now) };
        self.end(id, outcome, step);
    }

    /// A client's open operation is over.
    fn end(&mut self, id: ClientId, outcome: OpOutcome, step: &mut ClientStep) {
        let Some(client) = self.list.get_mut(id.slot()) else { return };
        let Some(open) = client.open.take() else { return };
        let node = match outcome {
            OpOutcome::Ok(..) => {
                client.ok += 1;
                Some(client.contact)
            }
            OpOutcome::Unknown(_) => {
                client.unknown += 1;
                None
            }
            OpOutcome::Failed(_) | OpOutcome::Open => {
                client.failed += 1;
                None
            }
        };
        self.end_op(open.op, outcome.clone(), step);
        step.note(node, What::ClientOutcome { client: id, op: open.op, attempts: open.attempt, outcome });
    }

    fn end_op(&mut self, op: u32, outcome: OpOutcome, step: &mut ClientStep) {
        if self.ops.end(op, outcome) {
            step.effects.push(ClientEffect::Ended(op));
        }
    }
}

/// What a draw is for, in the lowest bits of its key. The numbers are frozen.
#[derive(Clone, Copy)]
enum Draw {
    Latency = 0,
    Loss = 1,
}
