"""Why an edit cannot be made; the message says what to do, for somebody who does not program."""


class EditError(Exception):
    """The edit cannot be made; the message says why and what to do."""


class SaidOtherwise(EditError):
    """Somebody else changed the same thing meanwhile; `now` is what it says now."""

    def __init__(self, what: str, now: str) -> None:
        self.now = now
        super().__init__(
            f"{what} was changed by somebody else while this was open. It now says: “{now}”. "
            "Nothing of yours is written, and your words are still here."
        )
