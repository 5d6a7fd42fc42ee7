//! Random schedules, step by step on both cores. `CORES_SEED=N CORES_RUNS=1` plays only one of them; a failure prints
//! these two, and every step.
#![allow(missing_docs)]

use cores::{play, Difference, Reached, Setup};

fn from_env(name: &str, default: u64) -> u64 {
    std::env::var(name).ok().and_then(|value| value.parse().ok()).unwrap_or(default)
}

#[test]
fn both_cores_do_the_same() {
    let (first, runs) = (from_env("CORES_SEED", 1), from_env("CORES_RUNS", 4_000));
    let (mut reached, mut differ) = (Reached::default(), Vec::new());
    for seed in first..first + runs {
        let nodes = 3 + (seed % 3) as u8;
        let (prevote, checkquorum) = (seed / 3 % 2 == 1, seed / 6 % 2 == 1);
        let setup = Setup { seed, nodes, prevote, checkquorum, steps: 400 };
        differ.extend(play(setup, &mut reached).err());
    }
    println!("{runs} schedules: {reached:#?}");
    differ.sort_by_key(|differ| differ.told.len());
    if let Some(shortest) = differ.first() {
        let seed = shortest.setup.seed;
        panic!(
            "{} of {runs} differ; CORES_SEED={seed} CORES_RUNS=1 plays the shortest alone\n{shortest}",
            differ.len()
        );
    }
    let Reached { leaders, commits, truncations, restarts, transfers, reads, no_quorum, ref known, .. } = reached;
    if runs >= 4_000 {
        let least = [leaders, commits, truncations, restarts, transfers, reads, no_quorum].into_iter().min();
        assert!(least >= Some(100), "the schedules hardly reach some of what they are meant to reach");
    }
    // One of them is rare.
    if runs >= 40_000 {
        let never = Difference::ALL.iter().filter(|difference| !known.0.contains_key(difference));
        assert_eq!(never.collect::<Vec<_>>(), [&Difference::EarlyRead; 0], "known differences that never occur");
    }
}
