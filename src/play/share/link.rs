//! The link: a run as the fragment of an address, `#1.CODEC.PAYLOAD`, or `#NAME` for a scenario of the gallery.
//!
//! Published links must open for ever. The format has its own version, [`FORMAT`], apart from the engine's
//! ([`ENGINE`](crate::play::run::engine)): the first says how a script is packed, the second how it plays. A link of
//! this format opens with every engine. A script that another engine `recorded` may play differently, and the user is
//! told so.
//!
//! There are two codecs. The page and the command line write `z`: raw DEFLATE, then base64url without padding. People
//! can write `t` by hand: the text, percent-encoded.
//!
//! The page and the command line use the same code to pack and to unpack. The streams of browsers differ: for a link
//! that is cut, each gives other words, and some ignore bytes after the end.

use base64ct::{Base64UrlUnpadded, Encoding};
use miniz_oxide::deflate::compress_to_vec;
use miniz_oxide::inflate::core::inflate_flags::TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF;
use miniz_oxide::inflate::core::{decompress, DecompressorOxide};
use miniz_oxide::inflate::TINFLStatus;
use percent_encoding::{percent_decode_str, utf8_percent_encode, AsciiSet, NON_ALPHANUMERIC};

use crate::play::script::{self, Mistakes, Script, MAX_BYTES};
use crate::play::tell::{told, Told};
use crate::sim::{is_invisible, is_quotation_mark};

/// The version of the link's format. What `1` means never changes.
pub const FORMAT: u32 = 1;

/// The longest fragment that is accepted, in bytes: a script of [`MAX_BYTES`] with every byte escaped.
pub const MAX_FRAGMENT: usize = 3 * MAX_BYTES + 64;

/// Some chat programs cut links from this length on, in characters of the whole address.
pub const SAFE_LENGTH: usize = 2_000;

/// The characters that codec `t` escapes: all but letters, digits and these four.
const ESCAPED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~');

/// The content of a fragment.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Payload {
    /// The fragment is empty: the page opens with its default script.
    Nothing,
    /// A scenario of the gallery, by its name.
    Name(String),
    /// A text that is not parsed yet.
    Text(Vec<u8>),
    /// Deflated bytes that are not inflated or parsed yet.
    Deflated(Vec<u8>),
}

/// Why a link does not open.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Trouble {
    /// It is longer than the link of any script; its length in bytes.
    TooLong(usize),
    /// It has another version of the format.
    Version(String),
    /// Its codec is unknown.
    Codec(String),
    /// It is neither a link of this format nor a name.
    Neither(String),
    /// Its end is missing.
    Cut,
    /// It was changed on the way; where, in characters of the payload from 1, or 0 if that is unknown.
    Damaged(usize),
    /// It inflates to more than the largest script.
    TooLarge,
    /// Its text is not a script.
    Script(Mistakes),
}

impl Trouble {
    /// The trouble in a sentence or two.
    pub fn told(&self) -> Told {
        let most = MAX_BYTES / 1024;
        match self {
            Trouble::TooLong(characters) => told!("link-too-long", characters: *characters, most),
            Trouble::Version(version) => told!("link-of-other-format", version: version.clone(), ours: FORMAT),
            Trouble::Codec(codec) => told!("link-of-unknown-codec", codec: codec.clone()),
            Trouble::Neither(text) => told!("link-neither", text: text.clone(), version: FORMAT),
            Trouble::Cut => told!("link-cut"),
            Trouble::Damaged(0) => told!("link-damaged"),
            Trouble::Damaged(place) => told!("link-damaged-at", place: *place, version: FORMAT),
            Trouble::TooLarge => told!("link-too-large", most),
            Trouble::Script(mistakes) => told!("link-script-refused", mistakes: mistakes.told()),
        }
    }
}

/// Reads a fragment, with or without its `#`. Ignores what mail and chat programs do to links: line ends and the `> `
/// of quoted mail, spaces, invisible characters, escapes, text around the link (brackets, quotation marks, a full
/// stop), padding, and capital letters in the name of a scenario.
///
/// # Errors
/// All of [`Trouble`] except those that only inflating and parsing show.
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

/// The version of the format, and the text after its full stop.
fn versioned(text: &str) -> Option<(&str, &str)> {
    let (version, rest) = text.split_at(text.bytes().take_while(u8::is_ascii_digit).count());
    Some((version, rest.strip_prefix('.').filter(|_| !version.is_empty())?))
}

/// The content of a link with this version.
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

/// A link that a user has pasted, in one piece even if a mail program has broken it over lines; `None` if the text is
/// something else, such as a script. [`read`] then checks whether it opens.
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

/// Parses the text of a link.
///
/// # Errors
/// [`Trouble::TooLarge`] and [`Trouble::Script`].
pub fn script(unpacked: &[u8]) -> Result<Script, Trouble> {
    if unpacked.len() > MAX_BYTES {
        return Err(Trouble::TooLarge);
    }
    script::parse_all_bytes(unpacked).map_err(Trouble::Script)
}

