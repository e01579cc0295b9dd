"""What is known of the article that is read, and of where it came from: every line can be selected and copied."""

from html import escape

from PySide6.QtCore import QLocale, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QWidget

from desktop.links import refresh_links
from desktop.message_bar import announce
from desktop.theme import Theme
from desktop.wording import date_words, moment_words
from index.model import StoredArticle, StoredStatement

_LONGEST = 32
"""Characters of an address or a checksum that are shown: neither can be broken into lines."""
_COPY = "copy:"


class FactsBox(QWidget):
    """A line for each fact; those that are not known are left out."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._grid = QGridLayout(self)
        self._grid.setColumnStretch(1, 1)
        self._labels: list[tuple[QLabel, QLabel]] = []
        self._shown: tuple[tuple[str, str], ...] = ()
        theme.changed.connect(self._on_theme_changed)

    def show_facts(self, stored: StoredArticle | None, row: StoredStatement | None) -> None:
        """Shows the facts of an article, and where its current statement stands."""
        facts = self._facts(stored, row) if stored is not None else ()
        if facts == self._shown:
            return
        self._shown = facts
        while len(self._labels) < len(facts):
            self._labels.append(self._line(len(self._labels)))
        for number, (name, value) in enumerate(self._labels):
            is_there = number < len(facts)
            name.setVisible(is_there)
            value.setVisible(is_there)
            if is_there:
                name.setText(facts[number][0])
                self._set_value(value, *facts[number])
        self._on_theme_changed()

    def facts(self) -> tuple[tuple[str, str], ...]:
        """What is shown: names with their values."""
        return self._shown

    def _facts(self, stored: StoredArticle, row: StoredStatement | None) -> tuple[tuple[str, str], ...]:
        record, locale = stored.article.record, QLocale()
        lines = [
            (self.tr("Outlet"), record.outlet or ""),
            (self.tr("Date"), date_words(record.published) if record.published else ""),
            (self.tr("Author"), ", ".join(record.authors)),
            (self.tr("Section"), record.section or ""),
            (self.tr("Page"), record.url or ""),
            (self.tr("Looked at"), date_words(record.accessed) if record.accessed else ""),
            (self.tr("Imported"), self.tr("{moment} from {source}").format(
                moment=moment_words(stored.imported), source=stored.source)),
            (self.tr("SHA-256"), stored.sha256),
        ]  # fmt: skip
        if row is not None:
            span = row.statement.span
            words = self.tr("characters {start} to {end} of {all}").format(
                start=locale.toString(span.start),
                end=locale.toString(span.end),
                all=locale.toString(len(stored.article.text)),
            )
            lines += [(self.tr("Statement"), words), (self.tr("Passage"), _passage(stored, row))]
        return tuple((name, value) for name, value in lines if value)

    def _line(self, number: int) -> tuple[QLabel, QLabel]:
        name, value = QLabel(self), QLabel(self)
        value.setWordWrap(True)
        value.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        flags = Qt.TextInteractionFlag
        value.setTextInteractionFlags(
            flags.TextSelectableByMouse | flags.TextSelectableByKeyboard | flags.LinksAccessibleByMouse
            | flags.LinksAccessibleByKeyboard
        )  # fmt: skip
        value.linkActivated.connect(self._on_link)
        name.setBuddy(value)
        self._grid.addWidget(name, number, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(value, number, 1)
        return name, value

    def _set_value(self, label: QLabel, name: str, value: str) -> None:
        """Plain text; of an address and of a checksum the beginning, as a link to all of it."""
        label.setAccessibleName(f"{name}: {value}")
        is_address = value.startswith(("https://", "http://"))
        is_link = is_address or name == self.tr("SHA-256")
        label.setTextFormat(Qt.TextFormat.RichText if is_link else Qt.TextFormat.PlainText)
        label.setToolTip(value if is_address else self.tr("Copy {value}").format(value=value) if is_link else "")
        if is_link:
            is_passage = name == self.tr("Passage")
            shown = self.tr("the page at this statement") if is_passage else value.split("://")[-1]
            shown = shown if len(shown) <= _LONGEST else f"{shown[:_LONGEST]}…"
            target = value if is_address else f"{_COPY}{value}"
            label.setText(f'<a href="{escape(target)}">{escape(shown)}</a>')
        else:
            label.setText(value)

    @Slot(str)
    def _on_link(self, target: str) -> None:
        """Opens an address in the browser, copies anything else."""
        if target.startswith(_COPY):
            QGuiApplication.clipboard().setText(target.removeprefix(_COPY))
            announce(self, self.tr("Copied"))
        else:
            QDesktopServices.openUrl(QUrl(target, QUrl.ParsingMode.StrictMode))

    @Slot()
    def _on_theme_changed(self) -> None:
        space = self._theme.space
        self._grid.setContentsMargins(0, space(1), 0, space(1))
        self._grid.setHorizontalSpacing(space(3))
        self._grid.setVerticalSpacing(space(1) // 2)
        for name, value in self._labels:
            refresh_links(value)
            palette = name.palette()
            palette.setColor(name.foregroundRole(), self._theme.colour("second"))
            name.setPalette(palette)


def _passage(stored: StoredArticle, row: StoredStatement) -> str:
    """The address that opens the page at a statement; empty where the article has none."""
    from index.citation.record import passage_of  # not before facts are shown: the citations take a moment to load

    return passage_of(row, stored.article.text) or ""
