//! What happened, in words and values.
//!
//! - `describe`: everything that is said about a fact, in one place: kind, weight, fields, reason, sentence.
//! - `guard`: the sentences of the paper and the thesis that decide.
//! - `reason`: the guard that decided, what it asked, and the values that it compared.
//! - `fields`: the fields of a fact as JSON values, for the trace.
//! - `words`, `config`, `commands`, `causes`: phrases that descriptions share.
//! - `violations`: properties, rules and limits in words.
//! - `spoken`: facts as a screen reader reads them.
//! - `script_actions`: what a script does to its cluster.

mod causes;
mod commands;
mod config;
mod describe;
mod fields;
mod guard;
mod reason;
mod script_actions;
mod spoken;
mod violations;
mod words;

use super::told;

pub use causes::{loss_cause, skip_reason};
pub use commands::{entry_label, outcome_text};
pub use config::{change_text, config_before, config_text, majority, quorum_share, quorum_size};
pub use describe::{
    fields, kind, message_fields, message_summary, narrate, reason, rejection, weight, MessageField, Narration,
};
pub use fields::{thousandths, Fields, Printing};
pub use guard::Guard;
pub use reason::Reason;
pub use script_actions::script_actions;
pub use spoken::{sentence, spoken};
pub use told::{and, bars, commas, figure, paper, spaces, thesis, told, Arg, Args, Joined, List, Say, Told};
pub use violations::{evidence, overload, property_sentence, rule_sentence};
pub use words::{clock, names, part_of};
