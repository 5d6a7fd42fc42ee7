//! The script: the complete description of a run. Links, saved files, lessons and tests are scripts.
//!
//! [`parse()`] reads a script and `Display` prints it without loss: comments, blank lines and the order of the lines
//! are kept, and printing and parsing again gives the same [`Script`]. Printed text is *canonical*: one space between
//! words, options in a fixed order, quotation marks only where they are needed, and always around a title, a
//! description, a bookmark, the text of `say`, and a committed command. Canonical text prints to itself, byte for byte.
//!
//! Everything that [`parse()`] accepts can be played.
//!
//! # What this version adds to the format
//!
//! - `at T events=K ACTION`: after K events of that microsecond, whereas `at T ACTION` comes after all of them. It
//!   places an action between two events of one microsecond. `recorded … at=T events=K` likewise.
//! - `deliver ID`: makes a message arrive now.
//! - `FROM>TO#K.C`: the C-th copy (from 2) of a message.
//! - `partition N…` with one group: cuts it off from all other nodes.
//! - The facts `ignored` and `set`.
//! - `crash N [torn] [lose=K]`, `restart N [seed=K]`, `disk N A..B`, `disk N as-cluster`, and the keys `reorder` and
//!   `late` (`reorder` also of a link): faults of disks, timers and networks.
//! - `lesson`, `ask`, `answer`, `goal`, `par`, `allow`, `hint` and `break`: lessons. `committed INDEX`.
//!
//! # Bounds
//!
//! A script has at most [`MAX_BYTES`] and [`MAX_STATEMENTS`]; a moment, `after=`, `delay` and the election timeout are
//! at most [`MAX_TIME`]; latency, disk and heartbeat at most [`MAX_DELAY`]; heartbeat and election timeout at least a
//! millisecond. The parser refuses a node that the cluster does not have, a node in two groups of a partition, and a
//! link from a node to itself. What a run may cause is limited as well: see [`Limits`](crate::sim::Limits).
//!
//! # Files
//!
//! - [`grammar`]: the tables of names, from which the parser reads and the reference is written.
//! - `lesson`: what lessons say; `lessons`: what concerns all of their statements.
//! - `statement`: the types of statements. `expect`: expectations.
//!   `lines`: the script, and what it says. `edit`: changes of it.
//! - `token`: the words of a line. `lex`: splitting a line into them. `value`: numbers, times, ranges and percentages
//!   in them. `strange`: characters that look like others.
//! - `parse`: a line. `whole`: what concerns all lines, such as the number of nodes.
//! - `refusal`: what is wrong at a place. `expected`: what would be right there. `offers`: the names that are valid at
//!   a cursor.
//! - [`complete()`]: completion. `print`: the way back to text.
//!
//! Every character is looked at a bounded number of times, so no input is slow.

mod complete;
mod edit;
mod expect;
mod expected;
pub mod grammar;
mod lesson;
mod lessons;
mod lex;
mod lines;
mod offers;
mod parse;
mod print;
mod refusal;
mod statement;
mod strange;
mod token;
mod value;
mod whole;

pub use crate::sim::{MAX_DELAY, MAX_NUMBER, MAX_TIME};
pub use complete::{complete, Completion, Name};
pub use lesson::{Answer, AnswerValue, Ask, AskKind, Break, By, Goal, Hint, Quantity, Question, MAX_ASKS};
pub use lines::{Line, Script, MAX_BYTES, MAX_STATEMENTS, TAIL};
pub use print::Millis;
pub(super) use print::Percent;
pub use refusal::{Mistakes, Refusal, MOST_MISTAKES};
pub use statement::{Directive, Expect, Moment, Op, RoleName, Statement, Trigger};
pub use whole::{parse, parse_action, parse_all, parse_all_bytes, parse_bytes};
