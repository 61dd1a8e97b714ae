"""Changes are proposed, answered and accepted: by branches in a checkout, else by files."""

import subprocess
from datetime import date
from pathlib import Path

import pytest

from desk.editing.bench import Bench, NotAsItShouldBe
from desk.editing.errors import EditError
from desk.editing.steps import SetValue
from desk.editing.writing import write
from desk.fixing import copy_content
from desk.proposals import model
from desk.proposals.checkout import Checkout
from desk.proposals.effects import rows_of
from desk.proposals.model import as_file, file_name, from_file, slug
from desk.proposals.office import Office
from rules.loading.book import read_book
from rules.loading.layout import HOME, QUESTIONNAIRE, WORDS, clinical
from rules.loading.project import Project

TODAY = date(2026, 12, 1)
NAME = "sections.how_you_are.questions.pregnant.text"
WAS, WORDS_NOW = "Are you pregnant now?", "Are you pregnant today?"
TITLE = "The first question in plainer words"


def git(root: Path, *arguments: str) -> str:
    who = ("-c", "user.name=Keeper", "-c", "user.email=keeper@localhost")
    done = subprocess.run(
        ["git", *who, "-C", str(root), *arguments], capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    copy_content(HOME, tmp_path)
    return Bench(tmp_path, lambda: TODAY)


@pytest.fixture
def kept(bench: Bench) -> Office:
    """An office in a git checkout, with a file that is no content."""
    (bench.root / "app.py").write_text("one = 1\n", encoding="utf-8")
    git(bench.root, "init", "-q", "-b", "main")
    git(bench.root, "add", "-A")
    git(bench.root, "commit", "-q", "-m", "as it is")
    return Office(bench, lambda: TODAY)


@pytest.fixture
def loose(bench: Bench) -> Office:
    """An office where there is no git."""
    return Office(bench, lambda: TODAY)


def change(bench: Bench, words: str = WORDS_NOW) -> None:
    """Reword a question; that this is checked is seen elsewhere."""
    write(bench.root, SetValue(QUESTIONNAIRE, NAME, WAS, words).on(Project(bench.root)))


def text(bench: Bench) -> str:
    return (bench.root / QUESTIONNAIRE).read_text("utf-8")


def test_a_proposal_is_a_branch_and_the_files_are_as_before(bench: Bench, kept: Office) -> None:
    assert kept.is_checkout
    original = text(bench)
    change(bench)
    (bench.root / "app.py").write_text("one = 2\n", encoding="utf-8")
    assert [*kept.before()] == [QUESTIONNAIRE]
    made = kept.propose(TITLE, "Ann Other")
    assert made.id == "the-first-question-in-plainer-words"
    assert text(bench) == original
    branch = f"proposal/{made.id}"
    assert git(bench.root, "diff", "--name-only", "main", branch) == "questionnaire.yaml"
    assert git(bench.root, "log", "-1", "--format=%an|%s", branch) == f"Ann Other|{TITLE}"
    assert git(bench.root, "branch", "--show-current") == "main"
    assert git(bench.root, "remote") == ""
    (found,) = kept.waiting().proposals
    assert (found.title, found.by, found.id, found.comments) == (TITLE, "Ann Other", made.id, ())
    assert found.changes == made.changes
    assert kept.before() == {}


def test_it_is_answered_and_given_back(bench: Bench, kept: Office) -> None:
    change(bench)
    made = kept.propose(TITLE, "Ann Other")
    kept.say(made, "Bea Reader", "Is 'today' right?\nAt 3 a.m. it is not.")
    (found,) = kept.waiting().proposals
    assert [(c.by, c.says) for c in found.comments] == [
        ("Bea Reader", "Is 'today' right?\nAt 3 a.m. it is not.")
    ]
    assert not found.is_returned
    kept.say(found, "Bea Reader", "Please say 'now'.", returned=True)
    (found,) = kept.waiting().proposals
    assert found.is_returned
    assert len(found.comments) == 2
    assert found.changes == made.changes


def test_it_is_accepted_by_somebody_else(bench: Bench, kept: Office) -> None:
    change(bench)
    made = kept.propose(TITLE, "Ann Other")
    with pytest.raises(EditError) as refused:
        kept.accept(made, "ann  other")
    assert str(refused.value) == ("Ann Other made this change, so somebody else has to accept it.")
    assert kept.accept(made, "Bea Reader") is None
    assert WORDS_NOW in text(bench)
    assert git(bench.root, "log", "-1", "--format=%an|%s") == f"Bea Reader|Accepted: {TITLE}"
    assert kept.waiting().proposals == []


def test_one_that_fits_no_more_is_told_and_nothing_changes(bench: Bench, kept: Office) -> None:
    change(bench)
    made = kept.propose(TITLE, "Ann Other")
    change(bench, "Are you expecting?")
    with pytest.raises(EditError, match="were changed by somebody since"):
        kept.accept(made, "Bea Reader")
    kept.take_back_all()
    bench.make(SetValue(WORDS, "topics.how_common.title", "How common it is", "How common is it?"))
    with pytest.raises(EditError, match="There are changes here that are not proposed yet"):
        kept.accept(made, "Bea Reader")
    assert WAS in text(bench)
    assert git(bench.root, "status", "--porcelain") == "M explainer/wording/en.yaml"


def branch_of(bench: Bench, made: str, command: str) -> None:
    """Change what a proposal's branch has, as somebody at the command line does."""
    git(bench.root, "checkout", "-q", f"proposal/{made}")
    subprocess.run(command, shell=True, check=True, cwd=bench.root)  # noqa: S602
    git(bench.root, "add", "-A")
    git(bench.root, "commit", "-q", "-m", "one more")
    git(bench.root, "checkout", "-q", "main")


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("command", "said"),
    [
        (
            "echo 'one = 2' > app.py",
            "This would also change app.py, which is no file of the content. Whoever keeps the "
            "programs has to look at it.",
        ),
        (
            "echo '[]' > rules/clinical/signoff.yaml",
            "This would also change rules/clinical/signoff.yaml, which is no file of the content. "
            "Whoever keeps the programs has to look at it.",
        ),
        (
            "rm local.yaml",
            "This would take out local.yaml, or make it something else than a plain file. Whoever "
            "keeps the programs has to look at it.",
        ),
        (
            "chmod +x local.yaml",
            "This would take out local.yaml, or make it something else than a plain file. Whoever "
            "keeps the programs has to look at it.",
        ),
    ],
)
def test_a_branch_with_more_than_content_is_refused_and_the_others_are_shown(
    bench: Bench, kept: Office, command: str, said: str
) -> None:
    change(bench)
    made = kept.propose(TITLE, "Ann Other")
    change(bench, "Are you expecting?")
    other = kept.propose(TITLE, "Ann Other")
    branch_of(bench, made.id, command)
    found, refused = kept.waiting()
    assert [one.id for one in found] == [other.id]
    assert refused == [f"proposal/{made.id}: {said}"]


