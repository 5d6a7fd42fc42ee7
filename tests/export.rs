//! Exports of a session: the trace and the report equal the output of the command line.
#![cfg(not(target_arch = "wasm32"))]
#![allow(missing_docs)]

use std::fs;
use std::path::Path;
use std::process::Command;

use playground::play::run::history::Place;
use playground::play::run::session::Session;
use playground::play::script::{Millis, Moment};
use playground::play::share::export::{Export, Form};
use playground::sim::Micros;
use playground::words::english;

/// What the command line prints, and the trace that it writes, for a script up to a time.
fn printed(name: &str, script: &str, until: Micros) -> (String, String) {
    let path = |end: &str| Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("export-{name}.{end}"));
    let (file, trace) = (path("raft"), path("jsonl"));
    fs::write(&file, script).unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_raft-playground"))
        .arg("run")
        .arg(&file)
        .arg("--trace")
        .arg(&trace)
        .args(["--until", &Millis(until).to_string()])
        .output()
        .unwrap();
    assert!(output.status.code().is_some_and(|code| code < 2), "{name}: {}", String::from_utf8_lossy(&output.stderr));
    (String::from_utf8(output.stdout).unwrap(), fs::read_to_string(trace).unwrap())
}

/// The whole export, in pieces of `most` steps. It must end at the session's position.
fn exported(session: &Session, form: Form, most: u64) -> String {
    let mut export = Export::of(session, form);
    let mut text = String::new();
    while !export.is_done() {
        text += &export.next(most, english());
    }
    assert_eq!(export.next(most, english()), "", "no text after the end");
    assert_eq!(export.run().world().fingerprint(), session.world().fingerprint());
    assert_eq!(export.run().world().now(), session.world().now());
    text
}

fn same(name: &str, session: &Session) {
    let (words, trace) = printed(name, &session.script().to_string(), session.world().now());
    for most in [0, 7, u64::MAX] {
        assert!(exported(session, Form::Words, most) == words, "{name}: words by {most}");
        assert!(exported(session, Form::Trace, most) == trace, "{name}: trace by {most}");
    }
    // Each line is JSON in canonical form.
    for line in trace.lines() {
        let read: serde_json::Value = serde_json::from_str(line).unwrap();
        assert_eq!(read.to_string(), line, "{name}");
    }
}

fn scripts(folder: &str) -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let paths = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let scripts = paths.filter(|path| path.extension().is_some_and(|end| end == "raft"));
    let read = |path: std::path::PathBuf| {
        (path.file_stem().unwrap().to_string_lossy().into_owned(), fs::read_to_string(path).unwrap())
    };
    scripts.map(read).collect()
}

#[test]
fn an_export_equals_the_output_of_the_command_line() {
    let scripts = [scripts("www/scenarios"), scripts("tests/golden")].concat();
    assert!(scripts.len() > 100, "{}", scripts.len());
    for (name, script) in scripts {
        let mut session = Session::open(&script).unwrap();
        let end = session.script().headless_end();
        for at in [end / 2, end] {
            session.seek(Place::Moment(Moment::end_of(at)), u64::MAX);
            same(&format!("{name}-{at}"), &session);
        }
    }
}

#[test]
fn an_export_has_manual_actions_and_nothing_after_the_position() {
    let mut session = Session::open("cluster nodes=3 seed=1\nat 1500 crash n1\nexpect leader\n").unwrap();
    session.seek(Place::Moment(Moment::end_of(700_250)), u64::MAX);
    session.act("propose leader set x 1").unwrap();
    session.seek(Place::Moment(Moment::end_of(900_000)), u64::MAX);
    same("by-hand", &session);
    let words = exported(&session, Form::Words, u64::MAX);
    assert!(words.contains("set x 1") && !words.contains("crash"), "{words}");
    assert!(words.contains("After 900.000 ms") && words.ends_with("All as expected.\n"), "{words}");
    // Between two steps of the same microsecond, and at the start.
    session.back();
    exported(&session, Form::Trace, 1);
    session.restart();
    assert_eq!(exported(&session, Form::Trace, 1), "");
    assert!(exported(&session, Form::Words, 1).starts_with("\nAfter 0.000 ms"));
}
