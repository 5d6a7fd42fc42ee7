//! Named clients, with sessions (§8; thesis 6.3). A client lives outside the cluster, does one operation at a time, and
//! begins the next one at a fixed pace.
//!
//! A request travels to a node, and the node's answer back. A node that does not lead refuses, and says whom it takes
//! for the leader; the client then goes there, or else to the next node by number. Where no answer comes in time it
//! asks the next node the same, under the same serial number: the state machine remembers of every client the last
//! number and its outcome, does nothing twice, and gives the remembered answer ([`Store::execute`]).
//!
//! Every request is one attempt, those that were refused among them. When all attempts are used up, the operation has
//! *failed* if each of them was certainly refused, or if it only asked; otherwise its outcome is *unknown*.
//!
//! # Where it deviates, and why
//!
//! - A session is not opened by a RegisterClient RPC (thesis 6.3): it is there from the client's first operation on,
//!   because a script names its clients.
//! - Sessions do not expire. There are at most [`MAX_CLIENTS`], and a client has one operation open at a time, so the
//!   last serial number and its outcome are all that is remembered of each.
//! - Cuts and partitions are between nodes: every client reaches every node. `latency` and `loss` hold for what it
//!   sends and for what is sent to it; nothing of it is duplicated.
//! - A `get` is served as the key `reads` says: through the log it is a command like any other.
//!
//! [`Store::execute`]: super::store::Store::execute

use std::rc::Rc;

use crate::raft::{Handle, NodeId, Rejection};
use crate::sim::dice::{draw_chance, draw_span, Purpose};
use crate::sim::setup::Micros;
use crate::sim::types::{
    Again, Answer, Cause, ClientAnswer, ClientId, ClientPlan, Command, OpOutcome, Request, Session, Skip, Status,
    Target, What, MAX_CLIENTS,
};
use crate::sim::world::queue::Due;
use crate::sim::world::World;
use std::collections::BTreeMap;

/// What an operation takes in memory beside its command, at most: in bytes.
const OPERATION_BYTES: u64 = 192;

/// An operation that waits for its answer.
#[derive(Clone, Debug)]
pub struct OpenOp {
    /// Its place in the history: see [`Ops`](super::ops::Ops).
    pub op: u32,
    /// Its number: the serial number of the session.
    pub number: u32,
    /// The node that is asked.
    pub node: NodeId,
    /// The attempt, from 1.
    pub attempt: u8,
    /// When the operation began.
    pub since: Micros,
    plan: Rc<ClientPlan>,
    /// The number of the present request.
    request: u32,
    /// When it is given up.
    timeout: Micros,
    /// The requests that may have been taken, and were not answered.
    unsure: Vec<u32>,
}

/// A client.
#[derive(Clone, Debug)]
pub struct Client {
    /// Its name.
    pub name: Rc<str>,
    /// What it is at.
    pub open: Option<OpenOp>,
    /// How many operations were answered.
    pub ok: u32,
    /// How many failed.
    pub failed: u32,
    /// Of how many the outcome is unknown.
    pub unknown: u32,
    plan: Rc<ClientPlan>,
    /// When it begins the next operation; `None`: it was stopped.
    next: Option<Micros>,
    /// How many operations it has begun.
    pub(crate) operations: u32,
    /// How many requests it has sent.
    pub(crate) requests: u32,
    /// The node that it asks first.
    pub(crate) contact: NodeId,
}

impl Client {
    /// Whether it begins operations.
    pub fn is_running(&self) -> bool {
        self.next.is_some()
    }

    /// When it does something by itself next.
    pub(crate) fn alarm(&self) -> Option<Micros> {
        match (self.open.as_ref().map(|open| open.timeout), self.next) {
            (Some(timeout), Some(next)) => Some(timeout.min(next)),
            (timeout, next) => timeout.or(next),
        }
    }
}

/// A request on its way to a node, or an answer on its way back.
#[derive(Clone, Debug)]
pub struct ClientFlight {
    /// Whose.
    pub client: ClientId,
    /// The number of the request, among those of this client, from 1.
    pub request: u32,
    /// The operation.
    pub op: u32,
    /// The node at its other end.
    pub node: NodeId,
    /// The answer; `None`: it is the request.
    pub answer: Option<ClientAnswer>,
    /// When it left.
    pub sent: Micros,
    /// When it arrives, or would, if it were not lost.
    pub arrives: Micros,
    /// When it is lost on the way.
    pub lost: Option<Micros>,
    /// A request that has arrived, and waits because the node is paused.
    pub waiting: bool,
}

