//! The vocabulary of the protocol: nodes, terms, indices, entries, configurations, snapshots, rounds.

use std::fmt;

/// A term: Raft's logical clock (§5.1). 0 before the first election.
pub type Term = u64;

/// A position in the log. The first entry has index 1; 0 means "before the first entry".
pub type Index = u64;

/// The number of a write to disk. Each node numbers its writes from 1. 0: no write yet.
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

    /// The node in this slot of an array (slot 0 is `n1`). Slots past the last node give the last node, so that no
    /// arithmetic on slots can panic.
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

/// A set of nodes, as bits of one word. Iterates in the order of the numbers.
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

    /// The nodes of which this is true, in the order of their slots. Those past the last node are left out.
    pub(super) fn of_slots(has: impl Iterator<Item = bool>) -> NodeSet {
        let (mut bits, mut next) = (0, 1);
        for has in has {
            bits |= if has { next } else { 0 };
            next <<= 1;
        }
        NodeSet(bits).and(NodeSet::first(NodeId::MAX))
    }

    /// Adds a node; true if it was not in the set.
    pub fn insert(&mut self, node: NodeId) -> bool {
        let before = self.0;
        self.0 |= NodeSet::of(node).0;
        before != self.0
    }

    /// Removes a node; true if it was in the set.
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

    /// Whether at least this many nodes are in the set.
    pub const fn has(self, count: u8) -> bool {
        let (mut rest, mut count) = (self.0, count);
        while count > 1 && rest != 0 {
            rest &= rest - 1;
            count -= 1;
        }
        count == 0 || rest != 0
    }

    /// Whether the set is empty.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The nodes in both sets.
    pub const fn and(self, other: NodeSet) -> NodeSet {
        NodeSet(self.0 & other.0)
    }

    /// The nodes in either set.
    pub const fn or(self, other: NodeSet) -> NodeSet {
        NodeSet(self.0 | other.0)
    }

    /// The nodes of this set that are not in the other.
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
            let slot = rest.trailing_zeros() as u8;
            rest &= rest - 1;
            Some(NodeId(slot + 1)) // a set holds no other bits than those of nodes
        })
    }
}

impl FromIterator<NodeId> for NodeSet {
    fn from_iter<I: IntoIterator<Item = NodeId>>(nodes: I) -> NodeSet {
        nodes.into_iter().fold(NodeSet::EMPTY, |set, node| set.or(NodeSet::of(node)))
    }
}

impl fmt::Debug for NodeSet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.iter()).finish()
    }
}

/// Refers to data that the driver keeps and the protocol only carries: a command's text, a snapshot's contents. Two
/// handles are equal when they refer to the same data.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct Handle(pub u32);

/// What a log entry contains.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Payload {
    /// Nothing: the blank entry that a new leader appends (§8).
    #[default]
    Noop,
    /// A client's command. The driver keeps its text under this handle.
    Command(Handle),
    /// A configuration of the cluster (§6). It is used as soon as it is in the log.
    Config(Config),
}

/// The members of a cluster, and which of them vote (§6; thesis, chapter 4).
///
/// A node outside the configuration does not campaign and gets no log entries, but it answers messages like any node.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Hash)]
pub struct Config {
    /// The voters. In a joint configuration: the voters of C_new.
    pub voters: NodeSet,
    /// In a joint configuration: the voters of C_old. Otherwise empty.
    pub outgoing: NodeSet,
    /// Nodes that get the log and do not vote (thesis 4.2.1). In a joint configuration a learner of C_new may still be
    /// a voter of C_old.
    pub learners: NodeSet,
}

impl Config {
    /// The configuration of these voters, without learners.
    pub const fn of(voters: NodeSet) -> Config {
        Config { voters, outgoing: NodeSet::EMPTY, learners: NodeSet::EMPTY }
    }

    /// Whether a decision takes a majority of C_old and a majority of C_new (§6).
    pub const fn is_joint(&self) -> bool {
        !self.outgoing.is_empty()
    }

    /// The voters of C_old and of C_new.
    pub const fn all_voters(&self) -> NodeSet {
        self.voters.or(self.outgoing)
    }

    /// All nodes that get the log: voters and learners.
    pub const fn members(&self) -> NodeSet {
        self.all_voters().or(self.learners)
    }

