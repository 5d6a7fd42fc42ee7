//! Files that nothing uses: Rust that no `mod` reaches, JavaScript of the page that nothing imports.

use std::collections::{BTreeMap, BTreeSet};

use crate::source::Source;

type Files<'a> = BTreeMap<&'a str, &'a str>;

/// The files of Rust and of the page that nothing reaches, by their paths. `files` are path and text.
pub fn unused(files: &[(String, String)]) -> Vec<String> {
    let files: Files = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let rust = reached(&files, |path| path.ends_with(".rs") && is_crate_root(path), modules);
    let page = reached(&files, |path| path.starts_with("www/") && path.ends_with(".html"), imports);
    let unused = files.keys().filter(|path| match path.rsplit_once('.') {
        Some((_, "rs")) => !rust.contains(**path),
        Some((_, "js")) => path.starts_with("www/") && !page.contains(**path),
        _ => false,
    });
    unused.map(|path| path.to_string()).collect()
}

/// The files that can be reached from the roots by `uses`.
fn reached<'a>(
    files: &Files<'a>,
    is_root: impl Fn(&str) -> bool,
    uses: impl Fn(&str, &str, &Files) -> Vec<String>,
) -> BTreeSet<&'a str> {
    let mut reached: BTreeSet<&str> = files.keys().copied().filter(|path| is_root(path)).collect();
    let mut todo: Vec<&str> = reached.iter().copied().collect();
    while let Some(path) = todo.pop() {
        for used in uses(path, files[path], files) {
            if let Some((known, _)) = files.get_key_value(used.as_str()) {
                if reached.insert(known) {
                    todo.push(known);
                }
            }
        }
    }
    reached
}

/// Whether cargo compiles this file by itself: a library, a program, a test, a bench or a fuzz target.
fn is_crate_root(path: &str) -> bool {
    let parts: Vec<&str> = path.split('/').collect();
    matches!(
        parts[..],
        ["build.rs"]
            | ["src", "lib.rs" | "main.rs"]
            | ["tests" | "benches", _]
            | ["tests" | "benches", _, "main.rs"]
            | ["tests", "fuzz", "targets", _]
            | ["tests" | "benches", _, "src", "lib.rs" | "main.rs"]
            | ["tests", _, "tests", _]
            | ["benches", _, "src", "bin", _]
    )
}

/// The files of the modules that a file declares: `mod a;`, also inside `mod b { … }`, and `#[path = "…"] mod a;`.
fn modules(path: &str, text: &str, files: &Files) -> Vec<String> {
    let source = Source::new(path, text);
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let stem = path.rsplit('/').next().unwrap_or_default().trim_end_matches(".rs");
    // The modules of `a.rs` are in `a/`; those of `mod.rs` and of a crate's root are beside it.
    let own = if stem == "mod" || is_crate_root(path) { folder.to_string() } else { format!("{folder}/{stem}") };
    let mut found = Vec::new();
    for (i, token) in source.tokens.iter().enumerate() {
        if token.text != "mod" || source.text_at(i + 2) != ";" {
            continue;
        }
        let above = text.lines().take(token.line - 1).collect::<Vec<_>>();
        let attributes = above.iter().rev().take_while(|line| line.trim_start().starts_with("#["));
        let named = attributes.filter_map(|line| line.trim().strip_prefix("#[path = \"")?.strip_suffix("\"]")).next();
        match named {
            Some(name) => found.push(resolved(folder, name)),
            None => {
                let name = source.text_at(i + 1);
                found.push(format!("{own}/{name}.rs"));
                found.push(format!("{own}/{name}/mod.rs"));
            }
        }
    }
    found.retain(|path| files.contains_key(path.as_str()));
    found
}

/// The files that a page or a module names in quotation marks and that end with `.js`, from its own folder on.
fn imports(path: &str, text: &str, _: &Files) -> Vec<String> {
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let code = text.lines().filter(|line| {
        let line = line.trim_start();
        !line.starts_with("//") && !line.starts_with('*') && !line.starts_with("/*")
    });
    let names = code.flat_map(|line| line.split(['"', '\'', '`']).skip(1).step_by(2));
    names.filter(|name| name.ends_with(".js")).map(|name| resolved(folder, name)).collect()
}

/// A relative path from a folder, without `.` and `..`.
fn resolved(folder: &str, name: &str) -> String {
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in name.split('/') {
        match part {
            "." | "" => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

#[test]
fn every_file_is_used() {
    let unused = unused(&crate::source::files());
    assert_eq!(unused, [""; 0], "nothing imports these files: use them or remove them");
}

#[test]
fn unused_files_are_found_and_used_ones_are_not() {
    let files = [
        ("src/lib.rs", "mod a; mod b { mod inner { } } #[cfg(test)]\nmod d;"),
        ("src/a.rs", "mod c;"),
        ("src/a/c.rs", ""),
        ("src/d/mod.rs", "mod e; // mod gone;"),
        ("src/d/e.rs", ""),
        ("src/d/gone.rs", ""),
        ("tests/t.rs", "#[path = \"t/u.rs\"]\n#[allow(dead_code)]\nmod x;"),
        ("tests/t/u.rs", ""),
        ("tests/t/v.rs", ""),
        ("www/index.html", "<script type=\"module\" src=\"./js/main.js\"></script>"),
        ("www/js/main.js", "import { a } from \"../js/a.js\"; const b = () => import(\"./b.js\");\n// \"./c.js\""),
        ("www/js/a.js", ""),
        ("www/js/b.js", ""),
        ("www/js/c.js", ""),
    ];
    let files = files.map(|(path, text)| (path.to_string(), text.to_string()));
    assert_eq!(unused(&files), ["src/d/gone.rs", "tests/t/v.rs", "www/js/c.js"]);
}
