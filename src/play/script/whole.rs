//! A whole script: its lines, what concerns all of them, and every mistake.

use super::lessons::{self, OfLesson};
use super::lex::{raw_lines, split};
use super::lines::{number, Line, Script, MAX_BYTES, MAX_STATEMENTS};
use super::parse::Reader;
use super::print::printed_bytes;
use super::refusal::{nearest, shown, Fault, Mistakes, Refusal, MOST_MISTAKES};
use super::statement::{Directive, Statement};
use super::strange::named;
use super::value::Parsed;
use crate::play::told::{told, Told};
use crate::raft::NodeId;
use crate::sim::order::by_number;
use crate::sim::MAX_CLIENTS;
use std::collections::BTreeMap;

/// Parses a script. Skips a byte order mark at the start; accepts the line ends of all systems.
///
/// # Errors
/// The first mistake, see [`Refusal`]. [`parse_all`] returns all of them.
pub fn parse(text: &str) -> Result<Script, Refusal> {
    parse_all(text).map_err(|mistakes| mistakes.first)
}

/// Parses a script like [`parse()`].
///
/// # Errors
/// All mistakes: one for a line, except that each setting of `cluster` can be one. A node that the cluster does not
/// have is a mistake only if the number of nodes is certain.
pub fn parse_all(text: &str) -> Result<Script, Mistakes> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.len() > MAX_BYTES {
        let mut at = MAX_BYTES;
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        let start = text[..at].rfind('\n').map_or(0, |feed| feed + 1);
        let line = text[..at].matches('\n').count() as u32 + 1;
        let found = told!("found-script", bytes: text.len());
        return Err(Fault::new(at - start, found, most_bytes()).place(line, &text[start..at]).into());
    }
    let mut whole = Whole::default();
    for (slot, raw) in raw_lines(text).enumerate() {
        whole.line(number(slot), raw);
        if whole.statements > MAX_STATEMENTS {
            break;
        }
    }
    whole.script(text)
}

/// Parses a script from bytes like [`parse()`].
///
/// # Errors
/// Those of [`parse()`], and bytes that are not UTF-8.
pub fn parse_bytes(bytes: &[u8]) -> Result<Script, Refusal> {
    parse_all_bytes(bytes).map_err(|mistakes| mistakes.first)
}

/// Parses a script from bytes like [`parse_all()`].
///
/// # Errors
/// Those of [`parse_all()`], and bytes that are not UTF-8.
pub fn parse_all_bytes(bytes: &[u8]) -> Result<Script, Mistakes> {
    match std::str::from_utf8(bytes) {
        Ok(text) => parse_all(text),
        Err(error) => {
            // The bytes before the first wrong one are text.
            let text = std::str::from_utf8(&bytes[..error.valid_up_to()]).unwrap_or("");
            let text = text.strip_prefix('\u{feff}').unwrap_or(text);
            let start = text.rfind('\n').map_or(0, |feed| feed + 1);
            let line = text.matches('\n').count() as u32 + 1;
            let byte = bytes.get(error.valid_up_to()).copied().unwrap_or(0);
            let found = told!("found-byte", byte: format!("0x{byte:02X}"));
            let fault = Fault::new(text.len() - start, found, told!("expected-utf8"));
            Err(fault.place(line, &text[start..]).into())
        }
    }
}

/// Parses a directive, as after `at T`: an action, `bookmark`, `say` or `expect`. Skips a comment after it. All 25
/// nodes are valid here; [`Script::parse_action`] knows how many the script has.
///
/// # Errors
/// Those of [`parse()`]; the place is in this text, in line 1.
pub fn parse_action(text: &str) -> Result<Directive, Refusal> {
    action(text, None)
}

impl Script {
    /// Reads one action, as [`parse_action`] does, for this script's cluster.
    ///
    /// # Errors
    /// Those of [`parse_action`], and a node that the cluster does not have.
    pub fn parse_action(&self, text: &str) -> Result<Directive, Refusal> {
        action(text, Some(self))
    }
}

