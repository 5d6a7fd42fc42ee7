// @ts-check
/**
 * Faults of a node or of a link that need a number.
 * @import { Panel, Store } from "../../core/types.js"
 * @import { NodeView } from "../../core/view.js"
 */
import { button, h } from "../../ui/dom.js";
import { say, tell, told } from "../../text/say.js";
import { dash, dialRow, part, show, unit } from "../../ui/dial.js";

/**
 * @param {string} id @param {string} label @param {{min: number, max?: number, step?: number | "any"}} bounds
 * @returns {HTMLInputElement}
 */
function field(id, label, bounds) {
  const step = bounds.step ?? "any";
  return h("input", { type: "number", id, ...bounds, step, inputmode: "decimal", "aria-label": label });
}

/**
 * The number in a field, if it is within its bounds; otherwise the field is marked as wrong.
 * @param {HTMLInputElement} of
 */
function valueOf(of) {
  const good = of.value !== "" && of.checkValidity();
  of.setAttribute("aria-invalid", String(!good));
  // A field takes 1e3 as well; a script does not.
  return good ? String(Number(Number(of.value).toFixed(4))) : undefined;
}

/** How long a node's own disk needs. @param {string} range as in a script: `1..5` */
export function diskTime(range) {
  const [least, most = least] = range.split("..");
  return say("own-disk-time", { least, most });
}

/**
 * Faults of the selected node.
 * @param {Store} store
 * @returns {Panel & {element: HTMLElement}}
 */
// long: each button reads fields of the form, and the update shows and hides them
export function nodeFaults(store) {
  let name = "";
  /** What its disk takes, as it was last seen. */
  let disk = "";
  const act = (/** @type {string} */ text) => store.dispatch({ type: "act", texts: [text] });
  const bad = () => store.dispatch({ type: "notice", tone: "said", text: told("fault-bad") });

  const rate = field("fault-clock", say("fault-clock"), { min: 0.001, max: 1000, step: 0.001 });
  rate.addEventListener("change", () => {
    const value = valueOf(rate);
    if (value === undefined) bad();
    else act(`clock ${name} ${value}`);
  });
  const least = field("fault-disk-min", part(say("fault-disk"), say("from")), { min: 0, max: 60_000 });
  const most = field("fault-disk-max", part(say("fault-disk"), say("to")), { min: 0, max: 60_000 });
  const slow = button({
    id: "fault-disk",
    text: say("fault-set"),
    onclick: () => {
      const [a, b] = [valueOf(least), valueOf(most)];
      if (a === undefined || b === undefined || Number(a) > Number(b)) bad();
      else act(`disk ${name} ${a}..${b}`);
    },
  });
  const asCluster = button({
    id: "fault-disk-off",
    text: say("fault-as-cluster"),
    onclick: () => act(`disk ${name} as-cluster`),
  });
  const seed = field("fault-seed", say("fault-seed"), { min: 0, max: Number.MAX_SAFE_INTEGER, step: 1 });
  const restart = button({
    id: "fault-restart",
    text: say("fault-restart"),
    onclick: () => {
      const value = valueOf(seed);
      if (value === undefined) bad();
      else act(`restart ${name} seed=${value}`);
    },
  });
  const lose = field("fault-lose", say("fault-lose"), { min: 1, max: 4_294_967_295, step: 1 });
  const crash = button({
    id: "fault-crash",
    class: "grave",
    text: say("fault-lose-crash"),
    title: say("fault-lose-tip"),
    onclick: () => {
      const value = valueOf(lose);
      if (value === undefined) bad();
      else act(`crash ${name} lose=${value}`);
    },
  });
  const seedRow = dialRow(say("fault-seed"), [seed, restart]);
  const loseRow = dialRow(say("fault-lose"), [lose, crash]);
  const element = h(
    "details",
    { class: "faults", hidden: true },
    h("summary", {}, say("faults")),
    dialRow(say("fault-clock"), [rate, unit("×")]),
    dialRow(say("fault-disk"), [least, dash(), most, unit(say("unit-ms"))]),
    h("div", { class: "row" }, slow, asCluster),
    seedRow,
    loseRow,
  );
  return {
    element,
    update(state, before) {
      if (state.view === before?.view && state.selection === before?.selection) return;
      const { selection } = state;
      /** @type {NodeView | undefined} */
      const node = selection?.kind === "node" ? state.view.nodes[selection.id - 1] : undefined;
      element.hidden = !node;
      if (!node) return;
      const other = name !== node.name || state.run !== before?.run;
      name = node.name;
      if (other) for (const input of [seed, lose]) show(input, 1);
      show(rate, String(node.clockRate));
      const { min, max } = state.view.settings.disk;
      const is = node.diskTime ?? `${min}..${max}`;
      // A value that is being typed stays until the disk's time changes.
      if (other || is !== disk) {
        const [a, b] = is.split("..");
        show(least, a);
        show(most, b);
      }
      disk = is;
      asCluster.disabled = node.diskTime === undefined;
      seedRow.hidden = node.status !== "crashed";
      loseRow.hidden = node.status === "crashed";
    },
  };
}

