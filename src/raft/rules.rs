//! Rules.
use super::names::named;

named! {
    /// A rule of Raft that can be switched off, to see what it is for.
    Rule {
        /// Only entries of the leader's own term are committed by counting replicas (§5.4.2).
        CommitOwnTerm = "commit-own-term",
        /// A vote goes only to a candidate whose log is at least as up-to-date (§5.4.1).
        UpToDateCheck = "up-to-date-check",
        /// "Up-to-date" compares the last terms first, and lengths only if they are equal (§5.4.1).
        CompareLastTerm = "compare-last-term",
        /// One vote in a term (§5.2).
        VoteOnce = "vote-once",
        /// The vote is durable before it is given (Figure 2, persistent state).
        PersistVote = "persist-vote",
        /// The term is durable before it is used (Figure 2, persistent state).
        PersistTerm = "persist-term",
        /// A candidate that falls back to follower in the same term keeps its vote (Figure 2).
        KeepVote = "keep-vote",
        /// Votes of an older term do not count (§5.1).
        IgnoreOldVotes = "ignore-old-votes",
        /// A follower removes entries only where they conflict (Figure 2, AppendEntries 3).
        TruncateOnConflictOnly = "truncate-on-conflict-only",
        /// AppendEntries is refused where the preceding entry does not match (Figure 2, AppendEntries 2).
        LogMatching = "log-matching",
        /// A follower acknowledges what it was sent, not all that it has.
        AckWhatWasSent = "ack-what-was-sent",
        /// commitIndex = min(leaderCommit, index of last new entry) (Figure 2, AppendEntries 5).
        CommitMin = "commit-min",
        /// What rests on a write leaves only when the write is durable (Figure 2, persistent state).
        DurableBeforeReply = "durable-before-reply",
        /// Elections and commitment need more than half (§5.2, §5.3).
        Majority = "majority",
        /// Acknowledgements of an older term do not count (§5.1).
        IgnoreOldAcks = "ignore-old-acks",
        /// Whoever hears of a higher term becomes a follower (Figure 2, all servers).
        StepDown = "step-down",
        /// A snapshot of what is committed already changes nothing (§7; the article's CondInstallSnapshot).
        RejectStaleSnapshot = "reject-stale-snapshot",
        /// matchIndex increases monotonically (Figure 2, leaders). Liveness only.
        MatchMonotonic = "match-monotonic",
        /// Election timeouts are random (§5.2). Liveness only.
        RandomTimeouts = "random-timeouts",
    }
}
