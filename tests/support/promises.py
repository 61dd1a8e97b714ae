"""What holds of every result, whoever reads it."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from explainer import Explanation
from rules import Level, Truth

MOST_WORDS = 120
LOSS = re.compile(r"\b(loss|losses|lost|miscarr\w+|died|sorry)\b", re.IGNORECASE)
ORDER_TO_CALL = re.compile(r"\b(Call|Contact) (?!for any sign)")
TOLD_OF_LOSS = {
    "pregnant": {"recent_loss"},
    "earlier_pregnancies": {"late_loss", "early_losses"},
    "loss_despite_stitch": {"yes"},
    "loss_after_that_caesarean": {"yes"},
}


# What texts call a question that they were not sure about, where they do not use its label.
CALLED = {
    "emergency signs": {"emergency_signs", "emergency_signs_not_pregnant"},
    "about fluid": {"fluid_and_bleeding"},
    "fluid, bleeding or discharge": {"fluid_and_bleeding"},
    "pain or pressure": {"pain_and_pressure"},
    "about your pain": {"pain_and_pressure"},
    "signs of feeling unwell": {"feeling_unwell"},
    "the other signs": {"milder_signs"},
    "the signs we asked": {"after_signs"},
    "your weeks": {"weeks"},
    "how many weeks you are": {"weeks"},
    "if you are pregnant": {"pregnant"},
    "more than 1 baby": {"babies"},
    "how many babies": {"babies"},
    "if there is a stitch": {"care_so_far"},
    "kind of stitch": {"stitch_now"},
    "what stitch there is": {"stitch_now"},
    "treatments to your cervix": {"cervix_treatments"},
    "doctor or midwife has told": {"told_conditions"},
}
NOT_SURE_OF = re.compile(r"not sure (?:[^.]*)|rather not say: (?:[^.]*)")


def broken(page: Explanation, answers: dict[str, Any]) -> list[str]:
    """Every promise that this page does not keep."""
    checks = (
        _order,
        _first_screen,
        _texts,
        _because,
        _script,
        _loss,
        _doubts,
        _named,
        _signs,
        _help,
    )
    return [problem for check in checks for problem in check(page, answers)]


def first_screen(page: Explanation) -> tuple[str, ...]:
    """What stands above the button and just below it."""
    assert page.card is not None
    texts = (page.card.label, page.sorrow, page.card.heading, *page.because[:1], page.where)
    return tuple(text for text in texts if text)


def made_for_her(page: Explanation) -> tuple[str, ...]:
    """All that is made from her answers, in the order of the page."""
    script = page.script.paragraphs if page.script else ()
    around = tuple(asdict(page.call_help).values()) if page.call_help else ()
    return (*first_screen(page), *page.because[1:], *script, *around, *page.happens)


def _order(page: Explanation, _: dict[str, Any]) -> Iterator[str]:
    """The heading, the button and the level ask for the same one call."""
    assert page.card is not None
    heading, to = page.card.heading, page.call.to
    numbers = re.findall(r"\b\d{3}\b", heading)
    if len(ORDER_TO_CALL.findall(heading)) != (0 if to == "nobody" else 1):
        yield f"'{heading}' is not the one order of a page that calls {to}"
    if numbers != ([page.call.number] if page.call.number else []):
        yield f"'{heading}' names another number than {page.call.number}"
    if to == "contact" and page.call.name not in heading:
        yield f"'{heading}' does not name {page.call.name}"
    if (to == "emergency") is not (page.level is Level.EMERGENCY):
        yield f"{page.level} calls {to}"


def _first_screen(page: Explanation, _: dict[str, Any]) -> Iterator[str]:
    words = sum(len(text.split()) for text in first_screen(page))
    if words > MOST_WORDS:
        yield f"{words} words on the first screen"


def _texts(page: Explanation, _: dict[str, Any]) -> Iterator[str]:
    """Nothing empty, nothing unfilled, nothing said twice."""
    for text in _strings(asdict(page)):
        if not text.strip() or re.search(r"\bNone\b(?! of)|[{}]", text):
            yield f"not fit to be read: '{text}'"
    sentences = [part for text in made_for_her(page) for part in re.split(r"(?<=[.?!]) ", text)]
    yield from (f"said twice: '{text}'" for text, n in Counter(sentences).items() if n > 1)


def _strings(data: object) -> Iterator[str]:
    if isinstance(data, dict):
        data = list(data.values())
    if isinstance(data, str):
        yield data
    elif isinstance(data, list | tuple):
        for part in data:
            yield from _strings(part)


def _because(page: Explanation, _: dict[str, Any]) -> Iterator[str]:
    if not 1 <= len(page.because) <= 3:
        yield f"{len(page.because)} reasons"
    for text in page.because:
        if not re.fullmatch(r"Because [^.]+\.", text) or "careful path" in text:
            yield f"not a reason: '{text}'"


def _script(page: Explanation, answers: dict[str, Any]) -> Iterator[str]:
    if page.script is None:
        if page.level is not Level.EMERGENCY and page.look != "not_pregnant":
            yield "nothing to say on the phone"
        return
    said = " ".join(page.script.paragraphs)
    if page.level is Level.EMERGENCY or said.count("___") > 2:
        yield f"not to be said: '{said}'"
    asked = {told.question for part in page.told_us for told in part.rows}
    abdominal = "stitch_now" in asked and answers["stitch_now"] == "abdominal"
    if (
        abdominal
        and page.call.to != "advice_line"
        and not said.startswith("There is an abdominal stitch")
    ):
        yield f"the stitch does not come first: '{said}'"
    if not 1 <= len(page.happens) <= 5:
        yield f"{len(page.happens)} lines on what happens"


def _loss(page: Explanation, answers: dict[str, Any]) -> Iterator[str]:
    """Of a loss, only to who told of one; sorry once at most."""
    told = any(set(_listed(answers.get(name))) & options for name, options in TOLD_OF_LOSS.items())
    if page.sorrow and not told:
        yield f"nobody told of a loss: '{page.sorrow}'"
    if not told:
        texts = (text for text in made_for_her(page) if LOSS.search(text))
        yield from (f"nobody told of a loss: '{text}'" for text in texts)
    sorry = [text for text in _strings(asdict(page)) if "sorry" in text]
    if len(sorry) > 1:
        yield f"sorry twice: {sorry}"


def _doubts(page: Explanation, answers: dict[str, Any]) -> Iterator[str]:
    """Who would rather not say is never called not sure, nor sent to look it up."""
    declined = {name for name, answer in answers.items() if answer == "prefer_not_to_say"}
    not_sure = {name for name, answer in answers.items() if answer == "not_sure"}
    shown = {told.question for told in page.declined}
    if not shown <= declined or {doubt.question for doubt in page.could_not_tell} - not_sure:
        yield "an answer stands among those of another kind"
    if not not_sure and (page.doubts_line or "not sure" in " ".join(made_for_her(page))):
        yield f"nobody was not sure: {page.doubts_line} {page.because}"
    number = len(not_sure & {told.question for part in page.told_us for told in part.rows})
    number = 0 if page.could_not_tell else number  # the list names them, and nothing counts them
    counted = re.search(r"(\d+) things?\b", page.doubts_line or "")
    if int(counted.group(1) if counted else 0) != number or re.search(
        r"\b1 things", page.doubts_line or ""
    ):
        yield f"{number} doubts, and '{page.doubts_line}'"


def _named(page: Explanation, _: dict[str, Any]) -> Iterator[str]:
    """A doubt names what she was not sure of, or would rather not say, and nothing she told."""
    rows = [told for part in page.told_us for told in part.rows]
    unsure = {told.question for told in rows if told.unsure}
    told = {row.label for row in rows if not row.unsure} - {row.label for row in rows if row.unsure}
    cannot_be_told = [reason.text for reason in page.why if reason.truth is Truth.CANT_TELL]
    for text in (*cannot_be_told, *page.because):
        for named in NOT_SURE_OF.findall(text):
            of = re.split("; |: ", named)
            yield from (f"'{text}' doubts {label}" for label in of if label in told)
            called = [names for words, names in CALLED.items() if words in named]
            yield from (f"'{text}' doubts {names}" for names in called if not names & unsure)
    yield from (
        f"'{text}' names no doubt" for text in cannot_be_told if not NOT_SURE_OF.search(text)
    )


def _signs(page: Explanation, _: dict[str, Any]) -> Iterator[str]:
    if page.near is None:
        return
    if len(page.near.signs) > 3 or not page.near.signs:
        yield f"{len(page.near.signs)} signs"
    if page.near.level is Level.EMERGENCY and page.level is not Level.CALL_NOW:
        yield "999 as the nearest, where a call is less than that"
    listed = {sign for look in page.look_out_for for sign in look.signs}
    if page.call.to != "advice_line" and not set(page.near.signs) <= listed:
        yield f"not among those to look out for: {page.near.signs}"


def _help(page: Explanation, _: dict[str, Any]) -> Iterator[str]:
    """No charity beside a call that cannot wait, and help with a call only where there is one."""
    urgent = page.level in (Level.EMERGENCY, Level.CALL_NOW)
    if urgent and page.helplines:
        yield "a helpline beside a call that cannot wait"
    if (page.call_help is not None) is not (page.level is Level.CALL_NOW):
        yield f"help with a call at {page.level}"


def _listed(answer: object) -> list[Any]:
    return answer if isinstance(answer, list) else [answer]
