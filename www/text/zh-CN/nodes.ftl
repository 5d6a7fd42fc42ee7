### 节点自己做的事及其原因，以及节点拒绝的事。
### $node、$leader、$candidate、$follower、$target 是节点名。$section 是论文或博士论文的章节，或图号。
### 以 -why 结尾的消息是前一条消息的原因，显示在冒号之后；其中的“它”指句子里的 $node。

## 角色

follows-leader = { $node } 在任期 { $term } 跟随 { $leader }
follows-leader-why = 候选人收到任期 { $term } 的 AppendEntries，说明 { $leader } 已经当选（{ $section }）
becomes-follower = { $node } 以跟随者身份进入任期 { $term }
becomes-follower-why = 它得知有更高的任期，于是采用该任期（{ $section }）
becomes-candidate = { $node } 成为任期 { $term } 的候选人
becomes-candidate-why = 新任期从选举开始：候选人请求其他所有节点投票（{ $section }）
becomes-candidate-told = { $node } 按 { $leader } 的要求成为任期 { $term } 的候选人
becomes-candidate-told-why = 转移领导权时，它不必等选举定时器到期，也不必先请求预投票（{ $section }）
asks-for-pre-votes = { $node } 发起预投票，询问自己能否在任期 { $term } 当选
# $majority：多数派；联合共识时是两边各自的多数派。
asks-for-pre-votes-why = 只有获得{ $majority }的预投票，它才开始新的任期（{ $section }）
becomes-leader = { $node } 成为任期 { $term } 的领导者
# $share：投票成员中有多少个。$voters 是它们的名字。
becomes-leader-why = { $share }投票给它：{ $voters }（{ $section }）
steps-down = { $node } 退位
steps-down-higher-term-why = 它领导任期 { $term }，得知已有更高的任期 { $heard }（{ $section }）
steps-down-no-majority-why = 一个选举超时之内，{ $share }应答了它（{ $answered }），达不到所需的{ $majority }（{ $section }）
steps-down-removed-why = 不含它的成员配置已提交（{ $section }）
still-leads = { $node } 仍是领导者：{ $majority }应答了它
still-leads-why = { $share }应答：{ $answered }（{ $section }）

## 投票

votes-for-itself = { $node } 在任期 { $term } 投票给自己
votes-for-itself-why = 每个候选人都先投自己一票（{ $section }）
votes-for = { $node } 在任期 { $term } 投票给 { $candidate }
# $theirs 和 $mine 是两份日志的末尾：（任期 2，索引 7）
vote-why = 它在任期 { $term } 还没有投票给其他候选人（{ $section }），而且候选人的日志到{ $theirs }为止，至少和它自己的一样新（{ $section_2 }）
# 关闭了一条规则时。
vote-twice-why = 它在任期 { $term } 已经投票给 { $voted_for }，却又投一票（{ $section }）；候选人的日志到{ $theirs }为止，至少和它自己的一样新（{ $section_2 }）
# 关闭了一条规则时。
vote-behind-why = 它在任期 { $term } 还没有投票给其他候选人（{ $section }）；候选人的日志到{ $theirs }为止，它自己的到{ $mine }为止，比候选人的新，它却仍然投票（{ $section_2 }）
# 关闭了两条规则时。
vote-twice-behind-why = 它在任期 { $term } 已经投票给 { $voted_for }，却又投一票（{ $section }）；候选人的日志到{ $theirs }为止，它自己的到{ $mine }为止，比候选人的新，它却仍然投票（{ $section_2 }）
refuses-vote = { $node } 拒绝投票给 { $candidate }
would-vote-for-itself = { $node } 愿意在任期 { $term } 投票给自己
would-vote-for-itself-why = 预投票不作任何承诺（{ $section }）
would-vote-for = { $node } 愿意在任期 { $term } 投票给 { $candidate }
would-vote-for-why = 它没有收到领导者的消息，而且候选人的日志至少和它自己的一样新（{ $section }）
would-not-vote-for = { $node } 不愿在任期 { $term } 投票给 { $candidate }
# 它又可以投票给别的候选人。
lease-over = { $node } 在最小选举超时之内一直没有收到 { $leader } 的消息
lease-over-no-leader = { $node } 在最小选举超时之内一直没有收到任何领导者的消息
lease-over-why = 从现在起，它可以投票选举新的领导者（{ $section }）

