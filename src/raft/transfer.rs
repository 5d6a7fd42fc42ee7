//! Leadership transfer (thesis 3.10): the leader takes nothing new, brings its successor up to date, and tells it to
//! stand at once. After an election timeout it gives up.

use super::effect::{Fact, Timer};
use super::message::{Message, Rpc};
use super::node::{Node, Role};
use super::rejection::Rejection;
use super::rules;
use super::step::Step;
use super::types::NodeId;

impl Node {
    /// Somebody wants another node to lead.
    pub(super) fn transfer_leadership(&mut self, to: NodeId, step: &mut Step) {
        let under_way = self.leader_state().and_then(|state| state.transfer);
        let verdict = match under_way {
            _ if !self.is_leader() => Err(Rejection::NotLeader { leader: self.leader, term: self.current_term }),
            Some((already, _)) if already == to => Err(Rejection::Transferring { to }),
            _ => rules::may_transfer(&self.config(), self.id, to),
        };
        if let Err(rejection) = verdict {
            step.note(Fact::TransferAborted { to, rejection });
            return;
        }
        let last = self.log.last_index();
        let match_index = self.progress_mut(to).map_or(0, |progress| progress.confirmed_index);
        step.note(Fact::TransferStarted { to, match_index, last });
        if let Some(state) = self.leader_state_mut() {
            state.transfer = Some((to, false));
        }
        step.start_timer(Timer::Lease);
        self.maybe_send_append(to, step);
        self.maybe_send_timeout_now(to, step);
    }

    /// Tells the successor to stand, as soon as it has the whole log.
    pub(super) fn maybe_send_timeout_now(&mut self, to: NodeId, step: &mut Step) {
        let (from, term, last) = (self.id, self.current_term, self.log.last_index());
        let Role::Leader { progress, state } = &mut self.role else { return };
        if state.transfer != Some((to, false)) || progress.get(to.slot()).is_none_or(|p| p.confirmed_index < last) {
            return;
        }
        state.transfer = Some((to, true));
        state.lease_revoked = true;
        step.send(Message { from, to, term, rpc: Rpc::TimeoutNow });
    }

    /// Its leader tells it to stand at once, without pre-votes: the leader itself wants it.
    pub(super) fn handle_timeout_now(&mut self, leader: NodeId, step: &mut Step) {
        let rejection = if self.is_leader() {
            Rejection::ToItself
        } else if !self.may_campaign() {
            Rejection::NoVoter
        } else {
            self.campaign(Some(leader), step);
            return;
        };
        step.note(Fact::Ignored { rejection });
    }
}
