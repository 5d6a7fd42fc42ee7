### Raft 各 RPC 的消息、命令、日志条目和成员配置。

## 命令

command = “{ $command }”
command-unknown = 一条未知的命令
command-noop = 领导者的空操作日志
command-config = 成员配置“{ $config }”
command-of-client = { $command }，客户端 { $client } 的操作 { $serial }
operation = 操作 { $number }（{ $command }）

## 日志条目

entry = 日志条目 { $index }
entries = 日志条目 { $first } 至 { $last }
entry-with-command = 日志条目 { $index }（{ $command }）

log-end = （任期 { $term }，索引 { $index }）
log-end-empty = 索引 0（空日志）

## 条目上的标签：画在日志格子里，必须很短

label-noop = 空操作
label-joint = old,new
label-joint-left = new
label-config-same = 不变
label-new-learners = { $count ->
   *[other] +{ $nodes } 学习者
  }
label-new-votes = { $count ->
   *[other] { $nodes } 可投票
  }
label-lost-votes = { $count ->
   *[other] { $nodes } 转学习者
  }

## 成员配置

config-with-learners = { $voters }，学习者 { $learners }
config-joint = 联合共识，旧 { $old }，新 { $new }
config-joint-with-learners = 联合共识，旧 { $old }，新 { $new }，学习者 { $learners }

## 成员配置的变化

change-joint = C_old,new：从这条日志条目起，做决定既需要旧配置的多数派，也需要新配置的多数派
change-joint-left = C_new：从这条日志条目起，只由新配置的成员做决定
change-none = 成员不变
change-new-voters = { $count ->
   *[other] { $nodes } 作为投票成员加入
  }
change-new-learners = { $count ->
   *[other] { $nodes } 作为学习者加入
  }
change-new-votes = { $count ->
   *[other] { $nodes } 获得投票权
  }
change-lost-votes = { $count ->
   *[other] { $nodes } 失去投票权，转为学习者
  }
change-removed = { $count ->
   *[other] { $nodes } 被移除
  }
changes = { $first }，{ $next }

## 多数派

majority-single = 多数派
majority-joint = 旧配置的多数派和新配置的多数派
voters-share = { $of } 个投票成员中的 { $have } 个
voters-share-joint = 旧配置 { $of_old } 个投票成员中的 { $have_old } 个、新配置 { $of_new } 个投票成员中的 { $have_new } 个
quorum = { $need } 个
quorum-joint = { $need_old } 个旧成员和 { $need_new } 个新成员

## 单个的词

none = 无

## 快照的一部分

snapshot-part = 共 { $size } 个键中的第 { $first } 至 { $last } 个
snapshot-part-short = { $first }..{ $last }/{ $size }

## 一行概括一条消息

summary-request-vote = RequestVote，任期 { $term }，日志末尾为{ $end }
summary-request-vote-transfer = RequestVote（领导权转移），任期 { $term }，日志末尾为{ $end }
summary-vote-granted = 同意，{ $from } 在任期 { $term } 投票给 { $to }
summary-vote-refused = 拒绝，{ $from } 不投票给 { $to }（它的任期是 { $term }）
summary-pre-vote = PreVote，任期 { $next_term }，日志末尾为{ $end }
summary-pre-vote-granted = 同意，{ $from } 在任期 { $next_term } 会投票给 { $to }
summary-pre-vote-refused = 拒绝，{ $from } 不会投票给 { $to }（它的任期是 { $term }）
summary-timeout-now = TimeoutNow，任期 { $term }：{ $to } 应立即发起选举
summary-heartbeat = 心跳，任期 { $term }，prevLogIndex { $prev_log_index }，leaderCommit { $leader_commit }
summary-append = AppendEntries，任期 { $term }：{ $entries }；leaderCommit { $leader_commit }
summary-append-accepted = 成功，{ $from } 的日志到索引 { $match_index } 为止都与领导者一致
summary-append-too-short = 拒绝，{ $from } 的日志在索引 { $conflict_index } 之前结束
summary-append-conflict = 拒绝，{ $from } 的{ $entries } 属于任期 { $conflict_term }
summary-append-old-term = 拒绝，{ $from } 已在任期 { $term }
summary-snapshot = InstallSnapshot，任期 { $term }：截至日志条目 { $index } 的全部内容
summary-snapshot-part = InstallSnapshot，任期 { $term }：截至日志条目 { $index } 的全部内容，{ $part }
summary-snapshot-received = { $from } 已有截至日志条目 { $match_index } 的全部内容
summary-snapshot-keys = { $received ->
   *[other] { $from } 已收到截至日志条目 { $index } 的快照中的 { $received } 个键
  }

## 论文中没有名字的消息字段

field-transfer = 领导权转移
field-next-term = 选举的任期
field-entry = { $index }：{ $command }（任期 { $term }）

## 节点给客户端的答复

outcome-value = 值为 { $value }
outcome-no-value = 没有值
outcome-unequal = 未作修改，值为 { $value }
outcome-unequal-no-value = 未作修改，没有值
answer-other-leader = 它不是领导者，领导者可能是 { $leader }
answer-no-leader = 它不是领导者，也不知道谁是领导者
answer-overwritten = 该条目的位置已被另一个条目占据
answer-covered = 该条目已被快照取代
