// The data that crosses the bridge, from src/play/show/view. Written by `UPDATE=1 cargo test --lib typescript`.

/** Words by their numbers, which words.js lists. */
export type Numbers<Word extends string> = Uint8Array & { readonly word?: Word };

/** A message of the catalogue with its values; null: nothing is to be said. */
export type Told = { id: string; args: Record<string, ToldValue> } | null;

/** A value in a message. */
export type ToldValue =
  | string
  | number
  | Told
  | { list: ToldValue[]; joined: "and" | "commas" | "spaces" | "bars" | "clauses" };

/** The result of a call that may be refused. */
export type Answer = {
  /** Whether it was done. */
  ok: boolean;
  /** The line that was added to the script; empty if none was. */
  recorded: string;
  /** What happened by it, in sentences. */
  note: Array<Told>;
  /** Why it was not done. */
  refusal?: Refusal;
};

/** The answer to the question why something has not happened. */
export type Answered = {
  /** The answer in a sentence or two. */
  headline: Array<Told>;
  /** The reasons, the most important first. */
  points: Array<Point>;
};

export type AskKind = "yes" | "node" | "nodes" | "entry" | "entries" | "number";

/** A question of a lesson. */
export type AskView = {
  /** Its name. */
  slug: string;
  /** The question in words. */
  text: string;
  /** The moment of asking; `None`: it waits for a fact that has not happened. */
  atMs?: number;
  /** The moment for which it asks; `None`: as above. */
  byMs?: number;
  /** The step right after which it is open; `None`: it was not asked. */
  step?: number;
  /** What it asks for. */
  kind: AskKind;
  /** Whether it was asked and is not answered, up to this instant. */
  open: boolean;
  /** The answer, as the script writes it; `None`: there is none. */
  answer?: string;
  /** The right answer, or all right answers, as an answer is written; `None`: it is not answered, or nobody knows. */
  right?: string;
  /** Whether the answer is right; `None`: it is not answered. */
  verdict?: Mark;
};

/** A condition that was checked. */
export type Asked = {
  /** The condition in words, with its values. */
  text: Told;
  /** Whether it was true. */
  held: boolean;
};

/** A bookmark. */
export type BookmarkMoment = {
  /** Its time. */
  atMs: number;
  /** Its name. */
  name: string;
};

/** One branch of the run. */
export type BranchView = {
  /** Its number, from 1. */
  id: number;
  /** The name that the user gave it, or empty. */
  name: string;
  /** Whether the page shows it. */
  shown: boolean;
  /** The branch that it forked from; `None`: it is the trunk. */
  from?: number;
  /** The time of the fork; 0 for the trunk. */
  forkMs: number;
  /** The last step that both branches have; 0 for the trunk. */
  forkStep: number;
  /** The virtual time up to which it is known. */
  farMs: number;
  /** Its last known step. */
  farStep: number;
  /** The first directive after the fork that the other branch does not have; empty for the trunk. */
  difference: string;
  /** How many more statements of the same moment the branch that it leaves does not have. */
  more: number;
};

/** A rule without which a lesson offers its schedule. */
export type BreakView = {
  /** Its name. */
  rule: string;
  /** What to watch. */
  text: string;
};

/** An entry that a message carries. */
export type Carried = {
  /** Its index. */
  index: number;
  /** Its term. */
  term: number;
  /** The entry in words. */
  text: Told;
  /** What a configuration changes, and its members, in words. `None`: it is another kind of entry. */
  detail?: Told;
};

/** A message, its cause and its effects. */
export type Chain = {
  /** The message. */
  message: Linked;
  /** The facts that made its sender send it, in order. */
  cause: Array<ToldFact>;
  /** The facts that its arrival caused, or its loss. */
  effects: Array<ToldFact>;
  /** The messages that it caused. */
  sent: Array<Linked>;
  /** Whether a reply to it waits for the disk. */
  waits: boolean;
};

/** A named client. */
export type Client = {
  /** Its name. */
  name: string;
  /** Whether it starts operations. */
  running: boolean;
  /** The operation that waits for its answer; `None`: there is none. */
  open?: OpenOperation;
  /** The number of its operations that were answered. */
  ok: number;
  /** The number that failed. */
  failed: number;
  /** The number whose outcome is unknown. */
  unknown: number;
};

/** A client's request in flight to a node, or the answer in flight to the client. */
export type ClientFlight = {
  /** Its name: `a>n1#3` is the third request of client a, `n1>a#3` is the answer. */
  id: string;
  /** The client's name. */
  client: string;
  /** The node at the other end. */
  node: number;
  /** Whether it is a request. */
  request: boolean;
  /**
   * What an answer says: `ok`; `redirect`: another node leads; `refused`: the node knows no leader; `lost`: another
   * entry took the command's place. `None`: it is a request.
   */
  answer?: ClientReply;
  /** The message in one line. */
  text: Told;
  /** When it was sent, in virtual milliseconds. */
  sent: number;
  /** When it arrives or is lost. */
  arrives: number;
};

export type ClientReply = "ok" | "redirect" | "refused" | "lost";

