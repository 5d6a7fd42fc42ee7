//! Stretches of the run in the order in which they begin, found by what they overlap: how a picture of ten milliseconds
//! in an hour is had without looking at the hour.
//!
//! What begins inside a window is found by halving. What began before and reaches into it has no order of its own, so
//! every 64 stretches, and every 64 times 64, remember how far the longest of them reaches.

use crate::sim::{Chunked, Micros};
use std::ops::Range;

/// A place in the run: when, and in which step.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Spot {
    /// When.
    pub at: Micros,
    /// In which step, as far as 32 bits go.
    pub step: u32,
}

/// What places are measured by.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Axis {
    /// By virtual time, in microseconds.
    Time,
    /// By steps.
    Step,
}

impl Spot {
    /// The place on an axis.
    pub fn on(self, axis: Axis) -> u64 {
        match axis {
            Axis::Time => self.at,
            Axis::Step => u64::from(self.step),
        }
    }
}

/// Something that begins, and may end.
pub trait Span: Clone {
    /// Where it begins.
    fn begins(&self) -> Spot;
    /// Where it ends; `None`: it has not ended.
    fn ends(&self) -> Option<Spot>;
}

/// How far some stretches reach.
#[derive(Clone, Copy, Default, Debug)]
struct Reach {
    /// How many of them have not ended.
    open: u32,
    /// The farthest end of the others.
    far: Spot,
}

impl Reach {
    fn reaches(self, axis: Axis, from: u64) -> bool {
        self.open > 0 || self.far.on(axis) >= from
    }

    fn end(&mut self, spot: Spot) {
        self.open = self.open.saturating_sub(1);
        self.far = Spot { at: self.far.at.max(spot.at), step: self.far.step.max(spot.step) };
    }
}

const BLOCK: usize = 64;

/// Stretches in the order in which they begin.
///
/// - Nothing begins before what was put in before it.
/// - A stretch that has ended stays as it is.
#[derive(Clone, Debug)]
pub struct Spans<T> {
    items: Chunked<T>,
    /// By 64 items.
    near: Vec<Reach>,
    /// By 64 times 64 items.
    wide: Vec<Reach>,
}

impl<T> Default for Spans<T> {
    fn default() -> Spans<T> {
        Spans { items: Chunked::default(), near: Vec::new(), wide: Vec::new() }
    }
}

