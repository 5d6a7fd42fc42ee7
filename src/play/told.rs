//! What is to be said, as the id of a message and its values. The catalogues in `www/text/` have the sentences.
//!
//! The page and the command line read the same catalogues, so that both say the same in every language.

use std::borrow::Cow;

use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};

use crate::raft::{NodeId, NodeSet};
use crate::sim::MessageId;

/// Says what is told, in one language.
pub trait Say {
    /// The sentence.
    fn say(&self, told: &Told) -> String;
}

/// A message of the catalogue with its values. Built by [`told!`](crate::play::told::told).
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Told {
    /// The id of the message. Empty: nothing is to be said.
    pub id: &'static str,
    /// The values, by the names that the message uses.
    pub args: Vec<(&'static str, Arg)>,
}

/// A value in a message.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Arg {
    /// A text that is shown as it is: the name of a node, a text of the user, a time.
    Text(Cow<'static, str>),
    /// A whole number, at most 2^53 - 1. It is shown as it is, and selects singular or plural.
    Number(u64),
    /// A phrase of the catalogue, such as a command or a configuration.
    Told(Box<Told>),
    /// Several values.
    List(List),
}

/// Several values as one.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct List {
    /// The values, in order.
    pub list: Vec<Arg>,
    /// What stands between them.
    pub joined: Joined,
}

/// What stands between the values of a [`List`].
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Joined {
    /// `n1, n2 and n3`.
    And,
    /// `n1, n2, n3`.
    Commas,
    /// `n1 n2 n3`.
    Spaces,
    /// `n1 n2 | n3`.
    Bars,
    /// `n1 leads; n2 crashes`: items that are clauses.
    Clauses,
}

impl Joined {
    /// Its name in the data for the page.
    pub const fn name(self) -> &'static str {
        match self {
            Joined::And => "and",
            Joined::Commas => "commas",
            Joined::Spaces => "spaces",
            Joined::Bars => "bars",
            Joined::Clauses => "clauses",
        }
    }
}

/// The largest number that JavaScript holds exactly.
const SAFE: u64 = (1 << 53) - 1;

/// A type whose values can be in a message.
pub trait ToArg {
    /// The value in a message.
    fn to_arg(&self) -> Arg;
}

impl<T: Clone + Into<Arg>> ToArg for T {
    fn to_arg(&self) -> Arg {
        self.clone().into()
    }
}

impl Told {
    /// Nothing is to be said.
    pub const NOTHING: Told = Told { id: "", args: Vec::new() };

    /// What the macro builds. It takes references, so that the hundreds of places that tell something stay small: in
    /// wasm, code that moves values is most of what they are.
    #[inline(never)]
    pub fn new(id: &'static str, args: &[(&'static str, &dyn ToArg)]) -> Told {
        Told { id, args: args.iter().map(|(name, value)| (*name, value.to_arg())).collect() }
    }

    /// A text of the user, as it is.
    pub fn text(text: impl Into<Cow<'static, str>>) -> Told {
        told!("text", text: text.into())
    }

    /// Whether nothing is to be said.
    pub fn is_nothing(&self) -> bool {
        self.id.is_empty()
    }

    /// The sections and figures that it names, in order and without repetition.
    pub fn sections(&self) -> Vec<Told> {
        let mut found = Vec::new();
        self.add_sections(&mut found);
        found
    }

    fn add_sections(&self, found: &mut Vec<Told>) {
        for (name, arg) in &self.args {
            let Arg::Told(told) = arg else { continue };
            if !name.starts_with("section") {
                told.add_sections(found);
            } else if !found.contains(told) {
                found.push((**told).clone());
            }
        }
    }
}

impl Default for Told {
    fn default() -> Told {
        Told::NOTHING
    }
}

/// A section of the paper: `§5.4.1`.
pub fn paper(number: &'static str) -> Told {
    told!("section-paper", number)
}

/// A section of the thesis: `thesis 4.2.1`.
pub fn thesis(number: &'static str) -> Told {
    told!("section-thesis", number)
}

/// A figure of the paper: `Figure 2`.
pub fn figure(number: u32) -> Told {
    told!("section-figure", number)
}

fn list<T: Into<Arg>>(items: impl IntoIterator<Item = T>, joined: Joined) -> List {
    List { list: items.into_iter().map(Into::into).collect(), joined }
}

/// `n1, n2 and n3`.
pub fn and<T: Into<Arg>>(items: impl IntoIterator<Item = T>) -> List {
    list(items, Joined::And)
}

