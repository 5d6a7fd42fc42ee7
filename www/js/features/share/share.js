// @ts-check
/** @import { Panel, Store } from "../../core/types.js" */
/** @import { Bridge } from "../../core/bridge.js" */
import { addressOf, handedOn, isMarkedHere, previewAddress, site, untouchedScenario } from "../../shell/address.js";
import { button, fill, h, icon, set, write } from "../../ui/dom.js";
import { copyField, fileName, save } from "../../ui/files.js";
import { clock, grouped } from "../../core/format.js";
import { SAFE_LENGTH } from "../../core/link.js";
import { say } from "../../text/say.js";
import { correction, generate } from "../../vendor/lean-qr-2.7.4.js";
import { dialog } from "../../ui/dialog.js";

/** The quiet zone around a QR code, in modules, as the standard requires. */
const QUIET = 4;

/**
 * Shares the present run: as a link, as a QR code, as a file.
 * @param {Store} store @param {Bridge} bridge @returns {Panel & {element: HTMLDialogElement}}
 */
// long: it builds the dialog, and one function fills in the link, its length and the square
export function share(store, bridge) {
  const link = h("textarea", {
    id: "link",
    readonly: true,
    rows: 3,
    "aria-label": say("share-link"),
    spellcheck: "false",
  });
  link.addEventListener("focus", () => link.select());
  const moment = h("input", { type: "checkbox", id: "link-moment", onchange: () => show() });
  const momentWords = h("span", {});
  const preview = h("p", { id: "preview-page", hidden: true });
  const length = h("p", { class: "muted", id: "link-length" });
  const warning = h("p", { class: "share-warning", role: "status" });
  const fingerprint = h("code", { id: "fingerprint" });
  const square = h("canvas", { class: "qr", role: "img", "aria-label": say("share-qr") });
  const noSquare = h("p", { class: "muted" }, say("share-no-qr"));
  const copied = h("p", { class: "muted", role: "status" });
  const copyButton = button({
    id: "copy-link",
    icon: "copy",
    text: say("share-copy"),
    class: "primary",
    onclick: () => copyField(link, copied, say("share-copied"), say("share-not-copied")),
  });
  const saveButton = button({
    id: "save-file",
    icon: "save",
    text: say("share-save"),
    onclick: () => save(fileName(store.state.view.title), bridge.shared()),
  });
  const embed = button({
    id: "embed",
    icon: "frame",
    text: say("share-embed"),
    title: say("share-embed-tip"),
    onclick: () => store.dispatch({ type: "dialog", to: "embed" }),
  });
  const pictures = button({
    id: "export",
    icon: "camera",
    text: say("share-export"),
    title: say("share-export-tip"),
    onclick: () => store.dispatch({ type: "dialog", to: "export" }),
  });
  // A file on a local disk cannot be embedded.
  const isFile = location.protocol === "file:";
  const it = dialog(
    store,
    "share",
    say("share-title"),
    h("p", {}, site() ? say("share-about") : say("share-from-file")),
    h(
      "div",
      { class: "share-link" },
      link,
      h("div", { class: "row" }, copyButton, saveButton, isFile ? null : embed, pictures, copied),
    ),
    warning,
    h("label", { class: "check" }, moment, momentWords),
    h("p", { class: "muted" }, say("share-moment-why")),
    preview,
    length,
    square,
    noSquare,
    h("p", { class: "muted" }, say("share-fingerprint"), " ", fingerprint),
  );
  let fragment = "";
  let atMs = 0;

  function show() {
    const address = handedOn(addressOf(fragment, moment.checked ? atMs : null, store.state));
    link.value = address;
    write(length, say("share-length", { length: grouped(address.length) }));
    const long = address.length > SAFE_LENGTH;
    warning.hidden = !long;
    fill(
      warning,
      ...(long
        ? [icon("warn"), say("share-long", { length: grouped(address.length), safe: grouped(SAFE_LENGTH) })]
        : []),
    );
    set(copyButton, "class", `button ${long ? "" : "primary"}`);
    set(saveButton, "class", `button ${long ? "primary" : ""}`);
    const drawn = !long && site() !== null && draw(square, address);
    square.hidden = !drawn;
    noSquare.hidden = drawn || !long;
  }

  return {
    element: it.element,
    update(state) {
      if (!it.sync(state)) return;
      atMs = state.nowMs;
      moment.checked = isMarkedHere(state);
      moment.disabled = atMs === 0;
      write(momentWords, say("share-moment", { time: clock(atMs) }));
      write(copied, "");
      write(fingerprint, bridge.fingerprint());
      const scenario = untouchedScenario(state);
      const page = scenario === null ? null : previewAddress(scenario);
      preview.hidden = page === null;
      if (page) fill(preview, say("share-preview"), " ", h("a", { href: page }, page));
      fragment = bridge.linkOf(bridge.shared());
      show();
      copyButton.focus();
    },
  };
}

/** @param {HTMLCanvasElement} canvas @param {string} text @returns {boolean} whether it fits */
function draw(canvas, text) {
  const context = canvas.getContext("2d");
  if (!context) return false;
  let code;
  try {
    code = generate(text, { minCorrectionLevel: correction.L });
  } catch {
    return false;
  }
  const squares = code.size + 2 * QUIET;
  const scale = Math.max(2, Math.floor(360 / squares));
  canvas.width = canvas.height = squares * scale;
  // Black on white in every theme, because many readers accept nothing else.
  context.fillStyle = "#fff";
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.fillStyle = "#000";
  for (let y = 0; y < code.size; y += 1)
    for (let x = 0; x < code.size; x += 1)
      if (code.get(x, y)) context.fillRect((x + QUIET) * scale, (y + QUIET) * scale, scale, scale);
  return true;
}
