"""What Chromium marks when it opens the address of a passage: the words of the statement, and no others.

The page marks what the address leads to in one colour. Beside it another page is painted that has the same words in
that colour by its own means; both pictures have to be the same, point for point. The pages are served on this machine.
"""

import html
import re
import shutil
import subprocess
import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtGui import QImage

from index import resources
from index.citation.passage import passage_link
from index.model import Span

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
PAGE = (
    "<!doctype html><meta charset=utf-8><title>Article</title>"
    "<style>body{{margin:8px;width:760px;font:15px/22px serif}}"
    "::target-text,mark{{background:#f00;color:#f00}}</style><nav>Home News Sport</nav><article>{}</article>"
)
STORY = (
    "Council meets on the ferry\n"
    "Mayor Ana Ruiz said “We will build the tram line”, and nobody laughed. We will build the tram line, she repeats.\n"
    "“This is a long-awaited day — and, with 1,200 seats & a 50% discount, a good one for everybody who has waited in"
    " the rain for a bus that never came,” said Otto Brandt. “It’s late,” he added, “but not too late.”\n"
    "We will build the tram line.\n"
    "“The boat is small, but it is ours.\n"
    "“It will go to the islands twice a day, and it will carry whoever has to get there,” Brandt said. It is"
    " what it is.\n"
    "„Straße“ and “naïve café” stood on a sign: #sale, 3-for-2 (really)?"
)
PASSAGES = {
    "the first of three": ("We will build the tram line", 0),
    "the second of three": ("We will build the tram line", 1),
    "a paragraph that is its own": ("We will build the tram line.", 0),
    "long, with dashes, commas, a per cent sign and an ampersand": (
        "This is a long-awaited day — and, with 1,200 seats & a 50% discount, a good one for everybody who has waited"
        " in the rain for a bus that never came",
        0,
    ),
    "with an apostrophe": ("It’s late", 0),
    "over two paragraphs": (
        "The boat is small, but it is ours.\n“It will go to the islands twice a day, and it will carry whoever has to"
        " get there",
        0,
    ),
    "other letters": ("„Straße“ and “naïve café”", 0),
    "signs of addresses": ("#sale, 3-for-2 (really)", 0),
}

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed")


class Quiet(SimpleHTTPRequestHandler):
    """Serves a folder and says nothing."""

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("pages")


@pytest.fixture(scope="module")
def served(folder: Path) -> Iterator[str]:
    """The address of the folder."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="module")
def marked(folder: Path) -> Callable[[str], np.ndarray]:
    """Where the picture of an address has the colour."""

    def look(address: str) -> np.ndarray:
        picture = folder / "picture.png"
        picture.unlink(missing_ok=True)
        command = [
            str(CHROMIUM), "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--no-first-run",
            "--disable-background-networking", "--window-size=800,1400", f"--user-data-dir={folder / 'profile'}",
            f"--screenshot={picture}", address,
        ]  # fmt: skip
        subprocess.run(command, check=True, capture_output=True)
        image = QImage(str(picture)).convertToFormat(QImage.Format.Format_RGB888)
        points = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
        points = points[:, : image.width() * 3].reshape(image.height(), image.width(), 3)
        return np.asarray((points == (255, 0, 0)).all(axis=2))

    return look


def paragraphs(text: str, marks: list[Span]) -> str:
    """The text as paragraphs, with some of its words marked by the page itself."""
    cuts = sorted({0, len(text), *(end for span in marks for end in (span.start, span.end))})
    made = []
    for start, end in pairwise(cuts):
        is_marked = any(span.start <= start and end <= span.end for span in marks)
        for place, piece in enumerate(text[start:end].split("\n")):
            made.append("</p><p>" if place else "")
            made.append(f"<mark>{html.escape(piece)}</mark>" if is_marked and piece else html.escape(piece))
    return f"<p>{''.join(made)}</p>"


def words_of(text: str, passage: str, number: int) -> Span:
    """The passage, without marks and blanks at its ends: a browser looks for words."""
    start = [match.start() for match in re.finditer(re.escape(passage), text)][number]
    found = list(re.finditer(r"\w+", text[start : start + len(passage)]))
    return Span(start + found[0].start(), start + found[-1].end())


def check(text: str, span: Span, folder: Path, served: str, marked: Callable[[str], np.ndarray]) -> None:
    (folder / "article.html").write_text(PAGE.format(paragraphs(text, [])), encoding="utf-8")
    (folder / "wanted.html").write_text(PAGE.format(paragraphs(text, [span])), encoding="utf-8")
    wanted = marked(f"{served}/wanted.html")
    assert wanted.any()
    shown = marked(passage_link(f"{served}/article.html", text, (span,)))
    assert np.array_equal(shown, wanted)


@pytest.mark.parametrize("name", PASSAGES)
def test_the_passage_is_what_is_marked(name, folder, served, marked):
    check(STORY, words_of(STORY, *PASSAGES[name]), folder, served, marked)


@pytest.mark.parametrize("number", [0, 1])
def test_the_quotes_of_the_built_in_article_are_marked(number, folder, served, marked):
    text = resources.text("articles", "000_989db6821d3e0583.txt").strip()
    quote = re.findall(r'"([^"\n]{40,})"', text)[number]
    check(text, words_of(text, quote, 0), folder, served, marked)


def test_the_page_alone_marks_nothing(folder, served, marked):
    (folder / "article.html").write_text(PAGE.format(paragraphs(STORY, [])), encoding="utf-8")
    assert not marked(f"{served}/article.html").any()
