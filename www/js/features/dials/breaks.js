// @ts-check
// Written by tests/gallery/rules.rs from www/scenarios: UPDATE=1 cargo test --test gallery

/**
 * For a rule of Raft, the first story of the gallery in which it is off; else the first lesson that offers its schedule
 * without the rule.
 */
// prettier-ignore
export const BREAKS = /** @type {const} */ ([
  { rule: "commit-own-term", name: "lesson-figure-8", title: "Figure 8: three of five", lesson: true },
  { rule: "up-to-date-check", name: "first-five-minutes", title: "The first five minutes", lesson: true },
  { rule: "compare-last-term", name: "lesson-last-term", title: "Three entries against one", lesson: true },
  { rule: "persist-vote", name: "lesson-persist-vote", title: "One vote, and a crash", lesson: true },
  { rule: "persist-term", name: "lesson-volatile-commit-index", title: "After the power cut", lesson: true },
  { rule: "truncate-on-conflict-only", name: "lesson-late-append", title: "An old packet arrives", lesson: true },
  { rule: "log-matching", name: "lesson-log-repair", title: "What will n1's log be?", lesson: true },
  { rule: "ack-what-was-sent", name: "lesson-next-and-match", title: "A guess and a fact", lesson: true },
  { rule: "durable-before-reply", name: "lesson-persist-log", title: "Not on disk yet", lesson: true },
  { rule: "majority", name: "lesson-split-vote", title: "Two candidates", lesson: true },
  { rule: "step-down", name: "lesson-two-leaders", title: "Two leaders at once?", lesson: true },
  { rule: "reject-stale-snapshot", name: "lesson-snapshot", title: "Entries that are gone", lesson: true },
  { rule: "random-timeouts", name: "lesson-split-vote", title: "Two candidates", lesson: true },
  { rule: "read-quorum", name: "lesson-stale-read", title: "Old leader, old value", lesson: true },
  { rule: "joint", name: "lesson-direct-switch", title: "Figure 10: two majorities", lesson: true },
  { rule: "own-term-before-config", name: "lesson-one-server-bug", title: "One server at a time", lesson: true },
  { rule: "dedupe", name: "lesson-sessions", title: "One click, two entries", lesson: true },
]);
