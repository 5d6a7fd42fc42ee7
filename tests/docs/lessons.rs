//! The page for teachers. Its tables of lessons are written from `www/scenarios/lessons.json`, `tests/lessons/` and
//! what the runs show; its plans name lessons that exist, in the order of the course, and fill their time.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::OnceLock;

use playground::play::script::{parse, Ask, Script};
use playground::words;
use serde::Deserialize;
use serde_json::Value;

use crate::html::{escaped, Element};
use crate::languages::{Language, CHINESE, ENGLISH, LANGUAGES};
use crate::program::{program, stdout};
use crate::reference::{code, Table};
use crate::{assert_none, find, page, Page};

const SCENARIOS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/www/scenarios");
/// How the author of each lesson reaches its goals, and what breaks without a rule: see `tests/gallery/lessons.rs`.
const SOLUTIONS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/lessons");
const PAGE: &str = "teach.html";
/// The parts that are written here.
const NAMES: [&str; 4] = ["lessons", "sources", "lessons of labs", "answers"];
/// How long a plan is, in minutes, and the most that it gives to a lesson.
const PLAN: u32 = 90;
const MOST: u32 = 5;

/// How many parts there are.
pub const PARTS: usize = NAMES.len();

#[derive(Deserialize)]
struct Listing {
    name: String,
    number: usize,
    title: String,
    group: String,
    labs: Vec<String>,
    minutes: u32,
    section: String,
    misconception: Misconception,
}

#[derive(Deserialize)]
struct Misconception {
    text: String,
    source: String,
}

/// A question of a lesson.
struct Question {
    slug: String,
    text: String,
    /// What the run shows, as scripts have it.
    right: String,
}

/// A lesson of the gallery.
struct Lesson {
    listing: Listing,
    slug: String,
    asks: Vec<Question>,
    /// The rules that it offers to switch off, each with the properties that break; none: the cluster does not get on.
    breaks: Vec<(String, Vec<String>)>,
}

impl Lesson {
    /// Its title, which opens it.
    fn link(&self, language: &Language) -> String {
        let title = escaped(&translated(language, &self.listing.title));
        format!("<a href=\"{}\">{title}</a>", address(language, &self.slug))
    }

    /// Its number, its title, and its name.
    fn head(&self, language: &Language) -> String {
        format!("{}. {}<br>{}", self.listing.number, self.link(language), code(&self.slug))
    }
}

/// The lessons in the order of the course.
fn lessons() -> &'static [Lesson] {
    static READ: OnceLock<Vec<Lesson>> = OnceLock::new();
    READ.get_or_init(|| {
        let read = |path: &Path| fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let listings: Vec<Listing> =
            serde_json::from_str(&read(&Path::new(SCENARIOS).join("lessons.json"))).expect("lessons.json");
        let lesson = |listing: Listing| {
            let text = read(&Path::new(SCENARIOS).join(&listing.name).with_extension("raft"));
            let script = parse(&text).unwrap_or_else(|refusal| panic!("{}: {refusal}", listing.name));
            let solution = read(&Path::new(SOLUTIONS).join(&listing.name).with_extension("txt"));
            let breaks = solution.lines().filter_map(|line| line.strip_prefix("breaks "));
            let breaks = breaks.map(|line| {
                let mut words = line.split(' ').map(String::from);
                let rule = words.next().unwrap_or_default();
                (rule, words.take_while(|property| property != "nothing").collect())
            });
            let breaks = breaks.collect();
            let slug = script.lesson().unwrap_or_else(|| panic!("{} is no lesson", listing.name)).to_string();
            Lesson { listing, slug, asks: asks(&script, &text), breaks }
        };
        listings.into_iter().map(lesson).collect()
    })
}

