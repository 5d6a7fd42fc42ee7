### The texts of the stories in the gallery (www/scenarios), word for word as in the scripts. In a script they stay in
### English, so that it is complete wherever it goes; the page looks up the translation of a text.

## first-five-minutes

story-first-five-minutes-title = The first five minutes
story-first-five-minutes-claim = Five servers must keep the same list: you predict what they do, and the run marks your answers.
story-first-five-minutes-ask-first = Which server will be the first to ask for votes? Click it.
story-first-five-minutes-ask-enough = n3 has asked for votes, and four answers are on their way. n5's answer will get lost. Will n3 lead?
story-first-five-minutes-ask-safe = Two of five servers have x=1: n3 and n2. n2's answer is on its way. Will n3 commit x=1 when it arrives?
story-first-five-minutes-ask-kept = n4 and n5 lack x=1: their copies got lost. n3, the leader, is about to crash. Will the next leader have x=1?
story-first-five-minutes-ask-which = n2 and n5 both lead, and each has just got a command: n2 y=2, n5 y=3. Which of them will commit its command? Click it.
story-first-five-minutes-rule-first = A server that hears from no leader for its whole election timeout becomes a candidate (§5.2).
story-first-five-minutes-rule-enough = A candidate wins with the votes of a majority of all servers (§5.2).
story-first-five-minutes-rule-safe = An entry is committed once its leader has replicated it on a majority of all servers (§5.3).
story-first-five-minutes-rule-kept = Nobody votes for a candidate whose log is less up-to-date, and a majority has x=1 (§5.4.1).
story-first-five-minutes-rule-which = A leader that cannot reach a majority commits nothing new (§5.3).
story-first-five-minutes-goal-otherwise = Do otherwise: go back to a moment before n3 crashed, and crash three servers.
story-first-five-minutes-five-servers-nobody-leads-arc = Five servers, and nobody leads. The arc around a server is its election timer.
story-first-five-minutes-n3-stands-term-1-its-timer = n3 stands for term 1: its election timer was the first to run out.
story-first-five-minutes-n3-leads-term-1-though-vote-lost = n3 leads term 1, though n5's vote was lost: three votes of five are enough.
story-first-five-minutes-n3-commits-three-of-five = n1, n2 and n3 have x=1. n3 commits x=1 and answers its client.
story-first-five-minutes-n3-crashes-others-notice = n3 crashes. The others notice only its silence.
story-first-five-minutes-n4-stands-term-2-lacks = n4 stands for term 2. n4 lacks x=1.
story-first-five-minutes-n2-n1-refuse = n1 and n2 have refused: they have x=1, and n4 lacks x=1.
story-first-five-minutes-n2-stands-term-3-has = n2 stands for term 3. n2 has x=1.
story-first-five-minutes-n2-leads-term-3-nobody = n2 leads term 3. Nobody without x=1 could have won.
story-first-five-minutes-n3-restarts-has-x-1 = n3 restarts and has x=1: its log was on its disk.
story-first-five-minutes-n1-n2-cut-off = n1 and n2 are cut off.
story-first-five-minutes-two-leaders-at-once = Two leaders at once: n2 leads term 3, and n5 leads term 4.
story-first-five-minutes-n5-commits-y-3 = n5 commits y=3. y=2 is on two.
story-first-five-minutes-n2-hears-term-4 = n2 hears of term 4 and steps down.
story-first-five-minutes-n1-replaces-y-2 = n1 replaces y=2 by y=3, which is committed.
story-first-five-minutes-look-otherwise = Question 4 was asked just before n3 crashed.
story-first-five-minutes-rule-otherwise = The servers are fully functional as long as any majority of them is operational and can communicate (§2).
story-first-five-minutes-deed-otherwise = Go back to question 4, and crash n3, n1 and n2.
story-first-five-minutes-break-up-to-date-check = Any log will do now: watch who leads after n3, and what becomes of x=1.

## happy-path

story-happy-path-title = The happy path
story-happy-path-claim = An elected leader copies a command to the others and commits it once a majority holds it.
story-happy-path-five-followers-whose-election = Five followers. Whose election timer runs out first?
story-happy-path-n1s-election-timer-runs = n1's election timer runs out: n1 stands for term 1.
story-happy-path-leader = a leader
story-happy-path-n1-leads-term-1 = n1 leads term 1. Three of five votes are enough.
story-happy-path-client-sends-x-1 = A client sends x=1. n1 appends it to its log.
story-happy-path-committed = committed
story-happy-path-n1-commits-x-1 = n1 commits x=1: it knows of three copies.
story-happy-path-heartbeat-told-others-x = A heartbeat has told the others. x is 1 on all five nodes.

## kill-the-leader

story-kill-the-leader-title = Kill the leader
story-kill-the-leader-claim = When a leader dies the others notice only its silence, and elect one that has all that was committed.
story-kill-the-leader-five-servers-n3-stands = Five servers. n3 stands for term 1.
story-kill-the-leader-n3-leads-term-1 = n3 leads term 1 and sends heartbeats.
story-kill-the-leader-client-sends-x-1 = A client sends x=1. n3 appends it to its log.
story-kill-the-leader-n3-commits-x-1 = n3 commits x=1 and answers its client.
story-kill-the-leader-x-1-all-five = x is 1 on all five nodes.
story-kill-the-leader-leader-dies = the leader dies
story-kill-the-leader-n3-crashes-unnoticed = n3 crashes unnoticed.
story-kill-the-leader-all-silent-until-n5s = All is silent, until n5's timer runs out: n5 stands for term 2.
story-kill-the-leader-another-leader = another leader
story-kill-the-leader-n5-leads-term-2 = n5 leads term 2. Nobody without x=1 could have won.
story-kill-the-leader-n5-appends-y-2 = n5 appends y=2. n3 restarts: n3's term is still 1.
story-kill-the-leader-n5-commits-y-2 = n5 commits y=2 without n3.
story-kill-the-leader-heartbeat-reaches-n3-n3 = A heartbeat reaches n3: n3 follows n5 in term 2.
story-kill-the-leader-n3-appends-y-2 = n3 appends y=2 and has all that is committed.

## majority-of-all

story-majority-of-all-title = Majority of all
story-majority-of-all-claim = A majority is counted of all nodes, not of those that happen to be alive.
story-majority-of-all-five-servers-majority-three = Five servers: a majority is three. n1 stands for term 1.
story-majority-of-all-n1-leads-term-1 = n1 leads term 1.
story-majority-of-all-n1-n2-n3-crash = n1, n2 and n3 crash. Can n4 and n5 elect a leader?
story-majority-of-all-two-five = two of five
story-majority-of-all-n4-two-five-votes = n4 has two of five votes and needs three.
story-majority-of-all-again-n4-two-five = Again n4 has two of five votes: a retry only raises its term.
story-majority-of-all-three-five = three of five
story-majority-of-all-n3-back-vote-n4 = n3 is back. With its vote, n4 leads term 4.

## split-the-vote

story-split-the-vote-title = Split the vote
story-split-the-vote-claim = Two candidates with two votes each leave a term without a leader, and random timeouts end it.
story-split-the-vote-four-servers-majority-three = Four servers: a majority is three.
story-split-the-vote-n1-n2-both-stand = n1 and n2 both stand for term 1.
story-split-the-vote-two-against-two = two against two
story-split-the-vote-n1-n2-two-four = n1 and n2 have two of four votes.
story-split-the-vote-nobody-leads-n1s-random = Nobody leads. n1's random timer runs out first: n1 stands for term 2.
story-split-the-vote-one-leader = one leader
story-split-the-vote-random-timers-ended-tie = Random timers have ended the tie: n1 leads term 2.

## two-leaders

story-two-leaders-title = Two leaders
story-two-leaders-claim = Two nodes can lead at once, but never in the same term; the one without a majority commits nothing new.
story-two-leaders-five-servers-n1-stands = Five servers. n1 stands for term 1.
story-two-leaders-n1-leads-term-1 = n1 leads term 1. Every link is whole.
story-two-leaders-n1-n2-cut-off = n1 and n2 are cut off. Elsewhere, n3 stands for term 2.
story-two-leaders-two-leaders = two leaders
story-two-leaders-two-leaders-once-n1 = Two leaders at once: n1 leads term 1, and n3 leads term 2.
story-two-leaders-n1-appends-x-1 = n1 appends x=1, n3 appends x=2. Which one can be committed?
story-two-leaders-one-commits = one commits
story-two-leaders-n3-commits-x-2 = n3 commits x=2. x=1 is on two.
story-two-leaders-every-link-whole-n1 = Every link is whole: n1 hears of term 2 and steps down.
story-two-leaders-n1-n2-replace-x = n1 and n2 replace x=1 by x=2, which is committed. x=1 is lost.

## refused-vote-deposes

story-refused-vote-deposes-title = A refused vote still deposes
story-refused-vote-deposes-claim = A candidate that nobody else votes for still deposes the leader, because its term is higher.
story-refused-vote-deposes-three-servers-n1-stands = Three servers. n1 stands for term 1.
story-refused-vote-deposes-n3-cut-off-n1 = n3 is cut off. n1 appends x=1, and two of three are enough.
story-refused-vote-deposes-n3-back-asks-votes = n3 is back: it asks for votes.
story-refused-vote-deposes-deposed = deposed
story-refused-vote-deposes-n1-steps-down-term = n1 steps down, as term 2 is higher. n1 and n2 refuse their votes: n3's log lacks x=1.
story-refused-vote-deposes-elected-again = elected again
story-refused-vote-deposes-n1-leads-again-term = n1 leads again, in term 3.
story-refused-vote-deposes-n3-refuses-log-ends = n3 refuses: its log ends before entry 1.
story-refused-vote-deposes-n3-appends-x-1 = n3 appends x=1, which it had missed.

## commit-known-late

story-commit-known-late-title = Commit known late
story-commit-known-late-claim = An entry is committed before the followers know it, and outlives the only leader who knew.
story-commit-known-late-n1-appends-x-1 = n1 appends x=1. The network loses what goes to n3.
story-commit-known-late-x-1-two-three = x=1 is on two of three: committed. n2's commitIndex is 0.
story-commit-known-late-nobody-knows = nobody knows
story-commit-known-late-n1-down-n2-leads = n1 is down. n2 leads term 2 and has x=1; n2's commitIndex is 0.
story-commit-known-late-n2-n3-x-1 = n2 and n3 have x=1, of term 1.
story-commit-known-late-n2-may-count-x = n2 may not count x=1, of term 1. n2 appends y=1, of term 2.
story-commit-known-late-n2-commits-y-1 = n2 commits y=1, and x=1 with it: x=1 was never in danger.

## client-timeout-a

story-client-timeout-a-title = A time-out is not a failure (a)
story-client-timeout-a-claim = A client that hears nothing knows nothing: here its command is carried out all the same.
story-client-timeout-a-n1-n2-cut-off = n1 and n2 are cut off. n1 appends x=1 for a client.
story-client-timeout-a-no-answer = no answer
story-client-timeout-a-n1-crashes-before-answers = n1 crashes before it answers. Did x=1 happen?
story-client-timeout-a-n2-leads-term-2 = n2 leads term 2 and has x=1.
story-client-timeout-a-n2-x-1-y = n2 has x=1 and y=1. n3, n4 and n5 refuse: they lack both.
story-client-timeout-a-happened = it happened
story-client-timeout-a-n2-commits-x-1 = n2 commits x=1 and y=1. x=1 happened, and its client never heard of it.

## client-timeout-b

story-client-timeout-b-title = A time-out is not a failure (b)
story-client-timeout-b-claim = A client that hears nothing knows nothing: here its command is gone for good.
story-client-timeout-b-n3-leads-term-2 = n3 leads term 2. n3 lacks x=1.
story-client-timeout-b-y-1-three-five = y=1 is on three of five.
story-client-timeout-b-n3-commits-y-1 = n3 commits y=1 as entry 1, where n2 still has x=1.
story-client-timeout-b-did-happen = it did not happen
story-client-timeout-b-n2-replaces-x-1 = n2 replaces x=1 by y=1. x=1 never happened.

## log-repair

story-log-repair-title = Log repair
story-log-repair-claim = A leader steps back until a follower's log agrees with its own, and overwrites what follows.
story-log-repair-n1-leads-term-1 = n1 leads term 1 and appends a=1.
story-log-repair-n1-cut-off-appends = n1 is cut off and appends b=1 and c=1. n2 stands for term 2.
story-log-repair-n2-leads-term-2 = n2 leads term 2 and appends d=2, e=2 and f=2.
story-log-repair-two-histories = two histories
story-log-repair-n2-commits-d-2 = n2 commits d=2, e=2 and f=2. n1 has b=1 and c=1 there.
story-log-repair-n3-leads-term-3 = n3 leads term 3.
story-log-repair-n1-refuses-log-ends = n1 refuses: its log ends before entry 4.
story-log-repair-step-step = step by step
story-log-repair-n1-refuses-again-n1 = n1 refuses again: n1 has entry 3 of term 1, not of term 2.
story-log-repair-entry-1-agrees-n1 = Entry 1 agrees: n1 replaces b=1 and c=1 by what follows in n3's log.

## figure-7

story-figure-7-title = Figure 7
story-figure-7-claim = Whatever followers' logs have come to, a new leader makes them agree with its own.
story-figure-7-seven-terms-fast-motion = Seven terms in fast motion: leaders come and go, and leave entries behind.
story-figure-7-figure-7-n2-n7 = Figure 7: n2 to n7 are (a) to (f). Entry 3 is on all seven.
story-figure-7-n1-leads-term-8 = n1 leads term 8.
story-figure-7-refused = refused
story-figure-7-n2-n3-n6-n7 = n2, n3, n6 and n7 refuse: they do not match n1 at entry 10.
story-figure-7-n2-n3-append-what = n2 and n3 append what they lacked. n6 and n7 refuse again.
story-figure-7-n6-n7-replace-what = n6 and n7 replace what differs.
story-figure-7-one-more-entry = one more entry
story-figure-7-n1-appends-z-1 = n1 appends z=1 as entry 11.
story-figure-7-n4-n5-replace-theirs = n4 and n5 replace theirs.
story-figure-7-n1-commits-z-1 = n1 commits z=1. All seven logs are the same.

## no-op-commits-old-entries

story-no-op-commits-old-entries-title = A no-op commits old entries
story-no-op-commits-old-entries-claim = A new leader commits what older terms left only with an entry of its own, such as a no-op.
story-no-op-commits-old-entries-n1-appends-x-1 = n1 appends x=1 and sends it out.
story-no-op-commits-old-entries-n1-crashes-before-any = n1 crashes before any answer reaches it. x=1 is on all three disks.
story-no-op-commits-old-entries-n2-leads-term-2 = n2 leads term 2 and has x=1. May it commit x=1?
story-no-op-commits-old-entries-no-n2-may-count = No: n2 may not count x=1, of term 1, though two of three have it.
story-no-op-commits-old-entries-every-disk-committed = on every disk, not committed
story-no-op-commits-old-entries-x-1-committed-now = x=1 is not committed. Now a new leader may append a no-op.
story-no-op-commits-old-entries-n3-leads-term-3 = n3 leads term 3 and appends a no-op, of its own term.
story-no-op-commits-old-entries-n3-commits-no-op = n3 commits its no-op, and x=1 with it.

## last-term-beats-length