/** Two branches side by side, from the fork on. */
export type Comparison = {
  /** The time at which they part. */
  atMs: number;
  /** The end of the comparison. */
  untilMs: number;
  /** The facts from there on, in the order of time. A fact of both branches is one row. */
  rows: Array<ComparisonRow>;
  /** The number of rows that are left out. */
  leftOut: number;
  /** The number of facts in both branches. */
  both: number;
  /** The number of facts in the first branch only. */
  onlyFirst: number;
  /** The number of facts in the second branch only. */
  onlySecond: number;
};

/** One fact, and its step in each of two branches. */
export type ComparisonRow = {
  /** When it happens. */
  atMs: number;
  /** The fact in words. */
  text: Told;
  /** Its step in the first branch; `None`: it does not happen there. */
  first?: number;
  /** Its step in the second branch; `None`: it does not happen there. */
  second?: number;
};

/** The names that fit in a place of a script. */
export type Completion = {
  /** The column, from 1, at which the word begins that a name would replace. */
  from: number;
  /** The column right behind this word. */
  to: number;
  /** The names. */
  names: Array<CompletionName>;
};

/** A name that fits. */
export type CompletionName = {
  /** The name. */
  text: string;
  /** What it names, in words: `an action`. */
  what: Told;
};

export type ConditionKind = "partition" | "cut" | "rule";

/** The configuration that a node uses: the latest in its log, whether or not it is committed (§6). */
export type Config = {
  /**
   * The node's own membership: `voter`, `incoming` (a voter of C_new only), `outgoing` (of C_old only), `learner` or
   * `none`.
   */
  member: Member;
  /** The voters, by number; in a joint configuration those of C_new. */
  voters: Array<number>;
  /** The voters of C_old; empty unless it is joint. */
  outgoing: Array<number>;
  /** The learners. */
  learners: Array<number>;
  /** The index of its entry; 0: it is the configuration at the start. */
  index: number;
  /** Whether this node knows that it is committed. */
  committed: boolean;
  /** The configuration in words. */
  text: Told;
};

/** Totals since the start. */
export type Counts = { events: number, sent: number, delivered: number, dropped: number;
};

export type DeedKind = "timeout" | "propose" | "crash" | "restart" | "cut" | "wait" | "drop" | "delay" | "snapshot" | "members" | "read";

/** One entry of a log. */
export type Entry = {
  /** Its index. */
  index: number;
  /** Its term. */
  term: number;
  /** The entry in words: the command, `x=1`; `no-op`; or what a configuration changes, `+n6 learns`. */
  text: Told;
  /** What a configuration changes, and its members, in words. `None`: it is another kind of entry. */
  detail?: Told;
  /** Whether it is durable on this node. */
  durable: boolean;
  /**
   * `known`: it is committed and this node knows it; `committed`: it is committed and this node does not know it;
   * `open`: no entry is committed at its index; `replaced`: another entry is committed there and will replace it;
   * `disputed`: another entry was committed there, and because a rule is off or a property is broken, either may
   * stay.
   */
  standing: Standing;
  /** The other entry that is committed at its index; `None`: there is none. */
  rival?: Rival;
};

/** One fact of the run, in words. */
export type EventView = {
  /** Its number in the run, from 1. */
  seq: number;
  /** When it happened. */
  atMs: number;
  /** The step in which it happened. */
  step: number;
  /** The node; `None`: it happened outside the nodes. */
  node?: number;
  /** The kind of fact, as scripts name it. */
  fact: FactKind;
  /** The fact in a sentence. */
  text: Told;
  /** The reason, with the section of the paper; or nothing. */
  why: Told;
  /** The name of its message, or empty. */
  message: string;
  /** 0: traffic (send, deliver); 1: a step of the protocol; 2: a turning point (elections, commits, faults). */
  weight: number;
};

/** An expectation of the script. */
export type Expectation = {
  /** The line of the script, from 1. */
  line: number;
  /** Its text. */
  text: string;
  /** Whether it was true; `None`: it was not checked yet. A bare `expect` is checked at the script's end. */
  held?: boolean;
  /** When it was checked, if it was false. */
  atMs?: number;
  /** What was the case instead, if it was false. */
  found?: Told;
};

/** The bounds of an exhaustive search. */
export type ExploreBounds = {
  /** How many nodes. */
  nodes: number;
  /** How many more a change of members may switch on. */
  spare: number;
  /** How long a message takes, in milliseconds. */
  hopMs: number;
  /** The cluster, as scripts write it. */
  cluster: string;
  /** How often each kind of deed may happen; those that may not, and waits, are left out. */
  deeds: Array<ExploreBudget>;
  /** The most deeds in a run, waits among them. */
  depth: number;
  /** How many waypoints it passes: runs that do not are left out. */
  via: number;
};

/** How often a kind of deed may happen. */
export type ExploreBudget = {
  /** The kind. */
  kind: DeedKind;
  /** How often. */
  count: number;
};

/** A run that was found. */
export type ExploreFound = {
  /** The property that breaks; empty: none does. */
  property: string;
  /** How many deeds it has; of the exhaustive search with its waits. */
  deeds: number;
  /** The run as a script. */
  script: string;
};

/** A moment of the run, and how its futures end. */
export type ExploreMoment = {
  /** The virtual time, in milliseconds. */
  atMs: number;
  /** How many steps the run has made by then. */
  atStep: number;
  /** In how many futures the property breaks, or the expectation fails. */
  ends: number;
  /** How many futures were played. */
  of: number;
};

