### 网络、节点、磁盘和客户端上发生的事，以及用户的操作。

## 消息

message-sent = { $node } 发送 { $message }：{ $summary }
message-received = { $node } 收到 { $message }：{ $summary }
message-lost = { $message } 丢失：{ $summary }
message-copied = 产生副本 { $message }：{ $summary }
message-held-back = { $message } 被推迟 { $ms } ms
message-late = { $message } 晚到 { $ms } ms
message-late-why = 网络会打乱消息的顺序（reorder），后发的消息可能先到

## 消息为什么丢失

lost-by-network = 网络丢失了它（loss）
lost-link-cut = { $from } 到 { $to } 的链路已断开
lost-on-purpose = 它是被人为丢弃的

## 选举定时器

election-timer-fires = { $node } 的选举定时器到期
election-timer-fires-why = 在整个选举超时期间，它既没有收到领导者的消息，也没有投出选票（{ $section }）
election-timer-forced = { $node } 的选举定时器被手动触发
election-timer-forced-why = 它的反应就像一直没有收到领导者的消息一样（{ $section }）

## 应用

apply = { $node } 应用{ $entry }
apply-why = lastApplied 按顺序跟上 commitIndex（{ $section }）
apply-suppressed = { $node } 应用{ $entry }，状态不变：这个操作之前已经执行过，结果已被记住
apply-suppressed-why = 该客户端的这个序列号已经执行过（{ $section }）
apply-again = { $node } 应用{ $entry }，尽管同一客户端的这个操作或更晚的操作之前已经执行过
apply-again-why = { $node } 没有检查这个序列号是否已经执行过（{ $section }）
apply-unequal = { $node } 应用{ $entry }，状态不变：当前值为 { $value }
apply-unequal-no-value = { $node } 应用{ $entry }，状态不变：当前没有值

## 磁盘

write-durable = { $node } 的写入 { $write } 已落盘

## 节点的答复

reply-done = { $node } 答复客户端：{ $command }已完成
reply-unequal = { $node } 答复客户端：执行{ $command }时发现值不符，未作修改
reply-why = 日志条目 { $index } 已提交并应用（{ $section }）
reply-lost = { $node } 无法向客户端确认{ $command }
reply-lost-why = 索引 { $index } 处的条目已被另一个条目或快照取代（{ $section }）
read-answered = { $node } 答复客户端：“{ $key }”的值为“{ $value }”
read-answered-no-value = { $node } 答复客户端：“{ $key }”没有值
read-by-majority = 收到读请求之后，{ $majority }应答了领导者的心跳：{ $nodes }（readIndex { $index }，{ $section }）
read-by-lease = 它持有租约：{ $majority }应答了它在不到 { $sent ->
   *[other] { $sent } 个心跳间隔
  }之前发出的心跳；从那时起 { $lease ->
   *[other] { $lease } 个心跳间隔
  }之内，只要时钟准确，就不可能选出别的领导者（readIndex { $index }，{ $section }）
read-local = 它直接用已应用到日志条目 { $index } 的状态作答：没有询问其他节点，读到的值可能已经过时（{ $section }）
read-unchecked = 它认为自己仍是领导者，没有询问其他节点（readIndex { $index }，{ $section }）

## 崩溃与重启

crash = { $node } 崩溃
crash-in-write = { $node } 在写入中途崩溃
crash-lost-nothing = 它写过的内容都已落盘；commitIndex 和 lastApplied 本来就是易失的（{ $section }）
crash-lost-writes = { $count ->
   *[other] { $count } 次写入尚未落盘，已丢失
  }
crash-lost-writes-behind = { $count ->
   *[other] 后面的 { $count } 次写入也一并丢失
  }
