// @ts-check
/**
 * @import { Panel, State, Store, ThemeChoice } from "../../core/types.js"
 * @import { Bridge } from "../../core/bridge.js"
 * @import { Picture } from "./picture.js"
 */
import { button, choice, h, say, selectOf, textField } from "../../ui/dom.js";
import { picture } from "./picture.js";
import { pngOf } from "./png.js";
import { svgOf } from "./svg.js";
import { traceOf, wordsOf } from "./texts.js";
import { copy, fileName, save } from "../../ui/files.js";
import { scriptMs } from "../../core/format.js";
import { t } from "../../text/en.js";
import { dialog } from "../../ui/dialog.js";
import { presentAddress } from "../strip/strip.js";
import { msInSight } from "../time/time.js";

/** Pixels of a PNG per pixel of the page: more of them for paper and fine screens, or the same number. */
const SCALES = { png: 2, "png-1": 1 };

/** @typedef {"moment" | "both" | "span" | "trace" | "words"} What */

/**
 * Exports the present run: as a picture of a moment or of a span of time, as its trace, or in words.
 * @param {Store} store @param {Bridge} bridge @returns {Panel & {element: HTMLDialogElement}}
 */
// long: its functions share the fields and the picture that was made last
export function exportDialog(store, bridge) {
  const words = t.export;
  const select = (/** @type {Record<string, string>} */ options) => selectOf(options, () => show());
  const what = select(words.whats);
  const format = select(words.formats);
  const theme = select(words.themes);
  const field = () => textField({ inputmode: "decimal", size: 9, maxlength: 12, onchange: () => show() });
  const [from, to] = [field(), field()];
  const wrong = h("p", { class: "share-warning", role: "status", hidden: true });
  const span = h(
    "div",
    { class: "choices" },
    choice("export-from", words.from, from),
    choice("export-to", words.to, to),
    button({ id: "export-whole", text: words.whole, onclick: () => take(0, state.nowMs) }),
    button({ id: "export-sight", text: words.sight, onclick: () => take(...msInSight(state)) }),
  );
  const pictures = [choice("export-format", words.format, format), choice("export-theme", words.theme, theme)];
  const preview = h("img", { class: "export-preview", alt: "" });
  const alt = h("textarea", { id: "export-alt", readonly: true, rows: 3, "aria-label": words.alt });
  const altBox = h(
    "div",
    { class: "share-link" },
    h("h3", {}, words.alt),
    alt,
    button({
      id: "export-copy-alt",
      icon: "copy",
      text: words.copyAlt,
      onclick: async () => told(await copy(alt.value)),
    }),
  );
  const said = h("p", { class: "muted", role: "status" });
  const saveButton = button({ id: "export-save", icon: "save", text: words.save, class: "primary", onclick: keep });
  const copyButton = button({ id: "export-copy", icon: "copy", text: words.copy, onclick: copyPicture });
  const it = dialog(
    store,
    "export",
    words.title,
    h("p", {}, words.about),
    h("div", { class: "choices" }, choice("export-what", words.what, what), ...pictures),
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

  const told = (/** @type {boolean} */ done) => say(said, done ? words.copied : words.notCopied);
  const chosen = () => /** @type {What} */ (what.value);

  /** The options of the picture; null if the times are not valid. */
  function order() {
    const range = { fromMs: Number(from.value), toMs: Number(to.value) };
    const fine = from.value.trim() !== "" && range.fromMs >= 0 && range.toMs > range.fromMs;
    if (chosen() === "span" && !fine) return null;
    const kind = /** @type {"span" | "moment"} */ (chosen() === "span" ? "span" : "moment");
    const colours = /** @type {ThemeChoice} */ (theme.value);
    return { what: kind, diagram: chosen() === "both", theme: colours, ...range };
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
    say(said, isText ? words.hints[chosen() === "trace" ? "trace" : "words"] : "");
    made = null;
    const wanted = isText ? null : order();
    const bad = !isText && !wanted;
    wrong.hidden = !bad;
    if (bad) say(wrong, words.times);
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
      say(said, words.saved);
    } catch (error) {
      console.warn(error);
      say(said, words.failed(String(error)));
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
      say(said, words.noClipboard);
    }
  }

  return {
    element: it.element,
    async update(next) {
      if (!it.sync(next)) return;
      // Time is paused behind the dialog: the picture, its link and the texts are of one moment.
      ({ state } = store);
      link = await presentAddress(bridge, state);
      take(0, state.nowMs);
      what.focus();
    },
  };
}
