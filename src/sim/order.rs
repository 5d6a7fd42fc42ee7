//! Sorting in little code: the standard library's sorts are some kilobytes for each type and each order, and the page
//! downloads all of it.

/// Up to how many items are sorted without memory of their own.
const FEW: usize = 20;

/// Items that can be compared and exchanged by their places.
trait Places {
    /// Whether the first comes strictly before the second.
    fn less(&self, first: usize, second: usize) -> bool;
    fn swap(&mut self, first: usize, second: usize);
}

struct Keyed<'a, T, F> {
    items: &'a mut [T],
    key: F,
}

impl<T, K: Ord, F: Fn(&T) -> K> Places for Keyed<'_, T, F> {
    fn less(&self, first: usize, second: usize) -> bool {
        (self.key)(&self.items[first]) < (self.key)(&self.items[second])
    }

    fn swap(&mut self, first: usize, second: usize) {
        self.items.swap(first, second);
    }
}

/// Sorts by a key. What is equal stays in its order.
pub fn sort_by_key<T, K: Ord>(items: &mut [T], key: impl Fn(&T) -> K) {
    let len = items.len();
    sort_places(&mut Keyed { items, key }, len);
}

/// Sorts. What is equal stays in its order.
pub fn sort<T: Ord + Copy>(items: &mut [T]) {
    sort_by_key(items, |item| *item);
}

/// How many places from the start satisfy this, where all that do come before all that do not. Not generic, so that it
/// is there once.
pub fn search(places: usize, fits: &dyn Fn(usize) -> bool) -> usize {
    let (mut low, mut high) = (0, places);
    while low < high {
        let middle = low + (high - low) / 2;
        if fits(middle) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    low
}

fn sort_places(items: &mut dyn Places, len: usize) {
    if len <= FEW {
        for next in 1..len {
            let mut at = next;
            while at > 0 && items.less(at, at - 1) {
                items.swap(at - 1, at);
                at -= 1;
            }
        }
        return;
    }
    // A merge sort of the places, from pairs upwards.
    let mut order: Vec<usize> = (0..len).collect();
    let mut merged: Vec<usize> = Vec::with_capacity(len);
    let mut width = 1;
    while width < len {
        merged.clear();
        for start in (0..len).step_by(2 * width) {
            let (middle, end) = ((start + width).min(len), (start + 2 * width).min(len));
            let (mut left, mut right) = (start, middle);
            while left < middle || right < end {
                let takes_right = left == middle || right < end && items.less(order[right], order[left]);
                let from = if takes_right { &mut right } else { &mut left };
                merged.push(order[*from]);
                *from += 1;
            }
        }
        std::mem::swap(&mut order, &mut merged);
        width *= 2;
    }
    // Where each belongs; every exchange brings one there.
    let mut rank = merged;
    rank.resize(len, 0);
    order.iter().enumerate().for_each(|(to, &from)| rank[from] = to);
    for at in 0..len {
        while rank[at] != at {
            let to = rank[at];
            items.swap(at, to);
            rank.swap(at, to);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_sorts_as_the_standard_library_does() {
        for len in (0..70).chain([200, 1_000, 1_025]) {
            for spread in [1, 3, 50, u64::MAX] {
                let dice = |at: u64| super::super::dice::mix(at * 31 + len) % spread;
                let mut ours: Vec<(u64, u64)> = (0..len).map(|at| (dice(at), at)).collect();
                let mut theirs = ours.clone();
                sort_by_key(&mut ours, |item| item.0);
                theirs.sort_by_key(|item| item.0);
                assert_eq!(ours, theirs);
                ours.reverse();
                sort(&mut ours);
                theirs.sort();
                assert_eq!(ours, theirs);
            }
        }
    }
}
