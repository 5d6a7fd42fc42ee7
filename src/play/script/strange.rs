//! Characters that look right and are not: what word processors, phones and chat programs put into a text that somebody
//! pastes. The sentence names the character, because two that look alike cannot be told apart on the screen.

use super::refusal::Fault;
use super::token::{Token, Words};
use super::value::Parsed;
use crate::play::told::{told, Told};
use crate::sim::{first_confusable, is_invisible, is_quotation_mark};

/// A bare text must be what it looks like; in quotation marks everything may stand. `at`: where it begins in its line.
pub(super) fn clear(at: usize, text: &str) -> Parsed<()> {
    match first_confusable(text) {
        None => Ok(()),
        Some((place, c)) if is_quotation_mark(c) => Err(no_quotation_mark(at + place, c)),
        Some((place, c)) => Err(unseen(at + place, c).hint(told!("hint-quote-to-keep"))),
    }
}

/// The same of a text that can be nothing but a text, such as a title: there `'` and `` ` `` around it are a mistake,
/// too.
pub(super) fn clear_text(at: usize, text: &str) -> Parsed<()> {
    if text.len() > 1 && text.starts_with(PLAIN) && text.ends_with(PLAIN) {
        return Err(plain_mark(at, text));
    }
    clear(at, text)
}

/// Characters that people use as quotation marks and that are not valid as such here.
const PLAIN: [char; 2] = ['\'', '`'];

fn plain_mark(at: usize, text: &str) -> Fault {
    no_quotation_mark(at, text.chars().next().unwrap_or('\''))
}

