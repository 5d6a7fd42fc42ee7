//! The bridge: everything that JavaScript can call. Rust calls JavaScript only to build the objects it returns, to read
//! random bytes, to report an error in the console, and to get the sentences of an export.
//!
//! No input makes these functions panic. A wasm panic cannot be unwound, so it leaves the object unusable; the page
//! then creates a new one from the script that it keeps (see `bridge.js`).

mod column;

use serde::Serialize;
use wasm_bindgen::prelude::*;

use crate::play::ask::find::Found;
use crate::play::explore;
use crate::play::explore::view::{ReportView, TaskView};
use crate::play::record::spans::Axis;
use crate::play::run::condition::Condition;
use crate::play::run::engine::ENGINE;
use crate::play::run::history::Place;
use crate::play::run::session::{Fork, Replay, Session, DEFAULT_SCRIPT};
use crate::play::script::{self, Millis, Moment, Refusal, MAX_NUMBER};
use crate::play::share::export::{self, Form};
use crate::play::share::link::{self, Payload};
use crate::play::show::view::reply::*;
use crate::play::show::view::words::FragmentKind;
use crate::play::tell::{self, Say, Told};
use crate::raft::{NodeId, Rule};

/// The types of the data, which `tests/bridge` writes from [`crate::play::show::view`].
#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
import type {
  Answer, Answered, Chain, Comparison, Completion, ExploreReport, ExploreTask,
  Fragment, Message, Mistakes, Reason, Timeline, Told, View,
} from "./js/core/view.js";
"#;

/// A value as a JavaScript object with camelCase keys. A field that is `None` has no key.
fn object(value: &impl Serialize) -> JsValue {
    serde_wasm_bindgen::to_value(value).unwrap_or_else(|error| {
        // Only an integer above 2^53 fails, and no field holds one.
        web_sys::console::error_1(&error.into());
        JsValue::UNDEFINED
    })
}

fn answer(result: Result<(String, Vec<Told>), Refusal>) -> JsValue {
    object(&ReplyView::of(result))
}

/// Reads the fragment of an address: its kind, with the name of a scenario, the text of a script, or the trouble. The
/// text is not parsed yet.
#[wasm_bindgen(js_name = readLink, unchecked_return_type = "Fragment")]
pub fn read_link(fragment: &str) -> JsValue {
    let view = |kind| FragmentView { kind, name: String::new(), text: String::new(), trouble: Told::NOTHING };
    let read = link::read(fragment).and_then(|payload| Ok((link::unpacked(&payload)?, payload)));
    object(&match read {
        Ok((Some(text), _)) => FragmentView { text, ..view(FragmentKind::Script) },
        Ok((None, Payload::Name(name))) => FragmentView { name, ..view(FragmentKind::Name) },
        Ok((None, _)) => view(FragmentKind::Nothing),
        Err(trouble) => FragmentView { trouble: trouble.told(), ..view(FragmentKind::Trouble) },
    })
}

/// A link that a user has pasted, in one piece even if it was broken over lines. `undefined` if the text is something
/// else, such as a script.
#[wasm_bindgen(js_name = wholeLink)]
pub fn whole_link(text: &str) -> Option<String> {
    link::whole(text)
}

/// The fragment of a link to a script, with its `#`.
#[wasm_bindgen(js_name = linkOf)]
pub fn link_of(script: &str) -> String {
    link::encode(script)
}

/// A lesson's schedule with one rule off, without its questions, goals, hints and expectations. `undefined`: the text
/// is no script, or there is no such rule.
#[wasm_bindgen(js_name = withoutRule)]
pub fn without_rule(script: &str, rule: &str) -> Option<String> {
    let script = script::parse(script).ok()?;
    Some(script.without_rule(Rule::from_name(rule)?).to_string())
}

/// The version of the engine. The format of links has a version of its own.
#[wasm_bindgen(js_name = engineVersion)]
pub fn engine_version() -> String {
    ENGINE.to_string()
}

/// A session, as the page uses it: a script, its run, and its branches.
#[wasm_bindgen]
pub struct Playground {
    session: Session,
    /// The stop that ended the last advance, from 0. `None`: none did.
    stopped: Option<usize>,
}

impl Default for Playground {
    fn default() -> Playground {
        Playground::new()
    }
}

#[wasm_bindgen]
impl Playground {
    /// A session with [`DEFAULT_SCRIPT`], at its start.
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

