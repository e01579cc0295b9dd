"""How the same quotation in other articles is told of: in a line, and as HTML with every difference in its place."""

from html import escape

from PySide6.QtCore import QCoreApplication

from desktop.theme import Theme
from desktop.verified import piece_html
from desktop.wording import certainty_word, count_words, date_words, facts, standing_word
from index.comparing.findings import Difference
from index.comparing.variants import Relation, Variant, Variants
from index.comparing.wording import relation_word
from index.model import StoredStatement

ANOTHER_OUTLET = 24
"""A name of an outlet is cut to so many letters in the line."""


def tr(text: str) -> str:
    """Translates a text of this module."""
    return QCoreApplication.translate("variant_words", text)


def place_words(row: StoredStatement) -> str:
    """Where it stands, in few words: outlet and date, or else the headline."""
    date = date_words(row.record.published) if row.record.published else ""
    where = row.record.outlet or row.record.headline or tr("another article")
    where = where if len(where) <= ANOTHER_OUTLET else f"{where[:ANOTHER_OUTLET].rstrip()}…"
    return ", ".join(part for part in (where, date) if part)


def told(one: Variant, among: Variants) -> str:
    """How it stands to the statement that is asked about."""
    words = [relation_word(one), standing_word(one.row.statement)]
    if one.names_another and one.speaker:
        words.append(tr("names {name}").format(name=one.speaker))
    if _is(among.first, one.row):
        words.append(tr("printed first"))
    return ", ".join(word for word in words if word)


def first_words(found: Variants) -> str:
    """Whether the statement that is asked about was printed first; empty if that is not known, or it was not."""
    return tr("printed first here") if _is(found.first, found.row) else ""


def count_line(found: Variants) -> str:
    """In how many other articles it stands."""
    count = len({one.row.article_id for one in found.others})
    return count_words(count, tr("In {n} other article"), tr("In {n} other articles"))


def variants_html(found: Variants, theme: Theme) -> str:
    """The statement, and below it each of the others with its differences; the link of each is its number.

    What only one of the two has is told by a line through or under it, and by its colour; a legend says which is which.
    """
    differs = any(one.relation is not Relation.SAME for one in found.others)
    explained = f"<hr>{legend(theme)}" if differs else ""
    asked = _row_html(found.row, escape(found.row.quote), first_words(found), "", theme)
    return asked + explained + "".join(_variant_html(one, found, theme) for one in found.others)


def _variant_html(one: Variant, found: Variants, theme: Theme) -> str:
    if all(piece.difference is Difference.SAME for piece in one.pieces):
        text = escape(one.row.quote)
    else:
        text = " ".join(piece_html(piece, theme) for piece in one.pieces)
    link = f'<a href="{one.row.id}">{escape(tr("show it in its article"))}</a>'
    return _row_html(one.row, text, told(one, found), link, theme)


def _row_html(row: StoredStatement, text: str, words: str, link: str, theme: Theme) -> str:
    second = theme.colour("second").name()
    name = speaker_html(row)
    parts = [part for part in (sure_words(row), words) if part]
    said = "".join(f' <span style="color:{second}">· {escape(part)}</span>' for part in parts)
    where = " · ".join(part for part in (escape(row.record.headline or ""), escape(facts(row.record)), link) if part)
    font = f"font-family:'{theme.serif.family()}';font-size:{theme.serif.pointSizeF()}pt"
    return (
        f'<p style="margin-top:1em;margin-bottom:0">{name}{said}</p>'
        f'<p style="margin-top:0.3em;margin-bottom:0.3em;{font}">{text}</p>'
        f'<p style="margin-top:0;color:{second}">{where}</p>'
    )


def speaker_html(row: StoredStatement) -> str:
    """Who is named there, as HTML."""
    speaker = row.statement.attribution.speaker
    return f"<b>{escape(speaker.name)}</b>" if speaker else f"<i>{escape(tr('Speaker not named'))}</i>"


def sure_words(row: StoredStatement) -> str:
    """How sure the speaker is, where there is one, and what keeps it from being something that was said."""
    sure = certainty_word(row) if row.statement.attribution.speaker else ""
    return ", ".join(part for part in (sure, standing_word(row.statement)) if part)


def legend(theme: Theme) -> str:
    """What the lines through and under words mean."""
    second, accent = theme.colour("second").name(), theme.colour("accent").name()
    gone, new = escape(tr("only in the first statement")), escape(tr("only in the other article"))
    return f'<p style="color:{second}"><s>{gone}</s> &nbsp; <u style="color:{accent}"><b>{new}</b></u></p>'


def _is(first: StoredStatement | None, row: StoredStatement) -> bool:
    return first is not None and first.id == row.id
