//! Published links must open for ever and replay to the same fingerprint. `tests/links/published.txt` has every link
//! that was ever published, one per line: the time up to which its run was played, in virtual milliseconds, the
//! fingerprint at that time, and the link.
//!
//! `UPDATE=1 cargo test --test links` adds the links of new and changed scenarios, and the courses of their runs (see
//! tests/steps). It never rewrites a line.
#![cfg(not(target_arch = "wasm32"))]
#![allow(missing_docs)]

use std::fs;
use std::path::PathBuf;

use playground::play::run::history::Place;
use playground::play::run::session::{Replay, Session};
use playground::play::script::{self, Moment, Script, MAX_BYTES};
use playground::play::share::link::{self, decode, encode, inflate, Payload, Trouble, MAX_FRAGMENT};
use playground::words::said;

mod steps;

const TOP: &str = env!("CARGO_MANIFEST_DIR");
const COURSES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/links/courses.txt");

fn published() -> PathBuf {
    PathBuf::from(TOP).join("tests/links/published.txt")
}

/// The scenarios of the gallery: name and text.
fn scenarios() -> Vec<(String, String)> {
    let entries = fs::read_dir(PathBuf::from(TOP).join("www/scenarios")).unwrap().map(|entry| entry.unwrap().path());
    let mut scripts: Vec<(String, String)> = entries
        .filter(|path| path.extension().is_some_and(|end| end == "raft"))
        .map(|path| (path.file_stem().unwrap().to_string_lossy().into_owned(), fs::read_to_string(path).unwrap()))
        .collect();
    scripts.sort();
    assert!(scripts.len() >= 24);
    scripts
}

/// The script as shared at the end of its run, the time of the end, and the fingerprint.
fn shared(text: &str) -> (String, u64, u64) {
    let script = script::parse(text).unwrap();
    let end = script.headless_end();
    let mut session = Session::new(script);
    session.seek(Place::Moment(Moment::end_of(end)), u64::MAX);
    (session.shared().to_string(), end, session.world().fingerprint())
}

#[test]
fn every_published_link_opens_and_replays_as_it_did() {
    let file = published();
    let mut text = fs::read_to_string(&file).unwrap_or_default();
    let updates = std::env::var_os("UPDATE").is_some();
    if updates {
        for (_, scenario) in scenarios() {
            let (script, end, fingerprint) = shared(&scenario);
            for link in [encode(&script), link::text(&script)] {
                if !text.contains(&link) {
                    text.push_str(&format!("{} {fingerprint:016x} {link}\n", script::Millis(end)));
                }
            }
        }
        fs::write(&file, &text).unwrap();
    }
    let mut courses = fs::read_to_string(COURSES).unwrap_or_default();
    let (mut seen, mut complaints) = (0, String::new());
    for (line, row) in text.lines().enumerate().filter(|(_, row)| !row.is_empty() && !row.starts_with("# ")) {
        let mut complain = |what: String| complaints.push_str(&format!("\nline {}: {what}\n", line + 1));
        let mut words = row.splitn(3, ' ');
        let (at, fingerprint, link) = (words.next().unwrap(), words.next().unwrap(), words.next().unwrap());
        seen += 1;
        let mut session = match decode(link) {
            Ok(script) => Session::new(script),
            Err(trouble) => {
                complain(format!("the link does not open: {}", said(&trouble.told())));
                continue;
            }
        };
        let at = (at.parse::<f64>().unwrap() * 1000.0).round() as u64;
        let place = Place::Moment(Moment::end_of(at));
        let course = steps::course(&mut session, |session| place.is_after_next(session.run()) && session.step());
        session.seek(place, u64::MAX);
        let found = format!("{:016x}", session.world().fingerprint());
        let name = steps::name(&session.script().to_string());
        if updates && found == fingerprint && steps::stored(&courses, &name).is_none() {
            courses.push_str(&format!("{name} {course}\n"));
        }
        let stored = steps::stored(&courses, &name).unwrap_or("");
        match steps::divergence(&session, &course, stored) {
            None if found == fingerprint => {}
            None => complain(format!("the fingerprint is {found}, and was {fingerprint}")),
            Some(divergence) => complain(format!("the fingerprint is {found}, and was {fingerprint}: {divergence}")),
        }
        let replay = session.replay(u64::MAX);
        if !matches!(replay, Replay::Same | Replay::NotRecorded) {
            complain(format!("the run does not replay as it was recorded: {replay:?}"));
        }
    }
    if updates {
        fs::write(COURSES, &courses).unwrap();
    }
    assert!(complaints.is_empty(), "{}{complaints}", file.display());
    assert!(seen >= 48, "{seen} links");
}

