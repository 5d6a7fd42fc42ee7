//! A window of the space-time diagram, taken from a [`Session`].
//!
//! The cost depends on what is in the window, not on the length of the run: everything is found by binary search (see
//! `play::record::spans`).

use super::{flight_view, groups, message_view};
use crate::play::record::items::{is_major, Conditions, Mark, MessageSpan, MessageStatus, NodeState, Operation, Reply};
use crate::play::record::spans::{thin_out, Axis, TimePoint};
use crate::play::record::timeline::Timeline;
use crate::play::run::session::{Branch, Session};
use crate::play::script::Directive;
use crate::play::show::view::message::FlightView;
use crate::play::show::view::time::ms;
use crate::play::show::view::timeline::*;
use crate::play::show::view::words::*;
use crate::play::tell::{self, Told};
use crate::raft::{MessageKind, NodeId, NodeSet, Rule};
use crate::sim::{Action, Chunked, ClientId, FactKind, Micros, OpOutcome, Record, What, World};

/// The most turning points that a window lists, and the most requests.
const MOST_MARKS: usize = 2000;
/// The most changes of one node that a window lists.
const MOST_CHANGES: usize = 1000;
/// The most cuts, partitions and rules, and the most statements of the script.
const MOST_SPELLS: usize = 200;

impl Session {
    /// What there is to draw from one place to another, both included: microseconds, or steps. At most `most` messages:
    /// where there are more, those that carry something stay, and of those that do not fit every second, fourth,
    /// eighth… does.
    pub fn timeline_view(&self, axis: Axis, from: u64, to: u64, most: usize) -> TimelineView {
        let far = far_of(self.branch());
        TimelineView {
            bookmarks: self.bookmarks_between(axis, from, to, far),
            planned: self.planned(far),
            ..window(self.branch(), axis, from, to, most)
        }
    }

    /// The same window of another branch, to be drawn beside the shown one: without bookmarks and without the
    /// statements ahead, which belong to the shown branch. `None`: there is no branch with this id.
    pub fn timeline_of(&self, id: u32, axis: Axis, from: u64, to: u64, most: usize) -> Option<TimelineView> {
        let branch = self.branches().iter().find(|branch| branch.id == id)?;
        Some(window(branch, axis, from, to, most))
    }

    fn bookmarks_between(&self, axis: Axis, from: u64, to: u64, far: TimePoint) -> Vec<PlannedView> {
        let bookmarks = self.bookmarks().into_iter().filter_map(|mark| {
            let spot = TimePoint { at: mark.at, step: self.timeline().step_at(mark.at) as u32 };
            let place = spot.on(axis);
            let known = axis == Axis::Time || mark.at <= far.at;
            (known && from <= place && place <= to).then(|| planned(spot, mark.name.to_string()))
        });
        bookmarks.take(MOST_SPELLS).collect()
    }

    fn planned(&self, far: TimePoint) -> Vec<PlannedView> {
        let timed = self.script().timed().into_iter();
        let ahead =
            timed.filter(|(_, moment, directive)| moment.at > far.at && !matches!(directive, Directive::Bookmark(_)));
        ahead
            .take(MOST_SPELLS)
            .map(|(_, moment, directive)| planned(TimePoint { at: moment.at, ..far }, directive.to_string()))
            .collect()
    }

    /// A message of this branch by its name, `n1>n2#4`, in flight or past; `None` if it is not known to have been sent.
    pub fn message_view(&self, name: &str) -> Option<MessageView> {
        let Ok(Directive::Act(Action::Drop(id))) = self.script().parse_action(&format!("drop {name}")) else {
            return None;
        };
        let timeline = self.timeline();
        let leg = timeline.message(id)?;
        let (run, records) = self.run_at(u64::from(leg.sent_step));
        let world = run.world();
        // What left and ended in one step is in flight at no moment that could be gone to.
        let flight = world.network().get(id).map(|flight| flight_view(world, flight)).or_else(|| {
            let record = records.iter().find(|record| record.what.message().is_some_and(|(other, _)| other == id));
            record.and_then(|record| gone(world, leg, record))
        })?;
        let because = records.iter().find(|record| tell::weight(&record.what) > 0);
        let cause = timeline.cause(leg).map(other);
        let over = leg.status != MessageStatus::InFlight;
        Some(MessageView {
            flight,
            fate: leg.status.into(),
            why: match leg.status {
                MessageStatus::Lost(cause) => tell::loss_cause(id, cause),
                _ => Told::NOTHING,
            },
            sent_step: f64::from(leg.sent_step),
            ended_ms: over.then(|| ms(leg.ended)),
            ended_step: over.then(|| f64::from(leg.ended_step)),
            waited_ms: ms(u64::from(leg.waited)),
            because: match (&cause, because) {
                (None, Some(record)) => tell::narrate(world, record).text,
                _ => Told::NOTHING,
            },
            cause,
            effects: timeline.effects(leg).map(other).collect(),
        })
    }

