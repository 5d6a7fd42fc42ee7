### 术语表：每个术语只有一种译法，所有句子都用它；测试会检查。
### `.forms`：同一个词的其他写法，用空格隔开。

-leader = 领导者
    .forms = 领导
-follower = 跟随者
    .forms = 跟随
-candidate = 候选人
    .forms = 参选
-learner = 学习者
-term = 任期
-log-entry = 日志条目
    .forms = 条目
-committed = 已提交
    .forms = 提交
-majority = 多数派
    .forms = 多数
-heartbeat = 心跳
-election-timeout = 选举超时
-snapshot = 快照
-joint-consensus = 联合共识
    .forms = 联合
-pre-vote = 预投票
    .forms = PreVote
-no-op = 空操作日志
    .forms = 空操作
-lease = 租约
-linearizable = 线性一致
-partition = 网络分区
    .forms = 分区
