//! Performs what scripts and users do: an [`Action`].

use std::rc::Rc;

use super::{HistoryEvent, World};
use crate::raft::{Input, NodeId, NodeSet, Role, Rule, Timer};
use crate::sim::disk::tear;
use crate::sim::net::{DropOrder, Hold};
use crate::sim::server::CrashLoss;
use crate::sim::setup::{LinkSetting, Micros, Setting};
use crate::sim::types::{Action, Cause, ClockRate, Command, Damage, Link, MessageId, Skip, Status, Target, What};

impl World {
    /// Performs an action now. An action that is not possible is skipped, and a fact gives the reason. After an
    /// overload nothing happens, and there is no fact.
    pub fn act(&mut self, action: &Action) {
        self.facts.clear();
        let before = self.facts_so_far;
        if self.load.overload.is_some() {
            return;
        }
        if let Err(skip) = self.perform_action(action) {
            self.note(None, What::Skipped(skip));
        }
        self.remember(HistoryEvent::Action, u64::from((self.facts_so_far - before) as u32));
        (0..self.servers.len()).for_each(|slot| self.find_next_timer(slot));
        self.end_step();
    }

    /// The node that a target means at this moment.
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

    /// The same, and the node is up.
    fn running(&self, target: Target) -> Result<NodeId, Skip> {
        let id = self.resolve(target)?;
        match self.servers[id.slot()].status {
            Status::Up => Ok(id),
            Status::Paused => Err(Skip::Paused(id)),
            Status::Crashed => Err(Skip::Down(id)),
        }
    }

    /// The same, and the node is crashed.
    fn crashed(&self, target: Target) -> Result<NodeId, Skip> {
        let id = self.resolve(target)?;
        match self.servers[id.slot()].status {
            Status::Crashed => Ok(id),
            Status::Up | Status::Paused => Err(Skip::NotDown(id)),
        }
    }

    /// The two different ends of a link.
    fn ends(&self, from: Target, to: Target) -> Result<(NodeId, NodeId), Skip> {
        let (from, to) = (self.resolve(from)?, self.resolve(to)?);
        if from == to {
            return Err(Skip::SameEnds(from));
        }
        Ok((from, to))
    }

    /// The slot of a message that has not arrived.
    fn in_flight(&self, id: MessageId) -> Result<usize, Skip> {
        let slot = self.network.find(id).ok_or(Skip::NotInFlight(id))?;
        match self.network.flight(slot) {
            Some(flight) if flight.waiting => Err(Skip::Waits(id)),
            _ => Ok(slot),
        }
    }

    fn perform_action(&mut self, action: &Action) -> Result<(), Skip> {
        match action {
            Action::Crash(target, damage) => self.crash(*target, *damage),
            Action::Restart(target, seed) => self.restart(*target, *seed),
            Action::Pause(target) => self.pause(*target),
            Action::Resume(target) => self.resume(*target),
            Action::Wipe(target) => self.wipe(*target),
            Action::Clock(target, rate) => self.set_clock(*target, *rate),
            Action::Disk(target, time) => {
                let id = self.resolve(*target)?;
                self.servers[id.slot()].disk_time = *time;
                self.note(Some(id), What::Disk(*time));
                Ok(())
            }
            Action::Timeout(target) => self.time_out(*target),
            Action::Snapshot(target) => {
                let id = self.running(*target)?;
                let input = self.snapshot_input(id);
                self.step_node(id, input);
                Ok(())
            }
            Action::Transfer(target) => {
                let to = self.resolve(*target)?;
                let leader = self.leader().ok_or(Skip::NoSuch(Target::Leader))?;
                self.step_node(leader, Input::Transfer(to));
                Ok(())
            }
            Action::Members { voters, learners } => self.members(voters, learners),
            Action::Propose(target, command) => self.ask(*target, command.clone()),
            Action::Read(target, key) => self.ask(*target, Command::Get(key.clone())),
            Action::Client(name, Some(plan)) => self.with_clients(|clients, step| clients.begin(name, plan, step)),
            Action::Client(name, None) => self.with_clients(|clients, step| clients.stop(name, step)),
            Action::Drop(id) => self.drop_message(*id),
            Action::Delay(id, by) => self.delay(*id, *by),
            Action::Duplicate(id) => {
                let slot = self.in_flight(*id)?;
                self.copy(slot);
                Ok(())
            }
            Action::Deliver(id) => {
                let slot = self.in_flight(*id)?;
                self.deliver(slot);
                Ok(())
            }
            Action::DropNext { from, to, kind, count } => {
                let (from, to) = self.ends(*from, *to)?;
                self.network.order(DropOrder { from, to, kind: *kind, left: (*count).max(1) });
                self.note(Some(from), What::DropNext(to, (*count).max(1)));
                Ok(())
            }
            Action::Partition(groups) => self.partition(groups),
            Action::Heal => self.heal(),
            Action::Cut(link) => self.cut(*link),
            Action::Mend(link) => self.mend(*link),
            Action::LinkQuality(from, to, settings) => self.set_link(*from, *to, settings),
            Action::Set(setting) => self.set(*setting),
            Action::Rule(rule, on) => self.switch_rule(*rule, *on),
        }
    }

