// @ts-check
/**
 * Shown after opening a link: what the script does to the cluster, or why no run was opened.
 * @import { Panel, State, Store } from "../../core/types.js"
 * @import { Bridge } from "../../core/bridge.js"
 * @import { Told } from "../../core/view.js"
 */
import { button, fill, h, icon } from "../../ui/dom.js";
import { openAddress } from "../../shell/open.js";
import { say, tell } from "../../text/say.js";

/** The most actions that are listed; of the others, only their number is given. */
const MOST_TOLD = 3;

/** An author writes a script or a name more often than a link. @param {State["shape"]} shape */
const headline = (shape) => say(shape.embedded ? "embed-not-opened" : "link-not-opened");

/** @param {Store} store @param {Bridge} bridge @returns {Panel & {element: HTMLElement}} */
export function arrival(store, bridge) {
  const element = h("div", { class: "arrival", hidden: true });
  const shut = () =>
    button({
      class: "quiet shut",
      icon: "close",
      label: say("message-close"),
      onclick: () => store.dispatch({ type: "shut-arrival" }),
    });

  /** @param {NonNullable<State["missing"]>} missing @param {State["shape"]} shape */
  function tellMissing(missing, shape) {
    const words = h("div", { class: "arrival-text" }, h("strong", {}, headline(shape)), ` ${tell(missing.why)}`);
    if (!shape.embedded) words.append(h("p", {}, say("link-another-run")));
    const again = button({
      id: "open-again",
      icon: "clean",
      text: say("try-again"),
      onclick: () => void openAddress(store, bridge, { hash: missing.hash, search: location.search }, { push: false }),
    });
    const scenarios = button({
      id: "open-scenarios",
      icon: "folder",
      text: say("open-scenarios"),
      onclick: () => store.dispatch({ type: "dialog", to: "gallery" }),
    });
    // A text does not change by trying again; a file may be there then.
    const isFile = bridge.readLink(missing.hash).kind === "name";
    // In another page nothing stands below it.
    const shuts = shape.embedded ? [] : [shut()];
    fill(element, icon("warn"), words, h("div", { class: "row" }, scenarios, ...(isFile ? [again] : [])), ...shuts);
  }

  /** @param {Told[]} deeds */
  function tellDeeds(deeds) {
    const start = button({
      id: "from-start",
      icon: "restart",
      text: say("play-from-start"),
      onclick: () => {
        store.dispatch({ type: "shut-arrival" });
        store.dispatch({ type: "restart" });
        store.dispatch({ type: "play", on: true });
      },
    });
    const told = deeds.slice(0, MOST_TOLD).map(tell);
    const more = deeds.length - told.length;
    const words = h(
      "p",
      { class: "arrival-text" },
      say("link-deeds", { count: deeds.length, deeds: { list: told, joined: "clauses" }, more }),
    );
    fill(element, words, start, shut());
  }

  return {
    element,
    update(state, before) {
      const { missing, arrival: come, shape } = state;
      if (missing === before?.missing && come === before?.arrival && shape === before.shape) return;
      element.hidden = !missing && !come;
      element.classList.toggle("missing", missing !== null);
      element.setAttribute("role", missing ? "alert" : "region");
      element.setAttribute("aria-label", missing ? headline(shape) : say("link-run"));
      if (missing) tellMissing(missing, shape);
      else if (come) tellDeeds(come.deeds);
      else fill(element);
    },
  };
}
