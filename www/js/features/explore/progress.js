// @ts-check
/**
 * A search in words: how far it has come, what came of it, and within which bounds.
 * @import { Explored } from "../../core/explore.js"
 */
import { grouped } from "../../core/format.js";
import { say, tell, tellAll, told } from "../../text/say.js";

/** Real milliseconds as whole seconds. @param {number} ms */
const seconds = (ms) => Math.round(ms / 1000);

/** Within which bounds the search tries every order of deeds. @param {Explored} explored */
function bounds({ search }) {
  const { bounds: of } = search;
  if (!of) return null;
  const list = of.deeds.flatMap(({ kind, count }) =>
    kind === "wait" ? [] : [told(`explore-deed-${kind}`, { count })],
  );
  return told("explore-bounds", {
    nodes: of.nodes + of.spare,
    spare: of.spare,
    deeds: { list, joined: "and" },
    depth: of.depth,
    hop: of.hopMs,
    cluster: of.cluster,
    ways: of.via,
  });
}

/** What it does, and what it has come to, in a sentence. @param {Explored} explored */
export function outcome(explored) {
  const { phase, search, found, firstDeeds, trouble, failed, ms, runs, shortest } = explored;
  const property = found?.property ?? "";
  switch (phase) {
    case "trouble":
      return tellAll([told("explore-trouble"), trouble ?? failed ?? ""]);
    case "searching":
      if (explored.random) return say("explore-found-random");
      return explored.threads === 0 ? say("explore-begins") : say("explore-searching");
    case "paused":
      return say("explore-paused");
    case "shortening":
      return say("explore-shortening", { property, from: firstDeeds, to: found?.deeds ?? firstDeeds });
    case "found":
      return tellAll([
        told("explore-found", { property, deeds: found?.deeds ?? 0, from: firstDeeds }),
        shortest ? told("explore-shortest") : "",
      ]);
    case "over":
      return tellAll([
        told("explore-nothing", { seconds: seconds(ms) }),
        search.complete
          ? told("explore-covered", {
              states: search.states,
              shown: grouped(search.states),
              ways: search.bounds?.via ?? 0,
            })
          : told("explore-covered-part", {
              depth: search.depth,
              states: search.states,
              shown: grouped(search.states),
              limit: String(search.limit),
            }),
        told("explore-runs-breaking-nothing", { runs, shown: grouped(runs) }),
        told("explore-no-proof"),
      ]);
  }
}

/** The lines below that: counts, rates, threads and bounds. @param {Explored} explored @returns {string[]} */
export function facts(explored) {
  const { search, statesPerS, runs, runsPerS, threads, inPage, ms } = explored;
  if (explored.phase === "trouble" || threads === 0) return [];
  const within = bounds(explored);
  const { off, goal } = explored;
  const list = off.length ? { list: off, joined: /** @type {const} */ ("commas") } : "";
  return [
    say("explore-asked", { off: off.length, rules: list, goal: goal || say("explore-goal-any") }),
    say("explore-states", {
      states: search.states,
      shown: grouped(search.states),
      rate: grouped(statesPerS),
      depth: search.depth,
      end: search.complete ? "complete" : search.limit ? "limit" : "none",
    }),
    say("explore-runs", { shown: grouped(runs), rate: grouped(runsPerS) }),
    inPage
      ? say("explore-in-page", { seconds: seconds(ms) })
      : say("explore-in-workers", { seconds: seconds(ms), threads }),
    ...(within ? [tell(within)] : []),
  ];
}

/** What a screen reader hears now and then. @param {Explored} explored */
export function spoken(explored) {
  const { phase, search, runs, ms } = explored;
  const now = outcome(explored);
  if (phase !== "searching" || explored.threads === 0) return now;
  const values = { seconds: seconds(ms), states: grouped(search.states), depth: search.depth, runs: grouped(runs) };
  return tellAll([now, told("explore-so-far", values)]);
}
