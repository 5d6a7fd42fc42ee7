//! Why something happened, taken apart: the sentence of the paper that decided, what it asked, and the values that it
//! compared. They are those at the decision, as the fact carries them; the world is asked only for texts of commands.

use std::fmt::Display;

use crate::play::script::Millis;
use crate::play::tell::narrate::{self, log_end, names};
use crate::raft::{
    named, Config, Denied, Fact, LogEnd, Match, Message, MessageKind, NodeId, NodeSet, Proof, Quorum, ReadRight, Right,
    Rule, WhyDown,
};
use crate::sim::client::Again;
use crate::sim::kv::Before;
use crate::sim::{ClientAnswer, LeftOut, Record, Torn, What, World};

named! {
    /// What decides: a place in the extended Raft paper, under the name that its readers know it by.
    Guard {
        /// The first of the rules for all servers.
        AllServers1 = "Figure 2, all servers 1",
        /// The second.
        AllServers2 = "Figure 2, all servers 2",
        /// An election timeout, of a follower or a candidate.
        Followers2 = "Figure 2, followers 2",
        /// An election begins.
        Candidates1 = "Figure 2, candidates 1",
        /// A majority has voted.
        Candidates2 = "Figure 2, candidates 2",
        /// Somebody else has won.
        Candidates3 = "Figure 2, candidates 3",
        /// Heartbeats.
        Leaders1 = "Figure 2, leaders 1",
        /// A client's command.
        Leaders2 = "Figure 2, leaders 2",
        /// Replication.
        Leaders3 = "Figure 2, leaders 3",
        /// A follower's refusal.
        Leaders3Fails = "Figure 2, leaders 3, failure",
        /// Commitment.
        Leaders4 = "Figure 2, leaders 4",
        /// RequestVote itself.
        RequestVote = "Figure 2, RequestVote",
        /// An old candidate.
        RequestVote1 = "Figure 2, RequestVote 1",
        /// One vote, and only for a log that is up to date.
        RequestVote2 = "Figure 2, RequestVote 2",
        /// What "up-to-date" means.
        UpToDate = "Section 5.4.1",
        /// AppendEntries itself.
        AppendEntries = "Figure 2, AppendEntries",
        /// An old leader.
        AppendEntries1 = "Figure 2, AppendEntries 1",
        /// Do the logs match?
        AppendEntries2 = "Figure 2, AppendEntries 2",
        /// A conflict.
        AppendEntries3 = "Figure 2, AppendEntries 3",
        /// What the leader knows to be committed.
        AppendEntries5 = "Figure 2, AppendEntries 5",
        /// Old answers.
        Stale = "Section 5.1",
        /// Answers.
        Persistent = "Figure 2, persistent state",
        /// InstallSnapshot itself.
        InstallSnapshot = "Figure 13, InstallSnapshot",
        /// An old leader's snapshot.
        InstallSnapshot1 = "Figure 13, InstallSnapshot 1",
        /// What is kept behind a snapshot.
        InstallSnapshot6 = "Figure 13, InstallSnapshot 6",
        /// A snapshot of what is there already.
        Prefix = "Section 7, snapshots of a prefix",
        /// Taking a snapshot.
        Take = "Section 7, taking snapshots",
        /// Sending one.
        Lagging = "Section 7, followers that lag",
        /// A client at a follower.
        Clients = "Section 8, clients",
        /// A new leader's blank entry.
        Blank = "Section 8, blank entries",
        /// A client that asks again.
        Sessions = "Section 8, serial numbers",
        /// Asking for votes before one stands.
        PreVote = "Thesis 9.6, pre-vote",
        /// Protecting a leader.
        Disruptive = "Thesis 4.2.3, disruptive servers",
        /// A leader without a majority.
        CheckQuorum = "Thesis 6.2, routing requests to the leader",
        /// Handing over.
        Transfer = "Thesis 3.10, leadership transfer",
        /// Reads without the log.
        ReadIndex = "Thesis 6.4, read-only queries",
        /// Reads by a lease.
        Lease = "Thesis 6.4.1, clocks",
        /// Changes of configuration.
        Config = "Section 6, configurations",
        /// Agreement in a joint configuration.
        Joint = "Section 6, joint consensus",
        /// New servers.
        Learners = "Thesis 4.2.1, new servers",
        /// A leader that is removed.
        Removed = "Thesis 4.2.2, removing the leader",
        /// One change at a time.
        OneChange = "Thesis 4.1, one change at a time",
        /// What a network may do.
        Network = "Section 2, networks",
        /// What a server may do.
        Servers = "Section 2, servers",
        /// What a clock may do.
        Timing = "Section 2, timing",
    }
}

