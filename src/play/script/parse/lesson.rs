//! The statements of lessons, and answers.

use super::*;
use crate::play::script::expected::{of_lesson, Names};
use crate::play::script::grammar::{QuantityName, BY};
use crate::play::script::lesson::{Answer, AnswerValue, Ask, AskKind, Break, By, Goal, Hint, Quantity, Question};

/// The longest name of a lesson, a question or a goal, in characters.
const LONGEST_SLUG: usize = 40;
/// The most indexes in an answer.
const MOST_NUMBERS: usize = 200;
/// Answers that are words.
const WORDS: &[&str] = &["yes", "no", "none", "unsure"];

impl<'t> Reader<'t> {
    /// `lesson SLUG`
    pub(super) fn lesson(&mut self) -> Parsed<Statement> {
        Ok(Statement::Lesson(self.slug()?.text.into()))
    }

    /// `goal SLUG "TEXT" EXPECTATION`
    pub(super) fn goal(&mut self) -> Parsed<Statement> {
        let slug = self.slug()?;
        self.of_lesson.push((slug.at, OfLesson::Goal(slug.text.into())));
        let text = self.quoted(told!("expected-goal-text"))?;
        Ok(Statement::Goal(Goal { slug: slug.text.into(), text, expect: self.expectation()? }))
    }

    /// `par K`
    pub(super) fn par(&mut self) -> Parsed<Statement> {
        let at = self.last_word();
        self.of_lesson.push((at, OfLesson::Other));
        let what = || told!("quantity-deeds");
        let word = self.word(&|| expected_whole(what(), 0, u32::MAX.into()).into())?;
        Ok(Statement::Par(whole(word, what(), 0, u32::MAX.into())? as u32))
    }

    /// `allow ACTION …`
    pub(super) fn allow(&mut self) -> Parsed<Statement> {
        let at = self.last_word();
        self.of_lesson.push((at, OfLesson::Other));
        let mut seen: Vec<ActionName> = Vec::new();
        loop {
            let left: Vec<_> =
                ActionName::ALL.iter().filter(|name| !seen.contains(name)).map(|name| name.name()).collect();
            if !seen.is_empty() && !self.more(&|| expected_of(told!("what-action"), &left)) {
                return Ok(Statement::Allow(seen));
            }
            let word = self.word(&|| expected_of(told!("what-action"), &left))?;
            let name = ActionName::ALL[which(word, told!("what-action"), ActionName::NAMES)?];
            if seen.contains(&name) {
                return Err(word.repeated(told!("expected-each-action-once")));
            }
            seen.push(name);
        }
    }

    /// `hint SLUG LEVEL "TEXT"`
    pub(super) fn hint(&mut self) -> Parsed<Statement> {
        let of = self.word(&|| of_lesson(true))?;
        let word = self.word(&|| expected_of(told!("what-level"), &["1", "2", "3"]))?;
        let level = whole(word, told!("what-level"), 1, 3)? as u8;
        self.of_lesson.push((of.at, OfLesson::Hint(of.text.into(), level)));
        Ok(Statement::Hint(Hint { of: of.text.into(), level, text: self.quoted(told!("expected-hint-text"))? }))
    }

    /// `break RULE "TEXT"`
    pub(super) fn breaks(&mut self) -> Parsed<Statement> {
        let at = self.peek().map_or(self.end, |token| token.at);
        let rule: Rule = self.named(told!("what-rule"))?;
        self.of_lesson.push((at, OfLesson::Break(rule)));
        Ok(Statement::Break(Break { rule, text: self.quoted(told!("expected-break-text"))? }))
    }

    /// `answer SLUG VALUE`
    pub(super) fn answer(&mut self) -> Parsed<Answer> {
        let ask = self.word(&|| of_lesson(false))?;
        let at = self.peek().map_or(self.end, |token| token.at);
        let value = self.value()?;
        self.of_lesson.push((ask.at, OfLesson::Answer(ask.text.into(), at, value.clone())));
        Ok(Answer { ask: ask.text.into(), value })
    }

    /// The value of an answer.
    fn value(&mut self) -> Parsed<AnswerValue> {
        let expected = || told!("expected-answer");
        let words = || Expected { text: expected(), ..expected_of(told!("what-answer"), WORDS) };
        self.offer_next(&words);
        let first = self.word(&|| Expected { text: expected(), ..nodes() })?;
        match first.text {
            "yes" => return Ok(AnswerValue::Holds(true)),
            "no" => return Ok(AnswerValue::Holds(false)),
            "none" => return Ok(AnswerValue::Nothing),
            "unsure" => return Ok(AnswerValue::Unsure),
            _ => {}
        }
        if first.text.starts_with(|c: char| c.is_ascii_digit()) {
            return Ok(AnswerValue::Numbers(self.numbers(first)?));
        }
        let mut seen = vec![self.node_in(first, expected(), WORDS)?];
        while self.more(&|| Expected { names: Names::Nodes(seen.iter().map(NodeId::to_string).collect()), ..nodes() }) {
            let word = self.word(&nodes)?;
            let node = self.node_in(word, node(), &[])?;
            if seen.contains(&node) {
                return Err(word.repeated(each_node_once()));
            }
            seen.push(node);
        }
        Ok(AnswerValue::Nodes(seen))
    }

