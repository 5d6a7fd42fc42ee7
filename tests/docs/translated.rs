//! A translated page has the structure, the code and the links of the English one, and is not older than it.
//!
//! `translated.txt` has a row for each section of a translated page: a hash of the English text and one of the
//! translation, as they were when the translation was last compared with the English text. If the English text
//! changes, the section is stale: correct the translation, then `UPDATE=1 cargo test --test docs` writes the row. It
//! writes it only if the translation has changed as well. If it needs no change, remove the row before.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use crate::html::{self, Child, Element};
use crate::languages::{Language, CHINESE, ENGLISH, LANGUAGES};
use crate::{assert_none, find, pages, repository, updating, Page};

const ROWS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/docs/translated.txt");

/// Elements that must come in the same order in both languages.
const STRUCTURE: [&str; 19] = [
    "h1", "h2", "h3", "p", "ul", "ol", "li", "dl", "dt", "dd", "table", "thead", "tbody", "tr", "th", "td", "pre",
    "ins", "br",
];

/// A heading with an id and what follows it, up to the next one. The first section has no heading and no id.
struct Section<'a> {
    id: &'a str,
    elements: Vec<&'a Element>,
}

fn sections(tree: &Element) -> Vec<Section<'_>> {
    let mut sections = vec![Section { id: "", elements: Vec::new() }];
    for element in tree.all("main").iter().flat_map(|main| main.elements()) {
        if let Some(id) = element.attribute("id").filter(|_| element.is("h2") || element.is("h3")) {
            sections.push(Section { id, elements: Vec::new() });
        }
        sections.last_mut().expect("the first section").elements.push(element);
    }
    sections
}