    /// Loads another script and goes to its start. A script that does not parse is refused, and the current run stays.
    #[wasm_bindgen(unchecked_return_type = "Answer")]
    pub fn load(&mut self, text: &str) -> JsValue {
        answer(script::parse(text).map(|script| {
            self.session.replace(script);
            (String::new(), Vec::new())
        }))
    }

    /// The mistakes in a script, up to [`MOST_MISTAKES`](script::MOST_MISTAKES), and the number of those that are left
    /// out. Empty if the script is valid.
    #[wasm_bindgen(unchecked_return_type = "Mistakes")]
    pub fn check(&self, text: &str) -> JsValue {
        let data = script::parse_all(text).err().map(MistakesView::from).unwrap_or_default();
        object(&data)
    }

    /// The names that fit in a script at this line and column. Both count from 1; columns count characters.
    #[wasm_bindgen(unchecked_return_type = "Completion")]
    pub fn complete(&self, text: &str, line: u32, column: u32) -> JsValue {
        object(&CompletionView::from(script::complete(text, line, column)))
    }

    /// The text of the current script, with the user's actions.
    pub fn script(&self) -> String {
        self.session.script().to_string()
    }

    /// The text of the script for sharing: with a `recorded` line for the current moment.
    pub fn shared(&self) -> String {
        self.session.shared().to_string()
    }

    /// What the script does to its cluster, a clause for each action.
    #[wasm_bindgen(unchecked_return_type = "Told[]")]
    pub fn deeds(&self) -> JsValue {
        object(&tell::script_actions(self.session.script()))
    }

    /// Executes the remaining directives of the current moment, so that a script can name the moment and a shared link
    /// shows exactly what the page shows. The virtual time stays. Returns the revision.
    pub fn settle(&mut self) -> u32 {
        self.session.settle();
        self.session.revision()
    }

    /// Whether the current moment lies between two events of one microsecond, so that its time alone does not name it.
    #[wasm_bindgen(js_name = isBetween)]
    pub fn is_between(&self) -> bool {
        self.session.run().moment().events.is_some()
    }

    /// Compares the run with the script's `recorded` line. Returns `same`; `unknown`: there is no such line;
    /// `too-long`: the check would take more than `max_steps`; or, if the run differs, `engine V` or `engine V MS`: the
    /// engine that recorded it, and the time in milliseconds from which the run may differ under this engine.
    pub fn replay(&self, max_steps: u32) -> String {
        match self.session.replay(u64::from(max_steps)) {
            Replay::Same => "same".to_string(),
            Replay::NotRecorded => "unknown".to_string(),
            Replay::TooLong => "too-long".to_string(),
            Replay::Differs { engine, since: None } => format!("engine {engine}"),
            Replay::Differs { engine, since: Some(at) } => format!("engine {engine} {}", Millis(at)),
        }
    }

    /// The virtual time in the script's `recorded` line, in milliseconds. `undefined` if there is none.
    #[wasm_bindgen(js_name = recordedMs)]
    pub fn recorded_ms(&self) -> Option<f64> {
        self.session.recorded_moment().map(|moment| moment.at as f64 / 1000.0)
    }

    /// Advances to virtual time `to_ms`, by at most `max_events` events, and not past a stop (see
    /// [`Playground::set_stops`]). Returns the revision.
    pub fn advance(&mut self, to_ms: f64, max_events: u32) -> u32 {
        self.stopped = self.session.advance(micros(to_ms), u64::from(max_events));
        self.session.revision()
    }

    /// The virtual time, in milliseconds.
    #[wasm_bindgen(js_name = nowMs)]
    pub fn now_ms(&self) -> f64 {
        self.session.world().now() as f64 / 1000.0
    }

    /// Takes one step forwards. Returns the revision.
    pub fn step(&mut self) -> u32 {
        self.session.step();
        self.session.revision()
    }

    /// Takes one step backwards. Returns the revision.
    pub fn back(&mut self) -> u32 {
        self.session.back();
        self.session.revision()
    }

    /// Goes to the end of this virtual time, backwards or forwards, in at most `max_steps` steps. False if that was not
    /// enough; another call then continues.
    pub fn seek(&mut self, to_ms: f64, max_steps: u32) -> bool {
        self.session.seek(Place::Moment(Moment::end_of(micros(to_ms))), u64::from(max_steps))
    }

    /// Goes to the place right after this step, as [`Playground::seek`] does.
    #[wasm_bindgen(js_name = seekStep)]
    pub fn seek_step(&mut self, step: f64, max_steps: u32) -> bool {
        self.session.seek(Place::Step(step as u64), u64::from(max_steps))
    }

