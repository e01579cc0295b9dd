"""Firms that are named like people of the same text: "Bauer said it would close the plant", "Bauer said he was sad"."""

from collections.abc import Sequence
from dataclasses import replace

from index.speakers.lexicon import lexicon
from index.speakers.mentions import NameMention, Part
from index.speakers.names import fold
from index.speakers.sorts import TRADE_NOUNS, Sort, called_behind, is_firm
from index.speakers.words import Passage

_TRADES = frozenset("bank brand brewer buyer chain giant group insurer lender manufacturer retailer supplier".split())
"""Nouns, beside those in -maker, that stand before the name of a firm ("the retailer Keller")."""
_DOUBT = "a firm in the text has this name, too"
_DETERMINERS = frozenset(("the", "a", "its", "their"))
_AUXILIARIES = frozenset(
    """would will had has did does was is could may might planned plans expected expects now still aims aimed hoped
    hopes regretted remained intended intends""".split()
)
"""What goes on behind the "it" of a firm, rather than behind one that means nothing."""
_PEOPLE = frozenset(("he", "she", "his", "her"))
_MAX_ADVERBIAL_WORDS = 6
"""What may stand between "said" and "that": "on Tuesday", "in a statement"."""


def with_firms(passage: Passage, mentions: Sequence[NameMention]) -> list[NameMention]:
    """The mentions; where a surname is a firm's name, too, each says whether it is the firm's, or cannot tell."""
    people = {_key(m)[-1:] for m in mentions if len(m.words) > 1 and m.sort in (Sort.PERSON, Sort.UNKNOWN)}
    alike = [m for m in mentions if _key(m)[-1:] in people and not m.titles and len(_key(m)) == 1]
    if not (firms := _firms(passage, mentions, alike)):
        return list(mentions)
    titled = {_key(m) for m in mentions if set(m.titles) & lexicon().honorifics}
    found = {m.last: _read(passage, m, titled) for m in alike if _key(m) in firms}
    return [found.get(m.last, m) for m in mentions]


def _firms(
    passage: Passage, mentions: Sequence[NameMention], alike: Sequence[NameMention]
) -> frozenset[tuple[str, ...]]:
    """The names that the text surely has for firms: with a word for one behind or before them."""
    longer = {
        (fold(m.words[0]),) for m in mentions if m.sort is Sort.BODY and (is_firm(m.words) or m.words[1:2] == ("&",))
    }
    return frozenset(longer | {_key(m) for m in alike if _is_called_firm(passage, m)})


def _is_called_firm(passage: Passage, mention: NameMention) -> bool:
    """Whether the words beside a name call it a firm: "the buyer, Keller, said", "Keller, which makes pumps"."""
    if passage.lower(mention.last) == "&" or _is_trade(passage.lower(mention.first - 1)):
        return True
    if not _PEOPLE.isdisjoint(after := _after(passage, mention)) and "its" not in after:
        return False
    beside = passage.lower(mention.first - 1), passage.lower(mention.last)
    if beside == (",", ",") and _is_trade(passage.lower(mention.first - 2)):
        return passage.lower(mention.first - 3) in _DETERMINERS
    which = (passage.lower(mention.last), passage.lower(mention.last + 1)) == (",", "which")
    return mention.part is Part.SUBJECT and (which or called_behind(passage, mention.last, lexicon().body_nouns))


def _is_trade(word: str) -> bool:
    return word in _TRADES or word in TRADE_NOUNS or (word.endswith("maker") and word not in lexicon().roles)


def _read(passage: Passage, mention: NameMention, titled: set[tuple[str, ...]]) -> NameMention:
    """The mention as the firm's, where its sentence has "it" or "its" for it or people are called "Mr" in the text."""
    after = _after(passage, mention)
    if _is_called_firm(passage, mention) or "its" in after or _says_it(after):
        return replace(mention, sort=Sort.BODY, firm=True)
    if not _PEOPLE.isdisjoint(after):
        return mention
    if _key(mention) in titled:
        return replace(mention, sort=Sort.BODY, firm=True)
    return replace(mention, doubt=_DOUBT)


def _says_it(after: Sequence[str]) -> bool:
    """Whether a reporting word right behind the name goes on with an "it" that does something."""
    if not after or after[0] not in lexicon().reporting:
        return False
    told = after[1 : _MAX_ADVERBIAL_WORDS + 2]
    at = told.index("that") + 1 if "that" in told else 0
    behind = after[at + 1 : at + 3]
    return len(behind) == 2 and behind[0] == "it" and behind[1] in _AUXILIARIES


def _after(passage: Passage, mention: NameMention) -> list[str]:
    """The words behind a name to the end of its sentence, in lower case."""
    sentence, found = passage.words[mention.first].sentence, list[str]()
    for word in passage.words[mention.last :]:
        if word.sentence != sentence:
            break
        found.append(word.lower)
    return found


def _key(mention: NameMention) -> tuple[str, ...]:
    """A name as it is compared, without its particles."""
    folded = tuple(map(fold, mention.words))
    return tuple(word for word in folded[:-1] if word not in lexicon().particles) + folded[-1:]