impl<'a> Section<'a> {
    /// All elements of the section that match a selector.
    fn all(&self, kind: &str) -> Vec<&'a Element> {
        let own = |element: &&'a Element| element.is(kind).then_some(*element);
        self.elements.iter().flat_map(|element| own(element).into_iter().chain(element.all(kind))).collect()
    }

    /// What a translator reads: the text without recipes and outputs, which come from elsewhere.
    fn text(&self) -> String {
        let texts: Vec<String> = self.elements.iter().map(|element| prose(element)).collect();
        texts.join(" ").split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

fn prose(element: &Element) -> String {
    if element.is("pre.output") || element.is("pre.recipe") {
        return String::new();
    }
    element.children.iter().fold(String::new(), |text, child| match child {
        Child::Element(element) => text + &prose(element),
        Child::Text(own) => text + own,
    })
}

/// Code without what may be translated in it: quoted texts, and comments of scripts.
pub fn bare(code: &str) -> String {
    let bare = |line: &str| {
        let (mut out, mut quoted) = (String::new(), false);
        for c in line.chars() {
            if c == '"' {
                quoted = !quoted;
                out.push(c);
            } else if c == '#' && !quoted && (out.is_empty() || out.ends_with(' ')) {
                break;
            } else if !quoted {
                out.push(c);
            }
        }
        out.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    code.lines().map(bare).collect::<Vec<_>>().join("\n")
}

/// The name of an element with what decides how it is shown and checked.
fn shape(element: &Element) -> String {
    let attributes = ["id", "class", "data-shows", "data-seeds", "scope", "rowspan", "colspan"];
    let values = attributes.iter().filter_map(|name| Some(format!("{name}={}", element.attribute(name)?)));
    std::iter::once(element.name.clone()).chain(values).collect::<Vec<_>>().join(" ")
}

/// Where links lead, without the language of their targets and without the texts of scripts.
fn targets(page: &Page, section: &Section) -> BTreeSet<String> {
    let links = section.all("a").into_iter().filter_map(|link| link.attribute("href"));
    let folder = page.language.folder;
    let target = |href: &str| match href.strip_prefix(page.language.home) {
        Some(rest) => bare(rest.split("#1.").next().unwrap_or("").trim_start_matches(['?', '&'])),
        None => page.resolved(href).trim_start_matches(folder).to_string(),
    };
    links.map(target).collect()
}

/// Where a translated page differs from the English one in more than its words.
fn differences(english: &Page, page: &Page) -> Vec<String> {
    let (left, right) = (sections(&english.tree), sections(&page.tree));
    let ids = |sections: &[Section]| sections.iter().map(|section| section.id.to_string()).collect::<Vec<_>>();
    if ids(&left) != ids(&right) {
        return vec![format!("www/docs/{}: the headings are {:?}, not {:?}", page.name, ids(&right), ids(&left))];
    }
    let mut complaints = Vec::new();
    for (left, right) in left.iter().zip(&right) {
        let mut must = |same: bool, what: String| {
            if !same {
                complaints.push(format!("www/docs/{}#{}: {what}", page.name, right.id));
            }
        };
        let built = |section: &Section| -> Vec<(String, usize)> {
            let all = section.all("").into_iter().filter(|element| STRUCTURE.contains(&element.name.as_str()));
            all.map(|element| (shape(element), element.line)).collect()
        };
        let (old, new) = (built(left), built(right));
        let first = old.iter().zip(&new).find(|(old, new)| old.0 != new.0);
        must(
            first.is_none() && old.len() == new.len(),
            format!("{} elements, not {}; the first that differs: {first:?}", new.len(), old.len()),
        );
        let scripts = |section: &Section| -> Vec<String> {
            let all = section.all("pre").into_iter().filter(|pre| !pre.is(".output"));
            all.map(|pre| bare(&pre.text())).collect()
        };
        let (old, new) = (scripts(left), scripts(right));
        must(old == new, format!("its scripts differ:\n{new:#?}\n{old:#?}"));
        let codes = |section: &Section| -> BTreeSet<String> {
            let in_pre: Vec<&Element> = section.all("pre").into_iter().flat_map(|pre| pre.all("code")).collect();
            let all = section.all("code").into_iter().filter(|code| !in_pre.iter().any(|it| std::ptr::eq(*it, *code)));
            all.map(|code| bare(&code.text().replace('\n', " "))).collect()
        };
        let (old, new) = (codes(left), codes(right));
        let lacks: Vec<&String> = old.difference(&new).collect();
        let adds: Vec<&String> = new.difference(&old).collect();
        must(old == new, format!("it lacks the code {lacks:?}, and has {adds:?} instead"));
        let (old, new) = (targets(english, left), targets(page, right));
        must(old == new, format!("its links lead to {new:?}, not {old:?}"));
    }
    complaints
}

#[test]
fn translated_pages_have_the_structure_of_the_english_ones() {
    let translated = pages().iter().filter(|page| page.language.tag != ENGLISH.tag);
    let pairs: Vec<(&Page, &Page)> = translated.filter_map(|page| Some((find(&ENGLISH, page.file)?, page))).collect();
    assert!(pairs.len() >= 4, "{}", pairs.len());
    assert_none(pairs.into_iter().flat_map(|(english, page)| differences(english, page)).collect());
}

/// The texts that are translated: for each section its name, the English text, and the translation.
fn texts() -> Vec<(String, String, String)> {
    let mut texts = Vec::new();
    for page in pages().iter().filter(|page| page.language.tag != ENGLISH.tag) {
        let english = find(&ENGLISH, page.file).unwrap_or_else(|| panic!("{} is no English page", page.file));
        let translated: BTreeMap<&str, String> =
            sections(&page.tree).iter().map(|section| (section.id, section.text())).collect();
        for section in sections(&english.tree) {
            let own = translated.get(section.id).cloned().unwrap_or_default();
            texts.push((format!("www/docs/{}#{}", page.name, section.id), section.text(), own));
        }
    }
    for language in LANGUAGES.iter().filter(|language| language.tag != ENGLISH.tag) {
        let file = format!("README.{}.md", language.tag);
        let (english, translated) = (repository::read("README.md"), repository::read(&file));
        let mut translated = translated.split("\n## ");
        for (place, section) in english.split("\n## ").enumerate() {
            let head = section.lines().next().unwrap_or("").trim_start_matches('#').trim().to_lowercase();
            let id = if place == 0 { String::new() } else { head.replace(' ', "-") };
            texts.push((format!("{file}#{id}"), section.to_string(), translated.next().unwrap_or("").to_string()));
        }
    }
    texts
}

/// FNV-1a, as sixteen hexadecimal digits.
fn hash(text: &str) -> String {
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let hash = words
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325, |hash: u64, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3));
    format!("{hash:016x}")
}