/// All clients of a run, and what is on its way between them and the cluster.
#[derive(Clone, Debug, Default)]
pub struct Clients {
    list: Vec<Client>,
    /// By the order in which they set out.
    flights: BTreeMap<u32, ClientFlight>,
    departures: u32,
}

impl Clients {
    /// The clients, in the order in which they began.
    pub fn list(&self) -> &[Client] {
        &self.list
    }

    /// One of them.
    pub fn get(&self, id: ClientId) -> Option<&Client> {
        self.list.get(id.slot())
    }

    /// What is on its way, in the order in which it left.
    pub fn flights(&self) -> impl Iterator<Item = &ClientFlight> {
        self.flights.values()
    }

    /// How many requests and answers are on their way, those that wait at paused nodes among them.
    pub(crate) fn in_flight(&self) -> usize {
        self.flights.len()
    }

    /// How many bytes a clone takes.
    pub(crate) fn clone_bytes(&self) -> usize {
        self.list.len() * size_of::<Client>() + self.flights.len() * (size_of::<ClientFlight>() + size_of::<u32>())
    }

    /// Whether the event of this flight is still to come.
    pub(crate) fn is_due(&self, flight: u32) -> bool {
        self.flights.get(&flight).is_some_and(|flight| !flight.waiting)
    }

    fn find(&self, name: &str) -> Option<ClientId> {
        self.list.iter().position(|client| &*client.name == name).map(|slot| ClientId(slot as u8))
    }

    /// The client that does something next, and when.
    pub(crate) fn next(&self) -> Option<(Micros, ClientId)> {
        let alarms = self.list.iter().enumerate();
        alarms.filter_map(|(slot, client)| Some((client.alarm()?, ClientId(slot as u8)))).min()
    }
}

/// What a draw is for, in the lowest bits of its key.
#[derive(Clone, Copy)]
enum Draw {
    Latency = 0,
    Loss = 1,
}

impl World {
    /// The clients.
    pub fn clients(&self) -> &Clients {
        &self.clients
    }

    /// A client's name; empty if there is no such client.
    pub fn client_name(&self, id: ClientId) -> &str {
        self.clients.get(id).map_or("", |client| &client.name)
    }

