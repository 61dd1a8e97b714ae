"""An explanation as plain text, for the command line and for copying."""

from collections.abc import Iterable, Iterator
from datetime import date
from textwrap import fill as wrap

from explainer.dates import in_words
from explainer.explanation import Explanation, Told
from explainer.words import ScreenWords, Wording
from rules import Level

WIDTH = 80


def as_text(explanation: Explanation, wording: Wording, words: ScreenWords, today: date) -> str:
    """The whole result as plain text, in the order of the result page, made on `today`."""
    parts = _Text(explanation, wording, words, today).parts()
    return "\n\n".join(part for part in parts if part) + "\n"


class _Text:
    def __init__(
        self, explanation: Explanation, wording: Wording, words: ScreenWords, today: date
    ) -> None:
        self._e, self._wording, self._today = explanation, wording, today
        self._result, self._site, self._check = words["result"], words["site"], words["check"]
        self._alert = words["alert"]

    def parts(self) -> Iterator[str]:
        e, words = self._e, self._result
        if not e.approved:
            yield _paragraph(f"{self._site['not_approved_label']} {self._site['not_approved']}")
        yield self._card()
        yield self._contact()
        yield self._section(self._check["missing_heading"], [_bullets(m.label for m in e.missing)])
        yield self._section(words["why"], self._why())
        doubts = (_bullet(f"{d.label}. {d.find_out or ''}") for d in e.could_not_tell)
        yield self._section(words["could_not_tell"], doubts)
        signs = (f"{look.label}:\n{_bullets(look.signs)}" for look in e.look_out_for)
        yield self._section(words["look_out"], signs)
        yield self._section(words["advice"], self._advice())
        yield self._section(words["ask"], [_bullets(e.ask)])
        topics = (f"{topic.title}: {topic.summary}" for topic in e.topics)
        yield self._section(words["topics"], [_bullets(topics)])
        yield self._section(words["helplines"], [_bullets(self._helplines())])
        told = (f"{section.title}\n{_told(section.rows)}" for section in e.told_us)
        yield self._section(words["told_us"], told)
        yield self._section(words["not_diagnosis"], [_paragraph(words["not_diagnosis_text"])])
        yield _paragraph(words["made_on"].format(date=in_words(self._today), version=e.version))

    def _section(self, heading: str, blocks: Iterable[str]) -> str:
        body = "\n\n".join(block for block in blocks if block)
        return f"{heading}\n{'-' * len(heading)}\n{body}" if body else ""

    def _card(self) -> str:
        card = self._e.card
        if card is None:
            return ""
        title = f"{card.label.upper()}: {card.heading}"
        lines = [title, "=" * min(len(title), WIDTH), _paragraph(card.lead), _bullets(card.steps)]
        return "\n".join(line for line in lines if line)

    def _contact(self) -> str:
        if self._e.card is None:
            return ""
        contact = self._e.contact
        texts = (contact.call, contact.fallback, contact.northern_ireland)
        return self._section(self._whom(), map(_paragraph, texts))

    def _whom(self) -> str:
        """The heading above the contact: in an emergency, 999 comes first."""
        if self._e.level is not Level.EMERGENCY:
            return self._result["whom"]
        number = self._wording.number_of("emergency")
        return self._alert["whom_after"].format(emergency=number)

    def _why(self) -> Iterator[str]:
        for reason in self._e.why:
            lines = [_paragraph(f"[{reason.level_label}] {reason.text} {reason.meaning or ''}")]
            lines.append(f"  {self._result['rests_on']}:")
            lines.append(_told(reason.answers))
            yield "\n".join(lines)

    def _advice(self) -> Iterator[str]:
        for advice in self._e.advice:
            texts = [advice.title, *map(_paragraph, advice.text), _bullets(advice.steps)]
            yield "\n".join(text for text in texts if text)

    def _helplines(self) -> Iterator[str]:
        for line in self._e.helplines:
            details = (line.helps_with, line.number, line.hours, line.address)
            yield f"{line.name}: {' '.join(detail for detail in details if detail)}"


def _paragraph(text: str) -> str:
    return wrap(text, WIDTH)


def _bullet(text: str) -> str:
    return wrap(text, WIDTH, initial_indent="- ", subsequent_indent="  ")


def _bullets(texts: Iterable[str]) -> str:
    return "\n".join(map(_bullet, texts))


def _told(rows: Iterable[Told]) -> str:
    return _bullets(f"{row.label}: {row.answer}" for row in rows)
