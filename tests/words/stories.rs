//! The texts of the gallery's stories: the English file has those of the scripts, word for word.

use std::collections::BTreeSet;
use std::fs;

use playground::play::script::{self, Break, Directive, Goal, Hint, Statement};

use crate::catalogue::Language;
use crate::file;

/// The file with them.
const FILE: &str = "stories.ftl";

/// Texts of scripts that the file lacks, and messages that no script has.
pub fn complaints(english: &Language) -> Vec<String> {
    let wanted = texts();
    let messages = &english.files[FILE].messages;
    let there: BTreeSet<&str> =
        messages.iter().map(|said| said.text.split_once(" = ").map_or("", |(_, text)| text.trim_end())).collect();
    let missing = wanted.iter().filter(|text| !there.contains(text.as_str()));
    let mut found: Vec<String> = missing.map(|text| format!("www/text/en/{FILE} lacks “{text}”")).collect();
    let unused = there.iter().filter(|text| !wanted.contains(**text));
    found.extend(unused.map(|text| format!("www/text/en/{FILE}: no script has “{text}”")));
    let with_values = messages.iter().filter(|said| !said.values.is_empty());
    found.extend(with_values.map(|said| format!("www/text/en/{FILE}: {} has values, which scripts do not", said.id)));
    found
}

/// The texts of all scripts of the gallery, and what the lessons are against. Names of one letter, such as the parts of
/// a figure, need no translation.
fn texts() -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for entry in fs::read_dir(file("www/scenarios")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|it| it != "raft") {
            continue;
        }
        let script = script::parse(&fs::read_to_string(&path).unwrap()).unwrap();
        for line in script.lines() {
            let directive = match line.statement() {
                Some(Statement::Title(text) | Statement::About(text)) => {
                    found.insert(text.clone());
                    continue;
                }
                Some(
                    Statement::Goal(Goal { text, .. })
                    | Statement::Hint(Hint { text, .. })
                    | Statement::Break(Break { text, .. }),
                ) => {
                    found.insert(text.clone());
                    continue;
                }
                Some(Statement::Timed(_, directive)) => directive,
                Some(Statement::When(trigger)) => &trigger.directive,
                _ => continue,
            };
            match directive {
                Directive::Say(text) | Directive::Bookmark(text) => found.insert(text.clone()),
                Directive::Ask(ask) => found.insert(ask.text.clone()),
                _ => continue,
            };
        }
    }
    let lessons = fs::read_to_string(file("www/scenarios/lessons.json")).unwrap();
    let lessons: serde_json::Value = serde_json::from_str(&lessons).unwrap();
    let misconception = |lesson: &serde_json::Value| lesson["misconception"]["text"].as_str().map(String::from);
    found.extend(lessons.as_array().unwrap().iter().filter_map(misconception));
    let remember = |lesson: &serde_json::Value| lesson["remember"].as_str().map(String::from);
    found.extend(lessons.as_array().unwrap().iter().filter_map(remember));
    found.retain(|text| text.len() > 1);
    found
}