    /// A client begins, or goes on by another plan.
    pub(crate) fn client_goes(&mut self, name: &Rc<str>, plan: &ClientPlan) -> Result<(), Skip> {
        let plan = Rc::new(plan.clone());
        let next = Some(self.now.saturating_add(plan.every.max(1)));
        let id = match self.clients.find(name) {
            Some(id) => id,
            None if self.clients.list.len() >= MAX_CLIENTS => return Err(Skip::TooManyClients),
            None => ClientId(self.clients.list.len() as u8),
        };
        match self.clients.list.get_mut(id.slot()) {
            Some(client) => (client.plan, client.next) = (plan.clone(), next),
            None => self.clients.list.push(Client {
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
        self.note(None, What::Client(id, Some(plan)));
        self.client_begins(id);
        Ok(())
    }

    /// A client begins nothing more. What it waits for it goes on waiting for.
    pub(crate) fn client_stops(&mut self, name: &str) -> Result<(), Skip> {
        let id = self.clients.find(name).ok_or(Skip::NoClient)?;
        match self.clients.list.get_mut(id.slot()).filter(|client| client.is_running()) {
            Some(client) => client.next = None,
            None => return Err(Skip::NoClient),
        }
        self.note(None, What::Client(id, None));
        Ok(())
    }

    /// A client's time has come: it has waited for long enough, or begins the next operation.
    pub(crate) fn client_alarm(&mut self, id: ClientId) {
        let now = self.now;
        let Some(client) = self.clients.list.get_mut(id.slot()) else { return };
        if let Some(open) = client.open.as_mut().filter(|open| open.timeout <= now) {
            open.unsure.push(open.request);
            let (node, may) = (open.node, open.plan.retry);
            let next = self.next_node(node);
            self.client_asks_again(id, next, Again::TimedOut, may);
        } else if client.next.is_some_and(|next| next <= now) {
            client.next = Some(now.saturating_add(client.plan.every.max(1)));
            self.client_begins(id);
        }
    }

    /// The next node by number, and after the last one the first.
    fn next_node(&self, node: NodeId) -> NodeId {
        NodeId::from_slot((node.slot() + 1) % self.servers.len().max(1))
    }

    /// A client begins an operation, unless it has one open.
    fn client_begins(&mut self, id: ClientId) {
        let now = self.now;
        let Some(client) = self.clients.list.get_mut(id.slot()).filter(|client| client.open.is_none()) else { return };
        client.operations += 1;
        let (number, node, plan) = (client.operations, client.contact, client.plan.clone());
        let command = plan.command.numbered(number);
        self.command_bytes += OPERATION_BYTES + command.to_string().len() as u64;
        let op = self.begin_op(Some((id, number)), command, node);
        let open = OpenOp {
            op,
            number,
            node,
            attempt: 0,
            since: now,
            plan,
            request: 0,
            timeout: Micros::MAX,
            unsure: Vec::new(),
        };
        if let Some(client) = self.clients.list.get_mut(id.slot()) {
            client.open = Some(open);
        }
        self.client_sends(id, node);
    }

    fn client_sends(&mut self, id: ClientId, node: NodeId) {
        let now = self.now;
        let Some(client) = self.clients.list.get_mut(id.slot()) else { return };
        let Some(open) = client.open.as_mut() else { return };
        client.requests += 1;
        open.request = client.requests;
        open.attempt = open.attempt.saturating_add(1);
        open.node = node;
        open.timeout = now.saturating_add(open.plan.timeout.max(1));
        let (op, request, attempt) = (open.op, open.request, open.attempt);
        self.ops.moves_to(op, node);
        self.note(Some(node), What::ClientRequest { client: id, op, attempt });
        self.client_flies(id, request, op, node, None);
    }

    fn client_flies(&mut self, client: ClientId, request: u32, op: u32, node: NodeId, answer: Option<ClientAnswer>) {
        let (seed, latency, loss) = (self.setup.seed, self.setup.latency, self.setup.loss);
        let key = |draw: Draw| u64::from(client.0 + 1) << 2 | u64::from(answer.is_some()) << 1 | draw as u64;
        let sent = self.now;
        let arrives = sent + draw_span(seed, Purpose::Client, key(Draw::Latency), u64::from(request), latency);
        let is_lost = draw_chance(seed, Purpose::Client, key(Draw::Loss), u64::from(request), loss);
        // VoterSet-way, as messages are.
        let lost = is_lost.then_some(sent + (arrives - sent) / 2);
        self.clients.departures += 1;
        let name = self.clients.departures;
        let flight = ClientFlight { client, request, op, node, answer, sent, arrives, lost, waiting: false };
        self.clients.flights.insert(name, flight);
        self.queue.push(lost.unwrap_or(arrives), Due::Client(name));
    }

    /// A request or an answer has come to its end.
    pub(crate) fn client_flight_ends(&mut self, name: u32) {
        let Some(flight) = self.clients.flights.get_mut(&name) else { return };
        let (node, is_request) = (flight.node, flight.answer.is_none());
        if flight.lost.is_none() && is_request {
            match self.servers[node.slot()].status {
                Status::Up => {}
                Status::Paused => {
                    flight.waiting = true;
                    return;
                }
                Status::Crashed => return self.client_loses(name, Cause::Down),
            }
        }
        if flight.lost.is_some() {
            return self.client_loses(name, Cause::Loss);
        }
        let Some(flight) = self.clients.flights.remove(&name) else { return };
        match flight.answer {
            None => self.client_is_heard(flight.client, flight.request, flight.op, node),
            Some(answer) => self.client_hears(flight.client, flight.request, flight.op, node, answer),
        }
    }

    fn client_loses(&mut self, name: u32, cause: Cause) {
        if let Some(ClientFlight { client, op, node, answer, .. }) = self.clients.flights.remove(&name) {
            self.note(Some(node), What::ClientLost { client, op, request: answer.is_none(), cause });
        }
    }

    /// A request has come to a node that runs.
    fn client_is_heard(&mut self, client: ClientId, request: u32, op: u32, node: NodeId) {
        let Some(operation) = self.ops.get(op) else { return };
        let session = Session { client, serial: operation.number };
        let command = operation.command.clone();
        self.ask(node, Request { session: Some(session), op, request, command });
    }

    /// A node goes on: it hears what waited for it.
    pub(crate) fn clients_heard(&mut self, node: NodeId) {
        let waits = |(_, flight): &(&u32, &ClientFlight)| flight.waiting && flight.node == node;
        let mut waiting: Vec<(Micros, u32)> =
            self.clients.flights.iter().filter(waits).map(|(name, flight)| (flight.arrives, *name)).collect();
        waiting.sort();
        for (_, name) in waiting {
            if let Some(flight) = self.clients.flights.remove(&name) {
                self.client_is_heard(flight.client, flight.request, flight.op, node);
            }
        }
    }

    /// A node has crashed: what waited at it is lost, and of the commands that it had taken from anonymous clients
    /// nobody will hear.
    pub(crate) fn clients_lose(&mut self, node: NodeId, taken: &[Handle]) {
        let at = self.now;
        for handle in taken {
            if let Some(op) = self.request(*handle).filter(|request| request.session.is_none()).map(|r| r.op) {
                self.end_op(op, OpOutcome::Unknown(at));
            }
        }
        let waits = |(_, flight): &(&u32, &ClientFlight)| flight.waiting && flight.node == node;
        let waiting: Vec<u32> = self.clients.flights.iter().filter(waits).map(|(name, _)| *name).collect();
        for name in waiting {
            self.client_loses(name, Cause::Down);
        }
    }

    /// A node says what has become of a command; `certain`: if it is lost, it was not applied.
    pub(crate) fn client_is_answered(&mut self, node: NodeId, handle: Handle, answer: &Answer, certain: bool) {
        let answer = match answer {
            Answer::Applied(outcome) => ClientAnswer::Ok(outcome.clone()),
            Answer::Lost => ClientAnswer::Lost { certain },
        };
        self.client_is_told(node, handle, answer);
    }

    /// A node refuses a command.
    pub(crate) fn client_is_refused(&mut self, node: NodeId, handle: Handle, rejection: Rejection) {
        let leader = match rejection {
            Rejection::NotLeader { leader, .. } => leader,
            _ => None,
        };
        self.client_is_told(node, handle, ClientAnswer::Refused(leader));
    }

    fn client_is_told(&mut self, node: NodeId, handle: Handle, answer: ClientAnswer) {
        let at = self.now;
        let Some(&Request { session, op, request, .. }) = self.request(handle) else { return };
        let Some(Session { client, .. }) = session else {
            let outcome = match answer {
                ClientAnswer::Ok(outcome) => OpOutcome::Ok(outcome, at),
                ClientAnswer::Lost { certain: false } => OpOutcome::Unknown(at),
                ClientAnswer::Refused(_) | ClientAnswer::Lost { certain: true } => OpOutcome::Failed(at),
            };
            return self.end_op(op, outcome);
        };
        self.client_flies(client, request, op, node, Some(answer));
    }

    /// An answer has come to its client.
    fn client_hears(&mut self, id: ClientId, request: u32, op: u32, node: NodeId, answer: ClientAnswer) {
        let waits = |open: &&mut OpenOp| open.op == op;
        let client = self.clients.list.get_mut(id.slot());
        let late = client.is_none_or(|client| client.open.as_mut().filter(waits).is_none());
        self.note(Some(node), What::ClientReply { client: id, op, answer: answer.clone(), late });
        let Some(client) = self.clients.list.get_mut(id.slot()) else { return };
        let Some(open) = client.open.as_mut().filter(waits) else { return };
        client.contact = node;
        let certain = !matches!(answer, ClientAnswer::Lost { certain: false });
        let present = open.request == request;
        let may_retry = open.plan.retry;
        if certain {
            open.unsure.retain(|unsure| *unsure != request);
        } else if present {
            open.unsure.push(request);
        }
        match answer {
            ClientAnswer::Ok(outcome) => {
                self.ops.moves_to(op, node);
                let at = self.now;
                self.client_ends(id, OpOutcome::Ok(outcome, at));
            }
            // Another node has been asked by now.
            _ if !present => {}
            ClientAnswer::Refused(Some(leader)) if self.resolve(Target::Node(leader)).is_ok() => {
                self.client_asks_again(id, leader, Again::Redirected, true);
            }
            ClientAnswer::Refused(_) => {
                let next = self.next_node(node);
                self.client_asks_again(id, next, Again::Refused, true);
            }
            ClientAnswer::Lost { .. } => {
                let next = self.next_node(node);
                self.client_asks_again(id, next, Again::Lost, may_retry);
            }
        }
    }

    /// A client asks another node the same, or gives up.
    fn client_asks_again(&mut self, id: ClientId, node: NodeId, why: Again, may: bool) {
        let at = self.now;
        let Some(open) = self.clients.list.get(id.slot()).and_then(|client| client.open.as_ref()) else { return };
        let (op, attempt) = (open.op, open.attempt);
        if may && attempt < open.plan.tries {
            self.note(Some(node), What::ClientRetry { client: id, op, attempt: attempt + 1, why });
            return self.client_sends(id, node);
        }
        let only_asks = self.ops.get(op).is_some_and(|op| matches!(op.command, Command::Get(_)));
        let certain = open.unsure.is_empty() || only_asks;
        self.client_ends(id, if certain { OpOutcome::Failed(at) } else { OpOutcome::Unknown(at) });
    }

    fn client_ends(&mut self, id: ClientId, outcome: OpOutcome) {
        let Some(client) = self.clients.list.get_mut(id.slot()) else { return };
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
        self.end_op(open.op, outcome.clone());
        self.note(node, What::ClientOutcome { client: id, op: open.op, attempts: open.attempt, outcome });
    }
}
