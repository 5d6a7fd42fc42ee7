//! A user's actions: done in the run, and recorded in the script.

use super::outcome::Acted;
use super::Session;
use crate::play::run::fold::Plan;
use crate::play::script::{Directive, Moment, Refusal, Script};
use crate::play::tell::{self, told, Told};
use crate::sim::What;

/// What an action makes of a script.
struct Planned {
    /// The script of a new branch that has to begin first: without the answers that are still to come.
    reopened: Option<Script>,
    /// The script with the action.
    script: Script,
    /// The moment of the action.
    moment: Moment,
    /// Its line, from 1.
    line: u32,
    /// Whether statements after that moment were removed.
    cuts: bool,
}

impl Session {
    /// Does something at the present moment and records it in the script. If the branch already has a future, known or
    /// planned, a new branch begins, and the old one is kept. An answer to a question leaves what the script plans.
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
        let refused = |note: Told| Ok(Acted { recorded: String::new(), note: vec![note] });
        if self.full {
            return refused(self.full_message());
        }
        if let Some(overload) = self.world().overload() {
            return refused(tell::overload(overload));
        }
        if let Directive::Answer(answer) = &directive {
            if let Some(why) = self.run().refuses(answer) {
                return refused(told!("sentence", text: why));
            }
        }
        let prepared = match self.prepared(&directive) {
            Ok(prepared) => prepared?,
            Err(overload) => {
                while self.run().is_behind() && self.step_on() {}
                self.show_last_step();
                return refused(overload);
            }
        };
        let Planned { reopened, script, moment, line, cuts } = prepared;
        let forks = reopened.is_some();
        if let Some(script) = reopened {
            self.fork();
            self.continue_with(script);
        }
        while self.run().is_behind() && self.step_on() {}
        let forks_here = cuts || self.run().steps() < self.branch().history.far_step();
        if forks_here {
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
        if let Some(why) =
            skipped_because.filter(|_| !self.now.latest.iter().any(|it| matches!(it.what, What::Skipped(_))))
        {
            note = vec![told!("sentence", text: why)];
        }
        if forks || forks_here {
            note.push(told!("old-future-kept"));
        }
        Ok(Acted { recorded, note })
    }

    /// What an action makes of the script. Everything that can be refused is tried on copies: `Err` is the overload
    /// that the rest of the present moment causes.
    fn prepared(&self, directive: &Directive) -> Result<Result<Planned, Refusal>, Told> {
        let mut script = self.script().clone();
        let mut probe = self.run().clone();
        // A question that is answered anew is open again, and so is what was answered after it.
        let mut reopened = None;
        let answers = matches!(directive, Directive::Answer(_));
        if answers && script.remove(&probe.answers_ahead()) > 0 {
            probe.adopt(Plan::of(&script));
            reopened = Some(script.clone());
        }
        while probe.is_behind() && probe.step(&mut |_, _| ()) {}
        if let Some(overload) = probe.world().overload() {
            return Err(tell::overload(overload));
        }
        let moment = probe.moment();
        // An answer changes nothing in the cluster, so the script goes on as it would.
        let cuts = !answers && script.cut(moment) > 0;
        Ok(script.push(moment, directive.clone()).map(|line| Planned { reopened, script, moment, line, cuts }))
    }

    /// Continues the shown branch with another script, which differs only in what is still to come.
    fn continue_with(&mut self, script: Script) {
        let plan = Plan::of(&script);
        let branch = self.branch_mut();
        (branch.script, branch.plan) = (script, plan.clone());
        self.now.run.adopt(plan);
    }

    /// A bookmark does not change the run, so it is inserted into the script of the shown branch.
    fn bookmark(&mut self, directive: Directive) -> Result<Acted, Refusal> {
        let (moment, note) = (self.run().moment(), vec![Told::text(directive.to_string())]);
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

    /// What happened, in sentences, for [`Acted::note`].
    fn note(&self, directive: &Directive) -> Vec<Told> {
        if !matches!(directive, Directive::Act(_) | Directive::Answer(_)) {
            return vec![Told::text(directive.to_string())];
        }
        self.now
            .latest
            .iter()
            .filter(|record| tell::weight(&record.what) > 0)
            .take(3)
            .map(|record| {
                let told = tell::sentence(self.world(), record);
                match tell::narrate(self.world(), record).why {
                    why if why.is_nothing() => told!("sentence", text: told),
                    why => told!("sentence-why", text: told, why),
                }
            })
            .collect()
    }
}
