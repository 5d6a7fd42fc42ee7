//! The log compared with a list: random appends, messages, truncations, snapshots and copies, on logs of several
//! hundred entries that share chunks of 256. Commands are never used twice, so the same index and term may hold
//! different ones in two branches of a history.
//!
//! What it is there to notice, each tried by a change of `src/raft/log.rs` that it must fail with:
//!
//! - `entries`, `> CHUNK + 1`: a message that crosses two chunks by one entry lacks that entry.
//! - `install`, `chunk_of(index + 2)`: a snapshot at a chunk's edge takes the entry after it along.
//! - `claim`, only the terms compared: two branches share a chunk although their commands differ.
#![cfg(not(target_arch = "wasm32"))]
#![allow(missing_docs)]

use playground::raft::{Config, Entries, Entry, Handle, Index, Log, NodeSet, Payload, Snapshot, Term, MAX_ENTRIES};
use playground::sim::dice::mix;

/// What a log must hold: the snapshot's last index and term, and the entries after it.
#[derive(Clone)]
struct Model {
    snapshot: (Index, Term),
    entries: Vec<Entry>,
}

impl Model {
    fn last(&self) -> Index {
        self.snapshot.0 + self.entries.len() as u64
    }

    fn get(&self, index: Index) -> Option<Entry> {
        self.entries.get(index.checked_sub(self.snapshot.0 + 1)? as usize).copied()
    }

    fn entries(&self, first: Index, max: usize) -> Vec<(Index, Entry)> {
        let indices = (first..=self.last()).take(max.min(MAX_ENTRIES));
        indices.filter_map(|index| Some((index, self.get(index)?))).collect()
    }

    fn truncate(&mut self, from: Index) {
        self.entries.truncate(from.saturating_sub(self.snapshot.0 + 1) as usize);
    }

    fn install(&mut self, index: Index, term: Term) {
        let matches = self.get(index).is_some_and(|entry| entry.term == term);
        let kept = if matches { self.entries.split_off((index - self.snapshot.0) as usize) } else { Vec::new() };
        *self = Model { snapshot: (index, term), entries: kept };
    }
}

struct Dice(u64);

impl Dice {
    fn below(&mut self, n: u64) -> u64 {
        self.0 = self.0.wrapping_add(1);
        mix(mix(self.0)) % n.max(1)
    }
}

fn compare(log: &Log, model: &Model, what: &str) {
    assert_eq!(log.last_index(), model.last(), "{what}: the last index");
    assert_eq!(log.first_index(), model.snapshot.0 + 1, "{what}: the first index");
    for index in model.snapshot.0..=model.last() + 1 {
        assert_eq!(log.get(index), model.get(index), "{what}: entry {index}");
        let term = if index == model.snapshot.0 { Some(model.snapshot.1) } else { model.get(index).map(|e| e.term) };
        assert_eq!(log.term_at(index), term, "{what}: the term at {index}");
    }
}

fn listed(entries: &Entries) -> Vec<(Index, Entry)> {
    entries.iter().collect()
}

// long: one arm for each thing that can happen to a log
#[test]
fn logs_that_share_chunks_hold_what_a_list_holds() {
    let (mut crossed, mut edges, mut branches) = (0, 0, 0);
    for seed in 0..60 {
        let mut dice = Dice(mix(seed));
        let mut logs: Vec<(Log, Model)> = vec![(Log::default(), Model { snapshot: (0, 0), entries: Vec::new() }); 3];
        let mut messages: Vec<(Entries, Vec<(Index, Entry)>)> = Vec::new();
        let (mut next, mut term) = (0, 1);
        for step in 0..160 {
            let what = format!("seed {seed}, step {step}");
            let which = dice.below(3) as usize;
            let other = dice.below(3) as usize;
            let (log, model) = &mut logs[which];
            match dice.below(12) {
                0..=3 => {
                    term += dice.below(8) / 7;
                    for _ in 0..1 + dice.below(90) {
                        next += 1;
                        let entry = Entry { term, payload: Payload::Command(Handle(next)), bytes: 1 };
                        model.entries.push(entry);
                        assert_eq!(log.append(entry), model.last());
                    }
                }
                4..=7 => {
                    let edge = (model.last() / 256 * 256).max(model.snapshot.0 + 1);
                    let first = match dice.below(3) {
                        0 => model.snapshot.0 + 1 + dice.below(model.entries.len() as u64),
                        _ => edge.saturating_sub(dice.below(6)).max(model.snapshot.0 + 1),
                    };
                    // Often up to the edge, to one before it, or to one behind it.
                    let max = match dice.below(3) {
                        0 => 1 + dice.below(MAX_ENTRIES as u64),
                        _ => (edge + dice.below(3)).saturating_sub(first).max(1),
                    } as usize;
                    let (message, wanted) = (log.entries(first, max), model.entries(first, max));
                    assert_eq!(listed(&message), wanted, "{what}: entries from {first}, at most {max}");
                    crossed += u32::from(wanted.iter().any(|(i, _)| i % 256 == 255) && wanted.len() > 1);
                    messages.push((message, wanted));
                }
                8 | 9 if !messages.is_empty() => {
                    let at = dice.below(messages.len() as u64) as usize;
                    let (message, list) = &messages[at];
                    log.extend(message);
                    let (first, last) = (list.first().map_or(0, |it| it.0), model.last());
                    if first <= last + 1 {
                        model.entries.extend(list.iter().filter(|(index, _)| *index > last).map(|(_, entry)| *entry));
                    }
                }
                10 => {
                    let from = model.snapshot.0 + 1 + dice.below(model.entries.len() as u64 + 1);
                    log.truncate(from);
                    model.truncate(from);
                }
                11 if !model.entries.is_empty() => {
                    // Often at an edge, with one entry behind it.
                    let edge = (model.last() / 256 * 256).saturating_sub(dice.below(4));
                    let index = match dice.below(2) {
                        0 if edge > model.snapshot.0 => edge,
                        _ => model.snapshot.0 + 1 + dice.below(model.entries.len() as u64),
                    };
                    let Some(entry) = model.get(index) else { continue };
                    edges += u32::from(index % 256 >= 253);
                    let last_included_term = entry.term + dice.below(10) / 9;
                    let config = Config::of(NodeSet::first(3));
                    log.install(Snapshot { last_included_index: index, last_included_term, config, ..log.snapshot() });
                    model.install(index, last_included_term);
                }
                _ => {
                    branches += 1;
                    let copy = logs[other].clone();
                    logs[which] = copy;
                }
            }
            for (log, model) in &logs {
                compare(log, model, &what);
            }
            for (message, list) in &messages {
                assert_eq!(&listed(message), list, "{what}: a message that was made before");
            }
            messages.drain(..messages.len().saturating_sub(8));
        }
    }
    assert!(crossed >= 100 && edges >= 20 && branches >= 50, "{crossed} crossed, {edges} edges, {branches} branches");
}
