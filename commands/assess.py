"""An assessment as `cli.py assess` prints it: for people who review, and as data for programs."""

from rules import Assessment, RuleBook


def as_data(assessment: Assessment) -> dict[str, object]:
    """The assessment as JSON holds it."""
    return {
        "level": assessment.level,
        "contact": assessment.contact,
        "card": assessment.card,
        "applied": [item._asdict() for item in assessment.applied],
        "cant_tell": assessment.cant_tell,
        "missing": assessment.missing,
        "advice": assessment.advice,
    }


def as_lines(book: RuleBook, assessment: Assessment) -> str:
    """The assessment in lines, each rule that applies with its place."""
    lines = [
        f"level: {assessment.level or 'none yet'}",
        f"contact: {assessment.contact or 'none yet'}",
    ]
    lines += [f"card: {assessment.card}"] if assessment.card else []
    lines += [
        f"applies: {item.rule} ({item.truth}) at {item.level}  {book.places[item.rule]}"
        for item in assessment.applied
    ]
    lines += [f"can't tell: {rule}" for rule in assessment.cant_tell]
    lines += [f"missing: {question}" for question in assessment.missing]
    lines += [f"advice: {advice}" for advice in assessment.advice]
    return "\n".join(lines)
