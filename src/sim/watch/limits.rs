//! Limits on what a run may cause. At a limit the run stops; it can still be
//! viewed, and another one can be played.
//!
//! A script has at most 64 KiB, but it can cause any number of events: timers of a microsecond, messages that stay in
//! flight for a minute, endless elections. The page must not freeze, and must not fill the machine's memory. So
//! each limit is far above the busiest run that is still useful: twenty-five nodes,
//! heartbeats every 10 ms, a proposal every millisecond, a tenth of all messages lost and a tenth doubled, disks of up
//! to 10 ms. `tests/hostile.rs` plays that run, and for each limit a script that exceeds it. With the session's bounds
//! on its checkpoints, the most memory that any of sixty hostile scripts took was 206 MB.
//!
//! Every limit counts what the run has done, not memory or time as measured on a machine: the same script
//! stops at the same event everywhere.

use crate::sim::setup::Micros;

/// A virtual second, in microseconds: rates are counted from one whole second to the next.
const SECOND: Micros = 1_000_000;

/// How much a run may cause. `Default` is what every run gets; a test may set less.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Limits {
    /// Events within a virtual second. The busiest useful run has 50,000. A page plays half a million in two seconds:
    /// with more, virtual time seems to stop. A loop that takes no virtual time ends here too.
    pub events_a_second: u64,
    /// Messages sent within a virtual second. The busiest useful run sends 40,000.
    pub messages_a_second: u64,
    /// Messages in flight at once, including those that wait at paused nodes. The busiest useful run has 600; five
    /// nodes with a latency of a minute, the longest there is, come to 11,000. Each is 400 bytes, or 6 KB where it
    /// holds the last reference to entries that were overwritten.
    pub messages_in_flight: u64,
    /// Writes that are not durable, on all disks; or messages that one node holds back until its disk has written. The
    /// busiest useful run has 60.
    pub disk_queue: u64,
    /// Entries in one node's log. Two thousand statements propose no more than two thousand commands; the rest is blank
    /// entries of new leaders. A node that restarts applies its whole log in one event: 20 ms natively.
    pub log_entries: u64,
    /// What is kept of the past, in bytes as `Monitor::memory` counts them: every term, every committed entry,
    /// every entry that was overwritten. Enough for 600,000 committed entries, or for 2,000,000 terms.
    pub history_bytes: u64,
    /// Events in the whole run. Ten virtual minutes of the busiest useful run are 30,000,000. It keeps all counters far
    /// below 2^32, and the command line from running for longer than some minutes.
    pub events: u64,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits {
            events_a_second: 500_000,
            messages_a_second: 250_000,
            messages_in_flight: 20_000,
            disk_queue: 10_000,
            log_entries: 100_000,
            history_bytes: 64 << 20,
            events: 200_000_000,
        }
    }
}

/// A limit, by name.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Limit {
    /// [`Limits::events_a_second`]
    EventsASecond,
    /// [`Limits::messages_a_second`]
    MessagesASecond,
    /// [`Limits::messages_in_flight`]
    MessagesInFlight,
    /// [`Limits::disk_queue`]
    DiskQueue,
    /// [`Limits::log_entries`]
    LogEntries,
    /// [`Limits::history_bytes`]
    HistoryBytes,
    /// [`Limits::events`]
    Events,
}

/// The limit that stopped a run.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Overload {
    /// The limit.
    pub limit: Limit,
    /// When.
    pub at: Micros,
    /// The value found.
    pub found: u64,
    /// The value allowed.
    pub most: u64,
}

/// What a run causes at present.
#[derive(Clone, Debug, Default)]
pub(crate) struct Load {
    /// The end of the present virtual second.
    second_ends: Micros,
    /// Events and messages before this second.
    events_before: u64,
    sent_before: u64,
    /// Writes that are not durable, on all disks.
    pub writes: u64,
    /// Messages that the node of the last step holds back until its disk has written.
    pub held: u64,
    /// The length of the longest log so far.
    pub log: u64,
    pub overload: Option<Overload>,
}

/// The counts that the world keeps itself.
pub(crate) struct Totals {
    pub events: u64,
    pub sent: u64,
    pub in_flight: u64,
    pub memory: u64,
}

impl Load {
    /// Time has advanced to `now`, and nothing has happened there yet.
    pub(crate) fn pass_to(&mut self, now: Micros, events: u64, sent: u64) {
        if now >= self.second_ends {
            self.second_ends = (now / SECOND + 1) * SECOND;
            (self.events_before, self.sent_before) = (events, sent);
        }
    }

    /// Checks the limits after an event.
    pub(crate) fn check(&mut self, at: Micros, limits: &Limits, totals: &Totals) {
        let Totals { events, sent, in_flight, memory } = *totals;
        let found = [
            (Limit::EventsASecond, events - self.events_before, limits.events_a_second),
            (Limit::MessagesASecond, sent - self.sent_before, limits.messages_a_second),
            (Limit::MessagesInFlight, in_flight, limits.messages_in_flight),
            (Limit::DiskQueue, self.writes.max(self.held), limits.disk_queue),
            (Limit::LogEntries, self.log, limits.log_entries),
            (Limit::HistoryBytes, memory, limits.history_bytes),
            (Limit::Events, events, limits.events),
        ];
        // This runs after every event and is almost never true, so it has one branch only.
        if found.iter().fold(false, |any, (_, found, most)| any | (found > most)) && self.overload.is_none() {
            let first = found.into_iter().find(|(_, found, most)| found > most);
            self.overload = first.map(|(limit, found, most)| Overload { limit, at, found, most });
        }
    }
}
