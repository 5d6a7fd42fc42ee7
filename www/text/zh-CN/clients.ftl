### 客户端的命令和读取，成员变更，领导权转移。

## 给节点的一条命令

client = 客户端
client-command = 命令
client-key = 键
client-value = 值
client-old-value = 旧值
client-number = 数
client-at = 发给
client-leader = 领导者（{ $node }）
client-leader-none = 领导者（无）
client-send = 提议
propose = 提议一条命令
no-leader = 现在没有领导者。请选择一个节点，或等待选举。
need-key = 需要一个键，例如 x。
need-value = 需要一个值。
need-old-value = 需要旧值。
need-whole-number = add 需要一个整数，例如 1 或 -2。

## 持续发出请求的客户端

clients = 客户端
clients-open = 客户端……
clients-about = 客户端每隔一段时间发起一个操作，没有答复就重试，并会转向领导者。命令中的 $n 是操作的编号。
clients-list = 这次运行的客户端
client-name = 名称
client-every = 间隔（ms）
client-start = 开始
client-stop = 停止 { $client }
client-stopped = 已停止
client-asks = 正在请求“{ $command }”
client-results = 成功 { $ok }，失败 { $failed }，结果未知 { $unknown }
client-label = 客户端 { $client }，{ $results }
client-label-asks = 客户端 { $client }，正在请求“{ $command }”，{ $results }
need-name = 名称需要 1 到 16 个字符，可用字母、数字、_ 和 -。
need-interval = 间隔需要大于 0 的毫秒数。
need-command = 需要一条命令：set KEY VALUE、add KEY N、cas KEY OLD NEW、del KEY 或 get KEY。

## 读取

read-key = 读取一个键
read-send = 读取
reads-how-index = 领导者先向{ $majority }确认自己仍是领导者，然后答复（reads=index）。
reads-how-lease = 领导者如果最近收到过{ $majority }的回复，就立即答复（reads=lease）。
reads-how-log = 读取像命令一样写入日志（reads=log）。
reads-how-local = 被询问的节点用自己的状态答复，内容可能是旧的（reads=local）。
a-majority = 多数派
both-majorities = 两个多数派（{ $needs }）
reads-waiting = 等待中的读请求
its-lease = 租约
lease-ends-in = { $span } 后到期
votes-not-against = 不投票取代
snapshot-arriving = 正在接收快照
snapshot-received = 到条目 { $index }：{ $size } 个键中的 { $received } 个

## 成员变更

members = 成员
members-about = 由投票成员的多数派做决定；学习者接收日志，没有投票权。领导者得到目标后分步实现，每一步提交后才进行下一步（{ $section }）。
members-now-leader = 领导者 { $node } 的配置：{ $config }。
members-now = { $node } 上最新的配置：{ $config }。
server = 节点
part-to-be-voter = 投票
part-to-be-learner = 学习
part-to-be-out = 非成员
part-of-server = { $node }：{ $part }
members-add = 添加节点
members-plan = 将会发生
members-send = 变更成员
members-need-voter = 至少要有一个投票成员。
plan-pending = 上一次变更还没有提交。在此之前，领导者会拒绝新的变更。
plan-start-servers = 以空磁盘启动新节点：{ $nodes }。
plan-learn-first = { $nodes } 先学习，直到拥有所有已提交的条目。
plan-by-joint = 有多个投票成员变化，因此领导者使用联合配置。在它提交并退出之前，决定需要两个多数派：{ $needs }（旧：{ $old }；新：{ $new }）。
plan-direct = 只有一个投票成员变化：直接进入新配置，因为旧成员的任一多数派与新成员的任一多数派必有共同的节点。
plan-direct-unsafe = 规则“joint”已关闭，因此直接进入新配置：旧成员的多数派与新成员的多数派可能没有共同的节点。
plan-same-voters = 投票成员不变。
plan-leader-leaves = { $node } 担任领导者直到变更提交，然后退位。
removed-disturb = { $nodes } 可能一直不知道移除已经提交，因为不再有领导者向它发送心跳。于是它的选举定时器反复到时，每次都发起选举；领导者看到更高的任期就会退位（{ $section }）。
removed-remedies = 有两种办法。使用 checkquorum 时，能收到领导者消息的节点忽略这样的候选人，领导者不变（{ $section }）。使用 prevote 时，节点拒绝它的预投票，不会出现新的任期（{ $section_2 }）。
remedy-checkquorum = 开启 checkquorum
remedy-prevote = 开启 prevote
removed-checkquorum = { $nodes } 可能一直不知道移除已经提交。但 checkquorum 已开启：能收到领导者消息的节点忽略候选人，领导者不变（{ $section }）。
removed-prevote = { $nodes } 可能一直不知道移除已经提交。但 prevote 已开启：能收到领导者消息的节点不给出预投票，不会出现新的任期（{ $section }）。

## 进行中的成员变更

change-goal = { $node } 的目标：{ $config }。
change-through-joint = 步骤：联合配置。条目 { $index } 在等待两个多数派：{ $needs }。
change-joint-has = { $node } 知道已有的副本：{ $has }。
change-joint-committed = 联合配置（条目 { $index }）已提交。接下来领导者会退出联合配置。
change-uncommitted = 步骤：条目 { $index }（{ $config }）已在使用，但还没有提交。
change-learning = 步骤：新节点学习。{ $progress }。
server-has = { $node } 有 { $of } 个条目中的 { $has } 个
configuration = 成员配置
configuration-known-committed = { $config }（条目 { $index }，已提交）
configuration-not-committed = { $config }（条目 { $index }，不知是否已提交）
configuration-of-snapshot = { $config }（来自截至条目 { $index } 的快照）
configuration-first = { $config }（最初的配置）
its-part = 在其中的身份
its-part-for-leader = 领导者 { $node } 认为的身份
its-part-by-entry = 按已提交的条目 { $index } 的身份
change-wanted = 目标配置
change-in-progress = 进行中的变更

## 领导权转移

hand-over = 转移领导权
hand-over-about = 领导者不再接受新命令，先让继任者的日志跟上，然后让它立即发起选举（{ $section }）。超过一个选举超时还没有完成，领导者就放弃转移。
hand-over-alone = 没有其他投票成员。
hands-over-to = 正在转移给
node-in-state = { $node }（{ $state }）
