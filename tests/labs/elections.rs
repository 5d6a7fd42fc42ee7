//! 3A: leader election.

use super::lab::{Lab, Net, ELECTION_MS};
use super::play;

#[test]
fn initial_election() {
    play(3, Net::Reliable, 0, |lab| {
        lab.one_leader();
        lab.run(50);
        let term = lab.one_term();
        assert!(term >= 1);
        // Without a failure, leader and term stay.
        lab.run(2 * ELECTION_MS);
        assert_eq!(lab.one_term(), term);
        lab.one_leader();
    });
}

#[test]
fn re_election() {
    play(3, Net::Reliable, 0, |lab| {
        let first = lab.one_leader();
        lab.disconnect(first);
        lab.one_leader();
        // The old leader follows the new one.
        lab.connect(first);
        let second = lab.one_leader();
        // Two of three are cut off: nobody leads, on either side. The old leader does not count: it is not connected.
        lab.disconnect(second);
        let other = (second + 1) % 3;
        lab.disconnect(other);
        lab.run(2 * ELECTION_MS);
        lab.no_leader();
        lab.connect(other);
        lab.one_leader();
        lab.connect(second);
        lab.one_leader();
    });
}

#[test]
fn many_elections() {
    play(7, Net::Reliable, 0, many_elections_of);
}

pub fn many_elections_of(lab: &mut Lab) {
    lab.one_leader();
    for _ in 0..10 {
        let cut = [lab.any(), lab.any(), lab.any()];
        cut.iter().for_each(|&slot| lab.disconnect(slot));
        // Four at least are left: the old leader among them, or a new one.
        lab.one_leader();
        cut.iter().for_each(|&slot| lab.connect(slot));
    }
    lab.one_leader();
}
