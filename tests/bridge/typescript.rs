//! The types of `www/js/core/view.d.ts` and the lists of `www/js/core/words.js` come from the views: a test compares,
//! and with `UPDATE=1` writes the files.

use std::collections::BTreeMap;
use std::path::Path;

use ts_rs::{Config, TypeVisitor, TS};

use super::reply::{CompletionView, FragmentView, MistakesView, ReplyView};
use super::timeline::{Column, MessageView, TimelineView};
use super::words::*;
use super::{AnswerView, ChainView, CompareView, ReasonView, View};
use crate::play::explore::view::{ReportView, TaskView};
use crate::play::tell::Told;
use crate::raft::MessageKind;
use crate::sim::FactKind;

const WRITTEN_BY: &str = "Written by `UPDATE=1 cargo test --lib typescript`.";

/// A closed list of words.
pub trait Words {
    const NAME: &'static str;
    const NAMES: &'static [&'static str];
}

/// Declares a list of words as a union of string literals.
macro_rules! word {
    ($name:ident) => {
        impl ts_rs::TS for $name {
            type WithoutGenerics = $name;
            type OptionInnerType = $name;

            fn name(_: &ts_rs::Config) -> String {
                stringify!($name).to_string()
            }

            fn inline(_: &ts_rs::Config) -> String {
                let names = <$name as crate::play::show::view::typescript::Words>::NAMES;
                names.iter().map(|name| format!("\"{name}\"")).collect::<Vec<_>>().join(" | ")
            }

            fn decl(cfg: &ts_rs::Config) -> String {
                format!("type {} = {};", stringify!($name), <$name as ts_rs::TS>::inline(cfg))
            }

            fn output_path() -> Option<std::path::PathBuf> {
                Some(concat!(stringify!($name), ".ts").into())
            }
        }
    };
}
pub(crate) use word;

/// Declares what a column of these numbers is in JavaScript.
macro_rules! column {
    ($number:ty, $array:literal) => {
        impl TS for Column<$number> {
            type WithoutGenerics = Self;
            type OptionInnerType = Self;

            fn name(_: &Config) -> String {
                $array.to_string()
            }

            fn inline(cfg: &Config) -> String {
                <Self as TS>::name(cfg)
            }
        }
    };
}
column!(u8, "Uint8Array");
column!(u32, "Uint32Array");
column!(f64, "Float64Array");

impl<T: Words + TS + 'static> TS for Column<T> {
    type WithoutGenerics = Self;
    type OptionInnerType = Self;

    fn name(_: &Config) -> String {
        format!("Numbers<{}>", T::NAME)
    }

    fn inline(cfg: &Config) -> String {
        Self::name(cfg)
    }

    fn visit_generics(visitor: &mut impl TypeVisitor) {
        visitor.visit::<T>();
    }
}

/// Declared by hand, because it refers to itself.
impl TS for Told {
    type WithoutGenerics = Self;
    type OptionInnerType = Self;

    fn name(_: &Config) -> String {
        "Told".to_string()
    }

    fn inline(cfg: &Config) -> String {
        Self::name(cfg)
    }
}

/// The declarations found so far, by name.
struct Declarations {
    config: Config,
    found: BTreeMap<String, String>,
}

impl TypeVisitor for Declarations {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        let name = T::ident(&self.config);
        if T::output_path().is_none() || self.found.contains_key(&name) {
            return;
        }
        let docs = T::docs().map_or(String::new(), |docs| docs.trim().to_string() + "\n");
        self.found.insert(name, format!("{docs}export {}\n", T::decl(&self.config)));
        T::visit_dependencies(self);
        T::visit_generics(self);
    }
}

/// All types that cross the bridge.
fn types() -> String {
    let mut all = Declarations { config: Config::new(), found: BTreeMap::new() };
    all.visit::<View>();
    all.visit::<TimelineView>();
    all.visit::<MessageView>();
    all.visit::<ReasonView>();
    all.visit::<AnswerView>();
    all.visit::<ChainView>();
    all.visit::<CompareView>();
    all.visit::<ReplyView>();
    all.visit::<MistakesView>();
    all.visit::<CompletionView>();
    all.visit::<FragmentView>();
    all.visit::<TaskView>();
    all.visit::<ReportView>();
    let mut text = format!("// The data that crosses the bridge, from src/play/show/view. {WRITTEN_BY}\n\n");
    text += "/** Words by their numbers, which words.js lists. */\n";
    text += "export type Numbers<Word extends string> = Uint8Array & { readonly word?: Word };\n";
    text += "\n/** A message of the catalogue with its values; null: nothing is to be said. */\n";
    text += "export type Told = { id: string; args: Record<string, ToldValue> } | null;\n";
    text += "\n/** A value in a message. */\n";
    text += "export type ToldValue =\n  | string\n  | number\n  | Told\n";
    text += "  | { list: ToldValue[]; joined: \"and\" | \"commas\" | \"spaces\" | \"bars\" | \"clauses\" };\n";
    for declaration in all.found.values() {
        text += "\n";
        text += &laid_out(declaration);
    }
    text
}

