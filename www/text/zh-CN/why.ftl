### 对“为什么这个条目没有提交？”和“为什么没有领导者？”的回答。一个回答先用一两句话给出结论，再列出理由；每条理由是一句或几句
### 完整的话，每一句都独立成立。
###
### $node、$leader、$candidate、$voter：一个节点的名字，如 n1。$nodes：一个或多个节点的名字，如 n1 n3。$index、$term：条目的索引和
### 任期。$messages：在途消息的名字，如 n1>n2#4。$at：带单位的时刻，如 105.0 ms。$on：投票成员中占多少；$needed：需要多少，见
### 最前面四条。$what：条目的内容，如 x=1。

## 多少个节点

# 投票成员中的一部分。$all_vote：集群的每个节点都有投票权时为 true。
share-of-nodes = { $all_vote ->
    [true] { $all } 个节点中的 { $count } 个
   *[false] { $all } 个投票成员中的 { $count } 个
}
# 联合共识期间：旧配置（C_old）和新配置（C_new）的投票成员。
share-of-joint = { $all_old } 个旧成员中的 { $old } 个和 { $all_new } 个新成员中的 { $new } 个
# 需要多少个节点保存条目或投票。
needed = { $all_vote ->
    [true] { $count } 个节点
   *[false] { $count } 个投票成员
}
needed-joint = { $old } 个旧成员和 { $new } 个新成员

## 联系不上的节点

nodes-crashed = { $nodes } 已崩溃，重启之前无法应答（{ $section }）。
nodes-paused = { $nodes } 处于暂停状态，无法处理消息。
links-cut = { $node } 与 { $nodes } 之间的链路已断开。

## 条目没有提交：结论

not-committed = 任期 { $term } 的日志条目 { $index } 存在于 { $on }上，尚未提交。
commit-needs = 条目要提交，必须存在于 { $needed }上（{ $section }）。
# $mine：领导者的任期。
term-is-not-leaders-term = 它的任期是 { $term }，不是领导者的任期 { $mine }。
on-too-few-disks = 它只在 { $on }上落盘。
leader-knows-of-too-few = 领导者 { $leader } 只知道它存在于 { $on }上。
leader-has-not-checked = 领导者 { $leader } 还没有检查能否提交这个条目。
# $other：领导者在这个索引处的条目的任期。
leader-has-another-entry = 任期 { $term } 的领导者 { $leader } 在索引 { $index } 处的条目属于任期 { $other }。
leader-lacks-entry = 任期 { $term } 的领导者 { $leader } 没有这个条目。
leader-is-paused = 任期 { $term } 的领导者 { $leader } 处于暂停状态。
nobody-leads = 当前没有领导者。
nobody-leads-term = 任期 { $term } 及更高的任期目前没有领导者。

## 所有日志都没有这个条目

no-log-has-entry = 所有日志中都没有条目 { $index }。
no-log-has-entry-of-term = 所有日志中都没有任期 { $term } 的条目 { $index }。
longest-log-ends = { $last ->
    [0] 所有日志都是空的。
   *[other] 最长的日志到索引 { $last } 为止。
}
such-entry-on-its-way = 这样的条目 { $index } 正在途中：{ $messages }。

## 哪些节点有这个条目

no-voter-has-it = 没有投票成员拥有它：{ $on }。
in-log-and-on-disk = 在 { $nodes } 上，它已写入日志并落盘：{ $on }。
in-log = 在 { $nodes } 上，它已写入日志：{ $on }。
on-disk = 在 { $nodes } 上，它已落盘。
on-no-disk = 它在任何投票成员上都没有落盘。
enough-have-it = 节点数已经足够，但仅凭这一点，它并不会提交。
only-disks-count = 只有落盘的条目才算数（{ $section }）。
another-entry = 在 { $nodes } 上，索引 { $index } 处是另一个条目，属于任期 { $term }：{ $what }。
leader-replaces-that-entry = { $leader } 的 AppendEntries 推进到索引 { $index } 时会覆盖那个条目（{ $section }）。
# $term：问题所问的条目的任期，这个条目会被覆盖。
leader-has-that-entry = 领导者拥有的正是那个条目：{ $leader } 的 AppendEntries 会用它覆盖任期 { $term } 的条目（{ $section }）。

## 领导者在等什么

