//! A node: its state, its log, its timers, the configuration that it uses.

use serde::Serialize;

use crate::play::tell::Told;

use super::words::{Member, NodeRole, NodeStatus, ReplicationState, VoteAnswer};
use crate::play::ask::standing::Standing;

/// One node.
#[derive(Serialize, Clone, Debug, PartialEq)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields))]
pub struct NodeView {
    /// Its number: 1 to 25.
    pub id: u8,
    /// Its name: `n1`.
    pub name: String,
    /// `up`, `paused` or `crashed`. The other fields of a crashed node show its disk.
    pub status: NodeStatus,
    /// `follower`, `precandidate`, `candidate` or `leader`.
    pub role: NodeRole,
    /// currentTerm.
    pub term: f64,
    /// votedFor in that term; `None`: it has not voted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub voted_for: Option<u8>,
    /// The leader that it knows; `None`: it knows none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub leader: Option<u8>,
    /// A candidate's votes: the answer of each voter. Empty for other roles.
    pub votes: Vec<VoteView>,
    /// The election timer; `None`: it does not run.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub election: Option<TimerView>,
    /// The heartbeat timer; `None`: it does not run.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub heartbeat: Option<TimerView>,
    /// commitIndex.
    pub commit: f64,
    /// lastApplied.
    pub applied: f64,
    /// The first index that the log still holds.
    pub first_index: f64,
    /// The last index of the log.
    pub last_index: f64,
    /// lastIncludedIndex of the snapshot; 0: there is no snapshot.
    pub snapshot_index: f64,
    /// lastIncludedTerm of the snapshot; 0: there is no snapshot.
    pub snapshot_term: f64,
    /// The entries of the log, oldest first; at most the last 200.
    pub log: Vec<EntryView>,
    /// The state machine: keys and their values. Empty for a crashed node.
    pub kv: Vec<(String, String)>,
    /// What a leader knows about each follower. Empty for other roles.
    pub progress: Vec<ProgressView>,
    /// The highest index that is durable on this node's disk.
    pub durable_index: f64,
    /// The number of writes that are not durable yet.
    pub writes_pending: u32,
    /// The number of messages that wait because the node is paused.
    pub waiting: u32,
    /// The rate of its clock; 1: the rate of virtual time.
    pub clock_rate: f64,
    /// The duration of a write to its disk in milliseconds, `40..60`; `None`: that of the cluster.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub disk_time: Option<String>,
    /// The seed of its election timeouts; `None`: that of the run.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub timer_seed: Option<f64>,
    /// Whether the disk of a crashed node holds a torn write.
    pub torn: bool,
    /// The configuration that it uses (§6).
    pub config: ConfigView,
    /// Its membership in the configuration in force, which may not be the one that it uses.
    pub counted: Member,
    /// Whether it campaigns when its election timer fires. False for a crashed node.
    pub stands: bool,
    /// The lease timer: a follower protects its leader until it fires, and a leader then checks its quorum. `None`: it
    /// does not run.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lease: Option<TimerView>,
    /// The leader that it protects from candidates; `None`: it protects none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub protects: Option<u8>,
    /// The configuration that a leader has to reach, until its entry is in the log (§6). `None`: there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub wanted: Option<WantedView>,
    /// The target of a leadership transfer; `None`: there is no transfer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub transfer_to: Option<u8>,
    /// The number of reads that wait at a leader for a quorum or for the first commit of its term.
    pub reads_waiting: u32,
    /// The partial snapshot, if one is being received.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub receiving: Option<ReceivingView>,
}

/// The configuration that a node uses: the latest in its log, whether or not it is committed (§6).
#[derive(Serialize, Clone, Debug, PartialEq)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields, rename = "Config"))]
pub struct ConfigView {
    /// The node's own membership: `voter`, `incoming` (a voter of C_new only), `outgoing` (of C_old only), `learner` or
    /// `none`.
    pub member: Member,
    /// The voters, by number; in a joint configuration those of C_new.
    pub voters: Vec<u8>,
    /// The voters of C_old; empty unless it is joint.
    pub outgoing: Vec<u8>,
    /// The learners.
    pub learners: Vec<u8>,
    /// The index of its entry; 0: it is the configuration at the start.
    pub index: f64,
    /// Whether this node knows that it is committed.
    pub committed: bool,
    /// The configuration in words.
    pub text: Told,
}

