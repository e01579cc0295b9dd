"""What tests of readers ask of an article."""

from index.model import ParagraphRole
from index.reading import registry


def articles(data, source="a file"):
    """The articles that a file's bytes hold."""
    return registry.read_bytes(data if isinstance(data, bytes) else data.encode(), source=source).articles


def lines(article, role=ParagraphRole.STORY):
    """The paragraphs of one role."""
    return [article.text[part.span.start : part.span.end] for part in article.paragraphs if part.role is role]
