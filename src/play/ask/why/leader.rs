//! Why there is no leader.

use super::answer::{Answer, Cause, Point, Wait};
use super::current::{deposed, is_outvoted};
use super::{current, queries::*};
use crate::play::script::Millis;
use crate::play::tell::{clock, commas, figure, paper, rejection, rule_sentence, thesis, told, Told};
use crate::raft::{may_grant_vote, quorum_of, Message, Node, NodeId, NodeSet, Quorum, Role, Rpc, Rule, Votes};
use crate::sim::order::by_number;
use crate::sim::{Server, Setup, Status, World};

/// The rules that elections depend on.
const ELECTION_RULES: [Rule; 10] = [
    Rule::Majority,
    Rule::VoteOnce,
    Rule::UpToDateCheck,
    Rule::CompareLastTerm,
    Rule::IgnoreOldVotes,
    Rule::StepDown,
    Rule::KeepVote,
    Rule::PersistVote,
    Rule::PersistTerm,
    Rule::RandomTimeouts,
];

/// Why there is no leader. If there is one, the answer says so; if it is deposed, why there is no other one.
pub fn why_no_leader(world: &World) -> Answer {
    let mut points = Vec::new();
    let leader = world.leader().and_then(|id| world.server(id));
    let outvoted = leader.is_some_and(|leader| is_outvoted(world, &leader.node));
    let headline = match leader {
        Some(leader) => {
            let (id, term) = (leader.node.id(), leader.node.current_term());
            let text = told!("won-election", leader: id, term, section: paper("5.2"));
            points.push(Point::new(Cause::Leads { leader: id, term }, [text]));
            if outvoted {
                deposed(world, &leader.node, &mut points);
                let believes = told!("deposed-leader-believes", leader: id, term);
                [believes].into_iter().chain(nobody(world, &mut points)).collect()
            } else {
                vec![told!("leads-term", leader: id, term)]
            }
        }
        None => [told!("nobody-leads")].into_iter().chain(nobody(world, &mut points)).collect(),
    };
    others_that_lead(world, &mut points);
    if leader.is_none() || outvoted {
        last_leader(world, &mut points);
        timers(world, &mut points);
        settings(world, &mut points);
    }
    Answer { headline, points }
}

/// A running candidate.
struct Candidate<'a> {
    node: &'a Node,
    votes: Votes,
    /// The quorum of its own configuration, the latest in its log (§6).
    quorum: Quorum,
    /// The voters without a reply, and what it waits for.
    open: Vec<(NodeId, Wait)>,
}

impl Candidate<'_> {
    /// Whether it can still win in this term.
    fn can_win(&self) -> bool {
        let may = |wait: &Wait| matches!(wait, Wait::Answer(_) | Wait::Request(_) | Wait::Disk);
        let hoped = self.open.iter().filter(|(_, wait)| may(wait)).map(|(voter, _)| *voter);
        self.quorum.holds(self.votes.granted.iter().chain(hoped).collect())
    }

    /// Its votes, how many it needs, and whether it can still win.
    fn standing(&self, world: &World) -> Vec<Told> {
        let (candidate, term, nodes) = (self.node.id(), self.node.current_term(), self.votes.granted);
        let on = share(world, nodes, &self.quorum);
        let votes = told!("candidate-has-votes", candidate, term, count: nodes.len(), nodes, on);
        let hope = (!self.can_win()).then(|| told!("candidate-cannot-win", candidate, term));
        [votes, votes_needed(world, &self.quorum)].into_iter().chain(hope).collect()
    }
}

fn candidates(world: &World) -> Vec<Candidate<'_>> {
    let mut candidates = Vec::new();
    for server in world.servers().iter().filter(|server| server.is_up()) {
        let Role::Candidate { votes, .. } = server.node.role() else { continue };
        let quorum = quorum_of(world.rules(), server.node.config());
        let open = quorum.config.all_voters().without(votes.granted).without(votes.refused);
        let open = open.iter().filter_map(|voter| Some((voter, wait_for_vote(world, &server.node, voter)?))).collect();
        candidates.push(Candidate { node: &server.node, votes: *votes, quorum, open });
    }
    by_number(&mut candidates, |candidate| u128::MAX - u128::from(candidate.node.current_term()));
    candidates
}

