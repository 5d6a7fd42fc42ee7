//! Runs that others published about real Raft implementations; `tests/published/NAME.raft` brings our nodes to the same
//! point, in our own words:
//!
//! - `pysyncobj-`, `wraft-`, `daosraft-`, `raftos-`, `xraft-`: bugs that a model checker found in these libraries, from
//!   the counterexamples of SandTable (EuroSys 2024);
//! - `ccf-`: scenarios by which microsoft/CCF tests its own Raft, some of them of bugs that it had.
//!
//! What the comments say:
//!
//! - `# off: STATEMENT` is the statement of the script that makes our nodes do what the library did. With it, exactly
//!   the properties of `# breaks:` break, and the expectations of the script hold. Without it, no property breaks, and
//!   the expectations of `# in force:` hold.
//! - `# off: nothing`: none of our rules is about it. The script shows that our nodes do the right thing at that point.
#![cfg(not(target_arch = "wasm32"))]

use std::collections::BTreeSet;
use std::fs;

use playground::sim::Property;

mod outcome;
use outcome::{play, Outcome};

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/published");
/// How many scripts there are.
const SCRIPTS: usize = 25;

#[test]
fn what_others_published_breaks_without_the_rule_and_holds_with_it() {
    let mut count = 0;
    for entry in fs::read_dir(FOLDER).expect("the folder can be read") {
        let path = entry.expect("its entries can be read").path();
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let text = fs::read_to_string(&path).expect("a script can be read");
        let comment = |key: &str| text.lines().find_map(|line| line.strip_prefix(key)).map(str::to_string);
        let off = comment("# off: ").unwrap_or_else(|| panic!("{name} has no `# off:`"));
        if off != "nothing" {
            let listed = comment("# breaks: ").unwrap_or_else(|| panic!("{name} has no `# breaks:`"));
            let listed = listed.split(", ").filter(|word| *word != "nothing");
            let listed: BTreeSet<Property> =
                listed.map(|word| Property::from_name(word).expect("a property")).collect();
            assert_eq!(broken(&name, &text), listed, "{name}: left what breaks, right `# breaks:`");
            assert!(text.lines().any(|line| line == off), "{name} has no statement `{off}`");
        }
        // The expectations with the rule on: those of `# in force:`, or, if nothing is switched off, all.
        let kept = text.lines().filter(|line| *line != off && (off == "nothing" || !line.starts_with("expect ")));
        let added = text.lines().filter_map(|line| line.strip_prefix("# in force: "));
        let sound = kept.chain(added).chain(["expect no-violation"]).collect::<Vec<_>>().join("\n");
        assert_eq!(broken(&name, &sound), BTreeSet::new(), "{name} with the rule on");
        count += 1;
    }
    assert_eq!(count, SCRIPTS);
}

/// The properties that break. All actions must be possible, and all expectations hold.
fn broken(name: &str, text: &str) -> BTreeSet<Property> {
    let Outcome { broken, missed, skipped } = play(name, text);
    assert_eq!(missed, [""; 0], "{name}: expectations that fail");
    assert_eq!(skipped, [""; 0], "{name}: actions that are not possible");
    broken
}
