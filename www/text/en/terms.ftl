### The glossary: the words of the field. Translate each once, and use it in every message; a test compares.
### `.forms`: other forms of the word, in this language, with a space between.

-leader = leader
    .forms = leaders
-follower = follower
    .forms = followers
-candidate = candidate
    .forms = candidates
-learner = learner
    .forms = learners
-term = term
    .forms = terms
-log-entry = log entry
    .forms = log_entries
-committed = committed
-majority = majority
    .forms = majorities
-heartbeat = heartbeat
    .forms = heartbeats
-election-timeout = election timeout
    .forms = election_timeouts
-snapshot = snapshot
    .forms = snapshots
-joint-consensus = joint consensus
    .forms = joint
-pre-vote = pre-vote
    .forms = pre-votes
-no-op = no-op
    .forms = no-ops
-lease = lease
    .forms = leases
-linearizable = linearizable
    .forms = linearizability
-partition = partition
    .forms = partitions
