//! What going back costs: `cargo bench --bench history`. The first lines say what an hour of virtual time takes in
//! memory; what is live at the end of a run, with its checkpoints and its timeline, is "max alloc" of the first
//! benches.
#![allow(missing_docs)]

use divan::counter::ItemsCount;
use divan::{AllocProfiler, Bencher};

use playground::play::run::history::Place;
use playground::play::script::Moment;
use playground::play::Session;

#[global_allocator]
static ALLOC: AllocProfiler = AllocProfiler::system();

const HOUR: u64 = 3_600_000_000;

fn main() {
    divan::main();
}

fn idle() -> Session {
    Session::open("cluster nodes=5 seed=7\n").unwrap_or_else(|refusal| panic!("{refusal}"))
}

/// A proposal every four milliseconds, with snapshots, loss and slow disks: about as many as a script may have.
fn loaded() -> Session {
    let mut script = String::from("cluster nodes=5 seed=7 loss=1% disk=0..2 snapshot=500\n");
    for t in 0..1600 {
        script.push_str(&format!("at {} propose leader set k{} 1\n", 500 + 4 * t, t % 50));
    }
    Session::open(&script).unwrap_or_else(|refusal| panic!("{refusal}"))
}

fn told(name: &str, session: &Session) {
    let (events, history) = (session.run().steps(), session.branch().history());
    let drawn = history.timeline_bytes() as u64;
    println!(
        "{name}: {events} steps, {} checkpoints, timeline {drawn} bytes ({} a step)",
        history.checkpoints(),
        drawn / events.max(1)
    );
}

/// Plays an hour of five idle nodes, with all that going back needs.
#[divan::bench(sample_count = 1, sample_size = 1)]
fn an_hour_of_five_idle_nodes(bencher: Bencher) {
    bencher.bench_local(|| {
        let mut session = idle();
        session.seek(Place::Moment(Moment::end_of(HOUR)), u64::MAX);
        told("idle", &session);
        session
    });
}

/// Plays seven seconds of load.
#[divan::bench(sample_count = 1, sample_size = 1)]
fn seven_seconds_of_load(bencher: Bencher) {
    bencher.bench_local(|| {
        let mut session = loaded();
        session.seek(Place::Moment(Moment::end_of(7_000_000)), u64::MAX);
        told("loaded", &session);
        session
    });
}

/// Goes to a moment anywhere in the hour.
#[divan::bench]
fn seek_in_an_hour(bencher: Bencher) {
    let mut session = idle();
    session.seek(Place::Moment(Moment::end_of(HOUR)), u64::MAX);
    let mut at = 0u64;
    bencher.counter(ItemsCount::new(1u64)).bench_local(|| {
        at = (at + 2_236_067_977) % HOUR;
        session.seek(Place::Moment(Moment::end_of(at)), u64::MAX);
    });
}

/// The longest that a seek can take: to right before a checkpoint.
#[divan::bench]
fn seek_to_the_end_of_a_stretch(bencher: Bencher) {
    let mut session = idle();
    session.seek(Place::Step(600_000), u64::MAX);
    let mut step = 0u64;
    bencher.counter(ItemsCount::new(1u64)).bench_local(|| {
        step = (step + 37 * playground::play::run::history::EVERY) % 589_824;
        session.seek(Place::Step(step + playground::play::run::history::EVERY - 1), u64::MAX);
    });
}
