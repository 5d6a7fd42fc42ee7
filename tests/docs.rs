//! The pages of `www/docs`: what they say is so.
//!
//! Every script on them is played, and its link leads to just that script. Every name is compared with the code: the
//! grammar's with the table that the parser reads, the command line's with the program itself, those of the labs with
//! the files that the page names. What can be written from the code is written by
//! `UPDATE=1 cargo test --test docs`: links, outputs, refusals, and the parts between `<!-- generated: NAME -->` and
//! `<!-- end -->`.

#![cfg(all(not(target_arch = "wasm32"), feature = "cli"))]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::sync::OnceLock;

use playground::play::run::Run;
use playground::play::script::grammar::StatementName;
use playground::play::script::{parse, Script};
use playground::play::share::link::{self, Payload};
use playground::sim::{FactKind, Setting};
use serde_json::Value;

#[path = "docs/html.rs"]
mod html;
#[path = "docs/library.rs"]
mod library;
#[path = "docs/program.rs"]
mod program;
#[path = "docs/recipes.rs"]
mod recipes;
#[path = "docs/reference.rs"]
mod reference;
#[path = "docs/written.rs"]
mod written;

use html::{escaped, Child, Element};
use program::{folder, program, program_in, stdout};
use written::{playground_link, written};

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

const POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'";

/// The pages of other people that ours may point to.
const ELSEWHERE: [&str; 1] = ["https://raft.github.io/raft.pdf"];

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

/// All pages; under `UPDATE=1` as they are written now.
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

/// Fails with all complaints at once.
fn none(complaints: Vec<String>) {
    assert!(complaints.is_empty(), "\n{}\n", complaints.join("\n"));
}

#[test]
fn what_is_written_from_the_code_is_up_to_date() {
    let mut complaints = Vec::new();
    let mut parts = 0;
    for page in pages() {
        parts += page.text.matches("<!-- generated: ").count();
        let written = written(&page.text);
        let lines = written.lines().zip(page.text.lines()).enumerate();
        if let Some((line, (new, old))) = lines.into_iter().find(|(_, (new, old))| new != old) {
            complaints.push(format!("www/docs/{}:{}\n - {}\n + {}", page.name, line + 1, old.trim(), new.trim()));
        } else if written != page.text {
            complaints.push(format!("www/docs/{}: it ends otherwise", page.name));
        }
    }
    assert!(complaints.is_empty(), "\n{}\nUPDATE=1 cargo test --test docs writes them anew", complaints.join("\n"));
    let hosts = recipes::hosts();
    assert_eq!(parts, reference::PARTS + hosts.len(), "every part of the reference and every recipe has its place");
    for host in hosts {
        let mark = format!("<!-- generated: recipe {host} -->");
        assert!(page("embed.html").text.contains(&mark), "embed.html quotes the recipe of tests/browser/hosts/{host}");
    }
}

// Scripts.

/// An example: a script, and the element after it; where the script can be folded away, the element after that.
fn scripts(element: &Element) -> Vec<(&Element, Option<&Element>)> {
    let children: Vec<&Element> = element.elements().collect();
    let mut found = Vec::new();
    for (place, child) in children.iter().enumerate() {
        let next = children.get(place + 1).copied();
        if child.is("pre.script") {
            found.push((*child, next));
        }
        let fold = next.filter(|_| child.is("details"));
        found.extend(scripts(child).into_iter().map(|(script, after)| (script, after.or(fold))));
    }
    found
}

/// What is wrong with the examples of a page.
fn wrong_scripts(name: &str, tree: &Element) -> Vec<String> {
    let mut complaints = Vec::new();
    for (pre, next) in scripts(tree) {
        let text = pre.text();
        let mut complain = |what: String| complaints.push(format!("www/docs/{name}:{}: {what}", pre.line));
        let link = next.filter(|next| next.is("p.open")).and_then(|next| next.elements().next());
        match link.and_then(|link| link.attribute("href")).map(behind) {
            None => complain("no link to the playground follows".to_string()),
            Some(Ok(linked)) if linked == text => {}
            Some(Ok(linked)) => complain(format!("the link opens another script:\n{linked}")),
            Some(Err(why)) => complain(format!("the link does not open: {why}")),
        }
        let script = match (parse(&text), pre.is(".broken")) {
            (Err(_), true) => continue,
            (Err(refusal), false) => {
                complain(refusal.to_string());
                continue;
            }
            (Ok(_), true) => {
                complain("it is meant to be refused, and is not".to_string());
                continue;
            }
            (Ok(script), false) => script,
        };
        let seeds = pre.attribute("data-seeds").map_or(0, |seeds| seeds.parse().unwrap_or(0));
        for seed in 0..=seeds {
            let mut script = script.clone();
            if seed > 0 {
                script.configure(Setting::Seed(seed)).expect("a seed");
            }
            match (missed(&script), pre.is(".failing")) {
                (missed, true) if missed.is_empty() => complain("it is meant to fail, and does not".to_string()),
                (_, true) => {}
                (missed, false) => missed.into_iter().for_each(|what| complain(format!("seed {seed}: {what}"))),
            }
        }
    }
    complaints
}

