//! The settings of a run: one table, from which everything that knows a setting is generated.
//!
//! The macro `settings!` lists each setting once: its key in scripts, what values it takes, its default, its group and
//! an example. From the table come, each in its own floor:
//!
//! - here: the fields and the defaults of [`Setup`], [`Setting`], [`SettingKey`], [`Setup::apply`], [`Setup::options`]
//!   and [`LinkSetting`];
//! - in `play::script`: what the parser accepts, what the printer writes, and the rows of the reference;
//! - in `play::show`: the values and the list of dials that the page gets.
//!
//! To add a setting: a line in the table, the place that uses it, and in the catalogues its meaning
//! (`meaning-setting-KEY` in `grammar.ftl`) and the label of its dial. A setting that a node needs also gets a field in
//! [`Options`], which its line names. A setting that a link can have for itself also gets a field in the link's
//! conditions.
//!
//! Units are those of the world: integer microseconds and parts per million.

use crate::raft::{named, Named, NodeId, Options, ReadMode};

/// A moment or a span of virtual time, in microseconds.
pub type Micros = u64;

/// A probability in parts per million: 0 is never, 1,000,000 is always.
pub type Ppm = u32;

/// Certainty, in parts per million.
pub const ALWAYS: Ppm = 1_000_000;

/// The latest moment that a script can name, and the longest election timeout: one hour, in microseconds.
pub const MAX_TIME: Micros = 3_600_000_000;

/// The longest latency, disk time or heartbeat interval: one minute, in microseconds.
pub const MAX_DELAY: Micros = 60_000_000;

/// The greatest seed, term and index that a script can name: 2^53-1, which every JavaScript number holds exactly.
pub const MAX_NUMBER: u64 = (1 << 53) - 1;

/// A range of spans, both ends included.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Span {
    /// The shortest.
    pub min: Micros,
    /// The longest; never below `min`.
    pub max: Micros,
}

impl Span {
    /// A range given in whole milliseconds.
    pub const fn ms(min: u64, max: u64) -> Span {
        Span { min: min * 1000, max: max * 1000 }
    }
}

/// The values that a setting takes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SettingDomain {
    /// A whole number from `least` to `most`.
    Whole {
        /// The least value.
        least: u64,
        /// The greatest value.
        most: u64,
        /// What is counted: an id of the page's words; empty for settings without a dial.
        unit: &'static str,
    },
    /// `off`, which is 0, or a whole number up to `most`.
    CountOrOff {
        /// The greatest value.
        most: u64,
        /// What is counted: an id of the page's words.
        unit: &'static str,
    },
    /// A time, in microseconds.
    Time {
        /// The shortest.
        least: Micros,
        /// The longest.
        most: Micros,
    },
    /// A range of times, in microseconds.
    Range {
        /// The shortest.
        least: Micros,
        /// The longest.
        most: Micros,
    },
    /// A probability.
    Percent,
    /// On or off.
    Switch,
    /// One of these names.
    Choice {
        /// The names.
        names: &'static [&'static str],
    },
}

/// The value of a setting, as its [`SettingDomain`] has it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SettingValue {
    /// Of [`SettingDomain::Whole`] and [`SettingDomain::CountOrOff`].
    Whole(u64),
    /// Of [`SettingDomain::Time`], in microseconds.
    Time(Micros),
    /// Of [`SettingDomain::Range`].
    Range(Span),
    /// Of [`SettingDomain::Percent`].
    Percent(Ppm),
    /// Of [`SettingDomain::Switch`].
    Switch(bool),
    /// Of [`SettingDomain::Choice`]: the place of the name in the list, from 0.
    Choice(usize),
}

