// @ts-check
/**
 * Three browsers that are driven alike: Chromium and Firefox by WebDriver BiDi (puppeteer-core), WebKitGTK by WebDriver
 * (selenium-webdriver) on a screen of its own (Xvfb). `page.mjs` makes verbs of what each of them can do.
 *
 * CHROMIUM and FIREFOX are the programs to run; else those on PATH.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import puppeteer from "puppeteer-core";
import { Builder, Capabilities, Key, Origin, error as webdriver } from "selenium-webdriver";
import { UP_MS, freePort, program, running, sleep, start, up } from "./programs.mjs";

/** The size of the window, pixels. */
const SIZE = { width: 1280, height: 800 };

/** What a browser can be started without, as in a private window or on a machine with strict rules. */
/** @typedef {"storage" | "workers" | "wasm" | "fullscreen"} Lacking */

/**
 * What a page can do in any browser; `Page` makes verbs of it.
 * @typedef {object} Hands
 * @property {(url: string) => Promise<void>} open
 * @property {(source: string, args: unknown[], frame: string | null) => Promise<any>} evaluate the value of a function,
 *   given as source, in the page or in the frame that another function finds
 * @property {(x: number, y: number) => Promise<void>} move
 * @property {(x: number, y: number) => Promise<void>} click
 * @property {(key: string) => Promise<void>} press a key's name, or two as in `Control+a`
 * @property {(text: string) => Promise<void>} type
 * @property {() => Promise<string>} picture a PNG in base64
 * @property {() => Promise<void>} close
 * @property {() => Promise<string[]>} problems errors and warnings so far
 */

/**
 * @typedef {object} Browser
 * @property {string} version
 * @property {() => Promise<Hands>} page a page of its own: without the storage of other pages
 * @property {() => Promise<void>} close
 */

/** @param {"chrome" | "firefox"} browser @param {Lacking[]} lacking @returns {Promise<Browser>} */
async function launch(browser, lacking) {
  const isFirefox = browser === "firefox";
  const executablePath = isFirefox
    ? program(process.env.FIREFOX, ["firefox-esr", "firefox"])
    : program(process.env.CHROMIUM, ["chromium", "chromium-browser", "google-chrome"]);
  if (!executablePath) throw new Error(isFirefox ? "There is no Firefox on PATH." : "There is no Chromium on PATH.");
  const without = (/** @type {Lacking} */ what) => lacking.includes(what);
  const profile = mkdtempSync(join(tmpdir(), "raft-playground-browser-"));
  const forget = () => rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  if (!isFirefox && (without("storage") || without("workers"))) {
    mkdirSync(join(profile, "Default"));
    const preferences = { profile: { default_content_setting_values: { cookies: 2 } } };
    writeFileSync(join(profile, "Default/Preferences"), JSON.stringify(preferences));
  }
  const flags = ["--no-sandbox", "--no-first-run", "--disable-background-networking", "--disable-component-update"];
  // Without its compilers, Chromium has no WebAssembly either.
  if (without("wasm")) flags.push("--js-flags=--jitless");
  /** @type {Record<string, unknown>} */
  const preferences = {
    "intl.accept_languages": "en-US",
    ...(without("storage") ? { "dom.storage.enabled": false, "network.cookie.cookieBehavior": 2 } : {}),
    ...(without("workers") ? { "dom.serviceWorkers.enabled": false } : {}),
    ...(without("wasm") ? { "javascript.options.wasm": false } : {}),
    ...(without("fullscreen") ? { "full-screen-api.enabled": false } : {}),
  };
  const hint = isFirefox ? " A Firefox that is a snap cannot open its profile in /tmp: FIREFOX names another one." : "";
  /** @type {import("puppeteer-core").LaunchOptions} */
  const how = {
    browser,
    executablePath,
    protocol: "webDriverBiDi",
    headless: true,
    defaultViewport: null,
    timeout: UP_MS,
    protocolTimeout: UP_MS,
    userDataDir: profile,
    args: isFirefox
      ? [`--width=${SIZE.width}`, `--height=${SIZE.height}`]
      : [...flags, `--window-size=${SIZE.width},${SIZE.height}`],
    ...(isFirefox ? { extraPrefsFirefox: preferences } : {}),
  };
  const it = await puppeteer.launch(how).catch((error) => {
    forget();
    throw new Error(`${executablePath} does not start.${hint} ${error}`);
  });
  const end = () => {
    try {
      const pid = it.process()?.pid;
      if (pid !== undefined) process.kill(-pid, "SIGKILL");
    } catch {
      // It has ended.
    }
    forget();
  };
  running.add(end);
  return {
    version: (await it.version()).replace(/^\w+\/|@.*|\/@?.*$/g, ""),
    page: async () => puppetHands(await it.createBrowserContext()),
    async close() {
      await Promise.race([it.close().catch(() => undefined), sleep(10_000)]);
      end();
      running.delete(end);
    },
  };
}

