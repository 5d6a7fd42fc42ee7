//! The script: the only truth of a run. The link, the saved file, the lesson and the test are the same text.
//!
//! [`parse()`] reads it, `Display` prints it, and nothing is lost between: comments, blank lines and the order of the
//! lines are kept, and printing what was parsed and parsing it again gives the same [`Script`]. What is printed is
//! *canonical*: one space between words, options in a fixed order, quotation marks only where they are needed (and
//! always around a title, a description, a bookmark, what is said, and a committed command). Canonical text prints to
//! itself, byte for byte.
//!
//! Whatever [`parse()`] accepts, this version can play: a name that the format knows and this version does not yet is
//! refused, with a message that says so.
//!
//! # What this version adds to the format
//!
//! - `at T events=K DEED`: after just K events of that very microsecond, where `at T DEED` waits for all of them. What
//!   was done by hand between two events of one microsecond can so be told apart. `recorded … at=T events=K` likewise.
//! - `deliver ID`: a message arrives now.
//! - `FROM>TO#K.C`: the C-th copy (from 2) of a message.
//! - `partition N…` with one group: it is cut off from all nodes that are not named.
//! - The facts `ignored` and `set`.
//! - `crash N [torn] [lose=K]`, `restart N [seed=K]`, `disk N A..B`, `disk N as-cluster`, and the keys `reorder` and
//!   `late` (`reorder` also of a link): faults of disks, timers and networks.
//!
//! # Bounds
//!
//! A script has at most [`MAX_BYTES`] and [`MAX_STATEMENTS`]; a moment, `after=`, `delay` and the election timeout are
//! at most [`MAX_TIME`]; latency, disk and heartbeat at most [`MAX_DELAY`]; heartbeat and election timeout at least a
//! millisecond. A node that the cluster does not have, a node in two groups of a partition and a link from a node to
//! itself are refused. What a run may cause is bounded as well: see [`Limits`](crate::sim::Limits).
//!
//! # How it is done
//!
//! [`grammar`] lists the names; `lex` takes a line apart, `parse` reads the words and `value` the numbers in them,
//! `print` writes them, `refusal` says what was wrong, `expected` what would be right, and [`complete()`] which names
//! may stand in a place. Lines are read by themselves; only the number of nodes is checked over the whole script. Every
//! character is looked at a bounded number of times, so no input is slow.

mod complete;
mod expected;
pub mod grammar;
mod lex;
mod parse;
mod print;
mod refusal;
mod strange;
mod value;
mod whole;

use std::cmp::Ordering;
use std::rc::Rc;

pub use complete::{complete, Completion, Name};
pub use print::Millis;
pub(super) use print::Percent;
pub use refusal::{Mistakes, Refusal, MOST_MISTAKES};
pub use whole::{parse, parse_action, parse_all, parse_all_bytes, parse_bytes};

use crate::raft::{named, Index, NodeId, Term};
use crate::sim::{Action, Command, FactKind, Micros, Property, Setting, Setup, Target};
pub use crate::sim::{MAX_DELAY, MAX_NUMBER, MAX_TIME};

/// The longest script, in bytes of UTF-8: 64 KiB. It holds for the text as given, and for the same text as printed.
pub const MAX_BYTES: usize = 64 * 1024;

/// The most statements in a script. Comments and blank lines do not count.
pub const MAX_STATEMENTS: usize = 2_000;

/// How much longer than its last timed statement a headless run lasts where the script has no `until`: 2000 ms.
pub const TAIL: Micros = 2_000_000;

/// A script, as written. Always one that [`parse()`] accepts: the only ways to change it keep to that.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Script {
    lines: Vec<Line>,
}

/// One line of a script: a statement, a comment, both or neither.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Line {
    // Boxed, because a script may be 65,536 blank lines.
    statement: Option<Box<Statement>>,
    comment: Option<Box<str>>,
}

impl Line {
    /// What the line states, if anything.
    pub fn statement(&self) -> Option<&Statement> {
        self.statement.as_deref()
    }

    /// The comment, from its `#` on, with the spacing before it; `None` where there is none.
    pub fn comment(&self) -> Option<&str> {
        self.comment.as_deref()
    }
}

/// What one line says.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Statement {
    /// `title "…"`: at most once.
    Title(String),
    /// `about "…"`: at most once.
    About(String),
    /// `cluster key=value …`: at least one. A key that stands twice has its last value.
    Cluster(Vec<Setting>),
    /// `at T [events=K] DEED`
    Timed(Moment, Directive),
    /// `when FACT [node=N] [count=K] [after=MS] DEED`
    When(Trigger),
    /// `expect …` without a time: asked when the run ends.
    Expect(Expect),
    /// `until T`: how long a headless run lasts. At most once.
    Until(Micros),
    /// `recorded engine=V at=T [events=K] fingerprint=HEX`: what the run's maker saw.
    Recorded {
        /// The version of the engine: a word without spaces or quotation marks.
        engine: String,
        /// The moment at which the fingerprint was taken.
        at: Moment,
        /// The fingerprint: 1 to 64 hexadecimal digits in lower case.
        fingerprint: String,
    },
}

