"""What came of looking for a quote, as HTML: each statement beside the quote, with every difference in its place."""

from html import escape

from PySide6.QtCore import QCoreApplication

from desktop.theme import Theme
from desktop.wording import facts, kind_word, standing_word
from index.comparing.findings import Difference, Finding, Passage, Piece, Verdict, Verification
from index.comparing.wording import finding_words

_LONGEST_CUT = 160
ARTICLE_LINK = "article:"
"""Before the number of an article, in a link to it."""


def tr(text: str) -> str:
    """Translates a text of this module."""
    return QCoreApplication.translate("verified", text)


def answer_html(answer: Verification, theme: Theme) -> str:
    """The statements that were found, best first, the link of each its number; then places in texts.

    What only one side has is told by a line through or under it, and by its colour; a legend says which is which.
    """
    shown = "".join(_finding_html(finding, theme) for finding in answer.findings)
    has_differences = any(_is_compared(finding) for finding in answer.findings)
    passages = "".join(_passage_html(one, theme) for one in answer.passages)
    return (_legend(theme) if has_differences else "") + shown + passages


def _finding_html(finding: Finding, theme: Theme) -> str:
    row = finding.row
    speaker = row.statement.attribution.speaker
    name = f"<b>{escape(speaker.name)}</b>" if speaker else f"<i>{escape(tr('Speaker not named'))}</i>"
    words = [finding_words(finding), kind_word(row.statement.kind), standing_word(row.statement)]
    said = ", ".join(escape(word) for word in words if word)
    link = f'<a href="{row.id}">{escape(tr("show it in its article"))}</a>'
    headline = escape(row.record.headline or "")
    where = " · ".join(part for part in (headline, escape(facts(row.record)), link) if part)
    second = theme.colour("second").name()
    font = f"font-family:'{theme.serif.family()}';font-size:{theme.serif.pointSizeF()}pt"
    return (
        f'<p style="margin-top:1em;margin-bottom:0">{name} <span style="color:{second}">· {said}</span></p>'
        f'<p style="margin-top:0.3em;margin-bottom:0.3em;{font}">{_text(finding, theme)}</p>'
        f'<p style="margin-top:0;color:{second}">{where}</p>'
    )


def _passage_html(one: Passage, theme: Theme) -> str:
    """A place in a text that is no statement."""
    second = theme.colour("second").name()
    font = f"font-family:'{theme.serif.family()}';font-size:{theme.serif.pointSizeF()}pt"
    link = f'<a href="{ARTICLE_LINK}{one.article_id}">{escape(tr("show the article"))}</a>'
    where = (escape(one.record.headline or ""), escape(facts(one.record)), link)
    return (
        f'<p style="margin-top:1em;margin-bottom:0;color:{second}">{escape(tr("in the text, not as a statement"))}</p>'
        f'<p style="margin-top:0.3em;margin-bottom:0.3em;{font}"><span style="color:{second}">… {escape(one.before)}'
        f'</span>{escape(one.words)}<span style="color:{second}">{escape(one.behind)} …</span></p>'
        f'<p style="margin-top:0;color:{second}">{" · ".join(part for part in where if part)}</p>'
    )


def _text(finding: Finding, theme: Theme) -> str:
    """The statement with the differences in it; as it is printed where nothing differs."""
    second = theme.colour("second").name()
    if not _is_compared(finding):
        return escape(finding.row.quote)
    before = _shortened(finding.cut_before, at_end=False)
    behind = _shortened(finding.cut_behind, at_end=True)
    compared = " ".join(piece_html(piece, theme) for piece in finding.pieces)
    cut = '<span style="color:{colour}">{text}</span>'
    parts = [cut.format(colour=second, text=escape(before))] if before else []
    parts.append(compared)
    parts += [cut.format(colour=second, text=escape(behind))] if behind else []
    return " ".join(parts)


def _is_compared(finding: Finding) -> bool:
    return finding.match not in {Verdict.EXACT, Verdict.PUNCTUATION}


def piece_html(piece: Piece, theme: Theme) -> str:
    """A piece of a comparison: a line goes through what only the statement has, under what only the quote has."""
    if piece.difference is Difference.SAME:
        return escape(piece.statement)
    parts = []
    if piece.statement:
        parts.append(f'<s style="color:{theme.colour("second").name()}">{escape(piece.statement)}</s>')
    if piece.quote:
        parts.append(f'<u style="color:{theme.colour("accent").name()}"><b>{escape(piece.quote)}</b></u>')
    return " ".join(parts)


def _legend(theme: Theme) -> str:
    """What the lines mean."""
    second = theme.colour("second").name()
    gone, new = escape(tr("only in the article")), escape(tr("only in your quote"))
    accent = theme.colour("accent").name()
    return (
        f'<p style="color:{second}"><s>{gone}</s> &nbsp; <u style="color:{accent}"><b>{new}</b></u> &nbsp; '
        f"{escape(tr('grey: before and behind your quote'))}</p>"
    )


def _shortened(text: str, *, at_end: bool) -> str:
    """A long cut as its end beside the quote."""
    if len(text) <= _LONGEST_CUT:
        return text
    return f"{text[:_LONGEST_CUT].rpartition(' ')[0]} …" if at_end else f"… {text[-_LONGEST_CUT:].partition(' ')[2]}"
