//! The log, in shared chunks.
//!
//! A log is a list of chunks of 256 entries behind `Rc`. Everything that holds entries shares the chunks: the node, its
//! disk, other nodes whose logs agree, AppendEntries in flight, checkpoints of the world. Cloning a log copies a few
//! pointers; sending entries copies a pointer and a range.
//!
//! This is safe without a copy at every append, because *a filled slot never changes*. A chunk knows how many of its
//! slots are filled. An append to
//!
//! - the first free slot fills it: no other holder's range includes that slot;
//! - a slot that holds an equal entry shares it: a replay appends what it appended before, and a follower appends what
//!   its leader appended;
//! - a slot that holds another entry, from another leader or another branch of history, copies the slots before it into
//!   a new chunk and appends there.
//!
//! Entries are plain data, so `Cell` is enough for this.
//!
//! Most of a chunk's memory is taken when it is needed first, because a search keeps many short logs.

use std::cell::{Cell, OnceCell};
use std::fmt;
use std::rc::Rc;

use super::types::{Config, Entry, Index, LoggedConfig, Payload, Snapshot, Term};

/// Entries in a chunk: a power of two. A message holds at most this many, and so at most two chunks.
const CHUNK: usize = 256;

/// The most entries that one [`Entries`] can hold.
pub const MAX_ENTRIES: usize = CHUNK;

/// So many of a chunk's slots take memory from the start.
const EARLY: usize = 8;

struct Chunk {
    filled: Cell<usize>,
    /// The lowest and the highest term of its entries, so that a search for a term can skip chunks.
    terms: Cell<(Term, Term)>,
    /// Whether any of its entries ever was a configuration, so that a search for one can skip chunks.
    has_config: Cell<bool>,
    early: [Cell<Entry>; EARLY],
    late: OnceCell<Box<[Cell<Entry>; CHUNK - EARLY]>>,
}

fn blank<const SLOTS: usize>() -> [Cell<Entry>; SLOTS] {
    std::array::from_fn(|_| Cell::new(Entry::default()))
}

#[cold]
fn late() -> Box<[Cell<Entry>; CHUNK - EARLY]> {
    Box::new(blank())
}

impl Chunk {
    /// A chunk whose slots below `filled` are filled: with those of `from`, or with blank entries in place of compacted
    /// ones, which are never read.
    fn new(filled: usize, from: Option<&Chunk>) -> Rc<Chunk> {
        let chunk = Chunk {
            filled: Cell::new(filled),
            terms: Cell::new((Term::MAX, 0)),
            has_config: Cell::new(false),
            early: blank(),
            late: OnceCell::new(),
        };
        if let Some(from) = from {
            for slot in 0..filled {
                let entry = from.slot(slot).get();
                chunk.note(entry);
                chunk.slot(slot).set(entry);
            }
        }
        Rc::new(chunk)
    }

    #[inline]
    fn slot(&self, slot: usize) -> &Cell<Entry> {
        match slot.checked_sub(EARLY) {
            None => &self.early[slot],
            Some(slot) => &self.late.get_or_init(late)[slot],
        }
    }

    /// Keeps the terms, and whether there is a configuration. A blank entry has term 0.
    fn note(&self, entry: Entry) {
        if entry.term > 0 {
            let (low, high) = self.terms.get();
            self.terms.set((low.min(entry.term), high.max(entry.term)));
        }
        if matches!(entry.payload, Payload::Config(_)) {
            self.has_config.set(true);
        }
    }

    /// Makes `slot` hold `entry` if that changes nothing for other holders of this chunk. Returns whether it does.
    fn claim(&self, slot: usize, entry: Entry) -> bool {
        let filled = self.filled.get();
        if slot == filled {
            self.note(entry);
            self.slot(slot).set(entry);
            self.filled.set(filled + 1);
            return true;
        }
        slot < filled && self.slot(slot).get() == entry
    }
}

fn address(chunk: &Rc<Chunk>) -> usize {
    Rc::as_ptr(chunk) as usize
}

const fn chunk_of(index: Index) -> u64 {
    index / CHUNK as u64
}

const fn slot_of(index: Index) -> usize {
    (index % CHUNK as u64) as usize
}

/// Consecutive entries, as a message or a write holds them. Cheap to clone.
#[derive(Clone, Default)]
pub struct Entries {
    first: Index,
    len: usize,
    head: Option<Rc<Chunk>>,
    tail: Option<Rc<Chunk>>,
}

