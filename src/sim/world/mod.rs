//! The world: virtual time, the order of events, and what connects the parts. `impl World` stands only in this folder.
//!
//! Time is an integer number of microseconds that jumps from event to event. Events at the same microsecond run in this
//! order: messages, writes and what travels to and from clients, in the order in which they were queued; heartbeat,
//! then lease, then election timers, each by node number; client timers, by client.
//!
//! - `mod`: the state, time, the next event. `queue`: what happens at a known time.
//! - `timers`, `nodes`, `disks`, `messages`, `clients`: one kind of event each, and the effects of that part.
//! - `actions`: what scripts and users do. `unchanged`: actions that would change nothing.

mod actions;
mod clients;
mod disks;
mod messages;
mod nodes;
mod queue;
mod timers;
mod unchanged;

use std::rc::Rc;

use crate::raft::{Config, Effect, Handle, Input, Message, NodeId, NodeSet, Options, ReadNumber, Rules, Timer};
use crate::sim::chunked::Chunked;
use crate::sim::clients::{ClientEffect, Clients, Ops};
use crate::sim::dice::mix;
use crate::sim::disk::SnapshotStore;
use crate::sim::net::Network;
use crate::sim::server::Server;
use crate::sim::setup::{Micros, Setup};
use crate::sim::types::{ClientId, Command, LessonFact, Record, Request, What};
use crate::sim::watch::fingerprint::{fingerprint, Fingerprinted};
use crate::sim::watch::linear::Linear;
use crate::sim::watch::{membership, Limits, Load, Membership, Monitor, Overload, Totals};
use queue::{Due, Queue};

/// Totals since the start.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Counts {
    /// Events: arrivals, losses, timers, writes.
    pub events: u64,
    /// Messages that were sent.
    pub sent: u64,
    /// Messages that arrived, including copies.
    pub delivered: u64,
    /// Messages that were lost.
    pub dropped: u64,
}

/// A cluster on virtual time. Cheap to clone: clones share what neither of them has changed.
#[derive(Clone, Debug)]
pub struct World {
    setup: Setup,
    rules: Rules,
    options: Options,
    now: Micros,
    servers: Vec<Server>,
    network: Network,
    queue: Queue,
    monitor: Monitor,
    /// Every request that a node got, by handle.
    commands: Chunked<Request>,
    /// What the commands take, in bytes as the limits count them.
    command_bytes: u64,
    clients: Clients,
    linear: Linear,
    snapshots: SnapshotStore,
    /// The request of each read, by the read's number - 1.
    reads: Chunked<Handle>,
    counts: Counts,
    /// How many events have happened at the current microsecond.
    events_now: u32,
    /// The facts of the last event or action.
    facts: Vec<Record>,
    facts_so_far: u64,
    /// A running hash of all events and actions.
    history_hash: u64,
    limits: Limits,
    load: Load,
    /// By slot: the next timer of a server that is up. Kept so that the next event is found without a look at all
    /// timers.
    next_timers: Vec<NextTimer>,
    /// Messages that nobody holds any more; kept for their memory.
    spare: Spare,
    /// Whether facts are recorded.
    told: bool,
    /// The next event: computed after every event and action, read several times.
    next: Option<Next>,
    /// Empty between steps; kept for its memory.
    effects: Vec<Effect>,
    /// Empty between steps; kept for its memory.
    client_effects: Vec<ClientEffect>,
}

/// Messages that are kept for their memory. A clone has none of them.
#[derive(Debug, Default)]
struct Spare(Vec<Rc<Message>>);

impl Clone for Spare {
    fn clone(&self) -> Spare {
        Spare::default()
    }
}

/// The next event.
#[derive(Clone, Copy, Debug)]
enum Next {
    /// The head of the queue.
    Due(Micros),
    /// A node's timer.
    Timer(Micros, NodeId, Timer),
    /// A client's timer.
    Client(Micros, ClientId),
}

/// A server's next timer in one number: the time at which it fires, then which one it is. So the lower number is the
/// earlier event; of timers that fire at once the heartbeat comes first, then the lease, then the election.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
struct NextTimer(u64);

impl NextTimer {
    const NONE: NextTimer = NextTimer(u64::MAX);

    fn new(fires: Micros, timer: Timer) -> NextTimer {
        NextTimer(fires << 2 | timer as u64)
    }

