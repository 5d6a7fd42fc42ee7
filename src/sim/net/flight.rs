//! A message in flight.

use std::rc::Rc;

use crate::raft::Message;
use crate::sim::setup::Micros;
use crate::sim::types::{Cause, MessageId};

/// A message in flight.
#[derive(Clone, Debug)]
pub struct Flight {
    /// Its name.
    pub id: MessageId,
    /// The message.
    pub message: Rc<Message>,
    /// When it left.
    pub sent: Micros,
    /// When it arrives, or would arrive if it were not lost.
    pub arrives: Micros,
    /// When and why it is lost on the way.
    pub lost: Option<(Micros, Cause)>,
    /// Where and until when it was delayed.
    pub held: Option<Hold>,
    /// By how much it is late because of `reorder`; 0: it is not.
    pub late: Micros,
    /// It has arrived, and waits because the receiver is paused.
    pub waiting: bool,
    /// The sequence number of its end in the queue. Earlier entries for it are cancelled.
    pub(crate) event: u64,
    /// The highest number of a copy of this message; 1: there is none. All copies in flight have the same value, so
    /// that no two copies get the same name.
    pub(crate) copies: u8,
}

/// The delay of a message: it stands still until `until`, and then continues.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Hold {
    /// The part of its way that it had covered, in millionths.
    pub place: u32,
    /// The end of the delay.
    pub until: Micros,
}

impl Flight {
    /// The part of its way that it has covered at this time, in millionths.
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
