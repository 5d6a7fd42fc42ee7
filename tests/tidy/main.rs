//! Tests of the code base itself: which file may import which, and other rules that no compiler checks.
//!
//! Each rule has samples that it must catch and samples that it must accept, so that no rule is empty. Each rule must
//! find files to check, so that no rule is lost when files move. To add a rule: a [`Rule`] in [`RULES`], and its
//! function below.

use std::fmt::Write as _;

mod circles;
mod functions;
mod prose;
mod source;
mod structure;
mod unused;

use source::{files, Source, Token};

/// Line ends: as many as a function has that is just short enough, and one more.
macro_rules! line_ends {
    (69) => {
        concat!(line_ends!(23), line_ends!(23), line_ends!(23))
    };
    (70) => {
        concat!(line_ends!(69), "\n")
    };
    (23) => {
        "\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n"
    };
}

/// A function of 71 lines, a method with an attribute, and one with a reason.
const LONG_FUNCTION: &str = concat!("fn a() {", line_ends!(70), "}\n");
const LONG_METHOD: &str = concat!("impl A {\n/// Says.\n#[inline]\nfn a() {", line_ends!(70), "}\n}\n");
const EXCUSED_FUNCTION: &str = concat!("// long: a table\n#[inline]\nfn a() {", line_ends!(70), "}\n");

/// A function of 70 lines in a longer file.
const SHORT_FUNCTION: &str = concat!("\n\nfn a() {", line_ends!(69), "}\n\n");

/// A rule, the reason that a failure quotes, and samples.
struct Rule {
    /// What must hold, as a sentence.
    name: &'static str,
    /// What goes wrong otherwise.
    why: &'static str,
    /// Whether it checks this file, by its path from the top of the repository.
    applies: fn(&str) -> bool,
    /// The places that break it: the line, from 1, and the offending text.
    check: fn(&Source) -> Vec<(usize, String)>,
    /// Samples that break it: path and text.
    bad: &'static [(&'static str, &'static str)],
    /// Samples that look as if they broke it, but do not.
    good: &'static [(&'static str, &'static str)],
}

/// A sample with 70 line breaks between two texts.
macro_rules! long {
    ($before:literal, $after:literal) => {
        concat!(
            $before,
            "\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n",
            "\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n",
            $after
        )
    };
}

