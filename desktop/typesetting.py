"""Sets an article's text in a document: paragraphs by their role, hits in bold; not a character is changed."""

from PySide6.QtGui import QFont, QFontMetricsF, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument

from desktop.offsets import Offsets
from desktop.theme import Theme
from index.model import Article, Paragraph, ParagraphRole, Spans

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
    document.setDefaultFont(theme.serif)
    document.setDocumentMargin(theme.space(4))
    document.setPlainText(article.text if article else "")
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    _set_lines(cursor, theme)
    if article is not None:
        above = labelled(article.paragraphs)
        for paragraph in article.paragraphs:
            if paragraph.role is not ParagraphRole.STORY:
                _set_special(cursor, paragraph, offsets, theme, has_label=paragraph in above)
        _set_weight(cursor, hits, offsets, QFont.Weight.DemiBold)
    cursor.endEditBlock()


def change_hits(document: QTextDocument, article: Article, old: Spans, new: Spans, offsets: Offsets) -> None:
    """Shows other hits in bold, and leaves everything else as it is set."""
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    _set_weight(cursor, old, offsets, QFont.Weight.Normal)
    headlines = tuple(each.span for each in article.paragraphs if each.role is ParagraphRole.HEADLINE)
    _set_weight(cursor, (*headlines, *new), offsets, QFont.Weight.DemiBold)
    cursor.endEditBlock()


def _set_lines(cursor: QTextCursor, theme: Theme) -> None:
    """Gives lines their height, and paragraphs one distance, however many blank lines are between them."""
    usual = QTextBlockFormat()
    usual.setLineHeight(LINE_HEIGHT_PERCENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    usual.setBottomMargin(theme.space(3))
    cursor.select(QTextCursor.SelectionType.Document)
    cursor.mergeBlockFormat(usual)
    blank = QTextBlockFormat()
    blank.setLineHeight(1, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
    block = cursor.document().begin()
    while block.isValid():
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
