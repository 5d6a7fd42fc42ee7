### The properties that the monitor checks, the rules of Raft that a script can switch off, and what a run shows against a
### property. None of these sentences has a full stop: it is added where they are shown.

## Properties

property-election-safety = Election Safety: at most one leader can be elected in a given term ({ $section })
property-leader-append-only = Leader Append-Only: a leader never overwrites or deletes entries in its log; it only appends new entries ({ $section })
property-log-matching = Log Matching: if two logs contain an entry with the same index and term, the logs are identical in all entries up through that index ({ $section })
property-leader-completeness = Leader Completeness: an entry committed in a term is in the logs of the leaders of all higher terms ({ $section })
property-state-machine-safety = State Machine Safety: no two nodes apply different entries at the same index ({ $section })
property-vote-once = One vote: a node votes for at most one candidate in a term, even across restarts ({ $section })
property-term-monotonic = A node's term never falls, even across restarts ({ $section })
property-commit-monotonic = A node's commitIndex never falls while the node runs ({ $section })
property-committed-on-quorum = A committed entry is durable on a majority ({ $section }); during joint consensus, on a majority of the old voters and on a majority of the new voters ({ $section_2 })
property-state-order = On every node, snapshot index ≤ lastApplied ≤ commitIndex ≤ last log index ({ $section })
property-config-overlap = Any majority of a configuration and any majority of the next one share a node ({ $section })
property-linearizability = The clients got the answers that a single store would give if it executed their operations one after another ({ $section })
property-exactly-once = A client's operation takes effect at most once in the committed log ({ $section })

## Rules that a script can switch off

rule-commit-own-term = Only entries of the leader's own term are committed by counting replicas ({ $section })
rule-up-to-date-check = A node votes only for a candidate whose log is at least as up-to-date as its own ({ $section })
rule-compare-last-term = The log whose last entry has the higher term is more up-to-date; if the terms are equal, the longer log is ({ $section })
rule-vote-once = A node has one vote in a term ({ $section })
rule-persist-vote = A node's vote is on its disk before the vote is sent ({ $section })
rule-persist-term = A node's new term is on its disk before the node uses the term ({ $section })
rule-keep-vote = A node that becomes a follower in its own term keeps its vote ({ $section })
rule-ignore-old-votes = Votes of an older term do not count ({ $section })
# The third step of the receiver's implementation of AppendEntries in the figure.
rule-truncate-on-conflict-only = A follower removes entries only if they conflict with new ones ({ $section }, AppendEntries 3)
rule-log-matching = A follower refuses AppendEntries if its log has no entry at prevLogIndex whose term is prevLogTerm ({ $section }, AppendEntries 2)
rule-ack-what-was-sent = A follower acknowledges the entries that it was sent, not its whole log ({ $section })
rule-commit-min = commitIndex = min(leaderCommit, index of last new entry) ({ $section }, AppendEntries 5)
rule-durable-before-reply = A reply that depends on a write is sent only when the write is durable ({ $section })
rule-majority = Elections and commitment need more than half of the voters ({ $section }, { $section_2 })
rule-ignore-old-acks = Acknowledgements of an older term do not count ({ $section })
rule-step-down = A node that learns of a higher term becomes a follower ({ $section })
rule-reject-stale-snapshot = A snapshot of entries that the follower knows to be committed changes nothing ({ $section })
rule-match-monotonic = matchIndex never falls ({ $section }); without this rule, only progress suffers
rule-random-timeouts = Election timeouts are random ({ $section }); without this rule, only progress suffers
rule-noop-before-read = A leader serves a read only after it has committed an entry of its own term ({ $section })
rule-read-quorum = A leader answers a read only after a majority has answered the leader's heartbeats ({ $section })
rule-joint = A change of more than one voter goes through joint consensus ({ $section })
rule-own-term-before-config = A leader changes the configuration only after it has committed an entry of its own term ({ $section })
rule-dedupe = A client's operation that was already applied is not applied again ({ $section })

## What is seen if a property is broken. These sentences follow the name of the property and a colon.

evidence-two-leaders = { $first } and { $second } both lead term { $term }
evidence-two-votes = { $voter } voted for { $first } and for { $second } in term { $term }
evidence-term-fell-across-restart = { $node } had sent term { $from } to other nodes, and restarted in term { $to }
evidence-term-fell = { $node }'s term fell from { $from } to { $to }
evidence-commit-fell = { $node }'s commitIndex fell from { $from } to { $to }
evidence-leader-rewrote = { $leader }, the leader of term { $term }, lost or replaced its own entries from entry { $index } on
evidence-logs-differ = entry { $index } of term { $term } on { $node } differs from the entry that other nodes have with this index and term
evidence-logs-differ-before = entry { $index } of term { $term } on { $node } follows a different entry than on other nodes
evidence-leader-lacks = entry { $index } of term { $entry_term } was committed in term { $committed_in }, but { $leader }, the leader of term { $leads }, does not have it
# $command and $other_command: what the entries hold, such as “set x 1”.
evidence-applied-differently = at index { $index }, { $first } applied { $command } of term { $term }, but { $second } applied { $other_command } of term { $other_term }
# $voters: whose disks are counted: of a joint configuration, each half needs its own majority.
evidence-too-few-disks = { $voters ->
    [old] entry { $index } of term { $term } is committed, but only { $have ->
        [one] { $have } disk
       *[other] { $have } disks
    } of the old configuration { $have ->
        [one] has
       *[other] have
    } it, and { $need } are needed
    [new] entry { $index } of term { $term } is committed, but only { $have ->
        [one] { $have } disk
       *[other] { $have } disks
    } of the new configuration { $have ->
        [one] has
       *[other] have
    } it, and { $need } are needed
   *[all] entry { $index } of term { $term } is committed, but only { $have ->
        [one] { $have } disk has
       *[other] { $have } disks have
    } it, and { $need } are needed
}
evidence-out-of-order = on { $node }, the snapshot index is { $snapshot }, lastApplied is { $applied }, commitIndex is { $commit }, and the last log index is { $last }
# Two configurations that follow each other, each as a list of its members.
evidence-disjoint-majorities = a majority of { $before } and a majority of { $after } need not share a node
evidence-done-twice = { $node } executed operation { $serial } of client { $client } with entry { $first }, and again with entry { $index }
# $operation and $others: operations with their results, as below.
evidence-no-order = no order of the operations explains { $operation }
evidence-no-order-with = no order of the operations explains { $operation } together with { $others }

## An operation with its result, within a sentence

# A read that was answered: client a's “get x” at n2 (answer: 1)
operation-read = { $who }'s “{ $command }” at { $node } (answer: { $value })
operation-read-nothing = { $who }'s “{ $command }” at { $node } (answer: no value)
operation-with-outcome = { $who }'s “{ $command }” ({ $outcome ->
    [ok] ok
    [failed] failed
    [open] not answered yet
   *[unknown] result unknown
})
operation-of-client = client { $name }
# An operation of the script or of the page's user.
operation-of-nobody = an unnamed client
