//! The manual of the command line, compared with the program.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use playground::raft::MessageKind;
use playground::sim::FactKind;
use serde_json::Value;

use crate::page;
use crate::program::{folder, program, program_in, stdout};
use crate::tables::{table, terms};

/// The options or commands that a help text lists under this heading: `-h`, `--json`, `run`.
fn listed(help: &str, from: &str) -> BTreeSet<String> {
    let list = help.split(&format!("\n{from}:\n")).nth(1).unwrap_or("").split("\n\n").next().unwrap_or("");
    // The lines of a longer description have more space before them.
    let indent = |line: &str| line.len() - line.trim_start().len();
    let heads = list.lines().filter(|line| (2..=6).contains(&indent(line)));
    let words = heads.filter_map(|line| line.trim_start().split("  ").next()).flat_map(|head| head.split(", "));
    words.filter_map(|word| word.split(' ').next()).map(String::from).collect()
}

#[test]
fn commands_and_options_match_the_program() {
    let page = &page("command-line.html").tree;
    let commands = listed(&stdout(program(&["--help"], "")), "Commands");
    let documented: BTreeSet<String> =
        terms(page, "commands").iter().filter_map(|term| Some(term.split(' ').next()?.to_string())).collect();
    assert_eq!(documented, commands, "commands: left the page, right the program");
    let mut options = listed(&stdout(program(&["--help"], "")), "Options");
    for command in &commands {
        options.extend(listed(&stdout(program(&[command, "--help"], "")), "Options"));
    }
    let documented: BTreeSet<String> =
        terms(page, "options").iter().filter_map(|term| Some(term.split(' ').next()?.to_string())).collect();
    assert_eq!(documented, options, "options: left the page, right the program");
}

#[test]
fn exit_status_matches_the_page() {
    let documented: Vec<String> = terms(&page("command-line.html").tree, "exit");
    let status =
        |arguments: &[&str], script: &str| program(arguments, script).status.code().map(|code| code.to_string());
    let good = status(&["run", "-"], "until 500\nexpect leader\nexpect no-violation\n");
    let failed = status(&["run", "-"], "until 500\nexpect no-leader\n");
    let refused = status(&["run", "-"], "until noon\n");
    assert_eq!(documented, [good, failed, refused].map(|code| code.expect("no signal ended the program")));
    assert_eq!(status(&["run", "-", "--until", "noon"], "").as_deref(), Some("2"));
    let vote_twice =
        "cluster nodes=3 election=60000 latency=10\nat 0 rule vote-once off\nat 0 timeout n1\nat 0 timeout n2\n";
    assert_eq!(status(&["run", "-"], &format!("{vote_twice}until 50\n")).as_deref(), Some("1"));
}

/// Collects the paths of a value's fields: `nodes[].log[].index`. Objects at a path in `leaf` are not entered.
fn fields(value: &Value, path: &str, leaf: &[&str], out: &mut BTreeSet<String>) {
    match value {
        Value::Object(object) if !leaf.contains(&path) && !object.is_empty() => {
            let dot = if path.is_empty() { "" } else { "." };
            object.iter().for_each(|(key, value)| fields(value, &format!("{path}{dot}{key}"), leaf, out));
        }
        Value::Array(list) if list.iter().any(Value::is_object) => {
            list.iter().for_each(|value| fields(value, &format!("{path}[]"), leaf, out));
        }
        _ => drop(out.insert(path.to_string())),
    }
}

/// Scripts that together produce every fact: those of other tests, and two that no other test needs.
fn all_kinds_of_runs() -> Vec<String> {
    let mut texts = Vec::new();
    for folder in ["golden", "broken"] {
        let folder = format!("{}/tests/{folder}", env!("CARGO_MANIFEST_DIR"));
        let entries = fs::read_dir(&folder).unwrap_or_else(|error| panic!("{folder}: {error}"));
        let mut paths: Vec<_> = entries.map(|entry| entry.expect("an entry").path()).collect();
        paths.retain(|path| path.extension().is_some_and(|end| end == "raft"));
        paths.sort();
        texts.extend(paths.iter().map(|path| fs::read_to_string(path).expect("a script")));
    }
    texts.push(
        "cluster nodes=3 loss=10% duplicate=10%\nat 1 set loss=20%\nat 1 clock n1 2\nat 1 link n1>n2 loss=1%\n\
         at 1 drop-next n1>n2\nat 300 cut n1>n2\nat 350 mend n1>n2\nat 400 pause n3\nat 450 resume n3\n\
         at 500 crash n2\nat 510 wipe n2\nat 520 restart n2\nat 530 restart n2\nat 600 partition n1 | n2 n3\n\
         at 700 heal\nat 800 propose n1 set x 1\nat 801 propose n2 set x 1\nat 802 propose n3 set x 1\nuntil 3000\n"
            .to_string(),
    );
    texts.push(
        "cluster nodes=3 prevote=on checkquorum=on chunk=1\nat 400 propose leader set x 1\n\
         at 410 propose leader set y 1\nat 500 read leader x\nat 500 read follower x\nat 600 snapshot leader\n\
         at 700 members n1 n2 n3 n4 n5\nat 705 members n1\nat 1500 transfer n4\nat 2000 transfer n1\n\
         at 2300 cut n1-n2\nat 2300 cut n1-n3\nat 2300 cut n1-n4\nat 2300 cut n1-n5\nat 2310 transfer n2\n\
         at 3500 heal\nuntil 5000\n"
            .to_string(),
    );
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    for file in ["tests/repair/lost-tail-same-leader.raft", "tests/golden/snapshot-parts-thrown-away.raft"] {
        texts.push(fs::read_to_string(here.join(file)).expect("a script"));
    }
    texts
}

