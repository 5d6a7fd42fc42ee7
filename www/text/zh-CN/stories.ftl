### 场景（www/scenarios）里的文字。脚本本身保留英文；页面按英文原文查找译文。

## first-five-minutes

story-first-five-minutes-title = 最初的五分钟
story-first-five-minutes-claim = 五台服务器必须保存同一份列表：你来预测它们的行为，运行会判断你的答案。
story-first-five-minutes-ask-first = 哪台服务器会最先请求投票？点击它。
story-first-five-minutes-ask-enough = n3 请求了投票，四个应答正在路上。n5 的应答会丢失。n3 会当选吗？
story-first-five-minutes-ask-safe = 五台服务器中有两台有 x=1：n3 和 n2。n2 的应答正在路上。它到达时，n3 会提交 x=1 吗？
story-first-five-minutes-ask-kept = n4 和 n5 缺少 x=1：它们的副本丢失了。领导者 n3 即将崩溃。下一个领导者会有 x=1 吗？
story-first-five-minutes-ask-which = n2 和 n5 都是领导者，各自刚收到一条命令：n2 是 y=2，n5 是 y=3。哪一个会提交自己的命令？点击它。
story-first-five-minutes-rule-first = 在整个选举超时期间没有收到领导者消息的服务器会成为候选人（§5.2）。
story-first-five-minutes-rule-enough = 候选人得到全部服务器中多数派的选票就当选（§5.2）。
story-first-five-minutes-rule-safe = 领导者把自己的条目复制到全部服务器的多数派上之后，这个条目就已提交（§5.3）。
story-first-five-minutes-rule-kept = 没有服务器会投票给日志不够新的候选人，而多数派有 x=1（§5.4.1）。
story-first-five-minutes-rule-which = 联系不到多数派的领导者不能提交任何新条目（§5.3）。
story-first-five-minutes-goal-otherwise = 换一种做法：回到 n3 崩溃之前的时刻，让三台服务器崩溃。
story-first-five-minutes-five-servers-nobody-leads-arc = 五台服务器，还没有领导者。服务器周围的弧线是它的选举定时器。
story-first-five-minutes-n3-stands-term-1-its-timer = n3 参选任期 1：它的选举定时器最先到期。
story-first-five-minutes-n3-leads-term-1-though-vote-lost = n3 成为任期 1 的领导者，尽管 n5 的投票丢失了：五票中得三票就够了。
story-first-five-minutes-n3-commits-three-of-five = n1、n2 和 n3 有 x=1。n3 提交 x=1，并答复客户端。
story-first-five-minutes-n3-crashes-others-notice = n3 崩溃。其他节点只会发觉收不到它的消息。
story-first-five-minutes-n4-stands-term-2-lacks = n4 参选任期 2。n4 缺少 x=1。
story-first-five-minutes-n2-n1-refuse = n1 和 n2 已拒绝：它们有 x=1，而 n4 缺少 x=1。
story-first-five-minutes-n2-stands-term-3-has = n2 参选任期 3。n2 有 x=1。
story-first-five-minutes-n2-leads-term-3-nobody = n2 成为任期 3 的领导者。没有 x=1 的节点都不可能当选。
story-first-five-minutes-n3-restarts-has-x-1 = n3 重启，并且有 x=1：它的日志保存在磁盘上。
story-first-five-minutes-n1-n2-cut-off = n1 和 n2 被隔离。
story-first-five-minutes-two-leaders-at-once = 同时有两个领导者：n2 是任期 3 的，n5 是任期 4 的。
story-first-five-minutes-n5-commits-y-3 = n5 提交 y=3。y=2 只在两个节点上。
story-first-five-minutes-n2-hears-term-4 = n2 得知任期 4，于是下台。
story-first-five-minutes-n1-replaces-y-2 = n1 用已提交的 y=3 替换 y=2。
story-first-five-minutes-look-otherwise = 问题 4 是在 n3 崩溃前一刻提出的。
story-first-five-minutes-rule-otherwise = 只要任意一个多数派的服务器在运行，并且能互相通信，集群就完全可用（§2）。
story-first-five-minutes-deed-otherwise = 回到问题 4，让 n3、n1 和 n2 崩溃。
story-first-five-minutes-break-up-to-date-check = 现在什么日志都行：看 n3 之后谁成为领导者，x=1 会怎样。

## happy-path

story-happy-path-title = 一切顺利
story-happy-path-claim = 当选的领导者把命令复制给其他节点，多数派都有了之后就提交它。
story-happy-path-five-followers-whose-election = 五个跟随者。谁的选举定时器先到期？
story-happy-path-n1s-election-timer-runs = n1 的选举定时器到期：n1 参选任期 1。
story-happy-path-leader = 有了领导者
story-happy-path-n1-leads-term-1 = n1 成为任期 1 的领导者：五票中得三票就够了。
story-happy-path-client-sends-x-1 = 客户端发来 x=1。n1 把它追加到自己的日志。
story-happy-path-committed = 已提交
story-happy-path-n1-commits-x-1 = n1 提交 x=1：它知道已有三份副本。
story-happy-path-heartbeat-told-others-x = 心跳告诉了其他节点。五个节点上 x 都是 1。

## kill-the-leader

story-kill-the-leader-title = 领导者崩溃
story-kill-the-leader-claim = 领导者崩溃后，其他节点只会发觉收不到它的消息，于是选出一个拥有全部已提交条目的新领导者。
story-kill-the-leader-five-servers-n3-stands = 五个节点。n3 参选任期 1。
story-kill-the-leader-n3-leads-term-1 = n3 成为任期 1 的领导者，并发送心跳。
story-kill-the-leader-client-sends-x-1 = 客户端发来 x=1。n3 把它追加到自己的日志。
story-kill-the-leader-n3-commits-x-1 = n3 提交 x=1，并答复客户端。
story-kill-the-leader-x-1-all-five = 五个节点上 x 都是 1。
story-kill-the-leader-leader-dies = 领导者崩溃
story-kill-the-leader-n3-crashes-unnoticed = n3 崩溃，没有节点察觉。
story-kill-the-leader-all-silent-until-n5s = 一片寂静，直到 n5 的定时器到期：n5 参选任期 2。
story-kill-the-leader-another-leader = 新的领导者
story-kill-the-leader-n5-leads-term-2 = n5 成为任期 2 的领导者。没有 x=1 的节点不可能当选。
story-kill-the-leader-n5-appends-y-2 = n5 追加 y=2。n3 重启：n3 的任期还是 1。
story-kill-the-leader-n5-commits-y-2 = n5 提交 y=2，不需要 n3。
story-kill-the-leader-heartbeat-reaches-n3-n3 = 心跳到达 n3：n3 在任期 2 跟随 n5。
story-kill-the-leader-n3-appends-y-2 = n3 追加 y=2，至此拥有全部已提交的条目。

## majority-of-all

story-majority-of-all-title = 多数派按全体节点计算
story-majority-of-all-claim = 多数派是全体节点的多数，而不是当时还在运行的节点的多数。
story-majority-of-all-five-servers-majority-three = 五个节点：多数派是三个。n1 参选任期 1。
story-majority-of-all-n1-leads-term-1 = n1 成为任期 1 的领导者。
story-majority-of-all-n1-n2-n3-crash = n1、n2、n3 崩溃。n4 和 n5 能选出领导者吗？
story-majority-of-all-two-five = 五票中的两票
story-majority-of-all-n4-two-five-votes = n4 得到五票中的两票，而它需要三票。
story-majority-of-all-again-n4-two-five = n4 又得到五票中的两票：再试一次，只是让任期变大。
story-majority-of-all-three-five = 五票中的三票
story-majority-of-all-n3-back-vote-n4 = n3 回来了。有了它的一票，n4 成为任期 4 的领导者。

## split-the-vote

story-split-the-vote-title = 选票被瓜分
story-split-the-vote-claim = 两个候选人各得两票，这个任期就没有领导者；随机的超时打破了僵局。
story-split-the-vote-four-servers-majority-three = 四个节点：多数派是三个。
story-split-the-vote-n1-n2-both-stand = n1 和 n2 都参选任期 1。
story-split-the-vote-two-against-two = 二对二
story-split-the-vote-n1-n2-two-four = n1 和 n2 各得四票中的两票。
story-split-the-vote-nobody-leads-n1s-random = 没有领导者。n1 的随机定时器先到期：n1 参选任期 2。
story-split-the-vote-one-leader = 一个领导者
story-split-the-vote-random-timers-ended-tie = 随机的定时器打破了平局：n1 成为任期 2 的领导者。

## two-leaders

story-two-leaders-title = 两个领导者
story-two-leaders-claim = 两个节点可以同时是领导者，但绝不会在同一个任期；没有多数派的那个提交不了任何新条目。
story-two-leaders-five-servers-n1-stands = 五个节点。n1 参选任期 1。
story-two-leaders-n1-leads-term-1 = n1 成为任期 1 的领导者。所有链路都正常。
story-two-leaders-n1-n2-cut-off = n1 和 n2 被隔离。在另一边，n3 参选任期 2。
story-two-leaders-two-leaders = 两个领导者
story-two-leaders-two-leaders-once-n1 = 同时有两个领导者：n1 领导任期 1，n3 领导任期 2。
story-two-leaders-n1-appends-x-1 = n1 追加 x=1，n3 追加 x=2。哪一个能被提交？
story-two-leaders-one-commits = 只有一个能提交
story-two-leaders-n3-commits-x-2 = n3 提交 x=2。x=1 只在两个节点上。
story-two-leaders-every-link-whole-n1 = 链路全部恢复：n1 得知任期 2，于是退位。
story-two-leaders-n1-n2-replace-x = n1 和 n2 用已提交的 x=2 替换 x=1。x=1 丢失了。

## refused-vote-deposes

story-refused-vote-deposes-title = 拒绝投票也会让领导者退位
story-refused-vote-deposes-claim = 候选人即使得不到别人的一票，也会让领导者退位，因为它的任期更大。
story-refused-vote-deposes-three-servers-n1-stands = 三个节点。n1 参选任期 1。
story-refused-vote-deposes-n3-cut-off-n1 = n3 被隔离。n1 追加 x=1，三个节点里有两个就够了。
story-refused-vote-deposes-n3-back-asks-votes = n3 回来了：它请求投票。
story-refused-vote-deposes-deposed = 退位
story-refused-vote-deposes-n1-steps-down-term = n1 退位，因为任期 2 更大。n1 和 n2 拒绝投票：n3 的日志里没有 x=1。
story-refused-vote-deposes-elected-again = 再次当选
story-refused-vote-deposes-n1-leads-again-term = n1 再次当选，这次是任期 3。
story-refused-vote-deposes-n3-refuses-log-ends = n3 拒绝：它的日志在条目 1 之前就结束了。
story-refused-vote-deposes-n3-appends-x-1 = n3 追加它错过的 x=1。

## commit-known-late

story-commit-known-late-title = 提交之后才知道
story-commit-known-late-claim = 条目在跟随者得知之前就已提交；唯一知情的领导者崩溃了，它也不会丢失。
story-commit-known-late-n1-appends-x-1 = n1 追加 x=1。发给 n3 的消息在网络中丢失。
story-commit-known-late-x-1-two-three = 三个节点里有两个有 x=1：已提交。n2 的 commitIndex 还是 0。
story-commit-known-late-nobody-knows = 没有节点知道
story-commit-known-late-n1-down-n2-leads = n1 已崩溃。n2 成为任期 2 的领导者，有 x=1；n2 的 commitIndex 是 0。
story-commit-known-late-n2-n3-x-1 = n2 和 n3 都有任期 1 的 x=1。
story-commit-known-late-n2-may-count-x = n2 不能按副本数提交任期 1 的 x=1。n2 追加任期 2 的 y=1。
story-commit-known-late-n2-commits-y-1 = n2 提交 y=1，x=1 随之提交：x=1 从来没有危险。

## client-timeout-a

story-client-timeout-a-title = 超时不等于失败（a）
story-client-timeout-a-claim = 客户端没有收到答复，就什么也不知道：在这里，它的命令还是执行了。
story-client-timeout-a-n1-n2-cut-off = n1 和 n2 被隔离。n1 为客户端追加 x=1。
story-client-timeout-a-no-answer = 没有答复
story-client-timeout-a-n1-crashes-before-answers = n1 在答复之前崩溃。x=1 执行了吗？
story-client-timeout-a-n2-leads-term-2 = n2 成为任期 2 的领导者，有 x=1。
story-client-timeout-a-n2-x-1-y = n2 有 x=1 和 y=1。n3、n4、n5 拒绝：它们两个都没有。
story-client-timeout-a-happened = 执行了
story-client-timeout-a-n2-commits-x-1 = n2 提交 x=1 和 y=1。x=1 执行了，而它的客户端始终不知道。

## client-timeout-b

story-client-timeout-b-title = 超时不等于失败（b）
story-client-timeout-b-claim = 客户端没有收到答复，就什么也不知道：在这里，它的命令永远丢失了。
story-client-timeout-b-n3-leads-term-2 = n3 成为任期 2 的领导者。n3 没有 x=1。
story-client-timeout-b-y-1-three-five = 五个节点里有三个有 y=1。
story-client-timeout-b-n3-commits-y-1 = n3 把 y=1 作为条目 1 提交，而 n2 在同一位置上还是 x=1。
story-client-timeout-b-did-happen = 没有执行
story-client-timeout-b-n2-replaces-x-1 = n2 用 y=1 替换 x=1。x=1 从未执行。

## log-repair

story-log-repair-title = 修复日志
story-log-repair-claim = 领导者逐步后退，直到跟随者的日志与自己的一致，然后覆盖之后的条目。
story-log-repair-n1-leads-term-1 = n1 成为任期 1 的领导者，追加 a=1。
story-log-repair-n1-cut-off-appends = n1 被隔离，追加 b=1 和 c=1。n2 参选任期 2。
story-log-repair-n2-leads-term-2 = n2 成为任期 2 的领导者，追加 d=2、e=2 和 f=2。
story-log-repair-two-histories = 两段历史
story-log-repair-n2-commits-d-2 = n2 提交 d=2、e=2 和 f=2。n1 在那里是 b=1 和 c=1。
story-log-repair-n3-leads-term-3 = n3 成为任期 3 的领导者。
story-log-repair-n1-refuses-log-ends = n1 拒绝：它的日志在条目 4 之前就结束了。
story-log-repair-step-step = 一步一步
story-log-repair-n1-refuses-again-n1 = n1 再次拒绝：n1 的条目 3 属于任期 1，而不是任期 2。
story-log-repair-entry-1-agrees-n1 = 条目 1 一致：n1 用 n3 日志中后面的条目替换 b=1 和 c=1。

## figure-7

story-figure-7-title = 图 7
story-figure-7-claim = 无论跟随者的日志变成什么样，新的领导者都会让它们与自己的一致。
story-figure-7-seven-terms-fast-motion = 七个任期快进：领导者来来去去，各留下一些条目。
story-figure-7-figure-7-n2-n7 = 图 7：n2 到 n7 就是 (a) 到 (f)。七个节点都有条目 3。
story-figure-7-n1-leads-term-8 = n1 成为任期 8 的领导者。
story-figure-7-refused = 被拒绝
story-figure-7-n2-n3-n6-n7 = n2、n3、n6、n7 拒绝：它们在条目 10 处与 n1 不匹配。
story-figure-7-n2-n3-append-what = n2 和 n3 追加所缺的条目。n6 和 n7 再次拒绝。
story-figure-7-n6-n7-replace-what = n6 和 n7 替换不一致的条目。
story-figure-7-one-more-entry = 再来一个条目
story-figure-7-n1-appends-z-1 = n1 追加 z=1，它是条目 11。
story-figure-7-n4-n5-replace-theirs = n4 和 n5 替换自己的条目。
story-figure-7-n1-commits-z-1 = n1 提交 z=1。七份日志完全相同。

## no-op-commits-old-entries

story-no-op-commits-old-entries-title = 空操作日志让旧条目得以提交
story-no-op-commits-old-entries-claim = 新领导者只有借助自己任期的条目（比如空操作日志），才能提交以前任期留下的条目。
story-no-op-commits-old-entries-n1-appends-x-1 = n1 追加 x=1 并发送出去。
story-no-op-commits-old-entries-n1-crashes-before-any = n1 在收到任何回复之前崩溃。三块磁盘上都有 x=1。
story-no-op-commits-old-entries-n2-leads-term-2 = n2 成为任期 2 的领导者，有 x=1。它可以提交 x=1 吗？
story-no-op-commits-old-entries-no-n2-may-count = 不可以：虽然三个节点里有两个有它，n2 也不能按副本数提交任期 1 的 x=1。
story-no-op-commits-old-entries-every-disk-committed = 所有磁盘上都有，却没有提交
story-no-op-commits-old-entries-x-1-committed-now = x=1 没有提交。现在允许新领导者追加空操作日志。
story-no-op-commits-old-entries-n3-leads-term-3 = n3 成为任期 3 的领导者，追加一个自己任期的空操作日志。
story-no-op-commits-old-entries-n3-commits-no-op = n3 提交它的空操作日志，x=1 随之提交。

## last-term-beats-length

