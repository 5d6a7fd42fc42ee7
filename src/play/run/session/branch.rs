//! One branch of a session.

use std::collections::BTreeMap;
use std::rc::Rc;

use crate::play::run::bookmarks::BookmarksAhead;
use crate::play::run::fold::{AskedAt, Plan};
use crate::play::run::history::BranchHistory;
use crate::play::script::Script;
use crate::sim::Micros;

/// How many branches are kept. At the limit, a new one replaces the oldest one without a name.
pub const MOST_BRANCHES: usize = 12;

/// One course of the run: a script, and its history so far.
#[derive(Clone, Debug)]
pub struct Branch {
    /// Its number, from 1, in the order of creation. Numbers are not reused.
    pub id: u32,
    /// The user's name for it; empty: none.
    pub name: String,
    /// Where it left its parent; `None`: it has none.
    pub fork: Option<Fork>,
    pub(super) script: Script,
    /// The plan of `script`. A checkpoint keeps the plan of the time at which it was made, which may differ.
    pub(super) plan: Rc<Plan>,
    pub(super) history: BranchHistory,
    /// The virtual time at which this branch was shown last.
    pub(super) last_position: Micros,
    pub(super) ahead: BookmarksAhead,
    /// By question: the run when it was asked first.
    pub(super) questions: BTreeMap<Rc<str>, Option<Rc<AskedAt>>>,
}

/// Where a branch left its parent.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Fork {
    /// The number of the parent.
    pub from: u32,
    /// The last step that both have in common.
    pub step: u64,
    /// The virtual time of the fork.
    pub at: Micros,
}

impl Branch {
    /// An unnamed branch at its start.
    pub(super) fn new(id: u32, script: Script, fork: Option<Fork>, history: BranchHistory) -> Branch {
        Branch {
            id,
            name: String::new(),
            fork,
            plan: Plan::of(&script),
            script,
            history,
            last_position: 0,
            ahead: BookmarksAhead::default(),
            questions: BTreeMap::new(),
        }
    }

    /// Its script.
    pub fn script(&self) -> &Script {
        &self.script
    }

    /// Its history.
    pub fn history(&self) -> &BranchHistory {
        &self.history
    }
}
