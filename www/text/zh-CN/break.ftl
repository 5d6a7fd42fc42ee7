### 让机器来破坏 Raft：搜索一次使某个性质被破坏的运行，并说明从哪一刻起已无法挽回。

## 对话框

explore = 破坏 Raft
explore-tip = 让机器找出一次使某个性质被破坏的运行
explore-find = 给我找一场灾难
explore-about = 机器搜索一次使某个性质被破坏的运行。一个搜索在小集群里尝试少量操作的所有顺序，同时还进行随机运行。最先找到的运行会被缩短，然后打开；你的运行会保留。
explore-rules = 关闭的规则
explore-rules-none = 没有关闭任何规则：这是在攻击实现本身。
explore-goal = 要破坏什么
explore-goal-any = 任意性质
explore-pause = 暂停
explore-on = 继续
explore-cancel = 取消
explore-more = 再给些时间
explore-take = 就这样打开
explore-open = 打开这次运行
explore-show = 查看
# 搜索进行中而对话框已关闭时的按钮。
explore-running = 正在搜索……

## 结果

explore-begins = 搜索开始。
explore-searching = 正在搜索。
explore-found-random = 一次随机运行已破坏了它。搜索再进行几秒，以找到更短的运行。
explore-paused = 已暂停。
# $from、$to：找到时和现在各有多少个操作。$property：脚本中的名称。
explore-shortening = 找到了：{ $property } 被破坏。正在缩短：{ $from } → { $to } 个操作。
# $from：找到时有多少个操作。
explore-found = 找到了：在一次有 { $deeds } 个操作的运行中，{ $property } 被破坏（最初找到时有 { $from } 个）。
explore-shortest = 只用其中更少的操作，无论什么顺序都破坏不了它。
explore-is-found = 搜索找到了一次用 { $deeds } 个操作破坏 { $property } 的运行。
explore-opened = 找到了：用 { $deeds } 个操作破坏了 { $property }。
explore-region = 找到的运行
explore-back = 回到我的运行
explore-to-violation = 转到被破坏的时刻
explore-trouble = 搜索因错误而结束。
explore-nothing = { $seconds } 秒内没有找到。
# $states、$shown：不同状态的数目，用于选择和显示。$ways：搜索经过多少个路标。
explore-covered = { $ways ->
    [0] 已尝试下述范围内的所有运行
   *[other] 已尝试下述范围内经过本搜索各路标的所有运行
}：{ $states ->
   *[other] { $shown } 个不同的状态。
}
explore-covered-part = 在下述范围内，已尝试 { $depth } 个操作以内的所有运行：{ $states ->
   *[other] { $shown } 个不同的状态
}{ $limit ->
    [true] ，已达上限。
   *[other] 。
}
explore-runs-breaking-nothing = { $runs ->
   *[other] 在 { $shown } 次随机运行中，没有性质被破坏。
}
explore-no-proof = 除此之外的运行没有尝试。

## 数字

# $off：关闭了多少条规则，$rules：它们的名称。$goal：要破坏什么。
explore-asked = { $off ->
    [0] 所有规则都开启
   *[other] 关闭：{ $rules }
}；要破坏：{ $goal }
# $rate：每秒。$end：搜索为何结束。
explore-states = 所有的操作顺序：{ $states ->
   *[other] { $shown } 个不同的状态
}，每秒 { $rate } 个；已尝试 { $depth } 个操作以内的所有运行{ $end ->
    [complete] ；范围内已全部完成
    [limit] ；已达状态数上限
   *[other] {""}
}
explore-runs = 随机运行：{ $shown } 次，每秒 { $rate } 次
explore-in-workers = { $seconds } 秒，使用 { $threads } 个 Worker
explore-in-page = { $seconds } 秒，在页面自己的线程里：这里不能启动 Worker，因此页面暂时较慢
explore-so-far = { $seconds } 秒：{ $states } 个不同的状态，已尝试 { $depth } 个操作以内的所有运行，{ $runs } 次随机运行。
# $spare：其中有多少个节点只能通过成员变更启用。$deeds：列表，见下。$hop：毫秒。$cluster：脚本的一行。
explore-bounds = 操作顺序的范围：{ $nodes } 个节点{ $spare ->
    [0] {""}
   *[other] （其中 { $spare } 个稍后启用）
}，一条消息用时 { $hop } 毫秒，选举定时器不会自行触发，最多 { $deeds }；连同等待总共最多 { $depth } 个操作{ $ways ->
    [0] {""}
   *[other] ；经过 { $ways } 个指定的情形，因此其他途径不在其内
}。脚本的写法：{ $cluster }

## 操作的种类，在列表中说明各最多几次

explore-deed-timeout = { $count } 次选举超时
explore-deed-propose = { $count } 条命令
explore-deed-crash = { $count } 次崩溃
explore-deed-restart = { $count } 次重启
explore-deed-cut = { $count } 次隔离或恢复
explore-deed-drop = { $count } 条丢失的消息
explore-deed-delay = { $count } 条迟到的消息
explore-deed-snapshot = { $count } 次快照
explore-deed-members = { $count } 次成员变更
explore-deed-read = { $count } 次读取

## 无法挽回的时刻

futures = 无法挽回的时刻
futures-ask = 当时还能挽回吗？
futures-ask-tip = 从此前的若干时刻出发，各推演许多种未来，并显示其中有多少会有同样的结局
futures-playing = 正在从此前的各个时刻推演未来……
futures-in-page = 这里不能启动 Worker，因此页面暂时较慢。
futures-trouble = 未来无法推演。
# 每种未来的结局，即下面的 $loses。$property：脚本中的名称。
futures-violation = 破坏了 { $property }
# $expected：期望，按脚本的写法。$line：脚本的行。
futures-failure = 使期望“expect { $expected }”（第 { $line } 行）不成立
# $time：时刻。$of：从每个时刻推演多少种未来。
futures-from = 从 { $time } 起，没有什么挽回它：从此后的每个时刻出发，全部 { $of } 种未来都{ $loses }。
futures-never = 从一开始就没有什么挽回它：从每个时刻出发，全部 { $of } 种未来都{ $loses }。
# 从尝试过的最后一个时刻出发，$of 种未来中的 $ends 种。
futures-until = 在 { $last } 时仍可挽回：从那里出发的 { $of } 种未来中，有 { $ends } 种{ $loses }。
futures-none = 在 { $time } 之前没有任何时刻。
futures-how = 每种未来都重新掷骰子，此后的每个操作各有二分之一的机会被略去。
futures-go = 转到无法挽回的时刻
futures-go-at = 转到 { $time }

## 狩猎：学习者亲手破坏一个性质

hunt = 亲手破坏它
hunt-tip = 同样的集群，关闭同样的规则：由你来操作，操作越少越好
hunt-show = 查看搜索的运行
# 运行的名称和目标。$property：脚本中的名称。$meaning：它的含义，一句话。
hunt-title = 亲手破坏 { $property }
hunt-goal = 用尽可能少的操作破坏 { $property }。{ $meaning }
hunt-hint-where = 点击一台服务器或一条消息：菜单里列出能对它做什么。命令在“客户端”处提出。
# $deeds：脚本的语句。
hunt-hint-deed = 搜索是这样做的：{ $deeds }
hunt-way = 你的运行已保留。
# $par：搜索用多少个操作破坏了它。
hunt-deeds = 你的操作：{ $count } 个，搜索的操作：{ $par } 个
hunt-reached = 已破坏。你的操作：{ $count } 个，搜索的操作：{ $par } 个