/// A place in the order of the events. `Ord` is that order: of one microsecond, the moments after few events come
/// before those after many, and the end of the microsecond comes last.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Moment {
    /// The virtual time: 0..=[`MAX_TIME`].
    pub at: Micros,
    /// After how many events of just this microsecond; 0: before any of them; `None`: after all of them.
    pub events: Option<u32>,
}

impl Moment {
    /// The end of this microsecond: after all of its events.
    pub const fn end_of(at: Micros) -> Moment {
        Moment { at, events: None }
    }

    fn key(self) -> (Micros, u64) {
        (self.at, self.events.map_or(u64::MAX, u64::from))
    }
}

impl Ord for Moment {
    fn cmp(&self, other: &Moment) -> Ordering {
        self.key().cmp(&other.key())
    }
}

impl PartialOrd for Moment {
    fn partial_cmp(&self, other: &Moment) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// What a script does at one moment.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Directive {
    /// Something is done to the world.
    Act(Action),
    /// `bookmark "name"`: the moment has a name.
    Bookmark(String),
    /// `say "text"`: the text is shown from now on. Empty: none is.
    Say(String),
    /// `expect …`: asked at this moment.
    Expect(Expect),
}

/// `when FACT …`: a directive that follows a fact, once: upon the occurrence that `count` names.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Trigger {
    /// The fact to wait for.
    pub fact: FactKind,
    /// Only where it happens to this node; `None`: to any.
    pub node: Option<Target>,
    /// At which occurrence, from 1.
    pub count: u32,
    /// How much later the directive is done. 0: right after.
    pub after: Micros,
    /// What is done.
    pub directive: Directive,
}

named! {
    /// A role, as `expect role` names it.
    RoleName {
        /// It answers, and waits for its election timer (§5.2).
        Follower = "follower",
        /// It asks whether it would get votes (thesis 9.6).
        PreCandidate = "precandidate",
        /// It asks for votes (§5.2).
        Candidate = "candidate",
        /// It replicates its log (§5.2).
        Leader = "leader",
        /// It gets the log, and has no vote (thesis 4.2.1).
        Learner = "learner",
    }
}

named! {
    /// How `expect` compares.
    Op {
        /// Equal.
        Equal = "=",
        /// At least.
        AtLeast = ">=",
        /// At most.
        AtMost = "<=",
    }
}

impl Op {
    /// Whether `value OP bound` is true.
    pub const fn holds(self, value: u64, bound: u64) -> bool {
        match self {
            Op::Equal => value == bound,
            Op::AtLeast => value >= bound,
            Op::AtMost => value <= bound,
        }
    }
}

/// What a script expects.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Expect {
    /// `leader [N]`: there is a live leader; it is this node.
    Leader(Option<Target>),
    /// `no-leader`
    NoLeader,
    /// `term N OP T`
    Term(Target, Op, Term),
    /// `role N ROLE`
    Role(Target, RoleName),
    /// `committed "CMD"`: an entry with just this command is committed.
    Committed(Command),
    /// `log N INDEX TERM`: the node's log has an entry of this term at this index. Both at least 1.
    Log(Target, Index, Term),
    /// `value N KEY VALUE`: in the node's state machine.
    Value(Target, Rc<str>, Rc<str>),
    /// `commit N OP INDEX`: the node's commitIndex.
    Commit(Target, Op, Index),
    /// `fact FACT [node=N] [count=K]`: it happened so far.
    Fact {
        /// The fact.
        fact: FactKind,
        /// Only where it happened to this node; `None`: to any.
        node: Option<Target>,
        /// Just so many times, 0: never; `None`: at least once.
        count: Option<u32>,
    },
    /// `violation PROPERTY`: it was broken so far.
    Violation(Property),
    /// `no-violation`: no property was broken so far.
    NoViolation,
}

impl Script {
    /// The lines, as written.
    pub fn lines(&self) -> &[Line] {
        &self.lines
    }

    /// The statements with the numbers of their lines, from 1, in the order of the lines.
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

    /// The cluster at the start: every `cluster` statement, later keys over earlier ones, over the defaults.
    pub fn setup(&self) -> Setup {
        let mut setup = Setup::default();
        for (_, statement) in self.statements() {
            if let Statement::Cluster(settings) = statement {
                settings.iter().for_each(|&setting| setup.apply(setting));
            }
        }
        setup
    }

    /// How many servers may be named: the voters at the start, those that `members` switches on, and the spare ones.
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

    /// How long a headless run lasts, if the script says so.
    pub fn until(&self) -> Option<Micros> {
        self.statements().find_map(|(_, statement)| match statement {
            Statement::Until(at) => Some(*at),
            _ => None,
        })
    }

    /// How long a headless run lasts: `until`, or else [`TAIL`] after the last timed statement (or after the start).
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

