//! The page `trust.html`: its table of sentences, each with a script that shows it, is written from `claims.txt`.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use crate::html::escaped;
use crate::languages::ENGLISH;
use crate::reference::{code, Table};
use crate::written::playground_link;

/// How many parts there are.
pub const PARTS: usize = 1;

/// The folders that have the scripts.
const FOLDERS: [&str; 2] = ["golden", "members"];
/// Scripts of these beginnings show the playground, not Raft.
const OTHERS: [&str; 1] = ["lesson-"];

/// A sentence, and the scripts that show it.
struct Claim {
    subject: String,
    section: String,
    sentence: String,
    scripts: Vec<String>,
}

fn tests() -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/tests"))
}

fn claims() -> Vec<Claim> {
    let text = fs::read_to_string(tests().join("docs/claims.txt")).expect("claims.txt can be read");
    let (mut subject, mut claims) = (String::new(), Vec::new());
    for line in text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        if let Some(name) = line.strip_prefix("= ") {
            subject = name.to_string();
            continue;
        }
        let parts: Vec<&str> = line.split(" | ").collect();
        let [section, sentence, scripts] = parts[..] else { panic!("SECTION | SENTENCE | SCRIPT…: {line}") };
        claims.push(Claim {
            subject: subject.clone(),
            section: section.to_string(),
            sentence: sentence.to_string(),
            scripts: scripts.split_whitespace().map(str::to_string).collect(),
        });
    }
    claims
}

/// The file of a script, whichever folder has it.
fn file(script: &str) -> PathBuf {
    let mut files = FOLDERS.iter().map(|folder| tests().join(folder).join(format!("{script}.raft")));
    files.find(|path| path.exists()).unwrap_or_else(|| panic!("claims.txt: there is no script {script}"))
}

/// The script without its comments.
fn statements(script: &str) -> String {
    let text = fs::read_to_string(file(script)).expect("a script can be read");
    let lines: Vec<&str> = text.lines().filter(|line| !line.starts_with('#')).collect();
    lines.join("\n").trim().to_string() + "\n"
}

/// The HTML of the part with this name. `None`: there is no such part.
pub fn part(name: &str) -> Option<String> {
    if name != "claims" {
        return None;
    }
    let mut table = Table::new("What Raft says, and the scripts that show it", &["Section", "Sentence", "Scripts"]);
    let mut subject = String::new();
    for claim in claims() {
        if claim.subject != subject {
            table.group(&escaped(&claim.subject));
            subject = claim.subject.clone();
        }
        // The first opens in the playground; a link for each would make the page too large.
        let scripts = claim.scripts.iter().enumerate().map(|(place, script)| match place {
            0 => format!("<a href=\"{}\">{script}</a>", escaped(&playground_link(ENGLISH.home, &statements(script)))),
            _ => code(script),
        });
        let scripts: Vec<String> = scripts.collect();
        table.row("", &[escaped(&claim.section), escaped(&claim.sentence), scripts.join("<br>")]);
    }
    Some(table.done())
}

#[test]
fn every_script_shows_a_sentence() {
    let named: BTreeSet<String> = claims().into_iter().flat_map(|claim| claim.scripts).collect();
    let mut there = BTreeSet::new();
    for folder in FOLDERS {
        for entry in fs::read_dir(tests().join(folder)).expect("a folder of tests") {
            let path = entry.expect("a folder's entry").path();
            let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            let shows_raft = !OTHERS.iter().any(|other| name.starts_with(other));
            if path.extension().is_some_and(|end| end == "raft") && shows_raft {
                there.insert(name);
            }
        }
    }
    assert_eq!(named, there, "left the scripts in claims.txt, right those in the folders");
}
