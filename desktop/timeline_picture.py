"""A timeline as a picture: the whole of it, on paper colours, as PNG or SVG."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QImageWriter, QPainter
from PySide6.QtWidgets import QApplication

from desktop.theme import LIGHT, Theme
from desktop.timeline_view import Entry, TimelineModel, TimelinePainter
from index.model import StoredStatement

MOST_ENTRIES = 300
"""A longer picture could not be opened by most programs."""
_WIDTH_EM = 64
_PNG_SCALE = 2


class TimelinePicture:
    """Lays a timeline out on one sheet."""

    def __init__(self, model: TimelineModel, theme: Theme, title: str) -> None:
        self._model = model
        self._theme = theme
        self._title = title
        self._painter = TimelinePainter(theme, LIGHT)
        self._entries = model.entries[:MOST_ENTRIES]
        self._rows: list[StoredStatement | None] = [model.statement(row) for row in range(len(self._entries))]

    @property
    def left_out(self) -> int:
        """How many entries have no room in it."""
        return len(self._model.entries) - len(self._entries)

    def size(self) -> QSize:
        """Of the sheet."""
        return QSize(
            round(_WIDTH_EM * self._theme.em),
            round(self._head_height() + len(self._entries) * self._painter.row_height() + self._theme.space(6)),
        )

    def save(self, path: Path) -> None:
        """Writes the picture; as SVG if the name ends so, else as PNG.

        Raises:
            OSError: the file cannot be written.
        """
        path.write_bytes(self.as_svg() if path.suffix.lower() == ".svg" else self.as_png())

    def as_png(self) -> bytes:
        """The picture in the double resolution, for print."""
        image = QImage(self.size() * _PNG_SCALE, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(_PNG_SCALE)
        painter = QPainter(image)
        self._draw(painter)
        painter.end()
        buffer = QBuffer()
        buffer.open(QBuffer.OpenModeFlag.WriteOnly)
        QImageWriter(buffer, QByteArray(b"png")).write(image)
        return bytes(buffer.data().data())

    def as_svg(self) -> bytes:
        """The picture with its text as text."""
        from PySide6.QtSvg import QSvgGenerator  # only for this

        buffer, generator = QBuffer(), QSvgGenerator()
        generator.setOutputDevice(buffer)
        generator.setSize(self.size())
        generator.setViewBox(QRect(0, 0, self.size().width(), self.size().height()))
        generator.setTitle(self._title)
        generator.setDescription(QApplication.applicationName())
        painter = QPainter(generator)
        self._draw(painter)
        painter.end()
        return bytes(buffer.data().data())

    def _head_height(self) -> float:
        return QFontMetricsF(self._theme.headline).height() + QFontMetricsF(self._theme.small).height() * 2

    def _draw(self, painter: QPainter) -> None:
        size = self.size()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(QRectF(0, 0, size.width(), size.height()), QColor(LIGHT.surface))
        self._draw_head(painter, size.width())
        for number, (entry, row) in enumerate(zip(self._entries, self._rows, strict=True)):
            self._draw_entry(painter, number, entry, row)

    def _draw_head(self, painter: QPainter, width: int) -> None:
        """What was searched for, and below it whose statements stand on which side."""
        theme = self._theme
        title = QRectF(theme.space(4), theme.space(2), width - theme.space(8), QFontMetricsF(theme.headline).height())
        painter.setFont(theme.headline)
        painter.setPen(QColor(LIGHT.text))
        shown = QFontMetricsF(theme.headline).elidedText(self._title, Qt.TextElideMode.ElideRight, title.width())
        painter.drawText(title, int(Qt.AlignmentFlag.AlignLeft), shown)
        font = QFont(theme.small)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(QColor(LIGHT.accent))
        names = QRectF(0, title.bottom() + theme.space(1), width, QFontMetricsF(font).height())
        for name, side in zip(
            self._model.speakers, self._painter.sides(names, len(self._model.speakers)), strict=False
        ):
            painter.drawText(side, int(Qt.AlignmentFlag.AlignLeft), name)

    def _draw_entry(self, painter: QPainter, number: int, entry: Entry, row: StoredStatement | None) -> None:
        height = self._painter.row_height()
        rect = QRectF(0, self._head_height() + self._theme.space(3) + number * height, self.size().width(), height)
        hits = self._model.highlight(row.quote) if row is not None else ()
        self._painter.draw(painter, rect, entry, row, hits, len(self._model.speakers))
