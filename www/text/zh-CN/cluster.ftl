### 集群和节点：环形图、日志、状态机、查看面板和操作。

cluster = 集群
cluster-label = 集群：节点和在途消息。按 ? 查看按键。
messages-not-shown = 还有 { $count } 条在途消息没有画出

## 节点是什么：角色，或不在运行的原因；在成员配置中的身份。要短：图中也会用到。

state-follower = { -follower }
state-precandidate = 预候选人
state-candidate = { -candidate }
state-leader = { -leader }
state-paused = 已暂停
state-crashed = 已崩溃
# 节点在自己使用的成员配置中的身份。普通的投票成员在图中不写。
member-old = 旧
member-new = 新
member-both = 旧 + 新
membership-voter = 投票成员
membership-incoming = 仅新配置的投票成员
membership-outgoing = 仅旧配置的投票成员
membership-learner = 学习者
membership-none = 非成员
# 节点在起决定作用的成员配置中的身份，可能与自己使用的不同：领导者的配置，或最后一个已提交的配置。
part-out = 非成员
part-by-leader = { $part ->
    [voter] 投票成员（据 { $leader }）
    [learner] 学习者（据 { $leader }）
   *[none] 非成员（据 { $leader }）
}
part-by-entry = { $part ->
    [voter] 投票成员（据条目 { $index }）
    [learner] 学习者（据条目 { $index }）
   *[none] 非成员（据条目 { $index }）
}
part-and-own = { $part }；按它自己的配置：{ $own }
state-and-part = { $state }，{ $part }
node-label = { $node }，{ $state }，任期 { $term }
term-of = 任期 { $term }
term-short = t{ $term }

## 成员变更的联合共识阶段

majorities-needed = 旧 { $old }/{ $old_all } 且新 { $new }/{ $new_all }
majorities-have = 旧 { $old }/{ $old_all } · 新 { $new }/{ $new_all }
joint-needs = 联合共识：{ $needs }
joint-tip = 联合共识阶段（{ $section }）：决定需要旧投票成员（{ $old }）的多数派和新投票成员（{ $new }）的多数派同时同意。

## 在途消息

message-label = { $summary }（{ $message }）
message-label-lose = { $summary }（{ $message }）。按 D 让它丢失
message-tip = 点击：查看可以对它做什么。✕：让它丢失
message-gone = 这条消息已不在途中。

## 图例

legend = 图例
a-heartbeat = 心跳
legend-reply = 回复
legend-timer = 距选举超时的时间
legend-term = 颜色：任期
legend-out = 领导者认为它不是成员

## 日志

logs = 日志
logs-caption = 所有节点的日志：每个节点一行，每个索引一列
node = 节点
is-committed = 已提交
log-committed-not-known = 已提交，此节点不知道
log-not-committed = 未提交
log-known-committed = 已知已提交
log-will-be-replaced = 将被替换
log-not-the-committed = 不是已提交的条目
logs-empty = 还没有条目
logs-earlier = 前面还有 { $count } 个条目
logs-newest = 最新的条目
logs-rows-below = 下面还有 { $count } 行
logs-first-row = 回到第一行
up-to-index = ≤ { $index }
snapshot-stands-for = 快照，包含索引 { $index }（任期 { $term }）及之前的所有条目
lost-here = 丢失
logs-differ = 仅 t{ $term }
logs-differ-tip = 在索引 { $index } 处，任期 { $term } 的条目已提交。有的日志在那里是另一个条目，带删除线，没有提交。
entry-told = 条目 { $index }，任期 { $term }：{ $entry }。
entry-known = 已提交，这个节点知道。
entry-committed = 已提交，这个节点还不知道。
entry-open = 未提交。
entry-replaced = 未提交：已提交的是任期 { $rival_term } 的条目 { $index }（{ $rival }）；领导者联系上这个节点后，会用它替换本条目。
entry-disputed = 这个索引上提交过另一个条目：{ $rival }，任期 { $rival_term }。
entry-mistaken = 这个节点误以为自己的条目已提交，因为有一条 Raft 规则被关闭，或有一条性质被破坏。
entry-volatile = 还没有写入这个节点的磁盘。
entry-asks = 点击可以问为什么。
# 在单元格旁的回答中，说明条目是什么。
entry-title = 任期 { $term } 的条目 { $index }
entry-is-noop = 它是空操作日志：新领导者在任期开始时追加一个，因为它只能借助自己任期的条目来提交以前任期的条目（{ $section }）。
# $change：改变了什么，以及成员。
entry-is-config = 它改变成员：{ $change }（{ $section }）。
entry-is-command = 它是客户端的一条命令：{ $command }。节点得知它已提交后，把它应用到自己的状态机（{ $section }）。
next-index-tip = nextIndex { $index }：{ $leader } 接下来要发送的条目（猜测）
match-index-tip = matchIndex { $index }：{ $leader } 知道这里的日志已存到这个索引（事实）
match-index-of = matchIndex（{ $leader }）
joint-phase-needs = 联合共识阶段：需要两个多数派，{ $needs }

