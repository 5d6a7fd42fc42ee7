//! The façade that the page, the command line and the tests use: a script and its run, always in step.

use std::collections::VecDeque;

use super::narrate;
use super::run::Run;
use super::script::{self, Deed, Refusal, Script};
use crate::sim::{Micros, Record, Setting, World};

/// How many facts that are more than traffic a session remembers for its list.
const STEPS_KEPT: usize = 150;
/// How many messages sent and received it remembers.
const TRAFFIC_KEPT: usize = 60;

/// A run that somebody watches and touches.
#[derive(Clone, Debug)]
pub struct Session {
    script: Script,
    run: Run,
    revision: u32,
    steps: VecDeque<Record>,
    traffic: VecDeque<Record>,
    /// What the last step, or the last stretch of time, brought: for the sentence.
    latest: Vec<Record>,
}

/// What an action by hand has led to.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Acted {
    /// The statement that is now in the script.
    pub recorded: String,
    /// What happened, or why nothing did.
    pub note: String,
}

/// The script with which the page opens.
pub const DEFAULT_SCRIPT: &str = "title \"Five nodes, about to elect\"\ncluster nodes=5 seed=7\n";

impl Session {
    /// A session at the start of this script.
    pub fn new(script: Script) -> Session {
        let mut session = Session {
            run: Run::new(&script),
            script,
            revision: 0,
            steps: VecDeque::new(),
            traffic: VecDeque::new(),
            latest: Vec::new(),
        };
        session.collect(session.run.world().facts().to_vec());
        session
    }

    /// A session at the start of the script in this text.
    ///
    /// # Errors
    /// Those of [`script::parse()`].
    pub fn open(text: &str) -> Result<Session, Refusal> {
        Ok(Session::new(script::parse(text)?))
    }

    /// The script so far, with all that was done by hand.
    pub fn script(&self) -> &Script {
        &self.script
    }

    /// The run.
    pub fn run(&self) -> &Run {
        &self.run
    }

    /// The world at this moment.
    pub fn world(&self) -> &World {
        self.run.world()
    }

    /// Rises whenever anything but the time has changed.
    pub fn revision(&self) -> u32 {
        self.revision
    }

    /// The facts that the list shows, oldest first.
    pub fn records(&self) -> Vec<&Record> {
        let mut records: Vec<&Record> = self.steps.iter().chain(&self.traffic).collect();
        records.sort_by_key(|record| record.seq);
        records
    }

    /// What the last step, or the last stretch of time, brought.
    pub fn latest(&self) -> &[Record] {
        &self.latest
    }

    fn collect(&mut self, records: Vec<Record>) {
        for record in &records {
            let (list, most) = match narrate::weight(&record.what) {
                0 => (&mut self.traffic, TRAFFIC_KEPT),
                _ => (&mut self.steps, STEPS_KEPT),
            };
            if list.len() == most {
                list.pop_front();
            }
            list.push_back(record.clone());
        }
        if !records.is_empty() {
            self.latest = records;
        }
        self.revision = self.revision.wrapping_add(1);
    }

    /// Lets time run to `to`: at most `most` events, and no further than the event that breaks a property. The time
    /// that was reached is the world's.
    pub fn advance(&mut self, to: Micros, most: u64) {
        let broken = self.world().monitor().violations().len();
        let mut records = Vec::new();
        let mut steps = 0;
        while self.run.next_time().is_some_and(|next| next <= to) {
            if steps == most {
                break;
            }
            if records.len() > 4 * (STEPS_KEPT + TRAFFIC_KEPT) {
                self.collect(std::mem::take(&mut records));
            }
            self.run.step(&mut |_, record| records.push(record.clone()));
            steps += 1;
            if self.world().monitor().violations().len() > broken {
                break;
            }
        }
        if steps > 0 {
            self.collect(records);
        }
        let stopped = self.world().monitor().violations().len() > broken;
        if !stopped && self.run.next_time().is_none_or(|next| next > to) {
            self.run.advance(to, 0, &mut |_, _| ());
        }
    }

    /// Lets just one thing happen, be it an event or a deed of the script; false if nothing ever will.
    pub fn step(&mut self) -> bool {
        let mut records = Vec::new();
        let stepped = self.run.step(&mut |_, record| records.push(record.clone()));
        if stepped {
            self.collect(records);
        }
        stepped
    }

    /// Does something now, and writes it into the script. What the script had planned for later is cut off: this is
    /// another future.
    ///
    /// # Errors
    /// What the script's grammar refuses, and a script that would grow past a limit. Nothing is done then.
    pub fn act(&mut self, text: &str) -> Result<Acted, Refusal> {
        let deed = self.script.parse_action(text)?;
        let mut next = self.clone();
        let mut records = Vec::new();
        next.run.catch_up(&mut |_, record| records.push(record.clone()));
        let moment = next.run.moment();
        let cut = next.script.cut(moment);
        let line = next.script.push(moment, deed.clone())?;
        let caught_up = records.len();
        let script = next.script.clone();
        next.run.follow(&script, moment, &deed, &mut |_, record| records.push(record.clone()));
        let recorded = next.script.lines()[line as usize - 1].to_string();
        let mut note = next.note(&deed, &records[caught_up..]);
        if cut > 0 {
            let statements = if cut == 1 { "one statement".to_string() } else { format!("{cut} statements") };
            note.push_str(&format!(" What the script had planned for later is cut off ({statements})."));
        }
        next.collect(records);
        *self = next;
        Ok(Acted { recorded, note })
    }

    fn note(&self, deed: &Deed, records: &[Record]) -> String {
        if !matches!(deed, Deed::Act(_)) {
            return deed.to_string();
        }
        let told: Vec<String> = records
            .iter()
            .filter(|record| narrate::weight(&record.what) > 0)
            .take(3)
            .map(|record| {
                let told = narrate::narrate(self.world(), record);
                let why = if told.why.is_empty() { String::new() } else { format!(": {}", told.why) };
                format!("{}{why}.", told.text)
            })
            .collect();
        told.join(" ")
    }

    /// The same script from the start.
    pub fn restart(&mut self) {
        self.replace(self.script.clone());
    }

    /// The same cluster from the start, with nothing done to it.
    pub fn clean(&mut self) {
        self.replace(self.script.clean());
    }

    /// The same cluster with another seed and another number of nodes, from the start, with nothing done to it.
    ///
    /// # Errors
    /// Values that the script's grammar refuses.
    pub fn reseed(&mut self, seed: u64, nodes: u8) -> Result<(), Refusal> {
        let mut script = self.script.clean();
        script.configure(Setting::Nodes(nodes))?;
        script.configure(Setting::Seed(seed))?;
        self.replace(script);
        Ok(())
    }

    /// Another script, from its start. The revision goes on rising.
    pub fn replace(&mut self, script: Script) {
        let revision = self.revision;
        *self = Session::new(script);
        self.revision = revision.wrapping_add(2);
    }
}
