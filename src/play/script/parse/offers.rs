//! The places at which the parser offers names for a cursor, while it reads a line.

use super::super::expected::Expected;
use super::super::offers::Offers;
use super::super::token::Words;
use super::super::value::{Parsed, Piece};
use super::Reader;
use crate::play::told::Told;

/// They do nothing unless a completion is wanted.
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
    pub fn parts(&mut self, expected: &dyn Fn() -> Told, first: &dyn Fn() -> Expected) -> Parsed<Piece<'t>> {
        if !self.peek().is_some_and(|token| token.raw.contains(['>', '-'])) {
            self.offer_next(first);
        }
        self.word(&|| expected().into())
    }
}
