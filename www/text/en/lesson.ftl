### The card above the cluster: the first question, and the questions of a lesson.

card = What this is about
start-aim = Five servers must keep the same list. They only have messages, and messages get lost.
start-play = Play
# For readers who need no introduction: it opens the whole page with all tools.
start-free = I know Raft: free play
card-progress = Question { $number } of { $all }
answers = Answers
answer-yes = Yes
answer-no = No
answer-unsure = Not sure
card-go-on = Go on
# The answer was right.
verdict-right = Right: { $right }.
verdict-wrong = You said { $answer }. The run shows: { $right }.
verdict-unsure = The run shows: { $right }.
card-leave = Leave the lesson
start-free-now = Free play

## A lesson: its questions.

# What was answered, while the run plays to the moment that decides.
card-your-answer = Your answer: { $answer }
# While the run plays on to a question that has not been asked yet.
card-before-question = Next: question { $number } of { $all }
# After the last question, while the script goes on.
card-to-the-end = How it ends
card-before = Back to the question
answer-none = None
# A button that locks in what was chosen.
answer-lock = Lock in
# Beside the answers, where the question asks for one server.
answer-click-server = Click a server.
answer-number = A number
# What a wrongly chosen server is at the moment that decides. $state: leader, follower, crashed …
missed-node = { $node }: { $state }, term { $term }, commitIndex { $commit }.
# $count: on how many of $all servers. $standing: committed, not committed …
missed-entry = Entry { $index } is on { $count } of { $all } servers: { $standing }.
# The script is not one of the gallery’s.
card-foreign = A lesson that came with this link
# $ask: its name or its number, as the address has it.
lesson-no-question = This lesson has no question “{ $ask }”.
lesson-answer-first = Answer the question first, or leave the lesson.
lesson-does-not-offer = This lesson does not offer that. Leave the lesson to do as you like.

## A lesson: its goals, which the learner brings about by hand, and its hints.

card-now-you = Now you
card-goals = Goals
# Before the words of a goal, for screen readers.
goal-reached = Reached:
goal-open = Open:
card-deeds = Your deeds: { $count }
# $par: with how few deeds the author of the lesson reaches the goals.
card-deeds-par = Your deeds: { $count }, the author’s: { $par }
goals-reached = All goals reached. Deeds: { $count }.
goals-reached-par = All goals reached. Deeds: { $count }, the author’s: { $par }.
goals-reached-short = All goals reached, as short as can be. Deeds: { $count }.
card-skip = Skip
# Before buttons: the start, and the numbers of the questions.
card-back-to = Go back to
card-start = the start
card-question-at = Question { $number }, { $time }
hint-where = Hint: where to look
hint-rule = Hint: the rule
# After it the mark “as short as can be” is no longer given.
hint-deed = Hint: what to do. It costs “as short as can be”.

## A lesson: its schedule without a rule, and its end.

card-break = Now break it
card-break-aim = The same schedule, and one rule of Raft is off. What goes wrong?
card-broke = With the rule, the same schedule breaks nothing.
# $rule: its name in scripts.
card-without = Without { $rule }
card-broken = Not Raft: without { $rule }
card-nothing-broke = No property is broken.
# Back to the lesson’s own run.
card-mend = Back, with the rule
card-done = The lesson is over
score-answers = Right answers: { $right } of { $asks }.
score-goals = Goals reached: { $reached } of { $goals }.
score-short = As short as can be.
# Before buttons: the branches of the run.
card-runs-kept = Both runs are kept:
lesson-next = Next: { $title }
lesson-dice = Other dice
lesson-dice-tip = The same questions with another seed
lesson-dice-none = None of { $tried } other seeds keeps the course of this lesson: it needs its own.

## What the browser remembers of the lessons.

progress-not-kept = This browser stores nothing for this page: your progress is lost when you close it.
progress-too-long = This text is too long for a progress.
# $head: the line with which such a text begins.
progress-no-head = This is no progress: its first line must be “{ $head }”.
progress-bad-line = Line { $number } is not understood: { $line }

# A button beside the script: it begins a lesson of one’s own.
lesson-of-my-own = New lesson
lesson-of-my-own-tip = A short lesson to change and to run. What you have written is kept.
# A script: its words can be translated, the rest is the language of scripts.
lesson-template =
    title "My lesson"
    about "What readers get wrong, and what they are to see."
    cluster nodes=3 seed=4 election=150..300 latency=8..12
    lesson my-lesson
    ask who "Which server will lead first? Click it." at 100 node = leader it by 400
    hint who 1 "Compare what is left of the election timers."
    hint who 2 "A server that hears from no leader becomes a candidate (§5.2)."
    at 450 propose leader set x 1
    ask stored "The leader has x=1. Will x=1 be committed?" at 451 yes = committed "set x 1" by 520
    hint stored 2 "An entry is committed once it is on a majority (§5.3)."
    goal again "Crash the leader, and get x=2 committed by the next one." committed "set x 2"
    hint again 1 "Who leads now?"
    hint again 2 "Two of three servers can elect a leader (§5.2)."
    hint again 3 "Crash the leader, wait, and send the next leader set x 2."
    par 2
    allow crash restart propose
    break majority "One server is enough now: watch when x=1 is committed."
    until 600

