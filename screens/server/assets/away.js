/**
 * While no answer comes from the server, the browser says what the answers in this tab lead to.
 *
 * page.js tells of the silence, and draws the next page as soon as there is one. Rules, cards and
 * texts were made on the server (screens/away.py): `tables` for walker.js; `drawn`, the cards
 * as HTML; `cards`, by level, contact, card and heading: which one, and whom it calls, by name and
 * id; `headings` that rules bring; `reasons` by rule; `beside`, by rule, the help that is not folded
 * away; `texts` by level or card. A text may be one for each whom she may call, by id. Nothing is
 * sent or kept here.
 *
 * It shows nothing calmer than what the server said last: of the answers before and after the one
 * that waits, the more urgent result counts, and where the server said more it shows nothing. Nor
 * does it show anything calm before all questions have an answer.
 */

import { assess, read, ready, truth } from "./walker.js"

const LASTS = 30 * 24 * 60 * 60 * 1000 // ms: an older rule book is not used
const INTERRUPTS = "call_now" // the calmest level that the server shows between two questions

let made = null // what was fetched
let isFetching = false
let madeAt = "" // the address of it, which names its hash
let fetchedAt = 0
let aside = null // the question that makes room for a card

async function fetchAll() {
  const address = document.querySelector("meta[name=away]")
  if (!address?.content || made || isFetching) return
  isFetching = true
  try {
    const response = await fetch(address.content)
    if (!response.ok) return
    made = prepared(await response.json())
    madeAt = address.content
    fetchedAt = Date.now()
  } catch {
    // Then the page says that it is not connected, and no more: until it can be had with a next page.
  } finally {
    isFetching = false
  }
}

export function prepared(data) {
  return { ...data, book: ready(data.tables) }
}

/** The answers with the one that was just sent, as far as it can be read without the server. */
export function withSent(book, answers, page, values) {
  const question = book.questions.find(({ id }) => id === page)
  if (!question) return answers
  const { [page]: before, ...others } = answers
  const answer = sentAnswer(question, values)
  if (answer === undefined) return others
  try {
    read(book, { [page]: answer })
  } catch {
    return others // the server says what is wrong with it
  }
  return { ...others, [page]: answer }
}

/** Weeks written as 24+3 or given as a date are left to the server: they count as not answered. */
function sentAnswer(question, { answer = [], instead = [], due = [""], period = [""] }) {
  if (question.kind === "choice") return answer.length === 1 ? answer[0] : undefined
  if (question.kind === "choices") return answer.length ? answer : undefined
  const typed = answer.join(" ").trim()
  if (due[0].trim() || period[0].trim()) return undefined
  if (instead.length) return typed || instead.length > 1 ? undefined : instead[0]
  return /^[0-9]{1,4}$/.test(typed) ? Number(typed) : undefined
}

/** What the rules say of some answers; null where nothing holds yet. */
export function result(made, answers) {
  const { book } = made
  const found = assess(book, answers)
  if (found.level === null) return null
  const { states } = read(book, answers)
  const deciding = found.applied.filter(([, , level]) => level === found.level)
  const heading = headingOf(made, deciding)
  const key = [found.level, found.contact, found.card, heading].map(part => part ?? "").join("/")
  const [number, contact, whom] = made.cards[key]
  const holds = ([tree]) => tree === null || truth(book, tree, states) === "y"
  const whole = text => (typeof text === "string" ? text : text[whom] ?? text[""])
  const to = text => whole(text).replaceAll("{contact}", contact)
  const said = list => list.filter(holds).map(([, text]) => to(text))
  const texts = made.texts[found.card ?? found.level]
  return {
    rank: book.levels.indexOf(found.level),
    complete: found.complete,
    drawn: made.drawn[number],
    because: found.card ? said(texts.because)[0] : reasonOf(made, deciding, heading, said),
    beside: besideOf(made, deciding, heading, said),
    sorrow: said(texts.sorrow)[0],
    steps: isOther(made, deciding, heading) ? [] : said(texts.steps),
  }
}

/** The heading that rules put in the place of the level's own: see own_heading in Python. */
function headingOf({ headings }, deciding) {
  const own = deciding.map(([rule]) => headings[rule] ?? [])
  const always = own.findIndex(([, alone], i) => alone === false && deciding[i][1] === "yes")
  if (always >= 0) return own[always][0]
  return own.every(([number]) => number === own[0][0]) ? own[0]?.[0] : undefined
}

/**
 * One reason: a plain one before a doubt, and first that of the rule which gives the heading. What
 * calls for another number is the last.
 */
