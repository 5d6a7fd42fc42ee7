//! The link: a run as the fragment of an address, `#1.CODEC.PAYLOAD`, or `#NAME` for a scenario of the gallery.
//!
//! Links live for ever. So the format has a version of its own, [`FORMAT`], apart from the engine's
//! ([`ENGINE`](crate::play::run::engine)): the first says how a script is packed, the second how it plays. A link of
//! this format opens with every engine; a script that was `recorded` by another engine may play differently, and
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

use crate::play::script::{self, Mistakes, Script, MAX_BYTES};
use crate::sim::{is_invisible, is_quotation_mark};

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
    Script(Mistakes),
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
            Trouble::Script(mistakes) => write!(f, "the script in the link does not parse: {mistakes}"),
        }
    }
}

impl std::error::Error for Trouble {}

/// Looks at a fragment, with or without its `#`. What people's programs do to a link on its way does no harm: line ends
/// and the `> ` of a quoted mail, spaces, characters that nobody sees, escapes, what stands around it (brackets,
/// quotation marks, the full stop of a sentence), padding, and capital letters in a scenario's name.
///
/// # Errors
/// All of [`Trouble`] but what only unpacking shows.
pub fn read(fragment: &str) -> Result<Payload, Trouble> {
    let fragment = fragment.trim_matches(|c: char| c.is_whitespace() || is_invisible(c));
    let fragment = fragment.strip_prefix('#').unwrap_or(fragment);
    if fragment.len() > MAX_FRAGMENT {
        return Err(Trouble::TooLong(fragment.len()));
    }
    if fragment.is_empty() {
        return Ok(Payload::Nothing);
    }
    if let Some((version, rest)) = versioned(fragment) {
        return payload(version, rest);
    }
    let plain: String =
        percent_decode_str(fragment).decode_utf8_lossy().chars().filter(|c| !is_invisible(*c)).collect();
    if let Some((version, rest)) = versioned(plain.trim_start()) {
        return payload(version, rest);
    }
    let name = joined(&plain, "").trim_matches(around).to_ascii_lowercase();
    let letter = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
    if !name.is_empty() && name.len() <= 64 && name.bytes().all(letter) {
        Ok(Payload::Name(name))
    } else {
        Err(Trouble::Neither(short(fragment)))
    }
}

/// The digits of a format's version, and what follows their full stop.
fn versioned(text: &str) -> Option<(&str, &str)> {
    let (version, rest) = text.split_at(text.bytes().take_while(u8::is_ascii_digit).count());
    Some((version, rest.strip_prefix('.').filter(|_| !version.is_empty())?))
}

/// What a link of this version holds.
fn payload(version: &str, rest: &str) -> Result<Payload, Trouble> {
    if version != FORMAT.to_string() {
        return Err(Trouble::Version(short(version)));
    }
    let Some((codec, payload)) = rest.split_once('.') else {
        let codec = rest.trim_end_matches(around);
        return Err(if matches!(codec, "z" | "t" | "") { Trouble::Cut } else { Trouble::Codec(short(codec)) });
    };
    match codec.trim_end_matches(around) {
        "t" => plain(payload).map(Payload::Text),
        "z" => base64(payload).map(Payload::Deflated),
        _ => Err(Trouble::Codec(short(codec))),
    }
}

/// A link that somebody brings, in one piece, even if a mail program has broken it over lines; `None` if the text is
/// something else, such as a script. [`read`] then says whether it opens.
pub fn whole(text: &str) -> Option<String> {
    let text = text.trim_matches(|c: char| c.is_whitespace() || is_invisible(c));
    let text = text.trim_start_matches(|c: char| c != '#' && around(c));
    let one = joined(text, "");
    let mut lines = text.lines().map(unquoted);
    if text.contains('\n') && lines.any(|line| line.is_empty() || line.contains(char::is_whitespace)) {
        return None;
    }
    let far = ["http://", "https://"]
        .iter()
        .any(|start| one.get(..start.len()).is_some_and(|scheme| scheme.eq_ignore_ascii_case(start)));
    let near = one.strip_prefix('#').unwrap_or(&one);
    let dotted = |text: &str| {
        let packed =
            |(_, rest): (&str, &str)| rest.as_bytes().get(1) == Some(&b'.') && rest.as_bytes()[0].is_ascii_lowercase();
        versioned(text).is_some_and(packed)
    };
    let head: String = near.chars().take(32).collect();
    let fragment = dotted(near) || dotted(&percent_decode_str(&head).decode_utf8_lossy());
    let named = one.starts_with('#') && !text.contains(char::is_whitespace);
    let is_link = if text.contains('\n') { fragment || far && one.contains('#') } else { fragment || far || named };
    is_link.then_some(one)
}

