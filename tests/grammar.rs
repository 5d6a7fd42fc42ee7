//! The grammar's tables match the parser: every example parses to the kind that its row names, and the parser accepts
//! every option of a form.

#![cfg(not(target_arch = "wasm32"))]

use std::collections::BTreeSet;

use playground::play::script::grammar::{
    ActionName, CommandName, ExpectName, QuantityName, Row, Selector, StatementName,
};
use playground::play::script::{
    parse, AskKind, Directive, Expect, Quantity, Question, RoleName, Script, Statement, Trigger,
};
use playground::raft::MessageKind;
use playground::sim::{Action, Command, FactKind, SettingKey, Setup, Target};
use playground::words::{self, Catalogue};

/// The lines before an example that make it a script: what only a lesson has needs one, and what names a question needs
/// the question.
fn before(row: &Row) -> &'static str {
    match row.name {
        "ask" | "goal" | "par" | "allow" | "break" | "yes" | "node" | "nodes" | "entry" | "entries" | "number" => {
            "lesson l\n"
        }
        "hint" | "answer" => "lesson l\nask who \"Who?\" at 0 node = leader it\n",
        _ if row.example.starts_with("ask ") => "lesson l\n",
        _ => "",
    }
}

/// The only statement of an example.
fn read(row: &Row) -> Statement {
    let text = format!("{}{}\n", before(row), row.example);
    let script = parse(&text).unwrap_or_else(|refusal| panic!("{}: {refusal}", row.example));
    let (count, lines) = (script.statements().count(), text.lines().count());
    assert_eq!(count, lines, "{}: one line", row.example);
    assert_eq!(script.to_string(), text, "an example must be in canonical form");
    let statement = script.statements().last().map(|(_, statement)| statement.clone());
    statement.unwrap_or_else(|| panic!("{}: no statement", row.example))
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
        Statement::Timed(_, Directive::Ask(_)) => "ask",
        Statement::Title(_) => "title",
        Statement::About(_) => "about",
        Statement::Cluster(_) => "cluster",
        Statement::Timed(..) => "at",
        Statement::When(_) => "when",
        Statement::Expect(_) => "expect",
        Statement::Until(_) => "until",
        Statement::Recorded { .. } => "recorded",
        Statement::Lesson(_) => "lesson",
        Statement::Goal(_) => "goal",
        Statement::Par(_) => "par",
        Statement::Allow(_) => "allow",
        Statement::Hint(_) => "hint",
        Statement::Break(_) => "break",
    }
}

fn action_name(row: &Row) -> &'static str {
    match directive(&read(row)) {
        Some(Directive::Bookmark(_)) => "bookmark",
        Some(Directive::Say(_)) => "say",
        Some(Directive::Expect(_)) => "expect",
        Some(Directive::Answer(_)) => "answer",
        Some(Directive::Ask(_)) => panic!("{}: a question is no action", row.example),
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
        Expect::Committed(_) | Expect::CommittedAt(_) => "committed",
        Expect::Log(..) => "log",
        Expect::Value(..) => "value",
        Expect::Commit(..) => "commit",
        Expect::Fact { .. } => "fact",
        Expect::Violation(_) => "violation",
        Expect::NoViolation => "no-violation",
    }
}

