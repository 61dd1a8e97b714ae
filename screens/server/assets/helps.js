/**
 * What a script can add to a page that works without it: the number of her unit as a button,
 * Northern Ireland said once, weeks read back while they are typed, copying and reading aloud.
 *
 * Nothing here is needed, and nothing of it leaves the tab: the number and the nation lie in
 * sessionStorage, which leave.js empties. If she wants, the number is put into the file that she
 * saves, and taken out when she opens it: here, so that it does not reach the server. Buttons that
 * do nothing without this script are put on the page by it. page.js tells us of each page that it
 * draws, of a file before it is saved or sent, and of the way into another language.
 */

const STORE = "self-assessment-help"
const NUMBER = /^\+?[0-9]{3,15}$/
const TO_READ = ".card :is(p, h1), .near :is(p, h2, li), .question :is(.kind, h1, .hint, .group, .choice label, .choice p), .reading :is(h1, h2, h3, p, li, dt, dd)"
const WEEKS = /^0*([0-9]{1,2})(?:\s*\+\s*([0-6])|\s*w(?:ee)?ks?(?:\s*(?:and\s+)?([0-6])\s*days?)?)?$/i

const IN_FILE = "call_numbers" // the server knows it too, and reads over it: screens/journey/saving.py
const PLACE = /^[a-z_]{1,60}$/ // a contact

let memory = {} // on a shared device, the only place where anything is kept
let back = null // the numbers of a file that is being opened

function isShared() {
  return "shared" in document.documentElement.dataset
}

function kept() {
  return (isShared() ? null : stored()) ?? memory
}

function stored() {
  try {
    return JSON.parse(sessionStorage.getItem(STORE))
  } catch {
    return null
  }
}

function keep(change) {
  memory = { ...kept(), ...change }
  if ("left" in document.documentElement.dataset) return
  try {
    if (isShared()) sessionStorage.removeItem(STORE)
    else sessionStorage.setItem(STORE, JSON.stringify(memory))
  } catch {
    // Storage is switched off or full: it lasts as long as the page.
  }
}

/** On a shared device it goes into another language with the answers, as they do: see page.js. */
function goAcross({ detail }) {
  if (isShared()) detail.help = memory
}

/** Makes a page that was just drawn ready. */
function dress() {
  for (const box of document.querySelectorAll("[data-nation]")) box.checked = kept().nation === true
  document.querySelectorAll("[data-own-back]").forEach(bringBack)
  document.querySelectorAll("[data-own]").forEach(showOwn)
  document.querySelectorAll("[data-own-file]").forEach(offerForFile)
  document.querySelectorAll("[data-weeks]").forEach(readBack)
  for (const place of document.querySelectorAll("[data-copy]:empty")) {
    if (navigator.clipboard) place.append(tool(place.dataset.label, () => copy(place)))
  }
  for (const place of document.querySelectorAll("[data-read-aloud]:empty")) {
    if ("speechSynthesis" in window) place.append(tool(place.dataset.start, () => readAloud(place)))
  }
  window.speechSynthesis?.cancel() // the page that was read is gone
}

function tool(label, act) {
  const button = Object.assign(document.createElement("button"), { type: "button", className: "link-button tool", textContent: label })
  button.addEventListener("click", act)
  return button
}

// Her unit's number ---------------------------------------------------------------------------------

/** The number belongs to whom she was told to call: another place has another number. */
function showOwn(box) {
  const number = kept().numbers?.[box.dataset.own]
  const part = name => document.querySelector(`[data-own-${name}]`)
  box.hidden = Boolean(number)
  part("ready").hidden = !number
  part("instead").hidden = true
  const fromFile = Boolean(number) && kept().from_file?.[box.dataset.own] === number
  part("typed").hidden = fromFile
  part("from-file").hidden = !fromFile
  document.querySelectorAll("[data-own-file]").forEach(offerForFile)
  document.querySelectorAll("[data-own-place]").forEach(place => (place.hidden = Boolean(number)))
  for (const link of document.querySelectorAll("[data-own-call]")) {
    link.hidden = !number
    if (!number) continue
    link.href = `tel:${digits(number)}`
    link.lastElementChild.textContent = link.dataset.label.replace("{number}", inOrder(number))
  }
}

