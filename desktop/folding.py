"""Names as a filter box compares them: without case and accents."""

import unicodedata
from collections.abc import Sequence
from functools import lru_cache

_REMEMBERED = 65_536
"""Names are compared again with every letter typed and every answer."""


@lru_cache(maxsize=_REMEMBERED)
def folded(text: str) -> str:
    """Lower case, without accents, and without spaces around it."""
    if text.isascii():
        return text.lower().strip()
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in decomposed if not unicodedata.combining(char)).strip()


def folded_all(names: Sequence[str]) -> list[str]:
    """Many names at once, which is quicker than one by one and remembers none."""
    joined = "\n".join(names)
    found = [each.strip() for each in joined.lower().split("\n")] if joined.isascii() else []
    return found if len(found) == len(names) else [folded(each) for each in names]
