//! The world: servers, the network between them, and time.
//!
//! Time is an integer number of microseconds that jumps from event to event. Of two events at the same microsecond
//! comes first what was already on its way (messages and writes, in the order in which they set out), then heartbeat
//! timers, then election timers, by the numbers of their nodes.

mod actions;
pub(crate) mod queue;
mod unchanged;

use std::rc::Rc;

use crate::raft::{
    self, CommitProof, Config, ConfigChangeReason, Effect, Entry, Fact, Handle, Index, Input, Message, MessageKind,
    NodeId, NodeSet, Options, Payload, ReadMode, ReadNumber, ReadReason, Rpc, Rules, Timer,
};
use crate::sim::chunked::Chunked;
use crate::sim::clients::{Clients, Ops};
use crate::sim::dice::{draw_chance, draw_span, mix, Purpose};
use crate::sim::disk::Shelf;
use crate::sim::net::{Flight, Network};
use crate::sim::server::{RunningTimer, Server};
use crate::sim::setup::{Micros, Setup};
use crate::sim::types::{
    Answer, Cause, ClientId, Command, MessageId, OpOutcome, Outcome, Record, Request, Status, What,
};
use crate::sim::watch::linear::{Call, Linear, Return};
use crate::sim::watch::monitor::{Before, Monitor};
use crate::sim::watch::{Limits, Load, Overload, Totals};
use crate::sim::world::queue::{Due, Queue};

/// What a command takes in memory beside its text, at most: in bytes.
const COMMAND_BYTES: u64 = 128;

/// Totals since the start.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Counts {
    /// Events: arrivals, losses, timers, writes.
    pub events: u64,
    /// Messages that left.
    pub sent: u64,
    /// Messages that arrived, copies among them.
    pub delivered: u64,
    /// Messages that were lost.
    pub dropped: u64,
}

/// A cluster on virtual time. Cheap to clone: clones share what neither of them has changed.
#[derive(Clone, Debug)]
pub struct World {
    pub(crate) setup: Setup,
    pub(crate) rules: Rules,
    pub(crate) options: Options,
    pub(crate) now: Micros,
    pub(crate) servers: Vec<Server>,
    pub(crate) network: Network,
    pub(crate) queue: Queue,
    pub(crate) monitor: Monitor,
    commands: Chunked<Request>,
    /// The bytes of all commands, as the limits reckon them.
    pub(crate) command_bytes: u64,
    pub(crate) clients: Clients,
    pub(crate) ops: Ops,
    linear: Linear,
    snapshots: Shelf,
    /// What was asked with each read, by their numbers, from 1.
    reads: Chunked<Handle>,
    pub(crate) counts: Counts,
    /// How many events have happened at the present microsecond.
    events_now: u32,
    /// The facts of the last event or action.
    facts: Vec<Record>,
    facts_so_far: u64,
    /// A running hash of everything that ever happened.
    pub(crate) past: u64,
    limits: Limits,
    pub(crate) load: Load,
    /// What happens next: looked for after every event and action, and asked for several times.
    next: Option<Next>,
    effects: Vec<Effect>,
}

#[derive(Clone, Copy, Debug)]
enum Next {
    Due(Micros),
    Timer(Micros, NodeId, Timer),
    Client(Micros, ClientId),
}

impl World {
    /// A cluster that has just been switched on.
    pub fn new(setup: Setup) -> World {
        World::limited(setup, Limits::default())
    }

    /// The same with limits of its own on what it may cause.
    pub fn limited(setup: Setup, limits: Limits) -> World {
        let nodes = setup.nodes.clamp(1, NodeId::MAX);
        let voters = NodeSet::first(nodes);
        let mut world = World {
            servers: voters.iter().map(|id| Server::new(id, Config::of(voters))).collect(),
            network: Network::new(nodes as usize),
            rules: Rules::default(),
            options: setup.options(),
            setup,
            now: 0,
            queue: Queue::default(),
            monitor: Monitor::default(),
            commands: Chunked::default(),
            command_bytes: 0,
            clients: Clients::default(),
            ops: Ops::default(),
            linear: Linear::default(),
            snapshots: Shelf::default(),
            reads: Chunked::default(),
            counts: Counts::default(),
            events_now: 0,
            facts: Vec::new(),
            facts_so_far: 0,
            past: 0,
            limits,
            load: Load::default(),
            next: None,
            effects: Vec::new(),
        };
        world.load.pass_to(0, 0, 0);
        for id in voters.iter() {
            world.start(id);
        }
        world.next = world.look_ahead();
        world
    }

