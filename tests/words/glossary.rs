//! The glossary: a message that has a word of the field in English has its translation in every other language.

use std::fs;

use fluent_syntax::ast::{Entry, Pattern, PatternElement};
use fluent_syntax::parser;

use crate::catalogue::Language;
use crate::{file, ENGLISH};

/// The file with the terms.
const FILE: &str = "terms.ftl";

/// A word of the field in one language.
struct Term {
    id: String,
    /// The word, then its other forms.
    forms: Vec<String>,
}

/// The terms of a language.
fn terms(code: &str) -> Vec<Term> {
    let text = fs::read_to_string(file("www/text").join(code).join(FILE)).unwrap();
    let resource = parser::parse(text.as_str()).unwrap_or_else(|(_, errors)| panic!("{code}/{FILE}: {errors:?}"));
    let term = |entry: &Entry<&str>| match entry {
        Entry::Term(term) => {
            let mut forms = vec![plain(&term.value)];
            let others = term.attributes.iter().map(|it| plain(&it.value));
            forms.extend(others.flat_map(|it| it.split(' ').map(|form| form.replace('_', " ")).collect::<Vec<_>>()));
            Some(Term { id: term.id.name.to_string(), forms })
        }
        _ => None,
    };
    resource.body.iter().filter_map(term).collect()
}

fn plain(pattern: &Pattern<&str>) -> String {
    let parts = pattern.elements.iter().map(|element| match element {
        PatternElement::TextElement { value } => *value,
        PatternElement::Placeable { .. } => panic!("a term has no values"),
    });
    parts.collect()
}

/// Whether a text has one of these forms, as a whole word if it is of Latin letters.
fn has(text: &str, forms: &[String]) -> bool {
    let letter = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    forms.iter().any(|form| {
        text.match_indices(form.as_str()).any(|(at, _)| {
            let (before, after) = (text[..at].chars().next_back(), text[at + form.len()..].chars().next());
            !form.is_ascii() || !letter(before) && !letter(after)
        })
    })
}

/// The text of a message without its placeables, which name terms and values.
fn words(text: &str) -> String {
    let mut depth = 0;
    let kept = text.chars().filter(|c| {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        depth == 0 && *c != '}'
    });
    kept.collect()
}

/// Terms that a translation lacks, and messages that say it in other words.
pub fn complaints(english: &Language, other: &Language) -> Vec<String> {
    let (ours, theirs) = (terms(ENGLISH), terms(&other.code));
    let ids = |terms: &[Term]| terms.iter().map(|term| term.id.clone()).collect::<Vec<_>>();
    if ids(&ours) != ids(&theirs) {
        return vec![format!("{}/{FILE} has other terms than {ENGLISH}/{FILE}", other.code)];
    }
    // The native reader keeps terms and messages under one name.
    let hidden = english.messages().filter(|said| ours.iter().any(|term| term.id == said.id));
    let mut found: Vec<String> = hidden.map(|said| format!("{} is also a term: rename the message", said.id)).collect();
    for said in english.messages() {
        let Some(translation) = other.get(&said.id) else { continue };
        // Without the ids, which are English.
        let [text, translated] = [said, translation].map(|it| it.text.split_once('=').map_or("", |(_, text)| text));
        let (text, small) = (words(text).to_lowercase(), translated.to_lowercase());
        for (term, their) in ours.iter().zip(&theirs) {
            // Names of the paper, such as `term`, stay as they are.
            let named = translated.contains(&format!("-{}", term.id)) || has(&small, &term.forms);
            if has(&text, &term.forms) && !has(translated, &their.forms) && !named {
                let (id, word) = (&said.id, &their.forms[0]);
                found.push(format!("{}: {id}: “{}” should be {word}", other.code, term.forms[0]));
            }
        }
    }
    found
}

#[test]
fn words_of_the_field_are_found() {
    let forms = ["term".to_string(), "领导者".to_string()];
    assert!(has("of term 3", &forms) && has("新的领导者", &forms));
    assert!(!has("determined", &forms) && !has("terms", &forms));
    assert_eq!(words("a = { $term } of { $n -> [one] term *[other] terms } x"), "a =  of  x");
}
