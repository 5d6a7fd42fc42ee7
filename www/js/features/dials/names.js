// @ts-check
/**
 * What others call the settings: the names in the public sources of Raft libraries, each by its library, and words that
 * people search for. `etcd` is its library and its server, whose flags begin with `--`.
 * @import { DialKey } from "../../core/types.js"
 */

/** @satisfies {Record<DialKey, Record<string, string[]>>} */
export const NAMES = {
  latency: {},
  loss: {},
  duplicate: {},
  reorder: {},
  late: {},
  election: {
    etcd: ["ElectionTick", "--election-timeout"],
    hashicorp: ["HeartbeatTimeout", "ElectionTimeout"],
    tikv: ["election_tick"],
    openraft: ["election_timeout_min", "election_timeout_max"],
  },
  heartbeat: {
    etcd: ["HeartbeatTick", "--heartbeat-interval"],
    tikv: ["heartbeat_tick"],
    openraft: ["heartbeat_interval"],
  },
  disk: {},
  snapshot: {
    etcd: ["--snapshot-count"],
    hashicorp: ["SnapshotThreshold"],
    openraft: ["SnapshotPolicy::LogsSinceLast"],
  },
  chunk: { openraft: ["snapshot_max_chunk_size"] },
  window: { etcd: ["MaxInflightMsgs"], tikv: ["max_inflight_msgs"] },
  batch: {
    etcd: ["MaxSizePerMsg"],
    hashicorp: ["MaxAppendEntries"],
    tikv: ["max_size_per_msg"],
    openraft: ["max_payload_entries"],
  },
  uncommitted: { etcd: ["MaxUncommittedEntriesSize"], tikv: ["max_uncommitted_size"] },
  reads: {
    etcd: ["ReadIndex", "ReadOnlySafe", "ReadOnlyLeaseBased"],
    tikv: ["ReadOnlyOption::LeaseBased"],
    openraft: ["ReadPolicy::ReadIndex", "ReadPolicy::LeaseRead"],
  },
  prevote: { etcd: ["PreVote", "--pre-vote"], hashicorp: ["PreVoteDisabled"], tikv: ["pre_vote"] },
  checkquorum: { etcd: ["CheckQuorum"], hashicorp: ["LeaderLeaseTimeout"], tikv: ["check_quorum"] },
  noop: {},
};

/** Words that are no names, and find a setting all the same. @satisfies {Record<DialKey, string>} */
export const WORDS = {
  latency: "latency network delay RTT",
  loss: "drop packet loss",
  duplicate: "duplicate",
  reorder: "reorder out of order",
  late: "jitter",
  election: "election timeout timer",
  heartbeat: "heartbeat interval tick",
  disk: "fsync WAL sync storage",
  snapshot: "compaction",
  chunk: "InstallSnapshot offset",
  window: "pipeline in flight",
  batch: "batching",
  uncommitted: "backpressure proposal",
  reads: "linearizable lease read",
  prevote: "disruptive server",
  checkquorum: "lease step down",
  noop: "blank empty entry",
};
