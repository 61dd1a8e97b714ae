/**
 * Leave this page quickly: by its button, or by the Escape key pressed three times.
 *
 * Empties what the tab keeps, hides the page at once, and puts another site in its place in the
 * history, so that Back does not lead to it. Without this script the button is a plain link.
 */

const TIMES = 3
const WITHIN = 2000 // ms

let presses = []

function leave() {
  const target = document.querySelector("[data-leave]")?.dataset.leave
  if (!target) return
  document.documentElement.dataset.left = "" // from now on page.js keeps nothing
  document.documentElement.style.display = "none"
  document.title = "-"
  forget()
  document.dispatchEvent(new Event("leaving")) // helps.js forgets the pages that it had kept
  navigator.sendBeacon?.("/leave") // the answer has the browser forget what it keeps of us
  location.replace(target)
}

function hasLeft() {
  return "left" in document.documentElement.dataset
}

function forget() {
  try {
    sessionStorage.clear()
    localStorage.clear() // Streamlit keeps there which colours it drew last
  } catch {
    // Storage is switched off: nothing was kept.
  }
}

function onKey(event) {
  if (event.key !== "Escape" || event.repeat) return
  presses = [...presses, event.timeStamp].filter(time => event.timeStamp - time < WITHIN)
  if (presses.length < TIMES && !hasLeft()) return
  event.preventDefault() // one press more would stop the other site from loading
  if (!hasLeft()) leave()
}

function onClick(event) {
  if (!event.target.closest?.("[data-leave]")) return
  event.preventDefault()
  leave()
}

window.addEventListener("keydown", onKey, true)
document.addEventListener("click", onClick, true)
window.addEventListener("pagehide", () => hasLeft() && forget())
// A browser may bring back the page as it was left: then leave it again.
window.addEventListener("pageshow", event => event.persisted && hasLeft() && leave())
document.querySelectorAll("[data-script]").forEach(part => (part.hidden = false))
