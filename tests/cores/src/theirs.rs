//! tikv's `raft`: a node and its disk, which is never late, and messages of ours in its language.

use playground::raft::{AppendOutcome, Config, Message, Payload, Rpc};
use raft::eraftpb::{self as pb, EntryType, MessageType};
use raft::storage::MemStorage;
use raft::{RawNode, Storage};

/// What a step has asked for, beside writes.
#[derive(Default)]
pub struct Asked {
    pub sent: Vec<pb::Message>,
    /// Reads that were answered: the context, and the read index.
    pub answers: Vec<(Vec<u8>, u64)>,
}

/// A node and its disk.
pub struct Theirs {
    pub raw: RawNode<MemStorage>,
    config: raft::Config,
}

/// A kind of message without a sender: it comes from the node's own clock.
pub fn local(kind: MessageType) -> pb::Message {
    let mut message = pb::Message::default();
    message.set_msg_type(kind);
    message
}

impl Theirs {
    /// One of `nodes` nodes that starts for the first time.
    pub fn new(id: u64, nodes: u64, prevote: bool, checkquorum: bool) -> Theirs {
        let config = raft::Config {
            id,
            election_tick: ELECTION,
            heartbeat_tick: 1,
            pre_vote: prevote,
            check_quorum: checkquorum,
            max_size_per_msg: u64::MAX,
            ..raft::Config::default()
        };
        let storage = MemStorage::new_with_conf_state(((1..=nodes).collect::<Vec<_>>(), vec![]));
        Theirs { raw: start(&config, storage), config }
    }

    /// A message, or a local one, as its `step` takes it.
    pub fn step(&mut self, message: pb::Message) -> Asked {
        // What it refuses shows in the state that is compared.
        let _ = self.raw.raft.step(message);
        self.drain()
    }

    /// Does what it asks for, as its documentation says, with a disk that is never late.
    pub fn drain(&mut self) -> Asked {
        let mut asked = Asked::default();
        let node = &mut self.raw;
        while node.has_ready() {
            let mut ready = node.ready();
            asked.sent.extend(ready.take_messages());
            asked.answers.extend(ready.take_read_states().into_iter().map(|read| (read.request_ctx, read.index)));
            if !ready.entries().is_empty() {
                node.mut_store().wl().append(ready.entries()).expect("the entries follow the log");
            }
            if let Some(state) = ready.hs() {
                node.mut_store().wl().set_hardstate(state.clone());
            }
            asked.sent.extend(ready.take_persisted_messages());
            drop(ready.take_committed_entries());
            let mut light = node.advance(ready);
            if let Some(commit) = light.commit_index() {
                node.mut_store().wl().mut_hard_state().set_commit(commit);
            }
            asked.sent.extend(light.take_messages());
            drop(light.take_committed_entries());
            node.advance_apply();
        }
        asked
    }

    /// It crashes and starts again from its disk. Returns whether the disk had a commit index, which ours has not, and
    /// which is therefore taken from it.
    pub fn restart(&mut self) -> bool {
        let storage = self.raw.store().clone();
        let had = std::mem::take(&mut storage.wl().mut_hard_state().commit) > 0;
        self.raw = start(&self.config, storage);
        had
    }

    /// The entries of its log: term and payload.
    pub fn log(&self) -> Vec<(u64, Payload)> {
        let log = &self.raw.raft.raft_log;
        let last = self.raw.store().last_index().expect("the storage is in memory");
        assert_eq!(last, log.last_index(), "everything is on disk");
        if last == 0 {
            return Vec::new();
        }
        let context = raft::GetEntriesContext::empty(false);
        let entries = self.raw.store().entries(1, last + 1, None, context).expect("nothing was compacted");
        entries.iter().map(|entry| (entry.term, payload(entry))).collect()
    }

    pub fn term(&self) -> u64 {
        self.raw.raft.term
    }

    /// The lease of the leader that it hears is over.
    pub fn end_lease(&mut self) {
        self.raw.raft.election_elapsed = ELECTION;
    }
}

/// Ticks. Nothing ticks here: only comparisons with it matter.
const ELECTION: usize = 10;

