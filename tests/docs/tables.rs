//! Lists and tables of a page, found by id or label.

use std::collections::BTreeSet;

use crate::html::Element;

/// The `<code>` words in the terms of the first `<dl>` after the element with this id.
pub fn terms(page: &Element, from: &str) -> Vec<String> {
    let main = page.all("main");
    let children: Vec<&Element> = main.iter().flat_map(|main| main.elements()).collect();
    let start = children
        .iter()
        .position(|it| it.attribute("id") == Some(from))
        .unwrap_or_else(|| panic!("no element has the id {from}"));
    let list = children[start..].iter().find(|it| it.name == "dl").unwrap_or_else(|| panic!("no list after #{from}"));
    list.all("dt").iter().flat_map(|term| term.all("code")).map(Element::text).collect()
}

/// The rows of the table with this label: the text of each cell, with single spaces.
pub fn table(page: &Element, label: &str) -> Vec<Vec<String>> {
    let region = page.all("div.scroll").into_iter().find(|it| it.attribute("aria-label") == Some(label));
    let region = region.unwrap_or_else(|| panic!("no table is labelled “{label}”"));
    let rows = region.all("tbody").into_iter().flat_map(|body| body.all("tr"));
    rows.map(|row| row.elements().map(|cell| cell.text().split_whitespace().collect::<Vec<_>>().join(" ")).collect())
        .collect()
}

/// The `<code>` names in the first column of the table with this label, without parentheses.
pub fn rows(tree: &Element, label: &str) -> BTreeSet<String> {
    let tables = tree.all("div.scroll").into_iter().filter(|it| it.attribute("aria-label") == Some(label));
    let heads = tables.flat_map(|table| table.all("th")).filter(|th| th.attribute("scope") == Some("row"));
    heads.flat_map(|th| th.all("code")).map(|code| code.text().split('(').next().unwrap_or("").to_string()).collect()
}
