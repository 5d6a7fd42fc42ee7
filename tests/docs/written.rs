//! Writes the parts of a page that come from the code: links, outputs, error messages, and generated parts.

use playground::play::script::parse;

use crate::html::{self, escaped, Element};
use crate::program::{folder, program, program_in, stdout};
use crate::{recipes, reference, FOLDER};

/// The link that opens this script in the playground.
pub fn playground_link(script: &str) -> String {
    let mut link = String::from("../#1.t.");
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

/// The page with everything replaced that comes from the code: the text between each of these marks and its end.
pub fn written(text: &str) -> String {
    const REGION: &str = "<!-- generated: ";
    const SCRIPT: &str = "<pre class=\"script";
    const LINK: &str = "<p class=\"open\"><a href=\"";
    const OUTPUT: &str = "<pre class=\"output";
    let (mut out, mut rest, mut script) = (String::new(), text, String::new());
    while let Some(at) = [REGION, SCRIPT, LINK, OUTPUT].iter().filter_map(|mark| rest.find(mark)).min() {
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
            ("href=\"", "\"", playground_link(&script))
        } else if rest.starts_with(OUTPUT) {
            let shows = tag.split("data-shows=\"").nth(1).and_then(|rest| rest.split('"').next());
            let new = shows.map_or_else(|| refusal(&script), |shows| output(&script, shows));
            ("<samp>", "</samp>", escaped(new.trim_end()))
        } else {
            let name = tag.trim_start_matches(REGION).trim_end_matches(" --");
            let part = reference::part(name).or_else(|| recipes::part(name));
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

/// What the program prints for a script. `shows` selects: `all`, the `summary`, or the lines with one of these
/// phrases, separated by `, `. `check` prints the table of a folder with the tutorial's scripts; `check with this`
/// adds this one.
fn output(script: &str, shows: &str) -> String {
    let run = || stdout(program(&["run", "-"], script));
    let check = |files: &[(String, String)]| stdout(program_in(&folder(files), &["check", "scenarios"], ""));
    match shows {
        "all" => run(),
        "summary" => run().rsplit("\n\n").next().unwrap_or("").to_string(),
        "check" => check(&course()),
        "check with this" => {
            let mut files = course();
            files.push(("expects-too-much.raft".to_string(), script.to_string()));
            check(&files)
        }
        phrases => {
            let phrases: Vec<&str> = phrases.split(", ").collect();
            let (run, mut lines) = (run(), String::new());
            for line in run.lines().filter(|line| phrases.iter().any(|phrase| line.contains(phrase))) {
                lines.push_str(line);
                lines.push('\n');
            }
            lines
        }
    }
}

/// The tutorial's scripts that have a title, as file name and text. Of scripts with the same title, the last.
fn course() -> Vec<(String, String)> {
    let path = format!("{FOLDER}/write-a-scenario.html");
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
    let tree = html::parse(&text).unwrap_or_else(|why| panic!("{path}: {why}"));
    let mut files: Vec<(String, String)> = Vec::new();
    for pre in tree.all("pre.script") {
        let Ok(script) = parse(&pre.text()) else { continue };
        let name = script.title().to_lowercase().replace(' ', "-") + ".raft";
        files.retain(|(other, _)| *other != name);
        if !script.title().is_empty() {
            files.push((name, pre.text()));
        }
    }
    files
}
