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
start-free-now = 自由操作

## 课程：提问。

# 运行播放到揭晓答案的时刻之前，显示已作的回答。
card-your-answer = 你的答案：{ $answer }
# 运行继续播放，直到下一个问题。
card-before-question = 接下来：问题 { $number }/{ $all }
# 最后一个问题之后，脚本继续运行。
card-to-the-end = 最后会怎样
card-before = 回到问题
answer-none = 都不是
# 锁定所选答案的按钮。
answer-lock = 锁定答案
answer-click-server = 请点击一台服务器。
answer-number = 一个数
# 答错的服务器在揭晓时刻的状态。$state：领导者、跟随者、已崩溃……
missed-node = { $node }：{ $state }，任期 { $term }，commitIndex { $commit }。
# $count：在 $all 台服务器中的几台上。$standing：已提交、未提交……
missed-entry = 条目 { $index } 在 { $all } 台服务器中的 { $count } 台上：{ $standing }。
# 脚本不是场景库中的。
card-foreign = 随链接而来的课程
# $ask：地址中的名称或编号。
lesson-no-question = 这一课没有问题“{ $ask }”。
lesson-answer-first = 请先回答问题，或者退出课程。
lesson-does-not-offer = 这一课不提供这个操作。退出课程就可以自由操作。

## 课程：由学习者亲手达成的目标，以及提示。

card-now-you = 轮到你了
card-goals = 目标
# 目标文字之前，供屏幕阅读器使用。
goal-reached = 已达成：
goal-open = 未达成：
card-deeds = 你的操作：{ $count }
# $par：课程作者达成目标所用的操作数。
card-deeds-par = 你的操作：{ $count }，作者的操作：{ $par }
goals-reached = 目标全部达成。操作数：{ $count }。
goals-reached-par = 目标全部达成。操作数：{ $count }，作者：{ $par }。
goals-reached-short = 目标全部达成，而且操作最少。操作数：{ $count }。
card-skip = 跳过
# 按钮之前的文字：开头，以及各个问题的编号。
card-back-to = 回到
card-start = 开头
card-question-at = 问题 { $number }，{ $time }
hint-where = 提示：看哪里
hint-rule = 提示：哪条规则
# 看过之后不再得到“操作最少”的评价。
hint-deed = 提示：怎么做（看过就不算“操作最少”）

## 课程：去掉一条规则的同一剧本，以及结束。

card-break = 现在来破坏它
card-break-aim = 同样的剧本，但关掉 Raft 的一条规则。会出什么错？
card-broke = 有这条规则，同样的剧本什么也不会破坏。
# $rule：规则在脚本中的名称。
card-without = 去掉 { $rule }
card-broken = 不是 Raft：没有 { $rule }
card-nothing-broke = 没有性质被破坏。
# 回到课程本来的运行。
card-mend = 恢复规则，回到课程
card-done = 本课结束
score-answers = 答对 { $right } 个，共 { $asks } 个问题。
score-goals = 达成目标 { $reached } 个，共 { $goals } 个。
score-short = 操作最少。
# 按钮之前的文字：运行的各个分支。
card-runs-kept = 两次运行都保留了：
lesson-next = 下一课：{ $title }
lesson-dice = 换个种子
lesson-dice-tip = 同样的问题，另一个随机种子
lesson-dice-none = 试过的 { $tried } 个种子都不能让这一课照剧本进行：它需要自己的种子。

## 浏览器记住的课程进度。

progress-not-kept = 浏览器不为本页保存任何内容：关闭页面后，学习进度就会丢失。
progress-too-long = 这段文字太长，不是学习进度。
# $head：这种文字的第一行。
progress-no-head = 这不是学习进度：第一行必须是“{ $head }”。
progress-bad-line = 第 { $number } 行无法识别：{ $line }

