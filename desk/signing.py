"""Signing rules: which are meant, whether they may be signed, and what is written down."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from desk.checking import check_content
from desk.languages import translated
from desk.review.answers import Review
from desk.review.items import Items
from desk.review.taking import Taken, taken
from explainer.languages import gate
from explainer.review.subject import read_subject
from explainer.sentences import load_sentence_words
from explainer.signoff.approval import sign_offs_of, words_shown
from explainer.signoff.sheet import SigningSheets
from explainer.signoff.standing import standing_lines
from explainer.wording import load_wording
from rules.loading.book import read_book
from rules.loading.layout import ALLOWED_KEYS, VIGNETTES, is_translation
from rules.loading.project import Project
from rules.model.evidence import Meaning, Role, Signature
from rules.model.names import did_you_mean
from rules.signoff.keys import KeyProblem, principal, public_line, refusals, signed
from rules.signoff.ledger import add_signatures, withdraw_signatures
from rules.signoff.meaning import meanings
from rules.signoff.signer import Signer, SignerError
from rules.signoff.standing import SignOff, orphaned, parts_signed, signs_again
from rules.vignettes.reading import read_vignettes
from rules.vignettes.report import failures
from rules.vignettes.running import run


class NotReady(Exception):
    """The content cannot be signed as it is; the message lists why."""


@dataclass(frozen=True)
class Meant:
    """Which rules somebody means: by name, by family, every one, or those that changed."""

    rules: tuple[str, ...] = ()
    families: tuple[str, ...] = ()
    every: bool = False
    stale: bool = False


class Signing:
    """The rule book of a project with its ledger. Raises NotReady when it has an error.

    With the tag of a `language`, in its words: they are signed beside the English.
    """

    def __init__(self, project: Project, today: date, language: str | None = None) -> None:
        self._project, self._today, self._language = project, today, language
        book, problems, _ = check_content(project, today)
        errors = [p for p in problems if p.severity == "error" and not is_translation(p.file)]
        if book is None or errors:
            raise NotReady("\n".join([*map(str, errors), "Content with an error is not signed."]))
        if language:
            wrong = gate.problems(project, book, language)
            if wrong:
                said = "\n".join(map(str, wrong))
                raise NotReady(f"{said}\nA translation is signed when nothing is wrong with it.")
            project = translated(project, language)
            book = read_book(project)
        self._book, self._wording = book, load_wording(project)
        self._sheets = SigningSheets(book, self._wording, load_sentence_words(project))

    @cached_property
    def states(self) -> dict[str, SignOff]:
        """Where each rule stands, by rule id."""
        return sign_offs_of(self._book, self._wording, self._today)

    @property
    def is_ready(self) -> bool:
        """Whether every rule is signed, and on evidence within its date."""
        return all(state.is_ready for state in self.states.values())

    def status(self) -> str:
        """Where all rules stand, in lines."""
        lines = list(standing_lines(self._book, self.states, ready=True))
        gone = dict.fromkeys(signature.rule for signature in orphaned(self._book))
        if gone:
            lines.append(f"signed, and no longer there: {', '.join(gone)}")
        return "\n".join(lines) + "\n"

    def chosen(self, which: Meant, signer: Signer) -> list[str]:
        """The rules that are meant, without those that this person signed as they are."""
        meant = set(self._named(which.rules, which.families))
        if which.every:
            meant |= self.states.keys()
        if which.stale:
            now = self._meanings
            meant |= {r for r, s in self.states.items() if signs_again(s, now[r], signer.role)}
        if not (meant or which.stale):
            raise SignerError("say which rules: --rule ID, --family ID, --stale or --all")
        now = self._meanings
        return [
            rule
            for rule, state in self.states.items()
            if rule in meant
            and not any(signer.has_signed(s) and s.meaning == now[rule] for s in state.signatures)
        ]

    def _named(self, rules: Iterable[str], families: Iterable[str]) -> Iterator[str]:
        for rule in rules:
            yield _known(rule, self.states, "rule")
        for family in families:
            yield from self._book.families[_known(family, self._book.families, "family")]

    def check(self) -> None:
        """Raise NotReady unless every vignette comes out as expected."""
        cases = read_vignettes(self._project)
        if not cases:
            raise NotReady(f"there is no vignette in {VIGNETTES.as_posix()}, so nothing was tried")
        wrong = failures([run(self._book, case) for case in cases])
        if wrong:
            raise NotReady("\n".join([*wrong, "Rules are not signed while a vignette fails."]))

    def sheet(self, rule: str) -> str:
        """All that is signed of a rule."""
        return self._sheets.sheet(self._book.rule(rule), self.states[rule])

    @cached_property
    def _meanings(self) -> dict[str, Meaning]:
        return meanings(self._book, words_shown(self._book, self._wording))

    def sign(self, rules: Sequence[str], signer: Signer, key: Path) -> None:
        """Write the signatures of one person under these rules as they are, made with their key.

        Raises KeyProblem, before anything is written, when the key cannot sign or is not allowed.
        """
        self.sign_parts({rule: self._meanings[rule] for rule in rules}, signer, key)

    def sign_parts(self, meant: Mapping[str, Meaning], signer: Signer, key: Path) -> None:
        """The same of the parts of what these rules mean that were read."""
        entries = [signed(self._signature(rule, meant[rule], signer), key) for rule in meant]
        if refusals(entries[:1], self._book.allowed_keys):
            line = public_line(entries[0], key)
            where = f"{ALLOWED_KEYS.as_posix()} has no such key for {principal(entries[0])}"
            raise KeyProblem(f"{where}. Whoever knows that it is theirs adds this line:\n{line}")
        if entries:
            add_signatures(self._project.root, entries)

    def review(self, review: Review) -> Taken:
        """What a review comes to, with the files as they are."""
        subject = read_subject(self._project, self._today)
        items = Items(self._project, subject)
        return taken(review, items, self._book, self._meanings)

    def not_signed_yet(self, meant: Mapping[str, Meaning], signer: Signer) -> dict[str, Meaning]:
        """Those that have a part in them which this person has not signed as it is."""
        found = {}
        for rule, meaning in meant.items():
            theirs = [s for s in self.states[rule].signatures if signer.has_signed(s)]
            done = parts_signed(theirs, self._meanings[rule])
            if not meaning.parts.keys() <= set().union(*done.values()):
                found[rule] = meaning
        return found

    def _signature(self, rule: str, meaning: Meaning, signer: Signer) -> Signature:
        return Signature(
            rule=rule,
            meaning=meaning,
            role=signer.role,
            name=signer.name,
            registered_with=signer.role.register.body,
            registration=signer.registration,
            date=signer.day,
            language=self._language,
        )

    def in_force(self, which: Meant, role: Role, registration: str) -> list[Signature]:
        """The signatures of one person that count, under the rules that are meant."""
        meant = {*self.states, *which.rules} if which.every else {*self._signed_or_named(which)}
        if not meant:
            raise SignerError("say which rules: --rule ID, --family ID or --all")
        theirs = (role.register.body, registration)
        found = [
            s
            for s in self._book.signatures
            if s.rule in meant
            and s.withdrawn is None
            and s.language == self._language
            and (s.registered_with, s.registration) == theirs
        ]
        if not found:
            who = " ".join(theirs)
            raise SignerError(f"there is no signature of {who} under these rules to take back")
        return found

    def _signed_or_named(self, which: Meant) -> Iterator[str]:
        """The rules that are meant; one that is gone can still have signatures."""
        gone = {signature.rule for signature in orphaned(self._book)}
        yield from (rule for rule in which.rules if rule in gone)
        yield from self._named((r for r in which.rules if r not in gone), which.families)

    def withdraw(self, signatures: Iterable[Signature]) -> None:
        """Note that these signatures were taken back today."""
        withdraw_signatures(self._project.root, signatures, self._today)


def _known(name: str, names: Iterable[str], what: str) -> str:
    known = list(names)
    if name not in known:
        hint = did_you_mean(name, known)
        sentence = f"there is no {what} '{name}'"
        raise SignerError(f"{sentence}; {hint}" if hint else sentence)
    return name
