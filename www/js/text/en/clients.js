// @ts-check
/** Commands and reads of clients, and changes of the members and of the leader. */
export const clients = {
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

  propose: { title: "Propose a command" },

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

  members: {
    title: "Members",
    text:
      "Voters make the majorities; a learner gets the log and has no vote. The leader is told the goal, and gets " +
      "there " +
      "in steps, each committed before the next (§6).",
    now: (/** @type {string} */ name, /** @type {string} */ text, /** @type {boolean} */ leads) =>
      `Now, as ${name}${leads ? ", the leader," : ""} has it: ${text}.`,
    server: "Server",
    /** The choices for a server. */
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
    /** What a removed server does while it runs: Raft does not ensure that it learns of its removal. */
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
    /** @type {Record<import("../../core/view.js").Member, string>} */
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
};