## 状态机

state-machines = 状态机
state-machines-caption = 每个节点的键值状态
applied = 已应用
more-keys = 还有 { $count } 个键

## 查看面板：这次运行

the-run = 这次运行
run-leads = 领导者
leads-in-term = { $node }（任期 { $term }）
nobody = 无
nodes-running = 运行中的节点
majority-is = 多数派
up-to-entry = 到任期 { $term } 的条目 { $index }
nothing = 无
run-in-flight = 在途消息
run-sent = 已发送
run-delivered = 已送达
run-lost = 已丢失
inspect-hint = 点击节点或消息，可以查看它，以及可以对它做什么。点消息旁的 ✕，它就丢失。指针靠近消息时，时间变慢。

## 查看面板：节点

role = 角色
nobody-in-term = 本任期没有投票
leader-known = 所知的领导者
unknown = 未知
log = 日志
log-empty = 空
log-range = 条目 { $first } 到 { $last }
its-snapshot = 快照
snapshot-reaches = 到索引 { $index }，任期 { $term }
snapshot-none = 无
durable-up-to = 已落盘到
writes-pending = 进行中的写入
messages-waiting = 等待处理的消息
clock-runs-at = 时钟速率
own-disk = 自己的磁盘
timer-seed = 定时器的种子
torn-on-disk = 磁盘上
election-timer = 选举定时器
heartbeat-timer = 心跳定时器
fires-in = { $span } 后到期
votes = 选票
vote-yes = { $node } 同意
vote-no = { $node } 拒绝
vote-pending = { $node } 未回复
votes-of-halves = { $votes }（{ $halves }）
followers-of-leader = 这个领导者所知的跟随者
follower-state = 状态

## 查看面板：消息

message-term = 任期
message-from-to = 发送方，接收方
message-late-by = 迟到
sent-at = 发送时刻
arrives-at = 预计到达
arrived-at = 到达时刻
lost-at = 丢失时刻
lost-because = { $time }：{ $why }
waited-there = 在暂停的节点处等待了
led-to-it = 起因
it-led-to = 结果
answer-waits = 对它的回复在等待磁盘。
other-message = { $message } { $kind }{ $ok ->
    [yes] ：接受
    [no] ：拒绝
   *[none] {""}
}

## 对节点或消息的操作：按钮的文字和作用