    /// Goes to the moment in the script's `recorded` line, as [`Playground::seek`] does. Without such a line it does
    /// nothing and returns true.
    #[wasm_bindgen(js_name = seekRecorded)]
    pub fn seek_recorded(&mut self, max_steps: u32) -> bool {
        let moment = self.session.recorded_moment();
        moment.is_none_or(|moment| self.session.seek(Place::Moment(moment), u64::from(max_steps)))
    }

    /// Goes to the nearest moment, forwards or backwards, at which one of these conditions is true: one a line (see
    /// [`Condition::parse`]). Returns `here`; `nowhere`; `gave-up`, after `most` steps beyond what is known; or why a
    /// line was refused.
    #[wasm_bindgen(unchecked_return_type = "'here' | 'nowhere' | 'gave-up' | Told")]
    pub fn find(&mut self, wanted: &str, forwards: bool, most: u32) -> JsValue {
        match self.wanted(wanted) {
            Ok(wanted) => match self.session.find(&wanted, forwards, u64::from(most)) {
                Found::Here => "here".into(),
                Found::Nowhere => "nowhere".into(),
                Found::GaveUp => "gave-up".into(),
            },
            Err(refusal) => object(&refusal.message),
        }
    }

    /// Sets the conditions at which [`Playground::advance`] stops: one a line, as for [`Playground::find`]. The default
    /// is [`Condition::DEFAULT_STOPS`]. Returns why a line was refused, or `undefined`.
    #[wasm_bindgen(js_name = setStops, unchecked_return_type = "Told | undefined")]
    pub fn set_stops(&mut self, wanted: &str) -> JsValue {
        match self.wanted(wanted) {
            Ok(stops) => {
                self.session.set_stops(stops);
                JsValue::UNDEFINED
            }
            Err(refusal) => object(&refusal.message),
        }
    }

    /// The stop that ended the last [`Playground::advance`], from 0. -1: none did.
    #[wasm_bindgen(js_name = stoppedAt)]
    pub fn stopped_at(&self) -> i32 {
        self.stopped.and_then(|stop| i32::try_from(stop).ok()).unwrap_or(-1)
    }

    /// Two branches side by side: facts of at least this weight, in at most `most` rows. `undefined` if there is no
    /// such branch.
    #[wasm_bindgen(unchecked_return_type = "Comparison | undefined")]
    pub fn compare(&self, first: u32, second: u32, weight: u8, most: u32) -> JsValue {
        object(&self.session.compare_view(first, second, weight, most as usize))
    }

    /// Forks a branch at the current moment and shows it.
    #[wasm_bindgen(js_name = whatIf)]
    pub fn what_if(&mut self) {
        self.session.what_if();
    }

    /// Shows another branch. False if there is no branch of this number.
    #[wasm_bindgen(js_name = showBranch)]
    pub fn show_branch(&mut self, id: u32) -> bool {
        self.session.show(id)
    }

    /// The script of a branch. `undefined` if there is no branch of this number.
    #[wasm_bindgen(js_name = branchScript)]
    pub fn branch_script(&self, id: u32) -> Option<String> {
        let branch = self.session.branches().iter().find(|branch| branch.id == id)?;
        Some(branch.script().to_string())
    }

    /// Adds a branch from an earlier visit. `from`: the branch that it forked from, 0: none. `fork_step` and `fork_ms`:
    /// the last step that both have, and its time. `stood_ms`: the time that the page showed last. Times are in
    /// milliseconds. Returns its number; 0 if the script does not parse or there are too many branches.
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

    /// Names a branch. False if there is no branch of this number.
    #[wasm_bindgen(js_name = nameBranch)]
    pub fn name_branch(&mut self, id: u32, name: &str) -> bool {
        self.session.name(id, name)
    }

    /// Deletes a branch. False if it is shown or there is no branch of this number.
    #[wasm_bindgen(js_name = forgetBranch)]
    pub fn forget_branch(&mut self, id: u32) -> bool {
        self.session.forget(id)
    }

    /// The revision: it rises with every change, except a change of the time alone.
    pub fn revision(&self) -> u32 {
        self.session.revision()
    }

    /// The reason for an event: the rule, its conditions and its values. `undefined` if the list has no event of this
    /// number.
    #[wasm_bindgen(unchecked_return_type = "Reason | undefined")]
    pub fn reason(&self, seq: f64) -> JsValue {
        self.session.reason(seq as u64).map_or(JsValue::UNDEFINED, |reason| object(&reason))
    }

