"""What else is known of an article: its versions, articles that share its text, words made whole, its headline."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.library import LoadedArticle
from desktop.link_label import Line, LinkLabel, Part
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
        self._label = LinkLabel(self)
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
        return self._label.words

    @property
    def has_words(self) -> bool:
        """Whether there is anything to show."""
        return bool(self._label.words)

    def set_short(self, is_short: bool) -> None:
        """Keeps each of its lines to one, where there is little room."""
        self._label.set_short(is_short)

    def show_article(self, loaded: LoadedArticle | None) -> None:
        """Tells of an article's versions and repetitions."""
        self.versions = loaded.versions if loaded is not None else ()
        article = loaded.stored.article if loaded is not None else None
        lines = [*self._version_lines(loaded), *self._repetition_lines(loaded)]
        if loaded is not None and (quoted := unsupported(loaded.stored.article, loaded.statements)):
            lines.append([Part(headline_words(quoted))])
        if article is not None and (joined := joint_words(article)):
            lines.append([Part(joined)])
        tip = joint_list(article) if article is not None and joint_words(article) else ""
        self._label.show_lines(lines, tip=tip)

    def _version_lines(self, loaded: LoadedArticle | None) -> list[Line]:
        """Which version it is."""
        version = self._version(loaded)
        if version is None:
            return []
        words = version_words(version, len(self.versions))
        return [[Part(f"{words} · "), Part(self._what(version), _VERSIONS)]]

    def _repetition_lines(self, loaded: LoadedArticle | None) -> list[Line]:
        """The articles that share its text, the first of them."""
        repetitions = loaded.repetitions if loaded is not None else ()
        lines: list[list[Part]] = []
        for one in repetitions[:_MOST_SHOWN]:
            share, title = repetition_words(one)
            lines.append([Part(f"{share} "), Part(title, str(one.article_id))])
        if lines and (more := len(repetitions) - _MOST_SHOWN) > 0:
            lines[-1].append(Part(f" {self.tr('and {n} more').format(n=more)}"))
        return list(lines)

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
