//! Tests of the documentation in `www/docs`: every statement that can be checked is checked against the code.
//!
//! `UPDATE=1 cargo test --test docs` rewrites what comes from the code (see `written.rs`): the links below scripts, the
//! outputs in `<pre class="output">`, and the parts between `<!-- generated: NAME -->` and `<!-- end -->`.
//!
//! To add a page:
//! 1. Copy a page of `www/docs`, keep its frame (`frame.rs` lists what it must have), and write.
//! 2. Add its name to `PAGES` in `languages.rs`, and a link to it to the navigation of every page.
//! 3. Follow each `<pre class="script">` with `<p class="open"><a href="">Open …</a></p>`. The class `broken` marks a
//!    script that must not parse, `failing` one whose expectations must fail; `data-seeds="9"` plays it with nine more
//!    seeds.
//!    To let readers play it on the page, follow the link with a `<details class="live">` that holds
//!    `<iframe class="script" src="" loading="lazy" title="…"></iframe>`.
//! 4. Run `UPDATE=1 cargo test --test docs`: it fills in the links and outputs and says what is still wrong.
//!
//! To translate a page: write it under the same name in the folder of the language, with the same ids, scripts and
//! links, and add its name to the language in `languages.rs`. A new language is a new entry there.
//!
//! What each file checks:
//!
//! | file | what |
//! |---|---|
//! | `languages.rs` | which pages there are in which language |
//! | `translated.rs` | a translated page has the structure of the English one, and is not older than it |
//! | `chinese.rs` | spaces and punctuation of Chinese text |
//! | `frame.rs` | policy, navigation, contents, line length: what all pages have |
//! | `links.rs` | every link between pages, and into the playground, has a target |
//! | `scripts.rs` | every script parses, does what it expects, and is what its link opens |
//! | `written.rs`, `reference.rs`, `recipes.rs` | what is written from the code |
//! | `command_line.rs` | commands, options, exit status, fields of JSON and trace |
//! | `embedding.rs` | attributes, methods, events and messages of the element |
//! | `names.rs` | the names of the labs exist in the files that the page says |
//! | `lessons.rs` | the page for teachers: its lists are those of the gallery, its plans fill their time |
//! | `trust.rs` | each script shows a sentence of the paper, and each sentence has a script |
//! | `library.rs` | each row about a Raft library has a script and a version |
//! | `repository.rs` | files, commands and the script in README.md and the other documents at the top |
//! | `html.rs`, `tables.rs`, `program.rs` | helpers: a small parser, tables of a page, the program under test |

#![cfg(all(not(target_arch = "wasm32"), feature = "cli"))]

use std::fs;
use std::sync::OnceLock;

mod chinese;
mod command_line;
mod embedding;
mod frame;
mod html;
mod languages;
mod lessons;
mod library;
mod links;
mod names;
mod program;
mod recipes;
mod reference;
mod repository;
mod scripts;
mod tables;
mod translated;
mod trust;
mod written;

use html::Element;
use languages::{Language, ENGLISH, LANGUAGES};
use written::written;

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/www/docs");

/// A page of `www/docs`, read and parsed.
struct Page {
    language: &'static Language,
    /// Its name in the folder of its language.
    file: &'static str,
    /// Its path in `www/docs`: `embed.html`, `zh-CN/embed.html`.
    name: String,
    text: String,
    tree: Element,
}

impl Page {
    fn new(language: &'static Language, file: &'static str, text: String) -> Page {
        let name = format!("{}{file}", language.folder);
        let tree = html::parse(&text).unwrap_or_else(|why| panic!("www/docs/{name}, {why}"));
        Page { language, file, name, text, tree }
    }

    /// The target of a link on this page, as seen from `www/docs`: on `zh-CN/embed.html`, `../names.html` is
    /// `names.html`, and `#lines` is `zh-CN/embed.html#lines`.
    fn resolved(&self, href: &str) -> String {
        if href.starts_with('#') {
            return format!("{}{href}", self.name);
        }
        match href.strip_prefix("../") {
            _ if href.contains("://") => href.to_string(),
            Some(rest) if !self.language.folder.is_empty() => rest.to_string(),
            _ => format!("{}{href}", self.language.folder),
        }
    }
}

/// All pages in all languages. Under `UPDATE=1` they are rewritten first.
fn pages() -> &'static [Page] {
    static PAGES_READ: OnceLock<Vec<Page>> = OnceLock::new();
    PAGES_READ.get_or_init(|| {
        let read = |language: &'static Language, file: &'static str| {
            let path = format!("{FOLDER}/{}{file}", language.folder);
            let mut text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
            if updating() {
                text = written(&text, language);
                fs::write(&path, &text).unwrap_or_else(|error| panic!("{path}: {error}"));
            }
            Page::new(language, file, text)
        };
        let files = LANGUAGES.iter().flat_map(|language| language.pages.iter().map(move |file| (*language, *file)));
        files.map(|(language, file)| read(language, file)).collect()
    })
}

/// Whether files are to be rewritten.
fn updating() -> bool {
    std::env::var_os("UPDATE").is_some()
}

/// An English page.
fn page(file: &str) -> &'static Page {
    find(&ENGLISH, file).unwrap_or_else(|| panic!("no page {file}"))
}

/// A page in a language, if it is written in it.
fn find(language: &Language, file: &str) -> Option<&'static Page> {
    pages().iter().find(|page| page.language.tag == language.tag && page.file == file)
}

/// Fails with all complaints at once, if there are any.
fn assert_none(complaints: Vec<String>) {
    assert!(complaints.is_empty(), "\n{}\n", complaints.join("\n"));
}

#[test]
fn generated_parts_are_up_to_date() {
    let mut complaints = Vec::new();
    let mut parts = 0;
    for page in pages() {
        if page.language.tag == ENGLISH.tag {
            parts += page.text.matches("<!-- generated: ").count();
        }
        let written = written(&page.text, page.language);
        let lines = written.lines().zip(page.text.lines()).enumerate();
        if let Some((line, (new, old))) = lines.into_iter().find(|(_, (new, old))| new != old) {
            complaints.push(format!("www/docs/{}:{}\n - {}\n + {}", page.name, line + 1, old.trim(), new.trim()));
        } else if written != page.text {
            complaints.push(format!("www/docs/{}: its end differs", page.name));
        }
    }
    assert!(complaints.is_empty(), "\n{}\nUPDATE=1 cargo test --test docs rewrites them", complaints.join("\n"));
    let recipes = recipes::names();
    assert_eq!(parts, reference::PARTS + lessons::PARTS + trust::PARTS + recipes.len(), "each part appears once");
    for name in recipes {
        let mark = format!("<!-- generated: recipe {name} -->");
        let quotes = |file: &&str| page(file).text.contains(&mark);
        assert!(["embed.html", "teach.html"].iter().any(quotes), "no page quotes the recipe {name}");
    }
}