/// How many votes a candidate needs.
fn votes_needed(world: &World, quorum: &Quorum) -> Told {
    let section = if quorum.config.is_joint() { paper("6") } else { paper("5.2") };
    told!("candidate-needs", needed: needed(world, quorum), section)
}

/// Adds that too few voters run or reach each other. Returns the gist; `None` if there are enough.
fn too_few(world: &World, points: &mut Vec<Point>) -> Option<Vec<Told>> {
    let (quorum, up) = (quorum(world), up(world));
    let (needs, need) = (votes_needed(world, &quorum), usize::from(quorum.need));
    if !quorum.holds(up) {
        let text = [
            told!("cannot-vote-now", nodes: all_voters(world).without(up)),
            needs.clone(),
            told!("nodes-that-are-down-count"),
        ];
        points.push(Point::new(Cause::TooFewRun { up, need }, text));
        return Some(vec![told!("only-some-can-vote", on: share(world, up, &quorum)), needs]);
    }
    if up.iter().any(|id| quorum.holds(group(world, id))) {
        return None;
    }
    let most = up.iter().map(|id| group(world, id).and(all_voters(world))).max_by_key(|group| group.len())?;
    let on = share(world, most, &quorum);
    let text = [told!("no-node-reaches-enough", nodes: most, on: on.clone()), needs.clone()];
    points.push(Point::new(Cause::NotConnected { group: most, need }, text));
    Some(vec![told!("largest-group-is-too-small", on), needs])
}

/// Adds why no running node leads. Returns the gist.
fn nobody(world: &World, points: &mut Vec<Point>) -> Vec<Told> {
    let candidates = candidates(world);
    let mut gist = too_few(world, points);
    for server in world.servers().iter().filter(|server| server.is_up()) {
        let Role::PreCandidate { votes } = server.node.role() else { continue };
        let (node, granted) = (server.node.id(), votes.granted);
        let (term, section) = (server.node.current_term() + 1, thesis("9.6"));
        let text = [
            told!("pre-votes-so-far", node, term, count: granted.len(), nodes: granted, section),
            told!("needs-pre-votes", node, needed: needed(world, &quorum_of(world.rules(), server.node.config()))),
        ];
        points.push(Point::new(Cause::Asks { node, granted }, text));
    }
    if gist.is_none() {
        if let Some((leader, term)) = paused_leader(world) {
            let text = told!("paused-leader-sends-nothing", leader, term, section: paper("5.2"));
            points.push(Point::new(Cause::LeaderPaused { leader, term }, [text]));
            gist = Some(vec![told!("leader-is-paused", leader, term)]);
        }
    }
    for candidate in &candidates {
        stands(world, candidate, points);
    }
    let split = split(world, &candidates, points);
    let first = candidates.iter().find(|candidate| candidate.can_win()).or(candidates.first());
    let nobody = || told!("nobody-is-a-candidate", section: paper("5.2"));
    if first.is_none() {
        points.push(Point::new(Cause::NobodyStands, [nobody()]));
    }
    gist.or(split).unwrap_or_else(|| first.map_or_else(|| vec![nobody()], |candidate| candidate.standing(world)))
}

