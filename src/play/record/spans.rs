//! A list of spans (items with a start and perhaps an end), searched by what overlaps a window. A window of ten
//! milliseconds in a run of an hour is found without reading the whole list.
//!
//! The list is in order of start, so binary search finds the spans that start inside a window. For those that start
//! before it and reach into it, each block of 64 spans, and each of 64 blocks, keeps the latest end in it.

use crate::sim::order::by_number;
use crate::sim::{Chunked, Micros};
use std::ops::Range;

/// A point of the run: a time and a step.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct TimePoint {
    /// Virtual time.
    pub at: Micros,
    /// Step, capped at 32 bits.
    pub step: u32,
}

/// The two axes of the diagram.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Axis {
    /// Virtual time, in microseconds.
    Time,
    /// Steps.
    Step,
}

impl TimePoint {
    /// Its coordinate on an axis.
    pub fn on(self, axis: Axis) -> u64 {
        match axis {
            Axis::Time => self.at,
            Axis::Step => u64::from(self.step),
        }
    }
}

/// An item with a start and perhaps an end.
pub trait Span: Clone {
    /// Its start.
    fn start(&self) -> TimePoint;
    /// Its end; `None` while it is open.
    fn end(&self) -> Option<TimePoint>;
}

/// How far the spans of a block reach.
#[derive(Clone, Copy, Default, Debug)]
struct Reach {
    /// How many are open.
    open: u32,
    /// The latest end of the others.
    latest: TimePoint,
}

impl Reach {
    fn reaches(self, axis: Axis, from: u64) -> bool {
        self.open > 0 || self.latest.on(axis) >= from
    }

    fn close(&mut self, end: TimePoint) {
        self.open = self.open.saturating_sub(1);
        self.latest = TimePoint { at: self.latest.at.max(end.at), step: self.latest.step.max(end.step) };
    }
}

/// Spans in a block, and blocks in a large block.
const BLOCK: usize = 64;

/// Spans in order of start.
///
/// - A pushed span does not start before the last one.
/// - An ended span does not change.
#[derive(Clone, Debug)]
pub struct Spans<T> {
    items: Chunked<T>,
    /// One for each block.
    blocks: Vec<Reach>,
    /// One for each large block.
    large_blocks: Vec<Reach>,
}

impl<T> Default for Spans<T> {
    fn default() -> Spans<T> {
        Spans { items: Chunked::default(), blocks: Vec::new(), large_blocks: Vec::new() }
    }
}

impl<T: Span> Spans<T> {
    /// All spans, in order of start.
    pub fn items(&self) -> &Chunked<T> {
        &self.items
    }

    /// The number of spans.
    pub fn len(&self) -> usize {
        self.items.len()
    }

    /// Whether it is empty.
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// The span at this index, from 0.
    pub fn get(&self, index: usize) -> Option<&T> {
        self.items.get(index)
    }

    /// Appends a span and returns its index.
    pub fn push(&mut self, item: T) -> usize {
        let ends = item.end();
        let index = self.items.push(item);
        for (reaches, size) in [(&mut self.blocks, BLOCK), (&mut self.large_blocks, BLOCK * BLOCK)] {
            if reaches.len() <= index / size {
                reaches.push(Reach::default());
            }
            if let Some(reach) = reaches.get_mut(index / size) {
                reach.open += 1;
                if let Some(end) = ends {
                    reach.close(end);
                }
            }
        }
        index
    }

    /// Changes an open span, as a rule so that it ends.
    pub fn finish(&mut self, index: usize, change: impl FnOnce(&mut T)) {
        let Some(item) = self.items.get_mut(index) else { return };
        let was_open = item.end().is_none();
        change(item);
        if let (true, Some(end)) = (was_open, item.end()) {
            for (reaches, size) in [(&mut self.blocks, BLOCK), (&mut self.large_blocks, BLOCK * BLOCK)] {
                if let Some(reach) = reaches.get_mut(index / size) {
                    reach.close(end);
                }
            }
        }
    }

