//! The places of the paper and the thesis that decide what a node does.

use crate::play::told::{figure, paper, thesis, told, Told};
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
    /// Its place, as a reader of any language sees it.
    // long: one arm for each guard
    pub fn title(self) -> Told {
        let (figure_2, figure_13) = (figure(2), figure(13));
        match self {
            Guard::AllServers1 => told!("title-all-servers", place: figure_2, number: 1u8),
            Guard::AllServers2 => told!("title-all-servers", place: figure_2, number: 2u8),
            Guard::Followers2 => told!("title-followers", place: figure_2, number: 2u8),
            Guard::Candidates1 => told!("title-candidates", place: figure_2, number: 1u8),
            Guard::Candidates2 => told!("title-candidates", place: figure_2, number: 2u8),
            Guard::Candidates3 => told!("title-candidates", place: figure_2, number: 3u8),
            Guard::Leaders1 => told!("title-leaders", place: figure_2, number: 1u8),
            Guard::Leaders2 => told!("title-leaders", place: figure_2, number: 2u8),
            Guard::Leaders3 => told!("title-leaders", place: figure_2, number: 3u8),
            Guard::Leaders3Fails => told!("title-leaders-failure", place: figure_2, number: 3u8),
            Guard::Leaders4 => told!("title-leaders", place: figure_2, number: 4u8),
            Guard::RequestVote => rpc(figure_2, "RequestVote"),
            Guard::RequestVote1 => rpc(figure_2, "RequestVote 1"),
            Guard::RequestVote2 => rpc(figure_2, "RequestVote 2"),
            Guard::UpToDate => section("5.4.1"),
            Guard::AppendEntries => rpc(figure_2, "AppendEntries"),
            Guard::AppendEntries1 => rpc(figure_2, "AppendEntries 1"),
            Guard::AppendEntries2 => rpc(figure_2, "AppendEntries 2"),
            Guard::AppendEntries3 => rpc(figure_2, "AppendEntries 3"),
            Guard::AppendEntries5 => rpc(figure_2, "AppendEntries 5"),
            Guard::Stale => section("5.1"),
            Guard::Persistent => told!("title-persistent-state", place: figure_2),
            Guard::InstallSnapshot => rpc(figure_13, "InstallSnapshot"),
            Guard::InstallSnapshot1 => rpc(figure_13, "InstallSnapshot 1"),
            Guard::InstallSnapshot6 => rpc(figure_13, "InstallSnapshot 6"),
            Guard::Prefix => told!("title-snapshots-of-a-prefix", place: section("7")),
            Guard::Take => told!("title-taking-snapshots", place: section("7")),
            Guard::Lagging => told!("title-followers-that-lag", place: section("7")),
            Guard::Clients => told!("title-clients", place: section("8")),
            Guard::Blank => told!("title-blank-entries", place: section("8")),
            Guard::Sessions => told!("title-serial-numbers", place: section("8")),
            Guard::PreVote => told!("title-pre-vote", place: of_thesis("9.6")),
            Guard::Disruptive => told!("title-disruptive-servers", place: of_thesis("4.2.3")),
            Guard::CheckQuorum => told!("title-routing-requests", place: of_thesis("6.2")),
            Guard::Transfer => told!("title-leadership-transfer", place: of_thesis("3.10")),
            Guard::ReadIndex => told!("title-read-only-queries", place: of_thesis("6.4")),
            Guard::Lease => told!("title-clocks", place: of_thesis("6.4.1")),
            Guard::Config => told!("title-configurations", place: section("6")),
            Guard::Joint => told!("title-joint-consensus", place: section("6")),
            Guard::Learners => told!("title-new-servers", place: of_thesis("4.2.1")),
            Guard::Removed => told!("title-removing-the-leader", place: of_thesis("4.2.2")),
            Guard::OneChange => told!("title-one-change", place: of_thesis("4.1")),
            Guard::Network => told!("title-networks", place: section("2")),
            Guard::Servers => told!("title-servers", place: section("2")),
            Guard::Timing => told!("title-timing", place: section("2")),
        }
    }

    /// The sentence. Sentences of the paper are quoted; those of the thesis are shortened.
    // long: one arm for each guard
    pub fn sentence(self) -> Told {
        match self {
            Guard::AllServers1 => told!("rule-all-servers-1", section: paper("5.3")),
            Guard::AllServers2 => told!("rule-all-servers-2", section: paper("5.1")),
            Guard::Followers2 => told!("rule-followers-2", section: paper("5.2")),
            Guard::Candidates1 => told!("rule-candidates-1", section: paper("5.2")),
            Guard::Candidates2 => told!("rule-candidates-2", section: paper("5.2")),
            Guard::Candidates3 => told!("rule-candidates-3", section: paper("5.2")),
            Guard::Leaders1 => told!("rule-leaders-1", section: paper("5.2")),
            Guard::Leaders2 => told!("rule-leaders-2", section: paper("5.3")),
            Guard::Leaders3 => told!("rule-leaders-3", section: paper("5.3")),
            Guard::Leaders3Fails => told!("rule-leaders-3-failure", section: paper("5.3")),
            Guard::Leaders4 => told!("rule-leaders-4", section: paper("5.3"), section_2: paper("5.4")),
            Guard::RequestVote => told!("rule-request-vote", section: paper("5.2")),
            Guard::RequestVote1 | Guard::AppendEntries1 => told!("rule-reply-false-old-term", section: paper("5.1")),
            Guard::RequestVote2 => told!("rule-request-vote-2", section: paper("5.2"), section_2: paper("5.4")),
            Guard::UpToDate => told!("rule-up-to-date", section: paper("5.4.1")),
            Guard::AppendEntries => told!("rule-append-entries", section: paper("5.3"), section_2: paper("5.2")),
            Guard::AppendEntries2 => told!("rule-append-entries-2", section: paper("5.3")),
            Guard::AppendEntries3 => told!("rule-append-entries-3", section: paper("5.3")),
            Guard::AppendEntries5 => told!("rule-append-entries-5"),
            Guard::Stale => told!("rule-stale-term", section: paper("5.1")),
            Guard::Persistent => told!("rule-persistent-state"),
            Guard::InstallSnapshot => told!("rule-install-snapshot", section: paper("7")),
            Guard::InstallSnapshot1 => told!("rule-install-snapshot-1", section: paper("5.1")),
            Guard::InstallSnapshot6 => told!("rule-install-snapshot-6", section: paper("7")),
            Guard::Prefix => told!("rule-snapshot-of-a-prefix", section: paper("7")),
            Guard::Take => told!("rule-taking-snapshots", section: paper("7")),
            Guard::Lagging => told!("rule-followers-that-lag", section: paper("7")),
            Guard::Clients => told!("rule-clients", section: paper("8")),
            Guard::Blank => told!("rule-blank-entries", section: paper("8")),
            Guard::Sessions => told!("rule-serial-numbers", section: paper("8")),
            Guard::PreVote => told!("rule-pre-vote", section: thesis("9.6")),
            Guard::Disruptive => told!("rule-disruptive-servers", section: thesis("4.2.3")),
            Guard::CheckQuorum => told!("rule-check-quorum", section: thesis("6.2")),
            Guard::Transfer => told!("rule-leadership-transfer", section: thesis("3.10")),
            Guard::ReadIndex => told!("rule-read-index", section: thesis("6.4")),
            Guard::Lease => told!("rule-lease", section: thesis("6.4.1")),
            Guard::Config => told!("rule-configurations", section: paper("6")),
            Guard::Joint => told!("rule-joint-consensus", section: paper("6")),
            Guard::Learners => told!("rule-new-servers", section: thesis("4.2.1")),
            Guard::Removed => told!("rule-removing-the-leader", section: thesis("4.2.2")),
            Guard::OneChange => told!("rule-one-change", section: thesis("4.1")),
            Guard::Network => told!("rule-networks", section: paper("2")),
            Guard::Servers => told!("rule-servers", section: paper("2")),
            Guard::Timing => told!("rule-timing", section: paper("2")),
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

/// A section of the paper, in a title: `Section 5.4.1`.
fn section(number: &'static str) -> Told {
    told!("title-section", number)
}

/// A section of the thesis, in a title: `Thesis 9.6`.
fn of_thesis(number: &'static str) -> Told {
    told!("title-thesis", number)
}

/// What the receiver of an RPC does, by its name and number.
fn rpc(place: Told, rule: &'static str) -> Told {
    told!("title-rpc", place, rule)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::said;

    #[test]
    fn the_english_title_of_a_guard_is_its_name() {
        for guard in Guard::ALL {
            assert_eq!(said(&guard.title()), guard.name());
        }
    }
}