const RULES: &[Rule] = &[
    Rule {
        name: "a floor uses only itself and the floors below",
        why:
            "raft < sim < play < web.rs, main.rs: one node must stay readable and testable without the world around it",
        applies: |path| floor(path).is_some(),
        check: layering,
        bad: &[
            ("src/raft/a.rs", "use crate::sim::World;"),
            ("src/raft/a.rs", "use crate::{raft::Node, play::{self, view}};"),
            ("src/raft/mod.rs", "use super::sim;"),
            ("src/raft/a.rs", "fn f() { super::super::sim::f() }"),
            ("src/sim/a.rs", "use crate::play::script;"),
            ("src/play/a/b.rs", "use crate::web;"),
            ("src/play/a.rs", "use crate::Shortcut;"),
        ],
        good: &[
            ("src/raft/a.rs", "use crate::raft::Log; use super::rules; pub(crate) use x; // crate::sim"),
            ("src/raft/mod.rs", "mod tests { use super::*; }"),
            ("src/play/a/b.rs", "use super::super::view::View; use crate::{raft, sim::{Fact, web}};"),
            ("src/play/mod.rs", "const S: &str = r#\"\" crate::web\"#; const B: &[u8] = br\"crate::web\\\";"),
        ],
    },
    Rule {
        name: "a room uses only the rooms before it",
        why: "script < tell < record < run < ask < show < share, and types < net < clients < disk < server < watch < \
              world: a room can be understood from those before it",
        applies: |path| path.starts_with("src/play/") || path.starts_with("src/sim/"),
        check: structure::rooms,
        bad: &[
            ("src/play/script/a.rs", "use crate::play::run::Session;"),
            ("src/play/ask/mod.rs", "use super::show::View;"),
            ("src/play/ask/why/mod.rs", "use super::super::{run, share::link};"),
            ("src/sim/setup.rs", "use super::world::World;"),
            ("src/sim/net/link.rs", "use crate::sim::disk::Disk;"),
        ],
        good: &[
            ("src/play/mod.rs", "pub use run::Session; use super::sim; use crate::play::share;"),
            ("src/play/share/a.rs", "use crate::play::{script, show}; use super::super::run; use super::world;"),
            ("src/sim/server.rs", "use super::disk::Disk;"),
            ("src/sim/mod.rs", "pub use world::World; use super::sim::world;"),
        ],
    },
    Rule {
        name: "each dependency is used only in its place",
        why: "wasm-bindgen belongs to src/web.rs alone, serde to the plain data that leaves the crate, and serde_json \
              to the fields of a fact and to the trace that prints them, \
              so that everything else can be used and tested anywhere",
        applies: |path| path.starts_with("src/"),
        check: dependencies,
        bad: &[
            ("src/raft/a.rs", "#[derive(serde::Serialize)] struct A;"),
            ("src/play/session.rs", "use wasm_bindgen::prelude::*;"),
            ("src/main.rs", "#[wasm_bindgen] pub fn f() {}"),
            ("src/play/show/view.rs", "use serde_json::Value;"),
            ("src/play/share/link.rs", "use serde_json::Value;"),
            ("src/play/json.rs", "use serde::Serialize;"),
            ("src/sim/a.rs", "use clap::Parser;"),
        ],
        good: &[
            ("src/play/show/view.rs", "use serde::Serialize; #[serde(skip)] struct A;"),
            ("src/play/explore/view.rs", "use serde::{Deserialize, Serialize};"),
            ("src/web.rs", "use wasm_bindgen::prelude::*; use serde::Serialize;"),
            ("src/main.rs", "fn f() -> serde_json::Value { loop {} }"),
            ("src/play/share/trace.rs", "use serde_json::Value;"),
            ("src/play/tell/describe.rs", "use serde_json::json;"),
            ("src/sim/a.rs", "// what serde would do"),
        ],
    },
    Rule {
        name: "no floats below the view",
        why: "the same script must give the same facts everywhere, to the bit; virtual time counts whole microseconds",
        applies: |path| floor(path).is_some() && !shown(path),
        check: |source| {
            let float = |t: &Token| {
                let number = t.text.starts_with(|c: char| c.is_ascii_digit());
                t.text.ends_with("f64") || t.text.ends_with("f32") || number && t.text.contains('.')
            };
            source.tokens.iter().filter(|t| float(t)).map(Token::found).collect()
        },
        bad: &[
            ("src/raft/a.rs", "struct A(f64);"),
            ("src/sim/a.rs", "const A: u64 = (1.5 * x) as u64;"),
            ("src/sim/a.rs", "let a = t.as_secs_f64();"),
            ("src/play/history.rs", "let a = 1_f32;"),
            ("src/play/a.rs", "0..1.5"),
        ],
        good: &[
            ("src/sim/a.rs", "let a = self.0.1; for i in 1..5 { t.0 .1.2 } // 1.5 f64"),
            ("src/play/show/view.rs", "struct A { now_ms: f64 }"),
            ("src/play/tell/words.rs", "let a = 1.5;"),
        ],
    },
    Rule {
        name: "no chance, clock, hash order or IO below the view",
        why: "a run is a function of its script; HashMap order, derived hashes and clocks differ between machines",
        applies: |path| floor(path).is_some(),
        check: surprises,
        bad: &[
            ("src/raft/a.rs", "use std::collections::HashMap;"),
            ("src/sim/a.rs", "let a = Instant::now();"),
            ("src/sim/a.rs", "let h = DefaultHasher::new();"),
            ("src/play/a.rs", "use std::{fmt, fs::File};"),
            ("src/play/a.rs", "std::env::var(\"A\")"),
            ("src/play/a.rs", "println!(\"{a}\");"),
        ],
        good: &[
            ("src/raft/a.rs", "use std::collections::{BTreeMap, VecDeque}; /* no HashMap */"),
            ("src/play/a.rs", "use std::fmt::{self, Write}; struct Instantly;"),
        ],
    },
    Rule {
        name: "no panic is reachable from a script, a link or a click",
        why:
            "a panic in wasm leaves a dead page. Return an error; or, if it cannot fail, say why in a comment on that \
              line or the line above: // cannot fail: …",
        applies: |path| path.starts_with("src/"),
        check: panics,
        bad: &[
            ("src/raft/a.rs", "let a = b.unwrap();"),
            ("src/play/a.rs", "let a = b\n    .expect(\"there\");"),
            ("src/sim/a.rs", "_ => unreachable!(),"),
            ("src/main.rs", "panic!(\"no\");"),
            ("src/sim/a.rs", "assert!(a > b); // because"),
            ("src/sim/a.rs", "#[cfg(test)]\nmod tests { fn a() {} }\nfn b() { c.unwrap() }"),
        ],
        good: &[
            ("src/raft/a.rs", "let a = b.unwrap(); // cannot fail: b was set above"),
            ("src/raft/a.rs", "// cannot fail: b was set above\nlet a = b.unwrap();"),
            ("src/raft/a.rs", "let a = b.unwrap_or(0); // panic!"),
            ("src/play/a.rs", "self.expect(Token::At)?;"),
            ("src/sim/a.rs", "#[cfg(test)]\nmod tests {\n    fn a() { b.unwrap(); assert!(c) }\n}"),
        ],
    },
    Rule {
        name: "no sentences in Rust",
        why: "what people read is in the catalogues of www/text, so that it can be translated",
        applies: |path| floor(path).is_some() || path == "src/web.rs",
        check: prose::sentences,
        bad: &[
            ("src/play/a.rs", "let a = format!(\"{b} becomes the leader\");"),
            ("src/sim/a.rs", "const A: &str = \"nothing is \\\n    committed yet\";"),
            ("src/web.rs", "b(r#\"the run is over\"#)"),
        ],
        good: &[
            ("src/play/a.rs", "told!(\"becomes-leader\", node); // becomes the new leader"),
            ("src/play/a.rs", "a(\"at T crash NODE\", \"cluster nodes=5 seed=1\", \"log n1 no-op x\")"),
            ("src/play/a.rs", "b.expect(\"a lock that nobody poisons\"); debug_assert!(a, \"this is never empty\");"),
            ("src/play/a.rs", "#[cfg(test)]\nmod tests { fn a() { b(\"this is a test\") } }"),
            ("src/cli/a.rs", "println!(\"cannot write to this file\");"),
        ],
    },
    Rule {
        name: "no unsafe code",
        why: "nothing here needs its speed, and a page plays scripts of strangers",
        applies: rust,
        check: |source| source.tokens.iter().filter(|t| t.text == "unsafe").map(Token::found).collect(),
        bad: &[("src/a.rs", "fn a() { unsafe { b() } }")],
        good: &[("src/a.rs", "// unsafe\nconst A: &str = \"unsafe\"; const B: char = '\"'; fn f<'unsafe_>() {}")],
    },
    Rule {
        name: "lines have at most 120 characters",
        why: "two files fit side by side on one screen",
        applies: |path| has_type(path, &["rs", "js", "mjs", "css"]) && ours(path) || path == "playground",
        check: |source| {
            let long = source.text.lines().enumerate().filter(|(_, line)| line.chars().count() > 120);
            long.map(|(i, line)| (i + 1, format!("{} characters", line.chars().count()))).collect()
        },
        bad: &[("www/a.js", TOO_WIDE)],
        good: &[("www/a.js", "// ééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééé")],
    },
    Rule {
        name: "a file has at most 900 lines",
        why: "a longer file holds more than one idea: split it between them",
        applies: |path| has_type(path, &["rs", "js", "mjs", "css"]),
        check: |source| {
            let lines = source.text.lines().count();
            if lines > 900 {
                vec![(901, format!("{lines} lines"))]
            } else {
                Vec::new()
            }
        },
        bad: &[("src/a.rs", TOO_LONG)],
        good: &[("src/a.rs", "\n\n\n")],
    },
    Rule {
        name: "a Rust function has at most 70 lines",
        why: "a longer one does more than one thing: split it, or say why not in a comment above: // long: …",
        applies: |path| path.starts_with("src/") && rust(path),
        check: functions::long,
        bad: &[("src/a.rs", LONG_FUNCTION), ("src/a.rs", LONG_METHOD)],
        good: &[("src/a.rs", SHORT_FUNCTION), ("src/a.rs", EXCUSED_FUNCTION), ("src/a.rs", "type F = fn(u8) -> u8;")],
    },
    Rule {
        name: "a module of the page has at most 400 lines",
        why: "a module is one thing to read: a panel, a table of actions, a drawing",
        applies: |path| path.starts_with("www/js/") && has_type(path, &["js"]) && ours(path),
        check: |source| {
            let lines = source.text.lines().count();
            if lines > 400 {
                vec![(401, format!("{lines} lines"))]
            } else {
                Vec::new()
            }
        },
        bad: &[("www/js/core/a.js", TOO_LONG)],
        good: &[("www/js/core/a.js", "\n\n\n")],
    },
    Rule {
        name: "a function of the page with more than 70 lines says why, and only such a function",
        why: "split it; or, if it is one thing, give the reason in the line above: // long: …",
        applies: |path| path.starts_with("www/js/") && has_type(path, &["js"]) && ours(path),
        check: structure::long_functions,
        bad: &[
            ("www/js/a.js", long!("function a() {", "}")),
            ("www/js/a.js", long!("// long: its functions share a\n\nexport async function a(b) {", "}")),
            ("www/js/a.js", long!("// long: it is\nfunction a() {", "}")),
            ("www/js/a.js", long!("export function a(\n  b,\n) {", "}")),
            ("www/js/a.js", long!("function a({\n  b,\n}) {", "}")),
            ("www/js/a.js", long!("const a = (b) => {", "};")),
            ("www/js/a.js", long!("const a = (b) => ({", "});")),
            ("www/js/a.js", long!("const a = (b) =>", "  b;\nc();")),
            ("www/js/a.js", long!("const a = {\n  update(b) {", "  },\n};")),
            ("www/js/a.js", long!("a.addEventListener(\"b\", () => {", "});")),
            ("www/js/a.js", "// long: its functions share what is drawn\nfunction a() {\n  b();\n}"),
        ],
        good: &[
            ("www/js/a.js", long!("// long: its functions share what is drawn\nfunction a() {", "}")),
            ("www/js/a.js", long!("const a = [", "];")),
            ("www/js/a.js", long!("if (a) {", "} else if (b) {\n}")),
            ("www/js/a.js", long!("for (const a of b) {", "}")),
            ("www/js/a.js", long!("if (\n  a &&\n  b\n) {", "}")),
            ("www/js/a.js", long!("function a() {\n  b();\n}", "function b() {\n  c();\n}")),
            ("www/js/a.js", "function a() {\n  b();\n}"),
        ],
    },
    Rule {
        name: "core, scene and ui of the page import from themselves and from what is below them",
        why: "the state and the drawings can be used, and read, without the panels",
        applies: |path| path.starts_with("www/js/"),
        check: page_layers,
        bad: &[
            ("www/js/core/a.js", "import { a } from \"../scene/a.js\";"),
            ("www/js/scene/time/a.js", "import { a } from \"../../ui/a.js\";"),
            ("www/js/ui/a.js", "import { a } from \"../features/a/a.js\";"),
            ("www/js/ui/a.js", "const a = await import(\"../shell/a.js\");"),
        ],
        good: &[
            ("www/js/core/a.js", "import { a } from \"./a.js\";\nimport { say } from \"../text/say.js\";"),
            ("www/js/core/a.js", "import a from \"../../playground.js\";"),
            ("www/js/core/a.js", " * @typedef {import(\"../features/index.js\").Action} Action"),
            ("www/js/scene/time/a.js", "import { a } from \"../../core/a.js\";\nimport { b } from \"../b.js\";"),
            ("www/js/features/a/a.js", "import { a } from \"../../shell/a.js\";"),
        ],
    },
    Rule {
        name: "every module of JavaScript begins with // @ts-check",
        why: "then an editor checks the types in its comments, too",
        // A recipe is what an author pastes.
        applies: |path| has_type(path, &["js", "mjs"]) && ours(path) && !path.contains("/recipe"),
        check: |source| {
            let first = source.text.lines().next().unwrap_or_default();
            if first == "// @ts-check" {
                Vec::new()
            } else {
                vec![(1, first.to_string())]
            }
        },
        bad: &[("www/js/a.js", "import \"./b.js\";\n// @ts-check"), ("www/js/a.js", "")],
        good: &[("www/js/a.js", "// @ts-check\nimport \"./b.js\";")],
    },
    Rule {
        name: "the page loads nothing from another site",
        why: "it must work offline and in a classroom, and report to nobody who opens it",
        applies: |path| path.starts_with("www/"),
        check: loads,
        bad: &[
            ("www/index.html", "<script src=\"https://cdn.example/a.js\"></script>"),
            ("www/index.html", "<link rel=\"stylesheet\" href=\"//fonts.example/a.css\">"),
            ("www/style.css", "@import \"https://fonts.example/a.css\";"),
            ("www/style.css", "a { background: url(//img.example/a.png) }"),
            ("www/js/a.js", "const a = await fetch(`https://api.example/`);"),
            ("www/js/a.js", "import a from \"http://cdn.example/a.js\";"),
            ("www/js/a.js", "image.src = \"https://img.example/a.png\";"),
            ("www/docs/a.html", "&lt;b&gt; <img src=\"https://img.example/a.png\">"),
        ],
        good: &[
            ("www/index.html", "<a href=\"https://raft.github.io/raft.pdf\">the paper</a>"),
            ("www/docs/a.html", "<code>&lt;script src=\"https://raft.example/embed.js\"&gt;&lt;/script&gt;</code>"),
            ("www/docs/a.html", "<code>&lt;iframe src=\"https://raft.example/embed.html\""),
            ("www/icon.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"><path d=\"\"/></svg>"),
            ("www/js/a.js", "import a from \"./a.js\"; // https://example.org/"),
            ("www/js/a.js", "document.createElementNS(\"http://www.w3.org/2000/svg\", \"path\");"),
        ],
    },
    Rule {
        name: "the repository names no machine's paths and no package registry's host",
        why: "they are of no use on another machine, and change",
        // These tests must name what they forbid; cargo writes its registry's name into lock files.
        applies: |path| {
            !matches!(
                path,
                "tests/tidy/main.rs"
                    | "tests/tidy/source.rs"
                    | "Cargo.lock"
                    | "tests/fuzz/Cargo.lock"
                    | "benches/peers/Cargo.lock"
                    | "tests/cores/Cargo.lock"
            )
        },
        check: strangers,
        bad: &[
            ("README.md", "see /work/shared/design.md"),
            ("playground", "cp a \"/tmp/a\""),
            ("docs/a.md", "in `/home/me/raft`"),
            ("tests/browser/package-lock.json", "\"resolved\": \"https://registry.npmjs.org/a/-/a-1.0.0.tgz\""),
            ("Cargo.toml", "# from crates.io"),
        ],
        good: &[
            ("README.md", "/usr/bin/chromium, target/tmp/, https://example.org/home/, ~/.cargo/bin, www/work/a"),
            ("README.md", "https://raft.github.io/"),
        ],
    },
];

