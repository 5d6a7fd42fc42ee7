//! Whether an expectation holds, and, if not, what was found instead.

use crate::play::run::fold::Run;
use crate::play::run::holds::holds;
use crate::play::script::{Expect, Millis};
use crate::play::tell::{self, commas, told, Told};
use crate::raft::{Index, NodeId, NodeSet, Payload, Role, Term};
use crate::sim::{Command, Property, Server, Status, Target};

/// Logs with more entries than this together are not searched for a command: a script may have 2,000 expectations.
const MOST_SEARCHED: u64 = 20_000;

impl Run {
    /// Whether an expectation holds at this moment.
    pub fn holds(&self, expect: &Expect) -> bool {
        holds(&self.world, expect, &|fact, node| self.times(fact, node))
    }

    /// What is the case instead of an expectation that does not hold at this moment.
    pub(crate) fn found(&self, expect: &Expect) -> Told {
        match expect {
            Expect::Leader(_) | Expect::NoLeader => self.who_leads(),
            Expect::Term(target, ..) => {
                self.at(*target, |node, s| told!("found-term", node, term: s.node.current_term()))
            }
            Expect::Role(target, _) => self.at(*target, role),
            Expect::Committed(command) => self.where_it_stands(command),
            Expect::CommittedAt(_) => told!("found-committed-up-to", index: self.world.monitor().committed()),
            Expect::Log(target, index, _) => self.at(*target, |id, s| entry(id, s, *index)),
            Expect::Value(target, key, _) => self.at(*target, |id, s| match s.store.get(key) {
                Some(value) => told!("found-value", key: key.to_string(), value: value.to_string(), node: id),
                None => told!("found-no-value", key: key.to_string(), node: id),
            }),
            Expect::Commit(target, ..) => {
                self.at(*target, |node, s| told!("found-commit", node, index: s.node.commit_index()))
            }
            Expect::Fact { fact, node, .. } => match node {
                None => told!("found-times", times: self.times(*fact, None)),
                Some(target) => {
                    self.at(*target, |node, _| told!("found-times-on", node, times: self.times(*fact, Some(node))))
                }
            },
            Expect::Violation(_) | Expect::NoViolation => self.what_broke(),
        }
    }

    /// A sentence about this node, or why there is no such node.
    fn at(&self, target: Target, tell: impl Fn(NodeId, &Server) -> Told) -> Told {
        match self.world().resolve(target) {
            Ok(id) => self.world().server(id).map(|server| tell(id, server)).unwrap_or_default(),
            Err(skip) => tell::skip_reason(skip),
        }
    }

    fn who_leads(&self) -> Told {
        let (leader, term) = self.leader_and_term();
        told!("found-leader", leader, term)
    }

    /// The leader's name, or `none`, and its term.
    fn leader_and_term(&self) -> (String, Term) {
        let leader = self.world().leader().and_then(|id| Some((id, self.world().server(id)?)));
        leader.map_or(("none".to_string(), 0), |(id, server)| (id.to_string(), server.node.current_term()))
    }

    /// The nodes, indexes and terms at which the logs have a command that is not committed.
    fn where_it_stands(&self, command: &Command) -> Told {
        let world = self.world();
        let (leader, term) = self.leader_and_term();
        let logs = || world.servers().iter().map(|server| (server.node.id(), server.node.log()));
        if logs().map(|(_, log)| log.last_index() + 1 - log.first_index()).sum::<u64>() > MOST_SEARCHED {
            return told!("found-uncommitted", leader, term);
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
            return told!("found-in-no-log", leader, term);
        }
        let place = |(index, term, nodes): (Index, Term, NodeSet)| told!("place-of-entry", index, term, nodes);
        told!("found-in-logs", places: commas(places.into_iter().map(place)), leader, term)
    }

    fn what_broke(&self) -> Told {
        let mut broken: Vec<Property> = Vec::new();
        let mut told: Vec<Told> = Vec::new();
        for violation in self.world().monitor().violations().iter() {
            if !broken.contains(&violation.property) {
                broken.push(violation.property);
                told.push(told!("broken-property", property: violation.property.name(), at: Millis(violation.at)));
            }
        }
        if told.is_empty() {
            told!("found-nothing-broken")
        } else {
            told!("found-broken", properties: commas(told))
        }
    }
}

fn role(node: NodeId, server: &Server) -> Told {
    if !server.is_up() {
        return match server.status {
            Status::Paused => told!("found-paused", node),
            _ => told!("found-crashed", node),
        };
    }
    let config = server.node.config();
    let learns = config.learners.contains(node) && !config.all_voters().contains(node);
    match server.node.role() {
        Role::Follower if learns => told!("found-learner", node),
        Role::Follower => told!("found-follower", node),
        Role::PreCandidate { .. } => told!("found-precandidate", node),
        Role::Candidate { .. } => told!("found-candidate", node),
        Role::Leader { .. } => told!("found-leader-of-term", node, term: server.node.current_term()),
    }
}

fn entry(node: NodeId, server: &Server, index: Index) -> Told {
    let log = server.node.log();
    match log.get(index) {
        Some(entry) => told!("found-entry", node, index, term: entry.term),
        None if index < log.first_index() => told!("found-entry-in-snapshot", node, index),
        None if log.last_index() == 0 => told!("found-empty-log", node),
        None => told!("found-log-end", node, index: log.last_index()),
    }
}
