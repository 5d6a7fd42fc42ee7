//! A task and how far it has come, as plain data for the page.

use serde::{Serialize, Serializer};

use super::deed::HOP;
use super::{DeedKind, Goal, Report, Search, Task, MOST_NODES};
use crate::play::told::{told, Told};
use crate::raft::Rule;
use crate::sim::{Micros, Property};

/// A task, as the page gives it. Names of rules that do not exist are left out.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(test, derive(ts_rs::TS), ts(rename = "ExploreTask", tag = "kind", rename_all = "camelCase"))]
pub enum TaskView {
    /// The exhaustive search.
    Search {
        /// The names of the rules that are off.
        off: Vec<String>,
        /// A property, a landmark or an expectation; empty: what the rule protects, or any property.
        goal: String,
    },
    /// Random runs with the seeds `seed`, `seed + stride` and so on.
    Swarm {
        /// The names of the rules that are off.
        off: Vec<String>,
        /// A property, a landmark or an expectation; empty: any property.
        goal: String,
        /// The first seed.
        seed: u32,
        /// The distance to the next one.
        stride: u32,
    },
    /// A script with a violation is made short.
    Shrink {
        /// The script.
        script: String,
    },
    /// The moment of no return.
    Fate {
        /// The script.
        script: String,
        /// Of the failure of the expectation in this line, from 1; 0: of the first violation.
        line: u32,
        /// The first moment, from 0.
        part: u32,
        /// The distance to the next one.
        parts: u32,
    },
}

impl TaskView {
    /// The task.
    ///
    /// # Errors
    /// A goal that is none.
    pub fn task(self) -> Result<Task, Told> {
        let rules = |names: Vec<String>| names.iter().filter_map(|name| Rule::from_name(name)).collect();
        let goal = |text: &str| {
            let goal = Goal::parse(text, MOST_NODES);
            goal.map_err(|refusal| told!("explore-no-goal", goal: text.to_string(), refusal: refusal.message))
        };
        Ok(match self {
            TaskView::Search { off, goal: text } => {
                Task::Search { off: rules(off), goal: if text.is_empty() { None } else { Some(goal(&text)?) } }
            }
            TaskView::Swarm { off, goal: text, seed, stride } => Task::Swarm {
                off: rules(off),
                goal: if text.is_empty() { Goal::Breaks(None) } else { goal(&text)? },
                seed: seed.into(),
                stride: stride.into(),
            },
            TaskView::Shrink { script } => Task::Shrink(script),
            TaskView::Fate { script, line, part, parts } => {
                Task::Fate { script, line: (line > 0).then_some(line), part: part.into(), parts: parts.into() }
            }
        })
    }
}

/// How far a task has come.
#[derive(Serialize, Clone, Debug, Default, PartialEq)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields, rename = "ExploreReport"))]
pub struct ReportView {
    /// Distinct states.
    pub states: f64,
    /// How often a deed was tried.
    pub tried: f64,
    /// All runs of so many deeds were tried.
    pub depth: u32,
    /// Random runs, or schedules that were played to make one short.
    pub runs: f64,
    /// It has ended.
    pub done: bool,
    /// Everything within the bounds was seen.
    pub complete: bool,
    /// It has reached its limit of states.
    pub limit: bool,
    /// What was found. While a script is made short: the shortest so far.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub found: Option<FoundView>,
    /// No shorter run does it: within the bounds, or over the same deeds.
    pub shortest: bool,
    /// Within which bounds the exhaustive search goes. `None`: the task is another.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bounds: Option<BoundsView>,
    /// The moments whose futures were played.
    pub moments: Vec<MomentView>,
    /// When the property breaks in the run itself, or the expectation fails, in milliseconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lost_at_ms: Option<f64>,
    /// After how many steps.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lost_at_step: Option<f64>,
    /// Why the task cannot be carried out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub trouble: Option<Told>,
}

/// A run that was found.
#[derive(Serialize, Clone, Debug, PartialEq)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields, rename = "ExploreFound"))]
pub struct FoundView {
    /// The property that breaks; empty: none does.
    pub property: String,
    /// How many deeds it has; of the exhaustive search with its waits.
    pub deeds: u32,
    /// The run as a script.
    pub script: String,
}

/// The bounds of an exhaustive search.
#[derive(Serialize, Clone, Debug, PartialEq)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields, rename = "ExploreBounds"))]
pub struct BoundsView {
    /// How many nodes.
    pub nodes: u8,
    /// How many more a change of members may switch on.
    pub spare: u8,
    /// How long a message takes, in milliseconds.
    pub hop_ms: f64,
    /// The cluster, as scripts write it.
    pub cluster: String,
    /// How often each kind of deed may happen; those that may not, and waits, are left out.
    pub deeds: Vec<BudgetView>,
    /// The most deeds in a run, waits among them.
    pub depth: u32,
    /// How many waypoints it passes: runs that do not are left out.
    pub via: u32,
}

/// How often a kind of deed may happen.
#[derive(Serialize, Clone, Debug, PartialEq)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields, rename = "ExploreBudget"))]
pub struct BudgetView {
    /// The kind.
    pub kind: DeedKind,
    /// How often.
    pub count: u8,
}

/// A moment of the run, and how its futures end.
#[derive(Serialize, Clone, Debug, PartialEq)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields, rename = "ExploreMoment"))]
pub struct MomentView {
    /// The virtual time, in milliseconds.
    pub at_ms: f64,
    /// How many steps the run has made by then.
    pub at_step: f64,
    /// In how many futures the property breaks, or the expectation fails.
    pub ends: u32,
    /// How many futures were played.
    pub of: u32,
}

impl Serialize for DeedKind {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

#[cfg(test)]
impl crate::play::show::view::typescript::Words for DeedKind {
    const NAME: &'static str = "DeedKind";
    const NAMES: &'static [&'static str] = <DeedKind as crate::raft::Named>::NAMES;
}

#[cfg(test)]
crate::play::show::view::typescript::word!(DeedKind);

fn ms(at: Micros) -> f64 {
    at as f64 / 1000.0
}

impl From<&Search> for BoundsView {
    fn from(search: &Search) -> BoundsView {
        let kinds = DeedKind::ALL.iter().filter(|kind| **kind != DeedKind::Wait && search.budgets.of(**kind) > 0);
        BoundsView {
            nodes: search.nodes,
            spare: search.spare,
            hop_ms: ms(HOP),
            cluster: search.cluster(),
            deeds: kinds.map(|kind| BudgetView { kind: *kind, count: search.budgets.of(*kind) }).collect(),
            depth: search.depth,
            via: search.via.len() as u32,
        }
    }
}

impl From<Report> for ReportView {
    fn from(report: Report) -> ReportView {
        ReportView {
            states: report.progress.states as f64,
            tried: report.progress.tried as f64,
            depth: report.progress.depth,
            runs: report.runs as f64,
            done: report.done,
            complete: report.complete,
            limit: report.limit,
            found: report.found.map(|found| FoundView {
                property: found.property.map_or("", Property::name).to_string(),
                deeds: found.deeds,
                script: found.script,
            }),
            shortest: report.shortest,
            bounds: report.bounds.as_ref().map(BoundsView::from),
            moments: report
                .moments
                .into_iter()
                .map(|moment| MomentView {
                    at_ms: ms(moment.at),
                    at_step: moment.step as f64,
                    ends: moment.ends,
                    of: moment.of,
                })
                .collect(),
            lost_at_ms: report.lost_at.map(ms),
            lost_at_step: report.lost_step.map(|step| step as f64),
            trouble: None,
        }
    }
}