    /// What a step brought, in sentences: what is more than traffic, or else the traffic.
    pub fn told(&self, step: u64) -> Vec<Told> {
        let (run, records) = self.run_at(step);
        let heaviest = records.iter().map(|record| tell::weight(&record.what)).max().unwrap_or(0);
        let told = records.iter().filter(|record| tell::weight(&record.what) == heaviest).take(4);
        told.map(|record| tell::narrate(run.world(), record).text).collect()
    }
}

/// How far a branch is known.
fn far_of(branch: &Branch) -> TimePoint {
    TimePoint { at: branch.history().far_at(), step: branch.history().far_step() as u32 }
}

/// What a branch itself has in a window.
fn window(branch: &Branch, axis: Axis, from: u64, to: u64, most: usize) -> TimelineView {
    let timeline = branch.history().timeline();
    let far = far_of(branch);
    let (legs, legs_left_out) = legs(timeline, axis, from, to, most, far);
    let (marks, marks_out) = marks(timeline, axis, from, to);
    let (requests, requests_out) = requests(timeline, axis, from, to, far);
    TimelineView {
        lanes: lanes(timeline, axis, from, to),
        legs,
        legs_left_out,
        marks,
        marks_left_out: marks_out + requests_out,
        requests,
        operations: operations(timeline, axis, from, to),
        askers: timeline.clients().iter().map(|(_, name)| name.to_string()).collect(),
        spells: spells(timeline, axis, from, to),
        bookmarks: Vec::new(),
        planned: Vec::new(),
        far_ms: ms(far.at),
        far_step: f64::from(far.step),
    }
}

/// A flight that is over already, told from the record of its sending.
fn gone(world: &World, leg: &MessageSpan, record: &Record) -> Option<FlightView> {
    let message = match &record.what {
        What::Send(_, message, _) | What::Duplicate(_, message, _) => message,
        _ => return None,
    };
    let flight = message_view(world, leg.id, message);
    Some(FlightView { sent_ms: ms(leg.sent), arrives_ms: ms(leg.ended), ..flight })
}

fn planned(spot: TimePoint, text: String) -> PlannedView {
    PlannedView { ms: ms(spot.at), step: f64::from(spot.step), text }
}

fn other(leg: &MessageSpan) -> OtherView {
    let heartbeat = leg.kind == MessageKind::AppendEntries && leg.entries == 0;
    OtherView { id: leg.id.to_string(), kind: leg.kind, heartbeat, ok: leg.ok }
}

fn left_out(there: usize, listed: usize) -> u32 {
    u32::try_from(there.saturating_sub(listed)).unwrap_or(u32::MAX)
}

fn legs(timeline: &Timeline, axis: Axis, from: u64, to: u64, most: usize, far: TimePoint) -> (LegsView, u32) {
    let legs = timeline.messages();
    let (earlier, inside) = legs.overlapping(axis, from, to);
    let there = earlier.len() + inside.len();
    let is_substantive = |place| legs.get(place).is_some_and(MessageSpan::is_substantive);
    let places = thin_out(&earlier, inside, timeline.substantive(), is_substantive, most);
    let mut view = LegsView::default();
    for leg in places.iter().filter_map(|&place| legs.get(place)) {
        let flying = leg.status == MessageStatus::InFlight;
        let ended = if flying { leg.ended.max(far.at) } else { leg.ended };
        view.from.0.push(leg.id.from.number());
        view.to.0.push(leg.id.to.number());
        view.number.0.push(leg.id.number);
        view.copy.0.push(leg.id.copy);
        view.kind.0.push(leg.kind);
        view.entries.0.push(leg.entries);
        view.ok.0.push(leg.ok.into());
        view.term.0.push(leg.term);
        view.carries.0.push(leg.carries);
        view.fate.0.push(leg.status.into());
        view.place.0.push(leg.progress);
        view.sent_ms.0.push(ms(leg.sent));
        view.came_ms.0.push(ms(ended.saturating_sub(Micros::from(leg.waited))));
        view.ended_ms.0.push(ms(ended));
        view.sent_step.0.push(leg.sent_step);
        view.ended_step.0.push(if flying { far.step.saturating_add(1) } else { leg.ended_step });
    }
    (view, left_out(there, places.len()))
}

