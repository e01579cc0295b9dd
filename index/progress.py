"""Reporting progress and stopping, without Qt: long work calls a `Progress` often."""

from collections.abc import Callable


class Cancelled(Exception):
    """Raised by a `Progress` call when the user gave up."""


Progress = Callable[[int, int, str], None]
"""Called as `progress(done, total, what)`; `total` is 0 while unknown. May raise `Cancelled`."""


def silent(_done: int, _total: int, _what: str) -> None:
    """A `Progress` that reports nothing and never cancels."""
