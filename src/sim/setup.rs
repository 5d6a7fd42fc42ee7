//! The knobs of a run, in the units in which the world counts: integer microseconds and parts per million.

use crate::raft::{NodeId, ReadMode, Rules};

/// A moment or a span of virtual time, in microseconds.
pub type Micros = u64;

/// A probability in parts per million: 0 is never, 1,000,000 is always.
pub type Ppm = u32;

/// Certainty, in parts per million.
pub const ALWAYS: Ppm = 1_000_000;

/// A range of spans, both ends included.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Span {
    /// The shortest.
    pub min: Micros,
    /// The longest; never below `min`.
    pub max: Micros,
}

impl Span {
    /// A range given in whole milliseconds.
    pub const fn ms(min: u64, max: u64) -> Span {
        Span { min: min * 1000, max: max * 1000 }
    }
}

/// How a cluster is set up. What a script does not say has the value that [`Setup::default`] gives, for ever.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Setup {
    /// How many voters there are at the start: 1..=25.
    pub nodes: u8,
    /// Every random draw is keyed by it: 0..=2^53-1.
    pub seed: u64,
    /// The election timeout is drawn from this range, anew each time (§5.2).
    pub election: Span,
    /// How often a leader lets its followers hear of it. At least 1 ms.
    pub heartbeat: Micros,
    /// One-way message delay.
    pub latency: Span,
    /// How likely a message is lost.
    pub loss: Ppm,
    /// How likely a message arrives twice.
    pub duplicate: Ppm,
    /// The time until a write is durable. 0: at once.
    pub disk: Span,
    /// A snapshot is taken when this many entries were applied since the last one. 0: never by itself.
    pub snapshot: u32,
    /// Whether a new leader appends a blank entry (§8).
    pub noop: bool,
    /// How many AppendEntries may be on their way to one follower: 1..=64.
    pub window: u8,
    /// How many keys of a snapshot one InstallSnapshot carries. 0: all.
    pub chunk: u32,
    /// Whether nodes ask for pre-votes before they stand (thesis 9.6).
    pub prevote: bool,
    /// Whether a leader steps down without a quorum, and is protected while it has one (thesis 6.2, 4.2.3).
    pub checkquorum: bool,
    /// How reads are served (thesis 6.4).
    pub reads: ReadMode,
    /// How many entries one AppendEntries carries at most: 1..=256.
    pub batch: u16,
    /// How many bytes of commands may wait for their commitment at a leader. 0: any number.
    pub uncommitted: u32,
    /// How many servers more a script may name, whether or not `members` ever switches them on: 0..=24. The world does
    /// not ask.
    pub spare: u8,
    /// How likely a message comes so late that those behind it overtake it.
    pub reorder: Ppm,
    /// How much later than by its delay such a message arrives.
    pub late: Span,
}

impl Default for Setup {
    fn default() -> Setup {
        Setup {
            nodes: 5,
            seed: 1,
            election: Span::ms(150, 300),
            heartbeat: 50_000,
            latency: Span::ms(5, 15),
            loss: 0,
            duplicate: 0,
            disk: Span::ms(0, 0),
            snapshot: 0,
            noop: true,
            window: 8,
            chunk: 0,
            prevote: false,
            checkquorum: false,
            reads: ReadMode::Index,
            batch: 64,
            uncommitted: 0,
            spare: 0,
            reorder: 0,
            late: Span::ms(200, 2200),
        }
    }
}

/// One knob and its value.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Setting {
    /// See [`Setup::nodes`]. Only at the start.
    Nodes(u8),
    /// See [`Setup::seed`]. Only at the start.
    Seed(u64),
    /// See [`Setup::election`].
    Election(Span),
    /// See [`Setup::heartbeat`].
    Heartbeat(Micros),
    /// See [`Setup::latency`].
    Latency(Span),
    /// See [`Setup::loss`].
    Loss(Ppm),
    /// See [`Setup::duplicate`].
    Duplicate(Ppm),
    /// See [`Setup::disk`].
    Disk(Span),
    /// See [`Setup::snapshot`].
    Snapshot(u32),
    /// See [`Setup::noop`].
    Noop(bool),
    /// See [`Setup::window`].
    Window(u8),
    /// See [`Setup::chunk`].
    Chunk(u32),
    /// See [`Setup::prevote`].
    PreVote(bool),
    /// See [`Setup::checkquorum`].
    CheckQuorum(bool),
    /// See [`Setup::reads`].
    Reads(ReadMode),
    /// See [`Setup::batch`].
    Batch(u16),
    /// See [`Setup::uncommitted`].
    Uncommitted(u32),
    /// See [`Setup::spare`]. Only at the start.
    Spare(u8),
    /// See [`Setup::reorder`].
    Reorder(Ppm),
    /// See [`Setup::late`].
    Late(Span),
}

impl Setup {
    /// Turns one knob.
    pub fn apply(&mut self, setting: Setting) {
        match setting {
            Setting::Nodes(nodes) => self.nodes = nodes.clamp(1, NodeId::MAX),
            Setting::Seed(seed) => self.seed = seed,
            Setting::Election(span) => self.election = span,
            Setting::Heartbeat(span) => self.heartbeat = span,
            Setting::Latency(span) => self.latency = span,
            Setting::Loss(ppm) => self.loss = ppm,
            Setting::Duplicate(ppm) => self.duplicate = ppm,
            Setting::Disk(span) => self.disk = span,
            Setting::Snapshot(entries) => self.snapshot = entries,
            Setting::Noop(on) => self.noop = on,
            Setting::Window(messages) => self.window = messages,
            Setting::Chunk(keys) => self.chunk = keys,
            Setting::PreVote(on) => self.prevote = on,
            Setting::CheckQuorum(on) => self.checkquorum = on,
            Setting::Reads(mode) => self.reads = mode,
            Setting::Batch(entries) => self.batch = entries.clamp(1, 256),
            Setting::Uncommitted(bytes) => self.uncommitted = bytes,
            Setting::Spare(servers) => self.spare = servers.min(NodeId::MAX),
            Setting::Reorder(ppm) => self.reorder = ppm,
            Setting::Late(span) => self.late = span,
        }
    }

    /// Tunes the nodes as these knobs say. Which rules are off stays as it is.
    pub(super) fn tune(&self, rules: &mut Rules) {
        rules.noop = self.noop;
        rules.window = self.window;
        rules.max_entries = usize::from(self.batch);
        rules.prevote = self.prevote;
        rules.checkquorum = self.checkquorum;
        rules.reads = self.reads;
        rules.lease_ticks = (self.election.min / self.heartbeat.max(1)).min(1 << 15) as u32;
        rules.chunk = self.chunk;
        rules.max_uncommitted = u64::from(self.uncommitted);
    }
}