/// The script that was unpacked from a link.
///
/// # Errors
/// [`Trouble::TooLarge`] and [`Trouble::Script`].
pub fn script(unpacked: &[u8]) -> Result<Script, Trouble> {
    if unpacked.len() > MAX_BYTES {
        return Err(Trouble::TooLarge);
    }
    script::parse_all_bytes(unpacked).map_err(Trouble::Script)
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

/// Whether a character may stand around a link in somebody's text, and belongs to that text.
fn around(c: char) -> bool {
    c.is_whitespace()
        || is_invisible(c)
        || is_quotation_mark(c)
        || "=.,;:!?<>()[]{}|'\"*`\\…。，、；：！？）】》".contains(c)
}

/// One line of a mail, without the `>` before what is quoted.
fn unquoted(line: &str) -> &str {
    line.trim_start_matches(|c: char| c == '>' || c.is_whitespace()).trim_end()
}

/// The lines in one piece, without the marks of a quoted mail; `between` them.
fn joined(text: &str, between: &str) -> String {
    let mut lines = text.lines();
    let mut one = lines.next().unwrap_or("").trim_end().to_string();
    for line in lines {
        one.push_str(between);
        one.push_str(unquoted(line));
    }
    one
}

fn plain(payload: &str) -> Result<Vec<u8>, Trouble> {
    // A percent sign by itself is one that somebody left as it is: `loss=10%`. Near the end it is half an escape.
    let cut = |text: &str| text.bytes().rev().take(2).any(|byte| byte == b'%');
    let bytes = |text: &str| -> Vec<u8> { percent_decode_str(text).collect::<Vec<_>>() };
    // Where its own line ends are escaped, others were put there on the way, perhaps in place of a space.
    let broken = payload.contains('\n') && (payload.contains("%0A") || payload.contains("%0a"));
    let wholes = match broken {
        true => vec![joined(payload, ""), joined(payload, " ")],
        false => vec![payload.to_string()],
    };
    // As it stands, and without what stands behind it: whichever is a script.
    let trimmed = wholes.iter().map(|text| text.trim_end_matches(around));
    let is_script = |text: &&str| !cut(text) && script::parse_bytes(&bytes(text)).is_ok();
    match wholes.iter().map(String::as_str).chain(trimmed).find(is_script) {
        Some(text) => Ok(bytes(text)),
        None if cut(payload.trim_end()) => Err(Trouble::Cut),
        None => Ok(bytes(&wholes[0])),
    }
}

fn base64(payload: &str) -> Result<Vec<u8>, Trouble> {
    let decoded = percent_decode_str(payload).decode_utf8_lossy();
    // What programs write behind a fragment to say what to scroll to.
    let payload = decoded.split(":~:").next().unwrap_or("").trim_end_matches(around);
    let mut letters = String::new();
    let mut chars = payload.chars().filter(|c| !is_invisible(*c)).peekable();
    let mut before = ' ';
    while let Some(c) = chars.next() {
        let after = chars.peek().copied().unwrap_or(' ');
        // The mark of a quoted mail, and that of a line that goes on.
        let mark = c == '>' && (before.is_whitespace() || before == '>' || after.is_whitespace() || after == '>');
        let goes_on = c == '=' && matches!(after, '\r' | '\n');
        if !(c.is_whitespace() || mark || goes_on) {
            letters.push(c);
        }
        before = c;
    }
    let letter = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    if let Some(place) = letters.chars().position(|c| !letter(c)) {
        return Err(Trouble::Damaged(place + 1));
    }
    // Four characters are three bytes; one alone is not even one byte.
    if letters.is_empty() || letters.len() % 4 == 1 {
        return Err(Trouble::Cut);
    }
    // The last character's spare bits are not zero: it was cut in the middle of a group.
    Base64UrlUnpadded::decode_vec(&letters).map_err(|_| Trouble::Cut)
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
