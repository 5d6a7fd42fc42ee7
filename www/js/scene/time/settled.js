// @ts-check
/**
 * What of a picture stands when the run goes on: what lies before everything that is still under way.
 * @import { Layout, Shown } from "./layout.js"
 */
import { MESSAGE_END, REQUEST_STATUS } from "../../core/words.js";
import { laneGrowsFrom, MOST_COVERS } from "./lanes.js";
import { CROWD, MOST_GLYPHS } from "./legs.js";
import { MANY } from "./marks.js";

/** A spell's name finds room within so many pixels. */
const SPELL_PX = 200;

/**
 * From where on a picture must be painted again when the run has gone on without an event.
 * @param {Shown} shown @param {Layout} layout @returns {number} pixels
 */
export function growsFrom(shown, layout) {
  const step = shown.span.axis === "step";
  const far = layout.x(layout.far);
  const open = shown.data.operations
    .filter(({ outcome }) => outcome === "open" || outcome === "unknown")
    .map((it) => layout.x(step ? it.fromStep : it.from));
  const young = shown.data.spells
    .filter((it) => (step ? it.toStep : it.toMs) === undefined)
    .map((it) => layout.x(step ? it.fromStep : it.fromMs))
    .filter((x) => far - x < SPELL_PX);
  return Math.min(laneGrowsFrom(shown, layout), ...open, ...young);
}

/**
 * From where on two pictures of one span may differ; -Infinity: all of it.
 * @param {Shown} old @param {Shown} fresh @param {Layout} layout @returns {number} pixels
 */
export function differsFrom(old, fresh, layout) {
  if (manner(old) !== manner(fresh)) return -Infinity;
  const step = fresh.span.axis === "step";
  let from = Infinity;
  for (const { data } of [old, fresh]) {
    const { legs, requests, operations } = data;
    const sent = step ? legs.sentStep : legs.sentMs;
    for (let i = 0; i < sent.length; i += 1)
      if (sent[i] < from && MESSAGE_END[legs.fate[i]] === "in-flight") from = sent[i];
    const taken = step ? requests.takenStep : requests.takenMs;
    for (let i = 0; i < taken.length; i += 1)
      if (taken[i] < from && REQUEST_STATUS[requests.reply[i]] === "pending") from = taken[i];
    for (const it of operations) if (it.outcome === "open") from = Math.min(from, step ? it.fromStep : it.from);
  }
  return layout.x(from);
}

/** What the whole of a picture depends on. @param {Shown} shown */
function manner({ data, nodes, askers }) {
  const { legs, marks, requests, lanes, operations } = data;
  const counts = [
    legs.from.length > CROWD,
    legs.from.length > MOST_GLYPHS,
    marks.fact.length > MANY,
    marks.fact.length > MOST_COVERS,
    requests.node.length > MANY,
    data.legsLeftOut,
    data.marksLeftOut,
    lanes.thinned,
    nodes,
  ];
  const guilt = operations.map((it) => it.guilt).join("");
  return [...counts, guilt, JSON.stringify([askers, data.spells, data.bookmarks, data.planned])].join();
}
