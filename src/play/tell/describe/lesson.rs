//! Steps of a lesson.

use super::super::fields::fields;
use super::super::reason::Reason;
use super::description::{Description, Narration, Printer, EVENT};
use crate::play::told::{told, Told};
use crate::sim::{FactKind, LessonFact, Mark};

/// Describes a step of a lesson.
pub(super) fn describe(fact: &LessonFact, print: Printer) -> (FactKind, u8) {
    let kind = match fact {
        LessonFact::Asked(_) => FactKind::Asked,
        LessonFact::Answered { .. } => FactKind::Answered,
        LessonFact::Goal(_) => FactKind::Goal,
    };
    Description {
        kind,
        weight: EVENT,
        fields: &|_| match fact {
            LessonFact::Asked(ask) => fields! { "ask": &**ask },
            LessonFact::Answered { ask, value, right, mark } => fields! {
                "ask": &**ask, "value": &**value, "right": right.as_deref(), "verdict": mark.name(),
            },
            LessonFact::Goal(goal) => fields! { "goal": &**goal },
        },
        reason: &|_| Reason::default(),
        narration: &|_| Narration::new(text(fact), Told::NOTHING),
    }
    .to(print)
}

fn text(fact: &LessonFact) -> Told {
    match fact {
        LessonFact::Asked(ask) => told!("lesson-asks", ask: ask.to_string()),
        LessonFact::Goal(goal) => told!("lesson-goal-reached", goal: goal.to_string()),
        LessonFact::Answered { ask, value, right, mark } => {
            let (ask, value) = (ask.to_string(), value.to_string());
            match (mark, right.as_deref()) {
                (Mark::Right, _) => told!("lesson-answered-rightly", ask, value),
                (_, None) => told!("lesson-answered", ask, value),
                (_, Some(right)) => told!("lesson-answered-wrongly", ask, value, right: right.to_string()),
            }
        }
    }
}
