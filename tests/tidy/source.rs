//! The text files of the repository, and a tokenizer for Rust that is as exact as the rules need.

use std::fs;
use std::path::Path;

/// Every text file of the repository: path from the top, and text, sorted by path.
pub fn files() -> Vec<(String, String)> {
    fn walk(folder: &Path, under: &str, out: &mut Vec<(String, String)>) {
        let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
        for entry in entries.map(|entry| entry.expect("a folder's entry can be read")) {
            let name = entry.file_name().to_string_lossy().into_owned();
            let path = format!("{under}{name}");
            // `.git` may be a file, which names a path of this machine.
            if ["node_modules", ".git", ".tools", "dist", "target"].contains(&name.as_str()) {
                continue;
            }
            if entry.path().is_dir() {
                walk(&entry.path(), &format!("{path}/"), out);
            } else if let Ok(text) = fs::read_to_string(entry.path()) {
                out.push((path, text));
            }
        }
    }
    let mut out = Vec::new();
    walk(Path::new(env!("CARGO_MANIFEST_DIR")), "", &mut out);
    out.sort();
    out
}

/// A file. If it is Rust, also its tokens, without comments and without the contents of strings.
pub struct Source<'a> {
    pub path: &'a str,
    pub text: &'a str,
    pub tokens: Vec<Token>,
}

pub struct Token {
    /// A word, a number, `::`, one other character, or `"` for a string.
    pub text: String,
    /// What a string holds, as the source has it.
    pub string: String,
    /// From 1.
    pub line: usize,
    /// Whether it is inside an item with `#[cfg(test)]`.
    pub test: bool,
    /// How many `mod name { … }` enclose it in this file.
    pub modules: usize,
}

impl Token {
    pub fn found(&self) -> (usize, String) {
        (self.line, self.text.clone())
    }
}

impl<'a> Source<'a> {
    pub fn new(path: &'a str, text: &'a str) -> Self {
        let mut source = Source { path, text, tokens: if path.ends_with(".rs") { tokens(text) } else { Vec::new() } };
        source.mark();
        source
    }

    pub fn text_at(&self, i: usize) -> &str {
        self.tokens.get(i).map_or("", |t| &t.text)
    }

    /// The next names of a path: the word at `i`, or the first word of each branch of the group `{…}` there.
    pub fn names(&self, i: usize) -> Vec<&Token> {
        if self.text_at(i) != "{" {
            return self.tokens.get(i).into_iter().collect();
        }
        let (mut depth, mut names) = (0, Vec::new());
        for at in i..self.tokens.len() {
            match self.text_at(at) {
                "{" => depth += 1,
                "}" => depth -= 1,
                _ if depth == 1 && ["{", ","].contains(&self.text_at(at - 1)) => names.push(&self.tokens[at]),
                _ => {}
            }
            if depth == 0 {
                break;
            }
        }
        names
    }

    /// Sets `test` and `modules` of all tokens.
    fn mark(&mut self) {
        for i in 0..self.tokens.len() {
            let is = |texts: &[&str]| texts.iter().enumerate().all(|(n, text)| self.text_at(i + n) == *text);
            if is(&["#", "[", "cfg", "(", "test", ")", "]"]) {
                let end = self.end(i);
                self.tokens[i..end].iter_mut().for_each(|t| t.test = true);
            } else if is(&["mod"]) && self.text_at(i + 2) == "{" {
                let end = self.end(i);
                self.tokens[i + 3..end].iter_mut().for_each(|t| t.modules += 1);
            }
        }
    }

    /// The token after the item that begins at `i`: after its braces or its semicolon.
    pub fn end(&self, i: usize) -> usize {
        let mut depth = 0;
        for at in i..self.tokens.len() {
            match self.text_at(at) {
                "{" => depth += 1,
                "}" if depth == 1 => return at + 1,
                "}" => depth -= 1,
                ";" if depth == 0 => return at + 1,
                _ => {}
            }
        }
        self.tokens.len()
    }
}

/// The tokens of a Rust file.
fn tokens(text: &str) -> Vec<Token> {
    let (chars, mut out, mut line, mut i) = (text.chars().collect::<Vec<_>>(), Vec::<Token>::new(), 1, 0);
    let at = |i: usize| chars.get(i).copied().unwrap_or('\0');
    let word = |c: char| c.is_alphanumeric() || c == '_';
    while i < chars.len() {
        let (start, mut token, mut string) = (i, String::new(), String::new());
        let c = chars[i];
        if c == '/' && at(i + 1) == '/' {
            while i < chars.len() && chars[i] != '\n' {
                i += 1;
            }
        } else if c == '/' && at(i + 1) == '*' {
            let mut depth = 0;
            while i < chars.len() {
                match (chars[i], at(i + 1)) {
                    ('/', '*') => (depth, i) = (depth + 1, i + 2),
                    ('*', '/') => (depth, i) = (depth - 1, i + 2),
                    _ => i += 1,
                }
                if depth == 0 {
                    break;
                }
            }
        } else if c == '"' {
            i += 1;
            while i < chars.len() && chars[i] != '"' {
                i += if chars[i] == '\\' { 2 } else { 1 };
            }
            string.extend(&chars[start + 1..i.min(chars.len())]);
            i += 1;
            token.push('"');
        } else if c == '\'' && (at(i + 1) == '\\' || at(i + 2) == '\'') {
            i += if at(i + 1) == '\\' { 3 } else { 2 };
            while i < chars.len() && chars[i] != '\'' {
                i += 1;
            }
            i += 1;
        } else if c.is_ascii_digit() {
            // `1.5` is one number; `1..5` and the nested field `a.0.1` are not.
            let dot = |back: usize| out.len() >= back && out[out.len() - back].text == ".";
            let field = dot(1) && !dot(2);
            while word(at(i)) || (at(i) == '.' && at(i + 1).is_ascii_digit() && !field) {
                i += 1;
            }
            token.extend(&chars[start..i]);
        } else if word(c) {
            while word(at(i)) {
                i += 1;
            }
            token.extend(&chars[start..i]);
            let hashes = (i..).take_while(|n| at(*n) == '#').count();
            if ["r", "br", "cr"].contains(&token.as_str()) && at(i + hashes) == '"' {
                i += hashes + 1;
                let first = i;
                while i < chars.len() && !(chars[i] == '"' && (1..=hashes).all(|n| at(i + n) == '#')) {
                    i += 1;
                }
                string.extend(&chars[first..i.min(chars.len())]);
                i += 1 + hashes;
                token = "\"".to_string();
            }
        } else if c == ':' && at(i + 1) == ':' {
            i += 2;
            token.push_str("::");
        } else {
            i += 1;
            if !c.is_whitespace() {
                token.push(c);
            }
        }
        if !token.is_empty() {
            out.push(Token { text: token, string, line, test: false, modules: 0 });
        }
        line += chars[start..i.min(chars.len())].iter().filter(|c| **c == '\n').count();
    }
    out
}
