//! Reading a script from a file, a link, or standard input.

use std::fs;
use std::io::{self, Read};
use std::path::Path;

use playground::play::script::{self, Script};
use playground::play::share::link::{self, Payload, Trouble};
use playground::play::tell::told;

use super::Usage;

/// Reads the script that an argument names.
pub fn read(argument: &str) -> Result<Script, Usage> {
    if argument != "-" && !Path::new(argument).exists() && link::whole(argument).is_some() {
        return unlink(argument);
    }
    let bytes = bytes(argument).map_err(|error| match argument {
        "-" => Usage(told!("cli-cannot-read-input", error: error.to_string())),
        file => Usage::reading(Path::new(file), &error),
    })?;
    // A file or standard input may hold a link as well.
    if let Some(link) = std::str::from_utf8(&bytes).ok().and_then(link::whole) {
        return unlink(&link);
    }
    script::parse_all_bytes(&bytes).map_err(|mistakes| {
        let mistakes = mistakes.told();
        Usage(match argument {
            "-" => told!("cli-refused-input", mistakes),
            file => told!("cli-refused", file: file.to_string(), mistakes),
        })
    })
}

fn bytes(argument: &str) -> io::Result<Vec<u8>> {
    // Reading a little more than the longest link shows that an input is too long.
    let most = link::MAX_FRAGMENT as u64 + 4096;
    let mut bytes = Vec::new();
    if argument == "-" {
        io::stdin().lock().take(most).read_to_end(&mut bytes)?;
    } else {
        fs::File::open(argument)?.take(most).read_to_end(&mut bytes)?;
    }
    Ok(bytes)
}

/// The script of a link.
pub fn unlink(text: &str) -> Result<Script, Usage> {
    let text = link::whole(text).unwrap_or_else(|| text.trim().to_string());
    let fragment = link::fragment(&text);
    let trouble = |trouble: Trouble| Usage(trouble.told());
    match link::read(fragment).map_err(trouble)? {
        Payload::Nothing => Err(Usage(told!("cli-link-empty"))),
        Payload::Name(name) => Err(Usage(told!("cli-link-of-gallery", name))),
        Payload::Text(text) => link::script(&text).map_err(trouble),
        Payload::Deflated(bytes) => link::inflate(&bytes).and_then(|bytes| link::script(&bytes)).map_err(trouble),
    }
}
