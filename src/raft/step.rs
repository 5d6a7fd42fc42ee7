//! What one call of [`Node::step`](super::Node::step) works with.

use super::effect::{Driver, Fact, Timer};
use super::message::Message;
use super::options::Options;
use super::rules::Rules;

/// The rules and options in force during a step, and the driver that does what the node asks for.
pub(super) struct Step<'a, D> {
    pub rules: &'a Rules,
    pub options: &'a Options,
    pub driver: &'a mut D,
    /// A write of this step is durable already.
    pub wrote: bool,
}

impl<'a, D: Driver> Step<'a, D> {
    pub fn new(rules: &'a Rules, options: &'a Options, driver: &'a mut D) -> Step<'a, D> {
        Step { rules, options, driver, wrote: false }
    }

    pub fn send(&mut self, message: Message) {
        self.driver.send(message);
    }

    pub fn start_timer(&mut self, timer: Timer) {
        self.driver.start_timer(timer);
    }

    pub fn stop_timer(&mut self, timer: Timer) {
        self.driver.stop_timer(timer);
    }

    pub fn note(&mut self, fact: Fact) {
        self.driver.note(fact);
    }
}
