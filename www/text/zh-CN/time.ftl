### 时间：事件、时空图、播放器、停止条件、书签、分支，以及“为什么”的回答。

## 事件

events = 发生了什么，为什么
events-filter = 显示
events-all = 全部
events-protocol = 协议步骤
events-turning-points = 转折点
events-none = 还没有发生任何事件。
events-earlier = 前面还有 { $count } 个事件

## 时空图

space-time = 时空图
space-time-diagram = 时空图
by-hand = 手动
verdict-linearizable = ✓ 线性一致：单个存储也能给出这些答复
verdict-violated = ✗ 不满足线性一致：没有任何单个存储能给出这些答复
verdict-undecided = ? 是否线性一致：可能的顺序太多，无法检查
time-slider = 时间：拖动可以到达任意时刻。方向键：后退或前进一个事件。加号和减号：缩放
axis = 坐标轴
axis-ms = 时间
axis-ms-tip = 从左到右是虚拟时间
axis-step = 步
axis-step-tip = 每个事件一步，不论用时长短
zoom-in = 放大
zoom-out = 缩小
zoom-fit = 显示整次运行
beside = 并排显示
beside-which = 用浅色虚线画出的分支
beside-none = 无
beside-tip = 另一个分支，用浅色虚线画在这个分支下面。圆圈是它的转折点，叉是丢失的消息。
follow-now = 跟随当前时刻
time-to-now = 回到当前时刻
go-to = 到某个时刻，然后按 Enter
go-to-placeholder = 到……
go-to-tip = 到某个时刻：毫秒（12345）、分和秒（1:02.5）或步（#42）。然后按 Enter
go-to-bad = 这不是一个时刻。请输入毫秒（12345）、分和秒（1:02.5）或步（#42），最多 24 小时。
now-leads = { $time }，第 { $step } 步：{ $leaders }
now-nobody-leads = { $time }，第 { $step } 步：没有领导者
node-leads-term = { $node } 领导任期 { $term }
diagram-lacks-messages = 还有 { $messages } 条消息没有画出：请放大
diagram-lacks-events = 还有 { $events } 个事件没有画出：请放大
diagram-lacks-both = 还有 { $messages } 条消息和 { $events } 个事件没有画出：请放大
diagram-too-fast = 节点变化太快，画不下：请放大
diagram-broken = 被破坏
diagram-broken-property = 被破坏：{ $property }
diagram-wiped = 磁盘丢失
diagram-cut = 断开：{ $links }
branch-number = 分支 { $number }
branch-label = { $branch }：{ $label }
trunk = 主干

## 指针在时空图中指着什么

on-node = { $node }：点击选中它
on-message = { $name } { $kind }{ $content ->
    [entries] （{ $entries } 个条目）
    [heartbeat] （心跳）
   *[none] {""}
}{ $answer ->
    [yes] ，接受
    [no] ，拒绝
   *[request] {""}
}，任期 { $term }：{ $sent } 发送，{ $end ->
    [arrived] { $ended } 到达
    [waited] { $came } 到达，{ $ended } 被处理
    [loss] { $ended } 随机丢失
    [cut] { $ended } 在断开的链路上丢失
    [dropped] { $ended } 因手动操作丢失
    [down] { $ended } 丢失，因为接收方已崩溃
   *[in-flight] 仍在途中
}
on-mark = { $time }，{ $step }：{ $what }
on-operation = { $who }：“{ $command }”，发给 { $node }，{ $from }：{ $outcome ->
    [open] 还没有答复
    [ok] 完成
    [failed] 失败
   *[unknown] 结果未知
}{ $has_answer ->
    [true] （{ $answer }）
   *[false] {""}
}{ $has_end ->
    [true] ，{ $to }
   *[false] {""}
}{ $guilt ->
    [unexplained] ；任何操作顺序都无法解释它
    [contradicts] ；有了它，任何顺序都无法解释标有 ! 的答复
   *[none] {""}
}
on-request = { $node } 上的客户端命令，条目 { $index }，{ $time }：{ $reply ->
    [done] 完成
    [unequal] 已答复：当时的值与旧值不符
    [lost] 已答复：另一个条目占了它的位置
    [never] 永远不会答复：节点已崩溃，客户端不知道结果
   *[pending] 还没有答复
}
on-spell-partition = 网络分区：{ $label }
on-spell-cut = 断开的链路：{ $label }
on-spell-rule = 规则 { $label } 已关闭：这不是 Raft
on-planned = 计划在 { $time }：{ $text }
on-bookmark = 书签，{ $time }：{ $text }
on-branch = 另一个未来，{ $branch }。点击前往

## 播放器

player = 时间
play = 播放
player-pause = 暂停
step = 单步
step-tip = 一个事件
step-back = 后退一个事件
step-back-tip = 撤回最后一个事件
restart-run-tip = 从时刻 0 重新运行同一个脚本
speed = 速度
speed-ratio = 此处 1 s = 集群 { $span }
# 指针靠近消息时。
slowed = 靠近消息：1 s = { $span }
skipped = 等待中：1 s = { $span }
waits-skipped = 没有消息在途时，时间加快，直到下一个事件。
speed-spoken = { $speed }：这里的一秒是集群中的 { $span }
skip-waits = 跳过等待
skip-waits-tip = 没有在途消息时，时间加快，直到下一个事件
skipping = 空闲：{ $factor }×
virtual-time = 虚拟时间