    /// What is done at which moment, in the order in which it is done: by moment, then by line. With the numbers of
    /// the lines, from 1.
    pub fn timed(&self) -> Vec<(u32, Moment, &Directive)> {
        let mut timed: Vec<_> = self
            .statements()
            .filter_map(|(line, statement)| match statement {
                Statement::Timed(moment, directive) => Some((line, *moment, directive)),
                _ => None,
            })
            .collect::<Vec<_>>();
        timed.sort_by_key(|&(line, moment, _)| (moment, line));
        timed
    }

    /// What is done upon which fact, with the numbers of the lines, from 1, in their order.
    pub fn triggers(&self) -> impl Iterator<Item = (u32, &Trigger)> {
        self.statements().filter_map(|(line, statement)| match statement {
            Statement::When(trigger) => Some((line, trigger)),
            _ => None,
        })
    }

    /// What is expected at the end of the run, with the numbers of the lines, from 1, in their order.
    pub fn expects(&self) -> impl Iterator<Item = (u32, &Expect)> {
        self.statements().filter_map(|(line, statement)| match statement {
            Statement::Expect(expect) => Some((line, expect)),
            _ => None,
        })
    }

    /// Whether the script expects a property to be broken, at any time: then a broken one is no failure by itself.
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

    /// Reads one action, as [`parse_action`] does, for this script's cluster.
    ///
    /// # Errors
    /// Those of [`parse_action`], and a node that the cluster does not have.
    pub fn parse_action(&self, text: &str) -> Result<Directive, Refusal> {
        whole::action(text, Some(self.servers()))
    }

    /// Inserts `at MOMENT DIRECTIVE` after everything that happens up to that moment, and returns the number of its
    /// line, from 1. A script without timed statements gets it before `until`, `recorded` and bare `expect`.
    ///
    /// # Errors
    /// A directive that no script can express (see the bounds in [this module](self)), and a script that would exceed a
    /// limit. The script then stays as it is.
    pub fn push(&mut self, moment: Moment, directive: Directive) -> Result<u32, Refusal> {
        let slot = self.slot_for(moment);
        let mut lines = self.lines.clone();
        lines.insert(slot, Line { statement: Some(Box::new(Statement::Timed(moment, directive))), comment: None });
        self.become_lines(lines)?;
        Ok(number(slot))
    }

    /// Cuts the future off: takes out what is done after that moment, and what was recorded after it. How many
    /// statements went. Triggers and expectations stay; if a server that they name would have been switched on later,
    /// the cluster has as many to spare.
    pub fn cut(&mut self, moment: Moment) -> usize {
        let (before, servers) = (self.lines.len(), self.servers());
        self.lines.retain(|line| match line.statement() {
            Some(Statement::Timed(then, _)) => *then <= moment,
            Some(Statement::Recorded { at, .. }) => *at <= moment,
            _ => true,
        });
        let went = before - self.lines.len();
        if self.servers() < servers {
            // A script that is too long for that is refused when something is written into it.
            let _ = self.configure(Setting::Spare(servers - self.setup().nodes));
        }
        went
    }

    /// What the run's maker saw, if the script says so: the engine, the moment, the fingerprint. The last one counts.
    pub fn recorded(&self) -> Option<(&str, Moment, &str)> {
        self.statements().rev().find_map(|(_, statement)| match statement {
            Statement::Recorded { engine, at, fingerprint } => Some((engine.as_str(), *at, fingerprint.as_str())),
            _ => None,
        })
    }

    /// Says at the script's end what is seen at this moment, in place of what was said before.
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

    /// Sets a key of the `cluster` statement: where it has its value now, or else at the end of the last `cluster`, or
    /// else in a new one after the title and the description.
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

    /// The cluster alone: a script with the `cluster` statements of this one and nothing else.
    pub fn clean(&self) -> Script {
        Script { lines: self.lines.iter().filter(|line| settings(line).is_some()).cloned().collect::<Vec<_>>() }
    }

    /// Takes these lines over if they are a script. They go through text and back, so that nothing can be in a script
    /// that its link or file would not say.
    fn become_lines(&mut self, lines: Vec<Line>) -> Result<(), Refusal> {
        *self = parse(&Script { lines }.to_string())?;
        Ok(())
    }

    /// Where a new directive of this moment belongs.
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

/// The number of the line in this slot.
fn number(slot: usize) -> u32 {
    slot as u32 + 1
}

/// The settings of a `cluster` statement.
fn settings(line: &Line) -> Option<&Vec<Setting>> {
    match line.statement() {
        Some(Statement::Cluster(settings)) => Some(settings),
        _ => None,
    }
}

/// The names of a table in one line, for messages.
fn listed(names: impl Iterator<Item = &'static str>) -> String {
    names.collect::<Vec<_>>().join(", ")
}

/// `n1 to n5`, or `n1` of a cluster of one.
fn node_names(nodes: u8) -> String {
    match NodeId::new(nodes) {
        Some(last) if nodes > 1 => format!("n1 to {last}"),
        _ => "n1".to_string(),
    }
}