/// Words are left over behind a text. If one of these words before them begins with a mark that quotes elsewhere, that
/// is why.
pub(super) fn plain_mark_in(tokens: &[Token<'_>]) -> Option<Fault> {
    let token = tokens.iter().find(|token| !token.quoted && token.raw.starts_with(PLAIN))?;
    Some(plain_mark(token.at, token.raw))
}

/// The fault, reported at the strange character that causes it, if there is one.
pub(super) fn named(fault: Fault, words: &Words<'_>) -> Fault {
    if fault.is_told() {
        return fault;
    }
    let at = fault.place_in_line();
    let holds = |token: &&Token<'_>| token.at <= at && at <= token.at + token.raw.len();
    // A fault between two words belongs to the second.
    let token = words.tokens.iter().rev().find(holds).filter(|token| !token.quoted);
    token.and_then(|token| in_word(token.at, token.raw, fault.wants_text())).unwrap_or(fault)
}

/// The first strange character of a word that is not a text. `quoted`: a text in quotation marks is valid there.
pub(super) fn in_word(at: usize, word: &str, quoted: bool) -> Option<Fault> {
    if word.is_ascii() && !word.bytes().any(|byte| byte.is_ascii_control()) {
        return None;
    }
    // A dash alone is not meant as a hyphen: no word is a hyphen.
    let dash = word.chars().all(|c| is_invisible(c) || lookalike(c).is_some_and(|plain| plain == "-"));
    word.char_indices().find_map(|(place, c)| {
        let at = at + place;
        if is_invisible(c) {
            Some(unseen(at, c))
        } else if is_quotation_mark(c) {
            Some(if quoted { no_quotation_mark(at, c) } else { needless_mark(at, c) })
        } else {
            lookalike(c).filter(|_| !dash).map(|plain| other(at, c, plain))
        }
    })
}

/// A text that was opened by `"` and is not closed: a foreign mark may be meant to close it. `from`: where the text
/// begins in the line.
pub(super) fn unclosed(line: &str, from: usize) -> Option<Fault> {
    let text = line.get(from..)?;
    let closes = |&(place, c): &(usize, char)| {
        let after = text[place + c.len_utf8()..].chars().next();
        is_quotation_mark(c) && after.is_none_or(|after| after.is_whitespace() || after == '#')
    };
    let (place, c) = text.char_indices().rev().find(closes)?;
    Some(no_quotation_mark(from + place, c))
}

/// A word holds a `"`: one of the words before it may begin with the foreign mark that is meant to open its text.
pub(super) fn opened(tokens: &[Token<'_>]) -> Option<Fault> {
    let token = tokens.iter().find(|token| !token.quoted && token.raw.starts_with(is_quotation_mark))?;
    in_word(token.at, token.raw, true)
}

/// `U+201C`
fn code(c: char) -> String {
    format!("U+{:04X}", u32::from(c))
}

/// The character with its number.
fn shown(c: char) -> Told {
    told!("found-character", code: code(c), character: c.to_string())
}

/// A refusal that says what the character is not.
fn not(at: usize, found: Told, expected: Told) -> Fault {
    let sentence = told!("refused-lookalike", found: found.clone(), expected: expected.clone());
    Fault::new(at, found, expected).sentence(sentence)
}

fn no_quotation_mark(at: usize, c: char) -> Fault {
    let found = if c.is_ascii() { Told::text(c.to_string()) } else { shown(c) };
    not(at, found, told!("expected-quotation-mark"))
}

fn needless_mark(at: usize, c: char) -> Fault {
    Fault::new(at, shown(c), told!("expected-bare-word"))
}

fn unseen(at: usize, c: char) -> Fault {
    // Names in Unicode's words, by which the message selects.
    let name = match c {
        '\u{ad}' => "soft-hyphen",
        '\u{200b}' => "zero-width-space",
        '\u{200c}' => "zero-width-non-joiner",
        '\u{200d}' => "zero-width-joiner",
        '\u{2060}' => "word-joiner",
        '\u{feff}' => "byte-order-mark",
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => "direction",
        '\u{fe00}'..='\u{fe0f}' => "variation-selector",
        _ => "none",
    };
    let found = told!("found-invisible", code: code(c), name);
    let sentence = told!("refused-invisible", found: found.clone());
    Fault::new(at, found, told!("expected-nothing")).sentence(sentence)
}

fn other(at: usize, c: char, plain: String) -> Fault {
    let expected = match plain.chars().next() {
        Some('a'..='z' | 'A'..='Z') => told!("expected-letter", letter: plain),
        Some('0'..='9') => told!("expected-digit", digit: plain),
        _ => told!("expected-sign", sign: plain),
    };
    not(at, shown(c), expected)
}

/// Letters of other alphabets, each followed by the one it is taken for.
const LETTERS: &str = "\
    аaеeоoрpсcуyхxіiјjѕsһhԁdԛqԝwӏlвbмmтtкkнhгrпnАAВBЕEКKМMНHОOРP\
    СCТTХXІIαaοoνvιiρpκkτtυuχxεeηnωwΑAΒBΕEΖZΗHΙIΚKΜMΝNΟOΡPΤTΥYΧX\
    ıi";

/// The character that this one looks like: a letter, a digit or a sign.
fn lookalike(c: char) -> Option<String> {
    let sign = |plain: &str| Some(plain.to_string());
    let code = u32::from(c);
    match c {
        '\u{2010}'..='\u{2015}' | '−' | '﹘' | '﹣' | '⁃' | '˗' | '‾' | '↔' | '⇔' | '⟷' => {
            return sign("-")
        }
        '→' | '⟶' | '⇒' | '⟹' | '➔' | '➜' | '➝' | '➞' | '〉' | '⟩' | '❯' => return sign(">"),
        '≥' | '⩾' | '≧' => return sign(">="),
        '≤' | '⩽' | '≦' => return sign("<="),
        '…' | '‥' => return sign(".."),
        '·' | '․' | '。' | '٫' => return sign("."),
        '∣' | '│' | '¦' | 'ǀ' | '┃' => return sign("|"),
        '═' | '꞊' => return sign("="),
        '٪' | '﹪' => return sign("%"),
        '﹟' | '♯' => return sign("#"),
        '⁄' | '∕' => return sign("/"),
        _ => {}
    }
    let plain = match code {
        // Full width: the same row as ASCII.
        0xff01..=0xff5e => code - 0xff01 + 0x21,
        // Bold, italic, script, …: thirteen alphabets, one after another.
        0x1d400..=0x1d6a3 => {
            let letter = (code - 0x1d400) % 52;
            if letter < 26 {
                letter + 0x41
            } else {
                letter - 26 + 0x61
            }
        }
        0x1d7ce..=0x1d7ff => (code - 0x1d7ce) % 10 + 0x30,
        0x660..=0x669 | 0x6f0..=0x6f9 | 0x2080..=0x2089 => (code & 15) + 0x30,
        0x966..=0x96f => code - 0x966 + 0x30,
        0xb2 | 0xb3 => code - 0xb0 + 0x30,
        0xb9 => 0x31,
        0x2070 | 0x2074..=0x2079 => (code & 15) + 0x30,
        _ => {
            let mut letters = LETTERS.chars();
            // In pairs: the look-alike follows the letter.
            std::iter::from_fn(|| Some((letters.next()?, letters.next()?))).find(|pair| pair.0 == c)?.1.into()
        }
    };
    Some(char::from_u32(plain)?.to_string())
}
