//! The bridge: everything that JavaScript can call. Rust calls JavaScript only to build the objects it returns, to read
//! random bytes, and to report an error in the console.
//!
//! Nothing here panics on any input. After a panic the object is unusable, because a wasm panic cannot be unwound; the
//! page then opens a new one with the script that it has kept (see `bridge.js`).

mod column;

use serde::Serialize;
use wasm_bindgen::prelude::*;

use crate::play::ask::find::Found;
use crate::play::record::spans::Axis;
use crate::play::run::condition::Condition;
use crate::play::run::engine::ENGINE;
use crate::play::run::history::Place;
use crate::play::run::session::{Fork, Replay, Session, DEFAULT_SCRIPT};
use crate::play::script::{self, Millis, Moment, Refusal, MAX_NUMBER};
use crate::play::share::export::{self, Form};
use crate::play::share::link::{self, Payload, Trouble};
use crate::play::show::view::reply::*;
use crate::play::show::view::words::FragmentKind;
use crate::play::tell;
use crate::raft::NodeId;

/// The types of the data, which `tests/bridge` writes from [`crate::play::show::view`].
#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
import type {
  Answer, Answered, Chain, Comparison, Completion, Fragment, Message, Mistakes, Reason, Timeline, View,
} from "./js/core/view.js";
"#;

/// Builds a JavaScript object with camelCase keys; a field that is `None` has no key.
fn object(value: &impl Serialize) -> JsValue {
    serde_wasm_bindgen::to_value(value).unwrap_or_else(|error| {
        // Only a number above 2^53 can fail, and none of our fields can hold one.
        web_sys::console::error_1(&error.into());
        JsValue::UNDEFINED
    })
}

fn answer(result: Result<(String, String), Refusal>) -> JsValue {
    object(&ReplyView::of(result))
}

/// Looks at an address's fragment: what kind of thing it is (`nothing`, `name`, `text`, `deflated`, `trouble`), and the
/// name or the sentence. Of the kinds `text` and `deflated` [`link_bytes`] has the bytes.
#[wasm_bindgen(js_name = readLink, unchecked_return_type = "Fragment")]
pub fn read_link(fragment: &str) -> JsValue {
    let (kind, text) = match link::read(fragment) {
        Ok(Payload::Nothing) => (FragmentKind::Nothing, String::new()),
        Ok(Payload::Name(name)) => (FragmentKind::Name, name),
        Ok(Payload::Text(_)) => (FragmentKind::Text, String::new()),
        Ok(Payload::Deflated(_)) => (FragmentKind::Deflated, String::new()),
        Err(trouble) => (FragmentKind::Trouble, trouble.to_string()),
    };
    object(&FragmentView { kind, text })
}

/// A text in one piece, if it is a link that somebody brings; undefined if it is something else, such as a script.
#[wasm_bindgen(js_name = wholeLink)]
pub fn whole_link(text: &str) -> Option<String> {
    link::whole(text)
}

/// The bytes that an address's fragment holds; none where it holds none.
#[wasm_bindgen(js_name = linkBytes)]
pub fn link_bytes(fragment: &str) -> Vec<u8> {
    match link::read(fragment) {
        Ok(Payload::Text(bytes) | Payload::Deflated(bytes)) => bytes,
        _ => Vec::new(),
    }
}

/// The sentence about a link that would not unpack: `cut`, `large`, or damaged.
#[wasm_bindgen(js_name = linkTrouble)]
pub fn link_trouble(#[wasm_bindgen(unchecked_param_type = "\"cut\" | \"large\" | \"damaged\"")] what: &str) -> String {
    let trouble = match what {
        "cut" => Trouble::Cut,
        "large" => Trouble::TooLarge,
        _ => Trouble::Damaged(0),
    };
    trouble.to_string()
}

/// The fragment of a script that was deflated already.
#[wasm_bindgen(js_name = linkOf)]
pub fn link_of(deflated: &[u8]) -> String {
    link::deflated(deflated)
}

/// The version of the engine, apart from that of the link's format.
#[wasm_bindgen(js_name = engineVersion)]
pub fn engine_version() -> String {
    ENGINE.to_string()
}

/// A run that a page shows.
#[wasm_bindgen]
pub struct Playground {
    session: Session,
    /// Which of the stops ended the last advance.
    stopped: Option<usize>,
}

impl Default for Playground {
    fn default() -> Playground {
        Playground::new()
    }
}

