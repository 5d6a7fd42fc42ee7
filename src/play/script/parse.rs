//! The parser: one line at a time, word by word, with one word of lookahead.

use std::rc::Rc;

mod commands;
mod expectations;
mod faults;
mod lesson;
mod members;
mod offers;
mod settings;

use super::expected::{
    but, each_node_once, end_of_line, expected_of, it, link_keys, node, nodes, on_off, options, target, targets,
    Expected,
};
use super::grammar::{ActionName, CommandName, ExpectName, Selector, StatementName, IT};
use super::lessons::OfLesson;
use super::lex::{split, work};
use super::offers::Offers;
use super::refusal::{nearest, shown, Fault};
use super::statement::{Directive, Expect, Moment, Op, RoleName, Statement, Trigger};
use super::strange::{clear, clear_text, plain_mark_in};
use super::token::{Token, Words};
use super::value::{
    decimal, expected_moment, expected_time, expected_whole, meant, moment, span, switch, time, whole, Parsed, Piece,
};
use crate::play::told::{told, Told};
use crate::raft::{MessageKind, Named, NodeId, Rule};
use crate::sim::{
    first_confusable, Action, ClientPlan, ClockRate, Command, FactKind, Link, MessageId, Property, Target, Template,
    CLIENT_ATTEMPTS, CLIENT_TIMEOUT, MAX_DELAY, MAX_NUMBER, MAX_TIME,
};

/// The words of one line, read from left to right.
pub(super) struct Reader<'t> {
    tokens: &'t [Token<'t>],
    next: usize,
    /// Where the last word ends.
    pub(super) end: usize,
    /// What ends there, for messages.
    what: Told,
    /// A hint for surplus words.
    surplus: Told,
    /// The nodes that are named, with the byte from the start of the line.
    pub(super) mentions: Vec<(usize, NodeId)>,
    /// The clients that are named.
    pub(super) clients: Vec<Piece<'t>>,
    /// What is named of a lesson.
    pub(super) of_lesson: Vec<(usize, OfLesson)>,
    /// What `it` stands for.
    it: It,
    /// A question is read.
    asks: bool,
    /// Mistakes that do not stop the parser.
    pub(super) faults: Vec<Fault>,
    /// The first text with a character that looks like another.
    pub(super) unclear: Option<Fault>,
    /// The names that are valid at a cursor, if a completion is wanted.
    pub(super) offers: Option<Offers>,
}

