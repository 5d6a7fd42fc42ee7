//! Golden scripts, one behaviour of Raft a file. `tests/golden/NAME.raft` is played and compared with `NAME.txt`: what
//! happened, in words, and the state of every node at the end. A reviewer reads behaviour, not test code.
//!
//! `UPDATE=1 cargo test --test golden` rewrites the `.txt` files. Read the difference before you commit it.
//!
//! A script begins with the sentence of the paper that it shows and ends with `expect no-violation`. All its actions
//! must be performed, unless it has `expect fact skipped`. Comments select what the `.txt` shows:
//!
//! - `# shows: FACT… [A>B…]` adds facts that are left out by default, such as messages and writes. If links are
//!   named, only messages on these links are added.
//! - `# from: MS` leaves out everything before that moment and shows the state of the nodes then.
//!
//! A line that begins with `> ` is a statement of the script, where it takes effect. At a bookmark, the nodes that have
//! changed since the last bookmark are shown.
#![cfg(not(target_arch = "wasm32"))]

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{env, fs};

use playground::play::run::{Fate, Run};
use playground::play::script::{self, Directive, Expect, Millis, Script, Statement, Trigger};
use playground::play::tell;
use playground::raft::{Config, Fact, Index, Log, NodeId, NodeSet, ProgressState, Role, Rule, Term, Transfer};
use playground::sim::{FactKind, Micros, Record, Server, Status, What, World};
use playground::words::said;

mod difference;
use difference::difference;

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden");

/// The subjects. The name of a script begins with one of them.
const HEADINGS: [&str; 14] = [
    "election",
    "replication",
    "flow",
    "persistence",
    "snapshot",
    "apply",
    "clients",
    "faults",
    "prevote",
    "checkquorum",
    "transfer",
    "reads",
    "membership",
    "lesson",
];

#[test]
fn every_script_gives_its_expected_output() {
    let scripts = scripts();
    let mut complaints = String::new();
    for path in &scripts {
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let text = fs::read_to_string(path).unwrap();
        let told = match tell(&text) {
            Ok(told) => told,
            Err(why) => {
                let _ = writeln!(complaints, "\n{name}.raft: {why}");
                continue;
            }
        };
        let _ = write!(complaints, "{}", told.complaints.iter().fold(String::new(), |all, line| all + &name + line));
        let wanted = path.with_extension("txt");
        if env::var_os("UPDATE").is_some() {
            fs::write(&wanted, &told.text).unwrap();
        } else {
            let wanted = fs::read_to_string(&wanted).unwrap_or_default();
            if wanted != told.text {
                let _ = writeln!(
                    complaints,
                    "\n{name}: the output differs from its .txt\n{}",
                    difference(&wanted, &told.text)
                );
            }
        }
    }
    assert!(complaints.is_empty(), "{complaints}\n(UPDATE=1 cargo test --test golden rewrites the .txt files)");
}

#[test]
fn every_script_names_its_section_and_checks_for_violations() {
    let scripts = scripts();
    for heading in HEADINGS {
        let count = scripts.iter().filter(|path| path.file_stem().unwrap().to_string_lossy().starts_with(heading));
        assert!(count.count() >= 3, "fewer than three scripts for {heading}");
    }
    for path in &scripts {
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let text = fs::read_to_string(path).unwrap();
        assert!(HEADINGS.iter().any(|h| name.strip_prefix(h).is_some_and(|rest| rest.starts_with('-'))), "{name}");
        let comment: String = text.lines().take_while(|line| line.starts_with('#')).collect();
        assert!(
            comment.contains('§') || comment.contains("Figure"),
            "{name}.raft does not begin with a section or figure of the paper"
        );
        let script = script::parse(&text).unwrap_or_else(|refusal| panic!("{name}.raft: {refusal}"));
        let last = script.statements().last().map(|(_, statement)| statement.clone());
        assert_eq!(
            last,
            Some(Statement::Expect(Expect::NoViolation)),
            "{name}.raft does not end with `expect no-violation`"
        );
        let expects = script.statements().filter(|(_, statement)| match statement {
            Statement::Expect(_) | Statement::Timed(_, Directive::Expect(_)) => true,
            Statement::When(trigger) => matches!(trigger.directive, Directive::Expect(_)),
            _ => false,
        });
        assert!(expects.count() >= 2, "{name}.raft has no expectation beside `expect no-violation`");
    }
    for told in files("txt") {
        assert!(told.with_extension("raft").exists(), "{} has no script", told.display());
    }
}

