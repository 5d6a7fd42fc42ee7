//! What is kept of a run for the space-time diagram.
//!
//! - [`timeline`]: the messages, states of nodes, operations and marks of one branch.
//! - [`items`]: the things that a timeline lists.
//! - [`spans`]: a list of spans, searched by what overlaps a window.

pub mod items;
pub mod spans;
pub mod timeline;
