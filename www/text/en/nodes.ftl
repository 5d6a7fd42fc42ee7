### What a node does by itself, with its reasons, and what it refuses.
### $node, $leader, $candidate, $follower and $target are names of nodes. $section is a section of the paper or the
### thesis, or a figure. A message that ends with -why is the reason of the message before it: it follows after a colon.
### “it” in a reason is $node of the sentence.

## Roles

# It was a candidate, and hears from the leader of its term.
follows-leader = { $node } follows { $leader } in term { $term }
follows-leader-why = the candidate received AppendEntries of term { $term }, so { $leader } has won the election ({ $section })
becomes-follower = { $node } is a follower in term { $term }
becomes-follower-why = it heard of a higher term and adopts it ({ $section })
becomes-candidate = { $node } becomes candidate in term { $term }
becomes-candidate-why = a new term begins with an election: the candidate asks all other servers for their votes ({ $section })
becomes-candidate-told = { $node } becomes candidate in term { $term }, because { $leader } told it to
becomes-candidate-told-why = in a leadership transfer, it does not wait for its election timer and does not ask for pre-votes ({ $section })
asks-for-pre-votes = { $node } asks whether it would be elected in term { $term }
# $majority: a majority, or both majorities of a joint configuration.
asks-for-pre-votes-why = it begins a new term only if it gets pre-votes from { $majority } ({ $section })
becomes-leader = { $node } becomes leader of term { $term }
# $share: 2 of 3 voters. $voters are their names.
becomes-leader-why = { $share } voted for it: { $voters } ({ $section })
steps-down = { $node } steps down
steps-down-higher-term-why = it led term { $term } and heard of term { $heard } ({ $section })
# $share: 1 of 3 voters. $answered are their names. $majority: a majority, or both majorities of a joint configuration.
steps-down-no-majority-why = for an election timeout, only { $share } answered it ({ $answered }): that is not { $majority } ({ $section })
steps-down-removed-why = the configuration without it is committed ({ $section })
# $majority: a majority, or both majorities of a joint configuration.
still-leads = { $node } still leads: { $majority } answered it
still-leads-why = { $share } answered: { $answered } ({ $section })

## Votes

votes-for-itself = { $node } votes for itself in term { $term }
votes-for-itself-why = every candidate votes for itself ({ $section })
votes-for = { $node } votes for { $candidate } in term { $term }
# $theirs and $mine are the ends of the two logs: (term 2, index 7)
vote-why = it has not voted for another candidate in term { $term } ({ $section }), and the candidate's log, which ends at { $theirs }, is at least as up-to-date as its own ({ $section_2 })
# With a rule off.
vote-twice-why = it votes although it has voted for { $voted_for } in term { $term } ({ $section }), and the candidate's log, which ends at { $theirs }, is at least as up-to-date as its own ({ $section_2 })
# With a rule off.
vote-behind-why = it has not voted for another candidate in term { $term } ({ $section }), and votes although the candidate's log ends at { $theirs } and its own, more up-to-date, at { $mine } ({ $section_2 })
# With two rules off.
vote-twice-behind-why = it votes although it has voted for { $voted_for } in term { $term } ({ $section }), and although the candidate's log ends at { $theirs } and its own, more up-to-date, at { $mine } ({ $section_2 })
refuses-vote = { $node } refuses to vote for { $candidate }
would-vote-for-itself = { $node } would vote for itself in term { $term }
would-vote-for-itself-why = a pre-vote promises nothing ({ $section })
would-vote-for = { $node } would vote for { $candidate } in term { $term }
would-vote-for-why = it hears from no leader, and the candidate's log is at least as up-to-date as its own ({ $section })
would-not-vote-for = { $node } would not vote for { $candidate } in term { $term }
# It may vote for another candidate again.
lease-over = { $node } has not heard from { $leader } for the shortest election timeout
lease-over-no-leader = { $node } has heard from no leader for the shortest election timeout
lease-over-why = from now on, it may vote for a new leader ({ $section })

## Logs. $entries are one or more entries: entry 3, entries 3 to 5