/// The configuration in force: that of the leader, or without a leader the last one that was committed.
#[derive(Serialize, Clone, Debug, PartialEq)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields, rename = "Roster"))]
pub struct RosterView {
    /// The leader; `None`: there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub leader: Option<u8>,
    /// The index of its entry; 0: it is the configuration at the start.
    pub index: f64,
    /// The voters, by number; in a joint configuration those of C_new.
    pub voters: Vec<u8>,
    /// The voters of C_old; empty unless it is joint.
    pub outgoing: Vec<u8>,
    /// The learners.
    pub learners: Vec<u8>,
    /// The configuration in words.
    pub text: Told,
}

/// The configuration that a leader has to reach.
#[derive(Serialize, Clone, Debug, PartialEq)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields, rename = "Wanted"))]
pub struct WantedView {
    /// The voters, by number.
    pub voters: Vec<u8>,
    /// The learners.
    pub learners: Vec<u8>,
    /// The configuration in words.
    pub text: Told,
}

/// A snapshot that is being received in chunks (Figure 13).
#[derive(Serialize, Clone, Debug, PartialEq)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields, rename = "Receiving"))]
pub struct ReceivingView {
    /// lastIncludedIndex.
    pub index: f64,
    /// The number of keys that were received.
    pub received: u32,
    /// The number of keys of the snapshot.
    pub size: u32,
}

/// One voter's answer to a candidate.
#[derive(Serialize, Clone, Debug, PartialEq)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields, rename = "Vote"))]
pub struct VoteView {
    /// The voter.
    pub from: u8,
    /// `yes`, `no` or `pending`.
    pub answer: VoteAnswer,
}

/// A running timer.
#[derive(Serialize, Clone, Debug, PartialEq)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields, rename = "Timer"))]
pub struct TimerView {
    /// When it was started.
    pub started_ms: f64,
    /// When it fires, unless it is restarted.
    pub fires_ms: f64,
    /// When it would fire with the longest timeout: the full ring.
    pub longest_ms: f64,
}

/// One entry of a log.
#[derive(Serialize, Clone, Debug, PartialEq)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields, rename = "Entry"))]
pub struct EntryView {
    /// Its index.
    pub index: f64,
    /// Its term.
    pub term: f64,
    /// The entry in words: the command, `x=1`; `no-op`; or what a configuration changes, `+n6 learns`.
    pub text: Told,
    /// What a configuration changes, and its members, in words. `None`: it is another kind of entry.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub detail: Option<Told>,
    /// Whether it is durable on this node.
    pub durable: bool,
    /// `known`: it is committed and this node knows it; `committed`: it is committed and this node does not know it;
    /// `open`: no entry is committed at its index; `replaced`: another entry is committed there and will replace it;
    /// `disputed`: another entry was committed there, and because a rule is off or a property is broken, either may
    /// stay.
    pub standing: Standing,
    /// The other entry that is committed at its index; `None`: there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rival: Option<RivalView>,
}

/// The entry that is committed at an index where a log has another one.
#[derive(Serialize, Clone, Debug, PartialEq)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields, rename = "Rival"))]
pub struct RivalView {
    /// Its term.
    pub term: f64,
    /// The entry in words.
    pub text: Told,
}

/// What a leader knows about a follower.
#[derive(Serialize, Clone, Debug, PartialEq)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields, rename = "Progress"))]
pub struct ProgressView {
    /// The follower.
    pub id: u8,
    /// nextIndex.
    pub next: f64,
    /// matchIndex.
    pub matched: f64,
    /// `probe`, `replicate` or `snapshot`.
    pub state: ReplicationState,
    /// The number of AppendEntries in flight.
    pub in_flight: u32,
    /// The number of keys of the snapshot that the follower has; 0: no snapshot is being sent.
    pub offset: u32,
    /// The number of keys of the snapshot; 0: no snapshot is being sent.
    pub size: u32,
}
