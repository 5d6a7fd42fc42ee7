// @ts-check
/**
 * Says in the reader's language that the page is starting, and what may be wrong, and what to do, if it does not start.
 * This is a plain script: it still runs where a host or a browser refuses modules, which is what keeps the page from
 * starting most often.
 */
(() => {
  // Written by tests/words from the catalogues; English is in the page itself.
  // prettier-ignore
  /** @type {Record<string, Record<string, string>>} */
  const WORDS = {
    "zh-CN": {
      "starting":
        "Raft Playground：正在启动集群……",
      "starting-embedded":
        "正在启动集群……",
      "late-title":
        "Raft Playground 没有启动",
      "late-why":
        "浏览器无法加载本页旁边的模块，或者模块还没有到达。请重新加载页面。需要新版的 Firefox、Chrome、Edge 或 Safari。",
      "late-file":
        "从磁盘上作为文件打开的页面不能加载模块。请使用单文件版本，或者 ./playground serve。",
      "late-host":
        "这是你的网站吗？如何部署 Playground，以及服务器必须发送什么（英文）",
      "late-embedded-title":
        "这个集群没有启动",
      "late-embedded-why":
        "浏览器无法加载本页旁边的模块，或者模块还没有到达。请重新加载页面。",
      "late-embedded-open":
        "在单独的标签页中打开 Playground",
      "late-embedded-host":
        "这是你的网页吗？在沙盒框架和其他网站的页面中，只有服务器发送了 Access-Control-Allow-Origin: *，Playground 才能加载。",
    },
  };

  /** The language that the page will choose, as in js/text/language.js. */
  const chosen = () => {
    const asked = new URLSearchParams(location.search).get("lang");
    let kept;
    try {
      kept = window === top ? JSON.parse(localStorage.getItem("raft-playground") ?? "{}").language : undefined;
    } catch {
      // Without storage, nothing was chosen before.
    }
    const stem = (/** @type {string} */ code) => code.toLowerCase().split("-")[0];
    for (const code of [asked, kept, ...navigator.languages]) {
      if (typeof code !== "string" || !code) continue;
      const all = ["en", ...Object.keys(WORDS)];
      const found =
        all.find((it) => it.toLowerCase() === code.toLowerCase()) ?? all.find((it) => stem(it) === stem(code));
      if (found) return found;
    }
    return "en";
  };
  const language = chosen();
  document.documentElement.lang = language;
  for (const element of document.querySelectorAll("[data-words]")) {
    const words = WORDS[language]?.[element.getAttribute("data-words") ?? ""];
    if (words) element.textContent = words;
  }
  // On a first screen that is part of the page's file.
  const choice = /** @type {HTMLSelectElement | null} */ (document.getElementById("language"));
  if (choice?.value === "en") choice.value = language; // unless another one is chosen already

  /** How long the page may take to start, real milliseconds. */
  const WAIT_MS = 10_000;
  const late = document.getElementById("late");
  const boot = document.getElementById("boot");
  if (!late || !boot) return;

  /** Once the page has started, or has said itself why it cannot, both elements are gone. */
  const tell = () => {
    late.hidden = false;
    boot.hidden = true;
  };
  if (!("noModule" in HTMLScriptElement.prototype)) tell();
  setTimeout(tell, WAIT_MS);
  addEventListener("error", (event) => event.target instanceof HTMLScriptElement && tell(), { capture: true });
})();
