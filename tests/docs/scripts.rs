//! The scripts on the pages: each parses, does what it expects, and is what the link below it opens.

use std::collections::BTreeSet;

use playground::play::run::Run;
use playground::play::script::grammar::StatementName;
use playground::play::script::{parse, Script};
use playground::play::share::link::{self, Payload};
use playground::sim::Setting;
use playground::words;

use crate::html::{escaped, Element};
use crate::languages::{CHINESE, ENGLISH};
use crate::written::playground_link;
use crate::{assert_none, page, pages, Page};

/// Each script below an element, with the element after it; for a script in `<details>`, the element after that one.
pub fn scripts(element: &Element) -> Vec<(&Element, Option<&Element>)> {
    let children: Vec<&Element> = element.elements().collect();
    let mut found = Vec::new();
    for (place, child) in children.iter().enumerate() {
        let next = children.get(place + 1).copied();
        if child.is("pre.script") {
            found.push((*child, next));
        }
        let fold = next.filter(|_| child.is("details"));
        found.extend(scripts(child).into_iter().map(|(script, after)| (script, after.or(fold))));
    }
    found
}

/// What is wrong with the scripts of a page.
fn wrong_scripts(page: &Page) -> Vec<String> {
    let mut complaints = Vec::new();
    for (pre, next) in scripts(&page.tree) {
        let text = pre.text();
        let mut complain = |what: String| complaints.push(format!("www/docs/{}:{}: {what}", page.name, pre.line));
        let link = next.filter(|next| next.is("p.open")).and_then(|next| next.elements().next());
        match link.and_then(|link| link.attribute("href")).map(|href| behind(&page.resolved(href))) {
            None => complain("no link to the playground follows".to_string()),
            Some(Ok(linked)) if linked == text => {}
            Some(Ok(linked)) => complain(format!("the link opens another script:\n{linked}")),
            Some(Err(why)) => complain(format!("the link does not open: {why}")),
        }
        let script = match (parse(&text), pre.is(".broken")) {
            (Err(_), true) => continue,
            (Err(refusal), false) => {
                complain(refusal.to_string());
                continue;
            }
            (Ok(_), true) => {
                complain("it has the class broken, but parses".to_string());
                continue;
            }
            (Ok(script), false) => script,
        };
        // On a translated page only the texts of a script differ.
        let seeds = pre.attribute("data-seeds").filter(|_| page.language.tag == ENGLISH.tag);
        let seeds = seeds.map_or(0, |seeds| seeds.parse().unwrap_or(0));
        for seed in 0..=seeds {
            let mut script = script.clone();
            if seed > 0 {
                script.configure(Setting::Seed(seed)).expect("a seed");
            }
            match (missed(&script), pre.is(".failing")) {
                (missed, true) if missed.is_empty() => {
                    complain("it has the class failing, but every expectation holds".to_string())
                }
                (_, true) => {}
                (missed, false) => missed.into_iter().for_each(|what| complain(format!("seed {seed}: {what}"))),
            }
        }
    }
    complaints
}

/// The script that a link opens. The link is as seen from `www/docs`.
pub fn behind(href: &str) -> Result<String, String> {
    let (page, fragment) = href.split_once('#').ok_or("it holds no run")?;
    if page != "../" && !page.starts_with("../?") {
        return Err("it does not lead to the playground".to_string());
    }
    match link::read(fragment).map_err(|trouble| words::said(&trouble.told()))? {
        Payload::Text(bytes) => String::from_utf8(bytes).map_err(|error| error.to_string()),
        other => Err(format!("it holds no text: {other:?}")),
    }
}

/// Expectations of a script that fail, actions that are skipped, and properties that break without being expected to.
pub fn missed(script: &Script) -> Vec<String> {
    let end = script.headless_end();
    let mut run = Run::new(script);
    while run.next_time().is_some_and(|next| next <= end) && run.step(&mut |_, _| ()) {}
    run.advance(end, 0, &mut |_, _| ());
    let missed = run.finish(script).into_iter().filter(|verdict| !verdict.held);
    let mut complaints: Vec<String> =
        missed.map(|verdict| format!("line {} does not hold: expect {}", verdict.line, verdict.text)).collect();
    complaints.extend(run.skipped().iter().map(|skipped| format!("skipped: {}", words::said(&skipped.why))));
    if !script.expects_violation() {
        let broken = run.world().monitor().violations();
        complaints.extend(broken.iter().map(|violation| format!("{} is broken", violation.property)));
    }
    complaints
}

