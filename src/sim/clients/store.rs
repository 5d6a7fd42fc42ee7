//! The replicated state machine: a small key-value store, as in the usual labs.

use std::rc::Rc;

use crate::raft::{is_duplicate, Rules};
use crate::sim::types::{Applied, ClientId, Command, Duplicate, Outcome, Request, Session};

/// What a session keeps: the client, its last executed operation, and the outcome.
type Remembered = (ClientId, u32, Outcome);

/// The most keys in one block of a [`Store`]: the first write to a block after a clone copies it.
const BLOCK: usize = 32;

/// Keys with their values, in the order of the keys.
type Block = Vec<(Rc<str>, Rc<str>)>;

/// The state machine of one node. Cheap to clone: every snapshot is a clone, and there may be one after every
/// entry. Clones share all blocks of keys but those to which one of them has written since.
///
/// - No block is empty; keys rise within a block, and from block to block.
/// - `sessions` has each client once, in the order of their numbers. It is part of the state: a snapshot without it
///   would forget which operations were executed.
#[derive(Clone, Debug, Default)]
pub struct Store {
    blocks: Rc<Vec<Rc<Block>>>,
    sessions: Rc<Vec<Remembered>>,
}

impl Store {
    /// Applies a request, once: "the state machine tracks the latest serial number processed for each client, along
    /// with the associated response" (§8). With `dedupe` off, as often as it arrives.
    pub fn execute(&mut self, request: &Request, rules: &Rules) -> Applied {
        let Some(Session { client, serial }) = request.session else {
            return Applied { outcome: self.apply(&request.command), duplicate: Duplicate::No };
        };
        let place = self.sessions.binary_search_by_key(&client, |(client, ..)| *client);
        let last = place.ok().and_then(|place| self.sessions.get(place));
        let last_serial = last.map_or(0, |(_, serial, _)| *serial);
        if let Some((_, _, outcome)) = last.filter(|_| is_duplicate(rules, last_serial, serial)) {
            return Applied { outcome: outcome.clone(), duplicate: Duplicate::Suppressed };
        }
        let outcome = self.apply(&request.command);
        let remembered = (client, serial.max(last_serial), outcome.clone());
        let sessions = Rc::make_mut(&mut self.sessions);
        match place.map(|place| sessions.get_mut(place)) {
            Ok(Some(session)) => *session = remembered,
            Ok(None) => {}
            Err(place) => sessions.insert(place, remembered),
        }
        Applied { outcome, duplicate: if serial <= last_serial { Duplicate::Executed } else { Duplicate::No } }
    }

    /// The sessions: each client's last operation, and the outcome.
    pub fn sessions(&self) -> &[(ClientId, u32, Outcome)] {
        &self.sessions
    }

    /// Applies one command. Deterministic, and defined for every command in every state.
    pub fn apply(&mut self, command: &Command) -> Outcome {
        match command {
            Command::Set(key, value) => {
                self.insert(key, value.clone());
                Outcome::Done(Some(value.clone()))
            }
            Command::Del(key) => {
                self.remove(key);
                Outcome::Done(None)
            }
            Command::Add(key, n) => {
                let old: i64 = self.get(key).and_then(|v| v.parse().ok()).unwrap_or(0);
                let new: Rc<str> = old.saturating_add(*n).to_string().into();
                self.insert(key, new.clone());
                Outcome::Done(Some(new))
            }
            Command::Cas(key, old, new) => {
                let present = self.get(key);
                if present == Some(old) {
                    self.insert(key, new.clone());
                    Outcome::Done(Some(new.clone()))
                } else {
                    Outcome::Unequal(present.cloned())
                }
            }
            Command::Get(key) => Outcome::Done(self.get(key).cloned()),
        }
    }

    /// How many keys there are.
    pub fn len(&self) -> usize {
        self.blocks.iter().map(|block| block.len()).sum()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.blocks.is_empty()
    }

    /// The value of a key.
    pub fn get(&self, key: &str) -> Option<&Rc<str>> {
        let block = self.blocks.get(self.block_of(key))?;
        let place = find(block, key).ok()?;
        block.get(place).map(|(_, value)| value)
    }

    /// All keys with their values, in the order of the keys.
    pub fn iter(&self) -> impl Iterator<Item = (&Rc<str>, &Rc<str>)> {
        self.blocks.iter().flat_map(|block| block.iter().map(|(key, value)| (key, value)))
    }

