//! A cluster as the labs' tests see it: servers that are connected or not, commands that are started and applied.

use std::collections::BTreeMap;
use std::rc::Rc;

use playground::raft::{Entry, Fact, Index, MessageKind, NodeId, Payload, Rpc, Rule, Term};
use playground::sim::dice::Draws;
use playground::sim::{Action, Command, Damage, Link, MessageId, Server, Setting, Setup, Span, Target, What, World};

/// A virtual millisecond.
const MS: u64 = 1_000;
/// How long the labs give an election, in milliseconds.
pub const ELECTION_MS: u64 = 1_000;
/// How long a command may take, in milliseconds.
const AGREE_MS: u64 = 10_000;

/// The network of a test.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Net {
    /// Nothing is lost, and messages take a millisecond at most.
    Reliable,
    /// Messages take up to 26 ms; a tenth of the requests and a tenth of the replies are lost.
    Unreliable,
}

/// The cluster and what a test knows of it.
pub struct Lab {
    world: World,
    seed: u64,
    draws: Draws,
    connected: Vec<bool>,
    /// By server: what it has applied since it started, its snapshot included.
    applied: Vec<BTreeMap<Index, Entry>>,
    /// What any server has applied first, by index.
    agreed: BTreeMap<Index, Entry>,
    /// Requests that were sent.
    requests: u64,
    /// Bytes of the entries in them.
    bytes: u64,
    /// Two thirds of the replies come 200 to 2,200 ms later.
    long_reordering: bool,
    /// Replies to delay, and by how much.
    late: Vec<(MessageId, u64)>,
    /// A rule is off.
    broken: bool,
}

impl Lab {
    /// Servers that have just been switched on, all connected. `snapshot`: after how many applied entries a server
    /// takes a snapshot; 0: never.
    pub fn new(servers: u8, seed: u64, net: Net, snapshot: u32) -> Lab {
        let mut setup = Setup { nodes: servers, seed, noop: false, snapshot, ..Setup::default() };
        (setup.latency, setup.loss) = quality(net);
        let count = usize::from(servers);
        Lab {
            world: World::new(setup),
            seed,
            draws: Draws(seed),
            connected: vec![true; count],
            applied: vec![BTreeMap::new(); count],
            agreed: BTreeMap::new(),
            requests: 0,
            bytes: 0,
            long_reordering: false,
            late: Vec::new(),
            broken: false,
        }
    }

    /// Switches a rule of Raft off. Then the monitor is not asked any more.
    pub fn without(&mut self, rule: Rule) {
        self.broken = true;
        self.act(&Action::Rule(rule, false));
    }

    /// How many servers there are.
    pub fn servers(&self) -> usize {
        self.connected.len()
    }

    /// A random number below `below`.
    pub fn below(&mut self, below: u64) -> u64 {
        self.draws.below(below)
    }

    /// A random server.
    pub fn any(&mut self) -> usize {
        self.below(self.servers() as u64) as usize
    }

    /// A command that no other is equal to, of this length at least.
    pub fn command(&mut self, length: usize) -> String {
        let number = self.below(u64::MAX);
        format!("{number:0length$}")
    }

    /// The virtual time, in milliseconds.
    pub fn now_ms(&self) -> u64 {
        self.world.now() / MS
    }

    /// Requests that were sent so far: the labs' count of RPCs.
    pub fn requests(&self) -> u64 {
        self.requests
    }

    /// Bytes of entries that were sent so far.
    pub fn bytes(&self) -> u64 {
        self.bytes
    }

    /// Another network from now on.
    pub fn set_net(&mut self, net: Net) {
        let (latency, loss) = quality(net);
        self.act(&Action::Set(Setting::Latency(latency)));
        self.act(&Action::Set(Setting::Loss(loss)));
    }

    /// Two thirds of the replies come 200 to 2,200 ms later from now on.
    pub fn reorder_for_long(&mut self) {
        self.long_reordering = true;
    }

    /// Time passes.
    pub fn run(&mut self, ms: u64) {
        let end = self.world.now() + ms * MS;
        while self.world.next_time().is_some_and(|at| at <= end) {
            self.world.step();
            self.look();
        }
        assert_eq!(self.world.overload(), None, "seed {}: the run is overloaded", self.seed);
        self.world.idle_to(end);
    }

    fn act(&mut self, action: &Action) {
        self.world.act(action);
        self.look();
    }

