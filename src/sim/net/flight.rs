//! A message in flight.

use std::rc::Rc;

use crate::raft::Message;
use crate::sim::setup::Micros;
use crate::sim::types::{Cause, MessageId};

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
    /// How much later the dice let it arrive (`reorder`). 0: they did not.
    pub late: Micros,
    /// It has arrived, and waits because the receiver is paused.
    pub waiting: bool,
    /// The event that ends it: an older one in the queue is void.
    pub(crate) event: u64,
    /// The highest number that a copy of this message has; 1: there is none. The same in all copies in flight, so that
    /// no two have one name.
    pub(crate) copies: u8,
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
