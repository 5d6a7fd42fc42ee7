//! Every fact of a run as a line of JSON, with the state of its node right after the event that it belongs to.

use crate::play::share::json::Writer;
use crate::play::tell;

use crate::raft::{
    AppendOutcome, Config, ConfigChangeReason, Fact, Message, NodeId, NodeSet, Payload, Role, Rpc, StepDownReason,
};
use crate::sim::{
    Answer, Cause, ClientAnswer, ClientId, Duplicate, MessageId, Record, Server, Status, TornWrite, What, World,
};

/// Writes a fact behind what is written already: a line, with its end.
pub fn line(out: &mut String, world: &World, record: &Record) {
    let told = tell::narrate(world, record);
    let to = &mut Writer::new(out);
    to.open("", '{');
    to.whole("seq", record.seq);
    to.thousandths("at_ms", record.at);
    node(to, "node", record.node);
    to.text("fact", record.what.kind().name());
    own_fields(to, world, &record.what);
    to.text("text", &told.text);
    to.text("why", &told.why);
    let reason = tell::reason(world, record);
    if let Some(guard) = reason.guard {
        to.text("guard", guard.name());
    }
    to.open("values", '{');
    let values = &reason.values;
    for (i, (name, value)) in values.iter().enumerate() {
        // An object has a name once: where a reason has it twice, what it says last counts.
        let same = |other: &&(&'static str, String)| other.0 == *name;
        if values.iter().take(i).any(|other| same(&other)) {
            continue;
        }
        let value = values.iter().rfind(same).map_or(value, |(_, last)| last);
        match value.parse() {
            Ok(number) => to.whole(name, number),
            Err(_) => to.text(name, value),
        }
    }
    to.close('}');
    if let Some(server) = record.node.and_then(|id| world.server(id)) {
        state(to, server);
    }
    to.close('}');
    out.push('\n');
}

/// The role's name; `None` for a crashed node.
pub fn role(server: &Server) -> Option<&'static str> {
    match (server.status, server.node.role()) {
        (Status::Crashed, _) => None,
        (_, Role::Follower) => Some("follower"),
        (_, Role::Candidate { .. }) => Some("candidate"),
        (_, Role::Leader { .. }) => Some("leader"),
        (_, Role::PreCandidate { .. }) => Some("precandidate"),
    }
}

/// What is there of the node right after.
fn state(to: &mut Writer, server: &Server) {
    let now = &server.node;
    let log = now.log();
    let snapshot = log.snapshot();
    to.open("state", '{');
    to.whole("term", now.current_term());
    node(to, "voted_for", now.voted_for());
    to.text_or_null("role", role(server));
    to.whole("commit", now.commit_index());
    to.whole("applied", now.last_applied());
    to.whole("snapshot_index", snapshot.last_included_index);
    to.whole("snapshot_term", snapshot.last_included_term);
    to.open("log", '[');
    for index in log.first_index()..=log.last_index() {
        to.open("", '[');
        to.whole("", index);
        to.whole_or_null("", log.term_at(index));
        to.close(']');
    }
    to.close(']');
    to.close('}');
}

