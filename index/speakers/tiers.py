"""From a probability to a tier in words."""

from index.model import Tier

CLEAR = 0.97
"""From here on a speaker is clear: right at least 97 of 100 times."""
LIKELY = 0.85
UNSURE = 0.60
"""Below this nobody is named, for a wrong name is worse than none."""

CLEAR_EXTRACTION = 0.945
"""A statement whose own content and mention are less certain than this has no clear speaker.

From here on 97.0 of 100 are right on PolNeAR dev and 97.4 on free news, by confidences fitted without their article.
Measured by `tests/benchmarks/bench_confidence.py`.
"""
LIKELY_EXTRACTION = 0.35


def tier_of(certainty: float, confidence: float) -> Tier:
    """The tier of a speaker who is right with probability `certainty`, in a statement of that confidence."""
    if certainty < UNSURE:
        return Tier.UNATTRIBUTED
    if certainty >= CLEAR and confidence >= CLEAR_EXTRACTION:
        return Tier.CLEAR
    if certainty >= LIKELY and confidence >= LIKELY_EXTRACTION:
        return Tier.LIKELY
    return Tier.UNSURE
