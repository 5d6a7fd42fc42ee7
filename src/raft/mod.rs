//! One Raft node: pure, without time, dice, input or output.
//!
//! A [`Node`] is a state machine. [`Node::step`] takes what happened ([`Input`]) and appends what to do ([`Effect`]),
//! as the cores of etcd and tikv do. It is smaller than those: there is no tick and no clock. The node asks for "the
//! election timer"; the driver decides how long it runs and reports when it fires. Likewise the node asks for a
//! [`Write`] and goes on; the driver reports when it is durable, and messages that rest on it leave only then.
//!
//! # Reading order
//!
//! Each file imports only from files above it in this list.
//!
//! 1. `names`: enums whose variants have names in scripts. `types`: terms, indices, nodes, configurations, entries.
//! 2. `log`: entries in shared chunks, so that a message or a checkpoint is a pointer.
//! 3. `message`: nine kinds of message. The paper's three RPCs and their replies, and from the thesis PreVote, its
//!    reply, and TimeoutNow.
//! 4. `durable`: what is on disk, and the writes that change it.
//! 5. `options`: how a node is tuned. `rejection`: what the guards answer. `rules`: the guards themselves, each with
//!    the paper's sentence; here rules can be switched off.
//! 6. `effect`: inputs, effects, and facts, which say what a node decided and why. `step`: what one step works with.
//! 7. `progress`: what a leader knows about each follower. `storage`: what waits for the disk.
//! 8. `node`: Figure 2's state, and `step`, which calls the files below it.
//! 9. `persist`, `election`, `replication`, `snapshot`, and from the thesis `membership` (chapter 4), `transfer` (3.10)
//!    and `read` (6.4): methods of the node, by subject.
//!
//! # The driver's duties
//!
//! 1. Perform the effects in their order.
//! 2. Apply writes to a [`Durable`] in the order of their numbers, each completely or not at all, and then report
//!    [`Input::Durable`]. After a crash, create the node with [`Node::new`] from that `Durable` alone.
//! 3. Pass [`Effect::Apply`] and [`Effect::Restore`] to one state machine, in their order.
//! 4. Messages may be lost, delayed, reordered and duplicated.
//!
//! # Where it deviates from the paper, and why
//!
//! - An RPC is two one-way messages, and a reply carries what it answers (`match_index`, `prev_log_index`, `round`).
//!   The paper leaves matching replies to requests to the RPC layer; our network has none.
//! - A leader sends entries before its own write is durable, and counts itself when it is (thesis 10.2.1).
//! - Once the logs are known to agree, nextIndex runs ahead of what is acknowledged, by a window of messages. A
//!   conflict moves it back (etcd's progress states). The paper's leader waits for each reply.
//! - ConflictTerm and ConflictIndex, §5.3's optional way to find the matching entry faster, are always on.
//! - Followers learn a new commitIndex from the next AppendEntries, as in the paper; etcd sends one at once.
//! - A snapshot's parts are sent one at a time. A heartbeat during the transfer asks whether the snapshot has arrived;
//!   if not, the missing part is sent again. A snapshot is sent to its end although the leader takes newer ones (Figure
//!   13), and meanwhile the leader keeps the entries that follow it (etcd's SnapshotCatchUpEntries).
//! - A follower that reports a conflict below what it has acknowledged has lost entries, which the paper rules out. Its
//!   matchIndex stays, as Figure 2 says, but the leader sends the entries again and counts the follower only up to what
//!   it acknowledges from then on.
//! - One voter is added or removed directly (thesis 4.1), more through a joint configuration (§6); the leader decides
//!   which, as in etcd. New voters are learners until they hold what is committed (thesis 4.2.1 uses rounds for that).
//! - A node whose latest configuration leaves it out campaigns until that configuration is committed (thesis 4.2.2).
//! - A removed server is sent the log at most up to the entry that removes it. It gets no heartbeats after that (thesis
//!   4.2.3), so it may never learn that the entry is committed.
//! - There is no clock for leases: a leader counts its own heartbeats, a follower has a timer of the shortest election
//!   timeout. A node that restarts refuses votes for that long, because it may have heard from a leader before (thesis
//!   6.4.1 does not discuss restarts).
//! - Only a leader serves reads: a follower refuses them and names the leader, instead of asking it for the readIndex.
//!   [`ReadMode::Local`] is not a Raft read: any node answers from its state machine.
//! - A removed leader neither transfers its leadership nor announces that the configuration without it is committed
//!   (thesis 4.2.2 leaves that open). The next leader finds out when it commits an entry of its term.
//! - Pre-vote is a separate message, and its refusal carries a higher term to the sender (as in etcd).
//! - With check-quorum, a RequestVote of a higher term gets no reply within the lease (thesis 4.2.3; as in etcd).
//!
//! # Where it follows the paper, and the cores of etcd and tikv do not
//!
//! - Pre-vote protects a live leader without check-quorum (thesis 9.6), and a PreVote carries the sender's current
//!   term, not the next one.
//! - A heartbeat is an AppendEntries. No other message carries a commitIndex.
//! - Adopting a term does not restart the election timer; only granting a vote or hearing from the leader does
//!   (Figure 2).
//! - Every request of an older term is answered, so that its sender steps down (§5.1).
//! - AppendEntries that begins at or below the follower's commitIndex is handled like any other: entries that match are
//!   kept, new ones are appended. etcd replies with the commitIndex and stores nothing.
//! - A configuration counts from when it is in the log (§6), not from when it is applied, and a second change is
//!   refused until the first is committed.
//! - A leader steps down when the configuration without it is committed (§6).
//! - commitIndex is volatile (Figure 2), and not part of what is durable.
//! - A leader's first read waits until it has committed an entry of its term (thesis 6.4); so in etcd, not in tikv.
//!
//! `www/docs/your-library.html` has measurements of these, with a script for each.

mod durable;
mod effect;
mod election;
mod log;
mod membership;
mod message;
mod names;
mod node;
mod options;
mod persist;
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

pub use durable::{Durable, LogWrite, Write};
pub use effect::{
    AppendReason, CommitProof, ConfigChangeReason, Driver, Effect, Fact, Input, ReadReason, StepDownReason, Timer,
};
pub use log::{Entries, Log, MAX_ENTRIES};
pub use message::{AppendOutcome, Message, MessageKind, Rpc};
pub(crate) use names::{named, Named};
pub use node::{Node, Role};
pub use options::{Options, ReadMode};
pub use progress::{LeaderState, PendingRead, Progress, ProgressState, ReadIndex, Transfer, MAX_WINDOW};
pub use rejection::{Match, Rejection, VoterSet};
pub use rules::*;
pub use types::*;
