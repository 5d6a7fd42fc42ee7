### 命令行自己的文字：错误，以及 check 的表格。页面不加载这个文件。

## 错误，在“raft-playground: ”之后。$error：系统的说法，用系统的语言。

cli-cannot-write = 无法写入：{ $error }
cli-cannot-write-trace = 无法把跟踪记录写入 { $file }：{ $error }
cli-cannot-read = 无法读取 { $file }：{ $error }
cli-cannot-read-input = 无法读取标准输入：{ $error }
# $mistakes：脚本的错误，带行号和列号；有多个时各占一行。
cli-refused = { $file } 无法解析：{ $mistakes }
cli-refused-input = 标准输入无法解析：{ $mistakes }
cli-seed-refused = --seed：{ $refusal }
cli-answer-refused = --answer { $answer }：{ $mistake }
cli-link-empty = 这个链接没有运行：# 之后什么都没有。
cli-link-of-gallery = “#{ $name }”是页面场景库中的场景。它的脚本是网站上的文件 scenarios/{ $name }.raft。
cli-no-scripts = { $folder } 下没有脚本（扩展名为 .raft 的文件）

## “lesson” 的错误

cli-cannot-write-file = 无法写入 { $file }：{ $error }
cli-no-lesson = { $file } 不是课程：课程里有一行，例如 “lesson my-lesson”
cli-lesson-without-marks = { $file } 没有问题，也没有目标，所以没有可以评分的内容
# $folder：--playground 给出的文件夹。
cli-no-playground = --playground { $folder }：这不是构建好的 Playground，因为里面缺少 embed.html、embed.js 或 app。“./playground build” 会在文件夹 dist 里构建一个。
cli-site-refused = --site { $address }：应为 Playground 的地址，例如 https://raft.example/play/

## SCORM 包的页面在课程下方的文字。数字由页面自己填入。

scorm-noscript = 这一课需要 JavaScript 和 WebAssembly。
scorm-alone = 在这个页面之外没有找到学习平台，所以什么都不会记录。
scorm-viewed = 学习平台只让你浏览这一课：什么都不会记录。
scorm-lost = 学习平台没有接受最后的结果。请告诉你的老师。
# $answered：$asks 个问题中已经回答的个数。
scorm-kept = 学习平台已经保存你的进度：{ $asks } 个问题，已回答 { $answered } 个。你可以关闭页面，以后继续。
# $mark：0 到 100。$pass：从这个分数起通过。
scorm-done = 学习平台已经收到你的分数：{ $mark }（满分 100）。达到 { $pass } 分即通过。

## check 的表格：表头，以及脚本下方的说明

cli-table-script = 脚本
# 结束时的虚拟时间，毫秒。
cli-table-ms = ms
cli-table-events = 事件
# 成立的预期有几个，共几个：3/4。
cli-table-held = 成立
cli-table-title = 标题
# 在脚本名称之前。最多六格宽（汉字占两格）。
cli-ok = 通过
cli-failed = 失败
cli-script-refused = 无法解析：{ $mistake }
cli-script-unreadable = 无法读取：{ $error }
# 没有列出的错误数。
cli-more-mistakes = 还有 { $count } 处
cli-not-held = 第 { $line } 行：期望 { $expectation }
cli-broken = 性质被破坏：{ $property }
cli-all-fine = { $count } 个脚本，全部符合预期。
cli-some-failed = { $count } 个脚本，{ $failed } 个失败。

## “explore” 的输出。$states：见过多少个不同的状态。$tried：尝试了多少次操作。$depth：这么多步以内的运行全部试过。

