"""What else is known of an article: its versions, articles that share its text, words made whole, its headline."""

from html import escape

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desktop.library import LoadedArticle
from desktop.theme import Theme
from desktop.version_words import joint_list, joint_words, repetition_words, version_words
from desktop.wording import headline_words
from index.comparing.headline import unsupported
from index.comparison import ArticleVersion

_VERSIONS = "versions"
_MOST_SHOWN = 2


class RelativesLine(QWidget):
    """A line on each: versions, repetitions, a headline without support, words made whole; hidden without any."""

    article_chosen = Signal(object)
    """The number of another article that shares its text."""
    versions_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.versions: tuple[ArticleVersion, ...] = ()
        """Those of the article shown."""
        self._label = QLabel(self)
        self._label.setWordWrap(True)
        self._label.setTextFormat(Qt.TextFormat.RichText)
        self._label.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        self._label.linkActivated.connect(self._on_link_activated)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._label)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()
        self.hide()

    @property
    def words(self) -> str:
        """What it says, without its links; empty where there is nothing to say."""
        return self._label.accessibleName()

    def show_article(self, loaded: LoadedArticle | None) -> None:
        """Tells of an article's versions and repetitions."""
        self.versions = loaded.versions if loaded is not None else ()
        lines, spoken = [], []
        if (version := self._version(loaded)) is not None:
            words, what = version_words(version, len(self.versions)), self._what(version)
            lines.append(f'{escape(words)} · <a href="{_VERSIONS}">{escape(what)}</a>')
            spoken.append(f"{words} · {what}")
        repetitions = loaded.repetitions if loaded is not None else ()
        for one in repetitions[:_MOST_SHOWN]:
            share, title = repetition_words(one)
            lines.append(f'{escape(share)} <a href="{one.article_id}">{escape(title)}</a>')
            spoken.append(f"{share} {title}")
        if more := len(repetitions) - _MOST_SHOWN:
            rest = self.tr("and {n} more").format(n=more) if more > 0 else ""
            lines[-1:] = [f"{lines[-1]} {rest}".strip()] if lines else []
        article = loaded.stored.article if loaded is not None else None
        if loaded is not None and (quoted := unsupported(loaded.stored.article, loaded.statements)):
            lines.append(escape(headline_words(quoted)))
            spoken.append(headline_words(quoted))
        joined = joint_words(article) if article is not None else ""
        if joined:
            lines.append(escape(joined))
            spoken.append(joined)
        self._label.setToolTip(joint_list(article) if article is not None and joined else "")
        self._label.setText("<br>".join(lines))
        self._label.setAccessibleName("; ".join(spoken))
        self.setVisible(bool(lines))

    def _version(self, loaded: LoadedArticle | None) -> ArticleVersion | None:
        shown = loaded.stored.id if loaded is not None else None
        return next((one for one in self.versions if one.article_id == shown), None)

    def _what(self, version: ArticleVersion) -> str:
        """What the link shows: the older version first needs to know that it is old."""
        is_newest = version == self.versions[-1]
        return self.tr("what changed") if is_newest else self.tr("there is a newer one: what changed")

    @Slot(str)
    def _on_link_activated(self, link: str) -> None:
        if link == _VERSIONS:
            self.versions_wanted.emit()
        else:
            self.article_chosen.emit(int(link))

    @Slot()
    def _on_theme_changed(self) -> None:
        self._label.setFont(self._theme.small)
