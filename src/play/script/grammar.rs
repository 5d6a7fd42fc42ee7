//! The grammar's names: one table of each kind, from which the parser reads, messages list, and the reference in
//! `www/docs/grammar.html` is written.
//!
//! Every name has a form (words in capitals stand for something, `[…]` may be left out, `…` may go on) and an example,
//! which is a whole line of a script. What only the reference needs is not in the wasm. What a name means is a message
//! in `grammar.ftl`, such as `meaning-action-crash`.
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
    /// A line of a script that uses it.
    pub example: &'static str,
}

/// Declares a table: of each name its form and its example.
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
                    Row { name: name.name(), form, example }
                })
            }
        }
    };
}

table! {
    /// What a line begins with.
    StatementName {
        /// The title of the run.
        Title = "title", r#"title "TEXT""#, r#"title "The leader dies""#;
        /// What the run is about.
        About = "about", r#"about "TEXT""#, r#"about "A leader dies, and another takes over.""#;
        /// The cluster at the start.
        Cluster = "cluster", "cluster key=value …", "cluster nodes=3 seed=42";
        /// Does something at a moment.
        At = "at", "at T [events=K] ACTION", "at 600 events=2 crash n1";
        /// Does something when a fact happens.
        When = "when", "when FACT [node=N] [count=K] [after=MS] ACTION",
            "when leader-elected node=n2 count=2 after=100 restart n1";
        /// Checks an expectation when the run ends.
        Expect = "expect", "expect EXPECTATION", "expect no-violation";
        /// When the run ends.
        Until = "until", "until T", "until 3000";
        /// What the author of the run saw.
        Recorded = "recorded", "recorded engine=V at=T [events=K] fingerprint=HEX",
            "recorded engine=1 at=3000 events=2 fingerprint=9f86d081884c7d65";
        /// The script is a lesson.
        Lesson = "lesson", "lesson SLUG", "lesson first-election";
        /// The lesson asks something.
        Ask = "ask",
            r#"ask SLUG "TEXT" at T KIND = QUESTION [by T2], ask SLUG "TEXT" when FACT … KIND = QUESTION [by +MS]"#,
            r#"ask who "Which node will lead at 900?" at 600 node = leader it by 900"#;
        /// What the student shall bring about.
        Goal = "goal", r#"goal SLUG "TEXT" EXPECTATION"#, r#"goal stored "Get x = 1 committed." committed "set x 1""#;
        /// How few deeds the author needs.
        Par = "par", "par K", "par 3";
        /// The deeds that the lesson offers.
        Allow = "allow", "allow ACTION …", "allow crash restart";
        /// A hint for a question or a goal.
        Hint = "hint", r#"hint SLUG LEVEL "TEXT""#, r#"hint who 1 "Look at the election timers.""#;
        /// The lesson offers its schedule without a rule.
        Break = "break", r#"break RULE "TEXT""#, r#"break vote-once "Two leaders in one term.""#;
    }
}

