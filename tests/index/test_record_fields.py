"""Details of an article as lines of text."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import DetailInvalid
from index.model import SourceRecord
from index.record_fields import RecordField, parsed, value_of, written

names = st.text("abcÄé .,'’", min_size=1).map(lambda name: " ".join(name.split())).filter(lambda name: name.strip(" ,"))


@given(names=st.lists(names, unique=True, max_size=4))
def test_authors_are_read_as_they_were_written(names):
    assert parsed(RecordField.AUTHORS, written(tuple(names))) == tuple(names)


@given(field=st.sampled_from(RecordField), line=st.text())
def test_any_line_is_a_detail_or_refused_and_means_the_same_again(field, line):
    with suppress(DetailInvalid):
        value = parsed(field, line)
        record = SourceRecord(**{field.value: value})
        assert value_of(record, field) == value == parsed(field, written(value))


@pytest.mark.parametrize(
    ("field", "line", "value"),
    [
        (RecordField.AUTHORS, "Ines Vale, Jo Li,, Jo Li", ("Ines Vale", "Jo Li")),
        (RecordField.AUTHORS, "King, Jr.; Jo Li", ("King, Jr.", "Jo Li")),
        (RecordField.HEADLINE, " Bridge\n\topen\x00 ", "Bridge open"),
        (RecordField.HEADLINE, "  ", None),
        (RecordField.PUBLISHED, " 2021-05 ", "2021-05"),
        (RecordField.URL, "HTTPS://harbour.example", "HTTPS://harbour.example"),
        (RecordField.LANGUAGE, "german", "de"),
        (RecordField.LANGUAGE, "pt_BR", "pt-BR"),
        (RecordField.LANGUAGE, "mis", "mis"),
    ],
)
def test_a_line_means_a_detail(field, line, value):
    assert parsed(field, line) == value
