"""The line at the bottom: how many, how fast, what is being imported, and which library."""

from PySide6.QtCore import QLocale, Signal, Slot
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton, QStatusBar, QWidget

from desktop.flow_layout import ElidedLabel
from desktop.library import Answer, Census
from desktop.remaining import Remaining
from desktop.theme import Theme
from desktop.wording import count_words
from desktop.worker import Step


class StatusLine(QStatusBar):
    """Counts on the left, progress with Cancel, the library on the right."""

    cancelled = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setSizeGripEnabled(False)
        self._counts = ElidedLabel(self)
        self._counts.setAccessibleName(self.tr("Number of results"))
        self._work = QLabel(self)
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._cancel = QPushButton(self.tr("Cancel"), self)
        self._cancel.setShortcut("Alt+C")
        self._cancel.setToolTip("Alt+C")
        self._cancel.setProperty("flat", True)
        self._cancel.clicked.connect(self.cancelled)
        self._place = QLabel(self)
        self.addWidget(self._counts, 1)
        for widget in (self._work, self._bar, self._cancel, self._place):
            self.addPermanentWidget(widget)
        self._remaining = Remaining()
        self._answer: Answer | None = None
        self._census: Census | None = None
        self.show_step(None)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def show_answer(self, answer: Answer) -> None:
        """Shows how many statements an answer has and how long it took."""
        self._answer = answer
        self._show_counts()

    def show_census(self, census: Census) -> None:
        """Shows how much there is in the library."""
        self._census = census
        self._show_counts()

    def show_library(self, name: str, *, is_read_only: bool = False) -> None:
        """Names the library; everything happens on this computer."""
        words = self.tr("{library} · reading only") if is_read_only else self.tr("{library} · offline")
        self._place.setText(words.format(library=name))
        self._place.setToolTip(self.tr("Everything stays on this computer."))

    @Slot(object, str)
    def show_work(self, step: Step | None, words: str) -> None:
        """Shows how far other work than an import of articles has come; None takes it away."""
        self.show_step(step)
        if step is not None:
            percent = self.tr("{words} {n} %").format(words=words, n=100 * step.done // step.total if step.total else 0)
            self._work.setText(percent if step.total else words)

    def show_step(self, step: Step | None) -> None:
        """Shows how far an import has come; None takes it away."""
        for widget in (self._work, self._bar, self._cancel):
            widget.setVisible(step is not None)
        if step is None:
            self._remaining.restart()
            return
        words = self.tr("importing {done}/{total}") if step.total > 1 else self.tr("importing")
        number = QLocale().toString
        parts = (words.format(done=number(step.done), total=number(step.total)), self._remaining.words(step))
        self._work.setText(" · ".join(part for part in parts if part))
        self._work.setToolTip(step.what)
        self._bar.setRange(0, step.total)
        self._bar.setValue(step.done)

    def counts(self) -> str:
        """What stands on the left."""
        return self._counts.text()

    def _show_counts(self) -> None:
        if self._answer is None or self._census is None:
            return
        found, hidden = len(self._answer.results.ids), self._answer.results.hidden
        parts = [
            self.tr("{found} of {all}").format(
                found=QLocale().toString(found),
                all=count_words(self._census.statements, self.tr("{n} statement"), self.tr("{n} statements")),
            ),
            count_words(len(self._census.articles), self.tr("{n} article"), self.tr("{n} articles")),
            self.tr("{ms} ms").format(ms=max(1, round(self._answer.elapsed_ms))),
        ]
        if hidden:
            parts.insert(1, self.tr("{n} more hidden").format(n=QLocale().toString(hidden)))
        marks = {each.value: each.count for each in self._answer.results.facets.get("is", ())}
        if checked := marks.get("checked", 0):
            parts.insert(1, self.tr("{n} checked").format(n=QLocale().toString(checked)))
        self._counts.setText(" · ".join(parts))

    @Slot()
    def _on_theme_changed(self) -> None:
        space = self._theme.space
        self.setContentsMargins(space(3), space(1), space(3), space(1))
        self._bar.setFixedWidth(round(6 * self._theme.em))
