//! What a hand, or a script, may do to the world. Actions name things; none of them draws dice.

use std::fmt;
use std::rc::Rc;

use super::client::ClientPlan;
use super::kv::Command;
use super::setup::{Micros, Ppm, Setting, Span};
use crate::raft::{MessageKind, NodeId, Rule};

/// A node, or a description that is resolved when the action happens.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Target {
    /// This node.
    Node(NodeId),
    /// The live leader of the highest term.
    Leader,
    /// The live follower with the lowest number.
    Follower,
    /// The live candidate with the lowest number.
    Candidate,
}

impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Target::Node(node) => write!(f, "{node}"),
            Target::Leader => f.write_str("leader"),
            Target::Follower => f.write_str("follower"),
            Target::Candidate => f.write_str("candidate"),
        }
    }
}

/// The name of a message, `n2>n3#4`: the fourth message that n2 ever sent to n3 in this run. A copy made by the
/// network, or by hand, has a second number: `n2>n3#4.2`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct MessageId {
    /// The sender.
    pub from: NodeId,
    /// The receiver.
    pub to: NodeId,
    /// Counts the messages of this link from 1.
    pub number: u32,
    /// 1 for the message itself, 2 and more for its copies.
    pub copy: u8,
}

impl fmt::Display for MessageId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}>{}#{}", self.from, self.to, self.number)?;
        if self.copy > 1 {
            write!(f, ".{}", self.copy)?;
        }
        Ok(())
    }
}

/// Which way a cut goes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Link {
    /// One end; the sender, if the link is one-way.
    pub from: Target,
    /// The other end; the receiver, if the link is one-way.
    pub to: Target,
    /// `A-B`: in both directions. Otherwise `A>B`: only what `from` sends to `to`.
    pub both: bool,
}

impl fmt::Display for Link {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}{}", self.from, if self.both { '-' } else { '>' }, self.to)
    }
}

/// How fast a node's timers run, in thousandths: 1000 is as fast as the world's, 2000 twice as fast. 1..=1,000,000.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ClockRate(pub u32);

/// A quality of one link that differs from the cluster's.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum LinkSetting {
    /// Its own loss.
    Loss(Ppm),
    /// Its own one-way delay.
    Latency(Span),
    /// Its own duplication.
    Duplicate(Ppm),
    /// How likely a message comes late on it.
    Reorder(Ppm),
}

/// What a crash does to the disk, beside the loss of what was not durable. `Default`: nothing.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Damage {
    /// The oldest write on its way to the disk is caught half-way: see [`Torn`](super::Torn).
    pub torn: bool,
    /// So many entries at the end of the log on disk are lost, though the disk had said that they are durable; never
    /// any that the snapshot stands for. Raft assumes that this never happens.
    pub lose: u32,
}

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
