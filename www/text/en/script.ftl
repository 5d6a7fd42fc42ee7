### What is wrong with a script, and what became of its statements.

## A mistake, with its place

# $refusal is one of the sentences below.
refused-at = line { $line }, column { $column }: { $refusal }
# $found is one of the phrases “What was found”, $expected one of “What is expected”.
refused = found { $found }, expected { $expected }
# $refusal is a sentence of this group, $hint one of the hints below.
refused-with-hint = { $refusal }; { $hint }
# A character that looks like another one: found U+2013 (–), $expected is: the sign -
refused-lookalike = { $found } is not { $expected }
# $found is “found-invisible”.
refused-invisible = { $found } is invisible, expected nothing in its place

# All mistakes of a script: the number, and below it a line for each.
mistakes-count = { $count } mistakes
mistakes-line =
    { $before }
    {"  "}{ $next }
mistakes-more = and { $more } more

## What was found

# A piece of the script.
found-text = “{ $text }”
found-nothing = nothing
end-of-line = the end of the line
# Of a command in quotation marks.
end-of-command = the end of the command
# Something is missing after $text.
found-end-of = the end of “{ $text }”
# The same was there before.
found-again = a second “{ $text }”
found-hint-again = a second hint of level { $level } for “{ $name }”
# $code is its number, such as U+2013.
found-character = { $code } ({ $character })
found-invisible = { $name ->
    [soft-hyphen] { $code } (soft hyphen)
    [zero-width-space] { $code } (zero-width space)
    [zero-width-non-joiner] { $code } (zero-width non-joiner)
    [zero-width-joiner] { $code } (zero-width joiner)
    [word-joiner] { $code } (word joiner)
    [byte-order-mark] { $code } (byte order mark)
    [direction] { $code } (mark of direction)
    [variation-selector] { $code } (variation selector)
   *[none] { $code }
}
# $byte is written like 0xFF.
found-byte = the byte { $byte }
found-script = a script of { $bytes } bytes
# The script as the program writes it, with all spaces and quotation marks.
found-script-printed = a script that has { $bytes } bytes when it is written out in full
found-action = an action of { $bytes } bytes
# The number of the statement in the script.
found-statement = statement { $number }

## What is expected

# $what is a phrase of the next two groups; $names are words of the language.
expected-names = { $what }: { $names }
expected-whole = { $what }: a whole number from { $least } to { $most }
expected-off-or-whole = off, or { $what }: a whole number from 1 to { $most }
expected-time = { $what }: milliseconds from { $least } to { $most }, with at most three decimals
expected-range = { $what }: a range such as 5..15, in milliseconds from { $least } to { $most }
expected-range-in-order = a range from the shorter to the longer
expected-percentage = a percentage from 0% to 100%, with at most four decimals
expected-rate = a rate from 0.001 to 1000, with at most three decimals
# The number in “add KEY K”.
expected-addend = a whole number from { $least } to { $most }
# $n stands for the number of a client's operation.
expected-addend-or-n = a whole number from { $least } to { $most }, or $n
expected-on-off = on or off
expected-comparison = =, >= or <=
expected-node = a node: n1 to n25
expected-target = a node: n1 to n25, leader, follower or candidate
expected-node-in-group = a node in every group: n1 to n25, leader, follower or candidate
expected-learner = a learner: n1 to n25, leader, follower or candidate
# $last is the last node, such as n5.
expected-node-of-cluster = { $last ->
    [n1] a node of this cluster: n1
   *[other] a node of this cluster: n1 to { $last }
}
expected-each-node-once = each node once
expected-each-option-once = each option once
expected-different-nodes = two different nodes
expected-groups = groups of nodes, as in “n1 n2 | n3”
expected-link = a link: A>B in one direction, A-B in both
expected-link-one-way = a link in one direction, FROM>TO
expected-message = a message: FROM>TO#K, such as n2>n3#4
expected-count-or-end = count=K or the end of the line
expected-torn-or-end = torn, lose=K or the end of the line
expected-disk-time = a range such as 40..60, in milliseconds, or as-cluster
expected-key-of-link = key=value with one of these keys: { $keys }
expected-key-without-space = { $key }=… without a space
expected-key = a key
expected-value = a value
# Of “cas KEY OLD NEW”.
expected-old-value = the old value
expected-new-value = the new value
expected-title = a title in quotation marks
expected-description = a description in quotation marks
# Of a bookmark.
expected-bookmark = a name in quotation marks
# Of “say”.
expected-say = a text in quotation marks
expected-quoted-command = a command in quotation marks, such as "set x 1"
expected-client-name = a client's name of 1 to 16 letters, digits, _ and -
expected-client-name-free = a client's name that is not the name of a node
expected-engine = the engine's version
expected-fingerprint = a fingerprint of 1 to 64 hexadecimal digits
expected-escape = one of \" \\ \n \r \t
expected-closing-mark = a closing quotation mark
expected-marks-around-word = quotation marks around the whole word
expected-space-after-mark = a space after the closing quotation mark
expected-quotation-mark = the quotation mark "
expected-bare-word = a word without quotation marks
expected-letter = the letter { $letter }
expected-digit = the digit { $digit }
expected-sign = the sign { $sign }
expected-nothing = nothing in its place
# $statement is title, about or until.
expected-once = one “{ $statement }” in a script
expected-statements-at-most = at most { $most } statements in a script
expected-clients-at-most = at most { $most } clients in a script
expected-bytes-at-most = at most { $most } bytes
expected-utf8 = text in UTF-8
expected-script = a script