#[wasm_bindgen]
impl Playground {
    /// A working default run: five nodes, about to elect.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Playground {
        console_error_panic_hook::set_once();
        let script = script::parse(DEFAULT_SCRIPT).unwrap_or_default();
        let mut session = Session::new(script);
        session.set_stops(Condition::DEFAULT_STOPS.into());
        Playground { session, stopped: None }
    }

    /// The script of the default run.
    #[wasm_bindgen(js_name = defaultScript)]
    pub fn default_script() -> String {
        DEFAULT_SCRIPT.to_string()
    }

    /// Plays another script from its start. Refused whole if it does not parse; the present run then stays.
    #[wasm_bindgen(unchecked_return_type = "Answer")]
    pub fn load(&mut self, text: &str) -> JsValue {
        answer(script::parse(text).map(|script| {
            self.session.replace(script);
            (String::new(), String::new())
        }))
    }

    /// Everything for which this script would be refused, up to a bound, and how much more there is; nothing if it
    /// would be played.
    #[wasm_bindgen(unchecked_return_type = "Mistakes")]
    pub fn check(&self, text: &str) -> JsValue {
        let data = script::parse_all(text).err().map(MistakesView::from).unwrap_or_default();
        object(&data)
    }

    /// The names that may stand in this line of a script at this column, both from 1; columns count characters.
    #[wasm_bindgen(unchecked_return_type = "Completion")]
    pub fn complete(&self, text: &str, line: u32, column: u32) -> JsValue {
        object(&CompletionView::from(script::complete(text, line, column)))
    }

    /// The script so far, with everything that was done by hand.
    pub fn script(&self) -> String {
        self.session.script().to_string()
    }

    /// The script as it is handed on: with what is seen at this moment.
    pub fn shared(&self) -> String {
        self.session.shared().to_string()
    }

    /// What the script does to its cluster, a clause for each deed.
    pub fn deeds(&self) -> Vec<String> {
        tell::script_actions(self.session.script())
    }

    /// Goes on to the next moment that a script can name, which is at the same virtual time: behind the deeds of this
    /// moment that have not been done yet. What is handed on is then just what is seen. Answers the revision.
    pub fn settle(&mut self) -> u32 {
        self.session.settle();
        self.session.revision()
    }

    /// Whether the present moment lies between two events of one microsecond, so that its time alone does not name it.
    #[wasm_bindgen(js_name = isBetween)]
    pub fn is_between(&self) -> bool {
        self.session.run().moment().events.is_some()
    }

    /// Whether the run comes out as its maker saw it: `same`, `unknown` (it does not say), `too-long` (it would take
    /// more than `max_steps` to find out), or otherwise `engine V` or `engine V MS`: the engine that recorded it, and
    /// the moment in milliseconds from which on this engine may go another way.
    pub fn replay(&self, max_steps: u32) -> String {
        match self.session.replay(u64::from(max_steps)) {
            Replay::Same => "same".to_string(),
            Replay::NotRecorded => "unknown".to_string(),
            Replay::TooLong => "too-long".to_string(),
            Replay::Differs { engine, since: None } => format!("engine {engine}"),
            Replay::Differs { engine, since: Some(at) } => format!("engine {engine} {}", Millis(at)),
        }
    }

    /// The virtual time at which the script's maker stood, in milliseconds, if the script says so.
    #[wasm_bindgen(js_name = recordedMs)]
    pub fn recorded_ms(&self) -> Option<f64> {
        self.session.recorded_moment().map(|moment| moment.at as f64 / 1000.0)
    }

    /// Lets time run to `to_ms`: at most `max_events` events, and no further than where it is to stop (see
    /// [`Playground::set_stops`]). Answers the revision.
    pub fn advance(&mut self, to_ms: f64, max_events: u32) -> u32 {
        self.stopped = self.session.advance(micros(to_ms), u64::from(max_events));
        self.session.revision()
    }

    /// The virtual time, in milliseconds.
    #[wasm_bindgen(js_name = nowMs)]
    pub fn now_ms(&self) -> f64 {
        self.session.world().now() as f64 / 1000.0
    }

    /// Lets just one thing happen. Answers the revision.
    pub fn step(&mut self) -> u32 {
        self.session.step();
        self.session.revision()
    }

    /// Takes the last thing back. Answers the revision.
    pub fn back(&mut self) -> u32 {
        self.session.back();
        self.session.revision()
    }

    /// Goes to a virtual time, backwards or forwards, with at most `max_steps` things that happen on the way; false if
    /// that was not enough: then it may be called again.
    pub fn seek(&mut self, to_ms: f64, max_steps: u32) -> bool {
        self.session.seek(Place::Moment(Moment::end_of(micros(to_ms))), u64::from(max_steps))
    }

    /// Goes to right after a step, backwards or forwards; as [`Playground::seek`].
    #[wasm_bindgen(js_name = seekStep)]
    pub fn seek_step(&mut self, step: f64, max_steps: u32) -> bool {
        self.session.seek(Place::Step(step as u64), u64::from(max_steps))
    }

    /// Goes to the moment at which the script's maker stood, if it says so; as [`Playground::seek`].
    #[wasm_bindgen(js_name = seekRecorded)]
    pub fn seek_recorded(&mut self, max_steps: u32) -> bool {
        let moment = self.session.recorded_moment();
        moment.is_none_or(|moment| self.session.seek(Place::Moment(moment), u64::from(max_steps)))
    }

    /// Goes to the next moment, or the last one before, at which one of these is so, a line each (see
    /// [`Condition::parse`]): `here`, `nowhere`, `gave-up` after `most` steps beyond what is known; or why it was
    /// refused.
    pub fn find(&mut self, wanted: &str, forwards: bool, most: u32) -> String {
        match self.wanted(wanted) {
            Ok(wanted) => match self.session.find(&wanted, forwards, u64::from(most)) {
                Found::Here => "here".to_string(),
                Found::Nowhere => "nowhere".to_string(),
                Found::GaveUp => "gave-up".to_string(),
            },
            Err(refusal) => refusal.message,
        }
    }

    /// Says where time stops running by itself: a line each, as for [`Playground::find`]. At first:
    /// [`Condition::DEFAULT_STOPS`]. Answers why a line is refused, or nothing.
    #[wasm_bindgen(js_name = setStops)]
    pub fn set_stops(&mut self, wanted: &str) -> String {
        match self.wanted(wanted) {
            Ok(stops) => {
                self.session.set_stops(stops);
                String::new()
            }
            Err(refusal) => refusal.message,
        }
    }

    /// Which of the stops ended the last [`Playground::advance`], from 0; -1: none did.
    #[wasm_bindgen(js_name = stoppedAt)]
    pub fn stopped_at(&self) -> i32 {
        self.stopped.and_then(|stop| i32::try_from(stop).ok()).unwrap_or(-1)
    }

    /// Two branches side by side; `undefined` if there is no such branch.
    #[wasm_bindgen(unchecked_return_type = "Comparison | undefined")]
    pub fn compare(&self, first: u32, second: u32, weight: u8, most: u32) -> JsValue {
        object(&self.session.compare_view(first, second, weight, most as usize))
    }

    /// Begins another branch at this moment, and shows it.
    #[wasm_bindgen(js_name = whatIf)]
    pub fn what_if(&mut self) {
        self.session.what_if();
    }

    /// Shows another branch; false if there is none of this number.
    #[wasm_bindgen(js_name = showBranch)]
    pub fn show_branch(&mut self, id: u32) -> bool {
        self.session.show(id)
    }

    /// The script of a branch; undefined if there is none of this number.
    #[wasm_bindgen(js_name = branchScript)]
    pub fn branch_script(&self, id: u32) -> Option<String> {
        let branch = self.session.branches().iter().find(|branch| branch.id == id)?;
        Some(branch.script().to_string())
    }

    /// Adds a branch that was kept from an earlier visit: its name, its script, the number of the branch that it left
    /// (0: none), the last step that both have and its time, and the time at which it was left, in milliseconds.
    /// Answers its number; 0 if the script does not parse or there are too many branches.
    #[wasm_bindgen(js_name = addBranch)]
    pub fn add_branch(
        &mut self,
        name: &str,
        script: &str,
        from: u32,
        fork_step: f64,
        fork_ms: f64,
        stood_ms: f64,
    ) -> u32 {
        let Ok(script) = script::parse(script) else { return 0 };
        let fork = (from > 0).then(|| Fork { from, step: fork_step as u64, at: micros(fork_ms) });
        self.session.add_branch(name, script, fork, micros(stood_ms))
    }

    /// Gives a branch a name; false if there is none of this number.
    #[wasm_bindgen(js_name = nameBranch)]
    pub fn name_branch(&mut self, id: u32, name: &str) -> bool {
        self.session.name(id, name)
    }

    /// Forgets a branch that is not shown; false if it is shown, or if there is none of this number.
    #[wasm_bindgen(js_name = forgetBranch)]
    pub fn forget_branch(&mut self, id: u32) -> bool {
        self.session.forget(id)
    }

    /// Rises whenever anything but the time has changed.
    pub fn revision(&self) -> u32 {
        self.session.revision()
    }

    /// The reason of an event, taken apart; undefined if the list shows none with this number.
    #[wasm_bindgen(unchecked_return_type = "Reason | undefined")]
    pub fn reason(&self, seq: f64) -> JsValue {
        self.session.reason(seq as u64).map_or(JsValue::UNDEFINED, |reason| object(&reason))
    }

    /// Why the entry at this index is not committed; or that it is, and who knows. With a term, about this very entry.
    #[wasm_bindgen(js_name = whyNotCommitted, unchecked_return_type = "Answered")]
    pub fn why_not_committed(&self, index: f64, term: Option<f64>) -> JsValue {
        object(&self.session.why_not_committed(index as u64, term.map(|term| term as u64)))
    }

    /// Why nobody leads; or that somebody does.
    #[wasm_bindgen(js_name = whyNoLeader, unchecked_return_type = "Answered")]
    pub fn why_no_leader(&self) -> JsValue {
        object(&self.session.why_no_leader())
    }

    /// What a message comes from and leads to; undefined if nobody has heard of it.
    #[wasm_bindgen(unchecked_return_type = "Chain | undefined")]
    pub fn chain(&self, id: &str) -> JsValue {
        self.session.chain_view(id).map_or(JsValue::UNDEFINED, |chain| object(&chain))
    }

    /// Everything that there is to draw at this moment.
    #[wasm_bindgen(unchecked_return_type = "View")]
    pub fn view(&self) -> JsValue {
        object(&self.session.view())
    }

    /// What there is to draw of the space-time diagram from one virtual time to another, in milliseconds; or, by step,
    /// from one step to another. At most `most` messages. Lists go by columns, each as bytes.
    #[wasm_bindgen(unchecked_return_type = "Timeline")]
    pub fn timeline(&self, from: f64, to: f64, by_step: bool, most: u32) -> JsValue {
        let (axis, from, to) = match by_step {
            true => (Axis::Step, from.floor() as u64, to.ceil() as u64),
            false => (Axis::Time, micros(from), micros(to)),
        };
        object(&self.session.timeline_view(axis, from, to, most as usize))
    }

    /// A message by its name, `n2>n3#4`, be it over or not; undefined if it is not known to have been sent.
    #[wasm_bindgen(unchecked_return_type = "Message | undefined")]
    pub fn message(&self, name: &str) -> JsValue {
        self.session.message_view(name).map_or(JsValue::UNDEFINED, |message| object(&message))
    }

    /// What a step brought, in a sentence or a few.
    pub fn told(&self, step: f64) -> String {
        self.session.told(step as u64).join(". ")
    }

    /// Does something now, and writes it into the script: `drop n2>n3#4`.
    #[wasm_bindgen(unchecked_return_type = "Answer")]
    pub fn act(&mut self, text: &str) -> JsValue {
        answer(self.session.act(text).map(|acted| (acted.recorded, acted.note)))
    }

    /// The same script from the start.
    pub fn restart(&mut self) {
        self.session.restart();
    }

    /// The same cluster from the start, with nothing done to it.
    pub fn clean(&mut self) {
        self.session.clean();
    }

    /// The same cluster with another seed and another number of nodes, from the start, with nothing done to it.
    #[wasm_bindgen(unchecked_return_type = "Answer")]
    pub fn reseed(&mut self, seed: f64, nodes: u8) -> JsValue {
        let seed = if seed.is_finite() { (seed.max(0.0) as u64).min(MAX_NUMBER) } else { 0 };
        let nodes = nodes.clamp(1, NodeId::MAX);
        answer(self.session.reseed(seed, nodes).map(|()| (String::new(), String::new())))
    }

    /// What the command line prints of the run up to this moment, piece by piece: `trace`, every fact as a line of
    /// JSON; anything else: the facts and a summary in words. The run is played anew for it, so it goes on being the
    /// run of this moment, whatever is done meanwhile.
    #[wasm_bindgen(js_name = beginExport)]
    pub fn begin_export(&self, #[wasm_bindgen(unchecked_param_type = "\"trace\" | \"text\"")] what: &str) -> Export {
        Export(export::Export::of(&self.session, if what == "trace" { Form::Trace } else { Form::Words }))
    }

    /// The fingerprint of the run so far, in hexadecimal.
    pub fn fingerprint(&self) -> String {
        format!("{:016x}", self.session.world().fingerprint())
    }
}

impl Playground {
    fn wanted(&self, lines: &str) -> Result<Vec<Condition>, Refusal> {
        let lines = lines.lines().filter(|line| !line.trim().is_empty());
        lines.map(|line| Condition::parse(self.session.script(), line)).collect()
    }
}

/// A text on its way out of the page.
#[wasm_bindgen]
pub struct Export(export::Export);

#[wasm_bindgen]
impl Export {
    /// The next piece of it, made of at most `max_steps` steps, and of one at least. It may be empty before all is
    /// done.
    pub fn next(&mut self, max_steps: u32) -> String {
        self.0.next(u64::from(max_steps))
    }

    /// Whether nothing more comes.
    pub fn done(&self) -> bool {
        self.0.is_done()
    }
}

fn micros(ms: f64) -> u64 {
    // What is not a number, or negative, is the start; what is too large saturates.
    (ms * 1000.0 + 1e-6).floor() as u64
}

/// A random seed for a new run: 0 to 2^53-1.
#[wasm_bindgen(js_name = randomSeed)]
pub fn random_seed() -> f64 {
    // Without entropy every new run gets the same seed.
    (getrandom::u64().unwrap_or(1) & MAX_NUMBER) as f64
}
