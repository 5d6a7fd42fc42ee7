//! Reads the claims that a sentence of a scenario makes, and checks them against the run.
//!
//! The sentences keep to a small language, so that all of it can be checked. A subject is a node or a list of nodes and
//! needs a verb of [`VERBS`]: “n1 leads term 2 and has x=1” makes two claims. After a command (“x=1”) or
//! an entry (“entry 2”), “is” must be followed by something that this module can check. An unknown word there makes the
//! sentence unreadable, and the test fails.
//!
//! Questions claim nothing, nor does a sentence about another program, named with its version, or one that quotes a
//! section of the paper.

use playground::play::run::Run;
use playground::play::tell;
use playground::raft::{Entry, Index, Log, NodeId, Role, Term};
use playground::sim::{FactKind, Property, Record, Server, World};
use playground::words::said;

/// A moment at which a sentence is shown.
pub struct Scene<'a> {
    /// The run.
    pub run: &'a Run,
    /// The facts of this microsecond.
    pub now: &'a [Record],
    /// All facts so far.
    pub past: &'a [Record],
}

type Check = Box<dyn Fn(&Scene) -> bool>;

/// Something that a sentence says about the run.
pub struct Claim {
    /// Its kind, one of [`KINDS`].
    pub kind: &'static str,
    /// Its words in the sentence.
    pub text: String,
    /// Whether it must stay true while the sentence is shown.
    pub stays: bool,
    check: Check,
}

impl Claim {
    /// Whether it is true at this moment.
    pub fn holds(&self, scene: &Scene) -> bool {
        (self.check)(scene)
    }
}

/// All kinds of claims. Each occurs in some scenario.
pub const KINDS: [&str; 45] = [
    "leads",
    "stands",
    "stands not",
    "crashes",
    "restarts",
    "steps down",
    "refuses",
    "has refused",
    "commits",
    "has committed",
    "appends",
    "replaces",
    "applies",
    "answers",
    "sends",
    "asks",
    "follows",
    "has",
    "has on disk",
    "has all",
    "has votes",
    "has voted",
    "has heard",
    "lacks",
    "hears of",
    "may not count",
    "cannot win",
    "reaches only",
    "takes a snapshot",
    "installs",
    "joins",
    "hands over",
    "is down",
    "is back",
    "is cut off",
    "are voters",
    "is committed",
    "is not committed",
    "is on",
    "is lost",
    "value",
    "commitIndex",
    "term",
    "log",
    "cluster",
];

/// Words between subject and verb that do not change the claim.
const ADVERBS: [&str; 9] = ["still", "now", "both", "alone", "also", "again", "first", "never", "then"];

/// After one of these words, a node is not a subject.
const BEFORE_OBJECTS: [&str; 16] = [
    "of", "from", "to", "by", "with", "for", "at", "than", "on", "between", "without", "against", "reaches", "keep",
    "only", "asks",
];

/// What may follow a node that is not a subject.
const AFTER_OBJECTS: [&str; 15] =
    ["from", "to", "of", "and", "with", "in", "on", "at", "as", "below", "whether", "that", "the", "is", ""];

/// Reads what a text claims.
///
/// # Errors
/// A claim that cannot be checked.
pub fn claims(text: &str) -> Result<Vec<Claim>, String> {
    let mut claims = Vec::new();
    for sentence in sentences(text) {
        if !sentence.ends_with('?') && !is_about_something_else(&sentence) {
            let mut reader = Reader { words: words(&sentence), at: 0, subject: Vec::new(), things: Vec::new() };
            reader.read(&mut claims).map_err(|trouble| format!("{trouble} in: {text}"))?;
        }
    }
    Ok(claims)
}

/// The sentences of a text with their punctuation marks.
pub fn sentences(text: &str) -> Vec<String> {
    let text = text.replace("? ", "?\n").replace(". ", ".\n");
    text.lines().map(|line| line.trim().to_string()).collect()
}

/// Whether a sentence is not about this run: it quotes a section of the paper, or names another program with its
/// version, such as 0.7.0.
pub fn is_about_something_else(sentence: &str) -> bool {
    sentence.contains("(§")
        || sentence.split([' ', ',', ':']).any(|word| {
            let parts: Vec<&str> = word.split('.').collect();
            parts.len() == 3 && parts.iter().all(|part| !part.is_empty() && part.chars().all(|c| c.is_ascii_digit()))
        })
}

