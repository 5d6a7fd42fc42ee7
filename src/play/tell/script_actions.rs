//! What a script does to its cluster, in words, for a reader who opens somebody else's run.
//!
//! It lists the actions, which change the run. It leaves out comments, bookmarks and expectations.

use crate::play::script::{Directive, Millis, Script};
use crate::raft::Rule;
use crate::sim::{Action, Link, Micros, Target};

/// The actions of a script, each as a clause such as `n4 is cut off at 275 ms`, in order of time. Those that wait for a
/// fact come last.
pub fn script_actions(script: &Script) -> Vec<String> {
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
        let (text, taken) = together(script, rest).unwrap_or_else(|| (clause(action), 1));
        told.push(format!("{text} at {} ms", Millis(*at)));
        rest = rest.get(taken..).unwrap_or_default();
    }
    for (_, trigger) in script.triggers() {
        let Directive::Act(action) = &trigger.directive else { continue };
        told.push(format!("after “{}”, {}", trigger.fact, clause(action)));
    }
    told
}

/// The clause for simultaneous cuts that isolate one node, or for their mending, and how many actions it covers.
fn together(script: &Script, acts: &[(Micros, &Action)]) -> Option<(String, usize)> {
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
    let what = if mended { "is connected again" } else { "is cut off" };
    (far.len() == others).then(|| (format!("{} {what}", who(alone)), others))
}

fn who(target: Target) -> String {
    match target {
        Target::Node(id) => id.to_string(),
        Target::Leader => "the leader".to_string(),
        Target::Follower => "the first follower".to_string(),
        Target::Candidate => "the first candidate".to_string(),
    }
}

fn all(targets: &[Target]) -> String {
    let names: Vec<String> = targets.iter().map(|target| who(*target)).collect();
    names.join(" ")
}

fn between(link: &Link) -> String {
    if link.both {
        format!("the link between {} and {}", who(link.from), who(link.to))
    } else {
        format!("the link from {} to {}", who(link.from), who(link.to))
    }
}

/// An action as a clause.
fn clause(action: &Action) -> String {
    match action {
        Action::Crash(node, damage) => {
            let torn = if damage.torn { " in the middle of a write" } else { "" };
            let lost = match damage.lose {
                0 => String::new(),
                1 => ", and its disk loses an entry".to_string(),
                n => format!(", and its disk loses {n} entries"),
            };
            format!("{} crashes{torn}{lost}", who(*node))
        }
        Action::Restart(node, _) => format!("{} starts again", who(*node)),
        Action::Pause(node) => format!("{} is paused", who(*node)),
        Action::Resume(node) => format!("{} goes on", who(*node)),
        Action::Wipe(node) => format!("{} loses its disk", who(*node)),
        Action::Timeout(node) => format!("the election timer of {} is made to fire", who(*node)),
        Action::Propose(node, command) => format!("“{command}” is proposed at {}", who(*node)),
        Action::Snapshot(node) => format!("{} takes a snapshot", who(*node)),
        Action::Drop(id) => format!("the message {id} is lost"),
        Action::Delay(id, by) => format!("the message {id} is held back for {} ms", Millis(*by)),
        Action::Duplicate(id) => format!("the message {id} is duplicated"),
        Action::Deliver(id) => format!("the message {id} is delivered at once"),
        Action::DropNext { from, to, kind, count } => {
            let kind = kind.map(|kind| format!("{kind} ")).unwrap_or_default();
            let what = if *count == 1 {
                format!("the next {kind}message is lost")
            } else {
                format!("the next {count} {kind}messages are lost")
            };
            format!("{what} on the way from {} to {}", who(*from), who(*to))
        }
        Action::Partition(groups) => {
            let groups: Vec<String> = groups.iter().map(|group| all(group)).collect();
            match groups.as_slice() {
                [one] => format!("{one} can no longer reach the other nodes"),
                many => format!("the network is parted into {}", many.join(" | ")),
            }
        }
        Action::Heal => "every link is whole again".to_string(),
        Action::Cut(link) => format!("{} is cut", between(link)),
        Action::Mend(link) => format!("{} is whole again", between(link)),
        Action::Clock(node, rate) => format!("the timers of {} run {rate} times as fast", who(*node)),
        Action::Set(setting) => format!("{setting} is set"),
        Action::LinkQuality(from, to, settings) => {
            let settings: Vec<String> = settings.iter().map(ToString::to_string).collect();
            format!("the link from {} to {} gets {}", who(*from), who(*to), settings.join(" "))
        }
        Action::Rule(rule, on) => rule_clause(*rule, *on),
        Action::Read(node, key) => format!("a client reads “{key}” at {}", who(*node)),
        Action::Transfer(node) => format!("the leader is told to hand over to {}", who(*node)),
        Action::Members { voters, learners } => {
            let learning =
                if learners.is_empty() { String::new() } else { format!(", and {} learners", all(learners)) };
            format!("the leader is told to make {} the voters{learning}", all(voters))
        }
        Action::Client(name, Some(_)) => format!("client {name} begins to send commands"),
        Action::Client(name, None) => format!("client {name} stops"),
        Action::Disk(node, Some(span)) => {
            format!("the disk of {} takes {}..{} ms for a write", who(*node), Millis(span.min), Millis(span.max))
        }
        Action::Disk(node, None) => format!("the disk of {} is as fast as the cluster's again", who(*node)),
    }
}

