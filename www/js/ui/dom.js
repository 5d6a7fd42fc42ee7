// @ts-check
/** Small helpers to build the page. Text is always set as text, never as markup. */

/**
 * @typedef {Record<string, string | number | boolean | undefined | ((event: any) => void)>} Attributes
 * @typedef {Node | string | null | undefined | false} Child
 */

/**
 * An element. `on…` attributes are listeners; `true` sets an attribute without a value, `false` and `undefined` none.
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag @param {Attributes} [attributes] @param {...Child} children
 * @returns {HTMLElementTagNameMap[K]}
 */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name.slice(2), value);
    else if (name === "class") element.className = String(value ?? "");
    else if (name === "value" && "value" in element) element.value = /** @type {any} */ (String(value));
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== undefined) element.setAttribute(name, String(value));
  }
  for (const child of children) if (child || child === "") element.append(child);
  return element;
}

const SVG = "http://www.w3.org/2000/svg";

/** Drawn on 16 by 16, stroked with the text's colour; a leading `!` means filled. @type {Record<string, string>} */
const ICONS = {
  play: "!M4 2.5v11l9.5-5.5Z",
  pause: "!M3.5 2.5h3v11h-3ZM9.5 2.5h3v11h-3Z",
  step: "!M3 2.5v11l7-5.5ZM11 2.5h2v11h-2Z",
  skip: "M3 3l4.5 5L3 13M8 3l4.5 5L8 13",
  skipback: "M13 3 8.5 8l4.5 5M8 3 3.5 8 8 13",
  stop: "M5.2 1.8h5.6l3.4 3.4v5.6l-3.4 3.4H5.2l-3.4-3.4V5.2ZM6.2 6.2h3.6v3.6H6.2Z",
  flag: "M4 14.5V2M4 2.8h8.5L10.2 6l2.3 3.2H4",
  branch:
    "M4.5 5.5v5M4.5 2a1.8 1.8 0 1 0 0 3.6 1.8 1.8 0 0 0 0-3.6M4.5 10.5a1.8 1.8 0 1 0 0 3.6 1.8 1.8 0 0 0 0-3.6" +
    "M11.5 3a1.8 1.8 0 1 0 0 3.6 1.8 1.8 0 0 0 0-3.6M11.5 6.6c0 2.4-3 2-5.6 3.6",
  restart: "!M1.5 2.5h2v11h-2ZM9 2.5v11L3.5 8ZM14.5 2.5v11L9 8Z",
  help: "M5.5 6A2.5 2.5 0 1 1 8.6 8.4C8.2 8.6 8 9 8 9.6M8 12.3v.1",
  sun:
    "M8 5.2a2.8 2.8 0 1 0 0 5.6 2.8 2.8 0 0 0 0-5.6M8 1v1.5M8 13.5V15M1 8h1.5M13.5 8H15M3 3l1.1 1.1" +
    "M11.9 11.9 13 13M3 13l1.1-1.1M11.9 4.1 13 3",
  moon: "M13.5 9.8A6 6 0 0 1 6.2 2.5 6 6 0 1 0 13.5 9.8Z",
  auto: "M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2M8 2v12M8 5l4.8-.5M8 8h6M8 11l4.8.5",
  close: "M3.5 3.5l9 9M12.5 3.5l-9 9",
  lock: "M4 7.5h8v6H4ZM5.5 7.5V5a2.5 2.5 0 0 1 5 0v2.5",
  crown: "!M2 12.5V4.5l3.5 3L8 3l2.5 4.5 3.5-3v8Z",
  print: "M4.5 6V2h7v4M4.5 11.5H2V6h12v5.5h-2.5M4.5 9.5h7V14h-7Z",
  crash: "M3.5 3.5l9 9M12.5 3.5l-9 9",
  power: "M8 2v6M4.5 4.2a5 5 0 1 0 7 0",
  clock: "M8 2.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11M8 5v3.2l2 1.3",
  camera: "M2 5h3l1-1.5h4L11 5h3v8H2ZM8 7a2 2 0 1 0 0 4 2 2 0 0 0 0-4",
  cut:
    "M4.5 10a1.8 1.8 0 1 0 0 3.6 1.8 1.8 0 0 0 0-3.6M11.5 10a1.8 1.8 0 1 0 0 3.6 1.8 1.8 0 0 0 0-3.6" +
    "M5.5 10.3 10.5 2.5M10.5 10.3 5.5 2.5",
  join:
    "M6.5 9.5a2.5 2.5 0 0 1 0-3.5l2-2a2.5 2.5 0 0 1 3.5 3.5l-1 1" +
    "M9.5 6.5a2.5 2.5 0 0 1 0 3.5l-2 2A2.5 2.5 0 0 1 4 8.5l1-1",
  propose: "M8 3v10M3 8h10",
  save: "M8 2v8M4.5 7 8 10.5 11.5 7M2.5 13.5h11",
  folder: "M1.5 4h4.5l1.5 1.5h7v7.5h-13Z",
  share:
    "M6 8.5 10.5 5.5M6 8l4.5 3M4.5 6.5a1.8 1.8 0 1 0 0 3.6 1.8 1.8 0 0 0 0-3.6" +
    "M12 2.8a1.8 1.8 0 1 0 0 3.6 1.8 1.8 0 0 0 0-3.6M12 10a1.8 1.8 0 1 0 0 3.6 1.8 1.8 0 0 0 0-3.6",
  copy: "M5.5 5.5h8v8h-8ZM10.5 5.5v-3h-8v8h3",
  erase: "M2.5 4.5h11M6 4.5v-2h4v2M4 4.5l.7 9h6.6l.7-9",
  land: "M2.5 8h8M7.5 4.5 11 8l-3.5 3.5M13.5 3v10",
  hold: "M5.5 3v10M10.5 3v10",
  warn: "M8 2.5 14.5 13.5H1.5ZM8 6.5v3.5M8 11.9v.1",
  dice: "M3 3h10v10H3ZM5.8 5.8v.1M10.2 10.2v.1M8 8v.1M10.2 5.8v.1M5.8 10.2v.1",
  out: "M6 3H3v10h10v-3M9 2.5h4.5V7M13.5 2.5 7.5 8.5",
  frame: "M2 3h12v10H2ZM6 6.5 4.5 8 6 9.5M10 6.5 11.5 8 10 9.5",
  tools:
    "M2 4.5h6.5M13 4.5h1M10.7 2.4a2.1 2.1 0 1 0 0 4.2 2.1 2.1 0 0 0 0-4.2" +
    "M14 11.5H7.5M3 11.5H2M5.3 9.4a2.1 2.1 0 1 0 0 4.2 2.1 2.1 0 0 0 0-4.2",
  hat: "M1 6 8 3l7 3-7 3ZM4 7.5V11c2 1.8 6 1.8 8 0V7.5M15 6v4.5",
  hall: "M2 3h12v8H2ZM8 11v3M5.5 14h5",
  plus: "M8 3.5v9M3.5 8h9",
  minus: "M3.5 8h9",
  fit: "M2 3v10M14 3v10M4.5 8h7M6.5 5.5 4 8l2.5 2.5M9.5 5.5 12 8l-2.5 2.5",
  follow: "M10.5 2.5v11M2 8h5.5M5 5.2 7.8 8 5 10.8M13.5 5v6",
  break: "!M9.5 1 3 9.2h4.2L6 15l6.8-8.6H8.4Z",
  back: "!M13 2.5v11l-7-5.5ZM5 2.5H3v11h2Z",
  clean: "M3 8a5 5 0 1 0 1.5-3.5M3 2.5v3h3",
  done: "M3.5 8.5 6.5 11.5 12.5 4.5",
  held: "M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13M5 8.2 7.2 10.4 11.2 5.8",
  failed: "M3.5 3.5l9 9M12.5 3.5l-9 9",
  probe: "M6 6.2a2 2 0 1 1 2.5 2c-.4.2-.5.5-.5 1M8 11.3v.1M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13",
  replicate: "M3 3l4.5 5L3 13M8 3l4.5 5L8 13",
  snapshot: "M3 4c0-2 10-2 10 0v8c0 2-10 2-10 0ZM3 4c0 2 10 2 10 0",
  members:
    "M6 2.5a2.3 2.3 0 1 0 0 4.6 2.3 2.3 0 0 0 0-4.6M1.5 13.5c0-6 9-6 9 0" +
    "M11 3.2a2 2 0 0 1 0 3.8M12 8.8c1.6.6 2.5 2.2 2.5 4.7",
  open: "M8 5.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5",
  waiting: "M8 2.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11",
};

