"""The same article told a little differently, so that the network learns statements and not names or layouts.

Names of people are replaced by names from all over the world, paragraphs are split and joined, headlines change case
and a first paragraph gets an agency's dateline. The marked roles move along. Replacing entities to make models robust
to names follows Dai and Adel 2020, "An analysis of simple data augmentation for named entity recognition".
"""

import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from index.model import Span, Spans
from index.text import paragraph_spans, sentence_spans
from index.training.corpus import Labelled, LabelledArticle

RENAMED = 0.5
"""Share of articles whose people get other names."""
RECASED = 0.1
DATED = 0.1
RELAID = 0.4
"""Share of articles whose paragraphs are split or joined."""
SPLIT_OR_JOINED = 0.15
"""Share of the places in such an article where that happens."""

_TITLES = frozenset("mr mrs ms dr sir jr sr sen rep gov gen president senator".split())
_AGENCIES = ("Reuters", "AP", "AFP", "Xinhua", "UPI", "dpa")


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """Names to choose from; without any, nobody and no place gets another name."""

    given: tuple[str, ...]
    family: tuple[str, ...]
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Edit:
    start: int
    end: int
    text: str


def varied(article: LabelledArticle, names: Names, rng: random.Random) -> LabelledArticle:
    """A variant of an article; the same generator state always gives the same one."""
    edits: list[_Edit] = []
    if article.persons and names.given and names.family and rng.random() < RENAMED:
        edits += _renaming(article, names, rng)
    if rng.random() < RELAID:
        edits += _layout(article, rng)
    if rng.random() < RECASED:
        edits += _recased_headline(article.text, rng)
    if names.places and rng.random() < DATED:
        edits += _dateline(article, names, rng)
    return _edited(article, edits)


def _renaming(article: LabelledArticle, names: Names, rng: random.Random) -> list[_Edit]:
    """Every word of a person's name replaced, the same word always by the same one."""
    others: dict[str, str] = {}
    for person in article.persons:
        words = [
            word for word in re.findall(r"[^\W\d_]+", article.text[person.start : person.end]) if word[0].isupper()
        ]
        for place, word in enumerate(words):
            if len(word) > 1 and word.lower() not in _TITLES and word not in others:
                others[word] = rng.choice(names.given if place < len(words) - 1 else names.family)
    if not others:
        return []
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(others)))})\b")
    return [_Edit(match.start(), match.end(), others[match[0]]) for match in pattern.finditer(article.text)]


def _layout(article: LabelledArticle, rng: random.Random) -> list[_Edit]:
    """Some paragraphs joined with the next, some split where no statement of the first annotator is cut."""
    text = article.text
    paragraphs = paragraph_spans(text)
    held = [entry.span for entry in article.annotations[0]] if article.annotations else []
    edits = []
    for place, paragraph in enumerate(paragraphs[1:], 1):
        if place + 1 < len(paragraphs) and text[paragraph.end - 1] in '.!?”"' and rng.random() < SPLIT_OR_JOINED:
            edits.append(_Edit(paragraph.end, paragraphs[place + 1].start, " "))
        sentences = sentence_spans(text, paragraph)
        for before, after in pairwise(sentences):
            cut = any(span.start < before.end and after.start < span.end for span in held)
            if not cut and before.end < after.start and rng.random() < SPLIT_OR_JOINED:
                edits.append(_Edit(before.end, after.start, "\n\n"))
    return edits


def _recased_headline(text: str, rng: random.Random) -> list[_Edit]:
    for paragraph in paragraph_spans(text)[:1]:
        headline = text[paragraph.start : paragraph.end]
        change: Callable[[str], str] = rng.choice((str.upper, str.lower, str.title))
        changed = change(headline)
        # Names are replaced letter by letter elsewhere: one edit for each letter keeps the two from overlapping.
        if len(changed) == len(headline):
            return [
                _Edit(paragraph.start + place, paragraph.start + place + 1, letter)
                for place, letter in enumerate(changed)
            ]
    return []


def _dateline(article: LabelledArticle, names: Names, rng: random.Random) -> list[_Edit]:
    for paragraph in paragraph_spans(article.text)[1:2]:
        place = rng.choice(names.places)
        start = rng.choice((place.upper(), place)) + f" ({rng.choice(_AGENCIES)}) {rng.choice('-–—')} "
        return [_Edit(paragraph.start, paragraph.start, start)]
    return []


def _edited(article: LabelledArticle, edits: Sequence[_Edit]) -> LabelledArticle:
    """The article with its edits made, leaving out those that overlap an earlier one."""
    text, starts, ends = _apply(article.text, edits)

    def move(spans: Spans) -> Spans:
        return tuple(Span(starts[span.start], ends[span.end - 1]) for span in spans)

    def moved(entry: Labelled) -> Labelled:
        return replace(entry, content=move(entry.content), cue=move(entry.cue), source=move(entry.source))

    annotations = tuple(tuple(map(moved, one)) for one in article.annotations)
    return LabelledArticle(id=article.id, text=text, annotations=annotations, persons=move(article.persons))


def _apply(text: str, edits: Sequence[_Edit]) -> tuple[str, list[int], list[int]]:
    """The edited text, and where each character of the old one begins and ends in it."""
    parts: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    length = done = 0
    for edit in (*sorted(edits, key=lambda edit: (edit.start, edit.start - edit.end)), _Edit(len(text), len(text), "")):
        if edit.start < done:
            continue
        kept = text[done : edit.start]
        starts.extend(range(length, length + len(kept)))
        ends.extend(range(length + 1, length + len(kept) + 1))
        length += len(kept)
        # Characters that were replaced have become all of what stands in their place.
        starts.extend([length] * (edit.end - edit.start))
        length += len(edit.text)
        ends.extend([length] * (edit.end - edit.start))
        parts += [kept, edit.text]
        done = edit.end
    return "".join(parts), starts, ends
