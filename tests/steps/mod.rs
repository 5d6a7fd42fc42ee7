//! The course of a run, one character a step: six bits of the fingerprint after it.
//!
//! A fingerprint that differs only says that something differs. Compared with the stored course, it says which step is
//! the first one (a difference goes unnoticed at its own step once in 64 times, and then shows at the next one), and
//! the facts of this step say what happens there.
//!
//! A file of courses has a line for each script: a hash of its text, and the course of its run.

use playground::play::run::session::Session;
use playground::play::script::Millis;
use playground::play::tell;
#[cfg(not(target_arch = "wasm32"))]
use playground::words::said;

/// The page reads the catalogues in wasm, so ids and values must do.
#[cfg(target_arch = "wasm32")]
fn said(told: &tell::Told) -> String {
    format!("{told:?}")
}

const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// Plays a session step by step and returns its course. `advance` makes the next step, and returns false at the end.
pub fn course(session: &mut Session, mut advance: impl FnMut(&mut Session) -> bool) -> String {
    let mut course = String::new();
    let mut steps = session.run().steps();
    loop {
        let goes_on = advance(session);
        if session.run().steps() > steps {
            steps = session.run().steps();
            let letter = LETTERS[(session.world().fingerprint() & 63) as usize];
            course.push(char::from(letter));
        }
        if !goes_on {
            return course;
        }
    }
}

/// The name of a script in a file of courses: the 64-bit FNV-1a hash of its text.
pub fn name(script: &str) -> String {
    let hash = script
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3));
    format!("{hash:016x}")
}

/// The stored course of the script with this name.
pub fn stored<'t>(file: &'t str, name: &str) -> Option<&'t str> {
    file.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(' '))
}

/// Where a run that was played leaves its stored course, and the facts there; `None`: it is the stored course.
pub fn divergence(session: &Session, course: &str, stored: &str) -> Option<String> {
    if course == stored {
        return None;
    }
    let same = course.bytes().zip(stored.bytes()).take_while(|(found, wanted)| found == wanted).count();
    if same == course.len() || same == stored.len() {
        return Some(format!("the run has {} steps, and had {}", course.len(), stored.len()));
    }
    let step = same as u64 + 1;
    let (run, records) = session.run_at(step);
    let mut message = format!("step {step} at {} ms is the first that differs; now it is", Millis(run.world().now()));
    for record in &records {
        let told = tell::narrate(run.world(), record);
        let why = if told.why.is_nothing() { String::new() } else { format!(": {}", said(&told.why)) };
        message.push_str(&format!("\n  {}{why}", said(&told.text)));
    }
    Some(message)
}
