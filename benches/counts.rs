//! One case, once, for counting its instructions: `cargo bench --bench counts -- CASE AMOUNT`. `benches/counts` runs each
//! case with two amounts and divides the difference, so that neither the start of the program nor that of the cluster
//! counts.
#![allow(missing_docs)]

use playground::play::Session;
use playground::sim::{Setup, World};

fn main() {
    let args: Vec<String> = std::env::args().skip(1).filter(|arg| arg != "--bench").collect();
    let [case, amount] = &args[..] else { return println!("usage: counts world-idle|session-idle|session-load SECONDS") };
    let seconds: u64 = amount.parse().expect("a number of virtual seconds");
    let events = match case.as_str() {
        "world-idle" => world(seconds),
        "session-idle" => session("", seconds),
        "session-load" => {
            let script: String = (500..seconds * 1000).map(|t| format!("at {t} propose leader set x {t}\n")).collect();
            session(&script, seconds)
        }
        _ => panic!("no case {case}"),
    };
    println!("{events}");
}

/// The world alone, with all checks: five nodes that only send heartbeats.
fn world(seconds: u64) -> u64 {
    let mut world = World::new(Setup { seed: 7, ..Setup::default() });
    world.tell(false);
    while world.next_time().is_some_and(|at| at <= seconds * 1_000_000) {
        world.step();
    }
    world.counts().events
}

/// A session with its history, as the page has it.
fn session(more: &str, seconds: u64) -> u64 {
    let mut session = Session::open(&format!("cluster nodes=5 seed=7\n{more}")).expect("the script is valid");
    session.advance(seconds * 1_000_000, u64::MAX);
    session.world().counts().events
}