fn quantity(row: &Row) -> &'static str {
    match directive(&read(row)) {
        Some(Directive::Ask(ask)) => match ask.question {
            Question::Is(Quantity::Term(_)) => "term",
            Question::Is(Quantity::Commit(_)) => "commit",
            Question::Is(Quantity::LastIndex(_)) => "last-index",
            Question::Is(Quantity::Times(..)) => "times",
            Question::Holds(_) => panic!("{}: an expectation", row.example),
        },
        other => panic!("{}: {other:?}", row.example),
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

/// Every table: the kind of its names in the catalogue, its rows, and the function that names what an example is.
type Named = fn(&Row) -> &'static str;
fn tables() -> Vec<(&'static str, Vec<Row>, Named)> {
    vec![
        ("statement", StatementName::rows().collect(), statement_name as Named),
        ("action", ActionName::rows().collect(), action_name),
        ("setting", SettingKey::rows().collect(), setting_name),
        ("expectation", ExpectName::rows().collect(), expect_name),
        ("quantity", QuantityName::rows().collect(), quantity),
        ("command", CommandName::rows().collect(), command),
        ("selector", Selector::rows().collect(), selector),
    ]
}

#[test]
fn every_example_parses_to_the_kind_of_its_row() {
    for (_, rows, name) in tables() {
        for row in rows {
            assert_eq!(name(&row), row.name, "{}", row.example);
        }
    }
}

#[test]
fn every_form_begins_with_its_name() {
    for row in tables().into_iter().flat_map(|(_, rows, _)| rows) {
        for form in row.form.split(", ") {
            assert_eq!(form.split([' ', '=']).next(), Some(row.name), "{form}");
        }
    }
}

/// The messages of `grammar.ftl` are the meanings of the names, no more and no fewer, and sentences in each language.
#[test]
fn every_name_has_a_meaning_in_every_language() {
    let rows = tables().into_iter().flat_map(|(kind, rows, _)| rows.into_iter().map(move |row| (kind, row.name)));
    let facts = FactKind::ALL.iter().map(|fact| ("fact", fact.name()));
    let roles = RoleName::ALL.iter().map(|role| ("role", role.name()));
    let kinds = MessageKind::ALL.iter().map(|kind| ("kind", kind.name()));
    let questions = AskKind::ALL.iter().map(|kind| ("question", kind.name()));
    let names: Vec<(&str, &str)> = rows.chain(facts).chain(roles).chain(kinds).chain(questions).collect();
    let ids: BTreeSet<String> =
        names.iter().map(|(kind, name)| format!("meaning-{kind}-{}", name.to_lowercase())).collect();
    for language in words::languages() {
        let files = words::files(language);
        let (_, text) = files.iter().find(|(file, _)| *file == "grammar.ftl").expect("a file of every language");
        let told = text.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once(" = "));
        assert_eq!(told.map(|(id, _)| id.to_string()).collect::<BTreeSet<_>>(), ids, "{language}");
        let catalogue = Catalogue::load(language).expect("a language of the program");
        for (kind, name) in &names {
            let meaning = catalogue.meaning(kind, name).unwrap_or_default();
            assert!(
                meaning.ends_with(['.', '。']) && meaning.chars().count() > 4,
                "{language}: {kind} {name}: {meaning}"
            );
            assert!(language != "en" || meaning.starts_with(char::is_uppercase), "{kind} {name}: {meaning}");
            assert!(meaning.matches('`').count() % 2 == 0, "{kind} {name}: {meaning}");
        }
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
    for row in tables().into_iter().flat_map(|(_, rows, _)| rows) {
        let of_form = keys(row.form);
        if row.form.contains("key=value") || row.form.starts_with(&format!("{}=", row.name)) {
            continue;
        }
        let of_example = keys(row.example);
        assert_eq!(of_form, of_example, "{}", row.example);
        let Some(first) = of_example.first() else { continue };
        let strange = row.example.replacen(&format!(" {first}="), " strange=", 1);
        let refusal = parse(&format!("{}{strange}", before(&row))).map(|_| strange).expect_err("a strange option");
        let expected = words::said(&refusal.expected);
        let taken = expected.strip_prefix("an option: ").unwrap_or_else(|| panic!("{refusal}"));
        assert_eq!(of_form, taken.split(", ").collect(), "{}", row.form);
        compared += 1;
    }
    assert_eq!(compared, 10, "at, when, recorded, crash, restart, drop-next, link, client, expect fact, times");
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
    for (kind, row) in tables().into_iter().flat_map(|(kind, rows, _)| rows.into_iter().map(move |row| (kind, row))) {
        let meaning = words::english().meaning(kind, row.name).unwrap_or_default();
        let Some((_, bounds)) = meaning.rsplit_once(" from ") else { continue };
        let Some((least, most)) = bounds.trim_end_matches('.').split_once(" to ") else { continue };
        if !least.starts_with(|c: char| c.is_ascii_digit()) {
            continue;
        }
        let with = |value: &str| {
            let (head, _) = row.example.rsplit_once(' ').expect("an example of several words");
            parse(&format!("{}{head} {value}", before(&row)))
        };
        assert!(with(least).is_ok() && with(most).is_ok(), "{}: {least} to {most}", row.name);
        for value in [format!("-{least}"), format!("{most}.001"), "1.0001".to_string()] {
            assert!(with(&value).is_err(), "{} {value}", row.name);
        }
        bounded.push(row.name);
    }
    assert_eq!(bounded, ["delay", "clock"]);
}
