//! What a [`View`] shows, taken from a [`Session`].

mod clients;
mod lesson;
pub mod view;
mod why;

use crate::play::ask::standing::{standing, Standing};
use crate::play::ask::why::{commitment, votes_too_late};
use crate::play::run::history::RecentFact;
use crate::play::run::session::{Branch, Session};
use crate::play::run::{Fate, Run};
use crate::play::script::{Directive, Millis, Percent, Statement, Trigger};
use crate::play::show::view::time::ms;
use crate::play::show::view::words::*;
use crate::play::show::view::*;
use crate::play::tell::{self, commas, paper, told, Arg, Told};
use crate::raft::{
    AppendReason, Config, Entry, Fact, Index, LeaderLease, Log, Message, Node, NodeId, NodeSet, Payload, Progress,
    ProgressState, Role, Rule, Term,
};
use crate::sim::order::by_number;
use crate::sim::{Action, Flight, Membership, MessageId, Record, RunningTimer, Server, Setup, Status, What, World};

mod timeline;

/// The most messages between nodes that a view shows.
const MOST_FLIGHTS: usize = 400;
/// The most entries of a log that a view shows.
const MOST_ENTRIES: u64 = 200;

impl Session {
    /// Everything that a page needs to draw this instant.
    pub fn view(&self) -> View {
        let world = self.world();
        let mut flights: Vec<&Flight> = world.network().flights().collect();
        by_number(&mut flights, |flight| u128::from(flight.sent) << 64 | u128::from(flight.id.rank()));
        let left_out = flights.len().saturating_sub(MOST_FLIGHTS);
        let mut waiting = [0; NodeId::MAX as usize];
        flights.iter().filter(|flight| flight.waiting).for_each(|flight| waiting[flight.id.to.slot()] += 1);
        let fates = self.run().fates();
        let roster = world.membership();
        View {
            revision: self.revision(),
            now_ms: ms(world.now()),
            step: self.run().steps() as f64,
            far_ms: ms(self.branch().history().far_at()),
            far_step: self.branch().history().far_step() as f64,
            branches: self.branches().iter().map(|branch| self.branch_view(branch)).collect(),
            title: self.script().title().to_string(),
            about: self.script().about().to_string(),
            say: self.run().said().to_string(),
            says: self.run().says(),
            says_in_all: self.run().says_in_all(),
            next_event_ms: self.run().next_time().map(ms),
            until_ms: self.script().until().map(ms),
            end_ms: ms(self.script().headless_end()),
            at_end: self.run().says_end() && self.run().is_at_end(),
            settings: world.setup().into(),
            warnings: warnings(world),
            nodes: world
                .servers()
                .iter()
                .map(|server| node(world, server, waiting[server.node.id().slot()], &roster))
                .collect(),
            roster: roster_view(&roster),
            flights: flights.iter().skip(left_out).map(|flight| flight_view(world, flight)).collect(),
            flights_left_out: left_out as u32,
            links: links(world),
            groups: groups(|| ids(world), |from, to| world.network().is_cut(from, to)),
            committed: world.monitor().committed() as f64,
            committed_term: last_committed_term(world) as f64,
            rules_off: self.rules_off(),
            rules: rules(world).collect(),
            violations: world.monitor().violations().iter().map(|violation| violation_view(world, violation)).collect(),
            events: self.recent_facts().iter().map(|fact| event(world, fact)).collect(),
            sentence: self.sentence(),
            stopped: self.stopped().unwrap_or_default(),
            bookmarks: self.bookmark_views(),
            expects: self.expects(&fates),
            lines: lines(self.run(), fates),
            lesson: lesson::lesson(self.script(), self.run()),
            counts: counts(world),
            clients: clients::clients(world),
            client_flights: clients::flights(world),
            history: clients::history(world),
        }
    }

    /// Sentences about what happened last: facts that matter, and where the entry stands that was stored or
    /// acknowledged.
    pub fn sentence(&self) -> Vec<Told> {
        let world = self.world();
        let latest = self.latest();
        let heaviest = latest.iter().map(|record| tell::weight(&record.what)).max().unwrap_or(0);
        let heavy: Vec<&Record> = latest.iter().filter(|record| tell::weight(&record.what) == heaviest).collect();
        let mut told: Vec<Told> = tell::spoken(world, &heavy);
        let entry = latest.iter().rev().find_map(|record| entry_in_question(world, record));
        told.extend(entry.into_iter().flat_map(|(index, term)| commitment(world, index, term)));
        told
    }

