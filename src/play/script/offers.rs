//! The names that are valid at a cursor.

use super::expected::{Expected, Names};
use super::value::Piece;

/// The names that are valid at a cursor, collected while a line is read. Places are bytes from the start of the line.
#[derive(Debug)]
pub(super) struct Offers {
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
    pub fn touch(&self, piece: Piece<'_>) -> bool {
        (piece.at..=piece.at + piece.text.len()).contains(&self.cursor)
    }

    /// Adds names for a piece that the cursor touches. Names for a later piece replace them; of a word and its first
    /// part, those for the part stay.
    pub fn note(&mut self, piece: Piece<'_>, expected: Expected) {
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
    pub fn note_missing(&mut self, end: usize, expected: &dyn Fn() -> Expected) {
        if self.cursor > end || end == 0 {
            self.lists.push(expected());
        }
    }
}
