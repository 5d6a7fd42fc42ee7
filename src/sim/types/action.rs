//! What a hand, or a script, may do to the world. Actions name things; none of them draws dice.

use std::rc::Rc;

use super::client::ClientPlan;
use super::command::Command;
use super::names::{ClockRate, Damage, Link, LinkSetting, MessageId, Target};
use crate::raft::{MessageKind, NodeId, Rule};
use crate::sim::setup::{Micros, Setting, Span};

impl Action {
    /// The last server that must be there for it, and is switched on if it is not.
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
    /// The node stops and forgets what was not durable.
    Crash(Target, Damage),
    /// A crashed node starts from what was durable. Its election timeouts are drawn with this seed until it starts
    /// again; `None`: with the run's.
    Restart(Target, Option<u64>),
    /// The node stands still, its memory kept; what arrives waits.
    Pause(Target),
    /// A paused node goes on.
    Resume(Target),
    /// A crashed node loses its disk.
    Wipe(Target),
    /// The node's election timer fires now.
    Timeout(Target),
    /// A client offers a command to this node.
    Propose(Target, Command),
    /// The node takes a snapshot of all that it has applied.
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
    /// Only nodes of the same group hear each other. Nodes that no group names form one more group.
    Partition(Vec<Vec<Target>>),
    /// Every link is whole again.
    Heal,
    /// A link is cut.
    Cut(Link),
    /// A link is whole again.
    Mend(Link),
    /// The node's timers run at another rate from the next start on.
    Clock(Target, ClockRate),
    /// A knob is turned. Never [`Setting::Nodes`] or [`Setting::Seed`].
    Set(Setting),
    /// One link differs from the others, in the direction from the first node to the second.
    LinkQuality(Target, Target, Vec<LinkSetting>),
    /// A rule of Raft is switched off (`false`) or on again.
    Rule(Rule, bool),
    /// A client reads a key at this node (thesis 6.4), as `reads` says.
    Read(Target, Rc<str>),
    /// The leader hands over to this node (thesis 3.10).
    Transfer(Target),
    /// The leader is told who the voters and the learners are to be (§6). Servers that there are not yet are switched
    /// on, empty.
    Members {
        /// The voters.
        voters: Vec<Target>,
        /// The learners.
        learners: Vec<Target>,
    },
    /// The client of this name begins, or goes on in another way; `None`: it stops.
    Client(Rc<str>, Option<ClientPlan>),
    /// The node's disk takes this time for a write, from the next write on; `None`: the cluster's.
    Disk(Target, Option<Span>),
}
