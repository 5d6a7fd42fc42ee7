// @ts-check
/** @import { Panel, State, Store } from "../../core/types.js" */
/** @import { Refusal } from "../../core/view.js" */
/** @import { Fate } from "./gutter.js" */
import { h, set } from "../../ui/dom.js";
import { complaints } from "./completing.js";
import { lineCount, lineFrom, lineStart, placeAt, unitsBefore } from "./place.js";
import { say } from "../../text/say.js";
import { undoList } from "./undo.js";
import { completion } from "./completion.js";
import { fatesOf, gutter } from "./gutter.js";

/** Whether a key means undo (-1) or redo (1); 0: neither. @param {KeyboardEvent} event */
function undoKey({ key, ctrlKey, metaKey, altKey, shiftKey }) {
  if (altKey || ctrlKey === metaKey) return 0;
  const letter = key.toLowerCase();
  if (letter === "z") return shiftKey ? 1 : -1;
  return letter === "y" && ctrlKey && !shiftKey ? 1 : 0;
}

/**
 * The script box: a plain text area, a gutter beside it, bands behind it, and a list of names at the caret.
 *
 * Three measured values place what is drawn beside the text: the height of a line, the scroll position and, within a
 * line, the width of the same text in an element of the same font. So it fits any font.
 * @param {Store} store
 * @param {{describedby: string, oncaret: (line: number, column: number, fate: Fate | undefined) => void,
 *   onrun: () => void}} options
 * @returns {Panel & {element: HTMLElement, text: HTMLTextAreaElement, jump: (line: number, column: number) => void}}
 */
