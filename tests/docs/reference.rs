//! The tables of `www/docs/grammar.html`, written from the parser's tables, the meanings and error messages in the
//! English catalogue, and the scripts in `tests/broken`.

use std::fmt::Write;
use std::fs;

use playground::play::script::grammar::{
    ActionName, CommandName, ExpectName, QuantityName, Row, Selector, StatementName,
};
use playground::play::script::{parse, AskKind, Millis, RoleName, MAX_BYTES, MAX_DELAY, MAX_STATEMENTS, MAX_TIME};
use playground::play::tell::{property_sentence, rule_sentence};
use playground::raft::{MessageKind, NodeId, Rule};
use playground::sim::{FactKind, Limits, Property, SettingKey, Setup};
use playground::words;

use crate::html::escaped;
use crate::languages::ENGLISH;
use crate::written::playground_link;

/// The HTML of the part with this name. `None`: there is no such part.
pub fn part(name: &str) -> Option<String> {
    Some(match name {
        "selectors" => rows("selector", "What may stand for a node", Selector::rows()),
        "statements" => rows("statement", "Statements", StatementName::rows()),
        "actions" => rows("action", "Actions", ActionName::rows()),
        "commands" => rows("command", "Commands", CommandName::rows()),
        "expectations" => rows("expectation", "Expectations", ExpectName::rows()),
        "questions" => names("question", "Questions", AskKind::ALL.iter().map(|it| it.name())),
        "quantities" => rows("quantity", "Numbers", QuantityName::rows()),
        "settings" => settings(),
        "kinds" => names("kind", "Kinds of messages", MessageKind::ALL.iter().map(|it| it.name())),
        "roles" => names("role", "Roles", RoleName::ALL.iter().map(|it| it.name())),
        "facts" => names("fact", "Facts", FactKind::ALL.iter().map(|it| it.name())),
        "properties" => properties(),
        "rules" => rules(),
        "limits" => limits(),
        _ => return None,
    })
}

/// How many parts there are.
pub const PARTS: usize = 14;

fn rows(kind: &str, title: &str, rows: impl Iterator<Item = Row>) -> String {
    let mut table = Table::new(title, &["Form", "What it means, and an example"]);
    for Row { name, form, example } in rows {
        let forms: Vec<String> = form.split(", ").map(code).collect();
        let means = format!("{} <span class=\"example\">{}</span>", meaning(kind, name), code(example));
        table.row(&format!("{kind}-{name}"), &[forms.join("<br>"), means]);
    }
    table.done()
}

fn names<'a>(kind: &str, title: &str, names: impl Iterator<Item = &'a str>) -> String {
    let mut table = Table::new(title, &["Name", "What it means"]);
    for name in names {
        table.row(&format!("{kind}-{name}"), &[code(name), meaning(kind, name)]);
    }
    table.done()
}

/// What a name means, from the catalogue, as HTML; text between backticks becomes `<code>`.
fn meaning(kind: &str, name: &str) -> String {
    let text = words::english().meaning(kind, name).unwrap_or_else(|| panic!("{kind} {name} has no meaning"));
    let parts = text.split('`').enumerate();
    parts.fold(String::new(), |out, (place, part)| out + &if place % 2 == 1 { code(part) } else { escaped(part) })
}

fn settings() -> String {
    let mut table = Table::new("Settings", &["Form", "What it means, what it takes, and its default"]);
    for (row, key) in SettingKey::rows().zip(SettingKey::ALL) {
        let default = Setup::default().get(*key).to_string();
        let (_, default) = default.split_once('=').expect("key=value");
        // What the parser says it expects, from its error message.
        let refusal = parse(&format!("cluster {}=?", row.name)).expect_err("a question mark is no value");
        let takes = words::said(&refusal.expected);
        let takes = takes.chars().next().into_iter().flat_map(char::to_uppercase).chain(takes.chars().skip(1));
        let takes: String = takes.collect();
        let means = format!("{}<br> {}.<br> Default: {}", meaning("setting", row.name), escaped(&takes), code(default));
        let forms: Vec<String> = row.form.split(", ").map(code).collect();
        table.row(&format!("setting-{}", row.name), &[forms.join("<br>"), means]);
    }
    table.done()
}

fn properties() -> String {
    let scripts = broken();
    let mut table = Table::new("Properties", &["Name", "What it says", "A script that breaks it"]);
    for property in Property::ALL {
        let about = scripts.iter().filter(|script| script.breaks.first() == Some(property));
        let links: Vec<String> = about.map(|script| script.link(&format!("without {}", script.rule))).collect();
        let sentence = format!("{}.", escaped(&words::said(&property_sentence(*property))));
        table.row(&format!("property-{property}"), &[code(property.name()), sentence, links.join("<br>")]);
    }
    table.done()
}

fn rules() -> String {
    let scripts = broken();
    let mut table = Table::new("Rules", &["Name", "What it says", "Switched off, it breaks"]);
    for rule in Rule::ALL {
        let mut broken: Vec<String> = Vec::new();
        for script in scripts.iter().filter(|script| script.rule == *rule) {
            let names = script.breaks.iter().map(|it| format!("<a href=\"#property-{it}\">{it}</a>"));
            let names: Vec<String> = names.collect();
            let what = if names.is_empty() { "no property: only progress".to_string() } else { names.join(", ") };
            broken.push(format!("{what} ({})", script.link("script")));
        }
        let sentence = format!("{}.", escaped(&words::said(&rule_sentence(*rule))));
        table.row(&format!("rule-{rule}"), &[code(rule.name()), sentence, broken.join("<br>")]);
    }
    table.done()
}

