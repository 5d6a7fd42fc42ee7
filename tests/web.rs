//! The bridge in a real browser: runs have the same fingerprints as natively, and values reach JavaScript in the right
//! form.
#![cfg(target_arch = "wasm32")]
#![allow(missing_docs)]

use playground::play::run::session::Session;
use playground::play::show::view::View;
use playground::web::{random_seed, Playground};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::*;

wasm_bindgen_test_configure!(run_in_browser);

/// The scripts, fingerprints and courses that tests/same.rs checks natively.
const SAME: &str = include_str!("same/fingerprints.txt");
const COURSES: &str = include_str!("same/courses.txt");

#[path = "same/cases.rs"]
mod cases;
mod steps;

fn get(object: &JsValue, key: &str) -> JsValue {
    js_sys::Reflect::get(object, &key.into()).unwrap()
}

#[wasm_bindgen_test]
fn every_run_has_the_same_fingerprint_as_natively() {
    let mut seen = 0;
    for (until, fingerprint, script) in cases::cases(SAME) {
        let mut session = Session::open(script).unwrap();
        let course = cases::play(&mut session, until);
        let stored = steps::stored(COURSES, &steps::name(script)).unwrap_or("");
        assert_eq!(steps::divergence(&session, &course, stored), None, "{script}");
        assert_eq!(format!("{:016x}", session.world().fingerprint()), fingerprint, "{script}");
        seen += 1;
    }
    assert!(seen >= 5, "{seen} cases");
}

#[wasm_bindgen_test]
fn a_view_is_a_plain_object_in_javascript() {
    let mut playground = Playground::new();
    playground.advance(2000.0, 100_000);
    let view = playground.view();
    assert_eq!(get(&view, "nowMs").as_f64(), Some(2000.0));
    let nodes: js_sys::Array = get(&view, "nodes").unchecked_into();
    assert_eq!(nodes.length(), 5);
    let leaders = nodes.iter().filter(|node| get(node, "role").as_string().as_deref() == Some("leader"));
    assert_eq!(leaders.count(), 1);
    let text = js_sys::JSON::stringify(&view).unwrap().as_string().unwrap();
    assert!(text.contains("\"election\":{\"min\":150,"), "{text}");
    let first = nodes.get(0);
    let missing = ["transferTo", "receiving"].iter().all(|key| !js_sys::Reflect::has(&first, &(*key).into()).unwrap());
    assert!(missing, "a field that is None must have no key");
    let _: fn(&Session) -> View = Session::view;
}

#[wasm_bindgen_test]
fn a_valid_action_is_recorded_and_an_invalid_one_is_refused() {
    let mut playground = Playground::new();
    playground.advance(600.0, 100_000);
    let done = playground.act("crash n1");
    assert_eq!(get(&done, "ok").as_bool(), Some(true));
    assert_eq!(get(&done, "recorded").as_string().as_deref(), Some("at 600 crash n1"));
    assert!(playground.script().contains("at 600 crash n1"));
    let before = playground.fingerprint();
    let refused = playground.act("crush n1");
    assert_eq!(get(&refused, "ok").as_bool(), Some(false));
    let message = js_sys::JSON::stringify(&get(&get(&refused, "refusal"), "message")).unwrap();
    assert!(message.includes("crash", 0), "{message:?}");
    assert_eq!(playground.fingerprint(), before);
}

#[wasm_bindgen_test]
fn a_script_that_does_not_parse_leaves_the_run_unchanged() {
    let mut playground = Playground::new();
    playground.advance(500.0, 100_000);
    let before = playground.fingerprint();
    let answer = playground.load("cluster nodes=5\nat 10 crash n9\n");
    assert_eq!(get(&answer, "ok").as_bool(), Some(false));
    assert_eq!(get(&get(&answer, "refusal"), "line").as_f64(), Some(2.0));
    assert_eq!(playground.fingerprint(), before);
}

#[wasm_bindgen_test]
fn completion_returns_names_and_the_columns_that_they_replace() {
    let playground = Playground::new();
    let found = playground.complete("cluster nodes=3\nat 310 res n1\n", 2, 11);
    assert_eq!((get(&found, "from").as_f64(), get(&found, "to").as_f64()), (Some(8.0), Some(11.0)));
    let names: js_sys::Array = get(&found, "names").unchecked_into();
    let restart = names.iter().find(|name| get(name, "text").as_string().as_deref() == Some("restart")).unwrap();
    assert_eq!(get(&get(&restart, "what"), "id").as_string().as_deref(), Some("what-action"));
    let nowhere = playground.complete("# a comment", u32::MAX, 0);
    assert_eq!(get(&nowhere, "from").as_f64(), Some(1.0));
}

