//! Configurations and majorities in words (§6; thesis, chapter 4).

use std::fmt::Display;

use super::words::names;
use crate::raft::{Config, Entry, Index, Log, NodeSet, Payload, Quorum};
use crate::sim::{LeftOut, World};

/// A configuration: `n1 n2 n3, learners n4`. A joint one names both halves.
pub fn config_text(config: &Config) -> String {
    let mut text = if config.is_joint() {
        format!("joint, old {} and new {}", names(config.outgoing), names(config.voters))
    } else {
        names(config.voters)
    };
    if !config.learners.is_empty() {
        text.push_str(&format!(", learners {}", names(config.learners)));
    }
    text
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
pub(super) fn change_short(before: &Config, after: &Config) -> String {
    if after.is_joint() {
        return "old,new".to_string();
    }
    if before.is_joint() && *after == before.leave_joint() {
        return "new".to_string();
    }
    let change = Change::between(before, after);
    let part = |sign: &str, nodes: NodeSet, one: &str, many: &str| {
        let verb = if nodes.len() == 1 { one } else { many };
        (!nodes.is_empty()).then(|| format!("{sign}{}{verb}", names(nodes)))
    };
    let parts = [
        part("+", change.joins, "", ""),
        part("+", change.begins_to_learn, " learns", " learn"),
        part("", change.begins_to_vote, " votes", " vote"),
        part("", change.loses_its_vote, " learns", " learn"),
        part("−", change.leaves, "", ""),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    if parts.is_empty() {
        "as before".to_string()
    } else {
        parts.join(" ")
    }
}

/// What a configuration entry changes, in words: `n6 joins as a learner`.
pub fn change_text(before: &Config, after: &Config) -> String {
    if after.is_joint() {
        "C_old,new: from here on it takes a majority of the old voters and one of the new".to_string()
    } else if before.is_joint() && *after == before.leave_joint() {
        "C_new: from here on the new voters decide alone".to_string()
    } else {
        who_changes(before, after)
    }
}

/// What a configuration entry changes, by the paper's name if it has one. `None` if there was no configuration before.
pub(super) fn change_name(before: &Config, after: &Config) -> Option<String> {
    if *before == Config::default() {
        None
    } else if after.is_joint() {
        Some("C_old,new".to_string())
    } else if before.is_joint() && *after == before.leave_joint() {
        Some("C_new".to_string())
    } else {
        Some(who_changes(before, after))
    }
}

fn who_changes(before: &Config, after: &Config) -> String {
    let change = Change::between(before, after);
    let part = |nodes: NodeSet, one: &str, many: &str| {
        let verb = if nodes.len() == 1 { one } else { many };
        (!nodes.is_empty()).then(|| format!("{} {verb}", names(nodes)))
    };
    let parts = [
        part(change.joins, "joins as a voter", "join as voters"),
        part(change.begins_to_learn, "joins as a learner", "join as learners"),
        part(change.begins_to_vote, "gets a vote", "get votes"),
        part(change.loses_its_vote, "loses its vote and learns on", "lose their votes and learn on"),
        part(change.leaves, "is removed", "are removed"),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    if parts.is_empty() {
        "the same members as before".to_string()
    } else {
        parts.join(", ")
    }
}

/// A candidate without a vote in the configuration that decides: the sentence, and why it is a candidate all the same.
pub(super) fn left_out(who: &dyn Display, left_out: &LeftOut) -> (String, String) {
    let entry = match left_out.index {
        0 => "the first one".to_string(),
        index => format!("entry {index}"),
    };
    let configuration = match left_out.leader {
        Some(leader) => format!("the configuration of {leader}, the leader ({entry}),"),
        None => format!("the last committed configuration ({entry})"),
    };
    let says = if left_out.learns { "has it as a learner, without a vote" } else { "leaves it out" };
    let how = if left_out.knows { "though" } else { "and does not know that" };
    let why = match (left_out.knows, left_out.learns) {
        (true, _) => {
            "that entry is in its own log, but it does not know it to be committed: until then it may have to lead the \
             change to its end (thesis 4.2.2)"
        }
        (false, true) => "that entry is not in its own log yet, whose latest configuration a server uses (§6)",
        (false, false) => {
            "that entry is not in its own log, whose latest configuration a server uses; and no leader sends \
             heartbeats to a server that is removed (§6)"
        }
    };
    let does = if left_out.pre { "asks for pre-votes" } else { "stands" };
    (format!("{who} {does}, {how} {configuration} {says}"), why.to_string())
}

/// The share of a configuration's voters: `3 of 5`; of a joint one, `2 of 3 old and 2 of 3 new`.
pub fn quorum_share(set: NodeSet, quorum: &Quorum) -> String {
    let Config { voters, outgoing, .. } = quorum.config;
    if quorum.config.is_joint() {
        format!(
            "{} of {} old and {} of {} new",
            set.and(outgoing).len(),
            outgoing.len(),
            set.and(voters).len(),
            voters.len()
        )
    } else {
        format!("{} of {}", set.and(voters).len(), voters.len())
    }
}

/// How many votes it takes: `3`; in a joint configuration, `2 old and 2 new`.
pub fn quorum_size(quorum: &Quorum) -> String {
    if quorum.config.is_joint() {
        format!("{} old and {} new", quorum.need_outgoing, quorum.need)
    } else {
        quorum.need.to_string()
    }
}

/// `a majority`, or both majorities of a joint configuration.
pub fn majority(quorum: &Quorum) -> &'static str {
    if quorum.config.is_joint() {
        "a majority of the old voters and one of the new"
    } else {
        "a majority"
    }
}

/// `a majority has`, or both majorities of a joint configuration.
pub fn majority_has(quorum: &Quorum) -> String {
    let verb = if quorum.config.is_joint() { "have" } else { "has" };
    format!("{} {verb}", majority(quorum))
}

/// `no majority has`, or not both majorities of a joint configuration.
pub(super) fn no_majority_has(quorum: &Quorum) -> String {
    match quorum.config.is_joint() {
        true => format!("not both {}", majority_has(quorum)),
        false => "no majority has".to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::raft::NodeId;

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
                "C_old,new: from here on it takes a majority of the old voters and one of the new",
            ),
            (&joint, &new, "new", "C_new: from here on the new voters decide alone"),
            (&new, &config(&[1, 4], &[], &[]), "−n5", "n5 is removed"),
            (&new, &config(&[1], &[], &[]), "−n4 n5", "n4 n5 are removed"),
            (&learns, &config(&[1, 2, 3, 4], &[], &[5]), "n4 votes", "n4 gets a vote"),
            (&learns, &config(&[1, 2, 3, 4, 5], &[], &[]), "n4 n5 vote", "n4 n5 get votes"),
            (&old, &config(&[1, 2], &[], &[3]), "n3 learns", "n3 loses its vote and learns on"),
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
            assert_eq!(change_short(before, after), short);
            assert_eq!(change_text(before, after), words);
        }
        assert_eq!(change_name(&learns, &joint).as_deref(), Some("C_old,new"));
        assert_eq!(change_name(&joint, &new).as_deref(), Some("C_new"));
        assert_eq!(change_name(&Config::default(), &learns), None);
    }

    #[test]
    fn texts_on_a_joint_configuration_name_both_majorities() {
        let joint = Quorum { config: config(&[1, 4, 5], &[1, 2, 3], &[]), need: 2, need_outgoing: 2 };
        assert_eq!(majority_has(&joint), "a majority of the old voters and one of the new have");
        assert_eq!(no_majority_has(&joint), "not both a majority of the old voters and one of the new have");
        assert_eq!(quorum_share(set(&[1, 4]), &joint), "1 of 3 old and 2 of 3 new");
        assert_eq!(quorum_size(&joint), "2 old and 2 new");
        let plain = Quorum { config: config(&[1, 2, 3], &[], &[]), need: 2, need_outgoing: 0 };
        assert_eq!(majority_has(&plain), "a majority has");
        assert_eq!(no_majority_has(&plain), "no majority has");
        assert_eq!(quorum_share(set(&[1, 2, 4]), &plain), "2 of 3");
    }
}
