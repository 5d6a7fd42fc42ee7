//! `explore`: searches for the shortest run in which a property breaks, and prints it as a script.

use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use clap::builder::PossibleValuesParser;
use clap::{Parser, Subcommand};

use playground::play::explore::{DeedKind, End, Exhaustive, Found, Goal, Progress, Search, Share, Swarm};
use playground::play::script::{parse, Expect, Refusal};
use playground::play::tell::{told, Say};
use playground::raft::{NodeSet, Rule};
use playground::sim::{Property, Target};

use super::merge::{self, FoundIn, Report};
use super::{print, shrink, Usage};

/// How often the progress is told on a terminal, and the clock is looked at: after the deeds of so many states.
const TELL_EVERY: u32 = 5_000;

/// The options that only the exhaustive search has.
const EXHAUSTIVE: [&str; 10] = ["via", "prune", "hold", "set", "nodes", "spare", "budget", "depth", "states", "first"];

#[derive(Parser)]
#[command(args_conflicts_with_subcommands = true)]
pub struct Arguments {
    #[command(subcommand)]
    also: Option<Also>,
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
    /// The most distinct states; without it 300,000.
    #[arg(long, value_name = "N")]
    states: Option<u64>,
    /// Play so many random runs instead, of three to five nodes, and make the first break short.
    #[arg(long, value_name = "RUNS", conflicts_with_all = EXHAUSTIVE)]
    random: Option<u64>,
    /// The seed of the first random run.
    #[arg(long, value_name = "N", default_value_t = 1, requires = "random")]
    seed: u64,
    /// Play the random runs with these seeds, both included.
    #[arg(long, value_name = "A..B", value_parser = seeds, conflicts_with_all = EXHAUSTIVE, conflicts_with = "random")]
    seeds: Option<(u64, u64)>,
    /// Search only this part of the runs, by their first deeds: part K of N. `explore merge` takes the reports of all.
    #[arg(long, value_name = "K/N", value_parser = share, conflicts_with = "jobs")]
    first: Option<Share>,
    /// Search on so many threads. Each has its own memory.
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..=256))]
    jobs: u32,
    /// End after so many seconds.
    #[arg(long, value_name = "S")]
    time: Option<u32>,
    /// Print one JSON object instead of the script.
    #[arg(long)]
    json: bool,
}

#[derive(Subcommand)]
enum Also {
    /// Merge the reports of the jobs of one search, which `--json` has written.
    Merge {
        /// The reports.
        #[arg(required = true)]
        files: Vec<PathBuf>,
        /// Print one JSON object instead of the script.
        #[arg(long)]
        json: bool,
    },
}

fn seeds(text: &str) -> Result<(u64, u64), String> {
    let range = text.split_once("..").and_then(|(a, b)| Some((a.parse().ok()?, b.parse().ok()?)));
    range.filter(|(a, b)| a <= b).ok_or_else(|| "expected A..B, such as 1..1000".to_string())
}

fn share(text: &str) -> Result<Share, String> {
    let share = text.split_once('/').and_then(|(k, n)| Some((k.parse().ok()?, n.parse().ok()?)));
    let share = share.filter(|(part, of)| (1..=*of).contains(part) && *of <= Share::MOST);
    share
        .map(|(part, of)| Share { part, of })
        .ok_or_else(|| format!("expected K/N, such as 3/8; N is at most {}", Share::MOST))
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
        Ok(Search {
            prune,
            hold,
            depth: self.depth.unwrap_or(search.depth),
            states: self.states.unwrap_or(search.states),
            ..search
        })
    }
}

/// What several threads share.
struct Team {
    /// The most deeds that are of interest, or the last seed: what was found already needs no more.
    least: AtomicU64,
    ends: Option<Instant>,
    /// Whether the progress is told.
    live: bool,
}

impl Team {
    fn is_late(&self) -> bool {
        self.ends.is_some_and(|ends| Instant::now() >= ends)
    }
}

/// The seeds of the random runs; `None`: the search is exhaustive.
fn seeds_of(arguments: &Arguments) -> Option<(u64, u64)> {
    let counted = |runs: u64| (arguments.seed, arguments.seed.saturating_add(runs).saturating_sub(1));
    arguments.seeds.or_else(|| arguments.random.map(counted))
}

/// Plays the random runs of one thread: those with the seeds `from + part`, and every `of`-th on.
fn random(search: Search, seeds: (u64, u64), share: Share, team: &Team) -> Report {
    let Search { off, goal, .. } = search;
    let about = format!("random off={off:?} goal={goal}");
    let (mut seed, stride) = (seeds.0 + u64::from(share.part - 1), u64::from(share.of));
    let mut swarm = Swarm::new(off, goal, seed, stride);
    let last = |team: &Team| seeds.1.min(team.least.load(Ordering::Relaxed));
    while seed <= last(team) && !swarm.advance(1) && !team.is_late() {
        seed += stride;
    }
    let found = swarm.found().map(|found| FoundIn { seed: Some(seed), ..FoundIn::of(found) });
    if found.is_some() {
        team.least.fetch_min(seed, Ordering::Relaxed);
    }
    let jobs = vec![format!("{}..{}", seeds.0, seeds.1)];
    Report { found, runs: Some(swarm.runs()), search: about, jobs, ..Report::default() }
}

