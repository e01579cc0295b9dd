"""What the table of statements can show of each: its columns, their titles and their words."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from desktop.wording import certainty_word, date_words, day_words, is_named, kind_word, speaker_name, standing_word, tr
from index.model import Order, StoredStatement


class Column(StrEnum):
    """What a column shows; the value is kept in the settings."""

    SPEAKER = "speaker"
    QUOTE = "quote"
    CUE = "cue"
    KIND = "kind"
    OUTLET = "outlet"
    DATE = "date"
    HEADLINE = "headline"
    AUTHORS = "authors"
    CERTAINTY = "certainty"
    STANDING = "standing"
    TAGS = "tags"
    NOTE = "note"
    CHECKED = "checked"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A column that is shown, and how wide it is."""

    column: Column
    width_em: float


_WIDTHS_EM = {
    Column.SPEAKER: 12.0,
    Column.QUOTE: 30.0,
    Column.CUE: 7.0,
    Column.KIND: 6.0,
    Column.OUTLET: 9.0,
    Column.DATE: 8.0,
    Column.HEADLINE: 16.0,
    Column.AUTHORS: 11.0,
    Column.CERTAINTY: 8.0,
    Column.STANDING: 8.0,
    Column.TAGS: 9.0,
    Column.NOTE: 12.0,
    Column.CHECKED: 8.0,
}
_USUAL = (Column.SPEAKER, Column.QUOTE, Column.CUE, Column.OUTLET, Column.DATE)
ORDERS = {
    Column.SPEAKER: Order.SPEAKER,
    Column.OUTLET: Order.OUTLET,
    Column.DATE: Order.NEWEST,
    Column.HEADLINE: Order.POSITION,
}
"""The order of the results that each column stands for; a click on another one sorts nothing."""
NARROWEST_EM, WIDEST_EM = 2.0, 80.0


def usual(columns: Iterable[Column] = _USUAL) -> tuple[Shown, ...]:
    """Columns as wide as they are at first; those that are shown at first if none are named."""
    return tuple(Shown(column=column, width_em=_WIDTHS_EM[column]) for column in columns)


def read(texts: Iterable[str]) -> tuple[Shown, ...]:
    """Columns as `written` keeps them; what cannot be read is left out, and without any the usual ones are shown."""
    found: dict[Column, Shown] = {}
    for text in texts:
        name, _, width = text.partition(":")
        try:
            column, width_em = Column(name), float(width)
        except ValueError:
            continue
        if NARROWEST_EM <= width_em <= WIDEST_EM:  # false for a number that is none, too
            found[column] = Shown(column=column, width_em=width_em)
    return tuple(found.values()) or usual()


def written(shown: Iterable[Shown]) -> tuple[str, ...]:
    """Columns as texts for the settings."""
    return tuple(f"{each.column.value}:{each.width_em:.1f}" for each in shown)


def title(column: Column) -> str:
    """What stands above a column."""
    return {
        Column.SPEAKER: tr("Speaker"),
        Column.QUOTE: tr("Statement"),
        Column.CUE: tr("Reporting words"),
        Column.KIND: tr("Kind"),
        Column.OUTLET: tr("Outlet"),
        Column.DATE: tr("Date"),
        Column.HEADLINE: tr("Article"),
        Column.AUTHORS: tr("By"),
        Column.CERTAINTY: tr("Certainty"),
        Column.STANDING: tr("Manner"),
        Column.TAGS: tr("Tags"),
        Column.NOTE: tr("Note"),
        Column.CHECKED: tr("Checked"),
    }[column]


_CELLS: Mapping[Column, Callable[[StoredStatement], str]] = {
    Column.SPEAKER: speaker_name,
    Column.QUOTE: lambda row: row.quote,
    Column.CUE: lambda row: row.cue,
    Column.KIND: lambda row: kind_word(row.statement.kind),
    Column.OUTLET: lambda row: row.record.outlet or "",
    Column.DATE: lambda row: date_words(row.record.published) if row.record.published else "",
    Column.HEADLINE: lambda row: row.record.headline or "",
    Column.AUTHORS: lambda row: "; ".join(row.record.authors),
    Column.CERTAINTY: certainty_word,
    Column.STANDING: lambda row: standing_word(row.statement),
    Column.TAGS: lambda row: ", ".join(row.marks.tags),
    Column.NOTE: lambda row: row.marks.note,
    Column.CHECKED: lambda row: day_words(row.marks.checked) if row.marks.checked else "",
}


def cell(row: StoredStatement, column: Column) -> str:
    """The words of one cell, on one line; empty where nothing is known, but for the speaker."""
    return " ".join(_CELLS[column](row).split())


def is_italic(row: StoredStatement, column: Column) -> bool:
    """Whether a cell says that nobody is named."""
    return column is Column.SPEAKER and not is_named(row)
