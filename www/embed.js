// @ts-check
/**
 * `<raft-playground>`: a run of Raft in any page. Only this small file is loaded until the element comes near
 * the window or is clicked; then a frame with `embed.html` takes its place. `docs/embed.html` has the recipes.
 *
 *     <script type="module" src="…/embed.js"></script>
 *     <raft-playground src="kill-the-leader" view="ring"></raft-playground>
 *
 * The content of the element is shown without JavaScript, until it runs, and in print. Where there is no `src`, it is
 * the script. An element without a script, or whose text a Markdown tool has changed, runs nothing: it says what is
 * wrong, on the page and by `error`.
 */

const OURS = "raft-playground:";
const HOME = new URL("./", import.meta.url);
/** The names of the query: `docs/embed.html` says what they mean. */
const DISPLAY = ["t", "run", "speed", "view", "controls", "editable", "theme", "lang", "ask", "answers"];
/** The attributes that act at once, without loading the frame anew. */
const AT_ONCE = ["theme", "speed", "view"];
/** The messages of the frame that the element dispatches as events. */
const EVENTS = [...["ready", "fact", "expect", "violation", "answered", "goal", "complete", "time", "run", "error"]];
/**
 * A question of a lesson was marked. `value`: the answer as scripts have it, such as `n3`, `yes` or `unsure`.
 * @typedef {{lesson: string, ask: string, value: string, right: boolean}} Answered
 * A goal of a lesson was reached.
 * @typedef {{lesson: string, goal: string}} Goal
 * The script is over, or every question of a lesson is marked; of a lesson again when more is reached. `score`, 0 to 1,
 * and what follows it: of a lesson only.
 * @typedef {{passed: boolean, held: number, expected: number, violations: number, lesson?: string, score?: number,
 *   right?: number, asks?: number, reached?: number, goals?: number, deeds?: number, short?: boolean}} Complete
 */

/** @typedef {"run" | "open" | "frame" | "empty" | "paragraph" | "changed" | "help" | "page"} Word */
// Written by tests/words from the catalogues.
// prettier-ignore
/** @type {Record<string, Record<Word, string>>} */
const WORDS = {
  "en": {
    run: "Run",
    open: "Open in playground",
    frame: "Raft playground",
    empty: "There is no script here: the element has no text and no attribute src. Perhaps a Markdown " +
        "tool has put the text elsewhere.",
    paragraph: "The script stands in a paragraph of Markdown, where lines are changed or lost.",
    changed: "A Markdown tool has changed the script: one of its lines has become the HTML element",
    help: "How to paste a script",
    page: "docs/embed.html#hosts",
  },
  "zh-CN": {
    run: "运行",
    open: "在 Playground 中打开",
    frame: "Raft Playground",
    empty: "这里没有脚本：元素里没有文本，也没有 src 属性。可能是 Markdown 工具把文本移到了别处。",
    paragraph: "脚本在一个 Markdown 段落里，其中的行会被改动或丢失。",
    changed: "Markdown 工具改动了脚本：其中一行变成了 HTML 元素",
    help: "怎样粘贴脚本",
    page: "docs/zh-CN/embed.html#hosts",
  },
};

/**
 * What Markdown makes of the lines of a script: `# comment` becomes a heading, lines after a blank line a paragraph.
 * None of them is in a script that was pasted as the documentation says.
 */
const MARKDOWN = "h1, h2, h3, h4, h5, h6, p, ul, ol, blockquote, table, hr, em, strong, a";
/** Parts of a code block that are not its text: a button to copy it, its caption. */
const BESIDE = "button, figcaption, style";

