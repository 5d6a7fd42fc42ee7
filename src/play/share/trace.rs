//! The trace: every fact of a run as a line of JSON, with the state of its node after the step that it belongs to.

use serde_json::{Map, Value};

use crate::play::tell;
use crate::raft::Role;
use crate::sim::{Record, Server, Status, World};

/// Appends the line of a fact, with its line break. `world` is the world after the fact's step.
pub fn line(out: &mut String, world: &World, record: &Record) {
    let narration = tell::narrate(world, record);
    let reason = tell::reason(world, record);
    let mut line = Map::new();
    let mut put = |name: &str, value: Value| line.insert(name.to_string(), value);
    put("seq", record.seq.into());
    put("at_ms", tell::thousandths(record.at));
    put("node", record.node.map(|id| id.to_string()).into());
    put("fact", tell::kind(&record.what).name().into());
    for (name, value) in tell::fields(world, record) {
        put(name, value);
    }
    put("text", narration.text.into());
    put("why", narration.why.into());
    if let Some(guard) = reason.guard {
        put("guard", guard.name().into());
    }
    put("values", values(&reason));
    if let Some(server) = record.node.and_then(|id| world.server(id)) {
        put("state", state(server));
    }
    out.push_str(&Value::Object(line).to_string());
    out.push('\n');
}

/// The values of a reason. A whole number is printed as a number. Of two values with one name, the last one counts.
fn values(reason: &tell::Reason) -> Value {
    let mut values = Map::new();
    for (name, value) in &reason.values {
        let value = value.parse::<u64>().map_or_else(|_| value.as_str().into(), Value::from);
        values.insert(name.to_string(), value);
    }
    Value::Object(values)
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

/// The state of a server. `log` has index and term of each entry; the term is null for one that a snapshot replaced.
fn state(server: &Server) -> Value {
    let node = &server.node;
    let log = node.log();
    let snapshot = log.snapshot();
    let terms = (log.first_index()..=log.last_index()).map(|index| Value::from(vec![Some(index), log.term_at(index)]));
    tell::object(vec![
        ("term", node.current_term().into()),
        ("voted_for", node.voted_for().map(|id| id.to_string()).into()),
        ("role", role(server).into()),
        ("commit", node.commit_index().into()),
        ("applied", node.last_applied().into()),
        ("snapshot_index", snapshot.last_included_index.into()),
        ("snapshot_term", snapshot.last_included_term.into()),
        ("log", terms.collect::<Vec<_>>().into()),
    ])
}