## What is expected in a lesson

# A name that the author gives.
expected-slug = a name of 1 to { $most } lower-case letters, digits and -, beginning with a letter
expected-each-name-once = each name once
expected-each-level-once = one hint of each level
expected-asks-at-most = at most { $most } questions and goals in a script
expected-question = a question in quotation marks
expected-goal-text = a goal in quotation marks
expected-hint-text = a hint in quotation marks
expected-break-text = what to watch, in quotation marks
expected-each-action-once = each action once
# $kind is node, nodes, entry or entries; “it” is a word of the language.
expected-it = { $kind ->
    [node] an expectation with “it” in place of the node, such as: leader it
    [nodes] an expectation with “it” in place of the node, such as: role it follower
   *[entry] an expectation with “it” in place of the index, such as: committed it
}
expected-by = a moment, or a time span +MS after the moment of asking
expected-by-span = a time span +MS: when this is asked depends on the run
expected-by-later = a moment that is not before the moment of asking
expected-ask = the name of a question of this script
expected-ask-or-goal = the name of a question or a goal of this script
expected-answer = an answer: yes, no, nodes, numbers, none or unsure
expected-each-number-once = each number once, and at most { $most } of them
# What can be an answer to a question of one kind.
expected-answer-yes = yes, no or unsure
expected-answer-node = a node, none or unsure
expected-answer-nodes = nodes, none or unsure
expected-answer-entry = an index, none or unsure
expected-answer-entries = indexes, none or unsure
expected-answer-number = a number, none or unsure
found-no-lesson = something that only a lesson has
expected-lesson = a lesson
# $statement is the word lesson.
hint-lesson = “{ $statement } NAME” in a line of its own makes the script a lesson

## What names are: in “expected-names”, and beside the names that the editor offers

what-statement = a statement
what-action = an action
what-expectation = an expectation
what-command = a command
what-setting = a setting
# The words key=value are not translated: this is how a setting is written.
what-key-value = a setting key=value
what-changeable-setting = a setting that can change
what-option = an option
# on or off
what-switch = a switch
what-node = a node
what-role = a role
what-fact = a fact
what-rule = a rule
what-property = a property
what-kind = a kind of message
what-comparison = a comparison
# every or stop, after the name of a client
what-client = what the client does
# torn, after “crash N”
what-crash = how the node crashes
# learners, after the voters in “members”
what-learners = the learners
# at or when, after the text of “ask”
what-asking = when it is asked
# yes, node, nodes, entry, entries or number
what-ask-kind = what is asked for
# The word it: the node or the index that is asked for.
what-it = what is asked for
what-sign = a sign
# by, before a moment
what-by = the moment for which it is asked
what-quantity = a number
what-ask = a question
what-ask-or-goal = a question or a goal
what-answer = an answer
what-level = the level of a hint

## What a value is: in “expected-whole”, “expected-time”, “expected-range” and “expected-names”

