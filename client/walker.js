/**
 * The rules in a browser, from tables that Python wrote (client/tables.py).
 *
 * It looks up what a test says of an answer, counts truths and adds numbers, and decides nothing
 * else. Truths are y, n, c (can't tell) and o (open); a state is an answer, "-" for not asked or "?"
 * for unanswered. Plain ES2019, without anything to load beside it.
 */

const UNANSWERED = "?", NOT_ASKED = "-"
const NAMES = { y: "yes", c: "cant_tell" }

export class AnswerError extends Error {}

/** The tables, with what is looked up often kept by name. */
export function ready(tables) {
  const questions = tables.questions.map(question => {
    const states = [NOT_ASKED, UNANSWERED, ...question.special]
    if (question.kind === "choice") states.push(...question.options)
    if (question.kind === "number") for (let n = question.min; n <= question.max; n++) states.push(n)
    return { ...question, places: new Map(states.map((state, place) => [state, place])) }
  })
  return { ...tables, questions, known: new Set(questions.map(question => question.id)) }
}

/** What a test says in a state: of ticked options, whether one of them is enough. */
export function lookedUp(book, test, state) {
  const [place, letters, enough] = book.tests[test], question = book.questions[place]
  if (!Array.isArray(state)) return letters[question.places.get(state)]
  if (!state.length) return letters[letters.length - 1]
  return enough.some(i => state.includes(question.options[i])) ? "y" : "n"
}

/** Whether at least n of these truths are yes. */
export function counted(truths, n) {
  const count = letter => truths.filter(truth => truth === letter).length
  if (count("y") >= n) return "y"
  if (truths.length - count("n") < n) return "n"
  return count("o") ? "o" : "c"
}

/** Whether the given numbers alone reach a sum. */
export function added(states, least) {
  const given = state => typeof state === "number"
  if (states.filter(given).reduce((sum, number) => sum + number, 0) >= least) return "y"
  if (states.includes(UNANSWERED)) return "o"
  return states.every(state => given(state) || state === NOT_ASKED) ? "n" : "c"
}

export function opposite(truth) {
  return { y: "n", n: "y" }[truth] || truth
}

/** What is known of a question whose "asked when" has this truth. */
export function known(asked, answer) {
  return asked === "y" ? answer : asked === "o" ? UNANSWERED : NOT_ASKED
}

/** The truth of a tree. */
export function truth(book, tree, states) {
  if (typeof tree === "number") return lookedUp(book, tree, states[book.tests[tree][0]])
  const [kind, first, second] = tree
  if (kind === "c") return truth(book, book.conditions[first], states)
  if (kind === "n") return opposite(truth(book, first, states))
  if (kind === "t") return added(first.map(place => states[place]), second)
  return counted(second.map(part => truth(book, part, states)), first)
}

/** An answer as the rules read it; what check_answers refuses is refused. */
function checked(question, given) {
  let answer = typeof given === "boolean" ? (given ? "yes" : "no") : given
  if (Array.isArray(answer) && answer.length === 1 && question.special.includes(answer[0])) answer = answer[0]
  if (typeof answer === "string" && question.special.includes(answer)) return answer
  if (question.kind === "number" && Number.isInteger(answer) && answer >= question.min && answer <= question.max) return answer
  if (question.kind === "choice" && question.options.includes(answer)) return answer
  if (question.kind === "choices") {
    const ticked = typeof answer === "string" ? [answer] : answer
    if (Array.isArray(ticked) && ticked.length) {
      if (question.none && ticked.length === 1 && ticked[0] === question.none) return []
      if (ticked.every(option => question.options.includes(option))) return ticked
    }
  }
  throw new AnswerError(question.id)
}

/** What is known of each question, in order, and which of those that are asked have no answer. */
export function read(book, answers) {
  for (const name of Object.keys(answers)) if (!book.known.has(name)) throw new AnswerError(name)
  const states = [], missing = [], asked = []
  for (const question of book.questions) {
    const given = answers[question.id]
    const answer = given === undefined ? UNANSWERED : checked(question, given)
    const when = question.asked
    if (when !== undefined && !asked[when]) asked[when] = truth(book, book.asked[when], states)
    const isAsked = when === undefined ? "y" : asked[when]
    if (isAsked === "y" && answer === UNANSWERED) missing.push(question.id)
    states.push(known(isAsked, answer))
  }
  return { states, missing }
}

/** What the rules say of these answers: the same as rules.assess in Python. */
export function assess(book, answers) {
  const { states, missing } = read(book, answers)
  const complete = !states.includes(UNANSWERED), applied = [], cantTell = []
  for (const [id, tree, level, unsure] of book.rules) {
    const found = truth(book, tree, states), rank = found === "y" ? level : found === "c" ? unsure : -1
    if (found === "c") cantTell.push(id)
    if (rank >= 0) applied.push({ id, truth: NAMES[found], rank })
  }
  applied.sort((one, other) => one.rank - other.rank)
  const yes = list => list.filter(([, tree]) => truth(book, tree, states) === "y")
  const last = list => (list.length ? list[list.length - 1] : [null])
  const calmest = book.levels.length - 1
  const rank = applied.length ? applied[0].rank : complete ? calmest : null
  const [card, , ofCard] = rank === calmest ? last(yes(book.cards)) : [null]
  const ofRule = new Map(book.rules.map(([id, , , , advice]) => [id, advice]))
  const advice = [].concat(...applied.map(({ id }) => ofRule.get(id)), ofCard || [], yes(book.advice).map(([id]) => id))
  return {
    level: rank === null ? null : book.levels[rank],
    contact: last(yes(book.contacts))[0],
    card,
    applied: applied.map(({ id, truth, rank }) => [id, truth, book.levels[rank]]),
    cant_tell: cantTell,
    missing,
    advice: [...new Set(advice)].filter(id => !book.only_at[id] || book.only_at[id].includes(rank)),
    topics: yes(book.topics).map(([id]) => id),
    complete,
  }
}
