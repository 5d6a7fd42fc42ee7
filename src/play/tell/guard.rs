//! The places of the paper and the thesis that decide what a node does.

use crate::raft::{named, Rule};

named! {
    /// A sentence of the extended Raft paper or of the thesis that decides something, by its place.
    Guard {
        /// Applying committed entries.
        AllServers1 = "Figure 2, all servers 1",
        /// Adopting a higher term.
        AllServers2 = "Figure 2, all servers 2",
        /// The election timeout of a follower or candidate.
        Followers2 = "Figure 2, followers 2",
        /// Starting an election.
        Candidates1 = "Figure 2, candidates 1",
        /// Winning an election.
        Candidates2 = "Figure 2, candidates 2",
        /// Another candidate has won.
        Candidates3 = "Figure 2, candidates 3",
        /// Heartbeats.
        Leaders1 = "Figure 2, leaders 1",
        /// Accepting a client's command.
        Leaders2 = "Figure 2, leaders 2",
        /// Replication.
        Leaders3 = "Figure 2, leaders 3",
        /// A follower's rejection of AppendEntries.
        Leaders3Fails = "Figure 2, leaders 3, failure",
        /// Commitment.
        Leaders4 = "Figure 2, leaders 4",
        /// RequestVote itself.
        RequestVote = "Figure 2, RequestVote",
        /// A candidate of an older term.
        RequestVote1 = "Figure 2, RequestVote 1",
        /// One vote in a term, and only for an up-to-date log.
        RequestVote2 = "Figure 2, RequestVote 2",
        /// What "up-to-date" means.
        UpToDate = "Section 5.4.1",
        /// AppendEntries itself.
        AppendEntries = "Figure 2, AppendEntries",
        /// A leader of an older term.
        AppendEntries1 = "Figure 2, AppendEntries 1",
        /// The consistency check.
        AppendEntries2 = "Figure 2, AppendEntries 2",
        /// Removing conflicting entries.
        AppendEntries3 = "Figure 2, AppendEntries 3",
        /// Advancing commitIndex by leaderCommit.
        AppendEntries5 = "Figure 2, AppendEntries 5",
        /// Messages of an older term.
        Stale = "Section 5.1",
        /// Durable before replying.
        Persistent = "Figure 2, persistent state",
        /// InstallSnapshot itself.
        InstallSnapshot = "Figure 13, InstallSnapshot",
        /// A snapshot of a leader of an older term.
        InstallSnapshot1 = "Figure 13, InstallSnapshot 1",
        /// Entries after a snapshot.
        InstallSnapshot6 = "Figure 13, InstallSnapshot 6",
        /// A snapshot of a prefix of the log.
        Prefix = "Section 7, snapshots of a prefix",
        /// Taking a snapshot.
        Take = "Section 7, taking snapshots",
        /// Sending a snapshot.
        Lagging = "Section 7, followers that lag",
        /// A client's request at a follower.
        Clients = "Section 8, clients",
        /// A new leader's blank entry.
        Blank = "Section 8, blank entries",
        /// A client's retry.
        Sessions = "Section 8, serial numbers",
        /// Pre-votes.
        PreVote = "Thesis 9.6, pre-vote",
        /// Protecting a leader.
        Disruptive = "Thesis 4.2.3, disruptive servers",
        /// A leader without a majority.
        CheckQuorum = "Thesis 6.2, routing requests to the leader",
        /// Leadership transfer.
        Transfer = "Thesis 3.10, leadership transfer",
        /// Reads without the log.
        ReadIndex = "Thesis 6.4, read-only queries",
        /// Reads with a lease.
        Lease = "Thesis 6.4.1, clocks",
        /// The configuration in use.
        Config = "Section 6, configurations",
        /// Agreement in a joint configuration.
        Joint = "Section 6, joint consensus",
        /// Learners.
        Learners = "Thesis 4.2.1, new servers",
        /// A leader that is removed.
        Removed = "Thesis 4.2.2, removing the leader",
        /// One change at a time.
        OneChange = "Thesis 4.1, one change at a time",
        /// Faults of the network.
        Network = "Section 2, networks",
        /// Faults of servers.
        Servers = "Section 2, servers",
        /// Slow and fast clocks.
        Timing = "Section 2, timing",
    }
}

impl Guard {
    /// The sentence. Sentences of the paper are quoted; those of the thesis are shortened.
    // long: one arm for each guard
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

    /// The rules that switch it off or weaken it.
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
            Guard::AllServers1
            | Guard::Candidates1
            | Guard::Leaders1
            | Guard::Leaders2
            | Guard::RequestVote
            | Guard::RequestVote1
            | Guard::AppendEntries
            | Guard::AppendEntries1
            | Guard::InstallSnapshot
            | Guard::InstallSnapshot1
            | Guard::InstallSnapshot6
            | Guard::Take
            | Guard::Lagging
            | Guard::Clients
            | Guard::Blank
            | Guard::PreVote
            | Guard::Disruptive
            | Guard::CheckQuorum
            | Guard::Transfer
            | Guard::Lease
            | Guard::Learners
            | Guard::Removed
            | Guard::Network
            | Guard::Servers
            | Guard::Timing => &[],
        }
    }

    /// The first guard that a rule switches off or weakens.
    pub(super) fn of_rule(rule: Rule) -> Option<Guard> {
        Guard::ALL.iter().copied().find(|guard| guard.rules().contains(&rule))
    }
}
