### Raft 的每条规则保护什么，以及缺少或违反这条规则的真实程序中出现过的缺陷。每个缺陷都在其链接处核实过
### （`www/js/features/dials/facts.js`）；没有列出缺陷的规则，是没有找到能够证实的。

rule-why = 为什么需要这条规则？
rule-why-of = 为什么需要这条规则？{ $rule }
# 没有这条规则，properties.ftl 列出的某条性质会被破坏。
rule-safety = 安全性
# 没有这条规则，集群只会变慢，或停滞不前。
rule-progress = 仅活性
rule-real-bug = 真实的缺陷：
rule-link-copy = 复制地址
rule-break = 破坏它
rule-break-story = 打开故事“{ $title }”，其中这条规则已关闭
rule-break-lesson = 播放课程“{ $title }”，但没有这条规则
rule-break-none = 没有这条规则，也没有性质会被破坏，因此没有可破坏的：条目只是提交得更晚。
# $property：脚本中的名称。$deeds：搜索用多少个操作破坏了它。
rule-hunt = 在没有这条规则时破坏 { $property }：搜索需要 { $deeds } 个操作

## 它保护什么：论文图 3 的性质，或者没有它时被破坏的其他性质

rule-commit-own-term-protects = 后来的领导者不会覆盖已提交的条目（领导者完整性）。
rule-up-to-date-check-protects = 每个新领导者都有全部已提交的条目（领导者完整性）。
rule-compare-last-term-protects = 一份很长但陈旧的日志，不会胜过较短但含有已提交条目的日志（领导者完整性）。
rule-vote-once-protects = 两个候选人不会赢得同一个任期（选举安全性）。
rule-persist-vote-protects = 节点重启后，不会在同一任期内投第二票（选举安全性）。
rule-persist-term-protects = 节点重启后，不会退回更早的任期并在其中再次投票（选举安全性）。
rule-keep-vote-protects = 节点转为跟随者后，不会在同一任期内投第二票（选举安全性）。
rule-ignore-old-votes-protects = 候选人不会凭投给更早任期的选票赢得一个任期（选举安全性）。
rule-truncate-on-conflict-only-protects = 迟到的消息不会删除已确认的条目，所以已提交的条目仍在多数派上。
rule-log-matching-protects = 跟随者不会应用与领导者不同的条目（状态机安全性）。
rule-ack-what-was-sent-protects = 领导者只统计与自己的条目相同的副本，所以已提交的条目确实在多数派上。
rule-commit-min-protects = 跟随者不会用自己的旧条目代替已提交的条目来应用（状态机安全性）。
rule-durable-before-reply-protects = 节点崩溃时不会丢失已确认的内容，所以已提交的条目仍在多数派上。
rule-majority-protects = 任何两个多数派都有共同的节点，所以一个任期只有一个领导者，已提交的条目也不会被漏掉（选举安全性）。
rule-ignore-old-acks-protects = 对已被替换的条目的确认，不会算到新条目上（状态机安全性）。
rule-step-down-protects = 如果某个任期选出了别的节点，领导者就不会在该任期继续领导（选举安全性）。
rule-reject-stale-snapshot-protects = 迟到的快照不会让跟随者倒退：它的 commitIndex 不会变小。
rule-match-monotonic-protects = 领导者不会忘记跟随者已有的内容，所以条目能及时提交。
rule-random-timeouts-protects = 节点不会一次又一次地同时成为候选人，所以选举能有胜者。
rule-noop-before-read-protects = 新领导者在知道哪些条目已提交之前，不会答复读请求（线性一致）。
rule-read-quorum-protects = 已被取代的领导者，不会用旧值答复读请求（线性一致）。
rule-joint-protects = 旧的投票成员和新的投票成员，不会各自选出一个领导者（选举安全性）。
rule-own-term-before-config-protects = 两个领导者不会把成员配置改成两种多数派互不相交的样子（领导者完整性）。
rule-dedupe-protects = 客户端发送两次的命令只生效一次。

## 真实程序的缺陷：名称、年份、issue 或 pull request 的编号，以及发生了什么

