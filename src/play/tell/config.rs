//! Configurations and majorities in words (§6; thesis, chapter 4).

use super::words::names;
use crate::play::told::{spaces, told, Arg, Told};
use crate::raft::{Config, Entry, Index, Log, NodeSet, Payload, Quorum};
use crate::sim::World;

/// A configuration: `n1 n2 n3, learners n4`. A joint one names both halves.
pub fn config_text(config: &Config) -> Told {
    let Config { voters, outgoing, learners } = *config;
    match (config.is_joint(), learners.is_empty()) {
        (false, true) => Told::text(names(voters)),
        (false, false) => told!("config-with-learners", voters, learners),
        (true, true) => told!("config-joint", old: outgoing, new: voters),
        (true, false) => told!("config-joint-with-learners", old: outgoing, new: voters, learners),
    }
}

/// The configuration before the entry at this index of a log.
pub fn config_before(world: &World, log: &Log, index: Index) -> Config {
    let config = |index: Index| match log.get(index).map(|entry: Entry| entry.payload) {
        Some(Payload::Config(config)) => Some(config),
        _ => None,
    };
    let snapshot = log.snapshot();
    (log.first_index()..index).rev().find_map(config).unwrap_or(match snapshot.last_included_index {
        0 => Config::of(NodeSet::first(world.setup().nodes)),
        _ => snapshot.config,
    })
}

/// The differences between a configuration and the next one.
struct Change {
    joins: NodeSet,
    begins_to_learn: NodeSet,
    begins_to_vote: NodeSet,
    loses_its_vote: NodeSet,
    leaves: NodeSet,
}

impl Change {
    fn between(before: &Config, after: &Config) -> Change {
        let (there, stay) = (before.members(), after.members());
        Change {
            joins: after.voters.without(there),
            begins_to_learn: after.learners.without(there),
            begins_to_vote: after.voters.and(there).without(before.all_voters()),
            loses_its_vote: after.learners.and(before.all_voters()),
            leaves: there.without(stay),
        }
    }
}

/// What a configuration entry changes, in a few characters: `+n6 learns`, `n6 votes`, `−n5`; `old,new` and `new` for
/// the two entries of a joint change.
pub(super) fn change_short(before: &Config, after: &Config) -> Told {
    if after.is_joint() {
        return told!("label-joint");
    }
    if before.is_joint() && *after == before.leave_joint() {
        return told!("label-joint-left");
    }
    let change = Change::between(before, after);
    let parts = [
        part(change.joins, |nodes, _| Told::text(format!("+{}", names(nodes)))),
        part(change.begins_to_learn, |nodes, count| told!("label-new-learners", nodes, count)),
        part(change.begins_to_vote, |nodes, count| told!("label-new-votes", nodes, count)),
        part(change.loses_its_vote, |nodes, count| told!("label-lost-votes", nodes, count)),
        part(change.leaves, |nodes, _| Told::text(format!("−{}", names(nodes)))),
    ];
    let parts: Vec<Told> = parts.into_iter().flatten().collect();
    match parts.is_empty() {
        true => told!("label-config-same"),
        false => Told::from(Arg::from(spaces(parts))),
    }
}

/// What is said of nodes and their number, if there are any.
fn part(nodes: NodeSet, say: impl FnOnce(NodeSet, usize) -> Told) -> Option<Told> {
    (!nodes.is_empty()).then(|| say(nodes, nodes.len()))
}

/// What a configuration entry changes, in words: `n6 joins as a learner`.
pub fn change_text(before: &Config, after: &Config) -> Told {
    if after.is_joint() {
        told!("change-joint")
    } else if before.is_joint() && *after == before.leave_joint() {
        told!("change-joint-left")
    } else {
        who_changes(before, after)
    }
}

/// What a configuration entry changes, by the paper's name if it has one. `None` if there was no configuration before.
pub(super) fn change_name(before: &Config, after: &Config) -> Option<Told> {
    if *before == Config::default() {
        None
    } else if after.is_joint() {
        Some(Told::text("C_old,new"))
    } else if before.is_joint() && *after == before.leave_joint() {
        Some(Told::text("C_new"))
    } else {
        Some(who_changes(before, after))
    }
}

fn who_changes(before: &Config, after: &Config) -> Told {
    let change = Change::between(before, after);
    let parts = [
        part(change.joins, |nodes, count| told!("change-new-voters", nodes, count)),
        part(change.begins_to_learn, |nodes, count| told!("change-new-learners", nodes, count)),
        part(change.begins_to_vote, |nodes, count| told!("change-new-votes", nodes, count)),
        part(change.loses_its_vote, |nodes, count| told!("change-lost-votes", nodes, count)),
        part(change.leaves, |nodes, count| told!("change-removed", nodes, count)),
    ];
    let changes = parts.into_iter().flatten().reduce(|first, next| told!("changes", first, next));
    changes.unwrap_or(told!("change-none"))
}

