//! The network: messages in flight, and the links between the nodes.

mod flight;
mod link;
mod network;

pub use flight::{Flight, Hold};
pub(crate) use link::LinkConditions;
pub use link::{DropOrder, Quality};
pub use network::Network;
