// @ts-check
/** Numbers with their nouns. */

/** `1 node` or `3 nodes`. @param {number} n @param {string} one @param {string} many */
export const plural = (n, one, many) => `${n.toLocaleString("en")} ${n === 1 ? one : many}`;

/** `line 5`, or `lines 2, 3 and 7`. @param {number[]} numbers */
export const lines = (numbers) => {
  const last = numbers.at(-1);
  return numbers.length > 1 ? `lines ${numbers.slice(0, -1).join(", ")} and ${last}` : `line ${last}`;
};
