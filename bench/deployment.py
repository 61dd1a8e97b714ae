"""What people notice while processes die, hang and are replaced: `python -m bench.deployment`.

Two processes behind nginx, with deploy/nginx.conf as it is but for name, ports and paths. People
answer through it, half over the websocket and half by plain forms. An answer over the websocket
that gets no reply for 8 seconds is sent once more over another connection. Meanwhile:

killed     one process is killed (kill -9), and started again as systemd would
hung       the other is stopped (SIGSTOP) for 10 seconds; then it is killed, as its watchdog would
upgraded   two processes of another version start, the proxy is pointed at them, the old ones end
back       the same the other way

Needs nginx. Exits with 1 when anybody met an error. It takes a little over two minutes.
"""

import argparse
import asyncio
import json
import os
import signal
import ssl
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg

from bench.measure import percentile
from bench.web_people import FAULTS, OverForms
from bench.web_servers import OURS_PLAIN, Server
from tests.support.nginx import MISSING, NAME, Nginx, ask, find_nginx, nginx
from tests.support.running_app import ROOT, RunningApp, copy_to, start
from tests.support.socket_person import STREAM, OverWebsocket
from tests.support.tables import table
from tools import away_page

PHASE = 25  # seconds
LATE = 8  # seconds until the page sends an answer once more
HUNG_FOR = 10  # seconds, as WatchdogSec says
SOON = 1  # seconds until somebody whose line broke tries again
TRIES = 8
TRUST = ssl.create_default_context()
TRUST.check_hostname, TRUST.verify_mode = False, ssl.CERT_NONE  # nobody has signed it


@dataclass
class Seen:
    """What people met in one phase: seconds of each step, sent again, and what went wrong."""

    seconds: list[float] = field(default_factory=list)
    again: int = 0
    faults: Counter[str] = field(default_factory=Counter)

    def row(self, name: str) -> tuple[str, ...]:
        took = sorted(round(1000 * seconds) for seconds in self.seconds) or [0]
        typical = [f"{percentile(took, share):,.0f}" for share in (50, 95)]
        faults = ", ".join(f"{n} {what}" for what, n in self.faults.items()) or "0"
        return (
            name,
            f"{len(self.seconds):,}",
            *typical,
            f"{took[-1] / 1000:.1f}",
            str(self.again),
            faults,
        )


class Tab(OverWebsocket):
    """One person whose page sends an answer again when nothing comes back."""

    def __init__(self, proxy: Nginx, number: int, seen: Callable[[], Seen]) -> None:
        super().__init__(proxy.port, number)
        self._address = f"wss://{NAME}:{proxy.port}{STREAM}"
        self._origin, self._seen = websockets.Origin(proxy.origin), seen

    async def open(self) -> None:
        await self._run(BackMsg(), connected=False)

    async def step(self) -> bool:
        """Answer the question; whether the reply is to that, and every answer is still there."""
        message, before = self._message(), self._sent_page()["state"]
        (sent,) = json.loads(message.rerun_script.widget_states.widgets[0].json_trigger_value)
        await self._run(message)
        page = self._sent_page()
        is_kept = (
            before["page"] == "result"
            or before["answers"].keys() <= page["state"]["answers"].keys()
        )
        return is_kept and bool(page["reply_to"] == sent["value"]["id"])

    async def _run(self, message: BackMsg, *, connected: bool = True) -> None:
        for _ in range(TRIES):
            try:
                if not connected:
                    await self._connect()
                    self._address_anew(message)
                async with asyncio.timeout(LATE):
                    await super()._run(message)
                return
            except TimeoutError:
                pass
            except (OSError, websockets.WebSocketException):
                await asyncio.sleep(SOON)
            connected = False
            self._seen().again += 1
        raise TimeoutError

    def _address_anew(self, message: BackMsg) -> None:
        """In a new session, maybe of another version, our part of the page has another id."""
        for widget in message.rerun_script.widget_states.widgets:
            widget.id = f"$$STREAMLIT_INTERNAL_KEY_{self._shown['bidi_component'].id}__events"

    async def _connect(self) -> None:
        self._line = await websockets.connect(
            self._address,
            subprotocols=[websockets.Subprotocol("streamlit")],
            compression=None,
            max_size=None,
            open_timeout=LATE,
            ssl=TRUST,
            origin=self._origin,
        )
        async with asyncio.timeout(LATE):
            await super()._run(BackMsg())


