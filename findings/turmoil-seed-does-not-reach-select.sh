#!/usr/bin/env bash
# Two simulations with the same seed differ as soon as a host uses tokio::select!.
#
# Package: the crates turmoil 0.7.2 and tokio 1
# Expected: Builder::rng_seed makes a simulation repeatable, as long as the hosts ask no clock and no dice of their
# own.
# Observed: messages and their delays are the same in every run. But tokio::select! draws the order of its branches
# from tokio's own generator, which turmoil can seed only where everything is compiled with --cfg tokio_unstable.
# Without it, two runs with one seed, in one process, take different branches.
#
# Exit status 0: still so. Any other: it has changed, or the script could not run.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export CARGO_TARGET_DIR=${CARGO_TARGET_DIR:-$work/target}
mkdir "$work/src"
cat > "$work/Cargo.toml" <<'END'
[package]
name = "turmoil-seed-does-not-reach-select"
version = "0.0.0"
edition = "2021"

[dependencies]
turmoil = "=0.7.2"
tokio = { version = "1", features = ["full"] }
END
cat > "$work/src/main.rs" <<'END'
use std::cell::RefCell;
use std::net::{IpAddr, Ipv4Addr};
use std::rc::Rc;
use std::time::Duration;

use turmoil::net::UdpSocket;
use turmoil::Builder;

const PORT: u16 = 4000;

/// One simulation: when 20 messages arrive, and which of two ready branches is taken 64 times.
fn simulate() -> (Vec<u128>, Vec<bool>) {
    let arrivals = Rc::new(RefCell::new(Vec::new()));
    let branches = Rc::new(RefCell::new(Vec::new()));
    let mut sim = Builder::new()
        .rng_seed(7)
        .min_message_latency(Duration::from_millis(5))
        .max_message_latency(Duration::from_millis(50))
        .build();
    let heard = arrivals.clone();
    sim.host("server", move || {
        let heard = heard.clone();
        async move {
            let socket = UdpSocket::bind((IpAddr::from(Ipv4Addr::UNSPECIFIED), PORT)).await?;
            let mut buffer = [0; 8];
            loop {
                socket.recv_from(&mut buffer).await?;
                heard.borrow_mut().push(turmoil::elapsed().as_millis());
            }
        }
    });
    let taken = branches.clone();
    sim.client("client", async move {
        let socket = UdpSocket::bind((IpAddr::from(Ipv4Addr::UNSPECIFIED), 0)).await?;
        for number in 0..20u8 {
            socket.send_to(&[number], ("server", PORT)).await?;
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        for _ in 0..64 {
            let first = tokio::select! {
                _ = async {} => true,
                _ = async {} => false,
            };
            taken.borrow_mut().push(first);
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
        Ok(())
    });
    sim.run().unwrap();
    let result = (arrivals.borrow().clone(), branches.borrow().clone());
    result
}

fn main() {
    let runs = [simulate(), simulate()];
    println!("{} messages, arrivals alike: {}", runs[0].0.len(), runs[0].0 == runs[1].0);
    println!("{} branches, alike: {}", runs[0].1.len(), runs[0].1 == runs[1].1);
}
END
cd "$work"
cargo build --quiet
observed=$("$CARGO_TARGET_DIR/debug/turmoil-seed-does-not-reach-select")
expected=$(cat <<'END'
20 messages, arrivals alike: true
64 branches, alike: false
END
)
echo "$observed"
if [ "$observed" != "$expected" ]; then
    printf 'This is not what was seen before:\n%s\n' "$expected" >&2
    exit 1
fi
