//! Raft Playground: a real Raft cluster on virtual time, to be watched and broken in a web page.
//!
//! One idea carries the rest: **a script is the only truth; `World(t) = fold(script, t)`.** Whatever is done by hand is
//! appended to the script; the link is the script; a lesson, a test, a bug report are scripts. So determinism is the
//! architecture: the same script gives the same facts natively and in the browser, to the bit.
//!
//! # Floors
//!
//! A file uses only its own floor and those below. `tests/tidy/` holds that.
//!
//! | floor | where | what |
//! |---|---|---|
//! | 5 | `www/` | draws and listens; knows a [`play::View`], never a rule of Raft |
//! | 4 | `src/web.rs`, `src/main.rs` | the bridge for the page; the command line |
//! | 3 | [`play`] | scripts, runs, sessions, views, narration; no wasm, no page, no wall clock |
//! | 2 | [`sim`] | virtual time, dice, network, disks, servers, monitor; no script text |
//! | 1 | [`raft`] | one node, pure: no time, no dice, no input or output, no cluster |
//!
//! # Two journeys
//!
//! *A click drops a message.* The page dispatches `drop n2>n3#4`; `web::Playground::act` hands it to
//! [`play::Session::act`], which cuts the future, appends `at NOW drop n2>n3#4` to the script, and has
//! [`play::Run`] do it; [`sim::World::act`] takes the flight out of the network and notes the fact. The revision has
//! risen, so the page's next frame fetches a [`play::View`].
//!
//! *A message arrives.* [`sim::World::step`] takes the flight from the queue and hands it to [`raft::Node::step`].
//! Terms come first, then the guard in `raft::rules`; the node answers with effects: a write, a reply, a timer, a
//! note. The world does them in order, the monitor compares before and after, and the facts go up to whoever listens.
//!
//! # What is absent
//!
//! - No clock and no dice below `sim`; no `HashMap`, no float and no `usize` in anything that reaches a fingerprint.
//! - No panic is reachable from a script or a click.
//! - Rust never calls JavaScript.

pub mod play;
pub mod raft;
pub mod sim;

#[cfg(target_arch = "wasm32")]
pub mod web;
