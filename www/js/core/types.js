// @ts-check
/**
 * The shapes of the data that the page handles. The first half mirrors `src/play/show/view.rs`, field for field: an
 * `Option` that is `None` arrives as `undefined`. Nothing is executed here.
 *
 * @typedef {"up" | "paused" | "crashed"} Status
 * @typedef {"follower" | "precandidate" | "candidate" | "leader"} Role
 * @typedef {"voter" | "incoming" | "outgoing" | "learner" | "none"} Member
 * @typedef {"election" | "replication" | "snapshot"} Family
 *
 * @typedef {{min: number, max: number}} Span in milliseconds
 *
 * @typedef {typeof import("./settings.js").DIALS[number]} Dial a setting that can change while a run goes on
 * @typedef {Dial["key"]} DialKey
 *
 * @typedef {object} Settings
 * @property {number} nodes
 * @property {number} seed
 * @property {Span} election
 * @property {number} heartbeat
 * @property {Span} latency
 * @property {number} loss in percent
 * @property {number} duplicate in percent
 * @property {Span} disk
 * @property {number} snapshot entries; 0: off
 * @property {boolean} noop
 * @property {number} window
 * @property {number} reorder in percent
 * @property {Span} late
 * @property {number} chunk keys of a snapshot in one message; 0: all
 * @property {boolean} prevote
 * @property {boolean} checkquorum
 * @property {"index" | "lease" | "log" | "local"} reads
 * @property {number} batch
 * @property {number} uncommitted bytes; 0: any number
 * @property {number} spare
 *
 * @typedef {object} Timer
 * @property {number} startedMs
 * @property {number} firesMs
 * @property {number} longestMs
 *
 * @typedef {object} Entry
 * @property {number} index
 * @property {number} term
 * @property {string} text
 * @property {string} [detail] of a configuration: what it changes and who belongs to it, in full words
 * @property {boolean} durable
 * @property {Standing} standing whether it is committed, and whether this node knows that
 * @property {{term: number, text: string}} [rival] the other entry, which is committed at its index
 *
 * @typedef {"known" | "committed" | "open" | "replaced" | "disputed"} Standing as in src/play/ask/standing.rs
 *
 * @typedef {object} Vote
 * @property {number} from
 * @property {"yes" | "no" | "pending"} answer
 *
 * @typedef {object} Progress
 * @property {number} id
 * @property {number} next
 * @property {number} matched
 * @property {"probe" | "replicate" | "snapshot"} state
 * @property {number} inFlight
 * @property {number} offset of a snapshot that is being sent: how many keys have arrived
 * @property {number} size of how many
 *
 * @typedef {object} Config the configuration that a node uses, committed or not
 * @property {Member} member what the node itself is in it
 * @property {number[]} voters of a joint one those of C_new
 * @property {number[]} outgoing of a joint one those of C_old; otherwise empty
 * @property {number[]} learners
 * @property {number} index of its entry; 0: the first one
 * @property {boolean} committed whether this node knows it to be
 * @property {string} text
 *
 * @typedef {object} Roster the configuration that decides: the leader's, or else the last committed one
 * @property {number} [leader] whose it is
 * @property {number} index of its entry; 0: the first one
 * @property {number[]} voters of a joint one those of C_new
 * @property {number[]} outgoing of a joint one those of C_old; otherwise empty
 * @property {number[]} learners
 * @property {string} text
 *
 * @typedef {object} NodeView
 * @property {number} id
 * @property {string} name
 * @property {Status} status
 * @property {Role} role
 * @property {number} term
 * @property {number} [votedFor]
 * @property {number} [leader]
 * @property {Vote[]} votes
 * @property {Timer} [election]
 * @property {Timer} [heartbeat]
 * @property {number} commit
 * @property {number} applied
 * @property {number} firstIndex
 * @property {number} lastIndex
 * @property {number} snapshotIndex
 * @property {number} snapshotTerm
 * @property {Entry[]} log
 * @property {[string, string][]} kv
 * @property {Progress[]} progress
 * @property {number} durableIndex
 * @property {number} writesPending
 * @property {number} waiting
 * @property {number} clockRate
 * @property {string} [diskTime] if not the cluster's: `40..60`, milliseconds
 * @property {number} [timerSeed] if not the run's
 * @property {boolean} torn half a write lies on its disk
 * @property {Config} config
 * @property {Member} counted what it is in the configuration that decides; it need not know
 * @property {boolean} stands whether it stands when its election timer fires
 * @property {Timer} [lease]
 * @property {number} [protects] whom it protects from candidates
 * @property {{voters: number[], learners: number[], text: string}} [wanted] of a leader: what it is told to bring about
 * @property {number} [transferTo] of a leader: to whom it hands over
 * @property {number} readsWaiting
 * @property {{index: number, received: number, size: number}} [receiving] a snapshot that arrives piece by piece
 *
 * @typedef {object} Flight
 * @property {string} id
 * @property {number} from
 * @property {number} to
 * @property {string} kind
 * @property {Family} family
 * @property {boolean} reply
 * @property {boolean} [ok]
 * @property {boolean} heartbeat
 * @property {number} term
 * @property {{index: number, term: number, text: string}[]} entries
 * @property {number} sentMs
 * @property {number} arrivesMs
 * @property {number} [lostMs]
 * @property {number} [heldPlace] if it was held back: where on its way, 0 to 1
 * @property {number} [heldUntilMs] until when it stands there; then it goes on evenly
 * @property {boolean} copy
 * @property {boolean} waiting
 * @property {number} lateMs by how much the dice let it come late; 0: they did not
 * @property {string} [part] of a snapshot that goes piece by piece: `3..4 of 9`
 * @property {string} summary
 * @property {[string, string][]} fields
 *
 * @typedef {object} Link
 * @property {number} from
 * @property {number} to
 * @property {boolean} cut
 * @property {string} quality
 *
 * @typedef {object} RuleView
 * @property {string} name
 * @property {string} sentence
 * @property {boolean} on
 *
 * @typedef {object} Violation
 * @property {string} property
 * @property {string} sentence
 * @property {number} atMs
 * @property {string} detail
 * @property {number[]} nodes
 * @property {number} index
 * @property {number} term
 *
 * @typedef {object} EventView
 * @property {number} seq
 * @property {number} step in which it happened
 * @property {number} atMs
 * @property {number} [node]
 * @property {string} fact
 * @property {string} text
 * @property {string} why
 * @property {string} message
 * @property {number} weight
 *
 * @typedef {object} Expectation
 * @property {number} line
 * @property {string} text
 * @property {boolean} [held]
 * @property {number} [atMs] when it was asked, if it failed
 * @property {string} [found] what was found instead, if it failed
 *
 * @typedef {object} BranchView
 * @property {number} id
 * @property {string} name
 * @property {boolean} shown
 * @property {number} [from] the branch that it left
 * @property {number} forkMs
 * @property {number} forkStep
 * @property {number} farMs
 * @property {number} farStep
 * @property {string} difference the first statement after the fork
 *
 * @typedef {object} Reason why something happened, taken apart
 * @property {string} guard the place in the paper that decided, or empty
 * @property {string} sentence the paper's words there
 * @property {string[]} rules by which it can be switched off
 * @property {string[]} sections
 * @property {{text: string, held: boolean}[]} asked
 * @property {[string, string][]} values what was compared, as it was then
 *
 * @typedef {object} Chain a message between its cause and its effects, in facts
 * @property {{text: string, why: string}[]} cause
 * @property {{text: string, why: string}[]} effects
 * @property {boolean} waits an answer to it waits for the disk
 *
 * @typedef {object} Answered
 * @property {string} headline
 * @property {{text: string, sections: string[], messages: string[]}[]} points
 *
 * @typedef {{kind: "commit", index: number, term?: number} | {kind: "leader"}} Question a term: about this very entry
 *
 * @typedef {object} Comparison two branches side by side
 * @property {number} atMs when they part
 * @property {number} untilMs
 * @property {{atMs: number, text: string, first?: number, second?: number}[]} rows
 * @property {number} leftOut
 * @property {number} both
 * @property {number} onlyFirst
 * @property {number} onlySecond
 *
 * @typedef {object} Lines what has become of the script's statements: the numbers of their lines, from 1
 * @property {number[]} done
 * @property {number[]} held expectations that held
 * @property {number[]} failed expectations that did not hold
 * @property {{line: number, atMs: number, why: string}[]} skipped
 * @property {{line: number, seen: number, count: number, dueMs?: number}[]} waiting triggers that wait
 * @property {number[]} open
 * @property {number} [last] what was done last
 * @property {number} [next] what is done next
 *
 * @typedef {object} View
 * @property {number} revision
 * @property {number} nowMs
 * @property {number} step how many things have happened
 * @property {number} farMs how far the branch is known
 * @property {number} farStep
 * @property {BranchView[]} branches
 * @property {string} title
 * @property {string} about
 * @property {string} say
 * @property {number} [nextEventMs]
 * @property {number} [untilMs]
 * @property {number} endMs where a headless run of the script ends
 * @property {boolean} atEnd this instant is the script's `until`, and what it expects there was asked
 * @property {Settings} settings
 * @property {string[]} warnings
 * @property {NodeView[]} nodes
 * @property {Roster} roster
 * @property {Flight[]} flights
 * @property {number} flightsLeftOut
 * @property {Link[]} links
 * @property {number[][]} groups
 * @property {number} committed the highest index at which an entry is committed
 * @property {number} committedTerm that entry's term
 * @property {RuleView[]} rulesOff
 * @property {RuleView[]} rules
 * @property {Violation[]} violations
 * @property {EventView[]} events
 * @property {string} sentence
 * @property {string} stopped
 * @property {{atMs: number, name: string}[]} bookmarks
 * @property {Expectation[]} expects
 * @property {Lines} lines
 * @property {{events: number, sent: number, delivered: number, dropped: number}} counts
 * @property {Client[]} clients
 * @property {ClientFlight[]} clientFlights
 * @property {{verdict: "none" | "linearizable" | "violated" | "undecided", text: string, operations: number}} history
 *
 * @typedef {{op: number, number: number, text: string, node: number, attempt: number, since: number}} OpenOperation
 *
 * @typedef {object} Client
 * @property {string} name
 * @property {boolean} running
 * @property {OpenOperation} [open]
 * @property {number} ok
 * @property {number} failed
 * @property {number} unknown
 *
 * @typedef {object} ClientFlight
 * @property {string} id
 * @property {string} client
 * @property {number} node
 * @property {boolean} request
 * @property {"ok" | "redirect" | "lost" | "refused"} [answer]
 * @property {string} text
 * @property {number} sent
 * @property {number} arrives
 *
 * --- The space-time diagram: src/play/show/view/timeline.rs, which says what the numbers mean ---
 *
 * @typedef {object} Lanes
 * @property {Uint8Array} node
 * @property {Uint32Array} term
 * @property {Uint8Array} role
 * @property {Uint8Array} status
 * @property {Uint8Array} out 1: no member of the configuration that decides
 * @property {Float64Array} ms
 * @property {Uint32Array} step
 * @property {boolean} thinned
 *
 * @typedef {object} Legs
 * @property {Uint8Array} from
 * @property {Uint8Array} to
 * @property {Uint32Array} number
 * @property {Uint8Array} copy
 * @property {Uint8Array} kind
 * @property {Uint8Array} entries
 * @property {Uint8Array} ok
 * @property {Uint32Array} term
 * @property {Uint32Array} carries
 * @property {Uint8Array} fate
 * @property {Uint8Array} place
 * @property {Float64Array} sentMs
 * @property {Float64Array} cameMs
 * @property {Float64Array} endedMs
 * @property {Uint32Array} sentStep
 * @property {Uint32Array} endedStep
 *
 * @typedef {object} Marks
 * @property {string[]} facts
 * @property {Uint8Array} fact
 * @property {Uint8Array} node
 * @property {Float64Array} ms
 * @property {Uint32Array} step
 *
 * @typedef {object} Requests
 * @property {Uint8Array} node
 * @property {Uint32Array} index
 * @property {Uint8Array} reply
 * @property {Float64Array} takenMs
 * @property {Float64Array} answeredMs
 * @property {Uint32Array} takenStep
 * @property {Uint32Array} answeredStep
 *
 * @typedef {object} Spell
 * @property {"partition" | "cut" | "rule"} kind
 * @property {string} label
 * @property {number[][]} groups
 * @property {[number, number][]} cuts
 * @property {number} fromMs
 * @property {number} fromStep
 * @property {number} [toMs]
 * @property {number} [toStep]
 *
 * @typedef {{ms: number, step: number, text: string}} Planned
 *
 * @typedef {object} Operation
 * @property {number} id
 * @property {string} [client]
 * @property {number} number
 * @property {string} text
 * @property {number} node
 * @property {number} from
 * @property {number} [to]
 * @property {number} fromStep
 * @property {number} [toStep]
 * @property {"open" | "ok" | "failed" | "unknown"} outcome
 * @property {string} answer
 * @property {"" | "contradicts" | "unexplained"} guilt what a broken property says of it
 *
 * @typedef {object} Timeline
 * @property {Lanes} lanes
 * @property {Legs} legs
 * @property {number} legsLeftOut
 * @property {Marks} marks
 * @property {number} marksLeftOut
 * @property {Requests} requests
 * @property {Operation[]} operations
 * @property {string[]} askers the clients that have asked for something on the branch
 * @property {Spell[]} spells
 * @property {Planned[]} bookmarks
 * @property {Planned[]} planned
 * @property {number} farMs
 * @property {number} farStep
 *
 * @typedef {{id: string, kind: string, heartbeat: boolean, ok?: boolean}} Other
 *
 * @typedef {object} Message
 * @property {Flight} flight as it was right after it had left
 * @property {"in-flight" | "arrived" | "lost"} fate as far as is known
 * @property {string} why
 * @property {number} sentStep
 * @property {number} [endedMs]
 * @property {number} [endedStep]
 * @property {number} waitedMs
 * @property {Other} [cause]
 * @property {string} because
 * @property {Other[]} effects
 *
 * @typedef {object} Refusal
 * @property {number} line from 1
 * @property {number} column from 1
 * @property {string} message
 * @property {string} found
 * @property {string} expected
 *
 * @typedef {{listed: Refusal[], more: number}} Mistakes of a script, in the order of its text; `more`: not listed
 *
 * @typedef {object} Completion which names may stand in a place of a script
 * @property {number} from the column, from 1, at which the word begins that a name would replace
 * @property {number} to the column right behind this word
 * @property {{text: string, what: string}[]} names
 *
 * @typedef {object} Answer
 * @property {boolean} ok
 * @property {string} recorded
 * @property {string} note
 * @property {Refusal} [refusal]
 *
 * --- The page's own ---
 *
 * @typedef {{kind: "node", id: number} | {kind: "flight", id: string}} Picked
 *
 * @typedef {object} Ghost a message that was lost a moment ago, shown as a cross where it was
 * @property {Flight} flight
 * @property {number} place how far it had come, 0..1
 * @property {number} bornMs by the page's own clock
 *
 * @typedef {object} Notice
 * @property {number} id
 * @property {"said" | "trouble" | "kept" | "news"} tone kept: it would have been lost; news: a new version waits
 * @property {string} text
 * @property {string} [more] a longer text to copy, such as a script
 * @property {{text: string, act: Action}[]} [offers] what can be done about it, each with a button
 * @property {number} untilMs by the page's own clock; Infinity: until dismissed
 * @property {Told} [told] the moment of the run that it is about: it goes when time goes back before it
 *
 * @typedef {{step: number, branch: number | undefined, exact: boolean}} Told exact: it goes at every other step as well
 *
 * @typedef {"violation" | "failure" | "end"} BannerName
 *
 * @typedef {object} Draft the script box
 * @property {string} text
 * @property {boolean} edited whether it differs from the run's script by the user's hand
 * @property {Mistakes} [mistakes] what is wrong with it; at least one thing
 * @property {boolean} [told] whether it is time to say so: not while a line is being written
 * @property {string} [base] the run's script when somebody began to edit
 *
 * @typedef {object} KeptBranch a branch as the browser keeps it
 * @property {string} name
 * @property {string} script
 * @property {number} from the place in the list of the branch that it left; -1: it left none
 * @property {number} forkStep
 * @property {number} forkMs
 * @property {number} stoodMs how far it was known
 *
 * @typedef {object} Kept a run as the browser keeps it
 * @property {number} version of this form
 * @property {number} savedAt by the clock on the wall, milliseconds
 * @property {string} engine its version
 * @property {string} title
 * @property {string} base its script as it was opened, before anything was done by hand
 * @property {number} atMs
 * @property {number | null} step of several at that moment; null: all
 * @property {KeptBranch[]} branches at least one
 * @property {number} shown the place in the list of the branch that was shown
 * @property {string | null} draft the text in the script box, if it was edited
 * @property {string | null} draftBase the script when somebody began to edit
 * @property {string[]} texts all texts of the tab that were never run
 * @property {boolean} offered whether another tab has offered it
 *
 * @typedef {{version: number, savedAt: number, texts: string[]}} KeptTexts
 *
 * @typedef {object} Restore
 * @property {"restore"} type
 * @property {Kept} kept
 * @property {"reload" | "back" | "left"} how the page was loaded again; somebody went back to it; a tab has left it
 * @property {string} [name] under which it was left
 *
 * @typedef {object} Offer the list of names beside the caret
 * @property {number} line
 * @property {number} from the column at which the word begins that a name would replace
 * @property {number} to the column right behind it
 * @property {string} typed the word up to the caret
 * @property {{text: string, what: string}[]} names at least one
 * @property {number} active which of them is chosen
 *
 * @typedef {"auto" | "light" | "dark"} ThemeChoice
 * @typedef {"cluster" | "logs" | "more"} Tab
 * @typedef {"inspect" | "network" | "dials" | "script"} Side
 * @typedef {"ms" | "step"} Axis of the space-time diagram
 *
 * @typedef {object} Shape how much of the page is shown; the query of the address says it
 * @property {"all" | "ring" | "log" | "time"} shows
 * @property {"full" | "min" | "none"} controls
 * @property {boolean} editable whether a hand may change the run
 * @property {boolean} embedded inside another page: nothing happens by itself, and the address stays as it is
 * @property {boolean} present for a hall: large, and from bookmark to bookmark
 *
 * @typedef {object} State
 * @property {Shape} shape
 * @property {View} view
 * @property {number} nowMs the virtual time shown
 * @property {number} clockMs the page's own clock: real milliseconds, counted by frames
 * @property {number} run counts loads, so that panels know when everything is new
 * @property {string} script the script so far
 * @property {Draft} draft
 * @property {string[]} unrun texts that were written, never run, and then replaced: the last first
 * @property {{which: string} | null} forgotten what the browser was last told to forget: a tab's run, or `all`
 * @property {Offer | null} offer
 * @property {Picked | null} selection
 * @property {Flight | null} kept the selected message as it was last seen
 * @property {Message | null} message what is known of it, with its cause and its effects
 * @property {boolean} playing
 * @property {boolean} pressing a message is held down: time stands still
 * @property {boolean} hidden the tab cannot be seen: time stands still
 * @property {number} speed virtual milliseconds per real millisecond
 * @property {boolean} hurry whether quiet time passes faster
 * @property {boolean} quiet whether it does so right now
 * @property {Ghost[]} ghosts
 * @property {Record<BannerName, boolean>} shut the banners that were closed
 * @property {Notice[]} notices
 * @property {string} spoken what the live region says
 * @property {number} spokenAtMs by the page's own clock
 * @property {Tab} tab
 * @property {Side} side
 * @property {Axis} axis
 * @property {ThemeChoice} theme
 * @property {boolean} singleKeys
 * @property {boolean} still prefers-reduced-motion
 * @property {number} weight the least weight of the events that are listed
 * @property {boolean} intro
 * @property {"help" | "propose" | "clients" | "members" | "hand-over" | "read" | "share" | "gallery" | "stops"
 *   | "branches" | "bookmark" | "embed" | "export" | null} dialog
 * @property {string} opened the script as it was when the run was opened: what differs from it was done since
 * @property {{deeds: string[]} | null} arrival what a run does that came in a link, until somebody has read it
 * @property {{why: string, hash: string} | null} missing why the address opens no run, and what it says
 * @property {{name: string, script: string} | null} scenario of the gallery: its name, and its script as it was opened
 * @property {Question | null} question that is being answered
 * @property {string[]} stops where time stops by itself, as the bridge's `find` has it
 * @property {string} jump what the jump buttons look for
 * @property {boolean} untouched it is the run with which the page opens, and nobody has done anything to it
 * @property {number} pushes counts the runs that the browser's history is to remember
 * @property {{toMs: number, step?: number} | {step: number} | {recorded: true} | null} goal where the run goes
 * @property {number} proposals how many commands were proposed by hand: the next value
 *
 * @typedef {object} Load another run, from its start
 * @property {"load"} type
 * @property {string} script
 * @property {boolean} [play]
 * @property {number} [toMs] where to stand in it, virtual milliseconds
 * @property {boolean} [push] whether the browser's history remembers the run that is left; if absent, it does
 * @property {boolean} [own] it is the text of the script box
 * @property {boolean} [link] it came in a link
 * @property {boolean} [arrive] it came in a link that somebody opens for the first time
 * @property {string} [file] the file that it came in
 * @property {string} [scenario] its name in the gallery
 *
 * @typedef {{type: "frame", dtMs: number, covered?: boolean}
 *   | {type: "play", on?: boolean}
 *   | {type: "step"}
 *   | {type: "back"}
 *   | {type: "seek", toMs: number}
 *   | {type: "seek-step", step: number}
 *   | {type: "ten", forwards: boolean}
 *   | {type: "find", wanted: string, forwards: boolean}
 *   | {type: "jump", to: string}
 *   | {type: "stops", to: string[]}
 *   | {type: "bookmark", name: string}
 *   | {type: "what-if"}
 *   | {type: "ask", what: Question | null}
 *   | {type: "branch", id: number}
 *   | {type: "name-branch", id: number, name: string}
 *   | {type: "forget-branch", id: number}
 *   | {type: "speed", to: number}
 *   | {type: "hurry", on: boolean}
 *   | {type: "hidden", on: boolean}
 *   | {type: "press", on: boolean}
 *   | {type: "act", texts: string[], note?: string, host?: boolean}
 *   | {type: "propose", node: number, command: string}
 *   | Load
 *   | {type: "missing", why: string, hash: string}
 *   | {type: "shut-arrival"}
 *   | {type: "restart"}
 *   | {type: "clean"}
 *   | {type: "reseed", nodes?: number, seed?: "fresh"}
 *   | {type: "select", what: Picked | null}
 *   | {type: "draft", text: string}
 *   | {type: "tell"}
 *   | {type: "revert"}
 *   | {type: "bring-unrun"}
 *   | {type: "unrun", texts: string[], quiet: boolean}
 *   | Restore
 *   | {type: "stand", atMs: number}
 *   | {type: "forget", which: string}
 *   | {type: "offer", line: number, column: number, asked: boolean}
 *   | {type: "choose", by: number}
 *   | {type: "shut-offer"}
 *   | {type: "tab", to: Tab}
 *   | {type: "side", to: Side}
 *   | {type: "axis", to: Axis}
 *   | {type: "theme", to: ThemeChoice}
 *   | {type: "single-keys", on: boolean}
 *   | {type: "still", on: boolean}
 *   | {type: "shape", to: Partial<Shape>}
 *   | {type: "weight", to: number}
 *   | {type: "intro", on: boolean}
 *   | {type: "dialog", to: State["dialog"]}
 *   | {type: "shut-banner", name: BannerName}
 *   | {type: "notice", tone: Notice["tone"], text: string, here?: boolean, offers?: Notice["offers"]}
 *   | {type: "dismiss", id: number}} Action
 *
 * @typedef {object} Store
 * @property {State} state
 * @property {(action: Action) => void} dispatch
 * @property {(listener: () => void) => void} subscribe
 *
 * @typedef {object} Panel
 * @property {(state: State, before: State | null) => void} update
 */
export {};
