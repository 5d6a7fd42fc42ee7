//! Our core and tikv's `raft` 0.7, step by step on the same schedule.
//!
//! A schedule is drawn from a seed: which message is delivered next, lost or doubled, whose timer fires, who crashes
//! and starts again, what is proposed, read, transferred. The network carries our messages. Each node is two nodes, one
//! of each core; whatever happens to one happens to the other, in its own language. After each step their term, vote,
//! role, leader, commitIndex and log must be equal, and so must the votes and the TimeoutNow that they send, the
//! answers to reads, and whether a command is accepted.
//!
//! What differs on purpose is in [`Difference`]. Not in the schedules: snapshots, changes of members, disks that are
//! late. Not compared: which entries a leader sends to whom and how far it goes back after a conflict.

mod differences;
mod ours;
mod theirs;

use std::fmt;

use playground::raft::{
    Fact, Handle, Input, Message, NodeId, NodeSet, Options, Payload, ReadMode, ReadNumber, Role, Rpc,
};
use playground::sim::dice::mix;
use raft::eraftpb::{self as pb, MessageType};
use raft::StateRole;

pub use differences::{Counts, Difference};
use ours::Ours;
use theirs::{local, translated, Theirs};

/// What a schedule draws from.
#[derive(Clone, Copy, Debug)]
pub struct Setup {
    pub seed: u64,
    pub nodes: u8,
    pub prevote: bool,
    pub checkquorum: bool,
    pub steps: u32,
}

/// What happened in a schedule, to see that it reaches what it is meant to reach.
#[derive(Default, Debug)]
pub struct Reached {
    pub steps: u64,
    pub leaders: u64,
    pub commits: u64,
    pub truncations: u64,
    pub restarts: u64,
    pub transfers: u64,
    pub reads: u64,
    pub no_quorum: u64,
    pub known: Counts,
}

/// A node of both cores.
struct Pair {
    ours: Ours,
    theirs: Theirs,
    /// Our reads that the other core was asked as well, with their rounds, oldest first.
    reads: Vec<(ReadNumber, playground::raft::Round)>,
}

struct Schedule<'a> {
    dice: u64,
    setup: Setup,
    pairs: Vec<Pair>,
    flights: Vec<Message>,
    commands: u32,
    read: ReadNumber,
    told: Vec<String>,
    reached: &'a mut Reached,
}

/// Two states that should be equal, and how it came to that.
pub struct Differ {
    pub setup: Setup,
    pub told: Vec<String>,
    pub what: String,
}

impl fmt::Display for Differ {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{:?}\n{}\n{}", self.setup, self.told.join("\n"), self.what)
    }
}

/// Plays the schedule of this setup on both cores.
pub fn play(setup: Setup, reached: &mut Reached) -> Result<(), Box<Differ>> {
    let options = Options {
        prevote: setup.prevote,
        checkquorum: setup.checkquorum,
        reads: ReadMode::Index,
        ..Options::default()
    };
    let pair = |id: NodeId| {
        let theirs = Theirs::new(id.number().into(), setup.nodes.into(), setup.prevote, setup.checkquorum);
        Pair { ours: Ours::new(id, setup.nodes, options), theirs, reads: Vec::new() }
    };
    let pairs = NodeSet::first(setup.nodes).iter().map(pair).collect();
    let (flights, told) = (Vec::new(), Vec::new());
    let mut schedule = Schedule { dice: mix(setup.seed), setup, pairs, flights, commands: 0, read: 0, told, reached };
    for _ in 0..setup.steps {
        if let Err(what) = schedule.step() {
            return Err(Box::new(Differ { setup, told: schedule.told, what }));
        }
        schedule.reached.steps += 1;
    }
    Ok(())
}

