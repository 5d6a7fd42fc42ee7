//! `check DIR`: every script below a folder is played, and a table says how it went.

use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use serde_json::{json, Value};
use unicode_width::UnicodeWidthStr;

use playground::play::run::Run;
use playground::play::script::{self, Mistakes, Script};
use playground::play::share::lesson::Score;
use playground::play::share::report::{is_fine, stopped};
use playground::play::tell::{told, Say, Told};
use playground::words;

use super::{colours, limit, report, Usage};

/// How one script went.
struct Row {
    path: PathBuf,
    title: String,
    /// Or why it was not played.
    result: Result<Played, Vec<Told>>,
}

struct Played {
    time: u64,
    events: u64,
    fine: bool,
    held: usize,
    expected: usize,
    /// What went wrong, a sentence each.
    complaints: Vec<Told>,
    /// Of a lesson: what has come of it.
    score: Option<Score>,
}

impl Row {
    fn is_fine(&self) -> bool {
        matches!(&self.result, Ok(played) if played.fine)
    }
}

/// Plays every `.raft` file below `folder`; true if all went as expected. The JSON is always in English.
pub fn check(folder: &Path, as_json: bool, say: &dyn Say) -> Result<bool, Usage> {
    let mut files = Vec::new();
    find(folder, 0, &mut files).map_err(|error| Usage::reading(folder, &error))?;
    if files.is_empty() {
        return Err(Usage(told!("cli-no-scripts", folder: folder.display().to_string())));
    }
    files.sort();
    let rows: Vec<Row> = files.into_iter().map(row).collect();
    let all = rows.iter().all(Row::is_fine);
    let mut out = BufWriter::new(io::stdout().lock());
    let written = if as_json {
        let rows: Vec<Value> = rows.iter().map(object).collect();
        writeln!(out, "{}", json!({ "scripts": rows, "all_as_expected": all }))
    } else {
        table(&mut out, &rows, folder, say)
    };
    match written.and_then(|()| out.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(Usage::writing(&error)),
        _ => Ok(all),
    }
}

/// All scripts below a folder. Folders that nest deeper than anybody's course are a loop of links.
fn find(folder: &Path, depth: u32, files: &mut Vec<PathBuf>) -> io::Result<()> {
    const DEEPEST: u32 = 32;
    if folder.is_file() && depth == 0 {
        files.push(folder.to_path_buf());
        return Ok(());
    }
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() && depth < DEEPEST {
            find(&path, depth + 1, files)?;
        } else if path.extension().is_some_and(|end| end == "raft") && path.is_file() {
            files.push(path);
        }
    }
    Ok(())
}

fn row(path: PathBuf) -> Row {
    let read = fs::read(&path).map_err(|error| vec![told!("cli-script-unreadable", error: error.to_string())]);
    let script = read.and_then(|bytes| script::parse_all_bytes(&bytes).map_err(|mistakes| refused(&mistakes)));
    match script {
        Err(why) => Row { path, title: String::new(), result: Err(why) },
        Ok(script) => Row { path, title: script.title().to_string(), result: Ok(played(&script)) },
    }
}

/// All mistakes that are listed, a sentence each.
fn refused(mistakes: &Mistakes) -> Vec<Told> {
    let mut told: Vec<Told> = mistakes.listed().map(|refusal| refusal.told()).collect();
    if mistakes.more > 0 {
        told.push(told!("cli-more-mistakes", count: mistakes.more));
    }
    told
}

fn played(script: &Script) -> Played {
    let mut run = Run::new(script);
    run.advance(limit(script), u64::MAX, &mut |_, _| ());
    let verdicts = run.finish(script);
    let mut complaints: Vec<Told> = stopped(&run).into_iter().collect();
    for verdict in verdicts.iter().filter(|verdict| !verdict.held) {
        complaints.push(told!("cli-not-held", line: verdict.line, expectation: verdict.text.to_string()));
    }
    if !script.expects_violation() {
        for violation in run.world().monitor().violations().iter() {
            complaints.push(told!("cli-broken", property: violation.property.name()));
        }
    }
    Played {
        time: run.world().now(),
        events: run.world().counts().events,
        fine: is_fine(script, &run, &verdicts),
        held: verdicts.iter().filter(|verdict| verdict.held).count(),
        expected: verdicts.len(),
        complaints,
        score: Score::of(script, &run),
    }
}