/** How far a task has come. */
export type ExploreReport = {
  /** Distinct states. */
  states: number;
  /** How often a deed was tried. */
  tried: number;
  /** All runs of so many deeds were tried. */
  depth: number;
  /** Random runs, or schedules that were played to make one short. */
  runs: number;
  /** It has ended. */
  done: boolean;
  /** Everything within the bounds was seen. */
  complete: boolean;
  /** It has reached its limit of states. */
  limit: boolean;
  /** What was found. While a script is made short: the shortest so far. */
  found?: ExploreFound;
  /** No shorter run does it: within the bounds, or over the same deeds. */
  shortest: boolean;
  /** Within which bounds the exhaustive search goes. `None`: the task is another. */
  bounds?: ExploreBounds;
  /** The moments whose futures were played. */
  moments: Array<ExploreMoment>;
  /** When the property breaks in the run itself, or the expectation fails, in milliseconds. */
  lostAtMs?: number;
  /** After how many steps. */
  lostAtStep?: number;
  /** Why the task cannot be carried out. */
  trouble?: Told;
};

/** A task, as the page gives it. Names of rules that do not exist are left out. */
export type ExploreTask = { "kind": "search";
/** The names of the rules that are off. */
off: Array<string>;
/** A property, a landmark or an expectation; empty: what the rule protects, or any property. */
goal: string, } | { "kind": "swarm";
/** The names of the rules that are off. */
off: Array<string>;
/** A property, a landmark or an expectation; empty: any property. */
goal: string;
/** The first seed. */
seed: number;
/** The distance to the next one. */
stride: number, } | { "kind": "shrink";
/** The script. */
script: string, } | { "kind": "fate";
/** The script. */
script: string;
/** Of the failure of the expectation in this line, from 1; 0: of the first violation. */
line: number;
/** The first moment, from 0. */
part: number;
/** The distance to the next one. */
parts: number;
};

export type FactKind = "send" | "deliver" | "drop" | "duplicate" | "timeout" | "become-follower" | "become-candidate" | "leader-elected" | "step-down" | "vote-granted" | "vote-refused" | "append" | "append-refused" | "truncate" | "commit" | "apply" | "persist" | "snapshot-taken" | "snapshot-sent" | "snapshot-installed" | "snapshot-refused" | "propose" | "propose-refused" | "reply" | "delay" | "ignored" | "crash" | "restart" | "pause" | "resume" | "wipe" | "partition" | "heal" | "cut" | "mend" | "rule" | "set" | "skipped" | "violation" | "become-precandidate" | "prevote-granted" | "prevote-refused" | "read" | "read-index" | "read-refused" | "config-change" | "config-refused" | "transfer" | "transfer-aborted" | "quorum-heard" | "lease-over" | "snapshot-part" | "switched-on" | "client-request" | "client-reply" | "client-retry" | "client-outcome" | "client" | "ack-denied" | "snapshot-parts-dropped" | "left-out" | "asked" | "answered" | "goal";

export type Family = "election" | "replication" | "snapshot";

/** A message in flight. It moves evenly from `sent_ms` to `arrives_ms`. */
export type Flight = {
  /** Its name, as actions use it: `n1>n2#4`. */
  id: string;
  /** The sender. */
  from: number;
  /** The receiver. */
  to: number;
  /**
   * `RequestVote`, `RequestVoteReply`, `AppendEntries`, `AppendEntriesReply`, `InstallSnapshot`,
   * `InstallSnapshotReply`.
   */
  kind: MessageKind;
  /** `election`, `replication` or `snapshot`. */
  family: Family;
  /** Whether it is a reply. */
  reply: boolean;
  /** Whether a reply accepts; `None`: it is a request. */
  ok?: boolean;
  /** Whether it is a heartbeat: an AppendEntries without entries. */
  heartbeat: boolean;
  /** The term in the message. */
  term: number;
  /** The entries that it carries. */
  entries: Array<Carried>;
  /** When it was sent. */
  sentMs: number;
  /** When it arrives, or would arrive if it is lost. */
  arrivesMs: number;
  /** When it will be lost; `None`: its loss is not decided. */
  lostMs?: number;
  /**
   * Where on its way it was held back, 0 to 1. It stays there until `held_until_ms`, and then moves evenly. `None`:
   * it was not held back.
   */
  heldPlace?: number;
  /** When it moves again; `None`: it was not held back. */
  heldUntilMs?: number;
  /** Whether it is a copy. */
  copy: boolean;
  /** Whether it has arrived and waits because the receiver is paused. */
  waiting: boolean;
  /** The extra delay by `reorder`; 0: there is none. */
  lateMs: number;
  /** The keys in a chunk of a snapshot, `3..4 of 9`; `None`: it carries no chunk. */
  part?: Told;
  /** The message in one line. */
  summary: Told;
  /** The fields of the RPC, by their names in the paper, and their values in words. */
  fields: Array<[Told, Told]>;
};

/** What the fragment of an address holds. */
export type Fragment = {
  /** What it is. */
  kind: FragmentKind;
  /** The name of a scenario; otherwise empty. */
  name: string;
  /** The text of a script; otherwise empty. */
  text: string;
  /** What is wrong with it. */
  trouble: Told;
};

