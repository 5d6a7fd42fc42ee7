//! The catalogues of `www/text/`, for the command line and the tests. The page reads the same files with
//! `www/js/text/`.
//!
//! Native only: the page's wasm holds no sentences.

use std::fmt;
use std::sync::OnceLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use include_dir::{include_dir, Dir};

use crate::play::script::{Mistakes, Refusal};
use crate::play::tell::{Arg, Joined, List, Say, Told};

/// A folder for each language, as the program was built. A new file needs a new build of this module.
static TEXT: Dir = include_dir!("$CARGO_MANIFEST_DIR/www/text");

/// The language of messages that another one lacks.
pub const ENGLISH: &str = "en";

/// The sentences of one language.
pub struct Catalogue {
    bundle: FluentBundle<FluentResource>,
    language: String,
}

/// The English catalogue.
pub fn english() -> &'static Catalogue {
    static LOADED: OnceLock<Catalogue> = OnceLock::new();
    // cannot fail: the program holds the English catalogue
    LOADED.get_or_init(|| Catalogue::load(ENGLISH).expect("the program holds the English catalogue"))
}

/// The languages that the program holds, by their codes, such as `en` and `zh-CN`.
pub fn languages() -> Vec<&'static str> {
    TEXT.dirs().filter_map(|dir| dir.path().to_str()).collect()
}

/// The `.ftl` files of a language, by name and text; empty if there is no such language.
pub fn files(language: &str) -> Vec<(&'static str, &'static str)> {
    let files = TEXT.get_dir(language).into_iter().flat_map(Dir::files);
    let files = files.filter(|file| file.path().extension().is_some_and(|extension| extension == "ftl"));
    files.filter_map(|file| Some((file.path().file_name()?.to_str()?, file.contents_utf8()?))).collect()
}

impl Catalogue {
    /// The catalogue of a language, given its code. `None` if the program has no such language.
    pub fn load(language: &str) -> Option<Catalogue> {
        let files = files(language);
        let id = language.parse().ok().filter(|_| !files.is_empty())?;
        let mut bundle = FluentBundle::new_concurrent(vec![id]);
        // Marks around values would be seen in a terminal, and the texts have one direction.
        bundle.set_use_isolating(false);
        for (_, text) in files {
            // A message with a mistake is missing then; tests/words reports it.
            let resource = FluentResource::try_new(text.to_string()).unwrap_or_else(|(resource, _)| resource);
            bundle.add_resource_overriding(resource);
        }
        Some(Catalogue { bundle, language: language.to_string() })
    }

    /// The code of the language.
    pub fn language(&self) -> &str {
        &self.language
    }

    /// Whether the catalogue has this message.
    pub fn has(&self, id: &str) -> bool {
        self.bundle.has_message(id)
    }

    /// What a name in scripts means: the message `meaning-KIND-NAME` of `grammar.ftl`, such as
    /// `meaning-action-crash`.
    pub fn meaning(&self, kind: &str, name: &str) -> Option<String> {
        let id = format!("meaning-{kind}-{}", name.to_ascii_lowercase());
        self.has(&id).then(|| self.format(&id, &FluentArgs::new()))
    }

    /// The sentence of a message, given its values. A message that is missing is told in English, with a mark.
    fn format(&self, id: &str, args: &FluentArgs) -> String {
        let Some(pattern) = self.bundle.get_message(id).and_then(|message| message.value()) else {
            return match self.language == ENGLISH {
                true => format!("?? {id}"),
                false => format!("{} (en)", english().format(id, args)),
            };
        };
        let mut errors = Vec::new();
        let text = self.bundle.format_pattern(pattern, Some(args), &mut errors);
        debug_assert!(errors.is_empty(), "{id}: {errors:?}");
        text.into_owned()
    }

    fn value(&self, arg: &Arg) -> FluentValue<'static> {
        match arg {
            Arg::Number(number) => FluentValue::from(*number as f64),
            other => FluentValue::from(self.shown(other)),
        }
    }

    /// A value as a text.
    pub fn shown(&self, arg: &Arg) -> String {
        match arg {
            Arg::Text(text) => text.to_string(),
            Arg::Number(number) => number.to_string(),
            Arg::Told(told) => self.say(told),
            Arg::List(list) => self.list(list),
        }
    }

    fn list(&self, List { list, joined }: &List) -> String {
        let items = list.iter().map(|item| self.shown(item));
        match joined {
            Joined::Spaces => Some(items.collect::<Vec<_>>().join(" ")),
            Joined::Commas => items.reduce(|first, next| self.pair("list-comma", ["first", "next"], first, next)),
            Joined::Bars => items.reduce(|first, next| self.pair("list-bar", ["first", "next"], first, next)),
            Joined::Clauses => items.reduce(|first, next| self.pair("list-clause", ["first", "next"], first, next)),
            Joined::And => {
                let mut items: Vec<String> = items.collect();
                let last = items.pop().unwrap_or_default();
                let two = items.len() == 1;
                let rest = items.into_iter().reduce(|a, b| self.pair("list-comma", ["first", "next"], a, b));
                return match rest {
                    None => last,
                    Some(first) if two => self.pair("list-two", ["first", "last"], first, last),
                    Some(rest) => self.pair("list-last", ["rest", "last"], rest, last),
                };
            }
        }
        .unwrap_or_default()
    }

    fn pair(&self, id: &str, names: [&'static str; 2], first: String, second: String) -> String {
        self.format(id, &[(names[0], first), (names[1], second)].into_iter().collect())
    }
}

impl Say for Catalogue {
    fn say(&self, told: &Told) -> String {
        if told.is_nothing() {
            return String::new();
        }
        let args = told.args.iter().map(|(name, arg)| (*name, self.value(arg)));
        self.format(told.id, &args.collect())
    }
}

/// In English.
impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&said(&self.told()))
    }
}

impl std::error::Error for Refusal {}

/// In English: one mistake as it is, several with a line each.
impl fmt::Display for Mistakes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&said(&self.told()))
    }
}

impl std::error::Error for Mistakes {}

/// The English sentence of a message.
pub fn said(told: &Told) -> String {
    english().say(told)
}

/// The English sentences of messages, each after a space.
pub fn said_all(told: &[Told]) -> String {
    told.iter().map(said).collect::<Vec<_>>().join(" ")
}
