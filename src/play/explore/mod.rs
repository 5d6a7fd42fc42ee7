//! Searches for the shortest run in which a property breaks. No page, no clock: a search depends on nothing but its
//! arguments.
//!
//! The search goes breadth-first: it takes every state that a number of deeds leads to, and tries every deed there. So
//! the first break that it finds has the fewest deeds. It covers one small cluster in which every message takes equally
//! long, no election timer fires by itself, and each kind of deed has a budget. "Nothing found" holds within these
//! bounds and says nothing about larger ones.
//!
//! [`Search::run`] says how many distinct states it has seen. Two states are the same if the same deeds would lead to
//! the same future: see `state`.

mod deed;
mod search;
mod state;

pub use deed::{Budgets, Deed, DeedKind};
pub use search::{Found, Outcome, Progress, Search};