/// The questions of a lesson, with what its run shows.
fn asks(script: &Script, text: &str) -> Vec<Question> {
    let unsure: Vec<String> = script.asks().map(|(ask, _)| format!("{}=unsure", ask.slug)).collect();
    let answers = unsure.iter().flat_map(|answer| ["--answer", answer]);
    let arguments: Vec<&str> = ["run", "-", "--json"].into_iter().chain(answers).collect();
    let outcome: Value = serde_json::from_str(&stdout(program(&arguments, text))).expect("JSON");
    let answers = outcome["lesson"]["answers"].as_array().expect("answers");
    let question = |ask: &Ask| {
        let answer = answers.iter().find(|answer| answer["slug"] == *ask.slug);
        let right = answer.and_then(|answer| answer["right"].as_str());
        let right = right.unwrap_or_else(|| panic!("nothing decides “{}”", ask.slug)).to_string();
        Question { slug: ask.slug.to_string(), text: ask.text.clone(), right }
    };
    script.asks().map(|(ask, _)| question(ask)).collect()
}

/// The message with this id, which must have no values, from this file of a language.
fn message(language: &Language, file: &str, id: &str) -> String {
    let start = format!("{id} = ");
    let mut files = words::files(language.tag).into_iter().filter(|(name, _)| *name == file);
    let found = files.find_map(|(_, text)| text.lines().find_map(|line| line.strip_prefix(&start)));
    found.unwrap_or_else(|| panic!("{}/{file} has no {id}", language.tag)).to_string()
}

/// A text of the gallery, found by its English words.
fn translated(language: &Language, english: &str) -> String {
    let end = format!(" = {english}");
    let mut files = words::files(ENGLISH.tag).into_iter().filter(|(name, _)| *name == "stories.ftl");
    let id = files.find_map(|(_, text)| text.lines().find_map(|line| line.strip_suffix(&end)));
    message(language, "stories.ftl", id.unwrap_or_else(|| panic!("stories.ftl lacks: {english}")))
}

/// The address that opens a lesson, for a page of the documentation.
fn address(language: &Language, slug: &str) -> String {
    let mark = if language.home.contains('?') { "&amp;" } else { "?" };
    format!("{}{mark}lesson={slug}", language.home)
}

/// Whether an address, as seen from `www/docs`, opens a lesson of the gallery, at a question that it has, or its pages
/// for paper.
pub fn opens_lesson(address: &str) -> bool {
    let Some(query) = address.strip_prefix("../?") else { return false };
    let fields: Vec<(&str, &str)> =
        query.split('&').map(|field| field.split_once('=').unwrap_or((field, ""))).collect();
    let of = |key: &str| fields.iter().find(|field| field.0 == key).map(|field| field.1);
    if let Some(sheet) = of("sheet") {
        let printed = sheet == "all" || lessons().iter().any(|lesson| lesson.slug == sheet);
        return printed && fields.iter().all(|(key, _)| ["sheet", "lang"].contains(key));
    }
    let Some(lesson) = lessons().iter().find(|lesson| of("lesson") == Some(&lesson.slug)) else { return false };
    let mut asks = lesson.asks.iter().enumerate();
    let mut known = |asked: &str| asks.any(|(place, ask)| ask.slug == asked || (place + 1).to_string() == asked);
    fields.iter().all(|(key, value)| match *key {
        "lesson" | "lang" => true,
        "ask" => known(value),
        "answers" => *value == "1" && of("ask").is_some(),
        "present" => *value == "1",
        _ => false,
    })
}

/// The words of the tables in a language.
struct Words {
    lessons: (&'static str, [&'static str; 5]),
    sources: (&'static str, [&'static str; 2]),
    labs: (&'static str, [&'static str; 2]),
    answers: (&'static str, [&'static str; 3]),
    /// What each lab is about.
    of_labs: [(&'static str, &'static str); 5],
    /// Without a rule, nothing breaks.
    stuck: &'static str,
    none: &'static str,
    /// Between the names of properties.
    comma: &'static str,
}

