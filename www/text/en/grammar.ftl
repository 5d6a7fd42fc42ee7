### What the words of the script language mean: for its reference. An id names the kind of the word, and the word in
### lower case. Text between two ` is code. Words in capitals are those of the form in the reference: crash N [lose=K].

## What a line begins with

meaning-statement-title = The run's title. At most once.
meaning-statement-about = What the run is about; `\n` begins a new line. At most once.
meaning-statement-cluster = The cluster at the start. A script can have several of them. If a key is repeated, its last value counts.
meaning-statement-at = Does something at a moment: after everything else in that microsecond or, with `events=K`, after exactly K events of it.
meaning-statement-when = Does something once: when this fact happens for the K-th time (default: the first) at this node, and MS later (default: at once).
meaning-statement-expect = Checks something when the run ends. As an action, `expect` also checks at a moment or when a fact happens.
meaning-statement-until = When the run ends. A headless run ends there. The page stops there, says how many expectations held, and can play on. Without it, the page does not stop, and a headless run ends 2000 ms after the last moment that an `at` names. At most once.
meaning-statement-recorded = What the author of the run saw: the engine that played it, and the run's fingerprint at a moment, or after K events of it. A reader is told if the run replays differently.
meaning-statement-lesson = The script is a lesson with this name, under which the page keeps the student's progress. Only a lesson has questions, goals and hints. At most once.
meaning-statement-ask = Asks the student something: at a moment, after everything else in that microsecond, or when a fact happens, as with `when`. The page stops there until the question is answered; a headless run goes on. The right answer is not written down: a copy of the run plays on to T2, or for MS, and shows it. The copy follows the script; what the student does after the question does not count. Without `by`, the moment of asking itself decides. A script has at most 64 questions and goals.
meaning-statement-goal = What the student is to bring about: it is reached when the expectation first holds. Goals can be reached in any order.
meaning-statement-par = With how few actions the author reaches the goals. At most once.
meaning-statement-allow = The actions that the lesson offers; without it, all of them. At most once.
meaning-statement-hint = A hint for a question or a goal. Level 1 says where to look, 2 which rule decides, 3 what to do.
meaning-statement-break = The lesson offers the same schedule with this rule off; the text says what to watch. It changes nothing in the run. Each rule at most once.

## What is done at a moment, or when a fact happens

