### 进出页面的内容：场景、链接、嵌入的运行、图片和文字。

## 图片和文字

export-title = 图片和文字
export-about = 在别处使用这次运行。每张图片、每份文字都注明可以在哪里播放它。
export-what = 内容
export-what-all = 此刻：集群、日志和时空图
export-what-ring-logs = 此刻：集群和日志
export-what-both = 此刻：集群和时空图
export-what-moment = 此刻：集群
export-what-logs = 此刻：日志
export-what-span = 一段时间
export-what-words = 文字：发生了什么
export-what-trace = 跟踪记录：所有事实，JSON 格式
export-format = 格式
export-format-svg = SVG
export-format-png = PNG，高分辨率
export-format-png-1 = PNG，低分辨率
colours = 颜色
colours-of-picture-light = 浅色
colours-of-picture-dark = 深色
export-from = 从（虚拟毫秒）
export-to = 到（虚拟毫秒）
export-bad-times = 这两个时刻不构成一段时间：都应是从 0 开始的毫秒数，后者要大于前者。
export-alt = 文字说明，供看不到图的读者使用
export-copy-alt = 复制文字
export-save = 保存
export-copy = 复制图片
export-saved = 已保存。
copied = 已复制到剪贴板。
not-copied = 浏览器不允许页面使用剪贴板。请手动复制。
no-picture-clipboard = 浏览器不允许页面把图片放进剪贴板。请改用保存。
export-failed = 无法生成：{ $why }。
export-hint-trace = 从开头到此刻，每个事实一行，与命令行的 --trace 相同。
export-hint-words = 从开头到此刻，与命令行的输出相同。
made-by = Raft Playground · 引擎 { $version }
from-start-to = 从开头到 { $time }
picture-of-moment = Raft 集群“{ $title }”，{ $time } 时
picture-of-span = “{ $title }”从 { $from } 到 { $to } 的时空图：{ $nodes } 个节点各有一条泳道，每条消息一条斜线
led-from = { $node } 从 { $time } 起领导任期 { $term }
nobody-led = 其间没有领导者
more-led = 之后还有 { $count } 个领导者
messages-between = 其间有 { $count } 条消息
messages-not-drawn = 还有 { $count } 条消息没有画出
events-not-drawn = 还有 { $count } 个事件没有画出
export-whole = 全部
export-in-sight = 当前可见的部分
messages-in-flight = 途中有 { $count } 条消息
committed-up-to = 已提交到条目 { $index }（任期 { $term }）
committed-nothing = 还没有提交任何条目
# A log: $entries are those that the picture shows. $snapshot: 0, or the last index in the snapshot.
log-told = { $node } 的日志：{ $snapshot ->
    [0] { $entries }
   *[other] { $count ->
        [0] 快照，到条目 { $snapshot } 为止
       *[other] 快照，到条目 { $snapshot } 为止；{ $entries }
    }
}
log-told-empty = { $node } 的日志为空
log-told-entry = { $standing ->
    [known] { $index }：任期 { $term } 的 { $entry }，已提交且该节点知道
    [committed] { $index }：任期 { $term } 的 { $entry }，已提交
    [open] { $index }：任期 { $term } 的 { $entry }，未提交
   *[other] { $index }：任期 { $term } 的 { $entry }，而该索引处已提交的是另一个条目
}
columns-not-drawn = 还有 { $count } 个较早的条目没有画出

## 嵌入