export type FragmentKind = "nothing" | "name" | "script" | "trouble";

/** A goal of a lesson. */
export type GoalView = {
  /** Its name. */
  slug: string;
  /** The goal in words. */
  text: string;
  /** When it was reached; `None`: it is not reached. */
  metMs?: number;
};

export type Guilt = "" | "contradicts" | "unexplained";

/** A hint for a question or a goal. */
export type HintView = {
  /** The question or the goal. */
  slug: string;
  /** 1: where to look; 2: which rule; 3: what to do. */
  level: number;
  /** The hint. */
  text: string;
};

/** Whether the history of all operations, of clients and of the user, is linearizable. */
export type History = {
  /** `none`: there is no operation; `linearizable`; `violated`; `undecided`: the check would take too many steps. */
  verdict: HistoryVerdict;
  /** The verdict in a sentence. */
  text: Told;
  /** The number of operations. */
  operations: number;
};

export type HistoryVerdict = "none" | "linearizable" | "violated" | "undecided";

/** Changes of nodes, by columns. */
export type Lanes = {
  /** The node's number. */
  node: Uint8Array;
  /** Its term. */
  term: Uint32Array;
  /** Its role. */
  role: Numbers<NodeRole>;
  /** Whether it runs. */
  status: Numbers<NodeStatus>;
  /** 1: it is no member of the configuration that decides. */
  out: Uint8Array;
  /** From when. */
  ms: Float64Array;
  /** From which step. */
  step: Uint32Array;
  /** Whether a node changed more often than is listed: then what it was at the end of each small stretch is. */
  thinned: boolean;
};

/** Messages, by columns. */
export type Legs = {
  /** The sender. */
  from: Uint8Array;
  /** The receiver. */
  to: Uint8Array;
  /** The number in its name. */
  number: Uint32Array;
  /** 1 for the message itself, 2 and more for its copies. */
  copy: Uint8Array;
  /** Its kind. */
  kind: Numbers<MessageKind>;
  /** How many entries it carries, up to 255. */
  entries: Uint8Array;
  /** What it answers, if it is a reply. */
  ok: Numbers<ReplyAnswer>;
  /** Its term. */
  term: Uint32Array;
  /** The term of the last entry that it carries, or of the snapshot's; 0: it carries none. */
  carries: Uint32Array;
  /** What became of it. */
  fate: Numbers<MessageEnd>;
  /** Of one that was lost: how far it had come, in 255ths of its way. */
  place: Uint8Array;
  /** When it left. */
  sentMs: Float64Array;
  /** When it came to its receiver, or was lost. In flight: when it will come, if nothing happens to it. */
  cameMs: Float64Array;
  /** When it ended: later than it came, where it waited at a paused node. In flight: as `came_ms`. */
  endedMs: Float64Array;
  /** In which step it left. */
  sentStep: Uint32Array;
  /** In which step it ended; in flight: one after the last that is known. */
  endedStep: Uint32Array;
};

/** The lesson of a script. */
export type LessonView = {
  /** Its name. */
  slug: string;
  /** The questions, in the order of the script. */
  asks: Array<AskView>;
  /** The goals, in the order of the script. */
  goals: Array<GoalView>;
  /** How few deeds the author needs; `None`: the script does not say. */
  par?: number;
  /** The names of the deeds that the lesson offers; empty: all. */
  allow: Array<string>;
  /** The hints, in the order of the script. */
  hints: Array<HintView>;
  /** The rules without which the lesson offers its schedule, in the order of the script. */
  breaks: Array<BreakView>;
};

/**
 * The state of each statement that is executed or checked at some time. The lists hold line numbers from 1, in order;
 * each statement is in one list. They hold numbers only, because a script may have 2,000 statements and a view is made
 * every frame.
 */
export type Lines = {
  /** Statements that were executed. */
  done: Array<number>;
  /** Expectations that were true. */
  held: Array<number>;
  /** Expectations that were false. */
  failed: Array<number>;
  /** Actions that had no effect. */
  skipped: Array<Skipped>;
  /** Triggers that have not fired, or whose delay has not passed. */
  waiting: Array<Waiting>;
  /** Statements whose time has not come. */
  open: Array<number>;
  /** The line that was executed last. */
  last?: number;
  /** The next line of those with a known time. */
  next?: number;
};

/** A link that is cut or has a quality of its own. */
export type Link = {
  /** The sender. */
  from: number;
  /** The receiver. */
  to: number;
  /** Whether it is cut. */
  cut: boolean;
  /** Its quality in words, or empty. */
  quality: Told;
};

/** A message of a chain. */
export type Linked = {
  /** Its name. */
  id: string;
  /** Its kind. */
  kind: MessageKind;
  /** The message in one line. */
  summary: Told;
  /** `in-flight`, `arrived` or `lost`, as far as the branch is known. */
  fate: MessageFate;
  /** When it was sent. */
  sentMs: number;
  /** The step in which it was sent. */
  sentStep: number;
  /** When it arrived or was lost; `None`: it is in flight. */
  endedMs?: number;
  /** The step in which it arrived or was lost; `None`: it is in flight. */
  endedStep?: number;
};

