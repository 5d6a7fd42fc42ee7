//! Commands of the key-value store, who sends them, and what the store answers.

use std::fmt::{self, Write};
use std::rc::Rc;

use super::names::ClientId;
use crate::sim::confusable::first_confusable;

/// A command of the key-value store.
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
    /// `get KEY`: changes nothing.
    Get(Rc<str>),
}

/// The client and the operation that a command belongs to (§8). A retry has the same session.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Session {
    /// The client.
    pub client: ClientId,
    /// The operation's serial number, from 1.
    pub serial: u32,
}

/// A command as a node gets it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Request {
    /// The client's session; `None`: it was sent without a client.
    pub session: Option<Session>,
    /// The operation's place in the history.
    pub op: u32,
    /// The number of the request, among those of its client, from 1; 0: without a client.
    pub request: u32,
    /// The command.
    pub command: Command,
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

/// A word as it is displayed: bare if that is unambiguous, otherwise [`Quoted`]. With `{:#}` as a script has it: quoted
/// also if it contains a [confusable](first_confusable) character. Fingerprints use the first form.
pub struct Word<'a>(pub &'a str);

impl fmt::Display for Word<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let unmistakable = |c: char| !(c.is_whitespace() || c.is_control() || c == '"' || c == '\\');
        let bare = !self.0.is_empty() && !self.0.starts_with('#') && self.0.chars().all(unmistakable);
        if bare && !(f.alternate() && first_confusable(self.0).is_some()) {
            f.write_str(self.0)
        } else {
            Quoted(self.0).fmt(f)
        }
    }
}

/// A command and its words, each in the form that the formatter asks for.
pub(crate) fn words(f: &mut fmt::Formatter<'_>, command: &str, words: &[&str]) -> fmt::Result {
    f.write_str(command)?;
    words.iter().try_for_each(|word| {
        f.write_char(' ')?;
        fmt::Display::fmt(&Word(word), f)
    })
}

/// With `{:#}` as a script has it: see [`Word`].
impl fmt::Display for Command {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Command::Set(key, value) => words(f, "set", &[key, value]),
            Command::Del(key) => words(f, "del", &[key]),
            Command::Add(key, n) => words(f, "add", &[key]).and_then(|()| write!(f, " {n}")),
            Command::Cas(key, old, new) => words(f, "cas", &[key, old, new]),
            Command::Get(key) => words(f, "get", &[key]),
        }
    }
}

/// The answer of the state machine to a command.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Outcome {
    /// It was executed; the value that the key has now, if any.
    Done(Option<Rc<str>>),
    /// A `cas` found another value, or none, and changed nothing.
    Unequal(Option<Rc<str>>),
}

/// The result of applying a command.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Applied {
    /// The answer.
    pub outcome: Outcome,
    /// Whether its operation had been executed before.
    pub duplicate: Duplicate,
}

/// Whether an operation had been executed by the state machine before.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Duplicate {
    /// No, or it has no session: it was executed.
    No,
    /// It, or a later one of its client, was: it was not executed, and the answer is the remembered one (§8).
    Suppressed,
    /// It, or a later one of its client, was; it was executed again, because the rule `dedupe` is off.
    Executed,
}
