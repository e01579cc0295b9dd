"""The words above paragraphs that are not the story: what they are, and the offer to take them back in."""

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QWidget

from desktop.theme import Theme
from desktop.typesetting import labelled
from index.model import Paragraph, ParagraphRole, StoredArticle


def tr(text: str) -> str:
    """Translates a text of this module."""
    return QCoreApplication.translate("paragraph_labels", text)


class ParagraphLabels:
    """Paints the labels of one article and knows where their offers are; a label stands above the first of a run."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self.paragraphs: tuple[Paragraph, ...] = ()
        """Those with a label."""
        self._by_user: frozenset[Paragraph] = frozenset()
        self._offers: list[tuple[QRectF, Paragraph]] = []

    def show(self, stored: StoredArticle | None) -> None:
        """Takes another article, or none."""
        paragraphs = stored.article.paragraphs if stored is not None else ()
        found = stored.found.paragraphs if stored is not None and stored.found is not None else paragraphs
        self.paragraphs = labelled(paragraphs)
        self._by_user = frozenset(
            now for now, before in zip(paragraphs, found, strict=True) if now.role is not before.role
        )
        self._offers = []

    @property
    def offers(self) -> tuple[QRectF, ...]:
        """Where a click takes text back in, in the viewport as it was painted last."""
        return tuple(rect for rect, _ in self._offers)

    def forget_places(self) -> None:
        """All labels are to be painted anew."""
        self._offers = []

    def offer_at(self, point: QPointF) -> Paragraph | None:
        """The labelled paragraph whose offer is at a point of the viewport."""
        return next((paragraph for rect, paragraph in self._offers if rect.contains(point)), None)

    def show_hand(self, viewport: QWidget, point: QPointF) -> None:
        """Lets the mouse be a hand over an offer, and mark text elsewhere."""
        is_offer = self.offer_at(point) is not None
        shape = Qt.CursorShape.PointingHandCursor if is_offer else Qt.CursorShape.IBeamCursor
        if viewport.cursor().shape() is not shape:
            viewport.setCursor(shape)

    def draw(self, painter: QPainter, paragraph: Paragraph, corner: QPointF) -> None:
        """Paints the label above the upper left corner of a paragraph."""
        theme = self._theme
        metrics = QFontMetricsF(theme.small)
        baseline = QPointF(corner.x(), corner.y() - theme.space(1))
        painter.setFont(theme.small)
        painter.setPen(theme.colour("second"))
        if paragraph.role is ParagraphRole.ASIDE:
            painter.drawText(baseline, tr("Another story"))
            return
        what = tr("Left out by you") if paragraph in self._by_user else tr("Left out: not part of the story")
        words, offer = f"{what} · ", tr("Take back in")
        painter.drawText(baseline, words)
        baseline += QPointF(metrics.horizontalAdvance(words), 0)
        width = metrics.horizontalAdvance(offer)
        # Underlined as a link is: colour alone is no sign.
        font = QFont(theme.small)
        font.setUnderline(True)
        painter.setFont(font)
        painter.setPen(theme.colour("accent"))
        painter.drawText(baseline, offer)
        self._offers.append((QRectF(baseline.x(), baseline.y() - metrics.ascent(), width, metrics.height()), paragraph))