    /// Notes what the last step told, and delays replies.
    fn look(&mut self) {
        let facts: Vec<_> = self.world.facts().to_vec();
        for record in facts {
            let slot = record.node.map_or(0, NodeId::slot);
            match &record.what {
                What::Send(id, message, _) => self.sent(*id, &message.rpc, message.kind()),
                What::Apply(index, entry, _) => self.applies(slot, *index, *entry),
                What::Node(Fact::SnapshotInstalled { index, .. }) => self.holds(slot, *index),
                What::Restart { .. } => {
                    self.applied[slot].clear();
                    self.holds(slot, self.world.servers()[slot].disk.log.snapshot().last_included_index);
                }
                What::Violation(violation) if !self.broken => panic!("seed {}: {violation:?}", self.seed),
                _ => {}
            }
        }
        for (id, us) in std::mem::take(&mut self.late) {
            self.world.act(&Action::Delay(id, us));
        }
    }

    fn sent(&mut self, id: MessageId, rpc: &Rpc, kind: MessageKind) {
        match kind {
            MessageKind::RequestVote | MessageKind::AppendEntries | MessageKind::InstallSnapshot => self.requests += 1,
            _ if self.long_reordering && self.below(900) < 600 => {
                let us = (200 + self.below(1 + 2_000)) * MS;
                self.late.push((id, us));
            }
            _ => {}
        }
        if let Rpc::AppendEntries { entries, .. } = rpc {
            self.bytes += entries.bytes();
        }
    }

    /// A server applies an entry: the next one, and the one that all others have there.
    fn applies(&mut self, slot: usize, index: Index, entry: Entry) {
        let last = self.applied[slot].keys().next_back().copied().unwrap_or_default();
        assert_eq!(index, last + 1, "seed {}: n{} applies out of order", self.seed, slot + 1);
        let agreed = *self.agreed.entry(index).or_insert(entry);
        assert_eq!(agreed, entry, "seed {}: n{} applies something else at {index}", self.seed, slot + 1);
        self.applied[slot].insert(index, entry);
    }

    /// A server has a snapshot up to this index.
    fn holds(&mut self, slot: usize, index: Index) {
        let known = self.agreed.range(..=index).map(|(&index, &entry)| (index, entry)).collect();
        self.applied[slot] = known;
    }

    fn server(&self, slot: usize) -> &Server {
        &self.world.servers()[slot]
    }

    /// Whether the server runs.
    pub fn is_up(&self, slot: usize) -> bool {
        self.server(slot).is_up()
    }

    /// Whether the server is connected.
    pub fn is_connected(&self, slot: usize) -> bool {
        self.connected[slot]
    }

    /// Cuts all links of a server.
    pub fn disconnect(&mut self, slot: usize) {
        self.connected[slot] = false;
        self.set_links(slot);
    }

    /// Mends the links of a server to all that are connected.
    pub fn connect(&mut self, slot: usize) {
        self.connected[slot] = true;
        self.set_links(slot);
    }

    fn set_links(&mut self, slot: usize) {
        for other in (0..self.servers()).filter(|&other| other != slot) {
            let (from, to) = (NodeId::from_slot(slot), NodeId::from_slot(other));
            let whole = self.connected[slot] && self.connected[other];
            if whole == self.world.network().is_cut(from, to) {
                let link = Link { from: Target::Node(from), to: Target::Node(to), both: true };
                self.act(&if whole { Action::Mend(link) } else { Action::Cut(link) });
            }
        }
    }

    /// The server stops. What is on its disk is left.
    pub fn crash(&mut self, slot: usize) {
        self.disconnect(slot);
        self.act(&Action::Crash(Target::Node(NodeId::from_slot(slot)), Damage::default()));
    }

    /// A server that does not run starts from its disk, and is connected.
    pub fn start_server(&mut self, slot: usize) {
        self.act(&Action::Restart(Target::Node(NodeId::from_slot(slot)), None));
        self.connect(slot);
    }

    /// A server stops and starts again at once.
    pub fn restart(&mut self, slot: usize) {
        self.crash(slot);
        self.start_server(slot);
    }

    /// Offers a command to a server. Where it is, if the server takes itself for the leader.
    pub fn start(&mut self, slot: usize, command: &str) -> Option<(Index, Term)> {
        let key: Rc<str> = command.get(..2).unwrap_or(command).into();
        self.world.act(&Action::Propose(Target::Node(NodeId::from_slot(slot)), Command::Set(key, command.into())));
        let accepted = self.world.facts().iter().find_map(|record| match record.what {
            What::Node(Fact::Propose { index, term, .. }) => Some((index, term)),
            _ => None,
        });
        self.look();
        accepted
    }

    /// How many servers have applied an entry at this index, and its command.
    pub fn committed(&self, index: Index) -> (usize, Option<String>) {
        let count = self.applied.iter().filter(|applied| applied.contains_key(&index)).count();
        let command = self.agreed.get(&index).and_then(|entry| self.text(*entry));
        (count, if count > 0 { command } else { None })
    }

    /// All commands that were applied anywhere, in order.
    pub fn commands(&self) -> Vec<String> {
        self.agreed.values().filter_map(|entry| self.text(*entry)).collect()
    }

