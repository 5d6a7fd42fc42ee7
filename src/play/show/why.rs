//! Reasons, answers and chains as plain data.

use crate::play::ask::chain::ChainFact;
use crate::play::ask::why::{self, Answer};
use crate::play::record::items::{MessageSpan, MessageStatus};
use crate::play::run::session::Session;
use crate::play::show::view::time::ms;
use crate::play::show::view::*;
use crate::play::tell::{self, Guard, Told};
use crate::raft::{Index, NodeId, Term};

impl Session {
    /// The reason of one of the facts that the list shows, taken apart; `None` if it shows none with this number.
    pub fn reason(&self, seq: u64) -> Option<ReasonView> {
        let record = &self.recent_facts().into_iter().find(|fact| fact.record.seq == seq)?.record;
        let reason = tell::reason(self.world(), record);
        let told = tell::narrate(self.world(), record);
        let title = reason.guard.map_or(Told::NOTHING, Guard::title);
        let sentence = reason.guard.map_or(Told::NOTHING, Guard::sentence);
        Some(ReasonView {
            guard: title,
            rules: reason.guard.map_or_else(Vec::new, |guard| guard.rules().to_vec()),
            sections: sections([&told.why, &sentence]),
            sentence,
            asked: reason.asked.into_iter().map(|(text, held)| AskedView { text, held }).collect(),
            values: reason.values.into_iter().map(|(name, value)| (name, value.into())).collect(),
        })
    }

    /// Why the entry at this index is not committed; with a term, why this very entry is not.
    pub fn why_not_committed(&self, index: Index, term: Option<Term>) -> AnswerView {
        answer(match term {
            Some(term) => why::why_entry(self.world(), index, term),
            None => why::why_not_committed(self.world(), index),
        })
    }

    /// Why nobody leads.
    pub fn why_no_leader(&self) -> AnswerView {
        answer(why::why_no_leader(self.world()))
    }

    /// What a message comes from and leads to; `None` if nobody has heard of it.
    pub fn chain_view(&self, name: &str) -> Option<ChainView> {
        let chain = self.chain(name)?;
        Some(ChainView {
            message: linked(&chain.message, chain.summary),
            cause: chain.cause.into_iter().map(told).collect(),
            effects: chain.effects.into_iter().map(told).collect(),
            sent: chain.sent.into_iter().map(|(leg, summary)| linked(&leg, summary)).collect(),
            waits: chain.waits,
        })
    }
}

/// The sections that these texts name, each once.
fn sections<'a>(texts: impl IntoIterator<Item = &'a Told>) -> Vec<Told> {
    let mut found = Vec::new();
    for section in texts.into_iter().flat_map(Told::sections) {
        if !found.contains(&section) {
            found.push(section);
        }
    }
    found
}

fn answer(answer: Answer) -> AnswerView {
    let points = answer.points.into_iter().map(|point| PointView {
        messages: point.cause.messages().iter().map(ToString::to_string).collect(),
        sections: sections(&point.text),
        text: point.text,
    });
    AnswerView { headline: answer.headline, points: points.collect() }
}

fn told(told: ChainFact) -> ToldView {
    ToldView {
        text: told.narration.text,
        why: told.narration.why,
        at_ms: ms(told.at),
        step: told.step as f64,
        node: told.node.map(NodeId::number),
        message: told.message.map(|id| id.to_string()).unwrap_or_default(),
    }
}

fn linked(leg: &MessageSpan, summary: Told) -> LinkedView {
    LinkedView {
        id: leg.id.to_string(),
        kind: leg.kind,
        summary,
        fate: leg.status.into(),
        sent_ms: ms(leg.sent),
        sent_step: f64::from(leg.sent_step),
        ended_ms: (leg.status != MessageStatus::InFlight).then(|| ms(leg.ended)),
        ended_step: (leg.status != MessageStatus::InFlight).then(|| f64::from(leg.ended_step)),
    }
}
