//! Typography of the Chinese texts: spaces between Chinese and Latin words, full-width punctuation, and no line break
//! inside a sentence, because some browsers show it as a space.

use crate::html::{Child, Element};
use crate::languages::{Language, CHINESE};
use crate::{assert_none, pages, repository, Page};

/// Elements whose text is one line of text.
const BLOCKS: [&str; 14] =
    ["p", "li", "dt", "dd", "th", "td", "h1", "h2", "h3", "title", "summary", "footer", "a", "q"];

fn is_chinese(c: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&c)
}

fn is_wide_mark(c: char) -> bool {
    "，。；：！？、（）《》".contains(c)
}

/// The first place of a text that is not set as Chinese text is, with what is wrong there.
fn wrong_place(text: &str) -> Option<String> {
    let chars: Vec<char> = text.trim().chars().collect();
    for (at, pair) in chars.windows(2).enumerate() {
        let (one, two) = (pair[0], pair[1]);
        let latin = |c: char| c.is_ascii_alphanumeric();
        let mark = |c: char| ",;:!?()\"'".contains(c);
        let what = if is_chinese(one) && latin(two) || latin(one) && is_chinese(two) {
            "a space is missing between Chinese and Latin"
        } else if is_chinese(one) && mark(two) || mark(one) && is_chinese(two) {
            "punctuation must be full-width"
        } else if is_wide_mark(one) && two.is_whitespace() || one.is_whitespace() && is_wide_mark(two) {
            "no space beside full-width punctuation"
        } else if is_chinese(one)
            && two.is_whitespace()
            && chars[at + 1..].iter().find(|c| !c.is_whitespace()).is_some_and(|c| is_chinese(*c))
        {
            "a space or line break inside Chinese text"
        } else {
            continue;
        };
        let near: String = chars[at.saturating_sub(12)..(at + 14).min(chars.len())].iter().collect();
        return Some(format!("{what}: …{near}…"));
    }
    None
}

/// The text of a block without the blocks in it. A letter stands for code.
fn text(element: &Element) -> String {
    element.children.iter().fold(String::new(), |out, child| match child {
        Child::Text(own) => out + own,
        // A mark keeps what is before and after it apart.
        Child::Element(inner) if inner.name == "br" || inner.name == "pre" => out + "\u{b7}",
        Child::Element(inner) if inner.name != "a" && BLOCKS.contains(&inner.name.as_str()) => out + "\u{b7}",
        Child::Element(inner) if inner.name == "code" => out + "x",
        Child::Element(inner) => out + &text(inner),
    })
}

fn wrong_text(page: &Page) -> Vec<String> {
    let blocks = page.tree.all("").into_iter().filter(|element| BLOCKS.contains(&element.name.as_str()));
    let wrong = blocks.filter_map(|block| Some((block.line, wrong_place(&text(block))?)));
    wrong.map(|(line, what)| format!("www/docs/{}:{line}: {what}", page.name)).collect()
}

#[test]
fn chinese_pages_are_set_as_chinese_text() {
    let of = |language: &Language| pages().iter().filter(|page| page.language.tag == language.tag).collect::<Vec<_>>();
    assert_none(of(&CHINESE).into_iter().flat_map(wrong_text).collect());
    let file = "README.zh-CN.md";
    let readme = repository::read(file);
    let (_, prose) = repository::parts(&readme);
    let code = |(place, part): (usize, &str)| if place % 2 == 1 { "x".to_string() } else { part.to_string() };
    // A link without its target.
    let link = |line: &str| -> String {
        let parts = line.split("](").enumerate();
        parts.map(|(place, part)| if place == 0 { part } else { part.split_once(')').map_or("", |it| it.1) }).collect()
    };
    let lines = prose.into_iter().flat_map(str::lines).map(link);
    let lines = lines.map(|line| line.split('`').enumerate().map(code).collect());
    let wrong = lines.filter_map(|line: String| wrong_place(&line));
    assert_none(wrong.map(|what| format!("{file}: {what}")).collect());
}

#[test]
fn wrongly_set_chinese_text_is_found() {
    for good in ["节点 n1 崩溃。", "（见 §5.2）", "用 at 600，再用 heal。", "选举（election）", "n1、n2 和 n3"]
    {
        assert_eq!(wrong_place(good), None, "{good}");
    }
    for bad in ["节点n1 崩溃", "节点 n1崩溃", "节点,崩溃", "崩溃(n1)", "崩溃， n1", "节点\n      崩溃", "n1 ，n2"]
    {
        assert!(wrong_place(bad).is_some(), "{bad}");
    }
}
