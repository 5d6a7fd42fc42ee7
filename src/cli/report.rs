//! What a run has come to, as JSON. Its sentences are English, so that it is the same for all readers.

use serde_json::{json, Value};

use playground::play::run::{Run, Verdict};
use playground::play::script::Script;
use playground::play::share::lesson::Score;
use playground::play::share::report;
use playground::play::share::trace::role;
use playground::play::tell::{self, thousandths};
use playground::sim::{linear, Client, Server, Status, World};
use playground::words;

/// Virtual milliseconds: whole ones as whole numbers.
pub fn ms(micros: u64) -> Value {
    if micros % 1000 == 0 {
        json!(micros / 1000)
    } else {
        json!(micros as f64 / 1000.0)
    }
}

/// The whole outcome as one object; of a lesson, with what has come of it.
pub fn json(script: &Script, run: &Run, verdicts: &[Verdict]) -> Value {
    let mut outcome = outcome(run, verdicts);
    if let (Some(lesson), Some(outcome)) = (lesson(script, run), outcome.as_object_mut()) {
        outcome.insert("lesson".to_string(), lesson);
    }
    outcome
}

/// What has come of the lesson; `None`: the script is none.
fn lesson(script: &Script, run: &Run) -> Option<Value> {
    let slug = script.lesson()?.to_string();
    let answers = script.asks().filter_map(|(ask, _)| {
        let answered = run.asked_as(&ask.slug)?.answer.as_ref()?;
        Some(json!({
            "slug": *ask.slug,
            "value": answered.value.to_string(),
            "right": answered.right.as_ref().map(ToString::to_string),
            "verdict": answered.mark.name(),
        }))
    });
    let goals = script.goals().zip(run.goals());
    let goals = goals.map(|(goal, reached)| json!({ "slug": *goal.slug, "met_ms": reached.map(ms) }));
    Some(json!({
        "slug": slug,
        "answers": answers.collect::<Vec<_>>(),
        "goals": goals.collect::<Vec<_>>(),
        "deeds": script.deeds(),
        "par": script.par(),
        "score": score(Score::of(script, run)),
    }))
}

/// A score from 0 to 1; null if there is none.
pub fn score(score: Option<Score>) -> Value {
    score.and_then(Score::thousandths).map_or(Value::Null, thousandths)
}

fn outcome(run: &Run, verdicts: &[Verdict]) -> Value {
    let world = run.world();
    let counts = world.counts();
    let leader = world.leader();
    let term = world.servers().iter().map(|server| server.node.current_term()).max();
    let violations = world.monitor().violations().iter().map(|violation| {
        json!({
            "property": violation.property.name(),
            "at_ms": ms(violation.at),
            "detail": words::said(&tell::evidence(world, violation)),
        })
    });
    json!({
        "fingerprint": format!("{:016x}", world.fingerprint()),
        "time_ms": ms(world.now()),
        "events": counts.events,
        "messages": { "sent": counts.sent, "delivered": counts.delivered, "dropped": counts.dropped },
        "leader": leader.map(|id| id.to_string()),
        "term": term,
        "nodes": world.servers().iter().map(|server| node(world, server)).collect::<Vec<_>>(),
        "violations": violations.collect::<Vec<_>>(),
        "expects": verdicts
            .iter()
            .map(|verdict| json!({ "line": verdict.line, "text": verdict.text, "held": verdict.held }))
            .collect::<Vec<_>>(),
        "skipped": run
            .skipped()
            .iter()
            .map(|skipped| json!({ "at_ms": ms(skipped.at), "why": words::said(&skipped.why) }))
            .collect::<Vec<_>>(),
        // Why it was not played to its end; null if it was.
        "stopped": report::stopped(run).as_ref().map(words::said),
        "clients": world.clients().list().iter().map(client).collect::<Vec<_>>(),
        // Null: nobody asked anything, or there were too many orders to look at, even now that all answers are known.
        "linearizable": match world.linear().verdict() {
            linear::Verdict::Linearizable if world.ops().list().is_empty() => Value::Null,
            linear::Verdict::Linearizable => json!(true),
            linear::Verdict::Violated(_) => json!(false),
            // Nobody watches any more, so it may take as long as it needs.
            linear::Verdict::Undecided => json!(linear::decide(&linear::Operation::all(world.ops()))),
        },
    })
}

fn client(client: &Client) -> Value {
    json!({
        "name": *client.name,
        "running": client.is_running(),
        "ok": client.ok,
        "failed": client.failed,
        "unknown": client.unknown,
        "open": client.open.is_some(),
    })
}

fn node(world: &World, server: &Server) -> Value {
    let node = &server.node;
    let crashed = server.status == Status::Crashed;
    let log = if crashed { &server.disk.log } else { node.log() };
    let entries = (log.first_index()..=log.last_index()).filter_map(|index| {
        let entry = log.get(index)?;
        let text = match entry.payload {
            playground::raft::Payload::Noop => "noop".to_string(),
            playground::raft::Payload::Config(config) => format!("config {}", words::said(&tell::config_text(&config))),
            playground::raft::Payload::Command(handle) => world.command(handle)?.to_string(),
        };
        Some(json!({ "index": index, "term": entry.term, "command": text }))
    });
    let kv: serde_json::Map<String, Value> = if crashed {
        Default::default()
    } else {
        server.store.iter().map(|(k, v)| (k.to_string(), json!(**v))).collect()
    };
    json!({
        "id": node.id().to_string(),
        "up": server.status == Status::Up,
        "role": role(server),
        "term": if crashed { server.disk.current_term } else { node.current_term() },
        "voted_for": if crashed { server.disk.voted_for } else { node.voted_for() }.map(|id| id.to_string()),
        "commit": if crashed { 0 } else { node.commit_index() },
        "applied": if crashed { 0 } else { node.last_applied() },
        "first_index": log.first_index(),
        "last_index": log.last_index(),
        "snapshot_index": log.snapshot().last_included_index,
        "log": entries.collect::<Vec<_>>(),
        "kv": kv,
    })
}
