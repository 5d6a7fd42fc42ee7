//! What one call of [`Node::step`](super::Node::step) works with.

use super::effect::{Effect, Fact, Timer};
use super::message::Message;
use super::options::Options;
use super::rules::Rules;

/// The rules and options in force during a step, and the effects that it has produced so far.
pub(super) struct Step<'a> {
    pub rules: &'a Rules,
    pub options: &'a Options,
    /// In the order in which the driver must perform them.
    pub effects: &'a mut Vec<Effect>,
}

impl Step<'_> {
    pub fn send(&mut self, message: Message) {
        self.effects.push(Effect::Send(message));
    }

    pub fn start_timer(&mut self, timer: Timer) {
        self.effects.push(Effect::StartTimer(timer));
    }

    pub fn stop_timer(&mut self, timer: Timer) {
        self.effects.push(Effect::StopTimer(timer));
    }

    pub fn note(&mut self, fact: Fact) {
        self.effects.push(Effect::Note(fact));
    }
}
