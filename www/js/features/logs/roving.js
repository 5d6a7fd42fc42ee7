// @ts-check
/** The arrow keys in the logs: the whole table is one stop of the tab key. */

/** @typedef {{row: string, column: number}} Spot the row's `data-node`, or empty for the head */

/** @param {HTMLTableElement} table whose buttons say their column in `data-column` */
export function rove(table) {
  /** @type {Spot} */
  let active = { row: "1", column: -1 };

  /** The buttons of each row that has any. */
  const rows = () =>
    [...table.rows]
      .map((row) => ({
        name: row.dataset["node"] ?? "",
        buttons: /** @type {HTMLElement[]} */ ([...row.querySelectorAll("[data-column]")]),
      }))
      .filter((row) => row.buttons.length > 0);

  /** The button nearest to a column. @param {HTMLElement[]} buttons @param {number} column */
  const nearest = (buttons, column) =>
    buttons.reduce((best, it) => (Math.abs(columnOf(it) - column) < Math.abs(columnOf(best) - column) ? it : best));

  function current() {
    const all = rows();
    const row = all.find((it) => it.name === active.row) ?? all.at(-1);
    return row ? nearest(row.buttons, active.column) : null;
  }

  /** Only the active button is a stop of the tab key. */
  function settle() {
    const now = current();
    for (const row of rows())
      for (const button of row.buttons) {
        const index = button === now ? 0 : -1;
        if (button.tabIndex !== index) button.tabIndex = index;
      }
  }

  table.addEventListener("focusin", (event) => {
    const button = event.target instanceof Element ? event.target.closest("[data-column]") : null;
    if (!(button instanceof HTMLElement)) return;
    active = { row: button.closest("tr")?.dataset["node"] ?? "", column: columnOf(button) };
    settle();
  });
  table.addEventListener("keydown", (event) => {
    const button = event.target;
    if (!(button instanceof HTMLElement) || button.dataset["column"] === undefined) return;
    const next = neighbour(rows(), button, event.key, nearest);
    if (!next) return;
    event.preventDefault();
    next.focus();
    next.scrollIntoView({ block: "nearest", inline: "nearest" });
  });

  return {
    settle,
    focus: () => current()?.focus({ preventScroll: true }),
  };
}

/** @param {HTMLElement} button */
const columnOf = (button) => Number(button.dataset["column"]);

/**
 * Where a key leads to.
 * @param {{buttons: HTMLElement[]}[]} rows @param {HTMLElement} button @param {string} key
 * @param {(buttons: HTMLElement[], column: number) => HTMLElement} nearest
 * @returns {HTMLElement | undefined}
 */
function neighbour(rows, button, key, nearest) {
  const at = rows.findIndex((row) => row.buttons.includes(button));
  const row = rows[at]?.buttons ?? [];
  const place = row.indexOf(button);
  switch (key) {
    case "ArrowRight":
      return row[place + 1];
    case "ArrowLeft":
      return row[place - 1];
    case "Home":
      return row[0];
    case "End":
      return row.at(-1);
    case "ArrowUp":
    case "ArrowDown": {
      const other = rows[at + (key === "ArrowDown" ? 1 : -1)];
      return other && nearest(other.buttons, columnOf(button));
    }
  }
  return undefined;
}
