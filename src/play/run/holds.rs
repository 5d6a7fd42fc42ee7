//! Whether an expectation holds in a world.

use crate::play::script::{Expect, RoleName};
use crate::raft::{NodeId, Role};
use crate::sim::{FactKind, Target, World};

/// How often a fact has happened; `Some`: on this node only.
pub type Times<'a> = &'a dyn Fn(FactKind, Option<NodeId>) -> u32;

/// Whether an expectation holds in this world.
pub fn holds(world: &World, expect: &Expect, times: Times) -> bool {
    let resolve = |target: Target| world.resolve(target).ok();
    let server = |target: Target| resolve(target).and_then(|id| world.server(id));
    match expect {
        Expect::Leader(None) => world.leader().is_some(),
        Expect::Leader(Some(target)) => world.leader().is_some() && world.leader() == resolve(*target),
        Expect::NoLeader => world.leader().is_none(),
        Expect::Term(target, op, term) => server(*target).is_some_and(|s| op.holds(s.node.current_term(), *term)),
        Expect::Role(target, role) => server(*target).is_some_and(|s| {
            let role = match role {
                RoleName::Follower => matches!(s.node.role(), Role::Follower),
                RoleName::PreCandidate => matches!(s.node.role(), Role::PreCandidate { .. }),
                RoleName::Candidate => matches!(s.node.role(), Role::Candidate { .. }),
                RoleName::Leader => s.node.is_leader(),
                RoleName::Learner => {
                    let config = s.node.config();
                    config.learners.contains(s.node.id()) && !config.all_voters().contains(s.node.id())
                }
            };
            role && s.is_up()
        }),
        Expect::Committed(command) => {
            world.monitor().committed_commands().any(|handle| world.command(handle) == Some(command))
        }
        Expect::CommittedAt(index) => world.monitor().commitment(*index).is_some(),
        Expect::Log(target, index, term) => {
            server(*target).is_some_and(|s| s.node.log().get(*index).is_some_and(|entry| entry.term == *term))
        }
        Expect::Value(target, key, value) => server(*target).is_some_and(|s| s.store.get(key) == Some(value)),
        Expect::Commit(target, op, index) => server(*target).is_some_and(|s| op.holds(s.node.commit_index(), *index)),
        Expect::Fact { fact, node, count } => {
            let so_far = match node {
                None => Some(times(*fact, None)),
                Some(target) => resolve(*target).map(|id| times(*fact, Some(id))),
            };
            so_far.is_some_and(|times| count.map_or(times > 0, |count| times == count))
        }
        Expect::Violation(property) => {
            world.monitor().violations().iter().any(|violation| violation.property == *property)
        }
        Expect::NoViolation => world.monitor().violations().is_empty(),
    }
}
