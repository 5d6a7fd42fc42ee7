// @ts-check
/** @import { Panel, Store } from "../../core/types.js" */
import { button, fill, h, icon, write } from "../../ui/dom.js";
import { takeNewVersion } from "../../shell/offline.js";
import { say, tell } from "../../text/say.js";

/** What was done, and what went wrong. @param {Store} store @returns {Panel & {element: HTMLElement}} */
export function notices(store) {
  const element = h("div", { class: "notices", role: "region", "aria-label": say("notices") });
  return {
    element,
    update(state, before) {
      if (state.notices === before?.notices) return;
      element.hidden = state.notices.length === 0;
      fill(
        element,
        ...state.notices.map((notice) =>
          h(
            "div",
            { class: `notice ${notice.tone}` },
            h(
              "div",
              { class: "notice-head" },
              notice.tone === "trouble" ? icon("warn") : null,
              h("p", {}, tell(notice.text)),
              button({
                class: "quiet",
                icon: "close",
                label: say("dismiss"),
                onclick: () => store.dispatch({ type: "dismiss", id: notice.id }),
              }),
            ),
            notice.tone === "news" ? button({ text: say("version-reload"), onclick: takeNewVersion }) : null,
            notice.offers
              ? h(
                  "div",
                  { class: "row" },
                  ...notice.offers.map(({ text, act }) =>
                    button({
                      text: tell(text),
                      onclick: () => {
                        store.dispatch({ type: "dismiss", id: notice.id });
                        store.dispatch(act);
                      },
                    }),
                  ),
                )
              : null,
            notice.more === undefined
              ? null
              : h("textarea", { readonly: true, rows: 8, "aria-label": say("script-that-failed"), value: notice.more }),
          ),
        ),
      );
    },
  };
}

/** One polite live region announces everything. @param {Store} _store @returns {Panel & {element: HTMLElement}} */
export function voice(_store) {
  const element = h("p", { class: "for-readers", id: "live", role: "status", "aria-live": "polite" });
  return {
    element,
    update(state, before) {
      if (state.spoken !== before?.spoken) write(element, state.spoken);
    },
  };
}
