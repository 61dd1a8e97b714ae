/** What axe-core cannot see of a page: each fault as a line of text. Evaluated in the page by examiner.py. */

window.examiner = (() => {
  const LEAST = 44 // CSS pixels of a target, in either direction
  const NEAR = 1 // rounding

  const spacing = new CSSStyleSheet()
  document.adoptedStyleSheets.push(spacing)

  const name = element =>
    `${element.localName}${element.id && `#${element.id}`} "${element.textContent.trim().slice(0, 40)}"`

  const isShown = element =>
    element.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true })

  /** Text for screen readers alone is clipped on purpose, and so are links to skip what comes first. */
  const NOT_FOR_EYES = ".hidden, .skip, [data-testid=stSkipToContent], noscript"
  const isForEyes = element => isShown(element) && !element.closest(NOT_FOR_EYES)

  /** The elements with text of their own, and where that text stands. */
  function* texts() {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node; (node = walker.nextNode()); ) {
      const element = node.parentElement
      if (!node.data.trim() || !isForEyes(element)) continue
      const range = document.createRange()
      range.selectNodeContents(node)
      for (const rect of range.getClientRects()) yield { element, rect }
    }
  }

  function* sideways() {
    const scrollers = [document.documentElement, ...document.querySelectorAll("[data-testid=stMain]")]
    for (const part of scrollers) {
      if (part.scrollWidth > part.clientWidth + NEAR) {
        yield `scrolls sideways: ${part.scrollWidth} pixels in ${part.clientWidth}`
      }
    }
    for (const { element, rect } of texts()) {
      if (rect.left < -NEAR || rect.right > innerWidth + NEAR) yield `beyond the edge: ${name(element)}`
    }
  }

  /** Text that sticks out of a box which shows nothing outside itself. */
  function* clipped() {
    for (const { element, rect } of texts()) {
      for (let box = element; box && box !== document.body; box = box.parentElement) {
        const { overflowX, overflowY } = getComputedStyle(box)
        if (/auto|scroll/.test(overflowX + overflowY)) break // it can be scrolled to
        const edge = box.getBoundingClientRect()
        const wide = rect.left < edge.left - NEAR || rect.right > edge.right + NEAR
        const high = rect.top < edge.top - NEAR || rect.bottom > edge.bottom + NEAR
        const cut = (/hidden|clip/.test(overflowX) && wide) || (/hidden|clip/.test(overflowY) && high)
        if (cut) yield `cut off: ${name(element)} by ${name(box)}`
      }
    }
  }

  /** The button to leave lies above the page: nothing may be below it before anybody scrolls. */
  function* covered() {
    const leave = document.querySelector(".leave")
    if (!leave || !isShown(leave)) return
    const over = leave.getBoundingClientRect()
    for (const { element, rect } of texts()) {
      if (leave.contains(element)) continue
      const across = rect.right > over.left + NEAR && rect.left < over.right - NEAR
      if (across && rect.bottom > over.top + NEAR && rect.top < over.bottom - NEAR) {
        yield `below the button to leave: ${name(element)}`
      }
    }
  }

  /** A link within a sentence is as high as its line: WCAG excepts it. */
  function isInSentence(link) {
    const around = link.closest("p, li, dd, figcaption")
    return Boolean(around) && around.textContent.trim() !== link.textContent.trim()
      && getComputedStyle(link).display === "inline"
  }

  function* small() {
    for (const target of document.querySelectorAll("a[href], button, summary, input:not([type=hidden])")) {
      if (!isForEyes(target)) continue
      if (target.matches("a") && isInSentence(target)) continue
      const box = (target.closest(".choice, label") ?? target).getBoundingClientRect()
      if (box.width < LEAST - 0.5 || box.height < LEAST - 0.5) {
        yield `small: ${name(target)} has ${box.width.toFixed()} by ${box.height.toFixed()}`
      }
    }
  }

  function* moving() {
    if (!matchMedia("(prefers-reduced-motion: reduce)").matches) return
    for (const element of document.querySelectorAll(".page, .page *")) {
      const { animationName, transitionDuration } = getComputedStyle(element)
      if (animationName !== "none" || parseFloat(transitionDuration) > 0) yield `moves: ${name(element)}`
    }
  }

  const numbers = colour => colour.match(/[\d.]+/g).map(Number)

  function luminance(colour) {
    const [red, green, blue] = numbers(colour).map(part => {
      const share = part / 255
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
    })
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
  }

  function ground(element) {
    for (let box = element; box; box = box.parentElement) {
      const colour = getComputedStyle(box).backgroundColor
      if (numbers(colour)[3] !== 0) return colour
    }
    return "rgb(255, 255, 255)"
  }

  /** axe-core reads colours as they were before a person's own took their place; this does not. */
  function* faint() {
    for (const { element } of texts()) {
      const style = getComputedStyle(element)
      const [low, high] = [luminance(style.color), luminance(ground(element))].sort((a, b) => a - b)
      const contrast = (high + 0.05) / (low + 0.05)
      const large = parseFloat(style.fontSize) >= (style.fontWeight >= 700 ? 18.66 : 24)
      if (contrast < (large ? 3 : 4.5)) yield `faint: ${name(element)} has ${contrast.toFixed(2)} to 1`
    }
  }

  function* document_() {
    if (!/^en/.test(document.documentElement.lang)) yield "the document has no language"
    const headings = [...document.querySelectorAll("h1")].filter(isShown)
    if (headings.length !== 1) yield `${headings.length} headings of the first level`
  }

  function look(isPaper) {
    const faults = isPaper
      ? [...clipped(), ...sideways(), ...faint()]
      : [...document_(), ...sideways(), ...clipped(), ...covered(), ...small(), ...moving(), ...faint()]
    return [...new Set(faults)]
  }

  return { look, style: css => spacing.replaceSync(css) }
})()