/// The fragment of codec `z`, with its `#`, for a deflated script.
pub fn deflated(bytes: &[u8]) -> String {
    format!("#{FORMAT}.z.{}", Base64UrlUnpadded::encode_string(bytes))
}

/// The fragment of codec `t`, with its `#`.
pub fn text(script: &str) -> String {
    format!("#{FORMAT}.t.{}", utf8_percent_encode(script, ESCAPED))
}

/// The fragment of an address, or the whole text if it has none.
pub fn fragment(address: &str) -> &str {
    address.split_once('#').map_or(address, |(_, fragment)| fragment)
}

/// Whether a character next to a link belongs to the surrounding text.
fn around(c: char) -> bool {
    c.is_whitespace()
        || is_invisible(c)
        || is_quotation_mark(c)
        || "=.,;:!?<>()[]{}|'\"*`\\…。，、；：！？）】》".contains(c)
}

/// A line of a mail without the `>` of a quotation.
fn unquoted(line: &str) -> &str {
    line.trim_start_matches(|c: char| c == '>' || c.is_whitespace()).trim_end()
}

/// The lines joined by `between`, without the marks of quoted mail.
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
    // A percent sign without digits was not escaped: `loss=10%`. Near the end it is half an escape.
    let cut = |text: &str| text.bytes().rev().take(2).any(|byte| byte == b'%');
    let bytes = |text: &str| -> Vec<u8> { percent_decode_str(text).collect() };
    // If the text escapes its line ends, other line ends were inserted on the way, perhaps in place of a space.
    let broken = payload.contains('\n') && (payload.contains("%0A") || payload.contains("%0a"));
    let wholes = match broken {
        true => vec![joined(payload, ""), joined(payload, " ")],
        false => vec![payload.to_string()],
    };
    // With and without the characters after it: the first that is a script.
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
    // Browsers append a text fragment, which says where to scroll.
    let payload = decoded.split(":~:").next().unwrap_or("").trim_end_matches(around);
    let mut letters = String::new();
    let mut chars = payload.chars().filter(|c| !is_invisible(*c)).peekable();
    let mut before = ' ';
    while let Some(c) = chars.next() {
        let after = chars.peek().copied().unwrap_or(' ');
        // The mark of quoted mail, and the mark of a line that continues.
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
    // Four characters are three bytes; a single one is less than a byte.
    if letters.is_empty() || letters.len() % 4 == 1 {
        return Err(Trouble::Cut);
    }
    // Spare bits of the last character that are not zero: the link was cut within a group.
    Base64UrlUnpadded::decode_vec(&letters).map_err(|_| Trouble::Cut)
}

/// A text from outside, shortened for a message.
fn short(text: &str) -> String {
    const LONGEST: usize = 40;
    let mut shown: String = text.chars().take(LONGEST).filter(|c| !c.is_control()).collect();
    if text.chars().nth(LONGEST).is_some() {
        shown.push('…');
    }
    shown
}

/// The fragment of codec `z`, with its `#`, of a script.
pub fn encode(script: &str) -> String {
    deflated(&compress_to_vec(script.as_bytes(), 10))
}

/// Inflates raw DEFLATE, but no more than [`MAX_BYTES`].
///
/// # Errors
/// [`Trouble::Cut`]: the end is missing. [`Trouble::Damaged`]: this is no raw DEFLATE, or bytes follow its end.
/// [`Trouble::TooLarge`].
pub fn inflate(bytes: &[u8]) -> Result<Vec<u8>, Trouble> {
    let mut out = vec![0; MAX_BYTES + 1];
    let mut state = Box::<DecompressorOxide>::default();
    let (status, read, written) = decompress(&mut state, bytes, &mut out, 0, TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF);
    out.truncate(written);
    match status {
        _ if written > MAX_BYTES => Err(Trouble::TooLarge),
        TINFLStatus::Done if read == bytes.len() => Ok(out),
        TINFLStatus::FailedCannotMakeProgress | TINFLStatus::NeedsMoreInput => Err(Trouble::Cut),
        TINFLStatus::HasMoreOutput => Err(Trouble::TooLarge),
        _ => Err(Trouble::Damaged(0)),
    }
}

/// The text of a link, unpacked but not parsed.
///
/// # Errors
/// [`Trouble::Cut`], [`Trouble::Damaged`] and [`Trouble::TooLarge`]. Text that is not UTF-8 is damaged.
pub fn unpacked(payload: &Payload) -> Result<Option<String>, Trouble> {
    let bytes = match payload {
        Payload::Nothing | Payload::Name(_) => return Ok(None),
        Payload::Text(bytes) => bytes.clone(),
        Payload::Deflated(bytes) => inflate(bytes)?,
    };
    if bytes.len() > MAX_BYTES {
        return Err(Trouble::TooLarge);
    }
    String::from_utf8(bytes).map(Some).map_err(|_| Trouble::Damaged(0))
}

/// The script of a link. An empty fragment, or the name of a scenario, has none.
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
