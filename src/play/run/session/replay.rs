//! Sharing a run with what its author saw, and comparing a shared run with that.

use super::outcome::Replay;
use super::Session;
use crate::play::run::engine::{Changed, ENGINE};
use crate::play::run::fold::{Budget, Run};
use crate::play::run::history::Place;
use crate::play::script::{Moment, Script};
use crate::sim::Micros;

impl Session {
    /// The script for sharing: with the present moment and fingerprint in a `recorded` line at its end. If the script
    /// has no room for that line, without it.
    pub fn shared(&self) -> Script {
        let mut run = self.run().clone();
        while run.is_behind() && run.step(&mut |_, _| ()) {}
        let mut script = self.script().clone();
        let _ = script.record(ENGINE, run.moment(), run.world().fingerprint());
        script
    }

    /// Compares the run with the one that its author recorded. Simulates at most `most` steps.
    pub fn replay(&self, most: u64) -> Replay {
        let Some((engine, moment, fingerprint)) = self.script().recorded() else { return Replay::NotRecorded };
        let place = Place::Moment(moment);
        let mut run = self.checkpoint_before(place).run;
        let budget = Budget::of(most, &run);
        while place.is_after_next(&run) {
            if budget.is_spent(&run) {
                return Replay::TooLong;
            }
            if !run.step(&mut |_, _| ()) {
                break;
            }
        }
        let found = run.world().fingerprint();
        if u64::from_str_radix(fingerprint, 16) == Ok(found) {
            Replay::Same
        } else {
            Replay::Differs { engine: engine.to_string(), since: self.changed_since(engine, place) }
        }
    }

    /// The first moment, up to `place`, at which this engine may differ from the older one that recorded the run.
    fn changed_since(&self, engine: &str, place: Place) -> Option<Micros> {
        if engine != "1" {
            return None;
        }
        let (mut run, mut changed) = (Run::new(self.script()), Changed::default());
        while changed.since().is_none() && place.is_after_next(&run) {
            if !run.step(&mut |world, record| changed.observe(world, record)) {
                break;
            }
        }
        changed.since()
    }

    /// The moment in the script's `recorded` line: where its author was when it was shared.
    pub fn recorded_moment(&self) -> Option<Moment> {
        self.script().recorded().map(|(_, moment, _)| moment)
    }
}
