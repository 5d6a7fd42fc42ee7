//! What a search does to the cluster.

use std::fmt;
use std::rc::Rc;

use crate::raft::{named, NodeId, Role};
use crate::sim::{Action, Command, Damage, Micros, Status, Target, World};

/// How long a message takes, and how long a wait lasts.
pub(super) const HOP: Micros = 10_000;

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
    }
}

/// A deed of the search.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
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
}

/// How often each kind of deed may happen in a run.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Budgets([u8; DeedKind::ALL.len()]);

impl Default for Budgets {
    /// Three elections, two commands, a crash and a restart, two cuts and heals, and as many waits as there is depth.
    fn default() -> Budgets {
        Budgets([3, 2, 1, 1, 2, u8::MAX])
    }
}

impl Budgets {
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
    /// Its kind.
    pub fn kind(self) -> DeedKind {
        match self {
            Deed::Timeout(_) => DeedKind::Timeout,
            Deed::Propose(_) => DeedKind::Propose,
            Deed::Crash(_) => DeedKind::Crash,
            Deed::Restart(_) => DeedKind::Restart,
            Deed::Isolate(_) | Deed::Heal => DeedKind::Cut,
            Deed::Wait => DeedKind::Wait,
        }
    }

    /// The node that it names.
    pub(super) fn node(self) -> Option<NodeId> {
        match self {
            Deed::Timeout(id) | Deed::Propose(id) | Deed::Crash(id) | Deed::Restart(id) | Deed::Isolate(id) => Some(id),
            Deed::Heal | Deed::Wait => None,
        }
    }

    /// All deeds that change something in this world.
    pub(super) fn possible(world: &World) -> Vec<Deed> {
        let mut deeds = Vec::new();
        let ids = || world.servers().iter().map(|server| server.node.id());
        let cut = |a: NodeId| ids().filter(|b| *b != a).all(|b| world.network().is_cut(a, b));
        for server in world.servers() {
            let id = server.node.id();
            if server.status != Status::Up {
                deeds.push(Deed::Restart(id));
                continue;
            }
            match server.node.role() {
                Role::Leader { .. } => deeds.push(Deed::Propose(id)),
                _ => deeds.push(Deed::Timeout(id)),
            }
            deeds.push(Deed::Crash(id));
            if !cut(id) {
                deeds.push(Deed::Isolate(id));
            }
        }
        if ids().any(|a| ids().any(|b| a != b && world.network().is_cut(a, b))) {
            deeds.push(Deed::Heal);
        }
        deeds.push(Deed::Wait);
        deeds
    }

    /// Does it.
    pub(super) fn perform(self, world: &mut World, proposals: u32) {
        match self.action(proposals) {
            Some(action) => world.act(&action),
            None => {
                let until = world.now() + HOP;
                while world.next_time().is_some_and(|next| next <= until) && world.step() {}
                world.idle_to(until);
            }
        }
    }

    /// The action of a script; `None`: a wait. `proposals`: how many commands there were before.
    pub fn action(self, proposals: u32) -> Option<Action> {
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
            Deed::Wait => return None,
        })
    }
}

impl fmt::Display for Deed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.action(0) {
            Some(action) => action.fmt(f),
            None => f.write_str(DeedKind::Wait.name()),
        }
    }
}