    /// Two branches side by side, for a page: facts of this weight or more, and at most so many rows. `None` if there
    /// is no such branch.
    pub fn compare_view(&self, first: u32, second: u32, weight: u8, most: usize) -> Option<CompareView> {
        let compared = self.compare(first, second, weight, most)?;
        let [both, only_first, only_second] = compared.counts.map(|count| count as f64);
        let row = |row: crate::play::ask::compare::Row| CompareRow {
            at_ms: ms(row.at),
            text: row.text,
            first: row.first.map(|step| step as f64),
            second: row.second.map(|step| step as f64),
        };
        Some(CompareView {
            at_ms: ms(compared.at),
            until_ms: ms(compared.until),
            rows: compared.rows.into_iter().map(row).collect(),
            left_out: compared.left_out as f64,
            both,
            only_first,
            only_second,
        })
    }

    fn branch_view(&self, branch: &Branch) -> BranchView {
        let fork = branch.fork;
        let own = fork.map_or_else(Vec::new, |fork| {
            let left = self.branches().iter().find(|other| other.id == fork.from);
            let there = left.map(|other| other.script().timed()).unwrap_or_default();
            let is_there =
                |moment, directive| there.iter().any(|(_, then, other)| *then == moment && *other == directive);
            let timed = branch.script().timed().into_iter().map(|(_, moment, directive)| (moment, directive));
            let own = timed.filter(|(moment, directive)| moment.at >= fork.at && !is_there(*moment, *directive));
            own.map(|(moment, directive)| (moment.at, directive.to_string())).collect()
        });
        let first = own.first().cloned().unwrap_or_default();
        let more = own.iter().skip(1).filter(|(at, _)| *at == first.0).count() as u32;
        BranchView {
            id: branch.id,
            name: branch.name.clone(),
            shown: branch.id == self.branch().id,
            from: fork.map(|fork| fork.from),
            fork_ms: fork.map_or(0.0, |fork| ms(fork.at)),
            fork_step: fork.map_or(0.0, |fork| fork.step as f64),
            far_ms: ms(branch.history().far_at()),
            far_step: branch.history().far_step() as f64,
            difference: first.1,
            more,
        }
    }

    fn bookmark_views(&self) -> Vec<BookmarkView> {
        let marks = self.bookmarks().into_iter();
        marks.map(|mark| BookmarkView { at_ms: ms(mark.at), name: mark.name.to_string() }).collect()
    }

    /// The rules that are off, and at the start those that the script switches off at 0 ms: they are on for no time.
    fn rules_off(&self) -> Vec<RuleView> {
        let timed = if self.run().steps() == 0 { self.script().timed() } else { Vec::new() };
        let first = timed.into_iter().take_while(|(_, moment, _)| moment.at == 0);
        let off: Vec<Rule> = first
            .filter_map(|(.., directive)| match directive {
                Directive::Act(Action::Rule(rule, false)) => Some(*rule),
                _ => None,
            })
            .collect();
        rules(self.world()).filter(|rule| !rule.on || off.contains(&rule.name)).collect()
    }

    fn expects(&self, fates: &[(u32, Fate)]) -> Vec<ExpectView> {
        let held = |line: u32| {
            let place = fates.binary_search_by_key(&line, |(line, _)| *line).ok()?;
            fates.get(place).and_then(|(_, fate)| match fate {
                Fate::Asked(held) => Some(*held),
                _ => None,
            })
        };
        let run = self.run();
        let verdicts = run.verdicts().iter().chain(run.ending().into_iter().flatten());
        let mut failed = verdicts.filter(|verdict| !verdict.held).collect::<Vec<_>>();
        by_number(&mut failed, |verdict| verdict.line.into());
        let failed = |line: u32| {
            let place = failed.binary_search_by_key(&line, |verdict| verdict.line).ok()?;
            failed.get(place).copied()
        };
        let expects = self.script().statements().filter_map(|(line, statement)| match statement {
            Statement::Expect(expect)
            | Statement::Timed(_, Directive::Expect(expect))
            | Statement::When(Trigger { directive: Directive::Expect(expect), .. }) => {
                let failed = failed(line);
                Some(ExpectView {
                    line,
                    text: expect.to_string(),
                    held: held(line),
                    at_ms: failed.map(|verdict| ms(verdict.at)),
                    found: failed.map(|verdict| verdict.found.clone()),
                })
            }
            _ => None,
        });
        expects.collect()
    }
}