export type Mark = "right" | "wrong" | "unsure";

/** Turning points, by columns. */
export type Marks = {
  /** What happened. */
  fact: Numbers<FactKind>;
  /** Where: the node's number; 0: in the world between the nodes. */
  node: Uint8Array;
  /** When. */
  ms: Float64Array;
  /** In which step. */
  step: Uint32Array;
};

export type Member = "voter" | "incoming" | "outgoing" | "learner" | "none";

/** One message, in flight or past, and what is known of it. */
export type Message = {
  /** The message as it was right after it had left. */
  flight: Flight;
  /** `in-flight` as far as is known, `arrived`, or `lost`. */
  fate: MessageFate;
  /** Why it was lost, in words; or empty. */
  why: Told;
  /** In which step it left. */
  sentStep: number;
  /** When it ended; `None`: it has not. */
  endedMs?: number;
  /** In which step it ended; `None`: it has not. */
  endedStep?: number;
  /** How long it waited at a paused node. */
  waitedMs: number;
  /** The message whose arrival led to it. */
  cause?: Other;
  /** Without such a message: what led to it, in words; or empty. */
  because: Told;
  /** What its arrival led to. */
  effects: Array<Other>;
};

export type MessageEnd = "in-flight" | "arrived" | "loss" | "cut" | "dropped" | "down";

export type MessageFate = "in-flight" | "arrived" | "lost";

export type MessageKind = "RequestVote" | "RequestVoteReply" | "AppendEntries" | "AppendEntriesReply" | "InstallSnapshot" | "InstallSnapshotReply" | "PreVote" | "PreVoteReply" | "TimeoutNow";

/** The mistakes of a script. */
export type Mistakes = {
  /** The first ones, in the order of the text; empty if the script is right. */
  listed: Array<Refusal>;
  /** How many more there are. */
  more: number;
};

export type NodeRole = "follower" | "precandidate" | "candidate" | "leader";

export type NodeStatus = "up" | "paused" | "crashed";

/** One node. */
export type NodeView = {
  /** Its number: 1 to 25. */
  id: number;
  /** Its name: `n1`. */
  name: string;
  /** `up`, `paused` or `crashed`. The other fields of a crashed node show its disk. */
  status: NodeStatus;
  /** `follower`, `precandidate`, `candidate` or `leader`. */
  role: NodeRole;
  /** currentTerm. */
  term: number;
  /** votedFor in that term; `None`: it has not voted. */
  votedFor?: number;
  /** The leader that it knows; `None`: it knows none. */
  leader?: number;
  /** A candidate's votes: the answer of each voter. Empty for other roles. */
  votes: Array<Vote>;
  /** The election timer; `None`: it does not run. */
  election?: Timer;
  /** The heartbeat timer; `None`: it does not run. */
  heartbeat?: Timer;
  /** commitIndex. */
  commit: number;
  /** lastApplied. */
  applied: number;
  /** The first index that the log still holds. */
  firstIndex: number;
  /** The last index of the log. */
  lastIndex: number;
  /** lastIncludedIndex of the snapshot; 0: there is no snapshot. */
  snapshotIndex: number;
  /** lastIncludedTerm of the snapshot; 0: there is no snapshot. */
  snapshotTerm: number;
  /** The entries of the log, oldest first; at most the last 200. */
  log: Array<Entry>;
  /** The state machine: keys and their values. Empty for a crashed node. */
  kv: Array<[string, string]>;
  /** What a leader knows about each follower. Empty for other roles. */
  progress: Array<Progress>;
  /** The highest index that is durable on this node's disk. */
  durableIndex: number;
  /** The number of writes that are not durable yet. */
  writesPending: number;
  /** The number of messages that wait because the node is paused. */
  waiting: number;
  /** The rate of its clock; 1: the rate of virtual time. */
  clockRate: number;
  /** The duration of a write to its disk in milliseconds, `40..60`; `None`: that of the cluster. */
  diskTime?: string;
  /** The seed of its election timeouts; `None`: that of the run. */
  timerSeed?: number;
  /** Whether the disk of a crashed node holds a torn write. */
  torn: boolean;
  /** The configuration that it uses (§6). */
  config: Config;
  /** Its membership in the configuration in force, which may not be the one that it uses. */
  counted: Member;
  /** Whether it campaigns when its election timer fires. False for a crashed node. */
  stands: boolean;
  /**
   * The lease timer: a follower protects its leader until it fires, and a leader then checks its quorum. `None`: it
   * does not run.
   */
  lease?: Timer;
  /** The leader that it protects from candidates; `None`: it protects none. */
  protects?: number;
  /** The configuration that a leader has to reach, until its entry is in the log (§6). `None`: there is none. */
  wanted?: Wanted;
  /** The target of a leadership transfer; `None`: there is no transfer. */
  transferTo?: number;
  /** The number of reads that wait at a leader for a quorum or for the first commit of its term. */
  readsWaiting: number;
  /** The partial snapshot, if one is being received. */
  receiving?: Receiving;
};

