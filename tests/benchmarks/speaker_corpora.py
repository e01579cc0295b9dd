"""Reads the corpora in which somebody wrote down who speaks, and asks the program the same."""

import gzip
import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from speaker_outcomes import PRONOUNS, Gold, Row, aliases, outcome, sort_of

from index.model import Article, Paragraph, QuotationKind, Span, Statement
from index.speakers.resolution import attribute
from index.statements.extract import Extractor
from index.text import paragraph_spans

HERE = Path(__file__).resolve().parent
DATA = HERE.parents[2] / "shared" / "data"
PRONOUN_GOLD = HERE / "speakers_gold.json"
NEWS_GOLD = {"dev": HERE / "speakers_news.jsonl", "train": HERE / "speakers_news_train.jsonl"}
"""By portion of PolNeAR, articles with whom their statements are by."""
FREE_NEWS = HERE.parent / "golden" / "free_news"
OPENING, CLOSING = ('"', "“", "''"), ('"', "”", "''")
AUTHOR = "the author"
FEWEST_TIMES_I = 5
"""So often a narrator says "I"."""
COLLECTIVE = frozenset(("body", "group"))
SAME_CONTENT = 0.5
WRAPPED = re.compile(r"(?<!\n)\n(?!\n)")


def documents(path: Path) -> Iterator[dict[str, Any]]:
    """The records of a file of JSON lines, gzipped or not."""
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def half_of(name: str) -> str:
    """Whether the mistakes in a text may be read to mend the program ("open") or not ("kept"), by a hash of its id."""
    return ("open", "kept")[int(hashlib.sha256(name.encode()).hexdigest(), 16) % 2]


def article_of(text: str) -> Article:
    """An article in which every line is a paragraph of the story."""
    return Article(text=text, paragraphs=tuple(Paragraph(span=span) for span in paragraph_spans(text)))


def statements_of(text: str, attributions: Iterable[dict[str, Any]]) -> list[Statement]:
    """The gold attributions as statements, certain of content and mention."""
    found = []
    for item in attributions:
        spans = {role: tuple(Span(*span) for span in item.get(role) or []) for role in ("content", "cue", "source")}
        words = text[spans["content"][0].start : spans["content"][-1].end]
        kind = QuotationKind.INDIRECT
        if words.startswith(OPENING) and words.endswith(CLOSING):
            kind = QuotationKind.DIRECT
        elif any(mark in words for mark in OPENING):
            kind = QuotationKind.MIXED
        found.append(
            Statement(kind=kind, content=spans["content"], cue=spans["cue"], mention=spans["source"], confidence=1.0)
        )
    return found


def row(corpus: str, article: str, words: str, statement: Statement, gold: Gold) -> Row:
    """The comparison of one attributed statement with its gold; `words` are those of the mention."""
    speaker = statement.attribution.speaker
    return Row(
        corpus=corpus,
        article=article,
        sort=sort_of(words),
        outcome=outcome(statement.attribution, gold, words),
        attribution=statement.attribution,
        line=f"{article[:30]} {statement.content[0].start} {words[:60]!r} → {speaker.name if speaker else None!r}, "
        f"gold {gold.names[:1]}",
    )


def words_at(text: str, spans: Sequence[Any]) -> str:
    """The words of the first piece of a role."""
    return text[spans[0][0] : spans[-1][1]] if spans else ""


def gum(genres: set[str]) -> Iterator[Row]:
    """The attributions of GUM whose source, content and cue are marked."""
    for document in documents(DATA / "gum" / "articles.jsonl.gz"):
        if document["genre"] not in genres:
            continue
        text = document["text"]
        chains = {c["entity"]: [c["name"] or "", *(text[s:e] for s, e in c["mentions"])] for c in document["chains"]}
        items = [a for a in document["annotations"][0]["attributions"] if a["source"] and a["content"] and a["cue"]]
        for item, found in zip(items, attribute(article_of(text), statements_of(text, items)), strict=True):
            if item.get("speaker") is None:
                continue
            mention = words_at(text, item["source"][:1])
            names = aliases([item["speaker"], *chains.get(item["entity"], [])], mention=mention)
            # A speaker whom the text only ever calls "you" or "we" has no name and no description.
            names = () if all(name.lower() in PRONOUNS for name in names) else names
            others = [c["name"] for c in document["chains"] if c["entity"] != item["entity"] and c["type"] == "person"]
            gold = Gold(names=names, others=tuple(name for name in others if name))
            yield row(f"gum {document['genre']}", document["id"], mention, found, gold)


def news() -> Iterator[Row]:
    """Every statement of PolNeAR's dev portion and of 108 articles of train, its speaker written down by hand."""
    for portion, path in NEWS_GOLD.items():
        gold = {record["id"]: record for record in documents(path)}
        for document in documents(DATA / "polnear" / f"{portion}.jsonl.gz"):
            if document["id"] in gold:
                yield from _news_of(document, gold[document["id"]], f"polnear {portion}")


