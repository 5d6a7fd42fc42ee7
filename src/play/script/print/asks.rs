//! Printing expectations, questions and answers.

use std::fmt::{self, Display, Formatter};

use super::Millis;
use crate::play::script::grammar::{BY, IT};
use crate::play::script::lesson::{AnswerValue, Ask, AskKind, By, Quantity, Question};
use crate::play::script::statement::Expect;
use crate::sim::{Quoted, Word};

/// An operand of an expectation, or `it` in its place.
struct Operand<T>(T, bool);

impl<T: Display> Display for Operand<T> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self.1 {
            true => f.write_str(IT),
            false => self.0.fmt(f),
        }
    }
}

/// As after `expect`.
impl Display for Expect {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        expectation(f, self, None)
    }
}

/// An expectation; in a question of this kind, with `it`.
fn expectation(f: &mut Formatter<'_>, expect: &Expect, kind: Option<AskKind>) -> fmt::Result {
    let of_nodes = matches!(kind, Some(AskKind::Node | AskKind::Nodes));
    let of_entries = matches!(kind, Some(AskKind::Entry | AskKind::Entries));
    let n = |node| Operand(node, of_nodes);
    let i = |index| Operand(index, of_entries);
    match expect {
        Expect::Leader(None) => f.write_str("leader"),
        Expect::Leader(Some(node)) => write!(f, "leader {}", n(node)),
        Expect::NoLeader => f.write_str("no-leader"),
        Expect::Term(node, op, term) => write!(f, "term {} {op} {term}", n(node)),
        Expect::Role(node, role) => write!(f, "role {} {role}", n(node)),
        Expect::Committed(command) => write!(f, "committed {}", Quoted(&command.to_string())),
        Expect::CommittedAt(index) => write!(f, "committed {}", i(index)),
        Expect::Log(node, index, term) => write!(f, "log {} {} {term}", n(node), i(index)),
        Expect::Value(node, key, value) => write!(f, "value {} {:#} {:#}", n(node), Word(key), Word(value)),
        Expect::Commit(node, op, index) => write!(f, "commit {} {op} {}", n(node), i(index)),
        Expect::Fact { fact, node, count } => {
            write!(f, "fact {fact}")?;
            if let Some(node) = node {
                write!(f, " node={}", n(node))?;
            }
            if let Some(count) = count {
                write!(f, " count={count}")?;
            }
            Ok(())
        }
        Expect::Violation(property) => write!(f, "violation {property}"),
        Expect::NoViolation => f.write_str("no-violation"),
    }
}

impl Ask {
    /// The statement, with these words between its text and its kind.
    pub(super) fn print(&self, f: &mut Formatter<'_>, when: &dyn Display) -> fmt::Result {
        let Ask { slug, text, kind, question, by } = self;
        write!(f, "ask {slug} {}{when} {kind} = ", Quoted(text))?;
        match question {
            Question::Holds(expect) => expectation(f, expect, Some(*kind))?,
            Question::Is(quantity) => quantity.fmt(f)?,
        }
        match by {
            By::Now => Ok(()),
            By::At(at) => write!(f, " {BY} {}", Millis(*at)),
            By::After(span) => write!(f, " {BY} +{}", Millis(*span)),
        }
    }
}

impl Display for Quantity {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Quantity::Term(node) => write!(f, "term {node}"),
            Quantity::Commit(node) => write!(f, "commit {node}"),
            Quantity::LastIndex(node) => write!(f, "last-index {node}"),
            Quantity::Times(fact, None) => write!(f, "times {fact}"),
            Quantity::Times(fact, Some(node)) => write!(f, "times {fact} node={node}"),
        }
    }
}

/// As after `answer SLUG`.
impl Display for AnswerValue {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        fn list<T: Display>(f: &mut Formatter<'_>, all: &[T]) -> fmt::Result {
            all.iter().enumerate().try_for_each(|(place, it)| match place {
                0 => it.fmt(f),
                _ => write!(f, " {it}"),
            })
        }
        match self {
            AnswerValue::Holds(true) => f.write_str("yes"),
            AnswerValue::Holds(false) => f.write_str("no"),
            AnswerValue::Unsure => f.write_str("unsure"),
            AnswerValue::Nothing => f.write_str("none"),
            AnswerValue::Nodes(nodes) => list(f, nodes),
            AnswerValue::Numbers(numbers) => list(f, numbers),
        }
    }
}
