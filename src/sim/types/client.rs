//! What a client does, and what it and a node tell each other.

use std::rc::Rc;

use super::command::{Command, Outcome};
use crate::raft::NodeId;
use crate::sim::setup::Micros;

/// How long a client waits for an answer where its script does not say: 200 ms.
pub const CLIENT_TIMEOUT: Micros = 200_000;

/// How many attempts an operation has where its script does not say.
pub const CLIENT_ATTEMPTS: u8 = 5;

/// A command in which `$n` stands for the operation's number.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Template {
    /// The command, with `$n` in its texts as it was written.
    pub command: Command,
    /// `add KEY $n`: what is added is the operation's number.
    pub adds_number: bool,
}

impl Template {
    /// The command of the operation with this number.
    pub fn numbered(&self, number: u32) -> Command {
        let text = |text: &Rc<str>| match text.contains("$n") {
            true => Rc::from(text.replace("$n", &number.to_string())),
            false => text.clone(),
        };
        match &self.command {
            Command::Set(key, value) => Command::Set(text(key), text(value)),
            Command::Del(key) => Command::Del(text(key)),
            Command::Add(key, _) if self.adds_number => Command::Add(text(key), i64::from(number)),
            Command::Add(key, n) => Command::Add(text(key), *n),
            Command::Cas(key, old, new) => Command::Cas(text(key), text(old), text(new)),
            Command::Get(key) => Command::Get(text(key)),
        }
    }
}

/// What a client does.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ClientPlan {
    /// How long after one operation the next one is begun. At least 1 ms.
    pub every: Micros,
    /// How long it waits for an answer. At least 1 ms.
    pub timeout: Micros,
    /// How many requests one operation has at most: at least 1.
    pub tries: u8,
    /// Whether it asks again when it got no answer, or heard that its entry was overwritten. A refusal it always
    /// follows.
    pub retry: bool,
    /// What it asks for.
    pub command: Template,
}

/// What a node tells a client.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ClientAnswer {
    /// Its command was applied.
    Ok(Outcome),
    /// The node does not lead; whom it takes for the leader.
    Refused(Option<NodeId>),
    /// Another entry took the place of its command; `certain`: so it was not applied. A snapshot may have held it.
    Lost {
        /// Whether it was certainly not applied.
        certain: bool,
    },
}

/// Why a client asks again.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Again {
    /// The node that was asked said who leads.
    Redirected,
    /// It refused, and knew of no leader.
    Refused,
    /// It said that the entry was overwritten.
    Lost,
    /// No answer came in time.
    TimedOut,
}

/// What has become of an operation.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum OpOutcome {
    /// Nobody has heard yet.
    Open,
    /// It was answered, then.
    Ok(Outcome, Micros),
    /// It did not take effect, and never will, or it only asked; known since then.
    Failed(Micros),
    /// It may have taken effect, or may yet; given up then.
    Unknown(Micros),
}

impl OpOutcome {
    /// When it was known; `None`: it is open.
    pub fn at(&self) -> Option<Micros> {
        match self {
            OpOutcome::Open => None,
            OpOutcome::Ok(_, at) | OpOutcome::Failed(at) | OpOutcome::Unknown(at) => Some(*at),
        }
    }

    /// `open`, `ok`, `failed` or `unknown`.
    pub fn name(&self) -> &'static str {
        match self {
            OpOutcome::Open => "open",
            OpOutcome::Ok(..) => "ok",
            OpOutcome::Failed(_) => "failed",
            OpOutcome::Unknown(_) => "unknown",
        }
    }
}
