### 页面上除事件以外显示的内容：对设置的警告、链路、给客户端的答复、操作历史。

## 对设置的警告

# $round_trip、$shortest、$gap：毫秒数。
votes-too-late = 一次往返最多需要 { $round_trip } ms，而最小选举超时是 { $shortest } ms：选票可能来得太晚，选举可能永远不会结束（{ $section }）。
heartbeats-too-late = 跟随者最多可能隔 { $gap } ms 才收到下一次心跳，而最小选举超时是 { $shortest } ms：跟随者可能会取代正常工作的领导者（{ $section }）。
timeouts-too-close = 各节点选举超时的差别小于一条消息的延迟：选票会经常被瓜分（{ $section }）。
half-of-messages-is-lost = 至少一半的消息会丢失：跟随者会经常收不到心跳。

## 单独设置的链路。$share：百分比，如 5%。

link-loss = 丢失 { $share }
link-duplicate = 重复 { $share }
link-reorder = 乱序 { $share }
link-latency = 延迟 { $min }..{ $max } ms
link-drops-next = 接下来的 { $count } 条消息会丢失

## 节点给客户端的答复

answer-may-lead = 领导者可能是 { $leader }
answer-no-leader-known = 不知道谁是领导者
answer-entry-replaced = 它的位置已被另一个条目占据

## 给客户端的答复是否线性一致

history-is-linearizable = 如果只有一个存储逐个执行这些操作，也能得到所有这些答复。
history-is-violated = 没有一种操作顺序能解释所有这些答复。
history-is-undecided = 可能的顺序太多，无法逐一检查，因此没有结论。

## 成员配置条目：改变了什么，以及有哪些成员

config-change = { $change }：{ $members }