fn marks(timeline: &Timeline, axis: Axis, from: u64, to: u64) -> (MarksView, u32) {
    let marks = timeline.marks();
    let on = |mark: &Mark| TimePoint { at: mark.at, step: mark.step }.on(axis);
    let first = marks.partition_point(|mark| on(mark) < from);
    let end = marks.partition_point(|mark| on(mark) <= to).max(first);
    let grave = |place| marks.get(place).is_some_and(|mark| is_major(mark.fact));
    let places = thin_out(&[], first..end, timeline.major_marks(), grave, MOST_MARKS);
    let mut view = MarksView::default();
    for mark in places.iter().filter_map(|&place| marks.get(place)) {
        if matches!(mark.fact, FactKind::Propose | FactKind::Reply) {
            continue;
        }
        view.fact.0.push(mark.fact);
        view.node.0.push(mark.node.map_or(0, NodeId::number));
        view.ms.0.push(ms(mark.at));
        view.step.0.push(mark.step);
    }
    (view, left_out(end - first, places.len()))
}

fn requests(timeline: &Timeline, axis: Axis, from: u64, to: u64, far: TimePoint) -> (RequestsView, u32) {
    let requests = timeline.requests();
    let (earlier, inside) = requests.overlapping(axis, from, to);
    let there = earlier.len() + inside.len();
    let places = thin_out(&earlier, inside, &Chunked::default(), |_| false, MOST_MARKS);
    let mut view = RequestsView::default();
    for request in places.iter().filter_map(|&place| requests.get(place)) {
        let answered = if request.reply == Reply::Pending { far } else { request.answered };
        view.node.0.push(request.node.number());
        view.index.0.push(request.index);
        view.reply.0.push(request.reply.into());
        view.taken_ms.0.push(ms(request.accepted.at));
        view.answered_ms.0.push(ms(answered.at));
        view.taken_step.0.push(request.accepted.step);
        view.answered_step.0.push(answered.step);
    }
    (view, left_out(there, places.len()))
}

fn operations(timeline: &Timeline, axis: Axis, from: u64, to: u64) -> Vec<OperationView> {
    let asked = timeline.operations();
    let (earlier, inside) = asked.overlapping(axis, from, to);
    let name = |client: ClientId| {
        let known = timeline.clients().iter().find(|(known, _)| *known == client);
        known.map_or(String::new(), |(_, name)| name.to_string())
    };
    let places = thin_out(&earlier, inside, &Chunked::default(), |_| false, MOST_MARKS);
    let view = |it: &Operation| {
        let is_over = it.op.outcome != OpOutcome::Open;
        OperationView {
            id: it.op.id,
            client: it.op.client.map(name),
            number: it.op.number,
            text: it.op.command.to_string(),
            node: it.op.node.number(),
            from: ms(it.from.at),
            to: is_over.then(|| ms(it.to.at)),
            from_step: f64::from(it.from.step),
            to_step: is_over.then(|| f64::from(it.to.step)),
            outcome: match it.op.outcome {
                OpOutcome::Open => OperationOutcome::Open,
                OpOutcome::Ok(..) => OperationOutcome::Ok,
                OpOutcome::Failed(_) => OperationOutcome::Failed,
                OpOutcome::Unknown(_) => OperationOutcome::Unknown,
            },
            answer: match &it.op.outcome {
                OpOutcome::Ok(outcome, _) => tell::outcome_text(outcome),
                _ => Told::NOTHING,
            },
            guilt: timeline.violation_role(it.op.id).into(),
        }
    };
    places.iter().filter_map(|&place| asked.get(place)).map(view).collect()
}

