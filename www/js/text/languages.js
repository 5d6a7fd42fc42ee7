// @ts-check
// Written by tests/words from the folders of www/text: UPDATE=1 cargo test --test words

/**
 * The languages, each with its own name, and the files of its catalogue from the site's folder. `complete`: it has
 * every message of the English one. `stories`: the texts of the gallery, which are needed to translate them.
 * @type {{code: string, name: string, complete: boolean, stories: string, files: string[]}[]}
 */
// prettier-ignore
export const LANGUAGES = [
  {
    code: "en", name: "English", complete: true,
    stories: "text/en/stories.ftl",
    files: [
      "text/en/break.ftl",
      "text/en/clients.ftl",
      "text/en/cluster.ftl",
      "text/en/common.ftl",
      "text/en/embed.ftl",
      "text/en/explore.ftl",
      "text/en/grammar.ftl",
      "text/en/lesson.ftl",
      "text/en/links.ftl",
      "text/en/messages.ftl",
      "text/en/nodes.ftl",
      "text/en/page.ftl",
      "text/en/properties.ftl",
      "text/en/report.ftl",
      "text/en/rule-facts.ftl",
      "text/en/rules.ftl",
      "text/en/script.ftl",
      "text/en/share.ftl",
      "text/en/start.ftl",
      "text/en/terms.ftl",
      "text/en/time.ftl",
      "text/en/tools.ftl",
      "text/en/view.ftl",
      "text/en/why.ftl",
      "text/en/world.ftl",
    ],
  },
  {
    code: "zh-CN", name: "简体中文", complete: true,
    stories: "text/zh-CN/stories.ftl",
    files: [
      "text/zh-CN/break.ftl",
      "text/zh-CN/clients.ftl",
      "text/zh-CN/cluster.ftl",
      "text/zh-CN/common.ftl",
      "text/zh-CN/embed.ftl",
      "text/zh-CN/explore.ftl",
      "text/zh-CN/grammar.ftl",
      "text/zh-CN/lesson.ftl",
      "text/zh-CN/links.ftl",
      "text/zh-CN/messages.ftl",
      "text/zh-CN/nodes.ftl",
      "text/zh-CN/page.ftl",
      "text/zh-CN/properties.ftl",
      "text/zh-CN/report.ftl",
      "text/zh-CN/rule-facts.ftl",
      "text/zh-CN/rules.ftl",
      "text/zh-CN/script.ftl",
      "text/zh-CN/share.ftl",
      "text/zh-CN/start.ftl",
      "text/zh-CN/terms.ftl",
      "text/zh-CN/time.ftl",
      "text/zh-CN/tools.ftl",
      "text/zh-CN/view.ftl",
      "text/zh-CN/why.ftl",
      "text/zh-CN/world.ftl",
    ],
  },
];
