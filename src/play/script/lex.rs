//! Splitting a text into lines, and a line into its words and its comment.

use std::borrow::Cow;
use std::iter::Peekable;
use std::str::CharIndices;

use super::expected::end_of_line;
use super::refusal::{shown, Fault};
use super::strange::{in_word, opened, unclosed};
use super::token::{Token, Words};
use crate::play::told::told;

/// The lines of a text without their ends. An empty line after the last line feed does not count.
pub(super) fn raw_lines(text: &str) -> impl DoubleEndedIterator<Item = &str> {
    text.strip_suffix('\n')
        .unwrap_or(text)
        .split('\n')
        .filter(move |_| !text.is_empty())
        .map(|line| line.strip_suffix('\r').unwrap_or(line))
}

/// Splits a line into words and a comment, in one pass.
pub(super) fn split(line: &str) -> Result<Words<'_>, Fault> {
    let mut tokens = Vec::new();
    let mut end = 0;
    let mut chars = line.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        work(1);
        if c.is_whitespace() {
            continue;
        }
        if c == '#' {
            // A word can contain a `#` (`n1>n2#4`), but cannot begin with it.
            return Ok(Words { tokens, end, comment: Some(line[end..].trim_end()) });
        }
        if c == '"' {
            let (text, close) = quoted(line, at, &mut chars)?;
            end = close + 1;
            tokens.push(Token { at, raw: &line[at..end], text: Cow::Owned(text), quoted: true });
            continue;
        }
        end = at + c.len_utf8();
        while let Some(&(next, c)) = chars.peek() {
            work(1);
            if c.is_whitespace() {
                break;
            }
            if c == '"' {
                let strange = opened(&tokens).or_else(|| in_word(at, &line[at..next], true));
                return Err(strange.unwrap_or_else(|| {
                    Fault::new(next, shown(&line[next..]), told!("expected-marks-around-word"))
                        .hint(told!("hint-escaped-mark"))
                }));
            }
            end = next + c.len_utf8();
            chars.next();
        }
        let raw = &line[at..end];
        tokens.push(Token { at, raw, text: Cow::Borrowed(raw), quoted: false });
    }
    Ok(Words { tokens, end, comment: None })
}

/// Reads a word in quotation marks whose opening one, at `at`, has been read: its text without escapes, and the place
/// of the closing mark.
fn quoted(line: &str, at: usize, chars: &mut Peekable<CharIndices>) -> Result<(String, usize), Fault> {
    let mut text = String::new();
    let close = loop {
        work(1);
        match chars.next() {
            Some((close, '"')) => break close,
            Some((slash, '\\')) => match chars.next() {
                Some((_, '"')) => text.push('"'),
                Some((_, '\\')) => text.push('\\'),
                Some((_, 'n')) => text.push('\n'),
                Some((_, 'r')) => text.push('\r'),
                Some((_, 't')) => text.push('\t'),
                other => {
                    let found = other.map_or("\\".to_string(), |(_, c)| format!("\\{c}"));
                    return Err(Fault::new(slash, shown(&found), told!("expected-escape")));
                }
            },
            Some((_, c)) => text.push(c),
            None => {
                return Err(unclosed(line, at + 1).unwrap_or_else(|| {
                    let column = line[..at].chars().count() + 1;
                    Fault::new(line.len(), end_of_line(), told!("expected-closing-mark"))
                        .hint(told!("hint-text-begins", column))
                }));
            }
        }
    };
    if let Some(&(next, c)) = chars.peek() {
        if !c.is_whitespace() {
            let after = first_word(&line[next..]);
            let plain = || Fault::new(next, shown(&line[next..]), told!("expected-space-after-mark"));
            let strange = in_word(next, after, true).or_else(|| unclosed(&line[..close], at + 1));
            return Err(strange.unwrap_or_else(plain));
        }
    }
    Ok((text, close))
}

fn first_word(text: &str) -> &str {
    text.split(char::is_whitespace).next().unwrap_or("")
}

#[cfg(test)]
thread_local! {
    static WORK: std::cell::Cell<u64> = const { std::cell::Cell::new(0) };
}

/// Counts the characters that the parser looks at, for the tests of its running time. No-op outside of tests.
#[inline]
pub(super) fn work(characters: usize) {
    #[cfg(test)]
    WORK.with(|work| work.set(work.get() + characters as u64));
    let _ = characters;
}

/// How many characters were looked at since the last call.
#[cfg(test)]
pub(super) fn work_done() -> u64 {
    WORK.with(|work| work.replace(0))
}
