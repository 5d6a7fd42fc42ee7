//! Completion: the names offered at each place; every offered name parses, and every valid name is offered.

use super::*;
use playground::play::script::{complete, Completion};

/// The word at the cursor `¦` in a line of a cluster of three, and the names offered to replace it.
fn offered(line: &str) -> (String, Vec<String>) {
    offered_in("cluster nodes=3\n", line)
}

fn offered_in(before: &str, line: &str) -> (String, Vec<String>) {
    let (left, right) = line.split_once('¦').unwrap();
    let text = format!("{before}{left}{right}\n");
    let number = before.matches('\n').count() as u32 + 1;
    let found = complete(&text, number, left.chars().count() as u32 + 1);
    let word = left.chars().chain(right.chars()).skip(found.from as usize - 1);
    let word = word.take((found.to - found.from) as usize).collect();
    (word, found.names.into_iter().map(|name| name.text).collect())
}

fn words(text: &str) -> Vec<&str> {
    text.split_whitespace().collect()
}

/// Every place where names are valid: the line with the cursor `¦`, the word to replace, and all offered names.
#[test]
fn each_place_offers_the_names_that_are_valid_there() {
    const NODES: &str = "n1 n2 n3 leader follower candidate";
    const STATEMENTS: &str = "title about cluster at when expect until recorded lesson";
    const ACTIONS: &str = "crash restart pause resume wipe timeout propose snapshot drop delay duplicate deliver \
        drop-next partition heal cut mend clock set rule link client bookmark say expect disk read transfer members";
    const EXPECTATIONS: &str = "leader no-leader term role committed log value commit fact violation no-violation";
    const KINDS: &str = "RequestVote RequestVoteReply AppendEntries AppendEntriesReply InstallSnapshot \
        InstallSnapshotReply \
        PreVote PreVoteReply TimeoutNow";
    let all = |names: &[&str]| names.join(" ");
    let dials = SettingKey::ALL.iter().filter(|key| !key.is_fixed()).map(|key| format!("{}=", key.name()));
    let dials = dials.collect::<Vec<_>>().join(" ");
    let facts = all(&FactKind::ALL.iter().map(|fact| fact.name()).collect::<Vec<_>>());
    let rules = all(&Rule::ALL.iter().map(|rule| rule.name()).collect::<Vec<_>>());
    let properties = all(&Property::ALL.iter().map(|property| property.name()).collect::<Vec<_>>());
    for (line, word, names) in [
        ("¦", "", STATEMENTS),
        ("  ¦", "", STATEMENTS),
        ("¦ # a comment", "", STATEMENTS),
        ("wh¦", "wh", STATEMENTS),
        ("cluster ¦", "", &all(&["nodes= seed=", &dials, "spare="])),
        ("cluster nodes=3 lo¦", "lo", &all(&["nodes= seed=", &dials, "spare="])),
        ("cluster lo¦ss=5% nodes=3", "loss=", &all(&["nodes= seed=", &dials, "spare="])),
        ("cluster noop=¦", "", "on off"),
        ("cluster noop=o¦", "o", "on off"),
        ("cluster snapshot=o¦", "o", "off"),
        ("at 310 ¦", "", &all(&[ACTIONS, "events="])),
        ("at 310 cr¦", "cr", &all(&[ACTIONS, "events="])),
        ("at 310 c¦rsh n1", "crsh", &all(&[ACTIONS, "events="])),
        ("at 310 events=2 ¦", "", ACTIONS),
        ("at 310 crash ¦", "", NODES),
        ("at 310 crash  n¦  # whom", "n", NODES),
        ("at 310 crash leader¦", "leader", NODES),
        ("at 310 crash n1 ¦", "", "torn lose="),
        ("at 310 crash n1 torn l¦", "l", "lose="),
        ("at 310 restart n1 ¦", "", "seed="),
        ("at 310 disk n1 ¦", "", "as-cluster"),
        ("at 310 propose n1 ¦", "", "set del add cas"),
        ("at 310 drop ¦", "", "n1 n2 n3"),
        ("at 310 drop n1>¦", "", "n2 n3"),
        ("at 310 drop n¦>n2#4", "n", "n1 n3"),
        ("at 310 drop n1>n¦#4", "n", "n2 n3"),
        ("at 310 drop-next l¦", "l", NODES),
        ("at 310 drop-next n1>¦", "", "n2 n3 leader follower candidate"),
        ("at 310 drop-next leader>f¦", "f", "n1 n2 n3 follower candidate"),
        ("at 310 drop-next n1>n2 ¦", "", &all(&[KINDS, "count="])),
        ("at 310 drop-next n1>n2 count=2 A¦", "A", KINDS),
        ("at 310 drop-next n1>n2 RequestVote c¦", "c", "count="),
        ("at 310 partition ¦", "", NODES),
        ("at 310 partition n1 | ¦", "", "n2 n3 leader follower candidate"),
        ("at 310 partition n1 n2|l¦", "l", "n3 leader follower candidate"),
        ("at 310 partition n1¦ n2", "n1", NODES),
        ("at 310 cut ¦", "", NODES),
        ("at 310 cut n1-¦", "", "n2 n3 leader follower candidate"),
        ("at 310 mend n¦>n2", "n", "n1 n3 leader follower candidate"),
        ("at 310 clock ¦", "", NODES),
        ("at 310 set ¦", "", &dials),
        ("at 310 set noop=¦", "", "on off"),
        ("at 310 set prevote=¦", "", "on off"),
        ("at 310 set reads=¦", "", "index lease log local"),
        ("at 310 read ¦", "", NODES),
        ("at 310 transfer ¦", "", NODES),
        ("at 310 members ¦", "", NODES),
        ("at 310 members n1 l¦", "l", "learners n2 n3 leader follower candidate"),
        ("at 310 members n1 learners ¦", "", "n2 n3 leader follower candidate"),
        ("at 310 rule ¦", "", &rules),
        ("at 310 rule vote-once ¦", "", "on off"),
        ("at 310 link n1>¦", "", "n2 n3 leader follower candidate"),
        ("at 310 link n1>n2 ¦", "", "loss= latency= duplicate= reorder="),
        ("at 310 link n1>n2 loss=1% ¦", "", "latency= duplicate= reorder="),
        ("at 310 expect ¦", "", EXPECTATIONS),
        ("when ¦", "", &facts),
        ("when lead¦", "lead", &facts),
        ("when leader-elected ¦", "", &all(&[ACTIONS, "node= count= after="])),
        ("when leader-elected node=¦", "", NODES),
        ("when leader-elected node=n1 co¦", "co", &all(&[ACTIONS, "count= after="])),
        ("expect leader ¦", "", NODES),
        ("expect term leader ¦", "", "= >= <="),
        ("expect commit n1 >¦", ">", "= >= <="),
        ("expect role n1 ¦", "", "follower precandidate candidate leader learner"),
        ("expect fact ¦", "", &facts),
        ("expect fact crash ¦", "", "node= count="),
        ("expect fact crash count=1 node=l¦", "l", NODES),
        ("expect violation ¦", "", &properties),
        ("recorded ¦", "", "engine= at= events= fingerprint="),
        ("recorded at=5 ¦", "", "engine= events= fingerprint="),
    ] {
        let (replaced, found) = offered(line);
        assert_eq!((replaced.as_str(), found), (word, words(names).into_iter().map(String::from).collect()), "{line}");
    }
}