impl<'t> Reader<'t> {
    pub(super) fn new(words: &'t Words<'t>) -> Reader<'t> {
        let (tokens, end) = (words.tokens.as_slice(), words.end);
        Reader {
            tokens,
            next: 0,
            end,
            what: end_of_line(),
            surplus: Told::NOTHING,
            mentions: Vec::new(),
            clients: Vec::new(),
            of_lesson: Vec::new(),
            it: It::default(),
            asks: false,
            faults: Vec::new(),
            unclear: None,
            offers: None,
        }
    }

    // Words.

    pub(super) fn peek(&self) -> Option<&'t Token<'t>> {
        self.tokens.get(self.next)
    }

    fn token(&mut self, expected: &dyn Fn() -> Expected) -> Parsed<&'t Token<'t>> {
        let Some(token) = self.peek() else {
            return Err(Fault::new(self.end, self.what.clone(), expected().text));
        };
        work(token.raw.len());
        self.next += 1;
        Ok(token)
    }

    /// The next word, which must be bare.
    pub(super) fn word(&mut self, expected: &dyn Fn() -> Expected) -> Parsed<Piece<'t>> {
        self.offer_next(expected);
        let token = self.token(expected)?;
        let piece = Piece { at: token.at, text: token.raw };
        if token.quoted {
            return Err(piece.refuse(expected().text).hint(told!("hint-without-marks")));
        }
        Ok(piece)
    }

    /// The next word, which must be one of a table's names.
    fn named<N: Named>(&mut self, what: Told) -> Parsed<N> {
        Ok(N::ALL[self.name(what, N::NAMES)?])
    }

    /// The next word, which must be one of these names: its place.
    fn name(&mut self, what: Told, names: &'static [&'static str]) -> Parsed<usize> {
        let word = self.word(&|| expected_of(what.clone(), names))?;
        which(word, what, names)
    }

    /// The next word, bare or quoted.
    fn text(&mut self, expected: Told) -> Parsed<Rc<str>> {
        self.surplus = told!("hint-quote-spaces");
        let token = self.token(&|| expected.clone().into())?;
        if !token.quoted && self.unclear.is_none() {
            self.unclear = clear(token.at, token.raw).err();
        }
        Ok(Rc::from(&*token.text))
    }

    /// The only text of a statement.
    fn whole_text(&mut self, expected: Told) -> Parsed<String> {
        self.surplus = told!("hint-quote-spaces");
        let token = self.token(&|| expected.clone().into())?;
        if !token.quoted {
            clear_text(token.at, token.raw)?;
        }
        Ok(token.text.clone().into_owned())
    }

    /// Refuses words that are left.
    pub(super) fn finish(&self) -> Parsed<()> {
        let Some(token) = self.peek() else { return Ok(()) };
        let marks = if self.surplus.is_nothing() { None } else { plain_mark_in(&self.tokens[..self.next]) };
        let left = || Fault::new(token.at, shown(token.raw), self.what.clone()).hint(self.surplus.clone());
        Err(marks.unwrap_or_else(left))
    }

    /// If the next word is `key=value`: the place of the key among `keys`, and the value. `seen` has a bit for each key
    /// before it, so that no key is used twice.
    fn option(&mut self, keys: &[&'static str], seen: &mut u32) -> Parsed<Option<(usize, Piece<'t>)>> {
        self.offer_next(&|| options(keys, *seen));
        let Some(token) = self.peek().filter(|token| !token.quoted) else {
            return Ok(None);
        };
        let piece = Piece { at: token.at, text: token.raw };
        let Some((key, value)) = piece.split("=") else {
            return Ok(None);
        };
        work(token.raw.len());
        self.next += 1;
        let which = which(key, told!("what-option"), keys)?;
        if *seen & (1 << which) != 0 {
            return Err(key.repeated(told!("expected-each-option-once")));
        }
        *seen |= 1 << which;
        Ok(Some((which, value)))
    }

    // Statements.

    pub(super) fn statement(&mut self) -> Parsed<Statement> {
        let names = StatementName::NAMES;
        let word = self.word(&|| expected_of(told!("what-statement"), names))?;
        let name = StatementName::from_name(word.text).ok_or_else(|| {
            let fault = unknown(word, told!("what-statement"), names);
            let other = word.text;
            if other.starts_with("```") || other.starts_with("~~~") {
                fault.hint(told!("hint-markdown"))
            } else if ActionName::NAMES.contains(&other) {
                fault.hint(told!("hint-moment-first", action: other.to_string()))
            } else {
                fault
            }
        })?;
        Ok(match name {
            StatementName::Title => Statement::Title(self.whole_text(told!("expected-title"))?),
            StatementName::About => Statement::About(self.whole_text(told!("expected-description"))?),
            StatementName::Cluster => Statement::Cluster(self.settings()?),
            StatementName::At => {
                let moment = self.moment()?;
                Statement::Timed(moment, self.directive()?)
            }
            StatementName::When => {
                let trigger = self.trigger()?;
                Statement::When(trigger(self.directive()?))
            }
            StatementName::Expect => Statement::Expect(self.expectation()?),
            StatementName::Until => Statement::Until(self.word(&|| expected_moment().into()).and_then(moment)?),
            StatementName::Recorded => self.recorded()?,
            StatementName::Lesson => self.lesson()?,
            StatementName::Ask => self.ask()?,
            StatementName::Goal => self.goal()?,
            StatementName::Par => self.par()?,
            StatementName::Allow => self.allow()?,
            StatementName::Hint => self.hint()?,
            StatementName::Break => self.breaks()?,
        })
    }

    /// `T [events=K]`
    fn moment(&mut self) -> Parsed<Moment> {
        let at = self.word(&|| expected_moment().into()).and_then(moment)?;
        let mut events = None;
        let mut seen = 0;
        while let Some((_, value)) = self.option(&["events"], &mut seen)? {
            events = Some(whole(value, told!("quantity-events"), 0, u32::MAX.into())? as u32);
        }
        Ok(Moment { at, events })
    }

    /// `FACT [node=N] [count=K] [after=MS]`: the trigger, given its directive.
    fn trigger(&mut self) -> Parsed<impl FnOnce(Directive) -> Trigger> {
        let fact = self.fact()?;
        let (mut node, mut count, mut after) = (None, 1, 0);
        let mut seen = 0;
        while let Some((which, value)) = self.option(&["node", "count", "after"], &mut seen)? {
            match which {
                0 => node = Some(self.target_of(value)?),
                1 => count = whole(value, told!("quantity-occurrence"), 1, u32::MAX.into())? as u32,
                _ => after = time(value, told!("quantity-span"), 0, MAX_TIME)?,
            }
        }
        Ok(move |directive| Trigger { fact, node, count, after, directive })
    }

    fn recorded(&mut self) -> Parsed<Statement> {
        const KEYS: &[&str] = &["engine", "at", "events", "fingerprint"];
        let (mut engine, mut at, mut events, mut fingerprint) = (None, None, None, None);
        let mut seen = 0;
        while let Some((which, value)) = self.option(KEYS, &mut seen)? {
            match which {
                0 if value.text.is_empty() || first_confusable(value.text).is_some() => {
                    return Err(value.refuse(told!("expected-engine")));
                }
                0 => engine = Some(value.text.to_string()),
                1 => at = Some(moment(value)?),
                2 => events = Some(whole(value, told!("quantity-events"), 0, u32::MAX.into())? as u32),
                _ => {
                    let digits = value.text.bytes().all(|b| b.is_ascii_hexdigit());
                    if !digits || value.text.is_empty() || value.text.len() > 64 {
                        return Err(value.refuse(told!("expected-fingerprint")));
                    }
                    fingerprint = Some(value.text.to_ascii_lowercase());
                }
            }
        }
        let (at_end, found) = match self.peek() {
            Some(token) => (token.at, shown(token.raw)),
            None => (self.end, self.what.clone()),
        };
        let missing = |key: &str| Fault::new(at_end, found.clone(), Told::text(format!("{key}=…")));
        Ok(Statement::Recorded {
            engine: engine.ok_or_else(|| missing("engine"))?,
            at: Moment { at: at.ok_or_else(|| missing("at"))?, events },
            fingerprint: fingerprint.ok_or_else(|| missing("fingerprint"))?,
        })
    }

    // Deeds.

    pub(super) fn directive(&mut self) -> Parsed<Directive> {
        Ok(Directive::Act(match self.named(told!("what-action"))? {
            ActionName::Crash => self.crash()?,
            ActionName::Restart => self.restart()?,
            ActionName::Pause => Action::Pause(self.target()?),
            ActionName::Resume => Action::Resume(self.target()?),
            ActionName::Wipe => Action::Wipe(self.target()?),
            ActionName::Timeout => Action::Timeout(self.target()?),
            ActionName::Propose => Action::Propose(self.target()?, self.command()?),
            ActionName::Snapshot => Action::Snapshot(self.target()?),
            ActionName::Drop => Action::Drop(self.message()?),
            ActionName::Delay => {
                let message = self.message()?;
                let what = || told!("quantity-delay");
                let by = self.word(&|| expected_time(what(), 0, MAX_TIME).into())?;
                Action::Delay(message, time(by, what(), 0, MAX_TIME)?)
            }
            ActionName::Duplicate => Action::Duplicate(self.message()?),
            ActionName::Deliver => Action::Deliver(self.message()?),
            ActionName::DropNext => self.drop_next()?,
            ActionName::Partition => Action::Partition(self.groups()?),
            ActionName::Heal => Action::Heal,
            ActionName::Cut => Action::Cut(self.link()?),
            ActionName::Mend => Action::Mend(self.link()?),
            ActionName::Clock => {
                let node = self.target()?;
                let expected = || told!("expected-rate");
                let rate = self.word(&|| expected().into())?;
                let thousandths = decimal(rate.text, 3).filter(|rate| (1..=1_000_000).contains(rate));
                Action::Clock(node, ClockRate(thousandths.ok_or_else(|| rate.refuse(expected()))? as u32))
            }
            ActionName::Set => Action::Set(self.setting(false)?),
            ActionName::Rule => {
                let rule: Rule = self.named(told!("what-rule"))?;
                Action::Rule(rule, self.word(&on_off).and_then(switch)?)
            }
            ActionName::Link => {
                let (from, to) = self.one_way()?;
                let mut seen = 0;
                let mut settings = vec![self.link_setting(&mut seen)?];
                while self.more(&|| options(&link_keys(), seen)) {
                    settings.push(self.link_setting(&mut seen)?);
                }
                Action::LinkQuality(from, to, settings)
            }
            ActionName::Client => self.client()?,
            ActionName::Read => Action::Read(self.target()?, self.key()?),
            ActionName::Transfer => Action::Transfer(self.target()?),
            ActionName::Members => self.members()?,
            ActionName::Bookmark => return Ok(Directive::Bookmark(self.whole_text(told!("expected-bookmark"))?)),
            ActionName::Say => return Ok(Directive::Say(self.whole_text(told!("expected-say"))?)),
            ActionName::Expect => return Ok(Directive::Expect(self.expectation()?)),
            ActionName::Answer => return Ok(Directive::Answer(self.answer()?)),
            ActionName::Disk => self.disk()?,
        }))
    }

    fn drop_next(&mut self) -> Parsed<Action> {
        let (from, to) = self.one_way()?;
        let (mut kind, mut count) = (None, 1);
        let mut seen = 0;
        let names = MessageKind::NAMES;
        loop {
            if let Some((_, value)) = self.option(&["count"], &mut seen)? {
                count = whole(value, told!("quantity-messages"), 1, u32::MAX.into())? as u32;
                continue;
            }
            let Some(token) = self.peek() else {
                if kind.is_none() {
                    self.offer_next(&|| expected_of(told!("what-kind"), names));
                }
                break;
            };
            if kind.is_some() {
                return Err(Fault::new(token.at, shown(token.raw), told!("expected-count-or-end")));
            }
            let name = self.word(&|| expected_of(told!("what-kind"), names))?;
            let found = MessageKind::ALL.iter().find(|kind| kind.name().eq_ignore_ascii_case(name.text));
            kind = Some(*found.ok_or_else(|| unknown(name, told!("what-kind"), names))?);
        }
        Ok(Action::DropNext { from, to, kind, count })
    }

    /// `N… | N… …`: every group has a node, and no node is repeated.
    fn groups(&mut self) -> Parsed<Vec<Vec<Target>>> {
        let empty = |at: usize, found: Told| Fault::new(at, found, told!("expected-node-in-group"));
        let mut groups: Vec<Vec<Target>> = vec![Vec::new()];
        let mut seen: Vec<Target> = Vec::new();
        if !self.more(&|| targets(&seen)) {
            return Err(Fault::new(self.end, self.what.clone(), told!("expected-groups")));
        }
        while self.more(&|| targets(&seen)) {
            let mut rest = self.word(&|| target().into())?;
            while !rest.text.is_empty() {
                let bar = rest.text.find('|');
                let (name, after) = match bar {
                    Some(place) => rest.divide(place, 1),
                    None => rest.divide(rest.text.len(), 0),
                };
                self.offer(name, &|| targets(&seen));
                if !name.text.is_empty() {
                    let node = self.target_in(name)?;
                    if seen.contains(&node) {
                        return Err(name.repeated(each_node_once()));
                    }
                    // There are at most 25 nodes and three selectors, so this loop is short.
                    seen.push(node);
                    groups.last_mut().into_iter().for_each(|group| group.push(node));
                }
                if let Some(place) = bar {
                    if groups.last().is_some_and(Vec::is_empty) {
                        return Err(empty(rest.at + place, shown("|")));
                    }
                    groups.push(Vec::new());
                }
                rest = after;
            }
        }
        if groups.last().is_some_and(Vec::is_empty) {
            return Err(empty(self.end, self.what.clone()));
        }
        Ok(groups)
    }

    // Nodes, links, messages.

    fn target(&mut self) -> Parsed<Target> {
        self.offer_it(It::Node);
        let word = self.word(&|| targets(&[]))?;
        self.target_in(word)
    }

    fn target_of(&mut self, value: Piece<'t>) -> Parsed<Target> {
        if self.it == It::Node {
            self.offer(value, &it);
        }
        self.offer(value, &|| targets(&[]));
        self.target_in(value)
    }

    fn target_in(&mut self, piece: Piece<'t>) -> Parsed<Target> {
        if self.is_it(It::Node, piece) {
            return Ok(Target::Leader);
        }
        Ok(match Selector::from_name(piece.text) {
            Some(Selector::Leader) => Target::Leader,
            Some(Selector::Follower) => Target::Follower,
            Some(Selector::Candidate) => Target::Candidate,
            None => Target::Node(self.node_in(piece, target(), Selector::NAMES)?),
        })
    }

    fn node_in(&mut self, piece: Piece<'t>, expected: Told, others: &[&'static str]) -> Parsed<NodeId> {
        let digits = piece.text.strip_prefix('n').unwrap_or("");
        // A node has one name: `n01` is not n1.
        let plain = !digits.starts_with('0') && digits.bytes().all(|b| b.is_ascii_digit());
        let node = if plain { digits.parse().ok().and_then(NodeId::new) } else { None };
        if let Some(node) = node {
            self.mentions.push((piece.at, node));
            return Ok(node);
        }
        let fault = piece.refuse(expected);
        let bare = piece.text.trim_start_matches(['n', 'N']).parse().ok().and_then(NodeId::new);
        Err(match (bare, nearest(piece.text, others)) {
            (Some(node), _) => fault.hint(meant(node.to_string())),
            (None, Some(name)) => fault.hint(meant(name.to_string())),
            (None, None) => fault,
        })
    }

    /// `A>B` or `A-B`
    fn link(&mut self) -> Parsed<Link> {
        let expected = || told!("expected-link");
        let word = self.parts(&expected, &|| targets(&[]))?;
        let Some(place) = word.text.find(['>', '-']) else {
            return Err(one_end(self.target_in(word), word, expected()));
        };
        let both = word.text[place..].starts_with('-');
        let (from, to) = word.divide(place, 1);
        let (from, to) = self.ends(from, to)?;
        differ(from == to, word)?;
        Ok(Link { from, to, both })
    }

    /// `A>B`
    fn one_way(&mut self) -> Parsed<(Target, Target)> {
        let expected = || told!("expected-link-one-way");
        let word = self.parts(&expected, &|| targets(&[]))?;
        let (from, to) = word.split(">").ok_or_else(|| one_end(self.target_in(word), word, expected()))?;
        let (from, to) = self.ends(from, to)?;
        differ(from == to, word)?;
        Ok((from, to))
    }

    /// The two ends of a link.
    fn ends(&mut self, from: Piece<'t>, to: Piece<'t>) -> Parsed<(Target, Target)> {
        self.offer(from, &|| but(to, targets(&[])));
        let start = self.target_in(from)?;
        self.offer(to, &|| but(from, targets(&[])));
        Ok((start, self.target_in(to)?))
    }

    /// `FROM>TO#K`, or `FROM>TO#K.COPY`
    fn message(&mut self) -> Parsed<MessageId> {
        let expected = || told!("expected-message");
        let word = self.parts(&expected, &nodes)?;
        let (from, rest) = word.split(">").ok_or_else(|| one_end(self.node_in(word, node(), &[]), word, expected()))?;
        let (to, number) = rest.split("#").map_or((rest, None), |(to, number)| (to, Some(number)));
        self.offer(from, &|| but(to, nodes()));
        let start = self.node_in(from, node(), &[])?;
        self.offer(to, &|| but(from, nodes()));
        let (from, to) = (start, self.node_in(to, node(), &[])?);
        differ(from == to, word)?;
        let number = number.ok_or_else(|| word.unfinished(expected()))?;
        let (number, copy) = match number.split(".") {
            Some((number, copy)) => (number, whole(copy, told!("quantity-copy"), 2, u8::MAX.into())? as u8),
            None => (number, 1),
        };
        let number = whole(number, told!("quantity-message"), 1, u32::MAX.into())? as u32;
        Ok(MessageId { from, to, number, copy })
    }
}

