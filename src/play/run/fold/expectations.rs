//! Whether an expectation holds, and, if not, what was found instead, in words.

use crate::play::run::fold::Run;
use crate::play::script::{Expect, Millis, RoleName};
use crate::play::tell;
use crate::raft::{Index, NodeId, NodeSet, Payload, Role, Term};
use crate::sim::{Command, FactKind, Property, Server, Status, Target};

/// Logs with more entries than this together are not searched for a command: a script may have 2,000 expectations.
const MOST_SEARCHED: u64 = 20_000;

impl Run {
    /// Whether an expectation holds at this moment.
    pub fn holds(&self, expect: &Expect) -> bool {
        let world = &self.world;
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
            Expect::Committed(command) => self.committed(command),
            Expect::Log(target, index, term) => {
                server(*target).is_some_and(|s| s.node.log().get(*index).is_some_and(|entry| entry.term == *term))
            }
            Expect::Value(target, key, value) => server(*target).is_some_and(|s| s.store.get(key) == Some(value)),
            Expect::Commit(target, op, index) => {
                server(*target).is_some_and(|s| op.holds(s.node.commit_index(), *index))
            }
            Expect::Fact { fact, node, count } => {
                let times = match node {
                    None => Some(self.times(*fact, None)),
                    Some(target) => resolve(*target).map(|id| self.times(*fact, Some(id))),
                };
                times.is_some_and(|times| count.map_or(times > 0, |count| times == count))
            }
            Expect::Violation(property) => {
                world.monitor().violations().iter().any(|violation| violation.property == *property)
            }
            Expect::NoViolation => world.monitor().violations().is_empty(),
        }
    }

    fn committed(&self, command: &Command) -> bool {
        self.world.monitor().committed_commands().any(|handle| self.world.command(handle) == Some(command))
    }

    /// What is the case instead of an expectation that does not hold at this moment.
    pub(crate) fn found(&self, expect: &Expect) -> String {
        match expect {
            Expect::Leader(_) | Expect::NoLeader => self.who_leads(),
            Expect::Term(target, ..) => self.at(*target, |id, s| format!("{id} is in term {}", s.node.current_term())),
            Expect::Role(target, _) => self.at(*target, role),
            Expect::Committed(command) => self.where_it_stands(command),
            Expect::Log(target, index, _) => self.at(*target, |id, s| entry(id, s, *index)),
            Expect::Value(target, key, _) => self.at(*target, |id, s| match s.store.get(key) {
                Some(value) => format!("{key} is {value} on {id}"),
                None => format!("{id} has no {key}"),
            }),
            Expect::Commit(target, ..) => {
                self.at(*target, |id, s| format!("commitIndex of {id} is {}", s.node.commit_index()))
            }
            Expect::Fact { fact, node, .. } => match node {
                None => happened(self.times(*fact, None), ""),
                Some(target) => self.at(*target, |id, _| happened_on(self, *fact, id)),
            },
            Expect::Violation(_) | Expect::NoViolation => self.what_broke(),
        }
    }

    /// A sentence about this node, or why there is no such node.
    fn at(&self, target: Target, tell: impl Fn(NodeId, &Server) -> String) -> String {
        match self.world().resolve(target) {
            Ok(id) => self.world().server(id).map(|server| tell(id, server)).unwrap_or_default(),
            Err(skip) => tell::skip_reason(skip),
        }
    }

    fn who_leads(&self) -> String {
        let leader = self.world().leader().and_then(|id| Some((id, self.world().server(id)?)));
        leader.map_or("nobody leads".to_string(), |(id, s)| format!("{id} leads term {}", s.node.current_term()))
    }

    /// The nodes, indexes and terms at which the logs have a command that is not committed.
    fn where_it_stands(&self, command: &Command) -> String {
        let world = self.world();
        let logs = || world.servers().iter().map(|server| (server.node.id(), server.node.log()));
        if logs().map(|(_, log)| log.last_index() + 1 - log.first_index()).sum::<u64>() > MOST_SEARCHED {
            return format!("it is not committed; {}", self.who_leads());
        }
        let mut places: Vec<(Index, Term, NodeSet)> = Vec::new();
        for (id, log) in logs() {
            for index in log.first_index()..=log.last_index() {
                let Some(entry) = log.get(index) else { continue };
                let is_it = matches!(entry.payload, Payload::Command(it) if world.command(it) == Some(command));
                if !is_it {
                    continue;
                }
                match places.iter_mut().find(|(at, term, _)| (*at, *term) == (index, entry.term)) {
                    Some((.., nodes)) => {
                        nodes.insert(id);
                    }
                    None => places.push((index, entry.term, NodeSet::of(id))),
                }
            }
        }
        if places.is_empty() {
            return format!("it is in nobody's log; {}", self.who_leads());
        }
        let place = |(index, term, nodes): (Index, Term, NodeSet)| {
            format!("entry {index} of term {term} on {}", tell::names(nodes))
        };
        format!(
            "it is not committed: {}; {}",
            places.into_iter().map(place).collect::<Vec<_>>().join(", "),
            self.who_leads()
        )
    }

    fn what_broke(&self) -> String {
        let mut broken: Vec<Property> = Vec::new();
        let mut told: Vec<String> = Vec::new();
        for violation in self.world().monitor().violations().iter() {
            if !broken.contains(&violation.property) {
                broken.push(violation.property);
                told.push(format!("{} was broken at {} ms", violation.property, Millis(violation.at)));
            }
        }
        if told.is_empty() {
            "no property is broken".to_string()
        } else {
            told.join(", ")
        }
    }
}

fn role(id: NodeId, server: &Server) -> String {
    if !server.is_up() {
        return match server.status {
            Status::Paused => format!("{id} is paused"),
            _ => format!("{id} is crashed"),
        };
    }
    let config = server.node.config();
    let learns = config.learners.contains(id) && !config.all_voters().contains(id);
    match server.node.role() {
        Role::Follower if learns => format!("{id} is a learner, and a follower"),
        Role::Follower => format!("{id} is a follower"),
        Role::PreCandidate { .. } => format!("{id} is a pre-candidate"),
        Role::Candidate { .. } => format!("{id} is a candidate"),
        Role::Leader { .. } => format!("{id} is the leader of term {}", server.node.current_term()),
    }
}

fn entry(id: NodeId, server: &Server, index: Index) -> String {
    let log = server.node.log();
    match log.get(index) {
        Some(entry) => format!("entry {index} of {id} is of term {}", entry.term),
        None if index < log.first_index() => format!("{id} holds entry {index} in its snapshot only"),
        None if log.last_index() == 0 => format!("the log of {id} is empty"),
        None => format!("the log of {id} ends at entry {}", log.last_index()),
    }
}

fn happened_on(run: &Run, fact: FactKind, id: NodeId) -> String {
    happened(run.times(fact, Some(id)), &format!(" on {id}"))
}

fn happened(times: u32, place: &str) -> String {
    match times {
        0 => format!("it has not happened{place}"),
        1 => format!("it has happened once{place}"),
        2 => format!("it has happened twice{place}"),
        _ => format!("it has happened {times} times{place}"),
    }
}
