//! A sorted map in a tenth of the code that the standard library's is for each pair of types: the page downloads all of
//! it.

use std::borrow::Borrow;
use std::ops::RangeInclusive;

/// How many pairs a block holds at most.
const BLOCK: usize = 64;

/// A sorted map: blocks of pairs, none of them empty. Finding takes two binary searches; inserting and removing move
/// half a block, and a pointer per 64 pairs where a block comes or goes. Keys that rise are appended without a move.
#[derive(Clone, Debug)]
pub struct Map<K, V> {
    blocks: Vec<Vec<(K, V)>>,
    len: usize,
}

impl<K, V> Default for Map<K, V> {
    fn default() -> Map<K, V> {
        Map { blocks: Vec::new(), len: 0 }
    }
}

impl<K: Ord, V> Map<K, V> {
    /// How many pairs there are.
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The block of a key and the place in it; or those at which it would have to be inserted.
    fn find<Q: Ord + ?Sized>(&self, key: &Q) -> Result<(usize, usize), (usize, usize)>
    where
        K: Borrow<Q>,
    {
        let block = self.blocks.partition_point(|block| block.last().is_some_and(|(last, _)| last.borrow() < key));
        let Some(pairs) = self.blocks.get(block) else { return Err((block, 0)) };
        let at = pairs.partition_point(|(other, _)| other.borrow() < key);
        // The block's last key is not below this one, so there is a pair.
        if pairs[at].0.borrow() == key {
            Ok((block, at))
        } else {
            Err((block, at))
        }
    }

    /// Whether there is this key.
    pub fn contains_key<Q: Ord + ?Sized>(&self, key: &Q) -> bool
    where
        K: Borrow<Q>,
    {
        self.find(key).is_ok()
    }

    /// What is kept under a key.
    pub fn get<Q: Ord + ?Sized>(&self, key: &Q) -> Option<&V>
    where
        K: Borrow<Q>,
    {
        let (block, at) = self.find(key).ok()?;
        Some(&self.blocks[block][at].1)
    }

    /// What is kept under a key, to be changed.
    pub fn get_mut<Q: Ord + ?Sized>(&mut self, key: &Q) -> Option<&mut V>
    where
        K: Borrow<Q>,
    {
        let (block, at) = self.find(key).ok()?;
        Some(&mut self.blocks[block][at].1)
    }

    /// Keeps something under a key, in place of what was there.
    pub fn insert(&mut self, key: K, value: V) {
        match self.find(&key) {
            Ok((block, at)) => self.blocks[block][at].1 = value,
            Err(place) => {
                self.put(place, (key, value));
            }
        }
    }

    /// What is kept under a key, to be changed; something empty, if nothing was.
    pub fn at(&mut self, key: K) -> &mut V
    where
        V: Default,
    {
        let (block, at) = match self.find(&key) {
            Ok(place) => place,
            Err(place) => self.put(place, (key, V::default())),
        };
        &mut self.blocks[block][at].1
    }

    /// Inserts where [`Map::find`] says; answers where it is then.
    fn put(&mut self, (mut block, mut at): (usize, usize), pair: (K, V)) -> (usize, usize) {
        self.len += 1;
        if block == self.blocks.len() {
            // Behind all others: at the end of the last block, or in one of its own.
            match self.blocks.last() {
                Some(last) if last.len() < BLOCK => (block, at) = (block - 1, last.len()),
                _ => self.blocks.push(Vec::new()),
            }
        } else if self.blocks[block].len() == BLOCK {
            let upper = self.blocks[block].split_off(BLOCK / 2);
            self.blocks.insert(block + 1, upper);
            if at > BLOCK / 2 {
                (block, at) = (block + 1, at - BLOCK / 2);
            }
        }
        self.blocks[block].insert(at, pair);
        (block, at)
    }

