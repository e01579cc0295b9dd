"""Nouns and the small words before them: plurals, articles, possessives."""

from index.speakers.lexicon import lexicon

PLURAL_DETERMINERS = frozenset(
    """these those some many most several few both all other others two three four five six seven eight nine ten dozens
    hundreds thousands millions multiple various numerous""".split()
)
DETERMINERS = frozenset("a an the this that these those some any no every each another one".split())
POSSESSIVES = frozenset(("his", "her", "its", "their", "my", "our", "your"))
_HUMAN_ENDINGS = ("ers", "ors", "ists", "ians", "men", "er", "or", "ist", "ian", "man", "woman")
RELATIVES = frozenset(("who", "which", "that", "whose", "whom"))


def is_plural(lower: str) -> bool:
    """Whether a noun in lower case is a plural, judged by its ending and our lists."""
    known = lexicon()
    if lower in known.plural_people:
        return True
    if not lower.endswith("s") or lower.endswith(("ss", "us", "is", "news")) or lower in known.body_names:
        return False
    return lower not in known.roles and lower not in known.countries and lower not in ("congress", "press", "times")


def singular(lower: str) -> str:
    """The singular of a noun whose plural is regular, or of a noun in -men; any other word unchanged."""
    if lower.endswith("men"):
        return lower[:-2] + "an"
    if lower.endswith("ies"):
        return lower[:-3] + "y"
    return lower.removesuffix("s") if is_plural(lower) else lower


def is_human(lower: str) -> bool:
    """Whether a plural or singular noun in lower case stands for people, by our lists or by its ending."""
    known = lexicon()
    single = singular(lower)
    return lower in known.plural_people or single in known.roles or single.endswith(_HUMAN_ENDINGS)
