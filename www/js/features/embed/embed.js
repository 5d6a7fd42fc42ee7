// @ts-check
/**
 * @import { Panel, Shape, Store } from "../../core/types.js"
 * @import { Bridge } from "../../core/bridge.js"
 */
import { cardAddress, isMarkedHere, presentFragment, untouchedScenario } from "../../shell/address.js";
import { button, choice, fill, h, icon, selectOf, write } from "../../ui/dom.js";
import { copyField } from "../../ui/files.js";
import { clock, escaped, scriptMs, wholeMicros } from "../../core/format.js";
import { languages } from "../../text/language.js";
import { dialog } from "../../ui/dialog.js";
import { presentAddress } from "../strip/strip.js";
import { say } from "../../text/say.js";

const KINDS = /** @type {const} */ (["element", "text", "frame", "markdown"]);
const VIEWS = /** @type {const} */ (["all", "ring", "log", "time"]);
const CONTROLS = /** @type {const} */ (["full", "min", "none"]);
const THEMES = /** @type {const} */ (["auto", "light", "dark"]);

/** @typedef {typeof KINDS[number]} Kind */

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
 * @property {string} lang `auto`: the reader's
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
  if (wishes.lang !== "auto") asked.push(["lang", wishes.lang]);
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

/**
 * What an author pastes. A frame has its height twice: where inline styles are forbidden, and where a style sheet gives
 * all frames another height.
 * @param {Kind} kind @param {Wishes} wishes
 */
export function recipe(kind, wishes) {
  const words = say("embed-alt", { title: wishes.title });
  if (kind === "markdown") return `[![${words.replace(/[[\]]/g, "")}](${wishes.picture})](${wishes.link})`;
  if (kind === "frame") {
    const src = escaped(frameAddress(wishes));
    const height = HEIGHTS[wishes.view];
    return (
      `<iframe src="${src}"\n  title="${escaped(words)}" width="100%" height="${height}" style="height: ${height}px"` +
      `\n  loading="lazy" allow="fullscreen; clipboard-write"></iframe>`
    );
  }
  const home = escaped(new URL("embed.js", location.href).href);
  const more = display(wishes).map(([name, value]) => ` ${name}="${value}"`);
  const loader = `<script type="module" src="${home}"></script>\n`;
  const src = escaped(wishes.fragment.replace(/^#(?!1\.)/, ""));
  if (kind === "element") return `${loader}<raft-playground src="${src}"${more.join("")}></raft-playground>`;
  // The form that Markdown tools leave unchanged.
  const script = escaped(wishes.script.trimEnd());
  return `${loader}<pre><raft-playground${more.join("")}>\n${script}\n</raft-playground></pre>`;
}

/**
 * What an author pastes into a page, and how it will look there.
 * @param {Store} store @param {Bridge} bridge @returns {Panel & {element: HTMLDialogElement}}
 */
// long: it builds a form, and one function reads all its fields
export function embedDialog(store, bridge) {
  const select = (/** @type {[string, string][]} */ options, /** @type {string} */ chosen) =>
    selectOf(Object.fromEntries(options), () => void show(), chosen);
  const kind = select(
    KINDS.map((it) => [it, say(`embed-as-${it}`)]),
    "element",
  );
  const view = select(
    VIEWS.map((it) => [it, say(`embed-showing-${it}`)]),
    "all",
  );
  const controls = select(
    CONTROLS.map((it) => [it, say(`embed-controls-${it}`)]),
    "min",
  );
  const theme = select(
    THEMES.map((it) => [it, it === "auto" ? say("colours-as-reader") : say(`colours-of-picture-${it}`)]),
    "auto",
  );
  const speech = select(
    [
      ["auto", say("embed-language-reader")],
      ...languages.map(({ code, name }) => /** @type {[string, string]} */ ([code, name])),
    ],
    "auto",
  );
  const editable = h("input", { type: "checkbox", id: "embed-editable", checked: true, onchange: () => void show() });
  const moment = h("input", { type: "checkbox", id: "embed-moment", onchange: () => void show() });
  const momentWords = h("span", {});
  const text = h("textarea", {
    id: "embed-text",
    readonly: true,
    rows: 5,
    "aria-label": say("embed-text"),
    spellcheck: "false",
  });
  text.addEventListener("focus", () => text.select());
  const copied = h("p", { class: "muted", role: "status" });
  const hint = h("p", { class: "muted" });
  const own = h("p", { class: "share-warning", hidden: true }, icon("warn"), say("embed-own-computer"));
  const preview = h("div", {});
  const it = dialog(
    store,
    "embed",
    say("embed-title"),
    h(
      "p",
      {},
      say("embed-about"),
      " ",
      h("a", { href: say("embed-documentation-address") }, say("embed-documentation")),
    ),
    own,
    h(
      "div",
      { class: "choices" },
      choice("embed-kind", say("embed-as"), kind),
      choice("embed-view", say("embed-showing"), view),
      choice("embed-controls", say("embed-controls"), controls),
      choice("embed-theme", say("colours"), theme),
      choice("embed-language", say("embed-language"), speech),
    ),
    h("label", { class: "check" }, editable, h("span", {}, say("embed-editable"))),
    h("label", { class: "check" }, moment, momentWords),
    h("p", { class: "muted" }, say("share-moment-why")),
    h(
      "div",
      { class: "share-link" },
      text,
      h(
        "div",
        { class: "row" },
        button({
          id: "copy",
          icon: "copy",
          text: say("copy"),
          class: "primary",
          onclick: () => copyField(text, copied, say("copied"), say("not-copied-selected")),
        }),
        copied,
      ),
    ),
    hint,
    h("h3", {}, say("embed-preview")),
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
      title: state.view.title || say("embed-untitled"),
      picture,
      atMs: moment.checked ? state.nowMs : null,
      view: /** @type {Shape["shows"]} */ (view.value),
      controls: /** @type {Shape["controls"]} */ (controls.value),
      editable: editable.checked,
      theme: theme.value,
      lang: speech.value,
    };
    const chosen = /** @type {Kind} */ (kind.value);
    text.value = recipe(chosen, wishes);
    write(copied, "");
    write(hint, chosen === "markdown" && picture !== OWN_PICTURE ? "" : say(`embed-hint-${chosen}`));
    for (const it of [view, controls, theme, speech]) it.disabled = chosen === "markdown";
    editable.disabled = chosen === "markdown";
    const address = frameAddress(wishes);
    if (address === shown) return;
    shown = address;
    // A frame that is there already is not loaded again if only the fragment of its address differs.
    const frame = h("iframe", { class: "embed-preview", title: say("embed-preview"), src: address });
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
      // A course page shows a run from its start; the moment of the author is somewhere in it.
      moment.checked = isMarkedHere(state);
      moment.disabled = state.nowMs === 0;
      write(momentWords, say("share-moment", { time: clock(state.nowMs) }));
      own.hidden = !/^(localhost|127\.|\[::1\])/.test(location.hostname) && location.protocol !== "file:";
      script = bridge.shared();
      fragment = presentFragment(bridge, state);
      link = presentAddress(bridge, state);
      await show();
      kind.focus();
    },
  };
}
