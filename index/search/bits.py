"""Sets of documents as whole numbers: bit n stands for document n.

Python's own long integers make `&`, `|`, `^` and counting 100,000 documents a matter of microseconds, and take an
eighth of a byte for each. Between numbers and sets stand *flags*: a truth value for each document.
"""

from collections.abc import Collection
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

Flags = NDArray[np.bool_]
Numbers = NDArray[np.intp]
Scores = NDArray[np.float64]

_SINGLE = 64
"""Up to so many documents are put into a set one by one."""
_BYTE = 8


def everything(size: int) -> int:
    """The set of all documents of a segment."""
    return (1 << size) - 1


def from_flags(flags: Flags) -> int:
    """The set of the documents whose flag is set."""
    return int.from_bytes(np.packbits(flags, bitorder="little").tobytes(), "little")


def from_documents(documents: Collection[int] | Numbers, size: int) -> int:
    """The set of some of `size` documents, given in any order."""
    if len(documents) > _SINGLE:
        flags = np.zeros(size, np.bool_)
        flags[np.fromiter(documents, np.intp, len(documents))] = True
        return from_flags(flags)
    bits = 0
    for document in documents:
        bits |= 1 << int(document)
    return bits


def to_flags(bits: int, size: int) -> Flags:
    """A flag for each of `size` documents."""
    packed = np.frombuffer(bits.to_bytes(size // _BYTE + 1, "little"), np.uint8)
    return np.unpackbits(packed, count=size, bitorder="little").view(np.bool_)


def documents(bits: int, size: int) -> Numbers:
    """The documents of a set in order."""
    return np.flatnonzero(to_flags(bits, size))


class Selection:
    """A set of documents, in the forms that counting and ordering take it in."""

    def __init__(self, bits: int, size: int) -> None:
        self.bits = bits
        self.size = size

    @cached_property
    def flags(self) -> Flags:
        """A flag for each document."""
        return to_flags(self.bits, self.size)

    @cached_property
    def documents(self) -> Numbers:
        """The documents in order."""
        return np.flatnonzero(self.flags)