impl<T: Span> Spans<T> {
    /// All of them, in the order in which they begin.
    pub fn items(&self) -> &Chunked<T> {
        &self.items
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.items.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// The one at this place, from 0.
    pub fn get(&self, place: usize) -> Option<&T> {
        self.items.get(place)
    }

    /// Puts one in; answers its place.
    pub fn push(&mut self, item: T) -> usize {
        let ends = item.ends();
        let place = self.items.push(item);
        for (reaches, size) in [(&mut self.near, BLOCK), (&mut self.wide, BLOCK * BLOCK)] {
            if reaches.len() <= place / size {
                reaches.push(Reach::default());
            }
            if let Some(reach) = reaches.get_mut(place / size) {
                reach.open += 1;
                if let Some(end) = ends {
                    reach.end(end);
                }
            }
        }
        place
    }

    /// Ends one that has not ended, by a change that makes it end.
    pub fn end(&mut self, place: usize, change: impl FnOnce(&mut T)) {
        let Some(item) = self.items.get_mut(place) else { return };
        let was_open = item.ends().is_none();
        change(item);
        if let (true, Some(end)) = (was_open, item.ends()) {
            for (reaches, size) in [(&mut self.near, BLOCK), (&mut self.wide, BLOCK * BLOCK)] {
                if let Some(reach) = reaches.get_mut(place / size) {
                    reach.end(end);
                }
            }
        }
    }

    /// The same with only those that begin up to and including this step, each as `as_it_was` makes it: where another
    /// future begins, what has ended since has not ended yet.
    pub fn up_to(&self, step: u32, as_it_was: impl Fn(&T) -> T) -> Spans<T> {
        let mut kept = Spans { items: self.items.clone(), ..Spans::default() };
        kept.items.truncate(partition(&self.items, |item| item.begins().step <= step));
        for place in 0..kept.len() {
            let Some(item) = kept.get(place) else { continue };
            if item.ends().is_some_and(|end| end.step > step) {
                let was = as_it_was(item);
                if let Some(item) = kept.items.get_mut(place) {
                    *item = was;
                }
            }
        }
        let count = kept.len();
        kept.near = vec![Reach::default(); count.div_ceil(BLOCK)];
        kept.wide = vec![Reach::default(); count.div_ceil(BLOCK * BLOCK)];
        for (place, item) in kept.items.iter().enumerate() {
            for (reaches, size) in [(&mut kept.near, BLOCK), (&mut kept.wide, BLOCK * BLOCK)] {
                if let Some(reach) = reaches.get_mut(place / size) {
                    reach.open += 1;
                    if let Some(end) = item.ends() {
                        reach.end(end);
                    }
                }
            }
        }
        kept
    }

    /// The places of those that overlap a window, both ends included: those that began before it, and those that begin
    /// in it.
    pub fn over(&self, axis: Axis, from: u64, to: u64) -> (Vec<usize>, Range<usize>) {
        let first = partition(&self.items, |item| item.begins().on(axis) < from);
        let end = partition(&self.items, |item| item.begins().on(axis) <= to).max(first);
        let mut earlier = Vec::new();
        let reaching = |reaches: &[Reach], at: usize| reaches.get(at).is_some_and(|reach| reach.reaches(axis, from));
        for wide in (0..first.div_ceil(BLOCK * BLOCK)).filter(|&wide| reaching(&self.wide, wide)) {
            let nears = (wide * BLOCK..(wide + 1) * BLOCK).take_while(|near| near * BLOCK < first);
            for near in nears.filter(|&near| reaching(&self.near, near)) {
                earlier.extend((near * BLOCK..((near + 1) * BLOCK).min(first)).filter(|&place| {
                    self.get(place).is_some_and(|item| item.ends().is_none_or(|end| end.on(axis) >= from))
                }));
            }
        }
        (earlier, first..end)
    }
}

/// How many items from the start satisfy this, where all that do come before all that do not.
pub fn partition<T: Clone>(list: &Chunked<T>, fits: impl Fn(&T) -> bool) -> usize {
    let (mut low, mut high) = (0, list.len());
    while low < high {
        let middle = low + (high - low) / 2;
        if list.get(middle).is_some_and(&fits) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    low
}

/// The first step of a selection that takes no more than `most` of `count`, and is the same wherever it begins: every
/// second, fourth, eighth… place. 0: none is taken.
pub fn stride(count: usize, most: usize) -> usize {
    if most == 0 {
        return 0;
    }
    // One more than fits may begin a stretch: so it is reckoned with one less.
    let mut stride = 1;
    while count > most && count / stride + 1 > most {
        stride *= 2;
    }
    stride
}

/// Of the places in some stretch, and of the heavy ones among them (all in order), at most `most`: the heavy ones come
/// first, and of those that do not fit every second, fourth, eighth… is taken. In order.
pub fn heaviest(
    earlier: &[usize],
    inside: Range<usize>,
    heavy: &Chunked<u32>,
    is_heavy: impl Fn(usize) -> bool,
    most: usize,
) -> Vec<usize> {
    let count = earlier.len() + inside.len();
    if count <= most {
        return earlier.iter().copied().chain(inside).collect::<Vec<_>>();
    }
    let first = partition(heavy, |&place| (place as usize) < inside.start);
    let end = partition(heavy, |&place| (place as usize) < inside.end);
    let (heavy_earlier, light_earlier): (Vec<usize>, Vec<usize>) = earlier.iter().partition(|&&place| is_heavy(place));
    let heavies = heavy_earlier.len() + (end - first);
    let mut taken = Vec::with_capacity(most);
    let every = stride(heavies, most);
    if every > 0 {
        taken.extend(heavy_earlier.iter().filter(|&&place| every == 1 || place % every == 0));
        let ranks = (first.next_multiple_of(every)..end).step_by(every);
        taken.extend(ranks.filter_map(|rank| heavy.get(rank)).map(|&place| place as usize));
        taken.truncate(most);
    }
    let every = stride(count - heavies, most - taken.len());
    if every > 0 && heavies <= most {
        let room = most - taken.len();
        let lights = light_earlier.into_iter().filter(|&place| place % every == 0);
        let here = (inside.start.next_multiple_of(every)..inside.end).step_by(every).filter(|&place| !is_heavy(place));
        taken.extend(lights.chain(here).take(room));
    }
    taken.sort();
    taken
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Clone)]
    struct Piece(u64, Option<u64>);

