//! The configuration in force, as seen from outside, and servers that campaign without a vote in it.

use crate::raft::{Config, Index, Node, NodeId, NodeSet};
use crate::sim::server::Server;
use crate::sim::types::LeftOut;
use crate::sim::watch::monitor::Monitor;

/// The configuration in force: the leader's; without a leader, the last committed one.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Membership {
    /// The leader whose configuration it is: see `leader`. `None`: there is no leader.
    pub leader: Option<NodeId>,
    /// The index of its entry; 0: the cluster began with it.
    pub index: Index,
    /// The configuration.
    pub config: Config,
}

/// The leader of the highest term, among the servers that are up.
pub(crate) fn leader(servers: &[Server]) -> Option<NodeId> {
    let leaders = servers.iter().filter(|server| server.is_up() && server.node.is_leader());
    leaders.max_by_key(|server| server.node.current_term()).map(|server| server.node.id())
}

impl Membership {
    /// `first`: how many voters the cluster began with.
    pub(crate) fn of(servers: &[Server], monitor: &Monitor, first: u8) -> Membership {
        let (leader, (index, config)) = match leader(servers).and_then(|id| servers.get(id.slot())) {
            Some(Server { node, .. }) => (Some(node.id()), (node.config_index(), node.config())),
            None => (None, monitor.config_entry().unwrap_or((0, Config::of(NodeSet::first(first))))),
        };
        Membership { leader, index, config }
    }

    /// Says so if a node that campaigns has no vote in this configuration. `pre`: it asks for pre-votes.
    pub(crate) fn leaves_out(&self, node: &Node, pre: bool) -> Option<LeftOut> {
        let &Membership { leader, index, config } = self;
        let knows = !node.config().all_voters().contains(node.id());
        let learns = config.learners.contains(node.id());
        (!config.all_voters().contains(node.id())).then_some(LeftOut { leader, index, learns, knows, pre })
    }
}
