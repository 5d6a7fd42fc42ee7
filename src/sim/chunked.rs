//! A growing list whose clones share all but the last few items. What a run keeps goes into
//! every checkpoint, so clones must be cheap.

use std::rc::Rc;

const CHUNK: usize = 64;

/// A growing list. Cloning costs a pointer per 64 items; the first push after it copies at most 63 items.
#[derive(Clone, Debug)]
pub struct Chunked<T> {
    chunks: Vec<Rc<Vec<T>>>,
    len: usize,
}

impl<T> Default for Chunked<T> {
    fn default() -> Chunked<T> {
        Chunked { chunks: Vec::new(), len: 0 }
    }
}

impl<T: Clone> Chunked<T> {
    /// How many items there are.
    pub fn len(&self) -> usize {
        self.len
    }

    /// How many bytes a clone keeps for itself once the list has grown: the pointers, and the last few items.
    pub fn clone_bytes(&self) -> usize {
        self.chunks.len() * size_of::<Rc<Vec<T>>>() + CHUNK * size_of::<T>()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The item at this place, from 0.
    pub fn get(&self, at: usize) -> Option<&T> {
        self.chunks.get(at / CHUNK)?.get(at % CHUNK)
    }

    /// The item at this place, to be changed.
    pub fn get_mut(&mut self, at: usize) -> Option<&mut T> {
        Rc::make_mut(self.chunks.get_mut(at / CHUNK)?).get_mut(at % CHUNK)
    }

    /// Appends an item; returns its place.
    pub fn push(&mut self, item: T) -> usize {
        match self.chunks.last_mut() {
            Some(last) if last.len() < CHUNK => Rc::make_mut(last).push(item),
            _ => {
                // A list may stay short: a search keeps many of them.
                let mut chunk = Vec::with_capacity(if self.chunks.is_empty() { 4 } else { CHUNK });
                chunk.push(item);
                self.chunks.push(Rc::new(chunk));
            }
        }
        self.len += 1;
        self.len - 1
    }

    /// Keeps the first `len` items.
    pub fn truncate(&mut self, len: usize) {
        if len >= self.len {
            return;
        }
        self.chunks.truncate(len.div_ceil(CHUNK));
        if let Some(last) = self.chunks.last_mut().filter(|_| len % CHUNK != 0) {
            Rc::make_mut(last).truncate(len % CHUNK);
        }
        self.len = len;
    }

    /// The item at place `at`; the list grows with copies of `filler` until it has one.
    pub fn at(&mut self, at: usize, filler: T) -> &mut T {
        while self.len <= at {
            self.push(filler.clone());
        }
        // cannot fail: the list was just made long enough
        self.get_mut(at).expect("the place exists")
    }

    /// How many items satisfy the condition, as `slice::partition_point`: the list must have those that do first.
    pub fn partition_point(&self, fits: impl Fn(&T) -> bool) -> usize {
        let full = self.chunks.partition_point(|chunk| chunk.last().is_some_and(&fits));
        // The last chunk may have less than CHUNK items.
        (full * CHUNK).min(self.len) + self.chunks.get(full).map_or(0, |chunk| chunk.partition_point(fits))
    }

    /// All items, first to last.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &T> {
        self.chunks.iter().flat_map(|chunk| chunk.iter())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn partition_point_is_that_of_a_slice() {
        for len in [0, 1, 63, 64, 65, 128, 200] {
            let mut list = Chunked::default();
            (0..len).for_each(|i| {
                list.push(i / 3);
            });
            let slice: Vec<usize> = list.iter().copied().collect();
            for wanted in 0..len {
                assert_eq!(
                    list.partition_point(|i| *i < wanted),
                    slice.partition_point(|i| *i < wanted),
                    "{len} {wanted}"
                );
            }
        }
    }

    #[test]
    fn clones_are_independent() {
        let mut a = Chunked::default();
        for i in 0..100 {
            assert_eq!(a.push(i), i);
        }
        let mut b = a.clone();
        a.push(1000);
        *b.at(130, 7) = 9;
        assert_eq!((a.len(), b.len()), (101, 131));
        assert_eq!((a.get(100), b.get(100), b.get(130)), (Some(&1000), Some(&7), Some(&9)));
        assert!(Rc::ptr_eq(&a.chunks[0], &b.chunks[0]));
        assert_eq!(a.iter().copied().sum::<usize>(), 4950 + 1000);
        for len in [200, 130, 128, 70, 64, 1, 0] {
            b.truncate(len);
            assert_eq!(b.len(), len.min(131));
            assert_eq!(b.iter().count(), b.len());
            b.push(5);
            assert_eq!((b.get(len.min(131)), b.len()), (Some(&5), len.min(131) + 1));
            b.truncate(len);
        }
        assert_eq!(a.len(), 101);
    }
}