named! {
    /// What a setting belongs to. The page shows the dials in this order.
    SettingGroup {
        /// Set once, at the start of a run; there is no dial.
        Start = "start",
        /// What happens to messages.
        Network = "network",
        /// Timers of the nodes.
        Timers = "timers",
        /// Disks and snapshots.
        Storage = "storage",
        /// How much a leader sends, and accepts, at a time.
        Flow = "flow",
        /// Reads.
        Reads = "reads",
        /// Elections.
        Elections = "elections",
        /// Entries of the log.
        Log = "log",
    }
}

/// The table of all settings: passes its rows to the macro `$expand`.
///
/// A row: what it is; the key in scripts, which is also the field of [`Setup`]; the variant
/// of [`Setting`] and [`SettingKey`]; the default; the [`SettingDomain`]; the [`SettingGroup`]; an example value. Then,
/// if it applies: `option` and the field of the nodes' [`Options`] that takes the value; `link`, the variant of
/// [`LinkSetting`] and its place among the keys of the action `link`, from 0.
macro_rules! settings {
    ($expand:ident) => {
        $expand! {
            /// How many voters there are.
            nodes: Nodes = 5, whole(u8, 1, NodeId::MAX, ""), Start, "3";
            /// The seed: every random draw is keyed by it.
            seed: Seed = 1, whole(u64, 0, MAX_NUMBER, ""), Start, "42";
            /// The range from which every election timeout is drawn (§5.2).
            election: Election = Span::ms(150, 300), range(1_000, MAX_TIME), Timers, "150..300";
            /// The time between two heartbeats of a leader.
            heartbeat: Heartbeat = 50_000, time(1_000, MAX_DELAY), Timers, "50";
            /// How long a message travels.
            latency: Latency = Span::ms(5, 15), range(0, MAX_DELAY), Network, "5..15", link Latency at 1;
            /// How likely a message is lost.
            loss: Loss = 0, percent(), Network, "2.5%", link Loss at 0;
            /// How likely a message arrives twice.
            duplicate: Duplicate = 0, percent(), Network, "1%", link Duplicate at 2;
            /// How long a write takes until it is durable.
            disk: Disk = Span::ms(0, 0), range(0, MAX_DELAY), Storage, "1..5";
            /// After how many applied entries a node takes a snapshot by itself (§7).
            snapshot: Snapshot = 0, count_or_off(u32, "entries"), Storage, "10";
            /// Whether a new leader appends a blank entry (§8).
            noop: Noop = true, switch(), Log, "off", option noop;
            /// How many AppendEntries with entries may be in flight to one follower.
            window: Window = 8, whole(u8, 1, 64, "messages"), Flow, "1", option window;
            /// How likely a message is late, so that later ones overtake it.
            reorder: Reorder = 0, percent(), Network, "10%", link Reorder at 3;
            /// How much later such a message arrives, in addition to its latency.
            late: Late = Span::ms(200, 2200), range(0, MAX_DELAY), Network, "200..2200";
            /// How many keys of a snapshot one InstallSnapshot carries (Figure 13); 0: all of them.
            chunk: Chunk = 0, whole(u32, 0, u32::MAX, "keys"), Storage, "10", option chunk;
            /// Whether a node asks for pre-votes before it becomes candidate (thesis 9.6).
            prevote: PreVote = false, switch(), Elections, "on", option prevote;
            /// Whether a leader without a quorum steps down, and nodes with a leader refuse votes (thesis 6.2, 4.2.3).
            checkquorum: CheckQuorum = false, switch(), Elections, "on", option checkquorum;
            /// How reads are served (thesis 6.4).
            reads: Reads = ReadMode::Index, choice(ReadMode), Reads, "lease", option reads;
            /// How many entries one AppendEntries carries at most.
            batch: Batch = 64, whole(u16, 1, 256, "entries"), Flow, "1", option batch;
            /// How many bytes of uncommitted commands a leader accepts; 0: any number.
            uncommitted: Uncommitted = 0, whole(u32, 0, u32::MAX, "bytes"), Flow, "1000",
                option uncommitted;
            /// How many servers the script may name in addition to those of the start and of its `members`.
            spare: Spare = 0, whole(u8, 0, NodeId::MAX, ""), Start, "2";
        }
    };
}
pub(crate) use settings;