#[test]
fn the_current_version_of_every_scenario_is_published() {
    let text = fs::read_to_string(published()).unwrap_or_default();
    let scripts: Vec<Script> = text.lines().filter_map(|row| decode(row.split(' ').nth(2)?).ok()).collect();
    for (name, scenario) in scenarios() {
        let (script, ..) = shared(&scenario);
        let script = script::parse(&script).unwrap();
        assert!(scripts.contains(&script), "{name} is new or has changed: UPDATE=1 cargo test --test links");
    }
}

#[test]
fn both_codecs_keep_every_scenario_unchanged() {
    for (name, text) in scenarios() {
        for link in [encode(&text), link::text(&text)] {
            assert_eq!(decode(&link).unwrap().to_string(), text, "{name}");
            assert_eq!(link::fragment(&format!("https://example.org/x/?t=1{link}")), &link[1..], "{name}");
            assert!(link.bytes().all(|b| b.is_ascii_graphic() && !b"\"<>\\^`{|}'".contains(&b)), "{name}: {link}");
        }
    }
}

#[test]
fn the_links_of_figure_8_are_short() {
    for name in ["figure-8-d", "figure-8-e"] {
        let text = fs::read_to_string(PathBuf::from(TOP).join(format!("www/scenarios/{name}.raft"))).unwrap();
        let (script, ..) = shared(&text);
        let link = encode(&script);
        assert!(link.len() < 1200, "{name}: {} characters: {link}", link.len());
    }
}

#[test]
fn a_link_with_ten_actions_is_short() {
    let text = "title \"Ten things\"\ncluster nodes=5 seed=42\nat 310 propose leader set x 1\nat 340 crash n1\n\
                at 420 drop n2>n3#4\nat 500 partition n1 n2 | n3 n4 n5\nat 640 restart n1\nat 700 heal\n\
                at 812.5 delay n3>n2#7 60\nat 900 snapshot n2\nat 1000 cut n1>n4\nat 1200 mend n1>n4\n";
    let (script, ..) = shared(text);
    let link = encode(&script);
    assert!(link.len() < 300, "{} characters: {link}", link.len());
}

#[test]
fn inflate_stops_at_the_size_limit() {
    let packed = |len: usize| miniz_oxide::deflate::compress_to_vec(&vec![b'#'; len], 9);
    assert_eq!(inflate(&packed(MAX_BYTES)).map(|bytes| bytes.len()), Ok(MAX_BYTES));
    for len in [MAX_BYTES + 1, 10 * MAX_BYTES, 200 << 20] {
        assert_eq!(inflate(&packed(len)), Err(Trouble::TooLarge), "{len}");
    }
    let bomb = link::deflated(&packed(200 << 20));
    assert!(matches!(decode(&bomb), Err(Trouble::TooLong(_) | Trouble::TooLarge)));
    assert!(matches!(link::read(&"a".repeat(MAX_FRAGMENT + 1)), Err(Trouble::TooLong(_))));
}

#[test]
fn a_link_that_is_cut_anywhere_is_refused() {
    let text =
        "title \"A link\"\ncluster nodes=5 seed=42\nat 310 propose leader set x 1\nat 340 crash n1\nat 700 heal\n";
    let link = encode(text);
    assert_eq!(decode(&link).unwrap().to_string(), text);
    for end in 6..link.len() {
        let cut = decode(&link[..end]);
        assert_eq!(cut, Err(Trouble::Cut), "cut at {end}");
    }
    assert_eq!(decode("#1.t.cluster%20nodes=3%0"), Err(Trouble::Cut));
    // Bytes after the end of the compressed data are refused.
    let more = miniz_oxide::deflate::compress_to_vec(text.as_bytes(), 9);
    assert_eq!(decode(&link::deflated(&[&more[..], b"xyz"].concat())), Err(Trouble::Damaged(0)));
}

