### 别人的网页中的 <raft-playground> 元素，在框架加载之前。

element-run = 运行
element-open = 在 Playground 中打开
element-frame = Raft Playground

element-empty = 这里没有脚本：元素里没有文本，也没有 src 属性。可能是 Markdown 工具把文本移到了别处。
element-paragraph = 脚本在一个 Markdown 段落里，其中的行会被改动或丢失。
element-changed = Markdown 工具改动了脚本：其中一行变成了 HTML 元素
element-help = 怎样粘贴脚本
element-page = docs/zh-CN/embed.html#hosts