function reasonOf({ beside, headings, reasons }, deciding, heading, said) {
  const found = deciding.map(([rule, truth]) => {
    const certain = truth === "yes"
    const heads = heading !== undefined && headings[rule]?.[0] === heading
    const order = (beside[rule] && !heads ? 4 : 0) + (certain ? 0 : 2) + (heads ? 0 : 1)
    return { text: said(reasons[rule][certain ? 0 : 1])[0], order }
  })
  return found.filter(({ text }) => text).sort((one, other) => one.order - other.order)[0]?.text
}

/** Whether the heading orders a call about another matter than the cervix. */
function isOther({ beside, headings }, deciding, heading) {
  return deciding.some(([rule]) => beside[rule] && headings[rule][0] === heading)
}

/** Help beside the call, for thoughts of harm: where 111 is the call, and where another call is. */
function besideOf({ beside, headings }, deciding, heading, said) {
  const isHere = ([rule, truth, level]) =>
    beside[rule] && (headings[rule][0] === heading || (truth === "yes" && level === INTERRUPTS))
  const found = deciding.find(isHere)
  if (!found) return undefined
  const { title, text, steps } = beside[found[0]]
  return { title, text: said(text), steps: said(steps) }
}

/**
 * The most urgent of what the answers lead to, before and after the one that was just sent.
 *
 * Until every question has an answer that can be read here, only what the server interrupts the
 * questions for: the calm card of a first answer would stand before any sign was asked about.
 */
export function mostUrgent(made, { answers, page }, { action, values }) {
  const isAnswer = action === "answer"
  const after = isAnswer ? withSent(made.book, answers, page, values) : answers
  const now = result(made, after)
  const complete = now?.complete === true && (!isAnswer || page in after)
  const found = [now, result(made, answers)].filter(Boolean)
  const [first] = found.sort((one, other) => one.rank - other.rank)
  if (!first || (!complete && first.rank > made.book.levels.indexOf(INTERRUPTS))) return null
  return { ...first, complete }
}

/** Whether these are the server's rules and words, as it said with its last page, and not old ones. */
function isGood({ state, away }) {
  const isSame = madeAt === away && state.rule_set === made?.tables.version
  return isSame && Date.now() - fetchedAt < LASTS
}

/** A card of the server's own stays, and so does the question while nothing holds yet. */
function show({ detail: { root, shown, sent } }) {
  const main = root.querySelector(".main")
  if (!main || root.querySelector(".card") || sent.action === "again" || !isGood(shown)) return
  let found
  try {
    found = mostUrgent(made, shown.state, sent)
  } catch {
    return // answers of another rule book
  }
  if (!found || (shown.level ?? Infinity) < found.rank) return
  aside = { main, className: main.className, parts: [...main.childNodes] }
  main.replaceChildren(filled(found))
  main.className = main.firstElementChild.dataset.away
  settle(main)
}

/** The drawn card with what is said to her. Texts are put in as text, steps beside it as drawn. */
function filled(found) {
  const template = document.createElement("template")
  template.innerHTML = found.drawn
  const block = template.content.firstElementChild
  if (found.because) block.querySelector(".because").textContent = found.because
  if (found.sorrow) block.querySelector("h1").before(element("p", found.sorrow, "sorrow"))
  block.querySelector("[data-unfinished]").hidden = found.complete
  block.querySelector("[data-steps]").hidden = !found.steps.length
  block.querySelector("[data-steps] ul").append(...found.steps.map(step => element("li", step)))
  block.querySelector(".near").hidden = !found.steps.length && !found.beside
  if (found.beside) putBeside(block.querySelector("[data-beside]"), found.beside)
  return block
}

function putBeside(section, { title, text, steps }) {
  section.hidden = false
  section.querySelector("h2").textContent = title
  const drawn = innerHTML => Object.assign(document.createElement("li"), { innerHTML })
  section.querySelector("ul").append(...steps.map(drawn))
  section.querySelector("ul").before(...text.map(words => element("p", words)))
}

function element(name, textContent, className = "") {
  return Object.assign(document.createElement(name), { textContent, className })
}

function settle(main) {
  document.dispatchEvent(new Event("page-drawn")) // helps.js knows the number of her unit
  main.querySelector("h1").focus({ preventScroll: true })
  main.closest("[data-testid=stMain]")?.scrollTo(0, 0)
  window.scrollTo(0, 0)
}

function goBack({ target }) {
  if (!target.closest?.("[data-away-back]") || !aside) return
  const { main, className, parts } = aside
  main.replaceChildren(...parts)
  main.className = className
  settle(main)
}

document.addEventListener("no-answer", show)
document.addEventListener("click", goBack)
document.addEventListener("page-drawn", fetchAll)
fetchAll()
