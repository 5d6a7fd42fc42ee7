//! A language as its folder has it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use fluent_syntax::ast::{
    CallArguments, Entry, Expression, InlineExpression, Message, Pattern, PatternElement, Resource,
};
use fluent_syntax::{parser, serializer};

use crate::{file, ENGLISH};

/// The messages of one language.
pub struct Language {
    /// Such as `zh-CN`.
    pub code: String,
    /// By their names, such as `page.ftl`.
    pub files: BTreeMap<String, File>,
}

/// A file of a catalogue.
pub struct File {
    /// In the order of the file.
    pub messages: Vec<Said>,
    /// What cannot be read.
    mistakes: Vec<String>,
}

/// A message.
pub struct Said {
    pub id: String,
    /// The names of its values.
    pub values: BTreeSet<String>,
    /// Those that are shown, and not only used to select a variant.
    shown: BTreeSet<String>,
    /// The message without its comment, in the one form in which the library prints it.
    pub text: String,
    /// Other messages that it refers to.
    pub refers: BTreeSet<String>,
    attributes: bool,
}

impl Language {
    /// All languages, English first.
    pub fn all() -> Vec<Language> {
        let folders = fs::read_dir(file("www/text")).unwrap().map(|entry| entry.unwrap());
        let folders = folders.filter(|entry| entry.file_type().unwrap().is_dir());
        let mut codes: Vec<String> = folders.map(|entry| entry.file_name().into_string().unwrap()).collect();
        codes.sort_by_key(|code| (code != ENGLISH, code.clone()));
        codes.iter().map(|code| Language::load(code)).collect()
    }

    pub fn load(code: &str) -> Language {
        let mut files = BTreeMap::new();
        for entry in fs::read_dir(file("www/text").join(code)).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_str().unwrap().to_string();
            assert!(name.ends_with(".ftl"), "{path:?} is no file of a catalogue");
            files.insert(name, File::parse(&fs::read_to_string(&path).unwrap()));
        }
        Language { code: code.to_string(), files }
    }

    /// The messages of all files.
    pub fn messages(&self) -> impl Iterator<Item = &Said> {
        self.files.values().flat_map(|file| &file.messages)
    }

    pub fn get(&self, id: &str) -> Option<&Said> {
        self.messages().find(|said| said.id == id)
    }

    /// Whether it has every message of this one.
    pub fn has_all_of(&self, english: &Language) -> bool {
        let ids: BTreeSet<&str> = self.messages().map(|said| said.id.as_str()).collect();
        english.messages().all(|said| ids.contains(said.id.as_str()))
    }

    /// What is wrong in itself.
    pub fn mistakes(&self) -> Vec<String> {
        let mut found = Vec::new();
        let mut seen: BTreeMap<&str, &str> = BTreeMap::new();
        for (name, file) in &self.files {
            let at = format!("www/text/{}/{name}", self.code);
            found.extend(file.mistakes.iter().map(|mistake| format!("{at}: {mistake}")));
            for said in &file.messages {
                let id = &said.id;
                if !slug(id, '-') {
                    found.push(format!("{at}: {id}: an id has lower case letters, digits and hyphens"));
                }
                for value in said.values.iter().filter(|value| !slug(value, '_')) {
                    found.push(format!("{at}: {id}: ${value}: a value has lower case letters, digits and underscores"));
                }
                if said.attributes {
                    found.push(format!("{at}: {id} has attributes, which nothing reads"));
                }
                if let Some(other) = seen.insert(id, name) {
                    found.push(format!("{at}: {id} is also in {other}"));
                }
            }
        }
        found
    }

    /// What another language has differently. `complete`: it must have every message.
    pub fn differences(&self, other: &Language, complete: bool) -> Vec<String> {
        let mut found = Vec::new();
        for (name, file) in &other.files {
            let Some(ours) = self.files.get(name) else {
                found.push(format!("{}: {name}: {} has no such file", other.code, self.code));
                continue;
            };
            for said in &file.messages {
                match ours.messages.iter().find(|it| it.id == said.id) {
                    None => found.push(format!("{}: {name}: {} is not in the English file", other.code, said.id)),
                    // Not every language has a singular, so what only selects may be left out.
                    Some(it) if !said.values.is_subset(&it.values) || !it.shown.is_subset(&said.shown) => {
                        found.push(format!(
                            "{}: {name}: {} has the values {:?}, and in English {:?}",
                            other.code, said.id, said.values, it.values
                        ));
                    }
                    Some(_) => {}
                }
            }
        }
        let missing = self.messages().filter(|said| complete && other.get(&said.id).is_none());
        found.extend(missing.map(|said| format!("{}: {} is missing", other.code, said.id)));
        found
    }
}

