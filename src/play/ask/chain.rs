//! What a message comes from, and what it leads to.
//!
//! What a node sends, it sends because of something: a message that arrived, a timer that fired, a client's command, or
//! a write that has become durable, for which an earlier answer had waited. Steps tell which: the timeline says in
//! which step a message left and in which it arrived, and those two steps are played once more to hear their facts.

use std::collections::VecDeque;

use crate::play::record::items::{MessageSpan, MessageStatus};
use crate::play::run::history::{Checkpoint, Place};
use crate::play::run::session::Session;
use crate::play::script::Directive;
use crate::play::tell::{self, Narration};
use crate::raft::{Fact, NodeId};
use crate::sim::{Action, MessageId, Micros, Record, What, World};

/// The most steps that are played to find out when an answer that waits for the disk leaves.
const MOST_STEPS: u64 = 5_000;

/// The most checkpoints that are gone back for the origin of an answer that has waited for the disk.
const MOST_CHECKPOINTS: usize = 3;

/// A message between its cause and its effects.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Chain {
    /// The message's way.
    pub message: MessageSpan,
    /// What it says, in one line.
    pub summary: String,
    /// What made its sender send it, first things first. Never empty.
    pub cause: Vec<Told>,
    /// What it led to where it arrived, or how it was lost; empty as long as it is in flight.
    pub effects: Vec<Told>,
    /// The messages that were sent because of it, with what each says.
    pub sent: Vec<(MessageSpan, String)>,
    /// An answer to it waits for the disk, and has not left as far as the run is known.
    pub waits: bool,
}

/// A fact in words, with its place in the run.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Told {
    /// In words.
    pub narration: Narration,
    /// When.
    pub at: Micros,
    /// In which step.
    pub step: u64,
    /// To whom.
    pub node: Option<NodeId>,
    /// The message that arrived, if that is what happened.
    pub message: Option<MessageId>,
}

impl Told {
    fn of(world: &World, step: u64, record: &Record) -> Told {
        let message = match record.what {
            What::Deliver(id, _) | What::Duplicate(id, _) => Some(id),
            _ => None,
        };
        let narration = tell::narrate(world, record);
        Told { narration, at: record.at, step, node: record.node, message }
    }
}

/// Whether with this fact something new begins at its node: what follows, up to the next such fact, comes from it.
fn begins(what: &What) -> bool {
    match what {
        What::Deliver(..) | What::Timeout { .. } | What::Resume | What::Pause => true,
        What::Restart { .. } | What::Crash { .. } => true,
        What::Node(fact) => matches!(fact, Fact::Propose { .. }),
        _ => false,
    }
}

/// Whether a fact is worth telling in a chain: not the traffic, which is told as messages.
fn tells(record: &Record) -> bool {
    tell::weight(&record.what) > 0 || matches!(record.what, What::Node(Fact::Ignored { .. }))
}

fn held(checkpoint: &Checkpoint, node: NodeId) -> usize {
    checkpoint.run.world().server(node).map_or(0, |server| server.node.messages_held())
}

fn sends<'a>(records: &'a [Record], node: NodeId) -> impl Iterator<Item = MessageId> + 'a {
    let sends = records.iter().filter(move |record| record.node == Some(node));
    sends.filter_map(|record| match record.what {
        What::Send(id, _) => Some(id),
        _ => None,
    })
}