impl Entries {
    /// How many entries there are.
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether there are no entries.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The index of the first entry. Meaningless if there are none.
    pub fn first_index(&self) -> Index {
        self.first
    }

    /// The entry at this index. `None`: it is not one of these.
    pub fn get(&self, index: Index) -> Option<Entry> {
        let offset = index.checked_sub(self.first)?;
        if offset >= self.len as u64 {
            return None;
        }
        let chunk = if chunk_of(index) == chunk_of(self.first) { &self.head } else { &self.tail };
        chunk.as_ref().map(|chunk| chunk.slot(slot_of(index)).get())
    }

    /// The first `len` entries, or all if there are fewer.
    pub fn prefix(&self, len: usize) -> Entries {
        let mut prefix = self.clone();
        prefix.len = len.min(self.len);
        if prefix.len == 0 || slot_of(prefix.first) + prefix.len <= CHUNK {
            prefix.tail = None;
        }
        prefix
    }

    /// All entries with their indices, in order.
    pub fn iter(&self) -> impl Iterator<Item = (Index, Entry)> + '_ {
        (self.first..self.first + self.len as u64).filter_map(|index| self.get(index).map(|entry| (index, entry)))
    }

    /// The total size of the payloads, in bytes.
    pub fn bytes(&self) -> u64 {
        self.iter().map(|(_, entry)| u64::from(entry.bytes)).sum()
    }

    /// Whether a configuration may be among these. `false`: there is none.
    pub fn may_have_configs(&self) -> bool {
        self.head.iter().chain(&self.tail).any(|chunk| chunk.has_config.get())
    }

    /// The chunks that it keeps in memory: see [`Log::blocks`].
    pub fn blocks(&self) -> impl Iterator<Item = usize> + '_ {
        self.head.iter().chain(&self.tail).map(address)
    }

    fn chunk(&self, number: u64) -> Option<&Rc<Chunk>> {
        if self.len == 0 {
            None
        } else if number == chunk_of(self.first) {
            self.head.as_ref()
        } else {
            self.tail.as_ref()
        }
    }
}

impl PartialEq for Entries {
    fn eq(&self, other: &Entries) -> bool {
        self.len == other.len && (self.len == 0 || self.first == other.first) && self.iter().eq(other.iter())
    }
}

impl Eq for Entries {}

impl fmt::Debug for Entries {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.iter().map(|(index, entry)| (index, entry.term))).finish()
    }
}

/// A node's log: a snapshot, and the entries after it (§5.3, §7).
///
/// - The first entry is at `snapshot.last_included_index + 1`, the last at `last_index()`.
/// - Clones share chunks.
#[derive(Clone, Default)]
pub struct Log {
    snapshot: Snapshot,
    last: Index,
    first_chunk: u64,
    chunks: Vec<Rc<Chunk>>,
}

impl Log {
    /// The size of a chunk in memory, in bytes.
    pub const BLOCK_BYTES: usize = size_of::<Chunk>() + (CHUNK - EARLY) * size_of::<Entry>();