story-last-term-beats-length-title = 最后的任期比长度更重要
story-last-term-beats-length-claim = 选票投给最后一个条目任期更大的日志，无论另一份日志有多长。
story-last-term-beats-length-n1-appends-1-b = n1 追加 a=1、b=1 和 c=1。它发出的消息全部丢失。
story-last-term-beats-length-n2-leads-term-2 = n2 成为任期 2 的领导者：n3 投了 n2 一票。只有 n1 有 a=1、b=1 和 c=1。
story-last-term-beats-length-k-2-two-three = 三个节点里有两个有 k=2。
story-last-term-beats-length-three-against-one = 三个对一个
story-last-term-beats-length-n2-crashes-can-n1 = n2 崩溃。接下来 n1 能当选吗？
story-last-term-beats-length-n3-refuses-longer-log = n3 拒绝了更长的日志：n3 的最后一个条目属于任期 2，n1 的属于任期 1。
story-last-term-beats-length-n3-leads-term-4 = n3 成为任期 4 的领导者。
story-last-term-beats-length-little-raft-0-2 = 在 little_raft 0.2.0 里，n1 会拒绝投票：它比较的是长度。
story-last-term-beats-length-n1-replaces-1-b = n1 用已提交的 k=2 替换 a=1、b=1 和 c=1。

## figure-8-d

story-figure-8-d-title = 图 8(d)
story-figure-8-d-claim = 以前任期的条目，即使五个节点里有三个有它，仍然可能丢失。
story-figure-8-d-figure-8-paper-servers = 论文的图 8：图中的服务器 S1 到 S5 在这里是 n1 到 n5。
story-figure-8-d-n5-leads-term-1 = n5 成为任期 1 的领导者。
story-figure-8-d-x-1-committed-all = x=1 已提交：五个节点都有它。
story-figure-8-d-n1-leads-term-2 = n1 成为任期 2 的领导者。
story-figure-8-d-n1-appends-x-2 = n1 追加 x=2，只发给 n2。
story-figure-8-d-n1-leads-term-2-x = (a) n1 领导任期 2，五个节点里有两个有 x=2。
story-figure-8-d-n1-crashes-n5-lacks = n1 崩溃。n5 没有 x=2，参选任期 3。
story-figure-8-d-b-n5-leads-term = (b) n5 凭 n3 和 n4 的选票领导任期 3，并追加 x=3。
story-figure-8-d-n5-crashes-n1-restarts = n5 崩溃。n1 重启，参选任期 4。
story-figure-8-d-n1-leads-term-4 = n1 成为任期 4 的领导者，有任期 2 的 x=2。
story-figure-8-d-c-x-2-three = (c) 五个节点里有三个有 x=2，但它仍未提交：它的任期 2 不是领导者的任期 4。
story-figure-8-d-only-entries-leaders-own = 只有领导者当前任期的条目才按副本数提交（§5.4.2）。
story-figure-8-d-n1-crashes-n5-restarts = n1 崩溃。n5 重启，参选任期 5。
story-figure-8-d-n5-leads-term-5 = n5 成为任期 5 的领导者：它的最后一个条目属于任期 3，比任期 2 的 x=2 更新。
story-figure-8-d-d-n2-n3-replace = (d) n2 和 n3 用 x=3 替换 x=2：x=2 丢失了。

## figure-8-e

story-figure-8-e-title = 图 8(e)
story-figure-8-e-claim = 领导者当前任期的条目一旦提交，它之前的所有条目都随之提交，以前任期的也不例外。
story-figure-8-e-n1-appends-x-4 = n1 追加 x=4，属于它自己的任期 4。
story-figure-8-e-e-n1-commits-x = (e) n1 提交自己任期的 x=4：五个节点里有三个有它。于是 x=2 也已提交。
story-figure-8-e-n5-cannot-win-n2 = n5 不可能当选：n2 和 n3 已经拒绝，因为它们的最后一个条目属于任期 4。

## deposed-leader-commits

story-deposed-leader-commits-title = 已被取代的领导者完成一次提交
story-deposed-leader-commits-claim = 领导者不知道自己已被取代，仍然可能提交一个旧条目，而这没有害处。
story-deposed-leader-commits-n1-x-1-message = n1 有 x=1。它发给 n3 的消息被延迟 60 ms。
story-deposed-leader-commits-n1-n3-cut-off = n1 和 n3 被隔离。n2 有 x=1，参选任期 2。
story-deposed-leader-commits-n2-leads-term-2 = n2 成为任期 2 的领导者。n1 还在领导任期 1：它还不知道任期 2。
story-deposed-leader-commits-n3-appends-x-1 = n3 终于追加了 x=1。
story-deposed-leader-commits-committed-term-1 = 在任期 1 提交
story-deposed-leader-commits-n1-still-leads-term = n1 还在领导任期 1，并提交 x=1。n2 也有 x=1。
story-deposed-leader-commits-n1-steps-down-no = n1 退位。没有任何损害：新领导者 n2 有 x=1。

## volatile-commit-index

story-volatile-commit-index-title = commitIndex 不持久化
story-volatile-commit-index-claim = 所有节点崩溃之后 commitIndex 从 0 开始，而已提交的仍然是已提交的。
story-volatile-commit-index-n1-leads-term-1 = n1 成为任期 1 的领导者，追加 x=1。
story-volatile-commit-index-x-1-committed-only = x=1 已提交：只有 n1 知道。
story-volatile-commit-index-before-power-cut = 断电之前
story-volatile-commit-index-now-n2-n3-know = 现在 n2 和 n3 也知道了。
story-volatile-commit-index-power-fails-commitindex-gone = 断电了，commitIndex 丢失。x=1 还算已提交吗？
story-volatile-commit-index-after = 断电之后
story-volatile-commit-index-n2-leads-term-2 = n2 成为任期 2 的领导者，有 x=1。n2 的 commitIndex 是 0。
story-volatile-commit-index-y-1-all-three = 三个节点都有 y=1。
story-volatile-commit-index-n2-commits-y-1 = n2 提交 y=1，以及它之前的 x=1。其实 x=1 一直都是已提交的。

## slow-disk

story-slow-disk-title = 慢磁盘
story-slow-disk-claim = 跟随者等条目落盘之后才回复，所以任何崩溃都不会丢失已经确认的条目。
story-slow-disk-from-now-write-takes = 从现在起，一次写入需要 60 ms。n1 在自己的写入完成之前就发送 x=1。
story-slow-disk-memory = 还在内存里
story-slow-disk-n2-n3-x-1 = n2 和 n3 有 x=1，但还没有落盘。
story-slow-disk-crash = 崩溃
story-slow-disk-n3-crashes-restarts-x = n3 崩溃并重启：x=1 当时还没有落盘。
story-slow-disk-n2-x-1-disk = n2 的 x=1 已落盘，并且已经回复：n1 提交 x=1。

## late-append

story-late-append-title = 迟到的 AppendEntries
story-late-append-claim = 旧的 AppendEntries 不会删除任何条目：跟随者只在冲突处才删除条目。
story-late-append-n3-down-1-goes = n3 已崩溃。a=1 发给 n2，它的一份副本被延迟。
story-late-append-n1-appends-b-1 = n1 追加 b=1 并发给 n2。
story-late-append-b-committed = b 已提交
story-late-append-n1-commits-b-1 = n1 提交 b=1。那份只有 a=1 的副本还在路上。
story-late-append-late-copy = 迟到的副本
story-late-append-copy-arrives-n2-b = 副本到了：n2 已经有 b=1。
story-late-append-nothing-conflicts-pysyncobj-0 = 没有冲突。在 PySyncObj 0.3.17 里，迟到的心跳会把日志截短。

## duplicate-delivery

story-duplicate-delivery-title = 重复送达
story-duplicate-delivery-claim = 同一条消息第二次到达，不会改变任何东西。
story-duplicate-delivery-every-message-now-arrives = 现在每条消息都会到达两次。x 会加几次 1？
story-duplicate-delivery-copy = 重复的消息
story-duplicate-delivery-copies-add-nothing-n2 = 重复的消息没有给 n2 和 n3 增加任何条目。n1 提交条目 1。
story-duplicate-delivery-heartbeat-arrives-n2-n3 = 心跳到达：n2 和 n3 应用条目 1。
story-duplicate-delivery-applied = 已应用
story-duplicate-delivery-every-message-came-twice = 每条消息都到了两次。三个节点上 x 都是 1。

## catch-up-by-snapshot

story-catch-up-by-snapshot-title = 用快照追赶
story-catch-up-by-snapshot-claim = 跟随者需要的条目已被领导者丢弃时，领导者改为发送快照。
story-catch-up-by-snapshot-n5-cut-off-n1 = n5 被隔离。n1 追加三个条目。
story-catch-up-by-snapshot-n1-commits-entry-3 = n1 提交条目 3。
story-catch-up-by-snapshot-3-n1-n2-n3 = n1、n2、n3、n4 上 a 都是 3。
story-catch-up-by-snapshot-discarded = 已丢弃
story-catch-up-by-snapshot-n1-takes-snapshot-discards = n1 生成快照并丢弃日志。n5 回来了。
story-catch-up-by-snapshot-installsnapshot = InstallSnapshot
story-catch-up-by-snapshot-n1-sends-snapshot-n5 = n1 把快照发给 n5：条目 1 已经不在 n1 的日志里。
story-catch-up-by-snapshot-3-n5-log-goes = n5 上 a 是 3。日志从这里继续：n1 追加 c=4。
story-catch-up-by-snapshot-n1-commits-c-4 = n1 提交 c=4，五个节点都有它。

## late-snapshot

story-late-snapshot-title = 迟到的快照
story-late-snapshot-claim = 快照来晚了，而这时已有更多条目提交，它也不会让任何东西倒退。
story-late-snapshot-n3-cut-off-n1 = n3 被隔离。n1 追加 x=1 和 x=2。
story-late-snapshot-n1-takes-snapshot-discards = n1 生成快照并丢弃日志。n3 回来了。
story-late-snapshot-snapshot = 快照
story-late-snapshot-n1-sends-snapshot-n3 = n1 把快照发给 n3：条目 1 已经不在 n1 的日志里。
story-late-snapshot-x-2-n3-copy = n3 上 x 是 2。一份副本被延迟。n1 追加 x=3。
story-late-snapshot-n1-commits-x-3 = n1 提交 x=3。
story-late-snapshot-x-3-n3-copy = n3 上 x 是 3。那份含有 x=2 的副本还在路上。
story-late-snapshot-n3-refuses-copy-which = n3 拒绝迟到的副本：n3 上 x 仍然是 3。

## snapshot-and-crash

story-snapshot-and-crash-title = 一次快照，两次崩溃
story-snapshot-and-crash-claim = 无论在快照落盘之前还是之后崩溃，都不会丢失任何东西，因为快照只用一次写入就替换了日志。
story-snapshot-and-crash-three-servers-n3-stands = 三个节点。n3 参选任期 1。
story-snapshot-and-crash-n3-leads-term-1 = n3 成为任期 1 的领导者。客户端给 x 加 1 和 10。
story-snapshot-and-crash-x-11-all-three = 三个节点上 x 都是 11。
story-snapshot-and-crash-n1-n2-take-snapshots = n1 和 n2 生成快照。
story-snapshot-and-crash-crashes = 崩溃
story-snapshot-and-crash-n1-crashes-before-snapshot = n1 在快照落盘之前崩溃。
story-snapshot-and-crash-restarted = 已重启
story-snapshot-and-crash-n1-restarts-from-log = n1 用日志恢复，n2 用磁盘上的快照恢复。
story-snapshot-and-crash-n3-appends-entry-3 = n3 追加条目 3：客户端给 x 加 100。
story-snapshot-and-crash-n3-commits-entry-3 = n3 提交条目 3。
story-snapshot-and-crash-x-111-all-three = 三个节点上 x 都是 111：什么也没有丢失。

## three-three-three

story-three-three-three-title = 九个节点，三三三
story-three-three-three-claim = 九个节点分成三组，每组三个，谁也不能当选或提交；两组合起来就可以。
story-three-three-three-nine-servers-majority-five = 九个节点：多数派是五个。n1 参选任期 1。
story-three-three-three-three-groups-three-n1 = 分成三组，每组三个。n1 追加 x=1。n4 和 n7 参选。
story-three-three-three-three-nine = 九票中的三票
story-three-three-three-n4-n7-three-nine = n4 和 n7 各得九票中的三票。九个节点里有三个有 x=1。
story-three-three-three-six-nine = 九个中的六个
story-three-three-three-two-groups-joined-n4 = 两组合并了：n4 成为任期 3 的领导者，六个节点能收到它的消息。
story-three-three-three-n4-appends-x-2 = n4 追加 x=2。n1 还在领导任期 1，但它那一组只有三个节点。
story-three-three-three-n4-commits-x-2 = n4 提交 x=2，九个节点里有六个有它。x=1 只在三个节点上。

## asymmetric-cut

story-asymmetric-cut-title = 说得出，听不见
story-asymmetric-cut-claim = 没有 CheckQuorum 时，领导者的消息能到达别人，自己却收不到任何消息：它让别人无法选举，自己也提交不了任何条目。
story-asymmetric-cut-n1-appends-x-1 = n1 追加 x=1。此后没有任何回复能到达它。
story-asymmetric-cut-deaf = 听不见
story-asymmetric-cut-x-1-all-three = 三个节点都有 x=1，而 n1 的 commitIndex 是 0。
story-asymmetric-cut-n2-n3-follow-n1 = n2 和 n3 跟随 n1：它的心跳能到达。
story-asymmetric-cut-without-checkquorum-n1-leads = 没有 CheckQuorum，n1 收不到回复也继续领导。
story-asymmetric-cut-link-from-n2-n1 = 从 n2 到 n1 的链路恢复了。
story-asymmetric-cut-n1-commits-x-1 = n1 提交 x=1：n2 已回复。
story-asymmetric-cut-next-heartbeat-tells-n2 = 下一次心跳告诉 n2 和 n3：x=1 已提交。

## lossy-network

story-lossy-network-title = 丢包的网络
story-lossy-network-claim = 丢失的消息会一再重发，直到得到确认，所以丢包只会浪费时间。
story-lossy-network-three-ten-messages-get = 十条消息里有三条丢失。n1 参选任期 1。
story-lossy-network-n1-x-1-both = n1 有 x=1。带着它的两条消息都丢失了。
story-lossy-network-two-refusals-lost = 两次拒绝，都丢失了
story-lossy-network-n2-n3-refused-heartbeat = n2 和 n3 都拒绝了一次心跳；两条拒绝都丢失了。
story-lossy-network-tried-again-lost-again = 再试一次，又丢失了。n2 和 n3 已经拒绝了两次。
story-lossy-network-arrives = 到了
story-lossy-network-n2s-answer-arrives-n1 = n2 的回复到了，n1 第三次发送 x=1。
story-lossy-network-n1-commits-x-1 = n1 提交 x=1：n2 有 x=1。
story-lossy-network-x-1-all-three = 三个节点上 x 都是 1：丢包只浪费了时间。

## churn

story-churn-title = 领导者轮番崩溃
story-churn-claim = 领导者一个接一个崩溃，凡是已经告诉客户端完成的，都不会丢失。
story-churn-n1-leads-term-1 = n1 成为任期 1 的领导者。一个客户端给 x 加 1。
story-churn-first-crash = 第一次崩溃
story-churn-n1-crashes-after-answered = n1 答复之后崩溃。n2 参选任期 2。
story-churn-n2-leads-term-2 = n2 成为任期 2 的领导者，有条目 1。又一个客户端加 1。
story-churn-second-crash = 第二次崩溃
story-churn-n2-crashes-n1-restarts = n2 崩溃，n1 重启，n3 参选任期 3。
story-churn-n3-leads-term-3 = n3 成为任期 3 的领导者，有条目 2。再有一个客户端加 1。
story-churn-third-crash = 第三次崩溃
story-churn-n3-crashes-n2-restarts = n3 崩溃，n2 重启，n4 参选任期 4。
story-churn-n4-leads-term-4 = n4 成为任期 4 的领导者，有条目 3。第四个客户端加 1。
story-churn-n3-restarts-four-clients = n3 重启。四个客户端都得到答复：已经加 1。
story-churn-x-4-all-five = 五个节点上 x 都是 4。

## torn-write

story-torn-write-title = 写了一半
story-torn-write-claim = 崩溃发生在写入的中途：半条记录靠校验和识别出来，绝不会被当真。
story-torn-write-n1-stands-term-1 = n1 参选任期 1。它接下来发给 n2 的两条 AppendEntries 会丢失。
story-torn-write-n1-leads-term-1 = n1 成为任期 1 的领导者，追加 x=1、x=2 和 x=3。
story-torn-write-n2-lacks-x-1 = n2 没有 x=1。它的磁盘现在一次写入需要 60 ms。
story-torn-write-n1-commits-x-3 = n1 提交 x=3，不需要 n2。
story-torn-write-one-write = 一次写入
story-torn-write-n2-appends-x-1 = n2 用一次 60 ms 的写入追加 x=1、x=2 和 x=3。
story-torn-write-n2-crashes-middle-one = n2 在中途崩溃：一个条目是完整的，第二个不完整。
story-torn-write-n2-restarts-discards-half = n2 重启，丢弃那半条记录：n2 没有 x=2 和 x=3。
story-torn-write-n2-refuses-log-ends = n2 拒绝：它的日志在条目 2 之前就结束了。
story-torn-write-n2-appends-x-2 = n2 再次追加 x=2 和 x=3。
story-torn-write-this-time-write-whole = 这次写入是完整的：n2 的 x=3 已落盘。

