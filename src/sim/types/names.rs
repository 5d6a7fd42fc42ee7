//! Names of things in a run, and the small values that more than one part of the simulator uses.

use std::fmt;

use crate::raft::NodeId;

/// A node, by name or by a description that is resolved when the action happens.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Target {
    /// This node.
    Node(NodeId),
    /// The leader of the highest term, among nodes that are up.
    Leader,
    /// The follower with the lowest number, among nodes that are up.
    Follower,
    /// The candidate with the lowest number, among nodes that are up.
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
/// network, or by a user, has a second number: `n2>n3#4.2`.
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

impl MessageId {
    /// A number by which messages are in the order of their names.
    pub(crate) fn rank(self) -> u64 {
        let (from, to) = (u64::from(self.from.number()), u64::from(self.to.number()));
        from << 48 | to << 40 | u64::from(self.number) << 8 | u64::from(self.copy)
    }
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

/// The most clients in a run.
pub const MAX_CLIENTS: usize = 16;

/// A client of the run: its place in the list of all, from 0 to 15.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct ClientId(pub u8);

impl ClientId {
    pub(crate) fn slot(self) -> usize {
        self.0 as usize
    }
}

/// A link to cut or mend.
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

/// What a crash does to the disk, in addition to the loss of writes that are not durable. `Default`: nothing.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Damage {
    /// The oldest pending write is torn: see [`TornWrite`](super::TornWrite).
    pub torn: bool,
    /// How many durable entries at the end of the log on disk are lost; never those
    /// that the snapshot contains. Raft assumes that this never happens.
    pub lose: u32,
}

/// Whether a server runs.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Status {
    /// It runs.
    Up,
    /// It does nothing, and keeps its memory; what arrives waits.
    Paused,
    /// It is stopped; only its disk is left.
    Crashed,
}