story-last-term-beats-length-title = The last term beats length
story-last-term-beats-length-claim = Votes go to the log whose last entry has the later term, however much longer another log may be.
story-last-term-beats-length-n1-appends-1-b = n1 appends a=1, b=1 and c=1. All that it sends gets lost.
story-last-term-beats-length-n2-leads-term-2 = n2 leads term 2: n3 has voted for n2. n1 alone has a=1, b=1 and c=1.
story-last-term-beats-length-k-2-two-three = k=2 is on two of three.
story-last-term-beats-length-three-against-one = three against one
story-last-term-beats-length-n2-crashes-can-n1 = n2 crashes. Can n1 lead next?
story-last-term-beats-length-n3-refuses-longer-log = n3 refuses a longer log: n3's last entry is of term 2, n1's last entry is of term 1.
story-last-term-beats-length-n3-leads-term-4 = n3 leads term 4.
story-last-term-beats-length-little-raft-0-2 = In little_raft 0.2.0, n1 would refuse: lengths count there.
story-last-term-beats-length-n1-replaces-1-b = n1 replaces a=1, b=1 and c=1 by k=2, which is committed.

## figure-8-d

story-figure-8-d-title = Figure 8d
story-figure-8-d-claim = An entry of an older term that is on three of five servers can still be lost.
story-figure-8-d-figure-8-paper-servers = Figure 8 of the paper: its servers S1 to S5 are n1 to n5 here.
story-figure-8-d-n5-leads-term-1 = n5 leads term 1.
story-figure-8-d-x-1-committed-all = x=1 is committed: it is on all five nodes.
story-figure-8-d-n1-leads-term-2 = n1 leads term 2.
story-figure-8-d-n1-appends-x-2 = n1 appends x=2, for n2 alone.
story-figure-8-d-n1-leads-term-2-x = (a) n1 leads term 2, and x=2 is on two of five.
story-figure-8-d-n1-crashes-n5-lacks = n1 crashes. n5 lacks x=2 and stands for term 3.
story-figure-8-d-b-n5-leads-term = (b) n5 leads term 3 by votes of n3 and n4, and appends x=3.
story-figure-8-d-n5-crashes-n1-restarts = n5 crashes. n1 restarts and stands for term 4.
story-figure-8-d-n1-leads-term-4 = n1 leads term 4 and has x=2, of term 2.
story-figure-8-d-c-x-2-three = (c) x=2 is on three of five servers and still not committed: its term 2 is not the leader's term 4.
story-figure-8-d-only-entries-leaders-own = Only entries of the leader's own term are committed by counting copies (§5.4.2).
story-figure-8-d-n1-crashes-n5-restarts = n1 crashes. n5 restarts and stands for term 5.
story-figure-8-d-n5-leads-term-5 = n5 leads term 5: its last entry, of term 3, is newer than x=2, of term 2.
story-figure-8-d-d-n2-n3-replace = (d) n2 and n3 replace x=2 by x=3: x=2 is lost.

## figure-8-e

story-figure-8-e-title = Figure 8e
story-figure-8-e-claim = An entry of the leader's own term commits all before it, those of older terms as well.
story-figure-8-e-n1-appends-x-4 = n1 appends x=4, of its own term 4.
story-figure-8-e-e-n1-commits-x = (e) n1 commits x=4, of its own term: it is on three of five. So x=2 is committed, too.
story-figure-8-e-n5-cannot-win-n2 = n5 cannot win: n2 and n3 have refused, as their last entry is of term 4.

## deposed-leader-commits

story-deposed-leader-commits-title = A deposed leader finishes a commit
story-deposed-leader-commits-claim = A leader that does not know it is deposed can still commit an old entry, and no harm is done.
story-deposed-leader-commits-n1-x-1-message = n1 has x=1. Its message to n3 is held back for 60 ms.
story-deposed-leader-commits-n1-n3-cut-off = n1 and n3 are cut off. n2 has x=1 and stands for term 2.
story-deposed-leader-commits-n2-leads-term-2 = n2 leads term 2. n1 still leads term 1: it has not heard of it.
story-deposed-leader-commits-n3-appends-x-1 = n3 appends x=1 at last.
story-deposed-leader-commits-committed-term-1 = committed in term 1
story-deposed-leader-commits-n1-still-leads-term = n1 still leads term 1 and commits x=1. n2 has x=1, too.
story-deposed-leader-commits-n1-steps-down-no = n1 steps down. No harm is done: the new leader, n2, has x=1.

## volatile-commit-index

story-volatile-commit-index-title = commitIndex is volatile
story-volatile-commit-index-claim = After a crash of all nodes commitIndex begins at 0, and what was committed still is.
story-volatile-commit-index-n1-leads-term-1 = n1 leads term 1 and appends x=1.
story-volatile-commit-index-x-1-committed-only = x=1 is committed: only n1 knows.
story-volatile-commit-index-before-power-cut = before the power cut
story-volatile-commit-index-now-n2-n3-know = Now n2 and n3 know it, too.
story-volatile-commit-index-power-fails-commitindex-gone = The power fails, and commitIndex is gone. Is x=1 committed?
story-volatile-commit-index-after = after it
story-volatile-commit-index-n2-leads-term-2 = n2 leads term 2 and has x=1. n2's commitIndex is 0.
story-volatile-commit-index-y-1-all-three = y=1 is on all three nodes.
story-volatile-commit-index-n2-commits-y-1 = n2 commits y=1, and x=1 before it. x=1 was committed all along.

## slow-disk

story-slow-disk-title = A slow disk
story-slow-disk-claim = A follower answers only when an entry is on its disk, so that no crash loses what was acknowledged.
story-slow-disk-from-now-write-takes = From now on a write takes 60 ms. n1 sends x=1 before its own is done.
story-slow-disk-memory = in memory
story-slow-disk-n2-n3-x-1 = n2 and n3 have x=1, but not on disk.
story-slow-disk-crash = the crash
story-slow-disk-n3-crashes-restarts-x = n3 crashes and restarts: x=1 was not on its disk yet.
story-slow-disk-n2-x-1-disk = n2 has x=1 on disk and has answered: n1 commits x=1.

## late-append

story-late-append-title = A late AppendEntries
story-late-append-claim = An old AppendEntries removes nothing: a follower deletes entries only where they conflict.
story-late-append-n3-down-1-goes = n3 is down. a=1 goes to n2, and a copy of it is held back.
story-late-append-n1-appends-b-1 = n1 appends b=1 and sends it to n2.
story-late-append-b-committed = b is committed
story-late-append-n1-commits-b-1 = n1 commits b=1. The copy, with a=1 only, is still to come.
story-late-append-late-copy = the late copy
story-late-append-copy-arrives-n2-b = The copy arrives: n2 has b=1.
story-late-append-nothing-conflicts-pysyncobj-0 = Nothing conflicts. In PySyncObj 0.3.17, a late heartbeat cuts the log back.

## duplicate-delivery

story-duplicate-delivery-title = Delivered twice
story-duplicate-delivery-claim = A message that arrives twice changes nothing the second time.
story-duplicate-delivery-every-message-now-arrives = Every message now arrives twice. How often will x grow by 1?
story-duplicate-delivery-copy = the copy
story-duplicate-delivery-copies-add-nothing-n2 = The copies add nothing to n2 and n3. n1 commits entry 1.
story-duplicate-delivery-heartbeat-arrives-n2-n3 = A heartbeat arrives: n2 and n3 apply entry 1.
story-duplicate-delivery-applied = applied
story-duplicate-delivery-every-message-came-twice = Every message came twice. x is 1 on all three nodes.

## catch-up-by-snapshot

story-catch-up-by-snapshot-title = Catch up by snapshot
story-catch-up-by-snapshot-claim = A follower that needs entries which the leader has discarded gets a snapshot instead.
story-catch-up-by-snapshot-n5-cut-off-n1 = n5 is cut off. n1 appends three entries.
story-catch-up-by-snapshot-n1-commits-entry-3 = n1 commits entry 3.
story-catch-up-by-snapshot-3-n1-n2-n3 = a is 3 on n1, n2, n3 and n4.
story-catch-up-by-snapshot-discarded = discarded
story-catch-up-by-snapshot-n1-takes-snapshot-discards = n1 takes a snapshot and discards its log. n5 is back.
story-catch-up-by-snapshot-installsnapshot = InstallSnapshot
story-catch-up-by-snapshot-n1-sends-snapshot-n5 = n1 sends its snapshot to n5: entry 1 has gone from n1's log.
story-catch-up-by-snapshot-3-n5-log-goes = a is 3 on n5. The log goes on from there: n1 appends c=4.
story-catch-up-by-snapshot-n1-commits-c-4 = n1 commits c=4, which is on all five nodes.

## late-snapshot

story-late-snapshot-title = A late snapshot
story-late-snapshot-claim = A snapshot that comes late, when more is known to be committed, takes nothing back.
story-late-snapshot-n3-cut-off-n1 = n3 is cut off. n1 appends x=1 and x=2.
story-late-snapshot-n1-takes-snapshot-discards = n1 takes a snapshot and discards its log. n3 is back.
story-late-snapshot-snapshot = the snapshot
story-late-snapshot-n1-sends-snapshot-n3 = n1 sends its snapshot to n3: entry 1 has gone from n1's log.
story-late-snapshot-x-2-n3-copy = x is 2 on n3. A copy is held back. n1 appends x=3.
story-late-snapshot-n1-commits-x-3 = n1 commits x=3.
story-late-snapshot-x-3-n3-copy = x is 3 on n3. The copy, with x=2 in it, is still to come.
story-late-snapshot-n3-refuses-copy-which = n3 refuses the copy, which comes late: x is still 3 on n3.

## snapshot-and-crash

story-snapshot-and-crash-title = A snapshot and two crashes
story-snapshot-and-crash-claim = A crash before or after a snapshot is on disk loses nothing, as it replaces the log in one write.
story-snapshot-and-crash-three-servers-n3-stands = Three servers. n3 stands for term 1.
story-snapshot-and-crash-n3-leads-term-1 = n3 leads term 1. Clients add 1 and 10 to x.
story-snapshot-and-crash-x-11-all-three = x is 11 on all three nodes.
story-snapshot-and-crash-n1-n2-take-snapshots = n1 and n2 take snapshots.
story-snapshot-and-crash-crashes = the crashes
story-snapshot-and-crash-n1-crashes-before-snapshot = n1 crashes before its snapshot is on disk.
story-snapshot-and-crash-restarted = restarted
story-snapshot-and-crash-n1-restarts-from-log = n1 restarts from its log, n2 from a snapshot on disk.
story-snapshot-and-crash-n3-appends-entry-3 = n3 appends entry 3: a client adds 100 to x.
story-snapshot-and-crash-n3-commits-entry-3 = n3 commits entry 3.
story-snapshot-and-crash-x-111-all-three = x is 111 on all three nodes: nothing is lost.

## three-three-three

story-three-three-three-title = Three times three of nine
story-three-three-three-claim = Of nine nodes in three groups of three nobody can elect or commit, and two groups together can.
story-three-three-three-nine-servers-majority-five = Nine servers: a majority is five. n1 stands for term 1.
story-three-three-three-three-groups-three-n1 = Three groups of three. n1 appends x=1. n4 and n7 stand.
story-three-three-three-three-nine = three of nine
story-three-three-three-n4-n7-three-nine = n4 and n7 have three of nine votes. x=1 is on three of nine.
story-three-three-three-six-nine = six of nine
story-three-three-three-two-groups-joined-n4 = Two groups have joined: n4 leads term 3, and six can hear it.
story-three-three-three-n4-appends-x-2 = n4 appends x=2. n1 still leads term 1, among three.
story-three-three-three-n4-commits-x-2 = n4 commits x=2, which is on six of nine. x=1 is on three of nine.

## asymmetric-cut

story-asymmetric-cut-title = Heard, but deaf
story-asymmetric-cut-claim = Without CheckQuorum, a leader that is heard but hears nobody keeps the others from electing, and commits nothing.
story-asymmetric-cut-n1-appends-x-1 = n1 appends x=1. No answer reaches it any more.
story-asymmetric-cut-deaf = deaf
story-asymmetric-cut-x-1-all-three = x=1 is on all three nodes, and n1's commitIndex is 0.
story-asymmetric-cut-n2-n3-follow-n1 = n2 and n3 follow n1: its heartbeats arrive.
story-asymmetric-cut-without-checkquorum-n1-leads = Without CheckQuorum, n1 leads on though no answer arrives.
story-asymmetric-cut-link-from-n2-n1 = The link from n2 to n1 is whole again.
story-asymmetric-cut-n1-commits-x-1 = n1 commits x=1: n2 has answered.
story-asymmetric-cut-next-heartbeat-tells-n2 = The next heartbeat tells n2 and n3 that x=1 is committed.

## lossy-network

story-lossy-network-title = A lossy network
story-lossy-network-claim = What is lost is sent again until it is acknowledged, so that losses cost time and nothing else.
story-lossy-network-three-ten-messages-get = Three of ten messages get lost. n1 stands for term 1.
story-lossy-network-n1-x-1-both = n1 has x=1. Both messages with it are lost.
story-lossy-network-two-refusals-lost = two refusals, lost
story-lossy-network-n2-n3-refused-heartbeat = n2 and n3 have refused a heartbeat; both refusals are lost.
story-lossy-network-tried-again-lost-again = Tried again, lost again. n2 and n3 have refused twice.
story-lossy-network-arrives = it arrives
story-lossy-network-n2s-answer-arrives-n1 = n2's answer arrives, and n1 sends x=1 for the third time.
story-lossy-network-n1-commits-x-1 = n1 commits x=1: n2 has x=1.
story-lossy-network-x-1-all-three = x is 1 on all three nodes: losses have cost only time.

## churn

story-churn-title = Churn
story-churn-claim = Leaders that crash one after the other lose nothing that a client was told is done.
story-churn-n1-leads-term-1 = n1 leads term 1. A client adds 1 to x.
story-churn-first-crash = the first crash
story-churn-n1-crashes-after-answered = n1 crashes after it has answered. n2 stands for term 2.
story-churn-n2-leads-term-2 = n2 leads term 2 and has entry 1. A client adds 1 again.
story-churn-second-crash = the second crash
story-churn-n2-crashes-n1-restarts = n2 crashes, n1 restarts, and n3 stands for term 3.
story-churn-n3-leads-term-3 = n3 leads term 3 and has entry 2. A client adds 1 once more.
story-churn-third-crash = the third crash
story-churn-n3-crashes-n2-restarts = n3 crashes, n2 restarts, and n4 stands for term 4.
story-churn-n4-leads-term-4 = n4 leads term 4 and has entry 3. A fourth client adds 1.
story-churn-n3-restarts-four-clients = n3 restarts. Four clients have been told that 1 was added.
story-churn-x-4-all-five = x is 4 on all five nodes.

## torn-write

story-torn-write-title = A torn write
story-torn-write-claim = A crash catches a write half-way, and half a record is known by its checksum and never seen.
story-torn-write-n1-stands-term-1 = n1 stands for term 1. Its next two AppendEntries to n2 get lost.
story-torn-write-n1-leads-term-1 = n1 leads term 1 and appends x=1, x=2 and x=3.
story-torn-write-n2-lacks-x-1 = n2 lacks x=1. Its disk now takes 60 ms for a write.
story-torn-write-n1-commits-x-3 = n1 commits x=3, without n2.
story-torn-write-one-write = one write
story-torn-write-n2-appends-x-1 = n2 appends x=1, x=2 and x=3 in one write of 60 ms.
story-torn-write-n2-crashes-middle-one = n2 crashes in the middle: one entry is whole, the second is not.
story-torn-write-n2-restarts-discards-half = n2 restarts and discards the half record: n2 lacks x=2 and x=3.
story-torn-write-n2-refuses-log-ends = n2 refuses: its log ends before entry 2.
story-torn-write-n2-appends-x-2 = n2 appends x=2 and x=3 once more.
story-torn-write-this-time-write-whole = This time the write is whole: n2 has x=3 on disk.

## rejoining-node

