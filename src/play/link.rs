//! The link: a run as the fragment of an address, `#1.CODEC.PAYLOAD`, or `#NAME` for a scenario of the gallery.
//!
//! Links live for ever. So the format has a version of its own, [`FORMAT`], apart from the engine's
//! ([`ENGINE`](super::engine::ENGINE)): the first says how a script is packed, the second how it plays. A link of this
//! format opens whatever engine wrote it; a script that was `recorded` by another engine may play differently, and
//! whoever opens it is told.
//!
//! Two codecs: `z`, raw DEFLATE then base64url without padding, is what the page and the command line write; `t`, the
//! text percent-encoded, is what people write by hand.
//!
//! [`read`] is the same for page and command line, and so are the sentences of [`Trouble`]. Only the inflating itself
//! is the host's: a browser brings its own, which keeps it out of the download; natively it is [`inflate`]. Both stop
//! at [`MAX_BYTES`], and both refuse what follows the end.

use std::fmt;

use base64ct::{Base64UrlUnpadded, Encoding};
use percent_encoding::{percent_decode_str, utf8_percent_encode, AsciiSet, NON_ALPHANUMERIC};

use super::script::{self, Refusal, Script, MAX_BYTES};
use crate::sim::list::List;

/// The version of the link's format. What `1` means never changes.
pub const FORMAT: u32 = 1;

/// The longest fragment that is looked at, in bytes: a script of [`MAX_BYTES`] in which every byte is escaped.
pub const MAX_FRAGMENT: usize = 3 * MAX_BYTES + 64;

/// From this length on, in characters of the whole address, some chat programs cut links.
pub const SAFE_LENGTH: usize = 2_000;

/// What need not be escaped in a link of codec `t`, beside letters and digits.
const ESCAPED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~');

/// What a fragment holds.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Payload {
    /// There is no fragment: the page opens as it does.
    Nothing,
    /// A scenario of the gallery, by its name.
    Name(String),
    /// A script, as text: not yet known to be one.
    Text(Vec<u8>),
    /// A script, deflated: not yet known to be one.
    Deflated(Vec<u8>),
}

/// Why a link does not open. `Display` is a sentence for whoever clicked it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Trouble {
    /// It is longer than any script could make it: so many bytes.
    TooLong(usize),
    /// It is of another version of the format.
    Version(String),
    /// Its codec is not one of this format's.
    Codec(String),
    /// It is neither a link of this format nor a name.
    Neither(String),
    /// Its end is missing.
    Cut,
    /// Something in it was changed on the way; where, in characters of the payload from 1, or 0 where nobody can say.
    Damaged(usize),
    /// Unpacked it is larger than any script.
    TooLarge,
    /// It was unpacked, and is no script.
    Script(Refusal),
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kib = MAX_BYTES / 1024;
        match self {
            Trouble::TooLong(bytes) => {
                write!(f, "the link has {bytes} characters, more than a script of {kib} KiB, the largest, could need")
            }
            Trouble::Version(version) => write!(
                f,
                "the link is of format {version}, and this version of the playground opens format {FORMAT}; a newer \
                 playground may open it"
            ),
            Trouble::Codec(codec) => write!(
                f,
                "the link packs its script in a way named “{codec}”; this version knows “z” (deflated) and “t” (plain \
                 text)"
            ),
            Trouble::Neither(text) => write!(
                f,
                "“{text}” is neither a link, which begins with {FORMAT}.z. or {FORMAT}.t., nor the name of a scenario"
            ),
            Trouble::Cut => write!(f, "the link is cut off: its end is missing, as when a chat program breaks it"),
            Trouble::Damaged(0) => write!(f, "the link is damaged, or its end is missing: it does not unpack"),
            Trouble::Damaged(place) => {
                write!(f, "the link is damaged: character {place} after “{FORMAT}.z.” cannot stand in a link")
            }
            Trouble::TooLarge => write!(f, "the link unpacks to more than {kib} KiB, the largest script"),
            Trouble::Script(refusal) => write!(f, "the script in the link does not parse: {refusal}"),
        }
    }
}

impl std::error::Error for Trouble {}

/// Looks at a fragment, with or without its `#`. What people's programs leave around a link (spaces, the full stop of
/// a sentence, padding) does no harm.
///
/// # Errors
/// All of [`Trouble`] but what only unpacking shows.
pub fn read(fragment: &str) -> Result<Payload, Trouble> {
    let fragment = fragment.trim();
    let fragment = fragment.strip_prefix('#').unwrap_or(fragment);
    if fragment.len() > MAX_FRAGMENT {
        return Err(Trouble::TooLong(fragment.len()));
    }
    if fragment.is_empty() {
        return Ok(Payload::Nothing);
    }
    let digits = fragment.bytes().take_while(u8::is_ascii_digit).count();
    let (version, rest) = fragment.split_at(digits);
    let Some(rest) = rest.strip_prefix('.').filter(|_| digits > 0) else {
        let letter = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
        return if fragment.len() <= 64 && fragment.bytes().all(letter) {
            Ok(Payload::Name(fragment.to_string()))
        } else {
            Err(Trouble::Neither(short(fragment)))
        };
    };
    if version != FORMAT.to_string() {
        return Err(Trouble::Version(short(version)));
    }
    let Some((codec, payload)) = rest.split_once('.') else {
        return Err(if matches!(rest, "z" | "t" | "") { Trouble::Cut } else { Trouble::Codec(short(rest)) });
    };
    match codec {
        "t" => plain(payload).map(Payload::Text),
        "z" => base64(payload).map(Payload::Deflated),
        _ => Err(Trouble::Codec(short(codec))),
    }
}

