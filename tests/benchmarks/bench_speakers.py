"""How often a named speaker is right, by tier and by kind of mention. Run by hand:

    python tests/benchmarks/bench_speakers.py [--wrong] [--genres news,interview]

Reads the gold coreference of `../shared/data/gum` and the hand-made gold of `speakers_gold.json` (articles of
PolNeAR by number of their offsets, names only); says so and stops where the data are absent. The gold mentions and
contents are the input, so only the choice of the speaker is measured.
"""

import argparse
import gzip
import json
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from index.model import Article, Attribution, Paragraph, QuotationKind, Span, SpeakerKind, Statement
from index.speakers.names import Kinship, kinship
from index.speakers.resolution import attribute
from index.text import paragraph_spans

HERE = Path(__file__).resolve().parent
DATA = HERE.parents[2] / "shared" / "data"
GOLD = HERE / "speakers_gold.json"
PRONOUNS = frozenset("he she it they i we you his her their its my our your him them who which that whose".split())
SMALL_WORDS = frozenset("the a an of mr mrs ms dr and".split())
OPENING, CLOSING = ('"', "“", "''"), ('"', "”", "''")


def documents(path: Path) -> Iterator[dict[str, Any]]:
    """The records of a gzipped file of JSON lines."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def article_of(text: str) -> Article:
    """An article in which every line is a paragraph of the story."""
    return Article(text=text, paragraphs=tuple(Paragraph(span=span) for span in paragraph_spans(text)))


def statements_of(text: str, attributions: Iterable[dict[str, Any]]) -> list[Statement]:
    """The gold attributions as statements, certain of content and mention."""
    found = []
    for item in attributions:
        spans = {role: tuple(Span(*span) for span in item.get(role, [])) for role in ("content", "cue", "source")}
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


def words_of(name: str) -> list[str]:
    """The words of a name that count when two names are compared."""
    cleaned = unquote(name).replace("’s", "").replace("'s", "").partition("(")[0]
    return [word for word in cleaned.replace(",", " ").replace(".", "").split() if word.lower() not in SMALL_WORDS]


def same_name(found: str, gold: Iterable[str]) -> bool:
    """Whether a name is a form of one of the gold names."""
    one = words_of(found)
    for alias in gold:
        other = words_of(alias)
        if not one or not other:
            continue
        if max(kinship(tuple(one), tuple(other)), kinship(tuple(other), tuple(one))) >= Kinship.SURNAME:
            return True
        lower, alias_lower = {w.lower() for w in one}, {w.lower() for w in other}
        if lower <= alias_lower or alias_lower <= lower:
            return True
    return False


def sort_of(mention: str) -> str:
    """Whether the words beside the cue are a pronoun, a name or a description."""
    words = mention.split()
    if words and words[0].lower() in PRONOUNS and len(words) == 1:
        return "pronoun"
    return (
        "name"
        if any(word[0].isupper() for word in words[1:]) or (mention[:1].isupper() and len(words) == 1)
        else "description"
    )


def outcome(attribution: Attribution, gold: Iterable[str], *, has_name: bool) -> str:
    """right, wrong, nobody, or described when a known person is credited by a description."""
    speaker = attribution.speaker
    if speaker is None:
        return "nobody"
    if same_name(speaker.name, gold):
        return "right"
    described = speaker.kind in (SpeakerKind.UNNAMED, SpeakerKind.GROUP) or speaker.name[:1].islower()
    return "described" if described and has_name else "wrong"


def gum(genres: set[str]) -> Iterator[tuple[str, str, Attribution, str]]:
    """Outcome for every gold statement of GUM: sort of mention, outcome, attribution, a line to show."""
    for document in documents(DATA / "gum" / "articles.jsonl.gz"):
        if document["genre"] not in genres:
            continue
        text = document["text"]
        aliases = {
            chain["entity"]: [chain["name"] or "", *(text[s:e] for s, e in chain["mentions"])]
            for chain in document["chains"]
        }
        items = [a for a in document["annotations"][0]["attributions"] if a["source"] and a["content"] and a["cue"]]
        for item, statement in zip(items, attribute(article_of(text), statements_of(text, items)), strict=True):
            if item.get("speaker") is None:
                continue
            mention = text[item["source"][0][0] : item["source"][0][1]]
            names = [n for n in aliases.get(item["entity"], []) if n.lower() not in PRONOUNS]
            names = [n for n in names if n[:1].isupper() or n == mention or len(n.split()) < 6]
            gold = [item["speaker"], *names]
            result = outcome(statement.attribution, gold, has_name=bool(item.get("speaker_linked")))
            speaker = statement.attribution.speaker.name if statement.attribution.speaker else None
            yield (
                sort_of(mention),
                result,
                statement.attribution,
                f"{mention!r} → {speaker!r}, gold {item['speaker']!r}",
            )


def polnear() -> Iterator[tuple[str, str, Attribution, str]]:
    """The same for the pronouns of PolNeAR whose speakers were written down by hand."""
    gold: dict[str, dict[str, str | None]] = json.loads(GOLD.read_text(encoding="utf-8"))["dev"]
    for document in documents(DATA / "polnear" / "dev.jsonl.gz"):
        wanted = gold.get(document["id"])
        if not wanted:
            continue
        text = document["text"]
        items = [a for a in document["annotations"][0]["attributions"] if a["source"] and a["content"]]
        seen = set()
        for item, statement in zip(items, attribute(article_of(text), statements_of(text, items)), strict=True):
            start = str(item["source"][0][0])
            if start not in wanted or start in seen:
                continue
            seen.add(start)
            name = wanted[start]
            result = outcome(statement.attribution, [name] if name else [], has_name=True)
            speaker = statement.attribution.speaker.name if statement.attribution.speaker else None
            yield "pronoun", result, statement.attribution, f"{document['id']} {start} → {speaker!r}, gold {name!r}"


def table(title: str, rows: list[tuple[str, str, Attribution, str]], *, wrong: bool) -> None:
    """Prints how the rows fall into tiers and how often each tier is right."""
    print(f"\n{title}: {len(rows)} statements")
    for sort in ("all", "name", "pronoun", "description"):
        chosen = [row for row in rows if sort in ("all", row[0])]
        if not chosen:
            continue
        total, count = Counter(result for _, result, _, _ in chosen), len(chosen)
        shares = (f"{kind} {total[kind] / count:.3f}" for kind in ("right", "wrong", "described", "nobody"))
        print(f"  {sort:12} {count:4}  " + "  ".join(shares))
        for tier in ("clear", "likely", "unsure"):
            inside = [result for _, result, attribution, _ in chosen if attribution.tier == tier]
            if inside:
                good = sum(result in ("right", "described") for result in inside) / len(inside)
                covered = len(inside) / count
                print(f"     {tier:10} {len(inside):4}  covers {covered:.2f}  right or described {good:.3f}")
    if wrong:
        for sort, result, attribution, line in rows:
            if result == "wrong":
                print(f"  WRONG {sort} {attribution.tier}: {line}")


def main() -> int:
    """Measures and prints; 1 if the data are absent."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--wrong", action="store_true", help="list the wrong names")
    parser.add_argument("--genres", default="news,interview")
    options = parser.parse_args()
    if not DATA.is_dir():
        print("the reference data are not beside the checkout: nothing measured")
        return 1
    started = time.perf_counter()
    rows = list(gum(set(options.genres.split(","))))
    table(f"gum {options.genres}", rows, wrong=options.wrong)
    if GOLD.is_file():
        table("polnear/dev, third-person pronouns", list(polnear()), wrong=options.wrong)
    print(f"\n{time.perf_counter() - started:.1f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