impl Guard {
    /// The paper's own words; those of the thesis are shortened.
    pub const fn sentence(self) -> &'static str {
        match self {
            Guard::AllServers1 => {
                "If commitIndex > lastApplied: increment lastApplied, apply log[lastApplied] to state machine (§5.3)"
            }
            Guard::AllServers2 => {
                "If RPC request or response contains term T > currentTerm: set currentTerm = T, convert to follower \
                 (§5.1)"
            }
            Guard::Followers2 => {
                "If election timeout elapses without receiving AppendEntries RPC from current leader or granting vote \
                 to candidate: convert to candidate (§5.2)"
            }
            Guard::Candidates1 => {
                "On conversion to candidate, start election: increment currentTerm, vote for self, reset election \
                 timer, send RequestVote RPCs to all other servers (§5.2)"
            }
            Guard::Candidates2 => "If votes received from majority of servers: become leader (§5.2)",
            Guard::Candidates3 => "If AppendEntries RPC received from new leader: convert to follower (§5.2)",
            Guard::Leaders1 => {
                "Upon election: send initial empty AppendEntries RPCs (heartbeat) to each server; repeat during idle \
                 periods to prevent election timeouts (§5.2)"
            }
            Guard::Leaders2 => {
                "If command received from client: append entry to local log, respond after entry applied to state \
                 machine (§5.3)"
            }
            Guard::Leaders3 => {
                "If last log index ≥ nextIndex for a follower: send AppendEntries RPC with log entries starting at \
                 nextIndex (§5.3)"
            }
            Guard::Leaders3Fails => {
                "If AppendEntries fails because of log inconsistency: decrement nextIndex and retry (§5.3)"
            }
            Guard::Leaders4 => {
                "If there exists an N such that N > commitIndex, a majority of matchIndex[i] ≥ N, and log[N].term == \
                 currentTerm: set commitIndex = N (§5.3, §5.4)"
            }
            Guard::RequestVote => "Invoked by candidates to gather votes (§5.2)",
            Guard::RequestVote1 | Guard::AppendEntries1 => "Reply false if term < currentTerm (§5.1)",
            Guard::RequestVote2 => {
                "If votedFor is null or candidateId, and candidate's log is at least as up-to-date as receiver's log, \
                 grant vote (§5.2, §5.4)"
            }
            Guard::UpToDate => {
                "If the logs have last entries with different terms, then the log with the later term is more \
                 up-to-date. If the logs end with the same term, then whichever log is longer is more up-to-date \
                 (§5.4.1)"
            }
            Guard::AppendEntries => "Invoked by leader to replicate log entries (§5.3); also used as heartbeat (§5.2)",
            Guard::AppendEntries2 => {
                "Reply false if log doesn't contain an entry at prevLogIndex whose term matches prevLogTerm (§5.3)"
            }
            Guard::AppendEntries3 => {
                "If an existing entry conflicts with a new one (same index but different terms), delete the existing \
                 entry and all that follow it (§5.3)"
            }
            Guard::AppendEntries5 => {
                "If leaderCommit > commitIndex, set commitIndex = min(leaderCommit, index of last new entry)"
            }
            Guard::Stale => "If a server receives a request with a stale term number, it rejects the request (§5.1)",
            Guard::Persistent => "Updated on stable storage before responding to RPCs",
            Guard::InstallSnapshot => "Invoked by leader to send chunks of a snapshot to a follower (§7)",
            Guard::InstallSnapshot1 => "Reply immediately if term < currentTerm (§5.1)",
            Guard::InstallSnapshot6 => {
                "If existing log entry has same index and term as snapshot's last included entry, retain log entries \
                 following it and reply; discard the entire log otherwise (§7)"
            }
            Guard::Prefix => {
                "If the follower receives a snapshot that describes a prefix of its log, entries following the \
                 snapshot are still valid and must be retained (§7)"
            }
            Guard::Take => {
                "Each server takes snapshots independently, covering just the committed entries in its log (§7)"
            }
            Guard::Lagging => {
                "The leader must occasionally send snapshots to followers that lag behind: when it has already \
                 discarded the next log entry that it needs to send (§7)"
            }
            Guard::Clients => {
                "If the client's first choice is not the leader, that server will reject the client's request and \
                 supply information about the most recent leader it has heard from (§8)"
            }
            Guard::Blank => {
                "Raft handles this by having each leader commit a blank no-op entry into the log at the start of its \
                 term (§8)"
            }
            Guard::Sessions => {
                "If it receives a command whose serial number has already been executed, it responds immediately \
                 without re-executing the request (§8)"
            }
            Guard::PreVote => {
                "A candidate only increments its term if it first learns from a majority of the cluster that they \
                 would be willing to grant the candidate their votes (thesis 9.6)"
            }
            Guard::Disruptive => {
                "If a server receives a RequestVote request within the minimum election timeout of hearing from a \
                 current leader, it does not update its term or grant its vote (thesis 4.2.3)"
            }
            Guard::CheckQuorum => {
                "A leader in Raft steps down if an election timeout elapses without a successful round of heartbeats \
                 to a majority of its cluster (thesis 6.2)"
            }
            Guard::Transfer => {
                "The prior leader stops accepting new client requests, brings the target server's log up to date, and \
                 sends it a TimeoutNow request (thesis 3.10)"
            }
            Guard::ReadIndex => {
                "The leader saves its current commit index as readIndex, and makes sure that it has not been \
                 superseded by a newer leader: it issues a new round of heartbeats, and waits for a majority to answer \
                 (thesis 6.4)"
            }
            Guard::Lease => {
                "Once the leader's heartbeats were acknowledged by a majority, it assumes that no other server will \
                 become leader for about an election timeout (thesis 6.4.1)"
            }
            Guard::Config => {
                "A server always uses the latest configuration in its log, regardless of whether the entry is \
                 committed (§6)"
            }
            Guard::Joint => {
                "Agreement, for elections and entry commitment, requires separate majorities from both the old and new \
                 configurations (§6)"
            }
            Guard::Learners => {
                "A new server joins the cluster as a non-voting member: the leader replicates log entries to it, but \
                 it is not yet counted towards majorities (thesis 4.2.1)"
            }
            Guard::Removed => {
                "A leader that is removed from the configuration steps down once the C_new entry is committed (thesis \
                 4.2.2)"
            }
            Guard::OneChange => {
                "A leader may not begin another change before the previous one is committed, nor before it has \
                 committed an entry of its own term (thesis 4.1, with the correction of 2015)"
            }
            Guard::Network => {
                "They ensure safety under all non-Byzantine conditions, including network delays, partitions, and \
                 packet loss, duplication, and reordering (§2)"
            }
            Guard::Servers => {
                "Servers are assumed to fail by stopping; they may later recover from state on stable storage and \
                 rejoin the cluster (§2)"
            }
            Guard::Timing => {
                "They do not depend on timing to ensure the consistency of the logs: faulty clocks and extreme \
                 message delays can, at worst, cause availability problems (§2)"
            }
        }
    }

    /// The rules by which it can be switched off, or weakened.
    pub const fn rules(self) -> &'static [Rule] {
        match self {
            Guard::AllServers2 => &[Rule::StepDown, Rule::KeepVote],
            Guard::Followers2 => &[Rule::RandomTimeouts],
            Guard::Candidates2 => &[Rule::Majority],
            Guard::Candidates3 => &[Rule::KeepVote],
            Guard::Leaders3 | Guard::Leaders3Fails => &[Rule::MatchMonotonic],
            Guard::Leaders4 => &[Rule::CommitOwnTerm, Rule::Majority],
            Guard::RequestVote2 => &[Rule::VoteOnce, Rule::UpToDateCheck],
            Guard::UpToDate => &[Rule::UpToDateCheck, Rule::CompareLastTerm],
            Guard::AppendEntries2 => &[Rule::LogMatching, Rule::AckWhatWasSent],
            Guard::AppendEntries3 => &[Rule::TruncateOnConflictOnly],
            Guard::AppendEntries5 => &[Rule::CommitMin],
            Guard::Stale => &[Rule::IgnoreOldVotes, Rule::IgnoreOldAcks],
            Guard::Persistent => &[Rule::DurableBeforeReply, Rule::PersistTerm, Rule::PersistVote],
            Guard::Prefix => &[Rule::RejectStaleSnapshot],
            Guard::Sessions => &[Rule::Dedupe],
            Guard::ReadIndex => &[Rule::ReadQuorum, Rule::NoopBeforeRead],
            Guard::Config | Guard::Joint => &[Rule::Joint],
            Guard::OneChange => &[Rule::OwnTermBeforeConfig],
            _ => &[],
        }
    }

    /// What a rule switches off, or weakens.
    fn of_rule(rule: Rule) -> Option<Guard> {
        Guard::ALL.iter().copied().find(|guard| guard.rules().contains(&rule))
    }
}