story-rejoining-node-title = The one that comes home
story-rejoining-node-claim = A node that was cut off has counted up its term, and deposes a healthy leader when it comes back.
story-rejoining-node-n3-cut-off = n3 is cut off.
story-rejoining-node-nothing-reaches-n3-n3 = Nothing reaches n3: n3 stands for term 2.
story-rejoining-node-n3-stands-term-3 = n3 stands for term 3, in vain.
story-rejoining-node-before-comes-home = before it comes home
story-rejoining-node-n3-back-higher-term = n3 is back, with a higher term: n3's term is 3.
story-rejoining-node-n3-refuses-n1s-heartbeat = n3 refuses n1's heartbeat.
story-rejoining-node-n1-hears-term-3 = n1 hears of term 3 and steps down, by no fault of its own.
story-rejoining-node-n1-leads-again-term = n1 leads again, in term 4.

## rejoining-node-prevote

story-rejoining-node-prevote-title = Coming home with PreVote
story-rejoining-node-prevote-claim = With PreVote, a node that was cut off asks before it stands: its term stays, and so does the leader.
story-rejoining-node-prevote-prevote-n1-first-asks = PreVote: n1 first asks whether it would be elected.
story-rejoining-node-prevote-majority-would-vote-n1 = A majority would vote for n1: n1 stands for term 1.
story-rejoining-node-prevote-n3-cut-off-asks = n3 is cut off and asks before it stands. Nobody hears it.
story-rejoining-node-prevote-n3-asks-again-n3s = n3 asks again. n3's term is still 1.
story-rejoining-node-prevote-n3-back-n3s-term = n3 is back. n3's term is 1: it deposes nobody.
story-rejoining-node-prevote-n3-asks-once-more = n3 asks once more.
story-rejoining-node-prevote-n1-n2-refuse-n1 = n1 and n2 refuse: n1 leads term 1, and n2 follows n1.
story-rejoining-node-prevote-heartbeat-arrives-n3-follows = A heartbeat arrives: n3 follows n1 in term 1.
story-rejoining-node-prevote-tikvs-raft-0-7 = In tikv's raft 0.7.0, PreVote alone would not do: there it needs CheckQuorum as well.

## partial-partition

story-partial-partition-title = A partial partition
story-partial-partition-claim = Where links fail and no node does, the crown moves to and fro and the term climbs, as at Cloudflare in 2020.
story-partial-partition-n3-leads-term-1 = n3 leads term 1. Every link is whole.
story-partial-partition-links-fail-n4-reaches = Links fail: n4 reaches only n2, and n5 reaches only n3.
story-partial-partition-nothing-from-n3-reaches = Nothing from n3 reaches n4: n4 stands for term 2.
story-partial-partition-first-crown-falls = the first crown falls
story-partial-partition-n2-refused-heartbeat-term = n2 has refused a heartbeat of term 1, and n3 steps down.
story-partial-partition-n2-leads-term-3 = n2 leads term 3. Nothing from n2 reaches n5.
story-partial-partition-n5-stands-term-2 = n5 stands for term 2.
story-partial-partition-n5-heard-term-3 = n5 has heard of term 3, and stands for term 4.
story-partial-partition-second-crown-falls = the second crown falls
story-partial-partition-n3-refused-heartbeat-term = n3 has refused a heartbeat of term 3, and n2 steps down.
story-partial-partition-n3-leads-term-5 = n3 leads term 5. Nothing from n3 reaches n4, and all begins again.

## partial-partition-prevote

story-partial-partition-prevote-title = A partial partition, with PreVote and CheckQuorum
story-partial-partition-prevote-claim = The same links fail, but a node that hears from a leader lets nobody depose it: the term stays.
story-partial-partition-prevote-prevote-n3-first-asks = PreVote: n3 first asks whether it would be elected.
story-partial-partition-prevote-majority-would-vote-n3 = A majority would vote for n3: n3 stands for term 1.
story-partial-partition-prevote-n4-asks-before-stands = n4 asks before it stands.
story-partial-partition-prevote-n4-refused = n4 is refused
story-partial-partition-prevote-n2-refuses-hears-from = n2 refuses, as it hears from n3. n4 does not stand; n4's term is 1.
story-partial-partition-prevote-n5-asks-before-stands = n5 asks before it stands.
story-partial-partition-prevote-n5-refused = n5 is refused
story-partial-partition-prevote-n3-leads-term-1 = n3 leads term 1 and refuses. n5 does not stand; n5's term is 1.
story-partial-partition-prevote-n3-appends-x-1 = n3 appends x=1: with n1 and n2 it has a majority.
story-partial-partition-prevote-n3-still-leads-term = n3 still leads term 1 and commits x=1.

## transfer-under-load

story-transfer-under-load-title = Handing over under load
story-transfer-under-load-claim = A leader hands over while a client works: nothing is lost, nothing is done twice, and nobody waits for a time-out.
story-transfer-under-load-n1-leads-client-begins = n1 leads. A client begins to add 1 to x, every 60 ms.
story-transfer-under-load-n1-commits-entry-1 = n1 commits entry 1, the first operation.
story-transfer-under-load-n1-hands-over-n2 = n1 hands over to n2.
story-transfer-under-load-n2-stands-once = n2 stands at once
story-transfer-under-load-timeoutnow-arrives-n2-stands = TimeoutNow arrives, and n2 stands for term 2 at once.
story-transfer-under-load-handed-over = handed over
story-transfer-under-load-n2-leads-term-2 = n2 leads term 2. The client asks one node after the other.
story-transfer-under-load-client-found-leader-n2 = The client has found the leader: n2 appends operation 2.
story-transfer-under-load-n2-commits-entry-3 = n2 commits entry 3. The client stops.
story-transfer-under-load-x-3-all-three = x is 3 on all three nodes: three operations, each applied once.

## stale-read

story-stale-read-title = A stale read
story-stale-read-claim = A leader that was deposed without knowing it answers a read with an old value.
story-stale-read-here-each-node-reads = Here each node reads from its own store. n1 stands for term 1.
story-stale-read-n1-appends-x-1 = n1 appends x=1.
story-stale-read-n1-commits-x-1 = n1 commits x=1.
story-stale-read-n1-cut-off-n2 = n1 is cut off. n2 stands for term 2.
story-stale-read-two-leaders-n1-leads = Two leaders: n1 leads term 1, and n2 leads term 2.
story-stale-read-x-2-two-three = x=2 is on two of three.
story-stale-read-stale = stale
story-stale-read-n2-committed-x-2 = n2 has committed x=2. n1 answers a read from its own store: x is 1 on n1.
story-stale-read-no-order-operations-explains = No order of the operations explains that answer: linearizability is broken.

## read-index

story-read-index-title = Asking before answering
story-read-index-claim = A leader that asks a majority before it answers a read never answers wrongly; cut off, it never answers.
story-read-index-client-reads-x-n1 = A client reads x. n1 asks n2 and n3 whether it still leads.
story-read-index-answered = answered
story-read-index-confirmed-n1-answers-read = Confirmed: n1 answers the read. x is 1 on n1.
story-read-index-n1-cut-off-n2 = n1 is cut off. n2 leads term 2; n1 still leads term 1.
story-read-index-client-reads-x-n1-n1 = A client reads x at n1. n1 asks n2 and n3 and is not heard.
story-read-index-every-link-whole-again = Every link is whole again.
story-read-index-n1-hears-term-2 = n1 hears of term 2, steps down and refuses the read.
story-read-index-n1-appends-x-2 = n1 appends x=2. It has answered no read with an old value.

## lease-and-drift

story-lease-and-drift-title = A lease, and a slow clock
story-lease-and-drift-claim = A lease saves the question, and rests on clocks: a leader whose clock is too slow answers with an old value.
story-lease-and-drift-n1-stands-term-1 = n1 stands for term 1. Its clock runs at half speed.
story-lease-and-drift-n1-appends-x-1 = n1 appends x=1. With a lease, a leader reads without asking.
story-lease-and-drift-lease = by the lease
story-lease-and-drift-lease-n1-answers-read = By its lease, n1 answers a read without asking anybody. x is 1 on n1.
story-lease-and-drift-n1-cut-off-lease = n1 is cut off. Its lease lasts 200 ms by its own clock.
story-lease-and-drift-200-ms-nothing-reached = For 200 ms nothing has reached n3. n2 stands for term 2.
story-lease-and-drift-n2-committed-x-2 = n2 has committed x=2. By its lease, n1 answers a read: x is still 1 on n1.

## retry-applied-once

story-retry-applied-once-title = Asked twice, done once
story-retry-applied-once-claim = A client that asks again makes a second entry of it; the state machine remembers the first, and skips it.
story-retry-applied-once-n1-still-leads-client = n1 still leads. A client sends it operation 1: add 1 to x.
story-retry-applied-once-n1-crashes-before-answers = n1 crashes before it answers.
story-retry-applied-once-n2-leads-term-2 = n2 leads term 2 and has entry 1, the client's operation.
story-retry-applied-once-n2-leads-no-answer = n2 leads. No answer has come, and the client asks n2, too.
story-retry-applied-once-two-entries = two entries
story-retry-applied-once-n2-commits-entry-1 = n2 commits entry 1 and entry 2: they are the same operation.
story-retry-applied-once-x-1-n2-kept = x is 1 on n2: it has kept the client's number, and skips the second.

## joint-change-under-partition

story-joint-change-under-partition-title = Two majorities
story-joint-change-under-partition-claim = While two voters are replaced, the old and the new majority must both agree: no half can decide alone.
story-joint-change-under-partition-n1-leads-term-1 = n1 leads term 1, with n2 and n3.
story-joint-change-under-partition-n4-n5-join-learners = n4 and n5 join as learners, without a vote. They are to replace n2 and n3.
story-joint-change-under-partition-n1-appends-joint-configuration = n1 appends the joint configuration, entry 3.
story-joint-change-under-partition-n2-n3-cut-off = n2 and n3 are cut off. Entry 3 needs both majorities, old and new.
story-joint-change-under-partition-one-majority-enough = one majority is not enough
story-joint-change-under-partition-n1-n4-n5-entry = n1, n4 and n5 have entry 3, and yet entry 3 is not committed.
story-joint-change-under-partition-both-majorities = both majorities
story-joint-change-under-partition-old-majority-too-n1 = The old majority has it, too: n1 commits entry 3 and appends the new configuration.
story-joint-change-under-partition-entry-4-committed-n1 = Entry 4 is committed: n1, n4 and n5 are the voters.

## leader-removed

story-leader-removed-title = The leader leaves
story-leader-removed-claim = A leader that is removed brings the change to its end, does not count itself, and then steps down.
story-leader-removed-n1-appends-configuration-n2 = n1 appends a configuration of n2 and n3: only they count now.
story-leader-removed-committed-without-n1 = committed without n1
story-leader-removed-entry-2-committed-n2 = Entry 2 is committed by n2 and n3. n1 steps down.
story-leader-removed-two-left = two are left
story-leader-removed-n2-leads-term-2 = n2 leads term 2, in a cluster of two.
story-leader-removed-n2-commits-x-1 = n2 commits x=1 with n3. n1 lacks x=1: it is sent nothing more.
story-leader-removed-tikvs-raft-0-7 = In tikv's raft 0.7.0, a leader that is removed leads on until it is stopped.

## learner-by-snapshot

story-learner-by-snapshot-title = A learner catches up
story-learner-by-snapshot-claim = A newcomer gets a snapshot and what follows, as a learner without a vote; only then does it count.
story-learner-by-snapshot-1-n1-n1-takes = a is 1 on n1. n1 takes a snapshot and discards its log.
story-learner-by-snapshot-n4-joins-learner-without = n4 joins as a learner, without a vote.
story-learner-by-snapshot-n1-sends-snapshot-n4 = n1 sends its snapshot to n4.
story-learner-by-snapshot-n4-installs-snapshot-what = n4 installs the snapshot: what is in it is gone from n1's log.
story-learner-by-snapshot-voter = a voter
story-learner-by-snapshot-n4-all-committed-becomes = n4 has all that is committed, and becomes a voter.
story-learner-by-snapshot-entry-4-committed-n1 = Entry 4 is committed: n1, n2, n3 and n4 are the voters.

## snapshot-resumes

story-snapshot-resumes-title = Where it left off
story-snapshot-resumes-claim = A snapshot is sent in parts, and those that arrived are kept: after a crash it goes on, not back to the start.
story-snapshot-resumes-n3-cut-off-n1 = n3 is cut off. n1 appends four entries.
story-snapshot-resumes-n1-commits-entry-4 = n1 commits entry 4.
story-snapshot-resumes-n1-takes-snapshot-four = n1 takes a snapshot of four keys and discards its log. n3 is back.
story-snapshot-resumes-n1-sends-n3-first = n1 sends n3 the first of four parts.
story-snapshot-resumes-half = half of it
story-snapshot-resumes-n3-crashes-two-four = n3 crashes with two of four parts on its disk.
story-snapshot-resumes-n3-restarts-keeps-two = n3 restarts and keeps the two parts.
story-snapshot-resumes-rest = the rest
story-snapshot-resumes-n1-sends-part-3 = n1 sends part 3: parts 1 and 2 were acknowledged before.
story-snapshot-resumes-n1-sends-part-4 = n1 sends part 4, the last one.
story-snapshot-resumes-n3-installs-snapshot-d = n3 installs the snapshot. d is 4 on all three nodes.

## a-vote-forgotten

story-a-vote-forgotten-title = A vote forgotten
story-a-vote-forgotten-claim = A server that loses its vote in a crash votes twice in one term, and two leaders are elected.
story-a-vote-forgotten-here-no-vote-is-written-to-the = Here no vote is written to the disk. The link between n1 and n3 is cut. n1 stands for term 1.
story-a-vote-forgotten-n2-crashes = n2 crashes.
story-a-vote-forgotten-n2-restarts-its-term-was-on-its = n2 restarts. Its term was on its disk, its vote was not.
story-a-vote-forgotten-n3-stands-for-term-1-will-n2 = n3 stands for term 1. Will n2 vote a second time?
story-a-vote-forgotten-n2-has-voted-for-n3-as-well = n2 has voted for n3 as well, in the same term.
story-a-vote-forgotten-n1-leads-term-1-and-n3-leads = n1 leads term 1, and n3 leads term 1. A vote must be on stable storage before the answer (§5, Figure 2).

## two-votes-at-once

story-two-votes-at-once-title = Two votes of one server
story-two-votes-at-once-claim = A server that votes for whoever asks makes two leaders in one term.
story-two-votes-at-once-here-a-server-votes-for-whoever-asks = Here a server votes for whoever asks. The link between n1 and n2 is cut. n1 stands for term 1.
story-two-votes-at-once-n1-leads-term-1-n3-has-voted = n1 leads term 1: n3 has voted for n1.
story-two-votes-at-once-n2-stands-for-term-1-will-n3 = n2 stands for term 1. Will n3 vote a second time?
story-two-votes-at-once-n3-has-voted-for-n2-as-well = n3 has voted for n2 as well, in the same term.
story-two-votes-at-once-n1-leads-term-1-and-n2-leads = n1 leads term 1, and n2 leads term 1. A server votes for at most one candidate in a given term (§5.2).

## a-vote-thrown-away

story-a-vote-thrown-away-title = A vote thrown away
story-a-vote-thrown-away-claim = A follower forgets its vote when it hears from the leader that it voted for, and votes again.
story-a-vote-thrown-away-the-link-between-n1-and-n2-is = The link between n1 and n2 is cut. n1 stands for term 1.
story-a-vote-thrown-away-n3-follows-n1-in-term-1-here = n3 follows n1 in term 1. Here that makes it forget its vote.
story-a-vote-thrown-away-n2-stands-for-term-1-has-n3 = n2 stands for term 1. Has n3 a vote left?
story-a-vote-thrown-away-n3-has-voted-for-n2-in-the = n3 has voted for n2 in the same term.
story-a-vote-thrown-away-n1-leads-term-1-and-n2-leads = n1 leads term 1, and n2 leads term 1. A vote counts for the whole of a term (§5.2, Figure 2).

