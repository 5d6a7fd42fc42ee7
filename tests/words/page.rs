//! The messages that the page says by id. Their types check this too; but not that every message is said.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use crate::catalogue::Language;
use crate::file;

/// The files with the page's own messages. The other files are told by the simulation, or by both.
pub const FILES: [&str; 9] = [
    "break.ftl",
    "clients.ftl",
    "cluster.ftl",
    "lesson.ftl",
    "page.ftl",
    "rule-facts.ftl",
    "share.ftl",
    "time.ftl",
    "tools.ftl",
];

/// Ids that the page's sources say and no catalogue has, and messages of the page's files that nothing says.
pub fn complaints(english: &Language) -> Vec<String> {
    let mut sources = Vec::new();
    walk(&file("www/js"), &mut sources);
    let mut found = Vec::new();
    let mut used: BTreeSet<&str> = english.messages().flat_map(|said| said.refers.iter().map(String::as_str)).collect();
    for (path, text) in &sources {
        for said in spoken(text) {
            let known = english.messages().filter(|it| said.is(&it.id)).map(|it| it.id.as_str());
            let before = used.len();
            let known: Vec<&str> = known.collect();
            used.extend(&known);
            if known.is_empty() && used.len() == before {
                found.push(format!("{path} says {said:?}, which no catalogue has"));
            }
        }
        used.extend(quoted(text));
    }
    for name in FILES {
        let messages = english.files.get(name).into_iter().flat_map(|file| &file.messages);
        let unused = messages.filter(|said| !used.contains(said.id.as_str()));
        found.extend(unused.map(|said| format!("www/text/en/{name}: nothing says {}", said.id)));
    }
    found
}

/// The text of every module of ours, by its path.
fn walk(folder: &Path, found: &mut Vec<(String, String)>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() && !path.ends_with("vendor") {
            walk(&path, found);
        } else if path.extension().is_some_and(|it| it == "js") {
            found.push((path.display().to_string(), fs::read_to_string(&path).unwrap()));
        }
    }
}

/// An id as `say` is given it.
#[derive(Debug, PartialEq)]
struct Spoken<'a> {
    start: &'a str,
    /// For an id with a part that is computed: what follows it.
    end: Option<&'a str>,
}

impl Spoken<'_> {
    fn is(&self, id: &str) -> bool {
        match self.end {
            None => id == self.start,
            Some(end) => id.strip_prefix(self.start).is_some_and(|rest| rest.ends_with(end)),
        }
    }
}

/// What `say("…")`, `told("…")` and `` say(`…${…}…`) `` say.
fn spoken(text: &str) -> Vec<Spoken<'_>> {
    let mut found = Vec::new();
    for (at, call) in text.match_indices("say(").chain(text.match_indices("told(")) {
        let before = text[..at].chars().next_back();
        if before.is_some_and(|it| it.is_alphanumeric() || "_.$".contains(it)) {
            continue;
        }
        let rest = text[at + call.len()..].trim_start();
        if let Some(rest) = rest.strip_prefix('"') {
            let end = rest.find('"').unwrap_or(0);
            found.push(Spoken { start: &rest[..end], end: None });
        } else if let Some(rest) = rest.strip_prefix('`') {
            let id = &rest[..rest.find('`').unwrap_or(0)];
            let start = id.split("${").next().unwrap_or_default();
            found.push(Spoken { start, end: Some(id.rsplit('}').next().unwrap_or_default()) });
        }
    }
    found
}

/// The texts in quotation marks, of which some are ids.
fn quoted(text: &str) -> impl Iterator<Item = &str> {
    text.split('"').filter(|it| it.len() < 100 && !it.contains(' '))
}

#[test]
fn ids_are_found_in_a_source() {
    let text =
        "say(\"a-b\", { c: say(\n  `d-${e}-f`) }); unsay(\"g\"); it.say(\"h\"); say(i ? \"j\" : k), told(\"l\");";
    let found = spoken(text);
    let whole = |start| Spoken { start, end: None };
    assert_eq!(found, [whole("a-b"), Spoken { start: "d-", end: Some("-f") }, whole("l")]);
    assert!(found[1].is("d-x-f") && !found[1].is("d-x") && !found[1].is("e-f"));
    assert!(quoted(text).any(|it| it == "j"));
}