/// Why something happened.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Reason {
    /// What decided; `None`: nothing of the paper's.
    pub guard: Option<Guard>,
    /// What was asked, and whether it was so. Where something was not so and it happened all the same, a rule is off.
    pub asked: Vec<(String, bool)>,
    /// What was compared: the paper's name, or a word where it has none, and the value at that moment.
    pub values: Vec<(&'static str, String)>,
}

impl Reason {
    fn by(guard: Guard) -> Reason {
        Reason { guard: Some(guard), ..Reason::default() }
    }

    fn asks(mut self, text: String, held: bool) -> Reason {
        self.asked.push((text, held));
        self
    }

    // By reference: one function for all kinds of values.
    fn value(mut self, name: &'static str, value: &dyn Display) -> Reason {
        self.values.push((name, value.to_string()));
        self
    }

    fn end(self, index: &'static str, term: &'static str, end: LogEnd) -> Reason {
        self.value(index, &end.index).value(term, &end.term)
    }

    fn message(mut self, world: &World, message: &Message) -> Reason {
        self.values.extend(narrate::fields(world, message));
        self
    }
}

/// The sections and figures that a text names, in its order, each once: `§5.4.1`, `Figure 2`.
pub fn sections(text: &str) -> Vec<&str> {
    let mut found: Vec<&str> = Vec::new();
    let starts = text.match_indices('§').chain(text.match_indices("Figure ")).chain(text.match_indices("Section "));
    let mut starts: Vec<(usize, usize)> = starts.map(|(at, mark)| (at, at + mark.len())).collect::<Vec<_>>();
    starts.sort();
    for (at, number) in starts {
        let rest = &text[number..];
        let end = rest.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(rest.len());
        // A sentence may end right behind it.
        let section = text[at..number + end].trim_end_matches('.');
        if !found.contains(&section) && !rest[..end].is_empty() {
            found.push(section);
        }
    }
    found
}

