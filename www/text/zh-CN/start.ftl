### 页面启动之前：index.html 和 embed.html 中的文字，以及 late.js 中的其他语言。

starting = Raft Playground：正在启动集群……
starting-embedded = 正在启动集群……
late-title = Raft Playground 没有启动
late-why = 浏览器无法加载本页旁边的模块，或者模块还没有到达。请重新加载页面。需要新版的 Firefox、Chrome、Edge 或 Safari。
late-file = 从磁盘上作为文件打开的页面不能加载模块。请使用单文件版本，或者 ./playground serve。
late-host = 这是你的网站吗？如何部署 Playground，以及服务器必须发送什么（英文）
late-embedded-title = 这个集群没有启动
late-embedded-why = 浏览器无法加载本页旁边的模块，或者模块还没有到达。请重新加载页面。
late-embedded-open = 在单独的标签页中打开 Playground
late-embedded-host = 这是你的网页吗？在沙盒框架和其他网站的页面中，只有服务器发送了 Access-Control-Allow-Origin: *，Playground 才能加载。
needs-javascript = Raft Playground 在本页内运行一个集群，需要 JavaScript 和 WebAssembly。请启用 JavaScript，然后重新加载页面。
needs-javascript-embedded = 这里本应运行一个 Raft 集群，它需要 JavaScript 和 WebAssembly。这是你的网页吗？框架有 sandbox 属性时，必须写成 sandbox="allow-scripts"。
