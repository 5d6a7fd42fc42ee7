//! What a lesson says: its questions, goals and hints, and the answers.

use std::rc::Rc;

use super::expect::Expect;
use crate::raft::{named, Index, NodeId, Rule};
use crate::sim::{FactKind, Micros, Target};

/// The most questions and goals of a lesson, together.
pub const MAX_ASKS: usize = 64;

named! {
    /// What a question asks for.
    AskKind {
        /// Whether the expectation will hold.
        Yes = "yes",
        /// A node of which it will hold.
        Node = "node",
        /// All nodes of which it will hold.
        Nodes = "nodes",
        /// An index of which it will hold.
        Entry = "entry",
        /// All indexes of which it will hold.
        Entries = "entries",
        /// What the quantity will be.
        Number = "number",
    }
}

/// `ask SLUG "TEXT" … KIND = QUESTION [by T2]`, without the moment of asking.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Ask {
    /// Its name.
    pub slug: Rc<str>,
    /// The question in words.
    pub text: String,
    /// What it asks for.
    pub kind: AskKind,
    /// The question.
    pub question: Question,
    /// The moment for which it asks.
    pub by: By,
}

/// What is asked.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Question {
    /// An expectation. Where the kind asks for a node, any node stands in place of `it`, and any index where it asks
    /// for an entry.
    Holds(Expect),
    /// The value of a quantity.
    Is(Quantity),
}

/// A number that a question can ask for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Quantity {
    /// `term N`: its currentTerm.
    Term(Target),
    /// `commit N`: its commitIndex.
    Commit(Target),
    /// `last-index N`: the index of the last entry of its log.
    LastIndex(Target),
    /// `times FACT [node=N]`: how often the fact has happened so far.
    Times(FactKind, Option<Target>),
}

/// The moment for which a question asks.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum By {
    /// The moment of asking.
    Now,
    /// The end of this microsecond.
    At(Micros),
    /// So much later than the moment of asking.
    After(Micros),
}

/// `answer SLUG VALUE`
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Answer {
    /// The question.
    pub ask: Rc<str>,
    /// The answer.
    pub value: AnswerValue,
}

/// What is answered.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum AnswerValue {
    /// `yes`, or `no`.
    Holds(bool),
    /// `unsure`: the student does not know.
    Unsure,
    /// `none`: no node, no index, or no number.
    Nothing,
    /// Nodes, each once.
    Nodes(Vec<NodeId>),
    /// Indexes, or one number; each once.
    Numbers(Vec<u64>),
}

/// `goal SLUG "TEXT" EXPECTATION`
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Goal {
    /// Its name.
    pub slug: Rc<str>,
    /// The goal in words.
    pub text: String,
    /// It is reached when this first holds.
    pub expect: Expect,
}

/// `hint SLUG LEVEL "TEXT"`
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Hint {
    /// The question or the goal.
    pub of: Rc<str>,
    /// 1: where to look; 2: which rule; 3: what to do.
    pub level: u8,
    /// The hint.
    pub text: String,
}

/// `break RULE "TEXT"`: the lesson offers the same schedule without this rule. It changes nothing in the run.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Break {
    /// The rule that is off then.
    pub rule: Rule,
    /// What to watch.
    pub text: String,
}

impl AskKind {
    /// Whether this can be an answer.
    pub fn takes(self, value: &AnswerValue) -> bool {
        match (self, value) {
            (_, AnswerValue::Unsure) | (AskKind::Yes, AnswerValue::Holds(_)) => true,
            (kind, AnswerValue::Nothing) => kind != AskKind::Yes,
            (AskKind::Node, AnswerValue::Nodes(nodes)) => nodes.len() == 1,
            (AskKind::Nodes, AnswerValue::Nodes(_)) | (AskKind::Entries, AnswerValue::Numbers(_)) => true,
            (AskKind::Entry | AskKind::Number, AnswerValue::Numbers(numbers)) => numbers.len() == 1,
            _ => false,
        }
    }
}

impl Expect {
    /// The same of this node, where a node is named.
    pub fn of_node(&self, id: NodeId) -> Expect {
        let it = Target::Node(id);
        match self.clone() {
            Expect::Leader(_) => Expect::Leader(Some(it)),
            Expect::Term(_, op, term) => Expect::Term(it, op, term),
            Expect::Role(_, role) => Expect::Role(it, role),
            Expect::Log(_, index, term) => Expect::Log(it, index, term),
            Expect::Value(_, key, value) => Expect::Value(it, key, value),
            Expect::Commit(_, op, index) => Expect::Commit(it, op, index),
            Expect::Fact { fact, count, .. } => Expect::Fact { fact, node: Some(it), count },
            other => other,
        }
    }

    /// The same of this index, where an index is named.
    pub fn of_index(&self, index: Index) -> Expect {
        match self.clone() {
            Expect::Log(node, _, term) => Expect::Log(node, index, term),
            Expect::Commit(node, op, _) => Expect::Commit(node, op, index),
            Expect::CommittedAt(_) => Expect::CommittedAt(index),
            other => other,
        }
    }
}