## rejoining-node

story-rejoining-node-title = 归来的节点
story-rejoining-node-claim = 被隔离的节点不断增大自己的任期，回来时让一个健康的领导者退位。
story-rejoining-node-n3-cut-off = n3 被隔离。
story-rejoining-node-nothing-reaches-n3-n3 = 没有消息到达 n3：n3 参选任期 2。
story-rejoining-node-n3-stands-term-3 = n3 参选任期 3，仍然没有结果。
story-rejoining-node-before-comes-home = 归来之前
story-rejoining-node-n3-back-higher-term = n3 回来了，任期更大：n3 的任期是 3。
story-rejoining-node-n3-refuses-n1s-heartbeat = n3 拒绝 n1 的心跳。
story-rejoining-node-n1-hears-term-3 = n1 得知任期 3，于是退位，虽然它没有任何过错。
story-rejoining-node-n1-leads-again-term = n1 再次当选，这次是任期 4。

## rejoining-node-prevote

story-rejoining-node-prevote-title = 归来的节点，有 PreVote
story-rejoining-node-prevote-claim = 有了 PreVote，被隔离的节点先询问再参选：它的任期不变，领导者也不变。
story-rejoining-node-prevote-prevote-n1-first-asks = PreVote：n1 先询问自己能否当选。
story-rejoining-node-prevote-majority-would-vote-n1 = 多数派愿意投票给 n1：n1 参选任期 1。
story-rejoining-node-prevote-n3-cut-off-asks = n3 被隔离，参选之前先询问。没有节点收到。
story-rejoining-node-prevote-n3-asks-again-n3s = n3 再次询问。n3 的任期还是 1。
story-rejoining-node-prevote-n3-back-n3s-term = n3 回来了。n3 的任期是 1：它不会让任何领导者退位。
story-rejoining-node-prevote-n3-asks-once-more = n3 又询问一次。
story-rejoining-node-prevote-n1-n2-refuse-n1 = n1 和 n2 拒绝：n1 在领导任期 1，n2 跟随 n1。
story-rejoining-node-prevote-heartbeat-arrives-n3-follows = 心跳到达：n3 在任期 1 跟随 n1。
story-rejoining-node-prevote-tikvs-raft-0-7 = 在 tikv 的 raft 0.7.0 里，只有 PreVote 还不够：还需要 CheckQuorum。

## partial-partition

story-partial-partition-title = 部分网络分区
story-partial-partition-claim = 链路失效而节点都正常时，领导者来回更换，任期不断上升，就像 2020 年的 Cloudflare。
story-partial-partition-n3-leads-term-1 = n3 成为任期 1 的领导者。所有链路都正常。
story-partial-partition-links-fail-n4-reaches = 链路失效：n4 只能到达 n2，n5 只能到达 n3。
story-partial-partition-nothing-from-n3-reaches = n3 的消息到不了 n4：n4 参选任期 2。
story-partial-partition-first-crown-falls = 第一个领导者退位
story-partial-partition-n2-refused-heartbeat-term = n2 拒绝了任期 1 的心跳，n3 退位。
story-partial-partition-n2-leads-term-3 = n2 成为任期 3 的领导者。n2 的消息到不了 n5。
story-partial-partition-n5-stands-term-2 = n5 参选任期 2。
story-partial-partition-n5-heard-term-3 = n5 得知任期 3，于是参选任期 4。
story-partial-partition-second-crown-falls = 第二个领导者退位
story-partial-partition-n3-refused-heartbeat-term = n3 拒绝了任期 3 的心跳，n2 退位。
story-partial-partition-n3-leads-term-5 = n3 成为任期 5 的领导者。n3 的消息到不了 n4，一切又重新开始。

## partial-partition-prevote

story-partial-partition-prevote-title = 部分网络分区，有 PreVote 和 CheckQuorum
story-partial-partition-prevote-claim = 同样的链路失效，但能收到领导者消息的节点不会帮助任何人取代它：任期不变。
story-partial-partition-prevote-prevote-n3-first-asks = PreVote：n3 先询问自己能否当选。
story-partial-partition-prevote-majority-would-vote-n3 = 多数派愿意投票给 n3：n3 参选任期 1。
story-partial-partition-prevote-n4-asks-before-stands = n4 参选之前先询问。
story-partial-partition-prevote-n4-refused = n4 被拒绝
story-partial-partition-prevote-n2-refuses-hears-from = n2 拒绝，因为它能收到 n3 的消息。n4 不参选；n4 的任期是 1。
story-partial-partition-prevote-n5-asks-before-stands = n5 参选之前先询问。
story-partial-partition-prevote-n5-refused = n5 被拒绝
story-partial-partition-prevote-n3-leads-term-1 = n3 在领导任期 1，它拒绝。n5 不参选；n5 的任期是 1。
story-partial-partition-prevote-n3-appends-x-1 = n3 追加 x=1：加上 n1 和 n2 就是多数派。
story-partial-partition-prevote-n3-still-leads-term = n3 还在领导任期 1，并提交 x=1。

## transfer-under-load

story-transfer-under-load-title = 负载下的领导权转移
story-transfer-under-load-claim = 领导者在客户端工作时转移领导权：什么也不丢失，什么也不重复执行，也没有谁需要等待超时。
story-transfer-under-load-n1-leads-client-begins = n1 是领导者。一个客户端开始每 60 ms 给 x 加 1。
story-transfer-under-load-n1-commits-entry-1 = n1 提交条目 1，即第一个操作。
story-transfer-under-load-n1-hands-over-n2 = n1 把领导权转移给 n2。
story-transfer-under-load-n2-stands-once = n2 立即参选
story-transfer-under-load-timeoutnow-arrives-n2-stands = TimeoutNow 到达，n2 立即参选任期 2。
story-transfer-under-load-handed-over = 转移完成
story-transfer-under-load-n2-leads-term-2 = n2 成为任期 2 的领导者。客户端逐个询问节点。
story-transfer-under-load-client-found-leader-n2 = 客户端找到了领导者：n2 追加操作 2。
story-transfer-under-load-n2-commits-entry-3 = n2 提交条目 3。客户端停止。
story-transfer-under-load-x-3-all-three = 三个节点上 x 都是 3：三个操作，每个都只应用了一次。

## stale-read

story-stale-read-title = 读到旧值
story-stale-read-claim = 领导者已被取代却不知道，会用旧值答复读请求。
story-stale-read-here-each-node-reads = 这里每个节点都从自己的存储里读。n1 参选任期 1。
story-stale-read-n1-appends-x-1 = n1 追加 x=1。
story-stale-read-n1-commits-x-1 = n1 提交 x=1。
story-stale-read-n1-cut-off-n2 = n1 被隔离。n2 参选任期 2。
story-stale-read-two-leaders-n1-leads = 两个领导者：n1 领导任期 1，n2 领导任期 2。
story-stale-read-x-2-two-three = 三个节点里有两个有 x=2。
story-stale-read-stale = 旧值
story-stale-read-n2-committed-x-2 = n2 已提交 x=2。n1 从自己的存储里答复读请求：n1 上 x 是 1。
story-stale-read-no-order-operations-explains = 没有任何操作顺序能解释这个答复：线性一致性被破坏了。

## read-index

story-read-index-title = 先确认，再答复
story-read-index-claim = 领导者答复读请求之前先询问多数派，就绝不会答错；如果被隔离，它就不答复。
story-read-index-client-reads-x-n1 = 客户端读 x。n1 询问 n2 和 n3：自己是否还是领导者。
story-read-index-answered = 已答复
story-read-index-confirmed-n1-answers-read = 得到确认：n1 答复读请求。n1 上 x 是 1。
story-read-index-n1-cut-off-n2 = n1 被隔离。n2 成为任期 2 的领导者；n1 还在领导任期 1。
story-read-index-client-reads-x-n1-n1 = 客户端在 n1 上读 x。n1 询问 n2 和 n3，没有谁收到。
story-read-index-every-link-whole-again = 链路全部恢复。
story-read-index-n1-hears-term-2 = n1 得知任期 2，于是退位，并拒绝这个读请求。
story-read-index-n1-appends-x-2 = n1 追加 x=2。它没有用旧值答复过任何读请求。

## lease-and-drift

story-lease-and-drift-title = 租约与慢时钟
story-lease-and-drift-claim = 租约省去了询问，但依赖时钟：时钟太慢的领导者会用旧值答复。
story-lease-and-drift-n1-stands-term-1 = n1 参选任期 1。它的时钟只走一半的速度。
story-lease-and-drift-n1-appends-x-1 = n1 追加 x=1。有了租约，领导者不用询问就能答复读请求。
story-lease-and-drift-lease = 凭租约
story-lease-and-drift-lease-n1-answers-read = 凭租约，n1 不询问任何节点就答复读请求。n1 上 x 是 1。
story-lease-and-drift-n1-cut-off-lease = n1 被隔离。按它自己的时钟，租约持续 200 ms。
story-lease-and-drift-200-ms-nothing-reached = 200 ms 内没有消息到达 n3。n2 参选任期 2。
story-lease-and-drift-n2-committed-x-2 = n2 已提交 x=2。n1 凭租约答复读请求：n1 上 x 还是 1。

## retry-applied-once

story-retry-applied-once-title = 请求两次，执行一次
story-retry-applied-once-claim = 客户端重试会产生第二个条目；状态机记得第一个，于是跳过第二个。
story-retry-applied-once-n1-still-leads-client = n1 还是领导者。客户端给它发来操作 1：给 x 加 1。
story-retry-applied-once-n1-crashes-before-answers = n1 在答复之前崩溃。
story-retry-applied-once-n2-leads-term-2 = n2 成为任期 2 的领导者，有条目 1，也就是客户端的操作。
story-retry-applied-once-n2-leads-no-answer = n2 是领导者。客户端没有等到答复，于是也请求 n2。
story-retry-applied-once-two-entries = 两个条目
story-retry-applied-once-n2-commits-entry-1 = n2 提交条目 1 和条目 2：它们是同一个操作。
story-retry-applied-once-x-1-n2-kept = n2 上 x 是 1：它记住了客户端的序号，跳过第二个。

## joint-change-under-partition

story-joint-change-under-partition-title = 两个多数派
story-joint-change-under-partition-claim = 替换两个投票成员期间，旧的和新的多数派必须都同意：任何一半都不能单独决定。
story-joint-change-under-partition-n1-leads-term-1 = n1 成为任期 1 的领导者，另外两个成员是 n2 和 n3。
story-joint-change-under-partition-n4-n5-join-learners = n4 和 n5 作为学习者加入，没有投票权。它们将替换 n2 和 n3。
story-joint-change-under-partition-n1-appends-joint-configuration = n1 追加联合配置，即条目 3。
story-joint-change-under-partition-n2-n3-cut-off = n2 和 n3 被隔离。条目 3 需要旧的和新的两个多数派。
story-joint-change-under-partition-one-majority-enough = 一个多数派不够
story-joint-change-under-partition-n1-n4-n5-entry = n1、n4、n5 有条目 3，但条目 3 仍未提交。
story-joint-change-under-partition-both-majorities = 两个多数派
story-joint-change-under-partition-old-majority-too-n1 = 旧的多数派也有了：n1 提交条目 3，并追加新的配置。
story-joint-change-under-partition-entry-4-committed-n1 = 条目 4 已提交：投票成员是 n1、n4 和 n5。

## leader-removed

story-leader-removed-title = 领导者离开
story-leader-removed-claim = 被移除的领导者把变更做完，期间不把自己计入，然后退位。
story-leader-removed-n1-appends-configuration-n2 = n1 追加由 n2 和 n3 组成的配置：现在只有它们计入多数派。
story-leader-removed-committed-without-n1 = 没有 n1 也提交了
story-leader-removed-entry-2-committed-n2 = 条目 2 由 n2 和 n3 提交。n1 退位。
story-leader-removed-two-left = 剩下两个
story-leader-removed-n2-leads-term-2 = n2 成为任期 2 的领导者，集群里有两个节点。
story-leader-removed-n2-commits-x-1 = n2 和 n3 提交 x=1。n1 没有 x=1：不再有消息发给它。
story-leader-removed-tikvs-raft-0-7 = 在 tikv 的 raft 0.7.0 里，被移除的领导者会一直领导下去，直到被停掉。

## learner-by-snapshot

story-learner-by-snapshot-title = 学习者追赶
story-learner-by-snapshot-claim = 新成员先作为没有投票权的学习者，得到快照和之后的条目；追上之后才计入多数派。
story-learner-by-snapshot-1-n1-n1-takes = n1 上 a 是 1。n1 生成快照并丢弃日志。
story-learner-by-snapshot-n4-joins-learner-without = n4 作为学习者加入，没有投票权。
story-learner-by-snapshot-n1-sends-snapshot-n4 = n1 把快照发给 n4。
story-learner-by-snapshot-n4-installs-snapshot-what = n4 安装快照：其中的条目已经不在 n1 的日志里。
story-learner-by-snapshot-voter = 投票成员
story-learner-by-snapshot-n4-all-committed-becomes = n4 拥有全部已提交的条目，成为投票成员。
story-learner-by-snapshot-entry-4-committed-n1 = 条目 4 已提交：投票成员是 n1、n2、n3 和 n4。

## snapshot-resumes

story-snapshot-resumes-title = 从断点继续
story-snapshot-resumes-claim = 快照分块发送，已到达的块会保留：崩溃之后接着发，而不是从头开始。
story-snapshot-resumes-n3-cut-off-n1 = n3 被隔离。n1 追加四个条目。
story-snapshot-resumes-n1-commits-entry-4 = n1 提交条目 4。
story-snapshot-resumes-n1-takes-snapshot-four = n1 生成含四个键的快照并丢弃日志。n3 回来了。
story-snapshot-resumes-n1-sends-n3-first = n1 把四块中的第一块发给 n3。
story-snapshot-resumes-half = 一半
story-snapshot-resumes-n3-crashes-two-four = n3 崩溃，磁盘上已有四块中的两块。
story-snapshot-resumes-n3-restarts-keeps-two = n3 重启，保留这两块。
story-snapshot-resumes-rest = 其余部分
story-snapshot-resumes-n1-sends-part-3 = n1 发送第 3 块：第 1、2 块之前已经确认。
story-snapshot-resumes-n1-sends-part-4 = n1 发送第 4 块，也就是最后一块。
story-snapshot-resumes-n3-installs-snapshot-d = n3 安装快照。三个节点上 d 都是 4。

## a-vote-forgotten

story-a-vote-forgotten-title = 忘掉的一票
story-a-vote-forgotten-claim = 服务器崩溃后丢失了自己的选票，在同一任期内投了两次票，于是选出两个领导者。
story-a-vote-forgotten-here-no-vote-is-written-to-the = 这里选票不写入磁盘。n1 与 n3 之间的链路断开。n1 参选任期 1。
story-a-vote-forgotten-n2-crashes = n2 崩溃。
story-a-vote-forgotten-n2-restarts-its-term-was-on-its = n2 重启。它的任期在磁盘上，选票不在。
story-a-vote-forgotten-n3-stands-for-term-1-will-n2 = n3 参选任期 1。n2 会再投一次票吗？
story-a-vote-forgotten-n2-has-voted-for-n3-as-well = n2 在同一任期内又投票给了 n3。
story-a-vote-forgotten-n1-leads-term-1-and-n3-leads = n1 领导任期 1，n3 也领导任期 1。选票必须先写入稳定存储，再应答（§5，图 2）。

## two-votes-at-once

story-two-votes-at-once-title = 一台服务器投两票
story-two-votes-at-once-claim = 谁来请求都投票的服务器，会让同一任期出现两个领导者。
story-two-votes-at-once-here-a-server-votes-for-whoever-asks = 这里谁来请求，服务器都投票。n1 与 n2 之间的链路断开。n1 参选任期 1。
story-two-votes-at-once-n1-leads-term-1-n3-has-voted = n1 领导任期 1：n3 投票给了 n1。
story-two-votes-at-once-n2-stands-for-term-1-will-n3 = n2 参选任期 1。n3 会再投一次票吗？
story-two-votes-at-once-n3-has-voted-for-n2-as-well = n3 在同一任期内又投票给了 n2。
story-two-votes-at-once-n1-leads-term-1-and-n2-leads = n1 领导任期 1，n2 也领导任期 1。一台服务器在一个任期内最多投票给一个候选人（§5.2）。

## a-vote-thrown-away

story-a-vote-thrown-away-title = 作废的一票
story-a-vote-thrown-away-claim = 跟随者收到它所投领导者的消息后忘掉了自己的选票，又投了一次。
story-a-vote-thrown-away-the-link-between-n1-and-n2-is = n1 与 n2 之间的链路断开。n1 参选任期 1。
story-a-vote-thrown-away-n3-follows-n1-in-term-1-here = n3 在任期 1 跟随 n1。在这里，这会让它忘掉自己的选票。
story-a-vote-thrown-away-n2-stands-for-term-1-has-n3 = n2 参选任期 1。n3 还有选票吗？
story-a-vote-thrown-away-n3-has-voted-for-n2-in-the = n3 在同一任期内投票给了 n2。
story-a-vote-thrown-away-n1-leads-term-1-and-n2-leads = n1 领导任期 1，n2 也领导任期 1。选票在整个任期内有效（§5.2，图 2）。

