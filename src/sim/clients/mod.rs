//! Clients of the cluster, the history of their operations, and the key-value store that serves them.
//!
//! Clients do not call the world: each of their steps returns effects ([`ClientEffect`]), as a node's step does.

mod client;
mod ops;
mod store;

pub use client::{Client, ClientFlight, Clients, OpenOp};
pub(crate) use client::{ClientEffect, ClientStep, RequestOrigin};
pub use ops::{Op, Ops};
pub use store::Store;
