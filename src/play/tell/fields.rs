//! The fields of a fact as the trace prints them: names and JSON values.

use serde_json::Value;

use crate::play::told::Say;
use crate::raft::{NodeId, NodeSet};
use crate::sim::World;

/// What fields are printed from.
pub struct Printing<'a> {
    /// The world after the fact.
    pub world: &'a World,
    /// The language of fields that are in words.
    pub say: &'a dyn Say,
}

/// The fields of a fact, in the order in which the trace prints them.
pub type Fields = Vec<(&'static str, Value)>;

/// Builds [`Fields`]: `fields! { "term": term, "leader": leader }`.
macro_rules! fields {
    ($($name:literal: $value:expr),* $(,)?) => {
        vec![$(($name, $crate::play::tell::fields::ToJson::to_json(&$value))),*]
    };
}
pub(super) use fields;

/// A value that the trace can print.
pub(super) trait ToJson {
    /// The value as JSON.
    fn to_json(&self) -> Value;
}

/// The value prints as JSON has it.
macro_rules! as_is {
    ($($type:ty)*) => {
        $(impl ToJson for $type {
            fn to_json(&self) -> Value {
                (*self).into()
            }
        })*
    };
}

as_is! { u8 u32 u64 bool &str }

impl ToJson for String {
    fn to_json(&self) -> Value {
        self.as_str().into()
    }
}

impl ToJson for Value {
    fn to_json(&self) -> Value {
        self.clone()
    }
}

/// A node prints as its name.
impl ToJson for NodeId {
    fn to_json(&self) -> Value {
        self.to_string().into()
    }
}

/// A set of nodes prints as a list of names.
impl ToJson for NodeSet {
    fn to_json(&self) -> Value {
        self.iter().map(|id| id.to_string()).collect::<Vec<_>>().into()
    }
}

/// What is missing prints as null.
impl<T: ToJson> ToJson for Option<T> {
    fn to_json(&self) -> Value {
        self.as_ref().map_or(Value::Null, ToJson::to_json)
    }
}

/// A list.
impl<T: ToJson> ToJson for Vec<T> {
    fn to_json(&self) -> Value {
        Value::Array(self.iter().map(ToJson::to_json).collect())
    }
}

/// An object with these fields.
pub(super) fn object(fields: Fields) -> Value {
    Value::Object(fields.into_iter().map(|(name, value)| (name.to_string(), value)).collect())
}

/// A number of thousandths, such as microseconds as milliseconds: whole if it can be, otherwise with its decimals.
pub fn thousandths(value: u64) -> Value {
    if value % 1000 == 0 {
        (value / 1000).into()
    } else {
        (value as f64 / 1000.0).into()
    }
}
