//! Refusals: the place of a mistake, what was found there, and what was expected.
use crate::play::told::{told, Told};

/// Why a script or an action was refused. Nothing of it was executed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Refusal {
    /// The line, from 1.
    pub line: u32,
    /// The column in that line, from 1, counted in characters (Unicode scalar values).
    pub column: u32,
    /// One sentence without the place: what was found, what was expected and, where a name is near, what may have
    /// been meant.
    pub message: Told,
    /// What was found: a word in quotation marks, or a description such as `the end of the line`.
    pub found: Box<Told>,
    /// What is valid there.
    pub expected: Box<Told>,
}

impl Refusal {
    /// The sentence with the place.
    pub fn told(&self) -> Told {
        told!("refused-at", line: self.line, column: self.column, refusal: self.message.clone())
    }
}

/// How many mistakes of a script are reported. The others are only counted.
pub const MOST_MISTAKES: usize = 50;

/// The mistakes of a script, in the order of the text, without those that only follow from another one.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Mistakes {
    /// The first mistake.
    pub first: Refusal,
    /// The mistakes after the first, up to [`MOST_MISTAKES`] in all.
    pub others: Vec<Refusal>,
    /// How many mistakes are not listed.
    pub more: usize,
}

impl Mistakes {
    /// The mistakes that are listed.
    pub fn listed(&self) -> impl Iterator<Item = &Refusal> {
        std::iter::once(&self.first).chain(&self.others)
    }

    /// One mistake as it is. Several: their number, then one line each, then how many are left out.
    pub fn told(&self) -> Told {
        let count = self.more + 1 + self.others.len();
        if count == 1 {
            return self.first.told();
        }
        let line = |before: Told, next: Told| told!("mistakes-line", before, next);
        let listed = self.listed().map(Refusal::told).fold(told!("mistakes-count", count), line);
        match self.more {
            0 => listed,
            more => line(listed, told!("mistakes-more", more)),
        }
    }
}

impl From<Refusal> for Mistakes {
    fn from(first: Refusal) -> Mistakes {
        Mistakes { first, others: Vec::new(), more: 0 }
    }
}

/// A refusal whose place is still a byte offset in a line. A pointer, so that what may be refused is handed on with
/// little code.
#[derive(Debug)]
pub(super) struct Fault(Box<Found>);

#[derive(Debug)]
struct Found {
    /// Bytes from the start of the line.
    at: usize,
    found: Told,
    expected: Told,
    /// A hint; or nothing.
    hint: Told,
    /// A sentence that replaces “found …, expected …”; or nothing.
    sentence: Told,
    /// Whether a text in quotation marks is valid there.
    wants_text: bool,
}

impl Fault {
    #[cold]
    pub fn new(at: usize, found: Told, expected: Told) -> Fault {
        let (hint, sentence) = (Told::NOTHING, Told::NOTHING);
        Fault(Box::new(Found { at, found, expected, hint, sentence, wants_text: false }))
    }

    pub fn hint(mut self, hint: Told) -> Fault {
        self.0.hint = hint;
        self
    }

    /// The same with a sentence that replaces “found …, expected …”.
    pub fn sentence(mut self, sentence: Told) -> Fault {
        self.0.sentence = sentence;
        self
    }

    /// The same where a text in quotation marks is valid.
    pub fn for_text(mut self) -> Fault {
        self.0.wants_text = true;
        self
    }

    pub fn wants_text(&self) -> bool {
        self.0.wants_text
    }

    /// Whether it has a sentence of its own.
    pub fn is_told(&self) -> bool {
        !self.0.sentence.is_nothing()
    }

    /// Bytes from the start of its line.
    pub fn place_in_line(&self) -> usize {
        self.0.at
    }

    /// The same fault at another place.
    pub fn at(mut self, at: usize) -> Fault {
        self.0.at = at;
        self
    }

