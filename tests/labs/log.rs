//! 3B: the log.

use super::lab::{Lab, Net, ELECTION_MS};
use super::play;

#[test]
fn basic_agree() {
    play(3, Net::Reliable, 0, |lab| {
        for index in 1..=3 {
            assert_eq!(lab.committed(index).0, 0, "something is committed before it was offered");
            assert_eq!(lab.agree(3, false), index);
        }
    });
}

#[test]
fn rpc_bytes() {
    play(3, Net::Reliable, 0, |lab| {
        lab.agree(3, false);
        let before = lab.bytes();
        let mut offered = 0;
        for index in 2..12 {
            let command = lab.command(5_000);
            assert_eq!(lab.agree_on(&command, 3, false), index);
            offered += command.len() as u64;
        }
        // Each command goes to each server once.
        assert!(lab.bytes() - before <= 3 * offered + 50_000, "{} bytes for {offered}", lab.bytes() - before);
    });
}

#[test]
fn follower_failure() {
    play(3, Net::Reliable, 0, |lab| {
        lab.agree(3, false);
        let leader = lab.one_leader();
        lab.disconnect((leader + 1) % 3);
        lab.agree(2, false);
        lab.run(ELECTION_MS);
        lab.agree(2, false);
        let leader = lab.one_leader();
        lab.disconnect((leader + 1) % 3);
        lab.disconnect((leader + 2) % 3);
        let command = lab.command(8);
        let (index, _) = lab.start(leader, &command).expect("the leader takes it");
        assert_eq!(index, 4);
        lab.run(2 * ELECTION_MS);
        assert_eq!(lab.committed(index).0, 0, "committed without a majority");
    });
}

#[test]
fn leader_failure() {
    play(3, Net::Reliable, 0, |lab| {
        lab.agree(3, false);
        let first = lab.one_leader();
        lab.disconnect(first);
        lab.agree(2, false);
        lab.run(ELECTION_MS);
        lab.agree(2, false);
        let second = lab.one_leader();
        lab.disconnect(second);
        for slot in 0..3 {
            lab.start_many(slot, 1);
        }
        lab.run(2 * ELECTION_MS);
        assert_eq!(lab.committed(4).0, 0, "committed without a majority");
    });
}

#[test]
fn fail_agree() {
    play(3, Net::Reliable, 0, |lab| {
        lab.agree(3, false);
        let leader = lab.one_leader();
        let cut = (leader + 1) % 3;
        lab.disconnect(cut);
        lab.agree(2, false);
        lab.agree(2, false);
        lab.run(ELECTION_MS);
        lab.agree(2, false);
        lab.agree(2, false);
        lab.connect(cut);
        lab.agree(3, true);
        lab.run(ELECTION_MS);
        lab.agree(3, true);
    });
}

#[test]
fn fail_no_agree() {
    play(5, Net::Reliable, 0, |lab| {
        lab.agree(5, false);
        let leader = lab.one_leader();
        let cut = [1, 2, 3].map(|by| (leader + by) % 5);
        cut.iter().for_each(|&slot| lab.disconnect(slot));
        let command = lab.command(8);
        let (index, _) = lab.start(leader, &command).expect("the leader takes it");
        assert_eq!(index, 2);
        lab.run(2 * ELECTION_MS);
        assert_eq!(lab.committed(index).0, 0, "committed without a majority");
        cut.iter().for_each(|&slot| lab.connect(slot));
        // The majority may have chosen a leader without the entry, which then takes index 2 again.
        let leader = lab.one_leader();
        let command = lab.command(8);
        let (index, _) = lab.start(leader, &command).expect("the leader takes it");
        assert!((2..=3).contains(&index), "{index}");
        lab.agree(5, true);
    });
}

#[test]
fn concurrent_starts() {
    play(3, Net::Reliable, 0, |lab| {
        let leader = lab.one_leader();
        let commands: Vec<String> = (0..5).map(|_| lab.command(8)).collect();
        let taken: Vec<_> = commands.iter().map(|it| lab.start(leader, it).expect("the leader takes it")).collect();
        assert!(taken.windows(2).all(|two| two[0].0 + 1 == two[1].0 && two[0].1 == two[1].1), "{taken:?}");
        for ((index, _), command) in taken.into_iter().zip(commands) {
            lab.wait(index, 3);
            assert_eq!(lab.committed(index).1, Some(command));
        }
    });
}

#[test]
fn rejoin() {
    play(3, Net::Reliable, 0, |lab| {
        lab.agree(3, true);
        let first = lab.one_leader();
        lab.disconnect(first);
        lab.start_many(first, 3);
        lab.agree(2, true);
        let second = lab.one_leader();
        lab.disconnect(second);
        lab.connect(first);
        lab.agree(2, true);
        lab.connect(second);
        lab.agree(3, true);
    });
}

#[test]
fn backup() {
    play(5, Net::Reliable, 0, backup_of);
}

pub fn backup_of(lab: &mut Lab) {
    lab.agree(5, true);
    // A leader and one follower get fifty entries that cannot be committed.
    let first = lab.one_leader();
    let at = |leader: usize, by: usize| (leader + by) % 5;
    [2, 3, 4].iter().for_each(|&by| lab.disconnect(at(first, by)));
    lab.start_many(first, 50);
    lab.run(ELECTION_MS / 2);
    lab.disconnect(first);
    lab.disconnect(at(first, 1));
    // The other three commit fifty.
    [2, 3, 4].iter().for_each(|&by| lab.connect(at(first, by)));
    for _ in 0..50 {
        lab.agree(3, true);
    }
    // Their leader and one more get fifty that cannot be committed.
    let second = lab.one_leader();
    let other = if at(first, 2) == second { at(second, 1) } else { at(first, 2) };
    lab.disconnect(other);
    lab.start_many(second, 50);
    lab.run(ELECTION_MS / 2);
    // The first leader, its follower, and the one that was left out.
    (0..5).for_each(|slot| lab.disconnect(slot));
    [first, at(first, 1), other].iter().for_each(|&slot| lab.connect(slot));
    for _ in 0..50 {
        lab.agree(3, true);
    }
    (0..5).for_each(|slot| lab.connect(slot));
    // Five logs of up to 150 entries, of which fifty conflict.
    lab.one_leader();
    let before = lab.now_ms();
    lab.agree(5, true);
    assert!(lab.now_ms() - before <= ELECTION_MS / 10, "logs that conflict are repaired slowly");
}

#[test]
fn count() {
    play(3, Net::Reliable, 0, |lab| {
        let leader = lab.one_leader();
        let elected = lab.requests();
        assert!((1..=30).contains(&elected), "{elected} requests until a leader was elected");
        let before = lab.requests();
        lab.start_many(leader, 11);
        lab.wait(11, 3);
        let agreed = lab.requests() - before;
        assert!(agreed <= (10 + 1 + 3) * 3, "{agreed} requests for ten commands");
        let before = lab.requests();
        lab.run(ELECTION_MS);
        let idle = lab.requests() - before;
        assert!(idle <= 3 * 20, "{idle} requests in an idle second");
    });
}