fn action(text: &str, script: Option<&Script>) -> Result<Directive, Refusal> {
    if text.len() > MAX_BYTES {
        return Err(Fault::new(0, told!("found-action", bytes: text.len()), most_bytes()).place(1, ""));
    }
    let read = || -> Parsed<Directive> {
        let words = split(text)?;
        let mut reader = Reader::new(&words);
        let read = reader.directive().and_then(|directive| reader.finish().map(|()| directive));
        let read = read.map_err(|fault| named(fault, &words));
        let directive = earlier(read, &mut reader.unclear)?;
        if let Some(fault) = reader.unclear.take() {
            return Err(fault);
        }
        let Some(script) = script else { return Ok(directive) };
        let nodes = script.servers();
        let above = reader.mentions.iter().find(|(_, node)| node.number() > nodes);
        let above = above.map(|&(at, node)| unknown_node(at, node, nodes));
        let strange = reader.of_lesson.iter().find_map(|(at, of)| lessons::mistake(*at, of, script));
        above.or(strange).map_or(Ok(directive), Err)
    };
    read().map_err(|fault| fault.place(1, text))
}

/// The first of a mistake and an unclear text before it.
fn earlier<T>(read: Parsed<T>, unclear: &mut Option<Fault>) -> Parsed<T> {
    read.map_err(|fault| match unclear.take() {
        Some(before) if before.place_in_line() < fault.place_in_line() => before,
        _ => fault,
    })
}

fn most_bytes() -> Told {
    told!("expected-bytes-at-most", most: MAX_BYTES)
}

fn unknown_node(at: usize, node: NodeId, nodes: u8) -> Fault {
    Fault::new(at, shown(&node.to_string()), told!("expected-node-of-cluster", last: format!("n{nodes}")))
        .hint(told!("hint-more-nodes", nodes: node.number()))
}

/// What concerns all lines together.
#[derive(Default)]
struct Whole {
    lines: Vec<Line>,
    statements: usize,
    /// The lines of the statements that may be there once.
    once: [Option<u32>; 6],
    /// Where nodes are named: the line, and the byte from its start.
    mentions: Vec<(u32, usize, NodeId)>,
    /// What is said of a lesson: the line, and the byte from its start.
    of_lesson: Vec<(u32, usize, OfLesson)>,
    clients: BTreeMap<String, ()>,
    /// There are too many clients.
    crowded: bool,
    /// Mistakes, with their lines.
    faults: Vec<(u32, Fault)>,
    /// Texts with characters that look like others.
    unclear: Vec<(u32, Fault)>,
    /// A line with a mistake may have set the number of nodes.
    size_unknown: bool,
}

impl Whole {
    fn line(&mut self, line: u32, raw: &str) {
        let before = self.faults.len();
        match self.read(line, raw) {
            Ok(read) => self.lines.push(read),
            Err(fault) => self.faults.push((line, fault)),
        }
        if self.faults.len() > before {
            let sizes = |word: &str| nearest(word, &["cluster", "members"]).is_some();
            self.size_unknown |= raw.split_whitespace().take(MOST_WORDS).any(sizes);
        }
    }