    impl Span for Piece {
        fn begins(&self) -> Spot {
            Spot { at: self.0, step: self.0 as u32 / 10 }
        }
        fn ends(&self) -> Option<Spot> {
            self.1.map(|at| Spot { at, step: at as u32 / 10 })
        }
    }

    fn all(spans: &Spans<Piece>, axis: Axis, from: u64, to: u64) -> Vec<usize> {
        let (earlier, inside) = spans.over(axis, from, to);
        earlier.into_iter().chain(inside).collect()
    }

    fn plainly(spans: &Spans<Piece>, axis: Axis, from: u64, to: u64) -> Vec<usize> {
        let overlaps =
            |piece: &Piece| piece.begins().on(axis) <= to && piece.ends().is_none_or(|end| end.on(axis) >= from);
        (0..spans.len()).filter(|&place| spans.get(place).is_some_and(overlaps)).collect()
    }

    #[test]
    fn windows_hold_what_overlaps_them() {
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
            // Most have ended soon; a few never do.
            if i % 1000 != 7 {
                spans.end(i, |piece| piece.1 = Some(piece.0 + length));
            }
        }
        for _ in 0..300 {
            let from = draw(at + 100);
            let to = from + draw(200);
            for (axis, by) in [(Axis::Time, 1), (Axis::Step, 10)] {
                let (from, to) = (from / by, to / by);
                assert_eq!(all(&spans, axis, from, to), plainly(&spans, axis, from, to), "{axis:?} {from} {to}");
            }
        }
        for step in [0, 17, 300, 5000] {
            let cut = spans.up_to(step, |piece| Piece(piece.0, None));
            assert!(cut.items().iter().all(|piece| piece.ends().is_none_or(|end| end.step <= step)));
            for from in [0, 100, 2000] {
                let (found, expected) =
                    (all(&cut, Axis::Time, from, from + 50), plainly(&cut, Axis::Time, from, from + 50));
                assert_eq!(found, expected);
            }
        }
    }

    #[test]
    fn the_heaviest_stay() {
        let mut heavy = Chunked::default();
        for place in (0u32..10_000).filter(|place| place % 7 == 0) {
            heavy.push(place);
        }
        let is_heavy = |place: usize| place % 7 == 0;
        let earlier: Vec<usize> = vec![3, 14, 20, 21];
        for most in [0, 1, 2, 5, 50, 600, 857, 858, 859, 3000, 5999, 6004, 7000] {
            let taken = heaviest(&earlier, 1000..7000, &heavy, is_heavy, most);
            assert!(taken.len() <= most, "{most}: {}", taken.len());
            assert!(taken.windows(2).all(|two| two[0] < two[1]), "in order, none twice");
            assert!(taken.iter().all(|place| earlier.contains(place) || (1000..7000).contains(place)));
            let heavies = taken.iter().filter(|&&place| is_heavy(place)).count();
            let there = 2 + (1000..7000).filter(|&place| is_heavy(place)).count();
            if most >= there {
                assert_eq!(heavies, there, "{most}");
            } else {
                assert_eq!(heavies, taken.len(), "{most}: no light one while a heavy one is left out");
                assert!(taken.len() * 2 + 4 >= most, "{most}: {}", taken.len());
            }
            if most >= 6004 {
                assert_eq!(taken.len(), 6004);
            }
        }
    }
}