fn own_fields(to: &mut Writer, world: &World, what: &What) {
    if let Some((id, message)) = what.message() {
        msg(to, world, id, message);
    }
    match what {
        What::Drop(_, _, cause) => to.text("cause", cause_name(*cause)),
        What::Node(fact) => node_fields(to, world, fact),
        What::Apply(index, entry, applied) => {
            if applied.as_ref().is_some_and(|applied| applied.duplicate == Duplicate::Suppressed) {
                to.flag("duplicate", true);
            }
            to.whole("index", *index);
            to.whole("term", entry.term);
            command(to, world, entry.payload);
        }
        What::Persist(number) => to.whole("write", *number),
        What::Reply(handle, index, answer) => {
            to.whole("index", *index);
            command(to, world, Payload::Command(*handle));
            to.flag("applied", matches!(answer, Answer::Applied(_)));
        }
        What::Crash { lost, torn, forgot } => {
            to.whole("lost_writes", *lost as u64);
            half_written(to, "torn", torn.as_ref());
            pair(to, "lost_entries", *forgot, |to, index| to.whole("", index));
        }
        What::Restart { found, seed } => {
            half_written(to, "discarded", found.as_ref());
            to.whole_or_null("seed", *seed);
        }
        What::Disk(span) => {
            pair(to, "disk_ms", span.map(|span| (span.min, span.max)), |to, micros| to.thousandths("", micros));
        }
        What::Partition(groups) => {
            to.open("groups", '[');
            for group in groups.iter() {
                nodes(to, "", *group);
            }
            to.close(']');
        }
        What::Cut(other, both) | What::Mend(other, both) => {
            node(to, "to", Some(*other));
            to.flag("both", *both);
        }
        What::DropNext(other, count) => {
            node(to, "to", Some(*other));
            to.whole("count", (*count).into());
        }
        What::LinkQuality(other, settings) => {
            node(to, "to", Some(*other));
            to.open("settings", '[');
            for setting in settings.iter() {
                to.shown("", setting);
            }
            to.close(']');
        }
        What::Delay(id, by) | What::Late(id, by) => {
            to.open("msg", '{');
            to.shown("id", id);
            to.close('}');
            to.thousandths("by_ms", *by);
            to.flag("by_hand", matches!(what, What::Delay(..)));
        }
        What::Rule(rule, on) => {
            to.text("rule", rule.name());
            to.flag("on", *on);
        }
        What::Set(setting) => to.shown("setting", setting),
        What::LeftOut(left_out) => {
            node(to, "leader", left_out.leader);
            to.whole("index", left_out.index);
            to.flag("learns", left_out.learns);
            to.flag("knows", left_out.knows);
        }
        What::Clock(rate) => to.fraction("rate", rate.0.into()),
        What::Read(read, key, value, _) => {
            to.whole("read", *read);
            to.text("key", key);
            to.text_or_null("value", value.as_deref());
        }
        What::Violation(violation) => {
            to.text("property", violation.property.name());
            nodes(to, "nodes", violation.nodes);
            to.whole("index", violation.index);
            to.whole("term", violation.term);
        }
        What::ClientRequest { client, op, attempt } | What::ClientRetry { client, op, attempt, .. } => {
            operation(to, world, *client, *op);
            to.whole("attempt", (*attempt).into());
        }
        What::ClientReply { client, op, answer, .. } => {
            operation(to, world, *client, *op);
            let name = match answer {
                ClientAnswer::Ok(_) => "ok",
                ClientAnswer::Refused(_) => "refused",
                ClientAnswer::Lost { .. } => "lost",
            };
            to.text("answer", name);
            if let ClientAnswer::Refused(leader) = answer {
                node(to, "leader", *leader);
            }
        }
        What::ClientOutcome { client, op, attempts, outcome } => {
            operation(to, world, *client, *op);
            to.whole("attempts", (*attempts).into());
            to.text("outcome", outcome.name());
        }
        What::ClientLost { client, op, request, cause } => {
            operation(to, world, *client, *op);
            to.flag("request", *request);
            to.text("cause", if *cause == Cause::Down { "down" } else { "loss" });
        }
        What::Client(client, plan) => {
            to.text("client", world.client_name(*client));
            match plan {
                Some(plan) => to.shown("plan", plan),
                None => to.null("plan"),
            }
        }
        _ => {}
    }
}

fn cause_name(cause: Cause) -> &'static str {
    match cause {
        Cause::Loss => "loss",
        Cause::Cut => "cut",
        Cause::Hand => "hand",
        Cause::Down => "down",
    }
}

/// Two numbers as a list, or nothing.
fn pair(to: &mut Writer, name: &str, pair: Option<(u64, u64)>, put: fn(&mut Writer, u64)) {
    let Some((first, last)) = pair else { return to.null(name) };
    to.open(name, '[');
    put(to, first);
    put(to, last);
    to.close(']');
}

/// Whose operation it is, and what it asks for.
fn operation(to: &mut Writer, world: &World, client: ClientId, op: u32) {
    to.text("client", world.client_name(client));
    if let Some(op) = world.ops().get(op) {
        to.whole("operation", op.number.into());
        to.shown("command", &op.command);
    }
}

/// What is on a disk of a write that was caught half-way, and what is not.
fn half_written(to: &mut Writer, name: &str, torn: Option<&TornWrite>) {
    let Some(torn) = torn else { return to.null(name) };
    to.open(name, '{');
    to.whole("write", torn.write);
    flag_or_null(to, "hard_state_kept", torn.hard_state);
    to.whole_or_null("snapshot_index", torn.snapshot.map(|(index, _)| index));
    flag_or_null(to, "snapshot_kept", torn.snapshot.map(|(_, whole)| whole));
    to.whole_or_null("first_entry", (torn.kept + torn.lost > 0).then_some(torn.first));
    to.whole("entries_kept", torn.kept);
    to.whole("entries_lost", torn.lost);
    to.close('}');
}

