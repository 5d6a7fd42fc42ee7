// @ts-check
/**
 * What must work alike in every browser. The runs stand still when something is done to them, so that each browser
 * comes to the same run, and its link and fingerprint can be compared with those of the others and of the command line.
 * @import { Lacking } from "./drivers.mjs"
 * @import { Page } from "./page.mjs"
 */
import { deflateRawSync } from "node:zlib";
import { SCRIPT } from "./host.mjs";

/**
 * @typedef {object} World what a scenario has besides the page
 * @property {string} site the address of the published site, with a slash at its end
 * @property {string} host the address of a page on another origin, with elements of the playground in it
 * @property {string} single the address of the single file
 * @property {(name: string, value: string) => void} same fails unless the value is the one that other browsers have
 * @property {(link: string, untilMs: number) => string} native the fingerprint that the command line gives
 * @property {() => Promise<{url: string, off: () => Promise<void>}>} serve the site on a server of its own
 * @property {{at: string, fingerprint: string, link: string}[]} published links, and what they must come to
 * @property {(pattern: RegExp) => void} allow a problem that the scenario provokes
 * @property {(what: string) => void} lacks the browser cannot do this: it is listed, with the reason
 */

/**
 * @typedef {object} Scenario
 * @property {string} name
 * @property {Lacking[]} [without] what the browser is started without
 * @property {(page: Page, world: World) => Promise<void>} run
 */

/** At 25 ms, n1 asks n2 and n3 for their votes. */
const ELECTION = "cluster nodes=3 seed=1 latency=10..10\nat 20 timeout n1\n";
/** How a script becomes the fragment of a link. @param {string} script */
const packed = (script) => `#1.z.${deflateRawSync(script, { level: 9 }).toString("base64url")}`;

/** A link with more bytes behind what was packed. @param {string} link @param {string} more */
function followed(link, more) {
  const bytes = Buffer.from(link.slice("#1.z.".length), "base64url").toString("latin1");
  return `#1.z.${Buffer.from(bytes + more, "latin1").toString("base64url")}`;
}

/** @param {unknown} value @param {unknown} expected @param {string} what */
export function equal(value, expected, what) {
  if (value !== expected) throw new Error(`${what}: expected\n${expected}\nand found\n${value}`);
}

/** @param {Page} page */
const ready = (page) =>
  page.until("the page runs", () => document.querySelector("#play, .card:not([hidden])") !== null);

/**
 * Opens a run at a moment, where it stands still.
 * @param {Page} page @param {string} site @param {string} script @param {number} atMs
 */
async function openAt(page, site, script, atMs) {
  await page.open(`${site}?t=${atMs}${packed(script)}`);
  await page.see("#now", `${atMs.toFixed(1)} ms`);
}

/** The virtual time, milliseconds. */
const now = () => parseFloat(document.querySelector("#now")?.textContent ?? "");

/** What the dialog “Share” says. @param {Page} page */
async function shared(page) {
  await page.click("#share");
  const told = await page.until("the dialog has a link and a fingerprint", () => {
    const link = /** @type {HTMLTextAreaElement | null} */ (document.querySelector("dialog[open] #link"))?.value ?? "";
    const fingerprint = document.querySelector("dialog[open] #fingerprint")?.textContent ?? "";
    return /#1\.z\./.test(link) && /^[0-9a-f]{16}$/.test(fingerprint) && { link, fingerprint };
  });
  await page.press("Escape");
  await page.until("the dialog is closed", () => document.querySelector("dialog[open]") === null);
  return told;
}

/** Something that can be done to a node or a message. @param {Page} page @param {string} thing @param {string} deed */
async function act(page, thing, deed) {
  await page.click(`.hit[data-id="${thing}"]`);
  await page.click(`.acts [data-deed="${deed}"]`);
}

/** @param {Page} page @param {string} link what stands in the address @param {RegExp} says */
async function refused(page, link, says) {
  await page.open("about:blank");
  await page.open(link);
  const told = await page.until(`the page says that ${link.slice(-60)} does not open`, () => {
    const alerts = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("[role=alert]")]);
    return alerts.find((it) => it.getClientRects().length > 0)?.textContent;
  });
  if (!says.test(told)) throw new Error(`${link}: it says “${told}”, and not ${says}`);
  await page.until("another run stands below", () => document.querySelectorAll(".hit.node").length === 5);
}

/** The frame of the element on the host's page. */
const frame = () => document.querySelector("raft-playground")?.shadowRoot?.querySelector("iframe");

