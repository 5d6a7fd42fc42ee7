//! A [`View`]: plain data for one instant, with all that a page needs to draw it. Below the bridge, only this module
//! uses serde and floats. Times are virtual milliseconds.
//!
//! Field names reach JavaScript in camelCase. A field that is `None` is missing there.
//!
//! - [`node`], [`message`], [`event`], [`client`], [`branch`], [`script`], [`lesson`], [`settings`]: the parts of a
//!   view.
//! - [`timeline`]: a window of the space-time diagram.
//! - [`reply`]: answers to calls.
//! - [`time`]: virtual milliseconds.
//! - [`words`]: the closed lists of words.

use serde::Serialize;

use crate::play::tell::Told;
use crate::raft::Rule;
use crate::sim::Property;

pub mod branch;
pub mod client;
pub mod event;
pub mod lesson;
pub mod message;
pub mod node;
pub mod reply;
pub mod script;
pub mod settings;
pub mod time;
pub mod timeline;
#[cfg(test)]
#[path = "../../../tests/bridge/typescript.rs"]
pub(crate) mod typescript;
pub mod words;

pub use branch::*;
pub use client::*;
pub use event::*;
pub use lesson::*;
pub use message::*;
pub use node::*;
pub use script::*;
pub use settings::{SettingsView, SpanView};

/// One instant of a run.
#[derive(Serialize, Clone, Debug, PartialEq)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields))]
pub struct View {
    /// Rises with every change, except a change of the time alone.
    pub revision: u32,
    /// The virtual time of this instant.
    pub now_ms: f64,
    /// The number of steps so far: the place of this instant in the run.
    pub step: f64,
    /// The virtual time up to which the branch is known.
    pub far_ms: f64,
    /// The last known step of the branch.
    pub far_step: f64,
    /// The branches of the run, the trunk first.
    pub branches: Vec<BranchView>,
    /// The script's title, or empty.
    pub title: String,
    /// The script's description, or empty.
    pub about: String,
    /// The text of the last `say`, or empty.
    pub say: String,
    /// How many texts of `say` have appeared.
    pub says: u32,
    /// How many the script has.
    pub says_in_all: u32,
    /// The time of the next event; `None`: there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_event_ms: Option<f64>,
    /// The time in the script's `until`; `None`: it has none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until_ms: Option<f64>,
    /// When a headless run of the script ends: `until`, or else 2,000 ms after its last timed statement.
    pub end_ms: f64,
    /// Whether this instant is the script's `until`, so that its bare `expect` lines have been checked.
    pub at_end: bool,
    /// The current settings.
    pub settings: SettingsView,
    /// Warnings about settings with which no leader can stay, a sentence each.
    pub warnings: Vec<Told>,
    /// The nodes, by number.
    pub nodes: Vec<NodeView>,
    /// The configuration in force.
    pub roster: RosterView,
    /// The messages in flight, oldest first; at most the last 400.
    pub flights: Vec<FlightView>,
    /// The number of older messages in flight that `flights` leaves out.
    pub flights_left_out: u32,
    /// Links that are cut or have a quality of their own. One-way.
    pub links: Vec<LinkView>,
    /// The groups of the current partition, by node number; empty: there is no partition.
    pub groups: Vec<Vec<u8>>,
    /// The highest index that is committed, whether or not a node knows it. 0: none.
    pub committed: f64,
    /// The term of the entry at this index; 0: none.
    pub committed_term: f64,
    /// The rules that are off, and at the start those that the script switches off at 0 ms.
    pub rules_off: Vec<RuleView>,
    /// All rules.
    pub rules: Vec<RuleView>,
    /// The violations so far, in the order of time.
    pub violations: Vec<ViolationView>,
    /// The latest events, oldest first: the last 150 of weight 1 and 2, and the last 60 of weight 0.
    pub events: Vec<EventView>,
    /// The last step in sentences, for the live region.
    pub sentence: Vec<Told>,
    /// The limit that the run has reached, in words; nothing: it can go on.
    pub stopped: Told,
    /// The bookmarks of the script, in the order of time.
    pub bookmarks: Vec<BookmarkView>,
    /// The expectations of the script, in the order of the lines.
    pub expects: Vec<ExpectView>,
    /// The state of the script's statements.
    pub lines: LinesView,
    /// The lesson, with its questions and goals; `None`: the script is no lesson.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lesson: Option<LessonView>,
    /// Totals since the start.
    pub counts: CountsView,
    /// The clients, in the order in which they started.
    pub clients: Vec<ClientView>,
    /// Messages between clients and nodes that are in flight, oldest first; at most 400.
    pub client_flights: Vec<ClientFlightView>,
    /// Whether the history of operations is linearizable.
    pub history: HistoryView,
}

/// Totals since the start.
#[derive(Serialize, Clone, Debug, PartialEq)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)] // the names say it
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields, rename = "Counts"))]
pub struct CountsView {
    pub events: f64,
    pub sent: f64,
    pub delivered: f64,
    pub dropped: f64,
}

/// A rule of Raft.
#[derive(Serialize, Clone, Debug, PartialEq)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields))]
pub struct RuleView {
    /// Its name in scripts.
    pub name: Rule,
    /// What it demands, and the section.
    pub sentence: Told,
    /// Whether a property breaks in some run without it; otherwise only progress suffers.
    pub safety: bool,
    /// Whether it is on.
    pub on: bool,
}

/// A violation of a property, and the evidence.
#[derive(Serialize, Clone, Debug, PartialEq)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields, rename = "Violation"))]
pub struct ViolationView {
    /// Its name in scripts.
    pub property: Property,
    /// The property in a sentence.
    pub sentence: Told,
    /// When it was detected.
    pub at_ms: f64,
    /// The evidence in words.
    pub detail: Told,
    /// The nodes that are involved.
    pub nodes: Vec<u8>,
    /// The index that is involved; 0: none.
    pub index: f64,
    /// The term that is involved; 0: none.
    pub term: f64,
}
