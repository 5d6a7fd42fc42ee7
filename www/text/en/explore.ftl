### Searches for a run in which a property breaks.

# A task was given a script in which nothing breaks.
explore-nothing-breaks = No property breaks in this run.
# A task was given an expectation that holds, or is not checked. $line: of the script.
explore-nothing-fails = The expectation in line { $line } holds in this run, or is not checked.
# $goal: the text. $refusal: what is wrong with it.
explore-no-goal = “{ $goal }” is not a goal: { $refusal }
