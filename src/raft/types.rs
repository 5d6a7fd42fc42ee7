//! The small words of the protocol: who, when, where in the log.

use std::fmt;

/// A term: Raft's logical clock (§5.1). 0 before the first election.
pub type Term = u64;

/// A position in the log. The first entry has index 1; 0 means "before the first entry".
pub type Index = u64;

/// The number of a write to disk, counted from 1 by the node that asked for it. 0: no write yet.
pub type WriteNumber = u64;

/// The name of a server: `n1` to `n25`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NodeId(u8);

impl NodeId {
    /// The largest cluster: twenty-five nodes.
    pub const MAX: u8 = 25;

    /// The node with this number, or `None` outside 1..=25.
    pub const fn new(number: u8) -> Option<NodeId> {
        if number >= 1 && number <= NodeId::MAX {
            Some(NodeId(number))
        } else {
            None
        }
    }

    /// The node in this slot of an array (slot 0 is `n1`). Slots past the last node are folded onto it,
    /// so that no arithmetic on slots can panic.
    pub const fn from_slot(slot: usize) -> NodeId {
        if slot >= NodeId::MAX as usize {
            NodeId(NodeId::MAX)
        } else {
            NodeId(slot as u8 + 1)
        }
    }

    /// The number in the name: 1..=25.
    pub const fn number(self) -> u8 {
        self.0
    }

    /// The slot in an array of all nodes: 0..=24.
    pub const fn slot(self) -> usize {
        self.0 as usize - 1
    }
}

impl fmt::Display for NodeId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "n{}", self.0)
    }
}

impl fmt::Debug for NodeId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// A set of nodes, in one word. Iterates in the order of the numbers.
#[derive(Clone, Copy, PartialEq, Eq, Default, Hash)]
pub struct NodeSet(u32);

impl NodeSet {
    /// The empty set.
    pub const EMPTY: NodeSet = NodeSet(0);

    /// `n1` to `n<count>`; counts past 25 mean 25.
    pub const fn first(count: u8) -> NodeSet {
        let count = if count > NodeId::MAX { NodeId::MAX } else { count };
        NodeSet((1u32 << count) - 1)
    }

    /// The set of just this node.
    pub const fn of(node: NodeId) -> NodeSet {
        NodeSet(1 << (node.0 - 1))
    }

    /// Puts a node in; true if it was not there.
    pub fn insert(&mut self, node: NodeId) -> bool {
        let before = self.0;
        self.0 |= NodeSet::of(node).0;
        before != self.0
    }

    /// Takes a node out; true if it was there.
    pub fn remove(&mut self, node: NodeId) -> bool {
        let before = self.0;
        self.0 &= !NodeSet::of(node).0;
        before != self.0
    }

    /// Whether the node is in the set.
    pub const fn contains(self, node: NodeId) -> bool {
        self.0 & NodeSet::of(node).0 != 0
    }

    /// How many nodes are in the set.
    pub const fn len(self) -> usize {
        self.0.count_ones() as usize
    }

    /// Whether nobody is in the set.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Those in both sets.
    pub const fn and(self, other: NodeSet) -> NodeSet {
        NodeSet(self.0 & other.0)
    }

    /// Those in either set.
    pub const fn or(self, other: NodeSet) -> NodeSet {
        NodeSet(self.0 | other.0)
    }

    /// Those in this set that are not in the other.
    pub const fn without(self, other: NodeSet) -> NodeSet {
        NodeSet(self.0 & !other.0)
    }

    /// The members in the order of their numbers.
    pub fn iter(self) -> impl Iterator<Item = NodeId> {
        let mut rest = self.0;
        std::iter::from_fn(move || {
            if rest == 0 {
                return None;
            }
            let slot = rest.trailing_zeros() as usize;
            rest &= rest - 1;
            Some(NodeId::from_slot(slot))
        })
    }
}

impl FromIterator<NodeId> for NodeSet {
    fn from_iter<I: IntoIterator<Item = NodeId>>(nodes: I) -> NodeSet {
        let mut set = NodeSet::EMPTY;
        for node in nodes {
            set.insert(node);
        }
        set
    }
}

impl fmt::Debug for NodeSet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.iter()).finish()
    }
}

/// A name for something that the cluster keeps once and the protocol only carries: a command's text, a
/// snapshot's contents. Two handles are equal when they name the same thing.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct Handle(pub u32);

/// What an entry of the log asks of the state machine.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Payload {
    /// Nothing: the blank entry that a new leader appends (§8).
    #[default]
    Noop,
    /// A client's command, kept elsewhere under this handle.
    Command(Handle),
    /// A configuration of the cluster (§6). It is used as soon as it is in the log.
    Config(Config),
}

