//! What a client does, and the answers that it gets.

use std::rc::Rc;

use super::command::{Command, Outcome};
use crate::raft::NodeId;
use crate::sim::setup::Micros;

/// The default time for which a client waits for an answer: 200 ms.
pub const CLIENT_TIMEOUT: Micros = 200_000;

/// The default number of attempts for one operation.
pub const CLIENT_ATTEMPTS: u8 = 5;

/// A command in which `$n` stands for the operation's number.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Template {
    /// The command, its texts with `$n` as written.
    pub command: Command,
    /// `add KEY $n`: the operation's number is added.
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
    /// The time from the start of one operation to the start of the next. At least 1 ms.
    pub every: Micros,
    /// How long it waits for an answer to a request. At least 1 ms.
    pub timeout: Micros,
    /// The most requests for one operation: at least 1.
    pub tries: u8,
    /// Whether it retries after a timeout, or after the news that its entry was overwritten. After a refusal it
    /// always retries.
    pub retry: bool,
    /// The command.
    pub command: Template,
}

/// A node's answer to a client.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ClientAnswer {
    /// Its command was applied.
    Ok(Outcome),
    /// The node is not the leader; the leader that it knows.
    Refused(Option<NodeId>),
    /// Another entry took the place of its command; or a snapshot did, which may contain the command.
    Lost {
        /// Whether it was certainly not applied.
        certain: bool,
    },
}

/// Why a client retries.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Again {
    /// The node named the leader.
    Redirected,
    /// The node refused, and knew no leader.
    Refused,
    /// The entry was overwritten.
    Lost,
    /// There was no answer in time.
    TimedOut,
}

/// The outcome of an operation.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum OpOutcome {
    /// Not known yet.
    Open,
    /// It was answered; when.
    Ok(Outcome, Micros),
    /// It did not take effect and never will, or it only reads; when this became known.
    Failed(Micros),
    /// It may have taken effect, or still may; when the client gave up.
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
