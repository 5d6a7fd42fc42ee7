// @ts-check
/**
 * The three stories of the opening. Each is a script like any other; what is seen in them was checked against the
 * simulation (see the page's tests).
 * @typedef {{name: string, title: string, script: string}} Scenario
 */

/** @type {Scenario[]} */
export const scenarios = [
  {
    name: "kill-the-leader",
    title: "Kill the leader",
    script: `title "Kill the leader"
about "A leader dies. The others notice only by its silence, and elect another."
cluster nodes=5 seed=7 latency=8..12
at 0 say "n3's election timer is about to fire first. It will ask the others for their votes."
at 20 timeout n3
at 45 say "n3 leads term 1: a majority voted for it. Its heartbeats keep the others quiet."
at 70 propose n3 set x 1
at 72 say "A client sets x to 1. The leader stores it, sends it on, and commits once three of five have it."
at 150 say "Now the leader dies. Nobody is told: the others only hear nothing any more."
at 150 crash n3
at 215 say "The election timers run down. The first one to fire starts an election in a higher term."
when leader-elected count=2 say "A new leader, in a higher term. x=1 is safe: nobody without it could have won."
when leader-elected count=2 after=60 restart n3
when leader-elected count=2 after=61 say "The old leader is back. The first message teaches it the new term."
`,
  },
  {
    name: "split-the-vote",
    title: "Split the vote",
    script: `title "Split the vote"
about "Two candidates, two votes each, no majority: nobody leads. Random timeouts end it."
cluster nodes=4 seed=3 latency=10..10
at 0 say "Four nodes: a majority is three. Two of them are about to time out at the same moment."
at 20 timeout n1
at 20 timeout n2
at 21 say "n1 and n2 both stand in term 1, and each has voted for itself."
at 22 delay n1>n4#1 6
at 22 delay n2>n3#1 6
at 31 say "n3 hears n1 first, n4 hears n2 first. Each node has only one vote in a term."
at 45 say "Two votes each, and a majority is three: term 1 will have no leader."
at 90 say "Nothing is broken. Both will time out again, and as timeouts are random, hardly together."
when leader-elected say "One timer fired well before the other: a leader, one term later."
`,
  },
  {
    name: "catch-up-by-snapshot",
    title: "Catch up by snapshot",
    script: `title "Catch up by snapshot"
about "A node was away for so long that the entries it lacks are gone. It gets a snapshot instead."
cluster nodes=5 seed=5 latency=8..12
at 0 say "n1 is about to lead, and n5 is about to lose its connection."
at 10 timeout n1
at 60 partition n1 n2 n3 n4 | n5
at 61 say "n5 is cut off. The others go on without it: four of five are a majority."
at 70 propose n1 set a 1
at 80 propose n1 set b 2
at 90 propose n1 set c 3
at 100 propose n1 set a 4
at 160 say "Every running log has the entries by now, except n5's."
at 165 snapshot n1
at 166 say "The leader keeps a snapshot of its state and discards the log up to there (the hatched part)."
at 185 heal
at 186 say "n5 is back. What it lacks is no longer in the leader's log…"
when snapshot-sent say "…so the leader sends the snapshot itself: InstallSnapshot."
when snapshot-installed say "n5 has the whole state at once, and the log goes on behind it."
when snapshot-installed after=40 propose leader set d 5
`,
  },
];