def test_a_branch_that_cannot_be_read_is_told(bench: Bench, kept: Office) -> None:
    change(bench)
    made = kept.propose(TITLE, "Ann Other")
    tree = git(bench.root, "rev-parse", f"proposal/{made.id}^{{tree}}")
    odd = git(bench.root, "commit-tree", tree, "-p", "main", "-m", "a\x01b")
    git(bench.root, "update-ref", "refs/heads/proposal/odd", odd)
    found, refused = kept.waiting()
    assert [one.id for one in found] == [made.id]
    assert refused == ["proposal/odd: This cannot be read as a proposal. Ask for it anew."]


def test_only_what_was_looked_at_is_accepted(bench: Bench, kept: Office) -> None:
    change(bench)
    made = kept.propose(TITLE, "Ann Other")
    branch_of(bench, made.id, "sed -i 's/pregnant today/expecting today/' questionnaire.yaml")
    for one in (made, made.model_copy(update={"commit": ""})):
        with pytest.raises(EditError) as refused:
            kept.accept(one, "Bea Reader")
        assert str(refused.value) == (
            "This was changed or answered since you looked at it. Nothing is changed here. Look "
            "at it again."
        )
    assert WAS in text(bench)


def test_a_merge_of_somebody_is_left_as_it_is(bench: Bench, kept: Office) -> None:
    change(bench)
    made = kept.propose(TITLE, "Ann Other")
    git(bench.root, "checkout", "-q", "-b", "theirs")
    (bench.root / "app.py").write_text("one = 2\n", encoding="utf-8")
    git(bench.root, "commit", "-q", "-am", "theirs")
    git(bench.root, "checkout", "-q", "main")
    git(bench.root, "merge", "--no-commit", "--no-ff", "theirs")
    with pytest.raises(EditError) as refused:
        kept.accept(made, "Bea Reader")
    assert str(refused.value) == (
        "Two versions are being merged in this folder. Finish that with git or stop it, then "
        "accept this one."
    )
    assert git(bench.root, "rev-parse", "MERGE_HEAD") == git(bench.root, "rev-parse", "theirs")


