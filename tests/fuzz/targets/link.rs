//! Any text is the fragment of a link, or said to be none; no payload inflates past the limit.
#![no_main]

use libfuzzer_sys::fuzz_target;
use playground::play::share::link::{self, decode, deflated, encode, inflate};
use playground::play::script::MAX_BYTES;

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    for fragment in [text.to_string(), format!("#1.t.{text}"), format!("#1.z.{text}"), deflated(bytes)] {
        match decode(&fragment) {
            Ok(script) => {
                let script = script.to_string();
                for link in [encode(&script), link::text(&script)] {
                    assert_eq!(decode(&link).map(|script| script.to_string()), Ok(script.clone()));
                }
            }
            Err(trouble) => {
                let told = trouble.to_string();
                assert!(told.chars().count() < 1_000 && !told.contains('\n'), "{told}");
            }
        }
    }
    assert!(inflate(bytes).map_or(0, |unpacked| unpacked.len()) <= MAX_BYTES);
});