fn limits() -> String {
    let run = Limits::default();
    let rows = [
        ("a script", format!("{} KiB, and as much when it is written out in full", MAX_BYTES / 1024)),
        ("statements", MAX_STATEMENTS.to_string()),
        ("nodes", NodeId::MAX.to_string()),
        ("a moment, <code>after=</code>, <code>delay</code>, an election timeout", format!("{} ms", Millis(MAX_TIME))),
        ("a message's delay, a disk's write, a heartbeat", format!("{} ms", Millis(MAX_DELAY))),
        ("of a run: events in a virtual second", run.events_a_second.to_string()),
        ("of a run: messages sent in a virtual second", run.messages_a_second.to_string()),
        ("of a run: messages in flight at once", run.messages_in_flight.to_string()),
        ("of a run: writes on their way to disks", run.disk_queue.to_string()),
        ("of a run: entries in a node's log", run.log_entries.to_string()),
        ("of a run: what is remembered of its terms and entries", format!("{} MiB", run.history_bytes >> 20)),
        ("of a run: events", run.events.to_string()),
    ];
    let mut table = Table::new("Limits", &["What", "At most"]);
    for (what, most) in rows {
        table.row("", &[what.to_string(), most]);
    }
    table.done()
}

/// A script of `tests/broken`: it switches off a rule, and these properties break.
struct Broken {
    rule: Rule,
    breaks: Vec<Property>,
    text: String,
}

impl Broken {
    fn link(&self, words: &str) -> String {
        format!("<a href=\"{}\">{words}</a>", playground_link(ENGLISH.home, &self.text))
    }
}

fn broken() -> Vec<Broken> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/broken");
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{folder}: {error}"));
    let mut paths: Vec<_> = entries.map(|entry| entry.expect("a folder's entry can be read").path()).collect();
    paths.retain(|path| path.extension().is_some_and(|end| end == "raft"));
    // Without its extension, `RULE.raft` sorts before `RULE-breaks-PROPERTY.raft`.
    paths.sort_by_key(|path| path.with_extension(""));
    let read = |path: std::path::PathBuf| {
        let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let rule = name.split("-breaks-").next().and_then(Rule::from_name);
        let breaks = text.lines().find_map(|line| line.strip_prefix("# breaks: ")).unwrap_or("");
        let breaks = breaks.split(", ").filter_map(Property::from_name).collect();
        Broken { rule: rule.unwrap_or_else(|| panic!("{name} names no rule")), breaks, text }
    };
    paths.into_iter().map(read).collect()
}

/// Code in a text.
pub fn code(text: &str) -> String {
    format!("<code>{}</code>", escaped(text))
}

/// A table in the form that all pages use.
pub struct Table {
    text: String,
    columns: usize,
}

impl Table {
    pub fn new(label: &str, heads: &[&str]) -> Table {
        let mut text =
            format!("        <div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{label}\">\n");
        text.push_str("          <table>\n            <thead>\n              <tr>\n");
        for head in heads {
            let _ = writeln!(text, "                <th scope=\"col\">{head}</th>");
        }
        text.push_str("              </tr>\n            </thead>\n            <tbody>\n");
        Table { text, columns: heads.len() }
    }

    pub fn row(&mut self, id: &str, cells: &[String]) {
        assert_eq!(cells.len(), self.columns, "{cells:?}");
        let id = if id.is_empty() { String::new() } else { format!(" id=\"{id}\"") };
        let _ = writeln!(self.text, "              <tr{id}>");
        for (place, cell) in cells.iter().enumerate() {
            let (open, close) = if place == 0 { ("<th scope=\"row\">", "</th>") } else { ("<td>", "</td>") };
            let one = format!("                {open}{cell}{close}");
            if one.chars().count() <= 120 {
                let _ = writeln!(self.text, "{one}");
            } else {
                let _ = writeln!(self.text, "                {open}\n{}                {close}", wrapped(cell, 18));
            }
        }
        self.text.push_str("              </tr>\n");
    }

    /// The rows that follow have this in common.
    pub fn group(&mut self, name: &str) {
        const BODY: &str = "            <tbody>\n";
        if !self.text.ends_with(BODY) {
            let _ = write!(self.text, "            </tbody>\n{BODY}");
        }
        let head = format!("<th colspan=\"{}\" scope=\"rowgroup\">{name}</th>", self.columns);
        let _ = writeln!(self.text, "              <tr class=\"group\">\n                {head}\n              </tr>");
    }

    pub fn done(self) -> String {
        self.text + "            </tbody>\n          </table>\n        </div>\n"
    }
}

/// A cell wrapped at 120 characters, between words and never inside a tag. A longer word gets a line for itself.
fn wrapped(text: &str, indent: usize) -> String {
    let mut in_tag = false;
    let space = |c: char| {
        in_tag = c == '<' || in_tag && c != '>';
        if in_tag && c == ' ' {
            '\0'
        } else {
            c
        }
    };
    let text: String = text.chars().map(space).collect();
    let (mut lines, mut line) = (String::new(), String::new());
    for word in text.split(' ') {
        if !line.is_empty() && line.chars().count() + word.chars().count() + indent + 1 > 120 {
            let _ = writeln!(lines, "{:indent$}{line}", "");
            line.clear();
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    let _ = writeln!(lines, "{:indent$}{line}", "");
    lines.replace('\0', " ")
}