## a-vote-of-an-old-term

story-a-vote-of-an-old-term-title = 旧任期的选票
story-a-vote-of-an-old-term-claim = 迟到的选票被算进了之后的任期，于是选出两个领导者。
story-a-vote-of-an-old-term-the-link-from-n3-to-n1-is = 从 n3 到 n1 的链路断开。n1 参选任期 1。
story-a-vote-of-an-old-term-n2-has-voted-for-n1-but-its = n2 投票给了 n1，但选票被扣住了。n1 和 n3 参选任期 2。
story-a-vote-of-an-old-term-n2-has-voted-for-n3-in-term = n2 在任期 2 投票给了 n3。
story-a-vote-of-an-old-term-n3-leads-term-2-n2s-vote-for = n3 领导任期 2。n2 给 n1 的选票属于任期 1。
story-a-vote-of-an-old-term-that-vote-arrives-and-counts-n1-leads = 那张选票到达并且被算上：n1 领导任期 2，n3 也领导任期 2。过期的任期必须拒绝（§5.1）。

## half-is-enough

story-half-is-enough-title = 一半就够
story-half-is-enough-claim = 如果一半服务器就算多数派，两半会各选一个领导者，各提交自己的条目。
story-half-is-enough-here-two-of-four-votes-are-enough = 这里四票中得两票就够。n1 和 n3 各在自己那一半参选任期 1。
story-half-is-enough-n1-leads-term-1-and-n3-leads = n1 领导任期 1，n3 也领导任期 1。
story-half-is-enough-n1-appends-x-1-and-n3-appends = n1 追加 x=1，n3 追加 y=2。哪一个会被提交？
story-half-is-enough-both-committed = 两个都提交
story-half-is-enough-n1-has-committed-x-1-and-n3 = n1 已提交 x=1，n3 已提交 y=2。条目必须在多数派服务器上（§5.3）。

## a-leader-that-stays

story-a-leader-that-stays-title = 不下台的领导者
story-a-leader-that-stays-claim = 领导者采用了更高的任期，却仍当领导者，与其他节点选出的领导者并存。
story-a-leader-that-stays-n2-stands-for-term-2-will-n1 = n2 参选任期 2。n1 会下台吗？
story-a-leader-that-stays-n1-has-heard-of-term-2-and = n1 已得知任期 2，却仍是领导者：n1 领导任期 2。
story-a-leader-that-stays-n1-leads-term-2-and-n2-leads = n1 领导任期 2，n2 也领导任期 2。任期过期的领导者要变回跟随者（§5.1）。

## any-log-will-do

story-any-log-will-do-title = 什么日志都行
story-any-log-will-do-claim = 如果不检查候选人的日志，日志为空的服务器也能当选，却缺少已提交的条目。
story-any-log-will-do-here-nobody-looks-at-a-candidates-log = 这里没有节点检查候选人的日志。n1 参选任期 1。
story-any-log-will-do-n1-appends-x-1-the-link-between = n1 追加 x=1。n1 与 n3 之间的链路断开。
story-any-log-will-do-n1-commits-x-1-it-is-on = n1 提交 x=1：三个节点里有两个有它。n3 参选任期 2。
story-any-log-will-do-n2-has-x-1-and-has-voted = n2 有 x=1，却投票给了日志为空的 n3。
story-any-log-will-do-lost = 丢失
story-any-log-will-do-n3-leads-term-2-and-lacks-x = n3 领导任期 2，却缺少 x=1。投票者的日志更新时，会拒绝投票（§5.4.1）。

## counted-too-early

story-counted-too-early-title = 过早计数
story-counted-too-early-claim = 领导者因为多数派有某个旧任期的条目就提交它，这个条目随后丢失。
story-counted-too-early-n1-leads-term-1-and-appends-x = n1 领导任期 1，追加 x=1。n3 参选任期 2。
story-counted-too-early-n1-hears-of-term-2-and-steps = n1 得知任期 2，于是下台。
story-counted-too-early-term-2 = 任期 2
story-counted-too-early-n3-leads-term-2-and-lacks-x = n3 领导任期 2，缺少 x=1。
story-counted-too-early-n3-appends-y-2-which-nobody-else = n3 追加 y=2，其他节点都没有它。n1 参选任期 3。
story-counted-too-early-term-3 = 任期 3
story-counted-too-early-n1-leads-term-3-n2-has-voted = n1 领导任期 3：n2 投票给了 n1。
story-counted-too-early-n2-appends-x-1-an-entry-of = n2 追加 x=1，它是任期 1 的条目，而 n1 的任期是 3。在这里它也算数。
story-counted-too-early-n1-commits-x-1-it-is-on = n1 提交 x=1：三个节点里有两个有它。n3 参选任期 4。
story-counted-too-early-n3-leads-term-4-and-lacks-x = n3 领导任期 4，却缺少 x=1。Raft 从不靠计数提交之前任期的日志条目（§5.4.2）。

## a-lost-tail

story-a-lost-tail-title = 丢失的日志尾部
story-a-lost-tail-claim = 跟随者确认了尚未落盘的条目，一次崩溃就让已提交的条目丢失。
story-a-lost-tail-a-write-takes-100-ms-and-here = 一次写入要 100 毫秒，而这里没有节点等它完成。n1 参选任期 1。
story-a-lost-tail-the-link-between-n1-and-n3-is = n1 与 n3 之间的链路断开。n1 追加 x=1。
story-a-lost-tail-n2-appends-x-1-and-sends-its = n2 追加 x=1，并立刻发出应答。
story-a-lost-tail-n1-commits-x-1-n2-crashes-restarts = n1 提交 x=1。n2 崩溃后重启，缺少 x=1。n3 参选任期 2。
story-a-lost-tail-n2-has-voted-for-n3-the-logs = n2 投票给了 n3：两者的日志都是空的。
story-a-lost-tail-n3-leads-term-2-and-lacks-x = n3 领导任期 2，却缺少 x=1。日志必须先写入稳定存储，再应答（§5，图 2）。

## a-log-cut-short

story-a-log-cut-short-title = 截短的日志
story-a-log-cut-short-claim = 没有冲突，跟随者却删除了迟到消息之后的条目，已提交的条目因此丢失。
story-a-log-cut-short-n1-leads-term-1-its-first-heartbeat = n1 领导任期 1。它发给 n2 的第一个心跳会到达两次。
story-a-log-cut-short-n1-commits-x-1-it-is-on = n1 提交 x=1：三个节点里有两个有它。
story-a-log-cut-short-a-late-heartbeat = 迟到的心跳
story-a-log-cut-short-the-late-copy-arrives-and-n2-lacks = 迟到的副本到达，n2 现在缺少 x=1。n3 参选任期 2。
story-a-log-cut-short-n3-leads-term-2-and-lacks-x = n3 领导任期 2，却缺少 x=1。只有与新条目冲突时，跟随者才删除条目（§5.3）。

## a-commit-index-too-high

story-a-commit-index-too-high-title = 过高的 commitIndex
story-a-commit-index-too-high-claim = 跟随者采用领导者的 commitIndex，超出了它收到的条目。
story-a-commit-index-too-high-n1-leads-term-1-and-appends-x = n1 领导任期 1，追加 x=1。n2 参选任期 2。
story-a-commit-index-too-high-n1-hears-of-term-2-and-steps = n1 得知任期 2，于是下台。三个节点里只有一个有 x=1。
story-a-commit-index-too-high-n2-leads-term-2-its-first-message = n2 领导任期 2。它发给 n1 的第一条消息丢失了。
story-a-commit-index-too-high-n2-appends-y-2-n1-lacks-y = n2 追加 y=2。n1 缺少 y=2。
story-a-commit-index-too-high-n2-commits-y-2-it-is-on = n2 提交 y=2：三个节点里有两个有它。
story-a-commit-index-too-high-x-1-applied = 应用了 x=1
story-a-commit-index-too-high-n1-commits-entry-1-its-x-1 = n1 提交条目 1，即它的 x=1。commitIndex = min(leaderCommit，最后一个新条目的索引)（§5.3，图 2）。

## an-answer-of-an-old-term

story-an-answer-of-an-old-term-title = 旧任期的应答
story-an-answer-of-an-old-term-claim = 迟到的确认被算到发送者从未收到的条目上，这个条目被提交，随后丢失。
story-an-answer-of-an-old-term-n1-leads-term-1-and-appends-x = n1 领导任期 1，追加 x=1 和 y=2。n1 和 n2 被隔离。
story-an-answer-of-an-old-term-n2-has-x-1-and-y-2 = n2 有 x=1 和 y=2，它的应答被扣住了。n3 参选任期 2。
story-an-answer-of-an-old-term-n1-replaces-x-1-and-y-2 = n1 用 z=3 替换 x=1 和 y=2。
story-an-answer-of-an-old-term-n1-stands-for-term-3 = n1 参选任期 3。
story-an-answer-of-an-old-term-n1-leads-term-3-the-link-from = n1 领导任期 3。从 n1 到 n2 的链路断开。
story-an-answer-of-an-old-term-n1-appends-w-4-as-entry-2 = n1 追加 w=4，作为条目 2。
story-an-answer-of-an-old-term-an-old-answer-counts = 旧应答被算上
story-an-answer-of-an-old-term-n2s-old-answer-counts-n1-commits-w = n2 的旧应答被算上：n1 提交 w=4，而五个节点里只有两个有它。
story-an-answer-of-an-old-term-n4-leads-term-4-and-lacks-w = n4 领导任期 4，缺少 w=4。
story-an-answer-of-an-old-term-n4-commits-v-5-where-n1-has = n4 在 n1 已提交 w=4 的位置提交了 v=5。过期的任期必须拒绝（§5.1）。

## a-read-before-the-no-op

story-a-read-before-the-no-op-title = 空操作之前的读
story-a-read-before-the-no-op-claim = 新领导者还不知道哪些条目已提交就答复读请求，漏掉了已告知客户端完成的命令。
story-a-read-before-the-no-op-done = 已完成
story-a-read-before-the-no-op-n1-commits-x-1-and-answers-its = n1 提交 x=1，并答复客户端。n2 有 x=1，参选任期 2。
story-a-read-before-the-no-op-commitindex-0 = commitIndex 为 0
story-a-read-before-the-no-op-n2-leads-term-2-n2s-commitindex-is = n2 领导任期 2。n2 的 commitIndex 是 0。
story-a-read-before-the-no-op-a-client-reads-x-at-n2-n2 = 客户端在 n2 上读 x。n2 询问 n1 和 n3，自己是否仍是领导者。
story-a-read-before-the-no-op-no-value = 没有值
story-a-read-before-the-no-op-n2-answers-x-has-no-value-a = n2 答复：x 没有值。领导者必须掌握哪些条目已提交的最新信息（§8）。

## all-at-once

story-all-at-once-title = 一步全换
story-all-at-once-claim = 一步替换三个投票成员中的两个，新旧服务器各选出一个领导者。
story-all-at-once-three-servers-and-no-joint-consensus-here = 三台服务器，这里没有联合共识。n1 参选任期 1。
story-all-at-once-n1-leads-term-1-and-appends-a = n1 领导任期 1，并追加一条空操作。
story-all-at-once-n4-and-n5-join-as-learners-they = n4 和 n5 作为学习者加入，将要替换 n2 和 n3。
story-all-at-once-one-step = 一步到位
story-all-at-once-n1-appends-entry-3-from-now-on = n1 追加条目 3：从现在起，投票成员是 n1、n4 和 n5。
story-all-at-once-n2-and-n4-stand-for-term-2 = n2 和 n4 参选任期 2。n2 缺少条目 3：它按 n1、n2 和 n3 计票。
story-all-at-once-two-majorities = 两个多数派
story-all-at-once-n2-leads-term-2-and-n4-leads = n2 领导任期 2，n4 也领导任期 2。不可能让所有服务器同时原子地切换配置（§6）。

## a-change-too-early

story-a-change-too-early-title = 过早的变更
story-a-change-too-early-claim = 新领导者还没有提交自己任期的条目就变更成员，这正是 2015 年发现的错误。
story-a-change-too-early-four-servers-n1-stands-for-term-1 = 四台服务器。n1 参选任期 1。
story-a-change-too-early-n1-leads-term-1-and-appends-its = n1 领导任期 1，追加移除 n2 的配置。n2 参选任期 2。
story-a-change-too-early-n1-hears-of-term-2-and-steps = n1 得知任期 2，于是下台。只有 n1 有条目 1。
story-a-change-too-early-n2-leads-term-2-and-appends-its = n2 领导任期 2，追加移除 n1 的配置，之前没有任何其他条目。
story-a-change-too-early-n2-commits-entry-1-with-n3-n1 = n2 与 n3 一起提交条目 1。n1 参选任期 3：它按 n1、n3 和 n4 计票。
story-a-change-too-early-n1-leads-term-3-by-n4s-vote = n1 凭 n4 的选票领导任期 3。2015 年起的规则：领导者先提交一条自己任期的条目。

## lesson: first-five-minutes

story-first-five-minutes-misconception = 领导者需要所有服务器，而且决不能同时有两个领导者。
story-first-five-minutes-remember = 多数派选出领导者，多数派也使条目得到提交。此后的每个领导者都需要这个多数派里的一张选票，而服务器只投给至少和自己一样新的日志，所以已提交的条目不会丢。

## lesson-majority-of-all

story-lesson-majority-of-all-misconception = 多数派是按还活着的服务器来数的。
story-lesson-majority-of-all-remember = 多数派按全部服务器来数，停机的也算在内。否则集群的两半可以各自选出领导者，提交不同的条目。
story-lesson-majority-of-all-title = 五台中活着两台
story-lesson-majority-of-all-claim = 五台服务器崩溃了三台，剩下的两台举行选举。
story-lesson-majority-of-all-n1-n2-n3-crash-two-five-left = n1、n2、n3 崩溃。五台只剩两台。
story-lesson-majority-of-all-ask-elect = n4 即将竞选任期 2，n5 会投票给它。n4 会成为领导者吗？
story-lesson-majority-of-all-look-elect = 数一数 n4 能得到几票，再数一数集群有几台服务器。
story-lesson-majority-of-all-rule-elect = 候选人得到整个集群中多数服务器的选票，才赢得选举（§5.2）。
story-lesson-majority-of-all-n4-two-five-votes-three-majority-however = n4 得到五票中的两票。不论活着几台，三票才是多数。
story-lesson-majority-of-all-ask-term = n3 即将重启，n4 会再竞选一次。那时 n4 在哪个任期？
story-lesson-majority-of-all-look-term = 看 n4 现在的任期。
story-lesson-majority-of-all-rule-term = 开始选举时，跟随者把当前任期加一，转为候选人（§5.2）。
story-lesson-majority-of-all-goal-stored = 让 x=2 被提交：五台中有三台活着。
story-lesson-majority-of-all-look-stored = 谁是领导者？命令要发给领导者。
story-lesson-majority-of-all-rule-stored = 创建日志条目的领导者把它复制到多数服务器之后，条目就已提交（§5.3）。
story-lesson-majority-of-all-deed-stored = 向 n4 发送命令 set x 2。
story-lesson-majority-of-all-goal-another = 然后让 n4 崩溃，再让另一台服务器当选。
story-lesson-majority-of-all-look-another = 数一数没有 n4 时还活着几台。
story-lesson-majority-of-all-rule-another = 五台中要有三台投票，所以必须有三台活着（§5.2）。
story-lesson-majority-of-all-deed-another = 让 n4 崩溃，重启 n1，再让 n5 选举超时。

## lesson-split-vote

story-lesson-split-vote-misconception = 每次选举都会有胜者。
story-lesson-split-vote-remember = 没有候选人得到多数票时，这个任期就没有领导者。随机的选举超时使得下一个任期里很可能有一台服务器先于其他服务器参选。
story-lesson-split-vote-title = 两个候选人
story-lesson-split-vote-claim = 四台服务器中有两台竞选同一个任期，除了自己那一票，各再得一票。
story-lesson-split-vote-ask-first = n3 投票给 n1，n4 投票给 n2。其中会有一个领导任期 1 吗？
story-lesson-split-vote-look-first = 数一数 n1 和 n2 各有几票。四台的多数是三台。
story-lesson-split-vote-rule-first = 每台服务器在一个任期内最多投票给一个候选人，先到先得（§5.2）。
story-lesson-split-vote-ask-next = 任期 1 没有领导者。接下来哪台服务器会成为领导者？
story-lesson-split-vote-look-next = 比较各台服务器外圈的弧，也就是选举定时器还剩多少。
story-lesson-split-vote-rule-next = Raft 使用随机的选举超时，使瓜分选票很少发生，发生了也能很快结束（§5.2）。
story-lesson-split-vote-goal-elected = 让 n4 当选。
story-lesson-split-vote-look-elected = 所有日志都是空的，n4 什么都不缺。它只要先竞选。
story-lesson-split-vote-rule-elected = 服务器在一个任期内投票给第一个日志不比自己旧的候选人（§5.2、§5.4.1）。
story-lesson-split-vote-deed-elected = 让 n4 选举超时。
story-lesson-split-vote-break-majority = 现在四票中的两票就够了：看谁领导任期 1。
story-lesson-split-vote-break-random-timeouts = 现在所有选举超时都相同：看任期 2 由谁领导。

