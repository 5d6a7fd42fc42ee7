//! The page that holds libraries beside Raft: every row is shown by a script, and names whom it speaks of.

use std::collections::BTreeSet;
use std::path::Path;

use crate::html::Element;
use crate::{page, scripts, table};

/// Words of a cell, as one line.
fn words(element: &Element) -> String {
    element.text().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The name with which a row speaks of each library.
fn versions(tree: &Element) -> BTreeSet<String> {
    table(tree, "Versions").into_iter().map(|row| row[0].clone()).collect()
}

/// The names of the libraries of which a row speaks.
fn named(row: &Element) -> Vec<String> {
    let names = row.all("b").into_iter().map(words);
    names.flat_map(|names| names.trim_end_matches(':').split(", ").map(String::from).collect::<Vec<_>>()).collect()
}

/// What a row lacks, of what every row has.
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
    must(shown.len() == 1, format!("{} scripts show it", shown.len()));
    for (script, after) in shown {
        let text = script.text();
        let expected = text.lines().filter(|line| line.contains("expect ") && !line.contains("no-violation")).count();
        must(expected >= 2, format!("{expected} expectations prove nothing"));
        must(text.lines().count() <= 25, "the script is too long to be read at a glance".to_string());
        let title = text.lines().next().and_then(|line| line.strip_prefix("title \"")?.strip_suffix('"')).unwrap_or("");
        let link = after.map(words).unwrap_or_default();
        must(!title.is_empty() && link == format!("Open “{title}”"), format!("the link says {link:?}"));
    }
    complaints
}

#[test]
fn every_row_beside_a_library_is_shown_by_a_script() {
    let tree = &page("your-library.html").tree;
    let versions = versions(tree);
    let tables = tree.all("table.beside");
    let rows: Vec<&Element> = tables.iter().flat_map(|table| table.all("tbody")).collect();
    assert!(rows.len() >= 25, "{}", rows.len());
    let complaints: Vec<String> = rows.iter().flat_map(|row| wrong_row(row, &versions)).collect();
    assert!(complaints.is_empty(), "\n{}\n", complaints.join("\n"));
    let spoken: BTreeSet<String> = rows.into_iter().flat_map(named).collect();
    assert_eq!(spoken, versions, "every library with a version is spoken of");
}

#[test]
fn the_findings_that_the_page_names_are_there() {
    let codes = page("your-library.html").tree.all("code").into_iter().map(Element::text);
    let findings: BTreeSet<String> = codes.filter(|code| code.starts_with("findings/")).collect();
    assert!(findings.len() >= 5, "{findings:?}");
    for finding in findings {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(&finding);
        assert!(path.is_file(), "there is no file {finding}");
    }
}