    /// Numbers from this word on, each once.
    fn numbers(&mut self, first: Piece<'t>) -> Parsed<Vec<u64>> {
        let what = || told!("quantity-number");
        let mut seen = vec![whole(first, what(), 0, MAX_NUMBER)?];
        while self.peek().is_some() {
            let word = self.word(&|| expected_whole(what(), 0, MAX_NUMBER).into())?;
            let number = whole(word, what(), 0, MAX_NUMBER)?;
            if seen.contains(&number) || seen.len() == MOST_NUMBERS {
                return Err(word.repeated(told!("expected-each-number-once", most: MOST_NUMBERS)));
            }
            seen.push(number);
        }
        Ok(seen)
    }

    /// `ask SLUG "TEXT" at T KIND = QUESTION [by T2]`, and the same with `when FACT`.
    pub(super) fn ask(&mut self) -> Parsed<Statement> {
        let slug = self.slug()?;
        let text = self.quoted(told!("expected-question"))?;
        let starts: &[&'static str] = &["at", "when"];
        let word = self.word(&|| expected_of(told!("what-asking"), starts))?;
        if which(word, told!("what-asking"), starts)? == 1 {
            let trigger = self.trigger()?;
            let ask = self.question(slug, text, None)?;
            return Ok(Statement::When(trigger(Directive::Ask(ask))));
        }
        let moment = self.moment()?;
        Ok(Statement::Timed(moment, Directive::Ask(self.question(slug, text, Some(moment))?)))
    }

    /// `KIND = QUESTION [by T2]`
    fn question(&mut self, slug: Piece<'t>, text: String, asked: Option<Moment>) -> Parsed<Rc<Ask>> {
        let kind: AskKind = self.named(told!("what-ask-kind"))?;
        self.of_lesson.push((slug.at, OfLesson::Ask(slug.text.into(), kind)));
        let sign = self.word(&|| expected_of(told!("what-sign"), &["="]))?;
        which(sign, told!("what-sign"), &["="])?;
        let at = self.peek().map_or(self.end, |token| token.at);
        self.asks = true;
        self.it = match kind {
            AskKind::Node | AskKind::Nodes => It::Node,
            AskKind::Entry | AskKind::Entries => It::Index,
            AskKind::Yes | AskKind::Number => It::Nothing,
        };
        let question = match kind {
            AskKind::Number => Question::Is(self.quantity()?),
            _ => Question::Holds(self.expectation()?),
        };
        if matches!(self.it, It::Node | It::Index) {
            let found = self.tokens.iter().find(|token| token.at == at).map_or(self.what.clone(), |it| shown(it.raw));
            return Err(Fault::new(at, found, told!("expected-it", kind: kind.name())));
        }
        let by = match self.more(&|| expected_of(told!("what-by"), &[BY])) {
            true => self.by(asked)?,
            false => By::Now,
        };
        Ok(Rc::new(Ask { slug: slug.text.into(), text, kind, question, by }))
    }

    /// What `number` asks for.
    fn quantity(&mut self) -> Parsed<Quantity> {
        Ok(match self.named(told!("what-quantity"))? {
            QuantityName::Term => Quantity::Term(self.target()?),
            QuantityName::Commit => Quantity::Commit(self.target()?),
            QuantityName::LastIndex => Quantity::LastIndex(self.target()?),
            QuantityName::Times => {
                let fact = self.fact()?;
                let (mut node, mut seen) = (None, 0);
                while let Some((_, value)) = self.option(&["node"], &mut seen)? {
                    node = Some(self.target_of(value)?);
                }
                Quantity::Times(fact, node)
            }
        })
    }

    /// `by T2`, not before the moment of asking, or `by +MS`.
    fn by(&mut self, asked: Option<Moment>) -> Parsed<By> {
        let word = self.word(&|| expected_of(told!("what-by"), &[BY]))?;
        which(word, told!("what-by"), &[BY])?;
        let until = self.word(&|| told!("expected-by").into())?;
        if let Some(("", span)) = until.split("+").map(|(before, span)| (before.text, span)) {
            return Ok(By::After(time(span, told!("quantity-span"), 0, MAX_TIME)?));
        }
        let Some(asked) = asked else { return Err(until.refuse(told!("expected-by-span"))) };
        let at = moment(until)?;
        match at < asked.at {
            true => Err(until.refuse(told!("expected-by-later"))),
            false => Ok(By::At(at)),
        }
    }

    /// The name of a lesson, a question or a goal.
    fn slug(&mut self) -> Parsed<Piece<'t>> {
        let expected = || told!("expected-slug", most: LONGEST_SLUG);
        let word = self.word(&|| expected().into())?;
        let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        let starts = word.text.starts_with(|c: char| c.is_ascii_lowercase());
        match starts && word.text.len() <= LONGEST_SLUG && word.text.chars().all(fits) {
            true => Ok(word),
            false => Err(word.refuse(expected())),
        }
    }

    /// The next word, which must be in quotation marks.
    fn quoted(&mut self, expected: Told) -> Parsed<String> {
        let token = self.token(&|| expected.clone().into())?;
        match token.quoted {
            true => Ok(token.text.clone().into_owned()),
            false => Err(Fault::new(token.at, shown(token.raw), expected).for_text()),
        }
    }

    /// Where the word before the next one begins.
    fn last_word(&self) -> usize {
        self.next.checked_sub(1).and_then(|last| self.tokens.get(last)).map_or(0, |token| token.at)
    }
}
