### 运行四周的页面：启动、页首、标签页、横幅、通知、保留的运行和帮助。

playground = Raft Playground
documentation-address = docs/zh-CN/index.html
introduction = 点一下消息，可以让它丢失或者扣住它。点一下节点，可以让它崩溃，或者断开它的网络。也可以看一个场景：
introduction-hide = 隐藏介绍
stories = 场景

## 启动

start-failed = Raft Playground 无法启动
start-failed-why = 浏览器无法加载模拟程序，它是与本页放在一起的 WebAssembly 文件。新版的 Firefox、Chrome、Edge 或 Safari 都可以加载，除非 WebAssembly 已被关闭，或者服务器没有提供该文件。

## 页首

nodes = 节点数
seed-is = 种子 { $seed }
seed-new = 换种子
seed-new-tip = 重新开始，换一组随机数：集群不变，种子不同
clean-slate = 清空操作
clean-slate-tip = 去掉所有操作，重新开始：集群不变，种子不变
help = 帮助
scenarios = 场景
scenarios-tip = 准备好的运行，以及自己的文件
share = 分享
share-tip = 把这次运行变成链接或文件
colours-auto = 颜色：跟随系统
colours-light = 颜色：浅色
colours-dark = 颜色：深色
language-choose = 语言
rule-is-off = 不是 Raft：已关闭 { $rule }

## 页面只显示一部分时，上方的一行

this-run = 这次运行
open-in-playground = 在 Playground 中打开
open-in-playground-tip = 在完整的页面中打开这次运行，停在同一时刻
present = 演示
present-tip = 用于课堂：放大显示，隐藏工具；Page Up 和 Page Down 在书签之间移动
present-leave = 退出演示
no-full-screen = 浏览器不允许网页占满屏幕，演示在窗口中显示。
bookmark-of = 第 { $number } 个，共 { $all } 个：{ $name }

## 打开链接后，顶部的说明

link-run = 链接中的运行
link-deeds = 这次运行的脚本中有 { $count } 个操作：{ $deeds }{ $more ->
    [0] 。
   *[other] ；另外还有 { $more } 个。
}
play-from-start = 从头播放
link-not-opened = 无法打开这个链接。
# 嵌入在其他网页中，此外不显示任何内容。
embed-not-opened = 无法打开这次运行。
link-another-run = 下面显示的是另一次运行，已暂停。
open-scenarios = 打开场景
try-again = 重试
message-close = 关闭这条消息

## 浏览器标签页的名称

tab-run = { $run } · Raft Playground
tab-run-changed = { $run }（已修改）· Raft Playground
tab-link-not-opened = 无法打开链接 · Raft Playground

## 打开的文件

file-too-large = “{ $name }”有 { $size } 字节；脚本最多 { $most } 字节。
file-not-text = “{ $name }”不是 UTF-8 文本，无法读取。
file-not-parsed = “{ $name }”无法解析。{ $mistake }

## 页面的新版本

version-new = Raft Playground 有新版本。这次运行会保持原样。
version-reload = 重新加载

## 没有网络时

offline-title = 没有网络时
offline-coming = 浏览器正在存储本页，之后没有网络也能打开。
offline-kept = 浏览器已经存储本页：没有网络也能打开。
offline-refused = 浏览器没有存储本页：只有连上网络才能打开。隐私窗口和禁用 Cookie 的浏览器会这样；没有 https 的地址在任何浏览器里都会这样。

## 标签页

tools = 工具
tools-tip = 显示或隐藏工具：详情、网络、参数、脚本、事件、客户端和状态机
side-inspect = 查看
side-network = 网络
side-dials = 参数
side-script = 脚本
views = 视图
tab-cluster = 集群
tab-logs = 日志
tab-more = 更多

## 脚本中的错误

mistake-at = 第 { $line } 行第 { $column } 列：{ $mistake }

## 屏幕阅读器读出的内容

run-fresh = 新的运行，共 { $count } 个节点。

## 横幅

property-broken = 性质被破坏：{ $property }
property-broken-at = 发生在 { $time }：
property-says = 该性质说：{ $sentence }
property-broken-when = 性质被破坏：{ $property }（{ $time }）
properties-broken-before = 此前还有 { $count } 条性质被破坏。
expectation-failed = 有一个期望不成立。
expectation-found = 第 { $line } 行，{ $time }，期望：{ $expected }。实际：{ $found }。
failed-as-well = 不成立的还有：第 { $lines } 行。
script-ends = 脚本到此结束。
script-end = 脚本结束
plays-on = 之后可以继续播放。
expectations-held = { $count } 个期望中有 { $held } 个成立。
lines-failed = 不成立：第 { $lines } 行。
lines-not-checked = 没有检查：第 { $lines } 行。
lines-not-done = 没有执行，因为等待的事情没有发生：第 { $lines } 行。
lines-skipped = 已跳过：第 { $lines } 行。
watch-again = 再看一遍
go-on = 继续
hide = 隐藏

## 通知

notices = 通知
dismiss = 关闭
line-was-skipped = 第 { $line } 行已跳过。{ $why }。
answer-first = 请先回答问题，或选“不确定”：再往前走就会看到答案。
nothing-more = 不会再发生任何事：没有定时器在走，也没有消息在途中。
not-done = 这个操作无法完成。
part-not-loaded = 页面的这一部分无法加载。网络是否正常？
read-only = 这里只能查看运行，不能修改。要做别的尝试，请在 Playground 中打开。
recovered = 模拟程序出错了，这是我们的错误。已去掉最后一个操作，重新打开脚本。请附上下面的脚本报告这个错误：
started-afresh = 模拟程序出错了，这是我们的错误。脚本无法重新打开。请附上下面的脚本报告这个错误：
script-that-failed = 出错的脚本

