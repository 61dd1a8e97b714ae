/**
 * Shows one page made by the server, and tells the server what the person did.
 *
 * The tab carries the answers: `state` comes with every page, lies in sessionStorage (so a reload
 * goes on at the same place) and goes back with every event. The server keeps nothing. Neither
 * addresses nor history entries hold an answer or a question: an entry holds its number only.
 *
 * Streamlit calls the default function on every change of `data`, sometimes twice, and again when
 * it puts the component on the page anew; calling it more than once changes nothing.
 */

const STORE = "self-assessment"
const ADDRESS = "#page" // of every entry: Streamlit leaves a history of fragments alone
const SKIP = "[data-testid=stSkipToContent]" // Streamlit's link, to what holds the whole of our page
const FORM = ".question-form"
const SLOW = 1500 // ms until we say that we are still working on it
const LATE = 8000 // ms until an event is sent once more, and then over another connection
const ALONE = 3000 // ms without an answer until the browser says by itself what the answers lead to
const ACROSS = 60000 // ms in which the way into another language ends, or the answers are gone
const RECONNECT = 500 // ms between two looks whether the connection is back
const LARGEST_FILE = 40000 // bytes of a saved file that are read; a real one has 2,000
const LARGEST_KEPT = 40000 // bytes that are taken out of the tab; the server does not hear 64 KB
const MESSAGE = 4096 // bytes that what is sent is filled up to, or twice as many, ...; all answers have 2,000
const PLACE = /^[0-9]{1,6}$/ // the number of an entry of the history
const RESENDS = 1 // how often an event is sent again by itself; sending it twice does no harm

const tab = {
  root: null, // where pages are drawn
  status: null, // where we say that something takes long
  trigger: null, // how events reach the server
  line: null, // the websocket that the last event went over
  shown: null, // the page on the screen
  sent: null, // the event that waits for its reply
  resends: 0,
  carried: false, // what waits came with a reload: it is not kept for another
  locked: false, // a second click does nothing
  alone: false, // no answer came for so long that away.js was told
  patience: 0, // the timer of that
  timers: [],
  place: 0, // the number of the current history entry
  trail: {}, // the page of each history entry
  shared: false, // the device is: keep the answers in this object only
  typed: null, // what stood in the form when another language was chosen
  failed: false, // a page could not be drawn
}

/** What is thrown here, Streamlit would show: addresses of scripts, and nobody to call. */
export default function page(given) {
  if (tab.failed) return
  try {
    take(given)
  } catch (error) {
    fail(error)
  }
}

function take({ data, parentElement, setTriggerValue }) {
  tab.trigger = event => setTriggerValue("event", event)
  tab.root = parentElement.querySelector(".page-root")
  tab.status = parentElement.querySelector(".page-status")
  if (!tab.root || !data) return
  listen()
  receive(data[0])
}

/**
 * Gives up: loading.js puts back the emergency words, with a way to the plain pages. What the tab kept
 * may be the cause, so that the next load begins anew. In a workspace Streamlit says what was thrown.
 */
function fail(error) {
  tab.failed = true
  stopClock()
  clearTimeout(tab.patience)
  Object.assign(tab, { shown: null, sent: null })
  forget()
  if (tab.root) tab.root.textContent = ""
  if (tab.status) tab.status.textContent = ""
  const isSaid = !document.dispatchEvent(new Event("page-failed", { cancelable: true }))
  if (!isSaid) throw error
  console.warn(error)
}

/** Draws a reply to what was sent; a page nobody asked for is only the beginning of a session. */
function receive(data) {
  if (data.reply_to === null) begin(data)
  else if (tab.sent && data.reply_to === tab.sent.id) reply(data)
  else if (!tab.root.hasChildNodes()) draw(tab.shown ?? data) // Streamlit made our place anew
}

