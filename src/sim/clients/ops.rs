//! The history of operations: what was asked of the cluster from outside, when, and what became of it. The page draws
//! it, and whoever asks whether the history is linearizable reads it.
//!
//! An operation has no effect before it was invoked. One that is ok took effect before it was answered; one that failed
//! never takes effect; of one that is unknown, or still open, nobody outside can tell.

use crate::raft::NodeId;
use crate::sim::chunked::Chunked;
use crate::sim::setup::Micros;
use crate::sim::types::{ClientId, Command, OpOutcome};

/// One operation.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Op {
    /// Counts all operations of the run from 0: its place in the history.
    pub id: u32,
    /// Whose it is; `None`: somebody proposed it by hand.
    pub client: Option<ClientId>,
    /// Counts the operations of this client, or those that were made by hand, from 1. A client's serial number (§8).
    pub number: u32,
    /// What it asks for.
    pub command: Command,
    /// When it began.
    pub invoked: Micros,
    /// The node that was asked last; of one that was answered, the node that answered.
    pub node: NodeId,
    /// What has become of it.
    pub outcome: OpOutcome,
}

/// All operations so far, in the order in which they began. Cheap to clone.
#[derive(Clone, Debug, Default)]
pub struct Ops {
    list: Chunked<Op>,
    by_hand: u32,
}

impl Ops {
    /// All of them, in the order in which they began.
    pub fn list(&self) -> &Chunked<Op> {
        &self.list
    }

    /// The operation with this id.
    pub fn get(&self, id: u32) -> Option<&Op> {
        self.list.get(id as usize)
    }

    /// One begins. With a client: its number there; `None`: one made by hand. Answers its id.
    pub(crate) fn begin(
        &mut self,
        client: Option<(ClientId, u32)>,
        command: Command,
        node: NodeId,
        invoked: Micros,
    ) -> u32 {
        let id = self.list.len() as u32;
        let (client, number) = match client {
            Some((client, number)) => (Some(client), number),
            None => {
                self.by_hand += 1;
                (None, self.by_hand)
            }
        };
        self.list.push(Op { id, client, number, command, invoked, node, outcome: OpOutcome::Open });
        id
    }

    /// It is asked of this node now.
    pub(crate) fn moves_to(&mut self, id: u32, node: NodeId) {
        if let Some(op) = self.list.get_mut(id as usize) {
            op.node = node;
        }
    }

    /// One is over; answers the node that was asked last. What is over already stays as it is: `None`.
    pub(crate) fn end(&mut self, id: u32, outcome: OpOutcome) -> Option<NodeId> {
        self.get(id).filter(|op| op.outcome == OpOutcome::Open)?;
        let op = self.list.get_mut(id as usize)?;
        op.outcome = outcome;
        Some(op.node)
    }
}
