//! The languages of the pages, and which pages are written in each.

/// The pages, in the order of their navigation.
pub const PAGES: [&str; 12] = [
    "index.html",
    "what-you-see.html",
    "write-a-scenario.html",
    "teach.html",
    "embed.html",
    "grammar.html",
    "command-line.html",
    "hosting.html",
    "names.html",
    "your-library.html",
    "speed.html",
    "trust.html",
];

#[derive(Debug)]
pub struct Language {
    /// Its name in HTML and in the address of the playground.
    pub tag: &'static str,
    /// The folder of its pages in `www/docs`, with a slash.
    pub folder: &'static str,
    /// The pages that are written in it.
    pub pages: &'static [&'static str],
    /// The link from its pages to the playground.
    pub home: &'static str,
    /// What the text of a link to a page in English ends with.
    pub in_english: &'static str,
    /// What its name is in it: the text of the links to its pages.
    pub name: &'static str,
    /// More arguments for the program whose outputs its pages show: the language of the outputs.
    pub output: &'static [&'static str],
}

pub static ENGLISH: Language =
    Language { tag: "en", folder: "", pages: &PAGES, home: "../", in_english: "", name: "English", output: &[] };

pub static CHINESE: Language = Language {
    tag: "zh-CN",
    folder: "zh-CN/",
    pages: &["index.html", "what-you-see.html", "write-a-scenario.html", "teach.html", "embed.html", "names.html"],
    home: "../../?lang=zh-CN",
    in_english: "（英文）",
    name: "中文",
    output: &["--lang", "zh-CN"],
};

pub static LANGUAGES: [&Language; 2] = [&ENGLISH, &CHINESE];

impl Language {
    /// The link from its pages to this page: in this language if there is one, otherwise in English.
    pub fn link(&self, file: &str) -> String {
        let up = if self.folder.is_empty() || self.pages.contains(&file) { "" } else { "../" };
        format!("{up}{file}")
    }

    /// The link from this page of its own to the same page in another language, or to the first page there.
    pub fn link_to(&self, other: &Language, file: &str) -> String {
        let up = if self.folder.is_empty() { "" } else { "../" };
        let file = if other.pages.contains(&file) { file } else { "index.html" };
        format!("{up}{}{file}", other.folder)
    }
}
