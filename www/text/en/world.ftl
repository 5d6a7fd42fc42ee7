### What happens to the network, to servers, disks and clients, and what a user does.
### $node, $from and $to are names of nodes. $section is a section of the paper or the thesis, or a figure.

## Messages

# $message is the name of a message, such as n2>n3#4. $summary is what it says, in one line.
message-sent = { $node } sends { $message }: { $summary }
message-received = { $node } receives { $message }: { $summary }
message-lost = { $message } is lost: { $summary }
message-copied = A copy is made, { $message }: { $summary }
message-held-back = { $message } is held back for { $ms } ms
message-late = { $message } arrives { $ms } ms late
# reorder is a setting.
message-late-why = the network reorders messages (reorder), and later messages can overtake this one

## Why a message is lost

# loss is a setting.
lost-by-network = the network lost it (loss)
lost-link-cut = the link from { $from } to { $to } is cut
lost-on-purpose = it was dropped on purpose

## Election timers

election-timer-fires = { $node }'s election timer fires
election-timer-fires-why = during its whole election timeout, it heard from no leader and granted no vote ({ $section })
election-timer-forced = { $node }'s election timer is made to fire
election-timer-forced-why = it acts as if it had heard from no leader ({ $section })

## Applying

# $entry is an entry with its command: entry 5 (“set x 1”)
apply = { $node } applies { $entry }
apply-why = lastApplied follows commitIndex, in order ({ $section })
apply-suppressed = { $node } applies { $entry }, and nothing changes: the operation was executed before, and its outcome is remembered
apply-suppressed-why = the client's serial number has already been executed ({ $section })
apply-again = { $node } applies { $entry }, although this operation or a later one of its client was executed before
apply-again-why = { $node } has not checked whether the serial number was already executed ({ $section })
apply-unequal = { $node } applies { $entry }, and nothing changes: the value is { $value }
apply-unequal-no-value = { $node } applies { $entry }, and nothing changes: there is no value

## Disks

write-durable = { $node }'s write { $write } is durable

## Answers of nodes. $command is a command with its quotation marks

reply-done = { $node } answers the client: { $command } is done
reply-unequal = { $node } answers the client: { $command } found another value, and nothing was changed
reply-why = entry { $index } is committed and applied ({ $section })
reply-lost = { $node } cannot confirm { $command } to its client
reply-lost-why = at index { $index }, another entry or a snapshot has taken its place ({ $section })
read-answered = { $node } answers the client: the value of “{ $key }” is “{ $value }”
read-answered-no-value = { $node } answers the client: “{ $key }” has no value
# $majority: a majority, or the majorities of a joint configuration. $nodes are the names of the nodes that answered.
read-by-majority = since the read arrived, { $majority } answered the leader's heartbeats: { $nodes } (readIndex { $index }, { $section })
# $sent and $lease are numbers of heartbeat intervals.
read-by-lease = it has a lease: { $majority } answered heartbeats that it sent less than { $sent ->
    [one] { $sent } heartbeat interval
   *[other] { $sent } heartbeat intervals
  } ago, and for { $lease ->
    [one] { $lease } heartbeat interval
   *[other] { $lease } heartbeat intervals
  } from then on no other node can be elected, if the clocks are right (readIndex { $index }, { $section })
read-local = it answers from what it has applied, up to entry { $index }: it asked no other node, and the value may be stale ({ $section })
read-unchecked = it assumes that it is still the leader, and asked no other node (readIndex { $index }, { $section })

## Crashes and restarts

crash = { $node } crashes
crash-in-write = { $node } crashes in the middle of a write
crash-lost-nothing = everything that it had written was durable; commitIndex and lastApplied are volatile ({ $section })
crash-lost-writes = { $count ->
    [one] { $count } write was not durable yet and is lost
   *[other] { $count } writes were not durable yet and are lost
  }
crash-lost-writes-behind = { $count ->
    [one] { $count } later write is lost as well
   *[other] { $count } later writes are lost as well
  }
