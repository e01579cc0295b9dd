"""Names as a filter box compares them: without case and accents."""

import unicodedata
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
