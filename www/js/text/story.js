// @ts-check
/**
 * The texts of the gallery's stories in the reader's language. A script has its texts in English, so that it is
 * complete wherever a link takes it. `stories.ftl` has the translations, which are found by the English text. So
 * every story, also one in an old link, is in the language of the page. A text that an author has changed stays as it
 * is.
 * @import { Timeline, ToldValue, View } from "../core/view.js"
 * @import { FluentResource } from "../vendor/fluent-bundle-0.19.1.js"
 */

/** By the English text. @type {Map<string, string>} */
let translations = new Map();

/** A text of a script, translated if it is one of the gallery's. @param {string} text */
export const story = (text) => translations.get(text) ?? text;

/**
 * From now on, texts are translated by these; null: they stay as they are.
 * @param {{english: FluentResource, own: FluentResource} | null} stories
 */
export function tellStoriesBy(stories) {
  translations = new Map();
  if (!stories) return;
  const own = new Map(stories.own.body.map(({ id, value }) => [id, value]));
  for (const { id, value } of stories.english.body) {
    const text = own.get(id);
    // Messages without values are plain texts.
    if (typeof value === "string" && typeof text === "string") translations.set(value, text);
  }
}

/** @template {{text: string}} T @param {T[]} all @returns {T[]} */
const told = (all) => all.map((it) => ({ ...it, text: story(it.text) }));

/** The questions and goals of the lesson that runs, in words, by the names that its script gives them. */
let wordsOf = { ask: new Map(), goal: new Map() };

/**
 * Values of a message, with the words of a question or goal in place of its name, which only its author knows.
 * @param {Record<string, ToldValue>} values @returns {Record<string, ToldValue>}
 */
export function inWords(values) {
  const { ask, goal } = values;
  return {
    ...values,
    ...(ask === undefined ? {} : { ask: wordsOf.ask.get(ask) ?? ask }),
    ...(goal === undefined ? {} : { goal: wordsOf.goal.get(goal) ?? goal }),
  };
}

/** @param {{slug: string, text: string}[]} all */
const bySlug = (all) => new Map(all.map(({ slug, text }) => [slug, story(text)]));

/** The view, with the script's texts in the reader's language. @param {View} view @returns {View} */
export function storyView(view) {
  wordsOf = { ask: bySlug(view.lesson?.asks ?? []), goal: bySlug(view.lesson?.goals ?? []) };
  if (!translations.size) return view;
  const bookmarks = view.bookmarks.map((it) => ({ ...it, name: story(it.name) }));
  const { lesson } = view;
  const asked = lesson && {
    ...lesson,
    asks: told(lesson.asks),
    goals: told(lesson.goals),
    hints: told(lesson.hints),
    breaks: told(lesson.breaks),
  };
  const words = { title: story(view.title), about: story(view.about), say: story(view.say), bookmarks };
  return { ...view, ...words, ...(asked ? { lesson: asked } : {}) };
}

/** Likewise. @param {Timeline} timeline @returns {Timeline} */
export function storyTimeline(timeline) {
  if (!translations.size) return timeline;
  return { ...timeline, bookmarks: timeline.bookmarks.map((it) => ({ ...it, text: story(it.text) })) };
}
