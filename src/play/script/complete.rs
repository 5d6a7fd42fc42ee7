//! What may stand in a place of a script: for an editor that completes names.
//!
//! The parser itself answers. It reads the line up to the end of the cursor's word, and says so wherever it looks for a
//! name in a table; the tables of the place that the cursor touches are the answer. So a name is offered if and only if
//! it is read there: no second grammar can disagree with the first.

use super::expected::{Expected, Names};
use super::grammar::Selector;
use super::lex::{raw_lines, split, Words};
use super::parse::Reader;
use super::value::{Parsed, Piece};
use super::{Setting, Statement, MAX_BYTES};
use crate::raft::{Named, NodeId};
use crate::sim::Setup;

/// The names that may stand in a place of a script, and which word they would replace.
///
/// Columns count characters (Unicode scalar values) from 1, as those of a [`Refusal`](super::Refusal) do.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Completion {
    /// The column at which the word begins.
    pub from: u32,
    /// The column right behind the word. Equal to `from` where there is none yet.
    pub to: u32,
    /// What may stand there instead, in the order of the tables; options last. Empty where nothing has a name: in
    /// comments and quoted texts, where a number or a text belongs, and behind the first thing that is wrong.
    pub names: Vec<Name>,
}

/// A name that may stand in a place.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Name {
    /// The name; that of an option with its `=`.
    pub text: String,
    /// What it is: `an action`, `a fact`, `a node`.
    pub what: String,
}

/// The names that may stand in this line (from 1) at this column (from 1). The rest of the text need not be right; it
/// says how many nodes there are, and what stands at most once. A column behind the line's end is its end; a line
/// behind the text's end is empty.
///
/// Whichever name is put in place of the word, what the parser then finds wrong with the line, if anything, begins no
/// earlier than the name's end; but for a node before it that the cluster does not have.
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
        let fresh = others.spell(expected.names).into_iter().filter(|text| !others.once.contains(text));
        names.extend(fresh.map(|text| Name { text, what: expected.what.clone() }));
    }
    let place = |at: usize| raw.char_indices().take_while(|&(before, _)| before < at).count() as u32 + 1;
    Completion { from: place(offers.from), to: place(offers.to), names }
}

/// What the parser offers at this byte of a line; nothing in comments and texts.
fn offers(line: &str, cursor: usize) -> Option<Offers> {
    let (before, after) = line.split_at_checked(cursor)?;
    let bare = |c: char| !c.is_whitespace() && c != '"';
    if after.starts_with(['#', '"']) && !before.ends_with(|c: char| !c.is_whitespace()) {
        // A word that ended right here would become one with what follows.
        return None;
    }
    let rest = after.find(|c| !bare(c)).unwrap_or(after.len());
    let words = split(line.get(..cursor + rest)?).ok().filter(|words| words.comment.is_none())?;
    Reader::offers(&words, Offers { cursor, from: cursor, to: cursor, lists: Vec::new() })
}

/// Where the parser says what it would read. Nothing, unless somebody asks.
impl<'t> Reader<'t> {
    /// Reads a statement as far as it is right: the names that may stand at the cursor.
    fn offers(words: &'t Words<'t>, offers: Offers) -> Option<Offers> {
        let mut reader = Reader::new(words);
        reader.offers = Some(offers);
        // What is wrong behind the cursor is no matter; what is wrong before it ends the reading before the cursor.
        let _ = reader.statement();
        reader.offers
    }

    /// These names may stand in place of this piece.
    pub fn offer(&mut self, piece: Piece<'t>, expected: &dyn Fn() -> Expected) {
        if let Some(offers) = self.offers.as_mut().filter(|offers| offers.touch(piece)) {
            offers.note(piece, expected());
        }
    }

    /// These names may stand in place of the next word, or where there is none.
    pub fn offer_next(&mut self, expected: &dyn Fn() -> Expected) {
        match (self.peek(), &mut self.offers) {
            (_, None) => {}
            (Some(token), _) if token.quoted => {}
            (Some(token), _) => self.offer(Piece { at: token.at, text: token.raw }, expected),
            (None, Some(offers)) => offers.note_missing(self.end, expected),
        }
    }