    /// Why the entry at this index is not committed; or that it is, and which nodes know it. With a term: about the
    /// entry of this term.
    #[wasm_bindgen(js_name = whyNotCommitted, unchecked_return_type = "Answered")]
    pub fn why_not_committed(&self, index: f64, term: Option<f64>) -> JsValue {
        object(&self.session.why_not_committed(index as u64, term.map(|term| term as u64)))
    }

    /// Why there is no leader; or that there is one.
    #[wasm_bindgen(js_name = whyNoLeader, unchecked_return_type = "Answered")]
    pub fn why_no_leader(&self) -> JsValue {
        object(&self.session.why_no_leader())
    }

    /// The causes and effects of a message. `undefined` if it is not known.
    #[wasm_bindgen(unchecked_return_type = "Chain | undefined")]
    pub fn chain(&self, id: &str) -> JsValue {
        self.session.chain_view(id).map_or(JsValue::UNDEFINED, |chain| object(&chain))
    }

    /// All that the page draws of the current moment.
    #[wasm_bindgen(unchecked_return_type = "View")]
    pub fn view(&self) -> JsValue {
        object(&self.session.view())
    }

    /// A window of the space-time diagram, with at most `most` messages. `from` and `to` are virtual milliseconds, or
    /// steps if `by_step`. Its lists are columns, each a typed array.
    #[wasm_bindgen(unchecked_return_type = "Timeline")]
    pub fn timeline(&self, from: f64, to: f64, by_step: bool, most: u32) -> JsValue {
        let (axis, from, to) = window(from, to, by_step);
        object(&self.session.timeline_view(axis, from, to, most as usize))
    }

    /// The same window of another branch. `undefined` if there is no such branch.
    #[wasm_bindgen(js_name = timelineOf, unchecked_return_type = "Timeline | undefined")]
    pub fn timeline_of(&self, branch: u32, from: f64, to: f64, by_step: bool, most: u32) -> JsValue {
        let (axis, from, to) = window(from, to, by_step);
        self.session.timeline_of(branch, axis, from, to, most as usize).map_or(JsValue::UNDEFINED, |view| object(&view))
    }

    /// A message by its name, `n2>n3#4`, in flight or not. `undefined` if no such message was sent, as far as the
    /// branch is known.
    #[wasm_bindgen(unchecked_return_type = "Message | undefined")]
    pub fn message(&self, name: &str) -> JsValue {
        self.session.message_view(name).map_or(JsValue::UNDEFINED, |message| object(&message))
    }

    /// The facts of a step, in sentences.
    #[wasm_bindgen(unchecked_return_type = "Told[]")]
    pub fn told(&self, step: f64) -> JsValue {
        object(&self.session.told(step as u64))
    }

    /// Takes an action now, such as `drop n2>n3#4`, and adds it to the script.
    #[wasm_bindgen(unchecked_return_type = "Answer")]
    pub fn act(&mut self, text: &str) -> JsValue {
        answer(self.session.act(text).map(|acted| (acted.recorded, acted.note)))
    }

    /// Goes back to the start of the script.
    pub fn restart(&mut self) {
        self.session.restart();
    }

    /// Replaces the session by one with only the `cluster` statements of this script.
    pub fn clean(&mut self) {
        self.session.clean();
    }

    /// Does what [`Playground::clean`] does, with another seed (0 to 2^53-1) and another number of nodes (1 to 25).
    #[wasm_bindgen(unchecked_return_type = "Answer")]
    pub fn reseed(&mut self, seed: f64, nodes: u8) -> JsValue {
        let seed = if seed.is_finite() { (seed.max(0.0) as u64).min(MAX_NUMBER) } else { 0 };
        let nodes = nodes.clamp(1, NodeId::MAX);
        answer(self.session.reseed(seed, nodes).map(|()| (String::new(), Vec::new())))
    }

    /// Exports the run up to the current moment in pieces, in the form that the command line prints. `trace`: every
    /// fact as a line of JSON; `text`: the facts and a summary in words. The export plays the run again, so later
    /// actions do not change it.
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

/// An export in progress.
#[wasm_bindgen]
pub struct Export(export::Export);

#[wasm_bindgen]
impl Export {
    /// The next piece: the text of up to `max_steps` steps, at least one. It may be empty before the end.
    /// `say` returns the sentence of a [`Told`].
    pub fn next(
        &mut self,
        max_steps: u32,
        #[wasm_bindgen(unchecked_param_type = "(told: Told) => string")] say: &js_sys::Function,
    ) -> String {
        self.0.next(u64::from(max_steps), &Spoken(say))
    }