meaning-action-crash = The node stops and forgets everything that was not durable: commitIndex and lastApplied, and writes that have not reached the disk. With `torn`, the oldest of these writes is interrupted. If it has entries, its term, its vote and the first half of its entries are on the disk. If it is a snapshot with a new term or vote, only these are. Otherwise, nothing is. With `lose=K`, the disk also loses the last K entries of the log that were durable, but nothing that the snapshot contains. Raft assumes that this never happens.
meaning-action-restart = A crashed node starts from what was durable: its term, its vote, its log and its snapshot. Half a record is discarded. With `seed=K`, its election timeouts are drawn with this seed until it starts again.
meaning-action-pause = The node does nothing and keeps its memory. Messages to it wait.
meaning-action-resume = A paused node continues: first with the messages that waited, then with timers that have expired.
meaning-action-wipe = A crashed node loses its disk. Raft assumes that this never happens.
meaning-action-timeout = The node's election timer fires now: the node becomes candidate in a new term. A leader has no election timer.
meaning-action-propose = A client sends a command to the node. A node that is not the leader refuses it.
meaning-action-snapshot = The node takes a snapshot of everything that it has applied, and discards its log up to there.
meaning-action-drop = The message is lost on its way.
meaning-action-delay = The message arrives MS later, from 0 to 3600000.
meaning-action-duplicate = The message arrives twice. Its first copy is called `n2>n3#4.2`.
meaning-action-deliver = The message arrives now.
meaning-action-drop-next = The next message, or the next K messages, from FROM to TO are lost. With a kind, only messages of this kind count.
meaning-action-partition = Only nodes of the same group reach each other. Nodes that are not named form one more group. Messages in flight between groups are lost.
meaning-action-heal = Every link works again.
meaning-action-cut = The link is cut, and messages in flight on it are lost: with `A>B` from A to B only, with `A-B` in both directions.
meaning-action-mend = The link works again: with `A>B` from A to B only, with `A-B` in both directions.
meaning-action-clock = From their next start on, the node's timers run RATE times as fast, from 0.001 to 1000.
meaning-action-set = Changes a setting of the running cluster: any key of `cluster` except `nodes`, `seed` and `spare`.
meaning-action-rule = Switches a rule of Raft off, or on again, on every node. Without a rule, this is not Raft.
meaning-action-link = The link from A to B has its own qualities from now on: `loss`, `latency`, `duplicate` and `reorder`, as in `cluster`.
meaning-action-client = A client with this name starts an operation every MS, unless its last one is still open. It asks again if no answer comes in time (default: 200 ms), K times in all (default: 5). In its command, which can also be `get KEY`, `$n` is the number of the operation. There are at most 16 clients.
meaning-action-bookmark = The moment has a name.
meaning-action-say = The page shows this text from now on. An empty text removes the last one.
meaning-action-expect = Checks something now.
meaning-action-disk = From its next write on, the node's disk has its own write time, in milliseconds, like the key `disk` of `cluster`. With `as-cluster`, it has the cluster's again.
meaning-action-read = A client reads a key at this node, in the way that the key `reads` of `cluster` says.
meaning-action-transfer = The leader hands over to this node (thesis 3.10). If it does not, a fact says why; tikv's `raft` 0.7 silently ignores such a request.
meaning-action-members = The leader is asked for a configuration with these voters and learners (§6; thesis 4). Servers that do not exist yet are switched on, with empty disks.
meaning-action-answer = Answers a question of the lesson: with `yes` or `no`, with nodes such as `n1 n3`, with indexes such as `1 2`, with a number, with `none` if there is no such node, index or number, or with `unsure`. It changes nothing in the cluster. A question is answered once, after it was asked.

## The keys of cluster

meaning-setting-nodes = The number of voters.
meaning-setting-seed = The seed: every random draw is keyed by it.
meaning-setting-election = The range, in milliseconds, from which every election timeout is drawn (§5.2).
meaning-setting-heartbeat = The time between two heartbeats of a leader, in milliseconds.
meaning-setting-latency = How long a message is in flight, in milliseconds.
meaning-setting-loss = How likely a message is lost.
meaning-setting-duplicate = How likely a message arrives twice.
meaning-setting-disk = How long a write takes until it is durable, in milliseconds. What depends on the write waits for it.
meaning-setting-snapshot = After how many applied entries a node takes a snapshot by itself (§7).
meaning-setting-noop = Whether a new leader appends a blank entry (§8). The MIT labs need it off.
meaning-setting-window = How many AppendEntries with entries can be in flight to one follower.
meaning-setting-reorder = How likely a message is late, so that later messages overtake it.
meaning-setting-late = How much later such a message arrives, in milliseconds, in addition to its latency.
meaning-setting-chunk = How many keys of a snapshot one InstallSnapshot carries (Figure 13); 0: all of them.
meaning-setting-prevote = Whether a node asks for pre-votes before it becomes candidate (thesis 9.6). This alone protects a live leader; in tikv's `raft` 0.7, that needs `check_quorum` as well.
meaning-setting-checkquorum = Whether a leader without a quorum steps down, and a node that hears from a leader refuses its vote (thesis 6.2, 4.2.3).
meaning-setting-reads = How reads are served (thesis 6.4). `index`: by a leader that has asked a quorum. `lease`: by a leader that does not ask while its lease lasts; without `checkquorum`, as `index`. `log`: through the log. `local`: by the node that is asked, from its own state, which can be old. A read that a new leader cannot answer yet waits; tikv's `raft` 0.7 drops it.
meaning-setting-batch = How many entries one AppendEntries carries at most: 1 to 256.
meaning-setting-uncommitted = How many bytes of uncommitted commands a leader keeps before it refuses more; 0: any number.
meaning-setting-spare = How many servers the script can name in addition to those of the start and those that `members` switches on. It changes nothing else.

