//! The labs of MIT 6.5840 as tests: 3A elections, 3B log, 3C persistence, 3D snapshots. Each test plays what the lab's
//! test of that name does, with its pass criteria, on many seeds.
//!
//! The labs want no blank entry at the start of a term, so `noop` is off, and the first command has index 1.
//! `LAB_SEEDS` says how many seeds each test plays; without it, [`SEEDS`].
//!
//! In all of them, besides what a test asks for: no property of the monitor breaks, all servers apply the same command
//! at an index, and a server's state machine holds exactly what it has applied.
#![cfg(not(target_arch = "wasm32"))]

mod churn;
mod elections;
mod lab;
mod log;
mod persistence;
mod snapshots;

use std::panic::{catch_unwind, AssertUnwindSafe};

use playground::raft::Rule;

use lab::{Lab, Net};

/// How many seeds each test plays.
const SEEDS: u64 = 10;

/// Plays a test of the labs with `servers` servers, once for each seed.
fn play(servers: u8, net: Net, snapshot: u32, test: impl Fn(&mut Lab)) {
    let seeds = std::env::var("LAB_SEEDS").ok().map_or(SEEDS, |text| text.parse().expect("LAB_SEEDS is a number"));
    for seed in 1..=seeds {
        let mut lab = Lab::new(servers, seed, net, snapshot);
        test(&mut lab);
        lab.finish();
    }
}

/// A test of the labs, with its servers and its network.
type Test = (u8, Net, fn(&mut Lab));

/// Rules, and a test of the labs that fails without the rule.
const NOTICED: [(Rule, Test); 10] = [
    (Rule::UpToDateCheck, (5, Net::Reliable, log::backup_of)),
    (Rule::CompareLastTerm, (5, Net::Reliable, log::backup_of)),
    (Rule::LogMatching, (5, Net::Reliable, log::backup_of)),
    (Rule::VoteOnce, (7, Net::Reliable, elections::many_elections_of)),
    (Rule::StepDown, (7, Net::Reliable, elections::many_elections_of)),
    (Rule::RandomTimeouts, (7, Net::Reliable, elections::many_elections_of)),
    (Rule::PersistTerm, (5, Net::Reliable, persistence::persist_2_of)),
    (Rule::CommitMin, (5, Net::Reliable, persistence::persist_2_of)),
    (Rule::KeepVote, (5, Net::Reliable, persistence::figure_8_of)),
    (Rule::TruncateOnConflictOnly, (5, Net::Unreliable, persistence::unreliable_agree_of)),
];

/// Without a rule, the labs' own criteria fail on one of the seeds: the tests can fail. The monitor is not asked.
#[test]
fn the_labs_notice_what_is_missing() {
    for (rule, (servers, net, test)) in NOTICED {
        let fails = |seed| {
            let run = || {
                let mut lab = Lab::new(servers, seed, net, 0);
                lab.without(rule);
                test(&mut lab);
                lab.finish();
            };
            catch_unwind(AssertUnwindSafe(run)).is_err()
        };
        assert!((1..=SEEDS).any(fails), "without {rule} the test passes on all seeds");
    }
}
