//! What happened, in words.
//!
//! - [`narrate`]: a fact as one sentence, with the section of the paper.
//! - [`reason`]: why it happened: the rule that decided, what it asked, and the values that it compared.
//! - [`deeds`]: what a script does to its cluster.

pub mod deeds;
pub mod narrate;
pub mod reason;
