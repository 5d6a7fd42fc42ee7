//! Changes of configuration (§6; thesis, chapter 4).
//!
//! - A configuration is a log entry. A node uses it from when the entry is in its log, committed or not. If the entry
//!   is removed, the node goes back to the configuration before.
//! - A leader gets a target configuration and reaches it in steps, each of which must be committed before the next. New
//!   voters are learners first, until they hold what is committed. Then the target follows directly if it differs in
//!   one voter, otherwise by way of a joint configuration, which the leader leaves by itself.
//! - If the leader fails, the next leader only leaves a joint configuration. It does not know the target: learners stay
//!   learners until somebody asks for the change again.

use super::effect::{AppendReason, ConfigChangeReason, Driver, Fact, StepDownReason, Timer};
use super::node::{Node, Role};
use super::progress::Progress;
use super::rejection::Rejection;
use super::rules::{self, ConfigState};
use super::step::Step;
use super::types::{Config, Entry, Index, LoggedConfig, NodeId, NodeSet, Payload};

impl Node {
    /// Whether it campaigns when its election timer fires: it is a voter in the latest committed configuration or in a
    /// later one. A node whose removal is not committed still campaigns (thesis 4.2.2).
    pub fn may_campaign(&self) -> bool {
        let committed = self.configs.iter().rposition(|logged| logged.index <= self.commit_index).unwrap_or(0);
        let in_use = self.configs.get(committed..).unwrap_or_default();
        in_use.iter().any(|logged| logged.config.all_voters().contains(self.id))
    }

    /// A configuration was appended to the log: the node uses it from now on.
    pub(super) fn switch_config(&mut self, index: Index, config: Config, step: &mut Step<impl Driver>) {
        let before = self.config();
        self.configs.push(LoggedConfig { index, config });
        self.on_config_change(before, ConfigChangeReason::Appended, step);
    }

    /// Everything from index `from` on was removed from the log, and with it perhaps configurations.
    pub(super) fn roll_back_configs(&mut self, from: Index, step: &mut Step<impl Driver>) {
        let keep = self.configs.partition_point(|logged| logged.index < from).max(1);
        if keep < self.configs.len() {
            let before = self.config();
            self.configs.truncate(keep);
            self.on_config_change(before, ConfigChangeReason::RolledBack, step);
        }
    }

    /// A leader's snapshot has replaced the log, or a prefix of it.
    pub(super) fn switch_to_snapshot_config(&mut self, step: &mut Step<impl Driver>) {
        let before = self.config();
        let first = self.configs.first().map_or(Config::default(), |logged| logged.config);
        self.configs = self.log.configs(first);
        if self.config() != before {
            self.on_config_change(before, ConfigChangeReason::Snapshot, step);
        }
    }

    /// Forgets the configurations that a snapshot up to `through` replaces, and returns the one that it must carry: the
    /// latest of them, which is kept.
    pub(super) fn compact_configs(&mut self, through: Index) -> Config {
        let last = self.configs.partition_point(|logged| logged.index <= through).max(1) - 1;
        self.configs.drain(..last);
        // Its index stays that of its entry, although the entry is gone: it shows that the entry is committed.
        self.configs.first().map_or(Config::default(), |logged| logged.config)
    }

    fn on_config_change(&mut self, before: Config, why: ConfigChangeReason, step: &mut Step<impl Driver>) {
        debug_assert!(!self.configs.is_empty());
        let config = self.config();
        step.note(Fact::ConfigChange { index: self.config_index(), config, before, why });
        // The first entry that a new member is sent is the one that makes it a member.
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

    /// Begins a change to these members. An earlier change whose new voters are still catching up is given up.
    pub(super) fn change_members(&mut self, voters: NodeSet, learners: NodeSet, step: &mut Step<impl Driver>) {
        let verdict = match self.leader_state() {
            None => Err(self.not_leader()),
            Some(state) => match state.transfer {
                Some(transfer) => Err(Rejection::Transferring { to: transfer.to }),
                None => rules::may_change_config(step.rules, &self.config_state(), voters, learners),
            },
        };
        if let Err(rejection) = verdict {
            step.note(Fact::ConfigRefused { rejection });
            return;
        }
        let target = Config { voters, outgoing: NodeSet::EMPTY, learners: learners.without(voters) };
        if let Some(state) = self.leader_state_mut() {
            state.target_config = Some(target);
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

    /// As leader, takes the next step of a change that is under way, once the step before is committed and new voters
    /// have caught up.
    pub(super) fn advance_config_change(&mut self, step: &mut Step<impl Driver>) {
        let Some(target) = self.leader_state().map(|state| state.target_config) else { return };
        let Some(&LoggedConfig { index, config }) = self.configs.last() else { return };
        if (target.is_none() && !config.is_joint()) || index > self.commit_index {
            return;
        }
        if config.is_joint() {
            // "Once C_old,new has been committed ..., it is now safe for the leader to create a log entry describing
            // C_new" (§6).
            self.append_config(config.leave_joint(), step);
            return;
        }
        let Some(target) = target else { return };
        if config == target {
            if let Some(state) = self.leader_state_mut() {
                state.target_config = None;
            }
            return;
        }
        let new_voters = target.voters.without(config.voters);
        let new_members = new_voters.without(config.learners);
        if !new_members.is_empty() {
            self.append_config(Config { learners: config.learners.or(new_members), ..config }, step);
        } else if new_voters.iter().all(|node| self.has_caught_up(node)) {
            self.append_config(rules::next_config(step.rules, config, target), step);
        }
    }

    /// As leader: whether a learner holds all that is committed.
    fn has_caught_up(&self, node: NodeId) -> bool {
        match &self.role {
            Role::Leader { progress, .. } => {
                node == self.id || progress.get(node.slot()).is_some_and(|p| p.confirmed_index >= self.commit_index)
            }
            _ => false,
        }
    }

    fn append_config(&mut self, config: Config, step: &mut Step<impl Driver>) {
        debug_assert!(self.config_index() <= self.commit_index, "two changes are under way");
        let entry = Entry { term: self.current_term, payload: Payload::Config(config), ..Entry::default() };
        self.append_entry(entry, AppendReason::Config, step);
        self.switch_config(self.log.last_index(), config, step);
        self.broadcast_append(step);
        self.advance_commit(step);
    }

    /// "the leader steps down ... once it has committed the C_new log entry" that leaves it out (§6).
    pub(super) fn step_down_if_removed(&mut self, step: &mut Step<impl Driver>) {
        let is_removed = !self.config().all_voters().contains(self.id);
        if self.is_leader() && is_removed && self.config_index() <= self.commit_index {
            self.step_down(StepDownReason::Removed, step);
        }
    }
}
