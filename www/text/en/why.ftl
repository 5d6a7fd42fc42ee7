### Answers to: why is this entry not committed, and why does nobody lead? An answer is a sentence or two, and a list of
### reasons, each of one or more sentences. Every sentence stands for itself.
###
### $node, $leader, $candidate, $voter: the name of one node, n1. $nodes: names of one or more nodes, n1 n3. $index and $term: those
### of an entry. $messages: names of messages on their way, n1>n2#4. $at: a moment with its unit, 105.0 ms. $on: a share of
### the voters, and $needed: how many of them, as in the first four messages. $what: what an entry holds, x=1.

## How many nodes

# A share of the voters. $all_vote: true if every node of the cluster is a voter.
share-of-nodes = { $all_vote ->
    [true] { $count } of { $all } nodes
   *[false] { $count } of { $all } voters
}
# The same in a joint configuration: the voters of C_old, and those of C_new.
share-of-joint = { $old } of { $all_old } old and { $new } of { $all_new } new voters
# How many nodes must have an entry or give their vote.
needed = { $all_vote ->
    [true] { $count ->
        [one] { $count } node
       *[other] { $count } nodes
    }
   *[false] { $count ->
        [one] { $count } voter
       *[other] { $count } voters
    }
}
needed-joint = { $old } old and { $new } new voters

## Nodes that cannot be reached

nodes-crashed = { $nodes } crashed and cannot answer before a restart ({ $section }).
nodes-paused = { $nodes } cannot handle messages during the pause.
links-cut = There is a cut between { $node } and { $nodes }.

## An entry that is not committed: the answer

not-committed = Entry { $index } of term { $term } is on { $on } and is not committed.
commit-needs = To be committed, an entry must be on { $needed } ({ $section }).
# $mine: the leader's term.
term-is-not-leaders-term = Its term { $term } is not the leader's term { $mine }.
on-too-few-disks = On disk, it is on only { $on }.
leader-knows-of-too-few = The leader { $leader } knows it to be on only { $on }.
leader-has-not-checked = The leader { $leader } has not checked yet whether it may commit the entry.
# $other: the term of the leader's entry at this index.
leader-has-another-entry = { $leader }, the leader of term { $term }, has entry { $index } of term { $other } in its place.
leader-lacks-entry = { $leader }, the leader of term { $term }, does not have it.
leader-is-paused = { $leader }, the leader of term { $term }, is paused.
nobody-leads = Nobody leads.
nobody-leads-term = Nobody leads term { $term } or a later one.

## No log has the entry

no-log-has-entry = No log has an entry { $index }.
no-log-has-entry-of-term = No log has an entry { $index } of term { $term }.
longest-log-ends = { $last ->
    [0] All logs are empty.
   *[other] The longest log ends at index { $last }.
}
such-entry-on-its-way = Such an entry { $index } is on its way: { $messages }.

## Which nodes have the entry

no-voter-has-it = No voter has it: { $on }.
in-log-and-on-disk = On { $nodes }, it is in the log and on disk: { $on }.
in-log = On { $nodes }, it is in the log: { $on }.
on-disk = On { $nodes }, it is on disk.
on-no-disk = It is on no voter's disk.
enough-have-it = That is enough nodes, but that alone does not commit it.
only-disks-count = Only an entry on disk counts ({ $section }).
another-entry = On { $nodes }, entry { $index } is another one, of term { $term }: { $what }.
leader-replaces-that-entry = AppendEntries from { $leader } replaces that entry when it gets as far as index { $index } ({ $section }).
# $term: the term of the entry that the question is about, and that will be replaced.
leader-has-that-entry = That is also the leader's entry: AppendEntries from { $leader } puts it in the place of the entry of term { $term } ({ $section }).

## What the leader waits for

