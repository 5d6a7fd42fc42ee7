### Before the page has started: the texts of index.html and embed.html, and late.js in other languages.

starting = Raft playground: starting the cluster…
starting-embedded = Starting the cluster…
late-title = The playground has not started
late-why = The browser could not load the modules beside this page, or they have not arrived yet. Please load the page again. It needs a current Firefox, Chrome, Edge or Safari.
late-file = A page that is opened as a file from a disk cannot load modules. Use the single file, or ./playground serve.
# A link to the documentation.
late-host = Is this your host? How to host the playground, and what the host must send
late-embedded-title = This cluster has not started
late-embedded-why = The browser could not load the modules beside this page, or they have not arrived yet. Please load the page again.
# A link to the whole page.
late-embedded-open = Open the playground in a tab of its own
late-embedded-host = Is this your page? In a sandboxed frame, and in a page of another site, the playground loads only from a host that sends Access-Control-Allow-Origin: *.
needs-javascript = The Raft playground runs a cluster inside this page and needs JavaScript and WebAssembly. Please switch JavaScript on, and load the page again.
needs-javascript-embedded = A Raft cluster would run here. It needs JavaScript and WebAssembly. Is this your page? A frame with sandbox needs sandbox="allow-scripts".
