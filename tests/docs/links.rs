//! Links between the pages, into the playground, and to the few pages elsewhere, and the language of what they open.

use std::collections::{BTreeMap, BTreeSet};

use crate::languages::{Language, CHINESE, ENGLISH, LANGUAGES};
use crate::lessons::opens_lesson;
use crate::scripts::behind;
use crate::{assert_none, pages, Page};

/// Pages elsewhere that ours may link to.
const ELSEWHERE: [&str; 1] = ["https://raft.github.io/raft.pdf"];

/// Links of these pages without a target.
fn dead_links(pages: &[Page]) -> Vec<String> {
    let ids = |page: &Page| -> BTreeSet<String> {
        page.tree.all("").iter().filter_map(|element| element.attribute("id").map(String::from)).collect()
    };
    let ids: BTreeMap<&str, BTreeSet<String>> = pages.iter().map(|page| (page.name.as_str(), ids(page))).collect();
    let mut complaints = Vec::new();
    for page in pages {
        for link in page.tree.all("a") {
            let href = link.attribute("href").unwrap_or("");
            let target = page.resolved(href);
            let (file, anchor) = target.split_once('#').unwrap_or((&target, ""));
            let good = match file {
                _ if href == page.language.home => true,
                _ if file.starts_with("../") => behind(&target).is_ok() || opens_lesson(&target),
                _ if href.starts_with("https://") => ELSEWHERE.contains(&href),
                _ => ids.get(file).is_some_and(|ids| match href.split_once('#') {
                    Some(_) => ids.contains(anchor),
                    None => !href.is_empty(),
                }),
            };
            if !good {
                complaints.push(format!("www/docs/{}:{}: this link has no target: {href:?}", page.name, link.line));
            }
        }
    }
    complaints
}

/// Links of a page that open something in another language without saying so.
fn links_in_another_language(page: &Page) -> Vec<String> {
    let mut complaints = Vec::new();
    for link in page.tree.all("a") {
        let href = link.attribute("href").unwrap_or("");
        let mut must = |holds: bool, what: &str| {
            if !holds {
                complaints.push(format!("www/docs/{}:{}: {href:?} {what}", page.name, link.line));
            }
        };
        let target = page.resolved(href);
        if target.starts_with("../") {
            must(href.starts_with(page.language.home), "opens the playground in another language");
            continue;
        }
        let file = target.split('#').next().unwrap_or("");
        let language = LANGUAGES.iter().rev().find(|language| file.starts_with(language.folder)).expect("one language");
        if href.contains("://") || language.tag == page.language.tag || link.attribute("lang").is_some() {
            continue;
        }
        must(link.attribute("hreflang") == Some(language.tag), "has no hreflang");
        must(link.text().ends_with(page.language.in_english), "does not say that its page is in English");
        must(!page.language.pages.contains(&file), "leads to a page that there is in this language");
    }
    complaints
}

#[test]
fn every_link_has_a_target() {
    assert_none(dead_links(pages()));
}

#[test]
fn links_keep_the_language_or_name_the_other() {
    assert_none(pages().iter().flat_map(links_in_another_language).collect());
    let frame = |body: &str| Page::new(&CHINESE, "index.html", format!("<!doctype html>\n<html>{body}</html>"));
    for (link, wrong) in [
        ("<a href=\"embed.html\">嵌入</a>", 0),
        ("<a href=\"../../?lang=zh-CN#1.t.until%201\">打开</a>", 0),
        ("<a href=\"../hosting.html\" hreflang=\"en\">部署（英文）</a>", 0),
        ("<a href=\"../index.html\" lang=\"en\" hreflang=\"en\">English</a>", 0),
        ("<a href=\"../../#1.t.until%201\">打开</a>", 1),
        ("<a href=\"../hosting.html\">部署</a>", 2),
        ("<a href=\"../embed.html\" hreflang=\"en\">嵌入（英文）</a>", 1),
    ] {
        assert_eq!(links_in_another_language(&frame(link)).len(), wrong, "{link}");
    }
}

#[test]
fn links_without_a_target_are_found() {
    let frame = |body: &str| format!("<!doctype html>\n<html>{body}</html>");
    let link = |language: &'static Language, href: &str| {
        Page::new(language, "index.html", frame(&format!("<p id=\"here\"><a href=\"{href}\">a</a></p>")))
    };
    for (href, dead) in [
        ("#here", 0),
        ("index.html", 0),
        ("../../?lang=zh-CN", 0),
        ("../../?lang=zh-CN&amp;t=1#1.t.until%201", 0),
        ("../index.html", 1),
        ("../", 1),
        ("../../", 1),
        ("../../js/#1.t.until%201", 1),
    ] {
        assert_eq!(dead_links(&[link(&CHINESE, href)]).len(), dead, "{href} on a Chinese page");
    }
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
        ("../?lesson=figure-8", 0),
        ("../?lesson=figure-9", 1),
        ("../js/#1.t.until%201", 1),
        ("http://raft.github.io/raft.pdf", 1),
    ] {
        assert_eq!(dead_links(&[link(&ENGLISH, href)]).len(), dead, "{href}");
    }
}
