"""How well saved web pages are read: words of the story, headline, authors and date, beside trafilatura alone.

    python -m tests.benchmarks.bench_html

needs `html-pages` of the reference data. Word-level F1 counts the words of story and boxes against those of the
expected text. A headline is right if it has the same letters as the expected one, the name of the site behind a bar
or dash aside; authors if they are the same names, "By" aside; a date if it is the same day. Fields are only counted
where the data says that they can be trusted and has a value. We take the headline that readers of the page see, since
that is the one to cite; the data has in some pages the one for search engines or for links. So headlines are counted
three times: all, those where the page prints the expected one somewhere, and those where the expected one
is taken or offered beside it in the details of the article.
The pages are split in two by a hash of their ids; the rules were chosen while looking at the first half.
"""

import gzip
import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import mean, median
from typing import Any

import trafilatura

from index.errors import SourceError
from index.model import Article, ParagraphRole, SourceRecord
from index.reading import metadata, pages, registry

FOLDER = Path(__file__).parents[3] / "shared" / "data" / "html-pages"
_WORD = re.compile(r"\w+")
_SITE = re.compile(r"\s+[|–—-]\s+[^|–—-]{1,40}$")
_BY = re.compile(r"^by\s+", re.IGNORECASE)
_STORY = {ParagraphRole.STORY, ParagraphRole.ASIDE}

Page = dict[str, Any]


@dataclass(frozen=True)
class Result:
    """What became of one page; None where the data has nothing to compare with."""

    page_id: str
    half: str
    ours: float
    alone: float
    headline: bool | None
    printed: bool | None
    """As `headline`, where the page prints the expected one."""
    offered: bool | None
    """As `headline`, where the expected one is the one taken or among those that the program offers beside it."""
    authors: bool | None
    date: bool | None


def results() -> Iterator[Result]:
    """One result for each page."""
    for line in (FOLDER / "index.jsonl").read_text(encoding="utf-8").splitlines():
        page = json.loads(line)
        data = gzip.decompress((FOLDER / page["file"]).read_bytes())
        yield result(page, data)


def result(page: Page, data: bytes) -> Result:
    """Reads one page in both ways."""
    try:
        (article,) = registry.read_bytes(data, source=page["id"]).articles
    except SourceError:
        article = Article(text="", paragraphs=(), record=SourceRecord())
    alone = trafilatura.extract(data, include_comments=False, deduplicate=False) or ""
    tree = pages.parse(pages.decoded(data, source=page["id"]), source=page["id"])
    is_second = int(hashlib.sha256(page["id"].encode()).hexdigest(), 16) % 2
    record, gold = article.record, page["gold"]
    headline = is_headline(record.headline, page["title"]) if "title" in gold and page.get("title") else None
    return Result(
        page_id=page["id"],
        half="second half" if is_second else "first half",
        ours=f1(story(article), page["text"]),
        alone=f1(alone, page["text"]),
        headline=headline,
        printed=None if headline is None or not is_printed(page["title"], data) else headline,
        offered=None
        if headline is None
        else any(is_headline(one, page["title"]) for one in metadata.Page(tree).headlines()),
        authors=are_authors(record.authors, page["authors"])
        if {"authors", "byline"} & set(gold) and page.get("authors")
        else None,
        date=record.published == page["date"][:10] if page.get("date") else None,
    )


def story(article: Article) -> str:
    """What we take for the story."""
    kept = [paragraph.span for paragraph in article.paragraphs if paragraph.role in _STORY]
    return "\n".join(article.text[span.start : span.end] for span in kept)


def f1(found: str, wanted: str) -> float:
    """The harmonic mean of precision and recall, by words without case."""
    first, second = Counter(_WORD.findall(found.lower())), Counter(_WORD.findall(wanted.lower()))
    both = sum((first & second).values())
    return 2 * both / (sum(first.values()) + sum(second.values())) if both else 0.0


def is_headline(found: str | None, wanted: str) -> bool:
    """Whether it is the expected headline, with or without the site's name behind it."""
    return letters(found or "") in {letters(wanted), letters(_SITE.sub("", wanted))}


def is_printed(wanted: str, data: bytes) -> bool:
    """Whether the body of a page has the expected headline in a paragraph or heading of its own."""
    tree = pages.parse(pages.decoded(data, source="page"), source="page")
    return any(is_headline(line, wanted) for _, line in pages.block_texts(tree.body))


def are_authors(found: tuple[str, ...], wanted: list[str]) -> bool:
    """Whether they are the expected names."""
    return {letters(name) for name in found} == {letters(_BY.sub("", name)) for name in wanted}


def letters(text: str) -> str:
    """The letters and figures of a text, without case."""
    return "".join(_WORD.findall(text.lower()))


def show(name: str, of: list[Result]) -> None:
    """Prints one line of numbers."""
    values = [f"{name:12} {len(of):3} pages"]
    for title, scores in (("ours", [one.ours for one in of]), ("trafilatura", [one.alone for one in of])):
        values.append(f"{title}: median {median(scores):.3f} mean {mean(scores):.3f}")
    for field in ("headline", "printed", "offered", "authors", "date"):
        known = [getattr(one, field) for one in of if getattr(one, field) is not None]
        values.append(f"{field} {sum(known)}/{len(known)}")
    print("; ".join(values))


def main() -> None:
    """Measures all pages and prints the halves, the whole and the failures."""
    measured = list(results())
    for half in ("first half", "second half"):
        show(half, [one for one in measured if one.half == half])
    show("all", measured)
    for one in sorted(measured, key=lambda one: one.ours):
        wrong = [field for field in ("headline", "authors", "date") if getattr(one, field) is False]
        if wrong or one.ours < 0.9:
            print(f"{one.ours:.3f} ({one.alone:.3f}) {one.page_id} {' '.join(wrong)}")


if __name__ == "__main__":
    main()
