//! 3C: persistence.

use super::lab::{Lab, Net, ELECTION_MS};
use super::play;

#[test]
fn persist_1() {
    play(3, Net::Reliable, 0, |lab| {
        lab.agree(3, true);
        (0..3).for_each(|slot| lab.crash(slot));
        (0..3).for_each(|slot| lab.start_server(slot));
        lab.agree(3, true);
        let leader = lab.one_leader();
        lab.restart(leader);
        lab.agree(3, true);
        let leader = lab.one_leader();
        lab.crash(leader);
        let index = lab.agree(2, true);
        lab.start_server(leader);
        lab.wait(index, 3);
        let other = (lab.one_leader() + 1) % 3;
        lab.crash(other);
        lab.agree(2, true);
        lab.start_server(other);
        lab.agree(3, true);
    });
}

#[test]
fn persist_2() {
    play(5, Net::Reliable, 0, persist_2_of);
}

pub fn persist_2_of(lab: &mut Lab) {
    for _ in 0..5 {
        lab.agree(5, true);
        let leader = lab.one_leader();
        let at = |by: usize| (leader + by) % 5;
        lab.disconnect(at(1));
        lab.disconnect(at(2));
        lab.agree(3, true);
        [0, 3, 4].iter().for_each(|&by| lab.disconnect(at(by)));
        lab.restart(at(1));
        lab.restart(at(2));
        lab.run(ELECTION_MS);
        lab.restart(at(3));
        lab.agree(3, true);
        lab.connect(at(4));
        lab.connect(at(0));
    }
    lab.agree(5, true);
}

#[test]
fn persist_3() {
    play(3, Net::Reliable, 0, |lab| {
        lab.agree(3, true);
        let leader = lab.one_leader();
        let at = |by: usize| (leader + by) % 3;
        lab.disconnect(at(2));
        lab.agree(2, true);
        lab.crash(at(0));
        lab.crash(at(1));
        lab.connect(at(2));
        lab.start_server(at(0));
        lab.agree(2, true);
        lab.start_server(at(1));
        lab.agree(3, true);
    });
}

/// Offers a new command to every server that runs. The last that took it.
fn offer_to_all(lab: &mut Lab) -> Option<usize> {
    let mut leader = None;
    for slot in 0..lab.servers() {
        let command = lab.command(8);
        if lab.is_up(slot) && lab.start(slot, &command).is_some() {
            leader = Some(slot);
        }
    }
    leader
}

/// Time passes: mostly a moment, at times half an election.
fn pause(lab: &mut Lab) {
    let ms = if lab.below(1_000) < 100 { lab.below(ELECTION_MS / 2) } else { lab.below(13) };
    lab.run(ms);
}

#[test]
fn figure_8() {
    play(5, Net::Reliable, 0, figure_8_of);
}

pub fn figure_8_of(lab: &mut Lab) {
    lab.agree(1, true);
    let mut up = 5;
    for _ in 0..1_000 {
        let leader = offer_to_all(lab);
        pause(lab);
        if let Some(leader) = leader {
            lab.crash(leader);
            up -= 1;
        }
        let other = lab.any();
        if up < 3 && !lab.is_up(other) {
            lab.start_server(other);
            up += 1;
        }
    }
    for slot in 0..5 {
        if !lab.is_up(slot) {
            lab.start_server(slot);
        }
    }
    lab.agree(5, true);
}

#[test]
fn unreliable_agree() {
    play(5, Net::Unreliable, 0, unreliable_agree_of);
}

pub fn unreliable_agree_of(lab: &mut Lab) {
    for _ in 1..50 {
        for slot in 0..5 {
            lab.start_many(slot, 4);
        }
        lab.agree(1, true);
    }
    lab.set_net(Net::Reliable);
    lab.agree(5, true);
}

#[test]
fn figure_8_unreliable() {
    play(5, Net::Unreliable, 0, figure_8_unreliable_of);
}

pub fn figure_8_unreliable_of(lab: &mut Lab) {
    lab.agree(1, true);
    let mut connected = 5;
    for round in 0..1_000 {
        if round == 200 {
            lab.reorder_for_long();
        }
        let leader = offer_to_all(lab).filter(|&slot| lab.is_connected(slot));
        pause(lab);
        if let Some(leader) = leader.filter(|_| lab.below(1_000) < 500) {
            lab.disconnect(leader);
            connected -= 1;
        }
        let other = lab.any();
        if connected < 3 && !lab.is_connected(other) {
            lab.connect(other);
            connected += 1;
        }
    }
    (0..5).for_each(|slot| lab.connect(slot));
    lab.agree(5, true);
}
