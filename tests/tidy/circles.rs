//! The files of a folder import each other without a circle, so that each can be understood from those it imports.
//!
//! A file that imports from its own `mod.rs` is in a circle with it, because `mod.rs` exports what the files define:
//! import from the file that defines the name. Tests may import anything.

use crate::source::{files, Source};

/// The folders that are checked, with everything below them.
const FOLDERS: [&str; 9] = [
    "src/raft/",
    "src/sim/",
    "src/play/script/",
    "src/play/tell/",
    "src/play/record/",
    "src/play/run/",
    "src/play/ask/",
    "src/play/show/",
    "src/play/share/",
];

/// One import: the line, and the place of the imported file in the list.
type Import = (usize, usize);

/// Places of a path: `src/raft/log.rs` and `src/raft/log/mod.rs` are the module `raft`, `log`.
fn module(path: &str) -> Vec<&str> {
    let path = path.trim_start_matches("src/").trim_end_matches(".rs");
    path.trim_end_matches("/mod").split('/').collect()
}

/// The paths that begin at token `i`: several where there is a group `{…}`. Each with its line.
fn paths(source: &Source, i: usize) -> Vec<(Vec<String>, usize)> {
    if source.text_at(i) != "{" {
        let line = source.tokens.get(i).map_or(0, |token| token.line);
        let name = source.text_at(i).to_string();
        if source.text_at(i + 1) != "::" {
            return vec![(vec![name], line)];
        }
        let rest = paths(source, i + 2).into_iter();
        return rest.map(|(rest, line)| ([vec![name.clone()], rest].concat(), line)).collect();
    }
    let (mut depth, mut found) = (0, Vec::new());
    for at in i..source.tokens.len() {
        match source.text_at(at) {
            "{" => depth += 1,
            "}" => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            break;
        }
        let begins = depth == 1 && ["{", ","].contains(&source.text_at(at)) && source.text_at(at + 1) != "}";
        if begins {
            found.extend(paths(source, at + 1));
        }
    }
    found
}

/// What a file imports from the others.
fn imports(sources: &[Source], of: usize) -> Vec<Import> {
    let source = &sources[of];
    let own = module(source.path);
    let modules: Vec<Vec<&str>> = sources.iter().map(|source| module(source.path)).collect();
    let mut found = Vec::new();
    for (i, token) in source.tokens.iter().enumerate() {
        let text = token.text.as_str();
        let before = i.checked_sub(1).map_or("", |before| source.text_at(before));
        if token.test || source.text_at(i + 1) != "::" || before == "::" || before == "$" {
            continue;
        }
        // The module in which the path begins, and the token where it goes on.
        let (base, start) = match text {
            "crate" => (&own[..0], i + 2),
            "super" => {
                let supers = (0..).take_while(|n| source.text_at(i + 2 * n) == "super").count();
                // Inside `mod name { … }`, the first `super` is this file.
                let Some(up) = supers.checked_sub(token.modules) else { continue };
                (&own[..own.len().saturating_sub(up)], i + 2 * supers)
            }
            "self" => (&own[..], i + 2),
            _ => (&own[..], i),
        };
        for (path, line) in paths(source, start) {
            let full: Vec<&str> = base.iter().copied().chain(path.iter().map(String::as_str)).collect();
            // The longest beginning that is a file.
            let target =
                (1..=full.len()).rev().find_map(|len| modules.iter().position(|module| *module == full[..len]));
            // A path that begins with a name of this file, such as `Vec::new`, leads to the file itself.
            found.extend(target.filter(|target| *target != of).map(|target| (line, target)));
        }
    }
    found
}

