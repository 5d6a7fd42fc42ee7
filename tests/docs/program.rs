//! The program, as a test of the pages uses it.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};

/// Runs it in this folder.
pub fn program_in(folder: &Path, arguments: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_raft-playground"))
        .args(arguments)
        .current_dir(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    // A program that does not read its input closes it.
    let _ = child.stdin.take().expect("a pipe").write_all(input.as_bytes());
    child.wait_with_output().expect("the program ends")
}

/// Runs it where no file matters.
pub fn program(arguments: &[&str], input: &str) -> Output {
    program_in(Path::new(env!("CARGO_TARGET_TMPDIR")), arguments, input)
}

/// What it printed.
pub fn stdout(output: Output) -> String {
    String::from_utf8(output.stdout).expect("the output is UTF-8")
}

/// A folder of one's own with these files below `scenarios/`.
pub fn folder(files: &[(String, String)]) -> PathBuf {
    static COUNT: AtomicUsize = AtomicUsize::new(0);
    let number = COUNT.fetch_add(1, Ordering::Relaxed);
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("docs-{number}"));
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(folder.join("scenarios")).expect("a folder of our own");
    for (name, text) in files {
        fs::write(folder.join("scenarios").join(name), text).expect("a file of our own");
    }
    folder
}
