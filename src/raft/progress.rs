//! What a leader knows about each follower (Figure 2, volatile state on leaders), and what else only a leader keeps.
//! The three states of a [`Progress`] are etcd's.

use std::collections::VecDeque;

use super::log::Log;
use super::rules::{self, Rules};
use super::types::{Config, Index, NodeId, NodeSet, ReadNumber, Round, Snapshot};

/// The most entries that a leader keeps behind a snapshot that it is sending; as hashicorp's TrailingLogs.
pub(super) const MAX_TRAILING: u64 = 10_240;

/// The most AppendEntries with entries in flight to one follower.
pub const MAX_WINDOW: usize = 64;

/// How a leader sends to a follower.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ProgressState {
    /// The leader looks for the index up to which the logs agree, with one message at a time.
    Probe {
        /// A message is in flight. The next one follows its reply, or the next heartbeat.
        waiting: bool,
    },
    /// The logs agree up to `confirmed_index`: entries are sent as they come, up to a window of messages.
    Replicate,
    /// The leader sends a snapshot, part by part. It finishes this one even if it takes a newer one meanwhile
    /// (Figure 13).
    Snapshot {
        /// The snapshot.
        snapshot: Snapshot,
        /// The next part to send: the follower is known to have those before it.
        offset: u32,
    },
}

/// What a leader knows about one follower.
///
/// - `confirmed_index < next_index` and `confirmed_index ≤ match_index`.
/// - `match_index` never falls, as Figure 2 has it. `next_index` is a guess, which may be too high or too low.
/// - `confirmed_index` equals `match_index` until the follower rejects what it has acknowledged. Then its disk has lost
///   entries: the leader sends them again, and counts the follower only up to `confirmed_index`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Progress {
    /// "index of the next log entry to send to that server".
    pub next_index: Index,
    /// "index of highest log entry known to be replicated on server". 0: none.
    pub match_index: Index,
    /// The highest index up to which the follower holds the leader's log, by its latest replies. 0: none.
    pub confirmed_index: Index,
    /// The leader's round when it learned `confirmed_index`. A conflict reported for a later round is newer.
    pub confirmed_in: Round,
    /// How the leader sends to it.
    pub state: ProgressState,
    /// The latest round that it has answered.
    pub acked_round: Round,
    inflights: Inflights,
}

impl Progress {
    /// "nextIndex ... initialized to leader last log index + 1; matchIndex ... initialized to 0".
    pub fn new(last_index: Index) -> Progress {
        Progress {
            next_index: last_index + 1,
            match_index: 0,
            confirmed_index: 0,
            confirmed_in: Round::default(),
            state: ProgressState::Probe { waiting: false },
            acked_round: Round::default(),
            inflights: Inflights::default(),
        }
    }

    /// How many AppendEntries with entries are in flight, as far as the leader knows.
    pub fn in_flight(&self) -> usize {
        self.inflights.len
    }

    /// A conflict below `next_index`: the leader looks for the place from there.
    pub(super) fn become_probe(&mut self, next_index: Index) {
        debug_assert!(next_index > self.confirmed_index, "entry {next_index} is confirmed");
        self.next_index = next_index;
        self.state = ProgressState::Probe { waiting: false };
        self.inflights.clear();
    }

    /// The follower has acknowledged all entries up to `index`. `round` is the leader's current one.
    pub(super) fn acknowledge(&mut self, index: Index, round: Round, rules: &Rules) {
        self.match_index = rules::new_match_index(rules, self.match_index, index);
        let confirmed = rules::new_match_index(rules, self.confirmed_index, index);
        if confirmed != self.confirmed_index {
            (self.confirmed_index, self.confirmed_in) = (confirmed, round);
        }
        debug_assert!(self.confirmed_index <= self.match_index, "more is confirmed than was ever acknowledged");
    }

    /// The follower has lost entries that it had acknowledged: nothing is known about its log any more.
    pub(super) fn reset_after_lost_ack(&mut self, next_index: Index) {
        self.confirmed_index = 0;
        self.become_probe(next_index);
    }

    pub(super) fn become_replicate(&mut self) {
        self.next_index = self.confirmed_index + 1;
        self.state = ProgressState::Replicate;
        self.inflights.clear();
    }