## The map of the lessons.

lessons = Lessons
lessons-tip = Predict what happens, play it, bring it about: a course in lessons of a few minutes
lessons-sum = Done: { $done } of { $count }
lessons-all = all
lessons-lab = Lab of MIT 6.5840
lessons-first = First of all
lessons-elections = Elections
lessons-log = The log
lessons-safety = Safety
lessons-disk = The disk
lessons-lab-bugs = Bugs of many labs
lessons-clients = Clients
lessons-extensions = Extensions
lessons-extra = Extra
lesson-minutes = { $count } min
lesson-lab = Lab { $lab }
# How far a lesson was taken.
lesson-new = Not begun
lesson-begun = Begun
lesson-done = Done
lesson-short = As short as can be
# $text: what many people get wrong. $source: where that is documented.
lesson-misconception = What many get wrong: “{ $text }” ({ $source })
# A button: pages of the lessons for paper.
sheet = Print
# A button of a lesson. $title: of the lesson.
sheet-of-lesson = Print “{ $title }”
sheet-about = A page with the questions to hand out, and a page with the answers for the teacher. The run of the lesson is played for them: it gives the pictures and the answers.
sheet-of = Lesson
sheet-all = All { $count } lessons
# A lesson that is none of the course. $title: its title.
sheet-here = The lesson that runs: { $title }
sheet-pages = Pages
sheet-pages-both = Questions and answers
sheet-pages-questions = Questions only
sheet-pages-answers = Answers only
sheet-print = Print
sheet-playing = Playing lesson { $number } of { $all }
sheet-ready = Pages: { $count }
sheet-none = Nothing to print: this lesson does not play.
# On paper: the number of the lesson in the course.
sheet-number = Lesson { $number }
# On paper, above the page for the teacher.
sheet-with-answers = With answers
# On paper, before a line.
sheet-name = Name
# On paper, before lines for the reason of an answer.
sheet-why = Because
# On paper, below boxes to tick.
sheet-several = More than one may be right.
# On paper, before a line for one or more indices of entries.
sheet-entries = Index
# On paper, below the picture of a question.
sheet-asked-at = When asked, { $time }:
# On paper, below the picture of the moment that decides.
sheet-decided-at = When decided, { $time }:
# On paper. $properties: names of properties, as scripts have them.
sheet-broken = Broken: { $properties }
progress-kept = Your progress is kept in this browser only.
progress-carry = Carry your progress to another browser, or forget it
progress-out = Your progress as a text
progress-in = Take in such a text
progress-take = Take it in
progress-taken = Taken in: { $count } lessons. The better of both counts, and nothing is lost.
progress-taken-not-kept = Taken in: { $count } lessons. This browser stores nothing, so they are lost when you close the page.
progress-copied = Your progress is copied.
progress-forget = Forget my progress
progress-forgotten = Your progress is forgotten.

## The card of a story: its sentences, at each of which time stops.

story = The story
# $number: which sentence of the story this is. $all: how many it has.
story-number = { $number } of { $all }
story-before = Back to the sentence before
story-flows = Do not stop
story-flows-tip = Time runs on at each sentence
# At the end of a story. $title: of the story that comes after it in the gallery.
story-next = Next: { $title }
# $name: a bookmark of the story. $time: when it is.
story-what-if = What if…? Back to “{ $name }”, { $time }
story-do-else = Do something else here: click a server or a message. The run that you have seen is kept as a branch.

## Names: shown once beside the thing where it first occurs, and listed in Help.

help-names = The names in the picture
name-timer = Election timer: when the arc is used up, the server asks the others for their votes.
name-candidate = Candidate: it asks for votes, and needs those of a majority.
name-request-vote = RequestVote: “vote for me in this term”.
name-vote = A vote: each server has one in each term.
name-leader = Leader: it takes the commands of the clients, and the others copy its log.
name-heartbeat = Heartbeat: it restarts the election timers of the followers.
name-term = Term: every election begins a new one, and its number only grows.
name-append-entries = AppendEntries: new entries of the leader’s log.
name-acknowledgement = Acknowledgement: “my log has these entries”.
name-crashed = Crashed: it hears nothing. Term, vote and log are on its disk.
name-cut-off = Cut off: its messages to others get lost, and theirs to it.
name-install-snapshot = InstallSnapshot: the state itself, in place of entries that the leader no longer has.
name-entry-open = A dashed cell of a log: an entry that is not committed.
name-entry-committed = A lock: the entry is committed, so every later leader has it.
name-entry-known = A solid cell with a line below it: this server knows that its entry is committed.
name-entry-replaced = A struck-out cell: another entry is committed there, and will replace this one.
