//! What a search does to the cluster.

use std::rc::Rc;

use crate::raft::{named, NodeId, NodeSet, Role, Rpc, Rule};
use crate::sim::order::by_number;
use crate::sim::{Action, Command, Damage, MessageId, Micros, Status, Target, World};

/// How long a message takes, and how long a wait lasts.
pub(super) const HOP: Micros = 10_000;
/// By how much a late message is late: it arrives after the answer to the next one.
const LATE: Micros = 3 * HOP;

named! {
    /// The kinds of deeds. Each has a budget.
    DeedKind {
        /// An election timer fires.
        Timeout = "timeout",
        /// A client sends a command to a leader.
        Propose = "propose",
        /// A node crashes.
        Crash = "crash",
        /// A crashed node restarts.
        Restart = "restart",
        /// A node is cut off, or all links are healed.
        Cut = "cut",
        /// Time passes: as long as a message takes.
        Wait = "wait",
        /// A message is lost.
        Drop = "drop",
        /// A message is late, by three times the time that a message takes.
        Delay = "delay",
        /// A node takes a snapshot.
        Snapshot = "snapshot",
        /// A leader gets a request for other voters: one more, or one less.
        Members = "members",
        /// A client reads at a leader.
        Read = "read",
    }
}

/// A deed of the search.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Deed {
    /// The node's election timer fires.
    Timeout(NodeId),
    /// A client sends the next command to the node: `set x 1`, then `set x 2`.
    Propose(NodeId),
    /// The node crashes.
    Crash(NodeId),
    /// The node restarts.
    Restart(NodeId),
    /// The node is cut off from all others.
    Isolate(NodeId),
    /// All links are healed.
    Heal,
    /// Time passes: as long as a message takes.
    Wait,
    /// The message is lost.
    Drop(MessageId),
    /// The message arrives later.
    Delay(MessageId),
    /// The node takes a snapshot.
    Snapshot(NodeId),
    /// The leader is asked for these voters.
    Members(NodeSet),
    /// A client reads `x` at the node.
    Read(NodeId),
    /// The deed at this place of [`Search::listed`](super::Search::listed).
    Listed(u8),
}

/// How often each kind of deed may happen in a run.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Budgets([u8; DeedKind::ALL.len()]);

impl Default for Budgets {
    /// Three elections, two commands, a crash and a restart, two cuts and heals, and as many waits as there is depth.
    fn default() -> Budgets {
        Budgets([3, 2, 1, 1, 2, u8::MAX, 0, 0, 0, 0, 0])
    }
}

impl Budgets {
    /// Nothing but waits.
    pub(super) const NONE: Budgets = Budgets([0, 0, 0, 0, 0, u8::MAX, 0, 0, 0, 0, 0]);

    /// How often this kind may happen.
    pub fn of(&self, kind: DeedKind) -> u8 {
        self.0[kind as usize]
    }

    /// Allows this kind so often.
    pub fn set(&mut self, kind: DeedKind, count: u8) {
        self.0[kind as usize] = count;
    }

    /// One less of this kind; `None`: there is none left.
    pub(super) fn without(mut self, kind: DeedKind) -> Option<Budgets> {
        self.0[kind as usize] = self.0[kind as usize].checked_sub(1)?;
        Some(self)
    }

    pub(super) fn bytes(&self) -> [u8; DeedKind::ALL.len()] {
        self.0
    }
}

impl Deed {
    /// Its kind; `None`: it is listed.
    pub fn kind(self) -> Option<DeedKind> {
        Some(match self {
            Deed::Timeout(_) => DeedKind::Timeout,
            Deed::Propose(_) => DeedKind::Propose,
            Deed::Crash(_) => DeedKind::Crash,
            Deed::Restart(_) => DeedKind::Restart,
            Deed::Isolate(_) | Deed::Heal => DeedKind::Cut,
            Deed::Wait => DeedKind::Wait,
            Deed::Drop(_) => DeedKind::Drop,
            Deed::Delay(_) => DeedKind::Delay,
            Deed::Snapshot(_) => DeedKind::Snapshot,
            Deed::Members(_) => DeedKind::Members,
            Deed::Read(_) => DeedKind::Read,
            Deed::Listed(_) => return None,
        })
    }

    /// The node that it names.
    pub(super) fn node(self) -> Option<NodeId> {
        match self {
            Deed::Timeout(id) | Deed::Propose(id) | Deed::Crash(id) | Deed::Restart(id) | Deed::Isolate(id) => Some(id),
            Deed::Snapshot(id) | Deed::Read(id) => Some(id),
            _ => None,
        }
    }

