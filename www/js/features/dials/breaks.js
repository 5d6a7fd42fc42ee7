// @ts-check
// Written by tests/gallery/rules.rs from www/scenarios: UPDATE=1 cargo test --test gallery

/**
 * For a rule of Raft, the first story of the gallery in which it is off; else the first lesson that offers its schedule
 * without the rule.
 */
// prettier-ignore
export const BREAKS = /** @type {const} */ ([
  { rule: "commit-own-term", name: "counted-too-early", title: "Counted too early", lesson: false },
  { rule: "up-to-date-check", name: "any-log-will-do", title: "Any log will do", lesson: false },
  { rule: "compare-last-term", name: "lesson-last-term", title: "Three entries against one", lesson: true },
  { rule: "vote-once", name: "two-votes-at-once", title: "Two votes of one server", lesson: false },
  { rule: "persist-vote", name: "a-vote-forgotten", title: "A vote forgotten", lesson: false },
  { rule: "persist-term", name: "lesson-volatile-commit-index", title: "After the power cut", lesson: true },
  { rule: "keep-vote", name: "a-vote-thrown-away", title: "A vote thrown away", lesson: false },
  { rule: "ignore-old-votes", name: "a-vote-of-an-old-term", title: "A vote of an old term", lesson: false },
  { rule: "truncate-on-conflict-only", name: "a-log-cut-short", title: "A log cut short", lesson: false },
  { rule: "log-matching", name: "lesson-log-repair", title: "What will n1's log be?", lesson: true },
  { rule: "ack-what-was-sent", name: "lesson-next-and-match", title: "A guess and a fact", lesson: true },
  { rule: "commit-min", name: "a-commit-index-too-high", title: "A commitIndex too high", lesson: false },
  { rule: "durable-before-reply", name: "a-lost-tail", title: "A lost tail", lesson: false },
  { rule: "majority", name: "half-is-enough", title: "Half is enough", lesson: false },
  { rule: "ignore-old-acks", name: "an-answer-of-an-old-term", title: "An answer of an old term", lesson: false },
  { rule: "step-down", name: "a-leader-that-stays", title: "A leader that stays", lesson: false },
  { rule: "reject-stale-snapshot", name: "lesson-snapshot", title: "Entries that are gone", lesson: true },
  { rule: "random-timeouts", name: "lesson-split-vote", title: "Two candidates", lesson: true },
  { rule: "noop-before-read", name: "a-read-before-the-no-op", title: "A read before the no-op", lesson: false },
  { rule: "read-quorum", name: "lesson-stale-read", title: "Old leader, old value", lesson: true },
  { rule: "joint", name: "all-at-once", title: "All servers at once", lesson: false },
  { rule: "own-term-before-config", name: "a-change-too-early", title: "A change too early", lesson: false },
  { rule: "dedupe", name: "lesson-sessions", title: "One click, two entries", lesson: true },
]);
