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
//! - An RPC is two one-way messages, and a reply carries what it answers (`match_index`, `prev_log_index`): the paper
//!   leaves matching replies to requests to the RPC layer, and our network has none.
//! - A leader sends before its own write is durable, and counts itself when it is (thesis 10.2.1).
//! - nextIndex runs ahead of what is acknowledged, by a window of messages, once the logs are known to agree; it falls
//!   back when a follower refuses (etcd's progress states). The paper's leader waits for each answer.
//! - ConflictTerm and ConflictIndex are §5.3's optional quick way back, always on.
//! - Followers learn a new commitIndex with the next AppendEntries, as in the paper; etcd sends one at once.
//! - A snapshot's parts are sent one at a time. A heartbeat to a follower that is being sent one asks whether it has
//!   arrived; if not, the part that is missing is sent again.
//! - One voter is added or removed directly (thesis 4.1), more by way of a joint configuration (§6), as etcd decides
//!   by itself; new voters are learners first, until they have what is committed (thesis 4.2.1 has rounds for that).
//! - A node whose latest configuration leaves it out still stands until that is committed (thesis 4.2.2).
//! - There is no clock for leases: a leader counts heartbeats of its own timer, a follower has a timer of the shortest
//!   election timeout. A node that starts again protects a leader that it may have heard for that long (thesis 6.4.1
//!   does not speak of restarts).
//! - Reads are the leader's: a follower refuses them, and says who leads, instead of asking for the readIndex itself.
//! - A leader that is removed does not tell anybody to stand in its place (thesis 4.2.2 leaves that open).
//! - Pre-vote is a message of its own, and its refusal teaches the higher term (as in etcd).

mod effect;
mod election;
mod log;
mod membership;
mod message;
mod names;
mod node;
mod progress;
mod read;
mod replication;
mod rules;
mod snapshot;
mod storage;
mod transfer;
mod types;

pub use effect::{Effect, Fact, Input, LogWrite, Proof, ReadRight, Right, Timer, WhyConfig, WhyDown, Write};
pub use log::{Entries, Log, MAX_ENTRIES};
pub use message::{AppendOutcome, Message, MessageKind, Rpc};
pub(crate) use names::{named, Named};
pub use node::{Node, Role};
pub use progress::{Duties, PendingRead, Progress, ProgressState, Votes, MAX_WINDOW};
pub use rules::*;
pub use storage::{Durable, Receiving};
pub use types::*;
