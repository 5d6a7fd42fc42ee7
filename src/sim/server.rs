//! One server: the process with its node and state machine, and its disk.

use std::collections::VecDeque;

use crate::raft::{Config, Durable, Entry, Handle, Index, Message, Node, NodeId, Progress, Role, Timer, Write};
use crate::sim::clients::Store;
use crate::sim::setup::{Micros, Span};
use crate::sim::types::{ClockRate, MessageId, Status, TornWrite};

/// A timer that runs.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct RunningTimer {
    /// When it was started.
    pub started: Micros,
    /// When it fires.
    pub fires: Micros,
    /// The longest that it could have been set to.
    pub longest: Micros,
}

/// One server.
///
/// - A crashed server's `node` is what it was when it crashed; only `disk` counts.
/// - `pending` writes are in the order of their numbers, and become durable in that order.
#[derive(Clone, Debug)]
pub struct Server {
    /// The node.
    pub node: Node,
    /// Whether the server runs.
    pub status: Status,
    /// What is durable.
    pub disk: Durable,
    /// Writes that are not durable yet, each with the time when it will be.
    pub pending: VecDeque<(Micros, Write)>,
    /// The state machine.
    pub store: Store,
    /// The election timer, while it runs.
    pub election: Option<RunningTimer>,
    /// The heartbeat timer, while it runs.
    pub heartbeat: Option<RunningTimer>,
    /// The lease timer, while it runs.
    pub lease: Option<RunningTimer>,
    /// The configuration of an empty disk: the cluster's first one; of a server that was added later, none.
    first: Config,
    /// The rate of its timers.
    pub clock: ClockRate,
    /// How long its disk takes for a write; `None`: as long as the cluster's.
    pub disk_time: Option<Span>,
    /// The seed of its election timeouts since its last start; `None`: the run's.
    pub timer_seed: Option<u64>,
    /// The write that its last crash tore, until it starts again.
    pub torn: Option<TornWrite>,
    /// Commands whose clients wait here for an answer, each with its index in the log. In the order of the indices.
    pub waiting: Vec<(Index, Handle)>,
    /// How many election timeouts were drawn: the key of the next draw.
    pub(crate) timeouts_drawn: u64,
    /// Counts crashes, so that events from before a crash can be recognized.
    pub(crate) incarnation: u32,
    /// Messages that arrived while it is paused, in order. Those that were lost since are not in flight any more.
    pub(crate) inbox: VecDeque<MessageId>,
    /// A write became durable while it is paused, and the node does not know.
    pub(crate) durable_while_paused: bool,
}

/// What a crash took from a server's memory.
pub(crate) struct CrashLoss {
    /// Writes that were not durable, oldest first.
    pub writes: VecDeque<(Micros, Write)>,
    /// Commands whose clients waited for an answer.
    pub waiting: Vec<(Index, Handle)>,
    /// Messages that waited because the server was paused.
    pub inbox: VecDeque<MessageId>,
}

impl Server {
    /// A server with an empty disk, which has this configuration.
    pub(crate) fn new(id: NodeId, first: Config) -> Server {
        Server {
            node: Node::new(id, first, Durable::default()),
            status: Status::Up,
            disk: Durable::default(),
            pending: VecDeque::new(),
            store: Store::default(),
            election: None,
            heartbeat: None,
            lease: None,
            first,
            clock: ClockRate(1000),
            disk_time: None,
            timer_seed: None,
            torn: None,
            waiting: Vec::new(),
            timeouts_drawn: 0,
            incarnation: 0,
            inbox: VecDeque::new(),
            durable_while_paused: false,
        }
    }

    /// Whether it runs: neither crashed nor paused.
    pub fn is_up(&self) -> bool {
        self.status == Status::Up
    }

    /// A timer, if it runs.
    pub(crate) fn timer(&self, timer: Timer) -> Option<RunningTimer> {
        match timer {
            Timer::Election => self.election,
            Timer::Heartbeat => self.heartbeat,
            Timer::Lease => self.lease,
        }
    }

    pub(crate) fn timer_mut(&mut self, timer: Timer) -> &mut Option<RunningTimer> {
        match timer {
            Timer::Election => &mut self.election,
            Timer::Heartbeat => &mut self.heartbeat,
            Timer::Lease => &mut self.lease,
        }
    }

    /// The server crashes: memory, timers and pending writes are lost. The disk keeps what is durable.
    pub(crate) fn crash(&mut self) -> CrashLoss {
        debug_assert!(self.status != Status::Crashed, "{} has crashed already", self.node.id());
        self.status = Status::Crashed;
        self.incarnation += 1;
        (self.election, self.heartbeat, self.lease) = (None, None, None);
        self.durable_while_paused = false;
        CrashLoss {
            writes: std::mem::take(&mut self.pending),
            waiting: std::mem::take(&mut self.waiting),
            inbox: std::mem::take(&mut self.inbox),
        }
    }

    /// A crashed server starts from its disk. Returns the torn write that it found there, and discards the rest of it.
    pub(crate) fn restart(&mut self, timer_seed: Option<u64>) -> Option<TornWrite> {
        debug_assert!(self.status == Status::Crashed && self.pending.is_empty(), "{} has crashed", self.node.id());
        self.status = Status::Up;
        self.store = Store::default();
        self.timer_seed = timer_seed;
        self.node = Node::new(self.node.id(), self.first, self.disk.clone());
        self.torn.take()
    }

    /// How many bytes a clone keeps for itself, without the entries of its logs.
    pub(crate) fn clone_bytes(&self) -> usize {
        let progress = match self.node.role() {
            Role::Leader { progress, .. } => progress.len(),
            _ => 0,
        };
        size_of::<Server>()
            + progress * size_of::<Progress>()
            + self.node.log_blocks().chain(self.disk.log.blocks()).count() * size_of::<usize>()
            + self.pending.len() * size_of::<(Micros, Write)>()
            + self.node.messages_held() * size_of::<Message>()
            + self.waiting.len() * size_of::<(Index, Handle)>()
            + self.inbox.len() * size_of::<MessageId>()
    }

    /// Whether the disk holds this entry, in the log or in the snapshot.
    pub(crate) fn holds_durably(&self, index: Index, entry: Entry) -> bool {
        index <= self.disk.log.snapshot().last_included_index || self.disk.log.get(index) == Some(entry)
    }
}
