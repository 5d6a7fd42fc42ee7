// @ts-check
/** Faults, network, dials and script. */
import { sentence } from "../../core/format.js";
import { plural } from "./words.js";

export const tools = {
  faults: {
    title: "More faults",
    clock: "Its timers run",
    disk: "Its disk takes",
    set: "Set",
    asCluster: "As the cluster's",
    seed: "Seed of its timers",
    restart: "Restart with it",
    lose: "Durable entries lost",
    loseTip: "It crashes, and its disk loses what it had acknowledged: Raft assumes that this never happens",
    crash: "Crash with this loss",
    bad: "A number is needed there, and “from” must not be above “to”.",
    linkTitle: "Qualities of one link",
    linkHint: "In one direction, from now on. What is left empty stays as it is.",
    link: "Link",
    badLink: "Two different nodes are needed, and at least one number within its bounds.",
    diskTime: (/** @type {string} */ span) => `${span.replace("..", " to ")} ms a write`,
    torn: "half a write, not yet discarded",
    late: (/** @type {number} */ ms) => `${ms} ms (reordered)`,
  },

  network: {
    groups: "Partition",
    groupsHint: "Only nodes of the same group hear each other.",
    groupOf: (/** @type {string} */ name) => `Group of ${name}`,
    apply: "Partition",
    oneGroup: "All nodes are in one group: put at least one into another.",
    heal: "Heal all links",
    halves: "Random halves",
    leaderAlone: "Leader alone",
    links: "Links",
    linksHint: "Row sends to column. Press to cut or mend one direction.",
    both: "Both directions at once",
    isCut: "cut",
    isWhole: "whole",
    link: (/** @type {string} */ a, /** @type {string} */ b) => `${a} to ${b}`,
    from: "from",
    to: "to",
  },

  dials: {
    hint: "Changes count from now on, and are written into the script.",
    from: "from",
    upto: "to",
    units: {
      ms: "ms",
      entries: "entries",
      keys: "keys",
      messages: "messages",
      bytes: "bytes",
    },
    labels: {
      latency: "Message delay",
      loss: "Loss",
      duplicate: "Duplication",
      reorder: "Reordering",
      late: "… such a message is late by",
      election: "Election timeout",
      heartbeat: "Heartbeat every",
      disk: "Disk write takes",
      snapshot: "Snapshot after",
      chunk: "Snapshots go in parts of",
      window: "Window to a follower",
      batch: "At most in a message",
      uncommitted: "Uncommitted, at most",
      reads: "Reads are served",
      prevote: "Pre-votes before an election",
      checkquorum: "A leader without a quorum steps down",
      noop: "A new leader appends a blank entry",
    },
    names: {
      index: "after asking a majority",
      lease: "by a lease",
      log: "through the log",
      local: "by the asked node alone",
    },
    /** @type {{[key in import("../../core/types.js").DialKey]?: string}} */
    tips: {
      latency: "One way. A local network is below 1 ms; here it is stretched, so that it can be seen",
      late: "A message that the dice choose arrives so much later, and those behind it overtake it",
      snapshot: "Entries applied since the last one; 0: only by hand",
      prevote:
        "A node asks whether it would get votes before it raises its term (thesis 9.6). This alone protects a live " +
        "leader; in tikv's raft 0.7 it takes check_quorum as well",
      checkquorum: "And nodes that hear from a leader help nobody to depose it (thesis 6.2, 4.2.3)",
      reads: "A read that a new leader cannot answer yet waits; tikv's raft 0.7 drops it",
      chunk: "Keys of a snapshot in one InstallSnapshot; 0: all of them (Figure 13)",
      window: "AppendEntries with entries that may be on their way to one follower",
      batch: "Entries in one AppendEntries",
      uncommitted: "Bytes of commands that may wait before a leader refuses more; 0: any number",
    },
    bad: (/** @type {string} */ name) => `${name}: a number is needed, and "from" must not be above "to".`,
    badNumber: (/** @type {string} */ name, /** @type {number} */ least, /** @type {number} */ most) =>
      most === Infinity
        ? `${name}: a number of at least ${least} is needed.`
        : `${name}: a whole number from ${least} to ${most} is needed.`,
    library: "Your Raft library does something else? Where libraries differ",
    keys: "Single keys act on the cluster while it has the focus",
    page: "This page",
  },

  script: {
    label: "The script of this run",
    hint:
      "The whole truth of a run: what you do by hand is written here. Ctrl+Space lists what may stand here, " +
      "Ctrl+Enter runs it.",
    mistakes: "Mistakes",
    wrong: (/** @type {string} */ first, /** @type {number} */ all) =>
      all > 1 ? `${sentence(first)} ${all - 1} more ${all > 2 ? "mistakes are" : "mistake is"} below.` : first,
    moreMistakes: (/** @type {number} */ n) =>
      n === 1 ? "And one more, which is not listed." : `And ${n} more, which are not listed.`,
    gutter: "The lines, and what has become of them",
    names: "What may stand here",
    caret: (/** @type {number} */ line, /** @type {number} */ column, /** @type {string} */ fate) =>
      `Line ${line}, column ${column}${fate ? `: ${fate}` : ""}`,
    fate: {
      done: "done",
      open: "not yet",
      held: "held",
      failed: "failed",
      wrong: "error",
      skipped: (/** @type {number} */ atMs, /** @type {string} */ why) => `skipped at ${atMs} ms, ${why}`,
      waiting: (/** @type {number} */ seen, /** @type {number} */ count) =>
        count === 1 ? "waits for its fact" : `waits: ${seen} of ${count} seen`,
      due: (/** @type {number} */ atMs) => `due at ${atMs} ms`,
    },
    last: "happened last",
    next: "happens next",
    jump: "Go there",
    run: "Run",
    runTip: "Run this text from time 0 (Ctrl+Enter, on a Mac Cmd+Enter)",
    copy: "Copy",
    copied: "The script is on the clipboard.",
    notCopied: "The browser does not let the page use the clipboard. Select the text and copy it.",
    revert: "Undo edits",
    bringUnrun: "Bring back what was not run",
    bringUnrunTip: (/** @type {number} */ n) =>
      `Puts a text back into the box that was written there and never run. ${plural(n, "text is", "texts are")} kept`,
    unrunKept: "The text in the script box had not been run. It is kept.",
    missed: (/** @type {string[]} */ deeds) =>
      `${plural(deeds.length, "deed", "deeds")} done since you began to edit ` +
      `${deeds.length === 1 ? "is" : "are"} not in ` +
      `this text: ${deeds.slice(0, 3).join("; ")}${deeds.length > 3 ? "; …" : ""}`,
    addMissed: "Add to the text and run",
    edited: "Edited; not yet run",
    fine: "This is what runs now",
    expects: "Expectations",
    found: (/** @type {string} */ found) => `found: ${found}`,
    held: "held",
    failed: "failed",
    open: "open",
  },
};