#[test]
fn code_base_follows_all_rules() {
    let files = files();
    let mut report = String::new();
    for rule in RULES {
        let mut looked_at = 0;
        for (path, text) in files.iter().filter(|(path, _)| (rule.applies)(path)) {
            looked_at += 1;
            for (line, what) in (rule.check)(&Source::new(path, text)) {
                let _ =
                    writeln!(report, "{path}:{line}: {}\n    rule: {}\n    why:  {}", what.trim(), rule.name, rule.why);
            }
        }
        assert!(looked_at > 0, "the rule \"{}\" finds no file to check: have its files moved?", rule.name);
    }
    assert!(report.is_empty(), "\n{report}");
}

#[test]
fn every_rule_catches_its_bad_samples_and_accepts_the_good_ones() {
    for Rule { name, applies, check, bad, good, .. } in RULES {
        assert!(!bad.is_empty() && !good.is_empty(), "the rule \"{name}\" needs samples of both kinds");
        for (path, text) in *bad {
            assert!(applies(path), "\"{name}\" must check {path}");
            assert_ne!(check(&Source::new(path, text)), [], "\"{name}\" must catch {path}:\n{text}");
        }
        for (path, text) in *good {
            let found = if applies(path) { check(&Source::new(path, text)) } else { Vec::new() };
            assert_eq!(found, [], "\"{name}\" must accept {path}:\n{text}");
        }
    }
}

