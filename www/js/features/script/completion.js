// @ts-check
/** @import { Offer } from "../../core/types.js" */
import { fill, h, set } from "../../ui/dom.js";
import { say, tell } from "../../text/say.js";

/** Room between the list and the edges of the window, pixels. */
const MARGIN = 6;

/** The list of names beside the caret. @param {(index: number) => void} onpick */
// long: its methods share the list, its names and the word that was typed
export function completion(onpick) {
  const id = "script-names";
  const element = h("ul", {
    id,
    class: "names",
    role: "listbox",
    "aria-label": say("script-names"),
    popover: "manual",
  });
  // Where the browser has no top layer, the list is shown and hidden like anything else.
  const layered = "popover" in HTMLElement.prototype;
  if (!layered) element.hidden = true;
  // A press does not take the focus from the text.
  element.addEventListener("pointerdown", (event) => event.preventDefault());
  element.addEventListener("mousedown", (event) => event.preventDefault());
  element.addEventListener("click", (event) => {
    const option = event.target instanceof Element ? event.target.closest("[role=option]") : null;
    if (option) onpick([...element.children].indexOf(option));
  });
  /** @type {Offer["names"] | null} */
  let names = null;
  let typed = "";

  /** @param {boolean} on */
  function show(on) {
    if (!layered) element.hidden = !on;
    else if (on !== element.matches(":popover-open")) on ? element.showPopover() : element.hidePopover();
  }

  return {
    element,
    id,
    /** The element of the chosen name. @param {Offer} offered */
    active: (offered) => `${id}-${offered.active}`,
    /** @param {Offer | null} offered */
    update(offered) {
      if (!offered) {
        if (names) show(false);
        names = null;
        return;
      }
      if (offered.names !== names || offered.typed !== typed) {
        ({ names, typed } = offered);
        const length = typed.length;
        fill(
          element,
          ...names.map(({ text, what }, i) => {
            const same = text.toLowerCase().startsWith(typed.toLowerCase());
            const parts = same && length ? [h("b", {}, text.slice(0, length)), text.slice(length)] : [text];
            return h(
              "li",
              { id: `${id}-${i}`, role: "option" },
              h("span", { class: "name" }, ...parts),
              // A space, so that what is read aloud is two words.
              " ",
              h("span", { class: "what" }, tell(what)),
            );
          }),
        );
        show(true);
        element.scrollTop = 0;
      }
      [...element.children].forEach((option, i) => set(option, "aria-selected", String(i === offered.active)));
      element.children[offered.active]?.scrollIntoView({ block: "nearest" });
    },
    /**
     * Beside the caret, and inside of the window.
     * @param {number} x where the word begins
     * @param {number} top of its line
     * @param {number} bottom of its line
     */
    place(x, top, bottom) {
      const seen = window.visualViewport;
      const [width, height] = [element.offsetWidth, element.offsetHeight];
      const right = (seen ? seen.offsetLeft + seen.width : innerWidth) - MARGIN;
      const end = (seen ? seen.offsetTop + seen.height : innerHeight) - MARGIN;
      const below = bottom + height <= end || top - height < MARGIN;
      element.style.left = `${Math.max(MARGIN, Math.min(x, right - width))}px`;
      element.style.top = `${below ? bottom : top - height}px`;
    },
  };
}