/// The script behind a link of these pages.
fn behind(href: &str) -> Result<String, String> {
    let (page, fragment) = href.split_once('#').ok_or("it holds no run")?;
    if page != "../" && !page.starts_with("../?") {
        return Err("it does not lead to the playground".to_string());
    }
    match link::read(fragment).map_err(|trouble| trouble.to_string())? {
        Payload::Text(bytes) => String::from_utf8(bytes).map_err(|error| error.to_string()),
        other => Err(format!("it holds no text: {other:?}")),
    }
}

/// What a script expects and does not get, and what it does in vain.
fn missed(script: &Script) -> Vec<String> {
    let end = script.headless_end();
    let mut run = Run::new(script);
    while run.next_time().is_some_and(|next| next <= end) && run.step(&mut |_, _| ()) {}
    run.advance(end, 0, &mut |_, _| ());
    let missed = run.finish(script).into_iter().filter(|verdict| !verdict.held);
    let mut complaints: Vec<String> =
        missed.map(|verdict| format!("line {} does not hold: expect {}", verdict.line, verdict.text)).collect();
    complaints.extend(run.skipped().iter().map(|skipped| format!("skipped: {}", skipped.why)));
    if !script.expects_violation() {
        let broken = run.world().monitor().violations();
        complaints.extend(broken.iter().map(|violation| format!("{} is broken", violation.property)));
    }
    complaints
}

#[test]
fn every_script_does_what_it_says() {
    none(pages().iter().flat_map(|page| wrong_scripts(page.name, &page.tree)).collect());
    let tutorial = &page("write-a-scenario.html").tree;
    let text: String = scripts(tutorial).iter().map(|(pre, _)| pre.text() + "\n").collect();
    let taught: BTreeSet<&str> = text.lines().filter_map(|line| line.split(' ').next()).collect();
    for statement in StatementName::ALL.iter().filter(|name| **name != StatementName::Recorded) {
        assert!(taught.contains(statement.name()), "the tutorial never uses {statement}");
    }
    assert!(!tutorial.all("pre.broken").is_empty(), "the tutorial shows a mistake");
}

#[test]
fn links_by_hand_are_what_they_show() {
    let by_hand: Vec<&Element> = pages().iter().flat_map(|page| page.tree.all("a.hand")).collect();
    for link in &by_hand {
        let href = link.attribute("href").unwrap_or("");
        assert_eq!(href.strip_prefix("../"), Some(link.text().as_str()));
        let script = behind(href).unwrap_or_else(|why| panic!("{href}: {why}"));
        assert!(parse(&script).is_ok_and(|script| script.statements().count() > 0), "{script}");
    }
    assert!(!by_hand.is_empty());
    // What the page says must be escaped is enough: a text of all printable characters comes through.
    let codes: Vec<(char, String)> = page("write-a-scenario.html")
        .tree
        .all("tr.codes")
        .iter()
        .flat_map(|row| {
            row.all("code").into_iter().map(|code| {
                let code = code.text();
                let number = u8::from_str_radix(code.trim_start_matches('%'), 16).expect("a percent sign and a number");
                (char::from(number), code)
            })
        })
        .collect();
    let all: String = (' '..='~').chain(['\n', 'é', '“']).collect();
    let escaped: String = all
        .chars()
        .map(|c| codes.iter().find(|(coded, _)| *coded == c).map_or(c.to_string(), |(_, code)| code.clone()))
        .collect();
    assert_eq!(behind(&format!("../#1.t.{escaped}")).as_deref(), Ok(all.as_str()));
    assert_eq!(codes.len(), 7);
}

#[test]
fn what_a_link_says_before_its_run_is_what_the_page_reads() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/www/js/address.js");
    let code = fs::read_to_string(path).expect(path);
    let body = code.split("export function readQuery").nth(1).and_then(|rest| rest.split("\n}").next());
    let body = body.expect("address.js reads the query");
    let asks = ["number(\"", "one(\"", "asked.get(\""].into_iter().flat_map(|call| body.split(call).skip(1));
    let read: BTreeSet<&str> = asks.filter_map(|rest| rest.split('"').next()).collect();
    let told = terms(&page("write-a-scenario.html").tree, "share");
    assert_eq!(told.iter().map(String::as_str).collect::<BTreeSet<_>>(), read, "the page's and those of address.js");
}

