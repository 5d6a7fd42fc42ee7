//! The network: messages in flight, cut links, conditions of links.

use super::flight::Flight;
use super::link::{DropOrder, LinkConditions, Quality};
use crate::raft::{Message, NodeId, NodeSet};
use crate::sim::order::by_number;
use crate::sim::setup::{LinkSetting, Setup};
use crate::sim::types::MessageId;
use std::collections::BTreeMap;

/// With more flights than this, they are found by an index instead of a search.
const MANY: usize = 64;

/// The network.
///
/// Actions name messages and cut links, which must stay cheap when very many messages are in flight. Beyond
/// `MANY` flights there is an index of them by name; it is kept until the network is empty.
#[derive(Clone, Debug)]
pub struct Network {
    nodes: usize,
    flights: Vec<Option<Flight>>,
    free: Vec<usize>,
    /// The slots of all flights, by link, then by number; if there are many.
    by_name: Option<BTreeMap<MessageId, usize>>,
    /// By link: how many messages were ever sent on it.
    sent: Vec<u32>,
    /// By sender: the receivers that its messages do not reach.
    cut: Vec<NodeSet>,
    qualities: BTreeMap<(NodeId, NodeId), Quality>,
    orders: BTreeMap<(NodeId, NodeId), Vec<DropOrder>>,
}

impl Network {
    pub(crate) fn new(nodes: usize) -> Network {
        Network {
            nodes,
            flights: Vec::new(),
            free: Vec::new(),
            by_name: None,
            sent: vec![0; nodes * nodes],
            cut: vec![NodeSet::EMPTY; nodes],
            qualities: BTreeMap::default(),
            orders: BTreeMap::default(),
        }
    }

    /// There are this many nodes now. Nodes are never removed.
    pub(crate) fn grow(&mut self, nodes: usize) {
        if nodes <= self.nodes {
            return;
        }
        let mut sent = vec![0; nodes * nodes];
        for (from, row) in self.sent.chunks(self.nodes.max(1)).enumerate() {
            sent[from * nodes..from * nodes + row.len()].copy_from_slice(row);
        }
        self.sent = sent;
        self.cut.resize(nodes, NodeSet::EMPTY);
        self.nodes = nodes;
    }

    /// Every message in flight. The order has no meaning, but is the same in each run.
    pub fn flights(&self) -> impl Iterator<Item = &Flight> {
        self.flights.iter().flatten()
    }

    /// A message in flight, by its name.
    pub fn get(&self, id: MessageId) -> Option<&Flight> {
        match &self.by_name {
            Some(by_name) => self.flight(*by_name.get(&id)?),
            None => self.flights().find(|flight| flight.id == id),
        }
    }

    /// How many messages are in flight, including those that wait at paused nodes.
    pub fn in_flight(&self) -> usize {
        self.flights.len() - self.free.len()
    }

    /// How many bytes a clone keeps for itself, including the messages.
    pub(crate) fn clone_bytes(&self) -> usize {
        self.flights.len() * size_of::<Option<Flight>>()
            + self.in_flight() * (size_of::<Message>() + 2 * size_of::<(MessageId, usize)>())
            + self.sent.len() * size_of::<u32>()
    }

    /// Whether messages from the first node to the second are lost.
    pub fn is_cut(&self, from: NodeId, to: NodeId) -> bool {
        self.cut.get(from.slot()).is_some_and(|cut| cut.contains(to))
    }

    /// The conditions of a link that differ from the cluster's; `None`: none does.
    pub fn quality(&self, from: NodeId, to: NodeId) -> Option<Quality> {
        self.qualities.get(&(from, to)).copied()
    }

    /// The open orders to lose messages of this link, oldest first.
    pub fn drop_orders(&self, from: NodeId, to: NodeId) -> &[DropOrder] {
        self.orders.get(&(from, to)).map_or(&[], Vec::as_slice)
    }

    /// The conditions on this link: its own, and the cluster's for the rest.
    pub(crate) fn conditions(&self, from: NodeId, to: NodeId, setup: &Setup) -> LinkConditions {
        let own = self.quality(from, to).unwrap_or_default();
        LinkConditions {
            latency: own.latency.unwrap_or(setup.latency),
            loss: own.loss.unwrap_or(setup.loss),
            duplicate: own.duplicate.unwrap_or(setup.duplicate),
            reorder: own.reorder.unwrap_or(setup.reorder),
        }
    }

    pub(crate) fn set_quality(&mut self, from: NodeId, to: NodeId, settings: &[LinkSetting]) {
        let quality = self.qualities.entry((from, to)).or_default();
        for &setting in settings {
            quality.set(setting);
        }
    }

