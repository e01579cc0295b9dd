"""Real exports beside the checkout: counts and hashes only, since their texts are not ours to print."""

import hashlib
from pathlib import Path

import pytest

from index.reading import registry
from tests.index.reading.parts import lines

FOLDER = Path(__file__).parents[5] / "shared" / "data" / "exports"

pytestmark = [pytest.mark.corpus, pytest.mark.skipif(not FOLDER.exists(), reason="the reference data is not here")]


def fingerprint(articles):
    """What is known of the articles and their first and last paragraphs, as a short hash."""
    known = [(article.record, lines(article)[0], lines(article)[-1]) for article in articles]
    return hashlib.sha256(repr(known).encode()).hexdigest()[:16]


@pytest.mark.parametrize(
    ("name", "count", "authors", "paragraphs", "expected"),
    [
        ("europresse-1.html", 3, 2, 5, "959b69f67d328a5f"),
        ("europresse-2.html", 4, 1, 5, "5de42f3b3b5f0024"),
        ("factiva-20-reuters-1987.xml", 19, 0, 136, "2ac62d27830091d1"),
        ("factiva.html", 2, 0, 6, "5fac386ed61dd345"),
        ("factiva.xml", 3, 0, 6, "206419f056f934d0"),
        ("lexis-uni.docx", 10, 13, 71, "d1dc16b6f6b1b791"),
        ("lexisnexis-classic.txt", 10, 10, 122, "43a6fac8d0e8099f"),
        ("lexisnexis-en.html", 2, 1, 9, "02e2bf9c46fc3102"),
        ("lexisnexis-fr.html", 3, 1, 5, "427eb75096ef9a1a"),
    ],
)
def test_a_real_export_is_split_and_read(name, count, authors, paragraphs, expected):
    reading = registry.read_bytes((FOLDER / name).read_bytes(), source=name)
    found = reading.articles
    assert reading.failures == ()
    assert len(found) == count
    assert all(article.record.headline and article.record.outlet and article.record.published for article in found)
    assert sum(len(article.record.authors) for article in found) == authors
    assert sum(len(lines(article)) for article in found) == paragraphs
    assert fingerprint(found) == expected