/// Adds that no candidate of the newest term can win it, if there are several. Returns the gist.
fn split(world: &World, candidates: &[Candidate], points: &mut Vec<Point>) -> Option<Vec<Told>> {
    let term = candidates.first()?.node.current_term();
    let rivals: Vec<_> = candidates.iter().filter(|candidate| candidate.node.current_term() == term).collect();
    if rivals.len() < 2 || rivals.iter().any(|rival| rival.can_win()) {
        return None;
    }
    let votes =
        |rival: &&Candidate| told!("votes-of-candidate", candidate: rival.node.id(), count: rival.votes.granted.len());
    let gist = vec![
        told!("votes-are-split", term, votes: commas(rivals.iter().map(votes))),
        votes_needed(world, &rivals.first()?.quorum),
    ];
    let mut text = gist.clone();
    text.push(told!("next-timeout-begins-term", section: paper("5.2")));
    if world.rules().on(Rule::RandomTimeouts) {
        text.push(told!("timeouts-are-random", section: paper("5.2")));
    }
    let candidates = rivals.iter().map(|candidate| candidate.node.id()).collect();
    points.push(Point::new(Cause::Split { term, candidates }, text));
    Some(gist)
}

/// Adds a candidate's votes, refusals, and missing replies.
fn stands(world: &World, it: &Candidate, points: &mut Vec<Point>) {
    let Candidate { node, votes, quorum, open } = it;
    let (candidate, term, need) = (node.id(), node.current_term(), usize::from(quorum.need));
    let cause = Cause::Stands { candidate, term, granted: votes.granted, need, can_win: it.can_win() };
    points.push(Point::new(cause, it.standing(world)));
    for voter in votes.refused.iter() {
        let reason = world.server(voter).and_then(|server| refusal(world, node, server));
        let mut text = vec![told!("vote-was-refused", voter, candidate, term, section: paper("5.2"))];
        text.extend(reason.map(|reason| told!("vote-would-be-refused", voter, why: rejection(reason))));
        points.push(Point::new(Cause::Refused { candidate, voter, rejection: reason }, text));
    }
    for (voters, wait) in grouped(open.iter().cloned()) {
        let text = not_answered(candidate, voters, &wait);
        points.push(Point::new(Cause::NoAnswer { candidate, voters, wait }, [text]));
    }
}

/// Why a candidate has no reply from these voters.
fn not_answered(candidate: NodeId, nodes: NodeSet, wait: &Wait) -> Told {
    match wait {
        Wait::Disk if nodes.contains(candidate) => told!("own-vote-not-durable", candidate, section: figure(2)),
        Wait::Crashed => told!("nodes-crashed", nodes, section: paper("5.5")),
        Wait::Paused => told!("nodes-paused", nodes),
        Wait::Cut => told!("links-cut", node: candidate, nodes),
        Wait::Disk => told!("vote-waits-for-disk", nodes, section: figure(2)),
        Wait::Answer(ids) => told!("vote-on-its-way", nodes, messages: list(ids), section: paper("5.2")),
        Wait::Refusal(ids) => told!("refusal-on-its-way", nodes, messages: list(ids), section: paper("5.2")),
        Wait::Request(ids) => told!("vote-request-on-its-way", nodes, messages: list(ids), section: paper("5.2")),
        Wait::HigherTerm
        | Wait::Snapshot(_)
        | Wait::Probe(_)
        | Wait::Lost
        | Wait::NoMember
        | Wait::Leads
        | Wait::LeaderKnowsNot
        | Wait::NoLeader
        | Wait::NextAppend => told!("no-vote-on-its-way", candidate, nodes, section: paper("5.2")),
    }
}

/// Why a voter would refuse its vote now.
fn refusal(world: &World, candidate: &Node, voter: &Server) -> Option<crate::raft::Rejection> {
    if voter.status == Status::Crashed {
        return None;
    }
    may_grant_vote(world.rules(), &voter.node.as_voter(), &candidate.vote_request()).err()
}

