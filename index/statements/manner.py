"""What a cue reports: something said, something thought or planned, or something done."""

import re
from collections.abc import Iterator
from functools import cache

from index import resources
from index.model import Manner, QuotationKind

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_ANSWERED_WITH_DEEDS = re.compile(r"^(?:respond|react|repl[iy]|answer)\w*\s+to$", re.IGNORECASE)
_NAMING = re.compile(
    r"(?:^|.*\b(?:an?|the|his|her|its|their)\b.*\s)(?:(?:is|was|are|were|been|being)\s+)?"
    r"(?:(?:en)?titled|headlined|nicknamed|named|(?<=\s)called)$"
    r"|.*\bthe\s(?:code\s?name|nickname|name|title)(?:\sof)?$",
    re.IGNORECASE,
)
"""What follows is a title or a name, also in quotation marks."""
_REMEMBERING = frozenset("remember remembers remembered".split())
"""A quotation that somebody remembers was told to the writer."""
_ASKED = re.compile(r"^(?:(?:when|if)\s+)?(?:asked|pressed|questioned)\b", re.IGNORECASE)
_NOBODY = re.compile(
    r"(?:common|good) sense|(?:conventional|received|popular|folk) wisdom|rumou?r|time|life"
    r"|(?:(?:recent|past|human|our|long) )?history"
    r"|(?:(?:years|decades|centuries|generations) of )?(?:(?!(?:of|in|at|for|from|with|to|on|by) )[\w’'-]+ ){0,2}"
    r"(?:experience|logic|reality|tradition)",
    re.IGNORECASE,
)
_SILENT_E = re.compile(r"[^aeiou]e$|[aeiou]{2}e$|ue$")
_DOUBLED = re.compile(r"^[^aeiou]*[aeiou][bdgklmnprt]$")


_POINTING = re.compile(r"(?:it|this|that|these|those|him|her|them|me|us|you|which|whom|what|so)[,.]?", re.IGNORECASE)
_SPEAKING_ABOUT = re.compile(
    r"(?:^|.*\s)(?:(?:speaks?|spoke|spoken|speaking|talk(?:s|ed|ing)?|tells?|told|telling|writes?|wrote|written|writing|"
    r"comment(?:s|ed|ing)?|inform(?:s|ed|ing)?|brief(?:s|ed|ing)?|reminisc(?:es?|ed|ing)|asks?|asked|elaborat(?:es?|ed|ing))"
    r"(?:\s(?:\w+\s){0,4}?(?:about|on|of|to|with))?)$",
    re.IGNORECASE,
)
_ABOUT = re.compile(r"(?:about|on|of)\b|.*\s(?:about|on)$", re.IGNORECASE)
_SOMEBODY_ABOUT = re.compile(r"(?:(?!(?:to|whether|if|how|for)\s)[^\s.,;:!?]+\s){1,6}about\b", re.IGNORECASE)
_ASKING = re.compile(r"(?:^|.*\s)ask(?:s|ed|ing)?$", re.IGNORECASE)
_NEVER_SAYS_WHAT = re.compile(r"(?:^|.*\s)(?:answer|summari[sz]e)(?:s|d|ed|ing)?$", re.IGNORECASE)
_DEED = re.compile(
    r"(?:^|.*\s)(?:publish(?:es|ed|ing)?|launch(?:es|ed|ing)?|list(?:s|ed|ing)|designat(?:es?|ed|ing)|taught|"
    r"nicknam(?:es?|ed|ing)|call(?:s|ed|ing)?\soff|vot(?:es?|ed|ing)\s(?:against|for)|rul(?:es?|ed|ing)\sagainst|"
    r"charg(?:es?|ed|ing)(?:\swith)?|sentenc(?:es?|ed|ing)|convict(?:s|ed|ing)?|detain(?:s|ed|ing)?)$",
    re.IGNORECASE,
)
_UNNAMED = re.compile(
    r"(?:(?:not\sto\sbe|to\s(?:remain|stay|be\skept)|(?:that\s)?(?:his|her|their)\s(?:full\s)?names?\snot\s(?:to\s)?be)"
    r"\s(?:named|identified|quoted\sby\sname|anonymous|unnamed|used|published)|anonymity)\b",
    re.IGNORECASE,
)
"""What a source asks for itself; it tells how the writer came to the words."""
_PROCLAIMING = re.compile(r"(?:^|.*\s)(?:declar|proclaim)(?:es?|ed|ing|s)?$", re.IGNORECASE)
_PROCLAIMED = re.compile(
    r"(?:an?\s)?(?:\w+\s)?(?:state\sof|emergency|war|bankruptcy|victory|independence|holiday)\b", re.IGNORECASE
)
_DECIDING = re.compile(
    r"(?:^|.*\s)(?:dismiss(?:es|ed|ing)?|reject(?:s|ed|ing)?|den(?:y|ies|ied|ying)|grant(?:s|ed|ing)?|fil(?:es?|ed|ing)|"
    r"uph(?:old|olds|eld|olding)|overturn(?:s|ed|ing)?)$",
    re.IGNORECASE,
)
_DECIDED = re.compile(
    r"(?:\w+[ ’']+){0,5}(?:appeal|application|bail|bid|complaint|conviction|injunction|lawsuit|motion|petition|ruling|"
    r"suit|verdict)s?[.,]?",
    re.IGNORECASE,
)
_PICTURES = re.compile(
    r"(?:.*\s)?(?:footage|images?|photos?|photographs?|pictures?|videos?|broadcasts?)(?:\s(?:of|from|by|taken|posted)\b.*)?",
    re.IGNORECASE,
)
_SHOWING = re.compile(r"(?:^|.*\s)(?:show(?:s|ed|n|ing)?|depict(?:s|ed|ing)?|captur(?:es?|ed|ing))$", re.IGNORECASE)
_THANKING = re.compile(r"(?:^|.*\s)thank(?:s|ed|ing)?$", re.IGNORECASE)
_CLAUSE = re.compile(r"^(?:that|whether|how|why|to|if)\b|[\"“”„«»]|\bthat\b", re.IGNORECASE)


