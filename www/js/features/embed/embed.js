// @ts-check
/**
 * @import { Panel, Shape, Store } from "../../core/types.js"
 * @import { Bridge } from "../../core/bridge.js"
 */
import { cardAddress, presentFragment, untouchedScenario } from "../../shell/address.js";
import { button, choice, fill, h, icon, say, selectOf } from "../../ui/dom.js";
import { copyField } from "../../ui/files.js";
import { clock, escaped, scriptMs, wholeMicros } from "../../core/format.js";
import { t } from "../../text/en.js";
import { dialog } from "../../ui/dialog.js";
import { presentAddress } from "../strip/strip.js";

/** @typedef {"frame" | "element" | "text" | "markdown"} Kind */

/** The height of a plain frame, which cannot report the height of its content. @type {Record<string, number>} */
const HEIGHTS = { all: 580, ring: 460, log: 360, time: 300 };

/** Where the site has no picture of a run, its author saves one beside the text. */
const OWN_PICTURE = "run.png";

/** @typedef {object} Wishes
 * @property {string} fragment
 * @property {string} script
 * @property {string} title
 * @property {string} link the run in the whole playground
 * @property {string} picture its address; one that the author will save, where there is none
 * @property {number | null} atMs null: from the start
 * @property {Shape["shows"]} view
 * @property {Shape["controls"]} controls
 * @property {boolean} editable
 * @property {string} theme
 */

/** The query of the frame's address, without what is the default. @param {Wishes} wishes */
function display(wishes) {
  /** @type {[string, string][]} */
  const asked = [];
  if (wishes.atMs !== null) asked.push(["t", scriptMs(wholeMicros(wishes.atMs))]);
  if (wishes.view !== "all") asked.push(["view", wishes.view]);
  if (wishes.controls !== "min") asked.push(["controls", wishes.controls]);
  if (!wishes.editable) asked.push(["editable", "0"]);
  if (wishes.theme !== "auto") asked.push(["theme", wishes.theme]);
  return asked;
}

/** @param {Wishes} wishes @returns {string} the address of the frame */
export function frameAddress(wishes) {
  const url = new URL("embed.html", location.href);
  url.search = "";
  for (const [name, value] of display(wishes)) url.searchParams.set(name, value);
  url.hash = wishes.fragment;
  return url.href;
}

/** What an author pastes. @param {Kind} kind @param {Wishes} wishes */
export function recipe(kind, wishes) {
  const words = t.embed.alt(wishes.title);
  if (kind === "markdown") return `[![${words.replace(/[[\]]/g, "")}](${wishes.picture})](${wishes.link})`;
  if (kind === "frame") {
    const src = escaped(frameAddress(wishes));
    const height = HEIGHTS[wishes.view];
    return (
      `<iframe src="${src}"\n  title="${escaped(words)}" width="100%" height="${height}" loading="lazy"` +
      `\n  allow="fullscreen; clipboard-write"></iframe>`
    );
  }
  const home = escaped(new URL("embed.js", location.href).href);
  const more = display(wishes).map(([name, value]) => ` ${name}="${value}"`);
  const start = `<script type="module" src="${home}"></script>\n<raft-playground`;
  if (kind === "element")
    return `${start} src="${escaped(wishes.fragment.replace(/^#(?!1\.)/, ""))}"${more.join("")}></raft-playground>`;
  return `${start}${more.join("")}><pre>\n${escaped(wishes.script.trimEnd())}\n</pre></raft-playground>`;
}

/**
 * What an author pastes into a page, and how it will look there.
 * @param {Store} store @param {Bridge} bridge @returns {Panel & {element: HTMLDialogElement}}
 */
// long: it builds a form, and one function reads all its fields
export function embedDialog(store, bridge) {
  const words = t.embed;
  const select = (/** @type {Record<string, string>} */ options, /** @type {string} */ chosen) =>
    selectOf(options, () => void show(), chosen);
  const kind = select(words.kinds, "element");
  const view = select(words.views, "all");
  const controls = select(words.control, "min");
  const theme = select(words.themes, "auto");
  const editable = h("input", { type: "checkbox", id: "embed-editable", checked: true, onchange: () => void show() });
  const moment = h("input", { type: "checkbox", id: "embed-moment", onchange: () => void show() });
  const momentWords = h("span", {});
  const text = h("textarea", {
    id: "embed-text",
    readonly: true,
    rows: 5,
    "aria-label": words.text,
    spellcheck: "false",
  });
  text.addEventListener("focus", () => text.select());
  const copied = h("p", { class: "muted", role: "status" });
  const hint = h("p", { class: "muted" });
  const own = h("p", { class: "share-warning", hidden: true }, icon("warn"), words.own);
  const preview = h("div", {});
  const it = dialog(
    store,
    "embed",
    words.title,
    h("p", {}, words.about, " ", h("a", { href: "docs/embed.html" }, words.docs)),
    own,
    h(
      "div",
      { class: "choices" },
      choice("embed-kind", words.kind, kind),
      choice("embed-view", words.view, view),
      choice("embed-controls", words.controls, controls),
      choice("embed-theme", words.theme, theme),
    ),
    h("label", { class: "check" }, editable, h("span", {}, words.editable)),
    h("label", { class: "check" }, moment, momentWords),
    h(
      "div",
      { class: "share-link" },
      text,
      h(
        "div",
        { class: "row" },
        button({
          id: "embed-copy",
          icon: "copy",
          text: words.copy,
          class: "primary",
          onclick: () => copyField(text, copied, words),
        }),
        copied,
      ),
    ),
    hint,
    h("h3", {}, words.preview),
    preview,
  );
  let fragment = "";
  let link = "";
  let script = "";
  let shown = "";

  async function show() {
    const { state } = store;
    const scenario = untouchedScenario(state);
    const picture = (scenario !== null && cardAddress(scenario)) || OWN_PICTURE;
    /** @type {Wishes} */
    const wishes = {
      fragment,
      script,
      link,
      title: state.view.title || words.untitled,
      picture,
      atMs: moment.checked ? state.nowMs : null,
      view: /** @type {Shape["shows"]} */ (view.value),
      controls: /** @type {Shape["controls"]} */ (controls.value),
      editable: editable.checked,
      theme: theme.value,
    };
    const chosen = /** @type {Kind} */ (kind.value);
    text.value = recipe(chosen, wishes);
    say(copied, "");
    say(hint, chosen === "markdown" && picture !== OWN_PICTURE ? "" : words.hints[chosen]);
    for (const it of [view, controls, theme]) it.disabled = chosen === "markdown";
    editable.disabled = chosen === "markdown";
    const address = frameAddress(wishes);
    if (address === shown) return;
    shown = address;
    // A frame that is there already is not loaded again if only the fragment of its address differs.
    const frame = h("iframe", { class: "embed-preview", title: words.preview, src: address });
    frame.style.height = `${HEIGHTS[wishes.view]}px`;
    fill(preview, frame);
  }

  return {
    element: it.element,
    async update(state, before) {
      const opened = it.sync(state);
      if (before?.dialog === "embed" && state.dialog !== "embed") {
        shown = "";
        fill(preview);
      }
      if (!opened) return;
      moment.checked = state.nowMs > 0;
      moment.disabled = state.nowMs === 0;
      say(momentWords, t.share.moment(clock(state.nowMs)));
      own.hidden = !/^(localhost|127\.|\[::1\])/.test(location.hostname) && location.protocol !== "file:";
      script = bridge.shared();
      fragment = await presentFragment(bridge, state);
      link = await presentAddress(bridge, state);
      await show();
      kind.focus();
    },
  };
}
