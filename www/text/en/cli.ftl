### What the command line says by itself: errors, and the table of “check”. The page does not load this file.

## Errors, after “raft-playground: ”. $error: what the system says, in its own language.

cli-cannot-write = cannot write: { $error }
cli-cannot-write-trace = cannot write the trace to { $file }: { $error }
cli-cannot-read = cannot read { $file }: { $error }
cli-cannot-read-input = cannot read standard input: { $error }
# $mistakes: the mistakes of the script, with line and column; several are on lines of their own.
cli-refused = { $file } does not parse: { $mistakes }
cli-refused-input = standard input does not parse: { $mistakes }
cli-seed-refused = --seed: { $refusal }
cli-answer-refused = --answer { $answer }: { $mistake }
cli-link-empty = This link holds no run: nothing follows its #.
cli-link-of-gallery = “#{ $name }” is a scenario of the page's gallery. Its script is the file scenarios/{ $name }.raft of the site.
cli-no-scripts = there is no script (a file that ends in .raft) below { $folder }

## Errors of “lesson”

cli-cannot-write-file = cannot write { $file }: { $error }
cli-no-lesson = { $file } is no lesson: a lesson has a line such as “lesson my-lesson”
cli-lesson-without-marks = { $file } has no question and no goal, so there is nothing to mark
# $folder: what --playground names.
cli-no-playground = --playground { $folder }: this is no built playground, because it does not have embed.html, embed.js and app. “./playground build” makes one, in the folder dist.
cli-site-refused = --site { $address }: expected the address of a playground, such as https://raft.example/play/

## What the page of a SCORM package says below the lesson. The page itself puts the numbers in.

scorm-noscript = This lesson needs JavaScript and WebAssembly.
scorm-alone = No learning platform was found around this page, so nothing is recorded.
scorm-viewed = Your learning platform shows this lesson to be looked at: nothing is recorded.
scorm-lost = Your learning platform has not accepted the last result. Tell your teacher.
# $answered: how many questions are answered, of $asks.
scorm-kept = Your learning platform has what you have done: { $answered } of { $asks } questions are answered. You can close the page and go on later.
# $mark: 0 to 100. $pass: the mark from which the lesson is passed.
scorm-done = Your learning platform has your mark: { $mark } of 100. From { $pass } on, the lesson is passed.

## The table of “check”: its headings, and what is told below a script

cli-table-script = script
# The virtual time at the end, in milliseconds.
cli-table-ms = ms
cli-table-events = events
# How many expectations held, of how many: 3/4.
cli-table-held = held
cli-table-title = title
# Before the name of a script. At most six columns wide.
cli-ok = ok
cli-failed = FAIL
cli-script-refused = refused: { $mistake }
cli-script-unreadable = cannot be read: { $error }
# The number of mistakes that are not listed.
cli-more-mistakes = and { $count } more
cli-not-held = line { $line }: expected { $expectation }
cli-broken = broken: { $property }
cli-all-fine = { $count ->
    [one] { $count } script, as expected.
   *[other] { $count } scripts, all as expected.
}
cli-some-failed = { $count ->
    [one] { $count } script, { $failed } failed.
   *[other] { $count } scripts, { $failed } failed.
}

## What “explore” tells. $states: how many distinct states it has seen. $tried: how often it tried a deed. $depth: all
## runs of so many deeds were tried.

# On a terminal, while it searches.
cli-explore-progress = { $states } states, { $tried } deeds tried, all runs of { $depth } deeds seen
# $property: the name of a property. $deeds: how many deeds the run has.
cli-explore-found = { $property } breaks after { $deeds } deeds, waits among them. No shorter run within the budgets breaks it. { $states } distinct states, { $tried } deeds tried.
# The same for a search with waypoints.
cli-explore-found-via = { $property } breaks after { $deeds } deeds, waits among them. The search went by way of the situations that it was given, so a shorter run may exist. { $states } distinct states, { $tried } deeds tried.
# What was searched for is no break of a property.
cli-explore-reached = Reached after { $deeds } deeds, waits among them. { $states } distinct states, { $tried } deeds tried.
# $option: what was given on the command line. $refusal: what is wrong with it.
cli-explore-refused = “{ $option }”: { $refusal }
cli-explore-none = Nothing found: no property breaks in any run within the budgets, up to { $depth } deeds. { $states } distinct states, { $tried } deeds tried.
cli-explore-limit = Nothing found, and not everything was seen: the limit of states is reached. All runs of { $depth } deeds within the budgets were tried. { $states } distinct states, { $tried } deeds tried.
# What random runs found. $seed: of the run that was found. $before: how many deeds it had. $deeds: how many are left.
# $runs: how many runs were played.
cli-random-found = { $property } breaks in the random run with seed { $seed }. Made short: { $before } deeds, now { $deeds }. { $runs } runs.
# What was searched for is no break of a property. $deeds: how many deeds the run has.
cli-random-reached = Reached in the random run with seed { $seed }, which has { $deeds } deeds. { $runs } runs.
cli-random-none = Nothing found in { $runs } random runs. That says little: another run may still do it.

## What “explore merge” tells, and a search on several threads. $jobs: how many reports or threads. $states: states, each
## counted in every job that has seen it. $tried: how often a deed was tried. $depth: all runs of so many deeds were tried.

cli-merge-found = { $property } breaks after { $deeds } deeds.
cli-merge-reached = Reached after { $deeds } deeds.
cli-merge-none = Nothing found.
cli-merge-all = Jobs: { $jobs }. Everything within the bounds was seen: { $states } states, each counted in every job that has seen it; { $tried } deeds tried.
cli-merge-part = Jobs: { $jobs }. All runs of { $depth } deeds within the bounds were tried: { $states } states, each counted in every job that has seen it; { $tried } deeds tried.
# $runs: how many random runs were played.
cli-merge-runs = Jobs: { $jobs }. { $runs } random runs.
# $missing: the jobs that no report is of, such as 3/8.
cli-merge-missing = Reports are missing: { $missing }
# $file: its name. $error: why it is none, in English.
cli-merge-no-report = “{ $file }” is no report of “explore --json”: { $error }
cli-merge-differs = “{ $file }” is the report of another search than the first file.
# $job: the part or the seeds.
cli-merge-twice = “{ $file }”: there is another report of the job { $job }.

## What “shrink” tells. $before: how many deeds the script had. $deeds: how many are left. $tries: how many schedules were
## played.

# On a terminal, while it works.
cli-shrink-progress = { $before } deeds, now { $deeds }; { $tries } schedules played
cli-shrink-short = { $before } deeds, now { $deeds }. Without any one of them, the rest as it is, it was not seen to break. { $tries } schedules played.
cli-shrink-shortest = { $before } deeds, now { $deeds }. An exhaustive search over these deeds found no shorter run. { $tries } schedules played.

## What “fate” tells: in how many futures from a moment on the property breaks. In each future the dice are thrown anew,
## and each action that is still to come is left out with one chance in two.

# $at: the moment, in ms. $ends: in how many futures it breaks. $of: how many futures were played.
cli-fate-moment = { $at } ms: breaks in { $ends } of { $of } futures
# $broke_at: when it breaks in the run itself, in ms. $since: the first moment from which on it broke in all futures.
cli-fate-lost = { $property } breaks at { $broke_at } ms. From { $since } ms on, it broke in every future that was played.
cli-fate-open = { $property } breaks at { $broke_at } ms. At every moment before that was looked at, some future was saved.