#[test]
fn a_failure_names_file_and_line() {
    let source = Source::new("src/sim/a.rs", "/* one\n   two */\nlet a = \"\n\";\nlet b = c.unwrap();\n");
    assert_eq!(panics(&source), [(5, "unwrap".to_string())]);
}

/// 901 empty lines.
const TOO_LONG: &str = match std::str::from_utf8(&[b'\n'; 901]) {
    Ok(text) => text,
    Err(_) => "",
};

/// A line of 121 characters.
const TOO_WIDE: &str = match std::str::from_utf8(&[b'x'; 121]) {
    Ok(text) => text,
    Err(_) => "",
};

/// The floors, lowest first: a module's name and its number.
const FLOORS: [&str; 3] = ["raft", "sim", "play"];

/// The number of a file's floor. `None`: the bridge, the command line, or the page.
fn floor(path: &str) -> Option<usize> {
    let (module, _) = path.strip_prefix("src/")?.split_once('/')?;
    FLOORS.iter().position(|floor| *floor == module)
}

/// Whether a file of `play` turns a run into milliseconds and words, and so may use floats.
fn shown(path: &str) -> bool {
    let name = path.strip_prefix("src/play/").unwrap_or_default();
    name == "explore/view.rs" || ["show", "tell"].contains(&name.split(['/', '.']).next().unwrap_or_default())
}

