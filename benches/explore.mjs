// @ts-check
// What the search against each rule of Raft takes: prints the rows of a table in www/docs/speed.html.
//
//   cargo build --release && node benches/explore.mjs [PROGRAM] [RUNS]
//
// Seconds are processor time of one thread, the median of that many runs; the rest is the same on every machine.
import { spawnSync } from "node:child_process";

const program = process.argv[2] ?? "target/release/raft-playground";
const times = Number(process.argv[3] ?? 5);
/** The exhaustive search does not find these. */
const RANDOM = ["ignore-old-acks", "dedupe"];
const MOST_RUNS = 100_000;
const RULES = [
  "commit-own-term",
  "up-to-date-check",
  "compare-last-term",
  "vote-once",
  "persist-vote",
  "persist-term",
  "keep-vote",
  "ignore-old-votes",
  "truncate-on-conflict-only",
  "log-matching",
  "ack-what-was-sent",
  "commit-min",
  "durable-before-reply",
  "majority",
  "ignore-old-acks",
  "step-down",
  "reject-stale-snapshot",
  "noop-before-read",
  "read-quorum",
  "dedupe",
  "joint",
  "own-term-before-config",
];

/** @param {string[]} words @param {string} [input] */
function run(words, input = "") {
  // The shell's own `time` counts processor time of the program alone.
  const told = spawnSync("bash", ["-c", 'TIMEFORMAT="time %U %S"; time "$0" "$@"', program, ...words], {
    input,
    encoding: "utf8",
    maxBuffer: 1 << 26,
  });
  const [, user, system] = /time (\S+) (\S+)\s*$/.exec(told.stderr) ?? [];
  return { out: told.stdout, seconds: Number(user) + Number(system) };
}

const grouped = (/** @type {number} */ number) => number.toLocaleString("en");
const median = (/** @type {number[]} */ all) => all.sort((a, b) => a - b)[all.length >> 1] ?? 0;
/** The bytes of a script's link. @param {string} script */
const link = (script) => run(["link", "-"], script).out.trim().length;

for (const rule of RULES) {
  const how = RANDOM.includes(rule) ? ["--seeds", `1..${MOST_RUNS}`] : [];
  const runs = Array.from({ length: times }, () => run(["explore", "--rule-off", rule, "--json", ...how]));
  const report = JSON.parse(runs[0]?.out ?? "");
  if (!report.found) {
    console.log(`              <tr>\n                <th scope="row">${rule}</th>`);
    console.log(
      `                <td colspan="7">not found in ${grouped(report.runs ?? report.states)}</td>\n              </tr>`,
    );
    continue;
  }
  const seconds = median(runs.map((it) => it.seconds));
  const short = JSON.parse(run(["shrink", "-", "--json"], report.found.script).out);
  const bare = short.script.replace(/^at \S+ (say|bookmark) .*\n/gm, "");
  const way = report.runs ? "random" : / via=/.test(report.search) ? "waypoints" : "exhaustive";
  const row = (/** @type {(string | number)[]} */ ...cells) =>
    console.log(`                ${cells.map((cell) => `<td>${cell}</td>`).join("")}`);
  console.log(`              <tr>\n                <th scope="row">${rule}</th>`);
  row(short.property, way, report.runs ? "" : grouped(report.states), grouped(report.runs ?? report.tried));
  row(seconds.toFixed(2), short.deeds, `${link(bare)}, ${link(short.script)}`);
  console.log("              </tr>");
}
