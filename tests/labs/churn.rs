//! 3C: clients that wait for their commands while servers crash and lose their connections.

use playground::raft::Index;

use super::lab::{Lab, Net, ELECTION_MS};
use super::play;

/// How long a client waits before it looks again, in milliseconds.
const LOOKS_MS: [u64; 5] = [10, 20, 50, 100, 200];

/// A client: it offers a command, waits, and notes whether it was applied where it was put.
#[derive(Default)]
struct Client {
    /// The command that it waits for, its index, how often it has looked, and when it looks again.
    waits: Option<(String, Index, usize, u64)>,
    /// Commands that it was told are done.
    done: Vec<String>,
}

impl Client {
    fn act(&mut self, lab: &mut Lab) {
        match self.waits.take() {
            None => {
                let command = lab.command(8);
                let last = (0..lab.servers()).filter_map(|slot| {
                    let up = lab.is_up(slot);
                    up.then(|| lab.start(slot, &command)).flatten()
                });
                self.waits = last.last().map(|(index, _)| (command, index, 0, lab.now_ms() + LOOKS_MS[0]));
            }
            Some((command, index, looked, at)) if lab.now_ms() < at => {
                self.waits = Some((command, index, looked, at));
            }
            Some((command, index, looked, _)) => match lab.committed(index) {
                (_, Some(is)) if is == command => self.done.push(command),
                // Another command is there: its own is lost, as far as it knows.
                (_, Some(_)) => {}
                (_, None) => {
                    let again = LOOKS_MS.get(looked + 1);
                    self.waits = again.map(|ms| (command, index, looked + 1, lab.now_ms() + ms));
                }
            },
        }
    }
}

pub fn churn_of(lab: &mut Lab) {
    let mut clients = [Client::default(), Client::default(), Client::default()];
    let mut run = |lab: &mut Lab, ms: u64| {
        for _ in 0..ms / 10 {
            clients.iter_mut().for_each(|client| client.act(lab));
            lab.run(10);
        }
    };
    for _ in 0..20 {
        if lab.below(1_000) < 200 {
            let slot = lab.any();
            lab.disconnect(slot);
        }
        if lab.below(1_000) < 500 {
            let slot = lab.any();
            if !lab.is_up(slot) {
                lab.start_server(slot);
            }
            lab.connect(slot);
        }
        if lab.below(1_000) < 200 {
            let slot = lab.any();
            if lab.is_up(slot) {
                lab.crash(slot);
            }
        }
        run(lab, ELECTION_MS * 7 / 10);
    }
    run(lab, ELECTION_MS);
    lab.set_net(Net::Reliable);
    for slot in 0..5 {
        if !lab.is_up(slot) {
            lab.start_server(slot);
        }
        lab.connect(slot);
    }
    run(lab, ELECTION_MS);
    lab.run(ELECTION_MS);
    lab.agree(5, true);
    let log = lab.commands();
    let done: Vec<&String> = clients.iter().flat_map(|client| &client.done).collect();
    assert!(done.len() > 20, "only {} commands were done", done.len());
    for command in done {
        assert!(log.contains(command), "a client was told that {command} is done, and it is not in the log");
    }
}

#[test]
fn reliable_churn() {
    play(5, Net::Reliable, 0, churn_of);
}

#[test]
fn unreliable_churn() {
    play(5, Net::Unreliable, 0, churn_of);
}
