//! The page that says where names of labs, articles and libraries are in this code.

use std::fs;
use std::path::Path;

use playground::play::script::parse;
use playground::sim::FactKind;

use crate::html::{self, Child, Element};
use crate::languages::LANGUAGES;
use crate::{assert_none, find, page, Page};

/// Files and names in the cells `td.here` that do not exist. A name must be defined in the file named before it.
fn strange_names(tree: &Element, file: impl Fn(&str) -> Option<String>) -> Vec<String> {
    let mut complaints = Vec::new();
    for cell in tree.all("td.here") {
        let mut complain = |what: String| complaints.push(format!("line {}: {what}", cell.line));
        let (mut path, mut text) = (String::new(), String::new());
        let mut listing = false;
        for child in &cell.children {
            match child {
                Child::Text(words) => listing &= words.chars().all(|c| c.is_whitespace() || ":,：，、".contains(c)),
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

/// Whether this Rust text defines `name` or `Type::name`: a function, type, constant, field or variant.
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
fn names_of_the_labs_are_where_the_page_says() {
    let page = page("names.html");
    let tree = &page.tree;
    let top = env!("CARGO_MANIFEST_DIR");
    for page in LANGUAGES.into_iter().filter_map(|language| find(language, "names.html")) {
        assert_none(strange_names(&page.tree, |path| fs::read_to_string(format!("{top}/{path}")).ok()));
        strange_scripts(page);
    }
    // Qualified names in the prose exist somewhere.
    let mut code = String::new();
    let mut folders = ["src/raft", "src/sim", "src/play"].map(|folder| Path::new(top).join(folder)).to_vec();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display())) {
            let path = entry.expect("an entry").path();
            match path.is_dir() {
                true => folders.push(path),
                false => code += &fs::read_to_string(&path).unwrap_or_default(),
            }
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
}

/// What the last column quotes as script parses.
fn strange_scripts(page: &Page) {
    let mut quoted = 0;
    for row in page.tree.all("tbody").iter().flat_map(|body| body.all("tr")) {
        let Some(cell) = row.elements().last() else { continue };
        for code in cell.all("code") {
            let text = code.text().split_whitespace().collect::<Vec<_>>().join(" ");
            let known = |line: &str| parse(line).is_ok();
            let action = known(&format!("at 1 {text}")) || known(&text) || FactKind::from_name(&text).is_some();
            let shell = text.starts_with("raft-playground ");
            let loose = shell || known(&format!("cluster {text}")) || !text.contains([' ', '=']);
            assert!(action || loose, "www/docs/{}:{}: {text}", page.name, code.line);
            quoted += usize::from(action);
        }
    }
    assert!(quoted > 50, "{quoted}");
}

#[test]
fn definitions_are_told_from_mentions() {
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
}

#[test]
fn names_that_do_not_exist_are_found() {
    let tree = |body: &str| html::parse(&format!("<!doctype html>\n<html>{body}</html>")).expect("a page");
    let rust = "pub struct Node;\nimpl Node {\n    fn step(&self) {}\n}\nenum Rpc {\n}";
    let cell = |text: &str| tree(&format!("<table><tr><td class=\"here\">{text}</td></tr></table>"));
    let file = |path: &str| (path == "src/a.rs").then(|| rust.to_string());
    assert_eq!(strange_names(&cell("<code>src/a.rs</code>: <code>Node::step</code>, <code>Rpc</code>"), file), [""; 0]);
    for bad in ["<code>src/b.rs</code>", "<code>src/a.rs</code>: <code>Node</code>, <code>gone</code>", "words"] {
        assert_eq!(strange_names(&cell(bad), file).len(), 1, "{bad}");
    }
}