/// A mutation test: with any one rule switched off, the output of some script changes.
#[test]
fn switching_off_any_rule_changes_some_output() {
    let texts: Vec<String> = scripts().iter().map(|path| fs::read_to_string(path).unwrap()).collect();
    let told: Vec<Told> = texts.iter().map(|text| tell(text).unwrap()).collect();
    let unnoticed = Rule::ALL.iter().filter(|rule| {
        let off = |text: &String| tell(&format!("at 0 rule {rule} off\n{text}")).unwrap();
        texts
            .iter()
            .zip(&told)
            .all(|(text, told)| without_statements(&off(text).text) == without_statements(&told.text))
    });
    assert_eq!(unnoticed.collect::<Vec<_>>(), Vec::<&Rule>::new());
}

/// The output without the lines that print statements: one more statement alone is no change of behaviour.
fn without_statements(text: &str) -> String {
    text.lines().filter(|line| !line.starts_with("> ")).fold(String::new(), |all, line| all + line + "\n")
}

fn scripts() -> Vec<PathBuf> {
    let scripts = files("raft");
    assert!(!scripts.is_empty());
    scripts
}

fn files(end: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(Path::new(FOLDER)).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<PathBuf> = entries.filter(|path| path.extension().is_some_and(|e| e == end)).collect();
    files.sort();
    files
}

struct Told {
    text: String,
    complaints: Vec<String>,
}

/// What a script's comments select.
struct Wishes {
    shows: Vec<FactKind>,
    links: Vec<String>,
    from: Micros,
}

impl Wishes {
    fn of(text: &str) -> Result<Wishes, String> {
        let mut wishes = Wishes { shows: Vec::new(), links: Vec::new(), from: 0 };
        for line in text.lines() {
            if let Some(list) = line.strip_prefix("# shows: ") {
                for word in list.split_whitespace() {
                    match FactKind::from_name(word) {
                        Some(kind) => wishes.shows.push(kind),
                        None if word.contains('>') => wishes.links.push(word.to_string()),
                        None => return Err(format!("`{word}` in `# shows:` is neither a fact nor a link")),
                    }
                }
            } else if let Some(ms) = line.strip_prefix("# from: ") {
                wishes.from = ms.trim().parse::<u64>().map_err(|error| format!("`# from: {ms}`: {error}"))? * 1000;
            }
        }
        Ok(wishes)
    }

    fn wants(&self, record: &Record) -> bool {
        let link = record.what.message().is_none_or(|(id, _)| {
            self.links.is_empty() || self.links.iter().any(|link| *link == format!("{}>{}", id.from, id.to))
        });
        let shown = self.shows.contains(&tell::kind(&record.what)) && link;
        // Only `switching_off_any_rule_changes_some_output` switches rules, and it compares outputs.
        let switched = matches!(record.what, What::Rule(..));
        record.at >= self.from && !switched && (tell::weight(&record.what) > 0 && !is_implied(record) || shown)
    }
}

/// Facts that follow from BecomeCandidate: its timeout, and its vote for itself.
fn is_implied(record: &Record) -> bool {
    match record.what {
        What::Timeout { .. } => true,
        What::Node(Fact::VoteGranted { candidate, .. }) => record.node == Some(candidate),
        _ => false,
    }
}

