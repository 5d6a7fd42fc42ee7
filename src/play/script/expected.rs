//! What is valid at a place: in words, for refusals, and by name, for completion.

use super::grammar::IT;
use super::value::Piece;
use crate::play::told::{commas, told, Told};
use crate::sim::{LinkSetting, SettingDomain, SettingKey, Target};

pub(super) fn target() -> Told {
    told!("expected-target")
}

pub(super) fn node() -> Told {
    told!("expected-node")
}

pub(super) fn each_node_once() -> Told {
    told!("expected-each-node-once")
}

/// The mark that ends what is read.
pub(super) fn end_of_line() -> Told {
    told!("end-of-line")
}

/// What is valid at a place: in words and, if a table lists it, by name.
#[derive(Debug)]
pub(super) struct Expected {
    pub text: Told,
    /// What the names are: `an action`. Nothing without names.
    pub what: Told,
    pub names: Names,
}

/// Names that are valid.
#[derive(Debug)]
pub(super) enum Names {
    /// Exactly these.
    Are(Vec<&'static str>),
    /// These, each followed by `=` and a value.
    Keys(Vec<&'static str>),
    /// The nodes of the cluster except these.
    Nodes(Vec<String>),
    /// The nodes of the cluster and the selectors, except these.
    Targets(Vec<String>),
    /// The questions of the lesson.
    Asks,
    /// The questions and the goals of the lesson.
    Goals,
}

impl From<Told> for Expected {
    fn from(text: Told) -> Expected {
        Expected { text, what: Told::NOTHING, names: Names::Are(Vec::new()) }
    }
}

pub(super) fn expected_of(what: Told, names: &[&'static str]) -> Expected {
    let text = told!("expected-names", what: what.clone(), names: commas(names.iter().copied()));
    Expected { text, what, names: Names::Are(names.to_vec()) }
}

/// The keys of `link`.
pub(super) fn link_keys() -> Vec<&'static str> {
    LinkSetting::KEYS.iter().map(|key| key.name()).collect()
}

/// The options that are not used yet.
pub(super) fn options(keys: &[&'static str], seen: u32) -> Expected {
    let left = keys.iter().enumerate().filter(|(key, _)| seen & (1 << key) == 0).map(|(_, key)| *key).collect();
    Expected { text: Told::NOTHING, what: told!("what-option"), names: Names::Keys(left) }
}

pub(super) fn on_off() -> Expected {
    let names = Names::Are(vec!["on", "off"]);
    Expected { text: told!("expected-on-off"), what: told!("what-switch"), names }
}

/// The names among the values of a setting; `None`: of an unknown key.
pub(super) fn names_of(key: Option<SettingKey>) -> Expected {
    match key.map(SettingKey::domain) {
        Some(SettingDomain::Switch) => on_off(),
        Some(SettingDomain::Choice { names }) => expected_of(key.map(value_of).unwrap_or_default(), names),
        Some(SettingDomain::CountOrOff { .. }) => Expected { names: Names::Are(vec!["off"]), ..on_off() },
        _ => Expected { names: Names::Are(Vec::new()), ..on_off() },
    }
}

/// What a question asks for.
pub(super) fn it() -> Expected {
    Expected { text: Told::NOTHING, what: told!("what-it"), names: Names::Are(vec![IT]) }
}

/// A question of the lesson; or, if `goals`, one of its goals.
pub(super) fn of_lesson(goals: bool) -> Expected {
    match goals {
        false => Expected { text: told!("expected-ask"), what: told!("what-ask"), names: Names::Asks },
        true => Expected { text: told!("expected-ask-or-goal"), what: told!("what-ask-or-goal"), names: Names::Goals },
    }
}

/// A node or a selector that is not used yet.
pub(super) fn targets(seen: &[Target]) -> Expected {
    let seen = seen.iter().map(Target::to_string).collect();
    Expected { text: target(), what: told!("what-node"), names: Names::Targets(seen) }
}

pub(super) fn nodes() -> Expected {
    Expected { text: node(), what: told!("what-node"), names: Names::Nodes(Vec::new()) }
}

/// What the value of a setting is; nothing where its bounds say it all.
pub(super) fn value_of(key: SettingKey) -> Told {
    match key {
        SettingKey::Nodes => told!("quantity-nodes"),
        SettingKey::Seed => told!("quantity-seed"),
        SettingKey::Election => told!("quantity-election"),
        SettingKey::Heartbeat => told!("quantity-heartbeat"),
        SettingKey::Latency => told!("quantity-latency"),
        SettingKey::Disk => told!("quantity-disk"),
        SettingKey::Snapshot => told!("quantity-entries"),
        SettingKey::Window => told!("quantity-window"),
        SettingKey::Late => told!("quantity-late"),
        SettingKey::Chunk => told!("quantity-keys"),
        SettingKey::Reads => told!("what-read-mode"),
        SettingKey::Batch => told!("quantity-batch"),
        SettingKey::Uncommitted => told!("quantity-bytes"),
        SettingKey::Spare => told!("quantity-spare"),
        SettingKey::Loss
        | SettingKey::Duplicate
        | SettingKey::Reorder
        | SettingKey::Noop
        | SettingKey::PreVote
        | SettingKey::CheckQuorum => Told::NOTHING,
    }
}

/// The same, without this node.
pub(super) fn but(piece: Piece<'_>, mut expected: Expected) -> Expected {
    if let Names::Nodes(seen) | Names::Targets(seen) = &mut expected.names {
        seen.push(piece.text.to_string());
    }
    expected
}
