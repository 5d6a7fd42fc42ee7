//! The conditions on one link, and orders to lose its messages.

use crate::raft::{MessageKind, NodeId};
use crate::sim::setup::{LinkSetting, Ppm, Span};

/// The conditions of one link that differ from the cluster's; `None`: as the cluster's.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Quality {
    /// Its own loss.
    pub loss: Option<Ppm>,
    /// Its own one-way delay.
    pub latency: Option<Span>,
    /// Its own duplication.
    pub duplicate: Option<Ppm>,
    /// How likely a message is late.
    pub reorder: Option<Ppm>,
}

impl Quality {
    pub(crate) fn set(&mut self, setting: LinkSetting) {
        match setting {
            LinkSetting::Loss(ppm) => self.loss = Some(ppm),
            LinkSetting::Latency(span) => self.latency = Some(span),
            LinkSetting::Duplicate(ppm) => self.duplicate = Some(ppm),
            LinkSetting::Reorder(ppm) => self.reorder = Some(ppm),
        }
    }
}

/// An order to lose the next messages of a link.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct DropOrder {
    /// The sender.
    pub from: NodeId,
    /// The receiver.
    pub to: NodeId,
    /// Only messages of this kind; `None`: of any kind.
    pub kind: Option<MessageKind>,
    /// How many are still to be lost.
    pub left: u32,
}

/// The conditions on one link.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct LinkConditions {
    /// One-way delay.
    pub latency: Span,
    /// How likely a message is lost.
    pub loss: Ppm,
    /// How likely a message is duplicated.
    pub duplicate: Ppm,
    /// How likely a message is late.
    pub reorder: Ppm,
}
