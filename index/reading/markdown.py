"""Markdown: the text without its marks, front matter as the record."""

import re
from collections.abc import Iterator

from index.errors import SourceEmpty
from index.model import ParagraphRole, SourceRecord
from index.reading import authors, decoding, layout
from index.reading.dates import iso_date
from index.reading.layout import Line
from index.reading.outcome import Reading, one
from index.text import tidy

_HEAD_BYTES = 20_000
_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(?P<values>.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_VALUE = re.compile(r"^(?P<name>[A-Za-z_-]+):[ \t]*(?P<value>.*)$")
_HEADING = re.compile(r"^ {0,3}(?P<marks>#{1,6})[ \t]+(?P<text>.*?)[ \t]*#*[ \t]*$")
_UNDERLINE = re.compile(r"^ {0,3}(?:=+|-{2,})[ \t]*$")
_RULE = re.compile(r"^ {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")
_FENCE = re.compile(r"^ {0,3}(?:```|~~~)")
_ITEM = re.compile(r"^[ \t]*(?:[*+-]|\d{1,9}[.)])[ \t]+")
_QUOTE = re.compile(r"^ {0,3}(?:>[ \t]?)+")
_REFERENCE = re.compile(r"^ {0,3}\[[^\]\n]{1,200}\]:[ \t]*\S+.*$")
# No pattern may look across another one's beginning, or a text full of beginnings takes forever.
_IMAGE = re.compile(r"!\[([^\[\]\n]{0,500})\](?:\([^()\n]{0,2000}\)|\[[^\[\]\n]{0,200}\])")
_LINK = re.compile(r"\[([^\[\]\n]{1,500})\](?:\([^()\n]{0,2000}\)|\[[^\[\]\n]{0,200}\])")
_AUTOLINK = re.compile(r"<(https?://[^<>\s]{1,2000})>")
_EMPHASIS = re.compile(
    r"(?<![\w*_\\])(\*{1,3}|_{1,3})(?=[^\s*_])((?:[^\n*_]|(?<=\w)_(?=\w)|(?<=\\)[*_]){1,2000}?)(?<=\S)(?<!\\)\1(?![\w*_])"
)
_CODE = re.compile(r"`{1,2}([^`\n]{1,500})`{1,2}")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+.!>~|-])")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_FIELDS = {
    "title": "headline", "headline": "headline", "author": "authors", "authors": "authors", "byline": "authors",
    "date": "published", "published": "published", "url": "url", "link": "url", "outlet": "outlet",
    "publisher": "outlet", "publication": "outlet", "language": "language", "lang": "language", "section": "section",
}  # fmt: skip


def looks_like(data: bytes) -> bool:
    """Whether bytes are a text in Markdown: front matter, or a heading with marks and links or emphasis below it."""
    if b"\0" in data[:_HEAD_BYTES]:
        return False
    head = data[:_HEAD_BYTES].removeprefix(b"\xef\xbb\xbf").decode("utf-8", errors="replace").replace("\r\n", "\n")
    front = _FRONT_MATTER.match(head)
    if front and any(name.lower() in _FIELDS for name in re.findall(r"^([A-Za-z_-]+):", front["values"], re.MULTILINE)):
        return True
    lines = [line for line in head.split("\n") if line.strip()]
    headings = sum(bool(_HEADING.match(line)) for line in lines)
    starts = bool(lines) and bool(_HEADING.match(lines[0]))
    return starts or (headings > 0 and bool(_LINK.search(head) or _IMAGE.search(head)))


def read_bytes(data: bytes, *, source: str) -> Reading:
    """The article of a text in Markdown.

    Raises:
        SourceNotText: the bytes are not text.
        SourceEmpty: there is no text in it.
        ModelError: what tells languages cannot be used.
    """
    text = tidy(decoding.decode(data, source=source))
    front = _FRONT_MATTER.match(text)
    record = _record(front["values"]) if front else SourceRecord()
    body = _COMMENT.sub("", text[front.end() :] if front else text)
    blocks = list(_blocks(body.split("\n")))
    headline = record.headline
    if headline is None and blocks and blocks[0][0]:
        headline = _plain(blocks[0][1])
    record = SourceRecord(
        headline=headline or None,
        authors=record.authors,
        outlet=record.outlet,
        published=record.published,
        dated_by=record.dated_by,
        url=record.url,
        language=record.language,
        section=record.section,
    )
    article = layout.assembled((line for _, block in blocks for line in _lines(block)), record)
    if article is None:
        raise SourceEmpty(source)
    return one(article)


def _record(values: str) -> SourceRecord:
    """The record in front matter, of which we read the simplest form: a name, a colon and a value or a list."""
    found: dict[str, list[str]] = {}
    name = ""
    for line in values.split("\n"):
        if match := _VALUE.match(line):
            name = _FIELDS.get(match["name"].lower(), "")
            text = match["value"].strip()
            parts = text.strip("[]").split(",") if text.startswith("[") else [text]
        else:
            parts = [line.strip().removeprefix("- ")]
        if name:
            found.setdefault(name, []).extend(part.strip(" \t'\"") for part in parts if part.strip(" \t'\""))
    first = {name: values[0] for name, values in found.items() if values}
    url = first.get("url")
    return SourceRecord(
        headline=first.get("headline"),
        authors=authors.distinct(name for byline in found.get("authors", ()) for name in authors.names(byline)),
        outlet=first.get("outlet"),
        published=iso_date(first.get("published", "")),
        url=url if url and url.startswith("http") else None,
        language=(first.get("language") or "")[:2].lower() or None,
        section=first.get("section"),
    )


def _blocks(lines: list[str]) -> Iterator[tuple[bool, str]]:
    """The paragraphs, each on one line and with whether it is a heading."""
    block: list[str] = []
    in_fence = False
    for line in [*lines, ""]:
        if _FENCE.match(line):
            in_fence = not in_fence
            ends, line = True, ""
        elif in_fence:
            ends = True
        else:
            line = _QUOTE.sub("", line)
            ends = not line.strip() or bool(_HEADING.match(line) or _ITEM.match(line) or _RULE.match(line))
        if block and _UNDERLINE.match(line) and not in_fence:
            yield True, " ".join(block)
            block = []
            continue
        if ends and block:
            yield False, _joined(block)
            block = []
        if heading := None if in_fence else _HEADING.match(line):
            yield True, heading["text"]
        elif line.strip() and not _RULE.match(line) and not _REFERENCE.match(line):
            block.append(line if in_fence else _ITEM.sub("", line))


def _joined(lines: list[str]) -> str:
    """The lines of a paragraph as one, a hard break kept as a line end."""
    text = ""
    for line in lines:
        is_hard = line.endswith("  ") or (line.endswith("\\") and not line.endswith("\\\\"))
        text += line.strip().removesuffix("\\") + ("\n" if is_hard else " ")
    return text.strip()


def _lines(block: str) -> Iterator[Line]:
    """The lines of a paragraph; what stands for a picture is left out."""
    for match in _IMAGE.finditer(block):
        if match[1].strip():
            yield Line(match[1], ParagraphRole.LEFT_OUT)
    for line in _IMAGE.sub("", block).split("\n"):
        yield Line(_plain(line))


def _plain(text: str) -> str:
    """A text without the marks of links, emphasis and code."""
    text = _AUTOLINK.sub(r"\1", _LINK.sub(r"\1", _CODE.sub(r"\1", text)))
    for _ in range(3):
        text = _EMPHASIS.sub(r"\2", text)
    return _ESCAPED.sub(r"\1", text)