    /// The list as it was after this step: without the spans that start later, and with those that end later made open
    /// by `reopen`.
    pub fn up_to(&self, step: u32, reopen: impl Fn(&T) -> T) -> Spans<T> {
        let mut kept = Spans { items: self.items.clone(), ..Spans::default() };
        kept.items.truncate(self.items.partition_point(|item| item.start().step <= step));
        for index in 0..kept.len() {
            let Some(item) = kept.get(index) else { continue };
            if item.end().is_some_and(|end| end.step > step) {
                let was = reopen(item);
                if let Some(item) = kept.items.get_mut(index) {
                    *item = was;
                }
            }
        }
        let count = kept.len();
        kept.blocks = vec![Reach::default(); count.div_ceil(BLOCK)];
        kept.large_blocks = vec![Reach::default(); count.div_ceil(BLOCK * BLOCK)];
        for (index, item) in kept.items.iter().enumerate() {
            for (reaches, size) in [(&mut kept.blocks, BLOCK), (&mut kept.large_blocks, BLOCK * BLOCK)] {
                if let Some(reach) = reaches.get_mut(index / size) {
                    reach.open += 1;
                    if let Some(end) = item.end() {
                        reach.close(end);
                    }
                }
            }
        }
        kept
    }

    /// The indexes of the spans that overlap a window, both ends included: those that start before it, and those that
    /// start in it.
    pub fn overlapping(&self, axis: Axis, from: u64, to: u64) -> (Vec<usize>, Range<usize>) {
        let first = self.items.partition_point(|item| item.start().on(axis) < from);
        let end = self.items.partition_point(|item| item.start().on(axis) <= to).max(first);
        let mut earlier = Vec::new();
        let reaching = |reaches: &[Reach], at: usize| reaches.get(at).is_some_and(|reach| reach.reaches(axis, from));
        for large in (0..first.div_ceil(BLOCK * BLOCK)).filter(|&large| reaching(&self.large_blocks, large)) {
            let blocks = (large * BLOCK..(large + 1) * BLOCK).take_while(|block| block * BLOCK < first);
            for block in blocks.filter(|&block| reaching(&self.blocks, block)) {
                earlier.extend((block * BLOCK..((block + 1) * BLOCK).min(first)).filter(|&index| {
                    self.get(index).is_some_and(|item| item.end().is_none_or(|end| end.on(axis) >= from))
                }));
            }
        }
        (earlier, first..end)
    }
}

/// How far apart the selected indexes must be so that at most `most` of `count` are selected: 1, 2, 4, 8, …; 0 if none
/// may be. As the selected indexes are multiples of it, a window that moves keeps selecting the same items.
pub fn stride(count: usize, most: usize) -> usize {
    if most == 0 {
        return 0;
    }
    // A range of `count` indexes may contain one more multiple than `count / stride`.
    let mut stride = 1;
    while count > most && count / stride + 1 > most {
        stride *= 2;
    }
    stride
}

