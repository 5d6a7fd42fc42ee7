//! The same script gives the same bytes on every platform and in every later version. This file checks the
//! fingerprints natively, and tests/web.rs in Chromium. A changed fingerprint breaks published links.
//!
//! After an intended change, `UPDATE=1 cargo test --test same` rewrites the fingerprints and the courses (see
//! tests/steps). Such a change needs a new version of the engine.
#![cfg(not(target_arch = "wasm32"))]
#![allow(missing_docs)]

use std::fs;

use playground::play::run::session::Session;
use playground::sim::{Action, Command, Damage, Setup, Target, World};

#[path = "same/cases.rs"]
mod cases;
mod steps;

const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/same/fingerprints.txt");
const COURSES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/same/courses.txt");

#[test]
fn fingerprints_do_not_change() {
    let text = fs::read_to_string(FILE).unwrap();
    let stored = fs::read_to_string(COURSES).unwrap_or_default();
    let (mut fingerprints, mut courses, mut complaints) = (text.clone(), String::new(), String::new());
    for (until, fingerprint, script) in cases::cases(&text) {
        let mut session = Session::open(script).unwrap_or_else(|refusal| panic!("{refusal}\n{script}"));
        let course = cases::play(&mut session, until);
        let found = format!("{:016x}", session.world().fingerprint());
        let head = format!("== {} {fingerprint}\n{script}", until / 1000);
        fingerprints = fingerprints.replace(&head, &format!("== {} {found}\n{script}", until / 1000));
        let name = steps::name(script);
        courses.push_str(&format!("{name} {course}\n"));
        let divergence = steps::divergence(&session, &course, steps::stored(&stored, &name).unwrap_or(""));
        if found != fingerprint || divergence.is_some() {
            let divergence = divergence.unwrap_or_else(|| "no step differs".to_string());
            complaints.push_str(&format!("\n{script}\nis {found}, and was {fingerprint}: {divergence}\n"));
        }
    }
    if std::env::var_os("UPDATE").is_some() {
        fs::write(FILE, &fingerprints).unwrap();
        fs::write(COURSES, &courses).unwrap();
    } else {
        assert!(complaints.is_empty(), "{complaints}");
    }
}

#[test]
fn a_run_that_changes_names_the_first_step_that_differs() {
    let course = |script: &str| {
        let mut session = Session::open(script).unwrap();
        let course = cases::play(&mut session, 1_000_000);
        (session, course)
    };
    let (_, stored) = course("cluster nodes=3 seed=1\n");
    let (session, changed) = course("cluster nodes=3 seed=1\nat 100 crash n2\n");
    let message = steps::divergence(&session, &changed, &stored).unwrap();
    assert!(message.starts_with("step 1 at 100 ms"), "{message}");
    assert!(message.contains("n2 crashes"), "{message}");
    assert_eq!(steps::divergence(&session, &changed, &changed), None);
}

#[test]
fn a_world_that_records_no_facts_runs_alike() {
    let setup = || Setup { seed: 11, loss: 100_000, snapshot: 20, ..Setup::default() };
    let (mut told, mut untold) = (World::new(setup()), World::new(setup()));
    untold.tell(false);
    let leader = Target::Leader;
    for act in 0..40u64 {
        for world in [&mut told, &mut untold] {
            while world.next_time().is_some_and(|at| at <= act * 250_000) {
                world.step();
            }
            let command = Command::Set(format!("x{}", act % 3).as_str().into(), act.to_string().as_str().into());
            world.act(&Action::Propose(leader, command));
            if act % 10 == 9 {
                world.act(&Action::Crash(leader, Damage::default()));
            }
        }
        assert!(untold.facts().is_empty());
        assert_eq!(told.facts_so_far(), untold.facts_so_far());
        assert_eq!(told.fingerprint(), untold.fingerprint(), "after act {act}");
    }
    assert!(told.monitor().committed() > 5, "the run does something");
}