    pub(super) fn become_snapshot(&mut self, snapshot: Snapshot, offset: u32) {
        self.state = ProgressState::Snapshot { snapshot, offset };
        self.inflights.clear();
    }

    /// A message with entries from `next_index` up to `last` leaves.
    pub(super) fn entries_sent(&mut self, last: Index) {
        debug_assert!(last >= self.next_index, "entries up to {last} are sent, from {}", self.next_index);
        self.next_index = last + 1;
        self.inflights.push(last);
    }

    /// The follower has all entries up to `index`.
    pub(super) fn entries_arrived(&mut self, index: Index) {
        self.inflights.free_to(index);
    }

    /// Whether no more entries may be sent before some are acknowledged.
    pub(super) fn is_full(&self, window: u8) -> bool {
        self.inflights.len >= (window as usize).clamp(1, MAX_WINDOW)
    }
}

/// The last index of each AppendEntries in flight, oldest first: a ring.
#[derive(Clone)]
struct Inflights {
    ends: [Index; MAX_WINDOW],
    start: usize,
    len: usize,
}

impl Default for Inflights {
    fn default() -> Inflights {
        Inflights { ends: [0; MAX_WINDOW], start: 0, len: 0 }
    }
}

impl Inflights {
    fn clear(&mut self) {
        self.len = 0;
    }

    fn push(&mut self, end: Index) {
        debug_assert!(self.len < MAX_WINDOW, "is_full() was not asked");
        if self.len < MAX_WINDOW {
            self.ends[(self.start + self.len) % MAX_WINDOW] = end;
            self.len += 1;
        }
    }

    /// Removes the messages that end at or before `index`.
    fn free_to(&mut self, index: Index) {
        while self.len > 0 && self.ends[self.start] <= index {
            self.start = (self.start + 1) % MAX_WINDOW;
            self.len -= 1;
        }
    }

    fn iter(&self) -> impl Iterator<Item = Index> + '_ {
        (0..self.len).map(|i| self.ends[(self.start + i) % MAX_WINDOW])
    }
}

impl PartialEq for Inflights {
    fn eq(&self, other: &Inflights) -> bool {
        self.iter().eq(other.iter())
    }
}

impl Eq for Inflights {}

impl std::fmt::Debug for Inflights {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

/// What only a leader keeps, apart from the followers' progress.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct LeaderState {
    /// The current round. The first one has tick 1, so that the default round was never answered.
    pub round: Round,
    /// The nodes that have answered since the last CheckQuorum.
    pub recently_active: NodeSet,
    /// The first tick at which CheckQuorum applies: replies to earlier ticks do not count for a lease. 0: it is off.
    pub check_quorum_from: u32,
    /// The leadership transfer that is under way (thesis 3.10).
    pub transfer: Option<Transfer>,
    /// The configuration that a change leads to, until it is reached (§6).
    pub target_config: Option<Config>,
    /// Reads that are not answered yet, in the order in which they came.
    pub reads: VecDeque<PendingRead>,
    /// Entries that the leader has discarded while it was sending a snapshot, and that the follower needs next: etcd's
    /// SnapshotCatchUpEntries, hashicorp's TrailingLogs. They begin no later than the oldest snapshot that is being
    /// sent and reach at least to the leader's own snapshot. `None`: no follower needs any.
    pub trailing: Option<Log>,
    /// The leader has sent a TimeoutNow. Voters then vote although they hear from the leader, so it has no lease
    /// (thesis 6.4.1). The message may be late, so this holds for the rest of the term.
    pub lease_revoked: bool,
}

impl LeaderState {
    pub(super) fn new() -> LeaderState {
        LeaderState { round: Round { tick: 1, read: 0 }, ..LeaderState::default() }
    }
}

/// A leadership transfer that is under way.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Transfer {
    /// The node that is to lead.
    pub to: NodeId,
    /// It has the whole log, and TimeoutNow was sent.
    pub timeout_now_sent: bool,
}

/// A read that a leader has not answered yet (thesis 6.4).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct PendingRead {
    /// The read.
    pub read: ReadNumber,
    /// What it waits for. `None`: the term's first commitment.
    pub read_index: Option<ReadIndex>,
}

/// A read whose readIndex is set. It is answered when a quorum has answered its round.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ReadIndex {
    /// The commitIndex when the round began.
    pub index: Index,
    /// The round.
    pub round: Round,
}