appends = { $node } appends { $entries } to its log
append-proposed-why = the leader appends to its own log first, and then replicates ({ $section })
append-config-why = a configuration is replicated like any other entry ({ $section })
append-noop-why = a leader begins its term with a no-op entry ({ $section })
stores-entries = { $node } stores { $entries } from { $leader }
append-first-why = no entry precedes it ({ $section })
append-matches-why = the entry before it matches the leader's ({ $section })
append-after-snapshot-why = entry { $index }, which precedes it, is in its snapshot ({ $section })
# With a rule off.
append-unchecked-why = it did not check whether the entry before it matches the leader's ({ $section })
refuses-append = { $node } refuses AppendEntries from { $leader }
removes-entries = { $node } removes { $entries } from its log
removes-conflict-why = entry { $index } conflicts with the leader's: it is of term { $mine }, not of term { $theirs } ({ $section })
# With a rule off.
removes-without-conflict-why = it removes them without a conflict with the leader's log ({ $section })
accepts-command = { $node } accepts { $command } as entry { $index } of term { $term }
accepts-command-why = the leader appends the command to its log, and answers after it is applied ({ $section })
refuses-command = { $node } refuses { $command }
knows-committed = { $node } knows that entry { $index } is committed
knows-committed-entries = { $node } knows that entries { $first } to { $last } are committed
# $share: 2 of 3 voters. $holders are the names of the nodes. $need is how many are needed: 2, or 2 old and 2 new.
commit-counted-why = entry { $index } is on { $share } ({ $holders }), and it must be on { $need } ({ $section }); it is of the leader's own term { $term } ({ $section_2 })
# With a rule off. $entry_term is the term of the entry, $term that of the leader.
commit-counted-older-term-why = entry { $index } is on { $share } ({ $holders }), and it must be on { $need } ({ $section }); it is of term { $entry_term }, which is not the leader's term { $term } ({ $section_2 })
commit-told-why = the leader's commitIndex is { $leader_commit } ({ $section })
# An acknowledgement was sent back: the follower has lost entries.
denies-disk = { $follower } denies entries that it acknowledged before: its disk has lost them
denies-rule-off = { $follower } denies entries that it acknowledged before: it has lost them, or never had them, because a rule is off
# $section is Figure 2, which has rules for leaders.
denies-why = it refuses prevLogIndex { $prev_log_index } in answer to a later request. { $leader } sets nextIndex to { $next_index } and sends again. matchIndex stays { $match_index }, because it never decreases, but from now on { $leader } counts { $follower } only for what it acknowledges again ({ $section }, leaders)
ignores-message = { $node } ignores the message

## Snapshots. $index is the last entry that a snapshot covers

takes-snapshot = { $node } takes a snapshot of everything up to entry { $index }
takes-snapshot-why = the entries that the snapshot covers are discarded from the log ({ $section })
takes-no-snapshot = { $node } does not take a snapshot up to entry { $index }
sends-snapshot = { $node } sends { $follower } its snapshot up to entry { $index }
# A part of a snapshot: its keys $first to $last, of $size keys in all.
sends-snapshot-part = { $node } sends { $follower } its snapshot up to entry { $index } (keys { $first } to { $last } of { $size })
sends-snapshot-why = { $follower } needs entry { $next_index }, and { $node } has discarded it ({ $section })
sends-older-snapshot-why = { $node } has a newer snapshot, up to entry { $newest }, but completes the one that it has begun to send ({ $section })
has-snapshot-part = { $node } has { $received } of { $size } keys of the snapshot up to entry { $index }
has-snapshot-part-why = each part is written to disk when it arrives, until the snapshot is complete ({ $section })
drops-snapshot-parts = { $node } discards its parts of the snapshot up to entry { $index } ({ $received } of { $size } keys)
drops-snapshot-parts-why = its leader sends another snapshot, up to entry { $newer }, from the first part on ({ $section })
installs-snapshot = { $node } installs the snapshot up to entry { $index }
installs-snapshot-replaces-why = no entry of its log is certain to follow the snapshot, so the snapshot replaces the log ({ $section })
installs-snapshot-kept-why = { $count ->
    [one] the entry that follows it is kept ({ $section })
   *[other] the { $count } entries that follow it are kept ({ $section })
  }
refuses-snapshot = { $node } refuses the snapshot up to entry { $index }

## Reads. $command is a command that reads, with its quotation marks

# $majority: a majority, or both majorities of a joint configuration.
asks-whether-it-leads = { $node } asks { $majority } whether it still leads, to answer { $command }
asks-whether-it-leads-why = the answer must include everything up to entry { $index }, which was committed when the read arrived ({ $section })
asks-without-lease-why = it has no lease, and the answer must include everything up to entry { $index }, which was committed when the read arrived ({ $section })
delays-read = { $node } delays the answer to { $command }
delays-read-why = it has not committed an entry of its own term yet, so it does not know what is committed ({ $section })
refuses-read = { $node } does not answer { $command }