## 日志。$entries 是一条或多条日志条目：日志条目 3，日志条目 3 至 5

appends = { $node } 把{ $entries } 追加到自己的日志
append-proposed-why = 领导者先追加到自己的日志，再复制给其他节点（{ $section }）
append-config-why = 成员配置和其他条目一样复制（{ $section }）
append-noop-why = 领导者在任期开始时先写入一条空操作日志（{ $section }）
stores-entries = { $node } 保存 { $leader } 发来的{ $entries }
append-first-why = 前面没有条目（{ $section }）
append-matches-why = 前一个条目与领导者的一致（{ $section }）
append-after-snapshot-why = 前一个条目 { $index } 已包含在它的快照中（{ $section }）
# 关闭了一条规则时。
append-unchecked-why = 它没有检查前一个条目是否与领导者的一致（{ $section }）
refuses-append = { $node } 拒绝 { $leader } 的 AppendEntries
removes-entries = { $node } 从自己的日志中删除{ $entries }
removes-conflict-why = 条目 { $index } 与领导者的冲突：任期是 { $mine }，而不是 { $theirs }（{ $section }）
# 关闭了一条规则时。
removes-without-conflict-why = 与领导者的日志并无冲突，它却仍然删除（{ $section }）
accepts-command = { $node } 接受{ $command }，作为任期 { $term } 的日志条目 { $index }
accepts-command-why = 领导者把命令追加到自己的日志，应用到状态机后再答复客户端（{ $section }）
refuses-command = { $node } 拒绝{ $command }
knows-committed = { $node } 确认日志条目 { $index } 已提交
knows-committed-entries = { $node } 确认日志条目 { $first } 至 { $last } 已提交
# $share：投票成员中有多少个。$holders 是拥有该条目的节点。$need 是需要的个数。
commit-counted-why = { $share }已有条目 { $index }（{ $holders }），需要 { $need }（{ $section }）；该条目属于领导者当前的任期 { $term }（{ $section_2 }）
# 关闭了一条规则时。$entry_term 是条目的任期，$term 是领导者的任期。
commit-counted-older-term-why = { $share }已有条目 { $index }（{ $holders }），需要 { $need }（{ $section }）；该条目属于任期 { $entry_term }，而不是领导者当前的任期 { $term }（{ $section_2 }）
commit-told-why = 领导者的 commitIndex 是 { $leader_commit }（{ $section }）
# 跟随者丢失了已确认的条目。
denies-disk = { $follower } 否认自己确认过的条目：它的磁盘丢失了这些条目
denies-rule-off = { $follower } 否认自己确认过的条目：因为关闭了一条规则，它丢失了这些条目，或者从未有过
# $section 是图 2，其中有领导者应遵守的规则。
denies-why = 它在应答后来的请求时，拒绝了 prevLogIndex { $prev_log_index }。{ $leader } 把 nextIndex 设为 { $next_index } 并重新发送。matchIndex 从不减小，仍是 { $match_index }，但从现在起，{ $leader } 只按 { $follower } 重新确认的条目计数（{ $section }，领导者）
ignores-message = { $node } 忽略该消息

## 快照。$index 是快照覆盖的最后一个条目