/// The names in the first column of a table, by its label.
fn rows(tree: &Element, label: &str) -> BTreeSet<String> {
    let tables = tree.all("div.scroll").into_iter().filter(|it| it.attribute("aria-label") == Some(label));
    let heads = tables.flat_map(|table| table.all("th")).filter(|th| th.attribute("scope") == Some("row"));
    heads.flat_map(|th| th.all("code")).map(|code| code.text().split('(').next().unwrap_or("").to_string()).collect()
}

/// The words in quotation marks right after each of these calls.
fn quoted(code: &str, calls: &[&str]) -> BTreeSet<String> {
    let after = calls.iter().flat_map(|call| code.split(*call).skip(1)).filter_map(|rest| rest.strip_prefix('"'));
    after.filter_map(|rest| rest.split('"').next()).map(String::from).collect()
}

/// The words in quotation marks of the list that begins there.
fn strings(code: &str, begins: &str) -> BTreeSet<String> {
    let list = code.split(begins).nth(1).and_then(|rest| rest.split(']').next()).expect("the list is there");
    list.split('"').skip(1).step_by(2).map(String::from).collect()
}

#[test]
fn what_is_said_of_the_element_is_what_it_and_its_frame_do() {
    let read = |name: &str| {
        let path = format!("{}/www/{name}", env!("CARGO_MANIFEST_DIR"));
        fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
    };
    let set = |names: &[&str]| names.iter().map(|name| name.to_string()).collect::<BTreeSet<_>>();
    let (element, frame, tree) = (read("embed.js"), read("js/parent.js"), &page("embed.html").tree);

    let display = strings(&element, "const DISPLAY = [");
    let query = quoted(&frame, &["query.get("]);
    assert_eq!(rows(tree, "Attributes"), display.union(&query).cloned().collect(), "the query of embed.html");
    let own = quoted(&element, &["this.getAttribute(", "this.hasAttribute("]);
    assert_eq!(rows(tree, "Attributes of the element"), own, "the element's own attributes");

    let methods = element.lines().filter_map(|line| line.strip_prefix("  ")?.strip_suffix(") {"));
    let methods = methods.map(|line| line.trim_start_matches("async ").split('(').next().unwrap_or("").to_string());
    let inherited = ["constructor", "connectedCallback", "disconnectedCallback", "addEventListener", "if", "for"];
    let inherited = set(&[&inherited[..], &["attributeChangedCallback"]].concat());
    let public = |name: &String| name.chars().all(char::is_alphabetic) && !inherited.contains(name);
    assert_eq!(rows(tree, "Methods"), methods.filter(public).collect(), "the element's methods");

    let events = strings(&element, "const EVENTS = [");
    assert_eq!(rows(tree, "Events"), events, "the element's events");
    let said = quoted(&frame, &["say("]);
    let more = rows(tree, "Messages from the frame");
    assert_eq!(more.union(&events).cloned().collect::<BTreeSet<_>>(), said, "what the frame says");

    let asked = frame.split("  const asked = {\n").nth(1).and_then(|rest| rest.split("\n  };").next());
    let asked = asked.expect("parent.js has the table of what it is asked").lines();
    let asked = asked.filter_map(|line| line.strip_prefix("    ")?.split([':', '(']).next());
    let asked = asked.filter(|name| !name.starts_with([' ', '}']));
    let asked: BTreeSet<String> = asked.map(String::from).collect();
    assert_eq!(rows(tree, "Messages to the frame"), asked, "what the frame is asked");
}

// Links between pages.

/// The links of these pages that lead nowhere.
fn dead_links(pages: &[Page]) -> Vec<String> {
    let ids = |page: &Page| -> BTreeSet<String> {
        page.tree.all("").iter().filter_map(|element| element.attribute("id").map(String::from)).collect()
    };
    let ids: BTreeMap<&str, BTreeSet<String>> = pages.iter().map(|page| (page.name, ids(page))).collect();
    let mut complaints = Vec::new();
    for page in pages {
        for link in page.tree.all("a") {
            let href = link.attribute("href").unwrap_or("");
            let (file, anchor) = href.split_once('#').unwrap_or((href, ""));
            let good = match file {
                "../" if anchor.is_empty() => true,
                _ if file.starts_with("../") => behind(href).is_ok(),
                _ if href.starts_with("https://") => ELSEWHERE.contains(&href),
                _ => ids
                    .get(if file.is_empty() { page.name } else { file })
                    .is_some_and(|ids| anchor.is_empty() && !file.is_empty() || ids.contains(anchor)),
            };
            if !good {
                complaints.push(format!("www/docs/{}:{}: leads nowhere: {href:?}", page.name, link.line));
            }
        }
    }
    complaints
}

