//! The script: the complete description of a run. Links, saved files, lessons and tests are scripts.
//!
//! [`parse()`] reads a script and `Display` prints it without loss: comments, blank lines and the order of the lines
//! are kept, and printing and parsing again gives the same [`Script`]. Printed text is *canonical*: one space between
//! words, options in a fixed order, quotation marks only where they are needed, and always around a title, a
//! description, a bookmark, the text of `say`, and a committed command. Canonical text prints to itself, byte for byte.
//!
//! Everything that [`parse()`] accepts can be played.
//!
//! # What this version adds to the format
//!
//! - `at T events=K ACTION`: after K events of that microsecond, whereas `at T ACTION` comes after all of them. It
//!   places an action between two events of one microsecond. `recorded … at=T events=K` likewise.
//! - `deliver ID`: makes a message arrive now.
//! - `FROM>TO#K.C`: the C-th copy (from 2) of a message.
//! - `partition N…` with one group: cuts it off from all other nodes.
//! - The facts `ignored` and `set`.
//! - `crash N [torn] [lose=K]`, `restart N [seed=K]`, `disk N A..B`, `disk N as-cluster`, and the keys `reorder` and
//!   `late` (`reorder` also of a link): faults of disks, timers and networks.
//!
//! # Bounds
//!
//! A script has at most [`MAX_BYTES`] and [`MAX_STATEMENTS`]; a moment, `after=`, `delay` and the election timeout are
//! at most [`MAX_TIME`]; latency, disk and heartbeat at most [`MAX_DELAY`]; heartbeat and election timeout at least a
//! millisecond. The parser refuses a node that the cluster does not have, a node in two groups of a partition, and a
//! link from a node to itself. What a run may cause is limited as well: see [`Limits`](crate::sim::Limits).
//!
//! # Files
//!
//! - [`grammar`]: the tables of names, from which the parser reads and the reference is written.
//! - `lex`: the words of a line. `value`: numbers, times, ranges and percentages in them. `strange`: characters that
//!   look like others.
//! - `parse`: a line. `whole`: what concerns all lines, such as the number of nodes.
//! - `refusal`: what is wrong at a place. `expected`: what would be right there.
//! - [`complete()`]: completion. `print`: the way back to text.
//!
//! Every character is looked at a bounded number of times, so no input is slow.

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

/// The longest script, in bytes of UTF-8: 64 KiB. It applies to the text as given and to the printed text.
pub const MAX_BYTES: usize = 64 * 1024;

/// The most statements in a script. Comments and blank lines do not count.
pub const MAX_STATEMENTS: usize = 2_000;

/// How long a headless run lasts after its last timed statement if the script has no `until`: 2000 ms.
pub const TAIL: Micros = 2_000_000;

/// A script, as written. [`parse()`] accepts its text: every method that changes it checks that.
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
    /// The statement, if there is one.
    pub fn statement(&self) -> Option<&Statement> {
        self.statement.as_deref()
    }

    /// The comment from its `#` on, with the spacing before it; `None`: there is none.
    pub fn comment(&self) -> Option<&str> {
        self.comment.as_deref()
    }
}

/// The statement of one line.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Statement {
    /// `title "…"`: at most once.
    Title(String),
    /// `about "…"`: at most once.
    About(String),
    /// `cluster key=value …`: at least one setting. A repeated key has its last value.
    Cluster(Vec<Setting>),
    /// `at T [events=K] ACTION`
    Timed(Moment, Directive),
    /// `when FACT [node=N] [count=K] [after=MS] ACTION`
    When(Trigger),
    /// `expect …` without a time: checked when the run ends.
    Expect(Expect),
    /// `until T`: how long a headless run lasts. At most once.
    Until(Micros),
    /// `recorded engine=V at=T [events=K] fingerprint=HEX`: what the author of the run saw.
    Recorded {
        /// The version of the engine: a word without spaces or quotation marks.
        engine: String,
        /// The moment at which the fingerprint was taken.
        at: Moment,
        /// The fingerprint: 1 to 64 hexadecimal digits in lower case.
        fingerprint: String,
    },
}

/// A place in the order of the events, by which `Ord` sorts: within a microsecond by the number of events before it,
/// and the end of the microsecond last.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Moment {
    /// The virtual time: 0..=[`MAX_TIME`].
    pub at: Micros,
    /// After how many events of this microsecond. 0: before any; `None`: after all.
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

/// What a script does at a moment or upon a fact.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Directive {
    /// An action on the world.
    Act(Action),
    /// `bookmark "name"`: names the moment.
    Bookmark(String),
    /// `say "text"`: shows the text from now on. Empty: shows none.
    Say(String),
    /// `expect …`: checked at this moment.
    Expect(Expect),
}

/// `when FACT …`: a directive that is executed once, upon the occurrence of a fact that `count` names.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Trigger {
    /// The fact to wait for.
    pub fact: FactKind,
    /// Only on this node; `None`: on any.
    pub node: Option<Target>,
    /// Which occurrence, from 1.
    pub count: u32,
    /// How much later the directive is executed, in microseconds. 0: right after the fact.
    pub after: Micros,
    /// The directive.
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
    /// `log N INDEX TERM`: the node's log has an entry of this term at this index. Both are at least 1.
    Log(Target, Index, Term),
    /// `value N KEY VALUE`: in the node's state machine.
    Value(Target, Rc<str>, Rc<str>),
    /// `commit N OP INDEX`: the node's commitIndex.
    Commit(Target, Op, Index),
    /// `fact FACT [node=N] [count=K]`: it has happened so far.
    Fact {
        /// The fact.
        fact: FactKind,
        /// Only on this node; `None`: on any.
        node: Option<Target>,
        /// Exactly this often, 0: never; `None`: at least once.
        count: Option<u32>,
    },
    /// `violation PROPERTY`: it has been broken so far.
    Violation(Property),
    /// `no-violation`: no property has been broken so far.
    NoViolation,
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
            .collect::<Vec<_>>();
        timed.sort_by_key(|&(line, moment, _)| (moment, line));
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

    /// Removes timed and `recorded` statements after that moment, and returns their number. Triggers and expectations
    /// stay; for servers that they name and that a removed `members` switched on, `spare` is raised.
    pub fn cut(&mut self, moment: Moment) -> usize {
        let (before, servers) = (self.lines.len(), self.servers());
        self.lines.retain(|line| match line.statement() {
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

    /// The engine, the moment and the fingerprint of the last `recorded` line, if there is one.
    pub fn recorded(&self) -> Option<(&str, Moment, &str)> {
        self.statements().rev().find_map(|(_, statement)| match statement {
            Statement::Recorded { engine, at, fingerprint } => Some((engine.as_str(), *at, fingerprint.as_str())),
            _ => None,
        })
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

    /// A script with only the `cluster` statements of this one.
    pub fn clean(&self) -> Script {
        Script { lines: self.lines.iter().filter(|line| settings(line).is_some()).cloned().collect::<Vec<_>>() }
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

/// The number, from 1, of the line at this place.
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
