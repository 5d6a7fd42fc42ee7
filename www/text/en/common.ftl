### Words that all parts share.

language-name = English

## A text of the user, as it is.

text = { $text }

## Lists

# n2 and n3
list-two = { $first } and { $last }
# n2, n3 and n4: $rest is the list without its last value
list-last = { $rest } and { $last }
list-comma = { $first }, { $next }
# Groups of a partition: n1 n2 | n3
list-bar = { $first } | { $next }
list-clause = { $first }; { $next }

## Where a rule stands

# A section of the Raft paper (Ongaro and Ousterhout, extended version).
section-paper = §{ $number }
# A section of Ongaro's thesis.
section-thesis = thesis { $number }
# A figure of the paper.
section-figure = Figure { $number }

## Sentences: a fact, and a fact with its reason

sentence = { $text }.
sentence-why = { $text }: { $why }.
sentences = { $first } { $next }