#[test]
fn every_script_holds_and_matches_its_link() {
    assert_none(pages().iter().flat_map(wrong_scripts).collect());
    let tutorial = &page("write-a-scenario.html").tree;
    let text: String = scripts(tutorial).iter().map(|(pre, _)| pre.text() + "\n").collect();
    let taught: BTreeSet<&str> = text.lines().filter_map(|line| line.split(' ').next()).collect();
    for statement in StatementName::ALL.iter().filter(|name| **name != StatementName::Recorded) {
        assert!(taught.contains(statement.name()), "the tutorial never uses {statement}");
    }
    assert!(!tutorial.all("pre.broken").is_empty(), "the tutorial shows no script that is refused");
}

#[test]
fn links_written_by_hand_open_what_they_show() {
    let by_hand = |page: &'static Page| page.tree.all("a.hand").into_iter().map(move |link| (page, link));
    let by_hand: Vec<(&Page, &Element)> = pages().iter().flat_map(by_hand).collect();
    for (page, link) in &by_hand {
        let href = link.attribute("href").unwrap_or("");
        assert_eq!(href.strip_prefix(page.language.home), Some(link.text().as_str()));
        let script = behind(&page.resolved(href)).unwrap_or_else(|why| panic!("{href}: {why}"));
        assert!(parse(&script).is_ok_and(|script| script.statements().count() > 0), "{script}");
    }
    assert!(!by_hand.is_empty());
    // Escaping only the characters that the page lists is enough: a text of all printable characters survives.
    let codes: Vec<(char, String)> = page("write-a-scenario.html")
        .tree
        .all("tr.codes")
        .iter()
        .flat_map(|row| {
            row.all("code").into_iter().map(|code| {
                let code = code.text();
                let number = u8::from_str_radix(code.trim_start_matches('%'), 16).expect("a percent sign and a number");
                (char::from(number), code)
            })
        })
        .collect();
    let all: String = (' '..='~').chain(['\n', 'é', '“']).collect();
    let escaped: String = all
        .chars()
        .map(|c| codes.iter().find(|(coded, _)| *coded == c).map_or(c.to_string(), |(_, code)| code.clone()))
        .collect();
    assert_eq!(behind(&format!("../#1.t.{escaped}")).as_deref(), Ok(all.as_str()));
    assert_eq!(codes.len(), 7);
}

#[test]
fn every_kind_of_wrong_script_is_found() {
    let tree = |body: &str| Page::new(&CHINESE, "index.html", format!("<!doctype html>\n<html>{body}</html>"));
    let example = |script: &str, linked: &str, class: &str| {
        let href = playground_link(CHINESE.home, linked);
        tree(&format!(
            "<pre class=\"script{class}\"><code>{}</code></pre><p class=\"open\"><a href=\"{href}\">o</a></p>",
            escaped(script)
        ))
    };
    let good = "until 500\nexpect leader";
    assert_eq!(wrong_scripts(&example(good, good, "")), [""; 0]);
    for (page, what) in [
        (example(good, "until 500", ""), "opens another script"),
        (example("until 500\nexpect no-leader", "until 500\nexpect no-leader", ""), "does not hold: expect no-leader"),
        (example("at 1 crash leader", "at 1 crash leader", ""), "skipped"),
        (example("until noon", "until noon", ""), "a moment"),
        (example(good, good, " broken"), "has the class broken"),
        (example(good, good, " failing"), "has the class failing"),
        (tree("<pre class=\"script\"><code>until 1</code></pre>"), "no link"),
        (tree("<pre class=\"script\">until 1</pre><p class=\"open\"><a href=\"../../#1.z.aaaa\">o</a></p>"), "no text"),
    ] {
        let found = wrong_scripts(&page);
        assert!(found.len() == 1 && found[0].contains(what), "{what}: {found:?}");
    }
}
