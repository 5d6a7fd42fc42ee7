//! The page on Raft libraries: each row names the libraries it is about and has a script that shows the difference.

use std::collections::BTreeSet;
use std::path::Path;

use crate::html::Element;
use crate::page;
use crate::scripts::scripts;
use crate::tables::table;

/// The text of an element, with single spaces.
fn words(element: &Element) -> String {
    element.text().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The libraries in the table of versions.
fn versions(tree: &Element) -> BTreeSet<String> {
    table(tree, "Versions").into_iter().map(|row| row[0].clone()).collect()
}

/// The libraries that a row names in bold.
fn named(row: &Element) -> Vec<String> {
    let names = row.all("b").into_iter().map(words);
    names.flat_map(|names| names.trim_end_matches(':').split(", ").map(String::from).collect::<Vec<_>>()).collect()
}

/// What a row lacks that every row must have.
fn wrong_row(row: &Element, versions: &BTreeSet<String>) -> Vec<String> {
    let id = row.attribute("id").unwrap_or("a row without a name");
    let mut complaints = Vec::new();
    let mut must = |holds: bool, what: String| {
        if !holds {
            complaints.push(format!("{id}: {what}"));
        }
    };
    for name in named(row) {
        must(versions.contains(&name), format!("{name} has no version"));
    }
    must(!named(row).is_empty(), "no library is named".to_string());
    let shown = scripts(row);
    must(shown.len() == 1, format!("it has {} scripts, and needs one", shown.len()));
    for (script, after) in shown {
        let text = script.text();
        let expected = text.lines().filter(|line| line.contains("expect ") && !line.contains("no-violation")).count();
        must(expected >= 2, format!("it has {expected} expectations, and needs two"));
        must(text.lines().count() <= 25, "its script has more than 25 lines".to_string());
        let title = text.lines().next().and_then(|line| line.strip_prefix("title \"")?.strip_suffix('"')).unwrap_or("");
        let link = after.map(words).unwrap_or_default();
        must(!title.is_empty() && link == format!("Open “{title}”"), format!("the link says {link:?}"));
    }
    complaints
}

#[test]
fn every_row_about_a_library_has_a_script() {
    let tree = &page("your-library.html").tree;
    let versions = versions(tree);
    let tables = tree.all("table.beside");
    let rows: Vec<&Element> = tables.iter().flat_map(|table| table.all("tbody")).collect();
    assert!(rows.len() >= 25, "{}", rows.len());
    let complaints: Vec<String> = rows.iter().flat_map(|row| wrong_row(row, &versions)).collect();
    assert!(complaints.is_empty(), "\n{}\n", complaints.join("\n"));
    let spoken: BTreeSet<String> = rows.into_iter().flat_map(named).collect();
    assert_eq!(spoken, versions, "left the libraries that rows name, right those with a version");
}

#[test]
fn findings_named_on_the_page_exist() {
    let codes = page("your-library.html").tree.all("code").into_iter().map(Element::text);
    let findings: BTreeSet<String> = codes.filter(|code| code.starts_with("findings/")).collect();
    assert!(findings.len() >= 5, "{findings:?}");
    for finding in findings {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(&finding);
        assert!(path.is_file(), "there is no file {finding}");
    }
}