// Set by script as a style sheet, which the content security policy of the page need not allow.
const LOOK = `
:host {
  display: block; margin: 1em 0; font: 14px/1.4 system-ui, sans-serif; white-space: normal; text-align: start;
}
:host([hidden]), [hidden] { display: none !important; }
iframe {
  display: block; width: 100%; height: var(--height, 496px); box-sizing: border-box; border: 1px solid #8886;
  border-radius: 8px;
}
.box:focus { outline: none; }
.poster {
  position: relative; box-sizing: border-box; padding: 14px 16px; border: 1px solid #8886; border-radius: 8px;
  min-height: var(--height, 496px);
}
.wrong .poster { min-height: 0; border-color: #c33; }
.wrong .text { margin: 12px 0 0; }
.why { margin: 0; }
.why::before { content: "⚠ "; }
.poster img { display: block; max-width: 100%; height: auto; margin: 0 auto 12px; border-radius: 4px; }
.text { display: block; max-height: 240px; overflow: auto; margin-bottom: 12px; }
.text.script { font: 12px/1.5 ui-monospace, monospace; white-space: pre-wrap; }
button { font: inherit; font-weight: 600; min-height: 36px; padding: 0 18px; margin-right: 12px; cursor: pointer; }
a { color: inherit; }
@media screen { .running .poster { display: none; } }
@media print {
  .poster { min-height: 0; }
  button, .running .poster img, .running .text { display: none; }
  .text { max-height: none; overflow: visible; }
  iframe { break-inside: avoid; }
  a::after { content: " (" attr(href) ")"; overflow-wrap: anywhere; }
}`;

/** While the run plays, the element looks so often whether it is shown, in milliseconds. */
const WATCH_MS = 200;
/**
 * Widths and heights in CSS pixels; between two of them the height follows a straight line. From 642 px on, a frame is
 * laid out as on a wide screen.
 * @typedef {[number, number][]} Curve
 */
/** How high a frame with five nodes is, by its view. @type {Record<string, Curve>} */
// prettier-ignore
const HEIGHTS = {
  all: [[320, 706], [400, 749], [547, 847], [641, 847], [642, 461], [905, 586]],
  ring: [[440, 346], [755, 529]],
  log: [[641, 321], [642, 302]],
  time: [[641, 184], [642, 177]],
};
/** How high it is with all tools. @type {Curve} */
// prettier-ignore
const FULL = [[320, 620], [500, 741], [550, 730], [641, 730], [642, 1026], [1101, 1026], [1102, 755]];
/** What the bar under the run takes of it. @type {Curve} */
// prettier-ignore
const BAR = [[320, 61], [500, 53], [641, 53], [642, 46]];
/** How much the card with the sentences of a story adds; in a high frame it also has the story's description. */
const CARD = 40;
/** @type {Curve} */
// prettier-ignore
const CARD_OF_HIGH = [[320, 155], [400, 129], [600, 129], [641, 87], [642, 92], [900, 92], [1000, 75]];
/** A frame without a card is high from here on. */
const HIGH = 557;

/** The height at a width. @param {Curve} curve @param {number} width */
function height(curve, width) {
  const next = curve.findIndex(([at]) => at >= width);
  if (next <= 0) return curve.at(next)?.[1] ?? 0;
  const [[from, low], [to, high]] = [curve[next - 1], curve[next]];
  return low + ((high - low) * (width - from)) / (to - from);
}

/** What an attribute is when it is not there. */
const DEFAULTS = /** @type {Record<string, unknown>} */ ({ theme: "auto", speed: null, view: "all" });

/** @template {keyof HTMLElementTagNameMap} K @param {K} tag @param {Partial<HTMLElementTagNameMap[K]>} [more] */
const make = (tag, more = {}) => Object.assign(document.createElement(tag), more);

/**
 * The text of a node by lines: `<br>` ends a line, and so does a box. Some tools put every line of a code block into a
 * box of its own, without line ends between them.
 * @param {Node} node @returns {string}
 */
