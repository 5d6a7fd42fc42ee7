//! Printing a script: its canonical text. `asks`: expectations, questions and answers.

mod asks;

use std::fmt::{self, Display, Formatter, Write};

use super::grammar::{AS_CLUSTER, LEARNERS, TORN};
use super::lesson::{Break, Goal, Hint};
use super::lines::{Line, Script};
use super::statement::{Directive, Moment, Statement, Trigger};
use crate::play::told::Arg;
use crate::sim::{
    words, Action, ClientPlan, ClockRate, Command, LinkSetting, Micros, Quoted, Setting, SettingDomain, SettingValue,
    Span, Target, Template, Word, CLIENT_ATTEMPTS, CLIENT_TIMEOUT,
};

/// A time as scripts write it: milliseconds with at most three decimals, without trailing zeros.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Millis(pub Micros);

impl Display for Millis {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        decimal(f, self.0, 3)
    }
}

impl From<Millis> for Arg {
    fn from(time: Millis) -> Arg {
        time.to_string().into()
    }
}

/// Writes `value` / 10^`places` without trailing zeros.
fn decimal(f: &mut Formatter<'_>, value: u64, places: u32) -> fmt::Result {
    let scale = 10u64.pow(places);
    write!(f, "{}", value / scale)?;
    let (mut rest, mut width) = (value % scale, places as usize);
    if rest == 0 {
        return Ok(());
    }
    while rest % 10 == 0 {
        rest /= 10;
        width -= 1;
    }
    write!(f, ".{rest:0width$}")
}

/// A probability in parts per million, printed in percent.
pub(in crate::play) struct Percent(pub u32);

impl Display for Percent {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        decimal(f, self.0.into(), 4)?;
        f.write_char('%')
    }
}

/// A range, `5..15`.
struct Range(Span);

impl Display for Range {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", Millis(self.0.min), Millis(self.0.max))
    }
}

/// `key=value`
impl Display for Setting {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let key = self.key();
        write!(f, "{key}=")?;
        match (self.value(), key.domain()) {
            (SettingValue::Whole(0), SettingDomain::CountOrOff { .. }) => f.write_str("off"),
            (SettingValue::Whole(number), _) => write!(f, "{number}"),
            (SettingValue::Time(time), _) => Millis(time).fmt(f),
            (SettingValue::Range(span), _) => Range(span).fmt(f),
            (SettingValue::Percent(ppm), _) => Percent(ppm).fmt(f),
            (SettingValue::Switch(on), _) => f.write_str(switch(on)),
            (SettingValue::Choice(place), SettingDomain::Choice { names, .. }) => {
                f.write_str(names.get(place).copied().unwrap_or_default())
            }
            // Only a domain with choices has a chosen value.
            (SettingValue::Choice(_), _) => Ok(()),
        }
    }
}

/// `key=value`
impl Display for LinkSetting {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        Setting::from(*self).fmt(f)
    }
}

/// A factor with at most three decimals.
impl Display for ClockRate {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        decimal(f, self.0.into(), 3)
    }
}

fn switch(on: bool) -> &'static str {
    if on {
        "on"
    } else {
        "off"
    }
}

fn partition(f: &mut Formatter<'_>, groups: &[Vec<Target>]) -> fmt::Result {
    f.write_str("partition")?;
    for (place, group) in groups.iter().enumerate() {
        if place > 0 {
            f.write_str(" |")?;
        }
        group.iter().try_for_each(|node| write!(f, " {node}"))?;
    }
    Ok(())
}

/// As in a script, without its time: `crash n1`.
impl Display for Action {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Action::Crash(node, damage) => {
                write!(f, "crash {node}")?;
                if damage.torn {
                    write!(f, " {TORN}")?;
                }
                if damage.lose > 0 {
                    write!(f, " lose={}", damage.lose)?;
                }
                Ok(())
            }
            Action::Restart(node, seed) => {
                write!(f, "restart {node}")?;
                seed.map_or(Ok(()), |seed| write!(f, " seed={seed}"))
            }
            Action::Pause(node) => write!(f, "pause {node}"),
            Action::Resume(node) => write!(f, "resume {node}"),
            Action::Wipe(node) => write!(f, "wipe {node}"),
            Action::Timeout(node) => write!(f, "timeout {node}"),
            Action::Propose(node, command) => write!(f, "propose {node} {command:#}"),
            Action::Snapshot(node) => write!(f, "snapshot {node}"),
            Action::Drop(id) => write!(f, "drop {id}"),
            Action::Delay(id, by) => write!(f, "delay {id} {}", Millis(*by)),
            Action::Duplicate(id) => write!(f, "duplicate {id}"),
            Action::Deliver(id) => write!(f, "deliver {id}"),
            Action::DropNext { from, to, kind, count } => {
                write!(f, "drop-next {from}>{to}")?;
                if let Some(kind) = kind {
                    write!(f, " {kind}")?;
                }
                if *count != 1 {
                    write!(f, " count={count}")?;
                }
                Ok(())
            }
            Action::Partition(groups) => partition(f, groups),
            Action::Heal => f.write_str("heal"),
            Action::Cut(link) => write!(f, "cut {link}"),
            Action::Mend(link) => write!(f, "mend {link}"),
            Action::Clock(node, rate) => write!(f, "clock {node} {rate}"),
            Action::Set(setting) => write!(f, "set {setting}"),
            Action::LinkQuality(from, to, settings) => {
                write!(f, "link {from}>{to}")?;
                settings.iter().try_for_each(|setting| write!(f, " {setting}"))
            }
            Action::Rule(rule, on) => write!(f, "rule {rule} {}", switch(*on)),
            Action::Read(node, key) => write!(f, "read {node} {:#}", Word(key)),
            Action::Transfer(node) => write!(f, "transfer {node}"),
            Action::Members { voters, learners } => {
                f.write_str("members")?;
                voters.iter().try_for_each(|node| write!(f, " {node}"))?;
                if !learners.is_empty() {
                    write!(f, " {LEARNERS}")?;
                    learners.iter().try_for_each(|node| write!(f, " {node}"))?;
                }
                Ok(())
            }
            Action::Disk(node, Some(span)) => write!(f, "disk {node} {}", Range(*span)),
            Action::Disk(node, None) => write!(f, "disk {node} {AS_CLUSTER}"),
            Action::Client(name, Some(plan)) => write!(f, "client {name} {plan}"),
            Action::Client(name, None) => write!(f, "client {name} stop"),
        }
    }
}

