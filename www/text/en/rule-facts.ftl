### What each rule of Raft protects, and a bug of a real program that lacked the rule or broke it. Each bug was looked
### up where its link leads (`www/js/features/dials/facts.js`); a rule without a bug has none that could be confirmed.

rule-why = Why this rule?
# The same for screen readers: $rule: its name, such as vote-once.
rule-why-of = Why this rule? { $rule }
# Whether a property of the list in properties.ftl can break without the rule.
rule-safety = safety
# Without the rule, the cluster only gets on more slowly, or not at all.
rule-progress = progress only
rule-real-bug = A real bug:
rule-link-copy = Copy the address
rule-break = Break it
rule-break-story = opens the story “{ $title }”, in which the rule is off
rule-break-lesson = plays the lesson “{ $title }” without the rule
rule-break-none = No property breaks without this rule, so there is nothing to break: entries are only committed later.
# $property: its name in scripts. $deeds: with how few deeds the search has broken it.
rule-hunt = breaks { $property } without the rule: the search needs { $deeds ->
    [one] { $deeds } deed
   *[other] { $deeds } deeds
}

## What it protects: the property of the paper's Figure 3, or what else breaks without it

rule-commit-own-term-protects = No later leader overwrites a committed entry (Leader Completeness).
rule-up-to-date-check-protects = Every new leader has all committed entries (Leader Completeness).
rule-compare-last-term-protects = A long log of old entries does not win against a shorter one with committed entries (Leader Completeness).
rule-vote-once-protects = Two candidates cannot win the same term (Election Safety).
rule-persist-vote-protects = A node that restarts does not vote twice in a term (Election Safety).
rule-persist-term-protects = A node that restarts does not go back to an older term and vote in it again (Election Safety).
rule-keep-vote-protects = A node that becomes a follower does not vote a second time in the same term (Election Safety).
rule-ignore-old-votes-protects = A candidate does not win a term with votes for an earlier term (Election Safety).
rule-truncate-on-conflict-only-protects = A message that comes late does not remove acknowledged entries, so a committed entry stays on a majority.
rule-log-matching-protects = A follower never applies an entry that differs from the leader's (State Machine Safety).
rule-ack-what-was-sent-protects = A leader counts only copies that are the same as its own entries, so a committed entry is on a majority.
rule-commit-min-protects = A follower does not apply an old entry of its own in place of the committed one (State Machine Safety).
rule-durable-before-reply-protects = A node does not lose in a crash what it has acknowledged, so a committed entry stays on a majority.
rule-majority-protects = Any two majorities share a node, so a term has only one leader, and no committed entry is overlooked (Election Safety).
rule-ignore-old-acks-protects = An acknowledgement of entries that were replaced does not count for the new ones (State Machine Safety).
rule-step-down-protects = A leader does not go on leading in a term for which another node was elected (Election Safety).
rule-reject-stale-snapshot-protects = A snapshot that comes late does not take a follower back: its commitIndex never falls.
rule-match-monotonic-protects = A leader does not forget what a follower has, so that entries are committed without delay.
rule-random-timeouts-protects = Nodes do not become candidates at the same moment again and again, so that an election has a winner.
rule-noop-before-read-protects = A new leader does not answer a read before it knows what is committed (linearizability).
rule-read-quorum-protects = A leader that was replaced does not answer a read with an old value (linearizability).
rule-joint-protects = The old and the new voters cannot elect a leader each (Election Safety).
rule-own-term-before-config-protects = Two leaders cannot change the configuration in two ways whose majorities share no node (Leader Completeness).
rule-dedupe-protects = A command that a client sends twice takes effect once.

## A bug of a real program: its name, the year, the number of the issue or pull request, and what happened

rule-commit-own-term-bug = LogCabin, 2013, issue 44: a leader committed entries of earlier terms by counting copies, so that committed data could be lost.
rule-up-to-date-check-bug = jgroups-raft, 2015, issue 14: nodes voted without a look at the candidate's log.
rule-compare-last-term-bug = hashicorp/raft, 2016, issue 94: a node refused every log that was shorter than its own, also one with a higher last term. Two nodes could refuse each other, and nobody led.
rule-vote-once-bug = NebulaGraph, 2020, issue 2405: a message of an older term set back the term in which a node had voted, and the node voted for a second candidate in the same term.
rule-persist-vote-bug = PySyncObj, 2018, issue 84: a node did not write its vote to the disk, and after a crash it could vote again in the same election.
rule-persist-term-bug = PySyncObj, 2026, pull request 202: after a restart, the term began at 0 again. If all nodes restarted, committed data could be overwritten.
rule-keep-vote-bug = Zeebe, 2020, issue 5356: a node forgot its vote when it learned who led, and voted for a second candidate. Two leaders had the same term.
rule-ignore-old-votes-bug = little-raft, 2025, issue 44: a candidate counted votes of an earlier term, so that one term could have two leaders.
rule-truncate-on-conflict-only-bug = akka-raft, 2015, issue 66: a message that came late, with fewer entries, made a follower delete entries that it had acknowledged.
rule-log-matching-bug = C5, 2014, issue 43: a follower answered yes to an AppendEntries without entries before it had compared prevLogIndex and prevLogTerm.
rule-ack-what-was-sent-bug = CCF, 2024, pull request 6016: a follower acknowledged its log to the end, though the end could differ from the leader's log.
rule-commit-min-bug = ScyllaDB, 2022, issue 9965: a follower took over the leader's commitIndex beyond the entries that it had compared, and took old entries for committed.
rule-durable-before-reply-bug = etcd, 2022, issue 14370: a cluster of one node answered a client before the write was on the disk. A crash at this moment lost the write.
rule-majority-bug = LeifDB, 2020, pull request 73: a candidate did not count itself when it computed the majority. In a cluster of four, two votes were enough.
rule-step-down-bug = Verdi Raft, 2016, issue 29: a comparison was the wrong way round, and a leader ignored a reply with a higher term. The proof of safety still held; the authors expected delays.
rule-reject-stale-snapshot-bug = NuRaft, 2023, pull request 407: a follower compared a snapshot with what it had applied instead of what was committed, and installed one that was too old. A Jepsen test of ClickHouse Keeper found it.
rule-match-monotonic-bug = raftos, 2023, issue 25: a leader took the index of every answer as it came, so that an answer that came late set matchIndex back.
rule-random-timeouts-bug = openraft, 2026, pull request 1838: a node drew its election timeout only once, when it started. Nodes with nearly the same timeout split the vote again and again, and a group of three could stay without a leader.
rule-noop-before-read-bug = etcd, 2017, issue 7331: a new leader answered reads with its commitIndex before it had committed an entry of its own term, and clients could read old values.
rule-read-quorum-bug = etcd, 2014, issue 741: a node that took itself for the leader answered reads from its own state, and a Jepsen test read an old value after about 20 seconds.
rule-joint-bug = async-raft, 2020, issue 62: during joint consensus, a candidate counted all votes together, and not the old and the new voters apart.
rule-own-term-before-config-bug = Copycat, 2015, issue 23: a new leader took in members before it had committed an entry of its own term. Diego Ongaro had announced this bug of his own method three months earlier.
rule-dedupe-bug = etcd, 2024, issue 18424: client libraries sent a request again after an error, and etcd executed it twice. A Jepsen test had reported lost updates.
