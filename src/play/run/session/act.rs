//! A user's actions: done in the run, and recorded in the script.

use super::outcome::Acted;
use super::Session;
use crate::play::run::fold::Plan;
use crate::play::script::{Directive, Refusal};
use crate::play::tell;
use crate::sim::What;

impl Session {
    /// Does something at the present moment and records it in the script. If the branch already has a future, known or
    /// planned, a new branch begins, and the old one is kept.
    ///
    /// A run that cannot advance (see [`Session::stopped`]) refuses: the note says why, and nothing is recorded.
    ///
    /// # Errors
    /// A text that the script's grammar refuses, and a script that would exceed a limit. Nothing is done then.
    pub fn act(&mut self, text: &str) -> Result<Acted, Refusal> {
        let directive = self.script().parse_action(text)?;
        if matches!(directive, Directive::Bookmark(_)) {
            return self.bookmark(directive);
        }
        let refused = |note| Ok(Acted { recorded: String::new(), note });
        if self.full {
            return refused(self.full_message());
        }
        if let Some(overload) = self.world().overload() {
            return refused(tell::overload(overload));
        }
        // Everything that can be refused is tried on copies first.
        let mut probe = self.run().clone();
        while probe.is_behind() && probe.step(&mut |_, _| ()) {}
        if let Some(overload) = probe.world().overload() {
            while self.run().is_behind() && self.step_on() {}
            self.show_last_step();
            return refused(tell::overload(overload));
        }
        let moment = probe.moment();
        let mut script = self.script().clone();
        let cut = script.cut(moment);
        let line = script.push(moment, directive.clone())?;

        while self.run().is_behind() && self.step_on() {}
        let forks = cut > 0 || self.run().steps() < self.branch().history.far_step();
        if forks {
            self.fork();
        }
        let plan = Plan::of(&script);
        let branch = self.branch_mut();
        (branch.script, branch.plan) = (script, plan.clone());
        let mut records = Vec::new();
        let skipped = self.now.run.skipped().len();
        self.now.run.follow(plan, moment, &directive, &mut |_, record| records.push(record.clone()));
        self.now.took(records);
        self.branches[self.shown].history.passed(&self.now);
        self.make_room();
        self.show_last_step();
        self.idle_to(moment.at);

        let recorded = self.script().lines().get(line as usize - 1).map(ToString::to_string).unwrap_or_default();
        let mut note = self.note(&directive);
        let skipped_because = self.run().skipped().get(skipped).map(|skipped| skipped.why.clone());
        if let Some(why) = skipped_because.filter(|_| !self.latest.iter().any(|it| matches!(it.what, What::Skipped(_))))
        {
            note = format!("{why}.");
        }
        if forks {
            note.push_str(" The future that was here before is kept as another branch.");
        }
        Ok(Acted { recorded, note })
    }

    /// A bookmark does not change the run, so it is inserted into the script of the shown branch.
    fn bookmark(&mut self, directive: Directive) -> Result<Acted, Refusal> {
        let (moment, note) = (self.run().moment(), directive.to_string());
        let branch = self.branch_mut();
        let line = branch.script.push(moment, directive)?;
        // The lines after it have other numbers now.
        branch.plan = Plan::of(&branch.script);
        let plan = branch.plan.clone();
        self.now.run.adopt(plan);
        self.idle_to(moment.at);
        self.changed();
        let recorded = self.script().lines().get(line as usize - 1).map(ToString::to_string).unwrap_or_default();
        Ok(Acted { recorded, note })
    }

    /// What happened, in a sentence or a few, for [`Acted::note`].
    fn note(&self, directive: &Directive) -> String {
        if !matches!(directive, Directive::Act(_)) {
            return directive.to_string();
        }
        let told: Vec<String> = self
            .latest
            .iter()
            .filter(|record| tell::weight(&record.what) > 0)
            .take(3)
            .map(|record| {
                let told = tell::sentence(self.world(), record);
                match tell::narrate(self.world(), record).why {
                    why if why.is_empty() => told,
                    why => format!("{}: {why}.", told.trim_end_matches('.')),
                }
            })
            .collect();
        told.join(" ")
    }
}
