// @ts-check
/**
 * The page around the run: its start, header, tabs, banners, notices, kept runs and help.
 * @import { Refusal } from "../../core/view.js"
 */
import { sentence } from "../../core/format.js";
import { lines, plural } from "./words.js";

export const page = {
  title: "Raft playground",
  intro: "Click a message and it is lost. Click a node, and crash it or cut it off. Or watch a story:",
  introShut: "Hide the introduction",
  scenariosLabel: "Stories",

  boot: {
    failed: "The playground could not start",
    why:
      "This browser could not load the simulation, which is a WebAssembly file beside this page. A current " +
      "Firefox, Chrome, Edge or Safari can, unless WebAssembly is switched off or the file was not delivered.",
  },

  header: {
    nodes: "Nodes",
    seed: (/** @type {number} */ seed) => `seed ${seed}`,
    reseed: "New seed",
    reseedTip: "Start over with other dice: the same cluster, another seed",
    clean: "Clean slate",
    cleanTip: "Start over without what was done: the same cluster, the same seed",
    help: "Help",
    scenarios: "Scenarios",
    scenariosTip: "Prepared runs, and files of your own",
    share: "Share",
    shareTip: "This run as a link, or as a file",
    theme: { auto: "Colours: as the system", light: "Colours: light", dark: "Colours: dark" },
    notRaft: (/** @type {string} */ rule) => `Not Raft: ${rule} off`,
  },

  /** The line above a page that shows only a part. */
  strip: {
    label: "This run",
    open: "Open in playground",
    opens: "Opens this run, as it stands now, in the whole playground",
    present: "Present",
    presentTip: "For a hall: large, without the tools; Page Up and Page Down go from bookmark to bookmark",
    leave: "Leave the presentation",
    at: (/** @type {number} */ n, /** @type {number} */ of, /** @type {string} */ name) => `${n} of ${of}: ${name}`,
  },

  /** The box at the top after a link was opened. */
  arrival: {
    label: "The run in this link",
    deeds: (/** @type {number} */ n, /** @type {string[]} */ told, /** @type {number} */ more) =>
      `You see a run with ${plural(n, "deed", "deeds")} in its script: ${told.join("; ")}` +
      `${more ? `; and ${plural(more, "more deed", "more deeds")}` : ""}.`,
    play: "Play from the start",
    missing: "This link could not be opened.",
    instead: "What you see below is another run. It is paused.",
    scenarios: "Open scenarios",
    again: "Try again",
    shut: "Close this message",
  },

  /** The name of the browser's tab. */
  tab: {
    title: (/** @type {string} */ run) => `${run} · Raft Playground`,
    changed: (/** @type {string} */ run) => `${run}, changed`,
    missing: "This link could not be opened",
  },

  file: {
    large: (/** @type {string} */ name, /** @type {number} */ size, /** @type {number} */ most) =>
      `“${name}” has ${size.toLocaleString("en")} bytes; a script has at most ${most.toLocaleString("en")}.`,
    unreadable: (/** @type {string} */ name) => `“${name}” cannot be read as text in UTF-8.`,
    refused: (/** @type {string} */ name, /** @type {string} */ where) =>
      `“${name}” does not parse. ${sentence(where)}`,
  },

  offline: {
    news: "A new version of the playground is here. The run stays as it is.",
    take: "Reload",
  },

  side: {
    label: "Tools",
    inspect: "Inspect",
    network: "Network",
    dials: "Dials",
    script: "Script",
  },

  tabs: { label: "Views", cluster: "Cluster", logs: "Logs", more: "More" },
  refusalAt: (/** @type {Refusal} */ r) => `Line ${r.line}, column ${r.column}: ${r.message}`,
  live: { fresh: (/** @type {number} */ n) => `A new run with ${plural(n, "node", "nodes")}.` },

  banner: {
    title: (/** @type {string} */ property) => `Broken: ${property}`,
    at: (/** @type {string} */ time) => `at ${time}`,
    more: (/** @type {number} */ n) => `${plural(n, "more property was", "more properties were")} broken before.`,
    failed: "An expectation failed.",
    /** @param {import("../../core/view.js").Expectation} it @param {string} time */
    expected: (it, time) => `Expected: ${it.text} at ${time} (line ${it.line}). Found: ${it.found}.`,
    alsoFailed: (/** @type {number[]} */ numbers) => `Failed as well: ${lines(numbers)}.`,
    end: "The script ends here.",
    endLabel: "The end of the script",
    /** What has become of the script's statements. @param {import("../../core/view.js").View} view */
    ended({ expects, lines: fates }) {
      const held = expects.filter((it) => it.held).length;
      const failed = expects.filter((it) => it.held === false).map((it) => it.line);
      const asked = new Set(expects.map((it) => it.line));
      const unasked = expects.filter((it) => it.held === undefined).map((it) => it.line);
      const waiting = fates.waiting.filter((it) => it.dueMs === undefined && !asked.has(it.line)).map((it) => it.line);
      const skipped = fates.skipped.map((it) => it.line);
      return [
        expects.length === 0 ? "Play goes on beyond it." : "",
        expects.length > 0 ? `${held} of ${plural(expects.length, "expectation", "expectations")} held.` : "",
        failed.length ? `Failed: ${lines(failed)}.` : "",
        unasked.length ? `Not asked: ${lines(unasked)}.` : "",
        waiting.length ? `Not done, because what it waits for did not happen: ${lines(waiting)}.` : "",
        skipped.length ? `Skipped: ${lines(skipped)}.` : "",
      ]
        .filter(Boolean)
        .join(" ");
    },
    again: "Watch again",
    goOn: "Go on",
    shut: "Hide",
  },

  notice: {
    dismiss: "Dismiss",
    label: "Notices",
    skipped: (/** @type {number} */ line, /** @type {string} */ why) => `Line ${line} was skipped. ${why}.`,
    nothingMore: "Nothing more can happen: no timer runs, and no message is in flight.",
    refused: "That could not be done.",
    notLoaded: "This part of the page could not be loaded. Is the network there?",
    readOnly: "Here the run can be looked at, and not be changed. Open it in the playground to try something else.",
    recovered:
      "The simulation failed, which is a fault of ours. The script was opened again without its last action. " +
      "Please report it with this script:",
    startedAfresh:
      "The simulation failed, which is a fault of ours, and the script could not be opened again. Please " +
      "report it with this script:",
    scriptLabel: "The script that failed",
  },

  keep: {
    /** A run was brought back. */
    back: (/** @type {{deeds: number, ms: string, draft: boolean, branches: number}} */ it) => {
      const branches = it.branches > 0 ? ` and ${plural(it.branches, "other branch", "other branches")}` : "";
      const draft = it.draft ? " The script box has the text that was not run." : "";
      return `Your run is back: ${plural(it.deeds, "deed", "deeds")}${branches}, at ${it.ms} ms.${draft}`;
    },
    startAgain: "Start fresh",
    /** A run without actions is back at its moment. */
    stands: (/** @type {string} */ ms) => `This run is back at ${ms} ms, where you left it.`,
    fromStart: "From the start",
    otherEngine: (/** @type {string} */ version) =>
      `It was made with version ${version} of the engine and may come out differently in this one.`,
    lostBranches: (/** @type {number} */ n) =>
      `${plural(n, "branch", "branches")} could not be opened; “Bring back what was not run” has ` +
      `${n === 1 ? "its text" : "their texts"}.`,
    /** A run that is kept. */
    run: (
      /** @type {string} */ title,
      /** @type {string} */ when,
      /** @type {number} */ deeds,
      /** @type {number} */ texts,
    ) =>
      `${title ? `“${title}”` : "a run without a title"}, ${when}: ${plural(deeds, "deed", "deeds")}` +
      `${texts > 0 ? ` and ${plural(texts, "text", "texts")} that ${texts === 1 ? "was" : "were"} not run` : ""}`,
    closed: (/** @type {string} */ run) => `A tab was closed with work in it: ${run}.`,
    bringBack: "Bring it back",
    bringBackThis: (/** @type {string} */ title) => `Bring back ${title ? `“${title}”` : "the run without a title"}`,
    forgetIt: "Forget it",
    all: (/** @type {number} */ n) => `All ${n}`,
    unreadable:
      "A run that this browser has kept does not parse in this version of the page. Its script is in the script box.",
    title: "What this browser keeps",
    text:
      "So that a reload or a closed tab loses nothing, this browser keeps, for 30 days, the runs of up to eight " +
      "tabs in " +
      "which something was done, with up to five texts that were not run. Nothing is sent anywhere. Runs of " +
      "other tabs:",
    none: "There is none.",
    forgets:
      "The button removes all of this: what is kept of this tab and of closed tabs. It does not touch what you " +
      "see now, " +
      "other tabs that are open, the settings of colours and keys, or the browser’s own list of addresses.",
    forgetAll: "Forget all kept runs and texts",
    forgotten: "Forgotten. What you do from now on is kept again.",
  },

  help: {
    title: "How to play",
    close: "Close",
    text: [
      "Five servers keep one log between them, by the Raft protocol. What you see is the real protocol on " +
        "virtual time: nothing is scripted unless you script it, and the same script always gives the same run.",
      "Click a message to lose it. Press it longer, or click it with Shift, to look at it, hold it back, copy " +
        "it or deliver it at once; while you press, time stands still. Click a node to crash it, cut it off, " +
        "let its timer fire, or offer it a command.",
      "In the logs, the lock in a cell means that this very entry is committed, seen from above; a solid outline " +
        "with a bar means that this node knows it. The two differ, and that is half of what people get wrong. An " +
        "entry that is struck out is not committed and will be replaced: another one is committed at its index. " +
        "Click an entry to ask why.",
      "Below runs time, from left to right: a lane for every node, as thick as its role, and a slanted line for " +
        "every message. Drag there to go to any moment; click a message to select it. What you do in the past begins " +
        "another future, and the old one is kept as a line of its own.",
      "Delays are stretched so that they can be seen: a message takes milliseconds of virtual time, and about " +
        "a second of yours.",
    ],
    docs: "How to write a scenario, and all the rest: the documentation",
    keysTitle: "Keys, while the cluster has the focus",
    /** @type {[string, string][]} */
    keys: [
      ["Space, K", "play or pause"],
      ["← →", "one event back, one on"],
      ["Shift+← →", "to the turning point before, after"],
      ["J · L", "ten events back, ten on"],
      [", and .", "one millisecond back, one on"],
      ["Home · End", "the start; as far as it is known"],
      ["B · [ · ]", "bookmark; to the one before, after"],
      ["W", "what if: branches"],
      ["Y", "why: nobody leads, or an entry is not committed"],
      ["< and >", "slower, faster"],
      ["Tab", "to the next node or message"],
      ["Enter", "on a message: lose it"],
      ["D · H · U", "lose, hold, duplicate the selected message"],
      ["M", "members: who votes, who learns, who is out"],
      ["H", "hand over: to the selected node, or from the selected leader"],
      ["R", "read a key"],
      ["C", "crash or restart the selected node"],
      ["T", "its election timer fires now"],
      ["P", "propose a command"],
      ["S", "it takes a snapshot"],
      ["X", "cut it off, or reconnect it"],
      ["?", "this help"],
      ["+ −", "in the space-time diagram: zoom; Page Up, Page Down: pan"],
      ["Esc", "deselect, then leave the cluster"],
    ],
  },
};
