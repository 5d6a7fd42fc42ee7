// The data that crosses the bridge, from src/play/show/view. Written by `UPDATE=1 cargo test --lib typescript`.

/** Words by their numbers, which words.js lists. */
export type Numbers<Word extends string> = Uint8Array & { readonly word?: Word };

/** The result of a call that may be refused. */
export type Answer = {
  /** Whether it was done. */
  ok: boolean;
  /** The line that was added to the script; empty if none was. */
  recorded: string;
  /** A remark on what was done; empty if there is none. */
  note: string;
  /** Why it was not done. */
  refusal?: Refusal;
};

/** An answer to a question: why something has not happened. */
export type Answered = {
  /** The answer in a sentence. */
  headline: string;
  /** What it rests on, the most important first. */
  points: Array<Point>;
};

/** A condition. */
export type Asked = {
  /** In words, with its values. */
  text: string;
  /** Whether it was so. */
  held: boolean;
};

/** A named moment. */
export type BookmarkMoment = {
  /** When. */
  atMs: number;
  /** Its name. */
  name: string;
};

/** A course of the run that was taken, or left. */
export type BranchView = {
  /** Its number, from 1. */
  id: number;
  /** What somebody called it, or empty. */
  name: string;
  /** Whether it is the one that is shown. */
  shown: boolean;
  /** The branch that it left; `None`: it is the trunk. */
  from?: number;
  /** When it left it. */
  forkMs: number;
  /** The last step that both have. */
  forkStep: number;
  /** How far it is known, in virtual time. */
  farMs: number;
  /** How far it is known: its last step. */
  farStep: number;
  /** What makes it another one: the first statement that was done by hand after the fork; empty for the trunk. */
  difference: string;
};

/** One entry of a message. */
export type Carried = {
  /** Its index. */
  index: number;
  /** Its term. */
  term: number;
  /** The command in words. */
  text: string;
  /** Of a configuration: what it changes and who belongs to it, in full words. */
  detail?: string;
};

/** A message between its cause and its effects. */
export type Chain = {
  /** The message. */
  message: Linked;
  /** What made its sender send it, first things first. */
  cause: Array<ToldFact>;
  /** What it led to where it arrived, or how it was lost. */
  effects: Array<ToldFact>;
  /** The messages that were sent because of it. */
  sent: Array<Linked>;
  /** An answer to it waits for the disk. */
  waits: boolean;
};

/** A named client. */
export type Client = {
  /** Its name. */
  name: string;
  /** Whether it begins operations. */
  running: boolean;
  /** The operation that waits for its answer. */
  open?: OpenOperation;
  /** How many of its operations were answered. */
  ok: number;
  /** How many failed. */
  failed: number;
  /** Of how many the outcome is unknown. */
  unknown: number;
};

/** A client's request on its way to a node, or the answer on its way back. */
export type ClientFlight = {
  /** Its name: `a>n1#3` is the third request that client a has sent, `n1>a#3` the answer. */
  id: string;
  /** The client's name. */
  client: string;
  /** The node at the other end. */
  node: number;
  /** Whether it is the request. */
  request: boolean;
  /**
   * Of an answer: `ok`; `redirect`: another node leads; `refused`: the node knows of no leader; `lost`: another
   * entry has the command's place.
   */
  answer?: ClientReply;
  /** One line in words. */
  text: string;
  /** When it left, in virtual milliseconds. */
  sent: number;
  /** When it arrives, or is lost. */
  arrives: number;
};

export type ClientReply = "ok" | "redirect" | "refused" | "lost";

/** Two branches side by side, from where they part. */
export type Comparison = {
  /** When they part. */
  atMs: number;
  /** Until when both were compared. */
  untilMs: number;
  /** What happens from there on, in the order of time; what both have stands there once. */
  rows: Array<ComparisonRow>;
  /** How many more rows there would be. */
  leftOut: number;
  /** How many facts both have. */
  both: number;
  /** How many only the first has. */
  onlyFirst: number;
  /** How many only the second has. */
  onlySecond: number;
};

/** One fact, and in which of two branches it happens. */
export type ComparisonRow = {
  /** When. */
  atMs: number;
  /** What happens, in words. */
  text: string;
  /** Its step in the first branch, if it happens there. */
  first?: number;
  /** Its step in the second branch, if it happens there. */
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
  what: string;
};

