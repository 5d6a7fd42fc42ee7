//! The configuration that decides, as it is seen from above, and whom it leaves out.

use crate::raft::{Config, Index, NodeId, NodeSet};
use crate::sim::types::LeftOut;
use crate::sim::world::World;

/// The configuration that decides: the leader's; where nobody leads, the last one that was committed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Membership {
    /// Whose configuration it is: the live leader's of the highest term. `None`: nobody leads.
    pub leader: Option<NodeId>,
    /// The index of its entry; 0: the cluster began with it.
    pub index: Index,
    /// The configuration.
    pub config: Config,
}

impl World {
    /// The live leader of the highest term.
    pub fn leader(&self) -> Option<NodeId> {
        let leaders = self.servers().iter().filter(|server| server.is_up() && server.node.is_leader());
        leaders.max_by_key(|server| server.node.current_term()).map(|server| server.node.id())
    }

    /// The configuration that decides, and whose it is.
    pub fn membership(&self) -> Membership {
        if let Some(server) = self.leader().and_then(|id| self.server(id)) {
            let (index, config) = (server.node.config_index(), server.node.config());
            return Membership { leader: Some(server.node.id()), index, config };
        }
        let first = || (0, Config::of(NodeSet::first(self.setup().nodes)));
        let (index, config) = self.monitor().config_entry().unwrap_or_else(first);
        Membership { leader: None, index, config }
    }

    /// The configuration that decides.
    pub fn config(&self) -> Config {
        self.membership().config
    }

    /// Whether a server that stands, or asks for pre-votes, has no vote in the configuration that decides.
    pub(crate) fn left_out(&self, id: NodeId, pre: bool) -> Option<LeftOut> {
        let knows = !self.server(id)?.node.config().all_voters().contains(id);
        let Membership { leader, index, config } = self.membership();
        let learns = config.learners.contains(id);
        (!config.all_voters().contains(id)).then_some(LeftOut { leader, index, learns, knows, pre })
    }
}
