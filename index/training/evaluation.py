"""How good the program is on corpora, alone and beside another system's predictions.

Predictions are JSON lines `{"id", "attributions": [{"source", "content"}]}`, or what `extract --json` prints. Of a
corpus with several annotators the first one is right.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from index.model import Span, Spans
from index.reading.layout import article
from index.statements.extract import Extractor
from index.training.corpus import LabelledArticle, rows
from index.training.errors import CorpusDamaged
from index.training.scoring import ALL, KINDS, Found, Tally, better_by, score, tally

Predictions = Mapping[str, tuple[Found, ...]]
"""A system's statements by article."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """What each article of a corpus adds to the scores, in the same order on both sides."""

    corpus: str
    ours: tuple[Tally, ...]
    theirs: tuple[Tally, ...] | None = None
    """None if there is nothing to compare with."""

    def scores(self) -> dict[str, dict[str, float]]:
        """Our scores by kind of quotation: shares between 0 and 1 by name."""
        found = {kind: score(self.ours, kind) for kind in KINDS}
        return {
            kind: {
                "f1": each.f1,
                "precision": each.precision,
                "recall": each.recall,
                "content_recall": each.content_recall,
            }
            for kind, each in found.items()
        }


def evaluate(
    found: Iterable[LabelledArticle],
    corpus: str,
    extractor: Extractor,
    *,
    against: Predictions | None = None,
    listed: bool = False,
) -> Evaluation:
    """Reads the articles of a corpus with the program and holds its statements against the marked ones.

    Args:
        found: the articles.
        corpus: what to call them.
        extractor: finds the statements.
        against: another system's statements; in an article that is not there, it found none.
        listed: whether only those of our statements count that the default view shows, and of the marked ones only
            those that were said in earnest.
    """
    ours, theirs = [], []
    for each in found:
        gold = [entry for one in each.annotations[:1] for entry in one if entry.said or not listed]
        marked = [Found(content=entry.content, source=entry.source) for entry in gold]
        statements = [one for one in extractor.extract(article(each.text)) if one.listed or not listed]
        answers = [Found(content=one.content, source=one.mention) for one in statements]
        ours.append(tally(each.text, answers, marked))
        theirs.append(tally(each.text, (against or {}).get(each.id, ()), marked))
    return Evaluation(corpus=corpus, ours=tuple(ours), theirs=None if against is None else tuple(theirs))


def predictions(path: Path, *, listed: bool = False) -> dict[str, tuple[Found, ...]]:
    """Another system's statements; of those that say whether they are listed, only such, if asked.

    Raises:
        CorpusDamaged: a line is not as it must be.
        OSError: there is no such file.
    """
    found: dict[str, tuple[Found, ...]] = {}
    for row in rows(path):
        try:
            entries = row["attributions"] if "attributions" in row else row["statements"]
            found[str(row["id"])] = tuple(
                Found(content=_spans(entry["content"]), source=_spans(entry.get("source") or entry.get("mention")))
                for entry in entries
                if entry.get("listed", True) or not listed
            )
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise CorpusDamaged(f"{path.name}, article {row.get('id')!r}: no predictions ({error!r})") from error
    return found


def _spans(pairs: Iterable[Sequence[int]] | None) -> Spans:
    return tuple(Span(int(start), int(end)) for start, end in pairs or ())


def report(evaluation: Evaluation) -> str:
    """The scores as text, in percent; with something to compare with, also by how much ours are higher."""
    found, marked = (sum(each[ALL, name] for each in evaluation.ours) for name in ("found", "marked"))
    lines = [
        f"{evaluation.corpus}: {len(evaluation.ours)} articles, {found} statements found, {marked} marked",
        "              F1  precision  recall  contents found",
    ]
    for kind, values in evaluation.scores().items():
        f1, precision, recall, contents = (100 * value for value in values.values())
        lines.append(f"{kind:10} {f1:5.1f}  {precision:9.1f}  {recall:6.1f}  {contents:14.1f}")
    return "\n".join([*lines, *_comparison(evaluation), ""])


def _comparison(evaluation: Evaluation) -> Iterator[str]:
    if evaluation.theirs is None:
        return
    yield "              F1  theirs  ours higher by  not higher in … of 100 drawings of articles"
    for kind in KINDS:
        theirs = score(evaluation.theirs, kind).f1
        by, share = better_by(evaluation.ours, evaluation.theirs, kind)
        yield f"{kind:10} {100 * (theirs + by):5.1f}  {100 * theirs:6.1f}  {100 * by:+14.1f}  {100 * share:.1f}"