fn lines(run: &Run, fates: Vec<(u32, Fate)>) -> LinesView {
    let mut lines = LinesView { last: run.last_line(), next: run.next_line(), ..LinesView::default() };
    for (line, fate) in fates {
        match fate {
            Fate::Done => lines.done.push(line),
            Fate::Open => lines.open.push(line),
            Fate::Asked(true) => lines.held.push(line),
            Fate::Asked(false) => lines.failed.push(line),
            Fate::Skipped { at, why } => lines.skipped.push(SkippedView { line, at_ms: ms(at), why }),
            Fate::Waiting { seen, count, due } => {
                lines.waiting.push(WaitingView { line, seen, count, due_ms: due.map(ms) });
            }
        }
    }
    lines
}

/// The entry of which somebody who watches now asks whether it is committed: its index and its term.
fn entry_in_question(world: &World, record: &Record) -> Option<(Index, Term)> {
    let (id, index) = match &record.what {
        What::Node(Fact::Append { last, reason: AppendReason::Matches(_), .. }) => (record.node?, *last),
        What::Deliver(_, message, _) if message.answer().is_some() => {
            let node = &world.server(message.to)?.node;
            (node.is_leader().then(|| node.id())?, node.log().last_index())
        }
        _ => return None,
    };
    Some((index, world.server(id)?.node.log().get(index)?.term))
}

fn last_committed_term(world: &World) -> Term {
    let monitor = world.monitor();
    monitor.commitment(monitor.committed()).map_or(0, |committed| committed.entry.term)
}

fn counts(world: &World) -> CountsView {
    let counts = world.counts();
    CountsView {
        events: counts.events as f64,
        sent: counts.sent as f64,
        delivered: counts.delivered as f64,
        dropped: counts.dropped as f64,
    }
}

/// broadcastTime ≪ electionTimeout (§5.6), in words for the user who sets the dials.
fn warnings(world: &World) -> Vec<Told> {
    let setup @ Setup { election, heartbeat, latency, loss, nodes, .. } = world.setup();
    let (gap, shortest) = (heartbeat + latency.max, election.min);
    let warnings = [
        votes_too_late(setup),
        (gap >= shortest)
            .then(|| told!("heartbeats-too-late", gap: Millis(gap), shortest: Millis(shortest), section: paper("5.2"))),
        (election.max - shortest < latency.max && election.max > 0)
            .then(|| told!("timeouts-too-close", section: paper("5.2"))),
        (*loss >= 500_000).then(|| told!("half-of-messages-is-lost")),
    ];
    warnings.into_iter().flatten().filter(|_| *nodes > 1).collect()
}