crash-lost-durable = 它的磁盘还丢失了{ $entries }，而它曾确认这些内容已落盘：Raft 假定这种情况绝不发生（{ $section }）
write-torn = 写入 { $write } 只完成了一部分：已写到磁盘的有{ $there }，没写到的有{ $gone }
write-torn-all-lost = 写入 { $write } 只完成了一部分：磁盘上没有任何完整的内容，没写到的有{ $gone }
write-torn-none-lost = 写入 { $write } 只完成了一部分：已写到磁盘的有{ $there }
write-torn-nothing = 写入 { $write } 只完成了一部分：磁盘上没有任何完整的内容
term-and-vote = 任期与选票
snapshot-up-to = 截至日志条目 { $index } 的快照
restart = { $node } 重启
restart-discards = { $node } 重启，并丢弃写入 { $write } 的残余部分
restart-seed = { $node } 重启，此后它的选举超时由种子 { $seed } 决定
restart-seed-discards = { $node } 重启，并丢弃写入 { $write } 的残余部分，此后它的选举超时由种子 { $seed } 决定
restart-why = 它从已落盘的内容恢复：任期、选票、日志和快照（{ $section }）
discarded-entry = 写入 { $write } 只完成了一部分：日志条目 { $broken } 的记录校验和不符，予以丢弃
discarded-entries = 写入 { $write } 只完成了一部分：日志条目 { $broken } 的记录校验和不符，连同其后的内容一并丢弃
discarded-snapshot = 写入 { $write } 只完成了一部分：截至日志条目 { $index } 的快照不完整，予以丢弃
discarded-first-record = 写入 { $write } 只完成了一部分：它的第一条记录校验和不符，予以丢弃

## 对节点的其他操作

pause = { $node } 被暂停
pause-why = 它什么也不做，到达的消息都在等待
resume = { $node } 恢复运行
resume-why = 它先处理已到达的消息，再处理定时器
wipe = { $node } 的磁盘被清空
wipe-why = Raft 假定这种情况绝不发生：集群可能还依赖那里已落盘的内容（{ $section }）
switched-on = { $node } 开机
switched-on-why = 它的磁盘是空的，也还不是集群的成员（{ $section }）
clock-rate = 从下一次启动定时器起，{ $node } 的定时器以 { $rate } 倍速运行
disk-time = 从现在起，{ $node } 的磁盘每次写入需要 { $least }..{ $most } ms
disk-time-why = 依赖某次写入的操作都要等它落盘（{ $section }）
disk-time-of-cluster = { $node } 的磁盘恢复为集群的速度

## 网络

network-partitioned = 发生网络分区：{ $groups }
heal = 所有链路恢复正常
cut = { $from } 与 { $to } 之间的链路断开
cut-one-way = { $from } 到 { $to } 的链路断开
mend = { $from } 与 { $to } 之间的链路恢复
mend-one-way = { $from } 到 { $to } 的链路恢复
link-quality = { $from } 到 { $to } 的链路使用自己的设置：{ $settings }
drop-next = { $count ->
   *[other] 从 { $from } 到 { $to } 的接下来 { $count } 条符合条件的消息将丢失
  }

## 设置、规则和性质

setting-changed = 从现在起：{ $setting }
rule-off = 规则 { $rule } 已关闭：这不再是 Raft
rule-on = 规则 { $rule } 重新生效
property-does-not-hold = { $property } 被破坏：{ $evidence }

## 没有效果的操作

nothing-done = 没有执行：{ $reason }
no-node-of-role = { $role ->
    [leader] 此刻没有正在运行的领导者
    [follower] 此刻没有正在运行的跟随者
   *[candidate] 此刻没有正在运行的候选人
  }
no-such-node = 集群中没有节点 { $node }
node-is-crashed = { $node } 已崩溃
node-is-not-crashed = { $node } 没有崩溃
node-is-paused = { $node } 已暂停
node-is-not-paused = { $node } 没有暂停
leader-has-no-election-timer = { $node } 是领导者，领导者没有选举定时器
message-not-in-flight = { $message } 不在途中
message-waits-for-paused-node = { $message } 已到达，因 { $node } 暂停而在等待
link-to-itself = 链路的两端必须是不同的节点，不能都是 { $node }
node-in-two-groups = { $node } 同时出现在两个组里
no-such-client = 没有这个名字的客户端在运行
too-many-clients = 已经有 { $most } 个客户端
no-link-is-cut = 没有断开的链路，一切不变
link-is-cut-already = 这条链路本来就已断开，一切不变
link-works-already = 这条链路没有断开，一切不变
is-so-already = 本来就是这样，一切不变
no-delay = 推迟 0 ms 等于不变

## 没有投票权的候选人

left-out-candidate = { $learns ->
    [true] { $node } 是候选人，尽管{ $configuration }中它只是没有投票权的学习者
   *[false] { $node } 是候选人，尽管{ $configuration }中没有它
  }
left-out-candidate-unaware = { $learns ->
    [true] { $node } 是候选人，却不知道{ $configuration }中它只是没有投票权的学习者
   *[false] { $node } 是候选人，却不知道{ $configuration }中没有它
  }