def _news_of(document: dict[str, Any], record: dict[str, Any], corpus: str) -> Iterator[Row]:
    """The statements of one article."""
    text, marked = document["text"], document["annotations"][0]["attributions"]
    cues = [item["cue"] for item in marked if item["content"]]
    items = [item | {"cue": cue} for item, cue in zip(record["statements"], cues, strict=True)]
    also = _by_name(text, items, "name")
    everybody = {item["name"] for item in items if item["name"] and item["kind"] == "person"}
    for item, found in zip(items, attribute(article_of(text), statements_of(text, items)), strict=True):
        name = AUTHOR if item["kind"] == "author" else item["name"]
        gold = Gold(
            names=(name,) if name else (),
            also=also.get(item["name"], ()),
            others=tuple(everybody - {item["name"]}),
            collective=item["kind"] in COLLECTIVE,
        )
        yield row(corpus, document["id"], words_at(text, item["source"]), found, gold)


def pronouns() -> Iterator[Row]:
    """The he and she of PolNeAR's train portion whose speakers were written down by hand."""
    wanted = json.loads(PRONOUN_GOLD.read_text(encoding="utf-8"))["train"]
    for document in documents(DATA / "polnear" / "train.jsonl.gz"):
        if document["id"] not in wanted:
            continue
        text, names = document["text"], dict(wanted[document["id"]])
        items = [a for a in document["annotations"][0]["attributions"] if a["source"] and a["content"]]
        for item, found in zip(items, attribute(article_of(text), statements_of(text, items)), strict=True):
            start = str(item["source"][0][0])
            if start in names:
                name = names.pop(start)
                gold = Gold(names=(name,) if name else ())
                yield row("polnear he and she", document["id"], words_at(text, item["source"]), found, gold)


def free_news(portion: str) -> Iterator[Row]:
    """Free news with every statement and its speaker marked by hand."""
    for document in documents(FREE_NEWS / f"{portion}.jsonl"):
        text = document["text"]
        items = [item for item in document["annotations"][0]["attributions"] if item["content"]]
        also = _by_name(text, items, "speaker")
        for item, found in zip(items, attribute(article_of(text), statements_of(text, items)), strict=True):
            gold = Gold(names=(item["speaker"],) if item["speaker"] else (), also=also.get(item["speaker"], ()))
            yield row(f"free news {portion}", document["id"], words_at(text, item["source"]), found, gold)


def litbank() -> Iterator[Row]:
    """Quotations in fiction. No mentions are marked: they are those that the extractor finds."""
    extractor = Extractor()
    for document in documents(DATA / "litbank" / "works.jsonl.gz"):
        text = WRAPPED.sub(" ", document["text"])
        items = [a for a in document["annotations"][0]["attributions"] if a.get("speaker")]
        if not items:
            continue
        article = article_of(text)
        statements, places = _with_quotations(extractor.extract(article), items)
        chains = {c["entity"]: [c["name"] or "", *(text[s:e] for s, e in c["mentions"])] for c in document["chains"]}
        found = attribute(article, statements)
        for item, place in zip(items, places, strict=True):
            words = words_at(text, found[place].mention)
            chain = chains.get(item["entity"], [])
            names = aliases([item["speaker"], *chain], mention=words, longest=6)
            if chain.count("I") >= FEWEST_TIMES_I:
                names = (*names, AUTHOR)
            others = tuple(c["name"] for c in document["chains"] if c["entity"] != item["entity"] and c["name"])
            gold = Gold(names=names, others=others)
            yield row(f"litbank {half_of(document['id'])}", document["id"], words, found[place], gold)


def _with_quotations(found: Sequence[Statement], items: Sequence[dict[str, Any]]) -> tuple[list[Statement], list[int]]:
    """The statements found and those of the quotations that were not, in order, and the place of each quotation's."""
    merged = list(found)
    chosen = []
    for item in items:
        span = Span(item["content"][0][0], item["content"][-1][1])
        best = max(merged, key=lambda s: _shared(s, span), default=None)
        if best is None or _shared(best, span) < SAME_CONTENT * (span.end - span.start):
            best = Statement(kind=QuotationKind.DIRECT, content=(span,), confidence=1.0)
            merged.append(best)
        chosen.append(best)
    merged.sort(key=lambda s: s.span.start)
    return merged, [next(i for i, s in enumerate(merged) if s is one) for one in chosen]


def _shared(statement: Statement, span: Span) -> int:
    return sum(max(0, min(piece.end, span.end) - max(piece.start, span.start)) for piece in statement.content)


def _by_name(text: str, items: Iterable[dict[str, Any]], key: str) -> dict[str, tuple[str, ...]]:
    """The words of all mentions of each speaker."""
    found: dict[str, tuple[str, ...]] = {}
    for item in items:
        if item[key] and item["source"]:
            found[item[key]] = (*found.get(item[key], ()), words_at(text, item["source"]))
    return found


def gap(portion: str) -> Iterator[Row]:
    """Ambiguous pronouns of Wikipedia: the pronoun as a speaker; another of the two names is wrong, a third one too."""
    for document in documents(DATA / "gap" / f"{portion}.jsonl.gz"):
        text, (start, end) = document["text"], document["pronoun"]
        statement = Statement(
            kind=QuotationKind.INDIRECT, content=(Span(end, end + 1),), mention=(Span(start, end),), confidence=1.0
        )
        (found,) = attribute(article_of(text), [statement])
        right = [words_at(text, [document[x]]) for x in "ab" if document[f"{x}_coref"]]
        others = [words_at(text, [document[x]]) for x in "ab" if not document[f"{x}_coref"]]
        gold = Gold(names=tuple(right), others=tuple(others))
        yield row(f"gap {portion}", document["id"], text[start:end], found, gold)
