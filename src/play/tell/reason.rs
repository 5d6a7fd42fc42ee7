//! Why something happened, in parts: the sentence of the paper that decided, what it asked, and the values that it
//! compared. The values are those at the decision.

use std::fmt::Display;

use super::guard::Guard;
use crate::play::told::{told, Arg, Told};
use crate::raft::{Config, Index, LogEnd, NodeSet, Quorum};
use crate::sim::World;

/// Why something happened.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Reason {
    /// What decided; `None` if neither the paper nor the thesis has a sentence on it.
    pub guard: Option<Guard>,
    /// What the guard asked, and whether it held. If something did not hold and the fact happened all the same, a rule
    /// is off.
    pub asked: Vec<(Told, bool)>,
    /// What was compared: the paper's name for it, or a phrase if it has none, and its value.
    pub values: Vec<(Told, Arg)>,
}

impl Reason {
    pub(super) fn by(guard: Guard) -> Reason {
        Reason { guard: Some(guard), ..Reason::default() }
    }

    /// Adds something that the guard asked, in words.
    pub(super) fn asks(mut self, text: impl Into<Told>, held: bool) -> Reason {
        self.asked.push((text.into(), held));
        self
    }

    /// Adds something that the guard asked, as a formula with the paper's names: `term 2 > currentTerm 1`.
    pub(super) fn formula(self, text: String, held: bool) -> Reason {
        self.asks(Told::text(text), held)
    }

    /// Adds a value by its name in the paper. It takes a reference so that one function serves all types.
    pub(super) fn value(self, name: &'static str, value: &dyn Display) -> Reason {
        self.named(Told::text(name), value.to_string())
    }

    /// Adds a value that the paper has no name for.
    pub(super) fn named(mut self, name: Told, value: impl Into<Arg>) -> Reason {
        self.values.push((name, value.into()));
        self
    }

    /// Adds the end of the log of whoever asks.
    pub(super) fn last_log(self, end: LogEnd) -> Reason {
        self.value("lastLogIndex", &end.index).value("lastLogTerm", &end.term)
    }

    /// Adds the end of the node's own log.
    pub(super) fn own_last(self, end: LogEnd) -> Reason {
        self.named(told!("value-own-last-index"), end.index).named(told!("value-own-last-term"), end.term)
    }

    /// Adds a client's operation, given its index in the history.
    pub(super) fn operation(self, world: &World, op: u32) -> Reason {
        match world.ops().get(op) {
            Some(op) => {
                let reason = self.named(told!("value-serial-number"), op.number);
                reason.named(told!("value-command"), op.command.to_string())
            }
            None => self,
        }
    }

    /// Asks whether these nodes are a majority; in a joint configuration, of both its halves.
    pub(super) fn majority(self, counted: Counted, set: NodeSet, quorum: &Quorum) -> Reason {
        let Config { voters, outgoing, .. } = quorum.config;
        let half = |reason: Reason, half: &'static str, voters: NodeSet, need: u8| {
            let (have, of) = (set.and(voters).len(), voters.len());
            let enough = match counted {
                Counted::Votes => told!("ask-votes", half, have, need),
                Counted::Answers => told!("ask-answers", half, have, need),
                Counted::Replicas(index) => told!("ask-replicas", half, index, have, need),
            };
            reason
                .asks(enough, have >= usize::from(need))
                .asks(told!("ask-is-majority", half, need, of), usize::from(need) > of / 2)
        };
        if quorum.config.is_joint() {
            let reason = half(self, "old", outgoing, quorum.need_outgoing);
            half(reason, "new", voters, quorum.need)
        } else {
            half(self, "all", voters, quorum.need)
        }
    }
}

/// What is counted for a majority.
#[derive(Clone, Copy)]
pub(super) enum Counted {
    /// Votes in an election.
    Votes,
    /// Answers to a leader.
    Answers,
    /// Nodes whose matchIndex is at least this.
    Replicas(Index),
}
