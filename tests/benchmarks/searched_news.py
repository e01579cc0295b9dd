"""Statements of real news in any number, for search benchmarks: PolNeAR's, Wikinews' and the Kremlin's, recombined.

The contents are sentences that somebody said in these corpora, which lie beside the checkout; who said them, where and
when is drawn anew in the proportions of a library, so that no article of a publisher is put together again.
"""

import gzip
import itertools
import json
import random
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from index.model import Manner, Polarity, QuotationKind, SpeakerKind, Tier
from index.search.fields import SearchDocument

DATA = Path(__file__).parents[3] / "shared" / "data"
PER_ARTICLE = 30
_SEED = 6
_SENTENCE = re.compile(r"[^.!?\n]+[.!?”\"]*")
_WORDS = range(4, 60)


def documents(count: int, seed: int = _SEED) -> Iterator[SearchDocument]:
    """So many statements, thirty to an article."""
    rng = random.Random(seed)
    said, titles, people = _corpora()
    names = _names(rng, people, max(400, count // 12))
    weights = list(itertools.accumulate(1 / (rank + 1) ** 0.9 for rank in range(len(names))))
    families = sorted({name.split()[-1] for name in people})
    outlets = [f"{rng.choice(families)} {kind}" for kind in ("Post", "Times", "Daily", "Herald") for _ in range(20)]
    outlet_weights = list(itertools.accumulate(1 / (rank + 1) for rank in range(len(outlets))))
    order = rng.sample(range(len(said)), len(said))
    for number in range(1, count + 1):
        if number % PER_ARTICLE == 1:
            outlet = rng.choices(outlets, cum_weights=outlet_weights)[0]
            day = f"{rng.randrange(2004, 2025)}-{rng.randrange(1, 13):02}-{rng.randrange(1, 29):02}"
            title, authors = rng.choice(titles), (rng.choice(names[:400]),)
        name = None if rng.random() < 0.08 else rng.choices(names, cum_weights=weights)[0]
        doubt = rng.random()
        yield SearchDocument(
            id=number,
            article_id=1 + (number - 1) // PER_ARTICLE,
            position=number % PER_ARTICLE,
            speaker=name,
            speaker_kind=SpeakerKind.PERSON if name else None,
            mention=name.split()[-1] if name else "",
            cue=rng.choices(("said", "told", "added", "insisted", "warned", "according to"), (60, 12, 10, 5, 5, 8))[0],
            content=said[order[number % len(order)]],
            kind=rng.choices(list(QuotationKind), (19, 14, 67))[0],
            manner=Manner.THOUGHT if doubt > 0.95 else Manner.SAID,
            polarity=Polarity.NEGATED if doubt > 0.98 else Polarity.PLAIN,
            tier=Tier.UNATTRIBUTED if not name else Tier.CLEAR if doubt < 0.6 else Tier.LIKELY,
            listed=doubt < 0.9,
            second_hand=False,
            outlet=outlet,
            published=day,
            authors=authors,
            headline=title,
        )


def _corpora() -> tuple[Sequence[str], Sequence[str], Sequence[str]]:
    """What is said in the corpora, the headlines, and the people who speak."""
    said: dict[str, None] = {}
    titles, people = [], set()
    for record in _records("polnear/train"):
        text = record["text"]
        for found in record["annotations"][0]["attributions"]:
            said[" ".join(text[start:end] for start, end in found["content"])] = None
    for record in itertools.chain(_records("wikinews/articles"), _records("kremlin/articles")):
        titles.append(record["title"])
        people.update(name for name, _ in record.get("people") or ())
        spoken = [record["text"][start:end] for _, _, start, end in record.get("turns") or ()] or [record["text"]]
        for part in spoken:
            said.update(dict.fromkeys(sentence.strip() for sentence in _SENTENCE.findall(part)))
    return (
        [one for one in said if len(one.split()) in _WORDS],
        titles,
        sorted(name for name in people if len(name.split()) > 1),
    )


def _names(rng: random.Random, people: Sequence[str], count: int) -> list[str]:
    """Different full names from the parts of real ones."""
    given, families = zip(*((name.split()[0], name.split()[-1]) for name in people), strict=True)
    made: dict[str, None] = {}
    while len(made) < count:
        made[f"{rng.choice(given)} {rng.choice(families)}{rng.choice(('', '', 'ov', 'son', 'ez'))}"] = None
    return list(made)


def _records(name: str) -> Iterator[dict]:
    with gzip.open(DATA / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)
