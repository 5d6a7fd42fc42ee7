### The page around the run: its start, header, tabs, banners, notices, kept runs and help.

playground = Raft playground
# The page that the help links to, from the page's folder.
documentation-address = docs/index.html
introduction = Click a message to lose it or to hold it. Click a node to crash it or to cut it off. Or watch a story:
introduction-hide = Hide the introduction
stories = Stories

## Start

start-failed = The playground could not start
start-failed-why = This browser could not load the simulation, a WebAssembly file beside this page. A current Firefox, Chrome, Edge or Safari can load it, unless WebAssembly is switched off or the file was not delivered.

## Header

nodes = Nodes
seed-is = seed { $seed }
seed-new = New seed
seed-new-tip = Start over with other random choices: the same cluster, another seed
clean-slate = Clean slate
clean-slate-tip = Start over without what was done: the same cluster, the same seed
help = Help
scenarios = Scenarios
scenarios-tip = Prepared runs, and your own files
share = Share
share-tip = This run as a link or as a file
colours-auto = Colours: as the system
colours-light = Colours: light
colours-dark = Colours: dark
# The label of the list of languages, each with its own name.
language-choose = Language
# $rule is the name of a rule of Raft in scripts, such as majority.
rule-is-off = Not Raft: { $rule } off

## The line above a page that shows only a part

this-run = This run
open-in-playground = Open in playground
open-in-playground-tip = Opens this run, at this moment, in the whole playground
present = Present
present-tip = For a lecture hall: large, without the tools. Page Up and Page Down go from bookmark to bookmark
present-leave = Leave the presentation
no-full-screen = The browser does not let the page fill the screen. The presentation is shown in the window.
# $number: the bookmark at which the presentation is; $all: how many there are.
bookmark-of = { $number } of { $all }: { $name }

## The box at the top after a link was opened

link-run = The run in this link
# $deeds: the first statements of the script. $more: how many statements are not listed.
link-deeds = { $count ->
    [one] You see a run with { $count } deed in its script
   *[other] You see a run with { $count } deeds in its script
}{ $more ->
    [0] : { $deeds }.
    [one] : { $deeds }; and { $more } more deed.
   *[other] : { $deeds }; and { $more } more deeds.
}
play-from-start = Play from the start
link-not-opened = This link could not be opened.
# In another page, where nothing is shown besides.
embed-not-opened = This run could not be opened.
link-another-run = What you see below is another run. It is paused.
open-scenarios = Open scenarios
try-again = Try again
message-close = Close this message

## The name of the browser's tab

tab-run = { $run } · Raft Playground
tab-run-changed = { $run }, changed · Raft Playground
tab-link-not-opened = This link could not be opened · Raft Playground

## Files that are opened

file-too-large = “{ $name }” has { $size } bytes; a script has at most { $most }.
file-not-text = “{ $name }” cannot be read as text in UTF-8.
# $mistake: a whole sentence, with line and column.
file-not-parsed = “{ $name }” does not parse. { $mistake }

## A new version of the page

version-new = A new version of the playground is here. The run stays as it is.
version-reload = Reload

## Without a network

offline-title = Without a network
offline-coming = The browser is storing this page, so that it opens without a network.
offline-kept = The browser has stored this page: it opens without a network.
offline-refused = The browser does not store this page: it opens only with a network. Private windows do that, and browsers that block cookies; an address without https does it in every browser.

## Tabs

tools = Tools
tools-tip = Shows or hides the tools: details, network, dials, script, events, clients and state machines
side-inspect = Inspect
side-network = Network
side-dials = Dials
side-script = Script
views = Views
tab-cluster = Cluster
tab-logs = Logs
tab-more = More

## Mistakes in a script

# $mistake: a whole sentence.
mistake-at = Line { $line }, column { $column }: { $mistake }

## What a screen reader hears

run-fresh = { $count ->
    [one] A new run with { $count } node.
   *[other] A new run with { $count } nodes.
}

## Banners

property-broken = Broken: { $property }
# The property and the moment in the head of a banner.
property-broken-at = at { $time }:
# $sentence: the property, in the words of the paper where it has them.
property-says = It says: { $sentence }
property-broken-when = Broken: { $property } at { $time }
properties-broken-before = { $count ->
    [one] { $count } more property was broken before.
   *[other] { $count } more properties were broken before.
}
expectation-failed = An expectation failed.
# $expected: the statement of the script. $found: what was the case instead.
expectation-found = Expected: { $expected } at { $time } (line { $line }). Found: { $found }.
# $lines: numbers of lines in the script, such as “2, 3 and 7”.
failed-as-well = { $count ->
    [one] Failed as well: line { $lines }.
   *[other] Failed as well: lines { $lines }.
}
script-ends = The script ends here.
script-end = The end of the script
plays-on = Play continues beyond it.
expectations-held = { $count ->
    [one] { $held } of { $count } expectation held.
   *[other] { $held } of { $count } expectations held.
}
lines-failed = { $count ->
    [one] Failed: line { $lines }.
   *[other] Failed: lines { $lines }.
}
lines-not-checked = { $count ->
    [one] Not checked: line { $lines }.
   *[other] Not checked: lines { $lines }.
}
lines-not-done = { $count ->
    [one] Not done, because what it waits for did not happen: line { $lines }.
   *[other] Not done, because what they wait for did not happen: lines { $lines }.
}
lines-skipped = { $count ->
    [one] Skipped: line { $lines }.
   *[other] Skipped: lines { $lines }.
}
watch-again = Watch again
go-on = Go on
hide = Hide

## Notices

