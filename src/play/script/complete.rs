//! Completion of names in a script, for an editor.
//!
//! The parser itself collects the names: it reads the line up to the end of the cursor's word, and wherever it looks up
//! a name in a table, it offers the table. The tables at the cursor are the result. So a name is offered if and only if
//! the parser accepts it there, and there is no second grammar to keep in step.

use super::expected::Names;
use super::grammar::{Selector, StatementName};
use super::lex::{raw_lines, split};
use super::lines::MAX_BYTES;
use super::offers::Offers;
use super::parse::Reader;
use super::statement::Statement;
use crate::play::told::Told;
use crate::raft::{Named, NodeId};
use crate::sim::{Setting, Setup};

/// The names that are valid at a place of a script, and the word that they would replace.
///
/// Columns count characters (Unicode scalar values) from 1, as those of a [`Refusal`](super::Refusal) do.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Completion {
    /// The column at which the word begins.
    pub from: u32,
    /// The column after the word. Equal to `from` if there is no word yet.
    pub to: u32,
    /// The names that can replace the word, in the order of the tables, options last. Empty in comments and quoted
    /// texts, where a number or a text belongs, and after the first mistake.
    pub names: Vec<Name>,
}

/// A name that is valid at a place.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Name {
    /// The name; that of an option with its `=`.
    pub text: String,
    /// What it is: `an action`, `a fact`, `a node`.
    pub what: Told,
}

/// The names that are valid in this line at this column, both from 1. The rest of the text may contain mistakes; it is
/// used for the number of nodes and for statements that are allowed once. A column after the end of the line is its
/// end; a line after the end of the text is empty.
///
/// If a name replaces the word, the parser finds no mistake in the line before the end of that name, except a node
/// that the cluster does not have.
pub fn complete(text: &str, line: u32, column: u32) -> Completion {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let slot = (line as usize).saturating_sub(1);
    let raw = raw_lines(text).nth(slot).unwrap_or("");
    let cursor = raw.char_indices().map(|(at, _)| at).nth((column as usize).saturating_sub(1)).unwrap_or(raw.len());
    let nothing = Completion { from: column.max(1), to: column.max(1), names: Vec::new() };
    if text.len() > MAX_BYTES {
        return nothing;
    }
    let Some(offers) = offers(raw, cursor).filter(|offers| !offers.lists.is_empty()) else {
        return nothing;
    };
    let others = Others::of(text, slot);
    let mut names: Vec<Name> = Vec::new();
    let (options, rest): (Vec<_>, Vec<_>) =
        offers.lists.into_iter().partition(|expected| matches!(expected.names, Names::Keys(_)));
    for expected in rest.into_iter().chain(options) {
        let begins = ["what-statement", "what-action"].contains(&expected.what.id);
        let lacks = |text: &String| begins && !others.lesson && OF_LESSONS.contains(&text.as_str());
        let fresh = others.spell(expected.names).into_iter();
        let fresh = fresh.filter(|text| !others.once.contains(text) && !lacks(text));
        names.extend(fresh.map(|text| Name { text, what: expected.what.clone() }));
    }
    let place = |at: usize| raw.char_indices().take_while(|&(before, _)| before < at).count() as u32 + 1;
    Completion { from: place(offers.from), to: place(offers.to), names }
}

/// What the parser offers at this byte of a line; nothing in comments and quoted texts.
fn offers(line: &str, cursor: usize) -> Option<Offers> {
    let (before, after) = line.split_at_checked(cursor)?;
    let bare = |c: char| !c.is_whitespace() && c != '"';
    if after.starts_with(['#', '"']) && !before.ends_with(|c: char| !c.is_whitespace()) {
        // A word that ended here would join the comment or the quoted text that follows.
        return None;
    }
    let rest = after.find(|c| !bare(c)).unwrap_or(after.len());
    let words = split(line.get(..cursor + rest)?).ok().filter(|words| words.comment.is_none())?;
    Reader::offers(&words, Offers::at(cursor))
}

/// Statements and actions that only a lesson has.
const OF_LESSONS: [&str; 7] = ["ask", "goal", "par", "allow", "hint", "break", "answer"];

/// What the other lines determine about this one.
struct Others {
    nodes: u8,
    /// Statements that are allowed once and exist already.
    once: Vec<String>,
    /// The script is a lesson.
    lesson: bool,
    /// The questions, and the goals, of a lesson.
    asks: Vec<String>,
    goals: Vec<String>,
}

impl Others {
    fn of(text: &str, slot: usize) -> Others {
        let mut others = Others {
            nodes: Setup::default().nodes,
            once: Vec::new(),
            lesson: false,
            asks: Vec::new(),
            goals: Vec::new(),
        };
        for (_, raw) in raw_lines(text).enumerate().filter(|(other, _)| *other != slot) {
            let mut words = raw.split_whitespace();
            match words.next() {
                Some("cluster") => others.nodes = nodes_of(raw).unwrap_or(others.nodes),
                Some(word @ ("title" | "about" | "until" | "lesson" | "par" | "allow")) => {
                    others.once.push(word.to_string());
                    others.lesson |= word == StatementName::Lesson.name();
                }
                Some("ask") => others.asks.extend(words.next().map(String::from)),
                Some("goal") => others.goals.extend(words.next().map(String::from)),
                _ => {}
            }
        }
        others
    }

    fn spell(&self, names: Names) -> Vec<String> {
        let nodes = |seen: Vec<String>, selectors: &[&'static str]| {
            let nodes = (1..=self.nodes).filter_map(NodeId::new).map(|node| node.to_string());
            nodes.chain(selectors.iter().map(|name| name.to_string())).filter(|name| !seen.contains(name)).collect()
        };
        match names {
            Names::Are(names) => names.into_iter().map(String::from).collect(),
            Names::Keys(keys) => keys.into_iter().map(|key| format!("{key}=")).collect(),
            Names::Nodes(seen) => nodes(seen, &[]),
            Names::Targets(seen) => nodes(seen, Selector::NAMES),
            Names::Asks => self.asks.clone(),
            Names::Goals => [self.asks.clone(), self.goals.clone()].concat(),
        }
    }
}

/// The number of nodes in a `cluster` statement.
fn nodes_of(raw: &str) -> Option<u8> {
    let words = split(raw).ok()?;
    let Statement::Cluster(settings) = Reader::new(&words).statement().ok()? else { return None };
    settings.iter().rev().find_map(|setting| match setting {
        Setting::Nodes(nodes) => Some(*nodes),
        _ => None,
    })
}
