//! Collecting the names that are valid at a cursor, while the parser reads a line.

use super::super::expected::{Expected, Names};
use super::super::lex::Words;
use super::super::value::{Parsed, Piece};
use super::Reader;

/// The places at which the parser offers names. They do nothing unless a completion is wanted.
impl<'t> Reader<'t> {
    /// Reads a statement up to its first mistake, and returns the names that are valid at the cursor.
    pub(in super::super) fn offers(words: &'t Words<'t>, offers: Offers) -> Option<Offers> {
        let mut reader = Reader::new(words);
        reader.offers = Some(offers);
        // A mistake after the cursor does not matter; one before it stops the parser before the cursor.
        let _ = reader.statement();
        reader.offers
    }

    /// Offers these names in place of this piece.
    pub fn offer(&mut self, piece: Piece<'t>, expected: &dyn Fn() -> Expected) {
        if let Some(offers) = self.offers.as_mut().filter(|offers| offers.touch(piece)) {
            offers.note(piece, expected());
        }
    }

    /// Offers these names in place of the next word, or at the end if there is none.
    pub fn offer_next(&mut self, expected: &dyn Fn() -> Expected) {
        match (self.peek(), &mut self.offers) {
            (_, None) => {}
            (Some(token), _) if token.quoted => {}
            (Some(token), _) => self.offer(Piece { at: token.at, text: token.raw }, expected),
            (None, Some(offers)) => offers.note_missing(self.end, expected),
        }
    }

    /// Whether there is another word; if not, offers these names.
    pub fn more(&mut self, expected: &dyn Fn() -> Expected) -> bool {
        let more = self.peek().is_some();
        if !more {
            self.offer_next(expected);
        }
        more
    }

    /// The next word, which has parts. Offers these names for the first part.
    pub fn parts(&mut self, expected: &str, first: &dyn Fn() -> Expected) -> Parsed<Piece<'t>> {
        if !self.peek().is_some_and(|token| token.raw.contains(['>', '-'])) {
            self.offer_next(first);
        }
        self.word(&|| expected.into())
    }
}

/// The names that are valid at a cursor, collected while a line is read. Places are bytes from the start of the line.
#[derive(Debug)]
pub(in super::super) struct Offers {
    cursor: usize,
    /// Where the word begins that the names would replace.
    pub from: usize,
    /// Where this word ends.
    pub to: usize,
    /// The names, by table.
    pub lists: Vec<Expected>,
}

impl Offers {
    /// Nothing yet, at this cursor.
    pub fn at(cursor: usize) -> Offers {
        Offers { cursor, from: cursor, to: cursor, lists: Vec::new() }
    }

    /// Whether the cursor is in the piece, or at one of its ends.
    fn touch(&self, piece: Piece<'_>) -> bool {
        (piece.at..=piece.at + piece.text.len()).contains(&self.cursor)
    }

    /// Adds names for a piece that the cursor touches. Names for a later piece replace them; of a word and its first
    /// part, those for the part stay.
    fn note(&mut self, piece: Piece<'_>, expected: Expected) {
        let mut to = piece.at + piece.text.len();
        if let (Names::Keys(_), Some(sign)) = (&expected.names, piece.text.find('=')) {
            // A key ends with its sign; the value follows.
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

    /// Adds names for a word that is missing, if the cursor is after a space.
    fn note_missing(&mut self, end: usize, expected: &dyn Fn() -> Expected) {
        if self.cursor > end || end == 0 {
            self.lists.push(expected());
        }
    }
}
