//! What all pages have in common: policy, navigation, contents, and no script.

use crate::scripts::behind;
use std::collections::BTreeSet;
use std::fs;

use crate::html::Element;
use crate::languages::{Language, ENGLISH, LANGUAGES, PAGES};
use crate::{assert_none, pages, Page, FOLDER};

const POLICY: &str =
    "default-src 'none'; style-src 'self'; img-src 'self' data:; frame-src 'self'; base-uri 'none'; form-action 'none'";

/// The folder of the pictures in `www/docs`. `tests/browser/pictures.spec.mjs` writes them.
const PICTURES: &str = "pictures";

/// What a page lacks that all pages must have, or has that none may have.
fn wrong_frame(page: &Page) -> Vec<String> {
    let Page { language, file, name, text, tree } = page;
    let mut complaints = Vec::new();
    let mut must = |holds: bool, what: &str| {
        if !holds {
            complaints.push(format!("www/docs/{name}: {what}"));
        }
    };
    let meta = |key: &str, value: &str| {
        let found = tree.all("meta").into_iter().find(|meta| meta.attribute(key) == Some(value));
        let content = found.and_then(|meta| meta.attribute("content")).unwrap_or("");
        content.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    must(meta("http-equiv", "Content-Security-Policy") == POLICY, "its content security policy is not POLICY");
    must(
        meta("name", "viewport") == "width=device-width, initial-scale=1",
        "the viewport is not that of the other pages",
    );
    must(meta("name", "color-scheme") == "light dark", "it lacks one of the colour schemes");
    must(!meta("name", "description").is_empty(), "it has no description");
    must(
        tree.all("html").iter().all(|html| html.attribute("lang") == Some(language.tag)),
        &format!("its language is not {}", language.tag),
    );
    must(
        tree.all("title").len() == 1 && tree.all("h1").len() == 1 && tree.all("main").len() == 1,
        "it must have one title, one h1 and one main",
    );
    for kind in ["script", "style", "form", "object", "embed", "base"] {
        must(tree.all(kind).is_empty(), &format!("it must not have a <{kind}>"));
    }
    for frame in tree.all("iframe") {
        let src = frame.attribute("src").unwrap_or("");
        // It plays a story of the gallery or a script, in the page's language, and loads only when the reader opens it.
        let from = format!("{}embed.html?", language.home.split('?').next().unwrap_or(""));
        let lang = format!("lang={}", language.tag);
        let (query, story) = src
            .strip_prefix(&from)
            .or(src.strip_prefix(from.trim_end_matches('?')))
            .unwrap_or("#")
            .split_once('#')
            .unwrap_or(("", ""));
        let there = fs::exists(format!("{FOLDER}/../scenarios/{story}.raft")).unwrap_or(false)
            || behind(&format!("../#{story}")).is_ok();
        must(
            src.starts_with(from.trim_end_matches('?')) && there,
            &format!("line {}: {src:?} plays no story", frame.line),
        );
        must(language.tag == ENGLISH.tag || query.contains(&lang), &format!("line {}: no {lang}", frame.line));
        must(frame.attribute("loading") == Some("lazy"), &format!("line {}: it is not lazy", frame.line));
        must(
            frame.attribute("title").is_some_and(|title| !title.is_empty()),
            &format!("line {}: no title", frame.line),
        );
    }
    must(
        tree.all("iframe").len() == tree.all("details.live").iter().map(|it| it.all("iframe").len()).sum::<usize>(),
        "a frame is not in a <details class=\"live\">",
    );
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
    let others: Vec<&&Language> = LANGUAGES.iter().filter(|other| other.tag != language.tag).collect();
    let mut needed = vec![language.home.to_string()];
    needed.extend(PAGES.iter().map(|file| language.link(file)));
    needed.extend(others.iter().map(|other| language.link_to(other, file)));
    must(hrefs == needed, &format!("its navigation links to {hrefs:?}, and must link to {needed:?}"));
    for other in &others {
        let link = nav.iter().find(|link| link.attribute("lang") == Some(other.tag));
        must(
            link.is_some_and(|link| link.attribute("hreflang") == Some(other.tag) && link.text() == other.name),
            &format!("its navigation has no link {} with its lang and hreflang", other.name),
        );
        let alternate = tree.all("link").into_iter().find(|link| link.attribute("hreflang") == Some(other.tag));
        let href = language.link_to(other, file);
        must(
            alternate.and_then(|link| link.attribute("href")) == other.pages.contains(file).then_some(href.as_str()),
            &format!("its <link rel=\"alternate\"> for {} is not the same page", other.tag),
        );
    }
    let here: Vec<Option<&str>> = nav
        .iter()
        .filter(|link| link.attribute("aria-current") == Some("page"))
        .map(|link| link.attribute("href"))
        .collect();
    must(here == [Some(*file)], "its navigation does not mark this page");
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
        // Also exempt: languages whose words are not separated, because a line break would be shown as a space.
        let long = text.chars().count() > 120 && !text.contains("#1.t.") && !in_pre && language.tag == ENGLISH.tag;
        must(!long, &format!("line {}: more than 120 characters", line + 1));
        in_pre &= !text.contains("</pre>");
    }
    complaints
}