function linesOf(node) {
  if (node instanceof Text) return node.data;
  const element = node instanceof HTMLTemplateElement ? node.content : node;
  if (element instanceof HTMLBRElement) return "\n";
  if (element instanceof Element && element.matches(BESIDE)) return "";
  let text = "";
  for (const child of element.childNodes) {
    const box = child instanceof Element && child.matches("div, p, li, tr");
    if (box && text && !text.endsWith("\n")) text += "\n";
    text += linesOf(child);
    if (box && !text.endsWith("\n")) text += "\n";
  }
  return text;
}

/** Lines without the indentation that they have in the page. @param {string} text */
function flush(text) {
  const lines = text.replace(/^[ \t]*\n|\s+$/g, "").split("\n");
  const deep = Math.min(...lines.filter((line) => line.trim()).map((line) => line.search(/\S/)));
  return Number.isFinite(deep) ? lines.map((line) => line.slice(deep)).join("\n") : "";
}

/** The elements that report to a learning platform. */
const SPLICED = 'raft-playground[splice="1"]';
/** What the page has reported of its elements, or got back from the platform. @type {Map<string, Reported>} */
const reported = new Map();
/** Who waits for what the platform has saved; null: it has come. @type {[string, (state: unknown) => void][] | null} */
let waiting = [];
/** The number of the page's request for it; empty: it has not asked. */
let request = "";

/** @typedef {{score: number, state: unknown}} Reported */

/** SPLICE's own library, if the page has loaded it. */
const library = () => /** @type {any} */ (window).SPLICE;

/** The name of an element in what is reported: its id, or else its number on the page. @param {Element} element */
function placeOf(element) {
  return element.id || `raft-playground-${[...document.querySelectorAll("raft-playground")].indexOf(element) + 1}`;
}

/** @param {string} subject @param {object} [more] */
function tellPlatform(subject, more = {}) {
  const id = `raft-playground-${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}`;
  parent.postMessage({ subject: `SPLICE.${subject}`, message_id: id, ...more }, "*");
  return id;
}

/** What was saved of an element. @param {string} place @param {(state: unknown) => void} done */
function savedOf(place, done) {
  if (library()) return library().getState(place, done);
  if (!waiting) return done(reported.get(place)?.state);
  waiting.push([place, done]);
  if (request) return;
  addEventListener("message", takeSaved);
  request = tellPlatform("getState");
}

/** The platform's answer. @param {MessageEvent} event */
function takeSaved({ source, data }) {
  if (source !== parent || data?.subject !== "SPLICE.getState.response" || data.message_id !== request) return;
  removeEventListener("message", takeSaved);
  const saved = data.state && typeof data.state === "object" ? data.state : {};
  for (const [place, it] of Object.entries(saved)) {
    if (!reported.has(place)) reported.set(place, { score: Number(it?.score) || 0, state: it?.state });
  }
  const all = waiting ?? [];
  waiting = null;
  for (const [place, done] of all) done(reported.get(place)?.state);
}

/**
 * Reports an element. The page has one score, the mean of all its elements: one that was not begun counts 0.
 * @param {string} place @param {Reported} what
 */
function reportOf(place, what) {
  if (library()) return library().reportScoreAndState(place, what.score, what.state);
  reported.set(place, what);
  const scores = [...document.querySelectorAll(SPLICED)].map((it) => reported.get(placeOf(it))?.score ?? 0);
  const score = scores.reduce((sum, it) => sum + it, 0) / Math.max(1, scores.length);
  tellPlatform("reportScoreAndState", { score, state: Object.fromEntries(reported) });
}

