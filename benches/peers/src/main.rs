//! Prints the comparison with the peer, or runs one case once, for counting its instructions:
//! `peers` or `peers CASE AMOUNT`. See `benches/measure`.

use std::time::Instant;

use peers::{case, commit, Ours, Theirs};

/// Rounds of the table; the median is printed, with the lowest and the highest.
const ROUNDS: usize = 9;
const ENTRIES: u32 = 20_000;

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    match args.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [] => table(),
        [name, amount] => println!("{}", case(name)(amount.parse().expect("the amount is a number"))),
        _ => panic!("usage: peers [CASE AMOUNT]"),
    }
}

/// Entries a second: lowest, median, highest.
fn rates(run: impl Fn() -> u64) -> [f64; 3] {
    let mut rates: Vec<f64> = (0..ROUNDS)
        .map(|_| {
            let began = Instant::now();
            run();
            f64::from(ENTRIES) / began.elapsed().as_secs_f64()
        })
        .collect();
    rates.sort_by(f64::total_cmp);
    [rates[0], rates[ROUNDS / 2], rates[ROUNDS - 1]]
}

fn table() {
    for window in [1, 64] {
        let ours = rates(|| commit::<Ours>(ENTRIES, window));
        let theirs = rates(|| commit::<Theirs>(ENTRIES, window));
        let shown = |[low, median, high]: [f64; 3]| format!("{median:>9.0} ({low:.0} to {high:.0})");
        let times = ours[1] / theirs[1];
        println!("  window {window:>2}: ours {}, raft 0.7 {}: {times:.1} times", shown(ours), shown(theirs));
    }
}
