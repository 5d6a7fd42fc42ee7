### 故障、网络、参数和脚本。

## 节点或链路的需要数字的故障

faults = 更多故障
fault-clock = 时钟速率
fault-disk = 磁盘写入用时
fault-set = 设置
fault-as-cluster = 与集群相同
fault-seed = 定时器的种子
fault-restart = 用它重启
fault-lose = 丢失的已落盘条目
fault-lose-tip = 它崩溃，并且磁盘丢失已经确认过的内容：Raft 假定这种事从不发生
fault-lose-crash = 崩溃并丢失
fault-bad = 这里需要数字，并且“从”不能大于“到”。
one-link = 单条链路的质量
link-quality-hint = 只影响一个方向，从现在起生效。空着的项保持不变。
link = 链路
link-quality-bad = 需要两个不同的节点，以及至少一个在范围内的数字。
link-quality-is = { $from } → { $to }：{ $quality }
own-disk-time = 每次写入 { $least } 到 { $most } ms
disk-torn = 写入的一半，还没有丢弃
late-by = { $late } ms（乱序）
field-part = { $field }，{ $part }

## 网络

partition-make = 网络分区
partition-hint = 只有同一组的节点能互相通信。
group-of = { $node } 的组：{ $group }
partition-one-group = 所有节点都在同一组。请至少把一个节点放进另一组。
heal-links = 恢复所有链路
random-halves = 随机分成两半
leader-alone = 隔离领导者
links = 链路
links-hint = 行发送给列。点击可以断开或恢复一个方向。
links-both = 同时改变两个方向
link-from-to = { $from } 到 { $to }
link-is-cut = { $from } 到 { $to }：已断开
link-is-whole = { $from } 到 { $to }：正常
from = 从
to = 到

## 参数

dials-hint = 修改从现在起生效，并写入脚本。
dials-find = 查找设置
# In the empty search field: names of settings in etcd.
dials-find-hint = 查找：PreVote、election-timeout……
# $count: how many settings fit what was typed.
dials-found = { $count ->
    [0] 没有
   *[other] 找到 { $count } 个
}
dials-elections = 选举与心跳
dials-network = 网络
dials-replication = 日志复制
dials-reads = 读取
dials-storage = 磁盘与快照
dials-rules = Raft 的规则
dials-rules-hint = 少了其中任何一条规则，集群就不再是 Raft。关闭一条，看看它防止了什么。
rule-off-mark = 已关闭
unit-ms = ms
unit-entries = 个条目
unit-keys = 个键
unit-messages = 条消息
unit-bytes = 字节
dial-latency = 消息延迟
dial-latency-tip = 单程。局域网低于 1 ms；这里放慢，以便看清
dial-loss = 丢失
dial-duplicate = 重复
dial-reorder = 乱序
dial-late = 乱序消息迟到
dial-late-tip = 随机选中的消息会晚到这么久，后面的消息会超过它
dial-election = 选举超时
dial-heartbeat = 心跳间隔
dial-disk = 磁盘写入用时
dial-snapshot = 生成快照的间隔
dial-snapshot-tip = 上一个快照之后应用的条目数；0：只能手动生成
dial-chunk = 快照分块大小
dial-chunk-tip = 一条 InstallSnapshot 携带的快照键数；0：全部（{ $section }）
dial-window = 每个跟随者的窗口
dial-window-tip = 同时发往一个跟随者、带有条目的 AppendEntries 的数量
dial-batch = 每条消息最多
dial-batch-tip = 一条 AppendEntries 中的条目数
dial-uncommitted = 未提交的内容最多
dial-uncommitted-tip = 等待提交的命令字节数，超过后领导者拒绝新命令；0：不限
dial-reads = 读取方式
dial-reads-tip = 新领导者还不能答复的读请求会等待；tikv 的 raft 0.7 会丢弃它
dial-prevote = 选举前先预投票
dial-prevote-tip = 节点先询问能否得到选票，再提高任期（{ $section }）。只用它就能保护正常的领导者；tikv 的 raft 0.7 还需要 check_quorum
dial-checkquorum = 失去多数派的领导者退位
dial-checkquorum-tip = 并且能收到领导者消息的节点不投票取代它（{ $section }、{ $section_2 }）
dial-noop = 新领导者追加一条空操作日志
reads-index = 先询问多数派
reads-lease = 使用租约
reads-log = 通过日志
reads-local = 仅由被询问的节点
dial-bad-range = { $dial }：需要数字，并且“从”不能大于“到”。
dial-bad-least = { $dial }：需要不小于 { $least } 的数字。
dial-bad-between = { $dial }：需要 { $least } 到 { $most } 的整数。
dials-library = 你用的 Raft 库行为不同？各个库的差异
dials-page = 本页
dials-keys = 焦点在集群上时，可以用单个按键操作

## 脚本

script = 这次运行的脚本
script-hint = 脚本就是整次运行：手动的操作也会写在这里。Ctrl+Space 列出此处可以写的内容，Ctrl+Enter 运行脚本。
script-mistakes = 错误
mistakes-below = 下面还有 { $count } 处错误。
mistakes-not-listed = 另有 { $count } 处没有列出。
script-lines = 各行，以及它们的结果
script-names = 此处可以写的内容
caret-at = 第 { $line } 行第 { $column } 列
caret-at-fate = 第 { $line } 行第 { $column } 列：{ $fate }
line-done = 已执行
line-open = 尚未执行
line-wrong = 错误
line-skipped = 在 { $time } ms 跳过，{ $why }
line-waits = 等待事实出现
line-waits-count = 等待中：已出现 { $seen } 次，共需 { $count } 次
line-due = 将在 { $time } ms 执行
line-last = 刚刚发生
line-next = 接下来发生
run-script = 运行
run-script-tip = 从时刻 0 运行这段文本（Ctrl+Enter，Mac 上为 Cmd+Enter）
script-copied = 脚本已复制到剪贴板。
script-revert = 撤销编辑
unrun-bring = 取回没有运行的文本
unrun-bring-tip = 把写过但从未运行的文本放回脚本框。保留了 { $count } 段文本
unrun-kept = 脚本框里的文本还没有运行，已经保留。
deeds-missed = 你在编辑期间做了 { $count } 个操作，这段文本里没有：{ $deeds }{ $more ->
    [0] {""}
   *[other] ，另外还有 { $more } 个
}
deeds-add = 加入文本并运行
script-edited = 已编辑，尚未运行
script-fine = 当前运行的就是它
expectations = 期望
expect-held = 成立
expect-failed = 不成立
expect-open = 尚未检查
expect-found = { $expected }（实际：{ $found }）
