#!/usr/bin/env bash
# Under a depth bound, depth-first search misses states that are well within the bound.
#
# Package: the crate stateright 0.31.0
# Expected: with target_max_depth, breadth-first and depth-first search visit the same states: those that can be
# reached within the bound.
# Observed: depth-first search remembers a state from where it met it first. If that was at the end of a long path,
# what follows the state is beyond the bound, and when the state is met again on a short path it is known already and
# not gone on from. Here two goals are three steps from the start, and the bound is two steps further; depth-first
# search finds one of them.
#
# Exit status 0: still so. Any other: it has changed, or the script could not run.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export CARGO_TARGET_DIR=${CARGO_TARGET_DIR:-$work/target}
mkdir "$work/src"
cat > "$work/Cargo.toml" <<'END'
[package]
name = "stateright-dfs-depth-bound-hides-states"
version = "0.0.0"
edition = "2021"

[dependencies]
stateright = "=0.31.0"
END
cat > "$work/src/main.rs" <<'END'
use stateright::{Checker, Model, Property};

/// Two branches, left and right. Each has a long way to its own crossing, and a step to that of the other branch. Behind
/// each crossing is a goal, three steps from the start by the short way and five by the long one.
struct Branches;

impl Model for Branches {
    type State = &'static str;
    type Action = &'static str;

    fn init_states(&self) -> Vec<&'static str> {
        vec!["start"]
    }

    fn actions(&self, state: &&'static str, actions: &mut Vec<&'static str>) {
        actions.extend_from_slice(match *state {
            "start" => &["left", "right"],
            "left" => &["left 1", "right crossing"],
            "left 1" => &["left 2"],
            "left 2" => &["left crossing"],
            "left crossing" => &["left goal"],
            "right" => &["right 1", "left crossing"],
            "right 1" => &["right 2"],
            "right 2" => &["right crossing"],
            "right crossing" => &["right goal"],
            _ => &[],
        });
    }

    fn next_state(&self, _: &&'static str, to: &'static str) -> Option<&'static str> {
        Some(to)
    }

    fn properties(&self) -> Vec<Property<Self>> {
        vec![
            Property::<Self>::sometimes("left goal", |_, state| *state == "left goal"),
            Property::<Self>::sometimes("right goal", |_, state| *state == "right goal"),
        ]
    }
}

fn main() {
    let report = |name: &str, goals: usize, states: usize| println!("{name}: {goals} of 2 goals, {states} states");
    let bfs = Branches.checker().target_max_depth(5).spawn_bfs().join();
    report("breadth-first", bfs.discoveries().len(), bfs.unique_state_count());
    let dfs = Branches.checker().target_max_depth(5).spawn_dfs().join();
    report("depth-first", dfs.discoveries().len(), dfs.unique_state_count());
}
END
cd "$work"
cargo build --quiet
observed=$("$CARGO_TARGET_DIR/debug/stateright-dfs-depth-bound-hides-states")
expected=$(cat <<'END'
breadth-first: 2 of 2 goals, 11 states
depth-first: 1 of 2 goals, 10 states
END
)
echo "$observed"
if [ "$observed" != "$expected" ]; then
    printf 'This is not what was seen before:\n%s\n' "$expected" >&2
    exit 1
fi
