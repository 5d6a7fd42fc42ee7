//! Every sentence of every run that the tests have, in every language. The page's tests compare theirs with these:
//! `tests/browser/words.spec.mjs`.

use std::collections::BTreeSet;
use std::fs;

use playground::play::run::session::Session;
use playground::play::tell::{self, Arg, Joined, List, Say, Told};
use playground::words::Catalogue;
use serde_json::{json, Value};

use crate::file;

/// Folders with scripts.
const FOLDERS: [&str; 4] = ["tests/golden", "tests/broken", "tests/repair", "www/scenarios"];

/// Steps between two views that are read.
const STEPS: u64 = 40;

/// All scripts, by path and text.
fn scripts() -> Vec<(String, String)> {
    let mut found = Vec::new();
    for folder in FOLDERS {
        for entry in fs::read_dir(file(folder)).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|it| it == "raft") {
                found.push((path.display().to_string(), fs::read_to_string(&path).unwrap()));
            }
        }
    }
    found.sort();
    assert!(found.len() > 200, "{} scripts", found.len());
    found
}

/// Everything that is told of the run of a script.
fn tell_all(text: &str, found: &mut BTreeSet<Told>) {
    let mut session = Session::open(text).unwrap();
    let end = session.script().headless_end();
    loop {
        let world = session.world();
        for record in &session.latest() {
            let told = tell::narrate(world, record);
            found.extend([told.text, told.why, tell::sentence(world, record)]);
            let reason = tell::reason(world, record);
            found.extend(reason.asked.into_iter().map(|(text, _)| text));
            found.extend(reason.values.into_iter().flat_map(|(name, value)| [name, value.into()]));
            found.extend(session.reason(record.seq).into_iter().flat_map(|it| told_in(&json!(it))));
        }
        if session.run().steps() % STEPS == 0 {
            found.extend(told_in(&json!(session.view())));
            found.extend(told_in(&json!(session.why_no_leader())));
            let committed = session.world().monitor().committed();
            found.extend(told_in(&json!(session.why_not_committed(committed, None))));
            found.extend(told_in(&json!(session.why_not_committed(committed + 1, None))));
        }
        if session.run().next_time().is_none_or(|next| next > end) || !session.step() {
            break;
        }
    }
    found.extend(told_in(&json!(session.view())));
}

/// What is told in data for the page.
fn told_in(value: &Value) -> Vec<Told> {
    match value {
        Value::Object(object) if object.contains_key("id") && object.get("args").is_some_and(Value::is_object) => {
            vec![told(value)]
        }
        Value::Object(object) => object.values().flat_map(told_in).collect(),
        Value::Array(list) => list.iter().flat_map(told_in).collect(),
        _ => Vec::new(),
    }
}

fn told(value: &Value) -> Told {
    let args = value["args"].as_object().unwrap();
    let args = args.iter().map(|(name, value)| (leaked(name), arg(value)));
    Told { id: leaked(value["id"].as_str().unwrap()), args: args.collect() }
}

fn arg(value: &Value) -> Arg {
    match value {
        Value::String(text) => Arg::from(text.clone()),
        Value::Number(number) => Arg::from(number.as_u64().unwrap()),
        Value::Object(object) if object.contains_key("list") => {
            let joined = [Joined::And, Joined::Commas, Joined::Spaces, Joined::Bars, Joined::Clauses];
            let joined = joined.into_iter().find(|it| it.name() == value["joined"]).unwrap();
            Arg::List(List { list: value["list"].as_array().unwrap().iter().map(arg).collect(), joined })
        }
        Value::Null => Arg::from(Told::NOTHING),
        _ => told(value).into(),
    }
}

/// Ids are static in the program; those of the test may stay in memory.
fn leaked(text: &str) -> &'static str {
    Box::leak(text.to_string().into_boxed_str())
}

/// Marks of a message that a catalogue lacks, or of a value that a message lacks.
const MISSING: [&str; 4] = ["??", "(en)", "{$", "{-"];

#[test]
fn every_sentence_of_every_run_is_in_every_language() {
    let mut found = BTreeSet::new();
    for (path, text) in scripts() {
        let before = found.len();
        tell_all(&text, &mut found);
        assert!(found.len() > before || before > 1000, "{path} tells nothing");
    }
    found.retain(|told| !told.is_nothing());
    let languages = playground::words::languages();
    let languages: Vec<Catalogue> = languages.into_iter().map(|it| Catalogue::load(it).unwrap()).collect();
    let mut out = String::new();
    for told in &found {
        let mut line = json!({ "told": told });
        for catalogue in &languages {
            let text = catalogue.say(told);
            // A text of the user may say anything, or nothing.
            let is_missing = text.is_empty() || MISSING.iter().any(|mark| text.contains(mark));
            assert!(!is_missing || told.id == "text", "{}: {told:?}: {text}", catalogue.language());
            line[catalogue.language()] = text.into();
        }
        out += &format!("{line}\n");
    }
    let folder = file("target/words");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("sentences.jsonl"), out).unwrap();
    assert!(found.len() > 5000, "only {} sentences", found.len());
}
