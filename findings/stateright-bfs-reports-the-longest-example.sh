#!/usr/bin/env bash
# Breadth-first search reports a long example of a property, not the shortest.
#
# Package: the crate stateright 0.31.0
# Expected: breadth-first search with one thread finds the shortest path to an example, as is documented of spawn_bfs.
# Observed: while another property is open, each later state that is an example replaces the one before. A counter
# that starts at 0 is "positive" after one step; with a second property that never holds, the path that is reported
# goes on to the depth at which the search ends. With "positive" alone it has one step.
#
# Exit status 0: still so. Any other: it has changed, or the script could not run.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export CARGO_TARGET_DIR=${CARGO_TARGET_DIR:-$work/target}
mkdir "$work/src"
cat > "$work/Cargo.toml" <<'END'
[package]
name = "stateright-bfs-reports-the-longest-example"
version = "0.0.0"
edition = "2021"

[dependencies]
stateright = "=0.31.0"
END
cat > "$work/src/main.rs" <<'END'
use stateright::{Checker, Model, Property};

/// Counts up by one.
struct Counter {
    /// Whether a property is asked for that never holds.
    and_never: bool,
}

impl Model for Counter {
    type State = u32;
    type Action = u32;

    fn init_states(&self) -> Vec<u32> {
        vec![0]
    }

    fn actions(&self, _: &u32, actions: &mut Vec<u32>) {
        actions.push(1);
    }

    fn next_state(&self, state: &u32, by: u32) -> Option<u32> {
        Some(state + by)
    }

    fn properties(&self) -> Vec<Property<Self>> {
        let mut properties = vec![Property::<Self>::sometimes("positive", |_, state| *state > 0)];
        if self.and_never {
            properties.push(Property::<Self>::sometimes("never", |_, _| false));
        }
        properties
    }
}

fn main() {
    for and_never in [false, true] {
        for depth in [5, 10] {
            let checker = Counter { and_never }.checker().target_max_depth(depth).spawn_bfs().join();
            let steps = checker.discovery("positive").expect("an example").into_actions().len();
            println!("second property {and_never}, depth {depth}: an example of {steps} steps");
        }
    }
}
END
cd "$work"
cargo build --quiet
observed=$("$CARGO_TARGET_DIR/debug/stateright-bfs-reports-the-longest-example")
expected=$(cat <<'END'
second property false, depth 5: an example of 1 steps
second property false, depth 10: an example of 1 steps
second property true, depth 5: an example of 3 steps
second property true, depth 10: an example of 8 steps
END
)
echo "$observed"
if [ "$observed" != "$expected" ]; then
    printf 'This is not what was seen before:\n%s\n' "$expected" >&2
    exit 1
fi
