//! The command line from outside: its output, and the exit status that a course's checks rely on.
#![cfg(not(target_arch = "wasm32"))]
#![allow(missing_docs)]

use std::fs;
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use playground::play::run::Run;
use playground::play::script;
use playground::sim::Verdict;

struct Outcome {
    code: i32,
    out: String,
    err: String,
}

fn raft(arguments: &[&str]) -> Outcome {
    raft_with(arguments, "")
}

fn raft_with(arguments: &[&str], input: &str) -> Outcome {
    let mut child = Command::new(env!("CARGO_BIN_EXE_raft-playground"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    let output = child.wait_with_output().unwrap();
    Outcome {
        code: output.status.code().unwrap(),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

/// A new folder with these files.
fn folder(name: &str, files: &[(&str, &str)]) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    for (file, text) in files {
        let path = folder.join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

const GOOD: &str = "title \"It elects\"\ncluster nodes=3 seed=1\nat 900 propose leader set x 1\nuntil 1500\n\
                    expect leader\nexpect committed \"set x 1\"\nexpect no-violation\n";
const FALSE_HOPE: &str = "cluster nodes=3 seed=1\nuntil 900\nexpect no-leader\n";
const BROKEN: &str = "cluster nodes=3 seed=1\nat 0 rule vote-once off\nat 20 timeout n1\nat 20 timeout n2\nuntil 200\n";

#[test]
fn exit_status_is_0_1_or_2() {
    for (script, code, says) in [
        (GOOD, 0, "All as expected."),
        (FALSE_HOPE, 1, "FAILED line 3: expect no-leader"),
        (BROKEN, 1, "BROKEN "),
        ("cluster nodes=0\n", 2, ""),
    ] {
        let told = raft_with(&["run", "-"], script);
        assert_eq!(told.code, code, "{script}{}{}", told.out, told.err);
        assert!(told.out.contains(says), "{}", told.out);
        assert!(!told.out.contains('\u{1b}'), "colours are for terminals");
    }
    let refused = raft_with(&["run", "-"], "cluster nodes=3\nat 10 crsh n1\n");
    assert!(refused.err.contains("line 2, column 7") && refused.err.contains("crash"), "{}", refused.err);
    assert_eq!(raft(&["run", "no-such-file.raft"]).code, 2);
    assert_eq!(raft(&["walk"]).code, 2);
    assert_eq!(raft(&[]).code, 2);
}

/// Fourteen clients add different amounts at a leader that is cut off. With so many subsets that may have taken effect,
/// the checker gives up while the run goes on.
#[test]
fn run_decides_afterwards_whether_a_history_is_linearizable() {
    let adds = (0..14).map(|i| format!("at {} client c{i} every 60000 timeout=50 tries=1 add x {}\n", 70 + i, 1 << i));
    let script = format!(
        "cluster nodes=3 election=60000..60000 heartbeat=50 latency=10..10\nat 0 timeout n1\nat 60 partition n1\n\
         {}at 300 timeout n2\nat 400 heal\nat 500 client r every 60000 get x\nuntil 700\n",
        adds.collect::<String>()
    );
    let parsed = script::parse(&script).unwrap();
    let mut run = Run::new(&parsed);
    run.advance(parsed.headless_end(), 1_000_000, &mut |_, _| ());
    assert_eq!(run.world().linear().verdict(), Verdict::Undecided);
    let told = raft_with(&["run", "-", "--json"], &script);
    let object: serde_json::Value = serde_json::from_str(&told.out).unwrap();
    assert_eq!(object["linearizable"], true);
}

#[test]
fn json_has_the_documented_keys() {
    let told = raft_with(&["run", "-", "--json"], GOOD);
    let object: serde_json::Value = serde_json::from_str(&told.out).unwrap();
    for key in [
        "fingerprint",
        "time_ms",
        "events",
        "messages",
        "leader",
        "term",
        "nodes",
        "violations",
        "expects",
        "skipped",
        "linearizable",
    ] {
        assert!(object.get(key).is_some(), "{key}");
    }
    assert_eq!(object["time_ms"], 1500);
    assert_eq!(object["expects"][0]["held"], true);
    for key in [
        "id",
        "up",
        "role",
        "term",
        "voted_for",
        "commit",
        "applied",
        "first_index",
        "last_index",
        "snapshot_index",
        "log",
        "kv",
    ] {
        assert!(object["nodes"][0].get(key).is_some(), "{key}");
    }
    assert_eq!(object["nodes"][0]["kv"]["x"], "1");
}

#[test]
fn a_trace_has_one_fact_per_line() {
    let path = folder("trace", &[]).with_extension("jsonl");
    let told = raft_with(&["run", "-", "--trace", path.to_str().unwrap()], GOOD);
    assert_eq!(told.code, 0, "{}", told.err);
    let trace = fs::read_to_string(path).unwrap();
    let facts: Vec<serde_json::Value> = trace.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert!(facts.len() > 20);
    assert!(facts.windows(2).all(|pair| pair[0]["seq"].as_u64() < pair[1]["seq"].as_u64()));
    let vote = facts.iter().find(|fact| fact["fact"] == "vote-granted").unwrap();
    assert!(vote["why"].as_str().unwrap().contains('§') && vote["state"]["term"] == 1, "{vote}");
    let sent = facts.iter().find(|fact| fact["fact"] == "send").unwrap();
    assert!(sent["msg"]["kind"].is_string() && sent["msg"]["last_log_index"].is_number(), "{sent}");
}

const LESSON: &str = "lesson who-leads\ncluster nodes=3 seed=4\n\
    ask who \"Which node will win?\" at 100 node = leader it by 400\n\
    ask next \"Which node will lead then?\" when crash after=20 node = leader it by +500\n\
    goal stored \"Get x = 1 committed.\" committed \"set x 1\"\npar 1\n\
    at 100 answer who n1\nat 500 propose leader set x 1\nat 600 crash leader\nuntil 1500\n";

#[test]
fn a_lesson_tells_its_answers_its_goals_and_its_score() {
    let told = raft_with(&["run", "-"], LESSON);
    for line in [
        "wrong  “who”: n1; the right answer is n2",
        "open   “next” has no answer",
        "goal   “stored” reached at 516.394 ms",
        "Lesson: 0 of 2 questions answered rightly, 1 of 1 goals reached.",
    ] {
        assert!(told.out.contains(line), "{line}\n{}", told.out);
    }
    // What a student does not know is no failure of the script.
    assert_eq!(told.code, 0);
    let lesson = |arguments: &[&str]| {
        let told = raft_with(&[&["run", "-", "--json"], arguments].concat(), LESSON);
        serde_json::from_str::<serde_json::Value>(&told.out).unwrap()["lesson"].clone()
    };
    let one = lesson(&[]);
    let who = serde_json::json!({ "slug": "who", "value": "n1", "right": "n2", "verdict": "wrong" });
    assert_eq!(one["answers"], serde_json::json!([who]));
    assert_eq!(one["goals"], serde_json::json!([{ "slug": "stored", "met_ms": 516.394 }]));
    assert_eq!((&one["deeds"], &one["par"], &one["score"]), (&2.into(), &1.into(), &0.333.into()));
    // The option takes the place of the script's answer.
    let other = lesson(&["--answer", "who=n2", "--answer", "next=n1"]);
    assert_eq!((other["score"].as_u64(), &other["slug"]), (Some(1), &"who-leads".into()));
    assert_eq!(other["answers"][0]["verdict"], "right");
    for (wrong, why) in
        [("who=yes", "expected a node"), ("whom=n1", "did you mean “who”?"), ("who", "expected an answer")]
    {
        let refused = raft_with(&["run", "-", "--answer", wrong], LESSON);
        assert!(refused.code == 2 && refused.err.contains(why), "{}", refused.err);
    }
    let course = folder("lessons", &[("who.raft", LESSON), ("plain.raft", GOOD)]);
    let checked = raft(&["check", course.to_str().unwrap()]);
    assert!(checked.code == 0 && checked.out.contains("Lesson: 0 of 2 questions"), "{}", checked.out);
}

#[test]
fn options_override_the_script() {
    let at = |arguments: &[&str]| {
        let told = raft_with(&[&["run", "-", "--json"], arguments].concat(), GOOD);
        serde_json::from_str::<serde_json::Value>(&told.out).unwrap()
    };
    assert_eq!(at(&["--until", "700.5"])["time_ms"], 700.5);
    assert_ne!(at(&[])["fingerprint"], at(&["--seed", "2"])["fingerprint"]);
    assert_eq!(at(&[])["fingerprint"], at(&["--seed", "1"])["fingerprint"]);
}

#[test]
fn a_script_becomes_a_link_and_comes_back() {
    let script = format!("# A comment stays.\n{GOOD}\n\n");
    let link = raft_with(&["link", "-"], &script);
    assert_eq!(link.code, 0);
    let fragment = link.out.trim_end();
    assert!(fragment.starts_with("#1.z."), "{fragment}");
    for form in
        [fragment, &fragment[1..], &format!("https://example.org/raft/?t=3&run=0{fragment}"), &format!(" {fragment}.")]
    {
        let back = raft(&["unlink", form]);
        assert_eq!((back.code, back.out.as_str()), (0, script.as_str()), "{form}: {}", back.err);
    }
    assert_eq!(raft_with(&["unlink", "-"], fragment).out, script);
    let run = raft(&["run", fragment]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert_eq!(run.out, raft_with(&["run", "-"], &script).out);
    let by_hand = raft(&["run", "#1.t.cluster%20nodes=3%0Auntil%20900%0Aexpect%20leader"]);
    assert_eq!(by_hand.code, 0, "{}{}", by_hand.out, by_hand.err);
}

#[test]
fn a_bad_link_is_refused_with_a_sentence() {
    for (link, says) in [
        ("#1.z.", "cut off"),
        ("#1.z.S0zOz0kqVs", "cut off"),
        ("#1.z.A!!A", "damaged: character 2"),
        ("#1.z._____w", "damaged"),
        ("#1.q.AAAA", "in an unknown way, “q”"),
        ("#7.z.AAAA", "has format 7"),
        ("#1.t.cluster%20nodes=99", "does not parse: line 1, column 15"),
        ("#figure-8-d", "is a scenario of the page"),
        ("#", "holds no run"),
        ("https://example.org/", "not the name of a scenario"),
    ] {
        let told = raft(&["unlink", link]);
        assert_eq!(told.code, 2, "{link}: {}", told.out);
        assert!(told.err.contains(says), "{link}: {}", told.err);
    }
}

#[test]
fn a_folder_is_checked() {
    let fine = folder("fine", &[("a.raft", GOOD), ("deep/er/b.raft", GOOD), ("notes.txt", "no script")]);
    let told = raft(&["check", fine.to_str().unwrap()]);
    assert_eq!(told.code, 0, "{}{}", told.out, told.err);
    assert!(told.out.contains("2 scripts, all as expected.") && told.out.contains("It elects"), "{}", told.out);

    let mixed =
        folder("mixed", &[("a.raft", GOOD), ("b.raft", FALSE_HOPE), ("c.raft", "at x crash\n"), ("d.raft", BROKEN)]);
    let told = raft(&["check", mixed.to_str().unwrap()]);
    assert_eq!(told.code, 1);
    for says in ["line 3: expected no-leader", "refused: line 1, column 4", "broken: ", "4 scripts, 3 failed."] {
        assert!(told.out.contains(says), "{says} in\n{}", told.out);
    }
    let object: serde_json::Value =
        serde_json::from_str(&raft(&["check", mixed.to_str().unwrap(), "--json"]).out).unwrap();
    assert_eq!(object["all_as_expected"], false);
    assert_eq!(object["scripts"].as_array().unwrap().len(), 4);

    assert_eq!(
        raft(&["check", folder("empty", &[("readme", "")]).to_str().unwrap()]).code,
        2,
        "an empty folder is not a success"
    );
    assert_eq!(raft(&["check", "no/such/folder"]).code, 2);
}

#[test]
fn check_accepts_the_gallery() {
    let told = raft(&["check", concat!(env!("CARGO_MANIFEST_DIR"), "/www/scenarios")]);
    assert_eq!(told.code, 0, "{}{}", told.out, told.err);
    assert!(told.out.contains("scripts, all as expected."), "{}", told.out);
}

#[test]
fn help_lists_commands_and_options() {
    let told = raft(&["--help"]);
    assert_eq!(told.code, 0);
    for says in ["run", "link", "unlink", "check", "Examples:", "Exit: 0"] {
        assert!(told.out.contains(says), "{says} in\n{}", told.out);
    }
    for command in ["run", "link", "unlink", "check"] {
        assert_eq!(raft(&[command, "--help"]).code, 0);
    }
}

#[test]
fn all_mistakes_are_printed() {
    let script = "cluster nodes=3\nat 5 crash leder\nat 6 restart n7\n";
    let says =
        "standard input does not parse: 2 mistakes\n  line 2, column 12: found “leder”, expected a node: n1 to n25, \
                leader, follower or candidate; did you mean “leader”?\n  line 3, column 14: found “n7”";
    for arguments in [&["run", "-"][..], &["run", "-", "--json"], &["link", "-"]] {
        let told = raft_with(arguments, script);
        assert_eq!((told.code, told.out.as_str()), (2, ""), "{arguments:?}");
        assert!(told.err.contains(says), "{}", told.err);
    }
    let link = "#1.t.cluster%20nodes=3%0Aat%205%20crash%20leder%0Aat%206%20restart%20n7";
    let told = raft(&["unlink", link]);
    assert!(told.err.contains("does not parse: 2 mistakes") && told.err.contains("line 3, column 14"), "{}", told.err);
    let one = raft_with(&["run", "-"], "at 5 crash leder\n");
    assert!(one.err.contains("does not parse: line 1, column 12"), "{}", one.err);
    let many = raft_with(&["run", "-"], &"rubbish\n".repeat(60));
    assert!(many.err.contains("60 mistakes") && many.err.trim_end().ends_with("and 10 more"), "{}", many.err);

    let checked = folder("mistakes", &[("a.raft", script)]);
    let told = raft(&["check", checked.to_str().unwrap()]);
    assert_eq!(told.code, 1);
    assert!(told.out.contains("refused: line 2, column 12") && told.out.contains("line 3, column 14"), "{}", told.out);
    let told = raft(&["check", checked.to_str().unwrap(), "--json"]);
    let object: serde_json::Value = serde_json::from_str(&told.out).unwrap();
    assert!(object["scripts"][0]["refused"].as_str().unwrap().starts_with("line 2, column 12"), "{object}");
}

#[test]
fn word_processor_characters_are_named_in_errors() {
    let script = "title “The leader dies”\ncluster nodes=3 seed=1\nat 600 crash\u{200b} leader\nuntil 800\n";
    let told = raft_with(&["run", "-"], script);
    assert_eq!(told.code, 2);
    for says in
        ["line 1, column 7: U+201C (“) is not the quotation mark \"", "line 3, column 13: U+200B (zero-width space)"]
    {
        assert!(told.err.contains(says), "{}", told.err);
    }
}

#[test]
fn a_link_in_a_mail_is_played() {
    let link = raft_with(&["link", "-"], GOOD).out;
    let address = format!("<https://example.org/raft/?t=3{}>.", link.trim());
    let mut broken = String::from("> ");
    for (place, c) in address.chars().enumerate() {
        broken.push(c);
        if place % 40 == 39 {
            broken.push_str("\r\n> ");
        }
    }
    for told in [raft_with(&["run", "-"], &broken), raft(&["run", &broken])] {
        assert_eq!(told.code, 0, "{}", told.err);
        assert_eq!(told.out, raft_with(&["run", "-"], GOOD).out);
    }
    let named = raft(&["run", "#Kill-The-Leader."]);
    assert!(named.err.contains("“#kill-the-leader” is a scenario"), "{}", named.err);
}

/// Actions without an effect are reported, and do not change the run.
#[test]
fn actions_without_effect_are_reported() {
    let idle = [
        ("restart n2", "n2 is not crashed"),
        ("wipe n2", "n2 is not crashed"),
        ("resume n3", "n3 is not paused"),
        ("heal", "no link is cut, nothing changes"),
        ("mend n1-n2", "the link is not cut, nothing changes"),
        ("mend n1>n2", "the link is not cut, nothing changes"),
        ("partition n1 n2 n3", "it is so already, nothing changes"),
        ("rule vote-once on", "it is so already, nothing changes"),
        ("set loss=0%", "it is so already, nothing changes"),
        ("clock n1 1", "it is so already, nothing changes"),
        ("disk n1 as-cluster", "it is so already, nothing changes"),
    ];
    for (action, why) in idle {
        let told = raft_with(&["run", "-", "--json"], &format!("cluster nodes=3 seed=1\nat 10 {action}\nuntil 20\n"));
        let object: serde_json::Value = serde_json::from_str(&told.out).unwrap();
        assert_eq!(object["skipped"][0]["why"], format!("{action}: {why}"), "{object}");
        assert_eq!(object["skipped"].as_array().unwrap().len(), 1);
    }
    // Each follows the action that it repeats; only the repetition is reported.
    for twice in [
        "crash n1",
        "pause n1",
        "cut n1-n2",
        "cut n1>n2",
        "partition n1 | n2 n3",
        "rule vote-once off",
        "set loss=5%",
        "clock n1 2",
        "disk n1 5..6",
        "link n1>n2 loss=5%",
    ] {
        let script = format!("cluster nodes=3 seed=1\nat 10 {twice}\nat 11 {twice}\nuntil 20\n");
        let told = raft_with(&["run", "-", "--json"], &script);
        let object: serde_json::Value = serde_json::from_str(&told.out).unwrap();
        assert_eq!(object["skipped"].as_array().unwrap().len(), 1, "{object}");
        assert_eq!(object["skipped"][0]["at_ms"], 11);
    }
    let changes = "cluster nodes=3 seed=1\nat 10 cut n1>n2\nat 11 cut n1-n2\nat 12 mend n1>n2\nat 13 mend n1-n2\n\
                   at 14 set heartbeat=50\nuntil 20\n";
    let told = raft_with(&["run", "-", "--json"], changes);
    let object: serde_json::Value = serde_json::from_str(&told.out).unwrap();
    assert_eq!(object["skipped"].as_array().unwrap().len(), 0, "{object}");
}

#[test]
fn run_tells_in_the_language_that_is_asked_for() {
    let told = raft_with(&["run", "-", "--lang", "zh-CN"], GOOD);
    assert_eq!(told.code, 0, "{}", told.err);
    let summary = "1500.000 ms 之后：";
    for says in [summary, "是领导者。已提交到条目 2（任期 1）。", "成立   第 5 行：expect leader", "全部符合预期。\n"]
    {
        assert!(told.out.contains(says), "{says} in\n{}", told.out);
    }
    let told = raft_with(&["--lang", "zh-CN", "run", "-"], FALSE_HOPE);
    assert!(told.out.contains("\n不成立 第 3 行：expect no-leader\n不符合预期。\n"), "{}", told.out);
    let told = raft_with(&["run", "-", "--lang", "zh-CN"], BROKEN);
    for says in ["【违反】vote-once：", "在任期 1 既投票给 n1，又投票给 n2", "一任期一票：", "（§5.2）。\n"]
    {
        assert!(told.out.contains(says), "{says} in\n{}", told.out);
    }
    assert_eq!(raft_with(&["run", "-", "--lang", "en"], BROKEN).out, raft_with(&["run", "-"], BROKEN).out);
}

#[test]
fn errors_are_in_the_language_that_is_asked_for() {
    for (arguments, input, says) in [
        (&["run", "-"][..], "cluster nodes=0\n", "标准输入无法解析："),
        (&["link", "no-such-file.raft"], "", "无法读取 no-such-file.raft："),
        (&["unlink", "#1.z."], "", "链接被截断"),
        (&["unlink", "#figure-8-d"], "", "场景库中的场景"),
        (&["check", "no/such/folder"], "", "无法读取 no/such/folder："),
    ] {
        let told = raft_with(&[arguments, &["--lang", "zh-CN"]].concat(), input);
        assert_eq!(told.code, 2, "{arguments:?}: {}", told.out);
        assert!(told.err.contains(says), "{arguments:?}: {}", told.err);
    }
}

#[test]
fn check_prints_its_table_in_the_language_that_is_asked_for() {
    let files = [("a.raft", GOOD), ("b.raft", FALSE_HOPE), ("丙.raft", "at x crash\n"), ("d.raft", BROKEN)];
    let folder = folder("translated", &files);
    let told = raft(&["check", folder.to_str().unwrap(), "--lang", "zh-CN"]);
    assert_eq!(told.code, 1);
    for says in ["第 3 行：期望 no-leader", "无法解析：", "性质被破坏：vote-once", "4 个脚本，3 个失败。"]
    {
        assert!(told.out.contains(says), "{says} in\n{}", told.out);
    }
    // Each Chinese character takes two columns.
    let lines: Vec<&str> = told.out.lines().collect();
    assert_eq!(lines[0], "      脚本             ms     事件     成立  标题");
    assert!(lines[1].starts_with("通过  a.raft         1500"), "{}", lines[1]);
    assert!(lines.iter().any(|line| line.starts_with("失败  丙.raft  ")), "{}", told.out);
}

#[test]
fn an_unknown_language_is_bad_usage_and_lists_those_that_exist() {
    for arguments in [&["run", "-"][..], &["check", "."], &["link", "-"], &["unlink", "-"]] {
        let told = raft(&[arguments, &["--lang", "tlh"]].concat());
        assert_eq!((told.code, told.out.as_str()), (2, ""), "{arguments:?}");
        assert!(told.err.contains("'tlh'") && told.err.contains("[possible values: en, zh-CN]"), "{}", told.err);
    }
}

#[test]
fn json_and_trace_are_the_same_in_every_language() {
    for script in [GOOD, FALSE_HOPE, BROKEN, "cluster nodes=3\nat 5 restart n1\nuntil 100\n"] {
        let of = |lang: &str| raft_with(&["run", "-", "--json", "--trace", "-", "--lang", lang], script).out;
        assert!(of("en").len() > 500);
        assert_eq!(of("en"), of("zh-CN"));
    }
    let mixed = folder("languages", &[("a.raft", GOOD), ("b.raft", FALSE_HOPE), ("c.raft", "at x crash\n")]);
    let of = |lang: &str| raft(&["check", mixed.to_str().unwrap(), "--json", "--lang", lang]).out;
    assert_eq!(of("en"), of("zh-CN"));
}

/// `why_id` and `args` say the same as `why`.
#[test]
fn a_trace_names_the_message_of_each_reason() {
    let told = raft_with(&["run", "-", "--trace", "-", "--json"], GOOD);
    let mut reasons = 0;
    for line in told.out.lines().filter(|line| line.starts_with("{\"seq\":")) {
        let fact: serde_json::Value = serde_json::from_str(line).unwrap();
        let has = |key: &str| fact.get(key).is_some();
        assert_eq!((has("why_id"), has("args")), (fact["why"] != "", fact["why"] != ""), "{line}");
        reasons += usize::from(has("why_id"));
    }
    assert!(reasons > 5);
}

const TAUGHT: &str = "title \"Who & <when>\"\ncluster nodes=3 seed=3\nlesson who-first\n\
                      ask who \"Who leads?\" at 20 node = leader it by 900\nuntil 1000\n\
                      goal two \"Two crash.\" fact crash count=2\n";

/// The files of a package by their names, and their bytes.
fn unzipped(path: &str) -> std::collections::BTreeMap<String, Vec<u8>> {
    let mut zip = zip::ZipArchive::new(fs::File::open(path).unwrap()).unwrap();
    let mut files = std::collections::BTreeMap::new();
    for index in 0..zip.len() {
        let mut file = zip.by_index(index).unwrap();
        let mut bytes = Vec::new();
        std::io::Read::read_to_end(&mut file, &mut bytes).unwrap();
        files.insert(file.name().to_string(), bytes);
    }
    files
}

#[test]
fn a_package_for_a_learning_platform_holds_the_lesson_and_the_playground() {
    let built = [("embed.html", "frame"), ("embed.js", "element"), ("app/main.js", "app"), ("sw.js", "worker")];
    let folder = folder("scorm", &[&built[..], &[("lesson.raft", TAUGHT)]].concat());
    let at = |name: &str| folder.join(name).to_str().unwrap().to_string();
    let (lesson, out) = (at("lesson.raft"), at("out.zip"));
    let told = raft(&["lesson", &lesson, "--scorm", &out, "--playground", &at(""), "--pass", "75"]);
    assert_eq!((told.code, told.out.as_str(), told.err.as_str()), (0, "", ""));
    let files = unzipped(&out);
    let names: Vec<&str> = files.keys().map(String::as_str).collect();
    let playground = ["playground/app/main.js", "playground/embed.html", "playground/embed.js", "scorm.js"];
    assert_eq!(names, [&["imsmanifest.xml", "index.html"][..], &playground].concat());
    let text = |name: &str| String::from_utf8(files[name].clone()).unwrap();
    let manifest = text("imsmanifest.xml");
    assert!(manifest.contains("<schemaversion>1.2</schemaversion>"), "{manifest}");
    assert!(manifest.contains("<adlcp:masteryscore>75</adlcp:masteryscore>"), "{manifest}");
    assert!(manifest.contains("<title>Who &amp; &lt;when&gt;</title>"), "{manifest}");
    for name in names.iter().filter(|name| **name != "imsmanifest.xml") {
        assert!(manifest.contains(&format!("<file href=\"{name}\"/>")), "{name} is not in the manifest");
    }
    let page = text("index.html");
    assert!(page.contains("src=\"playground/embed.js\"") && !page.contains("<when>"), "{page}");
    let about = page.split("id=\"about\">").nth(1).unwrap().split("</script>").next().unwrap();
    let about: serde_json::Value = serde_json::from_str(about).unwrap();
    assert_eq!(about["script"].as_str().unwrap(), raft(&["unlink", raft(&["link", &lesson]).out.trim()]).out);
    assert_eq!((&about["asks"][0], &about["goals"][0], &about["pass"]), (&"who".into(), &"two".into(), &75.into()));
    assert!(about["words"]["alone"].as_str().unwrap().starts_with("No learning platform"), "{about}");
    // The same package has the same bytes.
    let again = at("again.zip");
    raft(&["lesson", &lesson, "--scorm", &again, "--playground", &at(""), "--pass", "75"]);
    assert_eq!(fs::read(&out).unwrap(), fs::read(&again).unwrap());
    // Of a site nothing is copied, and the page's sentences are in the language that is asked for.
    let site = "https://raft.example/play";
    assert_eq!(raft(&["lesson", &lesson, "--scorm", &out, "--site", site, "--lang", "zh-CN"]).code, 0);
    let files = unzipped(&out);
    assert_eq!(files.keys().collect::<Vec<_>>(), ["imsmanifest.xml", "index.html", "scorm.js"]);
    let page = String::from_utf8(files["index.html"].clone()).unwrap();
    assert!(page.contains("src=\"https://raft.example/play/embed.js\"") && page.contains("学习平台"), "{page}");
}

#[test]
fn what_cannot_become_a_package_is_refused_with_the_reason() {
    let folder =
        folder("scorm-refused", &[("lesson.raft", TAUGHT), ("plain.raft", GOOD), ("empty.raft", "lesson a\n")]);
    let at = |name: &str| folder.join(name).to_str().unwrap().to_string();
    let (out, site) = (at("out.zip"), "https://raft.example/play/");
    for (arguments, says) in [
        (vec![at("plain.raft"), "--site".into(), site.into()], "is no lesson"),
        (vec![at("empty.raft"), "--site".into(), site.into()], "nothing to mark"),
        (vec![at("absent.raft"), "--site".into(), site.into()], "cannot read"),
        (vec![at("lesson.raft"), "--playground".into(), at("")], "no built playground"),
        (vec![at("lesson.raft"), "--site".into(), "raft.example".into()], "expected the address"),
        (vec![at("lesson.raft"), "--site".into(), "https://a\"b/".into()], "expected the address"),
        (vec![at("lesson.raft")], "--playground"),
        (vec![at("lesson.raft"), "--site".into(), site.into(), "--pass".into(), "101".into()], "101"),
    ] {
        let all: Vec<&str> =
            ["lesson", "--scorm", &out].into_iter().chain(arguments.iter().map(String::as_str)).collect();
        let told = raft(&all);
        assert_eq!(told.code, 2, "{all:?}");
        assert!(told.err.contains(says), "{all:?}: {}", told.err);
        assert!(!folder.join("out.zip").exists(), "{all:?}");
    }
    let nowhere = at("no/such/folder/out.zip");
    let told = raft(&["lesson", &at("lesson.raft"), "--scorm", &nowhere, "--site", site]);
    assert!(told.code == 2 && told.err.contains("cannot write"), "{}", told.err);
}

#[test]
fn what_explore_finds_says_what_each_deed_does_and_holds() {
    for (language, says) in [("en", "n1 becomes candidate in term 1."), ("zh-CN", "n1")] {
        let told = raft(&["explore", "--rule-off", "commit-own-term", "--lang", language]);
        assert_eq!(told.code, 1, "{}", told.err);
        assert!(told.out.contains("at 0 bookmark \"timeout n1\"\n") && told.out.contains(says), "{}", told.out);
        // Every moment at which it acts has a sentence.
        let lines: Vec<&str> = told.out.lines().filter(|line| line.starts_with("at ")).collect();
        let moment = |line: &&str| line.split(' ').nth(1).unwrap_or_default().to_string();
        let is_deed = |line: &&&str| ![" rule ", " say ", " bookmark "].iter().any(|word| line.contains(word));
        let deeds: Vec<String> = lines.iter().filter(is_deed).map(moment).collect();
        let said: Vec<String> = lines.iter().filter(|line| line.contains(" say ")).map(moment).collect();
        assert!(deeds.iter().all(|deed| said.contains(deed)) && said.len() >= 4, "{}", told.out);
        let held = raft_with(&["run", "-"], &told.out);
        assert_eq!(held.code, 0, "{}{}", held.out, held.err);
        let link = raft_with(&["link", "-"], &told.out);
        assert!(link.out.len() < 800, "{} characters: {}", link.out.len(), link.out);
        // Making it short again gives the same words.
        let short = raft_with(&["shrink", "-", "--lang", language], &told.out);
        assert!(short.out.matches(" say ").count() >= 4, "{}", short.out);
    }
}

/// Writes the report of a job. Its exit status.
fn job(folder: &std::path::Path, name: &str, arguments: &[&str]) -> i32 {
    let told = raft(&[&["explore", "--json"], arguments].concat());
    fs::write(folder.join(name), &told.out).unwrap();
    told.code
}

fn merged(folder: &std::path::Path, names: &[&str]) -> Outcome {
    let paths: Vec<String> = names.iter().map(|name| folder.join(name).display().to_string()).collect();
    let mut arguments = vec!["explore", "merge", "--json"];
    arguments.extend(paths.iter().map(String::as_str));
    raft(&arguments)
}

#[test]
fn jobs_share_a_search_and_their_reports_are_merged() {
    let folder = folder("explore-jobs", &[("readme", "")]);
    let rule = ["--rule-off", "keep-vote"];
    let whole: serde_json::Value =
        serde_json::from_str(&raft(&[&["explore", "--json"], &rule[..]].concat()).out).unwrap();
    for part in ["1/3", "2/3", "3/3"] {
        let name = part.replace('/', "-");
        job(&folder, &name, &[&rule[..], &["--first", part]].concat());
    }
    let told = merged(&folder, &["1-3", "2-3", "3-3"]);
    assert_eq!(told.code, 1, "{}", told.err);
    let all: serde_json::Value = serde_json::from_str(&told.out).unwrap();
    assert_eq!(all["found"]["deeds"], whole["found"]["deeds"], "{all:#}");
    assert_eq!(all["search"], whole["search"]);
    assert_eq!(all["jobs"], serde_json::json!(["1/3", "2/3", "3/3"]));
    assert!(all["states"].as_u64() >= whole["depth"].as_u64(), "{all:#}");
    // Random runs, by their seeds.
    assert_eq!(job(&folder, "seeds-1", &["--seeds", "1..5"]), 0);
    assert_eq!(job(&folder, "seeds-2", &["--seeds", "6..9"]), 0);
    let told = merged(&folder, &["seeds-1", "seeds-2"]);
    let all: serde_json::Value = serde_json::from_str(&told.out).unwrap();
    assert_eq!((told.code, &all["runs"], &all["found"]), (0, &9.into(), &serde_json::Value::Null), "{}", told.err);
    // What does not belong together, and a job that has not reported.
    assert_eq!(merged(&folder, &["1-3", "seeds-1"]).code, 2);
    assert_eq!(merged(&folder, &["1-3", "1-3"]).code, 2);
    assert_eq!(merged(&folder, &["readme"]).code, 2);
    let clean = ["--budget", "timeout=2", "--budget", "propose=0", "--budget", "crash=0", "--budget", "cut=1"];
    for part in ["1/2", "2/2"] {
        let name = format!("clean-{}", part.replace('/', "-"));
        assert_eq!(job(&folder, &name, &[&clean[..], &["--first", part]].concat()), 0);
    }
    let told = merged(&folder, &["clean-1-2"]);
    assert!(told.code == 2 && told.err.contains("2/2"), "{}", told.err);
    let told = merged(&folder, &["clean-1-2", "clean-2-2"]);
    assert!(told.code == 0 && told.out.contains("\"complete\": true"), "{}{}", told.out, told.err);
}

#[test]
fn threads_find_what_one_thread_finds() {
    let found = |more: &[&str]| {
        let told = raft(&[&["explore", "--rule-off", "keep-vote", "--json"], more].concat());
        let report: serde_json::Value = serde_json::from_str(&told.out).unwrap();
        (told.code, report["found"]["deeds"].clone(), report["found"]["seed"].clone())
    };
    assert_eq!(found(&[]), found(&["--jobs", "2"]));
    assert_eq!(found(&["--seeds", "1..400"]), found(&["--seeds", "1..400", "--jobs", "2"]));
    let told = raft(&["explore", "--states", "100000000", "--time", "1"]);
    assert!(told.code == 0 && told.err.contains("not everything was seen"), "{}", told.err);
}

/// The line of the documentation, with the program that was just built.
#[test]
fn gnu_parallel_runs_the_jobs() {
    let is_gnu = Command::new("parallel").arg("--version").output();
    if !is_gnu.is_ok_and(|out| String::from_utf8_lossy(&out.stdout).starts_with("GNU parallel")) {
        eprintln!("skipped: there is no GNU parallel; on Debian: apt-get install parallel");
        return;
    }
    let page = fs::read_to_string("www/docs/command-line.html").unwrap().replace("&gt;", ">");
    let line = page.lines().find(|line| line.contains("parallel ") && line.contains("--first")).unwrap();
    let line = line.split_once("parallel ").map(|(_, rest)| format!("parallel --will-cite {rest}")).unwrap();
    let merge = page.lines().find(|line| line.contains("raft-playground explore merge *")).unwrap();
    let merge = merge.split(['<', '>']).find(|part| part.contains("merge *")).unwrap();
    let folder = folder("parallel", &[("readme", "")]);
    let program = std::path::Path::new(env!("CARGO_BIN_EXE_raft-playground")).parent().unwrap();
    let path = format!("{}:{}", program.display(), std::env::var("PATH").unwrap());
    let sh =
        |line: &str| Command::new("sh").args(["-c", line]).current_dir(&folder).env("PATH", &path).output().unwrap();
    sh(&line);
    let files = fs::read_dir(&folder).unwrap().count();
    assert!(files >= 9, "{files} files from: {line}");
    let told = sh(merge);
    let (out, err) = (String::from_utf8_lossy(&told.stdout), String::from_utf8_lossy(&told.stderr));
    assert_eq!(told.status.code(), Some(1), "{out}{err}");
    assert!(out.contains("expect violation leader-completeness") && err.contains("Jobs: 8."), "{out}{err}");
}
