//! Causes in words: what a crash lost, why a read was answered, why a message was lost, why an action did nothing.

use super::config::majority_has;
use super::words::{counted, names, range};
use crate::raft::{Index, ReadReason};
use crate::sim::{Again, Cause, MessageId, Skip, TornWrite, MAX_CLIENTS};

/// What a crash lost, given the number of lost writes, the torn one among them, and the durable entries that the disk
/// lost as well.
pub(super) fn what_is_lost(writes: usize, torn: Option<&TornWrite>, forgot: Option<(Index, Index)>) -> String {
    let mut why = match (writes, torn) {
        (0, _) => {
            "all that it had written was durable; commitIndex and lastApplied are volatile (Figure 2)".to_string()
        }
        (1, Some(torn)) => half_written(torn),
        (n, Some(torn)) => format!("{}; with it are lost the writes behind it: {}", half_written(torn), n - 1),
        (1, None) => "one write was not durable yet, and is lost".to_string(),
        (n, None) => format!("{n} writes were not durable yet, and are lost"),
    };
    if let Some((first, last)) = forgot {
        let lost = range(first, last);
        why.push_str(&format!(
            "; its disk has also lost {lost}, which it had said to be durable: Raft assumes that this never happens \
             (Figure 2)"
        ));
    }
    why
}

/// What a crash in the middle of a write left on the disk.
fn half_written(torn: &TornWrite) -> String {
    let [mut there, mut gone] = [Vec::new(), Vec::new()];
    if let Some(whole) = torn.hard_state {
        if whole { &mut there } else { &mut gone }.push("the term and the vote".to_string());
    }
    if let Some((index, whole)) = torn.snapshot {
        if whole { &mut there } else { &mut gone }.push(format!("the snapshot up to entry {index}"));
    }
    if torn.kept > 0 {
        there.push(range(torn.first, torn.first + torn.kept - 1));
    }
    if torn.lost > 0 {
        gone.push(range(torn.first + torn.kept, torn.first + torn.kept + torn.lost - 1));
    }
    let (write, there, gone) = (torn.write, there.join(" and "), gone.join(" and "));
    match (there.is_empty(), gone.is_empty()) {
        (true, true) => format!("write {write} was caught half-way, and nothing of it is whole on the disk"),
        (true, false) => {
            format!("write {write} was caught half-way, and nothing of it is whole on the disk: not {gone}")
        }
        (false, _) => format!("write {write} was caught half-way: on the disk are {there}, but not {gone}"),
    }
}

/// What a restart discards of a torn write. It continues a sentence.
pub(super) fn discarded(torn: &TornWrite) -> String {
    let broken = torn.first + torn.kept;
    let what = match (torn.lost, torn.snapshot) {
        (1, _) => format!("the record of entry {broken} has a wrong checksum, and is discarded"),
        (2.., _) => format!(
            "the record of entry {broken} has a wrong checksum, and is discarded with all that would have followed"
        ),
        (0, Some((index, _))) => format!("the snapshot up to entry {index} was not whole, and is discarded"),
        (0, None) => "the record that it would have begun with has a wrong checksum, and is discarded".to_string(),
    };
    format!("; of write {}, which was half done, {what}", torn.write)
}

/// Why a read could be answered.
pub(super) fn why_read(reason: ReadReason) -> String {
    match reason {
        ReadReason::Index { index, answered, quorum } => format!(
            "since it was asked, {} answered its leader: {} (ReadIndex {index}, thesis 6.4)",
            majority_has(&quorum),
            names(answered)
        ),
        ReadReason::Lease { index, ticks, over, quorum } => format!(
            "by its lease: {} answered the heartbeats that it sent less than {} ago; for {} from then no other node \
             can be elected, if the clocks are right (readIndex {index}, thesis 6.4.1)",
            majority_has(&quorum),
            counted(u64::from(over) + 1, "heartbeat interval", "heartbeat intervals"),
            counted(u64::from(ticks), "heartbeat interval", "heartbeat intervals")
        ),
        ReadReason::Local { index } => {
            format!("from what it has applied, up to entry {index}: nobody was asked, and it may be old (thesis 6.4)")
        }
        ReadReason::Unchecked { index } => {
            format!("it believes that it leads, and has asked nobody (readIndex {index}, thesis 6.4)")
        }
    }
}

/// Why a message was lost.
pub fn loss_cause(id: MessageId, cause: Cause) -> String {
    match cause {
        Cause::Loss => "the network lost it (loss)".to_string(),
        Cause::Cut => format!("the link from {} to {} is cut", id.from, id.to),
        Cause::Hand => "it was dropped on purpose".to_string(),
        Cause::Down => format!("{} is crashed", id.to),
    }
}

/// Why an action did nothing.
pub fn skip_reason(reason: Skip) -> String {
    match reason {
        Skip::NoSuch(target) => format!("there is no live {target} at this moment"),
        Skip::Unknown(id) => format!("the cluster has no {id}"),
        Skip::Down(id) => format!("{id} is crashed"),
        Skip::NotDown(id) => format!("{id} is not crashed"),
        Skip::Paused(id) => format!("{id} is paused"),
        Skip::NotPaused(id) => format!("{id} is not paused"),
        Skip::Leads(id) => format!("{id} leads, and a leader has no election timer"),
        Skip::NotInFlight(id) => format!("{id} is not in flight"),
        Skip::Waits(id) => format!("{id} has arrived, and waits because {} is paused", id.to),
        Skip::SameEnds(id) => format!("a link needs two different nodes, not {id} twice"),
        Skip::TwoGroups(id) => format!("{id} stands in two groups"),
        Skip::NoClient => "no client of this name is going".to_string(),
        Skip::TooManyClients => format!("there are {MAX_CLIENTS} clients already"),
        Skip::NothingCut => "no link is cut, nothing changes".to_string(),
        Skip::LinkIsSo { cut: true } => "the link is cut already, nothing changes".to_string(),
        Skip::LinkIsSo { cut: false } => "the link is whole, nothing changes".to_string(),
        Skip::IsSo => "it is so already, nothing changes".to_string(),
        Skip::NoDelay => "0 ms are no delay, nothing changes".to_string(),
    }
}

/// Why a client sends its operation to a node again.
pub(super) fn why_again(why: Again) -> &'static str {
    match why {
        Again::Redirected => "the node that it asked takes this one for the leader (§8)",
        Again::Refused => "the node that it asked does not lead, and knows of no leader: the next one may (§8)",
        Again::Lost => "the entry has been overwritten (§8)",
        Again::TimedOut => "no answer has come in time: it asks again, with the same serial number (§8)",
    }
}
