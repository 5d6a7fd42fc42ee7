//! The play.
pub mod script;
