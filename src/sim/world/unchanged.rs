//! Actions that would change nothing. They are performed all the same, and their facts are recorded, because scripts
//! wait for them; the page says that nothing has changed.

use super::World;
use crate::raft::{NodeId, NodeSet};
use crate::sim::setup::Setting;
use crate::sim::types::{Action, Skip};

impl World {
    /// Why this action would change nothing at this moment, though it is possible. `None`: it would change something,
    /// or it is not possible, which a fact reports.
    pub fn unchanged_by(&self, action: &Action) -> Option<Skip> {
        let is_cut = |from: NodeId, to: NodeId| self.network().is_cut(from, to);
        match action {
            Action::Heal => {
                let whole = self.pairs().all(|(from, to)| !is_cut(from, to));
                whole.then_some(Skip::NothingCut)
            }
            Action::Cut(link) | Action::Mend(link) => {
                let (from, to) = (self.resolve(link.from).ok()?, self.resolve(link.to).ok()?);
                let cut = matches!(action, Action::Cut(_));
                let so = is_cut(from, to) == cut && (!link.both || is_cut(to, from) == cut);
                (so && from != to).then_some(Skip::LinkIsSo { cut })
            }
            Action::Partition(groups) => {
                let groups = self.groups(groups).ok()?;
                let of = |id: NodeId| groups.iter().position(|set| set.contains(id));
                self.pairs().all(|(from, to)| is_cut(from, to) == (of(from) != of(to))).then_some(Skip::IsSo)
            }
            Action::Clock(target, rate) => {
                let server = self.server(self.resolve(*target).ok()?)?;
                (server.clock == *rate).then_some(Skip::IsSo)
            }
            Action::Disk(target, time) => {
                let server = self.server(self.resolve(*target).ok()?)?;
                (server.disk_time == *time).then_some(Skip::IsSo)
            }
            // These two end leases, even with the same value.
            Action::Set(Setting::Election(_) | Setting::Heartbeat(_)) => None,
            Action::Set(setting) => {
                let mut next = self.setup().clone();
                next.apply(*setting);
                (next == *self.setup()).then_some(Skip::IsSo)
            }
            Action::LinkQuality(from, to, settings) => {
                let (from, to) = (self.resolve(*from).ok()?, self.resolve(*to).ok()?);
                let quality = self.network().quality(from, to)?;
                let mut next = quality;
                settings.iter().for_each(|setting| next.set(*setting));
                (next == quality).then_some(Skip::IsSo)
            }
            Action::Rule(rule, on) => (self.rules().on(*rule) == *on).then_some(Skip::IsSo),
            Action::Delay(_, 0) => Some(Skip::NoDelay),
            _ => None,
        }
    }

    /// Every link, by its two ends.
    fn pairs(&self) -> impl Iterator<Item = (NodeId, NodeId)> {
        let ids = NodeSet::first(self.servers().len() as u8);
        ids.iter().flat_map(move |from| ids.iter().map(move |to| (from, to))).filter(|(from, to)| from != to)
    }
}
