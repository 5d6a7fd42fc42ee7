//! `explore merge`: one report of the jobs of one search.

use std::fs;
use std::io::{self, Write};
use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use playground::play::explore::Share;
use playground::play::tell::{commas, told, Say};

use super::{print, Usage};

/// What a job has found, and how far it came: the object that `--json` prints.
#[derive(Serialize, Deserialize, Clone, Default, Debug)]
pub struct Report {
    /// What was found.
    pub found: Option<FoundIn>,
    /// Distinct states. In a merged report: summed up, so a state that several jobs have seen counts several times.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub states: Option<u64>,
    /// How often a deed was tried.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tried: Option<u64>,
    /// All runs of so many deeds were tried.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub depth: Option<u32>,
    /// Everything within the bounds was seen.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub complete: Option<bool>,
    /// Random runs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub runs: Option<u64>,
    /// What was searched, and within which bounds. The same for all jobs of one search.
    pub search: String,
    /// The jobs: parts `K/N`, or seeds `A..B`.
    pub jobs: Vec<String>,
}

/// A run that was found.
#[derive(Serialize, Deserialize, Clone, Debug)]
pub struct FoundIn {
    /// The property that breaks.
    pub property: Option<String>,
    /// How many deeds it has.
    pub deeds: u32,
    /// The seed of the random run.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub seed: Option<u64>,
    /// The run as a script.
    pub script: String,
}

impl Report {
    /// As `--json` prints it.
    pub fn json(&self) -> String {
        serde_json::to_string_pretty(self).unwrap_or_default() + "\n"
    }

    /// The parts that are missing.
    fn missing(&self) -> Vec<Share> {
        let parts: Vec<Share> = self.jobs.iter().filter_map(|job| part(job)).collect();
        let of = parts.iter().map(|share| share.of).max().unwrap_or(0);
        (1..=of).map(|part| Share { part, of }).filter(|share| !parts.contains(share)).collect()
    }
}

fn part(job: &str) -> Option<Share> {
    let (part, of) = job.split_once('/')?;
    Some(Share { part: part.parse().ok()?, of: of.parse().ok()? })
}

/// The reports of jobs as one; `None`: there are none. Of what was found, the shortest counts, then the lowest seed.
pub fn sum(parts: &[Report]) -> Option<Report> {
    let mut parts = parts.iter();
    let mut whole = parts.next()?.clone();
    let add = |a: Option<u64>, b: Option<u64>| a.zip(b).map(|(a, b)| a + b);
    for report in parts {
        whole.states = add(whole.states, report.states);
        whole.tried = add(whole.tried, report.tried);
        whole.runs = add(whole.runs, report.runs);
        whole.depth = whole.depth.min(report.depth);
        whole.complete = whole.complete.zip(report.complete).map(|(a, b)| a && b);
        whole.jobs.extend(report.jobs.iter().cloned());
        let rank = |found: &FoundIn| (found.deeds, found.seed);
        if let Some(found) = &report.found {
            if whole.found.as_ref().is_none_or(|best| rank(found) < rank(best)) {
                whole.found = Some(found.clone());
            }
        }
    }
    Some(whole)
}

/// Merges the reports in these files. `false`: a job has met the goal.
pub fn merge(files: &[PathBuf], json: bool, say: &dyn Say) -> Result<bool, Usage> {
    let mut parts: Vec<Report> = Vec::new();
    for path in files {
        let file = path.display().to_string();
        let text = fs::read_to_string(path).map_err(|error| Usage::reading(path, &error))?;
        let report: Report = serde_json::from_str(&text)
            .map_err(|error| Usage(told!("cli-merge-no-report", file: file.clone(), error: error.to_string())))?;
        let of = |report: &Report| report.jobs.iter().find_map(|job| part(job)).map(|share| share.of);
        if parts.first().is_some_and(|first| first.search != report.search || of(first) != of(&report)) {
            return Err(Usage(told!("cli-merge-differs", file)));
        }
        if let Some(job) = report.jobs.iter().find(|job| parts.iter().any(|other| other.jobs.contains(job))) {
            return Err(Usage(told!("cli-merge-twice", file, job: job.clone())));
        }
        parts.push(report);
    }
    let whole = sum(&parts).unwrap_or_default();
    if json {
        print(&whole.json())?;
    } else if let Some(found) = &whole.found {
        print(&found.script)?;
    }
    let told = if json { Ok(whole.found.is_none()) } else { tell(&whole, say) };
    let missing = whole.missing();
    if whole.found.is_none() && !missing.is_empty() {
        return Err(Usage(told!("cli-merge-missing", missing: commas(missing.iter().map(Share::to_string)))));
    }
    told
}

/// Tells the report of jobs. `false`: the goal is met.
pub fn tell(report: &Report, say: &dyn Say) -> Result<bool, Usage> {
    let outcome = match &report.found {
        Some(FoundIn { property: Some(property), deeds, .. }) => {
            told!("cli-merge-found", property: property.clone(), deeds: u64::from(*deeds))
        }
        Some(found) => told!("cli-merge-reached", deeds: u64::from(found.deeds)),
        None => told!("cli-merge-none"),
    };
    let jobs = report.jobs.len() as u64;
    let seen = match (report.runs, report.states, report.tried, report.depth) {
        (Some(runs), ..) => told!("cli-merge-runs", jobs, runs),
        (_, states, tried, depth) => {
            let (states, tried, depth) = (states.unwrap_or(0), tried.unwrap_or(0), u64::from(depth.unwrap_or(0)));
            match report.complete {
                Some(true) => told!("cli-merge-all", jobs, states, tried),
                _ => told!("cli-merge-part", jobs, states, tried, depth),
            }
        }
    };
    let _ = writeln!(io::stderr(), "{} {}", say.say(&outcome), say.say(&seen));
    Ok(report.found.is_none())
}