/// Who takes part, and how (§6; thesis, chapter 4).
///
/// A node that is nowhere in it is no member: it stands for nothing and is sent nothing, but answers as anybody does.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Hash)]
pub struct Config {
    /// The voters; of a joint configuration, those of C_new.
    pub voters: NodeSet,
    /// The voters of C_old, while the configuration is joint. Otherwise empty.
    pub outgoing: NodeSet,
    /// Those who get the log and have no vote (thesis 4.2.1). May be voters of C_old that are on their way out.
    pub learners: NodeSet,
}

impl Config {
    /// The configuration of these voters, without learners.
    pub const fn of(voters: NodeSet) -> Config {
        Config { voters, outgoing: NodeSet::EMPTY, learners: NodeSet::EMPTY }
    }

    /// Whether decisions take a majority of C_old and one of C_new (§6).
    pub const fn is_joint(&self) -> bool {
        !self.outgoing.is_empty()
    }

    /// All who vote: those of C_old and those of C_new.
    pub const fn all_voters(&self) -> NodeSet {
        self.voters.or(self.outgoing)
    }

    /// All who are sent the log.
    pub const fn members(&self) -> NodeSet {
        self.all_voters().or(self.learners)
    }

    /// What it becomes when it is left: C_new alone.
    pub const fn left(&self) -> Config {
        Config { voters: self.voters, outgoing: NodeSet::EMPTY, learners: self.learners }
    }
}

/// How many of a configuration's voters a decision takes: of a joint one, of both its halves.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Quorum {
    /// The configuration.
    pub config: Config,
    /// How many of its voters; of a joint one, of C_new's. 0: there are none, and nothing is ever decided.
    pub need: u8,
    /// How many of C_old's voters. 0: the configuration is not joint.
    pub need_outgoing: u8,
}

impl Quorum {
    /// Whether these are enough.
    pub const fn holds(&self, set: NodeSet) -> bool {
        self.need > 0
            && set.and(self.config.voters).len() >= self.need as usize
            && set.and(self.config.outgoing).len() >= self.need_outgoing as usize
    }

    /// The highest value that enough of the voters have reached; of a joint configuration, that enough of either half
    /// have. `None`: there are no voters.
    pub fn reached<T: Copy + Ord + Default>(&self, value: impl Fn(NodeId) -> T) -> Option<T> {
        let by = |voters: NodeSet, need: u8| {
            let mut values = [T::default(); NodeId::MAX as usize];
            let values = &mut values[..voters.len()];
            values.iter_mut().zip(voters.iter()).for_each(|(slot, node)| *slot = value(node));
            // Sorted by insertion, the highest first: there are few.
            for next in 1..values.len() {
                let sorted = values[..next].partition_point(|other| *other >= values[next]);
                values[sorted..=next].rotate_right(1);
            }
            values.get(usize::from(need).checked_sub(1)?).copied()
        };
        let reached = by(self.config.voters, self.need)?;
        if !self.config.is_joint() {
            return Some(reached);
        }
        by(self.config.outgoing, self.need_outgoing).map(|old| old.min(reached))
    }
}

/// One entry of the replicated log (Figure 2: "command for state machine, and term when entry was received
/// by leader"). Its index is its place in the log.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Entry {
    /// The term of the leader that appended it.
    pub term: Term,
    /// What it asks for.
    pub payload: Payload,
    /// How many bytes the payload has on the wire. 0 for a blank entry.
    pub bytes: u32,
}

/// Where a log ends: what §5.4.1 compares.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct LogEnd {
    /// The last entry's term. First, so that the derived order is the paper's.
    pub term: Term,
    /// The last entry's index.
    pub index: Index,
}

/// A snapshot of the state machine (§7): it stands for every entry up to `last_included_index`.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Snapshot {
    /// The last entry that the snapshot replaces. 0: there is no snapshot.
    pub last_included_index: Index,
    /// The term of that entry. 0: there is no snapshot.
    pub last_included_term: Term,
    /// The contents, kept elsewhere under this handle.
    pub data: Handle,
    /// How many parts the contents have, by which they can be sent piece by piece.
    pub size: u32,
    /// The configuration as of that entry (§7: "the latest configuration in the log as of last included index").
    pub config: Config,
}

/// A round of messages of one leader, in its term: what it sends carries the present round, answers bring it back, and
/// so the leader knows who still followed it, and when. Never used again in the same term.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default, Hash)]
pub struct Round {
    /// Its heartbeat timer had fired so often when the round began. With it, a round tells the time by the leader's
    /// clock.
    pub tick: u32,
    /// How many rounds were begun by reads since.
    pub read: u32,
}

/// The number of a read, given by whoever asks. Never used twice.
pub type ReadNumber = u64;