fn start(config: &raft::Config, storage: MemStorage) -> RawNode<MemStorage> {
    let logger = slog::Logger::root(slog::Discard, slog::o!());
    RawNode::new(config, storage, &logger).expect("the configuration is valid")
}

fn payload(entry: &pb::Entry) -> Payload {
    match entry.get_entry_type() {
        EntryType::EntryNormal if entry.data.is_empty() => Payload::Noop,
        EntryType::EntryNormal => {
            let bytes = entry.data[..].try_into().expect("a command is four bytes");
            Payload::Command(playground::raft::Handle(u32::from_le_bytes(bytes)))
        }
        _ => Payload::Config(Config::default()),
    }
}

/// An entry of ours. Configurations do not occur here.
fn entry(index: u64, entry: playground::raft::Entry) -> pb::Entry {
    let mut theirs = pb::Entry { index, term: entry.term, ..pb::Entry::default() };
    if let Payload::Command(handle) = entry.payload {
        theirs.data = handle.0.to_le_bytes().to_vec().into();
    }
    theirs
}

/// A message of ours in its language; `committed`: the receiver's commit index, because it does not look at what begins
/// below it: what it lacks of such a message is sent as if it began there. `None`: it has no such message.
pub fn translated(message: &Message, committed: u64) -> Option<pb::Message> {
    let Message { from, to, term, rpc } = message;
    let mut out = pb::Message::default();
    (out.from, out.to, out.term) = (from.number().into(), to.number().into(), *term);
    match rpc {
        Rpc::RequestVote { last_log_index, last_log_term, transfer } => {
            out.set_msg_type(MessageType::MsgRequestVote);
            (out.index, out.log_term) = (*last_log_index, *last_log_term);
            if *transfer {
                out.context = raft::CAMPAIGN_TRANSFER.into();
            }
        }
        Rpc::RequestVoteReply { vote_granted } => {
            out.set_msg_type(MessageType::MsgRequestVoteResponse);
            out.reject = !vote_granted;
        }
        // A pre-vote, and its granted answer, carry the term of the election that may follow.
        Rpc::PreVote { last_log_index, last_log_term } => {
            out.set_msg_type(MessageType::MsgRequestPreVote);
            (out.index, out.log_term, out.term) = (*last_log_index, *last_log_term, term + 1);
        }
        Rpc::PreVoteReply { asked_in, vote_granted } => {
            out.set_msg_type(MessageType::MsgRequestPreVoteResponse);
            out.reject = !vote_granted;
            out.term = if *vote_granted { asked_in + 1 } else { *term };
        }
        Rpc::AppendEntries { prev_log_index, prev_log_term, entries, leader_commit, .. } => {
            out.set_msg_type(MessageType::MsgAppend);
            (out.index, out.log_term, out.commit) = (*prev_log_index, *prev_log_term, *leader_commit);
            let mut list: Vec<pb::Entry> = entries.iter().map(|(index, it)| entry(index, it)).collect();
            let known = list.iter().take_while(|entry| entry.index <= committed).last().map(|entry| entry.term);
            if let Some(known) = known.filter(|_| list.last().is_some_and(|entry| entry.index >= committed)) {
                list.retain(|entry| entry.index > committed);
                (out.index, out.log_term) = (committed.max(*prev_log_index), known);
            }
            out.entries = list.into();
        }
        Rpc::AppendEntriesReply { prev_log_index, outcome, .. } => {
            out.set_msg_type(MessageType::MsgAppendResponse);
            match outcome {
                AppendOutcome::Success { match_index } => out.index = *match_index,
                // How far a leader goes back differs, and only decides what it sends.
                _ => {
                    out.reject = true;
                    out.index = *prev_log_index;
                    out.reject_hint = prev_log_index.saturating_sub(1);
                }
            }
        }
        Rpc::TimeoutNow => out.set_msg_type(MessageType::MsgTimeoutNow),
        Rpc::InstallSnapshot { .. } | Rpc::InstallSnapshotReply { .. } => return None,
    }
    Some(out)
}
