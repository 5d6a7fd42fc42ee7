//! What would be right in a place: the words for messages, and the names for whoever completes them.

use super::listed;
use super::value::{Piece, ON_OFF};
use crate::sim::{SettingDomain, Target};

pub(super) const TARGET: &str = "a node: n1 to n25, leader, follower or candidate";
pub(super) const NODE: &str = "a node: n1 to n25";

/// What would be right at a place: in words and, where a table lists it, by name.
#[derive(Debug)]
pub(super) struct Expected {
    pub text: String,
    /// What each of the names is: `an action`. Empty without names.
    pub what: String,
    pub names: Names,
}

/// Names that would be right.
#[derive(Debug)]
pub(super) enum Names {
    /// Just these.
    Are(Vec<&'static str>),
    /// These, each with a `=` and a value after it.
    Keys(Vec<&'static str>),
    /// The nodes of the cluster, but for those whose names are given.
    Nodes(Vec<String>),
    /// The same, and the selectors.
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

/// Those of the options that did not stand before.
pub(super) fn options(keys: &[&'static str], seen: u32) -> Expected {
    let left =
        keys.iter().enumerate().filter(|(key, _)| seen & (1 << key) == 0).map(|(_, key)| *key).collect::<Vec<_>>();
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

/// A node, or a selector, but for those that stand already.
pub(super) fn targets(seen: &[Target]) -> Expected {
    let seen = seen.iter().map(Target::to_string).collect::<Vec<_>>();
    Expected { text: TARGET.to_string(), what: "a node".to_string(), names: Names::Targets(seen) }
}

pub(super) fn nodes() -> Expected {
    Expected { text: NODE.to_string(), what: "a node".to_string(), names: Names::Nodes(Vec::new()) }
}

/// The same nodes, but for this one.
pub(super) fn but(piece: Piece<'_>, mut expected: Expected) -> Expected {
    if let Names::Nodes(seen) | Names::Targets(seen) = &mut expected.names {
        seen.push(piece.text.to_string());
    }
    expected
}
