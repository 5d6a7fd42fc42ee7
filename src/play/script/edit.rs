//! Changes of a script. Lines are added only if the parser accepts the printed result.

use super::lines::{number, settings, Line, Script};
use super::refusal::Refusal;
use super::statement::{Directive, Moment, Statement};
use super::whole::parse;
use crate::sim::Setting;

impl Script {
    /// Inserts `at MOMENT DIRECTIVE` after everything that happens up to that moment, and returns the number of its
    /// line, from 1. A script without timed statements gets it before `until`, `recorded` and bare `expect`.
    ///
    /// # Errors
    /// A directive that no script can express (see the bounds in [this module](super)), and a script that would exceed
    /// a limit. The script then stays as it is.
    pub fn push(&mut self, moment: Moment, directive: Directive) -> Result<u32, Refusal> {
        let slot = self.slot_for(moment);
        let mut lines = self.lines.clone();
        lines.insert(slot, Line { statement: Some(Box::new(Statement::Timed(moment, directive))), comment: None });
        self.become_lines(lines)?;
        Ok(number(slot))
    }

    /// Removes timed and `recorded` statements after that moment, and returns their number. Triggers, expectations and
    /// the questions of a lesson stay; for servers that they name and that a removed `members` switched on, `spare` is
    /// raised.
    pub fn cut(&mut self, moment: Moment) -> usize {
        let (before, servers) = (self.lines.len(), self.servers());
        self.lines.retain(|line| match line.statement() {
            Some(Statement::Timed(_, Directive::Ask(_))) => true,
            Some(Statement::Timed(then, _)) => *then <= moment,
            Some(Statement::Recorded { at, .. }) => *at <= moment,
            _ => true,
        });
        let went = before - self.lines.len();
        if self.servers() < servers {
            // A script that is too long for this is refused at the next change.
            let _ = self.configure(Setting::Spare(servers - self.setup().nodes));
        }
        went
    }

    /// Removes these lines, from 1, and returns their number.
    pub(in crate::play) fn remove(&mut self, lines: &[u32]) -> usize {
        let mut place = 0;
        self.lines.retain(|_| {
            place += 1;
            !lines.contains(&place)
        });
        lines.len()
    }

    /// Replaces all `recorded` lines by one at the end of the script.
    ///
    /// # Errors
    /// A script that would grow past a limit. The script then stays as it is.
    pub fn record(&mut self, engine: &str, at: Moment, fingerprint: u64) -> Result<(), Refusal> {
        let mut lines = self.lines.clone();
        lines.retain(|line| !matches!(line.statement(), Some(Statement::Recorded { .. })));
        let recorded =
            Statement::Recorded { engine: engine.to_string(), at, fingerprint: format!("{fingerprint:016x}") };
        lines.push(Line { statement: Some(Box::new(recorded)), comment: None });
        self.become_lines(lines)
    }

    /// Sets a key of `cluster`: in place of its last value, or else at the end of the last `cluster` statement, or else
    /// in a new one after the title and the description.
    ///
    /// # Errors
    /// A value out of bounds, and fewer nodes than the script names. The script then stays as it is.
    pub fn configure(&mut self, setting: Setting) -> Result<(), Refusal> {
        let mut lines = self.lines.clone();
        let same = |old: &Setting| old.key() == setting.key();
        let clusters = || lines.iter().enumerate().rev().filter(|(_, line)| settings(line).is_some());
        let holder = clusters().find(|(_, line)| settings(line).is_some_and(|list| list.iter().any(same)));
        let slot = holder.or_else(|| clusters().next()).map(|(slot, _)| slot);
        match slot.and_then(|slot| lines[slot].statement.as_deref_mut()) {
            Some(Statement::Cluster(settings)) => match settings.iter().rposition(same) {
                Some(place) => settings[place] = setting,
                None => settings.push(setting),
            },
            _ => {
                let head = |line: &Line| matches!(line.statement(), Some(Statement::Title(_) | Statement::About(_)));
                let slot = lines.iter().rposition(head).map_or(0, |slot| slot + 1);
                let statement = Some(Box::new(Statement::Cluster(vec![setting])));
                lines.insert(slot, Line { statement, comment: None });
            }
        }
        self.become_lines(lines)
    }

    /// Replaces the lines if they are a script. They are printed and parsed, so that a script never holds what its text
    /// cannot express.
    fn become_lines(&mut self, lines: Vec<Line>) -> Result<(), Refusal> {
        *self = parse(&Script { lines }.to_string())?;
        Ok(())
    }

    /// The place of a new directive with this moment among the lines.
    fn slot_for(&self, moment: Moment) -> usize {
        let then = |line: &Line| match line.statement() {
            Some(Statement::Timed(then, _)) => Some(*then),
            _ => None,
        };
        if let Some(slot) = self.lines.iter().rposition(|line| then(line).is_some_and(|then| then <= moment)) {
            return slot + 1;
        }
        let tail = |line: &Line| {
            matches!(line.statement(), Some(Statement::Until(_) | Statement::Expect(_) | Statement::Recorded { .. }))
        };
        let later = self.lines.iter().position(|line| then(line).is_some());
        let mut slot = later.or_else(|| self.lines.iter().position(tail)).unwrap_or(self.lines.len());
        // A comment above a line belongs to that line.
        while slot > 0 && self.lines[slot - 1].statement.is_none() && self.lines[slot - 1].comment.is_some() {
            slot -= 1;
        }
        slot
    }
}