# $entries are one or more entries.
crash-lost-durable = Its disk has also lost { $entries }, which it had acknowledged as durable: Raft assumes that this never happens ({ $section })
# $there and $gone are lists of: term-and-vote, snapshot-up-to, and entries.
write-torn = write { $write } was only half done: { $there } reached the disk, but { $gone } did not
write-torn-all-lost = write { $write } was only half done: nothing of it is complete on the disk, and { $gone } did not reach it
write-torn-none-lost = write { $write } was only half done: { $there } reached the disk
write-torn-nothing = write { $write } was only half done: nothing of it is complete on the disk
term-and-vote = the term and the vote
snapshot-up-to = the snapshot up to entry { $index }
restart = { $node } restarts
restart-discards = { $node } restarts and discards the rest of write { $write }
restart-seed = { $node } restarts, and seed { $seed } now determines its election timeouts
restart-seed-discards = { $node } restarts and discards the rest of write { $write }, and seed { $seed } now determines its election timeouts
restart-why = it restarts from what was durable: term, vote, log and snapshot ({ $section })
discarded-entry = Write { $write } was only half done: the record of entry { $broken } has a wrong checksum and is discarded
discarded-entries = Write { $write } was only half done: the record of entry { $broken } has a wrong checksum and is discarded, with all that would have followed
discarded-snapshot = Write { $write } was only half done: the snapshot up to entry { $index } was incomplete and is discarded
discarded-first-record = Write { $write } was only half done: its first record has a wrong checksum and is discarded

## Other actions on servers

pause = { $node } is paused
pause-why = it does nothing, and what arrives waits
resume = { $node } resumes
resume-why = it first handles what has arrived, and then its timers
wipe = { $node } loses its disk
wipe-why = Raft assumes that this never happens: the cluster may have depended on what was durable there ({ $section })
switched-on = { $node } is switched on
switched-on-why = its disk is empty, and it is not a member of the cluster yet ({ $section })
# $rate is a number, such as 1.5.
clock-rate = From its next timer on, { $node }'s timers run { $rate } times as fast
disk-time = From now on, { $node }'s disk needs { $least }..{ $most } ms for a write
disk-time-why = what depends on a write waits for it ({ $section })
disk-time-of-cluster = { $node }'s disk is as fast as the cluster's again

## The network

# $groups are groups of nodes: n1 n2 | n3
network-partitioned = The network is partitioned: { $groups }
heal = Every link works again
cut = The link between { $from } and { $to } is cut
cut-one-way = The link from { $from } to { $to } is cut
mend = The link between { $from } and { $to } works again
mend-one-way = The link from { $from } to { $to } works again
# $settings are settings of the link: latency=20..40, loss=5%
link-quality = The link from { $from } to { $to } has its own settings: { $settings }
drop-next = { $count ->
    [one] The next matching message from { $from } to { $to } will be lost
   *[other] The next { $count } matching messages from { $from } to { $to } will be lost
  }

## Settings, rules and properties

setting-changed = From now on: { $setting }
rule-off = The rule { $rule } is off: this is not Raft
rule-on = The rule { $rule } is in force again
# $property is the name of a property, and $evidence says where it does not hold.
property-does-not-hold = { $property } is broken: { $evidence }

## Actions that do nothing. $reason is one of the sentences below

nothing-done = Nothing is done: { $reason }
no-node-of-role = { $role ->
    [leader] no leader is running at this moment
    [follower] no follower is running at this moment
   *[candidate] no candidate is running at this moment
  }
no-such-node = the cluster has no node { $node }
node-is-crashed = { $node } is crashed
node-is-not-crashed = { $node } is not crashed
node-is-paused = { $node } is paused
node-is-not-paused = { $node } is not paused
leader-has-no-election-timer = { $node } is the leader, and a leader has no election timer
message-not-in-flight = { $message } is not in flight
message-waits-for-paused-node = { $message } has arrived, and waits because { $node } is paused
link-to-itself = a link needs two different nodes, not { $node } twice
node-in-two-groups = { $node } is in two groups
no-such-client = no client of this name is running
too-many-clients = there are { $most } clients already
no-link-is-cut = no link is cut, nothing changes
link-is-cut-already = the link is cut already, nothing changes
link-works-already = the link is not cut, nothing changes
is-so-already = it is so already, nothing changes
no-delay = a delay of 0 ms changes nothing

## A candidate without a vote

# $configuration is one of the two below. $learns: whether the node is a learner in it; otherwise it is not a member.
left-out-candidate = { $learns ->
    [true] { $node } is a candidate, although { $configuration } has it only as a learner, without a vote
   *[false] { $node } is a candidate, although { $configuration } leaves it out
  }
left-out-candidate-unaware = { $learns ->
    [true] { $node } is a candidate and does not know that { $configuration } has it only as a learner, without a vote
   *[false] { $node } is a candidate and does not know that { $configuration } leaves it out
  }