takes-snapshot = { $node } 为日志条目 { $index } 及之前的全部内容生成快照
takes-snapshot-why = 快照覆盖的条目从日志中丢弃（{ $section }）
takes-no-snapshot = { $node } 不生成截至日志条目 { $index } 的快照
sends-snapshot = { $node } 向 { $follower } 发送截至日志条目 { $index } 的快照
# 快照的一部分：第 $first 至第 $last 个键，共 $size 个。
sends-snapshot-part = { $node } 向 { $follower } 发送截至日志条目 { $index } 的快照（第 { $first } 至 { $last } 个键，共 { $size } 个）
sends-snapshot-why = { $follower } 需要条目 { $next_index }，而 { $node } 已将其丢弃（{ $section }）
sends-older-snapshot-why = { $node } 已有较新的快照（截至条目 { $newest }），但要把已经开始发送的快照发完（{ $section }）
has-snapshot-part = { $node } 已收到截至日志条目 { $index } 的快照的一部分：{ $size } 个键中的 { $received } 个
has-snapshot-part-why = 每收到一块就写入磁盘，直到快照完整（{ $section }）
drops-snapshot-parts = { $node } 丢弃截至日志条目 { $index } 的快照中已收到的部分（{ $size } 个键中的 { $received } 个）
drops-snapshot-parts-why = 领导者改发另一个快照（截至条目 { $newer }），从第一块开始（{ $section }）
installs-snapshot = { $node } 安装截至日志条目 { $index } 的快照
installs-snapshot-replaces-why = 它的日志中没有任何条目能确定接在快照之后，因此用快照取代整个日志（{ $section }）
installs-snapshot-kept-why = 保留快照之后的 { $count } 个条目（{ $section }）
refuses-snapshot = { $node } 拒绝截至日志条目 { $index } 的快照

## 读取。$command 是读命令，带引号

# $majority：多数派；联合共识时是两边各自的多数派。
asks-whether-it-leads = 为了答复{ $command }，{ $node } 向{ $majority }确认自己仍是领导者
asks-whether-it-leads-why = 答复必须包含条目 { $index } 及之前的全部内容，它们在读请求到达时已提交（{ $section }）
asks-without-lease-why = 它没有租约，而答复必须包含条目 { $index } 及之前的全部内容，它们在读请求到达时已提交（{ $section }）
delays-read = { $node } 推迟答复{ $command }
delays-read-why = 它还没有提交本任期的条目，因此不知道哪些条目已提交（{ $section }）
refuses-read = { $node } 不答复{ $command }

## 领导权转移与成员配置

starts-transfer = { $node } 开始把领导权转移给 { $target }
starts-transfer-why = { $target } 已有完整的日志，直到条目 { $last }（{ $section }）
starts-transfer-behind-why = { $target } 的日志只到条目 { $match_index }，要先补齐到条目 { $last }（{ $section }）
aborts-transfer = { $node } 不把领导权转移给 { $target }
# $config 是成员配置：n1 n2 n3，学习者 n4
uses-config = { $node } 使用日志条目 { $index } 的成员配置：{ $config }
# $change 是变更的内容：C_old,new；n4 作为学习者加入
uses-changed-config = { $node } 使用日志条目 { $index } 的成员配置（{ $change }）：{ $config }
uses-config-why = 节点使用自己日志中最新的成员配置，无论是否已提交（{ $section }）
goes-back-to-config = { $node } 退回之前的成员配置：{ $config }
goes-back-to-config-why = 含有后一个成员配置的条目已从它的日志中删除（{ $section }）
uses-config-of-snapshot = { $node } 使用快照中的成员配置：{ $config }
uses-config-of-snapshot-why = 快照包含截至其最后一个条目的成员配置（{ $section }）
refuses-config = { $node } 拒绝变更成员配置

## 节点拒绝或忽略的原因。“它”是拒绝的节点

