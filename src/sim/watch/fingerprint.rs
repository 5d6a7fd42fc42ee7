//! The fingerprint of a run: 64 bits, equal for equal runs on every machine. It hashes bytes written here, because
//! derived hashes differ between targets.

use crate::raft::{Entry, Payload, Role};
use crate::sim::chunked::Chunked;
use crate::sim::clients::Clients;
use crate::sim::net::Network;
use crate::sim::order::by_number;
use crate::sim::server::Server;
use crate::sim::types::Request;
use crate::sim::types::{ClientAnswer, Outcome, Status};

struct Hash(u64);

impl Hash {
    fn word(&mut self, word: u64) {
        for byte in word.to_le_bytes() {
            self.byte(byte);
        }
    }

    /// FNV-1a.
    fn byte(&mut self, byte: u8) {
        self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
    }

    fn text(&mut self, text: &str) {
        self.word(text.len() as u64);
        text.bytes().for_each(|byte| self.byte(byte));
    }

    fn outcome(&mut self, outcome: &Outcome) {
        let (kind, value) = match outcome {
            Outcome::Done(value) => (1, value),
            Outcome::Unequal(value) => (2, value),
        };
        self.byte(kind);
        self.text(value.as_deref().unwrap_or(""));
    }
}

/// What a fingerprint is computed from.
pub(crate) struct Fingerprinted<'a> {
    /// The hash of all events and actions so far.
    pub history_hash: u64,
    /// Events; messages sent, delivered, dropped.
    pub counts: [u64; 4],
    pub servers: &'a [Server],
    /// By handle.
    pub commands: &'a Chunked<Request>,
    pub network: &'a Network,
    pub clients: &'a Clients,
}

/// The fingerprint of a run: of all events and actions, and of the current state.
pub(crate) fn fingerprint(run: &Fingerprinted) -> u64 {
    let mut hash = Hash(0xcbf2_9ce4_8422_2325);
    hash.word(run.history_hash);
    run.counts.into_iter().for_each(|n| hash.word(n));
    for server in run.servers {
        let node = &server.node;
        hash.byte(match server.status {
            Status::Up => 0,
            Status::Paused => 1,
            Status::Crashed => 2,
        });
        hash.byte(match node.role() {
            Role::Follower => 0,
            Role::Candidate { .. } => 1,
            Role::Leader { .. } => 2,
            Role::PreCandidate { .. } => 3,
        });
        hash.byte(node.voted_for().map_or(0, |id| id.number()));
        let snapshot = node.log().snapshot();
        for word in [node.current_term(), node.commit_index(), node.last_applied()] {
            hash.word(word);
        }
        hash.word(snapshot.last_included_index);
        hash.word(snapshot.last_included_term);
        hash.word(node.log().last_index());
        for index in node.log().first_index()..=node.log().last_index() {
            hash_entry(&mut hash, run, node.log().get(index).unwrap_or_default());
        }
        for (key, value) in server.store.iter() {
            hash.text(key);
            hash.text(value);
        }
        for (client, serial, outcome) in server.store.sessions() {
            hash.word(u64::from(client.0) << 32 | u64::from(*serial));
            hash.outcome(outcome);
        }
    }
    let mut flights: Vec<_> = run.network.flights().map(|flight| (flight.id, flight.arrives)).collect();
    by_number(&mut flights, |(id, _)| id.rank().into());
    for (id, arrives) in flights {
        hash.word(u64::from(id.from.number()) << 8 | u64::from(id.to.number()));
        hash.word(u64::from(id.number) << 8 | u64::from(id.copy));
        hash.word(arrives);
    }
    hash_clients(&mut hash, run.clients);
    hash.0
}

/// Adds nothing if there are no clients: runs without clients keep the fingerprints of older versions.
fn hash_clients(hash: &mut Hash, clients: &Clients) {
    for client in clients.list() {
        hash.text(&client.name);
        hash.word(client.timer().unwrap_or(0));
        for count in [client.operations, client.requests, client.ok, client.failed, client.unknown] {
            hash.word(count.into());
        }
        hash.byte(client.contact.number());
        hash.byte(client.open.as_ref().map_or(0, |open| open.attempt));
    }
    for flight in clients.flights() {
        hash.word(u64::from(flight.client.0) << 40 | u64::from(flight.node.number()) << 32 | u64::from(flight.request));
        hash.word(flight.arrives);
        match &flight.answer {
            None => hash.byte(0),
            Some(ClientAnswer::Ok(outcome)) => hash.outcome(outcome),
            Some(ClientAnswer::Refused(leader)) => hash.byte(3 + leader.map_or(0, |id| id.number())),
            Some(ClientAnswer::Lost { certain }) => hash.byte(100 + u8::from(*certain)),
        }
    }
}

fn hash_entry(hash: &mut Hash, run: &Fingerprinted, entry: Entry) {
    hash.word(entry.term);
    match entry.payload {
        Payload::Noop => hash.byte(0),
        Payload::Command(handle) => {
            hash.byte(1);
            let request = run.commands.get(handle.0 as usize);
            hash.text(&request.map(|request| request.command.to_string()).unwrap_or_default());
            if let Some(session) = request.and_then(|request| request.session) {
                hash.word(u64::from(session.client.0) << 32 | u64::from(session.serial));
            }
        }
        Payload::Config(config) => {
            hash.byte(2);
            for set in [config.voters, config.outgoing, config.learners] {
                set.iter().for_each(|id| hash.byte(id.number()));
                hash.byte(0);
            }
        }
    }
}
