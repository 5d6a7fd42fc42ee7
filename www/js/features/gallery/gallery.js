// @ts-check
/** @import { Panel, Store } from "../../core/types.js" */
/** @import { Bridge } from "../../core/bridge.js" */
/** @import { Listing } from "../../shell/open.js" */
import { button, fill, h, say, set } from "../../ui/dom.js";
import { gallery as listings, openFile, openScenario } from "../../shell/open.js";
import { t } from "../../text/en.js";
import { dialog } from "../../ui/dialog.js";

/**
 * The scenarios, by search and by tag; also opens files.
 * @param {Store} store @param {Bridge} bridge @returns {Panel & {element: HTMLDialogElement}}
 */
// long: search, tags and loading share the list and its elements
export function gallery(store, bridge) {
  const search = h("input", {
    id: "gallery-search",
    type: "search",
    "aria-label": t.gallery.search,
    placeholder: t.gallery.search,
    oninput: () => filter(),
  });
  const tags = h("div", { class: "tags", role: "group", "aria-label": t.gallery.tags });
  const count = h("p", { class: "muted", role: "status" });
  const list = h("ul", { class: "scenarios" });
  const file = h("input", {
    type: "file",
    id: "file",
    class: "for-readers",
    tabindex: -1,
    "aria-hidden": "true",
    accept: ".raft,.txt,text/plain",
    onchange: () => {
      const chosen = file.files?.[0];
      file.value = "";
      if (!chosen) return;
      store.dispatch({ type: "dialog", to: null });
      openFile(store, bridge, chosen);
    },
  });
  const it = dialog(
    store,
    "gallery",
    t.gallery.title,
    h(
      "div",
      { class: "row" },
      search,
      button({ id: "open-file", icon: "folder", text: t.gallery.file, onclick: () => file.click() }),
      file,
    ),
    tags,
    count,
    list,
    h("p", { class: "muted" }, t.gallery.fileHint),
  );
  /** @type {{listing: Listing, words: string, item: HTMLElement}[]} */
  let all = [];
  let tag = "";

  function filter() {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const { listing, words: has, item } of all) {
      const fits = (tag === "" || listing.tags.includes(tag)) && words.every((word) => has.includes(word));
      item.hidden = !fits;
      if (fits) shown += 1;
    }
    say(count, t.gallery.count(shown, all.length));
  }

  async function load() {
    let known;
    try {
      known = await listings();
    } catch (error) {
      console.warn(error);
      say(count, t.gallery.unreachable);
      return;
    }
    if (all.length) return;
    all = known.map((listing) => {
      const open = h(
        "button",
        {
          type: "button",
          class: "scenario",
          onclick: () => {
            store.dispatch({ type: "dialog", to: null });
            openScenario(store, listing.name, { play: !store.state.still, push: true });
          },
        },
        h("strong", {}, listing.title),
        h("span", { class: "claim" }, listing.claim),
        h("span", { class: "muted" }, [listing.section, ...listing.tags].join(" · ")),
      );
      const { name, title, claim, section } = listing;
      const words = [name, title, claim, section, ...listing.tags].join(" ").toLowerCase();
      return { listing, words, item: h("li", {}, open) };
    });
    fill(list, ...all.map(({ item }) => item));
    const names = [...new Set(known.flatMap((listing) => listing.tags))];
    fill(
      tags,
      ...names.map((name) => {
        const chip = h(
          "button",
          {
            type: "button",
            class: "tag",
            "aria-pressed": "false",
            onclick: () => {
              tag = tag === name ? "" : name;
              for (const other of tags.children) {
                set(other, "aria-pressed", String(other === chip && tag !== ""));
              }
              filter();
            },
          },
          name,
        );
        return chip;
      }),
    );
    filter();
  }

  return {
    element: it.element,
    update(state) {
      if (!it.sync(state)) return;
      load().then(() => search.focus());
    },
  };
}

/**
 * The scenarios that the row at the top offers.
 * @param {Store} store @param {HTMLElement} row
 */
export async function fillStories(store, row) {
  const FIRST = ["kill-the-leader", "split-the-vote", "figure-8-d"];
  const all = button({
    id: "all-stories",
    class: "story",
    icon: "folder",
    text: t.gallery.all,
    onclick: () => store.dispatch({ type: "dialog", to: "gallery" }),
  });
  fill(row, all);
  try {
    const known = await listings();
    const stories = FIRST.flatMap((name) => known.filter((listing) => listing.name === name)).map((listing) =>
      button({
        id: `story-${listing.name}`,
        class: "story",
        icon: "play",
        text: listing.title,
        title: listing.claim,
        onclick: () => openScenario(store, listing.name, { play: true, push: true }),
      }),
    );
    fill(row, ...stories, all);
  } catch {
    // The dialog says so when it is opened.
  }
}
