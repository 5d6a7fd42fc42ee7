// @ts-check
/** @import { Panel, Store } from "../../core/types.js" */
/** @import { Bridge } from "../../core/bridge.js" */
/** @import { Listing } from "../../shell/open.js" */
import { button, fill, h, set, write } from "../../ui/dom.js";
import { gallery as listings, openFile, openScenario } from "../../shell/open.js";
import { say } from "../../text/say.js";
import { story } from "../../text/story.js";
import { dialog } from "../../ui/dialog.js";

/** The tags of the stories, by their names in `index.json`. */
const TAGS = /** @type {const} */ ({
  "break Raft": "break-raft",
  basics: "basics",
  clients: "clients",
  commitment: "commitment",
  elections: "elections",
  faults: "faults",
  figures: "figures",
  membership: "membership",
  partitions: "partitions",
  persistence: "persistence",
  reads: "reads",
  replication: "replication",
  snapshots: "snapshots",
});

/** @param {string} name @returns {name is keyof typeof TAGS} */
const isTag = (name) => name in TAGS;

/** A tag in the reader's language. @param {string} name */
const tagged = (name) => (isTag(name) ? say(`tag-${TAGS[name]}`) : name);

/** Where a story stands, in the reader's language: `§5.3, Figure 2`. @param {string} section */
const place = (section) =>
  section
    .replace(/Figure (\d+)/g, (_, number) => say("section-figure", { number }))
    .replace(/thesis §?([\d.]+(, [\d.]+)*)/g, (_, number) => say("section-thesis", { number }));

/**
 * The scenarios, by search and by tag; also opens files.
 * @param {Store} store @param {Bridge} bridge @returns {Panel & {element: HTMLDialogElement}}
 */
// long: search, tags and loading share the list and its elements
export function gallery(store, bridge) {
  const search = h("input", {
    id: "gallery-search",
    type: "search",
    "aria-label": say("scenarios-search"),
    placeholder: say("scenarios-search"),
    oninput: () => filter(),
  });
  const tags = h("div", { class: "tags", role: "group", "aria-label": say("scenarios-tags") });
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
    say("scenarios"),
    h(
      "div",
      { class: "row" },
      search,
      button({ id: "open-file", icon: "folder", text: say("file-open"), onclick: () => file.click() }),
      file,
    ),
    tags,
    count,
    list,
    h("p", { class: "muted" }, say("file-open-hint")),
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
    write(
      count,
      shown === all.length
        ? say("scenarios-count", { count: shown })
        : say("scenarios-found", { found: shown, count: all.length }),
    );
  }

  async function load() {
    let known;
    try {
      known = await listings();
    } catch (error) {
      console.warn(error);
      write(count, say("scenarios-unreachable"));
      return;
    }
    if (all.length) return;
    all = known.map((listing) => {
      const tags = listing.tags.map(tagged);
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
        h("strong", {}, story(listing.title)),
        h("span", { class: "claim" }, story(listing.claim)),
        h("span", { class: "muted" }, [place(listing.section), ...tags].join(" · ")),
      );
      const { name, title, claim, section } = listing;
      const known = [name, title, claim, story(title), story(claim), section, ...listing.tags, ...tags];
      const words = known.join(" ").toLowerCase();
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
          tagged(name),
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
    text: say("scenarios-all"),
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
        text: story(listing.title),
        title: story(listing.claim),
        onclick: () => openScenario(store, listing.name, { play: true, push: true }),
      }),
    );
    fill(row, ...stories, all);
  } catch {
    // The dialog says so when it is opened.
  }
}
