"""The same articles told of other people: every person renamed, women and men exchanged, another story in between."""

import json
import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise, product
from pathlib import Path

from index.model import Article, QuotationKind, Span, Statement
from index.reading import sample
from index.reading.plain_text import read_text
from index.speakers.ledger import open_ledger
from index.speakers.lexicon import Gender, lexicon
from index.speakers.names import fold
from index.speakers.sorts import Sort, is_body_name, is_place
from index.statements.extract import Extractor
from tests.index.speakers.conftest import article_of

BUILT_IN = "built in"
GOLDEN = Path(__file__).parents[2] / "golden"
SYLLABLES = ("Bren Dolm Fask Garn Holv Jurm Kest Lomb Marn Norv", "ack eld imar orth und", "s en ow")
NEW_GIVEN = {
    Gender.MALE: "Hugo Anders Boris Duncan Emil Fabian Gareth Henrik Igor Kurt Lars Milo Nigel Otto Pavel Rolf Sven",
    Gender.FEMALE: "Agnes Bertha Celia Delia Edith Flora Greta Hilda Irma Judith Karla Lydia Maud Nadia Olga Petra",
    None: "Robin Kelly Shannon Tracy Stacy Jamie Leslie Lindsay",
}
"""Given names that the program knows, by the sex they tell."""
PAIRS = """he/she himself/herself mr/ms man/woman men/women husband/wife father/mother son/daughter brother/sister
    boy/girl king/queen prince/princess uncle/aunt spokesman/spokeswoman chairman/chairwoman congressman/congresswoman
    businessman/businesswoman grandfather/grandmother nephew/niece actor/actress
    councilman/councilwoman fiancé/fiancée""".split()
SWAPPED = {one: other for pair in PAIRS for one, other in (pair.split("/"), pair.split("/")[::-1])}
SWAPPED |= {"mrs": "mr", "miss": "mr", "him": "her", "hers": "his"}
STYLES = ("“”", "„“", "„”", "«»", "»«")
PRONOUN = re.compile(r"\b(?:he|she|they|it|him|his|her|their|its|them)\b", re.IGNORECASE)
PRONOUN_WORDS = 12
Replacement = tuple[int, int, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """An article with its statements, their speakers not yet looked for."""

    name: str
    article: Article
    statements: tuple[Statement, ...]


def names_of_stories() -> list[str]:
    """The built-in article, the invented ones, and free news."""
    invented = sorted(path.stem for path in (GOLDEN / "articles").glob("*.txt"))
    return [BUILT_IN, *invented, *_free_news()]


@cache
def story_called(name: str) -> Story:
    """An article with the statements that a reader marked, or else with those that the program finds."""
    if name in _free_news():
        return _marked(_free_news()[name])
    path = GOLDEN / "articles" / f"{name}.txt"
    article = sample.article() if name == BUILT_IN else read_text(path.read_text(encoding="utf-8"))
    return Story(name=name, article=article, statements=tuple(_extractor().extract(article)))


@cache
def _extractor() -> Extractor:
    return Extractor()


@cache
def _free_news() -> dict[str, dict]:
    """The records of free news by their ids."""
    lines = (GOLDEN / "free_news" / "train.jsonl").read_text(encoding="utf-8").splitlines()
    return {record["id"]: record for record in map(json.loads, lines)}


def _marked(record: dict) -> Story:
    text = record["text"]
    found = []
    for item in record["annotations"][0]["attributions"]:
        spans = {role: tuple(Span(*span) for span in item.get(role) or ()) for role in ("content", "cue", "source")}
        if spans["content"]:
            direct = text[spans["content"][0].start] in '"“'
            kind = QuotationKind.DIRECT if direct else QuotationKind.INDIRECT
            parts = {"content": spans["content"], "cue": spans["cue"], "mention": spans["source"]}
            found.append(Statement(kind=kind, confidence=0.95, **parts))
    return Story(name=record["id"], article=article_of(text), statements=tuple(found))


def retold(story: Story, replacements: Iterator[Replacement]) -> tuple[Story, Callable[[Span], Span]]:
    """The story with pieces of its text replaced, and the way from a place in the old text to the new one."""
    text, old, new, done = story.article.text, [0], [0], 0
    pieces = list(replacements)
    for start, end, words in pieces:
        new += [new[-1] + start - done, new[-1] + start - done + len(words)]
        old += [start, end]
        done = end
    changed = put_into(text, iter(pieces))

    def place(position: int) -> int:
        at = bisect_right(old, position) - 1
        return new[at] + position - old[at]

    def moved(span: Span) -> Span:
        return Span(place(span.start), place(span.end))

    article = replace(
        story.article,
        text=changed,
        paragraphs=tuple(replace(paragraph, span=moved(paragraph.span)) for paragraph in story.article.paragraphs),
    )
    roles = ("content", "cue", "mention")
    statements = tuple(
        replace(statement, **{role: tuple(map(moved, getattr(statement, role))) for role in roles})
        for statement in story.statements
    )
    return replace(story, article=article, statements=statements), moved


def new_names(story: Story) -> dict[str, str]:
    """For every word of every person's name another one: given names of the same sex, surnames that mean nothing.

    Words that the text also writes in lower case or that name a place or a body stay as they are.
    """
    known, text = lexicon(), story.article.text
    given = {sex: iter(names.split()) for sex, names in NEW_GIVEN.items()}
    surnames = ("".join(parts) for parts in product(*map(str.split, SYLLABLES)))
    plain = set(re.findall(r"\b[a-z]+\b", text))
    names: dict[str, str] = {}
    for word in _words_of_people(story):
        lower = word.lower()
        small = known.particles | known.suffixes | known.function_words | known.plural_people
        protected = lower in plain or lower in small or is_place((word,)) or is_body_name((word,))
        if protected or len(word) < 3 or word.title() in names:
            continue
        if not word.isalpha() or lower in known.family_first or lower in known.titles or lower in known.roles:
            continue
        new = next(given[known.given_names[fold(word)]], "") if fold(word) in known.given_names else next(surnames)
        if new and new not in text:
            names[word.title()] = new
    return names | {old.upper(): new.upper() for old, new in names.items()}


def _words_of_people(story: Story) -> list[str]:
    """The words of all names that the program takes for people's, in the order of the text."""
    sections = sorted({paragraph.section for paragraph in story.article.paragraphs})
    found: dict[str, None] = {}
    for section in sections:
        people = open_ledger(story.article, section, {}).naming.people.referents
        for referent in people:
            for mention in referent.names if referent.sort is Sort.PERSON else ():
                found |= dict.fromkeys(word.title() for word in mention.words if word[0].isupper())
    return [word for word in found if word in story.article.text]


def renaming(text: str, names: dict[str, str]) -> Iterator[Replacement]:
    """The places of the names with the new ones."""
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(names)))})\b")
    for match in pattern.finditer(text) if names else ():
        yield (*match.span(), names[match.group()])


