/**
 * Keeps a text in this browser tab and nowhere else. A reload, or a server that was started again,
 * is given it back; closing the tab forgets it.
 */

const NAME = "review-by-decision"

export default function keeping({ data, setTriggerValue }) {
  if (!data) return
  if (data.text) return sessionStorage.setItem(NAME, data.text)
  const kept = sessionStorage.getItem(NAME)
  if (kept && !data.asked) setTriggerValue("text", kept)
}