fn flag_or_null(to: &mut Writer, name: &str, value: Option<bool>) {
    match value {
        Some(value) => to.flag(name, value),
        None => to.null(name),
    }
}

fn node_fields(to: &mut Writer, world: &World, fact: &Fact) {
    match *fact {
        Fact::BecomeFollower { term, leader, .. } => {
            to.whole("term", term);
            node(to, "leader", leader);
        }
        Fact::BecomeCandidate { term, told_by } => {
            to.whole("term", term);
            if told_by.is_some() {
                node(to, "told_by", told_by);
            }
        }
        Fact::BecomePreCandidate { term, .. } => to.whole("term", term),
        Fact::QuorumHeard { heard, .. } => nodes(to, "heard", heard),
        Fact::LeaseOver { leader } => node(to, "leader", leader),
        Fact::TransferStarted { to: other, .. } | Fact::TransferAborted { to: other, .. } => {
            node(to, "to", Some(other));
        }
        Fact::ReadIndex { read, index, .. } => {
            to.whole("read", read);
            to.whole("read_index", index);
        }
        Fact::ReadWaits { read, .. } | Fact::ReadRefused { read, .. } => to.whole("read", read),
        Fact::ConfigChange { index, config, before, why } => {
            to.whole("index", index);
            if why == ConfigChangeReason::Appended && before != Config::default() {
                to.text("change", &tell::change_text(&before, &config));
            }
            // Voters, learners and, while it is joint, the outgoing voters.
            to.open("config", '{');
            nodes(to, "voters", config.voters);
            nodes(to, "outgoing", config.outgoing);
            nodes(to, "learners", config.learners);
            to.close('}');
        }
        Fact::ConfigRefused { .. } => {}
        Fact::SnapshotPart { index, received, size, .. } => {
            to.whole("index", index);
            to.whole("received", received.into());
            to.whole("size", size.into());
        }
        Fact::SnapshotPartsDropped { index, received, size, newer } => {
            to.whole("index", index);
            to.whole("received", received.into());
            to.whole("size", size.into());
            to.whole("newer", newer);
        }
        Fact::AckDenied { follower, prev_log_index, match_index, next_index, .. } => {
            node(to, "follower", Some(follower));
            to.whole("prev_log_index", prev_log_index);
            to.whole("match_index", match_index);
            to.whole("next_index", next_index);
        }
        Fact::LeaderElected { term, votes, .. } => {
            to.whole("term", term);
            nodes(to, "votes", votes.granted);
        }
        Fact::StepDown { term, why } => {
            to.whole("term", term);
            match why {
                StepDownReason::HigherTerm(heard) => to.whole("heard", heard),
                StepDownReason::NoQuorum { heard, .. } => nodes(to, "answered", heard),
                StepDownReason::Removed => to.flag("removed", true),
            }
        }
        Fact::VoteGranted { candidate, term, .. }
        | Fact::VoteRefused { candidate, term, .. }
        | Fact::PreVoteGranted { candidate, term, .. }
        | Fact::PreVoteRefused { candidate, term, .. } => {
            node(to, "candidate", Some(candidate));
            to.whole("term", term);
        }
        Fact::Append { first, last, leader, .. } => {
            to.whole("first", first);
            to.whole("last", last);
            node(to, "leader", Some(leader));
        }
        Fact::AppendRefused { leader, .. } => node(to, "leader", Some(leader)),
        Fact::Truncate { first, last, .. } => {
            to.whole("first", first);
            to.whole("last", last);
        }
        Fact::Commit { from, to: last, .. } => {
            to.whole("from", from);
            to.whole("to", last);
        }
        Fact::SnapshotTaken { index, term, .. } => {
            to.whole("index", index);
            to.whole("term", term);
        }
        Fact::SnapshotSent { to: other, index, offset, len, size, .. } => {
            node(to, "to", Some(other));
            to.whole("index", index);
            if len < size {
                to.whole("offset", offset.into());
                to.whole("keys", len.into());
                to.whole("size", size.into());
            }
        }
        Fact::SnapshotInstalled { index, term, kept, .. } => {
            to.whole("index", index);
            to.whole("term", term);
            to.whole("kept", kept);
        }
        Fact::SnapshotRefused { index, .. } => to.whole("index", index),
        Fact::Propose { index, term, payload } => {
            to.whole("index", index);
            to.whole("term", term);
            command(to, world, payload);
        }
        Fact::ProposeRefused { payload, .. } => command(to, world, payload),
        Fact::Ignored { .. } => {}
    }
}