/// The script that was unpacked from a link.
///
/// # Errors
/// [`Trouble::TooLarge`] and [`Trouble::Script`].
pub fn script(unpacked: &[u8]) -> Result<Script, Trouble> {
    if unpacked.len() > MAX_BYTES {
        return Err(Trouble::TooLarge);
    }
    script::parse_bytes(unpacked).map_err(Trouble::Script)
}

/// The fragment of codec `z`, `#` and all, for a script that is deflated already.
pub fn deflated(bytes: &[u8]) -> String {
    format!("#{FORMAT}.z.{}", Base64UrlUnpadded::encode_string(bytes))
}

/// The fragment of codec `t`, `#` and all.
pub fn text(script: &str) -> String {
    format!("#{FORMAT}.t.{}", utf8_percent_encode(script, ESCAPED))
}

/// The fragment of an address, or the whole text where it is none.
pub fn fragment(address: &str) -> &str {
    address.split_once('#').map_or(address, |(_, fragment)| fragment)
}

fn plain(payload: &str) -> Result<Vec<u8>, Trouble> {
    let bytes = payload.as_bytes();
    for at in (0..bytes.len()).filter(|&at| bytes[at] == b'%') {
        match bytes.get(at + 1..at + 3) {
            None => return Err(Trouble::Cut),
            // A percent sign that somebody left as it is: `loss=10%`.
            Some(_) => continue,
        }
    }
    Ok(percent_decode_str(payload).list())
}

fn base64(payload: &str) -> Result<Vec<u8>, Trouble> {
    let after = |c: char| c.is_whitespace() || "=.,;:!?)>]}'\"*".contains(c);
    let payload = payload.trim_end_matches(after);
    let letter = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    if let Some(place) = payload.chars().position(|c| !letter(c)) {
        return Err(Trouble::Damaged(place + 1));
    }
    // Four characters are three bytes; one alone is not even one byte.
    if payload.is_empty() || payload.len() % 4 == 1 {
        return Err(Trouble::Cut);
    }
    // The last character's spare bits are not zero: it was cut in the middle of a group.
    Base64UrlUnpadded::decode_vec(payload).map_err(|_| Trouble::Cut)
}

/// What is shown of a text that came from outside.
fn short(text: &str) -> String {
    const LONGEST: usize = 40;
    let mut shown: String = text.chars().take(LONGEST).filter(|c| !c.is_control()).collect();
    if text.chars().nth(LONGEST).is_some() {
        shown.push('…');
    }
    shown
}

#[cfg(not(target_arch = "wasm32"))]
pub use native::{decode, encode, inflate};

/// The packing, where no browser does it.
#[cfg(not(target_arch = "wasm32"))]
mod native {
    use miniz_oxide::deflate::compress_to_vec;
    use miniz_oxide::inflate::core::inflate_flags::TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF;
    use miniz_oxide::inflate::core::{decompress, DecompressorOxide};
    use miniz_oxide::inflate::TINFLStatus;

    use super::{deflated, read, script, Payload, Script, Trouble, MAX_BYTES};

    /// The fragment of codec `z`, `#` and all, of a script.
    pub fn encode(script: &str) -> String {
        deflated(&compress_to_vec(script.as_bytes(), 10))
    }

    /// Unpacks raw DEFLATE, up to [`MAX_BYTES`] and not a byte further.
    ///
    /// # Errors
    /// [`Trouble::Cut`], [`Trouble::Damaged`], [`Trouble::TooLarge`].
    pub fn inflate(bytes: &[u8]) -> Result<Vec<u8>, Trouble> {
        let mut out = vec![0; MAX_BYTES + 1];
        let mut state = Box::<DecompressorOxide>::default();
        let (status, read, written) =
            decompress(&mut state, bytes, &mut out, 0, TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF);
        out.truncate(written);
        match status {
            _ if written > MAX_BYTES => Err(Trouble::TooLarge),
            TINFLStatus::Done if read == bytes.len() => Ok(out),
            TINFLStatus::FailedCannotMakeProgress | TINFLStatus::NeedsMoreInput => Err(Trouble::Cut),
            TINFLStatus::HasMoreOutput => Err(Trouble::TooLarge),
            _ => Err(Trouble::Damaged(0)),
        }
    }

    /// The script of a link. A fragment that names a scenario, or nothing, has none of its own.
    ///
    /// # Errors
    /// All of [`Trouble`]; [`Trouble::Neither`] for a name.
    pub fn decode(fragment: &str) -> Result<Script, Trouble> {
        match read(fragment)? {
            Payload::Nothing => Err(Trouble::Cut),
            Payload::Name(name) => Err(Trouble::Neither(name)),
            Payload::Text(text) => script(&text),
            Payload::Deflated(bytes) => script(&inflate(&bytes)?),
        }
    }
}
