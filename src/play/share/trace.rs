//! The trace: every fact of a run as a line of JSON, with the state of its node after the step that it belongs to.

use serde::Serialize;
use serde_json::{Map, Value};

use crate::play::tell;
use crate::raft::{Index, Role, Term};
use crate::sim::{Record, Server, Status, World};

/// A line of the trace, in the order of its fields.
#[derive(Serialize)]
struct Line<'a> {
    seq: u64,
    at_ms: Value,
    /// Null for a fact of the network or of the cluster.
    node: Option<String>,
    fact: &'a str,
    /// The fact's own fields.
    #[serde(flatten)]
    fields: Map<String, Value>,
    text: &'a str,
    why: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    guard: Option<&'a str>,
    values: Map<String, Value>,
    /// For a fact of a node: its state after the fact's step.
    #[serde(skip_serializing_if = "Option::is_none")]
    state: Option<State>,
}

/// The state of a node.
#[derive(Serialize)]
struct State {
    term: Term,
    voted_for: Option<String>,
    /// Null for a crashed node.
    role: Option<&'static str>,
    commit: Index,
    applied: Index,
    snapshot_index: Index,
    snapshot_term: Term,
    /// Index and term of each entry.
    log: Vec<(Index, Option<Term>)>,
}

/// Appends the line of a fact, with its line break. `world` is the world after the fact's step.
pub fn line(out: &mut String, world: &World, record: &Record) {
    let narration = tell::narrate(world, record);
    let reason = tell::reason(world, record);
    let line = Line {
        seq: record.seq,
        at_ms: tell::thousandths(record.at),
        node: record.node.map(|id| id.to_string()),
        fact: tell::kind(&record.what).name(),
        fields: tell::fields(world, record).into_iter().map(|(name, value)| (name.to_string(), value)).collect(),
        text: &narration.text,
        why: &narration.why,
        guard: reason.guard.map(|guard| guard.name()),
        values: reason.values.iter().map(|(name, value)| (name.to_string(), number_or_text(value))).collect(),
        state: record.node.and_then(|id| world.server(id)).map(state),
    };
    // Cannot fail: all keys are strings.
    out.push_str(&serde_json::to_string(&line).unwrap_or_default());
    out.push('\n');
}

/// A whole number as a number, everything else as a text.
fn number_or_text(value: &str) -> Value {
    value.parse::<u64>().map_or_else(|_| value.into(), Value::from)
}

/// The name of a server's role; `None` if it is crashed.
pub fn role(server: &Server) -> Option<&'static str> {
    match (server.status, server.node.role()) {
        (Status::Crashed, _) => None,
        (_, Role::Follower) => Some("follower"),
        (_, Role::Candidate { .. }) => Some("candidate"),
        (_, Role::Leader { .. }) => Some("leader"),
        (_, Role::PreCandidate { .. }) => Some("precandidate"),
    }
}

fn state(server: &Server) -> State {
    let node = &server.node;
    let log = node.log();
    let snapshot = log.snapshot();
    State {
        term: node.current_term(),
        voted_for: node.voted_for().map(|id| id.to_string()),
        role: role(server),
        commit: node.commit_index(),
        applied: node.last_applied(),
        snapshot_index: snapshot.last_included_index,
        snapshot_term: snapshot.last_included_term,
        log: (log.first_index()..=log.last_index()).map(|index| (index, log.term_at(index))).collect(),
    }
}
