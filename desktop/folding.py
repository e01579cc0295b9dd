"""Names as a filter box compares them: without case and accents."""

import unicodedata


def folded(text: str) -> str:
    """Lower case, without accents, and without spaces around it."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in decomposed if not unicodedata.combining(char)).strip()