fn tell(text: &str) -> Result<Told, String> {
    let script = script::parse(text).map_err(|refusal| refusal.to_string())?;
    let wishes = Wishes::of(text)?;
    let mut teller =
        Teller { wishes, text: String::new(), last_time: None, known: BTreeMap::new(), batches: Vec::new() };
    let mut watched = Watched::default();
    let mut run = Run::new(&script);
    let clusters = script.statements().filter(|(_, statement)| matches!(statement, Statement::Cluster(_)));
    clusters.for_each(|(_, statement)| teller.text.push_str(&format!("> {statement}\n")));
    let end = script.headless_end();
    let mut stops: Vec<(Micros, &str)> = stops(&script);
    if teller.wishes.from > 0 {
        stops.push((teller.wishes.from - 1, "before"));
        stops.sort_by_key(|(at, _)| *at);
    }
    stops.push((end, "end"));
    for (at, name) in stops {
        while run.next_time().is_some_and(|next| next <= at) {
            let before = Before { next: run.next_line(), fates: run.fates(), at: teller.text.len() };
            teller.batches.clear();
            if !run.step(&mut |world, record| teller.fact(world, record)) {
                break;
            }
            teller.statements(&script, &before, &run);
            watched.look(run.world());
        }
        run.advance(at, 0, &mut |_, _| ());
        if at + 1 >= teller.wishes.from {
            teller.nodes(name, run.world());
        }
    }
    script.expects().for_each(|(_, expect)| teller.text.push_str(&format!("> expect {expect}\n")));
    let verdicts = run.finish(&script);
    let missed = verdicts.iter().filter(|verdict| !verdict.held);
    let mut complaints: Vec<String> =
        missed.map(|verdict| format!(".raft:{}: does not hold: expect {}\n", verdict.line, verdict.text)).collect();
    let expects_skip = script
        .statements()
        .any(|(_, statement)| matches!(statement, Statement::Expect(Expect::Fact { fact: FactKind::Skipped, .. })));
    if !expects_skip {
        let skipped = run.skipped().iter();
        complaints
            .extend(skipped.map(|skipped| format!(".raft:{}: is skipped: {}\n", skipped.line, said(&skipped.why))));
    }
    complaints.extend(watched.complaints.into_iter().map(|complaint| format!(".raft: {complaint}\n")));
    Ok(Told { text: teller.text, complaints })
}

fn stops(script: &Script) -> Vec<(Micros, &str)> {
    let timed = script.timed().into_iter().filter_map(|(_, moment, directive)| match directive {
        Directive::Bookmark(name) => Some((moment.at, name.as_str())),
        _ => None,
    });
    timed.collect()
}

struct Teller {
    wishes: Wishes,
    text: String,
    last_time: Option<Micros>,
    known: BTreeMap<NodeId, String>,
    /// Where the facts of the last step's event, or directive, and of each action that a trigger added to the step,
    /// begin in `text`.
    batches: Vec<usize>,
}

/// What a step is compared with to see which statements took effect in it.
struct Before {
    /// The line of the next statement whose time is known.
    next: Option<u32>,
    fates: Vec<(u32, Fate)>,
    /// The length of the text.
    at: usize,
}

impl Teller {
    fn fact(&mut self, world: &World, record: &Record) {
        if world.facts().first().is_some_and(|first| first.seq == record.seq) {
            self.batches.push(self.text.len());
        }
        if !self.wishes.wants(record) {
            return;
        }
        let told = tell::narrate(world, record);
        // Facts whose reason differs from case to case. Other reasons would only repeat the paper.
        let telling = matches!(
            tell::kind(&record.what),
            FactKind::VoteRefused
                | FactKind::AppendRefused
                | FactKind::SnapshotRefused
                | FactKind::SnapshotSent
                | FactKind::SnapshotInstalled
                | FactKind::ProposeRefused
                | FactKind::Ignored
                | FactKind::LeaderElected
                | FactKind::StepDown
                | FactKind::Crash
                | FactKind::Drop
                | FactKind::PreVoteRefused
                | FactKind::TransferAborted
                | FactKind::ReadRefused
                | FactKind::Read
                | FactKind::ConfigRefused
        );
        let why = if telling { format!(": {}", said(&told.why)) } else { String::new() };
        let time = if self.last_time == Some(record.at) { String::new() } else { Millis(record.at).to_string() };
        self.last_time = Some(record.at);
        let line = format!("{time:>6}  {}{why}", said(&told.text));
        let _ = writeln!(self.text, "{}", line.trim_end());
    }

