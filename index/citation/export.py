"""Articles for reference managers: BibTeX, RIS and CSL-JSON, with the quotes as notes; and links to the quotes.

Each article is one entry, however many of its statements are exported; each statement is a note of it.
"""

import json
import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from index.citation.dates import PartialDate, partial_date, year
from index.citation.marks import parse, show
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


def bibtex(records: Sequence[CitationRecord]) -> str:
    """BibTeX that BibLaTeX reads as well.

    The quotes are in `annote`, which bibliographies do not print and reference managers import as a note. Letters
    beyond ASCII are written in UTF-8, as every LaTeX of this decade takes them.
    """
    return "\n".join(map(_bibtex_entry, _entries(records)))


def ris(records: Sequence[CitationRecord]) -> str:
    """RIS, with the line ends it asks for."""
    return "".join(f"{line}\r\n" for entry in _entries(records) for line in _ris_lines(entry))


def csl_json(records: Sequence[CitationRecord]) -> str:
    """CSL-JSON, as citation processors and Zotero read it; always an array."""
    return json.dumps([_csl_item(entry) for entry in _entries(records)], ensure_ascii=False, indent=2) + "\n"


def links(records: Sequence[CitationRecord]) -> str:
    """For each statement the address that opens its page at the quote, or that its article has none."""
    return "".join(f"{record.passage or _NO_ADDRESS.format(record.headline or UNTITLED)}\n" for record in records)


EXPORTERS: Mapping[str, Callable[[Sequence[CitationRecord]], str]] = MappingProxyType(
    {"bibtex": bibtex, "ris": ris, "csl-json": csl_json, "link": links}
)


def _entries(records: Sequence[CitationRecord]) -> list[_Entry]:
    """The articles in order of their first statement."""
    grouped: dict[tuple[object, ...], list[CitationRecord]] = {}
    for record in records:
        grouped.setdefault(record.article, []).append(record)
    entries: list[_Entry] = []
    keys: set[str] = set()
    for group in grouped.values():
        record = group[0]
        authors, published = authors_of(record.authors), partial_date(record.published)
        key = _unused(_key(record.headline, authors, published), keys)
        entries.append(
            _Entry(
                key=key,
                record=record,
                headline=show(parse(record.headline)) if record.headline else None,
                authors=authors,
                published=published,
                accessed=partial_date(record.accessed),
                notes=tuple(_note(statement) for statement in group),
            )
        )
    return entries


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


def _unused(key: str, keys: set[str]) -> str:
    """The key, with a number behind it if it is taken; it counts as taken from now on."""
    number, unused = 1, key
    while unused in keys:
        number += 1
        unused = f"{key}-{number}"
    keys.add(unused)
    return unused


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
    return [*(f"{tag}  - {value}" for tag, value in fields if value), "ER  - ", ""]


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
