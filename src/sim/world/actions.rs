//! Doing what an [`Action`] says.

use std::rc::Rc;

use crate::raft::{Handle, Input, Node, NodeId, NodeSet, Role};
use crate::sim::disk::tear;
use crate::sim::net::{DropOrder, Hold};
use crate::sim::setup::{Micros, Setting};
use crate::sim::types::{Action, Cause, Command, Damage, Link, MessageId, Skip, Status, Target, What};
use crate::sim::world::World;

impl World {
    /// Does an action now. What cannot be done is skipped, and a fact says why. After an overload nothing is done, and
    /// there is no fact.
    pub fn act(&mut self, action: &Action) {
        if !self.begin_act() {
            return;
        }
        if let Err(skip) = self.do_action(action) {
            self.note(None, What::Skipped(skip));
        }
        self.remember(3, u64::from(self.facts().len() as u32));
        self.end_step();
    }

    /// The node that a target stands for at this moment.
    pub fn resolve(&self, target: Target) -> Result<NodeId, Skip> {
        let lowest = |fits: fn(&Role) -> bool| {
            let server = self.servers.iter().find(|server| server.is_up() && fits(server.node.role()));
            server.map(|server| server.node.id())
        };
        let found = match target {
            Target::Node(id) if id.slot() < self.servers.len() => Some(id),
            Target::Node(id) => return Err(Skip::Unknown(id)),
            Target::Leader => self.leader(),
            Target::Follower => lowest(|role| matches!(role, Role::Follower)),
            Target::Candidate => lowest(|role| matches!(role, Role::Candidate { .. } | Role::PreCandidate { .. })),
        };
        found.ok_or(Skip::NoSuch(target))
    }

    fn running(&self, target: Target) -> Result<NodeId, Skip> {
        let id = self.resolve(target)?;
        match self.servers[id.slot()].status {
            Status::Up => Ok(id),
            Status::Paused => Err(Skip::Paused(id)),
            Status::Crashed => Err(Skip::Down(id)),
        }
    }

    fn ends(&self, from: Target, to: Target) -> Result<(NodeId, NodeId), Skip> {
        let (from, to) = (self.resolve(from)?, self.resolve(to)?);
        if from == to {
            return Err(Skip::SameEnds(from));
        }
        Ok((from, to))
    }

    fn in_flight(&mut self, id: MessageId) -> Result<usize, Skip> {
        let slot = self.network.find(id).ok_or(Skip::NotInFlight(id))?;
        match self.network.flight(slot) {
            Some(flight) if flight.waiting => Err(Skip::Waits(id)),
            _ => Ok(slot),
        }
    }

