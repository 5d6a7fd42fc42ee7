//! `check DIR`: every script below a folder is played, and a table says how it went.

use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use serde_json::{json, Value};

use playground::play::run::Run;
use playground::play::script::{self, Mistakes, Script};
use playground::play::share::report::{is_fine, stopped};

use super::{colours, limit, report, Usage};

/// How one script went.
struct Row {
    path: PathBuf,
    title: String,
    /// Or why it was not played.
    result: Result<Played, Vec<String>>,
}

struct Played {
    time: u64,
    events: u64,
    fine: bool,
    held: usize,
    expected: usize,
    /// What went wrong, a sentence each.
    complaints: Vec<String>,
}

/// Plays every `.raft` file below `folder`; true if all went as expected.
pub fn check(folder: &Path, as_json: bool) -> Result<bool, Usage> {
    let mut files = Vec::new();
    find(folder, 0, &mut files).map_err(|error| Usage(format!("cannot read {}: {error}", folder.display())))?;
    if files.is_empty() {
        return Err(Usage(format!("there is no script (a file that ends in .raft) below {}", folder.display())));
    }
    files.sort();
    let rows: Vec<Row> = files.into_iter().map(row).collect();
    let all = rows.iter().all(|row| matches!(&row.result, Ok(played) if played.fine));
    let mut out = BufWriter::new(io::stdout().lock());
    let written = if as_json {
        let rows: Vec<Value> = rows.iter().map(object).collect();
        writeln!(out, "{}", json!({ "scripts": rows, "all_as_expected": all }))
    } else {
        table(&mut out, &rows, folder)
    };
    match written.and_then(|()| out.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(Usage(format!("cannot write: {error}"))),
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
    let read = fs::read(&path).map_err(|error| vec![format!("cannot be read: {error}")]);
    let script = read.and_then(|bytes| script::parse_all_bytes(&bytes).map_err(|mistakes| told(&mistakes)));
    match script {
        Err(why) => Row { path, title: String::new(), result: Err(why) },
        Ok(script) => Row { path, title: script.title().to_string(), result: Ok(played(&script)) },
    }
}

/// All mistakes that are told, a sentence each.
fn told(mistakes: &Mistakes) -> Vec<String> {
    let mut told: Vec<String> = mistakes.listed().map(ToString::to_string).collect();
    if mistakes.more > 0 {
        told.push(format!("and {} more", mistakes.more));
    }
    told
}

fn played(script: &Script) -> Played {
    let mut run = Run::new(script);
    run.advance(limit(script), u64::MAX, &mut |_, _| ());
    let verdicts = run.finish(script);
    let mut complaints: Vec<String> = stopped(&run).into_iter().collect();
    for verdict in verdicts.iter().filter(|verdict| !verdict.held) {
        complaints.push(format!("line {}: expected {}", verdict.line, verdict.text));
    }
    if !script.expects_violation() {
        for violation in run.world().monitor().violations().iter() {
            complaints.push(format!("broken: {}", violation.property));
        }
    }
    Played {
        time: run.world().now(),
        events: run.world().counts().events,
        fine: is_fine(script, &run, &verdicts),
        held: verdicts.iter().filter(|verdict| verdict.held).count(),
        expected: verdicts.len(),
        complaints,
    }
}

fn object(row: &Row) -> Value {
    let path = row.path.display().to_string();
    match &row.result {
        Err(why) => json!({ "file": path, "as_expected": false, "refused": why.first() }),
        Ok(played) => json!({
            "file": path,
            "title": row.title,
            "as_expected": played.fine,
            "time_ms": report::ms(played.time),
            "events": played.events,
            "held": played.held,
            "expected": played.expected,
            "complaints": played.complaints,
        }),
    }
}

fn table(out: &mut impl Write, rows: &[Row], folder: &Path) -> io::Result<()> {
    let (red, green, off) = if colours() { ("\x1b[31m", "\x1b[32m", "\x1b[0m") } else { ("", "", "") };
    let shown = |path: &Path| path.strip_prefix(folder).unwrap_or(path).display().to_string();
    let wide = rows.iter().map(|row| shown(&row.path).chars().count()).max().unwrap_or(0).max("script".len());
    writeln!(out, "      {:wide$}  {:>10}  {:>7}  {:>7}  title", "script", "ms", "events", "held")?;
    for row in rows {
        let name = shown(&row.path);
        match &row.result {
            Err(why) => {
                for (place, why) in why.iter().enumerate() {
                    match place {
                        0 => writeln!(out, "{red}FAIL{off}  {name:wide$}  refused: {why}")?,
                        _ => writeln!(out, "      {:wide$}  {why}", "")?,
                    }
                }
            }
            Ok(played) => {
                let mark = if played.fine { format!("{green}ok{off}  ") } else { format!("{red}FAIL{off}") };
                let ms = format!("{}", script::Millis(played.time));
                let held = format!("{}/{}", played.held, played.expected);
                writeln!(out, "{mark}  {name:wide$}  {ms:>10}  {:>7}  {held:>7}  {}", played.events, row.title)?;
                for complaint in &played.complaints {
                    writeln!(out, "      {:wide$}  {complaint}", "")?;
                }
            }
        }
    }
    let failed = rows.iter().filter(|row| !matches!(&row.result, Ok(played) if played.fine)).count();
    writeln!(out)?;
    match (rows.len(), failed) {
        (1, 0) => writeln!(out, "1 script, as expected."),
        (all, 0) => writeln!(out, "{all} scripts, all as expected."),
        (1, _) => writeln!(out, "1 script, and it failed."),
        (all, failed) => writeln!(out, "{all} scripts, {failed} failed."),
    }
}
