//! A cluster on virtual time: events in order, dice, network, disks, servers, clients, and the monitor that watches.
//!
//! Each part uses only those above it in this list; `world` uses all of them, and only there stands `impl World`.
//!
//! - `chunked`: lists that a checkpoint shares. `confusable`: characters that readers cannot see or take for others.
//!   `setup`: a run's settings. `dice`: keyed random draws.
//! - `types`: plain data that all parts share: names, commands, actions, records of what happened.
//! - `net`: messages in flight, links, cuts. `clients`: clients outside the cluster, their operations, the key-value
//!   store. `disk`: torn writes, contents of snapshots.
//! - `server`: a process and its disk.
//! - `watch`: the monitor and its properties, the linearizability checker, limits, fingerprints.
//! - `world`: time, the order of events, actions; does what nodes and clients ask for.
//!
//! # What is modelled, and what is not
//!
//! - A message is lost half-way, so that the loss can be seen; a cut loses what is in flight on the link at once.
//! - Writes become durable in order. A crash loses those that are not yet durable. It may tear the oldest of them: then
//!   `disk::torn` says what is on the disk; a record is there whole or not at all.
//! - A disk keeps what it has said to be durable, unless a script says that it loses it (`crash N lose=K`, `wipe`).
//! - A crash of a paused node loses the messages that wait at it. Messages to a crashed node are lost on arrival.
//! - A paused node's disk keeps writing. On resume the node handles finished writes, then queued messages, then expired
//!   timers.
//! - Applying an entry and taking a snapshot take no time.
//! - `members` switches on servers that do not exist yet, with empty disks. A server that is removed keeps running
//!   (thesis 4.2.3).
//! - Timers run by their node's clock; so do leases, which is what `clock` can break.
//! - A user or a script that proposes or reads without naming a client is a client without a session: the history of
//!   operations has it, too.

mod chunked;
mod clients;
mod confusable;
pub mod dice;
mod disk;
mod net;
pub(crate) mod order;
mod server;
pub mod setup;
mod types;
mod watch;
mod world;

pub use chunked::Chunked;
pub use clients::{Client, ClientFlight, Clients, Op, OpenOp, Ops, Store};
pub use confusable::{first_confusable, is_invisible, is_quotation_mark};
pub use net::{DropOrder, Flight, Hold, Network, Quality};
pub use server::{RunningTimer, Server};
pub use setup::*;
pub use types::*;
pub use watch::{linear, Committed, Limit, Limits, Linear, Membership, Monitor, Overload, Verdict};
pub use world::{Counts, World};
