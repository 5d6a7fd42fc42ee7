//! Questions put to a session.
//!
//! - [`why`]: why an entry is not committed, and why there is no leader.
//! - [`chain`]: what a message comes from, and what it leads to.
//! - [`find`]: going to the moment at which something happens.
//! - [`compare`]: two branches side by side.
//! - [`standing`]: whether an entry of a log is committed, and whether its node knows that.

pub mod chain;
pub mod compare;
pub mod find;
pub mod standing;
pub mod why;
