### The sentences of the Raft paper and of Ongaro's thesis that decide what a node does.

## Where a sentence stands: the title above it
## $place is a figure or a section, such as “Figure 2”.

title-section = Section { $number }
title-thesis = Thesis { $number }
# Figure 2, “Rules for Servers”. $number counts the sentences of that part of the figure.
title-all-servers = { $place }, all servers { $number }
title-followers = { $place }, followers { $number }
title-candidates = { $place }, candidates { $number }
title-leaders = { $place }, leaders { $number }
title-leaders-failure = { $place }, leaders { $number }, failure
# $rule is the name of an RPC, or its name and the number of a rule for its receiver: “RequestVote 2”.
title-rpc = { $place }, { $rule }
title-persistent-state = { $place }, persistent state
title-snapshots-of-a-prefix = { $place }, snapshots of a prefix
title-taking-snapshots = { $place }, taking snapshots
title-followers-that-lag = { $place }, followers that lag
title-clients = { $place }, clients
title-blank-entries = { $place }, blank entries
title-serial-numbers = { $place }, serial numbers
title-pre-vote = { $place }, pre-vote
title-disruptive-servers = { $place }, disruptive servers
title-routing-requests = { $place }, routing requests to the leader
title-leadership-transfer = { $place }, leadership transfer
title-read-only-queries = { $place }, read-only queries
title-clocks = { $place }, clocks
title-configurations = { $place }, configurations
title-joint-consensus = { $place }, joint consensus
title-new-servers = { $place }, new servers
title-removing-the-leader = { $place }, removing the leader
title-one-change = { $place }, one change at a time
title-networks = { $place }, networks
title-servers = { $place }, servers
title-timing = { $place }, timing

## Figure 2, rules for servers: the paper's words

rule-all-servers-1 = If commitIndex > lastApplied: increment lastApplied, apply log[lastApplied] to state machine ({ $section })
rule-all-servers-2 = If RPC request or response contains term T > currentTerm: set currentTerm = T, convert to follower ({ $section })
rule-followers-2 = If election timeout elapses without receiving AppendEntries RPC from current leader or granting vote to candidate: convert to candidate ({ $section })
rule-candidates-1 = On conversion to candidate, start election: increment currentTerm, vote for self, reset election timer, send RequestVote RPCs to all other servers ({ $section })
rule-candidates-2 = If votes received from majority of servers: become leader ({ $section })
rule-candidates-3 = If AppendEntries RPC received from new leader: convert to follower ({ $section })
rule-leaders-1 = Upon election: send initial empty AppendEntries RPCs (heartbeat) to each server; repeat during idle periods to prevent election timeouts ({ $section })
rule-leaders-2 = If command received from client: append entry to local log, respond after entry applied to state machine ({ $section })
rule-leaders-3 = If last log index ≥ nextIndex for a follower: send AppendEntries RPC with log entries starting at nextIndex ({ $section })
rule-leaders-3-failure = If AppendEntries fails because of log inconsistency: decrement nextIndex and retry ({ $section })
rule-leaders-4 = If there exists an N such that N > commitIndex, a majority of matchIndex[i] ≥ N, and log[N].term == currentTerm: set commitIndex = N ({ $section }, { $section_2 })

## Figure 2, RPCs and state: the paper's words

rule-request-vote = Invoked by candidates to gather votes ({ $section })
rule-reply-false-old-term = Reply false if term < currentTerm ({ $section })
rule-request-vote-2 = If votedFor is null or candidateId, and candidate's log is at least as up-to-date as receiver's log, grant vote ({ $section }, { $section_2 })
rule-append-entries = Invoked by leader to replicate log entries ({ $section }); also used as heartbeat ({ $section_2 })
rule-append-entries-2 = Reply false if log doesn't contain an entry at prevLogIndex whose term matches prevLogTerm ({ $section })
rule-append-entries-3 = If an existing entry conflicts with a new one (same index but different terms), delete the existing entry and all that follow it ({ $section })
rule-append-entries-5 = If leaderCommit > commitIndex, set commitIndex = min(leaderCommit, index of last new entry)
rule-persistent-state = Updated on stable storage before responding to RPCs

## Figure 13, InstallSnapshot: the paper's words

rule-install-snapshot = Invoked by leader to send chunks of a snapshot to a follower ({ $section })
rule-install-snapshot-1 = Reply immediately if term < currentTerm ({ $section })
rule-install-snapshot-6 = If existing log entry has same index and term as snapshot's last included entry, retain log entries following it and reply; discard the entire log otherwise ({ $section })

## The text of the paper

rule-up-to-date = If the logs have last entries with different terms, then the log with the later term is more up-to-date. If the logs end with the same term, then whichever log is longer is more up-to-date ({ $section })
rule-stale-term = If a server receives a request with a stale term number, it rejects the request ({ $section })
rule-snapshot-of-a-prefix = If the follower receives a snapshot that describes a prefix of its log, entries following the snapshot are still valid and must be retained ({ $section })
rule-taking-snapshots = Each server takes snapshots independently, covering just the committed entries in its log ({ $section })
rule-followers-that-lag = The leader must occasionally send snapshots to followers that lag behind: when it has already discarded the next log entry that it needs to send ({ $section })
rule-clients = If the client's first choice is not the leader, that server will reject the client's request and supply information about the most recent leader it has heard from ({ $section })
rule-blank-entries = Raft handles this by having each leader commit a blank no-op entry into the log at the start of its term ({ $section })
rule-serial-numbers = If it receives a command whose serial number has already been executed, it responds immediately without re-executing the request ({ $section })
rule-configurations = A server always uses the latest configuration in its log, regardless of whether the entry is committed ({ $section })
rule-joint-consensus = Agreement, for elections and entry commitment, requires separate majorities from both the old and new configurations ({ $section })
rule-networks = They ensure safety under all non-Byzantine conditions, including network delays, partitions, and packet loss, duplication, and reordering ({ $section })
rule-servers = Servers are assumed to fail by stopping; they may later recover from state on stable storage and rejoin the cluster ({ $section })
rule-timing = They do not depend on timing to ensure the consistency of the logs: faulty clocks and extreme message delays can, at worst, cause availability problems ({ $section })

## The thesis: its sentences, shortened

rule-pre-vote = A candidate only increments its term if it first learns from a majority of the cluster that they would be willing to grant the candidate their votes ({ $section })
rule-disruptive-servers = If a server receives a RequestVote request within the minimum election timeout of hearing from a current leader, it does not update its term or grant its vote ({ $section })
rule-check-quorum = A leader in Raft steps down if an election timeout elapses without a successful round of heartbeats to a majority of its cluster ({ $section })
rule-leadership-transfer = The prior leader stops accepting new client requests, brings the target server's log up to date, and sends it a TimeoutNow request ({ $section })
rule-read-index = The leader saves its current commit index as readIndex, and makes sure that it has not been superseded by a newer leader: it issues a new round of heartbeats, and waits for a majority to answer ({ $section })
rule-lease = Once the leader's heartbeats were acknowledged by a majority, it assumes that no other server will become leader for about an election timeout ({ $section })
rule-new-servers = A new server joins the cluster as a non-voting member: the leader replicates log entries to it, but it is not yet counted towards majorities ({ $section })
rule-removing-the-leader = A leader that is removed from the configuration steps down once the C_new entry is committed ({ $section })
rule-one-change = A leader may begin a change only after the previous change is committed, and after it has committed an entry of its own term ({ $section }, with the correction of 2015)
