//! What all pages have in common: policy, navigation, contents, and no script.

use std::collections::BTreeSet;
use std::fs;

use crate::html::Element;
use crate::{assert_none, pages, Page, FOLDER, PAGES};

const POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'";

/// What a page lacks that all pages must have, or has that none may have.
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
    must(meta("http-equiv", "Content-Security-Policy") == POLICY, "its content security policy is not POLICY");
    must(
        meta("name", "viewport") == "width=device-width, initial-scale=1",
        "the viewport is not that of the other pages",
    );
    must(meta("name", "color-scheme") == "light dark", "it lacks one of the colour schemes");
    must(!meta("name", "description").is_empty(), "it has no description");
    must(tree.all("html").iter().all(|html| html.attribute("lang") == Some("en")), "its language is not en");
    must(
        tree.all("title").len() == 1 && tree.all("h1").len() == 1 && tree.all("main").len() == 1,
        "it must have one title, one h1 and one main",
    );
    for kind in ["script", "style", "iframe", "form", "object", "embed", "base"] {
        must(tree.all(kind).is_empty(), &format!("it must not have a <{kind}>"));
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
    must(
        hrefs.split_first().is_some_and(|(home, rest)| *home == "../" && rest == PAGES),
        "its navigation does not link to all pages in order",
    );
    let here: Vec<Option<&str>> = nav
        .iter()
        .filter(|link| link.attribute("aria-current") == Some("page"))
        .map(|link| link.attribute("href"))
        .collect();
    must(here == [Some(*name)], "its navigation does not mark this page");
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
    must(
        contents == headings,
        &format!("the table of contents differs from the headings:\n{contents:?}\n{headings:?}"),
    );
    let mut in_pre = false;
    for (line, text) in text.lines().enumerate() {
        // Exempt: links, which hold a script, and `<pre>`, which holds an output as it is.
        in_pre = text.contains("<pre") || in_pre;
        let long = text.chars().count() > 120 && !text.contains("#1.t.") && !in_pre;
        must(!long, &format!("line {}: more than 120 characters", line + 1));
        in_pre &= !text.contains("</pre>");
    }
    complaints
}

#[test]
fn every_page_has_the_common_frame_and_no_javascript() {
    assert_none(pages().iter().flat_map(wrong_frame).collect());
    let titles: BTreeSet<String> = pages().iter().flat_map(|page| page.tree.all("title")).map(Element::text).collect();
    assert_eq!(titles.len(), PAGES.len(), "{titles:?}");
}

#[test]
fn folder_holds_only_the_pages_their_style_and_icon() {
    let entries = fs::read_dir(FOLDER).unwrap_or_else(|error| panic!("{FOLDER}: {error}"));
    let files = entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned());
    let needed = PAGES.into_iter().chain(["docs.css", "icon.svg"]).map(String::from);
    assert_eq!(files.collect::<BTreeSet<_>>(), needed.collect());
    let icon = |path: &str| fs::read_to_string(format!("{FOLDER}/{path}")).expect(path);
    assert_eq!(icon("icon.svg"), icon("../icon.svg"), "icon.svg differs from www/icon.svg");
    let index = fs::read_to_string(format!("{FOLDER}/../index.html")).expect("the playground");
    assert!(
        index.contains("<link data-trunk rel=\"copy-dir\" href=\"docs\">"),
        "index.html does not have trunk copy the pages"
    );
}
