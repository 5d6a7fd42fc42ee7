### Searches for a run in which a property breaks.

# A task was given a script in which nothing breaks.
explore-nothing-breaks = No property breaks in this run.
# $goal: the text. $refusal: what is wrong with it.
explore-no-goal = “{ $goal }” is not a goal: { $refusal }
