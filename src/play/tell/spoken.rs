//! Facts for screen readers: without the numbers of messages, and with one sentence for a message to several nodes.

use super::commands::command;
use super::describe::{message_summary, narrate};
use crate::play::script::Millis;
use crate::play::told::{and, told, Told};
use crate::raft::{Message, NodeId, Rpc};
use crate::sim::{MessageId, Record, What, World};

/// The most sentences about one moment.
const MOST_SENTENCES: usize = 4;
/// The most facts that are read for them: a message that goes to all other nodes takes one sentence.
const MOST_FACTS: usize = 64;

/// Facts as sentences, in order. If there are too many, the last ones, after a sentence with the number of the others.
pub fn spoken(world: &World, records: &[&Record]) -> Vec<Told> {
    let mut told: Vec<(Told, usize)> = Vec::new();
    let mut rest = &records[records.len().saturating_sub(MOST_FACTS)..];
    while let Some((record, later)) = rest.split_first() {
        let alike = later.iter().take_while(|other| same_sending(world, record, other)).count();
        let (others, after) = later.split_at(alike);
        let text = match &record.what {
            What::Send(id, message, _) => {
                let to = [id.to].into_iter().chain(others.iter().filter_map(|other| receiver(other)));
                told!("spoken-send", from: id.from, to: and(to), message: plain(world, message))
            }
            _ => sentence(world, record),
        };
        told.push((told!("sentence", text), 1 + alike));
        rest = after;
    }
    let last = told.split_off(told.len().saturating_sub(MOST_SENTENCES));
    let before = records.len() - last.iter().map(|(_, facts)| facts).sum::<usize>();
    let first = (before > 0).then(|| told!("spoken-others", count: before));
    first.into_iter().chain(last.into_iter().map(|(text, _)| text)).collect()
}

/// A fact as a sentence, without its full stop.
pub fn sentence(world: &World, record: &Record) -> Told {
    match &record.what {
        What::Send(id, message, _) => {
            told!("spoken-send", from: id.from, to: id.to, message: plain(world, message))
        }
        What::Deliver(id, message, _) => {
            told!("spoken-receive", from: id.from, to: id.to, message: plain(world, message))
        }
        What::Drop(MessageId { from, to, .. }, message, _, _) => match is_heartbeat(message) {
            true => told!("spoken-lost-heartbeat", term: message.term, from: *from, to: *to),
            false => told!("spoken-lost", kind: message.kind().name(), term: message.term, from: *from, to: *to),
        },
        What::Duplicate(MessageId { from, to, .. }, message, _) => match is_heartbeat(message) {
            true => told!("spoken-duplicated-heartbeat", term: message.term, from: *from, to: *to),
            false => told!("spoken-duplicated", kind: message.kind().name(), term: message.term, from: *from, to: *to),
        },
        What::Delay(id, by) => told!("spoken-delayed", from: id.from, to: id.to, by: Millis(*by)),
        What::Late(id, by) => told!("spoken-late", from: id.from, to: id.to, by: Millis(*by)),
        _ => narrate(world, record).text,
    }
}

/// A message in a few words, without its indexes and terms.
fn plain(world: &World, message: &Message) -> Told {
    match &message.rpc {
        _ if is_heartbeat(message) => told!("spoken-heartbeat", term: message.term),
        Rpc::AppendEntries { entries, .. } => {
            let first = entries.first_index();
            match (entries.len(), entries.get(first)) {
                (1, Some(entry)) => {
                    told!("spoken-entry", index: first, term: entry.term, command: command(world, &entry))
                }
                (n, _) => told!("spoken-entries", first, last: first + n as u64 - 1),
            }
        }
        _ => message_summary(world, message),
    }
}

fn is_heartbeat(message: &Message) -> bool {
    matches!(&message.rpc, Rpc::AppendEntries { entries, .. } if entries.is_empty())
}

fn receiver(record: &Record) -> Option<NodeId> {
    match &record.what {
        What::Send(id, _, _) => Some(id.to),
        _ => None,
    }
}

/// Whether both facts are the same message from one node to different nodes.
fn same_sending(world: &World, record: &Record, other: &Record) -> bool {
    match (&record.what, &other.what) {
        (What::Send(id, message, _), What::Send(other, same, _)) => {
            id.from == other.from && plain(world, message) == plain(world, same)
        }
        _ => false,
    }
}
