//! The trace or the report of a session's run, as the command line prints it.

use crate::play::run::session::Session;
use crate::play::run::{Budget, Run};
use crate::play::script::Script;
use crate::play::share::{report, trace};
use crate::play::tell::{self, Say};
use crate::sim::{Micros, Record, World};

/// The form of an export.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Form {
    /// Every fact as a line of JSON: `--trace`.
    Trace,
    /// Every fact except traffic in words, then a summary: what `run` prints without options.
    Words,
}

/// An export in progress. It replays the script of the session's branch from the start to the session's position, and
/// evaluates there what the script expects of its end. The result is what `run --until` prints for that time.
#[derive(Clone, Debug)]
pub struct Export {
    form: Form,
    script: Script,
    run: Run,
    /// The session's position: its steps, and its clock.
    steps: u64,
    now: Micros,
    done: bool,
}

impl Export {
    /// An export of the session as it is now. Later changes of the session do not affect it.
    pub fn of(session: &Session, form: Form) -> Export {
        let script = session.script().clone();
        let (steps, now) = (session.run().steps(), session.world().now());
        Export { form, run: Run::new(&script), script, steps, now, done: false }
    }

    /// The next piece of the text, from at most `most` steps or about as much work, and from at least one step. A piece
    /// may be empty before the end, because words leave out traffic.
    pub fn next(&mut self, most: u64, say: &dyn Say) -> String {
        let mut out = String::new();
        if self.done {
            return out;
        }
        let budget = Budget::of(most.max(1), &self.run);
        let form = self.form;
        let mut write = |world: &World, record: &Record| match form {
            Form::Trace => trace::line(&mut out, world, record, say),
            Form::Words if tell::weight(&record.what) > 0 => {
                report::line(&mut out, record.at, &tell::narrate(world, record), false, say);
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
            report::summary(&mut out, &self.script, &self.run, &self.run.finish(&self.script), say);
        }
        out
    }

    /// Whether the text is complete.
    pub fn is_done(&self) -> bool {
        self.done
    }

    /// The run, as far as it was replayed.
    pub fn run(&self) -> &Run {
        &self.run
    }
}