#[test]
fn every_link_leads_somewhere() {
    none(dead_links(pages()));
}

// The frame.

/// What a page lacks that all pages have, or has that none may have.
fn wrong_frame(page: &Page) -> Vec<String> {
    let Page { name, text, tree } = page;
    let mut complaints = Vec::new();
    let mut must = |holds: bool, what: &str| {
        if !holds {
            complaints.push(format!("www/docs/{name}: {what}"));
        }
    };
    let meta = |key: &str, value: &str| {
        let found = tree.all("meta").into_iter().find(|meta| meta.attribute(key) == Some(value));
        found.and_then(|meta| meta.attribute("content")).unwrap_or("").to_string()
    };
    must(meta("http-equiv", "Content-Security-Policy") == POLICY, "the policy");
    must(meta("name", "viewport") == "width=device-width, initial-scale=1", "the viewport");
    must(meta("name", "color-scheme") == "light dark", "both colour schemes");
    must(!meta("name", "description").is_empty(), "a description");
    must(tree.all("html").iter().all(|html| html.attribute("lang") == Some("en")), "the language");
    must(tree.all("title").len() == 1 && tree.all("h1").len() == 1 && tree.all("main").len() == 1, "one of each");
    for kind in ["script", "style", "iframe", "form", "object", "embed", "base"] {
        must(tree.all(kind).is_empty(), &format!("no <{kind}>"));
    }
    let mut ids = BTreeSet::new();
    for element in tree.all("") {
        for (attribute, value) in &element.attributes {
            let at = format!("line {}: {attribute}={value:?}", element.line);
            must(!attribute.starts_with("on") && attribute != "style", &at);
            must(attribute != "id" || ids.insert(value.clone()), &format!("{at} again"));
        }
    }
    let nav = tree.all("header.top").iter().flat_map(|top| top.all("a")).collect::<Vec<_>>();
    let hrefs: Vec<&str> = nav.iter().filter_map(|link| link.attribute("href")).collect();
    must(hrefs.split_first().is_some_and(|(home, rest)| *home == "../" && rest == PAGES), "the way to all pages");
    let here: Vec<Option<&str>> = nav
        .iter()
        .filter(|link| link.attribute("aria-current") == Some("page"))
        .map(|link| link.attribute("href"))
        .collect();
    must(here == [Some(*name)], "the navigation says which page this is");
    let contents: Vec<String> = tree
        .all("nav.toc")
        .iter()
        .flat_map(|toc| toc.all("a"))
        .filter_map(|link| Some(format!("{} {}", link.attribute("href")?.trim_start_matches('#'), link.text())))
        .collect();
    let main = tree.all("main");
    let headings = main.iter().flat_map(|main| main.all("")).filter(|it| it.is("h2") || it.is("h3"));
    let headings: Vec<String> =
        headings.map(|it| format!("{} {}", it.attribute("id").unwrap_or("?"), it.text())).collect();
    must(contents == headings, &format!("the contents are the headings:\n{contents:?}\n{headings:?}"));
    let mut in_pre = false;
    for (line, text) in text.lines().enumerate() {
        // A link is as long as its script, and an output as wide as it is.
        in_pre = text.contains("<pre") || in_pre;
        let long = text.chars().count() > 120 && !text.contains("#1.t.") && !in_pre;
        must(!long, &format!("line {}: more than 120 characters", line + 1));
        in_pre &= !text.contains("</pre>");
    }
    complaints
}

#[test]
fn every_page_has_the_frame_and_no_script() {
    none(pages().iter().flat_map(wrong_frame).collect());
    let titles: BTreeSet<String> = pages().iter().flat_map(|page| page.tree.all("title")).map(Element::text).collect();
    assert_eq!(titles.len(), PAGES.len(), "{titles:?}");
}

#[test]
fn the_folder_holds_just_these_pages_and_what_they_need() {
    let entries = fs::read_dir(FOLDER).unwrap_or_else(|error| panic!("{FOLDER}: {error}"));
    let files = entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned());
    let needed = PAGES.into_iter().chain(["docs.css", "icon.svg"]).map(String::from);
    assert_eq!(files.collect::<BTreeSet<_>>(), needed.collect());
    let icon = |path: &str| fs::read_to_string(format!("{FOLDER}/{path}")).expect(path);
    assert_eq!(icon("icon.svg"), icon("../icon.svg"), "the icon is the playground's");
    let index = fs::read_to_string(format!("{FOLDER}/../index.html")).expect("the playground");
    assert!(index.contains("<link data-trunk rel=\"copy-dir\" href=\"docs\">"), "the pages are published");
}

// Names of the labs.