    // Servers

    /// A server crashes. Lost are: its memory; writes that are not durable; messages and requests that waited because
    /// it was paused. `damage` may tear the oldest write, and take durable entries from the disk. Clients of its
    /// proposals time out and retry.
    fn crash(&mut self, target: Target, damage: Damage) -> Result<(), Skip> {
        let id = self.resolve(target)?;
        let server = &mut self.servers[id.slot()];
        if server.status == Status::Crashed {
            return Err(Skip::Down(id));
        }
        let CrashLoss { writes, waiting, inbox } = server.crash();
        self.load.writes -= writes.len() as u64;
        let half = writes.front().filter(|_| damage.torn).map(|(_, oldest)| tear(oldest));
        let torn = half.as_ref().map(|(_, torn)| *torn);
        server.torn = torn;
        if let Some((half, _)) = half {
            self.write_to_disk(id, &half);
        }
        let log = &mut self.servers[id.slot()].disk.log;
        let last = log.last_index();
        log.truncate((last + 1).saturating_sub(damage.lose.into()));
        let left = log.last_index();
        let forgot = (left < last).then_some((left + 1, last));
        self.note(Some(id), What::Crash { lost: writes.len(), torn, forgot });
        if let Some((first, last)) = forgot {
            self.monitor.disk_lost(self.now, first, last, &self.servers);
        }
        for message in inbox {
            if let Some(slot) = self.network.find(message) {
                self.lose(slot, Cause::Down);
            }
        }
        let requests = waiting.iter().filter_map(|(_, handle)| self.request(*handle));
        let taken: Vec<u32> = requests.filter(|request| request.session.is_none()).map(|request| request.op).collect();
        self.with_clients(|clients, step| clients.node_crashes(id, &taken, step));
        Ok(())
    }

    /// A crashed server starts from its disk, with an empty store.
    fn restart(&mut self, target: Target, seed: Option<u64>) -> Result<(), Skip> {
        let id = self.crashed(target)?;
        let found = self.servers[id.slot()].restart(seed);
        self.note(Some(id), What::Restart { found, seed });
        self.monitor.restarted(self.now, &self.servers[id.slot()].node);
        self.start(id);
        Ok(())
    }

    /// A server stands still. Its memory is kept, its disk keeps writing; messages and requests wait.
    fn pause(&mut self, target: Target) -> Result<(), Skip> {
        let id = self.running(target)?;
        self.servers[id.slot()].status = Status::Paused;
        self.note(Some(id), What::Pause);
        Ok(())
    }

    /// A paused server continues. It handles finished writes, then messages, then requests. Timers that expired
    /// meanwhile fire after that, as events at this microsecond. If its heartbeat timer expired, it first learns that
    /// its lease may be over.
    fn resume(&mut self, target: Target) -> Result<(), Skip> {
        let id = self.resolve(target)?;
        let now = self.now;
        let server = &mut self.servers[id.slot()];
        if server.status != Status::Paused {
            return Err(Skip::NotPaused(id));
        }
        server.status = Status::Up;
        let overslept = server.heartbeat.is_some_and(|timer| timer.fires <= now);
        for timer in [Timer::Election, Timer::Heartbeat, Timer::Lease] {
            if let Some(running) = server.timer_mut(timer) {
                running.fires = running.fires.max(now);
            }
        }
        let durable = std::mem::take(&mut server.durable_while_paused);
        let inbox = std::mem::take(&mut server.inbox);
        self.note(Some(id), What::Resume);
        if overslept {
            self.step_node(id, Input::ExpireLease);
        }
        if durable {
            let server = &self.servers[id.slot()];
            let number = server.pending.front().map_or(server.node.last_write(), |(_, write)| write.number - 1);
            self.step_node(id, Input::Durable(number));
        }
        for message in inbox {
            if let Some(slot) = self.network.find(message) {
                self.deliver(slot);
            }
        }
        self.with_clients(|clients, step| clients.node_resumes(id, step));
        Ok(())
    }

