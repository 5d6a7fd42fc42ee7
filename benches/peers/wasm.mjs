// @ts-check
// Measures the cases in wasm: `node wasm.mjs FILE`. The median of some rounds, with the lowest and the highest.
import { readFileSync } from "node:fs";

const NAMES = ["ours-1", "ours-64", "theirs-1", "theirs-64", "world-idle", "seeds", "session-idle"];
const ROUNDS = 7;

const module = new WebAssembly.Module(readFileSync(process.argv[2] ?? ""));
/** The library also holds the page's bridge, whose functions are not called here. */
/** @type {Record<string, Record<string, () => number>>} */
const imports = {};
for (const { module: from, name, kind } of WebAssembly.Module.imports(module)) {
  if (kind === "function") (imports[from] ??= {})[name] = () => 0;
}

/**
 * Amounts a second, in a new instance for each round: lowest, median, highest.
 * @param {string} name @param {number} amount
 */
function measure(name, amount) {
  /** @type {number[]} */
  const rates = [];
  let done = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const { run_case } = /** @type {any} */ (new WebAssembly.Instance(module, imports).exports);
    run_case(NAMES.indexOf(name), Math.ceil(amount / 10)); // compiles
    const began = performance.now();
    done = Number(run_case(NAMES.indexOf(name), amount));
    rates.push((1000 * amount) / (performance.now() - began));
  }
  rates.sort((a, b) => a - b);
  const [low = 0, median = 0, high = 0] = [0, ROUNDS >> 1, ROUNDS - 1].map((place) => rates[place]);
  return { low, median, high, done: done / amount };
}

/** @param {{ low: number, median: number, high: number }} rates @param {number} times */
const shown = ({ low, median, high }, times = 1) =>
  `${(median * times).toFixed(0)} (${(low * times).toFixed(0)} to ${(high * times).toFixed(0)})`;
for (const window of [1, 64]) {
  const ours = measure(`ours-${window}`, 20_000);
  const theirs = measure(`theirs-${window}`, 20_000);
  const times = (ours.median / theirs.median).toFixed(1);
  console.log(`  entries a second, window ${window}: ours ${shown(ours)}, raft 0.7 ${shown(theirs)}: ${times} times`);
}
const world = measure("world-idle", 600);
console.log(`  world alone, idle: ${shown(world, world.done)} events a second`);
console.log(`  world alone, seeds of 10 virtual seconds with 10 % loss: ${shown(measure("seeds", 200))} a second`);
console.log(`  session with history, idle: ${shown(measure("session-idle", 600))} virtual seconds a second`);