    /// Counts a message on its link; returns its number, from 1.
    pub(crate) fn number(&mut self, from: NodeId, to: NodeId) -> u32 {
        let sent = &mut self.sent[from.slot() * self.nodes + to.slot()];
        *sent += 1;
        *sent
    }

    /// Counts a copy of a message in flight; returns its number, from 2. `None`: there are 255 already.
    pub(crate) fn number_copy(&mut self, slot: usize) -> Option<u8> {
        let flight = self.flight_mut(slot)?;
        let copy = flight.copies.checked_add(1)?;
        let id = flight.id;
        if flight.copies == 1 {
            flight.copies = copy;
            return Some(copy);
        }
        for slot in self.named(MessageId { copy: 0, ..id }, MessageId { copy: u8::MAX, ..id }) {
            if let Some(flight) = self.flight_mut(slot) {
                flight.copies = copy;
            }
        }
        Some(copy)
    }

    /// An order to lose messages.
    pub(crate) fn order(&mut self, order: DropOrder) {
        self.orders.entry((order.from, order.to)).or_default().push(order);
    }

    /// Whether an order says that this message is to be lost. Counts it against the order.
    pub(crate) fn ordered_to_drop(&mut self, message: &Message) -> bool {
        if self.orders.is_empty() {
            return false;
        }
        let (link, kind) = ((message.from, message.to), message.kind());
        let Some(orders) = self.orders.get_mut(&link) else { return false };
        let fits = |order: &DropOrder| order.kind.is_none_or(|wanted| wanted == kind);
        let Some(place) = orders.iter().position(fits) else { return false };
        orders[place].left -= 1;
        if orders[place].left == 0 {
            orders.remove(place);
        }
        if orders.is_empty() {
            self.orders.remove(&link);
        }
        true
    }

    pub(crate) fn put(&mut self, flight: Flight) -> usize {
        let id = flight.id;
        let slot = match self.free.pop() {
            Some(slot) => {
                self.flights[slot] = Some(flight);
                slot
            }
            None => {
                self.flights.push(Some(flight));
                self.flights.len() - 1
            }
        };
        if let Some(by_name) = &mut self.by_name {
            by_name.insert(id, slot);
        } else if self.flights.len() > MANY {
            self.by_name = Some(self.slots_by_name().collect());
        }
        slot
    }

    pub(crate) fn flight(&self, slot: usize) -> Option<&Flight> {
        self.flights.get(slot)?.as_ref()
    }

    pub(crate) fn flight_mut(&mut self, slot: usize) -> Option<&mut Flight> {
        self.flights.get_mut(slot)?.as_mut()
    }

    pub(crate) fn take(&mut self, slot: usize) -> Option<Flight> {
        let flight = self.flights.get_mut(slot)?.take()?;
        self.free.push(slot);
        if let Some(by_name) = &mut self.by_name {
            by_name.remove(&flight.id);
            if by_name.is_empty() {
                self.by_name = None;
                self.flights.clear();
                self.free.clear();
            }
        }
        Some(flight)
    }

    pub(crate) fn find(&self, id: MessageId) -> Option<usize> {
        self.named(id, id).first().copied()
    }

    /// The slots of all flights from one node to another that have not arrived, oldest first.
    pub(crate) fn on_link(&self, from: NodeId, to: NodeId) -> Vec<usize> {
        let first = MessageId { from, to, number: 0, copy: 0 };
        let mut slots = self.named(first, MessageId { number: u32::MAX, copy: u8::MAX, ..first });
        slots.retain(|&slot| self.flight(slot).is_some_and(|flight| !flight.waiting));
        slots
    }

    /// The slots of all flights with names from the first to the last, in the order of the names.
    fn named(&self, first: MessageId, last: MessageId) -> Vec<usize> {
        match &self.by_name {
            Some(by_name) => by_name.range(first..=last).map(|(_, slot)| *slot).collect(),
            None => {
                let mut found: Vec<_> = self.slots_by_name().filter(|(id, _)| (first..=last).contains(id)).collect();
                by_number(&mut found, |(id, _)| id.rank().into());
                found.into_iter().map(|(_, slot)| slot).collect()
            }
        }
    }

    fn slots_by_name(&self) -> impl Iterator<Item = (MessageId, usize)> + '_ {
        let all = self.flights.iter().enumerate();
        all.filter_map(|(slot, flight)| flight.as_ref().map(|flight| (flight.id, slot)))
    }

    pub(crate) fn cut(&mut self, from: NodeId, to: NodeId, cut: bool) {
        if let Some(set) = self.cut.get_mut(from.slot()) {
            if cut {
                set.insert(to);
            } else {
                set.remove(to);
            }
        }
    }
}
