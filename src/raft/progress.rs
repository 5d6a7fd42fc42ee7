//! What a leader knows of each follower (Figure 2, volatile state on leaders; the three states are etcd's).

use std::collections::VecDeque;

use super::log::Log;
use super::rules::{self, Rules};
use super::types::{Index, NodeId, Round, Snapshot};

/// The most entries that a leader keeps behind a snapshot that it is sending; hashicorp's TrailingLogs has the same.
pub(super) const MAX_TRAILING: u64 = 10_240;

/// The most AppendEntries that may be on their way to one follower.
pub const MAX_WINDOW: usize = 64;

/// How a leader sends to a follower.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ProgressState {
    /// It looks for the place where the logs agree: one message, then an answer or a heartbeat.
    Probe {
        /// A message is on its way, and no other follows before an answer or the next heartbeat.
        waiting: bool,
    },
    /// The logs agree: entries are sent as they come, up to a window of messages.
    Replicate,
    /// A snapshot is on its way. It is sent to its end, also if the leader takes a newer one meanwhile (Figure 13).
    Snapshot {
        /// The snapshot that is being sent.
        snapshot: Snapshot,
        /// How many of its parts the follower is known to have: with which one the next message begins.
        offset: u32,
    },
}

/// A leader's view of one follower.
///
/// - `confirmed_index` < `next_index`, always; `confirmed_index` ≤ `match_index`.
/// - `match_index` never falls, as Figure 2 has it; `next_index` is a guess, and may be wrong in either direction.
/// - `confirmed_index` equals `match_index` until the follower denies what it has acknowledged. Then its disk has lost
///   entries: they are sent again, and the leader counts the follower only up to `confirmed_index`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Progress {
    /// "index of the next log entry to send to that server".
    pub next_index: Index,
    /// "index of highest log entry known to be replicated on server". 0: nothing is known.
    pub match_index: Index,
    /// Up to where the follower holds the leader's log, by its latest answers. 0: nothing is known.
    pub confirmed_index: Index,
    /// The leader's round when it learned `confirmed_index`. A refusal of what was sent in a later round is newer.
    pub confirmed_in: Round,
    /// How entries are sent to it at present.
    pub state: ProgressState,
    /// The latest round that it has answered.
    pub acked_round: Round,
    window: Inflights,
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
            window: Inflights::default(),
        }
    }

    /// How many AppendEntries with entries are on their way, as far as the leader knows.
    pub fn in_flight(&self) -> usize {
        self.window.len
    }

    pub(super) fn become_probe(&mut self, next_index: Index) {
        self.next_index = next_index;
        self.state = ProgressState::Probe { waiting: false };
        self.window.clear();
    }

    /// The follower has acknowledged everything up to `index`; `round` is the leader's present one.
    pub(super) fn acknowledged(&mut self, index: Index, round: Round, rules: &Rules) {
        self.match_index = rules::new_match_index(rules, self.match_index, index);
        let confirmed = rules::new_match_index(rules, self.confirmed_index, index);
        if confirmed != self.confirmed_index {
            (self.confirmed_index, self.confirmed_in) = (confirmed, round);
        }
    }

    /// The follower has lost entries that it had acknowledged: nothing is known of its log any more.
    pub(super) fn reset_after_lost_ack(&mut self, next_index: Index) {
        self.confirmed_index = 0;
        self.become_probe(next_index);
    }

    pub(super) fn become_replicate(&mut self) {
        self.next_index = self.confirmed_index + 1;
        self.state = ProgressState::Replicate;
        self.window.clear();
    }

    pub(super) fn become_snapshot(&mut self, snapshot: Snapshot, offset: u32) {
        self.state = ProgressState::Snapshot { snapshot, offset };
        self.window.clear();
    }

    /// A message with entries up to `last` leaves.
    pub(super) fn sent(&mut self, last: Index) {
        self.next_index = last + 1;
        self.window.push(last);
    }

    /// Everything up to `index` has arrived.
    pub(super) fn arrived(&mut self, index: Index) {
        self.window.free(index);
    }

    pub(super) fn is_full(&self, window: u8) -> bool {
        self.window.len >= (window as usize).clamp(1, MAX_WINDOW)
    }
}

/// The last index of each message in flight, oldest first.
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
        if self.len < MAX_WINDOW {
            self.ends[(self.start + self.len) % MAX_WINDOW] = end;
            self.len += 1;
        }
    }

    fn free(&mut self, index: Index) {
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

/// What only a leader has to see to, beside each follower's log.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct LeaderState {
    /// The present round: the first has tick 1, so that none that was answered is the default.
    pub round: Round,
    /// Who has answered since it was last asked whether a quorum had (CheckQuorum).
    pub recently_active: super::NodeSet,
    /// The tick from which on it is asked: whoever heard an earlier one promised nothing. 0: it is not asked.
    pub check_quorum_from: u32,
    /// To whom it hands over, and whether that one has been told to stand (thesis 3.10).
    pub transfer: Option<(NodeId, bool)>,
    /// What the cluster is to consist of, while that is not yet so (§6).
    pub target_config: Option<super::Config>,
    /// Reads that wait for a quorum's answers, or for the term's first commitment; in the order in which they came.
    pub reads: VecDeque<PendingRead>,
    /// Entries that the leader has discarded from its log while it was sending a snapshot, and that the follower needs
    /// next: etcd's SnapshotCatchUpEntries, hashicorp's TrailingLogs. It begins no later than the oldest snapshot that
    /// is being sent and reaches at least to the leader's own. `None`: no follower needs any.
    pub trailing: Option<Log>,
    /// It has told somebody to stand: others will vote although they hear from it, so that it has no lease any more
    /// (thesis 6.4.1). The message may be late, so that is for the rest of the term.
    pub lease_revoked: bool,
}

impl LeaderState {
    pub(super) fn new() -> LeaderState {
        LeaderState { round: Round { tick: 1, read: 0 }, ..LeaderState::default() }
    }
}

/// A read that a leader has not answered yet (thesis 6.4).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct PendingRead {
    /// The read.
    pub read: super::ReadNumber,
    /// The readIndex, and the round that a quorum must answer; `None`: it waits for the term's first commitment.
    pub asked: Option<(Index, Round)>,
}

/// Voters and what they answered a candidate.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Votes {
    /// Who granted.
    pub granted: super::NodeSet,
    /// Who refused.
    pub refused: super::NodeSet,
}

impl Votes {
    /// Writes down an answer; the first one of each voter counts.
    pub fn record(&mut self, voter: NodeId, granted: bool) {
        if !self.granted.contains(voter) && !self.refused.contains(voter) {
            if granted {
                self.granted.insert(voter);
            } else {
                self.refused.insert(voter);
            }
        }
    }
}
