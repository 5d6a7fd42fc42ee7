//! How a node is tuned. Every value is a legal Raft: what departs from the paper is in [`Rules`](super::Rules).

use super::names::named;

named! {
    /// How a read is served (thesis 6.4).
    ReadMode {
        /// By the leader, once a quorum has confirmed that it still leads (ReadIndex).
        Index = "index",
        /// By the leader, without asking, as long as nobody else can have been elected. Rests on clocks, and on
        /// check-quorum; without it, as `index`.
        Lease = "lease",
        /// Through the log, like a command.
        Log = "log",
        /// By whichever node is asked, from what it has: stale, if it lags behind.
        Local = "local",
    }
}

/// Extensions that are on or off, and limits on what is sent. All nodes of a cluster usually have the same options.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Options {
    /// Whether a new leader appends a blank entry (§8). The MIT labs want it off.
    pub noop: bool,
    /// The most AppendEntries with entries in flight to one follower: 1..=64 ([`MAX_WINDOW`](super::MAX_WINDOW)).
    pub window: u8,
    /// The most entries in one AppendEntries: 1..=256 ([`MAX_ENTRIES`](super::MAX_ENTRIES)).
    pub batch: u16,
    /// The most parts of a snapshot in one InstallSnapshot. 0: no limit.
    pub chunk: u32,
    /// Whether a node asks for pre-votes before it campaigns (thesis 9.6).
    pub prevote: bool,
    /// Whether a leader steps down without a quorum (thesis 6.2), and followers that hear from it refuse to vote
    /// (thesis 4.2.3).
    pub checkquorum: bool,
    /// How reads are served. The node treats [`ReadMode::Log`] like `Index`: the driver proposes such reads instead.
    pub reads: ReadMode,
    /// How long a leader's lease lasts, in heartbeats of its clock. The lease must end before the shortest election
    /// timeout does. 0: no lease.
    pub lease_ticks: u32,
    /// A leader refuses commands while its uncommitted entries have this many bytes. 0: no limit.
    pub uncommitted: u32,
}

impl Default for Options {
    fn default() -> Options {
        Options {
            noop: true,
            window: 8,
            batch: 64,
            chunk: 0,
            prevote: false,
            checkquorum: false,
            reads: ReadMode::Index,
            lease_ticks: 0,
            uncommitted: 0,
        }
    }
}