embed-title = 嵌入这次运行
embed-about = 把下面的内容粘贴到网页中：课程、书、幻灯片、笔记本。
embed-documentation-address = docs/zh-CN/embed.html
embed-documentation = 各种网页工具的写法，以及如何给练习评分
embed-own-computer = 本页在你自己的电脑上，别人无法访问。请先把 Playground 放到静态网站上，再在那里打开本页。
embed-as = 形式
embed-as-element = 元素（自动适应高度）
embed-as-text = 元素，附可阅读的脚本
embed-as-frame = 普通的 iframe
embed-as-markdown = Markdown：带链接的图片
embed-showing = 显示
embed-showing-all = 全部
embed-showing-ring = 集群
embed-showing-log = 日志
embed-showing-time = 时间
embed-controls = 控件
embed-controls-full = 全部工具
embed-controls-min = 播放和单步
embed-controls-none = 无
colours-as-reader = 跟随读者的系统
embed-language = 语言
embed-language-reader = 跟随读者的浏览器
embed-editable = 读者可以让消息丢失、让节点崩溃，等等
embed-text = 要粘贴的内容
copy = 复制
not-copied-selected = 浏览器不允许页面使用剪贴板。文本已选中，请手动复制。
embed-hint-element = 读者滚动到附近时才会加载。打印时，显示脚本和链接。
embed-hint-text = 脚本就在网页里，没有 JavaScript 时和打印时也能阅读。
embed-hint-frame = 用于不允许使用脚本的网页。高度由你决定。
embed-hint-markdown = 用于 readme 或聊天。把图片存为 run.png，放在旁边：“分享”中的“图片和文字”。
embed-preview = 效果
embed-untitled = 一次运行
embed-alt = Raft Playground：{ $title }

## 场景

scenarios-all = 所有场景
scenarios-search = 搜索：split vote、§5.4.2、snapshot……
scenarios-tags = 标签
# 图库中的故事讲什么。
tag-break-raft = 破坏 Raft
tag-basics = 基础
tag-clients = 客户端
tag-commitment = 提交
tag-elections = 选举
tag-faults = 故障
tag-figures = 论文的图
tag-membership = 成员变更
tag-partitions = 网络分区
tag-persistence = 持久化
tag-reads = 读取
tag-replication = 日志复制
tag-snapshots = 快照
scenarios-count = { $count } 个场景
scenarios-found = { $count } 个场景中的 { $found } 个
file-open = 打开文件……
file-open-hint = 也可以把脚本拖到页面上，或者粘贴进来；链接也一样。
scenarios-unreachable = 无法获取场景：服务器没有提供本页旁边的文件。
scenario-unknown = 没有名为“{ $name }”的场景。“场景”中列出了全部。

## 分享

share-title = 分享这次运行
share-about = 打开链接就会看到这次运行，包括对它做过的一切。全部内容都在地址里，任何服务器都不保存。
share-from-file = 这个 Playground 是一个文件，没有别人可以访问的地址。把这里显示的内容接在网上任何一个 Playground 的地址后面，就能在那里打开这次运行。也可以保存这次运行，与本文件一起发送。
share-link = 链接
share-copy = 复制链接
share-copied = 链接已复制到剪贴板。
share-not-copied = 浏览器不允许页面使用剪贴板。链接已选中，请手动复制。
share-save = 保存为文件
share-embed = 嵌入……
share-embed-tip = 把这次运行放进自己的网页
share-export = 图片和文字……
share-export-tip = 此刻或一段时间的图片、跟踪记录，以及用文字写出的经过
share-moment = 打开时停在此刻（{ $time }），而不是开头
# 在“链接是否从这个时刻打开”的选项下面。
share-moment-why = 默认从头打开；如果停在自己设的书签处，则从那里打开。
share-length = { $length } 个字符
share-long = 这个链接有 { $length } 个字符，有些聊天软件会截断超过 { $safe } 个字符的链接。请把运行保存为文件再发送。
share-preview = 在聊天或课程系统中，可以使用同一场景带标题和图片的地址：
share-qr = 链接的二维码
share-no-qr = 链接太长，无法生成二维码。
share-fingerprint = 此刻的指纹，在任何机器上都相同：

## 打开的链接

link-not-parsed = 链接中的脚本无法解析。{ $mistake }
embed-not-parsed = 脚本无法解析。{ $mistake }
link-unchecked = 没有检查这次运行是否与制作者看到的相同：检查需要超过 { $steps } 步。
link-changed = 这次运行与制作者看到的不同：脚本在记录之后被修改过。
link-other-engine = 这次运行由引擎的 { $theirs } 版本记录。当前是 { $ours } 版本，运行方式不同：你看到的可能与制作者看到的不一样。
link-other-engine-since = 这次运行由引擎的 { $theirs } 版本记录。当前是 { $ours } 版本，运行方式不同。到 { $time } ms 为止与制作者看到的相同，之后可能不同。
