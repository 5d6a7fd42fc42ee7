//! What a search for a rule's purpose needs: which nodes, settings and deeds.

use super::deed::{Budgets, DeedKind};
use super::exhaustive::Search;
use super::goal::{Goal, Landmark};
use crate::play::script::Expect;
use crate::raft::Rule;
use crate::sim::{FactKind, Property};

impl Search {
    /// A search with these rules off: with one, the search [against](Search::against) it.
    pub fn without(off: Vec<Rule>) -> Search {
        match off.as_slice() {
            [rule] => Search::against(*rule),
            _ => Search { off, ..Search::default() },
        }
    }

    /// A search for what this rule protects, with the rule off. It has only the deeds and the budgets that lead there:
    /// with all deeds, the number of states would hide it.
    pub fn against(rule: Rule) -> Search {
        use DeedKind::*;
        let mut search = Search { off: vec![rule], depth: 30, ..Search::default() };
        let mut only = |kinds: &[(DeedKind, u8)]| {
            search.budgets = Budgets::NONE;
            kinds.iter().for_each(|(kind, count)| search.budgets.set(*kind, *count));
        };
        match rule {
            Rule::CommitOwnTerm => {
                only(&[(Timeout, 4), (Propose, 2), (Cut, 2)]);
                search.via = vec![Goal::At(Landmark::LogsDiffer), Goal::At(Landmark::OldTermCommitted)];
                search.slack = 2;
            }
            Rule::CompareLastTerm => {
                only(&[(Timeout, 4), (Propose, 3), (Cut, 2)]);
                search.via = vec![Goal::At(Landmark::LogsDiffer)];
            }
            Rule::UpToDateCheck => only(&[(Timeout, 2), (Propose, 1), (Cut, 2)]),
            Rule::TruncateOnConflictOnly => only(&[(Timeout, 1), (Propose, 1), (Delay, 1), (Drop, 1)]),
            Rule::CommitMin => {
                only(&[(Timeout, 2), (Propose, 2), (Drop, 1)]);
                search.settings = "heartbeat=60".to_string();
            }
            Rule::LogMatching => only(&[(Timeout, 3), (Propose, 2), (Cut, 1), (Drop, 1)]),
            Rule::AckWhatWasSent => only(&[(Timeout, 2), (Propose, 2), (Cut, 1)]),
            Rule::DurableBeforeReply => {
                only(&[(Timeout, 1), (Propose, 1)]);
                search.settings = "disk=50..50".to_string();
            }
            Rule::Majority => {
                only(&[(Timeout, 2), (Propose, 1), (Cut, 1)]);
                search.nodes = 2;
            }
            Rule::IgnoreOldAcks => {
                (search.nodes, search.depth) = (5, 40);
                only(&[(Timeout, 4), (Propose, 4), (Delay, 1), (Cut, 4)]);
                search.via = vec![Goal::At(Landmark::LogsDiffer)];
            }
            Rule::RejectStaleSnapshot => only(&[(Timeout, 1), (Propose, 2), (Snapshot, 1), (Drop, 1), (Delay, 1)]),
            Rule::NoopBeforeRead => only(&[(Timeout, 2), (Propose, 1), (Read, 1)]),
            Rule::ReadQuorum => {
                only(&[(Timeout, 2), (Propose, 1), (Read, 1), (Cut, 1)]);
                search.settings = "noop=on".to_string();
            }
            Rule::Joint => {
                only(&[(Timeout, 3), (Members, 1), (Cut, 1)]);
                (search.spare, search.settings) = (2, "noop=on".to_string());
                search.goal = Goal::Breaks(Some(Property::ElectionSafety));
                // Without this waypoint it takes half a million states.
                search.via = vec![Goal::Holds(Expect::Fact { fact: FactKind::ConfigChange, node: None, count: None })];
            }
            Rule::OwnTermBeforeConfig => {
                only(&[(Timeout, 3), (Members, 2), (Cut, 2)]);
                search.nodes = 4;
                search.via = vec![Goal::At(Landmark::ConfigsDiffer)];
            }
            Rule::IgnoreOldVotes => only(&[(Timeout, 3), (Delay, 1), (Drop, 1)]),
            _ => {}
        }
        search
    }
}
