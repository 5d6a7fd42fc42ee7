### 脚本语言中各个词的含义，用于语法参考。id 由 meaning、词的种类和小写的词组成。
### 两个 ` 之间是代码；大写的词指参考中写法里的占位，例如 crash N [lose=K]。

## 行首的词

meaning-statement-title = 这次运行的标题，最多一次。
meaning-statement-about = 这次运行讲什么；`\n` 表示换行。最多一次。
meaning-statement-cluster = 开始时的集群。可以写多条；同一个键写了几次，以最后的值为准。
meaning-statement-at = 在某一时刻执行操作：在这一微秒的其他事情都发生之后；若写 `events=K`，则在其中恰好 K 个事件之后。
meaning-statement-when = 只执行一次：这一事实在该节点第 K 次（默认第一次）发生后，再过 MS 毫秒（默认立即）执行。
meaning-statement-expect = 在运行结束时检查。`expect` 也可用作操作，在某一时刻或某一事实发生时检查。
meaning-statement-until = 运行何时结束。命令行运行到此为止；页面在此停下，显示有多少期望成立，之后可以继续播放。不写时页面不停，命令行运行在最后一个 `at` 的时刻之后 2000 毫秒结束。最多一次。
meaning-statement-recorded = 作者当时看到的运行：所用的引擎，以及某一时刻（或该时刻的 K 个事件之后）的指纹。如果重放的结果不同，读者会得到提示。
meaning-statement-lesson = 这个脚本是一课，名称是 SLUG；页面用这个名称保存学习进度。只有课才有问题、目标和提示。最多一次。
meaning-statement-ask = 向学生提问：在某一时刻，在这一微秒的其他事情都发生之后；或像 `when` 那样，在某一事实发生时。页面在此停下，直到问题得到回答；命令行运行不停。脚本里不写正确答案：运行的一个副本继续播放到 T2（或再过 MS 毫秒），由结果得出。副本按脚本继续；学生在提问之后做的事情不算。不写 `by` 时，以提问的时刻为准。一个脚本的问题和目标最多共 64 个。
meaning-statement-goal = 要学生做到的事情：期望第一次成立时达成。目标的达成不分先后。
meaning-statement-par = 作者用多少次操作达成目标。最多一次。
meaning-statement-allow = 这一课提供的操作；不写则提供全部操作。最多一次。
meaning-statement-hint = 某个问题或目标的提示。1 级说看哪里，2 级说由哪条规则决定，3 级说怎么做。
meaning-statement-break = 这一课提供关掉这条规则、其余照旧的同一过程；文字说明该看什么。它不改变运行。每条规则最多一次。

## 在某一时刻或某一事实发生时执行的操作

