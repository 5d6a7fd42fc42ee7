//! What becomes of the statements of a script: verdicts, bookmarks, skipped actions, fates.

use std::rc::Rc;

use crate::play::told::Told;
use crate::sim::Micros;

/// The result of an expectation.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Verdict {
    /// The line of the script, from 1.
    pub line: u32,
    /// The expectation, as the script writes it.
    pub text: String,
    /// Whether it held.
    pub held: bool,
    /// When it was checked.
    pub at: Micros,
    /// What was found instead, if it did not hold; otherwise nothing.
    pub found: Told,
}

/// A moment with a name.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Bookmark {
    /// The moment.
    pub at: Micros,
    /// Its name.
    pub name: Rc<str>,
}

/// An action that found nothing to act on, or nothing to change.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Skipped {
    /// The line of the script, from 1.
    pub line: u32,
    /// When it was skipped.
    pub at: Micros,
    /// The action, and why it was skipped.
    pub why: Told,
}

/// What has become of a statement so far.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Fate {
    /// Its moment has not come, or the end of the script has not.
    Open,
    /// A trigger that waits.
    Waiting {
        /// How often its fact has happened.
        seen: u32,
        /// At which occurrence it fires, from 1.
        count: u32,
        /// If it has fired: when its directive is executed.
        due: Option<Micros>,
    },
    /// It was executed.
    Done,
    /// It was an action, and was skipped.
    Skipped {
        /// When.
        at: Micros,
        /// Why.
        why: Told,
    },
    /// It was an expectation, and was checked: whether it held.
    Asked(bool),
}