/** Runs in the page before its own scripts: the driver hands on the words of a text, and none of an error. */
function wordErrors() {
  for (const name of /** @type {const} */ (["warn", "error"])) {
    const own = console[name];
    const words = (/** @type {unknown} */ it) => (it instanceof Error ? `${it}\n${it.stack}` : it);
    console[name] = (...said) => own(...said.map(words));
  }
}

/** @param {import("puppeteer-core").BrowserContext} context @returns {Promise<Hands>} */
async function puppetHands(context) {
  const page = await context.newPage();
  await page.evaluateOnNewDocument(wordErrors);
  /** @type {string[]} */
  const problems = [];
  page.on("pageerror", (error) => void problems.push(`page error: ${error instanceof Error ? error.stack : error}`));
  page.on("console", (message) => {
    if (["error", "warn", "assert"].includes(message.type()))
      problems.push(`console ${message.type()}: ${message.text()}`);
  });
  return {
    open: async (url) => void (await page.goto(url, { waitUntil: "load", timeout: UP_MS })),
    async evaluate(source, args, frame) {
      if (frame === null) return page.evaluate(`(${source})(...${JSON.stringify(args)})`);
      const handle = await page.evaluateHandle(`(${frame})()`);
      const inside = await /** @type {import("puppeteer-core").ElementHandle<any>} */ (handle).contentFrame();
      return inside?.evaluate(`(${source})(...${JSON.stringify(args)})`);
    },
    move: (x, y) => page.mouse.move(x, y),
    click: (x, y) => page.mouse.click(x, y),
    async press(key) {
      const [held, pressed] = key.includes("+") ? key.split("+") : [null, key];
      if (held) await page.keyboard.down(/** @type {any} */ (held));
      await page.keyboard.press(/** @type {any} */ (pressed));
      if (held) await page.keyboard.up(/** @type {any} */ (held));
    },
    type: (text) => page.keyboard.type(text),
    picture: () => page.screenshot({ encoding: "base64" }),
    close: () => context.close(),
    problems: async () => problems,
  };
}

/**
 * The features of WebKit by what a browser can lack, and the switches of its engine. Both names of the last one are
 * needed: it was renamed, and WebKit only warns of a name that it does not know.
 * @type {Record<Lacking, {features: string[], env: Record<string, string>}>}
 */
const OFF = {
  storage: { features: ["LocalStorage"], env: {} },
  workers: { features: ["ServiceWorkers"], env: {} },
  fullscreen: { features: ["FullScreen"], env: {} },
  wasm: { features: [], env: { JSC_useWasm: "0", JSC_useWebAssembly: "0" } },
};

/** @param {Lacking[]} lacking @returns {Promise<Browser>} */
async function launchWebkit(lacking) {
  const paths = { driver: program(undefined, ["WebKitWebDriver"]), screen: program(undefined, ["Xvfb"]) };
  if (!paths.driver) throw new Error("There is no WebKitWebDriver on PATH.");
  if (!paths.screen) throw new Error("There is no Xvfb on PATH.");
  // It chooses a free number and tells it.
  const screen = start(paths.screen, ["-displayfd", "1", "-screen", "0", "1400x1000x24", "-nolisten", "tcp"]);
  await up("Xvfb", async () => /^\d+\n/m.test(screen.said()), screen);
  const port = await freePort();
  const driver = start(paths.driver, [`--port=${port}`], {
    ...process.env,
    DISPLAY: `:${/^\d+$/m.exec(screen.said())?.[0]}`,
    LANG: "C.UTF-8",
    GDK_BACKEND: "x11",
    // There is no graphics card, and root has no sandbox. Only the project's own pages are opened.
    WEBKIT_DISABLE_COMPOSITING_MODE: "1",
    WEBKIT_DISABLE_DMABUF_RENDERER: "1",
    WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1",
    ...Object.assign({}, ...lacking.map((it) => OFF[it].env)),
  });
  const home = `http://127.0.0.1:${port}`;
  const answers = () =>
    fetch(`${home}/status`).then(
      ({ ok }) => ok,
      () => false,
    );
  await up("WebKitWebDriver", answers, driver);
  const features = lacking.flatMap((it) => OFF[it].features).map((name) => `-${name}`);
  const args = ["--automation", ...(features.length ? [`--features=${features.join(",")}`] : [])];
  const wanted = new Capabilities({ browserName: "MiniBrowser", "webkitgtk:browserOptions": { args } });
  const session = async () => {
    const it = await new Builder().usingServer(home).withCapabilities(wanted).build();
    await it.manage().setTimeouts({ pageLoad: UP_MS, script: UP_MS });
    await it
      .manage()
      .window()
      .setRect({ x: 0, y: 0, ...SIZE });
    return it;
  };
  const first = await session();
  const version = (await first.getCapabilities()).get("browserVersion");
  /** The driver has one session at a time. @type {Hands | null} */
  let open = webkitHands(first);
  let isFresh = true;
  return {
    version,
    async page() {
      if (open && isFresh) {
        isFresh = false;
        return open;
      }
      await open?.close();
      open = webkitHands(await session());
      return open;
    },
    async close() {
      if (open) await Promise.race([open.close().catch(() => undefined), sleep(10_000)]);
      await driver.close();
      await screen.close();
    },
  };
}

