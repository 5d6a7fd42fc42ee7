//! Whether the page shows the committed entries correctly. An index alone does not identify an entry. In every
//! scenario, at every step, each cell of each log is compared with a list of committed entries that this test keeps
//! from the facts.
#![allow(missing_docs)]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use playground::play::ask::standing::{committed_stays, standing, Standing};
use playground::play::ask::why::{why_entry, Cause, Wait};
use playground::play::run::history::Place;
use playground::play::run::session::Session;
use playground::play::script::Moment;
use playground::play::show::view::{EntryView, NodeView, View};
use playground::raft::{Entry, Fact, Index, NodeId};
use playground::sim::{Server, What, World};
use playground::words::{said, said_all};

/// The committed entries by index, as the first node that knew had them.
type Memory = BTreeMap<Index, Entry>;

fn at(text: &str, ms: u64) -> Session {
    let mut session = Session::open(text).unwrap_or_else(|refusal| panic!("{refusal}\n{text}"));
    session.seek(Place::Moment(Moment::end_of(ms * 1000)), u64::MAX);
    session
}

fn cell(view: &View, node: usize, index: Index) -> &EntryView {
    view.nodes[node - 1].log.iter().find(|entry| entry.index == index as f64).unwrap()
}

/// Adds what the facts of the last step say is committed.
fn remember(session: &Session, memory: &mut Memory) {
    for record in &session.latest() {
        let (What::Node(Fact::Commit { from, to, .. }), Some(node)) = (&record.what, record.node) else { continue };
        let log = session.world().server(node).unwrap().node.log();
        for index in from + 1..=*to {
            if let Some(entry) = log.get(index) {
                memory.entry(index).or_insert(entry);
            }
        }
    }
}

/// The entry that a server has at an index; a crashed one, on its disk.
fn entry_of(server: &Server, index: f64) -> Option<Entry> {
    let log = if server.is_up() { server.node.log() } else { &server.disk.log };
    log.get(index as Index)
}

/// Term and index do not identify an entry where half of the servers may elect a leader.
fn should_be(world: &World, node: &NodeView, shown: &EntryView, committed: Option<&Entry>, same: bool) -> Standing {
    if committed.is_none() {
        return Standing::Open;
    }
    if same {
        return if shown.index <= node.commit { Standing::Known } else { Standing::Committed };
    }
    if committed_stays(world) {
        Standing::Replaced
    } else {
        Standing::Disputed
    }
}

#[test]
fn every_log_cell_of_every_scenario_shows_whether_it_is_committed() {
    let mut seen: BTreeMap<Standing, u32> = BTreeMap::new();
    let mut steps = 0;
    for file in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("www/scenarios")).unwrap() {
        let path = file.unwrap().path();
        if path.extension().is_none_or(|extension| extension != "raft") {
            continue;
        }
        let text = fs::read_to_string(&path).unwrap();
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let mut session = Session::open(&text).unwrap_or_else(|refusal| panic!("{name}: {refusal}"));
        let end = session.script().headless_end();
        let mut memory = Memory::new();
        while session.world().now() < end && session.step() {
            steps += 1;
            remember(&session, &mut memory);
            let (world, view) = (session.world(), session.view());
            assert_eq!(view.committed, memory.len() as f64, "{name} at {} µs", world.now());
            for (node, server) in view.nodes.iter().zip(world.servers()) {
                for shown in &node.log {
                    let committed = memory.get(&(shown.index as u64));
                    let same = committed.copied() == entry_of(server, shown.index);
                    let should = should_be(world, node, shown, committed, same);
                    let where_ = format!("{name} at {} µs: {}, {shown:?}", world.now(), node.name);
                    assert_eq!(shown.standing, should, "{where_}");
                    // The other entry is shown if and only if there is one.
                    let rival = shown.rival.as_ref().map(|rival| rival.term);
                    let other = committed.filter(|_| !same);
                    assert_eq!(rival, other.map(|entry| entry.term as f64), "{where_}");
                    *seen.entry(shown.standing).or_default() += 1;
                }
            }
        }
    }
    assert!(steps > 2_500, "{steps}");
    for standing in [Standing::Known, Standing::Committed, Standing::Open, Standing::Replaced, Standing::Disputed] {
        assert!(seen.contains_key(&standing), "{standing}: {seen:?}");
    }
}