    /// Takes a key out, with what was kept under it.
    pub fn remove<Q: Ord + ?Sized>(&mut self, key: &Q) -> Option<V>
    where
        K: Borrow<Q>,
    {
        let (block, at) = self.find(key).ok()?;
        self.len -= 1;
        let (_, value) = self.blocks[block].remove(at);
        if self.blocks[block].is_empty() {
            self.blocks.remove(block);
        }
        Some(value)
    }

    /// Takes out what does not fit.
    pub fn retain(&mut self, mut fits: impl FnMut(&K) -> bool) {
        self.blocks.iter_mut().for_each(|block| block.retain(|(key, _)| fits(key)));
        self.blocks.retain(|block| !block.is_empty());
        self.len = self.blocks.iter().map(Vec::len).sum();
    }

    /// The first pair.
    pub fn first(&self) -> Option<&(K, V)> {
        self.blocks.first()?.first()
    }

    /// All pairs, in the order of the keys.
    pub fn iter(&self) -> impl Iterator<Item = &(K, V)> {
        self.blocks.iter().flatten()
    }

    /// All that is kept, in the order of the keys.
    pub fn values(&self) -> impl Iterator<Item = &V> {
        self.iter().map(|(_, value)| value)
    }

    /// All pairs, handed over.
    pub fn into_pairs(self) -> impl Iterator<Item = (K, V)> {
        self.blocks.into_iter().flatten()
    }

    /// The pairs whose keys lie between two, both included.
    pub fn range(&self, keys: RangeInclusive<K>) -> impl Iterator<Item = &(K, V)> + '_ {
        let (block, at) = self.find(keys.start()).unwrap_or_else(|place| place);
        let from = self.blocks[block.min(self.blocks.len())..].iter().flatten().skip(at);
        from.take_while(move |(key, _)| key <= keys.end())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    #[test]
    fn it_is_the_map_of_the_standard_library() {
        for spread in [10, 300, 5_000] {
            let (mut ours, mut theirs) = (Map::default(), BTreeMap::new());
            for step in 0..20_000u64 {
                let dice = super::super::dice::mix(step);
                let key = dice % spread;
                // It grows, shrinks to nothing, and grows again.
                match (step / 5_000 % 2, dice >> 40 & 7) {
                    (0, 0) | (1, 1..) => assert_eq!(ours.remove(&key), theirs.remove(&key)),
                    (_, 1) => {
                        *ours.at(key) += step;
                        *theirs.entry(key).or_default() += step;
                    }
                    (_, 2) => assert_eq!(ours.get_mut(&key), theirs.get_mut(&key)),
                    _ => {
                        ours.insert(key, step);
                        theirs.insert(key, step);
                    }
                }
                assert_eq!(ours.get(&(key + 1)), theirs.get(&(key + 1)));
                assert_eq!(ours.contains_key(&key), theirs.contains_key(&key));
                assert_eq!(ours.len(), theirs.len());
                if step % 100 == 0 {
                    let last = key + (dice >> 20) % 100;
                    let between = theirs.range(key..=last).map(|(key, value)| (*key, *value));
                    assert!(ours.range(key..=last).copied().eq(between));
                    assert!(ours.iter().copied().eq(theirs.iter().map(|(key, value)| (*key, *value))));
                    assert_eq!(ours.first().map(|pair| pair.0), theirs.keys().next().copied());
                    assert!(ours.blocks.iter().all(|block| (1..=BLOCK).contains(&block.len())));
                }
                if step % 3_000 == 0 {
                    ours.retain(|key| key % 3 > 0);
                    theirs.retain(|key, _| key % 3 > 0);
                }
            }
            assert!(ours.into_pairs().eq(theirs));
        }
    }

    #[test]
    fn rising_keys_fill_whole_blocks() {
        let mut map = Map::default();
        (0..1_000).for_each(|key| map.insert(key, ()));
        assert_eq!(map.blocks.len(), 1_000usize.div_ceil(BLOCK));
    }
}
