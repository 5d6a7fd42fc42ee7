//! What the command line prints of a run, for whoever has the run in a session: the trace, or the facts in words.

use crate::play::run::session::Session;
use crate::play::run::{Budget, Run};
use crate::play::script::Script;
use crate::play::share::{report, trace};
use crate::play::tell;
use crate::sim::{Micros, Record, World};

/// What is printed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Form {
    /// Every fact as a line of JSON: `--trace`.
    Trace,
    /// Every fact that is more than traffic in words, then a summary: what is printed without options.
    Words,
}

/// A session's run on its way to paper: its branch's script, played anew from the start up to the moment at which the
/// session stood, where what the script expects of its end is asked. The same as `run --until` that moment prints.
#[derive(Clone, Debug)]
pub struct Export {
    form: Form,
    script: Script,
    run: Run,
    /// Where the session stood: its steps, and its clock.
    steps: u64,
    now: Micros,
    done: bool,
}

impl Export {
    /// Nothing is played yet. What becomes of the session later does not matter.
    pub fn of(session: &Session, form: Form) -> Export {
        let script = session.script().clone();
        let (steps, now) = (session.run().steps(), session.world().now());
        Export { form, run: Run::new(&script), script, steps, now, done: false }
    }

    /// The next piece of the text, made of at most `most` steps, or about as much work as they usually are; of one at
    /// least. A piece may be empty before all is done: most steps are traffic, and words do not tell them.
    pub fn next(&mut self, most: u64) -> String {
        let mut out = String::new();
        if self.done {
            return out;
        }
        let budget = Budget::of(most.max(1), &self.run);
        let form = self.form;
        let mut write = |world: &World, record: &Record| match form {
            Form::Trace => trace::line(&mut out, world, record),
            Form::Words if tell::weight(&record.what) > 0 => {
                report::line(&mut out, record.at, &tell::narrate(world, record), false);
            }
            Form::Words => {}
        };
        while self.run.steps() < self.steps {
            if budget.is_spent(&self.run) {
                return out;
            }
            if !self.run.step(&mut write) {
                break;
            }
        }
        self.run.idle_to(self.now);
        self.done = true;
        if form == Form::Words {
            report::summary(&mut out, &self.script, &self.run, &self.run.finish(&self.script));
        }
        out
    }

    /// Whether nothing more comes.
    pub fn is_done(&self) -> bool {
        self.done
    }

    /// The run, as far as it was played.
    pub fn run(&self) -> &Run {
        &self.run
    }
}
