//! Searches for a run in which a property breaks, or in which a situation comes about, and makes it short. No page, no
//! clock: a search depends on nothing but its arguments.
//!
//! - [`Exhaustive`] goes breadth-first: it takes every state that a number of deeds leads to, and tries every deed
//!   there. So the first run that it finds has the fewest deeds. It covers one small cluster in which every message
//!   takes equally long, no election timer fires by itself, and each kind of deed has a budget. "Nothing found" holds
//!   within these bounds and says nothing about larger ones.
//! - [`Swarm`] plays one random schedule after the other. Each draws its own probabilities, and many of its faults are
//!   tied to events of the protocol. It finds what takes many deeds, and "nothing found" means little.
//! - [`Shrink`] makes the script of such a run short.
//! - `marks` says what each deed of such a run does.
//! - [`Fate`] tells from which moment of a run on the break could not be avoided.
//!
//! All of them work in pieces, so that a page stays responsive and a search can be stopped and continued.
//!
//! [`Progress`] says how many distinct states the search has seen. Two states are the same if the same deeds would lead
//! to the same future: see `state`.

mod deed;
mod exhaustive;
mod explorer;
mod fate;
mod goal;
mod marks;
mod profile;
mod schedule;
mod seen;
mod shrink;
mod state;
mod swarm;
pub mod view;

pub use deed::{Budgets, Deed, DeedKind};
pub use exhaustive::{End, Exhaustive, Search, Share, MOST_NODES};
pub use explorer::{Explorer, Report, Task};
pub use fate::{Fate, FateAt};
pub use goal::{Goal, Landmark};
pub use marks::{marks, with_marks, Mark};
pub use shrink::Shrink;
pub use swarm::Swarm;

use crate::sim::Property;

/// How far a search has come.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Progress {
    /// Distinct states so far.
    pub states: u64,
    /// How often a deed was tried.
    pub tried: u64,
    /// All runs of so many deeds were tried.
    pub depth: u32,
}

/// A run that meets the goal.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Found {
    /// The property that breaks; `None`: none does.
    pub property: Option<Property>,
    /// How many deeds it has, waits among them.
    pub deeds: u32,
    /// The run as a script, which expects the goal.
    pub script: String,
}