    fn text(&self, entry: Entry) -> Option<String> {
        let Payload::Command(handle) = entry.payload else { return None };
        match self.world.command(handle)? {
            Command::Set(_, value) => Some(value.to_string()),
            _ => None,
        }
    }

    /// Some connected server leads, and at most one in each term. The leader of the highest term.
    pub fn one_leader(&mut self) -> usize {
        for _ in 0..10 {
            let ms = 450 + self.below(100);
            self.run(ms);
            let mut by_term: BTreeMap<Term, Vec<usize>> = BTreeMap::new();
            for slot in (0..self.servers()).filter(|&slot| self.connected[slot] && self.is_up(slot)) {
                let node = &self.server(slot).node;
                if node.is_leader() {
                    by_term.entry(node.current_term()).or_default().push(slot);
                }
            }
            assert!(by_term.values().all(|leaders| leaders.len() == 1), "seed {}: {by_term:?}", self.seed);
            if let Some((_, leaders)) = by_term.last_key_value() {
                return leaders[0];
            }
        }
        panic!("seed {}: nobody leads", self.seed);
    }

    /// No connected server leads.
    pub fn no_leader(&self) {
        for slot in (0..self.servers()).filter(|&slot| self.connected[slot] && self.is_up(slot)) {
            assert!(!self.server(slot).node.is_leader(), "seed {}: n{} leads", self.seed, slot + 1);
        }
    }

    /// The term in which all connected servers are.
    pub fn one_term(&self) -> Term {
        let connected = (0..self.servers()).filter(|&slot| self.connected[slot]);
        let terms: Vec<Term> = connected.map(|slot| self.server(slot).node.current_term()).collect();
        assert!(terms.iter().all(|&term| term == terms[0]), "seed {}: {terms:?}", self.seed);
        terms[0]
    }

    /// A command is offered to the servers in turn until one takes it, and is applied on `expected` servers. Where
    /// nobody leads, or an entry is lost, the command is offered again, if `retry`. Its index.
    pub fn agree_on(&mut self, command: &str, expected: usize, retry: bool) -> Index {
        let end = self.now_ms() + AGREE_MS;
        while self.now_ms() < end {
            let servers = (0..self.servers()).filter(|&slot| self.connected[slot] && self.is_up(slot));
            let Some((index, _)) = servers.collect::<Vec<_>>().into_iter().find_map(|slot| self.start(slot, command))
            else {
                self.run(50);
                continue;
            };
            let lost = self.now_ms() + 2_000;
            while self.now_ms() < lost {
                if matches!(self.committed(index), (count, Some(is)) if count >= expected && is == command) {
                    return index;
                }
                self.run(20);
            }
            assert!(retry, "seed {}: no agreement on {command} on {expected} servers", self.seed);
        }
        panic!("seed {}: no agreement within {AGREE_MS} ms", self.seed);
    }

    /// The same with a new command.
    pub fn agree(&mut self, expected: usize, retry: bool) -> Index {
        let command = self.command(8);
        self.agree_on(&command, expected, retry)
    }

    /// Offers this many new commands to a server.
    pub fn start_many(&mut self, slot: usize, count: u64) {
        for _ in 0..count {
            let command = self.command(8);
            self.start(slot, &command);
        }
    }

    /// Waits until an entry is applied on `expected` servers, at most two seconds.
    pub fn wait(&mut self, index: Index, expected: usize) {
        let end = self.now_ms() + 2_000;
        while self.committed(index).0 < expected {
            assert!(self.now_ms() < end, "seed {}: {index} is not on {expected} servers", self.seed);
            self.run(10);
        }
    }

    /// The longest log on any disk, in bytes, with its terms.
    pub fn largest_log(&self) -> u64 {
        let size = |server: &Server| {
            let log = &server.disk.log;
            (log.first_index()..=log.last_index())
                .filter_map(|index| log.get(index))
                .map(|it| 8 + u64::from(it.bytes))
                .sum()
        };
        self.world.servers().iter().map(size).max().unwrap_or_default()
    }

    /// At the end, every server that runs has in its state machine what it has applied, and nothing else.
    pub fn finish(&self) {
        for (slot, server) in self.world.servers().iter().enumerate().filter(|(_, server)| server.is_up()) {
            let mut expected: BTreeMap<String, String> = BTreeMap::new();
            for entry in self.applied[slot].values() {
                if let Some(text) = self.text(*entry) {
                    expected.insert(text[..2].to_string(), text);
                }
            }
            let has = server.store.iter().map(|(key, value)| (key.to_string(), value.to_string())).collect();
            assert_eq!(expected, has, "seed {}: the state machine of n{}", self.seed, slot + 1);
        }
    }
}

fn quality(net: Net) -> (Span, u32) {
    match net {
        Net::Reliable => (Span { min: 0, max: MS }, 0),
        Net::Unreliable => (Span { min: 0, max: 26 * MS }, 100_000),
    }
}
