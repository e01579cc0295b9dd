"""A web server on this machine that answers as a test says, and remembers what it was asked."""

import socketserver
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

Answer = Callable[["Asked"], None]


class Asked(BaseHTTPRequestHandler):
    """One request; the answers of a test write to it."""

    protocol_version = "HTTP/1.1"
    server: "Server"

    def do_GET(self):
        self.server.asked.append((self.path, dict(self.headers)))
        answer = self.server.pages.get(self.path.partition("?")[0])
        self.close_connection = True
        with suppress(BrokenPipeError, ConnectionResetError):
            answer(self) if answer else self.send_error(404)

    def head(self, status=200, **headers):
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), str(value))
        self.end_headers()

    def log_message(self, *_):
        pass


class Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Asked)
        self.pages: dict[str, Answer] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.stopping = threading.Event()
        """Set when the test is over: answers that never end look at it."""

    def server_bind(self):
        # The host's name is of no interest, and looking it up can take seconds.
        socketserver.TCPServer.server_bind(self)
        self.server_name, self.server_port = self.server_address[:2]

    def url(self, path="/"):
        return f"http://127.0.0.1:{self.server_port}{path}"


@contextmanager
def serving() -> Iterator[Server]:
    """A server that runs."""
    with Server() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield server
        server.stopping.set()
        server.shutdown()
        thread.join()


def sends(body, status=200, **headers):
    """An answer with this body."""
    data = body.encode() if isinstance(body, str) else body

    def answer(asked):
        asked.head(status, **{"Content_Type": "text/html; charset=utf-8", "Content_Length": len(data)} | headers)
        asked.wfile.write(data)

    return answer


def leads_to(place, status=302):
    """An answer that leads elsewhere."""
    return lambda asked: asked.head(status, Location=place, Content_Length=0)


def drips(piece, *, head=b"HTTP/1.1 200 OK\r\n\r\n"):
    """An answer that never ends: the same piece, again and again."""

    def answer(asked):
        asked.wfile.write(head)
        while not asked.server.stopping.wait(0.02):
            asked.wfile.write(piece)
            asked.wfile.flush()

    return answer


def is_silent(asked):
    """An answer that never begins."""
    asked.server.stopping.wait()