/// The type of a setting with this domain.
macro_rules! type_of {
    (whole($type:ty $(, $rest:expr)*)) => {
        $type
    };
    (count_or_off($type:ty $(, $rest:expr)*)) => {
        $type
    };
    (time($($rest:expr),*)) => {
        Micros
    };
    (range($($rest:expr),*)) => {
        Span
    };
    (percent()) => {
        Ppm
    };
    (switch()) => {
        bool
    };
    (choice($type:ty)) => {
        $type
    };
}

/// The [`SettingDomain`] in a row.
macro_rules! domain {
    (whole($type:ty, $least:expr, $most:expr, $unit:expr)) => {
        SettingDomain::Whole { least: $least, most: $most as u64, unit: $unit }
    };
    (count_or_off($type:ty, $unit:expr)) => {
        SettingDomain::CountOrOff { most: <$type>::MAX as u64, unit: $unit }
    };
    (time($least:expr, $most:expr)) => {
        SettingDomain::Time { least: $least, most: $most }
    };
    (range($least:expr, $most:expr)) => {
        SettingDomain::Range { least: $least, most: $most }
    };
    (percent()) => {
        SettingDomain::Percent
    };
    (switch()) => {
        SettingDomain::Switch
    };
    (choice($type:ty)) => {
        SettingDomain::Choice { names: <$type as Named>::NAMES }
    };
}

/// The nearest value that the domain allows. Only a caller inside the program can pass another: the parser refuses it.
macro_rules! clamped {
    (whole($type:ty, $least:expr, $most:expr, $unit:expr), $value:expr) => {
        $value.clamp($least, $most)
    };
    ($domain:ident $arguments:tt, $value:expr) => {
        $value
    };
}

/// The [`SettingValue`] of a setting of this domain.
macro_rules! value {
    (whole($($domain:tt)*), $value:expr) => {
        SettingValue::Whole($value.into())
    };
    (count_or_off($($domain:tt)*), $value:expr) => {
        SettingValue::Whole($value.into())
    };
    (time($($domain:tt)*), $value:expr) => {
        SettingValue::Time($value)
    };
    (range($($domain:tt)*), $value:expr) => {
        SettingValue::Range($value)
    };
    (percent(), $value:expr) => {
        SettingValue::Percent($value)
    };
    (switch(), $value:expr) => {
        SettingValue::Switch($value)
    };
    (choice($($domain:tt)*), $value:expr) => {
        SettingValue::Choice($value as usize)
    };
}

/// The setting's own value from a [`SettingValue`]; `None`: the value belongs to another domain.
macro_rules! typed {
    (whole($type:ty $(, $rest:expr)*), $value:expr) => {
        match $value { SettingValue::Whole(number) => <$type>::try_from(number).ok(), _ => None }
    };
    (count_or_off($($domain:tt)*), $value:expr) => { typed!(whole($($domain)*), $value) };
    (time($($domain:tt)*), $value:expr) => { match $value { SettingValue::Time(time) => Some(time), _ => None } };
    (range($($domain:tt)*), $value:expr) => { match $value { SettingValue::Range(span) => Some(span), _ => None } };
    (percent(), $value:expr) => { match $value { SettingValue::Percent(ppm) => Some(ppm), _ => None } };
    (switch(), $value:expr) => { match $value { SettingValue::Switch(on) => Some(on), _ => None } };
    (choice($type:ty), $value:expr) => {
        match $value { SettingValue::Choice(place) => <$type as Named>::ALL.get(place).copied(), _ => None }
    };
}

