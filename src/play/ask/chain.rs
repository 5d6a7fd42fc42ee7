//! The causes and effects of a message.
//!
//! A node sends a message because another one arrived, a timer fired, a client sent a command, or a write became
//! durable that held back a reply. The timeline has the steps in which a message was sent and arrived. Those two steps
//! are replayed, and their facts are the causes and effects.

use std::collections::VecDeque;

use crate::play::record::items::{MessageSpan, MessageStatus};
use crate::play::run::history::{Checkpoint, Place};
use crate::play::run::session::Session;
use crate::play::script::Directive;
use crate::play::tell::{self, paper, told, Narration, Told};
use crate::raft::{Fact, NodeId};
use crate::sim::{Action, MessageId, Micros, Record, What, World};

/// The most steps that are replayed to find when a reply that waits for the disk leaves.
const MOST_STEPS: u64 = 5_000;

/// The most checkpoints that are searched, backwards, for the cause of a reply that waited for the disk.
const MOST_CHECKPOINTS: usize = 3;

/// A message with its causes and effects.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Chain {
    /// The message.
    pub message: MessageSpan,
    /// What it says, in one line.
    pub summary: Told,
    /// What made its sender send it, in order. Never empty.
    pub cause: Vec<ChainFact>,
    /// What it caused at its receiver, or how it was lost. Empty while it is in flight.
    pub effects: Vec<ChainFact>,
    /// The messages that were sent because of it, each with its summary.
    pub sent: Vec<(MessageSpan, Told)>,
    /// A reply to it waits for the disk and has not left in the known part of the run.
    pub waits: bool,
}

/// A fact in words, and when and where it happened.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ChainFact {
    /// In words.
    pub narration: Narration,
    /// When.
    pub at: Micros,
    /// In which step.
    pub step: u64,
    /// On which node.
    pub node: Option<NodeId>,
    /// The message that arrived, or that was copied.
    pub message: Option<MessageId>,
}

impl ChainFact {
    fn of(world: &World, step: u64, record: &Record) -> ChainFact {
        let message = match record.what {
            What::Deliver(id, _, _) | What::Duplicate(id, _, _) => Some(id),
            _ => None,
        };
        let narration = tell::narrate(world, record);
        ChainFact { narration, at: record.at, step, node: record.node, message }
    }
}

/// Whether a fact causes the node's facts that follow it, up to the next such fact.
fn is_cause(what: &What) -> bool {
    match what {
        What::Deliver(..) | What::Timeout { .. } | What::Resume | What::Pause => true,
        What::Restart { .. } | What::Crash { .. } => true,
        What::Node(fact) => matches!(fact, Fact::Propose { .. }),
        _ => false,
    }
}

/// Whether a chain lists a fact. It lists traffic as messages instead.
fn is_listed(record: &Record) -> bool {
    tell::weight(&record.what) > 0 || matches!(record.what, What::Node(Fact::Ignored { .. }))
}

/// The number of messages that wait for the disk of a node.
fn held(checkpoint: &Checkpoint, node: NodeId) -> usize {
    checkpoint.run.world().server(node).map_or(0, |server| server.node.messages_held())
}

/// The messages that a node sent, in order.
fn sends<'a>(records: &'a [Record], node: NodeId) -> impl Iterator<Item = MessageId> + 'a {
    let sends = records.iter().filter(move |record| record.node == Some(node));
    sends.filter_map(|record| match record.what {
        What::Send(id, _, _) => Some(id),
        _ => None,
    })
}

impl Session {
    /// The causes and effects of a message, given its name, `n2>n3#4`. `None` if the branch has no such message.
    pub fn chain(&self, name: &str) -> Option<Chain> {
        let Ok(Directive::Act(Action::Drop(id))) = self.script().parse_action(&format!("drop {name}")) else {
            return None;
        };
        let message = *self.message_span(id)?;
        let step = u64::from(message.sent_step);
        let sent = self.checkpoint_at(step);
        let world = sent.run.world();
        let index = sent.latest.iter().position(|record| match record.what {
            What::Send(other, _, _) | What::Duplicate(other, _, _) => other == id,
            _ => false,
        })?;
        let summary = match &sent.latest[index].what {
            What::Send(_, message, _) | What::Duplicate(_, message, _) => tell::message_summary(world, message),
            _ => Told::NOTHING,
        };
        let mut chain = Chain {
            message,
            summary,
            cause: self.cause(&sent, step, index, id.from),
            effects: Vec::new(),
            sent: Vec::new(),
            waits: false,
        };
        if message.status != MessageStatus::InFlight {
            self.effects(&mut chain);
        }
        Some(chain)
    }

    fn message_span(&self, id: MessageId) -> Option<&MessageSpan> {
        self.timeline().message(id)
    }

