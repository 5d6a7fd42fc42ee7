use playground::play::explore::*;
use playground::raft::Rule;
fn main() {
    for rule in Rule::ALL {
        let t = std::time::Instant::now();
        let mut swarm = Swarm::new(vec![*rule], Goal::Breaks(None), 1, 1);
        while swarm.runs() < 400 && !swarm.advance(20) {}
        let Some(found) = swarm.found() else {
            println!("{rule}: nothing in {} runs {:?}", swarm.runs(), t.elapsed());
            continue;
        };
        let t1 = t.elapsed();
        let script = playground::play::script::parse(&found.script).unwrap();
        let Some(mut shrink) = Shrink::new(&script) else {
            println!("{rule}: no shrink");
            continue;
        };
        while !shrink.advance(50) {}
        let best = shrink.best();
        println!(
            "{rule}: runs {} {:?}; {:?} {} -> {} deeds, {} tries, shortest {} in {:?}, bytes {}",
            swarm.runs(),
            t1,
            best.property,
            found.deeds,
            best.deeds,
            shrink.tries(),
            shrink.is_shortest(),
            t.elapsed(),
            best.script.len()
        );
        if std::env::args().len() > 1 {
            println!("{}", best.script);
        }
        let t = std::time::Instant::now();
        let mut fate = Fate::new(&script, 0, 1).unwrap();
        while !fate.advance(100) {}
        let shares: Vec<u32> = fate.moments().iter().map(|m| m.ends).collect();
        println!("   fate {:?} in {:?}", shares, t.elapsed());
    }
}