entry-is-of-older-term = 条目 { $index } 属于任期 { $term }，而 { $leader } 是任期 { $mine } 的领导者。
only-own-term-is-counted = Raft 永远不会通过计算副本数来提交之前任期的日志条目；只有领导者当前任期的条目才按副本数提交（{ $section }）。
# $own：领导者自己任期 $mine 的第一个条目的索引。
own-entry-is-on = { $leader } 知道自己任期 { $mine } 的条目 { $own } 存在于 { $on }上。
own-entry-commits-it = 条目 { $own } 提交时，任期 { $term } 的条目 { $index } 会随之一起提交。
leader-has-no-own-entry = 在它之后，{ $leader } 还没有自己任期 { $mine } 的条目。
no-blank-entries = 这里新领导者不会追加空操作日志：noop=off（{ $section }）。
next-command-commits-it = 客户端的下一条命令会成为这样的条目：它提交时，任期 { $term } 的条目 { $index } 会随之一起提交。
joint-needs-both = 当前处于联合共识：条目必须存在于新成员（{ $new }）中的 { $need_new } 个和旧成员（{ $old }）中的 { $need_old } 个上（{ $section }）。
counts-old-voters = 旧成员中，{ $leader } 计入的有 { $nodes }。
counts-no-old-voter = 旧成员中，{ $leader } 一个也没有计入。
leader-counts = 任期 { $term } 的领导者 { $leader } 知道它已在 { $nodes } 上（{ $section }）。
leader-counts-nobody = 任期 { $term } 的领导者 { $leader } 不知道有任何磁盘存有它（{ $section }）。
# $values：由 match-index-for 组成的列表。
match-indexes = { $leader } 的 matchIndex：{ $values }。
match-index-for = { $nodes } 为 { $index }
leader-may-commit-now = { $leader } 现在可以提交它，会在处理下一条消息或下一次写入时检查。
leader-commit-index-is-behind = { $leader } 的 commitIndex 是 { $commit_index }，而直到条目 { $committed }（任期 { $term }）为止的条目都已提交。
new-leader-may-not-know = commitIndex 是易失的（{ $section }）：新领导者在提交自己任期的条目之前，可能不知道哪些条目已经提交（{ $section_2 }）。
own-write-not-durable = { $leader } 自己对任期 { $term } 的条目 { $index } 的写入尚未落盘：在此之前，{ $leader } 不把自己计算在内。
higher-term-would-refuse = { $nodes } 的任期更高，会拒绝任期 { $term } 的 AppendEntries（{ $section }）。
write-not-durable = { $nodes } 对任期 { $term } 的条目 { $index } 的写入尚未落盘：确认要等磁盘写完才会发出（{ $section }）。
acknowledgement-on-its-way = { $nodes } 对任期 { $term } 的条目 { $index } 的确认正在途中：{ $messages }（{ $section }）。
entry-on-its-way = 任期 { $term } 的条目 { $index } 正在发往 { $nodes } 的途中：{ $messages }（{ $section }）。
snapshot-on-its-way = 快照正在发往 { $nodes } 的途中，之后的条目随后发送：{ $messages }（{ $section }）。
sends-when-messages-arrive = 等这些消息到达后，{ $leader } 才会向 { $nodes } 发送任期 { $term } 的条目 { $index }，或者再次探测：{ $messages }（{ $section }）。
nothing-on-its-way = { $leader } 与 { $nodes } 之间没有相关的消息在途中。
next-heartbeat-asks = { $at } 的心跳会再次询问（{ $section }、{ $section_2 }）。
leader-reaches-nobody = { $leader } 联系不上任何节点，单靠自己无法提交任何条目。
leader-reaches-too-few = { $leader } 只能联系到 { $nodes }，因此能协作的只有 { $on }。
# 这个领导者已被取代，只是还不知道更高的任期。
deposed-leader-believes = { $leader } 仍以为自己是任期 { $term } 的领导者。
later-term-refuses-append = { $nodes } 的任期高于 { $term }，会拒绝 { $leader } 的 AppendEntries（{ $section }）。
steps-down-when-it-hears = { $leader } 得知更高的任期后会退位（{ $section }）。
leader-log-ends = { $last ->
    [0] { $leader } 是任期 { $term } 的领导者，它的日志是空的。
   *[other] { $leader } 是任期 { $term } 的领导者，它的日志到索引 { $last } 为止。
}
leader-counts-own-log = 领导者只计算自己日志中的条目。
leader-entry-takes-place = 如果领导者有了另一个条目 { $index }，那个条目就会取代这一个（{ $section }）。
paused-leader-counts-nothing = { $leader } 是任期 { $term } 的领导者，处于暂停状态：恢复运行之前不会计算副本数。
only-a-leader-counts = 当前没有领导者，而只有领导者才能提交条目。
new-leader-can-commit = 拥有这个条目的新领导者，可以把它连同自己任期的条目一起提交（{ $section }）。
new-leader-may-replace = 如果新领导者没有这个条目，另一个条目可能会取代它（{ $section }）。
old-leader-may-count = { $leader } 仍以任期 { $term } 的领导者自居，可能会计入正发给它的消息：{ $messages }（{ $section }）。