/// Selects at most `most` of the indexes `earlier` and `inside`, in order. Preferred ones go first; of a kind that does
/// not fit, every second, fourth, eighth… is selected. `preferred` lists all preferred indexes, in order.
pub fn thin_out(
    earlier: &[usize],
    inside: Range<usize>,
    preferred: &Chunked<u32>,
    is_preferred: impl Fn(usize) -> bool,
    most: usize,
) -> Vec<usize> {
    let count = earlier.len() + inside.len();
    if count <= most {
        return earlier.iter().copied().chain(inside).collect();
    }
    let first = preferred.partition_point(|&index| (index as usize) < inside.start);
    let end = preferred.partition_point(|&index| (index as usize) < inside.end);
    let (earlier, other_earlier): (Vec<usize>, Vec<usize>) = earlier.iter().partition(|&&index| is_preferred(index));
    let count_preferred = earlier.len() + (end - first);
    let mut taken = Vec::with_capacity(most);
    let every = stride(count_preferred, most);
    if every > 0 {
        taken.extend(earlier.iter().filter(|&&index| every == 1 || index % every == 0));
        let ranks = (first.next_multiple_of(every)..end).step_by(every);
        taken.extend(ranks.filter_map(|rank| preferred.get(rank)).map(|&index| index as usize));
        taken.truncate(most);
    }
    let every = stride(count - count_preferred, most - taken.len());
    if every > 0 && count_preferred <= most {
        let room = most - taken.len();
        let before = other_earlier.into_iter().filter(|&index| index % every == 0);
        let multiples = (inside.start.next_multiple_of(every)..inside.end).step_by(every);
        taken.extend(before.chain(multiples.filter(|&index| !is_preferred(index))).take(room));
    }
    by_number(&mut taken, |index| *index as u128);
    taken
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Clone)]
    struct Piece(u64, Option<u64>);

    impl Span for Piece {
        fn start(&self) -> TimePoint {
            TimePoint { at: self.0, step: self.0 as u32 / 10 }
        }
        fn end(&self) -> Option<TimePoint> {
            self.1.map(|at| TimePoint { at, step: at as u32 / 10 })
        }
    }

    fn found(spans: &Spans<Piece>, axis: Axis, from: u64, to: u64) -> Vec<usize> {
        let (earlier, inside) = spans.overlapping(axis, from, to);
        earlier.into_iter().chain(inside).collect()
    }

    fn expected(spans: &Spans<Piece>, axis: Axis, from: u64, to: u64) -> Vec<usize> {
        let overlaps =
            |piece: &Piece| piece.start().on(axis) <= to && piece.end().is_none_or(|end| end.on(axis) >= from);
        (0..spans.len()).filter(|&index| spans.get(index).is_some_and(overlaps)).collect()
    }

    #[test]
    fn a_window_contains_the_spans_that_overlap_it() {
        let mut spans = Spans::default();
        let mut x = 1u64;
        let mut draw = |below: u64| {
            x = x.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (x >> 33) % below
        };
        let mut at = 0;
        for i in 0..9000 {
            at += draw(3);
            let length = if i % 500 == 3 { 4000 } else { draw(40) };
            spans.push(Piece(at, None));
            // Most end soon, a few never.
            if i % 1000 != 7 {
                spans.finish(i, |piece| piece.1 = Some(piece.0 + length));
            }
        }
        for _ in 0..300 {
            let from = draw(at + 100);
            let to = from + draw(200);
            for (axis, by) in [(Axis::Time, 1), (Axis::Step, 10)] {
                let (from, to) = (from / by, to / by);
                assert_eq!(found(&spans, axis, from, to), expected(&spans, axis, from, to), "{axis:?} {from} {to}");
            }
        }
        for step in [0, 17, 300, 5000] {
            let cut = spans.up_to(step, |piece| Piece(piece.0, None));
            assert!(cut.items().iter().all(|piece| piece.end().is_none_or(|end| end.step <= step)));
            for from in [0, 100, 2000] {
                let (are, should) =
                    (found(&cut, Axis::Time, from, from + 50), expected(&cut, Axis::Time, from, from + 50));
                assert_eq!(are, should);
            }
        }
    }

    #[test]
    fn thinning_out_keeps_preferred_items_and_the_limit() {
        let mut preferred = Chunked::default();
        for index in (0u32..10_000).filter(|index| index % 7 == 0) {
            preferred.push(index);
        }
        let is_preferred = |index: usize| index % 7 == 0;
        let earlier: Vec<usize> = vec![3, 14, 20, 21];
        for most in [0, 1, 2, 5, 50, 600, 857, 858, 859, 3000, 5999, 6004, 7000] {
            let taken = thin_out(&earlier, 1000..7000, &preferred, is_preferred, most);
            assert!(taken.len() <= most, "{most}: {}", taken.len());
            assert!(taken.windows(2).all(|two| two[0] < two[1]), "in order, without repetition");
            assert!(taken.iter().all(|index| earlier.contains(index) || (1000..7000).contains(index)));
            let selected = taken.iter().filter(|&&index| is_preferred(index)).count();
            let there = 2 + (1000..7000).filter(|&index| is_preferred(index)).count();
            if most >= there {
                assert_eq!(selected, there, "{most}");
            } else {
                assert_eq!(selected, taken.len(), "{most}: preferred items first");
                assert!(taken.len() * 2 + 4 >= most, "{most}: {}", taken.len());
            }
            if most >= 6004 {
                assert_eq!(taken.len(), 6004);
            }
        }
    }
}