    /// Whether the export is complete.
    pub fn done(&self) -> bool {
        self.0.is_done()
    }
}

/// The page's catalogue.
struct Spoken<'a>(&'a js_sys::Function);

impl Say for Spoken<'_> {
    fn say(&self, told: &Told) -> String {
        let said = self.0.call1(&JsValue::UNDEFINED, &object(told));
        said.ok().and_then(|text| text.as_string()).unwrap_or_default()
    }
}

#[wasm_bindgen]
extern "C" {
    /// A [`TaskView`] as an object. Read field by field: a reader for any shape would be a tenth of the download.
    #[wasm_bindgen(typescript_type = "ExploreTask")]
    pub type ExploreTask;
    #[wasm_bindgen(method, getter)]
    fn kind(this: &ExploreTask) -> String;
    #[wasm_bindgen(method, getter)]
    fn off(this: &ExploreTask) -> Vec<String>;
    #[wasm_bindgen(method, getter)]
    fn goal(this: &ExploreTask) -> String;
    #[wasm_bindgen(method, getter)]
    fn seed(this: &ExploreTask) -> u32;
    #[wasm_bindgen(method, getter)]
    fn stride(this: &ExploreTask) -> u32;
    #[wasm_bindgen(method, getter)]
    fn script(this: &ExploreTask) -> String;
    #[wasm_bindgen(method, getter)]
    fn line(this: &ExploreTask) -> u32;
    #[wasm_bindgen(method, getter)]
    fn part(this: &ExploreTask) -> u32;
    #[wasm_bindgen(method, getter)]
    fn parts(this: &ExploreTask) -> u32;
}

impl ExploreTask {
    fn read(&self) -> Result<TaskView, Told> {
        Ok(match self.kind().as_str() {
            "search" => TaskView::Search { off: self.off(), goal: self.goal() },
            "swarm" => TaskView::Swarm { off: self.off(), goal: self.goal(), seed: self.seed(), stride: self.stride() },
            "shrink" => TaskView::Shrink { script: self.script() },
            "fate" => {
                let (line, part, parts) = (self.line(), self.part(), self.parts());
                TaskView::Fate { script: self.script(), line, part, parts }
            }
            kind => return Err(Told::text(kind.to_string())),
        })
    }
}

/// A task of a search, in pieces: see [`crate::play::explore`]. A worker carries it out.
#[wasm_bindgen]
pub struct Explorer {
    /// `Err`: the task cannot be carried out.
    work: Result<explore::Explorer, Told>,
}

#[wasm_bindgen]
impl Explorer {
    /// Begins a task.
    #[wasm_bindgen(constructor)]
    pub fn new(task: &ExploreTask) -> Explorer {
        console_error_panic_hook::set_once();
        Explorer { work: task.read().and_then(TaskView::task).and_then(explore::Explorer::new) }
    }

    /// Works on: the deeds of so many states, so many random runs, schedules or futures.
    pub fn work(&mut self, steps: u32) {
        if let Ok(work) = &mut self.work {
            work.advance(steps);
        }
    }

    /// Raises the limit of states: a search that has reached it goes on.
    pub fn more(&mut self, states: f64) {
        if let Ok(work) = &mut self.work {
            work.allow(states as u64);
        }
    }

    /// How far it has come.
    #[wasm_bindgen(unchecked_return_type = "ExploreReport")]
    pub fn report(&mut self) -> JsValue {
        object(&match &mut self.work {
            Ok(work) => ReportView::from(work.report()),
            Err(trouble) => ReportView { done: true, trouble: Some(trouble.clone()), ..ReportView::default() },
        })
    }
}

/// A window of the diagram, in microseconds or in steps.
fn window(from: f64, to: f64, by_step: bool) -> (Axis, u64, u64) {
    match by_step {
        true => (Axis::Step, from.floor() as u64, to.ceil() as u64),
        false => (Axis::Time, micros(from), micros(to)),
    }
}

fn micros(ms: f64) -> u64 {
    // NaN and negative numbers become 0; too large ones saturate.
    (ms * 1000.0 + 1e-6).floor() as u64
}

/// A random seed for a new run: 0 to 2^53-1. Without a source of entropy it is always 1.
#[wasm_bindgen(js_name = randomSeed)]
pub fn random_seed() -> f64 {
    (getrandom::u64().unwrap_or(1) & MAX_NUMBER) as f64
}