    /// Its chunks, each as a number that identifies it while it exists. For counting shared memory once.
    pub fn blocks(&self) -> impl Iterator<Item = usize> + '_ {
        self.chunks.iter().map(address)
    }

    /// A log that consists of this snapshot and no entries.
    pub fn from_snapshot(snapshot: Snapshot) -> Log {
        Log { snapshot, last: snapshot.last_included_index, first_chunk: 0, chunks: Vec::new() }
    }

    /// The snapshot that replaces the discarded prefix. The default snapshot: nothing was discarded.
    pub fn snapshot(&self) -> Snapshot {
        self.snapshot
    }

    /// The index that the first entry has, or would have.
    pub fn first_index(&self) -> Index {
        self.snapshot.last_included_index + 1
    }

    /// The index of the last entry. Without entries: the snapshot's last_included_index, or 0.
    pub fn last_index(&self) -> Index {
        self.last
    }

    /// The term of the last entry. Without entries: the snapshot's last_included_term, or 0.
    pub fn last_term(&self) -> Term {
        self.term_at(self.last).unwrap_or(0)
    }

    /// The term of the entry at this index, including the snapshot's last one. Without a snapshot, the term at index 0
    /// is
    /// 0. `None`: the index is past the end, or was discarded.
    pub fn term_at(&self, index: Index) -> Option<Term> {
        if index == self.snapshot.last_included_index {
            return Some(self.snapshot.last_included_term);
        }
        self.get(index).map(|entry| entry.term)
    }

    /// The entry at this index. `None`: the index is past the end, or was discarded.
    pub fn get(&self, index: Index) -> Option<Entry> {
        if index <= self.snapshot.last_included_index || index > self.last {
            return None;
        }
        let chunk = self.chunks.get((chunk_of(index) - self.first_chunk) as usize)?;
        Some(chunk.slot(slot_of(index)).get())
    }

    /// The entries from this index on, at most `max` and at most [`MAX_ENTRIES`] of them.
    pub fn entries(&self, first: Index, max: usize) -> Entries {
        let first = first.max(self.first_index());
        if first > self.last {
            return Entries { first, ..Entries::default() };
        }
        let len = (self.last - first + 1).min(max.min(MAX_ENTRIES) as u64) as usize;
        if len == 0 {
            return Entries { first, ..Entries::default() };
        }
        let head = (chunk_of(first) - self.first_chunk) as usize;
        let crosses = slot_of(first) + len > CHUNK;
        Entries {
            first,
            len,
            head: self.chunks.get(head).cloned(),
            tail: if crosses { self.chunks.get(head + 1).cloned() } else { None },
        }
    }

    /// Appends an entry and returns its index.
    pub fn append(&mut self, entry: Entry) -> Index {
        let index = self.last + 1;
        let slot = slot_of(index);
        match self.chunk_for(index) {
            Some(position) => {
                if !self.chunks[position].claim(slot, entry) {
                    let copy = Chunk::new(slot, Some(&self.chunks[position]));
                    copy.claim(slot, entry);
                    self.chunks[position] = copy;
                }
            }
            None => {
                let chunk = Chunk::new(slot, None);
                chunk.claim(slot, entry);
                self.push_chunk(index, chunk);
            }
        }
        self.last = index;
        index
    }

    /// Appends the entries whose indices follow the last one. Does nothing if they would leave a gap.
    pub fn extend(&mut self, entries: &Entries) {
        let mut index = self.last + 1;
        let end = entries.first + entries.len as u64;
        // As a rule they follow in the last chunk, which both share.
        if let (Some(mine), Some(theirs), None) = (self.chunks.last(), &entries.head, &entries.tail) {
            if slot_of(index) > 0 && (entries.first..end).contains(&index) && Rc::ptr_eq(mine, theirs) {
                self.last = end - 1;
                return;
            }
        }
        while (entries.first..end).contains(&index) {
            let theirs = entries.chunk(chunk_of(index));
            let shared = match (self.chunk_for(index), theirs) {
                // The same chunk, so it holds these entries already.
                (Some(position), Some(theirs)) => Rc::ptr_eq(&self.chunks[position], theirs),
                // This log has no entries in that chunk, so it can share it.
                (None, Some(theirs)) => {
                    self.push_chunk(index, theirs.clone());
                    true
                }
                _ => false,
            };
            if shared {
                self.last = (end - 1).min(index | (CHUNK as u64 - 1));
                if self.last + 1 == end {
                    return;
                }
                index = self.last + 1;
            } else if let Some(entry) = entries.get(index) {
                index = self.append(entry) + 1;
            }
        }
    }

    /// Removes the entry at `from` and all that follow it. The snapshot stays.
    pub fn truncate(&mut self, from: Index) {
        let last = from.saturating_sub(1).max(self.snapshot.last_included_index);
        if last >= self.last {
            return;
        }
        self.last = last;
        let keep = if last < self.first_index() { 0 } else { chunk_of(last) + 1 - self.first_chunk };
        self.chunks.truncate(keep as usize);
    }

    /// Replaces everything up to `snapshot.last_included_index` by the snapshot. If the log has the snapshot's last
    /// entry, it keeps the entries after that (§7: "retain log entries following it"); otherwise none ("discard the
    /// entire log").
    pub fn install(&mut self, snapshot: Snapshot) {
        let index = snapshot.last_included_index;
        if index > self.last || self.term_at(index) != Some(snapshot.last_included_term) {
            *self = Log::from_snapshot(snapshot);
            return;
        }
        self.snapshot = snapshot;
        if self.last < self.first_index() {
            self.chunks.clear();
            return;
        }
        let gone = chunk_of(index + 1) - self.first_chunk;
        if gone > 0 {
            self.chunks.drain(..gone as usize);
            self.first_chunk += gone;
        }
    }

    /// The first index of the entries around `index` that have the same term as the entry there: ConflictIndex.
    pub fn first_index_of_term(&self, index: Index) -> Index {
        let Some(term) = self.term_at(index) else { return index };
        let mut first = index;
        while first > self.first_index() && self.term_at(first - 1) == Some(term) {
            let only = |terms| terms == (term, term);
            first = self.start_of_chunk(first - 1, only).unwrap_or(first - 1);
        }
        first
    }

    /// The last index at or below `from` whose entry has this term. `None`: there is none, or it was discarded.
    pub fn last_index_of_term(&self, term: Term, from: Index) -> Option<Index> {
        let mut index = from.min(self.last);
        loop {
            match self.term_at(index) {
                Some(found) if found == term && index > 0 => return Some(index),
                Some(found) if found > term && index > 0 => {
                    let all_above = |(low, _)| low > term;
                    index = self.start_of_chunk(index, all_above).unwrap_or(index) - 1;
                }
                _ => return None,
            }
        }
    }

    /// The first index of this log in the chunk of `index`, if `accepts` the chunk's lowest and highest terms.
    fn start_of_chunk(&self, index: Index, accepts: impl Fn((Term, Term)) -> bool) -> Option<Index> {
        if index < self.first_index() {
            return None;
        }
        let chunk = self.chunks.get(self.chunk_for(index)?)?;
        accepts(chunk.terms.get()).then(|| (index - slot_of(index) as Index).max(self.first_index()))
    }

    /// The configurations in this log, in order. The first is the one with which the log begins: the snapshot's, or
    /// `first` where there is no snapshot.
    pub fn configs(&self, first: Config) -> Vec<LoggedConfig> {
        let base = match self.snapshot.last_included_index {
            0 => LoggedConfig { index: 0, config: first },
            index => LoggedConfig { index, config: self.snapshot.config },
        };
        let in_log = (self.first_index()..=self.last).filter_map(|index| match self.get(index)?.payload {
            Payload::Config(config) => Some(LoggedConfig { index, config }),
            _ => None,
        });
        std::iter::once(base).chain(in_log).collect()
    }

    fn chunk_for(&self, index: Index) -> Option<usize> {
        if self.chunks.is_empty() {
            return None;
        }
        let position = (chunk_of(index) - self.first_chunk) as usize;
        (position < self.chunks.len()).then_some(position)
    }

    fn push_chunk(&mut self, index: Index, chunk: Rc<Chunk>) {
        if self.chunks.is_empty() {
            self.first_chunk = chunk_of(index);
        }
        self.chunks.push(chunk);
    }
}

