//! Values in words: numbers, times, ranges and percentages. They are parsed without floats, so that every text has one
//! exact value.

use super::refusal::{short, shown, Fault};
use crate::play::told::{told, Told};
use crate::sim::{Micros, Ppm, Span, ALWAYS, MAX_TIME};

pub(super) type Parsed<T> = Result<T, Fault>;

/// A bare word, or a part of one.
#[derive(Clone, Copy)]
pub(super) struct Piece<'t> {
    pub at: usize,
    pub text: &'t str,
}

impl<'t> Piece<'t> {
    pub fn refuse(self, expected: Told) -> Fault {
        Fault::new(self.at, shown(self.text), expected)
    }

    /// A refusal because something is missing at the end of the piece.
    pub fn unfinished(self, expected: Told) -> Fault {
        Fault::new(self.at + self.text.len(), told!("found-end-of", text: short(self.text)), expected)
    }

    /// A refusal because the same stands before it.
    pub fn repeated(self, expected: Told) -> Fault {
        Fault::new(self.at, told!("found-again", text: short(self.text)), expected)
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

pub(super) fn expected_whole(what: Told, least: u64, most: u64) -> Told {
    told!("expected-whole", what, least, most)
}

pub(super) fn whole(piece: Piece<'_>, what: Told, least: u64, most: u64) -> Parsed<u64> {
    let value = decimal(piece.text, 0).filter(|value| (least..=most).contains(value));
    value.ok_or_else(|| piece.refuse(expected_whole(what, least, most)))
}

pub(super) fn expected_time(what: Told, least: Micros, most: Micros) -> Told {
    told!("expected-time", what, least: least / 1000, most: most / 1000)
}

pub(super) fn time(piece: Piece<'_>, what: Told, least: Micros, most: Micros) -> Parsed<Micros> {
    let value = decimal(piece.text, 3).filter(|value| (least..=most).contains(value));
    value.ok_or_else(|| piece.refuse(expected_time(what, least, most)))
}

pub(super) fn moment(piece: Piece<'_>) -> Parsed<Micros> {
    time(piece, told!("quantity-moment"), 0, MAX_TIME)
}

pub(super) fn expected_moment() -> Told {
    expected_time(told!("quantity-moment"), 0, MAX_TIME)
}

/// `a..b`, or `a` for `a..a`.
pub(super) fn span(piece: Piece<'_>, what: Told, least: Micros, most: Micros) -> Parsed<Span> {
    let (first, second) = piece.split("..").unwrap_or((piece, piece));
    let (min, max) = match (decimal(first.text, 3), decimal(second.text, 3)) {
        (Some(min), Some(max)) if least <= min.min(max) && min.max(max) <= most => (min, max),
        _ => {
            return Err(piece.refuse(told!("expected-range", what, least: least / 1000, most: most / 1000)));
        }
    };
    if min > max {
        return Err(piece
            .refuse(told!("expected-range-in-order"))
            .hint(meant(format!("{}..{}", second.text, first.text))));
    }
    Ok(Span { min, max })
}

/// `10%`, in parts per million.
pub(super) fn percent(piece: Piece<'_>) -> Parsed<Ppm> {
    let value = piece.text.strip_suffix('%').and_then(|number| decimal(number, 4));
    let value = value.filter(|&ppm| ppm <= ALWAYS.into());
    let expected = || piece.refuse(told!("expected-percentage"));
    value.map(|ppm| ppm as Ppm).ok_or_else(expected)
}

/// The question whether this was meant.
pub(super) fn meant(name: String) -> Told {
    told!("hint-meant", name)
}

pub(super) fn switch(piece: Piece<'_>) -> Parsed<bool> {
    match piece.text {
        "on" => Ok(true),
        "off" => Ok(false),
        _ => Err(piece.refuse(told!("expected-on-off"))),
    }
}
