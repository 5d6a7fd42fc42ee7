//! `explore`: searches for the shortest run in which a property breaks, and prints it as a script.

use std::io::{self, IsTerminal, Write};

use clap::builder::PossibleValuesParser;
use clap::Parser;
use serde_json::json;

use playground::play::explore::{DeedKind, End, Exhaustive, Goal, Progress, Search, Swarm};
use playground::play::script::{parse, Expect, Refusal};
use playground::play::tell::{told, Say};
use playground::raft::{NodeSet, Rule};
use playground::sim::{Property, Target};

use super::{print, shrink, Usage};

/// How often the progress is told on a terminal: after the deeds of so many states.
const TELL_EVERY: u32 = 5_000;

/// The options that only the exhaustive search has.
const EXHAUSTIVE: [&str; 9] = ["via", "prune", "hold", "set", "nodes", "spare", "budget", "depth", "states"];

#[derive(Parser)]
pub struct Arguments {
    /// Switch this rule of Raft off. Can be repeated; without it, this very implementation is attacked.
    #[arg(long, value_name = "RULE", value_parser = rules())]
    rule_off: Vec<String>,
    /// What to search for: a property that breaks, a situation such as two-leaders, or an expectation as after
    /// `expect`, such as "fact truncate". Without it: a break of any property.
    #[arg(long, value_name = "GOAL")]
    goal: Option<String>,
    /// Go to this situation first, and on from there. Can be repeated. What is found need not have the fewest deeds.
    #[arg(long, value_name = "GOAL")]
    via: Vec<String>,
    /// Give up a run in which this situation comes about. Can be repeated.
    #[arg(long, value_name = "GOAL")]
    prune: Vec<String>,
    /// No deed names this node. Can be repeated.
    #[arg(long, value_name = "NODE")]
    hold: Vec<String>,
    /// Settings of the cluster, such as "disk=50..50".
    #[arg(long, value_name = "KEY=VALUE…", default_value = "")]
    set: String,
    /// How many nodes.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u8).range(1..=5))]
    nodes: Option<u8>,
    /// How many more servers a change of members may switch on; with the nodes at most 5.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u8).range(0..=4))]
    spare: Option<u8>,
    /// How often a kind of deed may happen, such as crash=2. The kinds: timeout, propose, crash, restart, cut, wait,
    /// drop, delay, snapshot, members, read. Can be repeated.
    #[arg(long, value_name = "KIND=K", value_parser = budget)]
    budget: Vec<(DeedKind, u8)>,
    /// The most deeds in a run.
    #[arg(long, value_name = "N")]
    depth: Option<u32>,
    /// The most distinct states. A million takes some gigabytes.
    #[arg(long, value_name = "N", default_value_t = 300_000)]
    states: u64,
    /// Play so many random runs instead, of three to five nodes, and make the first break short.
    #[arg(long, value_name = "RUNS", conflicts_with_all = EXHAUSTIVE)]
    random: Option<u64>,
    /// The seed of the first random run.
    #[arg(long, value_name = "N", default_value_t = 1, requires = "random")]
    seed: u64,
    /// Print one JSON object instead of the script.
    #[arg(long)]
    json: bool,
}

fn rules() -> PossibleValuesParser {
    PossibleValuesParser::new(Rule::ALL.iter().map(|rule| rule.name()))
}

fn budget(text: &str) -> Result<(DeedKind, u8), String> {
    let kinds: Vec<&str> = DeedKind::ALL.iter().map(|kind| kind.name()).collect();
    let wanted =
        || format!("expected KIND=K, such as crash=2; a kind is one of {}; K is at most 255", kinds.join(", "));
    let (kind, count) = text.split_once('=').ok_or_else(wanted)?;
    DeedKind::from_name(kind).zip(count.parse().ok()).ok_or_else(wanted)
}

impl Arguments {
    /// What is searched for. One rule alone brings its own nodes, settings, waypoints and budgets.
    fn search(&self) -> Result<Search, Usage> {
        let off: Vec<Rule> = self.rule_off.iter().filter_map(|name| Rule::from_name(name)).collect();
        let mut search = Search::without(off);
        search.nodes = self.nodes.unwrap_or(search.nodes);
        search.spare = self.spare.unwrap_or(search.spare);
        let refused = |option: &str, refusal: Refusal| {
            Usage(told!("cli-explore-refused", option: option.to_string(), refusal: refusal.message))
        };
        let goal = |text: &String| Goal::parse(text, search.nodes).map_err(|refusal| refused(text, refusal));
        let goals = |texts: &[String]| texts.iter().map(goal).collect::<Result<Vec<Goal>, Usage>>();
        let (via, prune) = (goals(&self.via)?, goals(&self.prune)?);
        let aim = self.goal.as_ref().map(goal).transpose()?;
        let held = |text: &String| {
            let names_it = Goal::parse(&format!("leader {text}"), search.nodes);
            names_it.map_err(|refusal| refused(text, refusal)).map(|goal| match goal {
                Goal::Holds(Expect::Leader(Some(Target::Node(id)))) => NodeSet::of(id),
                _ => NodeSet::EMPTY,
            })
        };
        let hold = self.hold.iter().map(held).collect::<Result<Vec<NodeSet>, Usage>>()?;
        let hold = hold.into_iter().fold(NodeSet::EMPTY, NodeSet::or);
        if !via.is_empty() {
            search.via = via;
        }
        if let Some(aim) = aim {
            search.goal = aim;
        }
        if !self.set.is_empty() {
            search.settings.clone_from(&self.set);
        }
        self.budget.iter().for_each(|(kind, count)| search.budgets.set(*kind, *count));
        Ok(Search { prune, hold, depth: self.depth.unwrap_or(search.depth), states: self.states, ..search })
    }
}

