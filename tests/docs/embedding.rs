//! The tables about the element and its frame, compared with the JavaScript that implements them.

use std::collections::BTreeSet;
use std::fs;

use crate::page;
use crate::tables::{rows, terms};

#[test]
fn documented_query_parameters_match_address_js() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/www/js/shell/address.js");
    let code = fs::read_to_string(path).expect(path);
    let body = code.split("export function readQuery").nth(1).and_then(|rest| rest.split("\n}").next());
    let body = body.expect("address.js has a function readQuery");
    let asks = ["number(\"", "one(\"", "asked.get(\""].into_iter().flat_map(|call| body.split(call).skip(1));
    let mut read: BTreeSet<&str> = asks.filter_map(|rest| rest.split('"').next()).collect();
    // The language is read before anything else, when the page starts.
    let start = concat!(env!("CARGO_MANIFEST_DIR"), "/www/js/shell/speech.js");
    let start = fs::read_to_string(start).expect(start);
    read.extend(start.split("location.search).get(\"").skip(1).filter_map(|rest| rest.split('"').next()));
    let documented = terms(&page("write-a-scenario.html").tree, "share");
    assert_eq!(documented.iter().map(String::as_str).collect::<BTreeSet<_>>(), read, "left the page, right address.js");
}

/// The string literals that directly follow each of these calls.
fn quoted(code: &str, calls: &[&str]) -> BTreeSet<String> {
    let after = calls.iter().flat_map(|call| code.split(*call).skip(1)).filter_map(|rest| rest.strip_prefix('"'));
    after.filter_map(|rest| rest.split('"').next()).map(String::from).collect()
}

/// The string literals of the list that starts with `begins`.
fn strings(code: &str, begins: &str) -> BTreeSet<String> {
    let list = code
        .split(begins)
        .nth(1)
        .and_then(|rest| rest.split(']').next())
        .unwrap_or_else(|| panic!("no list starts with {begins}"));
    list.split('"').skip(1).step_by(2).map(String::from).collect()
}

#[test]
fn embed_docs_match_implementation() {
    let read = |name: &str| {
        let path = format!("{}/www/{name}", env!("CARGO_MANIFEST_DIR"));
        fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
    };
    let set = |names: &[&str]| names.iter().map(|name| name.to_string()).collect::<BTreeSet<_>>();
    let (element, frame, tree) = (read("embed.js"), read("js/shell/parent.js"), &page("embed.html").tree);

    let display = strings(&element, "const DISPLAY = [");
    let query = quoted(&frame, &["query.get("]);
    assert_eq!(rows(tree, "Attributes"), display.union(&query).cloned().collect(), "the query of embed.html");
    let own = quoted(&element, &["this.getAttribute(", "this.hasAttribute("]);
    let own: BTreeSet<String> = own.difference(&display).cloned().collect();
    assert_eq!(rows(tree, "Attributes of the element"), own, "the element's own attributes");

    let methods = element.lines().filter_map(|line| line.strip_prefix("  ")?.strip_suffix(") {"));
    let methods = methods.map(|line| line.trim_start_matches("async ").split('(').next().unwrap_or("").to_string());
    let inherited = ["constructor", "connectedCallback", "disconnectedCallback", "addEventListener", "if", "for"];
    let inherited = set(&[&inherited[..], &["attributeChangedCallback"]].concat());
    let public = |name: &String| name.chars().all(char::is_alphabetic) && !inherited.contains(name);
    assert_eq!(rows(tree, "Methods"), methods.filter(public).collect(), "the element's methods");

    let events = strings(&element, "const EVENTS = [");
    assert_eq!(rows(tree, "Events"), events, "the element's events");
    let sent = quoted(&frame, &["report("]);
    let more = rows(tree, "Messages from the frame");
    assert_eq!(more.union(&events).cloned().collect::<BTreeSet<_>>(), sent, "messages that the frame sends");

    let asked = frame.split("  const asked = {\n").nth(1).and_then(|rest| rest.split("\n  };").next());
    let asked = asked.expect("parent.js has the table `asked`").lines();
    let asked = asked.filter_map(|line| line.strip_prefix("    ")?.split([':', '(']).next());
    let asked = asked.filter(|name| !name.starts_with([' ', '}']));
    let asked: BTreeSet<String> = asked.map(String::from).collect();
    assert_eq!(rows(tree, "Messages to the frame"), asked, "messages that the frame accepts");
}