#[test]
fn text_around_a_link_is_ignored() {
    let text = "cluster nodes=3\n";
    let link = encode(text);
    for form in [&link[1..], &format!(" {link}\n"), &format!("{link}."), &format!("{link})"), &format!("{link}==")] {
        assert_eq!(decode(form).map(|script| script.to_string()).as_deref(), Ok(text), "{form}");
    }
    assert_eq!(link::read(""), Ok(Payload::Nothing));
    assert_eq!(link::read("#"), Ok(Payload::Nothing));
    assert_eq!(link::read("#figure-8-d"), Ok(Payload::Name("figure-8-d".to_string())));
    for before in ["<", "\"", "“", "(", "\u{200b}", "> "] {
        for after in [">", "\"", "”", ")", ".", ",", "…", "».", "\u{200b}", "\u{2060}.", ":~:text=nodes"] {
            let form = format!("{before}https://example.org/?t=5{link}{after}");
            let whole = link::whole(&form).unwrap_or_else(|| panic!("no link: {form}"));
            let opened = decode(link::fragment(&whole)).map(|script| script.to_string());
            assert_eq!(opened.as_deref(), Ok(text), "{form}");
        }
    }
    // A percent sign that is not escaped.
    assert_eq!(decode("#1.t.cluster loss=10% seed=3").unwrap().to_string(), "cluster loss=10% seed=3\n");
}

/// Runs that engine 1 recorded and that this engine plays differently: the file, the first moment that differs, engine
/// 1's fingerprint just before it, a later moment, and engine 1's fingerprint there.
const DIFFER_FROM_ENGINE_1: [(&str, u64, &str, u64, &str); 3] = [
    ("repair/lost-tail-same-leader", 588_572, "c4a0d19f1a728c36", 2_000_000, "522553163d48242d"),
    ("repair/snapshot-never-done", 2_837_244, "ee5489dd17e286bc", 5_000_000, "8c84df6313d88b15"),
    ("golden/membership-removed-hears-no-more", 210_000, "418a589533b8b882", 1_000_000, "18bd6af3b69b4bad"),
];

#[test]
fn replay_names_the_first_moment_at_which_engine_1_differs() {
    for (name, since, before, at, theirs) in DIFFER_FROM_ENGINE_1 {
        let text = fs::read_to_string(PathBuf::from(TOP).join(format!("tests/{name}.raft"))).unwrap();
        let recorded = |at: u64, fingerprint: &str| {
            let text = format!("{text}recorded engine=1 at={} fingerprint={fingerprint}\n", script::Millis(at));
            Session::new(decode(&encode(&text)).unwrap()).replay(u64::MAX)
        };
        assert_eq!(recorded(since - 1, before), Replay::Same, "{name}");
        assert_eq!(recorded(at, theirs), Replay::Differs { engine: "1".to_string(), since: Some(since) }, "{name}");
    }
}

/// Wraps a link as mail programs do, after so many columns, with a prefix and a suffix for each line.
fn broken(link: &str, columns: usize, before: &str, behind: &str) -> String {
    let letters: Vec<char> = link.chars().collect();
    let lines: Vec<String> = letters.chunks(columns).map(|line| line.iter().collect()).collect();
    lines.join(&format!("{behind}\n{before}"))
}

#[test]
fn a_link_that_is_wrapped_over_lines_opens() {
    for (name, text) in scenarios() {
        for link in [encode(&text), link::text(&text)] {
            let address = format!("https://example.org/raft/?t=1&run=0{link}");
            for (columns, before, behind) in
                [(76, "", ""), (76, "> ", ""), (76, ">> ", " \r"), (60, "> > ", "\r"), (40, "\t", " "), (7, "", "\r")]
            {
                let broken = broken(&address, columns, before, behind);
                let whole = link::whole(&broken).unwrap_or_else(|| panic!("no link: {broken}"));
                let opened = decode(link::fragment(&whole)).map(|script| script.to_string());
                assert_eq!(opened.as_deref(), Ok(text.as_str()), "{name}, {columns} {before:?} {behind:?}");
                // The fragment alone, as in a browser's address, opens too.
                let fragment = self::broken(&link, columns, before, behind);
                assert_eq!(decode(&fragment).map(|script| script.to_string()).as_deref(), Ok(text.as_str()), "{name}");
            }
        }
    }
    // Line ends and spaces as browsers escape them.
    let link = encode("cluster nodes=3\n");
    let (start, end) = link.split_at(14);
    for between in ["%20", " ", "%0A", "%3E%20", "%20%3E%20", "\u{ad}", "%E2%80%8B", "=\r\n"] {
        let form = format!("{start}{between}{end}");
        assert_eq!(decode(&form).map(|script| script.to_string()).as_deref(), Ok("cluster nodes=3\n"), "{form}");
    }
    let escaped = link.replace('.', "%2E").replace('z', "%7a");
    assert_eq!(decode(&escaped).map(|script| script.to_string()).as_deref(), Ok("cluster nodes=3\n"), "{escaped}");
}

