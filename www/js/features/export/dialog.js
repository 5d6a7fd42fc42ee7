// @ts-check
/**
 * @import { Panel, State, Store, ThemeChoice } from "../../core/types.js"
 * @import { Bridge } from "../../core/bridge.js"
 * @import { Picture } from "./picture.js"
 */
import { button, choice, h, selectOf, textField, write } from "../../ui/dom.js";
import { picture } from "./picture.js";
import { pngOf } from "./png.js";
import { svgOf } from "./svg.js";
import { traceOf, wordsOf } from "./texts.js";
import { copy, fileName, save } from "../../ui/files.js";
import { scriptMs } from "../../core/format.js";
import { dialog } from "../../ui/dialog.js";
import { presentAddress } from "../strip/strip.js";
import { msInSight } from "../time/time.js";
import { say } from "../../text/say.js";

/** Pixels of a PNG per pixel of the page: more of them for paper and fine screens, or the same number. */
const SCALES = { png: 2, "png-1": 1 };

const WHATS = /** @type {const} */ (["all", "ring-logs", "both", "moment", "logs", "span", "words", "trace"]);
const FORMATS = /** @type {const} */ (["svg", "png", "png-1"]);
const THEMES = /** @type {const} */ (["light", "dark"]);

/** @typedef {typeof WHATS[number]} What */

/**
 * Exports the present run: as a picture of a moment or of a span of time, as its trace, or in words.
 * @param {Store} store @param {Bridge} bridge @returns {Panel & {element: HTMLDialogElement}}
 */
// long: its functions share the fields and the picture that was made last
export function exportDialog(store, bridge) {
  const select = (/** @type {[string, string][]} */ options) => selectOf(Object.fromEntries(options), () => show());
  const what = select(WHATS.map((it) => [it, say(`export-what-${it}`)]));
  const format = select(FORMATS.map((it) => [it, say(`export-format-${it}`)]));
  const theme = select(THEMES.map((it) => [it, say(`colours-of-picture-${it}`)]));
  const field = () => textField({ inputmode: "decimal", size: 9, maxlength: 12, onchange: () => show() });
  const [from, to] = [field(), field()];
  const wrong = h("p", { class: "share-warning", role: "status", hidden: true });
  const span = h(
    "div",
    { class: "choices" },
    choice("export-from", say("export-from"), from),
    choice("export-to", say("export-to"), to),
    button({ id: "export-whole", text: say("export-whole"), onclick: () => take(0, state.nowMs) }),
    button({ id: "export-sight", text: say("export-in-sight"), onclick: () => take(...msInSight(state)) }),
  );
  const pictures = [
    choice("export-format", say("export-format"), format),
    choice("export-theme", say("colours"), theme),
  ];
  const preview = h("img", { class: "export-preview", alt: "" });
  const alt = h("textarea", { id: "export-alt", readonly: true, rows: 3, "aria-label": say("export-alt") });
  const altBox = h(
    "div",
    { class: "share-link" },
    h("h3", {}, say("export-alt")),
    alt,
    button({
      id: "export-copy-alt",
      icon: "copy",
      text: say("export-copy-alt"),
      onclick: async () => told(await copy(alt.value)),
    }),
  );
  const said = h("p", { class: "muted", role: "status" });
  const saveButton = button({
    id: "export-save",
    icon: "save",
    text: say("export-save"),
    class: "primary",
    onclick: keep,
  });
  const copyButton = button({ id: "export-copy", icon: "copy", text: say("export-copy"), onclick: copyPicture });
  const it = dialog(
    store,
    "export",
    say("export-title"),
    h("p", {}, say("export-about")),
    h("div", { class: "choices" }, choice("export-what", say("export-what"), what), ...pictures),
    span,
    wrong,
    h("div", { class: "row" }, saveButton, copyButton, said),
    preview,
    altBox,
  );
  let link = "";
  /** The state when the dialog was opened, so that what is saved is what is shown. @type {State} */
  let state = store.state;
  /** @type {Picture | null} */
  let made = null;

  const told = (/** @type {boolean} */ done) => write(said, done ? say("copied") : say("not-copied"));
  const chosen = () => /** @type {What} */ (what.value);

  /** The options of the picture; null if the times are not valid. */
  function order() {
    const range = { fromMs: Number(from.value), toMs: Number(to.value) };
    const fine = from.value.trim() !== "" && range.fromMs >= 0 && range.toMs > range.fromMs;
    if (chosen() === "span" && !fine) return null;
    const kind = /** @type {"span" | "moment"} */ (chosen() === "span" ? "span" : "moment");
    const colours = /** @type {ThemeChoice} */ (theme.value);
    const shows = (/** @type {What[]} */ ...whats) => whats.includes(chosen());
    return {
      what: kind,
      ring: shows("all", "ring-logs", "both", "moment"),
      logs: shows("all", "ring-logs", "logs"),
      diagram: shows("all", "both"),
      theme: colours,
      ...range,
    };
  }

  /** A span to begin with. @param {number} fromMs @param {number} toMs */
  function take(fromMs, toMs) {
    from.value = scriptMs(Math.max(0, fromMs));
    to.value = scriptMs(Math.max(fromMs + 1, Math.ceil(toMs)));
    show();
  }

  function show() {
    const isText = chosen() === "trace" || chosen() === "words";
    span.hidden = chosen() !== "span";
    for (const element of pictures) element.hidden = isText;
    copyButton.hidden = isText;
    preview.hidden = altBox.hidden = isText;
    write(said, isText ? say(`export-hint-${chosen() === "trace" ? "trace" : "words"}`) : "");
    made = null;
    const wanted = isText ? null : order();
    const bad = !isText && !wanted;
    wrong.hidden = !bad;
    if (bad) write(wrong, say("export-bad-times"));
    for (const it of [from, to]) it.setAttribute("aria-invalid", String(bad));
    saveButton.disabled = copyButton.disabled = bad;
    if (!wanted) return;
    made = picture(state, bridge, wanted, link);
    alt.value = made.alt;
    preview.src = `data:image/svg+xml,${encodeURIComponent(svgOf(made))}`;
    preview.alt = alt.value;
  }

  /** The file's name, from the run's title. @param {string} ending */
  const nameOf = (ending) => fileName(state.view.title, ending);

  async function keep() {
    saveButton.disabled = true;
    try {
      if (made) {
        const type = "image/svg+xml";
        if (format.value === "svg") save(nameOf(".svg"), new Blob([svgOf(made)], { type }));
        else save(nameOf(".png"), await pngOf(made, SCALES[format.value === "png" ? "png" : "png-1"]));
      } else if (chosen() === "trace") {
        save(nameOf(".trace.jsonl"), await traceOf(state, bridge, link));
      } else {
        save(nameOf(".txt"), await wordsOf(state, bridge, link));
      }
      write(said, say("export-saved"));
    } catch (error) {
      console.warn(error);
      write(said, say("export-failed", { why: String(error) }));
    } finally {
      saveButton.disabled = false;
    }
  }

  async function copyPicture() {
    const taken = made;
    if (!taken) return;
    try {
      // The clipboard accepts pictures only as PNG.
      await navigator.clipboard.write([new ClipboardItem({ "image/png": pngOf(taken, SCALES.png) })]);
      told(true);
    } catch {
      write(said, say("no-picture-clipboard"));
    }
  }

  return {
    element: it.element,
    update(next) {
      if (!it.sync(next)) return;
      // Time is paused behind the dialog: the picture, its link and the texts are of one moment.
      ({ state } = store);
      link = presentAddress(bridge, state);
      take(0, state.nowMs);
      what.focus();
    },
  };
}