/// The reason of a fact.
pub fn reason(world: &World, record: &Record) -> Reason {
    match &record.what {
        What::Send(_, message) => Reason::by(sending(message)).message(world, message),
        What::Deliver(_, message) => Reason::by(receiving(message)).message(world, message),
        What::Drop(_, message, _) | What::Duplicate(_, message) => Reason::by(Guard::Network).message(world, message),
        What::Timeout { ran, .. } if *ran > 0 => {
            Reason::by(Guard::Followers2).value("election timer ran, ms", &Millis(*ran))
        }
        What::Timeout { .. } => Reason::by(Guard::Followers2),
        What::Node(fact) => node_fact(record.node, fact),
        What::Apply(index, entry, Some(applied)) if applied.before != Before::Never => {
            let first = applied.before == Before::Remembered;
            Reason::by(Guard::Sessions)
                .asks("has the serial number been executed?".to_string(), first)
                .value("index", index)
                .value("log[lastApplied].command", &narrate::command(world, entry))
        }
        What::Apply(index, entry, _) => Reason::by(Guard::AllServers1)
            .asks(format!("commitIndex ≥ {index}, lastApplied = {}", index - 1), true)
            .value("lastApplied", &format_args!("{} → {index}", index - 1))
            .value("log[lastApplied].term", &entry.term)
            .value("log[lastApplied].command", &narrate::command(world, entry)),
        What::SwitchedOn => Reason::by(Guard::Learners),
        What::LeftOut(LeftOut { leader, index, .. }) => {
            let reason = Reason::by(Guard::Config).value("index", index);
            reason.value("leader", &leader.map_or("none".to_string(), |id| id.to_string()))
        }
        What::Read(_, key, value, by) => {
            let (guard, index) = match by {
                ReadRight::Lease { index, .. } => (Guard::Lease, index),
                ReadRight::Index { index, .. } | ReadRight::Local { index } | ReadRight::NotAsked { index } => {
                    (Guard::ReadIndex, index)
                }
            };
            let reason = match by {
                ReadRight::Index { quorum, .. } => {
                    Reason::by(guard).asks(format!("{} answered since", narrate::majority_has(quorum)), true)
                }
                ReadRight::Lease { ticks, over, .. } => {
                    let since = narrate::counted(u64::from(*over), "round", "rounds");
                    let text = format!("{since} of heartbeats begun since the one that a majority answered < {ticks}");
                    Reason::by(guard).asks(text, over < ticks)
                }
                _ => Reason::by(guard).asks("a majority was asked".to_string(), false),
            };
            let value = value.as_deref().unwrap_or("none");
            reason.value("readIndex", index).value("key", key).value("value", &value)
        }
        What::Persist(number) => Reason::by(Guard::Persistent).value("write", number),
        What::Reply(_, index, _) => Reason::by(Guard::Leaders2).value("index", index),
        What::Crash { lost, torn, forgot } => {
            let mut reason = Reason::by(Guard::Servers).value("writes lost", lost);
            reason.values.extend(torn.iter().flat_map(half_written));
            match forgot {
                Some((first, last)) => reason.value("durable entries lost", &format_args!("{first} to {last}")),
                None => reason,
            }
        }
        What::Restart { found, seed } => {
            let mut reason = Reason::by(Guard::Servers);
            reason.values.extend(found.iter().flat_map(half_written));
            match seed {
                Some(seed) => reason.value("seed of its election timeouts", seed),
                None => reason,
            }
        }
        What::Wipe => Reason::by(Guard::Servers),
        What::Partition(_) | What::Heal | What::Cut(..) | What::Mend(..) => Reason::by(Guard::Network),
        What::LinkQuality(..) | What::DropNext(..) => Reason::by(Guard::Network),
        What::Pause | What::Resume | What::Clock(_) | What::Set(_) | What::Disk(_) => Reason::by(Guard::Timing),
        What::Late(id, by) => Reason::by(Guard::Timing).value("message", id).value("late, ms", &Millis(*by)),
        What::Delay(id, by) => Reason::by(Guard::Timing).value("message", id).value("held, ms", &Millis(*by)),
        What::Rule(rule, _) => Reason { guard: Guard::of_rule(*rule), ..Reason::default() },
        What::Skipped(_) | What::Client(..) => Reason::default(),
        What::ClientRequest { op, attempt, .. } | What::ClientRetry { op, attempt, .. } => {
            let guard = match &record.what {
                What::ClientRetry { why: Again::Lost | Again::TimedOut, .. } => Guard::Sessions,
                _ => Guard::Clients,
            };
            operation(world, guard, *op).value("attempt", attempt)
        }
        What::ClientReply { op, answer: ClientAnswer::Refused(_), .. } => operation(world, Guard::Clients, *op),
        What::ClientReply { op, .. } => operation(world, Guard::Leaders2, *op),
        What::ClientOutcome { op, attempts, .. } => operation(world, Guard::Clients, *op).value("attempts", attempts),
        What::ClientLost { op, .. } => operation(world, Guard::Network, *op),
        What::Violation(violation) => {
            let mut reason = Reason::default().value("nodes", &names(violation.nodes));
            if violation.index > 0 {
                reason = reason.value("index", &violation.index);
            }
            if violation.term > 0 {
                reason = reason.value("term", &violation.term);
            }
            reason
        }
    }
}

