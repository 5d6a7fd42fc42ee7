//! The rule that Rust holds no sentences for people.

use crate::source::{Source, Token};

/// Words in a row that make a sentence. Statements of a script have fewer: they have names, numbers and signs between.
const WORDS: usize = 3;

/// Strings with this many plain words in a row, outside of tests and of what only developers see.
pub fn sentences(source: &Source) -> Vec<(usize, String)> {
    let is_prose = |token: &&(usize, &Token)| {
        let (at, token) = **token;
        !token.test && !is_name(&token.string) && !for_developers(source, at) && longest(&token.string) >= WORDS
    };
    let tokens: Vec<(usize, &Token)> = source.tokens.iter().enumerate().collect();
    tokens.iter().filter(is_prose).map(|(_, token)| (token.line, format!("“{}”", token.string))).collect()
}

/// Whether a string is a statement of a script, or the name of a section, by which programs know a rule.
fn is_name(string: &str) -> bool {
    const STARTS: [&str; 13] = [
        "title \\\"",
        "about \"",
        "cluster ",
        "at 600 ",
        "expect ",
        "ask ",
        "goal ",
        "hint ",
        "break ",
        "allow ",
        "Figure ",
        "Section ",
        "Thesis ",
    ];
    STARTS.iter().any(|start| string.starts_with(start))
}

/// The most words in a row that have only lower case letters and only spaces or a line break between.
fn longest(string: &str) -> usize {
    let (mut most, mut now) = (0, 0);
    // A line of a string may end in a backslash.
    for word in string.replace("\\\n", " ").split_whitespace() {
        let ends = word.ends_with([',', '.', ':', ';', '?']);
        let word = word.trim_end_matches([',', '.', ':', ';', '?']);
        let is_word = !word.is_empty() && word.chars().all(|c| c.is_ascii_lowercase() || c == '\'');
        now = if is_word { now + 1 } else { 0 };
        most = most.max(now);
        if ends && !is_word {
            now = 0;
        }
    }
    most
}

/// Whether the string at this token is the message of a panic that cannot happen, or belongs to an attribute.
fn for_developers(source: &Source, at: usize) -> bool {
    const MACROS: [&str; 5] = ["debug_assert", "debug_assert_eq", "assert", "unreachable", "panic"];
    let mut depth = 0;
    for i in (0..at).rev() {
        match source.text_at(i) {
            ")" | "]" => depth += 1,
            "(" | "[" if depth > 0 => depth -= 1,
            "(" => {
                let before = source.text_at(i.wrapping_sub(1));
                let name = if before == "!" { source.text_at(i.wrapping_sub(2)) } else { before };
                return before == "expect" || before == "!" && MACROS.contains(&name) || in_attribute(source, i);
            }
            "[" => return source.text_at(i.wrapping_sub(1)) == "#",
            ";" | "{" | "}" if depth == 0 => return false,
            _ => {}
        }
    }
    false
}

/// Whether the bracket at this token is inside of `#[…]`.
fn in_attribute(source: &Source, at: usize) -> bool {
    let start = (0..at).rev().take_while(|i| ![";", "{", "}"].contains(&source.text_at(*i)));
    start.into_iter().any(|i| source.text_at(i) == "#" && source.text_at(i + 1) == "[")
}