fn rust(path: &str) -> bool {
    has_type(path, &["rs"])
}

/// Whether a file is not a published library.
fn ours(path: &str) -> bool {
    !path.starts_with("www/js/vendor/")
}

fn has_type(path: &str, types: &[&str]) -> bool {
    path.rsplit_once('.').is_some_and(|(_, end)| types.contains(&end))
}

fn layering(source: &Source) -> Vec<(usize, String)> {
    let Some(floor) = floor(source.path) else { return Vec::new() };
    let depth = source.path.split('/').count() - 1 - usize::from(source.path.ends_with("/mod.rs"));
    let mut found = Vec::new();
    for (i, token) in source.tokens.iter().enumerate() {
        // The names that are used from the root of the crate, by `crate::` or by enough `super::`.
        let after = match token.text.as_str() {
            "crate" => i + 1,
            "super" if i < 2 || source.text_at(i - 2) != "super" => {
                let supers = (0..).take_while(|n| source.text_at(i + 2 * n) == "super").count();
                if supers < depth + token.modules {
                    continue;
                }
                i + 2 * supers - 1
            }
            _ => continue,
        };
        if source.text_at(after) == "::" {
            // A test may look down from anywhere.
            for name in source.names(after + 1).into_iter().filter(|name| !name.test) {
                // Macros are at the root of the crate.
                if name.text != "told" && !FLOORS[..=floor].contains(&name.text.as_str()) {
                    found.push((name.line, format!("{} uses crate::{}", FLOORS[floor], name.text)));
                }
            }
        }
    }
    found
}

