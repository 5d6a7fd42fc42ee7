//! JSON text, written piece by piece. The trace is made of it; the bridge takes its quotes and its digits from here.

use std::fmt::Display;

/// A text in quotes. What a quoted text cannot hold as it is, is written as `\n` or as `\u001b`.
pub fn quoted(out: &mut String, text: &str) {
    out.push('"');
    let mut rest = text;
    while let Some(at) = rest.bytes().position(|byte| byte < b' ' || byte == b'"' || byte == b'\\') {
        let (plain, others) = rest.split_at(at);
        out.push_str(plain);
        let mut others = others.chars();
        escaped(out, others.next().unwrap_or_default());
        rest = others.as_str();
    }
    out.push_str(rest);
    out.push('"');
}

fn escaped(out: &mut String, c: char) {
    let short = match c {
        '\u{8}' => 'b',
        '\u{c}' => 'f',
        '\n' => 'n',
        '\r' => 'r',
        '\t' => 't',
        '\0'..='\x1f' => {
            let hex = |digit: u32| char::from_digit(digit & 15, 16).unwrap_or('0');
            out.push_str("\\u00");
            out.extend([hex(c as u32 >> 4), hex(c as u32)]);
            return;
        }
        c => c,
    };
    out.extend(['\\', short]);
}

/// A whole number, in decimal digits.
pub fn whole(out: &mut String, value: u64) {
    if value >= 10 {
        whole(out, value / 10);
    }
    out.push(char::from(b'0' + (value % 10) as u8));
}

/// Writes values, each under the name that it has in its object; an item of a list has none, which is the empty name.
/// Whoever opens a bracket closes it.
pub struct Writer<'a> {
    out: &'a mut String,
}

impl Writer<'_> {
    /// Writes behind this text, which is empty or ends with a whole line.
    pub fn new(out: &mut String) -> Writer<'_> {
        Writer { out }
    }

    /// The next value begins: behind a comma, unless it is the first.
    fn begin(&mut self, name: &str) {
        if !self.out.is_empty() && !self.out.ends_with(['{', '[', '\n']) {
            self.out.push(',');
        }
        if !name.is_empty() {
            quoted(self.out, name);
            self.out.push(':');
        }
    }

    /// Begins an object, `{`, or a list, `[`.
    pub fn open(&mut self, name: &str, bracket: char) {
        self.begin(name);
        self.out.push(bracket);
    }

    /// Ends what was begun last.
    pub fn close(&mut self, bracket: char) {
        self.out.push(bracket);
    }

    /// A text.
    pub fn text(&mut self, name: &str, text: &str) {
        self.begin(name);
        quoted(self.out, text);
    }

    /// A text: how this is shown.
    pub fn shown(&mut self, name: &str, value: &dyn Display) {
        self.text(name, &value.to_string());
    }

    /// A whole number.
    pub fn whole(&mut self, name: &str, value: u64) {
        self.begin(name);
        whole(self.out, value);
    }

    /// So many thousandths: with the decimals that it has, and no point if it has none.
    pub fn thousandths(&mut self, name: &str, value: u64) {
        self.whole(name, value / 1000);
        if value % 1000 > 0 {
            self.out.push('.');
            // The zeros behind the point stand behind a one that is then taken away.
            let point = self.out.len();
            whole(self.out, value % 1000 + 1000);
            self.out.remove(point);
            self.out.truncate(self.out.trim_end_matches('0').len());
        }
    }

    /// So many thousandths: with one decimal at least.
    pub fn fraction(&mut self, name: &str, value: u64) {
        self.thousandths(name, value);
        if value % 1000 == 0 {
            self.out.push_str(".0");
        }
    }

    /// Yes or no.
    pub fn flag(&mut self, name: &str, value: bool) {
        self.begin(name);
        self.out.push_str(if value { "true" } else { "false" });
    }

    /// Nothing.
    pub fn null(&mut self, name: &str) {
        self.begin(name);
        self.out.push_str("null");
    }

    /// A text, or nothing.
    pub fn text_or_null(&mut self, name: &str, text: Option<&str>) {
        match text {
            Some(text) => self.text(name, text),
            None => self.null(name),
        }
    }

    /// A whole number, or nothing.
    pub fn whole_or_null(&mut self, name: &str, value: Option<u64>) {
        match value {
            Some(value) => self.whole(name, value),
            None => self.null(name),
        }
    }
}