/// In a lesson, its statements are offered, and the names that it has given.
#[test]
fn a_lesson_offers_its_statements_and_names() {
    const BEFORE: &str = "lesson l\ncluster nodes=3\nask who \"Who?\" at 5 node = leader it\ngoal up \"Up\" leader\n";
    const NODES: &str = "n1 n2 n3 leader follower candidate";
    for (line, names) in [
        ("¦", "title about at when expect until recorded ask goal par allow hint break cluster"),
        ("hint ¦", "who up"),
        ("hint who ¦", "1 2 3"),
        ("break vote-¦", "vote-once"),
        ("at 5 answer ¦", "who"),
        ("at 5 answer who ¦", "yes no none unsure n1 n2 n3"),
        ("at 5 answer who n1 ¦", "n2 n3"),
        ("allow crash r¦", "restart read rule"),
        ("ask a \"A\" ¦", "at when"),
        ("ask a \"A\" at 5 ¦", "yes node nodes entry entries number events="),
        ("ask a \"A\" when crash ¦", "yes node nodes entry entries number node= count= after="),
        ("ask a \"A\" at 5 node ¦", "="),
        ("ask a \"A\" at 5 node = leader ¦", &format!("it {NODES}")),
        ("ask a \"A\" at 5 node = fact crash node=¦", &format!("it {NODES}")),
        ("ask a \"A\" at 5 yes = leader ¦", &format!("{NODES} by")),
        ("ask a \"A\" at 5 yes = leader n1 ¦", "by"),
        ("ask a \"A\" at 5 entries = committed ¦", "it"),
        ("ask a \"A\" at 5 entry = log n1 i¦", "it"),
        ("ask a \"A\" at 5 number = ¦", "term commit last-index times"),
    ] {
        let (word, found) = offered_in(BEFORE, line);
        let found: std::collections::BTreeSet<&str> = found.iter().map(String::as_str).collect();
        let wanted: std::collections::BTreeSet<&str> = words(names).into_iter().collect();
        match word.as_str() {
            "" | "i" => assert_eq!(found, wanted, "{line}"),
            _ => assert!(wanted.is_subset(&found), "{line}: {found:?}"),
        }
    }
    // What only a lesson has is not offered elsewhere.
    let (_, found) = offered("at 5 ¦");
    assert!(!found.contains(&"answer".to_string()));
}

