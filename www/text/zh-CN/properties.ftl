### 监视器检查的性质、脚本可以关闭的 Raft 规则，以及性质被破坏时看到的情况。这些句子末尾都没有句号，显示时再加。

## 性质

property-election-safety = 选举安全性：一个任期内最多选出一个领导者（{ $section }）
property-leader-append-only = 领导者只追加：领导者从不覆盖或删除自己的日志条目，只追加新条目（{ $section }）
property-log-matching = 日志匹配：如果两份日志中有索引和任期都相同的条目，那么到该索引为止，两份日志的所有条目都相同（{ $section }）
property-leader-completeness = 领导者完整性：在某个任期提交的条目，一定存在于所有更高任期的领导者的日志中（{ $section }）
property-state-machine-safety = 状态机安全性：任何两个节点都不会在同一索引处应用不同的条目（{ $section }）
property-vote-once = 一任期一票：节点在一个任期内最多投票给一个候选人，重启前后也一样（{ $section }）
property-term-monotonic = 节点的任期永远不会变小，重启前后也一样（{ $section }）
property-commit-monotonic = 节点运行期间，commitIndex 永远不会变小（{ $section }）
property-committed-on-quorum = 已提交的条目已在多数派上落盘（{ $section }）；联合共识期间，须在旧成员的多数派和新成员的多数派上都已落盘（{ $section_2 }）
property-state-order = 每个节点上，快照索引 ≤ lastApplied ≤ commitIndex ≤ 最后一条日志的索引（{ $section }）
property-config-overlap = 前后相邻的两个成员配置，任取各自的一个多数派，两者至少有一个共同的节点（{ $section }）
property-linearizability = 客户端得到的结果，与单个存储逐个执行这些操作时的结果一致（{ $section }）
property-exactly-once = 客户端的一个操作在已提交的日志中最多生效一次（{ $section }）

## 脚本可以关闭的规则

rule-commit-own-term = 只有领导者当前任期的条目才按副本数提交（{ $section }）
rule-up-to-date-check = 节点只投票给日志至少和自己一样新的候选人（{ $section }）
rule-compare-last-term = 最后一条日志的任期较大者，日志较新；任期相同时，日志较长者较新（{ $section }）
rule-vote-once = 节点在一个任期内只有一票（{ $section }）
rule-persist-vote = 选票先落盘，再发出（{ $section }）
rule-persist-term = 新任期先落盘，再使用（{ $section }）
rule-keep-vote = 节点在自己的任期内转为跟随者时，保留已投出的选票（{ $section }）
rule-ignore-old-votes = 旧任期的选票不算数（{ $section }）
# 图中 AppendEntries 接收方实现的第 3 条。
rule-truncate-on-conflict-only = 跟随者只在条目与新条目冲突时才删除条目（{ $section }，AppendEntries 第 3 条）
rule-log-matching = 如果跟随者的日志在 prevLogIndex 处没有任期为 prevLogTerm 的条目，就拒绝 AppendEntries（{ $section }，AppendEntries 第 2 条）
rule-ack-what-was-sent = 跟随者只确认收到的条目，而不是自己的整份日志（{ $section }）
rule-commit-min = commitIndex = min(leaderCommit, 最后一个新条目的索引)（{ $section }，AppendEntries 第 5 条）
rule-durable-before-reply = 依赖某次写入的应答，要等写入落盘后才发出（{ $section }）
rule-majority = 选举和提交都需要超过半数的投票成员（{ $section }、{ $section_2 }）
rule-ignore-old-acks = 旧任期的确认不算数（{ $section }）
rule-step-down = 节点得知更高的任期后，转为跟随者（{ $section }）
rule-reject-stale-snapshot = 如果跟随者已知快照覆盖的条目都已提交，快照就不改变任何内容（{ $section }）
rule-match-monotonic = matchIndex 永远不会变小（{ $section }）；没有这条规则只影响活性，不影响安全性
rule-random-timeouts = 选举超时是随机的（{ $section }）；没有这条规则只影响活性，不影响安全性
rule-noop-before-read = 领导者提交了自己任期的条目之后，才处理读请求（{ $section }）
rule-read-quorum = 领导者的心跳得到多数派应答之后，才答复读请求（{ $section }）
rule-joint = 一次变更多个投票成员，必须经过联合共识（{ $section }）
rule-own-term-before-config = 领导者提交了自己任期的条目之后，才能变更成员配置（{ $section }）
rule-dedupe = 客户端的操作已经应用过的，不再应用第二次（{ $section }）

