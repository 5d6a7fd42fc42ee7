//! The network: what is in flight, which links are cut, what each link is like.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::rc::Rc;

use super::action::{LinkSetting, MessageId};
use super::setup::{Micros, Ppm, Setup, Span};
use crate::raft::{Message, MessageKind, NodeId, NodeSet};

use super::record::Cause;

/// A message on its way.
#[derive(Clone, Debug)]
pub struct Flight {
    /// Its name.
    pub id: MessageId,
    /// What it says.
    pub message: Rc<Message>,
    /// When it left.
    pub sent: Micros,
    /// When it arrives, or would, if it were not lost.
    pub arrives: Micros,
    /// When and why it is lost on the way.
    pub lost: Option<(Micros, Cause)>,
    /// Where it was held back.
    pub held: Option<Hold>,
    /// It has arrived, and waits because the receiver is paused.
    pub waiting: bool,
    /// The event that ends it: an older one in the queue is void.
    pub(super) event: u64,
    /// How many copies were made of it.
    pub(super) copies: u8,
}

/// A message that was held back: it stood still until `until`, and then went on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Hold {
    /// How far it had come, in millionths of its way.
    pub place: u32,
    /// Until when it stands still.
    pub until: Micros,
}

impl Flight {
    /// How far it has come at this time, in millionths of its way.
    pub fn place(&self, now: Micros) -> u32 {
        let (from, base) = match self.held {
            Some(hold) if now <= hold.until => return hold.place,
            Some(hold) => (hold.until, hold.place),
            None => (self.sent, 0),
        };
        let whole = self.arrives.saturating_sub(from).max(1);
        let done = now.saturating_sub(from).min(whole);
        base + (u128::from(done) * u128::from(1_000_000 - base) / u128::from(whole)) as u32
    }
}

/// What a link is like, where it differs from the others.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Quality {
    /// Its own loss.
    pub loss: Option<Ppm>,
    /// Its own one-way delay.
    pub latency: Option<Span>,
    /// Its own duplication.
    pub duplicate: Option<Ppm>,
}

impl Quality {
    pub(super) fn set(&mut self, setting: LinkSetting) {
        match setting {
            LinkSetting::Loss(ppm) => self.loss = Some(ppm),
            LinkSetting::Latency(span) => self.latency = Some(span),
            LinkSetting::Duplicate(ppm) => self.duplicate = Some(ppm),
        }
    }
}

/// An order to lose the next messages of a link.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct DropOrder {
    /// The sender.
    pub from: NodeId,
    /// The receiver.
    pub to: NodeId,
    /// Only this kind; `None`: any.
    pub kind: Option<MessageKind>,
    /// How many are still to be lost.
    pub left: u32,
}

/// Something that will happen on its own: not a timer.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Due {
    /// The flight in this slot ends.
    Flight(usize),
    /// The first pending write of this server, in this life, is durable.
    Disk(NodeId, u32),
}

/// What is to come, by time; what was put in first comes first among equals.
#[derive(Clone, Debug, Default)]
pub(super) struct Queue {
    heap: BinaryHeap<Reverse<(Micros, u64, Due)>>,
    sequence: u64,
}

impl Queue {
    /// Puts in something; answers its sequence number, from 1.
    pub(super) fn push(&mut self, at: Micros, due: Due) -> u64 {
        self.sequence += 1;
        self.heap.push(Reverse((at, self.sequence, due)));
        self.sequence
    }

    pub(super) fn peek(&self) -> Option<(Micros, u64, Due)> {
        self.heap.peek().map(|Reverse(next)| *next)
    }

    pub(super) fn pop(&mut self) -> Option<(Micros, u64, Due)> {
        self.heap.pop().map(|Reverse(next)| next)
    }
}

/// The network.
#[derive(Clone, Debug)]
pub struct Network {
    nodes: usize,
    flights: Vec<Option<Flight>>,
    free: Vec<usize>,
    /// By link: how many messages were ever sent on it.
    sent: Vec<u32>,
    /// By sender: to whom nothing gets through.
    cut: Vec<NodeSet>,
    qualities: Vec<(NodeId, NodeId, Quality)>,
    pub(super) orders: Vec<DropOrder>,
}

impl Network {
    pub(super) fn new(nodes: usize) -> Network {
        Network {
            nodes,
            flights: Vec::new(),
            free: Vec::new(),
            sent: vec![0; nodes * nodes],
            cut: vec![NodeSet::EMPTY; nodes],
            qualities: Vec::new(),
            orders: Vec::new(),
        }
    }

