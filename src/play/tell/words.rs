//! Phrases that several descriptions share: commands, nodes, indexes, times, causes.

use std::fmt::Display;

use serde_json::Value;

use super::config::{change_short, config_before, config_text, majority_has};
use crate::raft::{Entry, Handle, Index, Log, LogEnd, Message, NodeId, NodeSet, Payload, ReadNumber, ReadReason, Rpc};
use crate::sim::{
    Again, Cause, ClientAnswer, ClientId, Command, MessageId, Micros, Outcome, Session, Skip, TornWrite, World,
    MAX_CLIENTS,
};

/// What a crash lost, given the number of lost writes, the torn one among them, and the durable entries that the disk
/// lost as well.
pub(super) fn what_is_lost(writes: usize, torn: Option<&TornWrite>, forgot: Option<(Index, Index)>) -> String {
    let mut why = match (writes, torn) {
        (0, _) => {
            "all that it had written was durable; commitIndex and lastApplied are volatile (Figure 2)".to_string()
        }
        (1, Some(torn)) => half_written(torn),
        (n, Some(torn)) => format!("{}; with it are lost the writes behind it: {}", half_written(torn), n - 1),
        (1, None) => "one write was not durable yet, and is lost".to_string(),
        (n, None) => format!("{n} writes were not durable yet, and are lost"),
    };
    if let Some((first, last)) = forgot {
        let lost = range(first, last);
        why.push_str(&format!(
            "; its disk has also lost {lost}, which it had said to be durable: Raft assumes that this never happens \
             (Figure 2)"
        ));
    }
    why
}

/// What a crash in the middle of a write left on the disk.
fn half_written(torn: &TornWrite) -> String {
    let [mut there, mut gone] = [Vec::new(), Vec::new()];
    if let Some(whole) = torn.hard_state {
        if whole { &mut there } else { &mut gone }.push("the term and the vote".to_string());
    }
    if let Some((index, whole)) = torn.snapshot {
        if whole { &mut there } else { &mut gone }.push(format!("the snapshot up to entry {index}"));
    }
    if torn.kept > 0 {
        there.push(range(torn.first, torn.first + torn.kept - 1));
    }
    if torn.lost > 0 {
        gone.push(range(torn.first + torn.kept, torn.first + torn.kept + torn.lost - 1));
    }
    let (write, there, gone) = (torn.write, there.join(" and "), gone.join(" and "));
    match (there.is_empty(), gone.is_empty()) {
        (true, true) => format!("write {write} was caught half-way, and nothing of it is whole on the disk"),
        (true, false) => {
            format!("write {write} was caught half-way, and nothing of it is whole on the disk: not {gone}")
        }
        (false, _) => format!("write {write} was caught half-way: on the disk are {there}, but not {gone}"),
    }
}

/// What a restart discards of a torn write. It continues a sentence.
pub(super) fn discarded(torn: &TornWrite) -> String {
    let broken = torn.first + torn.kept;
    let what = match (torn.lost, torn.snapshot) {
        (1, _) => format!("the record of entry {broken} has a wrong checksum, and is discarded"),
        (2.., _) => format!(
            "the record of entry {broken} has a wrong checksum, and is discarded with all that would have followed"
        ),
        (0, Some((index, _))) => format!("the snapshot up to entry {index} was not whole, and is discarded"),
        (0, None) => "the record that it would have begun with has a wrong checksum, and is discarded".to_string(),
    };
    format!("; of write {}, which was half done, {what}", torn.write)
}

/// Why a read could be answered.
pub(super) fn why_read(reason: ReadReason) -> String {
    match reason {
        ReadReason::Index { index, answered, quorum } => format!(
            "since it was asked, {} answered its leader: {} (ReadIndex {index}, thesis 6.4)",
            majority_has(&quorum),
            names(answered)
        ),
        ReadReason::Lease { index, ticks, over, quorum } => format!(
            "by its lease: {} answered the heartbeats that it sent less than {} ago; for {} from then no other node \
             can be elected, if the clocks are right (readIndex {index}, thesis 6.4.1)",
            majority_has(&quorum),
            counted(u64::from(over) + 1, "heartbeat interval", "heartbeat intervals"),
            counted(u64::from(ticks), "heartbeat interval", "heartbeat intervals")
        ),
        ReadReason::Local { index } => {
            format!("from what it has applied, up to entry {index}: nobody was asked, and it may be old (thesis 6.4)")
        }
        ReadReason::Unchecked { index } => {
            format!("it believes that it leads, and has asked nobody (readIndex {index}, thesis 6.4)")
        }
    }
}