/// Plays random runs. `false`: the goal is met.
fn random(arguments: &Arguments, runs: u64, say: &dyn Say) -> Result<bool, Usage> {
    let Search { off, goal, .. } = arguments.search()?;
    let goal = if arguments.goal.is_some() { goal } else { Goal::Breaks(None) };
    let mut swarm = Swarm::new(off, goal, arguments.seed, 1);
    while swarm.runs() < runs && !swarm.advance(1) {}
    let (runs, seed) = (swarm.runs(), arguments.seed + swarm.runs() - 1);
    let mut found = swarm.found().cloned();
    let mut before = 0;
    if let Some(it) = found.as_mut().filter(|it| it.property.is_some()) {
        let script = parse(&it.script).map_err(|refusal| Usage(refusal.told()))?;
        let (deeds, short, ..) = shrink::shrunk(&script, say)?;
        (before, *it) = (deeds, short);
    }
    if arguments.json {
        let found = found.as_ref().map(|found| {
            let property = found.property.map(Property::name);
            json!({ "property": property, "deeds": found.deeds, "seed": seed, "script": found.script })
        });
        print(&format!("{:#}\n", json!({ "found": found, "runs": runs })))?;
        return Ok(found.is_none());
    }
    let message = match &found {
        Some(found) => {
            print(&found.script)?;
            let (property, deeds) = (found.property.map_or("", Property::name), u64::from(found.deeds));
            match found.property {
                Some(_) => told!("cli-random-found", property, seed, before, deeds, runs),
                None => told!("cli-random-reached", seed, deeds, runs),
            }
        }
        None => told!("cli-random-none", runs),
    };
    let _ = writeln!(io::stderr(), "{}", say.say(&message));
    Ok(found.is_none())
}

/// Searches. `false`: the goal is met.
pub fn explore(arguments: &Arguments, say: &dyn Say) -> Result<bool, Usage> {
    if let Some(runs) = arguments.random {
        return random(arguments, runs, say);
    }
    let search = arguments.search()?;
    let shortest = search.via.is_empty();
    let refused =
        |refusal: Refusal| Usage(told!("cli-explore-refused", option: arguments.set.clone(), refusal: refusal.message));
    let mut run = Exhaustive::new(search).map_err(refused)?;
    let told_live = io::stderr().is_terminal();
    while !run.advance(TELL_EVERY) {
        if told_live {
            let Progress { states, tried, depth } = run.progress();
            eprint!("\r{}", say.say(&told!("cli-explore-progress", states, tried, depth: u64::from(depth))));
        }
    }
    if told_live {
        eprintln!();
    }
    let Progress { states, tried, depth } = run.progress();
    let depth = u64::from(depth);
    let found = match run.end() {
        Some(End::Found(found)) => Some(found),
        _ => None,
    };
    let complete = run.end() == Some(&End::Complete);
    if arguments.json {
        let found = found.map(|found| {
            let property = found.property.map(Property::name);
            json!({ "property": property, "deeds": found.deeds, "script": found.script })
        });
        let value = json!({ "found": found, "states": states, "tried": tried, "depth": depth, "complete": complete });
        print(&format!("{value:#}\n"))?;
    } else {
        let message = match found {
            Some(found) => {
                let (property, deeds) = (found.property.map_or("", Property::name), u64::from(found.deeds));
                print(&found.script)?;
                match (found.property, shortest) {
                    (Some(_), true) => told!("cli-explore-found", property, deeds, states, tried),
                    (Some(_), false) => told!("cli-explore-found-via", property, deeds, states, tried),
                    (None, _) => told!("cli-explore-reached", deeds, states, tried),
                }
            }
            None if complete => told!("cli-explore-none", states, tried, depth),
            None => told!("cli-explore-limit", states, tried, depth),
        };
        let _ = writeln!(io::stderr(), "{}", say.say(&message));
    }
    Ok(run.end().is_some_and(|end| !matches!(end, End::Found(_))))
}
