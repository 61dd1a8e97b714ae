"""An explanation as plain text, for the command line and for copying."""

from collections.abc import Iterable, Iterator
from datetime import date
from textwrap import fill as wrap

from explainer.explanation import AdviceText, Explanation, Told, Unsure
from explainer.screen_words import ScreenTexts

WIDTH = 80


def as_text(explanation: Explanation, words: ScreenTexts, today: date) -> str:
    """The whole result as plain text, in the order of the result page, made on `today`."""
    parts = _Text(explanation, words, today).parts()
    return "\n\n".join(part for part in parts if part) + "\n"


class _Text:
    def __init__(self, explanation: Explanation, words: ScreenTexts, today: date) -> None:
        self._e, self._today = explanation, today
        self._grammar = explanation.grammar
        self._result, self._site, self._check = words["result"], words["site"], words["check"]

    def parts(self) -> Iterator[str]:
        e, words = self._e, self._result
        if not e.approved:
            yield _paragraph(f"{self._site['not_approved_label']} {self._site['not_approved']}")
        yield self._card()
        yield from self._first_screen()
        yield self._section(self._check["missing_heading"], [_bullets(m.label for m in e.missing)])
        yield self._section(words["say"], self._say())
        yield self._section(self._happens(), [_bullets(e.happens)])
        signs = (f"{look.label}\n{_bullets(look.signs)}" for look in e.look_out_for)
        yield self._section(words["signs"], signs)
        yield self._section(words["why"], self._why())
        doubts = map(self._doubt, e.could_not_tell)
        yield self._section(words["could_not_tell"], doubts)
        if e.declined:
            declined = [_bullets(d.label for d in e.declined), words["declined_text"]]
            yield self._section(words["declined"], declined)
        yield self._section(words["advice"], map(_advice, e.advice))
        yield self._section(words["ask"], [_bullets(e.ask)])
        topics = (self._grammar.with_label(topic.title, topic.summary) for topic in e.topics)
        yield self._section(words["topics"], [_bullets(topics)])
        yield self._section(words["helplines"], [_bullets(self._helplines())])
        told = (f"{section.title}\n{self._told(section.rows)}" for section in e.told_us)
        yield self._section(words["told_us"], told)
        yield self._section(words["not_diagnosis"], [_paragraph(words["not_diagnosis_text"])])
        day = self._grammar.day(self._today)
        yield _paragraph(words["made_on"].format(date=day, version=e.version))

    def _section(self, heading: str, blocks: Iterable[str]) -> str:
        body = "\n\n".join(block for block in blocks if block)
        return f"{heading}\n{'-' * len(heading)}\n{body}" if body else ""

    def _card(self) -> str:
        """What stands in the card: sorrow, the one order, the reason, and how to reach whom."""
        e, card = self._e, self._e.card
        if card is None:
            return ""
        title = self._grammar.with_label(card.label, card.heading)
        lines = [e.sorrow or "", title, "=" * min(len(title), WIDTH), *e.because[:1], e.where]
        return "\n".join(_paragraph(line) for line in lines if line)

    def _first_screen(self) -> Iterator[str]:
        """What follows the card: what to do until help comes, the nearest signs, other help."""
        e = self._e
        if e.card:
            yield _bullets(e.card.steps)
        if e.beside:
            yield _advice(e.beside)
        if e.near:
            yield self._section(e.near.heading, [_bullets(e.near.signs)])

    def _say(self) -> Iterator[str]:
        e, words = self._e, self._result
        if e.script:
            yield from map(_paragraph, e.script.paragraphs)
        if e.call_help:
            yield f"{words['wait']}\n{_paragraph(e.call_help.wait)}"
            yield f"{words['nobody_answers']}\n{_paragraph(e.call_help.nobody_answers)}"
            yield f"{words['sent_home']}\n{_paragraph(e.call_help.sent_home)}"

    def _happens(self) -> str:
        """The heading above what happens, which is not always a call."""
        usual = "happens_if" if self._e.call.to == "nobody" else "happens"
        return self._result.get(f"happens_{self._e.look}") or self._result[usual]

    def _why(self) -> Iterator[str]:
        e = self._e
        yield _paragraph(" ".join(filter(None, (*e.because[1:], e.doubts_line))))
        for reason in e.why:
            lines = [_paragraph(f"[{reason.level_label}] {reason.text} {reason.meaning or ''}")]
            lines.append(f"  {self._result['rests_on']}:")
            lines.append(self._told(reason.answers))
            yield "\n".join(lines)

    def _helplines(self) -> Iterator[str]:
        for line in self._e.helplines:
            details = (line.helps_with, line.number, line.hours, line.address)
            said = " ".join(detail for detail in details if detail)
            yield self._grammar.with_label(line.name, said)

    def _told(self, rows: Iterable[Told]) -> str:
        return _bullets(self._grammar.with_label(row.label, row.answer) for row in rows)

    def _doubt(self, doubt: Unsure) -> str:
        return _bullet(self._grammar.in_sentences(filter(None, (doubt.label, doubt.find_out))))


def _paragraph(text: str) -> str:
    return wrap(text, WIDTH)


def _advice(advice: AdviceText) -> str:
    texts = [advice.title, *map(_paragraph, advice.text), _bullets(advice.steps)]
    return "\n".join(text for text in texts if text)


def _bullet(text: str) -> str:
    return wrap(text, WIDTH, initial_indent="- ", subsequent_indent="  ")


def _bullets(texts: Iterable[str]) -> str:
    return "\n".join(map(_bullet, texts))
