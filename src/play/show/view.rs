//! A [`View`]: plain data for one instant, all that a page needs to draw it. The only place below the bridge where
//! serde lives, and the only one with floats: virtual milliseconds, for drawing.
//!
//! Field names reach JavaScript in camelCase. An `Option` that is `None` arrives as `undefined`.

use serde::Serialize;

use self::words::*;
use crate::play::ask::standing::Standing;
use crate::raft::{MessageKind, Rule};
use crate::sim::{FactKind, Property};

pub mod reply;
mod settings;
pub mod timeline;
#[cfg(test)]
#[path = "../../../tests/bridge/typescript.rs"]
mod typescript;
pub mod words;

pub use settings::{SettingsView, SpanView};

/// One instant of a run.
#[derive(Serialize, Clone, Debug, PartialEq)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields))]
pub struct View {
    /// Rises whenever anything but the time changed.
    pub revision: u32,
    /// The virtual time of this instant.
    pub now_ms: f64,
    /// How many things have happened: the place of this instant in the run.
    pub step: f64,
    /// How far the branch is known, in virtual time.
    pub far_ms: f64,
    /// How far the branch is known: its last step.
    pub far_step: f64,
    /// The branches of the run, the trunk first.
    pub branches: Vec<BranchView>,
    /// The script's title, or empty.
    pub title: String,
    /// The script's description, or empty.
    pub about: String,
    /// What the script says at this moment (`say`), or empty.
    pub say: String,
    /// When something happens next, if anything ever does.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_event_ms: Option<f64>,
    /// Until when the script wants to run, if it says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until_ms: Option<f64>,
    /// Where a headless run of the script ends, in milliseconds: `until`, or else a while after its last statement.
    pub end_ms: f64,
    /// Whether this instant is the script's `until`, where it was asked what the script expects of its end.
    pub at_end: bool,
    /// The settings as they are now.
    pub settings: SettingsView,
    /// Sentences of warning about the settings: a cluster that cannot be stable.
    pub warnings: Vec<String>,
    /// Every node, in the order of the numbers.
    pub nodes: Vec<NodeView>,
    /// The configuration that decides, seen from above.
    pub roster: RosterView,
    /// Every message in flight, oldest first.
    pub flights: Vec<FlightView>,
    /// How many more messages are in flight than `flights` shows.
    pub flights_left_out: u32,
    /// Links that are cut, or differ from the others. One-way.
    pub links: Vec<LinkView>,
    /// The groups of the present partition, by node number; empty without one.
    pub groups: Vec<Vec<u8>>,
    /// The highest index that *is* committed, seen from above. 0: none.
    pub committed: f64,
    /// The term of the entry that is committed at this index; 0: none.
    pub committed_term: f64,
    /// The rules that are switched off.
    pub rules_off: Vec<RuleView>,
    /// Every rule that can be switched.
    pub rules: Vec<RuleView>,
    /// The properties that were broken so far, first first.
    pub violations: Vec<ViolationView>,
    /// What happened last, oldest first: the last 150 that are more than traffic, and the last 60 that are not.
    pub events: Vec<EventView>,
    /// One sentence or a few about the last step, for the live region.
    pub sentence: String,
    /// Why the run cannot go on, if it cannot: a limit was reached. Otherwise empty.
    pub stopped: String,
    /// The script's bookmarks, in the order of time.
    pub bookmarks: Vec<BookmarkView>,
    /// The script's expectations, in the order of the lines.
    pub expects: Vec<ExpectView>,
    /// What has become of the script's statements.
    pub lines: LinesView,
    /// Totals since the start.
    pub counts: CountsView,
    /// The clients, in the order in which they began.
    pub clients: Vec<ClientView>,
    /// What is on its way between clients and nodes, oldest first: at most 400.
    pub client_flights: Vec<ClientFlightView>,
    /// Whether what was answered can be explained.
    pub history: HistoryView,
}

/// Whether what was answered to clients, and to hands, can be explained by one store, asked one thing after another.
#[derive(Serialize, Clone, Debug, PartialEq)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields, rename = "History"))]
pub struct HistoryView {
    /// `none`: nobody has asked anything; `linearizable`, `violated`, or `undecided`: too many orders to look at.
    pub verdict: HistoryVerdict,
    /// The same in a sentence.
    pub text: String,
    /// How many operations there were.
    pub operations: u32,
}