/// The words and marks of a sentence, without the letters of a figure's panels, “(a)”.
fn words(sentence: &str) -> Vec<String> {
    let mut words = Vec::new();
    for word in sentence.split(' ').filter(|word| !(word.starts_with('(') && word.ends_with(')'))) {
        let bare = word.trim_end_matches([',', ';', ':', '.']);
        words.push(bare.to_string());
        words.extend(word[bare.len()..].chars().map(|mark| mark.to_string()));
    }
    words
}

/// An entry of a log: by its command, as the page writes it, or by its index.
#[derive(Clone)]
enum Thing {
    Command(String),
    Entry(Index),
}

struct Reader {
    words: Vec<String>,
    at: usize,
    /// The last nodes that this clause named.
    subject: Vec<NodeId>,
    /// The last entries that were named.
    things: Vec<Thing>,
}

impl Reader {
    fn word(&self, ahead: usize) -> &str {
        self.words.get(self.at + ahead).map_or("", String::as_str)
    }

    fn is(&self, phrase: &str) -> bool {
        phrase.split(' ').enumerate().all(|(ahead, word)| self.word(ahead).eq_ignore_ascii_case(word))
    }

    /// Skips a phrase if it comes next.
    fn takes(&mut self, phrase: &str) -> bool {
        let here = self.is(phrase);
        self.at += if here { phrase.split(' ').count() } else { 0 };
        here
    }

    fn skip_adverbs(&mut self) {
        while ADVERBS.contains(&self.word(0)) {
            self.at += 1;
        }
    }

    fn read(&mut self, claims: &mut Vec<Claim>) -> Result<(), String> {
        while self.at < self.words.len() {
            let begin = self.at;
            let mut found = Vec::new();
            self.clause(&mut found)?;
            self.at = self.at.max(begin + 1);
            let text = self.words[begin..self.at.min(self.words.len())].join(" ");
            claims.extend(found.into_iter().map(|(kind, stays, check)| Claim {
                kind,
                text: text.clone(),
                stays,
                check,
            }));
        }
        Ok(())
    }

