//! Commands, entries, clients and their operations in words.

use serde_json::Value;

use super::config::{change_short, config_before, config_text};
use super::fields::Printing;
use crate::play::told::{told, Told};
use crate::raft::{Entry, Handle, Index, Log, Payload, ReadNumber};
use crate::sim::{ClientAnswer, Command, Outcome, Session, World};

/// `operation 3 (“set x 1”)`, given the operation's index in the history.
pub(super) fn operation_text(world: &World, op: u32) -> Told {
    let op = world.ops().get(op);
    op.map(|op| told!("operation", number: op.number, command: quoted(&op.command))).unwrap_or_default()
}

/// The command of an entry. With that of a client: which of its operations it is.
pub(super) fn command_of_client(world: &World, entry: &Entry) -> Told {
    let command = command(world, entry);
    let handle = match entry.payload {
        Payload::Command(handle) => handle,
        Payload::Noop | Payload::Config(_) => return command,
    };
    match world.request(handle).and_then(|request| request.session) {
        Some(Session { client, serial }) => {
            told!("command-of-client", command, client: world.client_name(client).to_string(), serial)
        }
        None => command,
    }
}

/// An entry of a log in a few characters: `x=1`; for a configuration, what it changes: `+n6 learns`.
pub fn entry_label(world: &World, log: &Log, index: Index, entry: &Entry) -> Told {
    let handle = match entry.payload {
        Payload::Noop => return told!("label-noop"),
        Payload::Config(config) => return change_short(&config_before(world, log, index), &config),
        Payload::Command(handle) => handle,
    };
    Told::text(match world.command(handle) {
        None => "?".to_string(),
        Some(Command::Set(key, value)) => format!("{key}={value}"),
        Some(Command::Del(key)) => format!("del {key}"),
        Some(Command::Add(key, n)) if *n < 0 => format!("{key}−={}", n.unsigned_abs()),
        Some(Command::Add(key, n)) => format!("{key}+={n}"),
        Some(Command::Cas(key, old, new)) => format!("{key}:{old}→{new}"),
        Some(Command::Get(key)) => format!("get {key}"),
    })
}

/// The command of an entry, as a script writes it.
pub(super) fn command(world: &World, entry: &Entry) -> Told {
    payload_text(world, entry.payload)
}

pub(super) fn payload_text(world: &World, payload: Payload) -> Told {
    match payload {
        Payload::Noop => told!("command-noop"),
        Payload::Config(config) => told!("command-config", config: config_text(&config)),
        Payload::Command(handle) => handle_text(world, handle),
    }
}

/// A command as the trace prints it; null for a command that the world has forgotten.
pub(super) fn command_json(to: &Printing, payload: Payload) -> Value {
    match payload {
        Payload::Noop => "noop".into(),
        Payload::Config(config) => format!("config {}", to.say.say(&config_text(&config))).into(),
        Payload::Command(handle) => to.world.command(handle).map_or(Value::Null, |command| command.to_string().into()),
    }
}

pub(super) fn read_text(world: &World, read: ReadNumber) -> Told {
    world.read_handle(read).map_or(told!("command-unknown"), |handle| handle_text(world, handle))
}

pub(super) fn handle_text(world: &World, handle: Handle) -> Told {
    world.command(handle).map_or(told!("command-unknown"), quoted)
}

fn quoted(command: &Command) -> Told {
    told!("command", command: command.to_string())
}

/// What the state machine answered.
pub fn outcome_text(outcome: &Outcome) -> Told {
    match outcome {
        Outcome::Done(Some(value)) => told!("outcome-value", value: value.to_string()),
        Outcome::Done(None) => told!("outcome-no-value"),
        Outcome::Unequal(Some(value)) => told!("outcome-unequal", value: value.to_string()),
        Outcome::Unequal(None) => told!("outcome-unequal-no-value"),
    }
}

/// What a node answered a client.
pub(super) fn client_answer(answer: &ClientAnswer) -> Told {
    match answer {
        ClientAnswer::Ok(outcome) => outcome_text(outcome),
        ClientAnswer::Refused(Some(leader)) => told!("answer-other-leader", leader: *leader),
        ClientAnswer::Refused(None) => told!("answer-no-leader"),
        ClientAnswer::Lost { certain: true } => told!("answer-overwritten"),
        ClientAnswer::Lost { certain: false } => told!("answer-covered"),
    }
}