#[test]
fn with_two_leaders_only_one_entry_is_committed() {
    let session = at(include_str!("../www/scenarios/two-leaders.raft"), 105);
    let (world, view) = (session.world(), session.view());
    for node in [1, 2] {
        let shown = cell(&view, node, 1);
        assert_eq!((said(&shown.text).as_str(), shown.term, shown.standing), ("x=1", 1.0, Standing::Replaced));
        let rival = shown.rival.as_ref().unwrap();
        assert_eq!((said(&rival.text).as_str(), rival.term), ("x=2", 2.0));
    }
    assert_eq!(cell(&view, 3, 1).standing, Standing::Known);
    for node in [4, 5] {
        let shown = cell(&view, node, 1);
        assert_eq!(
            (said(&shown.text).as_str(), shown.standing, shown.rival.is_none()),
            ("x=2", Standing::Committed, true)
        );
    }
    let answer = why_entry(world, 1, 1);
    let headline =
        "Entry 1 of term 1 (x=1) is not committed, and will be replaced. Entry 1 of term 2 (x=2) is committed.";
    assert_eq!(said_all(&answer.headline), headline, "{answer:#?}");
    let all: String = answer.points.iter().map(|point| format!("{}\n", said_all(&point.text))).collect();
    for part in ["It is in the log on n1 n2.", "Leader Completeness", "AppendEntries 3", "n3 was the first to know"] {
        assert!(all.contains(part), "{part}:\n{all}");
    }
    let cut = Cause::Stays([1, 2].map(|n| NodeId::new(n).unwrap()).into_iter().collect(), Wait::Cut);
    assert!(answer.points.iter().any(|point| point.cause == cut), "{answer:#?}");
    // The committed entry: which nodes store it, when, and who knew first.
    let answer = why_entry(world, 1, 2);
    let headline = "Entry 1 of term 2 was committed at 105.0 ms. This is not known yet to n1 n2 n4 n5.";
    assert_eq!(said_all(&answer.headline), headline);
    let all: String = answer.points.iter().map(|point| format!("{}\n", said_all(&point.text))).collect();
    for part in [
        "n3 was the first to know that entry 1 of term 2 is committed, at 105.0 ms",
        "Entry 1 of term 2 is stored on disk by n3 n4 n5: 3 of 5 nodes. To be committed, an entry must be on 3 nodes",
    ] {
        assert!(all.contains(part), "{part}:\n{all}");
    }
    // The live region names the entry as well.
    let session = at(include_str!("../www/scenarios/two-leaders.raft"), 180);
    assert_eq!(cell(&session.view(), 1, 1).standing, Standing::Known);
    assert!(said_all(&why_entry(session.world(), 1, 1).headline)
        .starts_with("No log has an entry 1 of term 1. Entry 1 of term 2"));
}

#[test]
fn an_entry_of_an_isolated_leader_alone_is_not_committed() {
    let text = "cluster nodes=3 seed=1 latency=10..10 election=5000..5000 noop=off\nat 20 timeout n1\n\
                at 60 cut n1-n2\nat 60 cut n1-n3\nat 70 propose n1 set x 1\n";
    let session = at(text, 200);
    let view = session.view();
    let shown = cell(&view, 1, 1);
    assert_eq!((said(&shown.text).as_str(), shown.standing, shown.rival.is_none()), ("x=1", Standing::Open, true));
    assert_eq!(view.committed, 0.0);
    let answer = why_entry(session.world(), 1, 1);
    let headline = "Entry 1 of term 1 is on 1 of 3 nodes and is not committed. To be committed, an entry must be on 2 \
                    nodes (§5.3).";
    assert_eq!(said_all(&answer.headline), headline);
    let all: String = answer.points.iter().map(|point| format!("{}\n", said_all(&point.text))).collect();
    assert!(all.contains("n1's matchIndex is 0 for n2 n3.") && all.contains("n1 reaches nobody"), "{all}");
}

/// With a rule off, a committed entry may be lost, so the answer promises nothing.
#[test]
fn with_a_rule_off_a_lost_committed_entry_is_disputed() {
    let text =
        "cluster nodes=5 election=9000..9999 heartbeat=50 latency=10..10 noop=off\nat 0 rule commit-own-term off\n\
                at 0 timeout n1\nat 42 partition n1 n2 | n3 n4 n5\nat 42 timeout n3\nat 85 propose n1 set x 1\n\
                at 85 propose n3 set x 2\n";
    let session = at(text, 106);
    let shown = session.view();
    assert_eq!(cell(&shown, 1, 1).standing, Standing::Disputed);
    let answer = why_entry(session.world(), 1, 1);
    assert!(!said_all(&answer.headline).contains("will be"), "{answer:#?}");
    let n1 = session.world().server(NodeId::new(1).unwrap()).unwrap();
    assert_eq!(standing(session.world(), n1, 1, n1.node.log().get(1).unwrap()), Standing::Disputed);
}

/// A joint configuration needs two majorities, and the answer names both.
#[test]
fn an_answer_in_a_joint_configuration_names_both_majorities() {
    let session = at(include_str!("../www/scenarios/joint-change-under-partition.raft"), 165);
    let view = session.view();
    let shown = cell(&view, 1, 3);
    assert_eq!(shown.standing, Standing::Open);
    let answer = why_entry(session.world(), 3, 1);
    let on =
        "Entry 3 of term 1 is on 3 of 3 old and 3 of 3 new voters and is not committed. The leader n1 knows it to \
              be on only 1 of 3 old and 3 of 3 new voters. To be committed, an entry must be on 2 old and 2 new voters \
              (§6).";
    assert_eq!(said_all(&answer.headline), on, "{answer:#?}");
    assert!(answer.points.iter().any(|point| matches!(point.cause, Cause::Joint { need: 2, .. })), "{answer:#?}");
    let session = at(include_str!("../www/scenarios/joint-change-under-partition.raft"), 195);
    let answer = why_entry(session.world(), 3, 1);
    assert!(said_all(&answer.headline).starts_with("Entry 3 of term 1 was committed at "), "{answer:#?}");
}