    /// The configuration that follows a joint one: C_new alone.
    pub const fn leave_joint(&self) -> Config {
        Config { voters: self.voters, outgoing: NodeSet::EMPTY, learners: self.learners }
    }
}

/// A configuration, and where the log holds it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct LoggedConfig {
    /// The index of its entry. After a snapshot: lastIncludedIndex. 0: the configuration with which the cluster began.
    pub index: Index,
    /// The configuration.
    pub config: Config,
}

/// A configuration, and how many of its voters a decision takes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Quorum {
    /// The configuration.
    pub config: Config,
    /// How many of `config.voters`. 0: there are no voters, and nothing can be decided.
    pub need: u8,
    /// How many of `config.outgoing`. 0: the configuration is not joint.
    pub need_outgoing: u8,
}

impl Quorum {
    /// Whether this set is a quorum.
    pub const fn holds(&self, set: NodeSet) -> bool {
        self.need > 0
            && set.and(self.config.voters).has(self.need)
            && set.and(self.config.outgoing).has(self.need_outgoing)
    }

    /// The highest value that a quorum has reached. `None`: there are no voters.
    pub fn reached<T: Copy + Ord + Default>(&self, value: impl Fn(NodeId) -> T) -> Option<T> {
        let by = |voters: NodeSet, need: u8| {
            let mut values = [T::default(); NodeId::MAX as usize];
            let values = &mut values[..voters.len()];
            values.iter_mut().zip(voters.iter()).for_each(|(slot, node)| *slot = value(node));
            // Insertion sort, highest first: there are at most 25 values.
            for next in 1..values.len() {
                let mut place = next;
                while place > 0 && values[place - 1] < values[place] {
                    values.swap(place - 1, place);
                    place -= 1;
                }
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
/// by leader"). Its position in the log is its index.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Entry {
    /// The term of the leader that appended it.
    pub term: Term,
    /// What it contains.
    pub payload: Payload,
    /// The payload's size on the wire, in bytes. 0 for a blank entry.
    pub bytes: u32,
}

/// The end of a log. §5.4.1 compares these to decide which log is more up-to-date.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct LogEnd {
    /// The last entry's term. It is the first field so that the derived order is the order of §5.4.1.
    pub term: Term,
    /// The last entry's index.
    pub index: Index,
}

/// A snapshot of the state machine (§7). It replaces every entry up to `last_included_index`.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Snapshot {
    /// The last entry that the snapshot replaces. 0: there is no snapshot.
    pub last_included_index: Index,
    /// The term of that entry. 0: there is no snapshot.
    pub last_included_term: Term,
    /// The driver keeps the contents under this handle.
    pub data: Handle,
    /// How many parts the contents have. An InstallSnapshot carries one or more of them.
    pub size: u32,
    /// "the latest configuration in the log as of last included index" (§7).
    pub config: Config,
}

/// What a follower has of a snapshot that arrives in parts: "write data into snapshot file at given offset"
/// (Figure 13). It is durable, so that the transfer continues after a crash.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct PartialSnapshot {
    /// The snapshot.
    pub snapshot: Snapshot,
    /// How many of its parts have arrived. Parts are stored in order, from the first.
    pub received: u32,
}

/// A round of messages within one leader's term. Requests carry the leader's current round and replies return it, so
/// that the leader knows which followers still followed it when the round began. No round is used twice in a term.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default, Hash)]
pub struct Round {
    /// How often the leader's heartbeat timer had fired when the round began: the time by the leader's clock.
    pub tick: u32,
    /// How many rounds reads have begun in this tick.
    pub read: u32,
}

/// The number of a read. The driver gives each read a new one.
pub type ReadNumber = u64;

/// The replies to a candidate, or to a pre-candidate.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Votes {
    /// The voters that granted their vote.
    pub granted: NodeSet,
    /// The voters that refused it.
    pub refused: NodeSet,
}

impl Votes {
    /// Records a reply. Only the first reply of each voter counts.
    pub fn record(&mut self, voter: NodeId, granted: bool) {
        if !self.granted.contains(voter) && !self.refused.contains(voter) {
            if granted {
                self.granted.insert(voter);
            } else {
                self.refused.insert(voter);
            }
        }
    }
}