# 脚本旁的按钮：开始写自己的一课。
lesson-of-my-own = 新课程
lesson-of-my-own-tip = 一个可以修改和运行的简短课程。你写的内容会保留。
# 一个脚本：引号里的文字可以翻译，其余是脚本语言。
lesson-template =
    title "我的课程"
    about "读者的误解，以及他们要看到什么。"
    cluster nodes=3 seed=4 election=150..300 latency=8..12
    lesson my-lesson
    ask who "哪台服务器会最先成为领导者？点击它。" at 100 node = leader it by 400
    hint who 1 "比较各个选举定时器还剩多少。"
    hint who 2 "听不到领导者消息的服务器会成为候选人（§5.2）。"
    at 450 propose leader set x 1
    ask stored "领导者有了 x=1。x=1 会被提交吗？" at 451 yes = committed "set x 1" by 520
    hint stored 2 "条目在多数派上之后，就已提交（§5.3）。"
    goal again "让领导者崩溃，再由下一个领导者提交 x=2。" committed "set x 2"
    hint again 1 "现在谁是领导者？"
    hint again 2 "三台服务器中的两台就能选出领导者（§5.2）。"
    hint again 3 "让领导者崩溃，等待，再向下一个领导者发送 set x 2。"
    par 2
    allow crash restart propose
    break majority "现在一台服务器就够了：看 x=1 什么时候被提交。"
    until 600

## 课程地图。

lessons = 课程
lessons-tip = 先预测，再播放，然后亲手做到：每课几分钟
lessons-sum = 已完成 { $done } 课，共 { $count } 课
lessons-all = 全部
lessons-lab = MIT 6.5840 的实验
lessons-first = 从这里开始
lessons-elections = 选举
lessons-log = 日志
lessons-safety = 安全性
lessons-disk = 磁盘
lessons-lab-bugs = 实验中的常见错误
lessons-clients = 客户端
lessons-extensions = 扩展
lessons-extra = 补充
lesson-minutes = { $count } 分钟
lesson-lab = 实验 { $lab }
# 课程的完成程度。
lesson-new = 未开始
lesson-begun = 已开始
lesson-done = 已完成
lesson-short = 操作最少
# $text：很多人的误解。$source：误解的出处。
lesson-misconception = 常见的误解：“{ $text }”（{ $source }）
# 按钮：打印课程的练习页。
sheet = 打印
# 一课旁边的按钮。$title：课名。
sheet-of-lesson = 打印“{ $title }”
sheet-about = 一页问题发给学习者，一页答案留给教师。图和答案都来自这一课的实际运行。
sheet-of = 课
sheet-all = 全部 { $count } 课
# 不属于本课程的一课。$title：课名。
sheet-here = 正在运行的课：{ $title }
sheet-pages = 页面
sheet-pages-both = 问题和答案
sheet-pages-questions = 只有问题
sheet-pages-answers = 只有答案
sheet-print = 打印
sheet-playing = 正在播放第 { $number } 课，共 { $all } 课
sheet-ready = 页数：{ $count }
sheet-none = 没有可以打印的内容：这一课不能播放。
# 纸上：这一课在课程中的编号。
sheet-number = 第 { $number } 课
# 纸上，教师页的上方。
sheet-with-answers = 附答案
# 纸上，后面是一条横线。
sheet-name = 姓名
# 纸上，后面是写理由的横线。
sheet-why = 理由
# 纸上，在方框下方。
sheet-several = 正确的可能不止一个。
# 纸上，后面的横线用来填写一个或几个条目的索引。
sheet-entries = 索引
# 纸上，提问时刻的图下方。
sheet-asked-at = 提问时，{ $time }：
# 纸上，揭晓时刻的图下方。
sheet-decided-at = 揭晓时，{ $time }：
# 纸上。$properties：脚本中的性质名称。
sheet-broken = 被破坏：{ $properties }
progress-kept = 学习进度只保存在这个浏览器里。
progress-carry = 把进度带到另一个浏览器，或者清除进度
progress-out = 以文字表示的进度
progress-in = 读入这样的文字
progress-take = 读入
progress-taken = 已读入 { $count } 课。两边取较好的结果，什么也不会丢失。
progress-taken-not-kept = 已读入 { $count } 课。浏览器不保存任何内容，关闭页面后就会丢失。
progress-copied = 进度已复制。
progress-forget = 清除我的进度
progress-forgotten = 进度已清除。

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
