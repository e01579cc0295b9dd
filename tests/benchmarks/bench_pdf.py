"""How well PDFs are read: prints free articles to PDF in two layouts and compares what comes back.

    python -m tests.benchmarks.bench_pdf

needs `wikinews` and `kremlin` of the reference data. Counted are words (F1), paragraphs that come back exactly, white
space aside, and headlines. One layout has gaps between paragraphs, the other one indents them and justifies its lines.
"""

import gzip
import json
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import mean

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QMarginsF, Qt
from PySide6.QtGui import (
    QFont,
    QGuiApplication,
    QPageSize,
    QPdfWriter,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)

from index.model import Article, ParagraphRole
from index.reading import registry
from tests.benchmarks.bench_html import f1

DATA = Path(__file__).parents[3] / "shared" / "data"
_EVERY = {"wikinews": 10, "kremlin": 270}
_MAX_CHARS = 30_000
LAYOUTS = ("gaps", "indents")


def texts() -> Iterator[tuple[str, list[str]]]:
    """The title and paragraphs of some articles."""
    for name, every in _EVERY.items():
        with gzip.open(DATA / name / "articles.jsonl.gz", "rt", encoding="utf-8") as lines:
            rows = [json.loads(line) for line in lines][::every]
        for row in rows:
            if len(row["text"]) <= _MAX_CHARS:
                yield row["title"], [line.strip() for line in row["text"].split("\n") if line.strip()]


def printed(title: str, paragraphs: list[str], layout: str, path: Path) -> Article:
    """The article that is read from a PDF made of a text."""
    document = QTextDocument()
    cursor = QTextCursor(document)
    large = QTextCharFormat()
    large.setFontPointSize(20)
    cursor.insertText(title, large)
    form = QTextBlockFormat()
    form.setTopMargin(10 if layout == "gaps" else 0)
    form.setTextIndent(0 if layout == "gaps" else 18)
    form.setAlignment(Qt.AlignmentFlag.AlignLeft if layout == "gaps" else Qt.AlignmentFlag.AlignJustify)
    for paragraph in paragraphs:
        cursor.insertBlock(form, QTextCharFormat())
        cursor.insertText(paragraph)
    document.setDefaultFont(QFont("serif", 10))
    writer = QPdfWriter(str(path))
    # Pixels are points, so that indents and gaps are as wide as they are called.
    writer.setResolution(72)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(20, 20, 20, 20))
    document.print_(writer)
    del writer
    (article,) = registry.read_bytes(path.read_bytes(), source=path.name).articles
    return article


def main() -> None:
    """Prints a line for each layout."""
    application = QGuiApplication.instance() or QGuiApplication([])
    known = list(texts())
    with tempfile.TemporaryDirectory() as folder:
        for layout in LAYOUTS:
            words, exact, headlines = [], 0, 0
            for title, paragraphs in known:
                article = printed(title, paragraphs, layout, Path(folder) / "printed.pdf")
                story = [
                    " ".join(article.text[part.span.start : part.span.end].split())
                    for part in article.paragraphs
                    if part.role is not ParagraphRole.HEADLINE
                ]
                words.append(f1(" ".join(story), " ".join(paragraphs)))
                exact += len({" ".join(paragraph.split()) for paragraph in paragraphs} & set(story))
                headlines += article.record.headline == title
            count = sum(len(set(paragraphs)) for _, paragraphs in known)
            print(
                f"{layout:8} {len(known)} articles; words F1 mean {mean(words):.3f}, least {min(words):.3f}; "
                f"paragraphs {exact}/{count}; headlines {headlines}/{len(known)}"
            )
    del application


if __name__ == "__main__":
    main()