const ENGLISH_WORDS: Words = Words {
    lessons: ("The lessons in their order", ["Lesson", "What many get wrong", "Minutes", "Paper", "Labs"]),
    sources: ("Sources", ["Lesson", "Where this is documented"]),
    labs: ("Lessons of each lab", ["Lab", "Lessons"]),
    answers: ("Answers", ["Lesson", "Question, and what the run shows", "Without the rule"]),
    of_labs: [
        ("3A", "leader election"),
        ("3B", "log"),
        ("3C", "persistence"),
        ("3D", "log compaction"),
        ("4", "key/value service"),
    ],
    stuck: "no property: nobody gets elected",
    none: "no rule to switch off",
    comma: ", ",
};

const CHINESE_WORDS: Words = Words {
    lessons: ("各课的顺序", ["课", "常见的误解", "分钟", "论文", "实验"]),
    sources: ("出处", ["课", "误解的出处"]),
    labs: ("每个实验对应的课", ["实验", "课"]),
    answers: ("答案", ["课", "问题，以及运行的结果", "去掉规则之后"]),
    of_labs: [("3A", "领导者选举"), ("3B", "日志"), ("3C", "持久化"), ("3D", "日志压缩"), ("4", "键值服务")],
    stuck: "不破坏性质：没有节点能当选",
    none: "没有可以关掉的规则",
    comma: "、",
};

fn words_of(language: &Language) -> &'static Words {
    if language.tag == CHINESE.tag {
        &CHINESE_WORDS
    } else {
        &ENGLISH_WORDS
    }
}

/// The HTML of the part with this name. `None`: there is no such part.
pub fn part(name: &str, language: &Language) -> Option<String> {
    Some(match name {
        "lessons" => in_order(language),
        "sources" => sources(language),
        "lessons of labs" => of_labs(language),
        "answers" => answers(language),
        _ => return None,
    })
}

fn in_order(language: &Language) -> String {
    let (label, heads) = words_of(language).lessons;
    let mut table = Table::new(label, &heads);
    let mut group = "";
    for lesson in lessons() {
        let Listing { labs, minutes, section, misconception, .. } = &lesson.listing;
        if group != lesson.listing.group {
            group = &lesson.listing.group;
            table.group(&message(language, "lesson.ftl", &format!("lessons-{group}")));
        }
        let wrong = escaped(&translated(language, &misconception.text));
        table.row("", &[lesson.head(language), wrong, minutes.to_string(), escaped(section), labs.join(", ")]);
    }
    table.done()
}

fn sources(language: &Language) -> String {
    let (label, heads) = words_of(language).sources;
    let mut table = Table::new(label, &heads);
    for lesson in lessons() {
        table.row("", &[lesson.head(language), escaped(&lesson.listing.misconception.source)]);
    }
    table.done()
}

fn of_labs(language: &Language) -> String {
    let Words { labs: (label, heads), of_labs, .. } = words_of(language);
    let mut table = Table::new(label, heads);
    for (lab, about) in of_labs {
        let of = lessons().iter().filter(|lesson| lesson.listing.labs.iter().any(|it| it == lab));
        let links = of.map(|lesson| format!("{} {}", code(&lesson.slug), lesson.link(language)));
        let links: Vec<String> = links.collect();
        table.row("", &[format!("{lab}<br><small>{about}</small>"), links.join("<br>")]);
    }
    table.done()
}

fn answers(language: &Language) -> String {
    let Words { answers: (label, heads), stuck, none, comma, .. } = words_of(language);
    let word = |right: &str| match right {
        "yes" | "no" | "none" => message(language, "lesson.ftl", &format!("answer-{right}")),
        other => other.to_string(),
    };
    let mut table = Table::new(label, heads);
    for lesson in lessons() {
        let asks = lesson.asks.iter().map(|Question { text, right, .. }| {
            let text = escaped(&translated(language, text));
            format!("<li>{text}<br><strong>{}</strong></li>", escaped(&word(right)))
        });
        let breaks = lesson.breaks.iter().map(|(rule, properties)| {
            let broken: Vec<String> = properties.iter().map(|property| code(property)).collect();
            let broken = if broken.is_empty() { stuck.to_string() } else { broken.join(comma) };
            format!("{}<br>→ {broken}", code(rule))
        });
        let breaks: Vec<String> = breaks.collect();
        let breaks = if breaks.is_empty() { none.to_string() } else { breaks.join("<br>") };
        let asks: String = asks.collect();
        table.row("", &[lesson.head(language), format!("<ul>{asks}</ul>"), breaks]);
    }
    table.done()
}

