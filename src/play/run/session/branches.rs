//! The branches of a session.

use super::branch::{Branch, Fork, MOST_BRANCHES};
use super::Session;
use crate::play::run::fold::Run;
use crate::play::run::history::{BranchHistory, Checkpoint, Place};
use crate::play::script::{Moment, Script};
use crate::sim::Micros;

impl Session {
    /// Begins a branch at the present moment, with the same script, and shows it.
    pub fn what_if(&mut self) {
        self.fork();
        self.changed();
    }

    /// Begins a branch at the present moment and shows it. At the limit, the oldest unnamed branch is forgotten.
    pub(super) fn fork(&mut self) {
        if self.branches.len() >= MOST_BRANCHES {
            let shown = self.branch().id;
            let spare = self.branches.iter().skip(1).find(|branch| branch.name.is_empty() && branch.id != shown);
            if let Some(id) = spare.map(|branch| branch.id) {
                self.forget(id);
            }
        }
        let (step, at) = (self.run().steps(), self.world().now());
        self.branch_mut().last_position = at;
        self.branches_created += 1;
        let old = &self.branches[self.shown];
        let fork = Fork { from: old.id, step, at };
        let history = old.history.up_to(step, self.now.run.world());
        let mut branch = Branch::new(self.branches_created, old.script.clone(), Some(fork), history);
        branch.last_position = at;
        // What was asked before the fork has the same right answer in both.
        let asked = |slug: &str| self.now.run.asked_as(slug).is_some();
        branch.questions =
            old.questions.iter().filter(|(slug, _)| asked(slug)).map(|(slug, at)| (slug.clone(), at.clone())).collect();
        self.branches.push(branch);
        self.shown = self.branches.len() - 1;
    }

    /// Shows another branch at the present time, or at its last position if the present time is beyond its known part.
    /// False if there is no such branch.
    pub fn show(&mut self, id: u32) -> bool {
        let Some(place) = self.branches.iter().position(|branch| branch.id == id) else { return false };
        if place == self.shown {
            return true;
        }
        let now = self.world().now();
        self.branch_mut().last_position = now;
        self.shown = place;
        let branch = self.branch();
        let at = if now <= branch.history.far_at() { now } else { branch.last_position };
        self.now = self.checkpoint_before(Place::Step(0));
        self.seek(Place::Moment(Moment::end_of(at)), u64::MAX);
        true
    }

    /// Adds a branch that was stored by an earlier session, without showing it: its name, its script, its fork (`None`:
    /// it has no parent), and its last position. Returns its number, or 0 at the limit of branches.
    pub fn add_branch(&mut self, name: &str, script: Script, fork: Option<Fork>, last_position: Micros) -> u32 {
        if self.branches.len() >= MOST_BRANCHES {
            return 0;
        }
        self.branches_created += 1;
        let (id, start) = (self.branches_created, Checkpoint::start(Run::new(&script)));
        let fork = fork.filter(|fork| self.branches.iter().any(|branch| branch.id == fork.from));
        let mut branch = Branch::new(id, script, fork, BranchHistory::new(&start));
        branch.last_position = last_position;
        self.branches.push(branch);
        self.name(id, name);
        id
    }

    /// Names a branch; an empty name removes the name. False if there is no such branch.
    pub fn name(&mut self, id: u32, name: &str) -> bool {
        let Some(branch) = self.branches.iter_mut().find(|branch| branch.id == id) else { return false };
        let name: String = name.chars().filter(|c| !c.is_control()).collect();
        branch.name = name.trim().chars().take(60).collect();
        self.changed();
        true
    }

    /// Forgets a branch that is not shown. Its children become children of its parent. False if it is shown, or if
    /// there is no such branch.
    pub fn forget(&mut self, id: u32) -> bool {
        if self.branch().id == id || self.branches.len() == 1 {
            return false;
        }
        let Some(place) = self.branches.iter().position(|branch| branch.id == id) else { return false };
        let shown = self.branch().id;
        let gone = self.branches.remove(place);
        for branch in &mut self.branches {
            if let Some(fork) = branch.fork.filter(|fork| fork.from == id) {
                // The child leaves the grandparent where it left the forgotten branch, or where that one left, if that
                // is earlier. Children of the trunk lose their parent.
                branch.fork =
                    gone.fork.map(|old| if old.step < fork.step { old } else { Fork { from: old.from, ..fork } });
            }
        }
        self.shown = self.branches.iter().position(|branch| branch.id == shown).unwrap_or(0);
        self.make_room();
        self.changed();
        true
    }
}
