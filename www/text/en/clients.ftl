### Commands and reads of clients, and changes of the members and of the leader.

## A command to a node

client = Client
client-command = Command
client-key = key
client-value = value
client-old-value = old value
client-number = number
# Between the command and the node that gets it.
client-at = at
client-leader = leader ({ $node })
client-leader-none = leader (none)
client-send = Propose
propose = Propose a command
no-leader = There is no leader now. Choose a node, or wait for an election.
need-key = A key is needed, such as x.
need-value = A value is needed.
need-old-value = An old value is needed.
need-whole-number = add needs a whole number, such as 1 or -2.

## Clients that ask again and again

clients = Clients
clients-open = Clients…
clients-about = A client starts an operation at each interval, asks again if no answer comes, and follows to the leader. In the command, $n is the number of the operation.
clients-list = The clients of this run
client-name = Name
client-every = Every, ms
client-start = Start
client-stop = Stop { $client }
client-stopped = stopped
client-asks = asks “{ $command }”
client-results = { $ok } ok, { $failed } failed, { $unknown } unknown
# $results: see client-results.
client-label = Client { $client }, { $results }
client-label-asks = Client { $client }, asks “{ $command }”, { $results }
need-name = A name of 1 to 16 letters, digits, _ and - is needed.
need-interval = A number of milliseconds above 0 is needed.
need-command = A command is needed: set KEY VALUE, add KEY N, cas KEY OLD NEW, del KEY or get KEY.

## Reads

read-key = Read a key
read-send = Read
# $majority: one of the two below.
reads-how-index = The leader asks { $majority } whether it still leads, and then answers (reads=index).
reads-how-lease = The leader answers at once if it has heard from { $majority } recently (reads=lease).
reads-how-log = The read goes through the log, as a command does (reads=log).
reads-how-local = The node that is asked answers from its own state, which may be old (reads=local).
a-majority = a majority
both-majorities = both majorities ({ $needs })
reads-waiting = reads waiting
its-lease = lease
lease-ends-in = ends in { $span }
# A node with checkquorum that has heard from this leader recently.
votes-not-against = gives no votes against
snapshot-arriving = snapshot arriving
snapshot-received = up to entry { $index }: { $received } of { $size } keys

## Change of members

members = Members
members-about = A majority of the voters decides. A learner gets the log and has no vote. The leader gets the goal, and reaches it in steps: it commits each step before the next ({ $section }).
members-now-leader = Configuration of the leader, { $node }: { $config }.
members-now = Newest configuration, on { $node }: { $config }.
server = Server
# Heads of the columns: what each server is to be.
part-to-be-voter = votes
part-to-be-learner = learns
part-to-be-out = is out
# What a screen reader says of a choice: the server, and one of the three above.
part-of-server = { $node }: { $part }
members-add = Add a server
members-plan = What will happen
members-send = Change members
members-need-voter = At least one server must vote.
plan-pending = A change is not committed yet. Until it is, the leader refuses another one.
plan-start-servers = { $count ->
    [one] A new server starts with an empty disk: { $nodes }.
   *[other] New servers start with an empty disk: { $nodes }.
}
plan-learn-first = { $count ->
    [one] { $nodes } learns first, until it has all that is committed.
   *[other] { $nodes } learn first, until they have all that is committed.
}
# $needs: how many of the old and of the new voters a decision needs.
plan-by-joint = More than one voter changes, so the leader uses a joint configuration. Until it is committed and left, a decision needs two majorities, { $needs } (old: { $old }; new: { $new }).
plan-direct = One voter changes: the new configuration follows directly, because any majority of the old voters and any majority of the new voters have a node in common.
plan-direct-unsafe = The new configuration follows directly, because the rule “joint” is off: a majority of the old voters and a majority of the new voters may have no node in common.
plan-same-voters = The voters stay as they are.
plan-leader-leaves = { $node } leads until the change is committed, and then steps down.
removed-disturb = { $count ->
    [one] { $nodes } may never learn that its removal is committed: no leader sends it heartbeats any more. Then its election timer fires again and again. Each time it starts an election, and a leader that sees its higher term steps down ({ $section }).
   *[other] { $nodes } may never learn that their removal is committed: no leader sends them heartbeats any more. Then their election timers fire again and again. Each time they start an election, and a leader that sees their higher term steps down ({ $section }).
}
removed-remedies = There are two remedies. With checkquorum, a server that hears from a leader ignores such candidates, and the leader stays ({ $section }). With prevote, it refuses them its pre-vote, and no new term begins ({ $section_2 }).
remedy-checkquorum = Switch checkquorum on
remedy-prevote = Switch prevote on
removed-checkquorum = { $nodes } may never learn that the removal is committed. But checkquorum is on: a server that hears from a leader ignores candidates, and the leader stays ({ $section }).
removed-prevote = { $nodes } may never learn that the removal is committed. But prevote is on: a server that hears from a leader grants no pre-vote, and no new term begins ({ $section }).

## A change of members in progress

change-goal = The goal of { $node }: { $config }.
change-through-joint = Step: joint configuration. Entry { $index } waits for two majorities, { $needs }.
change-joint-has = { $node } knows that it is stored on { $has }.
change-joint-committed = The joint configuration (entry { $index }) is committed. Next, the leader leaves it.
change-uncommitted = Step: entry { $index } ({ $config }) is in use, but not committed yet.
# $progress: for each new server, see server-has.
change-learning = Step: new servers learn. { $progress }.
server-has = { $node } has { $has } of { $of } entries
configuration = configuration
configuration-known-committed = { $config } (entry { $index }, committed)
configuration-not-committed = { $config } (entry { $index }, not known to be committed)
configuration-of-snapshot = { $config } (from the snapshot of all entries up to { $index })
configuration-first = { $config } (the first one)
# What a node is in its own configuration, and in the one that decides.
its-part = its part in it
its-part-for-leader = its part, says the leader { $node }
its-part-by-entry = its part by entry { $index }, committed
change-wanted = works towards
change-in-progress = change in progress

## Leadership transfer

hand-over = Hand over to…
hand-over-about = The leader accepts no new commands, brings its successor up to date, and tells it to start an election at once ({ $section }). It gives up after an election timeout.
hand-over-alone = There is no other voter.
hands-over-to = hands over to
# A node that cannot be chosen without a remark: it is paused or crashed.
node-in-state = { $node } ({ $state })