## a-vote-of-an-old-term

story-a-vote-of-an-old-term-title = A vote of an old term
story-a-vote-of-an-old-term-claim = A late vote counts for a later term than it was given in, and two leaders are elected.
story-a-vote-of-an-old-term-the-link-from-n3-to-n1-is = The link from n3 to n1 is cut. n1 stands for term 1.
story-a-vote-of-an-old-term-n2-has-voted-for-n1-but-its = n2 has voted for n1, but its vote is held back. n1 and n3 stand for term 2.
story-a-vote-of-an-old-term-n2-has-voted-for-n3-in-term = n2 has voted for n3 in term 2.
story-a-vote-of-an-old-term-n3-leads-term-2-n2s-vote-for = n3 leads term 2. n2's vote for n1 is of term 1.
story-a-vote-of-an-old-term-that-vote-arrives-and-counts-n1-leads = That vote arrives and counts: n1 leads term 2, and n3 leads term 2. Stale terms must be rejected (§5.1).

## half-is-enough

story-half-is-enough-title = Half is enough
story-half-is-enough-claim = If half of the servers count as a majority, each half elects a leader and commits its own entry.
story-half-is-enough-here-two-of-four-votes-are-enough = Here two of four votes are enough. n1 and n3 stand for term 1, each in its half.
story-half-is-enough-n1-leads-term-1-and-n3-leads = n1 leads term 1, and n3 leads term 1.
story-half-is-enough-n1-appends-x-1-and-n3-appends = n1 appends x=1, and n3 appends y=2. Which one will be committed?
story-half-is-enough-both-committed = both committed
story-half-is-enough-n1-has-committed-x-1-and-n3 = n1 has committed x=1, and n3 has committed y=2. An entry must be on a majority of the servers (§5.3).

## a-leader-that-stays

story-a-leader-that-stays-title = A leader that stays
story-a-leader-that-stays-claim = A leader takes over a higher term and stays leader, beside the one that the others elect.
story-a-leader-that-stays-n2-stands-for-term-2-will-n1 = n2 stands for term 2. Will n1 step down?
story-a-leader-that-stays-n1-has-heard-of-term-2-and = n1 has heard of term 2 and still leads: n1 leads term 2.
story-a-leader-that-stays-n1-leads-term-2-and-n2-leads = n1 leads term 2, and n2 leads term 2. A leader whose term is out of date reverts to follower state (§5.1).

## any-log-will-do

story-any-log-will-do-title = Any log will do
story-any-log-will-do-claim = Without the check of the candidate's log, a server with an empty log is elected and lacks what is committed.
story-any-log-will-do-here-nobody-looks-at-a-candidates-log = Here nobody looks at a candidate's log. n1 stands for term 1.
story-any-log-will-do-n1-appends-x-1-the-link-between = n1 appends x=1. The link between n1 and n3 is cut.
story-any-log-will-do-n1-commits-x-1-it-is-on = n1 commits x=1: it is on two of three. n3 stands for term 2.
story-any-log-will-do-n2-has-x-1-and-has-voted = n2 has x=1 and has voted for n3, whose log is empty.
story-any-log-will-do-lost = lost
story-any-log-will-do-n3-leads-term-2-and-lacks-x = n3 leads term 2 and lacks x=1. A voter whose log is more up-to-date denies its vote (§5.4.1).

## counted-too-early

story-counted-too-early-title = Counted too early
story-counted-too-early-claim = A leader commits an entry of an older term because a majority has it, and the entry is lost.
story-counted-too-early-n1-leads-term-1-and-appends-x = n1 leads term 1 and appends x=1. n3 stands for term 2.
story-counted-too-early-n1-hears-of-term-2-and-steps = n1 hears of term 2 and steps down.
story-counted-too-early-term-2 = term 2
story-counted-too-early-n3-leads-term-2-and-lacks-x = n3 leads term 2 and lacks x=1.
story-counted-too-early-n3-appends-y-2-which-nobody-else = n3 appends y=2, which nobody else has. n1 stands for term 3.
story-counted-too-early-term-3 = term 3
story-counted-too-early-n1-leads-term-3-n2-has-voted = n1 leads term 3: n2 has voted for n1.
story-counted-too-early-n2-appends-x-1-an-entry-of = n2 appends x=1, an entry of term 1, while n1's term is 3. Here it counts.
story-counted-too-early-n1-commits-x-1-it-is-on = n1 commits x=1: it is on two of three. n3 stands for term 4.
story-counted-too-early-n3-leads-term-4-and-lacks-x = n3 leads term 4 and lacks x=1. Raft never commits log entries from previous terms by counting (§5.4.2).

## a-lost-tail

story-a-lost-tail-title = A lost tail
story-a-lost-tail-claim = A follower acknowledges an entry that is not on its disk yet, and a crash takes back what is committed.
story-a-lost-tail-a-write-takes-100-ms-and-here = A write takes 100 ms, and here nobody waits for it. n1 stands for term 1.
story-a-lost-tail-the-link-between-n1-and-n3-is = The link between n1 and n3 is cut. n1 appends x=1.
story-a-lost-tail-n2-appends-x-1-and-sends-its = n2 appends x=1 and sends its answer at once.
story-a-lost-tail-n1-commits-x-1-n2-crashes-restarts = n1 commits x=1. n2 crashes, restarts and lacks x=1. n3 stands for term 2.
story-a-lost-tail-n2-has-voted-for-n3-the-logs = n2 has voted for n3: the logs of both are empty.
story-a-lost-tail-n3-leads-term-2-and-lacks-x = n3 leads term 2 and lacks x=1. A log must be on stable storage before the answer (§5, Figure 2).

## a-log-cut-short

story-a-log-cut-short-title = A log cut short
story-a-log-cut-short-claim = A follower deletes what follows a late message although nothing conflicts, and a committed entry is lost.
story-a-log-cut-short-n1-leads-term-1-its-first-heartbeat = n1 leads term 1. Its first heartbeat to n2 will arrive twice.
story-a-log-cut-short-n1-commits-x-1-it-is-on = n1 commits x=1: it is on two of three.
story-a-log-cut-short-a-late-heartbeat = a late heartbeat
story-a-log-cut-short-the-late-copy-arrives-and-n2-lacks = The late copy arrives, and n2 lacks x=1 now. n3 stands for term 2.
story-a-log-cut-short-n3-leads-term-2-and-lacks-x = n3 leads term 2 and lacks x=1. A follower deletes an entry only if it conflicts with a new one (§5.3).

## a-commit-index-too-high

story-a-commit-index-too-high-title = A commitIndex too high
story-a-commit-index-too-high-claim = A follower trusts the leader's commitIndex further than the entries that it was sent.
story-a-commit-index-too-high-n1-leads-term-1-and-appends-x = n1 leads term 1 and appends x=1. n2 stands for term 2.
story-a-commit-index-too-high-n1-hears-of-term-2-and-steps = n1 hears of term 2 and steps down. x=1 is on one of three.
story-a-commit-index-too-high-n2-leads-term-2-its-first-message = n2 leads term 2. Its first message to n1 gets lost.
story-a-commit-index-too-high-n2-appends-y-2-n1-lacks-y = n2 appends y=2. n1 lacks y=2.
story-a-commit-index-too-high-n2-commits-y-2-it-is-on = n2 commits y=2: it is on two of three.
story-a-commit-index-too-high-x-1-applied = x=1 applied
story-a-commit-index-too-high-n1-commits-entry-1-its-x-1 = n1 commits entry 1, its x=1. commitIndex = min(leaderCommit, index of last new entry) (§5.3, Figure 2).

## an-answer-of-an-old-term

story-an-answer-of-an-old-term-title = An answer of an old term
story-an-answer-of-an-old-term-claim = A late acknowledgement counts for an entry that its sender never got, and that entry is committed and lost.
story-an-answer-of-an-old-term-n1-leads-term-1-and-appends-x = n1 leads term 1 and appends x=1 and y=2. n1 and n2 are cut off.
story-an-answer-of-an-old-term-n2-has-x-1-and-y-2 = n2 has x=1 and y=2. Its answer is held back. n3 stands for term 2.
story-an-answer-of-an-old-term-n1-replaces-x-1-and-y-2 = n1 replaces x=1 and y=2 by z=3.
story-an-answer-of-an-old-term-n1-stands-for-term-3 = n1 stands for term 3.
story-an-answer-of-an-old-term-n1-leads-term-3-the-link-from = n1 leads term 3. The link from n1 to n2 is cut.
story-an-answer-of-an-old-term-n1-appends-w-4-as-entry-2 = n1 appends w=4 as entry 2.
story-an-answer-of-an-old-term-an-old-answer-counts = an old answer counts
story-an-answer-of-an-old-term-n2s-old-answer-counts-n1-commits-w = n2's old answer counts: n1 commits w=4, which is on two of five.
story-an-answer-of-an-old-term-n4-leads-term-4-and-lacks-w = n4 leads term 4 and lacks w=4.
story-an-answer-of-an-old-term-n4-commits-v-5-where-n1-has = n4 commits v=5 where n1 has committed w=4. Stale terms must be rejected (§5.1).

## a-read-before-the-no-op

story-a-read-before-the-no-op-title = A read before the no-op
story-a-read-before-the-no-op-claim = A new leader reads before it knows what is committed, and misses what a client was told is done.
story-a-read-before-the-no-op-done = done
story-a-read-before-the-no-op-n1-commits-x-1-and-answers-its = n1 commits x=1 and answers its client. n2 has x=1 and stands for term 2.
story-a-read-before-the-no-op-commitindex-0 = commitIndex 0
story-a-read-before-the-no-op-n2-leads-term-2-n2s-commitindex-is = n2 leads term 2. n2's commitIndex is 0.
story-a-read-before-the-no-op-a-client-reads-x-at-n2-n2 = A client reads x at n2. n2 asks n1 and n3 whether it still leads.
story-a-read-before-the-no-op-no-value = no value
story-a-read-before-the-no-op-n2-answers-x-has-no-value-a = n2 answers: x has no value. A leader must have the latest information on which entries are committed (§8).

## all-at-once

story-all-at-once-title = All servers at once
story-all-at-once-claim = Two of three voters are replaced in one step, and the old and the new servers elect a leader each.
story-all-at-once-three-servers-and-no-joint-consensus-here = Three servers, and no joint consensus here. n1 stands for term 1.
story-all-at-once-n1-leads-term-1-and-appends-a = n1 leads term 1 and appends a no-op.
story-all-at-once-n4-and-n5-join-as-learners-they = n4 and n5 join as learners. They are to replace n2 and n3.
story-all-at-once-one-step = one step
story-all-at-once-n1-appends-entry-3-from-now-on = n1 appends entry 3: from now on, n1, n4 and n5 are the voters.
story-all-at-once-n2-and-n4-stand-for-term-2 = n2 and n4 stand for term 2. n2 lacks entry 3: it counts n1, n2 and n3.
story-all-at-once-two-majorities = two majorities
story-all-at-once-n2-leads-term-2-and-n4-leads = n2 leads term 2, and n4 leads term 2. It isn't possible to atomically switch all of the servers at once (§6).

## a-change-too-early

story-a-change-too-early-title = A change too early
story-a-change-too-early-claim = A new leader changes the members before it has committed an entry of its term, as in the bug of 2015.
story-a-change-too-early-four-servers-n1-stands-for-term-1 = Four servers. n1 stands for term 1.
story-a-change-too-early-n1-leads-term-1-and-appends-its = n1 leads term 1 and appends its removal of n2. n2 stands for term 2.
story-a-change-too-early-n1-hears-of-term-2-and-steps = n1 hears of term 2 and steps down. n1 alone has entry 1.
story-a-change-too-early-n2-leads-term-2-and-appends-its = n2 leads term 2 and appends its removal of n1, before any other entry.
story-a-change-too-early-n2-commits-entry-1-with-n3-n1 = n2 commits entry 1 with n3. n1 stands for term 3: it counts n1, n3 and n4.
story-a-change-too-early-n1-leads-term-3-by-n4s-vote = n1 leads term 3 by n4's vote. The rule since 2015: a leader first commits an entry of its own term.

## lesson: first-five-minutes

story-first-five-minutes-misconception = A leader needs all servers, and two leaders at once must never be.
story-first-five-minutes-remember = A majority elects a leader, and a majority commits an entry. Every later leader needs a vote from that majority, and a server votes only for a log as up-to-date as its own. So a committed entry stays.

## lesson-majority-of-all

story-lesson-majority-of-all-misconception = A majority is counted of the servers that are alive.
story-lesson-majority-of-all-remember = A majority is one of all servers, also of those that are down. Otherwise two halves of a cluster could each elect a leader and commit different entries.
story-lesson-majority-of-all-title = Two of five are alive
story-lesson-majority-of-all-claim = Three of five servers crash, and the two that are left hold an election.
story-lesson-majority-of-all-n1-n2-n3-crash-two-five-left = n1, n2 and n3 crash. Two of five are left.
story-lesson-majority-of-all-ask-elect = n4 is about to stand for term 2, and n5 will vote for n4. Will n4 lead?
story-lesson-majority-of-all-look-elect = Count the votes that n4 can get. Then count the servers of the cluster.
story-lesson-majority-of-all-rule-elect = A candidate wins an election if it receives votes from a majority of the servers in the full cluster (§5.2).
story-lesson-majority-of-all-n4-two-five-votes-three-majority-however = n4 has two of five votes. Three are a majority, however many are alive.
story-lesson-majority-of-all-ask-term = n3 is about to restart, and n4 will stand once more. Which term will n4 then be in?
story-lesson-majority-of-all-look-term = Look at n4's term now.
story-lesson-majority-of-all-rule-term = To begin an election, a follower increments its current term and transitions to candidate state (§5.2).
story-lesson-majority-of-all-goal-stored = Get x=2 committed: three of five servers are alive.
story-lesson-majority-of-all-look-stored = Who leads? A command goes to the leader.
story-lesson-majority-of-all-rule-stored = An entry is committed once the leader that created it has replicated it on a majority of the servers (§5.3).
story-lesson-majority-of-all-deed-stored = Send n4 the command set x 2.
story-lesson-majority-of-all-goal-another = Then crash n4, and get another server elected.
story-lesson-majority-of-all-look-another = Count who is alive without n4.
story-lesson-majority-of-all-rule-another = Three of five servers must vote, so three must be alive (§5.2).
story-lesson-majority-of-all-deed-another = Crash n4, restart n1, and let n5 time out.

## lesson-split-vote

story-lesson-split-vote-misconception = Every election has a winner.
story-lesson-split-vote-remember = If no candidate gets a majority, the term ends without a leader. Random election timeouts make it likely that one server stands before the others in the next term.
story-lesson-split-vote-title = Two candidates
story-lesson-split-vote-claim = Two of four servers stand for the same term, and each has a vote besides its own.
story-lesson-split-vote-ask-first = n3 has voted for n1, and n4 for n2. Will one of them lead term 1?
story-lesson-split-vote-look-first = Count the votes of n1 and of n2. A majority of four is three.
story-lesson-split-vote-rule-first = Each server will vote for at most one candidate in a given term, on a first-come-first-served basis (§5.2).
story-lesson-split-vote-ask-next = Nobody leads term 1. Which server will lead next?
story-lesson-split-vote-look-next = Compare what is left on the election timers, the arcs around the servers.
story-lesson-split-vote-rule-next = Raft uses randomized election timeouts to ensure that split votes are rare and that they are resolved quickly (§5.2).
story-lesson-split-vote-goal-elected = Get n4 elected.
story-lesson-split-vote-look-elected = All logs are empty, so n4 lacks nothing. It has to be the first to stand.
story-lesson-split-vote-rule-elected = A server votes for the first candidate of a term whose log is at least as up-to-date as its own (§5.2, §5.4.1).
story-lesson-split-vote-deed-elected = Let n4 time out.
story-lesson-split-vote-break-majority = Two of four votes are enough now: watch who leads term 1.
story-lesson-split-vote-break-random-timeouts = All election timeouts are the same now: watch who leads term 2.

