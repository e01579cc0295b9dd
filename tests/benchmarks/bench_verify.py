"""How well a pasted quote is traced to its statement: `python -m tests.benchmarks.bench_verify [STATEMENTS] [CORPUS]`.

The library has the statements of four fifths of `polnear/train` as its annotators marked them, or, for `wikinews`, what
stands in quotation marks in four fifths of these articles; and chaff up to 100,000: the same statements with half of
their words replaced by those of others. Quotes are made of statements by edits whose kind is known; those of the last
fifth are found nowhere. Needs the corpora in `shared` beside the checkout.
"""

import gzip
import json
import random
import re
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from index.comparing.findings import Verdict, Verification
from index.comparing.verify import verify_asking
from index.comparing.words import forms
from index.model import (
    Attribution,
    Manner,
    Polarity,
    QuotationKind,
    SourceRecord,
    Span,
    Statement,
    StoredStatement,
    Tier,
)
from index.search.fields import SearchDocument
from index.search.indexer import SearchIndex
from index.search.searcher import Searcher

ROOT = Path(__file__).parents[2]
DATA = ROOT.parent / "shared" / "data"
CORPUS = DATA / "polnear" / "train.jsonl.gz"
WIKINEWS = DATA / "wikinews" / "articles.jsonl.gz"
_QUOTED = re.compile(r"[“\"]([^“”\"]{40,600})[”\"]")
CANDIDATES = 40
QUOTES = 200
LEAST_WORDS = 8
_SEED = 11

Edit = Callable[[random.Random, list[str], list[list[str]]], list[str] | None]


def stored(number: int, quote: str) -> StoredStatement:
    """A statement of the library; only its words matter here."""
    kind = QuotationKind.DIRECT
    return StoredStatement(
        id=number,
        article_id=number // 30 + 1,
        position=number % 30,
        statement=Statement(kind=kind, content=(Span(0, max(1, len(quote))),), attribution=Attribution()),
        quote=quote,
        cue="said",
        mention="",
        within_id=None,
        record=SourceRecord(),
    )


def document(row: StoredStatement) -> SearchDocument:
    """The same as the index takes it."""
    return SearchDocument(
        id=row.id,
        article_id=row.article_id,
        position=row.position,
        speaker=None,
        speaker_kind=None,
        mention="",
        cue=row.cue,
        content=row.quote,
        kind=row.statement.kind,
        manner=Manner.SAID,
        polarity=Polarity.PLAIN,
        tier=Tier.UNATTRIBUTED,
        listed=True,
        second_hand=False,
        outlet=None,
        published=None,
    )


def contents(corpus: Path = CORPUS) -> tuple[list[str], list[str]]:
    """The contents of the articles that the library has, and of those that it has not; each once."""
    inside: dict[str, None] = {}
    outside: dict[str, None] = {}
    with gzip.open(corpus, "rt", encoding="utf-8") as lines:
        for number, row in enumerate(map(json.loads, lines)):
            taken = outside if number % 5 == 4 else inside
            for text in _marked(row) if corpus == CORPUS else _QUOTED.findall(row["text"]):
                if len(text.split()) >= LEAST_WORDS:
                    taken[" ".join(text.split())] = None
    return list(inside), [text for text in outside if text not in inside]


def _marked(row: dict[str, Any]) -> list[str]:
    """The contents that an annotator of PolNeAR marked."""
    text = row["text"]
    several = (found["content"] or [] for found in row["annotations"][0]["attributions"])
    return [" … ".join(text[start:end] for start, end in spans) for spans in several]


def chaff(rng: random.Random, texts: Sequence[str], count: int) -> list[str]:
    """Further statements of the same words, none of which has more than half of the words of another one in place."""
    pool = [word for text in texts for word in text.split()]
    made = []
    while len(made) < count:
        made.append(" ".join(rng.choice(pool) if rng.random() < 0.5 else word for word in rng.choice(texts).split()))
    return made


def _straight(rng: random.Random, words: list[str], _: list[list[str]]) -> list[str]:
    del rng
    table = str.maketrans({"“": '"', "”": '"', "’": "'", "‘": "'", "–": "-", "—": "-"})
    return ['"', *(word.translate(table) for word in words), '"']


