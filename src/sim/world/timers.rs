//! Timers of nodes.

use super::World;
use crate::raft::{self, Input, NodeId, Timer};
use crate::sim::dice::{draw_span, Purpose};
use crate::sim::server::RunningTimer;
use crate::sim::setup::{Micros, Setup};
use crate::sim::types::What;

impl World {
    /// A node's election timer expires, or a user makes it expire.
    pub(super) fn election_timer_fires(&mut self, id: NodeId, by_hand: bool) {
        let timer = self.servers[id.slot()].timer_mut(Timer::Election).take();
        let ran = timer.map_or(0, |timer| self.now.saturating_sub(timer.started));
        self.note(Some(id), What::Timeout { by_hand, ran });
        self.step_node(id, Input::ElectionTimeout);
    }

    /// Starts a timer, measured by the node's clock. The election timeout is drawn for each start (§5.2).
    pub(super) fn start_timer(&mut self, id: NodeId, timer: Timer) {
        let Setup { seed, election, heartbeat, .. } = self.setup;
        let started = self.now;
        let server = &mut self.servers[id.slot()];
        let seed = server.timer_seed.unwrap_or(seed);
        let rate = u64::from(server.clock.0.max(1));
        let by_clock = |span: Micros| (span.saturating_mul(1000) / rate).max(1);
        let (length, longest) = match timer {
            Timer::Election => {
                server.timeouts_drawn += 1;
                let drawn = draw_span(seed, Purpose::Election, u64::from(id.number()), server.timeouts_drawn, election);
                let length = by_clock(raft::election_timeout(&self.rules, drawn, election.min));
                (length, by_clock(election.max).max(length))
            }
            Timer::Heartbeat => (by_clock(heartbeat), by_clock(heartbeat)),
            Timer::Lease => (by_clock(election.min), by_clock(election.min)),
        };
        debug_assert!(length > 0, "a timer that takes no time would stop virtual time");
        *server.timer_mut(timer) = Some(RunningTimer { started, fires: started + length, longest });
    }
}