## lesson-two-leaders

story-lesson-two-leaders-misconception = There can never be two leaders at the same time.
story-lesson-two-leaders-remember = Two servers can lead at the same time, in different terms. Only the one that reaches a majority commits. The other steps down when it hears of the higher term.
story-lesson-two-leaders-title = Two leaders at once?
story-lesson-two-leaders-claim = n1 leads. Then the network splits, and n3 stands for the next term on the other side.
story-lesson-two-leaders-n1-and-n2-are-cut-off-from-n3-n4 = n1 and n2 are cut off from n3, n4 and n5.
story-lesson-two-leaders-ask-both = n1 leads term 1 and is cut off with n2. n3, n4 and n5 are about to elect n3. Which servers will lead then?
story-lesson-two-leaders-look-both = What does n1 hear of the election on the other side?
story-lesson-two-leaders-rule-both = At most one leader can be elected in a given term (Figure 3): different terms may have different leaders.
story-lesson-two-leaders-n1-appends-x-1-n3-appends-x-2 = n1 appends x=1, n3 appends x=2.
story-lesson-two-leaders-ask-which = n1 has sent x=1 to n2; n3 has sent x=2 to n4 and n5. Which server will know first that its entry is committed?
story-lesson-two-leaders-look-which = Count the servers that each leader can reach, itself included.
story-lesson-two-leaders-n3-commits-x-2-which-is-on-three-of = n3 commits x=2, which is on three of five. x=1 is on two.
story-lesson-two-leaders-n2-replaces-x-1-by-x-2-which-is = n2 replaces x=1 by x=2, which is committed.
story-lesson-two-leaders-goal-again = Nobody has x=1 any more. Get it committed after all.
story-lesson-two-leaders-look-again = Which server leads now?
story-lesson-two-leaders-rule-again = If a client contacts a server that does not lead, the server rejects the request (§8): a command goes to the leader.
story-lesson-two-leaders-goal-back = Then get n1 elected for term 3.
story-lesson-two-leaders-look-back = Can n1 get votes now? Compare its log with those of the others.
story-lesson-two-leaders-rule-back = A voter denies its vote if its own log is more up-to-date than that of the candidate (§5.4.1).
story-lesson-two-leaders-deed-back = Let n1 time out, once its log is as long as the others'.
story-lesson-two-leaders-break-step-down = Nobody steps down now: watch n1 after the network has healed.

## lesson-refused-vote

story-lesson-refused-vote-misconception = A candidate that gets no votes changes nothing.
story-lesson-refused-vote-remember = A higher term makes a leader step down, also when it comes with a request for votes that is refused. Then a server with an up-to-date log is elected.
story-lesson-refused-vote-title = Nobody votes for n3
story-lesson-refused-vote-claim = A server that was cut off comes back with a log that is too short, and stands for the next term.
story-lesson-refused-vote-n3-stands-for-term-2 = n3 stands for term 2
story-lesson-refused-vote-ask-leads = n3 lacks x=1. Its request, of term 2, is about to reach n1, which leads term 1. Will n1 still lead then?
story-lesson-refused-vote-look-leads = Compare the term of the request with n1's term.
story-lesson-refused-vote-rule-leads = If one server's current term is smaller than the other's, then it updates its current term to the larger value (§5.1).
story-lesson-refused-vote-n1-and-n2-refuse-their-votes-as-n3-lacks = n1 and n2 refuse their votes, as n3 lacks x=1. Yet n1 steps down: term 2 is higher than its own.
story-lesson-refused-vote-goal-repaired = Nobody leads. Get x=1 into n3's log.
story-lesson-refused-vote-look-repaired = Which servers can be elected? n3 gets its entries from a leader.
story-lesson-refused-vote-rule-repaired = The candidate's log must be at least as up-to-date as any other log in that majority (§5.4.1).
story-lesson-refused-vote-deed-repaired = Let n1 time out.
story-lesson-refused-vote-break-up-to-date-check = Any log will do now: watch who leads term 2, and what becomes of x=1.
story-lesson-refused-vote-goal-elected = Then get n3 elected: it lacks nothing any more.
story-lesson-refused-vote-look-elected = Why did n1 and n2 refuse n3 before? Has that changed?
story-lesson-refused-vote-rule-elected = RequestVote: if the candidate's log is at least as up-to-date as receiver's log, grant vote (Figure 2).
story-lesson-refused-vote-deed-elected = When n3 has x=1, let n3 time out.

## lesson-commit-known-late

story-lesson-commit-known-late-misconception = A committed entry that the new leader does not know to be committed is rolled back.
story-lesson-commit-known-late-remember = An entry is committed when its leader has put it on a majority, even before any server knows. The next leader has it, and learns that it is committed when it commits an entry of its own term.
story-lesson-commit-known-late-title = Who knows that x=1 is committed?
story-lesson-commit-known-late-claim = A leader crashes just after it has committed an entry, before it has told anybody.
story-lesson-commit-known-late-ask-known = n1 and n2 have x=1, and n2's answer is about to reach n1. Which servers will know that x=1 is committed?
story-lesson-commit-known-late-look-known = commitIndex is what a server knows. Who counts the copies?
story-lesson-commit-known-late-rule-known = The leader keeps track of the highest index it knows to be committed, and includes that index in future AppendEntries (§5.3).
story-lesson-commit-known-late-x-1-is-on-two-of-three-committed-only = x=1 is on two of three: committed. Only n1 knows it.
story-lesson-commit-known-late-n1-crashes-the-only-server-that-knew = n1 crashes, the only server that knew.
story-lesson-commit-known-late-ask-lives = n1 is down, and n2's commitIndex is 0. n2 will lead term 2, and then get y=1. Will x=1 stay in n2's log?
story-lesson-commit-known-late-look-lives = Does anything remove x=1? n2 becomes the leader.
story-lesson-commit-known-late-rule-lives = A leader never overwrites or deletes entries in its log; it only appends new entries (§5.3).
story-lesson-commit-known-late-n2-leads-term-2-and-has-x-1-its = n2 leads term 2 and has x=1; its commitIndex is 0.
story-lesson-commit-known-late-known-again = known again
story-lesson-commit-known-late-goal-told = n3 has x=1 and y=1, but its commitIndex is 0. Get it to 2, without waiting for a heartbeat.
story-lesson-commit-known-late-look-told = n3 hears of it in the next AppendEntries from n2.
story-lesson-commit-known-late-rule-told = If leaderCommit > commitIndex, set commitIndex = min(leaderCommit, index of last new entry) (Figure 2).
story-lesson-commit-known-late-deed-told = Send n2 any command: the message that carries it tells n3.

## lesson-client-timeout

story-lesson-client-timeout-misconception = A command whose client got no answer has failed.
story-lesson-client-timeout-remember = A client without an answer does not know whether its command was executed, and it may still be executed later. Both are possible after the same beginning.
story-lesson-client-timeout-title = The client hears nothing
story-lesson-client-timeout-claim = A leader crashes before it answers its client; one other server has the command.
story-lesson-client-timeout-n1-crashes-before-it-answers-its-client-hears-nothing = n1 crashes before it answers. Its client hears nothing.
story-lesson-client-timeout-ask-happen = The client got no answer. n2 has x=1 and is about to stand for term 2, and to be given y=1. Will x=1 be committed?
story-lesson-client-timeout-look-happen = What will n2's log hold when it leads, and whose log counts then?
story-lesson-client-timeout-rule-happen = The leader forces the followers' logs to duplicate its own (§5.3).
story-lesson-client-timeout-n2-has-x-1-and-y-1-n3-n4 = n2 has x=1 and y=1. n3, n4 and n5 refuse: they lack x=1.
story-lesson-client-timeout-goal-never = Go back to the moment no answer, and bring it about that x=1 is gone for good: n2 removes it.
story-lesson-client-timeout-look-never = Only n2 has x=1, and n1, which is down. Another server has to lead term 2, and to append an entry.
story-lesson-client-timeout-deed-never = At no answer, crash n2 and let n3 time out. Send n3 the command set y 2, and restart n2.
story-lesson-client-timeout-ask-hear = n1 leads and has appended x=1, but reaches only n2. Will its client get an answer before 60 ms?
story-lesson-client-timeout-look-hear = When may n1 answer its client? How many servers can get x=1 now?
story-lesson-client-timeout-rule-hear = When the entry has been safely replicated, the leader applies the entry and returns the result to the client (§5.3).

## lesson-no-op

story-lesson-no-op-misconception = An entry that is on all servers is committed.
story-lesson-no-op-remember = A leader does not commit entries of older terms by counting copies. An entry of its own term commits them all, even a blank one: so a new leader begins with one.
story-lesson-no-op-title = On every disk
story-lesson-no-op-claim = A leader crashes before any answer reaches it. Its entry is on all three disks.
story-lesson-no-op-n2-leads-term-2-and-has-x-1-no = n2 leads term 2 and has x=1. No client sends anything.
story-lesson-no-op-ask-count = n2 leads term 2. x=1, of term 1, is on all three disks. Will n2 commit x=1 once the others have acknowledged it?
story-lesson-no-op-look-count = Compare the term of x=1 with the term that n2 leads.
story-lesson-no-op-x-1-is-not-committed-from-now-on-a = x=1 is not committed. From now on, a new leader appends a no-op.
story-lesson-no-op-ask-noop = n3 is about to lead term 3, and to append a no-op of that term. What will n3's commitIndex be then?
story-lesson-no-op-look-noop = Count the entries in n3's log, with the no-op.
story-lesson-no-op-goal-client = Go back to the time when n2 leads, and get it to commit x=1 without a no-op: by a client's command that it answers.
story-lesson-no-op-look-client = Which entries may n2 count?
story-lesson-no-op-deed-client = While n2 leads, send it the command set y 1.

## lesson-last-term

story-lesson-last-term-misconception = The longer log is the more up-to-date one.
story-lesson-last-term-remember = Logs are compared by the term of the last entry first, and only then by length. A longer log may consist of entries that were never committed.
story-lesson-last-term-title = Three entries against one
story-lesson-last-term-claim = A server with three entries of an old term asks a server with one entry of a later term for its vote.
story-lesson-last-term-n2-crashes-n1-1-b-1-c = n2 crashes. n1 has a=1, b=1 and c=1, and n3 has k=2.
story-lesson-last-term-ask-longer = n1 has three entries of term 1 and asks n3 for its vote. n3 has one entry, of term 2. Will n1 lead?
story-lesson-last-term-look-longer = Look at the term of the last entry of each log.
story-lesson-last-term-rule-longer = If the logs have last entries with different terms, then the log with the later term is more up-to-date (§5.4.1).
story-lesson-last-term-ask-kept = n3 is about to stand, and n1 will vote for it. Will n1 keep its third entry, of term 1?
story-lesson-last-term-look-kept = Nothing of n1's three entries is committed.
story-lesson-last-term-rule-kept = If an existing entry conflicts with a new one, delete the existing entry and all that follow it (Figure 2).
story-lesson-last-term-goal-back = Bring n2 back, and get it elected.
story-lesson-last-term-look-back = Compare the terms: n3 leads a higher one than n2 has on its disk.
story-lesson-last-term-rule-back = A candidate with a stale term is refused, and learns the current term from the reply (§5.1).
story-lesson-last-term-deed-back = Restart n2, let it time out, and once it has heard of the current term, let it time out again.
story-lesson-last-term-break-compare-last-term = Only lengths count now: watch who leads next, and what becomes of k=2, which is committed.

## lesson-figure-8

story-lesson-figure-8-misconception = An entry that is on a majority is committed.
story-lesson-figure-8-remember = x=2 was on three of five servers, and n5, whose last entry has a later term, could still win and overwrite it. Only an entry of the leader's own term on a majority commits x=2, because then n5 cannot win.
story-lesson-figure-8-title = Figure 8: three of five
story-lesson-figure-8-claim = An entry of an older term comes to be on three of five servers, as in Figure 8 of the paper.
story-lesson-figure-8-c-x-2-three-five-servers-n1 = (c) x=2 is on three of five servers. n1 leads term 4.
story-lesson-figure-8-ask-counted = x=2, of term 2, is on three of five servers, and n1 leads term 4. Will n1 commit x=2 while it leads?
story-lesson-figure-8-look-counted = Compare the term of x=2 with the term that n1 leads.
story-lesson-figure-8-rule-counted = Raft never commits log entries from previous terms by counting replicas (§5.4.2).
story-lesson-figure-8-ask-last = n5 lacks x=2; its last entry, x=3, is of term 3. Which server will lead next?
story-lesson-figure-8-look-last = Compare the last entries of n2, n3, n4 and n5.
story-lesson-figure-8-goal-safe = Go back to (c), and get x=2 committed by n1.
story-lesson-figure-8-look-safe = Go back to a moment before n1 crashes in term 4. Which term is x=2 of?
story-lesson-figure-8-rule-safe = Once an entry from the current term has been committed by counting, all prior entries are committed indirectly (§5.4.2).
story-lesson-figure-8-deed-safe = At (c), send n1 the command set x 4.
story-lesson-figure-8-break-commit-own-term = n1 commits x=2 by counting now: watch what n5 does to it.
story-lesson-figure-8-goal-e = Then (e): crash n1, restart n5 and let it time out twice. n2 refuses its vote both times.
story-lesson-figure-8-look-e = Which is n2's last entry now, and which is n5's?
story-lesson-figure-8-rule-e = The voter denies its vote if its own log is more up-to-date than that of the candidate (§5.4.1).
story-lesson-figure-8-deed-e = When n1 has committed x=4, crash n1, restart n5, and let n5 time out. When n2 has refused, let n5 time out again.

## lesson-deposed-leader

story-lesson-deposed-leader-misconception = Once a new leader is elected, the old one can no longer commit anything.
story-lesson-deposed-leader-remember = A leader that was replaced may still commit an entry of its term. The entry is on a majority, and one of these servers voted for the new leader, which therefore has the entry, too.
story-lesson-deposed-leader-title = Deposed, and still committing
story-lesson-deposed-leader-claim = n1 waits for one more copy of its entry, and meanwhile n2 is elected for the next term.
story-lesson-deposed-leader-ask-old = n2 leads term 2. n1 has not heard of it, and its message with x=1 is about to reach n3. Will n1 commit x=1?
story-lesson-deposed-leader-look-old = Count the copies of x=1. Which term is x=1 of, and which term does n1 lead?
story-lesson-deposed-leader-ask-harm = The network is about to heal, and n1 to hear of term 2. Will any server then have to remove x=1?
story-lesson-deposed-leader-look-harm = n4 and n5 lack x=1. Does the log of the new leader, n2, have it?
story-lesson-deposed-leader-rule-harm = If a log entry is committed in a given term, then that entry will be present in the logs of the leaders for all higher-numbered terms (Figure 3).
story-lesson-deposed-leader-goal-known = n2 has x=1, but its commitIndex is 0. Get it to know that x=1 is committed.
story-lesson-deposed-leader-look-known = x=1 is of term 1, and n2 leads term 2.
story-lesson-deposed-leader-deed-known = Send n2 any command.
story-lesson-deposed-leader-goal-lost = A new entry has no such luck: go back to the moment deposed, give n1 a command, and get that entry removed later.
story-lesson-deposed-leader-look-lost = How many servers can n1 reach at that moment?
story-lesson-deposed-leader-deed-lost = At deposed, send n1 the command set y 1. Then heal the network, and send n2 the command set z 1.

## lesson-persist-vote