/// What `it` stands for in what is read.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
enum It {
    /// Nothing: the word is not valid.
    #[default]
    Nothing,
    /// The node that is asked for.
    Node,
    /// The index that is asked for.
    Index,
    /// It was read.
    Read,
}

/// A word without the separator of a link: the other end is missing, or the word is something else.
fn one_end<T>(end: Parsed<T>, word: Piece<'_>, expected: Told) -> Fault {
    match end {
        Ok(_) => word.unfinished(expected),
        Err(_) => word.refuse(expected),
    }
}

fn differ(same: bool, piece: Piece<'_>) -> Parsed<()> {
    if same {
        return Err(piece.refuse(told!("expected-different-nodes")));
    }
    Ok(())
}

/// The refusal of an unknown name, with the nearest valid one.
fn unknown(word: Piece<'_>, what: Told, names: &[&'static str]) -> Fault {
    match nearest(word.text, names) {
        Some(name) => word.refuse(what).hint(meant(name.to_string())),
        None => word.refuse(expected_of(what, names).text),
    }
}

/// The place of the word among these names.
fn which(word: Piece<'_>, what: Told, names: &[&'static str]) -> Parsed<usize> {
    names.iter().position(|&name| name == word.text).ok_or_else(|| unknown(word, what, names))
}