/// The new rows, and what is wrong with the old ones.
fn compared(
    rows: &BTreeMap<String, (String, String)>,
    texts: &[(String, String, String)],
) -> (BTreeMap<String, (String, String)>, Vec<String>) {
    let (mut fresh, mut complaints) = (BTreeMap::new(), Vec::new());
    for (name, english, translation) in texts {
        let now = (hash(english), hash(translation));
        let row = match rows.get(name) {
            Some(row) if row.0 != now.0 && row.1 == now.1 => {
                complaints.push(format!("{name} is stale: the English text has changed since it was written"));
                row.clone()
            }
            _ => now,
        };
        fresh.insert(name.clone(), row);
    }
    (fresh, complaints)
}

#[test]
fn no_translation_is_older_than_the_english_text() {
    let file = fs::read_to_string(ROWS).unwrap_or_default();
    let row = |line: &str| {
        let mut words = line.split(' ').map(String::from);
        Some((words.next()?, (words.next()?, words.next()?)))
    };
    let rows: BTreeMap<String, (String, String)> = file.lines().filter_map(row).collect();
    let (fresh, complaints) = compared(&rows, &texts());
    if updating() {
        let text = fresh.iter().fold(String::new(), |text, (name, (old, new))| text + &format!("{name} {old} {new}\n"));
        fs::write(ROWS, text).unwrap_or_else(|error| panic!("{ROWS}: {error}"));
    }
    assert!(
        complaints.is_empty(),
        "\n{}\nCorrect these sections, then UPDATE=1 cargo test --test docs. If a section needs no correction, remove \
         its row from tests/docs/translated.txt first.",
        complaints.join("\n")
    );
    assert!(updating() || rows == fresh, "UPDATE=1 cargo test --test docs records the new translations");
}

#[test]
fn a_changed_english_text_makes_the_translation_stale_until_it_changes_too() {
    let texts = |english: &str, own: &str| vec![("a#b".to_string(), english.to_string(), own.to_string())];
    let (rows, complaints) = compared(&BTreeMap::new(), &texts("one", "一"));
    assert_eq!(complaints.len(), 0);
    let (kept, complaints) = compared(&rows, &texts("two", "一"));
    assert_eq!((kept == rows, complaints.len()), (true, 1), "stale, and the row stays");
    let (fresh, complaints) = compared(&rows, &texts("two", "二"));
    assert_eq!((fresh != rows, complaints.len()), (true, 0), "translated again");
    assert_eq!(compared(&fresh, &texts("two\n", "二")), (fresh.clone(), vec![]), "white space does not count");
}

#[test]
fn every_difference_in_structure_is_found() {
    let page = |language: &'static Language, body: &str| {
        Page::new(language, "index.html", format!("<!doctype html>\n<main><h1>a</h1>{body}</main>"))
    };
    let english = page(
        &ENGLISH,
        "<h2 id=\"a\">A</h2><p>Use <code>at 1 say \"hi\"</code> <a href=\"names.html#a\">b</a>.</p>\
         <pre class=\"script\"><code>until 5 # end</code></pre>",
    );
    let same = "<h2 id=\"a\">甲</h2><p>用 <code>at 1 say \"你好\"</code> <a href=\"names.html#a\">乙</a>。</p>\
                <pre class=\"script\"><code>until 5 # 结束</code></pre>";
    assert_eq!(differences(&english, &page(&CHINESE, same)), [""; 0]);
    for (from, to, what) in [
        ("id=\"a\"", "id=\"b\"", "headings"),
        ("until 5", "until 6", "scripts differ"),
        ("at 1 say", "at 2 say", "lacks the code"),
        ("names.html#a", "names.html#b", "links lead"),
        ("class=\"script\"", "class=\"shell\"", "first that differs"),
        ("<p>", "<p></p><p>", "first that differs"),
    ] {
        let found = differences(&english, &page(&CHINESE, &same.replacen(from, to, 1)));
        assert!(found.len() == 1 && found[0].contains(what), "{what}: {found:?}");
    }
    assert!(html::parse("<!doctype html>\n<p></p>").is_ok_and(|tree| sections(&tree).len() == 1));
}
