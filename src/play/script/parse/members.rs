//! Reading what `members` says.

use super::*;
use crate::play::script::grammar::LEARNERS;

impl Reader<'_> {
    /// `N… [learners N…]`: servers that there are not yet may be named.
    pub(super) fn members(&mut self) -> Parsed<Action> {
        let known = self.mentions.len();
        let (mut voters, mut learners) = (Vec::new(), Vec::new());
        let mut seen: Vec<Target> = Vec::new();
        let mut of_learners = false;
        while seen.is_empty() || self.more(&|| targets(&seen)) {
            if !of_learners && !voters.is_empty() {
                self.offer_next(&|| expected_of(told!("what-learners"), &[LEARNERS]));
            }
            let word = self.word(&|| targets(&seen))?;
            if word.text == LEARNERS && !of_learners && !voters.is_empty() {
                of_learners = true;
                continue;
            }
            let node = self.target_in(word)?;
            if seen.contains(&node) {
                return Err(word.repeated(each_node_once()));
            }
            // No more than 25 nodes and three selectors.
            seen.push(node);
            if of_learners {
                learners.push(node);
            } else {
                voters.push(node);
            }
        }
        if of_learners && learners.is_empty() {
            return Err(Fault::new(self.end, self.what.clone(), told!("expected-learner")));
        }
        self.mentions.truncate(known);
        Ok(Action::Members { voters, learners })
    }
}