/// As after `client NAME`.
impl Display for ClientPlan {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let ClientPlan { every, timeout, tries, retry, command } = self;
        write!(f, "every {}", Millis(*every))?;
        if *timeout != CLIENT_TIMEOUT {
            write!(f, " timeout={}", Millis(*timeout))?;
        }
        if *tries != CLIENT_ATTEMPTS {
            write!(f, " tries={tries}")?;
        }
        if !retry {
            f.write_str(" retry=off")?;
        }
        write!(f, " {command:#}")
    }
}

/// With `$n` for the number of the operation.
impl Display for Template {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match &self.command {
            Command::Add(key, _) if self.adds_number => words(f, "add", &[key, "$n"]),
            command => command.fmt(f),
        }
    }
}

/// As after `at`: `700`, or `700 events=3`.
impl Display for Moment {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "{}", Millis(self.at))?;
        match self.events {
            Some(events) => write!(f, " events={events}"),
            None => Ok(()),
        }
    }
}

/// As after `at T`.
impl Display for Directive {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Directive::Act(action) => action.fmt(f),
            Directive::Bookmark(name) => write!(f, "bookmark {}", Quoted(name)),
            Directive::Say(text) => write!(f, "say {}", Quoted(text)),
            Directive::Expect(expect) => write!(f, "expect {expect}"),
            Directive::Answer(answer) => write!(f, "answer {} {}", answer.ask, answer.value),
            Directive::Ask(ask) => ask.print(f, &""),
        }
    }
}

/// The whole statement, `when …`.
impl Display for Trigger {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let wait = Wait(self);
        match &self.directive {
            Directive::Ask(ask) => ask.print(f, &format_args!(" {wait}")),
            directive => write!(f, "{wait} {directive}"),
        }
    }
}

/// What a trigger waits for: `when …`, without its directive.
struct Wait<'a>(&'a Trigger);

impl Display for Wait<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let Trigger { fact, node, count, after, .. } = self.0;
        write!(f, "when {fact}")?;
        if let Some(node) = node {
            write!(f, " node={node}")?;
        }
        if *count != 1 {
            write!(f, " count={count}")?;
        }
        if *after != 0 {
            write!(f, " after={}", Millis(*after))?;
        }
        Ok(())
    }
}

impl Display for Statement {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Statement::Title(text) => write!(f, "title {}", Quoted(text)),
            Statement::About(text) => write!(f, "about {}", Quoted(text)),
            Statement::Cluster(settings) => {
                f.write_str("cluster")?;
                settings.iter().try_for_each(|setting| write!(f, " {setting}"))
            }
            Statement::Timed(moment, Directive::Ask(ask)) => ask.print(f, &format_args!(" at {moment}")),
            Statement::Timed(moment, directive) => write!(f, "at {moment} {directive}"),
            Statement::When(trigger) => trigger.fmt(f),
            Statement::Expect(expect) => write!(f, "expect {expect}"),
            Statement::Until(at) => write!(f, "until {}", Millis(*at)),
            Statement::Recorded { engine, at, fingerprint } => {
                write!(f, "recorded engine={engine} at={at} fingerprint={fingerprint}")
            }
            Statement::Lesson(slug) => write!(f, "lesson {slug}"),
            Statement::Goal(Goal { slug, text, expect }) => write!(f, "goal {slug} {} {expect}", Quoted(text)),
            Statement::Par(deeds) => write!(f, "par {deeds}"),
            Statement::Allow(names) => {
                f.write_str("allow")?;
                names.iter().try_for_each(|name| write!(f, " {name}"))
            }
            Statement::Hint(Hint { of, level, text }) => write!(f, "hint {of} {level} {}", Quoted(text)),
            Statement::Break(Break { rule, text }) => write!(f, "break {rule} {}", Quoted(text)),
        }
    }
}

/// Without the line feed.
impl Display for Line {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        if let Some(statement) = self.statement() {
            statement.fmt(f)?;
        }
        f.write_str(self.comment().unwrap_or(""))
    }
}

/// The canonical text: every line ends with a line feed.
impl Display for Script {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        self.lines().iter().try_for_each(|line| writeln!(f, "{line}"))
    }
}

/// The length of the printed script, in bytes.
pub(super) fn printed_bytes(script: &Script) -> usize {
    struct Count(usize);
    impl Write for Count {
        fn write_str(&mut self, text: &str) -> fmt::Result {
            self.0 += text.len();
            Ok(())
        }
    }
    let mut count = Count(0);
    // Neither counting nor printing fails.
    let _ = write!(count, "{script}");
    count.0
}
