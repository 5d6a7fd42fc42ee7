//! The documents at the top of the repository: the files that they name exist, their commands do, the script in
//! README.md holds, and its translations have the same code and links.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use playground::play::script::parse;

use crate::assert_none;
use crate::languages::{Language, ENGLISH, LANGUAGES};
use crate::scripts::missed;
use crate::translated::bare;

const TOP: &str = env!("CARGO_MANIFEST_DIR");

const DOCUMENTS: [&str; 6] =
    ["README.md", "README.zh-CN.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md"];

/// The folders in which a path is a file of this repository.
const FOLDERS: [&str; 6] = ["src/", "www/", "tests/", "benches/", "findings/", ".github/"];

pub fn read(name: &str) -> String {
    fs::read_to_string(Path::new(TOP).join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// The fenced blocks of a document, and the rest of its text.
pub fn parts(text: &str) -> (Vec<&str>, Vec<&str>) {
    let parts = text.split("```\n").enumerate();
    let (blocks, prose): (Vec<_>, Vec<_>) = parts.partition(|(place, _)| place % 2 == 1);
    (blocks.into_iter().map(|(_, part)| part).collect(), prose.into_iter().map(|(_, part)| part).collect())
}

/// What a document names that does not exist: a path in backticks, the target of a link, or a command of `playground`.
fn missing(name: &str, text: &str, playground: &str) -> Vec<String> {
    let mut complaints = Vec::new();
    let (blocks, prose) = parts(text);
    for prose in &prose {
        let spans = prose.split('`').skip(1).step_by(2);
        let paths = spans.filter(|span| FOLDERS.iter().any(|folder| span.starts_with(folder)));
        // `features/NAME/`, `text/CODE/` and `golden/*.txt` stand for several files.
        let paths = paths.filter(|path| {
            !path.contains("NAME") && !path.contains("CODE") && !path.contains('*') && !path.contains(' ')
        });
        let links = prose.split("](").skip(1).filter_map(|rest| rest.split(')').next());
        let links = links.filter(|link| !link.contains("://") && !link.starts_with('#'));
        for path in paths.chain(links) {
            if !Path::new(TOP).join(path).exists() {
                complaints.push(format!("{name}: there is no {path}"));
            }
        }
    }
    let words = blocks.iter().chain(&prose).flat_map(|part| part.split("./playground ").skip(1));
    let commands = words.filter_map(|rest| rest.split(|c: char| !c.is_ascii_lowercase()).next());
    for command in commands.filter(|command| !command.is_empty()) {
        if !playground.contains(&format!("\n  {command}) ")) && !playground.contains(&format!("\n  {command} | ")) {
            complaints.push(format!("{name}: there is no command ./playground {command}"));
        }
    }
    complaints
}

#[test]
fn files_and_commands_named_in_the_documents_exist() {
    let playground = read("playground");
    assert_none(DOCUMENTS.into_iter().flat_map(|name| missing(name, &read(name), &playground)).collect());
}

#[test]
fn the_script_in_the_readme_holds() {
    let readme = read("README.md");
    let script = parts(&readme).0.into_iter().find(|block| block.starts_with("title ")).expect("a script in README.md");
    assert_none(missed(&parse(script).unwrap_or_else(|refusal| panic!("{refusal}"))));
}

/// The targets of the links in a document. Links to its translations are left out.
fn targets(text: &str) -> BTreeSet<&str> {
    let links = text.split("](").skip(1).filter_map(|rest| rest.split(')').next());
    links.filter(|link| !link.starts_with("README") && !link.starts_with("www/docs/zh-CN")).collect()
}

#[test]
fn a_translated_readme_has_the_code_and_the_links_of_the_english_one() {
    let english = read("README.md");
    for language in LANGUAGES.iter().filter(|language| language.tag != ENGLISH.tag) {
        let file = format!("README.{}.md", language.tag);
        let translated = read(&file);
        let code = |text: &str| parts(text).0.into_iter().map(bare).collect::<Vec<_>>();
        assert_eq!(code(&translated), code(&english), "left {file}, right README.md");
        let script = parts(&translated).0.into_iter().find(|block| block.starts_with("title ")).expect("a script");
        assert_none(missed(&parse(script).unwrap_or_else(|refusal| panic!("{file}: {refusal}"))));
        let missing: Vec<&str> = targets(&english)
            .into_iter()
            .filter(|target| {
                let picture = target.replace(".svg", &format!(".{}.svg", language.tag));
                let is_there = targets(&translated).contains(target)
                    || translated.contains(&replaced(target, language))
                    || target.ends_with(".svg") && translated.contains(&format!("({picture})"));
                !is_there
            })
            .collect();
        assert_eq!(missing, [""; 0], "{file} lacks links of README.md");
        let headings = |text: &str| text.lines().filter(|line| line.starts_with("## ")).count();
        assert_eq!(headings(&translated), headings(&english), "{file}: its headings");
        assert!(english.contains(&format!("]({file})")), "README.md does not link to {file}");
        assert!(translated.contains("](README.md)"), "{file} does not link to README.md");
    }
}

/// The target of a link to a page, in another language.
fn replaced(target: &str, language: &Language) -> String {
    target.replace("www/docs/", &format!("www/docs/{}", language.folder))
}

#[test]
fn missing_files_and_commands_are_found() {
    let playground = "case x in\n  serve) a ;;\n  help | -h) b ;;\n";
    let good =
        "`src/lib.rs` `tests/golden/*.txt` [a](README.md) [b](https://example.org/)\n```\n./playground serve\n```\n";
    assert_eq!(missing("a", good, playground), [""; 0]);
    for bad in ["`src/gone.rs`", "[a](GONE.md)", "`./playground go`", "```\n./playground go now\n```\n"] {
        assert_eq!(missing("a", bad, playground).len(), 1, "{bad}");
    }
}