/// The fields that `check --json` prints for a script that holds, one that fails and one that does not parse.
fn fields_of_check() -> BTreeSet<String> {
    let files = [("good", "expect leader"), ("failing", "expect no-leader"), ("refused", "expect nothing")];
    let folder = folder(&files.map(|(name, text)| (format!("{name}.raft"), text.to_string())));
    let text = stdout(program_in(&folder, &["check", "scenarios", "--json"], ""));
    let mut found = BTreeSet::new();
    fields(&serde_json::from_str(&text).expect("JSON"), "", &[], &mut found);
    found
}

#[test]
fn fields_of_json_and_trace_match_the_page() {
    let page = &page("command-line.html").tree;
    let mut object = BTreeSet::new();
    let mut common = BTreeSet::new();
    let mut own: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut messages: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for script in all_kinds_of_runs() {
        let text = stdout(program(&["run", "-", "--json", "--trace", "-"], &script));
        let mut lines: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
        fields(&lines.pop().expect("the object"), "", &["nodes[].kv"], &mut object);
        for line in lines {
            let fact = line["fact"].as_str().expect("a fact").to_string();
            let mut found = BTreeSet::new();
            fields(&line, "", &["msg", "args", "values"], &mut found);
            let documented: BTreeSet<String> =
                table(page, "Fields of every line of the trace").iter().map(|row| row[0].clone()).collect();
            common.extend(found.intersection(&documented).cloned());
            let rest = found.difference(&documented).cloned();
            own.entry(fact.clone()).or_default().extend(rest);
            if fact == "send" {
                let message = line["msg"].as_object().expect("a message");
                let kind = message["kind"].as_str().expect("a kind").to_string();
                let keys = message.keys().filter(|key| !["id", "kind", "from", "to", "term"].contains(&key.as_str()));
                messages.entry(kind).or_default().extend(keys.cloned());
            }
        }
    }
    // A list that is empty in one run and not in another is documented by its members' fields.
    let emptied: Vec<String> = object
        .iter()
        .filter(|path| object.iter().any(|other| other.starts_with(&format!("{path}[]"))))
        .cloned()
        .collect();
    object.retain(|path| !emptied.contains(path));
    let rows = |label: &str| table(page, label);
    let names = |label: &str| rows(label).into_iter().map(|row| row[0].clone()).collect::<BTreeSet<_>>();
    let lists = |label: &str| -> BTreeMap<String, BTreeSet<String>> {
        rows(label).into_iter().map(|row| (row[0].clone(), row[1].split(", ").map(String::from).collect())).collect()
    };
    assert_eq!(names("Fields of the JSON object"), object);
    assert_eq!(names("Fields of the object of check"), fields_of_check());
    assert_eq!(names("Fields of every line of the trace"), common);
    let facts: BTreeSet<&str> = FactKind::ALL.iter().map(|kind| kind.name()).collect();
    assert_eq!(
        own.keys().map(String::as_str).collect::<BTreeSet<_>>(),
        facts,
        "left the facts that happened, right all facts"
    );
    let kinds: BTreeSet<&str> = MessageKind::ALL.iter().map(|kind| kind.name()).collect();
    assert_eq!(
        messages.keys().map(String::as_str).collect::<BTreeSet<_>>(),
        kinds,
        "left the kinds of messages that were sent, right all kinds"
    );
    own.retain(|_, fields| !fields.is_empty());
    assert_eq!(lists("Fields of single facts"), own);
    assert_eq!(lists("Fields of messages"), messages);
}
