// @ts-check
/** A page of another origin than the playground's, as an author would have it, with an element of the playground. */
import { createServer } from "node:http";

/** What the element plays. */
export const SCRIPT = 'title "In a lecture"\ncluster nodes=3 seed=1 latency=10..10\nat 20 timeout n1\n';

/** @param {string} site the playground's address @returns {Promise<{url: string, off: () => void}>} */
export async function serveHost(site) {
  const body = `<!doctype html><html lang="en"><meta charset="utf-8"><title>A lecture</title>
<link rel="icon" href="data:,"><style>body { margin: 0 auto; max-width: 700px }</style>
<script>
  window.told = [];
  for (const name of ["ready", "run", "error"])
    addEventListener(name, (event) => event.target.localName === "raft-playground" &&
      told.push([name, event.detail]), { capture: true });
</script>
<script type="module" src="${site}embed.js"></script>
<pre><raft-playground>
${SCRIPT.replaceAll("&", "&amp;").replaceAll("<", "&lt;")}</raft-playground></pre>
</html>`;
  const server = createServer((_, response) => void response.setHeader("Content-Type", "text/html").end(body));
  await new Promise((listening) => server.listen(0, "127.0.0.1", () => listening(undefined)));
  const address = server.address();
  if (!address || typeof address === "string") throw new Error("the server of the host page has no port");
  // A name of its own, and so another site than the playground's 127.0.0.1.
  return { url: `http://localhost:${address.port}/`, off: () => (server.closeAllConnections(), void server.close()) };
}
