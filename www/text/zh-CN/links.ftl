### 链接为什么打不开，运行为什么到了上限而停止，操作对运行的分支有什么影响。

## 打不开的链接

# $characters：链接的长度。$most：脚本的最大长度，单位 KiB。
link-too-long = 链接有 { $characters } 个字符，比最大的脚本（{ $most } KiB）的链接还长。
# 两个数都是链接格式的版本。
link-of-other-format = 链接的格式是 { $version }，而当前版本只能打开格式 { $ours }。较新的版本也许能打开它。
# z 和 t：链接中的两种打包方式。
link-of-unknown-codec = 链接用未知的方式“{ $codec }”打包脚本。当前版本只认识“z”（压缩）和“t”（纯文本）。
link-neither = “{ $text }”既不是链接（以 { $version }.z. 或 { $version }.t. 开头），也不是场景的名称。
link-cut = 链接被截断：结尾不见了。有些聊天软件会截断长链接。
link-damaged = 链接已损坏，无法解压。
link-damaged-at = 链接已损坏：“{ $version }.z.”之后的第 { $place } 个字符不应出现在链接中。
# $most：脚本的最大长度，单位 KiB。
link-too-large = 链接解包后超过 { $most } KiB，即脚本的最大长度。
# $mistakes：脚本中的错误，各有行号和列号。
link-script-refused = 链接中的脚本无法解析：{ $mistakes }

## 使运行停止的上限：计数是多少，通常是什么原因。带等号的词和 clock 是脚本的设置和操作。

limit-events-a-second = 运行在 { $at } ms 时停止：一个虚拟秒内有 { $found } 个事件，上限是 { $most }。常见原因是定时器太短（election=、heartbeat=、clock），或者消息没有延迟。
limit-messages-a-second = 运行在 { $at } ms 时停止：一个虚拟秒内发出了 { $found } 条消息，上限是 { $most }。常见原因是节点很多而定时器太短（heartbeat=、election=、clock），或者设置了 duplicate=。
limit-messages-in-flight = 运行在 { $at } ms 时停止：同时有 { $found } 条消息在途，上限是 { $most }。常见原因是 latency= 很长而定时器太短（heartbeat=、election=），或者有节点一直暂停。duplicate= 会使数量翻倍。
limit-disk-queue = 运行在 { $at } ms 时停止：有 { $found } 次写入或消息在等待磁盘，上限是 { $most }。常见原因是 disk= 很长而定时器太短（election=、heartbeat=）。
limit-log-entries = 运行在 { $at } ms 时停止：一份日志有 { $found } 个条目，上限是 { $most }。常见原因是选举没完没了，因为每个新领导者都会追加一条空操作日志。加大 election=，或者设置 noop=off 或 snapshot=，会有帮助。
limit-history-bytes = 运行在 { $at } ms 时停止：任期和条目的记录达到 { $found } 字节，上限是 { $most }。常见原因是选举没完没了。加大 election= 会有帮助。
limit-events = 运行在 { $at } ms 时停止：从开始到现在共有 { $found } 个事件，上限是 { $most }。加大定时器（heartbeat=、election=）可以让运行更长。
# 页面保存运行的过去，用来绘图和后退。$most 的单位是 MiB。
limit-recording = 运行在 { $at } ms 时停止：用于后退的记录已达到 { $most } MiB。请开始新的运行；更长的运行可以用命令行播放。
limit-recording-of-branches = 运行在 { $at } ms 时停止：用于后退的记录已达到 { $most } MiB。请删除一个分支，或者开始新的运行；更长的运行可以用命令行播放。

## 分支

old-future-kept = 原来的未来保留为另一个分支。