## 已提交的条目

entry-was-committed = 任期 { $term } 的日志条目 { $index } 已于 { $at } 提交。
commit-not-known-to = { $nodes } 尚不知道这一点。
# $in_term：提交它的领导者的任期。
first-to-know = { $node } 最先知道任期 { $term } 的条目 { $index } 已提交：时刻 { $at }，当时的任期为 { $in_term }（{ $section }）。
committed-with-own-entry = 它是随任期 { $in_term } 的条目一起提交的（{ $section }）。
stored-by = 任期 { $term } 的条目 { $index } 已在 { $nodes } 上落盘：{ $on }。
stored-nowhere = 任期 { $term } 的条目 { $index } 在任何投票成员的磁盘上都没有：{ $on }。
too-few = 数量不够。
commit-known-nowhere = 目前没有节点知道它已提交：commitIndex 是易失的（{ $section }）。
commit-known-on = { $nodes } 知道这一点：commitIndex 不小于 { $index }。
crash-erased-commit-index = 崩溃使 { $nodes } 丢失了 commitIndex，因为它是易失的（{ $section }）。
leader-commit-on-its-way = 告知这一点的 leaderCommit 正在发往 { $nodes } 的途中：{ $messages }（{ $section }）。
leader-counts-itself = { $nodes } 无法从别的节点得知：领导者只知道自己在本任期内计算出的结果（{ $section }）。
leader-does-not-know-either = { $nodes } 只能从领导者得知，而领导者自己还不知道（{ $section }）。
no-leader-to-learn-from = { $nodes } 只能从领导者得知，而当前没有领导者（{ $section }）。
# $term：正在运行的领导者中最高的任期。
learns-from-later-leader = { $nodes } 可以从任期高于 { $term } 的领导者得知（{ $section }）。
learns-from-next-append = { $nodes } 可以从领导者随后的 AppendEntries 所带的 leaderCommit 得知（{ $section }）。
will-be-replaced = 它没有提交，将被覆盖（{ $section }）。

## 同一索引处提交的是另一个条目

entry-will-be-replaced = 任期 { $term } 的日志条目 { $index }（{ $what }）没有提交，将被覆盖。
other-entry-is-committed = 已提交的是任期 { $term } 的条目 { $index }（{ $what }）。
# 某条 Raft 规则关闭时，两个条目可能都提交过。
entry-was-not-first = 任期 { $term } 的日志条目 { $index }（{ $what }）不是这个索引处最先提交的条目。
other-entry-was-first = 最先提交的是任期 { $term } 的条目 { $index }（{ $what }）。
entry-is-in-log = 它在 { $nodes } 的日志中。
later-leaders-have-entry = 任期高于 { $in_term } 的每个领导者都拥有任期 { $term } 的条目 { $index }（领导者完整性，{ $section }）。
# 图中 AppendEntries 的第 3 步。
conflicting-entries-are-deleted = 领导者的 AppendEntries 会让跟随者删除冲突的条目以及它之后的所有条目（{ $section }，AppendEntries 第 3 条）。
either-entry-may-stay = 有 Raft 规则被关闭，或有性质被破坏：两个条目中哪一个会留下，无法断定。
entry-stays-without-leader = 在拥有已提交条目的领导者运行之前，它会一直保留。
entry-stays-until-append = 在任期 { $term } 的领导者 { $leader } 的 AppendEntries 到达并得到处理之前，这个条目会一直保留。
entry-stays-until-later-leader = 在拥有已提交条目的后续领导者的 AppendEntries 到达之前，它会一直保留。
entry-stays-on-no-member = 任期 { $term } 的领导者 { $leader } 的成员配置中没有 { $nodes }，所以这个条目会一直保留在那里（{ $section }）。
leader-replaces-it = 任期 { $term } 的领导者 { $leader } 的 AppendEntries 到达 { $nodes } 后，就会覆盖它。
has-not-heard-of-later-term = { $leader } 仍是任期 { $term } 的领导者，因为它还不知道有更高的任期。
can-never-commit = { $leader } 永远无法提交它的条目：多数派已处于更高的任期，会拒绝任期 { $term } 的 AppendEntries（{ $section }）。

