//! A parser for the HTML subset of these pages: every element is closed, every attribute is quoted, and the only
//! entities are `&amp;`, `&lt;`, `&gt;` and `&quot;`. Anything else is an error.

/// An element with its children.
#[derive(Debug, Default)]
pub struct Element {
    /// Its name. Empty: the whole page.
    pub name: String,
    pub attributes: Vec<(String, String)>,
    pub children: Vec<Child>,
    /// The line of its start tag, from 1.
    pub line: usize,
}

#[derive(Debug)]
pub enum Child {
    Element(Element),
    Text(String),
}

/// Elements without an end tag.
const VOID: [&str; 4] = ["meta", "link", "img", "br"];

impl Element {
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// Whether it matches a selector: `pre.script`, `code`, `.open`.
    pub fn is(&self, kind: &str) -> bool {
        let (name, class) = kind.split_once('.').unwrap_or((kind, ""));
        let has = || self.attribute("class").is_some_and(|classes| classes.split(' ').any(|one| one == class));
        (name.is_empty() || self.name == name) && (class.is_empty() || has())
    }

    /// Its child elements.
    pub fn elements(&self) -> impl Iterator<Item = &Element> {
        self.children.iter().filter_map(|child| match child {
            Child::Element(element) => Some(element),
            Child::Text(_) => None,
        })
    }

    /// All elements below it that match a selector, in document order.
    pub fn all(&self, kind: &str) -> Vec<&Element> {
        let mut found = Vec::new();
        for element in self.elements() {
            if element.is(kind) {
                found.push(element);
            }
            found.extend(element.all(kind));
        }
        found
    }

    /// Its text without tags.
    pub fn text(&self) -> String {
        self.children.iter().fold(String::new(), |text, child| match child {
            Child::Element(element) => text + &element.text(),
            Child::Text(own) => text + own,
        })
    }
}

/// Parses a page. The error names the line.
pub fn parse(text: &str) -> Result<Element, String> {
    let body = text.strip_prefix("<!doctype html>\n").ok_or("line 1: a page begins with <!doctype html>")?;
    let mut open = vec![Element::default()];
    let mut rest = body;
    while !rest.is_empty() {
        let line = text[..text.len() - rest.len()].matches('\n').count() + 1;
        let wrong = |what: &str| format!("line {line}: {what}");
        let parent = open.last_mut().ok_or_else(|| wrong("nothing is open"))?;
        if let Some(comment) = rest.strip_prefix("<!--") {
            let end = comment.find("-->").ok_or_else(|| wrong("a comment without an end"))?;
            rest = &comment[end + 3..];
        } else if let Some(tag) = rest.strip_prefix("</") {
            let end = tag.find('>').ok_or_else(|| wrong("a tag without an end"))?;
            let closed = open.pop().filter(|closed| closed.name == tag[..end]);
            let closed = closed.ok_or_else(|| wrong(&format!("</{}> closes what is not open", &tag[..end])))?;
            open.last_mut().ok_or_else(|| wrong("nothing is open"))?.children.push(Child::Element(closed));
            rest = &tag[end + 1..];
        } else if let Some(tag) = rest.strip_prefix('<') {
            let end = tag.find('>').ok_or_else(|| wrong("a tag without an end"))?;
            let (name, attributes) = tag[..end].split_once(char::is_whitespace).unwrap_or((&tag[..end], ""));
            let element = Element {
                name: name.to_string(),
                attributes: read_attributes(attributes).map_err(|w| wrong(&w))?,
                children: Vec::new(),
                line,
            };
            if VOID.contains(&name) {
                parent.children.push(Child::Element(element));
            } else {
                open.push(element);
            }
            rest = &tag[end + 1..];
        } else {
            let end = rest.find('<').unwrap_or(rest.len());
            parent.children.push(Child::Text(decoded(&rest[..end]).map_err(|w| wrong(&w))?));
            rest = &rest[end..];
        }
    }
    match open.pop() {
        Some(page) if page.name.is_empty() => Ok(page),
        Some(element) => Err(format!("line {}: <{}> is never closed", element.line, element.name)),
        None => Err("nothing is open".to_string()),
    }
}

fn read_attributes(mut text: &str) -> Result<Vec<(String, String)>, String> {
    let mut attributes: Vec<(String, String)> = Vec::new();
    loop {
        text = text.trim_start();
        if text.is_empty() {
            return Ok(attributes);
        }
        let (name, value) = text.split_once("=\"").ok_or_else(|| format!("an attribute in quotation marks: {text}"))?;
        let (value, rest) = value.split_once('"').ok_or_else(|| format!("an attribute without an end: {text}"))?;
        if attributes.iter().any(|(other, _)| other == name) {
            return Err(format!("{name} stands twice"));
        }
        attributes.push((name.to_string(), decoded(value)?));
        text = rest;
    }
}

/// A text with its entities replaced by characters.
fn decoded(text: &str) -> Result<String, String> {
    let mut out = String::new();
    let mut pieces = text.split('&');
    out.push_str(pieces.next().unwrap_or(""));
    for piece in pieces {
        let (name, rest) = piece.split_once(';').ok_or_else(|| format!("a bare & before {piece:?}"))?;
        out.push(match name {
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            "quot" => '"',
            _ => return Err(format!("an entity that these pages do not use: &{name};")),
        });
        out.push_str(rest);
    }
    Ok(out)
}

/// A text with the characters escaped that HTML reserves.
pub fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[test]
fn malformed_html_is_refused() {
    for bad in
        ["<p>", "<p></div>", "<p class=a></p>", "<p>a & b</p>", "<p>&nbsp;</p>", "<p a=\"1\" a=\"2\"></p>", "<!-- a"]
    {
        assert!(parse(&format!("<!doctype html>\n<html>{bad}</html>")).is_err(), "{bad}");
    }
}
