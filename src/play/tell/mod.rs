//! What happened, in words.
//!
//! - `narrate`: a fact as one sentence, with the section of the paper.
//! - `reason`: why it happened: the rule that decided, what it asked, and the values that it compared.
//! - `guard`: the sentences of the paper and the thesis that decide.
//! - `message`: a message in one line, and field by field.
//! - `config`: configurations and majorities.
//! - `violations`: properties, rules, and limits.
//! - `spoken`: facts as a screen reader reads them.
//! - `script_actions`: what a script does to its cluster.

mod config;
mod guard;
mod message;
mod narrate;
mod reason;
mod script_actions;
mod spoken;
mod violations;

pub use config::{change_text, config_before, config_text, majority, majority_has, quorum_share, quorum_size};
pub use guard::Guard;
pub use message::{message_fields, message_summary};
pub use narrate::{
    clock, entry_label, loss_cause, names, narrate, outcome_text, part_of, rejection, skip_reason, weight, Narration,
};
pub use reason::{reason, sections, Reason};
pub use script_actions::script_actions;
pub use spoken::{sentence, spoken};
pub use violations::{evidence, overload, property_sentence, rule_sentence};