@cache
def _lexicon() -> dict[str, Manner]:
    """Every form of every reporting word, with what it reports; where a word stands twice the first counts."""
    forms: dict[str, Manner] = {}
    for manner, base, irregular in _entries():
        for form in (*_regular_forms(base), *irregular):
            forms.setdefault(form, manner)
    return forms


@cache
def _bases() -> frozenset[str]:
    return frozenset(base for _, base, _ in _entries())


def _entries() -> Iterator[tuple[Manner, str, list[str]]]:
    """What a word reports, its base form, and its irregular forms, for each line of the lexicon."""
    manner = Manner.SAID
    for line in resources.text("lexicon", "cues.txt").splitlines():
        line = line.partition("#")[0].strip()
        if line.startswith("["):
            manner = Manner(line.strip("[]"))
        elif line:
            base, _, irregular = line.partition(":")
            yield manner, base, irregular.split()


def _regular_forms(base: str) -> set[str]:
    """The base form with the regular endings of verbs and nouns."""
    forms = {base, f"{base}s"}
    if base.endswith(("s", "sh", "ch", "x", "z")):
        forms.add(f"{base}es")
    if base.endswith("y") and base[-2:-1] not in "aeiou":
        forms |= {f"{base[:-1]}ies", f"{base[:-1]}ied", f"{base}ing"}
    elif _SILENT_E.search(base):
        forms |= {f"{base}d", f"{base[:-1]}ing"}
    else:
        forms |= {f"{base}ed", f"{base}ing"}
        if _DOUBLED.search(base) or base in ("admit", "recap", "regret", "refer", "commit"):
            forms |= {f"{base}{base[-1]}ed", f"{base}{base[-1]}ing"}
    return forms


def manner_of(cue: str, kind: QuotationKind) -> Manner:
    """What a cue reports, judged by its first word that the lexicon knows.

    Speech wins over thought, thought over deeds, so "said he hoped" is said and "made clear he wants" is a thought. A
    cue without a known word reports speech if there are quotation marks, since somebody's words are given, and a deed
    if there are none. An empty cue belongs to a quotation that stands by itself.
    """
    quoted = kind is not QuotationKind.INDIRECT
    words = [word.group().lower() for word in _WORD.finditer(cue)]
    known = [_lexicon()[word] for word in words if word in _lexicon()]
    if _NAMING.match(cue.strip()) or (_ANSWERED_WITH_DEEDS.match(cue.strip()) and not quoted):
        return Manner.EVENT
    if kind is QuotationKind.DIRECT and _REMEMBERING.intersection(words):
        return Manner.SAID
    for manner in (Manner.SAID, Manner.THOUGHT):
        if manner in known:
            return manner
    if not words or quoted:
        return Manner.SAID
    return Manner.EVENT


def is_speech_word(word: str) -> bool:
    """Whether a word, in any of its forms, reports speech."""
    return _lexicon().get(word.lower()) is Manner.SAID


def is_thought_word(word: str) -> bool:
    """Whether a word, in any of its forms, reports a thought, a wish or a plan."""
    return _lexicon().get(word.lower()) is Manner.THOUGHT


def is_base_form(word: str) -> bool:
    """Whether a word is a reporting verb as it stands behind "to" and "would"."""
    return word.lower() in _bases()


def is_by_nobody(cue: str, mention: str) -> bool:
    """Whether the words have no author: "asked whether …, she said", "experience shows that …"."""
    return bool(_NOBODY.fullmatch(mention)) or (not mention and bool(_ASKED.match(cue)))


def tells_only_topic(cue: str, content: str) -> bool:
    """Whether an indirect content is what was spoken of and not what was said: "spoke about the dam", "denied it"."""
    if _POINTING.fullmatch(content):
        return True
    if _CLAUSE.search(content):
        return False
    about = _ABOUT.match(content) or _ABOUT.match(cue)
    if _ASKING.match(cue) and _SOMEBODY_ABOUT.match(content):
        return True
    return bool(_NEVER_SAYS_WHAT.match(cue) or (about and _SPEAKING_ABOUT.match(cue)))


def tells_only_deed(cue: str, content: str) -> bool:
    """Whether an indirect content is what was done with words or without: "charged him with theft", "declared war".

    Or how the words came to the writer: "asked not to be named".
    """
    if _UNNAMED.match(content):
        return True
    if _CLAUSE.search(content):
        return False
    if _THANKING.match(cue):
        return " for " not in content
    decided = _DECIDING.match(cue) and _DECIDED.fullmatch(content)
    return bool(_DEED.match(cue) or decided or (_PROCLAIMING.match(cue) and _PROCLAIMED.match(content)))


def is_only_seen(cue: str, mention: str) -> bool:
    """Whether pictures show something, so that nobody says it: "footage from the scene showed …"."""
    return bool(_PICTURES.fullmatch(mention) and _SHOWING.match(cue))
