//! What is kept of a run so that a picture of any stretch of it can be drawn.
//!
//! - [`timeline`]: messages, changes of state and marks of one branch.
//! - [`spans`]: finding what overlaps a window without looking at the rest.

pub mod spans;
pub mod timeline;
