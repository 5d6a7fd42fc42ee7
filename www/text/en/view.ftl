### What the page shows of a run beside its facts: warnings about settings, links, answers to clients, the history.

## Warnings about settings

# $round_trip, $shortest, $gap: milliseconds.
votes-too-late = A round trip takes up to { $round_trip } ms, and the shortest election timeout is { $shortest } ms: votes may arrive too late, and elections may never end ({ $section }).
heartbeats-too-late = Up to { $gap } ms can pass before a follower hears the next heartbeat, and the shortest election timeout is { $shortest } ms: followers can replace a leader that works ({ $section }).
timeouts-too-close = The election timeouts differ by less than a message can take: votes will often be split ({ $section }).
half-of-messages-is-lost = At least half of all messages are lost: heartbeats will often be missed.

## A link with settings of its own. $share: a percentage, 5%.

link-loss = loss { $share }
link-duplicate = duplicate { $share }
link-reorder = reorder { $share }
link-latency = latency { $min }..{ $max } ms
link-drops-next = { $count ->
    [one] the next message will be lost
   *[other] the next { $count } messages will be lost
}

## What a node answers a client

answer-may-lead = { $leader } may be the leader
answer-no-leader-known = no leader is known
answer-entry-replaced = another entry has taken its place

## Whether the answers to clients are linearizable

history-is-linearizable = A single store that executes one operation after another could have given all these answers.
history-is-violated = No order of the operations explains all these answers.
history-is-undecided = There are too many orders to check all of them, so this is not decided.

## A configuration entry: what it changes, and its members

config-change = { $change }: { $members }
