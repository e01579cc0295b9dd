"""Sets an article's text in a document: paragraphs by their role, hits in bold; not a character is changed."""

from bisect import bisect_left

from PySide6.QtGui import QFont, QFontMetricsF, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument

from desktop.offsets import Offsets
from desktop.theme import Theme
from index.model import Article, Paragraph, ParagraphRole, Span, Spans

LINE_HEIGHT_PERCENT = 150
_BESIDE_THE_STORY = frozenset({ParagraphRole.ASIDE, ParagraphRole.LEFT_OUT})


def labelled(paragraphs: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
    """The paragraphs that need a label above them: the first of each run that is not the story."""
    before: tuple[ParagraphRole, int] | None = None
    found = []
    for paragraph in paragraphs:
        run = (paragraph.role, paragraph.section)
        if paragraph.role in _BESIDE_THE_STORY and run != before:
            found.append(paragraph)
        before = run
    return tuple(found)


def typeset(document: QTextDocument, article: Article | None, hits: Spans, offsets: Offsets, theme: Theme) -> None:
    """Replaces a document's text by an article's, or by nothing."""
    prepare(document, article, theme)
    if article is not None:
        units = offsets.span_to_units(Span(0, len(article.text)))
        set_piece(document, article, units, hits, offsets, theme)


def prepare(document: QTextDocument, article: Article | None, theme: Theme) -> None:
    """Replaces a document's text without setting it."""
    if document.defaultFont() != theme.serif:  # to set it lays out the text that is to go
        document.setDefaultFont(theme.serif)
    document.setDocumentMargin(theme.space(4))
    document.setPlainText(article.text if article else "")


def set_piece(
    document: QTextDocument, article: Article, units: Span, hits: Spans, offsets: Offsets, theme: Theme
) -> None:
    """Sets the paragraphs between two places, in UTF-16 units; only the weight of letters may have been set before."""
    piece = offsets.span_to_code_points(units)
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    _set_lines(cursor, units, theme)
    above = {paragraph.span for paragraph in labelled(article.paragraphs)}
    _set_weight(cursor, (piece,), offsets, QFont.Weight.Normal)
    for paragraph in article.paragraphs:
        if paragraph.role is not ParagraphRole.STORY and _meets(paragraph.span, piece):
            _set_special(cursor, paragraph, offsets, theme, has_label=paragraph.span in above)
    first, last = bisect_left(hits, (piece.start,)), bisect_left(hits, (piece.end,))
    _set_weight(cursor, hits[first:last], offsets, QFont.Weight.DemiBold)
    cursor.endEditBlock()


def _meets(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def change_hits(document: QTextDocument, article: Article, old: Spans, new: Spans, offsets: Offsets) -> None:
    """Shows other hits in bold, and leaves everything else as it is set."""
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    _set_weight(cursor, old, offsets, QFont.Weight.Normal)
    headlines = tuple(each.span for each in article.paragraphs if each.role is ParagraphRole.HEADLINE)
    _set_weight(cursor, (*headlines, *new), offsets, QFont.Weight.DemiBold)
    cursor.endEditBlock()


def _set_lines(cursor: QTextCursor, units: Span, theme: Theme) -> None:
    """Gives lines their height, and paragraphs one distance, however many blank lines are between them."""
    usual = QTextBlockFormat()
    usual.setLineHeight(LINE_HEIGHT_PERCENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    usual.setBottomMargin(theme.space(3))
    cursor.setPosition(units.start)
    cursor.setPosition(units.end, QTextCursor.MoveMode.KeepAnchor)
    cursor.mergeBlockFormat(usual)
    blank = QTextBlockFormat()
    blank.setLineHeight(1, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
    block = cursor.document().findBlock(units.start)
    while block.isValid() and block.position() <= units.end:
        if not block.text().strip():
            cursor.setPosition(block.position())
            cursor.setBlockFormat(blank)
        block = block.next()


def _set_special(cursor: QTextCursor, paragraph: Paragraph, offsets: Offsets, theme: Theme, *, has_label: bool) -> None:
    """A headline is heavier; what is not the story is grey, in italics, set in, and may have a label above it."""
    form = QTextCharFormat()
    if paragraph.role is ParagraphRole.HEADLINE:
        form.setFontWeight(QFont.Weight.DemiBold)
    else:
        form.setForeground(theme.colour("second"))
        form.setFontItalic(True)
    units = offsets.span_to_units(paragraph.span)
    cursor.setPosition(units.start)
    if paragraph.role in _BESIDE_THE_STORY:
        block = cursor.blockFormat()
        block.setLeftMargin(theme.space(5))
        if has_label:
            block.setTopMargin(QFontMetricsF(theme.small).height() + theme.space(1))
        cursor.setBlockFormat(block)
    cursor.setPosition(units.end, QTextCursor.MoveMode.KeepAnchor)
    cursor.mergeCharFormat(form)


def _set_weight(cursor: QTextCursor, spans: Spans, offsets: Offsets, weight: QFont.Weight) -> None:
    form = QTextCharFormat()
    form.setFontWeight(weight)
    for span in spans:
        units = offsets.span_to_units(span)
        cursor.setPosition(units.start)
        cursor.setPosition(units.end, QTextCursor.MoveMode.KeepAnchor)
        cursor.mergeCharFormat(form)
