//! All mistakes of a script are reported at once, and a character that looks like a valid one is reported by name.

use super::*;
use playground::play::script::{parse_all, Mistakes, MOST_MISTAKES};
use proptest::prelude::*;
use proptest::sample::select;

fn mistakes(text: &str) -> Mistakes {
    match parse_all(text) {
        Err(mistakes) => mistakes,
        Ok(_) => panic!("not refused: {text}"),
    }
}

#[test]
fn all_mistakes_are_reported_at_once() {
    let count = super::check_table("mistakes.txt", |text| {
        let mistakes = mistakes(text);
        assert_eq!(mistakes.more, 0, "{text}");
        let said = mistakes.listed().map(ToString::to_string).collect();
        // parse() reports the first of them.
        assert_eq!(parse(text), Err(mistakes.first), "{text}");
        said
    });
    assert!(count >= 9, "only {count} blocks were found");
}

#[test]
fn mistakes_beyond_the_limit_are_counted() {
    let text = "at 5 crsh n1\n".repeat(MOST_MISTAKES + 12);
    let told = mistakes(&text);
    assert_eq!((told.listed().count(), told.more), (MOST_MISTAKES, 12));
    let sentence = told.to_string();
    assert!(sentence.starts_with("62 mistakes\n  line 1, column 6: found “crsh”"), "{sentence}");
    assert!(sentence.ends_with("did you mean “crash”?\n  and 12 more"), "{sentence}");
    assert_eq!(sentence.lines().count(), MOST_MISTAKES + 2);
    // At most ten settings of one line are reported.
    let told = mistakes(&format!("cluster{}", " x=1".repeat(1_000)));
    assert_eq!((told.listed().count(), told.more), (11, 0));
    let far = mistakes(&format!("cluster nodes=1\n{}", "at 5 cut n2-n3\n".repeat(1_000)));
    assert_eq!((far.listed().count(), far.more), (MOST_MISTAKES, 1_950));
    // Too many clients are one mistake.
    let clients: String =
        (0..18).map(|k| format!("at 5 client c{k} every 100 get x\nat 6 client c{k} stop\n")).collect();
    assert_eq!(mistakes(&clients).listed().map(|refusal| refusal.line).collect::<Vec<_>>(), [33]);
    // Statements after the limit are not parsed.
    let full = mistakes(&format!("{}rubbish\nrubbish\n", "at 1 heal\n".repeat(MAX_STATEMENTS)));
    assert_eq!(full.listed().map(|refusal| refusal.line).collect::<Vec<_>>(), [MAX_STATEMENTS as u32 + 1]);
}

#[test]
fn a_text_in_quotation_marks_may_hold_any_character() {
    for text in [
        "title \"“The leader dies” – it’s → over\"",
        "at 5 say \"soft\u{ad} zero\u{200b} \u{feff}\"",
        "at 5 propose n1 set \"“x”\" \"\u{200b}\"",
        "expect committed \"set x “two”\"",
        "# “A comment” \u{200b} → may",
        "at 5 propose n1 set x it’s",
        "at 5 propose n1 set x 👩\u{200d}💻",
        "at 5 propose n1 set ключ –5",
        "at 5 propose n1 set x 'y'",
    ] {
        let printed = good(text).to_string();
        assert_eq!(good(&printed), good(text), "{text}");
        assert_eq!(good(&printed).to_string(), printed);
    }
    assert_eq!(
        good("at 5 propose n1 set \"“x”\" \"\u{200b}\"").to_string(),
        "at 5 propose n1 set \"“x”\" \"\u{200b}\"\n"
    );
}

/// Engine 1 wrote such words without quotation marks, and its links must continue to open.
#[test]
fn commands_recorded_by_older_pages_are_accepted() {
    let old = "at 5 propose n1 set “x” a\u{200b}b\n";
    assert!(parse(old).is_err());
    let script = good(&format!("{old}recorded engine=1 at=5 fingerprint=00\n"));
    assert_eq!(script.lines()[0].to_string(), "at 5 propose n1 set \"“x”\" \"a\u{200b}b\"");
    assert!(parse(&format!("{old}recorded engine=2 at=5 fingerprint=00\n")).is_err());
    // New actions are parsed by the current rules.
    assert!(script.parse_action("propose n1 set “x” 1").is_err());
}

