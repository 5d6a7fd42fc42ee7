//! Rules about the shape of the code.

use crate::source::Source;

/// The folders of `src/play`, each after those that it uses. Other files of a floor come first, except its `mod.rs`,
/// which may use all.
const ROOMS: [(&str, &[&str]); 1] = [("play", &["script", "tell", "record", "run", "ask", "show", "share"])];

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
