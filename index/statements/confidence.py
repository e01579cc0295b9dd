"""How sure a statement is: a calibrated probability that its content and its mention are right.

Logistic regression on the network's own signals and on what kind of word the cue is (Platt 1999, "Probabilistic outputs
for support vector machines"), fitted on articles that the network was not trained on; the weights stand in the model's
record.
"""

import json
import math
import re
from dataclasses import dataclass
from pathlib import Path

from index import resources
from index.errors import ModelDamaged, ModelMissing
from index.model import Manner, QuotationKind
from index.statements.linking import Draft
from index.statements.manner import is_speech_word, manner_of

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Judged:
    """A draft with what was found out about it."""

    draft: Draft
    kind: QuotationKind
    manner: Manner
    confidence: float
    """Probability, 0 to 1, that content and mention are right."""


class Judge:
    """Weights for one model, read from its record.

    Raises:
        ModelMissing: the record is not there.
        ModelDamaged: it cannot be understood.
    """

    def __init__(self, folder: Path | None = None) -> None:
        path = (folder or resources.path("model")) / "model.json"
        try:
            record = json.loads(path.read_text(encoding="utf-8"))["confidence"]
            self._weights = {str(name): float(weight) for name, weight in record["weights"].items()}
            self._listed_from = {kind: float(record["listed_from"][kind.value]) for kind in QuotationKind}
            self._reported_from = float(record["reported_from"])
        except FileNotFoundError as error:
            raise ModelMissing(path) from error
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            raise ModelDamaged(path) from error

    def judged(self, text: str, draft: Draft, kind: QuotationKind) -> Judged:
        """A draft with its manner and confidence.

        Args:
            text: of the article.
            draft: the statement.
            kind: how it is reported.
        """
        manner = manner_of(_joined(text, draft), kind)
        if draft.rule_confidence is not None:
            confidence = draft.rule_confidence
        else:
            values = signals_of(text, draft, kind)
            total = sum(weight * values.get(name, 0.0) for name, weight in self._weights.items())
            confidence = 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, total))))
        return Judged(draft=draft, kind=kind, manner=manner, confidence=confidence)

    def is_reported(self, confidence: float) -> bool:
        """Whether a draft of this confidence is a statement at all; most of those below are none."""
        return confidence >= self._reported_from

    def is_sure_enough(self, verdict: Judged) -> bool:
        """Whether the default view shows it.

        A whole quotation is shown a little sooner than others: its marks tell where it begins and ends.
        """
        return verdict.confidence >= self._listed_from[verdict.kind]


def signals_of(text: str, draft: Draft, kind: QuotationKind) -> dict[str, float]:
    """What confidence is computed from, by name: log odds, counts and yes-or-no signs."""
    signals = draft.signals
    cue = _joined(text, draft)
    manner = manner_of(cue, kind)
    words = sum(len(_WORD.findall(text[span.start : span.end])) for span in draft.content)
    values = {
        "bias": 1.0,
        "cue": _log_odds(signals.cue),
        "source": _log_odds(signals.source),
        "content": _log_odds(signals.content),
        "content_begin": _log_odds(signals.content_begin),
        "link": _log_odds(signals.link),
        "source_link": _log_odds(signals.source_link),
        "no_mention": float(not draft.mention),
        "cue_in_pieces": float(len(draft.cue) > 1),
        "content_in_pieces": float(len(draft.content) > 1),
        "words": math.log(max(words, 1)),
        "speech_word": float(any(map(is_speech_word, cue.split()))),
        "thought": float(manner is Manner.THOUGHT),
        "event": float(manner is Manner.EVENT),
    }
    # Each kind has its own bias and trusts the network's signals to its own degree.
    for quoted in (QuotationKind.DIRECT, QuotationKind.MIXED):
        for name in ("bias", "cue", "content"):
            values[f"{quoted.value}_{name}"] = values[name] if kind is quoted else 0.0
    return values


def _joined(text: str, draft: Draft) -> str:
    return " ".join(text[span.start : span.end] for span in draft.cue)


def _log_odds(probability: float) -> float:
    return math.log((probability + 1e-4) / (1.0 - probability + 1e-4))
