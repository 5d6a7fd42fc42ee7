//! The same script gives the same bytes, everywhere and for ever: these fingerprints are asserted natively here, and in
//! Chromium by tests/web.rs. One that changes breaks links that are out in the world.
//!
//! `UPDATE=1 cargo test --test same` writes them anew, for a change that is meant.
#![cfg(not(target_arch = "wasm32"))]
#![allow(missing_docs)]

use playground::play::run::session::Session;

#[path = "same/cases.rs"]
mod cases;

const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/same/fingerprints.txt");

#[test]
fn fingerprints_are_what_they_were() {
    let text = std::fs::read_to_string(FILE).unwrap();
    let mut now = text.clone();
    for (until, fingerprint, script) in cases::cases(&text) {
        let mut session = Session::open(script).unwrap_or_else(|refusal| panic!("{refusal}\n{script}"));
        session.advance(until, u64::MAX);
        let found = format!("{:016x}", session.world().fingerprint());
        let head = format!("== {} {fingerprint}\n{script}", until / 1000);
        now = now.replace(&head, &format!("== {} {found}\n{script}", until / 1000));
    }
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(FILE, &now).unwrap();
    } else {
        assert_eq!(text, now);
    }
}
