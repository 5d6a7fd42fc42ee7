//! Everything that is said about a fact, in one place: its kind, its weight, its fields, its reason, and its sentence.
//!
//! - `world` has an arm for each fact of the world, `node` for each fact that a node notes. A new fact does not compile
//!   until it has an arm. `decisions` has the longer parts of the arms of `node`.
//! - `lesson` describes steps of a lesson, `rpc` messages, `rejection` what a guard rejected.
//!
//! The trace, the list of facts, the command line and the page print these descriptions.

mod decisions;
mod description;
mod lesson;
mod node;
mod rejection;
mod rpc;
mod world;

pub use description::Narration;
pub use rejection::rejection;
pub use rpc::{message_fields, message_summary, MessageField};

use self::description::TRAFFIC;
use self::world::describe;
use super::fields::{Fields, Printing};
use super::reason::Reason;
use crate::play::told::Say;
use crate::sim::{FactKind, Record, What, World};

/// The kind of a message that was sent or has arrived. These are most facts, and kinds and weights are asked at every
/// fact, so they are answered without a description.
fn traffic(what: &What) -> Option<FactKind> {
    match what {
        What::Send(..) => Some(FactKind::Send),
        What::Deliver(..) => Some(FactKind::Deliver),
        _ => None,
    }
}

/// The kind of a fact.
pub fn kind(what: &What) -> FactKind {
    traffic(what).unwrap_or_else(|| describe(None, what, &mut |_| ()).0)
}

/// How much a fact matters to a viewer: 0, traffic; 1, a step of the protocol; 2, what a viewer waits for.
pub fn weight(what: &What) -> u8 {
    match traffic(what) {
        Some(_) => TRAFFIC,
        None => describe(None, what, &mut |_| ()).1,
    }
}

/// A fact in words. The world provides the texts of commands and the names of clients.
pub fn narrate(world: &World, record: &Record) -> Narration {
    let mut narration = Narration::default();
    describe(record.node, &record.what, &mut |description| narration = (description.narration)(world));
    narration
}

/// The reason of a fact: its values are those at the decision.
pub fn reason(world: &World, record: &Record) -> Reason {
    let mut reason = Reason::default();
    describe(record.node, &record.what, &mut |description| reason = (description.reason)(world));
    reason
}

/// The fields of a fact, in the order of the trace. `say`: the language of those that are in words.
pub fn fields(world: &World, record: &Record, say: &dyn Say) -> Fields {
    let mut fields = Fields::default();
    let to = Printing { world, say };
    describe(record.node, &record.what, &mut |description| fields = (description.fields)(&to));
    fields
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::Setup;

    #[test]
    fn the_kinds_and_weights_that_are_known_without_a_description_are_those_of_the_description() {
        let mut world = World::new(Setup { seed: 7, ..Setup::default() });
        let mut seen = [0, 0];
        while world.now() < 1_000_000 && world.step() {
            for Record { what, .. } in world.facts() {
                let described = describe(None, what, &mut |_| ());
                assert_eq!((kind(what), weight(what)), described, "{what:?}");
                seen[usize::from(traffic(what).is_some())] += 1;
            }
        }
        assert!(seen.iter().all(|&count| count > 10), "{seen:?}");
    }
}
