"""Where the fuzzer starts from: real inputs, and the pieces that are likely to break something."""

import json
from urllib.parse import urlencode

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from rules.loading.layout import HOME, LISTS, LOCAL, RELEASE, clinical
from screens.journey import RESULT, State
from screens.journey.saving import save
from tests.support.journeys import WITH_HISTORY, up_to
from tests.support.real_book import BOOK
from tests.support.releasing import as_yaml, decided

MOST_EDITS, LONGEST_SEED = 6, 6_000
PIECES = (
    *(b"", b"\x00", b"\xff", b"\xed\xa0\x80", b"\xef\xbb\xbf", b"\r\n", b"\t", b"\xe2\x80\xae"),
    *(b"- ", b": ", b"&a ", b"*a", b"!!python/object", b"---\n", b"<<: ", b"|\n", b"{", b"[", b'"'),
    *(b"null", b"true", b"yes", b"010", b"1e999", b"-1", b"9" * 40, b"2026-02-30", b"NaN"),
    *(
        b"\\u0000",
        b"\\ud800",
        b"\\udfff",
        b"[" * 60,
        b"<script>",
        b"&amp;",
        b"%00",
        b"+",
        b"&",
        b"=",
    ),
    *(
        b"not_sure",
        b"none",
        b"answers",
        b"change:weeks",
        b"result",
        b"alert",
        b"state",
        b"__proto__",
    ),
)


def _state(state: State) -> str:
    return json.dumps(state.as_data())


def _form(state: State, **fields: str) -> bytes:
    body = urlencode({"state": _state(state), **fields})
    return b"application/x-www-form-urlencoded\n" + body.encode()


def _multipart() -> bytes:
    parts = {"action": "open_file", "file": save(BOOK, WITH_HISTORY)}
    body = "".join(
        f'--b\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
        for name, value in parts.items()
    )
    return b"multipart/form-data; boundary=b\n" + body.encode() + b"--b--\r\n"


def _files() -> list[bytes]:
    names = (LOCAL, RELEASE, clinical("cards"), clinical("stitch"), LISTS / "spellings.yaml")
    found = [(HOME / name).read_bytes()[:LONGEST_SEED] for name in names]
    return [*found, as_yaml(decided("0123456789ab")).encode()]


SEEDS = {
    "yaml_content": _files(),
    "answers": [
        json.dumps(WITH_HISTORY).encode(),
        b"weeks: 22\npregnant: yes\n",
        b"vignettes: []\n",
    ],
    "saved_file": [save(BOOK, WITH_HISTORY).encode()],
    "event": [
        json.dumps({"state": up_to("weeks").as_data(), "action": action, "values": values}).encode()
        for action, values in (
            ("answer", {"answer": ["24+3"], "page": ["weeks"]}),
            ("change:weeks", {}),
            ("open_file", {"file": [save(BOOK, WITH_HISTORY)]}),
        )
    ],
    "form": [
        _form(up_to("weeks"), action="answer", answer="22"),
        _form(State(WITH_HISTORY, RESULT), action="back"),
        _multipart(),
    ],
}


@st.composite
def mutated(draw: DrawFn, target: str) -> bytes:
    """A seed of this target with some edits: pieces put in, taken out, or put twice."""
    data = draw(st.sampled_from(SEEDS[target]))
    for _ in range(draw(st.integers(1, MOST_EDITS))):
        start = draw(st.integers(0, len(data)))
        end = start + draw(st.integers(0, 40))
        kind = draw(st.integers(0, 3))
        piece = draw(st.sampled_from(PIECES) | st.binary(max_size=4))
        put = (piece, b"", data[start:end] * 2, piece + data[start:end])[kind]
        data = data[:start] + put + data[end:]
    return data


def inputs(target: str) -> st.SearchStrategy[bytes]:
    """Mostly mutated seeds, and some bytes that resemble nothing."""
    return st.one_of(mutated(target), mutated(target), st.binary(max_size=200))
