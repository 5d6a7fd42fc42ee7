### 运行报告（命令行打印、页面导出），屏幕阅读器的句子，以及脚本对集群做了什么。

## 运行的小结，每条一行

# $at 有三位小数。$fingerprint：运行状态的哈希。
report-counts = { $at } ms 之后：{ $events } 个事件；发出 { $sent } 条消息，送达 { $delivered } 条，丢失 { $lost } 条。指纹 { $fingerprint }。
# $leader：节点，或“none”。
report-committed = { $leader ->
    [none] 没有领导者。已提交到条目 { $index }（任期 { $term }）。
   *[other] { $leader } 是领导者。已提交到条目 { $index }（任期 { $term }）。
}
report-nothing-committed = { $leader ->
    [none] 没有领导者。没有已提交的条目。
   *[other] { $leader } 是领导者。没有已提交的条目。
}
# 客户端各种结果的操作数。$open：是否还有一个操作尚未答复。
report-client = { $open ->
    [true] 客户端 { $name }：成功 { $ok }，失败 { $failed }，结果未知 { $unknown }，尚未答复 1。
   *[false] 客户端 { $name }：成功 { $ok }，失败 { $failed }，结果未知 { $unknown }。
}
report-linearizable = 线性一致：单个存储逐个执行这些操作，也能给出客户端得到的结果。
report-not-linearizable = 不满足线性一致：无论怎样给操作排序，都解释不了客户端得到的结果。
report-linearizable-undecided = 无法判定是否线性一致：操作的可能顺序太多。
# $why：关于上限的句子，见 links.ftl。
report-stopped = 【停止】{ $why }
# $property：脚本中的名称，如 log-matching。$evidence、$sentence：见 properties.ftl，末尾没有句号。
report-broken = 【违反】{ $property }：{ $evidence }。{ $sentence }。
# $why：跳过了脚本的哪个操作，以及原因。
report-skipped = 在 { $at } ms 时跳过：{ $why }。
# $expectation：脚本中的原文。两条的开头一样宽（汉字占两格）。
report-held = 成立   第 { $line } 行：expect { $expectation }
report-failed = 不成立 第 { $line } 行：expect { $expectation }
report-answered-rightly = 正确   “{ $ask }”：{ $value }
report-answered-wrongly = { $value ->
    [unsure] 不确定 “{ $ask }”：正确答案是 { $right }
   *[other] 错误   “{ $ask }”：{ $value }；正确答案是 { $right }
}
report-answered = 未知   “{ $ask }”：{ $value }
report-unanswered = 未答   “{ $ask }”没有回答
report-unasked = 未问   “{ $ask }”没有提出
report-goal = 目标   “{ $goal }”在 { $at } ms 时达成
report-goal-open = 未达成 目标“{ $goal }”
report-score = 这一课：{ $asks } 个问题答对 { $right } 个，{ $goals } 个目标达成 { $reached } 个。
report-fine = 全部符合预期。
report-not-fine = 不符合预期。

## 屏幕阅读器：一件事，细节较少，句号另加

# $to：一个或几个节点，如“n2、n3、n4”。$message：一条消息，如下面几种。
spoken-send = { $from } 发给 { $to }：{ $message }
spoken-receive = { $to } 收到 { $from } 的消息：{ $message }
spoken-lost-heartbeat = { $from } 发给 { $to } 的任期 { $term } 的心跳丢失了
# $kind：消息的名称，如 RequestVote。
spoken-lost = { $from } 发给 { $to } 的任期 { $term } 的 { $kind } 丢失了
spoken-duplicated-heartbeat = { $from } 发给 { $to } 的任期 { $term } 的心跳重复了一份
spoken-duplicated = { $from } 发给 { $to } 的任期 { $term } 的 { $kind } 重复了一份
spoken-delayed = { $from } 发给 { $to } 的一条消息推迟 { $by } ms
spoken-late = { $from } 发给 { $to } 的一条消息晚到 { $by } ms
# 独立的一句，在最后几件事之前。
spoken-others = 在此之前还有 { $count } 个事件。

## 屏幕阅读器句子中的消息

spoken-heartbeat = 任期 { $term } 的心跳
# $command：条目的内容，如“set x 1”。
spoken-entry = 任期 { $term } 的条目 { $index }，{ $command }
spoken-entries = 条目 { $first } 至 { $last }

## 脚本对集群做了什么：列表中的短句，没有句号

# 下面的一个短句，以及它的时间。
deed-at = { $deed }（{ $at } ms）
# $fact：脚本中的原文，如“leader-elected count=2”。
deed-after = { $deed }（“{ $fact }”之后）
# 下面需要节点的地方，也可能是这几种：脚本中的写法，保留拉丁字母。
deed-leader = leader
deed-follower = follower
deed-candidate = candidate
deed-isolated = { $node } 与其他节点断开
deed-rejoined = { $node } 重新连通
deed-crash = { $node } 崩溃
deed-crash-torn = { $node } 在写入中途崩溃
# $count：磁盘丢失的已落盘条目数。
deed-crash-losing = { $node } 崩溃，磁盘丢失 { $count } 个条目
deed-crash-torn-losing = { $node } 在写入中途崩溃，磁盘丢失 { $count } 个条目
deed-restart = { $node } 重启
deed-pause = { $node } 暂停
deed-resume = { $node } 恢复运行
deed-wipe = { $node } 的磁盘被清空
deed-timeout = 让 { $node } 的选举定时器立即触发
deed-propose = 向 { $node } 提议“{ $command }”
deed-snapshot = { $node } 生成快照
# $message：脚本中消息的名称，如 n2>n3#4。
deed-drop = 消息 { $message } 丢失
deed-delay = 消息 { $message } 推迟 { $by } ms
deed-duplicate = 消息 { $message } 重复一份
deed-deliver = 消息 { $message } 立即送达
deed-drop-next = { $from } 发给 { $to } 的下 { $count } 条消息丢失
# $kind：如 AppendEntries。
deed-drop-next-kind = { $from } 发给 { $to } 的下 { $count } 条 { $kind } 消息丢失
# $group：节点，如“n1 n2”。
deed-partition-one = 网络分区把 { $group } 与其他节点隔开
# $groups：如“n1 n2 | n3 n4 n5”。
deed-partition = 网络分区为 { $groups }
deed-heal = 所有链路恢复
deed-cut = { $from } 与 { $to } 之间的链路断开
deed-cut-one-way = { $from } 到 { $to } 的链路断开
deed-mend = { $from } 与 { $to } 之间的链路恢复
deed-mend-one-way = { $from } 到 { $to } 的链路恢复
deed-clock = { $node } 的定时器以 { $rate } 倍速运行
# $setting：如 heartbeat=20。
deed-set = 设置 { $setting }
# $settings：如“loss=10% latency=5..15”。
deed-link = { $from } 到 { $to } 的链路设为 { $settings }
deed-rule-on = 规则 { $rule } 重新生效
deed-rule-off = 关闭规则 { $rule }
deed-read = 客户端在 { $node } 上读“{ $key }”
deed-transfer = 要求领导者把领导权转移给 { $node }
# $voters、$learners：节点，如“n1 n2 n3”。
deed-members = 要求领导者把投票成员变更为 { $voters }
deed-members-learners = 要求领导者把投票成员变更为 { $voters }，学习者变更为 { $learners }
deed-client-starts = 客户端 { $name } 开始发送命令
deed-client-stops = 客户端 { $name } 停止
deed-disk = { $node } 的磁盘每次写入需要 { $min }..{ $max } ms
deed-disk-default = { $node } 的磁盘恢复为集群的写入时间
