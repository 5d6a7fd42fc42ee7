// @ts-check
/**
 * Names in place: where a thing first occurs, its name stands beside it for a while, once. Help keeps them all.
 * @import { State, Store } from "../../core/types.js"
 * @import { Targets } from "../../scene/items.js"
 * @import { Box } from "../../ui/beside.js"
 * @import { Name } from "./list.js"
 */
import { beside, boxOf, common } from "../../ui/beside.js";
import { h, write } from "../../ui/dom.js";
import { say } from "../../text/say.js";
import { NAMES } from "./list.js";

/** How long a name stands at least, real milliseconds; while the run is paused, until it goes on. */
const STANDS_MS = 4500;
/** When a name that found no room is tried again, real milliseconds. */
const AGAIN_MS = 400;
/** Between a name and the edges of what it stands on, pixels. */
const EDGE = 4;
/** The least width of a name over the logs, pixels. */
const LEAST = 180;

/** @param {Store} store @param {HTMLElement} field what the places of the scene refer to */
// long: its functions share the name that is shown, and how long it stands
export function createNames(store, field) {
  const element = h("p", { class: "name-tag", hidden: true, "aria-hidden": "true" });
  field.append(element);
  /** What is named now. @type {{name: Name, id: string, sinceMs: number, run: number} | null} */
  let now = null;
  let size = { w: 0, h: 0 };
  let at = { x: 0, y: 0 };
  /** Whether it covers nothing. */
  let free = true;

  /** Where it stands instead of beside its thing, in the picture or in the window. */
  let spot = /** @type {{x: number, y: number, overLogs: boolean} | null} */ (null);

  const close = () => {
    now = null;
    spot = null;
    element.style.maxWidth = "";
    element.hidden = true;
  };
  // A name that does not stand beside its thing is closed by the first action.
  for (const type of ["pointerdown", "keydown"]) document.addEventListener(type, () => void (spot && close()), true);

  /** @param {State} state */
  const wanted = (state) =>
    !state.tools && !state.shape.embedded && !state.shape.present && !state.menu && !state.start;

  /** What found no room lately, and until when it is not tried again, real milliseconds. @type {Map<string, number>} */
  const crowded = new Map();

  /**
   * Where a name stands that has found no room beside its thing: at an edge of the picture, or over the logs while they
   * have no entries. Null: nowhere.
   * @param {Box[]} others @param {{width: number, height: number}} within @returns {typeof spot}
   */
  function aside(others, within) {
    const [right, bottom] = [within.width - size.w - EDGE, within.height - size.h - EDGE];
    const spots = [right / 2, EDGE, right].flatMap((x) => [bottom, EDGE].map((y) => ({ x, y, overLogs: false })));
    const inPicture = right >= EDGE && bottom >= EDGE ? spots : [];
    const found = inPicture.find((spot) => others.every((other) => common({ ...spot, ...size }, other) === 0));
    if (found) return found;
    const logs = document.querySelector(".logs[data-empty]");
    const names = logs?.querySelector("tbody th");
    if (!logs || !names?.checkVisibility()) return null;
    const [panel, name] = [logs.getBoundingClientRect(), names.getBoundingClientRect()];
    const [x, y] = [name.right + EDGE, name.top];
    const width = panel.right - EDGE - x;
    if (width < LEAST) return null;
    element.style.maxWidth = `${Math.min(size.w, width)}px`;
    return panel.bottom - y < element.offsetHeight ? null : { x, y, overLogs: true };
  }

  /** The first thing in sight that has not been named. @param {State} state @returns {typeof now} */
  function next(state) {
    for (const { name, find } of NAMES) {
      if (state.named.includes(name) || (crowded.get(name) ?? 0) > performance.now()) continue;
      const id = find(state);
      if (id) return { name, id, sinceMs: performance.now(), run: state.run };
    }
    return null;
  }

  /** @param {Targets} scene @param {{width: number, height: number}} within the size of the field */
  function place({ targets }, { width, height }) {
    const target = targets.find((it) => it.id === now?.id);
    const others = targets.filter((it) => it !== target).map((it) => boxOf(it));
    const room = { x: 0, y: 0, w: width, h: height };
    // The name of a message that has arrived stays where it was, within the picture.
    if (target) at = beside(boxOf(target), size, room, others);
    const mine = { ...at, ...size };
    free = others.every((other) => common(mine, other) === 0);
    // The timer is what the first question is about: its name does not wait for room.
    const all = targets.map((it) => boxOf(it));
    if (!free && now?.name === "timer") spot = spot?.overLogs ? spot : aside(all, { width, height });
    else spot = null;
    if (spot) free = true;
    const x = spot?.x ?? Math.max(0, Math.min(at.x, width - size.w));
    const y = spot?.y ?? Math.max(0, Math.min(at.y, height - size.h));
    element.style.position = spot?.overLogs ? "fixed" : "";
    element.style.transform = `translate(${Math.round(x)}px, ${Math.round(y)}px)`;
  }

  return {
    /** @param {State} state @param {Targets} scene @param {{width: number, height: number}} within */
    update(state, scene, within) {
      if (now && (!wanted(state) || now.run !== state.run || performance.now() - now.sinceMs > STANDS_MS)) close();
      const fresh = !now && wanted(state) ? next(state) : null;
      if (fresh) {
        now = fresh;
        element.hidden = false;
        write(element, say(`name-${fresh.name}`));
        size = { w: element.offsetWidth, h: element.offsetHeight };
      }
      if (!now) return;
      place(scene, within);
      if (fresh && free) store.dispatch({ type: "named", name: fresh.name });
      if (free) return;
      // A name never covers what it speaks of.
      if (fresh) crowded.set(fresh.name, performance.now() + AGAIN_MS);
      close();
    },
  };
}