meaning-action-crash = 节点停止，忘记所有未持久化的内容：commitIndex、lastApplied，以及尚未落盘的写入。加上 `torn`，其中最早的一次写入被中断：若它含有日志条目，则任期、投票和前一半条目已落盘；若它是带有新任期或新投票的快照，则只有任期和投票已落盘；否则什么都没有落盘。加上 `lose=K`，磁盘还会丢失日志中最后 K 条已持久化的条目，但快照中的内容不会丢失。Raft 假设这种情况不会发生。
meaning-action-restart = 已崩溃的节点从持久化的内容启动：任期、投票、日志和快照。不完整的记录会被丢弃。加上 `seed=K`，直到下次启动，它的选举超时都用这个种子抽取。
meaning-action-pause = 节点停住不动，内存保留；发来的消息等待处理。
meaning-action-resume = 已暂停的节点继续：先处理等待的消息，再处理已到期的定时器。
meaning-action-wipe = 已崩溃的节点丢失磁盘。Raft 假设这种情况不会发生。
meaning-action-timeout = 节点的选举定时器立即到期：节点在新任期成为候选人。领导者没有选举定时器。
meaning-action-propose = 客户端向该节点发送一条命令。不是领导者的节点会拒绝。
meaning-action-snapshot = 节点为已应用的全部内容生成快照，并丢弃到此为止的日志。
meaning-action-drop = 消息在途中丢失。
meaning-action-delay = 消息晚 MS 毫秒到达，0 到 3600000。
meaning-action-duplicate = 消息到达两次。它的第一个副本叫 `n2>n3#4.2`。
meaning-action-deliver = 消息立即到达。
meaning-action-drop-next = 从 FROM 发往 TO 的下一条（或接下来 K 条）消息丢失。写了种类时，只计这一种消息。
meaning-action-partition = 只有同组的节点互相可达。没有写到的节点另成一组。组与组之间在途的消息丢失。
meaning-action-heal = 所有链路恢复。
meaning-action-cut = 链路断开，链路上在途的消息丢失：`A>B` 只断开 A 到 B，`A-B` 断开双向。
meaning-action-mend = 链路恢复：`A>B` 只恢复 A 到 B，`A-B` 恢复双向。
meaning-action-clock = 从下次启动起，节点的定时器以 RATE 倍的速度运行，0.001 到 1000。
meaning-action-set = 修改运行中的集群的一项设置：`cluster` 的任一键，但 `nodes`、`seed` 和 `spare` 除外。
meaning-action-rule = 在所有节点上关闭 Raft 的一条规则，或重新打开。缺少规则时，这就不是 Raft。
meaning-action-link = 从现在起，A 到 B 的链路有自己的特性：`loss`、`latency`、`duplicate` 和 `reorder`，写法同 `cluster`。
meaning-action-client = 名为 NAME 的客户端每隔 MS 毫秒发起一次操作，除非上一次尚未结束。若没有及时得到答复（默认 200 毫秒）就重试，总共最多 K 次（默认 5 次）。命令也可以是 `get KEY`，其中 `$n` 是操作的编号。客户端最多 16 个。
meaning-action-bookmark = 给这一时刻起个名字。
meaning-action-say = 从现在起，页面显示这段文字。空文字使上一段消失。
meaning-action-expect = 现在检查。
meaning-action-disk = 从下一次写入起，该节点的磁盘有自己的写入用时（毫秒），写法同 `cluster` 的键 `disk`。写 `as-cluster` 则恢复为集群的写入用时。
meaning-action-read = 客户端在该节点读取一个键，方式由 `cluster` 的键 `reads` 决定。
meaning-action-transfer = 领导者把领导权转移给该节点（博士论文 3.10 节）。如果没有转移，会有一条事实说明原因；tikv 的 `raft` 0.7 会悄悄忽略这样的请求。
meaning-action-members = 请求领导者把成员配置改为这些投票成员和学习者（§6；博士论文第 4 章）。尚不存在的节点会以空磁盘启动。
meaning-action-answer = 回答课中的一个问题：写 `yes` 或 `no`，写节点（例如 `n1 n3`），写索引（例如 `1 2`），写一个数字；如果没有这样的节点、索引或数字，就写 `none`；不确定就写 `unsure`。它不改变集群。一个问题在提出之后才能回答，只能回答一次。

## cluster 的键

meaning-setting-nodes = 投票成员数。
meaning-setting-seed = 随机种子：每次随机抽取都由它决定。
meaning-setting-election = 选举超时的抽取范围，单位毫秒（§5.2）。
meaning-setting-heartbeat = 领导者两次心跳之间的时间，单位毫秒。
meaning-setting-latency = 消息在途的时间，单位毫秒。
meaning-setting-loss = 消息丢失的概率。
meaning-setting-duplicate = 消息到达两次的概率。
meaning-setting-disk = 一次写入到落盘的时间，单位毫秒。依赖这次写入的事情都要等它。
meaning-setting-snapshot = 节点每应用多少条日志条目就自动生成一次快照（§7）。
meaning-setting-noop = 新领导者是否追加一条空操作日志（§8）。MIT 课程的实验要求关闭它。
meaning-setting-window = 发往一个跟随者的、带条目的 AppendEntries 最多可有多少条在途。
meaning-setting-reorder = 消息迟到、被后面的消息赶超的概率。
meaning-setting-late = 这样的消息在消息延迟之外还要晚多少毫秒到达。
meaning-setting-chunk = 一条 InstallSnapshot 携带快照的多少个键（图 13）；0 表示全部。
meaning-setting-prevote = 节点成为候选人之前是否先进行预投票（博士论文 9.6 节）。在这里，仅此一项就能保护正常的领导者；在 tikv 的 `raft` 0.7 中，还需要 `check_quorum`。
meaning-setting-checkquorum = 领导者得不到多数派的回复时是否退位，以及能收到领导者消息的节点是否拒绝投票（博士论文 6.2、4.2.3 节）。
meaning-setting-reads = 读取的方式（博士论文 6.4 节）。`index`：领导者先询问多数派再答复。`lease`：领导者在租约期内不询问，直接答复；没有 `checkquorum` 时同 `index`。`log`：经过日志。`local`：由被询问的节点按自己的状态答复，可能是旧值。新领导者暂时无法答复的读请求会等待；tikv 的 `raft` 0.7 则丢弃它。
meaning-setting-batch = 一条 AppendEntries 最多携带多少条日志条目：1 到 256。
meaning-setting-uncommitted = 领导者最多保留多少字节未提交的命令，超出就拒绝新命令；0 表示不限。
meaning-setting-spare = 除开始时的节点和 `members` 启动的节点之外，脚本还可以写到多少个节点。它不影响其他任何事情。

