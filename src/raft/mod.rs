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
//! - A snapshot goes over in one message. A heartbeat to a follower that is being sent one asks whether it has arrived.
//! - The voters are fixed: membership changes, pre-vote, reads and leadership transfer are not here yet.

mod effect;
mod election;
mod log;
mod message;
mod names;
mod node;
mod progress;
mod replication;
mod rules;
mod snapshot;
mod storage;
mod types;

pub use effect::{Effect, Fact, Input, LogWrite, Timer, Write};
pub use log::{Entries, Log, MAX_ENTRIES};
pub use message::{AppendOutcome, Message, MessageKind, Rpc};
pub(crate) use names::{named, Named};
pub use node::{Node, Role};
pub use progress::{Progress, ProgressState, Votes, MAX_WINDOW};
pub use rules::*;
pub use storage::Durable;
pub use types::*;
