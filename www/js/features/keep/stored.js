// @ts-check
/**
 * What the browser stores for the page: records, each under its own name, so that two tabs that write at the same time
 * do not overwrite each other's. Nothing here throws. A record may be damaged, or come from another
 * version, or from another page: it is checked before it is used, and scripts go through the parser like those of a
 * link.
 * @import { Kept, KeptTexts } from "../../core/types.js"
 */
import { MOST_BYTES } from "../../core/link.js";

export const VERSION = 1;
/** The most records of one kind, and the most characters in all of them. Browsers allow five million for a site. */
export const MOST_RECORDS = 8;
export const MOST_CHARACTERS = 1_000_000;
/** The most texts that were never run. */
export const MOST_TEXTS = 5;
/** The most branches of a record; more than a run may have. */
const MOST_BRANCHES = 100;
/** What every name in the two stores begins with. */
const OURS = "raft-playground:";

/**
 * @template T
 * @typedef {object} Records records of one kind in one store
 * @property {(name: string) => T | undefined} read
 * @property {(name: string, record: T) => boolean} write false: it could not be stored
 * @property {(name: string) => void} remove
 * @property {() => [string, T][]} list the latest first
 */

/** @param {unknown} value @returns {value is string} */
const isText = (value) => typeof value === "string";
/** @param {unknown} value @returns {value is number} */
const isCount = (value) => typeof value === "number" && Number.isFinite(value) && value >= 0;
/** @param {unknown} value @returns {value is string} */
const isScript = (value) => isText(value) && value.length <= MOST_BYTES;
/** @param {unknown} value */
const isTexts = (value) => Array.isArray(value) && value.length <= MOST_TEXTS && value.every(isText);

/** @param {any} value @returns {value is import("../../core/types.js").KeptBranch} */
function isBranch(value) {
  return (
    isText(value?.name) &&
    isScript(value.script) &&
    Number.isInteger(value.from) &&
    isCount(value.forkStep) &&
    isCount(value.forkMs) &&
    isCount(value.stoodMs)
  );
}

/** Whether this is a run as a page of this version keeps it. @param {any} value @returns {value is Kept} */
export function isKept(value) {
  return (
    value?.version === VERSION &&
    isCount(value.savedAt) &&
    isText(value.engine) &&
    isText(value.title) &&
    isScript(value.base) &&
    isCount(value.atMs) &&
    (value.step === null || isCount(value.step)) &&
    Array.isArray(value.branches) &&
    value.branches.length <= MOST_BRANCHES &&
    value.branches.every(isBranch) &&
    Number.isInteger(value.shown) &&
    value.branches[value.shown] !== undefined &&
    (value.draft === null || isText(value.draft)) &&
    (value.draftBase === null || isScript(value.draftBase)) &&
    isTexts(value.texts) &&
    typeof value.offered === "boolean"
  );
}

/** @param {any} value @returns {value is KeptTexts} */
export function isKeptTexts(value) {
  return value?.version === VERSION && isCount(value.savedAt) && isTexts(value.texts);
}

/** When a record was written, by its own field; 0 without one, which is the oldest. @param {string} text */
const savedAt = (text) => Number(/^\{"version":\d+,"savedAt":(\d+)/.exec(text)?.[1] ?? 0);

/**
 * @template {{savedAt: number}} T
 * @param {() => Storage} open throws where the browser stores nothing
 * @param {string} kind
 * @param {(value: any) => value is T} isRight
 * @returns {Records<T>}
 */
// long: its functions share one prefix of names and one storage
export function records(open, kind, isRight) {
  const prefix = `${OURS}${kind}:`;

  /** Every name of this kind with its text, the latest first. @returns {[string, string][]} */
  function all() {
    const store = open();
    /** @type {[string, string][]} */
    const found = [];
    for (let n = 0; n < store.length; n += 1) {
      const key = store.key(n);
      if (key?.startsWith(prefix)) found.push([key.slice(prefix.length), store.getItem(key) ?? ""]);
    }
    return found.sort((one, other) => savedAt(other[1]) - savedAt(one[1]));
  }

  /** @param {string} text @returns {T | undefined} */
  function parsed(text) {
    if (text.length > MOST_CHARACTERS) return undefined;
    try {
      const value = JSON.parse(text);
      return isRight(value) ? value : undefined;
    } catch {
      return undefined;
    }
  }

  /**
   * Removes the oldest until the rest and `size` characters more are few enough.
   * @param {string} own @param {number} size
   */
  function makeRoom(own, size) {
    let [count, characters] = [1, size];
    for (const [name, text] of all()) {
      if (name === own) continue;
      [count, characters] = [count + 1, characters + text.length];
      if (count > MOST_RECORDS || characters > MOST_CHARACTERS) open().removeItem(prefix + name);
    }
  }

  return {
    read(name) {
      try {
        return parsed(open().getItem(prefix + name) ?? "");
      } catch {
        return undefined;
      }
    },
    write(name, record) {
      const text = JSON.stringify(record);
      if (text.length > MOST_CHARACTERS) return false;
      try {
        makeRoom(name, text.length);
        open().setItem(prefix + name, text);
        return true;
      } catch {
        return false;
      }
    },
    remove(name) {
      try {
        open().removeItem(prefix + name);
      } catch {
        // Nothing is stored: then there is nothing to remove.
      }
    },
    list() {
      try {
        return all().flatMap(([name, text]) => {
          const record = parsed(text);
          return record ? [/** @type {[string, T]} */ ([name, record])] : [];
        });
      } catch {
        return [];
      }
    },
  };
}

/** Removes everything that this page has stored, in any version, except its settings. */
export function clearStores() {
  for (const open of [() => sessionStorage, () => localStorage]) {
    try {
      const store = open();
      const names = Array.from({ length: store.length }, (_, n) => store.key(n) ?? "");
      for (const name of names) if (name.startsWith(OURS)) store.removeItem(name);
    } catch {
      // Nothing is stored: then there is nothing to remove.
    }
  }
}

/** @param {() => Storage} open */
function works(open) {
  const name = `${OURS}probe`;
  try {
    open().setItem(name, name);
    open().removeItem(name);
    return true;
  } catch {
    return false;
  }
}

/**
 * What the browser stores for this page: until the tab is closed, and for longer. A private window, or one without
 * cookies, may store neither, and each of the two can be full.
 */
export const canStore = () => ({ inTab: works(() => sessionStorage), longer: works(() => localStorage) });

/** The runs of this tab, one for each entry of its history that it has stood at. */
export const runs = records(() => sessionStorage, "run", isKept);
/** Texts of this tab that were never run. */
export const texts = records(() => sessionStorage, "texts", isKeptTexts);
/** For each tab a copy of its run, for the time when the tab is closed. */
export const copies = records(() => localStorage, "tab", isKept);
