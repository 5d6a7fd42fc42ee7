//! Raft Playground: a real Raft cluster on virtual time, to watch and to break in a web page.
//!
//! **A script is the only truth: `World(t) = fold(script, t)`.** What a user does is appended to the script. A link, a
//! lesson, a test and a bug report are scripts. This works because a run is deterministic: the same script gives the
//! same facts natively and in the browser, to the bit.
//!
//! `ARCHITECTURE.md` has the picture from script to pixel, and says where to add a message, a fact, a panel or a
//! setting.
//!
//! # Floors
//!
//! A file uses only its own floor and those below it; `tests/tidy/` checks this.
//!
//! | floor | where | what |
//! |---|---|---|
//! | 5 | `www/` | the page: draws and listens; knows a [`play::View`], but no rule of Raft |
//! | 4 | `src/web.rs`, `src/cli/` | the bridge to the page; the command line |
//! | 3 | [`play`] | scripts, runs, sessions, words, views, links; no wasm, no page, no wall clock |
//! | 2 | [`sim`] | virtual time, network, disks, clients, monitor; no script text |
//! | 1 | [`raft`] | one node: pure, without time, chance, input, output or other nodes |
//!
//! # Two journeys
//!
//! **A click drops a message.** The page sends the action `drop n2>n3#4` over the bridge to [`play::Session::act`]. It
//! cuts off the future, appends `at NOW drop n2>n3#4` to the script, and has [`play::Run`] perform it.
//! [`sim::World::act`] takes the message out of the network and records the fact. The revision rises, so the page's
//! next frame fetches a [`play::View`].
//!
//! **A message arrives.** [`sim::World::step`] takes the delivery from the queue and passes it to [`raft::Node::step`].
//! The node first compares terms, then asks the guard in `raft::rules`, and answers with effects: a write, a reply, a
//! timer, a fact. The world performs them in order, the monitor compares the states before and after, and the facts go
//! to the caller.
//!
//! # What is absent
//!
//! - No clock and no random numbers in `raft`; no `HashMap`, float or `usize` in what reaches a fingerprint.
//! - No panic that a script or a click can reach.
//! - No call from Rust to JavaScript for simulation: the page asks, Rust answers.

pub mod play;
pub mod raft;
pub mod sim;

#[cfg(target_arch = "wasm32")]
pub mod web;
#[cfg(not(target_arch = "wasm32"))]
pub mod words;
