"""Every setting the program keeps, with its type and default.

An INI file gives back `"false"`, which is true: so nothing is read from `QSettings` but through this table.
"""

from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QByteArray, QSettings

from desktop import table_columns
from desktop.table_columns import Shown
from index.citation.options import Options, Punctuation
from index.model import Order
from index.survey import KwicOrder

Choice = TypeVar("Choice", bound=StrEnum)

ZOOM_RANGE = (60, 300)
RECENT_LIMIT = 20


class Appearance(StrEnum):
    """Which colours the window wears."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class View(StrEnum):
    """What the middle pane lists."""

    QUOTES = "quotes"
    ARTICLES = "articles"
    PEOPLE = "people"


class Look(StrEnum):
    """How statements are shown in the middle pane."""

    LIST = "list"
    KWIC = "kwic"
    TIMELINE = "timeline"
    COUNTS = "counts"
    TABLE = "table"


class Settings:
    """The settings in one INI file, read and written with types; written when they change.

    A value that cannot be read counts as not set.
    """

    def __init__(self, path: Path) -> None:
        self._store = QSettings(str(path), QSettings.Format.IniFormat)
        self._query: str | None = None

    def save(self) -> None:
        """Writes to disk now what is still in memory."""
        if self._query is not None:
            self._store.setValue("search/query", self._query)
        self._store.sync()

    @property
    def query(self) -> str | None:
        """The query in the field when the program was last used; None before the first time. Written by `save`.

        Qt writes and locks a file for each new value, which would hold the window up with every letter.
        """
        if self._query is not None:
            return self._query
        value = self._store.value("search/query")
        return value if isinstance(value, str) else None

    @query.setter
    def query(self, value: str) -> None:
        self._query = value

    @property
    def order(self) -> Order:
        """How results are ordered."""
        return self._choice("search/order", Order.NEWEST)

    @order.setter
    def order(self, value: Order) -> None:
        self._store.setValue("search/order", value.value)

    @property
    def recent(self) -> tuple[str, ...]:
        """Recent searches, newest first."""
        return self._texts("search/recent")[:RECENT_LIMIT]

    @recent.setter
    def recent(self, value: tuple[str, ...]) -> None:
        self._store.setValue("search/recent", list(value[:RECENT_LIMIT]))

    @property
    def examples_shown(self) -> bool:
        """Whether the example searches of the first start are offered."""
        return self._flag("search/examples", default=True)

    @examples_shown.setter
    def examples_shown(self, value: bool) -> None:
        self._store.setValue("search/examples", value)

    @property
    def export_format(self) -> str:
        """The ending of the format in which statements were exported last."""
        value = self._store.value("export/format")
        return value if isinstance(value, str) else ".csv"

    @export_format.setter
    def export_format(self, value: str) -> None:
        self._store.setValue("export/format", value)

    @property
    def export_name(self) -> str:
        """The user's name, for what tells who checked a statement; empty if it is not told."""
        value = self._store.value("export/name")
        return ", ".join(map(str, value)) if isinstance(value, list) else value if isinstance(value, str) else ""

    @export_name.setter
    def export_name(self, value: str) -> None:
        self._store.setValue("export/name", value)

    @property
    def style(self) -> str:
        """The citation style that Ctrl+C uses."""
        value = self._store.value("copy/style")
        return value if isinstance(value, str) and value else "mla"

    @style.setter
    def style(self, value: str) -> None:
        self._store.setValue("copy/style", value)

    @property
    def punctuation(self) -> Punctuation:
        """Which marks stand around quotations, where the style leaves that open."""
        return self._choice("copy/punctuation", Punctuation.AMERICAN)

    @punctuation.setter
    def punctuation(self, value: Punctuation) -> None:
        self._store.setValue("copy/punctuation", value.value)

    @property
    def passage_links(self) -> bool:
        """Whether the links of citations open their page at the quote."""
        return self._flag("copy/passage", default=True)

    @passage_links.setter
    def passage_links(self, value: bool) -> None:
        self._store.setValue("copy/passage", value)

    @property
    def plain_only(self) -> bool:
        """Whether plain text alone is put on the clipboard."""
        return self._flag("copy/plain", default=False)

    @plain_only.setter
    def plain_only(self, value: bool) -> None:
        self._store.setValue("copy/plain", value)

    @property
    def template(self) -> str:
        """The user's own form of a citation; empty for the one that the program proposes."""
        # A form with commas would come back as a list if the file were written by hand without marks around it.
        value = self._store.value("copy/template")
        return ", ".join(map(str, value)) if isinstance(value, list) else value if isinstance(value, str) else ""

    @template.setter
    def template(self, value: str) -> None:
        self._store.setValue("copy/template", value)

    @property
    def citation_options(self) -> Options:
        """All choices about citations but their style."""
        return Options(punctuation=self.punctuation, passage_links=self.passage_links, template=self.template)

    @property
    def zoom_percent(self) -> int:
        """Size of all text, in percent of the system's."""
        low, high = ZOOM_RANGE
        try:
            return min(high, max(low, int(str(self._store.value("view/zoom", 100)))))
        except ValueError:
            return 100

    @zoom_percent.setter
    def zoom_percent(self, value: int) -> None:
        self._store.setValue("view/zoom", value)

    @property
    def appearance(self) -> Appearance:
        """Light, dark, or as the system says."""
        return self._choice("view/appearance", Appearance.SYSTEM)

    @appearance.setter
    def appearance(self, value: Appearance) -> None:
        self._store.setValue("view/appearance", value.value)

    @property
    def view(self) -> View:
        """What the middle pane lists."""
        return self._choice("view/middle", View.QUOTES)

    @view.setter
    def view(self, value: View) -> None:
        self._store.setValue("view/middle", value.value)

    @property
    def facts_visible(self) -> bool:
        """Whether the facts of the article are shown."""
        return self._flag("view/facts", default=False)

    @facts_visible.setter
    def facts_visible(self, value: bool) -> None:
        self._store.setValue("view/facts", value)

    @property
    def look(self) -> Look:
        """How statements are shown."""
        return self._choice("view/look", Look.LIST)

    @look.setter
    def look(self, value: Look) -> None:
        self._store.setValue("view/look", value.value)

    @property
    def kwic_order(self) -> KwicOrder:
        """How keywords in context are sorted."""
        return self._choice("view/kwic", KwicOrder.FOUND)

    @kwic_order.setter
    def kwic_order(self, value: KwicOrder) -> None:
        self._store.setValue("view/kwic", value.value)

    @property
    def columns(self) -> tuple[Shown, ...]:
        """The columns of the table of statements, in their order."""
        return table_columns.read(self._texts("view/columns"))

    @columns.setter
    def columns(self, value: tuple[Shown, ...]) -> None:
        self._store.setValue("view/columns", list(table_columns.written(value)))

    @property
    def preview_splits(self) -> bool:
        """Whether a file with several articles is shown before it is imported."""
        return self._flag("import/preview", default=True)

    @preview_splits.setter
    def preview_splits(self, value: bool) -> None:
        self._store.setValue("import/preview", value)

    @property
    def filters_visible(self) -> bool:
        """Whether the filters pane is shown."""
        return self._flag("view/filters", default=True)

    @filters_visible.setter
    def filters_visible(self, value: bool) -> None:
        self._store.setValue("view/filters", value)

    @property
    def context_visible(self) -> bool:
        """Whether the context pane is shown."""
        return self._flag("view/context", default=True)

    @context_visible.setter
    def context_visible(self, value: bool) -> None:
        self._store.setValue("view/context", value)

    @property
    def folded(self) -> frozenset[str]:
        """The groups of filters that are folded away."""
        return frozenset(self._texts("view/folded"))

    @folded.setter
    def folded(self, value: frozenset[str]) -> None:
        self._store.setValue("view/folded", sorted(value))

    def window_state(self, name: str) -> QByteArray:
        """The stored geometry of the window or of a splitter; empty if there is none."""
        value = self._store.value(f"window/{name}")
        return value if isinstance(value, QByteArray) else QByteArray()

    def set_window_state(self, name: str, state: QByteArray) -> None:
        """Stores the geometry of the window or of a splitter."""
        self._store.setValue(f"window/{name}", state)

    def _flag(self, key: str, *, default: bool) -> bool:
        return str(self._store.value(key, default)).lower() == "true"

    def _choice(self, key: str, default: Choice) -> Choice:
        try:
            return type(default)(str(self._store.value(key, default.value)))
        except ValueError:
            return default

    def _texts(self, key: str) -> tuple[str, ...]:
        """A list of texts; QSettings gives a list of one back as a plain text."""
        value = self._store.value(key)
        if isinstance(value, str):
            return (value,) if value else ()
        return tuple(text for text in value if isinstance(text, str)) if isinstance(value, list) else ()
