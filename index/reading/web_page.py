"""A saved web page to an article: the story, and what stood between its parts, marked as left out.

The story is found by trafilatura (Barbaresi 2021, "Trafilatura: A Web Scraping Library and Command-Line Tool for Text
Discovery and Extraction"). We differ in what surrounds it: the record is our own, what it takes for page furniture
stays in the article as such, and lines end where the page's do.
"""

import logging
import re
from collections.abc import Iterable, Iterator
from itertools import accumulate
from typing import TYPE_CHECKING

from index.errors import SourceEmpty, SourceNeedsScript
from index.model import Article, ParagraphRole, SourceRecord
from index.reading import furniture, layout, pages, wrapping
from index.reading.dates import iso_date
from index.reading.layout import Line
from index.reading.metadata import Page
from index.reading.outcome import Reading, one

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_MAX_ELEMENTS = 100_000
"""More than this takes trafilatura minutes; such a page is read by its blocks alone."""
_MIN_STORY_CHARS = 25
_MAX_LEFT_OUT_LINES = 60
_MAX_LINES_CUT = 1_000
_TELLING_CHARS = 40
"""So many letters make a line known again."""
_MAX_LEFT_OUT_CHARS = 1_000
_SINGLE_FILE = re.compile(r"<!--\s+Page saved with SingleFile\s(.{0,4000}?)-->", re.DOTALL)
_SAVED_URL = re.compile(r"^\s*url:\s*(\S+)", re.MULTILINE)
_SAVED_DATE = re.compile(r"^\s*saved date:\s*(.+)$", re.MULTILINE)
_SCRIPT_WANTED = re.compile(
    r"\b(?:enable|turn on|requires?|without|activate)\b.{0,40}\bjava ?script\b"
    r"|\bjava ?script\b.{0,40}\b(?:disabled|required|enabled)\b",
    re.IGNORECASE,
)
_OTHER_STORIES = re.compile(
    r"you (?:may|might) (?:also|like).*|most (?:popular|read|viewed|shared)|recommended(?: for you)?"
    r"|read (?:more|next):?|(?:more|related|other|top|latest) (?:stories|articles|news|coverage)|trending(?: now)?"
    r"|more (?:from|on|about) .{1,60}",
    re.IGNORECASE,
)
_COMMENTS = re.compile(
    r"(?:^|[\s_-])(?:comments|comment-?list|comentarios|disqus_thread|respond)(?:[\s_-]|$)", re.IGNORECASE
)
_MAX_COMMENTS_SHARE = 0.8
_MAX_TAIL_SHARE = 0.5
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*$")
_STORY_TAGS = frozenset({"p", "head", "item", "quote", "cell", "code", "row", "fw", "ab"})
_WORD = re.compile(r"\w+")


def read_bytes(data: bytes, *, source: str) -> Reading:
    """The article of a page.

    Raises:
        SourceNotText: the bytes are not text.
        SourceEmpty: there is no text in it.
        SourceNeedsScript: its text is made by scripts in a browser.
        SourceMalformed: it cannot be parsed.
        ModelError: what tells languages cannot be used.
    """
    return one(read_page(pages.decoded(data, source=source), source=source))


def read_page(text: str, *, source: str, record: SourceRecord | None = None) -> Article:
    """The article of a page's text; what `record` knows goes before what the page says of itself.

    Raises:
        SourceEmpty, SourceNeedsScript, SourceMalformed: as for `read_bytes`.
        ModelError: what tells languages cannot be used.
    """
    tree = pages.parse(text, source=source)
    needs_script = bool(_SCRIPT_WANTED.search(" ".join(tree.xpath("//noscript//text()"))[:5_000]))
    record = record or SourceRecord()
    found = merged(_saved(text), merged(record, Page(tree, url=record.url).record()))
    pages.without_unseen(tree)
    _drop_comments(tree)
    open_preformatted(tree)
    seen = [text for _, text in pages.block_texts(tree)]
    story = _story(tree, seen)
    if not story:
        raise SourceNeedsScript(source) if needs_script or _asks_for_script(seen) else SourceEmpty(source)
    article = layout.assembled(_without_tail(list(_with_left_out(story, seen))), found)
    if article is None:
        raise SourceEmpty(source)
    return article


def merged(first: SourceRecord, second: SourceRecord) -> SourceRecord:
    """Two records as one, the first one's values where it has them."""
    return SourceRecord(
        headline=first.headline or second.headline,
        authors=first.authors or second.authors,
        outlet=first.outlet or second.outlet,
        published=first.published or second.published,
        dated_by=first.dated_by if first.published else second.dated_by,
        url=first.url or second.url,
        accessed=first.accessed or second.accessed,
        language=first.language or second.language,
        section=first.section or second.section,
    )


def _saved(text: str) -> SourceRecord:
    """What the browser extension SingleFile noted when it saved the page."""
    if not (comment := _SINGLE_FILE.search(text[:20_000])):
        return SourceRecord()
    url, day = _SAVED_URL.search(comment[1]), _SAVED_DATE.search(comment[1])
    return SourceRecord(url=url[1] if url else None, accessed=_saved_day(day[1]) if day else None)


def _saved_day(text: str) -> str | None:
    """The day in JavaScript's way to print a date: `Mon Mar 04 2019 10:00:00 GMT+0100`."""
    words = text.split()
    return iso_date(f"{words[2]} {words[1]} {words[3]}") if len(words) > 3 else None