    /// The block in which a key is, or would be: the last one that begins at or before it, or else the first.
    fn block_of(&self, key: &str) -> usize {
        let begins = |block: &Rc<Block>| block.first().is_some_and(|(first, _)| **first <= *key);
        self.blocks.partition_point(begins).saturating_sub(1)
    }

    fn insert(&mut self, key: &Rc<str>, value: Rc<str>) {
        let at = self.block_of(key);
        let blocks = Rc::make_mut(&mut self.blocks);
        let Some(block) = blocks.get_mut(at).map(Rc::make_mut) else {
            blocks.push(Rc::new(vec![(key.clone(), value)]));
            return;
        };
        match find(block, key) {
            Ok(place) => block[place].1 = value,
            Err(place) => block.insert(place, (key.clone(), value)),
        }
        if block.len() > BLOCK {
            let second_half = block.split_off(BLOCK / 2);
            blocks.insert(at + 1, Rc::new(second_half));
        }
    }

    fn remove(&mut self, key: &str) {
        let at = self.block_of(key);
        let Some(Ok(place)) = self.blocks.get(at).map(|block| find(block, key)) else { return };
        let blocks = Rc::make_mut(&mut self.blocks);
        let block = Rc::make_mut(&mut blocks[at]);
        block.remove(place);
        if block.is_empty() {
            blocks.remove(at);
        }
    }
}

/// The place of a key in its block, or the place where it would be.
fn find(block: &Block, key: &str) -> Result<usize, usize> {
    block.binary_search_by(|(other, _)| (**other).cmp(key))
}

/// Compares the contents, not the division into blocks.
impl PartialEq for Store {
    fn eq(&self, other: &Store) -> bool {
        self.sessions == other.sessions && (Rc::ptr_eq(&self.blocks, &other.blocks) || self.iter().eq(other.iter()))
    }
}

impl Eq for Store {}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    #[test]
    fn store_is_a_sorted_map_with_independent_clones() {
        let mut store = Store::default();
        let mut map: BTreeMap<String, String> = BTreeMap::new();
        let mut kept: Vec<(Store, BTreeMap<String, String>)> = Vec::new();
        for step in 0..6_000u64 {
            let dice = crate::sim::dice::mix(step);
            // First it grows, then it shrinks to nothing.
            let grows = step < 3_000;
            let key = format!("k{}", dice % 500);
            if dice >> 32 & 3 == 0 || !grows {
                store.apply(&Command::Del(key.as_str().into()));
                map.remove(&key);
            } else {
                store.apply(&Command::Set(key.as_str().into(), step.to_string().into()));
                map.insert(key.clone(), step.to_string());
            }
            assert_eq!(store.get(&key).map(|value| value.to_string()), map.get(&key).cloned());
            assert!(store.blocks.iter().all(|block| (1..=BLOCK).contains(&block.len())));
            if step % 500 == 0 {
                kept.push((store.clone(), map.clone()));
            }
        }
        assert!(map.is_empty() && kept.iter().any(|(_, map)| map.len() > 10 * BLOCK));
        kept.push((store, map));
        for (store, map) in &kept {
            assert!(store.iter().map(|(k, v)| (&**k, &**v)).eq(map.iter().map(|(k, v)| (k.as_str(), v.as_str()))));
            // Built in another order, it is divided otherwise and still equal.
            let mut again = Store::default();
            for (key, value) in map.iter().rev() {
                again.apply(&Command::Set(key.as_str().into(), value.as_str().into()));
            }
            assert_eq!(*store, again);
        }
        assert_ne!(kept[2].0, kept[3].0);
    }

    #[test]
    fn clone_shares_unwritten_blocks() {
        let mut store = Store::default();
        for key in 0..1_000 {
            store.apply(&Command::Set(format!("{key:04}").into(), "v".into()));
        }
        let snapshot = store.clone();
        store.apply(&Command::Set("0500".into(), "w".into()));
        let shared = store.blocks.iter().filter(|block| snapshot.blocks.iter().any(|other| Rc::ptr_eq(block, other)));
        assert_eq!(shared.count(), store.blocks.len() - 1);
        assert_eq!(snapshot.get("0500").map(|value| &**value), Some("v"));
    }
}
