//! Leadership transfer (thesis 3.10): the leader stops accepting commands, brings the target up to date, and sends it
//! TimeoutNow. After the shortest election timeout it gives up.

use super::effect::{Driver, Fact, Timer};
use super::message::Rpc;
use super::node::{Node, Role};
use super::progress::Transfer;
use super::rejection::Rejection;
use super::rules;
use super::step::Step;
use super::types::NodeId;

impl Node {
    /// Begins a transfer to `to`. A transfer to another node that is under way is replaced.
    pub(super) fn transfer_leadership(&mut self, to: NodeId, step: &mut Step<impl Driver>) {
        let verdict = match self.leader_state() {
            None => Err(self.not_leader()),
            Some(state) if state.transfer.is_some_and(|transfer| transfer.to == to) => {
                Err(Rejection::Transferring { to })
            }
            Some(_) => rules::may_transfer(&self.config(), self.id, to),
        };
        if let Err(rejection) = verdict {
            step.note(Fact::TransferAborted { to, rejection });
            return;
        }
        let last = self.log.last_index();
        let match_index = self.progress_mut(to).map_or(0, |progress| progress.confirmed_index);
        step.note(Fact::TransferStarted { to, match_index, last });
        if let Some(state) = self.leader_state_mut() {
            state.transfer = Some(Transfer { to, timeout_now_sent: false });
        }
        step.start_timer(Timer::Lease);
        self.maybe_send_append(to, step);
        self.maybe_send_timeout_now(to, step);
    }

    /// Sends TimeoutNow to the target of a transfer once it has the whole log.
    pub(super) fn maybe_send_timeout_now(&mut self, to: NodeId, step: &mut Step<impl Driver>) {
        let last = self.log.last_index();
        let Role::Leader { progress, state } = &mut self.role else { return };
        let due = Transfer { to, timeout_now_sent: false };
        if state.transfer != Some(due) || progress.get(to.slot()).is_none_or(|p| p.confirmed_index < last) {
            return;
        }
        state.transfer = Some(Transfer { to, timeout_now_sent: true });
        state.lease_revoked = true;
        step.send(self.message(to, Rpc::TimeoutNow));
    }

    /// The leader wants this node to lead: it campaigns at once, without pre-votes.
    pub(super) fn handle_timeout_now(&mut self, leader: NodeId, step: &mut Step<impl Driver>) {
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