story-lesson-persist-vote-misconception = A server that restarts may vote afresh, as long as it has its log.
story-lesson-persist-vote-remember = Term and vote must be on disk before the answer leaves. A server that forgets its vote can vote twice in one term, and two servers lead that term.
story-lesson-persist-vote-title = One vote, and a crash
story-lesson-persist-vote-claim = n2 votes, crashes and restarts, and then another server asks it for a vote in the same term.
story-lesson-persist-vote-three-servers-n1-stands-for-term-1-the-link = Three servers. n1 stands for term 1. The link between n1 and n3 is cut.
story-lesson-persist-vote-one-vote = one vote
story-lesson-persist-vote-n1-leads-term-1-n2-has-voted-for-n1 = n1 leads term 1: n2 has voted for n1.
story-lesson-persist-vote-n2-crashes-n1-still-leads-term-1 = n2 crashes. n1 still leads term 1.
story-lesson-persist-vote-ask-term = n2 is about to restart, and n3 to stand for term 1. Which term will n2 be in after its restart?
story-lesson-persist-vote-look-term = What has n2 written to its disk?
story-lesson-persist-vote-rule-term = currentTerm, votedFor and the log are updated on stable storage before responding to RPCs (Figure 2).
story-lesson-persist-vote-n2-restarts-n3-stands-for-term-1-too = n2 restarts. n3 stands for term 1, too.
story-lesson-persist-vote-ask-second = n2 has restarted in term 1, and n3 asks for its vote in term 1. Will n3 lead term 1?
story-lesson-persist-vote-look-second = For whom has n2 voted in term 1? Does it know that after its restart?
story-lesson-persist-vote-rule-second = If votedFor is null or candidateId, and the candidate's log is at least as up-to-date, grant vote (Figure 2).
story-lesson-persist-vote-asked-again = asked again
story-lesson-persist-vote-n2-refuses-n2-has-voted-for-n1-in-term-1-and = n2 refuses: n2 has voted for n1 in term 1, and votedFor was on its disk.
story-lesson-persist-vote-goal-lead = Get n3 elected, lawfully.
story-lesson-persist-vote-look-lead = A server has one vote in each term. Which term is free?
story-lesson-persist-vote-deed-lead = Let n3 time out: it stands for term 2.
story-lesson-persist-vote-goal-down = Then let n1 hear of term 2, although the link between n1 and n3 is cut.
story-lesson-persist-vote-look-down = Who knows term 2, and can reach n1?
story-lesson-persist-vote-rule-down = If a candidate or leader discovers that its term is out of date, it immediately reverts to follower state (§5.1).
story-lesson-persist-vote-deed-down = Send n1 a command: its AppendEntries reaches n2, and n2 answers with term 2.
story-lesson-persist-vote-break-persist-vote = n2 forgets for whom it has voted: watch who leads term 1.

## lesson-persist-log

story-lesson-persist-log-misconception = A follower may answer an AppendEntries at once and write its log later.
story-lesson-persist-log-remember = An acknowledgement says that the entries are on disk. If they are not, a crash can take an entry that the leader has already counted and committed.
story-lesson-persist-log-title = Not on disk yet
story-lesson-persist-log-claim = A write takes 50 ms, and n2 crashes between the arrival of an entry and the end of its write.
story-lesson-persist-log-three-servers-a-write-takes-50-ms-n1-stands = Three servers. A write takes 50 ms. n1 stands for term 1.
story-lesson-persist-log-n1-appends-x-1-and-the-link-between-n1-and-n = n1 appends x=1, and the link between n1 and n3 is cut.
story-lesson-persist-log-not-on-disk-yet = not on disk yet
story-lesson-persist-log-n2-appends-x-1-its-write-takes-50-ms = n2 appends x=1. Its write takes 50 ms.
story-lesson-persist-log-ask-ack = n2 has x=1, but its write is not durable yet. n2 is about to crash. Will n1 commit x=1?
story-lesson-persist-log-look-ack = n1 needs one more copy than its own. When does n2 answer?
story-lesson-persist-log-rule-ack = Persistent state, such as the log, is updated on stable storage before responding to RPCs (Figure 2).
story-lesson-persist-log-n2-crashes-before-its-write-is-durable-no-an = n2 crashes before its write is durable. No answer for x=1 was sent.
story-lesson-persist-log-ask-back = n2 is about to restart. How many entries will its log have?
story-lesson-persist-log-look-back = What was on n2's disk when n2 crashed?
story-lesson-persist-log-rule-back = Only what was on stable storage survives a crash: currentTerm, votedFor and log[] (Figure 2).
story-lesson-persist-log-n2-restarts-and-lacks-x-1-n3-stands-for-term = n2 restarts and lacks x=1. n3 stands for term 2.
story-lesson-persist-log-x-1-on-one-server = x=1 on one server
story-lesson-persist-log-n3-leads-term-2-x-1-is-on-one-of-three-and-n = n3 leads term 2. x=1 is on one of three and not committed: no client was told of it.
story-lesson-persist-log-n3-commits-y-1-in-the-place-of-x-1-nothing-i = n3 commits y=1, in the place of x=1. Nothing is broken: x=1 was never confirmed.
story-lesson-persist-log-goal-retry = The client had no answer, so it asks again: get x=1 committed.
story-lesson-persist-log-look-retry = Which leader can reach a majority?
story-lesson-persist-log-rule-retry = If the leader crashes, client requests will time out; clients then try again with randomly-chosen servers (§8).
story-lesson-persist-log-deed-retry = Send n3 the command set x 1.
story-lesson-persist-log-break-durable-before-reply = n2 answers before its write is durable: watch what becomes of x=1.

## lesson-volatile-commit-index

story-lesson-volatile-commit-index-misconception = commitIndex must be on disk, or else committed entries are forgotten in a power cut.
story-lesson-volatile-commit-index-remember = What is committed is decided by the logs on the disks of a majority, not by commitIndex. After a power cut, the next leader finds out by committing an entry of its own term.
story-lesson-volatile-commit-index-title = After the power cut
story-lesson-volatile-commit-index-claim = All servers lose their commitIndex at once, and what they have on disk must do.
story-lesson-volatile-commit-index-the-power-fails-n1-n2-and-n3-crash = The power fails: n1, n2 and n3 crash.
story-lesson-volatile-commit-index-ask-index = n2's commitIndex was 1. n2 is about to restart and to lead term 2. What will its commitIndex be then?
story-lesson-volatile-commit-index-look-index = Is commitIndex on n2's disk?
story-lesson-volatile-commit-index-rule-index = Volatile state on all servers: commitIndex, initialized to 0, and lastApplied, initialized to 0 (Figure 2).
story-lesson-volatile-commit-index-all-three-are-running-n2-stands-for-term-2 = All three are running. n2 stands for term 2.
story-lesson-volatile-commit-index-ask-beat = n1 and n3 have x=1, too, and they answer n2's heartbeats. Will n2's commitIndex rise to 1 by that?
story-lesson-volatile-commit-index-rule-beat = Only log entries from the leader's current term are committed by counting replicas (§5.4.2).
story-lesson-volatile-commit-index-n1-and-n3-have-answered-n2-s-commitindex-is = n1 and n3 have answered. n2's commitIndex is 0, and x=1 is committed all the same.
story-lesson-volatile-commit-index-goal-back = Get n2 to know that x=1 is committed.
story-lesson-volatile-commit-index-look-back = What may n2 count? What could it append?
story-lesson-volatile-commit-index-rule-back = Once an entry from the current term has been committed, then all prior entries are committed indirectly (§5.4.2).
story-lesson-volatile-commit-index-goal-next = Then crash n2, and get n3's commitIndex to 3.
story-lesson-volatile-commit-index-look-next = A new leader has a new term, and entries of that term are needed again.
story-lesson-volatile-commit-index-deed-next = Crash n2, let n3 time out, and send n3 a command.
story-lesson-volatile-commit-index-break-persist-term = currentTerm is lost in the power cut, too: watch which term n2 leads.

## lesson-heartbeats

story-lesson-heartbeats-misconception = A heartbeat carries no entries, so a follower need not check its log and may answer yes.
story-lesson-heartbeats-remember = A heartbeat is an AppendEntries without entries, and the follower checks its log as always. Otherwise it would commit entries of its own that the leader does not have.
story-lesson-heartbeats-title = An empty AppendEntries
story-lesson-heartbeats-claim = n3's first heartbeat reaches n1, whose log has another entry 1 than the others.
story-lesson-heartbeats-n1-is-cut-off-and-appends-x-1-n2-stands-for = n1 is cut off and appends x=1. n2 stands for term 2.
story-lesson-heartbeats-n2-leads-term-2-and-appends-y-1 = n2 leads term 2 and appends y=1.
story-lesson-heartbeats-two-logs = two logs
story-lesson-heartbeats-n2-and-n3-have-y-1-which-is-committed-n1-has = n2 and n3 have y=1, which is committed. n1 has x=1 at the same place.
story-lesson-heartbeats-n2-crashes-n3-has-y-1-and-stands-for-term-3 = n2 crashes. n3 has y=1 and stands for term 3.
story-lesson-heartbeats-heartbeat = heartbeat
story-lesson-heartbeats-n3-leads-term-3-n1-has-voted-for-n3-n1-has-x = n3 leads term 3: n1 has voted for n3. n1 has x=1 as entry 1.
story-lesson-heartbeats-ask-empty = n3 has sent n1 an AppendEntries without entries: prevLogIndex 1, prevLogTerm 2. Will n1 refuse it?
story-lesson-heartbeats-look-empty = Which term is entry 1 of in n1's log?
story-lesson-heartbeats-rule-empty = Reply false if log doesn't contain an entry at prevLogIndex whose term matches prevLogTerm (Figure 2).
story-lesson-heartbeats-n1-refuses-that-message-has-no-entries-and-i = n1 refuses: that message has no entries, and it is checked like any other.
story-lesson-heartbeats-ask-apply = n3's heartbeat said leaderCommit 1, and entry 1 of n1 is x=1. Will n1 apply x=1?
story-lesson-heartbeats-look-apply = What does n3 send after the refusal?
story-lesson-heartbeats-rule-apply = After a rejection, the leader decrements nextIndex and retries the AppendEntries RPC (§5.3).
story-lesson-heartbeats-n1-replaces-x-1-by-y-1-and-applies-y-1 = n1 replaces x=1 by y=1, and applies y=1.
story-lesson-heartbeats-goal-again = Get n1 to refuse one more heartbeat.
story-lesson-heartbeats-look-again = n1 must lack an entry, and the leader must not know it: a new leader does not.
story-lesson-heartbeats-rule-again = When a leader first comes to power, it initializes all nextIndex values to the index just after the last one in its log (§5.3).
story-lesson-heartbeats-deed-again = Restart n2, cut off n1, and send n3 a command. When n2 has the entry, heal the network, and let n2 time out.
story-lesson-heartbeats-break-log-matching = n1 takes a heartbeat for a confirmation of its log: watch what n1 applies.

## lesson-late-append

story-lesson-late-append-misconception = A follower makes its log end where the entries of the last AppendEntries end.
story-lesson-late-append-remember = A follower removes entries only where they conflict with the leader's. A late message with fewer entries conflicts with nothing, so nothing is removed.
story-lesson-late-append-title = An old packet arrives
story-lesson-late-append-claim = A copy of an AppendEntries with one entry is held back, and reaches n2 when n2 has two entries.
story-lesson-late-append-ask-old = The old copy, with a=1 alone, is about to reach n2. Which entries of term 1 will n2's log have after it?
story-lesson-late-append-look-old = Does a=1 in the copy differ from entry 1 of n2?
story-lesson-late-append-ask-known = n2 answers the old copy: its log matches up to entry 1. What will n1's commitIndex be after that?
story-lesson-late-append-look-known = What does n1 know of n2 from the answer before?
story-lesson-late-append-rule-known = matchIndex and commitIndex are initialized to 0 and increase monotonically (Figure 2).
story-lesson-late-append-nothing-conflicts-and-nothing-is-removed-n2 = Nothing conflicts, and nothing is removed: n2 has answered, and n2 has b=1.
story-lesson-late-append-goal-conflict = Now a conflict: get a server to remove an entry that is not committed.
story-lesson-late-append-look-conflict = A leader that reaches nobody appends an entry of its own. Another leader appends another one.
story-lesson-late-append-deed-conflict = Cut off n1, send it a command, and heal the network. Restart n3, let n2 time out, and send n2 a command.
story-lesson-late-append-break-truncate-on-conflict-only = n2 now removes what follows the entries of any AppendEntries: watch b=1.

## lesson-stale-read

story-lesson-stale-read-misconception = A leader may answer a read from its own state, since all committed entries are in its log.
story-lesson-stale-read-remember = A server that believes that it leads may have been replaced. A leader answers a read after it has heard from a majority since the read came, and has applied what was committed before.
story-lesson-stale-read-title = Old leader, old value
story-lesson-stale-read-claim = A leader is cut off, another one commits a new value, and then a client reads at the old leader.
story-lesson-stale-read-ask-answer = n2 has committed x=2, and n1 still takes itself for the leader. A client is about to read x at n1. Will n1 answer while it is cut off?
story-lesson-stale-read-look-answer = Can n1 know that nobody else leads? Whom would it have to ask?
story-lesson-stale-read-rule-answer = A leader must check whether it has been deposed before processing a read-only request (§8).
story-lesson-stale-read-ask-later = The client still waits, and the network is about to heal. Will n1 answer the read then?
story-lesson-stale-read-look-later = What do n2 and n3 tell n1 when its heartbeat arrives?
story-lesson-stale-read-goal-fresh = Get a read of x answered with the new value.
story-lesson-stale-read-look-fresh = Who can confirm with a majority that it leads?
story-lesson-stale-read-rule-fresh = The leader exchanges heartbeat messages with a majority of the cluster before responding to read-only requests (§8).
story-lesson-stale-read-deed-fresh = Read x at n2.
story-lesson-stale-read-break-read-quorum = n1 asks nobody before it answers: watch which value the client gets.
story-lesson-stale-read-goal-old = Now the old value: while n1 is cut off, let it answer from its own state.
story-lesson-stale-read-look-old = Which way of reading asks nobody? It is a setting of the cluster.
story-lesson-stale-read-rule-old = The leader responding to the request might have been superseded by a newer leader of which it is unaware (§8).
story-lesson-stale-read-deed-old = Go back to question 2, set reads=local (Tools, Dials), and read x at n1.

## lesson-joint

story-lesson-joint-misconception = A majority of the new configuration is enough to commit the change to it.
story-lesson-joint-remember = In the joint configuration, elections and commits need a majority of the old servers and a majority of the new ones. So neither can decide alone.
story-lesson-joint-title = Whose majority counts?
story-lesson-joint-claim = Three voters are to become n1, n4 and n5, and the network splits in the middle of the change.
story-lesson-joint-n2-and-n3-are-cut-off-from-n1-n4-and-n5 = n2 and n3 are cut off from n1, n4 and n5.
story-lesson-joint-ask-half = The new configuration is n1, n4 and n5, and all three can have entry 3. Will n1 commit entry 3 without n2 and n3?
story-lesson-joint-look-half = Look at the old configuration, too: n1, n2 and n3. How many of them can have entry 3?
story-lesson-joint-rule-half = Agreement, for elections and entry commitment, requires separate majorities from both the old and new configurations (§6).
story-lesson-joint-ask-ends = The network is about to heal, and entry 3 is the last in n1's log. Which commitIndex will n1 have at the end of the change?
story-lesson-joint-look-ends = The joint configuration is only the transition. What does n1 append next?
story-lesson-joint-rule-ends = Once the joint configuration has been committed, the leader can create a log entry describing the new one and replicate it (§6, Figure 11).
story-lesson-joint-goal-next = n2 and n3 no longer count. Get one of the new voters, n4, elected.
story-lesson-joint-look-next = n4 has all entries, and two of n1, n4 and n5 are a majority.
story-lesson-joint-rule-next = Once a server adds the new configuration entry to its log, it uses that configuration for all future decisions (§6).
story-lesson-joint-break-joint = n1 switches from the old configuration to the new one at once, as in Figure 10: watch the two majorities.

