//! One Raft node: pure, without time, dice, input or output.
//!
//! A [`Node`] is a state machine that is handed what happened ([`Input`]) and answers with what to do ([`Effect`]), in
//! the manner of etcd's and tikv's cores, but smaller: there is no tick and no clock. The node asks for "the election
//! timer"; whoever drives it decides how long that is, and says when it has fired. Likewise with the disk: the node
//! asks for a [`Write`], goes on, and is told when it is durable; whatever rests on it waits inside.
//!
//! # Reading order
//!
//! - `types`: terms, indices, names of nodes, entries.
//! - `log`: entries in shared chunks, so that a message or a checkpoint is a pointer.
//! - `message`: the paper's three RPCs and their replies.
//! - `effect`: what goes in and what comes out.
//! - `rules`: every guard of the paper as a function, with its sentence; the only place where a rule can be off.
//! - `node`: the three boxes of Figure 2, and `step`; then `election`, `replication`, `snapshot`, `storage`.
//! - `membership`, `transfer`, `read`: chapters 4, 3.10 and 6.4 of the thesis.
//!
//! # The driver's duties
//!
//! 1. Perform the effects in their order.
//! 2. Apply writes to a [`Durable`] in the order of their numbers, each wholly or not at all, and say
//!    [`Input::Durable`] when it is done. After a crash, begin again with [`Node::new`] from just that.
//! 3. Give [`Effect::Apply`] and [`Effect::Restore`] to one state machine, in that order.
//! 4. Lose, delay, reorder and duplicate messages as you please.
//!
//! # Where it deviates, and why
//!
//! - An RPC is two one-way messages, and a reply carries what it answers (`match_index`, `prev_log_index`, `round`):
//!   the paper leaves matching replies to requests to the RPC layer, and our network has none.
//! - A leader sends before its own write is durable, and counts itself when it is (thesis 10.2.1).
//! - nextIndex runs ahead of what is acknowledged, by a window of messages, once the logs are known to agree; it falls
//!   back when a follower refuses (etcd's progress states). The paper's leader waits for each answer.
//! - ConflictTerm and ConflictIndex are §5.3's optional quick way back, always on.
//! - Followers learn a new commitIndex with the next AppendEntries, as in the paper; etcd sends one at once.
//! - A snapshot's parts are sent one at a time. A heartbeat to a follower that is being sent one asks whether it has
//!   arrived; if not, the part that is missing is sent again. The snapshot is sent to its end although the leader takes
//!   newer ones (Figure 13), and the leader keeps the entries behind it meanwhile (etcd's SnapshotCatchUpEntries).
//! - A follower that denies what it had acknowledged has lost it, which the paper rules out. Its matchIndex stays, as
//!   Figure 2 says, but the leader sends everything again and counts it by what it acknowledges from then on.
//! - One voter is added or removed directly (thesis 4.1), more by way of a joint configuration (§6), as etcd decides
//!   by itself; new voters are learners first, until they have what is committed (thesis 4.2.1 has rounds for that).
//! - A node whose latest configuration leaves it out still stands until that is committed (thesis 4.2.2).
//! - A server that is removed is sent the log at most up to the entry that removes it, and nothing after that, so that
//!   it may not learn that the entry is committed (thesis 4.2.3: it hears no heartbeats any more).
//! - There is no clock for leases: a leader counts heartbeats of its own timer, a follower has a timer of the shortest
//!   election timeout. A node that starts again protects a leader that it may have heard for that long (thesis 6.4.1
//!   does not speak of restarts).
//! - Reads are the leader's: a follower refuses them, and says who leads, instead of asking for the readIndex itself.
//!   [`ReadMode::Local`] is no read of Raft's: whichever node is asked answers from what it has.
//! - A leader that is removed does not tell anybody to stand in its place, nor that the configuration without it is
//!   committed (thesis 4.2.2 leaves that open): the next leader finds that out when it commits an entry of its own.
//! - Pre-vote is a message of its own, and its refusal teaches the higher term (as in etcd).
//! - With check-quorum, a RequestVote of a higher term gets no answer within the lease (thesis 4.2.3; so in etcd).
//!
//! # Where it follows the paper, and etcd's and tikv's cores do not
//!
//! - Pre-vote protects a live leader by itself (thesis 9.6), and a PreVote carries the sender's own term, not the next.
//! - A heartbeat is an AppendEntries. No other message carries a commitIndex.
//! - A term that is adopted does not restart the election timer; only a vote or the leader does (Figure 2).
//! - Every request of an older term is answered, so that its sender steps down (§5.1).
//! - AppendEntries that begins at or below the follower's commitIndex is taken like any other: what matches is kept,
//!   what is new is appended. etcd answers it with the commitIndex and takes nothing.
//! - A configuration counts as soon as it stands in the log (§6), not when it is applied, and a second change is
//!   refused until the first is committed.
//! - A leader steps down when the configuration without it is committed (§6).
//! - commitIndex is volatile (Figure 2), and not a part of what is durable.
//! - A leader's first read waits until it has committed an entry of its term (thesis 6.4); so in etcd, not in tikv.
//!
//! `www/docs/your-library.html` has these, measured, with a script for each.

mod effect;
mod election;
mod log;
mod membership;
mod message;
mod names;
mod node;
mod options;
mod progress;
mod read;
mod rejection;
mod replication;
mod rules;
mod snapshot;
mod step;
mod storage;
mod transfer;
mod types;

pub use effect::{
    AppendReason, CommitProof, ConfigChangeReason, Effect, Fact, Input, LogWrite, ReadReason, StepDownReason, Timer,
    Write,
};
pub use log::{Entries, Log, MAX_ENTRIES};
pub use message::{AppendOutcome, Message, MessageKind, Rpc};
pub(crate) use names::{named, Named};
pub use node::{Node, Role};
pub use options::{Options, ReadMode};
pub use progress::{LeaderState, PendingRead, Progress, ProgressState, Votes, MAX_WINDOW};
pub use rejection::{Match, Rejection, VoterSet};
pub use rules::*;
pub use storage::{Durable, PartialSnapshot};
pub use types::*;
