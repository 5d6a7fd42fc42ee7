//! A cluster on virtual time: event queue, dice, network, disks, servers, and the monitor that watches them.
//!
//! - `world`: time, events, and the performing of what nodes ask for; `act`: what hands and scripts may do.
//! - `idle`: actions that would change nothing.
//! - `network`: flights, links, cuts. `server`: a process and its disk. `kv`: the replicated state machine.
//! - `client`: named clients outside of the cluster. `ops`: the history of what was asked from outside.
//! - `dice`: keyed draws. `setup`: the knobs. `action`: the things that can be done, by name.
//! - `monitor`: the properties, watched from outside. `record` and `fact`: what happened, and its names.
//! - `linear`: whether what clients were answered can be explained by one store.
//! - `chunked`: lists that a checkpoint shares. `shelf`: contents of snapshots.
//! - `roster`: the configuration that decides, and whom it leaves out. `torn`: half a write. `map`, `order`, `list`: a
//!   sorted map, a sort and a `collect`, in little code.
//! - `unclear`: characters that nobody sees, or takes for others.
//! - `fingerprint`: a run in sixty-four bits. `limits`: what a run may cause before it goes no further.
//!
//! # What is modelled, and what is not
//!
//! - A message is lost half-way, so that the loss can be seen; a cut loses what is in flight on the link at once.
//! - Writes become durable in order. A crash loses those that are not yet durable. It may catch the oldest of them
//!   half-way: then what `torn` says is on the disk, and never half a record.
//! - A disk keeps what it has said to be durable, unless a script says that it loses it (`crash N lose=K`, `wipe`).
//! - A crash of a paused node loses what waits at it. Messages to a crashed node are lost on arrival.
//! - A paused node's disk goes on writing; the node hears of it, of its messages and of its timers when it goes on, in
//!   this order.
//! - Applying an entry and taking a snapshot take no time.
//! - `members` switches servers on that there are not yet, with empty disks; a server that is removed stays on, and
//!   goes on as thesis 4.2.3 has it.
//! - Timers run by their node's clock; so do leases, which is what `clock` can break.
//! - Whoever proposes or reads by hand is a client of its own: the history of operations has it, too.

mod act;
pub mod action;
mod chunked;
pub mod client;
pub mod dice;
pub mod fact;
mod fingerprint;
mod idle;
pub mod kv;
pub mod limits;
pub mod linear;
pub mod monitor;
pub mod network;
pub mod ops;
pub mod record;
mod roster;
pub mod server;
pub mod setup;
mod shelf;
mod torn;
pub mod unclear;
pub mod world;

pub use action::*;
pub use chunked::Chunked;
pub use client::{ClientAnswer, ClientId, ClientPlan, Template};
pub use fact::*;
pub use limits::{Limit, Limits, Overload};
pub use linear::{Linear, Verdict};
pub use monitor::{Evidence, Violation};
pub use ops::{Op, OpOutcome, Ops};
pub use record::{Answer, Cause, Record, Skip, What};
pub use roster::{LeftOut, Roster};
pub use server::{Server, Status};
pub use setup::*;
pub use torn::Torn;
pub use world::{Counts, World};
