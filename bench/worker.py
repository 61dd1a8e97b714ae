"""One engine in a process of its own, so that none disturbs another's memory or caches.

The parent sends how many seconds to work for; the child times the next answer sets and checks
each answer against the oracle. It starts with a check of all answer sets, which also warms it up.
"""

from __future__ import annotations

import multiprocessing
import os
from dataclasses import dataclass
from multiprocessing.connection import Connection
from time import perf_counter
from typing import Any

from bench import oracle, workload
from bench.contestants import Contestant
from bench.measure import Timing, from_place, time_calls
from bench.peers.notation import Result

PATIENCE = 120.0  # seconds a child may be silent


@dataclass(frozen=True)
class Ready:
    """What the child says once it has loaded the rules and checked the answers."""

    load_seconds: float
    checked: int
    wrong: int


class Worker:
    """The parent's end."""

    def __init__(self, contestant: Contestant, sets: int, check_seconds: float) -> None:
        self.contestant = contestant
        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        arguments = (theirs, contestant, sets, check_seconds)
        self._process = context.Process(target=_serve, args=arguments, daemon=True)
        self._process.start()
        theirs.close()
        self.ready: Ready = self._receive()

    def round(self, seconds: float) -> Timing:
        """Time one round."""
        self._pipe.send(seconds)
        timing: Timing = self._receive()
        return timing

    def stop(self) -> None:
        """End the child."""
        self._pipe.close()
        self._process.join(timeout=5)
        self._process.kill()

    def _receive(self) -> Any:
        if not self._pipe.poll(PATIENCE):
            self.stop()
            raise EngineFailedError(f"no answer within {PATIENCE:.0f} seconds")
        try:
            answer = self._pipe.recv()
        except EOFError:
            raise EngineFailedError("its process ended") from None
        if isinstance(answer, str):
            raise EngineFailedError(answer)
        return answer


class EngineFailedError(Exception):
    """An engine could not be loaded, or stopped working."""


def _serve(pipe: Connection, contestant: Contestant, sets: int, check_seconds: float) -> None:
    try:
        _work(pipe, contestant, sets, check_seconds)
    except Exception as error:  # noqa: BLE001  (whatever a peer raises is reported by the parent)
        pipe.send(f"{type(error).__name__}: {error}")


def _work(pipe: Connection, contestant: Contestant, sets: int, check_seconds: float) -> None:
    work = workload.make(sets)
    if contestant.cant_tell:
        work = workload.with_cant_tell(work)
    wanted = [oracle.verdict(work.rules, answers) for answers in work.answers]
    start = perf_counter()
    engine = contestant.prepare(work)
    loaded = perf_counter() - start

    def run(place: int) -> Result:
        return engine(work.answers[place])

    def is_right(place: int, result: Result) -> bool:
        (level, applied), (right_level, right) = result, wanted[place]
        return level == right_level and len(applied) == len(right) and right.issuperset(applied)

    places = range(len(work.answers))
    check = time_calls(run, places, check_seconds, is_right)
    pipe.send(Ready(loaded, check.calls, check.wrong))
    place = 0
    while True:
        try:
            seconds = pipe.recv()
        except EOFError:
            os._exit(0)  # at once: some peers hold threads, or complain when they are taken down
        timing = time_calls(run, from_place(places, place), seconds, is_right)
        place += timing.calls
        pipe.send(timing)
