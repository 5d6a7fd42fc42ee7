//! Recipes for embedding: `www/docs/embed.html` quotes the files from which `tests/browser/hosts` builds its pages.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use crate::html::escaped;
use crate::{assert_none, pages};

/// The folders of hosts: those of `./playground test`, and those of `./playground tools`.
const FOLDERS: [&str; 2] = [
    concat!(env!("CARGO_MANIFEST_DIR"), "/tests/browser/hosts"),
    concat!(env!("CARGO_MANIFEST_DIR"), "/tests/browser/tools"),
];

/// The files `recipe.*` and `recipe-PART.*` of all hosts by the names that pages quote them by: `HOST`, `HOST/PART`.
/// A host is a folder of one of `FOLDERS`.
fn recipes() -> Vec<(String, PathBuf)> {
    let entries = |folder: &str| -> Vec<PathBuf> {
        let entries = fs::read_dir(folder).into_iter().flatten();
        entries.map(|entry| entry.expect("a folder's entry can be read").path()).collect()
    };
    let mut found = Vec::new();
    for host in FOLDERS.into_iter().flat_map(entries).filter(|path| path.is_dir()) {
        let name = host.file_name().expect("a folder has a name").to_string_lossy().into_owned();
        for file in entries(&host.to_string_lossy()) {
            let stem = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            match stem.strip_prefix("recipe") {
                Some("") => found.push((name.clone(), file)),
                Some(part) => found.push((format!("{name}/{}", part.trim_start_matches('-')), file)),
                None => {}
            }
        }
    }
    found
}

/// The names of all recipes.
pub fn names() -> BTreeSet<String> {
    recipes().into_iter().map(|(name, _)| name).collect()
}

/// The text for the part `recipe HOST` or `recipe HOST/PART`. `None`: the part has another name, or there is no such
/// recipe.
pub fn part(name: &str) -> Option<String> {
    let wanted = name.strip_prefix("recipe ")?;
    let (_, path) = recipes().into_iter().find(|(name, _)| name == wanted)?;
    let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    Some(format!("<pre class=\"recipe\" tabindex=\"0\"><code>{}</code></pre>\n", escaped(text.trim_end())))
}

/// `<details class="tool" id="HOST">` has the tool's version in its summary.
#[test]
fn the_version_of_a_tool_is_the_one_that_is_tested() {
    let [daily, weekly] = FOLDERS;
    let mut complaints = Vec::new();
    let mut seen = 0;
    for page in pages() {
        for tool in page.tree.all("details.tool") {
            seen += 1;
            let host = tool.attribute("id").expect("a tool has an id").to_string();
            let summary = tool.all("summary").first().map(|it| it.text()).unwrap_or_default();
            let version =
                |word: &&str| word.split('.').count() == 3 && word.starts_with(|it: char| it.is_ascii_digit());
            let own = format!("{weekly}/{host}");
            let folder = if PathBuf::from(&own).is_dir() { own } else { daily.to_string() };
            let locked = ["package.json", "requirements.txt"].map(|name| format!("{folder}/{name}"));
            let locked = locked.map(|path| fs::read_to_string(path).unwrap_or_default()).concat();
            let mut versions = summary.split([' ', ',', '，', '、', '（', '）', '(', ')']).filter(version).peekable();
            if versions.peek().is_none() {
                complaints.push(format!("www/docs/{}: #{host} names no version", page.name));
            }
            for version in versions {
                if !locked.contains(&format!("\"{version}\"")) && !locked.contains(&format!("=={version}\n")) {
                    complaints.push(format!("www/docs/{}: #{host} is not tested in {version}", page.name));
                }
            }
        }
    }
    assert!(seen > 0, "no page has a details.tool");
    assert_none(complaints);
}
