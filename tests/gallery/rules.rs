//! Where the page's list of rules leads: `www/js/features/dials/breaks.js` is written from the scripts.

use std::fmt::Write;
use std::fs;

use playground::play::script::{Directive, Script, Statement, Trigger};
use playground::raft::Rule;
use playground::sim::Action;

use super::{index, lessons, scenario};

const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/www/js/features/dials/breaks.js");

const HEAD: &str = "\
// @ts-check
// Written by tests/gallery/rules.rs from www/scenarios: UPDATE=1 cargo test --test gallery

/**
 * For a rule of Raft, the first story of the gallery in which it is off; else the first lesson that offers its schedule
 * without the rule.
 */
// prettier-ignore
export const BREAKS = /** @type {const} */ ([
";

/// Whether a script switches a rule off.
fn has_off(script: &Script, rule: Rule) -> bool {
    script.lines().iter().any(|line| match line.statement() {
        Some(Statement::Timed(_, directive) | Statement::When(Trigger { directive, .. })) => {
            matches!(directive, Directive::Act(Action::Rule(it, false)) if *it == rule)
        }
        _ => false,
    })
}

#[test]
fn the_page_knows_where_each_rule_is_off() {
    let stories: Vec<String> = index().into_iter().map(|listing| listing.name).collect();
    let offers = |script: &Script, rule| script.breaks().any(|it| it.rule == rule);
    let mut found = HEAD.to_string();
    let mut rules = 0;
    for &rule in Rule::ALL {
        let story = stories.iter().map(|name| scenario(name)).find(|it| has_off(&it.script, rule));
        let lesson = story.is_none();
        let lessons = || lessons::names().iter().map(|name| scenario(name)).find(|it| offers(&it.script, rule));
        let Some(it) = story.or_else(lessons) else { continue };
        rules += 1;
        let (name, title) = (it.name, it.script.title());
        writeln!(found, "  {{ rule: \"{rule}\", name: \"{name}\", title: {title:?}, lesson: {lesson} }},").unwrap();
    }
    assert!(rules > 0);
    found.push_str("]);\n");
    if std::env::var_os("UPDATE").is_some() {
        fs::write(FILE, &found).unwrap();
    }
    let kept = fs::read_to_string(FILE).unwrap_or_default();
    let differs = found.lines().zip(kept.lines()).find(|(found, kept)| found != kept);
    assert!(found == kept, "{FILE} is out of date, first at {differs:?}: UPDATE=1 cargo test --test gallery");
}