/// The page in every language.
fn in_all_languages() -> Vec<&'static Page> {
    LANGUAGES.iter().filter_map(|language| find(language, PAGE)).collect()
}

/// A row of a plan: its minutes, and the lessons that it opens.
type Step = (u32, Vec<String>);

/// The plans of a page.
fn plans(tree: &Element) -> Vec<Vec<Step>> {
    let step = |row: &Element| {
        let minutes = row.elements().next().map(Element::text).unwrap_or_default();
        let links = row.all("a").into_iter().filter_map(|link| link.attribute("href")?.split("lesson=").nth(1));
        let minutes = minutes.trim().parse().unwrap_or_else(|_| panic!("line {}: {minutes:?} minutes", row.line));
        (minutes, links.map(String::from).collect())
    };
    let bodies = tree.all("table.plan").into_iter().map(|table| table.all("tbody"));
    bodies.map(|bodies| bodies.iter().flat_map(|body| body.all("tr")).map(step).collect()).collect()
}

/// What is wrong with a plan, given the lessons in the order of the course, each with its minutes.
fn wrong_plan(plan: &[Step], course: &[(&str, u32)]) -> Vec<String> {
    let mut complaints = Vec::new();
    let whole: u32 = plan.iter().map(|step| step.0).sum();
    if whole != PLAN {
        complaints.push(format!("{whole} minutes, not {PLAN}"));
    }
    let mut last = 0;
    let mut seen = BTreeSet::new();
    for (minutes, links) in plan {
        for link in links {
            let Some(place) = course.iter().position(|lesson| lesson.0 == link) else {
                complaints.push(format!("there is no lesson {link}"));
                continue;
            };
            let taken = seen.insert(link);
            if taken && links.len() > 1 {
                complaints.push(format!("{link} is opened beside another lesson before it was taken"));
            }
            if taken && (*minutes > MOST || *minutes < course[place].1) {
                complaints.push(format!("{minutes} minutes for {link}, which takes {}", course[place].1));
            }
            if taken && place < last {
                complaints.push(format!("{link} comes before {} in the course", course[last].0));
            }
            last = last.max(place);
        }
    }
    if seen.len() < 6 {
        complaints.push(format!("only {} lessons", seen.len()));
    }
    complaints
}

#[test]
fn plans_fill_their_time_with_lessons_in_the_order_of_the_course() {
    let course: Vec<(&str, u32)> =
        lessons().iter().map(|lesson| (lesson.slug.as_str(), lesson.listing.minutes)).collect();
    let english = plans(&page(PAGE).tree);
    assert_eq!(english.len(), 2, "two plans");
    assert_none(english.iter().flat_map(|plan| wrong_plan(plan, &course)).collect());
    for page in in_all_languages() {
        assert_eq!(plans(&page.tree), english, "www/docs/{}: its plans differ from the English ones", page.name);
    }
    let step = |minutes: u32, link: &str| (minutes, vec![link.to_string()]);
    let six = ["a", "b", "c", "d", "e", "f"];
    let course: Vec<(&str, u32)> = six.iter().map(|slug| (*slug, 2)).collect();
    let good: Vec<Step> = six.iter().map(|slug| step(5, slug)).chain([(60, vec![])]).collect();
    assert_eq!(wrong_plan(&good, &course), [""; 0]);
    for (place, wrong, what) in [
        (6, (59, vec![]), "not 90"),
        (0, step(5, "x"), "no lesson x"),
        (0, step(1, "a"), "which takes 2"),
        (0, step(6, "a"), "which takes 2"),
        (0, step(5, "c"), "comes before"),
        (0, (5, vec!["a".to_string(), "b".to_string()]), "beside another"),
        (0, step(5, "b"), "only 5"),
    ] {
        let mut plan = good.clone();
        plan[place] = wrong;
        let found = wrong_plan(&plan, &course);
        assert!(found.iter().any(|complaint| complaint.contains(what)), "{what}: {found:?}");
    }
}

