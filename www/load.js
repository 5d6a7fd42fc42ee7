// @ts-check
// For hosts that make scripts anew without their type: a plain script in place of the module embed.js.
import(new URL("embed.js", /** @type {HTMLScriptElement} */ (document.currentScript).src).href);
