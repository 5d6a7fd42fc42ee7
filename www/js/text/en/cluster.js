// @ts-check
/**
 * The cluster and its nodes: ring, logs, state machines, inspector and actions.
 * @import { NodeRole, NodeStatus, Other, Standing } from "../../core/view.js"
 */
import { span } from "../../core/format.js";
import { plural } from "./words.js";

export const cluster = {
  /** @type {Record<NodeRole, string>} */
  role: { follower: "follower", precandidate: "pre-candidate", candidate: "candidate", leader: "leader" },

  /** What a node is in its configuration, unless it is an ordinary voter. */
  member: {
    learner: "learner",
    none: "no member",
    old: "old",
    new: "new",
    both: "old + new",
    voter: "a voter",
    /** What a node is in the configuration that decides. */
    said: { voter: "votes", learner: "learner", none: "out" },
    says: (/** @type {string} */ word, /** @type {number | undefined} */ leader, /** @type {number} */ index) =>
      leader === undefined ? `${word}, by entry ${index}` : `${word}, says n${leader}`,
    itself: (/** @type {string} */ said, /** @type {string} */ own) => `${said}; for itself ${own}`,
    /** How many votes or copies a decision takes while a joint configuration is in use (§6). */
    needs: (/** @type {[number, number]} */ old, /** @type {[number, number]} */ fresh) =>
      `${old[0]} of ${old[1]} old and ${fresh[0]} of ${fresh[1]} new`,
    joint: (/** @type {string} */ needs) => `Joint: ${needs}`,
    jointTip: (/** @type {string} */ old, /** @type {string} */ fresh) =>
      `The joint phase (§6): a decision takes a majority of the old voters (${old}) and one of the new voters ` +
      `(${fresh}).`,
    majorities: (/** @type {[number, number]} */ old, /** @type {[number, number]} */ fresh) =>
      `old ${old[0]} of ${old[1]} · new ${fresh[0]} of ${fresh[1]}`,
  },

  /** @type {Record<NodeStatus, string>} */
  status: { up: "running", paused: "paused", crashed: "crashed" },

  node: {
    term: (/** @type {number} */ term) => `term ${term}`,
    termShort: (/** @type {number} */ term) => `t${term}`,
    label: (/** @type {string} */ name, /** @type {string} */ what, /** @type {number} */ term) =>
      `${name}, ${what}, term ${term}`,
  },

  flight: {
    label: (/** @type {string} */ summary, /** @type {string} */ id) => `${summary} (${id}). Enter: lose it`,
    tip: "Click: lose it. Shift-click or hold: look at it",
  },

  cluster: "Cluster",
  clusterLabel: "Cluster: nodes and messages in flight. Press ? for the keys.",

  legend: {
    label: "Legend",
    heartbeat: "heartbeat",
    reply: "reply",
    leader: "leader",
    timer: "election timer left",
    term: "fill: term",
    out: "no member, for the leader",
  },

  leftOut: (/** @type {number} */ n) => `${plural(n, "message", "messages")} more in flight than shown`,

  logs: {
    title: "Logs",
    caption: "The log of every node: a row per node, a column per index",
    node: "Node",
    committed: "committed",
    notCommitted: "not committed",
    nothing: "no entry yet",
    upTo: (/** @type {number} */ index) => `≤ ${index}`,
    earlier: (/** @type {number} */ index) => `entries up to ${index} are not shown`,
    compacted: (/** @type {number} */ index, /** @type {number} */ term) =>
      `Snapshot: stands for all entries up to ${index} (term ${term})`,
    cell: (/** @type {number} */ index, /** @type {number} */ term, /** @type {string} */ text) =>
      `Entry ${index}, term ${term}: ${text}`,
    differ: "differ",
    differTip: (/** @type {number} */ index, /** @type {number} */ term) =>
      `The logs differ at index ${index}: entry ${index} of term ${term} is committed, and the struck-out ones are not`,
    /** The state of an entry, in the tip of its cell. @type {Record<Standing, string>} */
    standing: {
      known: "committed, and this node knows it",
      committed: "committed, and this node does not know it",
      open: "not committed",
      replaced: "not committed: another entry is committed at this index",
      disputed: "another entry was committed at this index",
    },
    /** The same in a word, in the table as it is read aloud. @type {Record<Standing, string>} */
    word: {
      known: "committed",
      committed: "committed, not known here",
      open: "not committed",
      replaced: "will be replaced",
      disputed: "not the committed entry",
    },
    rival: (/** @type {number} */ index, /** @type {number} */ term, /** @type {string} */ text) =>
      `entry ${index} of term ${term} (${text}) is committed here`,
    replaced: "it replaces this one when its leader reaches this node",
    mistaken: "this node takes its own entry for committed, as a rule of Raft is off or a property is broken",
    asks: "click to ask why",
    volatile: "not yet on its disk",
    next: (/** @type {string} */ leader, /** @type {number} */ index) =>
      `nextIndex ${index}: what ${leader} will send next (a guess)`,
    match: (/** @type {string} */ leader, /** @type {number} */ index) =>
      `matchIndex ${index}: what ${leader} knows to be stored here (a fact)`,
    legend: {
      known: "known committed",
      committed: "committed",
      open: "not committed",
      replaced: "will be replaced",
      disputed: "not the committed entry",
      next: "nextIndex",
      match: "matchIndex",
      of: (/** @type {string} */ leader) => `(${leader})`,
      joint: (/** @type {string} */ needs) => `joint phase: two majorities, ${needs}`,
    },
  },

  kv: {
    title: "State machines",
    caption: "The key-value state of every node",
    empty: "nothing applied yet",
    applied: "applied",
    more: (/** @type {number} */ n) => `and ${n} more`,
  },

  inspect: {
    none: "The run",
    run: {
      leaders: "leads",
      leads: (/** @type {string} */ name, /** @type {number} */ term) => `${name} in term ${term}`,
      nobody: "nobody",
      running: "nodes running",
      quorum: "a majority is",
      committed: "committed",
      upTo: (/** @type {number} */ index, /** @type {number} */ term) =>
        index ? `up to entry ${index} of term ${term}` : "nothing",
      inFlight: "messages in flight",
      sent: "sent so far",
      delivered: "delivered",
      dropped: "lost",
    },
    hint:
      "Click a node. Shift-click a message, or press and hold it, to look at it instead of losing it: time " +
      "stands still meanwhile.",
    gone: "It is no longer in flight.",
    arrived: "arrived at",
    lost: "lost at",
    waited: "waited there",
    cause: "What led to it",
    effects: "What it led to",
    waits: "An answer to it waits for the disk.",
    otherKind: (/** @type {Other} */ { kind, heartbeat, ok }) =>
      `${heartbeat ? "heartbeat" : kind}${ok === undefined ? "" : ok ? ": yes" : ": no"}`,
    actions: "Actions",
    more: "All there is to know",
    role: "role",
    status: "status",
    term: "currentTerm",
    votedFor: "votedFor",
    nobody: "nobody in this term",
    leader: "leader, as it believes",
    unknown: "unknown",
    commit: "commitIndex",
    applied: "lastApplied",
    log: "log",
    logValue: (/** @type {number} */ first, /** @type {number} */ last) =>
      last < first ? "empty" : `entries ${first} to ${last}`,
    snapshot: "snapshot",
    snapshotValue: (/** @type {number} */ index, /** @type {number} */ term) =>
      index ? `up to ${index}, term ${term}` : "none",
    durable: "durable up to",
    writes: "writes under way",
    waiting: "messages waiting",
    clock: "clock rate",
    disk: "its own disk",
    seed: "seed of its timers",
    torn: "on the disk",
    late: "late by",
    election: "election timer",
    heartbeat: "heartbeat timer",
    fires: (/** @type {number} */ ms) => `fires in ${span(Math.max(0, ms))}`,
    votes: "votes",
    followers: "Followers, as this leader sees them",
    follower: "node",
    next: "nextIndex",
    match: "matchIndex",
    state: "state",
    from: "from, to",
    sent: "sent at",
    arrives: "arrives at",
    entries: "Entries",
    diskOf: "What is on its disk",
  },

  act: {
    crash: "Crash",
    restart: "Restart",
    pause: "Pause",
    resume: "Resume",
    wipe: "Wipe its disk",
    timeout: "Time out",
    propose: "Propose…",
    snapshot: "Snapshot",
    transfer: "Hand over to it",
    handOver: "Hand over to…",
    read: "Read a key…",
    members: "Members…",
    isolate: "Cut off",
    reconnect: "Reconnect",
    torn: "Crash mid-write",
    drop: "Lose it",
    hold: "Hold it",
    duplicate: "Duplicate",
    deliver: "Deliver now",
    goSent: "To its sending",
    goArrived: "To its arrival",
    goLost: "To its loss",
    tips: {
      crash: "It stops, and forgets what was not on its disk",
      restart: "It starts again from what is on its disk",
      pause: "It stands still; its memory is kept, and what arrives waits",
      resume: "It goes on",
      wipe: "Everything that it had stored is gone",
      timeout: "Its election timer fires now",
      propose: "Offer it a command, as a client would",
      snapshot: "It replaces the applied part of its log by a snapshot",
      transfer: "The leader makes it its successor, by a TimeoutNow (thesis 3.10)",
      handOver:
        "It makes another node its successor, by a TimeoutNow (thesis 3.10), or says why not; in tikv's raft 0.7 it " +
        "says nothing",
      read: "A client reads a key here",
      members: "Who votes, who learns, who is out (§6)",
      isolate: "Nothing gets in or out",
      torn: "It crashes while a write is on its way to the disk: half of it is there",
      reconnect: "Its links are whole again",
      drop: "The message is lost where it is",
      hold: "The message waits where it is",
      duplicate: "The message arrives twice",
      deliver: "The message arrives now",
      goSent: "Go to the moment at which it was sent: there it can be lost, held or copied",
      goArrived: "Go to the moment at which it arrived",
      goLost: "Go to the moment at which it was lost",
    },
    isolated: (/** @type {string} */ name) => `${name} is cut off: nothing gets in or out`,
    reconnected: (/** @type {string} */ name) => `${name} is connected again`,
  },

  progress: {
    words: { probe: "probe", replicate: "replicate", snapshot: "snapshot" },
    states: {
      probe: "Probing: one message at a time, until it is known where the logs agree",
      replicate: "Replicating: entries are sent ahead of the answers",
      snapshot: "Sending the snapshot",
    },
    flight: (/** @type {number} */ n, /** @type {number} */ window) => `${n} of ${window} in flight`,
    snapshot: (/** @type {number} */ offset, /** @type {number} */ size) => `${offset} of ${size} keys`,
  },
};
