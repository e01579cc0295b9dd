"""What came of a comparison, as HTML: two sides beside each other, or an original with what others made of it."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from html import escape

from PySide6.QtCore import QCoreApplication

from desktop.theme import Theme
from desktop.variant_words import legend, place_words, speaker_html, sure_words, told
from desktop.verified import piece_html
from desktop.wording import count_words, date_words
from index.comparing.coverage import Covered, Sides, Use, use_counts, use_of
from index.comparing.findings import Difference, Piece
from index.comparing.variants import Relation, Variant, Variants
from index.model import StoredStatement

_KEPT_OF_CUT = 8


def tr(text: str) -> str:
    """Translates a text of this module."""
    return QCoreApplication.translate("compare_words", text)


def use_word(use: Use) -> str:
    """What others made of a statement, in a word or two."""
    return {
        Use.QUOTED: tr("quoted"),
        Use.CUT: tr("cut"),
        Use.ALTERED: tr("altered"),
        Use.REPORTED: tr("only reported"),
        Use.NOT_QUOTED: tr("not quoted"),
    }[use]


def coverage_line(rows: Sequence[Covered], headline: str) -> str:
    """How much of the original was quoted, and what that is."""
    if not rows:
        return tr("This article has no statements.")
    counts = [f"{count} {use_word(use)}" for use, count in use_counts(rows).items() if count]
    found = f"{_statements(len(rows))}: {', '.join(counts)}"
    return f"“{headline}” · {found}" if headline else found


def coverage_html(rows: Iterable[Covered], theme: Theme) -> str:
    """Each statement of the original, with what others made of it; the link of each is its number."""
    shown = list(rows)
    if not shown:
        return f"<p>{escape(tr('nothing found'))}</p>"
    differs = any(one.relation is not Relation.SAME for row in shown for one in row.found.others)
    return (legend(theme) if differs else "") + "".join(_covered_html(row, theme) for row in shown)


def sides_line(sides: Sides) -> str:
    """How many statements each side has, and how many quotations both."""
    parts = [f"{name}: {_statements(count)}" for name, count in zip(sides.names, sides.counts, strict=True)]
    both = len({left for left, _ in sides.shared})
    if both:
        parts.append(count_words(both, tr("{n} quote in both"), tr("{n} quotes in both")))
    return " · ".join(parts)


def sides_html(sides: Sides, theme: Theme) -> str:
    """Two columns, newest first; what both have is said so, with the differences."""
    shared = dict(sides.shared)
    right = {one.row.id for one in shared.values()}
    heads = "".join(f'<th align="left" width="50%">{escape(name)}</th>' for name in sides.names)
    left_cell = "".join(_statement_html(row, theme, shared.get(row.id)) for row in sides.rows[0])
    right_cell = "".join(_statement_html(row, theme, None, is_shared=row.id in right) for row in sides.rows[1])
    nothing = f"<p>{escape(tr('nothing found'))}</p>"
    differs = any(one.relation is not Relation.SAME for one in shared.values())
    return (legend(theme) if differs else "") + (
        f'<table width="100%" cellpadding="{theme.space(2)}"><tr>{heads}</tr>'
        f'<tr><td valign="top">{left_cell or nothing}</td><td valign="top">{right_cell or nothing}</td></tr></table>'
    )


def _covered_html(row: Covered, theme: Theme) -> str:
    second = theme.colour("second").name()
    found = row.found
    head = (
        f'<p style="margin-top:1em;margin-bottom:0"><b>{escape(use_word(row.use))}</b> '
        f'<span style="color:{second}">{_credit(found.row)} · {_link(found.row, tr("show"))}</span></p>'
    )
    others = "".join(_other_html(one, found, theme) for one in found.others)
    return f"{head}{_quote(escape(found.row.quote), theme)}{others}"


def _other_html(one: Variant, found: Variants, theme: Theme) -> str:
    second = theme.colour("second").name()
    use = use_of(one)
    words = told(one, found) if use is Use.CUT else f"{use_word(use)}, {told(one, found)}"
    line = f"{_link(one.row, place_words(one.row))} · {escape(words)}"
    differs = any(piece.difference is not Difference.SAME for piece in one.pieces)
    text = _quote(" ".join(piece_html(piece, theme) for piece in _folded(one.pieces)), theme) if differs else ""
    return f'<div style="margin-left:2em"><p style="margin:0;color:{second}">{line}</p>{text}</div>'


def _folded(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces with a long cut at either end shortened to the words beside what is left; all of it stands above."""
    folded = list(pieces)
    for end in {0, len(folded) - 1} if folded else ():
        words = folded[end].statement.split()
        if folded[end].difference is Difference.LEFT_OUT and len(words) > 2 * _KEPT_OF_CUT:
            kept = ["…", *words[-_KEPT_OF_CUT:]] if end == 0 else [*words[:_KEPT_OF_CUT], "…"]
            folded[end] = replace(folded[end], statement=" ".join(kept))
    return folded


def _statement_html(row: StoredStatement, theme: Theme, other: Variant | None, *, is_shared: bool = False) -> str:
    second = theme.colour("second").name()
    date = date_words(row.record.published) if row.record.published else ""
    facts = [row.record.outlet or "", date, tr("both have it") if other or is_shared else ""]
    line = " · ".join([_credit(row), *(escape(part) for part in facts if part), _link(row, tr("show"))])
    differs = other is not None and any(piece.difference is not Difference.SAME for piece in other.pieces)
    pieces = " ".join(piece_html(piece, theme) for piece in other.pieces) if other and differs else escape(row.quote)
    return f'{_quote(pieces, theme)}<p style="margin-top:0;color:{second}">{line}</p>'


def _quote(html: str, theme: Theme) -> str:
    font = f"font-family:'{theme.serif.family()}';font-size:{theme.serif.pointSizeF()}pt"
    return f'<p style="margin-top:0.3em;margin-bottom:0.2em;{font}">{html}</p>'


def _credit(row: StoredStatement) -> str:
    """Who speaks, how sure that is, and what keeps it from being something that was said."""
    sure = sure_words(row)
    return f"{speaker_html(row)}, {escape(sure)}" if sure else speaker_html(row)


def _link(row: StoredStatement, words: str) -> str:
    return f'<a href="{row.id}">{escape(words)}</a>'


def _statements(count: int) -> str:
    return count_words(count, tr("{n} statement"), tr("{n} statements"))
