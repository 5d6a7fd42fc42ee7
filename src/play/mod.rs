//! The play: scripts, runs, and everything that is told about them. No wasm, no page, no wall clock.
//!
//! - `script`: the grammar, parsed and printed without loss.
//! - `link`: a script as the fragment of an address, and back.
//! - `engine`: the versions of the engine, and where a run shows them.
//! - `run`: a script being played; the fold in `World(t) = fold(script, t)`.
//! - `found`: what there is instead of what an expectation asks for.
//! - `find`: going to where something happens; `compare`: two branches side by side.
//! - `history`: checkpoints, to go back in a run; `timeline`: what of it is drawn; `spans`: what of that is in sight.
//! - `session`: the façade: a script and its run, kept in step while hands act on it, and the futures that were left.
//! - `narrate`: a fact in words, with its reason and the section of the paper; `reason` takes the reason apart;
//!   `deeds`: what a script does to its cluster, in words.
//! - `standing`: whether an entry of a log is committed, and whether its node knows that.
//! - `why`: why an entry is not committed, and why nobody leads; `chain`: what a message comes from, and leads to.
//! - `trace`: every fact as a line of JSON, of which `json` makes the text; `told`: the facts, and what they come to,
//!   in words; `export`: either, of a session's run.
//! - `view`: plain data for one instant; `show` makes it from a session.

pub mod chain;
pub mod compare;
pub mod deeds;
pub mod engine;
pub mod export;
pub mod find;
mod found;
pub mod history;
pub mod json;
pub mod link;
pub mod marks;
pub mod narrate;
pub mod reason;
pub mod run;
pub mod script;
pub mod session;
pub mod show;
pub mod spans;
pub mod standing;
pub mod timeline;
pub mod told;
pub mod trace;
pub mod view;
pub mod why;

pub use run::Run;
pub use script::Script;
pub use session::Session;
pub use view::View;