#[cfg(test)]
mod tests {
    use super::super::lex::work_done;
    use super::super::{parse, parse_action, MAX_BYTES};
    use super::*;

    /// No character of the longest script is read more than a few times. The test counts steps, since times vary.
    #[test]
    fn parsing_takes_linear_time() {
        let fill = |start: &str, piece: &str, end: &str| {
            let times = (MAX_BYTES - start.len() - end.len()) / piece.len();
            format!("{start}{}{end}", piece.repeat(times))
        };
        for text in [
            fill("", "\n", ""),
            fill("", " ", ""),
            fill("", "#", ""),
            fill("", "\"", ""),
            fill("title \"", "\\\\", "\""),
            fill("title \"", "é", "\""),
            fill("", "x", ""),
            fill("at 1 ", "crash", ""),
            fill("at ", "0", " heal"),
            fill("at 1 crash n", "0", ""),
            fill("at 1 partition n1 ", "|", ""),
            fill("at 1 partition ", "n1|", ""),
            fill("at 1 partition", " n1 |", ""),
            fill("cluster", " nodes=3", ""),
            fill("cluster", " latency=0..0", ""),
            fill("at 1 link n1>n2", " loss=1%", ""),
            fill("at 1 drop-next n1>n2", " count=1", ""),
            fill("expect committed \"set x ", "\\\"", "\""),
            fill("expect committed \"set x \\\"", "x ", "\\\"\""),
            fill("at 1 drop n1>n2#", "1", ""),
            fill("", "at 1 drop n24>n25#1\n", "cluster nodes=1"),
            fill("", "at 1 heal # and a comment that is long enough to stay below the limit\n", ""),
        ] {
            assert!(text.len() > MAX_BYTES - 100, "{}", text.len());
            work_done();
            let _ = parse(&text);
            let work = work_done();
            assert!(
                work <= 4 * text.len() as u64,
                "{work} characters looked at for {:?}…",
                &text[..12.min(text.len())]
            );
            let _ = parse_action(&text);
            assert!(work_done() <= 4 * text.len() as u64);
        }
    }

