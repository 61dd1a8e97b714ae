/**
 * Keeps a text in this browser tab and nowhere else. A reload, or a server that was started again,
 * is given it back; closing the tab forgets it. After an answer, the heading of what is to be read
 * next comes into view and takes the focus.
 */

const NAME = "review-by-decision"
const MOST_LOOKS = 120 // once for each picture of the screen: about two seconds
let answers

export default function keeping({ data, setTriggerValue }) {
  if (!data) return
  const [number, item] = data.next_up
  if (answers !== undefined && number > answers) leadTo(item, MOST_LOOKS)
  answers = number
  // Before it was given what the tab has, a text may lack it: somebody answered at once.
  if (!data.asked) return setTriggerValue("text", sessionStorage.getItem(NAME) ?? "")
  if (data.text) sessionStorage.setItem(NAME, data.text)
}

function leadTo(item, looks) {
  const heading = document.querySelector(`[data-item="${CSS.escape(item)}"]`)
  if (!heading) return looks && requestAnimationFrame(() => leadTo(item, looks - 1))
  heading.focus({ preventScroll: true })
  heading.scrollIntoView({ block: "start" })
}