    /// When it fires, and which one it is. `None`: no timer runs.
    fn running(self) -> Option<(Micros, Timer)> {
        let timer = match self.0 & 3 {
            0 => Timer::Heartbeat,
            1 => Timer::Lease,
            2 => Timer::Election,
            _ => return None,
        };
        Some((self.0 >> 2, timer))
    }
}

/// What goes into the hash of the history. The numbers are frozen: they are part of every run that was ever shared.
#[derive(Clone, Copy)]
enum HistoryEvent {
    /// With the entry's sequence number in the queue.
    Due = 1,
    /// With the node and the timer.
    Timer = 2,
    /// With the number of facts that it caused.
    Action = 3,
    /// With the client.
    ClientTimer = 4,
}

impl World {
    /// A cluster that has just been switched on.
    pub fn new(setup: Setup) -> World {
        World::limited(setup, Limits::default())
    }

    /// The same with other limits on what the run may cause.
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
            linear: Linear::default(),
            snapshots: SnapshotStore::default(),
            reads: Chunked::default(),
            counts: Counts::default(),
            events_now: 0,
            facts: Vec::new(),
            facts_so_far: 0,
            history_hash: 0,
            limits,
            load: Load::default(),
            next_timers: Vec::new(),
            spare: Spare::default(),
            told: true,
            next: None,
            effects: Vec::new(),
            client_effects: Vec::new(),
        };
        world.load.pass_to(0, 0, 0);
        for id in voters.iter() {
            world.start(id);
            world.find_next_timer(id.slot());
        }
        world.next = world.next_event();
        world
    }

    /// The virtual time.
    pub fn now(&self) -> Micros {
        self.now
    }

    /// The settings as they are now.
    pub fn setup(&self) -> &Setup {
        &self.setup
    }

    /// Throws the dice anew from now on: what is drawn later depends on this seed. What was drawn before stays. Such a
    /// world belongs to no script.
    pub(crate) fn throw_anew(&mut self, seed: u64) {
        self.setup.seed = seed;
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

    /// The monitor, which knows the state of all nodes.
    pub fn monitor(&self) -> &Monitor {
        &self.monitor
    }

    /// The clients.
    pub fn clients(&self) -> &Clients {
        &self.clients
    }

    /// A client's name; empty if there is no such client.
    pub fn client_name(&self, id: ClientId) -> &str {
        self.clients.get(id).map_or("", |client| &client.name)
    }

    /// The history of operations: what was asked from outside, and the outcomes.
    pub fn ops(&self) -> &Ops {
        self.clients.ops()
    }

    /// The linearizability of that history.
    pub fn linear(&self) -> &Linear {
        &self.linear
    }

    /// Totals.
    pub fn counts(&self) -> Counts {
        self.counts
    }

    /// The limit that stopped the run; `None`: none did. After an overload nothing happens, and actions do nothing.
    pub fn overload(&self) -> Option<Overload> {
        self.load.overload
    }

    /// How many facts there were so far.
    pub fn facts_so_far(&self) -> u64 {
        self.facts_so_far
    }

    /// Whether facts are recorded; at first they are. A search that looks at states alone goes on faster without. The
    /// run is the same.
    pub fn tell(&mut self, told: bool) {
        self.told = told;
        self.facts.clear();
    }

    /// What happened in the last [`World::step`] or [`World::act`](World::act), in order.
    pub fn facts(&self) -> &[Record] {
        &self.facts
    }

    /// How many events have happened at the current microsecond: what `at T events=K` counts.
    pub fn events_now(&self) -> u32 {
        self.events_now
    }

    /// The command under this handle.
    pub fn command(&self, handle: Handle) -> Option<&Command> {
        self.request(handle).map(|request| &request.command)
    }

    /// The command under this handle, with its client and operation.
    pub fn request(&self, handle: Handle) -> Option<&Request> {
        self.commands.get(handle.0 as usize)
    }

    /// The request behind a read; `None` if there is no such read.
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

    /// The leader among the servers that are up, with the highest term.
    pub fn leader(&self) -> Option<NodeId> {
        membership::leader(&self.servers)
    }

    /// The configuration in force, and whose it is.
    pub fn membership(&self) -> Membership {
        Membership::of(&self.servers, &self.monitor, self.setup.nodes)
    }

    /// The configuration in force.
    pub fn config(&self) -> Config {
        self.membership().config
    }

    /// The fingerprint of the run so far: of all events and actions, and of the current state.
    pub fn fingerprint(&self) -> u64 {
        let Counts { events, sent, delivered, dropped } = self.counts;
        fingerprint(&Fingerprinted {
            history_hash: self.history_hash,
            counts: [events, sent, delivered, dropped],
            servers: &self.servers,
            commands: &self.commands,
            network: &self.network,
            clients: &self.clients,
        })
    }

    /// How many bytes a clone keeps for itself once the world has moved on, without the blocks of its logs.
    pub fn clone_bytes(&self) -> usize {
        size_of::<World>()
            + self.servers.iter().map(Server::clone_bytes).sum::<usize>()
            + self.network.clone_bytes()
            + self.queue.clone_bytes()
            + self.monitor.clone_bytes()
            + self.commands.clone_bytes()
            + self.reads.clone_bytes()
            + self.clients.clone_bytes()
            + self.facts.len() * size_of::<Record>()
    }

    /// The blocks of logs that nodes, disks, writes and messages hold; some more than once. See `Log::blocks`.
    pub fn log_blocks(&self) -> impl Iterator<Item = usize> + '_ {
        let logs = self.servers.iter().flat_map(|server| server.node.log_blocks().chain(server.disk.log.blocks()));
        let writes = self.servers.iter().flat_map(|server| server.pending.iter());
        let written = writes.filter_map(|(_, write)| write.log.as_ref()).flat_map(|log| log.entries.blocks());
        let messages = self.network.flights().map(|flight| &flight.message);
        logs.chain(written).chain(messages.flat_map(|message| message.log_blocks()))
    }

    /// When the next event happens; `None`: no event will happen without an action, or the run is overloaded.
    pub fn next_time(&self) -> Option<Micros> {
        self.next.map(|next| match next {
            Next::Due(at) | Next::Timer(at, ..) | Next::Client(at, _) => at,
        })
    }

    /// The next event. Of equal times the first found wins, so the order here is the order documented above.
    fn next_event(&self) -> Option<Next> {
        if self.load.overload.is_some() {
            return None;
        }
        let mut best = self.queue.peek().map(|(at, ..)| Next::Due(at));
        let mut at = match best {
            Some(Next::Due(at)) => at,
            _ => Micros::MAX,
        };
        let (mut slot, mut first) = (0, NextTimer::NONE);
        for (place, &next) in self.next_timers.iter().enumerate() {
            if next < first {
                (slot, first) = (place, next);
            }
        }
        if let Some((fires, timer)) = first.running().filter(|(fires, _)| *fires < at) {
            at = fires;
            best = Some(Next::Timer(at, NodeId::from_slot(slot), timer));
        }
        match self.clients.next_timer() {
            Some((fires, client)) if fires < at => Some(Next::Client(fires, client)),
            _ => best,
        }
    }

    /// Looks at the timers of a server after they may have changed.
    fn find_next_timer(&mut self, slot: usize) {
        let mut next = NextTimer::NONE;
        if let Some(server) = self.servers.get(slot).filter(|server| server.is_up()) {
            for timer in [Timer::Heartbeat, Timer::Lease, Timer::Election] {
                if let Some(running) = server.timer(timer) {
                    next = next.min(NextTimer::new(running.fires, timer));
                }
            }
        }
        if self.next_timers.len() <= slot {
            self.next_timers.resize(slot + 1, NextTimer::NONE);
        }
        self.next_timers[slot] = next;
    }

    /// Runs the next event; false if there is none.
    pub fn step(&mut self) -> bool {
        self.facts.clear();
        let Some(next) = self.next else { return false };
        match next {
            // A message, a write or a client's request or answer reaches its end. Cancelled entries were dropped after
            // the last step, so this one still stands.
            Next::Due(at) => {
                self.advance_to(at);
                if let Some((_, sequence, due)) = self.queue.pop() {
                    self.remember(HistoryEvent::Due, sequence);
                    match due {
                        Due::Flight(slot) => self.flight_ends(slot),
                        Due::Disk(id, incarnation) => self.write_ends(id, incarnation),
                        Due::Client(flight) => self.client_flight_ends(flight),
                    }
                }
            }
            // A node's timer expires. The timer is stopped first: the node starts it again if it still wants it.
            Next::Timer(at, id, timer) => {
                self.advance_to(at);
                self.remember(HistoryEvent::Timer, u64::from(id.number()) << 1 | timer_key(timer));
                match timer {
                    Timer::Election => self.election_timer_fires(id, false),
                    Timer::Heartbeat => {
                        *self.servers[id.slot()].timer_mut(timer) = None;
                        self.step_node(id, Input::HeartbeatTimeout);
                    }
                    Timer::Lease => {
                        *self.servers[id.slot()].timer_mut(timer) = None;
                        self.step_node(id, Input::LeaseTimeout);
                    }
                }
            }
            // A client's request timed out, or its next operation is due.
            Next::Client(at, client) => {
                self.advance_to(at);
                self.remember(HistoryEvent::ClientTimer, u64::from(client.0));
                self.with_clients(|clients, step| clients.timer_fires(client, step));
            }
        }
        self.end_step();
        true
    }

    /// Time advances to an event.
    fn advance_to(&mut self, at: Micros) {
        debug_assert!(at >= self.now, "virtual time does not run backwards");
        self.idle_to(at);
        self.events_now += 1;
        self.counts.events += 1;
    }

    /// Time advances to `at` without an event: for a clock that runs on between events. After an overload it stands.
    pub fn idle_to(&mut self, at: Micros) {
        if at > self.now && self.load.overload.is_none() {
            self.now = at;
            self.events_now = 0;
            self.load.pass_to(at, self.counts.events, self.counts.sent);
        }
    }

    /// An event or an action is over: reports violations, checks the limits, finds the next event.
    fn end_step(&mut self) {
        debug_assert!(self.effects.is_empty() && self.client_effects.is_empty(), "all effects are performed");
        self.drop_cancelled();
        while let Some(violation) = self.monitor.take_unreported() {
            self.note(None, What::Violation(Box::new(violation)));
        }
        let totals = Totals {
            events: self.counts.events,
            sent: self.counts.sent,
            in_flight: (self.network.in_flight() + self.clients.in_flight()) as u64,
            memory: self.monitor.memory() + self.command_bytes + self.clients.memory(),
        };
        self.load.check(self.now, &self.limits, &totals);
        self.next = self.next_event();
        debug_assert!(self.next_time().is_none_or(|at| at >= self.now), "the next event is not in the past");
    }

    /// Drops cancelled entries, so the head of the queue is always a live event. A flight is cancelled if it was
    /// delayed or has ended, a write if its server has crashed since, a client's request if it waits at a paused node.
    fn drop_cancelled(&mut self) {
        while let Some((_, sequence, due)) = self.queue.peek() {
            let live = match due {
                Due::Flight(slot) => self.network.flight(slot).is_some_and(|flight| flight.event == sequence),
                Due::Disk(id, incarnation) => self.servers[id.slot()].incarnation == incarnation,
                Due::Client(flight) => self.clients.is_due(flight),
            };
            if live {
                return;
            }
            self.queue.pop();
        }
    }

    /// Moves the facts of the last event or action to the end of a list.
    pub fn drain_facts(&mut self, to: &mut Vec<Record>) {
        to.append(&mut self.facts);
    }

    /// The same for an empty list, without moving each fact.
    pub fn swap_facts(&mut self, with: &mut Vec<Record>) {
        debug_assert!(with.is_empty(), "facts of another step would become facts of this one");
        std::mem::swap(&mut self.facts, with);
    }

    /// Records steps of a lesson, after the facts of the last event or action. The cluster and its fingerprint stay as
    /// they are.
    pub fn note_lesson(&mut self, facts: impl IntoIterator<Item = LessonFact>) {
        facts.into_iter().for_each(|fact| self.note(None, What::Lesson(fact)));
    }

    /// Records a fact.
    fn note(&mut self, node: Option<NodeId>, what: What) {
        self.note_with(node, || what);
    }

    /// The same for a fact that costs something to make: it is made only if facts are recorded.
    #[inline]
    fn note_with(&mut self, node: Option<NodeId>, what: impl FnOnce() -> What) {
        self.facts_so_far += 1;
        if self.told {
            self.facts.push(Record { seq: self.facts_so_far, at: self.now, node, what: what() });
        }
    }

    /// A message behind a pointer, in memory that another message has left.
    fn share(&mut self, message: Message) -> Rc<Message> {
        if let Some(mut spare) = self.spare.0.pop() {
            // A clone of the world may hold it, too.
            if let Some(place) = Rc::get_mut(&mut spare) {
                *place = message;
                return spare;
            }
        }
        Rc::new(message)
    }

    fn remember(&mut self, event: HistoryEvent, key: u64) {
        self.history_hash = mix(self.history_hash ^ self.now.rotate_left(20) ^ event as u64 ^ key.rotate_left(40));
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
