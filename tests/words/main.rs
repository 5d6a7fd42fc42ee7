//! The catalogues in `www/text/`: one folder a language, the same files, messages and values in each.
//!
//! `UPDATE=1 cargo test --test words` writes what comes from them: `messages.d.ts` and `languages.js` in
//! `www/js/text/`, the tables of words in `www/late.js` and `www/embed.js`, and for each translation
//! `tests/words/LANG.txt`, which says of which English sentence each message is a translation.
#![cfg(not(target_arch = "wasm32"))]
#![allow(missing_docs)]

mod catalogue;
mod glossary;
mod page;
mod sentences;
mod stale;
mod stories;
mod told;
mod written;

use std::fs;
use std::path::PathBuf;

use catalogue::Language;

/// The language of the messages from which the others are translated.
const ENGLISH: &str = "en";

/// Languages that must have every message. Others are completed by English ones, which are marked.
const COMPLETE: [&str; 1] = ["zh-CN"];

/// A file of the repository.
fn file(path: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn read(path: &str) -> String {
    fs::read_to_string(file(path)).unwrap_or_default().replace("\r\n", "\n")
}

/// Compares a file with what it should hold; with `UPDATE=1`, writes it.
fn compare(path: &str, wanted: &str) {
    if std::env::var_os("UPDATE").is_some() {
        fs::write(file(path), wanted).unwrap();
    }
    let found = read(path);
    let differs = wanted.lines().zip(found.lines()).find(|(wanted, found)| wanted != found);
    assert!(wanted == found, "{path} is out of date, first at {differs:?}: UPDATE=1 cargo test --test words");
}

/// Fails with all of these at once.
fn refuse(complaints: &[String]) {
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

#[test]
fn every_catalogue_is_well_formed() {
    refuse(&Language::all().iter().flat_map(Language::mistakes).collect::<Vec<_>>());
}

#[test]
fn every_language_has_the_messages_and_values_of_english() {
    let english = Language::load(ENGLISH);
    let mut complaints = Vec::new();
    for other in Language::all().iter().filter(|it| it.code != ENGLISH) {
        let must = COMPLETE.contains(&other.code.as_str());
        complaints.extend(english.differences(other, must));
    }
    refuse(&complaints);
}

#[test]
fn no_translation_is_older_than_its_english_message() {
    let english = Language::load(ENGLISH);
    let mut complaints = Vec::new();
    for other in Language::all().iter().filter(|it| it.code != ENGLISH) {
        let path = format!("tests/words/{}.txt", other.code);
        let told = stale::compared(&english, other, &read(&path));
        if std::env::var_os("UPDATE").is_some() {
            fs::write(file(&path), &told.updated).unwrap();
        } else if told.updated != read(&path) {
            complaints.push(format!("{path} is out of date: UPDATE=1 cargo test --test words"));
        }
        complaints.extend(told.stale.iter().map(|id| {
            format!(
                "{}: the English of {id} has changed. Change its translation as well; or, if that still says the \
                 same, remove its line from {path} and run UPDATE=1 cargo test --test words",
                other.code
            )
        }));
    }
    refuse(&complaints);
}

#[test]
fn the_page_says_messages_that_exist_and_every_one_of_its_files() {
    refuse(&page::complaints(&Language::load(ENGLISH)));
}

#[test]
fn rust_tells_messages_that_exist_with_their_values() {
    refuse(&told::complaints(&Language::load(ENGLISH), &told::uses()));
}

#[test]
fn the_stories_are_those_of_the_scripts() {
    refuse(&stories::complaints(&Language::load(ENGLISH)));
}

#[test]
fn translations_use_the_words_of_the_glossary() {
    let english = Language::load(ENGLISH);
    let others = Language::all().into_iter().filter(|it| it.code != ENGLISH);
    refuse(&others.flat_map(|other| glossary::complaints(&english, &other)).collect::<Vec<_>>());
}

#[test]
fn what_the_page_knows_of_the_catalogues_comes_from_them() {
    let languages = Language::all();
    compare("www/js/text/messages.d.ts", &written::messages(&Language::load(ENGLISH)));
    compare("www/js/text/languages.js", &written::languages(&languages));
}

#[test]
fn what_is_said_before_the_page_starts_is_in_every_language() {
    let languages = Language::all();
    compare("www/late.js", &written::late(&read("www/late.js"), &languages));
    compare("www/embed.js", &written::embed(&read("www/embed.js"), &languages));
    let pages = ["www/index.html", "www/embed.html"].map(|path| (path, read(path)));
    refuse(&written::pages(&pages, &languages));
}