/// Names in the cells `td.here` that the code does not have.
fn strange_names(tree: &Element, file: impl Fn(&str) -> Option<String>) -> Vec<String> {
    let mut complaints = Vec::new();
    for cell in tree.all("td.here") {
        let mut complain = |what: String| complaints.push(format!("line {}: {what}", cell.line));
        let (mut path, mut text) = (String::new(), String::new());
        let mut listing = false;
        for child in &cell.children {
            match child {
                Child::Text(words) => listing &= words.chars().all(|c| c.is_whitespace() || ":,".contains(c)),
                Child::Element(element) if element.name == "br" => listing = false,
                Child::Element(element) => {
                    let word = element.text();
                    if word.starts_with("src/") {
                        text = file(&word).unwrap_or_default();
                        if text.is_empty() {
                            complain(format!("there is no file {word}"));
                        }
                        (path, listing) = (word, true);
                    } else if listing && !defines(&text, &word) {
                        complain(format!("{path} has no {word}"));
                    }
                }
            }
        }
        if path.is_empty() {
            complain("it names no file".to_string());
        }
    }
    complaints
}

/// Whether this file of Rust defines `name`, or `Type::name`: a function, a type, a field or a variant.
fn defines(text: &str, name: &str) -> bool {
    let code: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.starts_with("//")).collect();
    let word = |line: &str, at: usize, name: &str| {
        let free = |c: Option<char>| !c.is_some_and(|c| c.is_alphanumeric() || c == '_');
        free(line[..at].chars().next_back()) && free(line[at + name.len()..].chars().next())
    };
    let has = |line: &str, name: &str| line.match_indices(name).any(|(at, _)| word(line, at, name));
    let item = |name: &str| {
        let kinds = ["fn ", "struct ", "enum ", "const "];
        code.iter().any(|line| kinds.iter().any(|kind| has(line, &format!("{kind}{name}"))))
    };
    let member = |name: &str| {
        code.iter().any(|line| {
            let line = line.trim_start_matches("pub(super) ").trim_start_matches("pub ");
            line.strip_prefix(name).is_some_and(|rest| {
                ["", ",", ":", "(", " {"].iter().any(|end| {
                    rest.strip_prefix(end).is_some_and(|rest| end.is_empty() == rest.is_empty() || !end.is_empty())
                })
            })
        })
    };
    match name.split_once("::") {
        None => item(name),
        Some((of, name)) => {
            let known = item(of) || code.iter().any(|line| has(line, &format!("impl {of}")));
            known && (item(name) || member(name))
        }
    }
}

#[test]
fn the_names_of_the_labs_live_where_the_page_says() {
    let tree = &page("names.html").tree;
    let top = env!("CARGO_MANIFEST_DIR");
    none(strange_names(tree, |path| fs::read_to_string(format!("{top}/{path}")).ok()));
    // So do those in the prose.
    let mut code = String::new();
    for folder in ["src/raft", "src/sim", "src/play/script", "src/play/run", "src/play/tell", "src/play/show"] {
        for entry in fs::read_dir(format!("{top}/{folder}")).expect(folder) {
            code += &fs::read_to_string(entry.expect("an entry").path()).unwrap_or_default();
        }
    }
    let qualified = tree.all("code").into_iter().filter(|code| code.text().contains("::"));
    let unknown: Vec<String> = qualified.map(Element::text).filter(|name| !defines(&code, name)).collect();
    assert_eq!(unknown, [""; 0]);
    let there: Vec<String> = tree.all("tbody").iter().flat_map(|body| body.all("th")).map(|head| head.text()).collect();
    for name in [
        "becomeFollower",
        "becomeCandidate",
        "becomeLeader",
        "ticker",
        "ping",
        "resetElectionTimer",
        "RequestVoteArgs",
        "AppendEntriesArgs",
        "InstallSnapshotArgs",
        "persist",
        "readPersist",
        "applyCh",
        "ApplyMsg",
        "applier",
        "Start",
        "GetState",
        "Kill",
        "Snapshot",
        "CondInstallSnapshot",
        "ConflictTerm",
        "ConflictIndex",
        "XTerm",
        "XIndex",
        "XLen",
        "nextIndex",
        "matchIndex",
        "commitIndex",
        "lastApplied",
        "lastIncludedIndex",
        "lastIncludedTerm",
        "MsgHeartbeat",
        "HardState",
        "apply_conf_change",
        "reject_hint",
        "read_index",
        "max_inflight_msgs",
    ] {
        assert!(there.iter().any(|text| text.contains(name)), "{name} is not on the page");
    }
    // What the pages quote as script is script.
    let mut quoted = 0;
    for row in tree.all("tbody").iter().flat_map(|body| body.all("tr")) {
        let Some(cell) = row.elements().last() else { continue };
        for code in cell.all("code") {
            let text = code.text().split_whitespace().collect::<Vec<_>>().join(" ");
            let known = |line: &str| parse(line).is_ok();
            let action = known(&format!("at 1 {text}")) || known(&text) || FactKind::from_name(&text).is_some();
            let shell = text.starts_with("raft-playground ");
            let loose = shell || known(&format!("cluster {text}")) || !text.contains([' ', '=']);
            assert!(action || loose, "www/docs/names.html:{}: {text}", code.line);
            quoted += usize::from(action);
        }
    }
    assert!(quoted > 50, "{quoted}");
}

