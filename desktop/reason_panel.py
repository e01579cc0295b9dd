"""Why this speaker: the evidence for an attribution in words, each with the sign it has in the text."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QFont, QFontMetricsF, QKeySequence, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop.links import refresh_links
from desktop.marks import Role, draw_mark
from desktop.reasons import Evidence, Part, evidence_of
from desktop.signs import Sign, draw_sign, draw_tier
from desktop.theme import Theme
from index.model import Article, Change, Span, StoredStatement, Tier

_ROLES = {
    Part.POLARITY: Role.UNSAID,
    Part.CUE: Role.CUE,
    Part.MENTION: Role.MENTION,
    Part.CHAIN: Role.CHAIN,
    Part.KIND: Role.CONTENT,
}


class Swatch(QWidget):
    """Shows a sign as it stands in the text or in the list: the legend beside the words."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._sign: Role | Tier | Sign | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_sign(self, sign: Role | Tier | Sign | None) -> None:
        """Shows a mark's, a tier's or a reader's sign, or nothing."""
        self._sign = sign
        self.update()

    def sizeHint(self) -> QSize:
        """As high as a line of facts."""
        return QSize(round(self._theme.em * 1.1), round(QFontMetricsF(self._theme.small).height()))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the sign."""
        painter = QPainter(self)
        rect = QRectF(self.rect())
        if isinstance(self._sign, Tier):
            size = self._theme.em * 0.5
            draw_tier(painter, self._sign, QPointF(size, rect.center().y()), size, self._theme.colour("accent"))
        elif isinstance(self._sign, Sign):
            size = self._theme.em * 0.5
            draw_sign(painter, self._sign, QPointF(size, rect.center().y()), size, self._theme.colour("accent"))
        elif self._sign is not None:
            inner = rect.adjusted(2, rect.height() * 0.15, -2, -rect.height() * 0.15)
            draw_mark(painter, self._sign, inner, inner.bottom() - 3, self._theme)
        painter.end()


class ReasonPanel(QScrollArea):
    """The evidence of one statement; the words quoted in it are links into the text."""

    place_chosen = Signal(object)
    """A `Span` of the article."""
    statement_chosen = Signal(object)
    """The id of another statement of the article."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setObjectName("reason")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setAccessibleName(self.tr("Why this speaker"))
        self._inside = QWidget(self)
        self._inside.setObjectName("reason")
        self._column = QVBoxLayout(self._inside)
        self._title = QLabel(self.tr("Why this speaker"), self._inside)
        self._top = QHBoxLayout()
        self._top.addWidget(self._title, 1)
        self._column.addLayout(self._top)
        self._grid = QGridLayout()
        self._grid.setColumnStretch(2, 1)
        self._column.addLayout(self._grid)
        self._column.addStretch(1)
        self._rows: list[tuple[Swatch, QLabel, QLabel]] = []
        self.setWidget(self._inside)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def add_button(self, action: QAction) -> None:
        """Offers an action beside the title; its key is in the tooltip."""
        button = QPushButton(action.iconText(), self._inside)
        button.setProperty("flat", True)
        button.setAccessibleName(action.text().replace("&", "").rstrip("…"))
        button.setToolTip(f"{action.toolTip()} ({action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)})")
        button.clicked.connect(action.trigger)
        self._top.addWidget(button)

    def show_statement(
        self, article: Article | None, row: StoredStatement | None, corrections: tuple[Change, ...] = ()
    ) -> None:
        """Shows the evidence for a statement's speaker and what the user changed in it, or nothing."""
        lines = evidence_of(article, row, corrections) if article is not None and row is not None else ()
        while len(self._rows) < len(lines):
            self._add_row()
        for number, widgets in enumerate(self._rows):
            line = lines[number] if number < len(lines) else None
            for widget in widgets:
                widget.setVisible(line is not None)
            if line is not None:
                self._fill(widgets, line, is_said=not any(each.part is Part.POLARITY for each in lines))
        self._column.activate()
        self.updateGeometry()
        self.verticalScrollBar().setValue(0)

    def sizeHint(self) -> QSize:
        """As high as what it says, up to a limit, so that the article keeps the most room."""
        width = max(1, self.viewport().width())
        height = self._column.heightForWidth(width)
        if height < 0:
            height = self._inside.sizeHint().height()
        return QSize(super().sizeHint().width(), min(height, round(13 * self._theme.em)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width needs another height."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        """A few lines always stay."""
        return QSize(0, min(self.sizeHint().height(), round(4 * self._theme.em)))

    def _add_row(self) -> None:
        swatch, label, text = Swatch(self._theme, self._inside), QLabel(self._inside), QLabel(self._inside)
        label.setTextFormat(Qt.TextFormat.PlainText)
        text.setTextFormat(Qt.TextFormat.RichText)
        text.setWordWrap(True)
        text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.LinksAccessibleByMouse
            | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        text.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        text.linkActivated.connect(self._on_link_activated)
        number = len(self._rows)
        top = Qt.AlignmentFlag.AlignTop
        self._grid.addWidget(swatch, number, 0, top)
        self._grid.addWidget(label, number, 1, top)
        self._grid.addWidget(text, number, 2, top)
        self._rows.append((swatch, label, text))
        self._paint_label(label)

    def _fill(self, widgets: tuple[Swatch, QLabel, QLabel], line: Evidence, *, is_said: bool) -> None:
        """Fills a row; the kind has no sign of its own where another line has the content's."""
        swatch, label, text = widgets
        has_sign = is_said or line.part is not Part.KIND
        sign: Role | Tier | Sign | None = _ROLES.get(line.part) if has_sign else None
        if line.part is Part.SPEAKER:
            sign = line.tier
        elif line.part is Part.YOURS:
            sign = Sign.YOURS
        swatch.set_sign(sign)
        label.setText(line.label)
        text.setText(f'<div dir="ltr">{line.html}</div>')  # else a name from right to left would turn our words, too
        text.setAccessibleName(f"{line.label}: {line.plain}")

    def _paint_label(self, label: QLabel) -> None:
        palette = label.palette()
        palette.setColor(label.foregroundRole(), self._theme.colour("second"))
        label.setPalette(palette)

    @Slot(str)
    def _on_link_activated(self, link: str) -> None:
        """Goes to a place in the text, or to another statement."""
        kind, _, rest = link.partition(":")
        if kind == "span":
            start, _, end = rest.partition("-")
            self.place_chosen.emit(Span(int(start), int(end)))
        elif kind == "statement":
            self.statement_chosen.emit(int(rest))

    @Slot()
    def _on_theme_changed(self) -> None:
        space = self._theme.space
        self._column.setContentsMargins(space(4), space(3), space(4), space(3))
        self._column.setSpacing(space(2))
        self._grid.setHorizontalSpacing(space(2))
        self._grid.setVerticalSpacing(space(1))
        font = QFont(self._theme.small)
        font.setWeight(QFont.Weight.DemiBold)
        self._title.setFont(font)
        for swatch, label, text in self._rows:
            swatch.updateGeometry()
            self._paint_label(label)
            refresh_links(text)
        self.updateGeometry()
