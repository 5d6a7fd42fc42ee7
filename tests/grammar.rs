//! The grammar's tables match the parser: every example parses to the kind that its row names, and the parser accepts
//! every option of a form.

#![cfg(not(target_arch = "wasm32"))]

use std::collections::BTreeSet;

use playground::play::script::grammar::{ActionName, CommandName, ExpectName, Row, Selector, StatementName};
use playground::play::script::{parse, Directive, Expect, Script, Statement, Trigger};
use playground::raft::{MessageKind, Rule};
use playground::sim::{Action, Command, FactKind, Property, SettingKey, Setup, Target};

/// The only statement of an example.
fn read(row: &Row) -> Statement {
    let script = parse(row.example).unwrap_or_else(|refusal| panic!("{}: {refusal}", row.example));
    let mut statements = script.statements().map(|(_, statement)| statement.clone());
    let statement = statements.next().unwrap_or_else(|| panic!("{}: no statement", row.example));
    assert!(statements.next().is_none(), "{}: one line", row.example);
    assert_eq!(script.to_string().trim_end(), row.example, "an example must be in canonical form");
    statement
}

fn directive(statement: &Statement) -> Option<&Directive> {
    match statement {
        Statement::Timed(_, directive) | Statement::When(Trigger { directive, .. }) => Some(directive),
        _ => None,
    }
}

fn command(row: &Row) -> &'static str {
    match directive(&read(row)) {
        Some(Directive::Act(Action::Propose(_, command))) => match command {
            Command::Set(..) => "set",
            Command::Del(..) => "del",
            Command::Add(..) => "add",
            Command::Cas(..) => "cas",
            Command::Get(_) => "get",
        },
        Some(Directive::Act(Action::Client(_, Some(plan)))) if matches!(plan.command.command, Command::Get(_)) => "get",
        other => panic!("{}: {other:?}", row.example),
    }
}

fn statement_name(row: &Row) -> &'static str {
    match read(row) {
        Statement::Title(_) => "title",
        Statement::About(_) => "about",
        Statement::Cluster(_) => "cluster",
        Statement::Timed(..) => "at",
        Statement::When(_) => "when",
        Statement::Expect(_) => "expect",
        Statement::Until(_) => "until",
        Statement::Recorded { .. } => "recorded",
    }
}

fn action_name(row: &Row) -> &'static str {
    match directive(&read(row)) {
        Some(Directive::Bookmark(_)) => "bookmark",
        Some(Directive::Say(_)) => "say",
        Some(Directive::Expect(_)) => "expect",
        Some(Directive::Act(action)) => match action {
            Action::Crash(..) => "crash",
            Action::Restart(..) => "restart",
            Action::Pause(_) => "pause",
            Action::Resume(_) => "resume",
            Action::Wipe(_) => "wipe",
            Action::Timeout(_) => "timeout",
            Action::Propose(..) => "propose",
            Action::Snapshot(_) => "snapshot",
            Action::Drop(_) => "drop",
            Action::Delay(..) => "delay",
            Action::Duplicate(_) => "duplicate",
            Action::Deliver(_) => "deliver",
            Action::DropNext { .. } => "drop-next",
            Action::Partition(_) => "partition",
            Action::Heal => "heal",
            Action::Cut(_) => "cut",
            Action::Mend(_) => "mend",
            Action::Clock(..) => "clock",
            Action::Set(_) => "set",
            Action::LinkQuality(..) => "link",
            Action::Rule(..) => "rule",
            Action::Client(..) => "client",
            Action::Disk(..) => "disk",
            Action::Read(..) => "read",
            Action::Transfer(_) => "transfer",
            Action::Members { .. } => "members",
        },
        None => panic!("{}: no action", row.example),
    }
}

fn setting_name(row: &Row) -> &'static str {
    match read(row) {
        Statement::Cluster(settings) => match settings[..] {
            [setting] => setting.key().name(),
            _ => panic!("{}: one setting", row.example),
        },
        other => panic!("{}: {other:?}", row.example),
    }
}

fn expect_name(row: &Row) -> &'static str {
    let statement = read(row);
    let expect = match (&statement, directive(&statement)) {
        (Statement::Expect(expect), _) | (_, Some(Directive::Expect(expect))) => expect,
        other => panic!("{}: {other:?}", row.example),
    };
    match expect {
        Expect::Leader(_) => "leader",
        Expect::NoLeader => "no-leader",
        Expect::Term(..) => "term",
        Expect::Role(..) => "role",
        Expect::Committed(_) => "committed",
        Expect::Log(..) => "log",
        Expect::Value(..) => "value",
        Expect::Commit(..) => "commit",
        Expect::Fact { .. } => "fact",
        Expect::Violation(_) => "violation",
        Expect::NoViolation => "no-violation",
    }
}