/// `n1, n2, n3`.
pub fn commas<T: Into<Arg>>(items: impl IntoIterator<Item = T>) -> List {
    list(items, Joined::Commas)
}

/// `n1 n2 n3`.
pub fn spaces<T: Into<Arg>>(items: impl IntoIterator<Item = T>) -> List {
    list(items, Joined::Spaces)
}

/// `n1 n2 | n3`.
pub fn bars<T: Into<Arg>>(items: impl IntoIterator<Item = T>) -> List {
    list(items, Joined::Bars)
}

/// Builds a [`Told`]: `told!("vote-granted", node: who, candidate, term)`. A bare name is the variable of that name.
/// `tests/words` reads these from the source, and compares ids and names with the catalogues.
#[macro_export]
macro_rules! told {
    ($id:literal $(, $name:ident $(: $value:expr)?)* $(,)?) => {
        $crate::play::told::Told::new($id, &[
            $((stringify!($name), $crate::play::told::told!(@value $name $(, $value)?))),*
        ])
    };
    (@value $name:ident) => { &$name as &dyn $crate::play::told::ToArg };
    (@value $name:ident, $value:expr) => { &$value as &dyn $crate::play::told::ToArg };
}
pub use crate::told;

impl From<u64> for Arg {
    fn from(number: u64) -> Arg {
        if number <= SAFE {
            Arg::Number(number)
        } else {
            Arg::Text(number.to_string().into())
        }
    }
}

/// Numbers that are whole and small.
macro_rules! numbers {
    ($($type:ty)*) => {
        $(impl From<$type> for Arg {
            fn from(number: $type) -> Arg {
                Arg::from(number as u64)
            }
        })*
    };
}
numbers! { u8 u16 u32 usize }

/// Texts that are shown as they print.
macro_rules! printed {
    ($($type:ty)*) => {
        $(impl From<$type> for Arg {
            fn from(value: $type) -> Arg {
                Arg::Text(value.to_string().into())
            }
        })*
    };
}
printed! { NodeId MessageId }

impl From<&'static str> for Arg {
    fn from(text: &'static str) -> Arg {
        Arg::Text(text.into())
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Arg {
        Arg::Text(text.into())
    }
}

impl From<Cow<'static, str>> for Arg {
    fn from(text: Cow<'static, str>) -> Arg {
        Arg::Text(text)
    }
}

/// For selectors: `true`, `false`.
impl From<bool> for Arg {
    fn from(value: bool) -> Arg {
        Arg::Text(if value { "true" } else { "false" }.into())
    }
}

/// Nodes by name: `n1 n3`.
impl From<NodeSet> for Arg {
    fn from(nodes: NodeSet) -> Arg {
        let names: Vec<String> = nodes.iter().map(|id| id.to_string()).collect();
        Arg::Text(names.join(" ").into())
    }
}

impl From<Told> for Arg {
    fn from(told: Told) -> Arg {
        Arg::Told(Box::new(told))
    }
}

impl From<List> for Arg {
    fn from(list: List) -> Arg {
        Arg::List(list)
    }
}

/// A value alone.
impl From<Arg> for Told {
    fn from(arg: Arg) -> Told {
        match arg {
            Arg::Told(told) => *told,
            arg => told!("text", text: arg),
        }
    }
}

/// As `{ id, args: { name: value } }`; null if nothing is to be said.
impl Serialize for Told {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        if self.is_nothing() {
            return to.serialize_none();
        }
        let mut object = to.serialize_struct("Told", 2)?;
        object.serialize_field("id", self.id)?;
        object.serialize_field("args", &Args(&self.args))?;
        object.end()
    }
}

/// The values of a message, as an object.
pub struct Args<'a>(pub &'a [(&'static str, Arg)]);

impl Serialize for Args<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        // Not as a map, which would be a `Map` in JavaScript.
        let mut object = to.serialize_struct("Args", self.0.len())?;
        for (name, arg) in self.0 {
            object.serialize_field(name, arg)?;
        }
        object.end()
    }
}

impl Serialize for Arg {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self {
            Arg::Text(text) => to.serialize_str(text),
            Arg::Number(number) => to.serialize_u64(*number),
            Arg::Told(told) => told.serialize(to),
            Arg::List(list) => {
                let mut object = to.serialize_struct("List", 2)?;
                object.serialize_field("list", &list.list)?;
                object.serialize_field("joined", list.joined.name())?;
                object.end()
            }
        }
    }
}
