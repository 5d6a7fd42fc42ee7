//! A run in a form that leaves the session.
//!
//! - [`link`]: a script as the fragment of an address, and back.
//! - [`trace`]: every fact as a line of JSON.
//! - [`report`]: every fact as a sentence, and a summary at the end.
//! - [`export`]: either of the two, of a session's run.

pub mod export;
pub mod link;
pub mod report;
pub mod trace;
