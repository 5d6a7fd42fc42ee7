// @ts-check
/**
 * `<raft-playground>`: a run of Raft in any page. Only this small file is loaded until the element comes near
 * the window or is clicked; then a frame with `embed.html` takes its place. `docs/embed.html` has the recipes.
 *
 *     <script type="module" src="…/embed.js"></script>
 *     <raft-playground src="kill-the-leader" view="ring"></raft-playground>
 *
 * The content of the element is shown without JavaScript, until it runs, and in print. Where there is no `src`, it is
 * the script.
 */

const OURS = "raft-playground:";
const HOME = new URL("./", import.meta.url);
/** The names of the query: `docs/embed.html` says what they mean. */
const DISPLAY = ["t", "run", "speed", "view", "controls", "editable", "theme", "lang"];
/** The messages of the frame that the element dispatches as events. */
const EVENTS = ["ready", "fact", "expect", "violation", "complete", "time", "run", "error"];
const WORDS = { run: "Run", open: "Open in playground", frame: "Raft playground" };

// Set by script as a style sheet, which the content security policy of the page need not allow.
const LOOK = `
:host { display: block; margin: 1em 0; font: 14px/1.4 system-ui, sans-serif; }
:host([hidden]), [hidden] { display: none !important; }
iframe { display: block; width: 100%; height: 440px; border: 1px solid #8886; border-radius: 8px; }
.poster { position: relative; padding: 14px 16px; border: 1px solid #8886; border-radius: 8px; }
.poster img { display: block; max-width: 100%; height: auto; margin: 0 auto 12px; border-radius: 4px; }
.text { display: block; max-height: 240px; overflow: auto; margin-bottom: 12px; }
.text.script { font: 12px/1.5 ui-monospace, monospace; white-space: pre-wrap; }
.shown { margin: 0 0 12px; white-space: pre-wrap; font: 12px/1.5 ui-monospace, monospace; }
button { font: inherit; font-weight: 600; min-height: 36px; padding: 0 18px; margin-right: 12px; cursor: pointer; }
a { color: inherit; }
@media screen { .running .poster, .shown { display: none; } }
@media print {
  iframe, button { display: none; }
  .text { max-height: none; overflow: visible; }
  a::after { content: " (" attr(href) ")"; overflow-wrap: anywhere; }
  .changed .text { display: none; }
}`;

/** @template {keyof HTMLElementTagNameMap} K @param {K} tag @param {Partial<HTMLElementTagNameMap[K]>} [more] */
const make = (tag, more = {}) => Object.assign(document.createElement(tag), more);

/** Lines without the indentation that they have in the page. @param {string} text */
function flush(text) {
  const lines = text.replace(/^[ \t]*\n|\s+$/g, "").split("\n");
  const deep = Math.min(...lines.filter((line) => line.trim()).map((line) => line.search(/\S/)));
  return Number.isFinite(deep) ? lines.map((line) => line.slice(deep)).join("\n") : "";
}

