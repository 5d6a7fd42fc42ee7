//! The world.
pub mod action;
pub mod fact;
pub mod kv;
pub mod setup;
pub use action::*;
pub use fact::*;
pub use setup::*;