// The command line.

/// The words of a list on the page: what stands as code in its terms.
fn terms(page: &Element, from: &str) -> Vec<String> {
    let main = page.all("main");
    let children: Vec<&Element> = main.iter().flat_map(|main| main.elements()).collect();
    let start = children.iter().position(|it| it.attribute("id") == Some(from)).unwrap_or_else(|| panic!("no {from}"));
    let list = children[start..].iter().find(|it| it.name == "dl").unwrap_or_else(|| panic!("no list after {from}"));
    list.all("dt").iter().flat_map(|term| term.all("code")).map(Element::text).collect()
}

/// A table on the page, by its label: the cells of its rows, as text.
fn table(page: &Element, label: &str) -> Vec<Vec<String>> {
    let region = page.all("div.scroll").into_iter().find(|it| it.attribute("aria-label") == Some(label));
    let region = region.unwrap_or_else(|| panic!("no table “{label}”"));
    let rows = region.all("tbody").into_iter().flat_map(|body| body.all("tr"));
    rows.map(|row| row.elements().map(|cell| cell.text().split_whitespace().collect::<Vec<_>>().join(" ")).collect())
        .collect()
}

/// The options, or commands, that a help lists: `-h`, `--json`, `run`.
fn listed(help: &str, from: &str) -> BTreeSet<String> {
    let list = help.split(&format!("\n{from}:\n")).nth(1).unwrap_or("").split("\n\n").next().unwrap_or("");
    let heads = list.lines().filter(|line| line.starts_with("  ") && !line.trim_start().is_empty());
    let words = heads.filter_map(|line| line.trim_start().split("  ").next()).flat_map(|head| head.split(", "));
    words.filter_map(|word| word.split(' ').next()).map(String::from).collect()
}

#[test]
fn commands_and_options_are_those_of_the_program() {
    let page = &page("command-line.html").tree;
    let commands = listed(&stdout(program(&["--help"], "")), "Commands");
    let told: BTreeSet<String> =
        terms(page, "commands").iter().filter_map(|term| Some(term.split(' ').next()?.to_string())).collect();
    assert_eq!(told, commands, "commands: the page's and the program's");
    let mut options = listed(&stdout(program(&["--help"], "")), "Options");
    for command in &commands {
        options.extend(listed(&stdout(program(&[command, "--help"], "")), "Options"));
    }
    let told: BTreeSet<String> =
        terms(page, "options").iter().filter_map(|term| Some(term.split(' ').next()?.to_string())).collect();
    assert_eq!(told, options, "options: the page's and the program's");
}

#[test]
fn the_exit_status_is_what_the_page_says() {
    let told: Vec<String> = terms(&page("command-line.html").tree, "exit");
    let status =
        |arguments: &[&str], script: &str| program(arguments, script).status.code().map(|code| code.to_string());
    let good = status(&["run", "-"], "until 500\nexpect leader\nexpect no-violation\n");
    let failed = status(&["run", "-"], "until 500\nexpect no-leader\n");
    let refused = status(&["run", "-"], "until noon\n");
    assert_eq!(told, [good, failed, refused].map(|code| code.expect("it ends by itself")));
    assert_eq!(status(&["run", "-", "--until", "noon"], "").as_deref(), Some("2"));
    let vote_twice =
        "cluster nodes=3 election=60000 latency=10\nat 0 rule vote-once off\nat 0 timeout n1\nat 0 timeout n2\n";
    assert_eq!(status(&["run", "-"], &format!("{vote_twice}until 50\n")).as_deref(), Some("1"));
}

/// The fields of a value, by their paths: `nodes[].log[].index`. What `leaf` says has no fields of its own.
fn fields(value: &Value, path: &str, leaf: &[&str], out: &mut BTreeSet<String>) {
    match value {
        Value::Object(object) if !leaf.contains(&path) && !object.is_empty() => {
            let dot = if path.is_empty() { "" } else { "." };
            object.iter().for_each(|(key, value)| fields(value, &format!("{path}{dot}{key}"), leaf, out));
        }
        Value::Array(list) if list.iter().any(Value::is_object) => {
            list.iter().for_each(|value| fields(value, &format!("{path}[]"), leaf, out));
        }
        _ => drop(out.insert(path.to_string())),
    }
}

