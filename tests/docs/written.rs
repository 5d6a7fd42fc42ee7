//! Writes the parts of a page that come from the code: links, outputs, error messages, and generated parts.

use playground::play::script::parse;
use serde_json::Value;

use crate::html::{self, escaped, Element};
use crate::languages::{Language, ENGLISH};
use crate::program::{folder, program, program_in, stdout};
use crate::{lessons, recipes, reference, trust, FOLDER};

/// The link that opens this script in the playground, which is at `home`.
pub fn playground_link(home: &str, script: &str) -> String {
    let mut link = format!("{home}#1.t.");
    for byte in script.bytes() {
        // The characters that encodeURIComponent leaves as they are.
        if byte.is_ascii_alphanumeric() || b"-_.!~*'()".contains(&byte) {
            link.push(byte.into());
        } else {
            link.push_str(&format!("%{byte:02X}"));
        }
    }
    link
}

/// The embed page, as a page of the documentation in this language addresses it.
pub fn embed(language: &Language) -> String {
    let (folder, query) = language.home.split_once('?').unwrap_or((language.home, ""));
    let mark = if query.is_empty() { "" } else { "?" };
    format!("{folder}embed.html{mark}{query}")
}

/// The page with everything replaced that comes from the code: the text between each of these marks and its end.
pub fn written(text: &str, language: &Language) -> String {
    const REGION: &str = "<!-- generated: ";
    const SCRIPT: &str = "<pre class=\"script";
    const LINK: &str = "<p class=\"open\"><a href=\"";
    const FRAME: &str = "<iframe class=\"script\" src=\"";
    const OUTPUT: &str = "<pre class=\"output";
    let (mut out, mut rest, mut script) = (String::new(), text, String::new());
    while let Some(at) = [REGION, SCRIPT, LINK, FRAME, OUTPUT].iter().filter_map(|mark| rest.find(mark)).min() {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let tag = &rest[..rest.find('>').unwrap_or(rest.len())];
        let (from, to, new) = if rest.starts_with(SCRIPT) {
            let end = rest.find("</pre>").unwrap_or(rest.len());
            script = text_of(&rest[..end]);
            (
                "<code>",
                "</code>",
                rest[..end].split("<code>").nth(1).unwrap_or("").trim_end_matches("</code>").to_string(),
            )
        } else if rest.starts_with(LINK) {
            ("href=\"", "\"", escaped(&playground_link(language.home, &script)))
        } else if rest.starts_with(FRAME) {
            ("src=\"", "\"", escaped(&playground_link(&embed(language), &script)))
        } else if rest.starts_with(OUTPUT) {
            let shows = tag.split("data-shows=\"").nth(1).and_then(|rest| rest.split('"').next());
            let new = shows.map_or_else(|| refusal(&script), |shows| output(&script, shows, language));
            ("<samp>", "</samp>", escaped(new.trim_end()))
        } else {
            let name = tag.trim_start_matches(REGION).trim_end_matches(" --");
            let part = reference::part(name)
                .or_else(|| recipes::part(name))
                .or_else(|| lessons::part(name, language))
                .or_else(|| trust::part(name));
            let part = part.unwrap_or_else(|| panic!("no part is called {name}"));
            (" -->\n", "        <!-- end -->", part)
        };
        let from = rest.find(from).map(|at| at + from.len()).unwrap_or_else(|| panic!("{from} is missing: {tag}"));
        let to = rest[from..].find(to).map(|at| from + at).unwrap_or_else(|| panic!("{to} is missing: {tag}"));
        out.push_str(&rest[..from]);
        out.push_str(&new);
        rest = &rest[to..];
    }
    out + rest
}

/// The text of a `<pre>` without its end tag.
fn text_of(piece: &str) -> String {
    let tree = html::parse(&format!("<!doctype html>\n{piece}</pre>"));
    tree.map(|tree: Element| tree.text()).unwrap_or_else(|why| panic!("{why}: {piece}"))
}

/// The parser's message for a script that does not parse.
fn refusal(script: &str) -> String {
    parse(script).map_or_else(
        |refusal| refusal.to_string(),
        |_| format!("this script parses, but its page shows an error:\n{script}"),
    )
}

/// What the program prints for a script. `shows` selects: `all`, the `summary`, or with `facts` the lines of these
/// facts, separated by `, `. `summary with NAME=VALUE …` gives a lesson these answers. `check` prints the table of a
/// folder with the tutorial's scripts; `check with this` adds this one.
fn output(script: &str, shows: &str, language: &Language) -> String {
    let arguments = |first: &[&'static str]| [first, language.output].concat();
    let (shows, answers) = shows.split_once("summary with ").map_or((shows, ""), |(_, answers)| ("summary", answers));
    let answers: Vec<&str> = answers.split_whitespace().flat_map(|answer| ["--answer", answer]).collect();
    let run = || stdout(program(&[arguments(&["run", "-"]), answers.clone()].concat(), script));
    let check =
        |files: &[(String, String)]| stdout(program_in(&folder(files), &arguments(&["check", "scenarios"]), ""));
    match shows {
        "all" => run(),
        "summary" => run().rsplit("\n\n").next().unwrap_or("").to_string(),
        "check" => check(&course(language)),
        "check with this" => {
            let mut files = course(language);
            files.push(("expects-too-much.raft".to_string(), script.to_string()));
            check(&files)
        }
        _ => {
            let kinds =
                shows.strip_prefix("facts ").unwrap_or_else(|| panic!("what does data-shows={shows:?} select?"));
            let kinds: Vec<&str> = kinds.split(", ").collect();
            let trace = stdout(program(&["run", "-", "--json", "--trace", "-"], script));
            let facts = trace.lines().map(|line| serde_json::from_str::<Value>(line).expect("JSON"));
            let facts = facts.filter(|fact| fact["fact"].as_str().is_some_and(|kind| kinds.contains(&kind)));
            let facts: Vec<(String, String)> = facts
                .map(|fact| {
                    let at = format!("{:.3} ", fact["at_ms"].as_f64().expect("a time"));
                    (at, fact["text"].as_str().expect("a text").to_string())
                })
                .collect();
            // A trace is English in every language, so the lines are found in the English output.
            let english = stdout(program(&["run", "-"], script));
            let wanted =
                |line: &str| facts.iter().any(|(at, text)| line.trim_start().starts_with(at) && line.contains(text));
            let run = run();
            let lines = english.lines().zip(run.lines()).filter(|(line, _)| wanted(line));
            lines.map(|(_, line)| format!("{line}\n")).collect()
        }
    }
}

/// The tutorial's scripts that have a title, as file name and text. Of scripts with the same title, the last. The
/// names are made from the English titles.
fn course(language: &Language) -> Vec<(String, String)> {
    let scripts = |language: &Language| -> Vec<String> {
        let path = format!("{FOLDER}/{}write-a-scenario.html", language.folder);
        let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
        let tree = html::parse(&text).unwrap_or_else(|why| panic!("{path}: {why}"));
        tree.all("pre.script").into_iter().map(Element::text).collect()
    };
    let mut files: Vec<(String, String)> = Vec::new();
    for (english, text) in scripts(&ENGLISH).into_iter().zip(scripts(language)) {
        let Ok(script) = parse(&english) else { continue };
        let name = script.title().to_lowercase().replace(' ', "-") + ".raft";
        files.retain(|(other, _)| *other != name);
        if !script.title().is_empty() {
            files.push((name, text));
        }
    }
    files
}