refused-old-term = 消息的任期是 { $theirs }，而 currentTerm 已是 { $mine }：过期的消息一律拒绝（{ $section }）
refused-already-voted = 它在任期 { $term } 已经投票给 { $voted_for }，而每个任期只有一票（{ $section }）
# $mine 和 $theirs 是两份日志的末尾：（任期 2，索引 7）
refused-not-up-to-date = 它自己的日志到{ $mine }为止，候选人的到{ $theirs }为止：候选人的日志较旧（{ $section }）
# 关闭了一条规则时：只比较长度。
refused-shorter = 它自己的日志到{ $mine }为止，候选人的到{ $theirs }为止：候选人的日志较短，但其实较新（{ $section }）
refused-log-too-short = 它的日志到索引 { $last } 为止，不到 prevLogIndex { $prev_log_index }（{ $section }）
refused-term-differs = 它的条目 { $prev_log_index } 属于任期 { $mine }，领导者的属于任期 { $prev_log_term }（{ $section }）
refused-not-own-term = 条目 { $index } 属于任期 { $term }，不是领导者当前的任期 { $mine }：Raft 永远不会通过计算副本数来提交之前任期的日志条目；只有当前任期的条目才按副本数提交（{ $section }）
refused-no-majority = 据领导者所知，只有 { $have } 个节点有条目 { $index }，需要 { $need } 个（{ $section }）
refused-no-old-majority = 据领导者所知，旧配置中只有 { $have } 个节点有条目 { $index }，需要 { $need } 个（{ $section }）
refused-no-new-majority = 据领导者所知，新配置中只有 { $have } 个节点有条目 { $index }，需要 { $need } 个（{ $section }）
refused-stale-snapshot = 快照只到条目 { $last_included_index }，而本节点已知条目 { $commit_index } 及之前的条目都已提交（{ $section }）
refused-nothing-applied = 还没有应用任何条目（{ $section }）
refused-nothing-newer = 它的快照已经覆盖了所有已应用的条目，直到条目 { $last_applied }（{ $section }）
refused-other-leader = 它不是领导者；据它所知，领导者是 { $leader }（{ $section }）
refused-no-leader = 它不是领导者，也不知道谁是领导者（{ $section }）
refused-late = 它已不再等待这个应答
refused-already-leads = 它已经是任期 { $term } 的领导者（{ $section }）
refused-election-over = 它已不再是任期 { $term } 的候选人（{ $section }）
# AppendEntries 的应答，已被后来的消息超过。
refused-older-than-ack = 对 prevLogIndex { $prev_log_index } 的拒绝可能早于对条目 { $match_index } 的确认：下一次心跳会再次询问（{ $section }）
refused-place-outdated = 拒绝的是 prevLogIndex { $prev_log_index }，而 nextIndex 现在已是 { $next_index }（{ $section }）
refused-same-term-leader = 它自己就是这个任期的领导者
refused-hears-leader = { $leader } 是领导者，在最小选举超时之内仍然活跃（{ $section }）
refused-restarted = 它重启还不到一个最小选举超时，重启之前可能收到过领导者的消息
refused-not-voter = 在它的成员配置中，它没有投票权（{ $section }）
refused-transferring = 它正在把领导权转移给 { $target }，不接受新的请求（{ $section }）
refused-to-itself = 它已经是领导者（{ $section }）
refused-target-not-voter = { $target } 没有投票权，不能成为领导者（{ $section }）
refused-transfer-timeout = 目标节点在一个选举超时之内没有接任（{ $section }）
refused-too-much-uncommitted = 已有 { $bytes } 字节的命令等待提交，上限是 { $most } 字节
refused-nothing-of-own-term = 它还没有提交本任期 { $term } 的条目（{ $section }、{ $section_2 }）
refused-change-pending = 条目 { $index } 的变更尚未完成，而一次只能做一个变更（{ $section }）
refused-no-voters = 没有投票成员，集群就再也无法作出任何决定
refused-same-config = 集群已经是这个成员配置
refused-part-missing = 这一块从第 { $first } 个键开始，而之前只收到 { $received } 个键（{ $section }）

## 规则的判断条件，与是否成立一起显示。只含论文名称的公式不在这里

# $half：联合共识时是 old 或 new，否则是 all。
ask-votes = { $half ->
    [old] 旧配置的选票：{ $have } ≥ { $need }
    [new] 新配置的选票：{ $have } ≥ { $need }
   *[all] 选票：{ $have } ≥ { $need }
  }
