//! Faults of disks, networks and timers that Raft must tolerate, and the one that it cannot: a disk that loses what it
//! reported to be durable.
#![cfg(not(target_arch = "wasm32"))]

use playground::play::run::Run;
use playground::play::script;
use playground::sim::{Evidence, Property, What};

/// Plays a script to its end. Returns the run and all its records.
fn play(text: &str) -> (Run, Vec<What>) {
    let script = script::parse(text).unwrap_or_else(|refusal| panic!("{refusal}\n{text}"));
    let mut run = Run::new(&script);
    let mut facts = Vec::new();
    run.advance(script.headless_end(), 1_000_000, &mut |_, record| facts.push(record.what.clone()));
    (run, facts)
}

fn broken(run: &Run) -> Vec<Property> {
    run.world().monitor().violations().iter().map(|violation| violation.property).collect()
}

/// n1 and n2 have committed x; n3 has not received it.
const ON_TWO_DISKS: &str = "cluster nodes=3 election=60000..60000 heartbeat=1000 latency=10..10 noop=off\n\
     at 0 timeout n1\nat 25 cut n1-n3\nat 30 propose n1 set x 1\n";

/// "committed" means durable on a majority (§5.3). A disk that loses acknowledged entries breaks this.
#[test]
fn a_lying_disk_takes_a_committed_entry_off_its_quorum() {
    let lies = format!("{ON_TWO_DISKS}at 100 crash n2 lose=1\nuntil 200\n");
    assert_eq!(broken(&play(&lies).0), [Property::CommittedOnQuorum]);
    let honest = format!("{ON_TWO_DISKS}at 100 crash n2\nuntil 200\n");
    assert_eq!(broken(&play(&honest).0), []);
}

/// Then a node without the entry can be elected.
#[test]
fn after_a_lying_disk_a_leader_without_the_entry_is_elected() {
    let next = "at 110 restart n2\nat 110 heal\nat 110 crash n1\nat 120 timeout n3\nuntil 200\nexpect leader n3\n";
    let (lies, _) = play(&format!("{ON_TWO_DISKS}at 100 crash n2 lose=1\n{next}"));
    assert_eq!(broken(&lies), [Property::CommittedOnQuorum, Property::LeaderCompleteness]);
    let (honest, _) = play(&format!("{ON_TWO_DISKS}at 100 crash n2\n{next}"));
    assert_eq!(broken(&honest), []);
    assert_eq!(honest.world().leader(), None);
}

/// Only disks of the last committed configuration count, not those of removed servers.
#[test]
fn lost_entries_count_only_in_the_configuration_that_committed_them() {
    let five = "cluster nodes=5 election=60000..60000 heartbeat=50 latency=10..10\nat 0 timeout n1\n\
                at 60 propose n1 set x 1\nat 150 members n1 n2 n3\n";
    let wiped = |nodes: &[&str]| -> String {
        nodes.iter().map(|n| format!("at 500 crash {n}\nat 510 wipe {n}\n")).collect::<String>() + "until 600\n"
    };
    assert_eq!(broken(&play(&format!("{five}{}", wiped(&["n4", "n5", "n3"]))).0), []);
    let (run, _) = play(&format!("{five}{}", wiped(&["n2", "n3"])));
    assert!(broken(&run).iter().all(|property| *property == Property::CommittedOnQuorum));
    let found = run.world().monitor().violations().iter().map(|violation| violation.evidence).collect::<Vec<_>>();
    assert!(!found.is_empty() && found.iter().all(|e| matches!(e, Evidence::TooFewDisks { have: 1, need: 2, .. })));
    assert_eq!(found.len() as u64, run.world().monitor().committed());
}

/// Entries that a snapshot covers are not in the log, so `lose` does not affect them.
#[test]
fn a_disk_does_not_lose_entries_covered_by_its_snapshot() {
    let text = "cluster nodes=1 election=60000..60000\nat 0 timeout n1\nat 10 propose n1 set x 1\nat 20 snapshot n1\n\
                at 30 propose n1 set x 2\nat 40 crash n1 lose=99\nuntil 50\n";
    let (run, facts) = play(text);
    let disk = &run.world().servers()[0].disk.log;
    assert_eq!((disk.snapshot().last_included_index, disk.last_index()), (2, 2));
    assert!(facts.iter().any(|what| matches!(what, What::Crash { forgot: Some((3, 3)), .. })));
}

/// A crash in the middle of a write of several entries leaves the first half of them on disk, for writes of any length.
#[test]
fn a_torn_write_keeps_the_first_half_of_the_entries() {
    for entries in 1..=70u64 {
        let mut text = String::from(
            "cluster nodes=3 election=60000..60000 heartbeat=1000 latency=10..10 noop=off\nat 0 timeout n1\n\
             at 90 cut n1>n2\n",
        );
        for k in 0..entries {
            text += &format!("at {}.{k:03} propose n1 set x {k}\n", 100);
        }
        text += "at 950 disk n2 200..200\nat 950 mend n1>n2\nat 1100 crash n2 torn\nuntil 1200\n";
        let (run, facts) = play(&text);
        let half = facts.iter().find_map(|what| match what {
            What::Crash { torn, .. } => Some(torn.expect("a write is on its way")),
            _ => None,
        });
        let half = half.expect("a crash");
        assert_eq!(half.kept, (half.kept + half.lost) / 2, "{entries} entries: {half:?}");
        let disk = &run.world().servers()[1].disk.log;
        assert_eq!(disk.last_index(), half.kept, "{entries} entries");
        let leader = run.world().servers()[0].node.log();
        assert!((1..=half.kept).all(|index| disk.get(index) == leader.get(index)), "{entries} entries");
        assert_eq!(broken(&run), []);
    }
}

/// `crash torn` without a pending write is a plain crash.
#[test]
fn without_a_pending_write_nothing_is_torn() {
    let text = "cluster nodes=3\nat 600 crash n1 torn\nat 700 restart n1\nuntil 1500\n";
    let (torn, facts) = play(text);
    assert!(facts.iter().any(|what| matches!(what, What::Crash { torn: None, lost: 0, forgot: None })));
    assert!(facts.iter().any(|what| matches!(what, What::Restart { found: None, seed: None })));
    let (plain, _) = play(&text.replace(" torn", ""));
    assert_eq!(torn.world().fingerprint(), plain.world().fingerprint());
}

/// A restart with the run's seed changes nothing; with another seed it changes the run, and without it again not.
#[test]
fn a_restart_seed_equal_to_the_runs_changes_nothing() {
    let text = |seed: &str| format!("cluster nodes=1 seed=5\nat 10 crash n1\nat 20 restart n1{seed}\nuntil 400\n");
    let print = |seed: &str| play(&text(seed)).0.world().fingerprint();
    assert_eq!(print(""), print(" seed=5"));
    assert_ne!(print(""), print(" seed=6"));
}

/// The dice are keyed: late messages change neither the losses nor the latency of others.
#[test]
fn the_range_of_late_does_not_matter_without_late_messages() {
    let print = |more: &str| {
        let text = format!("cluster nodes=5 loss=10% duplicate=5%{more}\nat 500 propose leader set x 1\nuntil 3000\n");
        play(&text).0.world().fingerprint()
    };
    assert_eq!(print(""), print(" reorder=0% late=1..9"));
    assert_eq!(print(""), print(" reorder=100% late=0..0"));
    assert_ne!(print(""), print(" reorder=10%"));
}
