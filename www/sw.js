// @ts-check
/**
 * The site without a network: the service worker of a published site. `tests/browser/publish/offline.mjs` puts the
 * version and the list of files in; that of a site which was only built removes all of this.
 *
 * A version is a hash of everything that the site holds, and has a cache of its own, filled before the version is used
 * for anything. A page that was loaded in one version is answered from that version's cache for as long as it is open,
 * whichever version answers new pages by then: so no page ever sees the files of two. A cache is removed when no open
 * page uses it.
 */

/** The browser's types for pages and for workers exclude one another. @type {any} */
const worker = self;
/** @type {string} */
const VERSION = /** @type {any} */ (self).VERSION;
/** Every file by its path, with the hash of what it holds. @type {Record<string, string>} */
const FILES = /** @type {any} */ (self).FILES;

const SCOPE = worker.registration.scope;
/** Caches belong to a host, and a host may have several playgrounds, each in its folder. */
const PREFIX = `raft-playground ${SCOPE} `;
/** Which page is of which version: this program is ended whenever nothing happens, and must not forget that. */
const PAGES = `${PREFIX}pages`;
const HASH = "x-integrity";

/** @param {string} version */
const cacheOf = (version) => PREFIX + version;
/** @param {string} name */
const keyOf = (name) => new URL(name, SCOPE).href;
/** @param {string} id */
const pageKey = (id) => keyOf(`?page=${encodeURIComponent(id)}`);

if (VERSION) {
  worker.addEventListener("install", (/** @type {any} */ event) => event.waitUntil(install()));
  worker.addEventListener("activate", (/** @type {any} */ event) => event.waitUntil(sweep()));
  worker.addEventListener("message", (/** @type {any} */ event) => {
    if (event.data?.type === "raft-playground:take-over") worker.skipWaiting();
  });
  worker.addEventListener("fetch", (/** @type {any} */ event) => {
    const { request } = event;
    if (request.method !== "GET" || !request.url.startsWith(SCOPE)) return;
    event.respondWith(answer(event, nameOf(request.url)));
  });
} else {
  worker.addEventListener("install", () => worker.skipWaiting());
  worker.addEventListener("activate", (/** @type {any} */ event) => event.waitUntil(retire()));
}

/**
 * A published site was replaced by one that was only built, as during development. Earlier visitors would still get the
 * old one, so this removes it.
 */
async function retire() {
  const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX));
  await Promise.all(names.map((name) => caches.delete(name)));
  await worker.registration.unregister();
  for (const page of await worker.clients.matchAll({ type: "window" })) await page.navigate(page.url);
}

/** A file's path in the site: what the query and the fragment say is the page's business. @param {string} address */
function nameOf(address) {
  const url = new URL(address);
  url.search = url.hash = "";
  const name = decodeURIComponent(url.href.slice(SCOPE.length));
  return name === "" || name.endsWith("/") ? `${name}index.html` : name;
}

/** All files of this version, or none. */
async function install() {
  const name = cacheOf(VERSION);
  try {
    const cache = await caches.open(name);
    await Promise.all(Object.entries(FILES).map(([file, hash]) => bring(cache, file, hash)));
  } catch (error) {
    await caches.delete(name);
    throw error;
  }
}

/** @param {Cache} cache @param {string} file @param {string} integrity */
async function bring(cache, file, integrity) {
  const had = await caches.match(keyOf(file));
  if (had?.headers.get(HASH) === integrity) return cache.put(keyOf(file), had);
  // An index by its folder: some hosts lead from the one name to the other.
  const address = keyOf(file.replace(/(^|\/)index\.html$/, "$1"));
  const found = await fetch(address, { integrity, cache: "no-cache" });
  if (!found.ok) throw new Error(`${file}: ${found.status}`);
  const headers = new Headers(found.headers);
  headers.set(HASH, integrity);
  // A copy: what came by a redirection may not answer for a page.
  return cache.put(keyOf(file), new Response(await found.blob(), { headers }));
}

/** @param {any} event @param {string} name @returns {Promise<Response>} */
async function answer(event, name) {
  const { request } = event;
  let version = VERSION;
  if (request.mode === "navigate") {
    await remember(event.resultingClientId);
    event.waitUntil(sweep());
  } else {
    version = await versionOf(event.clientId);
  }
  for (const file of [name, `${name}.html`]) {
    const kept = await caches.match(keyOf(file), { cacheName: cacheOf(version) });
    if (kept) return kept;
  }
  try {
    return await fetch(request);
  } catch (error) {
    // The page of a scenario, for chats to look at, is not kept; the scenario is.
    const scenario = request.mode === "navigate" && /^s\/([^/]+)\/index\.html$/.exec(name)?.[1];
    if (scenario && `scenarios/${scenario}.raft` in FILES) return Response.redirect(`${SCOPE}#${scenario}`);
    throw error;
  }
}

/** This page is of this version. @param {string} id */
async function remember(id) {
  if (id) await (await caches.open(PAGES)).put(pageKey(id), new Response(VERSION));
}

/** @param {string} id @returns {Promise<string>} */
async function versionOf(id) {
  const known = id ? await caches.match(pageKey(id), { cacheName: PAGES }) : undefined;
  return known ? known.text() : VERSION;
}

/** Takes away the caches that no open page uses, unless another version is just coming. */
async function sweep() {
  const { installing, waiting } = worker.registration;
  if (installing || waiting) return;
  const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX));
  if (names.every((name) => name === cacheOf(VERSION) || name === PAGES)) return;
  const open = new Set(
    (await worker.clients.matchAll({ includeUncontrolled: true, type: "all" })).map(
      (/** @type {{id: string}} */ client) => pageKey(client.id),
    ),
  );
  const used = new Set([cacheOf(VERSION), PAGES]);
  const pages = await caches.open(PAGES);
  for (const { url } of await pages.keys()) {
    const version = await (await pages.match(url))?.text();
    if (version && open.has(url)) used.add(cacheOf(version));
    else await pages.delete(url);
  }
  await Promise.all(names.filter((name) => !used.has(name)).map((name) => caches.delete(name)));
}
