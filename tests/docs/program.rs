//! Runs the command line program under test.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};

/// Runs the program in this folder.
pub fn program_in(folder: &Path, arguments: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_raft-playground"))
        .args(arguments)
        .current_dir(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    // The write fails if the program does not read its input; that is no error.
    let _ = child.stdin.take().expect("a pipe").write_all(input.as_bytes());
    child.wait_with_output().expect("the program ends")
}

/// Runs the program in a folder whose files do not matter.
pub fn program(arguments: &[&str], input: &str) -> Output {
    program_in(Path::new(env!("CARGO_TARGET_TMPDIR")), arguments, input)
}

/// What a program printed.
pub fn stdout(output: Output) -> String {
    String::from_utf8(output.stdout).expect("the output is UTF-8")
}

/// A new folder with these files, name and text, below `scenarios/`.
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
