//! What a user or a script can do to the world. Actions are not random.

use std::rc::Rc;

use super::client::ClientPlan;
use super::command::Command;
use super::names::{ClockRate, Damage, Link, MessageId, Target};
use crate::raft::{MessageKind, NodeId, Rule};
use crate::sim::setup::{LinkSetting, Micros, Setting, Span};

impl Action {
    /// The last server that the action needs. Servers up to it are switched on.
    pub fn switches_on(&self) -> Option<NodeId> {
        let Action::Members { voters, learners } = self else { return None };
        let ids = voters.iter().chain(learners).filter_map(|target| match target {
            Target::Node(id) => Some(*id),
            _ => None,
        });
        ids.max()
    }
}

/// Something done to the world at one moment.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Action {
    /// The node stops and loses all that is not durable.
    Crash(Target, Damage),
    /// A crashed node starts from its disk. Its election timeouts are drawn with this seed until it starts
    /// again; `None`: with the run's.
    Restart(Target, Option<u64>),
    /// The node does nothing, and keeps its memory; what arrives waits.
    Pause(Target),
    /// A paused node continues.
    Resume(Target),
    /// A crashed node loses its disk.
    Wipe(Target),
    /// The node's election timer fires now.
    Timeout(Target),
    /// A command is proposed at this node, without a client.
    Propose(Target, Command),
    /// The node takes a snapshot of everything it has applied.
    Snapshot(Target),
    /// The message is lost where it is.
    Drop(MessageId),
    /// The message arrives this much later.
    Delay(MessageId, Micros),
    /// The message arrives twice.
    Duplicate(MessageId),
    /// The message arrives now.
    Deliver(MessageId),
    /// The next messages on this link are lost.
    DropNext {
        /// The sender.
        from: Target,
        /// The receiver.
        to: Target,
        /// Only messages of this kind; `None`: any.
        kind: Option<MessageKind>,
        /// How many: at least 1.
        count: u32,
    },
    /// Only nodes of the same group reach each other. Nodes in no group form one more group.
    Partition(Vec<Vec<Target>>),
    /// Every link is whole again.
    Heal,
    /// A link is cut.
    Cut(Link),
    /// A link is whole again.
    Mend(Link),
    /// The node's timers run at another rate, from the next time that each is started.
    Clock(Target, ClockRate),
    /// A setting changes. Never [`Setting::Nodes`] or [`Setting::Seed`].
    Set(Setting),
    /// One link gets its own conditions, in the direction from the first node to the second.
    LinkQuality(Target, Target, Vec<LinkSetting>),
    /// A rule of Raft is switched off (`false`) or on again.
    Rule(Rule, bool),
    /// A key is read at this node, without a client, as the setting `reads` says (thesis 6.4).
    Read(Target, Rc<str>),
    /// The leader transfers leadership to this node (thesis 3.10).
    Transfer(Target),
    /// The leader gets a request for these voters and learners (§6). Servers that do not exist yet are switched
    /// on, empty.
    Members {
        /// The voters.
        voters: Vec<Target>,
        /// The learners.
        learners: Vec<Target>,
    },
    /// The client of this name begins, or gets another plan; `None`: it stops.
    Client(Rc<str>, Option<ClientPlan>),
    /// The node's disk takes this time for a write, from the next write on; `None`: as the cluster's.
    Disk(Target, Option<Span>),
}