def swapped_names(story: Story) -> dict[str, str]:
    """For every given name of a woman in a story that of a man, and the other way round."""
    known = lexicon().given_names
    given = {Gender.MALE: iter(NEW_GIVEN[Gender.FEMALE].split()), Gender.FEMALE: iter(NEW_GIVEN[Gender.MALE].split())}
    found = {}
    for word in _words_of_people(story):
        sex = known.get(fold(word))
        if sex is not None and word not in found and (new := next(given[sex], "")):
            found[word] = new
    return found | {old.upper(): new.upper() for old, new in found.items()}


def swapping(text: str, names: dict[str, str]) -> Iterator[Replacement]:
    """The places of given names, pronouns, titles and nouns of one sex with those of the other."""
    for match in re.finditer(r"\b[^\W\d_]+\b", text):
        word, lower = match.group(), match.group().lower()
        if word in names:
            yield (*match.span(), names[word])
        elif lower in SWAPPED or lower in ("his", "her"):
            new = SWAPPED.get(lower) or _owner(text, match.end(), lower)
            yield (*match.span(), new.title() if word[0].isupper() else new)


def _owner(text: str, end: int, lower: str) -> str:
    """The other form of "his" or "her", which is both "his" and "him"."""
    if lower == "his":
        return "her"
    return "his" if re.match(r" (?!said|and|to|in|on|at|for|with|that|from|as|by|the|a)[a-z]", text[end:]) else "him"


def put_into(text: str, replacements: Iterator[Replacement]) -> str:
    """A text with pieces of it replaced."""
    parts, done = [], 0
    for start, end, words in replacements:
        parts += [text[done:start], words]
        done = end
    return "".join([*parts, text[done:]])


def in_marks(story: Story, style: str) -> Story:
    """The story with its double quotation marks in a style; those that stand alone in a paragraph stay."""
    text = list(story.article.text)
    for paragraph in story.article.paragraphs:
        places = [at for at in range(*paragraph.span) if text[at] in '"“”']
        for number, at in enumerate(places if len(places) % 2 == 0 else ()):
            text[at] = style[number % 2]
    return replace(story, article=replace(story.article, text="".join(text)))


def gaps(story: Story) -> list[int]:
    """The numbers of the paragraphs before which another one may stand without parting what belongs together.

    That is a quotation, a colon with what it announces, or a name and a pronoun that begins the next paragraph.
    """
    text, found = story.article.text, []
    for number, (before, after) in enumerate(pairwise(story.article.paragraphs), 1):
        one, other = text[slice(*before.span)], text[slice(*after.span)]
        whole = one.count('"') % 2 == 0 and one.count("“") == one.count("”") and one[-1] in '.!?"”'
        parted = any(found.span.start < after.span.start < found.span.end for found in story.statements)
        begun = other[0] in '"“‘«' or PRONOUN.search(" ".join(other.split()[:PRONOUN_WORDS]))
        if whole and before.section == after.section and not parted and not begun:
            found.append(number)
    return found


def with_paragraph(story: Story, place: int, words: str) -> Story:
    """The story with one more paragraph before the one of this number."""
    next_one = story.article.paragraphs[place]
    at = next_one.span.start
    retold_story, _ = retold(story, iter([(at, at, f"{words}\n\n")]))
    paragraphs = list(retold_story.article.paragraphs)
    paragraphs.insert(place, replace(next_one, span=Span(at, at + len(words))))
    return replace(retold_story, article=replace(retold_story.article, paragraphs=tuple(paragraphs)))
