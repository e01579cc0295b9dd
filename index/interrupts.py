"""Ctrl+C while the program is still loading: it ends without a word, as it does later."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def ending_quietly() -> Iterator[None]:
    """Lets Ctrl+C end the process at once; for the time in which there is nothing yet to be tidied up.

    Call it in the main thread, around what only loads modules.
    """
    before = signal.getsignal(signal.SIGINT)
    if before is signal.default_int_handler:  # else Ctrl+C is ignored, or somebody else's, and stays so
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
