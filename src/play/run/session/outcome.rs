//! What the calls of a session return.

use crate::play::tell::Told;
use crate::sim::Micros;

/// The result of a user's action.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Acted {
    /// The statement that is now in the script; empty if nothing was recorded.
    pub recorded: String,
    /// What happened, or why nothing did.
    pub note: Vec<Told>,
}

/// Whether a run replays as its author saw it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Replay {
    /// The script has no `recorded` line.
    NotRecorded,
    /// The fingerprint is the recorded one.
    Same,
    /// The fingerprint differs.
    Differs {
        /// The version of the engine that recorded it.
        engine: String,
        /// The earliest moment at which this engine may differ from that one; `None`: none is known.
        since: Option<Micros>,
    },
    /// The recorded moment is further away than the steps that were allowed.
    TooLong,
}
