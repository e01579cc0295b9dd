"""A line below the article: where else the current quotation stands, and whether the words differ there."""

from html import escape

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desktop.theme import Theme
from desktop.variant_words import first_words, place_words, told
from index.comparing.variants import Variants

_COMPARISON = "compare"
_MOST_SHOWN = 3


class VariantsLine(QWidget):
    """Hidden where no other article has the quotation; each place is a link."""

    statement_chosen = Signal(object)
    """The number of the statement in another article."""
    comparison_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reason")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme = theme
        self.found: Variants | None = None
        """What is shown."""
        self._label = QLabel(self)
        self._label.setWordWrap(True)
        self._label.setTextFormat(Qt.TextFormat.RichText)
        self._label.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        self._label.linkActivated.connect(self._on_link_activated)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._label)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()
        self.hide()

    @property
    def words(self) -> str:
        """What it says, without its links; empty where there is nothing to say."""
        return self._label.accessibleName()

    @property
    def has_words(self) -> bool:
        """Whether there is anything to show."""
        return self.found is not None and bool(self.found.others)

    def show_variants(self, found: Variants | None) -> None:
        """Tells where else a quotation stands."""
        self.found = found
        links, spoken = [], []
        for one in found.others[:_MOST_SHOWN] if found else ():
            place, words = place_words(one.row), told(one, found) if found else ""
            links.append(f'<a href="{one.row.id}">{escape(place)}</a> ({escape(words)})')
            spoken.append(f"{place} ({words})")
        if found and (more := len(found.others) - _MOST_SHOWN) > 0:
            for parts in (links, spoken):
                parts.append(self.tr("{n} more").format(n=more))
        end = [first_words(found)] if found and first_words(found) else []
        compare = f'<a href="{_COMPARISON}">{escape(self.tr("compare"))}</a>'
        also = self.tr("Also in: {places}")
        self._label.setText(
            " · ".join([also.format(places="; ".join(links)), *map(escape, end), compare]) if links else ""
        )
        self._label.setAccessibleName("; ".join([also.format(places=", ".join(spoken)), *end]) if spoken else "")

    @Slot(str)
    def _on_link_activated(self, link: str) -> None:
        if link == _COMPARISON:
            self.comparison_wanted.emit()
        else:
            self.statement_chosen.emit(int(link))

    @Slot()
    def _on_theme_changed(self) -> None:
        space = self._theme.space
        self._label.setFont(self._theme.small)
        self._column.setContentsMargins(space(4), space(3), space(4), 0)
