### The report of a run, as the command line prints it and the page exports it; sentences for screen readers; and what a
### script does to its cluster.

## The summary of a run, a line each

# $at has three decimals. $fingerprint: a hash of the run's state.
report-counts = After { $at } ms: { $events ->
    [one] { $events } event
   *[other] { $events } events
}; { $sent ->
    [one] { $sent } message sent
   *[other] { $sent } messages sent
}, { $delivered } delivered, { $lost } lost. Fingerprint { $fingerprint }.
# $leader: a node, or “none”.
report-committed = { $leader ->
    [none] There is no leader. Committed up to entry { $index } of term { $term }.
   *[other] { $leader } is the leader. Committed up to entry { $index } of term { $term }.
}
report-nothing-committed = { $leader ->
    [none] There is no leader. Nothing is committed.
   *[other] { $leader } is the leader. Nothing is committed.
}
# How many operations of a client ended how. $open: whether one more has no answer yet.
report-client = { $open ->
    [true] Client { $name }: { $ok } ok, { $failed } failed, { $unknown } unknown, 1 open.
   *[false] Client { $name }: { $ok } ok, { $failed } failed, { $unknown } unknown.
}
report-linearizable = Linearizable: a single store that executes one operation after another could have given the same answers to the clients.
report-not-linearizable = Not linearizable: no order of the operations explains the answers to the clients.
report-linearizable-undecided = Linearizability is undecided: the operations have too many possible orders.
# $why: the sentences about a limit, in links.ftl.
report-stopped = STOPPED. { $why }
# $property: its name in scripts, such as log-matching. $evidence, $sentence: in properties.ftl, without a full stop.
report-broken = BROKEN { $property }: { $evidence }. { $sentence }.
# $why: which action of the script was skipped, and why.
report-skipped = Skipped at { $at } ms: { $why }.
# $expectation: as the script has it. The two begin with a column of the same width.
report-held = held   line { $line }: expect { $expectation }
report-failed = FAILED line { $line }: expect { $expectation }
# A lesson. $ask and $goal are names that the script gives.
report-answered-rightly = right  “{ $ask }”: { $value }
# $right is the right answer, or all right ones.
report-answered-wrongly = { $value ->
    [unsure] unsure “{ $ask }”: the right answer is { $right }
   *[other] wrong  “{ $ask }”: { $value }; the right answer is { $right }
}
# It could not be found out whether it is right.
report-answered = ?      “{ $ask }”: { $value }
report-unanswered = open   “{ $ask }” has no answer
report-unasked = open   “{ $ask }” was not asked
report-goal = goal   “{ $goal }” reached at { $at } ms
report-goal-open = open   the goal “{ $goal }” is not reached
report-score = Lesson: { $right } of { $asks } questions answered rightly, { $reached } of { $goals } goals reached.
report-fine = All as expected.
report-not-fine = Not as expected.

## For screen readers: a fact, with less detail. A full stop is added.

# $to: one node or several, such as “n2, n3 and n4”. $message: a message, such as those below.
spoken-send = { $from } sends to { $to }: { $message }
spoken-receive = { $to } receives from { $from }: { $message }
spoken-lost-heartbeat = The heartbeat of term { $term } from { $from } to { $to } is lost
# $kind: the name of the message, such as RequestVote.
spoken-lost = The { $kind } of term { $term } from { $from } to { $to } is lost
spoken-duplicated-heartbeat = The heartbeat of term { $term } from { $from } to { $to } is duplicated
spoken-duplicated = The { $kind } of term { $term } from { $from } to { $to } is duplicated
spoken-delayed = A message from { $from } to { $to } is delayed by { $by } ms
spoken-late = A message from { $from } to { $to } is { $by } ms late
# A sentence of its own, before the last events.
spoken-others = { $count ->
    [one] { $count } other event came first.
   *[other] { $count } other events came first.
}

## Messages, within a sentence of a screen reader

spoken-heartbeat = heartbeat of term { $term }
# $command: what the entry holds, such as “set x 1”.
spoken-entry = entry { $index } of term { $term }, { $command }
spoken-entries = entries { $first } to { $last }

## What a script does to its cluster: clauses in a list, without a full stop

# One of the clauses below, and its time.
deed-at = { $deed } ({ $at } ms)
# $fact: as the script has it, such as “leader-elected count=2”.
deed-after = { $deed } (after “{ $fact }”)
# Where a node is expected below, it may be one of these.
deed-leader = the leader
deed-follower = the first follower
deed-candidate = the first candidate
deed-isolated = { $node } is cut off
deed-rejoined = { $node } is connected again
deed-crash = { $node } crashes
deed-crash-torn = { $node } crashes in the middle of a write
# $count: durable entries that the disk loses.
deed-crash-losing = { $node } crashes, and its disk loses { $count ->
    [one] { $count } entry
   *[other] { $count } entries
}
deed-crash-torn-losing = { $node } crashes in the middle of a write, and its disk loses { $count ->
    [one] { $count } entry
   *[other] { $count } entries
}
deed-restart = { $node } restarts
deed-pause = { $node } is paused
deed-resume = { $node } resumes
deed-wipe = the disk of { $node } is erased
deed-timeout = the election timer of { $node } is made to fire
deed-propose = “{ $command }” is proposed to { $node }
deed-snapshot = { $node } takes a snapshot
# $message: the name of a message in scripts, such as n2>n3#4.
deed-drop = message { $message } is lost
deed-delay = message { $message } is delayed by { $by } ms
deed-duplicate = message { $message } is duplicated
deed-deliver = message { $message } is delivered at once
deed-drop-next = { $count ->
    [one] the next message from { $from } to { $to } is lost
   *[other] the next { $count } messages from { $from } to { $to } are lost
}
# $kind: such as AppendEntries.
deed-drop-next-kind = { $count ->
    [one] the next { $kind } message from { $from } to { $to } is lost
   *[other] the next { $count } { $kind } messages from { $from } to { $to } are lost
}
# $group: nodes, such as “n1 n2”.
deed-partition-one = the network separates { $group } from the other nodes
# $groups: such as “n1 n2 | n3 n4 n5”.
deed-partition = the network is partitioned into { $groups }
deed-heal = all links work again
deed-cut = the link between { $from } and { $to } is cut
deed-cut-one-way = the link from { $from } to { $to } is cut
deed-mend = the link between { $from } and { $to } works again
deed-mend-one-way = the link from { $from } to { $to } works again
deed-clock = the timers of { $node } run { $rate } times as fast
# $setting: such as heartbeat=20.
deed-set = { $setting } is set
# $settings: such as “loss=10% latency=5..15”.
deed-link = the link from { $from } to { $to } gets { $settings }
deed-rule-on = the rule { $rule } is switched on again
deed-rule-off = the rule { $rule } is switched off
deed-read = a client reads “{ $key }” at { $node }
deed-transfer = the leader is told to transfer its leadership to { $node }
# $voters, $learners: nodes, such as “n1 n2 n3”.
deed-members = the leader is told to change the voters to { $voters }
deed-members-learners = the leader is told to change the voters to { $voters } and the learners to { $learners }
deed-client-starts = client { $name } starts to send commands
deed-client-stops = client { $name } stops
deed-disk = a write to the disk of { $node } takes { $min }..{ $max } ms
deed-disk-default = a write to the disk of { $node } takes the cluster's time again
