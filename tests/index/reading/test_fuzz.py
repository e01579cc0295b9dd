"""Whatever the bytes are, a reader gives articles or says why not, and nothing else."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.errors import SourceError
from index.reading import registry
from tests.index.reading.mutations import SEEDS, mutated

EXAMPLES = 12


def check(data):
    """Articles whose paragraphs lie in order inside their texts, or a `SourceError`, or one for each of its parts."""
    try:
        reading = registry.read_bytes(data, source="fuzzed.pdf")
    except SourceError:
        return
    assert reading.articles or len(reading.failures) > 1
    for article in reading.articles:
        end = 0
        for part in article.paragraphs:
            assert end <= part.span.start < part.span.end <= len(article.text)
            end = part.span.end
        article.text.encode()


@pytest.mark.parametrize("name", SEEDS)
def test_an_unbroken_file_is_read(name):
    assert registry.read_bytes(SEEDS[name], source="seed").articles


def test_every_format_has_a_seed():
    found = {registry.recognised(seed).name for seed in SEEDS.values()}
    unreadable = {"old Office file", "other Office file", "picture or recording"}
    assert found | unreadable == {kind.name for kind in registry.FORMATS}


@pytest.mark.parametrize("name", SEEDS)
@settings(deadline=None, max_examples=EXAMPLES, suppress_health_check=[HealthCheck.too_slow])
@given(number=st.integers(0, 10_000_000))
def test_a_broken_file_gives_articles_or_a_source_error(name, number):
    check(mutated(SEEDS[name], number))


@settings(deadline=None, max_examples=60)
@given(data=st.binary(max_size=400))
def test_any_bytes_give_articles_or_a_source_error(data):
    check(data)


@pytest.mark.parametrize("name", SEEDS)
@settings(deadline=None, max_examples=4)
@given(data=st.binary(max_size=200))
def test_any_bytes_behind_a_beginning_give_articles_or_a_source_error(name, data):
    check(SEEDS[name][:40] + data)
