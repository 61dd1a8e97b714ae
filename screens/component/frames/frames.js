/**
 * Shows one document in several frames, each as wide as a device is, drawn smaller where there is
 * less room. When the document changes, the frames stay where they were scrolled to.
 *
 * The frames are in a sandbox: nothing in them runs, opens or is sent. Where `points` is set, a click
 * on a text says which text it was.
 */

const HEIGHT = 720 // CSS pixels of each frame on the screen
const BLOCKS = "p, li, h1, h2, h3, h4, legend, label, button, a, dt, dd, summary, figcaption, td, th, caption, text, span"
const LOOKS = `:is(${BLOCKS}):hover:not(:has(:is(${BLOCKS}):hover)) { outline: 2px dashed currentColor; outline-offset: 2px; cursor: text }`

export default function frames({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".frames")
  if (!root || !data) return
  root.point = data.points ? (words) => setTriggerValue("pointed", words) : null
  data.frames.forEach((frame, i) => show(root.children[i] ?? add(root), frame, data))
  scaleAll(root)
  if (root.dataset.watched) return
  root.dataset.watched = ""
  new ResizeObserver(() => scaleAll(root)).observe(root)
}

function add(root) {
  const figure = document.createElement("figure")
  const caption = document.createElement("figcaption")
  const room = document.createElement("div")
  const frame = document.createElement("iframe")
  frame.setAttribute("sandbox", "allow-same-origin") // so that we can read how far it is scrolled
  room.append(frame)
  figure.append(caption, room)
  root.append(figure)
  return figure
}

function show(figure, { label, width }, { html, page }) {
  const [caption, frame] = [figure.querySelector("figcaption"), figure.querySelector("iframe")]
  if (caption.textContent !== label) caption.textContent = label
  frame.title = label
  frame.width = width
  if (frame.srcdoc === html) return
  const top = frame.dataset.page === page ? (frame.contentWindow?.scrollY ?? 0) : 0
  frame.onload = () => {
    frame.contentWindow?.scrollTo(0, top)
    listen(frame, figure.parentElement)
  }
  frame.dataset.page = page
  frame.srcdoc = html
}

function listen(frame, root) {
  const page = frame.contentDocument
  if (!root.point || !page) return
  page.head.append(Object.assign(page.createElement("style"), { textContent: LOOKS }))
  page.addEventListener("click", (event) => {
    const block = event.target.closest(BLOCKS)
    if (!block) return
    if (!event.target.closest("summary")) event.preventDefault() // what is folded may be opened
    root.point(block.innerText ?? block.textContent)
  })
}

function scaleAll(root) {
  for (const room of root.querySelectorAll("figure > div")) {
    const frame = room.firstElementChild
    const scale = Math.min(1, room.clientWidth / frame.width)
    frame.style.transform = `scale(${scale})`
    frame.height = Math.round(HEIGHT / scale)
    room.style.height = `${HEIGHT}px`
  }
}
