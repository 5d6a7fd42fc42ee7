//! Values in words: numbers, times, ranges and percentages. They are parsed without floats, so that every text has one
//! exact value.

use super::refusal::{shown, Fault};
use crate::sim::{Micros, Ppm, Span, ALWAYS, MAX_TIME};

pub(super) type Parsed<T> = Result<T, Fault>;

/// A bare word, or a part of one.
#[derive(Clone, Copy)]
pub(super) struct Piece<'t> {
    pub at: usize,
    pub text: &'t str,
}

impl<'t> Piece<'t> {
    pub fn refuse(self, expected: impl Into<String>) -> Fault {
        Fault::new(self.at, shown(self.text), expected)
    }

    /// A refusal because something is missing at the end of the piece.
    pub fn unfinished(self, expected: impl Into<String>) -> Fault {
        Fault::new(self.at + self.text.len(), format!("the end of {}", shown(self.text)), expected)
    }

    /// The pieces before and after the separator at this byte.
    pub fn divide(self, place: usize, separator: usize) -> (Piece<'t>, Piece<'t>) {
        let after = place + separator;
        (Piece { at: self.at, text: &self.text[..place] }, Piece { at: self.at + after, text: &self.text[after..] })
    }

    pub fn split(self, separator: &str) -> Option<(Piece<'t>, Piece<'t>)> {
        Some(self.divide(self.text.find(separator)?, separator.len()))
    }
}

/// A number with at most `places` decimals, times 10^`places`. `None`: not such a number, or more than 64 bits.
pub(super) fn decimal(text: &str, places: usize) -> Option<u64> {
    let (whole, fraction) = match text.split_once('.') {
        Some((_, "")) => return None,
        Some(parts) => parts,
        None => (text, ""),
    };
    if whole.is_empty() || fraction.len() > places {
        return None;
    }
    let padding = std::iter::repeat_n(b'0', places - fraction.len());
    whole.bytes().chain(fraction.bytes()).chain(padding).try_fold(0u64, |value, digit| {
        let digit = char::from(digit).to_digit(10)?;
        value.checked_mul(10)?.checked_add(digit.into())
    })
}

pub(super) fn expected_whole(what: &str, least: u64, most: u64) -> String {
    format!("{what}: a whole number from {least} to {most}")
}

pub(super) fn whole(piece: Piece<'_>, what: &str, least: u64, most: u64) -> Parsed<u64> {
    let value = decimal(piece.text, 0).filter(|value| (least..=most).contains(value));
    value.ok_or_else(|| piece.refuse(expected_whole(what, least, most)))
}

pub(super) fn expected_time(what: &str, least: Micros, most: Micros) -> String {
    let (least, most) = (least / 1000, most / 1000);
    format!("{what}: milliseconds from {least} to {most}, with at most three decimals")
}

pub(super) fn time(piece: Piece<'_>, what: &str, least: Micros, most: Micros) -> Parsed<Micros> {
    let value = decimal(piece.text, 3).filter(|value| (least..=most).contains(value));
    value.ok_or_else(|| piece.refuse(expected_time(what, least, most)))
}

pub(super) fn moment(piece: Piece<'_>) -> Parsed<Micros> {
    time(piece, "a moment", 0, MAX_TIME)
}

/// `a..b`, or `a` for `a..a`.
pub(super) fn span(piece: Piece<'_>, what: &str, least: Micros, most: Micros) -> Parsed<Span> {
    let (first, second) = piece.split("..").unwrap_or((piece, piece));
    let (min, max) = match (decimal(first.text, 3), decimal(second.text, 3)) {
        (Some(min), Some(max)) if least <= min.min(max) && min.max(max) <= most => (min, max),
        _ => {
            let (least, most) = (least / 1000, most / 1000);
            let what = format!("{what}: a range such as 5..15, in milliseconds from {least} to {most}");
            return Err(piece.refuse(what));
        }
    };
    if min > max {
        return Err(piece
            .refuse("a range from the shorter to the longer")
            .hint(format!("did you mean “{}..{}”?", second.text, first.text)));
    }
    Ok(Span { min, max })
}

/// `10%`, in parts per million.
pub(super) fn percent(piece: Piece<'_>) -> Parsed<Ppm> {
    let value = piece.text.strip_suffix('%').and_then(|number| decimal(number, 4));
    let value = value.filter(|&ppm| ppm <= ALWAYS.into());
    let expected = || piece.refuse("a percentage from 0% to 100%, with at most four decimals");
    value.map(|ppm| ppm as Ppm).ok_or_else(expected)
}

pub(super) const ON_OFF: &str = "on or off";

pub(super) fn switch(piece: Piece<'_>) -> Parsed<bool> {
    match piece.text {
        "on" => Ok(true),
        "off" => Ok(false),
        _ => Err(piece.refuse(ON_OFF)),
    }
}
