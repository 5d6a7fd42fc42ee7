use super::names::named;
named! {
    /// The kind of a message: one of the paper's three RPCs, or the reply to one.
    MessageKind {
        /// A candidate asks for a vote (§5.2).
        RequestVote = "RequestVote",
        /// The answer to a RequestVote.
        RequestVoteReply = "RequestVoteReply",
        /// A leader replicates entries, or only says that it is there (§5.3).
        AppendEntries = "AppendEntries",
        /// The answer to an AppendEntries.
        AppendEntriesReply = "AppendEntriesReply",
        /// A leader sends its snapshot (§7).
        InstallSnapshot = "InstallSnapshot",
        /// The answer to an InstallSnapshot.
        InstallSnapshotReply = "InstallSnapshotReply",
    }
}
