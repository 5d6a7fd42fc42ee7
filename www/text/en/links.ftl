### Why a link does not open, why a run stops at a limit, and what an action does to the branches of a run.

## A link that does not open

# $characters: how long the link is. $most: the largest script, in KiB.
link-too-long = The link has { $characters } characters. That is longer than the link of the largest script ({ $most } KiB).
# Both are numbers of versions of the format of links.
link-of-other-format = The link has format { $version }, and this version of the playground opens format { $ours }. A newer version may open it.
# z and t: the two ways of packing, as they stand in a link.
link-of-unknown-codec = The link packs its script in an unknown way, “{ $codec }”. This version knows “z” (deflated) and “t” (plain text).
link-neither = “{ $text }” is not a link, which begins with { $version }.z. or { $version }.t., and not the name of a scenario.
link-cut = The link is cut off: its end is missing. Some chat programs cut long links.
link-damaged = The link is damaged: it cannot be unpacked.
link-damaged-at = The link is damaged: character { $place } after “{ $version }.z.” is not one of a link.
# $most: the largest script, in KiB.
link-too-large = The link unpacks to more than { $most } KiB, the largest script.
# $mistakes: the mistakes in the script, each with its line and column.
link-script-refused = The script in the link does not parse: { $mistakes }

## A limit that stops a run: what was counted, and what usually causes it. Words with an equals sign, and clock, are settings and actions of a script.

limit-events-a-second = The run stops at { $at } ms: there were { $found } events within a virtual second, and the limit is { $most }. The usual causes are very short timers (election=, heartbeat=, clock) and messages without latency.
limit-messages-a-second = The run stops at { $at } ms: { $found } messages were sent within a virtual second, and the limit is { $most }. The usual causes are very short timers among many nodes (heartbeat=, election=, clock) and duplicate=.
limit-messages-in-flight = The run stops at { $at } ms: { $found } messages are in flight at once, and the limit is { $most }. The usual causes are a long latency= with short timers (heartbeat=, election=) and a node that stays paused. duplicate= doubles the number.
limit-disk-queue = The run stops at { $at } ms: { $found } writes or messages wait for disks, and the limit is { $most }. The usual cause is a long disk= with short timers (election=, heartbeat=).
limit-log-entries = The run stops at { $at } ms: a log has { $found } entries, and the limit is { $most }. Endless elections are the usual cause, because each new leader appends a no-op. A longer election=, noop=off or snapshot= helps.
limit-history-bytes = The run stops at { $at } ms: the record of its terms and entries has { $found } bytes, and the limit is { $most }. Endless elections are the usual cause. A longer election= helps.
limit-events = The run stops at { $at } ms: there were { $found } events since its start, and the limit is { $most }. Longer timers (heartbeat=, election=) make a longer run.
# The page keeps the past of a run, to draw it and to go back in it. $most: in MiB.
limit-recording = The run stops at { $at } ms: the recording that lets you go back has reached { $most } MiB. Start a new run, or play longer ones on the command line.
limit-recording-of-branches = The run stops at { $at } ms: the recording that lets you go back has reached { $most } MiB. Forget a branch, start a new run, or play longer ones on the command line.

## Branches

old-future-kept = The previous future is kept as another branch.