/// A vote, its answer, or a TimeoutNow: kind, receiver, term, whether it is granted.
type Sent = (&'static str, u64, u64, bool);

impl Schedule<'_> {
    fn below(&mut self, n: u64) -> u64 {
        self.dice = self.dice.wrapping_add(0x9e37_79b9_7f4a_7c15);
        mix(self.dice) % n
    }

    /// Takes one step on both cores, and compares. An error says what differs.
    fn step(&mut self) -> Result<(), String> {
        let slot = self.below(self.setup.nodes.into()) as usize;
        let leader = self.pairs.iter().rposition(|pair| pair.ours.node.is_leader()).unwrap_or(slot);
        match self.below(100) {
            0..=61 if !self.flights.is_empty() => {
                // Mostly the oldest: a message that waits for long is one that the network has delayed.
                let old = self.below(3) > 0;
                let at = if old { 0 } else { self.below(self.flights.len() as u64) as usize };
                let message = self.flights.remove(at);
                match self.below(20) {
                    0 => Ok(()),
                    1 => {
                        self.flights.push(message.clone());
                        self.deliver(&message)
                    }
                    _ => self.deliver(&message),
                }
            }
            62..=66 => self.election_timeout(slot),
            67..=78 => self.input(leader, Input::HeartbeatTimeout, local(MessageType::MsgBeat)),
            79..=88 => self.propose(leader),
            89..=91 => self.restart(slot),
            92..=94 if self.pairs[slot].ours.lease_runs => self.lease_timeout(slot),
            95 | 96 => self.transfer(leader, slot),
            97..=99 => self.ask(leader),
            _ => self.lose_a_message(),
        }
    }

    fn lose_a_message(&mut self) -> Result<(), String> {
        // Otherwise what nobody answers piles up.
        if self.flights.len() > 40 {
            let at = self.below(self.flights.len() as u64) as usize;
            self.flights.remove(at);
        }
        Ok(())
    }

    fn election_timeout(&mut self, slot: usize) -> Result<(), String> {
        if self.pairs[slot].ours.node.is_leader() {
            return Ok(());
        }
        self.input(slot, Input::ElectionTimeout, local(MessageType::MsgHup))
    }

    fn propose(&mut self, slot: usize) -> Result<(), String> {
        if !self.pairs[slot].ours.node.is_leader() {
            return Ok(());
        }
        self.commands += 1;
        let mut message = local(MessageType::MsgPropose);
        let data = self.commands.to_le_bytes().to_vec();
        message.set_entries(vec![pb::Entry { data: data.into(), ..pb::Entry::default() }].into());
        let payload = Payload::Command(Handle(self.commands));
        // Whether it is accepted shows in the log.
        self.input(slot, Input::Propose { payload, bytes: 4 }, message)
    }

    fn transfer(&mut self, leader: usize, to: usize) -> Result<(), String> {
        if !self.pairs[leader].ours.node.is_leader() || leader == to {
            return Ok(());
        }
        self.reached.transfers += 1;
        let mut message = local(MessageType::MsgTransferLeader);
        message.from = to as u64 + 1;
        self.input(leader, Input::Transfer(NodeId::from_slot(to)), message)
    }

    fn ask(&mut self, slot: usize) -> Result<(), String> {
        if !self.pairs[slot].ours.node.is_leader() {
            return Ok(());
        }
        self.read += 1;
        let asked = self.pairs[slot].ours.step(Input::Read(self.read));
        self.told.push(format!("n{} reads {}", slot + 1, self.read));
        let waits = asked.facts.iter().any(|fact| matches!(fact, Fact::ReadWaits { .. }));
        if waits {
            self.reached.known.count(Difference::EarlyRead);
        }
        self.compare(slot, asked, theirs::Asked::default(), &[])
    }

    fn lease_timeout(&mut self, slot: usize) -> Result<(), String> {
        let pair = &mut self.pairs[slot];
        let asked = pair.ours.step(Input::LeaseTimeout);
        let (checks, leads) = (self.setup.checkquorum, pair.theirs.raw.raft.state == StateRole::Leader);
        let mut theirs = theirs::Asked::default();
        if leads {
            if checks {
                theirs = pair.theirs.step(local(MessageType::MsgCheckQuorum));
            }
            if pair.theirs.raw.raft.state == StateRole::Leader {
                pair.theirs.raw.raft.abort_leader_transfer();
            }
        } else {
            pair.theirs.end_lease();
        }
        self.told.push(format!("n{}'s lease timer fires", slot + 1));
        self.compare(slot, asked, theirs, &[])
    }

    fn restart(&mut self, slot: usize) -> Result<(), String> {
        let pair = &mut self.pairs[slot];
        let asked = pair.ours.restart();
        if pair.theirs.restart() {
            self.reached.known.count(Difference::CommitOnDisk);
        }
        self.pairs[slot].reads.clear();
        self.reached.restarts += 1;
        self.told.push(format!("n{} crashes and starts again", slot + 1));
        self.compare(slot, asked, theirs::Asked::default(), &[])
    }

    fn input(&mut self, slot: usize, input: Input, message: pb::Message) -> Result<(), String> {
        let pair = &mut self.pairs[slot];
        self.told.push(format!("n{}: {input:?}", slot + 1));
        let asked = pair.ours.step(input);
        let theirs = pair.theirs.step(message);
        self.compare(slot, asked, theirs, &[])
    }

    /// A message arrives at both.
    fn deliver(&mut self, message: &Message) -> Result<(), String> {
        let slot = message.to.slot();
        self.told.push(format!("{} to {}, term {}: {:?}", message.from, message.to, message.term, message.rpc));
        let pair = &mut self.pairs[slot];
        let committed = pair.ours.node.commit_index();
        let mut allowed = Vec::new();
        let forward = before(message, pair, &mut self.reached.known, &mut allowed);
        let asked = pair.ours.step(Input::Receive(message));
        let mut theirs = theirs::Asked::default();
        if forward {
            let mut translation = translated(message, committed).ok_or("a snapshot: nothing is compacted")?;
            if matches!(message.rpc, Rpc::PreVoteReply { vote_granted: false, .. }) && message.term < pair.theirs.term()
            {
                self.reached.known.count(Difference::RefusalOfLowerTerm);
                translation.term = pair.theirs.term();
            }
            if matches!(&message.rpc, Rpc::AppendEntries { prev_log_index, .. } if *prev_log_index < committed) {
                self.reached.known.count(Difference::AppendBelowCommit);
            }
            theirs = pair.theirs.step(translation);
        }
        if let Rpc::AppendEntriesReply { round, .. } = message.rpc {
            let current = message.term == pair.ours.node.current_term();
            let due = pair.reads.iter().filter(|(_, of)| current && *of <= round);
            let due: Vec<ReadNumber> = due.map(|(read, _)| *read).collect();
            if due.len() > 1 {
                self.reached.known.count(Difference::ReadsApart);
            }
            for read in due {
                let mut beat = local(MessageType::MsgHeartbeatResponse);
                (beat.from, beat.term) = (message.from.number().into(), message.term);
                beat.context = read.to_le_bytes().to_vec().into();
                let more = pair.theirs.step(beat);
                theirs.sent.extend(more.sent);
                theirs.answers.extend(more.answers);
            }
        }
        after(message, pair, &mut self.reached.known, &mut allowed);
        self.compare(slot, asked, theirs, &allowed)
    }

    /// Counts what our step has come to, hands its reads to the other core, and compares.
    fn compare(
        &mut self,
        slot: usize,
        asked: ours::Asked,
        mut theirs: theirs::Asked,
        allowed: &[Sent],
    ) -> Result<(), String> {
        let pair = &mut self.pairs[slot];
        for fact in &asked.facts {
            match fact {
                Fact::LeaderElected { .. } => self.reached.leaders += 1,
                Fact::Commit { .. } => self.reached.commits += 1,
                Fact::Truncate { .. } => self.reached.truncations += 1,
                Fact::StepDown { why: playground::raft::StepDownReason::NoQuorum { .. }, .. } => {
                    self.reached.no_quorum += 1;
                }
                Fact::ReadIndex { read, round, .. } => {
                    pair.reads.push((*read, *round));
                    pair.theirs.raw.read_index(read.to_le_bytes().to_vec());
                    let more = pair.theirs.drain();
                    theirs.answers.extend(more.answers);
                }
                _ => {}
            }
        }
        let mine: Vec<(Vec<u8>, u64)> =
            asked.answers.iter().map(|(read, index)| (read.to_le_bytes().to_vec(), *index)).collect();
        self.reached.reads += mine.len() as u64;
        pair.reads.retain(|(read, _)| !asked.answers.iter().any(|(answered, _)| answered == read));
        if !pair.ours.node.is_leader() {
            pair.reads.clear();
        }
        let mut sent: [Vec<Sent>; 2] = [
            asked.sent.iter().filter_map(sent_by_ours).collect(),
            theirs.sent.iter().filter_map(sent_by_theirs).collect(),
        ];
        for one in allowed {
            sent.iter_mut().for_each(|list| list.retain(|other| other != one));
        }
        sent.iter_mut().for_each(|list| list.sort_unstable());
        self.flights.extend(asked.sent);
        let states = [state_of_ours(&pair.ours), state_of_theirs(&pair.ours, &pair.theirs, &mut self.reached.known)];
        if states[0] != states[1] {
            return Err(format!("n{}\n  ours:   {}\n  theirs: {}", slot + 1, states[0], states[1]));
        }
        if mine != theirs.answers {
            return Err(format!("n{} answers reads\n  ours:   {mine:?}\n  theirs: {:?}", slot + 1, theirs.answers));
        }
        if sent[0] != sent[1] {
            return Err(format!("n{} sends\n  ours:   {:?}\n  theirs: {:?}", slot + 1, sent[0], sent[1]));
        }
        Ok(())
    }
}

