//! 3D: snapshots.

use super::lab::{Lab, Net};
use super::play;

/// After how many entries a server takes a snapshot.
const INTERVAL: u32 = 10;
/// How long a log on a disk may be, in bytes.
const MAX_LOG: u64 = 2_000;

/// What happens to a server while the others go on.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Trouble {
    None,
    Disconnect,
    Crash,
}

/// Thirty rounds, in each of which a server may miss so much that it needs a snapshot.
fn rounds(lab: &mut Lab, trouble: Trouble) {
    lab.agree(3, true);
    let mut leader = lab.one_leader();
    for round in 0..30 {
        // Every third time it is the leader.
        let other = (leader + 1) % 3;
        let (victim, sender) = if round % 3 == 1 { (leader, other) } else { (other, leader) };
        match trouble {
            Trouble::None => {}
            Trouble::Disconnect => lab.disconnect(victim),
            Trouble::Crash => lab.crash(victim),
        }
        if trouble != Trouble::None {
            lab.agree(2, true);
        }
        let count = u64::from(INTERVAL) / 2 + lab.below(INTERVAL.into());
        lab.start_many(sender, count);
        lab.agree(if trouble == Trouble::None { 3 } else { 2 }, true);
        assert!(lab.largest_log() < MAX_LOG, "a log of {} bytes", lab.largest_log());
        match trouble {
            Trouble::None => {}
            Trouble::Disconnect => lab.connect(victim),
            Trouble::Crash => lab.start_server(victim),
        }
        if trouble != Trouble::None {
            lab.agree(3, true);
            leader = lab.one_leader();
        }
    }
}

#[test]
fn snapshot_basic() {
    play(3, Net::Reliable, INTERVAL, |lab| rounds(lab, Trouble::None));
}

#[test]
fn snapshot_install() {
    play(3, Net::Reliable, INTERVAL, |lab| rounds(lab, Trouble::Disconnect));
}

#[test]
fn snapshot_install_unreliable() {
    play(3, Net::Unreliable, INTERVAL, |lab| rounds(lab, Trouble::Disconnect));
}

#[test]
fn snapshot_install_crash() {
    play(3, Net::Reliable, INTERVAL, |lab| rounds(lab, Trouble::Crash));
}

#[test]
fn snapshot_install_unreliable_crash() {
    play(3, Net::Unreliable, INTERVAL, |lab| rounds(lab, Trouble::Crash));
}

fn restart_all(lab: &mut Lab) {
    (0..3).for_each(|slot| lab.crash(slot));
    (0..3).for_each(|slot| lab.start_server(slot));
}

#[test]
fn snapshot_all_crash() {
    play(3, Net::Reliable, INTERVAL, |lab| {
        lab.agree(3, true);
        for _ in 0..5 {
            let count = u64::from(INTERVAL) / 2 + lab.below(INTERVAL.into());
            for _ in 0..count {
                lab.agree(3, true);
            }
            let before = lab.agree(3, true);
            restart_all(lab);
            assert!(lab.agree(3, true) > before, "the log is shorter after the crash");
        }
    });
}

#[test]
fn snapshot_init() {
    play(3, Net::Reliable, INTERVAL, |lab| {
        // Enough for a snapshot.
        for _ in 0..=INTERVAL {
            lab.agree(3, true);
        }
        restart_all(lab);
        // A single entry, so that there is no newer snapshot than the one of the disk.
        lab.agree(3, true);
        restart_all(lab);
        lab.agree(3, true);
    });
}