/// Whether a name has only lower case letters, digits and this sign.
fn slug(name: &str, sign: char) -> bool {
    name.chars().all(|it| it.is_ascii_lowercase() || it.is_ascii_digit() || it == sign)
}

impl File {
    pub fn parse(text: &str) -> File {
        let (resource, errors) = match parser::parse(text) {
            Ok(resource) => (resource, Vec::new()),
            Err((resource, errors)) => (resource, errors),
        };
        let mistakes = errors.iter().map(|error| {
            let line = text[..error.pos.start].lines().count().max(1);
            format!("line {line}: {error}")
        });
        let mistakes = mistakes.collect();
        let messages = resource.body.into_iter().filter_map(|entry| match entry {
            Entry::Message(message) => Some(Said::read(message)),
            _ => None,
        });
        File { messages: messages.collect(), mistakes }
    }
}

impl Said {
    fn read(message: Message<&str>) -> Said {
        let mut said = Said {
            id: message.id.name.to_string(),
            values: BTreeSet::new(),
            shown: BTreeSet::new(),
            text: String::new(),
            refers: BTreeSet::new(),
            attributes: !message.attributes.is_empty(),
        };
        if let Some(pattern) = &message.value {
            said.look(pattern);
        }
        let bare = Message { comment: None, ..message };
        said.text = serializer::serialize(&Resource { body: vec![Entry::Message(bare)] });
        said
    }

    fn look(&mut self, pattern: &Pattern<&str>) {
        for element in &pattern.elements {
            if let PatternElement::Placeable { expression } = element {
                self.look_in(expression);
            }
        }
    }

    fn look_in(&mut self, expression: &Expression<&str>) {
        match expression {
            Expression::Inline(inline) => self.look_at(inline),
            Expression::Select { selector, variants } => {
                match selector {
                    InlineExpression::VariableReference { id } => drop(self.values.insert(id.name.to_string())),
                    other => self.look_at(other),
                }
                for variant in variants {
                    self.look(&variant.value);
                }
            }
        }
    }

    fn look_at(&mut self, inline: &InlineExpression<&str>) {
        match inline {
            InlineExpression::VariableReference { id } => {
                self.values.insert(id.name.to_string());
                self.shown.insert(id.name.to_string());
            }
            InlineExpression::MessageReference { id, .. } => {
                self.refers.insert(id.name.to_string());
            }
            InlineExpression::Placeable { expression } => self.look_in(expression),
            InlineExpression::FunctionReference { arguments, .. } => self.look_through(arguments),
            InlineExpression::TermReference { arguments: Some(arguments), .. } => self.look_through(arguments),
            _ => {}
        }
    }

    fn look_through(&mut self, arguments: &CallArguments<&str>) {
        for inline in &arguments.positional {
            self.look_at(inline);
        }
        for named in &arguments.named {
            self.look_at(&named.value);
        }
    }
}

#[test]
fn values_are_found_wherever_they_are() {
    let text = "\
# A comment
a-b = { $count ->
    [one] { $name }
   *[other] { $a_1 } { -term(case: \"d\") }
}
c = { a-b } { \"$e\" }
";
    let file = File::parse(text);
    assert!(file.mistakes.is_empty(), "{:?}", file.mistakes);
    let names = |said: &Said| said.values.iter().cloned().collect::<Vec<_>>().join(" ");
    assert_eq!(file.messages.iter().map(names).collect::<Vec<_>>(), ["a_1 count name", ""]);
    assert!(!file.messages[0].shown.contains("count") && file.messages[0].shown.contains("a_1"));
    assert!(file.messages[1].refers.contains("a-b") && !file.messages[0].text.contains("comment"));
}

#[test]
fn what_cannot_be_read_is_a_mistake_with_its_line() {
    let file = File::parse("a = b\nc = { $d\ne = f\n");
    assert!(file.mistakes[0].starts_with("line 2: "), "{:?}", file.mistakes);
}
