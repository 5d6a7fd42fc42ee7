//! The grammar's names: one table of each kind, from which the parser reads, messages list, and the reference in
//! `www/docs/grammar.html` is written.
//!
//! Every name has a form (words in capitals stand for something, `[…]` may be left out, `…` may go on), a sentence,
//! and an example, which is a whole line of a script. What only the reference needs is not in the wasm.
//!
//! Facts, properties, rules, roles, comparisons and kinds of messages have their tables where they are declared:
//! [`FactKind`](crate::sim::FactKind), [`Property`](crate::sim::Property), [`Rule`](crate::raft::Rule),
//! [`RoleName`](super::RoleName), [`Op`](super::Op), [`MessageKind`](crate::raft::MessageKind).

use crate::raft::named;
#[cfg(not(target_arch = "wasm32"))]
use crate::sim::setup::settings;
#[cfg(not(target_arch = "wasm32"))]
use crate::sim::SettingKey;

/// A row of the reference.
#[cfg(not(target_arch = "wasm32"))]
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Row {
    /// The name.
    pub name: &'static str,
    /// How it is written.
    pub form: &'static str,
    /// What it means, in a sentence or two.
    pub meaning: &'static str,
    /// A line of a script that uses it.
    pub example: &'static str,
}

/// Declares a table: of each name its meaning, its form and its example.
macro_rules! table {
    ($(#[$meta:meta])* $name:ident {
        $($(#[doc = $doc:literal])+ $variant:ident = $text:literal, $form:literal, $example:literal;)+
    }) => {
        named! { $(#[$meta])* $name { $($(#[doc = $doc])+ $variant = $text,)+ } }

        #[cfg(not(target_arch = "wasm32"))]
        impl $name {
            /// The table's rows, in its order.
            pub fn rows() -> impl Iterator<Item = Row> {
                $name::ALL.iter().map(|name| {
                    let (form, example) = match name { $($name::$variant => ($form, $example),)+ };
                    Row { name: name.name(), form, meaning: name.meaning(), example }
                })
            }
        }
    };
}

table! {
    /// What a line begins with.
    StatementName {
        /// The run's title. At most once.
        Title = "title", r#"title "TEXT""#, r#"title "The leader dies""#;
        /// What the run is about; `\n` begins a new line. At most once.
        About = "about", r#"about "TEXT""#, r#"about "A leader dies, and another takes over.""#;
        /// The cluster at the start. It may stand more than once, and of a key that does, the last value counts.
        Cluster = "cluster", "cluster key=value …", "cluster nodes=3 seed=42";
        /// Does something at a moment: after everything else that happens in that microsecond, or, with `events=K`,
        /// after just K events of it.
        At = "at", "at T [events=K] ACTION", "at 600 events=2 crash n1";
        /// Does something once: when this fact, at this node, happens for the K-th time (default: the first), and
        /// MS later (default: at once).
        When = "when", "when FACT [node=N] [count=K] [after=MS] ACTION",
            "when leader-elected node=n2 count=2 after=100 restart n1";
        /// Asks something when the run ends. (To ask at a moment, or upon a fact, it is also an action.)
        Expect = "expect", "expect EXPECTATION", "expect no-violation";
        /// When the run ends: a headless run ends there; the page stops there, says how many expectations held, and
        /// can play on. By default the page does not stop, and a headless run ends 2000 ms after the last moment that
        /// an `at` names. At most once.
        Until = "until", "until T", "until 3000";
        /// What the run's maker saw: which engine played it, and the run's fingerprint at a moment, or after K events
        /// of it. So whoever opens it can be told when it replays differently.
        Recorded = "recorded", "recorded engine=V at=T [events=K] fingerprint=HEX",
            "recorded engine=1 at=3000 events=2 fingerprint=9f86d081884c7d65";
    }
}

table! {
    /// What is done at a moment, or upon a fact.
    ActionName {
        /// The node stops, and forgets everything that was not durable: commitIndex and lastApplied always, and what
        /// is still on its way to the disk.
        /// With `torn`, the oldest write on its way is caught half-way: of a write with entries, term and vote and the
        /// first half of its entries are on the disk; of any other, nothing, but term and vote before a snapshot. With
        /// `lose=K`, the disk has lied: the last K entries of the log that were durable are lost as well, but never
        /// what the snapshot stands for. Raft assumes that this never happens.
        Crash = "crash", "crash N [torn] [lose=K]", "at 600 crash leader torn lose=2";
        /// A crashed node starts from what was durable: its term, its vote, its log and its snapshot. Half a record is
        /// discarded. With `seed=K`, its election timeouts are drawn with this seed until its next start.
        Restart = "restart", "restart N [seed=K]", "at 600 restart n1 seed=7";
        /// The node stands still and keeps its memory. What arrives waits.
        Pause = "pause", "pause N", "at 600 pause n2";
        /// A paused node goes on: first with what has arrived, then with timers that have run out.
        Resume = "resume", "resume N", "at 600 resume n2";
        /// A crashed node loses its disk. Raft assumes that this never happens.
        Wipe = "wipe", "wipe N", "at 600 wipe n1";
        /// The node's election timer fires now: it becomes candidate in a new term. A leader has none.
        Timeout = "timeout", "timeout N", "at 0 timeout n1";
        /// A client offers a command to the node. One that does not lead refuses it.
        Propose = "propose", "propose N COMMAND", "at 600 propose leader set x 1";
        /// The node takes a snapshot of all that it has applied, and discards the log up to there.
        Snapshot = "snapshot", "snapshot N", "at 600 snapshot n1";
        /// The message is lost where it is.
        Drop = "drop", "drop MESSAGE", "at 600 drop n2>n3#4";
        /// The message arrives MS later than it would, from 0 to 3600000.
        Delay = "delay", "delay MESSAGE MS", "at 600 delay n2>n3#4 25";
        /// The message arrives twice. Its first copy is called `n2>n3#4.2`.
        Duplicate = "duplicate", "duplicate MESSAGE", "at 600 duplicate n2>n3#4";
        /// The message arrives now.
        Deliver = "deliver", "deliver MESSAGE", "at 600 deliver n2>n3#4";
        /// Of the messages that FROM sends to TO from now on, the next one is lost, or the next K; with a kind, only
        /// messages of this kind count.
        DropNext = "drop-next", "drop-next FROM>TO [KIND] [count=K]", "at 600 drop-next n1>n3 AppendEntries count=2";
        /// Only nodes of the same group hear each other. Those that are not named form one more group. What is on its
        /// way between groups is lost.
        Partition = "partition", "partition N … [| N …] …", "at 600 partition n1 n2 | n3 n4 n5";
        /// Every link is whole again.
        Heal = "heal", "heal", "at 600 heal";
        /// The link is cut, and what is on its way there is lost: from A to B only, or, with `A-B`, both ways.
        Cut = "cut", "cut A>B, cut A-B", "at 600 cut n1>n2";
        /// The link is whole again: from A to B only, or, with `A-B`, both ways.
        Mend = "mend", "mend A>B, mend A-B", "at 600 mend n1-n2";
        /// From their next start on, the node's timers run RATE times as fast, from 0.001 to 1000.
        Clock = "clock", "clock N RATE", "at 600 clock n4 1.5";
        /// Turns a knob of the running cluster: any key of `cluster` but `nodes` and `seed`.
        Set = "set", "set key=value", "at 600 set loss=10%";
        /// Switches a rule of Raft off, or on again, on every node. With a rule off, this is not Raft.
        Rule = "rule", "rule RULE off, rule RULE on", "at 0 rule vote-once off";
        /// The link from A to B has qualities of its own from now on: `loss`, `latency`, `duplicate`, `reorder`, as in
        /// `cluster`.
        Link = "link", "link A>B [loss=P] [latency=A..B] [duplicate=P] [reorder=P]",
            "at 600 link n1>n2 loss=5% latency=40..60 duplicate=1% reorder=10%";
        /// A client of this name begins an operation every MS, unless its last one is still open, and asks again, up
        /// to K times in all (default: 5), where no answer comes in time (default: 200 ms). In its command, which may
        /// also be `get KEY`, `$n` is the operation's number. There are at most 16 clients.
        Client = "client", "client NAME every MS [timeout=MS] [tries=K] [retry=off] COMMAND, client NAME stop",
            "at 600 client a every 100 timeout=150 tries=3 retry=off set x $n";
        /// The moment has a name.
        Bookmark = "bookmark", r#"bookmark "TEXT""#, r#"at 600 bookmark "The leader dies""#;
        /// The page shows this text from now on. An empty text takes the last one away.
        Say = "say", r#"say "TEXT""#, r#"at 600 say "Now the leader dies.""#;
        /// Asks something now.
        Expect = "expect", "expect EXPECTATION", "at 600 expect leader";
        /// From its next write on, the node's disk takes its own time, in milliseconds, as the key `disk` of `cluster`
        /// has it; with `as-cluster`, the cluster's again.
        Disk = "disk", "disk N A..B, disk N as-cluster", "at 600 disk n3 40..60";
        /// A client reads a key at this node, as the key `reads` of `cluster` says.
        Read = "read", "read N KEY", "at 600 read leader x";
        /// The leader hands over to this node (thesis 3.10). If it does not, a fact says why; tikv's `raft` 0.7 ignores
        /// such a request without a word.
        Transfer = "transfer", "transfer N", "at 600 transfer n2";
        /// The leader is told who the voters are to be, and the learners (§6; thesis 4). Servers that there are not yet
        /// are switched on, with empty disks.
        Members = "members", "members N … [learners N …]", "at 600 members n1 n2 n3 n4 learners n5";
    }
}

/// How a setting is written, by its domain.
#[cfg(not(target_arch = "wasm32"))]
macro_rules! form {
    (whole, $key:ident) => {
        concat!(stringify!($key), "=K")
    };
    (count_or_off, $key:ident) => {
        concat!(stringify!($key), "=K, ", stringify!($key), "=off")
    };
    (time, $key:ident) => {
        concat!(stringify!($key), "=MS")
    };
    (range, $key:ident) => {
        concat!(stringify!($key), "=A..B")
    };
    (percent, $key:ident) => {
        concat!(stringify!($key), "=P")
    };
    (switch, $key:ident) => {
        concat!(stringify!($key), "=on, ", stringify!($key), "=off")
    };
    (choice, $key:ident) => {
        concat!(stringify!($key), "=MODE")
    };
}

/// Generates the rows of the settings.
#[cfg(not(target_arch = "wasm32"))]
macro_rules! setting_rows {
    ($($(#[doc = $doc:literal])+ $key:ident: $name:ident = $default:expr,
        $domain:ident $arguments:tt, $group:ident, $example:literal
        $(, option $option:ident)? $(, link $link:ident at $place:literal)?;)+) => {
        impl SettingKey {
            /// The table's rows, in its order.
            pub fn rows() -> impl Iterator<Item = Row> {
                SettingKey::ALL.iter().map(|key| {
                    let (form, example) = match key {
                        $(SettingKey::$name => (
                            form!($domain, $key),
                            concat!("cluster ", stringify!($key), "=", $example),
                        ),)+
                    };
                    Row { name: key.name(), form, meaning: key.meaning(), example }
                })
            }
        }
    };
}
#[cfg(not(target_arch = "wasm32"))]
settings!(setting_rows);

table! {
    /// What `expect` may ask.
    ExpectName {
        /// There is a live leader; and it is this node, if one is named.
        Leader = "leader", "leader [N]", "expect leader n2";
        /// No live node leads.
        NoLeader = "no-leader", "no-leader", "at 150 expect no-leader";
        /// The node's currentTerm.
        Term = "term", "term N OP T", "expect term n1 >= 2";
        /// The node is up, and is this: `follower`, `candidate` or `leader`.
        Role = "role", "role N ROLE", "expect role n1 follower";
        /// An entry with just this command was committed in this run, by whichever leader; it need not run any more.
        Committed = "committed", r#"committed "COMMAND""#, r#"expect committed "set x 1""#;
        /// The node's log has an entry of this term at this index. What a snapshot has replaced is not in the log.
        Log = "log", "log N INDEX TERM", "expect log n1 2 1";
        /// The node's state machine has this value under this key.
        Value = "value", "value N KEY VALUE", "expect value n1 x 1";
        /// The node's commitIndex: what it knows to be committed.
        Commit = "commit", "commit N OP INDEX", "expect commit n1 = 2";
        /// The fact has happened so far, at this node if one is named: at least once, or just K times. With `count=0`:
        /// never.
        Fact = "fact", "fact FACT [node=N] [count=K]", "expect fact truncate node=n1 count=1";
        /// The property has been broken so far.
        Violation = "violation", "violation PROPERTY", "expect violation election-safety";
        /// No property has been broken so far.
        NoViolation = "no-violation", "no-violation", "expect no-violation";
    }
}

table! {
    /// A client's command: what the replicated state machine, a small key-value store, understands.
    CommandName {
        /// The key gets this value.
        Set = "set", "set KEY VALUE", r#"at 600 propose leader set x "two words""#;
        /// The key and its value are removed.
        Del = "del", "del KEY", "at 600 propose leader del x";
        /// Adds a whole number, which may be negative. A key that is absent, or no number, counts as 0.
        Add = "add", "add KEY K", "at 600 propose leader add x -3";
        /// Compare and set: the key gets the new value if it has the old one; otherwise nothing changes.
        Cas = "cas", "cas KEY OLD NEW", "at 600 propose leader cas x 1 2";
        /// Asks for the value. Only clients do, and through the log.
        Get = "get", "get KEY", "at 600 client a every 100 get x";
    }
}

table! {
    /// What may stand for a node. Which one is meant is asked when the action is done; where no node fits, the action
    /// is skipped, and a fact says so.
    Selector {
        /// The live leader of the highest term.
        Leader = "leader", "leader", "at 600 crash leader";
        /// The live follower with the lowest number.
        Follower = "follower", "follower", "at 600 pause follower";
        /// The live candidate with the lowest number.
        Candidate = "candidate", "candidate", "at 600 crash candidate";
    }
}

/// After `crash N`: a write is caught half-way.
pub const TORN: &str = "torn";
/// What stands between the voters and the learners of `members`.
pub const LEARNERS: &str = "learners";
/// After `disk N`: its disk takes the cluster's time.
pub const AS_CLUSTER: &str = "as-cluster";