## Leadership transfer and configurations

starts-transfer = { $node } begins to transfer leadership to { $target }
starts-transfer-why = { $target } has the whole log, up to entry { $last } ({ $section })
starts-transfer-behind-why = { $target } has entries up to { $match_index }, and first needs all entries up to { $last } ({ $section })
aborts-transfer = { $node } does not transfer leadership to { $target }
# $config is a configuration: n1 n2 n3, learners n4
uses-config = { $node } uses the configuration of entry { $index }: { $config }
# $change is what has changed: C_old,new; n4 joins as a learner
uses-changed-config = { $node } uses the configuration of entry { $index } ({ $change }): { $config }
uses-config-why = a server uses the latest configuration in its log, committed or not ({ $section })
goes-back-to-config = { $node } goes back to the configuration before: { $config }
goes-back-to-config-why = the entry with the later configuration was removed from its log ({ $section })
uses-config-of-snapshot = { $node } uses the snapshot's configuration: { $config }
uses-config-of-snapshot-why = a snapshot includes the configuration as of its last entry ({ $section })
refuses-config = { $node } refuses to change the configuration

## Why a node refuses or ignores something: reasons. “it” is the node that refuses

refused-old-term = the message is of term { $theirs }, and currentTerm is { $mine }: stale messages are rejected ({ $section })
refused-already-voted = it has already voted for { $voted_for } in term { $term }, and has one vote per term ({ $section })
# $mine and $theirs are the ends of the two logs: (term 2, index 7)
refused-not-up-to-date = its own log ends at { $mine }, the candidate's at { $theirs }: the candidate's log is less up-to-date ({ $section })
# With a rule off: only lengths are compared.
refused-shorter = its own log ends at { $mine }, the candidate's at { $theirs }: the candidate's log is shorter, though more up-to-date ({ $section })
refused-log-too-short = its log ends at index { $last }, before prevLogIndex { $prev_log_index } ({ $section })
refused-term-differs = its entry { $prev_log_index } is of term { $mine }, the leader's of term { $prev_log_term } ({ $section })
refused-not-own-term = entry { $index } is of term { $term }, not of the leader's term { $mine }: it is committed only together with an entry of term { $mine } ({ $section })
refused-no-majority = as far as the leader knows, entry { $index } is on { $have ->
    [one] { $have } node
   *[other] { $have } nodes
  } only, and it must be on { $need } ({ $section })
refused-no-old-majority = as far as the leader knows, entry { $index } is on { $have ->
    [one] { $have } node
   *[other] { $have } nodes
  } of the old configuration only, and it must be on { $need } ({ $section })
refused-no-new-majority = as far as the leader knows, entry { $index } is on { $have ->
    [one] { $have } node
   *[other] { $have } nodes
  } of the new configuration only, and it must be on { $need } ({ $section })
refused-stale-snapshot = the snapshot covers entries up to { $last_included_index }, and everything up to { $commit_index } is already known to be committed here ({ $section })
refused-nothing-applied = nothing is applied yet ({ $section })
refused-nothing-newer = its snapshot already covers everything that is applied, up to entry { $last_applied } ({ $section })
refused-other-leader = it is not the leader; as far as it knows, { $leader } is ({ $section })
refused-no-leader = it is not the leader, and it knows of no leader ({ $section })
refused-late = it no longer waits for this reply
refused-already-leads = it already leads term { $term } ({ $section })
refused-election-over = it is no longer a candidate in term { $term } ({ $section })
# An answer to AppendEntries that has been overtaken.
refused-older-than-ack = the refusal of prevLogIndex { $prev_log_index } may be older than the acknowledgement of entry { $match_index }: the next heartbeat asks again ({ $section })
refused-place-outdated = the refusal is for prevLogIndex { $prev_log_index }, but nextIndex is { $next_index } by now ({ $section })
refused-same-term-leader = it leads this term itself
refused-hears-leader = { $leader } is the leader, and was active within the shortest election timeout ({ $section })
refused-restarted = it restarted within the shortest election timeout, and may have heard from a leader before
refused-not-voter = it has no vote in its configuration ({ $section })
refused-transferring = it is transferring leadership to { $target }, and accepts nothing new ({ $section })
refused-to-itself = it is already the leader ({ $section })
refused-target-not-voter = { $target } has no vote, and cannot become leader ({ $section })
refused-transfer-timeout = the target did not take over within an election timeout ({ $section })
refused-too-much-uncommitted = { $bytes } bytes of commands already wait to be committed, and the limit is { $most }
refused-nothing-of-own-term = it has not committed an entry of its own term { $term } yet ({ $section }, { $section_2 })
refused-change-pending = the change of entry { $index } is not complete, and only one change is made at a time ({ $section })
refused-no-voters = without voters, the cluster could never decide anything
refused-same-config = the cluster already has this configuration
refused-part-missing = the part begins with key { $first }, and { $received ->
    [one] { $received } key has arrived before it
   *[other] { $received } keys have arrived before it
  } ({ $section })

