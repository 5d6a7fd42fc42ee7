//! Rules about the shape of the code.

use crate::source::Source;

/// The folders of `src/play` and `src/sim`, each after those that it uses. Other files of a floor come first, except
/// its `mod.rs`, which may use all.
const ROOMS: [(&str, &[&str]); 2] = [
    ("play", &["script", "tell", "record", "run", "ask", "show", "share", "explore"]),
    ("sim", &["types", "net", "clients", "disk", "server", "watch", "world"]),
];

/// The place of a room in the order of its floor. Files beside the rooms are below all of them.
fn place(rooms: &[&str], name: &str) -> usize {
    rooms.iter().position(|room| *room == name).map_or(0, |place| place + 1)
}

/// Uses of a room that comes after the file's own.
pub fn rooms(source: &Source) -> Vec<(usize, String)> {
    let parts: Vec<&str> = source.path.split('/').collect();
    let ["src", floor, room, ..] = parts[..] else { return Vec::new() };
    let Some((_, rooms)) = ROOMS.iter().find(|(name, _)| *name == floor) else { return Vec::new() };
    if room == "mod.rs" {
        return Vec::new();
    }
    let own = place(rooms, room.trim_end_matches(".rs"));
    // `super` as often as this reaches the floor.
    let depth = parts.len() - 2 - usize::from(source.path.ends_with("/mod.rs"));
    let mut found = Vec::new();
    for (i, token) in source.tokens.iter().enumerate() {
        let after = match token.text.as_str() {
            "crate" if source.text_at(i + 1) == "::" && source.text_at(i + 2) == floor => i + 3,
            "super" if i < 2 || source.text_at(i - 2) != "super" => {
                let supers = (0..).take_while(|n| source.text_at(i + 2 * n) == "super").count();
                if supers != depth + token.modules {
                    continue;
                }
                i + 2 * supers - 1
            }
            _ => continue,
        };
        if source.text_at(after) == "::" {
            for name in source.names(after + 1) {
                if place(rooms, &name.text) > own {
                    found.push((name.line, format!("{room} uses {floor}::{}", name.text)));
                }
            }
        }
    }
    found
}

/// The most lines of a function in the page that needs no reason.
const LONG: usize = 70;

/// The functions of a module in the page, each by its first and last line, from 0.
///
/// It relies on the layout that prettier gives: the last line of a function is indented as its first, and begins with
/// a bracket.
fn functions(text: &str) -> Vec<(usize, usize)> {
    const CONTROL: [&str; 7] = ["if", "for", "while", "switch", "with", "do", "else"];
    let lines: Vec<&str> = text.lines().collect();
    let indent = |line: &str| line.len() - line.trim_start().len();
    let closes = |line: &str| line.trim_start().starts_with(['}', ')', ']']);
    let mut found = Vec::new();
    for (i, line) in lines.iter().enumerate() {
        let own = indent(line);
        // Parameters may be on lines of their own: `) {` and `}) => {` continue an earlier line.
        let Some(first) = (0..=i).rev().find(|&at| {
            at == i && !closes(line) || {
                at < i && !lines[at].is_empty() && indent(lines[at]) == own && !closes(lines[at])
            }
        }) else {
            continue;
        };
        let word = lines[first].trim_start().split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
        let arrow = line.trim_end_matches(['{', '(', '[', '`']).trim_end().ends_with("=>");
        let body = line.ends_with(") {") && !CONTROL.contains(&word) && !line.contains("} else if (");
        if !arrow && !body || ["//", "*", "/*"].iter().any(|start| line.trim_start().starts_with(start)) {
            continue;
        }
        let after = lines[i + 1..].iter().position(|line| !line.is_empty() && indent(line) <= own);
        let Some(last) = after.map(|after| i + 1 + after) else { continue };
        found.push((first, if closes(lines[last]) { last } else { last - 1 }));
    }
    found
}

/// Functions of the page that are long without a reason in the line above, and reasons above what is not long.
pub fn long_functions(source: &Source) -> Vec<(usize, String)> {
    let lines: Vec<&str> = source.text.lines().collect();
    let long = functions(source.text).into_iter().filter(|(first, last)| last - first + 1 > LONG);
    let long: Vec<(usize, usize)> = long.collect();
    let reason = |at: usize| lines[at].trim_start().strip_prefix("// long:");
    let explained = |first: usize| first > 0 && reason(first - 1).is_some_and(|why| why.trim().len() > 10);
    let bare = long.iter().filter(|(first, _)| !explained(*first));
    let mut found: Vec<(usize, String)> = bare
        .map(|(first, last)| (first + 1, format!("{} lines: {}", last - first + 1, lines[*first].trim())))
        .collect();
    let stale = (0..lines.len()).filter(|at| reason(*at).is_some() && !long.iter().any(|(first, _)| *first == at + 1));
    found.extend(stale.map(|at| (at + 1, format!("above no long function: {}", lines[at].trim()))));
    found
}