/// The first circle, as the places of its files, each with the line that imports the next.
fn circle(sources: &[Source]) -> Option<String> {
    fn visit(at: usize, graph: &[Vec<Import>], way: &mut Vec<Import>, done: &mut [bool]) -> bool {
        for &(line, next) in &graph[at] {
            if let Some(start) = way.iter().position(|(_, file)| *file == next) {
                way.drain(..start);
                way.push((line, next));
                return true;
            }
            if !done[next] {
                way.push((line, next));
                if visit(next, graph, way, done) {
                    return true;
                }
                way.pop();
            }
        }
        done[at] = true;
        false
    }
    let graph: Vec<Vec<Import>> = (0..sources.len()).map(|of| imports(sources, of)).collect();
    let mut done = vec![false; sources.len()];
    for start in 0..sources.len() {
        let mut way = vec![(0, start)];
        if !done[start] && visit(start, &graph, &mut way, &mut done) {
            let steps = way.windows(2).map(|step| {
                let [(_, from), (line, to)] = step else { return String::new() };
                format!("{}:{line} imports {}", sources[*from].path, sources[*to].path)
            });
            return Some(steps.collect::<Vec<_>>().join("\n"));
        }
    }
    None
}

#[test]
fn files_of_a_folder_import_each_other_without_a_circle() {
    let files = files();
    let (mut found, mut checked) = (0, 0);
    for folder in FOLDERS {
        let of_folder = files.iter().filter(|(path, _)| path.starts_with(folder) && path.ends_with(".rs"));
        let sources: Vec<Source> = of_folder.map(|(path, text)| Source::new(path, text)).collect();
        assert!(sources.len() > 1, "{folder} has no files to check: have they moved?");
        let of_folder: usize = (0..sources.len()).map(|of| imports(&sources, of).len()).sum();
        assert!(of_folder > 0, "{folder} has no imports: does this test read them?");
        (found, checked) = (found + of_folder, checked + sources.len());
        assert_eq!(circle(&sources).unwrap_or_default(), "", "{folder}");
    }
    assert!(found >= 5 * checked, "{checked} files have only {found} imports: does this test read them?");
}

#[test]
fn circles_are_found_however_the_import_is_written() {
    type Sample<'a> = &'a [(&'a str, &'a str)];
    let bad: [Sample; 6] = [
        &[("src/raft/a.rs", "use super::b::B;"), ("src/raft/b.rs", "use super::a::A;")],
        &[("src/raft/a.rs", "use super::{c, b::{B, C}};"), ("src/raft/b.rs", "fn f() { crate::raft::a::f() }")],
        &[("src/raft/mod.rs", "mod a; pub use a::A;"), ("src/raft/a.rs", "use super::A;")],
        &[("src/raft/a.rs", "mod x { use super::super::b::B; }"), ("src/raft/b.rs", "use crate::raft::{a::A};")],
        &[
            ("src/raft/a.rs", "use super::b::B;"),
            ("src/raft/b.rs", "use super::c::C;"),
            ("src/raft/c.rs", "use super::a::A;"),
        ],
        &[("src/sim/net/a.rs", "use super::super::world::W;"), ("src/sim/world/mod.rs", "use crate::sim::net::a::A;")],
    ];
    let good: [Sample; 4] = [
        &[
            ("src/raft/a.rs", "use super::b::B;"),
            ("src/raft/b.rs", "#[cfg(test)]\nmod tests { use crate::raft::a::A; }"),
        ],
        &[
            ("src/raft/mod.rs", "mod a; pub use a::A;"),
            ("src/raft/a.rs", "use crate::sim::A; use std::fmt; // super::A"),
        ],
        &[("src/raft/a.rs", "mod x { use super::A; }"), ("src/raft/b.rs", "use super::a::A;")],
        &[("src/raft/mod.rs", "pub use a::A;"), ("src/raft/a.rs", "macro_rules! m { () => { $crate::raft::A } }")],
    ];
    let found = |sample: Sample| circle(&sample.iter().map(|(path, text)| Source::new(path, text)).collect::<Vec<_>>());
    for sample in bad {
        assert!(found(sample).is_some(), "a circle: {sample:#?}");
    }
    for sample in good {
        assert_eq!(found(sample), None, "no circle: {sample:#?}");
    }
    let lines = [("src/raft/a.rs", "\nuse super::b::B;"), ("src/raft/b.rs", "\n\nuse super::a::A;")];
    let text = "src/raft/a.rs:2 imports src/raft/b.rs\nsrc/raft/b.rs:3 imports src/raft/a.rs";
    assert_eq!(found(&lines).as_deref(), Some(text));
}
