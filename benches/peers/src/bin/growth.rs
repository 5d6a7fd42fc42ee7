//! How cost grows with the number of nodes, the length of the log, the length of the history, and the messages in
//! flight. Writes the figures into the table of a page, and a picture: `growth PAGE PICTURE`. See `benches/measure`.

use std::error::Error;
use std::fmt::Write;
use std::fs;

use cpu_time::ThreadTime;
use plotters::prelude::*;

use peers::commit_more;
use playground::play::run::history::Place;
use playground::play::run::Run;
use playground::play::script::{parse, Moment};
use playground::play::Session;

/// A row of the table, and a line of the picture.
struct Growth {
    /// What grows.
    of: &'static str,
    /// What is measured, with its unit.
    what: &'static str,
    /// Size and cost.
    points: Vec<(f64, f64)>,
}

/// What is around the rows of the table.
const BEGIN: &str = "<tbody id=\"growth-figures\">";
const END: &str = "            </tbody>";

/// Each figure is the lowest of this many runs.
const RUNS: usize = 3;

fn main() -> Result<(), Box<dyn Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [page, picture] = &args[..] else { return Err("usage: growth PAGE PICTURE".into()) };
    let all = [nodes, log, flights, history, seek, memory].map(|measure| {
        let growth = measure();
        eprintln!("{}: {:?}", growth.what, growth.points);
        growth
    });
    let text = fs::read_to_string(page)?;
    let rows = text.split_once(BEGIN).and_then(|(before, rest)| Some((before, rest.split_once(END)?.1)));
    let (before, after) = rows.ok_or_else(|| format!("{page} lacks {BEGIN}"))?;
    fs::write(page, format!("{before}{BEGIN}\n{}{END}{after}", as_table(&all)?))?;
    draw(&all, picture)
}

/// Nanoseconds each of what `work` says that it has done.
fn ns_each(mut work: impl FnMut() -> u64) -> f64 {
    // Not by the clock on the wall, so that a busy machine does not count.
    let began = ThreadTime::now();
    let done = work();
    began.elapsed().as_nanos() as f64 / done.max(1) as f64
}

fn lowest(figure: impl FnMut() -> f64) -> f64 {
    std::iter::repeat_with(figure).take(RUNS).fold(f64::INFINITY, f64::min)
}

fn run(script: &str) -> Run {
    Run::new(&parse(script).expect("the script is valid"))
}

fn session(script: &str) -> Session {
    let mut session = Session::open(script).expect("the script is valid");
    session.set_stops(Vec::new());
    session
}

/// Plays this many events, without facts; the time of one.
fn events(run: &mut Run, count: u64) -> f64 {
    ns_each(|| run.advance(u64::MAX, count, &mut |_, _| ()))
}

fn nodes() -> Growth {
    let cost = |nodes: u32| {
        lowest(|| {
            let mut run = run(&format!("cluster nodes={nodes} seed=7\n"));
            events(&mut run, 20_000);
            events(&mut run, 200_000)
        })
    };
    let points = [3, 5, 7, 9, 13, 19, 25].map(|nodes| (f64::from(nodes), cost(nodes)));
    Growth { of: "nodes", what: "ns an event, idle", points: points.into() }
}

fn log() -> Growth {
    let points = [100, 1_000, 10_000, 100_000, 1_000_000].map(|entries| {
        (
            f64::from(entries),
            lowest(|| {
                commit_more(entries, 2_000, |more| {
                    ns_each(|| {
                        more();
                        2_000
                    })
                })
            }),
        )
    });
    Growth { of: "entries in the log", what: "ns to commit one more", points: points.into() }
}

fn flights() -> Growth {
    let cost = |latency: u32| {
        let mut run = run(&format!(
            "cluster nodes=25 seed=7 heartbeat=10 election=20000..30000 latency={latency}..{latency}\nat 0 timeout n1\n"
        ));
        // The leader is elected, and the stream of heartbeats and answers is full.
        run.advance(u64::from(latency) * 1000 * 6 + 1_000_000, u64::MAX, &mut |_, _| ());
        let counts = run.world().counts();
        let in_flight = counts.sent - counts.delivered - counts.dropped;
        (in_flight as f64, lowest(|| events(&mut run, 50_000)))
    };
    Growth { of: "messages in flight", what: "ns an event, 25 nodes", points: [10, 100, 1_000, 2_000].map(cost).into() }
}