## What a rule asks: each is shown with whether it held. Formulas with the paper's names are not here

# $half: old or new in a joint configuration, otherwise all.
ask-votes = { $half ->
    [old] votes of the old voters: { $have } ≥ { $need }
    [new] votes of the new voters: { $have } ≥ { $need }
   *[all] votes: { $have } ≥ { $need }
  }
ask-answers = { $half ->
    [old] answers of the old voters: { $have } ≥ { $need }
    [new] answers of the new voters: { $have } ≥ { $need }
   *[all] answers: { $have } ≥ { $need }
  }
ask-replicas = { $half ->
    [old] old voters with matchIndex ≥ { $index }: { $have } ≥ { $need }
    [new] new voters with matchIndex ≥ { $index }: { $have } ≥ { $need }
   *[all] voters with matchIndex ≥ { $index }: { $have } ≥ { $need }
  }
ask-is-majority = { $half ->
    [old] { $need } of { $of } old voters is a majority
    [new] { $need } of { $of } new voters is a majority
   *[all] { $need } of { $of } is a majority
  }
ask-free-to-vote = votedFor { $voted_for } is null or { $candidate }
# The ends of two logs: (term 2, index 7) ≥ (term 1, index 9)
ask-up-to-date = { $theirs } ≥ { $mine }
# With a rule off.
ask-longer = index { $theirs } ≥ index { $mine }
ask-nothing-precedes = prevLogIndex is 0: no entry precedes
ask-snapshot-covers = the snapshot covers entry { $index }
ask-not-checked = log[{ $index }].term = prevLogTerm { $term }: not checked
ask-terms-differ = log[{ $index }].term { $mine } ≠ { $theirs }
ask-log-long-enough = prevLogIndex { $prev_log_index } ≤ own last index { $last }
ask-snapshot-sent = the snapshot has been sent completely
ask-entry-in-log = the log still has entry { $index }, before nextIndex
ask-snapshot-complete = keys received { $received } = { $size }: complete
ask-part-follows = offset { $offset } ≤ keys received { $received }
ask-request-newer = the request is newer than the acknowledgement
ask-log-complete = matchIndex { $match_index } = last index { $last }
ask-more-applied = more is applied than the snapshot covers
ask-is-leader = it is the leader
ask-is-candidate = it is a candidate
ask-no-leader-heard = it has not heard from a leader for the shortest election timeout
ask-no-transfer = no leadership transfer is in progress
ask-target-votes = { $target } is a voter
ask-target-elected = the target was elected in time
ask-bytes = { $bytes } bytes < { $most }
ask-config-committed = the configuration of entry { $index } is committed and not joint

## Names of values: each is shown before a value. Names of the paper are not here

value-own-last-index = own last index
value-own-last-term = own last term
value-own-term-there = own term there
value-leader-term-there = leader's term there
value-serial-number = serial number
value-command = command
# The term in which a node would be a candidate, if it gets pre-votes.
value-next-term = term it would ask for
value-granted = granted
value-refused = refused
value-answered = answered
value-last-new-entry = index of last new entry
value-snapshot-before = lastIncludedIndex before
value-snapshot-of-parts = lastIncludedIndex of the parts
value-follower = follower
value-keys = keys
value-keys-before = keys before
value-keys-in-all = keys in all
value-keys-received = keys received
value-entries-retained = entries retained
value-index = index
value-target = target
value-last-index = last index
# The heartbeat with which a round of answers begins.
value-heartbeat = heartbeat
# Since which read a round of answers counts.
value-round-since = round since
value-leader = leader
value-known-leader = leader, as it believes
value-configuration = configuration
value-configuration-before = configuration before
value-needed = needed
value-role = role
value-hands-over-to = hands over to
value-bytes-uncommitted = bytes uncommitted

## Words that are values

role-leader = leader
role-follower = follower