def test_git_says_itself_why_it_cannot_accept(bench: Bench, kept: Office) -> None:
    change(bench)
    made = kept.propose(TITLE, "Ann Other")
    (bench.root / "app.py").write_text("one = 2\n", encoding="utf-8")
    git(bench.root, "add", "app.py")
    with pytest.raises(EditError, match=r"^git could not do this: .*app\.py"):
        kept.accept(made, "Bea Reader")
    assert (bench.root / "app.py").read_text("utf-8") == "one = 2\n"


def test_taking_all_back_can_be_taken_back(bench: Bench, kept: Office) -> None:
    original = text(bench)
    change(bench)
    changed = text(bench)
    kept.take_back_all()
    assert text(bench) == original
    bench.undo()
    assert text(bench) == changed


def test_what_was_saved_since_it_was_seen_is_neither_proposed_nor_taken_back(
    bench: Bench, kept: Office
) -> None:
    change(bench)
    seen = {QUESTIONNAIRE: text(bench)}
    meanwhile = seen[QUESTIONNAIRE].replace(WORDS_NOW, "Are you pregnant at present?")
    write(bench.root, {QUESTIONNAIRE: meanwhile})
    with pytest.raises(EditError, match=r"^Something else was saved meanwhile"):
        kept.propose(TITLE, "Ann Other", seen)
    with pytest.raises(EditError, match=r"^Something else was saved meanwhile"):
        kept.take_back_all(seen)
    assert text(bench) == meanwhile
    kept.take_back_all({QUESTIONNAIRE: meanwhile})
    assert WAS in text(bench)


def test_a_new_file_is_proposed_and_never_emptied(bench: Bench, kept: Office) -> None:
    new = clinical("more")
    (bench.root / new).write_text("rules: []\n", encoding="utf-8")
    git(bench.root, "add", new.as_posix())
    change(bench)
    kept.take_back_all()
    assert (bench.root / new).read_text("utf-8") == "rules: []\n"
    assert [*kept.before()] == [new]
    kept._is_fine = lambda: None  # type: ignore[method-assign]
    made = kept.propose(TITLE, "Ann Other")
    assert git(bench.root, "show", f"proposal/{made.id}:{new.as_posix()}") == "rules: []"
    assert not (bench.root / new).exists()
    assert kept.before() == {}
    (found,) = kept.waiting().proposals
    with pytest.raises(EditError, match=r"There is no rules/clinical/more\.yaml here"):
        kept.accept(found, "Bea Reader")


def test_what_was_said_before_is_not_made_up(bench: Bench, kept: Office) -> None:
    with pytest.raises(EditError, match="git could not do this"):
        Checkout(bench.root).before([QUESTIONNAIRE], "nowhere")


