// @ts-check
/**
 * Where the bugs of real programs are documented that `rule-facts.ftl` tells of. The page only shows these addresses:
 * it requests nothing from there.
 */
export const BUGS = /** @type {const} */ ({
  "commit-own-term": "https://github.com/logcabin/logcabin/issues/44",
  "up-to-date-check": "https://github.com/jgroups-extras/jgroups-raft/issues/14",
  "compare-last-term": "https://github.com/hashicorp/raft/issues/94",
  "vote-once": "https://github.com/vesoft-inc/nebula/issues/2405",
  "persist-vote": "https://github.com/bakwc/PySyncObj/issues/84",
  "persist-term": "https://github.com/bakwc/PySyncObj/pull/202",
  "keep-vote": "https://github.com/camunda/camunda/issues/5356",
  "ignore-old-votes": "https://github.com/andreev-io/little-raft/issues/44",
  "truncate-on-conflict-only": "https://github.com/ktoso/akka-raft/issues/66",
  "log-matching": "https://github.com/cloud-software-foundation/c5/issues/43",
  "ack-what-was-sent": "https://github.com/microsoft/CCF/pull/6016",
  "commit-min": "https://github.com/scylladb/scylladb/issues/9965",
  "durable-before-reply": "https://github.com/etcd-io/etcd/issues/14370",
  majority: "https://github.com/btmorr/leifdb/pull/73",
  "step-down": "https://github.com/uwplse/verdi-raft/issues/29",
  "reject-stale-snapshot": "https://github.com/eBay/NuRaft/pull/407",
  "match-monotonic": "https://github.com/zhebrak/raftos/issues/25",
  "random-timeouts": "https://github.com/databendlabs/openraft/pull/1838",
  "noop-before-read": "https://github.com/etcd-io/etcd/issues/7331",
  "read-quorum": "https://github.com/etcd-io/etcd/issues/741",
  joint: "https://github.com/async-raft/async-raft/issues/62",
  "own-term-before-config": "https://github.com/atomix/copycat/issues/23",
  dedupe: "https://github.com/etcd-io/etcd/issues/18424",
});
