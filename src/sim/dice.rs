//! Keyed dice. A draw depends on the seed, its purpose, and a key such as (link, message number), but not on
//! the draws before it: dropping one message changes only its consequences, so two
//! futures can be compared.

use crate::sim::setup::{Ppm, Span};

/// The purpose of a draw. The numbers are frozen: they are part of every run that was ever shared.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Purpose {
    /// A message's delay.
    Latency = 1,
    /// Whether it is lost.
    Loss = 2,
    /// Whether it is duplicated.
    Duplicate = 3,
    /// An election timeout.
    Election = 4,
    /// How long a write takes.
    Disk = 5,
    /// A client's request, or the answer to it: its delay, and whether it is lost.
    Client = 6,
    /// Whether a message is late (`reorder`).
    Reorder = 7,
    /// By how much it is late.
    Late = 8,
}

/// Sixty-four evenly distributed bits for this seed, purpose and key.
pub fn draw(seed: u64, purpose: Purpose, a: u64, b: u64) -> u64 {
    mix(mix(mix(seed ^ 0x5261_6674_506c_6179).wrapping_add(purpose as u64) ^ a) ^ b.rotate_left(32))
}

/// A draw from a range, both ends included.
pub fn draw_span(seed: u64, purpose: Purpose, a: u64, b: u64, span: Span) -> u64 {
    let width = u128::from(span.max.saturating_sub(span.min)) + 1;
    span.min + ((u128::from(draw(seed, purpose, a, b)) * width) >> 64) as u64
}

/// Whether something with this probability happens.
pub fn draw_chance(seed: u64, purpose: Purpose, a: u64, b: u64, chance: Ppm) -> bool {
    chance > 0 && ((u128::from(draw(seed, purpose, a, b)) * 1_000_000) >> 64) < u128::from(chance)
}

/// Spreads every bit over all others: the finalizer of SplitMix64 (Steele, Lea and Flood 2014), with its increment.
pub fn mix(value: u64) -> u64 {
    let z = value.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

/// A stream of random numbers, for scripts that are made from a seed. A world draws by purpose and key instead.
#[derive(Debug)]
pub struct Draws(pub u64);

impl Draws {
    /// Any 64-bit number.
    #[allow(clippy::should_implement_trait)]
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        mix(self.0)
    }

    /// A number in `0..below`; 0 if that is empty.
    pub fn below(&mut self, below: u64) -> u64 {
        self.next() % below.max(1)
    }

    /// True with this probability in percent.
    pub fn chance(&mut self, percent: u64) -> bool {
        self.below(100) < percent
    }

    /// One of these; empty if there are none.
    pub fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
        from.get(self.below(from.len() as u64) as usize).copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mixer_is_splitmix64() {
        // The published first outputs for seed 1234567: state after n steps is seed + n * increment.
        let step = |n: u64| mix(1_234_567u64.wrapping_add(0x9e37_79b9_7f4a_7c15u64.wrapping_mul(n)));
        assert_eq!(step(0), 6_457_827_717_110_365_317);
        assert_eq!(step(1), 3_203_168_211_198_807_973);
    }

    #[test]
    fn draws_are_frozen() {
        assert_eq!(draw(1, Purpose::Latency, 1, 1), 12_231_887_826_835_456_403);
        assert_eq!(draw(42, Purpose::Election, 3, 7), 12_945_061_950_965_431_593);
    }

    #[test]
    fn draws_are_evenly_distributed() {
        let span = Span { min: 10, max: 14 };
        let mut seen = [0u32; 5];
        let mut hits = 0;
        for key in 0..50_000 {
            seen[(draw_span(7, Purpose::Disk, 0, key, span) - 10) as usize] += 1;
            hits += u32::from(draw_chance(7, Purpose::Loss, 3, key, 100_000));
        }
        assert!(seen.iter().all(|&n| (9_600..=10_400).contains(&n)), "{seen:?}");
        assert!((4_750..=5_250).contains(&hits), "{hits}");
        assert!(!draw_chance(7, Purpose::Loss, 0, 0, 0));
        assert!((0..1000).all(|key| draw_chance(7, Purpose::Loss, 0, key, 1_000_000)));
    }
}
