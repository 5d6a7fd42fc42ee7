// @ts-check
export default {
  title: "A course",
  url: "https://course.example",
  baseUrl: "/docusaurus/",
  themes: ["@docusaurus/theme-classic"],
  plugins: [["@docusaurus/plugin-content-docs", { routeBasePath: "/" }]],
};