/// A named client.
#[derive(Serialize, Clone, Debug, PartialEq)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields, rename = "Client"))]
pub struct ClientView {
    /// Its name.
    pub name: String,
    /// Whether it begins operations.
    pub running: bool,
    /// The operation that waits for its answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub open: Option<OpenView>,
    /// How many of its operations were answered.
    pub ok: u32,
    /// How many failed.
    pub failed: u32,
    /// Of how many the outcome is unknown.
    pub unknown: u32,
}

/// An operation that waits for its answer.
#[derive(Serialize, Clone, Debug, PartialEq)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields, rename = "OpenOperation"))]
pub struct OpenView {
    /// Its place in the history of all operations.
    pub op: u32,
    /// Its number among those of its client, from 1.
    pub number: u32,
    /// The command, as a script writes it.
    pub text: String,
    /// The node that is asked.
    pub node: u8,
    /// The attempt, from 1.
    pub attempt: u8,
    /// When the operation began, in virtual milliseconds.
    pub since: f64,
}

/// A client's request on its way to a node, or the answer on its way back.
#[derive(Serialize, Clone, Debug, PartialEq)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields, rename = "ClientFlight"))]
pub struct ClientFlightView {
    /// Its name: `a>n1#3` is the third request that client a has sent, `n1>a#3` the answer.
    pub id: String,
    /// The client's name.
    pub client: String,
    /// The node at the other end.
    pub node: u8,
    /// Whether it is the request.
    pub request: bool,
    /// Of an answer: `ok`; `redirect`: another node leads; `refused`: the node knows of no leader; `lost`: another
    /// entry has the command's place.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub answer: Option<ClientReply>,
    /// One line in words.
    pub text: String,
    /// When it left, in virtual milliseconds.
    pub sent: f64,
    /// When it arrives, or is lost.
    pub arrives: f64,
}

/// A course of the run that was taken, or left.
#[derive(Serialize, Clone, Debug, PartialEq)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields))]
pub struct BranchView {
    /// Its number, from 1.
    pub id: u32,
    /// What somebody called it, or empty.
    pub name: String,
    /// Whether it is the one that is shown.
    pub shown: bool,
    /// The branch that it left; `None`: it is the trunk.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<u32>,
    /// When it left it.
    pub fork_ms: f64,
    /// The last step that both have.
    pub fork_step: f64,
    /// How far it is known, in virtual time.
    pub far_ms: f64,
    /// How far it is known: its last step.
    pub far_step: f64,
    /// What makes it another one: the first statement that was done by hand after the fork; empty for the trunk.
    pub difference: String,
}

/// Two branches side by side, from where they part.
#[derive(Serialize, Clone, Debug, PartialEq)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields, rename = "Comparison"))]
pub struct CompareView {
    /// When they part.
    pub at_ms: f64,
    /// Until when both were compared.
    pub until_ms: f64,
    /// What happens from there on, in the order of time; what both have stands there once.
    pub rows: Vec<CompareRow>,
    /// How many more rows there would be.
    pub left_out: f64,
    /// How many facts both have.
    pub both: f64,
    /// How many only the first has.
    pub only_first: f64,
    /// How many only the second has.
    pub only_second: f64,
}

/// One fact, and in which of two branches it happens.
#[derive(Serialize, Clone, Debug, PartialEq)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields, rename = "ComparisonRow"))]
pub struct CompareRow {
    /// When.
    pub at_ms: f64,
    /// What happens, in words.
    pub text: String,
    /// Its step in the first branch, if it happens there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first: Option<f64>,
    /// Its step in the second branch, if it happens there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub second: Option<f64>,
}