## lesson-two-leaders

story-lesson-two-leaders-misconception = 同一时刻绝不可能有两个领导者。
story-lesson-two-leaders-remember = 两台服务器可以同时是领导者，但任期不同。只有能联系到多数派的那个才能提交；另一个得知更高的任期后就下台。
story-lesson-two-leaders-title = 同时有两个领导者？
story-lesson-two-leaders-claim = n1 是领导者。随后网络分区，n3 在另一侧竞选下一个任期。
story-lesson-two-leaders-n1-and-n2-are-cut-off-from-n3-n4 = n1、n2 与 n3、n4、n5 断开。
story-lesson-two-leaders-ask-both = n1 领导任期 1，它和 n2 被隔开。n3、n4、n5 即将选出 n3。那时哪些服务器是领导者？
story-lesson-two-leaders-look-both = n1 会得知另一侧的选举吗？
story-lesson-two-leaders-rule-both = 一个任期内最多选出一个领导者（图 3）：不同任期可以有不同的领导者。
story-lesson-two-leaders-n1-appends-x-1-n3-appends-x-2 = n1 追加 x=1，n3 追加 x=2。
story-lesson-two-leaders-ask-which = n1 把 x=1 发给了 n2，n3 把 x=2 发给了 n4 和 n5。哪台服务器会最先知道自己的条目已提交？
story-lesson-two-leaders-look-which = 数一数每个领导者能联系到几台服务器，包括它自己。
story-lesson-two-leaders-n3-commits-x-2-which-is-on-three-of = n3 提交 x=2，它在五台中的三台上。x=1 只在两台上。
story-lesson-two-leaders-n2-replaces-x-1-by-x-2-which-is = n2 用已提交的 x=2 替换 x=1。
story-lesson-two-leaders-goal-again = 谁都没有 x=1 了。让它最终还是被提交。
story-lesson-two-leaders-look-again = 现在哪台服务器是领导者？
story-lesson-two-leaders-rule-again = 客户端联系的服务器不是领导者时，请求会被拒绝（§8）：命令要发给领导者。
story-lesson-two-leaders-goal-back = 然后让 n1 当选任期 3 的领导者。
story-lesson-two-leaders-look-back = n1 现在能得到选票吗？把它的日志和其他服务器的比一比。
story-lesson-two-leaders-rule-back = 投票者自己的日志比候选人的更新时，拒绝投票（§5.4.1）。
story-lesson-two-leaders-deed-back = 等 n1 的日志和其他服务器一样长，再让 n1 选举超时。
story-lesson-two-leaders-break-step-down = 现在谁都不会退位：看网络恢复之后的 n1。

## lesson-refused-vote

story-lesson-refused-vote-misconception = 得不到选票的候选人什么也改变不了。
story-lesson-refused-vote-remember = 更高的任期会使领导者下台，即使它来自一个被拒绝的投票请求。之后由日志足够新的服务器当选。
story-lesson-refused-vote-title = 没有谁投票给 n3
story-lesson-refused-vote-claim = 一台曾被隔开的服务器带着过短的日志回来，竞选下一个任期。
story-lesson-refused-vote-n3-stands-for-term-2 = n3 竞选任期 2
story-lesson-refused-vote-ask-leads = n3 没有 x=1。它的任期 2 的请求即将到达 n1，而 n1 领导任期 1。之后 n1 还是领导者吗？
story-lesson-refused-vote-look-leads = 比较请求的任期和 n1 的任期。
story-lesson-refused-vote-rule-leads = 一台服务器的当前任期小于另一台时，它把当前任期更新为较大的值（§5.1）。
story-lesson-refused-vote-n1-and-n2-refuse-their-votes-as-n3-lacks = n1 和 n2 拒绝投票，因为 n3 没有 x=1。但 n1 退位：任期 2 比它自己的大。
story-lesson-refused-vote-goal-repaired = 现在没有领导者。让 x=1 进入 n3 的日志。
story-lesson-refused-vote-look-repaired = 哪些服务器能当选？n3 要从领导者那里得到条目。
story-lesson-refused-vote-rule-repaired = 候选人的日志至少要和那个多数派中的每个日志一样新（§5.4.1）。
story-lesson-refused-vote-deed-repaired = 让 n1 选举超时。
story-lesson-refused-vote-break-up-to-date-check = 现在什么样的日志都行：看谁领导任期 2，x=1 会怎样。
story-lesson-refused-vote-goal-elected = 再让 n3 当选：它已经什么都不缺了。
story-lesson-refused-vote-look-elected = n1 和 n2 之前为什么拒绝 n3？现在变了吗？
story-lesson-refused-vote-rule-elected = RequestVote：如果候选人的日志至少与接收者的一样新，就投票给它（图 2）。
story-lesson-refused-vote-deed-elected = n3 有了 x=1 之后，让 n3 选举超时。

## lesson-commit-known-late

story-lesson-commit-known-late-misconception = 新领导者不知道已提交的条目，会被回滚。
story-lesson-commit-known-late-remember = 领导者把条目复制到多数派时，条目就已提交，哪怕还没有服务器知道。下一个领导者有这个条目，在提交自己任期的条目时得知它已提交。
story-lesson-commit-known-late-title = 谁知道 x=1 已提交？
story-lesson-commit-known-late-claim = 领导者刚提交一条日志条目，还没有告诉任何服务器就崩溃了。
story-lesson-commit-known-late-ask-known = n1 和 n2 有 x=1，n2 的答复即将到达 n1。那时哪些服务器知道 x=1 已提交？
story-lesson-commit-known-late-look-known = commitIndex 是一台服务器所知道的。谁在数副本？
story-lesson-commit-known-late-rule-known = 领导者记录它所知道的已提交的最大索引，并把它放进之后的 AppendEntries（§5.3）。
story-lesson-commit-known-late-x-1-is-on-two-of-three-committed-only = x=1 在三台中的两台上：已提交。只有 n1 知道。
story-lesson-commit-known-late-n1-crashes-the-only-server-that-knew = 唯一知道的服务器 n1 崩溃了。
story-lesson-commit-known-late-ask-lives = n1 已停机，n2 的 commitIndex 是 0。n2 将领导任期 2，然后收到 y=1。x=1 会留在 n2 的日志里吗？
story-lesson-commit-known-late-look-lives = 有什么会删除 x=1 吗？n2 成为领导者。
story-lesson-commit-known-late-rule-lives = 领导者从不覆盖或删除自己日志中的条目，只追加新条目（§5.3）。
story-lesson-commit-known-late-n2-leads-term-2-and-has-x-1-its = n2 领导任期 2，有 x=1；它的 commitIndex 是 0。
story-lesson-commit-known-late-known-again = 又为人知
story-lesson-commit-known-late-goal-told = n3 有 x=1 和 y=1，但它的 commitIndex 是 0。不等心跳，让它变成 2。
story-lesson-commit-known-late-look-told = n3 会从 n2 的下一个 AppendEntries 得知。
story-lesson-commit-known-late-rule-told = 如果 leaderCommit > commitIndex，令 commitIndex = min(leaderCommit, 最后一条新条目的索引)（图 2）。
story-lesson-commit-known-late-deed-told = 向 n2 发送任意一条命令：带着它的消息会告诉 n3。

## lesson-client-timeout

story-lesson-client-timeout-misconception = 客户端没有得到答复的命令就是失败了。
story-lesson-client-timeout-remember = 没有得到答复的客户端不知道自己的命令是否执行了，命令以后也可能执行。同样的开头，两种结果都可能。
story-lesson-client-timeout-title = 客户端没有得到答复
story-lesson-client-timeout-claim = 领导者还没有答复客户端就崩溃了；另有一台服务器有这条命令。
story-lesson-client-timeout-n1-crashes-before-it-answers-its-client-hears-nothing = n1 还没有答复就崩溃了。它的客户端什么也没有听到。
story-lesson-client-timeout-ask-happen = 客户端没有得到答复。n2 有 x=1，即将竞选任期 2，之后会收到 y=1。x=1 会被提交吗？
story-lesson-client-timeout-look-happen = n2 成为领导者时，日志里有什么？那时以谁的日志为准？
story-lesson-client-timeout-rule-happen = 领导者强制跟随者的日志与自己的一致（§5.3）。
story-lesson-client-timeout-n2-has-x-1-and-y-1-n3-n4 = n2 有 x=1 和 y=1。n3、n4、n5 拒绝：它们没有 x=1。
story-lesson-client-timeout-goal-never = 回到“没有答复”的时刻，让 x=1 永远消失：由 n2 删除它。
story-lesson-client-timeout-look-never = 只有 n2 和已停机的 n1 有 x=1。要由另一台服务器领导任期 2，并追加一条条目。
story-lesson-client-timeout-deed-never = 在“没有答复”的时刻让 n2 崩溃，让 n3 选举超时。向 n3 发送命令 set y 2，再重启 n2。
story-lesson-client-timeout-ask-hear = n1 是领导者，已追加 x=1，但只能到达 n2。60 ms 之前，它的客户端会得到答复吗？
story-lesson-client-timeout-look-hear = n1 什么时候可以答复客户端？现在有几台服务器能得到 x=1？
story-lesson-client-timeout-rule-hear = 条目安全地复制之后，领导者应用这个条目，并把结果返回给客户端（§5.3）。

## lesson-no-op

story-lesson-no-op-misconception = 在所有服务器上的条目就是已提交的。
story-lesson-no-op-remember = 领导者不通过计数副本来提交旧任期的条目。自己任期的一个条目，哪怕是空条目，就能把它们全部提交，所以新领导者先写一个空条目。
story-lesson-no-op-title = 在每块磁盘上
story-lesson-no-op-claim = 领导者还没有收到任何答复就崩溃了。它的条目在全部三块磁盘上。
story-lesson-no-op-n2-leads-term-2-and-has-x-1-no = n2 领导任期 2，有 x=1。没有客户端发送命令。
story-lesson-no-op-ask-count = n2 领导任期 2。任期 1 的 x=1 在全部三块磁盘上。其他服务器确认之后，n2 会提交 x=1 吗？
story-lesson-no-op-look-count = 比较 x=1 的任期和 n2 领导的任期。
story-lesson-no-op-x-1-is-not-committed-from-now-on-a = x=1 没有提交。从现在起，新领导者会追加一条空操作日志。
story-lesson-no-op-ask-noop = n3 即将领导任期 3，并追加一条该任期的空操作日志。之后 n3 的 commitIndex 是多少？
story-lesson-no-op-look-noop = 数一数 n3 日志里的条目，包括空操作日志。
story-lesson-no-op-goal-client = 回到 n2 领导的时候，不用空操作日志让它提交 x=1：用一条它会答复的客户端命令。
story-lesson-no-op-look-client = n2 可以数哪些条目的副本？
story-lesson-no-op-deed-client = 在 n2 领导期间，向它发送命令 set y 1。

## lesson-last-term

story-lesson-last-term-misconception = 日志越长就越新。
story-lesson-last-term-remember = 比较日志时先比最后一个条目的任期，再比长度。更长的日志里可能全是从未提交的条目。
story-lesson-last-term-title = 三条对一条
story-lesson-last-term-claim = 一台有三条旧任期条目的服务器，向一台只有一条较新任期条目的服务器要票。
story-lesson-last-term-n2-crashes-n1-1-b-1-c = n2 崩溃。n1 有 a=1、b=1、c=1，n3 有 k=2。
story-lesson-last-term-ask-longer = n1 有三条任期 1 的条目，向 n3 要票。n3 只有一条任期 2 的条目。n1 会成为领导者吗？
story-lesson-last-term-look-longer = 看每个日志最后一条的任期。
story-lesson-last-term-rule-longer = 如果两个日志最后一条的任期不同，任期较大的日志更新（§5.4.1）。
story-lesson-last-term-ask-kept = n3 即将竞选，n1 会投票给它。n1 第 3 条任期 1 的条目会保留吗？
story-lesson-last-term-look-kept = n1 的三条条目都没有提交。
story-lesson-last-term-rule-kept = 已有条目与新条目冲突时，删除该条目和它之后的全部条目（Figure 2）。
story-lesson-last-term-goal-back = 让 n2 回来并当选。
story-lesson-last-term-look-back = 比较任期：n3 领导的任期比 n2 磁盘上的大。
story-lesson-last-term-rule-back = 任期过时的候选人会被拒绝，并从答复中得知当前任期（§5.1）。
story-lesson-last-term-deed-back = 重启 n2，让它选举超时；它得知当前任期之后，再超时一次。
story-lesson-last-term-break-compare-last-term = 现在只比较长度：看下一个领导者是谁，已提交的 k=2 会怎样。

## lesson-figure-8

story-lesson-figure-8-misconception = 在多数服务器上的条目就是已提交的。
story-lesson-figure-8-remember = x=2 在五台中的三台上，但最后一个条目任期更新的 n5 仍能当选并覆盖它。只有领导者自己任期的条目到达多数派时，x=2 才提交，因为那时 n5 不能再当选。
story-lesson-figure-8-title = 图 8：五台中的三台
story-lesson-figure-8-claim = 一条旧任期的条目到了五台服务器中的三台上，如论文图 8。
story-lesson-figure-8-c-x-2-three-five-servers-n1 = (c) x=2 在五台中的三台上。n1 领导任期 4。
story-lesson-figure-8-ask-counted = 任期 2 的 x=2 在五台中的三台上，n1 领导任期 4。n1 领导期间会提交 x=2 吗？
story-lesson-figure-8-look-counted = 比较 x=2 的任期和 n1 领导的任期。
story-lesson-figure-8-rule-counted = Raft 永远不会通过计算副本数来提交之前任期的日志条目；只有当前任期的条目才按副本数提交（§5.4.2）。
story-lesson-figure-8-ask-last = n5 没有 x=2；它的最后一条 x=3 属于任期 3。接下来哪台服务器会领导？
story-lesson-figure-8-look-last = 比较 n2、n3、n4、n5 的最后一条。
story-lesson-figure-8-goal-safe = 回到 (c)，让 n1 提交 x=2。
story-lesson-figure-8-look-safe = 回到 n1 在任期 4 崩溃之前。x=2 属于哪个任期？
story-lesson-figure-8-rule-safe = 当前任期的条目按副本数提交之后，之前的条目都随之间接提交（§5.4.2）。
story-lesson-figure-8-deed-safe = 在 (c) 处向 n1 发送命令 set x 4。
story-lesson-figure-8-break-commit-own-term = 现在 n1 按副本数提交 x=2：看 n5 会把它怎样。
story-lesson-figure-8-goal-e = 然后是 (e)：让 n1 崩溃，重启 n5，让它两次选举超时。n2 两次都拒绝投票。
story-lesson-figure-8-look-e = 现在 n2 的最后一条是什么？n5 的呢？
story-lesson-figure-8-rule-e = 投票者自己的日志比候选人的更新时，就拒绝投票（§5.4.1）。
story-lesson-figure-8-deed-e = n1 提交 x=4 之后，让 n1 崩溃，重启 n5，让 n5 选举超时。n2 拒绝之后，再让 n5 超时一次。

## lesson-deposed-leader

story-lesson-deposed-leader-misconception = 新领导者一旦当选，旧领导者就什么都不能再提交。
story-lesson-deposed-leader-remember = 已被取代的领导者仍可能提交自己任期的条目。条目在多数派上，其中一台投票给了新领导者，所以新领导者也有这个条目。
story-lesson-deposed-leader-title = 已被取代，仍在提交
story-lesson-deposed-leader-claim = n1 还差一份条目副本，而此时 n2 当选下一任期的领导者。
story-lesson-deposed-leader-ask-old = n2 领导任期 2，n1 还不知道，它带着 x=1 的消息即将到达 n3。n1 会提交 x=1 吗？
story-lesson-deposed-leader-look-old = 数一数 x=1 的副本。x=1 属于哪个任期？n1 领导哪个任期？
story-lesson-deposed-leader-ask-harm = 网络即将恢复，n1 将得知任期 2。那时会有服务器不得不删除 x=1 吗？
story-lesson-deposed-leader-look-harm = n4 和 n5 没有 x=1。新领导者 n2 的日志里有它吗？
story-lesson-deposed-leader-rule-harm = 日志条目在某个任期提交之后，任期更大的所有领导者的日志里都有它（图 3）。
story-lesson-deposed-leader-goal-known = n2 有 x=1，但它的 commitIndex 是 0。让它知道 x=1 已提交。
story-lesson-deposed-leader-look-known = x=1 属于任期 1，而 n2 领导任期 2。
story-lesson-deposed-leader-deed-known = 向 n2 发送任意一条命令。
story-lesson-deposed-leader-goal-lost = 新条目没有这么幸运：回到“退位”的时刻，给 n1 一条命令，并让这个条目后来被删除。
story-lesson-deposed-leader-look-lost = 那一刻 n1 能联系到几台服务器？
story-lesson-deposed-leader-deed-lost = 在“退位”的时刻向 n1 发送命令 set y 1。然后恢复网络，向 n2 发送命令 set z 1。

