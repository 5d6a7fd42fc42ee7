// @ts-check
/**
 * Time: events, space-time diagram, player, stops, bookmarks, branches, and the answers to why.
 * @import { MessageEnd, ReplyAnswer, RequestStatus } from "../../core/view.js"
 */
import { span, times } from "../../core/format.js";
import { plural } from "./words.js";

export const time = {
  events: {
    title: "What happens, and why",
    filter: "Show",
    weights: ["everything", "steps of the protocol", "turning points"],
    none: "Nothing yet. Press play.",
  },

  time: {
    title: "Space-time",
    label: "Space-time diagram",
    byHand: "by hand",
    verdicts: {
      none: "",
      linearizable: "✓ linearizable: one store could have answered so",
      violated: "✗ not linearizable: no single store answers so",
      undecided: "? linearizable: too many orders to decide",
    },
    slider: "Time: drag to go there. Arrow keys: an event back or on. Plus and minus: zoom",
    axis: "Axis",
    axes: { ms: "Time", step: "Steps" },
    axesTip: { ms: "Virtual time from left to right", step: "One step for every event, however long it took" },
    zoomOut: "Zoom out",
    zoomIn: "Zoom in",
    fit: "Show the whole run",
    follow: "Follow the present moment",
    goTo: {
      label: "Go to a moment, then Enter",
      placeholder: "go to…",
      tip: "Go to a moment: milliseconds (12345), minutes and seconds (1:02.5), or a step (#42). Then Enter",
      bad:
        "That is no moment. Type milliseconds (12345), minutes and seconds (1:02.5) or a step (#42); at most " +
        "24 hours.",
    },
    stepTick: (/** @type {number} */ step) => `#${step.toLocaleString("en")}`,
    now: (/** @type {string} */ at, /** @type {number} */ step, /** @type {string} */ leads) =>
      `${at}, step ${step.toLocaleString("en")}: ${leads}`,
    leads: (/** @type {{name: string, term: number}[]} */ leaders) =>
      leaders.length ? leaders.map((it) => `${it.name} leads term ${it.term}`).join(", ") : "nobody leads",
    leftOut: (/** @type {number} */ messages, /** @type {number} */ others) =>
      `${[
        messages ? `${plural(messages, "more message", "more messages")}` : "",
        others ? `${plural(others, "more event", "more events")}` : "",
      ]
        .filter(Boolean)
        .join(" and ")} than are drawn: zoom in`,
    thinned: "Nodes change faster than can be drawn: zoom in",
    broken: (/** @type {string} */ property) => `broken${property ? `: ${property}` : ""}`,
    wiped: "disk lost",
    cut: (/** @type {string} */ links) => `cut: ${links}`,
    branch: (/** @type {number} */ id, /** @type {string} */ label) => `branch ${id}${label ? `: ${label}` : ""}`,
    on: {
      node: (/** @type {number} */ node) => `n${node}: click to select it`,
      message: (
        /** @type {{id: string, kind: string, entries: number, term: number, ok: ReplyAnswer}} */ it,
        /** @type {string} */ sent,
        /** @type {string} */ ended,
      ) => {
        const carries = it.entries ? plural(it.entries, "entry", "entries") : "heartbeat";
        const what = it.kind === "AppendEntries" ? carries : "";
        const says = it.ok === "request" ? "" : `, ${it.ok}`;
        return `${it.id} ${it.kind}${what ? ` (${what})` : ""}${says}, term ${it.term}: sent ${sent}, ${ended}`;
      },
      /** @type {Record<MessageEnd, string>} */
      ends: {
        "in-flight": "in flight",
        arrived: "arrived",
        loss: "lost by chance",
        cut: "lost on a cut link",
        dropped: "lost by hand",
        down: "lost, as its receiver is down,",
      },
      waited: (/** @type {string} */ came, /** @type {string} */ at) => `came ${came}, taken ${at}`,
      operation: {
        outcomes: { open: "not answered yet", ok: "done", failed: "failed", unknown: "outcome unknown" },
        text: (
          /** @type {string} */ who,
          /** @type {string} */ text,
          /** @type {number} */ node,
          /** @type {string} */ at,
          /** @type {string} */ outcome,
          /** @type {string} */ guilt,
        ) => `${who}: “${text}” at n${node}, ${at}: ${outcome}${guilt}`,
        guilt: {
          "": "",
          unexplained: "; no order of the operations explains it",
          contradicts: "; with it, no order explains the answer that is marked with !",
        },
      },
      request: (/** @type {number} */ node, /** @type {number} */ index, /** @type {string} */ at) =>
        `A client's command at n${node}, entry ${index}, ${at}`,
      /** @type {Record<RequestStatus, string>} */
      replies: {
        pending: "no answer yet",
        done: "done",
        unequal: "answered: another value was found",
        lost: "answered: another entry took its place",
        never: "never answered: the node crashed, and nobody can tell what became of it",
      },
      partition: (/** @type {string} */ label) => `The network is parted: ${label}`,
      cut: (/** @type {string} */ label) => `Cut links: ${label}`,
      rule: (/** @type {string} */ label) => `The rule ${label} is off: this is not Raft`,
      planned: (/** @type {string} */ at, /** @type {string} */ text) => `Planned at ${at}: ${text}`,
      bookmark: (/** @type {string} */ at, /** @type {string} */ text) => `Bookmark at ${at}: ${text}`,
      branch: (/** @type {string} */ text) => `Another future, ${text}. Click to go there`,
    },
  },

  transport: {
    label: "Time",
    play: "Play",
    pause: "Pause",
    step: "Step",
    stepTip: "One event",
    back: "One event back",
    backTip: "Takes the last event back",
    restart: "From the start",
    restartTip: "The same script again, from time 0",
    speed: "Speed",
    ratio: (/** @type {number} */ speed) => `1 s here = ${span(speed * 1000)} there`,
    spoken: (/** @type {number} */ speed) => `${times(speed)}: one second here is ${span(speed * 1000)} in the cluster`,
    hurry: "Skip waits",
    hurryTip: "While no message is in flight, time runs faster, up to the next event",
    hurrying: (/** @type {number} */ factor) => `quiet: ${Math.round(factor)}×`,
    now: "Virtual time",
    running: "running",
    held: "held",
  },

  why: {
    title: "Why",
    close: "Close the answer",
    ask: "Committed or not, and why?",
    leader: "Why does nobody lead?",
    commit: (/** @type {number} */ index, /** @type {number | undefined} */ term = undefined) =>
      `Why is entry ${index}${term === undefined ? "" : ` of term ${term}`} committed or not?`,
    held: "(so it was)",
    failed: "(so it was not)",
    rules: (/** @type {string} */ names) => `Can be switched off: rule ${names}`,
    goThere: "Go there",
    message: (/** @type {string} */ id) => `Select ${id}`,
    node: (/** @type {number} */ id) => `Select n${id}`,
  },

  walk: {
    jumpTo: "Jump to",
    before: "The one before",
    after: "The next one",
    /** @type {Record<string, string>} */
    jumps: {
      "turning-point": "turning point",
      "leader-elected": "election won",
      term: "next term",
      commit: "commit",
      truncate: "entries removed",
      "snapshot-taken": "snapshot taken",
      "snapshot-installed": "snapshot installed",
      crash: "crash",
      violation: "broken property",
      failure: "failed expectation",
      selection: "the selected thing",
      bookmark: "bookmark",
    },
    nothingAhead: "Nothing more of that kind happens.",
    nothingBefore: "Nothing of that kind has happened before.",
    gaveUp: "Nothing of that kind happens for long. The search has stopped; the run stands where it was.",
    noSelection: "Select a node or a message first.",
    noBookmark: (/** @type {boolean} */ forwards) =>
      `There is no bookmark ${forwards ? "after" : "before"} this moment.`,
    stopped: (/** @type {string} */ what) => `Stopped: ${what}.`,
    stops: "Stop when…",
    stopsTip: "Where time stops by itself",
    stopsTitle: "Stop when…",
    stopsText:
      "Or when something happens, on any node or on one of them: each time, or only at the count that you choose.",
    onViolation: "a property of Raft is broken",
    onFailure: "an expectation of the script fails",
    onEnd: "the script ends, at the time that its “until” names",
    fact: "What happens",
    node: "Where",
    anyNode: "on any node",
    count: "Which time",
    anyTime: "each time",
    stopAdd: "Add",
    stopRemove: (/** @type {string} */ name) => `Remove: ${name}`,
    findBefore: (/** @type {string} */ name) => `Back to the last time: ${name}`,
    findAfter: (/** @type {string} */ name) => `On to the next time: ${name}`,
    facts: (/** @type {string} */ fact) => fact.replaceAll("-", " "),
    /** A stop in words. @type {(stop: string) => string} */
    name: (stop) => {
      if (stop === "failure") return "an expectation failed";
      const [fact, ...options] = stop.split(" ");
      const of = (/** @type {string} */ key) => options.find((it) => it.startsWith(`${key}=`))?.slice(key.length + 1);
      const [node, count] = [of("node"), of("count")];
      return `${fact.replaceAll("-", " ")}${node ? ` on ${node}` : ""}${count ? `, time ${count}` : ""}`;
    },
    bookmark: "Bookmark",
    bookmarkBack: "To the bookmark before",
    bookmarkOn: "To the next bookmark",
    bookmarkText: "A name for this moment. It stands in the script, and goes along with the link.",
    bookmarkName: "Name of the bookmark",
    bookmarkAdd: "Add",
    noBookmarks: "There is none yet.",
    trunk: "trunk",
    branchesTip: "The futures of this run: another one begins where you act in the past",
    branchesTitle: "Branches",
    branchesText:
      "Whatever you do in the past begins another future. The one that was there before is kept here, and the link " +
      "carries the one that is shown.",
    branchName: (/** @type {{id: number, name: string, from?: number}} */ branch) =>
      branch.name || (branch.from === undefined ? "trunk" : `branch ${branch.id}`),
    branchTold: (
      /** @type {import("../../core/view.js").BranchView} */ branch,
      /** @type {string} */ fork,
      /** @type {string} */ far,
    ) =>
      branch.from === undefined
        ? `Known up to ${far}.`
        : `Leaves ${branch.from === 1 ? "the trunk" : `branch ${branch.from}`} at ${fork}` +
          `${branch.difference ? `: ${branch.difference}` : ""}. Known up to ${far}.`,
    nameOf: (/** @type {number} */ id) => `Name of branch ${id}`,
    show: "Show",
    shown: "Shown",
    forget: (/** @type {string} */ name) => `Delete ${name}`,
    whatIf: "What if… (another branch here)",
    whatIfTip: "Begins a branch at this moment: what you do then leaves the present future as it is",
    compare: "Side by side",
    compareFirst: "First branch",
    compareSecond: "Second branch",
    compareSame: "Choose two different branches.",
    compareAll: "every message, too",
    compared: (
      /** @type {string} */ at,
      /** @type {string} */ until,
      /** @type {number} */ both,
      /** @type {number} */ first,
      /** @type {number} */ second,
    ) =>
      `From ${at} to ${until}: ${both} facts are the same, ${first} only in the first, ${second} only in the second.`,
    compareMore: (/** @type {number} */ n) => `${plural(n, "more row is", "more rows are")} not shown.`,
    when: "when",
    with: "with",
    absent: "not there",
  },
};