    /// All deeds that change something in this world, of the kinds that are left in the budgets.
    pub(super) fn possible(world: &World, budgets: &Budgets, deeds: &mut Vec<Deed>) {
        deeds.clear();
        let left = |kind| budgets.of(kind) > 0;
        let ids = || world.servers().iter().map(|server| server.node.id());
        let cut = |a: NodeId| ids().filter(|b| *b != a).all(|b| world.network().is_cut(a, b));
        for server in world.servers() {
            let id = server.node.id();
            if server.status != Status::Up {
                if left(DeedKind::Restart) {
                    deeds.push(Deed::Restart(id));
                }
                continue;
            }
            match server.node.role() {
                Role::Leader { .. } => {
                    if left(DeedKind::Propose) {
                        deeds.push(Deed::Propose(id));
                    }
                    if left(DeedKind::Read) {
                        deeds.push(Deed::Read(id));
                    }
                }
                _ if left(DeedKind::Timeout) => deeds.push(Deed::Timeout(id)),
                _ => {}
            }
            if left(DeedKind::Crash) {
                deeds.push(Deed::Crash(id));
            }
            if left(DeedKind::Cut) && !cut(id) {
                deeds.push(Deed::Isolate(id));
            }
            let applied = server.node.last_applied() > server.node.log().snapshot().last_included_index;
            if left(DeedKind::Snapshot) && applied {
                deeds.push(Deed::Snapshot(id));
            }
        }
        if left(DeedKind::Cut) && ids().any(|a| ids().any(|b| a != b && world.network().is_cut(a, b))) {
            deeds.push(Deed::Heal);
        }
        if left(DeedKind::Drop) || left(DeedKind::Delay) {
            Deed::with_messages(world, budgets, deeds);
        }
        if left(DeedKind::Members) {
            Deed::with_members(world, deeds);
        }
        if left(DeedKind::Wait) {
            deeds.push(Deed::Wait);
        }
    }

    /// What can happen to the messages in flight.
    fn with_messages(world: &World, budgets: &Budgets, deeds: &mut Vec<Deed>) {
        let flies = |id: &MessageId| world.network().get(*id).is_some_and(|flight| flight.lost.is_none());
        let mut messages: Vec<MessageId> = world.network().flights().map(|flight| flight.id).filter(flies).collect();
        by_number(&mut messages, |id| id.rank().into());
        for id in messages {
            if budgets.of(DeedKind::Drop) > 0 {
                deeds.push(Deed::Drop(id));
            }
            let late = |flight: &crate::sim::Flight| flight.arrives > world.now() + HOP;
            // A request for a vote that is late is an election that is late.
            let asks = |rpc: &Rpc| matches!(rpc, Rpc::RequestVote { .. } | Rpc::PreVote { .. });
            let may = world.network().get(id).is_some_and(|flight| !late(flight) && !asks(&flight.message.rpc));
            if budgets.of(DeedKind::Delay) > 0 && may {
                deeds.push(Deed::Delay(id));
            }
        }
    }

    /// Changes of the configuration: by one voter, or, if the rule `joint` is off, to as many voters as there are.
    fn with_members(world: &World, deeds: &mut Vec<Deed>) {
        let mut leaders = world.servers().iter().filter(|server| server.is_up() && server.node.is_leader());
        // The request goes to the leader of the highest term.
        let Some(leader) = leaders.by_ref().max_by_key(|server| server.node.current_term()) else { return };
        let voters = leader.node.config().voters;
        let all: Vec<NodeId> = NodeSet::first(world.setup().nodes + world.setup().spare).iter().collect();
        let direct = world.rules().off().any(|rule| rule == Rule::Joint);
        for bits in 1..1u32 << all.len() {
            let set: NodeSet =
                all.iter().enumerate().filter(|(place, _)| bits >> place & 1 == 1).map(|(_, id)| *id).collect();
            let changes = set.without(voters).len() + voters.without(set).len();
            if changes == 1 || direct && changes > 1 && set.len() == voters.len() {
                deeds.push(Deed::Members(set));
            }
        }
    }

    /// Does it.
    pub(super) fn perform(self, world: &mut World, proposals: u32, listed: &[Action]) {
        match self.action(proposals, listed) {
            Some(action) => world.act(&action),
            None => {
                let until = world.now() + HOP;
                while world.next_time().is_some_and(|next| next <= until) && world.step() {}
                world.idle_to(until);
            }
        }
    }

    /// The action of a script; `None`: a wait. `proposals`: how many commands there were before.
    pub fn action(self, proposals: u32, listed: &[Action]) -> Option<Action> {
        let node = Target::Node;
        Some(match self {
            Deed::Timeout(id) => Action::Timeout(node(id)),
            Deed::Propose(id) => {
                let command = Command::Set(Rc::from("x"), Rc::from((proposals + 1).to_string()));
                Action::Propose(node(id), command)
            }
            Deed::Crash(id) => Action::Crash(node(id), Damage::default()),
            Deed::Restart(id) => Action::Restart(node(id), None),
            Deed::Isolate(id) => Action::Partition(vec![vec![node(id)]]),
            Deed::Heal => Action::Heal,
            Deed::Drop(id) => Action::Drop(id),
            Deed::Delay(id) => Action::Delay(id, LATE),
            Deed::Snapshot(id) => Action::Snapshot(node(id)),
            Deed::Members(voters) => {
                Action::Members { voters: voters.iter().map(node).collect(), learners: Vec::new() }
            }
            Deed::Read(id) => Action::Read(node(id), Rc::from("x")),
            Deed::Listed(place) => return listed.get(usize::from(place)).cloned(),
            Deed::Wait => return None,
        })
    }
}