## lesson-persist-vote

story-lesson-persist-vote-misconception = 服务器只要还有日志，重启之后就可以重新投票。
story-lesson-persist-vote-remember = 任期和选票必须先写入磁盘，答复才能发出。忘记选票的服务器可能在同一任期投两次票，于是这个任期有两个领导者。
story-lesson-persist-vote-title = 一票与一次崩溃
story-lesson-persist-vote-claim = n2 投票、崩溃、重启，然后另一台服务器在同一任期向它要票。
story-lesson-persist-vote-three-servers-n1-stands-for-term-1-the-link = 三台服务器。n1 竞选任期 1。n1 与 n3 之间的链路断开。
story-lesson-persist-vote-one-vote = 一票
story-lesson-persist-vote-n1-leads-term-1-n2-has-voted-for-n1 = n1 领导任期 1：n2 投票给了它。
story-lesson-persist-vote-n2-crashes-n1-still-leads-term-1 = n2 崩溃。n1 仍然领导任期 1。
story-lesson-persist-vote-ask-term = n2 即将重启，n3 即将竞选任期 1。n2 重启之后在哪个任期？
story-lesson-persist-vote-look-term = n2 把什么写到了磁盘上？
story-lesson-persist-vote-rule-term = currentTerm、votedFor 和日志先更新到稳定存储，然后才响应 RPC（图 2）。
story-lesson-persist-vote-n2-restarts-n3-stands-for-term-1-too = n2 重启。n3 也竞选任期 1。
story-lesson-persist-vote-ask-second = n2 重启后在任期 1，n3 向它要任期 1 的选票。n3 会领导任期 1 吗？
story-lesson-persist-vote-look-second = 任期 1 里 n2 投票给了谁？重启之后它还知道吗？
story-lesson-persist-vote-rule-second = 如果 votedFor 为空或等于 candidateId，并且候选人的日志不比自己的旧，就投票给它（图 2）。
story-lesson-persist-vote-asked-again = 又来要票
story-lesson-persist-vote-n2-refuses-n2-has-voted-for-n1-in-term-1-and = n2 拒绝：它在任期 1 投票给了 n1，votedFor 就在它的磁盘上。
story-lesson-persist-vote-goal-lead = 让 n3 按规则当选。
story-lesson-persist-vote-look-lead = 服务器在每个任期有一票。哪个任期的票还没有投？
story-lesson-persist-vote-deed-lead = 让 n3 选举超时：它竞选任期 2。
story-lesson-persist-vote-goal-down = 然后让 n1 得知任期 2，虽然 n1 与 n3 之间的链路断开。
story-lesson-persist-vote-look-down = 谁知道任期 2，又能联系到 n1？
story-lesson-persist-vote-rule-down = 候选人或领导者发现自己的任期已过时，就立即变回跟随者（§5.1）。
story-lesson-persist-vote-deed-down = 向 n1 发送一条命令：它的 AppendEntries 到达 n2，n2 用任期 2 回复。
story-lesson-persist-vote-break-persist-vote = n2 忘记自己投票给了谁：看谁领导任期 1。

## lesson-persist-log

story-lesson-persist-log-misconception = 跟随者可以立刻回复 AppendEntries，日志稍后再写盘。
story-lesson-persist-log-remember = 确认表示条目已在磁盘上。如果没有写入，崩溃就可能丢掉领导者已经计数并提交的条目。
story-lesson-persist-log-title = 还没有写到磁盘
story-lesson-persist-log-claim = 写盘需要 50 ms，n2 在条目到达之后、写完之前崩溃。
story-lesson-persist-log-three-servers-a-write-takes-50-ms-n1-stands = 三台服务器。写盘需要 50 ms。n1 竞选任期 1。
story-lesson-persist-log-n1-appends-x-1-and-the-link-between-n1-and-n = n1 追加 x=1，n1 与 n3 之间的链路断开。
story-lesson-persist-log-not-on-disk-yet = 还没有写到磁盘
story-lesson-persist-log-n2-appends-x-1-its-write-takes-50-ms = n2 追加 x=1。写盘需要 50 ms。
story-lesson-persist-log-ask-ack = n2 有 x=1，但还没有写完盘。n2 即将崩溃。n1 会提交 x=1 吗？
story-lesson-persist-log-look-ack = 除了自己的，n1 还需要一份副本。n2 什么时候回复？
story-lesson-persist-log-rule-ack = 日志等持久状态先更新到稳定存储，然后才响应 RPC（图 2）。
story-lesson-persist-log-n2-crashes-before-its-write-is-durable-no-an = n2 在写完之前崩溃，没有为 x=1 发出回复。
story-lesson-persist-log-ask-back = n2 即将重启。它的日志会有几个条目？
story-lesson-persist-log-look-back = n2 崩溃时，磁盘上有什么？
story-lesson-persist-log-rule-back = 崩溃之后只剩稳定存储里的内容：currentTerm、votedFor 和 log[]（图 2）。
story-lesson-persist-log-n2-restarts-and-lacks-x-1-n3-stands-for-term = n2 重启，没有 x=1。n3 竞选任期 2。
story-lesson-persist-log-x-1-on-one-server = 只有一台有 x=1
story-lesson-persist-log-n3-leads-term-2-x-1-is-on-one-of-three-and-n = n3 领导任期 2。三台中只有一台有 x=1，它未提交：没有告诉任何客户端它已完成。
story-lesson-persist-log-n3-commits-y-1-in-the-place-of-x-1-nothing-i = n3 在 x=1 的位置提交 y=1。没有破坏任何性质：x=1 从未得到确认。
story-lesson-persist-log-goal-retry = 客户端没有得到回复，于是再发一次：让 x=1 被提交。
story-lesson-persist-log-look-retry = 哪个领导者能联系到多数派？
story-lesson-persist-log-rule-retry = 如果领导者崩溃，客户端的请求会超时，客户端再随机选一台服务器重试（§8）。
story-lesson-persist-log-deed-retry = 向 n3 发送命令 set x 1。
story-lesson-persist-log-break-durable-before-reply = n2 还没写完盘就回复：看 x=1 会怎样。

## lesson-volatile-commit-index

story-lesson-volatile-commit-index-misconception = commitIndex 必须写到磁盘，否则断电之后已提交的条目就被忘记。
story-lesson-volatile-commit-index-remember = 什么已提交，由多数派磁盘上的日志决定，而不是由 commitIndex 决定。断电之后，下一个领导者通过提交自己任期的条目得知这一点。
story-lesson-volatile-commit-index-title = 断电之后
story-lesson-volatile-commit-index-claim = 所有服务器同时失去 commitIndex，只能靠磁盘上的内容。
story-lesson-volatile-commit-index-the-power-fails-n1-n2-and-n3-crash = 断电：n1、n2、n3 崩溃。
story-lesson-volatile-commit-index-ask-index = n2 的 commitIndex 曾是 1。它即将重启并领导任期 2。那时它的 commitIndex 是多少？
story-lesson-volatile-commit-index-look-index = commitIndex 在 n2 的磁盘上吗？
story-lesson-volatile-commit-index-rule-index = 所有服务器的易失状态：commitIndex 初始为 0，lastApplied 初始为 0（图 2）。
story-lesson-volatile-commit-index-all-three-are-running-n2-stands-for-term-2 = 三台都在运行。n2 竞选任期 2。
story-lesson-volatile-commit-index-ask-beat = n1 和 n3 也有 x=1，并且回复 n2 的心跳。n2 的 commitIndex 会因此升到 1 吗？
story-lesson-volatile-commit-index-rule-beat = 只有领导者当前任期的日志条目才通过计算副本数来提交（§5.4.2）。
story-lesson-volatile-commit-index-n1-and-n3-have-answered-n2-s-commitindex-is = n1 和 n3 已经回复。n2 的 commitIndex 是 0，而 x=1 依然是已提交的。
story-lesson-volatile-commit-index-goal-back = 让 n2 知道 x=1 已提交。
story-lesson-volatile-commit-index-look-back = n2 可以数什么的副本？它可以追加什么？
story-lesson-volatile-commit-index-rule-back = 当前任期的条目提交之后，它之前的所有条目都间接地随之提交（§5.4.2）。
story-lesson-volatile-commit-index-goal-next = 然后让 n2 崩溃，并让 n3 的 commitIndex 到 3。
story-lesson-volatile-commit-index-look-next = 新领导者有新的任期，又需要那个任期的条目。
story-lesson-volatile-commit-index-deed-next = 让 n2 崩溃，让 n3 选举超时，再向 n3 发送一条命令。
story-lesson-volatile-commit-index-break-persist-term = 停电时 currentTerm 也丢了：看 n2 领导哪个任期。

## lesson-heartbeats

story-lesson-heartbeats-misconception = 心跳不带条目，所以跟随者不用检查日志，可以直接回复成功。
story-lesson-heartbeats-remember = 心跳就是不带条目的 AppendEntries，跟随者照常检查自己的日志。否则它会提交自己独有、领导者没有的条目。
story-lesson-heartbeats-title = 空的 AppendEntries
story-lesson-heartbeats-claim = n3 的第一个心跳到达 n1，而 n1 日志里的条目 1 与其他服务器的不同。
story-lesson-heartbeats-n1-is-cut-off-and-appends-x-1-n2-stands-for = n1 被隔离，追加 x=1。n2 竞选任期 2。
story-lesson-heartbeats-n2-leads-term-2-and-appends-y-1 = n2 领导任期 2，追加 y=1。
story-lesson-heartbeats-two-logs = 两份日志
story-lesson-heartbeats-n2-and-n3-have-y-1-which-is-committed-n1-has = n2 和 n3 有已提交的 y=1。n1 在同一位置有 x=1。
story-lesson-heartbeats-n2-crashes-n3-has-y-1-and-stands-for-term-3 = n2 崩溃。n3 有 y=1，竞选任期 3。
story-lesson-heartbeats-heartbeat = 心跳
story-lesson-heartbeats-n3-leads-term-3-n1-has-voted-for-n3-n1-has-x = n3 领导任期 3：n1 投票给了它。n1 的条目 1 是 x=1。
story-lesson-heartbeats-ask-empty = n3 向 n1 发送了不带条目的 AppendEntries：prevLogIndex 是 1，prevLogTerm 是 2。n1 会拒绝吗？
story-lesson-heartbeats-look-empty = n1 日志里的条目 1 属于哪个任期？
story-lesson-heartbeats-rule-empty = 如果日志在 prevLogIndex 处没有任期等于 prevLogTerm 的条目，就回复 false（图 2）。
story-lesson-heartbeats-n1-refuses-that-message-has-no-entries-and-i = n1 拒绝：这条消息不带条目，但照样要检查。
story-lesson-heartbeats-ask-apply = n3 的心跳说 leaderCommit 是 1，而 n1 的条目 1 是 x=1。n1 会应用 x=1 吗？
story-lesson-heartbeats-look-apply = 被拒绝之后，n3 发送什么？
story-lesson-heartbeats-rule-apply = 被拒绝之后，领导者减小 nextIndex，重试 AppendEntries RPC（§5.3）。
story-lesson-heartbeats-n1-replaces-x-1-by-y-1-and-applies-y-1 = n1 用 y=1 替换 x=1，并应用 y=1。
story-lesson-heartbeats-goal-again = 让 n1 再拒绝一次心跳。
story-lesson-heartbeats-look-again = n1 必须缺一个条目，而领导者不知道：新领导者就不知道。
story-lesson-heartbeats-rule-again = 领导者刚当选时，把所有 nextIndex 初始化为自己日志最后一个索引的下一个（§5.3）。
story-lesson-heartbeats-deed-again = 重启 n2，隔离 n1，向 n3 发送一条命令。等 n2 有了这个条目，恢复网络，让 n2 选举超时。
story-lesson-heartbeats-break-log-matching = n1 把心跳当作对自己日志的确认：看 n1 应用什么。

## lesson-late-append

story-lesson-late-append-misconception = 最近一个 AppendEntries 的条目到哪里，跟随者的日志就到哪里结束。
story-lesson-late-append-remember = 跟随者只删除与领导者冲突的条目。迟到的、条目更少的消息与什么都不冲突，所以什么都不删除。
story-lesson-late-append-title = 旧消息到达
story-lesson-late-append-claim = 带一个条目的 AppendEntries 的副本被延迟，到达 n2 时 n2 已经有两个条目。
story-lesson-late-append-ask-old = 只带 a=1 的旧副本即将到达 n2。之后 n2 的日志里会有任期 1 的哪些条目？
story-lesson-late-append-look-old = 副本里的 a=1 与 n2 的条目 1 不同吗？
story-lesson-late-append-ask-known = n2 回复旧副本：它的日志匹配到条目 1。之后 n1 的 commitIndex 是多少？
story-lesson-late-append-look-known = 从前一个回复，n1 知道 n2 的什么？
story-lesson-late-append-rule-known = matchIndex 和 commitIndex 初始为 0，单调递增（图 2）。
story-lesson-late-append-nothing-conflicts-and-nothing-is-removed-n2 = 没有冲突，也没有删除任何条目：n2 已经回复，并且有 b=1。
story-lesson-late-append-goal-conflict = 现在制造冲突：让一台服务器删除一个未提交的条目。
story-lesson-late-append-look-conflict = 联系不到别人的领导者追加自己的条目，另一个领导者追加另一个条目。
story-lesson-late-append-deed-conflict = 隔离 n1，向它发送一条命令，再恢复网络。重启 n3，让 n2 选举超时，再向 n2 发送一条命令。
story-lesson-late-append-break-truncate-on-conflict-only = 现在 n2 删除任何 AppendEntries 的条目之后的内容：看 b=1。

## lesson-stale-read

story-lesson-stale-read-misconception = 领导者的日志里有所有已提交的条目，所以它可以直接用自己的状态回答读请求。
story-lesson-stale-read-remember = 自认为是领导者的服务器可能已被取代。领导者要在读请求到来之后得到多数派的答复，并且应用了此前已提交的内容，才能回答。
story-lesson-stale-read-title = 旧领导者，旧值
story-lesson-stale-read-claim = 一个领导者被隔离，另一个提交了新值，然后客户端在旧领导者那里读取。
story-lesson-stale-read-ask-answer = n2 已提交 x=2，而 n1 仍以为自己是领导者。客户端即将在 n1 读取 x。n1 在被隔离期间会回答吗？
story-lesson-stale-read-look-answer = n1 能知道没有别的领导者吗？它要问谁？
story-lesson-stale-read-rule-answer = 领导者在处理只读请求之前，必须检查自己是否已被取代（§8）。
story-lesson-stale-read-ask-later = 客户端还在等，网络即将恢复。那时 n1 会回答这次读取吗？
story-lesson-stale-read-look-later = n1 的心跳到达时，n2 和 n3 会告诉它什么？
story-lesson-stale-read-goal-fresh = 让一次对 x 的读取得到新值。
story-lesson-stale-read-look-fresh = 谁能向多数派确认自己是领导者？
story-lesson-stale-read-rule-fresh = 领导者在回答只读请求之前，先与集群的多数派交换心跳消息（§8）。
story-lesson-stale-read-deed-fresh = 在 n2 读取 x。
story-lesson-stale-read-break-read-quorum = n1 不问任何人就回答：看客户端得到哪个值。
story-lesson-stale-read-goal-old = 再得到旧值：在 n1 被隔离期间，让它用自己的状态回答。
story-lesson-stale-read-look-old = 哪一种读取方式不问任何人？它是集群的一个设置。
story-lesson-stale-read-rule-old = 答复请求的领导者可能已被它不知道的新领导者取代（§8）。
story-lesson-stale-read-deed-old = 回到问题 2，设置 reads=local（工具、参数），然后在 n1 读取 x。

## lesson-joint

story-lesson-joint-misconception = 要提交配置变更，有新配置的多数派就够了。
story-lesson-joint-remember = 在联合配置中，选举和提交既需要旧服务器的多数派，也需要新服务器的多数派，所以任何一方都不能单独决定。
story-lesson-joint-title = 算谁的多数派？
story-lesson-joint-claim = 三个投票者要变成 n1、n4 和 n5，变更进行到一半时网络分区。
story-lesson-joint-n2-and-n3-are-cut-off-from-n1-n4-and-n5 = n2 和 n3 与 n1、n4、n5 隔开。
story-lesson-joint-ask-half = 新配置是 n1、n4 和 n5，三台都能得到条目 3。没有 n2 和 n3，n1 会提交条目 3 吗？
story-lesson-joint-look-half = 也看看旧配置：n1、n2 和 n3。其中几台能得到条目 3？
story-lesson-joint-rule-half = 达成一致（无论选举还是提交条目）都需要旧配置和新配置各自的多数派（§6）。
story-lesson-joint-ask-ends = 网络即将恢复，条目 3 是 n1 日志的最后一条。变更结束时，n1 的 commitIndex 是多少？
story-lesson-joint-look-ends = 联合配置只是过渡。n1 接下来追加什么？
story-lesson-joint-rule-ends = 联合配置一旦提交，领导者就可以创建描述新配置的日志条目并复制它（§6，图 11）。
story-lesson-joint-goal-next = n2 和 n3 不再计入。让新投票者之一 n4 当选。
story-lesson-joint-look-next = n4 有全部条目，n1、n4、n5 中的两台就是多数派。
story-lesson-joint-rule-next = 服务器一旦把新配置的条目加入日志，之后的所有决定都用这个配置（§6）。
story-lesson-joint-break-joint = n1 从旧配置一步切换到新配置，如图 10：看那两个多数派。

