//! The files of the page that come from the catalogues.

use std::fmt::Write;

use crate::catalogue::Language;
use crate::page;

const MESSAGES: &str = "\
// Written by tests/words from www/text/en: UPDATE=1 cargo test --test words

import type { Told, ToldValue } from \"../core/view.js\";

/** A text, or a sentence that is kept to be said in the language of then. */
export type Said = string | Told;

/** The values of a message; where it is one of several, those of all of them. */
type ValuesOf<Id extends keyof Messages> = (Id extends unknown ? (values: Messages[Id]) => void : never) extends (
  values: infer Values,
) => void
  ? Values
  : never;
/** What `say` takes after an id. */
export type Arguments<Id extends keyof Messages> = {} extends ValuesOf<Id> ? [] : [values: ValuesOf<Id>];

/** The messages of the page with their values. */
// prettier-ignore
export interface Messages {
";

/// `www/js/text/messages.d.ts`.
pub fn messages(english: &Language) -> String {
    let mut text = MESSAGES.to_string();
    let files = english.files.iter().filter(|(name, _)| *name == "common.ftl" || page::FILES.contains(&name.as_str()));
    for (name, file) in files {
        let _ = writeln!(text, "  // {name}");
        for said in &file.messages {
            let values: Vec<String> = said.values.iter().map(|value| format!("{value}: ToldValue")).collect();
            let values = if values.is_empty() { "{}".to_string() } else { format!("{{ {} }}", values.join("; ")) };
            let _ = writeln!(text, "  \"{}\": {values};", said.id);
        }
    }
    text + "}\n"
}

/// Files that are not in the page's catalogue: it loads the stories only to translate them, and the command line's
/// words never.
const APART: [&str; 2] = ["cli.ftl", "stories.ftl"];

const LANGUAGES: &str = "\
// @ts-check
// Written by tests/words from the folders of www/text: UPDATE=1 cargo test --test words

/**
 * The languages, each with its own name, and the files of its catalogue from the site's folder. `complete`: it has
 * every message of the English one. `stories`: the texts of the gallery, which are needed to translate them.
 * @type {{code: string, name: string, complete: boolean, stories: string, files: string[]}[]}
 */
// prettier-ignore
export const LANGUAGES = [
";

/// `www/js/text/languages.js`.
pub fn languages(languages: &[Language]) -> String {
    let mut text = LANGUAGES.to_string();
    for language in languages {
        let code = &language.code;
        let name = language.get("language-name").expect("every language has its name");
        let name = name.text.trim_start_matches("language-name = ").trim();
        let complete = language.has_all_of(&languages[0]);
        let _ = writeln!(text, "  {{\n    code: \"{code}\", name: \"{name}\", complete: {complete},");
        let _ = writeln!(text, "    stories: \"text/{code}/stories.ftl\",\n    files: [");
        for file in language.files.keys().filter(|file| !APART.contains(&file.as_str())) {
            let _ = writeln!(text, "      \"text/{code}/{file}\",");
        }
        text.push_str("    ],\n  },\n");
    }
    text + "];\n"
}

/// A message without values, as a text.
fn text(language: &Language, id: &str) -> String {
    let said = language.get(id).unwrap_or_else(|| panic!("{}: {id} is missing", language.code));
    let (_, text) = said.text.split_once('=').unwrap();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A text as a JavaScript string, broken where its line would be too wide.
fn quoted(text: &str) -> String {
    let mut lines = vec![String::new()];
    for word in text.split_inclusive(' ') {
        if lines.last().unwrap().chars().count() + word.chars().count() > 90 {
            lines.push(String::new());
        }
        lines.last_mut().unwrap().push_str(word);
    }
    let quote = |line: &String| format!("\"{}\"", line.replace('\\', "\\\\").replace('"', "\\\""));
    lines.iter().filter(|line| !line.is_empty()).map(quote).collect::<Vec<_>>().join(" +\n        ")
}

/// A source with the table `WORDS` replaced.
fn with_words(source: &str, table: &str) -> String {
    let (before, rest) = source.split_once("const WORDS = {\n").expect("the table WORDS");
    let indent: String = before.rsplit('\n').next().unwrap().chars().take_while(|it| *it == ' ').collect();
    let end = rest.find(&format!("{indent}}};\n")).expect("the end of the table WORDS");
    format!("{before}const WORDS = {{\n{table}{}", &rest[end..])
}

/// `www/late.js`, with the texts of the pages in every language but English, which is in the pages.
pub fn late(source: &str, languages: &[Language]) -> String {
    let mut table = String::new();
    for language in &languages[1..] {
        let _ = writeln!(table, "    \"{}\": {{", language.code);
        for said in language.files.get("start.ftl").into_iter().flat_map(|file| &file.messages) {
            // Without JavaScript nothing reads this table.
            if !said.id.starts_with("needs-javascript") {
                let _ = writeln!(table, "      \"{}\":\n        {},", said.id, quoted(&text(language, &said.id)));
            }
        }
        table.push_str("    },\n");
    }
    with_words(source, &table)
}

/// `www/embed.js`, with its words in every language.
pub fn embed(source: &str, languages: &[Language]) -> String {
    let mut table = String::new();
    for language in languages.iter().filter(|it| it.get("element-run").is_some()) {
        let _ = writeln!(table, "  \"{}\": {{", language.code);
        for name in ["run", "open", "frame", "empty", "paragraph", "changed", "help", "page"] {
            let _ = writeln!(table, "    {name}: {},", quoted(&text(language, &format!("element-{name}"))));
        }
        table.push_str("  },\n");
    }
    with_words(source, &table)
}

/// What the pages `index.html` and `embed.html` say otherwise than the catalogues.
pub fn pages(pages: &[(&str, String)], languages: &[Language]) -> Vec<String> {
    let mut found = Vec::new();
    for said in languages[0].files.get("start.ftl").into_iter().flat_map(|file| &file.messages) {
        for language in languages.iter().filter(|it| it.get(&said.id).is_some()) {
            let words = text(language, &said.id);
            let wanted = match said.id.starts_with("needs-javascript") {
                true => format!("<p class=\"boot\" lang=\"{}\">{words}</p>", language.code),
                false if language.code == "en" => format!("data-words=\"{}\">{words}<", said.id),
                false => continue,
            };
            if !pages.iter().any(|(_, html)| html.contains(&wanted)) {
                found.push(format!("neither page has {wanted}"));
            }
        }
    }
    for (name, html) in pages {
        for id in html.split("data-words=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
            let words = text(&languages[0], id);
            if !html.contains(&format!("data-words=\"{id}\">{words}<")) {
                found.push(format!("{name}: {id} is not as in the catalogue"));
            }
        }
    }
    found
}