#[test]
fn a_cut_or_damaged_link_is_refused_with_any_text_around_it() {
    let text = "title \"A link\"\ncluster nodes=5 seed=42\nat 310 propose leader set x 1\nat 340 crash n1\n";
    let link = encode(text);
    for end in 6..link.len() {
        for after in ["", "…", ".", "\n> ", ")", "\u{200b}"] {
            let cut = decode(&format!("{}{after}", &link[..end]));
            assert!(matches!(cut, Err(Trouble::Cut | Trouble::Damaged(0))), "cut at {end}, {after:?}: {cut:?}");
        }
    }
    for (form, place) in [("#1.z.abc*def", 4), ("#1.z.ab\n> c!def.", 4), ("#1.z.“abc", 1), ("#1.z.ab>cd", 3)] {
        assert_eq!(decode(form), Err(Trouble::Damaged(place)), "{form}");
    }
    assert_eq!(decode("#1.t.cluster%20nodes=3%0A.%2"), Err(Trouble::Cut));
    assert_eq!(decode("#1.z….”"), Err(Trouble::Cut));
}

#[test]
fn a_scenario_name_is_found_in_surrounding_text() {
    let name = Ok(Payload::Name("kill-the-leader".to_string()));
    for form in [
        "#kill-the-leader.",
        "#Kill-The-Leader",
        "#KILL-THE-LEADER!",
        "#kill-the-leader…",
        "#kill-the-leader”.",
        "#kill%2Dthe%2Dleader",
        "#kill-the-leader%20",
        "#kill-the-\n> leader",
        "kill-the-leader,",
        "#kill\u{200b}-the-leader\u{feff}",
    ] {
        assert_eq!(link::read(form), name, "{form}");
    }
    for form in ["#Hello%20World", "#a b", "#", "#…", "#ключ", &"a".repeat(65)] {
        assert!(!matches!(link::read(form), Ok(Payload::Name(_))), "{form}");
    }
}

#[test]
fn a_script_is_not_taken_for_a_link() {
    for text in [
        "# A comment\nat 5 heal\n",
        "#comment\nat 5 heal\n",
        "#1.z.abc\ncluster nodes=3\n",
        "title \"https://example.org/#x\"\n",
        "cluster nodes=3",
        "",
        "\n\n",
        ">",
        "# see https://example.org/#1.z.abc",
    ] {
        assert_eq!(link::whole(text), None, "{text:?}");
    }
    // A scenario with a link in its first comment is a script.
    for (name, text) in scenarios() {
        assert_eq!(link::whole(&text), None, "{name}");
        assert_eq!(link::whole(&format!("#{}\n{text}", encode(&text))), None, "{name}");
    }
}

mod random {
    use super::*;
    use proptest::prelude::*;

    /// Text that mail and chat programs insert into a link.
    const BETWEEN: &[&str] = &["\n", "\r\n", "\n> ", "\n>> ", " ", "\u{200b}", "\u{ad}", "\u{feff}", "%20"];

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        /// A link opens with line ends, quoting marks and invisible characters anywhere in its payload. Other text
        /// anywhere causes no panic.
        #[test]
        fn text_inserted_by_mail_and_chat_programs_is_ignored(
            puts in prop::collection::vec((
                prop::sample::select(BETWEEN),
                any::<prop::sample::Index>(),
            ), 0..9),
            rubbish in any::<String>(),
            place in any::<prop::sample::Index>(),
        ) {
            let text = "cluster nodes=3 seed=7\nat 310 propose leader set x 1\nat 340 crash n1\nat 700 heal\n";
            let link = encode(text);
            let mut places: Vec<_> = puts.iter().map(|(put, at)| (6 + at.index(link.len() - 6), *put)).collect();
            places.sort();
            places.dedup_by_key(|(at, _)| *at);
            let mut broken = link.clone();
            for (at, put) in places.into_iter().rev() {
                broken.insert_str(at, put);
            }
            let opened = decode(&broken).map(|script| script.to_string());
            prop_assert_eq!(opened.as_deref(), Ok(text), "{}", broken);
            let at = place.index(broken.len() + 1);
            if broken.is_char_boundary(at) {
                broken.insert_str(at, &rubbish);
            }
            let _ = decode(&broken);
            let _ = link::whole(&broken);
            let _ = link::whole(&rubbish);
            let _ = decode(&rubbish);
        }
    }
}