    /// Writes the statements that took effect in the last step, each before its own facts: `> at 310 crash n1`. A
    /// bookmark has a heading instead.
    fn statements(&mut self, script: &Script, before: &Before, run: &Run) {
        if run.world().now() < self.wishes.from {
            return;
        }
        let is_over = |fate: &Fate| matches!(fate, Fate::Done | Fate::Skipped { .. } | Fate::Asked(_));
        let mut batches = self.batches.iter().skip(1).copied().chain(std::iter::repeat(self.text.len()));
        let mut triggered = batches.next().unwrap_or(0);
        let mut lines: Vec<(usize, String)> = Vec::new();
        for ((line, then), (_, now)) in before.fates.iter().zip(run.fates()) {
            let statement = script.lines()[*line as usize - 1].statement();
            let Some(statement) = statement.filter(|_| !is_over(then) && is_over(&now)) else { continue };
            match statement {
                Statement::Timed(_, Directive::Bookmark(_)) | Statement::Expect(_) => {}
                _ if before.next == Some(*line) => lines.push((before.at, format!("> {statement}\n"))),
                _ => {
                    lines.push((triggered, format!("> {statement}\n")));
                    if matches!(statement, Statement::When(Trigger { directive: Directive::Act(_), .. })) {
                        triggered = batches.next().unwrap_or(0);
                    }
                }
            }
        }
        lines.sort_by_key(|(at, _)| *at);
        for (at, line) in lines.into_iter().rev() {
            self.text.insert_str(at, &line);
        }
    }

    /// Prints the nodes that have changed since the last call.
    fn nodes(&mut self, name: &str, world: &World) {
        let mut lines = String::new();
        for server in world.servers() {
            let line = node_line(world, server);
            if self.known.get(&server.node.id()) != Some(&line) {
                let _ = writeln!(lines, "{line}");
                self.known.insert(server.node.id(), line);
            }
        }
        let _ = write!(self.text, "-- {name}\n{lines}");
        self.last_time = None;
    }
}