#[test]
fn comments_texts_and_numbers_offer_no_names() {
    for line in [
        "# cr¦",
        "at 310 heal # cr¦",
        "at 310 heal #¦",
        "at 310 ¦# crash",
        "title \"cr¦\"",
        "title \"cr¦",
        "title ¦",
        "expect committed \"se¦t x 1\"",
        "expect committed ¦",
        "¦\"at\" 310",
        "at ¦",
        "at 3¦",
        "at 310¦",
        "at 310 heal¦ing \"",
        "at 310 heal ¦",
        "at 310 delay n1>n2#1 ¦",
        "at 310 propose n1 set ¦",
        "at 310 drop n1>n2#¦",
        "cluster nodes=¦",
        "when leader-elected count=¦",
        "until ¦",
        "banana ¦",
        "at 310 banana ¦",
        "at x cr¦",
        "at 310 drop banana>¦",
        "expect term n1 = ¦",
    ] {
        let (_, found) = offered(line);
        let known: &[&str] = if line.contains("heal¦ing") { &["heal"] } else { &[] };
        assert!(
            known.is_empty() == found.is_empty() && known.iter().all(|name| found.contains(&name.to_string())),
            "{line}: {found:?}"
        );
    }
}

#[test]
fn other_lines_determine_nodes_and_statements_allowed_once() {
    let nodes = |before: &str| offered_in(before, "at 310 crash ¦").1.len() - 3;
    assert_eq!(nodes(""), 5);
    assert_eq!(nodes("cluster seed=7\n"), 5);
    assert_eq!(nodes("cluster nodes=3\n\n  cluster nodes=7 nodes=25\ncluster seed=3\n"), 25);
    assert_eq!(nodes("cluster nodes=3\nbanana\ncluster nodes=999\n"), 3);
    let statements = |text: &str, line| complete(text, line, 1).names.into_iter().map(|name| name.text);
    let fresh: Vec<_> = statements("title x\n\nuntil 5\n", 2).collect();
    assert_eq!(fresh, words("about cluster at when expect recorded lesson"));
    // The line itself is ignored.
    assert!(statements("title x\n\nuntil 5\n", 1).any(|name| name == "title"));
}

#[test]
fn columns_count_characters_and_may_be_outside_of_the_text() {
    let empty = Completion { from: 9, to: 9, names: Vec::new() };
    assert_eq!(complete("say \"é\"", 1, 9), empty);
    let found = complete("\u{feff}when lead x\r\n", 1, 8);
    assert_eq!((found.from, found.to), (6, 10));
    assert_eq!(words::said(&found.names[0].what), "a fact");
    // An ideographic space is one character, and three bytes.
    let found = complete("at\u{3000}5\u{3000}cra", 1, 9);
    assert_eq!((found.from, found.to, found.names.is_empty()), (6, 9, false));
    for (line, column) in [(0, 0), (0, 5), (1, 0), (1, 400), (2, 1), (900, 900), (u32::MAX, u32::MAX)] {
        let found = complete("at 5 crash", line, column);
        assert!(found.from <= found.to, "{line} {column} {found:?}");
    }
    assert_eq!(complete("at 5 cra\n", 1, 400).to, 9);
    assert_eq!(complete(&"at 5 crash n1\n".repeat(MAX_BYTES), 1, 7).names, []);
}

