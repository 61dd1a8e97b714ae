"""What somebody has said so far in a review by decision, and how much of it is left."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from threading import Lock
from weakref import WeakKeyDictionary

from desk.review.answers import Answer, current
from desk.review.items import Item, Items, minutes
from desk.review.sheets import Sheet
from explainer.review.subject import Subject
from screens.workspaces.gallery import Gallery
from screens.workspaces.snapshot import Snapshot

_items: WeakKeyDictionary[Gallery, Items] = WeakKeyDictionary()
_lock = Lock()


def items_of(gallery: Gallery, snapshot: Snapshot) -> Items:
    """Everything that is read in a review of this content; worked out once for it."""
    with _lock:
        if gallery not in _items:
            said, content = snapshot.sentence_words, gallery.content
            assert said is not None, "they come with the gallery"
            subject = Subject(content.book, content.wording, said, (), snapshot.at.date())
            _items[gallery] = Items(snapshot.project, subject)
        return _items[gallery]


@dataclass(frozen=True)
class Progress:
    """How far somebody is on one sheet: of how many items, and the minutes that are left."""

    done: int
    number: int
    minutes: int

    @property
    def share(self) -> float:
        """How much is done, from 0 to 1."""
        return self.done / self.number if self.number else 1.0

    @property
    def is_done(self) -> bool:
        """Whether something was said of everything."""
        return self.done == self.number


def progress(items: Sequence[Item], said: Mapping[str, Answer]) -> Progress:
    """How far somebody is with these items."""
    left = [item for item in items if item.id not in said]
    words = sum(item.words for item in left)
    return Progress(len(items) - len(left), len(items), minutes(words) if left else 0)


def next_after(item: str, items: Sequence[Item], said: Mapping[str, Answer]) -> str:
    """The next item of which nothing was said; the same where there is none."""
    ids = [one.id for one in items]
    at = ids.index(item)
    return next((name for name in [*ids[at + 1 :], *ids[:at]] if name not in said), item)


def holding(said: Mapping[str, Answer], items: Items) -> tuple[dict[str, Answer], list[str]]:
    """What was said of the items as they are, and the names of those that changed since."""
    as_they_are = current(said.values(), items.all)
    return as_they_are, [name for name in said if name not in as_they_are]


def sheets(items: Items) -> dict[Sheet, tuple[Item, ...]]:
    """The items of every sheet."""
    return {sheet: items.on(sheet) for sheet in Sheet}
