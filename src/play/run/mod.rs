//! Playing a script, going back in it, its branches, and the session that the page acts on.
//!
//! - [`fold`]: the fold in `World(t) = fold(script, t)`. A [`Run`] is cheap to clone, so a clone is a checkpoint.
//! - [`history`]: the checkpoints of one branch, for going back.
//! - [`bookmarks`]: the bookmarks of a script, including those that depend on facts.
//! - [`holds`](holds()): whether an expectation holds in a world.
//! - [`condition`]: conditions to stop at and to search for.
//! - [`engine`]: the versions of the engine, and the first moment at which a run differs between them.
//! - [`session`]: a script and its run while a user acts on it, and the branches.

pub mod bookmarks;
pub mod condition;
pub mod engine;
pub mod fold;
pub mod history;
mod holds;
pub mod session;

pub use fold::*;
pub use holds::{holds, Times};
pub use session::Session;