/// Scripts in which everything happens that can: those of the other tests, and what no test needs.
fn all_kinds_of_runs() -> Vec<String> {
    let mut texts = Vec::new();
    for folder in ["golden", "broken"] {
        let folder = format!("{}/tests/{folder}", env!("CARGO_MANIFEST_DIR"));
        let entries = fs::read_dir(&folder).unwrap_or_else(|error| panic!("{folder}: {error}"));
        let mut paths: Vec<_> = entries.map(|entry| entry.expect("an entry").path()).collect();
        paths.retain(|path| path.extension().is_some_and(|end| end == "raft"));
        paths.sort();
        texts.extend(paths.iter().map(|path| fs::read_to_string(path).expect("a script")));
    }
    texts.push(
        "cluster nodes=3 loss=10% duplicate=10%\nat 1 set loss=20%\nat 1 clock n1 2\nat 1 link n1>n2 loss=1%\n\
         at 1 drop-next n1>n2\nat 300 cut n1>n2\nat 350 mend n1>n2\nat 400 pause n3\nat 450 resume n3\n\
         at 500 crash n2\nat 510 wipe n2\nat 520 restart n2\nat 530 restart n2\nat 600 partition n1 | n2 n3\n\
         at 700 heal\nat 800 propose n1 set x 1\nat 801 propose n2 set x 1\nat 802 propose n3 set x 1\nuntil 3000\n"
            .to_string(),
    );
    texts.push(
        "cluster nodes=3 prevote=on checkquorum=on chunk=1\nat 400 propose leader set x 1\n\
         at 410 propose leader set y 1\nat 500 read leader x\nat 500 read follower x\nat 600 snapshot leader\n\
         at 700 members n1 n2 n3 n4 n5\nat 705 members n1\nat 1500 transfer n4\nat 2000 transfer n1\n\
         at 2300 cut n1-n2\nat 2300 cut n1-n3\nat 2300 cut n1-n4\nat 2300 cut n1-n5\nat 2310 transfer n2\n\
         at 3500 heal\nuntil 5000\n"
            .to_string(),
    );
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    for file in ["tests/repair/lost-tail-same-leader.raft", "tests/golden/snapshot-parts-thrown-away.raft"] {
        texts.push(fs::read_to_string(here.join(file)).expect("a script"));
    }
    texts
}

/// The fields of the object that `check --json` prints, for scripts that hold, fail and do not parse.
fn fields_of_check() -> BTreeSet<String> {
    let files = [("good", "expect leader"), ("failing", "expect no-leader"), ("refused", "expect nothing")];
    let folder = folder(&files.map(|(name, text)| (format!("{name}.raft"), text.to_string())));
    let text = stdout(program_in(&folder, &["check", "scenarios", "--json"], ""));
    let mut found = BTreeSet::new();
    fields(&serde_json::from_str(&text).expect("JSON"), "", &[], &mut found);
    found
}

#[test]
fn the_fields_of_json_and_trace_are_those_that_the_page_lists() {
    let page = &page("command-line.html").tree;
    let mut object = BTreeSet::new();
    let mut common = BTreeSet::new();
    let mut own: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut messages: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for script in all_kinds_of_runs() {
        let text = stdout(program(&["run", "-", "--json", "--trace", "-"], &script));
        let mut lines: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
        fields(&lines.pop().expect("the object"), "", &["nodes[].kv"], &mut object);
        for line in lines {
            let fact = line["fact"].as_str().expect("a fact").to_string();
            let mut found = BTreeSet::new();
            fields(&line, "", &["msg", "values"], &mut found);
            let told: BTreeSet<String> =
                table(page, "Fields of every line of the trace").iter().map(|row| row[0].clone()).collect();
            common.extend(found.intersection(&told).cloned());
            let rest = found.difference(&told).cloned();
            own.entry(fact.clone()).or_default().extend(rest);
            if fact == "send" {
                let message = line["msg"].as_object().expect("a message");
                let kind = message["kind"].as_str().expect("a kind").to_string();
                let keys = message.keys().filter(|key| !["id", "kind", "from", "to", "term"].contains(&key.as_str()));
                messages.entry(kind).or_default().extend(keys.cloned());
            }
        }
    }
    // A list that was empty somewhere and not elsewhere is told by its members.
    let emptied: Vec<String> = object
        .iter()
        .filter(|path| object.iter().any(|other| other.starts_with(&format!("{path}[]"))))
        .cloned()
        .collect();
    object.retain(|path| !emptied.contains(path));
    let rows = |label: &str| table(page, label);
    let names = |label: &str| rows(label).into_iter().map(|row| row[0].clone()).collect::<BTreeSet<_>>();
    let lists = |label: &str| -> BTreeMap<String, BTreeSet<String>> {
        rows(label).into_iter().map(|row| (row[0].clone(), row[1].split(", ").map(String::from).collect())).collect()
    };
    assert_eq!(names("Fields of the JSON object"), object);
    assert_eq!(names("Fields of the object of check"), fields_of_check());
    assert_eq!(names("Fields of every line of the trace"), common);
    let facts: BTreeSet<&str> = FactKind::ALL.iter().map(|kind| kind.name()).collect();
    assert_eq!(own.keys().map(String::as_str).collect::<BTreeSet<_>>(), facts, "every fact happened");
    own.retain(|_, fields| !fields.is_empty());
    assert_eq!(lists("Fields of single facts"), own);
    assert_eq!(lists("Fields of messages"), messages);
}