fn node_line(world: &World, server: &Server) -> String {
    let (node, disk) = (&server.node, &server.disk);
    let id = node.id();
    let vote = |vote: Option<NodeId>| vote.map_or("nobody".to_string(), |id| id.to_string());
    let durable =
        || format!("term {}, vote {}, log{}", disk.current_term, vote(disk.voted_for), entries(world, &disk.log));
    if server.status == Status::Crashed {
        return format!("{id} crashed; on disk: {}", durable());
    }
    let role = match node.role() {
        Role::Follower => "follows",
        Role::Candidate { .. } => "stands",
        Role::Leader { .. } => "leads",
        Role::PreCandidate { .. } => "asks",
    };
    let paused = if server.status == Status::Paused { "paused, " } else { "" };
    let mut line = format!(
        "{id} {paused}{role}: term {}, vote {}, log{}, commit {}",
        node.current_term(),
        vote(node.voted_for()),
        entries(world, node.log()),
        node.commit_index()
    );
    if node.last_applied() != node.commit_index() {
        let _ = write!(line, ", applied {}", node.last_applied());
    }
    let first = Config::of(NodeSet::first(world.setup().nodes));
    if node.config() != first || node.config_index() > node.commit_index() {
        let committed = if node.config_index() > node.commit_index() { ", not committed" } else { "" };
        let _ =
            write!(line, ", config {}: {}{committed}", node.config_index(), said(&tell::config_text(&node.config())));
    }
    if let Some(receiving) = node.partial_snapshot() {
        let (index, size) = (receiving.snapshot.last_included_index, receiving.snapshot.size);
        let _ = write!(line, ", {} of {size} keys of snapshot {index}", receiving.received);
    }
    if let Some(state) = node.leader_state() {
        if let Some(Transfer { to, timeout_now_sent: told }) = state.transfer {
            let _ = write!(line, ", hands over to {to}{}", if told { ", told" } else { "" });
        }
        if !state.reads.is_empty() {
            let _ = write!(line, ", {} reads wait", state.reads.len());
        }
    }
    let store: Vec<String> = server.store.iter().map(|(key, value)| format!("{key}={value}")).collect();
    if !store.is_empty() {
        let _ = write!(line, ", store {}", store.join(" "));
    }
    if let Role::Leader { progress, .. } = node.role() {
        for (slot, progress) in progress.iter().enumerate().filter(|(slot, _)| *slot != id.slot()) {
            let state = match progress.state {
                ProgressState::Probe { waiting: false } => "probe".to_string(),
                ProgressState::Probe { waiting: true } => "probe, waiting".to_string(),
                ProgressState::Replicate if progress.in_flight() == 0 => "replicate".to_string(),
                ProgressState::Replicate => format!("replicate, {} in flight", progress.in_flight()),
                ProgressState::Snapshot { snapshot, offset: 0 } => format!("snapshot {}", snapshot.last_included_index),
                ProgressState::Snapshot { snapshot, offset } => {
                    format!("snapshot {} from key {}", snapshot.last_included_index, offset + 1)
                }
            };
            let (of, next, held) = (NodeId::from_slot(slot), progress.next_index, progress.match_index);
            let _ = write!(line, "\n     {of}: match {held}, next {next}, {state}");
        }
    }
    let same = (disk.current_term, disk.voted_for) == (node.current_term(), node.voted_for());
    if !same || disk.log != *node.log() {
        let _ = write!(line, "\n     on disk only: {}", durable());
    }
    line
}

/// The entries as ` [(snapshot 1-3:1), 4:1 x=1, 5:2 y=2]`: index, term, command.
fn entries(world: &World, log: &Log) -> String {
    let mut list = Vec::new();
    let snapshot = log.snapshot();
    if snapshot.last_included_index > 0 {
        list.push(format!("(snapshot 1-{}:{})", snapshot.last_included_index, snapshot.last_included_term));
    }
    for index in log.first_index()..=log.last_index() {
        let entry = log.get(index).expect("the log has no gap");
        list.push(format!("{index}:{} {}", entry.term, said(&tell::entry_label(world, log, index, &entry))));
    }
    if list.is_empty() {
        return " empty".to_string();
    }
    format!(" [{}]", list.join(", "))
}

/// Checks each leader after each event: "matchIndex increases monotonically" (Figure 2), and nextIndex > matchIndex, or
/// > confirmedIndex where a follower has denied entries that it had acknowledged.
#[derive(Default)]
struct Watched {
    matches: BTreeMap<(NodeId, Term, usize), Index>,
    complaints: Vec<String>,
}

impl Watched {
    fn look(&mut self, world: &World) {
        for server in world.servers().iter().filter(|server| server.status != Status::Crashed) {
            let node = &server.node;
            let Role::Leader { progress, .. } = node.role() else { continue };
            let others = NodeSet::first(world.servers().len() as u8).without(NodeSet::of(node.id()));
            for follower in others.iter() {
                let Some(of) = progress.get(follower.slot()) else { continue };
                let known = self.matches.entry((node.id(), node.current_term(), follower.slot())).or_default();
                if of.match_index < *known || of.next_index <= of.confirmed_index {
                    self.complaints.push(format!(
                        "at {} ms, {} has match {} (before: {known}) and next {} of {follower}",
                        Millis(world.now()),
                        node.id(),
                        of.match_index,
                        of.next_index
                    ));
                }
                *known = of.match_index;
            }
        }
    }
}