ask-answers = { $half ->
    [old] 旧配置的应答：{ $have } ≥ { $need }
    [new] 新配置的应答：{ $have } ≥ { $need }
   *[all] 应答：{ $have } ≥ { $need }
  }
ask-replicas = { $half ->
    [old] 旧配置中 matchIndex ≥ { $index } 的投票成员：{ $have } ≥ { $need }
    [new] 新配置中 matchIndex ≥ { $index } 的投票成员：{ $have } ≥ { $need }
   *[all] matchIndex ≥ { $index } 的投票成员：{ $have } ≥ { $need }
  }
ask-is-majority = { $half ->
    [old] 旧配置 { $of } 个投票成员中的 { $need } 个是多数派
    [new] 新配置 { $of } 个投票成员中的 { $need } 个是多数派
   *[all] { $of } 个中的 { $need } 个是多数派
  }
ask-free-to-vote = votedFor { $voted_for } 是 null 或 { $candidate }
# 两份日志的末尾：（任期 2，索引 7）≥（任期 1，索引 9）
ask-up-to-date = { $theirs } ≥ { $mine }
# 关闭了一条规则时。
ask-longer = 索引 { $theirs } ≥ 索引 { $mine }
ask-nothing-precedes = prevLogIndex 是 0：前面没有条目
ask-snapshot-covers = 快照覆盖条目 { $index }
ask-not-checked = log[{ $index }].term = prevLogTerm { $term }：没有检查
ask-terms-differ = log[{ $index }].term { $mine } ≠ { $theirs }
ask-log-long-enough = prevLogIndex { $prev_log_index } ≤ 自己最后的索引 { $last }
ask-snapshot-sent = 快照已经发完
ask-entry-in-log = 日志中仍有 nextIndex 之前的条目 { $index }
ask-snapshot-complete = 已收到的键数 { $received } = { $size }：完整
ask-part-follows = offset { $offset } ≤ 已收到的键数 { $received }
ask-request-newer = 该请求晚于那次确认
ask-log-complete = matchIndex { $match_index } = 最后的索引 { $last }
ask-more-applied = 已应用的条目超过快照覆盖的范围
ask-is-leader = 它是领导者
ask-is-candidate = 它是候选人
ask-no-leader-heard = 在最小选举超时之内，它没有收到领导者的消息
ask-no-transfer = 没有正在进行的领导权转移
ask-target-votes = { $target } 有投票权
ask-target-elected = 目标节点及时当选
ask-bytes = { $bytes } 字节 < { $most }
ask-config-committed = 条目 { $index } 的成员配置已提交，且不是联合配置

## 值的名称，显示在值的前面。论文中的名称不在这里

value-own-last-index = 自己最后的索引
value-own-last-term = 自己最后的任期
value-own-term-there = 自己在该处的任期
value-leader-term-there = 领导者在该处的任期
value-serial-number = 序列号
value-command = 命令
# 节点获得预投票后将成为候选人的任期。
value-next-term = 将要竞选的任期
value-granted = 同意
value-refused = 拒绝
value-answered = 已应答
value-last-new-entry = 最后一个新条目的索引
value-snapshot-before = 之前的 lastIncludedIndex
value-snapshot-of-parts = 已收到部分的 lastIncludedIndex
value-follower = 跟随者
value-keys = 键数
value-keys-before = 之前的键数
value-keys-in-all = 键的总数
value-keys-received = 已收到的键数
value-entries-retained = 保留的条目数
value-index = 索引
value-target = 目标节点
value-last-index = 最后的索引
# 一轮应答从这次心跳开始。
value-heartbeat = 心跳
# 这一轮应答从哪个读请求开始有效。
value-round-since = 该轮始于读请求
value-leader = 领导者
value-known-leader = 它所知的领导者
value-configuration = 成员配置
value-configuration-before = 之前的成员配置
value-needed = 需要
value-role = 角色
value-hands-over-to = 领导权转移给
value-bytes-uncommitted = 未提交的字节数

## 作为值的词

role-leader = 领导者
role-follower = 跟随者
