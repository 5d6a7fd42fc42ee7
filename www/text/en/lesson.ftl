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
# After the last question: what the learner is to bring about ($goal), and how. Runs of the past are kept as branches.
start-otherwise = { $goal } Click a server, and choose Crash. The run that you have seen is kept.
# Above the last task of a lesson, in place of the number of the question.
start-last = Last task
# A button that goes back to a moment.
start-back = Go back to { $time }
# Shown when there are two runs with the same beginning.
start-both = Two of five are no majority: nothing more can be committed until a third server runs again. Both runs are kept. You answered { $right } of { $marked } questions right.
start-next = Next: Figure 8
start-free-now = Free play

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