    /// The same of lines that are as they should be, in any order, up to one that is not; and of their words.
    #[test]
    fn lines_and_words_in_any_order_take_linear_time() {
        let rows = StatementName::rows().chain(ActionName::rows()).chain(ExpectName::rows());
        // Of statements whose names are unique, and of those that need them, the first mistake would come early.
        let own =
            ["title", "about", "until", "lesson", "ask", "goal", "par", "allow", "hint", "break", "at 600 answer"];
        let once = |line: &&str| own.iter().any(|word| line.starts_with(word));
        let lines: Vec<&str> = rows.map(|row| row.example).filter(|line| !once(line)).collect();
        let words: Vec<&str> = lines.iter().flat_map(|line| line.split(' ')).collect();
        let mut longest = 0;
        for round in 0..200u64 {
            let draw = |at: u64, below: usize| (crate::sim::dice::mix(round << 32 | at) % below as u64) as usize;
            let mut text = String::new();
            for at in 0.. {
                let next = if round % 4 == 0 { words[draw(at, words.len())] } else { lines[draw(at, lines.len())] };
                if text.len() + next.len() + 1 > MAX_BYTES {
                    break;
                }
                text.push_str(next);
                text.push(if round % 8 == 0 { ' ' } else { '\n' });
            }
            work_done();
            let read = parse(&text);
            let work = work_done();
            assert!(work <= 4 * text.len() as u64, "{work} characters looked at, of {}, in round {round}", text.len());
            if read.is_ok() || read.is_err_and(|refusal| refusal.line > 1_000) {
                longest += 1;
            }
        }
        assert!(longest > 100, "{longest}");
    }
}