    fn do_action(&mut self, action: &Action) -> Result<(), Skip> {
        match action {
            Action::Crash(target, damage) => self.crash(*target, *damage),
            Action::Restart(target, seed) => self.restart(*target, *seed),
            Action::Pause(target) => {
                let id = self.running(*target)?;
                self.servers[id.slot()].status = Status::Paused;
                self.note(Some(id), What::Pause);
                Ok(())
            }
            Action::Resume(target) => self.resume(*target),
            Action::Wipe(target) => self.wipe(*target),
            Action::Timeout(target) => {
                let id = self.running(*target)?;
                if self.servers[id.slot()].node.is_leader() {
                    return Err(Skip::Leads(id));
                }
                self.election_timer_fires(id, true);
                Ok(())
            }
            Action::Propose(target, command) => {
                let id = self.running(*target)?;
                self.ask_by_hand(id, command.clone());
                Ok(())
            }
            Action::Snapshot(target) => {
                let id = self.running(*target)?;
                let input = self.snapshot_input(id);
                self.step_node(id, input);
                Ok(())
            }
            Action::Drop(id) => {
                // What waits at a paused node can still be lost.
                let slot = self.network.find(*id).ok_or(Skip::NotInFlight(*id))?;
                self.lose(slot, Cause::Hand);
                Ok(())
            }
            Action::Delay(id, by) => self.delay(*id, *by),
            Action::Duplicate(id) => {
                let slot = self.in_flight(*id)?;
                self.copy(slot);
                Ok(())
            }
            Action::Deliver(id) => {
                let slot = self.in_flight(*id)?;
                self.arrive(slot);
                Ok(())
            }
            Action::DropNext { from, to, kind, count } => {
                let (from, to) = self.ends(*from, *to)?;
                self.network.order(DropOrder { from, to, kind: *kind, left: (*count).max(1) });
                self.note(Some(from), What::DropNext(to, (*count).max(1)));
                Ok(())
            }
            Action::Partition(groups) => self.partition(groups),
            Action::Heal => {
                for from in self.ids() {
                    for to in self.ids() {
                        self.network.cut(from, to, false);
                    }
                }
                self.note(None, What::Heal);
                Ok(())
            }
            Action::Cut(link) => self.cut(*link),
            Action::Mend(link) => {
                let (from, to) = self.ends(link.from, link.to)?;
                self.network.cut(from, to, false);
                if link.both {
                    self.network.cut(to, from, false);
                }
                self.note(Some(from), What::Mend(to, link.both));
                Ok(())
            }
            Action::Clock(target, rate) => {
                let id = self.resolve(*target)?;
                self.servers[id.slot()].clock = *rate;
                self.note(Some(id), What::Clock(*rate));
                Ok(())
            }
            Action::Set(setting) => {
                // How many nodes there are, and the seed, are the run's for good.
                if !setting.key().is_fixed() {
                    self.setup.apply(*setting);
                    self.options = self.setup.options();
                    self.note(None, What::Set(*setting));
                }
                if matches!(setting, Setting::Election(_) | Setting::Heartbeat(_)) {
                    // A lease is measured by both: what was answered before proves nothing any more.
                    let up: Vec<NodeId> = self.servers.iter().filter(|s| s.is_up()).map(|s| s.node.id()).collect();
                    up.into_iter().for_each(|id| self.step_node(id, Input::ExpireLease));
                }
                Ok(())
            }
            Action::LinkQuality(from, to, settings) => {
                let (from, to) = self.ends(*from, *to)?;
                self.network.set_quality(from, to, settings);
                self.note(Some(from), What::LinkQuality(to, Rc::from(settings.as_slice())));
                Ok(())
            }
            Action::Rule(rule, on) => {
                self.rules.switch(*rule, *on);
                self.note(None, What::Rule(*rule, *on));
                Ok(())
            }
            Action::Read(target, key) => {
                let id = self.running(*target)?;
                self.ask_by_hand(id, Command::Get(key.clone()));
                Ok(())
            }
            Action::Transfer(target) => {
                let to = self.resolve(*target)?;
                let leader = self.leader().ok_or(Skip::NoSuch(Target::Leader))?;
                self.step_node(leader, Input::Transfer(to));
                Ok(())
            }
            Action::Members { voters, learners } => self.members(voters, learners),
            Action::Client(name, Some(plan)) => self.client_goes(name, plan),
            Action::Client(name, None) => self.client_stops(name),
            Action::Disk(target, time) => {
                let id = self.resolve(*target)?;
                self.servers[id.slot()].disk_time = *time;
                self.note(Some(id), What::Disk(*time));
                Ok(())
            }
        }
    }

    /// Servers that there are not yet are switched on; then the leader is told.
    fn members(&mut self, voters: &[Target], learners: &[Target]) -> Result<(), Skip> {
        let named = |targets: &[Target]| {
            let ids = targets.iter().map(|target| match target {
                Target::Node(id) => Ok(*id),
                other => self.resolve(*other),
            });
            ids.collect::<Result<NodeSet, Skip>>()
        };
        let (voters, learners) = (named(voters)?, named(learners)?);
        let leader = self.leader().ok_or(Skip::NoSuch(Target::Leader))?;
        if let Some(last) = voters.or(learners).iter().last() {
            self.switch_on_up_to(last);
        }
        self.step_node(leader, Input::ChangeMembers { voters, learners });
        Ok(())
    }

    fn ids(&self) -> impl Iterator<Item = NodeId> {
        NodeSet::first(self.servers.len() as u8).iter()
    }

    fn crash(&mut self, target: Target, damage: Damage) -> Result<(), Skip> {
        let id = self.resolve(target)?;
        let server = &mut self.servers[id.slot()];
        if server.status == Status::Crashed {
            return Err(Skip::Down(id));
        }
        let lost = server.pending.len();
        self.load.writes -= lost as u64;
        server.status = Status::Crashed;
        server.life += 1;
        let oldest = server.pending.pop_front().filter(|_| damage.torn);
        server.pending.clear();
        let taken: Vec<Handle> = server.clients.drain(..).map(|(_, handle)| handle).collect();
        server.election = None;
        server.heartbeat = None;
        server.lease = None;
        server.untold = false;
        let inbox = std::mem::take(&mut server.inbox);
        let half = oldest.map(|(_, write)| tear(&write));
        let torn = half.as_ref().map(|(_, torn)| *torn);
        server.torn = torn;
        if let Some((write, _)) = half {
            self.reaches_disk(id, &write);
        }
        let log = &mut self.servers[id.slot()].disk.log;
        let last = log.last_index();
        log.truncate((last + 1).saturating_sub(damage.lose.into()));
        let left = log.last_index();
        let forgot = (left < last).then_some((left + 1, last));
        self.note(Some(id), What::Crash { lost, torn, forgot });
        if let Some((first, last)) = forgot {
            self.monitor.disk_lost(self.now, first, last, &self.servers);
        }
        for waiting in inbox {
            if let Some(slot) = self.network.find(waiting) {
                self.lose(slot, Cause::Down);
            }
        }
        self.clients_lose(id, &taken);
        Ok(())
    }