fn node(world: &World, server: &Server, waiting: u32, roster: &Membership) -> NodeView {
    let node = &server.node;
    let crashed = server.status == Status::Crashed;
    // Of a crashed node only the disk is left.
    let log = if crashed { &server.disk.log } else { node.log() };
    let durable = server.disk.log.last_index();
    let (role, votes, progress) = if crashed { (NodeRole::Follower, Vec::new(), Vec::new()) } else { role_view(node) };
    let snapshot = log.snapshot();
    let leading = node.leader_state().filter(|_| !crashed);
    NodeView {
        id: node.id().number(),
        name: node.id().to_string(),
        status: server.status.into(),
        role,
        term: if crashed { server.disk.current_term } else { node.current_term() } as f64,
        voted_for: if crashed { server.disk.voted_for } else { node.voted_for() }.map(NodeId::number),
        leader: if crashed { None } else { node.leader().map(NodeId::number) },
        votes,
        election: server.election.map(timer),
        heartbeat: server.heartbeat.map(timer),
        commit: if crashed { 0 } else { node.commit_index() } as f64,
        applied: if crashed { 0 } else { node.last_applied() } as f64,
        first_index: log.first_index() as f64,
        last_index: log.last_index() as f64,
        snapshot_index: snapshot.last_included_index as f64,
        snapshot_term: snapshot.last_included_term as f64,
        log: entries(world, server, log),
        kv: if crashed {
            Vec::new()
        } else {
            server.store.iter().map(|(key, value)| (key.to_string(), value.to_string())).collect()
        },
        progress,
        durable_index: durable as f64,
        writes_pending: server.pending.len() as u32,
        waiting,
        clock_rate: f64::from(server.clock.0) / 1000.0,
        disk_time: server.disk_time.map(|span| format!("{}..{}", Millis(span.min), Millis(span.max))),
        timer_seed: server.timer_seed.map(|seed| seed as f64),
        torn: server.torn.is_some(),
        config: config_view(node),
        counted: member(&roster.config, node.id()),
        stands: !crashed && node.may_campaign(),
        lease: server.lease.map(timer),
        protects: if crashed {
            None
        } else {
            match node.leader_lease() {
                LeaderLease::Held { leader: Some(leader) } if leader != node.id() => Some(leader.number()),
                _ => None,
            }
        },
        wanted: leading.and_then(|state| state.target_config).as_ref().map(wanted_view),
        transfer_to: leading.and_then(|state| state.transfer.as_ref()).map(|transfer| transfer.to.number()),
        reads_waiting: leading.map_or(0, |state| state.reads.len() as u32),
        receiving: if crashed { server.disk.partial_snapshot } else { node.partial_snapshot() }.map(|receiving| {
            ReceivingView {
                index: receiving.snapshot.last_included_index as f64,
                received: receiving.received,
                size: receiving.snapshot.size,
            }
        }),
    }
}

/// The role of a running node, with a candidate's votes and a leader's progress of the others.
fn role_view(node: &Node) -> (NodeRole, Vec<VoteView>, Vec<ProgressView>) {
    match node.role() {
        Role::Follower => (NodeRole::Follower, Vec::new(), Vec::new()),
        Role::Candidate { votes, .. } | Role::PreCandidate { votes } => {
            let answer = |id: NodeId| {
                if votes.granted.contains(id) {
                    VoteAnswer::Yes
                } else if votes.refused.contains(id) {
                    VoteAnswer::No
                } else {
                    VoteAnswer::Pending
                }
            };
            let voters = node.config().all_voters().iter();
            let votes = voters.map(|id| VoteView { from: id.number(), answer: answer(id) }).collect();
            let pre = matches!(node.role(), Role::PreCandidate { .. });
            (if pre { NodeRole::PreCandidate } else { NodeRole::Candidate }, votes, Vec::new())
        }
        Role::Leader { progress, .. } => {
            let others = node.config().members().without(NodeSet::of(node.id()));
            let progress = others
                .iter()
                .filter_map(|id| Some(progress_view(id, progress.get(id.slot())?, node.log().snapshot().size)))
                .collect();
            (NodeRole::Leader, Vec::new(), progress)
        }
    }
}

fn wanted_view(wanted: &Config) -> WantedView {
    WantedView { voters: numbers(wanted.voters), learners: numbers(wanted.learners), text: tell::config_text(wanted) }
}

fn numbers(set: NodeSet) -> Vec<u8> {
    set.iter().map(NodeId::number).collect()
}

/// What a node is in a configuration.
fn member(config: &Config, id: NodeId) -> Member {
    match (config.voters.contains(id), config.outgoing.contains(id)) {
        (true, true) => Member::Voter,
        (true, false) if config.is_joint() => Member::Incoming,
        (true, false) => Member::Voter,
        (false, true) => Member::Outgoing,
        (false, false) if config.learners.contains(id) => Member::Learner,
        (false, false) => Member::None,
    }
}

fn roster_view(roster: &Membership) -> RosterView {
    let Membership { leader, index, config } = roster;
    RosterView {
        leader: leader.map(NodeId::number),
        index: *index as f64,
        voters: numbers(config.voters),
        outgoing: numbers(config.outgoing),
        learners: numbers(config.learners),
        text: tell::config_text(config),
    }
}

