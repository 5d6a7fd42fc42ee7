//! From words to faults: crashes that harm the disk, restarts with a seed, and disks that are slow.

use super::*;
use crate::play::script::grammar::{AS_CLUSTER, TORN};
use crate::sim::Damage;

impl Reader<'_> {
    pub(super) fn crash(&mut self) -> Parsed<Action> {
        let node = self.target()?;
        let mut damage = Damage::default();
        let mut seen = 0;
        let names = || expected_of("how it crashes", &[TORN]);
        loop {
            if let Some((_, value)) = self.option(&["lose"], &mut seen)? {
                damage.lose = whole(value, "how many entries", 1, u32::MAX.into())? as u32;
                continue;
            }
            if damage.torn {
                break;
            }
            if !self.more(&names) {
                break;
            }
            let word = self.word(&names)?;
            if word.text != TORN {
                return Err(word.refuse("torn, lose=K or the end of the line"));
            }
            damage.torn = true;
        }
        Ok(Action::Crash(node, damage))
    }

    pub(super) fn restart(&mut self) -> Parsed<Action> {
        let node = self.target()?;
        let mut seed = None;
        let mut seen = 0;
        while let Some((_, value)) = self.option(&["seed"], &mut seen)? {
            seed = Some(whole(value, "a seed", 0, MAX_NUMBER)?);
        }
        Ok(Action::Restart(node, seed))
    }

    pub(super) fn disk(&mut self) -> Parsed<Action> {
        let node = self.target()?;
        let names = || expected_of("a range such as 40..60, in milliseconds, or", &[AS_CLUSTER]);
        let word = self.word(&names)?;
        if word.text == AS_CLUSTER {
            return Ok(Action::Disk(node, None));
        }
        if !word.text.starts_with(|c: char| c.is_ascii_digit()) {
            return Err(word.refuse("a range such as 40..60, or as-cluster"));
        }
        Ok(Action::Disk(node, Some(span(word, "the disk's time", 0, MAX_DELAY)?)))
    }
}
