"""Articles in, statements out, as a careful reader finds them; what is known to go wrong may only get less."""

import json
import re
from collections import Counter
from pathlib import Path

import pytest

from index.reading import sample
from index.reading.plain_text import read_text
from index.statements.extract import Extractor

HERE = Path(__file__).parent
NAMES = sorted(path.stem for path in (HERE / "articles").glob("*.json"))
LEAST_OVERLAP = 0.5
"""Share of words that an expected and a found content have in common if they are the same statement."""
SHOWN_WORDS = 7


@pytest.fixture(scope="module")
def extractor():
    return Extractor()


def known_misses():
    lines = (HERE / "known_misses.txt").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def words(text):
    return re.findall(r"\w+(?:['’]\w+)*", text.lower())


def content_words(pieces):
    """The words of a content without the conjunction that introduces it."""
    found = words(" ".join(pieces))
    return found[1:] if found[:1] == ["that"] else found


def overlap(first, second):
    one, other = Counter(first), Counter(second)
    return (one & other).total() / (one | other).total() if one or other else 0.0


def pieces_of(text, spans):
    return [text[span.start : span.end] for span in spans]


def pairs_of(expected, found):
    """For each expected content the number of the found one that is the same statement, best overlap first."""
    scored = sorted(
        ((-overlap(left, right), i, j) for i, left in enumerate(expected) for j, right in enumerate(found)),
    )
    pairs = {}
    for value, i, j in scored:
        if -value >= LEAST_OVERLAP and i not in pairs and j not in pairs.values():
            pairs[i] = j
    return pairs


def agrees(expected, found_pieces):
    """Whether a role holds the expected words or signs, or is empty where none are expected."""
    found = " ".join(found_pieces)
    if not words(expected):
        return expected == found.strip()
    return set(words(expected)) <= set(words(found))


def wrong_fields(expected, statement, text, pairs):
    """The fields in which a found statement differs from the expected one."""
    within = pairs.get(expected["within"], -1) if "within" in expected else None
    right = {
        "content": content_words(expected["content"]) == content_words(pieces_of(text, statement.content)),
        "cue": agrees(expected["cue"], pieces_of(text, statement.cue)),
        "mention": agrees(expected["mention"], pieces_of(text, statement.mention)),
        "kind": expected.get("kind", statement.kind) == statement.kind,
        "manner": expected["manner"] == statement.manner,
        "polarity": expected.get("polarity", "plain") == statement.polarity,
        "listed": expected["listed"] == statement.listed,
        "within": within == statement.within,
    }
    return [field for field, is_right in right.items() if not is_right]


def misses(name, extractor):
    """What goes wrong in one article, one line each."""
    expected = json.loads((HERE / "articles" / f"{name}.json").read_text(encoding="utf-8"))
    if name == "built_in":
        article = sample.article()
    else:
        article = read_text((HERE / "articles" / f"{name}.txt").read_text(encoding="utf-8"))
    found = extractor.extract(article)
    contents = [content_words(pieces_of(article.text, statement.content)) for statement in found]
    pairs = pairs_of([content_words(entry["content"]) for entry in expected], contents)
    for number, entry in enumerate(expected):
        wrong = wrong_fields(entry, found[pairs[number]], article.text, pairs) if number in pairs else ["not found"]
        for field in wrong:
            yield f"{name} | {' '.join(content_words(entry['content'])[:SHOWN_WORDS])} | {field}"
    for number, statement in enumerate(found):
        if statement.listed and number not in pairs.values():
            yield f"{name} | {' '.join(contents[number][:SHOWN_WORDS])} | no statement"


@pytest.mark.parametrize("name", NAMES)
def test_statements_are_those_that_a_careful_reader_finds(name, extractor):
    known = [line for line in known_misses() if line.startswith(f"{name} |")]
    found = list(misses(name, extractor))
    assert {"new misses": sorted(set(found) - set(known)), "right now": sorted(set(known) - set(found))} == {
        "new misses": [],
        "right now": [],
    }


def test_every_known_miss_is_of_an_article_that_is_here():
    assert [line for line in known_misses() if line.split(" | ")[0] not in NAMES] == []


@pytest.mark.parametrize("name", [name for name in NAMES if name != "built_in"])
def test_what_is_expected_stands_in_the_article(name):
    text = (HERE / "articles" / f"{name}.txt").read_text(encoding="utf-8")
    expected = json.loads((HERE / "articles" / f"{name}.json").read_text(encoding="utf-8"))
    for entry in expected:
        assert [piece for piece in (*entry["content"], entry["cue"], entry["mention"]) if piece not in text] == []
