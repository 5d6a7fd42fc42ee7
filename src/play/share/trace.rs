//! The trace: every fact of a run as a line of JSON, with the state of its node after the step that it belongs to.

use serde::{Serialize, Serializer};
use serde_json::Value;

use crate::play::tell::{self, Arg, Args, Say, Told};
use crate::raft::{Index, Log, NodeId, Role, Term};
use crate::sim::{Record, Server, Status, World};

/// A line of the trace, in the order of its fields.
#[derive(Serialize)]
struct Line<'a> {
    seq: u64,
    at_ms: Value,
    /// Null for a fact of the network or of the cluster.
    #[serde(serialize_with = "node_name")]
    node: Option<NodeId>,
    fact: &'a str,
    /// The fact's own fields.
    #[serde(flatten, serialize_with = "pairs")]
    fields: &'a [(&'static str, Value)],
    text: &'a str,
    why: &'a str,
    /// The message of the catalogue that `why` is, with its values; left out if nothing is said.
    #[serde(skip_serializing_if = "Option::is_none")]
    why_id: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    args: Option<Args<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    guard: Option<&'a str>,
    #[serde(serialize_with = "values")]
    values: &'a [(String, String)],
    /// For a fact of a node: its state after the fact's step.
    #[serde(skip_serializing_if = "Option::is_none")]
    state: Option<State<'a>>,
}

/// The state of a node.
#[derive(Serialize)]
struct State<'a> {
    term: Term,
    #[serde(serialize_with = "node_name")]
    voted_for: Option<NodeId>,
    /// Null for a crashed node.
    role: Option<&'static str>,
    commit: Index,
    applied: Index,
    snapshot_index: Index,
    snapshot_term: Term,
    /// Index and term of each entry.
    #[serde(serialize_with = "entries")]
    log: &'a Log,
}

/// Appends the line of a fact, with its line break. `world` is the world after the fact's step. `say` should be the
/// English catalogue, so that a trace is the same for all readers.
pub fn line(out: &mut String, world: &World, record: &Record, say: &dyn Say) {
    let narration = tell::narrate(world, record);
    let reason = tell::reason(world, record);
    let has_why = !narration.why.is_nothing();
    let value = |arg: &Arg| say.say(&Told { id: "text", args: vec![("text", arg.clone())] });
    let values: Vec<(String, String)> = reason.values.iter().map(|(name, arg)| (say.say(name), value(arg))).collect();
    let line = Line {
        seq: record.seq,
        at_ms: tell::thousandths(record.at),
        node: record.node,
        fact: tell::kind(&record.what).name(),
        fields: &tell::fields(world, record, say),
        text: &say.say(&narration.text),
        why: &say.say(&narration.why),
        why_id: has_why.then_some(narration.why.id),
        args: has_why.then_some(Args(&narration.why.args)),
        guard: reason.guard.map(|guard| guard.name()),
        values: &values,
        state: record.node.and_then(|id| world.server(id)).map(state),
    };
    // Cannot fail: all keys are strings.
    out.push_str(&serde_json::to_string(&line).unwrap_or_default());
    out.push('\n');
}

fn node_name<S: Serializer>(node: &Option<NodeId>, to: S) -> Result<S::Ok, S::Error> {
    match node {
        Some(id) => to.collect_str(id),
        None => to.serialize_none(),
    }
}

/// An object of these fields, whose names differ.
fn pairs<S: Serializer>(fields: &&[(&'static str, Value)], to: S) -> Result<S::Ok, S::Error> {
    to.collect_map(fields.iter().map(|(name, value)| (name, value)))
}

/// An object of these values, whose names differ: a whole number as a number, everything else as a text.
fn values<S: Serializer>(values: &&[(String, String)], to: S) -> Result<S::Ok, S::Error> {
    to.collect_map(values.iter().map(|(name, value)| (name, NumberOrText(value))))
}

struct NumberOrText<'a>(&'a str);

impl Serialize for NumberOrText<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self.0.parse::<u64>() {
            Ok(number) => to.serialize_u64(number),
            Err(_) => to.serialize_str(self.0),
        }
    }
}

fn entries<S: Serializer>(log: &&Log, to: S) -> Result<S::Ok, S::Error> {
    to.collect_seq((log.first_index()..=log.last_index()).map(|index| (index, log.term_at(index))))
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

fn state(server: &Server) -> State<'_> {
    let node = &server.node;
    let log = node.log();
    let snapshot = log.snapshot();
    State {
        term: node.current_term(),
        voted_for: node.voted_for(),
        role: role(server),
        commit: node.commit_index(),
        applied: node.last_applied(),
        snapshot_index: snapshot.last_included_index,
        snapshot_term: snapshot.last_included_term,
        log,
    }
}