/// In a valid script, every known name is offered at its place.
#[test]
fn every_name_that_parses_is_offered() {
    let tables = |text: &str| text.split_whitespace().map(String::from).collect::<Vec<_>>();
    let mut names = tables(
        "title about cluster at when expect until recorded crash restart pause resume wipe timeout propose snapshot \
         drop delay duplicate deliver drop-next partition heal cut mend clock set rule link client bookmark say on off \
         leader follower candidate no-leader term role committed log value commit fact violation no-violation del \
         add cas n1 n2 n3 n4 n5 = >= <= nodes= seed= election= heartbeat= latency= loss= duplicate= disk= snapshot= \
         noop= window= engine= at= fingerprint= node= count= after= events= \
         disk torn as-cluster lose= reorder= late=",
    );
    names.extend(FactKind::ALL.iter().map(FactKind::to_string));
    names.extend(Rule::ALL.iter().map(Rule::to_string));
    names.extend(Property::ALL.iter().map(Property::to_string));
    names.extend(MessageKind::ALL.iter().map(|kind| kind.name().to_string()));
    let mut checked = 0;
    for (number, line) in (1..).zip(ALL.lines()) {
        let bare = line.split('#').next().unwrap();
        for (start, _) in bare.char_indices() {
            let before = &line[..start];
            let fresh = before.is_empty() || before.ends_with(|c| " \t=>|".contains(c)) || before.ends_with("n1-");
            if !fresh || before.matches('"').count() % 2 == 1 {
                continue;
            }
            let end = bare[start..].find(|c| " \t|\"".contains(c)).map_or(bare.len(), |length| start + length);
            let word = &line[start..end];
            // A key includes its `=`; a node of a link ends before the `>` or `-`.
            let key = word.find('=').filter(|_| word.len() > 2).map_or(end, |sign| start + sign + 1);
            let part = word.find(['>', '-']).filter(|_| word.starts_with(['n', 'l'])).map_or(end, |sign| start + sign);
            for end in [end, key, part] {
                let word = line[start..end].to_string();
                let part_of_another =
                    word == "leader" && line[end..].starts_with('-') || before.ends_with('>') && word == "=";
                if !names.contains(&word) || part_of_another {
                    continue;
                }
                let cursor = line[..end].trim_end_matches('=').chars().count() as u32 + 1;
                let found = complete(ALL, number, cursor);
                assert!(found.names.iter().any(|name| name.text == word), "{word:?} in {line}: {found:?}");
                assert_eq!(found.from, line[..start].chars().count() as u32 + 1, "{word:?} in {line}");
                checked += 1;
            }
        }
    }
    assert!(checked > 200, "only {checked} words were checked");
}

mod offered_names_parse {
    use super::*;
    use crate::random::{printed, script};
    use proptest::prelude::*;
    use proptest::sample::{select, Index};

    /// Inserts each offered name: if the line does not parse then, its mistake is behind the name. Returns the number
    /// of names.
    fn check(lines: &[&str], slot: usize, column: u32) -> usize {
        let number = slot as u32 + 1;
        let found = complete(&lines.join("\n"), number, column);
        let characters: Vec<char> = lines[slot].chars().collect();
        let before: String = characters[..found.from as usize - 1].iter().collect();
        let after: String = characters[found.to as usize - 1..].iter().collect();
        for name in &found.names {
            let line = format!("{before}{}{after}", name.text);
            let mut lines = lines.to_vec();
            lines[slot] = &line;
            let end = found.from + name.text.chars().count() as u32;
            if let Err(refusal) = parse(&lines.join("\n")) {
                // Whether the cluster has a node is checked last, so this mistake may be before the name.
                let lacks_node = refusal.expected.id == "expected-node-of-cluster";
                let before = lacks_node && refusal.column < found.from;
                let behind = refusal.line != number || refusal.column >= end;
                assert!(before || behind, "{} in {line}: {refusal}", name.text);
            }
        }
        found.names.len()
    }

    const PIECES: &str =
        r##" ·  ·n1·n3>·>n2·-n2·>·-·|· | ·=·#1·1·310· 5·5..15·10%·x·"a b"·"set x 1"·leader·cr·é·# c·node=·on·.2"##;

    fn pieces() -> Vec<&'static str> {
        PIECES.split('·').collect()
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        /// Valid scripts, except for one line that is cut and continued with other text.
        #[test]
        fn in_a_line_that_is_cut(lines in script(), line in any::<Index>(), cut in any::<Index>(), at in any::<Index>(),
            tail in prop::collection::vec(select(pieces()), 0..4))
        {
            let text = printed(&lines);
            let mut lines: Vec<&str> = text.lines().collect();
            let slot = line.index(lines.len());
            let kept = cut.index(lines[slot].chars().count() + 1);
            let line = format!("{}{}", lines[slot].chars().take(kept).collect::<String>(), tail.concat());
            lines[slot] = &line;
            check(&lines, slot, at.index(line.chars().count() + 1) as u32 + 1);
        }

        /// Lines composed of offered names and arbitrary pieces.
        #[test]
        fn in_a_line_of_offered_names(steps in prop::collection::vec((any::<bool>(), any::<Index>()), 0..24)) {
            let mut line = String::new();
            for (take, which) in steps {
                let cursor = line.chars().count() as u32 + 1;
                check(&["cluster nodes=3", &line], 1, cursor);
                let found = complete(&format!("cluster nodes=3\n{line}"), 2, cursor);
                if take && !found.names.is_empty() {
                    line = line.chars().take(found.from as usize - 1).collect();
                    line.push_str(&found.names[which.index(found.names.len())].text);
                    if !line.ends_with('=') {
                        line.push(' ');
                    }
                } else {
                    line.push_str(pieces()[which.index(pieces().len())]);
                }
            }
        }
    }
}
