//! Plays an accepted script for some thousand events: no query panics, and the printed script, played in another way,
//! gives the same run.
#![no_main]

use libfuzzer_sys::fuzz_target;
use playground::play::run::history::Place;
use playground::play::tell;
use playground::play::run::Run;
use playground::play::{script, Session};

const EVENTS: u64 = 3_000;

fuzz_target!(|bytes: &[u8]| {
    let Ok(script) = script::parse_bytes(bytes) else { return };
    let printed = script.to_string();
    let mut session = Session::new(script);
    while session.run().steps() < EVENTS && session.stopped().is_none() && session.run().next_time().is_some() {
        let before = session.run().steps();
        session.advance(u64::MAX, (EVENTS - before).min(500));
        let _ = session.view();
    }
    let script = script::parse(&printed).expect("what was printed parses");
    let mut run = Run::new(&script);
    while run.steps() < session.run().steps() {
        assert!(run.step(&mut |world, record| drop(tell::narrate(world, record))));
    }
    assert_eq!(run.world().fingerprint(), session.world().fingerprint());
    assert_eq!(run.verdicts(), session.run().verdicts());
    let _ = run.finish(&script);
    // Back to somewhere, and here again.
    let steps = session.run().steps();
    session.seek(Place::Step(steps / 2), u64::MAX);
    let _ = session.view();
    session.seek(Place::Step(steps), u64::MAX);
    assert_eq!(run.world().fingerprint(), session.world().fingerprint());
});