# 在同一菜单中显示其余操作。
acts-more = 更多…
act-crash = 崩溃
act-crash-tip = 它停止运行，忘掉没有落盘的内容
act-torn = 写入时崩溃
act-torn-tip = 它在写入途中崩溃：磁盘上只有写入的一半
act-restart = 重启
act-restart-tip = 它用磁盘上的内容重新启动
act-pause = 暂停
act-pause-tip = 它停住不动，内存保留；到达的消息会等待
act-resume = 继续
act-resume-tip = 它继续运行
act-wipe = 清空磁盘
act-wipe-tip = 它存储的一切都会丢失
act-timeout = 选举超时
act-timeout-tip = 它的选举定时器立即到期
act-propose = 提议……
act-propose-tip = 像客户端一样向它发送一条命令
act-snapshot = 快照
act-snapshot-tip = 它用快照替换日志中已应用的部分
act-transfer = 把领导权交给它
act-transfer-tip = 领导者用 TimeoutNow 让它接任（{ $section }）
act-hand-over = 转移领导权……
act-hand-over-tip = 它用 TimeoutNow 让另一个节点接任（{ $section }），做不到时会说明原因；tikv 的 raft 0.7 不会说明
act-read = 读取键……
act-read-tip = 客户端在这里读取一个键
act-members = 成员……
act-members-tip = 谁投票，谁学习，谁不是成员（{ $section }）
act-isolate = 切断网络
act-isolate-tip = 任何消息都进不来，也出不去
act-reconnect = 恢复网络
act-reconnect-tip = 它的链路恢复正常
act-heal = 恢复所有链路
act-heal-tip = 不再有被切断的链路
isolated = { $node } 的网络已切断：任何消息都进不来，也出不去
reconnected = { $node } 的网络已恢复
act-drop = 让它丢失
act-drop-tip = 消息就在当前位置丢失
act-hold = 扣住
act-hold-tip = 消息停在当前位置等待
act-duplicate = 复制
act-duplicate-tip = 消息会到达两次
act-deliver = 立即送达
act-deliver-tip = 消息立即到达
act-go-sent = 前往发送时刻
act-go-sent-tip = 前往它发送的时刻：在那里可以让它丢失、扣住或复制它
act-go-arrived = 前往到达时刻
act-go-arrived-tip = 前往它到达的时刻
act-go-lost = 前往丢失时刻
act-go-lost-tip = 前往它丢失的时刻

## 操作之后会怎样，跟在所发生的事之后。$left、$due：一段时间，如“83 ms”。

follow-next-arrives = { $leader } 的下一条消息应在 { $due } 后到达 { $node }。
follow-next-heartbeat = { $leader } 的心跳定时器在 { $due } 后到期，那时它会再次向 { $node } 发送。
follow-link-cut = 从 { $from } 到 { $to } 的链路已断开。
follow-timer = { $node } 的选举定时器还剩 { $left }。
follow-first-timer = 如果没有消息重置它，{ $node } 的选举定时器最先到期，还剩 { $left }。
# $open：有多少请求和回复在途中。
follow-votes = { $candidate } 需要 { $need } 票，已有 { $have } 票，{ $open ->
    [0] 没有其他请求或回复在途中。
   *[other] 还有 { $open } 条请求或回复在途中。
}
follow-leads-already = { $candidate } 已经是任期 { $term } 的领导者，不需要这一票。
# $last：节点日志的末尾。
follow-match = { $leader } 为 { $node } 记录的 matchIndex 是 { $index }，{ $node } 的日志到 { $last } 为止。
# 有多少投票成员在运行，多少是多数。
follow-still-run = { $all } 个投票成员中仍有 { $run } 个在运行；多数是 { $need } 个。
follow-still-leads = { $leader } 仍是任期 { $term } 的领导者，但收不到任何节点的消息。

## 领导者如何向跟随者发送

progress-probe = 探测
progress-probe-tip = 探测：每次只发一条消息，直到领导者知道日志从哪里开始一致
progress-replicate = 复制
progress-replicate-tip = 复制：不等回复就继续发送条目，在途 { $in_flight } 条，最多 { $window } 条
progress-snapshot = 快照
progress-snapshot-tip = 正在发送快照：{ $size } 个键中的 { $offset } 个
window-used = 在途 { $in_flight }/{ $window }
snapshot-sent-so-far = { $offset }/{ $size } 个键
