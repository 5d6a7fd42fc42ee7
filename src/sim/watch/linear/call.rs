//! Calls on one key and their answers.

use std::rc::Rc;

use crate::sim::types::{Command, Outcome};

/// The identity of an operation. Never used twice.
pub type OpId = u64;

/// The value of a key; `None`: it has none.
pub type Value = Option<Rc<str>>;

/// A call on one key.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Call {
    /// [`Command::Set`]
    Set(Rc<str>),
    /// [`Command::Del`]
    Del,
    /// [`Command::Add`]
    Add(i64),
    /// [`Command::Cas`]: the value that it must find, and the new one.
    Cas(Rc<str>, Rc<str>),
    /// Reads the value.
    Get,
    /// Puts a text behind the value. Our store has no such command; histories of other systems do.
    Append(Rc<str>),
}

/// The answer to a call.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Return {
    /// [`Outcome::Done`]
    Done(Value),
    /// [`Outcome::Unequal`]
    Unequal(Value),
    /// The value that a [`Call::Get`] read.
    Got(Value),
    /// As [`Return::Done`], without the value: other systems do not tell it.
    Did,
    /// As [`Return::Unequal`], without the value.
    DidNot,
}

impl Return {
    /// The value that the key has after it; `None` if the answer does not tell it.
    pub fn value(&self) -> Option<&Value> {
        match self {
            Return::Done(value) | Return::Unequal(value) | Return::Got(value) => Some(value),
            Return::Did | Return::DidNot => None,
        }
    }

    /// Whether the store's answer, which tells the value, is this one.
    pub(super) fn is(&self, answer: &Return) -> bool {
        match self {
            Return::Did => matches!(answer, Return::Done(_)),
            Return::DidNot => matches!(answer, Return::Unequal(_)),
            told => told == answer,
        }
    }

    /// Whether the call may have changed the value.
    pub(super) fn wrote(&self) -> bool {
        matches!(self, Return::Done(_) | Return::Did)
    }
}

impl From<Outcome> for Return {
    fn from(outcome: Outcome) -> Return {
        match outcome {
            Outcome::Done(value) => Return::Done(value),
            Outcome::Unequal(value) => Return::Unequal(value),
        }
    }
}

impl Call {
    /// A command as its key and the call on it.
    pub fn of(command: &Command) -> (Rc<str>, Call) {
        match command {
            Command::Set(key, value) => (key.clone(), Call::Set(value.clone())),
            Command::Del(key) => (key.clone(), Call::Del),
            Command::Add(key, n) => (key.clone(), Call::Add(*n)),
            Command::Cas(key, old, new) => (key.clone(), Call::Cas(old.clone(), new.clone())),
            Command::Get(key) => (key.clone(), Call::Get),
        }
    }

    /// What the store does with one key: the new value, and the answer. A test compares it with `Store::apply`.
    pub fn apply(&self, value: &Value) -> (Value, Return) {
        let done = |new: Value| (new.clone(), Return::Done(new));
        match self {
            Call::Set(new) => done(Some(new.clone())),
            Call::Del => done(None),
            Call::Add(n) => {
                let old: i64 = value.as_ref().and_then(|v| v.parse().ok()).unwrap_or(0);
                done(Some(old.saturating_add(*n).to_string().into()))
            }
            Call::Cas(old, new) if value.as_ref() == Some(old) => done(Some(new.clone())),
            Call::Cas(..) => (value.clone(), Return::Unequal(value.clone())),
            Call::Get => (value.clone(), Return::Got(value.clone())),
            Call::Append(text) => done(Some([value.as_deref().unwrap_or_default(), text].concat().into())),
        }
    }

    /// Whether neither its effect nor its answer depends on the value before.
    pub(super) fn is_blind(&self) -> bool {
        matches!(self, Call::Set(_) | Call::Del)
    }

    /// The value before the call, as its answer shows; `None` if it does not show it.
    pub(super) fn found(&self, ret: &Return) -> Option<Value> {
        match (self, ret) {
            (_, Return::Got(value) | Return::Unequal(value)) => Some(value.clone()),
            (Call::Cas(old, _), Return::Done(_) | Return::Did) => Some(Some(old.clone())),
            (Call::Add(n), Return::Done(Some(new))) => {
                let old = new.parse::<i64>().ok()?.saturating_sub(*n);
                // An absent key counts as 0.
                Some((old != 0).then(|| old.to_string().into()))
            }
            _ => None,
        }
    }
}
