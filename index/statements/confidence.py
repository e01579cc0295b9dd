"""How sure a statement is: a calibrated probability that its content and its mention are right.

Logistic regression on the network's own signals (Platt 1999, "Probabilistic outputs for support vector machines"),
fitted on articles that the network was not trained on; the weights stand in the model's record.
"""

import json
import math
from pathlib import Path

from index import resources
from index.errors import ModelDamaged, ModelMissing
from index.model import QuotationKind
from index.statements.linking import Draft


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
            self._listed_from = float(record["listed_from"])
        except FileNotFoundError as error:
            raise ModelMissing(path) from error
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            raise ModelDamaged(path) from error

    def confidence(self, draft: Draft, kind: QuotationKind, words: int) -> float:
        """Probability, 0 to 1, that the content and the mention of a statement are right.

        Args:
            draft: the statement.
            kind: how it is reported.
            words: number of words of its content.
        """
        if draft.rule_confidence is not None:
            return draft.rule_confidence
        values = signals_of(draft, kind, words)
        total = sum(weight * values.get(name, 0.0) for name, weight in self._weights.items())
        return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, total))))

    def is_sure_enough(self, confidence: float) -> bool:
        """Whether the default view shows a statement of this confidence."""
        return confidence >= self._listed_from


def signals_of(draft: Draft, kind: QuotationKind, words: int) -> dict[str, float]:
    """What confidence is computed from, by name: log odds, counts and yes-or-no signs."""
    signals = draft.signals
    return {
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
        "direct": float(kind is QuotationKind.DIRECT),
        "mixed": float(kind is QuotationKind.MIXED),
        "words": math.log(max(words, 1)),
    }


def _log_odds(probability: float) -> float:
    return math.log((probability + 1e-4) / (1.0 - probability + 1e-4))
