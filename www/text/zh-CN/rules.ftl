### Raft 论文和 Ongaro 博士论文中决定节点行为的句子。

## 出处：显示在句子前面的标题
## $place 是图或章节，例如“图 2”。

title-section = 第 { $number } 节
title-thesis = 博士论文 { $number } 节
# 图 2 的“节点应遵守的规则”；$number 是该部分中句子的序号。
title-all-servers = { $place }，所有节点第 { $number } 条
title-followers = { $place }，跟随者第 { $number } 条
title-candidates = { $place }，候选人第 { $number } 条
title-leaders = { $place }，领导者第 { $number } 条
title-leaders-failure = { $place }，领导者第 { $number } 条，失败时
# $rule 是 RPC 的名字，或名字加上接收者规则的序号：“RequestVote 2”。
title-rpc = { $place }，{ $rule }
title-persistent-state = { $place }，持久化状态
title-snapshots-of-a-prefix = { $place }，只覆盖日志前缀的快照
title-taking-snapshots = { $place }，生成快照
title-followers-that-lag = { $place }，落后的跟随者
title-clients = { $place }，客户端
title-blank-entries = { $place }，空操作日志
title-serial-numbers = { $place }，序列号
title-pre-vote = { $place }，预投票
title-disruptive-servers = { $place }，干扰集群的节点
title-routing-requests = { $place }，把请求转给领导者
title-leadership-transfer = { $place }，领导权转移
title-read-only-queries = { $place }，只读查询
title-clocks = { $place }，时钟
title-configurations = { $place }，成员配置
title-joint-consensus = { $place }，联合共识
title-new-servers = { $place }，新节点
title-removing-the-leader = { $place }，移除领导者
title-one-change = { $place }，一次只做一个变更
title-networks = { $place }，网络
title-servers = { $place }，节点
title-timing = { $place }，时间

## 图 2，节点应遵守的规则

rule-all-servers-1 = 若 commitIndex > lastApplied：递增 lastApplied，并把 log[lastApplied] 应用到状态机（{ $section }）
rule-all-servers-2 = 若 RPC 请求或响应中的任期 T > currentTerm：令 currentTerm = T，并转为跟随者（{ $section }）
rule-followers-2 = 若选举超时已到，其间既没有收到当前领导者的 AppendEntries RPC，也没有投票给候选人：转为候选人（{ $section }）
rule-candidates-1 = 转为候选人后立即发起选举：递增 currentTerm，给自己投票，重置选举定时器，向其他所有节点发送 RequestVote RPC（{ $section }）
rule-candidates-2 = 若获得多数派节点的选票：成为领导者（{ $section }）
rule-candidates-3 = 若收到新领导者的 AppendEntries RPC：转为跟随者（{ $section }）
rule-leaders-1 = 当选后：立即向每个节点发送空的 AppendEntries RPC（心跳）；空闲时也不断发送，以防选举超时（{ $section }）
rule-leaders-2 = 若收到客户端的命令：把条目追加到本地日志，待该条目应用到状态机后再响应（{ $section }）
rule-leaders-3 = 若最后一条日志的索引 ≥ 某个跟随者的 nextIndex：向它发送 AppendEntries RPC，携带从 nextIndex 开始的日志条目（{ $section }）
rule-leaders-3-failure = 若 AppendEntries 因日志不一致而失败：递减 nextIndex 并重试（{ $section }）
rule-leaders-4 = 若存在 N，满足 N > commitIndex、多数派的 matchIndex[i] ≥ N，且 log[N].term == currentTerm：令 commitIndex = N（{ $section }、{ $section_2 }）

## 图 2，RPC 与状态

