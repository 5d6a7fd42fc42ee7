//! Tests of the documentation in `www/docs`: every statement that can be checked is checked against the code.
//!
//! `UPDATE=1 cargo test --test docs` rewrites what comes from the code (see `written.rs`): the links below scripts, the
//! outputs in `<pre class="output">`, and the parts between `<!-- generated: NAME -->` and `<!-- end -->`.
//!
//! To add a page:
//! 1. Copy a page of `www/docs`, keep its frame (`frame.rs` lists what it must have), and write.
//! 2. Add its name to `PAGES` below, and a link to it to the navigation of every page.
//! 3. Follow each `<pre class="script">` with `<p class="open"><a href="">Open …</a></p>`. The class `broken` marks a
//!    script that must not parse, `failing` one whose expectations must fail; `data-seeds="9"` plays it with nine more
//!    seeds.
//! 4. Run `UPDATE=1 cargo test --test docs`: it fills in the links and outputs and says what is still wrong.
//!
//! What each file checks:
//!
//! | file | what |
//! |---|---|
//! | `frame.rs` | policy, navigation, contents, line length: what all pages have |
//! | `links.rs` | every link between pages, and into the playground, has a target |
//! | `scripts.rs` | every script parses, does what it expects, and is what its link opens |
//! | `written.rs`, `reference.rs`, `recipes.rs` | what is written from the code |
//! | `command_line.rs` | commands, options, exit status, fields of JSON and trace |
//! | `embedding.rs` | attributes, methods, events and messages of the element |
//! | `names.rs` | the names of the labs exist in the files that the page says |
//! | `library.rs` | each row about a Raft library has a script and a version |
//! | `repository.rs` | files, commands and the script in README.md and the other documents at the top |
//! | `html.rs`, `tables.rs`, `program.rs` | helpers: a small parser, tables of a page, the program under test |

#![cfg(all(not(target_arch = "wasm32"), feature = "cli"))]

use std::fs;
use std::sync::OnceLock;

mod command_line;
mod embedding;
mod frame;
mod html;
mod library;
mod links;
mod names;
mod program;
mod recipes;
mod reference;
mod repository;
mod scripts;
mod tables;
mod written;

use html::Element;
use written::written;

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/www/docs");

/// The pages, in the order of their navigation.
const PAGES: [&str; 8] = [
    "index.html",
    "write-a-scenario.html",
    "embed.html",
    "grammar.html",
    "command-line.html",
    "hosting.html",
    "names.html",
    "your-library.html",
];

/// A page of `www/docs`, read and parsed.
struct Page {
    name: &'static str,
    text: String,
    tree: Element,
}

impl Page {
    fn new(name: &'static str, text: String) -> Page {
        let tree = html::parse(&text).unwrap_or_else(|why| panic!("www/docs/{name}, {why}"));
        Page { name, text, tree }
    }
}

/// All pages. Under `UPDATE=1` they are rewritten first.
fn pages() -> &'static [Page] {
    static PAGES_READ: OnceLock<Vec<Page>> = OnceLock::new();
    PAGES_READ.get_or_init(|| {
        let read = |name| {
            let path = format!("{FOLDER}/{name}");
            let mut text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
            if std::env::var_os("UPDATE").is_some() {
                text = written(&text);
                fs::write(&path, &text).unwrap_or_else(|error| panic!("{path}: {error}"));
            }
            Page::new(name, text)
        };
        PAGES.into_iter().map(read).collect()
    })
}

fn page(name: &str) -> &'static Page {
    pages().iter().find(|page| page.name == name).unwrap_or_else(|| panic!("no page {name}"))
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
        parts += page.text.matches("<!-- generated: ").count();
        let written = written(&page.text);
        let lines = written.lines().zip(page.text.lines()).enumerate();
        if let Some((line, (new, old))) = lines.into_iter().find(|(_, (new, old))| new != old) {
            complaints.push(format!("www/docs/{}:{}\n - {}\n + {}", page.name, line + 1, old.trim(), new.trim()));
        } else if written != page.text {
            complaints.push(format!("www/docs/{}: its end differs", page.name));
        }
    }
    assert!(complaints.is_empty(), "\n{}\nUPDATE=1 cargo test --test docs rewrites them", complaints.join("\n"));
    let hosts = recipes::hosts();
    assert_eq!(parts, reference::PARTS + hosts.len(), "each part of the reference and each recipe appears once");
    for host in hosts {
        let mark = format!("<!-- generated: recipe {host} -->");
        assert!(
            page("embed.html").text.contains(&mark),
            "embed.html does not quote the recipe of tests/browser/hosts/{host}"
        );
    }
}