/// One node.
#[derive(Serialize, Clone, Debug, PartialEq)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields))]
pub struct NodeView {
    /// 1..=25.
    pub id: u8,
    /// `n1`.
    pub name: String,
    /// `up`, `paused` or `crashed`. Of a crashed node the rest shows what is on its disk.
    pub status: NodeStatus,
    /// `follower`, `precandidate`, `candidate` or `leader`.
    pub role: NodeRole,
    /// currentTerm.
    pub term: f64,
    /// votedFor in that term.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub voted_for: Option<u8>,
    /// Whom it takes for the leader.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub leader: Option<u8>,
    /// Of a candidate: every voter's answer.
    pub votes: Vec<VoteView>,
    /// The election timer, while it runs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub election: Option<TimerView>,
    /// The leader's heartbeat timer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub heartbeat: Option<TimerView>,
    /// commitIndex: what this node *knows* to be committed.
    pub commit: f64,
    /// lastApplied.
    pub applied: f64,
    /// The first index that the log still holds.
    pub first_index: f64,
    /// The last index of the log.
    pub last_index: f64,
    /// The last entry that the snapshot stands for; 0 without a snapshot.
    pub snapshot_index: f64,
    /// Its term.
    pub snapshot_term: f64,
    /// The entries, oldest first; at most the last 200.
    pub log: Vec<EntryView>,
    /// The state machine: keys with their values.
    pub kv: Vec<(String, String)>,
    /// Of a leader: what it knows of every follower.
    pub progress: Vec<ProgressView>,
    /// The highest index that is durable on this node's disk.
    pub durable_index: f64,
    /// Writes on their way to the disk.
    pub writes_pending: u32,
    /// Messages that wait, because the node is paused.
    pub waiting: u32,
    /// How fast its timers run: 1 is normal.
    pub clock_rate: f64,
    /// How long its own disk takes for a write, `40..60` in milliseconds; `None`: as long as the cluster's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub disk_time: Option<String>,
    /// The seed of its election timeouts, if it is not the run's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub timer_seed: Option<f64>,
    /// Of a crashed node: half a write lies on its disk.
    pub torn: bool,
    /// The configuration that it uses (§6).
    pub config: ConfigView,
    /// What it is in the configuration that decides, in the words of [`ConfigView::member`]; it need not know.
    pub counted: Member,
    /// Whether it stands when its election timer fires. Of a crashed node: no.
    pub stands: bool,
    /// The lease timer, while it runs: how long a follower protects its leader, or until a leader asks for its quorum.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lease: Option<TimerView>,
    /// Whom it protects from candidates.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub protects: Option<u8>,
    /// Of a leader: the configuration that it was told to bring about, until it stands in the log (§6).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub wanted: Option<WantedView>,
    /// Of a leader: to whom it hands over.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub transfer_to: Option<u8>,
    /// Of a leader: reads that wait for a quorum, or for its first commitment.
    pub reads_waiting: u32,
    /// What there is of a snapshot that arrives piece by piece.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub receiving: Option<ReceivingView>,
}

/// The configuration that a node uses: the latest in its log, committed or not (§6).
#[derive(Serialize, Clone, Debug, PartialEq)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields, rename = "Config"))]
pub struct ConfigView {
    /// What the node itself is in it: `voter`, `incoming` (a voter of C_new only), `outgoing` (of C_old only),
    /// `learner`, or `none`.
    pub member: Member,
    /// The voters, by number; of a joint configuration those of C_new.
    pub voters: Vec<u8>,
    /// The voters of C_old; empty unless it is joint.
    pub outgoing: Vec<u8>,
    /// The learners.
    pub learners: Vec<u8>,
    /// The index of its entry; 0: the first one.
    pub index: f64,
    /// Whether this node knows it to be committed.
    pub committed: bool,
    /// In words.
    pub text: String,
}

/// The configuration that decides: the leader's, or where nobody leads the last one that was committed.
#[derive(Serialize, Clone, Debug, PartialEq)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields, rename = "Roster"))]
pub struct RosterView {
    /// Whose it is; `None`: nobody leads.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub leader: Option<u8>,
    /// The index of its entry; 0: the first one.
    pub index: f64,
    /// The voters, by number; of a joint configuration those of C_new.
    pub voters: Vec<u8>,
    /// The voters of C_old; empty unless it is joint.
    pub outgoing: Vec<u8>,
    /// The learners.
    pub learners: Vec<u8>,
    /// In words.
    pub text: String,
}

/// The configuration that a leader was told to bring about.
#[derive(Serialize, Clone, Debug, PartialEq)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields, rename = "Wanted"))]
pub struct WantedView {
    /// The voters, by number.
    pub voters: Vec<u8>,
    /// The learners.
    pub learners: Vec<u8>,
    /// In words.
    pub text: String,
}

