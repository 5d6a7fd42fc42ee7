### 脚本中的错误，以及各条语句的结果。

## 一处错误及其位置

refused-at = 第 { $line } 行第 { $column } 列：{ $refusal }
refused = 此处是{ $found }，应为：{ $expected }
refused-with-hint = { $refusal }；{ $hint }
refused-lookalike = { $found }应为{ $expected }
refused-invisible = { $found }应删去

mistakes-count = 共 { $count } 处错误
mistakes-line =
    { $before }
    {"  "}{ $next }
mistakes-more = 另有 { $more } 处

## 实际写的内容

found-text = “{ $text }”
found-nothing = 空的
end-of-line = 行尾
end-of-command = 命令结尾
found-end-of = “{ $text }”的结尾
found-again = 第二个“{ $text }”
found-hint-again = “{ $name }”的第二条 { $level } 级提示
found-character = 字符 { $code }（{ $character }）
found-invisible = { $name ->
    [soft-hyphen] 不可见字符 { $code }（软连字符）
    [zero-width-space] 不可见字符 { $code }（零宽空格）
    [zero-width-non-joiner] 不可见字符 { $code }（零宽不连字）
    [zero-width-joiner] 不可见字符 { $code }（零宽连字）
    [word-joiner] 不可见字符 { $code }（词连接符）
    [byte-order-mark] 不可见字符 { $code }（字节顺序标记）
    [direction] 不可见字符 { $code }（书写方向标记）
    [variation-selector] 不可见字符 { $code }（变体选择符）
   *[none] 不可见字符 { $code }
}
found-byte = 字节 { $byte }
found-script = 长 { $bytes } 字节的脚本
found-script-printed = 完整写出后长 { $bytes } 字节的脚本
found-action = 长 { $bytes } 字节的操作
found-statement = 第 { $number } 条语句

## 应写的内容

expected-names = { $what }（{ $names }）
expected-whole = { $what }（{ $least } 到 { $most } 的整数）
expected-off-or-whole = off，或{ $what }（1 到 { $most } 的整数）
expected-time = { $what }（{ $least } 到 { $most } 毫秒，最多三位小数）
expected-range = { $what }（形如 5..15 的范围，{ $least } 到 { $most } 毫秒）
expected-range-in-order = 从小到大的范围
expected-percentage = 0% 到 100% 的百分数，最多四位小数
expected-rate = 0.001 到 1000 的倍率，最多三位小数
expected-addend = { $least } 到 { $most } 的整数
expected-addend-or-n = { $least } 到 { $most } 的整数，或 $n
expected-on-off = on 或 off
expected-comparison = =、>= 或 <=
expected-node = 节点（n1 到 n25）
expected-target = 节点（n1 到 n25，或 leader、follower、candidate）
expected-node-in-group = 每组至少一个节点（n1 到 n25，或 leader、follower、candidate）
expected-learner = 学习者（n1 到 n25，或 leader、follower、candidate）
expected-node-of-cluster = { $last ->
    [n1] 本集群的节点（只有 n1）
   *[other] 本集群的节点（n1 到 { $last }）
}
expected-each-node-once = 每个节点只写一次
expected-each-option-once = 每个选项只写一次
expected-different-nodes = 两个不同的节点
expected-groups = 若干组节点，例如“n1 n2 | n3”
expected-link = 链路（单向写 A>B，双向写 A-B）
expected-link-one-way = 单向链路 FROM>TO
expected-message = 消息 FROM>TO#K，例如 n2>n3#4
expected-count-or-end = count=K 或行尾
expected-torn-or-end = torn、lose=K 或行尾
expected-disk-time = 形如 40..60 的范围（毫秒），或 as-cluster
expected-key-of-link = key=value，key 为 { $keys } 之一
expected-key-without-space = { $key }=…，等号前后不留空格
expected-key = 键
expected-value = 值
expected-old-value = 旧值
expected-new-value = 新值
expected-title = 加引号的标题
expected-description = 加引号的简介
expected-bookmark = 加引号的名称
expected-say = 加引号的文字
expected-quoted-command = 加引号的命令，例如 "set x 1"
expected-client-name = 客户端名称（1 到 16 个字母、数字、_ 或 -）
expected-client-name-free = 不与节点重名的客户端名称
expected-engine = 引擎版本
expected-fingerprint = 指纹（1 到 64 位十六进制数字）
expected-escape = \" \\ \n \r \t 之一
expected-closing-mark = 右引号
expected-marks-around-word = 整个词都在引号之内
expected-space-after-mark = 右引号之后的空格
expected-quotation-mark = 半角引号 "
expected-bare-word = 不加引号的词
expected-letter = 字母 { $letter }
expected-digit = 数字 { $digit }
expected-sign = 符号 { $sign }
expected-nothing = 空（不写任何字符）
expected-once = 一个脚本只写一个“{ $statement }”
expected-statements-at-most = 一个脚本最多 { $most } 条语句
expected-clients-at-most = 一个脚本最多 { $most } 个客户端
expected-bytes-at-most = 最多 { $most } 字节
expected-utf8 = UTF-8 文本
expected-script = 脚本

