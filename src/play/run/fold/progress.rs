//! What a run reports of its script.

use super::outcome::{Bookmark, Fate, Skipped, Verdict};
use super::Run;
use crate::play::script::Moment;
use crate::sim::order::by_number;
use crate::sim::Micros;

impl Run {
    /// The timed expectations that have been checked so far.
    pub fn verdicts(&self) -> &[Verdict] {
        &self.verdicts
    }

    /// The verdicts on the untimed expectations, once the script's end has passed. The run can continue after it.
    pub fn ending(&self) -> Option<&[Verdict]> {
        self.ending.as_deref()
    }

    /// When a headless run of this script ends: `until`, or a while after the last timed statement.
    pub fn end_at(&self) -> Micros {
        self.plan.end
    }

    /// Whether the script has an `until`.
    pub fn says_end(&self) -> bool {
        self.plan.says_end
    }

    /// Whether the run is at the script's end, with its expectations checked.
    pub fn is_at_end(&self) -> bool {
        self.ending.is_some() && self.world.now() == self.plan.end
    }

    /// The script's end, if no step comes before it and its expectations have not been checked.
    pub fn end_ahead(&self) -> Option<Micros> {
        let is_next = self.next_time().is_none_or(|next| next > self.plan.end);
        (self.ending.is_none() && self.world.overload().is_none() && is_next).then_some(self.plan.end)
    }

    /// The text of the last `say`; empty for none.
    pub fn said(&self) -> &str {
        &self.said
    }

    /// How many texts of `say` have appeared.
    pub fn says(&self) -> u32 {
        self.says
    }

    /// How many the script has.
    pub fn says_in_all(&self) -> u32 {
        self.plan.says
    }

    /// The bookmarks that triggers have set so far. Bookmarks with a moment are in the script.
    pub fn bookmarks(&self) -> &[Bookmark] {
        &self.bookmarks
    }

    /// The actions that were skipped.
    pub fn skipped(&self) -> &[Skipped] {
        &self.skipped
    }

    /// The line, from 1, of the last statement that was executed.
    pub fn last_line(&self) -> Option<u32> {
        (self.last > 0).then_some(self.last)
    }

    /// The line, from 1, of the next statement whose time is known.
    pub fn next_line(&self) -> Option<u32> {
        match self.next_directive()? {
            (_, None) => self.plan.timed.get(self.done).map(|(line, ..)| *line),
            (_, Some(trigger)) => self.plan.triggers.get(trigger).map(|(line, _)| *line),
        }
    }

    /// The fate of every statement that is executed or checked at some time, by line, from 1, in order.
    pub fn fates(&self) -> Vec<(u32, Fate)> {
        let mut fates: Vec<(u32, Fate)> = Vec::new();
        for (slot, (line, ..)) in self.plan.timed.iter().enumerate() {
            fates.push((*line, if slot < self.done { Fate::Done } else { Fate::Open }));
        }
        let mut delayed = vec![None; self.plan.triggers.len()];
        for (&(at, _), &number) in &self.delayed {
            if let Some(due) = delayed.get_mut(number) {
                *due = Some(at);
            }
        }
        for group in self.plan.groups.iter().flatten() {
            let seen = self.seen[group.counter];
            for &(count, number) in &group.triggers {
                let due = delayed[number];
                let waits = seen < count || due.is_some();
                let fate = if waits { Fate::Waiting { seen, count, due } } else { Fate::Done };
                fates.push((self.plan.triggers[number].0, fate));
            }
        }
        let now = self.moment();
        let passed = |moment: Moment| if moment <= now { Fate::Done } else { Fate::Open };
        fates.extend(self.plan.bookmarks.iter().map(|&(line, moment)| (line, passed(moment))));
        fates.extend(self.plan.expects.iter().map(|(line, _)| (*line, Fate::Open)));
        by_number(&mut fates, |(line, _)| (*line).into());
        let mut set = |line: u32, fate: Fate| {
            if let Ok(place) = fates.binary_search_by_key(&line, |(line, _)| *line) {
                fates[place].1 = fate;
            }
        };
        for verdict in self.verdicts.iter().chain(self.ending.iter().flatten()) {
            set(verdict.line, Fate::Asked(verdict.held));
        }
        for skipped in &self.skipped {
            set(skipped.line, Fate::Skipped { at: skipped.at, why: skipped.why.clone() });
        }
        fates
    }
}
