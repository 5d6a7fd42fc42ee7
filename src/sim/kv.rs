//! The replicated state machine: a small key-value store, the one that the labs and the seed article build.

use std::collections::BTreeMap;
use std::fmt::{self, Write};
use std::rc::Rc;

/// A command that a client offers.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Command {
    /// `set KEY VALUE`
    Set(Rc<str>, Rc<str>),
    /// `del KEY`
    Del(Rc<str>),
    /// `add KEY N`: adds to a whole number; a key that is absent or no number counts as 0.
    Add(Rc<str>, i64),
    /// `cas KEY OLD NEW`: sets NEW if the value is OLD.
    Cas(Rc<str>, Rc<str>, Rc<str>),
}

/// A text in double quotes, with `\"`, `\\`, `\n`, `\r` and `\t` escaped.
pub struct Quoted<'a>(pub &'a str);

impl fmt::Display for Quoted<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_char('"')?;
        for c in self.0.chars() {
            match c {
                '"' => f.write_str("\\\"")?,
                '\\' => f.write_str("\\\\")?,
                '\n' => f.write_str("\\n")?,
                '\r' => f.write_str("\\r")?,
                '\t' => f.write_str("\\t")?,
                c => f.write_char(c)?,
            }
        }
        f.write_char('"')
    }
}

/// A word of the script as it is written: bare where that is unmistakable, otherwise [`Quoted`].
pub struct Word<'a>(pub &'a str);

impl fmt::Display for Word<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let unmistakable = |c: char| !(c.is_whitespace() || c.is_control() || c == '"' || c == '\\');
        if !self.0.is_empty() && !self.0.starts_with('#') && self.0.chars().all(unmistakable) {
            f.write_str(self.0)
        } else {
            Quoted(self.0).fmt(f)
        }
    }
}

impl fmt::Display for Command {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Command::Set(key, value) => write!(f, "set {} {}", Word(key), Word(value)),
            Command::Del(key) => write!(f, "del {}", Word(key)),
            Command::Add(key, n) => write!(f, "add {} {n}", Word(key)),
            Command::Cas(key, old, new) => write!(f, "cas {} {} {}", Word(key), Word(old), Word(new)),
        }
    }
}

/// What the state machine answers to a command.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Outcome {
    /// It was done; the value that the key has now, if any.
    Done(Option<Rc<str>>),
    /// A `cas` found another value, or none, and changed nothing.
    Unequal(Option<Rc<str>>),
}

/// The state of the machine on one node. Cheap to clone: clones share the map until one of them writes.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Store {
    map: Rc<BTreeMap<Rc<str>, Rc<str>>>,
}

impl Store {
    /// Applies one command. Deterministic, and defined for every command in every state.
    pub fn apply(&mut self, command: &Command) -> Outcome {
        match command {
            Command::Set(key, value) => {
                Rc::make_mut(&mut self.map).insert(key.clone(), value.clone());
                Outcome::Done(Some(value.clone()))
            }
            Command::Del(key) => {
                Rc::make_mut(&mut self.map).remove(key);
                Outcome::Done(None)
            }
            Command::Add(key, n) => {
                let old: i64 = self.map.get(key).and_then(|v| v.parse().ok()).unwrap_or(0);
                let new: Rc<str> = old.saturating_add(*n).to_string().into();
                Rc::make_mut(&mut self.map).insert(key.clone(), new.clone());
                Outcome::Done(Some(new))
            }
            Command::Cas(key, old, new) => {
                let present = self.map.get(key);
                if present == Some(old) {
                    Rc::make_mut(&mut self.map).insert(key.clone(), new.clone());
                    Outcome::Done(Some(new.clone()))
                } else {
                    Outcome::Unequal(present.cloned())
                }
            }
        }
    }

    /// The value of a key.
    pub fn get(&self, key: &str) -> Option<&Rc<str>> {
        self.map.get(key)
    }

    /// All keys with their values, in the order of the keys.
    pub fn iter(&self) -> impl Iterator<Item = (&Rc<str>, &Rc<str>)> {
        self.map.iter()
    }
}
