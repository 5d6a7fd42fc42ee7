//! Causes in words: what a crash lost, why a read was answered, why a message was lost, why an action did nothing.

use super::config::majority;
use super::words::range;
use crate::play::told::{and, figure, paper, thesis, told, Told};
use crate::raft::{Index, ReadReason};
use crate::sim::{Again, Cause, MessageId, Skip, TornWrite, MAX_CLIENTS};

/// What a crash lost, given the number of lost writes, the torn one among them, and the durable entries that the disk
/// lost as well.
pub(super) fn what_is_lost(writes: usize, torn: Option<&TornWrite>, forgot: Option<(Index, Index)>) -> Told {
    let writes = match (writes, torn) {
        (0, _) => told!("crash-lost-nothing", section: figure(2)),
        (_, None) => told!("crash-lost-writes", count: writes),
        (1, Some(torn)) => half_written(torn),
        (n, Some(torn)) => then(half_written(torn), told!("crash-lost-writes-behind", count: n - 1)),
    };
    match forgot {
        None => writes,
        Some((first, last)) => {
            then(writes, told!("crash-lost-durable", entries: range(first, last), section: figure(2)))
        }
    }
}

/// A second sentence.
pub(super) fn then(first: Told, next: Told) -> Told {
    told!("sentences", first: told!("sentence", text: first), next)
}

/// What a crash in the middle of a write left on the disk.
fn half_written(torn: &TornWrite) -> Told {
    let TornWrite { write, first, kept, lost, .. } = *torn;
    let [mut there, mut gone] = [Vec::new(), Vec::new()];
    if let Some(whole) = torn.hard_state {
        if whole { &mut there } else { &mut gone }.push(told!("term-and-vote"));
    }
    if let Some((index, whole)) = torn.snapshot {
        if whole { &mut there } else { &mut gone }.push(told!("snapshot-up-to", index));
    }
    if kept > 0 {
        there.push(range(first, first + kept - 1));
    }
    if lost > 0 {
        gone.push(range(first + kept, first + kept + lost - 1));
    }
    match (there.is_empty(), gone.is_empty()) {
        (true, true) => told!("write-torn-nothing", write),
        (true, false) => told!("write-torn-all-lost", write, gone: and(gone)),
        (false, true) => told!("write-torn-none-lost", write, there: and(there)),
        (false, false) => told!("write-torn", write, there: and(there), gone: and(gone)),
    }
}

/// What a restart discards of a torn write.
pub(super) fn discarded(torn: &TornWrite) -> Told {
    let TornWrite { write, lost, snapshot, .. } = *torn;
    let broken = torn.first + torn.kept;
    match (lost, snapshot) {
        (1, _) => told!("discarded-entry", write, broken),
        (2.., _) => told!("discarded-entries", write, broken),
        (0, Some((index, _))) => told!("discarded-snapshot", write, index),
        (0, None) => told!("discarded-first-record", write),
    }
}

/// Why a read could be answered.
pub(super) fn why_read(reason: ReadReason) -> Told {
    match reason {
        ReadReason::Index { index, answered, quorum } => {
            told!("read-by-majority", majority: majority(&quorum), nodes: answered, index, section: thesis("6.4"))
        }
        ReadReason::Lease { index, ticks, over, quorum } => told!(
            "read-by-lease",
            majority: majority(&quorum),
            sent: over + 1,
            lease: ticks,
            index,
            section: thesis("6.4.1"),
        ),
        ReadReason::Local { index } => told!("read-local", index, section: thesis("6.4")),
        ReadReason::Unchecked { index } => told!("read-unchecked", index, section: thesis("6.4")),
    }
}

/// Why a message was lost.
pub fn loss_cause(id: MessageId, cause: Cause) -> Told {
    match cause {
        Cause::Loss => told!("lost-by-network"),
        Cause::Cut => told!("lost-link-cut", from: id.from, to: id.to),
        Cause::Hand => told!("lost-on-purpose"),
        Cause::Down => told!("node-is-crashed", node: id.to),
    }
}

/// Why an action did nothing.
pub fn skip_reason(reason: Skip) -> Told {
    match reason {
        Skip::NoSuch(target) => told!("no-node-of-role", role: target.to_string()),
        Skip::Unknown(node) => told!("no-such-node", node),
        Skip::Down(node) => told!("node-is-crashed", node),
        Skip::NotDown(node) => told!("node-is-not-crashed", node),
        Skip::Paused(node) => told!("node-is-paused", node),
        Skip::NotPaused(node) => told!("node-is-not-paused", node),
        Skip::Leads(node) => told!("leader-has-no-election-timer", node),
        Skip::NotInFlight(message) => told!("message-not-in-flight", message),
        Skip::Waits(message) => told!("message-waits-for-paused-node", message, node: message.to),
        Skip::SameEnds(node) => told!("link-to-itself", node),
        Skip::TwoGroups(node) => told!("node-in-two-groups", node),
        Skip::NoClient => told!("no-such-client"),
        Skip::TooManyClients => told!("too-many-clients", most: MAX_CLIENTS),
        Skip::NothingCut => told!("no-link-is-cut"),
        Skip::LinkIsSo { cut: true } => told!("link-is-cut-already"),
        Skip::LinkIsSo { cut: false } => told!("link-works-already"),
        Skip::IsSo => told!("is-so-already"),
        Skip::NoDelay => told!("no-delay"),
    }
}

/// Why a client sends its operation to a node again.
pub(super) fn why_again(why: Again) -> Told {
    match why {
        Again::Redirected => told!("client-redirected", section: paper("8")),
        Again::Refused => told!("client-refused", section: paper("8")),
        Again::Lost => told!("client-entry-lost", section: paper("8")),
        Again::TimedOut => told!("client-timed-out", section: paper("8")),
    }
}