/// A session in which much happens: 25 nodes, a heartbeat every ten milliseconds.
const BUSY: &str = "cluster nodes=25 seed=7 heartbeat=10\n";
const LENGTHS: [u64; 5] = [1_000, 10_000, 100_000, 1_000_000, 10_000_000];

fn history() -> Growth {
    let mut session = session(BUSY);
    let points = LENGTHS.map(|steps| {
        let before = session.run().steps();
        let all = ns_each(|| {
            session.advance(u64::MAX, steps - before);
            session.run().steps() - before
        });
        (steps as f64, all)
    });
    Growth { of: "events in the history", what: "ns an event, with its history", points: points.into() }
}

fn seek() -> Growth {
    let mut session = session(BUSY);
    let points = LENGTHS.map(|steps| {
        session.seek(Place::Step(steps), u64::MAX);
        let end = session.world().now();
        let places = 20;
        let each = ns_each(|| {
            for place in 0..places {
                // Places in no order.
                session.seek(Place::Moment(Moment::end_of((place * 7 + 3) % places * end / places)), u64::MAX);
            }
            places
        });
        session.seek(Place::Moment(Moment::end_of(end)), u64::MAX);
        (steps as f64, each / 1_000.0)
    });
    Growth { of: "events in the history", what: "µs to go anywhere in it", points: points.into() }
}

fn memory() -> Growth {
    let mut session = session(BUSY);
    let points = LENGTHS.map(|steps| {
        session.seek(Place::Step(steps), u64::MAX);
        (steps as f64, session.branch().history().timeline_bytes() as f64 / 1e6)
    });
    Growth { of: "events in the history", what: "MB of its timeline", points: points.into() }
}

fn number(value: f64) -> String {
    match value {
        value if value >= 100.0 => {
            let digits = format!("{value:.0}");
            let groups: Vec<&str> =
                digits.as_bytes().rchunks(3).rev().filter_map(|it| str::from_utf8(it).ok()).collect();
            groups.join(",")
        }
        value if value.fract() == 0.0 => format!("{value:.0}"),
        value if value >= 1.0 => format!("{value:.1}"),
        value => format!("{value:.2}"),
    }
}

fn as_table(all: &[Growth]) -> Result<String, Box<dyn Error>> {
    let mut html = String::new();
    for Growth { of, what, points } in all {
        write!(html, "              <tr>\n                <th scope=\"row\">{of}</th>\n")?;
        points.iter().try_for_each(|(size, _)| write!(html, "                <td>{}</td>\n", number(*size)))?;
        write!(html, "              </tr>\n              <tr>\n                <td>{what}</td>\n")?;
        points.iter().try_for_each(|(_, cost)| write!(html, "                <td>{}</td>\n", number(*cost)))?;
        html.push_str("              </tr>\n");
    }
    Ok(html)
}

/// One small plot for each, both axes logarithmic, from a tenth of the least to ten times the most.
fn draw(all: &[Growth], picture: &str) -> Result<(), Box<dyn Error>> {
    let root = SVGBackend::new(picture, (960, 560)).into_drawing_area();
    root.fill(&WHITE)?;
    for (area, Growth { of, what, points }) in root.split_evenly((2, 3)).iter().zip(all) {
        let range = |values: Vec<f64>| {
            let (low, high) = values.iter().fold((f64::INFINITY, 0.0f64), |(l, h), v| (l.min(*v), h.max(*v)));
            (low, high)
        };
        let (least, most) = range(points.iter().map(|(size, _)| *size).collect());
        let (cheapest, dearest) = range(points.iter().map(|(_, cost)| *cost).collect());
        let mut chart = ChartBuilder::on(area)
            .caption(what, ("sans-serif", 17))
            .margin(10)
            .margin_right(32)
            .x_label_area_size(40)
            .y_label_area_size(62)
            .build_cartesian_2d((least..most).log_scale(), (cheapest / 5.0..dearest * 5.0).log_scale())?;
        let label = |value: &f64| number(*value);
        chart
            .configure_mesh()
            .x_desc(*of)
            .x_labels(5)
            .y_labels(5)
            .x_label_formatter(&label)
            .y_label_formatter(&label)
            .draw()?;
        chart.draw_series(LineSeries::new(points.iter().copied(), &BLUE))?;
        chart.draw_series(points.iter().map(|point| Circle::new(*point, 3, BLUE.filled())))?;
    }
    root.present()?;
    Ok(())
}
