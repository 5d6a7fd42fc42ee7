//! What a script does to its cluster, in words, for a reader who opens somebody else's run.
//!
//! It lists the actions, which change the run. It leaves out comments, bookmarks and expectations.

use crate::play::script::{Directive, Millis, Script};
use crate::play::told::{bars, spaces, told, Arg, List, Told};
use crate::sim::{Action, Link, Micros, Target};

/// The actions of a script, each as a clause with its time, such as `n4 is cut off (275 ms)`, in order of time. Those
/// that wait for a fact come last.
pub fn script_actions(script: &Script) -> Vec<Told> {
    let acts: Vec<(Micros, &Action)> = script
        .timed()
        .into_iter()
        .filter_map(|(_, moment, deed)| match deed {
            Directive::Act(action) => Some((moment.at, action)),
            _ => None,
        })
        .collect();
    let mut told = Vec::new();
    let mut rest = acts.as_slice();
    while let Some((at, action)) = rest.first() {
        let (deed, taken) = together(script, rest).unwrap_or_else(|| (clause(action), 1));
        told.push(told!("deed-at", deed, at: Millis(*at)));
        rest = rest.get(taken..).unwrap_or_default();
    }
    for (_, trigger) in script.triggers() {
        let Directive::Act(action) = &trigger.directive else { continue };
        told.push(told!("deed-after", deed: clause(action), fact: trigger.fact.to_string()));
    }
    told
}

/// The clause for simultaneous cuts that isolate one node, or for their mending, and how many actions it covers.
fn together(script: &Script, acts: &[(Micros, &Action)]) -> Option<(Told, usize)> {
    let (at, first) = acts.first()?;
    let mended = matches!(first, Action::Mend(_));
    let links: Vec<Link> = acts
        .iter()
        .map_while(|(then, action)| match action {
            Action::Cut(link) if !mended && then == at && link.both => Some(*link),
            Action::Mend(link) if mended && then == at && link.both => Some(*link),
            _ => None,
        })
        .collect();
    let others = usize::from(script.servers()).saturating_sub(1);
    let links = links.get(..others).filter(|links| links.len() > 1)?;
    let ends = |link: &Link| [link.from, link.to];
    let alone = ends(links.first()?).into_iter().find(|end| links.iter().all(|link| ends(link).contains(end)))?;
    let mut far: Vec<Target> = links.iter().map(|link| if link.from == alone { link.to } else { link.from }).collect();
    far.sort_by_key(ToString::to_string);
    far.dedup();
    let node = who(alone);
    let told = match mended {
        true => told!("deed-rejoined", node),
        false => told!("deed-isolated", node),
    };
    (far.len() == others).then_some((told, others))
}

fn who(target: Target) -> Arg {
    match target {
        Target::Node(id) => id.into(),
        Target::Leader => told!("deed-leader").into(),
        Target::Follower => told!("deed-follower").into(),
        Target::Candidate => told!("deed-candidate").into(),
    }
}

fn all(targets: &[Target]) -> List {
    spaces(targets.iter().map(|target| who(*target)))
}