## 性质被破坏时看到的情况。这些句子跟在性质的名称和冒号之后。

evidence-two-leaders = { $first } 和 { $second } 同时是任期 { $term } 的领导者
evidence-two-votes = { $voter } 在任期 { $term } 既投票给 { $first }，又投票给 { $second }
evidence-term-fell-across-restart = { $node } 已向其他节点发出过任期 { $from }，重启后的任期却是 { $to }
evidence-term-fell = { $node } 的任期从 { $from } 降到 { $to }
evidence-commit-fell = { $node } 的 commitIndex 从 { $from } 降到 { $to }
evidence-leader-rewrote = 任期 { $term } 的领导者 { $leader } 丢失或替换了自己从条目 { $index } 起的条目
evidence-logs-differ = { $node } 上任期 { $term } 的条目 { $index }，与其他节点上索引和任期都相同的条目不一样
evidence-logs-differ-before = { $node } 上任期 { $term } 的条目 { $index }，其前一个条目与其他节点上的不同
evidence-leader-lacks = 任期 { $entry_term } 的条目 { $index } 已在任期 { $committed_in } 提交，但任期 { $leads } 的领导者 { $leader } 没有它
# $command 和 $other_command：条目的内容，如“set x 1”。
evidence-applied-differently = 在索引 { $index } 处，{ $first } 应用了任期 { $term } 的{ $command }，而 { $second } 应用了任期 { $other_term } 的{ $other_command }
# $voters：统计谁的磁盘。联合共识的两半各需要自己的多数派。
evidence-too-few-disks = { $voters ->
    [old] 任期 { $term } 的条目 { $index } 已提交，但旧成员中只有 { $have } 块磁盘上有它，需要 { $need } 块
    [new] 任期 { $term } 的条目 { $index } 已提交，但新成员中只有 { $have } 块磁盘上有它，需要 { $need } 块
   *[all] 任期 { $term } 的条目 { $index } 已提交，但只有 { $have } 块磁盘上有它，需要 { $need } 块
}
evidence-out-of-order = { $node } 上，快照索引为 { $snapshot }，lastApplied 为 { $applied }，commitIndex 为 { $commit }，最后一条日志的索引为 { $last }
# 前后相邻的两个成员配置，各为成员列表。
evidence-disjoint-majorities = “{ $before }”的多数派和“{ $after }”的多数派可能没有共同的节点
evidence-done-twice = { $node } 用条目 { $first } 执行了客户端 { $client } 的第 { $serial } 个操作，又用条目 { $index } 执行了一次
# $operation 和 $others：操作及其结果，见下。
evidence-no-order = 无论怎样给操作排序，都解释不了{ $operation }
evidence-no-order-with = 无论怎样给操作排序，都不能同时解释{ $operation }，以及{ $others }

## 句子中的操作及其结果

# 已答复的读：“get x”（客户端 a，节点 n2，结果：1）
operation-read = “{ $command }”（{ $who }，节点 { $node }，结果：{ $value }）
operation-read-nothing = “{ $command }”（{ $who }，节点 { $node }，结果：没有值）
operation-with-outcome = “{ $command }”（{ $who }，{ $outcome ->
    [ok] 成功
    [failed] 失败
    [open] 尚未答复
   *[unknown] 结果未知
}）
operation-of-client = 客户端 { $name }
# 脚本或页面用户的操作。
operation-of-nobody = 未命名客户端