## 课中需要什么

expected-slug = 名称（1 到 { $most } 个小写字母、数字或 -，以字母开头）
expected-each-name-once = 每个名称只用一次
expected-each-level-once = 每一级只有一条提示
expected-asks-at-most = 一个脚本的问题和目标最多共 { $most } 个
expected-question = 加引号的问题
expected-goal-text = 加引号的目标
expected-hint-text = 加引号的提示
expected-break-text = 加引号的文字，说明该看什么
expected-each-action-once = 每种操作只写一次
expected-it = { $kind ->
    [node] 以“it”代替节点的期望，例如 leader it
    [nodes] 以“it”代替节点的期望，例如 role it follower
   *[entry] 以“it”代替索引的期望，例如 committed it
}
expected-by = 时刻，或提问之后的时长 +MS
expected-by-span = 时长 +MS：何时提问取决于这次运行
expected-by-later = 不早于提问的时刻
expected-ask = 这个脚本中某个问题的名称
expected-ask-or-goal = 这个脚本中某个问题或目标的名称
expected-answer = 回答（yes、no、节点、数字、none 或 unsure）
expected-each-number-once = 每个数字只写一次，最多 { $most } 个
expected-answer-yes = yes、no 或 unsure
expected-answer-node = 一个节点、none 或 unsure
expected-answer-nodes = 若干节点、none 或 unsure
expected-answer-entry = 一个索引、none 或 unsure
expected-answer-entries = 若干索引、none 或 unsure
expected-answer-number = 一个数字、none 或 unsure
found-no-lesson = 只有课才有的内容
expected-lesson = 一课
hint-lesson = 单独写一行“{ $statement } NAME”，脚本就成为一课

## 名称的种类：用于“expected-names”，以及编辑器的补全列表

what-statement = 语句
what-action = 操作
what-expectation = 期望
what-command = 命令
what-setting = 设置
what-key-value = 设置 key=value
what-changeable-setting = 运行中可以修改的设置
what-option = 选项
what-switch = 开关
what-node = 节点
what-role = 角色
what-fact = 事实
what-rule = 规则
what-property = 性质
what-kind = 消息种类
what-comparison = 比较符
what-client = 客户端的动作
what-crash = 崩溃方式
what-learners = 学习者
what-asking = 何时提问
what-ask-kind = 问的是什么
what-it = 所问的对象
what-sign = 符号
what-by = 问的是哪一时刻
what-quantity = 数值
what-ask = 问题
what-ask-or-goal = 问题或目标
what-answer = 回答
what-level = 提示的级别

## 数值的含义：用于“expected-whole”“expected-time”“expected-range”和“expected-names”