/// The configuration that a node uses.
fn config_view(node: &Node) -> ConfigView {
    let config = node.config();
    ConfigView {
        member: member(&config, node.id()),
        voters: numbers(config.voters),
        outgoing: numbers(config.outgoing),
        learners: numbers(config.learners),
        index: node.config_index() as f64,
        committed: node.config_index() <= node.commit_index(),
        text: tell::config_text(&config),
    }
}

fn entries(world: &World, server: &Server, log: &Log) -> Vec<EntryView> {
    let first = log.first_index().max((log.last_index() + 1).saturating_sub(MOST_ENTRIES));
    let entries = (first..=log.last_index()).filter_map(|index| {
        let entry = log.get(index)?;
        let standing = standing(world, server, index, entry);
        let other = matches!(standing, Standing::Replaced | Standing::Disputed);
        let rival = world.monitor().commitment(index).filter(|_| other);
        Some(EntryView {
            index: index as f64,
            term: entry.term as f64,
            text: tell::entry_label(world, log, index, &entry),
            detail: detail(world, log, index, &entry),
            durable: server.disk.log.get(index) == Some(entry),
            standing,
            rival: rival.map(|committed| RivalView {
                term: committed.entry.term as f64,
                text: tell::entry_label(world, log, index, &committed.entry),
            }),
        })
    });
    entries.collect()
}

/// What a configuration changes, and who belongs to it, in full words; of other entries `None`. `log`: the one that it
/// stands in.
fn detail(world: &World, log: &Log, index: Index, entry: &Entry) -> Option<Told> {
    let Payload::Config(config) = entry.payload else { return None };
    let change = tell::change_text(&tell::config_before(world, log, index), &config);
    Some(told!("config-change", change, members: tell::config_text(&config)))
}

/// An entry that a message carries. `log`: the sender's; by it is told what a configuration changes.
fn carried(world: &World, log: &Log, index: Index, entry: &Entry) -> CarriedView {
    CarriedView {
        index: index as f64,
        term: entry.term as f64,
        text: tell::entry_label(world, log, index, entry),
        detail: detail(world, log, index, entry),
    }
}

/// `size`: that of the leader's snapshot, in keys.
fn progress_view(id: NodeId, progress: &Progress, size: u32) -> ProgressView {
    let (state, offset, size) = match progress.state {
        ProgressState::Probe { .. } => (ReplicationState::Probe, 0, 0),
        ProgressState::Replicate => (ReplicationState::Replicate, 0, 0),
        ProgressState::Snapshot { offset, .. } => (ReplicationState::Snapshot, offset, size),
    };
    ProgressView {
        id: id.number(),
        next: progress.next_index as f64,
        matched: progress.match_index as f64,
        state,
        in_flight: progress.in_flight() as u32,
        offset,
        size,
    }
}

fn timer(alarm: RunningTimer) -> TimerView {
    TimerView { started_ms: ms(alarm.started), fires_ms: ms(alarm.fires), longest_ms: ms(alarm.longest) }
}

fn flight_view(world: &World, flight: &Flight) -> FlightView {
    use crate::raft::Rpc;
    let message = &flight.message;
    let entries = match &message.rpc {
        Rpc::AppendEntries { entries, .. } => world.server(message.from).map_or(Vec::new(), |sender| {
            let log = sender.node.log();
            entries.iter().map(|(index, entry)| carried(world, log, index, &entry)).collect()
        }),
        _ => Vec::new(),
    };
    FlightView {
        entries,
        sent_ms: ms(flight.sent),
        arrives_ms: ms(flight.arrives),
        lost_ms: flight.lost.map(|(at, _)| ms(at)),
        held_place: flight.held.map(|hold| f64::from(hold.place) / 1_000_000.0),
        held_until_ms: flight.held.map(|hold| ms(hold.until)),
        waiting: flight.waiting,
        late_ms: ms(flight.late),
        ..message_view(world, flight.id, message)
    }
}

