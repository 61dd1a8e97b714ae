"""A small client of the YAML language server: what an editor such as VS Code shows."""

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any, NamedTuple, Self

from tests.support.get_node_programs import SERVER

Json = dict[str, Any]
SETTINGS = Path(__file__).resolve().parents[2] / ".vscode" / "settings.json"
NODE = shutil.which("node")
CAPABILITIES: Json = {
    "workspace": {"configuration": True},
    "textDocument": {
        "completion": {"completionItem": {"snippetSupport": True}},
        "hover": {"contentFormat": ["markdown"]},
    },
}


class Shown(NamedTuple):
    """A mistake as the editor underlines it; the line counts from 1."""

    line: int
    words: str
    says: str


class LanguageServer:
    """The real server, asked as an editor asks it."""

    def __init__(self, root: Path) -> None:
        assert NODE is not None
        self._root = root
        self._asked = 0
        self._opened = 0
        self._diagnostics: dict[str, list[Json]] = {}
        self._process = subprocess.Popen(
            [NODE, str(SERVER), "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )

    def __enter__(self) -> Self:
        folder = {"uri": self._root.as_uri(), "name": "content"}
        workspace = {"rootUri": self._root.as_uri(), "workspaceFolders": [folder]}
        self._ask("initialize", {"processId": None, "capabilities": CAPABILITIES, **workspace})
        self._tell("initialized", {})
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.communicate()

    def mistakes(self, file: str, text: str) -> list[Shown]:
        """What is underlined in this text, as a new file beside `file`."""
        uri = self._open(file, text)
        while uri not in self._diagnostics:
            self._receive()
        lines = text.split("\n")
        return [_shown(item, lines) for item in self._diagnostics[uri]]

    def offers(self, file: str, text: str) -> dict[str, str]:
        """What is offered at the mark | of the text, each with its documentation."""
        answer = self._ask("textDocument/completion", self._open_at_mark(file, text))
        return {item["label"]: _plain(item.get("documentation")) for item in answer["items"]}

    def hover(self, file: str, text: str) -> str:
        """What is shown when the pointer rests on the mark | of the text."""
        answer = self._ask("textDocument/hover", self._open_at_mark(file, text))
        return _plain(answer["contents"]) if answer else ""

    def _open_at_mark(self, file: str, text: str) -> Json:
        before, _, after = text.partition("|")
        uri = self._open(file, before + after)
        line, column = before.count("\n"), len(before.rpartition("\n")[2])
        return {"textDocument": {"uri": uri}, "position": {"line": line, "character": column}}

    def _open(self, file: str, text: str) -> str:
        """Open a file that is not saved; each under a name of its own, so none is mixed up."""
        self._opened += 1
        uri = (self._root / file).with_stem(f"unsaved_{self._opened}").as_uri()
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self._tell("textDocument/didOpen", {"textDocument": document})
        return uri

    def _ask(self, method: str, params: Json) -> Any:
        self._asked += 1
        number = self._asked
        self._send({"id": number, "method": method, "params": params})
        while True:
            message = self._receive()
            if message.get("id") == number and "method" not in message:
                assert "error" not in message, message
                return message["result"]

    def _tell(self, method: str, params: Json) -> None:
        self._send({"method": method, "params": params})

    def _send(self, message: Json) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._process.stdin is not None
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self._process.stdin.flush()

    def _receive(self) -> Json:
        """The next message; what the server asks for itself is answered at once."""
        out = self._process.stdout
        assert out is not None
        length = 0
        while (header := out.readline()) not in (b"\r\n", b""):
            if match := re.match(rb"Content-Length: (\d+)", header):
                length = int(match.group(1))
        assert length, "the language server has stopped"
        message: Json = json.loads(out.read(length))
        if message.get("method") == "textDocument/publishDiagnostics":
            self._diagnostics[message["params"]["uri"]] = message["params"]["diagnostics"]
        elif "method" in message and "id" in message:
            self._send({"id": message["id"], "result": _settings_asked(message)})
        return message


def _settings_asked(message: Json) -> list[Json | None] | None:
    """The project's own editor settings, in the form that the server asks for."""
    if message["method"] != "workspace/configuration":
        return None
    settings = json.loads(SETTINGS.read_text(encoding="utf-8"))
    items = message["params"]["items"]
    return [_section(settings, item["section"]) for item in items]


def _section(settings: Json, name: str) -> Json:
    found: Json = {}
    for key, value in settings.items():
        if key.startswith(f"{name}."):
            *blocks, last = key.removeprefix(f"{name}.").split(".")
            inner = found
            for block in blocks:
                inner = inner.setdefault(block, {})
            inner[last] = value
    return found


def _shown(item: Json, lines: list[str]) -> Shown:
    start, end = item["range"]["start"], item["range"]["end"]
    last = end["character"] if end["line"] == start["line"] else None
    words = lines[start["line"]][start["character"] : last]
    return Shown(start["line"] + 1, words, item["message"].split("\n")[0])


def _plain(documentation: Any) -> str:
    if isinstance(documentation, dict):
        documentation = documentation["value"]
    return str(documentation or "").replace("&nbsp;", " ").replace("\\", "")