/// Generates the types of the settings.
macro_rules! declare {
    ($($(#[doc = $doc:literal])+ $key:ident: $name:ident = $default:expr,
        $domain:ident $arguments:tt, $group:ident, $example:literal
        $(, option $option:ident)? $(, link $link:ident at $place:literal)?;)+) => {
        /// How a cluster is set up. A key that a script does not set has the value of [`Setup::default`], for ever.
        #[derive(Clone, PartialEq, Eq, Debug)]
        pub struct Setup { $($(#[doc = $doc])+ pub $key: type_of!($domain $arguments),)+ }

        impl Default for Setup {
            fn default() -> Setup {
                Setup { $($key: $default,)+ }
            }
        }

        /// One setting and its value.
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        pub enum Setting { $($(#[doc = $doc])+ $name(type_of!($domain $arguments)),)+ }

        named! {
            /// A key of `cluster` and of `set`.
            SettingKey { $($(#[doc = $doc])+ $name = stringify!($key),)+ }
        }

        impl Setting {
            /// Its key.
            pub const fn key(self) -> SettingKey {
                match self { $(Setting::$name(_) => SettingKey::$name,)+ }
            }

            /// Its value.
            pub fn value(self) -> SettingValue {
                match self { $(Setting::$name(value) => value!($domain $arguments, value),)+ }
            }
        }

        impl SettingKey {
            /// The values that it takes.
            pub const fn domain(self) -> SettingDomain {
                match self { $(SettingKey::$name => domain!($domain $arguments),)+ }
            }

            /// What it belongs to.
            pub const fn group(self) -> SettingGroup {
                match self { $(SettingKey::$name => SettingGroup::$group,)+ }
            }

            /// This setting with this value; `None`: the value belongs to another domain.
            pub fn with(self, value: SettingValue) -> Option<Setting> {
                match self { $(SettingKey::$name => typed!($domain $arguments, value).map(Setting::$name),)+ }
            }
        }

        impl Setup {
            /// This setting with the value that it has in this setup.
            pub const fn get(&self, key: SettingKey) -> Setting {
                match key { $(SettingKey::$name => Setting::$name(self.$key),)+ }
            }

            /// Changes one setting.
            pub fn apply(&mut self, setting: Setting) {
                match setting { $(Setting::$name(value) => self.$key = clamped!($domain $arguments, value),)+ }
            }

            /// The nodes' options.
            pub fn options(&self) -> Options {
                Options { $($($option: self.$key,)?)+ lease_ticks: self.lease_ticks() }
            }
        }

        /// A setting of one link, in place of the cluster's.
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        pub enum LinkSetting {
            $($(#[doc = concat!("As [`Setting::", stringify!($link), "`].")] $link(type_of!($domain $arguments)),)?)+
        }

        impl LinkSetting {
            /// The keys of the action `link`.
            pub const KEYS: &'static [SettingKey] = &{
                let mut keys = [SettingKey::Nodes; [$($($place,)?)+].len()];
                $($(keys[$place] = SettingKey::$link;)?)+
                keys
            };

            /// This setting of a link; `None`: a link has no such setting.
            pub const fn of(setting: Setting) -> Option<LinkSetting> {
                match setting { $($(Setting::$link(value) => Some(LinkSetting::$link(value)),)?)+ _ => None }
            }
        }

        /// The same setting of the cluster.
        impl From<LinkSetting> for Setting {
            fn from(setting: LinkSetting) -> Setting {
                match setting { $($(LinkSetting::$link(value) => Setting::$link(value),)?)+ }
            }
        }
    };
}
settings!(declare);

impl SettingKey {
    /// Whether it is set at the start of a run and cannot change later.
    pub fn is_fixed(self) -> bool {
        self.group() == SettingGroup::Start
    }
}

impl Setup {
    /// How long a leader's lease lasts, in heartbeats: as long as the shortest election timeout, rounded down.
    fn lease_ticks(&self) -> u32 {
        (self.election.min / self.heartbeat.max(1)).min(1 << 15) as u32
    }
}
