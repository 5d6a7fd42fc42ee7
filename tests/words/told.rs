//! The messages that Rust tells: every `told!("id", value, …)` of `src/`, compared with the English catalogue.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use crate::catalogue::Language;
use crate::file;

/// A use of the macro.
#[derive(Debug, PartialEq)]
pub struct Use {
    pub id: String,
    /// The names of the values.
    pub values: BTreeSet<String>,
}

/// All uses in the sources, each with its place.
pub fn uses() -> Vec<(String, Use)> {
    let mut found = Vec::new();
    walk(&file("src"), &mut found);
    found
}

fn walk(folder: &Path, found: &mut Vec<(String, Use)>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            walk(&path, found);
        } else if path.extension().is_some_and(|it| it == "rs") {
            let text = fs::read_to_string(&path).unwrap();
            let place = path.strip_prefix(file("")).unwrap().display().to_string();
            found.extend(read(&text).into_iter().map(|it| (place.clone(), it)));
        }
    }
}

/// The uses in a source.
fn read(text: &str) -> Vec<Use> {
    let code: String = text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n");
    let starts = code.match_indices("told!(").map(|(at, call)| &code[at + call.len()..]);
    starts.filter_map(|rest| one(rest.trim_start().strip_prefix('"')?)).collect()
}

/// A use, given what follows the first quotation mark.
fn one(rest: &str) -> Option<Use> {
    let (id, rest) = rest.split_once('"')?;
    let mut values = BTreeSet::new();
    // The text of the value at hand, up to the comma at depth 0.
    let (mut depth, mut value, mut quoted, mut before) = (0, String::new(), false, ' ');
    for c in rest.chars() {
        match c {
            '"' if before != '\\' => quoted = !quoted,
            _ if quoted => {}
            '(' | '[' | '{' => depth += 1,
            ')' if depth == 0 => break,
            ')' | ']' | '}' => depth -= 1,
            ',' if depth == 0 => {
                values.extend(name(&value));
                value.clear();
                continue;
            }
            _ => {}
        }
        value.push(c);
        before = c;
    }
    values.extend(name(&value));
    Some(Use { id: id.to_string(), values })
}

/// The name of a value: `term`, or what precedes the colon in `term: self.term`.
fn name(value: &str) -> Option<String> {
    let name: String = value.trim_start().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
    (!name.is_empty()).then_some(name)
}

/// Messages that Rust tells and the catalogue lacks, or has with other values.
pub fn complaints(english: &Language, uses: &[(String, Use)]) -> Vec<String> {
    let known: BTreeMap<&str, &BTreeSet<String>> =
        english.messages().map(|said| (said.id.as_str(), &said.values)).collect();
    let complaint = |(place, it): &(String, Use)| match known.get(it.id.as_str()) {
        None => Some(format!("{place} tells {}, which no catalogue has", it.id)),
        Some(values) if **values != it.values => {
            Some(format!("{place} tells {} with the values {:?}; the message has {values:?}", it.id, it.values))
        }
        Some(_) => None,
    };
    uses.iter().filter_map(complaint).collect()
}

#[test]
fn uses_are_found_in_a_source() {
    let text =
        "told!(\"a-b\") told!(\n \"c\", term, end: log_end(mine, \", x: \"), nested: told!(\"d\", by: &[1, 2]),)\n\
                // told!(\"comment\")\nretold!($id)";
    let found = read(text);
    let expected = [("a-b", vec![]), ("c", vec!["end", "nested", "term"]), ("d", vec!["by"])];
    let expected = expected
        .map(|(id, values)| Use { id: id.to_string(), values: values.into_iter().map(str::to_string).collect() });
    assert_eq!(found, expected);
}
