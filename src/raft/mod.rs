//! One node.
mod message;
mod names;
mod rules;
mod types;
pub use message::*;
pub(crate) use names::named;
pub use rules::*;
pub use types::*;