/** An operation that waits for its answer. */
export type OpenOperation = {
  /** Its place in the history of all operations, from 0. */
  op: number;
  /** Its number among the operations of its client, from 1. */
  number: number;
  /** The command, as a script writes it. */
  text: string;
  /** The node that got the request. */
  node: number;
  /** The attempt, from 1. */
  attempt: number;
  /** When the operation started, in virtual milliseconds. */
  since: number;
};

/** An operation of a client, or of somebody's hand. */
export type Operation = {
  /** Its place in the history of all operations, from 0. */
  id: number;
  /** The client's name; `None`: it was made by hand. */
  client?: string;
  /** Its number among those of its client, or those made by hand, from 1. */
  number: number;
  /** The command, as a script writes it. */
  text: string;
  /** The node that was asked last, or that answered. */
  node: number;
  /** When it began, in virtual milliseconds. */
  from: number;
  /** When it was over; `None`: it is open. */
  to?: number;
  /** In which step it began. */
  fromStep: number;
  /** In which step it was over. */
  toStep?: number;
  /** `open`, `ok`, `failed` or `unknown`, as far as the branch is known. */
  outcome: OperationOutcome;
  /** What the state machine answered, in words; or empty. */
  answer: Told;
  /**
   * What a broken property says of it, as far as the branch is known: `unexplained` (no order explains its answer,
   * or it was done twice), `contradicts` (an answer that no order explains); or empty.
   */
  guilt: Guilt;
};

export type OperationOutcome = "open" | "ok" | "failed" | "unknown";

/** Another message that a message has to do with. */
export type Other = {
  /** Its name. */
  id: string;
  /** Its kind. */
  kind: MessageKind;
  /** Whether it is an AppendEntries without entries. */
  heartbeat: boolean;
  /** Of a reply: whether it says yes. */
  ok?: boolean;
};

/** A statement of the script that has a time. */
export type Planned = {
  /** When. */
  ms: number;
  /** After which step; of what is not known yet: the last that is. */
  step: number;
  /** What; of a bookmark, its name. */
  text: string;
};

/** One reason of an answer. */
export type Point = {
  /** The reason in sentences. */
  text: Array<Told>;
  /** The sections and figures in the text. */
  sections: Array<Told>;
  /** The names of the messages in flight that it refers to. */
  messages: Array<string>;
};

/** What a leader knows about a follower. */
export type Progress = {
  /** The follower. */
  id: number;
  /** nextIndex. */
  next: number;
  /** matchIndex. */
  matched: number;
  /** `probe`, `replicate` or `snapshot`. */
  state: ReplicationState;
  /** The number of AppendEntries in flight. */
  inFlight: number;
  /** The number of keys of the snapshot that the follower has; 0: no snapshot is being sent. */
  offset: number;
  /** The number of keys of the snapshot; 0: no snapshot is being sent. */
  size: number;
};

export type Property = "election-safety" | "leader-append-only" | "log-matching" | "leader-completeness" | "state-machine-safety" | "vote-once" | "term-monotonic" | "commit-monotonic" | "committed-on-quorum" | "state-order" | "config-overlap" | "linearizability" | "exactly-once";

export type ReadMode = "index" | "lease" | "log" | "local";

/** The reason for an event: the rule, its conditions and its values. */
export type Reason = {
  /** The rule in the paper that decided, `Figure 2, RequestVote 2`; or empty. */
  guard: Told;
  /** The paper's sentence, or empty. */
  sentence: Told;
  /** The names of the rules that switch it off or weaken it. */
  rules: Array<Rule>;
  /** The sections and figures, `§5.4.1`. */
  sections: Array<Told>;
  /** The conditions that were checked. */
  asked: Array<Asked>;
  /** The values that were compared at that moment, by their names in the paper. */
  values: Array<[Told, Told]>;
};

/** A snapshot that is being received in chunks (Figure 13). */
export type Receiving = {
  /** lastIncludedIndex. */
  index: number;
  /** The number of keys that were received. */
  received: number;
  /** The number of keys of the snapshot. */
  size: number;
};

/** One mistake in a script. */
export type Refusal = {
  /** The line, from 1. */
  line: number;
  /** The column, from 1, in characters. */
  column: number;
  /** The whole sentence. */
  message: Told;
  /** What stands there. */
  found: Told;
  /** What could stand there. */
  expected: Told;
};

export type ReplicationState = "probe" | "replicate" | "snapshot";

export type ReplyAnswer = "no" | "yes" | "request";

export type RequestStatus = "pending" | "done" | "unequal" | "lost" | "never";

/** Clients' commands, by columns. */
export type Requests = {
  /** The node that took it. */
  node: Uint8Array;
  /** Where in the log it stands. */
  index: Uint32Array;
  /** What the client learnt. */
  reply: Numbers<RequestStatus>;
  /** When it was taken. */
  takenMs: Float64Array;
  /** When its client was answered; while it waits, as far as is known. */
  answeredMs: Float64Array;
  /** In which step it was taken. */
  takenStep: Uint32Array;
  /** In which step its client was answered; while it waits, the last that is known. */
  answeredStep: Uint32Array;
};

/** The entry that is committed at an index where a log has another one. */
export type Rival = {
  /** Its term. */
  term: number;
  /** The entry in words. */
  text: Told;
};