/** Between words from right to left, the parts of a number stay in order: see in_order in Python. */
function inOrder(number) {
  return document.documentElement.dir === "rtl" ? `\u2066${number}\u2069` : number
}

function digits(number) {
  return number.replace(/[\s().-]/g, "")
}

function makeOwn() {
  const box = document.querySelector("[data-own]")
  const [field, error] = [box.querySelector("input"), box.querySelector("[data-own-error]")]
  const number = field.value.trim()
  const wrong = !NUMBER.test(digits(number))
  error.hidden = !wrong
  error.textContent = wrong ? box.dataset.wrong : ""
  if (wrong) field.setAttribute("aria-invalid", "true")
  else field.removeAttribute("aria-invalid")
  if (wrong) return field.focus()
  keep({ numbers: { ...kept().numbers, [box.dataset.own]: number } })
  showOwn(box)
  document.querySelector("[data-own-call]").focus()
}

function changeOwn() {
  const box = document.querySelector("[data-own]")
  const field = box.querySelector("input")
  const { [box.dataset.own]: number, ...others } = kept().numbers ?? {}
  keep({ numbers: others })
  showOwn(box)
  field.value = number ?? ""
  field.focus()
}

// Her number in her file -----------------------------------------------------------------------------

/** Offered, and never ticked, wherever a file can be saved and there is a number. */
function offerForFile(place) {
  const numbers = Object.values(kept().numbers ?? {})
  place.hidden = !numbers.length
  place.querySelector("[data-own-numbers]").textContent = numbers.map(inOrder).join(", ")
}

function putIntoFile({ detail }) {
  if (!document.querySelector("[data-own-file] :checked")) return
  const { numbers } = kept()
  const file = { ...JSON.parse(detail.text), [IN_FILE]: { numbers, check: checkOf(numbers) } }
  detail.text = `${JSON.stringify(file, null, 2)}\n`
}

function takeOutOfFile({ detail }) {
  back = null
  let file
  try {
    file = JSON.parse(detail.text)
  } catch {
    return // the server says what is wrong with it
  }
  if (file?.[IN_FILE] === undefined) return
  const { [IN_FILE]: found, ...rest } = file
  detail.text = JSON.stringify(rest)
  back = numbersIn(Object(found))
}

/** The numbers of a file, checked as typed ones are; none at all when one is damaged. */
function numbersIn({ numbers, check }) {
  const all = Object.entries(Object(numbers))
  const fine = all.every(([place, number]) => PLACE.test(place) && typeof number === "string" && NUMBER.test(digits(number)))
  return all.length && fine && check === checkOf(numbers) ? numbers : {}
}

/** A lost or changed digit would call somebody else; the checksum of the file is the server's. */
function checkOf(numbers) {
  const text = Object.entries(numbers).sort().join()
  return [...text].reduce((sum, letter) => (sum * 31 + letter.codePointAt(0)) % 999983, 7)
}

/** Shown on the page that says that her answers are back, before any button uses it. */
function bringBack(place) {
  place.hidden = !back
  if (!back) return
  const shown = Object.values(back).map(inOrder).join(", ")
  place.textContent = shown ? place.dataset.label.replace("{number}", shown) : place.dataset.damaged
  keep({ numbers: { ...kept().numbers, ...back }, from_file: back })
}

// Weeks, read back ----------------------------------------------------------------------------------

/** Says what 24+3 is read as. The server reads it again; what it cannot read, it says. */
function readBack(field) {
  const place = document.querySelector("[data-read-as]")
  const found = WEEKS.exec(field.value.trim())
  const days = found?.[2] ?? found?.[3]
  place.textContent = days === undefined ? "" : inWords(+found[1], +days, JSON.parse(field.dataset.weeks))
}