## 浏览器保留的运行

run-is-back = 已恢复你的运行：{ $deeds } 个操作{ $branches ->
    [0] ，停在 { $time } ms。
   *[other] 和另外 { $branches } 个分支，{ $time } ms 时。
}{ $draft ->
    [true] 没有运行的文本在脚本框里。
   *[false] {""}
}
start-fresh = 重新开始
run-is-back-at = 这次运行回到了你离开时的 { $time } ms。
from-the-start = 从头开始
made-by-other-engine = 它由引擎的 { $version } 版本生成，在当前版本中结果可能不同。
branches-lost = 有 { $count } 个分支无法打开。文本可以用“取回没有运行的文本”找回。
kept-run = { $run }，{ $when }：{ $deeds } 个操作{ $texts ->
    [0] {""}
   *[other] 和 { $texts } 段没有运行的文本
}
run-titled = “{ $title }”
run-untitled = 没有标题的运行
tab-was-closed = 有一个做过操作的标签页已关闭：{ $run }。
bring-back = 恢复
bring-back-run = 恢复{ $run }
forget-it = 删除
all-of-them = 全部 { $count } 个
kept-run-unreadable = 浏览器保留的一次运行在当前版本中无法解析。它的脚本在脚本框里。
kept-title = 浏览器保留的内容
kept-about = 为了在刷新或关闭标签页之后不丢失内容，浏览器会把有过操作的运行保留 30 天：最多八个标签页，外加最多五段没有运行的文本。不会发送任何数据。其他标签页的运行：
# 只保留到标签页关闭为止。
kept-in-tab = 在这个标签页关闭之前，浏览器会保留其中的操作，刷新不会丢失内容。关闭之后不再存储任何内容：不保留已关闭标签页的运行，也不存储颜色、语言和按键的设置。隐私窗口和禁用 Cookie 的浏览器就是这样。不会发送任何数据。“分享”得到的链接包含整个运行。
# 只保留不属于本标签页的内容。
kept-not-in-tab = 浏览器无法存储这个标签页的运行，刷新之后不能恢复。“分享”得到的链接包含整个运行。其他标签页的运行：
kept-none = 没有。
kept-nothing = 这个浏览器不为本页存储任何内容：不存储运行，也不存储颜色、语言和按键的设置。隐私窗口和禁用 Cookie 的浏览器就是这样。“分享”得到的链接包含整个运行。
not-kept = 浏览器无法存储你的操作：刷新或关闭标签页会丢失它们。“分享”得到的链接包含这些操作。
forget-about = 这个按钮会删除以上全部内容：当前标签页和已关闭标签页的保留内容。它不影响你现在看到的运行、其他打开的标签页、颜色、语言和按键的设置，也不影响浏览器自己的历史记录。
forget-all = 删除所有保留的运行和文本
forgotten = 已删除。从现在起的操作会重新保留。

## 帮助

help-title = 玩法
close = 关闭
help-cluster = 五个节点按照 Raft 协议维护同一份日志。这里运行的是真实的协议，使用虚拟时间：除了脚本写明的，一切都不是预先安排的；同一个脚本总是得到同样的运行。
help-messages = 点一下消息或节点，旁边的菜单会列出可以对它做什么。消息可以丢失、扣住、复制，或者立即送达；点它旁边的 ✕，它就丢失。节点可以崩溃、断开网络，或者接收一条命令。指针靠近消息时，时间变慢。
help-logs = 在日志中，格子里的锁表示这个条目在集群中已提交；带竖条的实线边框表示这个节点知道它已提交。两者并不相同，很多人在这里弄错。带删除线的条目没有提交，将被替换：这个索引上提交的是另一个条目。点击条目可以问为什么。
help-time = 下面的图从左到右是时间：每个节点一条泳道，粗细表示角色；每条消息一条斜线。拖动可以到达任何时刻，点击消息可以选中它。在过去的时刻操作会产生另一个未来，原来的未来作为分支保留。
help-delays = 为了看得清楚，延迟被放慢了：一条消息用几毫秒的虚拟时间，约等于现实中的一秒。
help-documentation = 如何编写场景，以及其他一切：文档
help-keys = 焦点在集群上时的按键
key-play = 播放或暂停
key-step = 后退一个事件，前进一个事件
key-turning-point = 到前一个、后一个转折点
key-ten-events = 后退十个事件，前进十个事件
key-millisecond = 后退一毫秒，前进一毫秒
key-start-end = 到开头；到已知的末尾
key-bookmark = 添加书签；到前一个、后一个书签
key-what-if = 如果……：分支
key-why = 为什么：没有领导者，或条目没有提交
key-speed = 更慢，更快
key-tab = 到下一个节点或消息
key-enter = 在消息上：让它丢失
key-message = 丢失、扣住、复制选中的消息
key-members = 成员：谁投票，谁学习，谁不在
key-hand-over = 转移领导权：给选中的节点，或从选中的领导者转出
key-read = 读取一个键
key-crash = 让选中的节点崩溃，或重启它
key-timer = 让它的选举定时器立即到期
key-propose = 提议一条命令
key-snapshot = 让它生成快照
key-cut = 切断或恢复它的网络
key-help = 本帮助
key-zoom = 在时空图中：缩放；Page Up、Page Down：平移
key-leave = 取消选择，然后离开集群