/// A declaration with a field a line, and comments that fit on a line on one.
fn laid_out(declaration: &str) -> String {
    let mut text = String::new();
    let (mut indent, mut comment) = ("", Vec::new());
    for line in declaration.lines().map(str::trim) {
        match line.strip_prefix('*') {
            _ if line == "/**" => comment.clear(),
            Some("/") if comment.len() == 1 => text += &format!("{indent}/** {} */\n", comment[0]),
            Some("/") => {
                let lines: String = comment.iter().map(|line| format!("{indent} * {line}\n")).collect();
                text += &format!("{indent}/**\n{lines}{indent} */\n");
            }
            Some(rest) => comment.push(rest.trim()),
            None if line.ends_with('{') => {
                text += &format!("{line}\n");
                indent = "  ";
            }
            None => {
                let (field, end) = line.strip_suffix("};").map_or((line, ""), |field| (field, "};\n"));
                let field = field.trim().trim_end_matches(',');
                text += &format!("{indent}{field}{}\n{end}", if field.ends_with(';') { "" } else { ";" });
            }
        }
    }
    text
}

/// A list of words as a JavaScript array, laid out as prettier does. `what`: the column that has their numbers.
fn list<T: Words>(text: &mut String, name: &str, what: &str) {
    let words: Vec<String> = T::NAMES.iter().map(|name| format!("\"{name}\"")).collect();
    let (start, end) = (format!("export const {name} = /** @type {{const}} */ (["), "]);");
    let line = format!("{start}{}{end}", words.join(", "));
    let lines: String = words.iter().map(|word| format!("  {word},\n")).collect();
    *text += &format!("\n/** `{what}`: {} by number. */\n", T::NAME);
    *text += &if line.len() <= 120 { line + "\n" } else { format!("{start}\n{lines}{end}\n") };
}

/// The words of all columns.
fn words() -> String {
    let mut text = format!("// @ts-check\n// The words that cross the bridge as numbers. {WRITTEN_BY}\n");
    list::<NodeStatus>(&mut text, "NODE_STATUS", "lanes.status");
    list::<NodeRole>(&mut text, "NODE_ROLE", "lanes.role");
    list::<MessageKind>(&mut text, "MESSAGE_KIND", "legs.kind");
    list::<MessageEnd>(&mut text, "MESSAGE_END", "legs.fate");
    list::<ReplyAnswer>(&mut text, "REPLY_ANSWER", "legs.ok");
    list::<RequestStatus>(&mut text, "REQUEST_STATUS", "requests.reply");
    list::<FactKind>(&mut text, "FACT_KIND", "marks.fact");
    text += "\n/** The family of each kind of message. */\n";
    text += "export const FAMILY_OF = /** @type {const} */ ({\n";
    for kind in MessageKind::ALL {
        text += &format!("  {kind}: \"{}\",\n", Family::from(*kind));
    }
    text + "});\n"
}

/// Compares a file with what it should hold, or writes it.
fn compare(path: &str, should: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, should).unwrap();
    }
    let is = std::fs::read_to_string(&path).unwrap_or_default();
    let differs =
        is.lines().chain([""]).zip(should.lines().chain([""])).enumerate().find(|(_, (is, should))| is != should);
    if let Some((line, (is, should))) = differs {
        panic!(
            "{}:{} is not what Rust says; UPDATE=1 writes it.\n  is:     {is}\n  should: {should}",
            path.display(),
            line + 1
        );
    }
    assert!(is == should, "{} has more or fewer lines than Rust says; UPDATE=1 writes it", path.display());
}

#[test]
fn the_types_of_the_page_are_those_of_the_views() {
    compare("www/js/core/view.d.ts", &types());
}

#[test]
fn the_words_of_the_page_have_the_numbers_of_rust() {
    compare("www/js/core/words.js", &words());
}
