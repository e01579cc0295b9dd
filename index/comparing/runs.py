"""The words of a quotation → a small sample of its runs of words, by which others that share some are found.

The sample is the one of winnowing (Schleimer, Wilkerson and Aiken 2003, "Winnowing: local algorithms for document
fingerprinting"): of every few neighbouring runs the one with the least checksum. Two quotations that share a stretch
of words as long as `SHARED_WORDS` surely share one of the sample.
"""

import zlib
from collections.abc import Sequence

from index.comparing.words import weight

_RUN_WORDS = 3
_WINDOW = 2
SHARED_WORDS = _RUN_WORDS + _WINDOW - 1
_LEAST_WORDS = 5
_LEAST_TELLING = 3
_LEAST_FREE_WORDS = 9
_LEAST_FREE_TELLING = 6


def is_telling(forms: Sequence[str], *, is_quoted: bool = True) -> bool:
    """Whether words say enough to be known again: a stock phrase such as "no comment" is everybody's.

    Without quotation marks it takes more: "to ban Muslims from entering the country" is everybody's, too.
    """
    words, telling = (_LEAST_WORDS, _LEAST_TELLING) if is_quoted else (_LEAST_FREE_WORDS, _LEAST_FREE_TELLING)
    return len(forms) >= words and len({form for form in forms if weight(form) == 1.0}) >= telling


def runs_of(forms: Sequence[str]) -> tuple[int, ...]:
    """The sample: checksums of runs of three words, in order of size."""
    sums = [
        zlib.crc32(" ".join(forms[at : at + _RUN_WORDS]).encode()) for at in range(max(1, len(forms) - _RUN_WORDS + 1))
    ]
    last = max(1, len(sums) - _WINDOW + 1)
    return tuple(sorted({min(sums[at : at + _WINDOW]) for at in range(last)}))
