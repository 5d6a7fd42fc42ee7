//! A script as its lines, and what can be read from them.

use super::statement::{Directive, Expect, Moment, Statement, Trigger};
use crate::raft::NodeId;
use crate::sim::order::by_number;
use crate::sim::{Micros, Setting, Setup};

/// The longest script, in bytes of UTF-8: 64 KiB. It applies to the text as given and to the printed text.
pub const MAX_BYTES: usize = 64 * 1024;

/// The most statements in a script. Comments and blank lines do not count.
pub const MAX_STATEMENTS: usize = 2_000;

/// How long a headless run lasts after its last timed statement if the script has no `until`: 2000 ms.
pub const TAIL: Micros = 2_000_000;

/// A script, as written. [`parse()`](super::parse()) accepts its text: every method that changes it checks that.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Script {
    pub(super) lines: Vec<Line>,
}

/// One line of a script: a statement, a comment, both or neither.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Line {
    // Boxed, because a script may be 65,536 blank lines.
    pub(super) statement: Option<Box<Statement>>,
    pub(super) comment: Option<Box<str>>,
}

impl Line {
    /// The statement, if there is one.
    pub fn statement(&self) -> Option<&Statement> {
        self.statement.as_deref()
    }

    /// The comment from its `#` on, with the spacing before it; `None`: there is none.
    pub fn comment(&self) -> Option<&str> {
        self.comment.as_deref()
    }
}

impl Script {
    /// The lines, as written.
    pub fn lines(&self) -> &[Line] {
        &self.lines
    }

    /// The statements with their lines, from 1, in order.
    pub fn statements(&self) -> impl DoubleEndedIterator<Item = (u32, &Statement)> {
        self.lines.iter().enumerate().filter_map(|(slot, line)| Some((number(slot), line.statement()?)))
    }

    /// The title; empty without one.
    pub fn title(&self) -> &str {
        let title = self.statements().find_map(|(_, statement)| match statement {
            Statement::Title(text) => Some(text.as_str()),
            _ => None,
        });
        title.unwrap_or("")
    }

    /// The description; empty without one.
    pub fn about(&self) -> &str {
        let about = self.statements().find_map(|(_, statement)| match statement {
            Statement::About(text) => Some(text.as_str()),
            _ => None,
        });
        about.unwrap_or("")
    }

    /// The settings at the start: the defaults, changed by every `cluster` statement in order.
    pub fn setup(&self) -> Setup {
        let mut setup = Setup::default();
        for (_, statement) in self.statements() {
            if let Statement::Cluster(settings) = statement {
                settings.iter().for_each(|&setting| setup.apply(setting));
            }
        }
        setup
    }

    /// How many servers the script may name: the voters at the start, those that `members` switches on, and the spare
    /// ones.
    pub fn servers(&self) -> u8 {
        let named = self.statements().filter_map(|(_, statement)| match statement {
            Statement::Timed(_, Directive::Act(action))
            | Statement::When(Trigger { directive: Directive::Act(action), .. }) => {
                action.switches_on().map(NodeId::number)
            }
            _ => None,
        });
        let Setup { nodes, spare, .. } = self.setup();
        named.max().unwrap_or(0).max(nodes.saturating_add(spare).min(NodeId::MAX))
    }

    /// The time in `until`, if the script has one.
    pub fn until(&self) -> Option<Micros> {
        self.statements().find_map(|(_, statement)| match statement {
            Statement::Until(at) => Some(*at),
            _ => None,
        })
    }

    /// When a headless run ends: `until`, or else [`TAIL`] after the last timed statement, or after the start.
    pub fn headless_end(&self) -> Micros {
        let last = || {
            let times = self.statements().filter_map(|(_, statement)| match statement {
                Statement::Timed(moment, _) => Some(moment.at),
                _ => None,
            });
            times.max().unwrap_or(0) + TAIL
        };
        self.until().unwrap_or_else(last)
    }

    /// The timed directives with their lines, from 1, in the order of execution: by moment, then by line.
    pub fn timed(&self) -> Vec<(u32, Moment, &Directive)> {
        let mut timed: Vec<_> = self
            .statements()
            .filter_map(|(line, statement)| match statement {
                Statement::Timed(moment, directive) => Some((line, *moment, directive)),
                _ => None,
            })
            .collect();
        // Those of one moment stay in the order of their lines.
        by_number(&mut timed, |(_, moment, _)| moment.rank());
        timed
    }

    /// The triggers with their lines, from 1, in order.
    pub fn triggers(&self) -> impl Iterator<Item = (u32, &Trigger)> {
        self.statements().filter_map(|(line, statement)| match statement {
            Statement::When(trigger) => Some((line, trigger)),
            _ => None,
        })
    }

    /// The untimed expectations with their lines, from 1, in order.
    pub fn expects(&self) -> impl Iterator<Item = (u32, &Expect)> {
        self.statements().filter_map(|(line, statement)| match statement {
            Statement::Expect(expect) => Some((line, expect)),
            _ => None,
        })
    }

    /// Whether the script expects a property to be broken at some time. A broken property is then no failure by itself.
    pub fn expects_violation(&self) -> bool {
        self.statements().any(|(_, statement)| {
            let expect = match statement {
                Statement::Expect(expect) | Statement::Timed(_, Directive::Expect(expect)) => expect,
                Statement::When(Trigger { directive: Directive::Expect(expect), .. }) => expect,
                _ => return false,
            };
            matches!(expect, Expect::Violation(_))
        })
    }

    /// The engine, the moment and the fingerprint of the last `recorded` line, if there is one.
    pub fn recorded(&self) -> Option<(&str, Moment, &str)> {
        self.statements().rev().find_map(|(_, statement)| match statement {
            Statement::Recorded { engine, at, fingerprint } => Some((engine.as_str(), *at, fingerprint.as_str())),
            _ => None,
        })
    }

    /// A script with only the `cluster` statements of this one.
    pub fn clean(&self) -> Script {
        Script { lines: self.lines.iter().filter(|line| settings(line).is_some()).cloned().collect() }
    }
}

/// The number, from 1, of the line at this place.
pub(super) fn number(slot: usize) -> u32 {
    slot as u32 + 1
}

/// The settings of a `cluster` statement.
pub(super) fn settings(line: &Line) -> Option<&Vec<Setting>> {
    match line.statement() {
        Some(Statement::Cluster(settings)) => Some(settings),
        _ => None,
    }
}
