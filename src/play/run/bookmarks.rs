//! The bookmarks of a script. Those with a moment are in the script; those of triggers depend on facts, so the script
//! is simulated ahead, once, to find them.

use std::cell::RefCell;
use std::rc::Rc;

use crate::play::run::fold::{Bookmark, Budget, Plan, Run};
use crate::play::script::{Directive, Script};
use crate::sim::order::by_number;

/// How many steps a script is simulated ahead. Later bookmarks are known once the run has reached them.
const STEPS_AHEAD: u64 = 20_000;

/// The bookmarks that the simulation ahead has found, cached for one plan.
#[derive(Clone, Debug, Default)]
pub struct BookmarksAhead {
    found: RefCell<Option<Found>>,
}

/// The bookmarks of the triggers of a plan.
#[derive(Clone, Debug)]
struct Found {
    plan: Rc<Plan>,
    bookmarks: Rc<[Bookmark]>,
}

impl BookmarksAhead {
    /// All bookmarks of a script, in the order of time: timed ones, those found ahead, and those that `run` has
    /// reached. `plan`: the script's own.
    pub fn bookmarks(&self, script: &Script, plan: &Rc<Plan>, run: &Run) -> Vec<Bookmark> {
        let mut bookmarks: Vec<Bookmark> = timed(script).collect();
        if script.triggers().any(|(_, trigger)| matches!(trigger.directive, Directive::Bookmark(_))) {
            let triggered = self.triggered(script, plan);
            let later = run.bookmarks().iter().filter(|bookmark| !triggered.contains(bookmark));
            bookmarks.extend(triggered.iter().chain(later).cloned());
            by_number(&mut bookmarks, |bookmark| bookmark.at.into());
        }
        bookmarks
    }

    fn triggered(&self, script: &Script, plan: &Rc<Plan>) -> Rc<[Bookmark]> {
        let mut found = self.found.borrow_mut();
        match &*found {
            Some(known) if Rc::ptr_eq(&known.plan, plan) => known.bookmarks.clone(),
            _ => {
                let bookmarks = play_ahead(script);
                *found = Some(Found { plan: plan.clone(), bookmarks: bookmarks.clone() });
                bookmarks
            }
        }
    }
}

fn timed(script: &Script) -> impl Iterator<Item = Bookmark> + '_ {
    script.timed().into_iter().filter_map(|(_, moment, directive)| match directive {
        Directive::Bookmark(name) => Some(Bookmark { at: moment.at, name: Rc::from(name.as_str()) }),
        _ => None,
    })
}

/// The bookmarks that the script's triggers set up to its end.
fn play_ahead(script: &Script) -> Rc<[Bookmark]> {
    let mut run = Run::new(script);
    let budget = Budget::of(STEPS_AHEAD, &run);
    let end = script.headless_end();
    while run.next_time().is_some_and(|next| next <= end) && !budget.is_spent(&run) {
        run.step(&mut |_, _| ());
    }
    Rc::from(run.bookmarks())
}