    /// The fault with its place in words for people. `text` is the line, `line` its number from 1.
    pub fn place(self, line: u32, text: &str) -> Refusal {
        let Found { at, found, expected, hint, sentence, .. } = *self.0;
        let column = text.char_indices().take_while(|&(before, _)| before < at).count() as u32 + 1;
        let refusal = match sentence.is_nothing() {
            true => told!("refused", found: found.clone(), expected: expected.clone()),
            false => sentence,
        };
        let message = if hint.is_nothing() { refusal } else { told!("refused-with-hint", refusal, hint) };
        Refusal { line, column, message, found: Box::new(found), expected: Box::new(expected) }
    }
}

/// A piece of the script as messages show it: in quotation marks.
pub(super) fn shown(text: &str) -> Told {
    match text.is_empty() {
        true => told!("found-nothing"),
        false => told!("found-text", text: short(text)),
    }
}

/// A text cut to a readable length, with nothing in it that a terminal would obey.
pub(super) fn short(text: &str) -> String {
    const LONGEST: usize = 40;
    let mut shown = String::new();
    for (count, c) in text.chars().enumerate() {
        if count == LONGEST {
            shown.push('…');
            break;
        }
        if c.is_control() {
            shown.extend(c.escape_default());
        } else {
            shown.push(c);
        }
    }
    shown
}

/// The name that was probably meant: equal but for case, the only one with this beginning, or one or two typos away.
pub(super) fn nearest<'n>(word: &str, names: &[&'n str]) -> Option<&'n str> {
    const LONGEST: usize = 32;
    // Names are in ASCII.
    let lower = |c: char| c.to_ascii_lowercase();
    let word: Vec<char> = word.chars().take(LONGEST + 1).map(lower).collect();
    if word.is_empty() || word.len() > LONGEST {
        return None;
    }
    let allowed = word.len().div_ceil(3).min(2);
    let mut best: Option<(usize, &'n str)> = None;
    for &name in names {
        let letters: Vec<char> = name.chars().map(lower).collect();
        let slips = slips(&word, &letters);
        // A name that differs in all its letters is not near.
        if slips <= allowed && slips < letters.len().min(word.len()) && best.is_none_or(|(least, _)| slips < least) {
            best = Some((slips, name));
        }
    }
    if let Some((_, name)) = best {
        return Some(name);
    }
    let begun = |name: &&'n str| name.chars().map(lower).take(word.len()).eq(word.iter().copied());
    let mut begun = names.iter().copied().filter(begun);
    match (begun.next(), begun.next()) {
        (Some(name), None) if word.len() >= 3 => Some(name),
        _ => None,
    }
}

/// The edit distance of two words: insertions, deletions, replacements, and exchanges of two neighbours.
fn slips(a: &[char], b: &[char]) -> usize {
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, y) in b.iter().enumerate() {
            let mut least = (last[j] + usize::from(x != y)).min(last[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && *x == b[j - 1] && a[i - 1] == *y {
                least = least.min(before[j - 1] + 1);
            }
            row.push(least);
        }
        before = std::mem::replace(&mut last, row);
    }
    last.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_names_are_found_and_far_ones_are_not() {
        let names = ["crash", "restart", "drop", "drop-next", "duplicate", "cut", "cluster"];
        for (word, meant) in [
            ("crahs", Some("crash")),
            ("CRASH", Some("crash")),
            ("restrat", Some("restart")),
            ("dropnext", Some("drop-next")),
            ("dup", Some("duplicate")),
            ("ct", Some("cut")),
            ("banana", None),
            ("x", None),
            ("", None),
        ] {
            assert_eq!(nearest(word, &names), meant, "{word}");
        }
        assert_eq!(nearest(&"c".repeat(100_000), &names), None);
    }

    #[test]
    fn what_was_found_is_short_and_harmless() {
        assert_eq!(shown(""), told!("found-nothing"));
        assert_eq!(shown("a\u{1b}[2Jb"), told!("found-text", text: "a\\u{1b}[2Jb"));
        assert_eq!(short(&"x".repeat(100)).chars().count(), 41);
    }
}