# 在终端里，搜索过程中。
cli-explore-progress = { $states } 个状态，尝试 { $tried } 次操作，{ $depth } 步以内的运行全部试过
# $property：性质的名称。$deeds：这次运行有多少步。
cli-explore-found = { $deeds } 步（包括等待）之后，性质 { $property } 被破坏。在限额之内，没有更短的运行会破坏它。见过 { $states } 个不同的状态，尝试 { $tried } 次操作。
# 同上，但搜索有途经的情形。
cli-explore-found-via = { $deeds } 步（包括等待）之后，性质 { $property } 被破坏。搜索经过了给定的情形，所以可能还有更短的运行。见过 { $states } 个不同的状态，尝试 { $tried } 次操作。
# 搜索的目标不是性质被破坏。
cli-explore-reached = { $deeds } 步（包括等待）之后到达。见过 { $states } 个不同的状态，尝试 { $tried } 次操作。
# $option：命令行上给的内容。$refusal：哪里不对。
cli-explore-refused = “{ $option }”：{ $refusal }
cli-explore-none = 没有找到：在限额之内，{ $depth } 步以内的任何运行都没有破坏性质。见过 { $states } 个不同的状态，尝试 { $tried } 次操作。
cli-explore-limit = 没有找到，但也没有全部看完：状态数达到了上限。限额之内，{ $depth } 步以内的运行全部试过。见过 { $states } 个不同的状态，尝试 { $tried } 次操作。
# 随机运行找到了什么。$seed：找到的那次运行的种子。$before：原来有多少步。$deeds：还剩多少步。
# $runs：一共运行了多少次。
cli-random-found = 种子为 { $seed } 的随机运行破坏了性质 { $property }。缩短：原来 { $before } 步，现在 { $deeds } 步。共运行 { $runs } 次。
# 搜索的目标不是性质被破坏。$deeds：这次运行有多少步。
cli-random-reached = 种子为 { $seed } 的随机运行到达了目标，它有 { $deeds } 步。共运行 { $runs } 次。
cli-random-none = { $runs } 次随机运行都没有找到。这说明不了什么：另一次运行仍可能找到。

## “explore merge” 和多线程搜索的输出。$jobs：报告或线程的数目。$states：状态数，每个见过它的任务各计一次。
## $tried：尝试了多少次操作。$depth：这么多步以内的运行全部试过。

cli-merge-found = { $deeds } 步之后，性质 { $property } 被破坏。
cli-merge-reached = { $deeds } 步之后到达。
cli-merge-none = 没有找到。
cli-merge-all = 任务数：{ $jobs }。范围之内已全部看完：{ $states } 个状态（每个见过它的任务各计一次），尝试 { $tried } 次操作。
cli-merge-part = 任务数：{ $jobs }。范围之内，{ $depth } 步以内的运行全部试过：{ $states } 个状态（每个见过它的任务各计一次），尝试 { $tried } 次操作。
# $runs：一共做了多少次随机运行。
cli-merge-runs = 任务数：{ $jobs }。随机运行 { $runs } 次。
# $missing：没有报告的任务，例如 3/8。
cli-merge-missing = 缺少报告：{ $missing }
# $file：文件名。$error：原因（英文）。
cli-merge-no-report = “{ $file }”不是“explore --json”的报告：{ $error }
cli-merge-differs = “{ $file }”与第一个文件不是同一次搜索的报告。
# $job：哪一部分，或哪些种子。
cli-merge-twice = “{ $file }”：任务 { $job } 已有另一份报告。

## “shrink”说什么。$before：脚本原来有多少步。$deeds：还剩多少步。$tries：试了多少个安排。

# 在终端里，工作过程中。
cli-shrink-progress = 原来 { $before } 步，现在 { $deeds } 步；试了 { $tries } 个安排
cli-shrink-short = 原来 { $before } 步，现在 { $deeds } 步。去掉其中任何一步、其余不变，都没有再看到性质被破坏。试了 { $tries } 个安排。
cli-shrink-shortest = 原来 { $before } 步，现在 { $deeds } 步。对这些步骤做穷举搜索，没有找到更短的运行。试了 { $tries } 个安排。

## “fate”说什么：从某一时刻起，有多少个未来会破坏性质。在每个未来里，骰子重新掷，
## 尚未发生的每个操作有一半的可能被去掉。

# $at：时刻，毫秒。$ends：多少个未来会破坏。$of：一共运行了多少个未来。
cli-fate-moment = { $at } 毫秒：{ $of } 个未来中有 { $ends } 个破坏
# $broke_at：在这次运行里何时被破坏，毫秒。$since：从这一时刻起，所有未来都会破坏。
cli-fate-lost = 性质 { $property } 在 { $broke_at } 毫秒被破坏。从 { $since } 毫秒起，运行过的每个未来都会破坏它。
cli-fate-open = 性质 { $property } 在 { $broke_at } 毫秒被破坏。在此之前看过的每个时刻，都有未来能够幸免。
