//! map
pub mod play;
pub mod raft;
pub mod sim;
