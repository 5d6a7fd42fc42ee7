//! Any bytes are a script, or refused with a short sentence; and what a script prints is the same script.
#![no_main]

use libfuzzer_sys::fuzz_target;
use playground::play::script::{self, MAX_BYTES};

fuzz_target!(|bytes: &[u8]| {
    match script::parse_bytes(bytes) {
        Ok(script) => {
            let printed = script.to_string();
            assert!(printed.len() <= MAX_BYTES);
            let again = script::parse(&printed).expect("what was printed parses");
            assert_eq!(again.to_string(), printed);
            assert_eq!((again.setup(), again.headless_end()), (script.setup(), script.headless_end()));
            assert!(again.timed().into_iter().map(|(_, at, deed)| (at, deed)).eq(script
                .timed()
                .into_iter()
                .map(|(_, at, deed)| (at, deed))));
        }
        Err(refusal) => {
            let told = refusal.to_string();
            assert!(told.chars().count() < 1_000 && !told.contains('\n'), "{told}");
        }
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        let _ = script::parse_action(text);
    }
});