/** @param {Page} page */
async function reload(page) {
  await page.evaluate(() => {
    document.documentElement.dataset["old"] = "";
    setTimeout(() => location.reload());
  });
  await page.until("it is loaded again", () => !("old" in document.documentElement.dataset));
  await ready(page);
}

/** @type {Scenario[]} */
export const SCENARIOS = [
  {
    name: "the first screen starts, then the tools, and they are remembered",
    async run(page, { site }) {
      await page.open(site);
      await page.see(".card", "Five servers must keep the same list.");
      await page.click("#free-play");
      await page.see("[role=tab]", "Script");
      await page.until("time runs", now);
      await page.open("about:blank");
      await page.open(site);
      await page.see("[role=tab]", "Script");
      await page.until("nothing is asked again", () => !document.querySelector(".card:not([hidden])"));
    },
  },
  {
    name: "it plays and pauses",
    async run(page, { site }) {
      await openAt(page, site, ELECTION, 25);
      await page.click("#play");
      await page.until("time runs", (from) => parseFloat(document.querySelector("#now")?.textContent ?? "") > from, 30);
      await page.click("#play");
      await page.until("it is paused", () => document.querySelector("#play")?.textContent === "Play");
      const stood = await page.evaluate(async () => {
        const frame = () => new Promise((done) => requestAnimationFrame(done));
        const time = () => document.querySelector("#now")?.textContent;
        await frame();
        await frame();
        const before = time();
        for (let frames = 0; frames < 20; frames += 1) await frame();
        return [before, time()];
      });
      equal(stood[1], stood[0], "time stands still");
    },
  },
  {
    name: "a click loses a message, another crashes a node; link and fingerprint are those of Rust",
    async run(page, { site, same, native }) {
      await openAt(page, site, ELECTION, 25);
      await act(page, "flight:n1>n2#1", "drop");
      await page.until("it is lost", () => !document.querySelector('.hit[data-id="flight:n1>n2#1"]'));
      await act(page, "node:3", "crash");
      await page.see('.hit[data-id="node:3"]', "");
      await page.until("n3 is down", () =>
        /^n3, crashed/.test(document.querySelector('.hit[data-id="node:3"]')?.getAttribute("aria-label") ?? ""),
      );
      const { link, fingerprint } = await shared(page);
      same("the link of a run by hand", link);
      same("its fingerprint", fingerprint);
      equal(fingerprint, native(link, 25), "the fingerprint is the one of the command line");
      await page.open("about:blank");
      await page.open(link.replace("#", "?t=25#"));
      await page.see("#now", "25.0 ms");
      equal((await shared(page)).fingerprint, fingerprint, "the link opens the same run");
    },
  },
  {
    name: "links that were published come to their fingerprints",
    async run(page, { site, published, same }) {
      for (const { at, fingerprint, link } of published) {
        await page.open("about:blank");
        await page.open(`${site}?t=${at}${link}`);
        await page.until(
          "it has come to its end",
          (at) => {
            const text = document.querySelector("#now")?.textContent ?? "";
            return parseFloat(text) === at && document.querySelector("#play")?.textContent === "Play";
          },
          Number(at),
        );
        const told = await shared(page);
        equal(told.fingerprint, fingerprint, `the fingerprint of ${link.slice(0, 40)}… at ${at} ms`);
        same(`the link shared from ${link}`, told.link);
      }
    },
  },
  {
    name: "a cut link and a damaged link are told apart",
    async run(page, { site }) {
      const whole = packed(ELECTION);
      const says = { cut: /The link is cut off: its end is missing/, damaged: /The link is damaged/ };
      for (const end of [whole.length - 1, whole.length - 12, 20])
        await refused(page, `${site}${whole.slice(0, end)}`, says.cut);
      await refused(page, `${site}${whole.slice(0, 20)}*${whole.slice(21)}`, says.damaged);
      // A block of a kind that there is not.
      await refused(page, `${site}#1.z.${Buffer.from([0x07, 0x00, 0x00]).toString("base64url")}`, says.damaged);
      // Bytes after the end of what was packed.
      await refused(page, `${site}${followed(packed(ELECTION), "xyz")}`, says.damaged);
    },
  },
  {
    name: "a script is written, completed, refused with a reason, and run",
    async run(page, { site }) {
      await page.open(site);
      await page.click("#free-play");
      await page.click(["[role=tab]", "Script"]);
      await page.write(".script textarea", "cluster nod");
      await page.see(".names", "nodes=");
      await page.press("Enter");
      await page.type("99");
      await page.see("#script-error", "Line 1, column 15");
      await page.write(".script textarea", "cluster nodes=3 seed=1");
      await page.click("#run");
      await page.see(".script .status", "This is what runs now");
      await page.until("three nodes run", () => document.querySelectorAll(".hit.node").length === 3);
    },
  },
  {
    name: "the style sheets say nothing that it drops, except what it can do without",
    async run(page, { site }) {
      // A name that stands beside its older one, or that only adds something.
      const spare = [
        ...["line-clamp", "user-select", "box-decoration-break", "size", "text-wrap", "text-spacing-trim"],
        ...["text-size-adjust", "tap-highlight-color", "print-color-adjust", "forced-color-adjust"],
      ];
      await page.open(site);
      const dropped = await page.evaluate(async (spare) => {
        const sheets = /** @type {NodeListOf<HTMLLinkElement>} */ (document.querySelectorAll("link[rel=stylesheet]"));
        const texts = await Promise.all([...sheets].map(async ({ href }) => (await fetch(href)).text()));
        const all = texts.flatMap((text) => [...text.matchAll(/[{;]\s*([a-z-]+):\s*([^;{}]+?)\s*(?=[;}])/g)]);
        if (all.length < 500) return [`only ${all.length} declarations were found`];
        return all
          .map(([, name = "", value = ""]) => [name, value.replace(/\s*!important$/, "")])
          .filter(([name, value]) => !name.startsWith("--") && !CSS.supports(name, value))
          .filter(([name]) => !spare.includes(name.replace(/^-webkit-|^-moz-/, "")))
          .map(([name, value]) => `${name}: ${value}`);
      }, spare);
      equal(dropped.join("; "), "", "declarations that the browser does not know");
    },
  },
  {
    name: "an element in a page of another site: ready, act, height, theme, and a click in its frame",
    async run(page, { host }) {
      await page.open(host);
      const told = (/** @type {string} */ name) =>
        page.until(
          `the element tells ${name}`,
          (name) => /** @type {any} */ (window).told.find((/** @type {any} */ it) => it[0] === name)?.[1],
          name,
        );
      equal((await told("ready")).script, SCRIPT, "the script in “ready”");
      await page.evaluate(() => /** @type {any} */ (document.querySelector("raft-playground")).act("crash n1"));
      const label = (/** @type {number} */ node) =>
        document.querySelector(`.hit[data-id="node:${node}"]`)?.getAttribute("aria-label") ?? "";
      const crashed = (/** @type {number} */ node) =>
        page.waitFor(`n${node} is down`, async () => (await page.evaluateIn(frame, label, node)).includes("crashed"));
      await crashed(1);
      await page.waitFor("the frame is as high as its page", async () => {
        const inside = await page.evaluateIn(
          frame,
          () => document.querySelector("#app")?.getBoundingClientRect().height,
        );
        const outside = await page.evaluate(
          () => document.querySelector("raft-playground")?.shadowRoot?.querySelector("iframe")?.style.height,
        );
        return outside === `${Math.ceil(inside ?? 0) + 2}px`;
      });
      await page.evaluate(() => document.querySelector("raft-playground")?.setAttribute("theme", "dark"));
      await page.waitFor("the frame is dark", () =>
        page.evaluateIn(frame, () => document.documentElement.dataset["theme"] === "dark"),
      );
      await page.clickIn(frame, '.hit[data-id="node:2"]');
      await page.clickIn(frame, '.acts [data-deed="crash"]');
      await crashed(2);
      const script = await page.evaluate(() => /** @type {any} */ (document.querySelector("raft-playground")).script());
      if (!/crash n1\n[^]*crash n2\n/.test(script)) throw new Error(`the run was not kept: ${script}`);
    },
  },
  {
    name: "a reload keeps what was done",
    async run(page, { site }) {
      await openAt(page, site, ELECTION, 25);
      await act(page, "node:2", "crash");
      await page.until("the address has it", () => /#1\.z\./.test(location.hash) && /[?&]t=/.test(location.search));
      await reload(page);
      await page.see(".notices", "Your run is back");
      await page.until("n2 is down", () =>
        (document.querySelector('.hit[data-id="node:2"]')?.getAttribute("aria-label") ?? "").includes("crashed"),
      );
    },
  },
  {
    name: "without a network: the page, a scenario and the documentation",
    async run(page, { serve, lacks }) {
      const own = await serve();
      try {
        await page.open(own.url);
        if (!(await page.evaluate(() => "serviceWorker" in navigator))) return lacks("it has no service worker here");
        await page.until("the page is stored", async () => {
          const registration = await navigator.serviceWorker.getRegistration();
          return registration?.active?.state === "activated";
        });
        await page.click("#help");
        await page.see("#offline", "it opens without a network");
      } finally {
        await own.off();
      }
      await reload(page);
      await page.see(".card", "Five servers must keep the same list.");
      await page.click("#free-play");
      await page.until("time runs", now);
      await page.open(`${own.url}docs/index.html`);
      await page.see("h1", "Documentation");
      await page.open(`${own.url}?run=0#figure-8-d`);
      await page.see("header", "Figure 8d");
    },
  },
  {
    name: "the single file runs from a disk, and shares what follows the #",
    async run(page, { single, same }) {
      await openAt(page, single, ELECTION, 25);
      await act(page, "node:3", "crash");
      const { link } = await shared(page);
      if (!link.startsWith("#1.z.")) throw new Error(`it shares ${link}`);
      same("the link that the single file shares", link);
    },
  },
  {
    name: "the link is copied; where the clipboard is refused, the page says so and selects it",
    async run(page, { site }) {
      await openAt(page, site, ELECTION, 25);
      await page.click("#share");
      await page.click("#copy-link");
      await page.see("dialog[open] .share-link", "The link is on the clipboard");
      await page.evaluate(() => {
        Clipboard.prototype.writeText = () => Promise.reject(new DOMException("", "NotAllowedError"));
      });
      await page.click("#copy-link");
      await page.see(
        "dialog[open] .share-link",
        "The browser does not let the page use the clipboard. The link is selected",
      );
      const selected = () => {
        const link = /** @type {HTMLTextAreaElement} */ (document.activeElement);
        return link.id === "link" && link.selectionEnd - link.selectionStart === link.value.length;
      };
      equal(await page.evaluate(selected), true, "the link is selected");
      // As in a page without https.
      await page.evaluate(() => void Object.defineProperty(navigator, "clipboard", { value: undefined }));
      await page.press("Escape");
      await page.click("#share");
      await page.click("#copy-link");
      await page.see("dialog[open] .share-link", "The link is selected");
    },
  },
  {
    name: "a search finds a disaster in workers, and it is told from when on nothing saved it",
    async run(page, { site }) {
      await openAt(page, site, ELECTION, 0);
      if (!(await page.evaluate(() => document.querySelector("#explore")?.checkVisibility())))
        await page.click("#tools");
      await page.click("#explore");
      await page.click("#explore-vote-once");
      await page.click("#explore-begin");
      const threads = await page.until("the search says where it works, or is over", () => {
        const facts = document.querySelector(".explore-facts")?.textContent ?? "";
        return /in \d+ worker|own thread/.exec(facts)?.[0] ?? (document.querySelector(".way:not([hidden])") && "over");
      });
      equal(threads === "own thread", false, "a worker can be started");
      await page.see(".way", "Found: vote-once breaks in a run of 2 deeds");
      await page.see(".badges", "Not Raft: vote-once off");
      await page.click("#explore-jump");
      await page.see(".banner.violation", "Broken: vote-once");
      await page.click("#futures");
      await page.see(".futures", "nothing saved it");
      await page.click("#explore-back");
      await page.until("the run from before is back", () => document.querySelector(".way")?.hasAttribute("hidden"));
    },
  },
  {
    name: "a browser that stores nothing and has no full screen: it runs, and the page says what it does without",
    without: ["storage", "workers", "fullscreen"],
    async run(page, { site }) {
      await page.open(site);
      await page.click("#free-play");
      await page.click("#play");
      // WebKit has a switch for what outlives a tab, and none for what does not.
      await page.evaluate(() => {
        Storage.prototype.setItem = () => {
          throw new DOMException("", "QuotaExceededError");
        };
      });
      await act(page, "node:3", "crash");
      await page.see(".notices", "The browser cannot store what you did");
      await page.click("#help");
      await page.see("#kept", "This browser stores nothing for this page");
      await page.see("#offline", "The browser does not store this page");
      await page.press("Escape");
      // Chromium has no switch for it.
      await page.evaluate(() => {
        if (document.fullscreenEnabled) Element.prototype.requestFullscreen = () => Promise.reject(new TypeError());
      });
      await page.click("#present");
      await page.see(".notices", "The browser does not let the page fill the screen");
      await page.until("it presents", () => document.querySelector(".app.present") !== null);
    },
  },
  {
    name: "a browser without WebAssembly: the page says what it needs",
    without: ["wasm"],
    async run(page, { site, allow }) {
      allow(/^console warn: .*WebAssembly/);
      await page.open(site);
      await page.see("[role=alert]", "The playground could not start");
      await page.see("[role=alert]", "unless WebAssembly is switched off");
    },
  },
];