impl Session {
    /// What a message comes from and leads to; `None` if the branch knows of no message of this name, `n2>n3#4`.
    pub fn chain(&self, name: &str) -> Option<Chain> {
        let Ok(Directive::Act(Action::Drop(id))) = self.script().parse_action(&format!("drop {name}")) else {
            return None;
        };
        let message = *self.message_span(id)?;
        let step = u64::from(message.sent_step);
        let sent = self.checkpoint_at(step);
        let world = sent.run.world();
        let place = sent.latest.iter().position(|record| match record.what {
            What::Send(other, _) | What::Duplicate(other, _) => other == id,
            _ => false,
        })?;
        let summary = match &sent.latest[place].what {
            What::Send(_, message) | What::Duplicate(_, message) => tell::message_summary(world, message),
            _ => String::new(),
        };
        let mut chain = Chain {
            message,
            summary,
            cause: self.cause(&sent, step, place, id.from),
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

    /// The facts that made a node send the message that is at this place among a step's facts.
    fn cause(&self, sent: &Checkpoint, step: u64, place: usize, node: NodeId) -> Vec<Told> {
        let (world, records) = (sent.run.world(), &sent.latest);
        let Some(before) = records.get(..place) else { return Vec::new() };
        if let Some(What::Duplicate(id, _)) = records.get(place).map(|record| &record.what) {
            let original = MessageId { copy: 1, ..*id };
            let told = records.get(place).map(|record| Told::of(world, step, record));
            return told.into_iter().map(|told| Told { message: Some(original), ..told }).collect::<Vec<_>>();
        }
        let own = |record: &&Record| record.node == Some(node);
        let begin = before.iter().rposition(|record| own(&record) && begins(&record.what));
        if let Some(begin) = begin {
            let first = before.iter().skip(begin).take(1);
            let rest = before.iter().skip(begin + 1).filter(own).filter(|record| tells(record));
            return first.chain(rest).map(|record| Told::of(world, step, record)).collect::<Vec<_>>();
        }
        if let Some(write) = before.first().filter(own).filter(|record| matches!(record.what, What::Persist(_))) {
            // It has waited for the disk. What has it waited since?
            let turn = sends(before, node).count();
            let mut cause = self.origin(node, step, turn).unwrap_or_default();
            cause.push(Told::of(world, step, write));
            return cause;
        }
        let narration = Narration {
            text: format!("{node}'s heartbeat timer fires"),
            why: "a leader tells the others again and again that it is there (§5.2)".to_string(),
        };
        vec![Told { narration, at: world.now(), step, node: Some(node), message: None }]
    }

    /// What made the answer that leaves in this step, as the `turn`-th of those that a write has held back.
    fn origin(&self, node: NodeId, step: u64, turn: usize) -> Option<Vec<Told>> {
        let mut before = step.checked_sub(1)?;
        for _ in 0..MOST_CHECKPOINTS {
            let from = self.checkpoint_before(Place::Step(before));
            if held(&from, node) == 0 {
                let origin = self.held_since(from, node, step, turn)?;
                let made = self.checkpoint_at(origin);
                let (world, records) = (made.run.world(), &made.latest);
                let own = |record: &&Record| record.node == Some(node);
                let begin = records.iter().rposition(|record| own(&record) && begins(&record.what))?;
                let first = records.iter().skip(begin).take(1);
                let rest = records.iter().skip(begin + 1).filter(own).filter(|record| tells(record));
                return Some(first.chain(rest).map(|record| Told::of(world, origin, record)).collect::<Vec<_>>());
            }
            before = from.run.steps().checked_sub(1)?;
        }
        None
    }

    /// The step in which the message was held back that leaves in `step` as the `turn`-th. They leave in their order.
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

    /// What happened where and when the message ended.
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
            What::Deliver(other, _) | What::Drop(other, ..) => other == id,
            _ => false,
        };
        let Some(place) = records.iter().position(ends) else { return };
        if status != MessageStatus::Arrived {
            chain.effects.extend(records.get(place).map(|record| Told::of(world, step, record)));
            return;
        }
        let node = id.to;
        let rest = records.iter().skip(place + 1).filter(|record| record.node == Some(node));
        let told: Vec<&Record> = rest.take_while(|record| !begins(&record.what)).collect::<Vec<_>>();
        for record in told {
            if let What::Send(id, message) = &record.what {
                chain.sent.extend(self.message_span(*id).map(|leg| (*leg, tell::message_summary(world, message))));
            } else if tells(record) {
                chain.effects.push(Told::of(world, step, record));
            }
        }
        let after = held(&ended, node);
        if after > before && chain.sent.is_empty() {
            self.leave_later(ended.clone(), node, before..after, chain);
        }
    }

    /// Answers that wait for the disk: the messages at these places of the queue, as they leave.
    fn leave_later(&self, mut at: Checkpoint, node: NodeId, mut places: std::ops::Range<usize>, chain: &mut Chain) {
        chain.waits = true;
        let known = self.branch().history().far_step().min(at.run.steps() + MOST_STEPS);
        while at.run.steps() < known && !places.is_empty() {
            let before = held(&at, node);
            if !at.step() {
                return;
            }
            let left = before.saturating_sub(held(&at, node));
            let gone: Vec<MessageId> = sends(&at.latest, node).take(left).collect::<Vec<_>>();
            let first = places.start.min(left);
            for id in gone.iter().skip(first).take(places.end.min(left) - first) {
                let world = at.run.world();
                let summary = at.latest.iter().find_map(|record| match &record.what {
                    What::Send(other, message) if other == id => Some(tell::message_summary(world, message)),
                    _ => None,
                });
                chain.sent.extend(self.message_span(*id).map(|leg| (*leg, summary.unwrap_or_default())));
            }
            places = places.start.saturating_sub(left)..places.end.saturating_sub(left);
        }
        chain.waits = !places.is_empty();
    }
}