fn rule_clause(rule: Rule, on: bool) -> String {
    if on {
        format!("the rule {rule} is in force again")
    } else {
        format!("the rule {rule} is switched off")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::play::script;

    fn told(text: &str) -> Vec<String> {
        script_actions(&script::parse(text).expect("a script"))
    }

    #[test]
    fn cuts_that_isolate_a_node_make_one_clause() {
        let text = "cluster nodes=5\nat 275 cut n4-n1\nat 275 cut n4-n2\nat 275 cut n4-n3\nat 275 cut n4-n5\n\
                    at 300.5 crash n2\n";
        assert_eq!(told(text), ["n4 is cut off at 275 ms", "n2 crashes at 300.5 ms"]);
        let mended = text.replace("cut", "mend");
        assert_eq!(told(&mended), ["n4 is connected again at 275 ms", "n2 crashes at 300.5 ms"]);
    }

    #[test]
    fn cuts_that_leave_a_link_make_a_clause_each() {
        let text = "cluster nodes=5\nat 275 cut n4-n1\nat 275 cut n4-n2\nat 275 cut n4-n3\nat 280 cut n4-n5\n";
        let found = told(text);
        assert_eq!(found.len(), 4, "{found:?}");
        assert_eq!(found[0], "the link between n4 and n1 is cut at 275 ms");
        // Both cuts are of the same link.
        assert_eq!(told("cluster nodes=3\nat 5 cut n1-n2\nat 5 cut n2-n1\n").len(), 2);
        // With two nodes, a cut isolates both, so the clause names the link.
        assert_eq!(told("cluster nodes=2\nat 5 cut n1-n2\n"), ["the link between n1 and n2 is cut at 5 ms"]);
    }

    #[test]
    fn actions_come_in_order_with_triggers_last() {
        let text = "title \"x\"\ncluster nodes=3\nwhen leader-elected crash leader\nat 5 say \"hello\"\n\
                    at 6 bookmark \"b\"\nat 7 expect leader\nat 8 rule majority off\nexpect leader\n";
        let expected = ["the rule majority is switched off at 8 ms", "after “leader-elected”, the leader crashes"];
        assert_eq!(told(text), expected);
        assert!(told("cluster nodes=3\n").is_empty());
    }

    #[test]
    fn every_action_of_the_grammar_has_a_clause() {
        let plain = ["say", "bookmark", "expect"];
        for row in script::grammar::ActionName::rows().filter(|row| !plain.contains(&row.name)) {
            let found = told(&format!("cluster nodes=5\n{}\n", row.example));
            assert_eq!(found.len(), 1, "{}", row.example);
            assert!(found[0].ends_with(" ms") && !found[0].contains("  "), "{found:?}");
        }
    }
}
