### The element <raft-playground> in a page of somebody else, before its frame is loaded.

element-run = Run
element-open = Open in playground
# The title of the frame.
element-frame = Raft playground

## Why the element runs nothing. A link to the documentation follows.

element-empty = There is no script here: the element has no text and no attribute src. Perhaps a Markdown tool has put the text elsewhere.
element-paragraph = The script stands in a paragraph of Markdown, where lines are changed or lost.
# The name of an HTML element follows, in angle brackets, and a full stop.
element-changed = A Markdown tool has changed the script: one of its lines has become the HTML element
element-help = How to paste a script
# The page of the documentation that this link opens: in this language, if it is there.
element-page = docs/embed.html#hosts
