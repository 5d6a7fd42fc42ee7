//! Why something happened, in parts: the sentence of the paper that decided, what it asked, and the values that it
//! compared. The values are those at the decision.

use std::fmt::Display;

use super::guard::Guard;
use crate::raft::{Config, LogEnd, NodeSet, Quorum};
use crate::sim::World;

/// Why something happened.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Reason {
    /// What decided; `None` if neither the paper nor the thesis has a sentence on it.
    pub guard: Option<Guard>,
    /// What the guard asked, and whether it held. If something did not hold and the fact happened all the same, a rule
    /// is off.
    pub asked: Vec<(String, bool)>,
    /// What was compared: the paper's name for it, or a word if it has none, and its value.
    pub values: Vec<(&'static str, String)>,
}

impl Reason {
    pub(super) fn by(guard: Guard) -> Reason {
        Reason { guard: Some(guard), ..Reason::default() }
    }

    /// Adds something that the guard asked.
    pub(super) fn asks(mut self, text: String, held: bool) -> Reason {
        self.asked.push((text, held));
        self
    }

    /// Adds a value. It takes a reference so that one function serves all types.
    pub(super) fn value(mut self, name: &'static str, value: &dyn Display) -> Reason {
        self.values.push((name, value.to_string()));
        self
    }

    /// Adds the end of a log.
    pub(super) fn end(self, index: &'static str, term: &'static str, end: LogEnd) -> Reason {
        self.value(index, &end.index).value(term, &end.term)
    }

    /// Adds a client's operation, given its index in the history.
    pub(super) fn operation(self, world: &World, op: u32) -> Reason {
        match world.ops().get(op) {
            Some(op) => self.value("serial number", &op.number).value("command", &op.command),
            None => self,
        }
    }

    /// Asks whether these nodes are a majority; in a joint configuration, of both its halves.
    pub(super) fn majority(self, what: &str, set: NodeSet, quorum: &Quorum) -> Reason {
        let Config { voters, outgoing, .. } = quorum.config;
        let half = |reason: Reason, name: &str, voters: NodeSet, need: u8| {
            let (have, of) = (set.and(voters).len(), voters.len());
            let what = if what.ends_with("on") { format!("{what} {have}") } else { format!("{have} {what}") };
            reason
                .asks(format!("{what}{name} ≥ {need}"), have >= usize::from(need))
                .asks(format!("{need} of {of}{name} is a majority"), usize::from(need) > of / 2)
        };
        if quorum.config.is_joint() {
            let reason = half(self, " of the old", outgoing, quorum.need_outgoing);
            half(reason, " of the new", voters, quorum.need)
        } else {
            half(self, "", voters, quorum.need)
        }
    }
}

/// The sections and figures that a text names, in order and without repetition: `§5.4.1`, `Figure 2`.
pub fn sections(text: &str) -> Vec<&str> {
    let mut found: Vec<&str> = Vec::new();
    let starts = text.match_indices('§').chain(text.match_indices("Figure ")).chain(text.match_indices("Section "));
    let mut starts: Vec<(usize, usize)> = starts.map(|(at, mark)| (at, at + mark.len())).collect();
    starts.sort();
    for (at, number) in starts {
        let rest = &text[number..];
        let end = rest.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(rest.len());
        // A full stop after it does not belong to it.
        let section = text[at..number + end].trim_end_matches('.');
        if !found.contains(&section) && !rest[..end].is_empty() {
            found.push(section);
        }
    }
    found
}