    /// The virtual time.
    pub fn now(&self) -> Micros {
        self.now
    }

    /// The knobs as they stand now.
    pub fn setup(&self) -> &Setup {
        &self.setup
    }

    /// The rules in force.
    pub fn rules(&self) -> &Rules {
        &self.rules
    }

    /// The nodes' options, as the setup gives them.
    pub fn options(&self) -> &Options {
        &self.options
    }

    /// The servers, by slot.
    pub fn servers(&self) -> &[Server] {
        &self.servers
    }

    /// One server; `None` if the cluster has no such node.
    pub fn server(&self, id: NodeId) -> Option<&Server> {
        self.servers.get(id.slot())
    }

    /// The network.
    pub fn network(&self) -> &Network {
        &self.network
    }

    /// What is known from above.
    pub fn monitor(&self) -> &Monitor {
        &self.monitor
    }

    /// Totals.
    pub fn counts(&self) -> Counts {
        self.counts
    }

    /// Why the run goes no further, if it does not: it caused more than a limit allows. From then on nothing happens,
    /// and nothing can be done to it.
    pub fn overload(&self) -> Option<Overload> {
        self.load.overload
    }

    /// How many facts there were so far.
    pub fn facts_so_far(&self) -> u64 {
        self.facts_so_far
    }

    /// What happened in the last [`World::step`] or [`World::act`](World::act), in order.
    pub fn facts(&self) -> &[Record] {
        &self.facts
    }

    /// How many bytes a clone keeps for itself once the world has gone on, without the blocks of its logs.
    pub fn clone_bytes(&self) -> usize {
        size_of::<World>()
            + self.servers.iter().map(Server::clone_bytes).sum::<usize>()
            + self.network.clone_bytes()
            + self.queue.clone_bytes()
            + self.monitor.clone_bytes()
            + self.commands.clone_bytes()
            + self.reads.clone_bytes()
            + self.clients.clone_bytes()
            + self.ops.list().clone_bytes()
            + self.facts.len() * size_of::<Record>()
    }

