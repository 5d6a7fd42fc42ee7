// @ts-check
export default { title: "A course", root: "src", output: "out" };
