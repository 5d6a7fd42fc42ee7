//! What each rule of Raft protects. `tests/broken/RULE.raft` switches a rule off and breaks exactly the properties that
//! its comment `# breaks:` lists; with the rule on, the same script breaks none. The first property in the list is the
//! subject of the script, the others follow from it. `RULE-breaks-PROPERTY.raft` is a further script of a rule.
//!
//! A rule that serves only progress has `# breaks: nothing`. Its expectations show what is lost without the rule, and
//! `# in force: STATEMENT` adds an expectation that holds with it.
//!
//! No statement of these scripts can be left out without a change of what the script shows.
#![cfg(not(target_arch = "wasm32"))]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use playground::play::script;
use playground::raft::Rule;
use playground::sim::Property;

mod outcome;
use outcome::play;

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/broken");

#[test]
fn a_rule_switched_off_breaks_the_listed_properties() {
    for Broken { name, breaks, text, .. } in scripts() {
        let outcome = play(&name, &text);
        assert_eq!(
            outcome.broken,
            breaks.iter().copied().collect(),
            "{name}.raft: left the broken properties, right `# breaks:`"
        );
        assert_eq!(outcome.missed, [""; 0], "{name}.raft: expectations that fail");
        assert_eq!(outcome.skipped, [""; 0], "{name}.raft: skipped actions");
    }
}

#[test]
fn no_property_breaks_with_the_rule_on() {
    for broken in scripts() {
        let outcome = play(&broken.name, &broken.in_force());
        assert_eq!(outcome.broken, BTreeSet::new(), "{}.raft with the rule on", broken.name);
        assert_eq!(outcome.missed, [""; 0], "{}.raft with the rule on", broken.name);
    }
}

#[test]
fn every_rule_has_a_script_and_every_property_is_the_subject_of_one() {
    let mut by_rule: BTreeMap<Rule, BTreeSet<Property>> = BTreeMap::new();
    let mut subjects: BTreeSet<Property> = BTreeSet::new();
    for Broken { name, rule, breaks, .. } in scripts() {
        assert_eq!(
            rule.is_for_safety(),
            !breaks.is_empty(),
            "{name}.raft: left Rule::is_for_safety, right whether it breaks a property"
        );
        by_rule.entry(rule).or_default().extend(breaks.iter());
        subjects.extend(breaks.first());
    }
    assert_eq!(by_rule.keys().copied().collect::<Vec<_>>(), Rule::ALL, "left the rules with a script, right all rules");
    assert_eq!(
        subjects.into_iter().collect::<Vec<_>>(),
        Property::ALL,
        "left the properties that a script is about, right all properties"
    );
}

#[test]
fn every_statement_matters() {
    for Broken { name, breaks, text, .. } in scripts() {
        let breaks: BTreeSet<Property> = breaks.into_iter().collect();
        let lines: Vec<&str> = text.lines().collect();
        for (place, left_out) in lines.iter().enumerate().filter(|(_, line)| line.starts_with("at ")) {
            let mut rest = lines.clone();
            rest.remove(place);
            if script::parse(&rest.join("\n")).is_err() {
                // The rest names a node that only the removed line defined.
                continue;
            }
            let outcome = play(&name, &rest.join("\n"));
            let same = outcome.broken == breaks && outcome.missed.is_empty();
            assert!(!same, "{name}.raft:{}: the script shows the same without `{left_out}`", place + 1);
        }
    }
}

struct Broken {
    name: String,
    rule: Rule,
    /// In the order of `# breaks:`. Empty: `nothing`.
    breaks: Vec<Property>,
    text: String,
}

impl Broken {
    fn new(name: String, text: String) -> Broken {
        let (rule, subject) = match name.split_once("-breaks-") {
            Some((rule, property)) => (rule, Some(property)),
            None => (name.as_str(), None),
        };
        let rule = Rule::from_name(rule).unwrap_or_else(|| panic!("{name}.raft: `{rule}` is not a rule"));
        assert!(
            text.starts_with("# §") || text.starts_with("# Figure 2"),
            "{name}.raft does not begin with a section of the paper"
        );
        let off = off(rule);
        let rules: Vec<&str> = text.lines().filter(|line| !line.starts_with('#') && line.contains(" rule ")).collect();
        assert_eq!(rules, [off], "{name}.raft: its only `rule` statement must switch off its own rule");
        let breaks = comments(&text, "# breaks: ").next().unwrap_or_else(|| panic!("{name}.raft has no `# breaks:`"));
        let breaks: Vec<Property> = match breaks {
            "nothing" => Vec::new(),
            list => list.split(", ").map(|word| Property::from_name(word).unwrap()).collect(),
        };
        if let Some(subject) = subject {
            assert_eq!(
                breaks.first().map(|property| property.name()),
                Some(subject),
                "{name}.raft: the first property must be the one in its name"
            );
        }
        for property in &breaks {
            let expect = format!("expect violation {property}");
            assert!(text.lines().any(|line| line == expect), "{name}.raft lacks `{expect}`");
        }
        let gains = comments(&text, "# in force: ").count();
        assert_eq!(gains > 0, breaks.is_empty(), "{name}.raft: `# in force:` and `# breaks: nothing` belong together");
        Broken { name, rule, breaks, text }
    }

    /// The script with the rule on. Its expectations are replaced by those of `# in force:` and `expect no-violation`.
    fn in_force(&self) -> String {
        let off = off(self.rule);
        let kept = self.text.lines().filter(|line| *line != off && !line.starts_with("expect "));
        kept.chain(comments(&self.text, "# in force: ")).chain(["expect no-violation"]).collect::<Vec<_>>().join("\n")
    }
}

fn off(rule: Rule) -> String {
    format!("at 0 rule {rule} off")
}

fn comments<'a>(text: &'a str, prefix: &'a str) -> impl Iterator<Item = &'a str> {
    text.lines().filter_map(move |line| line.strip_prefix(prefix))
}

fn scripts() -> Vec<Broken> {
    let paths = fs::read_dir(Path::new(FOLDER)).unwrap().map(|entry| entry.unwrap().path());
    let mut scripts: Vec<Broken> = paths
        .filter(|path| path.extension().is_some_and(|extension| extension == "raft"))
        .map(|path| {
            let name = path.file_stem().unwrap().to_string_lossy().into_owned();
            Broken::new(name, fs::read_to_string(&path).unwrap())
        })
        .collect();
    scripts.sort_by(|a, b| a.name.cmp(&b.name));
    scripts
}
