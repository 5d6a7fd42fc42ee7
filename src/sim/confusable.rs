//! Invisible characters, and marks that look like the quotation mark `"`. Word processors, phones and chat
//! programs insert both; a word with one differs from the word that is displayed.

/// Whether a character is invisible: zero-width characters, soft hyphens, marks of direction,
/// control characters, fillers. Spaces of any kind are not.
pub fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{2800}' | '\u{3164}'
            | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}'
            | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}'
    ) || c.is_control() && !c.is_whitespace()
}

/// Marks that quote wherever they stand.
const DOUBLE: &str = "“”„‟«»″‶〝〞〟＂❝❞⹂「」『』";
/// Marks that quote at the ends of a word; in the middle they are apostrophes.
const SINGLE: &str = "‘’‚‛‹›❛❜＇";

/// Whether a character is used as a quotation mark somewhere, and is not `"`.
pub fn is_quotation_mark(c: char) -> bool {
    !c.is_ascii() && (DOUBLE.contains(c) || SINGLE.contains(c))
}

/// The first confusable character in a text without quotation marks, with its place in bytes:
/// a foreign quotation mark, or an invisible character. Characters that join a picture or a letter are allowed: the
/// joiners in the emoji of a family, in Persian and in Hindi.
pub fn first_confusable(text: &str) -> Option<(usize, char)> {
    // Most texts are plain.
    if text.bytes().all(|byte| byte.is_ascii_graphic()) {
        return None;
    }
    let mut before = None;
    let mut rest = text.char_indices().peekable();
    while let Some((at, c)) = rest.next() {
        let after = rest.peek().map(|&(_, c)| c);
        let ends = before.is_none() || after.is_none();
        let quotes = !c.is_ascii() && (DOUBLE.contains(c) || ends && SINGLE.contains(c));
        if quotes || is_invisible(c) && !joins(before, c, after) {
            return Some((at, c));
        }
        before = Some(c);
    }
    None
}

/// Whether an invisible character is part of a visible one here.
fn joins(before: Option<char>, c: char, after: Option<char>) -> bool {
    let Some(before) = before.filter(|before| !before.is_ascii()) else {
        // A digit on a key: 1️⃣
        return c == '\u{fe0f}' && before.is_some() && after == Some('\u{20e3}');
    };
    match c {
        '\u{200c}' | '\u{200d}' => after.is_some_and(|after| !after.is_ascii() && !is_invisible(after)),
        '\u{fe00}'..='\u{fe0f}' => (before > '\u{2000}' || matches!(before, '©' | '®')) && !is_invisible(before),
        // The letters in the flags of England, Scotland and Wales.
        '\u{e0020}'..='\u{e007f}' => before == '🏴' || matches!(before, '\u{e0020}'..='\u{e007e}'),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn first_confusable_is_found() {
        for (text, place) in [
            ("plain", None),
            ("“hi”", Some(0)),
            ("hi”", Some(2)),
            ("a«b", Some(1)),
            ("it’s", None),
            ("‘tis", Some(0)),
            ("dogs’", Some(4)),
            ("’", Some(0)),
            ("a\u{200b}b", Some(1)),
            ("a\u{ad}", Some(1)),
            ("\u{feff}a", Some(0)),
            ("é\u{200d}", Some(2)),
            ("é\u{fe0f}", Some(2)),
            ("a\u{7}", Some(1)),
            ("👩\u{200d}💻", None),
            ("❤\u{fe0f}\u{200d}🔥", None),
            ("1\u{fe0f}\u{20e3}", None),
            ("🏴\u{e0067}\u{e007f}", None),
            ("نمی\u{200c}خواهم", None),
            ("数字", None),
            ("–5", None),
        ] {
            assert_eq!(first_confusable(text).map(|(at, _)| at), place, "{text:?}");
        }
    }
}