quantity-moment = 时刻
quantity-span = 时长
quantity-delay = 延迟
quantity-interval = 间隔
quantity-timeout = 客户端超时
quantity-attempts = 尝试次数
quantity-events = 事件数
quantity-occurrence = 第几次出现
quantity-times = 次数
quantity-messages = 消息数
quantity-message = 消息编号
quantity-copy = 副本编号
quantity-lost = 丢失的条目数
quantity-term = 任期
quantity-index = 索引
quantity-nodes = 节点数
quantity-spare = 备用节点数
quantity-seed = 随机种子
quantity-election = 选举超时
quantity-heartbeat = 心跳间隔
quantity-latency = 消息延迟
quantity-late = 额外延迟
quantity-disk = 磁盘写入用时
quantity-entries = 条目数
quantity-keys = 键的数量
quantity-bytes = 字节数
quantity-window = 窗口大小
quantity-batch = 批量大小
quantity-deeds = 操作数
quantity-number = 数字
what-read-mode = 读取方式

## 提示

hint-meant = 是不是想写“{ $name }”？
hint-quote-spaces = 含空格的文字要加引号
hint-quote-to-keep = 若要在文字中保留它，请给文字加引号
hint-without-marks = 不要加引号
hint-escaped-mark = 引号之内的引号写作 \"
hint-text-begins = 这段文字从第 { $column } 列开始
hint-markdown = 这一行属于 Markdown，请删去
hint-moment-first = 要先写时刻：“at 310 { $action } …”
hint-more-nodes = 写“cluster nodes={ $nodes }”就有这个节点
hint-first-in-line = 第一个在第 { $line } 行
hint-set-at-start = 只能在开头用“cluster { $key }=…”设置
hint-client-reads = 客户端可以读取：“client NAME every 100 get KEY”

## 期望不成立时的实际情况

found-leader = { $leader ->
    [none] 没有领导者
   *[other] { $leader } 是任期 { $term } 的领导者
}
found-term = { $node } 处于任期 { $term }
found-paused = { $node } 已暂停
found-crashed = { $node } 已崩溃
found-follower = { $node } 是跟随者
found-learner = { $node } 是学习者，也是跟随者
found-precandidate = { $node } 是预候选人
found-candidate = { $node } 是候选人
found-leader-of-term = { $node } 是任期 { $term } 的领导者
found-uncommitted = { $leader ->
    [none] 该命令尚未提交；没有领导者
   *[other] 该命令尚未提交；{ $leader } 是任期 { $term } 的领导者
}
found-in-no-log = { $leader ->
    [none] 没有任何日志包含该命令；没有领导者
   *[other] 没有任何日志包含该命令；{ $leader } 是任期 { $term } 的领导者
}
found-in-logs = { $leader ->
    [none] 该命令尚未提交：{ $places }；没有领导者
   *[other] 该命令尚未提交：{ $places }；{ $leader } 是任期 { $term } 的领导者
}
place-of-entry = { $nodes } 上任期 { $term } 的条目 { $index }
found-entry = { $node } 的条目 { $index } 属于任期 { $term }
found-entry-in-snapshot = { $node } 的条目 { $index } 只在快照中
found-empty-log = { $node } 的日志为空
found-log-end = { $node } 的日志到条目 { $index } 为止
found-value = { $node } 上 { $key } 的值是 { $value }
found-no-value = { $node } 上没有 { $key } 的值
found-commit = { $node } 的 commitIndex 是 { $index }
found-committed-up-to = { $index ->
    [0] 没有已提交的条目
   *[other] 已提交的条目到 { $index } 为止
}
found-times = { $times ->
    [0] 尚未发生
   *[other] 已发生 { $times } 次
}
found-times-on = { $times ->
    [0] 在 { $node } 上尚未发生
   *[other] 在 { $node } 上已发生 { $times } 次
}
found-nothing-broken = 没有性质被破坏
found-broken = 被破坏的性质：{ $properties }
broken-property = { $property }（{ $at } ms 时）

## 被跳过的操作

action-skipped = { $action }：{ $why }
answer-too-early = 问题“{ $ask }”还没有提出
answer-given = 问题“{ $ask }”已经回答过
