"""Articles for reference managers: BibTeX, RIS and CSL-JSON, with the quotes as notes; and links to the quotes.

Each article is one entry, however many of its statements are exported; each statement is a note of it.
"""

import json
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from textwrap import indent
from types import MappingProxyType

from index.citation.dates import PartialDate, partial_date, year
from index.citation.marks import collapse, parse, show
from index.citation.names import Author, authors_of
from index.citation.record import CitationRecord
from index.citation.titles import UNTITLED
from index.citation.wording import credit_words, is_quoted, quote_in_line, unsaid
from index.model import Manner

_MACROS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_LATEX = {
    "\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}", "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}", "$": r"\$", "&": r"\&", "#": r"\#", "_": r"\_", "%": r"\%",
}  # fmt: skip
_LATEX_SPECIAL = re.compile(r"[\\{}~^$&#_%]")
_NO_ADDRESS = "(no address is known of {})"
_KEY_SIGN = re.compile(r"[^a-z0-9]")
Articles = Iterable[Sequence[CitationRecord]]
"""The statements of one article after the other, at least one of each; each article once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    """One article and what was quoted from it."""

    key: str
    record: CitationRecord
    headline: str | None
    authors: tuple[Author, ...]
    published: PartialDate | None
    accessed: PartialDate | None
    notes: tuple[str, ...]


def bibtex(articles: Articles) -> Iterator[str]:
    """BibTeX that BibLaTeX reads as well, an entry at a time.

    The quotes are in `annote`, which bibliographies do not print and reference managers import as a note. Letters
    beyond ASCII are written in UTF-8, as every LaTeX of this decade takes them.
    """
    for number, entry in enumerate(_entries(articles)):
        yield "\n" if number else ""
        yield _bibtex_entry(entry)


def ris(articles: Articles) -> Iterator[str]:
    """RIS, with the line ends it asks for, an entry at a time."""
    for entry in _entries(articles):
        yield "".join(f"{line}\r\n" for line in _ris_lines(entry))


def csl_json(articles: Articles) -> Iterator[str]:
    """CSL-JSON, as citation processors and Zotero read it, an item at a time; always an array."""
    is_empty = True
    for entry in _entries(articles):
        yield "[\n" if is_empty else ",\n"
        yield indent(json.dumps(_csl_item(entry), ensure_ascii=False, indent=2), "  ")
        is_empty = False
    yield "[]\n" if is_empty else "\n]\n"


def links(records: Sequence[CitationRecord]) -> str:
    """For each statement the address that opens its page at the quote, or that its article has none."""
    return "".join(f"{record.passage or _NO_ADDRESS.format(record.headline or UNTITLED)}\n" for record in records)


REFERENCES: Mapping[str, Callable[[Articles], Iterator[str]]] = MappingProxyType(
    {"bibtex": bibtex, "ris": ris, "csl-json": csl_json}
)
"""By name, what writes a file for reference managers piece by piece."""


def _whole(write: Callable[[Articles], Iterator[str]], records: Sequence[CitationRecord]) -> str:
    """A file for reference managers in one piece, its articles in order of their first statement."""
    grouped: dict[tuple[object, ...], list[CitationRecord]] = {}
    for record in records:
        grouped.setdefault(record.article, []).append(record)
    return "".join(write(grouped.values()))


EXPORTERS: Mapping[str, Callable[[Sequence[CitationRecord]], str]] = MappingProxyType(
    {**{name: partial(_whole, write) for name, write in REFERENCES.items()}, "link": links}
)


def _entries(articles: Articles) -> Iterator[_Entry]:
    keys: dict[str, int] = {}
    for group in articles:
        record = group[0]
        authors, published = authors_of(record.authors), partial_date(record.published)
        yield _Entry(
            key=_unused(_key(record.headline, authors, published), keys),
            record=record,
            headline=show(parse(record.headline)) if record.headline else None,
            authors=authors,
            published=published,
            accessed=partial_date(record.accessed),
            notes=tuple(_note(statement) for statement in group),
        )


def _note(record: CitationRecord) -> str:
    """`“Quote” — Speaker`, and whether it is only a paraphrase, or was not said at all."""
    credit = f"{quote_in_line(record)} — {credit_words(record)}".strip()
    if words := unsaid(record):
        return f"{credit} (reported as {words})"
    if is_quoted(record):
        return credit
    return f"{credit} ({'paraphrased' if record.manner is Manner.SAID else 'described'})"


def _key(headline: str | None, authors: Sequence[Author], published: PartialDate | None) -> str:
    """`doe2017trump`: first author or outlet, year, first word of the headline of any length."""
    name = _ascii(authors[0].family) if authors else ""
    words = [word for part in (headline or "").split() if len(word := _ascii(part)) > 2]
    return f"{name}{year(published) if published else ''}{words[0] if words else ''}" or "article"


def _ascii(text: str) -> str:
    return _KEY_SIGN.sub("", unicodedata.normalize("NFKD", text).lower())


def _unused(key: str, keys: dict[str, int]) -> str:
    """The key, with a number behind it from the second time on; `keys` tells how often each was taken."""
    keys[key] = keys.get(key, 0) + 1
    return f"{key}-{keys[key]}" if keys[key] > 1 else key  # no key has a hyphen of its own


def _bibtex_entry(entry: _Entry) -> str:
    record, published = entry.record, entry.published
    fields = {
        "author": " and ".join(map(_bibtex_name, entry.authors)),
        # The inner braces keep the headline's own capitals.
        "title": f"{{{_latex(entry.headline)}}}" if entry.headline else "",
        "journal": _latex(record.outlet or ""),
        "year": year(published) if published else "",
        "date": _iso(published) if published else "",
        "url": record.url or "",
        "urldate": _iso(entry.accessed) if entry.accessed else "",
        "annote": _latex(" / ".join(entry.notes)),
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    if published and published.month:
        lines.append(f"  month = {_MACROS[published.month - 1]},")
    kind = "article" if record.outlet else "misc"
    return "\n".join((f"@{kind}{{{entry.key},", *lines, "}", ""))


def _latex(text: str) -> str:
    return _LATEX_SPECIAL.sub(lambda match: _LATEX[match.group()], text)


def _bibtex_name(author: Author) -> str:
    """`Doe, Jr., Jane`; braces keep a body in one piece."""
    if author.is_body or "," in author.family or not author.given:
        return f"{{{_latex(author.straight)}}}"
    parts = (author.family, author.suffix, author.given)
    return ", ".join(_latex(part) for part in parts if part)


def _iso(date: PartialDate) -> str:
    return "-".join([year(date), *(f"{number:02d}" for number in date[1:] if number)])


def _ris_lines(entry: _Entry) -> list[str]:
    record = entry.record
    fields = [
        ("TY", "NEWS" if record.outlet else "ELEC" if record.url else "GEN"),
        ("ID", entry.key),
        *(("AU", author.inverted) for author in entry.authors),
        ("TI", entry.headline),
        ("T2", record.outlet),
        ("PY", year(entry.published) if entry.published else None),
        ("DA", _ris_date(entry.published)),
        ("UR", record.url),
        ("Y2", _ris_date(entry.accessed)),
        *(("N1", note) for note in entry.notes),
    ]
    # A value has one line: another one would be taken for a field, or for the end.
    return [*(f"{tag}  - {collapse(value)}" for tag, value in fields if value), "ER  - ", ""]


def _ris_date(date: PartialDate | None) -> str | None:
    """`2017/04/12`, `2017/04`, `2017`."""
    return _iso(date).replace("-", "/") if date else None


def _csl_item(entry: _Entry) -> dict[str, object]:
    record = entry.record
    item = {
        "id": entry.key,
        "type": "article-newspaper" if record.outlet else "webpage" if record.url else "article",
        "title": entry.headline,
        "author": [_csl_name(author) for author in entry.authors],
        "container-title": record.outlet,
        "issued": _csl_date(entry.published),
        "accessed": _csl_date(entry.accessed),
        "URL": record.url,
        "note": "\n".join(entry.notes),
    }
    return {name: value for name, value in item.items() if value}


def _csl_name(author: Author) -> dict[str, str]:
    if author.is_body:
        return {"literal": author.straight}
    name = {"family": author.family, "given": author.given, "suffix": author.suffix}
    return {part: value for part, value in name.items() if value}


def _csl_date(date: PartialDate | None) -> dict[str, list[list[int]]] | None:
    return {"date-parts": [[date.year, *(number for number in date[1:] if number)]]} if date else None