    /// Whether there is another word; if not, it may be one of these names.
    pub fn more(&mut self, expected: &dyn Fn() -> Expected) -> bool {
        let more = self.peek().is_some();
        if !more {
            self.offer_next(expected);
        }
        more
    }

    /// The next word, which has parts; the first is one of these names.
    pub fn parts(&mut self, expected: &str, first: &dyn Fn() -> Expected) -> Parsed<Piece<'t>> {
        if !self.peek().is_some_and(|token| token.raw.contains(['>', '-'])) {
            self.offer_next(first);
        }
        self.word(&|| expected.into())
    }
}

/// The names that may stand at a cursor, gathered while a line is read. Places in bytes from the start of the line.
#[derive(Debug)]
pub(super) struct Offers {
    cursor: usize,
    from: usize,
    to: usize,
    lists: Vec<Expected>,
}

impl Offers {
    /// Whether the cursor is in the piece, or at one of its ends.
    pub fn touch(&self, piece: Piece<'_>) -> bool {
        (piece.at..=piece.at + piece.text.len()).contains(&self.cursor)
    }

    /// These names may stand in place of a piece that the cursor touches. The last piece counts, and of a word and its
    /// beginning the beginning.
    pub fn note(&mut self, piece: Piece<'_>, expected: Expected) {
        let mut to = piece.at + piece.text.len();
        if let (Names::Keys(_), Some(sign)) = (&expected.names, piece.text.find('=')) {
            // A key goes as far as its sign; behind that is its value.
            if self.cursor > piece.at + sign {
                return;
            }
            to = piece.at + sign + 1;
        }
        if piece.at < self.from && !self.lists.is_empty() {
            return;
        }
        if (piece.at, to) != (self.from, self.to) {
            self.lists.clear();
        }
        (self.from, self.to) = (piece.at, to);
        self.lists.push(expected);
    }

    /// These names may stand where there is no word: behind a space.
    pub fn note_missing(&mut self, end: usize, expected: &dyn Fn() -> Expected) {
        if self.cursor > end || end == 0 {
            self.lists.push(expected());
        }
    }
}

/// What the other lines say about this one.
struct Others {
    nodes: u8,
    /// Statements that stand once and stand already.
    once: Vec<String>,
}

impl Others {
    fn of(text: &str, slot: usize) -> Others {
        let mut others = Others { nodes: Setup::default().nodes, once: Vec::new() };
        for (_, raw) in raw_lines(text).enumerate().filter(|(other, _)| *other != slot) {
            match raw.split_whitespace().next() {
                Some("cluster") => others.nodes = nodes_of(raw).unwrap_or(others.nodes),
                Some(word @ ("title" | "about" | "until")) => others.once.push(word.to_string()),
                _ => {}
            }
        }
        others
    }

    fn spell(&self, names: Names) -> Vec<String> {
        let nodes = |seen: Vec<String>, selectors: &[&'static str]| {
            let nodes = (1..=self.nodes).filter_map(NodeId::new).map(|node| node.to_string());
            nodes
                .chain(selectors.iter().map(|name| name.to_string()))
                .filter(|name| !seen.contains(name))
                .collect::<Vec<_>>()
        };
        match names {
            Names::Are(names) => names.into_iter().map(String::from).collect::<Vec<_>>(),
            Names::Keys(keys) => keys.into_iter().map(|key| format!("{key}=")).collect::<Vec<_>>(),
            Names::Nodes(seen) => nodes(seen, &[]),
            Names::Targets(seen) => nodes(seen, Selector::NAMES),
        }
    }
}

/// How many nodes a `cluster` statement says that there are.
fn nodes_of(raw: &str) -> Option<u8> {
    let words = split(raw).ok()?;
    let Statement::Cluster(settings) = Reader::new(&words).statement().ok()? else { return None };
    settings.iter().rev().find_map(|setting| match setting {
        Setting::Nodes(nodes) => Some(*nodes),
        _ => None,
    })
}