    fn restart(&mut self, target: Target, seed: Option<u64>) -> Result<(), Skip> {
        let id = self.resolve(target)?;
        let server = &mut self.servers[id.slot()];
        if server.status != Status::Crashed {
            return Err(Skip::NotDown(id));
        }
        server.status = Status::Up;
        server.store = Default::default();
        server.timer_seed = seed;
        let found = server.torn.take();
        server.node = Node::new(id, server.first, server.disk.clone());
        self.note(Some(id), What::Restart { found, seed });
        self.monitor.restarted(self.now, &self.servers[id.slot()].node);
        self.start(id);
        Ok(())
    }

    fn resume(&mut self, target: Target) -> Result<(), Skip> {
        let id = self.resolve(target)?;
        let now = self.now;
        let server = &mut self.servers[id.slot()];
        if server.status != Status::Paused {
            return Err(Skip::NotPaused(id));
        }
        server.status = Status::Up;
        // A timer that ran out meanwhile fires now, after what has arrived meanwhile.
        let overslept = server.heartbeat.is_some_and(|alarm| alarm.fires <= now);
        for alarm in [&mut server.election, &mut server.heartbeat, &mut server.lease].into_iter().flatten() {
            alarm.fires = alarm.fires.max(now);
        }
        let untold = std::mem::take(&mut server.untold);
        let inbox = std::mem::take(&mut server.inbox);
        self.note(Some(id), What::Resume);
        if overslept {
            self.step_node(id, Input::ExpireLease);
        }
        if untold {
            let server = &self.servers[id.slot()];
            let number = server.pending.front().map_or(server.node.last_write(), |(_, write)| write.number - 1);
            self.step_node(id, Input::Durable(number));
        }
        for waiting in inbox {
            if let Some(slot) = self.network.find(waiting) {
                self.arrive(slot);
            }
        }
        self.clients_heard(id);
        Ok(())
    }

    fn wipe(&mut self, target: Target) -> Result<(), Skip> {
        let id = self.resolve(target)?;
        let server = &mut self.servers[id.slot()];
        if server.status != Status::Crashed {
            return Err(Skip::NotDown(id));
        }
        let last = server.disk.log.last_index();
        server.disk = Default::default();
        server.torn = None;
        self.note(Some(id), What::Wipe);
        self.monitor.disk_lost(self.now, 1, last, &self.servers);
        Ok(())
    }

    /// Holds a message back where it is.
    fn delay(&mut self, id: MessageId, by: Micros) -> Result<(), Skip> {
        let slot = self.in_flight(id)?;
        let now = self.now;
        let Some(flight) = self.network.flight_mut(slot) else { return Err(Skip::NotInFlight(id)) };
        let place = flight.place(now);
        let from = flight.held.map_or(now, |hold| hold.until.max(now));
        flight.held = Some(Hold { place, until: from + by });
        flight.arrives += by;
        if let Some((at, _)) = &mut flight.lost {
            *at += by;
        }
        self.schedule(slot);
        self.note(Some(id.from), What::Delay(id, by));
        Ok(())
    }

    /// Cuts one direction; what is in flight there is lost.
    fn cut_one(&mut self, from: NodeId, to: NodeId) {
        if self.network.is_cut(from, to) {
            return;
        }
        self.network.cut(from, to, true);
        for slot in self.network.on_link(from, to) {
            self.lose(slot, Cause::Cut);
        }
    }

    fn cut(&mut self, link: Link) -> Result<(), Skip> {
        let (from, to) = self.ends(link.from, link.to)?;
        self.note(Some(from), What::Cut(to, link.both));
        self.cut_one(from, to);
        if link.both {
            self.cut_one(to, from);
        }
        Ok(())
    }

    /// The groups of a partition; those that no group names are one more.
    pub(crate) fn groups(&self, groups: &[Vec<Target>]) -> Result<Vec<NodeSet>, Skip> {
        let mut sets = Vec::new();
        let mut rest = NodeSet::first(self.servers.len() as u8);
        for group in groups {
            let mut set = NodeSet::EMPTY;
            for target in group {
                let id = self.resolve(*target)?;
                if !rest.remove(id) && !set.contains(id) {
                    return Err(Skip::TwoGroups(id));
                }
                set.insert(id);
            }
            sets.push(set);
        }
        if !rest.is_empty() {
            sets.push(rest);
        }
        Ok(sets)
    }

    fn partition(&mut self, groups: &[Vec<Target>]) -> Result<(), Skip> {
        let sets = self.groups(groups)?;
        let group_of = |id: NodeId| sets.iter().position(|set| set.contains(id));
        self.note(None, What::Partition(Rc::from(sets.as_slice())));
        for from in self.ids() {
            for to in self.ids() {
                if group_of(from) == group_of(to) {
                    self.network.cut(from, to, false);
                } else {
                    self.cut_one(from, to);
                }
            }
        }
        Ok(())
    }
}
