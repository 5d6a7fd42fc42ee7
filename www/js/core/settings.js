// @ts-check
// Written by tests/settings.rs from the table in src/sim/setup.rs: UPDATE=1 cargo test --test settings

/**
 * The settings that can change while a run goes on, in the order of their dials. A number has bounds (times in
 * milliseconds) and a unit, whose word is `unit-…` in the catalogues; a choice has names.
 */
export const DIALS = /** @type {const} */ ([
  { key: "latency", kind: "range" },
  { key: "loss", kind: "percent" },
  { key: "duplicate", kind: "percent" },
  { key: "reorder", kind: "percent" },
  { key: "late", kind: "range" },
  { key: "election", kind: "range" },
  { key: "heartbeat", kind: "time", least: 1, most: Infinity, unit: "ms" },
  { key: "disk", kind: "range" },
  { key: "snapshot", kind: "count-or-off", least: 0, most: Infinity, unit: "entries" },
  { key: "chunk", kind: "whole", least: 0, most: Infinity, unit: "keys" },
  { key: "window", kind: "whole", least: 1, most: 64, unit: "messages" },
  { key: "batch", kind: "whole", least: 1, most: 256, unit: "entries" },
  { key: "uncommitted", kind: "whole", least: 0, most: Infinity, unit: "bytes" },
  { key: "reads", kind: "choice", names: ["index", "lease", "log", "local"] },
  { key: "prevote", kind: "switch" },
  { key: "checkquorum", kind: "switch" },
  { key: "noop", kind: "switch" },
]);
