### The machine breaks Raft: it searches for a run in which a property breaks, and tells from which moment of a run on
### nothing saved it.

## The dialog

explore = Break Raft
explore-tip = Let the machine find a run in which a property breaks
explore-find = Find me a disaster
explore-about = The machine looks for a run in which a property breaks. One search tries every order of a few deeds in a small cluster; random runs go on beside it. What is found first is made short, and opens beside your run.
explore-rules = Rules that are off
explore-rules-none = No rule is off: this attacks the implementation itself.
explore-goal = What is to break
explore-goal-any = any property
explore-pause = Pause
explore-on = Go on
explore-cancel = Cancel
explore-more = More time
explore-take = Open it as it is
explore-open = Open the run
explore-show = Show it
# The button while a search runs and its dialog is closed.
explore-running = Searching…

## What becomes of it

explore-begins = The search begins.
explore-searching = Searching.
explore-found-random = A random run has broken it. The search goes on for some seconds, for a shorter one.
explore-paused = Paused.
# $from, $to: how many deeds the run had when it was found, and has by now. $property: its name in scripts.
explore-shortening = Found: { $property } breaks. Making it short: { $from } → { $to ->
    [one] { $to } deed
   *[other] { $to } deeds
}.
# $from: how many deeds it had when it was found.
explore-found = Found: { $property } breaks in a run of { $deeds ->
    [one] { $deeds } deed
   *[other] { $deeds } deeds
} ({ $from } when it was found first).
explore-shortest = No order of fewer of these deeds breaks it.
explore-is-found = The search has found a run of { $deeds ->
    [one] { $deeds } deed
   *[other] { $deeds } deeds
} in which { $property } breaks.
explore-opened = Found: { $property } breaks in a run of { $deeds ->
    [one] { $deeds } deed
   *[other] { $deeds } deeds
}.
explore-region = The run that was found
explore-back = Back to my run
explore-to-violation = Go to the violation
explore-trouble = The search has ended with an error.
explore-nothing = Nothing was found in { $seconds } s.
# $states, $shown: how many distinct states, to choose and to show. $ways: how many waypoints the search passes.
explore-covered = { $ways ->
    [0] Every run within the bounds below was tried
   *[other] Every run was tried that passes the waypoints of this search within the bounds below
}: { $states ->
    [one] { $shown } distinct state.
   *[other] { $shown } distinct states.
}
explore-covered-part = Within the bounds below, all runs of { $depth ->
    [one] { $depth } deed were tried
   *[other] { $depth } deeds were tried
}: { $states ->
    [one] { $shown } distinct state
   *[other] { $shown } distinct states
}{ $limit ->
    [true] , which is the limit.
   *[other] .
}
explore-runs-breaking-nothing = { $runs ->
    [one] In { $shown } random run nothing broke.
   *[other] In { $shown } random runs nothing broke.
}
explore-no-proof = Runs beyond that were not tried.

## Numbers

# $off: how many rules are off, $rules: their names. $goal: what is to break.
explore-asked = { $off ->
    [0] All rules are on
    [one] Off: { $rules }
   *[other] Off: { $rules }
}; what is to break: { $goal }
# $rate: a second. $end: what has ended the search.
explore-states = Every order of deeds: { $states ->
    [one] { $shown } distinct state
   *[other] { $shown } distinct states
}, { $rate } a second; all runs of { $depth ->
    [one] { $depth } deed tried
   *[other] { $depth } deeds tried
}{ $end ->
    [complete] ; complete within its bounds
    [limit] ; stopped at its limit of states
   *[other] {""}
}
explore-runs = Random runs: { $shown }, { $rate } a second
explore-in-workers = { $seconds } s, in { $threads ->
    [one] { $threads } worker
   *[other] { $threads } workers
}
explore-in-page = { $seconds } s, on the page’s own thread: no worker can be started here, so the page is slower meanwhile
explore-so-far = { $seconds } s: { $states } distinct states, all runs of { $depth } deeds tried, { $runs } random runs.
# $spare: how many of the nodes can only be switched on by a change of members. $deeds: a list, see below. $hop: ms.
# $cluster: the line of a script.
explore-bounds = Bounds of the orders of deeds: { $nodes } nodes{ $spare ->
    [0] {""}
   *[other] {" "}({ $spare } of them switched on later)
}, a message takes { $hop } ms, no election timer fires by itself, at most { $deeds }; at most { $depth } deeds in all, waits among them{ $ways ->
    [0] {""}
    [one] ; by way of one situation, so that other ways are left out
   *[other] ; by way of { $ways } situations, so that other ways are left out
}. As scripts write it: { $cluster }

## Kinds of deeds, in a list of how many there may be

explore-deed-timeout = { $count ->
    [one] { $count } election timeout
   *[other] { $count } election timeouts
}
explore-deed-propose = { $count ->
    [one] { $count } command
   *[other] { $count } commands
}
explore-deed-crash = { $count ->
    [one] { $count } crash
   *[other] { $count } crashes
}
explore-deed-restart = { $count ->
    [one] { $count } restart
   *[other] { $count } restarts
}
explore-deed-cut = { $count ->
    [one] { $count } cut or heal
   *[other] { $count } cuts or heals
}
explore-deed-drop = { $count ->
    [one] { $count } lost message
   *[other] { $count } lost messages
}
explore-deed-delay = { $count ->
    [one] { $count } late message
   *[other] { $count } late messages
}
explore-deed-snapshot = { $count ->
    [one] { $count } snapshot
   *[other] { $count } snapshots
}
explore-deed-members = { $count ->
    [one] { $count } change of members
   *[other] { $count } changes of members
}
explore-deed-read = { $count ->
    [one] { $count } read
   *[other] { $count } reads
}

## The moment of no return

futures = Moment of no return
futures-ask = Could it have been saved?
futures-ask-tip = Plays many futures from moments before this, and shows how many of them end in it
futures-playing = Playing futures from the moments before…
futures-in-page = No worker can be started here, so the page is slower meanwhile.
futures-trouble = The futures could not be played.
# What every future comes to, as $loses below. $property: its name in scripts.
futures-violation = end in the violation of { $property }
# $expected: the expectation, as the script writes it. $line: of the script.
futures-failure = end in the failure of “expect { $expected }”, line { $line }
# $time: a moment. $of: how many futures were played from each moment.
futures-from = From { $time } on, nothing saved it: from each moment, all { $of } futures { $loses }.
futures-never = Nothing saved it, from the start on: from each moment, all { $of } futures { $loses }.
# $ends of $of futures from the last moment that was tried.
futures-until = It could still be saved at { $last }: { $ends } of { $of } futures from there { $loses }.
futures-none = There is no moment before { $time }.
futures-how = In each future the dice are thrown anew, and each later deed is left out with one chance in two.
futures-go = Go to the moment of no return
futures-go-at = Go to { $time }

## The hunt: the learner breaks a property by hand

hunt = Break it by hand
hunt-tip = The same cluster, with the same rules off: you act, with as few deeds as you can
hunt-show = Show the search’s run
# The name of the run, and its goal. $property: its name in scripts. $meaning: what it says, a sentence.
hunt-title = Break { $property } by hand
hunt-goal = Break { $property }, with as few deeds as you can. { $meaning }
hunt-hint-where = Click a server or a message: its menu says what can be done to it. A command is proposed under “Client”.
# $deeds: statements of a script.
hunt-hint-deed = The search did this: { $deeds }
hunt-way = Your run is kept.
# $par: with how few deeds the search has broken it.
hunt-deeds = Your deeds: { $count }, the search’s: { $par }
hunt-reached = Broken. Your deeds: { $count }, the search’s: { $par }