/** The configuration in force: that of the leader, or without a leader the last one that was committed. */
export type Roster = {
  /** The leader; `None`: there is none. */
  leader?: number;
  /** The index of its entry; 0: it is the configuration at the start. */
  index: number;
  /** The voters, by number; in a joint configuration those of C_new. */
  voters: Array<number>;
  /** The voters of C_old; empty unless it is joint. */
  outgoing: Array<number>;
  /** The learners. */
  learners: Array<number>;
  /** The configuration in words. */
  text: Told;
};

export type Rule = "commit-own-term" | "up-to-date-check" | "compare-last-term" | "vote-once" | "persist-vote" | "persist-term" | "keep-vote" | "ignore-old-votes" | "truncate-on-conflict-only" | "log-matching" | "ack-what-was-sent" | "commit-min" | "durable-before-reply" | "majority" | "ignore-old-acks" | "step-down" | "reject-stale-snapshot" | "match-monotonic" | "random-timeouts" | "noop-before-read" | "read-quorum" | "joint" | "own-term-before-config" | "dedupe";

/** A rule of Raft. */
export type RuleView = {
  /** Its name in scripts. */
  name: Rule;
  /** What it demands, and the section. */
  sentence: Told;
  /** Whether a property breaks in some run without it; otherwise only progress suffers. */
  safety: boolean;
  /** Whether it is on. */
  on: boolean;
};

/** The settings as they are now, by their keys in scripts. Times in milliseconds, probabilities in percent. */
export type Settings = {
  /** How many voters there are. */
  nodes: number;
  /** The seed: every random draw is keyed by it. */
  seed: number;
  /** The range from which every election timeout is drawn (§5.2). */
  election: Span;
  /** The time between two heartbeats of a leader. */
  heartbeat: number;
  /** How long a message travels. */
  latency: Span;
  /** How likely a message is lost. */
  loss: number;
  /** How likely a message arrives twice. */
  duplicate: number;
  /** How long a write takes until it is durable. */
  disk: Span;
  /** After how many applied entries a node takes a snapshot by itself (§7). */
  snapshot: number;
  /** Whether a new leader appends a blank entry (§8). */
  noop: boolean;
  /** How many AppendEntries with entries may be in flight to one follower. */
  window: number;
  /** How likely a message is late, so that later ones overtake it. */
  reorder: number;
  /** How much later such a message arrives, in addition to its latency. */
  late: Span;
  /** How many keys of a snapshot one InstallSnapshot carries (Figure 13); 0: all of them. */
  chunk: number;
  /** Whether a node asks for pre-votes before it becomes candidate (thesis 9.6). */
  prevote: boolean;
  /** Whether a leader without a quorum steps down, and nodes with a leader refuse votes (thesis 6.2, 4.2.3). */
  checkquorum: boolean;
  /** How reads are served (thesis 6.4). */
  reads: ReadMode;
  /** How many entries one AppendEntries carries at most. */
  batch: number;
  /** How many bytes of uncommitted commands a leader accepts; 0: any number. */
  uncommitted: number;
  /** How many servers the script may name in addition to those of the start and of its `members`. */
  spare: number;
};

/** An action that had no effect. */
export type Skipped = {
  /** The line of the script, from 1. */
  line: number;
  /** When it was skipped. */
  atMs: number;
  /** The action, and why it had no effect. */
  why: Told;
};

/** A range of times, in milliseconds. */
export type Span = {
  /** The shortest. */
  min: number;
  /** The longest. */
  max: number;
};

/** Something that all nodes have to live with for a while. */
export type Spell = {
  /** What it is. */
  kind: ConditionKind;
  /** In a few words: `n1 n2 | n3 n4 n5`, `n1>n2, n3-n4`, `vote-once`. */
  label: string;
  /** The groups of a partition, by node number. */
  groups: Array<Array<number>>;
  /** The links that are cut, one way each: sender and receiver. */
  cuts: Array<[number, number]>;
  /** From when; of what began before the window, some moment up to the window. */
  fromMs: number;
  /** From which step, likewise. */
  fromStep: number;
  /** Until when; `None`: it goes on beyond the window, or as far as is known. */
  toMs?: number;
  /** Until which step. */
  toStep?: number;
};

export type Standing = "known" | "committed" | "open" | "replaced" | "disputed";

/** What there is to draw of a window of the branch that is shown: all that overlaps it. */
export type Timeline = {
  /** What the nodes were, from change to change, by node and then in order. */
  lanes: Lanes;
  /** Messages, in the order in which they were sent. */
  legs: Legs;
  /** How many more messages overlap the window than `legs` holds. */
  legsLeftOut: number;
  /** Turning points, in order. What clients asked and were told is in `requests`. */
  marks: Marks;
  /** How many more turning points and requests lie in the window than are listed. */
  marksLeftOut: number;
  /** Clients' commands, in the order in which they were taken. */
  requests: Requests;
  /** What was asked from outside, in the order in which it began; at most 2,000. */
  operations: Array<Operation>;
  /** The clients that have asked for something on the branch, by name, in the order in which they began. */
  askers: Array<string>;
  /** Cuts, partitions, and rules that are switched off, in the order in which they began; at most 200. */
  spells: Array<Spell>;
  /** The script's bookmarks that lie in the window; by step, as far as the run is known. */
  bookmarks: Array<Planned>;
  /** What the script does after all that is known; at most 200. */
  planned: Array<Planned>;
  /** How far the branch is known, in virtual time. */
  farMs: number;
  /** How far the branch is known: its last step. */
  farStep: number;
};

