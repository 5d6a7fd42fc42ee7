//! Links between the pages, into the playground, and to the few pages elsewhere.

use std::collections::{BTreeMap, BTreeSet};

use crate::scripts::behind;
use crate::{assert_none, pages, Page};

/// Pages elsewhere that ours may link to.
const ELSEWHERE: [&str; 1] = ["https://raft.github.io/raft.pdf"];

/// Links of these pages without a target.
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
                complaints.push(format!("www/docs/{}:{}: this link has no target: {href:?}", page.name, link.line));
            }
        }
    }
    complaints
}

#[test]
fn every_link_has_a_target() {
    assert_none(dead_links(pages()));
}

#[test]
fn links_without_a_target_are_found() {
    let frame = |body: &str| format!("<!doctype html>\n<html>{body}</html>");
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
}