#[test]
fn lessons_of_the_page_are_those_of_the_list() {
    let of_labs = &ENGLISH_WORDS.of_labs;
    assert_eq!(of_labs.map(|lab| lab.0), CHINESE_WORDS.of_labs.map(|lab| lab.0));
    let known: BTreeSet<&str> = lessons().iter().flat_map(|it| it.listing.labs.iter().map(String::as_str)).collect();
    assert_eq!(known, of_labs.iter().map(|lab| lab.0).collect(), "left the list, right the page");
    for page in in_all_languages() {
        let words = words_of(page.language);
        let (all, sources) = (words.lessons.0, words.sources.0);
        let (labs, answers) = (words.labs.0, words.answers.0);
        let slugs = |label: &str| -> Vec<String> {
            let regions = page.tree.all("div.scroll").into_iter();
            let tables = regions.filter(|it| it.attribute("aria-label") == Some(label));
            let links = tables.flat_map(|table| table.all("a")).filter_map(|link| link.attribute("href"));
            links.filter_map(|href| Some(href.split_once("lesson=")?.1.to_string())).collect()
        };
        let every: Vec<&str> = lessons().iter().map(|lesson| lesson.slug.as_str()).collect();
        assert_eq!(slugs(all), every, "www/docs/{}: {all}", page.name);
        assert_eq!(slugs(sources), every, "www/docs/{}: {sources}", page.name);
        assert_eq!(slugs(answers), every, "www/docs/{}: {answers}", page.name);
        let in_labs = of_labs.iter().flat_map(|(lab, _)| {
            lessons().iter().filter(move |it| it.listing.labs.iter().any(|own| own == lab)).map(|it| it.slug.as_str())
        });
        assert_eq!(slugs(labs), in_labs.collect::<Vec<_>>(), "www/docs/{}: {labs}", page.name);
        for name in NAMES {
            let mark = format!("<!-- generated: {name} -->");
            assert_eq!(page.text.matches(&mark).count(), 1, "www/docs/{}: {mark}", page.name);
        }
    }
    assert_eq!(in_all_languages().len(), LANGUAGES.len(), "the page exists in every language");
}

#[test]
fn the_lesson_of_ones_own_is_the_one_that_the_editor_begins() {
    for page in in_all_languages() {
        let mut files = words::files(page.language.tag).into_iter().filter(|(name, _)| *name == "lesson.ftl");
        let template = files.find_map(|(_, text)| text.split("\nlesson-template =\n").nth(1)).expect("a template");
        let lines = template.lines().map_while(|line| line.strip_prefix("    "));
        let shown = page.tree.all("pre.script").into_iter().map(Element::text).next();
        assert_eq!(shown, Some(lines.collect::<Vec<_>>().join("\n")), "www/docs/{}", page.name);
    }
}

#[test]
fn links_to_lessons_without_a_target_are_found() {
    for (address, opens) in [
        ("../?lesson=figure-8", true),
        ("../?lang=zh-CN&lesson=figure-8&ask=2", true),
        ("../?lesson=figure-8&ask=last&answers=1", true),
        ("../?lesson=figure-8&present=1", true),
        ("../?sheet=figure-8", true),
        ("../?lang=zh-CN&sheet=all", true),
        ("../?sheet=figure-9", false),
        ("../?sheet=figure-8&ask=2", false),
        ("../?lesson=figure-9", false),
        ("../?lesson=figure-8&ask=3", false),
        ("../?lesson=figure-8&answers=1", false),
        ("../?lesson=figure-8&answer=1", false),
        ("../?lang=zh-CN", false),
        ("../", false),
    ] {
        assert_eq!(opens_lesson(address), opens, "{address}");
    }
}
