"""A proxy that gives each new connection to the next server, as a load balancer does.

It passes bytes on and knows nothing of HTTP, cookies or sessions: nobody is sent to the same
server twice on purpose.
"""

import itertools
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

CHUNK = 65_536


class RoundRobin:
    """The proxy: where it is, and how many connections each server was given."""

    def __init__(self, ports: list[int]) -> None:
        self.given = dict.fromkeys(ports, 0)
        self._next = itertools.cycle(ports)
        self._lock = threading.Lock()
        self._open: set[socket.socket] = set()
        self._hung: set[socket.socket] = set()
        self._door = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._door.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    @property
    def origin(self) -> str:
        """The address that people see."""
        return f"http://127.0.0.1:{self.port}"

    def drop(self) -> None:
        """Cut every connection there is, as a phone does that leaves the train."""
        with self._lock:
            cut, self._open = self._open, set()
        for end in cut:
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)

    def hang(self) -> None:
        """From now on nothing goes over the connections there are, though all stay open."""
        with self._lock:
            self._hung |= self._open

    def close(self) -> None:
        """Stop."""
        with suppress(OSError):
            self._door.shutdown(socket.SHUT_RDWR)
        self._door.close()
        self.drop()

    def _accept(self) -> None:
        with suppress(OSError):  # the door was closed
            while True:
                person, _ = self._door.accept()
                threading.Thread(target=self._serve, args=(person,), daemon=True).start()

    def _serve(self, person: socket.socket) -> None:
        server = self._server()
        if server is None:
            person.close()
            return
        with self._lock:
            self._open |= {person, server}
        back = threading.Thread(target=self._pump, args=(server, person), daemon=True)
        back.start()
        self._pump(person, server)
        back.join()
        with self._lock:
            self._open -= {person, server}
        person.close()
        server.close()

    def _server(self) -> socket.socket | None:
        """A connection to the next server that answers."""
        for _ in self.given:
            with self._lock:
                port = next(self._next)
            with suppress(OSError):
                found = socket.create_connection(("127.0.0.1", port), timeout=5)
                found.settimeout(None)
                with self._lock:
                    self.given[port] += 1
                return found
        return None

    def _pump(self, source: socket.socket, target: socket.socket) -> None:
        with suppress(OSError):
            while data := source.recv(CHUNK):
                if target not in self._hung:
                    target.sendall(data)
        with suppress(OSError):
            target.shutdown(socket.SHUT_WR)


@contextmanager
def round_robin(ports: list[int]) -> Iterator[RoundRobin]:
    """Run the proxy for as long as the block lasts."""
    proxy = RoundRobin(ports)
    try:
        yield proxy
    finally:
        proxy.close()
