//! `www/js/core/settings.js`, the page's list of dials, is written from the table of settings in `src/sim/setup.rs`.
//!
//! `UPDATE=1 cargo test --test settings` rewrites it after a change of the table.
#![cfg(not(target_arch = "wasm32"))]
#![allow(missing_docs)]

use std::fmt::Write;
use std::fs;

use playground::sim::{SettingDomain, SettingGroup, SettingKey};

const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/www/js/core/settings.js");

const HEAD: &str = "\
// @ts-check
// Written by tests/settings.rs from the table in src/sim/setup.rs: UPDATE=1 cargo test --test settings

/**
 * The settings that can change while a run goes on, in the order of their dials. A number has bounds (times in
 * milliseconds) and a unit, whose word is `unit-…` in the catalogues; a choice has names.
 */
export const DIALS = /** @type {const} */ ([
";

#[test]
fn the_list_of_dials_is_written_from_the_table() {
    let mut found = HEAD.to_string();
    let groups = SettingGroup::ALL.iter().filter(|group| **group != SettingGroup::Start);
    for key in groups.flat_map(|group| SettingKey::ALL.iter().filter(move |key| key.group() == *group)) {
        let values = match key.domain() {
            SettingDomain::Whole { least, most, unit, .. } => numbers("whole", least, most, unit),
            SettingDomain::CountOrOff { most, unit, .. } => numbers("count-or-off", 0, most, unit),
            SettingDomain::Time { least, .. } => numbers("time", least / 1000, u64::MAX, "ms"),
            SettingDomain::Range { .. } => "kind: \"range\"".to_string(),
            SettingDomain::Percent => "kind: \"percent\"".to_string(),
            SettingDomain::Switch => "kind: \"switch\"".to_string(),
            SettingDomain::Choice { names, .. } => format!("kind: \"choice\", names: [\"{}\"]", names.join("\", \"")),
        };
        writeln!(found, "  {{ key: \"{key}\", {values} }},").unwrap();
    }
    found.push_str("]);\n");
    if std::env::var_os("UPDATE").is_some() {
        fs::write(FILE, &found).unwrap();
    }
    let kept = fs::read_to_string(FILE).unwrap_or_default();
    let differs = found.lines().zip(kept.lines()).find(|(found, kept)| found != kept);
    assert!(found == kept, "{FILE} is out of date, first at {differs:?}: UPDATE=1 cargo test --test settings");
}

fn numbers(kind: &str, least: u64, most: u64, unit: &str) -> String {
    // A dial says only bounds that somebody would meet; the parser refuses what is beyond the others.
    let most = if most < u32::MAX.into() { most.to_string() } else { "Infinity".to_string() };
    format!("kind: \"{kind}\", least: {least}, most: {most}, unit: \"{unit}\"")
}
