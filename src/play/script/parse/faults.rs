//! From words to faults: crashes that harm the disk, restarts with a seed, and disks that are slow.

use super::*;
use crate::play::script::grammar::{AS_CLUSTER, TORN};
use crate::sim::Damage;

impl Reader<'_> {
    pub(super) fn crash(&mut self) -> Parsed<Action> {
        let node = self.target()?;
        let mut damage = Damage::default();
        let mut seen = 0;
        let names = || expected_of(told!("what-crash"), &[TORN]);
        loop {
            if let Some((_, value)) = self.option(&["lose"], &mut seen)? {
                damage.lose = whole(value, told!("quantity-lost"), 1, u32::MAX.into())? as u32;
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
                return Err(word.refuse(told!("expected-torn-or-end")));
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
            seed = Some(whole(value, told!("quantity-seed"), 0, MAX_NUMBER)?);
        }
        Ok(Action::Restart(node, seed))
    }

    pub(super) fn disk(&mut self) -> Parsed<Action> {
        let node = self.target()?;
        let expected = || told!("expected-disk-time");
        let names = || Expected { text: expected(), ..expected_of(told!("quantity-disk"), &[AS_CLUSTER]) };
        let word = self.word(&names)?;
        if word.text == AS_CLUSTER {
            return Ok(Action::Disk(node, None));
        }
        if !word.text.starts_with(|c: char| c.is_ascii_digit()) {
            return Err(word.refuse(expected()));
        }
        Ok(Action::Disk(node, Some(span(word, told!("quantity-disk"), 0, MAX_DELAY)?)))
    }
}