left-out-pre-candidate = { $learns ->
    [true] { $node } asks for pre-votes, although { $configuration } has it only as a learner, without a vote
   *[false] { $node } asks for pre-votes, although { $configuration } leaves it out
  }
left-out-pre-candidate-unaware = { $learns ->
    [true] { $node } asks for pre-votes and does not know that { $configuration } has it only as a learner, without a vote
   *[false] { $node } asks for pre-votes and does not know that { $configuration } leaves it out
  }
# $entry is an entry, or initial-configuration.
configuration-of-leader = the configuration of the leader { $leader } ({ $entry })
configuration-committed = the last committed configuration ({ $entry })
initial-configuration = the initial one
left-out-until-committed = that entry is in its own log, but it does not know that the entry is committed: until then, it may have to lead and complete the change ({ $section })
left-out-not-in-log = that entry is not in its own log yet, and a server uses the latest configuration in its log ({ $section })
left-out-without-heartbeats = that entry is not in its own log, and a server uses the latest configuration in its log; no leader sends heartbeats to a removed server ({ $section })

## A lesson. $ask and $goal are names that the script gives to its questions and goals

lesson-asks = the lesson asks “{ $ask }”
# $value is the answer as the script writes it: yes, n3, 2 or unsure. $right is the right one, or all right ones.
lesson-answered-rightly = “{ $ask }” is answered with { $value }: right
lesson-answered-wrongly = { $value ->
    [unsure] “{ $ask }” is answered with { $value }; the right answer is { $right }
   *[other] “{ $ask }” is answered with { $value }: wrong, the right answer is { $right }
}
# The right answer could not be found out.
lesson-answered = “{ $ask }” is answered with { $value }
lesson-goal-reached = The goal “{ $goal }” is reached

## Clients. $operation is a client's operation: operation 3 (“set x 1”)

client-request = Client { $client } sends { $operation } to { $node }
client-request-again = Client { $client } sends { $operation } to { $node } (attempt { $attempt })
# $answer is what the node answers: the value is 5
client-reply = Client { $client } receives { $node }'s answer to { $operation }: { $answer }
client-reply-late = the operation was already over
client-retry = Client { $client } retries { $operation } at { $node } (attempt { $attempt })
client-redirected = the node that it asked named this node as the leader ({ $section })
client-refused = the node that it asked is not the leader and knows of no leader: the client tries the next node ({ $section })
client-entry-lost = another entry or a snapshot has taken the place of its entry ({ $section })
client-timed-out = no answer came in time: it asks again with the same serial number ({ $section })
client-ok = Client { $client }'s { $operation } is ok: { $answer }
client-ok-after-attempts = Client { $client }'s { $operation } is ok after { $attempts } attempts: { $answer }
client-failed = Client { $client }'s { $operation } has failed
client-failed-after-attempts = Client { $client }'s { $operation } has failed after { $attempts } attempts
client-failed-why = no node has accepted it, or it only reads
client-unknown = Client { $client }'s { $operation } has an unknown outcome
client-unknown-after-attempts = Client { $client }'s { $operation } has an unknown outcome after { $attempts } attempts
client-unknown-why = a node may have accepted it: it may have been executed, or may still be ({ $section })
client-request-lost = Client { $client }'s request to { $node } is lost: { $operation }
client-answer-lost = { $node }'s answer to client { $client } is lost: { $operation }
# $command may contain $n, the number of the operation.
client-starts = Client { $client } begins an operation every { $ms } ms: { $command }
client-stops = Client { $client } begins no more operations

## What a rule asks: each is shown with whether it held

ask-executed-before = has this serial number been executed before?
# $majority: a majority, or both majorities of a joint configuration.
ask-answered-since = { $majority } answered since the read arrived
ask-lease-lasts = rounds of heartbeats begun since the one that a majority answered: { $over } < { $lease }
ask-majority-asked = a majority was asked

## Names of values: each is shown before a value

value-message = message
value-held-ms = held, ms
value-late-ms = late, ms
value-timer-ran-ms = election timer ran, ms
value-write = write
value-key = key
value-value = value
value-writes-lost = writes lost
value-durable-lost = durable entries lost
value-timeout-seed = seed of its election timeouts
value-nodes = nodes
value-attempt = attempt
value-attempts = attempts
value-entries-on-disk = entries of it on the disk
value-entries-discarded = entries of it discarded