## lesson-prevote

story-lesson-prevote-misconception = 被隔离过的服务器回来时任期总是更大，并且使领导者退位。
story-lesson-prevote-remember = 有了 PreVote，服务器先询问自己能否当选，能当选才提高任期。所以被隔离过的服务器回来时不会使领导者下台。
story-lesson-prevote-title = 隔离归来
story-lesson-prevote-claim = 一台用预投票（PreVote）的服务器被隔离，经过两次选举超时，然后链路恢复。
story-lesson-prevote-ask-term = n3 在任期 1，听不到任何人。它的选举计时器即将到时两次。之后 n3 在哪个任期？
story-lesson-prevote-look-term = n3 用预投票（PreVote）：计时器到时，它首先做什么？
story-lesson-prevote-rule-term = 在预投票（PreVote）算法中，候选人先得知多数派愿意投票给它，才会增加自己的任期（博士论文 §9.6）。
story-lesson-prevote-ask-lead = n3 的选举计时器即将再次到时，这次 n1 和 n2 听得到。之后哪台服务器是领导者？
story-lesson-prevote-look-lead = n1 和 n2 最近一次听到领导者是什么时候？
story-lesson-prevote-rule-lead = 在一个选举超时之内收到过有效领导者心跳的投票者，不同意预投票（博士论文 §9.6）。
story-lesson-prevote-goal-depose = n1 一切正常。仍然让 n3 靠选举计时器当选。
story-lesson-prevote-look-depose = 是什么使 n3 不能竞选任期 2？
story-lesson-prevote-rule-depose = 跟随者增加当前任期并变成候选人；任期更小的服务器退位（§5.1、§5.2）。
story-lesson-prevote-deed-depose = 设置 prevote=off（工具、参数），然后让 n3 选举超时。

## lesson-snapshot

story-lesson-snapshot-misconception = 快照会替换跟随者已有的一切。
story-lesson-snapshot-remember = 快照代表日志的一段前缀，使缺少它的跟随者跟上进度。已经提交了同样多或更多的跟随者会忽略它。
story-lesson-snapshot-title = 条目已不在
story-lesson-snapshot-claim = 领导者丢弃了跟随者缺少的条目，而它的快照有一份副本迟到。
story-lesson-snapshot-ask-catch = n3 缺少条目 1 和 2，而 n1 已用快照代替这两条，如图 12。n3 会从 n1 得到 x=2 吗？
story-lesson-snapshot-look-catch = 除了 lastIncludedIndex 和 lastIncludedTerm，快照里还有什么？
story-lesson-snapshot-rule-catch = 领导者如果已经丢弃了要发送的下一条日志条目，就必须向落后的跟随者发送快照（§7）。
story-lesson-snapshot-ask-late = n3 已提交 x=3，即条目 3。快照（到条目 2 为止）的一份副本即将到达。之后 n3 的 commitIndex 是多少？
story-lesson-snapshot-look-late = lastIncludedIndex 是 2，把它和 n3 已有的比较。
story-lesson-snapshot-rule-late = 如果跟随者收到的快照只描述它日志的前一部分，快照之后的条目仍然有效，必须保留（§7）。
story-lesson-snapshot-goal-again = 让 n3 再次需要快照，并装上它。
story-lesson-snapshot-look-again = n3 必须缺少一条 n1 已丢弃的条目。
story-lesson-snapshot-rule-again = 服务器只能为日志中已提交的条目做快照（§7）。
story-lesson-snapshot-deed-again = 隔离 n3，向 n1 发送一条命令，等它提交之后让 n1 做快照，然后恢复网络。
story-lesson-snapshot-break-reject-stale-snapshot = n3 接受迟到的副本：看它的 commitIndex。

## lesson-leader-leaves

story-lesson-leader-leaves-misconception = 要被移除的领导者必须在变更之前退位。
story-lesson-leader-leaves-remember = 要被移除的领导者继续领导，直到更改提交，期间不把自己计入多数派。之后它下台，由新的成员选出领导者。
story-lesson-leader-leaves-title = 领导者算上自己吗？
story-lesson-leader-leaves-claim = 有人要求领导者换成一个不包含它自己的配置。
story-lesson-leader-leaves-ask-leads = n1 是领导者，即将追加只有 n2 和 n3 的配置。n1 会一直领导到这个条目提交吗？
story-lesson-leader-leaves-look-leads = 还有谁能把变更进行到底？
story-lesson-leader-leaves-rule-leads = 领导者提交新配置之后退位；在此之前，它管理一个不包含自己的集群（§6）。
story-lesson-leader-leaves-ask-after = 条目 2 已提交，没有人领导，n2 的选举计时器即将到时。n2 会领导任期 2 吗？
story-lesson-leader-leaves-look-after = n2 现在需要哪些票？
story-lesson-leader-leaves-rule-after = 服务器总是使用自己日志中最新的配置，无论该条目是否已提交（§6）。
story-lesson-leader-leaves-goal-stored = 让不再计入的 n1 崩溃，并让 x=1 提交。
story-lesson-leader-leaves-look-stored = 谁领导，谁计入？
story-lesson-leader-leaves-rule-stored = 领导者不在配置中时，它复制日志条目，但不把自己计入多数派（§6）。
story-lesson-leader-leaves-deed-stored = 让 n1 崩溃，然后向 n2 发送命令 set x 1。
story-lesson-leader-leaves-break-majority = 现在两台中有一台就够了：看 n2 在 n3 收到之前提交了什么。

## lesson-sessions

story-lesson-sessions-misconception = Raft 本身就保证客户端的每条命令恰好执行一次。
story-lesson-sessions-remember = 客户端重试时，命令可能两次进入日志。状态机记住序列号，只执行一次，并再次给出第一次的答复。
story-lesson-sessions-title = 一次点击，两个条目
story-lesson-sessions-claim = 领导者在回答客户端之前崩溃，客户端去问下一个领导者。
story-lesson-sessions-no-answer-yet = 还没有回答
story-lesson-sessions-ask-entries = n2 有这个操作（x 加 1），它是条目 1。客户端没有得到回答，也会去问 n2。之后 n2 的日志有几条日志条目？
story-lesson-sessions-look-entries = n2 追加之前会看客户端的编号吗？
story-lesson-sessions-rule-entries = 如果领导者在提交日志条目之后、回复之前崩溃，客户端会向新领导者重试这条命令（§8）。
story-lesson-sessions-ask-value = 条目 1 和条目 2 是同一个操作（x 加 1）的两次，n2 即将应用这两条。n2 上的 x 会是 2 吗？
story-lesson-sessions-look-value = 两个条目都带着客户端的编号和操作的编号。
story-lesson-sessions-rule-value = 如果收到的命令序号已经执行过，就立即回复，不再重新执行（§8）。
story-lesson-sessions-goal-two = 另一个操作就不同了：让 n2 上的 x 变成 2。
story-lesson-sessions-look-two = 新命令不是旧命令的重复。
story-lesson-sessions-rule-two = 客户端给每条命令分配唯一的序号（§8）。
story-lesson-sessions-deed-two = 向 n2 发送命令 add x 1。
story-lesson-sessions-break-dedupe = 状态机不记客户端的编号：看 x。

## lesson-log-repair

story-lesson-log-repair-misconception = 领导者没有的条目，跟随者会保留。
story-lesson-log-repair-remember = 跟随者会删除与领导者冲突的条目。这些条目从未提交，所以客户端被告知完成的内容不会丢失。
story-lesson-log-repair-title = n1 的日志会变成什么样？
story-lesson-log-repair-claim = 一个领导者被隔离，它有两条别人没有的条目；其他服务器没有它也继续工作。
story-lesson-log-repair-n1-appends-a-1 = n1 追加 a=1。
story-lesson-log-repair-a-1-is-committed-n1-is-cut-off-and-appends-b = a=1 已提交。n1 被隔离，追加 b=1 和 c=1。
story-lesson-log-repair-n2-leads-term-2-n1-still-leads-term-1-and-ha = n2 成为任期 2 的领导者。n1 还在领导任期 1，并且有 b=1 和 c=1。
story-lesson-log-repair-two-logs-differ = 两份日志不同
story-lesson-log-repair-n2-commits-d-2-e-2-and-f-2-n1-has-b-1-and-c = n2 提交 d=2、e=2 和 f=2。n1 有 b=1 和 c=1。
story-lesson-log-repair-every-link-is-whole-n3-stands-for-term-3 = 所有链路都正常。n3 参选任期 3。
story-lesson-log-repair-nextindex-5 = nextIndex 是 5
story-lesson-log-repair-n3-leads-term-3-n3-has-a-1-d-2-e-2-and-f-2 = n3 成为任期 3 的领导者。n3 有 a=1、d=2、e=2 和 f=2。
story-lesson-log-repair-ask-steps = n3 有四条条目，对 n1 从 nextIndex 5 开始，而 n1 的日志有三条。在有一条 AppendEntries 匹配之前，n1 会拒绝几条？
story-lesson-log-repair-look-steps = n1 和 n3 的日志到哪个条目为止一致？拒绝的答复里还有：n1 的条目属于哪个任期，这个任期从哪里开始。
story-lesson-log-repair-n1-refuses-n1-lacks-entry-4 = n1 拒绝：n1 缺少条目 4。
story-lesson-log-repair-n1-refuses-again-n1-has-entry-3-of-term-1-an = n1 再次拒绝：n1 有条目 3，但属于任期 1，而不是任期 2。
story-lesson-log-repair-ask-kept = n1 的条目 1、2、3 都属于任期 1。n3 的下一条 AppendEntries 从条目 1 之后开始，两份日志在条目 1 处一致。n1 会保留其中哪些条目？
story-lesson-log-repair-look-kept = n3 发送自己任期 2 的条目 2、3、4。n1 在这些位置上有什么？
story-lesson-log-repair-n1-replaces-b-1-and-c-1-by-d-2-e-2-and-f-2 = n1 用 d=2、e=2 和 f=2 替换 b=1 和 c=1。
story-lesson-log-repair-n3-appends-g-3 = n3 追加 g=3。
story-lesson-log-repair-n1-has-all-that-is-committed = 所有已提交的条目，n1 都有。
story-lesson-log-repair-goal-extra = n3 是领导者。给它一条到不了别人的命令，然后让这个条目被删除：n3 自己删除它。
story-lesson-log-repair-look-extra = 必须有另一个领导者在同一位置放一个条目。
story-lesson-log-repair-deed-extra = 切断 n3 的网络，向它发送 set g 4。让 n1 选举超时，恢复 n3 的网络，再向 n1 发送 set h 4。
story-lesson-log-repair-break-log-matching = n1 追加之前什么也不检查：看 n1 应用什么，又怎样答复 b=1 的客户端。

## lesson-figure-7

story-lesson-figure-7-misconception = 在图 7 的日志中，只有最长的才能赢得选举。
story-lesson-figure-7-remember = 候选人不需要最长的日志，只需要日志至少和多数派的日志一样新。之后跟随者删掉冲突的条目，补上缺少的条目。
story-lesson-figure-7-title = 图 7：谁能当选？
story-lesson-figure-7-claim = 在图 7 的集群里，最上面的服务器崩溃，另外两台先后参选。
story-lesson-figure-7-n1-crashes-it-is-the-server-at-the-top-of-th = n1 崩溃：它就是图中最上面的服务器。
story-lesson-figure-7-n7-has-heard-of-term-7 = n7 得知了任期 7。
story-lesson-figure-7-ask-f = n7，即 (f)，有十一条条目，最后一条属于任期 3。它已得知任期 7，即将参选任期 8。n7 会成为领导者吗？
story-lesson-figure-7-look-f = 把 n7 的最后一条与其他每份日志的最后一条比较。
story-lesson-figure-7-f-stands = (f) 参选
story-lesson-figure-7-n2-n3-n4-n5-and-n6-refuse-their-last-entries = n2、n3、n4、n5 和 n6 拒绝：它们最后一条的任期都比 n7 的大。
story-lesson-figure-7-ask-a = n2，即 (a)，有九条条目，最后一条属于任期 6。n4 (c) 和 n5 (d) 的条目更多。n2 即将参选任期 9。n2 会成为领导者吗？
story-lesson-figure-7-look-a = n2 需要七票中的四票，包括它自己的一票。哪些日志不比 n2 的新？
story-lesson-figure-7-rule-a = RequestVote RPC 带有候选人日志的信息；投票者自己的日志更新时，就拒绝投票（§5.4.1）。
story-lesson-figure-7-a-leads = (a) 当选
story-lesson-figure-7-n2-leads-term-9-by-votes-of-n3-n6-and-n7-n4 = n2 得到 n3、n6 和 n7 的票，成为任期 9 的领导者。n4 和 n5 已拒绝。
story-lesson-figure-7-ask-d = n2 是领导者，即将追加 z=1，作为条目 10。n5 (d) 有十二条条目。它跟上 n2 的日志之后，会有几条？
story-lesson-figure-7-look-d = n5 的条目 10、11、12 属于任期 6 和 7。n2 会发给它什么？
story-lesson-figure-7-n4-and-n5-replace-what-follows-entry-9-by-z = n4 和 n5 把条目 9 之后的条目替换为 z=1。
story-lesson-figure-7-n6-and-n7-replace-theirs-nothing-that-was-co = n6 和 n7 也替换自己的条目。已提交的条目都没有丢失。
story-lesson-figure-7-goal-kept = n5 任期 7 的条目 11 和 12 没有了。回到 n2 参选之前，改为让它们被提交。
story-lesson-figure-7-look-kept = 六台服务器中，哪些能投票给 n5？作为领导者，n5 可以按副本数提交哪些条目？
story-lesson-figure-7-deed-kept = n7 被拒绝之后，让 n5 选举超时，再向 n5 发送命令 set z 1。
story-lesson-figure-7-break-compare-last-term = 现在只比较长度：看有几台投票给 n7。

## lesson-next-and-match

story-lesson-next-and-match-misconception = matchIndex 总是等于 nextIndex − 1，所以两者有一个就够了。
story-lesson-next-and-match-remember = nextIndex 是猜测，偏大偏小都可以。matchIndex 是跟随者向这个领导者确认过的，提交只看 matchIndex。
story-lesson-next-and-match-title = 一个是猜测，一个是事实
story-lesson-next-and-match-claim = 新的领导者不知道其他服务器的日志：它假设什么，又可以按什么计数。
story-lesson-next-and-match-n3-is-cut-off-n1-appends-a-1 = n3 被隔离。n1 追加 a=1。
story-lesson-next-and-match-n1-commits-a-1-which-is-on-two-of-three = n1 提交 a=1，它在三台中的两台上。
story-lesson-next-and-match-now-n1-is-cut-off-and-appends-x-1-n2-has-a-1 = 现在 n1 被隔离，追加 x=1。n2 有 a=1，参选任期 2。
story-lesson-next-and-match-the-guess = 猜测
story-lesson-next-and-match-n2-leads-term-2-n3-lacks-a-1 = n2 成为任期 2 的领导者。n3 缺少 a=1。
story-lesson-next-and-match-ask-guess = n2 的日志有一条，n3 的日志是空的。n2 对 n3 却从 nextIndex 2 开始。n3 会从 n2 得到条目 1 吗？
story-lesson-next-and-match-look-guess = n2 给 n3 的第一条 AppendEntries 里 prevLogIndex 是 1。n3 怎样答复？n2 接着做什么？
story-lesson-next-and-match-rule-guess = 如果 AppendEntries 因日志不一致而失败，就减小 nextIndex 并重试（图 2）。
story-lesson-next-and-match-n3-refuses-n3-lacks-entry-1 = n3 拒绝：n3 缺少条目 1。
story-lesson-next-and-match-corrected = 已纠正
story-lesson-next-and-match-n3-appends-a-1-the-wrong-nextindex-has-cost = n3 追加 a=1：nextIndex 猜错，只多花了一个来回。
story-lesson-next-and-match-now-n3-is-cut-off-and-n1-reaches-only-n2 = 现在 n3 被隔离，n1 只能到达 n2。
story-lesson-next-and-match-n2-appends-y-1-as-entry-2-n1-has-x-1-there = n2 追加 y=1，作为条目 2。n1 在那里是 x=1。
story-lesson-next-and-match-ask-count = n1 与 n2 一样有两条条目。有一个心跳的 prevLogIndex 是 1，n1 即将答复成功。这个答复到达时，n2 会提交自己的条目 2，即 y=1 吗？
story-lesson-next-and-match-look-count = 这个心跳检查了 n1 的哪些条目？n1 和 n2 的条目 2 相同吗？
story-lesson-next-and-match-rule-count = matchIndex：已知复制到该服务器上的最高日志条目的索引（图 2）。
story-lesson-next-and-match-the-answer-confirms-entry-1-and-no-more-y-1 = 这个答复只确认条目 1：y=1 只在三台中的一台上。
story-lesson-next-and-match-n1-replaces-x-1-by-y-1 = n1 用 y=1 替换 x=1。
story-lesson-next-and-match-the-fact = 事实
story-lesson-next-and-match-n2-commits-y-1-now-n1-s-answer-covers-entry = n2 提交 y=1：现在 n1 的答复包括条目 2。
story-lesson-next-and-match-goal-again = 让 n1 的 nextIndex 偏大，使 n1 拒绝一条 AppendEntries。
story-lesson-next-and-match-look-again = n2 假设它发出的条目都会到达。新的领导者假设 n1 有自己的全部日志。
story-lesson-next-and-match-rule-again = 如果跟随者的日志与领导者的不一致，下一条 AppendEntries RPC 的一致性检查就会失败（§5.3）。
story-lesson-next-and-match-deed-again = 切断 n1 的网络，向 n2 发送一条命令，再恢复 n1 的网络。
story-lesson-next-and-match-break-ack-what-was-sent = n1 确认自己的整个日志：看 n2 提交 y=1 时，几台服务器有它。

