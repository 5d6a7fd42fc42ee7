//! Clients, and what is on its way between them and the nodes.

use crate::play::show::view::time::ms;
use crate::play::show::view::words::{ClientReply, HistoryVerdict};
use crate::play::show::view::{ClientFlightView, ClientView, HistoryView, OpenView};
use crate::play::tell::{self, told, Told};
use crate::sim::{Client, ClientAnswer, ClientFlight, OpenOp, Verdict, World};

/// The most messages between clients and nodes that a view shows.
const MOST_FLIGHTS: usize = 400;

pub(super) fn clients(world: &World) -> Vec<ClientView> {
    let view = |client: &Client| ClientView {
        name: client.name.to_string(),
        running: client.is_running(),
        open: client.open.as_ref().map(|open| open_view(world, open)),
        ok: client.ok,
        failed: client.failed,
        unknown: client.unknown,
    };
    world.clients().list().iter().map(view).collect()
}

/// The command of an operation, as a script writes it.
fn text(world: &World, op: u32) -> String {
    world.ops().get(op).map(|op| op.command.to_string()).unwrap_or_default()
}

fn open_view(world: &World, open: &OpenOp) -> OpenView {
    OpenView {
        op: open.op,
        number: open.number,
        text: text(world, open.op),
        node: open.node.number(),
        attempt: open.attempt,
        since: ms(open.since),
    }
}

pub(super) fn flights(world: &World) -> Vec<ClientFlightView> {
    let view = |flight: &ClientFlight| {
        let (client, node) = (world.client_name(flight.client), flight.node);
        let (answer, words) = match &flight.answer {
            None => (None, Told::text(text(world, flight.op))),
            Some(ClientAnswer::Ok(outcome)) => (Some(ClientReply::Ok), tell::outcome_text(outcome)),
            Some(ClientAnswer::Refused(Some(leader))) => {
                (Some(ClientReply::Redirect), told!("answer-may-lead", leader: *leader))
            }
            Some(ClientAnswer::Refused(None)) => (Some(ClientReply::Refused), told!("answer-no-leader-known")),
            Some(ClientAnswer::Lost { .. }) => (Some(ClientReply::Lost), told!("answer-entry-replaced")),
        };
        let request = flight.answer.is_none();
        let number = flight.request;
        ClientFlightView {
            id: if request { format!("{client}>{node}#{number}") } else { format!("{node}>{client}#{number}") },
            client: client.to_string(),
            node: node.number(),
            request,
            answer,
            text: words,
            sent: ms(flight.sent),
            arrives: ms(flight.lost.unwrap_or(flight.arrives)),
        }
    };
    world.clients().flights().take(MOST_FLIGHTS).map(view).collect()
}

/// Whether what was answered can be explained.
pub(super) fn history(world: &World) -> HistoryView {
    let operations = world.ops().list().len() as u32;
    let (verdict, text) = match world.linear().verdict() {
        _ if operations == 0 => (HistoryVerdict::None, Told::NOTHING),
        Verdict::Linearizable => (HistoryVerdict::Linearizable, told!("history-is-linearizable")),
        Verdict::Violated(_) => (HistoryVerdict::Violated, told!("history-is-violated")),
        Verdict::Undecided => (HistoryVerdict::Undecided, told!("history-is-undecided")),
    };
    HistoryView { verdict, text, operations }
}
