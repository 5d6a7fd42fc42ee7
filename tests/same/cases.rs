//! Reads the list of runs that must be the same everywhere: blocks of `== UNTIL_MS FINGERPRINT`, then the script.

use playground::play::run::session::Session;

/// Every case: until when to play, in microseconds; the fingerprint then; the script.
pub fn cases(text: &str) -> impl Iterator<Item = (u64, &str, &str)> {
    text.split("\n== ").skip(1).map(|block| {
        let (head, script) = block.split_once('\n').expect("a case has a script");
        let (until, fingerprint) = head.split_once(' ').expect("a case has a time and a fingerprint");
        (until.parse::<u64>().expect("a time in ms") * 1000, fingerprint, script)
    })
}

/// Plays a case to its end, and returns its course (see tests/steps).
pub fn play(session: &mut Session, until: u64) -> String {
    crate::steps::course(session, |session| {
        session.advance(until, 1).is_none() && session.run().next_time().is_some_and(|next| next <= until)
    })
}