rule-commit-own-term-bug = LogCabin，2013，issue 44：领导者按副本数提交更早任期的条目，已提交的数据可能丢失。
rule-up-to-date-check-bug = jgroups-raft，2015，issue 14：节点投票时不看候选人的日志。
rule-compare-last-term-bug = hashicorp/raft，2016，issue 94：只要日志比自己的短，节点就拒绝，哪怕其最后任期更高。两个节点可能互相拒绝，谁也当不了领导者。
rule-vote-once-bug = NebulaGraph，2020，issue 2405：旧任期的消息把节点投过票的任期改了回去，节点在同一任期内又投票给第二个候选人。
rule-persist-vote-bug = PySyncObj，2018，issue 84：节点没有把选票写到磁盘，崩溃后可能在同一次选举中再次投票。
rule-persist-term-bug = PySyncObj，2026，pull request 202：重启后任期又从 0 开始。如果所有节点都重启，已提交的数据可能被覆盖。
rule-keep-vote-bug = Zeebe，2020，issue 5356：节点得知谁是领导者时忘掉了自己的选票，又投票给第二个候选人。两个领导者有相同的任期。
rule-ignore-old-votes-bug = little-raft，2025，issue 44：候选人统计了更早任期的选票，一个任期可能有两个领导者。
rule-truncate-on-conflict-only-bug = akka-raft，2015，issue 66：一条迟到的、条目较少的消息，让跟随者删除了已经确认的条目。
rule-log-matching-bug = C5，2014，issue 43：收到不带条目的 AppendEntries 时，跟随者还没有比较 prevLogIndex 和 prevLogTerm，就答复成功。
rule-ack-what-was-sent-bug = CCF，2024，pull request 6016：跟随者确认到自己日志的末尾，而这末尾可能与领导者的日志不同。
rule-commit-min-bug = ScyllaDB，2022，issue 9965：跟随者采用了领导者的 commitIndex，超出了自己比较过的条目，把旧条目当成已提交的。
rule-durable-before-reply-bug = etcd，2022，issue 14370：单节点集群在写入落盘之前就答复了客户端。此刻崩溃，写入就丢失了。
rule-majority-bug = LeifDB，2020，pull request 73：候选人计算多数派时没有把自己算进去。四个节点的集群，两票就够了。
rule-step-down-bug = Verdi Raft，2016，issue 29：有一处比较写反了，领导者忽略了任期更高的应答。安全性的证明仍然成立，作者认为只会造成延迟。
rule-reject-stale-snapshot-bug = NuRaft，2023，pull request 407：跟随者拿快照与已应用的内容比较，而不是与已提交的内容比较，于是安装了过旧的快照。ClickHouse Keeper 的 Jepsen 测试发现了它。
rule-match-monotonic-bug = raftos，2023，issue 25：领导者照单全收每个应答中的索引，迟到的应答使 matchIndex 变小。
rule-random-timeouts-bug = openraft，2026，pull request 1838：节点只在启动时抽取一次选举超时。选举超时几乎相同的节点一再瓜分选票，三个节点的集群可能一直没有领导者。
rule-noop-before-read-bug = etcd，2017，issue 7331：新领导者还没有提交自己任期的条目，就按自己的 commitIndex 答复读请求，客户端可能读到旧值。
rule-read-quorum-bug = etcd，2014，issue 741：自以为是领导者的节点用自己的状态答复读请求，Jepsen 测试约 20 秒后就读到了旧值。
rule-joint-bug = async-raft，2020，issue 62：联合共识期间，候选人把所有选票合在一起统计，没有把旧的和新的投票成员分开。
rule-own-term-before-config-bug = Copycat，2015，issue 23：新领导者还没有提交自己任期的条目，就接纳了新成员。三个月前，Diego Ongaro 公布了自己的方法中的这个缺陷。
rule-dedupe-bug = etcd，2024，issue 18424：客户端库出错后再次发送请求，etcd 执行了两次。此前 Jepsen 测试报告了更新丢失。