/** A running timer. */
export type Timer = {
  /** When it was started. */
  startedMs: number;
  /** When it fires, unless it is restarted. */
  firesMs: number;
  /** When it would fire with the longest timeout: the full ring. */
  longestMs: number;
};

/** A fact of a chain. */
export type ToldFact = {
  /** The fact in a sentence. */
  text: Told;
  /** The reason, or empty. */
  why: Told;
  /** When it happened. */
  atMs: number;
  /** The step in which it happened. */
  step: number;
  /** The node; `None`: it happened outside the nodes. */
  node?: number;
  /** The name of the message that arrived; empty for other facts. */
  message: string;
};

/** One instant of a run. */
export type View = {
  /** Rises with every change, except a change of the time alone. */
  revision: number;
  /** The virtual time of this instant. */
  nowMs: number;
  /** The number of steps so far: the place of this instant in the run. */
  step: number;
  /** The virtual time up to which the branch is known. */
  farMs: number;
  /** The last known step of the branch. */
  farStep: number;
  /** The branches of the run, the trunk first. */
  branches: Array<BranchView>;
  /** The script's title, or empty. */
  title: string;
  /** The script's description, or empty. */
  about: string;
  /** The text of the last `say`, or empty. */
  say: string;
  /** How many texts of `say` have appeared. */
  says: number;
  /** How many the script has. */
  saysInAll: number;
  /** The time of the next event; `None`: there is none. */
  nextEventMs?: number;
  /** The time in the script's `until`; `None`: it has none. */
  untilMs?: number;
  /** When a headless run of the script ends: `until`, or else 2,000 ms after its last timed statement. */
  endMs: number;
  /** Whether this instant is the script's `until`, so that its bare `expect` lines have been checked. */
  atEnd: boolean;
  /** The current settings. */
  settings: Settings;
  /** Warnings about settings with which no leader can stay, a sentence each. */
  warnings: Array<Told>;
  /** The nodes, by number. */
  nodes: Array<NodeView>;
  /** The configuration in force. */
  roster: Roster;
  /** The messages in flight, oldest first; at most the last 400. */
  flights: Array<Flight>;
  /** The number of older messages in flight that `flights` leaves out. */
  flightsLeftOut: number;
  /** Links that are cut or have a quality of their own. One-way. */
  links: Array<Link>;
  /** The groups of the current partition, by node number; empty: there is no partition. */
  groups: Array<Array<number>>;
  /** The highest index that is committed, whether or not a node knows it. 0: none. */
  committed: number;
  /** The term of the entry at this index; 0: none. */
  committedTerm: number;
  /** The rules that are off, and at the start those that the script switches off at 0 ms. */
  rulesOff: Array<RuleView>;
  /** All rules. */
  rules: Array<RuleView>;
  /** The violations so far, in the order of time. */
  violations: Array<Violation>;
  /** The latest events, oldest first: the last 150 of weight 1 and 2, and the last 60 of weight 0. */
  events: Array<EventView>;
  /** The last step in sentences, for the live region. */
  sentence: Array<Told>;
  /** The limit that the run has reached, in words; nothing: it can go on. */
  stopped: Told;
  /** The bookmarks of the script, in the order of time. */
  bookmarks: Array<BookmarkMoment>;
  /** The expectations of the script, in the order of the lines. */
  expects: Array<Expectation>;
  /** The state of the script's statements. */
  lines: Lines;
  /** The lesson, with its questions and goals; `None`: the script is no lesson. */
  lesson?: LessonView;
  /** Totals since the start. */
  counts: Counts;
  /** The clients, in the order in which they started. */
  clients: Array<Client>;
  /** Messages between clients and nodes that are in flight, oldest first; at most 400. */
  clientFlights: Array<ClientFlight>;
  /** Whether the history of operations is linearizable. */
  history: History;
};

/** A violation of a property, and the evidence. */
export type Violation = {
  /** Its name in scripts. */
  property: Property;
  /** The property in a sentence. */
  sentence: Told;
  /** When it was detected. */
  atMs: number;
  /** The evidence in words. */
  detail: Told;
  /** The nodes that are involved. */
  nodes: Array<number>;
  /** The index that is involved; 0: none. */
  index: number;
  /** The term that is involved; 0: none. */
  term: number;
};

/** One voter's answer to a candidate. */
export type Vote = {
  /** The voter. */
  from: number;
  /** `yes`, `no` or `pending`. */
  answer: VoteAnswer;
};

export type VoteAnswer = "yes" | "no" | "pending";

/** A trigger that waits. */
export type Waiting = {
  /** The line of the script, from 1. */
  line: number;
  /** How often its fact has happened. */
  seen: number;
  /** The occurrence at which it fires, from 1. */
  count: number;
  /** When its directive is executed; `None`: it has not fired. */
  dueMs?: number;
};

/** The configuration that a leader has to reach. */
export type Wanted = {
  /** The voters, by number. */
  voters: Array<number>;
  /** The learners. */
  learners: Array<number>;
  /** The configuration in words. */
  text: Told;
};
