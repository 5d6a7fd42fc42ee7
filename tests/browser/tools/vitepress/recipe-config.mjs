export default {
  head: [["script", { type: "module", src: "https://raft.example/embed.js" }]],
};
