// @ts-check
/**
 * The headers that a host should send, as the file `_headers` that Netlify and Cloudflare Pages read.
 * `www/docs/hosting.html` lists the same headers with reasons; a test compares the two.
 */

/** @typedef {{files: string, header: string, value: string}} Header */

const KEEP = "public, max-age=31536000, immutable";
const DAY = "public, max-age=86400";

/** @type {Header[]} */
export const HEADERS = [
  { files: "/*", header: "X-Content-Type-Options", value: "nosniff" },
  { files: "/*", header: "Access-Control-Allow-Origin", value: "*" },
  { files: "/*", header: "Cross-Origin-Resource-Policy", value: "cross-origin" },
  { files: "/*", header: "Cross-Origin-Embedder-Policy", value: "require-corp" },
  { files: "/*", header: "Permissions-Policy", value: "camera=(), microphone=(), geolocation=(), payment=(), usb=()" },
  { files: "/app/*", header: "Cache-Control", value: KEEP },
  { files: "/cards/*", header: "Cache-Control", value: DAY },
  { files: "/icons/*", header: "Cache-Control", value: DAY },
  { files: "/scenarios/*.raft", header: "Content-Type", value: "text/plain; charset=utf-8" },
];

/** The text of `_headers`. @param {string | undefined} address of the site: its path is put before each file */
export function headersFile(address) {
  const base = address ? new URL(address).pathname.replace(/\/$/, "") : "";
  const groups = [...new Set(HEADERS.map((it) => it.files))].map((files) => {
    const lines = HEADERS.filter((it) => it.files === files).map((it) => `  ${it.header}: ${it.value}\n`);
    return `${base}${files}\n${lines.join("")}`;
  });
  return groups.join("\n");
}
