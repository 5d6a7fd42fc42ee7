### 集群上方的卡片：开始时的问题，以及课程的提问。

card = 这里讲什么
start-aim = 五台服务器必须保存同一份列表。它们只能靠消息来协调，而消息会丢失。
start-play = 播放
# 给不需要介绍的读者：打开带有全部工具的页面。
start-free = 我了解 Raft：自由操作
card-progress = 问题 { $number }/{ $all }
answers = 答案
answer-yes = 是
answer-no = 否
answer-unsure = 不确定
card-go-on = 继续
# 回答正确。
verdict-right = 正确：{ $right }。
verdict-wrong = 你的答案是：{ $answer }。运行结果是：{ $right }。
verdict-unsure = 运行结果是：{ $right }。
card-leave = 退出课程
# 最后一个问题之后：学习者要做到什么（$goal），以及怎样做。过去的运行作为分支保留。
start-otherwise = { $goal }点击一台服务器，选择“崩溃”。刚才看过的运行会保留。
# 课程最后一项任务的标题，代替问题的编号。
start-last = 最后一项任务
# 回到某个时刻的按钮。
start-back = 回到 { $time }
# 有两次开头相同的运行时显示。
start-both = 五个中的两个不是多数：第三个服务器重新运行之前，不能再提交任何条目。两次运行都保留了。{ $marked } 个问题中你答对了 { $right } 个。
start-next = 下一个：图 8
start-free-now = 自由操作

## 故事的卡片：故事的每一句话，时间在每句话处停下。

story = 故事
# $number：这是故事的第几句。$all：故事共有几句。
story-number = { $number }/{ $all }
story-before = 回到上一句
story-flows = 不停下
story-flows-tip = 时间不在每句话处停下
# 故事结束时。$title：场景库中下一个故事的标题。
story-next = 下一个：{ $title }
# $name：故事的一个书签。$time：它的时刻。
story-what-if = 假如……？回到“{ $name }”，{ $time }
story-do-else = 在这里做点别的：点击一台服务器或一条消息。刚才看过的运行会作为分支保留。

## 名称：在事物首次出现的地方显示一次，并列在“帮助”里。

help-names = 图中的名称
name-timer = 选举定时器：弧线用完时，这台服务器就向其他服务器请求投票。
name-candidate = 候选人：它请求投票，需要多数派的选票。
name-request-vote = RequestVote：“请在这个任期投票给我”。
name-vote = 一张选票：每台服务器在每个任期只有一票。
name-leader = 领导者：它接受客户端的命令，其他服务器复制它的日志。
name-heartbeat = 心跳：它让跟随者的选举定时器重新计时。
name-term = 任期：每次选举都开始一个新任期，编号只增不减。
name-append-entries = AppendEntries：领导者日志中的新条目。
name-acknowledgement = 确认：“我的日志里有这些条目了”。
name-crashed = 已崩溃：它收不到任何消息。任期、投票和日志还在它的磁盘上。
name-cut-off = 被隔离：它与其他服务器之间的消息都会丢失。
name-install-snapshot = InstallSnapshot：状态本身，代替领导者已经没有的条目。
name-entry-open = 日志中的虚线格：未提交的条目。
name-entry-committed = 锁：条目已提交，因此以后的每个领导者都有它。
name-entry-known = 下方带线的实线格：这台服务器知道这个条目已提交。
name-entry-replaced = 带删除线的格：那里已提交的是另一个条目，它会替换这一个。
