// @ts-check
/** @import { Panel, Store, ThemeChoice } from "../../core/types.js" */
import { button, fill, h, icon, say, set } from "../../ui/dom.js";
import { t } from "../../text/en.js";
import { fillStories } from "../gallery/gallery.js";
import { badgesKey, badgesOf } from "../strip/strip.js";

/** @type {ThemeChoice[]} */
const THEMES = ["auto", "light", "dark"];
const THEME_ICONS = { auto: "auto", light: "sun", dark: "moon" };

/**
 * The name of the page and of the run, how the run is set up, and the colours.
 * @param {Store} store
 * @returns {Panel & {element: HTMLElement}}
 */
// long: a list of buttons, and the update that changes them
export function header(store) {
  const title = h("p", { class: "run-title" });
  const badges = h("div", { class: "badges" });
  const nodes = h("select", {
    id: "nodes",
    onchange: () => store.dispatch({ type: "reseed", nodes: Number(nodes.value) }),
  });
  for (let n = 1; n <= 25; n += 1) nodes.append(h("option", { value: n }, String(n)));
  const seed = h("span", { class: "seed" });
  const reseed = button({
    id: "reseed",
    icon: "dice",
    text: t.header.reseed,
    title: t.header.reseedTip,
    onclick: () => store.dispatch({ type: "reseed", seed: "fresh" }),
  });
  const clean = button({
    id: "clean",
    icon: "clean",
    text: t.header.clean,
    title: t.header.cleanTip,
    onclick: () => store.dispatch({ type: "clean" }),
  });
  const theme = button({
    class: "theme",
    icon: "auto",
    label: t.header.theme.auto,
    onclick: () => {
      const next = THEMES[(THEMES.indexOf(store.state.theme) + 1) % THEMES.length];
      store.dispatch({ type: "theme", to: next });
    },
  });
  const scenarios = button({
    id: "scenarios",
    icon: "folder",
    text: t.header.scenarios,
    title: t.header.scenariosTip,
    onclick: () => store.dispatch({ type: "dialog", to: "gallery" }),
  });
  const share = button({
    id: "share",
    icon: "share",
    text: t.header.share,
    title: t.header.shareTip,
    onclick: () => store.dispatch({ type: "dialog", to: "share" }),
  });
  const help = button({
    id: "help",
    icon: "help",
    label: t.header.help,
    onclick: () => store.dispatch({ type: "dialog", to: "help" }),
  });
  const element = h(
    "header",
    { class: "top" },
    h("h1", {}, icon("crown"), t.title),
    title,
    badges,
    h("div", { class: "setup" }, h("label", { class: "nodes" }, t.header.nodes, nodes), seed, reseed, clean),
    h("div", { class: "page" }, scenarios, share, theme, help),
  );
  return {
    element,
    update(state, before) {
      const { view } = state;
      if (view !== before?.view) {
        say(title, view.title);
        title.title = view.about;
        say(seed, t.header.seed(view.settings.seed));
        if (nodes.value !== String(view.nodes.length)) nodes.value = String(view.nodes.length);
        if (!before || badgesKey(view) !== badgesKey(before.view)) fill(badges, ...badgesOf(view));
      }
      if (state.theme !== before?.theme) {
        fill(theme, icon(THEME_ICONS[state.theme]));
        set(theme, "aria-label", t.header.theme[state.theme]);
        theme.title = t.header.theme[state.theme];
      }
    },
  };
}

/**
 * The introduction: one sentence, and a few scenarios.
 * @param {Store} store
 * @returns {Panel & {element: HTMLElement}}
 */
export function intro(store) {
  const stories = h("div", { class: "stories" });
  fillStories(store, stories);
  const element = h(
    "div",
    { class: "intro", role: "region", "aria-label": t.scenariosLabel },
    h("p", {}, t.intro),
    stories,
    button({
      class: "quiet shut",
      icon: "close",
      label: t.introShut,
      onclick: () => store.dispatch({ type: "intro", on: false }),
    }),
  );
  return {
    element,
    update(state, before) {
      if (state.intro !== before?.intro) element.hidden = !state.intro;
    },
  };
}