    /// Reads the claim that begins here, if there is one.
    fn clause(&mut self, found: &mut Vec<(&'static str, bool, Check)>) -> Result<(), String> {
        if [".", ";", ":"].contains(&self.word(0)) {
            self.subject.clear();
            return Ok(());
        }
        if let Some(claim) = self.of_the_cluster() {
            found.push(claim);
            return Ok(());
        }
        if let Some(claim) = self.of_a_possession() {
            found.push(claim?);
            return Ok(());
        }
        if let Some(claim) = self.of_a_value() {
            found.push(claim);
            return Ok(());
        }
        let before = self.at.checked_sub(1).map_or("", |before| self.words[before].as_str()).to_string();
        let nodes = self.nodes();
        if !nodes.is_empty() {
            let object = BEFORE_OBJECTS.contains(&before.as_str());
            return if object { Ok(()) } else { self.of_nodes(nodes, found) };
        }
        let things = self.some_things();
        if !things.is_empty() || ((self.is("it is on") || self.is("which is")) && !self.things.is_empty()) {
            self.at += usize::from(things.is_empty());
            if !things.is_empty() {
                self.things = things;
            }
            return self.of_things(found);
        }
        if !self.subject.is_empty() && (self.is("and") || self.is(",")) {
            self.at += 1;
            self.skip_adverbs();
            let nodes = self.subject.clone();
            if VERBS.contains(&self.word(0)) && !self.is("is") && !self.is("are") {
                return self.verb(&nodes, found);
            }
        }
        Ok(())
    }

    /// “n1”, “n1 and n2”, “n1, n2 and n3”.
    fn nodes(&mut self) -> Vec<NodeId> {
        let mut nodes = Vec::new();
        while let Some(id) = node(self.word(0)) {
            nodes.push(id);
            self.at += 1;
            let more = (self.is("and") || self.is(",")) && node(self.word(1)).is_some();
            // “n1 appends x=1, n3 appends x=2” has two subjects; a list of nodes shares one verb.
            let joined = more && (self.is("and") || self.list_goes_on());
            self.at += usize::from(joined);
            if !joined {
                break;
            }
        }
        nodes
    }

    /// Whether these commas lead to an “and” before the last node, as in one list.
    fn list_goes_on(&self) -> bool {
        let mut ahead = 0;
        while self.word(ahead) == "," && node(self.word(ahead + 1)).is_some() {
            ahead += 2;
        }
        self.word(ahead) == "and" && node(self.word(ahead + 1)).is_some()
    }

    /// “x=1”, “x=1 and x=2”, “entry 1”, “entries 2 and 3”.
    fn some_things(&mut self) -> Vec<Thing> {
        let mut things = Vec::new();
        loop {
            let entry = self.is("entry") || self.is("entries");
            let number = self.word(usize::from(entry)).parse::<Index>().ok();
            if let (true, Some(index)) = (entry, number) {
                things.push(Thing::Entry(index));
                self.at += 2;
            } else if is_command(self.word(0)) {
                things.push(Thing::Command(self.word(0).to_string()));
                self.at += 1;
            } else {
                return things;
            }
            let next = self.word(1);
            let more = is_command(next) || (next.eq_ignore_ascii_case("entry") && self.word(2).parse::<u64>().is_ok());
            if !((self.is("and") || self.is(",")) && more) {
                return things;
            }
            self.at += 1;
        }
    }

    fn of_nodes(&mut self, nodes: Vec<NodeId>, found: &mut Vec<(&'static str, bool, Check)>) -> Result<(), String> {
        self.skip_adverbs();
        if VERBS.contains(&self.word(0)) {
            self.subject = nodes.clone();
            return self.verb(&nodes, found);
        }
        let mark = self.word(0).chars().all(|c| c.is_ascii_punctuation());
        match mark || AFTER_OBJECTS.contains(&self.word(0)) {
            true => Ok(()),
            false => Err(format!("“{}” is no verb that is known", self.word(0))),
        }
    }

    fn number(&mut self) -> Option<u64> {
        let number = number(self.word(0))?;
        self.at += 1;
        Some(number)
    }

    /// “term 2”, “in term 2”, “for term 2”, also after a comma.
    fn term(&mut self) -> Option<Term> {
        for phrase in ["term", "for term", "in term", ", in term"] {
            let length = phrase.split(' ').count();
            if let (true, Ok(term)) = (self.is(phrase), self.word(length).parse()) {
                self.at += length + 1;
                return Some(term);
            }
        }
        None
    }

    fn of_the_cluster(&mut self) -> Option<(&'static str, bool, Check)> {
        if self.takes("every link is whole") {
            return Some(("cluster", true, Box::new(|scene| cuts(scene.run.world()).is_empty())));
        }
        if self.takes("nobody leads") {
            return Some(("leads", true, Box::new(|scene| scene.run.world().leader().is_none())));
        }
        if self.takes("linearizability is broken") {
            return Some(("cluster", true, Box::new(|scene| broken(scene, Property::Linearizability))));
        }
        if self.is("all") && self.word(2) == "logs" && self.word(3) == "are" && self.word(5) == "same" {
            let count = number(self.word(1))?;
            self.at += 6;
            return Some(("log", true, Box::new(move |scene| all_logs_agree(scene.run.world(), count))));
        }
        if self.is("only") && self.word(2) == "knows" {
            let id = node(self.word(1))?;
            self.at += 3;
            return Some(("commitIndex", true, Box::new(move |scene| knows_alone(scene.run.world(), id))));
        }
        if self.is("the link from") && self.is_whole_link() {
            let (from, to) = (node(self.word(3))?, node(self.word(5))?);
            self.at += 8;
            return Some(("cluster", true, Box::new(move |scene| !scene.run.world().network().is_cut(from, to))));
        }
        None
    }

    fn is_whole_link(&self) -> bool {
        self.word(4) == "to" && self.word(6) == "is" && self.word(7) == "whole"
    }

    /// “n1's term is 2”, “n1's commitIndex is 0”, “n3's log lacks x=1”, “n3's last entry is of term 2”.
    fn of_a_possession(&mut self) -> Option<Result<(&'static str, bool, Check), String>> {
        let id = node(self.word(0).strip_suffix("'s")?)?;
        self.at += 1;
        let what = ["term is", "commitIndex is", "log lacks", "last entry is of term", "log is", "term"];
        let what = what.into_iter().find(|what| self.is(what))?;
        self.takes(what);
        self.skip_adverbs();
        Some(match what {
            "term is" => self.numbered("term", true, move |server, term| server.node.current_term() == term, id),
            "commitIndex is" => {
                self.numbered("commitIndex", true, move |server, index| server.node.commit_index() == index, id)
            }
            "last entry is of term" => {
                self.numbered("log", false, move |server, term| log_of(server).last_term() == term, id)
            }
            "log lacks" => {
                let things = self.some_things();
                Ok(("lacks", true, Box::new(move |scene| things.iter().all(|thing| !holds(scene, id, thing)))))
            }
            _ => Err(format!("“{what}” of {id} cannot be looked up")),
        })
    }

    fn numbered(
        &mut self,
        kind: &'static str,
        stays: bool,
        check: impl Fn(&Server, u64) -> bool + 'static,
        id: NodeId,
    ) -> Result<(&'static str, bool, Check), String> {
        let number = self.number().ok_or_else(|| format!("“{}” is no number", self.word(0)))?;
        Ok((kind, stays, Box::new(move |scene| up(scene, id).is_some_and(|server| check(server, number)))))
    }

    /// “x is 4 on n1 and n2”, “x is 4 on all five nodes”.
    fn of_a_value(&mut self) -> Option<(&'static str, bool, Check)> {
        let key = self.word(0).to_string();
        let letter = key.len() == 1 && key.chars().all(|c| c.is_ascii_lowercase());
        let still = usize::from(self.word(2) == "still");
        let value = self.word(2 + still).parse::<i64>().ok()?.to_string();
        if !letter || self.word(1) != "is" || self.word(3 + still) != "on" {
            return None;
        }
        self.at += 4 + still;
        let nodes = self.nodes();
        let all = self.takes("all");
        let count = if all { self.number() } else { None };
        Some((
            "value",
            true,
            Box::new(move |scene| {
                let world = scene.run.world();
                let there = |server: &Server| {
                    server.is_up() && server.store.get(&key).is_some_and(|found| found.as_ref() == value)
                };
                match count {
                    Some(count) => world.servers().len() as u64 == count && world.servers().iter().all(there),
                    None => !nodes.is_empty() && nodes.iter().all(|&id| world.server(id).is_some_and(there)),
                }
            }),
        ))
    }

    /// What follows a command or an entry.
    fn of_things(&mut self, found: &mut Vec<(&'static str, bool, Check)>) -> Result<(), String> {
        if !self.takes("is") && !self.takes("are") {
            return Ok(());
        }
        for thing in self.things.clone() {
            let begin = self.at;
            found.push(self.of_a_thing(thing)?);
            if self.things.len() > 1 {
                self.at = begin;
            }
        }
        // “x=2 is on three of five servers and still not committed”.
        self.takes("servers");
        let (again, thing) = (self.at, self.things[0].clone());
        self.at += usize::from(self.is("and"));
        self.skip_adverbs();
        match self.at > again && (self.is("committed") || self.is("not committed")) {
            true => found.push(self.of_a_thing(thing)?),
            false => self.at = again,
        }
        Ok(())
    }

    fn of_a_thing(&mut self, thing: Thing) -> Result<(&'static str, bool, Check), String> {
        self.skip_adverbs();
        if self.takes("committed") {
            return Ok(("is committed", true, Box::new(move |scene| committed(scene.run.world(), &thing))));
        }
        if self.takes("not committed") {
            return Ok(("is not committed", true, Box::new(move |scene| !committed(scene.run.world(), &thing))));
        }
        if self.takes("lost") {
            return Ok(("is lost", true, Box::new(move |scene| copies(scene, &thing, true) == 0)));
        }
        if self.takes("on all") || self.takes("on") {
            let all = self.words[self.at - 1] == "all";
            let count = self.number().ok_or_else(|| format!("“{}” is no number", self.word(0)))?;
            let of = if self.takes("of") { self.number() } else { all.then_some(count) };
            return Ok((
                "is on",
                true,
                Box::new(move |scene| {
                    let servers = scene.run.world().servers().len() as u64;
                    copies(scene, &thing, false) == count && of.is_none_or(|of| of == servers)
                }),
            ));
        }
        Err(format!("“{}” of a thing cannot be looked up", self.word(0)))
    }
}

/// What a node can do in a sentence.
pub const VERBS: [&str; 55] = [
    "leads", "lead", "stands", "stand", "does", "do", "crashes", "crash", "restarts", "restart", "steps", "refuses",
    "refuse", "commits", "commit", "appends", "append", "replaces", "replace", "applies", "apply", "answers", "answer",
    "sends", "send", "asks", "ask", "follows", "follow", "has", "have", "lacks", "lack", "hears", "may", "cannot",
    "reaches", "takes", "take", "installs", "install", "joins", "join", "hands", "is", "are", "know", "knows", "votes",
    "vote", "could", "would", "will", "can", "did",
];

impl Reader {
    /// Reads what the nodes do, from the verb on.
    fn verb(&mut self, nodes: &[NodeId], found: &mut Vec<(&'static str, bool, Check)>) -> Result<(), String> {
        let verb = self.word(0).to_string();
        self.at += 1;
        let (kind, stays, check) = self.predicate(&verb)?;
        for &id in nodes {
            let check = check.clone();
            found.push((kind, stays, Box::new(move |scene| check(scene, id))));
        }
        if nodes.len() > 1 && kind == "are voters" {
            let wanted = nodes.to_vec();
            found.push((kind, stays, Box::new(move |scene| voters(scene.run.world()) == wanted)));
        }
        Ok(())
    }

    fn predicate(&mut self, verb: &str) -> Result<Predicate, String> {
        self.skip_adverbs();
        match verb {
            "leads" | "lead" => {
                self.takes("again");
                let term = self.term();
                Ok(lasting("leads", move |scene, id| {
                    up(scene, id).is_some_and(|server| {
                        server.node.is_leader() && term.is_none_or(|term| server.node.current_term() == term)
                    })
                }))
            }
            "stands" | "stand" => {
                let term = self.term();
                Ok(moment("stands", move |scene, id| {
                    up(scene, id).is_some_and(|server| {
                        matches!(server.node.role(), Role::Candidate { .. })
                            && term.is_none_or(|term| server.node.current_term() == term)
                    })
                }))
            }
            "does" | "do" if self.takes("not stand") => Ok(lasting("stands not", |scene, id| {
                up(scene, id).is_some_and(|server| !matches!(server.node.role(), Role::Candidate { .. }))
            })),
            "crashes" | "crash" => Ok(happens("crashes", &[FactKind::Crash])),
            "restarts" | "restart" => Ok(happens("restarts", &[FactKind::Restart])),
            "steps" if self.takes("down") => Ok(happens("steps down", &[FactKind::StepDown])),
            "refuses" | "refuse" => Ok(happens("refuses", &REFUSALS)),
            "answers" | "answer" => Ok(happens("answers", &[FactKind::Reply, FactKind::Read])),
            "sends" | "send" => Ok(happens("sends", &[FactKind::Send])),
            "asks" | "ask" => Ok(happens("asks", &[FactKind::BecomePreCandidate, FactKind::ReadIndex])),
            "applies" | "apply" => Ok(happens("applies", &[FactKind::Apply])),
            "takes" | "take" if self.is("a snapshot") || self.is("snapshots") => {
                Ok(happens("takes a snapshot", &[FactKind::SnapshotTaken]))
            }
            "installs" | "install" => Ok(happens("installs", &[FactKind::SnapshotInstalled])),
            "joins" | "join" => Ok(happens("joins", &[FactKind::SwitchedOn])),
            "hands" if self.takes("over") => Ok(happens("hands over", &[FactKind::Transfer])),
            _ => self.predicate_of_the_log(verb),
        }
    }

    fn predicate_of_the_log(&mut self, verb: &str) -> Result<Predicate, String> {
        match verb {
            "commits" | "commit" => {
                let things = self.mentioned();
                Ok(moment("commits", move |scene, id| {
                    happened(scene.now, &[FactKind::Commit], id)
                        && things.iter().all(|thing| knows_committed(scene, id, thing))
                }))
            }
            "appends" | "append" => {
                let things = self.mentioned();
                Ok(moment("appends", move |scene, id| {
                    happened(scene.now, &[FactKind::Append], id) && things.iter().all(|thing| holds(scene, id, thing))
                }))
            }
            "replaces" | "replace" => {
                let old = self.mentioned();
                let new = if self.takes("by") { self.mentioned() } else { Vec::new() };
                Ok(moment("replaces", move |scene, id| {
                    happened(scene.now, &[FactKind::Truncate], id)
                        && old.iter().all(|thing| !holds(scene, id, thing))
                        && new.iter().all(|thing| holds(scene, id, thing))
                }))
            }
            "lacks" | "lack" => {
                let things = self.named("lacks")?;
                Ok(lasting("lacks", move |scene, id| things.iter().all(|thing| !holds(scene, id, thing))))
            }
            "may" if self.takes("not count") => {
                let things = self.named("count")?;
                Ok(moment("may not count", move |scene, id| {
                    things.iter().all(|thing| is_of_an_older_term(scene, id, thing))
                }))
            }
            "has" | "have" => self.predicate_of_having(),
            _ => self.predicate_of_standing(verb),
        }
    }

    fn predicate_of_having(&mut self) -> Result<Predicate, String> {
        if self.takes("refused") {
            return Ok(so_far("has refused", &REFUSALS));
        }
        if self.takes("answered") {
            return Ok(so_far("answers", &[FactKind::Reply, FactKind::Read, FactKind::Send]));
        }
        if self.takes("committed") {
            let things = self.named("committed")?;
            return Ok(lasting("has committed", move |scene, id| {
                things.iter().all(|thing| knows_committed(scene, id, thing))
            }));
        }
        if self.takes("voted for") {
            let other = *self.nodes().first().ok_or("nobody is named for whom was voted")?;
            return Ok(moment("has voted", move |scene, id| {
                up(scene, id).is_some_and(|server| server.node.voted_for() == Some(other))
            }));
        }
        if self.takes("heard of") {
            let term = self.term().ok_or("no term was heard of")?;
            return Ok(moment("has heard", move |scene, id| {
                up(scene, id).is_some_and(|server| server.node.current_term() >= term)
            }));
        }
        if self.takes("all that is committed") {
            return Ok(lasting("has all", has_all));
        }
        if number(self.word(0)).is_some() && self.word(1) == "of" && self.word(3) == "votes" {
            let (count, of) = (number(self.word(0)).unwrap_or(0), number(self.word(2)).unwrap_or(0));
            self.at += 4;
            return Ok(moment("has votes", move |scene, id| votes(scene, id) == Some((count, of))));
        }
        let things = self.named("has")?;
        if self.takes("on disk") {
            return Ok(moment("has on disk", move |scene, id| {
                let server = scene.run.world().server(id);
                server.is_some_and(|server| things.iter().all(|thing| in_log(scene, &server.disk.log, thing)))
            }));
        }
        Ok(lasting("has", move |scene, id| things.iter().all(|thing| holds(scene, id, thing))))
    }

    fn predicate_of_standing(&mut self, verb: &str) -> Result<Predicate, String> {
        match verb {
            "follows" | "follow" => {
                let leader = self.nodes();
                let term = self.term();
                Ok(lasting("follows", move |scene, id| {
                    up(scene, id).is_some_and(|server| {
                        matches!(server.node.role(), Role::Follower)
                            && server.node.leader() == leader.first().copied()
                            && term.is_none_or(|term| server.node.current_term() == term)
                    })
                }))
            }
            "hears" if self.takes("of") => {
                let term = self.term().ok_or("no term is heard of")?;
                Ok(moment("hears of", move |scene, id| {
                    let known = up(scene, id).is_some_and(|server| server.node.current_term() == term);
                    known && happened(scene.now, &[FactKind::BecomeFollower], id)
                }))
            }
            "know" | "knows" => {
                self.takes("it");
                Ok(lasting("commitIndex", |scene, id| {
                    let world = scene.run.world();
                    up(scene, id).is_some_and(|server| server.node.commit_index() == world.monitor().committed())
                }))
            }
            "cannot" if self.takes("win") => Ok(lasting("cannot win", |scene, id| {
                votes(scene, id).is_some_and(|(votes, of)| 2 * votes <= of) && refused_by_a_majority(scene, id)
            })),
            "reaches" if self.takes("only") => {
                let only = self.nodes();
                Ok(lasting("reaches only", move |scene, id| reached(scene.run.world(), id) == only))
            }
            "is" | "are" => self.predicate_of_being(),
            _ => Err(format!("“{verb} {}” cannot be looked up", self.word(0))),
        }
    }

    fn predicate_of_being(&mut self) -> Result<Predicate, String> {
        if self.takes("down") {
            return Ok(lasting("is down", |scene, id| up(scene, id).is_none()));
        }
        if self.takes("back") {
            return Ok(lasting("is back", |scene, id| {
                let back = [FactKind::Restart, FactKind::Heal];
                let came = scene.past.iter().any(|record| {
                    back.contains(&tell::kind(&record.what)) && record.node.is_none_or(|node| node == id)
                });
                let world = scene.run.world();
                came && up(scene, id).is_some() && reached(world, id).len() + 1 == world.servers().len()
            }));
        }
        if self.takes("cut off") {
            return Ok(lasting("is cut off", |scene, id| {
                let world = scene.run.world();
                2 * (reached(world, id).len() + 1) <= world.servers().len()
            }));
        }
        if self.takes("the voters") {
            return Ok(lasting("are voters", |scene, id| voters(scene.run.world()).contains(&id)));
        }
        Err(format!("“is {}” cannot be looked up", self.word(0)))
    }

    /// The entries named here. None is not an error.
    fn mentioned(&mut self) -> Vec<Thing> {
        let things = self.some_things();
        if !things.is_empty() {
            self.things = things.clone();
        }
        things
    }

    fn named(&mut self, verb: &str) -> Result<Vec<Thing>, String> {
        match self.mentioned() {
            things if things.is_empty() => Err(format!("“{verb} {}” cannot be looked up", self.word(0))),
            things => Ok(things),
        }
    }
}

type Of = std::rc::Rc<dyn Fn(&Scene, NodeId) -> bool>;
type Predicate = (&'static str, bool, Of);

const REFUSALS: [FactKind; 7] = [
    FactKind::AppendRefused,
    FactKind::VoteRefused,
    FactKind::PreVoteRefused,
    FactKind::ReadRefused,
    FactKind::SnapshotRefused,
    FactKind::ProposeRefused,
    FactKind::ConfigRefused,
];

/// A claim that must stay true while the sentence is shown.
fn lasting(kind: &'static str, check: impl Fn(&Scene, NodeId) -> bool + 'static) -> Predicate {
    (kind, true, std::rc::Rc::new(check))
}

/// A claim that must be true when the sentence appears.
fn moment(kind: &'static str, check: impl Fn(&Scene, NodeId) -> bool + 'static) -> Predicate {
    (kind, false, std::rc::Rc::new(check))
}

/// A claim about something that must have happened in the microsecond in which the sentence appears.
fn happens(kind: &'static str, facts: &'static [FactKind]) -> Predicate {
    moment(kind, |scene, id| happened(scene.now, facts, id))
}

/// A claim about something that must have happened earlier.
fn so_far(kind: &'static str, facts: &'static [FactKind]) -> Predicate {
    moment(kind, |scene, id| happened(scene.past, facts, id))
}

fn happened(records: &[Record], facts: &[FactKind], id: NodeId) -> bool {
    records.iter().any(|record| record.node == Some(id) && facts.contains(&tell::kind(&record.what)))
}

fn node(word: &str) -> Option<NodeId> {
    NodeId::new(word.strip_prefix('n')?.parse().ok()?)
}

fn is_command(word: &str) -> bool {
    word.split_once('=').is_some_and(|(key, value)| key.len() == 1 && value.parse::<u64>().is_ok())
}

fn number(word: &str) -> Option<u64> {
    const NUMBERS: [&str; 10] = ["none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
    let named = NUMBERS.iter().position(|number| *number == word).map(|number| number as u64);
    named.or_else(|| word.parse().ok())
}

fn up<'a>(scene: &'a Scene, id: NodeId) -> Option<&'a Server> {
    scene.run.world().server(id).filter(|server| server.is_up())
}

/// A node's log; for a crashed node the durable one.
fn log_of(server: &Server) -> &Log {
    if server.is_up() {
        server.node.log()
    } else {
        &server.disk.log
    }
}

fn in_log(scene: &Scene, log: &Log, thing: &Thing) -> bool {
    match thing {
        Thing::Entry(index) => (1..=log.last_index()).contains(index),
        Thing::Command(_) => index_in(scene, log, thing).is_some(),
    }
}

/// Its last index in a log.
fn index_in(scene: &Scene, log: &Log, thing: &Thing) -> Option<Index> {
    let says = |index: Index, text: &str| {
        log.get(index).is_some_and(|entry| said(&tell::entry_label(scene.run.world(), log, index, &entry)) == text)
    };
    match thing {
        Thing::Entry(index) => log.get(*index).map(|_| *index),
        Thing::Command(text) => (log.first_index()..=log.last_index()).rev().find(|&index| says(index, text)),
    }
}

fn holds(scene: &Scene, id: NodeId, thing: &Thing) -> bool {
    scene.run.world().server(id).is_some_and(|server| in_log(scene, log_of(server), thing))
}

/// How many nodes have it; with `running`, how many running nodes.
fn copies(scene: &Scene, thing: &Thing, running: bool) -> u64 {
    let servers = scene.run.world().servers().iter();
    let counted = servers.filter(|server| server.is_up() || !running);
    counted.filter(|server| in_log(scene, log_of(server), thing)).count() as u64
}

fn committed(world: &World, thing: &Thing) -> bool {
    let monitor = world.monitor();
    match thing {
        Thing::Entry(index) => (1..=monitor.committed()).contains(index),
        Thing::Command(text) => (1..=monitor.committed()).any(|index| {
            let says = |entry: &Entry| {
                let mut logs = world.servers().iter().map(log_of);
                logs.find(|log| log.get(index) == Some(*entry))
                    .is_some_and(|log| said(&tell::entry_label(world, log, index, entry)) == *text)
            };
            monitor.committed_at(index).is_some_and(|(entry, _)| says(&entry))
        }),
    }
}

/// Whether the node has it and knows that it is committed.
fn knows_committed(scene: &Scene, id: NodeId, thing: &Thing) -> bool {
    up(scene, id).is_some_and(|server| {
        index_in(scene, server.node.log(), thing).is_some_and(|index| index <= server.node.commit_index())
    })
}

fn is_of_an_older_term(scene: &Scene, id: NodeId, thing: &Thing) -> bool {
    up(scene, id).is_some_and(|server| {
        let index = index_in(scene, server.node.log(), thing);
        let term = index.and_then(|index| server.node.log().term_at(index));
        server.node.is_leader() && term.is_some_and(|term| term < server.node.current_term())
    })
}

fn has_all(scene: &Scene, id: NodeId) -> bool {
    let world = scene.run.world();
    up(scene, id).is_some_and(|server| server.node.log().last_index() >= world.monitor().committed())
}

/// How many votes a candidate has, and how many there are.
fn votes(scene: &Scene, id: NodeId) -> Option<(u64, u64)> {
    let server = up(scene, id)?;
    match server.node.role() {
        Role::Candidate { votes, .. } => {
            Some((votes.granted.len() as u64, server.node.config().all_voters().len() as u64))
        }
        _ => None,
    }
}

/// Whether so many nodes have refused a candidate that the others are no majority.
fn refused_by_a_majority(scene: &Scene, id: NodeId) -> bool {
    let Some(server) = up(scene, id) else { return false };
    let running = scene.run.world().servers().iter().filter(|server| server.is_up()).count();
    let all = server.node.config().all_voters().len();
    match server.node.role() {
        Role::Candidate { votes, .. } => 2 * (running - votes.refused.len()) <= all,
        _ => false,
    }
}

fn cuts(world: &World) -> Vec<(NodeId, NodeId)> {
    let ids = || world.servers().iter().map(|server| server.node.id());
    let pairs = ids().flat_map(|from| ids().map(move |to| (from, to)));
    pairs.filter(|&(from, to)| from != to && world.network().is_cut(from, to)).collect()
}

/// The nodes that the node can reach.
fn reached(world: &World, id: NodeId) -> Vec<NodeId> {
    let ids = world.servers().iter().map(|server| server.node.id());
    ids.filter(|&to| to != id && !world.network().is_cut(id, to)).collect()
}

fn voters(world: &World) -> Vec<NodeId> {
    let leader = world.leader().and_then(|id| world.server(id));
    leader.map_or_else(Vec::new, |server| server.node.config().all_voters().iter().collect())
}

fn knows_alone(world: &World, id: NodeId) -> bool {
    let committed = world.monitor().committed();
    world.servers().iter().filter(|server| server.is_up()).all(|server| {
        let knows = server.node.commit_index() >= committed;
        knows == (server.node.id() == id)
    })
}

fn broken(scene: &Scene, property: Property) -> bool {
    scene.run.world().monitor().violations().iter().any(|violation| violation.property == property)
}

fn all_logs_agree(world: &World, count: u64) -> bool {
    let logs: Vec<Vec<_>> = world
        .servers()
        .iter()
        .map(|server| (1..=log_of(server).last_index()).map(|index| log_of(server).get(index)).collect())
        .collect();
    logs.len() as u64 == count && logs.windows(2).all(|pair| pair[0] == pair[1])
}