impl PartialEq for Log {
    fn eq(&self, other: &Log) -> bool {
        self.snapshot == other.snapshot
            && self.last == other.last
            && (self.first_index()..=self.last).all(|index| {
                let (a, b) = (self.chunk_for(index), other.chunk_for(index));
                matches!((a, b), (Some(a), Some(b)) if Rc::ptr_eq(&self.chunks[a], &other.chunks[b]))
                    || self.get(index) == other.get(index)
            })
    }
}

impl Eq for Log {}

impl fmt::Debug for Log {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let terms = (self.first_index()..=self.last).map(|index| (index, self.term_at(index).unwrap_or(0)));
        f.debug_struct("Log").field("snapshot", &self.snapshot).field("terms", &terms.collect::<Vec<_>>()).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::raft::Handle;

    fn entry(term: Term, handle: u32) -> Entry {
        Entry { term, payload: Payload::Command(Handle(handle)), bytes: 1 }
    }

    fn log(terms: &[Term]) -> Log {
        let mut log = Log::default();
        for (i, &term) in terms.iter().enumerate() {
            log.append(entry(term, i as u32));
        }
        log
    }

    #[test]
    fn an_empty_log_has_index_zero_and_term_zero() {
        let log = Log::default();
        assert_eq!((log.first_index(), log.last_index(), log.last_term()), (1, 0, 0));
        assert_eq!((log.term_at(0), log.term_at(1)), (Some(0), None));
        assert!(log.entries(1, 10).is_empty());
    }

    #[test]
    fn a_clone_and_its_original_can_diverge() {
        let mut a = log(&[1, 1]);
        let mut b = a.clone();
        a.append(entry(1, 7));
        b.append(entry(2, 8));
        assert_eq!((a.term_at(3), b.term_at(3)), (Some(1), Some(2)));
        assert_eq!(a.get(2), b.get(2));
    }

