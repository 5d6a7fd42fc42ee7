### What goes in and out of the page: scenarios, links, embedded runs, pictures and texts.

## Pictures and texts

export-title = Pictures and texts
export-about = This run for use elsewhere. Each picture and each text says where the run can be played.
export-what = What
export-what-all = this moment: the cluster, the logs and time
export-what-ring-logs = this moment: the cluster and the logs
export-what-both = this moment: the cluster and time
export-what-moment = this moment: the cluster
export-what-logs = this moment: the logs
export-what-span = a span of time
export-what-words = what has happened, in words
export-what-trace = the trace: every fact, as JSON
export-format = As
export-format-svg = SVG
export-format-png = PNG, fine
export-format-png-1 = PNG, small
colours = Colours
colours-of-picture-light = light
colours-of-picture-dark = dark
export-from = From, virtual ms
export-to = To, virtual ms
export-bad-times = These times are not a span: both are milliseconds from 0, and the second is later than the first.
export-alt = In words, for readers who cannot see it
export-copy-alt = Copy the words
export-save = Save
export-copy = Copy the picture
export-saved = Saved.
copied = It is on the clipboard.
not-copied = The browser does not let the page use the clipboard. Copy it by hand.
no-picture-clipboard = The browser does not let the page put pictures on the clipboard. Save it instead.
# $why: the browser's own message, in its language.
export-failed = It could not be made: { $why }.
export-hint-trace = From the start to this moment, one line for each fact, as the command line's --trace writes them.
export-hint-words = From the start to this moment, as the command line prints it.
made-by = Raft playground · engine { $version }
from-start-to = From the start to { $time }
picture-of-moment = A Raft cluster, “{ $title }”, at { $time }
picture-of-span = Space-time diagram of “{ $title }” from { $from } to { $to }: a lane for each of { $nodes } nodes, a slanted line for each message
led-from = { $node } leads term { $term } from { $time } on
nobody-led = Nobody leads in it
more-led = { $count ->
    [one] { $count } more leader after those
   *[other] { $count } more leaders after those
}
messages-between = { $count ->
    [one] { $count } message between them
   *[other] { $count } messages between them
}
messages-not-drawn = { $count ->
    [one] { $count } more message than is drawn
   *[other] { $count } more messages than are drawn
}
events-not-drawn = { $count ->
    [one] { $count } more event than is drawn
   *[other] { $count } more events than are drawn
}
export-whole = All of it
export-in-sight = What is in sight
messages-in-flight = { $count ->
    [one] { $count } message in flight
   *[other] { $count } messages in flight
}
committed-up-to = Committed up to entry { $index } of term { $term }
committed-nothing = Nothing is committed
# A log: $entries are those that the picture shows. $snapshot: 0, or the last index in the snapshot.
log-told = Log of { $node }: { $snapshot ->
    [0] { $entries }
   *[other] { $count ->
        [0] a snapshot up to entry { $snapshot }
       *[other] a snapshot up to entry { $snapshot }; { $entries }
    }
}
log-told-empty = The log of { $node } is empty
log-told-entry = { $standing ->
    [known] { $index }: { $entry } of term { $term }, known committed
    [committed] { $index }: { $entry } of term { $term }, committed
    [open] { $index }: { $entry } of term { $term }, not committed
   *[other] { $index }: { $entry } of term { $term }, and another entry is committed there
}
columns-not-drawn = { $count ->
    [one] { $count } older entry is not drawn
   *[other] { $count } older entries are not drawn
}

## Embedding