entry-is-of-older-term = Entry { $index } is of term { $term }, and { $leader } leads term { $mine }.
only-own-term-is-counted = Raft never commits entries of earlier terms by counting replicas. Only entries of the current term are committed by counting ({ $section }).
# $own: the index of the leader's first entry of its own term, $mine.
own-entry-is-on = { $leader } knows entry { $own } of its own term { $mine } to be on { $on }.
own-entry-commits-it = When entry { $own } is committed, entry { $index } of term { $term } is committed with it.
leader-has-no-own-entry = { $leader } has no later entry of its own term { $mine } yet.
no-blank-entries = New leaders append no blank entry here: noop=off ({ $section }).
next-command-commits-it = The next command of a client becomes such an entry: when that is committed, entry { $index } of term { $term } is committed with it.
joint-needs-both = The configuration is joint: an entry must be on { $need_new } of the new voters ({ $new }) and on { $need_old } of the old voters ({ $old }) ({ $section }).
counts-old-voters = Of the old voters, { $leader } counts { $nodes }.
counts-no-old-voter = Of the old voters, { $leader } counts none.
leader-counts = { $leader }, the leader of term { $term }, knows it to be on { $nodes } ({ $section }).
leader-counts-nobody = { $leader }, the leader of term { $term }, knows of no disk that has it ({ $section }).
# $values: a list of match-index-for.
match-indexes = { $leader }'s matchIndex is { $values }.
match-index-for = { $index } for { $nodes }
leader-may-commit-now = { $leader } may commit it now, and checks this with its next message or write.
leader-commit-index-is-behind = { $leader }'s commitIndex is { $commit_index }, and all entries up to { $committed } (term { $term }) are committed.
new-leader-may-not-know = commitIndex is volatile ({ $section }): a new leader may not know which entries are committed before it commits one of its own term ({ $section_2 }).
own-write-not-durable = { $leader }'s own write of entry { $index } of term { $term } is not durable yet: until then { $leader } does not count itself.
higher-term-would-refuse = { $nodes } would refuse AppendEntries of term { $term }, because of a higher term there ({ $section }).
write-not-durable = The write of entry { $index } of term { $term } on { $nodes } is not durable yet: the acknowledgement waits for the disk ({ $section }).
acknowledgement-on-its-way = The acknowledgement of entry { $index } of term { $term } by { $nodes } is on its way: { $messages } ({ $section }).
entry-on-its-way = Entry { $index } of term { $term } is on its way to { $nodes }: { $messages } ({ $section }).
snapshot-on-its-way = A snapshot is on its way to { $nodes }, and later entries follow it: { $messages } ({ $section }).
sends-when-messages-arrive = { $leader } sends entry { $index } of term { $term } to { $nodes }, or probes again, when these messages arrive: { $messages } ({ $section }).
nothing-on-its-way = No message about it is on its way between { $leader } and { $nodes }.
next-heartbeat-asks = The heartbeat at { $at } asks again ({ $section }, { $section_2 }).
leader-reaches-nobody = { $leader } reaches nobody and cannot commit anything alone.
leader-reaches-too-few = { $leader } reaches only { $nodes }, so only { $on } can work together.
# The leader is deposed: it has not heard of the later term.
deposed-leader-believes = { $leader } still believes that it leads term { $term }.
later-term-refuses-append = A later term than { $term } is known on { $nodes }: AppendEntries from { $leader } is refused there ({ $section }).
steps-down-when-it-hears = { $leader } steps down when it hears of the higher term ({ $section }).
leader-log-ends = { $last ->
    [0] { $leader } leads term { $term }, and its log is empty.
   *[other] { $leader } leads term { $term }, and its log ends at index { $last }.
}
leader-counts-own-log = A leader counts only entries of its own log.
leader-entry-takes-place = If the leader gets another entry { $index }, it takes the place of this one ({ $section }).
paused-leader-counts-nothing = { $leader } leads term { $term } and is paused: it counts nothing until it resumes.
only-a-leader-counts = Nobody leads, and only a leader can commit an entry.
new-leader-can-commit = A new leader that has the entry can commit it together with an entry of its own term ({ $section }).
new-leader-may-replace = If the new leader lacks the entry, another one can take its place ({ $section }).
old-leader-may-count = { $leader } still acts as the leader of term { $term }, and may count the messages on their way to it: { $messages } ({ $section }).

## An entry that is committed

entry-was-committed = Entry { $index } of term { $term } was committed at { $at }.
commit-not-known-to = This is not known yet to { $nodes }.
# $in_term: the term of the leader that committed it.
first-to-know = { $node } was the first to know that entry { $index } of term { $term } is committed, at { $at }, in term { $in_term } ({ $section }).
committed-with-own-entry = It was committed together with an entry of term { $in_term } ({ $section }).
stored-by = Entry { $index } of term { $term } is stored on disk by { $nodes }: { $on }.
stored-nowhere = Entry { $index } of term { $term } is on no voter's disk: { $on }.
too-few = That is too few.
commit-known-nowhere = No node knows now that it is committed: commitIndex is volatile ({ $section }).
commit-known-on = On { $nodes }, this is known: commitIndex is at least { $index }.
crash-erased-commit-index = On { $nodes }, the crash erased commitIndex, which is volatile ({ $section }).
leader-commit-on-its-way = To { $nodes }, the leaderCommit that tells this is on its way: { $messages } ({ $section }).
leader-counts-itself = { $nodes } cannot learn this from others: a leader knows only what it has counted itself, in its own term ({ $section }).
leader-does-not-know-either = { $nodes } can learn this only from the leader, which does not know it yet ({ $section }).
no-leader-to-learn-from = { $nodes } can learn this only from a leader, and nobody leads ({ $section }).
# $term: the term of the leader of the highest term that runs.
learns-from-later-leader = { $nodes } can learn this from a leader of a later term than { $term } ({ $section }).
learns-from-next-append = { $nodes } can learn this from leaderCommit in one of the leader's next AppendEntries ({ $section }).
will-be-replaced = It is not committed, and will be replaced ({ $section }).

## Another entry is committed at the same index

