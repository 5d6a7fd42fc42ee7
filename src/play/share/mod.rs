//! A run in a form that leaves the program.
//!
//! - [`link`]: a script as the fragment of an address, and back.
//! - [`trace`]: every fact as a line of JSON.
//! - [`report`]: facts as sentences, and a summary.
//! - [`lesson`]: what has come of a lesson.
//! - [`export`]: a trace or a report of a session's run, in pieces.

pub mod export;
pub mod lesson;
pub mod link;
pub mod report;
pub mod trace;
