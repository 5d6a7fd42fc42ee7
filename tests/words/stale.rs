//! Of which English message each message is a translation: a file for each language, a line for each message, with a
//! hash of the English one and a hash of the translation. Where English has changed since, the translation is stale.

use std::collections::BTreeMap;
use std::fmt::Write;

use crate::catalogue::Language;

/// What a comparison found.
pub struct Compared {
    /// What the language's file should hold. Lines of stale messages stay as they were.
    pub updated: String,
    /// Messages whose English has changed, and they have not.
    pub stale: Vec<String>,
}

/// Compares a translation with the file that is kept of it.
pub fn compared(english: &Language, other: &Language, kept: &str) -> Compared {
    let kept: BTreeMap<&str, (&str, &str)> = kept
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| {
            let mut words = line.split(' ');
            Some((words.next()?, (words.next()?, words.next()?)))
        })
        .collect();
    let mut found = Compared { updated: String::new(), stale: Vec::new() };
    for (name, file) in &other.files {
        let _ = writeln!(found.updated, "# {name}: message, its English, its translation");
        for said in &file.messages {
            let Some(original) = english.get(&said.id) else { continue };
            let (now, here) = (hash(&original.text), hash(&said.text));
            match kept.get(said.id.as_str()) {
                Some((then, there)) if *then != now && *there == here => {
                    found.stale.push(said.id.clone());
                    let _ = writeln!(found.updated, "{} {then} {there}", said.id);
                }
                _ => {
                    let _ = writeln!(found.updated, "{} {now} {here}", said.id);
                }
            }
        }
    }
    found
}

/// A hash that is the same for every version of Rust: FNV-1a, 32 bits.
fn hash(text: &str) -> String {
    let hash = text.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    format!("{hash:08x}")
}

#[test]
fn a_changed_english_message_makes_its_translation_stale_until_that_changes_too() {
    let language = |code: &str, text: &str| Language {
        code: code.to_string(),
        files: [("a.ftl".to_string(), crate::catalogue::File::parse(text))].into(),
    };
    let first = compared(&language("en", "a = one\nb = two\n"), &language("zh", "a = 一\nb = 二\n"), "");
    assert!(first.stale.is_empty() && first.updated.lines().count() == 3, "{}", first.updated);
    let english = language("en", "a = first\nb = two\n");
    let second = compared(&english, &language("zh", "a = 一\nb = 二\n"), &first.updated);
    assert_eq!((second.stale.join(" "), second.updated), ("a".to_string(), first.updated.clone()));
    let third = compared(&english, &language("zh", "a = 第一\nb = 两\n"), &first.updated);
    assert!(third.stale.is_empty() && third.updated != first.updated);
}