export class RaftPlayground extends HTMLElement {
  static observedAttributes = ["src", ...DISPLAY];
  /** @type {HTMLIFrameElement | null} */
  #frame = null;
  /** Messages to send when the frame is ready. @type {object[]} */
  #queue = [];
  #ready = false;
  #facts = false;
  /** Pending calls by number. @type {Map<number, [(value: any) => void, (why: Error) => void]>} */
  #calls = new Map();
  #count = 0;
  #script = "";
  #box = make("div");
  #poster = make("div", { className: "poster" });
  #shown = make("pre", { className: "shown" });
  #link = make("a", { textContent: WORDS.open, target: "_blank", rel: "noopener" });
  #near = new IntersectionObserver((seen) => seen.some((it) => it.isIntersecting) && this.#start(), {
    rootMargin: "300px",
  });
  #hear = (/** @type {MessageEvent} */ event) => this.#heard(event);

  constructor() {
    super();
    const root = this.attachShadow({ mode: "open" });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(LOOK);
    root.adoptedStyleSheets = [sheet];
    const button = make("button", { type: "button", textContent: WORDS.run, onclick: () => this.#start(true) });
    const text = make("div", { className: "text" });
    text.append(make("slot"));
    this.#poster.append(text, this.#shown, button, this.#link);
    this.#box.append(this.#poster);
    root.append(this.#box);
  }

  connectedCallback() {
    this.#read();
    const bare = !this.hasAttribute("src") && !this.firstElementChild;
    this.shadowRoot?.querySelector(".text")?.classList.toggle("script", bare);
    const poster = this.getAttribute("poster");
    if (poster && !this.#poster.querySelector("img")) {
      const alt = this.getAttribute("title") ?? "";
      const picture = make("img", { alt, src: poster, loading: "lazy", onerror: () => picture.remove() });
      this.#poster.prepend(picture);
    }
    addEventListener("message", this.#hear);
    // With reduced data use, the frame waits for a click.
    const saves = /** @type {any} */ (navigator).connection?.saveData === true;
    if (this.getAttribute("loading") !== "click" && !saves) this.#near.observe(this);
  }

  disconnectedCallback() {
    this.#near.disconnect();
    removeEventListener("message", this.#hear);
    this.#stop();
  }

  /** @param {string} _name @param {string | null} before @param {string | null} after */
  attributeChangedCallback(_name, before, after) {
    if (before === after || !this.isConnected) return;
    this.#read();
    if (!this.#frame) return;
    this.#stop();
    this.#start();
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
  /** Does something now, as a script has it: `crash leader`. @param {string} text */
  act(text) {
    return this.#call("act", { text });
  }
  /** The script of the present run. @returns {Promise<string>} */
  script() {
    return this.#call("script");
  }

  /** Reads the script and the address from the content and the attributes. */
  #read() {
    this.#script = this.hasAttribute("src") ? "" : flush(this.textContent ?? "");
    this.#link.href = this.#address(HOME);
  }

  /** @param {URL} page */
  #address(page) {
    const address = new URL(page);
    const src = (this.getAttribute("src") ?? "").trim();
    // A link, a fragment with its sign or without, or a name of the gallery.
    const given = src.includes("#") ? new URL(src, HOME) : null;
    const query = new URLSearchParams(given?.search);
    for (const name of page === HOME ? ["t", "theme", "lang"] : [...DISPLAY, "splice", "lti"]) {
      const value = this.getAttribute(name) ?? query.get(name);
      if (value !== null) address.searchParams.set(name, value);
    }
    address.hash = given ? given.hash : src || (this.#script && `1.t.${encodeURIComponent(this.#script)}`);
    return address.href;
  }

  /** @param {boolean} [focus] */
  #start(focus = false) {
    if (this.#frame || !this.isConnected) return;
    this.#near.disconnect();
    const frame = make("iframe", { title: this.getAttribute("title") ?? WORDS.frame });
    frame.allow = "fullscreen; clipboard-write";
    const height = this.getAttribute("height");
    if (height) frame.style.height = `${parseFloat(height)}px`;
    const sandbox = this.getAttribute("sandbox");
    if (sandbox !== null) frame.setAttribute("sandbox", sandbox);
    frame.onload = () => this.#hello();
    frame.src = this.#address(new URL("embed.html", HOME));
    this.#frame = frame;
    this.#box.className = "running";
    this.#box.prepend(frame);
    if (focus) frame.focus();
  }

  #stop() {
    this.#frame?.remove();
    this.#frame = null;
    this.#ready = false;
    this.#box.className = "";
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
    // These messages hold no secrets.
    const to = this.#opaque() ? "*" : HOME.origin;
    this.#frame?.contentWindow?.postMessage({ type: OURS + name, ...what }, to);
  }

  /** @param {string} name @param {object} [what] @returns {Promise<any>} */
  #call(name, what = {}) {
    this.#start();
    return new Promise((done, fail) => {
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
    if (name === "ready") {
      if (this.#ready) return;
      this.#ready = true;
      for (const { name, ...what } of /** @type {any[]} */ (this.#queue.splice(0))) this.#post(name, what);
    }
    if (name === "ready" || name === "run") {
      this.#link.href = detail.href;
      this.#shown.textContent = detail.script;
      if (this.hasAttribute("src") || detail.script.trim() !== this.#script.trim()) this.#box.classList.add("changed");
    }
    for (const each of name === "fact" ? detail.facts : [detail])
      if (EVENTS.includes(name)) this.dispatchEvent(new CustomEvent(name, { detail: each }));
  }
}

if (!customElements.get("raft-playground")) customElements.define("raft-playground", RaftPlayground);