/** A session began: the first of this tab, or a new one after the connection was lost. */
function begin(data) {
  if (tab.sent) return resend()
  if (tab.shown) return tab.root.hasChildNodes() ? undefined : draw(tab.shown)
  const kept = load()
  if (!kept) {
    tab.shown = data
    remember(history.replaceState)
    return draw(data)
  }
  tab.trail = kept.trail
  tab.place = history.state?.place ?? Math.max(...Object.keys(kept.trail), 0) + 1
  tab.shown = { state: kept.state, words: data.words }
  tab.typed = kept.typed ?? null
  if (kept.until) {
    setShared(true)
    document.dispatchEvent(new CustomEvent("came-across", { detail: kept }))
  }
  send(kept.waiting?.action ?? "show", kept.waiting?.values)
  tab.carried = true
  keep()
}

function reply(data) {
  const { action } = tab.sent
  const before = tab.shown
  settle()
  tab.shown = data
  if (action === "again") tab.trail = {}
  if (action === "show" || action === "open" || data.state.page === before.state.page) {
    remember(history.replaceState)
  } else {
    remember(history.pushState, tab.place + 1)
  }
  draw(data)
  if (action !== "show") moveFocus(data)
}

/**
 * Notes the page in an entry of the history, and the state in the tab. Safari lets a page write 100
 * entries in 30 seconds: without one of its own, the page takes the entry of the one before.
 */
function remember(write, place = tab.place) {
  try {
    write.call(history, { ...history.state, place }, "", ADDRESS)
    tab.place = place
  } catch {
    // Back leads one page further back.
  }
  tab.trail[tab.place] = tab.shown.state.page
  keep()
}

function keep() {
  if (hasLeft()) return
  try {
    if (tab.shared) sessionStorage.removeItem(STORE)
    else sessionStorage.setItem(STORE, JSON.stringify(kept()))
  } catch {
    // Storage is switched off or full: all but a reload works without it.
  }
}

/**
 * For the one way into another language everything lies in the tab, also on a shared device: the
 * page that comes takes it out at once.
 */
function takeAcross() {
  const form = tab.root.querySelector(FORM)
  const typed = form && !tab.sent ? valuesOf(form) : undefined
  const until = tab.shared ? Date.now() + ACROSS : undefined
  const detail = { ...kept(), typed, until }
  document.dispatchEvent(new CustomEvent("going-across", { detail })) // helps.js adds what it keeps
  try {
    sessionStorage.setItem(STORE, JSON.stringify(detail))
  } catch {
    // Storage is switched off: the other language begins anew.
  }
}

/** The same question in the other language has the same names and values. */
function fillIn(typed) {
  const form = tab.root.querySelector(FORM)
  if (form?.elements.page.value !== typed?.page?.[0]) return
  for (const field of form.querySelectorAll("input:not([type=hidden])")) {
    const values = typed[field.name] ?? []
    if (field.type === "text") field.value = values[0] ?? ""
    else field.checked = values.includes(field.value)
  }
}

/** An answer that waits for its reply outlives one reload: on what fails, the next asks anew. */
function kept() {
  const { action, values } = tab.sent ?? {}
  const waiting = action === "answer" && !tab.carried ? { action, values } : undefined
  return { state: tab.shown.state, trail: tab.trail, waiting }
}

/** leave.js says so, and by then nothing may be kept or shown any more. */
function hasLeft() {
  return "left" in document.documentElement.dataset
}

/** What the tab kept, if it can be what page.js wrote; else it is forgotten. */
function load() {
  try {
    const text = sessionStorage.getItem(STORE)
    const kept = new Blob([text ?? ""]).size > LARGEST_KEPT ? null : JSON.parse(text)
    if (isKept(kept) && !(kept.until < Date.now())) return kept
  } catch {
    // Storage is switched off, or it is no JSON.
  }
  forget()
  return null
}

/** Whether it has the shape that is written here; exported for its test. */
export function isKept(kept) {
  if (!isObject(kept) || !isObject(kept.state) || !isObject(kept.trail)) return false
  const isEntry = ([place, page]) => PLACE.test(place) && typeof page === "string"
  const areValues = (values = {}) => isObject(values) && Object.values(values).every(Array.isArray)
  const { waiting = {}, typed } = kept
  return Object.entries(kept.trail).every(isEntry) && isObject(waiting) && areValues(waiting.values) && areValues(typed)
}

