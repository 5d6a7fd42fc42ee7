//! Scripts, runs, and everything that is told about them. No wasm, no page, no wall clock.
//!
//! [`told`] is beside the rooms, for all of them: a message of the catalogue with its values. A room uses only rooms
//! above it in this list. `tests/tidy/` checks that.
//!
//! - [`script`]: the language. It parses and prints without loss.
//! - [`tell`]: what happened, in words: a fact, its reason, the section of the paper.
//! - [`record`]: what is kept of a run so that a picture of any stretch of it can be drawn.
//! - [`run`]: a script being played, going back in it, branches, and the session that the page acts on.
//! - [`ask`]: questions put to a session: why, why not, what came of it, find a moment, compare two branches.
//! - [`show`]: the [`View`], plain data for one instant.
//! - [`share`]: links, exports, traces and the report of a run.
//! - [`explore`]: searches for a run in which a property breaks.

pub mod ask;
pub mod explore;
pub mod record;
pub mod run;
pub mod script;
pub mod share;
pub mod show;
pub mod tell;
pub mod told;

pub use run::{Run, Session};
pub use script::Script;
pub use show::view::View;
