//! Recipes for embedding: `www/docs/embed.html` quotes the files from which `tests/browser/hosts` builds its pages.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use crate::html::escaped;

const HOSTS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/browser/hosts");

/// The file `recipe.*` of a host, if it has one. A host is a folder of `tests/browser/hosts`.
fn recipe(host: &str) -> Option<PathBuf> {
    let entries = fs::read_dir(format!("{HOSTS}/{host}")).ok()?;
    let mut paths = entries.map(|entry| entry.expect("a folder's entry can be read").path());
    paths.find(|path| path.file_stem().is_some_and(|name| name == "recipe"))
}

/// The hosts with a recipe.
pub fn hosts() -> BTreeSet<String> {
    let entries = fs::read_dir(HOSTS).unwrap_or_else(|error| panic!("{HOSTS}: {error}"));
    let names = entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned());
    names.filter(|name| recipe(name).is_some()).collect()
}

/// The text for the part `recipe HOST`. `None`: the part has another name, or the host has no recipe.
pub fn part(name: &str) -> Option<String> {
    let path = recipe(name.strip_prefix("recipe ")?)?;
    let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    Some(format!("<pre class=\"recipe\" tabindex=\"0\"><code>{}</code></pre>\n", escaped(text.trim_end())))
}
