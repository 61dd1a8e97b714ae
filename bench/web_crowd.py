"""Many people at once, and one who goes on for long: how long they wait, and what it costs."""

from __future__ import annotations

import asyncio
import random
import time
from dataclasses import dataclass, field

from bench.web_people import FAULTS, Visitor, person_at
from bench.web_servers import Server

ARRIVALS = 40  # people a second
SETTLING = 2.0  # seconds from the last arrival until steps are counted
WARM_UP = 60  # steps of one person before they are counted


@dataclass
class Crowd:
    """What happened to a crowd: seconds until the first page, and of each step that counts.

    The shares are of one processor, while steps were counted.
    """

    opened: list[float] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    lasted: float = 0.0
    server_share: float = 0.0
    client_share: float = 0.0


@dataclass
class Walk:
    """Many steps of one person without a pause: seconds of each, and what they cost the server."""

    seconds: list[float]
    processor: float  # seconds
    before: float  # megabytes
    after: float


async def crowd(server: Server, people: int, seconds: float, think: float) -> Crowd:
    """So many people, each thinking about `think` seconds between two steps."""
    seen = Crowd()
    counted_from = time.perf_counter() + people / ARRIVALS + SETTLING
    until = counted_from + seconds
    visitors = (
        _visit(person_at(server, number), number / ARRIVALS, think, (counted_from, until), seen)
        for number in range(people)
    )
    await asyncio.gather(_watch(server, counted_from, until, seen), *visitors)
    return seen


async def _visit(
    person: Visitor, wait: float, think: float, counted: tuple[float, float], seen: Crowd
) -> None:
    """One person comes after `wait` seconds and stays until the end."""
    counted_from, until = counted
    try:
        await asyncio.sleep(wait)
        begun = time.perf_counter()
        await person.open()
        seen.opened.append(time.perf_counter() - begun)
        while time.perf_counter() < until:
            await asyncio.sleep(random.uniform(0.5, 1.5) * think)
            begun = time.perf_counter()
            moved = await person.step()
            if counted_from <= begun < until:
                seen.seconds.append(time.perf_counter() - begun)
            if not moved:
                seen.faults.append("the same page again")
        await person.close()
    except FAULTS as error:
        seen.faults.append(type(error).__name__)


async def _watch(server: Server, counted_from: float, until: float, seen: Crowd) -> None:
    """Note how busy the server and these people themselves are while steps are counted."""
    await asyncio.sleep(counted_from - time.perf_counter())
    begun, server_before, own_before = time.perf_counter(), server.processor, time.process_time()
    await asyncio.sleep(until - begun)
    seen.lasted = time.perf_counter() - begun
    seen.server_share = (server.processor - server_before) / seen.lasted
    seen.client_share = (time.process_time() - own_before) / seen.lasted


async def walk(server: Server, steps: int) -> Walk:
    """One person takes so many steps, one after the other."""
    person = person_at(server, 0)
    await person.open()
    for _ in range(WARM_UP):
        await person.step()
    took: list[float] = []
    processor, before = server.processor, server.megabytes
    for _ in range(steps):
        begun = time.perf_counter()
        if not await person.step():
            message = "the same page came again"
            raise RuntimeError(message)
        took.append(time.perf_counter() - begun)
    found = Walk(took, server.processor - processor, before, server.megabytes)
    await person.close()
    return found


async def with_open_sessions(server: Server, sessions: int) -> tuple[float, float]:
    """The server's megabytes with one and with so many people who have the check open."""
    people = [person_at(server, number) for number in range(sessions)]
    await people[0].open()
    first = server.megabytes
    for person in people[1:]:
        await person.open()
    megabytes = server.megabytes
    for person in people:
        await person.close()
    return first, megabytes
