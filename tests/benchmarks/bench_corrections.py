"""Times corrections in a large library: merge, undo, redo and others, each until a reader's search shows it.

Run by hand: `python -m tests.benchmarks.bench_corrections [STATEMENTS [PEOPLE]]` (20,000 and 2,000 if not said). The
statements are invented, 25 to an article; each person speaks under a full name in several articles, and under a surname
alone in some. Wanted is below 200 ms for every line; those marked with * have to index an article anew.
"""

import os
import random
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path

from index.indexing import IndexKeeper
from index.library import articles, schema, statements
from index.library.database import Database, transaction
from index.model import (
    Article,
    Attribution,
    Change,
    Paragraph,
    QuotationKind,
    SourceRecord,
    Span,
    Speaker,
    SpeakerKind,
    Statement,
    Tier,
)
from index.workspace import Reader, Workspace
from tests.benchmarks.bench_search import words

_PER_ARTICLE = 25
_SURNAMES_ALONE = 0.02
_ROUNDS = 15
_SEED = 7


def fill(folder: Path, count: int, people: int) -> None:
    """Makes a library of invented articles, in one transaction for all of it."""
    rng = random.Random(_SEED)
    vocabulary = words(rng, 5000)
    given, family = words(rng, 400), words(rng, people)
    names = [(rng.choice(given).title(), surname.title()) for surname in rng.sample(family, people)]
    weights = [1 / (rank + 1) ** 0.6 for rank in range(people)]
    folder.mkdir()
    with closing(schema.open_library(folder / "library.sqlite")) as db:
        with transaction(db):
            for number in range(count // _PER_ARTICLE):
                _store(db, number, rng, vocabulary, rng.choices(names, weights, k=_PER_ARTICLE))
        index = IndexKeeper(folder, db)
        index.rebuild()
        index.close()


def _store(
    db: Database, number: int, rng: random.Random, vocabulary: Sequence[str], names: Sequence[tuple[str, str]]
) -> None:
    text, found = "", []
    for given, family in names:
        name = family if rng.random() < _SURNAMES_ALONE else f"{given} {family}"
        content = " ".join(rng.choices(vocabulary, k=rng.randrange(8, 30)))
        start = len(text)
        text += f"{name} said {content}. "
        mention, cue = Span(start, start + len(name)), Span(start + len(name) + 1, start + len(name) + 5)
        found.append(
            Statement(
                kind=QuotationKind.INDIRECT,
                content=(Span(cue.end + 1, cue.end + 1 + len(content)),),
                cue=(cue,),
                mention=(mention,),
                confidence=0.9,
                attribution=Attribution(speaker=Speaker(name=name, kind=SpeakerKind.PERSON), tier=Tier.CLEAR),
            )
        )
    day = f"{rng.randrange(2004, 2025)}-{rng.randrange(1, 13):02}-{rng.randrange(1, 29):02}"
    record = SourceRecord(
        headline=f"News {number}", outlet=f"{rng.choice(vocabulary[:80]).title()} Post", published=day
    )
    article = Article(text=text, paragraphs=(Paragraph(span=Span(0, len(text))),), record=record)
    source_id = articles.insert_source(
        db, name=f"{number}.txt", sha256=f"{number:064}", imported_at="2024-01-02T03:04:05Z", content=b""
    )
    statements.insert_statements(db, articles.insert_article(db, article, source_id=source_id), text, found)


class Watch:
    """Measures changes until a reader's next search is answered."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self.taken: dict[str, list[tuple[float, float]]] = {}

    def time(self, what: str, make: Callable[[], Change]) -> Change:
        """Makes a change and searches, as a window that shows all statements does, and reads what it shows first."""
        start, cpu_start = time.perf_counter(), time.process_time()
        change = make()
        results = self._reader.search("")
        self._reader.rows(results.ids[:40])
        taken = ((time.perf_counter() - start) * 1000, (time.process_time() - cpu_start) * 1000)
        self.taken.setdefault(what, []).append(taken)
        return change

    def report(self) -> None:
        """Prints the middle and the worst of each kind of change, on the clock and in CPU time, and how busy it was."""
        print(f"load average {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
        print(f"{'ms until the search shows it':30} {'middle':>8} {'worst':>8} {'CPU':>8} {'worst':>8}")
        for what, taken in self.taken.items():
            elapsed, cpu = (sorted(times) for times in zip(*taken, strict=True))
            middle = len(taken) // 2
            print(f"{what:30} {elapsed[middle]:8.0f} {elapsed[-1]:8.0f} {cpu[middle]:8.0f} {cpu[-1]:8.0f}")


def correct(library: Workspace, watch: Watch, reader: Reader) -> None:
    """Changes people and statements, takes it back and puts it back."""
    rng = random.Random(_SEED)
    known = [person.id for person in reader.people()]
    ids = reader.search("").ids
    for number in range(_ROUNDS):
        into, *others = rng.sample(known[:200], 3)
        merged = watch.time("merge three people", lambda into=into, others=others: library.merge_people(others, into))
        watch.time("undo merge", lambda merged=merged: library.undo(merged.id))
        watch.time("redo merge", lambda merged=merged: library.redo(merged.id))
        watch.time("rename", lambda into=into, number=number: library.rename_person(into, f"Person {number}"))
        some = rng.sample(ids, 5)
        changed = watch.time("change of speaker, five", lambda some=some, into=into: library.set_speaker(some, into))
        watch.time("undo change of speaker", lambda changed=changed: library.undo(changed.id))
        watch.time("check mark", lambda some=some: library.set_checked(some[:1], on=True))
        watch.time("tag", lambda some=some, number=number: library.add_tags(some, [f"tag {number}"]))
        watch.time("not a statement", lambda some=some: library.reject(some[:1]))
        row = reader.rows(some[1:2])[0]
        (span,) = row.statement.content
        watch.time(
            "* change of content", lambda row=row, span=span: library.set_content(row.id, [(span.start, span.end - 2)])
        )


def main() -> None:
    """Make a library, change it, print a table."""
    given = [int(argument) for argument in sys.argv[1:3]]
    count, people = (*given, *(20_000, 2_000)[len(given) :])
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "library"
        start = time.perf_counter()
        fill(folder, count, people)
        print(f"{count:,} statements made in {time.perf_counter() - start:.0f} s")
        with Workspace.open(folder) as library, closing(library.reader()) as reader:
            reader.search("")
            for what, read in (("people", reader.people), ("suggestions", reader.suggestions)):
                start = time.perf_counter()
                found = read()
                print(f"{len(found):,} {what} read in {(time.perf_counter() - start) * 1000:.0f} ms")
            start = time.perf_counter()
            library.set_starred(reader.search("").ids, on=True)
            print(f"all statements starred in {(time.perf_counter() - start) * 1000:.0f} ms")
            watch = Watch(reader)
            correct(library, watch, reader)
            watch.report()


if __name__ == "__main__":
    main()
