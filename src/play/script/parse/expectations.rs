//! Expectations.

use super::*;
use crate::play::script::grammar::BY;

impl<'t> Reader<'t> {
    pub(super) fn expectation(&mut self) -> Parsed<Expect> {
        Ok(match self.named(told!("what-expectation"))? {
            ExpectName::Leader if self.leader_alone() => Expect::Leader(None),
            ExpectName::Leader => Expect::Leader(Some(self.target()?)),
            ExpectName::NoLeader => Expect::NoLeader,
            ExpectName::Term => Expect::Term(self.target()?, self.op()?, self.number(told!("quantity-term"), 0)?),
            ExpectName::Role => {
                let node = self.target()?;
                let role: RoleName = self.named(told!("what-role"))?;
                Expect::Role(node, role)
            }
            ExpectName::Committed if self.peek().is_none_or(|word| word.quoted) && self.it != It::Index => {
                Expect::Committed(self.quoted_command()?)
            }
            ExpectName::Committed => Expect::CommittedAt(self.index(1)?),
            ExpectName::Log => {
                let node = self.target()?;
                Expect::Log(node, self.index(1)?, self.number(told!("quantity-term"), 1)?)
            }
            ExpectName::Value => {
                let node = self.target()?;
                Expect::Value(node, self.key()?, self.text(told!("expected-value"))?)
            }
            ExpectName::Commit => Expect::Commit(self.target()?, self.op()?, self.index(0)?),
            ExpectName::Fact => {
                let fact = self.fact()?;
                let (mut node, mut count) = (None, None);
                let mut seen = 0;
                while let Some((which, value)) = self.option(&["node", "count"], &mut seen)? {
                    match which {
                        0 => node = Some(self.target_of(value)?),
                        _ => count = Some(whole(value, told!("quantity-times"), 0, u32::MAX.into())? as u32),
                    }
                }
                Expect::Fact { fact, node, count }
            }
            ExpectName::Violation => {
                let property: Property = self.named(told!("what-property"))?;
                Expect::Violation(property)
            }
            ExpectName::NoViolation => Expect::NoViolation,
        })
    }

    /// Whether no node follows: the line ends, or the moment for which a question is asked comes next.
    fn leader_alone(&mut self) -> bool {
        self.offer_it(It::Node);
        let ends = self.peek().is_some_and(|word| self.asks && word.raw == BY);
        ends || !self.more(&|| targets(&[]))
    }

    /// An index, or `it` in its place.
    fn index(&mut self, least: u64) -> Parsed<u64> {
        self.offer_it(It::Index);
        if let Some(token) = self.peek().filter(|token| !token.quoted) {
            if self.is_it(It::Index, Piece { at: token.at, text: token.raw }) {
                self.next += 1;
                return Ok(least);
            }
        }
        self.number(told!("quantity-index"), least)
    }

    /// Offers `it` for the next word, if it stands for this.
    pub(super) fn offer_it(&mut self, what: It) {
        if self.it == what {
            self.offer_next(&it);
        }
    }

    /// Whether the piece is `it`, and stands for this.
    pub(super) fn is_it(&mut self, what: It, piece: Piece<'_>) -> bool {
        let is = self.it == what && piece.text == IT;
        if is {
            self.it = It::Read;
        }
        is
    }

    fn op(&mut self) -> Parsed<Op> {
        let text = || told!("expected-comparison");
        let word = self.word(&|| Expected { text: text(), ..expected_of(told!("what-comparison"), Op::NAMES) })?;
        Op::from_name(word.text).ok_or_else(|| word.refuse(text()))
    }

    pub(super) fn number(&mut self, what: Told, least: u64) -> Parsed<u64> {
        let word = self.word(&|| expected_whole(what.clone(), least, MAX_NUMBER).into())?;
        whole(word, what, least, MAX_NUMBER)
    }

    pub(super) fn fact(&mut self) -> Parsed<FactKind> {
        self.named(told!("what-fact"))
    }
}