/**
 * A picture beside words: hidden from screen readers.
 * @param {keyof typeof ICONS} name
 * @returns {SVGElement}
 */
export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 16 16");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const drawn = ICONS[name] ?? "";
  const filled = drawn.startsWith("!");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", filled ? drawn.slice(1) : drawn);
  path.setAttribute("class", filled ? "solid" : "line");
  svg.append(path);
  return svg;
}

/**
 * A button with a picture, a word, or both.
 * @param {{icon?: string, text?: string, label?: string, title?: string, class?: string, key?: string, id?: string,
 *   onclick: (event: MouseEvent) => void}} options
 */
export function button(options) {
  const element = h(
    "button",
    {
      type: "button",
      id: options.id,
      class: `button ${options.class ?? ""}${options.text ? "" : " only-icon"}`,
      "aria-label": options.label,
      title: options.title ?? options.label,
      onclick: options.onclick,
    },
    options.icon ? icon(options.icon) : null,
    options.text ? h("span", { class: "words" }, options.text) : null,
    options.key ? h("kbd", { "aria-hidden": "true" }, options.key) : null,
  );
  return element;
}

/** A field for a short text, without completion, correction or spell check. @param {Attributes} attributes */
export function textField(attributes) {
  return h("input", {
    type: "text",
    maxlength: 60,
    autocomplete: "off",
    spellcheck: "false",
    autocapitalize: "off",
    ...attributes,
  });
}