/// Searches the part of one thread.
fn exhaustive(search: Search, team: &Team, say: Option<&dyn Say>) -> Result<Report, Refusal> {
    let (about, share) = (search.to_string(), search.first);
    let mut run = Exhaustive::new(search)?;
    let shorter = |run: &Exhaustive| u64::from(run.progress().depth) < team.least.load(Ordering::Relaxed);
    while shorter(&run) && !run.advance(TELL_EVERY) && !team.is_late() {
        if let Some(say) = say.filter(|_| team.live) {
            let Progress { states, tried, depth } = run.progress();
            eprint!("\r{}", say.say(&told!("cli-explore-progress", states, tried, depth: u64::from(depth))));
        }
    }
    if team.live && say.is_some() {
        eprintln!();
    }
    let Progress { states, tried, depth } = run.progress();
    let found = match run.end() {
        Some(End::Found(found)) => Some(FoundIn::of(found)),
        _ => None,
    };
    if let Some(found) = &found {
        team.least.fetch_min(found.deeds.into(), Ordering::Relaxed);
    }
    Ok(Report {
        found,
        states: Some(states),
        tried: Some(tried),
        depth: Some(depth),
        complete: Some(run.end() == Some(&End::Complete)),
        search: about,
        jobs: vec![share.to_string()],
        ..Report::default()
    })
}

/// Searches, on as many threads as were asked for.
fn report(arguments: &Arguments, say: &dyn Say) -> Result<Report, Usage> {
    let seeds = seeds_of(arguments);
    let ends = arguments.time.map(|seconds| Instant::now() + Duration::from_secs(seconds.into()));
    let team = Team { least: AtomicU64::new(u64::MAX), ends, live: io::stderr().is_terminal() };
    let one = |share: Share, say: Option<&dyn Say>| {
        let mut search = arguments.search()?;
        match seeds {
            Some(seeds) => {
                if arguments.goal.is_none() {
                    search.goal = Goal::Breaks(None);
                }
                Ok(random(search, seeds, share, &team))
            }
            None => {
                search.first = share;
                exhaustive(search, &team, say).map_err(|refusal| {
                    Usage(told!("cli-explore-refused", option: arguments.set.clone(), refusal: refusal.message))
                })
            }
        }
    };
    if arguments.jobs == 1 {
        return one(arguments.first.unwrap_or_default(), Some(say));
    }
    let parts: Vec<Result<Report, Usage>> = thread::scope(|scope| {
        let share = |part| Share { part, of: arguments.jobs };
        let threads: Vec<_> = (1..=arguments.jobs).map(|part| scope.spawn(move || one(share(part), None))).collect();
        threads.into_iter().filter_map(|thread| thread.join().ok()).collect()
    });
    let parts = parts.into_iter().collect::<Result<Vec<Report>, Usage>>()?;
    let mut whole = merge::sum(&parts).unwrap_or_default();
    if seeds.is_some() {
        whole.jobs.truncate(1);
    }
    Ok(whole)
}

/// Searches. `false`: the goal is met.
pub fn explore(arguments: &Arguments, say: &dyn Say) -> Result<bool, Usage> {
    if let Some(Also::Merge { files, json }) = &arguments.also {
        return merge::merge(files, *json, say);
    }
    let mut report = report(arguments, say)?;
    let mut before = 0;
    if let Some(it) = report.found.as_mut() {
        if it.seed.is_some() && it.property.is_some() {
            let script = parse(&it.script).map_err(|refusal| Usage(refusal.told()))?;
            let (deeds, short, ..) = shrink::shrunk(&script, say)?;
            (before, it.deeds, it.script) = (deeds, short.deeds, short.script);
        }
        it.script = shrink::marked(&it.script, say);
    }
    if arguments.json {
        print(&report.json())?;
        return Ok(report.found.is_none());
    }
    if let Some(found) = &report.found {
        print(&found.script)?;
    }
    let whole = arguments.jobs == 1 && arguments.first.is_none() || seeds_of(arguments).is_some();
    if !whole {
        return merge::tell(&report, say);
    }
    let shortest = arguments.search()?.via.is_empty();
    let message = match (&report.found, report.runs) {
        (Some(FoundIn { property, deeds, seed: Some(seed), .. }), Some(runs)) => {
            let deeds = u64::from(*deeds);
            match property {
                Some(property) => {
                    told!("cli-random-found", property: property.clone(), seed: *seed, before, deeds, runs)
                }
                None => told!("cli-random-reached", seed: *seed, deeds, runs),
            }
        }
        (_, Some(runs)) => told!("cli-random-none", runs),
        (found, None) => {
            let (states, tried) = (report.states.unwrap_or(0), report.tried.unwrap_or(0));
            let depth = u64::from(report.depth.unwrap_or(0));
            match found {
                Some(FoundIn { property: Some(property), deeds, .. }) => {
                    let (property, deeds) = (property.clone(), u64::from(*deeds));
                    match shortest {
                        true => told!("cli-explore-found", property, deeds, states, tried),
                        false => told!("cli-explore-found-via", property, deeds, states, tried),
                    }
                }
                Some(found) => told!("cli-explore-reached", deeds: u64::from(found.deeds), states, tried),
                None if report.complete == Some(true) => told!("cli-explore-none", states, tried, depth),
                None => told!("cli-explore-limit", states, tried, depth),
            }
        }
    };
    let _ = writeln!(io::stderr(), "{}", say.say(&message));
    Ok(report.found.is_none())
}

impl FoundIn {
    fn of(found: &Found) -> FoundIn {
        let property = found.property.map(|property: Property| property.name().to_string());
        FoundIn { property, deeds: found.deeds, seed: None, script: found.script.clone() }
    }
}
