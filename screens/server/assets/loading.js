/**
 * The words that stand in the place of the check until its first page is drawn: loading.html.
 *
 * They lie before #root, so that they stay whatever becomes of Streamlit in it. page.js takes them
 * away with the first page; here they go where something else of ours is shown, such as the page that
 * says sorry. If no page comes for long, they offer the plain pages; and if a page could not be
 * drawn, page.js has them put back. Nothing newer is used here than what any browser has that reads
 * modules at all.
 */

const LATE = 8000 // ms without a page until another way is offered

const root = document.getElementById("root")
const frame = document.querySelector("[data-loading]")

function offer(what) {
  const status = frame.querySelector("[role=status]")
  status.textContent = status.dataset[what]
  frame.querySelector("[data-offer]").hidden = true
  frame.querySelector("[data-instead]").hidden = false
}

/** What stands in both would be there twice. */
function giveWay() {
  if (frame.parentNode && root.querySelector(".page")) frame.parentNode.removeChild(frame)
}

/** The focus was on the page that is gone. */
function comeBack(event) {
  clearTimeout(clock)
  event.preventDefault() // else page.js leaves it to Streamlit to say what went wrong
  root.parentNode.insertBefore(frame, root)
  offer("failed")
  frame.querySelector("h1").focus()
}

frame.querySelectorAll("[data-script]").forEach(part => (part.hidden = false))
new MutationObserver(giveWay).observe(root, { childList: true, subtree: true })
const clock = setTimeout(offer, LATE, "late")
document.addEventListener("page-failed", comeBack)