    /// A crashed server gets an empty disk.
    fn wipe(&mut self, target: Target) -> Result<(), Skip> {
        let id = self.crashed(target)?;
        let server = &mut self.servers[id.slot()];
        let last = server.disk.log.last_index();
        server.disk = Default::default();
        server.torn = None;
        self.note(Some(id), What::Wipe);
        self.monitor.disk_lost(self.now, 1, last, &self.servers);
        Ok(())
    }

    /// A server's clock gets another rate. Timers that run already keep their time.
    fn set_clock(&mut self, target: Target, rate: ClockRate) -> Result<(), Skip> {
        let id = self.resolve(target)?;
        self.servers[id.slot()].clock = rate;
        self.note(Some(id), What::Clock(rate));
        Ok(())
    }

    // Nodes

    /// A node's election timer fires now. A leader has none.
    fn time_out(&mut self, target: Target) -> Result<(), Skip> {
        let id = self.running(target)?;
        if self.servers[id.slot()].node.is_leader() {
            return Err(Skip::Leads(id));
        }
        self.election_timer_fires(id, true);
        Ok(())
    }

    /// A command is proposed, or a key read, without a client.
    fn ask(&mut self, target: Target, command: Command) -> Result<(), Skip> {
        let id = self.running(target)?;
        self.with_clients(|clients, step| clients.begin_without_client(id, command, step));
        Ok(())
    }

    /// The leader gets a request to change the members. Servers that do not exist yet are switched on first.
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

    // Messages and links

    /// A message is lost where it is, also if it waits at a paused node.
    fn drop_message(&mut self, id: MessageId) -> Result<(), Skip> {
        let slot = self.network.find(id).ok_or(Skip::NotInFlight(id))?;
        self.lose(slot, Cause::Hand);
        Ok(())
    }

    /// A message stands still where it is, and continues afterwards. A second delay adds to the first.
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

    fn ids(&self) -> impl Iterator<Item = NodeId> {
        NodeSet::first(self.servers.len() as u8).iter()
    }

    /// Cuts one direction. Messages in flight there are lost at once.
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

    fn mend(&mut self, link: Link) -> Result<(), Skip> {
        let (from, to) = self.ends(link.from, link.to)?;
        self.network.cut(from, to, false);
        if link.both {
            self.network.cut(to, from, false);
        }
        self.note(Some(from), What::Mend(to, link.both));
        Ok(())
    }

    fn heal(&mut self) -> Result<(), Skip> {
        for from in self.ids() {
            for to in self.ids() {
                self.network.cut(from, to, false);
            }
        }
        self.note(None, What::Heal);
        Ok(())
    }

    /// The groups of a partition. Nodes that are in no group form one more.
    pub(super) fn groups(&self, groups: &[Vec<Target>]) -> Result<Vec<NodeSet>, Skip> {
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

    /// Links between groups are cut, links within a group are whole.
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

    fn set_link(&mut self, from: Target, to: Target, settings: &[LinkSetting]) -> Result<(), Skip> {
        let (from, to) = self.ends(from, to)?;
        self.network.set_quality(from, to, settings);
        self.note(Some(from), What::LinkQuality(to, Rc::from(settings)));
        Ok(())
    }

    // Settings and rules

    /// A setting changes. The number of nodes and the seed cannot change during a run. A lease is measured by the
    /// election timeout and the heartbeat interval: if one of them changes, answers of before prove nothing.
    fn set(&mut self, setting: Setting) -> Result<(), Skip> {
        if !matches!(setting, Setting::Nodes(_) | Setting::Seed(_) | Setting::Spare(_)) {
            self.setup.apply(setting);
            self.options = self.setup.options();
            self.note(None, What::Set(setting));
        }
        if matches!(setting, Setting::Election(_) | Setting::Heartbeat(_)) {
            let up: Vec<NodeId> = self.servers.iter().filter(|s| s.is_up()).map(|s| s.node.id()).collect();
            up.into_iter().for_each(|id| self.step_node(id, Input::ExpireLease));
        }
        Ok(())
    }

    fn switch_rule(&mut self, rule: Rule, on: bool) -> Result<(), Skip> {
        self.rules.switch(rule, on);
        self.note(None, What::Rule(rule, on));
        Ok(())
    }
}
