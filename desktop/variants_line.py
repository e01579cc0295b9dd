"""A line below the article: where else the current quotation stands, and whether the words differ there."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.link_label import LinkLabel, Part
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
        self._label = LinkLabel(self)
        self._label.linkActivated.connect(self._on_link_activated)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._label)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()
        self.hide()

    @property
    def words(self) -> str:
        """What it says, without its links; empty where there is nothing to say."""
        return self._label.words

    def set_short(self, is_short: bool) -> None:
        """Keeps it to one line, where there is little room."""
        self._label.set_short(is_short)

    @property
    def has_words(self) -> bool:
        """Whether there is anything to show."""
        return self.found is not None and bool(self.found.others)

    def show_variants(self, found: Variants | None) -> None:
        """Tells where else a quotation stands."""
        self.found = found
        if found is None or not found.others:
            self._label.show_lines([])
            return
        before, behind = self.tr("Also in: {places}").split("{places}")
        parts = [Part(before)]
        spoken: list[str] = []
        for one in found.others[:_MOST_SHOWN]:
            place, words = place_words(one.row), told(one, found)
            parts += [Part("; " if spoken else ""), Part(place, str(one.row.id)), Part(f" ({words})")]
            spoken.append(f"{place} ({words})")
        if (more := len(found.others) - _MOST_SHOWN) > 0:
            spoken.append(self.tr("{n} more").format(n=more))
            parts.append(Part(f"; {spoken[-1]}"))
        first = first_words(found)
        parts += [Part(f"{behind} · {first} · " if first else f"{behind} · "), Part(self.tr("compare"), _COMPARISON)]
        said = [f"{before}{', '.join(spoken)}{behind}", *([first] if first else [])]
        self._label.show_lines([parts], spoken="; ".join(said))

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