fn command(to: &mut Writer, world: &World, payload: Payload) {
    match payload {
        Payload::Noop => to.text("command", "noop"),
        Payload::Config(now) => to.text("command", &format!("config {}", tell::config_text(&now))),
        Payload::Command(handle) => match world.command(handle) {
            Some(command) => to.shown("command", command),
            None => to.null("command"),
        },
    }
}

/// A node's name, or nothing.
fn node(to: &mut Writer, name: &str, id: Option<NodeId>) {
    match id {
        Some(id) => to.shown(name, &id),
        None => to.null(name),
    }
}

fn nodes(to: &mut Writer, name: &str, set: NodeSet) {
    to.open(name, '[');
    for id in set.iter() {
        to.shown("", &id);
    }
    to.close(']');
}

/// A message with its RPC's fields by their names in the paper.
fn msg(to: &mut Writer, world: &World, id: MessageId, message: &Message) {
    to.open("msg", '{');
    to.shown("id", &id);
    to.text("kind", message.kind().name());
    to.shown("from", &message.from);
    to.shown("to", &message.to);
    to.whole("term", message.term);
    match &message.rpc {
        Rpc::RequestVote { last_log_index, last_log_term, transfer } => {
            to.shown("candidate_id", &message.from);
            to.whole("last_log_index", *last_log_index);
            to.whole("last_log_term", *last_log_term);
            if *transfer {
                to.flag("transfer", true);
            }
        }
        Rpc::PreVote { last_log_index, last_log_term } => {
            to.shown("candidate_id", &message.from);
            to.whole("next_term", message.term + 1);
            to.whole("last_log_index", *last_log_index);
            to.whole("last_log_term", *last_log_term);
        }
        Rpc::PreVoteReply { asked_in, vote_granted } => {
            to.whole("next_term", asked_in + 1);
            to.flag("vote_granted", *vote_granted);
        }
        Rpc::TimeoutNow => to.shown("leader_id", &message.from),
        Rpc::RequestVoteReply { vote_granted } => to.flag("vote_granted", *vote_granted),
        Rpc::AppendEntries { prev_log_index, prev_log_term, entries, leader_commit, .. } => {
            to.shown("leader_id", &message.from);
            to.whole("prev_log_index", *prev_log_index);
            to.whole("prev_log_term", *prev_log_term);
            to.open("entries", '[');
            for (index, entry) in entries.iter() {
                to.open("", '{');
                to.whole("index", index);
                to.whole("term", entry.term);
                command(to, world, entry.payload);
                to.close('}');
            }
            to.close(']');
            to.whole("leader_commit", *leader_commit);
        }
        Rpc::AppendEntriesReply { prev_log_index, outcome, .. } => {
            to.flag("success", matches!(outcome, AppendOutcome::Success { .. }));
            match outcome {
                AppendOutcome::Success { match_index } => to.whole("match_index", *match_index),
                AppendOutcome::Conflict { conflict_term, conflict_index } => {
                    to.whole("prev_log_index", *prev_log_index);
                    to.whole_or_null("conflict_term", *conflict_term);
                    to.whole("conflict_index", *conflict_index);
                }
                AppendOutcome::OldTerm => {}
            }
        }
        Rpc::InstallSnapshot { snapshot, offset, len, .. } => {
            to.shown("leader_id", &message.from);
            to.whole("last_included_index", snapshot.last_included_index);
            to.whole("last_included_term", snapshot.last_included_term);
            if *len < snapshot.size {
                to.whole("offset", (*offset).into());
                to.whole("keys", (*len).into());
                to.flag("done", offset + len >= snapshot.size);
            }
        }
        Rpc::InstallSnapshotReply { match_index, last_included_index, received, .. } => {
            to.whole("match_index", *match_index);
            if match_index < last_included_index {
                to.whole("received", (*received).into());
            }
        }
    }
    to.close('}');
}
