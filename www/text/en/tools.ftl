### Faults, network, dials and script.

## Faults of a node or a link that need a number

faults = More faults
fault-clock = Its timers run
fault-disk = Its disk needs
fault-set = Set
fault-as-cluster = As the cluster's
fault-seed = Seed of its timers
fault-restart = Restart with it
fault-lose = Durable entries lost
fault-lose-tip = It crashes, and its disk loses what it had acknowledged: Raft assumes that this never happens
fault-lose-crash = Crash with this loss
fault-bad = A number is needed there, and “from” must not be above “to”.
one-link = Quality of one link
link-quality-hint = In one direction, from now on. An empty field changes nothing.
link = Link
link-quality-bad = Two different nodes are needed, and at least one number within its bounds.
link-quality-is = { $from } → { $to }: { $quality }
own-disk-time = { $least } to { $most } ms for each write
disk-torn = half a write, not yet discarded
late-by = { $late } ms (reordered)
# A field that has two ends, or a unit: what it is, and which end or unit.
field-part = { $field }, { $part }

## Network

partition-make = Partition
partition-hint = Only nodes of the same group hear each other.
group-of = Group of { $node }: { $group }
partition-one-group = All nodes are in one group. Put at least one into another.
heal-links = Heal all links
random-halves = Random halves
leader-alone = Leader alone
links = Links
links-hint = The row sends to the column. Press to cut or mend one direction.
links-both = Both directions at once
link-from-to = { $from } to { $to }
link-is-cut = { $from } to { $to }: cut
link-is-whole = { $from } to { $to }: whole
from = from
to = to

## Dials

dials-hint = Changes apply from now on, and are written into the script.
dials-find = Find a setting
# In the empty search field: names of settings in etcd.
dials-find-hint = Find: PreVote, election-timeout …
# $count: how many settings fit what was typed.
dials-found = { $count ->
    [0] none
   *[other] { $count } found
}
dials-elections = Elections and heartbeats
dials-network = Network
dials-replication = Replication
dials-reads = Reads
dials-storage = Disk and snapshots
dials-rules = Rules of Raft
dials-rules-hint = A cluster without one of these rules is not Raft. Switch one off to see what it prevents.
rule-off-mark = off
unit-ms = ms
unit-entries = entries
unit-keys = keys
unit-messages = messages
unit-bytes = bytes
dial-latency = Message delay
dial-latency-tip = One way. A local network has less than 1 ms; here it is stretched so that you can see it
dial-loss = Loss
dial-duplicate = Duplication
dial-reorder = Reordering
dial-late = A reordered message is late by
dial-late-tip = A message that is chosen by chance arrives later by this time, and those behind it overtake it
dial-election = Election timeout
dial-heartbeat = Heartbeat every
dial-disk = A disk write needs
dial-snapshot = Snapshot after
dial-snapshot-tip = Entries applied since the last one; 0: only by hand
dial-chunk = Snapshot in parts of
dial-chunk-tip = Keys of a snapshot in one InstallSnapshot; 0: all of them ({ $section })
dial-window = Window to a follower
dial-window-tip = AppendEntries with entries that may be in flight to one follower
dial-batch = At most in a message
dial-batch-tip = Entries in one AppendEntries
dial-uncommitted = Uncommitted, at most
dial-uncommitted-tip = Bytes of commands that may wait before a leader refuses more; 0: any number
dial-reads = Reads are served
dial-reads-tip = A read that a new leader cannot answer yet waits; tikv's raft 0.7 drops it
dial-prevote = Pre-votes before an election
dial-prevote-tip = A node asks whether it would get votes before it raises its term ({ $section }). This alone protects a live leader; tikv's raft 0.7 needs check_quorum as well
dial-checkquorum = A leader without a majority steps down
dial-checkquorum-tip = And nodes that hear from a leader give no votes against it ({ $section }, { $section_2 })
dial-noop = A new leader appends a no-op entry
reads-index = after asking a majority
reads-lease = by a lease
reads-log = through the log
reads-local = by the asked node alone
dial-bad-range = { $dial }: numbers are needed, and “from” must not be above “to”.
dial-bad-least = { $dial }: a number of at least { $least } is needed.
dial-bad-between = { $dial }: a whole number from { $least } to { $most } is needed.
dials-library = Does your Raft library do something else? Where libraries differ
dials-page = This page
dials-keys = Single keys act on the cluster while it has the focus

## Script

script = The script of this run
script-hint = The script is the whole run: what you do by hand is written here. Ctrl+Space lists what can be written here, Ctrl+Enter runs it.
script-mistakes = Mistakes
mistakes-below = { $count ->
    [one] { $count } more mistake is below.
   *[other] { $count } more mistakes are below.
}
mistakes-not-listed = { $count ->
    [one] And one more, which is not listed.
   *[other] And { $count } more, which are not listed.
}
script-lines = The lines, and what has become of them
script-names = What can be written here
caret-at = Line { $line }, column { $column }
# $fate: what has become of the line, see below.
caret-at-fate = Line { $line }, column { $column }: { $fate }
line-done = done
line-open = not yet
line-wrong = error
line-skipped = skipped at { $time } ms, { $why }
line-waits = waits for its fact
line-waits-count = waits: { $seen } of { $count } seen
line-due = due at { $time } ms
line-last = happened last
line-next = happens next
run-script = Run
run-script-tip = Run this text from time 0 (Ctrl+Enter, on a Mac Cmd+Enter)
script-copied = The script is on the clipboard.
script-revert = Undo edits
unrun-bring = Bring back what was not run
unrun-bring-tip = { $count ->
    [one] Puts a text back into the box that was written there and never run. { $count } text is kept
   *[other] Puts a text back into the box that was written there and never run. { $count } texts are kept
}
unrun-kept = The text in the script box had not been run. It is kept.
# $deeds: their statements, at most three of them. $more: how many are not listed.
deeds-missed = { $count ->
    [one] You did { $count } thing while you edited, and this text does not have it
   *[other] You did { $count } things while you edited, and this text does not have them
}{ $more ->
    [0] : { $deeds }
   *[other] : { $deeds } and { $more } more
}
deeds-add = Add to the text and run
script-edited = Edited; not yet run
script-fine = This is what runs now
expectations = Expectations
# What has become of an expectation.
expect-held = held
expect-failed = failed
expect-open = open
expect-found = { $expected } (found: { $found })
