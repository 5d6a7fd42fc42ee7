### Time: events, space-time diagram, player, stops, bookmarks, branches, and the answers to why.

## Events

events = What happens, and why
events-filter = Show
events-all = everything
events-protocol = steps of the protocol
events-turning-points = turning points
events-none = Nothing has happened yet.
events-earlier = { $count ->
    [one] { $count } earlier event
   *[other] { $count } earlier events
}

## Space-time diagram

space-time = Space-time
space-time-diagram = Space-time diagram
# Who sent a command: the user, and no client of the script. There is room for 7 letters.
by-hand = by hand
verdict-linearizable = ✓ linearizable: a single store could have given these answers
verdict-violated = ✗ not linearizable: no single store could have given these answers
verdict-undecided = ? linearizable or not: too many orders to check
time-slider = Time: drag to go there. Arrow keys: one event back or on. Plus and minus: zoom
axis = Axis
axis-ms = Time
axis-ms-tip = Virtual time from left to right
axis-step = Steps
axis-step-tip = One step for each event, however long it took
zoom-in = Zoom in
zoom-out = Zoom out
zoom-fit = Show the whole run
# The label of a choice: which other branch the diagram also shows, in pale dashes.
beside = Beside it
beside-which = The branch that is drawn in pale dashes
beside-none = none
beside-tip = Another branch, in pale dashes beneath this one. A ring is one of its turning points, a cross a lost message.
follow-now = Follow the present moment
# A button on the diagram, while the present moment is not in sight.
time-to-now = To the present moment
go-to = Go to a moment, then Enter
go-to-placeholder = go to…
go-to-tip = Go to a moment: milliseconds (12345), minutes and seconds (1:02.5), or a step (#42). Then Enter
go-to-bad = This is not a moment. Type milliseconds (12345), minutes and seconds (1:02.5) or a step (#42), up to 24 hours.
now-leads = { $time }, step { $step }: { $leaders }
now-nobody-leads = { $time }, step { $step }: nobody leads
node-leads-term = { $node } leads term { $term }
diagram-lacks-messages = { $messages ->
    [one] { $messages } more message than is drawn: zoom in
   *[other] { $messages } more messages than are drawn: zoom in
}
diagram-lacks-events = { $events ->
    [one] { $events } more event than is drawn: zoom in
   *[other] { $events } more events than are drawn: zoom in
}
diagram-lacks-both = { $messages ->
    [one] { $messages } more message
   *[other] { $messages } more messages
} and { $events ->
    [one] { $events } more event
   *[other] { $events } more events
} than are drawn: zoom in
diagram-too-fast = Nodes change faster than can be drawn: zoom in
# Beside a mark in the diagram.
diagram-broken = broken
diagram-broken-property = broken: { $property }
diagram-wiped = disk lost
diagram-cut = cut: { $links }
branch-number = branch { $number }
branch-label = { $branch }: { $label }
trunk = trunk

## What the pointer is on in the diagram

on-node = { $node }: click to select it
# $name: such as n2>n3#4. $kind: the name of the message.
on-message = { $name } { $kind }{ $content ->
    [entries] { $entries ->
        [one] {" "}({ $entries } entry)
       *[other] {" "}({ $entries } entries)
    }
    [heartbeat] {" "}(heartbeat)
   *[none] {""}
}{ $answer ->
    [yes] , yes
    [no] , no
   *[request] {""}
}, term { $term }: sent { $sent }, { $end ->
    [arrived] arrived { $ended }
    [waited] came { $came }, taken { $ended }
    [loss] lost by chance { $ended }
    [cut] lost on a cut link { $ended }
    [dropped] lost by hand { $ended }
    [down] lost { $ended }, because its receiver is down
   *[in-flight] in flight
}
on-mark = { $time }, { $step }: { $what }
# $who: a client, or by-hand. $has_answer and $has_end: true if there are $answer and $to.
on-operation = { $who }: “{ $command }” at { $node }, { $from }: { $outcome ->
    [open] not answered yet
    [ok] done
    [failed] failed
   *[unknown] outcome unknown
}{ $has_answer ->
    [true] {" "}({ $answer })
   *[false] {""}
}{ $has_end ->
    [true] {" "}{ $to }
   *[false] {""}
}{ $guilt ->
    [unexplained] ; no order of the operations explains it
    [contradicts] ; with it, no order explains the answer that is marked with !
   *[none] {""}
}
on-request = A client's command at { $node }, entry { $index }, { $time }: { $reply ->
    [done] done
    [unequal] answered: another value was found
    [lost] answered: another entry took its place
    [never] never answered: the node crashed, and its client does not know the result
   *[pending] no answer yet
}
on-spell-partition = The network is partitioned: { $label }
on-spell-cut = Cut links: { $label }
on-spell-rule = The rule { $label } is off: this is not Raft
on-planned = Planned at { $time }: { $text }
on-bookmark = Bookmark at { $time }: { $text }
# $branch: see branch-number and branch-label.
on-branch = Another future, { $branch }. Click to go there

## Player

player = Time
play = Play
player-pause = Pause
step = Step
step-tip = One event
step-back = One event back
step-back-tip = Takes the last event back
restart-run-tip = The same script again, from time 0
speed = Speed
speed-ratio = 1 s here = { $span } there
# The same while the pointer is near a message.
slowed = near a message: 1 s = { $span }
# The same while nothing is on its way, so that time runs faster.
skipped = waiting: 1 s = { $span }
waits-skipped = While no message is on its way, time runs faster, up to the next event.
speed-spoken = { $speed }: one second here is { $span } in the cluster
skip-waits = Skip waits
skip-waits-tip = While no message is in flight, time runs faster, up to the next event
skipping = quiet: { $factor }×
virtual-time = Virtual time

## Why

why = Why
why-close = Close the answer
why-more = { $count } more reasons
why-no-leader = Why does nobody lead?
why-committed = Why is entry { $index } committed or not?
why-committed-of-term = Why is entry { $index } of term { $term } committed or not?
why-committed-tip = Committed or not, and why?
# A rule that decided, and its sentence in the paper.
guard-says = { $guard }: “{ $sentence }”
condition-held = (this was so)
condition-failed = (this was not so)
# $rules: names of rules in scripts, such as majority.
can-be-switched-off = { $count ->
    [one] This rule can be switched off: { $rules }
   *[other] These rules can be switched off: { $rules }
}
go-there = Go there
select-it = Select { $name }

## Jumps

jump-to = Jump to
jump-back = The one before
jump-on = The next one
jump-turning-point = turning point
jump-leader-elected = election won
jump-term = next term
jump-commit = commit
jump-truncate = entries removed
jump-snapshot-taken = snapshot taken
jump-snapshot-installed = snapshot installed
jump-crash = crash
jump-violation = broken property
jump-failure = failed expectation
jump-say = sentence of the story
jump-selection = what is selected
jump-bookmark = bookmark
nothing-ahead = Nothing of this kind happens later.
nothing-before = Nothing of this kind happened before.
search-stopped = Nothing of this kind happens for a long time. The search has stopped. The run is where it was.
no-selection = Select a node or a message first.
no-bookmark-after = There is no bookmark after this moment.
no-bookmark-before = There is no bookmark before this moment.

## Stops

stops = Stop when…
# $count: how many stops there are.
stops-count = Stop when… ({ $count })
stops-tip = When time stops by itself
stops-about = Or when something happens, on any node or on one of them: each time, or only at the time that you choose.
stop-on-violation = a property of Raft is broken
stop-on-failure = an expectation of the script fails
stop-on-end = the script ends, at the time of its “until”
stop-on-ask = a lesson asks a question, until it is answered
stop-on-say = a story says something, until you go on
stop-what = What happens
stop-where = Where
stop-any-node = on any node
stop-which = Which time
stop-each = each time
add = Add
# $node: a node, or “leader”; none: any node. $count: which time; 0: each time.
stop-name = { $where ->
    [any] { $fact }
   *[one] { $fact } on { $node }
}{ $count ->
    [0] {""}
   *[other] , time { $count }
}
stop-remove = Remove: { $stop }
stop-find-before = Back to the last time: { $stop }
stop-find-after = On to the next time: { $stop }
stopped-at = Stopped: { $stop }.
stop-leader-elected = leader elected
stop-commit = commit
stop-apply = apply
stop-become-candidate = node becomes candidate
stop-left-out = node without a vote starts an election
stop-step-down = step down
stop-vote-granted = vote granted
stop-vote-refused = vote refused
stop-append = append
stop-append-refused = append refused
stop-truncate = entries removed
stop-timeout = election timeout
stop-propose = proposal
stop-reply = reply to a client
stop-snapshot-taken = snapshot taken
stop-snapshot-sent = snapshot sent
stop-snapshot-installed = snapshot installed
stop-crash = crash
stop-restart = restart
stop-drop = message lost

## Bookmarks

bookmark = Bookmark
bookmark-back = To the bookmark before
bookmark-on = To the next bookmark
bookmark-about = A name for this moment. It is part of the script and of the link.
bookmark-name = Name of the bookmark
bookmarks-none = There is none yet.

## Branches

branches = Branches
branches-tip = The futures of this run: another one begins where you act in the past
branches-about = What you do in the past begins another future. The old one is kept here. The link carries the one that is shown.
# $name: the name of the branch that is shown. $count: how many there are.
branch-of = { $name } ({ $count })
branch-known = Known up to { $time }.
# $which: trunk, or other. $branch: the name of the other branch.
branch-leaves = { $which ->
    [trunk] Leaves the trunk at { $time }.
   *[other] Leaves { $branch } at { $time }.
}
# $difference: the first statement that the other one does not have, perhaps with difference-and-more.
branch-leaves-by = { $which ->
    [trunk] Leaves the trunk at { $time }: { $difference }.
   *[other] Leaves { $branch } at { $time }: { $difference }.
}
# $more: how many more statements of the same moment the other branch does not have.
difference-and-more = { $difference } and { $more } more
branch-name = Name of branch { $number }
branch-show = Show
branch-shown = Shown
branch-delete = Delete { $name }
what-if = What if… (another branch here)
what-if-tip = Begins a branch at this moment: what you do then leaves the present future as it is
compare = Side by side
compare-first = First branch
compare-second = Second branch
compare-with = with
compare-same = Choose two different branches.
compare-all = every message, too
compared = From { $from } to { $to }: { $both } facts are the same, { $first } only in the first, { $second } only in the second.
compare-more = { $count ->
    [one] { $count } more row is not shown.
   *[other] { $count } more rows are not shown.
}
compare-when = when
compare-absent = not there