/// Helps the other core over a known difference before a message arrives. Returns whether it gets the message at all.
/// `allowed`: what only one of the two will send.
fn before(message: &Message, pair: &mut Pair, known: &mut Counts, allowed: &mut Vec<Sent>) -> bool {
    let (node, from) = (&pair.ours.node, u64::from(message.from.number()));
    let (term, raft) = (node.current_term(), &mut pair.theirs.raw.raft);
    let hears = matches!(node.leader_lease(), playground::raft::LeaderLease::Held { .. });
    match message.rpc {
        Rpc::RequestVote { .. } if message.term < term => {
            known.count(Difference::OldRequestUnanswered);
            allowed.push(("vote", from, term, false));
        }
        Rpc::RequestVote { transfer, .. } if message.term > term => {
            let promised = node.leader().is_none() && hears;
            if pair.ours.options.checkquorum && promised && !transfer {
                known.count(Difference::PromiseAfterRestart);
                return false;
            }
        }
        Rpc::PreVote { .. } if message.term + 1 == term => {
            known.count(Difference::PreVoteForThisTerm);
            allowed.extend([("pre-vote", from, term, false), ("pre-vote", from, term, true)]);
        }
        Rpc::PreVote { .. } if hears && message.term >= term => {
            known.count(Difference::PreVoteInLease);
            allowed.extend([("pre-vote", from, term, false), ("pre-vote", from, message.term + 1, true)]);
        }
        Rpc::PreVoteReply { asked_in, .. } if asked_in != term => {
            if raft.state == StateRole::PreCandidate {
                known.count(Difference::OldPreVote);
            }
            return message.term > term;
        }
        Rpc::TimeoutNow if message.term == term && raft.state != StateRole::Follower && !node.is_leader() => {
            known.count(Difference::TimeoutNowAtCandidate);
            let term = raft.term;
            raft.become_follower(term, 0);
        }
        _ => {}
    }
    true
}