/**
 * The qualities of one link.
 * @param {Store} store
 * @returns {Panel & {element: HTMLElement}}
 */
// long: one form, whose fields all need the others
export function linkFaults(store) {
  const from = h("select", { id: "quality-from", "aria-label": say("from") });
  const to = h("select", { id: "quality-to", "aria-label": say("to") });
  const percent = (/** @type {string} */ key, /** @type {string} */ label) =>
    /** @type {const} */ ([key, label, field(`quality-${key}`, part(label, "%"), { min: 0, max: 100, step: 0.0001 })]);
  const chances = [
    percent("loss", say("dial-loss")),
    percent("duplicate", say("dial-duplicate")),
    percent("reorder", say("dial-reorder")),
  ];
  const least = field("quality-latency-min", part(say("dial-latency"), say("from")), { min: 0, max: 60_000 });
  const most = field("quality-latency-max", part(say("dial-latency"), say("to")), { min: 0, max: 60_000 });
  const list = h("ul", { class: "link-qualities" });
  const apply = button({
    id: "quality",
    text: say("fault-set"),
    onclick: () => {
      const settings = [];
      let good = from.value !== to.value;
      for (const [key, , input] of chances) {
        if (input.value === "" && !input.validity.badInput) {
          input.setAttribute("aria-invalid", "false");
          continue;
        }
        const value = valueOf(input);
        if (value === undefined) good = false;
        else settings.push(`${key}=${value}%`);
      }
      if (least.value !== "" || most.value !== "") {
        const [a, b] = [valueOf(least), valueOf(most)];
        if (a === undefined || b === undefined || Number(a) > Number(b)) good = false;
        else settings.push(`latency=${a}..${b}`);
      }
      if (!good || settings.length === 0)
        store.dispatch({ type: "notice", tone: "said", text: told("link-quality-bad") });
      else store.dispatch({ type: "act", texts: [`link ${from.value}>${to.value} ${settings.join(" ")}`] });
    },
  });
  const element = h(
    "details",
    { class: "faults" },
    h("summary", {}, say("one-link")),
    h("p", { class: "muted" }, say("link-quality-hint")),
    dialRow(say("link"), [from, h("span", { class: "muted" }, "→"), to]),
    ...chances.map(([, label, input]) => dialRow(label, [input, unit("%")])),
    dialRow(say("dial-latency"), [least, dash(), most, unit(say("unit-ms"))]),
    h("div", { class: "row" }, apply),
    list,
  );
  let nodes = 0;
  return {
    element,
    update(state, before) {
      if (state.view === before?.view) return;
      const { view } = state;
      if (view.nodes.length !== nodes) {
        nodes = view.nodes.length;
        const options = () => view.nodes.map((node) => h("option", { value: node.name }, node.name));
        from.replaceChildren(...options());
        to.replaceChildren(...options());
        to.selectedIndex = Math.min(1, nodes - 1);
      }
      list.replaceChildren(
        ...view.links
          .map(({ from, to, quality }) => ({ from: `n${from}`, to: `n${to}`, quality: tell(quality) }))
          .filter(({ quality }) => quality)
          .map((link) => h("li", {}, say("link-quality-is", link))),
      );
    },
  };
}