fn lanes(timeline: &Timeline, axis: Axis, from: u64, to: u64) -> LanesView {
    let mut view = LanesView::default();
    let on = |lane: &NodeState| TimePoint { at: lane.at, step: lane.step }.on(axis);
    for (slot, lanes) in timeline.node_states().iter().enumerate() {
        // What it is at the beginning of the window began before it.
        let first = lanes.partition_point(|lane| on(lane) <= from).saturating_sub(1);
        let end = lanes.partition_point(|lane| on(lane) <= to);
        let mut add = |lane: &NodeState| {
            view.node.0.push(NodeId::from_slot(slot).number());
            view.term.0.push(lane.term);
            view.role.0.push(lane.role.into());
            view.status.0.push(lane.status.into());
            view.out.0.push(u8::from(lane.out));
            view.ms.0.push(ms(lane.at));
            view.step.0.push(lane.step);
        };
        if end.saturating_sub(first) <= MOST_CHANGES {
            (first..end).filter_map(|place| lanes.get(place)).for_each(&mut add);
            continue;
        }
        view.thinned = true;
        let mut last = None;
        for part in 0..=MOST_CHANGES as u64 {
            let until = from + ((u128::from(to - from) * u128::from(part)) / MOST_CHANGES as u128) as u64;
            let place = lanes.partition_point(|lane| on(lane) <= until).checked_sub(1);
            if place != last {
                place.and_then(|place| lanes.get(place)).into_iter().for_each(&mut add);
                last = place;
            }
        }
    }
    view
}

fn spells(timeline: &Timeline, axis: Axis, from: u64, to: u64) -> Vec<SpellView> {
    let periods = timeline.conditions();
    let first = periods.partition_point(|period| period.from.on(axis) <= from).saturating_sub(1);
    let end = periods.partition_point(|period| period.from.on(axis) <= to);
    let mut spells: Vec<SpellView> = Vec::new();
    // Where those are that go on: the one of the network, and one a rule.
    let mut network: Option<usize> = None;
    let mut rules: Vec<(Rule, usize)> = Vec::new();
    let mut before: Option<&Conditions> = None;
    let finish = |spells: &mut Vec<SpellView>, place: usize, spot: TimePoint| {
        if let Some(spell) = spells.get_mut(place) {
            (spell.to_ms, spell.to_step) = (Some(ms(spot.at)), Some(f64::from(spot.step)));
        }
    };
    for period in (first..end).filter_map(|place| periods.get(place)) {
        let spot = period.from;
        if before.is_none_or(|before| before.cut != period.cut) {
            if let Some(place) = network.take() {
                finish(&mut spells, place, spot);
            }
            if period.cut.iter().any(|cut| !cut.is_empty()) && spells.len() < MOST_SPELLS {
                network = Some(spells.len());
                spells.push(network_spell(period));
            }
        }
        rules.retain(|&(rule, place)| {
            let goes_on = period.rules_off.contains(&rule);
            if !goes_on {
                finish(&mut spells, place, spot);
            }
            goes_on
        });
        for &rule in period.rules_off.iter() {
            if rules.iter().all(|(other, _)| *other != rule) && spells.len() < MOST_SPELLS {
                rules.push((rule, spells.len()));
                spells.push(spell(ConditionKind::Rule, rule.name().to_string(), spot));
            }
        }
        before = Some(period);
    }
    spells
}

fn spell(kind: ConditionKind, label: String, from: TimePoint) -> SpellView {
    let (groups, cuts) = (Vec::new(), Vec::new());
    let (from_ms, from_step) = (ms(from.at), f64::from(from.step));
    SpellView { kind, label, groups, cuts, from_ms, from_step, to_ms: None, to_step: None }
}

fn network_spell(period: &Conditions) -> SpellView {
    let ids = || NodeSet::first(period.cut.len() as u8).iter();
    let is_cut = |from: NodeId, to: NodeId| period.cut.get(from.slot()).is_some_and(|cut| cut.contains(to));
    let groups = groups(ids, is_cut);
    let cuts: Vec<(u8, u8)> = ids()
        .flat_map(|from| ids().filter(move |&to| is_cut(from, to)).map(move |to| (from.number(), to.number())))
        .collect();
    if groups.is_empty() {
        let both = |from, to| cuts.contains(&(to, from));
        let links = cuts.iter().filter(|&&(from, to)| !(both(from, to) && from > to));
        let links = links.map(|&(from, to)| format!("n{from}{}n{to}", if both(from, to) { "-" } else { ">" }));
        return SpellView {
            cuts: cuts.clone(),
            ..spell(ConditionKind::Cut, links.collect::<Vec<_>>().join(", "), period.from)
        };
    }
    let names = |group: &Vec<u8>| group.iter().map(|n| format!("n{n}")).collect::<Vec<_>>().join(" ");
    let label = groups.iter().map(names).collect::<Vec<_>>().join(" | ");
    SpellView { groups, cuts, ..spell(ConditionKind::Partition, label, period.from) }
}