// The checks themselves.

#[test]
fn the_checks_find_what_is_wrong() {
    let frame = |body: &str| format!("<!doctype html>\n<html>{body}</html>");
    for bad in
        ["<p>", "<p></div>", "<p class=a></p>", "<p>a & b</p>", "<p>&nbsp;</p>", "<p a=\"1\" a=\"2\"></p>", "<!-- a"]
    {
        assert!(html::parse(&frame(bad)).is_err(), "{bad}");
    }
    let tree = |body: &str| html::parse(&frame(body)).expect("a page");
    let example = |script: &str, linked: &str, class: &str| {
        let href = playground_link(linked);
        tree(&format!(
            "<pre class=\"script{class}\"><code>{}</code></pre><p class=\"open\"><a href=\"{href}\">o</a></p>",
            escaped(script)
        ))
    };
    let good = "until 500\nexpect leader";
    assert_eq!(wrong_scripts("a", &example(good, good, "")), [""; 0]);
    for (page, what) in [
        (example(good, "until 500", ""), "opens another script"),
        (example("until 500\nexpect no-leader", "until 500\nexpect no-leader", ""), "does not hold: expect no-leader"),
        (example("at 1 crash leader", "at 1 crash leader", ""), "skipped"),
        (example("until noon", "until noon", ""), "a moment"),
        (example(good, good, " broken"), "meant to be refused"),
        (example(good, good, " failing"), "meant to fail"),
        (tree("<pre class=\"script\"><code>until 1</code></pre>"), "no link"),
        (tree("<pre class=\"script\">until 1</pre><p class=\"open\"><a href=\"../#1.z.aaaa\">o</a></p>"), "no text"),
    ] {
        let found = wrong_scripts("a", &page);
        assert!(found.len() == 1 && found[0].contains(what), "{what}: {found:?}");
    }
    let link = |href: &str| Page::new("index.html", frame(&format!("<p id=\"here\"><a href=\"{href}\">a</a></p>")));
    for (href, dead) in [
        ("#here", 0),
        ("index.html#here", 0),
        ("index.html", 0),
        ("../", 0),
        ("#there", 1),
        ("other.html", 1),
        ("", 1),
        ("#", 1),
        ("index.html#there", 1),
        ("../#1.q.x", 1),
        ("https://example.org/", 1),
        ("../?t=1#1.t.until%201", 0),
        ("../?t=1", 1),
        ("../js/#1.t.until%201", 1),
        ("http://raft.github.io/raft.pdf", 1),
    ] {
        assert_eq!(dead_links(&[link(href)]).len(), dead, "{href}");
    }
    let rust = "
/// fn talked
pub struct Node {
    pub(super) term: u64,
}
impl Node {
    fn step(&self) {}
}
enum Rpc {
    Vote {
    },
    Ask(u8),
    No,
}";
    for (name, there) in [
        ("Node", true),
        ("Node::step", true),
        ("Node::term", true),
        ("Rpc::Vote", true),
        ("Rpc::Ask", true),
        ("Rpc::No", true),
        ("step", true),
        ("talked", false),
        ("Node::ste", false),
        ("Nod", false),
        ("Rpc::Vot", false),
        ("Other::step", false),
        ("Node::other", false),
    ] {
        assert_eq!(defines(rust, name), there, "{name}");
    }
    let cell = |text: &str| tree(&format!("<table><tr><td class=\"here\">{text}</td></tr></table>"));
    let file = |path: &str| (path == "src/a.rs").then(|| rust.to_string());
    assert_eq!(strange_names(&cell("<code>src/a.rs</code>: <code>Node::step</code>, <code>Rpc</code>"), file), [""; 0]);
    for bad in ["<code>src/b.rs</code>", "<code>src/a.rs</code>: <code>Node</code>, <code>gone</code>", "words"] {
        assert_eq!(strange_names(&cell(bad), file).len(), 1, "{bad}");
    }
}
