//! The words of a line, bare or in double quotes, and its comment.

use std::borrow::Cow;

/// One word of a line.
#[derive(Debug)]
pub(super) struct Token<'a> {
    /// Bytes from the start of the line.
    pub at: usize,
    /// The word as written, with quotes.
    pub raw: &'a str,
    /// Its text, without quotes and escapes.
    pub text: Cow<'a, str>,
    pub quoted: bool,
}

/// The parts of a line.
#[derive(Debug)]
pub(super) struct Words<'a> {
    pub tokens: Vec<Token<'a>>,
    /// Where the last word ends. A missing word is reported here.
    pub end: usize,
    /// The comment with the spacing before it; `None`: there is none.
    pub comment: Option<&'a str>,
}
