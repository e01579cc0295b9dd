"""The whole stage: an article becomes statements, in order of position, without speakers yet."""

import re
from collections.abc import Sequence
from pathlib import Path

from index.languages import may_be_english
from index.model import Article, Manner, Paragraph, ParagraphRole, QuotationKind, Span, Statement
from index.statements.antecedents import with_antecedents
from index.statements.boundaries import joined_content, mend, without_appendage, without_circumstance
from index.statements.confidence import Judge, Judged
from index.statements.decode import role_spans
from index.statements.features import passages, windows
from index.statements.headlines import apply_headline
from index.statements.linking import Draft, link
from index.statements.manner import is_by_nobody, is_only_seen, tells_only_deed, tells_only_topic
from index.statements.nested import read_inside
from index.statements.pieces import with_fitting_pieces
from index.statements.polarity import with_polarity
from index.statements.quotes import QuoteMap, quote_map
from index.statements.tagger import Tagger
from index.statements.turns import apply_layout
from index.statements.uncued import settle

_WORD = re.compile(r"\w+")
_ABOUT = re.compile(r"\sabout\s$")


class Extractor:
    """Finds the statements of articles; loads the network when it is first needed.

    Args:
        model: folder of the network; the shipped one if None.
        judge: weighs the statements; with the weights of that folder if None.
    """

    def __init__(self, model: Path | None = None, *, judge: Judge | None = None) -> None:
        self._model = model
        self._judge = judge
        self._loaded: tuple[Tagger, Judge] | None = None

    def extract(self, article: Article) -> tuple[Statement, ...]:
        """The statements of an article, by position; the same text always gives the same ones.

        Paragraphs that are left out are not read. Sections are read by themselves. An article in another language
        than English has none: the network has only learnt English.

        Raises:
            ModelMissing: a file of the model is not there.
            ModelDamaged: a file of the model cannot be used.
        """
        read = [paragraph for paragraph in article.paragraphs if paragraph.role is not ParagraphRole.LEFT_OUT]
        if not read or not may_be_english(article.record.language):
            return ()
        if self._loaded is None:
            self._loaded = Tagger(self._model), self._judge or Judge(self._model)
        tagger, judge = self._loaded
        quotes = quote_map(article.text, [paragraph.span for paragraph in read])
        drafts: list[Draft] = []
        for section in dict.fromkeys(paragraph.section for paragraph in read):
            part = [paragraph for paragraph in read if paragraph.section == section]
            drafts.extend(_drafts(article.text, part, quotes, tagger))
        return _statements(article.text, quotes, drafts, judge)


def _drafts(text: str, paragraphs: Sequence[Paragraph], quotes: QuoteMap, tagger: Tagger) -> list[Draft]:
    """The statements of one section, found by the network and corrected by rules."""
    spans = [paragraph.span for paragraph in paragraphs]
    found = passages(text, quotes, tagger.pieces, spans, [paragraph.section for paragraph in paragraphs])
    drafts: list[Draft] = []
    for window in windows(found):
        shown = found[window.start : window.stop]
        drafts.extend(link(role_spans(shown, window.start, tagger.score(shown))))
    drafts = apply_layout(text, spans, drafts)
    for paragraph in paragraphs:
        if paragraph.role is ParagraphRole.HEADLINE:
            drafts = apply_headline(text, paragraph.span, quotes, drafts)
    drafts = mend(text, quotes, with_fitting_pieces(text, quotes, drafts))
    drafts = settle(text, spans, quotes, drafts)
    return with_antecedents(text, read_inside(text, quotes, tagger, drafts))


def _statements(text: str, quotes: QuoteMap, drafts: Sequence[Draft], judge: Judge) -> tuple[Statement, ...]:
    """The drafts, judged, by position; an outer statement stands before those inside it."""
    judged = []
    for draft in sorted(drafts, key=lambda draft: (draft.start, draft.within is not None)):
        kind = QuotationKind.DIRECT if draft.verbatim else kind_of(text, quotes, draft.content)
        verdict = judge.judged(text, draft, kind)
        if judge.is_reported(verdict.confidence):
            judged.append(verdict)
    places = {id(verdict.draft): index for index, verdict in enumerate(judged)}
    found = [
        _statement(text, verdict, judge.is_sure_enough(verdict), places.get(id(verdict.draft.within)))
        for verdict in judged
    ]
    return with_polarity(text, found)


def _statement(text: str, verdict: Judged, sure: bool, within: int | None) -> Statement:
    draft = verdict.draft
    cue = " ".join(text[span.start : span.end] for span in draft.cue)
    mention = " ".join(text[span.start : span.end] for span in draft.mention)
    content = joined_content(text, draft)
    words = " ".join(text[span.start : span.end] for span in content)
    if _ABOUT.search(text, max(0, content[0].start - 7), content[0].start):
        words = f"about {words}"
    tells = verdict.kind is not QuotationKind.INDIRECT or not (
        tells_only_topic(cue, words) or tells_only_deed(cue, words) or is_only_seen(cue, mention)
    )
    return Statement(
        kind=verdict.kind,
        content=content,
        cue=without_circumstance(text, draft.cue),
        mention=tuple(without_appendage(text, span) for span in draft.mention),
        manner=verdict.manner,
        confidence=round(verdict.confidence, 4),
        listed=sure and verdict.manner is Manner.SAID and tells and not is_by_nobody(cue, mention),
        within=within,
    )


def kind_of(text: str, quotes: QuoteMap, content: Sequence[Span]) -> QuotationKind:
    """How a content is reported: all of its words in quotation marks, some, or none."""
    words = [match.start() for span in content for match in _WORD.finditer(text, span.start, span.end)]
    quoted = sum(quotes.is_quoted(position) for position in words)
    if not quoted:
        return QuotationKind.INDIRECT
    return QuotationKind.DIRECT if quoted == len(words) else QuotationKind.MIXED
