### The cluster and its nodes: ring, logs, state machines, inspector and actions.

cluster = Cluster
cluster-label = Cluster: nodes and messages in flight. Press ? for the keys.
messages-not-shown = { $count ->
    [one] { $count } more message in flight than is shown
   *[other] { $count } more messages in flight than are shown
}

## What a node is: its role, or why it does not run; and its part in the configuration. Short: also in the picture.

state-follower = { -follower }
state-precandidate = pre-candidate
state-candidate = { -candidate }
state-leader = { -leader }
state-paused = paused
state-crashed = crashed
# Its part in the configuration that it uses itself. An ordinary voter has no word in the picture.
member-old = old
member-new = new
member-both = old + new
membership-voter = voter
membership-incoming = voter in the new configuration only
membership-outgoing = voter in the old configuration only
membership-learner = learner
membership-none = no member
# Its part in the configuration that decides, which may be another one: the leader's, or the last committed one.
part-out = out
part-by-leader = { $part ->
    [voter] votes, says { $leader }
    [learner] learner, says { $leader }
   *[none] out, says { $leader }
}
part-by-entry = { $part ->
    [voter] votes, by entry { $index }
    [learner] learner, by entry { $index }
   *[none] out, by entry { $index }
}
# $part: one of the two above. $own: what the node is in its own configuration, such as “learner”.
part-and-own = { $part }; by its own configuration: { $own }
# $part: in the cases above, or only its own part.
state-and-part = { $state }, { $part }
# $state: its role or its status, perhaps with its part.
node-label = { $node }, { $state }, term { $term }
term-of = term { $term }
# A term where there is hardly any room.
term-short = t{ $term }

## The joint phase of a change of members

# How many of the old and of the new voters a decision needs.
majorities-needed = { $old } of { $old_all } old and { $new } of { $new_all } new
majorities-have = old { $old } of { $old_all } · new { $new } of { $new_all }
# $needs: see majorities-needed.
joint-needs = Joint: { $needs }
joint-tip = The joint phase ({ $section }): a decision needs a majority of the old voters ({ $old }) and a majority of the new voters ({ $new }).

## Messages in flight

# $summary: what the message says, in a few words. $message: its name, such as n2>n3#4.
message-label = { $summary } ({ $message })
message-label-lose = { $summary } ({ $message }). D: lose it
message-tip = Click: what can be done to it. ✕: lose it
message-gone = This message is no longer in flight.

## Legend of the picture

legend = Legend
a-heartbeat = heartbeat
legend-reply = reply
legend-timer = time left to election timeout
legend-term = colour: term
legend-out = no member, says the leader

## Logs

logs = Logs
logs-caption = The log of every node: a row for each node, a column for each index
node = Node
is-committed = committed
log-committed-not-known = committed, not known here
log-not-committed = not committed
log-known-committed = known committed
log-will-be-replaced = will be replaced
log-not-the-committed = not the committed entry
logs-empty = no entry yet
logs-earlier = { $count ->
    [one] { $count } earlier entry
   *[other] { $count } earlier entries
}
logs-newest = The newest entries
logs-rows-below = { $count ->
    [one] { $count } more row
   *[other] { $count } more rows
}
logs-first-row = back to the first row
# All entries up to this index, where only a number fits.
up-to-index = ≤ { $index }
snapshot-stands-for = Snapshot of all entries up to { $index } (term { $term })
# Beneath the cross where a message was lost.
lost-here = lost
# Over a column of the logs, beside a lock: of the entries there, only the one of this term is committed.
logs-differ = only t{ $term }
logs-differ-tip = At index { $index }, the entry of term { $term } is committed. Some logs have another entry there: the struck-out one, which is not committed.
entry-told = Entry { $index }, term { $term }: { $entry }.
entry-known = It is committed, and this node knows it.
entry-committed = It is committed, and this node does not know it.
entry-open = It is not committed.
# $rival: the entry that is committed at this index.
entry-replaced = It is not committed: entry { $index } of term { $rival_term } ({ $rival }) is committed, and replaces it when its leader reaches this node.
entry-disputed = Another entry was committed at this index: { $rival }, of term { $rival_term }.
entry-mistaken = This node takes its own entry for committed, because a rule of Raft is off or a property is broken.
entry-volatile = It is not on the disk of this node yet.
entry-asks = Click to ask why.
# What an entry is, in the answer at its cell.
entry-title = Entry { $index } of term { $term }
entry-is-noop = It is a no-op: a new leader appends one at the start of its term, because it may commit entries of earlier terms only together with one of its own ({ $section }).
# $change: what it changes, and the members.
entry-is-config = It changes the members: { $change } ({ $section }).
entry-is-command = It is a command of a client: { $command }. A node applies it to its state machine when it knows that it is committed ({ $section }).
next-index-tip = nextIndex { $index }: the next entry that { $leader } will send (a guess)
match-index-tip = matchIndex { $index }: { $leader } knows that the log is stored here up to this index (a fact)
# Whose guess and whose knowledge the two marks show.
match-index-of = matchIndex ({ $leader })
joint-phase-needs = joint phase: two majorities, { $needs }

## State machines

state-machines = State machines
state-machines-caption = The key-value state of every node
applied = applied
more-keys = { $count ->
    [one] and { $count } more key
   *[other] and { $count } more keys
}

## Inspector: the run

the-run = The run
run-leads = leads
leads-in-term = { $node } in term { $term }
nobody = nobody
nodes-running = nodes running
majority-is = a majority is
up-to-entry = up to entry { $index } of term { $term }
nothing = nothing
run-in-flight = messages in flight
run-sent = sent so far
run-delivered = delivered
run-lost = lost
inspect-hint = Click a node or a message to see what it is and what can be done to it. The ✕ beside a message loses it. Time runs slower near a message.

