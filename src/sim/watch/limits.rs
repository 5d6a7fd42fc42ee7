//! What a run may cause, whatever its script says. Past one of these limits the run goes no further; it can still be
//! looked at, and another one can be played.
//!
//! A script has at most 64 KiB, but no bound on what it sets going: timers of a microsecond, messages that stay in
//! flight for a minute, elections without end. A page must not freeze, and a tab must not fill the machine's memory. So
//! each limit is where a run has ceased to teach anything, far above the busiest that does: twenty-five nodes,
//! heartbeats every 10 ms, a proposal every millisecond, a tenth of all messages lost and a tenth doubled, disks of up
//! to 10 ms. `tests/hostile.rs` plays that run, and for each limit a script that exceeds it. With the session's bounds
//! on what it keeps for going back, the most memory that any of sixty hostile scripts came to was 206 MB.
//!
//! Every limit is a count of what the run has done, never of bytes or time as a machine sees them: the same script
//! stops at the same event everywhere.

use crate::sim::setup::Micros;

/// A virtual second, in microseconds: rates are counted from one whole second to the next.
const SECOND: Micros = 1_000_000;

/// How much a run may cause. `Default` is what every run gets; a test may set less.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Limits {
    /// Events within a virtual second. The busiest sane run has 50,000. A page plays half a million in two seconds:
    /// with more, virtual time seems to stand still. A loop without delay, which takes no virtual time, ends here too.
    pub events_a_second: u64,
    /// Messages sent within a virtual second. The busiest sane run sends 40,000.
    pub messages_a_second: u64,
    /// Messages in flight at once, those that wait at paused nodes among them. The busiest sane run has 600; five nodes
    /// with a latency of a minute, the longest there is, come to 11,000. Each is 400 bytes, or 6 KB where it holds the
    /// last reference to entries that were overwritten since.
    pub messages_in_flight: u64,
    /// Writes on their way to all disks, or messages that one node holds back until its disk has written. The busiest
    /// sane run has 60.
    pub disk_queue: u64,
    /// Entries in one node's log. Two thousand statements propose no more than two thousand commands; the rest is blank
    /// entries of ever new leaders. A node that restarts applies its whole log in one event: 20 ms natively.
    pub log_entries: u64,
    /// What is remembered of the past, in bytes as `Monitor::memory` reckons them: every term, every committed entry,
    /// every entry that was overwritten. Enough for 600,000 committed entries, or for 2,000,000 terms.
    pub history_bytes: u64,
    /// Events in the whole run. Ten virtual minutes of the busiest sane run are 30,000,000. It keeps all counters far
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

/// Which limit.
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

/// Why a run has gone no further.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Overload {
    /// What was exceeded.
    pub limit: Limit,
    /// When.
    pub at: Micros,
    /// How much there was.
    pub found: u64,
    /// How much there may be.
    pub most: u64,
}

/// How much a run causes at present.
#[derive(Clone, Debug, Default)]
pub(crate) struct Load {
    /// The end of the present virtual second.
    second_ends: Micros,
    /// Events and messages before this second.
    events_before: u64,
    sent_before: u64,
    /// Writes on their way to all disks.
    pub writes: u64,
    /// Messages that wait for a disk, at the node of the last step.
    pub held: u64,
    /// The longest log that any node has had.
    pub log: u64,
    pub overload: Option<Overload>,
}

/// What else is asked for each time.
pub(crate) struct Totals {
    pub events: u64,
    pub sent: u64,
    pub in_flight: u64,
    pub memory: u64,
}

impl Load {
    /// Time has come to `now`, before anything happens there.
    pub(crate) fn pass_to(&mut self, now: Micros, events: u64, sent: u64) {
        if now >= self.second_ends {
            self.second_ends = (now / SECOND + 1) * SECOND;
            (self.events_before, self.sent_before) = (events, sent);
        }
    }

    /// Something has happened: whether it was too much.
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
        // After every event, and hardly ever true: no branch but one.
        if found.iter().fold(false, |any, (_, found, most)| any | (found > most)) && self.overload.is_none() {
            let first = found.into_iter().find(|(_, found, most)| found > most);
            self.overload = first.map(|(limit, found, most)| Overload { limit, at, found, most });
        }
    }
}