entry-will-be-replaced = Entry { $index } of term { $term } ({ $what }) is not committed, and will be replaced.
other-entry-is-committed = Entry { $index } of term { $term } ({ $what }) is committed.
# Where a rule of Raft is off, both entries may have been committed.
entry-was-not-first = Entry { $index } of term { $term } ({ $what }) is not the entry that was committed first at this index.
other-entry-was-first = Entry { $index } of term { $term } ({ $what }) was committed first.
entry-is-in-log = It is in the log on { $nodes }.
later-leaders-have-entry = Every leader of a later term than { $in_term } has entry { $index } of term { $term } (Leader Completeness, { $section }).
# Step 3 of AppendEntries in the figure.
conflicting-entries-are-deleted = AppendEntries from a leader makes a follower delete a conflicting entry and all entries after it ({ $section }, AppendEntries 3).
either-entry-may-stay = A rule of Raft is off, or a property is broken: either of the two entries may stay.
entry-stays-without-leader = It stays there until a leader runs that has the committed entry.
entry-stays-until-append = The entry stays there until AppendEntries from { $leader }, the leader of term { $term }, arrives and is handled.
entry-stays-until-later-leader = It stays there until AppendEntries from a later leader that has the committed entry arrives.
entry-stays-on-no-member = { $leader }, the leader of term { $term }, does not have { $nodes } in its configuration, so the entry stays there ({ $section }).
leader-replaces-it = { $leader }, the leader of term { $term }, replaces it on { $nodes } when AppendEntries arrives there.
has-not-heard-of-later-term = { $leader } still leads term { $term }, because it has not heard of a later term.
can-never-commit = { $leader } can never commit its entry: a majority is in a later term and refuses AppendEntries of term { $term } ({ $section }).

## Why nobody leads

leads-term = { $leader } leads term { $term }.
leads-term-too = { $leader } leads term { $term } too.
won-election = { $leader } won the election of term { $term } ({ $section }).
candidate-needs = A candidate needs the votes of { $needed } ({ $section }).
only-some-can-vote = Only { $on } can vote now.
cannot-vote-now = { $nodes } cannot vote now: crashed or paused.
nodes-that-are-down-count = Voters that do not run still count as voters, so nobody can win before more of them run.
no-node-reaches-enough = No node reaches enough others: the largest group is { $nodes }, which is { $on }.
largest-group-is-too-small = At most { $on } can reach each other.
pre-votes-so-far = { $count ->
    [0] { $node } asks for pre-votes for term { $term } and has none yet ({ $section }).
   *[other] { $node } asks for pre-votes for term { $term } and has those of { $nodes } ({ $section }).
}
needs-pre-votes = { $node } becomes a candidate only with the pre-votes of { $needed }.
paused-leader-sends-nothing = { $leader } leads term { $term } and is paused: it sends no heartbeats, so the election timers of the others will fire ({ $section }).
candidate-has-votes = { $count ->
    [0] { $candidate } is a candidate in term { $term } and has no vote yet: { $on }.
   *[other] { $candidate } is a candidate in term { $term } and has the votes of { $nodes }: { $on }.
}
candidate-cannot-win = { $candidate } can no longer get enough votes in term { $term }.
# $votes: a list of votes-of-candidate.
votes-are-split = The votes of term { $term } are split: { $votes }.
votes-of-candidate = { $count ->
    [one] { $count } vote for { $candidate }
   *[other] { $count } votes for { $candidate }
}
next-timeout-begins-term = The node that times out next begins a new term ({ $section }).
timeouts-are-random = Election timeouts are random, so that two rarely fire at once ({ $section }).
nobody-is-a-candidate = Nobody is a candidate: an election begins when an election timer fires ({ $section }).
vote-was-refused = { $voter } has refused { $candidate } its vote in term { $term } ({ $section }).
# $why: why a vote is refused, as in the sentence of the refusal.
vote-would-be-refused = { $voter } would refuse now too: { $why }.
own-vote-not-durable = { $candidate }'s vote for itself is not durable yet, and { $candidate } asks the others after that ({ $section }).
vote-waits-for-disk = The request to { $nodes } or the answer waits for a disk ({ $section }).
vote-on-its-way = A granted vote of { $nodes } is on its way: { $messages } ({ $section }).
refusal-on-its-way = A refusal of { $nodes } is on its way: { $messages } ({ $section }).
vote-request-on-its-way = The request for a vote is on its way to { $nodes }: { $messages } ({ $section }).
no-vote-on-its-way = No request and no answer is on its way between { $candidate } and { $nodes }: votes are asked for again in another term ({ $section }).
last-leader = The last leader was { $leader }, in term { $term }, and it leads no longer.
last-leader-crashed = The last leader was { $leader }, in term { $term }, and it has crashed.
last-leader-paused = The last leader was { $leader }, in term { $term }, and it is paused.
no-election-timer = No election timer runs: nothing will change by itself.
next-election-timer = { $node }'s election timer fires next, in { $left }.
then-is-a-candidate = It then becomes a candidate in term { $term } ({ $section }).
then-asks-for-pre-votes = It then asks who would vote for it in term { $term } ({ $section }).
# The names of the rules and what they demand follow.
election-rules-off = This is not Raft: these rules, which elections depend on, are off.

## Why a message was sent. Such facts have no full stop.

heartbeat-timer-fires = { $node }'s heartbeat timer fires
why-heartbeats = a leader sends heartbeats all the time, so that no other node starts an election ({ $section })