## lesson-prevote

story-lesson-prevote-misconception = A server that was cut off always comes back with a higher term, and deposes the leader.
story-lesson-prevote-remember = With PreVote, a server asks whether it would win, and raises its term only if it would. So a server that was cut off comes back without deposing the leader.
story-lesson-prevote-title = Back from a cut-off
story-lesson-prevote-claim = A server with PreVote is cut off for two election timeouts, and then its links are whole again.
story-lesson-prevote-ask-term = n3 is in term 1 and hears nobody. Its election timer is about to fire twice. Which term will n3 then be in?
story-lesson-prevote-look-term = n3 uses PreVote: what does it do first when its timer fires?
story-lesson-prevote-rule-term = In the Pre-Vote algorithm, a candidate only increments its term if it first learns from a majority that they would grant their votes (thesis §9.6).
story-lesson-prevote-ask-lead = n3's election timer is about to fire once more, and now n1 and n2 hear it. Which server will lead afterwards?
story-lesson-prevote-look-lead = When have n1 and n2 last heard from a leader?
story-lesson-prevote-rule-lead = Voters that have received heartbeats from a valid leader within an election timeout do not grant a pre-vote (thesis §9.6).
story-lesson-prevote-goal-depose = n1 is healthy. Get n3 elected all the same, by its election timer.
story-lesson-prevote-look-depose = What keeps n3 from standing for term 2?
story-lesson-prevote-rule-depose = A follower increments its current term and transitions to candidate state; a server with a lower term steps down (§5.1, §5.2).
story-lesson-prevote-deed-depose = Set prevote=off (Tools, Dials), and let n3 time out.

## lesson-snapshot

story-lesson-snapshot-misconception = A snapshot replaces whatever the follower has.
story-lesson-snapshot-remember = A snapshot stands for a prefix of the log and brings a follower that lacks it up to date. A follower that has committed as much or more ignores it.
story-lesson-snapshot-title = Entries that are gone
story-lesson-snapshot-claim = The leader discards entries that a follower lacks, and a copy of its snapshot comes late.
story-lesson-snapshot-ask-catch = n3 lacks entries 1 and 2, and n1 has replaced both by a snapshot, as in Figure 12. Will n3 get x=2 from n1?
story-lesson-snapshot-look-catch = What does the snapshot hold besides lastIncludedIndex and lastIncludedTerm?
story-lesson-snapshot-rule-catch = The leader must send snapshots to followers that lag behind, when it has already discarded the next log entry that it needs to send (§7).
story-lesson-snapshot-ask-late = n3 has committed x=3, entry 3. A copy of the snapshot, up to entry 2, is about to arrive. Which commitIndex will n3 then have?
story-lesson-snapshot-look-late = Compare lastIncludedIndex, which is 2, with what n3 has.
story-lesson-snapshot-rule-late = If the follower receives a snapshot that describes a prefix of its log, entries following the snapshot are still valid and must be retained (§7).
story-lesson-snapshot-goal-again = Make n3 need a snapshot once more, and get it installed.
story-lesson-snapshot-look-again = n3 must lack an entry that n1 has discarded.
story-lesson-snapshot-rule-again = A server can only snapshot the committed entries in its log (§7).
story-lesson-snapshot-deed-again = Cut n3 off, send n1 a command, let n1 take a snapshot when it has committed, and heal the network.
story-lesson-snapshot-break-reject-stale-snapshot = n3 takes the late copy: watch its commitIndex.

## lesson-leader-leaves

story-lesson-leader-leaves-misconception = A leader that is to be removed must step down before the change.
story-lesson-leader-leaves-remember = A leader that is removed leads on until the change is committed, and does not count itself. Then it steps down, and the new members elect a leader.
story-lesson-leader-leaves-title = Does the leader count itself?
story-lesson-leader-leaves-claim = A leader is asked for a configuration without itself.
story-lesson-leader-leaves-ask-leads = n1 leads and is about to append a configuration of n2 and n3 alone. Will n1 lead at least until that entry is committed?
story-lesson-leader-leaves-look-leads = Who else can bring the change to its end?
story-lesson-leader-leaves-rule-leads = The leader steps down once it has committed the new configuration; until then it manages a cluster that does not include itself (§6).
story-lesson-leader-leaves-ask-after = Entry 2 is committed, nobody leads, and n2's election timer is about to fire. Will n2 lead term 2?
story-lesson-leader-leaves-look-after = Which votes does n2 need now?
story-lesson-leader-leaves-rule-after = A server always uses the latest configuration in its log, regardless of whether the entry is committed (§6).
story-lesson-leader-leaves-goal-stored = Crash n1, which no longer counts, and get x=1 committed.
story-lesson-leader-leaves-look-stored = Who leads, and who counts?
story-lesson-leader-leaves-rule-stored = The leader replicates log entries but does not count itself in majorities while it is not in the configuration (§6).
story-lesson-leader-leaves-deed-stored = Crash n1, and send n2 the command set x 1.
story-lesson-leader-leaves-break-majority = One of two is enough now: watch what n2 commits before n3 has it.

## lesson-sessions

story-lesson-sessions-misconception = Raft by itself executes each command of a client exactly once.
story-lesson-sessions-remember = A client that tries again may put its command into the log twice. The state machine remembers its serial number, executes the command once, and gives the first answer again.
story-lesson-sessions-title = One click, two entries
story-lesson-sessions-claim = A leader crashes before it answers a client, and the client asks the next leader.
story-lesson-sessions-no-answer-yet = no answer yet
story-lesson-sessions-ask-entries = n2 has the operation, add 1 to x, as entry 1. The client has no answer and will ask n2, too. How many entries will n2's log then have?
story-lesson-sessions-look-entries = Does n2 look at the client's number before it appends?
story-lesson-sessions-rule-entries = If the leader crashes after committing the log entry but before responding, the client will retry the command with a new leader (§8).
story-lesson-sessions-ask-value = Entry 1 and entry 2 are twice the same operation, add 1 to x, and n2 is about to apply both. Will x be 2 on n2?
story-lesson-sessions-look-value = Both entries carry the client's number and the number of its operation.
story-lesson-sessions-rule-value = If it receives a command whose serial number has already been executed, it responds immediately without re-executing the request (§8).
story-lesson-sessions-goal-two = Another operation is another matter: get x to 2 on n2.
story-lesson-sessions-look-two = A new command is no repetition of the old one.
story-lesson-sessions-rule-two = Clients assign unique serial numbers to every command (§8).
story-lesson-sessions-deed-two = Send n2 the command add x 1.
story-lesson-sessions-break-dedupe = The state machine keeps no numbers of clients: watch x.

## lesson-log-repair

story-lesson-log-repair-misconception = A follower keeps the entries that its leader does not have.
story-lesson-log-repair-remember = A follower removes entries that conflict with its leader's. Such entries were never committed, so nothing is lost that a client was told is done.
story-lesson-log-repair-title = What will n1's log be?
story-lesson-log-repair-claim = A leader is cut off with two entries that nobody else has, and the others go on without it.
story-lesson-log-repair-n1-appends-a-1 = n1 appends a=1.
story-lesson-log-repair-a-1-is-committed-n1-is-cut-off-and-appends-b = a=1 is committed. n1 is cut off and appends b=1 and c=1.
story-lesson-log-repair-n2-leads-term-2-n1-still-leads-term-1-and-ha = n2 leads term 2. n1 still leads term 1 and has b=1 and c=1.
story-lesson-log-repair-two-logs-differ = two logs differ
story-lesson-log-repair-n2-commits-d-2-e-2-and-f-2-n1-has-b-1-and-c = n2 commits d=2, e=2 and f=2. n1 has b=1 and c=1.
story-lesson-log-repair-every-link-is-whole-n3-stands-for-term-3 = Every link is whole. n3 stands for term 3.
story-lesson-log-repair-nextindex-5 = nextIndex 5
story-lesson-log-repair-n3-leads-term-3-n3-has-a-1-d-2-e-2-and-f-2 = n3 leads term 3. n3 has a=1, d=2, e=2 and f=2.
story-lesson-log-repair-ask-steps = n3 has four entries and begins with nextIndex 5 for n1, whose log has three. How many AppendEntries will n1 refuse before one fits?
story-lesson-log-repair-look-steps = Up to which entry do the logs of n1 and n3 agree? A refusal also says of which term n1's entry is, and where that term begins.
story-lesson-log-repair-n1-refuses-n1-lacks-entry-4 = n1 refuses: n1 lacks entry 4.
story-lesson-log-repair-n1-refuses-again-n1-has-entry-3-of-term-1-an = n1 refuses again: n1 has entry 3, of term 1 and not of term 2.
story-lesson-log-repair-ask-kept = n1's entries 1, 2 and 3 are of term 1. n3's next AppendEntries begins after entry 1, where both logs agree. Which of them will n1 keep?
story-lesson-log-repair-look-kept = n3 sends its entries 2, 3 and 4, of term 2. What has n1 in these places?
story-lesson-log-repair-n1-replaces-b-1-and-c-1-by-d-2-e-2-and-f-2 = n1 replaces b=1 and c=1 by d=2, e=2 and f=2.
story-lesson-log-repair-n3-appends-g-3 = n3 appends g=3.
story-lesson-log-repair-n1-has-all-that-is-committed = n1 has all that is committed.
story-lesson-log-repair-goal-extra = n3 leads. Give it a command that reaches nobody else, and get that entry removed later: n3 removes it.
story-lesson-log-repair-look-extra = Another leader must put an entry in the same place.
story-lesson-log-repair-deed-extra = Cut n3 off, and send it set g 4. Let n1 time out, reconnect n3, and send n1 set h 4.
story-lesson-log-repair-break-log-matching = n1 checks nothing before it appends: watch what n1 applies, and what it tells the client of b=1.

## lesson-figure-7

story-lesson-figure-7-misconception = Of the logs in Figure 7, only the longest ones can win an election.
story-lesson-figure-7-remember = A candidate does not need the longest log. It needs one that is at least as up-to-date as the logs of a majority. Followers then lose what conflicts and get what they lack.
story-lesson-figure-7-title = Figure 7: who can be elected?
story-lesson-figure-7-claim = In the cluster of Figure 7, the server at the top crashes, and two others stand for election.
story-lesson-figure-7-n1-crashes-it-is-the-server-at-the-top-of-th = n1 crashes: it is the server at the top of the figure.
story-lesson-figure-7-n7-has-heard-of-term-7 = n7 has heard of term 7.
story-lesson-figure-7-ask-f = n7, (f), has eleven entries, the last of term 3. It has heard of term 7 and is about to stand for term 8. Will n7 lead?
story-lesson-figure-7-look-f = Compare n7's last entry with the last entry of each other log.
story-lesson-figure-7-f-stands = (f) stands
story-lesson-figure-7-n2-n3-n4-n5-and-n6-refuse-their-last-entries = n2, n3, n4, n5 and n6 refuse: their last entries are of later terms than n7's.
story-lesson-figure-7-ask-a = n2, (a), has nine entries, the last of term 6. n4, (c), and n5, (d), have more. n2 is about to stand for term 9. Will n2 lead?
story-lesson-figure-7-look-a = n2 needs four votes of seven, its own among them. Which logs are not more up-to-date than n2's?
story-lesson-figure-7-rule-a = The RequestVote RPC includes information about the candidate's log; the voter denies its vote if its own log is more up-to-date (§5.4.1).
story-lesson-figure-7-a-leads = (a) leads
story-lesson-figure-7-n2-leads-term-9-by-votes-of-n3-n6-and-n7-n4 = n2 leads term 9 by votes of n3, n6 and n7. n4 and n5 have refused.
story-lesson-figure-7-ask-d = n2 leads and is about to append z=1 as entry 10. n5, (d), has twelve entries. How many will n5 have when it follows n2's log?
story-lesson-figure-7-look-d = Entries 10, 11 and 12 of n5 are of terms 6 and 7. What does n2 send it?
story-lesson-figure-7-n4-and-n5-replace-what-follows-entry-9-by-z = n4 and n5 replace what follows entry 9 by z=1.
story-lesson-figure-7-n6-and-n7-replace-theirs-nothing-that-was-co = n6 and n7 replace theirs. Nothing that was committed is lost.
story-lesson-figure-7-goal-kept = n5's entries 11 and 12, of term 7, are gone. Go back to before n2 stands, and get them committed instead.
story-lesson-figure-7-look-kept = Which of the six servers can vote for n5? Which entries may n5 count as leader?
story-lesson-figure-7-deed-kept = After n7 was refused, let n5 time out, and send n5 the command set z 1.
story-lesson-figure-7-break-compare-last-term = Only lengths count now: watch how many vote for n7.

## lesson-next-and-match

story-lesson-next-and-match-misconception = matchIndex is always nextIndex − 1, so one of the two is enough.
story-lesson-next-and-match-remember = nextIndex is a guess and may be wrong in both directions. matchIndex is what the follower has acknowledged to this leader, and only matchIndex counts for commits.
story-lesson-next-and-match-title = A guess and a fact
story-lesson-next-and-match-claim = A new leader does not know the logs of the others: what it assumes of them, and what it may count.
story-lesson-next-and-match-n3-is-cut-off-n1-appends-a-1 = n3 is cut off. n1 appends a=1.
story-lesson-next-and-match-n1-commits-a-1-which-is-on-two-of-three = n1 commits a=1, which is on two of three.
story-lesson-next-and-match-now-n1-is-cut-off-and-appends-x-1-n2-has-a-1 = Now n1 is cut off and appends x=1. n2 has a=1 and stands for term 2.
story-lesson-next-and-match-the-guess = the guess
story-lesson-next-and-match-n2-leads-term-2-n3-lacks-a-1 = n2 leads term 2. n3 lacks a=1.
story-lesson-next-and-match-ask-guess = n2's log has one entry, and n3's log is empty. Yet n2 begins with nextIndex 2 for n3. Will n3 get entry 1 from n2?
story-lesson-next-and-match-look-guess = n2's first AppendEntries to n3 says prevLogIndex 1. What does n3 answer, and what does n2 do then?
story-lesson-next-and-match-rule-guess = If AppendEntries fails because of log inconsistency: decrement nextIndex and retry (Figure 2).
story-lesson-next-and-match-n3-refuses-n3-lacks-entry-1 = n3 refuses: n3 lacks entry 1.
story-lesson-next-and-match-corrected = corrected
story-lesson-next-and-match-n3-appends-a-1-the-wrong-nextindex-has-cost = n3 appends a=1: the wrong nextIndex has cost one round trip.
story-lesson-next-and-match-now-n3-is-cut-off-and-n1-reaches-only-n2 = Now n3 is cut off, and n1 reaches only n2.
story-lesson-next-and-match-n2-appends-y-1-as-entry-2-n1-has-x-1-there = n2 appends y=1 as entry 2. n1 has x=1 there.
story-lesson-next-and-match-ask-count = n1 has two entries, like n2, and is about to answer yes to a heartbeat with prevLogIndex 1. Will n2 commit y=1, its entry 2, when that answer arrives?
story-lesson-next-and-match-look-count = Which entries of n1 has the heartbeat checked? Do n1 and n2 have the same entry 2?
story-lesson-next-and-match-rule-count = matchIndex: index of highest log entry known to be replicated on the server (Figure 2).
story-lesson-next-and-match-the-answer-confirms-entry-1-and-no-more-y-1 = The answer confirms entry 1 and no more: y=1 is on one of three.
story-lesson-next-and-match-n1-replaces-x-1-by-y-1 = n1 replaces x=1 by y=1.
story-lesson-next-and-match-the-fact = the fact
story-lesson-next-and-match-n2-commits-y-1-now-n1-s-answer-covers-entry = n2 commits y=1: now n1's answer covers entry 2.
story-lesson-next-and-match-goal-again = Make a nextIndex for n1 too high, so that n1 refuses an AppendEntries.
story-lesson-next-and-match-look-again = n2 assumes that what it sends arrives. A new leader assumes that n1 has its whole log.
story-lesson-next-and-match-rule-again = If a follower's log is inconsistent with the leader's, the consistency check will fail in the next AppendEntries RPC (§5.3).
story-lesson-next-and-match-deed-again = Cut n1 off, send n2 a command, and reconnect n1.
story-lesson-next-and-match-break-ack-what-was-sent = n1 confirms its whole log: watch how many servers have y=1 when n2 commits it.