/// Something about an operation of a client.
fn operation(world: &World, guard: Guard, op: u32) -> Reason {
    match world.ops().get(op) {
        Some(op) => Reason::by(guard).value("serial number", &op.number).value("command", &op.command),
        None => Reason::by(guard),
    }
}

/// What is on a disk of a write that was caught half-way.
fn half_written(torn: &Torn) -> [(&'static str, String); 3] {
    [
        ("write", torn.write.to_string()),
        ("entries of it on the disk", torn.kept.to_string()),
        ("entries of it discarded", torn.lost.to_string()),
    ]
}

/// What makes a node send this.
fn sending(message: &Message) -> Guard {
    match message.kind() {
        MessageKind::RequestVote => Guard::Candidates1,
        MessageKind::AppendEntries if message.is_heartbeat() => Guard::Leaders1,
        MessageKind::AppendEntries => Guard::Leaders3,
        MessageKind::InstallSnapshot => Guard::Lagging,
        MessageKind::RequestVoteReply | MessageKind::AppendEntriesReply | MessageKind::InstallSnapshotReply => {
            Guard::Persistent
        }
        MessageKind::PreVote | MessageKind::PreVoteReply => Guard::PreVote,
        MessageKind::TimeoutNow => Guard::Transfer,
    }
}

/// What a message is for.
fn receiving(message: &Message) -> Guard {
    match message.kind() {
        MessageKind::RequestVote => Guard::RequestVote,
        MessageKind::RequestVoteReply => Guard::Candidates2,
        MessageKind::AppendEntries => Guard::AppendEntries,
        MessageKind::AppendEntriesReply => Guard::Leaders3,
        MessageKind::InstallSnapshot | MessageKind::InstallSnapshotReply => Guard::InstallSnapshot,
        MessageKind::PreVote | MessageKind::PreVoteReply => Guard::PreVote,
        MessageKind::TimeoutNow => Guard::Transfer,
    }
}

fn vote(voted_for: Option<NodeId>) -> String {
    voted_for.map_or("null".to_string(), |id| id.to_string())
}

fn node_fact(node: Option<NodeId>, fact: &Fact) -> Reason {
    match *fact {
        Fact::BecomeFollower { term, leader: Some(leader), was } => Reason::by(Guard::Candidates3)
            .asks(format!("term {term} = currentTerm {was}"), term == was)
            .value("term", &term)
            .value("leaderId", &leader)
            .value("currentTerm", &was),
        Fact::BecomeFollower { term, leader: None, was }
        | Fact::StepDown { term: was, why: WhyDown::HigherTerm(term) } => Reason::by(Guard::AllServers2)
            .asks(format!("term {term} > currentTerm {was}"), term > was)
            .value("term", &term)
            .value("currentTerm", &was),
        Fact::StepDown { term, why: WhyDown::NoQuorum { heard, quorum } } => majority(
            Reason::by(Guard::CheckQuorum).value("currentTerm", &term).value("answered", &names(heard)),
            "answers",
            heard,
            &quorum,
        ),
        Fact::StepDown { term, why: WhyDown::Removed } => Reason::by(Guard::Removed).value("currentTerm", &term),
        Fact::QuorumHeard { heard, quorum } => {
            majority(Reason::by(Guard::CheckQuorum).value("answered", &names(heard)), "answers", heard, &quorum)
        }
        Fact::LeaseOver { leader } => {
            Reason::by(Guard::Disruptive).value("leader", &leader.map_or("none".to_string(), |id| id.to_string()))
        }
        Fact::BecomePreCandidate { term, .. } => {
            Reason::by(Guard::PreVote).value("currentTerm", &term.saturating_sub(1)).value("would stand in", &term)
        }
        Fact::PreVoteGranted { candidate, term, end, mine } => Reason::by(Guard::PreVote)
            .asks(format!("{} ≥ {}", log_end(end), log_end(mine)), end >= mine)
            .value("candidateId", &candidate)
            .value("would stand in", &term)
            .end("lastLogIndex", "lastLogTerm", end)
            .end("own last index", "own last term", mine),
        Fact::PreVoteRefused { candidate, term, denied } => {
            let reason = Reason::by(Guard::PreVote).value("candidateId", &candidate).value("would stand in", &term);
            refusal(reason, denied)
        }
        Fact::TransferStarted { to, match_index, last } => Reason::by(Guard::Transfer)
            .asks(format!("matchIndex {match_index} = last index {last}"), match_index >= last)
            .value("target", &to)
            .value("matchIndex", &match_index)
            .value("last index", &last),
        Fact::TransferAborted { to, denied } => refusal(Reason::by(Guard::Transfer).value("target", &to), denied),
        Fact::ReadIndex { index, round, .. } => Reason::by(Guard::ReadIndex)
            .value("readIndex", &index)
            .value("heartbeat", &round.tick)
            .value("round since", &round.read),
        Fact::ReadWaits { term, .. } => Reason::by(Guard::ReadIndex)
            .asks(format!("log[commitIndex].term = currentTerm {term}"), false)
            .value("currentTerm", &term),
        Fact::ReadRefused { denied, .. } => refusal(Reason::by(Guard::Clients), denied),
        Fact::ConfigChange { index, config, before, .. } => {
            let guard = if config.is_joint() { Guard::Joint } else { Guard::Config };
            Reason::by(guard)
                .value("index", &index)
                .value("configuration", &narrate::config_text(&config))
                .value("configuration before", &narrate::config_text(&before))
        }
        Fact::ConfigRefused { denied } => refusal(Reason::by(Guard::OneChange), denied),
        Fact::SnapshotPart { index, before, received, size } => Reason::by(Guard::InstallSnapshot)
            .asks(format!("{received} keys = {size}: done"), received >= size)
            .value("lastIncludedIndex", &index)
            .value("keys before", &before)
            .value("keys", &received)
            .value("keys in all", &size),
        Fact::BecomeCandidate { term, told_by: Some(leader) } => {
            Reason::by(Guard::Transfer).value("currentTerm", &term).value("leaderId", &leader)
        }
        Fact::BecomeCandidate { term, told_by: None } => {
            Reason::by(Guard::Candidates1).value("currentTerm", &format_args!("{} → {term}", term.saturating_sub(1)))
        }
        Fact::LeaderElected { term, votes, quorum } => {
            let reason = majority(Reason::by(Guard::Candidates2), "votes", votes.granted, &quorum)
                .value("currentTerm", &term)
                .value("granted", &names(votes.granted));
            if votes.refused.is_empty() {
                reason
            } else {
                reason.value("refused", &names(votes.refused))
            }
        }
        Fact::VoteGranted { candidate, term, .. } if Some(candidate) == node => {
            Reason::by(Guard::Candidates1).value("currentTerm", &term).value("votedFor", &candidate)
        }
        Fact::VoteGranted { candidate, term, end, mine, voted_for } => {
            let free = voted_for.is_none_or(|other| other == candidate);
            Reason::by(Guard::RequestVote2)
                .asks(format!("term {term} = currentTerm {term}"), true)
                .asks(format!("votedFor {} is null or {candidate}", vote(voted_for)), free)
                .asks(format!("{} ≥ {}", log_end(end), log_end(mine)), end >= mine)
                .value("candidateId", &candidate)
                .value("term", &term)
                .value("votedFor", &vote(voted_for))
                .end("lastLogIndex", "lastLogTerm", end)
                .end("own last index", "own last term", mine)
        }
        Fact::VoteRefused { candidate, term, denied } => {
            let guard = match denied {
                Denied::OldTerm { .. } => Guard::RequestVote1,
                Denied::HearsLeader { .. } => Guard::Disruptive,
                Denied::NotUpToDate { .. } => Guard::UpToDate,
                _ => Guard::RequestVote2,
            };
            let mut reason = Reason::by(guard).value("candidateId", &candidate);
            if !matches!(denied, Denied::OldTerm { .. } | Denied::HearsLeader { .. }) {
                reason = reason.asks(format!("term {term} = currentTerm {term}"), true).value("term", &term);
            }
            refusal(reason, denied)
        }
        Fact::Append { prev, right: Right::Proposed, .. } => {
            Reason::by(Guard::Leaders2).end("own last index", "own last term", prev)
        }
        Fact::Append { prev, right: Right::Config, .. } => {
            Reason::by(Guard::Config).end("own last index", "own last term", prev)
        }
        Fact::Append { prev, right: Right::Blank, .. } => {
            Reason::by(Guard::Blank).end("own last index", "own last term", prev)
        }
        Fact::Append { leader, prev, right: Right::Matches(matches), .. } => {
            let LogEnd { term, index } = prev;
            let (text, held) = match matches {
                Match::Entry if index == 0 => ("prevLogIndex is 0: nothing precedes".to_string(), true),
                Match::Entry => (format!("log[{index}].term = prevLogTerm {term}"), true),
                Match::Snapshot => (format!("the snapshot stands for entry {index}"), true),
                Match::NotAsked => (format!("whether log[{index}].term = prevLogTerm {term}: not asked"), false),
            };
            let reason = Reason::by(Guard::AppendEntries2).asks(text, held).value("leaderId", &leader);
            reason.end("prevLogIndex", "prevLogTerm", prev)
        }
        Fact::AppendRefused { leader, denied } => {
            let old = matches!(denied, Denied::OldTerm { .. });
            let guard = if old { Guard::AppendEntries1 } else { Guard::AppendEntries2 };
            refusal(Reason::by(guard).value("leaderId", &leader), denied)
        }
        Fact::Truncate { first, mine, theirs, .. } => {
            let theirs_text = theirs.map_or("none".to_string(), |term| term.to_string());
            Reason::by(Guard::AppendEntries3)
                .asks(format!("log[{first}].term {mine} ≠ {theirs_text}"), theirs.is_some_and(|term| term != mine))
                .value("index", &first)
                .value("own term there", &mine)
                .value("leader's term there", &theirs_text)
        }
        Fact::Commit { from, to, proof: Proof::Counted { holders, quorum, entry_term, current_term } } => {
            let reason = Reason::by(Guard::Leaders4).asks(format!("N {to} > commitIndex {from}"), to > from);
            majority(reason, &format!("matchIndex ≥ {to} on"), holders, &quorum)
                .asks(format!("log[{to}].term {entry_term} = currentTerm {current_term}"), entry_term == current_term)
                .value("N", &to)
                .value("commitIndex", &from)
                .value("matchIndex ≥ N", &names(holders))
                .value("log[N].term", &entry_term)
                .value("currentTerm", &current_term)
        }
        Fact::Commit { from, to, proof: Proof::Told { leader_commit, last_new } } => Reason::by(Guard::AppendEntries5)
            .asks(format!("leaderCommit {leader_commit} > commitIndex {from}"), leader_commit > from)
            .asks(format!("min({leader_commit}, {last_new}) = {to}"), leader_commit.min(last_new) == to)
            .value("leaderCommit", &leader_commit)
            .value("index of last new entry", &last_new)
            .value("commitIndex", &format_args!("{from} → {to}")),
        Fact::SnapshotTaken { index, term, last_applied, before } => Reason::by(Guard::Take)
            .asks(format!("lastApplied {last_applied} ≥ {index} > {before}"), last_applied >= index && index > before)
            .value("lastIncludedIndex", &index)
            .value("lastIncludedTerm", &term)
            .value("lastApplied", &last_applied)
            .value("lastIncludedIndex before", &before),
        Fact::SnapshotSent { to, index, newest, next_index, .. } => {
            let reason = if newest > index {
                Reason::by(Guard::InstallSnapshot).asks("the snapshot has been sent to its end".to_string(), false)
            } else {
                let before = next_index.saturating_sub(1);
                Reason::by(Guard::Lagging).asks(format!("the log has entry {before}, before nextIndex"), false)
            };
            reason.value("follower", &to).value("nextIndex", &next_index).value("lastIncludedIndex", &index)
        }
        Fact::SnapshotPartsDropped { index, received, size, newer } => Reason::by(Guard::InstallSnapshot)
            .asks(format!("lastIncludedIndex {newer} = {index}"), false)
            .value("lastIncludedIndex", &newer)
            .value("lastIncludedIndex of the parts", &index)
            .value("keys", &received)
            .value("keys in all", &size),
        Fact::AckDenied { follower, prev_log_index, match_index, next_index, .. } => Reason::by(Guard::Leaders3Fails)
            .asks(format!("prevLogIndex {prev_log_index} > matchIndex {match_index}"), prev_log_index > match_index)
            .asks("it was asked after the acknowledgement".to_string(), true)
            .value("follower", &follower)
            .value("prevLogIndex", &prev_log_index)
            .value("matchIndex", &match_index)
            .value("nextIndex", &next_index),
        Fact::SnapshotInstalled { index, term, kept, commit_index } => Reason::by(Guard::InstallSnapshot6)
            .asks(format!("lastIncludedIndex {index} > commitIndex {commit_index}"), index > commit_index)
            .value("lastIncludedIndex", &index)
            .value("lastIncludedTerm", &term)
            .value("commitIndex", &commit_index)
            .value("entries retained", &kept),
        Fact::SnapshotRefused { denied, .. } => {
            let guard = match denied {
                Denied::OldTerm { .. } => Guard::InstallSnapshot1,
                Denied::NothingToSnapshot { .. } => Guard::Take,
                _ => Guard::Prefix,
            };
            refusal(Reason::by(guard), denied)
        }
        Fact::Propose { index, term, .. } => {
            Reason::by(Guard::Leaders2).value("index", &index).value("currentTerm", &term)
        }
        Fact::ProposeRefused { denied, .. } => refusal(Reason::by(Guard::Clients), denied),
        Fact::Ignored { denied } => {
            let guard = match denied {
                Denied::ElectionOver { .. } => Guard::Candidates2,
                Denied::LateConflict { .. } => Guard::Leaders3Fails,
                Denied::NoVoter => Guard::Learners,
                _ => Guard::Stale,
            };
            refusal(Reason::by(guard), denied)
        }
    }
}

/// Whether these are a majority: of a joint configuration, in both its halves.
fn majority(reason: Reason, what: &str, set: NodeSet, quorum: &Quorum) -> Reason {
    let Config { voters, outgoing, .. } = quorum.config;
    let half = |reason: Reason, name: &str, voters: NodeSet, need: u8| {
        let (have, of) = (set.and(voters).len(), voters.len());
        let what = if what.ends_with("on") { format!("{what} {have}") } else { format!("{have} {what}") };
        reason
            .asks(format!("{what}{name} ≥ {need}"), have >= usize::from(need))
            .asks(format!("{need} of {of}{name} is a majority"), usize::from(need) > of / 2)
    };
    if quorum.config.is_joint() {
        let reason = half(reason, " of the old", outgoing, quorum.need_outgoing);
        half(reason, " of the new", voters, quorum.need)
    } else {
        half(reason, "", voters, quorum.need)
    }
}

/// What a guard asked in vain.
fn refusal(reason: Reason, denied: Denied) -> Reason {
    match denied {
        Denied::OldTerm { theirs, mine } => reason
            .asks(format!("term {theirs} ≥ currentTerm {mine}"), false)
            .value("term", &theirs)
            .value("currentTerm", &mine),
        Denied::AlreadyVoted { voted_for, .. } => {
            reason.asks(format!("votedFor {voted_for} is null or candidateId"), false).value("votedFor", &voted_for)
        }
        Denied::NotUpToDate { mine, theirs } => {
            // By length alone, where the rule that compares terms first is off.
            let asked = if theirs > mine {
                format!("index {} ≥ index {}", theirs.index, mine.index)
            } else {
                format!("{} ≥ {}", log_end(theirs), log_end(mine))
            };
            reason.asks(asked, false).end("lastLogIndex", "lastLogTerm", theirs).end(
                "own last index",
                "own last term",
                mine,
            )
        }
        Denied::LogTooShort { prev_log_index, last } => reason
            .asks(format!("prevLogIndex {prev_log_index} ≤ own last index {last}"), false)
            .value("prevLogIndex", &prev_log_index)
            .value("own last index", &last),
        Denied::PrevTermDiffers { prev_log_index, prev_log_term, mine } => reason
            .asks(format!("log[{prev_log_index}].term {mine} = prevLogTerm {prev_log_term}"), false)
            .value("prevLogIndex", &prev_log_index)
            .value("prevLogTerm", &prev_log_term)
            .value("own term there", &mine),
        Denied::NotOwnTerm { index, term, mine } => reason
            .asks(format!("log[{index}].term {term} = currentTerm {mine}"), false)
            .value("N", &index)
            .value("log[N].term", &term)
            .value("currentTerm", &mine),
        Denied::NoQuorum { index, have, need, .. } => reason
            .asks(format!("matchIndex ≥ {index} on {have} ≥ {need}"), false)
            .value("N", &index)
            .value("matchIndex ≥ N", &have)
            .value("needed", &need),
        Denied::StaleSnapshot { last_included_index, commit_index } => reason
            .asks(format!("lastIncludedIndex {last_included_index} > commitIndex {commit_index}"), false)
            .value("lastIncludedIndex", &last_included_index)
            .value("commitIndex", &commit_index),
        Denied::NothingToSnapshot { last_applied } => reason
            .asks("there is more applied than the snapshot stands for".to_string(), false)
            .value("lastApplied", &last_applied),
        Denied::NotLeader { leader, term } => reason
            .asks("it leads".to_string(), false)
            .value("currentTerm", &term)
            .value("leader, as it believes", &leader.map_or("none".to_string(), |id| id.to_string())),
        Denied::Late | Denied::SameTermLeader => reason,
        Denied::HearsLeader { leader } => reason
            .asks("it has not heard from a leader for the shortest election timeout".to_string(), false)
            .value("leader", &leader.map_or("none".to_string(), |id| id.to_string())),
        Denied::NoVoter | Denied::NoVoters | Denied::SameConfig | Denied::ToItself => reason,
        Denied::NotAVoter { node } => reason.asks(format!("{node} is a voter"), false),
        Denied::Transferring { to } => {
            reason.asks("it is not handing over".to_string(), false).value("hands over to", &to)
        }
        Denied::TransferTimedOut => reason.asks("the target was elected in time".to_string(), false),
        Denied::Uncommitted { bytes, most } => {
            reason.asks(format!("{bytes} bytes < {most}"), false).value("bytes uncommitted", &bytes)
        }
        Denied::NothingOfOwnTerm { term } => {
            reason.asks(format!("log[commitIndex].term = currentTerm {term}"), false).value("currentTerm", &term)
        }
        Denied::ConfigPending { index } => {
            reason.asks(format!("the configuration of entry {index} is committed, and not joint"), false)
        }
        Denied::PartMissing { received, offset } => reason
            .asks(format!("offset {offset} ≤ keys received {received}"), false)
            .value("offset", &offset)
            .value("keys received", &received),
        Denied::LateConflict { prev_log_index, match_index, next_index } => reason
            .asks(format!("prevLogIndex {prev_log_index} > matchIndex {match_index}"), prev_log_index > match_index)
            .asks(
                format!("prevLogIndex {prev_log_index} = nextIndex {next_index} − 1"),
                prev_log_index + 1 == next_index,
            )
            .value("prevLogIndex", &prev_log_index)
            .value("matchIndex", &match_index)
            .value("nextIndex", &next_index),
        Denied::ElectionOver { term, leads } => reason
            .asks("it stands".to_string(), false)
            .value("currentTerm", &term)
            .value("role", &if leads { "leader" } else { "follower" }),
    }
}