## What expect can check

meaning-expectation-leader = There is a live leader. If a node is named, the leader is this node.
meaning-expectation-no-leader = There is no live leader.
meaning-expectation-term = The node's currentTerm.
meaning-expectation-role = The node is up and has this role, such as `follower`, `candidate` or `leader`.
meaning-expectation-committed = An entry with exactly this command was committed in this run, by any leader. That leader may have crashed since. With an INDEX: an entry at this index was.
meaning-expectation-log = The node's log has an entry of this term at this index. Entries that a snapshot has replaced are not in the log.
meaning-expectation-value = The node's state machine has this value for this key.
meaning-expectation-commit = The node's commitIndex: the highest index that it knows to be committed.
meaning-expectation-fact = The fact has happened so far, at this node if one is named: at least once, or exactly K times. With `count=0`: never.
meaning-expectation-violation = The property has been broken so far.
meaning-expectation-no-violation = No property has been broken so far.

## What a question asks for

meaning-question-yes = Whether the expectation will hold. The answer is `yes` or `no`.
meaning-question-node = A node of which the expectation will hold: `it` stands for the node. If it holds of several, each of them is right.
meaning-question-nodes = All nodes of which the expectation will hold: `it` stands for the node.
meaning-question-entry = The index of an entry of which the expectation will hold: `it` stands for the index. If it holds of several, each of them is right. Only indexes that some log has when the question is asked count.
meaning-question-entries = The indexes of all entries of which the expectation will hold, as with `entry`.
meaning-question-number = What one of these numbers will be.

## Numbers that a question can ask for

meaning-quantity-term = The node's currentTerm.
meaning-quantity-commit = The node's commitIndex.
meaning-quantity-last-index = The index of the last entry of the node's log; 0 if the log is empty.
meaning-quantity-times = How often the fact has happened so far, at this node if one is named.

## The commands of the replicated state machine

meaning-command-set = The key gets this value.
meaning-command-del = The key and its value are removed.
meaning-command-add = Adds a whole number, which can be negative. A key that is absent, or whose value is not a number, counts as 0.
meaning-command-cas = Compare and set: the key gets the new value if it has the old one; otherwise nothing changes.
meaning-command-get = Asks for the value. Only clients use it, and it goes through the log.

## What can be written in place of a node

meaning-selector-leader = The live leader with the highest term.
meaning-selector-follower = The live follower with the lowest number.
meaning-selector-candidate = The live candidate with the lowest number.

## Kinds of messages

meaning-kind-requestvote = A candidate asks for a vote (§5.2).
meaning-kind-requestvotereply = The answer to a RequestVote.
meaning-kind-appendentries = A leader replicates entries, or sends a heartbeat (§5.3).
meaning-kind-appendentriesreply = The answer to an AppendEntries.
meaning-kind-installsnapshot = A leader sends its snapshot (§7).
meaning-kind-installsnapshotreply = The answer to an InstallSnapshot.
meaning-kind-prevote = A node asks whether it would get votes (thesis 9.6).
meaning-kind-prevotereply = The answer to a PreVote.
meaning-kind-timeoutnow = A leader tells another node to start an election at once (thesis 3.10).

## Roles

meaning-role-follower = It answers requests, and waits for its election timer (§5.2).
meaning-role-precandidate = It asks whether it would get votes (thesis 9.6).
meaning-role-candidate = It asks for votes (§5.2).
meaning-role-leader = It replicates its log (§5.2).
meaning-role-learner = It gets the log, and has no vote (thesis 4.2.1).

