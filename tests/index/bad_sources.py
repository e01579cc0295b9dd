"""Readers that hang, crash, fail or take all memory; at the top of a module, so that a worker process finds them."""

import ctypes
import os
import re
import sys
import time
from functools import partial
from pathlib import Path

from index.errors import ModelMissing
from index.extracting import Source
from index.model import Article, Paragraph, Span
from index.reading.outcome import Reading, one


def hang(_: bytes) -> Reading:
    while True:
        time.sleep(1)


def hang_in_c(_: bytes) -> Reading:
    re.match("(a+)+$", "a" * 64 + "b")
    raise AssertionError


def leave(_: bytes) -> Reading:
    os._exit(7)


def crash(_: bytes) -> Reading:
    ctypes.string_at(0)
    raise AssertionError


def fail(_: bytes) -> Reading:
    raise ZeroDivisionError("a mistake")


def lacks_model(_: bytes) -> Reading:
    raise ModelMissing(Path("model.json"))


def exit_politely(_: bytes) -> Reading:
    sys.exit(3)


def take_all_memory(_: bytes) -> Reading:
    taken = []
    while True:
        taken.append(bytes(1 << 28))


def loads_qt(_: bytes) -> Reading:
    words = "PySide6 is there." if any(name.startswith("PySide6") for name in sys.modules) else "Only the worker."
    return one(an_article(words))


def process_id(_: bytes) -> Reading:
    return one(an_article(f"process {os.getpid()}"))


def note_process(place: Path, _: bytes) -> Reading:
    place.write_text(str(os.getpid()), encoding="utf-8")
    hang(b"")
    raise AssertionError


def an_article(text: str) -> Article:
    return Article(text=text, paragraphs=(Paragraph(span=Span(0, len(text))),))


def source(read, content: bytes | None = None, **changes) -> Source:
    name = getattr(read, "__name__", "source")
    return Source(name=name, content=partial(bytes, content or name.encode()), read=read, **changes)