## Inspector: a node

role = role
nobody-in-term = nobody in this term
leader-known = leader it knows
unknown = unknown
log = log
log-empty = empty
log-range = entries { $first } to { $last }
its-snapshot = snapshot
snapshot-reaches = up to { $index }, term { $term }
snapshot-none = none
durable-up-to = durable up to
writes-pending = writes in progress
messages-waiting = messages waiting
clock-runs-at = clock rate
own-disk = its own disk
timer-seed = seed of its timers
torn-on-disk = on the disk
election-timer = election timer
heartbeat-timer = heartbeat timer
fires-in = fires in { $span }
votes = votes
vote-yes = { $node } yes
vote-no = { $node } no
vote-pending = { $node } pending
# $votes: such as “n2 yes, n3 no”. $halves: see majorities-have.
votes-of-halves = { $votes } ({ $halves })
followers-of-leader = Followers, as this leader sees them
follower-state = state

## Inspector: a message

message-term = term
message-from-to = from, to
message-late-by = late by
sent-at = sent at
arrives-at = arrives at
arrived-at = arrived at
lost-at = lost at
# When, and why.
lost-because = { $time }: { $why }
waited-there = waited at the paused node
led-to-it = What led to it
it-led-to = What it led to
answer-waits = An answer to it waits for the disk.
# $kind: the name of the message, or “heartbeat”. $ok: yes or no, for an answer.
other-message = { $message } { $kind }{ $ok ->
    [yes] : yes
    [no] : no
   *[none] {""}
}

## What can be done to a node or a message: the words of buttons, and what they do

# Shows the other deeds, in the same menu.
acts-more = More…
act-crash = Crash
act-crash-tip = It stops and forgets what is not on its disk
act-torn = Crash mid-write
act-torn-tip = It crashes during a write: half of the write is on the disk
act-restart = Restart
act-restart-tip = It starts again from what is on its disk
act-pause = Pause
act-pause-tip = It stops and keeps its memory; messages that arrive wait
act-resume = Resume
act-resume-tip = It runs again
act-wipe = Wipe its disk
act-wipe-tip = Everything that it has stored is gone
act-timeout = Time out
act-timeout-tip = Its election timer fires now
act-propose = Propose…
act-propose-tip = Send it a command, as a client would
act-snapshot = Snapshot
act-snapshot-tip = It replaces the applied part of its log by a snapshot
act-transfer = Hand over to it
act-transfer-tip = The leader makes it its successor, by a TimeoutNow ({ $section })
act-hand-over = Hand over to…
act-hand-over-tip = It makes another node its successor, by a TimeoutNow ({ $section }), or says why not; tikv's raft 0.7 says nothing
act-read = Read a key…
act-read-tip = A client reads a key here
act-members = Members…
act-members-tip = Who votes, who learns, who is out ({ $section })
act-isolate = Cut off
act-isolate-tip = No message gets in or out
act-reconnect = Reconnect
act-reconnect-tip = Its links work again
act-heal = Heal all links
act-heal-tip = No link is cut any more
isolated = { $node } is cut off: no message gets in or out
reconnected = { $node } is connected again
act-drop = Lose it
act-drop-tip = The message is lost where it is
act-hold = Hold it
act-hold-tip = The message waits where it is
act-duplicate = Duplicate
act-duplicate-tip = The message arrives twice
act-deliver = Deliver now
act-deliver-tip = The message arrives now
act-go-sent = To its sending
act-go-sent-tip = Go to the moment when it was sent: there you can lose, hold or copy it
act-go-arrived = To its arrival
act-go-arrived-tip = Go to the moment when it arrived
act-go-lost = To its loss
act-go-lost-tip = Go to the moment when it was lost

## What follows from a deed, after what happened. $left, $due: a time, such as "83 ms".

follow-next-arrives = The next message from { $leader } is due at { $node } in { $due }.
follow-next-heartbeat = { $leader } sends to { $node } again when its heartbeat timer fires, in { $due }.
follow-link-cut = The link from { $from } to { $to } is cut.
follow-timer = { $node }'s election timer has { $left } left.
follow-first-timer = If no message restarts it, { $node }'s election timer fires first, in { $left }.
# $open: how many requests and answers are on their way.
follow-votes = { $candidate } has { $have } of the { $need } votes that it needs, and { $open ->
    [0] no other request or answer is on its way.
    [one] { $open } other request or answer is on its way.
   *[other] { $open } other requests and answers are on their way.
}
follow-leads-already = { $candidate } leads term { $term } already and does not need this vote.
# $last: where the node's log ends.
follow-match = { $leader }'s matchIndex for { $node } is { $index }, and { $node }'s log ends at { $last }.
# How many voters run, and how many are a majority.
follow-still-run = { $run } of { $all } voters still run; a majority is { $need }.
follow-still-leads = { $leader } still leads term { $term }, and hears nobody.

## How a leader sends to a follower

progress-probe = probe
progress-probe-tip = Probing: one message at a time, until the leader knows where the logs agree
progress-replicate = replicate
progress-replicate-tip = Replicating: entries are sent ahead of the answers, { $in_flight } of { $window } in flight
progress-snapshot = snapshot
progress-snapshot-tip = Sending the snapshot: { $offset } of { $size } keys
window-used = { $in_flight } of { $window } in flight
snapshot-sent-so-far = { $offset } of { $size } keys
