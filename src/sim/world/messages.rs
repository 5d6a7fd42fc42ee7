//! Messages between nodes.

use std::rc::Rc;

use super::queue::Due;
use super::World;
use crate::raft::{Input, Message, NodeId, Rpc};
use crate::sim::dice::{draw_chance, draw_span, Purpose};
use crate::sim::net::{Flight, LinkConditions};
use crate::sim::setup::Setup;
use crate::sim::types::{Cause, MessageId, Status, What};

impl World {
    /// A node sends a message. Everything random about it is drawn now, by its link and number. It is lost half-way,
    /// where a cut is drawn on the page.
    pub(super) fn send(&mut self, message: Message) {
        let (from, to) = (message.from, message.to);
        self.monitor.sent_term(from, message.term);
        match message.rpc {
            Rpc::RequestVote { .. } => self.monitor.voted(self.now, from, message.term, from),
            Rpc::RequestVoteReply { vote_granted: true } => self.monitor.voted(self.now, from, message.term, to),
            _ => {}
        }
        let number = self.network.number(from, to);
        let id = MessageId { from, to, number, copy: 1 };
        let key = link_key(from, to);
        let LinkConditions { latency, loss, duplicate, reorder } = self.network.conditions(from, to, &self.setup);
        let Setup { seed, late, .. } = self.setup;
        let mut arrives = self.now + draw_span(seed, Purpose::Latency, key, copy_key(number, 1), latency);
        let cause = if self.network.ordered_to_drop(&message) {
            Some(Cause::Hand)
        } else if self.network.is_cut(from, to) {
            Some(Cause::Cut)
        } else if draw_chance(seed, Purpose::Loss, key, u64::from(number), loss) {
            Some(Cause::Loss)
        } else {
            None
        };
        let late = if cause.is_none() && draw_chance(seed, Purpose::Reorder, key, u64::from(number), reorder) {
            draw_span(seed, Purpose::Late, key, u64::from(number), late)
        } else {
            0
        };
        arrives += late;
        let lost = cause.map(|cause| (self.now + (arrives - self.now) / 2, cause));
        let message = self.share(message);
        self.counts.sent += 1;
        self.note_with(Some(from), || What::Send(id, message.clone(), arrives));
        if late > 0 {
            self.note(Some(from), What::Late(id, late));
        }
        let sent = self.now;
        let (held, waiting) = (None, false);
        let flight = Flight { id, message, sent, arrives, lost, held, late, waiting, event: 0, copies: 1 };
        let slot = self.put_in_flight(flight);
        if cause.is_none() && draw_chance(seed, Purpose::Duplicate, key, u64::from(number), duplicate) {
            self.copy(slot);
        }
    }

    fn put_in_flight(&mut self, flight: Flight) -> usize {
        let slot = self.network.put(flight);
        self.schedule(slot);
        slot
    }

    /// Queues the end of a flight. This cancels an earlier entry for it.
    pub(super) fn schedule(&mut self, slot: usize) {
        if let Some(flight) = self.network.flight_mut(slot) {
            let at = flight.lost.map_or(flight.arrives, |(at, _)| at);
            debug_assert!(at >= self.now && !flight.waiting, "{} ends in the future", flight.id);
            flight.event = self.queue.push(at, Due::Flight(slot));
        }
    }

    /// Copies a message in flight. The copy arrives after the original, by another delay of the link.
    pub(super) fn copy(&mut self, slot: usize) {
        let Some(number) = self.network.number_copy(slot) else { return };
        let Some(mut copy) = self.network.flight(slot).cloned() else { return };
        copy.id.copy = number;
        copy.lost = None;
        let (from, to) = (copy.id.from, copy.id.to);
        let LinkConditions { latency, .. } = self.network.conditions(from, to, &self.setup);
        let key = copy_key(copy.id.number, copy.id.copy);
        let later = draw_span(self.setup.seed, Purpose::Latency, link_key(from, to), key, latency);
        copy.arrives += later;
        self.note_with(Some(from), || What::Duplicate(copy.id, copy.message.clone(), copy.arrives));
        self.put_in_flight(copy);
    }

    /// A message reaches the end of its flight: its receiver, or the place where it is lost.
    pub(super) fn flight_ends(&mut self, slot: usize) {
        match self.network.flight(slot).map(|flight| flight.lost) {
            Some(Some((_, cause))) => self.lose(slot, cause),
            Some(None) => self.deliver(slot),
            None => {}
        }
    }

    /// A message is lost. The sender does not know; its next heartbeat or timeout leads to the retry.
    pub(super) fn lose(&mut self, slot: usize, cause: Cause) {
        if let Some(flight) = self.network.take(slot) {
            self.counts.dropped += 1;
            let place = flight.place(self.now);
            self.note(Some(flight.id.to), What::Drop(flight.id, flight.message, cause, place));
        }
    }

    /// A message arrives: it is lost at a crashed node, and waits at a paused one.
    pub(super) fn deliver(&mut self, slot: usize) {
        let Some(flight) = self.network.flight_mut(slot) else { return };
        let to = flight.id.to;
        match self.servers[to.slot()].status {
            Status::Crashed => self.lose(slot, Cause::Down),
            Status::Paused => {
                flight.waiting = true;
                flight.event = 0;
                let id = flight.id;
                self.servers[to.slot()].inbox.push_back(id);
            }
            Status::Up => {
                if let Some(flight) = self.network.take(slot) {
                    self.counts.delivered += 1;
                    let waited = self.now.saturating_sub(flight.arrives);
                    self.note_with(Some(to), || What::Deliver(flight.id, flight.message.clone(), waited));
                    self.step_node(to, Input::Receive(&flight.message));
                    if Rc::strong_count(&flight.message) == 1 {
                        self.spare.0.push(flight.message);
                    }
                }
            }
        }
    }
}

fn link_key(from: NodeId, to: NodeId) -> u64 {
    u64::from(from.number()) << 8 | u64::from(to.number())
}

fn copy_key(number: u32, copy: u8) -> u64 {
    u64::from(number) << 8 | u64::from(copy)
}
