//! The parts of a description.

use std::fmt;

use super::super::fields::{Fields, Printing};
use super::super::reason::Reason;
use crate::play::told::{Arg, Told};
use crate::raft::NodeId;
use crate::sim::{FactKind, World};

/// A fact in words.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Narration {
    /// One sentence, without a full stop.
    pub text: Told,
    /// Why it happened, with the section of the paper, or nothing.
    pub why: Told,
}

impl Narration {
    pub(super) fn new(text: impl Into<Told>, why: impl Into<Told>) -> Narration {
        Narration { text: text.into(), why: why.into() }
    }
}

/// Traffic: a message, a write, a routine answer.
pub(super) const TRAFFIC: u8 = 0;
/// A step of the protocol.
pub(super) const STEP: u8 = 1;
/// What a viewer waits for: an election, a commit, a crash, an action of the user.
pub(super) const EVENT: u8 = 2;

/// The description of a fact. Most facts are only weighed, so what has to be built is behind a closure.
pub(super) struct Description<'a> {
    /// The name by which scripts, triggers and the trace know it.
    pub(super) kind: FactKind,
    /// How much it matters to a viewer: [`TRAFFIC`], [`STEP`] or [`EVENT`].
    pub(super) weight: u8,
    /// What the trace prints.
    pub(super) fields: &'a dyn Fn(&Printing) -> Fields,
    /// The rule that decided, what it asked, and the values that it compared.
    pub(super) reason: &'a dyn Fn(&World) -> Reason,
    /// The sentence.
    pub(super) narration: &'a dyn Fn(&World) -> Narration,
}

impl Description<'_> {
    /// Hands the description to a printer. Returns kind and weight.
    pub(super) fn to(self, print: Printer) -> (FactKind, u8) {
        print(&self);
        (self.kind, self.weight)
    }
}

/// Takes from a description what it needs.
pub(super) type Printer<'a> = &'a mut dyn FnMut(&Description);

/// The node that a fact is about, as a sentence names it.
#[derive(Clone, Copy)]
pub(super) struct Who(pub(super) Option<NodeId>);

impl fmt::Display for Who {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self.0 {
            Some(id) => write!(f, "{id}"),
            None => Ok(()),
        }
    }
}

/// Its name; nothing without a node.
impl From<Who> for Arg {
    fn from(who: Who) -> Arg {
        Arg::from(who.to_string())
    }
}
