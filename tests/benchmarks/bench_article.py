"""Times the longest pause of the window while an article of 200,000 words is opened, gone through and resized.

Run by hand: `python -m tests.benchmarks.bench_article [WORDS]`. A pause is one event that is handled, in which nobody
can type; its processor time tells how long it would take on a quiet machine. Wanted is below 50 ms.
"""

import os
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QApplication

from desktop.article_text import ArticleText
from desktop.library import LoadedArticle
from desktop.settings import Settings
from desktop.theme import Theme
from index.model import QuotationKind, Span, Statement
from tests.desktop.samples import a_row, a_stored_article, an_article

_PARAGRAPH = (
    "Ann Field, the mayor, said the bridge would open in May and that it was a good bridge for the whole town. " * 4
)
_SETTLE_MS = 3000


class Watched(QApplication):
    """An application that remembers its longest event."""

    longest_ms = longest_busy_ms = 0.0

    def notify(self, receiver: QObject, event: QEvent) -> bool:
        started, busy = time.perf_counter(), time.process_time()
        done = super().notify(receiver, event)
        self.longest_ms = max(self.longest_ms, (time.perf_counter() - started) * 1000)
        self.longest_busy_ms = max(self.longest_busy_ms, (time.process_time() - busy) * 1000)
        return done


def long_article(words: int) -> LoadedArticle:
    """An article with a statement and a hit in every paragraph."""
    count = words // len(_PARAGRAPH.split())
    step = len(_PARAGRAPH) + 2
    rows = []
    for number in range(count):
        start = number * step
        statement = Statement(
            kind=QuotationKind.INDIRECT,
            content=(Span(start + 27, start + 80),),
            cue=(Span(start + 22, start + 26),),
            mention=(Span(start, start + 9),),
        )
        rows.append(replace(a_row(number + 1), statement=statement, position=number))
    article = an_article("\n\n".join([_PARAGRAPH] * count))
    hits = tuple(Span(number * step + 31, number * step + 37) for number in range(count))
    return LoadedArticle(stored=a_stored_article(article=article), statements=tuple(rows), hits=hits)


def timed(application: Watched, what: str, do: Callable[[], object]) -> None:
    """Does something in an event of its own, and prints the longest event until all is quiet."""
    loop = QEventLoop()
    QTimer.singleShot(200, loop.quit)
    loop.exec()
    application.longest_ms = application.longest_busy_ms = 0.0
    QTimer.singleShot(0, application, do)
    QTimer.singleShot(_SETTLE_MS, loop.quit)
    loop.exec()
    print(f"{what:<36} {application.longest_ms:6.0f} ms   processor {application.longest_busy_ms:6.0f} ms")


def main() -> None:
    words = int(sys.argv[1]) if sys.argv[1:] else 200_000
    application = Watched([])
    with tempfile.TemporaryDirectory() as folder:
        theme = Theme(Settings(Path(folder) / "settings.ini"))
        theme.apply()
        text = ArticleText(theme)
        text.resize(520, 640)
        text.show()
        loaded = long_article(words)
        middle = loaded.statements[len(loaded.statements) // 2]
        print(f"{words:,} words, {len(loaded.statements):,} statements; longest pause")

        short = long_article(500)
        timed(application, "a short article, with its fonts", lambda: text.show_article(short, short.hits))

        def open_in_the_middle() -> None:
            text.show_article(loaded, loaded.hits)
            text.set_current(middle)

        bar = text.verticalScrollBar()
        timed(application, "open at a statement in the middle", open_in_the_middle)
        timed(application, "next statement", lambda: text.set_current(loaded.statements[middle.position + 1]))
        timed(application, "last statement", lambda: text.set_current(loaded.statements[-1]))
        timed(application, "other hits", lambda: text.set_hits(loaded.hits[:100]))
        timed(application, "to the beginning", lambda: bar.setValue(0))
        timed(application, "narrower", lambda: text.resize(440, 640))


if __name__ == "__main__":
    main()
