// @ts-check
/**
 * Every word of the page, in one table. A translation is another file like this one. What happens in the run is told
 * by the simulation itself.
 * @import { MessageEnd, NodeRole, NodeStatus, ReplyAnswer, RequestStatus } from "../core/view.js"
 * @import { Other, Refusal, Standing } from "../core/view.js"
 */
import { sentence, span, times } from "../core/format.js";

const plural = (/** @type {number} */ n, /** @type {string} */ one, /** @type {string} */ many) =>
  `${n.toLocaleString("en")} ${n === 1 ? one : many}`;
/** `line 5`, or `lines 2, 3 and 7`. @param {number[]} numbers */
const lines = (numbers) => {
  const last = numbers.at(-1);
  return numbers.length > 1 ? `lines ${numbers.slice(0, -1).join(", ")} and ${last}` : `line ${last}`;
};

export const t = {
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

  /** @type {Record<NodeRole, string>} */
  role: { follower: "follower", precandidate: "pre-candidate", candidate: "candidate", leader: "leader" },
  /** What a node is in its configuration, where it is not just one of the voters. */
  member: {
    learner: "learner",
    none: "no member",
    old: "old",
    new: "new",
    both: "old + new",
    voter: "a voter",
    /** What the configuration that decides has a node for. */
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

  /** The line above a page that shows less than everything. */
  strip: {
    label: "This run",
    open: "Open in playground",
    opens: "Opens this run, as it stands now, in the whole playground",
    present: "Present",
    presentTip: "For a hall: large, without the tools; Page Up and Page Down go from bookmark to bookmark",
    leave: "Leave the presentation",
    at: (/** @type {number} */ n, /** @type {number} */ of, /** @type {string} */ name) => `${n} of ${of}: ${name}`,
  },

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

  /** At the top, for somebody who has come by a link. */
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
    /** Where an entry stands, as a cell tells it. @type {Record<Standing, string>} */
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

  client: {
    title: "Client",
    verb: "Command",
    verbs: { set: "set", del: "del", add: "add", cas: "cas" },
    key: "key",
    value: "value",
    old: "old value",
    by: "number",
    at: "at",
    node: "Node",
    leader: (/** @type {string} */ name) => (name ? `leader (${name})` : "leader (none)"),
    send: "Propose",
    noLeader: "Nobody leads just now. Choose a node, or wait for the election.",
    needKey: "A key is needed, such as x.",
    needValue: (/** @type {string} */ field) => `A ${field} is needed.`,
    needNumber: "add needs a whole number, such as 1 or -2.",
  },

  clients: {
    title: "Clients",
    button: "Clients…",
    about:
      "A client begins an operation every so many milliseconds, asks again where no answer comes, and follows to the " +
      "leader. $n is the operation's number.",
    list: "The clients of this run",
    name: "Name",
    every: "Every, ms",
    command: "Command",
    begin: "Begin",
    stop: (/** @type {string} */ name) => `Stop ${name}`,
    stopped: "stopped",
    open: (/** @type {string} */ text) => `asks “${text}”`,
    fares: (/** @type {number} */ ok, /** @type {number} */ failed, /** @type {number} */ unknown) =>
      `${ok} ok, ${failed} failed, ${unknown} unknown`,
    label: (/** @type {string} */ name, /** @type {string} */ open, /** @type {string} */ fares) =>
      `Client ${name}, ${open ? `${open}, ` : ""}${fares}`,
    needName: "A name of 1 to 16 letters, digits, _ and - is needed.",
    needEvery: "A number of milliseconds above 0 is needed.",
    needCommand: "A command is needed: set KEY VALUE, add KEY N, cas KEY OLD NEW, del KEY or get KEY.",
  },

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

  side: {
    label: "Tools",
    inspect: "Inspect",
    network: "Network",
    dials: "Dials",
    script: "Script",
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
    /** @type {{[key in import("../core/types.js").DialKey]?: string}} */
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
      /** @type {import("../core/view.js").BranchView} */ branch,
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

  banner: {
    title: (/** @type {string} */ property) => `Broken: ${property}`,
    at: (/** @type {string} */ time) => `at ${time}`,
    more: (/** @type {number} */ n) => `${plural(n, "more property was", "more properties were")} broken before.`,
    failed: "An expectation failed.",
    /** @param {import("../core/view.js").Expectation} it @param {string} time */
    expected: (it, time) => `Expected: ${it.text} at ${time} (line ${it.line}). Found: ${it.found}.`,
    alsoFailed: (/** @type {number[]} */ numbers) => `Failed as well: ${lines(numbers)}.`,
    end: "The script ends here.",
    endLabel: "The end of the script",
    /** What has become of the script's statements. @param {import("../core/view.js").View} view */
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
    /** A run to which nothing was done stands where it stood. */
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

  live: { fresh: (/** @type {number} */ n) => `A new run with ${plural(n, "node", "nodes")}.` },

  refusalAt: (/** @type {Refusal} */ r) => `Line ${r.line}, column ${r.column}: ${r.message}`,

  tabs: { label: "Views", cluster: "Cluster", logs: "Logs", more: "More" },

  propose: { title: "Propose a command" },

  members: {
    title: "Members",
    text:
      "Voters make the majorities; a learner gets the log and has no vote. The leader is told the goal, and gets " +
      "there " +
      "in steps, each committed before the next (§6).",
    now: (/** @type {string} */ name, /** @type {string} */ text, /** @type {boolean} */ leads) =>
      `Now, as ${name}${leads ? ", the leader," : ""} has it: ${text}.`,
    server: "Server",
    /** What somebody wants a server to be. */
    parts: { voter: "votes", learner: "learns", out: "is out" },
    add: "Add a server",
    plan: "What will happen",
    send: "Change members",
    nobody: "At least one server has to vote.",
    pending: "A change is not committed yet: until then another one is refused.",
    switchOn: (/** @type {string} */ names) => `Switched on with an empty disk: ${names}.`,
    learnFirst: (/** @type {string} */ names) => `Learns first, until it has all that is committed: ${names}.`,
    byJoint: (/** @type {string} */ needs, /** @type {string} */ old, /** @type {string} */ fresh) =>
      "More than one voter differs, so it goes by way of the joint configuration: until that is committed and left, " +
      `a decision takes two majorities, ${needs} (old: ${old}; new: ${fresh}).`,
    direct: (/** @type {number} */ n) =>
      n === 1
        ? "One voter differs: the new configuration follows directly, because any two majorities share a node."
        : "The new configuration follows directly, as the rule “joint” is off: two majorities may share no node.",
    /** What a removed server does that runs: Raft does not make sure that it hears of its removal. */
    removed: (/** @type {string} */ names, /** @type {boolean} */ many) =>
      many
        ? `Nothing makes sure that ${names} hear that their removal is committed, and no leader sends them ` +
          "heartbeats any more. A server that does not hear it stands when its election timer fires, again and " +
          "again, " +
          "and a leader that hears of its higher term steps down (§6)."
        : `Nothing makes sure that ${names} hears that its removal is committed, and no leader sends it heartbeats ` +
          "any more. If it does not hear it, it stands when its election timer fires, again and again, and a leader " +
          "that hears of its higher term steps down (§6).",
    remedy:
      "The remedy: with checkquorum, a server that hears from a leader disregards such candidates, and the leader " +
      "leads on (thesis 4.2.3). With prevote, it denies them its pre-vote, and no new term begins (thesis 9.6).",
    remedies: { checkquorum: "Switch checkquorum on", prevote: "Switch prevote on" },
    remedied: {
      checkquorum: (/** @type {string} */ names) =>
        `Nothing makes sure that ${names} will hear that the removal is committed. But checkquorum is on: a ` +
        `server that hears from a ` +
        "leader disregards candidates, and the leader leads on (thesis 4.2.3).",
      prevote: (/** @type {string} */ names) =>
        `Nothing makes sure that ${names} will hear that the removal is committed. But prevote is on: a server ` +
        `that hears from a ` +
        "leader grants no pre-vote, and no new term begins (thesis 9.6).",
    },
    sameVoters: "The voters stay as they are.",
    leaderLeaves: (/** @type {string} */ name) => `${name} leads until the change is committed, and then steps down.`,
    goal: (/** @type {string} */ name, /** @type {string} */ text) => `${name} is bringing about: ${text}.`,
    joint: (/** @type {number} */ index, /** @type {boolean} */ committed, /** @type {string} */ needs) =>
      committed
        ? `The joint configuration (entry ${index}) is committed, and will be left.`
        : `Step: joint. Entry ${index} waits for two majorities, ${needs}.`,
    jointHas: (/** @type {string} */ name, /** @type {string} */ has) => `${name} knows it to be on ${has}.`,
    uncommitted: (/** @type {number} */ index, /** @type {string} */ text) =>
      `Step: entry ${index} (${text}) is in use, and waits to be committed.`,
    learning: (/** @type {string} */ behind) => `Step: newcomers learn. ${behind}.`,
    behind: (/** @type {string} */ name, /** @type {number} */ has, /** @type {number} */ of) =>
      `${name} has ${has} of ${of}`,
    configuration: "configuration",
    configured: (/** @type {string} */ text, /** @type {number} */ index, /** @type {boolean} */ committed) =>
      index
        ? `${text} (entry ${index}, ${committed ? "committed" : "not known to be committed"})`
        : `${text} (the first one)`,
    member: "it is there",
    counted: (/** @type {number | undefined} */ leader, /** @type {number} */ index) =>
      leader === undefined ? `by entry ${index}, committed` : `for n${leader}, the leader`,
    /** @type {Record<import("../core/view.js").Member, string>} */
    as: {
      voter: "a voter",
      incoming: "a voter of the new one only",
      outgoing: "a voter of the old one only",
      learner: "a learner",
      none: "no member",
    },
    wanted: "is bringing about",
    change: "change under way",
  },

  handOver: {
    title: "Hand over to…",
    text:
      "The leader takes nothing new, brings its successor up to date, and tells it to stand at once (thesis 3.10). " +
      "After an election timeout it gives up.",
    alone: "No other node votes.",
    to: "hands over to",
  },

  read: {
    title: "Read a key",
    send: "Read",
    how: {
      index: (/** @type {string} */ majority) =>
        `The leader asks ${majority} whether it still leads, and then answers (reads=index).`,
      lease: (/** @type {string} */ majority) =>
        `The leader answers at once, if ${majority} answered it lately (reads=lease).`,
      log: () => "The read goes through the log, as a command does (reads=log).",
      local: () => "The node that is asked answers from what it has, be it old (reads=local).",
    },
    majority: "a majority",
    majorities: (/** @type {string} */ needs) => `both majorities (${needs})`,
    waiting: "reads waiting",
    lease: "lease",
    leaseFor: (/** @type {string} */ left) => `runs out in ${left}`,
    protects: "helps nobody to depose",
    receiving: "snapshot arriving",
    received: (/** @type {number} */ index, /** @type {number} */ has, /** @type {number} */ of) =>
      `up to entry ${index}: ${has} of ${of} keys`,
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