/// A message without its flight: no entries, times of 0, neither lost, held, waiting nor late.
fn message_view(world: &World, id: MessageId, message: &Message) -> FlightView {
    let kind = message.kind();
    FlightView {
        id: id.to_string(),
        from: id.from.number(),
        to: id.to.number(),
        kind,
        family: kind.into(),
        reply: message.answer().is_some(),
        ok: message.answer(),
        heartbeat: message.is_heartbeat(),
        term: message.term as f64,
        entries: Vec::new(),
        sent_ms: 0.0,
        arrives_ms: 0.0,
        lost_ms: None,
        held_place: None,
        held_until_ms: None,
        copy: id.copy > 1,
        waiting: false,
        late_ms: 0.0,
        part: tell::part_of(message),
        summary: tell::message_summary(world, message),
        fields: tell::message_fields(world, message).into_iter().map(|(name, value)| (name, value.into())).collect(),
    }
}

fn ids(world: &World) -> impl Iterator<Item = NodeId> {
    NodeSet::first(world.servers().len() as u8).iter()
}

fn links(world: &World) -> Vec<LinkView> {
    let network = world.network();
    let mut links = Vec::new();
    for from in ids(world) {
        for to in ids(world).filter(|to| *to != from) {
            let mut words = Vec::new();
            if let Some(quality) = network.quality(from, to) {
                words.extend(quality.loss.map(|share| told!("link-loss", share: Percent(share).to_string())));
                words.extend(quality.duplicate.map(|share| told!("link-duplicate", share: Percent(share).to_string())));
                words.extend(quality.reorder.map(|share| told!("link-reorder", share: Percent(share).to_string())));
                let latency = quality.latency;
                words.extend(latency.map(|it| told!("link-latency", min: Millis(it.min), max: Millis(it.max))));
            }
            let orders = network.drop_orders(from, to).iter();
            words.extend(orders.map(|order| told!("link-drops-next", count: order.left)));
            let cut = network.is_cut(from, to);
            if cut || !words.is_empty() {
                let quality = match words.is_empty() {
                    true => Told::NOTHING,
                    false => Arg::from(commas(words)).into(),
                };
                links.push(LinkView { from: from.number(), to: to.number(), cut, quality });
            }
        }
    }
    links
}

/// The groups into which the cuts divide the cluster, if they are just those of a partition.
fn groups<I: Iterator<Item = NodeId>>(ids: impl Fn() -> I, is_cut: impl Fn(NodeId, NodeId) -> bool) -> Vec<Vec<u8>> {
    let apart = |a: NodeId, b: NodeId| is_cut(a, b) && is_cut(b, a);
    let mut groups: Vec<Vec<NodeId>> = Vec::new();
    for id in ids() {
        match groups.iter_mut().find(|group| group.iter().all(|other| !apart(*other, id))) {
            Some(group) => group.push(id),
            None => groups.push(vec![id]),
        }
    }
    let group_of = |id: NodeId| groups.iter().position(|group| group.contains(&id));
    let exact = ids().all(|a| ids().filter(|b| *b != a).all(|b| is_cut(a, b) == (group_of(a) != group_of(b))));
    if !exact || groups.len() < 2 {
        return Vec::new();
    }
    groups.into_iter().map(|group| group.into_iter().map(NodeId::number).collect()).collect()
}

fn rules(world: &World) -> impl Iterator<Item = RuleView> + '_ {
    Rule::ALL.iter().map(|&rule| RuleView {
        name: rule,
        sentence: tell::rule_sentence(rule),
        safety: rule.is_for_safety(),
        on: world.rules().on(rule),
    })
}

fn violation_view(world: &World, violation: &crate::sim::Violation) -> ViolationView {
    ViolationView {
        property: violation.property,
        sentence: tell::property_sentence(violation.property),
        at_ms: ms(violation.at),
        detail: tell::evidence(world, violation),
        nodes: violation.nodes.iter().map(NodeId::number).collect(),
        index: violation.index as f64,
        term: violation.term as f64,
    }
}

fn event(world: &World, fact: &RecentFact) -> EventView {
    let record = &fact.record;
    let told = tell::narrate(world, record);
    EventView {
        seq: record.seq as f64,
        at_ms: ms(record.at),
        step: fact.step as f64,
        node: record.node.map(NodeId::number),
        fact: tell::kind(&record.what),
        text: told.text,
        why: told.why,
        message: record.what.message().map(|(id, _)| id.to_string()).unwrap_or_default(),
        weight: tell::weight(&record.what),
    }
}
