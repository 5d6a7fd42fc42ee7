//! Clients of the cluster, the history of their operations, and the key-value store that serves them.

mod client;
mod ops;
mod store;

pub use client::{Client, ClientFlight, Clients, OpenOp};
pub use ops::{Op, Ops};
pub use store::Store;