/** The keys of WebDriver by their names in a page. */
const KEYS = /** @type {Record<string, string>} */ ({
  Escape: Key.ESCAPE,
  Enter: Key.ENTER,
  Tab: Key.TAB,
  Control: Key.CONTROL,
  Backspace: Key.BACK_SPACE,
  ArrowDown: Key.ARROW_DOWN,
});

/** Collects what goes wrong in the page from now on: WebKit's driver does not report it. */
const WATCH = `const list = (window.__problems ??= []);
  if (!list.watched) {
    list.watched = true;
    for (const name of ["warn", "error"]) {
      const own = console[name];
      console[name] = (...said) => (list.push("console " + name + ": " + said.map(String).join(" ")), own(...said));
    }
    addEventListener("error", (event) => list.push("page error: " + event.message));
    addEventListener("unhandledrejection", (event) => list.push("page error: " + event.reason));
  }`;

/** Gives the page frames for some seconds. */
const ENLIVEN = `let frames = 0;
  const next = () => {
    document.body.style.setProperty("--frame", String((frames += 1)));
    if (frames < 600) requestAnimationFrame(next);
  };
  next();`;

/** The page does not ask before it is closed. */
const LET_GO = `addEventListener("beforeunload", (event) => event.stopImmediatePropagation(), { capture: true });`;

/** @param {import("selenium-webdriver").WebDriver} driver @returns {Hands} */
function webkitHands(driver) {
  /** @type {string[]} */
  const problems = [];
  let closed = false;
  const origin = Origin.VIEWPORT;
  const collect = async () => {
    const list = await driver.executeScript("return window.__problems?.splice(0) ?? []").catch(() => []);
    problems.push(.../** @type {string[]} */ (list));
  };
  return {
    async open(url) {
      await collect();
      await driver.get(url);
      await driver.executeScript(WATCH);
    },
    async evaluate(source, args, frame) {
      // A promise is waited for.
      const call = () => driver.executeScript(`return (${source})(...arguments)`, ...args);
      if (frame === null) return call();
      const found = await driver.executeScript(`return (${frame})()`);
      await driver.switchTo().frame(/** @type {import("selenium-webdriver").WebElement} */ (found));
      try {
        return await call();
      } finally {
        await driver.switchTo().defaultContent();
      }
    },
    move: (x, y) => driver.actions().move({ x, y, origin, duration: 0 }).perform(),
    click: (x, y) => driver.actions().move({ x, y, origin, duration: 0 }).press().release().perform(),
    async press(key) {
      const [held, pressed] = key.includes("+") ? key.split("+") : [null, key];
      const named = (/** @type {string | null | undefined} */ name) => (name ? (KEYS[name] ?? name) : "");
      const keys = driver.actions();
      if (held) keys.keyDown(named(held));
      keys.sendKeys(named(pressed));
      if (held) keys.keyUp(named(held));
      await keys.perform();
    },
    type: (text) => driver.actions().sendKeys(text).perform(),
    async picture() {
      // WebKit takes one with the next frame, and a page that stands still has none.
      await driver.executeScript(ENLIVEN);
      return driver.takeScreenshot();
    },
    async close() {
      if (closed) return;
      closed = true;
      // A page that asks before it is closed would wait for an answer.
      await driver.executeScript(LET_GO).catch(() => undefined);
      await driver.quit().catch((why) => {
        if (!(why instanceof webdriver.NoSuchSessionError)) throw why;
      });
    },
    async problems() {
      await collect();
      return problems;
    },
  };
}

/** The browsers by their names, in the order in which they run. */
export const BROWSERS = /** @type {const} */ ({
  chromium: { title: "Chromium", launch: (/** @type {Lacking[]} */ lacking) => launch("chrome", lacking) },
  firefox: { title: "Firefox", launch: (/** @type {Lacking[]} */ lacking) => launch("firefox", lacking) },
  webkit: { title: "WebKitGTK", launch: launchWebkit },
});
