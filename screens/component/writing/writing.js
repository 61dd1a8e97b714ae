/**
 * A field to write in. What stands in it is sent a moment after each pause, so that it can be
 * checked while somebody writes. It keeps what was written until it is given another version. With
 * a name to keep it as, this browser tab keeps each letter: what is sent while somebody leaves the
 * page would be dropped by Streamlit, or keep them there. Where the next version has words that
 * were sent from here, as after a press of Save, what was typed since stays.
 */

const PAUSE = 400 // ms
const NAME = "written-and-not-sent"

export default function writing({ data, parentElement, setStateValue }) {
  const root = parentElement.querySelector(".writing")
  if (!root || !data) return
  const field = root.querySelector("textarea") ?? add(root, setStateValue)
  root.querySelector("span").textContent = data.label
  field.rows = data.rows
  field.spellcheck = !data.code
  field.classList.toggle("code", data.code)
  if (root.dataset.version === data.version) return
  const same = data.kept_as && root.dataset.keptAs === data.kept_as
  const typedOn = same && root.sent.has(plain(data.words)) && plain(field.value) !== plain(data.words)
  root.sent = new Set()
  const hadAnother = "version" in root.dataset // what was told of it would count again once undone
  root.dataset.version = data.version
  root.dataset.keptAs = data.kept_as
  const kept = allKept()[data.kept_as]
  if (kept && kept.version !== data.version) forget(data.kept_as) // it was saved, or is of another text
  if (typedOn) keep(root.dataset, field.value)
  else field.value = kept?.version === data.version ? kept.words : data.words
  if (hadAnother || field.value !== data.words) setStateValue("written", { version: data.version, words: field.value })
  if (data.takes_focus) field.focus()
}

function plain(words) {
  return words.trim().replace(/\s+/g, " ")
}

function allKept() {
  return JSON.parse(sessionStorage.getItem(NAME)) ?? {}
}

function keep({ keptAs, version }, words) {
  if (keptAs) sessionStorage.setItem(NAME, JSON.stringify({ ...allKept(), [keptAs]: { version, words } }))
}

function forget(name) {
  const { [name]: gone, ...others } = allKept()
  sessionStorage.setItem(NAME, JSON.stringify(others))
}

function add(root, setStateValue) {
  const label = document.createElement("label")
  const field = document.createElement("textarea")
  let waiting
  const send = () => {
    clearTimeout(waiting)
    if (!field.isConnected) return
    root.sent.add(plain(field.value))
    setStateValue("written", { version: root.dataset.version, words: field.value })
  }
  field.lang = "en-GB"
  field.oninput = () => {
    keep(root.dataset, field.value)
    clearTimeout(waiting)
    waiting = setTimeout(send, PAUSE)
  }
  field.onblur = ({ relatedTarget }) => waiting && !relatedTarget?.closest("a") && send()
  label.append(document.createElement("span"), field)
  root.append(label)
  return field
}
