"""Colours, fonts and distances of the window: one look in light and in dark, in three sizes of type."""

import gc
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetricsF, QGuiApplication, QIcon, QPalette
from PySide6.QtWidgets import QApplication

from desktop.icons import icon
from desktop.settings import ZOOM_RANGE, Appearance, Settings
from desktop.stylesheet import stylesheet
from index import resources

log = logging.getLogger(__name__)

SERIF = "Source Serif 4"
_FONT_FILES = ("SourceSerif4-Regular.ttf", "SourceSerif4-Italic.ttf", "SourceSerif4-SemiBold.ttf")
_BODY = 1.25
_HEADLINE = 1.7
_ZOOM_STEP = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Colours:
    """The colours of one appearance. Every text is readable on its ground (at least 4.5 : 1)."""

    paper: str
    surface: str
    text: str
    second: str
    line: str
    accent: str
    on_accent: str
    selected: str
    """Ground of the selected row."""
    hover: str
    content: str
    """Ground of the current statement's content."""
    content_text: str
    content_other: str
    """Ground of the other statements' contents."""
    handle: str
    """Of scroll bars."""


LIGHT = Colours(
    paper="#FBFAF8",
    surface="#FFFFFF",
    text="#1F2328",
    second="#5C6670",
    line="#E3E0DB",
    accent="#2B5C8A",
    on_accent="#FFFFFF",
    selected="#E6EEF5",
    hover="#F3F2EF",
    content="#FFF3C4",
    content_text="#1F2328",
    content_other="#FBF7E8",
    handle="#C9C5BE",
)
DARK = Colours(
    paper="#16181B",
    surface="#1D2024",
    text="#E8E6E3",
    second="#A0A6AD",
    line="#2E3237",
    accent="#8AB4E8",
    on_accent="#16181B",
    selected="#283646",
    hover="#24282D",
    content="#4A3F12",
    content_text="#F5F1E3",
    content_other="#2A271C",
    handle="#474C53",
)


def system_colours(palette: QPalette) -> Colours:
    """The colours of a high-contrast system theme, which wins over ours."""
    role = QPalette.ColorRole

    def name(which: QPalette.ColorRole) -> str:
        return palette.color(which).name()

    return Colours(
        paper=name(role.Window),
        surface=name(role.Base),
        text=name(role.Text),
        second=name(role.Text),
        line=name(role.Text),
        accent=name(role.Link),
        on_accent=name(role.Base),
        selected=name(role.AlternateBase),
        hover=name(role.AlternateBase),
        content=name(role.ToolTipBase),
        content_text=name(role.ToolTipText),
        content_other=name(role.AlternateBase),
        handle=name(role.Text),
    )