def _drop_comments(tree: "HtmlElement") -> None:
    """Takes out what readers wrote below the story: neither the story nor the page around it."""
    total = len(tree.text_content())
    for element in tree.xpath("//*[@id or @class]"):
        marked = f"{element.get('id') or ''} {element.get('class') or ''}"
        inside = element.getparent() is not None and element.tag not in {"body", "html", "article", "main"}
        if inside and _COMMENTS.search(marked) and len(element.text_content()) <= _MAX_COMMENTS_SHARE * total:
            element.drop_tree()


def _asks_for_script(seen: Iterable[str]) -> bool:
    return any(_SCRIPT_WANTED.search(line) for line in seen)


def _story(tree: "HtmlElement", seen: list[str]) -> list[str]:
    """The lines of the story, in order; empty if there is none."""
    if sum(1 for _ in tree.iter()) > _MAX_ELEMENTS:
        return [line for line in seen if len(line) >= _MIN_STORY_CHARS]
    from trafilatura import bare_extraction

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    found = bare_extraction(tree, include_comments=False, deduplicate=False, with_metadata=False)
    body = getattr(found, "body", None)
    if body is None:
        return []
    return _as_seen([line for line in _lines(body) if _WORD.search(line)], seen)


def _as_seen(story: list[str], seen: list[str]) -> list[str]:
    """The story with those lines cut again that were several on the page: what finds it joins them in small pages."""
    keys = [_key(line) for line in seen]
    places = list(accumulate(map(len, keys), initial=0))
    number_at = {place: number for number, place in enumerate(places)}
    whole, known = "".join(keys), set(keys)
    found: list[str] = []
    for line in story:
        key = _key(line)
        place = whole.find(key) if key not in known and len(found) < _MAX_LINES_CUT else -1
        start, end = number_at.get(place), number_at.get(place + len(key))
        found += [line] if place < 0 or start is None or end is None else seen[start:end]
    return found


def open_preformatted(tree: "HtmlElement") -> None:
    """Makes paragraphs of text that the page shows with its own line ends."""
    from lxml.html import builder

    for element in list(tree.iter("pre")):
        lines = [line for line in wrapping.unwrap("".join(element.itertext())).split("\n") if line.strip()]
        tail, attributes = element.tail, dict(element.attrib)
        element.clear()
        element.tag, element.tail = "div", tail
        element.attrib.update(attributes)
        element.extend(builder.P(line) for line in lines)


def _lines(body: "HtmlElement") -> Iterator[str]:
    """The lines of trafilatura's tree; a row of a table is one line."""
    pieces: list[str] = []
    from lxml import etree

    for step, element in etree.iterwalk(body, events=("start", "end")):
        ends_line = element.tag in _STORY_TAGS - {"cell"} or element.tag in {"lb", "list", "table"}
        if ends_line and pieces:
            yield "".join(pieces)
            pieces = []
        if step == "start" and element.text:
            pieces.append(element.text)
        if step == "end":
            if element.tag == "cell":
                pieces.append(" ")
            if element is not body and element.tail:
                pieces.append(element.tail)
    if pieces:
        yield "".join(pieces)


def _with_left_out(story: list[str], seen: list[str]) -> Iterator[Line]:
    """The story, with those lines of the page as left out that stand between its first and its last line."""
    places = _places(story, seen)
    told = "".join(map(_key, story))
    before = min(places.values(), default=0)
    left = _MAX_LEFT_OUT_LINES
    for number, line in enumerate(story):
        place = places.get(number)
        if place is not None:
            for other in seen[before:place]:
                if left and _is_left_out(other, told):
                    left -= 1
                    yield Line(other[:_MAX_LEFT_OUT_CHARS], ParagraphRole.LEFT_OUT)
            before = max(before, place + 1)
        yield Line(line, ParagraphRole.LEFT_OUT if furniture.is_furniture(line) else ParagraphRole.STORY)


def _places(story: list[str], seen: list[str]) -> dict[int, int]:
    """Which line of the page each line of the story is, as far as that is plain, both in order."""
    where: dict[str, list[int]] = {}
    for place, line in enumerate(seen):
        where.setdefault(_key(line), []).append(place)
    places: dict[int, int] = {}
    after = -1
    for number, line in enumerate(story):
        found = [place for place in where.get(_key(line), ()) if place > after]
        if len(found) == 1 or (found and after >= 0):
            after = places[number] = found[0]
    return places


def _without_tail(lines: list[Line]) -> list[Line]:
    """The lines, with those left out that stand in a box of other stories at the end, below its heading."""
    total = sum(len(line.text) for line in lines if line.role is ParagraphRole.STORY)
    for number, line in enumerate(lines):
        if _OTHER_STORIES.fullmatch(line.text.strip()):
            tail = lines[number:]
            told = [other.text for other in tail if other.role is ParagraphRole.STORY]
            sentences = sum(bool(_SENTENCE_END.search(other)) for other in told)
            if sentences <= len(tail) / 3 and sum(map(len, told)) <= _MAX_TAIL_SHARE * total:
                return [*lines[:number], *(Line(other.text, ParagraphRole.LEFT_OUT) for other in tail)]
    return lines


def _is_left_out(line: str, told: str) -> bool:
    """Whether a line of the page is not told in the story; one with a card hidden in it begins or ends as one there."""
    key = _key(line)
    known_by = (key,) if len(key) <= 2 * _TELLING_CHARS else (key[:_TELLING_CHARS], key[-_TELLING_CHARS:])
    return bool(key) and not any(part in told for part in known_by)


def _key(line: str) -> str:
    """The letters and figures of a line."""
    return "".join(_WORD.findall(line)).casefold()