def _punctuation(rng: random.Random, words: list[str], _: list[list[str]]) -> list[str]:
    place = rng.randrange(1, len(words) - 1)
    return [*words[:place], words[place].rstrip(",.;:") + ";", *words[place + 1 :]]


def _part(rng: random.Random, words: list[str], _: list[list[str]]) -> list[str]:
    first = rng.randrange(1, max(2, len(words) // 3))
    return words[first : len(words) - rng.randrange(1, max(2, len(words) // 3))]


def _ellipsis(rng: random.Random, words: list[str], _: list[list[str]]) -> list[str]:
    first = rng.randrange(3, len(words) - 4)
    return [*words[:first], "…", *words[first + rng.randrange(1, len(words) - first - 3) :]]


def _some(rng: random.Random, words: list[str]) -> list[int]:
    """Places of at most a fifth of the words."""
    return rng.sample(range(len(words)), max(1, rng.randrange(len(words) // 5 + 1)))


def _dropped(rng: random.Random, words: list[str], _: list[list[str]]) -> list[str]:
    gone = {place for place in _some(rng, words) if 0 < place < len(words) - 1} or {len(words) // 2}
    return [word for place, word in enumerate(words) if place not in gone]


def _swapped(rng: random.Random, words: list[str], others: list[list[str]]) -> list[str]:
    new = list(words)
    for place in _some(rng, words):
        new[place] = rng.choice(rng.choice(others))
    return new if [_plain(word) for word in new] != [_plain(word) for word in words] else [*new[:-1], "indeed"]


def _negated(rng: random.Random, words: list[str], _: list[list[str]]) -> list[str] | None:
    for place, word in enumerate(words):
        if _plain(word) in {"not", "never", "no"} and 0 < place < len(words) - 1:
            return [*words[:place], *words[place + 1 :]]
    for place, word in enumerate(words):
        if _plain(word) in {"is", "was", "will", "would", "are", "has", "have", "can"} and place < len(words) - 1:
            return [*words[: place + 1], "not", *words[place + 1 :]]
    del rng
    return None


def _number(rng: random.Random, words: list[str], _: list[list[str]]) -> list[str] | None:
    places = [place for place, word in enumerate(words) if any(letter.isdigit() for letter in word)]
    if not places:
        return None
    place = rng.choice(places)
    return [
        *words[:place],
        "".join(str((int(c) + 3) % 10) if c.isdecimal() else c for c in words[place]),
        *words[place + 1 :],
    ]


def _typing(rng: random.Random, words: list[str], _: list[list[str]]) -> list[str] | None:
    places = [place for place, word in enumerate(words) if len(word) > 6 and word.isalpha()]
    if not places:
        return None
    place = rng.choice(places)
    word = words[place]
    slip = rng.randrange(1, len(word) - 2)
    new = word[:slip] + word[slip + 1] + word[slip] + word[slip + 2 :]
    return [*words[:place], new if new != word else word + "e", *words[place + 1 :]]


def _plain(word: str) -> str:
    return "".join(letter for letter in word.casefold() if letter.isalnum())


EDITS: dict[str, tuple[Edit, frozenset[Verdict]]] = {
    "exact": (lambda _rng, words, _others: words, frozenset({Verdict.EXACT})),
    "straight marks": (_straight, frozenset({Verdict.EXACT})),
    "punctuation": (_punctuation, frozenset({Verdict.PUNCTUATION, Verdict.EXACT})),
    "part": (_part, frozenset({Verdict.PART})),
    "ellipsis": (_ellipsis, frozenset({Verdict.PART})),
    "words dropped": (_dropped, frozenset({Verdict.ALTERED})),
    "words replaced": (_swapped, frozenset({Verdict.ALTERED, Verdict.PART})),
    "negation": (_negated, frozenset({Verdict.ALTERED})),
    "number": (_number, frozenset({Verdict.ALTERED, Verdict.PART})),
    "slip of the keyboard": (_typing, frozenset({Verdict.ALTERED})),
}


_SAME = frozenset({"exact", "straight marks", "punctuation"})


class Bench:
    """A library and the time that its answers took."""

    def __init__(self, folder: Path, texts: Sequence[str]) -> None:
        self.rows = {number: stored(number, text) for number, text in enumerate(texts, start=1)}
        SearchIndex(folder).rebuild(map(document, self.rows.values()))
        self._searcher = Searcher(folder)
        self._searcher.warm()
        self.taken_ms: list[float] = []

    def ask(self, quote: str) -> Verification:
        """The answer to one quote."""
        start = time.process_time()
        answer = verify_asking(quote, self._alike, article_count=1)
        self.taken_ms.append((time.process_time() - start) * 1000)
        return answer

    def _alike(self, text: str) -> list[StoredStatement]:
        return [self.rows[number] for number in self._searcher.alike(text, limit=CANDIDATES)]


def show_edits(bench: Bench, inside: Sequence[str], rng: random.Random) -> None:
    """A line for each kind of edit."""
    others = [text.split() for text in rng.sample(list(inside), 500)]
    called: Counter[Verdict] = Counter()
    rightly: Counter[Verdict] = Counter()
    print(f"{'edit':22} {'n':>4} {'first is right':>15} {'verdict right':>14}   other verdicts")
    for name, (edit, wanted) in EDITS.items():
        asked = right = named = 0
        wrong: Counter[str] = Counter()
        while asked < QUOTES:
            text = rng.choice(inside)
            edited = edit(rng, text.split(), others)
            if edited is None or (name not in _SAME and _is_same(" ".join(edited), text)):
                continue
            asked += 1
            answer = bench.ask(" ".join(edited))
            called[answer.verdict] += 1
            rightly[answer.verdict] += answer.verdict in wanted
            right += bool(answer.findings) and answer.findings[0].row.quote == text
            named += answer.verdict in wanted
            wrong[answer.verdict] += answer.verdict not in wanted
        said = ", ".join(f"{verdict} {count}" for verdict, count in wrong.most_common() if count)
        print(f"{name:22} {asked:4} {100 * right / asked:13.1f} % {100 * named / asked:12.1f} %   {said}")
    for verdict, count in called.most_common():
        print(f"called {verdict}: {count}, {100 * rightly[verdict] / count:.1f} % of them rightly")


def _is_same(edited: str, text: str) -> bool:
    """Whether an edit left the words as they were: it met a sign that stands between pieces."""
    return forms(edited) == forms(text)


def show_joined(bench: Bench, inside: Sequence[str], rng: random.Random) -> None:
    """Quotes of two halves, and quotes of articles that the library has not."""
    found: Counter[str] = Counter()
    both = 0
    for _ in range(QUOTES):
        one, two = rng.sample(list(inside), 2)
        first, second = one.split(), two.split()
        answer = bench.ask(" ".join(first[: max(6, len(first) // 2)] + second[-max(6, len(second) // 2) :]))
        found[answer.verdict] += 1
        both += {finding.row.quote for finding in answer.findings} >= {one, two}
    print(f"joined of two: both found {100 * both / QUOTES:.1f} %; {dict(found)}")


def show_unknown(bench: Bench, outside: Sequence[str], rng: random.Random) -> None:
    """What is said of quotes that are not in the library."""
    answers = [bench.ask(text) for text in rng.sample(list(outside), min(QUOTES, len(outside)))]
    print(f"not in the library: {dict(Counter(answer.verdict for answer in answers))}")
    for answer in answers:
        if answer.verdict is not Verdict.NOT_FOUND:
            print(f"   {answer.quote[:70]!r} ~ {answer.findings[0].row.quote[:70]!r} {answer.findings[0].kept:.2f}")


def main() -> None:
    """Makes the library, asks, prints."""
    if not CORPUS.exists():
        sys.exit(f"needs {CORPUS.name} in the folder shared beside the checkout")
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    rng = random.Random(_SEED)
    inside, outside = contents(WIKINEWS if sys.argv[2:] == ["wikinews"] else CORPUS)
    texts = [*inside, *chaff(rng, inside, count - len(inside))]
    with tempfile.TemporaryDirectory() as name:
        bench = Bench(Path(name), texts)
        print(f"{len(inside):,} statements and {len(texts) - len(inside):,} of chaff")
        show_edits(bench, inside, rng)
        show_joined(bench, inside, rng)
        show_unknown(bench, outside, rng)
    taken = sorted(bench.taken_ms)
    median, p95 = taken[len(taken) // 2], taken[int(len(taken) * 0.95)]
    print(f"CPU ms for one quote: median {median:.1f}, p95 {p95:.1f}, worst {taken[-1]:.1f}")


if __name__ == "__main__":
    main()