## expect 可以检查什么

meaning-expectation-leader = 有在运行的领导者；写了节点时，领导者就是该节点。
meaning-expectation-no-leader = 没有在运行的领导者。
meaning-expectation-term = 节点的 currentTerm。
meaning-expectation-role = 节点在运行，并且是这一角色，例如 `follower`、`candidate` 或 `leader`。
meaning-expectation-committed = 命令与此完全相同的一条日志条目在这次运行中已被某个领导者提交；那个领导者此后崩溃也算。若写 INDEX：已提交过这个索引处的条目。
meaning-expectation-log = 节点的日志在这一索引处有这一任期的条目。已由快照取代的条目不在日志中。
meaning-expectation-value = 节点的状态机中，这个键的值是它。
meaning-expectation-commit = 节点的 commitIndex：它所知的已提交的最高索引。
meaning-expectation-fact = 到目前为止，这一事实已发生（写了节点时，指在该节点）：至少一次，或恰好 K 次。`count=0` 表示从未发生。
meaning-expectation-violation = 到目前为止，这一性质已被破坏。
meaning-expectation-no-violation = 到目前为止，没有性质被破坏。

## 问题问的是什么

meaning-question-yes = 期望是否会成立。回答是 `yes` 或 `no`。
meaning-question-node = 期望会对哪个节点成立：`it` 代替节点。若对几个节点成立，答其中任何一个都正确。
meaning-question-nodes = 期望会对哪些节点成立，要答全：`it` 代替节点。
meaning-question-entry = 期望会对哪个索引处的条目成立：`it` 代替索引。若对几个索引成立，答其中任何一个都正确。只算提问时某个日志中已有的索引。
meaning-question-entries = 期望会对哪些索引处的条目成立，要答全；其余同 `entry`。
meaning-question-number = 下列数值之一会是多少。

## 问题可以问的数值

meaning-quantity-term = 节点的 currentTerm。
meaning-quantity-commit = 节点的 commitIndex。
meaning-quantity-last-index = 节点日志中最后一个条目的索引；日志为空时是 0。
meaning-quantity-times = 到这一时刻为止，该事实发生了多少次；写了节点时，只计该节点上的。

## 复制状态机的命令

meaning-command-set = 把键设为这个值。
meaning-command-del = 删除键和它的值。
meaning-command-add = 加上一个整数，可以是负数。不存在的键，或值不是数字的键，按 0 计。
meaning-command-cas = 比较并设置：键的值等于旧值时设为新值，否则什么也不变。
meaning-command-get = 读取值。只有客户端使用它，并且经过日志。

## 可以代替节点的词

meaning-selector-leader = 在运行的、任期最高的领导者。
meaning-selector-follower = 在运行的、编号最小的跟随者。
meaning-selector-candidate = 在运行的、编号最小的候选人。

## 消息种类

meaning-kind-requestvote = 候选人请求选票（§5.2）。
meaning-kind-requestvotereply = 对 RequestVote 的回复。
meaning-kind-appendentries = 领导者复制日志条目，或发送心跳（§5.3）。
meaning-kind-appendentriesreply = 对 AppendEntries 的回复。
meaning-kind-installsnapshot = 领导者发送快照（§7）。
meaning-kind-installsnapshotreply = 对 InstallSnapshot 的回复。
meaning-kind-prevote = 节点询问能否得到选票（博士论文 9.6 节）。
meaning-kind-prevotereply = 对 PreVote 的回复。
meaning-kind-timeoutnow = 领导者让另一节点立即发起选举（博士论文 3.10 节）。

## 角色

meaning-role-follower = 回复请求，等待选举定时器（§5.2）。
meaning-role-precandidate = 询问能否得到选票（博士论文 9.6 节）。
meaning-role-candidate = 请求选票（§5.2）。
meaning-role-leader = 复制自己的日志（§5.2）。
meaning-role-learner = 接收日志，没有投票权（博士论文 4.2.1 节）。

