//! Why something has *not* happened: why an entry is not committed, and why there is no leader.
//!
//! The answers use what no node knows: every log, every disk and every message in flight. An [`Answer`] is a sentence
//! with points; a [`Point`] says what holds and which rule waits for what, and carries the same as data, a [`Cause`].
//!
//! A message that the dice will drop counts as in flight, because a viewer cannot know that it will be lost.

mod answer;
mod commit;
mod committed;
mod counting;
mod current;
mod leader;
mod queries;

pub use answer::{Answer, Cause, Point, Wait};
pub use commit::{commitment, why_entry, why_not_committed};
pub use leader::{votes_too_late, why_no_leader};