function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value)
}

function forget() {
  try {
    sessionStorage.removeItem(STORE)
  } catch {
    // Storage is switched off: nothing was kept.
  }
}

/** The HTML was made by the server, which escapes every text in it. Scripts in it would not run. */
function draw(data) {
  const template = document.createElement("template")
  template.innerHTML = data.html
  tab.root.replaceChildren(template.content)
  tab.root.querySelectorAll("[data-print], [data-script]").forEach(part => (part.hidden = false))
  showShared()
  if (tab.typed) fillIn(tab.typed)
  tab.typed = null
  uncover()
  Object.assign(document.documentElement, { lang: data.language, dir: data.direction })
  keepTitle()
  document.dispatchEvent(new Event("page-drawn")) // helps.js adds what a script can add
}

/** The words that were there while it loaded go; whoever was in them goes on at the heading. */
function uncover() {
  const words = document.querySelector("[data-loading]")
  const isInside = words?.contains(document.activeElement)
  words?.remove()
  if (isInside) tab.root.querySelector("h1")?.focus()
}

function moveFocus(data) {
  tab.root.querySelector(data.in_error ? "#error-summary" : "h1")?.focus({ preventScroll: true })
  tab.root.closest("[data-testid=stMain]")?.scrollTo(0, 0)
  window.scrollTo(0, 0)
}

/** Streamlit sets the title of its own accord at each run; ours is the heading of the page. */
function keepTitle() {
  if (!hasLeft() && tab.shown?.title && document.title !== tab.shown.title) document.title = tab.shown.title
}

function send(action, values = {}) {
  if (tab.locked) return
  const event = { action, values, state: tab.shown.state }
  if (!isWaiting(event)) {
    tab.sent = { id: `${Date.now()}.${Math.random()}`, ...event }
    tab.carried = false
  }
  tab.resends = 0
  tab.alone = false
  clearTimeout(tab.patience)
  tab.patience = setTimeout(goAlone, ALONE)
  keep()
  deliver()
}

/** Whoever tries again sends the same event: any reply to it is good, also one that is on its way. */
function isWaiting(event) {
  const { id, ...waiting } = tab.sent ?? {}
  return id !== undefined && JSON.stringify(waiting) === JSON.stringify(event)
}

/** Nothing is given up: the event is sent until there is an answer, and then its page is drawn. */
function goAlone() {
  tab.alone = true
  unlock()
  const { root, shown, sent } = tab
  document.dispatchEvent(new CustomEvent("no-answer", { detail: { root, shown, sent } }))
  sayLate()
}

/** Beside a card of away.js there is nothing to try again. */
function sayLate() {
  const beside = tab.root.querySelector("[data-away-back]") ? "waits" : "late"
  say(connected() ? beside : "offline")
}

function resend() {
  tab.resends += 1
  if (tab.resends <= RESENDS) return deliver()
  unlock()
  sayLate()
  changeLine()
}

/**
 * A process that hangs keeps its connections, and would be asked for ever: end ours, so that
 * Streamlit makes another, which may lead to a process that answers. Then it is sent once more.
 */
function changeLine() {
  tab.resends = 0
  tab.line?.close()
  tab.line?.dispatchEvent(new CloseEvent("close")) // else the browser waits for the other end
  stopClock()
  tab.timers = [setTimeout(resend, SLOW)]
}

/** Streamlit does not tell us which connection is its own: it is the one that events go over. */
function watchLine() {
  const { send } = WebSocket.prototype
  WebSocket.prototype.send = function (data) {
    tab.line = this
    return send.call(this, data)
  }
}

