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