fn object(row: &Row) -> Value {
    let path = row.path.display().to_string();
    match &row.result {
        Err(why) => json!({ "file": path, "as_expected": false, "refused": why.first().map(words::said) }),
        Ok(played) => json!({
            "file": path,
            "title": row.title,
            "as_expected": played.fine,
            "time_ms": report::ms(played.time),
            "events": played.events,
            "held": played.held,
            "expected": played.expected,
            "score": report::score(played.score),
            "complaints": played.complaints.iter().map(words::said).collect::<Vec<_>>(),
        }),
    }
}

fn table(out: &mut impl Write, rows: &[Row], folder: &Path, say: &dyn Say) -> io::Result<()> {
    let (red, green, off) = if colours() { ("\x1b[31m", "\x1b[32m", "\x1b[0m") } else { ("", "", "") };
    let ok = format!("{green}{}{off}", left(&say.say(&told!("cli-ok")), 4));
    let failed = format!("{red}{}{off}", left(&say.say(&told!("cli-failed")), 4));
    let shown = |path: &Path| path.strip_prefix(folder).unwrap_or(path).display().to_string();
    let heads = [
        told!("cli-table-script"),
        told!("cli-table-ms"),
        told!("cli-table-events"),
        told!("cli-table-held"),
        told!("cli-table-title"),
    ];
    let [script, ms, events, held, title] = heads.map(|head| say.say(&head));
    let wide = rows.iter().map(|row| shown(&row.path).width()).chain([script.width()]).max().unwrap_or(0);
    let line = |mark: &str, cells: [&str; 5]| {
        let [script, ms, events, held, title] = cells;
        let (script, ms) = (left(script, wide), right(ms, 10));
        format!("{mark}  {script}  {ms}  {}  {}  {title}", right(events, 7), right(held, 7))
    };
    let below = " ".repeat(4 + 2 + wide + 2);
    writeln!(out, "{}", line("    ", [&script, &ms, &events, &held, &title]))?;
    for row in rows {
        let name = shown(&row.path);
        match &row.result {
            Err(why) => {
                for (place, why) in why.iter().enumerate() {
                    match place {
                        0 => {
                            let refused = say.say(&told!("cli-script-refused", mistake: why.clone()));
                            writeln!(out, "{failed}  {}  {refused}", left(&name, wide))?;
                        }
                        _ => writeln!(out, "{below}{}", say.say(why))?,
                    }
                }
            }
            Ok(played) => {
                let mark = if played.fine { &ok } else { &failed };
                let ms = script::Millis(played.time).to_string();
                let held = format!("{}/{}", played.held, played.expected);
                writeln!(out, "{}", line(mark, [&name, &ms, &played.events.to_string(), &held, &row.title]))?;
                for complaint in played.complaints.iter().chain(played.score.map(Score::told).iter()) {
                    writeln!(out, "{below}{}", say.say(complaint))?;
                }
            }
        }
    }
    let (count, failed) = (rows.len(), rows.iter().filter(|row| !row.is_fine()).count());
    let total = match failed {
        0 => told!("cli-all-fine", count),
        _ => told!("cli-some-failed", count, failed),
    };
    writeln!(out, "\n{}", say.say(&total))
}

/// A text at the left of so many columns.
fn left(text: &str, columns: usize) -> String {
    format!("{text}{}", " ".repeat(columns.saturating_sub(text.width())))
}

/// A text at the right of so many columns.
fn right(text: &str, columns: usize) -> String {
    format!("{}{text}", " ".repeat(columns.saturating_sub(text.width())))
}
