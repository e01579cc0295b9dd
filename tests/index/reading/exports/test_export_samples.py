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
        ("europresse-1.html", 3, 2, 5, "e3bf268793b6a95a"),
        ("europresse-2.html", 4, 1, 5, "60da21c74d6744da"),
        ("factiva-20-reuters-1987.xml", 19, 0, 136, "ea5c0741cff2caab"),
        ("factiva.html", 2, 0, 6, "9434919e4dc08161"),
        ("factiva.xml", 3, 0, 6, "6ced94b2fc09a1e5"),
        ("lexis-uni.docx", 10, 13, 71, "2843c330f46a9795"),
        ("lexisnexis-classic.txt", 10, 10, 122, "79a65a462b3fcc6c"),
        ("lexisnexis-en.html", 2, 1, 9, "9ee75a9981de2a2b"),
        ("lexisnexis-fr.html", 3, 1, 5, "f0edf7c1946787a2"),
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
