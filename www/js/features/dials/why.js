// @ts-check
/**
 * Why there is a rule of Raft: what it protects, a bug of a real program without it, a run in which it is off, and its
 * cluster without the rule, to be broken by hand.
 * @import { Bridge } from "../../core/bridge.js"
 * @import { Store } from "../../core/types.js"
 * @import { RuleView } from "../../core/view.js"
 */
import { openScenario } from "../../shell/open.js";
import { say, told } from "../../text/say.js";
import { story } from "../../text/story.js";
import { button, h } from "../../ui/dom.js";
import { copy } from "../../ui/files.js";
import { BREAKS } from "./breaks.js";
import { BUGS } from "./facts.js";
import { presentRun } from "../keep/index.js";

/** @param {string} name @returns {name is keyof typeof BUGS} */
const hasBug = (name) => name in BUGS;

/**
 * A part of the row that opens; its texts are made when it is opened.
 * @param {RuleView} rule @param {Store} store @param {Bridge} bridge @returns {HTMLDetailsElement}
 */
export function ruleWhy(rule, store, bridge) {
  const summary = h("summary", { "aria-label": say("rule-why-of", { rule: rule.name }) }, say("rule-why"));
  const element = h("details", { class: "rule-why" }, summary);
  element.addEventListener(
    "toggle",
    () => {
      element.append(
        h(
          "p",
          {},
          h("strong", { class: "rule-kind" }, say(rule.safety ? "rule-safety" : "rule-progress")),
          " ",
          say(`rule-${rule.name}-protects`),
        ),
        ...bug(rule.name, store),
        ...broken(rule, store),
      );
      void byHand(rule, store, bridge).then((part) => element.append(...part), console.warn);
    },
    { once: true },
  );
  return element;
}

/** The bug, and its address as a text. @param {string} name of the rule @param {Store} store */
function bug(name, store) {
  if (!hasBug(name)) return [];
  const address = h("code", { class: "rule-link" }, BUGS[name]);
  const toClipboard = async () => {
    const done = await copy(BUGS[name]);
    if (!done) getSelection()?.selectAllChildren(address);
    store.dispatch({ type: "notice", tone: "said", text: told(done ? "copied" : "not-copied-selected") });
  };
  return [
    h("p", {}, h("strong", {}, say("rule-real-bug")), " ", say(`rule-${name}-bug`)),
    h(
      "p",
      { class: "rule-address" },
      address,
      button({ icon: "copy", label: say("rule-link-copy"), onclick: toClipboard }),
    ),
  ];
}

/** The way to a run in which the rule is off. @param {RuleView} rule @param {Store} store */
function broken({ name: rule }, store) {
  const there = BREAKS.find((it) => it.rule === rule);
  if (!there) return [h("p", { class: "muted" }, say("rule-break-none"))];
  const { name, lesson } = there;
  const title = story(there.title);
  const id = `break-it-${rule}`;
  const go = async () => {
    await openScenario(store, name, { play: !store.state.still, push: true });
    if (lesson && store.state.scenario?.name === name) store.dispatch({ type: "lesson-break", rule });
  };
  const leads = say(lesson ? "rule-break-lesson" : "rule-break-story", { title });
  const act = button({ id, icon: "play", text: say("rule-break"), onclick: go });
  act.setAttribute("aria-describedby", `${id}-leads`);
  return [h("p", { class: "rule-break" }, act, " ", h("span", { class: "muted", id: `${id}-leads` }, leads))];
}

/**
 * The way to break by hand what the search has broken without the rule.
 * @param {RuleView} rule @param {Store} store @param {Bridge} bridge
 */
async function byHand({ name }, store, bridge) {
  const { openHunt, recordOf } = await import("../explore/hunt.js");
  const record = recordOf(name);
  if (!record) return [];
  const id = `hunt-${name}`;
  const go = () => {
    const kept = store.state.disaster?.kept ?? presentRun(store.state, bridge);
    openHunt(store, { ...record, kept });
  };
  const { property, deeds } = record;
  const act = button({ id, icon: "step", text: say("hunt"), onclick: go });
  act.setAttribute("aria-describedby", `${id}-record`);
  const words = h("span", { class: "muted", id: `${id}-record` }, say("rule-hunt", { property, deeds }));
  return [h("p", { class: "rule-break" }, act, " ", words)];
}