## lesson-lease

story-lesson-lease-misconception = A leader with a lease can never answer with an old value.
story-lesson-lease-remember = A lease saves the round of messages and relies on clocks instead. If the leader's clock runs too slowly, another leader is elected while the lease still seems valid, and the answer is old.
story-lesson-lease-title = Reading by a lease
story-lesson-lease-claim = A leader answers reads without asking anybody as long as its lease lasts, and then it is cut off.
story-lesson-lease-x-is-1-on-n1-n2-and-n3-each-round-of-answers = x is 1 on n1, n2 and n3. Each round of answers renews n1's lease of 200 ms.
story-lesson-lease-n1-is-cut-off-n1-leads-term-1 = n1 is cut off. n1 leads term 1.
story-lesson-lease-ask-first = n1 was cut off 20 ms ago. A client is about to read x at n1. Will n1 answer while it is cut off?
story-lesson-lease-look-first = When did n1 last hear from a majority? Can another server be elected before 200 ms have passed since then?
story-lesson-lease-rule-first = Once a majority has acknowledged the leader's heartbeats, its lease lasts from their start for the election timeout, divided by a bound on clock drift (thesis §6.4.1).
story-lesson-lease-n1-answers-by-its-lease-x-is-1-on-n1-and-nob = n1 answers by its lease. x is 1 on n1, and nobody else can lead yet.
story-lesson-lease-for-200-ms-nothing-has-come-from-n1-n2-stand = For 200 ms, nothing has come from n1. n2 stands for term 2.
story-lesson-lease-n2-leads-term-2-n1-still-leads-term-1 = n2 leads term 2. n1 still leads term 1.
story-lesson-lease-ask-second = n2 has committed x=2. n1 is cut off and still takes itself for the leader. A client is about to read x at n1. Will n1 answer now?
story-lesson-lease-look-second = When did n1's lease begin, and how long does it last?
story-lesson-lease-rule-second = Only while the leader holds its lease does it answer read-only queries without communication (thesis §6.4.1).
story-lesson-lease-n1-steps-down-for-an-election-timeout-nobody = n1 steps down: for an election timeout, nobody has answered it. It refuses the read.
story-lesson-lease-goal-drift = Go back to question 1, give n1 a clock that runs at half speed, and get the old value from n1 after x=2 is committed.
story-lesson-lease-look-drift = n1 measures its lease with its own clock. How long does it last by the others' clocks?
story-lesson-lease-rule-drift = The lease approach assumes a bound on clock drift across servers (thesis §6.4.1).
story-lesson-lease-deed-drift = Set n1's clock to 0.5 (Tools, Network) and cut n1 off. Let n2 time out after 331 ms, send it set x 2, and read x at n1 at once when that is committed.
story-lesson-lease-break-read-quorum = n1 answers whether its lease lasts or not: watch the second read.

## lesson-partial-partition

story-lesson-partial-partition-misconception = A leader that reaches a majority keeps leading.
story-lesson-partial-partition-remember = A server that does not hear the leader raises its term again and again, and deposes leaders that reach a majority. With PreVote, the servers that hear the leader refuse, and it keeps leading.
story-lesson-partial-partition-title = Every server is healthy
story-lesson-partial-partition-claim = Five links fail and no server does, as at Cloudflare in 2020, and a majority is still connected.
story-lesson-partial-partition-five-links-fail-n4-reaches-only-n2-and-n5-re = Five links fail. n4 reaches only n2, and n5 reaches only n3.
story-lesson-partial-partition-ask-keeps = n3 leads and reaches n1, n2 and n5, a majority. n4 reaches only n2, hears no heartbeat, and is about to stand for term 2. Will n3 still lead at 150 ms?
story-lesson-partial-partition-look-keeps = n4 cannot win. Which term does n2 know after n4's request, and what does n2 then say to n3?
story-lesson-partial-partition-ask-next = n2 leads term 3. n5 reaches only n3 and hears no heartbeat of n2: it will stand until n2 falls, and then n3 will stand. Which term will n3 be in at 352 ms?
story-lesson-partial-partition-look-next = n5 is in term 1. It stands twice, and n3's answer tells it of term 3 in between.
story-lesson-partial-partition-goal-one = The links stay as they are. Switch PreVote on, and let n4's timer fire: n2 refuses.
story-lesson-partial-partition-look-one = Which setting makes a server ask before it raises its term?
story-lesson-partial-partition-rule-one = A candidate increments its term only after a majority has said that they would vote for it (thesis §9.6).
story-lesson-partial-partition-deed-one = Set prevote=on (Tools, Dials), and let n4 time out.
story-lesson-partial-partition-goal-other = Let n5's timer fire as well: n3 refuses, and leads on.
story-lesson-partial-partition-look-other = n5 reaches only n3, which leads.
story-lesson-partial-partition-deed-other = With prevote=on, let n5 time out.
story-lesson-partial-partition-break-step-down = Nobody steps down now: n3 leads on and hears of higher terms. Watch who leads term 3.

## lesson-direct-switch

story-lesson-direct-switch-misconception = A cluster can switch directly from one configuration to another.
story-lesson-direct-switch-remember = Servers do not switch to a new configuration at the same moment. With a direct switch, a majority of the old one and a majority of the new one can each elect a leader in one term.
story-lesson-direct-switch-title = Figure 10: two majorities
story-lesson-direct-switch-claim = Three servers become five, as in Figure 10 of the paper, and the network splits between old and new.
story-lesson-direct-switch-n4-and-n5-join-as-learners-they-are-to-get-a = n4 and n5 join as learners. They are to get a vote.
story-lesson-direct-switch-figure-10 = Figure 10
story-lesson-direct-switch-as-in-figure-10-n3-reaches-only-n4-and-n5-n3 = As in Figure 10, n3 reaches only n4 and n5. n3 appends the joint configuration, entry 3.
story-lesson-direct-switch-ask-who = n1 and n2 have the old configuration, n1 to n3; n3, n4 and n5 the joint one. n1 and n5 are about to stand for term 2. Which servers will lead then?
story-lesson-direct-switch-look-who = n1 needs two of n1, n2 and n3. What does n5 need, and which of it can it get?
story-lesson-direct-switch-n1-and-n5-both-stand-for-term-2 = n1 and n5 both stand for term 2.
story-lesson-direct-switch-n1-leads-term-2-it-counts-n1-n2-and-n3-alone = n1 leads term 2: it counts n1, n2 and n3 alone.
story-lesson-direct-switch-n5-has-three-of-five-votes-and-of-n1-n2-and = n5 has three of five votes, and of n1, n2 and n3 only n3's: it does not lead.
story-lesson-direct-switch-ask-kept = n1 leads term 2 and has its own entry 3. The network is about to heal. Will n3 keep the joint configuration, its entry 3 of term 1?
story-lesson-direct-switch-look-kept = Was the joint configuration committed? Does the leader have it?
story-lesson-direct-switch-back-to-three = back to three
story-lesson-direct-switch-n3-n4-and-n5-replace-the-joint-configuration = n3, n4 and n5 replace the joint configuration: the old one counts again.
story-lesson-direct-switch-goal-five = Three servers vote again. Get all five to vote, and n5 elected.
story-lesson-direct-switch-look-five = n5 is a learner now: it stands for no election. Whom do you ask for a change?
story-lesson-direct-switch-rule-five = Once the joint configuration has been committed, the leader can create a log entry describing the new one and replicate it (§6).
story-lesson-direct-switch-deed-five = Ask n1, the leader, for the voters n1 to n5. When the change is over, let n5 time out.
story-lesson-direct-switch-break-joint = Each server switches at once from the old configuration to the new one: watch who leads term 2.

## lesson-one-server-bug

story-lesson-one-server-bug-misconception = Adding or removing one server at a time is safe as it stands, because any two majorities share a server.
story-lesson-one-server-bug-remember = A leader may change the members only after it has committed an entry of its own term. Otherwise the changes of two leaders can lead to majorities that share no server.
story-lesson-one-server-bug-title = One server at a time
story-lesson-one-server-bug-claim = Two leaders each change one server, as in the case for which Raft's author corrected himself in 2015.
story-lesson-one-server-bug-four-servers-a-majority-is-three-n1-stands-f = Four servers: a majority is three. n1 stands for term 1.
story-lesson-one-server-bug-n5-joins-as-a-learner-and-is-to-get-a-vote = n5 joins as a learner, and is to get a vote.
story-lesson-one-server-bug-n5-is-added = n5 is added
story-lesson-one-server-bug-n1-appends-a-configuration-with-n5-as-entry = n1 appends a configuration with n5 as entry 3, and reaches only n5.
story-lesson-one-server-bug-n2-n3-and-n4-lack-entry-3-n2-stands-for-term = n2, n3 and n4 lack entry 3. n2 stands for term 2.
story-lesson-one-server-bug-n1-is-to-be-removed = n1 is to be removed
story-lesson-one-server-bug-n2-leads-term-2-by-votes-of-n3-and-n4-nothin = n2 leads term 2 by votes of n3 and n4. Nothing from n2 reaches n4 now.
story-lesson-one-server-bug-ask-change = n2 leads term 2 and is about to be asked to remove n1, one server of four. Will it append that configuration now?
story-lesson-one-server-bug-look-change = What has n2 committed of its own term? Can n2 know what n1 appended last?
story-lesson-one-server-bug-rule-change = A leader changes the configuration only after it has committed an entry of its own term (Ongaro's correction of 2015 to thesis §4.1).
story-lesson-one-server-bug-n2-refuses-to-remove-n1-n2-s-no-op-of-term-2 = n2 refuses to remove n1. n2's no-op of term 2 comes first: entry 3 is not committed.
story-lesson-one-server-bug-n1-hears-of-term-2-from-n4-and-steps-down = n1 hears of term 2 from n4 and steps down.
story-lesson-one-server-bug-ask-lead = n1 uses the configuration n1 to n5, and reaches n4 and n5. n2 still leads term 2. n1 is about to stand for term 3. Will n1 lead?
story-lesson-one-server-bug-look-lead = Compare the last entries of n1, n4 and n5. Which configuration does n1 use?
story-lesson-one-server-bug-n1-is-back = n1 is back
story-lesson-one-server-bug-n1-leads-term-3-by-votes-of-n4-and-n5-it-lac = n1 leads term 3 by votes of n4 and n5: it lacks nothing that is committed.
story-lesson-one-server-bug-ask-lost = n2's entry 3 is a no-op of term 2, n1's is the configuration with n5. The network is about to heal. Will n2 have to remove its entry 3?
story-lesson-one-server-bug-look-lost = Which of them leads the higher term? Is n2's entry 3 committed?
story-lesson-one-server-bug-n2-and-n3-replace-their-no-op-of-term-2-it-w = n2 and n3 replace their no-op of term 2: it was not committed, so nothing is lost.
story-lesson-one-server-bug-goal-removed = n1 leads with five voters. Now get n1 removed: n1 steps down when the configuration without it is committed.
story-lesson-one-server-bug-look-removed = What has n1 committed in term 3? Whom do you ask for another configuration?
story-lesson-one-server-bug-rule-removed = A leader that is not in the new configuration steps down once that configuration is committed (§6).
story-lesson-one-server-bug-deed-removed = Ask n1, the leader, for the voters n2, n3, n4 and n5.
story-lesson-one-server-bug-break-own-term-before-config = n2 may remove n1 at once: watch what n2 commits with n3, and who leads term 3.

## lesson-timing

story-lesson-timing-misconception = A slow network makes an election slow, but a leader is elected in the end.
story-lesson-timing-remember = Elections need messages that are much faster than the election timeouts. Otherwise candidates interrupt each other and nobody leads. Nothing false is committed meanwhile.
story-lesson-timing-title = The network gets slower
story-lesson-timing-claim = The same cluster elects a leader while messages take 3 ms, and is to do so again while they take 65 ms.
story-lesson-timing-n1-leads-term-1-a-message-takes-3-ms-and-an = n1 leads term 1. A message takes 3 ms, and an election timeout 60 to 120 ms.
story-lesson-timing-n1-crashes-its-heartbeats-came-every-20-ms = n1 crashes. Its heartbeats came every 20 ms.
story-lesson-timing-ask-heir = n1 has crashed. The others draw election timeouts of 60 to 120 ms at random, and a message takes 3 ms. Will one of them lead within 90 ms?
story-lesson-timing-look-heir = One timer fires first. How long does it take that server to get its votes?
story-lesson-timing-rule-heir = Each candidate restarts its randomized election timeout at the start of an election; this reduces the likelihood of another split vote (§5.2).
story-lesson-timing-3-ms = 3 ms
story-lesson-timing-n3-leads-term-2-its-timer-was-the-first-and = n3 leads term 2: its timer was the first, and the votes came within 6 ms.
story-lesson-timing-n1-restarts-from-now-on-a-message-takes-34-m = n1 restarts. From now on, a message takes 34 ms.
story-lesson-timing-from-now-on-a-message-takes-65-ms-n3-still-l = From now on, a message takes 65 ms. n3 still leads term 2.
story-lesson-timing-ask-stays = A message takes 65 ms, longer than the shortest election timeout, 60 ms. n3 sends a heartbeat every 20 ms. Will n3 still lead at 279 ms?
story-lesson-timing-look-stays = How much time passes between two heartbeats that arrive at the same server?
story-lesson-timing-rule-stays = A leader sends periodic heartbeats; a follower that receives none over an election timeout begins an election (§5.2).
story-lesson-timing-65-ms = 65 ms
story-lesson-timing-n3-crashes-a-message-still-takes-65-ms = n3 crashes. A message still takes 65 ms.
story-lesson-timing-ask-ends = n3 has crashed, and four of five servers are alive. A message takes 65 ms, an election timeout 60 to 120 ms. Will one of them lead within 275 ms?
story-lesson-timing-look-ends = How long does a vote take to come back? How long does a candidate wait for it?
story-lesson-timing-rule-ends = broadcastTime ≪ electionTimeout ≪ MTBF (§5.6).
story-lesson-timing-n2-stands-for-term-3-its-votes-need-130-ms-a = n2 stands for term 3. Its votes need 130 ms, and its timer is shorter.
story-lesson-timing-the-next-term = the next term
story-lesson-timing-n2-stands-again-before-a-vote-has-come-votes = n2 stands again, before a vote has come. Votes of the last term no longer count.
story-lesson-timing-goal-elected = Messages still take 65 ms. Get a leader elected, by other election timeouts.
story-lesson-timing-look-elected = A candidate must wait longer than a vote takes to come back, and the timers must differ by more than that.
story-lesson-timing-rule-elected = The broadcast time should be an order of magnitude less than the election timeout (§5.6).
story-lesson-timing-deed-elected = Set election=650..1300 (Tools, Dials), and wait.
story-lesson-timing-break-random-timeouts = All election timeouts are the same now: watch who leads after n1.