export type ConditionKind = "partition" | "cut" | "rule";

/** The configuration that a node uses: the latest in its log, committed or not (§6). */
export type Config = {
  /**
   * What the node itself is in it: `voter`, `incoming` (a voter of C_new only), `outgoing` (of C_old only),
   * `learner`, or `none`.
   */
  member: Member;
  /** The voters, by number; of a joint configuration those of C_new. */
  voters: Array<number>;
  /** The voters of C_old; empty unless it is joint. */
  outgoing: Array<number>;
  /** The learners. */
  learners: Array<number>;
  /** The index of its entry; 0: the first one. */
  index: number;
  /** Whether this node knows it to be committed. */
  committed: boolean;
  /** In words. */
  text: string;
};

/** Totals since the start. */
export type Counts = { events: number, sent: number, delivered: number, dropped: number;
};

/** One entry of a log. */
export type Entry = {
  /** Its index. */
  index: number;
  /** Its term. */
  term: number;
  /** The command in words, `x=1`; `no-op` for a blank entry; of a configuration what it changes, `+n6 learns`. */
  text: string;
  /** Of a configuration: what it changes and who belongs to it, in full words. */
  detail?: string;
  /** Whether it is durable on this node. */
  durable: boolean;
  /**
   * `known`: it is committed, and this node knows that; `committed`: it is, and this node does not know; `open`: no
   * entry is committed at its index; `replaced`: another one is, and will replace it; `disputed`: another one was,
   * and with a rule off or a property broken nobody can say which of them stays.
   */
  standing: Standing;
  /** The other entry, the one that is committed at its index, if it is another one. */
  rival?: Rival;
};

/** Something that happened, in words. */
export type EventView = {
  /** Counts from 1 over the run. */
  seq: number;
  /** When. */
  atMs: number;
  /** In which step: where to go to see it. */
  step: number;
  /** To whom; `None`: to the world. */
  node?: number;
  /** The kind of fact, as scripts name it. */
  fact: FactKind;
  /** One sentence. */
  text: string;
  /** Why, with the section of the paper; or empty. */
  why: string;
  /** The message it is about, or empty. */
  message: string;
  /** 0: traffic (send, deliver); 1: a step of the protocol; 2: what one waits for (elections, commits, faults). */
  weight: number;
};

/** An expectation of the script. */
export type Expectation = {
  /** The line of the script, from 1. */
  line: number;
  /** Its text. */
  text: string;
  /** Whether it held; `None`: its time has not come. That of a bare `expect` is the script's end. */
  held?: boolean;
  /** When it was asked, if it did not hold. */
  atMs?: number;
  /** What was found instead, if it did not hold. */
  found?: string;
};

export type FactKind = "send" | "deliver" | "drop" | "duplicate" | "timeout" | "become-follower" | "become-candidate" | "leader-elected" | "step-down" | "vote-granted" | "vote-refused" | "append" | "append-refused" | "truncate" | "commit" | "apply" | "persist" | "snapshot-taken" | "snapshot-sent" | "snapshot-installed" | "snapshot-refused" | "propose" | "propose-refused" | "reply" | "delay" | "ignored" | "crash" | "restart" | "pause" | "resume" | "wipe" | "partition" | "heal" | "cut" | "mend" | "rule" | "set" | "skipped" | "violation" | "become-precandidate" | "prevote-granted" | "prevote-refused" | "read" | "read-index" | "read-refused" | "config-change" | "config-refused" | "transfer" | "transfer-aborted" | "quorum-heard" | "lease-over" | "snapshot-part" | "switched-on" | "client-request" | "client-reply" | "client-retry" | "client-outcome" | "client" | "ack-denied" | "snapshot-parts-dropped" | "left-out";

export type Family = "election" | "replication" | "snapshot";