fn dependencies(source: &Source) -> Vec<(usize, String)> {
    let path = source.path;
    let line = path == "src/main.rs" || path.starts_with("src/cli");
    let trace = path == "src/play/share/trace.rs";
    let allowed = |name: &str| match name {
        "serde" => {
            line || trace
                || path == "src/play/told.rs"
                || path.starts_with("src/web")
                || path.starts_with("src/play/show/view")
                || path == "src/play/explore/view.rs"
        }
        "serde_json" => line || trace || path.starts_with("src/play/tell/"),
        "clap" => line,
        "wasm_bindgen" | "serde_wasm_bindgen" | "js_sys" | "web_sys" | "console_error_panic_hook" | "getrandom" => {
            path.starts_with("src/web")
        }
        _ => true,
    };
    source.tokens.iter().filter(|t| !allowed(&t.text)).map(Token::found).collect()
}

fn surprises(source: &Source) -> Vec<(usize, String)> {
    const TYPES: [&str; 6] = ["HashMap", "HashSet", "RandomState", "DefaultHasher", "Instant", "SystemTime"];
    const MODULES: [&str; 7] = ["env", "fs", "io", "net", "process", "thread", "time"];
    const MACROS: [&str; 5] = ["print", "println", "eprint", "eprintln", "dbg"];
    let mut found = Vec::new();
    for (i, token) in source.tokens.iter().enumerate() {
        let text = token.text.as_str();
        if TYPES.contains(&text) || MACROS.contains(&text) && source.text_at(i + 1) == "!" {
            found.push(token.found());
        }
        if text == "std" && source.text_at(i + 1) == "::" {
            let names = source.names(i + 2).into_iter();
            found.extend(names.filter(|t| MODULES.contains(&t.text.as_str())).map(Token::found));
        }
    }
    found
}

