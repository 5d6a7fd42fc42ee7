// @ts-check
// The words that cross the bridge as numbers. Written by `UPDATE=1 cargo test --lib typescript`.

/** `lanes.status`: NodeStatus by number. */
export const NODE_STATUS = /** @type {const} */ (["up", "paused", "crashed"]);

/** `lanes.role`: NodeRole by number. */
export const NODE_ROLE = /** @type {const} */ (["follower", "precandidate", "candidate", "leader"]);

/** `legs.kind`: MessageKind by number. */
export const MESSAGE_KIND = /** @type {const} */ ([
  "RequestVote",
  "RequestVoteReply",
  "AppendEntries",
  "AppendEntriesReply",
  "InstallSnapshot",
  "InstallSnapshotReply",
  "PreVote",
  "PreVoteReply",
  "TimeoutNow",
]);

/** `legs.fate`: MessageEnd by number. */
export const MESSAGE_END = /** @type {const} */ (["in-flight", "arrived", "loss", "cut", "dropped", "down"]);

/** `legs.ok`: ReplyAnswer by number. */
export const REPLY_ANSWER = /** @type {const} */ (["no", "yes", "request"]);

/** `requests.reply`: RequestStatus by number. */
export const REQUEST_STATUS = /** @type {const} */ (["pending", "done", "unequal", "lost", "never"]);

/** `marks.fact`: FactKind by number. */
export const FACT_KIND = /** @type {const} */ ([
  "send",
  "deliver",
  "drop",
  "duplicate",
  "timeout",
  "become-follower",
  "become-candidate",
  "leader-elected",
  "step-down",
  "vote-granted",
  "vote-refused",
  "append",
  "append-refused",
  "truncate",
  "commit",
  "apply",
  "persist",
  "snapshot-taken",
  "snapshot-sent",
  "snapshot-installed",
  "snapshot-refused",
  "propose",
  "propose-refused",
  "reply",
  "delay",
  "ignored",
  "crash",
  "restart",
  "pause",
  "resume",
  "wipe",
  "partition",
  "heal",
  "cut",
  "mend",
  "rule",
  "set",
  "skipped",
  "violation",
  "become-precandidate",
  "prevote-granted",
  "prevote-refused",
  "read",
  "read-index",
  "read-refused",
  "config-change",
  "config-refused",
  "transfer",
  "transfer-aborted",
  "quorum-heard",
  "lease-over",
  "snapshot-part",
  "switched-on",
  "client-request",
  "client-reply",
  "client-retry",
  "client-outcome",
  "client",
  "ack-denied",
  "snapshot-parts-dropped",
  "left-out",
  "asked",
  "answered",
  "goal",
]);

/** The family of each kind of message. */
export const FAMILY_OF = /** @type {const} */ ({
  RequestVote: "election",
  RequestVoteReply: "election",
  AppendEntries: "replication",
  AppendEntriesReply: "replication",
  InstallSnapshot: "snapshot",
  InstallSnapshotReply: "snapshot",
  PreVote: "election",
  PreVoteReply: "election",
  TimeoutNow: "election",
});
