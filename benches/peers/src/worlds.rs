//! The world and the session, for counting instructions and for measuring in wasm.

use playground::play::Session;
use playground::sim::{Setup, World};

/// What a run of a case has done: see each.
pub type Done = u64;

/// The world alone, with all checks: five nodes that only send heartbeats. Events.
pub fn world_idle(seconds: u32) -> Done {
    run(Setup { seed: 7, ..Setup::default() }, seconds)
}

/// The same for many seeds, ten seconds each, with a loss of 10 %: what a search does. Events.
pub fn seeds(count: u32) -> Done {
    let setup = |seed| Setup { seed, loss: 100_000, ..Setup::default() };
    (1..=u64::from(count)).map(|seed| run(setup(seed), 10)).sum()
}

fn run(setup: Setup, seconds: u32) -> Done {
    let mut world = World::new(setup);
    world.tell(false);
    while world.next_time().is_some_and(|at| at <= u64::from(seconds) * 1_000_000) {
        world.step();
    }
    world.counts().events
}

/// A session with its history, as the page has it: five nodes that only send heartbeats. Events.
pub fn session_idle(seconds: u32) -> Done {
    session("", seconds)
}

/// The same with a client that writes every ten milliseconds. Events.
pub fn session_load(seconds: u32) -> Done {
    session("at 500 client a every 10 set x $n\n", seconds)
}

fn session(more: &str, seconds: u32) -> Done {
    let mut session = Session::open(&format!("cluster nodes=5 seed=7\n{more}")).expect("the script is valid");
    session.advance(u64::from(seconds) * 1_000_000, u64::MAX);
    session.world().counts().events
}
