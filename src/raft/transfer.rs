//! Leadership transfer (thesis 3.10): the leader takes nothing new, brings its successor up to date, and tells it to
//! stand at once. After an election timeout it gives up.

use super::effect::{Effect, Fact, Timer};
use super::message::{Message, Rpc};
use super::node::{Node, Role};
use super::rules::{self, Denied, Rules};
use super::types::NodeId;

impl Node {
    /// Somebody wants another node to lead.
    pub(super) fn transfer(&mut self, to: NodeId, rules: &Rules, out: &mut Vec<Effect>) {
        let under_way = self.duties().and_then(|duties| duties.transfer);
        let verdict = match under_way {
            _ if !self.is_leader() => Err(Denied::NotLeader { leader: self.leader, term: self.current_term }),
            Some((already, _)) if already == to => Err(Denied::Transferring { to }),
            _ => rules::may_transfer(&self.config(), self.id, to),
        };
        if let Err(denied) = verdict {
            out.push(Effect::Note(Fact::TransferAborted { to, denied }));
            return;
        }
        let last = self.log.last_index();
        let match_index = self.progress_mut(to).map_or(0, |progress| progress.confirmed_index);
        out.push(Effect::Note(Fact::TransferStarted { to, match_index, last }));
        if let Some(duties) = self.duties_mut() {
            duties.transfer = Some((to, false));
        }
        out.push(Effect::StartTimer(Timer::Lease));
        self.send_what_is_due(to, rules, out);
        self.hand_over(to, out);
    }

    /// Tells the successor to stand, as soon as it has the whole log.
    pub(super) fn hand_over(&mut self, to: NodeId, out: &mut Vec<Effect>) {
        let (from, term, last) = (self.id, self.current_term, self.log.last_index());
        let Role::Leader { progress, duties } = &mut self.role else { return };
        if duties.transfer != Some((to, false)) || progress.get(to.slot()).is_none_or(|p| p.confirmed_index < last) {
            return;
        }
        duties.transfer = Some((to, true));
        duties.lease_given_up = true;
        out.push(Effect::Send(Message { from, to, term, rpc: Rpc::TimeoutNow }));
    }

    /// Its leader tells it to stand at once, without pre-votes: the leader itself wants it.
    pub(super) fn timeout_now(&mut self, leader: NodeId, rules: &Rules, out: &mut Vec<Effect>) {
        let denied = if self.is_leader() {
            Denied::ToItself
        } else if !self.may_stand() {
            Denied::NoVoter
        } else {
            self.stand(Some(leader), rules, out);
            return;
        };
        out.push(Effect::Note(Fact::Ignored { denied }));
    }
}
