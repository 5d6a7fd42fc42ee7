// @ts-check
import pasted from "./pasted.ts";

export default { ...pasted, title: "A course", base: "/vitepress/" };
