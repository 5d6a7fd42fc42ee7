//! Requests of clients, and the effects that clients ask for.

use super::queue::Due;
use super::World;
use crate::raft::{Handle, Input, NodeId, Payload, ReadMode, ReadNumber, Rejection};
use crate::sim::clients::{ClientEffect, ClientStep, Clients, RequestOrigin};
use crate::sim::types::{Answer, Command, OpOutcome, Outcome, Request};
use crate::sim::watch::linear::{Call, Return};

/// The most memory that a command takes beside its text, in bytes.
const COMMAND_BYTES: u64 = 128;

impl World {
    /// Lets the clients take a step, and performs their effects in order.
    pub(super) fn with_clients<T>(&mut self, take: impl FnOnce(&mut Clients, &mut ClientStep) -> T) -> T {
        let mut effects = std::mem::take(&mut self.client_effects);
        debug_assert!(effects.is_empty(), "the effects of the step before are performed");
        let (now, setup, nodes) = (self.now, &self.setup, self.servers.len());
        let result = take(&mut self.clients, &mut ClientStep { now, setup, nodes, effects: &mut effects });
        for effect in effects.drain(..) {
            match effect {
                ClientEffect::Note(node, what) => self.note(node, what),
                ClientEffect::Invoked(op) => self.invoked(op),
                ClientEffect::Ended(op) => self.ended(op),
                ClientEffect::Schedule(at, flight) => {
                    self.queue.push(at, Due::Client(flight));
                }
                ClientEffect::Request(node, request) => self.request_arrives(node, request),
            }
        }
        self.client_effects = effects;
        result
    }

    /// A request or an answer ends its way between a client and a node.
    pub(super) fn client_flight_ends(&mut self, flight: u32) {
        let Some(node) = self.clients.flight_node(flight) else { return };
        let status = self.servers[node.slot()].status;
        self.with_clients(|clients, step| clients.flight_ends(flight, status, step));
    }

    /// A node gets a command to propose, or a read. With `reads=log` a read is a command like any other.
    fn request_arrives(&mut self, id: NodeId, request: Request) {
        let reads = matches!(request.command, Command::Get(_)) && self.options.reads != ReadMode::Log;
        let bytes = if reads { 0 } else { request.command.to_string().len() as u32 };
        self.command_bytes += COMMAND_BYTES + u64::from(bytes);
        let handle = Handle(self.commands.push(request) as u32);
        let input = if reads {
            Input::Read(self.reads.push(handle) as ReadNumber + 1)
        } else {
            Input::Propose { payload: Payload::Command(handle), bytes }
        };
        self.step_node(id, input);
    }

    /// A node answers a request. `certain`: a lost command was certainly not applied.
    pub(super) fn answer(&mut self, node: NodeId, handle: Handle, answer: &Answer, certain: bool) {
        if let Some(to) = self.request(handle).map(RequestOrigin::from) {
            self.with_clients(|clients, step| clients.node_answers(node, to, answer, certain, step));
        }
    }

    /// A node rejects a request.
    pub(super) fn reject(&mut self, node: NodeId, handle: Handle, rejection: Rejection) {
        if let Some(to) = self.request(handle).map(RequestOrigin::from) {
            self.with_clients(|clients, step| clients.node_rejects(node, to, rejection, step));
        }
    }

    fn invoked(&mut self, op: u32) {
        if let Some(operation) = self.clients.ops().get(op) {
            let (key, call) = Call::of(&operation.command);
            self.linear.invoke(op.into(), &key, call);
        }
    }

    /// An operation is over. Its answer must be consistent with the other clients' answers.
    fn ended(&mut self, op: u32) {
        let Some(operation) = self.clients.ops().get(op) else { return };
        let (node, outcome) = (operation.node, operation.outcome.clone());
        let only_reads = matches!(operation.command, Command::Get(_));
        let before = self.linear.failed_so_far();
        match outcome {
            OpOutcome::Ok(Outcome::Done(value), at) if only_reads => {
                self.linear.returned(op.into(), Return::Got(value), at);
            }
            OpOutcome::Ok(outcome, at) => self.linear.returned(op.into(), outcome.into(), at),
            OpOutcome::Failed(at) => self.linear.failed(op.into(), at),
            OpOutcome::Unknown(_) => self.linear.lost(op.into()),
            OpOutcome::Open => {}
        }
        if self.linear.failed_so_far() > before {
            if let Some(failure) = self.linear.failures().next_back() {
                self.monitor.not_linear(self.now, node, &failure.ops);
            }
        }
    }
}