/** A message in flight: linear from `sent_ms` to `arrives_ms`. */
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
  /** Whether it answers a request. */
  reply: boolean;
  /** Of a reply: whether it says yes. */
  ok?: boolean;
  /** Whether it is an AppendEntries without entries. */
  heartbeat: boolean;
  /** The sender's term in it. */
  term: number;
  /** The entries in it. */
  entries: Array<Carried>;
  /** When it left. */
  sentMs: number;
  /** When it arrives, or would arrive if it were not lost. */
  arrivesMs: number;
  /** When it is lost on the way, if the dice or a cut have decided so already. */
  lostMs?: number;
  /** If it was held back: where on its way, 0 to 1. It stands there until `held_until_ms`, and then goes on evenly. */
  heldPlace?: number;
  /** Until when it stands still, if it was held back. */
  heldUntilMs?: number;
  /** Whether it is a copy. */
  copy: boolean;
  /** Whether it has arrived and waits, because the receiver is paused. */
  waiting: boolean;
  /** How much later the dice let it arrive (`reorder`); 0: they did not. */
  lateMs: number;
  /** Of an InstallSnapshot that carries a part: which keys, `3..4 of 9`. */
  part?: string;
  /** One line in words. */
  summary: string;
  /** The RPC's fields by their names in the paper, with their values in words. */
  fields: Array<[string, string]>;
};

/** What the fragment of an address holds. */
export type Fragment = {
  /** What it is. */
  kind: FragmentKind;
  /** The name, or the sentence about the trouble; otherwise empty. */
  text: string;
};

export type FragmentKind = "nothing" | "name" | "text" | "deflated" | "trouble";

export type Guilt = "" | "contradicts" | "unexplained";

/** Whether what was answered to clients, and to hands, can be explained by one store, asked one thing after another. */
export type History = {
  /** `none`: nobody has asked anything; `linearizable`, `violated`, or `undecided`: too many orders to look at. */
  verdict: HistoryVerdict;
  /** The same in a sentence. */
  text: string;
  /** How many operations there were. */
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

/**
 * What has become of the statements that are done, or asked, at some time: the numbers of their lines, from 1, in
 * order. Each is in one list. Just numbers, because a script may have 2,000 of them and a view is made every frame.
 */
export type Lines = {
  /** What was done. */
  done: Array<number>;
  /** Expectations that were asked, and held. */
  held: Array<number>;
  /** Expectations that were asked, and did not hold. */
  failed: Array<number>;
  /** Actions that found nothing to act on. */
  skipped: Array<Skipped>;
  /** Triggers whose fact has not happened often enough, or whose time has not come. */
  waiting: Array<Waiting>;
  /** What is not done yet: its moment has not come. */
  open: Array<number>;
  /** What was done last. */
  last?: number;
  /** What is done next, of all whose time is known. */
  next?: number;
};

/** A link that is not as the others are. */
export type Link = {
  /** The sender. */
  from: number;
  /** The receiver. */
  to: number;
  /** Whether nothing gets through. */
  cut: boolean;
  /** What else is special, in words; or empty. */
  quality: string;
};

/** A message, in flight or not. */
export type Linked = {
  /** Its name. */
  id: string;
  /** Its kind. */
  kind: MessageKind;
  /** One line in words. */
  summary: string;
  /** `in-flight`, `arrived` or `lost`, as far as the branch is known. */
  fate: MessageFate;
  /** When it left. */
  sentMs: number;
  /** In which step. */
  sentStep: number;
  /** When it ended. */
  endedMs?: number;
  /** In which step. */
  endedStep?: number;
};

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
  why: string;
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
  because: string;
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
  /** 1..=25. */
  id: number;
  /** `n1`. */
  name: string;
  /** `up`, `paused` or `crashed`. Of a crashed node the rest shows what is on its disk. */
  status: NodeStatus;
  /** `follower`, `precandidate`, `candidate` or `leader`. */
  role: NodeRole;
  /** currentTerm. */
  term: number;
  /** votedFor in that term. */
  votedFor?: number;
  /** Whom it takes for the leader. */
  leader?: number;
  /** Of a candidate: every voter's answer. */
  votes: Array<Vote>;
  /** The election timer, while it runs. */
  election?: Timer;
  /** The leader's heartbeat timer. */
  heartbeat?: Timer;
  /** commitIndex: what this node *knows* to be committed. */
  commit: number;
  /** lastApplied. */
  applied: number;
  /** The first index that the log still holds. */
  firstIndex: number;
  /** The last index of the log. */
  lastIndex: number;
  /** The last entry that the snapshot stands for; 0 without a snapshot. */
  snapshotIndex: number;
  /** Its term. */
  snapshotTerm: number;
  /** The entries, oldest first; at most the last 200. */
  log: Array<Entry>;
  /** The state machine: keys with their values. */
  kv: Array<[string, string]>;
  /** Of a leader: what it knows of every follower. */
  progress: Array<Progress>;
  /** The highest index that is durable on this node's disk. */
  durableIndex: number;
  /** Writes on their way to the disk. */
  writesPending: number;
  /** Messages that wait, because the node is paused. */
  waiting: number;
  /** How fast its timers run: 1 is normal. */
  clockRate: number;
  /** How long its own disk takes for a write, `40..60` in milliseconds; `None`: as long as the cluster's. */
  diskTime?: string;
  /** The seed of its election timeouts, if it is not the run's. */
  timerSeed?: number;
  /** Of a crashed node: half a write lies on its disk. */
  torn: boolean;
  /** The configuration that it uses (§6). */
  config: Config;
  /** What it is in the configuration that decides, in the words of [`ConfigView::member`]; it need not know. */
  counted: Member;
  /** Whether it stands when its election timer fires. Of a crashed node: no. */
  stands: boolean;
  /** The lease timer, while it runs: how long a follower protects its leader, or until a leader asks for its quorum. */
  lease?: Timer;
  /** Whom it protects from candidates. */
  protects?: number;
  /** Of a leader: the configuration that it was told to bring about, until it stands in the log (§6). */
  wanted?: Wanted;
  /** Of a leader: to whom it hands over. */
  transferTo?: number;
  /** Of a leader: reads that wait for a quorum, or for its first commitment. */
  readsWaiting: number;
  /** What there is of a snapshot that arrives piece by piece. */
  receiving?: Receiving;
};