def test_what_is_saved_while_it_is_proposed_stays(
    bench: Bench, kept: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    change(bench)
    propose = Checkout.propose

    def and_save(self: Checkout, title: str, by: str, files: list[Path]) -> tuple[str, str]:
        made = propose(self, title, by, files)
        (bench.root / QUESTIONNAIRE).write_bytes(text(bench).encode() + b"# later\n")
        return made

    monkeypatch.setattr(Checkout, "propose", and_save)
    kept.propose(TITLE, "Ann Other")
    assert text(bench).endswith("# later\n")
    assert WORDS_NOW in text(bench)


def test_edits_that_are_proposed_can_be_undone_no_more(bench: Bench, kept: Office) -> None:
    bench.make(SetValue(QUESTIONNAIRE, NAME, WAS, WORDS_NOW))
    kept.propose(TITLE, "Ann Other")
    assert bench.done == ()


def test_what_was_staged_is_put_back_too(bench: Bench, kept: Office) -> None:
    change(bench)
    git(bench.root, "add", "-A")
    made = kept.propose(TITLE, "Ann Other")
    assert git(bench.root, "status", "--porcelain") == ""
    kept.accept(made, "Bea Reader")
    assert WORDS_NOW in text(bench)


def test_two_with_one_title_are_two_branches(bench: Bench, kept: Office) -> None:
    change(bench)
    kept.propose(TITLE, "Ann Other")
    change(bench, "Are you expecting?")
    assert kept.propose(TITLE, "Ann Other").id == "the-first-question-in-plainer-words-2"
    assert len(kept.waiting().proposals) == 2


def test_what_cannot_be_proposed_is_said(bench: Bench, kept: Office) -> None:
    for title, by, said in (
        ("Words", "Ann", "Say in three words or more what the change is."),
        (TITLE, " ", "Write your name first."),
        (TITLE, "Ann", "Nothing is changed, so there is nothing to propose."),
    ):
        with pytest.raises(EditError) as refused:
            kept.propose(title, by)
        assert str(refused.value) == said
    file = bench.root / QUESTIONNAIRE
    file.write_text(text(bench).replace("kind: choice\n", "kind: choyce\n", 1), encoding="utf-8")
    with pytest.raises(EditError, match="There is an error to mend first"):
        kept.propose(TITLE, "Ann")
    kept.take_back_all()
    assert kept.before() == {}


def test_without_git_it_is_a_file_to_send(bench: Bench, loose: Office, tmp_path: Path) -> None:
    assert not loose.is_checkout
    original = text(bench)
    change(bench)
    made = loose.propose(TITLE, "Ann Other")
    assert made.id == ""
    assert loose.before() == {}
    sent = as_file(made)
    assert file_name(made) == "the-first-question-in-plainer-words.proposal.json"

    theirs = tmp_path / "theirs"
    copy_content(HOME, theirs)
    other = Bench(theirs, lambda: TODAY)
    office = Office(other, lambda: TODAY)
    opened = from_file(sent)
    assert opened == made
    answered = office.say(opened, "Bea Reader", "Fine by me.")
    assert from_file(as_file(answered)).comments[0].says == "Fine by me."
    done = office.accept(opened, "Bea Reader")
    assert done
    assert text(other) == text(bench)
    other.undo()
    assert text(other) == original


def test_one_that_brings_an_error_is_not_accepted(bench: Bench, loose: Office) -> None:
    change(bench)
    made = loose.propose(TITLE, "Ann Other")
    bad = as_file(made).replace(WORDS_NOW, "Are you at low risk now?")
    with pytest.raises(NotAsItShouldBe):
        Office(fresh(bench), lambda: TODAY).accept(from_file(bad), "Bea Reader")


def test_what_is_too_large_to_be_sent_is_not_lost(
    bench: Bench, loose: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    change(bench)
    with monkeypatch.context() as patch:
        patch.setattr(model, "LARGEST", 100)
        with pytest.raises(EditError, match="These are too many changes for one file"):
            loose.propose(TITLE, "Ann Other")
    assert [*loose.before()] == [QUESTIONNAIRE]
    made = loose.propose(TITLE, "Ann Other")
    assert loose.before() == {}
    monkeypatch.setattr(model, "LARGEST", len(as_file(made).encode()))
    with pytest.raises(EditError, match="These are too many changes for one file"):
        loose.say(made, "Bea Reader", "Fine by me.")


def test_a_file_names_no_branch(bench: Bench, loose: Office) -> None:
    change(bench)
    made = loose.propose(TITLE, "Ann Other")
    named = made.model_copy(update={"id": "another", "commit": "0" * 40})
    found = from_file(named.model_dump_json())
    assert (found.id, found.commit) == ("", "")


def fresh(bench: Bench) -> Bench:
    folder = bench.root / "fresh"
    copy_content(HOME, folder)
    return Bench(folder, lambda: TODAY)


@pytest.mark.parametrize("name", ["app.py", "../a.yaml", "rules/clinical/signoff.yaml"])
def test_a_file_that_would_change_more_is_refused(loose: Office, bench: Bench, name: str) -> None:
    change(bench)
    sent = as_file(loose.propose(TITLE, "Ann Other")).replace("questionnaire.yaml", name)
    with pytest.raises(EditError) as refused:
        from_file(sent)
    said = f"This proposal would change {name}, which is no file of the content."
    assert str(refused.value) == said


def test_what_is_no_proposal_is_said() -> None:
    with pytest.raises(EditError, match="This is no proposal, or not the whole of it"):
        from_file('{"title": "x"}')
    assert slug("  ") == "change"


def test_each_thing_that_differs_comes_with_who_reads_and_who_accepts_it(bench: Bench) -> None:
    old = Project(HOME)
    change(bench)
    new = Project(bench.root)
    (row,) = rows_of(old, new, read_book(new))
    assert (row.before, row.after) == (WAS, WORDS_NOW)
    assert row.kind == "words of a question"
    assert row.accepted_by == "a clinician who did not make the change"
    assert "people of the vignettes" in row.readers


def test_a_folder_inside_another_checkout_is_none(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    folder = tmp_path / "inside"
    copy_content(HOME, folder)
    assert not Checkout(folder).is_one