class Forms(OverForms):
    """One person at /plain: nothing is sent again but by the proxy."""

    _host = NAME

    async def _connection(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        return await asyncio.open_connection(NAME, self._server.port, ssl=TRUST)


class Trial:
    """The proxy, the processes behind it, and the people in front."""

    def __init__(self, stack: ExitStack, folder: Path) -> None:
        self._stack, self._next = stack, folder / "next"
        self._next.mkdir()
        copy_to(self._next)
        words = self._next / "explainer" / "wording" / "screens.yaml"
        words.write_text(
            words.read_text("utf-8").replace("  foot:", "  # Another.\n  foot:", 1), "utf-8"
        )
        self._apps = [stack.enter_context(start()) for _ in range(2)]
        away_page.main(str(folder))
        self.proxy = stack.enter_context(nginx(folder, [app.port for app in self._apps]))
        self.phases: dict[str, Seen] = {}
        self._over = False

    def seen(self) -> Seen:
        """What is met in the phase that is now."""
        return [*self.phases.values()][-1]

    async def run(self, people: int, think: float) -> None:
        """All phases, one after the other, with so many people all the while."""
        steps = (None, self._killed, self._hung, self._upgraded, self._back)
        self.phases["nothing happens"] = Seen()
        visitors = [asyncio.create_task(self._visit(n, people, think)) for n in range(people)]
        for step in steps:
            if step:
                self.phases[step.__name__.strip("_")] = Seen()
                await asyncio.to_thread(step)
            await asyncio.sleep(PHASE)
        self._over = True
        await asyncio.gather(*visitors)

    async def _visit(self, number: int, people: int, think: float) -> None:
        server = Server(OURS_PLAIN, self.proxy.port, self._apps[0].process, 0)
        person = Forms(server, number) if number % 2 else Tab(self.proxy, number, self.seen)
        await asyncio.sleep(think * number / people)
        try:
            await person.open()
            while not self._over:
                await asyncio.sleep(think)
                begun, seen = time.perf_counter(), self.seen()
                moved = await person.step()
                seen.seconds.append(time.perf_counter() - begun)
                seen.faults.update([] if moved else ["not its reply"])
            await person.close()
        except FAULTS as error:
            self.seen().faults[str(error) or type(error).__name__] += 1

    def _again(self, app: RunningApp) -> RunningApp:
        """The process was ended: it starts once more at the same port, as systemd would do it."""
        app.process.kill()
        app.process.wait()
        return self._stack.enter_context(start(app.port))

    def _killed(self) -> None:
        self._apps[0] = self._again(self._apps[0])

    def _hung(self) -> None:
        os.kill(self._apps[1].process.pid, signal.SIGSTOP)
        time.sleep(HUNG_FOR)
        self._apps[1] = self._again(self._apps[1])

    def _upgraded(self) -> None:
        self._replaced_by(self._next)

    def _back(self) -> None:
        self._replaced_by(ROOT)

    def _replaced_by(self, folder: Path) -> None:
        """The four steps of docs/deployment.md; shows by its files which version is on the air."""
        old, before = self._apps, ask(self.proxy, "/version.json")[2]
        self._apps = [self._stack.enter_context(start(folder=folder)) for _ in old]
        self.proxy.leads_to([app.port for app in self._apps])
        self.proxy.reload()
        time.sleep(PHASE / 5)
        for app in old:
            app.stop()
        if ask(self.proxy, "/version.json")[2] == before:
            self.seen().faults["still the version before"] += 1


def main() -> int:
    """Try it, and print what people met in each phase."""
    parser = argparse.ArgumentParser(prog="bench.deployment", description=__doc__)
    parser.add_argument("--people", type=int, default=400)
    parser.add_argument("--think", type=float, default=5.0, help="seconds between two answers")
    options = parser.parse_args()
    if find_nginx() is None:
        print(MISSING, file=sys.stderr)
        return 2
    with ExitStack() as stack, tempfile.TemporaryDirectory() as folder:
        trial = Trial(stack, Path(folder))
        asyncio.run(trial.run(options.people, options.think))
    columns = ("", "steps", "p50 ms", "p95 ms", "longest s", "sent again", "errors")
    print(table(columns, [seen.row(name) for name, seen in trial.phases.items()]))
    return int(any(seen.faults for seen in trial.phases.values()))


if __name__ == "__main__":
    sys.exit(main())