table! {
    /// What is done at a moment, or upon a fact.
    ActionName {
        /// The node stops and forgets what is not durable.
        Crash = "crash", "crash N [torn] [lose=K]", "at 600 crash leader torn lose=2";
        /// A crashed node starts from its disk.
        Restart = "restart", "restart N [seed=K]", "at 600 restart n1 seed=7";
        /// The node stands still and keeps its memory.
        Pause = "pause", "pause N", "at 600 pause n2";
        /// A paused node continues.
        Resume = "resume", "resume N", "at 600 resume n2";
        /// A crashed node loses its disk.
        Wipe = "wipe", "wipe N", "at 600 wipe n1";
        /// The node's election timer fires now.
        Timeout = "timeout", "timeout N", "at 0 timeout n1";
        /// A client sends a command to the node.
        Propose = "propose", "propose N COMMAND", "at 600 propose leader set x 1";
        /// The node takes a snapshot.
        Snapshot = "snapshot", "snapshot N", "at 600 snapshot n1";
        /// The message is lost.
        Drop = "drop", "drop MESSAGE", "at 600 drop n2>n3#4";
        /// The message arrives later.
        Delay = "delay", "delay MESSAGE MS", "at 600 delay n2>n3#4 25";
        /// The message arrives twice.
        Duplicate = "duplicate", "duplicate MESSAGE", "at 600 duplicate n2>n3#4";
        /// The message arrives now.
        Deliver = "deliver", "deliver MESSAGE", "at 600 deliver n2>n3#4";
        /// The next messages on a link are lost.
        DropNext = "drop-next", "drop-next FROM>TO [KIND] [count=K]", "at 600 drop-next n1>n3 AppendEntries count=2";
        /// Only nodes of the same group reach each other.
        Partition = "partition", "partition N … [| N …] …", "at 600 partition n1 n2 | n3 n4 n5";
        /// Every link is whole again.
        Heal = "heal", "heal", "at 600 heal";
        /// A link is cut.
        Cut = "cut", "cut A>B, cut A-B", "at 600 cut n1>n2";
        /// A link is whole again.
        Mend = "mend", "mend A>B, mend A-B", "at 600 mend n1-n2";
        /// The node's timers run at another rate.
        Clock = "clock", "clock N RATE", "at 600 clock n4 1.5";
        /// Changes a setting of the running cluster.
        Set = "set", "set key=value", "at 600 set loss=10%";
        /// Switches a rule of Raft off or on.
        Rule = "rule", "rule RULE off, rule RULE on", "at 0 rule vote-once off";
        /// A link has qualities of its own.
        Link = "link", "link A>B [loss=P] [latency=A..B] [duplicate=P] [reorder=P]",
            "at 600 link n1>n2 loss=5% latency=40..60 duplicate=1% reorder=10%";
        /// A client begins or stops.
        Client = "client", "client NAME every MS [timeout=MS] [tries=K] [retry=off] COMMAND, client NAME stop",
            "at 600 client a every 100 timeout=150 tries=3 retry=off set x $n";
        /// The moment has a name.
        Bookmark = "bookmark", r#"bookmark "TEXT""#, r#"at 600 bookmark "The leader dies""#;
        /// The page shows a text.
        Say = "say", r#"say "TEXT""#, r#"at 600 say "Now the leader dies.""#;
        /// Checks an expectation now.
        Expect = "expect", "expect EXPECTATION", "at 600 expect leader";
        /// The node's disk has a time of its own.
        Disk = "disk", "disk N A..B, disk N as-cluster", "at 600 disk n3 40..60";
        /// A client reads a key.
        Read = "read", "read N KEY", "at 600 read leader x";
        /// The leader hands over to this node.
        Transfer = "transfer", "transfer N", "at 600 transfer n2";
        /// The leader changes the configuration.
        Members = "members", "members N … [learners N …]", "at 600 members n1 n2 n3 n4 learners n5";
        /// A question of the lesson is answered.
        Answer = "answer", "answer SLUG VALUE", "at 600 answer who n3";
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
                    Row { name: key.name(), form, example }
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
        /// There is a live leader.
        Leader = "leader", "leader [N]", "expect leader n2";
        /// No live node leads.
        NoLeader = "no-leader", "no-leader", "at 150 expect no-leader";
        /// The node's currentTerm.
        Term = "term", "term N OP T", "expect term n1 >= 2";
        /// The role of the node.
        Role = "role", "role N ROLE", "expect role n1 follower";
        /// A command is committed.
        Committed = "committed", r#"committed "COMMAND", committed INDEX"#, r#"expect committed "set x 1""#;
        /// An entry of the log.
        Log = "log", "log N INDEX TERM", "expect log n1 2 1";
        /// A value in the state machine.
        Value = "value", "value N KEY VALUE", "expect value n1 x 1";
        /// The node's commitIndex.
        Commit = "commit", "commit N OP INDEX", "expect commit n1 = 2";
        /// A fact has happened.
        Fact = "fact", "fact FACT [node=N] [count=K]", "expect fact truncate node=n1 count=1";
        /// A property was broken.
        Violation = "violation", "violation PROPERTY", "expect violation election-safety";
        /// No property was broken.
        NoViolation = "no-violation", "no-violation", "expect no-violation";
    }
}

table! {
    /// What the question `number` may ask for.
    QuantityName {
        /// The node's currentTerm.
        Term = "term", "term N", r#"ask it "Which term?" at 600 number = term n1"#;
        /// The node's commitIndex.
        Commit = "commit", "commit N", r#"ask it "Which commitIndex?" at 600 number = commit leader"#;
        /// The index of the last entry of the node's log.
        LastIndex = "last-index", "last-index N", r#"ask it "How long is its log?" at 600 number = last-index n2"#;
        /// How often a fact has happened.
        Times = "times", "times FACT [node=N]",
            r#"ask it "How many votes?" at 600 number = times vote-granted node=n2"#;
    }
}

table! {
    /// A client's command: what the replicated state machine, a small key-value store, understands.
    CommandName {
        /// The key gets this value.
        Set = "set", "set KEY VALUE", r#"at 600 propose leader set x "two words""#;
        /// Removes a key.
        Del = "del", "del KEY", "at 600 propose leader del x";
        /// Adds a number.
        Add = "add", "add KEY K", "at 600 propose leader add x -3";
        /// Compare and set.
        Cas = "cas", "cas KEY OLD NEW", "at 600 propose leader cas x 1 2";
        /// Reads a key.
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

/// In a question: the node, or the index, that is asked for.
pub const IT: &str = "it";
/// Before the moment for which a question is asked.
pub const BY: &str = "by";
/// After `crash N`: a write is caught half-way.
pub const TORN: &str = "torn";
/// What stands between the voters and the students of `members`.
pub const LEARNERS: &str = "learners";
/// After `disk N`: its disk takes the cluster's time.
pub const AS_CLUSTER: &str = "as-cluster";