## 为什么

why = 为什么
why-close = 关闭回答
why-more = 另外 { $count } 条理由
why-no-leader = 为什么没有领导者？
why-committed = 条目 { $index } 为什么已提交，或为什么没有？
why-committed-of-term = 任期 { $term } 的条目 { $index } 为什么已提交，或为什么没有？
why-committed-tip = 提交了吗？为什么？
guard-says = { $guard }：“{ $sentence }”
condition-held = （成立）
condition-failed = （不成立）
can-be-switched-off = 可以关闭的规则：{ $rules }
go-there = 前往
select-it = 选中 { $name }

## 跳转

jump-to = 跳到
jump-back = 上一个
jump-on = 下一个
jump-turning-point = 转折点
jump-leader-elected = 赢得选举
jump-term = 下一个任期
jump-commit = 提交
jump-truncate = 删除条目
jump-snapshot-taken = 生成快照
jump-snapshot-installed = 安装快照
jump-crash = 崩溃
jump-violation = 性质被破坏
jump-failure = 期望不成立
jump-say = 故事的一句话
jump-selection = 选中的对象
jump-bookmark = 书签
nothing-ahead = 之后不会再发生这样的事。
nothing-before = 之前没有发生过这样的事。
search-stopped = 很长时间内都没有这样的事。搜索已停止，运行停在原处。
no-selection = 请先选中一个节点或一条消息。
no-bookmark-after = 此刻之后没有书签。
no-bookmark-before = 此刻之前没有书签。

## 停止条件

stops = 停止条件
stops-count = 停止条件（{ $count }）
stops-tip = 时间在什么时候自动停止
stops-about = 也可以在某件事发生时停止，在任意节点或某个节点上：每次都停，或只在指定的那一次停。
stop-on-violation = Raft 的一条性质被破坏
stop-on-failure = 脚本的一个期望不成立
stop-on-end = 脚本结束，即到达 until 的时刻
stop-on-ask = 课中提问（直到回答为止）
stop-on-say = 故事说一句话（直到继续为止）
stop-what = 什么事
stop-where = 在哪里
stop-any-node = 任意节点
stop-which = 第几次
stop-each = 每次
add = 添加
stop-name = { $where ->
    [any] { $fact }
   *[one] { $node }：{ $fact }
}{ $count ->
    [0] {""}
   *[other] ，第 { $count } 次
}
stop-remove = 移除：{ $stop }
stop-find-before = 回到上一次：{ $stop }
stop-find-after = 到下一次：{ $stop }
stopped-at = 已停止：{ $stop }。
stop-leader-elected = 选出领导者
stop-commit = 提交
stop-apply = 应用
stop-become-candidate = 成为候选人
stop-left-out = 没有投票权的节点参选
stop-step-down = 退位
stop-vote-granted = 投出选票
stop-vote-refused = 拒绝投票
stop-append = 追加条目
stop-append-refused = 拒绝追加
stop-truncate = 删除条目
stop-timeout = 选举超时
stop-propose = 提议
stop-reply = 答复客户端
stop-snapshot-taken = 生成快照
stop-snapshot-sent = 发送快照
stop-snapshot-installed = 安装快照
stop-crash = 崩溃
stop-restart = 重启
stop-drop = 消息丢失

## 书签

bookmark = 书签
bookmark-back = 到上一个书签
bookmark-on = 到下一个书签
bookmark-about = 给这个时刻起一个名字。它会写进脚本，并随链接一起分享。
bookmark-name = 书签的名称
bookmarks-none = 还没有书签。

## 分支

branches = 分支
branches-tip = 这次运行的各个未来：在过去的时刻操作，会产生另一个未来
branches-about = 在过去的时刻操作，会产生另一个未来。原来的未来保留在这里。链接包含当前显示的那一个。
branch-of = { $name }（{ $count }）
branch-known = 已知到 { $time }。
branch-leaves = { $which ->
    [trunk] 在 { $time } 离开主干。
   *[other] 在 { $time } 离开{ $branch }。
}
# $difference: the first statement that the other one does not have, perhaps with difference-and-more.
branch-leaves-by = { $which ->
    [trunk] 在 { $time } 离开主干：{ $difference }。
   *[other] 在 { $time } 离开{ $branch }：{ $difference }。
}
difference-and-more = { $difference }，另有 { $more } 条
branch-name = 分支 { $number } 的名称
branch-show = 显示
branch-shown = 当前
branch-delete = 删除 { $name }
what-if = 如果……（在此处新建分支）
what-if-tip = 在此刻新建一个分支：之后的操作不改变现有的未来
compare = 并排比较
compare-first = 第一个分支
compare-second = 第二个分支
compare-with = 和
compare-same = 请选择两个不同的分支。
compare-all = 包括每条消息
compared = 从 { $from } 到 { $to }：{ $both } 个事实相同，{ $first } 个只在第一个分支，{ $second } 个只在第二个分支。
compare-more = 还有 { $count } 行没有显示。
compare-when = 时刻
compare-absent = 没有
