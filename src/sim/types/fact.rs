//! The kinds of facts, and the properties, by the names that triggers, expectations, breakpoints and the trace use.

use crate::raft::named;

named! {
    /// The kind of a fact.
    FactKind {
        /// A message was sent.
        Send = "send",
        /// A message arrived.
        Deliver = "deliver",
        /// A message was lost.
        Drop = "drop",
        /// The network made a copy of a message.
        Duplicate = "duplicate",
        /// An election timer fired.
        Timeout = "timeout",
        /// A node became follower.
        BecomeFollower = "become-follower",
        /// A node became candidate.
        BecomeCandidate = "become-candidate",
        /// A candidate won its election.
        LeaderElected = "leader-elected",
        /// A leader stepped down.
        StepDown = "step-down",
        /// A node granted its vote.
        VoteGranted = "vote-granted",
        /// A node refused its vote.
        VoteRefused = "vote-refused",
        /// A node appended entries to its log.
        Append = "append",
        /// A follower refused AppendEntries.
        AppendRefused = "append-refused",
        /// A follower removed conflicting entries from its log.
        Truncate = "truncate",
        /// A node's commitIndex rose.
        Commit = "commit",
        /// An entry reached a node's state machine.
        Apply = "apply",
        /// A write became durable.
        Persist = "persist",
        /// A node took a snapshot.
        SnapshotTaken = "snapshot-taken",
        /// A leader sent a snapshot.
        SnapshotSent = "snapshot-sent",
        /// A follower installed a snapshot.
        SnapshotInstalled = "snapshot-installed",
        /// A node refused a snapshot, or to take one.
        SnapshotRefused = "snapshot-refused",
        /// A leader accepted a command.
        Propose = "propose",
        /// A node that does not lead refused a command.
        ProposeRefused = "propose-refused",
        /// The client got its answer.
        Reply = "reply",
        /// A message was held back, or comes late.
        Delay = "delay",
        /// A message was received and changed nothing.
        Ignored = "ignored",
        /// A node crashed.
        Crash = "crash",
        /// A node started again.
        Restart = "restart",
        /// A node is paused.
        Pause = "pause",
        /// A paused node continues.
        Resume = "resume",
        /// A node lost its disk.
        Wipe = "wipe",
        /// The network fell apart into groups.
        Partition = "partition",
        /// Every link is whole again.
        Heal = "heal",
        /// A link was cut.
        Cut = "cut",
        /// A link is whole again.
        Mend = "mend",
        /// A rule was switched off or on.
        Rule = "rule",
        /// A knob was turned: a setting, a link's quality, a node's clock or disk.
        Set = "set",
        /// An action was not possible, or would change nothing.
        Skipped = "skipped",
        /// A property was broken.
        Violation = "violation",
        /// A node asks whether it would get votes.
        BecomePreCandidate = "become-precandidate",
        /// A node would give its vote.
        PreVoteGranted = "prevote-granted",
        /// A node would not give its vote.
        PreVoteRefused = "prevote-refused",
        /// A read was answered.
        Read = "read",
        /// A leader started a round for a read, or waits until it may.
        ReadIndex = "read-index",
        /// A read got no answer.
        ReadRefused = "read-refused",
        /// A node uses another configuration.
        ConfigChange = "config-change",
        /// A leader refused to change the configuration.
        ConfigRefused = "config-refused",
        /// A leader started a leadership transfer.
        Transfer = "transfer",
        /// A leader gave up a leadership transfer, or rejected it.
        TransferAborted = "transfer-aborted",
        /// A leader checked whether a quorum had answered, and it had (CheckQuorum).
        QuorumHeard = "quorum-heard",
        /// A node has not heard from its leader for the shortest election timeout.
        LeaseOver = "lease-over",
        /// A part of a snapshot arrived, and others are missing.
        SnapshotPart = "snapshot-part",
        /// A server was switched on, with an empty disk.
        SwitchedOn = "switched-on",
        /// A client sent a request to a node.
        ClientRequest = "client-request",
        /// A node's answer arrived at its client.
        ClientReply = "client-reply",
        /// A client retried.
        ClientRetry = "client-retry",
        /// A client's operation is over: ok, failed or unknown.
        ClientOutcome = "client-outcome",
        /// A client began, or stopped.
        Client = "client",
        /// A follower rejected entries that it had acknowledged: the leader sends them again.
        AckDenied = "ack-denied",
        /// A node discarded the parts of a snapshot, because a leader sends another one.
        SnapshotPartsDropped = "snapshot-parts-dropped",
        /// A server campaigns that has no vote in the configuration in force.
        LeftOut = "left-out",
        /// The lesson asked something.
        Asked = "asked",
        /// A question of the lesson was answered.
        Answered = "answered",
        /// A goal of the lesson was reached.
        Goal = "goal",
    }
}

named! {
    /// What the monitor checks. The first five are the paper's Figure 3.
    Property {
        /// At most one leader can be elected in a given term.
        ElectionSafety = "election-safety",
        /// A leader never overwrites or deletes entries in its log; it only appends new entries.
        LeaderAppendOnly = "leader-append-only",
        /// If two logs contain an entry with the same index and term, they are identical up to that index.
        LogMatching = "log-matching",
        /// An entry committed in a term is in the logs of the leaders of all higher terms.
        LeaderCompleteness = "leader-completeness",
        /// No two servers apply different entries at the same index.
        StateMachineSafety = "state-machine-safety",
        /// A node votes for at most one candidate in a term, across restarts.
        VoteOnce = "vote-once",
        /// A node's term never falls, across restarts.
        TermMonotonic = "term-monotonic",
        /// A node's commitIndex never falls while it runs.
        CommitMonotonic = "commit-monotonic",
        /// Committed entries are durable on a quorum.
        CommittedOnQuorum = "committed-on-quorum",
        /// snapshot ≤ applied ≤ commit ≤ last.
        StateOrder = "state-order",
        /// Configurations that follow each other share a node in any two of their quorums.
        ConfigOverlap = "config-overlap",
        /// One store that executes the operations one by one could have given the clients' answers.
        Linearizability = "linearizability",
        /// A client's operation takes effect at most once in the committed order.
        ExactlyOnce = "exactly-once",
    }
}
