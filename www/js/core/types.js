// @ts-check
/**
 * The types of the page's own data. Those of the data that crosses the bridge are in `view.d.ts`, written from Rust.
 *
 * @import { Flight, Mark, Message, Mistakes, Told, View } from "./view.js"
 * @import { Explored } from "./explore.js"
 * @import { Futures } from "./futures.js"
 * @import { Said } from "../text/messages.js"
 *
 * @typedef {typeof import("./settings.js").DIALS[number]} Dial a setting that can change while a run goes on
 * @typedef {Dial["key"]} DialKey
 *
 * @typedef {{kind: "commit", index: number, term?: number, row?: number} | {kind: "leader"}} Question term: about
 *   this very entry; row: it was asked at the log of this node, or at the head of the column (0), and is answered there
 *
 * @typedef {{kind: "node", id: number} | {kind: "flight", id: string}} Picked
 *
 * @typedef {object} Ghost a message that was lost a moment ago, shown as a cross where it was
 * @property {Flight} flight
 * @property {number} place how far it had come, 0..1
 * @property {number} bornMs by the page's own clock
 * @property {number} atMs when it was lost, virtual milliseconds
 * @property {boolean} sudden whether nothing else in the picture says why: no cut, and no crashed receiver
 *
 * @typedef {object} Notice
 * @property {number} id
 * @property {"said" | "trouble" | "kept" | "news"} tone kept: it would have been lost; news: a new version waits
 * @property {Said} text
 * @property {string} [more] a longer text to copy, such as a script
 * @property {{text: Said, act: Action}[]} [offers] what can be done about it, each with a button
 * @property {number} untilMs by the page's own clock; Infinity: until dismissed
 * @property {Moment} [when] the moment of the run that it is about: it is removed when time goes back before it
 *
 * @typedef {{step: number, branch: number | undefined, exact: boolean}} Moment exact: removed at any other step
 *
 * @typedef {"violation" | "failure" | "end"} BannerName
 *
 * @typedef {object} Draft the script box
 * @property {string} text
 * @property {boolean} edited whether the user has changed it from the run's script
 * @property {Mistakes} [mistakes] what is wrong with it; at least one thing
 * @property {boolean} [told] whether mistakes are shown: not while a line is being written
 * @property {string} [base] the run's script when the user began to edit
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
 * @property {number} savedAt by the system's clock, milliseconds since 1970
 * @property {string} engine its version
 * @property {string} title
 * @property {string} base its script as it was opened, before anything was done by hand
 * @property {number} atMs
 * @property {number | null} step of several at that moment; null: all
 * @property {KeptBranch[]} branches at least one
 * @property {number} shown the place in the list of the branch that was shown
 * @property {string | null} draft the text in the script box, if it was edited
 * @property {string | null} draftBase the script when the user began to edit
 * @property {string[]} texts all texts of the tab that were never run
 * @property {boolean} offered whether another tab has offered it
 *
 * @typedef {{version: number, savedAt: number, texts: string[]}} KeptTexts
 *
 * @typedef {object} Restore
 * @property {"restore"} type
 * @property {Kept} kept
 * @property {"reload" | "back" | "left"} how the page was loaded again; the user went back to it; a closed tab left it
 * @property {string} [name] under which it was left
 *
 * @typedef {object} Offer the list of names beside the caret
 * @property {number} line
 * @property {number} from the column at which the word begins that a name would replace
 * @property {number} to the column right behind it
 * @property {string} typed the word up to the caret
 * @property {import("./view.js").CompletionName[]} names at least one
 * @property {number} active which of them is chosen
 *
 * @typedef {"auto" | "light" | "dark"} ThemeChoice
 * @typedef {"cluster" | "logs" | "more"} Tab
 * @typedef {"inspect" | "network" | "dials" | "script"} Side
 * @typedef {"ms" | "step"} Axis of the space-time diagram
 * @typedef {{axis: Axis, from: number, to: number}} InSight part of the run, on an axis
 *
 * @typedef {"asks" | "you" | "break" | "end"} Step of a lesson: it asks; the learner brings its goals about; its
 *   schedule runs without a rule; it is over
 *
 * @typedef {object} Taken what was done in the lesson of a run, on whichever branch
 * @property {number} run
 * @property {string} slug of the lesson
 * @property {Step} step
 * @property {Record<string, Mark>} marks by question: how its first answer was marked
 * @property {Record<string, string[]>} goals that were reached: the deeds by which, as the script has them
 * @property {string[]} hints that were shown: what for, and the level
 * @property {string[]} broke the rules without which it was played
 * @property {Broken | null} broken the run is the lesson's schedule without this rule; the run that was left for it
 * @property {number} says how many sentences of the script had appeared when it last asked
 * @property {string} unread a question whose verdict is to be read first, although another one is open or waits
 * @property {string[]} picks what is chosen as an answer, of several things, and not locked in yet
 *
 * @typedef {{rule: string, text: string, from: Kept, back: Taken, scenario: State["scenario"]}} Broken
 *
 * @typedef {object} Shape how much of the page is shown; the query of the address says it
 * @property {"all" | "ring" | "log" | "time"} shows
 * @property {"full" | "min" | "none"} controls
 * @property {boolean} editable whether the user may change the run
 * @property {boolean} embedded inside another page: nothing happens by itself, and the address stays as it is
 * @property {boolean} present a presentation: large, and from bookmark to bookmark
 *
 * @typedef {object} State
 * @property {Shape} shape
 * @property {View} view
 * @property {number} nowMs the virtual time shown
 * @property {number} clockMs the page's own clock: real milliseconds, counted by frames
 * @property {number} readUntilMs on the same clock: until then a lesson's sentence is read, and time stands
 * @property {number} run counts loads, so that panels know when everything is new
 * @property {string} script the script so far
 * @property {Draft} draft
 * @property {string[]} unrun texts that were written, never run, and then replaced: the last first
 * @property {{which: string} | null} forgotten what the browser was last asked to forget: a tab's run, or `all`
 * @property {Offer | null} offer
 * @property {Picked | null} selection
 * @property {"usual" | "all" | null} menu which deeds the menu at the selected thing offers; null: it is closed
 * @property {number} near the part of the speed at which time is to run: less while the pointer is near a message
 * @property {number} slow the part at which it runs: it follows `near` smoothly
 * @property {{kind: "node" | "entry", many: boolean} | null} choosing a question is asked: a click on such a thing is
 *   the answer, or one of `many`, and does nothing else
 * @property {Flight | null} kept the selected message as it was last seen
 * @property {Message | null} message the selected message with its cause and its effects
 * @property {boolean} playing
 * @property {boolean} through time runs on over the sentences of a story: a host page, or an address, has begun to play
 * @property {boolean} pressing a message is held down: time is paused
 * @property {boolean} hidden the tab cannot be seen: time is paused
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
 * @property {number | null | "parent"} beside the branch that the time diagram draws beneath the shown one, by its id;
 *   "parent": the one that the shown branch has left; null: none
 * @property {InSight | null} inSight what the time diagram shows; null: it has not been drawn yet
 * @property {ThemeChoice} theme
 * @property {string} language its code, such as `zh-CN`
 * @property {boolean} singleKeys
 * @property {boolean} still prefers-reduced-motion
 * @property {number} weight the least weight of the events that are listed
 * @property {boolean} intro
 * @property {boolean} tools whether the page shows its tools, or only the cluster, the logs and the time
 * @property {boolean} start whether the page shows the question with which it opens
 * @property {Taken} taken what was done in the lesson of a run
 * @property {number} foreign the run whose lesson came with a link and is none of the gallery's; 0: none
 * @property {number} pace how many times faster the run plays than its speed says, so that a long wait in a lesson ends
 * @property {string[]} named what has been named in place; the browser remembers it
 * @property {number} left the run whose lesson the user has left; 0: none
 * @property {DialogName | null} dialog
 * @property {string} sheet the lesson whose pages to print the dialog `sheet` shows: its name, `all`, or empty: the one
 *   that runs
 * @property {Explored | null} explored the search for a run in which a property breaks
 * @property {import("../features/explore/index.js").FoundRun | null} disaster what is told of a run that it has found
 * @property {Futures | null} futures how the futures of this run end, if that was asked for
 * @property {string} opened the script as it was when the run was opened: what differs from it was done since
 * @property {{deeds: Told[]} | null} arrival what the run of a link does, until the user closes the message
 * @property {{why: Said, hash: string} | null} missing why the address opens no run, and what it says
 * @property {{name: string, script: string} | null} scenario of the gallery: its name, and its script as it was opened
 * @property {Question | null} question that is being answered
 * @property {string[]} stops where time stops by itself, as the bridge's `find` has it
 * @property {string} jump what the jump buttons look for
 * @property {boolean} untouched it is the run with which the page opens, without actions of the user
 * @property {number} pushes counts the runs that the browser's history is to remember
 * @property {{toMs: number, step?: number} | {step: number} | {recorded: true} | null} goal where the run goes
 * @property {number} proposals how many commands were proposed by hand: the next value
 *
 * @typedef {object} Load another run, from its start
 * @property {"load"} type
 * @property {string} script
 * @property {boolean} [play]
 * @property {boolean} [through] if it plays, it does not stop at the sentences of a story
 * @property {number} [toMs] the moment at which it opens, virtual milliseconds
 * @property {boolean} [push] whether the browser's history remembers the run that is left; if absent, it does
 * @property {boolean} [own] it is the text of the script box
 * @property {boolean} [link] it came in a link
 * @property {boolean} [arrive] it came in a link that the user opens for the first time
 * @property {string} [file] the file that it came in
 * @property {string} [scenario] its name in the gallery
 *
 * @typedef {import("../features/index.js").Action} Action each feature has its own
 * @typedef {import("../features/index.js").DialogName} DialogName
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