/** An operation that waits for its answer. */
export type OpenOperation = {
  /** Its place in the history of all operations. */
  op: number;
  /** Its number among those of its client, from 1. */
  number: number;
  /** The command, as a script writes it. */
  text: string;
  /** The node that is asked. */
  node: number;
  /** The attempt, from 1. */
  attempt: number;
  /** When the operation began, in virtual milliseconds. */
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
  answer: string;
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

/** Something that is so, and what waits for it. */
export type Point = {
  /** In a sentence or two. */
  text: string;
  /** The sections and figures in it. */
  sections: Array<string>;
  /** The messages in flight that it is about. */
  messages: Array<string>;
};

/** What a leader knows of a follower. */
export type Progress = {
  /** The follower. */
  id: number;
  /** nextIndex: a guess. */
  next: number;
  /** matchIndex: a fact. */
  matched: number;
  /** `probe`, `replicate` or `snapshot`. */
  state: ReplicationState;
  /** AppendEntries on their way. */
  inFlight: number;
  /** Of a snapshot that is being sent: how many of its keys have arrived. */
  offset: number;
  /** Of a snapshot that is being sent: how many keys it has. */
  size: number;
};

export type Property = "election-safety" | "leader-append-only" | "log-matching" | "leader-completeness" | "state-machine-safety" | "vote-once" | "term-monotonic" | "commit-monotonic" | "committed-on-quorum" | "state-order" | "config-overlap" | "linearizability" | "exactly-once";

export type ReadMode = "index" | "lease" | "log" | "local";

/** Why something happened, taken apart. */
export type Reason = {
  /** The place in the paper that decided, `Figure 2, RequestVote 2`; or empty. */
  guard: string;
  /** The paper's words there. */
  sentence: string;
  /** The rules by which it can be switched off or weakened, as scripts name them. */
  rules: Array<Rule>;
  /** The sections and figures, `§5.4.1`. */
  sections: Array<string>;
  /** What was asked. */
  asked: Array<Asked>;
  /** What was compared, by the paper's names, as it was at that moment. */
  values: Array<[string, string]>;
};

/** What there is of a snapshot that arrives piece by piece (Figure 13). */
export type Receiving = {
  /** lastIncludedIndex. */
  index: number;
  /** Keys that are there. */
  received: number;
  /** Keys in all. */
  size: number;
};

/** One mistake in a script. */
export type Refusal = {
  /** The line, from 1. */
  line: number;
  /** The column, from 1, in characters. */
  column: number;
  /** The whole sentence. */
  message: string;
  /** What stands there. */
  found: string;
  /** What could stand there. */
  expected: string;
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

/** The entry that is committed at an index at which a log holds another one. */
export type Rival = {
  /** Its term. */
  term: number;
  /** The command in words. */
  text: string;
};

/** The configuration that decides: the leader's, or where nobody leads the last one that was committed. */
export type Roster = {
  /** Whose it is; `None`: nobody leads. */
  leader?: number;
  /** The index of its entry; 0: the first one. */
  index: number;
  /** The voters, by number; of a joint configuration those of C_new. */
  voters: Array<number>;
  /** The voters of C_old; empty unless it is joint. */
  outgoing: Array<number>;
  /** The learners. */
  learners: Array<number>;
  /** In words. */
  text: string;
};

export type Rule = "commit-own-term" | "up-to-date-check" | "compare-last-term" | "vote-once" | "persist-vote" | "persist-term" | "keep-vote" | "ignore-old-votes" | "truncate-on-conflict-only" | "log-matching" | "ack-what-was-sent" | "commit-min" | "durable-before-reply" | "majority" | "ignore-old-acks" | "step-down" | "reject-stale-snapshot" | "match-monotonic" | "random-timeouts" | "noop-before-read" | "read-quorum" | "joint" | "own-term-before-config" | "dedupe";

/** A rule of Raft. */
export type RuleView = {
  /** Its name in scripts. */
  name: Rule;
  /** What it says, with its section. */
  sentence: string;
  /** Whether it is in force. */
  on: boolean;
};

/** The settings as they are now, by their keys in scripts. Times in milliseconds, probabilities in percent. */
export type Settings = {
  /** How many voters there are. */
  nodes: number;
  /** The seed: every random draw is keyed by it. */
  seed: number;
  /** The range, in milliseconds, from which every election timeout is drawn (§5.2). */
  election: Span;
  /** How often a leader lets its followers hear of it, in milliseconds. */
  heartbeat: number;
  /** How long a message is on its way, in milliseconds. */
  latency: Span;
  /** How likely a message is lost. */
  loss: number;
  /** How likely a message arrives twice. */
  duplicate: number;
  /** How long it takes until a write is durable, in milliseconds. What rests on the write waits for it. */
  disk: Span;
  /** After how many applied entries a node takes a snapshot by itself (§7). */
  snapshot: number;
  /** Whether a new leader appends a blank entry (§8). The MIT labs want it off. */
  noop: boolean;
  /** How many AppendEntries with entries may be on their way to one follower. */
  window: number;
  /** How likely a message comes late, so that those behind it overtake it. */
  reorder: number;
  /** How much later such a message arrives, in milliseconds, beside its latency. */
  late: Span;
  /** How many keys of a snapshot one InstallSnapshot carries (Figure 13); 0: all of them. */
  chunk: number;
  /**
   * Whether a node asks for pre-votes before it stands (thesis 9.6). This alone protects a live leader; in
   * tikv's `raft` 0.7 it takes `check_quorum` as well.
   */
  prevote: boolean;
  /**
   * Whether a leader without a quorum steps down, and nodes that hear from a leader help nobody to depose it
   * (thesis 6.2, 4.2.3).
   */
  checkquorum: boolean;
  /**
   * How reads are served (thesis 6.4): `index` by a leader that has asked a quorum, `lease` by one that
   * need not ask (with `checkquorum`; without it, as `index`), `log` through the log, `local` by whichever
   * node is asked, from what it has, be it old. A read that a new leader cannot answer yet waits; tikv's
   * `raft` 0.7 drops it.
   */
  reads: ReadMode;
  /** How many entries one AppendEntries carries at most: 1 to 256. */
  batch: number;
  /** How many bytes of commands may wait for their commitment before a leader refuses more; 0: any number. */
  uncommitted: number;
  /**
   * How many more servers the script may name than those that are there at the start, or that its `members`
   * switches on. It changes nothing else.
   */
  spare: number;
};

/** An action that found nothing to act on. */
export type Skipped = {
  /** The line of the script, from 1. */
  line: number;
  /** When. */
  atMs: number;
  /** The action, and why nothing came of it. */
  why: string;
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

/** A timer that runs: linear from `started_ms` to `fires_ms`. */
export type Timer = {
  /** When it was started. */
  startedMs: number;
  /** When it fires unless it is started again. */
  firesMs: number;
  /** The longest it could have been: the full ring. */
  longestMs: number;
};

/** A fact of a chain. */
export type ToldFact = {
  /** One sentence. */
  text: string;
  /** Why, or empty. */
  why: string;
  /** When. */
  atMs: number;
  /** In which step. */
  step: number;
  /** To whom. */
  node?: number;
  /** The message that arrived, if that is what happened; or empty. */
  message: string;
};

/** One instant of a run. */
export type View = {
  /** Rises whenever anything but the time changed. */
  revision: number;
  /** The virtual time of this instant. */
  nowMs: number;
  /** How many things have happened: the place of this instant in the run. */
  step: number;
  /** How far the branch is known, in virtual time. */
  farMs: number;
  /** How far the branch is known: its last step. */
  farStep: number;
  /** The branches of the run, the trunk first. */
  branches: Array<BranchView>;
  /** The script's title, or empty. */
  title: string;
  /** The script's description, or empty. */
  about: string;
  /** What the script says at this moment (`say`), or empty. */
  say: string;
  /** When something happens next, if anything ever does. */
  nextEventMs?: number;
  /** Until when the script wants to run, if it says so. */
  untilMs?: number;
  /** Where a headless run of the script ends, in milliseconds: `until`, or else a while after its last statement. */
  endMs: number;
  /** Whether this instant is the script's `until`, where it was asked what the script expects of its end. */
  atEnd: boolean;
  /** The settings as they are now. */
  settings: Settings;
  /** Sentences of warning about the settings: a cluster that cannot be stable. */
  warnings: Array<string>;
  /** Every node, in the order of the numbers. */
  nodes: Array<NodeView>;
  /** The configuration that decides, seen from above. */
  roster: Roster;
  /** Every message in flight, oldest first. */
  flights: Array<Flight>;
  /** How many more messages are in flight than `flights` shows. */
  flightsLeftOut: number;
  /** Links that are cut, or differ from the others. One-way. */
  links: Array<Link>;
  /** The groups of the present partition, by node number; empty without one. */
  groups: Array<Array<number>>;
  /** The highest index that *is* committed, seen from above. 0: none. */
  committed: number;
  /** The term of the entry that is committed at this index; 0: none. */
  committedTerm: number;
  /** The rules that are switched off. */
  rulesOff: Array<RuleView>;
  /** Every rule that can be switched. */
  rules: Array<RuleView>;
  /** The properties that were broken so far, first first. */
  violations: Array<Violation>;
  /** What happened last, oldest first: the last 150 that are more than traffic, and the last 60 that are not. */
  events: Array<EventView>;
  /** One sentence or a few about the last step, for the live region. */
  sentence: string;
  /** Why the run cannot go on, if it cannot: a limit was reached. Otherwise empty. */
  stopped: string;
  /** The script's bookmarks, in the order of time. */
  bookmarks: Array<BookmarkMoment>;
  /** The script's expectations, in the order of the lines. */
  expects: Array<Expectation>;
  /** What has become of the script's statements. */
  lines: Lines;
  /** Totals since the start. */
  counts: Counts;
  /** The clients, in the order in which they began. */
  clients: Array<Client>;
  /** What is on its way between clients and nodes, oldest first: at most 400. */
  clientFlights: Array<ClientFlight>;
  /** Whether what was answered can be explained. */
  history: History;
};

/** A broken property, with the evidence. */
export type Violation = {
  /** Its name in scripts. */
  property: Property;
  /** The property itself, in one sentence. */
  sentence: string;
  /** When it was seen. */
  atMs: number;
  /** What was seen, in words. */
  detail: string;
  /** The nodes that show it. */
  nodes: Array<number>;
  /** The index that shows it; 0 if none does. */
  index: number;
  /** The term that shows it; 0 if none does. */
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
  /** How often its fact was seen. */
  seen: number;
  /** At which occurrence it fires. */
  count: number;
  /** It has fired, and is done at this time. */
  dueMs?: number;
};

/** The configuration that a leader was told to bring about. */
export type Wanted = {
  /** The voters, by number. */
  voters: Array<number>;
  /** The learners. */
  learners: Array<number>;
  /** In words. */
  text: string;
};