// long: places, drawing and input share one text box, its sizes and its marks
export function editor(store, options) {
  /** @type {HTMLTextAreaElement} */
  const text = h("textarea", {
    id: "script",
    "aria-label": say("script"),
    "aria-describedby": options.describedby,
    "aria-autocomplete": "list",
    spellcheck: "false",
    autocapitalize: "off",
    autocomplete: "off",
    autocorrect: "off",
    wrap: "off",
  });
  const numbers = gutter((line) => jump(line, 1));
  const names = completion((index) => accept(index));
  const ruler = h("span", { class: "mirror" }, "0");
  const mirror = h("span", { class: "mirror" });
  const bands = ["happened", "coming"].map((name) => h("div", { class: `band ${name}` }));
  const [lastBand, nextBand] = bands;
  const marks = h("div");
  const sheet = h("div", { class: "sheet", "aria-hidden": "true" }, ...bands, marks, ruler, mirror);
  const element = h(
    "div",
    { class: "editor" },
    numbers.element,
    h("div", { class: "paper" }, sheet, text),
    names.element,
  );

  /** In pixels: a line's height, the space above the first and before each, and how much of the text can be seen. */
  const size = { line: 18, above: 8, before: 8, width: 0, height: 0 };
  /** @type {Map<number, Fate>} */
  let fates = new Map();
  let [lines, last, next] = [1, 0, 0];
  /** @type {Refusal[]} mistakes that are shown */
  let wrong = [];
  /** @type {Set<number>} its lines */
  let wrongLines = new Set();
  const undo = undoList({ text: "", at: 0 });
  /** Whether the user wrote the text in the box, and not the page. */
  let own = false;
  /** The word, by line and start, whose list the user closed. */
  let shut = "";

  // Places.

  function measure() {
    const style = getComputedStyle(text);
    size.line = ruler.getBoundingClientRect().height || size.line;
    size.above = parseFloat(style.paddingTop) || 0;
    size.before = parseFloat(style.paddingLeft) || 0;
    [size.width, size.height] = [text.clientWidth, text.clientHeight];
    sheet.style.setProperty("--row", `${size.line}px`);
  }

  /** How far from the text's left edge a column of a line is, before it is scrolled. @param {string} before */
  function across(before) {
    mirror.textContent = before;
    return size.before + mirror.getBoundingClientRect().width;
  }

  /** @param {number} line */
  const down = (line) => size.above + (line - 1) * size.line - text.scrollTop;

  /** Scrolls as little as possible to show a line. @param {number} line */
  function reveal(line) {
    const top = size.above + (line - 1) * size.line;
    if (top < text.scrollTop) text.scrollTop = top - size.line;
    else if (top + size.line > text.scrollTop + size.height) text.scrollTop = top + 2 * size.line - size.height;
  }

  /** @param {number} line @param {number} column */
  function jump(line, column) {
    const start = lineStart(text.value, line);
    const raw = lineFrom(text.value, start);
    const at = start + unitsBefore(raw, column);
    text.focus({ preventScroll: true });
    text.setSelectionRange(at, at);
    reveal(line);
    const x = across(text.value.slice(start, at));
    if (x < text.scrollLeft + size.before || x > text.scrollLeft + size.width - size.before)
      text.scrollLeft = x - size.width / 2;
    element.scrollIntoView({ block: "nearest" });
  }

  // Drawing.

  /** Moves an element, if it is not there already. @param {HTMLElement} it @param {number} x @param {number} y */
  function move(it, x, y) {
    const shift = `translate(${x}px, ${y}px)`;
    if (it.style.transform !== shift) it.style.transform = shift;
  }

  /** @param {HTMLElement} band @param {number} line */
  function lay(band, line) {
    band.hidden = line === 0;
    if (line) move(band, 0, down(line));
  }

  function paint() {
    const first = Math.min(lines, Math.max(1, Math.floor((text.scrollTop - size.above) / size.line) + 1));
    const rows = Math.ceil(size.height / size.line) + 1;
    numbers.update({ count: lines, first, rows, wrong: wrongLines, last, next, fates });
    move(numbers.list, 0, down(first));
    lay(lastBand, last);
    lay(nextBand, next);
    paintMarks(first, first + rows);
    placeNames();
  }

  /**
   * Marks what is wrong, of the lines that can be seen: a band for the line, and a stroke below the place.
   * @param {number} from @param {number} to
   */
  function paintMarks(from, to) {
    const seen = wrong.filter(({ line }) => line >= from && line <= to);
    while (marks.children.length > 2 * seen.length) marks.lastElementChild?.remove();
    while (marks.children.length < 2 * seen.length)
      marks.append(h("div", { class: "band wrong" }), h("div", { class: "point" }));
    seen.forEach(({ line, column }, i) => {
      const [band, point] = [marks.children[2 * i], marks.children[2 * i + 1]];
      if (!(band instanceof HTMLElement && point instanceof HTMLElement)) return;
      // Two mistakes of one line have one band.
      lay(band, seen[i - 1]?.line === line ? 0 : line);
      const raw = lineFrom(text.value, lineStart(text.value, line));
      move(point, across(raw.slice(0, unitsBefore(raw, column))) - text.scrollLeft, down(line));
    });
  }

  function placeNames() {
    const { offer } = store.state;
    if (!offer) return;
    const top = down(offer.line);
    // The list is hidden while the line of its word is scrolled out of sight.
    if (top + size.line <= 0 || top >= size.height) return shutNames();
    const raw = lineFrom(text.value, lineStart(text.value, offer.line));
    const x = across(raw.slice(0, unitsBefore(raw, offer.from))) - text.scrollLeft;
    const box = text.getBoundingClientRect();
    names.place(box.left + Math.max(0, Math.min(x, size.width)), box.top + top, box.top + top + size.line);
  }

  // The list of names.

  function shutNames() {
    store.dispatch({ type: "shut-offer" });
  }

  /** @param {boolean} asked */
  function offerNames(asked) {
    const { line, column } = placeAt(text.value, text.selectionStart);
    store.dispatch({ type: "offer", line, column, asked });
  }

  /** The word at the caret, by line and start. */
  function word() {
    const { line, start } = placeAt(text.value, text.selectionStart);
    return `${line} ${text.value.slice(start, text.selectionStart).search(/\S*$/)}`;
  }

  /** Puts a name in place of the word. @param {number} index */
  function accept(index) {
    const { offer } = store.state;
    const name = offer?.names[index];
    if (!offer || !name) return;
    const start = lineStart(text.value, offer.line);
    const raw = lineFrom(text.value, start);
    text.focus({ preventScroll: true });
    text.setSelectionRange(start + unitsBefore(raw, offer.from), start + unitsBefore(raw, offer.to));
    shutNames();
    text.setRangeText(name.text, text.selectionStart, text.selectionEnd, "end");
    undo.replaced({ text: text.value, at: text.selectionStart }, true);
    typed(true);
  }

  /** @param {boolean} grows whether something was written, and nothing deleted */
  function typed(grows) {
    undo.typed({ text: text.value, at: text.selectionStart }, performance.now());
    own = true;
    store.dispatch({ type: "draft", text: text.value });
    const here = word();
    if (here !== shut) shut = "";
    if (!shut && (grows || store.state.offer)) offerNames(false);
  }

  /** @param {-1 | 1} by */
  function goBack(by) {
    const step = undo.go(by);
    if (!step) return;
    text.value = step.text;
    text.setSelectionRange(step.at, step.at);
    own = true;
    shutNames();
    store.dispatch({ type: "draft", text: step.text });
  }

  // From the keyboard, and from the browser's own menu.
  text.addEventListener("beforeinput", (event) => {
    if (event.inputType !== "historyUndo" && event.inputType !== "historyRedo") return;
    event.preventDefault();
    goBack(event.inputType === "historyUndo" ? -1 : 1);
  });
  text.addEventListener("input", (event) => {
    const { inputType } = /** @type {InputEvent} */ (event);
    typed(inputType === "insertText" || inputType === "insertCompositionText");
  });
  text.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    const { offer } = store.state;
    const by = undoKey(event);
    if (by) {
      event.preventDefault();
      return goBack(by);
    }
    const plain = !event.ctrlKey && !event.altKey && !event.metaKey && !event.shiftKey;
    const withOne = event.ctrlKey !== event.metaKey && !event.altKey && !event.shiftKey;
    if (event.key === " " && event.ctrlKey && !event.altKey && !event.metaKey) offerNames(true);
    else if (event.key === "Enter" && withOne) options.onrun();
    else if (!offer || !plain) return;
    else if (event.key === "ArrowDown") store.dispatch({ type: "choose", by: 1 });
    else if (event.key === "ArrowUp") store.dispatch({ type: "choose", by: -1 });
    else if (event.key === "Enter" || event.key === "Tab") accept(offer.active);
    else if (event.key === "Escape") {
      shut = word();
      shutNames();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  });
  text.addEventListener("blur", shutNames);
  text.addEventListener("scroll", paint);
  const rolled = (/** @type {WheelEvent} */ { deltaMode, deltaY }) =>
    (text.scrollTop += deltaMode === WheelEvent.DOM_DELTA_LINE ? deltaY * size.line : deltaY);
  numbers.element.addEventListener("wheel", rolled, { passive: true });
  document.addEventListener("selectionchange", () => {
    if (document.activeElement !== text) return;
    const { offer } = store.state;
    const { line, column } = placeAt(text.value, text.selectionStart);
    if (offer && (line !== offer.line || column < offer.from || column > offer.to)) shutNames();
    tellCaret();
  });
  function tellCaret() {
    const { line, column } = placeAt(text.value, text.selectionStart);
    options.oncaret(line, column, fates.get(line));
  }
  for (const target of [window, window.visualViewport]) target?.addEventListener("resize", placeNames);
  // The list follows any scrolling.
  for (const target of [document, window.visualViewport])
    target?.addEventListener("scroll", placeNames, { capture: true, passive: true });
  const resized = new ResizeObserver(() => {
    const { line } = placeAt(text.value, text.selectionStart);
    const top = down(line);
    const seen = document.activeElement === text && top >= 0 && top + size.line <= size.height;
    measure();
    // A message that takes room below the text must not hide the line with the caret.
    if (seen) reveal(line);
    paint();
  });
  resized.observe(text);
  resized.observe(ruler);

  /** @param {State} state @param {State | null} before @param {boolean} opened */
  function takeText({ draft }, before, opened) {
    if (draft === before?.draft && !opened) return false;
    if (text.value !== draft.text) {
      const { selectionStart, selectionEnd, scrollTop } = text;
      undo.replaced({ text: draft.text, at: selectionStart }, own);
      own = false;
      text.value = draft.text;
      text.setSelectionRange(selectionStart, selectionEnd);
      text.scrollTop = scrollTop;
    }
    lines = lineCount(draft.text);
    set(text, "aria-invalid", draft.mistakes && draft.told ? "true" : "false");
    numbers.element.style.setProperty("--digits", String(Math.max(2, String(lines).length)));
    return true;
  }

  /** @param {State} state @param {State | null} before @param {boolean} opened */
  function takeFates({ view, draft }, before, opened) {
    if (view === before?.view && draft.edited === before.draft.edited && !opened) return false;
    // The lines of an edited text are not those of the run.
    fates = draft.edited ? new Map() : fatesOf(view.lines);
    const [wasLast, wasNext] = [last, next];
    last = draft.edited ? 0 : (view.lines.last ?? 0);
    next = draft.edited ? 0 : (view.lines.next ?? 0);
    // They stay in sight, unless the caret is in the text.
    if ((last !== wasLast || next !== wasNext || opened) && !draft.edited && document.activeElement !== text) {
      if (next) reveal(next);
      if (last) reveal(last);
    }
    return true;
  }

  return {
    element,
    text,
    jump,
    update(state, before) {
      if (state.side !== "script") return;
      const opened = before?.side !== "script";
      const fresh = [takeText(state, before, opened), takeFates(state, before, opened)].includes(true);
      if (fresh) tellCaret();
      if (state.offer !== before?.offer) {
        names.update(state.offer);
        set(text, "aria-controls", state.offer ? names.id : null);
        set(text, "aria-activedescendant", state.offer ? names.active(state.offer) : null);
      }
      wrong = complaints(state);
      wrongLines = new Set(wrong.map(({ line }) => line));
      if (fresh || state.offer !== before?.offer) paint();
    },
  };
}