    #[test]
    fn a_message_keeps_its_entries_when_the_log_is_rewritten() {
        let mut a = log(&[1, 1, 1]);
        let sent = a.entries(2, 10);
        a.truncate(2);
        a.append(entry(5, 9));
        assert_eq!(sent.iter().map(|(index, e)| (index, e.term)).collect::<Vec<_>>(), [(2, 1), (3, 1)]);
        assert_eq!(a.term_at(2), Some(5));
    }

    #[test]
    fn followers_share_the_leaders_chunks() {
        let leader = log(&[1; 600]);
        let mut follower = Log::default();
        while follower.last_index() < 600 {
            follower.extend(&leader.entries(follower.last_index() + 1, 100));
        }
        assert_eq!(leader, follower);
        assert!(leader.chunks.iter().zip(&follower.chunks).all(|(a, b)| Rc::ptr_eq(a, b)));
    }

    #[test]
    fn entries_cross_a_chunk_and_never_leave_a_gap() {
        let leader = log(&(1..=700).collect::<Vec<_>>());
        let across = leader.entries(250, 20);
        assert_eq!(across.iter().map(|(_, e)| e.term).collect::<Vec<_>>(), (250..270).collect::<Vec<_>>());
        let mut empty = Log::default();
        empty.extend(&across);
        assert_eq!(empty.last_index(), 0);
    }

    #[test]
    fn a_snapshot_keeps_a_matching_suffix_and_drops_a_conflicting_log() {
        let snapshot = |index, term| Snapshot {
            last_included_index: index,
            last_included_term: term,
            data: Handle(0),
            ..Snapshot::default()
        };
        let mut matching = log(&(1..=600).collect::<Vec<_>>());
        matching.install(snapshot(300, 300));
        assert_eq!((matching.first_index(), matching.last_index()), (301, 600));
        assert_eq!((matching.term_at(299), matching.term_at(300), matching.term_at(301)), (None, Some(300), Some(301)));
        matching.install(snapshot(600, 600));
        assert_eq!((matching.last_index(), matching.last_term()), (600, 600));
        matching.append(entry(601, 1));
        assert_eq!(matching.term_at(601), Some(601));

        let mut conflicting = log(&[1, 1, 1, 1]);
        conflicting.install(snapshot(3, 2));
        assert_eq!((conflicting.last_index(), conflicting.last_term(), conflicting.get(4)), (3, 2, None));
    }

    #[test]
    fn first_and_last_index_of_a_term_are_found() {
        let log = log(&[1, 1, 4, 4, 4, 6]);
        assert_eq!(log.first_index_of_term(5), 3);
        assert_eq!(log.last_index_of_term(4, 6), Some(5));
        assert_eq!(log.last_index_of_term(5, 6), None);
        assert_eq!(log.last_index_of_term(1, 1), Some(1));
    }

    /// Skipping chunks finds what a walk over all entries finds, also after conflicts, after snapshots, and where terms
    /// decrease because a rule is off.
    #[test]
    fn a_search_that_skips_chunks_finds_the_same_terms() {
        let mut leader = log(&[&[1; 300][..], &[3; 700], &[7; 5], &[2; 300], &[9; 1000]].concat());
        let mut logs = vec![leader.clone()];
        leader.truncate(900);
        (0..600).for_each(|_| _ = leader.append(entry(8, 0)));
        logs.push(leader.clone());
        for through in [3, 256, 300, 511, 899, 1_400] {
            leader.install(Snapshot {
                last_included_index: through,
                last_included_term: leader.term_at(through).unwrap(),
                ..Snapshot::default()
            });
            logs.push(leader.clone());
        }
        for log in &logs {
            for index in (log.first_index()..=log.last_index()).chain([log.snapshot().last_included_index]) {
                let mut first = index;
                while first > log.first_index() && log.term_at(first - 1) == log.term_at(index) {
                    first -= 1;
                }
                assert_eq!(log.first_index_of_term(index), first);
                for term in 0..10 {
                    let mut last = index;
                    while last > 0 && log.term_at(last).is_some_and(|found| found > term) {
                        last -= 1;
                    }
                    let last = Some(last).filter(|last| *last > 0 && log.term_at(*last) == Some(term));
                    assert_eq!(log.last_index_of_term(term, index), last);
                }
            }
        }
    }
}