notices = Notices
dismiss = Dismiss
# $why: a sentence without its full stop.
line-was-skipped = Line { $line } was skipped. { $why }.
answer-first = Answer the question first, or choose “Not sure”: a step further shows the answer.
nothing-more = Nothing more can happen: no timer runs, and no message is in flight.
not-done = That could not be done.
part-not-loaded = This part of the page could not be loaded. Is the network there?
read-only = Here you can look at the run, but not change it. Open it in the playground to try something else.
recovered = The simulation failed. The fault is ours. The script was opened again without its last action. Please report the fault with this script:
started-afresh = The simulation failed. The fault is ours. The script could not be opened again. Please report the fault with this script:
script-that-failed = The script that failed

## Runs that the browser keeps

# $branches: how many branches it has besides the one that is shown. $draft: true if the script box has a text that was not run.
run-is-back = { $deeds ->
    [one] Your run is back: { $deeds } deed
   *[other] Your run is back: { $deeds } deeds
}{ $branches ->
    [0] , at { $time } ms.
    [one] {" "}and { $branches } other branch, at { $time } ms.
   *[other] {" "}and { $branches } other branches, at { $time } ms.
}{ $draft ->
    [true] {" "}The script box has the text that was not run.
   *[false] {""}
}
start-fresh = Start fresh
run-is-back-at = This run is back at { $time } ms, where you left it.
from-the-start = From the start
made-by-other-engine = It was made with version { $version } of the engine. This version may play it differently.
branches-lost = { $count ->
    [one] { $count } branch could not be opened. “Bring back what was not run” has its text.
   *[other] { $count } branches could not be opened. “Bring back what was not run” has their texts.
}
# $when: a date and a time. $texts: how many texts were written into the script box and not run.
kept-run = { $run }, { $when }: { $deeds ->
    [one] { $deeds } deed
   *[other] { $deeds } deeds
}{ $texts ->
    [0] {""}
    [one] {" "}and { $texts } text that was not run
   *[other] {" "}and { $texts } texts that were not run
}
# The name of a run, as a part of the messages above and below.
run-titled = “{ $title }”
run-untitled = a run without a title
# $run: see kept-run.
tab-was-closed = A tab with work in it was closed: { $run }.
bring-back = Bring it back
bring-back-run = Bring back { $run }
forget-it = Forget it
all-of-them = All { $count }
kept-run-unreadable = A run that this browser has kept does not parse in this version of the page. Its script is in the script box.
kept-title = What this browser keeps
kept-about = This browser keeps runs in which something was done, so that a reload or a closed tab loses nothing: for 30 days, those of up to eight tabs, with up to five texts that were not run. Nothing is sent anywhere. Runs of other tabs:
# Only until the tab is closed.
kept-in-tab = This browser keeps what is done in this tab until the tab is closed, so that a reload loses nothing. It stores nothing for longer: no runs of closed tabs, and no settings of colours, language and keys. Private windows and browsers that block cookies do that. Nothing is sent anywhere. A link from “Share” holds the whole run.
# Only what is not of this tab.
kept-not-in-tab = This browser cannot store the run of this tab so that a reload brings it back. A link from “Share” holds the whole run. Runs of other tabs:
kept-none = There is none.
kept-nothing = This browser stores nothing for this page: no runs, and no settings of colours, language and keys. Private windows and browsers that block cookies do that. A link from “Share” holds the whole run.
# Shown when the first deed could not be stored.
not-kept = The browser cannot store what you did: a reload or a closed tab loses it. A link from “Share” holds it.
forget-about = The button removes all of this: what is kept of this tab and of closed tabs. It does not touch what you see now, other open tabs, the settings of colours, language and keys, or the browser’s own list of addresses.
forget-all = Forget all kept runs and texts
forgotten = Forgotten. What you do from now on is kept again.

## Help

help-title = How to play
close = Close
help-cluster = Five servers keep one log by the Raft protocol. You see the real protocol on virtual time: nothing is scripted unless you script it, and the same script always gives the same run.
help-messages = Click a message or a node: a menu beside it shows what can be done to it. A message can be lost, held back, copied, or delivered at once; the ✕ beside it loses it with one click. A node can be crashed, cut off, or given a command. Time runs slower while the pointer is near a message.
help-logs = In the logs, a lock in a cell means that this very entry is committed in the cluster. A solid outline with a bar means that this node knows it. The two differ, which many people get wrong. An entry that is struck out is not committed and will be replaced: another entry is committed at its index. Click an entry to ask why.
help-time = The diagram below shows time from left to right: a lane for each node, whose width shows its role, and a slanted line for each message. Drag there to go to any moment. Click a message to select it. What you do in the past begins another future, and the old one is kept as a branch.
help-delays = Delays are stretched so that you can see them: a message takes milliseconds of virtual time, and about a second of yours.
help-documentation = How to write a scenario, and everything else: the documentation
help-keys = Keys, while the cluster has the focus
key-play = play or pause
key-step = one event back, one on
key-turning-point = to the turning point before, after
key-ten-events = ten events back, ten on
key-millisecond = one millisecond back, one on
key-start-end = the start; as far as it is known
key-bookmark = bookmark; to the one before, after
key-what-if = what if: branches
key-why = why: nobody leads, or an entry is not committed
key-speed = slower, faster
key-tab = to the next node or message
key-enter = on a message: lose it
key-message = lose, hold, duplicate the selected message
key-members = members: who votes, who learns, who is out
key-hand-over = hand over: to the selected node, or from the selected leader
key-read = read a key
key-crash = crash or restart the selected node
key-timer = its election timer fires now
key-propose = propose a command
key-snapshot = it takes a snapshot
key-cut = cut it off, or reconnect it
key-help = this help
key-zoom = in the space-time diagram: zoom; Page Up, Page Down: pan
key-leave = deselect, then leave the cluster
