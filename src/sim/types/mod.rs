//! Plain data that the parts of the simulator share: names, commands, actions, and what happened. Nothing here acts.
//!
//! - `names`: nodes, messages, clients and links, as scripts name them.
//! - `command`: what clients ask of the key-value store, and what it answers. `client`: what a client does.
//! - `action`: what a script or a user can do to the world.
//! - `record`: what happened. `fact`: the kinds of it, by name. `violation`: a broken property.

pub mod action;
pub mod client;
pub mod command;
pub mod fact;
pub mod names;
pub mod record;
pub mod violation;

pub use action::*;
pub use client::*;
pub use command::*;
pub use fact::*;
pub use names::*;
pub use record::*;
pub use violation::*;
