//! `explore`: searches for the shortest run in which a property breaks, and prints it as a script.

use std::io::{self, IsTerminal, Write};

use clap::builder::PossibleValuesParser;
use clap::Parser;
use serde_json::json;

use playground::play::explore::{Budgets, DeedKind, Progress, Search};
use playground::play::tell::{told, Say};
use playground::raft::Rule;
use playground::sim::Property;

use super::{print, Usage};

/// How often the progress is told on a terminal: after so many tries.
const TELL_EVERY: u64 = 20_000;

#[derive(Parser)]
pub struct Arguments {
    /// Switch this rule of Raft off. Can be repeated; without it, this very implementation is attacked.
    #[arg(long, value_name = "RULE", value_parser = rules())]
    rule_off: Vec<String>,
    /// Search for a break of this property only.
    #[arg(long, value_name = "PROPERTY", value_parser = properties())]
    goal: Option<String>,
    /// How many nodes.
    #[arg(long, value_name = "N", default_value_t = 3, value_parser = clap::value_parser!(u8).range(2..=5))]
    nodes: u8,
    /// How often a kind of deed may happen, such as crash=2. The kinds: timeout, propose, crash, restart, cut, wait.
    /// Can be repeated.
    #[arg(long, value_name = "KIND=K", value_parser = budget)]
    budget: Vec<(DeedKind, u8)>,
    /// The most deeds in a run.
    #[arg(long, value_name = "N", default_value_t = 20)]
    depth: u32,
    /// The most distinct states. A million takes some gigabytes.
    #[arg(long, value_name = "N", default_value_t = 300_000)]
    states: u64,
    /// Print one JSON object instead of the script.
    #[arg(long)]
    json: bool,
}

fn rules() -> PossibleValuesParser {
    PossibleValuesParser::new(Rule::ALL.iter().map(|rule| rule.name()))
}

fn properties() -> PossibleValuesParser {
    PossibleValuesParser::new(Property::ALL.iter().map(|property| property.name()))
}

fn budget(text: &str) -> Result<(DeedKind, u8), String> {
    let kinds: Vec<&str> = DeedKind::ALL.iter().map(|kind| kind.name()).collect();
    let wanted =
        || format!("expected KIND=K, such as crash=2; a kind is one of {}; K is at most 255", kinds.join(", "));
    let (kind, count) = text.split_once('=').ok_or_else(wanted)?;
    DeedKind::from_name(kind).zip(count.parse().ok()).ok_or_else(wanted)
}

/// Searches. `false`: a property breaks.
pub fn explore(arguments: &Arguments, say: &dyn Say) -> Result<bool, Usage> {
    let mut budgets = Budgets::default();
    arguments.budget.iter().for_each(|(kind, count)| budgets.set(*kind, *count));
    let search = Search {
        nodes: arguments.nodes,
        off: arguments.rule_off.iter().filter_map(|name| Rule::from_name(name)).collect(),
        goal: arguments.goal.as_deref().and_then(Property::from_name),
        budgets,
        depth: arguments.depth,
        states: arguments.states,
    };
    let told_live = io::stderr().is_terminal();
    let mut next = TELL_EVERY;
    let outcome = search.run(&mut |Progress { states, tried, depth }| {
        if told_live && tried >= next {
            next = tried + TELL_EVERY;
            eprint!("\r{}", say.say(&told!("cli-explore-progress", states, tried, depth: u64::from(depth))));
        }
        true
    });
    if told_live && next > TELL_EVERY {
        eprintln!();
    }
    let Progress { states, tried, depth } = outcome.progress;
    let depth = u64::from(depth);
    if arguments.json {
        let found = outcome.found.as_ref().map(|found| {
            let deeds: Vec<String> = found.deeds.iter().map(ToString::to_string).collect();
            json!({ "property": found.property.name(), "deeds": deeds, "script": found.script })
        });
        let complete = outcome.complete;
        let value = json!({ "found": found, "states": states, "tried": tried, "depth": depth, "complete": complete });
        print(&format!("{value:#}\n"))?;
        return Ok(outcome.found.is_none());
    }
    let message = match &outcome.found {
        Some(found) => {
            let (property, deeds) = (found.property.name(), found.deeds.len() as u64);
            print(&found.script)?;
            told!("cli-explore-found", property, deeds, states, tried)
        }
        None if outcome.complete => told!("cli-explore-none", states, tried, depth),
        None => told!("cli-explore-limit", states, tried, depth),
    };
    let _ = writeln!(io::stderr(), "{}", say.say(&message));
    Ok(outcome.found.is_none())
}