## Facts

meaning-fact-send = A message was sent.
meaning-fact-deliver = A message arrived.
meaning-fact-drop = A message was lost.
meaning-fact-duplicate = The network made a copy of a message.
meaning-fact-timeout = An election timer fired.
meaning-fact-become-follower = A node became follower.
meaning-fact-become-candidate = A node became candidate.
meaning-fact-leader-elected = A candidate won its election.
meaning-fact-step-down = A leader stepped down.
meaning-fact-vote-granted = A node granted its vote.
meaning-fact-vote-refused = A node refused its vote.
meaning-fact-append = A node appended entries to its log.
meaning-fact-append-refused = A follower refused AppendEntries.
meaning-fact-truncate = A follower removed conflicting entries from its log.
meaning-fact-commit = A node's commitIndex rose.
meaning-fact-apply = A node applied an entry to its state machine.
meaning-fact-persist = A write became durable.
meaning-fact-snapshot-taken = A node took a snapshot.
meaning-fact-snapshot-sent = A leader sent a snapshot.
meaning-fact-snapshot-installed = A follower installed a snapshot.
meaning-fact-snapshot-refused = A node refused a snapshot, or refused to take one.
meaning-fact-propose = A leader accepted a command.
meaning-fact-propose-refused = A node that is not the leader refused a command.
meaning-fact-reply = The client got its answer.
meaning-fact-delay = A message was delayed.
meaning-fact-ignored = A message arrived and changed nothing.
meaning-fact-crash = A node crashed.
meaning-fact-restart = A node started again.
meaning-fact-pause = A node was paused.
meaning-fact-resume = A paused node continued.
meaning-fact-wipe = A node lost its disk.
meaning-fact-partition = The network was split into groups.
meaning-fact-heal = All links work again.
meaning-fact-cut = A link was cut.
meaning-fact-mend = A link works again.
meaning-fact-rule = A rule was switched off or on.
meaning-fact-set = A setting was changed, or a link's quality, or a node's clock or disk.
meaning-fact-skipped = An action was not possible, or would have changed nothing.
meaning-fact-violation = A property was broken.
meaning-fact-become-precandidate = A node asks whether it would get votes.
meaning-fact-prevote-granted = A node would grant its vote.
meaning-fact-prevote-refused = A node would not grant its vote.
meaning-fact-read = A read was answered.
meaning-fact-read-index = A leader started a round of heartbeats for a read, or waits until it can.
meaning-fact-read-refused = A read got no answer.
meaning-fact-config-change = A node uses another configuration.
meaning-fact-config-refused = A leader refused to change the configuration.
meaning-fact-transfer = A leader started a leadership transfer.
meaning-fact-transfer-aborted = A leader gave up a leadership transfer, or rejected it.
meaning-fact-quorum-heard = A leader checked whether a quorum had answered, and it had (CheckQuorum).
meaning-fact-lease-over = A node has not heard from its leader for the shortest election timeout.
meaning-fact-snapshot-part = A part of a snapshot arrived, and others are missing.
meaning-fact-switched-on = A server was switched on, with an empty disk.
meaning-fact-client-request = A client sent a request to a node.
meaning-fact-client-reply = A node's answer arrived at its client.
meaning-fact-client-retry = A client tried again.
meaning-fact-client-outcome = A client's operation is over: ok, failed or unknown.
meaning-fact-client = A client started or stopped.
meaning-fact-ack-denied = A follower rejected entries that it had acknowledged. The leader sends them again.
meaning-fact-snapshot-parts-dropped = A node discarded the parts of a snapshot, because a leader sends another one.
meaning-fact-left-out = A server that has no vote in the current configuration started an election.
meaning-fact-asked = The lesson asked something.
meaning-fact-answered = A question of the lesson was answered.
meaning-fact-goal = A goal of the lesson was reached.
