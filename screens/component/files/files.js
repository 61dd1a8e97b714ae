/**
 * A button that saves a text as a file, or one that opens a file and sends its text.
 *
 * The file is made and read here, in the browser: the server keeps no file for anybody to fetch.
 */

const LARGEST = 400000 // bytes that are read; a set of answers has 2,000, a whole review 150,000
const LATE = 8000 // ms until the address of a saved file is given up

export default function files({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".files")
  if (!root || !data) return
  if (!root.firstChild) root.append(data.name ? saver(root) : opener(setTriggerValue))
  root.querySelector("span, button").textContent = data.label
  Object.assign(root.dataset, { name: data.name ?? "", text: data.text ?? "" })
}

function saver(root) {
  const button = document.createElement("button")
  button.type = "button"
  button.onclick = () => {
    const address = URL.createObjectURL(new Blob([root.dataset.text], { type: "text/plain" }))
    Object.assign(document.createElement("a"), { href: address, download: root.dataset.name }).click()
    setTimeout(() => URL.revokeObjectURL(address), LATE)
  }
  return button
}

function opener(setTriggerValue) {
  const label = document.createElement("label")
  const input = document.createElement("input")
  input.type = "file"
  input.accept = ".yaml,.yml,.json,.txt"
  input.onchange = async () => {
    const [file] = input.files
    if (file) setTriggerValue("text", await file.slice(0, LARGEST).text())
    input.value = "" // so that the same file can be opened again once it is mended
  }
  label.append(document.createElement("span"), input)
  return label
}