/// The names of a page's pictures, with what is wrong about each.
fn pictures(page: &Page) -> Vec<(String, Vec<String>)> {
    let all = page.tree.all("main").into_iter().flat_map(|main| main.all("img"));
    all.map(|img| {
        let of = |name: &str| img.attribute(name).unwrap_or("");
        let src = page.resolved(of("src"));
        let name = src.strip_prefix("pictures/").unwrap_or("no picture").to_string();
        let svg = fs::read_to_string(format!("{FOLDER}/{src}")).unwrap_or_default();
        let size = format!("width=\"{}\" height=\"{}\"", of("width"), of("height"));
        let wrong = [
            (of("alt").len() < 20, "has no description"),
            (!svg.starts_with("<svg ") || !svg.contains(&size), "does not exist, or has another size"),
            (name.contains(".zh-CN") != (page.language.tag == "zh-CN"), "is in another language"),
        ];
        let wrong = wrong.iter().filter(|(is, _)| *is).map(|(_, what)| format!("www/docs/{}: {src} {what}", page.name));
        (name, wrong.collect())
    })
    .collect()
}

#[test]
fn pictures_exist_with_their_size_and_are_described() {
    assert_none(pages().iter().flat_map(pictures).flat_map(|picture| picture.1).collect());
}

#[test]
fn every_page_has_the_common_frame_and_no_javascript() {
    assert_none(pages().iter().flat_map(wrong_frame).collect());
    let titles: BTreeSet<String> = pages().iter().flat_map(|page| page.tree.all("title")).map(Element::text).collect();
    assert_eq!(titles.len(), pages().len(), "{titles:?}");
}

#[test]
fn folder_holds_only_the_pages_their_style_and_icon() {
    let files = |folder: &str| -> BTreeSet<String> {
        let folder = format!("{FOLDER}/{folder}");
        let entries = fs::read_dir(&folder).unwrap_or_else(|error| panic!("{folder}: {error}"));
        entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect()
    };
    for language in LANGUAGES {
        let mut needed: Vec<&str> = language.pages.to_vec();
        if language.tag == ENGLISH.tag {
            needed.extend(["docs.css", "icon.svg", PICTURES]);
            needed.extend(LANGUAGES.iter().map(|it| it.folder.trim_end_matches('/')).filter(|it| !it.is_empty()));
        }
        let needed = needed.into_iter().map(String::from).collect();
        assert_eq!(files(language.folder), needed, "{}", language.tag);
    }
    let shown: BTreeSet<String> = pages().iter().flat_map(pictures).map(|picture| picture.0).collect();
    assert_eq!(files(PICTURES), shown, "the pictures that the pages show");
    let icon = |path: &str| fs::read_to_string(format!("{FOLDER}/{path}")).expect(path);
    assert_eq!(icon("icon.svg"), icon("../icon.svg"), "icon.svg differs from www/icon.svg");
    let index = fs::read_to_string(format!("{FOLDER}/../index.html")).expect("the playground");
    assert!(
        index.contains("<link data-trunk rel=\"copy-dir\" href=\"docs\">"),
        "index.html does not have trunk copy the pages"
    );
}