    fn read(&mut self, line: u32, raw: &str) -> Parsed<Line> {
        let words = split(raw).inspect_err(|_| self.statements += 1)?;
        let comment = words.comment.map(Box::from);
        let Some(first) = words.tokens.first() else {
            return Ok(Line { statement: None, comment });
        };
        self.statements += 1;
        if self.statements > MAX_STATEMENTS {
            let found = told!("found-statement", number: self.statements);
            return Err(Fault::new(first.at, found, told!("expected-statements-at-most", most: MAX_STATEMENTS)));
        }
        let mut reader = Reader::new(&words);
        let read = reader.statement().and_then(|statement| reader.finish().map(|()| statement));
        let read = read.map_err(|fault| named(fault, &words));
        self.faults.extend(reader.faults.drain(..).map(|fault| (line, named(fault, &words))));
        let statement = earlier(read, &mut reader.unclear)?;
        self.unclear.extend(reader.unclear.take().map(|fault| (line, fault)));
        let once = match statement {
            Statement::Title(_) => Some(0),
            Statement::About(_) => Some(1),
            Statement::Until(_) => Some(2),
            Statement::Lesson(_) => Some(3),
            Statement::Par(_) => Some(4),
            Statement::Allow(_) => Some(5),
            _ => None,
        };
        if let Some(before) = once.and_then(|kind| self.once[kind].replace(line)) {
            let name = || first.raw.to_string();
            let (found, expected) = (told!("found-again", text: name()), told!("expected-once", statement: name()));
            return Err(Fault::new(first.at, found, expected).hint(told!("hint-first-in-line", line: before)));
        }
        self.of_lesson.extend(reader.of_lesson.into_iter().map(|(at, of)| (line, at, of)));
        self.mentions.extend(reader.mentions.iter().map(|&(at, node)| (line, at, node)));
        for client in reader.clients {
            let known = self.clients.contains_key(client.text);
            if !known && self.clients.len() == MAX_CLIENTS {
                // Those that come after it are no mistakes of their own.
                let told = std::mem::replace(&mut self.crowded, true);
                if !told {
                    return Err(client.refuse(told!("expected-clients-at-most", most: MAX_CLIENTS)));
                }
            } else if !known {
                self.clients.insert(client.text.to_string(), ());
            }
        }
        Ok(Line { statement: Some(Box::new(statement)), comment })
    }

    /// The script, if nothing is wrong with it.
    fn script(mut self, text: &str) -> Result<Script, Mistakes> {
        let script = Script { lines: std::mem::take(&mut self.lines) };
        // What an old page has written is taken as it stands: it had other ideas of what needs quotation marks.
        let recorded = script.recorded().is_some_and(|(engine, ..)| engine == OLD_ENGINE);
        if !recorded {
            self.faults.append(&mut self.unclear);
        }
        let nodes = script.servers();
        let above = |&&(.., node): &&(u32, usize, NodeId)| node.number() > nodes && !self.size_unknown;
        let unknown = self.mentions.iter().filter(above).map(|&(line, at, node)| (line, unknown_node(at, node, nodes)));
        self.faults.extend(unknown);
        if self.faults.is_empty() {
            // Otherwise the wrong line may be the one that is missed here.
            self.faults = lessons::mistakes(&self.of_lesson, self.once[3].is_some());
        }
        if !self.faults.is_empty() {
            return Err(mistakes(self.faults, text));
        }
        let printed = printed_bytes(&script);
        if printed > MAX_BYTES {
            let found = told!("found-script-printed", bytes: printed);
            let last = raw_lines(text).next_back().unwrap_or("");
            return Err(Fault::new(last.len(), found, most_bytes()).place(script.lines.len() as u32, last).into());
        }
        Ok(script)
    }
}

/// The engine whose pages wrote texts without quotation marks that are [unclear](super::strange) so.
const OLD_ENGINE: &str = "1";

/// So many words of a wrong line are looked at to find out whether it may have said how many nodes there are.
const MOST_WORDS: usize = 256;

/// What is wrong, in the order of the text, up to [`MOST_MISTAKES`].
fn mistakes(mut faults: Vec<(u32, Fault)>, text: &str) -> Mistakes {
    by_number(&mut faults, |(line, fault)| u128::from(*line) << 64 | fault.place_in_line() as u128);
    let more = faults.len().saturating_sub(MOST_MISTAKES);
    let mut lines = raw_lines(text);
    let (mut raw, mut reached) = ("", 0);
    let mut listed = faults.into_iter().take(MOST_MISTAKES).map(|(line, fault)| {
        while reached < line {
            raw = lines.next().unwrap_or("");
            reached += 1;
        }
        fault.place(line, raw)
    });
    let first =
        listed.next().unwrap_or_else(|| Fault::new(0, told!("found-nothing"), told!("expected-script")).place(1, ""));
    Mistakes { first, others: listed.collect(), more }
}
