//! Changes of configuration (§6; thesis, chapter 4).
//!
//! - A configuration is an entry of the log, and used as soon as it stands there, committed or not; if the entry is
//!   removed again, so is the configuration.
//! - A leader is told what the cluster is to consist of, and gets there in steps, each of which must be committed
//!   before the next: newcomers are learners until they have what is committed; then the new configuration, directly
//!   where it differs in one voter, otherwise by way of the joint one, which is left without being told.
//! - If the leader falls on the way, what is in the log is brought to its end by the next one: a joint configuration is
//!   left. Learners stay learners; whoever wanted more has to say so again.

use super::effect::{AppendReason, ConfigChangeReason, Fact, StepDownReason, Timer};
use super::log::Log;
use super::node::{Node, Role};
use super::progress::Progress;
use super::rejection::Rejection;
use super::rules::{self, ConfigState};
use super::step::Step;
use super::types::{Config, Entry, Index, NodeId, NodeSet, Payload};

/// The configurations of a log, first the one with which it begins.
pub(super) fn configs_in_log(log: &Log, first: Config) -> Vec<(Index, Config)> {
    let snapshot = log.snapshot();
    let base = match snapshot.last_included_index {
        0 => (0, first),
        index => (index, snapshot.config),
    };
    let in_log = (log.first_index()..=log.last_index()).filter_map(|index| match log.get(index)?.payload {
        Payload::Config(config) => Some((index, config)),
        _ => None,
    });
    std::iter::once(base).chain(in_log).collect()
}

impl Node {
    /// Whether it stands when its election timer fires: it has a vote in its configuration, or had one in the last
    /// that is committed, and the one that leaves it out is not committed yet (thesis 4.2.2).
    pub fn may_campaign(&self) -> bool {
        let committed = self.configs.iter().rposition(|(index, _)| *index <= self.commit_index).unwrap_or(0);
        let in_use = self.configs.get(committed..).unwrap_or_default();
        in_use.iter().any(|(_, config)| config.all_voters().contains(self.id))
    }

    /// A configuration stands in the log.
    pub(super) fn switch_config(&mut self, index: Index, config: Config, step: &mut Step) {
        let before = self.config();
        self.configs.push((index, config));
        self.on_config_change(before, ConfigChangeReason::Appended, step);
    }

    /// The log has lost everything from this index on.
    pub(super) fn roll_back_configs(&mut self, from: Index, step: &mut Step) {
        let keep = self.configs.partition_point(|(index, _)| *index < from).max(1);
        if keep < self.configs.len() {
            let before = self.config();
            self.configs.truncate(keep);
            self.on_config_change(before, ConfigChangeReason::RolledBack, step);
        }
    }

    /// A snapshot has taken the place of the log, or of a prefix.
    pub(super) fn switch_to_snapshot_config(&mut self, step: &mut Step) {
        let before = self.config();
        self.configs = configs_in_log(&self.log, self.configs.first().map_or(Config::default(), |(_, first)| *first));
        if self.config() != before {
            self.on_config_change(before, ConfigChangeReason::Snapshot, step);
        }
    }

    /// Configurations up to this index are the snapshot's business: the one that it must carry.
    pub(super) fn compact_configs(&mut self, through: Index) -> Config {
        let last = self.configs.partition_point(|(index, _)| *index <= through).max(1) - 1;
        self.configs.drain(..last);
        // The index of the entry itself is kept, although the entry is gone: it tells that it is committed.
        self.configs.first().map_or(Config::default(), |(_, config)| *config)
    }

    fn on_config_change(&mut self, before: Config, why: ConfigChangeReason, step: &mut Step) {
        let config = self.config();
        step.note(Fact::ConfigChange { index: self.config_index(), config, before, why });
        // What a newcomer is sent first is the entry that makes it a member.
        let last = self.log.last_index().saturating_sub(1);
        if let Role::Leader { progress, .. } = &mut self.role {
            for new in config.members().without(before.members()).iter() {
                if progress.len() <= new.slot() {
                    progress.resize(new.slot() + 1, Progress::new(last));
                }
                progress[new.slot()] = Progress::new(last);
            }
            return;
        }
        match (self.may_campaign(), before.all_voters().contains(self.id)) {
            (true, false) => step.start_timer(Timer::Election),
            (false, true) => step.stop_timer(Timer::Election),
            _ => {}
        }
    }

    /// Somebody wants the cluster to consist of these. A change that still waits for its newcomers is given up for it.
    pub(super) fn change_members(&mut self, voters: NodeSet, learners: NodeSet, step: &mut Step) {
        let verdict = match self.leader_state() {
            None => Err(Rejection::NotLeader { leader: self.leader, term: self.current_term }),
            Some(state) => match state.transfer {
                Some((to, _)) => Err(Rejection::Transferring { to }),
                None => rules::may_change_config(step.rules, &self.config_state(), voters, learners),
            },
        };
        if let Err(rejection) = verdict {
            step.note(Fact::ConfigRefused { rejection });
            return;
        }
        let target_config = Config { voters, outgoing: NodeSet::EMPTY, learners: learners.without(voters) };
        if let Some(state) = self.leader_state_mut() {
            state.target_config = Some(target_config);
        }
        self.advance_config_change(step);
    }

    fn config_state(&self) -> ConfigState {
        ConfigState {
            config: self.config(),
            index: self.config_index(),
            commit_index: self.commit_index,
            committed_term: self.committed_term(),
            term: self.current_term,
        }
    }

    /// As leader, takes the next step of a change that is under way, if it can be taken.
    pub(super) fn advance_config_change(&mut self, step: &mut Step) {
        let config = self.config();
        let Some(target_config) = self.leader_state().map(|state| state.target_config) else { return };
        if self.config_index() > self.commit_index {
            return;
        }
        if config.is_joint() {
            // "Once C_old,new has been committed ..., it is now safe for the leader to create a log entry describing
            // C_new" (§6).
            self.append_config(config.left(), step);
            return;
        }
        let Some(target_config) = target_config else { return };
        if config == target_config {
            if let Some(state) = self.leader_state_mut() {
                state.target_config = None;
            }
            return;
        }
        let newcomers = target_config.voters.without(config.voters);
        let unknown = newcomers.without(config.learners);
        if !unknown.is_empty() {
            self.append_config(Config { learners: config.learners.or(unknown), ..config }, step);
        } else if newcomers.iter().all(|node| self.has_caught_up(node)) {
            self.append_config(rules::next_config(step.rules, config, target_config), step);
        }
    }

    /// Whether a learner holds all that is committed.
    fn has_caught_up(&self, node: NodeId) -> bool {
        match &self.role {
            Role::Leader { progress, .. } => {
                node == self.id || progress.get(node.slot()).is_some_and(|p| p.confirmed_index >= self.commit_index)
            }
            _ => false,
        }
    }

    fn append_config(&mut self, config: Config, step: &mut Step) {
        let entry = Entry { term: self.current_term, payload: Payload::Config(config), ..Entry::default() };
        self.append_entry(entry, AppendReason::Config, step);
        self.switch_config(self.log.last_index(), config, step);
        self.broadcast_append(step);
        self.advance_commit(step);
    }

    /// "the leader steps down ... once it has committed the C_new log entry" that leaves it out (§6).
    pub(super) fn step_down_if_removed(&mut self, step: &mut Step) {
        let config = self.config();
        let out_of_it = !config.all_voters().contains(self.id);
        if self.is_leader() && out_of_it && self.config_index() <= self.commit_index {
            self.step_down(StepDownReason::Removed, step);
        }
    }
}