## 为什么没有领导者

leads-term = { $leader } 是任期 { $term } 的领导者。
leads-term-too = { $leader } 也是任期 { $term } 的领导者。
won-election = { $leader } 赢得了任期 { $term } 的选举（{ $section }）。
candidate-needs = 候选人需要 { $needed }的选票（{ $section }）。
only-some-can-vote = 目前能投票的只有 { $on }。
cannot-vote-now = { $nodes } 已崩溃或暂停，目前不能投票。
nodes-that-are-down-count = 没有运行的投票成员同样计入总数，所以在更多成员运行之前，谁都无法当选。
no-node-reaches-enough = 没有节点能联系到足够多的其他节点：最大的一组是 { $nodes }，即 { $on }。
largest-group-is-too-small = 最多只有 { $on }能互相联系。
pre-votes-so-far = { $count ->
    [0] { $node } 正在为任期 { $term } 征求预投票，还没有得到（{ $section }）。
   *[other] { $node } 正在为任期 { $term } 征求预投票，已得到 { $nodes } 的预投票（{ $section }）。
}
needs-pre-votes = { $node } 得到 { $needed }的预投票后才会成为候选人。
paused-leader-sends-nothing = { $leader } 是任期 { $term } 的领导者，处于暂停状态：它不发送心跳，其他节点的选举定时器将会到期（{ $section }）。
candidate-has-votes = { $count ->
    [0] { $candidate } 是任期 { $term } 的候选人，还没有得到选票：{ $on }。
   *[other] { $candidate } 是任期 { $term } 的候选人，已得到 { $nodes } 的选票：{ $on }。
}
candidate-cannot-win = { $candidate } 在任期 { $term } 内已不可能得到足够的选票。
# $votes：由 votes-of-candidate 组成的列表。
votes-are-split = 任期 { $term } 的选票被瓜分：{ $votes }。
votes-of-candidate = { $candidate } 得 { $count } 票
next-timeout-begins-term = 下一个超时的节点会开始新的任期（{ $section }）。
timeouts-are-random = 选举超时是随机的，所以两个节点很少同时超时（{ $section }）。
nobody-is-a-candidate = 目前没有候选人：选举定时器到期后，选举才会开始（{ $section }）。
vote-was-refused = { $voter } 拒绝在任期 { $term } 把选票投给 { $candidate }（{ $section }）。
# $why：拒绝投票的理由，与拒绝时的句子相同。
vote-would-be-refused = { $voter } 现在也会拒绝：{ $why }。
own-vote-not-durable = { $candidate } 投给自己的选票尚未落盘，落盘之后它才会向其他节点请求投票（{ $section }）。
vote-waits-for-disk = 发给 { $nodes } 的请求或其应答正在等待磁盘写入（{ $section }）。
vote-on-its-way = { $nodes } 投出的选票正在途中：{ $messages }（{ $section }）。
refusal-on-its-way = { $nodes } 的拒绝正在途中：{ $messages }（{ $section }）。
vote-request-on-its-way = 投票请求正在发往 { $nodes } 的途中：{ $messages }（{ $section }）。
no-vote-on-its-way = { $candidate } 与 { $nodes } 之间没有投票请求或应答在途中：要到另一个任期才会再次请求投票（{ $section }）。
last-leader = 上一个领导者是任期 { $term } 的 { $leader }，它已不再是领导者。
last-leader-crashed = 上一个领导者是任期 { $term } 的 { $leader }，它已崩溃。
last-leader-paused = 上一个领导者是任期 { $term } 的 { $leader }，它处于暂停状态。
no-election-timer = 没有选举定时器在运行：状态不会自行改变。
next-election-timer = 下一个到期的是 { $node } 的选举定时器，还有 { $left }。
then-is-a-candidate = 到期后它会成为任期 { $term } 的候选人（{ $section }）。
then-asks-for-pre-votes = 到期后它会询问谁愿意在任期 { $term } 投票给它（{ $section }）。
# 后面列出这些规则的名字和内容。
election-rules-off = 这不是 Raft：下列与选举有关的规则已关闭。

## 消息为什么发出。这类句子没有句号。

heartbeat-timer-fires = { $node } 的心跳定时器到期
why-heartbeats = 领导者不断发送心跳，使其他节点不会发起选举（{ $section }）
