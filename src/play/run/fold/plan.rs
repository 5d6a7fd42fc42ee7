//! A script as the fold uses it.

use std::collections::BTreeSet;
use std::rc::Rc;

use crate::play::script::{Directive, Expect, Moment, Script, Trigger};
use crate::sim::order::by_number;
use crate::sim::{Action, FactKind, Micros, Target};

/// A script, prepared once and shared by all clones of a run.
#[derive(Clone, Debug)]
pub struct Plan {
    /// The timed directives but for bookmarks, with their lines, in the order in which they are executed.
    pub(super) timed: Vec<(u32, Moment, Directive)>,
    pub(super) triggers: Vec<(u32, Trigger)>,
    /// The groups of triggers, by the kind of fact that they wait for. Each fact is compared with the groups of its
    /// kind, not with each of up to two thousand triggers.
    pub(super) groups: Vec<Vec<TriggerGroup>>,
    /// The timed bookmarks. A bookmark only names a moment: it is not a step.
    pub(super) bookmarks: Vec<(u32, Moment)>,
    /// When a headless run ends, and the untimed expectations are checked.
    pub(super) end: Micros,
    /// Whether the script has an `until`.
    pub(super) says_end: bool,
    /// How many texts of `say` the script has.
    pub(super) says: u32,
    /// The untimed expectations, with their lines.
    pub(super) expects: Vec<(u32, Expect)>,
    /// The goals of a lesson, by name.
    pub(super) goals: Vec<(Rc<str>, Expect)>,
    /// The questions that the script answers.
    pub(super) answers: BTreeSet<Rc<str>>,
}

/// Triggers that wait for the same fact of the same node. They differ in which occurrence they wait for.
#[derive(Clone, Debug)]
pub(super) struct TriggerGroup {
    /// The node; `None`: any.
    pub node: Option<Target>,
    /// Each trigger: the occurrence, from 1, and its place in [`Plan::triggers`]. Sorted.
    pub triggers: Vec<(u32, usize)>,
    /// Where [`Run`](super::Run) counts the occurrences.
    pub counter: usize,
}

impl Plan {
    /// The plan of this script.
    pub fn of(script: &Script) -> Rc<Plan> {
        let is_bookmark = |(_, _, directive): &(u32, Moment, &Directive)| matches!(directive, Directive::Bookmark(_));
        let (bookmarks, timed): (Vec<_>, Vec<_>) = script.timed().into_iter().partition(is_bookmark);
        let triggers: Vec<_> = script.triggers().map(|(line, trigger)| (line, trigger.clone())).collect();
        let directives = timed.iter().map(|(.., directive)| *directive);
        let directives = directives.chain(triggers.iter().map(|(_, trigger)| &trigger.directive));
        let says = directives.filter(|directive| matches!(directive, Directive::Say(_))).count() as u32;
        Rc::new(Plan {
            says,
            timed: timed.into_iter().map(|(line, moment, directive)| (line, moment, directive.clone())).collect(),
            groups: groups(&triggers),
            triggers,
            bookmarks: bookmarks.into_iter().map(|(line, moment, _)| (line, moment)).collect(),
            end: script.headless_end(),
            says_end: script.until().is_some(),
            expects: script.expects().map(|(line, expect)| (line, expect.clone())).collect(),
            goals: script.goals().map(|goal| (goal.slug.clone(), goal.expect.clone())).collect(),
            answers: script.answers().map(|answer| answer.ask.clone()).collect(),
        })
    }

    /// The same with only those timed actions after the first `done` directives for which `keep` says so.
    pub(super) fn with_some(&self, done: usize, keep: impl Fn(usize) -> bool) -> Rc<Plan> {
        let stays = |(place, (_, _, directive)): &(usize, &(u32, Moment, Directive))| match directive {
            Directive::Act(Action::Rule(..)) => true,
            Directive::Act(_) => *place < done || keep(*place),
            _ => true,
        };
        let timed = self.timed.iter().enumerate().filter(stays).map(|(_, timed)| timed.clone()).collect();
        Rc::new(Plan { timed, ..self.clone() })
    }

    /// The lines of the first `timed` directives, and of everything without a time.
    pub(super) fn lines(&self, timed: usize) -> impl Iterator<Item = u32> + '_ {
        let timed = self.timed.iter().take(timed).map(|(line, ..)| *line);
        let triggers = self.triggers.iter().map(|(line, _)| *line);
        timed.chain(triggers).chain(self.expects.iter().map(|(line, _)| *line))
    }
}

fn groups(triggers: &[(u32, Trigger)]) -> Vec<Vec<TriggerGroup>> {
    let mut groups: Vec<Vec<TriggerGroup>> = FactKind::ALL.iter().map(|_| Vec::new()).collect();
    let mut counters = 0;
    for (place, (_, trigger)) in triggers.iter().enumerate() {
        let of_kind = &mut groups[trigger.fact as usize];
        let occurrence = (trigger.count.max(1), place);
        match of_kind.iter_mut().find(|group| group.node == trigger.node) {
            Some(group) => group.triggers.push(occurrence),
            None => {
                of_kind.push(TriggerGroup { node: trigger.node, triggers: vec![occurrence], counter: counters });
                counters += 1;
            }
        }
    }
    let rank = |(wanted, place): &(u32, usize)| u128::from(*wanted) << 64 | *place as u128;
    groups.iter_mut().flatten().for_each(|group| by_number(&mut group.triggers, rank));
    groups
}