fn panics(source: &Source) -> Vec<(usize, String)> {
    const MACROS: [&str; 7] = ["panic", "unreachable", "todo", "unimplemented", "assert", "assert_eq", "assert_ne"];
    let mut found = Vec::new();
    for (i, token) in source.tokens.iter().enumerate() {
        let (next, method) = (source.text_at(i + 1), i > 0 && source.text_at(i - 1) == ".");
        let panics = match token.text.as_str() {
            "unwrap" | "unwrap_err" => method && next == "(",
            // The parser's own method `expect` takes no text.
            "expect" | "expect_err" => method && next == "(" && source.text_at(i + 2) == "\"",
            text => next == "!" && MACROS.contains(&text),
        };
        let excused = |line: usize| source.text.lines().nth(line).is_some_and(|text| text.contains("// cannot fail: "));
        let excused = excused(token.line - 1) || token.line > 1 && excused(token.line - 2);
        if panics && !token.test && !excused {
            found.push(token.found());
        }
    }
    found
}

/// The lower folders of `www/js`, each with those that it may import from. Types may come from anywhere.
const PAGE_LAYERS: [(&str, &[&str]); 3] =
    [("core", &["core", "text"]), ("scene", &["core", "scene", "text"]), ("ui", &["core", "scene", "text", "ui"])];

fn page_layers(source: &Source) -> Vec<(usize, String)> {
    let folders: Vec<&str> = source.path.trim_start_matches("www/js/").split('/').collect();
    let Some((_, allowed)) = PAGE_LAYERS.iter().find(|(layer, _)| *layer == folders[0]) else { return Vec::new() };
    let mut found = Vec::new();
    for (i, line) in source.text.lines().enumerate() {
        let comment = line.trim_start().starts_with('*') || line.trim_start().starts_with("/*");
        let import = line.starts_with("import") || line.starts_with("} from") || line.contains("import(\"");
        let Some(path) = line.split('"').nth(1).filter(|_| import && !comment) else { continue };
        let mut at = folders[..folders.len() - 1].to_vec();
        for part in path.split('/') {
            match part {
                "." => {}
                ".." => drop(at.pop()),
                name => at.push(name),
            }
        }
        // One name is a file beside `js`, such as the module that wasm-bindgen writes.
        if at.len() > 1 && !allowed.contains(&at[0]) {
            found.push((i + 1, path.to_string()));
        }
    }
    found
}

fn loads(source: &Source) -> Vec<(usize, String)> {
    const LOADING: [&str; 13] = [
        "src=",
        ".src",
        "<link",
        "<script",
        "<iframe",
        "import",
        "fetch(",
        "url(",
        "Worker(",
        "WebSocket(",
        "EventSource(",
        "sendBeacon(",
        "XMLHttpRequest",
    ];
    // Markup that a page shows as text, between `&lt;` and `&gt;`, loads nothing.
    let shown = |line: &str| {
        let mut pieces = line.split("&lt;");
        let first = pieces.next().unwrap_or_default().to_string();
        pieces.fold(first, |code, piece| code + piece.split_once("&gt;").map_or("", |(_, after)| after))
    };
    let foreign = |line: &str| {
        let line = shown(line);
        let code = line.split("// ").next().unwrap_or_default().replace("http://www.w3.org/", "");
        let elsewhere = ["http://", "https://", "ws://", "wss://", "\"//", "'//", "`//", "(//"];
        elsewhere.iter().any(|start| code.contains(start)) && LOADING.iter().any(|way| code.contains(way))
    };
    let lines = source.text.lines().enumerate().filter(|(_, line)| foreign(line));
    lines.map(|(i, line)| (i + 1, line.to_string())).collect()
}

fn strangers(source: &Source) -> Vec<(usize, String)> {
    const HOSTS: [&str; 5] = ["npmjs.", "crates.io", "yarnpkg.com", "pypi.org", "proxy.golang.org"];
    const PATHS: [&str; 5] = ["/work/", "/root/", "/home/", "/tmp/", "/Users/"];
    let strange = |line: &str| {
        let begins =
            |(at, _): (usize, &str)| !line[..at].ends_with(|c: char| c.is_alphanumeric() || "/._-~}".contains(c));
        HOSTS.iter().any(|host| line.contains(host)) || PATHS.iter().any(|path| line.match_indices(path).any(begins))
    };
    let lines = source.text.lines().enumerate().filter(|(_, line)| strange(line));
    lines.map(|(i, line)| (i + 1, line.to_string())).collect()
}