/// One statement of each kind, without the `recorded` lines of old engines.
fn plain() -> String {
    ALL.lines()
        .filter(|line| !line.starts_with("recorded engine=0.1.0") && !line.starts_with("recorded engine=1"))
        .fold(String::new(), |text, line| text + line + "\n")
}

/// The byte offsets in and next to bare words, outside of quotation marks and comments.
fn bare(text: &str) -> Vec<usize> {
    let mut places = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let (mut quoted, mut escaped, mut before) = (false, false, ' ');
        for (at, c) in line.char_indices() {
            if c == '#' && !quoted && before.is_whitespace() {
                break;
            }
            let within = !quoted && c != '\n' && !(c.is_whitespace() && before.is_whitespace());
            if within && line[..at].chars().any(|c| !c.is_whitespace()) {
                places.push(start + at);
            }
            if c == '"' && !escaped {
                quoted = !quoted;
            }
            escaped = c == '\\' && !escaped;
            before = c;
        }
        start += line.len();
    }
    places
}

/// Invisible characters.
const UNSEEN: &[char] = &['\u{200b}', '\u{ad}', '\u{feff}', '\u{2060}', '\u{200e}', '\u{202e}', '\u{200d}', '\u{61c}'];
/// Look-alike characters, invisible characters, and characters with a meaning in scripts.
const STRANGE: &str = "“”„‟‘’‚«»‹›＂\u{200b}\u{200d}\u{ad}\u{feff}\u{2060}\u{200e}–—−…→≥＝５％а'`\"#\\ \t";

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// An invisible character is reported by name at its place.
    #[test]
    fn an_invisible_character_in_a_word_is_reported_by_name(
        put in select(UNSEEN),
        place in any::<prop::sample::Index>(),
    ) {
        let text = plain();
        let places = bare(&text);
        prop_assert!(places.len() > 500);
        let at = places[place.index(places.len())];
        let with = format!("{}{put}{}", &text[..at], &text[at..]);
        let line = text[..at].matches('\n').count() as u32 + 1;
        let start = text[..at].rfind('\n').map_or(0, |feed| feed + 1);
        let column = text[start..at].chars().count() as u32 + 1;
        let told = mistakes(&with);
        let code = format!("U+{:04X}", u32::from(put));
        let named: Vec<_> = told.listed().filter(|refusal| words::said(&refusal.found).starts_with(&code)).collect();
        prop_assert_eq!(named.len(), 1, "{}\n{}", with.lines().nth(line as usize - 1).unwrap(), told);
        prop_assert_eq!((named[0].line, named[0].column), (line, column), "{}", told);
        prop_assert_eq!(told.listed().count(), 1, "{}", told);
    }

    /// Strange characters anywhere cause no panic, and every mistake has a place in the text.
    #[test]
    fn mistakes_with_strange_characters_have_a_place_in_the_text(put in prop::collection::vec((
        select(STRANGE.chars().collect::<Vec<_>>()),
        any::<prop::sample::Index>(),
    ), 1..12)) {
        let mut text: Vec<char> = ALL.chars().collect();
        for (c, place) in put {
            text.insert(place.index(text.len() + 1), c);
        }
        let text: String = text.into_iter().collect();
        match parse_all(&text) {
            Ok(script) => prop_assert_eq!(good(&script.to_string()), script),
            Err(mistakes) => {
                let places: Vec<_> = mistakes.listed().map(|refusal| (refusal.line, refusal.column)).collect();
                prop_assert!(places.is_sorted(), "{}", mistakes);
                for refusal in mistakes.listed() {
                    random::check_place(&text, refusal.line, refusal.column);
                    prop_assert!(!refusal.to_string().ends_with("?."), "{}", refusal);
                }
            }
        }
    }
}