## lesson-lease

story-lesson-lease-misconception = 有租约的领导者绝不会用旧值答复。
story-lesson-lease-remember = 租约省去一轮消息，转而依靠时钟。如果领导者的时钟走得太慢，租约看起来还有效时别的领导者已经当选，答复就是旧值。
story-lesson-lease-title = 凭租约读取
story-lesson-lease-claim = 领导者在租约有效期内不问任何人就答复读请求，然后它被隔离。
story-lesson-lease-x-is-1-on-n1-n2-and-n3-each-round-of-answers = n1、n2 和 n3 上 x 都是 1。每一轮答复都把 n1 的租约延长 200 ms。
story-lesson-lease-n1-is-cut-off-n1-leads-term-1 = n1 被隔离。n1 是任期 1 的领导者。
story-lesson-lease-ask-first = n1 在 20 ms 之前被隔离。客户端即将在 n1 读取 x。n1 在被隔离期间会回答吗？
story-lesson-lease-look-first = n1 最近一次得到多数派的答复是什么时候？从那时起 200 ms 之内，别的服务器能当选吗？
story-lesson-lease-rule-first = 领导者的心跳得到多数派确认之后，它的租约从发出这些心跳时算起，长度是选举超时除以时钟漂移的上限（博士论文 §6.4.1）。
story-lesson-lease-n1-answers-by-its-lease-x-is-1-on-n1-and-nob = n1 凭租约回答。n1 上 x 是 1，而且现在没有别的服务器能当选领导者。
story-lesson-lease-for-200-ms-nothing-has-come-from-n1-n2-stand = 200 ms 内没有收到 n1 的任何消息。n2 参选任期 2。
story-lesson-lease-n2-leads-term-2-n1-still-leads-term-1 = n2 成为任期 2 的领导者。n1 还在领导任期 1。
story-lesson-lease-ask-second = n2 已提交 x=2。n1 被隔离，仍以为自己是领导者。客户端即将在 n1 读取 x。这次 n1 会回答吗？
story-lesson-lease-look-second = n1 的租约从什么时候开始？持续多久？
story-lesson-lease-rule-second = 领导者只有在租约有效期间，才不经通信就答复只读请求（博士论文 §6.4.1）。
story-lesson-lease-n1-steps-down-for-an-election-timeout-nobody = n1 退位：在一个选举超时之内，没有人答复它。它拒绝这次读取。
story-lesson-lease-goal-drift = 回到问题 1，让 n1 的时钟只走一半的速度，并在 x=2 提交之后从 n1 得到旧值。
story-lesson-lease-look-drift = n1 用自己的时钟计算租约。按其他服务器的时钟，这个租约有多长？
story-lesson-lease-rule-drift = 租约的做法假设各服务器的时钟漂移有上限（博士论文 §6.4.1）。
story-lesson-lease-deed-drift = 把 n1 的时钟设为 0.5（工具、网络），切断 n1 的网络。331 ms 之后让 n2 选举超时，向它发送 set x 2；提交后马上在 n1 读取 x。
story-lesson-lease-break-read-quorum = 不管租约是否到期，n1 都回答：看第二次读取。

## lesson-partial-partition

story-lesson-partial-partition-misconception = 能到达多数派的领导者会一直是领导者。
story-lesson-partial-partition-remember = 听不到领导者的服务器一再提高任期，使能联系到多数派的领导者下台。有了 PreVote，听得到领导者的服务器会拒绝它，领导者继续领导。
story-lesson-partial-partition-title = 每台服务器都正常
story-lesson-partial-partition-claim = 五条链路失效，服务器都没有故障，就像 2020 年的 Cloudflare；仍有一个多数派互相连通。
story-lesson-partial-partition-five-links-fail-n4-reaches-only-n2-and-n5-re = 五条链路失效。n4 只能到达 n2，n5 只能到达 n3。
story-lesson-partial-partition-ask-keeps = n3 是领导者，能到达 n1、n2 和 n5，这是多数派。n4 只能到达 n2，收不到心跳，即将参选任期 2。到 150 ms 时，n3 还是领导者吗？
story-lesson-partial-partition-look-keeps = n4 不可能当选。收到 n4 的请求之后，n2 知道哪个任期？它会怎样答复 n3？
story-lesson-partial-partition-ask-next = n2 领导任期 3。n5 只能到达 n3，收不到 n2 的心跳：它会一直参选，直到 n2 退位，然后 n3 参选。到 352 ms 时，n3 在哪个任期？
story-lesson-partial-partition-look-next = n5 在任期 1。它参选两次，中间从 n3 的答复中得知任期 3。
story-lesson-partial-partition-goal-one = 链路保持不变。打开预投票（PreVote），让 n4 的计时器到时：n2 拒绝。
story-lesson-partial-partition-look-one = 哪个设置使服务器在增加任期之前先询问？
story-lesson-partial-partition-rule-one = 候选人只有在多数派表示愿意投票给它之后，才增加自己的任期（博士论文 §9.6）。
story-lesson-partial-partition-deed-one = 设置 prevote=on（工具、参数），然后让 n4 选举超时。
story-lesson-partial-partition-goal-other = 再让 n5 的计时器到时：n3 拒绝，并继续领导。
story-lesson-partial-partition-look-other = n5 只能到达 n3，而 n3 是领导者。
story-lesson-partial-partition-deed-other = 在 prevote=on 时，让 n5 选举超时。
story-lesson-partial-partition-break-step-down = 现在谁也不退位：n3 继续领导，并得知更高的任期。看谁是任期 3 的领导者。

## lesson-direct-switch

story-lesson-direct-switch-misconception = 集群可以从一个配置直接切换到另一个。
story-lesson-direct-switch-remember = 服务器不会在同一时刻切换到新配置。直接切换时，旧配置的多数派和新配置的多数派可以在同一任期各选出一个领导者。
story-lesson-direct-switch-title = 图 10：两个多数派
story-lesson-direct-switch-claim = 三台服务器要变成五台，如论文图 10；网络正好在新旧之间分开。
story-lesson-direct-switch-n4-and-n5-join-as-learners-they-are-to-get-a = n4 和 n5 作为学习者加入。它们将得到投票权。
story-lesson-direct-switch-figure-10 = 图 10
story-lesson-direct-switch-as-in-figure-10-n3-reaches-only-n4-and-n5-n3 = 如图 10，n3 只能到达 n4 和 n5。n3 追加联合配置，即条目 3。
story-lesson-direct-switch-ask-who = n1 和 n2 用旧配置，即 n1 到 n3；n3、n4 和 n5 用联合配置。n1 和 n5 即将参选任期 2。之后哪些服务器是领导者？
story-lesson-direct-switch-look-who = n1 需要 n1、n2、n3 中的两票。n5 需要什么？其中哪些它能得到？
story-lesson-direct-switch-n1-and-n5-both-stand-for-term-2 = n1 和 n5 都参选任期 2。
story-lesson-direct-switch-n1-leads-term-2-it-counts-n1-n2-and-n3-alone = n1 成为任期 2 的领导者：它只计算 n1、n2 和 n3。
story-lesson-direct-switch-n5-has-three-of-five-votes-and-of-n1-n2-and = n5 得到五票中的三票，但 n1、n2、n3 中只有 n3 的一票：它不能成为领导者。
story-lesson-direct-switch-ask-kept = n1 领导任期 2，有自己的条目 3。网络即将恢复。n3 会保留联合配置，即它任期 1 的条目 3 吗？
story-lesson-direct-switch-look-kept = 联合配置提交了吗？领导者有它吗？
story-lesson-direct-switch-back-to-three = 回到三台
story-lesson-direct-switch-n3-n4-and-n5-replace-the-joint-configuration = n3、n4 和 n5 替换联合配置：旧配置重新生效。
story-lesson-direct-switch-goal-five = 现在又是三台投票。让五台都有投票权，并让 n5 当选。
story-lesson-direct-switch-look-five = n5 现在是学习者，不参选。应当请求谁变更配置？
story-lesson-direct-switch-rule-five = 联合配置提交之后，领导者就可以创建描述新配置的日志条目并复制它（§6）。
story-lesson-direct-switch-deed-five = 请求领导者 n1 把投票者改为 n1 到 n5。变更结束后，让 n5 选举超时。
story-lesson-direct-switch-break-joint = 每台服务器都从旧配置一步切换到新配置：看任期 2 由谁领导。

## lesson-one-server-bug

story-lesson-one-server-bug-misconception = 每次只增加或删除一台服务器就是安全的，因为任意两个多数派都有共同的服务器。
story-lesson-one-server-bug-remember = 领导者提交了自己任期的条目之后才能更改成员。否则两个领导者的更改可能产生没有公共服务器的多数派。
story-lesson-one-server-bug-title = 一次一台
story-lesson-one-server-bug-claim = 两个领导者各变更一台服务器：Raft 的作者在 2015 年为这种情形更正了自己的算法。
story-lesson-one-server-bug-four-servers-a-majority-is-three-n1-stands-f = 四台服务器：多数派是三台。n1 参选任期 1。
story-lesson-one-server-bug-n5-joins-as-a-learner-and-is-to-get-a-vote = n5 作为学习者加入，将得到投票权。
story-lesson-one-server-bug-n5-is-added = 增加 n5
story-lesson-one-server-bug-n1-appends-a-configuration-with-n5-as-entry = n1 追加含有 n5 的配置，即条目 3，并且只能到达 n5。
story-lesson-one-server-bug-n2-n3-and-n4-lack-entry-3-n2-stands-for-term = n2、n3 和 n4 缺少条目 3。n2 参选任期 2。
story-lesson-one-server-bug-n1-is-to-be-removed = 要删除 n1
story-lesson-one-server-bug-n2-leads-term-2-by-votes-of-n3-and-n4-nothin = n2 得到 n3 和 n4 的票，成为任期 2 的领导者。现在 n2 的消息到不了 n4。
story-lesson-one-server-bug-ask-change = n2 领导任期 2，即将被要求删除 n1，四台中的一台。它现在就会追加这个配置吗？
story-lesson-one-server-bug-look-change = n2 在自己的任期里提交了什么？n2 能知道 n1 最后追加了什么吗？
story-lesson-one-server-bug-rule-change = 领导者先提交一条自己任期的条目，然后才变更配置（Ongaro 2015 年对博士论文 §4.1 的更正）。
story-lesson-one-server-bug-n2-refuses-to-remove-n1-n2-s-no-op-of-term-2 = n2 拒绝删除 n1。先要提交 n2 任期 2 的空操作日志：条目 3 还没有提交。
story-lesson-one-server-bug-n1-hears-of-term-2-from-n4-and-steps-down = n1 从 n4 得知任期 2，于是退位。
story-lesson-one-server-bug-ask-lead = n1 用 n1 到 n5 的配置，能到达 n4 和 n5。n2 还在领导任期 2。n1 即将参选任期 3。n1 会成为领导者吗？
story-lesson-one-server-bug-look-lead = 比较 n1、n4 和 n5 的最后一条。n1 用哪个配置？
story-lesson-one-server-bug-n1-is-back = n1 回来了
story-lesson-one-server-bug-n1-leads-term-3-by-votes-of-n4-and-n5-it-lac = n1 得到 n4 和 n5 的票，成为任期 3 的领导者：已提交的条目，它一条也不缺。
story-lesson-one-server-bug-ask-lost = n2 的条目 3 是任期 2 的空操作日志，n1 的条目 3 是含有 n5 的配置。网络即将恢复。n2 必须删除自己的条目 3 吗？
story-lesson-one-server-bug-look-lost = 两者中谁领导更大的任期？n2 的条目 3 提交了吗？
story-lesson-one-server-bug-n2-and-n3-replace-their-no-op-of-term-2-it-w = n2 和 n3 替换自己任期 2 的空操作日志：它没有提交，所以什么也没有丢失。
story-lesson-one-server-bug-goal-removed = n1 领导五个投票者。现在删除 n1：不含它的配置提交之后，n1 退位。
story-lesson-one-server-bug-look-removed = n1 在任期 3 里提交了什么？应当请求谁换成另一个配置？
story-lesson-one-server-bug-rule-removed = 不在新配置里的领导者，在这个配置提交之后退位（§6）。
story-lesson-one-server-bug-deed-removed = 请求领导者 n1 把投票者改为 n2、n3、n4 和 n5。
story-lesson-one-server-bug-break-own-term-before-config = n2 可以立刻删除 n1：看 n2 与 n3 提交什么，又由谁领导任期 3。

## lesson-timing

story-lesson-timing-misconception = 网络慢只会让选举变慢，最后总会选出领导者。
story-lesson-timing-remember = 选举要求消息比选举超时快得多。否则候选人互相打断，没有人能领导。这期间不会提交错误的内容。
story-lesson-timing-title = 网络变慢
story-lesson-timing-claim = 同一个集群，在消息需要 3 ms 时选出了领导者；消息需要 65 ms 时，它还要再选一次。
story-lesson-timing-n1-leads-term-1-a-message-takes-3-ms-and-an = n1 成为任期 1 的领导者。一条消息需要 3 ms，选举超时是 60 到 120 ms。
story-lesson-timing-n1-crashes-its-heartbeats-came-every-20-ms = n1 崩溃。它的心跳每 20 ms 一次。
story-lesson-timing-ask-heir = n1 崩溃了。其他服务器的选举超时在 60 到 120 ms 之间随机选取，一条消息需要 3 ms。90 ms 之内会有一台成为领导者吗？
story-lesson-timing-look-heir = 总有一个计时器最先到时。那台服务器要多久才能得到选票？
story-lesson-timing-rule-heir = 每个候选人在选举开始时重新随机选取选举超时；这样不容易再次分票（§5.2）。
story-lesson-timing-3-ms = 3 ms
story-lesson-timing-n3-leads-term-2-its-timer-was-the-first-and = n3 成为任期 2 的领导者：它的计时器最先到时，选票在 6 ms 之内到达。
story-lesson-timing-n1-restarts-from-now-on-a-message-takes-34-m = n1 重启。从现在起，一条消息需要 34 ms。
story-lesson-timing-from-now-on-a-message-takes-65-ms-n3-still-l = 从现在起，一条消息需要 65 ms。n3 还在领导任期 2。
story-lesson-timing-ask-stays = 一条消息需要 65 ms，比最短的选举超时 60 ms 还长。n3 每 20 ms 发送一次心跳。到 279 ms 时，n3 还是领导者吗？
story-lesson-timing-look-stays = 到达同一台服务器的两个心跳之间，间隔多长时间？
story-lesson-timing-rule-stays = 领导者定期发送心跳；跟随者在一个选举超时之内没有收到心跳，就开始选举（§5.2）。
story-lesson-timing-65-ms = 65 ms
story-lesson-timing-n3-crashes-a-message-still-takes-65-ms = n3 崩溃。一条消息仍然需要 65 ms。
story-lesson-timing-ask-ends = n3 崩溃了，五台中有四台正常。一条消息需要 65 ms，选举超时是 60 到 120 ms。275 ms 之内会有一台成为领导者吗？
story-lesson-timing-look-ends = 一张选票要多久才能回来？候选人等它多久？
story-lesson-timing-rule-ends = 广播时间 ≪ 选举超时 ≪ 平均故障间隔时间（broadcastTime ≪ electionTimeout ≪ MTBF，§5.6）。
story-lesson-timing-n2-stands-for-term-3-its-votes-need-130-ms-a = n2 参选任期 3。选票要 130 ms 才能回来，它的计时器更短。
story-lesson-timing-the-next-term = 下一个任期
story-lesson-timing-n2-stands-again-before-a-vote-has-come-votes = 选票还没有到，n2 又参选。上一个任期的选票不再算数。
story-lesson-timing-goal-elected = 消息仍然需要 65 ms。改变选举超时，选出一个领导者。
story-lesson-timing-look-elected = 候选人等待的时间必须比选票来回更长，各计时器之间的差距也要更大。
story-lesson-timing-rule-elected = 广播时间应当比选举超时小一个数量级（§5.6）。
story-lesson-timing-deed-elected = 设置 election=650..1300（工具、参数），然后等待。
story-lesson-timing-break-random-timeouts = 现在所有选举超时都相同：看 n1 之后由谁领导。
