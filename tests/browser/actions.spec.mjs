// @ts-check
/** The tables of actions: what a feature must declare to be registered, and which actions a read-only page refuses. */
import { open } from "./desk.mjs";
import { WRITTEN, expect, test } from "./fixture.mjs";

test.use({ baseURL: WRITTEN });

test("an action that does not say whether it changes the run cannot be registered", async ({ page }) => {
  await open(page);
  const refusals = await page.evaluate(async () => {
    const { mergeActions, mergeDialogs } = await import(new URL("js/core/actions.js", location.href).href);
    const run = (/** @type {object} */ state) => state;
    /** @param {() => unknown} merge */
    const why = (merge) => {
      try {
        merge();
        return "";
      } catch (error) {
        return String(error);
      }
    };
    const good = { name: "good", actions: { wink: { changesRun: false, run } } };
    return {
      good: why(() => mergeActions([good, { name: "none" }])),
      silent: why(() => mergeActions([{ name: "silent", actions: { wink: { run } } }])),
      twice: why(() => mergeActions([good, { ...good, name: "twice" }])),
      dialog: why(() => mergeDialogs([{ name: "form", dialogs: { wink: { changesRun: false } } }])),
    };
  });
  expect(refusals).toEqual({
    good: "",
    silent: 'Error: silent: the action "wink" does not say whether it changes the run',
    twice: 'Error: twice: another feature has the action "wink"',
    dialog: 'Error: form: the dialog "wink" does not say whether it changes the run, or hands it on',
  });
});

test("a read-only page refuses every action of every feature that changes the run, but not its host's", async ({
  page,
}) => {
  await open(page);
  const found = await page.evaluate(async () => {
    const from = (/** @type {string} */ name) => import(new URL(`js/${name}.js`, location.href).href);
    const [{ createUpdate, mergeActions, mergeDialogs }, { WHOLE, firstState }, { openBridge }, { FEATURES }] =
      await Promise.all(["core/actions", "core/state", "core/bridge", "features/index"].map(from));
    const bridge = await openBridge();
    const state = firstState(bridge, { shape: { ...WHOLE, editable: false } });
    /** Counts every call that could change the run. */
    let touched = 0;
    const watched = new Proxy(bridge, {
      get(target, name) {
        if (name !== "takeRecovery") touched += 1;
        return Reflect.get(target, name);
      },
    });
    const update = createUpdate(watched, FEATURES);
    const actions = [...mergeActions(FEATURES)];
    const simple = actions.filter(([, it]) => it.changesRun === true).map(([type]) => ({ type, texts: [] }));
    const forms = [...mergeDialogs(FEATURES)].filter(([, rule]) => rule.changesRun);
    const changing = [...simple, ...forms.map(([to]) => ({ type: "dialog", to }))];
    const passed = changing.filter((action) => {
      const before = touched;
      const after = update(state, action);
      const { notices, spoken, spokenAtMs } = state;
      const same = JSON.stringify({ ...after, notices, spoken, spokenAtMs }) === JSON.stringify(state);
      return !same || after.notices.length !== 1 || touched !== before;
    });
    const byHost = update(state, { type: "act", texts: ["crash n1"], host: true }).view.nodes[0].status;
    const other = actions.filter(([, it]) => typeof it.changesRun === "function").map(([type]) => type);
    return {
      passed,
      types: simple.map(({ type }) => type).sort(),
      forms: forms.map(([to]) => to).sort(),
      byHost,
      other,
    };
  });
  expect(found.passed, "actions that were not refused").toEqual([]);
  expect(found.types).toEqual([
    ...["act", "answer", "bookmark", "clean", "lesson-break", "lesson-dice", "propose", "reseed", "what-if"],
  ]);
  expect(found.forms).toEqual(["bookmark", "clients", "hand-over", "members", "propose", "read"]);
  expect(found.other, "actions that change the run only for some arguments").toEqual(["dialog"]);
  expect(found.byHost).toBe("crashed");
});
