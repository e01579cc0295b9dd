"""How large the network is; apart from the network, so that a recipe can be read without torch."""

from dataclasses import astuple, dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Sizes:
    """Sizes of the network; as they stand, those of MiniLM with six layers."""

    width: int = 384
    layers: int = 6
    heads: int = 12
    inner: int = 1536
    vocabulary: int = 30_522
    positions: int = 512
    pointer: int = 128
    """Dimensions in which a piece and what it points to are compared."""
    corpora: int = 1
    """How many corpora it is told apart, since people mark each in their own way."""

    def __post_init__(self) -> None:
        if min(astuple(self)) < 1 or self.width % self.heads:
            raise ValueError("sizes are positive, and the width is a multiple of the heads")


MINILM = Sizes()