fn selector(row: &Row) -> &'static str {
    match directive(&read(row)) {
        Some(Directive::Act(Action::Crash(target, _) | Action::Pause(target))) => match target {
            Target::Leader => "leader",
            Target::Follower => "follower",
            Target::Candidate => "candidate",
            Target::Node(node) => panic!("{}: {node}", row.example),
        },
        other => panic!("{}: {other:?}", row.example),
    }
}

/// Every table, with the function that names the kind of an example.
type Kinds = fn(&Row) -> &'static str;
fn tables() -> Vec<(Vec<Row>, Kinds)> {
    vec![
        (StatementName::rows().collect(), statement_name as Kinds),
        (ActionName::rows().collect(), action_name),
        (SettingKey::rows().collect(), setting_name),
        (ExpectName::rows().collect(), expect_name),
        (CommandName::rows().collect(), command),
        (Selector::rows().collect(), selector),
    ]
}

#[test]
fn every_example_parses_to_the_kind_of_its_row() {
    for (rows, kind) in tables() {
        for row in rows {
            assert_eq!(kind(&row), row.name, "{}", row.example);
        }
    }
}

#[test]
fn every_form_begins_with_its_name_and_every_meaning_is_a_sentence() {
    for row in tables().into_iter().flat_map(|(rows, _)| rows) {
        for form in row.form.split(", ") {
            assert_eq!(form.split([' ', '=']).next(), Some(row.name), "{form}");
        }
        assert!(row.meaning.ends_with(['.', ')']), "{}: {}", row.name, row.meaning);
        assert!(row.meaning.starts_with(char::is_uppercase), "{}: {}", row.name, row.meaning);
    }
    let others = FactKind::ALL.iter().map(|kind| kind.meaning());
    let others = others.chain(Property::ALL.iter().map(|property| property.meaning()));
    let others = others.chain(Rule::ALL.iter().map(|rule| rule.meaning()));
    for meaning in others.chain(MessageKind::ALL.iter().map(|kind| kind.meaning())) {
        assert!(meaning.ends_with('.') && meaning.len() > 10, "{meaning}");
    }
}

/// `node=N` of a form: `node`.
fn keys(text: &str) -> BTreeSet<&str> {
    let options = text.split([' ', '[', ']']).filter_map(|word| Some(word.split_once('=')?.0));
    options.filter(|key| key.starts_with(char::is_alphabetic)).collect()
}

/// The options of a form are those of its example, and those that the parser lists in its error for an unknown option.
#[test]
fn every_form_lists_the_options_that_the_parser_accepts() {
    let mut compared = 0;
    for row in tables().into_iter().flat_map(|(rows, _)| rows) {
        let of_form = keys(row.form);
        if row.form.contains("key=value") || row.form.starts_with(&format!("{}=", row.name)) {
            continue;
        }
        let of_example = keys(row.example);
        assert_eq!(of_form, of_example, "{}", row.example);
        let Some(first) = of_example.first() else { continue };
        let strange = row.example.replacen(&format!(" {first}="), " strange=", 1);
        let refusal = parse(&strange).map(|_| strange).expect_err("a strange option");
        let taken = refusal.expected.strip_prefix("an option: ").unwrap_or_else(|| panic!("{refusal}"));
        assert_eq!(of_form, taken.split(", ").collect(), "{}", row.form);
        compared += 1;
    }
    assert_eq!(compared, 9, "at, when, recorded, crash, restart, drop-next, link, client, expect fact");
}

#[test]
fn documented_defaults_match_an_empty_script() {
    let settings = SettingKey::ALL.iter().map(|key| Setup::default().get(*key).to_string());
    let text = settings.map(|setting| format!("cluster {setting}\n")).collect::<String>();
    let spelt = parse(&text).unwrap_or_else(|refusal| panic!("{refusal}\n{text}"));
    assert_eq!(spelt.setup(), Script::default().setup());
    let keys: Vec<&str> = text.lines().map(|line| line.split([' ', '=']).nth(1).unwrap_or("")).collect();
    assert_eq!(keys, SettingKey::ALL.iter().map(|key| key.name()).collect::<Vec<_>>());
}

/// "… from A to B" in a meaning gives the range of the last word of the example.
#[test]
fn documented_bounds_match_the_parser() {
    let mut bounded = Vec::new();
    for row in tables().into_iter().flat_map(|(rows, _)| rows) {
        let Some((_, bounds)) = row.meaning.rsplit_once(" from ") else { continue };
        let Some((least, most)) = bounds.trim_end_matches('.').split_once(" to ") else { continue };
        if !least.starts_with(|c: char| c.is_ascii_digit()) {
            continue;
        }
        let with = |value: &str| {
            let (head, _) = row.example.rsplit_once(' ').expect("an example of several words");
            parse(&format!("{head} {value}"))
        };
        assert!(with(least).is_ok() && with(most).is_ok(), "{}: {least} to {most}", row.name);
        for value in [format!("-{least}"), format!("{most}.001"), "1.0001".to_string()] {
            assert!(with(&value).is_err(), "{} {value}", row.name);
        }
        bounded.push(row.name);
    }
    assert_eq!(bounded, ["delay", "clock"]);
}