embed-title = Embed this run
embed-about = Paste this into a page: a course, a book, slides, a notebook.
# The page of the documentation, from the page's folder.
embed-documentation-address = docs/embed.html
embed-documentation = A recipe for each, and how to mark an exercise
embed-own-computer = This page comes from your own computer, where nobody else can reach it. Put the playground on a static host first, and open this there.
embed-as = As
embed-as-element = an element (follows its height)
embed-as-text = an element with the script to read
embed-as-frame = a plain frame
embed-as-markdown = Markdown: a picture with a link
embed-showing = Showing
embed-showing-all = everything
embed-showing-ring = the cluster
embed-showing-log = the logs
embed-showing-time = time
embed-controls = Controls
embed-controls-full = all tools
embed-controls-min = play and step
embed-controls-none = none
colours-as-reader = as the reader's system
embed-language = Language
embed-language-reader = as the reader's browser
embed-editable = Readers may lose messages, crash nodes and so on
embed-text = What to paste
copy = Copy
not-copied-selected = The browser does not let the page use the clipboard. The text is selected: copy it by hand.
embed-hint-element = Nothing is loaded before a reader comes near. In print, its script and its link stand in its place.
embed-hint-text = The script is in the page itself, and can be read there without JavaScript and in print.
embed-hint-frame = For a page that may not have scripts of its own. You choose the height.
embed-hint-markdown = For a readme or a chat. Save the picture beside it as run.png: under Share, “Pictures and texts”.
embed-preview = How it will look
# A run without a title, in the description of a picture.
embed-untitled = a run
embed-alt = Raft playground: { $title }

## Scenarios

scenarios-all = All scenarios
scenarios-search = Search: split vote, §5.4.2, snapshot…
scenarios-tags = Tags
# What a story of the gallery is about.
tag-break-raft = break Raft
tag-basics = basics
tag-clients = clients
tag-commitment = commitment
tag-elections = elections
tag-faults = faults
tag-figures = figures
tag-membership = membership
tag-partitions = partitions
tag-persistence = persistence
tag-reads = reads
tag-replication = replication
tag-snapshots = snapshots
scenarios-count = { $count ->
    [one] { $count } scenario
   *[other] { $count } scenarios
}
scenarios-found = { $count ->
    [one] { $found } of { $count } scenario
   *[other] { $found } of { $count } scenarios
}
file-open = Open a file…
file-open-hint = You can also drop a script on the page or paste it, and a link too.
scenarios-unreachable = The scenarios could not be fetched: the files beside this page were not delivered.
scenario-unknown = There is no scenario named “{ $name }”. “Scenarios” lists them all.

## Share

share-title = Share this run
share-about = The link opens just this run, with everything that was done to it. The whole run is in the address: no server stores it.
share-from-file = This playground is a file, which has no address for others. Put what is shown here after the address of any playground on the web, and it opens just this run there. Or save the run, and send it together with this file.
share-link = Link
share-copy = Copy link
share-copied = The link is on the clipboard.
share-not-copied = The browser does not let the page use the clipboard. The link is selected: copy it by hand.
share-save = Save as a file
share-embed = Embed…
share-embed-tip = This run inside a page of your own
share-export = Pictures and texts…
share-export-tip = A picture of this moment or of a span of time, the trace, what has happened in words
share-moment = Opens at this moment ({ $time }) instead of at the start
# Below the choice whether a link opens at this moment.
share-moment-why = It opens at the start, unless you have paused at a bookmark of your own.
share-length = { $length } characters
share-long = This link has { $length } characters, and some chat programs cut links that are longer than { $safe }. Save the run as a file, and send that.
share-preview = For a chat or a course system, the same scenario with a title and a picture:
share-qr = The link as a QR code
share-no-qr = The link is too long for a QR code.
share-fingerprint = Fingerprint of this moment, the same on every machine:

## A link that was opened

# $mistake: a whole sentence, with line and column.
link-not-parsed = The script in the link does not parse. { $mistake }
embed-not-parsed = The script does not parse. { $mistake }
link-unchecked = Whether this run comes out as its maker saw it was not checked: that takes more than { $steps } steps.
link-changed = This run does not come out as its maker saw it: the script was changed after it was recorded.
link-other-engine = This run was recorded by version { $theirs } of the engine. This is version { $ours }, which plays it differently: what you see may not be what its maker saw.
link-other-engine-since = This run was recorded by version { $theirs } of the engine. This is version { $ours }, which plays it differently. Up to { $time } ms you see what its maker saw; after that it may be something else.