    /// The blocks of logs that nodes, disks, writes and messages keep; some more than once. See `Log::blocks`.
    pub fn log_blocks(&self) -> impl Iterator<Item = usize> + '_ {
        let logs = self.servers.iter().flat_map(|server| server.node.log_blocks().chain(server.disk.log.blocks()));
        let writes = self.servers.iter().flat_map(|server| server.pending.iter());
        let written = writes.filter_map(|(_, write)| write.log.as_ref()).flat_map(|log| log.entries.blocks());
        let messages = self.network.flights().map(|flight| &flight.message);
        logs.chain(written).chain(messages.flat_map(|message| message.log_blocks()))
    }

    /// How many events have happened at the present microsecond: what `at T events=K` counts.
    pub fn events_now(&self) -> u32 {
        self.events_now
    }

    /// The command under this handle.
    pub fn command(&self, handle: Handle) -> Option<&Command> {
        self.request(handle).map(|request| &request.command)
    }

    /// The same with whose it is.
    pub fn request(&self, handle: Handle) -> Option<&Request> {
        self.commands.get(handle.0 as usize)
    }

    /// What was asked from outside, and what became of it.
    pub fn ops(&self) -> &Ops {
        &self.ops
    }

    /// When something happens next; `None`: never, by itself, or after an overload.
    pub fn next_time(&self) -> Option<Micros> {
        self.next.map(|next| match next {
            Next::Due(at) | Next::Timer(at, ..) | Next::Client(at, _) => at,
        })
    }

    fn look_ahead(&self) -> Option<Next> {
        if self.load.overload.is_some() {
            return None;
        }
        let mut best = self.queue.peek().map(|(at, ..)| Next::Due(at));
        let mut at = match best {
            Some(Next::Due(at)) => at,
            _ => Micros::MAX,
        };
        for timer in [Timer::Heartbeat, Timer::Lease, Timer::Election] {
            for server in self.servers.iter().filter(|server| server.is_up()) {
                let alarm = match timer {
                    Timer::Heartbeat => server.heartbeat,
                    Timer::Lease => server.lease,
                    Timer::Election => server.election,
                };
                if let Some(alarm) = alarm {
                    if alarm.fires < at {
                        at = alarm.fires;
                        best = Some(Next::Timer(at, server.node.id(), timer));
                    }
                }
            }
        }
        match self.clients.next() {
            Some((alarm, client)) if alarm < at => Some(Next::Client(alarm, client)),
            _ => best,
        }
    }

    /// Lets the next event happen; false if there is none.
    pub fn step(&mut self) -> bool {
        self.facts.clear();
        let Some(next) = self.next else { return false };
        match next {
            Next::Due(at) => {
                self.pass_to(at);
                if let Some((_, sequence, due)) = self.queue.pop() {
                    self.remember(1, sequence);
                    match due {
                        Due::Flight(slot) => self.flight_ends(slot),
                        Due::Disk(id, life) => self.disk_done(id, life),
                        Due::Client(flight) => self.client_flight_ends(flight),
                    }
                }
            }
            Next::Timer(at, id, timer) => {
                self.pass_to(at);
                self.remember(2, u64::from(id.number()) << 1 | timer_key(timer));
                match timer {
                    Timer::Election => self.election_timer_fires(id, false),
                    Timer::Heartbeat => {
                        self.servers[id.slot()].heartbeat = None;
                        self.step_node(id, Input::HeartbeatTimeout);
                    }
                    Timer::Lease => {
                        self.servers[id.slot()].lease = None;
                        self.step_node(id, Input::LeaseTimeout);
                    }
                }
            }
            Next::Client(at, client) => {
                self.pass_to(at);
                self.remember(4, u64::from(client.0));
                self.client_alarm(client);
            }
        }
        self.end_step();
        true
    }

    /// Lets time pass to an event.
    fn pass_to(&mut self, at: Micros) {
        self.idle_to(at);
        self.events_now += 1;
        self.counts.events += 1;
    }

    /// Lets time pass to `at` without an event: for a clock that runs on between events. After an overload it stands.
    pub fn idle_to(&mut self, at: Micros) {
        if at > self.now && self.load.overload.is_none() {
            self.now = at;
            self.events_now = 0;
            self.load.pass_to(at, self.counts.events, self.counts.sent);
        }
    }

    /// Begins an action; false if nothing can be done any more.
    pub(crate) fn begin_act(&mut self) -> bool {
        self.facts.clear();
        self.load.overload.is_none()
    }

    /// An event or an action is over.
    pub(crate) fn end_step(&mut self) {
        self.prune();
        self.report();
        let totals = Totals {
            events: self.counts.events,
            sent: self.counts.sent,
            in_flight: (self.network.in_flight() + self.clients.in_flight()) as u64,
            memory: self.monitor.memory() + self.command_bytes,
        };
        self.load.weigh(self.now, &self.limits, &totals);
        self.next = self.look_ahead();
    }

    /// Events in the queue that have become void are not events: the next one is always real.
    fn prune(&mut self) {
        while let Some((_, sequence, due)) = self.queue.peek() {
            let real = match due {
                Due::Flight(slot) => self.network.flight(slot).is_some_and(|flight| flight.event == sequence),
                Due::Disk(id, life) => self.servers[id.slot()].life == life,
                Due::Client(flight) => self.clients.is_due(flight),
            };
            if real {
                return;
            }
            self.queue.pop();
        }
    }

    /// What the monitor found in this step becomes facts.
    fn report(&mut self) {
        while let Some(violation) = self.monitor.violations().get(self.monitor.recorded) {
            let what = What::Violation(Box::new(violation.clone()));
            self.monitor.recorded += 1;
            self.note(None, what);
        }
    }

    pub(crate) fn note(&mut self, node: Option<NodeId>, what: What) {
        self.facts_so_far += 1;
        self.facts.push(Record { seq: self.facts_so_far, at: self.now, node, what });
    }

    pub(crate) fn remember(&mut self, what: u64, key: u64) {
        self.past = mix(self.past ^ self.now.rotate_left(20) ^ what ^ key.rotate_left(40));
    }

    // ---- timers ----

    pub(crate) fn election_timer_fires(&mut self, id: NodeId, by_hand: bool) {
        let alarm = self.servers[id.slot()].election.take();
        let ran = alarm.map_or(0, |alarm| self.now.saturating_sub(alarm.started));
        self.note(Some(id), What::Timeout { by_hand, ran });
        self.step_node(id, Input::ElectionTimeout);
    }

    fn start_timer(&mut self, id: NodeId, timer: Timer) {
        let Setup { seed, election, heartbeat, .. } = self.setup;
        let now = self.now;
        let server = &mut self.servers[id.slot()];
        let seed = server.timer_seed.unwrap_or(seed);
        let rate = u64::from(server.clock.0.max(1));
        let by_clock = |span: Micros| (span.saturating_mul(1000) / rate).max(1);
        match timer {
            Timer::Election => {
                server.rolls += 1;
                let drawn = draw_span(seed, Purpose::Election, u64::from(id.number()), server.rolls, election);
                let length = by_clock(raft::election_timeout(&self.rules, drawn, election.min));
                let longest = by_clock(election.max).max(length);
                server.election = Some(RunningTimer { started: now, fires: now + length, longest });
            }
            Timer::Heartbeat => {
                let length = by_clock(heartbeat);
                server.heartbeat = Some(RunningTimer { started: now, fires: now + length, longest: length });
            }
            Timer::Lease => {
                let length = by_clock(election.min);
                server.lease = Some(RunningTimer { started: now, fires: now + length, longest: length });
            }
        }
    }

    // ---- nodes ----

    /// Switches servers on until there is this one: with empty disks, and members of nothing.
    pub(crate) fn switch_on_up_to(&mut self, last: NodeId) {
        while self.servers.len() <= last.slot() {
            let id = NodeId::from_slot(self.servers.len());
            self.servers.push(Server::new(id, Config::default()));
            self.network.grow(self.servers.len());
            self.note(Some(id), What::SwitchedOn);
            self.start(id);
        }
    }

    pub(crate) fn start(&mut self, id: NodeId) {
        let mut effects = std::mem::take(&mut self.effects);
        self.servers[id.slot()].node.start(&self.rules, &self.options, &mut effects);
        self.perform(id, &mut effects);
        self.effects = effects;
    }

    /// Hands a node something that happened, and does what it answers, until it has nothing more to say.
    pub(crate) fn step_node(&mut self, id: NodeId, input: Input) {
        let mut effects = std::mem::take(&mut self.effects);
        let mut input = Some(input);
        while let Some(this) = input.take() {
            let node = &mut self.servers[id.slot()].node;
            let before = Before::of(node);
            node.step(this, &self.rules, &self.options, &mut effects);
            let durable = self.perform(id, &mut effects);
            self.monitor.stepped(self.now, before, &self.servers[id.slot()].node);
            input = durable.map(Input::Durable).or_else(|| self.snapshot_is_due(id));
        }
        self.effects = effects;
        let node = &self.servers[id.slot()].node;
        self.load.held = node.messages_held() as u64;
        self.load.log = self.load.log.max(node.log().last_index() + 1 - node.log().first_index());
    }

    /// Does the effects in their order. Answers the last write that is durable already.
    fn perform(&mut self, id: NodeId, effects: &mut Vec<Effect>) -> Option<raft::WriteNumber> {
        let slot = id.slot();
        let mut durable = None;
        for effect in effects.drain(..) {
            match effect {
                Effect::Send(message) => self.send(message),
                Effect::StartTimer(timer) => self.start_timer(id, timer),
                Effect::StopTimer(Timer::Election) => self.servers[slot].election = None,
                Effect::StopTimer(Timer::Heartbeat) => self.servers[slot].heartbeat = None,
                Effect::StopTimer(Timer::Lease) => self.servers[slot].lease = None,
                Effect::Answer { read, by } => self.answer_read(id, read, by),
                Effect::Persist(write) => durable = self.persist(id, write).or(durable),
                Effect::Apply { index, entry } => self.apply(id, index, entry),
                Effect::Restore(snapshot) => {
                    if let Some(store) = self.snapshots.get(snapshot.data) {
                        self.servers[slot].store = store.clone();
                    }
                    self.answer_up_to(id, snapshot.last_included_index, None, false);
                }
                Effect::Note(fact) => self.node_notes(id, fact),
            }
        }
        durable
    }

    fn node_notes(&mut self, id: NodeId, fact: Fact) {
        self.note(Some(id), What::Node(fact));
        let slot = id.slot();
        match fact {
            Fact::Append { first, last, .. } => {
                self.monitor.appended(self.now, &self.servers[slot].node, first, last);
            }
            Fact::Truncate { first, .. } => self.monitor.truncated(self.now, &self.servers[slot].node, first),
            Fact::SnapshotInstalled { index, kept, .. } => self.monitor.installed(id, index + kept),
            Fact::Commit { to, proof, .. } => {
                // By now the node may use another configuration.
                let config = match proof {
                    CommitProof::Counted { quorum, .. } => quorum.config,
                    CommitProof::LeaderCommit { .. } => self.servers[slot].node.config(),
                };
                self.monitor.commits(self.now, slot, to, config, &self.servers);
            }
            Fact::Propose { index, payload: Payload::Command(handle), .. } => {
                let clients = &mut self.servers[slot].clients;
                clients.insert(clients.partition_point(|(other, _)| *other <= index), (index, handle));
            }
            Fact::ProposeRefused { payload: Payload::Command(handle), rejection } => {
                self.client_is_refused(id, handle, rejection);
            }
            Fact::ReadRefused { read, rejection } => {
                if let Some(handle) = self.read_handle(read) {
                    self.client_is_refused(id, handle, rejection);
                }
            }
            Fact::ConfigChange { config, before, why: ConfigChangeReason::Appended, index } => {
                self.monitor.config_changed(self.now, &self.servers[slot].node, index, before, config);
            }
            Fact::BecomeCandidate { .. } | Fact::BecomePreCandidate { .. } => {
                let pre = matches!(fact, Fact::BecomePreCandidate { .. });
                if let Some(left_out) = self.left_out(id, pre) {
                    self.note(Some(id), What::LeftOut(left_out));
                }
            }
            _ => {}
        }
    }

    fn apply(&mut self, id: NodeId, index: Index, entry: Entry) {
        self.monitor.applied(self.now, id, index, entry);
        let handle = match entry.payload {
            Payload::Command(handle) => Some(handle),
            Payload::Noop | Payload::Config(_) => None,
        };
        let request = handle.and_then(|handle| self.commands.get(handle.0 as usize));
        let applied = request.map(|request| self.servers[id.slot()].store.execute(request, &self.rules));
        if let (Some(session), Some(applied)) = (request.and_then(|request| request.session), &applied) {
            self.monitor.done(self.now, id, (index, entry.term), session, applied.duplicate);
        }
        self.note(Some(id), What::Apply(index, entry, applied.clone()));
        self.answer_up_to(id, index, handle.zip(applied.map(|applied| applied.outcome)), true);
    }

    /// Clients that wait here for an entry up to this index get their answer: the outcome if it is theirs, otherwise
    /// that another entry has its place; `certain`: it is an entry, and not a snapshot, which may hold theirs.
    fn answer_up_to(&mut self, id: NodeId, index: Index, outcome: Option<(Handle, Outcome)>, certain: bool) {
        let clients = &mut self.servers[id.slot()].clients;
        let ready = clients.partition_point(|(waits_for, _)| *waits_for <= index);
        if ready == 0 {
            return;
        }
        let mut ready: Vec<(Index, Handle)> = clients.drain(..ready).collect();
        // Who asked first is answered first.
        ready.sort_by_key(|(_, handle)| *handle);
        for (waits_for, handle) in ready {
            let answer = match &outcome {
                Some((applied, outcome)) if waits_for == index && *applied == handle => {
                    Answer::Applied(outcome.clone())
                }
                _ => Answer::Lost,
            };
            self.note(Some(id), What::Reply(handle, waits_for, answer.clone()));
            self.client_is_answered(id, handle, &answer, certain && waits_for == index);
        }
    }

    /// Whether this node should take a snapshot by itself.
    fn snapshot_is_due(&mut self, id: NodeId) -> Option<Input> {
        let server = &self.servers[id.slot()];
        let taken = server.node.log().snapshot().last_included_index;
        let every = Index::from(self.setup.snapshot);
        if every == 0 || server.node.last_applied().saturating_sub(taken) < every {
            return None;
        }
        Some(self.snapshot_input(id))
    }

    /// The state machine hands its present state over.
    pub(crate) fn snapshot_input(&mut self, id: NodeId) -> Input {
        if self.snapshots.is_full() {
            let needed = self.snapshots_needed();
            self.snapshots.sweep(&needed);
        }
        let server = &self.servers[id.slot()];
        let through = server.node.last_applied();
        let size = server.store.len() as u32;
        Input::TakeSnapshot { through, data: self.snapshots.put(server.store.clone()), size }
    }

    /// The snapshots that logs, disks, writes on their way to them, leaders and messages speak of; sorted.
    fn snapshots_needed(&self) -> Vec<Handle> {
        let mut needed = Vec::new();
        for server in &self.servers {
            needed.extend([server.node.log(), &server.disk.log].map(|log| log.snapshot().data));
            let written = server.pending.iter().filter_map(|(_, write)| write.snapshot);
            needed.extend(written.map(|snapshot| snapshot.data));
            let received = server.node.partial_snapshot().into_iter().chain(server.disk.partial_snapshot);
            needed.extend(received.map(|receiving| receiving.snapshot.data));
            needed.extend(server.node.snapshots_sent().map(|snapshot| snapshot.data));
            let written = server.pending.iter().filter_map(|(_, write)| write.partial_snapshot);
            needed.extend(written.map(|receiving| receiving.snapshot.data));
        }
        needed.extend(self.network.flights().filter_map(|flight| match &flight.message.rpc {
            Rpc::InstallSnapshot { snapshot, .. } => Some(snapshot.data),
            _ => None,
        }));
        needed.sort();
        needed
    }

    /// A client offers a command.
    fn propose(&mut self, id: NodeId, request: Request) {
        let bytes = request.command.to_string().len() as u32;
        self.command_bytes += u64::from(bytes);
        let handle = self.keep(request);
        self.step_node(id, Input::Propose { payload: Payload::Command(handle), bytes });
    }

    /// An operation begins; answers its place in the history.
    pub(crate) fn begin_op(&mut self, client: Option<(ClientId, u32)>, command: Command, node: NodeId) -> u32 {
        let (key, call) = Call::of(&command);
        let op = self.ops.begin(client, command, node, self.now);
        self.linear.invoke(op.into(), &key, call);
        op
    }

    /// An operation is over. What its asker was told must fit what others were told.
    pub(crate) fn end_op(&mut self, op: u32, outcome: OpOutcome) {
        let Some(node) = self.ops.end(op, outcome.clone()) else { return };
        let only_asks = self.ops.get(op).is_some_and(|op| matches!(op.command, Command::Get(_)));
        let before = self.linear.failed_so_far();
        match outcome {
            OpOutcome::Ok(Outcome::Done(value), at) if only_asks => {
                self.linear.returned(op.into(), Return::Got(value), at);
            }
            OpOutcome::Ok(outcome, at) => self.linear.returned(op.into(), outcome.into(), at),
            OpOutcome::Failed(at) => self.linear.failed(op.into(), at),
            OpOutcome::Unknown(_) => self.linear.lost(op.into()),
            OpOutcome::Open => {}
        }
        if self.linear.failed_so_far() > before {
            if let Some(failure) = self.linear.failures().next_back() {
                self.monitor.not_linear(self.now, node, &failure.ops);
            }
        }
    }

    /// Whether what the clients were answered can be explained, key by key.
    pub fn linear(&self) -> &Linear {
        &self.linear
    }

    /// Somebody without a session offers a command, or reads a key.
    pub(crate) fn ask_by_hand(&mut self, id: NodeId, command: Command) {
        let op = self.begin_op(None, command.clone(), id);
        self.ask(id, Request { session: None, op, request: 0, command });
    }

    /// A client asks something of a node: a command, or a read. Through the log a read is a command like others.
    pub(crate) fn ask(&mut self, id: NodeId, request: Request) {
        if !matches!(request.command, Command::Get(_)) || self.options.reads == ReadMode::Log {
            return self.propose(id, request);
        }
        let handle = self.keep(request);
        let read = self.reads.push(handle) as ReadNumber + 1;
        self.step_node(id, Input::Read(read));
    }

    /// Writes down what was asked.
    fn keep(&mut self, request: Request) -> Handle {
        self.command_bytes += COMMAND_BYTES;
        Handle(self.commands.push(request) as u32)
    }

    /// What was asked with this read; `None` if there is no such read.
    pub fn read_handle(&self, read: ReadNumber) -> Option<Handle> {
        self.reads.get(usize::try_from(read.checked_sub(1)?).ok()?).copied()
    }

    /// The key of a read; `None` if there is no such read.
    pub fn read_key(&self, read: ReadNumber) -> Option<&Rc<str>> {
        match self.command(self.read_handle(read)?) {
            Some(Command::Get(key)) => Some(key),
            _ => None,
        }
    }

    fn answer_read(&mut self, id: NodeId, read: ReadNumber, by: ReadReason) {
        let (Some(handle), Some(key)) = (self.read_handle(read), self.read_key(read).cloned()) else { return };
        let value = self.servers[id.slot()].store.get(&key).cloned();
        self.note(Some(id), What::Read(read, key, value.clone(), by));
        self.client_is_answered(id, handle, &Answer::Applied(Outcome::Done(value)), true);
    }

    // ---- disks ----

    /// A write begins; answers its number if it is durable at once.
    fn persist(&mut self, id: NodeId, write: raft::Write) -> Option<raft::WriteNumber> {
        let Setup { seed, disk, .. } = self.setup;
        let server = &self.servers[id.slot()];
        let disk = server.disk_time.unwrap_or(disk);
        let delay = if disk.max == 0 {
            0
        } else {
            let key = u64::from(id.number()) | u64::from(server.life) << 8;
            draw_span(seed, Purpose::Disk, key, write.number, disk)
        };
        let after = server.pending.back().map_or(0, |(ready, _)| *ready);
        let ready = (self.now + delay).max(after);
        if ready == self.now && server.pending.is_empty() {
            return Some(self.becomes_durable(id, &write));
        }
        let life = server.life;
        self.servers[id.slot()].pending.push_back((ready, write));
        self.load.writes += 1;
        self.queue.push(ready, Due::Disk(id, life));
        None
    }

    fn becomes_durable(&mut self, id: NodeId, write: &raft::Write) -> raft::WriteNumber {
        self.reaches_disk(id, write);
        self.note(Some(id), What::Persist(write.number));
        write.number
    }

    /// The disk holds what the write says.
    pub(crate) fn reaches_disk(&mut self, id: NodeId, write: &raft::Write) {
        let disk = &mut self.servers[id.slot()].disk;
        let before = disk.log.last_index();
        disk.apply(write);
        let kept = match (&write.log, write.snapshot) {
            (Some(log), _) => log.after,
            (None, Some(snapshot)) if disk.log.last_index() < before => snapshot.last_included_index,
            _ => before,
        };
        if kept < before {
            self.monitor.disk_lost(self.now, kept + 1, before, &self.servers);
        }
    }

    fn disk_done(&mut self, id: NodeId, life: u32) {
        let server = &mut self.servers[id.slot()];
        if server.life != life {
            return;
        }
        let Some((_, write)) = server.pending.pop_front() else { return };
        self.load.writes -= 1;
        let number = self.becomes_durable(id, &write);
        let server = &mut self.servers[id.slot()];
        if server.is_up() {
            self.step_node(id, Input::Durable(number));
        } else {
            server.untold = true;
        }
    }

    // ---- messages ----

    fn send(&mut self, message: Message) {
        let (from, to) = (message.from, message.to);
        self.monitor.told_term(from, message.term);
        match message.rpc {
            Rpc::RequestVote { .. } => self.monitor.voted(self.now, from, message.term, from),
            Rpc::RequestVoteReply { vote_granted: true } => self.monitor.voted(self.now, from, message.term, to),
            _ => {}
        }
        let number = self.network.number(from, to);
        let id = MessageId { from, to, number, copy: 1 };
        let key = link_key(from, to);
        let (latency, loss, duplicate) = self.network.link(from, to, &self.setup);
        let seed = self.setup.seed;
        let mut arrives = self.now + draw_span(seed, Purpose::Latency, key, copy_key(number, 1), latency);
        let cause = if self.network.ordered_to_drop(&message) {
            Some(Cause::Hand)
        } else if self.network.is_cut(from, to) {
            Some(Cause::Cut)
        } else if draw_chance(seed, Purpose::Loss, key, u64::from(number), loss) {
            Some(Cause::Loss)
        } else {
            None
        };
        let reorder = self.network.reorder(from, to, &self.setup);
        let late = if cause.is_none() && draw_chance(seed, Purpose::Reorder, key, u64::from(number), reorder) {
            draw_span(seed, Purpose::Late, key, u64::from(number), self.setup.late)
        } else {
            0
        };
        arrives += late;
        // It is lost half-way, where a cut is drawn.
        let lost = cause.map(|cause| (self.now + (arrives - self.now) / 2, cause));
        let message = Rc::new(message);
        self.counts.sent += 1;
        self.note(Some(from), What::Send(id, message.clone()));
        if late > 0 {
            self.note(Some(from), What::Late(id, late));
        }
        let sent = self.now;
        let (held, waiting) = (None, false);
        let flight = Flight { id, message, sent, arrives, lost, held, late, waiting, event: 0, copies: 1 };
        let slot = self.take_off(flight);
        if cause.is_none() && draw_chance(seed, Purpose::Duplicate, key, u64::from(number), duplicate) {
            self.copy(slot);
        }
    }

    fn take_off(&mut self, flight: Flight) -> usize {
        let slot = self.network.put(flight);
        self.schedule(slot);
        slot
    }

    /// Puts the end of a flight into the queue; an earlier plan for it is void.
    pub(crate) fn schedule(&mut self, slot: usize) {
        if let Some(flight) = self.network.flight_mut(slot) {
            let at = flight.lost.map_or(flight.arrives, |(at, _)| at);
            flight.event = self.queue.push(at, Due::Flight(slot));
        }
    }

    /// Makes a copy of a message in flight. It arrives after the original, by a delay of its own.
    pub(crate) fn copy(&mut self, slot: usize) {
        let Some(number) = self.network.number_copy(slot) else { return };
        let Some(mut copy) = self.network.flight(slot).cloned() else { return };
        copy.id.copy = number;
        copy.lost = None;
        let (from, to) = (copy.id.from, copy.id.to);
        let (latency, ..) = self.network.link(from, to, &self.setup);
        let key = copy_key(copy.id.number, copy.id.copy);
        let later = draw_span(self.setup.seed, Purpose::Latency, link_key(from, to), key, latency);
        copy.arrives += later;
        self.note(Some(from), What::Duplicate(copy.id, copy.message.clone()));
        self.take_off(copy);
    }

    fn flight_ends(&mut self, slot: usize) {
        match self.network.flight(slot).map(|flight| flight.lost) {
            Some(Some((_, cause))) => self.lose(slot, cause),
            Some(None) => self.arrive(slot),
            None => {}
        }
    }

    pub(crate) fn lose(&mut self, slot: usize, cause: Cause) {
        if let Some(flight) = self.network.take(slot) {
            self.counts.dropped += 1;
            self.note(Some(flight.id.to), What::Drop(flight.id, flight.message, cause));
        }
    }

    pub(crate) fn arrive(&mut self, slot: usize) {
        let Some(flight) = self.network.flight_mut(slot) else { return };
        let to = flight.id.to;
        match self.servers[to.slot()].status {
            Status::Crashed => self.lose(slot, Cause::Down),
            Status::Paused => {
                flight.waiting = true;
                flight.event = 0;
                let id = flight.id;
                self.servers[to.slot()].inbox.push_back(id);
            }
            Status::Up => {
                if let Some(flight) = self.network.take(slot) {
                    self.counts.delivered += 1;
                    self.note(Some(to), What::Deliver(flight.id, flight.message.clone()));
                    let message = Rc::unwrap_or_clone(flight.message);
                    self.step_node(to, Input::Receive(message));
                }
            }
        }
    }

    /// Whether a kind of message is of the family that elects, replicates, or carries snapshots.
    pub fn family(kind: MessageKind) -> &'static str {
        match kind {
            MessageKind::RequestVote
            | MessageKind::RequestVoteReply
            | MessageKind::PreVote
            | MessageKind::PreVoteReply
            | MessageKind::TimeoutNow => "election",
            MessageKind::AppendEntries | MessageKind::AppendEntriesReply => "replication",
            MessageKind::InstallSnapshot | MessageKind::InstallSnapshotReply => "snapshot",
        }
    }
}

/// The numbers are frozen: they are part of every run that was ever shared.
fn timer_key(timer: Timer) -> u64 {
    match timer {
        Timer::Election => 0,
        Timer::Heartbeat => 1,
        // Nodes have numbers up to 25.
        Timer::Lease => 1 << 8,
    }
}

fn link_key(from: NodeId, to: NodeId) -> u64 {
    u64::from(from.number()) << 8 | u64::from(to.number())
}

fn copy_key(number: u32, copy: u8) -> u64 {
    u64::from(number) << 8 | u64::from(copy)
}
