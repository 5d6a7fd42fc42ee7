//! Facts for screen readers: without the numbers of messages, and with one sentence for a message to several nodes.

use super::commands::command;
use super::describe::{message_summary, narrate};
use super::words::*;
use crate::play::script::Millis;
use crate::raft::{Message, NodeId, Rpc};
use crate::sim::{MessageId, Record, What, World};

/// The most sentences about one moment.
const MOST_SENTENCES: usize = 4;
/// The most facts that are read for them: a message that goes to all other nodes takes one sentence.
const MOST_FACTS: usize = 64;

/// Facts as sentences, in order. If there are too many, the last ones, after a sentence with the number of the others.
pub fn spoken(world: &World, records: &[&Record]) -> Vec<String> {
    let mut told: Vec<(String, usize)> = Vec::new();
    let mut rest = &records[records.len().saturating_sub(MOST_FACTS)..];
    while let Some((record, later)) = rest.split_first() {
        let alike = later.iter().take_while(|other| same_sending(world, record, other)).count();
        let (others, after) = later.split_at(alike);
        let text = match &record.what {
            What::Send(id, message) => {
                let to = [id.to].into_iter().chain(others.iter().filter_map(|other| receiver(other)));
                let to: Vec<String> = to.map(|id| id.to_string()).collect();
                format!("{} sends {}: {}.", id.from, listed(&to), plain(world, message))
            }
            _ => sentence(world, record),
        };
        told.push((text, 1 + alike));
        rest = after;
    }
    let last = told.split_off(told.len().saturating_sub(MOST_SENTENCES));
    let before = records.len() - last.iter().map(|(_, facts)| facts).sum::<usize>();
    let events = counted(before as u64, "other event", "other events");
    let first = (before > 0).then(|| format!("After {events}:"));
    first.into_iter().chain(last.into_iter().map(|(text, _)| text)).collect()
}

/// A fact as a sentence.
pub fn sentence(world: &World, record: &Record) -> String {
    let text = match &record.what {
        What::Send(id, message) => format!("{} sends {}: {}", id.from, id.to, plain(world, message)),
        What::Deliver(id, message) => format!("{} receives from {}: {}", id.to, id.from, plain(world, message)),
        What::Drop(id, message, _) => format!("{} is lost", named(*id, message)),
        What::Duplicate(id, message) => format!("{} is copied", named(*id, message)),
        What::Delay(id, by) => format!("A message from {} to {} is held back for {} ms", id.from, id.to, Millis(*by)),
        What::Late(id, by) => format!("A message from {} to {} comes {} ms late", id.from, id.to, Millis(*by)),
        _ => narrate(world, record).text,
    };
    format!("{text}.")
}

/// A message in one line, without its indexes and terms.
fn plain(world: &World, message: &Message) -> String {
    match &message.rpc {
        Rpc::AppendEntries { entries, .. } if entries.is_empty() => format!("heartbeat of term {}", message.term),
        Rpc::AppendEntries { entries, .. } => match (entries.len(), entries.get(entries.first_index())) {
            (1, Some(entry)) => {
                format!("entry {} of term {}, {}", entries.first_index(), entry.term, command(world, &entry))
            }
            (n, _) => range(entries.first_index(), entries.first_index() + n as u64 - 1),
        },
        _ => message_summary(world, message),
    }
}

/// `The heartbeat of term 1 from n4 to n1`.
fn named(id: MessageId, message: &Message) -> String {
    let what = match &message.rpc {
        Rpc::AppendEntries { entries, .. } if entries.is_empty() => "heartbeat",
        _ => message.kind().name(),
    };
    format!("The {what} of term {} from {} to {}", message.term, id.from, id.to)
}

fn receiver(record: &Record) -> Option<NodeId> {
    match &record.what {
        What::Send(id, _) => Some(id.to),
        _ => None,
    }
}

/// Whether both facts are the same message from one node to different nodes.
fn same_sending(world: &World, record: &Record, other: &Record) -> bool {
    match (&record.what, &other.what) {
        (What::Send(id, message), What::Send(other, same)) => {
            id.from == other.from && plain(world, message) == plain(world, same)
        }
        _ => false,
    }
}

/// `n2`, `n2 and n3`, `n2, n3 and n4`.
fn listed(names: &[String]) -> String {
    match names.split_last() {
        None => String::new(),
        Some((last, [])) => last.clone(),
        Some((last, rest)) => format!("{} and {last}", rest.join(", ")),
    }
}