/// What there is of a snapshot that arrives piece by piece (Figure 13).
#[derive(Serialize, Clone, Debug, PartialEq)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields, rename = "Receiving"))]
pub struct ReceivingView {
    /// lastIncludedIndex.
    pub index: f64,
    /// Keys that are there.
    pub received: u32,
    /// Keys in all.
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

/// A timer that runs: linear from `started_ms` to `fires_ms`.
#[derive(Serialize, Clone, Debug, PartialEq)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields, rename = "Timer"))]
pub struct TimerView {
    /// When it was started.
    pub started_ms: f64,
    /// When it fires unless it is started again.
    pub fires_ms: f64,
    /// The longest it could have been: the full ring.
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
    /// The command in words, `x=1`; `no-op` for a blank entry; of a configuration what it changes, `+n6 learns`.
    pub text: String,
    /// Of a configuration: what it changes and who belongs to it, in full words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
    /// Whether it is durable on this node.
    pub durable: bool,
    /// `known`: it is committed, and this node knows that; `committed`: it is, and this node does not know; `open`: no
    /// entry is committed at its index; `replaced`: another one is, and will replace it; `disputed`: another one was,
    /// and with a rule off or a property broken nobody can say which of them stays.
    pub standing: Standing,
    /// The other entry, the one that is committed at its index, if it is another one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rival: Option<RivalView>,
}

/// The entry that is committed at an index at which a log holds another one.
#[derive(Serialize, Clone, Debug, PartialEq)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields, rename = "Rival"))]
pub struct RivalView {
    /// Its term.
    pub term: f64,
    /// The command in words.
    pub text: String,
}

/// One entry of a message.
#[derive(Serialize, Clone, Debug, PartialEq)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields, rename = "Carried"))]
pub struct CarriedView {
    /// Its index.
    pub index: f64,
    /// Its term.
    pub term: f64,
    /// The command in words.
    pub text: String,
    /// Of a configuration: what it changes and who belongs to it, in full words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
}

/// What a leader knows of a follower.
#[derive(Serialize, Clone, Debug, PartialEq)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields, rename = "Progress"))]
pub struct ProgressView {
    /// The follower.
    pub id: u8,
    /// nextIndex: a guess.
    pub next: f64,
    /// matchIndex: a fact.
    pub matched: f64,
    /// `probe`, `replicate` or `snapshot`.
    pub state: ReplicationState,
    /// AppendEntries on their way.
    pub in_flight: u32,
    /// Of a snapshot that is being sent: how many of its keys have arrived.
    pub offset: u32,
    /// Of a snapshot that is being sent: how many keys it has.
    pub size: u32,
}

/// A message in flight: linear from `sent_ms` to `arrives_ms`.
#[derive(Serialize, Clone, Debug, PartialEq)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields, rename = "Flight"))]
pub struct FlightView {
    /// Its name, as actions use it: `n1>n2#4`.
    pub id: String,
    /// The sender.
    pub from: u8,
    /// The receiver.
    pub to: u8,
    /// `RequestVote`, `RequestVoteReply`, `AppendEntries`, `AppendEntriesReply`, `InstallSnapshot`,
    /// `InstallSnapshotReply`.
    pub kind: MessageKind,
    /// `election`, `replication` or `snapshot`.
    pub family: Family,
    /// Whether it answers a request.
    pub reply: bool,
    /// Of a reply: whether it says yes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ok: Option<bool>,
    /// Whether it is an AppendEntries without entries.
    pub heartbeat: bool,
    /// The sender's term in it.
    pub term: f64,
    /// The entries in it.
    pub entries: Vec<CarriedView>,
    /// When it left.
    pub sent_ms: f64,
    /// When it arrives, or would arrive if it were not lost.
    pub arrives_ms: f64,
    /// When it is lost on the way, if the dice or a cut have decided so already.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lost_ms: Option<f64>,
    /// If it was held back: where on its way, 0 to 1. It stands there until `held_until_ms`, and then goes on evenly.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub held_place: Option<f64>,
    /// Until when it stands still, if it was held back.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub held_until_ms: Option<f64>,
    /// Whether it is a copy.
    pub copy: bool,
    /// Whether it has arrived and waits, because the receiver is paused.
    pub waiting: bool,
    /// How much later the dice let it arrive (`reorder`); 0: they did not.
    pub late_ms: f64,
    /// Of an InstallSnapshot that carries a part: which keys, `3..4 of 9`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub part: Option<String>,
    /// One line in words.
    pub summary: String,
    /// The RPC's fields by their names in the paper, with their values in words.
    pub fields: Vec<(&'static str, String)>,
}

/// A link that is not as the others are.
#[derive(Serialize, Clone, Debug, PartialEq)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields, rename = "Link"))]
pub struct LinkView {
    /// The sender.
    pub from: u8,
    /// The receiver.
    pub to: u8,
    /// Whether nothing gets through.
    pub cut: bool,
    /// What else is special, in words; or empty.
    pub quality: String,
}

/// A rule of Raft.
#[derive(Serialize, Clone, Debug, PartialEq)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields))]
pub struct RuleView {
    /// Its name in scripts.
    pub name: Rule,
    /// What it says, with its section.
    pub sentence: &'static str,
    /// Whether it is in force.
    pub on: bool,
}

/// A broken property, with the evidence.
#[derive(Serialize, Clone, Debug, PartialEq)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields, rename = "Violation"))]
pub struct ViolationView {
    /// Its name in scripts.
    pub property: Property,
    /// The property itself, in one sentence.
    pub sentence: &'static str,
    /// When it was seen.
    pub at_ms: f64,
    /// What was seen, in words.
    pub detail: String,
    /// The nodes that show it.
    pub nodes: Vec<u8>,
    /// The index that shows it; 0 if none does.
    pub index: f64,
    /// The term that shows it; 0 if none does.
    pub term: f64,
}

/// Something that happened, in words.
#[derive(Serialize, Clone, Debug, PartialEq)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields))]
pub struct EventView {
    /// Counts from 1 over the run.
    pub seq: f64,
    /// When.
    pub at_ms: f64,
    /// In which step: where to go to see it.
    pub step: f64,
    /// To whom; `None`: to the world.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub node: Option<u8>,
    /// The kind of fact, as scripts name it.
    pub fact: FactKind,
    /// One sentence.
    pub text: String,
    /// Why, with the section of the paper; or empty.
    pub why: String,
    /// The message it is about, or empty.
    pub message: String,
    /// 0: traffic (send, deliver); 1: a step of the protocol; 2: what one waits for (elections, commits, faults).
    pub weight: u8,
}

/// Why something happened, taken apart.
#[derive(Serialize, Clone, Debug, PartialEq)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields, rename = "Reason"))]
pub struct ReasonView {
    /// The place in the paper that decided, `Figure 2, RequestVote 2`; or empty.
    pub guard: &'static str,
    /// The paper's words there.
    pub sentence: &'static str,
    /// The rules by which it can be switched off or weakened, as scripts name them.
    pub rules: Vec<Rule>,
    /// The sections and figures, `§5.4.1`.
    pub sections: Vec<String>,
    /// What was asked.
    pub asked: Vec<AskedView>,
    /// What was compared, by the paper's names, as it was at that moment.
    pub values: Vec<(&'static str, String)>,
}

/// A condition.
#[derive(Serialize, Clone, Debug, PartialEq)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields, rename = "Asked"))]
pub struct AskedView {
    /// In words, with its values.
    pub text: String,
    /// Whether it was so.
    pub held: bool,
}

/// An answer to a question: why something has not happened.
#[derive(Serialize, Clone, Debug, PartialEq)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields, rename = "Answered"))]
pub struct AnswerView {
    /// The answer in a sentence.
    pub headline: String,
    /// What it rests on, the most important first.
    pub points: Vec<PointView>,
}

/// Something that is so, and what waits for it.
#[derive(Serialize, Clone, Debug, PartialEq)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields, rename = "Point"))]
pub struct PointView {
    /// In a sentence or two.
    pub text: String,
    /// The sections and figures in it.
    pub sections: Vec<String>,
    /// The messages in flight that it is about.
    pub messages: Vec<String>,
}

/// A message between its cause and its effects.
#[derive(Serialize, Clone, Debug, PartialEq)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields, rename = "Chain"))]
pub struct ChainView {
    /// The message.
    pub message: LinkedView,
    /// What made its sender send it, first things first.
    pub cause: Vec<ToldView>,
    /// What it led to where it arrived, or how it was lost.
    pub effects: Vec<ToldView>,
    /// The messages that were sent because of it.
    pub sent: Vec<LinkedView>,
    /// An answer to it waits for the disk.
    pub waits: bool,
}

/// A message, in flight or not.
#[derive(Serialize, Clone, Debug, PartialEq)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields, rename = "Linked"))]
pub struct LinkedView {
    /// Its name.
    pub id: String,
    /// Its kind.
    pub kind: MessageKind,
    /// One line in words.
    pub summary: String,
    /// `in-flight`, `arrived` or `lost`, as far as the branch is known.
    pub fate: MessageFate,
    /// When it left.
    pub sent_ms: f64,
    /// In which step.
    pub sent_step: f64,
    /// When it ended.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ended_ms: Option<f64>,
    /// In which step.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ended_step: Option<f64>,
}

/// A fact of a chain.
#[derive(Serialize, Clone, Debug, PartialEq)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields, rename = "ToldFact"))]
pub struct ToldView {
    /// One sentence.
    pub text: String,
    /// Why, or empty.
    pub why: String,
    /// When.
    pub at_ms: f64,
    /// In which step.
    pub step: f64,
    /// To whom.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub node: Option<u8>,
    /// The message that arrived, if that is what happened; or empty.
    pub message: String,
}

/// A named moment.
#[derive(Serialize, Clone, Debug, PartialEq)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields, rename = "BookmarkMoment"))]
pub struct BookmarkView {
    /// When.
    pub at_ms: f64,
    /// Its name.
    pub name: String,
}

/// An expectation of the script.
#[derive(Serialize, Clone, Debug, PartialEq)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields, rename = "Expectation"))]
pub struct ExpectView {
    /// The line of the script, from 1.
    pub line: u32,
    /// Its text.
    pub text: String,
    /// Whether it held; `None`: its time has not come. That of a bare `expect` is the script's end.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub held: Option<bool>,
    /// When it was asked, if it did not hold.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at_ms: Option<f64>,
    /// What was found instead, if it did not hold.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub found: Option<String>,
}

/// What has become of the statements that are done, or asked, at some time: the numbers of their lines, from 1, in
/// order. Each is in one list. Just numbers, because a script may have 2,000 of them and a view is made every frame.
#[derive(Serialize, Clone, Debug, PartialEq, Default)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields, rename = "Lines"))]
pub struct LinesView {
    /// What was done.
    pub done: Vec<u32>,
    /// Expectations that were asked, and held.
    pub held: Vec<u32>,
    /// Expectations that were asked, and did not hold.
    pub failed: Vec<u32>,
    /// Actions that found nothing to act on.
    pub skipped: Vec<SkippedView>,
    /// Triggers whose fact has not happened often enough, or whose time has not come.
    pub waiting: Vec<WaitingView>,
    /// What is not done yet: its moment has not come.
    pub open: Vec<u32>,
    /// What was done last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last: Option<u32>,
    /// What is done next, of all whose time is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<u32>,
}

/// An action that found nothing to act on.
#[derive(Serialize, Clone, Debug, PartialEq)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields, rename = "Skipped"))]
pub struct SkippedView {
    /// The line of the script, from 1.
    pub line: u32,
    /// When.
    pub at_ms: f64,
    /// The action, and why nothing came of it.
    pub why: String,
}

/// A trigger that waits.
#[derive(Serialize, Clone, Debug, PartialEq)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields, rename = "Waiting"))]
pub struct WaitingView {
    /// The line of the script, from 1.
    pub line: u32,
    /// How often its fact was seen.
    pub seen: u32,
    /// At which occurrence it fires.
    pub count: u32,
    /// It has fired, and is done at this time.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due_ms: Option<f64>,
}

/// Totals since the start.
#[derive(Serialize, Clone, Debug, PartialEq)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)] // the names say it
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields, rename = "Counts"))]
pub struct CountsView {
    pub events: f64,
    pub sent: f64,
    pub delivered: f64,
    pub dropped: f64,
}