rule-request-vote = 由候选人调用，用来收集选票（{ $section }）
rule-reply-false-old-term = 若 term < currentTerm，返回 false（{ $section }）
rule-request-vote-2 = 若 votedFor 为 null 或 candidateId，且候选人的日志至少和自己的一样新，则投票给它（{ $section }、{ $section_2 }）
rule-append-entries = 由领导者调用，用来复制日志条目（{ $section }）；也用作心跳（{ $section_2 }）
rule-append-entries-2 = 若日志在 prevLogIndex 处没有任期等于 prevLogTerm 的条目，返回 false（{ $section }）
rule-append-entries-3 = 若已有条目与新条目冲突（索引相同但任期不同），删除该条目及其后的所有条目（{ $section }）
rule-append-entries-5 = 若 leaderCommit > commitIndex，令 commitIndex = min(leaderCommit, 最后一个新条目的索引)
rule-persistent-state = 响应 RPC 之前，先更新到稳定存储

## 图 13，InstallSnapshot

rule-install-snapshot = 由领导者调用，把快照分块发送给跟随者（{ $section }）
rule-install-snapshot-1 = 若 term < currentTerm，立即响应（{ $section }）
rule-install-snapshot-6 = 若已有日志条目的索引和任期都与快照的最后一个条目相同，保留其后的日志条目并响应；否则丢弃整个日志（{ $section }）

## 论文正文

rule-up-to-date = 如果两份日志最后一个条目的任期不同，任期较大的日志较新；如果任期相同，较长的日志较新（{ $section }）
rule-stale-term = 节点收到的请求若任期已过期，则拒绝该请求（{ $section }）
rule-snapshot-of-a-prefix = 如果跟随者收到的快照只覆盖其日志的前缀，快照之后的条目仍然有效，必须保留（{ $section }）
rule-taking-snapshots = 每个节点独立地生成快照，只覆盖自己日志中已提交的条目（{ $section }）
rule-followers-that-lag = 领导者有时必须向落后的跟随者发送快照，因为接下来要发送的日志条目已被它丢弃（{ $section }）
rule-clients = 如果客户端选中的第一个节点不是领导者，该节点会拒绝请求，并告诉客户端它最近听说的领导者（{ $section }）
rule-blank-entries = Raft 的做法是：每个领导者在任期开始时，先提交一条空操作日志（{ $section }）
rule-serial-numbers = 如果收到的命令的序列号已经执行过，就立即响应，不再重新执行（{ $section }）
rule-configurations = 节点总是使用自己日志中最新的成员配置，无论该条目是否已提交（{ $section }）
rule-joint-consensus = 无论选举还是提交条目，都需要旧配置和新配置各自的多数派同意（{ $section }）
rule-networks = 在所有非拜占庭条件下都能保证安全性，包括网络延迟、网络分区，以及消息的丢失、重复和乱序（{ $section }）
rule-servers = 假定节点以停机的方式发生故障；之后可以用稳定存储中的状态恢复，并重新加入集群（{ $section }）
rule-timing = 日志的一致性不依赖时间：时钟出错、消息严重延迟，最坏也只是影响可用性（{ $section }）

## 博士论文（有删节）

rule-pre-vote = 候选人只有先得知集群的多数派愿意投票给自己，才会递增自己的任期（{ $section }）
rule-disruptive-servers = 节点收到当前领导者的消息后，如果在最小选举超时之内收到 RequestVote 请求，它既不更新任期，也不投票（{ $section }）
rule-check-quorum = 如果经过一个选举超时，领导者仍未与集群的多数派成功完成一轮心跳，它就退位（{ $section }）
rule-leadership-transfer = 原领导者停止接受新的客户端请求，让目标节点的日志赶上自己，然后向它发送 TimeoutNow 请求（{ $section }）
rule-read-index = 领导者把当前的 commitIndex 记为 readIndex，并确认自己没有被任期更高的领导者取代：发起新一轮心跳，等待多数派应答（{ $section }）
rule-lease = 领导者的心跳得到多数派确认后，它就认为在大约一个选举超时之内，不会有其他节点成为领导者（{ $section }）
rule-new-servers = 新节点先作为没有投票权的成员加入集群：领导者向它复制日志条目，但它还不计入多数派（{ $section }）
rule-removing-the-leader = 被移出成员配置的领导者，在 C_new 条目提交之后退位（{ $section }）
rule-one-change = 领导者必须等前一个变更已提交，并且自己已提交过本任期的条目，才能开始新的变更（{ $section }，含 2015 年的更正）
