// @ts-check
/** What goes in and out of the page: scenarios, links, embedded runs, pictures and texts. */
import { sentence } from "../../core/format.js";
import { plural } from "./words.js";

export const share = {
  export: {
    title: "Pictures and texts",
    about: "This run, to be taken elsewhere. Each says where it can be played.",
    what: "What",
    whats: {
      both: "this moment: the cluster and time",
      moment: "this moment: the cluster",
      span: "a span of time",
      words: "what has happened, in words",
      trace: "the trace: every fact, as JSON",
    },
    format: "As",
    theme: "Colours",
    themes: { light: "light", dark: "dark" },
    from: "From, virtual ms",
    to: "To, virtual ms",
    times: "These are no times of a span: from 0 on, in milliseconds, and the second later than the first.",
    alt: "In words, for who cannot see it",
    copyAlt: "Copy the words",
    save: "Save",
    copy: "Copy the picture",
    saved: "Saved.",
    copied: "It is on the clipboard.",
    notCopied: "The browser does not let the page use the clipboard. Copy it by hand.",
    noClipboard: "The browser does not let the page put pictures on the clipboard. Save it instead.",
    failed: (/** @type {string} */ why) => `It could not be made: ${why}.`,
    hints: {
      trace: "From the start to this moment, a line a fact, as the command line's --trace writes them.",
      words: "From the start to this moment, as the command line prints it.",
    },
    foot: (/** @type {string} */ version) => `Raft playground · engine ${version}`,
    upTo: (/** @type {string} */ time) => `From the start to ${time}`,
    momentAlt: (/** @type {string} */ title, /** @type {string} */ time) => `A Raft cluster, “${title}”, at ${time}`,
    spanAlt: (
      /** @type {string} */ title,
      /** @type {string} */ from,
      /** @type {string} */ to,
      /** @type {number} */ nodes,
    ) =>
      `Space-time diagram of “${title}” from ${from} to ${to}: a lane for each of ${nodes} nodes, a slanted line for ` +
      "every message.",
    led: (/** @type {string} */ node, /** @type {number} */ term, /** @type {string} */ at) =>
      `${node} leads term ${term} from ${at} on`,
    nobodyLed: "Nobody leads in it",
    moreLed: (/** @type {number} */ n) => `${plural(n, "more leader", "more leaders")} after those`,
    crossing: (/** @type {number} */ n) => `${plural(n, "message", "messages")} between them`,
    leftOut: (/** @type {number} */ messages, /** @type {number} */ others) =>
      `${[
        messages ? plural(messages, "more message", "more messages") : "",
        others ? plural(others, "more event", "more events") : "",
      ]
        .filter(Boolean)
        .join(" and ")} than are drawn`,
    whole: "All of it",
    sight: "What is in sight",
    formats: { svg: "SVG", png: "PNG, fine", "png-1": "PNG, small" },
    flying: (/** @type {number} */ n) => `${plural(n, "message", "messages")} in flight`,
    committed: (/** @type {number} */ index, /** @type {number} */ term) =>
      index ? `Committed up to entry ${index} of term ${term}` : "Nothing is committed",
  },

  embed: {
    title: "Embed this run",
    about: "Paste this into a page: a course, a book, slides, a notebook.",
    docs: "A recipe for each, and how to mark an exercise",
    own:
      "This page comes from your own computer, where nobody else can reach it. Put the playground on a host of " +
      "static files first, and open this there.",
    kind: "As",
    kinds: {
      element: "an element (follows its height)",
      text: "an element with the script to read",
      frame: "a plain frame",
      markdown: "Markdown: a picture with a link",
    },
    view: "Showing",
    views: { all: "everything", ring: "the cluster", log: "the logs", time: "time" },
    controls: "Controls",
    control: { full: "all tools", min: "play and step", none: "none" },
    theme: "Colours",
    themes: { auto: "as the reader's system", light: "light", dark: "dark" },
    editable: "Readers may lose messages, crash nodes and so on",
    text: "What to paste",
    copy: "Copy",
    copied: "It is on the clipboard.",
    notCopied: "The browser does not let the page use the clipboard. The text is selected: copy it by hand.",
    hints: {
      element: "Nothing is loaded before a reader comes near. In print its script and its link stand in its place.",
      text: "The script stands in the page itself, and is read there without JavaScript, and in print.",
      frame: "Where a page may not have scripts of its own. The height is up to you.",
      markdown: "For a readme or a chat. Save the picture beside it as run.png: under Share, “Pictures and texts”.",
    },
    preview: "How it will look",
    untitled: "a run",
    alt: (/** @type {string} */ title) => `Raft playground: ${title}`,
  },

  gallery: {
    title: "Scenarios",
    all: "All scenarios",
    search: "Search: split vote, §5.4.2, snapshot…",
    tags: "Tags",
    count: (/** @type {number} */ shown, /** @type {number} */ all) =>
      shown === all ? plural(all, "scenario", "scenarios") : `${shown} of ${plural(all, "scenario", "scenarios")}`,
    file: "Open a file…",
    fileHint: "A script can also be dropped on the page, or pasted into it; so can a link.",
    unreachable: "The scenarios could not be fetched: the files beside this page were not delivered.",
    unknown: (/** @type {string} */ name) => `There is no scenario named “${name}”. “Scenarios” lists them all.`,
  },

  share: {
    title: "Share this run",
    text:
      "Whoever opens the link sees just this run, with all that was done to it. It is all in the address: no server " +
      "stores it.",
    fromFile:
      "This playground is a file, which has no address for others. What stands here goes behind the address of any " +
      "playground on the web, and shows just this run there; or save the run, and send it beside this file.",
    link: "Link",
    copy: "Copy link",
    copied: "The link is on the clipboard.",
    notCopied: "The browser does not let the page use the clipboard. The link is selected: copy it by hand.",
    save: "Save as a file",
    embed: "Embed…",
    embedTip: "This run inside a page of your own",
    export: "Pictures and texts…",
    exportTip: "A picture of this moment or of a span of time, the trace, what has happened in words",
    moment: (/** @type {string} */ time) => `Opens at this moment (${time}) instead of at the start`,
    length: (/** @type {number} */ n) => `${n.toLocaleString("en")} characters`,
    long: (/** @type {number} */ n, /** @type {number} */ safe) =>
      `This link has ${n.toLocaleString("en")} characters, and some chat programs cut links that are longer than ` +
      `${safe.toLocaleString("en")}. Save the run as a file, and send that.`,
    preview: "For a chat or a course system, the same scenario with a title and a picture:",
    qr: "The link as a QR code",
    fingerprint: "Fingerprint of this moment, the same on every machine:",
    noQr: "The link is too long for a QR code.",
  },

  link: {
    trouble: (/** @type {string} */ why) => `Cannot open that: ${sentence(why)}`,
    because: (/** @type {string} */ why) => sentence(`${why.charAt(0).toUpperCase()}${why.slice(1)}`),
    refused: (/** @type {string} */ where) => `The script in the link does not parse. ${sentence(where)}`,
    unchecked: (/** @type {number} */ steps) =>
      "Whether this run comes out as its maker saw it was not checked: that takes more than " +
      `${steps.toLocaleString("en")} steps.`,
    differs: (/** @type {string} */ theirs, /** @type {string} */ ours, /** @type {string | undefined} */ sinceMs) =>
      theirs === ours
        ? "This run does not come out as its maker saw it: the script was changed after it was recorded."
        : `This run was recorded by version ${theirs} of the engine. This is version ${ours}, which replays it ` +
          (sinceMs === undefined
            ? "differently: what you see may not be what its maker saw."
            : `differently. Up to ${sinceMs} ms you see what its maker saw; after that it may be something else.`),
  },
};
