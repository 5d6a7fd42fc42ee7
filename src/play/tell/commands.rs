//! Commands, entries, clients and their operations in words.

use serde_json::Value;

use super::config::{change_short, config_before, config_text};
use crate::raft::{Entry, Handle, Index, Log, Payload, ReadNumber};
use crate::sim::{ClientAnswer, ClientId, Command, Outcome, Session, World};

/// `client a`.
pub(super) fn client_text(world: &World, client: ClientId) -> String {
    format!("client {}", world.client_name(client))
}

/// `operation 3, “set x 1”`, given the operation's index in the history.
pub(super) fn operation_text(world: &World, op: u32) -> String {
    let op = world.ops().get(op);
    op.map(|op| format!("operation {}, “{}”", op.number, op.command)).unwrap_or_default()
}

/// For the entry of a client: which operation it is, ` (a's 3)`. Empty for other entries.
pub(super) fn whose(world: &World, entry: &Entry) -> String {
    let handle = match entry.payload {
        Payload::Command(handle) => handle,
        Payload::Noop | Payload::Config(_) => return String::new(),
    };
    let session = world.request(handle).and_then(|request| request.session);
    session.map(|Session { client, serial }| format!(" ({}'s {serial})", world.client_name(client))).unwrap_or_default()
}

/// An entry of a log in a few characters: `x=1`; for a configuration, what it changes: `+n6 learns`.
pub fn entry_label(world: &World, log: &Log, index: Index, entry: &Entry) -> String {
    let handle = match entry.payload {
        Payload::Noop => return "no-op".to_string(),
        Payload::Config(config) => return change_short(&config_before(world, log, index), &config),
        Payload::Command(handle) => handle,
    };
    match world.command(handle) {
        None => "?".to_string(),
        Some(Command::Set(key, value)) => format!("{key}={value}"),
        Some(Command::Del(key)) => format!("del {key}"),
        Some(Command::Add(key, n)) if *n < 0 => format!("{key}−={}", n.unsigned_abs()),
        Some(Command::Add(key, n)) => format!("{key}+={n}"),
        Some(Command::Cas(key, old, new)) => format!("{key}:{old}→{new}"),
        Some(Command::Get(key)) => format!("get {key}"),
    }
}

/// The command of an entry, as a script writes it.
pub(super) fn command(world: &World, entry: &Entry) -> String {
    payload_text(world, entry.payload)
}

pub(super) fn payload_text(world: &World, payload: Payload) -> String {
    match payload {
        Payload::Noop => "the leader's no-op".to_string(),
        Payload::Config(config) => format!("the configuration {}", config_text(&config)),
        Payload::Command(handle) => handle_text(world, handle),
    }
}

/// A command as the trace prints it; null for a command that the world has forgotten.
pub(super) fn command_json(world: &World, payload: Payload) -> Value {
    match payload {
        Payload::Noop => "noop".into(),
        Payload::Config(config) => format!("config {}", config_text(&config)).into(),
        Payload::Command(handle) => world.command(handle).map_or(Value::Null, |command| command.to_string().into()),
    }
}

pub(super) fn read_text(world: &World, read: ReadNumber) -> String {
    world.read_handle(read).map(|handle| handle_text(world, handle)).unwrap_or_default()
}

pub(super) fn handle_text(world: &World, handle: Handle) -> String {
    world.command(handle).map(|command| format!("“{command}”")).unwrap_or_default()
}

/// What the state machine answered.
pub fn outcome_text(outcome: &Outcome) -> String {
    match outcome {
        Outcome::Done(Some(value)) => format!("the value is {value}"),
        Outcome::Done(None) => "there is no value".to_string(),
        Outcome::Unequal(Some(value)) => format!("nothing was changed, the value is {value}"),
        Outcome::Unequal(None) => "nothing was changed, there is no value".to_string(),
    }
}

/// What a node answered a client.
pub(super) fn client_answer(answer: &ClientAnswer) -> String {
    match answer {
        ClientAnswer::Ok(outcome) => outcome_text(outcome),
        ClientAnswer::Refused(Some(leader)) => format!("it does not lead, but {leader} may"),
        ClientAnswer::Refused(None) => "it does not lead, and knows of no leader".to_string(),
        ClientAnswer::Lost { certain: true } => "the entry was overwritten".to_string(),
        ClientAnswer::Lost { certain: false } => "a snapshot has taken the entry's place".to_string(),
    }
}
