//! What is valid at a place: in words, for refusals, and by name, for completion.

use super::value::{Piece, ON_OFF};
use crate::sim::{LinkSetting, SettingDomain, Target};

pub(super) const TARGET: &str = "a node: n1 to n25, leader, follower or candidate";
pub(super) const NODE: &str = "a node: n1 to n25";

/// What is valid at a place: in words and, if a table lists it, by name.
#[derive(Debug)]
pub(super) struct Expected {
    pub text: String,
    /// What the names are: `an action`. Empty without names.
    pub what: String,
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
}

impl From<String> for Expected {
    fn from(text: String) -> Expected {
        Expected { text, what: String::new(), names: Names::Are(Vec::new()) }
    }
}

impl From<&str> for Expected {
    fn from(text: &str) -> Expected {
        text.to_string().into()
    }
}

impl From<Expected> for String {
    fn from(expected: Expected) -> String {
        expected.text
    }
}

pub(super) fn expected_of(what: &str, names: &[&'static str]) -> Expected {
    let text = format!("{what}: {}", listed(names.iter().copied()));
    Expected { text, what: what.to_string(), names: Names::Are(names.to_vec()) }
}

/// The names of a table in one line, for messages.
fn listed(names: impl Iterator<Item = &'static str>) -> String {
    names.collect::<Vec<_>>().join(", ")
}

/// The keys of `link`.
pub(super) fn link_keys() -> Vec<&'static str> {
    LinkSetting::KEYS.iter().map(|key| key.name()).collect()
}

/// The options that are not used yet.
pub(super) fn options(keys: &[&'static str], seen: u32) -> Expected {
    let left = keys.iter().enumerate().filter(|(key, _)| seen & (1 << key) == 0).map(|(_, key)| *key).collect();
    Expected { text: String::new(), what: "an option".to_string(), names: Names::Keys(left) }
}

pub(super) fn on_off() -> Expected {
    let names = Names::Are(vec!["on", "off"]);
    Expected { text: ON_OFF.to_string(), what: "a switch".to_string(), names }
}

/// The names among the values of a setting of this domain; `None`: of an unknown key.
pub(super) fn names_of(domain: Option<SettingDomain>) -> Expected {
    match domain {
        Some(SettingDomain::Switch) => on_off(),
        Some(SettingDomain::Choice { names, what }) => expected_of(what, names),
        Some(SettingDomain::CountOrOff { .. }) => Expected { names: Names::Are(vec!["off"]), ..on_off() },
        _ => Expected { names: Names::Are(Vec::new()), ..on_off() },
    }
}

/// A node or a selector that is not used yet.
pub(super) fn targets(seen: &[Target]) -> Expected {
    let seen = seen.iter().map(Target::to_string).collect();
    Expected { text: TARGET.to_string(), what: "a node".to_string(), names: Names::Targets(seen) }
}

pub(super) fn nodes() -> Expected {
    Expected { text: NODE.to_string(), what: "a node".to_string(), names: Names::Nodes(Vec::new()) }
}

/// The same, without this node.
pub(super) fn but(piece: Piece<'_>, mut expected: Expected) -> Expected {
    if let Names::Nodes(seen) | Names::Targets(seen) = &mut expected.names {
        seen.push(piece.text.to_string());
    }
    expected
}
