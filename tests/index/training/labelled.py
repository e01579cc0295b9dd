"""Invented articles with marked statements, for training's tests."""

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from index.model import Span
from index.statements.wordpiece import WordPiece
from index.training.corpus import Labelled, LabelledArticle, as_row
from tests.index.statements.marked import drafts_of

NEWS = """Bridge reopens after long repairs

[m:Mayor Ada Quill] [c:said] [q:the bridge was safe again]. “[q2:We have waited two years],” [m2:she] [c2:said].

[m3:Lee Tan] [c3:warned] that [q3:the ferry would close]. The river was high in May."""


def labelled(*marked: str, name: str = "a", persons: Sequence[str] = ()) -> LabelledArticle:
    """An article; each way to mark the same text is one annotator's, and `persons` are names that stand in it once."""
    texts, annotations = set(), []
    for one in marked:
        text, drafts = drafts_of(one)
        texts.add(text)
        annotations.append(
            tuple(Labelled(content=draft.content, cue=draft.cue, source=draft.mention) for draft in drafts)
        )
    (text,) = texts
    spans = tuple(Span(text.index(person), text.index(person) + len(person)) for person in persons)
    return LabelledArticle(id=name, text=text, annotations=tuple(annotations), persons=spans)


def news(name: str = "a") -> LabelledArticle:
    """A short article with three statements."""
    return labelled(NEWS, name=name, persons=("Ada Quill", "Lee Tan"))


def pieces_of(text: str) -> WordPiece:
    """A vocabulary in which each word and mark of a text is one piece."""
    words = "".join(letter if letter.isalnum() else f" {letter} " for letter in text.lower()).split()
    return WordPiece(["[PAD]", "[UNK]", "[CLS]", "[SEP]", *sorted(set(words))])


def write_lines(path: Path, rows: Iterable[dict[str, Any]]) -> Path:
    """Writes JSON lines."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def write_corpus(path: Path, articles: Iterable[LabelledArticle]) -> Path:
    """Writes articles as a corpus."""
    return write_lines(path, map(as_row, articles))
