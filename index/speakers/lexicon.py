"""The shipped word lists: titles, nouns for people and bodies, places, given names."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from index import resources

_STROKE = "/"


class Gender(StrEnum):
    """The grammatical gender a person is referred to with."""

    MALE = "male"
    FEMALE = "female"


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """All lists, folded to lower case; entries of several words are joined by one blank."""

    titles: Mapping[str, Gender | None]
    honorifics: frozenset[str]
    regnal: frozenset[str]
    title_modifiers: frozenset[str]
    suffixes: frozenset[str]
    """What tells two people of one name apart ("Jr.")."""
    honours: frozenset[str]
    """What may stand behind a name and is no part of it ("PhD")."""
    roles: Mapping[str, Gender | None]
    plural_people: frozenset[str]
    body_nouns: frozenset[str]
    body_names: frozenset[str]
    documents: frozenset[str]
    things: frozenset[str]
    """Last words of the names of things."""
    firms: frozenset[str]
    """Last words of the names of firms and services."""
    speaking: frozenset[str]
    """Documents and acts of speech that speak for their owner."""
    countries: Mapping[str, str]
    """Every form of a country's name, also the adjective, to its first form."""
    nationalities: frozenset[str]
    """The forms of a country's name that are adjectives or name its people."""
    places: frozenset[str]
    states: Mapping[str, str]
    """Every form of the name of an American state, without dots, to the full name."""
    adjectives: frozenset[str]
    familiar: frozenset[str]
    """Adjectives before the name of somebody known ("poor Jo")."""
    function_words: frozenset[str]
    prepositions: frozenset[str]
    clause_openers: frozenset[str]
    dates: frozenset[str]
    particles: frozenset[str]
    continuing: frozenset[str]
    """Cues by which a speaker goes on speaking ("added")."""
    resuming: frozenset[str]
    """Those of them that need words of the speaker's own before them ("continued")."""
    verbs: frozenset[str]
    """Irregular past forms ("went")."""
    reporting: frozenset[str]
    """Forms of reporting words ("say", "says", "said")."""
    given_names: Mapping[str, Gender | None]
    family_first: frozenset[str]


def _sections(name: str) -> dict[str, list[list[str]]]:
    """The lines of one list by section, each line split into entries."""
    sections: dict[str, list[list[str]]] = {}
    current: list[list[str]] = []
    for line in resources.text("lexicon", name).splitlines():
        line = line.partition("#")[0].strip()
        if line.startswith("["):
            current = sections.setdefault(line.strip("[]"), [])
        elif line:
            current.append([entry.replace("_", " ") for entry in line.split()])
    return sections


def _flat(lines: list[list[str]]) -> frozenset[str]:
    """All entries of a section."""
    return frozenset(entry for line in lines for entry in line)


def _reporting_words() -> frozenset[str]:
    """The base form, the form in -s and the irregular forms of every cue."""
    found: set[str] = set()
    for line in resources.text("lexicon", "cues.txt").splitlines():
        base, _, irregular = line.partition("#")[0].strip().partition(":")
        if base and not base.startswith("["):
            found |= {base, f"{base}s", *irregular.split()}
    return frozenset(found)


def _gendered(sections: dict[str, list[list[str]]], neutral: str) -> dict[str, Gender | None]:
    """Entries of the sections male, female and `neutral`, with their gender."""
    found: dict[str, Gender | None] = dict.fromkeys(_flat(sections["male"]), Gender.MALE)
    for entry in _flat(sections["female"]):
        found[entry] = None if entry in found else Gender.FEMALE
    return found | dict.fromkeys(_flat(sections[neutral]))


@cache
def lexicon() -> Lexicon:
    """The word lists, read once.

    Raises:
        OSError: a shipped list is missing.
    """
    titles, roles, bodies = _sections("titles.txt"), _sections("roles.txt"), _sections("bodies.txt")
    places, words, given = _sections("places.txt"), _sections("words.txt"), _sections("given_names.txt")
    return Lexicon(
        titles=_gendered(titles, "any"),
        honorifics=_flat(titles["honorific"]),
        regnal=_flat(titles["regnal"]),
        title_modifiers=_flat(titles["modifier"]),
        suffixes=_flat(titles["suffix"]),
        honours=_flat(titles["honour"]),
        roles=_gendered(roles, "any"),
        plural_people=_flat(roles["plural"]),
        body_nouns=_flat(bodies["noun"]),
        body_names=_flat(bodies["name"]),
        documents=_flat(bodies["document"]),
        things=_flat(bodies["thing"]),
        firms=_flat(bodies["firm"]),
        speaking=_flat(bodies["speaking"]),
        countries={form: line[0] for line in places["country"] for form in line if form != _STROKE},
        nationalities=_flat([line[line.index(_STROKE) + 1 :] for line in places["country"] if _STROKE in line]),
        places=_flat(places["place"]) | _flat(places["capital"]),
        states={form: line[0] for line in places["state"] for form in line},
        adjectives=_flat(places["adjective"]),
        familiar=_flat(words["familiar"]),
        function_words=_flat(words["function"]),
        prepositions=_flat(words["preposition"]),
        clause_openers=_flat(words["clause"]),
        dates=_flat(words["date"]),
        particles=_flat(words["particle"]),
        continuing=_flat(words["continue"]),
        resuming=_flat(words["resume"]),
        verbs=_flat(words["verb"]),
        reporting=_reporting_words(),
        given_names=_gendered(given, "either"),
        family_first=_flat(given["family_first"]),
    )