class Theme(QObject):
    """The look that all widgets share; `changed` tells that colours or sizes are new."""

    changed = Signal()

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._icons: dict[tuple[str, str, int], QIcon] = {}
        self._made: dict[str, QColor] = {}
        self._system_palette = QGuiApplication.palette()
        self._system_font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
        self._load_fonts()
        self._pick_colours()
        self._make_fonts()
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._on_scheme_changed)

    colours: Colours
    dark: bool
    high_contrast: bool
    small: QFont
    """Facts, filters, everything of the frame."""
    body: QFont
    """The frame's font in the size of reading: the search field."""
    serif: QFont
    """Statements and article text."""
    headline: QFont
    unit: float
    """A quarter of a step of space: 4 px at the usual text size, and growing with it."""
    em: float
    """Height of the small font: what widths and breakpoints are counted in."""

    def colour(self, name: str) -> QColor:
        """One of the theme's colours, by the name of its field in `Colours`."""
        if (made := self._made.get(name)) is None:
            made = self._made[name] = QColor(getattr(self.colours, name))
        return made

    def icon(self, name: str, colour: str, *, size: int) -> QIcon:
        """A shipped icon in one of the theme's colours, drawn once for each size."""
        key = (name, colour, size)
        if key not in self._icons:
            self._icons[key] = icon(name, self.colour(colour), size=size, disabled=self.colour("handle"))
        return self._icons[key]

    def space(self, steps: int) -> int:
        """A distance in device-independent pixels, in steps of 4 at the usual text size."""
        return round(self.unit * steps)

    def apply(self) -> None:
        """Gives the application this theme's palette, font and style sheet."""
        app = QApplication.instance()
        if not isinstance(app, QApplication):
            return
        with _keeping_widgets():
            app.setPalette(self._palette())
            app.setFont(self.small)
            app.setStyleSheet(stylesheet(self.colours, self.unit))
        self.changed.emit()

    def zoom(self, steps: int) -> int:
        """Makes all text larger or smaller by steps, 0 for the usual size; returns the new percentage."""
        low, high = ZOOM_RANGE
        percent = self._settings.zoom_percent + steps * _ZOOM_STEP if steps else 100
        self._settings.zoom_percent = min(high, max(low, percent))
        self._make_fonts()
        self.apply()
        return self._settings.zoom_percent

    def set_appearance(self, appearance: Appearance) -> None:
        """Switches to light, dark or the system's colours."""
        self._settings.appearance = appearance
        self._pick_colours()
        self.apply()

    @Slot()
    def _on_scheme_changed(self) -> None:
        """Follows the system from light to dark and back."""
        self._pick_colours()
        self.apply()

    def _pick_colours(self) -> None:
        self._icons.clear()
        self._made.clear()
        hints = QGuiApplication.styleHints()
        chosen = self._settings.appearance
        self.high_contrast = _wants_high_contrast()
        if chosen is Appearance.SYSTEM:
            self.dark = hints.colorScheme() is Qt.ColorScheme.Dark
        else:
            self.dark = chosen is Appearance.DARK
        if self.high_contrast:
            self.colours = system_colours(self._system_palette)
        else:
            self.colours = DARK if self.dark else LIGHT

    def _load_fonts(self) -> None:
        """Loads the shipped serif; without it, the system's own serif stands in."""
        for name in _FONT_FILES:
            if QFontDatabase.addApplicationFont(str(resources.path("fonts", name))) < 0:
                log.warning("the shipped font %s cannot be loaded", name)

    def _make_fonts(self) -> None:
        """Derives the three sizes from the system's font and the user's zoom."""
        points = self._system_font.pointSizeF()
        if points <= 0:
            points = 9.0
        points *= self._settings.zoom_percent / 100
        self.small = QFont(self._system_font)
        self.small.setPointSizeF(points)
        self.body = QFont(self.small)
        self.body.setPointSizeF(points * _BODY)
        self.serif = QFont([SERIF, "Georgia", "Noto Serif", "DejaVu Serif"])
        self.serif.setPointSizeF(points * _BODY)
        self.headline = QFont(self.serif)
        self.headline.setPointSizeF(points * _HEADLINE)
        self.headline.setWeight(QFont.Weight.DemiBold)
        metrics = QFontMetricsF(self.small)
        self.em = metrics.height()
        self.unit = max(2.0, self.em * 4 / 15)

    def _palette(self) -> QPalette:
        """The palette of these colours; a high-contrast system keeps its own."""
        if self.high_contrast:
            return self._system_palette
        palette = QPalette()
        role, group = QPalette.ColorRole, QPalette.ColorGroup
        for target, name in (
            (role.Window, "paper"),
            (role.WindowText, "text"),
            (role.Base, "surface"),
            (role.AlternateBase, "paper"),
            (role.Text, "text"),
            (role.Button, "surface"),
            (role.ButtonText, "text"),
            (role.BrightText, "on_accent"),
            (role.ToolTipBase, "surface"),
            (role.ToolTipText, "text"),
            (role.PlaceholderText, "second"),
            (role.Highlight, "accent"),
            (role.HighlightedText, "on_accent"),
            (role.Accent, "accent"),
            (role.Link, "accent"),
            (role.LinkVisited, "accent"),
            (role.Light, "surface"),
            (role.Midlight, "line"),
            (role.Mid, "line"),
            (role.Dark, "line"),
            (role.Shadow, "line"),
        ):
            palette.setColor(target, self.colour(name))
        for target in (role.Text, role.WindowText, role.ButtonText):
            palette.setColor(group.Disabled, target, self.colour("handle"))
        return palette


@contextmanager
def _keeping_widgets() -> Iterator[None]:
    """Puts off collecting garbage: Qt walks over all widgets, and must not find one that is collected meanwhile."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _wants_high_contrast() -> bool:
    """Whether the system asks for high contrast."""
    hints = QGuiApplication.styleHints().accessibility()
    return hints.contrastPreference() is Qt.ContrastPreference.HighContrast


def translate(context: str, text: str) -> str:
    """Translates a text outside a QObject; the context is the name of the module."""
    return QCoreApplication.translate(context, text)