function inWords(weeks, days, words) {
  const rules = new Intl.PluralRules(document.documentElement.lang)
  const counted = (name, number) =>
    (words[`${name}.${rules.select(number)}`] ?? words[`${name}.other`]).replace("{number}", number)
  return (days ? words.read_back : words.read_back_whole)
    .replace("{weeks}", counted("weeks", weeks))
    .replace("{days}", counted("days", days))
}

// Copying and reading aloud --------------------------------------------------------------------------

async function copy({ dataset, firstElementChild: button }) {
  const lines = [...document.querySelectorAll("[data-read] p")].map(line => spoken(line, "___"))
  try {
    await navigator.clipboard.writeText(lines.join("\n"))
    button.textContent = dataset.done
  } catch {
    // The browser does not let us: the words can still be marked and copied by hand.
  }
}

/** The words of an element, with a sign for each gap. */
function spoken(element, gap) {
  const clone = element.cloneNode(true)
  clone.querySelectorAll(".gap").forEach(part => part.replaceWith(gap))
  return clone.textContent.replace(/\s+/g, " ").trim()
}

function isSeen(part) {
  return part.checkVisibility?.() ?? true
}

function readAloud({ dataset, firstElementChild: button }) {
  const { speechSynthesis: voice } = window
  if (voice.speaking) return voice.cancel()
  const lines = [...document.querySelectorAll(TO_READ)].filter(isSeen).map(part => spoken(part, " ... ")).filter(Boolean)
  button.textContent = dataset.stop
  lines.forEach((line, i) => {
    const said = Object.assign(new SpeechSynthesisUtterance(line), { lang: document.documentElement.lang })
    if (i === lines.length - 1) said.onend = () => (button.textContent = dataset.start)
    said.onerror = () => (button.textContent = dataset.start)
    voice.speak(said)
  })
}

// Without a connection ---------------------------------------------------------------------------------

/** From now on a few pages are there without a connection as well: see worker.js. */
async function keepPages() {
  try {
    await navigator.serviceWorker?.register(`${document.documentElement.dataset.root ?? ""}/worker.js`)
  } catch {
    // Private windows and old browsers do without.
  }
}

/** The answer to the beacon has the browser forget them too, where it heeds that. */
async function forgetPages() {
  try {
    for (const worker of await navigator.serviceWorker.getRegistrations()) worker.unregister()
    for (const name of await caches.keys()) caches.delete(name)
  } catch {
    // Nothing was kept.
  }
}

/** Where leave.js is not loaded, the way out is a plain link. */
function leavePlainly() {
  if ("left" in document.documentElement.dataset) return
  navigator.sendBeacon?.("/leave")
  forgetPages()
}

// What people do --------------------------------------------------------------------------------------

function onClick({ target }) {
  if (target.closest("[data-leave]")) leavePlainly()
  if (target.closest("[data-own-make]")) makeOwn()
  if (target.closest("[data-own-change]")) changeOwn()
  if (target.closest("button[value=again]")) keep({ numbers: {}, from_file: {}, nation: false })
}

function onKey(event) {
  if (event.key !== "Enter" || !event.target.closest?.("[data-own] input")) return
  event.preventDefault()
  makeOwn()
}

function onChange({ target }) {
  if ("large" in target.dataset) target.closest("details").scrollIntoView()
  if ("shared" in target.dataset) keep(stored()) // page.js has noted the choice: out of the tab, or into it
  if (!("nation" in target.dataset)) return
  keep({ nation: target.checked })
  for (const box of document.querySelectorAll("[data-nation]")) box.checked = target.checked
}

document.addEventListener("click", onClick)
document.addEventListener("keydown", onKey)
document.addEventListener("change", onChange)
document.addEventListener("input", ({ target }) => "weeks" in target.dataset && readBack(target))
document.addEventListener("page-drawn", dress)
document.addEventListener("file-made", putIntoFile)
document.addEventListener("file-opening", takeOutOfFile)
document.addEventListener("going-across", goAcross)
document.addEventListener("came-across", ({ detail }) => keep(detail.help))
document.addEventListener("leaving", forgetPages)
window.addEventListener("load", keepPages)
window.addEventListener("pagehide", () => window.speechSynthesis?.cancel())
dress()