/// Helps it over one after the message.
fn after(message: &Message, pair: &mut Pair, known: &mut Counts, allowed: &mut Vec<Sent>) {
    let (node, raft) = (&pair.ours.node, &mut pair.theirs.raw.raft);
    let voted = node.voted_for().map_or(0, |id| id.number().into());
    let same_term = node.current_term() == raft.term;
    let over = matches!(node.leader_lease(), playground::raft::LeaderLease::Expired);
    let over = over && pair.ours.options.checkquorum;
    if matches!(message.rpc, Rpc::RequestVote { .. }) && over && raft.leader_id != 0 && raft.election_elapsed == 0 {
        known.count(Difference::VoteRenewsLease);
        raft.election_elapsed = raft.election_timeout();
    }
    if matches!(message.rpc, Rpc::RequestVote { .. })
        && same_term
        && raft.vote == 0
        && voted != 0
        && raft.leader_id != 0
    {
        known.count(Difference::VoteBesideLeader);
        raft.vote = voted;
        allowed.extend([("vote", voted, message.term, true), ("vote", voted, message.term, false)]);
        pair.theirs.drain();
    }
}

fn sent_by_ours(message: &Message) -> Option<Sent> {
    let (to, term) = (message.to.number().into(), message.term);
    Some(match message.rpc {
        Rpc::RequestVote { .. } => ("ask", to, term, false),
        Rpc::PreVote { .. } => ("ask before", to, term + 1, false),
        Rpc::RequestVoteReply { vote_granted } => ("vote", to, term, vote_granted),
        Rpc::PreVoteReply { asked_in, vote_granted } => {
            ("pre-vote", to, if vote_granted { asked_in + 1 } else { term }, vote_granted)
        }
        Rpc::TimeoutNow => ("now", to, term, false),
        _ => return None,
    })
}

