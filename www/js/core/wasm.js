// @ts-check
/** The simulation, compiled once for the page and its workers. */
import { beside } from "./beside.js";

const NAME = "playground_bg.wasm";

/** @type {Promise<WebAssembly.Module> | null} */
let module = null;

async function compile() {
  const answer = await beside(NAME);
  if (!answer.ok) throw new Error(`${NAME}: ${answer.status}`);
  // Compiling while it is loaded wants its own content type, which not every host sends.
  const streams = answer.headers.get("Content-Type") === "application/wasm";
  return streams && "compileStreaming" in WebAssembly
    ? WebAssembly.compileStreaming(answer)
    : WebAssembly.compile(await answer.arrayBuffer());
}

/** After a failure, the next call tries again. @returns {Promise<WebAssembly.Module>} */
export function compiled() {
  module ??= compile();
  module.catch(() => (module = null));
  return module;
}
