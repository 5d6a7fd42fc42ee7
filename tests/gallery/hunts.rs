//! What the page's search has found for a rule, in `tests/hunts/RULE.raft`: `www/js/features/explore/records.js` is
//! written from it. A learner who breaks the property by hand is told in how few deeds the search has broken it.

use std::fmt::Write;
use std::fs;

use playground::play::run::Run;
use playground::play::script::{parse, Expect, Script};
use playground::play::tell;
use playground::raft::Rule;
use playground::sim::Property;

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/hunts");
const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/www/js/features/explore/records.js");

const HEAD: &str = "\
// @ts-check
// Written by tests/gallery/hunts.rs from tests/hunts: UPDATE=1 cargo test --test gallery

/**
 * For a rule of Raft, what breaks without it and the run that the search has found and made short.
 * @type {{rule: string, property: Property, script: string[]}[]}
 */
// prettier-ignore
export const RECORDS = [
";

/// The properties that break when a script is played.
fn broken(script: &Script) -> Vec<Property> {
    let mut run = Run::new(script);
    run.advance(run.end_at(), u64::MAX, &mut |_, _| ());
    run.world().monitor().violations().iter().map(|violation| violation.property).collect()
}

#[test]
fn the_page_knows_what_the_search_has_found_for_each_rule() {
    let mut found = HEAD.replace("\n\n", "\n/** @import { Property, Told } from \"../../core/view.js\" */\n\n");
    let mut rules = 0;
    for &rule in Rule::ALL {
        let Ok(text) = fs::read_to_string(format!("{FOLDER}/{rule}.raft")) else { continue };
        let script = parse(&text).unwrap_or_else(|refusal| panic!("{rule}: {refusal}"));
        let off = format!("at 0 rule {rule} off\n");
        assert!(text.contains(&off), "{rule}:\n{text}");
        let wanted = script.expects().find_map(|(_, expect)| match expect {
            Expect::Violation(property) => Some(*property),
            _ => None,
        });
        let property = wanted.unwrap_or_else(|| panic!("{rule}: no violation is expected"));
        assert!(broken(&script).contains(&property), "{rule}: {property} does not break");
        let on = parse(&text.replace(&off, "")).unwrap_or_else(|refusal| panic!("{rule}: {refusal}"));
        assert_eq!(broken(&on), [], "{rule} is on");
        rules += 1;
        writeln!(found, "  {{\n    rule: \"{rule}\",\n    property: \"{property}\",\n    script: [").unwrap();
        text.lines().for_each(|line| writeln!(found, "      {line:?},").unwrap());
        found.push_str("    ],\n  },\n");
    }
    let files = fs::read_dir(FOLDER).map_or(0, Iterator::count);
    assert!(rules > 0 && rules == files, "{files} files in {FOLDER}, {rules} of them named after a rule");
    found.push_str("];\n\n/** What each property says. @type {Record<Property, Told>} */\n");
    found.push_str("// prettier-ignore\nexport const MEANINGS = {\n");
    for &property in Property::ALL {
        let mut sentence = serde_json::to_string(&tell::property_sentence(property)).unwrap();
        for key in ["args", "section_2"] {
            sentence = sentence.replace(&format!(",\"{key}\":"), &format!(",\n    \"{key}\":"));
        }
        writeln!(found, "  \"{property}\": {sentence},").unwrap();
    }
    found.push_str("};\n");
    if std::env::var_os("UPDATE").is_some() {
        fs::write(FILE, &found).unwrap();
    }
    let kept = fs::read_to_string(FILE).unwrap_or_default();
    let differs = found.lines().zip(kept.lines()).find(|(found, kept)| found != kept);
    assert!(found == kept, "{FILE} is out of date, first at {differs:?}: UPDATE=1 cargo test --test gallery");
}
