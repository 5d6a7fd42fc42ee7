//! The differences between the two cores that are known. Where one occurs, the other core is helped over it, so that
//! the comparison can go on. Each is counted: one that never occurs in a batch is not a difference.

use std::collections::BTreeMap;

/// A known difference.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Difference {
    /// Ours keeps no commitIndex on disk (Figure 2: volatile). The other core starts with the one it had.
    CommitOnDisk,
    /// Ours handles AppendEntries that begins below the commitIndex like any other. The other core looks at nothing in
    /// it and answers with its commitIndex.
    AppendBelowCommit,
    /// Ours grants its vote in a term whose leader it knows, if it has not voted in that term (Figure 2 asks for no
    /// more). The other core refuses.
    VoteBesideLeader,
    /// In ours a candidate stays one until its timer fires or another leads. The other core's becomes a follower of the
    /// same term as soon as a majority has refused.
    LostElection,
    /// Ours acts on a TimeoutNow in any role. The other core's candidates ignore it.
    TimeoutNowAtCandidate,
    /// Ours answers every request of an older term. The other core does not answer votes of older terms.
    OldRequestUnanswered,
    /// Ours refuses a pre-vote within the lease. The other core does not answer it with check-quorum, and grants it
    /// without.
    PreVoteInLease,
    /// Ours refuses a pre-vote for a term that it has reached. The other core answers as if it were a vote in that
    /// term.
    PreVoteForThisTerm,
    /// Ours counts the answer to a pre-vote only in the term in which it asked. The other core counts a late refusal of
    /// any term, and a late grant of the term before.
    OldPreVote,
    /// Ours counts a refusal of a pre-vote, whatever term the voter is in. The other core drops it if that is lower.
    RefusalOfLowerTerm,
    /// In the other core a granted vote begins the lease of a known leader anew. In ours only that leader does.
    VoteRenewsLease,
    /// With check-quorum, ours refuses votes for the shortest election timeout after a restart. The other core does
    /// not.
    PromiseAfterRestart,
    /// Ours lets a read wait until it has committed an entry of its term. The other core drops it.
    EarlyRead,
    /// In ours the answer to a round confirms all earlier reads too. The other core counts answers to each read apart.
    ReadsApart,
}

impl Difference {
    /// All of them.
    pub const ALL: &[Difference] = &[
        Difference::CommitOnDisk,
        Difference::AppendBelowCommit,
        Difference::VoteBesideLeader,
        Difference::LostElection,
        Difference::TimeoutNowAtCandidate,
        Difference::OldRequestUnanswered,
        Difference::PreVoteInLease,
        Difference::PreVoteForThisTerm,
        Difference::OldPreVote,
        Difference::RefusalOfLowerTerm,
        Difference::VoteRenewsLease,
        Difference::PromiseAfterRestart,
        Difference::EarlyRead,
        Difference::ReadsApart,
    ];
}

/// How often each occurred.
#[derive(Default, Debug)]
pub struct Counts(pub BTreeMap<Difference, u64>);

impl Counts {
    pub fn count(&mut self, difference: Difference) {
        *self.0.entry(difference).or_default() += 1;
    }
}