## 事实

meaning-fact-send = 发送了一条消息。
meaning-fact-deliver = 一条消息到达。
meaning-fact-drop = 一条消息丢失。
meaning-fact-duplicate = 网络复制了一条消息。
meaning-fact-timeout = 选举定时器到期。
meaning-fact-become-follower = 节点成为跟随者。
meaning-fact-become-candidate = 节点成为候选人。
meaning-fact-leader-elected = 候选人赢得选举。
meaning-fact-step-down = 领导者退位。
meaning-fact-vote-granted = 节点投出选票。
meaning-fact-vote-refused = 节点拒绝投票。
meaning-fact-append = 节点向日志追加条目。
meaning-fact-append-refused = 跟随者拒绝 AppendEntries。
meaning-fact-truncate = 跟随者从日志中删除冲突的条目。
meaning-fact-commit = 节点的 commitIndex 增大。
meaning-fact-apply = 节点把一条日志条目应用到状态机。
meaning-fact-persist = 一次写入已落盘。
meaning-fact-snapshot-taken = 节点生成了快照。
meaning-fact-snapshot-sent = 领导者发送了快照。
meaning-fact-snapshot-installed = 跟随者安装了快照。
meaning-fact-snapshot-refused = 节点拒绝快照，或拒绝生成快照。
meaning-fact-propose = 领导者接受了一条命令。
meaning-fact-propose-refused = 不是领导者的节点拒绝了一条命令。
meaning-fact-reply = 客户端得到答复。
meaning-fact-delay = 一条消息被延迟。
meaning-fact-ignored = 一条消息到达，但没有改变任何状态。
meaning-fact-crash = 节点崩溃。
meaning-fact-restart = 节点重启。
meaning-fact-pause = 节点暂停。
meaning-fact-resume = 暂停的节点继续。
meaning-fact-wipe = 节点丢失磁盘。
meaning-fact-partition = 网络分成几组。
meaning-fact-heal = 所有链路恢复。
meaning-fact-cut = 一条链路断开。
meaning-fact-mend = 一条链路恢复。
meaning-fact-rule = 一条规则被关闭或打开。
meaning-fact-set = 修改了一项设置，或链路的特性，或节点的时钟或磁盘。
meaning-fact-skipped = 一个操作无法执行，或不会改变任何东西。
meaning-fact-violation = 一条性质被破坏。
meaning-fact-become-precandidate = 节点询问能否得到选票。
meaning-fact-prevote-granted = 节点表示会投票。
meaning-fact-prevote-refused = 节点表示不会投票。
meaning-fact-read = 一个读请求得到答复。
meaning-fact-read-index = 领导者为一个读请求发起一轮心跳，或者还要等到可以发起时。
meaning-fact-read-refused = 一个读请求没有得到答复。
meaning-fact-config-change = 节点改用另一个成员配置。
meaning-fact-config-refused = 领导者拒绝修改成员配置。
meaning-fact-transfer = 领导者开始转移领导权。
meaning-fact-transfer-aborted = 领导者放弃或拒绝转移领导权。
meaning-fact-quorum-heard = 领导者检查是否收到了多数派的回复，结果是收到了（CheckQuorum）。
meaning-fact-lease-over = 节点在最小选举超时内没有收到领导者的消息。
meaning-fact-snapshot-part = 快照的一部分到达，还缺其余部分。
meaning-fact-switched-on = 一个新节点以空磁盘启动。
meaning-fact-client-request = 客户端向节点发送请求。
meaning-fact-client-reply = 节点的答复到达客户端。
meaning-fact-client-retry = 客户端重试。
meaning-fact-client-outcome = 客户端的一次操作结束：ok、failed 或 unknown。
meaning-fact-client = 客户端启动或停止。
meaning-fact-ack-denied = 跟随者拒绝了它确认过的条目，领导者重新发送。
meaning-fact-snapshot-parts-dropped = 节点丢弃快照的已收部分，因为领导者改发另一个快照。
meaning-fact-left-out = 在当前成员配置中没有投票权的节点发起选举。
meaning-fact-asked = 课中提了一个问题。
meaning-fact-answered = 课中的一个问题得到了回答。
meaning-fact-goal = 达成了课中的一个目标。
