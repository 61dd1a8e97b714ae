/**
 * A field to write in. What stands in it is sent a moment after each pause, so that it can be
 * checked while somebody writes. It keeps what was written until it is given another version.
 */

const PAUSE = 400 // ms

export default function writing({ data, parentElement, setStateValue }) {
  const root = parentElement.querySelector(".writing")
  if (!root || !data) return
  const field = root.querySelector("textarea") ?? add(root, setStateValue)
  root.querySelector("span").textContent = data.label
  field.rows = data.rows
  field.spellcheck = !data.code
  field.classList.toggle("code", data.code)
  if (root.dataset.version === data.version) return
  root.dataset.version = data.version
  field.value = data.words
  if (data.takes_focus) field.focus()
}

function add(root, setStateValue) {
  const label = document.createElement("label")
  const field = document.createElement("textarea")
  let waiting
  const send = () => {
    clearTimeout(waiting)
    setStateValue("written", { version: root.dataset.version, words: field.value })
  }
  field.lang = "en-GB"
  field.oninput = () => {
    clearTimeout(waiting)
    waiting = setTimeout(send, PAUSE)
  }
  field.onblur = () => waiting && send()
  label.append(document.createElement("span"), field)
  root.append(label)
  return field
}
