//! A set of 64-bit numbers that are evenly distributed already: no hashing, one array.

/// The set. A number takes 8 to 16 bytes.
#[derive(Debug)]
pub(super) struct Seen {
    /// A power of two of places. 0: empty.
    places: Vec<u64>,
    len: usize,
}

impl Default for Seen {
    fn default() -> Seen {
        Seen { places: vec![0; 1 << 10], len: 0 }
    }
}

impl Seen {
    /// Adds a number; true if it was not there. 0 counts as 1.
    pub fn insert(&mut self, number: u64) -> bool {
        if self.len * 4 >= self.places.len() * 3 {
            let more = vec![0; self.places.len() * 2];
            let before = std::mem::replace(&mut self.places, more);
            before.into_iter().filter(|number| *number != 0).for_each(|number| {
                let free = self.place(number);
                self.places[free] = number;
            });
        }
        let number = number.max(1);
        let place = self.place(number);
        let is_new = self.places[place] == 0;
        self.places[place] = number;
        self.len += usize::from(is_new);
        is_new
    }

    /// Where the number is, or would be.
    fn place(&self, number: u64) -> usize {
        let mask = self.places.len() - 1;
        let mut place = number as usize & mask;
        while self.places[place] != 0 && self.places[place] != number {
            place = (place + 1) & mask;
        }
        place
    }
}
