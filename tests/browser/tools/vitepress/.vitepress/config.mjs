// @ts-check
import pasted from "./pasted.mjs";

export default { ...pasted, title: "A course", base: "/vitepress/" };