#[wasm_bindgen_test]
fn the_timeline_has_typed_arrays_and_knows_its_messages() {
    let mut playground = Playground::new();
    playground.advance(2000.0, 100_000);
    let window = playground.timeline(0.0, 2000.0, false, 10_000);
    let legs = get(&window, "legs");
    let column = |name: &str| -> js_sys::Uint8Array { get(&legs, name).dyn_into().unwrap() };
    let count = column("from").length();
    assert!(count > 100, "{count} messages");
    let step: js_sys::Uint32Array = get(&legs, "sentStep").dyn_into().unwrap();
    let sent: js_sys::Float64Array = get(&legs, "sentMs").dyn_into().unwrap();
    assert_eq!((step.length(), sent.length()), (count, count));
    assert!(
        (1..count).all(|i| sent.get_index(i - 1) <= sent.get_index(i)),
        "messages are not in the order in which they were sent"
    );
    let few = playground.timeline(0.0, 2000.0, false, 10);
    let taken: js_sys::Uint8Array = get(&get(&few, "legs"), "from").unchecked_into();
    assert!((1..=10).contains(&taken.length()));
    assert_eq!(get(&few, "legsLeftOut").as_f64(), Some(f64::from(count - taken.length())));
    let first = format!("n{}>n{}#1", column("from").get_index(0), column("to").get_index(0));
    let message = playground.message(&first);
    assert_eq!(get(&message, "fate").as_string().as_deref(), Some("arrived"));
    assert!(playground.message("n1>n1#0").is_undefined());
    let step = get(&message, "sentStep").as_f64().unwrap();
    let told: js_sys::Array = playground.told(step).unchecked_into();
    let ids: Vec<String> = told.iter().filter_map(|it| get(&it, "id").as_string()).collect();
    assert!(ids.iter().any(|id| id.contains("candidate")), "{ids:?}");
    for odd in [f64::NAN, -1.0, f64::INFINITY] {
        assert!(playground.timeline(odd, odd, true, u32::MAX).is_object());
        playground.told(odd);
    }
}

#[wasm_bindgen_test]
fn an_export_is_the_same_in_small_and_large_pieces() {
    let mut playground = Playground::new();
    playground.advance(2000.0, 100_000);
    // In place of the page's catalogue.
    let say = js_sys::Function::new_with_args("told", "return JSON.stringify(told)");
    let exported = |what: &str, most: u32| {
        let mut export = playground.begin_export(what);
        let mut pieces = Vec::new();
        while !export.done() {
            pieces.push(export.next(most, &say));
        }
        pieces
    };
    let trace = exported("trace", u32::MAX);
    assert_eq!(trace.len(), 1);
    let pieces = exported("trace", 10);
    assert!(pieces.len() > 10, "{} pieces", pieces.len());
    assert_eq!(pieces.concat(), trace.concat());
    assert!(trace[0]
        .lines()
        .all(|line| js_sys::JSON::parse(line).is_ok_and(|fact| get(&fact, "seq").as_f64().is_some())));
    let text = exported("text", 10).concat();
    assert_eq!(text, exported("text", u32::MAX).concat());
    assert!(text.contains(&playground.fingerprint()), "{text}");
}

#[wasm_bindgen_test]
fn advance_accepts_any_number() {
    let mut playground = Playground::new();
    for to in [f64::NAN, -1.0, f64::NEG_INFINITY, 1e-9, 0.0] {
        playground.advance(to, 10);
        assert_eq!(playground.now_ms(), 0.0);
    }
    playground.advance(f64::INFINITY, 10);
    assert!(playground.now_ms() > 0.0);
}

#[wasm_bindgen_test]
fn a_random_seed_is_valid_in_a_script() {
    let seed = random_seed();
    assert!((0.0..9_007_199_254_740_992.0).contains(&seed) && seed.fract() == 0.0, "{seed}");
    let mut playground = Playground::new();
    let answer = playground.reseed(seed, 3);
    assert_eq!(get(&answer, "ok").as_bool(), Some(true));
    assert!(playground.script().contains(&format!("seed={seed}")));
}