/// An action as a clause.
// long: an arm for each action
fn clause(action: &Action) -> Told {
    match action {
        Action::Crash(node, damage) => {
            let (node, count) = (who(*node), damage.lose);
            match (damage.torn, count > 0) {
                (false, false) => told!("deed-crash", node),
                (true, false) => told!("deed-crash-torn", node),
                (false, true) => told!("deed-crash-losing", node, count),
                (true, true) => told!("deed-crash-torn-losing", node, count),
            }
        }
        Action::Restart(node, _) => told!("deed-restart", node: who(*node)),
        Action::Pause(node) => told!("deed-pause", node: who(*node)),
        Action::Resume(node) => told!("deed-resume", node: who(*node)),
        Action::Wipe(node) => told!("deed-wipe", node: who(*node)),
        Action::Timeout(node) => told!("deed-timeout", node: who(*node)),
        Action::Propose(node, command) => told!("deed-propose", command: command.to_string(), node: who(*node)),
        Action::Snapshot(node) => told!("deed-snapshot", node: who(*node)),
        Action::Drop(id) => told!("deed-drop", message: id.to_string()),
        Action::Delay(id, by) => told!("deed-delay", message: id.to_string(), by: Millis(*by)),
        Action::Duplicate(id) => told!("deed-duplicate", message: id.to_string()),
        Action::Deliver(id) => told!("deed-deliver", message: id.to_string()),
        Action::DropNext { from, to, kind, count } => {
            let (from, to, count) = (who(*from), who(*to), *count);
            match kind {
                None => told!("deed-drop-next", count, from, to),
                Some(kind) => told!("deed-drop-next-kind", count, kind: kind.name(), from, to),
            }
        }
        Action::Partition(groups) => match groups.as_slice() {
            [one] => told!("deed-partition-one", group: all(one)),
            many => told!("deed-partition", groups: bars(many.iter().map(|group| all(group)))),
        },
        Action::Heal => told!("deed-heal"),
        Action::Cut(Link { from, to, both: true }) => told!("deed-cut", from: who(*from), to: who(*to)),
        Action::Cut(Link { from, to, both: false }) => told!("deed-cut-one-way", from: who(*from), to: who(*to)),
        Action::Mend(Link { from, to, both: true }) => told!("deed-mend", from: who(*from), to: who(*to)),
        Action::Mend(Link { from, to, both: false }) => told!("deed-mend-one-way", from: who(*from), to: who(*to)),
        Action::Clock(node, rate) => told!("deed-clock", node: who(*node), rate: rate.to_string()),
        Action::Set(setting) => told!("deed-set", setting: setting.to_string()),
        Action::LinkQuality(from, to, settings) => {
            let settings = spaces(settings.iter().map(ToString::to_string));
            told!("deed-link", from: who(*from), to: who(*to), settings)
        }
        Action::Rule(rule, true) => told!("deed-rule-on", rule: rule.name()),
        Action::Rule(rule, false) => told!("deed-rule-off", rule: rule.name()),
        Action::Read(node, key) => told!("deed-read", key: key.to_string(), node: who(*node)),
        Action::Transfer(node) => told!("deed-transfer", node: who(*node)),
        Action::Members { voters, learners } => match learners.is_empty() {
            true => told!("deed-members", voters: all(voters)),
            false => told!("deed-members-learners", voters: all(voters), learners: all(learners)),
        },
        Action::Client(name, Some(_)) => told!("deed-client-starts", name: name.to_string()),
        Action::Client(name, None) => told!("deed-client-stops", name: name.to_string()),
        Action::Disk(node, Some(span)) => {
            told!("deed-disk", node: who(*node), min: Millis(span.min), max: Millis(span.max))
        }
        Action::Disk(node, None) => told!("deed-disk-default", node: who(*node)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::play::script;
    use crate::words::said;

    fn told(text: &str) -> Vec<String> {
        script_actions(&script::parse(text).expect("a script")).iter().map(said).collect()
    }

    #[test]
    fn cuts_that_isolate_a_node_make_one_clause() {
        let text = "cluster nodes=5\nat 275 cut n4-n1\nat 275 cut n4-n2\nat 275 cut n4-n3\nat 275 cut n4-n5\n\
                    at 300.5 crash n2\n";
        assert_eq!(told(text), ["n4 is cut off (275 ms)", "n2 crashes (300.5 ms)"]);
        let mended = text.replace("cut", "mend");
        assert_eq!(told(&mended), ["n4 is connected again (275 ms)", "n2 crashes (300.5 ms)"]);
    }

    #[test]
    fn cuts_that_leave_a_link_make_a_clause_each() {
        let text = "cluster nodes=5\nat 275 cut n4-n1\nat 275 cut n4-n2\nat 275 cut n4-n3\nat 280 cut n4-n5\n";
        let found = told(text);
        assert_eq!(found.len(), 4, "{found:?}");
        assert_eq!(found[0], "the link between n4 and n1 is cut (275 ms)");
        // Both cuts are of the same link.
        assert_eq!(told("cluster nodes=3\nat 5 cut n1-n2\nat 5 cut n2-n1\n").len(), 2);
        // With two nodes, a cut isolates both, so the clause names the link.
        assert_eq!(told("cluster nodes=2\nat 5 cut n1-n2\n"), ["the link between n1 and n2 is cut (5 ms)"]);
    }

    #[test]
    fn actions_come_in_order_with_triggers_last() {
        let text = "title \"x\"\ncluster nodes=3\nwhen leader-elected crash leader\nat 5 say \"hello\"\n\
                    at 6 bookmark \"b\"\nat 7 expect leader\nat 8 rule majority off\nexpect leader\n";
        let expected = ["the rule majority is switched off (8 ms)", "the leader crashes (after “leader-elected”)"];
        assert_eq!(told(text), expected);
        assert!(told("cluster nodes=3\n").is_empty());
    }

    #[test]
    fn every_action_of_the_grammar_has_a_clause() {
        let plain = ["say", "bookmark", "expect", "answer"];
        for row in script::grammar::ActionName::rows().filter(|row| !plain.contains(&row.name)) {
            let found = told(&format!("cluster nodes=5\n{}\n", row.example));
            assert_eq!(found.len(), 1, "{}", row.example);
            assert!(found[0].ends_with(" ms)") && !found[0].contains("  "), "{found:?}");
        }
    }
}
