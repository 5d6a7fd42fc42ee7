//! One server: the process with its node and state machine, and the disk under it.

use std::collections::VecDeque;

use crate::raft::{Config, Durable, Handle, Index, Message, Node, NodeId, Progress, Role, Write};
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
    /// Whether it runs.
    pub status: Status,
    /// What is durable.
    pub disk: Durable,
    /// Writes on their way to the disk, with the time when each is durable.
    pub pending: VecDeque<(Micros, Write)>,
    /// The state machine.
    pub store: Store,
    /// The election timer, while it runs.
    pub election: Option<RunningTimer>,
    /// The heartbeat timer, while it runs.
    pub heartbeat: Option<RunningTimer>,
    /// The lease timer, while it runs.
    pub lease: Option<RunningTimer>,
    /// The configuration with which it begins when its disk is empty: the cluster's first one, or, of a server that was
    /// added later, none.
    pub(crate) first: Config,
    /// How fast its timers run.
    pub clock: ClockRate,
    /// How long its disk takes for a write, if not as long as the cluster's.
    pub disk_time: Option<Span>,
    /// The seed of its election timeouts since its last start, if it is not the run's.
    pub timer_seed: Option<u64>,
    /// The write that its last crash caught half-way, until it starts again.
    pub torn: Option<TornWrite>,
    /// Commands whose clients wait here for an answer: where each stands in the log. In the order of the indices.
    pub clients: Vec<(Index, Handle)>,
    /// How often an election timeout was drawn.
    pub(crate) rolls: u64,
    /// Counts starts, so that what was begun before a crash is known by it.
    pub(crate) life: u32,
    /// The messages that wait, because it is paused, in the order in which they came. Those that were lost meanwhile
    /// are in flight no longer.
    pub(crate) inbox: VecDeque<MessageId>,
    /// A write became durable while it was paused, and it has not been told.
    pub(crate) untold: bool,
}

impl Server {
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
            clients: Vec::new(),
            rolls: 0,
            life: 0,
            inbox: VecDeque::new(),
            untold: false,
        }
    }

    /// Whether it runs: neither crashed nor paused.
    pub fn is_up(&self) -> bool {
        self.status == Status::Up
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
            + self.clients.len() * size_of::<(Index, Handle)>()
            + self.inbox.len() * size_of::<MessageId>()
    }

    /// Whether the disk holds this entry, in the log or under the snapshot.
    pub(crate) fn holds_durably(&self, index: Index, entry: crate::raft::Entry) -> bool {
        index <= self.disk.log.snapshot().last_included_index || self.disk.log.get(index) == Some(entry)
    }
}