/// The share of a configuration's voters: `3 of 5 voters`; of a joint one, `2 of 3 old voters and 2 of 3 new voters`.
pub fn quorum_share(set: NodeSet, quorum: &Quorum) -> Told {
    let Config { voters, outgoing, .. } = quorum.config;
    let (have, of) = (set.and(voters).len(), voters.len());
    if quorum.config.is_joint() {
        let (have_old, of_old) = (set.and(outgoing).len(), outgoing.len());
        told!("voters-share-joint", have_old, of_old, have_new: have, of_new: of)
    } else {
        told!("voters-share", have, of)
    }
}

/// How many voters are needed, without a noun: `3`; in a joint configuration, `2 old and 2 new`.
pub fn quorum_size(quorum: &Quorum) -> Told {
    if quorum.config.is_joint() {
        told!("quorum-joint", need_old: quorum.need_outgoing, need_new: quorum.need)
    } else {
        told!("quorum", need: quorum.need)
    }
}

/// `a majority`, or both majorities of a joint configuration.
pub fn majority(quorum: &Quorum) -> Told {
    if quorum.config.is_joint() {
        told!("majority-joint")
    } else {
        told!("majority-single")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::raft::NodeId;
    use crate::words::said;

    fn set(ids: &[u8]) -> NodeSet {
        ids.iter().map(|id| NodeId::new(*id).unwrap()).collect()
    }

    fn config(voters: &[u8], outgoing: &[u8], learners: &[u8]) -> Config {
        Config { voters: set(voters), outgoing: set(outgoing), learners: set(learners) }
    }

    #[test]
    fn each_kind_of_change_has_its_text() {
        let old = config(&[1, 2, 3], &[], &[]);
        let learns = config(&[1, 2, 3], &[], &[4, 5]);
        let joint = config(&[1, 4, 5], &[1, 2, 3], &[]);
        let new = config(&[1, 4, 5], &[], &[]);
        let steps = [
            (&old, &learns, "+n4 n5 learn", "n4 n5 join as learners"),
            (
                &learns,
                &joint,
                "old,new",
                "C_old,new: from this entry on, a decision needs a majority of the old voters and a majority of the \
                 new voters",
            ),
            (&joint, &new, "new", "C_new: from this entry on, the new voters decide alone"),
            (&new, &config(&[1, 4], &[], &[]), "−n5", "n5 is removed"),
            (&new, &config(&[1], &[], &[]), "−n4 n5", "n4 n5 are removed"),
            (&learns, &config(&[1, 2, 3, 4], &[], &[5]), "n4 votes", "n4 gets a vote"),
            (&learns, &config(&[1, 2, 3, 4, 5], &[], &[]), "n4 n5 vote", "n4 n5 get votes"),
            (&old, &config(&[1, 2], &[], &[3]), "n3 learns", "n3 loses its vote and remains as a learner"),
            (&old, &config(&[1, 2, 3, 4], &[], &[]), "+n4", "n4 joins as a voter"),
            (
                &old,
                &config(&[1, 2, 4], &[], &[5]),
                "+n4 +n5 learns −n3",
                "n4 joins as a voter, n5 joins as a learner, n3 is removed",
            ),
            (&old, &old, "as before", "the same members as before"),
        ];
        for (before, after, short, words) in steps {
            assert_eq!(said(&change_short(before, after)), short);
            assert_eq!(said(&change_text(before, after)), words);
        }
        assert_eq!(change_name(&learns, &joint), Some(Told::text("C_old,new")));
        assert_eq!(change_name(&joint, &new), Some(Told::text("C_new")));
        assert_eq!(change_name(&Config::default(), &learns), None);
    }

    #[test]
    fn texts_on_a_joint_configuration_name_both_majorities() {
        let joint = Quorum { config: config(&[1, 4, 5], &[1, 2, 3], &[]), need: 2, need_outgoing: 2 };
        assert_eq!(said(&majority(&joint)), "a majority of the old voters and a majority of the new voters");
        assert_eq!(said(&quorum_share(set(&[1, 4]), &joint)), "1 of 3 old voters and 2 of 3 new voters");
        assert_eq!(said(&quorum_size(&joint)), "2 old and 2 new");
        let plain = Quorum { config: config(&[1, 2, 3], &[], &[]), need: 2, need_outgoing: 0 };
        assert_eq!(said(&majority(&plain)), "a majority");
        assert_eq!(said(&quorum_share(set(&[1, 2, 4]), &plain)), "2 of 3 voters");
    }
}