    /// The causes of the message whose sending is the fact at index `index` of a step.
    fn cause(&self, sent: &Checkpoint, step: u64, index: usize, node: NodeId) -> Vec<ChainFact> {
        let (world, records) = (sent.run.world(), &sent.latest);
        let Some(before) = records.get(..index) else { return Vec::new() };
        if let Some(What::Duplicate(id, _, _)) = records.get(index).map(|record| &record.what) {
            let original = MessageId { copy: 1, ..*id };
            let fact = records.get(index).map(|record| ChainFact::of(world, step, record));
            return fact.into_iter().map(|fact| ChainFact { message: Some(original), ..fact }).collect();
        }
        let own = |record: &&Record| record.node == Some(node);
        let begin = before.iter().rposition(|record| own(&record) && is_cause(&record.what));
        if let Some(begin) = begin {
            let first = before.iter().skip(begin).take(1);
            let rest = before.iter().skip(begin + 1).filter(own).filter(|record| is_listed(record));
            return first.chain(rest).map(|record| ChainFact::of(world, step, record)).collect();
        }
        if let Some(write) = before.first().filter(own).filter(|record| matches!(record.what, What::Persist(_))) {
            // It waited for the disk: its causes are in the step in which the node wanted to send it.
            let turn = sends(before, node).count();
            let mut cause = self.origin(node, step, turn).unwrap_or_default();
            cause.push(ChainFact::of(world, step, write));
            return cause;
        }
        let narration = Narration {
            text: told!("heartbeat-timer-fires", node),
            why: told!("why-heartbeats", section: paper("5.2")),
        };
        vec![ChainFact { narration, at: world.now(), step, node: Some(node), message: None }]
    }

    /// The causes of the reply that leaves in this step as the `turn`-th of those that waited for the disk.
    fn origin(&self, node: NodeId, step: u64, turn: usize) -> Option<Vec<ChainFact>> {
        let mut before = step.checked_sub(1)?;
        for _ in 0..MOST_CHECKPOINTS {
            let from = self.checkpoint_before(Place::Step(before));
            if held(&from, node) == 0 {
                let origin = self.held_since(from, node, step, turn)?;
                let made = self.checkpoint_at(origin);
                let (world, records) = (made.run.world(), &made.latest);
                let own = |record: &&Record| record.node == Some(node);
                let begin = records.iter().rposition(|record| own(&record) && is_cause(&record.what))?;
                let first = records.iter().skip(begin).take(1);
                let rest = records.iter().skip(begin + 1).filter(own).filter(|record| is_listed(record));
                return Some(first.chain(rest).map(|record| ChainFact::of(world, origin, record)).collect());
            }
            before = from.run.steps().checked_sub(1)?;
        }
        None
    }

    /// The step in which the message began to wait that leaves in `step` as the `turn`-th. They leave in order.
    fn held_since(&self, mut at: Checkpoint, node: NodeId, step: u64, turn: usize) -> Option<u64> {
        let mut since: VecDeque<u64> = VecDeque::new();
        while at.run.steps() + 1 < step {
            let before = held(&at, node);
            if !at.step() {
                break;
            }
            let after = held(&at, node);
            (before..after).for_each(|_| since.push_back(at.run.steps()));
            for _ in after..before {
                since.pop_front();
            }
        }
        since.get(turn).copied()
    }

    /// Adds what happened in the step in which the message arrived or was lost.
    fn effects(&self, chain: &mut Chain) {
        let MessageSpan { id, status, .. } = chain.message;
        let step = u64::from(chain.message.ended_step);
        let mut ended = self.checkpoint_at(step.saturating_sub(1));
        let before = held(&ended, id.to);
        if ended.run.steps() < step {
            ended.step();
        }
        let (world, records) = (ended.run.world(), &ended.latest);
        let ends = |record: &Record| match record.what {
            What::Deliver(other, _, _) | What::Drop(other, ..) => other == id,
            _ => false,
        };
        let Some(index) = records.iter().position(ends) else { return };
        if status != MessageStatus::Arrived {
            chain.effects.extend(records.get(index).map(|record| ChainFact::of(world, step, record)));
            return;
        }
        let node = id.to;
        let rest = records.iter().skip(index + 1).filter(|record| record.node == Some(node));
        let fact: Vec<&Record> = rest.take_while(|record| !is_cause(&record.what)).collect();
        for record in fact {
            if let What::Send(id, message, _) = &record.what {
                chain.sent.extend(self.message_span(*id).map(|leg| (*leg, tell::message_summary(world, message))));
            } else if is_listed(record) {
                chain.effects.push(ChainFact::of(world, step, record));
            }
        }
        let after = held(&ended, node);
        if after > before && chain.sent.is_empty() {
            self.leave_later(ended.clone(), node, before..after, chain);
        }
    }

    /// Adds replies that wait for the disk when they leave, given their positions in the node's queue.
    fn leave_later(&self, mut at: Checkpoint, node: NodeId, mut queued: std::ops::Range<usize>, chain: &mut Chain) {
        chain.waits = true;
        let known = self.branch().history().far_step().min(at.run.steps() + MOST_STEPS);
        while at.run.steps() < known && !queued.is_empty() {
            let before = held(&at, node);
            if !at.step() {
                return;
            }
            let left = before.saturating_sub(held(&at, node));
            let gone: Vec<MessageId> = sends(&at.latest, node).take(left).collect();
            let first = queued.start.min(left);
            for id in gone.iter().skip(first).take(queued.end.min(left) - first) {
                let world = at.run.world();
                let summary = at.latest.iter().find_map(|record| match &record.what {
                    What::Send(other, message, _) if other == id => Some(tell::message_summary(world, message)),
                    _ => None,
                });
                chain.sent.extend(self.message_span(*id).map(|leg| (*leg, summary.unwrap_or_default())));
            }
            queued = queued.start.saturating_sub(left)..queued.end.saturating_sub(left);
        }
        chain.waits = !queued.is_empty();
    }
}
