//! What the deeds of a run do, in words: a sentence and a bookmark for each moment at which the script acts.

use std::fmt::Write;

use crate::play::run::Run;
use crate::play::script::{Directive, Millis, Script, Statement};
use crate::play::tell;
use crate::play::told::{told, Say, Told};
use crate::sim::{Action, FactKind, Micros, Record, What};

/// A run is looked at for so many steps.
const MOST_STEPS: u64 = 60_000;

/// A moment at which a script acts.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Mark {
    /// The line of the last deed of this moment, from 1; 0: it waited for a fact.
    pub line: u32,
    /// When.
    pub at: Micros,
    /// The deeds, as scripts write them.
    pub name: String,
    /// What they do.
    pub told: Told,
}

/// The moments at which a script acts, up to its end. Rules that are off from the start are none of its deeds.
pub fn marks(script: &Script) -> Vec<Mark> {
    let mut run = Run::new(script);
    let end = script.headless_end();
    let mut marks: Vec<Mark> = Vec::new();
    for _ in 0..MOST_STEPS {
        if run.next_time().is_none_or(|next| next > end) {
            break;
        }
        let before = run.last_line();
        let mut told: Option<(u8, Told)> = None;
        let stepped = run.step(&mut |world, record| {
            let tells = tells(record);
            if told.as_ref().is_none_or(|(most, _)| tells > *most) {
                told = Some((tells, told!("sentence", text: tell::sentence(world, record))));
            }
        });
        let line = run.last_line().filter(|line| Some(*line) != before);
        let deed = line.and_then(|line| script.statements().find(|(of, _)| *of == line));
        if let (Some((line, name)), Some((_, told))) = (deed.and_then(deed_of), told) {
            let at = run.world().now();
            match marks.last_mut().filter(|mark| mark.at == at && (mark.line > 0) == (line > 0)) {
                Some(mark) => {
                    let first = std::mem::replace(&mut mark.told, Told::NOTHING);
                    (mark.line, mark.told) = (line, told!("sentences", first, next: told));
                    let _ = write!(mark.name, ", {name}");
                }
                None => marks.push(Mark { line, at, name, told }),
            }
        }
        if !stepped {
            break;
        }
    }
    marks
}

/// The line of a deed, or 0 if it waits for a fact, and the deed as scripts write it.
fn deed_of((line, statement): (u32, &Statement)) -> Option<(u32, String)> {
    match statement {
        Statement::Timed(moment, Directive::Act(Action::Rule(_, false))) if moment.at == 0 => None,
        Statement::Timed(_, Directive::Act(action)) => Some((line, action.to_string())),
        Statement::When(trigger) => match &trigger.directive {
            Directive::Act(action) => Some((0, action.to_string())),
            _ => None,
        },
        _ => None,
    }
}

/// How much a fact tells about the deed that it follows.
fn tells(record: &Record) -> u8 {
    match &record.what {
        What::Send(..) | What::Deliver(..) => 0,
        What::Timeout { .. } => 1,
        what if tell::kind(what) == FactKind::ConfigChange => 3,
        _ => 2,
    }
}

/// The script with `say` and `bookmark` at each of these moments, in the language of `say`.
pub fn with_marks(script: &Script, say: &dyn Say) -> String {
    let marks = marks(script);
    let mut text = String::new();
    let write = |text: &mut String, mark: &Mark| {
        let at = Millis(mark.at);
        let _ = writeln!(text, "at {at} {}", Directive::Bookmark(mark.name.clone()));
        let _ = writeln!(text, "at {at} {}", Directive::Say(say.say(&mark.told)));
    };
    for (line, statement) in script.statements() {
        if matches!(statement, Statement::Until(_)) {
            marks.iter().filter(|mark| mark.line == 0).for_each(|mark| write(&mut text, mark));
        }
        let _ = writeln!(text, "{statement}");
        marks.iter().filter(|mark| mark.line == line).for_each(|mark| write(&mut text, mark));
    }
    text
}