export class RaftPlayground extends HTMLElement {
  static observedAttributes = ["src", ...DISPLAY];
  /** @type {HTMLIFrameElement | null} */
  #frame = null;
  /** Messages to send when the frame is ready. @type {object[]} */
  #queue = [];
  #ready = false;
  /** Whether its content has been read; the attributes that it has at first come one by one before that. */
  #begun = false;
  #facts = false;
  /** Pending calls by number. @type {Map<number, [(value: any) => void, (why: Error) => void]>} */
  #calls = new Map();
  #count = 0;
  #script = "";
  /** A script that the page gave by `load`. */
  #given = "";
  /** Why nothing runs: the name of its words, and what they name; empty if something can run. */
  #wrong = { what: /** @type {"" | "empty" | "paragraph" | "changed"} */ (""), tag: "" };
  /** The same as a sentence. */
  #trouble = "";
  #box = make("div", { className: "box", tabIndex: -1 });
  #why = make("p", { className: "why", hidden: true });
  #text = make("div", { className: "text" });
  #poster = make("div", { className: "poster" });
  #link = make("a", { target: "_blank", rel: "noopener" });
  #button = make("button", { type: "button", onclick: () => this.#start(true) });
  #near = new IntersectionObserver((seen) => seen.some((it) => it.isIntersecting) && this.#start(), {
    rootMargin: "300px",
  });
  /** Looks whether the element is still shown, while the run plays. */
  #watch = 0;
  /** @type {string | null} */
  #spoken = null;
  #around = new MutationObserver(() => this.#speak());
  /** Other scripts may fill the element later. */
  #inside = new MutationObserver(() => this.#frame || this.#begin());
  #hear = (/** @type {MessageEvent} */ event) => this.#heard(event);

  constructor() {
    super();
    const root = this.attachShadow({ mode: "open" });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(LOOK);
    root.adoptedStyleSheets = [sheet];
    this.#text.append(make("slot"));
    this.#why.setAttribute("role", "alert");
    this.#poster.append(this.#why, this.#text, this.#button, this.#link);
    this.#box.append(this.#poster);
    root.append(this.#box);
  }

  connectedCallback() {
    // A page that is still arriving may not have the content of the element yet.
    if (document.readyState === "loading") {
      document.addEventListener("DOMContentLoaded", () => this.isConnected && !this.#frame && this.#begin());
    }
    this.#inside.observe(this, { childList: true, characterData: true, subtree: true });
    this.#begin();
  }

  /** Reads what to run, and waits until the element is near. */
  #begin() {
    this.#begun = true;
    this.#read();
    this.#height();
    const bare = !this.hasAttribute("src") && !this.firstElementChild;
    this.#text.classList.toggle("script", bare);
    const poster = this.getAttribute("poster");
    if (poster && !this.#poster.querySelector("img")) {
      const alt = this.getAttribute("title") ?? "";
      const picture = make("img", { alt, src: poster, loading: "lazy", onerror: () => picture.remove() });
      this.#poster.prepend(picture);
    }
    addEventListener("message", this.#hear);
    this.#spoken = this.#lang();
    this.#around.observe(document.documentElement, { attributes: true, attributeFilter: ["lang"], subtree: true });
    // With reduced data use, the frame waits for a click.
    const saves = /** @type {any} */ (navigator).connection?.saveData === true;
    if (this.getAttribute("loading") !== "click" && !saves && !this.#wrong.what) this.#near.observe(this);
  }

  /** The element is as high before it runs as afterwards, so that the page does not move. */
  #height() {
    const width = this.clientWidth;
    const [view, controls] = [this.getAttribute("view") ?? "all", this.getAttribute("controls")];
    const usual = controls === "full" ? FULL : (HEIGHTS[view] ?? HEIGHTS.all);
    const bare = height(usual, width) - (controls === "none" ? height(BAR, width) : 0);
    const tells = this.getAttribute("src") ? !this.#script : /\bsay\b/.test(this.#script);
    const own = bare + (tells ? (bare < HIGH ? CARD : height(CARD_OF_HIGH, width)) : 0);
    this.style.setProperty("--height", `${(parseFloat(this.getAttribute("height") ?? "") || own) + 2}px`);
  }

  disconnectedCallback() {
    this.#near.disconnect();
    this.#around.disconnect();
    this.#inside.disconnect();
    this.#begun = false;
    removeEventListener("message", this.#hear);
    this.#stop();
  }

  /** @param {string} name @param {string | null} before @param {string | null} after */
  attributeChangedCallback(name, before, after) {
    if (before === after || !this.#begun) return;
    if (name === "lang") return this.#speak();
    this.#height();
    if (this.#frame && AT_ONCE.includes(name)) {
      this.#link.href = this.#address(HOME);
      // A value that does not exist is refused, and told by `error`.
      this.#call("show", { [name]: after ?? DEFAULTS[name] }).catch(() => undefined);
      return;
    }
    const runs = this.#frame !== null;
    this.#stop();
    this.#begin();
    if (runs) this.#start();
  }

  /** @param {string} type @param {any} listener @param {any} [options] */
  addEventListener(type, listener, options) {
    super.addEventListener(type, listener, options);
    // There are many facts, so they are sent only if there is a listener.
    if (type !== "fact" || this.#facts) return;
    this.#facts = true;
    if (this.#ready) this.#hello();
  }

  /**
   * Plays another script, from its start and paused. Fails with the reason if it does not parse.
   * @param {string} script
   */
  load(script) {
    // An element without a script of its own begins with this one.
    if (!this.#frame && !this.hasAttribute("src") && !this.#script) {
      this.#given = script;
      this.#read();
    }
    return this.#call("load", { script });
  }
  play() {
    return this.#call("play");
  }
  /** What has not begun rests already. */
  async pause() {
    if (this.#frame) await this.#call("pause");
  }
  /** One event. */
  step() {
    return this.#call("step");
  }
  /** @param {number} ms virtual milliseconds from the start */
  seek(ms) {
    return this.#call("seek", { ms });
  }
  /**
   * Changes how the run is shown, without loading it anew.
   * @param {{theme?: "auto" | "light" | "dark", speed?: number, view?: "all" | "ring" | "log" | "time"}} how
   */
  show(how) {
    return this.#call("show", how);
  }
  /** Does something now, as a script has it: `crash leader`. @param {string} text */
  act(text) {
    return this.#call("act", { text });
  }
  /** The script of the present run. @returns {Promise<string>} */
  script() {
    return this.#call("script");
  }

  /** Reads the script and the address from the content and the attributes, and says what is wrong with them. */
  #read() {
    const before = this.#wrong.what;
    const src = (this.getAttribute("src") ?? "").trim();
    const text = linesOf(this);
    this.#script = src ? "" : this.#given || flush(text);
    this.#wrong = { what: "", tag: "" };
    if (!src && !this.#given && document.readyState !== "loading") this.#judge(text);
    this.#link.href = this.#address(HOME);
    this.#label();
    const { what, tag } = this.#wrong;
    this.#box.classList.toggle("wrong", what !== "");
    this.#button.hidden = this.#link.hidden = what !== "";
    this.#why.hidden = what === "";
    this.#text.hidden = what === "empty";
    if (!what) return;
    const message = `${this.#words()[what]}${tag && ` <${tag}>.`}`;
    this.#trouble = message;
    this.#why.replaceChildren(
      `${message} `,
      make("a", { href: new URL(this.#words().page, HOME).href, textContent: this.#words().help }),
    );
    if (what === before) return;
    // The page's own scripts, which may come after this one, listen by then.
    const tell = () => this.dispatchEvent(new CustomEvent("error", { detail: { message } }));
    if (document.readyState === "complete") setTimeout(tell);
    else addEventListener("load", tell, { once: true });
  }

  /** Whether the text can be a script, or what a Markdown tool has left of one. @param {string} text */
  #judge(text) {
    const made = this.querySelector(MARKDOWN);
    if (made && !made.closest("pre, textarea, template")) {
      this.#wrong = { what: "changed", tag: made.localName };
    } else if (!text.trim()) {
      this.#wrong = { what: "empty", tag: "" };
    } else if (this.parentElement?.localName === "p" && text.trim().includes("\n")) {
      this.#wrong = { what: "paragraph", tag: "" };
    }
  }

  #label() {
    const words = this.#words();
    this.#button.textContent = words.run;
    this.#link.textContent = words.open;
  }

  /**
   * The language: of the element, else of the page around it; null if that has none, or one that we do not have.
   * @returns {string | null}
   */
  #lang() {
    const asked = (this.closest("[lang]")?.getAttribute("lang") ?? "").toLowerCase();
    const stem = (/** @type {string} */ code) => code.toLowerCase().split("-")[0];
    const codes = Object.keys(WORDS);
    return codes.find((it) => it.toLowerCase() === asked) ?? codes.find((it) => stem(it) === stem(asked)) ?? null;
  }

  /** The frame speaks another language at once, and its run goes on. */
  #speak() {
    const lang = this.#lang();
    if (lang === this.#spoken) return;
    this.#spoken = lang;
    if (this.#frame) this.#label();
    else this.#read();
    if (this.#frame && lang !== null) this.#call("lang", { lang }).catch(() => undefined);
  }

  #words() {
    const [first] = Object.keys(WORDS);
    return WORDS[this.#lang() ?? first];
  }

  /** @param {URL} page */
  #address(page) {
    const address = new URL(page);
    const src = (this.getAttribute("src") ?? "").trim();
    // A link, a fragment with its sign or without, or a name of the gallery.
    const given = src.includes("#") ? new URL(src, HOME) : null;
    const query = new URLSearchParams(given?.search);
    for (const name of page === HOME ? ["t", "theme", "lang"] : [...DISPLAY, "splice", "lti"]) {
      const value = this.getAttribute(name) ?? query.get(name) ?? (name === "lang" ? this.#lang() : null);
      if (value !== null) address.searchParams.set(name, value);
    }
    address.hash = given ? given.hash : src || (this.#script && `1.t.${encodeURIComponent(this.#script)}`);
    return address.href;
  }

  /** @param {boolean} [focus] */
  #start(focus = false) {
    if (this.#frame || !this.isConnected || this.#wrong.what) return;
    this.#near.disconnect();
    const frame = make("iframe", { title: this.getAttribute("title") ?? this.#words().frame });
    frame.allow = "fullscreen; clipboard-write";
    const height = this.getAttribute("height");
    if (height) frame.style.height = `${parseFloat(height)}px`;
    const sandbox = this.getAttribute("sandbox");
    if (sandbox !== null) frame.setAttribute("sandbox", sandbox);
    frame.onload = () => this.#hello();
    frame.src = this.#address(new URL("embed.html", HOME));
    this.#frame = frame;
    this.#box.classList.add("running");
    this.#box.prepend(frame);
    if (focus) frame.focus();
  }

  #stop() {
    this.#frame?.remove();
    this.#frame = null;
    this.#attend(false);
    this.#ready = false;
    this.#box.classList.remove("running");
    for (const [, fail] of this.#calls.values()) fail(new Error("The playground was taken away."));
    this.#calls.clear();
    this.#queue = [];
  }

  /** Whether the frame may have an opaque origin, because it or this page is sandboxed. */
  #opaque() {
    const box = this.#frame?.hasAttribute("sandbox") && !this.#frame.sandbox.contains("allow-same-origin");
    return box || self.origin === "null";
  }

  #hello() {
    this.#post("hello", { height: !this.hasAttribute("height"), events: this.#facts ? ["fact"] : [] });
  }

  /** @param {string} name @param {object} what */
  #post(name, what) {
    this.#send({ type: OURS + name, ...what });
  }

  /** @param {object} message */
  #send(message) {
    // These messages hold no secrets.
    this.#frame?.contentWindow?.postMessage(message, this.#opaque() ? "*" : HOME.origin);
  }

  /**
   * The frame speaks SPLICE to this page, which hands it on to the platform around it. Where there is none, the page
   * may itself be the platform, and hears the frame.
   * @param {{subject: string, message_id?: string, score?: number, state?: unknown}} said
   */
  #splice({ subject, message_id, score = 0, state }) {
    if (parent === window && !library()) return;
    const place = placeOf(this);
    if (subject === "SPLICE.reportScoreAndState") reportOf(place, { score, state });
    if (subject === "SPLICE.getState")
      savedOf(place, (saved) => this.#send({ subject: "SPLICE.getState.response", message_id, state: saved }));
  }

  /** @param {string} name @param {object} [what] @returns {Promise<any>} */
  #call(name, what = {}) {
    this.#start();
    return new Promise((done, fail) => {
      if (this.#wrong.what) return fail(new Error(this.#trouble));
      if (!this.#frame) return fail(new Error("The element is in no page."));
      const id = (this.#count += 1);
      this.#calls.set(id, [done, fail]);
      if (this.#ready) this.#post(name, { id, ...what });
      else this.#queue.push({ name, id, ...what });
    });
  }

  /** @param {MessageEvent} event */
  #heard({ source, origin, data }) {
    if (!this.#frame || source !== this.#frame.contentWindow) return;
    if (origin !== HOME.origin && !(origin === "null" && this.#opaque())) return;
    if (typeof data?.subject === "string") return this.#splice(data);
    if (typeof data?.type !== "string" || !data.type.startsWith(OURS)) return;
    const { type, ...detail } = data;
    const name = type.slice(OURS.length);
    if (name === "height") this.#frame.style.height = `${detail.px + 2}px`;
    if (name === "answer") {
      const [done, fail] = this.#calls.get(detail.id) ?? [];
      this.#calls.delete(detail.id);
      if (detail.ok) done?.(detail.value);
      else fail?.(Object.assign(new Error(detail.error?.message), detail.error));
    }
    if (name === "key" || name === "leave") return this.#typed(name, detail);
    if (name === "awake" && !this.#ready) {
      this.#ready = true;
      for (const { name, ...what } of /** @type {any[]} */ (this.#queue.splice(0))) this.#post(name, what);
    }
    if (name === "time") this.#attend(detail.playing);
    if (name === "ready" || name === "run") this.#link.href = detail.href;
    for (const each of name === "fact" ? detail.facts : [detail])
      if (EVENTS.includes(name)) this.dispatchEvent(new CustomEvent(name, { detail: each }));
  }

  /** @param {boolean} plays */
  #attend(plays) {
    if (plays === this.#watch > 0) return;
    clearInterval(this.#watch);
    this.#watch = plays ? window.setInterval(() => this.#rest(), WATCH_MS) : 0;
  }

  /**
   * A run that nobody can see pauses: its slide is hidden. What was only scrolled away plays on. Decks hide slides in
   * ways that no observer reports, and a frame there may stand still without a word.
   */
  #rest() {
    // Older browsers have the second names.
    const how = { visibilityProperty: true, opacityProperty: true, checkVisibilityCSS: true, checkOpacity: true };
    if (!this.checkVisibility(how)) this.#post("pause", {});
  }

  /**
   * A key that the playground does not use belongs to the page: slides turn. After Escape the page has the keyboard.
   * @param {string} name @param {{key: string, code: string, keyCode: number, shiftKey: boolean}} typed
   */
  #typed(name, { key, code, keyCode, shiftKey }) {
    if (name === "leave") return this.#box.focus({ preventScroll: true });
    // Old scripts of pages read `keyCode`.
    const init = { key, code, keyCode, shiftKey, bubbles: true, composed: true, cancelable: true };
    this.dispatchEvent(new KeyboardEvent("keydown", init));
    this.dispatchEvent(new KeyboardEvent("keyup", init));
  }
}

if (!customElements.get("raft-playground")) customElements.define("raft-playground", RaftPlayground);