/// What a candidate waits for from a voter without a reply.
fn wait_for_vote(world: &World, candidate: &Node, voter: NodeId) -> Option<Wait> {
    let (id, term) = (candidate.id(), candidate.current_term());
    if voter == id {
        return Some(Wait::Disk);
    }
    let answers = |yes: bool| {
        in_flight(world, voter, id, |message| {
            message.term == term && matches!(message.rpc, Rpc::RequestVoteReply { vote_granted } if vote_granted == yes)
        })
    };
    let (yes, no) = (answers(true), answers(false));
    if !yes.is_empty() {
        return Some(Wait::Answer(yes));
    }
    if !no.is_empty() {
        return Some(Wait::Refusal(no));
    }
    if let Some(wait) = unreachable(world, id, voter) {
        return Some(wait);
    }
    let asks = |message: &Message| message.term == term && matches!(message.rpc, Rpc::RequestVote { .. });
    let requests = in_flight(world, id, voter, asks);
    if !requests.is_empty() {
        return Some(Wait::Request(requests));
    }
    let held = |node: &Node, to: NodeId, fits: &dyn Fn(&Message) -> bool| {
        node.held_messages().any(|message| message.to == to && message.term == term && fits(message))
    };
    let answer = |message: &Message| matches!(message.rpc, Rpc::RequestVoteReply { .. });
    if held(candidate, voter, &asks) || held(&world.server(voter)?.node, id, &answer) {
        return Some(Wait::Disk);
    }
    Some(Wait::Lost)
}

/// Adds the other leaders: those of older terms have not heard of the newer one.
fn others_that_lead(world: &World, points: &mut Vec<Point>) {
    let Some(first) = world.leader().and_then(|id| world.server(id)) else { return };
    for server in world.servers().iter().filter(|server| server.status != Status::Crashed && server.node.is_leader()) {
        let (leader, term) = (server.node.id(), server.node.current_term());
        if leader == first.node.id() {
            continue;
        }
        let mut text = Vec::new();
        if term < first.node.current_term() {
            text.push(told!("has-not-heard-of-later-term", leader, term));
            text.extend(steps_down(world, leader));
        } else {
            text.push(told!("leads-term-too", leader, term));
        }
        points.push(Point::new(Cause::Leads { leader, term }, text));
    }
}

/// Adds the last leader, if it does not lead any more.
fn last_leader(world: &World, points: &mut Vec<Point>) {
    let Some((leader, term, text)) = current::last_leader(world) else { return };
    points.push(Point::new(Cause::LastLeader { leader, term }, [text]));
}

/// Adds the next election timer to fire.
fn timers(world: &World, points: &mut Vec<Point>) {
    let running = world.servers().iter().filter(|server| server.is_up());
    let next = running.filter_map(|server| Some((server.election?.fires, &server.node))).min_by_key(|(at, _)| *at);
    let Some((at, next)) = next else {
        points.push(Point::new(Cause::NoTimer, [told!("no-election-timer")]));
        return;
    };
    let (node, term) = (next.id(), next.current_term() + 1);
    let then = match world.options().prevote {
        true => told!("then-asks-for-pre-votes", term, section: thesis("9.6")),
        false => told!("then-is-a-candidate", term, section: paper("5.2")),
    };
    let fires = told!("next-election-timer", node, left: clock(at.saturating_sub(world.now())));
    points.push(Point::new(Cause::NextTimer { node, at }, [fires, then]));
}

/// That a round trip may take longer than the shortest election timeout; `None` if it may not.
pub fn votes_too_late(setup: &Setup) -> Option<Told> {
    let (round_trip, shortest) = (2 * setup.latency.max + setup.disk.max, setup.election.min);
    let (section, late) = (paper("5.6"), round_trip >= shortest);
    late.then(|| told!("votes-too-late", round_trip: Millis(round_trip), shortest: Millis(shortest), section))
}

/// Adds settings and rules that make elections fail.
fn settings(world: &World, points: &mut Vec<Point>) {
    if let Some(text) = votes_too_late(world.setup()).filter(|_| all(world).len() > 1) {
        points.push(Point::new(Cause::TooSlow, [text]));
    }
    let off: Vec<Rule> = ELECTION_RULES.into_iter().filter(|rule| !world.rules().on(*rule)).collect();
    if !off.is_empty() {
        let rule = |rule: &Rule| told!("sentence-why", text: rule.name(), why: rule_sentence(*rule));
        let text: Vec<Told> = [told!("election-rules-off")].into_iter().chain(off.iter().map(rule)).collect();
        points.push(Point::new(Cause::RulesOff(off), text));
    }
}
