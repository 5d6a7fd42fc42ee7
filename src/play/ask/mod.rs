//! Questions put to a session.
//!
//! - [`why`]: why an entry is not committed, and why there is no leader.
//! - [`chain`]: the causes and effects of a message.
//! - [`find`]: moving to the next step that meets a condition.
//! - [`compare`]: two branches side by side.
//! - [`standing`]: whether an entry of a log is committed, and whether its node knows it.

pub mod chain;
pub mod compare;
pub mod find;
pub mod standing;
pub mod why;