fn sent_by_theirs(message: &pb::Message) -> Option<Sent> {
    let what = match message.get_msg_type() {
        MessageType::MsgRequestVote => "ask",
        MessageType::MsgRequestPreVote => "ask before",
        MessageType::MsgRequestVoteResponse => return Some(("vote", message.to, message.term, !message.reject)),
        MessageType::MsgRequestPreVoteResponse => return Some(("pre-vote", message.to, message.term, !message.reject)),
        MessageType::MsgTimeoutNow => "now",
        _ => return None,
    };
    Some((what, message.to, message.term, false))
}

/// What is compared, as a text.
fn state_of_ours(ours: &Ours) -> String {
    let node = &ours.node;
    let role = match node.role() {
        Role::Follower => "follower",
        Role::PreCandidate { .. } => "pre-candidate",
        Role::Candidate { .. } => "candidate",
        Role::Leader { .. } => "leader",
    };
    let transfer = node.leader_state().and_then(|state| state.transfer).map_or(0, |it| it.to.number());
    let vote = node.voted_for().map_or(0, NodeId::number);
    let leader = node.leader().map_or(0, NodeId::number);
    let log = node.log().entries(1, playground::raft::MAX_ENTRIES);
    let log: Vec<(u64, Payload)> = log.iter().map(|(_, entry)| (entry.term, entry.payload)).collect();
    let (term, commit) = (node.current_term(), node.commit_index());
    format!("term {term}, vote {vote}, {role}, leader {leader}, transfer {transfer}, commit {commit}, log {log:?}")
}

fn state_of_theirs(ours: &Ours, theirs: &Theirs, known: &mut Counts) -> String {
    let raft = &theirs.raw.raft;
    let (mut role, mut leader) = match raft.state {
        StateRole::Follower => ("follower", raft.leader_id),
        StateRole::PreCandidate => ("pre-candidate", raft.leader_id),
        StateRole::Candidate => ("candidate", raft.leader_id),
        StateRole::Leader => ("leader", raft.leader_id),
    };
    // A candidate that cannot win any more is a follower there.
    let votes = match ours.node.role() {
        Role::Candidate { votes, .. } => Some(("candidate", votes)),
        Role::PreCandidate { votes } => Some(("pre-candidate", votes)),
        _ => None,
    };
    if let Some((name, votes)) = votes.filter(|_| raft.state == StateRole::Follower) {
        let voters = ours.node.config().voters;
        if 2 * voters.without(votes.refused).len() <= voters.len() {
            known.count(Difference::LostElection);
            (role, leader) = (name, 0);
        }
    }
    let transfer = raft.lead_transferee.unwrap_or(0);
    let (term, vote, commit, log) = (raft.term, raft.vote, raft.raft_log.committed, theirs.log());
    format!("term {term}, vote {vote}, {role}, leader {leader}, transfer {transfer}, commit {commit}, log {log:?}")
}
