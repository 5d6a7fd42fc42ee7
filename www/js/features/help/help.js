// @ts-check
/** @import { Panel, Store } from "../../core/types.js" */
import { site } from "../../shell/address.js";
import { followOffline, offlineFate } from "../../shell/offline.js";
import { h, write } from "../../ui/dom.js";
import { say } from "../../text/say.js";
import { dialog } from "../../ui/dialog.js";
import { keptRuns } from "../keep/kept.js";
import { ENTRY_NAMES, NAMES } from "../names/list.js";

const TEXTS = /** @type {const} */ (["help-cluster", "help-messages", "help-logs", "help-time", "help-delays"]);

/** The keys, and the message that says what each does. */
const KEYS = /** @type {const} */ ([
  ["Space, K", "key-play"],
  ["← →", "key-step"],
  ["Shift+← →", "key-turning-point"],
  ["J · L", "key-ten-events"],
  [", .", "key-millisecond"],
  ["Home · End", "key-start-end"],
  ["B · [ · ]", "key-bookmark"],
  ["W", "key-what-if"],
  ["Y", "key-why"],
  ["< >", "key-speed"],
  ["Tab", "key-tab"],
  ["Enter", "key-enter"],
  ["D · H · U", "key-message"],
  ["M", "key-members"],
  ["H", "key-hand-over"],
  ["R", "key-read"],
  ["C", "key-crash"],
  ["T", "key-timer"],
  ["P", "key-propose"],
  ["S", "key-snapshot"],
  ["X", "key-cut"],
  ["?", "key-help"],
  ["+ −", "key-zoom"],
  ["Esc", "key-leave"],
]);

/** How to play, and the keys. @param {Store} store @returns {Panel & {element: HTMLDialogElement}} */
export function help(store) {
  const keys = h("dl", { class: "keys" });
  for (const [key, id] of KEYS) keys.append(h("div", {}, h("dt", {}, h("kbd", {}, key)), h("dd", {}, say(id))));
  const docs = site() && new URL(say("documentation-address"), site() ?? "");
  const kept = keptRuns(store);
  const words = h("p", { id: "offline" });
  const offline = h("section", {}, h("h3", {}, say("offline-title")), words);
  const tell = () => {
    const fate = offlineFate();
    offline.hidden = fate === "none";
    if (fate !== "none") write(words, say(`offline-${fate}`));
  };
  followOffline(tell);
  tell();
  const it = dialog(
    store,
    "help",
    say("help-title"),
    ...TEXTS.map((id) => h("p", {}, say(id))),
    docs ? h("p", {}, h("a", { href: docs.href }, say("help-documentation"))) : null,
    h("h3", {}, say("help-names")),
    h(
      "ul",
      { class: "plain-list" },
      ...NAMES.map(({ name }) => h("li", {}, say(`name-${name}`))),
      ...ENTRY_NAMES.map((name) => h("li", {}, say(`name-entry-${name}`))),
    ),
    h("h3", {}, say("help-keys")),
    keys,
    offline,
    kept.element,
  );
  return { element: it.element, update: (state) => void (it.sync(state) && kept.show()) };
}
