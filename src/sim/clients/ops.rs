//! The history of operations: what was asked of the cluster from outside, when, and the outcome. The page draws it, and
//! the linearizability checker judges it.
//!
//! An operation has no effect before it was invoked. One that is ok took effect before it was answered; one that failed
//! never takes effect; for one that is unknown or still open, nobody outside the cluster can tell.

use crate::raft::NodeId;
use crate::sim::chunked::Chunked;
use crate::sim::setup::Micros;
use crate::sim::types::{ClientId, Command, OpOutcome};

/// One operation.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Op {
    /// Counts all operations of the run from 0: its place in the history.
    pub id: u32,
    /// The client; `None`: it was proposed or read without one.
    pub client: Option<ClientId>,
    /// Counts the operations of this client, or those without a client, from 1. A client's serial number (§8).
    pub number: u32,
    /// The command.
    pub command: Command,
    /// When it began.
    pub invoked: Micros,
    /// The node that was asked last; once it is answered, the node that answered.
    pub node: NodeId,
    /// The outcome.
    pub outcome: OpOutcome,
}

/// All operations so far, in the order in which they began. Cheap to clone.
#[derive(Clone, Debug, Default)]
pub struct Ops {
    list: Chunked<Op>,
    without_client: u32,
}

impl Ops {
    /// All operations, in the order in which they began.
    pub fn list(&self) -> &Chunked<Op> {
        &self.list
    }

    /// The operation with this id.
    pub fn get(&self, id: u32) -> Option<&Op> {
        self.list.get(id as usize)
    }

    /// An operation begins: of a client, with its serial number there, or of none. Returns its id.
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
                self.without_client += 1;
                (None, self.without_client)
            }
        };
        self.list.push(Op { id, client, number, command, invoked, node, outcome: OpOutcome::Open });
        id
    }

    /// The operation is sent to this node, or answered by it.
    pub(crate) fn set_node(&mut self, id: u32, node: NodeId) {
        if let Some(op) = self.list.get_mut(id as usize) {
            op.node = node;
        }
    }

    /// An operation is over. Returns false, and changes nothing, if it was over already.
    pub(crate) fn end(&mut self, id: u32, outcome: OpOutcome) -> bool {
        debug_assert!(outcome != OpOutcome::Open, "operation {id} cannot end as open");
        if self.get(id).is_none_or(|op| op.outcome != OpOutcome::Open) {
            return false;
        }
        if let Some(op) = self.list.get_mut(id as usize) {
            op.outcome = outcome;
        }
        true
    }
}