/** Sends what waits, now or as soon as there is a connection: Streamlit does not tell us of it. */
function deliver() {
  stopClock()
  if (!connected()) {
    unlock()
    say("offline")
    tab.timers = [setTimeout(deliver, RECONNECT)]
    return
  }
  tab.timers = [setTimeout(resend, LATE)]
  if (!tab.alone) {
    tab.locked = true
    tab.root.dataset.waiting = ""
    tab.timers.push(setTimeout(say, SLOW, "slow"))
  }
  tab.trigger(filled(tab.sent))
}

/** Of one length, whatever was answered: else whoever listens on the line could tell it from that. */
function filled(sent) {
  const { size } = new Blob([JSON.stringify(sent)])
  return { ...sent, pad: " ".repeat((MESSAGE - (size % MESSAGE)) % MESSAGE) }
}

function settle() {
  tab.sent = null
  tab.alone = false
  clearTimeout(tab.patience)
  stopClock()
  unlock()
  say("")
}

function unlock() {
  tab.locked = false
  delete tab.root.dataset.waiting
}

function stopClock() {
  tab.timers.forEach(clearTimeout)
  tab.timers = []
}

/** Written only when it is another: a screen reader may read what is written anew each time. */
function say(what) {
  const text = what ? tab.shown.words[what] : ""
  if (tab.status.textContent !== text) tab.status.textContent = text
}

/** Streamlit says so in an attribute that it does not promise to keep; without it, we time out. */
function connected() {
  const app = document.querySelector("[data-test-connection-state]")
  return navigator.onLine && (app?.dataset.testConnectionState ?? "CONNECTED") === "CONNECTED"
}

/** Listens once for all pages: the listeners sit above what is drawn. */
function listen() {
  if (!tab.root.dataset.listening) {
    tab.root.dataset.listening = ""
    tab.root.addEventListener("submit", onSubmit)
    tab.root.addEventListener("click", onClick)
    tab.root.addEventListener("change", keepApart)
    tab.root.addEventListener("change", chooseShared)
    tab.root.addEventListener("input", keepApart)
    tab.root.addEventListener("change", dropWaiting)
    tab.root.addEventListener("input", dropWaiting)
  }
  if (tab.listening) return
  tab.listening = true
  watchLine()
  window.addEventListener("popstate", onHistory)
  document.addEventListener("keydown", stopShortcuts, true)
  document.addEventListener("click", skip, true)
  new MutationObserver(keepTitle).observe(document.head, { childList: true, subtree: true })
}

function onSubmit(event) {
  event.preventDefault()
  if (event.submitter?.matches("[data-fetch]")) return void takeAlong(event.submitter)
  const file = event.target.querySelector("input[type=file]")
  if (file) return void openFile(file)
  send(event.submitter?.value ?? event.target.querySelector("[name=action]").value, valuesOf(event.target))
}

function valuesOf(form) {
  const values = {}
  for (const [name, value] of new FormData(form)) (values[name] ??= []).push(value)
  return values
}

/** A saved file is read here and sent as text: the server checks it, and keeps nothing of it. */
async function openFile({ files }) {
  const read = async ([file]) => [passed("file-opening", await file.slice(0, LARGEST_FILE).text())]
  send("open_file", files.length ? { file: await read(files) } : {})
}

/** helps.js puts the number she typed into a saved file, and takes it out before it is sent. */
function passed(event, text) {
  const detail = { text }
  document.dispatchEvent(new CustomEvent(event, { detail }))
  return detail.text
}

/** On a shared device the answers stay in memory: gone with the page, and with a reload. */
function chooseShared({ target }) {
  if (!("shared" in target.dataset)) return
  setShared(target.checked)
  keep()
  showShared()
}

function setShared(shared) {
  tab.shared = shared
  document.documentElement.toggleAttribute("data-shared", shared) // helps.js heeds it as well
}

/** Other pages open in a tab of their own then: the way back would find the answers gone. */
function showShared() {
  const choice = tab.root.querySelector("[data-shared]")
  if (choice) choice.checked = tab.shared
  for (const link of tab.root.querySelectorAll("a[href^='/']:not([data-leave], [hreflang]), a[href^='https:']")) {
    if (!tab.shared || link.target || link.matches(".back")) continue
    Object.assign(link, { target: "_blank", rel: "noreferrer noopener" })
    link.append(` ${tab.shown.words.new_tab}`)
  }
}

