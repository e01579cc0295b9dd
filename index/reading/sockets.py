"""Connections that wait no longer than they may, can be given up at any time, and do not lead into a private network.

The standard library waits for each piece of an answer by itself, so one byte at a time could keep it waiting for ever.
"""

import http.client
import io
import ipaddress
import select
import socket
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from index.addresses import WhyNotFetched, is_inside
from index.errors import PageNotFetched

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

Pause = Callable[[], None]
"""Called often while waiting; may raise `Cancelled`."""

Place = tuple[str, int] | tuple[str, int, int, int] | tuple[int, bytes]
"""Where a socket connects to, as `getaddrinfo` gives it."""

_SLICE_S = 0.2
"""How long nobody asks whether to go on."""


class Watch:
    """Counts the time that one fetch takes through all its redirects, and looks where its connections lead."""

    def __init__(self, source: str, *, pause: Pause, total_s: float, silence_s: float) -> None:
        self.source = source
        self._pause = pause
        self._silence_s = silence_s
        self._end = time.monotonic() + total_s
        self._host = ""
        self._is_outside = False

    def go_to(self, host: str) -> None:
        """Tells which host is asked next.

        Raises:
            PageNotFetched: it is a private one, and a page of the internet has led there.
        """
        self._host = host
        if self._is_outside and is_inside(host):
            raise PageNotFetched(self.source, WhyNotFetched.INSIDE, host)

    def left_s(self) -> float:
        """How long the next answer may take.

        Raises:
            PageNotFetched: the time is over.
            Cancelled: nobody waits any more.
        """
        self._pause()
        left = self._end - time.monotonic()
        if left <= 0:
            raise PageNotFetched(self.source, WhyNotFetched.TOO_SLOW)
        return min(left, self._silence_s)

    def connect(self, address: tuple[str, int], *_options: object) -> socket.socket:
        """A connection to a host; stands in for `socket.create_connection`.

        Raises:
            OSError: there is none.
            PageNotFetched, Cancelled: as for `left_s` and `go_to`.
        """
        failure = OSError("no address")
        for family, kind, protocol, _, place in socket.getaddrinfo(*address, type=socket.SOCK_STREAM):
            made = socket.socket(family, kind, protocol)
            try:
                self._check(address[0], place[0])
                self._connected(made, place)
                return made
            except OSError as error:
                made.close()
                failure = error
            except BaseException:
                made.close()
                raise
        raise failure

    def wait(self, ready: Callable[[float], bool]) -> None:
        """Waits until `ready`, called with seconds to wait, says so.

        Raises:
            PageNotFetched: it took too long.
            Cancelled: nobody waits any more.
        """
        end = time.monotonic() + self.left_s()
        while not ready(_SLICE_S):
            self.left_s()
            if time.monotonic() > end:
                raise PageNotFetched(self.source, WhyNotFetched.TOO_SLOW)

    def _check(self, asked: str, number: object) -> None:
        """Looks whether a connection stays where it may; one to a proxy tells nothing of the host behind it."""
        is_direct = asked.strip("[]") == self._host.strip("[]")
        inside = (
            not ipaddress.ip_address(str(number).partition("%")[0]).is_global if is_direct else is_inside(self._host)
        )
        if inside and self._is_outside:
            raise PageNotFetched(self.source, WhyNotFetched.INSIDE, self._host)
        self._is_outside = self._is_outside or not inside

    def _connected(self, made: socket.socket, place: Place) -> None:
        made.setblocking(False)
        made.connect_ex(place)

        def ready(seconds: float) -> bool:
            _, writable, broken = select.select([], [made], [made], seconds)
            return bool(writable or broken)

        self.wait(ready)
        if code := made.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR):
            raise OSError(code, f"error {code}")
        made.settimeout(self.left_s())


class Response(http.client.HTTPResponse):
    """An answer that is read as the watch allows."""

    def __init__(self, watch: Watch, sock: socket.socket, debuglevel: int = 0, method: str | None = None) -> None:
        super().__init__(sock, debuglevel, method)
        self.fp = io.BufferedReader(_Watched(watch, sock, self.fp))


class _Watched(io.RawIOBase):
    """The bytes of a socket."""

    def __init__(self, watch: Watch, sock: socket.socket, held: io.BufferedIOBase) -> None:
        super().__init__()
        self._watch = watch
        self._socket = sock
        self._held = held
        """Keeps the socket open."""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "WriteableBuffer") -> int:
        count = 0

        def ready(seconds: float) -> bool:
            nonlocal count
            self._socket.settimeout(seconds)
            try:
                count = self._socket.recv_into(buffer)
            except TimeoutError:
                return False
            return True

        self._watch.wait(ready)
        return count

    def close(self) -> None:
        self._held.close()
        super().close()