/** Replaces an element's children. @param {Element} element @param {...Child} children */
export function fill(element, ...children) {
  element.replaceChildren(
    ...children.filter((child) => child || child === "").map((child) => /** @type {Node | string} */ (child)),
  );
}

/**
 * Sets a text only if it differs, so that nothing is announced or laid out again for no reason.
 * @param {Element} element
 * @param {string} text
 */
export function write(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

/** Hides or shows, if it is not so already: the browser styles it again whenever it is told. */
export function hide(/** @type {HTMLElement} */ element, /** @type {boolean} */ hidden) {
  if (element.hidden !== hidden) element.hidden = hidden;
}

/**
 * Takes over what differs in elements of the same kind: their texts, attributes and deeper elements. Those that react
 * to events must be the same but for what they show.
 * @param {Element[]} old @param {Element[]} fresh
 * @returns {boolean} false: they are not of the same kind, and some may be revised already
 */
export function revise(old, fresh) {
  if (old.length !== fresh.length || old.some((it, i) => it.tagName !== fresh[i]?.tagName)) return false;
  return old.every((it, i) => {
    const from = fresh[i];
    if (!from || it.isEqualNode(from)) return from !== undefined;
    for (const { name } of [...it.attributes]) if (!from.hasAttribute(name)) it.removeAttribute(name);
    for (const { name, value } of from.attributes) set(it, name, value);
    if (it.childElementCount || from.childElementCount) {
      const whole = [it, from].every((one) => one.childNodes.length === one.childElementCount);
      return whole && revise([...it.children], [...from.children]);
    }
    write(it, from.textContent);
    return true;
  });
}

/** @param {Element} element @param {string} name @param {string | null} value */
export function set(element, name, value) {
  if (element.getAttribute(name) === value) return;
  if (value === null) element.removeAttribute(name);
  else element.setAttribute(name, value);
}

/**
 * The zoom that the style sheets give an element: 1, or more in a presentation. Pointer events have pixels of the
 * window; sizes have the element's own.
 * @param {Element} element
 */
export function zoomOf(element) {
  return /** @type {{currentCSSZoom?: number}} */ (element).currentCSSZoom ?? 1;
}

/** A field with its label above it. @param {string} id @param {string} label @param {HTMLElement} field */
export function choice(id, label, field) {
  field.id = id;
  return h("div", { class: "choice" }, h("label", { for: id }, label), field);
}

/**
 * A list to choose from.
 * @param {Record<string, string>} options the words, by their values
 * @param {() => void} onchange @param {string} [chosen] if absent, the first
 */
export function selectOf(options, onchange, chosen) {
  const select = h("select", { onchange });
  for (const [value, text] of Object.entries(options))
    select.append(h("option", { value, selected: value === chosen }, text));
  return select;
}

/** A titled part of the page. @param {string} name @param {string} title @param {...Child} children */
export function panel(name, title, ...children) {
  return h(
    "section",
    { class: `panel ${name}`, "aria-labelledby": `${name}-title` },
    h("h2", { id: `${name}-title` }, title),
    ...children,
  );
}
