// @ts-check
/**
 * What is shown of the page, and how: its tabs, its dialogs, its colours.
 * @import { BannerName, DialogName, Notice, Shape, Side, State, Tab, ThemeChoice } from "../../core/types.js"
 * @import { Bridge } from "../../core/bridge.js"
 * @import { DialogRule, Feature } from "../../core/actions.js"
 * @import { Said } from "../../text/messages.js"
 *
 * @typedef {{type: "tab", to: Tab}
 *   | {type: "side", to: Side}
 *   | {type: "tools", on: boolean}
 *   | {type: "theme", to: ThemeChoice}
 *   | {type: "language", to: string}
 *   | {type: "single-keys", on: boolean}
 *   | {type: "still", on: boolean}
 *   | {type: "hidden", on: boolean}
 *   | {type: "shape", to: Partial<Shape>}
 *   | {type: "weight", to: number}
 *   | {type: "intro", on: boolean}
 *   | {type: "dialog", to: DialogName | null}
 *   | {type: "shut-banner", name: BannerName}
 *   | {type: "notice", tone: Notice["tone"], text: Said, here?: boolean, offers?: Notice["offers"]}
 *   | {type: "dismiss", id: number}} PageAction
 */
import { notice, noticeHere } from "../../core/notices.js";
import { look } from "../../core/run.js";

/** @param {Map<string, DialogRule>} dialogs those of all features @returns {Feature<PageAction>} */
export const page = (dialogs) => ({
  name: "page",
  actions: {
    tab: { changesRun: false, run: (state, { to }) => ({ ...state, tab: to }) },
    // A tool that is asked for is shown.
    side: { changesRun: false, run: (state, { to }) => ({ ...state, side: to, tools: true }) },
    tools: { changesRun: false, run: (state, { on }) => ({ ...state, tools: on }) },
    theme: { changesRun: false, run: (state, { to }) => ({ ...state, theme: to }) },
    // Its catalogue is loaded.
    language: {
      changesRun: false,
      // The view has the script's texts, which may be translated.
      run: (state, { to }, bridge) => ({ ...state, language: to, view: bridge.view() }),
    },
    "single-keys": { changesRun: false, run: (state, { on }) => ({ ...state, singleKeys: on }) },
    still: { changesRun: false, run: (state, { on }) => ({ ...state, still: on }) },
    hidden: { changesRun: false, run: (state, { on }) => ({ ...state, hidden: on }) },
    shape: { changesRun: false, run: (state, { to }) => ({ ...state, shape: { ...state.shape, ...to } }) },
    weight: { changesRun: false, run: (state, { to }) => ({ ...state, weight: to }) },
    intro: { changesRun: false, run: (state, { on }) => ({ ...state, intro: on }) },
    dialog: {
      changesRun: ({ to }) => to !== null && dialogs.get(to)?.changesRun === true,
      run(state, { to }, bridge) {
        const next = { ...state, dialog: to };
        return to !== null && dialogs.get(to)?.handsOn ? settled(bridge, next) : next;
      },
    },
    "shut-banner": {
      changesRun: false,
      run: (state, { name }) => ({ ...state, shut: { ...state.shut, [name]: true } }),
    },
    notice: {
      changesRun: false,
      run(state, { here, tone, text, offers }) {
        return here ? noticeHere(state, tone, text) : notice(state, tone, text, offers ? { offers } : {});
      },
    },
    dismiss: {
      changesRun: false,
      run: (state, { id }) => ({ ...state, notices: state.notices.filter((it) => it.id !== id) }),
    },
  },
});

/**
 * What is handed on needs a moment that a script can name, so that it is exactly what is seen.
 * @param {Bridge} bridge @param {State} state @returns {State}
 */
function settled(bridge, state) {
  const before = bridge.revision();
  bridge.settle();
  return bridge.revision() === before ? state : look(bridge, state);
}
