// @ts-check
/**
 * A picture as the text of a self-contained SVG file: no style sheet, no font, no other file.
 * @import { Picture } from "./picture.js"
 */
import { escaped } from "../../core/format.js";
import { markOf } from "../../ui/svg.js";

/** Leaves out the characters that XML does not allow. @param {string} text */
const held = (text) => escaped(text.replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, ""));

/** Two decimals are finer than any screen. @param {string | number} value */
const short = (value) => (typeof value === "number" ? String(Math.round(value * 100) / 100) : held(value));

/**
 * @param {string} tag @param {Record<string, string | number | undefined>} attributes
 * @param {string} [inner] markup
 */
function markup(tag, attributes, inner) {
  let text = `<${tag}`;
  for (const [name, value] of Object.entries(attributes)) if (value !== undefined) text += ` ${name}="${short(value)}"`;
  return inner === undefined ? `${text}/>` : `${text}>${inner}</${tag}>`;
}

/** @param {Picture} picture @returns {string} */
export function svgOf(picture) {
  const { width, height, parts, theme } = picture;
  const lines = [
    markup("title", { id: "title" }, held(picture.title)),
    markup("desc", { id: "desc" }, held(picture.alt)),
    markup("metadata", {}, held(`${picture.link}\nRaft playground, engine ${picture.version}`)),
    markup("rect", { width, height, fill: theme.ground }),
  ];
  parts.forEach((part, i) => {
    const clip = markup("rect", { width: part.width, height: part.height });
    lines.push(markup("clipPath", { id: `part-${i}` }, clip));
    const items = part.items.map((item) => {
      const { tag, attributes, text } = markOf(item);
      return markup(tag, attributes, text === undefined ? undefined : held(text));
    });
    const where = { transform: `translate(${part.x} ${part.y})`, "clip-path": `url(#part-${i})` };
    const group = markup("g", where, `\n${items.join("\n")}\n`);
    // The line at the foot leads to where the run can be played.
    lines.push(i === parts.length - 1 ? markup("a", { href: picture.link }, group) : group);
  });
  const root = {
    xmlns: "http://www.w3.org/2000/svg",
    width,
    height,
    viewBox: `0 0 ${width} ${height}`,
    role: "img",
    "aria-labelledby": "title desc",
    // Once for all texts.
    "font-family": theme.font,
  };
  return `${markup("svg", root, `\n${lines.join("\n")}\n`)}\n`;
}