left-out-pre-candidate = { $learns ->
    [true] { $node } 发起预投票，尽管{ $configuration }中它只是没有投票权的学习者
   *[false] { $node } 发起预投票，尽管{ $configuration }中没有它
  }
left-out-pre-candidate-unaware = { $learns ->
    [true] { $node } 发起预投票，却不知道{ $configuration }中它只是没有投票权的学习者
   *[false] { $node } 发起预投票，却不知道{ $configuration }中没有它
  }
configuration-of-leader = 领导者 { $leader } 的成员配置（{ $entry }）
configuration-committed = 最近一次已提交的成员配置（{ $entry }）
initial-configuration = 初始配置
left-out-until-committed = 它自己的日志里有这个条目，但它不知道该条目已提交：在此之前，它可能必须当选并完成这次变更（{ $section }）
left-out-not-in-log = 它自己的日志里还没有这个条目，而节点总是使用自己日志中最新的成员配置（{ $section }）
left-out-without-heartbeats = 它自己的日志里没有这个条目，而节点总是使用自己日志中最新的成员配置；被移除的节点也收不到任何领导者的心跳（{ $section }）

## 课

lesson-asks = 课中提问“{ $ask }”
lesson-answered-rightly = “{ $ask }”的回答是 { $value }：正确
lesson-answered-wrongly = { $value ->
    [unsure] “{ $ask }”的回答是 { $value }；正确答案是 { $right }
   *[other] “{ $ask }”的回答是 { $value }：错误，正确答案是 { $right }
}
lesson-answered = “{ $ask }”的回答是 { $value }
lesson-goal-reached = 达成目标“{ $goal }”

## 客户端

client-request = 客户端 { $client } 向 { $node } 发送{ $operation }
client-request-again = 客户端 { $client } 向 { $node } 发送{ $operation }，第 { $attempt } 次尝试
client-reply = 客户端 { $client } 收到 { $node } 对{ $operation }的答复：{ $answer }
client-reply-late = 这个操作早已结束
client-retry = 客户端 { $client } 向 { $node } 重试{ $operation }，第 { $attempt } 次尝试
client-redirected = 它先前询问的节点指出，领导者是这个节点（{ $section }）
client-refused = 它先前询问的节点不是领导者，也不知道谁是领导者：客户端改试下一个节点（{ $section }）
client-entry-lost = 它的条目已被另一个条目或快照取代（{ $section }）
client-timed-out = 没有按时收到答复：它用同一个序列号再次请求（{ $section }）
client-ok = 客户端 { $client } 的{ $operation }成功：{ $answer }
client-ok-after-attempts = 客户端 { $client } 的{ $operation }尝试 { $attempts } 次后成功：{ $answer }
client-failed = 客户端 { $client } 的{ $operation }失败
client-failed-after-attempts = 客户端 { $client } 的{ $operation }尝试 { $attempts } 次后失败
client-failed-why = 没有节点接受它，或者它只是读操作
client-unknown = 客户端 { $client } 的{ $operation }结果未知
client-unknown-after-attempts = 客户端 { $client } 的{ $operation }尝试 { $attempts } 次后结果仍未知
client-unknown-why = 可能有节点接受了它：它可能已经执行，也可能稍后才执行（{ $section }）
client-request-lost = 客户端 { $client } 发给 { $node } 的请求丢失：{ $operation }
client-answer-lost = { $node } 给客户端 { $client } 的答复丢失：{ $operation }
client-starts = 客户端 { $client } 每 { $ms } ms 发起一个操作：{ $command }
client-stops = 客户端 { $client } 不再发起操作

## 规则的提问：显示时附上是否成立

ask-executed-before = 这个序列号之前执行过吗？
ask-answered-since = 读请求到达之后，{ $majority }已应答
ask-lease-lasts = 自多数派应答的那一轮心跳以来开始的轮数：{ $over } < { $lease }
ask-majority-asked = 询问过多数派

## 值的名称：显示在值的前面

value-message = 消息
value-held-ms = 推迟（ms）
value-late-ms = 晚到（ms）
value-timer-ran-ms = 选举定时器已运行（ms）
value-write = 写入
value-key = 键
value-value = 值
value-writes-lost = 丢失的写入数
value-durable-lost = 丢失的已落盘条目数
value-timeout-seed = 选举超时的种子
value-nodes = 节点
value-attempt = 第几次尝试
value-attempts = 尝试次数
value-entries-on-disk = 其中已写到磁盘的条目数
value-entries-discarded = 其中被丢弃的条目数
