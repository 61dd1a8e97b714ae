"""Signing rules: which are meant, whether they may be signed, and what is written down."""

from argparse import Namespace
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cached_property
from pathlib import Path

from desk.checking import check_content
from explainer.signoff.approval import sign_offs_of, words_shown
from explainer.signoff.sheet import SigningSheets
from explainer.signoff.standing import standing_lines
from explainer.wording import load_wording
from rules.model.evidence import Meaning, Role, Signature
from rules.model.names import did_you_mean
from rules.signoff.ledger import add_signatures, withdraw_signatures
from rules.signoff.meaning import meanings
from rules.signoff.signer import Signer, SignerError
from rules.signoff.standing import SignOff, Standing, of_no_rule
from rules.vignettes.reading import read_vignettes
from rules.vignettes.report import failures
from rules.vignettes.running import run

VIGNETTES = Path("tests") / "vignettes"


class NotReady(Exception):
    """The content cannot be signed as it is; the message lists why."""


class Signing:
    """The rule book of a folder with its ledger. Raises NotReady when it has an error."""

    def __init__(self, root: Path, today: date) -> None:
        self._root, self._today = root, today
        book, problems, _ = check_content(root, today)
        errors = [problem for problem in problems if problem.severity == "error"]
        if book is None or errors:
            raise NotReady("\n".join([*map(str, errors), "Content with an error is not signed."]))
        self._book, self._wording = book, load_wording(root)
        self._sheets = SigningSheets(book, self._wording)

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
        lines = list(standing_lines(self.states, ready=True))
        gone = dict.fromkeys(signature.rule for signature in of_no_rule(self._book))
        if gone:
            lines.append(f"signed, and no longer there: {', '.join(gone)}")
        return "\n".join(lines) + "\n"

    def chosen(self, args: Namespace, signer: Signer) -> list[str]:
        """The rules that are meant, without those that this person signed as they are."""
        meant = set(self._named(args))
        if args.all:
            meant |= self.states.keys()
        if args.stale:
            meant |= {rule for rule in self.states if self._is_stale(rule, signer.role)}
        if not (meant or args.stale):
            raise SignerError("say which rules: --rule ID, --family ID, --stale or --all")
        now = self._meanings
        return [
            rule
            for rule, state in self.states.items()
            if rule in meant
            and not any(signer.has_signed(s) and s.meaning == now[rule] for s in state.signatures)
        ]

    def _is_stale(self, rule: str, role: Role) -> bool:
        """Whether it changed since it was signed; for one role when only that has to sign again."""
        state = self.states[rule]
        if state.standing is Standing.PARTLY_SIGNED:
            return role in state.lacking and any(s.role is role for s in state.signatures)
        return state.standing is Standing.STALE

    def _named(self, args: Namespace) -> Iterator[str]:
        families = {rule.partition(".")[0] for rule in self.states}
        for rule in args.rule:
            yield _known(rule, self.states, "rule")
        for family in args.family:
            _known(family, families, "family")
            yield from (rule for rule in self.states if rule.partition(".")[0] == family)

    def check(self) -> None:
        """Raise NotReady unless every vignette comes out as expected."""
        cases = read_vignettes(self._root / VIGNETTES)
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

    def sign(self, rules: Sequence[str], signer: Signer) -> None:
        """Write the signatures of one person under these rules as they are."""
        signed = [self._signature(rule, signer) for rule in rules]
        if signed:
            add_signatures(self._root, signed)

    def _signature(self, rule: str, signer: Signer) -> Signature:
        return Signature(
            rule=rule,
            meaning=self._meanings[rule],
            role=signer.role,
            name=signer.name,
            registered_with=signer.role.register.body,
            registration=signer.registration,
            date=signer.day,
        )

    def in_force(self, args: Namespace, role: Role, registration: str) -> list[Signature]:
        """The signatures of one person that count, under the rules that are meant."""
        meant = {*self.states, *args.rule} if args.all else {*self._signed_or_named(args)}
        if not meant:
            raise SignerError("say which rules: --rule ID, --family ID or --all")
        theirs = (role.register.body, registration)
        found = [
            s
            for s in self._book.signatures
            if s.rule in meant
            and s.withdrawn is None
            and (s.registered_with, s.registration) == theirs
        ]
        if not found:
            who = " ".join(theirs)
            raise SignerError(f"there is no signature of {who} under these rules to take back")
        return found

    def _signed_or_named(self, args: Namespace) -> Iterator[str]:
        """The rules that are meant; one that is gone can still have signatures."""
        gone = {signature.rule for signature in of_no_rule(self._book)}
        yield from (rule for rule in args.rule if rule in gone)
        there = Namespace(rule=[r for r in args.rule if r not in gone], family=args.family)
        yield from self._named(there)

    def withdraw(self, signatures: Iterable[Signature]) -> None:
        """Note that these signatures were taken back today."""
        withdraw_signatures(self._root, signatures, self._today)


def _known(name: str, names: Iterable[str], what: str) -> str:
    known = list(names)
    if name not in known:
        hint = did_you_mean(name, known)
        sentence = f"there is no {what} '{name}'"
        raise SignerError(f"{sentence}; {hint}" if hint else sentence)
    return name
