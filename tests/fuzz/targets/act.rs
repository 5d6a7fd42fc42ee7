//! A script, then, each after a zero byte, actions of somebody's hand: what is done stands in the script, and the
//! script alone gives the same run.
#![no_main]

use libfuzzer_sys::fuzz_target;
use playground::play::run::history::Place;
use playground::play::script::Moment;
use playground::play::Session;

/// Events between two actions.
const EVENTS: u64 = 60;
const MOST_ACTIONS: usize = 12;

fuzz_target!(|text: &str| {
    let mut parts = text.split('\0');
    let Some(Ok(mut session)) = parts.next().map(Session::open) else { return };
    for action in parts.take(MOST_ACTIONS) {
        session.advance(session.world().now() + 400_000, EVENTS);
        // Sometimes the action is done in the past.
        if action.len() % 3 == 0 {
            session.back();
        }
        let before = session.script().to_string();
        match session.act(action) {
            Ok(acted) => assert!(acted.recorded.is_empty() || session.script().to_string().contains(&acted.recorded)),
            Err(_) => assert_eq!(session.script().to_string(), before),
        }
    }
    let _ = session.view();
    // All that is due at this very moment belongs to it.
    session.seek(Place::Moment(Moment::end_of(session.world().now())), 20_000);
    let mut again = Session::open(&session.script().to_string()).expect("the script of a session parses");
    again.seek(Place::Moment(Moment::end_of(session.world().now())), 40_000);
    if again.world().now() == session.world().now() && again.run().steps() == session.run().steps() {
        assert_eq!(again.world().fingerprint(), session.world().fingerprint());
    } else {
        // Only a run that was not played to its end on either way may have come to another place.
        assert!(again.run().steps() >= 20_000 || session.run().steps() >= 20_000);
    }
});
