"""Compares a speaker found with the one written down by hand."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import unquote

from index.model import Attribution, SpeakerKind
from index.speakers.names import Kinship, kinship

PRONOUNS = frozenset(
    "he she it they i we you his her their its my our your him them who which that whose me us".split()
)
SMALL_WORDS = frozenset("the a an of mr mrs ms dr and by for in on".split())
PARTS_OF_NAMES = frozenset("de del la van von der den bin al el jr sr".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Gold:
    """Who made a statement, by a careful reader."""

    names: tuple[str, ...]
    """All names and descriptions that are right; none if the text names nobody."""
    others: tuple[str, ...] = ()
    """The names of other people and bodies in the article."""
    also: tuple[str, ...] = ()
    """The words that stand for the same speaker elsewhere in the article."""
    collective: bool = False
    """Whether it is a body or a group, so that a person of that name is somebody else."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One statement of a corpus with what was found."""

    corpus: str
    article: str
    sort: str
    """Whether the words beside the cue are a name, a pronoun, a description, or there are none."""
    outcome: str
    """right, wrong, described, nobody; with `not named` before it where the text names nobody."""
    attribution: Attribution
    line: str


def words_of(name: str) -> list[str]:
    """The words of a name that count when two names are compared."""
    cleaned = unquote(name).replace("_", " ").replace("’s", "").replace("'s", "").partition("(")[0]
    for sign in ',."“”':
        cleaned = cleaned.replace(sign, " " if sign == "," else "")
    return [word for word in cleaned.split() if word.lower() not in SMALL_WORDS]


def same_name(found: str, alias: str) -> bool:
    """Whether a name is a form of another."""
    one, other = words_of(found), words_of(alias)
    if not one or not other:
        return found.lower() == alias.lower()
    lower, alias_lower = [{w.lower() for w in words} for words in (one, other)]
    if lower == alias_lower:
        return True
    if kinship(tuple(one), tuple(other)) >= Kinship.SURNAME or kinship(tuple(other), tuple(one)) >= Kinship.SURNAME:
        return True
    if _initials(one) == "".join(other).lower() or _initials(other) == "".join(one).lower():
        return True
    return lower <= alias_lower or alias_lower <= lower


def _initials(words: Sequence[str]) -> str:
    return "".join(word[0] for word in words if word.lower() not in PARTS_OF_NAMES).lower() if len(words) > 1 else ""


def sort_of(mention: str) -> str:
    """Whether the words beside the cue are a pronoun, a name, a description, or there are none."""
    words = mention.split()
    if not words:
        return "none"
    if words[0].lower() in PRONOUNS and len(words) == 1:
        return "pronoun"
    capital = any(word[0].isupper() for word in words[1:]) or (mention[:1].isupper() and len(words) == 1)
    return "name" if capital else "description"


def outcome(attribution: Attribution, gold: Gold, mention: str) -> str:
    """How a found speaker compares with the gold.

    right: a form of the gold name, and not the fuller name of somebody else; for a speaker whom the text never names,
    the words that stand beside any cue of his. described: the text names the speaker, and the program shows only such
    words, so that nothing false is said. nobody: the program names nobody. wrong: anything else.
    """
    speaker = attribution.speaker
    if not gold.names:
        if speaker is None:
            return "not named: nobody"
        return "not named: described" if _only_quoted(speaker.name, mention, speaker.kind) else "not named: wrong"
    if speaker is None:
        return "nobody"
    if any(same_name(speaker.name, name) for name in gold.names) and not _somebody_else(speaker.name, gold):
        persons = gold.collective and speaker.kind is SpeakerKind.PERSON
        if not persons or any(set(words_of(speaker.name)) == set(words_of(name)) for name in gold.names):
            return "right"
    beside = any(_only_quoted(speaker.name, words, speaker.kind) for words in (mention, *gold.also))
    if not beside:
        return "wrong"
    return "described" if any(has_name(name) for name in gold.names) else "right"


def has_name(words: str) -> bool:
    """Whether words hold a name rather than only describe ("Younger voters", "advisers to Mr. Ellis")."""
    first, *rest = unquote(words).replace("_", " ").split() or [""]
    if not first[:1].isupper() or first.lower() in ("a", "an", "the"):
        return first.lower() == "the" and any(word[0].isupper() for word in rest)
    return not rest or any(word[0].isupper() for word in rest)


def _somebody_else(found: str, gold: Gold) -> bool:
    """Whether the found name is that of another one in the article rather than the gold name itself."""
    words = {word.lower() for word in words_of(found)}
    if any(words == {word.lower() for word in words_of(name)} for name in gold.names):
        return False
    return any(words == {word.lower() for word in words_of(name)} for name in gold.others)


def _only_quoted(found: str, mention: str, kind: SpeakerKind) -> bool:
    """Whether a speaker is only the words beside the cue and no person's name."""
    words = [word.lower() for word in words_of(found)]
    beside = {word.lower() for word in words_of(mention)}
    return kind is not SpeakerKind.PERSON and set(words) <= beside


def aliases(texts: Iterable[str], *, mention: str, longest: int = 8) -> tuple[str, ...]:
    """The mentions of a chain that are names or descriptions, the pronouns left out."""
    kept = [text for text in dict.fromkeys(texts) if text and text.lower() not in PRONOUNS]
    return tuple(text for text in kept if text == mention or len(text.split()) <= longest)