/** Fetches the result as a file or as text; the state goes in the body, never in the address. */
async function takeAlong({ formAction, value, dataset }) {
  say("making")
  const body = new URLSearchParams({ action: value, state: JSON.stringify(tab.shown.state) })
  const fetched = fetch(formAction, { method: "POST", body }).then(response => {
    if (!response.ok) throw new Error(`status ${response.status}`)
    return response.blob()
  })
  try {
    const made = value === "save" ? fetched.then(withHerNumber) : fetched
    await (value === "text" ? copy(made) : download(made, dataset.fetch || `summary.${value}`))
    say(value === "text" ? "copied" : "saved")
  } catch {
    say("not_made")
  }
  tab.timers.push(setTimeout(say, LATE, ""))
}

async function withHerNumber(file) {
  return new Blob([passed("file-made", await file.text())], { type: file.type })
}

/** Safari lets us write to the clipboard only at the click itself, so it gets the promise of it. */
function copy(fetched) {
  return navigator.clipboard.write([new ClipboardItem({ "text/plain": fetched })])
}

async function download(fetched, name) {
  const address = URL.createObjectURL(await fetched)
  Object.assign(document.createElement("a"), { href: address, download: name }).click()
  setTimeout(() => URL.revokeObjectURL(address), LATE)
}

function onClick(event) {
  if (event.target.closest("[data-print]")) window.print()
  if (event.target.closest("a[hreflang]") && !opensElsewhere(event) && !hasLeft()) takeAcross()
  const link = event.target.closest('a[href^="#"]')
  if (!link) return
  event.preventDefault() // the address stays as it is
  const target = document.getElementById(link.hash.slice(1))
  for (let part = target; part; part = part.parentElement) if (part.matches("details")) part.open = true
  target?.focus()
  target?.scrollIntoView({ block: "start" })
}

/** With one of these keys, a browser opens a tab or a window of its own. */
function opensElsewhere({ ctrlKey, metaKey, shiftKey, altKey }) {
  return ctrlKey || metaKey || shiftKey || altKey
}

/** "None of these" and "not sure" go with no other answer. The server checks it as well. */
function keepApart({ target }) {
  if (!target.form || !["checkbox", "text"].includes(target.type)) return
  const boxes = [...target.form.querySelectorAll("input[type=checkbox]")]
  const alone = "alone" in target.dataset
  if (target.type === "text" ? target.value.trim() === "" : !target.checked) return
  for (const box of boxes) {
    if (box !== target && (alone || "alone" in box.dataset)) box.checked = false
  }
  if (alone) target.form.querySelectorAll("input[type=text]").forEach(field => (field.value = ""))
}

/** She answers anew while nothing came: a reply to what she sent before would wipe it. */
function dropWaiting({ target }) {
  if (!tab.sent || tab.locked || !target.form?.elements.namedItem("page")) return
  settle()
  keep()
}

/** Back and Forward. */
function onHistory(event) {
  const place = event.state?.place
  if (place === undefined || !tab.shown || !tab.root.isConnected) return
  const back = tab.root.querySelector("[data-away-back]")
  if (back) {
    remember(history.pushState) // the question is not left, and its answer goes on waiting
    return back.click()
  }
  tab.place = place
  unlock()
  send("open", { page: [tab.trail[place] ?? ""] })
}

/** Streamlit's link leads to the top of our page, so that nothing is skipped; and it is an entry of the history. */
function skip(event) {
  if (!event.target.closest(SKIP)) return
  event.preventDefault()
  event.stopPropagation()
  tab.root.querySelector("h1")?.focus()
}

/** Streamlit runs the script anew on the key "r". People who dictate or slip must not do that. */
function stopShortcuts(event) {
  const plain = !(event.ctrlKey || event.metaKey || event.altKey)
  if (plain && /^[a-z]$/i.test(event.key)) event.stopPropagation()
}
