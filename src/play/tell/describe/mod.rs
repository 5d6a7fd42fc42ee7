//! Everything that is said about a fact, in one place: its kind, its weight, its fields, its reason, and its sentence.
//!
//! - `world` has an arm for each fact of the world, `node` for each fact that a node notes. A new fact does not compile
//!   until it has an arm. `decisions` has the longer parts of the arms of `node`.
//! - `rpc` describes messages, `rejection` what a guard rejected.
//!
//! The trace, the list of facts, the command line and the page print these descriptions.

mod decisions;
mod node;
mod rejection;
mod rpc;
mod world;

pub use rejection::rejection;
pub use rpc::{message_fields, message_summary, MessageField};

use std::fmt;

use self::world::describe;
use super::fields::Fields;
use super::reason::Reason;
use crate::raft::NodeId;
use crate::sim::{FactKind, Record, What, World};

/// A fact in words.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Narration {
    /// One sentence, without a full stop.
    pub text: String,
    /// Why it happened, with the section of the paper; empty if nothing is to be said.
    pub why: String,
}

impl Narration {
    fn new(text: String, why: impl Into<String>) -> Narration {
        Narration { text, why: why.into() }
    }
}

/// Traffic: a message, a write, a routine answer.
const TRAFFIC: u8 = 0;
/// A step of the protocol.
const STEP: u8 = 1;
/// What a viewer waits for: an election, a commit, a crash, an action of the user.
const EVENT: u8 = 2;

/// The description of a fact. Most facts are only weighed, so what has to be built is behind a closure.
struct Description<'a> {
    /// The name by which scripts, triggers and the trace know it.
    kind: FactKind,
    /// How much it matters to a viewer: [`TRAFFIC`], [`STEP`] or [`EVENT`].
    weight: u8,
    /// What the trace prints.
    fields: &'a dyn Fn(&World) -> Fields,
    /// The rule that decided, what it asked, and the values that it compared.
    reason: &'a dyn Fn(&World) -> Reason,
    /// The sentence.
    narration: &'a dyn Fn(&World) -> Narration,
}

impl Description<'_> {
    /// Hands the description to a printer. Returns kind and weight.
    fn to(self, print: Printer) -> (FactKind, u8) {
        print(&self);
        (self.kind, self.weight)
    }
}

/// Takes from a description what it needs.
type Printer<'a> = &'a mut dyn FnMut(&Description);

/// The kind of a fact.
pub fn kind(what: &What) -> FactKind {
    describe(None, what, &mut |_| ()).0
}

/// How much a fact matters to a viewer: 0, traffic; 1, a step of the protocol; 2, what a viewer waits for.
pub fn weight(what: &What) -> u8 {
    describe(None, what, &mut |_| ()).1
}

/// A fact in words. The world provides the texts of commands and the names of clients.
pub fn narrate(world: &World, record: &Record) -> Narration {
    let mut narration = Narration::default();
    describe(record.node, &record.what, &mut |description| narration = (description.narration)(world));
    narration
}

/// The reason of a fact: its values are those at the decision.
pub fn reason(world: &World, record: &Record) -> Reason {
    let mut reason = Reason::default();
    describe(record.node, &record.what, &mut |description| reason = (description.reason)(world));
    reason
}

/// The fields of a fact, in the order of the trace.
pub fn fields(world: &World, record: &Record) -> Fields {
    let mut fields = Fields::default();
    describe(record.node, &record.what, &mut |description| fields = (description.fields)(world));
    fields
}

/// The node that a fact is about, as a sentence names it.
#[derive(Clone, Copy)]
struct Who(Option<NodeId>);

impl fmt::Display for Who {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self.0 {
            Some(id) => write!(f, "{id}"),
            None => Ok(()),
        }
    }
}
