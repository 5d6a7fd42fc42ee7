### The element <raft-playground> in a page of somebody else, before its frame is loaded.

element-run = Run
element-open = Open in playground
# The title of the frame.
element-frame = Raft playground

## Why the element runs nothing. A link to the documentation follows.

element-empty = There is no script here: the element has neither a text nor the attribute src.
element-paragraph = The script stands in a paragraph of Markdown, where lines are changed or lost.
# The name of an HTML element follows, in angle brackets, and a full stop.
element-changed = A Markdown tool has changed the script: one of its lines has become the HTML element
element-help = How to paste a script