/// Why a message was lost.
pub fn loss_cause(id: MessageId, cause: Cause) -> String {
    match cause {
        Cause::Loss => "the network lost it (loss)".to_string(),
        Cause::Cut => format!("the link from {} to {} is cut", id.from, id.to),
        Cause::Hand => "it was dropped on purpose".to_string(),
        Cause::Down => format!("{} is crashed", id.to),
    }
}

/// Why an action did nothing.
pub fn skip_reason(reason: Skip) -> String {
    match reason {
        Skip::NoSuch(target) => format!("there is no live {target} at this moment"),
        Skip::Unknown(id) => format!("the cluster has no {id}"),
        Skip::Down(id) => format!("{id} is crashed"),
        Skip::NotDown(id) => format!("{id} is not crashed"),
        Skip::Paused(id) => format!("{id} is paused"),
        Skip::NotPaused(id) => format!("{id} is not paused"),
        Skip::Leads(id) => format!("{id} leads, and a leader has no election timer"),
        Skip::NotInFlight(id) => format!("{id} is not in flight"),
        Skip::Waits(id) => format!("{id} has arrived, and waits because {} is paused", id.to),
        Skip::SameEnds(id) => format!("a link needs two different nodes, not {id} twice"),
        Skip::TwoGroups(id) => format!("{id} stands in two groups"),
        Skip::NoClient => "no client of this name is going".to_string(),
        Skip::TooManyClients => format!("there are {MAX_CLIENTS} clients already"),
        Skip::NothingCut => "no link is cut, nothing changes".to_string(),
        Skip::LinkIsSo { cut: true } => "the link is cut already, nothing changes".to_string(),
        Skip::LinkIsSo { cut: false } => "the link is whole, nothing changes".to_string(),
        Skip::IsSo => "it is so already, nothing changes".to_string(),
        Skip::NoDelay => "0 ms are no delay, nothing changes".to_string(),
    }
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

/// Why a client sends its operation to a node again.
pub(super) fn why_again(why: Again) -> &'static str {
    match why {
        Again::Redirected => "the node that it asked takes this one for the leader (§8)",
        Again::Refused => "the node that it asked does not lead, and knows of no leader: the next one may (§8)",
        Again::Lost => "the entry has been overwritten (§8)",
        Again::TimedOut => "no answer has come in time: it asks again, with the same serial number (§8)",
    }
}

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

/// For a message with a part of a snapshot: which keys, `3..4 of 9`.
pub fn part_of(message: &Message) -> Option<String> {
    match &message.rpc {
        Rpc::InstallSnapshot { snapshot, offset, len, .. } if *len < snapshot.size => {
            Some(format!("{}..{} of {}", offset + 1, offset + len, snapshot.size))
        }
        _ => None,
    }
}

/// A part of a snapshot: `(keys 4 to 6 of 10)`.
pub(super) fn part(offset: u32, len: u32, size: u32) -> String {
    format!("(keys {} to {} of {size})", offset + 1, offset + len)
}

/// The end of a log: `(term 2, index 7)`, or `nothing` for an empty log.
pub(super) fn log_end(end: LogEnd) -> String {
    if end.index == 0 {
        "nothing".to_string()
    } else {
        format!("(term {}, index {})", end.term, end.index)
    }
}

/// `entry 3`, `entries 3 to 5`.
pub(super) fn range(first: Index, last: Index) -> String {
    if first >= last {
        format!("entry {last}")
    } else {
        format!("entries {first} to {last}")
    }
}

/// Nodes by name, in order: `n1 n3`.
pub fn names(nodes: NodeSet) -> String {
    nodes.iter().map(|id| id.to_string()).collect::<Vec<_>>().join(" ")
}

/// A node's name, or `none`.
pub(super) fn name_or_none(id: Option<NodeId>) -> String {
    id.map_or("none".to_string(), |id| id.to_string())
}

/// A link: `between n1 and n2`, `from n1 to n2`.
pub(super) fn link(from: &dyn Display, to: NodeId, both: bool) -> String {
    if both {
        format!("between {from} and {to}")
    } else {
        format!("from {from} to {to}")
    }
}

/// A time as the page's clock shows it: `1,234.5 ms`. Times that a script sets keep their own digits instead.
pub fn clock(at: Micros) -> String {
    format!("{}.{} ms", grouped(at / 1000), at % 1000 / 100)
}

/// A number with separated thousands: `20,000`.
pub(super) fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place) % 3 == 0 {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// A number with the word in singular or plural: `1 key`, `3 keys`.
pub(super) fn counted(number: u64, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}
