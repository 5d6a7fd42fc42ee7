// @ts-check
/** @import { Panel, Store, ThemeChoice } from "../../core/types.js" */
import { button, fill, h, icon, set, write } from "../../ui/dom.js";
import { languages } from "../../text/language.js";
import { say } from "../../text/say.js";
import { fillStories } from "../gallery/gallery.js";
import { enterHall } from "../../shell/hall.js";
import { switchSpeech } from "../../shell/speech.js";
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
    text: say("seed-new"),
    title: say("seed-new-tip"),
    onclick: () => store.dispatch({ type: "reseed", seed: "fresh" }),
  });
  const clean = button({
    id: "clean",
    icon: "clean",
    text: say("clean-slate"),
    title: say("clean-slate-tip"),
    onclick: () => store.dispatch({ type: "clean" }),
  });
  const theme = button({
    id: "theme",
    class: "theme",
    icon: "auto",
    label: say("colours-auto"),
    onclick: () => {
      const next = THEMES[(THEMES.indexOf(store.state.theme) + 1) % THEMES.length];
      store.dispatch({ type: "theme", to: next });
    },
  });
  const speech = h(
    "select",
    {
      id: "language",
      "aria-label": say("language-choose"),
      title: say("language-choose"),
      onchange: () => void switchSpeech(store, speech.value),
    },
    ...languages.map(({ code, name }) => h("option", { value: code, lang: code }, name)),
  );
  const course = button({
    id: "lessons",
    icon: "hat",
    text: say("lessons"),
    title: say("lessons-tip"),
    onclick: () => store.dispatch({ type: "dialog", to: "lessons" }),
  });
  const scenarios = button({
    id: "scenarios",
    icon: "folder",
    text: say("scenarios"),
    title: say("scenarios-tip"),
    onclick: () => store.dispatch({ type: "dialog", to: "gallery" }),
  });
  const share = button({
    id: "share",
    icon: "share",
    text: say("share"),
    title: say("share-tip"),
    onclick: () => store.dispatch({ type: "dialog", to: "share" }),
  });
  const tools = button({
    id: "tools",
    icon: "tools",
    text: say("tools"),
    title: say("tools-tip"),
    onclick: () => store.dispatch({ type: "tools", on: !store.state.tools }),
  });
  const present = button({
    id: "present",
    icon: "hall",
    label: say("present"),
    title: say("present-tip"),
    onclick: () => enterHall(store),
  });
  const help = button({
    id: "help",
    icon: "help",
    label: say("help"),
    onclick: () => store.dispatch({ type: "dialog", to: "help" }),
  });
  const element = h(
    "header",
    { class: "top" },
    h("h1", {}, icon("crown"), h("span", { class: "words" }, say("playground"))),
    title,
    badges,
    h("div", { class: "setup" }, h("label", { class: "nodes" }, say("nodes"), nodes), seed, reseed, clean),
    h("div", { class: "page" }, course, scenarios, share, tools, present, speech, theme, help),
  );
  return {
    element,
    update(state, before) {
      const { view } = state;
      if (view !== before?.view) {
        write(title, view.title);
        title.title = view.about;
        write(seed, say("seed-is", { seed: view.settings.seed }));
        if (nodes.value !== String(view.nodes.length)) nodes.value = String(view.nodes.length);
        if (!before || badgesKey(view) !== badgesKey(before.view)) fill(badges, ...badgesOf(view));
      }
      if (state.tools !== before?.tools) set(tools, "aria-pressed", String(state.tools));
      if (state.language !== before?.language) speech.value = state.language;
      if (state.theme !== before?.theme) {
        fill(theme, icon(THEME_ICONS[state.theme]));
        set(theme, "aria-label", say(`colours-${state.theme}`));
        theme.title = say(`colours-${state.theme}`);
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
    { class: "intro", role: "region", "aria-label": say("stories") },
    h("p", {}, say("introduction")),
    stories,
    button({
      class: "quiet shut",
      icon: "close",
      label: say("introduction-hide"),
      onclick: () => store.dispatch({ type: "intro", on: false }),
    }),
  );
  return {
    element,
    update(state, before) {
      const same = /** @type {const} */ (["intro", "scenario", "tools"]);
      // Without the tools, a story has the picture for itself.
      if (!before || same.some((name) => state[name] !== before[name]))
        element.hidden = !state.intro || (state.scenario !== null && !state.tools);
    },
  };
}
