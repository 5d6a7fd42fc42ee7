// @ts-check
/**
 * Places in a text. The simulation counts lines from 1, and columns from 1 in characters (Unicode scalar values); a
 * text area counts UTF-16 units from its start.
 */

/**
 * How many lines there are; one at least.
 * @param {string} text
 */
export function lineCount(text) {
  let count = 1;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) count += 1;
  return count;
}

/**
 * Where a line begins; a line behind the last is the last.
 * @param {string} text @param {number} line from 1
 */
export function lineStart(text, line) {
  let start = 0;
  for (let n = 1; n < line; n += 1) {
    const feed = text.indexOf("\n", start);
    if (feed < 0) break;
    start = feed + 1;
  }
  return start;
}

/**
 * The line that begins there.
 * @param {string} text @param {number} start
 */
export function lineFrom(text, start) {
  const end = text.indexOf("\n", start);
  return text.slice(start, end < 0 ? text.length : end);
}

/**
 * @param {string} text
 * @param {number} offset
 * @returns {{line: number, column: number, start: number}} `start`: where the line begins
 */
export function placeAt(text, offset) {
  const before = text.slice(0, offset);
  const start = before.lastIndexOf("\n") + 1;
  return { line: lineCount(before), column: [...before.slice(start)].length + 1, start };
}

/**
 * Where a column is in a line: never behind its end.
 * @param {string} line @param {number} column from 1
 */
export function unitsBefore(line, column) {
  return [...line].slice(0, column - 1).join("").length;
}
