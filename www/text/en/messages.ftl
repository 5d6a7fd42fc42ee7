### Messages of the Raft RPCs, commands, log entries and configurations.

## Commands

# A command as a script writes it: “set x 1”.
command = “{ $command }”
# The command of an entry that is no longer known.
command-unknown = an unknown command
# The entry with which a leader begins its term (§8).
command-noop = the leader's no-op
# $config is a configuration, such as: n1 n2 n3, learners n4
command-config = the configuration { $config }
# $command is a command, and $serial its number among those of the client.
command-of-client = { $command }, operation { $serial } of client { $client }
# A client's operation. $command has its quotation marks.
operation = operation { $number } ({ $command })

## Log entries

entry = entry { $index }
entries = entries { $first } to { $last }
# $command is a command, or one of command-noop and command-config.
entry-with-command = entry { $index } ({ $command })

# The end of a log: the term and the index of its last entry. Two ends are also compared: (term 2, index 7) ≥ (term 1, index 9)
log-end = (term { $term }, index { $index })
log-end-empty = index 0 (empty)

## Labels of entries, a few characters each: they are drawn on the entries of the logs

label-noop = no-op
# The entries of a joint configuration, C_old,new, and of the one that follows it, C_new.
label-joint = old,new
label-joint-left = new
label-config-same = as before
# $nodes are names of nodes, and $count is how many there are: +n4 learns
label-new-learners = { $count ->
    [one] +{ $nodes } learns
   *[other] +{ $nodes } learn
  }
label-new-votes = { $count ->
    [one] { $nodes } votes
   *[other] { $nodes } vote
  }
label-lost-votes = { $count ->
    [one] { $nodes } learns
   *[other] { $nodes } learn
  }

## Configurations

# $voters, $learners, $old and $new are names of nodes: n1 n2 n3
config-with-learners = { $voters }, learners { $learners }
config-joint = joint, old { $old } and new { $new }
config-joint-with-learners = joint, old { $old } and new { $new }, learners { $learners }

## What a configuration changes

change-joint = C_old,new: from this entry on, a decision needs a majority of the old voters and a majority of the new voters
change-joint-left = C_new: from this entry on, the new voters decide alone
change-none = the same members as before
# $nodes are names of nodes, and $count is how many there are.
change-new-voters = { $count ->
    [one] { $nodes } joins as a voter
   *[other] { $nodes } join as voters
  }
change-new-learners = { $count ->
    [one] { $nodes } joins as a learner
   *[other] { $nodes } join as learners
  }
change-new-votes = { $count ->
    [one] { $nodes } gets a vote
   *[other] { $nodes } get votes
  }
change-lost-votes = { $count ->
    [one] { $nodes } loses its vote and remains as a learner
   *[other] { $nodes } lose their votes and remain as learners
  }
change-removed = { $count ->
    [one] { $nodes } is removed
   *[other] { $nodes } are removed
  }
# Several of these changes: n4 joins as a voter, n3 is removed
changes = { $first }, { $next }

## Majorities

majority-single = a majority
majority-joint = a majority of the old voters and a majority of the new voters
# The voters that voted, answered or have an entry.
voters-share = { $have } of { $of } voters
voters-share-joint = { $have_old } of { $of_old } old voters and { $have_new } of { $of_new } new voters
# How many voters are needed, without a noun.
quorum = { $need }
quorum-joint = { $need_old } old and { $need_new } new

## Single words

none = none

## Parts of a snapshot

snapshot-part = keys { $first } to { $last } of { $size }
# A few characters, drawn beside a message.
snapshot-part-short = { $first }..{ $last } of { $size }

## Messages in one line. $from is the sender, $to the receiver, $end is the end of a log

summary-request-vote = RequestVote for term { $term }, log ends at { $end }
summary-request-vote-transfer = RequestVote for term { $term } in a leadership transfer, log ends at { $end }
summary-vote-granted = yes, { $from } votes for { $to } in term { $term }
summary-vote-refused = no, { $from } does not vote for { $to } (its term is { $term })
summary-pre-vote = PreVote for term { $next_term }, log ends at { $end }
summary-pre-vote-granted = yes, { $from } would vote for { $to } in term { $next_term }
summary-pre-vote-refused = no, { $from } would not vote for { $to } (its term is { $term })
summary-timeout-now = TimeoutNow of term { $term }: { $to } must start an election at once
summary-heartbeat = heartbeat of term { $term }, prevLogIndex { $prev_log_index }, leaderCommit { $leader_commit }
# $entries are one or more entries.
summary-append = AppendEntries of term { $term }: { $entries }; leaderCommit { $leader_commit }
summary-append-accepted = yes, { $from }'s log matches up to entry { $match_index }
summary-append-too-short = no, { $from }'s log ends before entry { $conflict_index }
# $entries are one or more entries.
summary-append-conflict = no, { $from } has { $entries } of term { $conflict_term }
summary-append-old-term = no, { $from } is in term { $term }
summary-snapshot = InstallSnapshot of term { $term }: everything up to entry { $index }
# $part says which keys: keys 4 to 6 of 10
summary-snapshot-part = InstallSnapshot of term { $term }: everything up to entry { $index }, { $part }
summary-snapshot-received = { $from } has everything up to entry { $match_index }
summary-snapshot-keys = { $received ->
    [one] { $from } has { $received } key of the snapshot up to entry { $index }
   *[other] { $from } has { $received } keys of the snapshot up to entry { $index }
  }

## Fields of messages that have no name in the paper

field-transfer = leadership transfer
field-next-term = term of the election
# One of the entries that a message carries: 5: “set x 1” (term 2)
field-entry = { $index }: { $command } (term { $term })

## What a node answers a client

outcome-value = the value is { $value }
outcome-no-value = there is no value
outcome-unequal = nothing was changed, the value is { $value }
outcome-unequal-no-value = nothing was changed, there is no value
answer-other-leader = it is not the leader, and { $leader } may be
answer-no-leader = it is not the leader, and it knows of no leader
answer-overwritten = another entry has taken the place of its entry
answer-covered = a snapshot has taken the place of its entry
