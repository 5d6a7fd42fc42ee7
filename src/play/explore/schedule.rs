//! A script as a search changes it: settings, deeds, and what must break.

use std::fmt::Write;
use std::mem::Discriminant;

use crate::play::run::Run;
use crate::play::script::{parse, Directive, Millis, Moment, Script, Statement};
use crate::raft::NodeId;
use crate::sim::order::by_number;
use crate::sim::{Action, Evidence, Limits, Micros, Property, SettingKey};

/// A run of more steps is given up.
const MOST_STEPS: u64 = 60_000;

/// What breaks, and how it shows. It stays the same while a schedule gets shorter.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Witness {
    pub property: Property,
    kind: Discriminant<Evidence>,
}

/// A cluster and what is done to it, without texts and expectations.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Schedule {
    /// The settings of `cluster`, each key once.
    pub settings: Vec<(String, String)>,
    /// The rules that are off from the start, as lines.
    pub rules: Vec<String>,
    /// What is done, in the order of the script.
    pub deeds: Vec<Doing>,
    /// When the run ends.
    pub until: Micros,
}

/// A line that does something.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Doing {
    /// When; `None`: it waits for a fact.
    pub at: Option<Moment>,
    /// The action at a time; or else the whole line.
    pub text: String,
}

impl Doing {
    fn line(&self) -> String {
        match self.at {
            None => self.text.clone(),
            Some(Moment { at, events: None }) => format!("at {} {}", Millis(at), self.text),
            Some(Moment { at, events: Some(events) }) => format!("at {} events={events} {}", Millis(at), self.text),
        }
    }
}

impl Schedule {
    /// The schedule of a script.
    pub fn of(script: &Script) -> Schedule {
        let mut schedule =
            Schedule { settings: Vec::new(), rules: Vec::new(), deeds: Vec::new(), until: script.headless_end() };
        for (_, statement) in script.statements() {
            match statement {
                Statement::Cluster(_) => {
                    let text = statement.to_string();
                    let pairs = text.split(' ').filter_map(|word| word.split_once('='));
                    pairs.for_each(|(key, value)| schedule.set(key, value));
                }
                Statement::Timed(Moment { at: 0, .. }, Directive::Act(Action::Rule(_, false))) => {
                    schedule.rules.push(statement.to_string());
                }
                Statement::Timed(moment, Directive::Act(action)) => {
                    schedule.deeds.push(Doing { at: Some(*moment), text: action.to_string() });
                }
                Statement::When(trigger) if matches!(trigger.directive, Directive::Act(_)) => {
                    schedule.deeds.push(Doing { at: None, text: statement.to_string() });
                }
                _ => {}
            }
        }
        // In the order of time; what waits for a fact comes first.
        schedule.sort();
        schedule
    }

    /// The value of a setting, if the script gives one.
    pub fn get(&self, key: SettingKey) -> Option<&str> {
        self.settings.iter().find(|(name, _)| *name == key.name()).map(|(_, value)| value.as_str())
    }

    /// Sets a setting.
    pub fn set(&mut self, key: &str, value: &str) {
        match self.settings.iter_mut().find(|(name, _)| name == key) {
            Some((_, old)) => *old = value.to_string(),
            None => self.settings.push((key.to_string(), value.to_string())),
        }
    }

    /// Puts the deeds in the order of time. What waits for a fact comes first.
    pub fn sort(&mut self) {
        by_number(&mut self.deeds, |deed| deed.at.map_or(0, |moment| moment.rank() + 1));
    }

    /// As a script.
    pub fn text(&self) -> String {
        let mut text = String::from("cluster");
        if self.settings.is_empty() {
            text.clear();
        }
        self.settings.iter().for_each(|(key, value)| {
            let _ = write!(text, " {key}={value}");
        });
        if !text.is_empty() {
            text.push('\n');
        }
        for line in self.rules.iter().cloned().chain(self.deeds.iter().map(Doing::line)) {
            text += &line;
            text.push('\n');
        }
        let _ = writeln!(text, "until {}", Millis(self.until));
        text
    }

    /// When it first breaks like this; `None`: it does not, or is no valid script. `witness`: `None` for the first
    /// break of any property.
    pub fn breaks(&self, witness: Option<Witness>) -> Option<(Micros, Witness)> {
        let script = parse(&self.text()).ok()?;
        let mut run = Run::limited(&script, Limits::default());
        let mut seen = 0;
        for _ in 0..MOST_STEPS {
            let violations = run.world().monitor().violations();
            while let Some(violation) = violations.get(seen) {
                seen += 1;
                let found = Witness { property: violation.property, kind: std::mem::discriminant(&violation.evidence) };
                if witness.is_none_or(|witness| witness == found) {
                    return Some((violation.at, found));
                }
            }
            if run.next_time().is_none_or(|next| next > self.until) || !run.step(&mut |_, _| ()) {
                break;
            }
        }
        None
    }

    /// The same with the nodes named in the order in which they appear.
    pub fn renamed(&self) -> Schedule {
        let mut names: Vec<String> = Vec::new();
        for deed in &self.deeds {
            words(&deed.text).filter(|word| is_node(word)).for_each(|word| {
                if !names.iter().any(|name| name == word) {
                    names.push(word.to_string());
                }
            });
        }
        // Those that do not appear keep the rest of the numbers, in their order.
        let all = (1..=NodeId::MAX).map(|number| format!("n{number}"));
        let rest: Vec<String> = all.filter(|name| !names.contains(name)).collect();
        names.extend(rest);
        let new = |word: &str| match names.iter().position(|name| name == word) {
            Some(place) => format!("n{}", place + 1),
            None => word.to_string(),
        };
        let mut renamed = self.clone();
        for deed in &mut renamed.deeds {
            let mut text = String::new();
            for word in words(&deed.text) {
                text += &if is_node(word) { new(word) } else { word.to_string() };
            }
            deed.text = text;
        }
        renamed
    }
}

/// The words of a line and what lies between them.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let first = rest.chars().next()?;
        let is_word = |c: char| c.is_ascii_alphanumeric();
        let end = rest.find(|c| is_word(c) != is_word(first)).unwrap_or(rest.len());
        let (word, after) = rest.split_at(end);
        rest = after;
        Some(word)
    })
}

fn is_node(word: &str) -> bool {
    word.strip_prefix('n').is_some_and(|digits| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()))
}