    /// Every message in flight, in no order that means anything but always the same one.
    pub fn flights(&self) -> impl Iterator<Item = &Flight> {
        self.flights.iter().flatten()
    }

    /// A message in flight, by its name.
    pub fn get(&self, id: MessageId) -> Option<&Flight> {
        self.flight(self.find(id)?)
    }

    /// Whether what the first sends to the second is lost.
    pub fn is_cut(&self, from: NodeId, to: NodeId) -> bool {
        self.cut.get(from.slot()).is_some_and(|cut| cut.contains(to))
    }

    /// The links that differ from the others, in the order in which they were named.
    pub fn qualities(&self) -> &[(NodeId, NodeId, Quality)] {
        &self.qualities
    }

    /// The orders that still wait for messages to lose.
    pub fn drop_orders(&self) -> &[DropOrder] {
        &self.orders
    }

    /// What this link is like: delay, loss, duplication.
    pub(super) fn link(&self, from: NodeId, to: NodeId, setup: &Setup) -> (Span, Ppm, Ppm) {
        let own = self.qualities.iter().find(|(a, b, _)| (*a, *b) == (from, to));
        let own = own.map(|(_, _, quality)| *quality).unwrap_or_default();
        (own.latency.unwrap_or(setup.latency), own.loss.unwrap_or(setup.loss), own.duplicate.unwrap_or(setup.duplicate))
    }

    pub(super) fn set_quality(&mut self, from: NodeId, to: NodeId, settings: &[LinkSetting]) {
        let place = self.qualities.iter().position(|(a, b, _)| (*a, *b) == (from, to)).unwrap_or_else(|| {
            self.qualities.push((from, to, Quality::default()));
            self.qualities.len() - 1
        });
        for &setting in settings {
            self.qualities[place].2.set(setting);
        }
    }

    /// Counts a message on its link: its number, from 1.
    pub(super) fn number(&mut self, from: NodeId, to: NodeId) -> u32 {
        let sent = &mut self.sent[from.slot() * self.nodes + to.slot()];
        *sent += 1;
        *sent
    }

    /// Whether an order says that this message is to be lost; uses the order up.
    pub(super) fn ordered_to_drop(&mut self, message: &Message) -> bool {
        let kind = message.kind();
        let fits = |order: &&mut DropOrder| {
            order.from == message.from && order.to == message.to && order.kind.is_none_or(|wanted| wanted == kind)
        };
        let Some(order) = self.orders.iter_mut().find(fits) else { return false };
        order.left -= 1;
        self.orders.retain(|order| order.left > 0);
        true
    }

    pub(super) fn put(&mut self, flight: Flight) -> usize {
        match self.free.pop() {
            Some(slot) => {
                self.flights[slot] = Some(flight);
                slot
            }
            None => {
                self.flights.push(Some(flight));
                self.flights.len() - 1
            }
        }
    }

    pub(super) fn flight(&self, slot: usize) -> Option<&Flight> {
        self.flights.get(slot)?.as_ref()
    }

    pub(super) fn flight_mut(&mut self, slot: usize) -> Option<&mut Flight> {
        self.flights.get_mut(slot)?.as_mut()
    }

    pub(super) fn take(&mut self, slot: usize) -> Option<Flight> {
        let flight = self.flights.get_mut(slot)?.take()?;
        self.free.push(slot);
        Some(flight)
    }

    pub(super) fn find(&self, id: MessageId) -> Option<usize> {
        self.flights.iter().position(|flight| flight.as_ref().is_some_and(|flight| flight.id == id))
    }

    /// The slots of all flights from one node to another that are still on their way, oldest first.
    pub(super) fn on_link(&self, from: NodeId, to: NodeId) -> Vec<usize> {
        let on_link = |flight: &Flight| flight.id.from == from && flight.id.to == to && !flight.waiting;
        let mut slots: Vec<usize> =
            (0..self.flights.len()).filter(|&slot| self.flight(slot).is_some_and(on_link)).collect();
        slots.sort_by_key(|&slot| self.flight(slot).map(|flight| (flight.id.number, flight.id.copy)));
        slots
    }

    pub(super) fn cut(&mut self, from: NodeId, to: NodeId, cut: bool) {
        if let Some(set) = self.cut.get_mut(from.slot()) {
            if cut {
                set.insert(to);
            } else {
                set.remove(to);
            }
        }
    }
}
