"""Plain text, from a file's bytes or pasted, to an article."""

from index.errors import SourceEmpty
from index.model import Article, SourceRecord
from index.reading import decoding, joints, layout, wrapping
from index.reading.outcome import Reading, one
from index.text import paragraph_spans, tidy


def read_text(text: str, *, record: SourceRecord | None = None, source: str = "pasted text") -> Article:
    """The article that a text holds, in normal form, its paragraphs on one line each.

    `source` names the text in errors. Where `record` has no headline, the text's own is taken.

    Raises:
        SourceEmpty: there is nothing but white space.
        ModelError: what tells languages cannot be used.
    """
    marked = wrapping.unwrap_marked(tidy(text))
    text = joints.unmarked(marked)
    if not paragraph_spans(text):
        raise SourceEmpty(source)
    return joints.recorded(layout.article(text, record or SourceRecord()), marked.split("\n"))


def read_bytes(data: bytes, *, source: str) -> Reading:
    """The one article that a text file's bytes hold.

    Raises:
        SourceNotText: the bytes are not text.
        SourceEmpty: there is nothing but white space.
        ModelError: what tells languages cannot be used.
    """
    if not data.strip():
        raise SourceEmpty(source)
    return one(read_text(decoding.decode(data, source=source), source=source))