quantity-moment = a moment
quantity-span = a time span
quantity-delay = the delay
quantity-interval = the interval
# How long a client waits for an answer.
quantity-timeout = the client's timeout
quantity-attempts = the number of attempts
quantity-events = the number of events
# “count=” of a trigger: 2 is the second time that the fact happens.
quantity-occurrence = the number of the occurrence
quantity-times = how many times
quantity-messages = the number of messages
quantity-message = the number of a message
quantity-copy = the number of a copy
quantity-lost = the number of lost entries
quantity-term = a term
quantity-index = an index
quantity-nodes = the number of nodes
quantity-spare = the number of spare servers
quantity-seed = a seed
quantity-election = the election timeout
quantity-heartbeat = the heartbeat interval
quantity-latency = the latency
quantity-late = the extra delay
quantity-disk = the time of a disk write
quantity-entries = the number of entries
quantity-keys = the number of keys
quantity-bytes = the number of bytes
quantity-window = the window
quantity-batch = the batch size
quantity-deeds = the number of actions
quantity-number = a number
what-read-mode = how reads are served

## Hints

hint-meant = did you mean “{ $name }”?
hint-quote-spaces = a text with spaces needs quotation marks
hint-quote-to-keep = to keep it in a text, put the text in quotation marks
hint-without-marks = write it without quotation marks
hint-escaped-mark = inside them, write \" for a quotation mark
hint-text-begins = the text begins in column { $column }
hint-markdown = this line belongs to Markdown, remove it
# at 310 is an example of a moment.
hint-moment-first = write the moment first: “at 310 { $action } …”
# cluster nodes=… is a statement.
hint-more-nodes = “cluster nodes={ $nodes }” adds it
hint-first-in-line = the first one is in line { $line }
hint-set-at-start = only “cluster { $key }=…” sets it, at the start
hint-client-reads = a client can read: “client NAME every 100 get KEY”

## What was found instead of what an expectation says

# $leader is a node, or none.
found-leader = { $leader ->
    [none] no node leads
   *[other] { $leader } leads term { $term }
}
found-term = { $node } is in term { $term }
found-paused = { $node } is paused
found-crashed = { $node } is crashed
found-follower = { $node } is a follower
found-learner = { $node } is a learner and a follower
found-precandidate = { $node } is a pre-candidate
found-candidate = { $node } is a candidate
found-leader-of-term = { $node } is the leader of term { $term }
# Of an expected command. $leader is a node, or none.
found-uncommitted = { $leader ->
    [none] the command is not committed; no node leads
   *[other] the command is not committed; { $leader } leads term { $term }
}
found-in-no-log = { $leader ->
    [none] the command is in no log; no node leads
   *[other] the command is in no log; { $leader } leads term { $term }
}
# $places is a list of “place-of-entry”.
found-in-logs = { $leader ->
    [none] the command is not committed: { $places }; no node leads
   *[other] the command is not committed: { $places }; { $leader } leads term { $term }
}
# $nodes are names: n1 n3
place-of-entry = entry { $index } of term { $term } on { $nodes }
found-entry = entry { $index } of { $node } has term { $term }
found-entry-in-snapshot = { $node } has entry { $index } only in its snapshot
found-empty-log = the log of { $node } is empty
found-log-end = the log of { $node } ends at entry { $index }
found-value = { $key } is { $value } on { $node }
found-no-value = { $node } has no value for { $key }
found-commit = commitIndex of { $node } is { $index }
# Of an expected index.
found-committed-up-to = { $index ->
    [0] no entry is committed
   *[other] the entries up to { $index } are committed
}
# How often an expected fact has happened.
found-times = { $times ->
    [0] it has not happened
    [1] it has happened once
    [2] it has happened twice
   *[other] it has happened { $times } times
}
found-times-on = { $times ->
    [0] it has not happened on { $node }
    [1] it has happened once on { $node }
    [2] it has happened twice on { $node }
   *[other] it has happened { $times } times on { $node }
}
found-nothing-broken = no property is broken
# $properties is a list of “broken-property”.
found-broken = broken: { $properties }
# $property is the name of a property, such as election-safety.
broken-property = { $property } (at { $at } ms)

## An action that was skipped

# $action is a statement of the script; $why says why nothing was done, such as: n1 is crashed
action-skipped = { $action }: { $why }
# $ask is the name of a question of the lesson.
answer-too-early = the question “{ $ask }” has not been asked yet
answer-given = the question “{ $ask }” has an answer already
