### 搜索一次破坏性质的运行。

# 任务所给的脚本没有破坏任何性质。
explore-nothing-breaks = 这次运行没有破坏任何性质。
# 任务所给的期望成立，或者没有被检查。$line：脚本的行。
explore-nothing-fails = 第 { $line } 行的期望在这次运行中成立，或者没有被检查。
# $goal：文字。$refusal：哪里不对。
explore-no-goal = “{ $goal }”不是目标：{ $refusal }
