//! Why there is no leader.

use super::answer::{Answer, Cause, Point, Wait};
use super::queries::*;
use crate::play::script::Millis;
use crate::play::tell::{clock, names, quorum_size, rejection, rule_sentence};
use crate::raft::{may_grant_vote, quorum_of, Message, Node, NodeId, NodeSet, Quorum, Role, Rpc, Rule, Term, Votes};
use crate::sim::{Server, Status, World};

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

/// Why there is no leader. If there is one, the answer says so.
pub fn why_no_leader(world: &World) -> Answer {
    let mut points = Vec::new();
    let headline = match world.leader().and_then(|id| world.server(id)) {
        Some(leader) => {
            let (id, term) = (leader.node.id(), leader.node.current_term());
            let text = format!("{id} has won the election of term {term} (§5.2).");
            points.push(Point::new(Cause::Leads { leader: id, term }, text));
            format!("{id} leads term {term}.")
        }
        None => format!("Nobody leads: {}.", nobody(world, &mut points)),
    };
    others_that_lead(world, &mut points);
    if world.leader().is_none() {
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
    candidates.sort_by_key(|candidate| std::cmp::Reverse(candidate.node.current_term()));
    candidates
}

/// Adds that too few voters run or reach each other. Returns the gist; `None` if there are enough.
fn too_few(world: &World, points: &mut Vec<Point>) -> Option<String> {
    let (quorum, up) = (quorum(world), up(world));
    let (takes, need) = (quorum_size(&quorum), usize::from(quorum.need));
    let joint = quorum.config.is_joint();
    if !quorum.holds(up) {
        let gone = they(all_voters(world).without(up), "does not run", "do not run");
        let text = match joint {
            true => format!(
                "{gone}. The configuration is joint: a candidate needs {takes} votes, a majority of the old voters \
                 and one of the new, and not of those that are left (§6)."
            ),
            false => format!(
                "{gone}. A candidate needs {takes} votes, a majority of all {} nodes and not of those that are left: \
                 until more of them run, nobody can win (§5.2).",
                all(world).len()
            ),
        };
        points.push(Point::new(Cause::TooFewRun { up, need }, text));
        let run = if up.len() == 1 && !joint { "runs" } else { "run" };
        let of = if joint { String::new() } else { format!(" of all {}", all(world).len()) };
        return Some(format!("{} {run}, and it takes {takes}{of}", of_all(up, &quorum)));
    }
    if up.iter().any(|id| quorum.holds(group(world, id))) {
        return None;
    }
    let most = up.iter().map(|id| group(world, id).and(all_voters(world))).max_by_key(|group| group.len())?;
    let text = format!(
        "No node is connected with enough others: at best, {} of them hear each other ({}), and a candidate needs \
         {takes} votes ({}).",
        most.len(),
        names(most),
        if joint { "§6" } else { "§5.2" }
    );
    points.push(Point::new(Cause::NotConnected { group: most, need }, text));
    Some(format!("at most {} hear each other, and it takes {takes}", of_all(most, &quorum)))
}

/// Adds why no running node leads. Returns the gist.
fn nobody(world: &World, points: &mut Vec<Point>) -> String {
    let candidates = candidates(world);
    let mut gist = too_few(world, points);
    for server in world.servers().iter().filter(|server| server.is_up()) {
        let Role::PreCandidate { votes } = server.node.role() else { continue };
        let id = server.node.id();
        let text = format!(
            "{id} asks whether it would be elected in term {}: {} would vote for it, and only with a majority does it \
             stand (thesis 9.6).",
            server.node.current_term() + 1,
            names(votes.granted)
        );
        points.push(Point::new(Cause::Asks { node: id, granted: votes.granted }, text));
    }
    if gist.is_none() {
        gist = paused_leader(world, points);
    }
    for candidate in &candidates {
        stands(world, candidate, points);
    }
    let newest = candidates.first().map_or(0, |candidate| candidate.node.current_term());
    let rivals: Vec<_> = candidates.iter().filter(|candidate| candidate.node.current_term() == newest).collect();
    let hopeful = candidates.iter().find(|candidate| candidate.can_win());
    if let Some(first) = rivals.first().filter(|_| rivals.len() > 1 && rivals.iter().all(|rival| !rival.can_win())) {
        let stand: NodeSet = rivals.iter().map(|candidate| candidate.node.id()).collect();
        let shares: Vec<String> = rivals
            .iter()
            .map(|candidate| format!("{} {}", candidate.node.id(), candidate.votes.granted.len()))
            .collect();
        let takes = quorum_size(&first.quorum);
        let text = format!(
            "The votes of term {newest} are split: {}, and it takes {takes}. The node that times out next begins \
             another term; timeouts are random so that two seldom fire at once (§5.2).",
            shares.join(", ")
        );
        points.push(Point::new(Cause::Split { term: newest, candidates: stand }, text));
        gist = gist.or(Some(format!("the votes of term {newest} are split, and it takes {takes}")));
    }
    match (hopeful, candidates.first()) {
        (Some(candidate), _) => gist.unwrap_or_else(|| {
            format!(
                "{} stands in term {}, with the votes of {}, and it takes {}",
                candidate.node.id(),
                candidate.node.current_term(),
                of_all(candidate.votes.granted, &candidate.quorum),
                quorum_size(&candidate.quorum)
            )
        }),
        (None, Some(candidate)) => gist.unwrap_or_else(|| {
            let (id, takes) = (candidate.node.id(), quorum_size(&candidate.quorum));
            format!("{id} stands in term {newest}, and cannot get the {takes} votes that it takes")
        }),
        (None, None) => {
            let text = "Nobody stands for election: that takes an election timer that fires (§5.2).".to_string();
            points.push(Point::new(Cause::NobodyStands, text));
            gist.unwrap_or_else(|| "nobody stands for election yet".to_string())
        }
    }
}

fn paused_leader(world: &World, points: &mut Vec<Point>) -> Option<String> {
    let paused = world.servers().iter().filter(|s| s.status == Status::Paused && s.node.is_leader());
    let leader = paused.max_by_key(|server| server.node.current_term())?;
    let (id, term) = (leader.node.id(), leader.node.current_term());
    let text =
        format!("{id} leads term {term} and is paused: it sends no heartbeats, and the others will time out (§5.2).");
    points.push(Point::new(Cause::LeaderPaused { leader: id, term }, text));
    Some(format!("{id}, which leads term {term}, is paused"))
}

/// Adds a candidate's votes, refusals, and missing replies.
fn stands(world: &World, candidate: &Candidate, points: &mut Vec<Point>) {
    let Candidate { node, votes, quorum, open } = candidate;
    let (id, term) = (node.id(), node.current_term());
    let can_win = candidate.can_win();
    let have = match votes.granted.len() {
        0 => "no vote".to_string(),
        1 => format!("1 vote ({})", names(votes.granted)),
        n => format!("{n} votes ({})", names(votes.granted)),
    };
    let hope = if can_win { "" } else { " It can no longer get as many in this term." };
    let text = match quorum.config.is_joint() {
        true => format!(
            "{id} stands in term {term} with {have}: {}. Its configuration is joint, and it takes {} (§6).{hope}",
            of_all(votes.granted, quorum),
            quorum_size(quorum)
        ),
        false => format!("{id} stands in term {term} with {have}. It takes {} (§5.2).{hope}", quorum_size(quorum)),
    };
    let need = usize::from(quorum.need);
    points.push(Point::new(Cause::Stands { candidate: id, term, granted: votes.granted, need, can_win }, text));
    for voter in votes.refused.iter() {
        let reason = world.server(voter).and_then(|server| refusal(world, node, server));
        let text = match reason {
            Some(reason) => format!("{voter} has refused {id}: {}.", rejection(reason)),
            None => format!("{voter} has refused {id} its vote in term {term} (§5.2)."),
        };
        points.push(Point::new(Cause::Refused { candidate: id, voter, rejection: reason }, text));
    }
    for (voters, wait) in grouped(open.iter().cloned()) {
        let text = match &wait {
            Wait::Disk if voters.contains(id) => {
                format!("{id}'s vote for itself is not durable yet, and the others are asked when it is (Figure 2).")
            }
            Wait::Crashed => format!("{} crashed, and cannot vote (§5.5).", they(voters, "is", "are")),
            Wait::Paused => format!("{} paused, and cannot vote.", they(voters, "is", "are")),
            Wait::Cut => format!("The links between {id} and {} are cut.", names(voters)),
            Wait::Disk => {
                format!("What {} is not durable yet, and waits for that (Figure 2).", they(voters, "says", "say"))
            }
            Wait::Answer(ids) => {
                format!("A yes is on its way from {}: {} (§5.2).", names(voters), list(ids))
            }
            Wait::Refusal(ids) => format!("A no is on its way from {}: {} (§5.2).", names(voters), list(ids)),
            Wait::Request(ids) => {
                format!("{} asked for a vote; that is on its way: {} (§5.2).", they(voters, "is", "are"), list(ids))
            }
            Wait::HigherTerm
            | Wait::Snapshot(_)
            | Wait::Probe(_)
            | Wait::Lost
            | Wait::NoMember
            | Wait::Leads
            | Wait::LeaderKnowsNot
            | Wait::NoLeader
            | Wait::NextAppend => format!(
                "Between {id} and {} the request or the answer was lost: it is asked again in another term (§5.2).",
                names(voters)
            ),
        };
        points.push(Point::new(Cause::NoAnswer { candidate: id, voters, wait }, text));
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

/// Adds leaders of older terms, which have not heard of the newer one.
fn others_that_lead(world: &World, points: &mut Vec<Point>) {
    let Some(leader) = world.leader() else { return };
    for server in world.servers().iter().filter(|server| server.status != Status::Crashed && server.node.is_leader()) {
        let (id, term) = (server.node.id(), server.node.current_term());
        if id == leader {
            continue;
        }
        let text = format!(
            "{id} still leads term {term}, for it has not heard of a higher one; it steps down when it does (§5.1)."
        );
        points.push(Point::new(Cause::Leads { leader: id, term }, text));
    }
}

/// Adds the last leader, if it does not lead any more.
fn last_leader(world: &World, points: &mut Vec<Point>) {
    let Some((term, id)) = world.monitor().last_leader() else { return };
    let Some(server) = world.server(id) else { return };
    if server.status != Status::Crashed && server.node.is_leader() {
        return;
    }
    let now = match server.status {
        Status::Crashed => "and is crashed",
        Status::Paused => "and is paused",
        Status::Up => "and leads no longer",
    };
    let text = format!("{id} was the last to lead, in term {term}, {now}.");
    points.push(Point::new(Cause::LastLeader { leader: id, term }, text));
}

/// Adds the next election timer to fire.
fn timers(world: &World, points: &mut Vec<Point>) {
    let running = world.servers().iter().filter(|server| server.is_up());
    let next = running.filter_map(|server| Some((server.election?.fires, server.node.id()))).min();
    let Some((at, node)) = next else {
        let text = "No election timer runs: by itself, nothing will change.".to_string();
        points.push(Point::new(Cause::NoTimer, text));
        return;
    };
    let (left, term) = (clock(at.saturating_sub(world.now())), next_term(world, node));
    let text = match world.options().prevote {
        true => format!(
            "{node}'s election timer fires next, in {left}: it then asks whether it would be elected in term {term} \
             (thesis 9.6)."
        ),
        false => {
            format!("{node}'s election timer fires next, in {left}: it then stands in term {term} (§5.2).")
        }
    };
    points.push(Point::new(Cause::NextTimer { node, at }, text));
}

fn next_term(world: &World, node: NodeId) -> Term {
    world.server(node).map_or(0, |server| server.node.current_term() + 1)
}

/// Adds settings and rules that make elections fail.
fn settings(world: &World, points: &mut Vec<Point>) {
    let setup = world.setup();
    let round_trip = 2 * setup.latency.max + setup.disk.max;
    if all(world).len() > 1 && round_trip >= setup.election.min {
        let text = format!(
            "A round trip takes up to {} ms, and the shortest election timeout is {} ms: elections may never end \
             (§5.6).",
            Millis(round_trip),
            Millis(setup.election.min)
        );
        points.push(Point::new(Cause::TooSlow, text));
    }
    let off: Vec<Rule> = ELECTION_RULES.into_iter().filter(|rule| !world.rules().on(*rule)).collect();
    if !off.is_empty() {
        let sentences: Vec<String> = off.iter().map(|rule| format!("{rule} ({})", rule_sentence(*rule))).collect();
        let text = format!("This is not Raft, for rules are off: {}.", sentences.join(", "));
        points.push(Point::new(Cause::RulesOff(off), text));
    }
}
